/* Pages: the list of cases, and opening one from an aanmelding that the weging took up. */
#include <string.h>

#include "routes.h"
#include "views.h"
#include "web/page_casus.h"

/* ---- the list ---- */

static struct view_field filter(enum input_kind kind, const char *name, const char *label, struct str now)
{
	return (struct view_field){ .kind = kind, .name = name, .label = label, .value = now, .in_line = true };
}

static void theme_options(struct req *r, struct view_field *f)
{
	struct view_option *x = opties_new(r, f, r->app->cat->nthemas, N_("Alle thema's"));

	for (size_t i = 0; i < r->app->cat->nthemas; i++) {
		const struct thema *t = &r->app->cat->themas[i];

		if (t->regime->draagt == DRAAGT_CASUS || t->regime->draagt == DRAAGT_LIJST)
			x[f->noptions++] = (struct view_option){ .value = t->code, .text = label_text(&t->label, (int)r->lang) };
	}
}

static void phase_options(struct req *r, struct view_field *f)
{
	struct view_option *x = opties_new(r, f, r->app->cat->nfasen, N_("Alle fasen"));

	for (size_t i = 0; i < r->app->cat->nfasen; i++)
		x[f->noptions++] = (struct view_option){ .value = r->app->cat->fasen[i].code,
			.text = label_text(&r->app->cat->fasen[i].label, (int)r->lang) };
}

static void state_options(struct req *r, struct view_field *f)
{
	struct view_option *x = opties_new(r, f, 4, N_("Alle toestanden"));

	for (const struct casus_keus *k = casus_toestanden; k->code; k++)
		x[f->noptions++] = (struct view_option){ .value = str_z(k->code), .label = k->label };
}

static void place_options(struct req *r, struct view_field *f, enum id_kind kind, const struct casus_plaats *v,
	size_t n,
	const char *alle)
{
	struct view_option *x = opties_new(r, f, n, alle);

	for (size_t i = 0; i < n; i++)
		x[f->noptions++] = (struct view_option){ .value = id_value(r, kind, v[i].id), .text = v[i].naam };
}

static struct str given(struct str s)
{
	return s.p ? s : STR("");
}

static enum fault filters_fill(struct req *r, const struct in_casussen *in, bool mijn, struct view_casussen *v)
{
	struct casus_plaatsen p;
	struct view_option *x;

	TRY(casus_plaatsen(&r->ctx, &p));
	v->wie = filter(INPUT_SELECT, "wie", N_("Welke"), mijn ? STR("mijn") : STR("alle"));
	x = opties_new(r, &v->wie, 2, NULL);
	x[v->wie.noptions++] = (struct view_option){ .value = STR("mijn"), .label = N_("Waarvan ik procesregisseur ben") };
	x[v->wie.noptions++] = (struct view_option){ .value = STR("alle"), .label = N_("Alle die ik mag zien") };
	v->tekst = filter(INPUT_SEARCH, "tekst", N_("Naam of nummer"), given(in->tekst));
	v->thema = filter(INPUT_SELECT, "thema", N_("Thema"), given(in->thema));
	theme_options(r, &v->thema);
	v->fase = filter(INPUT_SELECT, "fase", N_("Fase"), given(in->fase));
	phase_options(r, &v->fase);
	v->toestand = filter(INPUT_SELECT, "toestand", N_("Toestand"), given(in->toestand));
	state_options(r, &v->toestand);
	v->huis = filter(INPUT_SELECT, "huis", N_("Huis"), in->huis.v ? id_value(r, ID_huis, in->huis.v) : STR(""));
	place_options(r, &v->huis, ID_huis, p.huizen, p.nhuizen, N_("Alle huizen"));
	v->gemeente = filter(INPUT_SELECT, "gemeente", N_("Gemeente"),
		in->gemeente.v ? id_value(r, ID_gemeente, in->gemeente.v) : STR(""));
	place_options(r, &v->gemeente, ID_gemeente, p.gemeenten, p.ngemeenten, N_("Alle gemeenten"));
	v->gesloten = filter(INPUT_CHECK, "gesloten", N_("Ook gesloten"), in->gesloten ? STR("1") : STR(""));
	return FAULT_NONE;
}

