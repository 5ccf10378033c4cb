/* What somebody said about stagnation, and the ladder: see stagnatie.h. */
#include "domein/plan/stagnatie_priv.h"
#include "domein/toegang/melding.h"

#define AAN_MAX 200

/* ---- reading ---- */

/* The first step that was not taken yet, behind the last that was. */
static const struct escalatiestap *next_step(const struct escalatie *ladder, const struct stagnatie *s)
{
	size_t next = 0;

	for (size_t i = 0; ladder && i < ladder->nstappen; i++)
		for (size_t j = 0; j < s->n; j++)
			if (str_eq(s->v[j].stap, ladder->stappen[i].code) && i + 1 > next)
				next = i + 1;
	return ladder && next < ladder->nstappen ? &ladder->stappen[next] : NULL;
}

static void steps_take(struct ctx *c, const struct q_escalatie_list_rows *rows, struct stagnatie *s)
{
	s->v = ARENA_ARRAY(c->arena, rows->n + 1, struct escalatie_zet);
	for (size_t i = 0; i < rows->n; i++) {
		const struct q_escalatie_list *q = &rows->v[i];

		if (q->stagnatie.v == s->id.v)
			s->v[s->n++] = (struct escalatie_zet){ q->id, q->stagnatie, q->stap, q->aan, q->vraag, q->door_naam,
				q->antwoord, q->beantwoord_naam, q->gezet, q->beantwoord, q->versie };
	}
}

void stagnaties_take(struct ctx *c, const struct q_stagnatie_list_rows *rows, const struct q_escalatie_list_rows *steps,
	const struct thema *thema, struct stagnaties *ret)
{
	struct datum vandaag = datum_of_moment(ctx_moment(c));

	ret->ladder = thema ? thema->escalatie : NULL;
	ret->n = rows->n;
	ret->v = ARENA_ARRAY(c->arena, rows->n + 1, struct stagnatie);
	for (size_t i = 0; i < rows->n; i++) {
		const struct q_stagnatie_list *q = &rows->v[i];

		ret->v[i] = (struct stagnatie){ .id = q->id, .doel = q->doel, .afspraak = q->afspraak, .reden = q->reden,
			.toelichting = q->toelichting, .door_naam = q->door_naam, .opgelost_naam = q->opgelost_naam,
			.opgelost_hoe = q->opgelost_hoe, .geparkeerd = q->geparkeerd, .begonnen = q->begonnen,
			.opgelost = q->opgelost, .versie = q->versie,
			.staat = !q->opgelost && q->geparkeerd.v && q->geparkeerd.v >= vandaag.v };
		steps_take(c, steps, &ret->v[i]);
		ret->v[i].volgende = next_step(ret->ladder, &ret->v[i]);
	}
}

enum fault stagnatie_get(struct ctx *c, const struct plan *p, bool alle, struct stagnaties *ret)
{
	struct q_stagnatie_list_rows rows = { 0 };
	struct q_escalatie_list_rows steps = { 0 };
	struct batch b = ctx_read(c);

	q_stagnatie_list(&b, p->kop->id, alle, &rows);
	q_escalatie_list(&b, p->kop->id, &steps);
	TRY(batch_run(&b));
	stagnaties_take(c, &rows, &steps, p->kop->thema_cat, ret);
	stagnatie_signs(c->arena, &p->inhoud, p->kop->herbeoordeling, datum_of_moment(ctx_moment(c)), ret);
	return FAULT_NONE;
}

/* ---- changes ---- */

struct stall {
	struct ctx *c;
	struct stagnatie_id id;
	struct escalatie_id stap;
	int64_t versie;
	struct stagnatie_nieuw n;
	struct str code, aan, tekst;
	struct casus_id casus; /* out: of which case, for the state */
};

static enum fault check_new(struct ctx *c, const struct stagnatie_nieuw *n)
{
	const struct reden *r = reden_find(c->cat, STR("stagnatie"), n->reden);
	enum fault f = FAULT_NONE;

