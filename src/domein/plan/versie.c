/* Versions of the plan as they were fixed, and what changed between two. See plan.h.
 *
 * What goals and afspraken were is asked through lens asof, with the eyes of who fixed the version: he wrote the plan
 * then. That the reader may see it now is asked by the lens itself, row by row.
 */
#include "domein/plan/plan_priv.h"

static enum fault content_at(struct ctx *c, const struct casus_kop *kop, const struct plan_versie *v,
	struct plan_inhoud *ret)
{
	struct plan_rows rows = { 0 };
	struct db_eyes eyes = c->eyes;
	struct batch b;

	(void)ctx_moment(c);
	eyes = c->eyes;
	eyes.asof_dossier = kop->id.v;
	eyes.asof_moment = v->vastgesteld;
	eyes.asof_medewerker = v->vastgesteld_door.v;
	b = v->vastgesteld ? db_batch(c->db, LENS_ASOF, &eyes, c->arena, c->fi) : ctx_read(c);
	plan_inhoud_ask(&b, kop->id, &rows);
	TRY(batch_run(&b));
	plan_inhoud_take(c, kop->soort, &rows, datum_of_moment(v->vastgesteld ? v->vastgesteld : ctx_moment(c)), ret);
	doelen_look(c, kop->id, &ret->doelen, LOOK_SCHERM);
	return FAULT_NONE;
}

static enum fault versions(struct ctx *c, struct casus_id casus, struct casus_kop **kop, size_t *n,
	struct plan_versie **ret)
{
	struct q_plan_list_rows rows = { 0 };
	struct casus_kop_vraag v;
	struct batch b = ctx_read(c);

	casus_kop_ask(c, &b, casus, &v);
	q_plan_list(&b, casus, &rows);
	TRY(batch_run(&b));
	TRY(casus_kop_take(c, &v, kop));
	if (!casus_mag(*kop, CASUS_DEEL_PLAN, NIVEAU_LEZEN))
		return fault_set(c->fi, FAULT_NOT_FOUND, NULL, NULL);
	plan_versies_take(c, &rows, n, ret);
	return FAULT_NONE;
}

static const struct plan_versie *numbered(const struct plan_versie *v, size_t n, int64_t nummer)
{
	for (size_t i = 0; i < n; i++)
		if (v[i].nummer == nummer)
			return &v[i];
	return NULL;
}

enum fault plan_version(struct ctx *c, struct casus_id casus, int64_t nummer, struct plan **ret)
{
	struct plan *p = ARENA_NEW(c->arena, struct plan);

	TRY(versions(c, casus, &p->kop, &p->nversies, &p->versies));
	p->nu = p->vast = numbered(p->versies, p->nversies, nummer);
	if (!p->nu)
		return fault_set(c->fi, FAULT_NOT_FOUND, NULL, NULL);
	TRY(content_at(c, p->kop, p->nu, &p->inhoud));
	p->leest = true;
	*ret = p;
	return FAULT_NONE;
}

/* ---- differences ---- */

static bool goal_same(const struct doel *a, const struct doel *b)
{
	return a->betrokkene.v == b->betrokkene.v && str_eq(a->leefgebied, b->leefgebied) && str_eq(a->tekst, b->tekst) && str_eq(a->norm, b->norm)
		&& str_eq(a->woorden, b->woorden) && a->streefdatum.v == b->streefdatum.v && str_eq(a->status, b->status);
}

static bool afspraak_same(const struct afspraak *a, const struct afspraak *b)
{
	return str_eq(a->tekst, b->tekst) && a->organisatie.v == b->organisatie.v && a->eigenaar.v == b->eigenaar.v
		&& a->termijn.v == b->termijn.v && str_eq(a->herhaal, b->herhaal) && str_eq(a->soort, b->soort)
		&& str_eq(a->kader, b->kader) && str_eq(a->status, b->status) && str_eq(a->antwoord, b->antwoord)
		&& a->doel.v == b->doel.v;
}

static const struct doel *goal_of(const struct doelen *l, struct doel_id id)
{
	for (size_t i = 0; i < l->n; i++)
		if (l->v[i].id.v == id.v)
			return &l->v[i];
	return NULL;
}

static const struct afspraak *afspraak_of(const struct afspraken *l, struct afspraak_id id)
{
	for (size_t i = 0; i < l->n; i++)
		if (l->v[i].id.v == id.v)
			return &l->v[i];
	return NULL;
}

static void goals_pair(struct ctx *c, struct plan_verschil *d)
{
	const struct doelen *was = &d->was.doelen, *is = &d->is.doelen;

	d->doelen = ARENA_ARRAY(c->arena, was->n + is->n + 1, struct plan_paar);
	for (size_t i = 0; i < is->n; i++) {
		const struct doel *old = goal_of(was, is->v[i].id);

		if (old && goal_same(old, &is->v[i]))
			d->gelijk_doelen++;
		else
			d->doelen[d->ndoelen++] = (struct plan_paar){ old, &is->v[i] };
	}
	for (size_t i = 0; i < was->n; i++)
		if (!goal_of(is, was->v[i].id))
			d->doelen[d->ndoelen++] = (struct plan_paar){ &was->v[i], NULL };
}

static void afspraken_pair(struct ctx *c, struct plan_verschil *d)
{
	const struct afspraken *was = &d->was.afspraken, *is = &d->is.afspraken;

	d->afspraken = ARENA_ARRAY(c->arena, was->n + is->n + 1, struct afspraak_paar);
	for (size_t i = 0; i < is->n; i++) {
		const struct afspraak *old = afspraak_of(was, is->v[i].id);

		if (old && afspraak_same(old, &is->v[i]))
			d->gelijk_afspraken++;
		else
			d->afspraken[d->nafspraken++] = (struct afspraak_paar){ old, &is->v[i] };
	}
	for (size_t i = 0; i < was->n; i++)
		if (!afspraak_of(is, was->v[i].id))
			d->afspraken[d->nafspraken++] = (struct afspraak_paar){ &was->v[i], NULL };
}

enum fault plan_compare(struct ctx *c, struct casus_id casus, int64_t oud, int64_t nieuw, struct plan_verschil **ret)
{
	struct plan_verschil *d = ARENA_NEW(c->arena, struct plan_verschil);

	TRY(versions(c, casus, &d->kop, &d->nversies, &d->versies));
	if (!d->nversies)
		return fault_set(c->fi, FAULT_NOT_FOUND, NULL, NULL);
	d->nieuw = numbered(d->versies, d->nversies, nieuw ? nieuw : d->versies[0].nummer);
	if (!d->nieuw)
		return fault_set(c->fi, FAULT_NOT_FOUND, NULL, NULL);
	d->oud = numbered(d->versies, d->nversies, oud ? oud : d->nieuw->nummer - 1);
	if (!d->oud && oud)
		return fault_set(c->fi, FAULT_NOT_FOUND, NULL, NULL);
	TRY(content_at(c, d->kop, d->nieuw, &d->is));
	if (d->oud)
		TRY(content_at(c, d->kop, d->oud, &d->was));
	goals_pair(c, d);
	afspraken_pair(c, d);
	*ret = d;
	return FAULT_NONE;
}
