/* Opening, closing, copying and dying: what db_open refuses, what a backup holds, what kill -9 leaves.
 *
 * Run with three arguments, open_test child KIND WHERE, this program is the child that is killed: it writes units and
 * rows of the log from several threads and says each one that it was told is on disk.
 */
#include <fcntl.h>
#include <pthread.h>
#include <setjmp.h>
#include <signal.h>
#include <sqlite3.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#include <cmocka.h>

#include "basis/geheim.h"
#include "db/db_test/opzet.h"
#include "db/sqlite_priv.h"

/* ---- refused ---- */

static void test_other_version(void **state)
{
	struct opzet *o = *state;

	opzet_exec(o, "insert into main.schema_versie values ('kern', 4, 'nieuwer', '', 0)");
	assert_int_equal(opzet_open(o), FAULT_INVALID);
	assert_non_null(strstr(o->fi.detail, "newer than the program"));
	assert_non_null(strstr(o->fi.text, "schakel migreer"));
	opzet_fresh(o);
	opzet_exec(o, "delete from main.schema_versie where nummer >= 3 and reeks = 'kern'");
	assert_int_equal(opzet_open(o), FAULT_INVALID);
	assert_non_null(strstr(o->fi.detail, "older than the program"));
	opzet_fresh(o);
	opzet_exec(o, "drop table main.schema_versie");
	assert_int_equal(opzet_open(o), FAULT_INTERNAL);
	assert_null(o->db);
}

static void test_nothing_there(void **state)
{
	struct opzet *o = *state;
	struct db_config none = { .kind = o->kind };
	struct db *db = NULL;

	assert_int_equal(db_open(&none, stmts_all, &db, &o->fi), FAULT_INVALID);
	opzet_fresh(o);
	none.path = str_cat(o->arena, str_z(o->dir ? o->dir : ""), STR("/nergens.db")).p;
	none.conninfo = "host=/nergens";
	assert_int_not_equal(db_open(&none, stmts_all, &db, &o->fi), FAULT_NONE);
	assert_null(db);
	if (o->kind == DB_SQLITE) {
		/* and nothing is made */
		assert_int_equal(o->fi.fault, FAULT_INVALID);
		assert_int_not_equal(access(none.path, F_OK), 0);
		assert_int_not_equal(access(str_cat(o->arena, str_z(none.path), STR(".lock")).p, F_OK), 0);
		assert_int_not_equal(access(str_cat(o->arena, str_z(o->dir), STR("/nergens.log.db")).p, F_OK), 0);
	}
}

static const struct stmt_col id_col[] = { { "id", COL_INT, false, 0 } };
#define BROKEN(n, text, w, cols_n) \
	{ .name = n, .sql = { text, text }, .kind = cols_n ? STMT_MANY : STMT_EXEC, .lenses = 1u << LENS_ACTOR, .write = w, \
		.ncols = cols_n, .cols = id_col, .row_size = 8 }

static void test_statements_that_do_not_prepare(void **state)
{
	static const struct stmt broken[] = {
		BROKEN("geen_tabel", "select id from nergens", false, 1),
		BROKEN("geen_kolom", "select nergens from casus", false, 1),
		BROKEN("te_veel_kolommen", "select id, versie from casus", false, 1),
		BROKEN("te_veel_parameters", "select id from casus where id = $1", false, 1),
		BROKEN("geen_sql", "selecteer", false, 1),
	};
	struct opzet *o = *state;
	const struct stmt *all[5];

	for (size_t i = 0; i < 5; i++)
		all[i] = &broken[i];
	(void)opzet_open(o);
	db_close(&o->db);
	o->said = 0;
	assert_int_equal(db_open(&o->cfg, (struct stmt_set){ all, 5 }, &o->db, &o->fi), FAULT_INTERNAL);
	assert_int_equal(o->said, 5);
	assert_non_null(strstr(o->last, "geen_sql"));
	assert_non_null(strstr(o->last, "(lens actor)"));
	assert_non_null(strstr(o->fi.detail, "geen_tabel"));
}