	if (!r)
		f = fault_field(c->fi, "reden", N_("Kies waarom er geen beweging is."), "invariant 24");
	if ((n->geparkeerd.v || (r && r->motivering)) && casus_text(c->fi, n->toelichting, PLAN_REDEN_MAX, "toelichting",
		N_("Schrijf op wat er speelt.")))
		f = FAULT_INVALID;
	if (str_points(n->toelichting) > PLAN_REDEN_MAX)
		f = fault_field(c->fi, "toelichting", N_("Dit is te lang."), NULL);
	if (n->geparkeerd.v && n->geparkeerd.v <= datum_of_moment(ctx_moment(c)).v)
		f = fault_field(c->fi, "geparkeerd", N_("Vul een datum in die na vandaag ligt."), "invariant 24");
	else if (dag_check(c->fi, "geparkeerd", n->geparkeerd, DAG_PLAN))
		f = FAULT_INVALID;
	return f;
}

/* What it is about is of this case; of an afspraak the goal follows. */
static enum fault about_check(struct unit *u, struct stagnatie_nieuw *n)
{
	struct q_afspraak_lock *a = NULL;
	struct q_doel_get *d = NULL;
	struct batch b = unit_batch(u);

	if (n->afspraak.v)
		q_afspraak_lock(&b, n->afspraak, &a);
	if (n->doel.v)
		q_doel_get(&b, n->doel, &d);
	if (b.n)
		TRY(batch_run(&b));
	if (n->afspraak.v && (!a || a->dossier.v != n->casus.v))
		return fault_field(unit_fault(u), "afspraak", N_("Kies een afspraak van dit plan."), NULL);
	if (n->doel.v && (!d || d->dossier.v != n->casus.v))
		return fault_field(unit_fault(u), "doel", N_("Kies een doel van dit plan."), NULL);
	if (a)
		n->doel = a->doel;
	return FAULT_NONE;
}

static bool same(const struct q_stagnatie_list *q, const struct stagnatie_nieuw *n)
{
	return !q->opgelost && q->doel.v == n->doel.v && q->afspraak.v == n->afspraak.v;
}

static struct str reason_text(struct ctx *c, struct str code)
{
	const struct reden *r = reden_find(c->cat, STR("stagnatie"), code);

	return r ? label_text(&r->label, 0) : code;
}

static enum fault add_unit(struct unit *u, void *arg)
{
	struct stall *p = arg;
	struct stagnatie_nieuw n = p->n;
	struct q_stagnatie_list_rows rows = { 0 };
	struct q_casus_lock *casus;
	struct stagnatie_id id = { id_new() };
	struct batch b = unit_batch(u);
	int64_t changed = 0;

	TRY(casus_lock_in(u, n.casus, 0, NIVEAU_GEEN, &casus));
	TRY(about_check(u, &n));
	q_stagnatie_list(&b, n.casus, false, &rows);
	TRY(batch_run(&b));
	for (size_t i = 0; i < rows.n; i++)
		if (same(&rows.v[i], &n))
			return fault_set(unit_fault(u), FAULT_CONFLICT, N_("Dit staat al op de lijst."), NULL);
	q_stagnatie_add(&b, id, n.doel, n.afspraak, n.reden, n.toelichting, n.geparkeerd, unit_moment(u), n.casus, &changed);
	TRY(batch_run(&b));
	TRY(casus_one(u, changed));
	p->c->uitkomst = id.v;
	return casus_event_in(u, p->c, n.casus, n.geparkeerd.v ? STR("Geparkeerd") : STR("Stagnatie vastgelegd"),
		reason_text(p->c, n.reden));
}

enum fault stagnatie_add(struct ctx *c, const struct stagnatie_nieuw *n, struct stagnatie_id *ret)
{
	struct stall p = { .c = c, .n = *n };
	int64_t id;

	p.n.reden = given(n->reden);
	p.n.toelichting = given(n->toelichting);
	TRY(check_new(c, &p.n));
	TRY(ctx_write(c, add_unit, &p, &id));
	ret->v = id;
	stagnatie_follow_after(c, n->casus);
	return FAULT_NONE;
}

