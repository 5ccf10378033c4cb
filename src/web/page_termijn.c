/* Pages: clocks. See page_termijn.h. */
#include "web/page_termijn.h"

#include "routes.h"
#include "views.h"
#include "web/page_casus.h"

#define SOON_DAYS 42 /* what ends later stands apart */

/* ---- rows ---- */

static struct str name_of(struct req *r, const struct termijn *t)
{
	if (t->soort)
		return label_text(&t->soort->label, (int)r->lang);
	return str_z(tr(r->lang, N_("Termijn die niet meer in de catalogus staat")));
}

static enum view_status status_of(enum termijn_stand s)
{
	static const enum view_status looks[] = {
		[TERMIJN_TE_LAAT] = VIEW_STATUS_TE_LAAT, [TERMIJN_VANDAAG] = VIEW_STATUS_OPEN,
		[TERMIJN_GAUW] = VIEW_STATUS_OPEN, [TERMIJN_LOOPT] = VIEW_STATUS_LOOPT, [TERMIJN_STIL] = VIEW_STATUS_WACHT,
		[TERMIJN_VOLDAAN] = VIEW_STATUS_GEREED, [TERMIJN_VERVALLEN] = VIEW_STATUS_VERVALLEN,
		[TERMIJN_MEE] = VIEW_STATUS_VERVALLEN,
	};

	return looks[s];
}

static struct str reason_of(struct req *r, const struct termijn *t)
{
	const struct reden *x = reden_find(r->app->cat, STR("opschorting"), t->opgeschort_reden);

	return x ? label_text(&x->label, (int)r->lang) : t->opgeschort_reden;
}

/* Somebody whom the reader may not see is nobody to him. */
static struct str whose(struct req *r, const struct termijn *t)
{
	return t->van.heeft_naam ? naam_display(r->arena, &t->van.naam) : STR("");
}

static struct view_termijn_rij row_of(struct req *r, const struct termijn *t)
{
	struct datum dag = t->voldaan ? datum_of_moment(t->voldaan) : t->einde;

	return (struct view_termijn_rij){ .t = t, .naam = name_of(r, t),
		.dag = text_dag(r->arena, r->lang, dag, datum_today()),
		.uur = t->einde_moment && !t->voldaan ? text_tijd(r->arena, t->einde_moment) : STR(""),
		.van = whose(r, t), .reden = t->opgeschort ? reason_of(r, t) : STR(""), .url = ctx_is_toen(&r->ctx) ? STR("")
		: url_termijn(r, t->id),
		.status = status_of(t->stand) };
}

void termijnen_view(struct req *r, const struct termijn_lijst *l, struct view_termijnen *v)
{
	*v = (struct view_termijnen){ .v = ARENA_ARRAY(r->arena, l->n + 1, struct view_termijn_rij),
		.later = ARENA_ARRAY(r->arena, l->n + 1, struct view_termijn_rij),
		.klaar = ARENA_ARRAY(r->arena, l->n + 1, struct view_termijn_rij) };
	for (size_t i = 0; i < l->n; i++) {
		const struct termijn *t = &l->v[i];

		if (t->stand == TERMIJN_MEE)
			continue;
		if (t->voldaan)
			v->klaar[v->nklaar++] = row_of(r, t);
		else if (t->stand == TERMIJN_LOOPT && t->dagen > SOON_DAYS)
			v->later[v->nlater++] = row_of(r, t);
		else
			v->v[v->n++] = row_of(r, t);
	}
}

enum fault termijnen_of(struct req *r, struct dossier_id d, struct str thema, struct view_termijnen *v)
{
	struct termijn_lijst l;

	TRY(termijn_list(&r->ctx, d, thema_find(r->app->cat, thema), &l));
	termijnen_view(r, &l, v);
	return FAULT_NONE;
}

/* ---- the worklist ---- */

static struct str dossier_url(struct req *r, const struct termijn_dossier *d)
{
	if (d->recht.v)
		return url_recht(r, d->recht);
	return d->casus.v ? url_casus(r, d->casus) : url_intake_aanmelding(r, d->aanmelding);
}

/* A besloten dossier goes by its number, as everywhere, and a person in it by what he is there. */
static struct str dossier_title(struct req *r, const struct termijn *t, const struct termijn_dossier *d)
{
	const struct casusrol *rol = t->van.heeft_naam ? casusrol_find(r->app->cat, t->van.rol) : NULL;

