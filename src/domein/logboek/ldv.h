/* The record of looks as Logboek Dataverwerkingen 1.0: one record per request, and one under it per data subject.
 *
 * No user is in it, and no number of ours: trace and span are hashes, a subject is a pseudonym under the key of the
 * installation (the same person has the same one in every export). Who looked stands in raadpleging, joined by trace_id,
 * which is SHA-256("ldv trace " and the number of the request), its first 16 bytes. A request without a linked person
 * gives its own record alone.
 */
#ifndef DOMEIN_LOGBOEK_LDV_H
#define DOMEIN_LOGBOEK_LDV_H

#include "domein/ctx.h"

/* A record a line goes to put; adres is where the register of processing is published. ret: how many. */
typedef enum fault (*ldv_put)(void *arg, struct str text, struct fault_info *fi);
MUST_USE enum fault ldv_uitvoer(struct ctx *c, struct str adres, ldv_put put, void *arg, int64_t *ret);

#endif
