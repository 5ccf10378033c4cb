/* Pages: informatieverzoeken. Asking stands in the case; one request has a page of its own, for who asks and who answers. */
#include "web/page_verzoek.h"

#include "domein/aanmelding/bijlage.h"
#include "domein/afschaling/overdragen.h"
#include "routes.h"
#include "views.h"
#include "web/aanmelden_velden.h"
#include "web/shell.h"

static struct str given(struct str s)
{
	return s.p ? s : STR("");
}

/* ---- lists ---- */

void verzoek_lijst_view(struct req *r, const struct verzoek_lijst *l, struct view_verzoek_lijst *v)
{
	v->n = l->n;
	v->v = ARENA_ARRAY(r->arena, l->n + 1, struct view_verzoek_rij);
	for (size_t i = 0; i < l->n; i++) {
		const struct verzoek_rij *x = &l->v[i];

		v->v[i] = (struct view_verzoek_rij){ .url = casus_een_url(r, (struct casus_id){ x->dossier.v }, CASUS_TAB_INFORMATIE,
				"verzoek", url_id(r, ID_informatieverzoek, x->id.v), url_verzoek(r, x->id)), .nummer = x->nummer, .vraag = x->vraag,
			.wie = x->naam, .organisatie = x->organisatie_naam, .domein = x->domein, .dag = casus_dag(r, x->uiterlijk),
			.gevraagd = casus_moment_dag(r, x->gevraagd), .door = x->door_naam,
			.status = casus_keus_label(verzoek_statussen, x->status), .te_laat = x->te_laat,
			.open = str_eq(x->status, STR("open")), .mij = x->mij };
	}
}

static enum fault handed_fill(struct req *r, struct view_verzoeken *v)
{
	struct overdragen_lijst l;

	TRY(overdragen_mine(&r->ctx, &l));
	v->noverdrachten = l.n;
	v->overdrachten = ARENA_ARRAY(r->arena, l.n + 1, struct view_casusoverdracht_rij);
	for (size_t i = 0; i < l.n; i++)
		v->overdrachten[i] = (struct view_casusoverdracht_rij){ url_casus_overdracht(r, l.v[i].id), l.v[i].nummer,
			casus_thema_naam(r, l.v[i].thema), l.v[i].van_huis, l.v[i].door_naam, l.v[i].reden };
	return FAULT_NONE;
}

enum fault page_verzoeken(struct req *r, const struct in_verzoeken *in)
{
	struct view_verzoeken v = { .aan = { .id = "aan", .titel = N_("Gevraagd aan mijn organisatie"),
		.leeg = N_("Er is uw organisatie nu niets gevraagd.") }, .door = { .id = "door", .titel = N_("Door mij gevraagd"),
		.leeg = N_("U hebt nu geen vragen uitstaan. Een vraag stelt u in een casus."), .van_ons = true },
		.alles = in->alles, .url_open = url_verzoeken(r) };
	struct verzoek_lijst aan, door;

	TRY(verzoek_list(&r->ctx, VERZOEK_AAN_MIJ, (struct dossier_id){ 0 }, in->alles, &aan));
	TRY(verzoek_list(&r->ctx, VERZOEK_DOOR_MIJ, (struct dossier_id){ 0 }, in->alles, &door));
	verzoek_lijst_view(r, &aan, &v.aan);
	verzoek_lijst_view(r, &door, &v.door);
	TRY(handed_fill(r, &v));
	v.url_alles = str_cat(r->arena, v.url_open, STR("?alles=1"));
	view_verzoeken(r->out, &v);
	return page_send(r, N_("Informatieverzoeken"), MENU_VERZOEKEN);
}

/* ---- asking ---- */