/* PostgreSQL says what type a column has before anything runs. */
static void test_types_that_differ(void **state)
{
	static const struct stmt broken[] = {
		BROKEN("tekst", "select naam from casus", false, 1),
		BROKEN("numeriek", "select sum(bedrag) from casus", false, 1),
		BROKEN("waarheid", "select id = 1 from casus", false, 1),
	};
	const struct stmt *all[] = { &broken[0], &broken[1], &broken[2] };
	struct opzet *o = *state;

	assert_int_equal(db_open(&o->cfg, (struct stmt_set){ all, 3 }, &o->db, &o->fi), FAULT_INTERNAL);
	assert_non_null(strstr(o->fi.detail, "tekst: id"));
}

/* SQLite: a statement that forgets the lens does not prepare; one that only writes does. */
static void test_round_the_lens(void **state)
{
	static const struct stmt broken[] = {
		BROKEN("direct", "select bedrag from main.casus", false, 1),
		BROKEN("tellen", "select count(*) from main.casus", false, 1),
		BROKEN("waar", "select id from main.casus where naam > ''", false, 1),
		BROKEN("kluis", "select id from kluis where waarde > ''", false, 1),
		BROKEN("log", "select wie from logboek.raadpleging", false, 1),
		BROKEN("schrijf", "update main.casus set bedrag = bedrag + 1", true, 0),
		BROKEN("geef", "update main.casus set bedrag = 1 returning bedrag", true, 1),
		BROKEN("uit", "delete from main.casus where naam = ''", true, 0),
		BROKEN("leest_niet", "select id from casus", true, 1),
		BROKEN("schrijft", "update main.gemeente set naam = ''", false, 0),
		BROKEN("koppel", "attach ':memory:' as x", false, 0),
	};
	static const struct stmt whole[] = {
		BROKEN("mag_id", "select id from main.casus where versie = 1", false, 1),
		BROKEN("mag_open", "select id from main.gemeente where naam > ''", false, 1),
		BROKEN("mag_schrijf", "update main.casus set bedrag = 1 where id = 1 and versie = 1", true, 0),
		BROKEN("mag_weg", "delete from main.casus where id in (select id from casus_schrijf)", true, 0),
	};
	struct opzet *o = *state;
	size_t n = sizeof(broken) / sizeof(broken[0]), good = sizeof(whole) / sizeof(whole[0]);
	const struct stmt *all[16];

	for (size_t i = 0; i < n; i++)
		all[i] = &broken[i];
	(void)opzet_open(o);
	db_close(&o->db);
	o->said = 0;
	assert_int_equal(db_open(&o->cfg, (struct stmt_set){ all, n }, &o->db, &o->fi), FAULT_INTERNAL);
	assert_int_equal(o->said, n);
	for (size_t i = 0; i < good; i++)
		all[i] = &whole[i];
	opzet_fresh(o);
	assert_int_equal(db_open(&o->cfg, (struct stmt_set){ all, good }, &o->db, &o->fi), FAULT_NONE);
}

static int64_t pragma(sqlite3 *sq, const char *name)
{
	char sql[64];
	sqlite3_stmt *st = NULL;
	int64_t v = -1;

	(void)snprintf(sql, sizeof(sql), "pragma %s", name);
	assert_int_equal(sqlite3_prepare_v2(sq, sql, -1, &st, NULL), SQLITE_OK);
	if (sqlite3_step(st) == SQLITE_ROW && sqlite3_column_type(st, 0) == SQLITE_TEXT)
		v = strcmp((const char *)sqlite3_column_text(st, 0), "wal") == 0;
	else
		v = sqlite3_column_int64(st, 0);
	(void)sqlite3_finalize(st);
	return v;
}

