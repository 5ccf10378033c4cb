/* Tests of the clock and the calendar; the C library is the second opinion on days and on summer time. */
#include "basis/klok.h"
#include "basis/klok_priv.h"
#include "basis/testhulp.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

static int64_t utc(int jaar, int maand, int dag, int uur, int minuut, int seconde)
{
	struct tm t = { .tm_year = jaar - 1900, .tm_mon = maand - 1, .tm_mday = dag, .tm_hour = uur, .tm_min = minuut,
		.tm_sec = seconde };

	return (int64_t)timegm(&t) * SECOND_MS;
}

static void assert_tijd(int64_t moment, int32_t dag, int uur, int minuut, int seconde)
{
	struct tijd t = tijd_of(moment);

	assert_int_equal(t.dag.v, dag);
	assert_int_equal(t.uur, uur);
	assert_int_equal(t.minuut, minuut);
	assert_int_equal(t.seconde, seconde);
}

static void days_that_do_not_exist(void **state)
{
	static const int32_t wrong[] = { 0, 1, -20260101, 20260229, 19000229, 21000229, 20260431, 20260132, 20261301, 20260001,
		17991231, 22000101, 20260100, 20260000, INT32_MAX, INT32_MIN, 2026010, 202601011 };
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(wrong) / sizeof(*wrong); i++) {
		struct datum d = { wrong[i] };

		assert_false(datum_valid(d, false));
		assert_int_equal(datum_add_days(d, 1).v, 0);
		assert_int_equal(datum_add_months(d, 1).v, 0);
		assert_int_equal(datum_weekday(d), 0);
		assert_int_equal(moment_of(d, 12, 0), 0);
	}
	assert_false(datum_valid((struct datum){ 20261300 }, true));
	assert_false(datum_valid((struct datum){ 20260015 }, true));
	assert_false(datum_valid((struct datum){ 0 }, true));
	assert_false(datum_valid((struct datum){ 17990000 }, true));
	assert_true(datum_valid((struct datum){ 20260100 }, true));
	assert_true(datum_valid((struct datum){ 20260000 }, true));
	assert_true(datum_valid((struct datum){ 20000229 }, false));
	assert_true(datum_valid((struct datum){ 18000101 }, false));
	assert_true(datum_valid((struct datum){ 21991231 }, false));
}

static void every_day_agrees_with_the_c_library(void **state)
{
	struct datum d = datum_of(1800, 1, 1), first = d;
	time_t t = (time_t)(utc(1800, 1, 1, 0, 0, 0) / SECOND_MS);
	struct tm tm;
	int n;

	(void)state;
	for (n = 0; d.v; n++, t += 86400) {
		gmtime_r(&t, &tm);
		assert_int_equal(d.v, (tm.tm_year + 1900) * 10000 + (tm.tm_mon + 1) * 100 + tm.tm_mday);
		assert_int_equal(datum_weekday(d), tm.tm_wday ? tm.tm_wday : 7);
		assert_int_equal(datum_days_between(first, d), n);
		assert_int_equal(datum_add_days(d, -n).v, first.v);
		d = datum_add_days(d, 1);
	}
	assert_int_equal(n, 146097); /* 400 years */
}

static void days_beyond_the_calendar_are_none(void **state)
{
	(void)state;
	assert_int_equal(datum_add_days(datum_of(1800, 1, 1), -1).v, 0);
	assert_int_equal(datum_add_days(datum_of(2026, 1, 1), INT32_MAX).v, 0);
	assert_int_equal(datum_add_days(datum_of(2026, 1, 1), INT32_MIN).v, 0);
	assert_int_equal(datum_add_months(datum_of(2199, 12, 1), 1).v, 0);
	assert_int_equal(datum_add_months(datum_of(1800, 1, 31), -1).v, 0);
	assert_int_equal(datum_add_months(datum_of(2026, 1, 1), INT32_MAX).v, 0);
	assert_int_equal(datum_days_between((struct datum){ 0 }, datum_of(2026, 1, 1)), 0);
	assert_int_equal(tijd_of(INT64_MAX).dag.v, 0);
	assert_int_equal(tijd_of(INT64_MIN).dag.v, 0);
	assert_int_equal(tijd_of(utc(2250, 1, 1, 0, 0, 0)).dag.v, 0);
	assert_int_equal(datum_of_moment(0).v, 0);
}

static void months_keep_the_day_or_take_the_last(void **state)
{
	(void)state;
	assert_int_equal(datum_add_months(datum_of(2026, 1, 31), 1).v, 20260228);
	assert_int_equal(datum_add_months(datum_of(2024, 1, 31), 1).v, 20240229);
	assert_int_equal(datum_add_months(datum_of(2026, 1, 31), 2).v, 20260331);
	assert_int_equal(datum_add_months(datum_of(2026, 11, 30), 3).v, 20270228);
	assert_int_equal(datum_add_months(datum_of(2026, 3, 31), -1).v, 20260228);
	assert_int_equal(datum_add_months(datum_of(2026, 1, 15), -1).v, 20251215);
	assert_int_equal(datum_add_months(datum_of(2024, 2, 29), 12).v, 20250228);
	assert_int_equal(datum_add_months(datum_of(2026, 7, 4), 0).v, 20260704);
}

