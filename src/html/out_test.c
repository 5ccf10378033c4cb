/* The writer itself: blocks, the cap, nesting, and how moments, days and numbers read. */
#include <setjmp.h>
#include <stdarg.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <cmocka.h>

#include "html/out.h"

static struct arena *arena;

static int setup(void **state)
{
	(void)state;
	arena = arena_new(1 << 20);
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	arena_free(&arena);
	return 0;
}

static struct str filled(size_t n)
{
	char *p = arena_alloc(arena, n);

	for (size_t i = 0; i < n; i++)
		p[i] = (char)('a' + i % 26);
	return (struct str){ p, n };
}

static void test_over_the_cap_drops_and_says_so(void **state)
{
	struct arena *small = arena_new(64 * 1024);
	struct out *o = out_new(small, LANG_NL);
	struct str s = filled(10000);

	(void)state;
	for (int i = 0; i < 1000; i++)
		out_text_str(o, s);
	assert_true(o->over);
	assert_true(o->total < 200 * 1024);
	arena_free(&small);
}

static void test_blocks_join_in_order(void **state)
{
	struct out *o = out_new(arena, LANG_NL);
	struct str s = filled(OUT_BLOCK_SIZE - 1), got;

	(void)state;
	out_text_str(o, s);
	out_text_z(o, "<>");
	out_text_str(o, s);
	got = out_join(o, arena);
	assert_int_equal(got.n, 2 * s.n + 8);
	assert_int_equal(o->total, got.n);
	assert_memory_equal(got.p, s.p, s.n);
	assert_memory_equal(got.p + s.n, "&lt;&gt;", 8);
	assert_memory_equal(got.p + s.n + 8, s.p, s.n);
	assert_ptr_equal(o->first->next->next, o->last);
	assert_null(o->last->next);
}

static void test_append_moves_a_page(void **state)
{
	struct out *o = out_new(arena, LANG_NL), *part = out_new(arena, LANG_NL), *none = out_new(arena, LANG_NL);

	(void)state;
	out_lit(o, "<p>", 3);
	out_text_z(part, "midden");
	out_append(o, part);
	out_append(o, none);
	out_lit(o, "</p>", 4);
	assert_string_equal(out_join(o, arena).p, "<p>midden</p>");
	assert_int_equal(part->total, 0);
	assert_null(part->first);
	none->over = true;
	out_append(o, none);
	assert_true(o->over);
}

/* True when the literals make a build with HTML_CHECK stop. */
static bool stops(const char *a, const char *b)
{
	pid_t pid = fork();
	int status = 0;

	assert_true(pid >= 0);
	if (pid == 0) {
		struct rlimit none = { 0, 0 };
		struct out *o = out_new(arena, LANG_NL);

		setrlimit(RLIMIT_CORE, &none);
		signal(SIGABRT, SIG_DFL);
		if (!freopen("/dev/null", "w", stderr))
			_exit(2);
		out_lit(o, a, strlen(a));
		out_lit(o, b, strlen(b));
		out_join(o, arena);
		_exit(0);
	}
	assert_int_equal(waitpid(pid, &status, 0), pid);
	return WIFSIGNALED(status) && WTERMSIG(status) == SIGABRT;
}

static void test_nesting_is_checked(void **state)
{
	(void)state;
	assert_true(stops("<p>", "</div>"));
	assert_true(stops("<p>", ""));
	assert_true(stops("", "</p>"));
	assert_true(stops("<pre>", "</p>"));
	assert_true(stops("<p>", "</pre>"));
	assert_true(stops("<b><i>", "</b></i>"));
	assert_false(stops("<!doctype html><p class=\"a\"><br><img alt=\"\"><input>", "<svg><use href=\"/x\"/></svg></p>"));
}

static void test_unknown_texts_stay_dutch(void **state)
{
	static const char msgid[] = "Zo'n tekst is er niet";

	(void)state;
	assert_ptr_equal(tr(LANG_EN, msgid), msgid);
	assert_ptr_equal(tr(LANG_NL, msgid), msgid);
	assert_null(tr(LANG_EN, NULL));
	assert_string_equal(tr(LANG_EN, "Nog te doen"), "To do");
	assert_string_equal(tr(LANG_NL, "Nog te doen"), "Nog te doen");
	assert_string_equal(tr(LANG_EN, ""), "");
}

