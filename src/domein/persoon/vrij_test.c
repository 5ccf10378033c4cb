/* A BSN in free text is found, however it is written; other numbers are left alone. */
#include "domein/persoon/vrij.h"

#include <string.h>

#include "basis/testhulp.h"

static void numbers_that_are_no_bsn_pass(void **state)
{
	static const char *const plain[] = { "", "123456789", "000000000", "1112223330", "1111222333", "Zaak ZV-2026-00123",
		"06 12345678", "043 350 00 00", "+31 6 11122233", "op 12-03-2026 om 14.30 uur", "NL91 ABNA 0417 1643 00",
		"111 222 334", "1112-22333", "111222 en 333", "111, 222, 333", "11122233", "12.345.678,90", "€ 111222" };

	(void)state;
	for (size_t i = 0; i < sizeof(plain) / sizeof(plain[0]); i++)
		if (bsn_in_text(str_z(plain[i])))
			fail_msg("found in: %s", plain[i]);
}

static void invariant_18_a_bsn_in_a_text_is_found(void **state)
{
	static const char *const has[] = { "111222333", "Zijn nummer is 111222333.", "BSN:111222333", "bsn111222333x",
		"111.222.333", "111 222 333", "111-222-333", "1112.22.333", "1112 22 333", "1 1 1 2 2 2 3 3 3", "11 12 22 333",
		"gebeld op 12.03.2026 111.222.333", "111\xc2\xa0" "222\xc2\xa0" "333", "111\xe2\x80\xaf" "222\xe2\x80\xaf" "333",
		"2026 111222333 1", "(111222333)", "123456782 en 111222333", "999990019", "111. 222. 333" };

	(void)state;
	for (size_t i = 0; i < sizeof(has) / sizeof(has[0]); i++)
		if (!bsn_in_text(str_z(has[i])))
			fail_msg("not found in: %s", has[i]);
	/* a text that is no more than one part of another */
	assert_true(bsn_in_text((struct str){ "1112223334", 9 }));
	assert_false(bsn_in_text((struct str){ "111222333", 8 }));
}

static void each_field_gets_its_fault_beside_those_it_had(void **state)
{
	struct fault_info fi = { 0 };

	(void)state;
	assert_int_equal(VRIJ_CHECK(&fi, { "wat", STR("Het plan") }, { "hoe", STR_NULL }), FAULT_NONE);
	(void)fault_field(&fi, "dag", "Vul een dag in.", "invariant 18");
	assert_int_equal(VRIJ_CHECK(&fi, { "wat", STR("Plan van 111.222.333") }, { "hoe", STR("gebeld") }), FAULT_INVALID);
	assert_int_equal(fi.nfields, 2);
	assert_string_equal(fi.fields[1].field, "wat");
	assert_non_null(strstr(fi.rule, "invariant 18"));
	fault_clear(&fi);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(numbers_that_are_no_bsn_pass),
		cmocka_unit_test(invariant_18_a_bsn_in_a_text_is_found),
		cmocka_unit_test(each_field_gets_its_fault_beside_those_it_had),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
