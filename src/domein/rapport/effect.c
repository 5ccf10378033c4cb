/* What became of the domains of the self-sufficiency matrix, for who steers: see cijfers.h. */
#include "domein/rapport/cijfers_priv.h"

static const struct q_cijfers_effect *row_of(const struct q_cijfers_effect_rows *rows, struct str set, struct str domein)
{
	for (size_t i = 0; i < rows->n; i++)
		if (str_eq(rows->v[i].zrmset, set) && str_eq(rows->v[i].domein, domein))
			return &rows->v[i];
	return NULL;
}

/* In the order of the catalogue, not of the codes. */
static void rows_fill(struct ctx *c, const struct q_cijfers_effect_rows *rows, struct effect *e)
{
	e->v = ARENA_ARRAY(c->arena, rows->n + 1, struct effect_rij);
	for (size_t i = 0; i < c->cat->nzrmsets; i++)
		for (size_t j = 0; j < c->cat->zrmsets[i].ndomeinen; j++) {
			const struct zrmset *set = &c->cat->zrmsets[i];
			const struct q_cijfers_effect *q = row_of(rows, set->code, set->domeinen[j].code);

			if (q)
				e->v[e->n++] = (struct effect_rij){ set, &set->domeinen[j], q->aantal, q->verbeterd, q->gelijk,
					q->verslechterd };
		}
}

enum fault effect_lezen(struct ctx *c, struct str thema, struct effect *ret)
{
	struct q_cijfers_effect_rows rows = { 0 };
	struct q_cijfers_huizen_rows bereik = { 0 };
	struct effect e = { 0 };
	struct batch b = db_batch(c->db, LENS_CIJFERS, &c->eyes, c->arena, c->fi);

	TRY(ctx_require(c, RECHT_cijfers_lezen));
	q_cijfers_effect(&b, thema, EFFECT_MINSTENS, &rows);
	q_cijfers_huizen(&b, &bereik);
	TRY(batch_run(&b));
	TRY(cijfers_huizen_name(c, &bereik, &e.bereik));
	rows_fill(c, &rows, &e);
	*ret = e;
	return FAULT_NONE;
}
