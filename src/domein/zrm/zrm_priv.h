/* For the files of zrm. */
#ifndef DOMEIN_ZRM_ZRM_PRIV_H
#define DOMEIN_ZRM_ZRM_PRIV_H

#include "domein/casus/casus_priv.h"
#include "domein/zrm/zrm.h"

/* A theme measures with its own set and with every supplement. */
bool zrm_set_of_thema(const struct thema *t, const struct zrmset *z);
/* The level of a score; NULL below 1 and above 5. */
const struct zrmniveau *zrm_niveau(const struct zrmset *z, int score);

#endif