	if (!d->ring.n && t->van.heeft_naam)
		return whose(r, t);
	if (!d->ring.n && d->heeft_naam && !t->van.id.v)
		return naam_display(r->arena, &d->naam);
	return rol ? label_text(&rol->label, (int)r->lang) : d->nummer;
}

static int group_of(const struct termijn *t)
{
	if (t->stand == TERMIJN_TE_LAAT)
		return TERMIJNEN_LAAT;
	if (t->stand == TERMIJN_VANDAAG)
		return TERMIJNEN_VANDAAG;
	return t->dagen < TERMIJN_WEEK ? TERMIJNEN_WEEK : TERMIJNEN_LATER;
}

/* How many there are of each group, of which the list may hold the first only. A term in hours that passed today is late,
 * and listed among those of this week. */
static void totals_fill(struct view_termijnen_mijn *v, const struct termijn_rijen *l)
{
	struct view_termijnen_groep *g = v->groepen;
	int64_t passed_today = 0;

	for (size_t i = 0; i < g[TERMIJNEN_LAAT].n; i++)
		passed_today += g[TERMIJNEN_LAAT].v[i].t->dagen >= 0;
	for (int i = 0; i < TERMIJNEN_GROEPEN; i++)
		g[i].totaal = (int64_t)g[i].n;
	g[TERMIJNEN_LAAT].totaal = l->voorbij + passed_today;
	if (l->week - passed_today > g[TERMIJNEN_VANDAAG].totaal)
		g[TERMIJNEN_WEEK].totaal = l->week - passed_today - g[TERMIJNEN_VANDAAG].totaal;
	g[TERMIJNEN_LATER].totaal = l->later;
	v->laat = g[TERMIJNEN_LAAT].totaal;
	v->week = l->week - passed_today;
}

enum fault termijnen_mijn_view(struct req *r, struct view_termijnen_mijn *v)
{
	static const char *const labels[] = { N_("Te laat"), N_("Vandaag"), N_("Deze week"), N_("Binnenkort") };
	struct termijn_rijen l;

	TRY(termijn_mine(&r->ctx, &l));
	*v = (struct view_termijnen_mijn){ .n = l.n };
	for (int g = 0; g < TERMIJNEN_GROEPEN; g++)
		v->groepen[g] = (struct view_termijnen_groep){ .label = labels[g],
			.v = ARENA_ARRAY(r->arena, l.n + 1, struct view_termijn_rij) };
	for (size_t i = 0; i < l.n; i++) {
		struct view_termijnen_groep *g = &v->groepen[group_of(&l.v[i].t)];
		struct view_termijn_rij *row = &g->v[g->n++];

		*row = row_of(r, &l.v[i].t);
		row->titel = dossier_title(r, &l.v[i].t, &l.v[i].d);
		row->nummer = l.v[i].d.nummer;
		row->url_dossier = dossier_url(r, &l.v[i].d);
		row->thema = l.v[i].d.thema ? label_text(&l.v[i].d.thema->label, (int)r->lang) : STR("");
	}
	totals_fill(v, &l);
	return FAULT_NONE;
}

/* ---- one ---- */

static void fact(struct view_termijn *v, const char *label, struct str value)
{
	if (value.n && v->nfeiten < TERMIJN_FEITEN_MAX)
		v->feiten[v->nfeiten++] = (struct view_fact){ .label = label, .value = value };
}

static struct str day_text(struct req *r, int64_t moment)
{
	return moment ? text_dag(r->arena, r->lang, datum_of_moment(moment), datum_today()) : STR("");
}

struct str termijn_lengte_text(struct req *r, const struct termijnsoort *s)
{
	static const char *const units[] = { [TERMIJN_UREN] = N_("%1 uur"), [TERMIJN_DAGEN] = N_("%1 dagen"),
		[TERMIJN_WEKEN] = N_("%1 weken"), [TERMIJN_MAANDEN] = N_("%1 maanden"), [TERMIJN_JAREN] = N_("%1 jaar") };
	struct str n = str_from_i64(r->arena, s->lengte), unit;
	struct out_arg args[] = { OUT_ARG(n), OUT_ARG(n) };

	unit = tr_args(r->arena, r->lang, units[s->eenheid], args, 1);
	args[0] = OUT_ARG(unit);
	if (s->eenheid == TERMIJN_UREN)
		return unit;
	return tr_args(r->arena, r->lang, s->regel == TERMIJN_ATW
		? N_("%1, een laatste dag in het weekend of op een feestdag schuift door (Algemene termijnenwet)")
		: N_("%1 op de kalender, weekend en feestdagen tellen mee"), args, 1);
}

