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
/* Each house under its code and under its name. */
MUST_USE enum fault opzoek_huizen(struct ctx *c, struct naam_ids *ret);
/* People of the regio, those who left too, by e-mail. */
struct mens {
	struct medewerker_id id;
	struct organisatie_id organisatie;
	struct huis_id huis;
	struct str email, organisatie_soort, wgs, domein;
};
struct mensen {
	size_t n;
	struct mens *v; /* by e-mail */
};
MUST_USE enum fault opzoek_mensen(struct ctx *c, struct mensen *ret);
/* NULL when there is none; case of ASCII letters does not count. */
const struct mens *mens_find(const struct mensen *m, struct str email);
const struct mens *mens_find_id(const struct mensen *m, struct medewerker_id id);
/* Case of ASCII letters does not count; 0 when it is not there. */
int64_t opzoek(const struct naam_ids *v, struct str naam);

#endif
