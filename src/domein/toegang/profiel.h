/* One's own account: what a medewerker sees and sets himself. Names, roles and screening are the beheerder's. */
#ifndef DOMEIN_TOEGANG_PROFIEL_H
#define DOMEIN_TOEGANG_PROFIEL_H

#include "domein/ctx.h"

struct profiel_rol {
	struct str rol, huis_naam, ring;
	int64_t tot;
};
struct profiel_sessie {
	struct sessie_id id;
	struct str apparaat;
	int64_t begin, laatst;
};
struct profiel_gebeurtenis {
	struct str soort, toelichting;
	int64_t moment;
};
struct profiel {
	struct str naam, functie, email, telefoon, organisatie_naam, huis_naam, aandachtsgebieden;
	struct str taal, kleuren; /* nl, en; systeem, licht, donker */
	bool sneltoetsen;
	struct datum vog, opleiding;
	int64_t actief_tot, versie;
	int64_t codes;            /* recovery codes left */
	bool codes_ooit;          /* there have been any */
	int64_t wachtwoord_sinds; /* 0 unknown */
	size_t nrollen;
	struct profiel_rol *rollen;
	size_t nsessies;
	struct profiel_sessie *sessies;
	size_t ngebeurtenissen;
	struct profiel_gebeurtenis *gebeurtenissen; /* the newest 20 */
};
MUST_USE enum fault profiel_get(struct ctx *c, struct profiel *ret);

struct profiel_keuze {
	struct str taal, kleuren, telefoon;
	bool sneltoetsen;
	int64_t versie;
};
MUST_USE enum fault profiel_save(struct ctx *c, const struct profiel_keuze *k);

#endif