static void partner_options(struct req *r, const struct verzoek_vorm *f, struct view_field *x)
{
	struct view_option *o = opties_new(r, x, f->n, N_("Kies een partner"));

	for (size_t i = 0; i < f->n; i++)
		o[x->noptions++] = (struct view_option){ .value = id_value(r, ID_medewerker, f->v[i].id.v),
			.text = str_cat(r->arena, str_cat(r->arena, f->v[i].organisatie_naam, STR(": ")), f->v[i].naam) };
}

static void template_options(struct req *r, const struct verzoek_vorm *f, struct view_field *x)
{
	struct view_option *o = opties_new(r, x, f->nsjablonen, N_("Geen vaste vragen"));

	for (size_t i = 0; i < f->nsjablonen; i++)
		o[x->noptions++] = (struct view_option){ .value = f->sjablonen[i]->code,
			.text = label_text(&f->sjablonen[i]->label, (int)r->lang) };
}

void verzoek_vraag_view(struct req *r, const struct verzoek_vorm *f, struct str action, struct view_informatie *v)
{
	struct view_field *x;

	v->niemand = f->n == 0;
	if (v->niemand)
		return;
	v->form = formulier_begin(r, action, N_("Vraag versturen"));
	v->form.form.guard = true;
	x = veld_add(r, &v->form, INPUT_SELECT, "medewerker", N_("Aan wie?"), STR(""));
	partner_options(r, f, x);
	x->help = f->kop ? N_("Alleen partners die zijn toegelaten tot de casus (WGS 2.31 lid 4).")
		: N_("Partners die bij deze grondslag toegang mogen hebben. Wie u vraagt, ziet alleen deze vraag.");
	x = veld_add(r, &v->form, INPUT_SELECT, "sjabloon", N_("Vaste vragen"), STR(""));
	template_options(r, f, x);
	x = veld_add(r, &v->form, INPUT_TEXTAREA, "vraag", N_("Wat wilt u weten, en waarvoor?"), STR(""));
	x->rows = 4;
	x->required = true;
	x->help = f->kop ? N_("Vraag niet meer dan nodig is voor het doel van de casus.")
		: N_("Noem om wie het gaat en vraag niet meer dan nodig is voor het besluit. Schrijf niet of iemand bij een huis bekend is.");
	x = veld_add(r, &v->form, INPUT_TEXT, "grond", N_("Grond"), f->grond);
	x->required = true;
	x = veld_add(r, &v->form, INPUT_DATE, "uiterlijk", N_("Antwoord uiterlijk"), STR(""));
	x->width = 10;
	x->optional = true;
	x->help = N_("Leeg: de gewone termijn van de catalogus.");
}

enum fault page_casus_informatie(struct req *r, const struct in_casus_informatie *in)
{
	struct view_informatie v = { .lijst = { .id = "verzoeken", .van_zaak = true, .titel = N_("Informatieverzoeken in deze casus"),
		.leeg = N_("Er is in deze casus nog niets gevraagd."), .van_ons = true } };
	struct verzoek_lijst l;
	struct casus_kop *k;

	TRY(casus_kop_get(&r->ctx, in->casus, &k));
	if (!casus_mag(k, CASUS_DEEL_VERZOEK, NIVEAU_EIGEN))
		return fault_set(&r->fi, FAULT_NOT_FOUND, NULL, NULL);
	TRY(verzoek_list(&r->ctx, VERZOEK_VAN_DOSSIER, casus_dossier(in->casus), true, &l));
	v.frame = casus_frame(r, k, CASUS_TAB_INFORMATIE);
	verzoek_lijst_view(r, &l, &v.lijst);
	if (casus_mag(k, CASUS_DEEL_VERZOEK, NIVEAU_SCHRIJVEN) && !k->gesloten && req_mag(r, RECHT_casus_schrijven)) {
		struct verzoek_vorm *f;

		TRY(verzoek_form(&r->ctx, in->casus, &f));
		verzoek_vraag_view(r, f, url_casus_informatie_post(r, in->casus), &v);
	}
	view_informatie(r->out, &v);
	return casus_send(r, k, N_("Informatie"));
}

