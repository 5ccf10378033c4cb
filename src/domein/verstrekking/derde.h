/* Incidental third parties: who is no participant but is heard once, for what he knows of this case.
 *
 * The core deelnemers decide it; he signs a declaration of secrecy first, and gets what is needed and no account: there is
 * nothing of him but these rows, and what was given to him stands in the ledger (verstrekking.h).
 * Lifetimes: results live in the arena of the context. Threading: as struct ctx.
 * Source: WGS 2.31 lid 9 and 10; BGS 2.21; invariant 7.
 */
#ifndef DOMEIN_VERSTREKKING_DERDE_H
#define DOMEIN_VERSTREKKING_DERDE_H

#include "domein/casus/casus.h"

#define DERDE_RULE "WGS 2.31 lid 9 en 10; BGS 2.21; invariant 7"

struct derde_nieuw {
	struct casus_id casus;
	struct str naam, werkt_bij, functie; /* functie: what he is */
	struct str deskundigheid, rol;       /* what he knows of this case, and what he does in it */
	struct datum geheimhouding, besloten; /* days of the declaration and of the decision; besloten 0: of today */
	size_t n;
	const struct medewerker_id *deelnemers; /* who decided */
	struct bijlage_id bijlage;           /* the declaration; 0 none */
};
struct derde {
	struct derde_id id;
	struct str naam, werkt_bij, functie, deskundigheid, rol, door_naam;
	struct datum geheimhouding, besloten, einde; /* einde: the last day; 0 still */
	struct bijlage_id bijlage;
	int64_t moment, versie, verstrekkingen; /* how often something was given to him */
};
struct derde_lid { /* may take part in the decision */
	struct medewerker_id id;
	struct str naam, organisatie_naam;
};
struct derde_lijst {
	size_t n, nleden;
	struct derde *v; /* newest first */
	struct derde_lid *leden;
};
/* Notes the look. */
MUST_USE enum fault derde_list(struct ctx *c, struct casus_id id, struct derde_lijst *ret);
/* FAULT_INVALID with field and rule: a regime without incidental third parties, no declaration, nobody who decided. */
MUST_USE enum fault derde_add(struct ctx *c, const struct derde_nieuw *n, struct derde_id *ret);
/* No longer involved, from today. */
MUST_USE enum fault derde_end(struct ctx *c, struct derde_id id, int64_t versie, struct casus_id *ret);

#endif
