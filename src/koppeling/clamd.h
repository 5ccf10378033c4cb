/* Virus scanning by clamd over a unix socket: the bytes are sent, it answers clean or what it found.
 *
 * Nothing of the file is kept, its name is not sent. A scanner that is away or does not answer in time means that the
 * file is not accepted: FAULT_BUSY, never "clean". Threading: a connection per call, so from any thread.
 */
#ifndef KOPPELING_CLAMD_H
#define KOPPELING_CLAMD_H

#include "basis/fault.h"
#include "basis/str.h"

struct clamd_config {
	const char *socket; /* path */
	int seconds;        /* for the whole answer; 0: 30 */
};

/* FAULT_NONE when clean; FAULT_INVALID on field `bestand` when something was found; FAULT_BUSY when it cannot say. Has the
 * form of scan in struct scanner (domein/ctx.h), with a struct clamd_config as arg. */
enum fault clamd_scan(void *config, struct str bytes, struct fault_info *fi);

#endif
