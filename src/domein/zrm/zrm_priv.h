/* For the files of zrm. */
#ifndef DOMEIN_ZRM_ZRM_PRIV_H
#define DOMEIN_ZRM_ZRM_PRIV_H

#include "domein/casus/casus_priv.h"
#include "domein/zrm/zrm.h"

/* A theme measures with its own set and with every supplement. */
bool zrm_set_of_thema(const struct thema *t, const struct zrmset *z);
/* The level of a score; NULL below 1 and above 5. */
const struct zrmniveau *zrm_niveau(const struct zrmset *z, int score);
/* A person of whom a measurement makes sense: not one who is there by profession, nor one of whom the regime permits no data
 * on health or guidance (invariant 13). */
bool zrm_meetbaar(struct ctx *c, const struct regime *r, struct str rol);

#endif
