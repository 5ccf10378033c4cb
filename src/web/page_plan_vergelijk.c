/* Page: two versions of a plan beside each other. */
#include "routes.h"
#include "views.h"
#include "web/page_plan.h"

static struct str day(struct req *r, struct datum d)
{
	return d.v ? casus_datum_veld(r, d) : STR("");
}

/* ---- texts ---- */

static void text_add(struct view_plan_vergelijk *v, const char *label, struct str oud, struct str nieuw)
{
	if (!str_eq(oud, nieuw) && v->nteksten < sizeof(v->teksten) / sizeof(v->teksten[0]))
		v->teksten[v->nteksten++] = (struct view_casus_verschil){ label, oud, nieuw };
}

static struct str analyse_of(const struct plan_inhoud *p, struct str leefgebied)
{
	for (size_t i = 0; i < p->nanalyses; i++)
		if (str_eq(p->analyses[i].leefgebied, leefgebied))
			return p->analyses[i].tekst;
	return STR("");
}

static void texts_fill(struct req *r, const struct plan_verschil *d, struct view_plan_vergelijk *v)
{
	static const struct plan_versie none = { 0 };
	const struct plan_versie *a = d->oud ? d->oud : &none, *b = d->nieuw;
	const struct catalogus *cat = r->app->cat;

	text_add(v, N_("Analyse"), a->samenvatting.p ? a->samenvatting : STR(""), b->samenvatting);
	text_add(v, N_("Eigen woorden"), a->woorden.p ? a->woorden : STR(""), b->woorden);
	text_add(v, N_("Perspectief"), a->perspectief.p ? a->perspectief : STR(""), b->perspectief);
	text_add(v, N_("Besproken met de betrokkene"), day(r, a->besproken), day(r, b->besproken));
	text_add(v, N_("Evaluatie"), day(r, a->evaluatie), day(r, b->evaluatie));
	for (size_t i = 0; i < cat->nleefgebieden; i++)
		text_add(v, label_text(&cat->leefgebieden[i].label, (int)r->lang).p, analyse_of(&d->was,
			cat->leefgebieden[i].code), analyse_of(&d->is, cat->leefgebieden[i].code));
}

/* ---- goals and afspraken ---- */

static void field(struct view_wijziging *w, const char *label, struct str oud, struct str nieuw)
{
	if (!str_eq(oud, nieuw) && w->n < sizeof(w->v) / sizeof(w->v[0]))
		w->v[w->n++] = (struct view_casus_verschil){ label, oud, nieuw };
}

static struct view_wijziging change_new(bool oud, bool nieuw, struct str titel)
{
	struct view_wijziging w = { .soort = N_("Gewijzigd"), .toon = TONE_INFO, .titel = titel };

	if (!oud)
		w.soort = N_("Nieuw"), w.toon = TONE_POSITIVE;
	else if (!nieuw)
		w.soort = N_("Niet meer in het plan"), w.toon = TONE_NEUTRAL;
	return w;
}

static struct view_wijziging goal_change(struct req *r, const struct plan_paar *p)
{
	static const struct doel none = { .voor = { "", 0 }, .leefgebied = { "", 0 }, .tekst = { "", 0 }, .norm = { "", 0 },
		.woorden = { "", 0 }, .status = { "open", 4 } };
	const struct doel *a = p->oud ? p->oud : &none, *b = p->nieuw ? p->nieuw : &none;
	struct view_wijziging w = change_new(p->oud, p->nieuw, p->nieuw ? b->tekst : a->tekst);

	if (p->oud && p->nieuw)
		field(&w, N_("Doel"), a->tekst, b->tekst);
	field(&w, N_("Voor wie"), a->voor, b->voor);
	field(&w, N_("Leefgebied"), a->leefgebied.n ? leefgebied_naam(r, a->leefgebied) : STR(""),
		b->leefgebied.n ? leefgebied_naam(r, b->leefgebied) : STR(""));
	field(&w, N_("Norm"), a->norm, b->norm);
	field(&w, N_("Eigen woorden"), a->woorden, b->woorden);
	field(&w, N_("Streefdatum"), day(r, a->streefdatum), day(r, b->streefdatum));
	field(&w, N_("Status"), casus_keus_naam(r, doel_statussen, a->status), casus_keus_naam(r, doel_statussen, b->status));
	return w;
}

static struct str goal_text(const struct plan_inhoud *p, struct doel_id id)
{
	for (size_t i = 0; i < p->doelen.n; i++)
		if (p->doelen.v[i].id.v == id.v)
			return p->doelen.v[i].tekst;
	return STR("");
}

