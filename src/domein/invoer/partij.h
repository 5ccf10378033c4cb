/* A batch of what is taken over: nobody sees it until it is complete.
 *
 * While c->partij is set, what is granted to another than the actor waits in the batch (toegang_grant_in); partij_deliver
 * makes it toegang in one stroke. The actor writes as the owner of each dossier and leaves it within the same unit. The
 * same files go on where they stopped: what is in the batch is not taken over again.
 */
#ifndef DOMEIN_INVOER_PARTIJ_H
#define DOMEIN_INVOER_PARTIJ_H

#include "domein/ctx.h"

struct partij {
	struct import_id id;
	struct weging_id weging; /* the dossier of decisions that were taken before */
	int64_t begonnen;
	bool hervat;             /* it was begun before */
	size_t n;
	struct str *gedaan;      /* numbers of what is in it, in order of taking over */
};
/* Begins it, or goes on with what bears this name; sets c->partij. Needs import.uitvoeren. FAULT_CONFLICT when it is
 * complete or being given up. sleutel: SHA-256 over what was given. */
MUST_USE enum fault partij_begin(struct ctx *c, struct str sleutel, struct partij *ret);
/* A new one within a unit, to try what would happen and undo it. Sets c->partij. */
MUST_USE enum fault partij_begin_in(struct unit *u, struct ctx *c, struct str sleutel, struct partij *ret);
/* In the unit that takes a case over. */
MUST_USE enum fault partij_note_in(struct unit *u, struct ctx *c, struct str referentie, struct aanmelding_id a,
	struct casus_id casus);
/* After a unit: the actor's empty periods of toegang in what was taken over go; they never held. */
MUST_USE enum fault partij_clean(struct ctx *c);
/* All of it is there: who may see it, sees it from now on; each procesregisseur gets one notice. */
MUST_USE enum fault partij_deliver(struct ctx *c);

/* ---- a batch that is given up ---- */

struct partij_rij {
	struct import_id id;
	struct str nummer, door_naam, weg_naam, weg_reden;
	int64_t begonnen, klaar, weg, weg_klaar; /* 0: not yet */
	int64_t gevallen, rijen, beelden, personen;
};
struct partijen {
	size_t n;
	struct partij_rij *v; /* newest first */
};
/* Those of the regio, complete and gone ones too. Needs import.uitvoeren. */
MUST_USE enum fault partij_list(struct ctx *c, struct partijen *ret);

#define PARTIJ_BEZET_MAX 50
struct partij_bezet { /* in which somebody worked since */
	struct str nummer, referentie;
};
struct partij_weg {
	struct str nummer, reden; /* of the batch; why, unless it was given up before */
	bool proef;               /* judge alone */
	void (*progress)(void *arg, int64_t done, int64_t total);
	void *arg;
	bool hervat;              /* set: it was given up before, and goes on */
	struct partij_rij stand;  /* set: as it was found, and with proef false what is gone of it */
	int64_t nbezet;
	struct partij_bezet bezet[PARTIJ_BEZET_MAX];
};
/* Destroys what a broken-off batch wrote, as a destruction does (domein/bewaring), and leaves the record of it; a stop in
 * between goes on with the same call. Whoever may import may do it, for the regio: nobody ever saw any of it.
 * FAULT_CONFLICT when it is complete or gone, and when somebody worked in one of its dossiers: nothing has changed then. */
MUST_USE enum fault partij_discard(struct ctx *c, struct partij_weg *w);

#endif
