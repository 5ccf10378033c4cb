/* Workbooks: every kind of cell, and what is refused. The workbooks are those of the fuzz target. */
#include "koppeling/xlsx.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <zip.h>

#include "basis/arena.h"

static struct arena *arena;
static struct fault_info fi;
static int64_t line;

static struct str file(const char *name)
{
	struct str path = str_cat(arena, STR(XLSX_SAMPLES "/"), str_z(name));
	FILE *f = fopen(path.p, "rb");
	char *p = ARENA_ARRAY(arena, 1 << 16, char);
	size_t n;

	assert_non_null(f);
	n = fread(p, 1, 1 << 16, f);
	fclose(f);
	return (struct str){ p, n };
}

static enum fault parse(const char *name, const char *blad, struct csv *csv)
{
	fault_clear(&fi);
	return xlsx_parse(arena, file(name), str_z(blad), csv, &line, &fi);
}

static void cell_is(const struct csv *csv, size_t row, size_t cell, const char *want)
{
	struct str have = csv->rows[row].cells[cell];

	if (!str_eq(have, str_z(want)))
		fail_msg("row %zu cell %zu: '%.*s', not '%s'", row, cell, (int)have.n, have.p, want);
}

static void every_kind_of_cell(void **state)
{
	struct csv csv = { .n = 0 };

	(void)state;
	assert_int_equal(parse("soorten.xlsx", "", &csv), 0);
	assert_int_equal(csv.head.n, 4);
	assert_int_equal(csv.head.line, 2);
	assert_true(str_eq(csv.head.cells[1], STR("Dag")));
	assert_int_equal(csv.n, 3);
	assert_int_equal(csv.rows[1].line, 5); /* the empty row is left out, the numbers stay */
	cell_is(&csv, 0, 0, "van der Berg"); /* pieces together, without how it is said */
	cell_is(&csv, 0, 1, "2026-12-07");
	cell_is(&csv, 0, 2, "12.5");
	cell_is(&csv, 0, 3, "1");
	cell_is(&csv, 1, 0, "Café & co");
	cell_is(&csv, 1, 1, "2026-12-08"); /* a date of its own making, with a time */
	cell_is(&csv, 1, 2, "46364");      /* a "d" in a text makes no date */
	cell_is(&csv, 1, 3, "");
	cell_is(&csv, 2, 0, "");
	cell_is(&csv, 2, 1, "1900-02-28");
	cell_is(&csv, 2, 3, "");
	assert_int_equal(parse("soorten.xlsx", "Twee", &csv), 0);
	assert_int_equal(csv.n, 1);
	cell_is(&csv, 0, 0, "twee");
}

static void what_is_no_workbook_is_refused(void **state)
{
	static const struct {
		const char *name, *blad, *text;
	} bad[] = { { "geenzip", "", "Dit is geen werkmap (XLSX)." }, { "afgekapt.xlsx", "", "Dit is geen werkmap (XLSX)." },
		{ "soorten.xlsx", "Drie", "Dit werkblad staat niet in de werkmap." },
		{ "zonderblad.xlsx", "", "Dit is geen werkmap (XLSX)." }, { "leeg.xlsx", "", "Dit werkblad is leeg." },
		{ "kapot.xlsx", "", "Dit werkblad is niet te lezen." },
		{ "doctype.xlsx", "", "Dit werkblad heeft een documenttype; dat hoort er niet in." },
		{ "breed.xlsx", "", "Deze rij heeft meer cellen dan de kop." },
		{ "ver.xlsx", "", "Dit werkblad heeft te veel kolommen." } };

	(void)state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		struct csv csv = { .n = 7 };

		assert_int_equal(parse(bad[i].name, bad[i].blad, &csv), FAULT_INVALID);
		assert_string_equal(fi.text, bad[i].text);
		assert_int_equal(csv.n, 7); /* untouched */
	}
	assert_int_equal(parse("breed.xlsx", "", &(struct csv){ .n = 0 }), FAULT_INVALID);
	assert_int_equal(line, 2);
}

/* A few hundred kilobytes that unpack to more than a part may be. */
static void a_bomb_does_not_go_off(void **state)
{
	size_t n = XLSX_PART_MAX + (1 << 20);
	char *much = malloc(n), *bytes;
	zip_error_t e;
	zip_source_t *out;
	zip_t *z;
	zip_stat_t st;
	struct csv csv = { .n = 0 };

	(void)state;
	assert_non_null(much);
	memset(much, ' ', n);
	memcpy(much, "<a>", 3);
	zip_error_init(&e);
	out = zip_source_buffer_create(NULL, 0, 0, &e);
	zip_source_keep(out);
	z = zip_open_from_source(out, ZIP_TRUNCATE, &e);
	assert_non_null(z);
	assert_true(zip_file_add(z, "xl/workbook.xml", zip_source_buffer(z, much, n, 0), ZIP_FL_ENC_UTF_8) >= 0);
	assert_int_equal(zip_close(z), 0);
	assert_int_equal(zip_source_stat(out, &st), 0);
	bytes = malloc(st.size);
	zip_source_open(out);
	assert_int_equal(zip_source_read(out, bytes, st.size), (zip_int64_t)st.size);
	zip_source_close(out);
	zip_source_free(out);
	assert_true(st.size < 1 << 20);
	fault_clear(&fi);
	assert_int_equal(xlsx_parse(arena, (struct str){ bytes, st.size }, STR(""), &csv, &line, &fi), FAULT_INVALID);
	assert_string_equal(fi.text, "Dit werkblad is te groot. Deel het op.");
	free(bytes);
	free(much);
}

static int setup(void **state)
{
	(void)state;
	arena = arena_new(64 << 20);
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	arena_free(&arena);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test_setup_teardown(every_kind_of_cell, setup, teardown),
		cmocka_unit_test_setup_teardown(what_is_no_workbook_is_refused, setup, teardown),
		cmocka_unit_test_setup_teardown(a_bomb_does_not_go_off, setup, teardown) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
