/* The large demonstration: sixty accounts, and 400 cases in three houses with two years behind them, taken over from an
 * invented registration by the road of doc/IMPORT.md; overleggen today and this week. Dates follow the clock.
 */
#ifndef MAIN_DEMO_GROOT_H
#define MAIN_DEMO_GROOT_H

#include "domein/ctx.h"

#define DEMO_MEER 40 /* accounts besides those of demo_regio.h */

/* base: a context on a filled demonstration region. */
MUST_USE enum fault demo_groot_fill(const struct ctx *base);

#endif
