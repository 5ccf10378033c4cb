/* One function computes every term. Source: Algemene termijnenwet (BWBR0002448) art. 1-5, BW; domein.md 5.3. */
#ifndef BASIS_TERMIJN_H
#define BASIS_TERMIJN_H

#include "basis/klok.h"

enum termijn_eenheid { TERMIJN_UREN, TERMIJN_DAGEN, TERMIJN_WEKEN, TERMIJN_MAANDEN, TERMIJN_JAREN };
enum termijn_regel {
	TERMIJN_ATW,   /* art. 1 and 2 apply, unless art. 4 excludes (hours, > 90 days, > 12 weeks, > 3 months, years) */
	TERMIJN_PLAIN, /* the calendar alone, as the Wth (art. 13) */
};

/* Extra algemeen erkende feestdagen by royal decree (ATW 3 lid 3), sorted; the fixed and Easter days are computed. */
struct feestdagen {
	size_t n;
	const struct datum *dagen;
};

/* Saturday, Sunday or a day of ATW 3 lid 1 and 2 (5 May every year, Goede Vrijdag equated). */
bool termijn_vrije_dag(struct datum d, const struct feestdagen *extra);
struct datum pasen(int jaar);
/* The last day of the term that starts on the day of the event; the first day counted is the day after it. A term
 * counted back (lengte < 0) is the calendar's alone (art. 1 lid 2). Hours are taken up to whole days of 24: a term in
 * hours that matters to the hour is for termijn_einde_uren. None when start is not a whole day. */
struct datum termijn_einde(struct datum start, int lengte, enum termijn_eenheid eenheid, enum termijn_regel regel,
	const struct feestdagen *extra);
/* The same of a term that stood still for that many days on the way (stil >= 0): the calendar's end moves by them, and
 * the act looks at the day where it then falls. */
struct datum termijn_einde_stil(struct datum start, int lengte, enum termijn_eenheid eenheid, enum termijn_regel regel,
	int stil, const struct feestdagen *extra);
/* Terms in hours: plain. */
int64_t termijn_einde_uren(int64_t start, int uren);

#endif
