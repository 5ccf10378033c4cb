/* The work of a leaver, for handing over: which dossiers he takes part in, by number alone.
 *
 * Who hands over need not be allowed to read: he sees numbers, never content, and gives them to colleagues of the
 * leaver's own organisation who have a role that may hold toegang. The rows of toegang go over unchanged, with the reason;
 * a procesregisseur is followed by a procesregisseur of that house. Emergency and review rows end and are not handed on.
 * Who may: medewerker.beheren; medewerker.beheren.eigen for its own organisation; werklast.lezen for its own organisation
 * and house. Nobody hands over to himself. Source: issue of the frame (leavers); WGS 1.8 lid 2; invariants 6-8, 11.
 */
#ifndef DOMEIN_ORGANISATIE_OVERDRACHT_H
#define DOMEIN_ORGANISATIE_OVERDRACHT_H

#include "domein/ctx.h"

#define OVERDRACHT_VOORAF (60 * DAY_MS) /* a leaver is shown from so long before his last day */

struct overdracht_mens {
	struct medewerker_id id;
	struct str naam, functie, organisatie_naam;
	struct organisatie_id organisatie;
	struct huis_id huis;
	int64_t actief_tot;
	int64_t aantal; /* in a list: dossiers that wait */
};
struct overdracht_mensen {
	size_t n;
	struct overdracht_mens *v;
};
/* Leavers with work whose work the actor may hand over. FAULT_DENIED for who may hand over nothing. */
MUST_USE enum fault overdracht_list(struct ctx *c, struct overdracht_mensen *ret);

struct overdracht_dossier {
	struct dossier_id id;
	struct str nummer, soort; /* casus, aanmelding, weging */
	bool regisseur, aanmelder;
};
struct overdracht_keuze {
	struct medewerker_id id;
	struct str naam, functie;
};
struct overdracht {
	struct overdracht_mens mens;
	size_t n;
	struct overdracht_dossier *v; /* by kind and number */
	size_t nkeuze;
	struct overdracht_keuze *keuze; /* colleagues who can take over */
};
/* Records a look at each dossier shown. FAULT_NOT_FOUND when he is no leaver of the actor's. */
MUST_USE enum fault overdracht_get(struct ctx *c, struct medewerker_id m, struct overdracht *ret);
/* Hands the dossiers over, all or none. FAULT_INVALID on "naar" with the rule that stands in the way. */
MUST_USE enum fault overdracht_do(struct ctx *c, struct medewerker_id van, struct medewerker_id naar,
	const int64_t *dossiers, size_t n);

#endif