static enum view_status state_of(const struct casus_rij *c)
{
	if (str_eq(c->toestand, STR("stagneert")))
		return VIEW_STATUS_STAGNEERT;
	if (str_eq(c->toestand, STR("wacht")))
		return VIEW_STATUS_WACHT;
	return c->aandacht || str_eq(c->toestand, STR("aandacht")) ? VIEW_STATUS_AANDACHT : VIEW_STATUS_OP_SCHEMA;
}

static void rows_fill(struct req *r, const struct casus_lijst *l, struct view_casussen *v)
{
	v->n = l->n;
	v->v = ARENA_ARRAY(r->arena, l->n + 1, struct view_casussen_rij);
	for (size_t i = 0; i < l->n; i++) {
		const struct casus_rij *c = &l->v[i];

		v->v[i] = (struct view_casussen_rij){ .url = url_casus(r, c->id), .titel = c->naam.n ? c->naam : c->nummer,
			.nummer = c->nummer, .thema = casus_thema_naam(r, c->thema),
			.fase = casus_fase_naam(r, thema_find(r->app->cat, c->thema), c->fase), .gemeente = c->gemeente,
			.huis = c->huis_naam, .regisseur = c->regisseur_naam,
			.herbeoordeling = casus_dag(r, c->herbeoordeling),
			.leeftijd = c->naam.n ? datum_age(c->geboren, datum_today()) : -1, .toestand = state_of(c),
			.hoog = c->veiligheidsrisico, .gesloten = c->gesloten != 0, .besloten = c->ring.n > 0,
			.te_laat = c->aandacht };
	}
}

/* The same list with the same filters, on another page. */
static struct str page_url(struct req *r, int64_t pagina)
{
	struct buf b = buf_new(r->arena);

	buf_add(&b, url_casussen(r));
	buf_addz(&b, "?pagina=");
	buf_add_i64(&b, pagina);
	for (size_t i = 0; i < r->http->nquery; i++) {
		const struct http_field *q = &r->http->query[i];

		if (!q->value.n || str_eq(q->name, STR("pagina")) || str_eq(q->name, STR("gedaan")))
			continue;
		buf_addc(&b, '&');
		url_part_add(&b, q->name);
		buf_addc(&b, '=');
		url_part_add(&b, q->value);
	}
	return buf_str(&b);
}

enum fault page_casussen(struct req *r, const struct in_casussen *in)
{
	bool gewoon = req_mag(r, RECHT_casus_openen), mijn = in->wie.p ? str_eq(in->wie, STR("mijn")) : gewoon;
	int64_t pagina = in->pagina.set ? in->pagina.v : 0;
	struct casus_filter f = { .mijn = mijn, .gesloten = in->gesloten, .huis = in->huis, .thema = given(in->thema),
		.fase = given(in->fase), .toestand = given(in->toestand), .gemeente = in->gemeente, .tekst = given(in->tekst),
		.pagina = pagina };
	struct view_casussen *v = ARENA_NEW(r->arena, struct view_casussen);
	struct casus_lijst l;

	TRY(casus_list(&r->ctx, &f, &l));
	TRY(ctx_looks_send(&r->ctx));
	v->url = url_casussen(r);
	TRY(filters_fill(r, in, mijn, v));
	v->actief = (f.thema.n > 0) + (f.fase.n > 0) + (f.toestand.n > 0) + (f.tekst.n > 0) + (f.huis.v > 0)
		+ (f.gemeente.v > 0) + in->gesloten + (mijn != gewoon);
	rows_fill(r, &l, v);
	v->pager = (struct view_pager){ .from = pagina * CASUS_PAGINA + 1, .to = pagina * CASUS_PAGINA + (int64_t)l.n,
		.total = l.totaal };
	if (pagina > 0)
		v->pager.prev = page_url(r, pagina - 1);
	if (l.totaal > v->pager.to)
		v->pager.next = page_url(r, pagina + 1);
	view_casussen(r->out, v);
	return page_send(r, N_("Casussen"), MENU_CASUSSEN);
}

/* ---- opening ---- */

static struct view_field field(struct req *r, enum input_kind kind, const char *name, const char *label, struct str now)
{
	return (struct view_field){ .kind = kind, .name = name, .label = label, .value = req_value(r, name, given(now)),
		.error = req_error(r, name) };
}

