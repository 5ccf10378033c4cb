/* The queue of outgoing mail: put in by the domain, claimed and sent by koppeling/mail. */
#ifndef DOMEIN_TOEGANG_POST_H
#define DOMEIN_TOEGANG_POST_H

#include "domein/ctx.h"

struct brief_uit {
	int64_t id;
	struct str aan, onderwerp, inhoud;
	struct str agenda; /* a calendar file that goes along; "" none */
	int64_t pogingen;
};
struct brieven_uit {
	size_t n;
	struct brief_uit *v;
};
#define POST_POGINGEN 10

/* In a unit on lens kaal. The text holds a link and neutral words, no personal data. */
MUST_USE enum fault post_add_in(struct unit *u, struct str aan, struct str onderwerp, struct str inhoud);
/* The same with a calendar file (basis/ical.h), which holds no personal data either. */
MUST_USE enum fault post_add_agenda_in(struct unit *u, struct str aan, struct str onderwerp, struct str inhoud,
	struct str agenda);
/* Takes up to 8 mails that are due; they are this holder's for five minutes. */
MUST_USE enum fault post_claim(struct ctx *c, struct str houder, struct brieven_uit *ret);
MUST_USE enum fault post_sent(struct ctx *c, int64_t id);
/* why: what the server said, without addresses. */
MUST_USE enum fault post_failed(struct ctx *c, const struct brief_uit *b, const char *why);
/* Takes a lease for a timed job; ret false when another server holds it. */
MUST_USE enum fault lease_take(struct ctx *c, const char *naam, struct str houder, int64_t duur, bool *ret);
/* Old sessions, counts, concepts and form tokens. */
MUST_USE enum fault toegang_clean(struct ctx *c);

#endif
