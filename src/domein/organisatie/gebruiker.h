/* Accounts from the console of the server: before there is a beheerder, or when nobody else can log in.
 *
 * The console checks no right; it keeps the invariants: no account for a third party (7), none without screening and
 * training (8). Everything is journalled as the service account, or as the medewerker of --als.
 */
#ifndef DOMEIN_ORGANISATIE_GEBRUIKER_H
#define DOMEIN_ORGANISATIE_GEBRUIKER_H

#include "domein/ctx.h"

struct gebruiker {
	struct str email, naam, organisatie_naam;
	struct datum vog, opleiding;
	int64_t actief_tot;
	bool wachtwoord, factor;
};
struct gebruikers {
	size_t n;
	struct gebruiker *v; /* by organisation and name */
};
MUST_USE enum fault gebruiker_list(struct ctx *c, struct gebruikers *ret);
/* FAULT_NOT_FOUND for an address nobody has. */
MUST_USE enum fault gebruiker_find(struct ctx *c, struct str email, struct medewerker_id *ret, struct str *ret_email);

struct nieuwe_gebruiker {
	struct str email, naam, organisatie, rol;
	struct str huis; /* code; "" none */
	struct datum vog, opleiding;
};
/* A medewerker of an organisation that exists, with one role. */
MUST_USE enum fault gebruiker_new(struct ctx *c, const struct nieuwe_gebruiker *g, struct medewerker_id *ret);
/* The very first: also makes the regio, its gemeenten and the organisation (kind zvh); the role is beheerder.
 * FAULT_CONFLICT when there is a regio already. */
MUST_USE enum fault gebruiker_first(struct ctx *c, struct str regio_code, struct str regio_naam,
	const struct nieuwe_gebruiker *g, struct medewerker_id *ret);
/* Ends account, roles, sessions and open links at this moment. */
MUST_USE enum fault gebruiker_end(struct ctx *c, struct medewerker_id m);

#endif