static void age_with_unknown_parts_is_what_is_certain(void **state)
{
	struct datum op = datum_of(2026, 6, 15);

	(void)state;
	assert_int_equal(datum_age((struct datum){ 0 }, op), -1);
	assert_int_equal(datum_age(datum_of(2008, 6, 15), (struct datum){ 0 }), -1);
	assert_int_equal(datum_age(datum_of(2026, 6, 16), op), -1);
	assert_int_equal(datum_age(datum_of(2026, 6, 15), op), 0);
	assert_int_equal(datum_age(datum_of(2008, 6, 16), op), 17);
	assert_int_equal(datum_age(datum_of(2008, 6, 15), op), 18);
	assert_int_equal(datum_age(datum_of(2008, 6, 0), op), 17);
	assert_int_equal(datum_age(datum_of(2008, 5, 0), op), 18);
	assert_int_equal(datum_age(datum_of(2008, 6, 0), datum_of(2026, 6, 30)), 18);
	assert_int_equal(datum_age(datum_of(2008, 0, 0), op), 17);
	assert_int_equal(datum_age(datum_of(2008, 0, 0), datum_of(2026, 12, 30)), 17);
	assert_int_equal(datum_age(datum_of(2008, 0, 0), datum_of(2026, 12, 31)), 18);
	assert_int_equal(datum_age(datum_of(2026, 0, 0), op), 0);
	assert_int_equal(datum_age(datum_of(2008, 2, 29), datum_of(2026, 2, 28)), 17);
	assert_int_equal(datum_age(datum_of(2008, 2, 29), datum_of(2026, 3, 1)), 18);
	assert_int_equal(datum_age(datum_of(1899, 12, 31), op), 126);
}

static void summer_time_begins_and_ends(void **state)
{
	(void)state;
	assert_tijd(utc(2026, 3, 29, 0, 59, 59), 20260329, 1, 59, 59);
	assert_tijd(utc(2026, 3, 29, 1, 0, 0), 20260329, 3, 0, 0);
	assert_tijd(utc(2026, 10, 25, 0, 59, 59), 20261025, 2, 59, 59);
	assert_tijd(utc(2026, 10, 25, 1, 0, 0), 20261025, 2, 0, 0);
	/* the 31st is itself a Sunday */
	assert_tijd(utc(2024, 3, 31, 0, 59, 59), 20240331, 1, 59, 59);
	assert_tijd(utc(2024, 3, 31, 1, 0, 0), 20240331, 3, 0, 0);
	assert_tijd(utc(2027, 10, 31, 1, 0, 0), 20271031, 2, 0, 0);
	assert_tijd(utc(2026, 12, 31, 23, 0, 0), 20270101, 0, 0, 0);
	assert_tijd(utc(2026, 7, 31, 22, 0, 0), 20260801, 0, 0, 0);
	assert_tijd(utc(1969, 12, 31, 22, 59, 59) + 999, 19691231, 23, 59, 59);
	assert_int_equal(datum_of_moment(utc(2026, 7, 31, 21, 59, 59)).v, 20260731);
}

static void local_times_that_are_skipped_or_come_twice(void **state)
{
	struct datum spring = datum_of(2026, 3, 29), autumn = datum_of(2026, 10, 25);

	(void)state;
	assert_true(moment_of(spring, 1, 59) == utc(2026, 3, 29, 0, 59, 0));
	assert_true(moment_of(spring, 2, 30) == utc(2026, 3, 29, 1, 30, 0));
	assert_true(moment_of(spring, 3, 0) == utc(2026, 3, 29, 1, 0, 0));
	assert_true(moment_of(autumn, 1, 59) == utc(2026, 10, 24, 23, 59, 0));
	assert_true(moment_of(autumn, 2, 30) == utc(2026, 10, 25, 0, 30, 0));
	assert_true(moment_of(autumn, 3, 0) == utc(2026, 10, 25, 2, 0, 0));
	assert_true(moment_last_of(spring, 2, 30) == moment_of(spring, 2, 30));
	assert_true(moment_last_of(autumn, 1, 59) == moment_of(autumn, 1, 59));
	assert_true(moment_last_of(autumn, 2, 0) == utc(2026, 10, 25, 1, 0, 0));
	assert_true(moment_last_of(autumn, 2, 59) == utc(2026, 10, 25, 1, 59, 0));
	assert_true(moment_last_of(autumn, 3, 0) == moment_of(autumn, 3, 0));
	assert_true(moment_of(datum_of(2026, 1, 1), 0, 0) == utc(2025, 12, 31, 23, 0, 0));
}

