/* What the files of verstrekking share. */
#ifndef DOMEIN_VERSTREKKING_VERSTREKKING_PRIV_H
#define DOMEIN_VERSTREKKING_VERSTREKKING_PRIV_H

#include "domein/casus/casus_priv.h"
#include "domein/persoon/vrij.h"
#include "domein/verstrekking/standpunt.h"

#define VERSTREKKING_RULE "WGS 1.7; invariant 42"

/* The dossier from which it goes. */
struct verstrekking_uit {
	const struct regime *regime; /* NULL: a rechtverzoek, which has none */
	const struct thema *thema;
	struct str onderdeel; /* where its rows lie */
	struct huis_id huis;
	bool casus, gesloten, verzoek;
};
struct verstrekking_giving { /* one passing-on, in its unit */
	struct unit *u;
	struct ctx *c;
	struct verstrekking v; /* texts trimmed, the receiver named */
	struct verstrekking_uit uit;
	struct q_verstrekking_bronnen_rows rows;
	size_t nbronnen;
	struct verstrekking_bron *bronnen;
	struct standpunten vooraf;
	const struct regime_delen *rule;
	struct verstrekking_id id;
};
/* u, c and v are set: reads where it comes from, names the receiver, finds what suppliers said of him. */
MUST_USE enum fault verstrekking_begin_in(struct verstrekking_giving *k);
/* Kind of receiver, in the order of verstrekking_aan. */
int verstrekking_aan_of(struct str code);
/* The last answer of a supplier about this receiver; NULL none. */
const struct standpunt *standpunt_van(const struct standpunten *l, const struct verstrekking *v, struct organisatie_id o);
/* Was it asked about all of these data? */
bool standpunt_covers(const struct standpunt *s, struct str categorieen);
MUST_USE enum fault standpunt_list_in(struct batch *b, struct arena *a, struct dossier_id d, struct standpunten *ret);
/* The suppliers, each once, with their conditions. */
void verstrekking_bronnen_of(struct arena *a, const struct q_verstrekking_bronnen_rows *rows, size_t *ret_n,
	struct verstrekking_bron **ret);
/* From when the clock runs that ends on the day on which feedback is owed. */
static inline int64_t terugkoppeling_start(struct datum owed)
{
	return moment_of(datum_add_months(owed, -12), 0, 0);
}
/* What feedback must say. */
MUST_USE enum fault terugkoppeling_check(struct fault_info *fi, const struct terugkoppeling_nieuw *t);
/* As it was typed, without the white space around it; never NULL. */
static inline struct str verstrekking_clean(struct str s)
{
	return s.p ? str_trim(s) : STR("");
}
/* As casus_text, where the faults are gathered. */
static inline void verstrekking_text(struct fault_info *fi, struct str s, size_t max, const char *field, const char *empty)
{
	if (casus_text(fi, s, max, field, empty))
		return;
}
/* As much of it as a question to suppliers needs: to whom, what, ground and purpose. */
MUST_USE enum fault verstrekking_check_question(struct fault_info *fi, struct ctx *c, const struct verstrekking_uit *uit,
	const struct verstrekking *v);
/* Every rule that needs no row of the receiver. Adds the faults; returns what stands. ret_rule: the rule under which it
 * goes, NULL to the person himself. */
MUST_USE enum fault verstrekking_check(struct fault_info *fi, struct ctx *c, const struct verstrekking_uit *uit,
	const struct verstrekking *v, const struct verstrekking_bron *bronnen, size_t n, const struct regime_delen **ret_rule);

#endif
