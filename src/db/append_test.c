/* The appender: rows of the log in groups, on disk before anyone is told, numbered without a gap. */
#include <pthread.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <cmocka.h>

#include "db/db_test/opzet.h"

static void row(struct value *v, int64_t wie, const char *wat)
{
	q_raadpleging_add_values(v, wie, str_z(wat));
}

static struct append_ticket append(struct opzet *o, int64_t wie, const char *wat)
{
	struct value v[Q_RAADPLEGING_ADD_VALUES];
	struct append_ticket t = { 0 };

	row(v, wie, wat);
	assert_int_equal(db_append(o->db, &stmt_raadpleging_add, v, 1, &t, &o->fi), FAULT_NONE);
	assert_true(t.pending);
	return t;
}

static struct q_raadpleging_list_rows rows_of(struct opzet *o)
{
	struct batch b = opzet_batch(o, LENS_KAAL);
	struct q_raadpleging_list_rows rows;

	q_raadpleging_list(&b, &rows);
	assert_int_equal(batch_run(&b), FAULT_NONE);
	return rows;
}

/* One process counts 1, 2, 3 without a gap. */
static void check_numbers(struct opzet *o, size_t n)
{
	struct q_raadpleging_list_rows rows = rows_of(o);

	assert_int_equal(rows.n, n);
	for (size_t i = 0; i < rows.n; i++) {
		assert_int_equal(rows.v[i].volgnr, i + 1);
		assert_true(rows.v[i].proces != 0 && rows.v[i].proces == rows.v[0].proces);
	}
}

static void test_refused(void **state)
{
	struct opzet *o = *state;
	struct value v[Q_RAADPLEGING_ADD_VALUES];
	struct append_ticket t = { 0 };

	row(v, 1, "a");
	assert_int_equal(db_append(o->db, &stmt_casus_delete, v, 1, &t, &o->fi), FAULT_INTERNAL);
	fault_clear(&o->fi);
	assert_int_equal(db_append(o->db, &stmt_raadpleging_list, v, 1, &t, &o->fi), FAULT_INTERNAL);
	fault_clear(&o->fi);
	row(v, 1, "\xff");
	assert_int_equal(db_append(o->db, &stmt_raadpleging_add, v, 1, &t, &o->fi), FAULT_INVALID);
	assert_false(t.pending);
}

/* What fails, fails alone, and leaves no gap; asked twice it says the same. */
static void test_one_of_a_group_fails(void **state)
{
	struct opzet *o = *state;
	struct append_ticket t[3];

	opzet_hold_log(o);
	for (int i = 0; i < 3; i++)
		t[i] = append(o, i, i == 1 ? "" : "goed");
	opzet_let_go(o);
	for (int twice = 0; twice < 2; twice++) {
		assert_int_equal(db_append_wait(o->db, &t[0], &o->fi), FAULT_NONE);
		assert_int_equal(db_append_wait(o->db, &t[1], &o->fi), FAULT_INVALID);
		fault_clear(&o->fi);
		assert_int_equal(db_append_wait(o->db, &t[2], &o->fi), FAULT_NONE);
	}
	check_numbers(o, 2);
}

/* All rows of a call or none. */
static void test_call_is_all_or_nothing(void **state)
{
	struct opzet *o = *state;
	size_t n = 3 * BATCH_MAX;
	struct value *v = ARENA_ARRAY(o->arena, n * Q_RAADPLEGING_ADD_VALUES, struct value);
	struct append_ticket t;

	for (size_t i = 0; i < n; i++)
		row(v + i * Q_RAADPLEGING_ADD_VALUES, (int64_t)i, i + 1 == n ? "" : "goed");
	assert_int_equal(db_append(o->db, &stmt_raadpleging_add, v, n, &t, &o->fi), FAULT_NONE);
	assert_int_equal(db_append_wait(o->db, &t, &o->fi), FAULT_INVALID);
	fault_clear(&o->fi);
	row(v + (n - 1) * Q_RAADPLEGING_ADD_VALUES, 1, "goed");
	assert_int_equal(db_append(o->db, &stmt_raadpleging_add, v, n, &t, &o->fi), FAULT_NONE);
	assert_int_equal(db_append_wait(o->db, &t, &o->fi), FAULT_NONE);
	check_numbers(o, n);
}

static void test_group(void **state)
{
	struct opzet *o = *state;
	struct append_ticket t[10];
	uint64_t before = appender_groups(o->db->appender);

	opzet_hold_log(o);
	for (int i = 0; i < 10; i++)
		t[i] = append(o, i, "samen");
	opzet_let_go(o);
	for (int i = 0; i < 10; i++)
		assert_int_equal(db_append_wait(o->db, &t[i], &o->fi), FAULT_NONE);
	/* the first may have gone alone */
	assert_in_range(appender_groups(o->db->appender) - before, 1, 2);
	check_numbers(o, 10);
}

#define THREADS 4
#define CALLS 30

static void *append_many(void *arg)
{
	struct opzet *o = arg;
	intptr_t failed = 0;

	for (int i = 0; i < CALLS; i++) {
		struct value v[2 * Q_RAADPLEGING_ADD_VALUES];
		struct fault_info fi = { 0 };
		struct append_ticket t;

		row(v, i, "een");
		row(v + Q_RAADPLEGING_ADD_VALUES, i, "twee");
		failed += db_append(o->db, &stmt_raadpleging_add, v, 2, &t, &fi) || db_append_wait(o->db, &t, &fi);
	}
	return (void *)failed;
}

