/* One search field: case number, person, organisation, and notes in own cases; what the actor may see and nothing else.
 *
 * Every term is looked up by its beginning, in folded form; the cost follows what the actor may see. A search is a look
 * at every person it shows (LOOK_ZOEK). Source: invariants 6, 9, 12.
 */
#ifndef DOMEIN_CASUS_ZOEK_H
#define DOMEIN_CASUS_ZOEK_H

#include "domein/casus/casus.h"

#define ZOEK_MAX 20

struct zoek_casus {
	struct casus_id id;
	struct str nummer, naam, thema, regisseur_naam;
};
struct zoek_mens {
	struct casus_id casus;
	struct str naam, nummer, rol;
	struct datum geboren;
};
struct zoek_organisatie {
	struct str naam, soort, domein, contactpersoon, telefoon;
};
struct zoek_notitie {
	struct casus_id casus;
	struct str nummer, soort, titel, stuk; /* stuk: the words around what was found */
	int64_t moment;
};
struct zoek {
	bool te_kort; /* fewer than two letters */
	size_t ncasussen, nmensen, norganisaties, nnotities;
	struct zoek_casus *casussen;
	struct zoek_mens *mensen;
	struct zoek_organisatie *organisaties;
	struct zoek_notitie *notities;
};
MUST_USE enum fault zoek_run(struct ctx *c, struct str tekst, struct zoek **ret);

#endif