enum fault page_casus_informatie_post(struct req *r, const struct in_casus_informatie_post *in)
{
	struct verzoek_nieuw n = { .casus = in->casus, .medewerker = in->medewerker, .sjabloon = given(in->sjabloon),
		.vraag = given(in->vraag), .grond = given(in->grond), .uiterlijk = in->uiterlijk };
	struct informatieverzoek_id id;

	TRY(verzoek_ask(&r->ctx, &n, &id));
	return req_redirect(r, url_verzoek(r, id), "informatie_gevraagd");
}

/* ---- one ---- */

static void facts_fill(struct req *r, const struct verzoek *q, struct view_verzoek_een *v)
{
	const struct sjabloon *s = sjabloon_find(r->app->cat, q->sjabloon);
	const struct reden *reden = reden_find(r->app->cat, STR("bezwaar"), q->reden);

	fact_put(v->feiten, &v->nfeiten, N_("Zaak"), q->nummer);
	fact_put(v->feiten, &v->nfeiten, N_("Gevraagd aan"), str_join(r->arena, q->naam, ", ", q->organisatie_naam));
	fact_put(v->feiten, &v->nfeiten, N_("Gevraagd door"), str_join(r->arena, q->door_naam, ", ", q->door_organisatie));
	fact_put(v->feiten, &v->nfeiten, N_("Gevraagd op"), text_moment(r->arena, r->lang, q->gevraagd));
	fact_put(v->feiten, &v->nfeiten, N_("Antwoord uiterlijk"), casus_dag(r, q->uiterlijk));
	fact_put(v->feiten, &v->nfeiten, N_("Grond"), q->grond);
	fact_put(v->feiten, &v->nfeiten, N_("Sjabloon"), s ? label_text(&s->label, (int)r->lang) : q->sjabloon);
	if (q->herinneringen)
		fact_put(v->feiten, &v->nfeiten, N_("Herinnerd op"), casus_moment_dag(r, q->herinnerd));
	if (q->beantwoord)
		fact_put(v->antwoord, &v->nantwoord, N_("Op"), text_moment(r->arena, r->lang, q->beantwoord));
	fact_put(v->antwoord, &v->nantwoord, N_("Door"), q->beantwoord_naam);
	fact_put(v->antwoord, &v->nantwoord, N_("Reden"), reden ? label_text(&reden->label, (int)r->lang) : q->reden);
	fact_put(v->antwoord, &v->nantwoord, N_("Toelichting"), q->toelichting);
	fact_put(v->antwoord, &v->nantwoord, N_("Voorwaarde van de verstrekker"), q->voorwaarden);
	fact_put(v->antwoord, &v->nantwoord, N_("Beroepsgeheim, gedeeld op grond van"),
		casus_geheim_tekst(r, q->beroepsgeheim, q->beroepsgeheim_op));
	if (q->wpg.n)
		fact_put(v->antwoord, &v->nantwoord, N_("Wet politiegegevens, artikel"), q->wpg);
}

static bool mine(struct req *r, const struct view_form *f)
{
	return !r->reshow || str_eq(f->action, r->http->path);
}

static struct view_field own_field(struct req *r, const struct view_form *form, enum input_kind kind, const char *name,
	const char *label)
{
	bool typed = r->reshow && mine(r, form);

	return (struct view_field){ .kind = kind, .name = name, .label = label,
		.value = typed ? req_value(r, name, STR("")) : STR(""), .error = typed ? req_error(r, name) : NULL };
}

