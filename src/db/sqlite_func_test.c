/* The SQL functions of SQLite: images of rows, there and back. */
#include <setjmp.h>
#include <sqlite3.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "db/db_priv.h"

static sqlite3 *sq;
static struct db_eyes eyes;

static int set_up(void **state)
{
	(void)state;
	return sqlite3_open(":memory:", &sq) || sqlite_add_functions(sq, &eyes, NULL);
}

static int tear_down(void **state)
{
	(void)state;
	return sqlite3_close(sq);
}

/* The first column as text, "null" for null, "error" when it fails. */
static const char *ask(const char *sql)
{
	static char text[512];
	sqlite3_stmt *st = NULL;
	const char *v = "error";
	int rc = sqlite3_prepare_v2(sq, sql, -1, &st, NULL);

	if (rc == SQLITE_OK && sqlite3_step(st) == SQLITE_ROW)
		v = sqlite3_column_type(st, 0) == SQLITE_NULL ? "null" : (const char *)sqlite3_column_text(st, 0);
	assert_true(strlen(v) < sizeof(text));
	(void)strcpy(text, v);
	(void)sqlite3_finalize(st);
	return text;
}

static void test_image_refused(void **state)
{
	(void)state;
	assert_string_equal(ask("select rij_beeld('a')"), "error");
	assert_string_equal(ask("select rij_beeld(1, 2)"), "error");
	assert_string_equal(ask("select rij_beeld(null, 2)"), "error");
	assert_string_equal(ask("select rij_beeld('a', 1.5)"), "error");
	assert_string_equal(ask("select rij_beeld('a', x'00')"), "error");
}

static void test_image(void **state)
{
	(void)state;
	assert_string_equal(ask("select rij_beeld()"), "{}");
	assert_string_equal(ask("select rij_beeld('a', 1, 'b', 'x', 'c', null)"), "{\"a\":1,\"b\":\"x\",\"c\":null}");
	assert_string_equal(ask("select rij_beeld('a', -9223372036854775807 - 1)"), "{\"a\":-9223372036854775808}");
	assert_string_equal(ask("select rij_beeld('a', '\"\\/')"), "{\"a\":\"\\\"\\\\/\"}");
	assert_string_equal(ask("select rij_beeld('a', char(8, 9, 10, 12, 13, 1, 31, 127))"),
		"{\"a\":\"\\b\\t\\n\\f\\r\\u0001\\u001f\x7f\"}");
	assert_string_equal(ask("select rij_beeld('a', 'bfnrt élan 😀')"), "{\"a\":\"bfnrt élan 😀\"}");
}

static void test_field_refused(void **state)
{
	static const char *const broken[] = { "", "x", "{", "{\"a\"", "{\"a\":", "{\"a\":}", "{\"a\":\"", "{\"a\":\"\\\"}",
		"{\"a\":\"\\x\"}", "{\"a\":\"\\u12\"}", "{\"a\":\"\\ud83d\"}", "{\"a\":\"\\u0000\"}", "{\"a\":1.5}", "{\"a\":true}",
		"{\"a\":[1]}", "{\"b\":1,}", "{\"b\":1", "{\"b\":1 \"a\":1}", "[1]" };

	(void)state;
	for (size_t i = 0; i < sizeof(broken) / sizeof(broken[0]); i++) {
		char *sql = sqlite3_mprintf("select json_veld(%Q, 'a')", broken[i]);

		if (strcmp(ask(sql), "error") != 0)
			fail_msg("%s was taken", broken[i]);
		sqlite3_free(sql);
	}
	assert_string_equal(ask("select json_veld_int('{\"a\":\"1\"}', 'a')"), "error");
	assert_string_equal(ask("select json_veld('{\"a\":1}')"), "error");
}

static void test_field(void **state)
{
	(void)state;
	assert_string_equal(ask("select json_veld('{}', 'a')"), "null");
	assert_string_equal(ask("select json_veld('{\"b\":1}', 'a')"), "null");
	assert_string_equal(ask("select json_veld('{\"a\":null}', 'a')"), "null");
	assert_string_equal(ask("select json_veld(null, 'a')"), "null");
	assert_string_equal(ask("select json_veld('{\"a\":1}', null)"), "null");
	assert_string_equal(ask("select typeof(json_veld('{\"a\":-12}', 'a'))"), "integer");
	assert_string_equal(ask("select json_veld('{\"a\":-12}', 'a')"), "-12");
	assert_string_equal(ask("select typeof(json_veld('{\"a\":\"\"}', 'a'))"), "text");
	assert_string_equal(ask("select typeof(json_veld_text('{\"a\":12}', 'a'))"), "text");
	assert_string_equal(ask("select json_veld_int(' { \"b\" : \"},\\\"a\\\":9\" , \"a\" : 7 } ', 'a')"), "7");
	assert_string_equal(ask("select json_veld('{\"a\":\"\\u00e9\\u20AC\\/\\\"\\\\\\b\\n\"}', 'a')"), "é€/\"\\\b\n");
}

static void test_there_and_back(void **state)
{
	(void)state;
	assert_string_equal(ask("with recursive t(i) as (values (1) union all select i + 1 from t where i < 300)"
		" select count(*) from t where json_veld(rij_beeld('x\"y', 'voor', 'a', char(i, 92, 34, i)), 'a')"
		" is not char(i, 92, 34, i)"), "0");
}

/* Marked deterministic, yet asked again at each run. */
static void test_eyes_at_each_run(void **state)
{
	sqlite3_stmt *st = NULL;

	(void)state;
	eyes = (struct db_eyes){ .medewerker = 5 };
	assert_int_equal(sqlite3_prepare_v2(sq, "select sum(x = actor_id()), actor_huis() is null from"
		" (select 5 as x union all select 6 union all select 6)", -1, &st, NULL), SQLITE_OK);
	for (int64_t who = 5; who <= 6; who++) {
		eyes.medewerker = who;
		eyes.huis = who - 5;
		assert_int_equal(sqlite3_step(st), SQLITE_ROW);
		assert_int_equal(sqlite3_column_int64(st, 0), who - 4);
		assert_int_equal(sqlite3_column_int64(st, 1), who == 5);
		(void)sqlite3_reset(st);
	}
	(void)sqlite3_finalize(st);
	eyes = (struct db_eyes){ 0 };
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_image_refused),
		cmocka_unit_test(test_image),
		cmocka_unit_test(test_field_refused),
		cmocka_unit_test(test_field),
		cmocka_unit_test(test_there_and_back),
		cmocka_unit_test(test_eyes_at_each_run),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
