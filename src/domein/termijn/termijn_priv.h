/* For the files of termijn. */
#ifndef DOMEIN_TERMIJN_TERMIJN_PRIV_H
#define DOMEIN_TERMIJN_TERMIJN_PRIV_H

#include "domein/termijn/termijn.h"
#include "query.h"

/* Of the theme, else of the shared ones; NULL when the catalogue has it no more. thema may be NULL. */
const struct termijnsoort *termijn_soort(const struct ctx *c, const struct thema *thema, struct str klok);
/* The moment at which a term in hours ends; 0 when it ends with a day. */
int64_t termijn_uur(const struct termijnsoort *s, int64_t start);
/* termijn_list in two, for who asks in a batch of his own. */
struct termijn_vraag {
	struct q_termijn_alle_rows rows;
};
void termijn_ask(struct batch *b, struct dossier_id d, struct termijn_vraag *v);
MUST_USE enum fault termijn_take(struct ctx *c, struct dossier_id d, const struct thema *thema, const struct termijn_vraag *v,
	struct termijn_lijst *ret);

#endif
