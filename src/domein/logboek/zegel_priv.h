/* The log for friends: what export and proofs share. */
#ifndef DOMEIN_LOGBOEK_ZEGEL_PRIV_H
#define DOMEIN_LOGBOEK_ZEGEL_PRIV_H

#include "domein/logboek/zegel.h"

/* The lines of bladen.txt of these places, each with its newline. A place that no kind has stays away. */
MUST_USE enum fault zegel_bladregels(struct ctx *c, struct arena *a, int64_t van, int64_t tot, struct str *ret);

#endif
