/* Path, form and cookie decoding: what is refused, then what is read. */
#include "http/http_priv.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

static struct arena *arena;

static int setup(void **state)
{
	(void)state;
	arena = arena_new(1024 * 1024);
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	arena_free(&arena);
	return 0;
}

static void assert_str(struct str got, const char *want)
{
	assert_non_null(got.p);
	assert_int_equal(got.n, strlen(want));
	assert_memory_equal(got.p, want, got.n);
	assert_int_equal(got.p[got.n], 0);
}

static void test_path_refused(void **state)
{
	static const char *const bad[] = {
		"", "a", "%2Fa", "/a%00", "/a%00b", "/%2Fa", "/a%2fb", "/a%5cb", "/a\\b", "/..", "/../a", "/a/..", "/a/../b",
		"/%2e%2e/a", "/.%2E/a", "/a..b", "/./a", "/a/.", "/a/%2e/b", "//a", "/a//b", "/a%", "/a%4", "/a%4g", "/a%g4",
		"/%",
		"/a%0a", "/a%0D", "/a%1f", "/a%7f", "/a%80", "/a%c3", "/a%c3%28", "/a%c0%af", "/a%e0%80%af", "/a%ed%a0%80",
		"/a%f5%80%80%80", "/a%c2%85", "/a\xc3\xa9", "/a b", "/a\tb", "/a?b", "/a#b", "/a\x7f",
	};

	(void)state;
	for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
		struct str path = STR("untouched");

		if (http_decode_path(arena, str_z(bad[i]), &path) != FAULT_INVALID)
			fail_msg("accepted: %s", bad[i]);
		assert_str(path, "untouched");
	}
	assert_int_equal(http_decode_path(arena, (struct str){ "/a\0b", 4 }, &(struct str){ NULL, 0 }), FAULT_INVALID);
	assert_int_equal(http_decode_path(arena, STR_NULL, &(struct str){ NULL, 0 }), FAULT_INVALID);
}

static void test_path_decoded(void **state)
{
	static const char *const good[][2] = {
		{ "/", "/" }, { "/casus/", "/casus/" }, { "/a%20b", "/a b" }, { "/caf%C3%A9", "/caf\xc3\xa9" },
		{ "/%41%2d", "/A-" },
		{ "/a.b", "/a.b" }, { "/.a", "/.a" }, { "/a%25b", "/a%b" }, { "/a%252Fb", "/a%2Fb" }, { "/a%3Fb", "/a?b" },
		{ "/a+b", "/a+b" },
		{ "/%F0%9F%98%80", "/\xf0\x9f\x98\x80" },
	};
	struct str path;

	(void)state;
	for (size_t i = 0; i < sizeof good / sizeof good[0]; i++) {
		assert_int_equal(http_decode_path(arena, str_z(good[i][0]), &path), FAULT_NONE);
		assert_str(path, good[i][1]);
	}
}

static void test_form_refused(void **state)
{
	static const char *const bad[] = { "a=%", "a=%4", "a=%zz", "a%=1", "a=%00", "%00=a", "a=%ff", "a=%c3",
		"a=1&b=%c0%80", "a=\xff" };
	struct http_field f[HTTP_FIELDS_MAX];
	struct buf b = buf_new(arena);
	size_t n = 99;

	(void)state;
	for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
		if (http_parse_form(arena, str_z(bad[i]), f, &n) != FAULT_INVALID || n != 99)
			fail_msg("accepted: %s", bad[i]);
	assert_int_equal(http_parse_form(arena, (struct str){ "a\0=b", 4 }, f, &n), FAULT_INVALID);
	for (int i = 0; i <= HTTP_FIELDS_MAX; i++)
		buf_addz(&b, "a&");
	assert_int_equal(http_parse_form(arena, buf_str(&b), f, &n), FAULT_INVALID);
	assert_int_equal(n, 99);
}

static void test_form_over(void **state)
{
	struct arena *small = arena_new(16);
	struct http_field f[HTTP_FIELDS_MAX];
	size_t n;

	(void)state;
	assert_int_equal(http_parse_form(small, STR("abcdefghijklmnop=q"), f, &n), FAULT_BUSY);
	arena_free(&small);
}

static void test_form_decoded(void **state)
{
	struct http_field f[HTTP_FIELDS_MAX];
	size_t n = 99;
	struct buf b = buf_new(arena);

	(void)state;
	assert_int_equal(http_parse_form(arena, STR(""), f, &n), FAULT_NONE);
	assert_int_equal(n, 0);
	assert_int_equal(http_parse_form(arena, STR_NULL, f, &n), FAULT_NONE);
	assert_int_equal(n, 0);
	assert_int_equal(http_parse_form(arena, STR("b=1&a=x+y%26&&b=%0D%0A&leeg=&kaal&=n&a=b=c&caf%C3%A9=%e2%82%ac"),
		f, &n),
		FAULT_NONE);
	static const char *const want[][2] = { { "b", "1" }, { "a", "x y&" }, { "b", "\r\n" }, { "leeg", "" },
		{ "kaal", "" },
		{ "", "n" }, { "a", "b=c" }, { "caf\xc3\xa9", "\xe2\x82\xac" } };
	assert_int_equal(n, sizeof want / sizeof want[0]);
	for (size_t i = 0; i < n; i++) {
		assert_str(f[i].name, want[i][0]);
		assert_str(f[i].value, want[i][1]);
	}
	for (int i = 0; i < HTTP_FIELDS_MAX; i++)
		buf_addz(&b, "a&");
	assert_int_equal(http_parse_form(arena, buf_str(&b), f, &n), FAULT_NONE);
	assert_int_equal(n, HTTP_FIELDS_MAX);
}

static void test_cookie(void **state)
{
	static const char *const none[] = { "", "b=1", "xs=1", "s", "s =1", "S=1", "s=1; s=2", "s=1; s=1", "s=a b",
		"s=\"a\"",
		"s=a,b", "s=a\\b", "s=\x01", "s=\xc3\xa9", "=s", ";;;", "a=s=1" };

	(void)state;
	for (size_t i = 0; i < sizeof none / sizeof none[0]; i++)
		if (cookie_find(str_z(none[i]), STR("s")).p)
			fail_msg("found in: %s", none[i]);
	assert_null(cookie_find(STR_NULL, STR("s")).p);
	assert_true(str_eq(cookie_find(STR("s=1"), STR("s")), STR("1")));
	assert_true(str_eq(cookie_find(STR("a=\"x\"; __Host-s=q=1/+-_;b"), STR("__Host-s")), STR("q=1/+-_")));
	assert_true(str_eq(cookie_find(STR("a=1;s=;b=2"), STR("s")), STR("")));
	assert_non_null(cookie_find(STR("s="), STR("s")).p);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_path_refused),
		cmocka_unit_test(test_path_decoded),
		cmocka_unit_test(test_form_refused),
		cmocka_unit_test(test_form_over),
		cmocka_unit_test(test_form_decoded),
		cmocka_unit_test(test_cookie),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
