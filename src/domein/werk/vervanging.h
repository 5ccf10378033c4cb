/* Replacement: what a colleague may see and do while somebody is away.
 *
 * The replacement gets rows of toegang of the kind and level of those of the absent, from the first until the last day;
 * they begin and end by themselves, since the lens compares with the moment. The database gives and takes them
 * (0031_rings.sql), in the transaction in which the absence is registered or withdrawn, and in that in which the absent
 * gets, loses or has something at another level: there is no other way. What the catalogue says of the replacement's roles
 * it cannot ask; that stands with the absence as facts, and is weighed again by a job. What the replacement had of his own
 * stays, and goes on afterwards when it was less. Nobody hands on what he has as a replacement himself; emergency and
 * review rows are not handed on.
 * Source: WGS 1.8 lid 2; invariants 6-8, 10, 11.
 */
#ifndef DOMEIN_WERK_VERVANGING_H
#define DOMEIN_WERK_VERVANGING_H

#include "domein/ctx.h"

struct vervanging_feiten { /* as the columns of afwezigheid */
	bool mag;
	struct str ringen, regie, wegingen;
};
/* Of who replaces, today. */
MUST_USE enum fault vervanging_feiten(struct ctx *c, struct medewerker_id m, struct vervanging_feiten *ret);
/* The job: of every absence that holds or comes the facts, where the roles changed. */
MUST_USE enum fault vervanging_follow(struct ctx *c);

#endif
