/* For the files of termijn. */
#ifndef DOMEIN_TERMIJN_TERMIJN_PRIV_H
#define DOMEIN_TERMIJN_TERMIJN_PRIV_H

#include "domein/termijn/termijn.h"
#include "query.h"

/* Of the theme, else of the shared ones; NULL when the catalogue has it no more. thema may be NULL. */
const struct termijnsoort *termijn_soort(const struct ctx *c, const struct thema *thema, struct str klok);
/* The moment at which a term in hours ends; 0 when it ends with a day. */
int64_t termijn_uur(const struct termijnsoort *s, int64_t start);
/* What termijn_list makes of the rows of q_termijn_alle, for who asks them in a batch of his own. */
void termijn_take(struct ctx *c, struct dossier_id d, const struct thema *thema, const struct q_termijn_alle_rows *rows,
	struct termijn_lijst *ret);

#endif
