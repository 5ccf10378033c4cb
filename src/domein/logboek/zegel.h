/* Sealing the log: leaves of a Merkle tree over journaal, raadpleging and inlog_gebeurtenis (a login, a key
 * replaced, a backup put back), and signed heads of that tree.
 *
 * What is to be sealed is found by anti-join (no leaf), never by "id above the last": on PostgreSQL a lower id may be
 * committed later. Looking at every row each time would cost more every day, so a round looks at what is above the ids
 * that were sealed ZEGEL_SOON ago, each ZEGEL_WHOLE-th one (which alone may say how far the log is complete) above those of
 * ZEGEL_BACK ago, and at a piece of all the rest, a sweep that goes round. (Of the events, which are few, all are looked
 * at when a process begins.)
 * A piece of at most ZEGEL_LOOKS looks and ZEGEL_ROWS of the others becomes leaves, a new head and a new stand in one unit, which does
 * nothing when another sealer was there first: any number may run at once, or be killed at any moment.
 */
#ifndef DOMEIN_LOGBOEK_ZEGEL_H
#define DOMEIN_LOGBOEK_ZEGEL_H

#include "basis/note.h"
#include "domein/ctx.h"

#define ZEGEL_EVERY MINUTE_MS
#define ZEGEL_LATE (10 * MINUTE_MS)   /* no unit is under way so long */
#define ZEGEL_QUIET HOUR_MS           /* a head is signed anew after so long without new leaves: the log is alive */
#define ZEGEL_SOON (2 * MINUTE_MS)    /* most units are done by then */
#define ZEGEL_WHOLE 10                /* rounds */
#define ZEGEL_BACK (ZEGEL_LATE + ZEGEL_WHOLE * ZEGEL_EVERY) /* what was late, and came in since the last whole round */
#define ZEGEL_LOOKS 1000
#define ZEGEL_ROWS 250
#define ZEGEL_SWEEP 5000              /* ids a round */

struct zegel_veeg { /* how far the sweep is; all zero at the start of a process */
	int64_t journaal, raadpleging;
	bool begonnen;
	int ronde;
};
struct zegel_verslag {
	int64_t bladen, checkpoints, gaten;
};
/* Seals all there is; needs no actor. The key of the file must be the newest one of the log; in a log without a key it
 * becomes the first. FAULT_INTERNAL when the stored tree does not fit its last head: then nothing is signed. */
MUST_USE enum fault zegel_run(struct ctx *c, const struct note_signer *s, struct zegel_veeg *v, struct zegel_verslag *ret);
/* The new key takes over, named by the old one. FAULT_CONFLICT when the old one is not the newest of the log. */
MUST_USE enum fault zegel_sleutel_vervang(struct ctx *c, const struct note_signer *old, const struct note_key *fresh);

/* The newest public key; "" when there is none. */
MUST_USE enum fault zegel_sleutel_nieuwste(struct ctx *c, struct str *ret);

struct zegel_toestand {
	bool ooit;               /* there is a head */
	int64_t bladen, wachtend, moment, gaten;
	struct str noot, sleutel; /* the newest head, the newest key */
};
/* For who has the right to the log. */
MUST_USE enum fault zegel_toestand(struct ctx *c, struct zegel_toestand *ret);
/* When the last head was signed, 0 never, and the head itself: holds nothing of anybody. */
MUST_USE enum fault zegel_laatst(struct ctx *c, int64_t *ret_moment, struct str *ret_noot);

/* The export. Each text goes to `put` under the name of its file; what put returns ends it. */
enum zegel_bestand { ZEGEL_BLADEN, ZEGEL_CHECKPOINTS, ZEGEL_SLEUTELS, ZEGEL_BESTANDEN };
typedef enum fault (*zegel_put)(void *arg, enum zegel_bestand naar, struct str text, struct fault_info *fi);
MUST_USE enum fault zegel_uitvoer(struct ctx *c, zegel_put put, void *arg, int64_t *ret_bladen);

/* Empties looks, and events of persons, of which a checkpoint of so many years (of 366 days) ago speaks; their leaves keep
 * their hash and lose their zout. Needs no actor. ret: how many leaves. */
MUST_USE enum fault zegel_termijn(struct ctx *c, int64_t jaren, int64_t *ret);

/* How many events say that something was destroyed and are not sealed yet: an export made now cannot prove those. */
MUST_USE enum fault zegel_wissend(struct ctx *c, int64_t *ret);

/* Proofs against the newest head, for who has the right to the log. That one record (soort j, r or g) is in the log: C2SP
 * tlog-proof, its extra data the leaf's line of the export. That the tree of `grootte` leaves is the beginning of it: the form
 * in which C2SP tlog-witness is asked. */
MUST_USE enum fault zegel_bewijs_record(struct ctx *c, struct str soort, int64_t record, struct str *ret);
MUST_USE enum fault zegel_bewijs_vanaf(struct ctx *c, int64_t grootte, struct str *ret);

#endif