static void answer_fields(struct req *r, const struct verzoek *q, struct view_verzoek_een *v)
{
	v->form = (struct view_form){ .action = url_verzoek_antwoord(r, q->id), .token = form_token(r), .upload = true,
		.guard = true };
	v->vragen = ARENA_ARRAY(r->arena, q->n + 1, struct view_field);
	for (size_t i = 0; i < q->n; i++) {
		const char *name = str_cat(r->arena, STR("v."), str_from_i64(r->arena, q->v[i].volgorde)).p;

		v->vragen[i] = own_field(r, &v->form, INPUT_TEXTAREA, name, NULL);
		v->vragen[i].text = q->v[i].vraag;
		v->vragen[i].rows = 3;
		v->vragen[i].required = q->v[i].verplicht;
		v->vragen[i].optional = !q->v[i].verplicht;
	}
	v->tekst = own_field(r, &v->form, INPUT_TEXTAREA, "antwoord", q->n ? N_("Verder nog") : N_("Uw antwoord"));
	v->tekst.optional = q->n > 0;
	v->tekst.help = N_("Deel alleen wat nodig is voor het doel van de casus.");
	v->voorwaarden = own_field(r, &v->form, INPUT_TEXT, "voorwaarden", N_("Voorwaarden aan het gebruik"));
	v->voorwaarden.optional = true;
	v->voorwaarden.help = N_("Bijvoorbeeld: niet bespreken met de betrokkene. De voorwaarde gaat mee (WGS 2.29 lid 3).");
	v->met_wpg = str_eq(r->ctx.actor.domein, STR("straf"));
	v->wpg = casus_wpg_veld(r, STR(""));
	v->met_geheim = str_eq(r->ctx.actor.domein, STR("zorg"));
	casus_beroepsgeheim(r, NULL, &v->geheim, &v->geheim_op);
	v->bestand = own_field(r, &v->form, INPUT_FILE, "bestand", N_("Bijlage"));
	v->bestand.optional = true;
}

static void decline_fields(struct req *r, const struct verzoek *q, struct view_verzoek_een *v)
{
	const struct redenlijst *l = redenlijst_find(r->app->cat, STR("bezwaar"));
	struct view_option *x;
	struct view_field *f;

	v->weigeren = formulier_begin(r, url_verzoek_weigeren(r, q->id), N_("Vastleggen dat u niet deelt"));
	v->weigeren.negative = true;
	formulier_hide(&v->weigeren, "versie", v->versie);
	f = veld_add(r, &v->weigeren, INPUT_RADIO, "reden", N_("Waarom deelt u niet?"), STR(""));
	x = opties_new(r, f, l ? l->nredenen : 0, NULL);
	for (size_t i = 0; l && i < l->nredenen; i++)
		x[f->noptions++] = (struct view_option){ .value = l->redenen[i].code,
			.text = label_text(&l->redenen[i].label, (int)r->lang), .help_text = l->redenen[i].grond };
	veld_add(r, &v->weigeren, INPUT_TEXTAREA, "toelichting", N_("Toelichting"), STR(""))->rows = 2;
}

static void regie_fields(struct req *r, const struct verzoek_adressen *a, struct view_verzoek_een *v)
{
	v->herinneren = formulier_begin(r, a->herinneren, N_("Herinneren"));
	formulier_hide(&v->herinneren, "versie", v->versie);
	v->intrekken = formulier_begin(r, a->intrekken, N_("Verzoek intrekken"));
	v->intrekken.negative = true;
	formulier_hide(&v->intrekken, "versie", v->versie);
	veld_add(r, &v->intrekken, INPUT_TEXT, "waarom", N_("Waarom trekt u het in?"), STR(""));
}

