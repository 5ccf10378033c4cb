/* A case as it was known at a moment: by oneself, or by somebody else whose eyes one may borrow.
 *
 * The statements and pages of today's dossier, through lens asof: only what those eyes might see then and the reader may
 * see now; nothing can be written; every look says of which moment and with whose eyes it was. Another's eyes are for who
 * sees the log of the case: the regie and who reviews.
 * Source: WGS 1.8 lid 4, AVG 5 lid 2; invariants 6, 11, 12.
 */
#ifndef DOMEIN_INZIEN_TOEN_H
#define DOMEIN_INZIEN_TOEN_H

#include "domein/casus/casus.h"

struct toen_mens {
	struct medewerker_id id;
	struct str naam, organisatie_naam;
};
struct toen_mensen {
	size_t n; /* 0: not for this reader */
	struct toen_mens *v;
};
/* Whose eyes the reader may borrow: who has or had toegang to the case. */
MUST_USE enum fault toen_mensen(struct ctx *c, struct casus_id id, struct toen_mensen *ret);
/* ogen 0: one's own. FAULT_INVALID on `op` for a moment to come, FAULT_DENIED for eyes that are not for this reader.
 * From then on c reads as of that moment (ctx_toen); ret_naam: of those eyes, "" one's own. */
MUST_USE enum fault toen_begin(struct ctx *c, struct casus_id id, int64_t moment, struct medewerker_id ogen,
	struct str *ret_naam);

#endif