static void check_settings(sqlite3 *sq, bool reader)
{
	static const struct {
		const char *name;
		int64_t v;
	} want[] = {
		{ "journal_mode", 1 }, { "synchronous", 2 }, { "foreign_keys", 1 }, { "trusted_schema", 0 }, { "mmap_size", 0 },
		{ "wal_autocheckpoint", 0 }, { "cell_size_check", 1 }, { "temp_store", 2 },
	};
	int defensive = -1, dqs = -1, ckpt = -1;

	for (size_t i = 0; i < sizeof(want) / sizeof(want[0]); i++)
		if (pragma(sq, want[i].name) != want[i].v)
			fail_msg("%s is %lld", want[i].name, (long long)pragma(sq, want[i].name));
	assert_int_equal(pragma(sq, "query_only"), reader);
	(void)sqlite3_db_config(sq, SQLITE_DBCONFIG_DEFENSIVE, -1, &defensive);
	(void)sqlite3_db_config(sq, SQLITE_DBCONFIG_DQS_DML, -1, &dqs);
	(void)sqlite3_db_config(sq, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, -1, &ckpt);
	assert_true(defensive == 1 && dqs == 0 && ckpt == 1);
	assert_int_equal(sqlite3_db_readonly(sq, "logboek"), 1);
}

static enum fault look_at_writer(struct unit *u, void *arg)
{
	(void)arg;
	check_settings(sqlite_handle(u->conn), false);
	return FAULT_NONE;
}

/* What keeps a commit on disk and a lens shut cannot be seen to work; that it is switched on can. */
static void test_settings(void **state)
{
	struct opzet *o = *state;

	assert_int_equal(opzet_open(o), FAULT_NONE);
	for (int lens = 0; lens < LENS__MAX; lens++) {
		struct conn *c;

		assert_int_equal(db_lease(o->db, (enum lens)lens, &c, &o->fi), FAULT_NONE);
		check_settings(sqlite_handle(c), true);
		db_lease_end(o->db, c);
	}
	assert_int_equal(db_txn(o->db, LENS_ACTOR, &o->eyes, o->arena, &o->fi, look_at_writer, NULL), FAULT_NONE);
	assert_int_equal(db_txn(o->db, LENS_KAAL, &o->eyes, o->arena, &o->fi, look_at_writer, NULL), FAULT_NONE);
}

/* A read that takes too long ends; here its time is up before it begins. */
static void test_long_read(void **state)
{
	struct opzet *o = *state;
	struct conn *c;

	assert_int_equal(opzet_open(o), FAULT_NONE);
	assert_int_equal(db_lease(o->db, LENS_ACTOR, &c, &o->fi), FAULT_NONE);
	((struct sqlite_conn *)c)->deadline = 1;
	assert_int_equal(sqlite3_exec(sqlite_handle(c), "with recursive t(x) as (select 1 union all select x + 1 from t"
		" where x < 1000000000) select count(*) from t", NULL, NULL, NULL), SQLITE_INTERRUPT);
	((struct sqlite_conn *)c)->deadline = 0;
	assert_int_equal(sqlite3_exec(sqlite_handle(c), "select 1", NULL, NULL, NULL), SQLITE_OK);
	db_lease_end(o->db, c);
}

/* The writer writes the WAL back in time: 16 MB of units leave it smaller. */
static void test_wal_stays_small(void **state)
{
	struct opzet *o = *state;
	char *naam = arena_alloc(o->arena, 200001);

	(void)memset(naam, 'x', 200000);
	assert_int_equal(opzet_open(o), FAULT_NONE);
	for (int i = 0; i < 40; i++) {
		naam[0] = (char)('A' + i);
		assert_int_equal(put_casus(o, i + 1, naam, 1), FAULT_NONE);
	}
	assert_in_range(opzet_size(o, ".db-wal"), 1, 8 * 1024 * 1024);
}

static void test_one_process_at_a_time(void **state)
{
	struct opzet *o = *state;
	struct db *second = NULL;

	assert_int_equal(opzet_open(o), FAULT_NONE);
	assert_int_equal(db_open(&o->cfg, stmts_all, &second, &o->fi), FAULT_BUSY);
	assert_null(second);
	db_close(&o->db);
	opzet_fresh(o);
	assert_int_equal(opzet_open(o), FAULT_NONE);
}