void verzoek_een_view(struct req *r, const struct verzoek *q, const struct verzoek_adressen *a, bool schrijft,
	struct view_verzoek_een *v)
{
	v->v = q;
	v->fi = r->reshow ? &r->fi : NULL;
	v->versie = str_from_i64(r->arena, q->versie);
	v->status = q->vervallen ? N_("Vervallen") : casus_keus_label(verzoek_statussen, q->status);
	v->toon = q->te_laat && !q->vervallen ? TONE_NEGATIVE : str_eq(q->status, STR("beantwoord")) ? TONE_POSITIVE : TONE_INFO;
	facts_fill(r, q, v);
	v->url_gegevens = ctx_is_toen(&r->ctx) ? STR("") : a->gegevens;
	v->url_bijlage = q->bijlage.v && req_mag(r, RECHT_bijlage_lezen) ? url_bijlage(r, q->bijlage) : STR("");
	v->afdruk = str_join(r->arena, r->ctx.actor.naam, ", ", text_moment(r->arena, r->lang, klok_now()));
	if (q->antwoordt && schrijft) {
		answer_fields(r, q, v);
		decline_fields(r, q, v);
	}
	if (q->regie && schrijft)
		regie_fields(r, a, v);
}

enum fault page_verzoek(struct req *r, const struct in_verzoek *in)
{
	struct view_verzoek_een *v = ARENA_NEW(r->arena, struct view_verzoek_een);
	struct verzoek_adressen a = { url_verzoek_herinneren(r, in->verzoek), url_verzoek_intrekken(r, in->verzoek),
		url_verzoek_gegevens(r, in->verzoek) };
	struct verzoek *q;

	TRY(verzoek_get(&r->ctx, in->verzoek, &q));
	verzoek_een_view(r, q, &a, req_mag(r, RECHT_casus_schrijven), v);
	v->kruimels[0] = (struct view_link){ .label = N_("Verzoeken"), .href = url_verzoeken(r) };
	v->kruimels[1] = (struct view_link){ .text = q->nummer };
	if (ctx_is_toen(&r->ctx)) {
		v->kruimels[0] = (struct view_link){ .label = N_("Informatie"),
			.href = casus_tab_url(r, (struct casus_id){ q->dossier.v }, CASUS_TAB_INFORMATIE) };
		casus_toen_fill(r, (struct casus_id){ q->dossier.v }, &v->toen);
	}
	v->kop = (struct view_pagehead){ .title = N_("Informatieverzoek"), .ncrumbs = 2, .crumbs = v->kruimels };
	view_verzoek(r->out, v);
	if (v->toen.moment.n)
		return page_send_named(r, str_cat(r->arena, str_cat(r->arena, v->toen.moment, STR(": ")),
			str_z(tr(r->lang, N_("Informatieverzoek")))), MENU_CASUSSEN);
	return page_send(r, N_("Informatieverzoek"), MENU_VERZOEKEN);
}

enum fault page_verzoek_antwoord(struct req *r, const struct in_verzoek_antwoord *in)
{
	struct verzoek_tekst *t = ARENA_ARRAY(r->arena, in->v.n + 1, struct verzoek_tekst);
	struct verzoek_antwoord a = { .id = in->verzoek, .versie = in->versie, .antwoord = given(in->antwoord), .v = t,
		.wpg = given(in->wpg), .voorwaarden = given(in->voorwaarden),
		.beroepsgeheim = given(in->beroepsgeheim), .beroepsgeheim_op = in->beroepsgeheim_op };
	struct verzoek *q;

	for (size_t i = 0; i < in->v.n; i++)
		if (str_i64(in->v.v[i].key, &t[a.n].volgorde))
			t[a.n++].tekst = in->v.v[i].value;
	TRY(verzoek_get(&r->ctx, in->verzoek, &q));
	if (in->bestand && q->antwoordt) {
		struct bijlage_nieuw n = { .dossier = q->dossier, .onderdeel = "verzoek", .titel = STR(""),
			.bestandsnaam = in->bestand->filename, .wpg = a.wpg, .voorwaarden = a.voorwaarden,
			.beroepsgeheim = a.beroepsgeheim, .beroepsgeheim_op = a.beroepsgeheim_op };

		TRY(file_bytes(r, in->bestand, &n.inhoud));
		TRY(bijlage_store(&r->ctx, &n, &a.bijlage));
	}
	TRY(verzoek_answer(&r->ctx, &a));
	return req_redirect(r, url_verzoek(r, in->verzoek), "informatie_beantwoord");
}

