/* Who reviews: see toetser.h. */
#include "domein/inzien/toetser.h"

#include "catalogus/catalogus.h"
#include "query.h"

enum fault toetser_van(struct ctx *c, struct medewerker_id m, enum recht r, struct toetser *ret)
{
	struct q_toetser_rollen_rows rows = { 0 };
	struct batch b = ctx_kaal(c);

	q_toetser_rollen(&b, m, ctx_moment(c), &rows);
	TRY(batch_run(&b));
	*ret = (struct toetser){ .v = ARENA_ARRAY(c->arena, rows.n + 1, struct toetser_rol),
		.ringen = ARENA_ARRAY(c->arena, rows.n + 1, struct str) };
	for (size_t i = 0; i < rows.n; i++) {
		const struct rol *rol = rol_find(c->cat, rows.v[i].rol);

		if (rol && rol_has(rol, r))
			ret->v[ret->n++] = (struct toetser_rol){ rows.v[i].huis, rows.v[i].ring };
		if (rows.v[i].ring.n)
			ret->ringen[ret->nringen++] = rows.v[i].ring;
	}
	return FAULT_NONE;
}

enum fault toetser_read(struct ctx *c, enum recht r, struct toetser *ret)
{
	TRY(ctx_require(c, r));
	return toetser_van(c, c->actor.id, r, ret);
}

bool toetser_mag(const struct toetser *t, struct huis_id huis, struct str ring)
{
	bool house = false, circle = !ring.n;

	for (size_t i = 0; i < t->n; i++)
		house |= !t->v[i].huis.v || !huis.v || t->v[i].huis.v == huis.v;
	for (size_t i = 0; i < t->nringen; i++)
		circle |= str_eq(t->ringen[i], ring);
	return house && circle;
}

enum fault toetsing_werk(struct ctx *c, struct toetsing_werk *ret)
{
	struct q_toetsing_werk *q = NULL;
	struct batch b = ctx_read(c);
	int64_t now = ctx_moment(c);

	*ret = (struct toetsing_werk){ 0 };
	if (!actor_mag(&c->actor, RECHT_privacy_toetsen))
		return FAULT_NONE;
	q_toetsing_werk(&b, datum_of_moment(now), now + DAY_MS, &q);
	TRY(batch_run(&b));
	if (q)
		*ret = (struct toetsing_werk){ q->nood, q->nood_laat, q->vragen, q->lekken, q->lekken_klok,
			q->lekken_laat };
	return FAULT_NONE;
}
