/* For the files of rapport. */
#ifndef DOMEIN_RAPPORT_CIJFERS_PRIV_H
#define DOMEIN_RAPPORT_CIJFERS_PRIV_H

#include "domein/rapport/cijfers.h"
#include "query.h"

/* The names of the houses whose figures these are, and whether it is the whole regio. */
MUST_USE enum fault cijfers_huizen_name(struct ctx *c, const struct q_cijfers_huizen_rows *bereik, struct cijfers *ret);

#endif