static void test_log_path(void **state)
{
	static const char *const cases[][2] = {
		{ "schakel.db", "schakel.log.db" }, { "/a/b.c/schakel", "/a/b.c/schakel.log" }, { "/a/x.y.db", "/a/x.y.log.db" },
		{ "/a/.verborgen", "/a/.verborgen.log" }, { "schakel", "schakel.log" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		char *log = sqlite_log_path(cases[i][0]);

		assert_string_equal(log, cases[i][1]);
		free(log);
	}
}

/* ---- closing ---- */

static void test_closed_is_complete(void **state)
{
	struct opzet *o = *state;
	struct append_ticket t;
	struct value v[Q_RAADPLEGING_ADD_VALUES];

	assert_int_equal(opzet_open(o), FAULT_NONE);
	assert_int_equal(put_casus(o, 1, "a", 1), FAULT_NONE);
	q_raadpleging_add_values(v, 1, STR("nog niet gewacht"));
	for (int i = 0; i < 100; i++)
		assert_int_equal(db_append(o->db, &stmt_raadpleging_add, v, 1, &t, &o->fi), FAULT_NONE);
	db_close(&o->db);
	assert_null(o->db);
	db_close(&o->db);
	if (o->kind == DB_SQLITE)
		assert_true(opzet_size(o, ".db-wal") == 0 && opzet_size(o, ".log.db-wal") == 0);
	assert_int_equal(opzet_look(o, true, "select count(*) from raadpleging"), 100);
	assert_int_equal(opzet_look(o, false, "select count(*) from casus"), 1);
}

/* ---- backup ---- */

static void test_backup(void **state)
{
	struct opzet *o = *state;
	struct value v[Q_RAADPLEGING_ADD_VALUES];
	struct append_ticket t;
	struct db_config copy = o->cfg;
	struct db *db = NULL;
	struct batch b;
	struct q_casus_sum *sum;
	struct q_raadpleging_list_rows rows;
	const char *dir = str_cat(o->arena, str_z(o->dir), STR("/kopie")).p;

	assert_int_equal(opzet_open(o), FAULT_NONE);
	assert_int_equal(db_backup(o->db, dir, &o->fi), FAULT_INVALID);
	fault_clear(&o->fi);
	assert_int_equal(mkdir(dir, 0700), 0);
	assert_int_equal(put_casus(o, 1, "a", 41), FAULT_NONE);
	q_raadpleging_add_values(v, 1, STR("een"));
	assert_int_equal(db_append(o->db, &stmt_raadpleging_add, v, 1, &t, &o->fi), FAULT_NONE);
	assert_int_equal(db_append_wait(o->db, &t, &o->fi), FAULT_NONE);
	assert_int_equal(db_backup(o->db, dir, &o->fi), FAULT_NONE);
	assert_int_equal(put_casus(o, 2, "b", 1), FAULT_NONE);
	/* never over another */
	assert_int_equal(db_backup(o->db, dir, &o->fi), FAULT_INVALID);
	fault_clear(&o->fi);
	copy.path = str_cat(o->arena, str_z(dir), STR("/proef.db")).p;
	assert_int_equal(access(str_cat(o->arena, str_z(copy.path), STR("-wal")).p, F_OK), -1);
	assert_int_equal(db_open(&copy, stmts_all, &db, &o->fi), FAULT_NONE);
	b = db_batch(db, LENS_KAAL, &o->eyes, o->arena, &o->fi);
	q_raadpleging_list(&b, &rows);
	assert_int_equal(batch_run(&b), FAULT_NONE);
	b = db_batch(db, LENS_ACTOR, &o->eyes, o->arena, &o->fi);
	q_casus_sum(&b, &sum);
	assert_int_equal(batch_run(&b), FAULT_NONE);
	assert_true(sum->n == 1 && sum->som == 41 && rows.n == 1);
	db_close(&db);
	for (int i = 0; i < 2; i++) {
		const char *const ends[] = { "-wal", "-shm" };

		(void)unlink(str_cat(o->arena, str_z(copy.path), str_z(ends[i])).p);
		(void)unlink(str_cat(o->arena, str_z(dir), str_cat(o->arena, STR("/proef.log.db"), str_z(ends[i]))).p);
	}
	(void)unlink(str_cat(o->arena, str_z(copy.path), STR(".lock")).p);
}

static void test_backup_postgres(void **state)
{
	struct opzet *o = *state;

	assert_int_equal(opzet_open(o), FAULT_NONE);
	assert_int_equal(db_backup(o->db, "/tmp", &o->fi), FAULT_INTERNAL);
	assert_non_null(strstr(o->fi.detail, "db_dump"));
}

/* ---- kill -9 ---- */

#define CHILD_THREADS 3
#define ACKS 400

struct child {
	struct db *db;
	int64_t number;
};

static enum fault child_unit(struct unit *u, void *arg)
{
	struct batch b = unit_batch(u);
	const int64_t *id = arg;

	add_casus(&b, *id, str_from_i64(u->arena, *id).p, 1);
	return batch_run(&b);
}

static void child_say(char what, int64_t id)
{
	char line[32];
	int n = snprintf(line, sizeof(line), "%c%lld\n", what, (long long)id);

	if (write(STDOUT_FILENO, line, (size_t)n) != n)
		_exit(3);
}

static void *child_thread(void *arg)
{
	const struct child *c = arg;
	struct arena *a = arena_new((size_t)1024 * 1024);
	struct db_eyes eyes = { .medewerker = 1, .organisatie = ORG_A };

	for (int64_t id = c->number * 1000000;; id++) {
		struct fault_info fi = { 0 };
		struct value v[Q_RAADPLEGING_ADD_VALUES];
		struct append_ticket t;
		enum fault f = db_txn(c->db, LENS_ACTOR, &eyes, a, &fi, child_unit, &id);

		if (f == FAULT_BUSY)
			continue;
		if (f)
			_exit(4);
		child_say('u', id);
		q_raadpleging_add_values(v, id, STR("gezien"));
		if (db_append(c->db, &stmt_raadpleging_add, v, 1, &t, &fi) || db_append_wait(c->db, &t, &fi))
			_exit(5);
		child_say('a', id);
		arena_reset(a);
	}
	return NULL;
}

static int child_main(const char *kind, const char *where)
{
	struct db_config cfg = { .kind = strcmp(kind, "sqlite") == 0 ? DB_SQLITE : DB_POSTGRES, .path = where,
		.conninfo = where, .readers = CHILD_THREADS };
	struct child c[CHILD_THREADS];
	pthread_t threads[CHILD_THREADS];
	struct fault_info fi = { 0 };
	struct db *db;

	if (geheim_init(&fi) || db_open(&cfg, stmts_all, &db, &fi))
		return 2;
	for (int i = 0; i < CHILD_THREADS; i++) {
		c[i] = (struct child){ db, i + 1 };
		if (pthread_create(&threads[i], NULL, child_thread, &c[i]))
			return 2;
	}
	for (int i = 0; i < CHILD_THREADS; i++)
		(void)pthread_join(threads[i], NULL);
	return 0;
}

/* The child's words, until it had said enough and then until it was dead. */
static FILE *run_and_kill(struct opzet *o)
{
	const char *where = o->kind == DB_SQLITE ? o->cfg.path : o->cfg.conninfo;
	const char *const args[] = { "open_test", "child", o->kind == DB_SQLITE ? "sqlite" : "postgres", where,
		NULL };
	char name[] = "/tmp/schakel-acks-XXXXXX", line[64];
	int said = mkstemp(name), out[2], status, lines = 0;
	FILE *from, *acks;
	pid_t pid;

	assert_true(said >= 0 && pipe(out) == 0);
	(void)unlink(name);
	pid = fork();
	if (pid == 0) {
		(void)dup2(out[1], STDOUT_FILENO);
		(void)close(out[0]);
		(void)execv("/proc/self/exe", (char *const *)(uintptr_t)args);
		_exit(9);
	}
	(void)close(out[1]);
	from = fdopen(out[0], "r");
	acks = fdopen(said, "w+");
	while (fgets(line, sizeof(line), from)) {
		(void)fputs(line, acks);
		if (++lines == ACKS)
			(void)kill(pid, SIGKILL);
	}
	(void)fclose(from);
	assert_int_equal(waitpid(pid, &status, 0), pid);
	if (!WIFSIGNALED(status) || WTERMSIG(status) != SIGKILL)
		fail_msg("the child ended by itself: %d", WEXITSTATUS(status));
	assert_in_range(lines, ACKS, 100000);
	rewind(acks);
	return acks;
}

/* What was told to be on disk is there, and the file is whole. */
static void test_kill(void **state)
{
	struct opzet *o = *state;
	FILE *acks = run_and_kill(o);
	char line[64];
	int64_t units = 0, appends = 0;

	opzet_exec(o, "create table main.gezegd (soort text, id bigint)");
	while (fgets(line, sizeof(line), acks)) {
		line[strcspn(line, "\n")] = '\0';
		units += line[0] == 'u';
		appends += line[0] == 'a';
	}
	rewind(acks);
	assert_int_equal(opzet_open(o), FAULT_NONE);
	while (fgets(line, sizeof(line), acks)) {
		struct batch b = opzet_batch(o, LENS_ACTOR);
		struct q_casus_get *got;
		int64_t id;

		line[strcspn(line, "\n")] = '\0';
		assert_true(str_i64(str_z(line + 1), &id));
		q_casus_get(&b, (struct casus_id){ id }, &got);
		assert_int_equal(batch_run(&b), FAULT_NONE);
		if (!got)
			fail_msg("%s was told and is gone", line);
		arena_reset(o->arena);
	}
	(void)fclose(acks);
	assert_true(opzet_look(o, false, "select count(*) from casus") >= units);
	assert_true(opzet_look(o, true, "select count(*) from raadpleging") >= appends);
	assert_int_equal(opzet_look(o, true, "select max(volgnr) - count(*) from raadpleging"), 0);
	if (o->kind == DB_SQLITE)
		assert_int_equal(opzet_look(o, false, "select count(*) from pragma_integrity_check where integrity_check = 'ok'"), 1);
}

int main(int argc, char **argv)
{
	const struct CMUnitTest both[] = {
		OPZET_TEST_CLOSED(test_other_version),
		OPZET_TEST_CLOSED(test_nothing_there),
		OPZET_TEST_CLOSED(test_statements_that_do_not_prepare),
		OPZET_TEST_CLOSED(test_closed_is_complete),
		OPZET_TEST_CLOSED(test_kill),
	};
	const struct CMUnitTest sqlite[] = {
		OPZET_TEST_CLOSED(test_round_the_lens),
		OPZET_TEST_CLOSED(test_settings),
		OPZET_TEST_CLOSED(test_long_read),
		OPZET_TEST_CLOSED(test_wal_stays_small),
		OPZET_TEST_CLOSED(test_one_process_at_a_time),
		cmocka_unit_test(test_log_path),
		OPZET_TEST_CLOSED(test_backup),
	};
	const struct CMUnitTest postgres[] = {
		OPZET_TEST_CLOSED(test_types_that_differ),
		OPZET_TEST_CLOSED(test_backup_postgres),
	};
	int failed;

	if (argc == 4 && strcmp(argv[1], "child") == 0)
		return child_main(argv[2], argv[3]);
	failed = opzet_run_both(both, sizeof(both) / sizeof(both[0]));
	failed |= opzet_run_sqlite(sqlite, sizeof(sqlite) / sizeof(sqlite[0]));
	return failed | opzet_run_postgres(postgres, sizeof(postgres) / sizeof(postgres[0]));
}
