/* Tests of terms. Their names bear the number of the invariant that they hold (47-49). */
#include "basis/termijn.h"
#include "basis/testhulp.h"

#include <string.h>

#define NO_EXTRA NULL

static struct datum day(int32_t v)
{
	return (struct datum){ v };
}

static int32_t atw(int32_t start, int lengte, enum termijn_eenheid eenheid)
{
	return termijn_einde(day(start), lengte, eenheid, TERMIJN_ATW, NO_EXTRA).v;
}

static int32_t plain(int32_t start, int lengte, enum termijn_eenheid eenheid)
{
	return termijn_einde(day(start), lengte, eenheid, TERMIJN_PLAIN, NO_EXTRA).v;
}

/* Wvggz 5:2: fourteen days from the melding; the plain day is the target, the Atw day the outer limit. */
static void invariant_47_wvggz_fourteen_days(void **state)
{
	(void)state;
	assert_int_equal(plain(20260601, 14, TERMIJN_DAGEN), 20260615);
	assert_int_equal(atw(20260601, 14, TERMIJN_DAGEN), 20260615);
	/* 25 December 2026 is a Friday: Christmas, Christmas and Saturday, Sunday */
	assert_int_equal(plain(20261211, 14, TERMIJN_DAGEN), 20261225);
	assert_int_equal(atw(20261211, 14, TERMIJN_DAGEN), 20261228);
	assert_int_equal(plain(20261211, 2, TERMIJN_WEKEN), 20261225);
	assert_int_equal(atw(20261211, 2, TERMIJN_WEKEN), 20261228);
	assert_int_equal(plain(20240215, 14, TERMIJN_DAGEN), 20240229);
}

/* Wth 2 and 9: ten days, and four weeks with the extension; Wth 13: no weekend and no holiday moves them. */
static void invariant_48_huisverbod_is_never_moved(void **state)
{
	struct datum d;

	(void)state;
	assert_int_equal(plain(20260423, 10, TERMIJN_DAGEN), 20260503); /* a Sunday */
	assert_int_equal(plain(20261215, 10, TERMIJN_DAGEN), 20261225); /* Christmas */
	assert_int_equal(plain(20261128, 28, TERMIJN_DAGEN), 20261226);
	assert_int_equal(plain(20261128, 4, TERMIJN_WEKEN), 20261226);
	for (d = day(20260101); datum_jaar(d) < 2029; d = datum_add_days(d, 1)) {
		assert_int_equal(termijn_einde(d, 10, TERMIJN_DAGEN, TERMIJN_PLAIN, NO_EXTRA).v, datum_add_days(d, 10).v);
		assert_int_equal(termijn_einde(d, 28, TERMIJN_DAGEN, TERMIJN_PLAIN, NO_EXTRA).v, datum_add_days(d, 28).v);
	}
	/* monitoring lasts until a year after the end */
	assert_int_equal(plain(20261225, 1, TERMIJN_JAREN), 20271225);
}

struct feestjaar {
	int32_t goede_vrijdag, tweede_paasdag, koningsdag, hemelvaart, tweede_pinksterdag;
};

/* As published, not as computed. */
static const struct feestjaar feestjaren[] = {
	{ 20240329, 20240401, 20240427, 20240509, 20240520 },
	{ 20250418, 20250421, 20250426, 20250529, 20250609 }, /* 27 April is a Sunday */
	{ 20260403, 20260406, 20260427, 20260514, 20260525 },
	{ 20270326, 20270329, 20270427, 20270506, 20270517 },
	{ 20280414, 20280417, 20280427, 20280525, 20280605 },
	{ 20290330, 20290402, 20290427, 20290510, 20290521 },
	{ 20300419, 20300422, 20300427, 20300530, 20300610 },
	{ 20310411, 20310414, 20310426, 20310522, 20310602 }, /* 27 April is a Sunday */
};

