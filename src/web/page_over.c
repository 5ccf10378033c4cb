/* Pages: what a house says in public, and writing it. */
#include "web/page_over.h"

#include "routes.h"
#include "views.h"

static struct str given(struct str s)
{
	return s.p ? s : STR("");
}

static void word_add(struct buf *b, struct str s)
{
	if (b->n)
		buf_addz(b, "; ");
	buf_add(b, s);
}

static struct str participants(struct req *r, const struct regime *g)
{
	struct buf b = buf_new(r->arena);

	for (size_t i = 0; i < g->npartijen; i++)
		word_add(&b, label_text(&g->partijen[i].soort->label, (int)r->lang));
	return buf_str(&b);
}

static struct str categories(struct req *r, const struct regime *g)
{
	struct buf b = buf_new(r->arena);

	for (size_t i = 0; i < g->ngegevens; i++)
		for (size_t k = 0; g->gegevens[i].kring == KRING_BETROKKENE && k < g->gegevens[i].ncategorieen; k++)
			word_add(&b, label_text(&g->gegevens[i].categorieen[k]->label, (int)r->lang));
	return buf_str(&b);
}

static struct str retention(struct req *r, const struct bewaring *b)
{
	static const char *const eenheden[] = { [TERMIJN_UREN] = N_("Ten hoogste %1 uur (%2)"),
		[TERMIJN_DAGEN] = N_("Ten hoogste %1 dagen (%2)"), [TERMIJN_WEKEN] = N_("Ten hoogste %1 weken (%2)"),
		[TERMIJN_MAANDEN] = N_("Ten hoogste %1 maanden (%2)"), [TERMIJN_JAREN] = N_("Ten hoogste %1 jaar (%2)") };
	struct out_arg args[] = { OUT_ARG((int64_t)b->lengte), OUT_ARG(given(b->artikel)) };

	return tr_args(r->arena, r->lang, eenheden[b->eenheid], args, 2);
}

static struct str list_of(struct req *r, const struct str *v, size_t n)
{
	struct buf b = buf_new(r->arena);

	for (size_t i = 0; i < n; i++)
		word_add(&b, v[i]);
	return buf_str(&b);
}

static struct str purposes(struct req *r, const struct regime *g)
{
	struct buf b = buf_new(r->arena);

	for (size_t i = 0; i < g->ndoelen; i++)
		word_add(&b, label_text(&g->doelen[i].label, (int)r->lang));
	return buf_str(&b);
}

/* A line for each regime under which there are persons. */
static struct view_over_regime *regimes_view(struct req *r, size_t *ret_n)
{
	const struct catalogus *c = r->app->cat;
	struct view_over_regime *v = ARENA_ARRAY(r->arena, c->nregimes + 1, struct view_over_regime);

	*ret_n = 0;
	for (size_t i = 0; i < c->nregimes; i++) {
		const struct regime *g = &c->regimes[i];

		if (!g->personen)
			continue;
		v[(*ret_n)++] = (struct view_over_regime){ .naam = label_text(&g->label, (int)r->lang),
			.omschrijving = label_text(&g->omschrijving, (int)r->lang), .grondslag = list_of(r, g->artikelen, g->nartikelen),
			.doelen = purposes(r, g), .deelnemers = participants(r, g), .gegevens = categories(r, g),
			.bewaren = retention(r, &g->bewaring), .informeren = given(g->informatie.artikel) };
	}
	return v;
}

enum fault page_verwerkingen(struct req *r, const struct in_verwerkingen *in)
{
	struct view_verwerkingen v = { .url_inloggen = url_login(r), .url_gebied = url_werkgebied(r),
		.kaal = !r->ctx.actor.id.v };
	const struct catalogus *c = r->app->cat;

