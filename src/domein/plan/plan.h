/* The plan van aanpak of a case: versions, what is going on by leefgebied, goals, the person's own words.
 *
 * Goals and afspraken (afspraak.h) live and move; a version of the plan is fixed in an overleg or by a decision, and what
 * they were then is read from the journaal. Source: C062-C067, C071; invariants 21, 23, 24, 28.
 * Lifetimes: results live in the arena of the context. Threading: as struct ctx.
 */
#ifndef DOMEIN_PLAN_PLAN_H
#define DOMEIN_PLAN_PLAN_H

#include "domein/casus/casus.h"
#include "domein/plan/afspraak.h"

/* ---- goals ---- */

struct doel {
	struct doel_id id;
	struct str leefgebied;    /* code; "" in a case about an area */
	struct str tekst, norm;   /* norm: how one sees that it is reached; "" none */
	struct str woorden;       /* the person's own words; "" none */
	struct datum streefdatum; /* 0 none */
	struct str status, status_reden; /* open, behaald, vervallen */
	int64_t afgesloten, versie;
};
struct doelen {
	size_t n;
	struct doel *v; /* open ones first, in the order of the plan */
};
/* As far as the actor may read the plan; alle: with those that were reached or dropped. */
MUST_USE enum fault doel_list(struct ctx *c, struct casus_id casus, bool alle, struct doelen *ret);

#endif
