/* The system around a case: the linked cases of one gezin or one criminal family, and plans that are aligned.
 *
 * Cases stay cases of one person each, with their own rights; nothing is merged. The page follows the links (verband)
 * from case to case as far as the reader is admitted: of a case he may not see, he sees neither that it exists nor its
 * persons. One gezin has one procesregisseur and one plan; a second is a warning, not a refusal (invariant 22).
 * Plans of several persons are aligned only on the three tests of BGS 2.20 lid 2, each recorded with its reasons
 * (invariant 19); the row stands in the case of who aligns, onderdeel plan.
 * Lifetimes: results live in the arena of the context. Threading: as struct ctx.
 * Source: C078, C080, C081; BGS 2.20 lid 2; invariants 6, 19, 22.
 */
#ifndef DOMEIN_GEZIN_GEZIN_H
#define DOMEIN_GEZIN_GEZIN_H

#include "domein/casus/casus.h"

#define GEZIN_MAX 30 /* cases in one group that are shown */

struct gezin_mens {
	struct persoon_id persoon;
	struct naam naam;
	struct str rol;
	struct datum geboren;
};
struct gezin_doel {
	struct str leefgebied, tekst; /* leefgebied: code */
	struct str voor;              /* name of the one it is for; "" all of the gezin */
};
struct gezin_casus {
	struct casus_id id;
	struct str nummer, thema, ring, fase, huis_naam, regisseur_naam;
	struct medewerker_id regisseur;
	int64_t geopend, gesloten;
	bool zelf;
	bool afgestemd;      /* with the case of the page, now */
	bool leest_plan;     /* the reader may read its plan; the next four are of it */
	int64_t plan;        /* number of the plan that holds, else of the draft; 0: none */
	struct str plan_status;
	int64_t vastgesteld; /* of the plan that holds */
	size_t ndoelen;
	struct gezin_doel *doelen; /* open goals */
	size_t n;
	struct gezin_mens *mensen;
};
struct gezin_groep {
	size_t n;
	struct gezin_casus *v; /* the case of the page first */
	bool meer;             /* there are more than GEZIN_MAX */
	size_t nregisseurs;    /* different ones, of the open cases */
	size_t nplannen;       /* open cases with a plan that is not aligned with that of the page */
};
struct gezin_afstemming {
	struct afstemming_id id;
	struct casus_id ander; /* the other side, seen from the page */
	struct str nummer, kring, samenhang, noodzaak, door_naam, beeindigd_reden, beeindigd_door;
	int64_t moment, beeindigd, versie;
	bool van_ons;          /* recorded in the case of the page */
};
struct gezin {
	struct casus_kop *kop;
	struct gezin_groep gezin;    /* linked as gezin */
	struct gezin_groep familie;  /* linked as criminal family; n 0: none */
	size_t nafstemmingen;
	struct gezin_afstemming *afstemmingen; /* those that hold first */
	bool mag; /* the actor may align */
};
/* FAULT_NOT_FOUND without a row on kern. A look at every case and person shown. */
MUST_USE enum fault gezin_get(struct ctx *c, struct casus_id id, struct gezin **ret);
/* More than one procesregisseur, or more than one plan that is not aligned (invariant 22). */
bool gezin_waarschuwt(const struct gezin_groep *g);

struct afstemming_nieuw {
	struct casus_id casus, ander;
	struct str kring;     /* why they are in each other's direct circle */
	struct str samenhang; /* why the problems depend on each other */
	struct str noodzaak;  /* why it is necessary */
};
/* Records that the plans of two linked cases are aligned. FAULT_INVALID on each test that has no reasons, with the rule;
 * on ander when the cases are not linked, are aligned already, or the actor may not see its plan. */
MUST_USE enum fault afstemming_add(struct ctx *c, const struct afstemming_nieuw *n, struct afstemming_id *ret);
MUST_USE enum fault afstemming_end(struct ctx *c, struct casus_id casus, struct afstemming_id id, int64_t versie,
	struct str reden);

#endif