static bool is_fact(const struct feestjaar *f, struct datum d)
{
	int32_t in_year = d.v % 10000;

	return d.v == f->goede_vrijdag || d.v == f->tweede_paasdag || d.v == f->koningsdag || d.v == f->hemelvaart ||
	       d.v == f->tweede_pinksterdag || in_year == 101 || in_year == 505 || in_year == 1225 || in_year == 1226;
}

/* A term that stood still: the calendar's end moves by the days, and only then does the act look at it. */
static void invariant_49_days_that_stood_still(void **state)
{
	struct feestdagen none = { 0 };

	(void)state;
	/* ends on Saturday 6 June 2026, so on Monday; two days still make it Monday too, three Tuesday */
	assert_int_equal(atw(20260523, 14, TERMIJN_DAGEN), 20260608);
	assert_int_equal(termijn_einde_stil(day(20260523), 14, TERMIJN_DAGEN, TERMIJN_ATW, 2, &none).v, 20260608);
	assert_int_equal(termijn_einde_stil(day(20260523), 14, TERMIJN_DAGEN, TERMIJN_ATW, 3, &none).v, 20260609);
	assert_int_equal(termijn_einde_stil(day(20260523), 14, TERMIJN_DAGEN, TERMIJN_PLAIN, 1, &none).v, 20260607);
	assert_int_equal(termijn_einde_stil(day(20260131), 1, TERMIJN_MAANDEN, TERMIJN_PLAIN, 5, &none).v, 20260305);
	assert_int_equal(termijn_einde_stil(day(21991201), 1, TERMIJN_DAGEN, TERMIJN_PLAIN, 400, &none).v, 0);
}

/* Atw 3 lid 1 and 2: these days and weekends, and no other. */
static void invariant_49_the_days_of_atw_3(void **state)
{
	struct datum d;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(feestjaren) / sizeof(*feestjaren); i++)
		for (d = datum_of(2024 + (int)i, 1, 1); datum_jaar(d) == 2024 + (int)i; d = datum_add_days(d, 1))
			if (termijn_vrije_dag(d, NO_EXTRA) != (datum_weekday(d) >= 6 || is_fact(&feestjaren[i], d)))
				fail_msg("%d is taken wrongly", d.v);
}

static void invariant_49_easter_sunday(void **state)
{
	/* the earliest and latest that occur, and the two years in which the tables are corrected */
	static const int32_t facts[] = { 18180322, 19430425, 20380425, 19540418, 19810419, 20490418, 20760419, 20260405,
		20080323, 20000423 };
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(facts) / sizeof(*facts); i++)
		assert_int_equal(pasen(facts[i] / 10000).v, facts[i]);
}

static void invariant_49_five_may_counts_every_year(void **state)
{
	int jaar;

	(void)state;
	for (jaar = 2000; jaar < 2100; jaar++)
		assert_true(termijn_vrije_dag(datum_of(jaar, 5, 5), NO_EXTRA));
	assert_int_equal(atw(20260504, 1, TERMIJN_DAGEN), 20260506);
	assert_int_equal(atw(20270422, 13, TERMIJN_DAGEN), 20270507); /* 5 May, then Hemelvaart */
}

static void invariant_49_goede_vrijdag_and_the_kings_birthday(void **state)
{
	(void)state;
	assert_int_equal(atw(20260320, 14, TERMIJN_DAGEN), 20260407); /* Goede Vrijdag to Tuesday after Easter */
	assert_int_equal(atw(20280413, 1, TERMIJN_DAGEN), 20280418);
	assert_int_equal(atw(20260420, 1, TERMIJN_WEKEN), 20260428);
	assert_true(termijn_vrije_dag(day(20130430), NO_EXTRA));
	assert_false(termijn_vrije_dag(day(20140430), NO_EXTRA));
	assert_true(termijn_vrije_dag(day(20110430), NO_EXTRA));
}

