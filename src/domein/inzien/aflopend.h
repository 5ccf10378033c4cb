/* Authorisations that end soon: admissions to a case, roles, replacements, accounts, and the screening and training that
 * every account rests on.
 *
 * Who reviews sees them by number and name, without content, for the houses and rings of his role. How long a screening
 * and a training hold is in the catalogue (clocks vog_verloopt and opleiding_verloopt); what is over is shown too.
 * Lifetimes: results live in the arena of the context. Threading: as struct ctx.
 * Source: BGS 1.11, 1.17; invariants 8, 10.
 */
#ifndef DOMEIN_INZIEN_AFLOPEND_H
#define DOMEIN_INZIEN_AFLOPEND_H

#include "domein/casus/casus.h"

#define AFLOPEND_GAUW 14 /* days ahead that count as work */
#define AFLOPEND_MEEST 366

enum aflopend_soort { AFLOPEND_TOEGANG, AFLOPEND_VERVANGING, AFLOPEND_ROL, AFLOPEND_ACCOUNT, AFLOPEND_VOG,
	AFLOPEND_OPLEIDING };

struct aflopend_rij {
	enum aflopend_soort soort;
	struct medewerker_id medewerker;
	struct casus_id casus;         /* of an admission */
	struct str naam, organisatie;
	struct str wat;                /* number of the case, code of the role, who is replaced; "" */
	struct str huis_naam, ring, grond;
	struct datum laatste;          /* the last day */
	int nog;                       /* days to it; below 0: over */
};
struct aflopend {
	size_t n;
	struct aflopend_rij *v; /* the first that ends above */
};
/* Within that many days, at most AFLOPEND_MEEST. FAULT_DENIED without privacy.toetsen. */
MUST_USE enum fault aflopend_list(struct ctx *c, int dagen, struct aflopend *ret);
/* How many within AFLOPEND_GAUW days; 0 without the right. */
MUST_USE enum fault aflopend_telling(struct ctx *c, int64_t *ret);

#endif
