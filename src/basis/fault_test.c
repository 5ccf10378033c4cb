/* Tests of faults: the first message stands, nothing overflows. */
#include "basis/fault.h"
#include "basis/testhulp.h"

#include <string.h>

static void the_first_message_stands(void **state)
{
	struct fault_info fi = { .fault = FAULT_NONE };

	(void)state;
	assert_int_equal(fault_set(&fi, FAULT_NONE, "niets", NULL), FAULT_NONE);
	assert_int_equal(fault_set(&fi, FAULT_DENIED, "eerste", "WGS 2.31"), FAULT_DENIED);
	assert_int_equal(fault_set(&fi, FAULT_INTERNAL, "tweede", "invariant 2"), FAULT_DENIED);
	assert_int_equal(fault_detail(&fi, FAULT_BUSY, "wat", "waarom"), FAULT_DENIED);
	assert_int_equal(fault_detail(&fi, FAULT_BUSY, "later", "waarom"), FAULT_DENIED);
	assert_int_equal(fi.fault, FAULT_DENIED);
	assert_string_equal(fi.text, "eerste");
	assert_string_equal(fi.rule, "WGS 2.31");
	assert_string_equal(fi.detail, "wat: waarom");
	fault_clear(&fi);
	assert_int_equal(fi.fault, FAULT_NONE);
	assert_null(fi.text);
	assert_string_equal(fi.detail, "");
}

static void no_info_is_allowed(void **state)
{
	(void)state;
	assert_int_equal(fault_set(NULL, FAULT_CONFLICT, NULL, NULL), FAULT_CONFLICT);
	assert_int_equal(fault_field(NULL, "naam", "leeg", NULL), FAULT_INVALID);
	assert_int_equal(fault_detail(NULL, FAULT_NONE, "wat", NULL), FAULT_INTERNAL);
	fault_clear(NULL);
}

static void fields_are_kept_once_and_no_more_than_fit(void **state)
{
	static const char *const names[] = { "a", "b", "c", "d", "e", "f", "g", "h" };
	char more[FAULT_FIELDS_MAX + 8][3];
	struct fault_info fi = { .fault = FAULT_NONE };
	size_t i;

	(void)state;
	assert_int_equal(fault_field(&fi, "naam", "leeg", "invariant 3"), FAULT_INVALID);
	assert_int_equal(fault_field(&fi, "naam", "te lang", NULL), FAULT_INVALID);
	assert_int_equal(fi.nfields, 1);
	assert_string_equal(fi.fields[0].text, "leeg");
	assert_string_equal(fi.rule, "invariant 3");
	for (i = 0; i < FAULT_FIELDS_MAX + 8; i++) {
		more[i][0] = names[i / 8][0];
		more[i][1] = names[i % 8][0];
		more[i][2] = '\0';
		assert_int_equal(fault_field(&fi, more[i], "fout", NULL), FAULT_INVALID);
	}
	assert_int_equal(fi.nfields, FAULT_FIELDS_MAX);
	assert_string_equal(fi.fields[FAULT_FIELDS_MAX - 1].field, more[FAULT_FIELDS_MAX - 2]);
}

static void a_long_detail_is_cut_between_characters(void **state)
{
	struct fault_info fi = { .fault = FAULT_NONE };
	char what[FAULT_DETAIL_MAX * 2];
	size_t i;

	(void)state;
	for (i = 0; i + 2 < sizeof(what); i += 2)
		memcpy(what + i, "ë", 2);
	what[i] = '\0';
	assert_int_equal(fault_detail(&fi, FAULT_NONE, what, "waarom"), FAULT_INTERNAL);
	assert_true(strlen(fi.detail) >= FAULT_DETAIL_MAX - 3);
	assert_true(strlen(fi.detail) < FAULT_DETAIL_MAX);
	assert_true(str_utf8(str_z(fi.detail)));
	fault_clear(&fi);
	assert_int_equal(fault_detail(&fi, FAULT_FULL, NULL, NULL), FAULT_FULL);
	assert_string_equal(fi.detail, "");
	assert_int_equal(fault_detail(&fi, FAULT_FULL, "schijf", NULL), FAULT_FULL);
	assert_string_equal(fi.detail, "schijf");
}

static enum fault leaves_early(enum fault f, int *reached)
{
	TRY(f);
	*reached = 1;
	return FAULT_NONE;
}

static void try_leaves_with_the_fault(void **state)
{
	int reached = 0;

	(void)state;
	assert_int_equal(leaves_early(FAULT_BUSY, &reached), FAULT_BUSY);
	assert_int_equal(reached, 0);
	assert_int_equal(leaves_early(FAULT_NONE, &reached), FAULT_NONE);
	assert_int_equal(reached, 1);
}

static void every_kind_has_a_text_and_a_name_of_its_own(void **state)
{
	int f, g;

	(void)state;
	for (f = FAULT_INTERNAL; f < FAULT_NONE; f++) {
		assert_true(strlen(fault_text((enum fault)f)) > 10);
		for (g = FAULT_INTERNAL; g < f; g++) {
			assert_string_not_equal(fault_name((enum fault)f), fault_name((enum fault)g));
			assert_string_not_equal(fault_text((enum fault)f), fault_text((enum fault)g));
		}
	}
	assert_string_equal(fault_name(FAULT_NOT_FOUND), "not_found");
	assert_string_equal(fault_text(FAULT_NONE), "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_first_message_stands),
		cmocka_unit_test(no_info_is_allowed),
		cmocka_unit_test(fields_are_kept_once_and_no_more_than_fit),
		cmocka_unit_test(a_long_detail_is_cut_between_characters),
		cmocka_unit_test(try_leaves_with_the_fault),
		cmocka_unit_test(every_kind_has_a_text_and_a_name_of_its_own),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
