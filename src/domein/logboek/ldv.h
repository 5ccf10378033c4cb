/* The log as Logboek Dataverwerkingen 1.0: looks and changes, one record per request, and one under it per data subject.
 *
 * No user is in it, and no number of ours: trace and span are hashes, a subject is a pseudonym under the key of the
 * installation (the same person has the same one in every export). Who looked or wrote stands in raadpleging and journaal,
 * joined by trace_id, which is SHA-256("ldv trace " and the number of the request), its first 16 bytes. What a request
 * showed and what it changed are two records of one trace. A request without a linked person gives its own record alone.
 * Whom a change is about: the persons its row names, else those whose dossier it is (ldv_wijzigingen). A change of before
 * the journaal said for what it was made refers to the register as a whole.
 */
#ifndef DOMEIN_LOGBOEK_LDV_H
#define DOMEIN_LOGBOEK_LDV_H

#include "domein/ctx.h"

/* A record a line goes to put; adres is where the register of processing is published. ret: how many. */
typedef enum fault (*ldv_put)(void *arg, struct str text, struct fault_info *fi);
MUST_USE enum fault ldv_uitvoer(struct ctx *c, struct str adres, ldv_put put, void *arg, int64_t *ret);

#endif
