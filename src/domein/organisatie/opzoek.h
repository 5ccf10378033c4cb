/* Looking up by what people write down: an organisation by name, a gemeente by name or CBS code. */
#ifndef DOMEIN_ORGANISATIE_OPZOEK_H
#define DOMEIN_ORGANISATIE_OPZOEK_H

#include "domein/ctx.h"

struct naam_id { /* a name as written, and what it is */
	struct str naam;
	int64_t id;
};
struct naam_ids {
	size_t n;
	struct naam_id *v;
};
/* All organisations of the regio that have not ended. */
MUST_USE enum fault opzoek_organisaties(struct ctx *c, struct naam_ids *ret);
/* All gemeenten of the country, each under its name and under its code. */
MUST_USE enum fault opzoek_gemeenten(struct ctx *c, struct naam_ids *ret);
/* Case of ASCII letters does not count; 0 when it is not there. */
int64_t opzoek(const struct naam_ids *v, struct str naam);

#endif