/* Atw 1 lid 1: an end on a Saturday, Sunday or holiday moves; one in the midst does not. */
static void invariant_49_atw_1_moves_the_end(void **state)
{
	(void)state;
	assert_int_equal(atw(20260605, 1, TERMIJN_DAGEN), 20260608); /* Friday: Saturday to Monday */
	assert_int_equal(atw(20260605, 2, TERMIJN_DAGEN), 20260608); /* two days: article 2 is not for them */
	assert_int_equal(atw(20260613, 1, TERMIJN_WEKEN), 20260622);
	assert_int_equal(atw(20260531, 1, TERMIJN_WEKEN), 20260608);
	assert_int_equal(atw(20260131, 1, TERMIJN_MAANDEN), 20260302); /* 28 February 2026 is a Saturday */
	assert_int_equal(atw(20251127, 5, TERMIJN_WEKEN), 20260102);   /* New Year's Day */
	assert_int_equal(atw(20260608, 10, TERMIJN_DAGEN), 20260618);
}

/* Atw 2: in a term of at least three days there are at least two working days. */
static void invariant_49_atw_2_gives_two_working_days(void **state)
{
	(void)state;
	assert_int_equal(atw(20260605, 3, TERMIJN_DAGEN), 20260609); /* Sat Sun Mon, so Tuesday too */
	assert_int_equal(atw(20260604, 3, TERMIJN_DAGEN), 20260608); /* Fri Sat Sun, so Monday too */
	assert_int_equal(atw(20260603, 3, TERMIJN_DAGEN), 20260608); /* two already; article 1 moves Saturday */
	assert_int_equal(atw(20260602, 3, TERMIJN_DAGEN), 20260605);
	assert_int_equal(atw(20261224, 3, TERMIJN_DAGEN), 20261229); /* Christmas on Friday and Saturday */
	assert_int_equal(atw(20261224, 4, TERMIJN_DAGEN), 20261229);
	assert_int_equal(atw(20261224, 5, TERMIJN_DAGEN), 20261229);
	assert_int_equal(atw(20260402, 3, TERMIJN_DAGEN), 20260408); /* Goede Vrijdag to second Easter day, so Tue and Wed */
}

/* Atw 4: hours, more than 90 days, 12 weeks or 3 months, and years. 4 January 2026 is a Sunday. */
static void invariant_49_atw_4_leaves_long_terms_and_hours(void **state)
{
	(void)state;
	assert_int_equal(atw(20251006, 90, TERMIJN_DAGEN), 20260105);
	assert_int_equal(atw(20251005, 91, TERMIJN_DAGEN), 20260104);
	assert_int_equal(atw(20251012, 12, TERMIJN_WEKEN), 20260105);
	assert_int_equal(atw(20251005, 13, TERMIJN_WEKEN), 20260104);
	assert_int_equal(atw(20251004, 3, TERMIJN_MAANDEN), 20260105);
	assert_int_equal(atw(20250904, 4, TERMIJN_MAANDEN), 20260104);
	assert_int_equal(atw(20250104, 1, TERMIJN_JAREN), 20260104);
	assert_int_equal(atw(20260103, 24, TERMIJN_UREN), 20260104);
	assert_int_equal(atw(20260102, 48, TERMIJN_UREN), 20260104);
	assert_int_equal(atw(20260103, 1, TERMIJN_UREN), 20260104);
	assert_true(termijn_einde_uren(INT64_C(1767312000000), 48) == INT64_C(1767312000000) + 2 * DAY_MS);
}

/* Atw 1 lid 2: a term counted back from a moment is not moved. */
static void invariant_49_counted_back_is_not_moved(void **state)
{
	(void)state;
	assert_int_equal(atw(20260107, -3, TERMIJN_DAGEN), 20260104);
	assert_int_equal(atw(20260118, -2, TERMIJN_WEKEN), 20260104);
	assert_int_equal(atw(20260204, -1, TERMIJN_MAANDEN), 20260104);
	assert_int_equal(atw(20260104, 0, TERMIJN_DAGEN), 20260104);
}

