/* What the files of bewaring share. */
#ifndef DOMEIN_BEWARING_BEWARING_PRIV_H
#define DOMEIN_BEWARING_BEWARING_PRIV_H

#include "domein/bewaring/bewaring.h"
#include "query.h"

/* The procesregisseur keeps kern of a closed case until the new last day: not who replaced him when it was prepared. */
MUST_USE enum fault bewaring_keep_kern(struct unit *u, struct ctx *c, const struct casus_kop *kop, struct datum tot);

#endif
