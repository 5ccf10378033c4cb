/* Days that people fill in: see dag.h. */
#include "domein/dag.h"

static const struct regel {
	int32_t van;       /* the first day: one that a person now alive may have seen; the years of the houses */
	int vooruit;       /* months ahead; 0: today is the last */
	const char *vroeg, *laat;
} regels[DAG__MAX] = {
	[DAG_LEVEN] = { 19000000, 0, N_("Deze datum ligt voor 1900."), N_("Deze datum ligt in de toekomst.") },
	[DAG_WERK] = { 20000101, 0, N_("Deze datum ligt voor 2000."), N_("Deze datum ligt in de toekomst.") },
	[DAG_PLAN] = { 20000101, 120, N_("Deze datum ligt voor 2000."), N_("Deze datum ligt meer dan tien jaar vooruit.") },
};

enum fault dag_check(struct fault_info *fi, const char *field, struct datum d, enum dag_soort soort)
{
	const struct regel *r = &regels[soort];
	struct datum vandaag = datum_today();

	if (d.v && d.v < r->van)
		return fault_field(fi, field, r->vroeg, NULL);
	if (d.v > (r->vooruit ? datum_add_months(vandaag, r->vooruit).v : vandaag.v))
		return fault_field(fi, field, r->laat, NULL);
	return FAULT_NONE;
}
