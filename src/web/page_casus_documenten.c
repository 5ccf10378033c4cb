/* Pages: the documents of a case. A file is read and stored by domein/aanmelding/bijlage.h; downloading is one page. */
#include "domein/aanmelding/bijlage.h"
#include "routes.h"
#include "views.h"
#include "web/aanmelden_velden.h"
#include "web/page_casus.h"

static struct str given(struct str s)
{
	return s.p ? s : STR("");
}

/* "184 kB", "2,1 MB" */
static struct str size_text(struct req *r, int64_t bytes)
{
	if (bytes < 1000000)
		return str_cat(r->arena, text_aantal(r->arena, r->lang, (bytes + 999) / 1000), STR(" kB"));
	return str_cat(r->arena, text_tiende(r->arena, r->lang, bytes / 100000), STR(" MB"));
}

static const char *type_name(struct str type)
{
	static const struct casus_keus types[] = { { "application/pdf", "PDF", NULL }, { "image/png", "PNG", NULL },
		{ "image/jpeg", "JPEG", NULL }, { "application/vnd.oasis.opendocument.text", "ODT", NULL },
		{ "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "DOCX", NULL },
		{ "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "XLSX", NULL }, { 0 } };
	const char *name = casus_keus_label(types, type);

	return name ? name : "TXT";
}

static struct str visible_name(struct req *r, struct str code)
{
	const struct onderdeel *d = onderdeel_find(r->app->cat, code);

	return d && label_given(&d->zichtbaar_voor) ? label_text(&d->zichtbaar_voor, (int)r->lang) : casus_deel_naam(r,
		code);
}

static void rows_fill(struct req *r, const struct bijlagen *l, struct view_casus_documenten *v)
{
	v->n = l->n;
	v->v = ARENA_ARRAY(r->arena, l->n + 1, struct view_document);
	for (size_t i = 0; i < l->n; i++) {
		const struct bijlage *b = &l->v[l->n - 1 - i]; /* newest first */
		const struct onderdeel *d = onderdeel_find(r->app->cat, b->onderdeel);

		v->v[i] = (struct view_document){ .url = req_mag(r, RECHT_bijlage_lezen) ? url_bijlage(r, b->id) : STR(""),
			.titel = b->titel, .soort = str_z(type_name(b->type)), .grootte = size_text(r, b->grootte),
			.organisatie = b->organisatie_naam, .door = b->door_naam, .moment = casus_moment_dag(r, b->moment),
			.zichtbaar = visible_name(r, b->onderdeel), .wpg = b->wpg, .slot = d && d->domein.n,
			.voorwaarden = b->voorwaarden, .geheim = casus_geheim_tekst(r, b->beroepsgeheim, b->beroepsgeheim_op) };
	}
}

static void upload_fill(struct req *r, const struct casus_kop *k, struct view_casus_documenten *v)
{
	const struct regime *g = regime_find(r->app->cat, k->regime);

	v->form = (struct view_form){ .action = url_casus_document(r, k->id), .token = form_token(r), .upload = true };
	v->bestand = (struct view_field){ .kind = INPUT_FILE, .name = "bestand", .label = N_("Bestand"), .required = true,
		.help = N_("Pdf, Word (docx), Excel (xlsx), odt, png, jpg of txt. Hoogstens 20 MB, zonder macro's."), .error = req_error(r, "bestand") };
	v->titel = (struct view_field){ .kind = INPUT_TEXT, .name = "titel", .label = N_("Titel"), .optional = true,
		.value = req_value(r, "titel", STR("")), .error = req_error(r, "titel") };
	v->onderdeel = (struct view_field){ .kind = INPUT_SELECT, .name = "onderdeel", .label = N_("Zichtbaar voor"),
		.value = req_value(r, "onderdeel", STR("")), .error = req_error(r, "onderdeel") };
	casus_deel_opties(r, k, &v->onderdeel);
	v->voorwaarden = (struct view_field){ .kind = INPUT_TEXT, .name = "voorwaarden", .optional = true,
		.label = N_("Voorwaarden aan het gebruik"), .value = req_value(r, "voorwaarden", STR("")),
		.error = req_error(r, "voorwaarden"),
		.help = N_("Bijvoorbeeld: niet bespreken met de betrokkene. De voorwaarde gaat mee (WGS 2.29 lid 3).") };
	if (g && g->nberoepsgeheim && (str_eq(r->ctx.actor.domein, STR("zorg")) || casus_mag(k, CASUS_DEEL_ZORG, NIVEAU_SCHRIJVEN)))
		casus_beroepsgeheim(r, g, &v->geheim, &v->geheim_op);
	v->mag = v->onderdeel.noptions > 0 && !k->gesloten && req_mag(r, RECHT_casus_schrijven);
	casus_wpg(r, g, &v->wpg);
}

enum fault page_casus_documenten(struct req *r, const struct in_casus_documenten *in)
{
	struct view_casus_documenten *v = ARENA_NEW(r->arena, struct view_casus_documenten);
	struct casus_kop *k;
	struct bijlagen l;

	TRY(casus_kop_get(&r->ctx, in->casus, &k));
	TRY(bijlage_list(&r->ctx, casus_dossier(in->casus), &l));
	v->frame = casus_frame(r, k, CASUS_TAB_DOCUMENTEN);
	v->bewaren = casus_datum_veld(r, k->vernietigen);
	rows_fill(r, &l, v);
	upload_fill(r, k, v);
	view_casus_documenten(r->out, v);
	return casus_send(r, k, N_("Documenten"));
}

enum fault page_casus_document(struct req *r, const struct in_casus_document *in)
{
	struct bijlage_nieuw n = { .dossier = casus_dossier(in->casus), .onderdeel = str_dup(r->arena, in->onderdeel).p,
		.titel = given(in->titel), .bestandsnaam = in->bestand->filename, .wpg = given(in->wpg),
		.voorwaarden = given(in->voorwaarden), .beroepsgeheim = given(in->beroepsgeheim),
		.beroepsgeheim_op = in->beroepsgeheim_op };
	struct casus_kop *k;
	struct bijlage_id id;

	TRY(casus_kop_get(&r->ctx, in->casus, &k));
	if (k->gesloten)
		return fault_set(&r->fi, FAULT_DENIED, N_("Deze casus is gesloten."), "WGS 2.31 lid 8");
	TRY(file_bytes(r, in->bestand, &n.inhoud));
	TRY(bijlage_store(&r->ctx, &n, &id));
	return req_redirect(r, url_casus_documenten(r, in->casus), "document_toegevoegd");
}
