/* Replacement: what a colleague may see and do while somebody is away.
 *
 * The replacement gets rows of toegang of the kind and level of those of the absent, from the first until the last day;
 * they begin and end by themselves, since the lens compares with the moment. What the absent loses meanwhile, or has at
 * another level, the database changes for both in one transaction (trigger toegang_vervangen); what he gets follows when
 * it was weighed (vervanging_follow, a job). What the replacement had of his own stays, and goes on afterwards when it was less. Nobody
 * hands on what he has as a replacement himself; emergency and review rows are not handed on.
 * Source: WGS 1.8 lid 2; invariants 6-8, 10, 11.
 */
#ifndef DOMEIN_WERK_VERVANGING_H
#define DOMEIN_WERK_VERVANGING_H

#include "domein/organisatie/overdracht.h"

struct vervanging {
	struct afwezigheid_id id;
	struct medewerker_id medewerker, vervanger, door;
	struct str grond;
	int64_t van, tot; /* tot: until when; the moment of the unit or before ends it all */
	const struct overdracht *werk; /* the dossiers, weighed: what has a bezwaar is not given */
};
/* In a unit on lens kaal: gives what is missing, ends what the absent lost. */
MUST_USE enum fault vervanging_sync_in(struct unit *u, const struct vervanging *v);
/* The job: every absence that holds or comes, each in a unit of its own. */
MUST_USE enum fault vervanging_follow(struct ctx *c);

#endif
