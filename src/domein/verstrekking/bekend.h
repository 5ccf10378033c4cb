/* The known-check: is somebody of a case known at another house? (WGS 2.28, first step.)
 *
 * House staff ask it about a person who stands in a case of theirs, never about somebody typed in. The answer is known or
 * unknown and whom to call; nothing else comes back, and the road to both is the same: one statement, two records in the
 * log, one row of bekendcheck that both sides may read. What is then exchanged is a verstrekking of its own. Cases in a
 * ring, closed ones, and those under a regime that shares with no other house are not found.
 * Lifetimes: results live in the arena of the context. Threading: as struct ctx. Source: WGS 2.28; invariant 44.
 */
#ifndef DOMEIN_VERSTREKKING_BEKEND_H
#define DOMEIN_VERSTREKKING_BEKEND_H

#include "domein/casus/casus.h"

#define BEKEND_RULE "WGS 2.28; invariant 44"
#define BEKEND_PER_UUR 10 /* questions of one medewerker */
#define BEKEND_PER_DAG 40

struct bekend_nieuw {
	struct casus_id casus;
	struct betrokkene_id betrokkene; /* of that case */
	struct str op;                   /* bsn, or naam: last name and day of birth */
	struct huis_id huis;             /* which is asked */
};
/* FAULT_DENIED for who is no house staff or does not keep the case; FAULT_INVALID with field and rule; FAULT_BUSY when he
 * asked too much. The answer is the newest of bekend_form. */
MUST_USE enum fault bekend_ask(struct ctx *c, const struct bekend_nieuw *n, struct bekendcheck_id *ret);

struct bekend_rij {
	struct bekendcheck_id id;
	struct str naam, huis_naam, telefoon, email, op, grond, nummer; /* naam: of the person, when the actor may see it */
	struct str door_naam, door_organisatie;
	bool bekend;
	int64_t moment;
};
struct bekend_keus {
	int64_t id;
	struct str naam;
};
struct bekend_vorm {
	struct casus_kop *kop;
	size_t n, nmensen, nhuizen;
	struct bekend_rij *v; /* asked before by the actor in this case, newest first */
	struct bekend_keus *mensen, *huizen;
	bool mag; /* the regime shares with another house */
};
MUST_USE enum fault bekend_form(struct ctx *c, struct casus_id id, struct bekend_vorm **ret);

struct bekend_lijst {
	size_t n;
	struct bekend_rij *v; /* newest first */
};
/* What was asked of the houses in which the actor reviews. Needs privacy.toetsen. */
MUST_USE enum fault bekend_asked(struct ctx *c, struct bekend_lijst *ret);

#endif
