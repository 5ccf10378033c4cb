/* For the files of stagnatie. */
#ifndef DOMEIN_PLAN_STAGNATIE_PRIV_H
#define DOMEIN_PLAN_STAGNATIE_PRIV_H

#include "domein/plan/plan_priv.h"
#include "domein/plan/stagnatie.h"

/* Fills the signs, worst first. s->v and s->ladder stand already; both plans outlive s. */
void stagnatie_signs(struct arena *a, const struct plan_inhoud *p, struct datum herbeoordeling, struct datum vandaag,
	struct stagnaties *s);
/* What the rows say, with the ladder of the theme (may be NULL). */
void stagnaties_take(struct ctx *c, const struct q_stagnatie_list_rows *rows, const struct q_escalatie_list_rows *steps,
	const struct thema *thema, struct stagnaties *ret);

#endif
