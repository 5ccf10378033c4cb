/* The timeline of a case: notes, contacts, signals, decisions and events, each in the part for which it is meant.
 *
 * A note in the wrong case is withdrawn or moved with a reason. Its text is then shown to nobody here; that it was
 * there, who took it out and why remains, in both cases. Source: C070, C082; invariants 12, 14, 20.
 */
#ifndef DOMEIN_CASUS_TIJDLIJN_H
#define DOMEIN_CASUS_TIJDLIJN_H

#include "domein/casus/casus.h"
#include "domein/termijn/termijn.h"

#define TIJDLIJN_PAGINA 40

extern const struct casus_keus notitie_soorten[]; /* notitie, contact, signaal, besluit; gebeurtenis is Schakel's own */

struct notitie {
	struct notitie_id id;
	struct str soort, onderdeel, titel, tekst; /* titel and tekst "" when withdrawn */
	struct str organisatie_naam, domein, door_naam, wpg, voorwaarden, beroepsgeheim;
	struct datum beroepsgeheim_op;
	struct medewerker_id door;
	int64_t moment, versie;
	int64_t ingetrokken; /* 0: no */
	struct str ingetrokken_door, ingetrokken_reden;
	bool verplaatst;      /* it went to another case */
	bool van_elders;      /* it came from another case, for ingetrokken_reden */
	bool mag_intrekken;   /* the actor may take it out */
};
struct tijdlijn_filter {
	struct str soort; /* "" all */
	int64_t pagina;   /* from 0 */
};
struct teamlid_kort {
	struct str naam, functie, organisatie_naam, domein;
};
struct tijdlijn {
	struct casus_kop *kop;
	struct termijn_lijst termijnen;
	size_t n;
	struct notitie *v; /* newest first */
	bool meer;
	size_t nteam;
	struct teamlid_kort *team;
};
/* The page: header, entries, team, in one batch. */
MUST_USE enum fault tijdlijn_get(struct ctx *c, struct casus_id id, const struct tijdlijn_filter *f,
	struct tijdlijn **ret);

struct notitie_nieuw {
	struct casus_id casus;
	struct str soort;      /* of notitie_soorten */
	struct str titel, tekst;
	struct str onderdeel;  /* tijdlijn, straf, zorg, intern; "" is tijdlijn */
	int64_t moment;        /* 0: now; never in the future */
	struct str wpg;        /* "8", "13" with police data (invariant 14) */
	struct str voorwaarden;
	struct str beroepsgeheim;  /* under medical secrecy: the ground on which it is shared; "" not (invariant 15) */
	struct datum beroepsgeheim_op; /* the day of that ground */
	struct bijlage_id bijlage; /* 0: none */
};
/* What a note must be; every fault is told. */
MUST_USE enum fault notitie_check(struct fault_info *fi, const struct notitie_nieuw *n, int64_t now);
MUST_USE enum fault notitie_add(struct ctx *c, const struct notitie_nieuw *n, struct notitie_id *ret);
/* The same inside a unit, with soort gebeurtenis allowed. What the regime of the case does not permit is refused
 * (regime.h; invariants 13-15). */
MUST_USE enum fault notitie_add_in(struct unit *u, struct ctx *c, const struct notitie_nieuw *n,
	struct notitie_id *ret);
MUST_USE enum fault notitie_get(struct ctx *c, struct casus_id casus, struct notitie_id id, struct notitie **ret);
/* By its author or the procesregisseur. FAULT_CONFLICT when it changed. */
MUST_USE enum fault notitie_withdraw(struct ctx *c, struct notitie_id id, int64_t versie, struct str reden);
/* To another open case in which the actor may write that part; to one of another regime by an overgang of the catalogue,
 * whose ground is recorded with the reason (invariant 1). Faults on naar and waarom. */
MUST_USE enum fault notitie_move(struct ctx *c, struct notitie_id id, int64_t versie, struct casus_id naar,
	struct str reden);

#endif
