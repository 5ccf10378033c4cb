/* Tests of slices and the growing buffer. */
#include "basis/testhulp.h"

#include <string.h>

static void utf8_refuses_what_rfc_3629_forbids(void **state)
{
	static const struct str wrong[] = {
		STR_INIT("\0"), STR_INIT("a\0b"), STR_INIT("naam\0"),                 /* NUL */
		STR_INIT("\x80"), STR_INIT("\xbf"), STR_INIT("a\x80"),
		/* continuation without a start */
		STR_INIT("\xc3"), STR_INIT("\xe2\x82"), STR_INIT("\xf0\x9f\x98"),     /* cut off */
		STR_INIT("\xc3 "), STR_INIT("\xe2\x82z"), STR_INIT("\xe2(\xa1"),      /* continuation missing */
		STR_INIT("\xf0(\x8c\xbc"), STR_INIT("\xf0\x90(\xbc"), STR_INIT("\xf0\x90\x8c("),
		STR_INIT("\xc0\x80"), STR_INIT("\xc0\xaf"), STR_INIT("\xc1\xbf"),     /* overlong in two */
		STR_INIT("\xe0\x80\x80"), STR_INIT("\xe0\x80\xaf"), STR_INIT("\xe0\x9f\xbf"), /* in three */
		STR_INIT("\xf0\x80\x80\xaf"), STR_INIT("\xf0\x8f\xbf\xbf"),      /* in four */
		STR_INIT("\xed\xa0\x80"), STR_INIT("\xed\xad\xbf"), STR_INIT("\xed\xae\x80"),
		STR_INIT("\xed\xbf\xbf"), /* surrogates */
		STR_INIT("\xed\xa0\xbd\xed\xb8\x80"),                       /* a pair of them (CESU-8) */
		STR_INIT("\xf4\x90\x80\x80"), STR_INIT("\xf5\x80\x80\x80"), STR_INIT("\xf7\xbf\xbf\xbf"),
		/* beyond U+10FFFF */
		STR_INIT("\xf8\x88\x80\x80\x80"), STR_INIT("\xfc\x84\x80\x80\x80\x80"), STR_INIT("\xfe"),
		STR_INIT("\xff"),
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(wrong) / sizeof(*wrong); i++)
		if (str_utf8(wrong[i]))
			fail_msg("row %zu was taken for UTF-8", i);
}

static void utf8_takes_the_edges_of_every_length(void **state)
{
	static const struct str right[] = {
		{ NULL, 0 }, STR_INIT(""), STR_INIT("\x01"), STR_INIT("\x7f"), STR_INIT("\xc2\x80"),
		STR_INIT("\xdf\xbf"), STR_INIT("\xe0\xa0\x80"),
		STR_INIT("\xed\x9f\xbf"), STR_INIT("\xee\x80\x80"), STR_INIT("\xef\xbf\xbf"),
		STR_INIT("\xf0\x90\x80\x80"),
		STR_INIT("\xf4\x8f\xbf\xbf"), STR_INIT("Zoë Müller-Çelik, €5 😀"),
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(right) / sizeof(*right); i++)
		if (!str_utf8(right[i]))
			fail_msg("row %zu was refused", i);
}

static void points_count_characters(void **state)
{
	(void)state;
	assert_int_equal(str_points(STR_NULL), 0);
	assert_int_equal(str_points(STR("Zoë")), 3);
	assert_int_equal(str_points(STR("€😀a")), 3);
}

static void i64_refuses_all_but_a_whole_number(void **state)
{
	static const struct str wrong[] = {
		{ NULL, 0 }, STR_INIT(""), STR_INIT("-"), STR_INIT("+1"), STR_INIT(" 1"), STR_INIT("1 "),
		STR_INIT("1.0"), STR_INIT("0x1"), STR_INIT("1\0"), STR_INIT("--1"),
		STR_INIT("1-"), STR_INIT("9223372036854775808"), STR_INIT("-9223372036854775809"),
		STR_INIT("99999999999999999999999"), STR_INIT("a"),
	};
	int64_t v = 77;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(wrong) / sizeof(*wrong); i++)
		if (str_i64(wrong[i], &v))
			fail_msg("row %zu was taken for a number", i);
	assert_int_equal(v, 77);
}

static void i64_reads_what_from_i64_writes(void **state)
{
	static const int64_t numbers[] = { 0, 1, -1, 10, -10, 9, 99, INT64_MAX, INT64_MIN, INT64_MIN + 1 };
	int64_t v;
	size_t i;

	for (i = 0; i < sizeof(numbers) / sizeof(*numbers); i++) {
		v = 5;
		assert_true(str_i64(str_from_i64(test_arena(state), numbers[i]), &v));
		assert_true(v == numbers[i]);
	}
	assert_str(str_from_i64(test_arena(state), INT64_MIN), "-9223372036854775808");
	assert_true(str_i64(STR("007"), &v));
	assert_int_equal(v, 7);
}

