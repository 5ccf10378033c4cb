/* Tests of the arena, each in both modes: blocks, and one malloc per piece. */
#include "basis/testhulp.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

/* Runs fn in a child and tells whether it ended itself with abort(). */
static bool aborts(void (*fn)(void))
{
	pid_t child = fork();
	int status = 0;

	assert_true(child >= 0);
	if (child == 0) {
		struct rlimit none = { 0, 0 };

		setrlimit(RLIMIT_CORE, &none);
		close(STDERR_FILENO);
		fn();
		_exit(0);
	}
	assert_int_equal(waitpid(child, &status, 0), child);
	return WIFSIGNALED(status) && WTERMSIG(status) == SIGABRT;
}

static void ask_below_four_caps(void)
{
	struct arena *a = arena_new(4096);

	(void)arena_alloc(a, 4 * 4096);
	_exit(0);
}

static void ask_over_four_caps(void)
{
	struct arena *a = arena_new(4096);

	(void)arena_alloc(a, 4 * 4096 - 16);
	(void)arena_alloc(a, 17);
}

/* The last bytes fit, but not with what alignment adds to them. */
static void ask_over_four_caps_by_alignment(void)
{
	struct arena *a = arena_new(4097);

	(void)arena_alloc(a, 4 * 4097);
}

static void ask_over_four_caps_at_once(void)
{
	(void)arena_alloc(arena_new(4096), SIZE_MAX - 8);
}

static void ask_overflowing_array(void)
{
	(void)arena_array(arena_new(4096), SIZE_MAX / 16 + 2, 16); /* would be 16 bytes */
}

static void far_over_the_cap_ends_the_process(void **state)
{
	(void)state;
	assert_true(aborts(ask_over_four_caps));
	assert_true(aborts(ask_over_four_caps_at_once));
	assert_true(aborts(ask_over_four_caps_by_alignment));
	assert_true(aborts(ask_overflowing_array));
	assert_false(aborts(ask_below_four_caps));
}

static void over_the_cap_is_told_and_still_served(void **state)
{
	struct arena *a = arena_new(4096);
	char *p;

	(void)state;
	assert_false(arena_over(a));
	(void)arena_alloc(a, 4096);
	assert_false(arena_over(a));
	assert_int_equal(arena_used(a), 4096);
	p = arena_alloc(a, 1);
	p[0] = 'x';
	assert_true(arena_over(a));
	arena_reset(a);
	assert_false(arena_over(a));
	assert_int_equal(arena_used(a), 0);
	arena_free(&a);
}

static void pieces_are_zero_aligned_and_apart(void **state)
{
	static const size_t sizes[] = { 0, 1, 15, 16, 17, 4000, 40000, 3000000, 1, 0, 31 };
	unsigned char *p, *pieces[sizeof(sizes) / sizeof(*sizes)];
	size_t i, j;

	for (i = 0; i < sizeof(sizes) / sizeof(*sizes); i++) {
		p = pieces[i] = arena_alloc(test_arena(state), sizes[i]);
		assert_non_null(p);
		assert_int_equal((uintptr_t)p % 16, 0);
		for (j = 0; j < sizes[i]; j++)
			assert_int_equal(p[j], 0);
		if (sizes[i])
			memset(p, (int)i + 1, sizes[i]);
	}
	for (i = 0; i < sizeof(sizes) / sizeof(*sizes); i++)
		for (j = 0; j < sizes[i]; j++)
			assert_int_equal(pieces[i][j], i + 1);
	assert_ptr_not_equal(pieces[0], pieces[9]);
}

static void many_small_pieces_span_blocks(void **state)
{
	enum { PIECES = 20000 };
	int64_t **p = ARENA_ARRAY(test_arena(state), PIECES, int64_t *);
	int64_t i;

	for (i = 0; i < PIECES; i++) {
		p[i] = ARENA_NEW(test_arena(state), int64_t);
		assert_int_equal(*p[i], 0);
		*p[i] = i;
	}
	for (i = 0; i < PIECES; i++)
		assert_int_equal(*p[i], i);
	assert_int_equal(arena_used(test_arena(state)), PIECES * (16 + sizeof(*p)));
}