/* The row that a change starts from: there, open, as it was shown. */
static enum fault found(struct unit *u, struct stall *p, bool version, struct q_stagnatie_get **ret,
	struct q_casus_lock **casus)
{
	struct q_stagnatie_get *s = NULL;
	struct batch b = unit_batch(u);

	q_stagnatie_get(&b, p->id, &s);
	TRY(batch_run(&b));
	if (!s)
		return fault_set(unit_fault(u), FAULT_NOT_FOUND, NULL, NULL);
	TRY(casus_lock_in(u, s->dossier, 0, NIVEAU_GEEN, casus));
	if (s->opgelost || (version && s->versie != p->versie))
		return fault_set(unit_fault(u), FAULT_CONFLICT, N_("Dit is intussen door iemand anders gewijzigd."), NULL);
	p->casus = s->dossier;
	p->c->uitkomst = s->dossier.v;
	*ret = s;
	return FAULT_NONE;
}

static enum fault park_unit(struct unit *u, void *arg)
{
	struct stall *p = arg;
	struct q_casus_lock *casus;
	struct q_stagnatie_get *s;
	struct batch b = unit_batch(u);
	int64_t n = 0;

	TRY(found(u, p, true, &s, &casus));
	q_stagnatie_park(&b, p->n.geparkeerd, p->tekst, p->id, p->versie, &n);
	TRY(batch_run(&b));
	return casus_one(u, n);
}

/* A write, and the state of the case after it. */
static enum fault done(struct ctx *c, unit_fn fn, struct stall *p)
{
	int64_t casus;

	TRY(ctx_write(c, fn, p, &casus));
	stagnatie_follow_after(c, (struct casus_id){ casus });
	return FAULT_NONE;
}

enum fault stagnatie_park(struct ctx *c, struct stagnatie_id id, int64_t versie, struct datum tot,
	struct str toelichting)
{
	struct stall p = { .c = c, .id = id, .versie = versie, .n.geparkeerd = tot, .tekst = given(toelichting) };
	enum fault f = casus_text(c->fi, p.tekst, PLAN_REDEN_MAX, "toelichting", N_("Schrijf op wat er speelt."));

	if (tot.v && tot.v <= datum_of_moment(ctx_moment(c)).v)
		f = fault_field(c->fi, "geparkeerd", N_("Vul een datum in die na vandaag ligt."), "invariant 24");
	else if (dag_check(c->fi, "geparkeerd", tot, DAG_PLAN))
		f = FAULT_INVALID;
	TRY(f);
	return done(c, park_unit, &p);
}

static enum fault solve_unit(struct unit *u, void *arg)
{
	struct stall *p = arg;
	struct q_casus_lock *casus;
	struct q_stagnatie_get *s;
	struct batch b = unit_batch(u);
	int64_t n = 0;

	TRY(found(u, p, true, &s, &casus));
	q_stagnatie_solve(&b, unit_moment(u), p->tekst, p->id, p->versie, &n);
	TRY(batch_run(&b));
	TRY(casus_one(u, n));
	return casus_event_in(u, p->c, s->dossier, STR("Weer in beweging"), p->tekst);
}

enum fault stagnatie_solve(struct ctx *c, struct stagnatie_id id, int64_t versie, struct str hoe)
{
	struct stall p = { .c = c, .id = id, .versie = versie, .tekst = given(hoe) };

	TRY(casus_text(c->fi, p.tekst, PLAN_REDEN_MAX, "hoe", N_("Schrijf op hoe het weer in beweging kwam.")));
	return done(c, solve_unit, &p);
}

/* ---- the ladder ---- */

static const struct escalatiestap *step_find(const struct escalatie *ladder, struct str code)
{
	for (size_t i = 0; ladder && i < ladder->nstappen; i++)
		if (str_eq(ladder->stappen[i].code, code))
			return &ladder->stappen[i];
	return NULL;
}

static enum fault tell(struct unit *u, const struct stall *p, struct medewerker_id wie, struct casus_id casus)
{
	if (!wie.v || wie.v == p->c->actor.id.v)
		return FAULT_NONE;
	return melding_add_in(u, wie, "escalatie", casus_dossier(casus));
}

