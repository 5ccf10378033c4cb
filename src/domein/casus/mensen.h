/* The persons of a case, what they are of each other, where they live; and the cases it is linked with.
 *
 * A person in the direct circle is there only by a relation to somebody of the case, and minimal (invariant 17). A
 * secret address is a row of onderdeel intern. A case about an area holds no persons (invariant 5).
 * Source: C059-C061, C080, C081, C200; BGS 2.19; invariants 5, 14, 17, 18.
 */
#ifndef DOMEIN_CASUS_MENSEN_H
#define DOMEIN_CASUS_MENSEN_H

#include "domein/casus/casus.h"

#define MENSEN_MAX 60 /* persons in a case */

extern const struct casus_keus adres_soorten[];   /* woon, verblijf, brief, geen, geheim, pi */
extern const struct casus_keus verband_soorten[]; /* gezin, criminele_familie, regio, overig */

struct mens_adres {
	struct adres_id id;
	struct betrokkene_id betrokkene;
	struct str soort, straat, toevoeging, postcode, plaats, land, gemeente; /* land: BRP code */
	int64_t huisnummer, versie;
	struct datum van, tot;
	bool intern;
};
struct mens {
	struct betrokkene_id id;
	struct persoon_id persoon;
	bool hoofd;
	struct str rol, geslacht, bsn, bsn_reden, geinformeerd, geinformeerd_reden, organisatie_naam, domein, wpg;
	struct naam naam;
	struct datum geboren;
	int64_t versie;
};
struct mens_relatie { /* van is <soort> of naar */
	struct relatie_id id;
	struct betrokkene_id van_id, naar_id;
	struct str soort;
	struct datum van, tot;
	int64_t versie;
};
struct mens_team {
	struct medewerker_id medewerker;
	struct str naam, functie, organisatie_naam, domein, telefoon, email;
	int64_t van;
};
struct verband {
	struct verband_id id;
	struct casus_id casus; /* the other one, that the actor may see */
	struct str nummer, naam, soort, toelichting, regisseur_naam;
	int64_t gesloten, versie;
	bool van_ons; /* the row is of this case */
};
struct mensen {
	struct casus_kop *kop;
	size_t n, nadressen, nrelaties, nteam, nverbanden;
	struct mens *v; /* the first is hoofd */
	struct mens_adres *adressen;
	struct mens_relatie *relaties;
	bool met_relaties; /* the regime permits them; else there are none to show (invariant 13) */
	struct mens_team *team;
	struct verband *verbanden;
};
/* The page in one batch; a look at every person. */
MUST_USE enum fault mensen_get(struct ctx *c, struct casus_id id, struct mensen **ret);

struct mens_nieuw {
	struct casus_id casus;
	struct str rol;              /* casusrol of the theme */
	struct betrokkene_id bij;    /* of whom he is something; 0 none */
	struct str relatie;          /* relatiesoort; with bij */
	struct naam naam;
	struct datum geboren;
	char geslacht;
	struct str bsn, bsn_reden;
	struct str wpg, voorwaarden;
};
MUST_USE enum fault mens_add(struct ctx *c, const struct mens_nieuw *n, struct betrokkene_id *ret);
struct relatie_nieuw {
	struct casus_id casus;
	struct betrokkene_id van_id, naar_id;
	struct str soort;
	struct datum van, tot;
};
MUST_USE enum fault relatie_add(struct ctx *c, const struct relatie_nieuw *n);
MUST_USE enum fault relatie_end(struct ctx *c, struct casus_id casus, struct relatie_id id, int64_t versie,
	struct datum tot);
struct adres_invoer {
	struct casus_id casus;
	struct betrokkene_id betrokkene;
	struct str soort, straat, toevoeging, postcode, plaats;
	struct str land; /* as land_find takes it; "" Nederland */
	int64_t huisnummer;
	struct gemeente_id gemeente;
	struct datum van;
};
/* A secret one goes to onderdeel intern. Ends what he had of the same soort, the day before. */
MUST_USE enum fault adres_add(struct ctx *c, const struct adres_invoer *n);

/* Links two cases that the actor may both see (C080); asks niveau 3 here. */
MUST_USE enum fault verband_add(struct ctx *c, struct casus_id id, struct str nummer, struct str soort,
	struct str toelichting);
MUST_USE enum fault verband_drop(struct ctx *c, struct casus_id id, struct verband_id v, int64_t versie);

#endif