static void test_sentences_take_only_their_values(void **state)
{
	const struct out_arg args[] = { OUT_ARG("%2"), OUT_ARG(7), OUT_ARG(((struct datum){ 0 })) };

	(void)state;
	assert_string_equal(tr_args(arena, LANG_NL, "%1-%2-%3-%4-%x-%%", args, 3).p, "%2-7----%");
	assert_string_equal(tr_args(arena, LANG_NL, "100%", args, 3).p, "100%");
	assert_string_equal(tr_args(arena, LANG_NL, NULL, args, 3).p, "");
}

static int64_t at(int dag, int uur, int minuut)
{
	return moment_of((struct datum){ dag }, uur, minuut);
}

static void test_moments_read_as_people_write(void **state)
{
	(void)state;
	assert_string_equal(text_moment(arena, LANG_NL, at(20261120, 15, 12)).p, "vr 20 nov 2026, 15:12");
	assert_string_equal(text_moment(arena, LANG_EN, at(20260301, 0, 5)).p, "Sun 1 Mar 2026, 00:05");
	assert_string_equal(text_moment(arena, LANG_NL, 0).p, "");
	assert_string_equal(text_tijd(arena, at(20260705, 9, 30)).p, "09:30");
	assert_string_equal(text_tijd(arena, 0).p, "");
}

static void test_days_show_the_year_when_it_differs(void **state)
{
	const struct datum nu = { 20261121 };

	(void)state;
	assert_string_equal(text_dag(arena, LANG_NL, (struct datum){ 20261123 }, nu).p, "ma 23 nov");
	assert_string_equal(text_dag(arena, LANG_NL, (struct datum){ 20270331 }, nu).p, "wo 31 mrt 2027");
	assert_string_equal(text_dag(arena, LANG_EN, (struct datum){ 20261001 }, nu).p, "Thu 1 Oct");
	assert_string_equal(text_dag(arena, LANG_NL, (struct datum){ 19921100 }, nu).p, "nov 1992");
	assert_string_equal(text_dag(arena, LANG_NL, (struct datum){ 20261100 }, nu).p, "nov 2026");
	assert_string_equal(text_dag(arena, LANG_NL, (struct datum){ 19920000 }, nu).p, "1992");
	assert_string_equal(text_dag(arena, LANG_NL, (struct datum){ 0 }, nu).p, "");
}

static void test_numbers_are_grouped(void **state)
{
	(void)state;
	assert_string_equal(text_aantal(arena, LANG_NL, 0).p, "0");
	assert_string_equal(text_aantal(arena, LANG_NL, 999).p, "999");
	assert_string_equal(text_aantal(arena, LANG_NL, 1204).p, "1.204");
	assert_string_equal(text_aantal(arena, LANG_EN, 1000007).p, "1,000,007");
	assert_string_equal(text_aantal(arena, LANG_NL, -1204).p, "−1.204");
	assert_string_equal(text_aantal(arena, LANG_NL, INT64_MIN).p, "−9.223.372.036.854.775.808");
	assert_string_equal(text_tiende(arena, LANG_NL, 31).p, "3,1");
	assert_string_equal(text_tiende(arena, LANG_EN, -12345).p, "−1,234.5");
	assert_string_equal(text_tiende(arena, LANG_NL, -4).p, "−0,4");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_over_the_cap_drops_and_says_so, setup, teardown),
		cmocka_unit_test_setup_teardown(test_blocks_join_in_order, setup, teardown),
		cmocka_unit_test_setup_teardown(test_append_moves_a_page, setup, teardown),
		cmocka_unit_test_setup_teardown(test_nesting_is_checked, setup, teardown),
		cmocka_unit_test_setup_teardown(test_unknown_texts_stay_dutch, setup, teardown),
		cmocka_unit_test_setup_teardown(test_sentences_take_only_their_values, setup, teardown),
		cmocka_unit_test_setup_teardown(test_moments_read_as_people_write, setup, teardown),
		cmocka_unit_test_setup_teardown(test_days_show_the_year_when_it_differs, setup, teardown),
		cmocka_unit_test_setup_teardown(test_numbers_are_grouped, setup, teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
