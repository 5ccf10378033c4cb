/* Sessions: from a cookie to an actor, and from a password and a code to a session.
 *
 * Sessions, used codes and counts of attempts are rows, so every server gives the same answer. The cookie holds 32
 * random bytes; the database their SHA-256. Fase 1: the password was right; fase 2: the second factor too. The token
 * changes with the fase. Limits: idle 60 minutes, 12 hours in all; 10 attempts an account and 60 an address in 15
 * minutes. Source: BIO (OK in domein.md 8), invariant 8: no actor without VOG or screening and training.
 */
#ifndef DOMEIN_TOEGANG_SESSIE_H
#define DOMEIN_TOEGANG_SESSIE_H

#include "domein/ctx.h"

#define SESSIE_IDLE (60 * MINUTE_MS)
#define SESSIE_ABSOLUTE (12 * HOUR_MS)
#define POGING_MINUTES 15
#define POGING_ACCOUNT 10
#define POGING_ADRES 60

struct sessie {
	struct sessie_id id; /* 0: none */
	int fase;
	struct str sleutel;
	struct medewerker_id medewerker;
};

/* Fills ret and, in fase 2, c->actor and c->eyes. An unknown, ended or idle session gives ret->id 0, no fault.
 * active: a person asked for it (not a timer), so that it counts against the idle limit. */
MUST_USE enum fault sessie_resolve(struct ctx *c, struct str token, bool active, struct sessie *ret);
/* Whose ended session it was, for a POST that came too late; 0 when unknown. */
MUST_USE enum fault sessie_former(struct ctx *c, struct str token, struct medewerker_id *ret);
struct sleutel_lijst {
	size_t n;
	struct str *v;
};
/* The keys of the form tokens of his sessions, those that ended but are not cleaned up yet among them: they say whether
 * a form was made for him. Logging out ends that too. */
MUST_USE enum fault sessie_sleutels(struct ctx *c, struct medewerker_id m, struct sleutel_lijst *ret);

struct inlog_poging {
	struct str email, wachtwoord;
	struct str adres;    /* of the client, for rate limiting */
	struct str apparaat; /* "Chromium op Linux", for the list of sessions */
};
/* The first step. FAULT_INVALID with one text for every cause: unknown, wrong, ended, without VOG. */
MUST_USE enum fault inloggen_wachtwoord(struct ctx *c, const struct inlog_poging *p, struct str *ret_token);
/* The second: six digits of TOTP, or a recovery code. Gives a new token. */
MUST_USE enum fault inloggen_code(struct ctx *c, const struct sessie *s, struct str code, struct str apparaat,
	struct str *ret_token);
/* The medewerker has a second factor set up. */
MUST_USE enum fault factor_present(struct ctx *c, struct medewerker_id m, bool *ret);

MUST_USE enum fault sessie_end(struct ctx *c, struct medewerker_id m, struct sessie_id id);
/* All but `behalve` (0: all). */
MUST_USE enum fault sessie_end_all(struct ctx *c, struct medewerker_id m, struct sessie_id behalve);

/* A session for a medewerker who has just proved who he is; fase 1 or 2. Inside a unit on lens kaal. */
MUST_USE enum fault sessie_add_in(struct unit *u, struct medewerker_id m, int fase, struct str apparaat,
	struct str *ret_token);
/* SHA-256 in hex, as tokens are stored. */
struct str token_hash(struct arena *a, struct str token);
/* Counts an attempt of wie and refuses with FAULT_BUSY when there were more than max in POGING_MINUTES. soort names what is
 * counted: "account", "adres", "nood". */
MUST_USE enum fault poging_count(struct ctx *c, const char *soort, struct str wie, int max);
/* One row in inlog_gebeurtenis, in a unit on lens kaal. */
MUST_USE enum fault gebeurtenis_add_in(struct unit *u, struct medewerker_id m, const char *soort,
	struct medewerker_id door, struct str toelichting);

#endif
