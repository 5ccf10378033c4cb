/* The demonstration region: the real houses and gemeenten of Zuid-Limburg, with invented organisations and people.
 *
 * ./demo fills a database with it, the tests build on it. Everybody's password is demo_wachtwoord and the second factor
 * is demo_totp, so a demo database is never fit for real work (the pages say so).
 */
#ifndef MAIN_DEMO_REGIO_H
#define MAIN_DEMO_REGIO_H

#include "domein/ctx.h"

struct demo_mens {
	const char *email, *naam, *functie;
	const char *organisatie;
	const char *huis;   /* code; "" none */
	const char *rollen; /* codes, comma between */
	const char *ring;   /* besloten ring; "" none */
};
extern const struct demo_mens demo_mensen[];
extern const size_t demo_mensen_n;
extern const char demo_wachtwoord[]; /* of every demo account */
extern const char demo_totp[20];     /* raw secret of every demo account */

/* Fills an empty database that has its catalogue. FAULT_CONFLICT when there is a regio already. login: with passwords
 * (one hash for all, so it is quick). */
MUST_USE enum fault demo_regio_fill(struct ctx *c, bool login);

#endif
