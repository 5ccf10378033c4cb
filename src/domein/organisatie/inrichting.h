/* The catalogue in the database: servers work from there, old cases keep the version they were opened under. */
#ifndef DOMEIN_ORGANISATIE_INRICHTING_H
#define DOMEIN_ORGANISATIE_INRICHTING_H

#include "catalogus/catalogus.h"
#include "domein/ctx.h"

/* The version that was loaded last. FAULT_INVALID when there is none yet. ret_id is what a dossier records. */
MUST_USE enum fault inrichting_catalogus(struct ctx *c, struct catalogus **ret, int64_t *ret_id);
/* Stores a checked catalogue; the same version again only becomes the newest. */
MUST_USE enum fault inrichting_catalogus_store(struct ctx *c, const struct catalogus *cat);

#endif
