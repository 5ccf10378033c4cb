/* Terms: the Algemene termijnenwet (Atw) over the calendar. See termijn.h.
 *
 * Order of the articles: article 2 first makes a term of three days or more contain two working days, article 1 then
 * moves an end that is not a working day. A term counted back (a negative length) is the calendar's alone: article 1
 * lid 2. Threading: no state.
 */
#include "basis/termijn.h"

#define WORKING_DAYS_MIN 2 /* Atw art. 2 */
#define FIRST_KING_YEAR 2014

struct datum pasen(int jaar)
{
	int golden = jaar % 19, century = jaar / 100, moon;
	struct datum full_moon;

	/* days from 21 March to the paschal full moon of the Gregorian tables */
	moon = (19 * golden + century - century / 4 - (8 * century + 13) / 25 + 15) % 30;
	if (moon == 29 || (moon == 28 && golden > 10))
		moon--;
	full_moon = datum_add_days(datum_of(jaar, 3, 21), moon);
	/* the Sunday after it, never on it */
	return datum_add_days(full_moon, datum_weekday(full_moon) == 7 ? 7 : 7 - datum_weekday(full_moon));
}

/* The birthday of the King, before 2014 of the Queen. If a Sunday, it is kept on Saturday, which is free anyway. */
static int koningsdag(int jaar)
{
	return jaar >= FIRST_KING_YEAR ? 427 : 430;
}

/* Atw art. 3 lid 1 and 2. */
static bool is_feestdag(struct datum d)
{
	static const int from_easter[] = { -2, 1, 39, 50 }; /* Goede Vrijdag, tweede Paasdag, Hemelvaart, tweede Pinksterdag */
	static const int fixed[] = { 101, 505, 1225, 1226 };
	int from = datum_days_between(pasen(datum_jaar(d)), d);
	size_t i;

	for (i = 0; i < sizeof(from_easter) / sizeof(*from_easter); i++)
		if (from == from_easter[i])
			return true;
	for (i = 0; i < sizeof(fixed) / sizeof(*fixed); i++)
		if (d.v % 10000 == fixed[i])
			return true;
	return d.v % 10000 == koningsdag(datum_jaar(d));
}

bool termijn_vrije_dag(struct datum d, const struct feestdagen *extra)
{
	size_t i;

	if (!datum_valid(d, false))
		return false;
	if (datum_weekday(d) >= 6 || is_feestdag(d))
		return true;
	for (i = 0; extra && i < extra->n && extra->dagen[i].v <= d.v; i++)
		if (extra->dagen[i].v == d.v)
			return true;
	return false;
}

/* The end by the calendar alone. A term in hours has no hour here, so it is taken up to whole days. */
static struct datum plain_end(struct datum start, int lengte, enum termijn_eenheid eenheid)
{
	int64_t n = lengte;

	switch (eenheid) {
	case TERMIJN_UREN:
		n = n / 24 + (n % 24 > 0);
		break;
	case TERMIJN_DAGEN:
		break;
	case TERMIJN_WEKEN:
		n *= 7;
		break;
	case TERMIJN_MAANDEN:
		return datum_add_months(start, lengte);
	case TERMIJN_JAREN:
		n *= 12;
		return n > INT32_MAX || n < INT32_MIN ? (struct datum){ 0 } : datum_add_months(start, (int)n);
	}
	return n > INT32_MAX || n < INT32_MIN ? (struct datum){ 0 } : datum_add_days(start, (int)n);
}

/* Atw art. 1 lid 2 and art. 4: what the act leaves alone. */
static bool atw_applies(int lengte, enum termijn_eenheid eenheid)
{
	switch (eenheid) {
	case TERMIJN_DAGEN:
		return lengte > 0 && lengte <= 90;
	case TERMIJN_WEKEN:
		return lengte > 0 && lengte <= 12;
	case TERMIJN_MAANDEN:
		return lengte > 0 && lengte <= 3;
	case TERMIJN_UREN:
	case TERMIJN_JAREN:
		break;
	}
	return false;
}

struct datum termijn_einde(struct datum start, int lengte, enum termijn_eenheid eenheid, enum termijn_regel regel,
	const struct feestdagen *extra)
{
	return termijn_einde_stil(start, lengte, eenheid, regel, 0, extra);
}

struct datum termijn_einde_stil(struct datum start, int lengte, enum termijn_eenheid eenheid,
	enum termijn_regel regel, int stil, const struct feestdagen *extra)
{
	struct datum end = datum_add_days(plain_end(start, lengte, eenheid), stil), d = start;
	int working = 0;

	if (!end.v || regel == TERMIJN_PLAIN || !atw_applies(lengte, eenheid))
		return end;
	while (d.v && d.v < end.v) {
		d = datum_add_days(d, 1);
		working += !termijn_vrije_dag(d, extra);
	}
	if (eenheid != TERMIJN_DAGEN || lengte >= 3)
		while (end.v && working < WORKING_DAYS_MIN) {
			end = datum_add_days(end, 1);
			working += !termijn_vrije_dag(end, extra);
		}
	while (termijn_vrije_dag(end, extra))
		end = datum_add_days(end, 1);
	return end;
}

int64_t termijn_einde_uren(int64_t start, int uren)
{
	return start + uren * HOUR_MS;
}