static struct str who_text(struct req *r, const struct termijnsoort *s)
{
	static const struct {
		const char *code, *label;
	} words[] = { { "eigenaar", N_("eigenaar") }, { "aanbrenger", N_("aanbrenger") },
		{ "casusteam", N_("casusteam") } };
	struct buf b = buf_new(r->arena);

	for (size_t i = 0; i < s->nwie; i++) {
		struct str name = rol_naam(r, s->wie[i]);

		for (size_t j = 0; j < sizeof(words) / sizeof(words[0]); j++)
			if (str_eq(s->wie[i], str_z(words[j].code)))
				name = str_z(tr(r->lang, words[j].label));
		buf_addz(&b, i ? ", " : "");
		buf_add(&b, name);
	}
	return buf_str(&b);
}

static struct str begun_text(struct req *r, const struct termijn *t)
{
	struct str day = day_text(r, t->start);
	struct out_arg args[] = { OUT_ARG(day), OUT_ARG(day) };

	if (!t->soort || t->soort->start >= GEBEURTENIS__MAX)
		return day;
	args[1] = OUT_ARG(tr(r->lang, gebeurtenis_labels[t->soort->start]));
	return tr_args(r->arena, r->lang, "%1, %2", args, 2);
}

static void still_facts(struct req *r, const struct termijn *t, struct view_termijn *v)
{
	struct str days = str_from_i64(r->arena, t->stil);
	struct out_arg args[] = { OUT_ARG(days) };

	if (t->opgeschort) {
		fact(v, N_("Staat stil sinds"), day_text(r, t->opgeschort));
		fact(v, N_("Waarom"), reason_of(r, t));
		fact(v, N_("Toelichting"), t->opgeschort_toelichting);
	}
	if (t->stil)
		fact(v, N_("Stond eerder stil"), tr_args(r->arena, r->lang, N_("%1 dagen, de termijn is zoveel later"), args, 1));
}

static void facts_fill(struct req *r, const struct termijn_rij *x, struct view_termijn *v)
{
	const struct termijn *t = &x->t;

	v->feiten[v->nfeiten++] = (struct view_fact){ .label = x->d.recht.v ? N_("Verzoek")
		: x->d.casus.v ? N_("Casus") : N_("Aanmelding"),
		.value = v->rij.nummer, .href = v->rij.url_dossier };
	if (!str_eq(v->rij.titel, v->rij.nummer))
		fact(v, N_("Over"), v->rij.titel);
	fact(v, N_("Begonnen"), begun_text(r, t));
	if (t->soort) {
		fact(v, N_("Lengte"), termijn_lengte_text(r, t->soort));
		fact(v, N_("Bericht aan"), who_text(r, t->soort));
		fact(v, N_("Grondslag"), t->soort->artikel);
	}
	still_facts(r, t, v);
}

static void done_form(struct req *r, const struct termijn *t, struct str versie, struct view_termijn *v)
{
	v->klaar = formulier_begin(r, url_termijn_klaar(r, t->id), N_("Afronden"));
	v->klaar.confirm = N_("De termijn stopt en is niet opnieuw te openen. Doorgaan?");
	formulier_hide(&v->klaar, "versie", versie);
}

static void suspend_form(struct req *r, const struct termijn *t, struct str versie, struct view_termijn *v)
{
	const struct redenlijst *l = redenlijst_find(r->app->cat, STR("opschorting"));
	struct view_field *f;
	struct view_option *x;

	v->opschorten = formulier_begin(r, url_termijn_opschorten(r, t->id), N_("Stilzetten"));
	v->opschorten.negative = true;
	formulier_hide(&v->opschorten, "versie", versie);
	f = veld_add(r, &v->opschorten, INPUT_SELECT, "reden", N_("Waarom staat de termijn stil?"), STR(""));
	x = opties_new(r, f, l ? l->nredenen : 0, N_("Kies een reden"));
	for (size_t i = 0; l && i < l->nredenen; i++)
		x[f->noptions++] = (struct view_option){ .value = l->redenen[i].code,
			.text = label_text(&l->redenen[i].label, (int)r->lang) };
	f = veld_add(r, &v->opschorten, INPUT_TEXTAREA, "toelichting", N_("Toelichting"), STR(""));
	f->rows = 2;
	f->help = N_("Verplicht bij een onderzoek, een uitspraak of overmacht.");
}

