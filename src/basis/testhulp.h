/* For the unit tests of this and other rooms: cmocka with what it needs, and an arena per test.
 *
 * A test function that wants an arena uses test_arena(state) and is listed with cmocka_unit_test_arena().
 */
#ifndef BASIS_TESTHULP_H
#define BASIS_TESTHULP_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "basis/arena.h"
#include "basis/str.h"

#define TEST_ARENA_CAP ((size_t)16 * 1024 * 1024)

static inline int test_arena_setup(void **state)
{
	*state = arena_new(TEST_ARENA_CAP);
	return 0;
}

static inline int test_arena_teardown(void **state)
{
	struct arena *a = *state;

	arena_free(&a);
	return 0;
}

#define cmocka_unit_test_arena(f) cmocka_unit_test_setup_teardown(f, test_arena_setup, test_arena_teardown)
#define test_arena(state) ((struct arena *)*(state))

/* Compares a slice with the text that it must be. */
#define assert_str(s, z) \
	do { \
		struct str assert_str_ = (s); \
		assert_int_equal(assert_str_.n, strlen(z)); \
		assert_memory_equal(assert_str_.p, z, assert_str_.n); \
	} while (0)

#endif
