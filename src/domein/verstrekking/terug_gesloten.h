/* What a receiver owes to say of a result, when the case is closed and shielded (WGS 1.7 lid 4; invariants 27, 43).
 *
 * Closing ends the clocks and everybody's toegang, but not the duty of the receiver: at least once a year, as long as he
 * uses the result. From then on who reviews sees to it, by number, receiver and day, without reading the case; with the
 * destruction of the case it ends. When the case opens again its clock runs again, to the same day. What came back is recorded as ever, and counts for the yearly report.
 * Lifetimes: the arena of the context. Threading: as struct ctx.
 */
#ifndef DOMEIN_VERSTREKKING_TERUG_GESLOTEN_H
#define DOMEIN_VERSTREKKING_TERUG_GESLOTEN_H

#include "domein/verstrekking/verstrekking.h"

#define TERUG_GAUW 30 /* days ahead that count as work */

struct terug_open {
	struct verstrekking_id id;
	struct dossier_id dossier;
	struct str nummer, huis_naam, ontvanger;
	struct datum dag, uiterlijk; /* of the disclosure, and until when the receiver answers */
	int64_t versie;
	bool gauw, laat;
};
struct terug_openen {
	size_t n;
	struct terug_open *v; /* the first that is due above */
};
/* Of closed cases of the houses and rings of the actor's role. FAULT_DENIED without privacy.toetsen. */
MUST_USE enum fault terug_gesloten_list(struct ctx *c, struct terug_openen *ret);
MUST_USE enum fault terug_gesloten_get(struct ctx *c, struct verstrekking_id id, struct terug_open *ret);
/* As terugkoppeling_add. */
MUST_USE enum fault terug_gesloten_add(struct ctx *c, const struct terugkoppeling_nieuw *t);
/* How many are due within TERUG_GAUW days; 0 without the right. */
MUST_USE enum fault terug_gesloten_telling(struct ctx *c, int64_t *ret);
/* From when the clock runs of what is owed first of a closed case; 0: nothing is. For who is about to open it again. */
MUST_USE enum fault terug_gesloten_start(struct ctx *c, struct casus_id id, int64_t *ret);

#endif
