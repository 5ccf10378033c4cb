/* Quick entry: `Gesprek plannen @yilmaz #justitie tot 4 dec` in its parts. Pure: no database, no clock.
 *
 * @ and # at the beginning of a word name an owner or a leefgebied by the beginning of a name, lower case, without accents;
 * more letters choose when several begin alike. `tot` with a day at the end, or before an @ or #, is the term: 4 dec,
 * 4 december 2026, 4-12, 4-12-2026, vandaag, morgen, a weekday. A day without a year is the first one from today on.
 * What is taken for a mark leaves the text; the rest stays as typed. Source: C068.
 */
#ifndef DOMEIN_OVERLEG_SNEL_H
#define DOMEIN_OVERLEG_SNEL_H

#include "basis/fault.h"
#include "basis/klok.h"
#include "basis/str.h"

struct snel_keus { /* who or what may be meant */
	int64_t id;
	struct str naam; /* "Deniz Yilmaz"; any word of it begins a match, the last one counts first */
};
struct snel_keuzen {
	size_t n;
	const struct snel_keus *v;
};
struct snel {
	struct str tekst;
	const struct snel_keus *eigenaar, *leefgebied; /* NULL: not given */
	struct datum termijn;                          /* 0: not given */
	const char *fout;                              /* msgid of what is wrong; NULL nothing */
};
/* fout says the first thing that cannot be understood; tekst is complete all the same. */
struct snel snel_parse(struct arena *a, struct str typed, struct datum vandaag, const struct snel_keuzen *eigenaren,
	const struct snel_keuzen *leefgebieden);
#endif
