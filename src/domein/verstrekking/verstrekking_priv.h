/* What the files of verstrekking share. */
#ifndef DOMEIN_VERSTREKKING_VERSTREKKING_PRIV_H
#define DOMEIN_VERSTREKKING_VERSTREKKING_PRIV_H

#include "domein/casus/casus_priv.h"
#include "domein/verstrekking/verstrekking.h"

#define VERSTREKKING_RULE "WGS 1.7; invariant 42"

/* The dossier from which it goes. */
struct verstrekking_uit {
	const struct regime *regime;
	const struct thema *thema;
	struct str onderdeel; /* where its rows lie */
	struct huis_id huis;
	bool casus, gesloten;
};
/* The suppliers, each once, with their conditions. */
void verstrekking_bronnen_of(struct arena *a, const struct q_verstrekking_bronnen_rows *rows, size_t *ret_n,
	struct verstrekking_bron **ret);
/* As casus_text, where the faults are gathered. */
static inline void verstrekking_text(struct fault_info *fi, struct str s, size_t max, const char *field, const char *empty)
{
	if (casus_text(fi, s, max, field, empty))
		return;
}
/* Every rule that needs no row of the receiver. Adds the faults; returns what stands. ret_rule: the rule under which it
 * goes, NULL to the person himself. */
MUST_USE enum fault verstrekking_check(struct fault_info *fi, struct ctx *c, const struct verstrekking_uit *uit,
	const struct verstrekking *v, const struct verstrekking_bron *bronnen, size_t n, const struct regime_delen **ret_rule);

#endif
