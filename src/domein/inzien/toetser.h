/* Who reviews: in which houses and rings, and what waits for him.
 *
 * A role with privacy.toetsen or logboek.lezen holds for its house (none: the regio's); a besloten ring asks a role in
 * that ring. What is read about others is read on lens kaal, after toetser_read said that this actor may, and for the
 * houses and rings it names.
 * Source: WGS 1.8 lid 2 (review is a class of its own), lid 4; invariants 6, 11, 12.
 */
#ifndef DOMEIN_INZIEN_TOETSER_H
#define DOMEIN_INZIEN_TOETSER_H

#include "domein/ctx.h"

struct toetser_rol {
	struct huis_id huis; /* 0: of the regio */
	struct str ring;
};
struct toetser {
	size_t n;
	struct toetser_rol *v;  /* with the right that was asked */
	size_t nringen;
	struct str *ringen;     /* of any of his roles */
};
/* FAULT_DENIED without the right. */
MUST_USE enum fault toetser_read(struct ctx *c, enum recht r, struct toetser *ret);
/* The same of anybody, without a question of right; n is 0 when he has no role with it. */
MUST_USE enum fault toetser_van(struct ctx *c, struct medewerker_id m, enum recht r, struct toetser *ret);
/* May what belongs to that house (0: to none) and ring be reviewed? */
bool toetser_mag(const struct toetser *t, struct huis_id huis, struct str ring);

struct toetsing_werk {
	/* laat: past their day; lekken_klok: the 72 hours run, for nothing was decided about telling the authority;
	 * lekken_laat: of those, within a day of their end */
	int64_t nood, nood_laat, vragen, lekken, lekken_klok, lekken_laat;
};
/* Zeros without the right. */
MUST_USE enum fault toetsing_werk(struct ctx *c, struct toetsing_werk *ret);

#endif
