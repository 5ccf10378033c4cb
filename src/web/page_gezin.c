/* Pages: the system around a case, and aligning the plans of two cases. */
#include "web/page_gezin.h"

#include "routes.h"
#include "views.h"

static struct str given(struct str s)
{
	return s.p ? s : STR("");
}

/* The name of the first person; the number when the case is besloten or has none. */
static struct str title_of(struct req *r, const struct gezin_casus *k)
{
	return k->n && !k->ring.n ? naam_display(r->arena, &k->mensen[0].naam) : k->nummer;
}

static void plan_words(struct req *r, const struct gezin_casus *k, struct view_gezin_casus *v)
{
	struct out_arg args[] = { OUT_ARG(k->plan), OUT_ARG(casus_moment_dag(r, k->vastgesteld)) };

	v->plan_sub = STR("");
	if (!k->leest_plan)
		v->plan = str_z(tr(r->lang, N_("Niet zichtbaar voor u")));
	else if (!k->plan)
		v->plan = str_z(tr(r->lang, N_("Nog geen plan")));
	else if (str_eq(k->plan_status, STR("vastgesteld")))
		v->plan = tr_args(r->arena, r->lang, N_("Versie %1, vastgesteld %2"), args, 2);
	else
		v->plan = tr_args(r->arena, r->lang, N_("Versie %1, concept"), args, 1);
	if (k->leest_plan && k->ndoelen)
		v->plan_sub = k->ndoelen == 1 ? str_z(tr(r->lang, N_("1 open doel")))
			: tr_args(r->arena, r->lang, N_("%1 open doelen"), (struct out_arg[]){ OUT_ARG((int64_t)k->ndoelen) }, 1);
}

static void people_fill(struct req *r, const struct gezin_casus *k, struct view_gezin_casus *v)
{
	v->mensen = ARENA_ARRAY(r->arena, k->n + 1, struct view_gezin_mens);
	for (size_t i = 0; i < k->n && !k->ring.n; i++) {
		const struct casusrol *rol = casusrol_find(r->app->cat, k->mensen[i].rol);

		v->mensen[v->n++] = (struct view_gezin_mens){ naam_display(r->arena, &k->mensen[i].naam),
			rol ? label_text(&rol->label, (int)r->lang) : k->mensen[i].rol,
			datum_age(k->mensen[i].geboren, datum_today()) };
	}
}

static void group_fill(struct req *r, const struct gezin_groep *g, struct view_gezin_groep *v)
{
	v->waarschuwt = gezin_waarschuwt(g);
	v->meer = g->meer;
	v->nregisseurs = g->nregisseurs;
	v->nplannen = g->nplannen;
	v->n = g->n;
	v->v = ARENA_ARRAY(r->arena, g->n + 1, struct view_gezin_casus);
	for (size_t i = 0; i < g->n; i++) {
		const struct gezin_casus *k = &g->v[i];
		const struct thema *t = thema_find(r->app->cat, k->thema);

		v->v[i] = (struct view_gezin_casus){ .k = k, .url = url_casus(r, k->id), .titel = title_of(r, k),
			.thema = casus_thema_naam(r, k->thema), .fase = casus_fase_naam(r, t, k->fase) };
		plan_words(r, k, &v->v[i]);
		people_fill(r, k, &v->v[i]);
	}
}

/* ---- goals side by side, of the case and of those with which its plan is aligned ---- */

static bool side_by_side(const struct gezin_casus *k)
{
	return (k->zelf || k->afgestemd) && !k->gesloten;
}

static void goals_on(struct req *r, const struct gezin_groep *g, const struct leefgebied *l, struct view_gezin *v)
{
	struct view_gezin_doel *d = &v->doelen[v->ndoelen];

	d->leefgebied = label_text(&l->label, (int)r->lang);
	d->n = 0;
	d->v = arena_alloc(r->arena, (GEZIN_MAX * 40) * sizeof(*d->v));
	for (size_t i = 0; i < g->n; i++)
		for (size_t j = 0; side_by_side(&g->v[i]) && j < g->v[i].ndoelen; j++)
			if (str_eq(g->v[i].doelen[j].leefgebied, l->code)) {
				d->v[d->n].casus = title_of(r, &g->v[i]);
				d->v[d->n].voor = g->v[i].ring.n ? STR("") : g->v[i].doelen[j].voor;
				d->v[d->n++].tekst = g->v[i].doelen[j].tekst;
			}
	v->ndoelen += d->n > 0;
}

static void goals_fill(struct req *r, const struct gezin_groep *g, struct view_gezin *v)
{
	size_t aligned = 0;

	for (size_t i = 0; i < g->n; i++)
		aligned += g->v[i].afgestemd;
	v->doelen = ARENA_ARRAY(r->arena, r->app->cat->nleefgebieden + 1, struct view_gezin_doel);
	for (size_t i = 0; aligned && i < r->app->cat->nleefgebieden; i++)
		goals_on(r, g, &r->app->cat->leefgebieden[i], v);
}

