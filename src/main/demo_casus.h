/* The daily work of the demonstration region, done through the functions of the screens: a team around each case, a plan
 * with afspraken that partners answered, measurements, a question to a partner, a meeting that is going on today.
 */
#ifndef MAIN_DEMO_CASUS_H
#define MAIN_DEMO_CASUS_H

#include "domein/casus/casus.h"

struct demo_casus {
	struct casus_id id;
	const char *regisseur; /* as for demo_as */
};
MUST_USE enum fault demo_casussen_fill(const struct ctx *base, const struct demo_casus *v, size_t n);

#endif
