/* Links by mail: an invitation, a forgotten password, a new second factor.
 *
 * A link holds 32 random bytes and nothing about a person; the database has their SHA-256. It works once, and only the
 * newest of its kind. An invitation runs 7 days, a forgotten password an hour, a new factor 3 days. Whoever comes in by
 * a link has one factor (fase 1); a session that began with an invitation or a factor link may set up a second factor
 * (factor.h), one that began with a forgotten password must still give the old one.
 * Source: BIO; invariants 7, 8.
 */
#ifndef DOMEIN_TOEGANG_UITNODIGING_H
#define DOMEIN_TOEGANG_UITNODIGING_H

#include "domein/ctx.h"

#define UITNODIGING_TERM (7 * DAY_MS)
#define VERGETEN_TERM HOUR_MS
#define FACTOR_TERM (3 * DAY_MS)

/* Sends the invitation, again if asked. Asks medewerker.beheren; refuses who has no VOG or training (invariant 8), whose
 * organisation may have no accounts (invariant 7) and who has a password already. adres: base URL of the server. */
MUST_USE enum fault uitnodiging_send(struct ctx *c, struct medewerker_id m, struct str adres);
/* For who forgot his password. The same outcome for known and unknown addresses; FAULT_BUSY after too many. */
MUST_USE enum fault wachtwoord_vergeten(struct ctx *c, struct str email, struct str remote, struct str adres);
/* A link for a new second factor, asked by who has none and gave his password (fase 1). */
MUST_USE enum fault factor_link(struct ctx *c, struct medewerker_id m, struct str adres);

/* How an account stands, for who administers it. */
struct account {
	bool bestaat, wachtwoord, factor;
	int64_t uitgenodigd; /* an invitation is open until then; 0 none */
};
MUST_USE enum fault account_get(struct ctx *c, struct medewerker_id m, struct account *ret);

enum link_soort { LINK_UITNODIGING, LINK_WACHTWOORD, LINK_FACTOR };
/* What the link is for. FAULT_NOT_FOUND when it is unknown, used or too old. */
MUST_USE enum fault link_open(struct ctx *c, struct str code, enum link_soort *ret);
/* Invitation and forgotten password: sets the password, ends all sessions, gives a session of fase 1. */
MUST_USE enum fault link_accept(struct ctx *c, struct str code, struct str nieuw, struct str nogmaals,
	struct str apparaat, struct str *ret_token);
/* A factor link: asks the password (rate limited by remote), gives a session of fase 1. */
MUST_USE enum fault link_accept_factor(struct ctx *c, struct str code, struct str wachtwoord, struct str remote,
	struct str apparaat, struct str *ret_token);

/* For the console of the server: makes the link and mails it; who never set a password is invited (again). No check of
 * who asks. ret_url: to show to the person at the keyboard. */
MUST_USE enum fault link_console(struct ctx *c, struct medewerker_id m, struct str email, enum link_soort soort,
	struct str adres, struct str *ret_url);

/* Puts one in the queue, inside a unit on lens kaal; no mail within a minute of the last. toelichting: for the event. */
struct link_gift {
	struct medewerker_id m, door;
	struct str email, adres, token, toelichting;
	enum link_soort soort;
	bool recent; /* set: one went out less than a minute ago, nothing was done */
};
MUST_USE enum fault link_add_in(struct unit *u, struct link_gift *g);
struct str link_token(struct arena *a);

#endif
