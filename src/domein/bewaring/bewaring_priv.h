/* What the files of bewaring share. */
#ifndef DOMEIN_BEWARING_BEWARING_PRIV_H
#define DOMEIN_BEWARING_BEWARING_PRIV_H

#include "domein/bewaring/bewaring.h"
#include "query.h"

/* The houses and rings in which the actor's roles let him judge destructions. FAULT_DENIED without the right. */
struct bewaring_bereik {
	struct q_toetsing_rollen_rows rollen;
};
MUST_USE enum fault bewaring_bereik_read(struct ctx *c, struct bewaring_bereik *ret);
bool bewaring_in_bereik(struct ctx *c, const struct bewaring_bereik *b, struct huis_id huis, struct str ring);

/* "table number" lines as rows; NULL and 0 when the text is not of that form. */
struct vernietiging_telling *bewaring_telling(struct arena *a, struct str tekst, size_t *ret_n);

#endif
