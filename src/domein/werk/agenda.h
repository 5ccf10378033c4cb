/* The agenda of one's own as a feed: days and times, kinds and places, and links; nothing of whom.
 *
 * Its address holds a secret of 32 random bytes, kept as its SHA-256, shown once. Whoever has it reads the times and kinds
 * of one person's work and no more; what a link leads to asks for a login. Renewing ends the old address at once.
 */
#ifndef DOMEIN_WERK_AGENDA_H
#define DOMEIN_WERK_AGENDA_H

#include "domein/ctx.h"

#define AGENDA_MAX 30 /* fetches of one address in a quarter of an hour; twice that from one client */

struct agenda_stand {
	bool heeft;
	int64_t gemaakt, laatst, keren; /* laatst 0: never fetched */
};
MUST_USE enum fault agenda_stand(struct ctx *c, struct agenda_stand *ret);
/* A new secret; the old one works no more. */
MUST_USE enum fault agenda_new(struct ctx *c, struct str *ret_sleutel);
MUST_USE enum fault agenda_drop(struct ctx *c);

/* Somebody comes with a secret: c acts as its owner from here on. Counted per secret and per client, and noted.
 * FAULT_NOT_FOUND when it is unknown or its owner may not log in any more; FAULT_BUSY when it is asked too often. */
MUST_USE enum fault agenda_open(struct ctx *c, struct str sleutel, struct str client);

enum agenda_soort { AGENDA_TERMIJN, AGENDA_AFSPRAAK, AGENDA_WEGING, AGENDA_OVERLEG };
struct agenda_regel {
	enum agenda_soort soort;
	int64_t id;        /* of its kind; what makes it known again in a calendar */
	int64_t dossier;   /* of an afspraak: its casus */
	struct str wat;    /* the kind in words of the catalogue */
	struct str plaats; /* "" none */
	struct datum dag;  /* of a term: the last day */
	int64_t begin, einde; /* of a meeting; einde 0: unknown */
};
struct agenda {
	size_t n;
	struct agenda_regel *v;
};
/* From a month ago on, with the rights of the actor. */
MUST_USE enum fault agenda_get(struct ctx *c, struct agenda *ret);

#endif