enum fault page_verzoek_weigeren(struct req *r, const struct in_verzoek_weigeren *in)
{
	TRY(verzoek_decline(&r->ctx, in->verzoek, in->versie, given(in->reden), given(in->toelichting)));
	return req_redirect(r, url_verzoek(r, in->verzoek), "informatie_geweigerd");
}

enum fault page_verzoek_herinneren(struct req *r, const struct in_verzoek_herinneren *in)
{
	TRY(verzoek_remind(&r->ctx, in->verzoek, in->versie));
	return req_redirect(r, url_verzoek(r, in->verzoek), "informatie_herinnerd");
}

enum fault page_verzoek_intrekken(struct req *r, const struct in_verzoek_intrekken *in)
{
	TRY(verzoek_withdraw(&r->ctx, in->verzoek, in->versie, given(in->waarom)));
	return req_redirect(r, url_verzoek(r, in->verzoek), "informatie_ingetrokken");
}

/* ---- the sheet as data, for another system (C109, C110) ---- */

static void json_text(struct buf *b, const char *key, struct str s)
{
	static const char hex[] = "0123456789abcdef";

	buf_addc(b, '"');
	buf_addz(b, key);
	buf_addz(b, "\": \"");
	for (size_t i = 0; i < s.n; i++) {
		unsigned char ch = (unsigned char)s.p[i];

		if (ch == '"' || ch == '\\') {
			buf_addc(b, '\\');
			buf_addc(b, (char)ch);
		} else if (ch < 0x20) {
			buf_addz(b, "\\u00");
			buf_addc(b, hex[ch >> 4]);
			buf_addc(b, hex[ch & 15]);
		} else {
			buf_addc(b, (char)ch);
		}
	}
	buf_addc(b, '"');
}

static void json_pair(struct buf *b, const char *key, struct str s)
{
	buf_addz(b, "  ");
	json_text(b, key, s);
	buf_addz(b, ",\n");
}

enum fault page_verzoek_gegevens(struct req *r, const struct in_verzoek_gegevens *in)
{
	struct buf b = buf_new(r->arena);
	struct verzoek *q;

	TRY(verzoek_get(&r->ctx, in->verzoek, &q));
	ctx_look(&r->ctx, q->dossier, (struct persoon_id){ 0 }, LOOK_BESTAND, STR("informatieverzoek"));
	buf_addz(&b, "{\n");
	json_pair(&b, "zaak", q->nummer);
	json_pair(&b, "gevraagd_aan", str_join(r->arena, q->naam, ", ", q->organisatie_naam));
	json_pair(&b, "gevraagd_door", str_join(r->arena, q->door_naam, ", ", q->door_organisatie));
	json_pair(&b, "gevraagd_op", datum_text(r->arena, datum_of_moment(q->gevraagd)));
	json_pair(&b, "uiterlijk", q->uiterlijk.v ? datum_text(r->arena, q->uiterlijk) : STR(""));
	json_pair(&b, "grond", q->grond);
	json_pair(&b, "vraag", q->vraag);
	json_pair(&b, "status", q->status);
	json_pair(&b, "antwoord", q->antwoord);
	json_pair(&b, "voorwaarden", q->voorwaarden);
	json_pair(&b, "wpg", q->wpg);
	buf_addz(&b, "  \"vragen\": [");
	for (size_t i = 0; i < q->n; i++) {
		buf_addz(&b, i ? ",\n    { " : "\n    { ");
		json_text(&b, "vraag", q->v[i].vraag);
		buf_addz(&b, ", ");
		json_text(&b, "antwoord", q->v[i].antwoord);
		buf_addz(&b, " }");
	}
	buf_addz(&b, q->n ? "\n  ]\n}\n" : "]\n}\n");
	return file_send(r, STR("informatieverzoek.json"), "application/json", buf_str(&b));
}
