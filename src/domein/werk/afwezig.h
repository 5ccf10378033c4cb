/* Absence: somebody is away from one day until another, and a colleague replaces him meanwhile.
 *
 * Registered by himself, or by who decides on his work (overdracht_may). Both see it, and who leads them. The reason is
 * a code and never health: that is not ours to keep of an employee. Nobody is away twice at a time, nobody replaces
 * while he is away himself, and nobody makes himself the replacement: that would be giving himself access. The procesregisseur of a case stays who he was. What cannot go to the replacement is told
 * before; it waits.
 */
#ifndef DOMEIN_WERK_AFWEZIG_H
#define DOMEIN_WERK_AFWEZIG_H

#include "domein/organisatie/overdracht.h"

#define AFWEZIG_DAGEN 366 /* no longer than that; then the work is handed over */

struct afwezig_reden {
	const char *code, *label;
};
extern const struct afwezig_reden afwezig_redenen[]; /* ends with NULL */
const char *afwezig_reden_label(struct str code);

struct afwezig {
	struct afwezigheid_id id;
	struct medewerker_id medewerker, vervanger;
	struct str naam, vervanger_naam, reden, door_naam;
	struct datum van, tot; /* first and last day */
	int64_t versie;
	bool ik, vervang; /* the actor is away; the actor replaces */
	bool loopt;       /* today */
	bool mag;         /* the actor may end it */
};
struct afwezig_lijst {
	size_t n;
	struct afwezig *v;
	size_t nmensen; /* for whom the actor may register it: himself first */
	struct overdracht_keuze *mensen;
	size_t ncollegas;
	struct overdracht_keuze *collegas; /* who can replace: of his own organisation */
};
MUST_USE enum fault afwezig_list(struct ctx *c, struct afwezig_lijst *ret);

struct afwezig_nieuw {
	struct medewerker_id medewerker, vervanger; /* medewerker 0: the actor */
	struct str reden;
	struct datum van, tot; /* last day */
};
/* What would happen: the dossiers by number, with what stands in the way; a look at each. FAULT_INVALID on a field. */
MUST_USE enum fault afwezig_preview(struct ctx *c, const struct afwezig_nieuw *n, struct overdracht *ret);
/* Registers it; the replacement, and the absent when another does it, get a notice. */
MUST_USE enum fault afwezig_add(struct ctx *c, const struct afwezig_nieuw *n);
/* Ends it now: the replacement loses what he got. FAULT_CONFLICT when it changed meanwhile. */
MUST_USE enum fault afwezig_withdraw(struct ctx *c, struct afwezigheid_id id, int64_t versie);

#endif
