/* Outgoing mail: a text of ours to one address, by SMTP (libcurl) or into a folder. No personal data in it. */
#ifndef KOPPELING_MAIL_H
#define KOPPELING_MAIL_H

#include "domein/ctx.h"
#include "domein/toegang/post.h"

struct mail_config {
	struct str waar;       /* "uit", "bestand:MAP", "smtp://HOST:POORT", "smtps://..." */
	struct str van;        /* sender address */
	struct str wachtwoord; /* "GEBRUIKER:WACHTWOORD"; empty: none */
};

/* Claims what is due, sends it, records the result; a failure is tried again with a growing pause, ten times.
 * Then FAULT_BUSY says, for the log, what the last failure was. With "uit" nothing is claimed. */
MUST_USE enum fault mail_run(struct ctx *c, const struct mail_config *cfg);
/* The message as it goes out: headers and text, CRLF, RFC 5322; the subject is encoded when it is not ASCII. With a
 * calendar file (agenda, basis/ical.h; "" none) it has two parts, the second for the reader's calendar program. */
struct str mail_compose(struct arena *a, struct str van, const struct brief_uit *m, int64_t moment);

#endif