static void after_reset_the_memory_is_zero_again(void **state)
{
	struct arena *a = test_arena(state);
	unsigned char *p;
	size_t round, i;

	for (round = 0; round < 3; round++) {
		p = arena_alloc(a, 30000);
		for (i = 0; i < 30000; i++)
			assert_int_equal(p[i], 0);
		memset(p, 0xaa, 30000);
		memset(arena_alloc(a, 90000), 0xbb, 90000);
		arena_reset(a);
	}
}

/* The first block stays allocated, so that its old bytes may be looked at. */
static void reset_wipes_at_once_not_at_the_next_use(void **state)
{
	struct arena *a;
	unsigned char *p;
	size_t i;

	(void)state;
	unsetenv("SCHAKEL_ARENA");
	a = arena_new(65536);
	p = arena_alloc(a, 1000);
	memset(p, 0xaa, 1000);
	arena_reset(a);
	for (i = 0; i < 1000; i++)
		assert_int_equal(p[i], 0);
	assert_ptr_equal(arena_alloc(a, 16), p);
	arena_free(&a);
}

struct trace {
	struct arena *arena;
	char letter;
	struct buf *order;
	struct trace *later;
};

static void trace_run(void *p)
{
	struct trace *t = p;

	buf_addc(t->order, t->letter);
	if (t->later)
		arena_defer(t->arena, trace_run, t->later);
}

static void deferred_calls_run_once_last_first(void **state)
{
	struct arena *a = arena_new(65536);
	struct buf order = buf_new(test_arena(state));
	struct trace d = { a, 'd', &order, NULL }, c = { a, 'c', &order, &d };
	struct trace b = { a, 'b', &order, NULL }, first = { a, 'a', &order, NULL };

	arena_defer(a, trace_run, &first);
	arena_defer(a, trace_run, &b);
	arena_defer(a, trace_run, &c);
	assert_str(buf_str(&order), "");
	arena_reset(a);
	assert_str(buf_str(&order), "cdba");
	arena_reset(a);
	arena_free(&a);
	assert_str(buf_str(&order), "cdba");
	assert_null(a);
}

static void a_deferred_call_still_finds_its_memory(void **state)
{
	struct arena *a = arena_new(65536);
	struct buf order = buf_new(test_arena(state));
	struct trace *t = ARENA_NEW(a, struct trace);

	*t = (struct trace){ a, 'z', &order, NULL };
	arena_defer(a, trace_run, t);
	(void)arena_alloc(a, 60000);
	arena_free(&a);
	assert_str(buf_str(&order), "z");
}

static void free_takes_nothing(void **state)
{
	struct arena *none = NULL;

	(void)state;
	arena_free(NULL);
	arena_free(&none);
	assert_null(none);
}

static int mode_malloc(void **state)
{
	(void)state;
	return setenv("SCHAKEL_ARENA", "malloc", 1);
}

static int mode_blocks(void **state)
{
	(void)state;
	return unsetenv("SCHAKEL_ARENA");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(far_over_the_cap_ends_the_process),
		cmocka_unit_test(over_the_cap_is_told_and_still_served),
		cmocka_unit_test_arena(pieces_are_zero_aligned_and_apart),
		cmocka_unit_test_arena(many_small_pieces_span_blocks),
		cmocka_unit_test_arena(after_reset_the_memory_is_zero_again),
		cmocka_unit_test_arena(deferred_calls_run_once_last_first),
		cmocka_unit_test_arena(a_deferred_call_still_finds_its_memory),
		cmocka_unit_test(free_takes_nothing),
	};
	const struct CMUnitTest blocks_only[] = { cmocka_unit_test(reset_wipes_at_once_not_at_the_next_use) };
	int failed = cmocka_run_group_tests_name("blocks", tests, mode_blocks, NULL);

	failed += cmocka_run_group_tests_name("wipe", blocks_only, NULL, NULL);
	return failed + cmocka_run_group_tests_name("malloc", tests, mode_malloc, mode_blocks);
}