static void test_crowd(void **state)
{
	struct opzet *o = *state;
	pthread_t threads[THREADS];
	void *failed;

	for (int i = 0; i < THREADS; i++)
		assert_int_equal(pthread_create(&threads[i], NULL, append_many, o), 0);
	for (int i = 0; i < THREADS; i++) {
		(void)pthread_join(threads[i], &failed);
		assert_null(failed);
	}
	check_numbers(o, (size_t)THREADS * CALLS * 2);
	/* another connection sees what was told */
	assert_int_equal(opzet_look(o, true, "select count(*) from raadpleging"), THREADS * CALLS * 2);
}

/* A unit, and a look, wait for their own record and for nothing else. */
static void test_main_goes_on(void **state)
{
	struct opzet *o = *state;
	struct append_ticket t;

	opzet_hold_log(o);
	t = append(o, 1, "wacht");
	assert_int_equal(put_casus(o, 1, "a", 1), FAULT_NONE);
	assert_int_equal(rows_of(o).n, 0);
	opzet_let_go(o);
	assert_int_equal(db_append_wait(o->db, &t, &o->fi), FAULT_NONE);
}

/* The log is read beside the main file, through a lens and without, and can be emptied. */
static void test_read_and_wipe(void **state)
{
	struct opzet *o = *state;
	struct batch b;
	struct q_raadpleging_mine_rows mine;
	struct q_raadpleging_list_rows all;
	struct append_ticket t[3];
	struct value who = { .type = VALUE_INT, .i = 2 };

	assert_int_equal(put_casus(o, 1, "a", 1), FAULT_NONE);
	t[0] = append(o, 1, "mijn");
	t[1] = append(o, 2, "niet van mij");
	assert_int_equal(db_append(o->db, &stmt_raadpleging_wipe, &who, 1, &t[2], &o->fi), FAULT_NONE);
	for (int i = 0; i < 3; i++)
		assert_int_equal(db_append_wait(o->db, &t[i], &o->fi), FAULT_NONE);
	b = opzet_batch(o, LENS_ACTOR);
	q_raadpleging_mine(&b, &mine);
	assert_int_equal(batch_run(&b), FAULT_NONE);
	assert_true(mine.n == 1 && str_eq(mine.v[0].wat, STR("mijn")));
	all = rows_of(o);
	assert_true(all.n == 2 && str_eq(all.v[1].wat, STR("gewist")));
}

/* A file that may grow no further is a full disk: told, nothing kept, and well again when there is room. */
static void test_full(void **state)
{
	struct opzet *o = *state;
	struct rlimit was, tight;
	struct append_ticket t = append(o, 1, "voor");
	char *much = arena_alloc(o->arena, 200001);

	assert_int_equal(db_append_wait(o->db, &t, &o->fi), FAULT_NONE);
	(void)memset(much, 'x', 200000);
	(void)signal(SIGXFSZ, SIG_IGN);
	assert_int_equal(getrlimit(RLIMIT_FSIZE, &was), 0);
	tight = was;
	tight.rlim_cur = (rlim_t)opzet_size(o, ".log.db-wal") + 8192;
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &tight), 0);
	t = append(o, 2, much);
	assert_int_equal(db_append_wait(o->db, &t, &o->fi), FAULT_FULL);
	assert_int_equal(o->fi.fault, FAULT_FULL);
	fault_clear(&o->fi);
	tight.rlim_cur = (rlim_t)opzet_size(o, ".db-wal") + 8192;
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &tight), 0);
	assert_int_equal(put_casus(o, 1, much, 1), FAULT_FULL);
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &was), 0);
	fault_clear(&o->fi);
	t = append(o, 3, "na");
	assert_int_equal(db_append_wait(o->db, &t, &o->fi), FAULT_NONE);
	assert_int_equal(put_casus(o, 1, "a", 1), FAULT_NONE);
	check_numbers(o, 2);
	assert_int_equal(opzet_look(o, false, "select count(*) from casus"), 1);
}

/* Nothing of what was erased stays in the files beside the database. */
static void test_checkpoint(void **state)
{
	struct opzet *o = *state;
	struct append_ticket t = append(o, 1, "een");

	assert_int_equal(db_append_wait(o->db, &t, &o->fi), FAULT_NONE);
	assert_int_equal(put_casus(o, 1, "a", 1), FAULT_NONE);
	if (o->kind == DB_SQLITE)
		assert_true(opzet_size(o, ".db-wal") > 0 && opzet_size(o, ".log.db-wal") > 0);
	assert_int_equal(db_checkpoint(o->db, &o->fi), FAULT_NONE);
	if (o->kind == DB_SQLITE)
		assert_true(opzet_size(o, ".db-wal") == 0 && opzet_size(o, ".log.db-wal") == 0);
	assert_int_equal(put_casus(o, 2, "b", 1), FAULT_NONE);
}

int main(void)
{
	const struct CMUnitTest both[] = {
		OPZET_TEST(test_refused),
		OPZET_TEST(test_one_of_a_group_fails),
		OPZET_TEST(test_call_is_all_or_nothing),
		OPZET_TEST(test_group),
		OPZET_TEST(test_crowd),
		OPZET_TEST(test_main_goes_on),
		OPZET_TEST(test_read_and_wipe),
		OPZET_TEST(test_checkpoint),
	};
	const struct CMUnitTest sqlite[] = {
		OPZET_TEST(test_full),
	};

	return opzet_run_both(both, sizeof(both) / sizeof(both[0])) |
		opzet_run_sqlite(sqlite, sizeof(sqlite) / sizeof(sqlite[0]));
}
