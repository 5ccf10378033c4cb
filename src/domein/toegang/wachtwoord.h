/* Passwords as people choose them: long, not common, nothing else asked.
 *
 * At least 12 characters; no rules about signs and capitals, which make passwords worse. Refused: well-known words, with
 * or without figures behind them, and the own address. Source: BIO; NIST 800-63B section 5.1.1.
 */
#ifndef DOMEIN_TOEGANG_WACHTWOORD_H
#define DOMEIN_TOEGANG_WACHTWOORD_H

#include "domein/ctx.h"

#define WACHTWOORD_MIN 12

/* FAULT_INVALID on `field` when it is too short, common, or the address itself; "nogmaals" when the two differ. */
MUST_USE enum fault wachtwoord_check(struct ctx *c, const char *field, struct str nieuw, struct str nogmaals,
	struct str email);
/* The actor changes his own: asks the old one (rate limited), ends his other sessions, tells him by mail. */
MUST_USE enum fault wachtwoord_change(struct ctx *c, struct sessie_id sessie, struct str oud, struct str nieuw,
	struct str nogmaals);
/* Is this the actor's password? FAULT_INVALID on `field`; counts attempts. */
MUST_USE enum fault wachtwoord_ask(struct ctx *c, const char *field, struct str wachtwoord);

#endif