/* Atw 3 lid 3: days by royal decree. */
static void invariant_49_days_by_royal_decree(void **state)
{
	static const struct datum dagen[] = { { 20260101 }, { 20260608 }, { 20260609 }, { 20301231 } };
	static const struct feestdagen extra = { sizeof(dagen) / sizeof(*dagen), dagen }, none = { 0, NULL };

	(void)state;
	assert_int_equal(termijn_einde(day(20260605), 1, TERMIJN_DAGEN, TERMIJN_ATW, &extra).v, 20260610);
	assert_int_equal(termijn_einde(day(20260605), 3, TERMIJN_DAGEN, TERMIJN_ATW, &extra).v, 20260611);
	assert_int_equal(termijn_einde(day(20260605), 3, TERMIJN_DAGEN, TERMIJN_PLAIN, &extra).v, 20260608);
	assert_int_equal(termijn_einde(day(20260605), 1, TERMIJN_DAGEN, TERMIJN_ATW, &none).v, 20260608);
	assert_false(termijn_vrije_dag(day(20260610), &extra));
}

/* The smallest end that satisfies the articles, found by trying. */
static struct datum atw_by_search(struct datum start, int lengte)
{
	struct datum end = datum_add_days(start, lengte), d;
	int working;

	for (;; end = datum_add_days(end, 1)) {
		for (working = 0, d = end; d.v > start.v; d = datum_add_days(d, -1))
			working += !termijn_vrije_dag(d, NO_EXTRA);
		if (!termijn_vrije_dag(end, NO_EXTRA) && (lengte < 3 || working >= 2))
			return end;
	}
}

static void invariant_49_every_end_is_the_first_that_is_allowed(void **state)
{
	struct datum d;
	int lengte;

	(void)state;
	for (d = day(20251101); d.v < 20270201; d = datum_add_days(d, 1))
		for (lengte = 1; lengte <= 21; lengte++)
			assert_int_equal(termijn_einde(d, lengte, TERMIJN_DAGEN, TERMIJN_ATW, NO_EXTRA).v,
				atw_by_search(d, lengte).v);
}

static void no_start_or_no_room_gives_none(void **state)
{
	(void)state;
	assert_int_equal(atw(0, 14, TERMIJN_DAGEN), 0);
	assert_int_equal(atw(20260600, 14, TERMIJN_DAGEN), 0);
	assert_int_equal(atw(21991230, 14, TERMIJN_DAGEN), 0);
	assert_int_equal(atw(21991228, 3, TERMIJN_DAGEN), 21991231);
	assert_int_equal(atw(21991229, 2, TERMIJN_DAGEN), 21991231);
	assert_int_equal(plain(20260101, INT32_MAX, TERMIJN_WEKEN), 0);
	assert_int_equal(plain(20260101, INT32_MIN, TERMIJN_JAREN), 0);
	assert_int_equal(plain(20260101, INT32_MAX, TERMIJN_JAREN), 0);
	assert_false(termijn_vrije_dag(day(0), NO_EXTRA));
	assert_false(termijn_vrije_dag(day(20260000), NO_EXTRA));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(invariant_47_wvggz_fourteen_days),
		cmocka_unit_test(invariant_48_huisverbod_is_never_moved),
		cmocka_unit_test(invariant_49_days_that_stood_still),
		cmocka_unit_test(invariant_49_the_days_of_atw_3),
		cmocka_unit_test(invariant_49_easter_sunday),
		cmocka_unit_test(invariant_49_five_may_counts_every_year),
		cmocka_unit_test(invariant_49_goede_vrijdag_and_the_kings_birthday),
		cmocka_unit_test(invariant_49_atw_1_moves_the_end),
		cmocka_unit_test(invariant_49_atw_2_gives_two_working_days),
		cmocka_unit_test(invariant_49_atw_4_leaves_long_terms_and_hours),
		cmocka_unit_test(invariant_49_counted_back_is_not_moved),
		cmocka_unit_test(invariant_49_days_by_royal_decree),
		cmocka_unit_test(invariant_49_every_end_is_the_first_that_is_allowed),
		cmocka_unit_test(no_start_or_no_room_gives_none),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