static struct view_wijziging afspraak_change(struct req *r, const struct plan_verschil *d,
	const struct afspraak_paar *p)
{
	static const struct afspraak none = { .tekst = { "", 0 }, .organisatie_naam = { "", 0 },
		.eigenaar_naam = { "", 0 }, .herhaal = { "", 0 }, .soort = { "", 0 }, .kader = { "", 0 },
		.status = { "", 0 }, .antwoord = { "", 0 } };
	const struct afspraak *a = p->oud ? p->oud : &none, *b = p->nieuw ? p->nieuw : &none;
	struct view_wijziging w = change_new(p->oud, p->nieuw, p->nieuw ? b->tekst : a->tekst);

	if (p->oud && p->nieuw)
		field(&w, N_("Afspraak"), a->tekst, b->tekst);
	field(&w, N_("Eigenaar"), p->oud ? afspraak_wie(r, a) : STR(""), p->nieuw ? afspraak_wie(r, b) : STR(""));
	field(&w, N_("Bij doel"), p->oud ? goal_text(&d->was, a->doel) : STR(""),
		p->nieuw ? goal_text(&d->is, b->doel) : STR(""));
	field(&w, N_("Termijn"), day(r, a->termijn), day(r, b->termijn));
	field(&w, N_("Herhaling"), casus_keus_naam(r, afspraak_ritmes, a->herhaal), casus_keus_naam(r, afspraak_ritmes, b->herhaal));
	field(&w, N_("Soort"), lijst_naam(r, "interventie", a->soort), lijst_naam(r, "interventie", b->soort));
	field(&w, N_("Kader"), lijst_naam(r, "kader", a->kader), lijst_naam(r, "kader", b->kader));
	field(&w, N_("Status"), casus_keus_naam(r, afspraak_statussen, a->status), casus_keus_naam(r, afspraak_statussen, b->status));
	return w;
}

/* ---- the page ---- */

static struct str version_name(struct req *r, const struct plan_versie *x)
{
	struct str nummer = str_from_i64(r->arena, x->nummer);
	struct str dag = casus_moment_dag(r, x->vastgesteld ? x->vastgesteld : x->gemaakt);
	struct out_arg args[] = { OUT_ARG(nummer), OUT_ARG(dag) };

	return tr_args(r->arena, r->lang, x->vastgesteld ? N_("Versie %1, vastgesteld %2") : N_("Versie %1, zoals nu"),
		args, 2);
}

static void versions_option(struct req *r, const struct plan_verschil *d, const struct plan_versie *now,
	struct view_field *f)
{
	struct view_option *x = opties_new(r, f, d->nversies, NULL);

	f->value = now ? str_from_i64(r->arena, now->nummer) : STR("");
	for (size_t i = 0; i < d->nversies; i++)
		x[f->noptions++] = (struct view_option){ .value = str_from_i64(r->arena, d->versies[i].nummer),
			.text = version_name(r, &d->versies[i]) };
}

enum fault page_plan_vergelijk(struct req *r, const struct in_plan_vergelijk *in)
{
	struct view_plan_vergelijk *v = ARENA_NEW(r->arena, struct view_plan_vergelijk);
	struct plan_verschil *d;

	TRY(plan_compare(&r->ctx, in->casus, in->oud.set ? in->oud.v : 0, in->nieuw.set ? in->nieuw.v : 0, &d));
	v->frame = casus_frame(r, d->kop, CASUS_TAB_PLAN);
	v->url = url_plan_vergelijk(r, in->casus);
	v->url_plan = url_casus_plan(r, in->casus);
	v->heeft_oud = d->oud;
	v->kop_oud = d->oud ? version_name(r, d->oud) : STR("");
	v->kop_nieuw = version_name(r, d->nieuw);
	v->oud = (struct view_field){ .kind = INPUT_SELECT, .name = "oud", .label = N_("Van") };
	v->nieuw = (struct view_field){ .kind = INPUT_SELECT, .name = "nieuw", .label = N_("Naar") };
	versions_option(r, d, d->oud, &v->oud);
	versions_option(r, d, d->nieuw, &v->nieuw);
	texts_fill(r, d, v);
	v->doelen = ARENA_ARRAY(r->arena, d->ndoelen + 1, struct view_wijziging);
	for (size_t i = 0; i < d->ndoelen; i++)
		v->doelen[v->ndoelen++] = goal_change(r, &d->doelen[i]);
	v->afspraken = ARENA_ARRAY(r->arena, d->nafspraken + 1, struct view_wijziging);
	for (size_t i = 0; i < d->nafspraken; i++)
		v->afspraken[v->nafspraken++] = afspraak_change(r, d, &d->afspraken[i]);
	v->gelijk_doelen = (int64_t)d->gelijk_doelen;
	v->gelijk_afspraken = (int64_t)d->gelijk_afspraken;
	view_plan_vergelijk(r->out, v);
	return casus_send(r, d->kop, N_("Versies vergelijken"));
}
