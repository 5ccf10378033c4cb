/* Goals of the plan: see plan.h. */
#include "domein/plan/plan_priv.h"

enum fault doel_list(struct ctx *c, struct casus_id casus, bool alle, struct doelen *ret)
{
	struct q_doel_list_rows rows = { 0 };
	struct batch b = ctx_read(c);

	q_doel_list(&b, casus, alle, &rows);
	TRY(batch_run(&b));
	ret->n = rows.n;
	ret->v = ARENA_ARRAY(c->arena, rows.n + 1, struct doel);
	for (size_t i = 0; i < rows.n; i++) {
		const struct q_doel_list *q = &rows.v[i];

		ret->v[i] = (struct doel){ q->id, q->leefgebied, q->tekst, q->norm, q->woorden, q->streefdatum, q->status,
			q->status_reden, q->afgesloten, q->versie };
	}
	return FAULT_NONE;
}
