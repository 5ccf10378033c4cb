/* The work of the demonstration region, done through the functions of the screens: referrals taken in, weighed, cases
 * opened, the timeline begun. The tests walk the same road (tests/verhaal.h).
 */
#ifndef MAIN_DEMO_WERK_H
#define MAIN_DEMO_WERK_H

#include "domein/aanmelding/aanmelding.h"
#include "domein/casus/casus.h"
#include "domein/weging/weging.h"

/* The context of somebody of demo_regio.c, by the part of the address before the @. base: anybody's. */
MUST_USE enum fault demo_as(const struct ctx *base, const char *wie, struct ctx *ret);
MUST_USE enum fault demo_as_id(const struct ctx *base, struct medewerker_id wie, struct ctx *ret);
/* Noor routes them to house mh, Sanne plans a weging and judges; Femke (OM) and Anouk (police) decide. uitkomsten[i] is
 * a code of the list weging_besluit. The weging stays open. */
MUST_USE enum fault demo_weeg(const struct ctx *base, const struct aanmelding_id *v, size_t n,
	const char *const *uitkomsten, struct weging_id *ret);
/* csv and columns as in voorbeeld/; takes them in and does some of the work. */
MUST_USE enum fault demo_werk_fill(const struct ctx *base, struct str csv, struct str kolommen);

#endif