static void opening_facts(struct req *r, const struct casus_opening *o, struct view_casus_openen *v)
{
	struct buf b = buf_new(r->arena);

	for (size_t i = 0; i < o->ndeelnemers; i++) {
		buf_addz(&b, i ? "; " : "");
		buf_add(&b, o->deelnemers[i]);
	}
	v->feiten[v->nfeiten++] = (struct view_fact){ .label = N_("Aanmelding"), .value = o->nummer,
		.href = v->kruimels[0].href };
	v->feiten[v->nfeiten++] = (struct view_fact){ .label = N_("Aanbrenger"), .value = o->aanbrenger };
	v->feiten[v->nfeiten++] = (struct view_fact){ .label = N_("Huis"), .value = o->huis_naam };
	v->feiten[v->nfeiten++] = (struct view_fact){ .label = N_("Ontvangen"),
		.value = casus_moment_dag(r, o->ingediend) };
	v->feiten[v->nfeiten++] = (struct view_fact){ .label = N_("Besluit van de weging"),
		.value = casus_moment_dag(r, o->besloten) };
	v->feiten[v->nfeiten++] = (struct view_fact){ .label = N_("Genomen door"), .value = buf_str(&b) };
	v->feiten[v->nfeiten++] = (struct view_fact){ .label = N_("Bewaren tot"),
		.value = casus_datum_veld(r, o->vernietigen) };
}

static void level_options(struct req *r, struct view_field *f, int max)
{
	struct view_option *x = opties_new(r, f, 4, NULL);

	for (int i = 0; i <= max; i++)
		x[f->noptions++] = (struct view_option){ .value = str_from_i64(r->arena, i), .label = casus_niveau_naam(i) };
}

/* What the aanmelder gets, as the default of his domain says, changeable. */
static void admission_fields(struct req *r, const struct casus_opening *o, struct view_casus_openen *v)
{
	struct casus_niveaus n = casus_niveaus_default(o->aanbrenger_domein);

	v->aanmelder = o->aanmelder_naam;
	for (int d = 0; d < CASUS_DEEL_INTERN; d++) {
		v->delen[d] = field(r, INPUT_SELECT, casus_deel_codes[d], NULL, str_from_i64(r->arena, n.v[d]));
		v->delen[d].text = casus_deel_naam(r, str_z(casus_deel_codes[d]));
		level_options(r, &v->delen[d], d == CASUS_DEEL_KERN ? NIVEAU_LEZEN : NIVEAU_SCHRIJVEN);
	}
	v->tot = field(r, INPUT_DATE, "aanmelder_tot", N_("Toegang tot en met"),
		casus_datum_veld(r, datum_add_months(datum_today(), 12)));
}

static void people_options(struct req *r, const struct casus_opening *o, struct view_field *f)
{
	struct view_option *x = opties_new(r, f, o->nkandidaten, NULL);

	for (size_t i = 0; i < o->nkandidaten; i++) {
		struct out_arg args[] = { OUT_ARG(o->kandidaten[i].naam), OUT_ARG(o->kandidaten[i].open) };

		x[f->noptions++] = (struct view_option){ .value = id_value(r, ID_medewerker, o->kandidaten[i].id.v),
			.text = tr_args(r->arena, r->lang, N_("%1 (nu %2 casussen)"), args, 2) };
	}
}

