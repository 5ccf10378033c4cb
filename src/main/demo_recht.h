/* What the law asks, in the demonstration region: results passed on, a letter sent and one postponed, a case opened by
 * break-glass that waits for its judgement, a data breach, a person who asks for his data. Done through the functions of
 * the screens.
 */
#ifndef MAIN_DEMO_RECHT_H
#define MAIN_DEMO_RECHT_H

#include "main/demo_casus.h"

/* Three cases or more, or nothing is made. */
MUST_USE enum fault demo_recht_fill(const struct ctx *base, const struct demo_casus *v, size_t n);

#endif
