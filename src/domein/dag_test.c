/* Days that people fill in, at the first and the last that is right and one beside it. */
#include "domein/dag.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static bool right(int32_t day, enum dag_soort soort)
{
	struct fault_info fi = { 0 };
	enum fault f = dag_check(&fi, "datum", (struct datum){ day }, soort);

	assert_true(f == FAULT_NONE ? fi.nfields == 0 : fi.nfields == 1 && strcmp(fi.fields[0].field, "datum") == 0);
	return f == FAULT_NONE;
}

static void every_kind_at_its_bounds(void **state)
{
	static const struct {
		enum dag_soort soort;
		int32_t first, before, last, after;
	} kinds[DAG__MAX] = {
		{ DAG_LEVEN, 19000000, 18991231, 20261122, 20261123 },
		{ DAG_WERK, 20000101, 19991231, 20261122, 20261123 },
		{ DAG_PLAN, 20000101, 19991231, 20361122, 20361123 },
	};

	(void)state;
	klok_freeze(moment_of((struct datum){ 20261122 }, 9, 0));
	for (size_t i = 0; i < DAG__MAX; i++) {
		assert_true(right(0, kinds[i].soort)); /* none was filled in */
		assert_true(right(kinds[i].first, kinds[i].soort) && right(kinds[i].last, kinds[i].soort));
		assert_false(right(kinds[i].before, kinds[i].soort) || right(kinds[i].after, kinds[i].soort));
	}
	klok_freeze(0);
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(every_kind_at_its_bounds) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