/* Roles of the house that the step names; owner and team are spoken to by the procesregisseur. */
static enum fault step_tell(struct unit *u, const struct stall *p, const struct escalatiestap *stap,
	const struct q_casus_lock *casus)
{
	struct batch b = unit_batch(u);

	for (size_t i = 0; i < stap->nwie; i++) {
		struct q_escalatie_rol_rows rows = { 0 };

		if (str_eq(stap->wie[i], STR("procesregisseur"))) {
			TRY(tell(u, p, casus->procesregisseur, casus->id));
			continue;
		}
		if (!rol_find(p->c->cat, stap->wie[i]))
			continue;
		q_escalatie_rol(&b, stap->wie[i], casus->huis, unit_moment(u), &rows);
		TRY(batch_run(&b));
		for (size_t j = 0; j < rows.n; j++)
			TRY(tell(u, p, rows.v[j].id, casus->id));
	}
	return FAULT_NONE;
}

static enum fault step_unit(struct unit *u, void *arg)
{
	struct stall *p = arg;
	const struct escalatiestap *stap;
	const struct thema *t;
	struct q_casus_lock *casus;
	struct q_stagnatie_get *s;
	struct batch b = unit_batch(u);
	int64_t n = 0;

	TRY(found(u, p, false, &s, &casus));
	t = thema_find(p->c->cat, casus->thema);
	stap = step_find(t ? t->escalatie : NULL, p->code);
	if (!stap)
		return fault_field(unit_fault(u), "stap", N_("Kies een stap van de ladder."), "C071");
	q_escalatie_add(&b, (struct escalatie_id){ id_new() }, p->id, stap->code, p->aan, p->tekst, unit_moment(u),
		s->dossier, &n);
	TRY(batch_run(&b));
	TRY(casus_one(u, n));
	TRY(step_tell(u, p, stap, casus));
	return casus_event_in(u, p->c, s->dossier, STR("Opgeschaald bij stagnatie"), label_text(&stap->label, 0));
}

enum fault stagnatie_step(struct ctx *c, struct stagnatie_id id, struct str stap, struct str aan, struct str vraag)
{
	struct stall p = { .c = c, .id = id, .code = given(stap), .aan = given(aan), .tekst = given(vraag) };
	enum fault f = casus_text(c->fi, p.aan, AAN_MAX, "aan", N_("Schrijf op wie is aangesproken."));

	if (casus_text(c->fi, p.tekst, PLAN_REDEN_MAX, "vraag", N_("Schrijf op wat er is gevraagd.")))
		f = FAULT_INVALID;
	TRY(f);
	return done(c, step_unit, &p);
}

static enum fault answer_unit(struct unit *u, void *arg)
{
	struct stall *p = arg;
	struct q_escalatie_get *e = NULL;
	struct q_casus_lock *casus;
	struct batch b = unit_batch(u);
	int64_t n = 0;

	q_escalatie_get(&b, p->stap, &e);
	TRY(batch_run(&b));
	if (!e)
		return fault_set(unit_fault(u), FAULT_NOT_FOUND, NULL, NULL);
	TRY(casus_lock_in(u, e->dossier, 0, NIVEAU_GEEN, &casus));
	if (e->beantwoord || e->versie != p->versie)
		return fault_set(unit_fault(u), FAULT_CONFLICT, N_("Het antwoord is er al."), NULL);
	q_escalatie_answer(&b, p->tekst, unit_moment(u), p->stap, p->versie, &n);
	TRY(batch_run(&b));
	p->c->uitkomst = e->dossier.v;
	return casus_one(u, n);
}

enum fault stagnatie_answer(struct ctx *c, struct escalatie_id id, int64_t versie, struct str antwoord)
{
	struct stall p = { .c = c, .stap = id, .versie = versie, .tekst = given(antwoord) };

	TRY(casus_text(c->fi, p.tekst, PLAN_REDEN_MAX, "antwoord", N_("Schrijf op wat het antwoord was.")));
	return done(c, answer_unit, &p);
}