static void cmp_is_byte_order(void **state)
{
	static const struct str sorted[] = { STR_INIT(""), STR_INIT("\0"), STR_INIT("A"), STR_INIT("a"),
		STR_INIT("a\0"), STR_INIT("aa"), STR_INIT("b"),
		STR_INIT("\x7f"), STR_INIT("\x80"), STR_INIT("\xff") };
	int i, j, n = sizeof(sorted) / sizeof(*sorted);

	(void)state;
	for (i = 0; i < n; i++)
		for (j = 0; j < n; j++) {
			assert_int_equal(str_cmp(sorted[i], sorted[j]), (i > j) - (i < j));
			assert_int_equal(str_eq(sorted[i], sorted[j]), i == j);
		}
	assert_true(str_eq(STR_NULL, STR("")));
}

static void starts_empty_and_trim(void **state)
{
	(void)state;
	assert_false(str_starts(STR("a"), STR("ab")));
	assert_false(str_starts(STR("ab"), STR("b")));
	assert_true(str_starts(STR("ab"), STR("")));
	assert_true(str_starts(STR("ab"), STR("ab")));
	assert_true(str_empty(STR_NULL));
	assert_true(str_empty(STR("")));
	assert_false(str_empty(STR(" ")));
	assert_str(str_trim(STR(" \t\r\n\v\fa b \n")), "a b");
	assert_str(str_trim(STR("\xc2\xa0x")), "\xc2\xa0x");
	assert_int_equal(str_trim(STR(" \n ")).n, 0);
	assert_null(str_trim(STR_NULL).p);
}

static void cut_walks_through_a_list(void **state)
{
	struct str s = STR("a,,b"), head;

	(void)state;
	assert_true(str_cut(&s, ',', &head));
	assert_str(head, "a");
	assert_true(str_cut(&s, ',', &head));
	assert_str(head, "");
	assert_false(str_cut(&s, ',', &head));
	assert_str(head, "b");
	assert_non_null(s.p);
	assert_int_equal(s.n, 0);
	s = STR("x,");
	assert_true(str_cut(&s, ',', &head));
	assert_non_null(s.p);
	assert_int_equal(s.n, 0);
	s = STR_NULL;
	assert_false(str_cut(&s, ',', &head));
	assert_null(head.p);
}

static void copies_end_in_nul_and_keep_no_value(void **state)
{
	struct arena *a = test_arena(state);
	struct str cut = { "abcdef", 3 }, copy = str_dup(a, cut);

	assert_str(copy, "abc");
	assert_int_equal(copy.p[3], '\0');
	assert_null(str_dup(a, STR_NULL).p);
	assert_non_null(str_dup(a, STR("")).p);
	assert_str(str_cat(a, cut, STR("x")), "abcx");
	assert_str(str_cat(a, STR_NULL, cut), "abc");
	assert_non_null(str_cat(a, STR_NULL, STR_NULL).p);
	assert_null(str_z(NULL).p);
	assert_str(str_z("ab"), "ab");
}

static void the_buffer_grows(void **state)
{
	struct buf b = buf_new(test_arena(state));
	struct str s = buf_str(&b);
	size_t i;

	assert_non_null(s.p);
	assert_int_equal(s.n, 0);
	for (i = 0; i < 1000; i++) {
		buf_add(&b, STR("ab"));
		buf_addc(&b, '\0');
		buf_add_i64(&b, -5);
		buf_addz(&b, "z");
		s = buf_str(&b);
		assert_int_equal(s.n, (i + 1) * 6);
		assert_int_equal(s.p[s.n], '\0');
	}
	buf_add(&b, STR_NULL);
	buf_addz(&b, NULL);
	assert_int_equal(buf_str(&b).n, 6000);
	for (i = 0; i < 1000; i++)
		assert_memory_equal(s.p + i * 6, "ab\0-5z", 6);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(utf8_refuses_what_rfc_3629_forbids),
		cmocka_unit_test(utf8_takes_the_edges_of_every_length),
		cmocka_unit_test(points_count_characters),
		cmocka_unit_test(i64_refuses_all_but_a_whole_number),
		cmocka_unit_test_arena(i64_reads_what_from_i64_writes),
		cmocka_unit_test(cmp_is_byte_order),
		cmocka_unit_test(starts_empty_and_trim),
		cmocka_unit_test(cut_walks_through_a_list),
		cmocka_unit_test_arena(copies_end_in_nul_and_keep_no_value),
		cmocka_unit_test_arena(the_buffer_grows),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
