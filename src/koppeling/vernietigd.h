/* The file of destructions that is kept beside the backups, so that a backup that is put back is destroyed in again.
 *
 * A line each, oldest first, of opaque ids, moments and codes: no number, name or text. It is only added to. The database
 * is the source: vernietigd_keep adds what the file does not have, so a stop between the two is made good by the next run,
 * and each server may keep a file of its own, complete.
 * Source: WGS 1.8 lid 7; invariant 37.
 */
#ifndef KOPPELING_VERNIETIGD_H
#define KOPPELING_VERNIETIGD_H

#include "domein/bewaring/bewaring.h"

/* Nothing is made when there is nothing to write. FAULT_FULL or FAULT_INTERNAL when the file cannot be written. */
MUST_USE enum fault vernietigd_keep(struct ctx *c, const char *path);
/* FAULT_NOT_FOUND without a file, FAULT_INVALID with the number of a line that is damaged; an unfinished last line was
 * never promised, and is left out. */
MUST_USE enum fault vernietigd_read(struct ctx *c, const char *path, struct vernietigden *ret);

#endif