static void opening_fields(struct req *r, const struct casus_opening *o, struct view_casus_openen *v)
{
	struct view_option *x;

	v->form = (struct view_form){ .action = url_casus_open(r, o->aanmelding), .token = form_token(r), .guard = true };
	v->procesregisseur = field(r, INPUT_SELECT, "procesregisseur", N_("Procesregisseur"),
		id_value(r, ID_medewerker, r->ctx.actor.id.v));
	v->procesregisseur.help = N_("Opent u voor een collega, dan ziet u de casus daarna niet meer.");
	people_options(r, o, &v->procesregisseur);
	v->gezin_reden = field(r, INPUT_TEXTAREA, "gezin_reden", N_("Waarom toch een tweede procesregisseur?"), STR(""));
	v->gezin_reden.rows = 2;
	v->thema = field(r, INPUT_SELECT, "thema", N_("Thema"), o->thema);
	x = opties_new(r, &v->thema, o->nthemas, NULL);
	for (size_t i = 0; i < o->nthemas; i++) {
		v->met_overgang |= !str_eq(o->themas[i]->regime->code, o->regime);
		x[v->thema.noptions++] = (struct view_option){ .value = o->themas[i]->code,
			.text = label_text(&o->themas[i]->label, (int)r->lang) };
	}
	v->overgang = field(r, INPUT_TEXTAREA, "overgang", N_("Besluit waarop een andere grondslag rust"), STR(""));
	v->overgang.help = N_("Alleen als het thema een andere wettelijke grondslag heeft dan de aanmelding.");
	v->overgang.rows = 2;
	v->overgang.optional = true;
	v->taak = field(r, INPUT_TEXT, "aanbrenger_taak", N_("Taak van de aanbrenger"), o->taak);
	v->taak.help = N_("Voor welke publieke taak werkt het huis namens de aanbrenger?");
	v->taak.required = true;
	v->intensiteit = field(r, INPUT_RADIO, "intensiteit", N_("Intensiteit van de regie"), STR("integraal"));
	casus_opties(r, &v->intensiteit, casus_intensiteiten);
	v->risico = field(r, INPUT_SELECT, "risico", N_("Dreiging of gevaar"), o->risico);
	casus_opties(r, &v->risico, casus_risicos);
	v->risico_reden = field(r, INPUT_TEXTAREA, "risico_reden", N_("Waaruit blijkt dat?"), o->risico_reden);
	v->risico_reden.rows = 2;
	v->veiligheidsrisico = field(r, INPUT_CHECK, "veiligheidsrisico", N_("Er is een (hoog) veiligheidsrisico"),
		str_eq(o->risico, STR("hoog")) ? STR("1") : STR(""));
	v->herbeoordeling = field(r, INPUT_DATE, "herbeoordeling", N_("Herbeoordeling"),
		casus_datum_veld(r, o->herbeoordeling));
	v->herbeoordeling.help = N_("Bijvoorbeeld 7-12-2026 of 7 dec 2026.");
	if (o->aanmelder_naam.n)
		admission_fields(r, o, v);
	else
		v->aanmelder = STR("");
}

enum fault page_casus_nieuw(struct req *r, const struct in_casus_nieuw *in)
{
	struct view_casus_openen *v = ARENA_NEW(r->arena, struct view_casus_openen);
	struct casus_opening *o;
	struct casus_kop *k;

	TRY(casus_opening(&r->ctx, in->aanmelding, &o));
	v->v = o;
	v->fi = r->reshow ? &r->fi : NULL;
	v->kruimels[0] = (struct view_link){ .text = o->nummer, .href = url_aanmelding(r, in->aanmelding) };
	v->kruimels[1] = (struct view_link){ .label = N_("Casus openen") };
	v->url_casus = STR("");
	if (o->casus.v) {
		struct fault_info kept = r->fi;

		if (casus_kop_get(&r->ctx, o->casus, &k) == FAULT_NONE)
			v->url_casus = url_casus(r, o->casus);
		r->fi = kept;
	}
	opening_facts(r, o, v);
	v->kan = !o->casus.v && o->besloten && o->huis.v;
	if (v->kan)
		opening_fields(r, o, v);
	view_casus_nieuw(r->out, v);
	return page_send(r, N_("Casus openen"), MENU_AANMELDINGEN);
}

enum fault page_casus_open(struct req *r, const struct in_casus_open *in)
{
	struct casus_niveaus niveaus = { { [CASUS_DEEL_KERN] = (int)in->kern.v, [CASUS_DEEL_PLAN] = (int)in->plan.v,
		[CASUS_DEEL_TIJDLIJN] = (int)in->tijdlijn.v, [CASUS_DEEL_ZRM] = (int)in->zrm.v,
		[CASUS_DEEL_STRAF] = (int)in->straf.v, [CASUS_DEEL_ZORG] = (int)in->zorg.v } };
	struct casus_nieuw n = { .aanmelding = in->aanmelding, .procesregisseur = in->procesregisseur,
		.thema = given(in->thema), .overgang = given(in->overgang), .aanbrenger_taak = given(in->aanbrenger_taak),
		.intensiteit = given(in->intensiteit), .risico = given(in->risico), .risico_reden = given(in->risico_reden),
		.veiligheidsrisico = in->veiligheidsrisico, .herbeoordeling = in->herbeoordeling,
		.gezin_reden = given(in->gezin_reden), .aanmelder = in->kern.set ? &niveaus : NULL,
		.aanmelder_tot = in->aanmelder_tot };
	struct casus_id id;
	bool eigen = !in->procesregisseur.v || in->procesregisseur.v == r->ctx.actor.id.v;

	TRY(casus_open(&r->ctx, &n, &id));
	return req_redirect(r, eigen ? url_casus(r, id) : url_casussen(r), eigen ? "casus_geopend" : "casus_geopend_ander");
}