static void alignments_fill(struct req *r, const struct gezin *g, struct view_gezin *v)
{
	v->nafstemmingen = g->nafstemmingen;
	v->afstemmingen = ARENA_ARRAY(r->arena, g->nafstemmingen + 1, struct view_gezin_afstemming);
	for (size_t i = 0; i < g->nafstemmingen; i++) {
		const struct gezin_afstemming *a = &g->afstemmingen[i];
		struct view_gezin_afstemming *w = &v->afstemmingen[i];

		*w = (struct view_gezin_afstemming){ .a = a, .url = url_casus(r, a->ander), .moment = casus_moment_dag(r, a->moment),
			.beeindigd = casus_moment_dag(r, a->beeindigd) };
		if (!g->mag || !a->van_ons || a->beeindigd || !req_mag(r, RECHT_casus_schrijven))
			continue;
		w->einde = formulier_begin(r, url_casus_afstemming_einde(r, g->kop->id, a->id), N_("Afstemming beëindigen"));
		w->einde.negative = true;
		formulier_hide(&w->einde, "versie", str_from_i64(r->arena, a->versie));
		veld_add(r, &w->einde, INPUT_TEXTAREA, "reden", N_("Waarom niet meer?"), STR(""))->rows = 2;
		w->einde.f[0].id = str_cat(r->arena, STR("reden-"), id_value(r, ID_afstemming, a->id.v)).p;
	}
}

enum fault page_casus_systeem(struct req *r, const struct in_casus_systeem *in)
{
	struct view_gezin *v = ARENA_NEW(r->arena, struct view_gezin);
	struct gezin *g;

	TRY(gezin_get(&r->ctx, in->casus, &g));
	TRY(ctx_looks_send(&r->ctx));
	v->frame = casus_frame(r, g->kop, CASUS_TAB_MENSEN);
	v->gezin = (struct view_gezin_groep){ .id = "gezin", .titel = N_("Dit gezin"),
		.lead = N_("Eén gezin, één plan, één procesregisseur. U ziet de casussen waartoe u bent toegelaten.") };
	v->familie = (struct view_gezin_groep){ .id = "familie", .titel = N_("Criminele familie"),
		.lead = N_("Casussen die als criminele familie met elkaar zijn verbonden.") };
	group_fill(r, &g->gezin, &v->gezin);
	group_fill(r, &g->familie, &v->familie);
	v->familie.waarschuwt = false; /* one plan and one regisseur is said of a gezin */
	alignments_fill(r, g, v);
	goals_fill(r, &g->gezin, v);
	v->url_terug = url_casus_mensen(r, in->casus);
	if (g->mag && req_mag(r, RECHT_casus_schrijven) && g->gezin.n + g->familie.n > 1)
		v->url_afstemmen = url_casus_afstemmen(r, in->casus);
	view_gezin(r->out, v);
	return casus_send(r, g->kop, N_("Systeem"));
}

/* ---- aligning ---- */

static void other_options(struct req *r, const struct gezin_groep *g, struct view_field *f, struct view_option *x)
{
	for (size_t i = 0; i < g->n; i++) {
		struct str id = id_value(r, ID_casus, g->v[i].id.v);
		bool known = g->v[i].zelf || g->v[i].afgestemd || g->v[i].gesloten;

		for (size_t j = 0; j < f->noptions; j++)
			known |= str_eq(x[j].value, id);
		if (!known)
			x[f->noptions++] = (struct view_option){ .value = id, .text = title_of(r, &g->v[i]) };
	}
}

enum fault page_casus_afstemmen(struct req *r, const struct in_casus_afstemmen *in)
{
	static const struct {
		const char *naam, *label, *help;
	} toetsen[] = {
		{ "kring", N_("Directe kring"), N_("Waaruit blijkt dat de betrokkenen tot elkaars directe kring behoren?") },
		{ "samenhang", N_("Samenhang"), N_("Waarin hangen de problemen van de een af van die van de ander?") },
		{ "noodzaak", N_("Noodzaak"), N_("Waarom is het noodzakelijk de plannen op elkaar af te stemmen?") },
	};
	struct view_casus_form *v;
	struct view_field *f;
	struct gezin *g;

	TRY(gezin_get(&r->ctx, in->casus, &g));
	if (!g->mag)
		return fault_set(&r->fi, FAULT_DENIED, NULL, "WGS 2.31 lid 4");
	v = casus_form_new(r, g->kop, N_("Plannen afstemmen"),
		N_("Plannen van verschillende personen mogen alleen op elkaar worden afgestemd als aan deze drie toetsen is "
		"voldaan (Besluit gegevensverwerking door samenwerkingsverbanden, artikel 2.20 lid 2)."),
		url_casus_afstemmen_post(r, in->casus), N_("Afstemmen"), url_casus_systeem(r, in->casus));
	f = veld_add(r, &v->form, INPUT_SELECT, "ander", N_("Met het plan van"), id_value(r, ID_casus, in->ander.v));
	other_options(r, &g->familie, f, opties_new(r, f, g->gezin.n + g->familie.n, N_("Kies een verbonden casus")));
	other_options(r, &g->gezin, f, (struct view_option *)f->options);
	f->required = true;
	for (size_t i = 0; i < sizeof(toetsen) / sizeof(toetsen[0]); i++) {
		f = veld_add(r, &v->form, INPUT_TEXTAREA, toetsen[i].naam, toetsen[i].label, STR(""));
		f->help = toetsen[i].help;
		f->rows = 3;
		f->required = true;
	}
	return casus_form_send(r, g->kop, v);
}

enum fault page_casus_afstemmen_post(struct req *r, const struct in_casus_afstemmen_post *in)
{
	struct afstemming_nieuw n = { in->casus, in->ander, given(in->kring), given(in->samenhang), given(in->noodzaak) };
	struct afstemming_id id;

	TRY(afstemming_add(&r->ctx, &n, &id));
	return req_redirect(r, url_casus_systeem(r, in->casus), "plannen_afgestemd");
}

enum fault page_casus_afstemming_einde(struct req *r, const struct in_casus_afstemming_einde *in)
{
	TRY(afstemming_end(&r->ctx, in->casus, in->afstemming, in->versie, in->reden));
	return req_redirect(r, url_casus_systeem(r, in->casus), "opgeslagen");
}
