/* Tests of days as people type them. */
#include "basis/klok.h"
#include "basis/testhulp.h"

#include <string.h>

static void garbage_is_refused_and_leaves_the_result(void **state)
{
	static const struct str wrong[] = {
		{ NULL, 0 }, STR_INIT(""), STR_INIT(" "), STR_INIT("-"), STR_INIT("gisteren"), STR_INIT("dec"),
		STR_INIT("7"), STR_INIT("7-12"), STR_INIT("07-12-26"),
		STR_INIT("7-12-'26"), STR_INIT("7-12-02026"), STR_INIT("007-12-2026"), STR_INIT("7-012-2026"),
		STR_INIT("7--12-2026"), STR_INIT("7-12-2026-"),
		STR_INIT("-7-12-2026"), STR_INIT("7-12-2026x"), STR_INIT("7-12-2026 14:00"),
		STR_INIT("7 12 2026 1"), STR_INIT("7,12,2026"),
		STR_INIT("7dec2026"), STR_INIT("07122026"), STR_INIT("20261207"), STR_INIT("29-2-2026"),
		STR_INIT("31-4-2026"), STR_INIT("32-1-2026"),
		STR_INIT("1-13-2026"), STR_INIT("0-1-2026"), STR_INIT("12-31-2026"), STR_INIT("2026-13-01"),
		STR_INIT("2026-12-7-1"), STR_INIT("7-12-1799"),
		STR_INIT("7-12-2200"), STR_INIT("7-12-0000"), STR_INIT("2026-2026-2026"), STR_INIT("dec-dec-2026"),
		STR_INIT("7 dec dec"),
		STR_INIT("7 de 2026"), STR_INIT("7 decembers 2026"), STR_INIT("7 decemberrrr 2026"),
		STR_INIT("7 mar2026"), STR_INIT("7\0dec 2026"),
		STR_INIT("7-12-2026\0"), STR_INIT("\xd9\xa7-12-2026"), STR_INIT("7\xe2\x80\x91""12-2026"),
		STR_INIT("7-\xc3\xa9-2026"),
		STR_INIT("99999999999-1-2026"), STR_INIT("1-1-99999999999"), STR_INIT("7.. 12.2026"),
		STR_INIT("7 ma 2026"), STR_INIT("juni 7 2026"),
		STR_INIT("2026-7"), STR_INIT("1992"), STR_INIT("00-00-1992"), STR_INIT("3-1992"),
		STR_INIT("00-03-1992"), STR_INIT("mrt 1992"),
	};
	struct datum d = { 77 };
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(wrong) / sizeof(*wrong); i++)
		if (datum_parse(wrong[i], false, &d))
			fail_msg("row %zu became %d", i, d.v);
	assert_int_equal(d.v, 77);
}

static void partly_garbage_is_refused_too(void **state)
{
	static const struct str wrong[] = {
		STR_INIT("92"), STR_INIT("0000"), STR_INIT("00-00-0000"), STR_INIT("15-00-1992"),
		STR_INIT("00-13-1992"), STR_INIT("13-1992"), STR_INIT("1992-15"),
		STR_INIT("1992 1992"), STR_INIT("mrt"), STR_INIT("mrt 92"), STR_INIT("1992-"),
		STR_INIT("1992-00-15"), STR_INIT("1-2"), STR_INIT("2200"),
	};
	struct datum d = { 77 };
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(wrong) / sizeof(*wrong); i++)
		if (datum_parse(wrong[i], true, &d))
			fail_msg("row %zu became %d", i, d.v);
	assert_int_equal(d.v, 77);
}

static void whole_days_in_many_forms(void **state)
{
	static const struct {
		struct str text;
		int32_t v;
	} right[] = {
		{ STR_INIT("7-12-2026"), 20261207 }, { STR_INIT("07-12-2026"), 20261207 }, { STR_INIT("7/12/2026"),
		20261207 },
		{ STR_INIT("7.12.2026"), 20261207 }, { STR_INIT("7 12 2026"), 20261207 },
		{ STR_INIT(" 7 - 12 - 2026\t"), 20261207 },
		{ STR_INIT("7 dec 2026"), 20261207 }, { STR_INIT("7 DEC. 2026"), 20261207 },
		{ STR_INIT("7-dec-2026"), 20261207 },
		{ STR_INIT("7 December 2026"), 20261207 }, { STR_INIT("2026-12-07"), 20261207 },
		{ STR_INIT("2026-12-7"), 20261207 },
		{ STR_INIT("2026 dec 7"), 20261207 }, { STR_INIT("1 januari 2026"), 20260101 },
		{ STR_INIT("1 feb 2026"), 20260201 },
		{ STR_INIT("1 mrt 2026"), 20260301 }, { STR_INIT("1 maa 2026"), 20260301 },
		{ STR_INIT("1 april 2026"), 20260401 },
		{ STR_INIT("1 mei 2026"), 20260501 }, { STR_INIT("1 jun 2026"), 20260601 },
		{ STR_INIT("1 juli 2026"), 20260701 },
		{ STR_INIT("1 aug 2026"), 20260801 }, { STR_INIT("1 sept. 2026"), 20260901 },
		{ STR_INIT("1 september 2026"), 20260901 },
		{ STR_INIT("1 okt 2026"), 20261001 }, { STR_INIT("1 november 2026"), 20261101 },
		{ STR_INIT("29-2-2024"), 20240229 },
	};
	struct datum d;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(right) / sizeof(*right); i++) {
		d.v = 0;
		if (!datum_parse(right[i].text, false, &d) || d.v != right[i].v)
			fail_msg("row %zu: \"%.*s\" became %d", i, (int)right[i].text.n, right[i].text.p, d.v);
		d.v = 0;
		assert_true(datum_parse(right[i].text, true, &d));
		assert_int_equal(d.v, right[i].v);
	}
}

static void days_that_are_partly_known(void **state)
{
	static const struct {
		struct str text;
		int32_t v;
	} right[] = {
		{ STR_INIT("1992"), 19920000 }, { STR_INIT("00-00-1992"), 19920000 }, { STR_INIT("0-0-1992"),
		19920000 },
		{ STR_INIT("3-1992"), 19920300 }, { STR_INIT("03-1992"), 19920300 }, { STR_INIT("00-03-1992"),
		19920300 },
		{ STR_INIT("mrt 1992"), 19920300 }, { STR_INIT("1992-03"), 19920300 }, { STR_INIT("1992-00-00"),
		19920000 },
		{ STR_INIT("00-1992"), 19920000 }, { STR_INIT("0 mrt 1992"), 19920300 },
	};
	struct datum d;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(right) / sizeof(*right); i++) {
		d.v = 0;
		if (!datum_parse(right[i].text, true, &d) || d.v != right[i].v)
			fail_msg("row %zu: \"%.*s\" became %d", i, (int)right[i].text.n, right[i].text.p, d.v);
	}
}

static void what_is_written_can_be_read(void **state)
{
	struct datum d, back;

	for (d = datum_of(2023, 12, 1); datum_jaar(d) < 2025; d = datum_add_days(d, 1)) {
		assert_true(datum_parse(datum_text(test_arena(state), d), false, &back));
		assert_int_equal(back.v, d.v);
		assert_true(datum_parse(datum_iso(test_arena(state), d), false, &back));
		assert_int_equal(back.v, d.v);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(garbage_is_refused_and_leaves_the_result),
		cmocka_unit_test(partly_garbage_is_refused_too),
		cmocka_unit_test(whole_days_in_many_forms),
		cmocka_unit_test(days_that_are_partly_known),
		cmocka_unit_test_arena(what_is_written_can_be_read),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