/* The C library knows the same rule as a text, so no table of zones is needed. */
static void every_half_hour_agrees_with_the_c_library(void **state)
{
	int64_t moment, end = utc(2031, 1, 1, 0, 0, 0);
	struct tijd t;
	struct tm tm;
	time_t s;

	(void)state;
	assert_int_equal(setenv("TZ", "CET-1CEST,M3.5.0,M10.5.0/3", 1), 0);
	tzset();
	for (moment = utc(2023, 12, 30, 0, 0, 0); moment < end; moment += 30 * MINUTE_MS) {
		s = (time_t)(moment / SECOND_MS);
		localtime_r(&s, &tm);
		t = tijd_of(moment);
		assert_int_equal(t.dag.v, (tm.tm_year + 1900) * 10000 + (tm.tm_mon + 1) * 100 + tm.tm_mday);
		assert_int_equal(t.uur, tm.tm_hour);
		assert_int_equal(t.minuut, tm.tm_min);
		/* there and back, but for the second of the two hours that look alike */
		if (!(tm.tm_mon == 9 && tm.tm_hour == 2 && !tm.tm_isdst))
			assert_true(moment_of(t.dag, t.uur, t.minuut) == moment);
	}
}

static void the_clock_never_runs_backwards_and_can_be_frozen(void **state)
{
	int64_t now;

	(void)state;
	klok_freeze(utc(2026, 3, 3, 13, 30, 0));
	assert_true(klok_now() == utc(2026, 3, 3, 13, 30, 0));
	assert_int_equal(datum_today().v, 20260303);
	/* a frozen moment far ahead must not hold back the real clock afterwards */
	klok_freeze(utc(2190, 1, 1, 0, 0, 0));
	assert_true(klok_now() == utc(2190, 1, 1, 0, 0, 0));
	klok_freeze(0);
	now = klok_now();
	assert_true(now > utc(2020, 1, 1, 0, 0, 0) && now < utc(2190, 1, 1, 0, 0, 0));
	klok_begin(now + 900 * DAY_MS); /* it runs on from there, and back */
	assert_true(klok_now() >= now + 900 * DAY_MS);
	klok_begin(now);
	assert_true(klok_now() >= now && klok_now() < now + 900 * DAY_MS);
	/* the system's clock is put forward, and back again */
	assert_true(klok_forward(utc(2180, 1, 1, 0, 0, 0)) == utc(2180, 1, 1, 0, 0, 0));
	assert_true(klok_forward(now) == utc(2180, 1, 1, 0, 0, 0));
	assert_true(klok_now() == utc(2180, 1, 1, 0, 0, 0));
	assert_true(klok_forward(utc(2181, 1, 1, 0, 0, 0)) == utc(2181, 1, 1, 0, 0, 0));
}

static void texts_of_a_day(void **state)
{
	struct arena *a = test_arena(state);

	assert_null(datum_text(a, (struct datum){ 0 }).p);
	assert_null(datum_iso(a, (struct datum){ 20260230 }).p);
	assert_str(datum_text(a, datum_of(2026, 12, 7)), "07-12-2026");
	assert_str(datum_text(a, datum_of(1992, 0, 0)), "00-00-1992");
	assert_str(datum_text(a, datum_of(1992, 3, 0)), "00-03-1992");
	assert_str(datum_iso(a, datum_of(2026, 12, 7)), "2026-12-07");
	assert_str(datum_iso(a, datum_of(1992, 0, 0)), "1992-00-00");
}

static void how_long_does_not_stand_still(void **state)
{
	pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
	int64_t begin = klok_steady();
	pthread_cond_t cond;

	(void)state;
	klok_freeze(DAY_MS);
	klok_cond_init(&cond);
	assert_int_equal(pthread_mutex_lock(&mutex), 0);
	while (klok_cond_wait(&cond, &mutex, begin + 2))
		;
	assert_int_equal(pthread_mutex_unlock(&mutex), 0);
	assert_int_equal(pthread_cond_destroy(&cond), 0);
	assert_true(klok_steady() >= begin + 2 && klok_now() == DAY_MS);
	klok_freeze(0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(days_that_do_not_exist),
		cmocka_unit_test(every_day_agrees_with_the_c_library),
		cmocka_unit_test(days_beyond_the_calendar_are_none),
		cmocka_unit_test(months_keep_the_day_or_take_the_last),
		cmocka_unit_test(age_with_unknown_parts_is_what_is_certain),
		cmocka_unit_test(summer_time_begins_and_ends),
		cmocka_unit_test(local_times_that_are_skipped_or_come_twice),
		cmocka_unit_test(every_half_hour_agrees_with_the_c_library),
		cmocka_unit_test(the_clock_never_runs_backwards_and_can_be_frozen),
		cmocka_unit_test_arena(texts_of_a_day),
		cmocka_unit_test(how_long_does_not_stand_still),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
