/* Admission: who may see and write which part of a dossier, on which ground, from when until when.
 *
 * toegang is the only source of rights on content; the lens compares from and until with the moment of the unit, so a
 * change holds at the next statement. For one medewerker, dossier and onderdeel the periods never overlap: granting cuts
 * what was there. Granting and ending asks niveau 3 on kern (the lens refuses others).
 * Source: WGS 1.8 lid 2, 2.31 lid 4; BGS 1.11; invariants 6-11.
 */
#ifndef DOMEIN_TOEGANG_DOSSIER_H
#define DOMEIN_TOEGANG_DOSSIER_H

#include "domein/ctx.h"

#define NIVEAU_GEEN 0
#define NIVEAU_EIGEN 1     /* eigen deel: what one's own organisation brought in or owns */
#define NIVEAU_LEZEN 2
#define NIVEAU_SCHRIJVEN 3
#define ALTIJD INT64_C(9007199254740991) /* until: no end yet */

/* Why someone has a row: team, intake, weegploeg, aanmelder, beheer, toetsing, nood, overleg. */
struct toegang_gift {
	struct dossier_id dossier;
	struct medewerker_id medewerker;
	const char *onderdeel;
	int niveau;
	const char *soort;
	struct str grond;
	int64_t van, tot; /* van 0: now; tot 0: ALTIJD */
};

/* A new dossier: the actor gets niveau 3 on each of the onderdelen (NULL-terminated, kern among them).
 * FAULT_CONFLICT when the id is taken. */
MUST_USE enum fault dossier_open_in(struct unit *u, struct ctx *c, struct dossier_id d, const char *const *onderdelen,
	const char *soort, struct str grond);
/* Grants, cutting what the medewerker had on that onderdeel from `van` on. */
MUST_USE enum fault toegang_grant_in(struct unit *u, struct ctx *c, const struct toegang_gift *g);
/* Ends what the medewerker has now; onderdeel NULL: all of it, kern last. */
MUST_USE enum fault toegang_end_in(struct unit *u, struct ctx *c, struct dossier_id d, struct medewerker_id m,
	const char *onderdeel);
/* Ends everybody's rows on all onderdelen but `behalve` (NULL: on all). Closing, rejection. */
MUST_USE enum fault toegang_end_all_in(struct unit *u, struct ctx *c, struct dossier_id d, const char *behalve);

/* The medewerker may hold toegang in a dossier of that regime and ring: kind of organisation (invariants 7, 11), VOG or
 * screening and training (invariant 8), active. FAULT_INVALID on `field` with the rule. */
MUST_USE enum fault toegang_allowed(struct ctx *c, struct str regime, struct str ring, struct medewerker_id m,
	const char *field);

/* The same as a question, for who chooses among several: ret false when he may not; a fault is of another kind. */
MUST_USE enum fault toegang_admits(struct ctx *c, struct str regime, struct str ring, struct medewerker_id m, bool *ret);

struct toegang_rij {
	struct toegang_id id;
	struct medewerker_id medewerker;
	struct str naam, functie, organisatie_naam, domein, onderdeel, soort, grond, door_naam;
	int niveau;
	int64_t van, tot;
};
struct toegang_lijst {
	size_t n;
	struct toegang_rij *v; /* by organisation, name, onderdeel */
};
/* Everyone's rows that hold now (history false) or all (true). */
MUST_USE enum fault toegang_list(struct ctx *c, struct dossier_id d, bool history, struct toegang_lijst *ret);
/* The actor's own level on an onderdeel now; NIVEAU_GEEN. */
MUST_USE enum fault toegang_mine(struct ctx *c, struct dossier_id d, struct toegang_lijst *ret);
int toegang_level(const struct toegang_lijst *mine, const char *onderdeel);

#endif
