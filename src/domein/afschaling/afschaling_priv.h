/* What the files of afschaling share. */
#ifndef DOMEIN_AFSCHALING_AFSCHALING_PRIV_H
#define DOMEIN_AFSCHALING_AFSCHALING_PRIV_H

#include "domein/afschaling/afschaling.h"
#include "domein/casus/casus_priv.h"

#define BESLUIT_RULE "WGS 2.31 lid 8; invariant 26"
#define TEKST_MAX 4000

/* Noon: as a decision of a day is kept beside others. */
int64_t afschaling_noon(struct datum d);
/* An organisation of that kind decides in the regime; where the regime names nobody, everybody of the team does. */
bool afschaling_decides(const struct regime *r, struct str soort, struct str wgs);
/* Who is in none of them gets FAULT_INVALID on deelnemers. */
enum fault afschaling_deciders_check(struct fault_info *fi, const struct afschaling_lid *leden, size_t nleden,
	const struct medewerker_id *v, size_t n, const char *rule);
MUST_USE enum fault afschaling_decision_in(struct unit *u, struct casus_id id, const char *soort, int64_t besloten,
	const struct medewerker_id *v, size_t n);
/* Who of the regio may take part in a decision on a case whose team nobody is in any more. */
MUST_USE enum fault afschaling_beslissers(struct ctx *c, const struct casus_kop *kop, struct afschaling_lid **ret,
	size_t *ret_n);
/* Of the rows of a kind of decision, those of one moment. */
struct afschaling_lid *afschaling_deciders_at(struct arena *a, const struct q_besluit_list_rows *rows, int64_t moment,
	size_t *ret_n);

#endif