static void forms_fill(struct req *r, const struct termijn_rij *x, struct view_termijn *v)
{
	const struct termijn *t = &x->t;
	struct str versie = str_from_i64(r->arena, t->versie);

	if (!t->schrijft || t->voldaan)
		return;
	if (!x->d.recht.v)
		done_form(r, t, versie, v);
	v->vast = !t->soort || !t->soort->opschortbaar;
	if (t->opgeschort) {
		v->hervatten = formulier_begin(r, url_termijn_hervatten(r, t->id), N_("Weer laten lopen"));
		v->hervatten.negative = true;
		formulier_hide(&v->hervatten, "versie", versie);
	} else if (!v->vast && t->stand != TERMIJN_TE_LAAT) {
		suspend_form(r, t, versie, v);
	}
}

/* Where the work of a clock of a case is done, for who may do it; the others lead to their dossier. */
static struct view_button place_of(struct req *r, const struct termijn_rij *x)
{
	static const struct {
		const char *klok, *label;
		struct str (*url)(const struct req *r, struct casus_id casus);
	} places[] = {
		{ "plan_gereed", N_("Naar het plan van aanpak"), url_casus_plan },
		{ "plan_evaluatie", N_("Naar het plan van aanpak"), url_casus_plan },
		{ "zrm_begin", N_("Naar de ZRM"), url_casus_zrm }, { "zrm_herhaling", N_("Naar de ZRM"), url_casus_zrm },
		{ "informeren", N_("Naar informeren"), url_casus_informeren },
		{ "uitstel_informeren", N_("Naar informeren"), url_casus_informeren },
		{ "informeren_alsnog", N_("Naar informeren"), url_casus_informeren },
		{ "toegang_herbevestigen", N_("Naar de toegang"), url_casus_toegang },
	};

	for (size_t i = 0; x->d.casus.v && x->t.schrijft && i < sizeof places / sizeof *places; i++)
		if (str_eq(x->t.klok, str_z(places[i].klok)))
			return (struct view_button){ .label = places[i].label, .icon = "arrow-right",
				.href = places[i].url(r, x->d.casus) };
	return (struct view_button){ .label = x->d.recht.v ? N_("Naar het verzoek") : x->d.casus.v ? N_("Naar de casus")
		: N_("Naar de aanmelding"), .icon = "arrow-right", .href = dossier_url(r, &x->d) };
}

enum fault page_termijn(struct req *r, const struct in_termijn *in)
{
	struct view_termijn *v = ARENA_NEW(r->arena, struct view_termijn);
	struct termijn_rij *x;

	TRY(termijn_get(&r->ctx, in->termijn, &x));
	v->rij = row_of(r, &x->t);
	v->rij.titel = dossier_title(r, &x->t, &x->d);
	v->rij.nummer = x->d.nummer;
	v->rij.url_dossier = dossier_url(r, &x->d);
	v->plaats = place_of(r, x);
	v->kruimels[0] = (struct view_link){ .label = N_("Werkvoorraad"), .href = url_werkvoorraad(r) };
	v->kruimels[1] = (struct view_link){ .text = x->d.nummer, .href = v->rij.url_dossier };
	v->kruimels[2] = (struct view_link){ .text = v->rij.naam };
	v->fi = r->reshow ? &r->fi : NULL;
	facts_fill(r, x, v);
	forms_fill(r, x, v);
	view_termijn(r->out, v);
	return page_send_named(r, v->rij.naam, x->d.recht.v ? MENU_RECHTEN : x->d.casus.v ? MENU_CASUSSEN : MENU_INTAKE);
}

enum fault page_termijn_klaar(struct req *r, const struct in_termijn_klaar *in)
{
	TRY(termijn_done(&r->ctx, in->termijn, in->versie));
	return req_redirect(r, url_termijn(r, in->termijn), "termijn_klaar");
}

enum fault page_termijn_opschorten(struct req *r, const struct in_termijn_opschorten *in)
{
	TRY(termijn_suspend(&r->ctx, in->termijn, in->versie, in->reden, in->toelichting));
	return req_redirect(r, url_termijn(r, in->termijn), "termijn_stil");
}

enum fault page_termijn_hervatten(struct req *r, const struct in_termijn_hervatten *in)
{
	TRY(termijn_resume(&r->ctx, in->termijn, in->versie));
	return req_redirect(r, url_termijn(r, in->termijn), "termijn_loopt");
}
