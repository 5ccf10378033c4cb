/* Who may see what, and why: of one medewerker, of one case, and of both together.
 *
 * For who reviews (logboek.lezen), without any content: numbers, parts, levels, grounds and times. A case of another
 * house or ring than the reviewer's is not shown by its number, only counted as besloten. Asking is itself recorded.
 * Source: WGS 1.8 lid 2 and 4; BGS 1.11; invariants 6-12.
 */
#ifndef DOMEIN_INZIEN_INZICHT_H
#define DOMEIN_INZIEN_INZICHT_H

#include "domein/casus/casus.h"

struct inzicht_naam {
	struct medewerker_id id;
	struct str naam, functie, organisatie_naam;
	bool actief;
};
struct inzicht_namen {
	size_t n;
	struct inzicht_naam *v;
};
/* Whose name or organisation holds the text; at most 50, by name. */
MUST_USE enum fault inzicht_zoek(struct ctx *c, struct str tekst, struct inzicht_namen *ret);

struct inzicht_rol {
	struct str rol, huis_naam, ring, reden, door_naam;
	int64_t van, tot;
	bool nu;
	const struct rol *cat; /* NULL: a code the catalogue no longer has */
};
struct inzicht_rij { /* one row of toegang */
	struct casus_id casus; /* 0: not a case */
	struct str kind, nummer, onderdeel, soort, grond, door_naam;
	int niveau;
	int64_t van, tot;
	bool nu;
	int64_t rust; /* his writing rests since then: the case is restricted, and another handles that (AVG 18); 0 not */
};
struct inzicht_blik {
	struct medewerker_id medewerker;
	struct str naam, organisatie_naam;
	int64_t aantal, eerst, laatst, geweigerd;
};
struct inzicht_mens {
	struct medewerker_id id;
	struct str naam, functie, organisatie_naam, soort, domein, huis_naam;
	struct datum vog, opleiding;
	int64_t actief_van, actief_tot;
	bool actief;
	size_t nrollen, nrijen, nblikken;
	struct inzicht_rol *rollen;
	struct inzicht_rij *rijen;
	struct inzicht_blik *blikken; /* with one case: how he looked at it */
	int64_t besloten;      /* rows that this reviewer may not see */
	struct casus_id casus; /* the one that was asked about; 0 all */
	struct str casus_nummer;
	uint64_t rechten;      /* of his roles now */
};
/* nummer "": everything; else that case alone, FAULT_INVALID on `nummer` when the reviewer has no such case. */
MUST_USE enum fault inzicht_mens(struct ctx *c, struct medewerker_id id, struct str nummer, bool alles,
	struct inzicht_mens **ret);

struct inzicht_lid { /* a person in a case, with his rows */
	struct medewerker_id id;
	struct str naam, functie, organisatie_naam, domein;
	size_t n;
	struct inzicht_rij *v;
};
struct inzicht_casus {
	struct casus_id id;
	struct str nummer, huis_naam, regime, thema, ring, regisseur_naam;
	int64_t gesloten;
	size_t n, nblikken;
	struct inzicht_lid *v;
	struct inzicht_blik *blikken; /* who looked, the last first */
};
MUST_USE enum fault inzicht_casus_find(struct ctx *c, struct str nummer, struct casus_id *ret);
MUST_USE enum fault inzicht_casus(struct ctx *c, struct casus_id id, bool alles, struct inzicht_casus **ret);

#endif
