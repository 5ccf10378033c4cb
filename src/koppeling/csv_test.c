/* CSV: what is refused, and that every cell comes through. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "basis/arena.h"
#include "koppeling/csv.h"

static struct arena *arena;
static struct csv csv;
static int64_t line;
static struct fault_info fi;

static enum fault parse(struct str text)
{
	fault_clear(&fi);
	return csv_parse(arena, text, &csv, &line, &fi);
}

static void refuses_what_is_broken(void **state)
{
	(void)state;
	assert_int_equal(parse(STR("a,b\n1,\"open\n2,3\n")), FAULT_INVALID);
	assert_int_equal(line, 2);
	assert_int_equal(parse(STR("a,b\n1,2\n\"x\"y,2\n")), FAULT_INVALID);
	assert_int_equal(line, 3);
	assert_int_equal(parse(STR("a,b\n1,2,3\n")), FAULT_INVALID);
	assert_int_equal(line, 2);
	assert_int_equal(parse(STR("a,b\n1\n")), FAULT_INVALID);
	assert_int_equal(parse(STR("a,b\n\xff,2\n")), FAULT_INVALID);
	assert_int_equal(parse((struct str){ "a\0b", 3 }), FAULT_INVALID);
}

static void keeps_every_cell(void **state)
{
	(void)state;
	assert_int_equal(parse(STR("\xef\xbb\xbf" "naam;plaats\r\n\"Vries; de\";\"zegt \"\"ja\"\"\r\nen nee\"\r\n\r\n;\r\nB;C")), 0);
	assert_int_equal(csv.head.n, 2);
	assert_true(str_eq(csv.head.cells[0], STR("naam")));
	assert_int_equal(csv.n, 2);
	assert_true(str_eq(csv.rows[0].cells[0], STR("Vries; de")));
	assert_true(str_eq(csv.rows[0].cells[1], STR("zegt \"ja\"\nen nee")));
	assert_true(str_eq(csv.rows[1].cells[1], STR("C")));
	assert_int_equal(csv.rows[1].line, 6);
}

static void finds_the_separator(void **state)
{
	(void)state;
	assert_int_equal(parse(STR("a\tb,c\td\n1\t2,2\t3\n")), 0);
	assert_int_equal(csv.head.n, 3);
	assert_int_equal(parse(STR("alleen\nx\n")), 0);
	assert_int_equal(csv.head.n, 1);
	assert_int_equal(csv.n, 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(refuses_what_is_broken), cmocka_unit_test(keeps_every_cell),
		cmocka_unit_test(finds_the_separator) };
	int rc;

	arena = arena_new(8 << 20);
	rc = cmocka_run_group_tests(tests, NULL, NULL);
	arena_free(&arena);
	return rc;
}
