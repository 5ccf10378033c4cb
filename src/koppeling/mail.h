/* Outgoing mail: a text of ours to one address, by SMTP (libcurl) or into a folder. No personal data in it. */
#ifndef KOPPELING_MAIL_H
#define KOPPELING_MAIL_H

#include "domein/ctx.h"

struct mail_config {
	struct str waar;       /* "uit", "bestand:MAP", "smtp://HOST:POORT", "smtps://..." */
	struct str van;        /* sender address */
	struct str wachtwoord; /* "GEBRUIKER:WACHTWOORD"; empty: none */
};

/* Claims what is due, sends it, records the result; a failure is tried again with a growing pause, ten times.
 * Then FAULT_BUSY says, for the log, what the last failure was. With "uit" nothing is claimed. */
MUST_USE enum fault mail_run(struct ctx *c, const struct mail_config *cfg);
/* The message as it goes out: headers and text, CRLF, RFC 5322; the subject is encoded when it is not ASCII. */
struct str mail_compose(struct arena *a, struct str van, struct str aan, struct str onderwerp, struct str tekst,
	int64_t moment, int64_t id);

#endif