	(void)in;
	v.regimes = regimes_view(r, &v.nregimes);
	v.v = ARENA_ARRAY(r->arena, c->nverwerkingen + 1, struct view_verwerking);
	for (; v.n < c->nverwerkingen; v.n++) {
		const struct verwerking *x = &c->verwerkingen[v.n];

		v.v[v.n] = (struct view_verwerking){ .code = x->code, .naam = label_text(&x->label, (int)r->lang),
			.omschrijving = label_text(&x->omschrijving, (int)r->lang),
			.grondslag = list_of(r, x->grondslag, x->ngrondslag),
			.betrokkenen = label_text(&x->betrokkenen, (int)r->lang),
			.ontvangers = label_text(&x->ontvangers, (int)r->lang), .bewaren = label_text(&x->bewaren, (int)r->lang),
			.per_regime = x->per_regime };
	}
	view_verwerkingen(r->out, &v);
	return v.kaal ? page_send_bare(r, N_("Register van verwerkingen"))
		: page_send(r, N_("Register van verwerkingen"), MENU_GEEN);
}

enum fault page_over_huis(struct req *r, const struct in_over_huis *in)
{
	struct view_over_huis v = { .url_inloggen = url_login(r), .url_gebied = url_werkgebied(r), .kaal = !r->ctx.actor.id.v };
	struct over_huis h;

	TRY(over_huis(&r->ctx, in->huis, &h));
	v.h = &h;
	v.v = regimes_view(r, &v.n);
	v.url_register = url_verwerkingen(r);
	view_over_huis(r->out, &v);
	return v.kaal ? page_send_bare(r, N_("Over het Zorg- en Veiligheidshuis"))
		: page_send(r, N_("Over het Zorg- en Veiligheidshuis"), MENU_GEEN);
}

/* ---- writing it ---- */

static void text_field(struct req *r, struct view_formulier *f, const char *naam, const char *label, const char *help,
	struct str nu)
{
	struct view_field *x = veld_add(r, f, INPUT_TEXTAREA, naam, label, nu);

	x->rows = 4;
	x->optional = true;
	x->help = help;
}

enum fault page_huis_openbaar(struct req *r, const struct in_huis_openbaar *in)
{
	struct view_form_page v = { .kop = beheer_begin(r, N_("Openbare pagina"), TAB_HUIZEN) };
	struct huis_openbaar o;
	struct huis h;

	TRY(huis_get(&r->ctx, in->huis, &h));
	TRY(huis_openbaar_get(&r->ctx, in->huis, &o));
	beheer_crumbs(r, &v.kop, N_("Huizen"), url_huizen(r), h.naam);
	v.form = formulier_begin(r, url_huis_openbaar_post(r, in->huis), N_("Opslaan"));
	v.form.annuleren = url_huis(r, in->huis);
	formulier_hide(&v.form, "versie", req_value(r, "versie", str_from_i64(r->arena, o.versie)));
	text_field(r, &v.form, "contactpunt", N_("Contactpunt voor betrokkenen"),
		N_("Het college of de burgemeester die dit is, met adres, telefoon en e-mail. Staat ook in brieven."), o.contactpunt);
	veld_add(r, &v.form, INPUT_TEXT, "website", N_("Website"), o.website)->optional = true;
	text_field(r, &v.form, "doel", N_("Waarvoor is het Zorg- en Veiligheidshuis er?"), NULL, o.doel);
	text_field(r, &v.form, "lijst", N_("Criteria van lijsten"),
		N_("Wanneer staat iemand op een lijst, zoals de Top X? De wet vraagt dat dit openbaar is."), o.lijst);
	text_field(r, &v.form, "rechten", N_("Rechten"), N_("Leeg: de pagina noemt de rechten uit de wet."), o.rechten);
	text_field(r, &v.form, "klacht", N_("Klachten"), NULL, o.klacht);
	v.feiten_titel = N_("Waar het staat");
	v.feiten[v.nfeiten++] = (struct view_fact){ .label = N_("Openbare pagina"), .value = h.naam,
		.href = url_over_huis(r, in->huis) };
	view_form_page(r->out, &v);
	return page_send(r, N_("Openbare pagina"), MENU_BEHEER);
}

enum fault page_huis_openbaar_post(struct req *r, const struct in_huis_openbaar_post *in)
{
	const struct huis_openbaar o = { in->huis, given(in->contactpunt), given(in->website), given(in->doel),
		given(in->lijst), given(in->rechten), given(in->klacht), in->versie };

	TRY(huis_openbaar_save(&r->ctx, &o));
	return req_redirect(r, url_huis(r, in->huis), "opgeslagen");
}
