/* The second factor: setting up, recovery codes, and its reset when it is lost.
 *
 * A new secret travels sealed inside the form until a code shows that the phone has it, so that nothing is stored of
 * what was never finished. Recovery codes are stored as hashes and work once each. A reset is done by the beheerder of
 * the own organisation, or of the regio, after he has checked who it is and writes down how; the person is told by mail
 * and by notice, and needs password, mailbox and phone to come in again. Source: BIO.
 */
#ifndef DOMEIN_TOEGANG_FACTOR_H
#define DOMEIN_TOEGANG_FACTOR_H

#include "domein/ctx.h"
#include "domein/toegang/sessie.h"

#define FACTOR_VENSTER HOUR_MS       /* a secret that is shown can be confirmed so long */
#define FACTOR_RUST (3 * DAY_MS)     /* after a change of address, before a reset */
#define HERSTELCODES 10

struct factor_nieuw {
	struct str verzegeld; /* for the hidden field */
	struct str geheim;    /* base32 in groups of four, to type */
	struct str uri;       /* otpauth://, for the QR code */
};
/* May this session set up a second factor: it is of fase 2, or began with a link of ours (uitnodiging.h)? */
MUST_USE enum fault factor_may_set(struct ctx *c, const struct sessie *s, bool *ret);
/* A new secret for the owner of the session; `verzegeld` of a form that is shown again, or STR_NULL. */
MUST_USE enum fault factor_begin(struct ctx *c, const struct sessie *s, struct str verzegeld, struct factor_nieuw *ret);
/* Confirms it with a code. In fase 2 asks the password too. Ends all other sessions, makes recovery codes void, tells
 * the owner by mail and gives a session of fase 2. */
MUST_USE enum fault factor_confirm(struct ctx *c, const struct sessie *s, struct str verzegeld, struct str code,
	struct str wachtwoord, struct str apparaat, struct str *ret_token);

/* Ten new codes "ABCD-EFGH-IJKL"; the old ones are void. The password is asked when there were codes before. */
MUST_USE enum fault herstelcodes_new(struct ctx *c, struct str wachtwoord, struct str ret[HERSTELCODES]);

/* Takes the second factor of somebody else away and mails him a link. hoe: how it was made sure that it is he. */
MUST_USE enum fault factor_reset(struct ctx *c, struct medewerker_id m, bool vastgesteld, struct str hoe,
	struct str adres);
/* The same at the console of the server. */
MUST_USE enum fault factor_reset_console(struct ctx *c, struct medewerker_id m, struct str email, struct str adres,
	struct str *ret_url);

#endif
