/* Replacement: see vervanging.h. */
#include "domein/werk/vervanging.h"

#include "domein/toegang/actor.h"
#include "domein/toegang/dossier.h"
#include "query.h"

struct sync {
	struct unit *u;
	const struct vervanging *v;
	int64_t now;
	struct q_vervanging_bronnen_rows bronnen;
	struct q_vervanging_gegeven_rows gegeven;
	struct q_vervanging_eigen_rows eigen;
};

static bool may_go(const struct sync *s, struct dossier_id d)
{
	for (size_t i = 0; s->v->werk && i < s->v->werk->n; i++)
		if (s->v->werk->v[i].id.v == d.v)
			return !s->v->werk->v[i].bezwaar;
	return false;
}

static bool given(const struct sync *s, struct toegang_id bron)
{
	for (size_t i = 0; i < s->gegeven.n; i++)
		if (s->gegeven.v[i].bron.v == bron.v)
			return true;
	return false;
}

/* What was given and is no longer the absent's, or the absence is over. His own goes on. */
static enum fault give_back(struct sync *s, const struct q_vervanging_gegeven *g)
{
	struct batch b = unit_batch(s->u);

	if (g->tot <= s->now)
		return FAULT_NONE;
	for (size_t i = 0; s->v->tot > s->now && i < s->bronnen.n; i++)
		if (s->bronnen.v[i].id.v == g->bron.v && s->bronnen.v[i].niveau == g->niveau)
			return FAULT_NONE;
	q_overdracht_cut(&b, s->now, g->id, NULL);
	if (g->vervolg.v)
		q_vervanging_resume(&b, s->now, g->vervolg, NULL);
	return batch_run(&b);
}

struct gift {
	int64_t van, tot;
	const struct q_vervanging_eigen *wijkt; /* his own, lower, that makes room */
};

/* From when until when, beside what he has; false: he needs nothing. */
static bool gift_fit(const struct sync *s, const struct q_vervanging_bronnen *row, struct gift *g)
{
	*g = (struct gift){ .van = s->v->van > s->now ? s->v->van : s->now };
	g->van = row->van > g->van ? row->van : g->van;
	g->tot = row->tot < s->v->tot ? row->tot : s->v->tot;
	for (size_t i = 0; i < s->eigen.n; i++) {
		const struct q_vervanging_eigen *e = &s->eigen.v[i];

		if (e->dossier.v != row->dossier.v || !str_eq(e->onderdeel, row->onderdeel) || e->tot <= g->van
			|| e->van >= g->tot)
			continue;
		if (e->niveau >= row->niveau && e->van <= g->van)
			g->van = e->tot;
		else if (e->van > g->van)
			g->tot = e->van;
		else
			g->wijkt = e;
	}
	return g->van < g->tot;
}

static enum fault make_room(struct sync *s, const struct gift *g, struct toegang_id *ret_vervolg)
{
	const struct q_vervanging_eigen *e = g->wijkt;
	struct batch b = unit_batch(s->u);

	*ret_vervolg = (struct toegang_id){ 0 };
	q_overdracht_cut(&b, g->van, e->id, NULL);
	if (e->tot > g->tot) {
		*ret_vervolg = (struct toegang_id){ id_new() };
		q_vervanging_give(&b, *ret_vervolg, e->dossier, e->onderdeel, e->niveau, e->soort, e->grond, g->tot, e->tot,
			e->door, s->v->vervanger, NULL);
	}
	return batch_run(&b);
}

static enum fault give(struct sync *s, const struct q_vervanging_bronnen *row)
{
	struct toegang_id id = { id_new() }, vervolg = { 0 };
	struct batch b = unit_batch(s->u);
	struct gift g;

	if (given(s, row->id) || !may_go(s, row->dossier) || !gift_fit(s, row, &g))
		return FAULT_NONE;
	if (g.wijkt)
		TRY(make_room(s, &g, &vervolg));
	q_vervanging_give(&b, id, row->dossier, row->onderdeel, row->niveau, row->soort, s->v->grond, g.van, g.tot,
		s->v->door, s->v->vervanger, NULL);
	q_vervanging_note(&b, id, s->v->id, row->id, vervolg, NULL);
	return batch_run(&b);
}

enum fault vervanging_sync_in(struct unit *u, const struct vervanging *v)
{
	struct sync s = { .u = u, .v = v, .now = unit_moment(u) };
	struct batch b = unit_batch(u);

	q_vervanging_bronnen(&b, v->medewerker, s.now, v->tot, &s.bronnen);
	q_vervanging_gegeven(&b, v->id, &s.gegeven);
	TRY(batch_run(&b));
	for (size_t i = 0; i < s.gegeven.n; i++)
		TRY(give_back(&s, &s.gegeven.v[i]));
	if (v->tot <= s.now)
		return FAULT_NONE;
	q_vervanging_eigen(&b, v->vervanger, s.now, v->medewerker, &s.eigen);
	TRY(batch_run(&b));
	for (size_t i = 0; i < s.bronnen.n; i++)
		TRY(give(&s, &s.bronnen.v[i]));
	return FAULT_NONE;
}

/* ---- the job ---- */

static enum fault follow_unit(struct unit *u, void *arg)
{
	return vervanging_sync_in(u, arg);
}

/* Reads with the eyes of the replacement, writes as the service. Who may hold nothing any more gets nothing new. */
static enum fault follow(struct ctx *c, struct afwezigheid_id id)
{
	struct q_afwezig_get *a = NULL;
	struct batch b = ctx_kaal(c);
	struct ctx k = *c;
	struct vervanging v;
	struct overdracht_mens m;
	struct overdracht werk = { 0 };
	enum fault f;

	q_afwezig_get(&b, id, &a);
	TRY(batch_run(&b));
	if (!a || a->ingetrokken)
		return FAULT_NONE;
	v = (struct vervanging){ id, a->medewerker, a->vervanger, a->door, STR(""), a->van, a->tot, &werk };
	f = actor_as_id(&k, a->vervanger, NULL);
	f = f ? f : overdracht_mens(&k, a->medewerker, &m);
	f = f ? f : overdracht_work(&k, &m, &werk);
	f = f ? f : overdracht_weigh(&k, a->vervanger, "vervanger", werk.v, werk.n);
	if (f == FAULT_NOT_FOUND || f == FAULT_INVALID) {
		fault_clear(c->fi);
		werk.n = 0;
	} else if (f) {
		return f;
	} else {
		v.grond = str_cat(c->arena, STR("Vervanging van "), m.naam);
	}
	return ctx_write_kaal(c, follow_unit, &v);
}

enum fault vervanging_follow(struct ctx *c)
{
	struct q_afwezig_lopend_rows rows = { 0 };
	struct batch b = ctx_kaal(c);

	q_afwezig_lopend(&b, klok_now(), &rows);
	TRY(batch_run(&b));
	for (size_t i = 0; i < rows.n; i++)
		TRY(follow(c, rows.v[i].id));
	return FAULT_NONE;
}
