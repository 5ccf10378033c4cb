/* Units of work: all or nothing, alone and in a group, on both databases. */
#include <pthread.h>
#include <sched.h>
#include <setjmp.h>
#include <sqlite3.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "db/db_test/opzet.h"

static struct casus_id casus(int64_t id)
{
	return (struct casus_id){ id };
}

static enum fault txn(struct opzet *o, unit_fn fn, void *arg)
{
	fault_clear(&o->fi);
	return db_txn(o->db, LENS_ACTOR, &o->eyes, o->arena, &o->fi, fn, arg);
}

static int64_t count(struct opzet *o, const char *table)
{
	return opzet_look(o, false, str_cat(o->arena, STR("select count(*) from main."), str_z(table)).p);
}

/* ---- faults ---- */

static enum fault add_then_fail(struct unit *u, void *arg)
{
	struct batch b = unit_batch(u);

	add_casus(&b, 1, "a", 1);
	TRY(batch_run(&b));
	return arg ? fault_set(unit_fault(u), FAULT_DENIED, "mag niet", NULL) : FAULT_NOT_FOUND;
}

static void test_fault_undoes(void **state)
{
	struct opzet *o = *state;

	assert_int_equal(txn(o, add_then_fail, o), FAULT_DENIED);
	assert_string_equal(o->fi.text, "mag niet");
	assert_int_equal(txn(o, add_then_fail, NULL), FAULT_NOT_FOUND);
	assert_int_equal(count(o, "casus"), 0);
}

/* Who looks away from a fault commits nothing either, and cannot go on. */
static enum fault ignore_fault(struct unit *u, void *arg)
{
	struct batch b = unit_batch(u);
	struct q_casus_list_rows rows;

	add_casus(&b, 5, "vijf", 1);
	add_casus(&b, 6, "vijf", 1);
	*(enum fault *)arg = batch_run(&b);
	q_casus_list(&b, &rows);
	assert_int_equal(batch_run(&b), FAULT_CONFLICT);
	return FAULT_NONE;
}

static void test_ignored_fault(void **state)
{
	struct opzet *o = *state;
	enum fault seen = FAULT_NONE;

	assert_int_equal(txn(o, ignore_fault, &seen), FAULT_CONFLICT);
	assert_int_equal(seen, FAULT_CONFLICT);
	assert_int_equal(count(o, "casus"), 0);
}

struct wrong {
	int64_t id, bedrag, notitie, bij;
	const char *naam, *tekst;
	enum fault fault;
};

static enum fault do_wrong(struct unit *u, void *arg)
{
	const struct wrong *w = arg;
	struct batch b = unit_batch(u);

	if (w->naam || !w->tekst)
		add_casus(&b, w->id, w->naam, w->bedrag);
	if (w->tekst)
		q_notitie_add(&b, (struct notitie_id){ w->notitie }, casus(w->bij), str_z(w->tekst), NULL);
	return batch_run(&b);
}

static void test_constraints(void **state)
{
	struct wrong cases[] = {
		{ .id = 1, .naam = "b", .fault = FAULT_CONFLICT },              /* primary key */
		{ .id = 2, .naam = "a", .fault = FAULT_CONFLICT },              /* unique */
		{ .id = 2, .naam = NULL, .fault = FAULT_INVALID },              /* not null */
		{ .id = 2, .naam = "b", .bedrag = -1, .fault = FAULT_INVALID }, /* check */
		{ .notitie = 1, .bij = 99, .tekst = "x", .fault = FAULT_INVALID }, /* foreign key */
		{ .notitie = 1, .bij = 1, .tekst = "", .fault = FAULT_INVALID },
		{ .id = 2, .naam = "nooit", .fault = FAULT_INVALID },           /* a trigger refuses */
		{ .id = 2, .naam = "b", .fault = FAULT_NONE },
	};
	struct opzet *o = *state;

	assert_int_equal(put_casus(o, 1, "a", 1), FAULT_NONE);
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		if (txn(o, do_wrong, &cases[i]) != cases[i].fault)
			fail_msg("case %zu: %s %s", i, fault_name(o->fi.fault), o->fi.detail);
		/* never what a user typed */
		if (cases[i].fault)
			assert_true(o->fi.detail[0] && !strstr(o->fi.detail, "'b'"));
	}
	assert_int_equal(count(o, "casus"), 2);
}

static enum fault parent_delete(struct unit *u, void *arg)
{
	struct batch b = unit_batch(u);

	q_casus_delete(&b, casus(1), arg);
	return batch_run(&b);
}

static enum fault add_notitie(struct unit *u, void *arg)
{
	struct batch b = unit_batch(u);

	q_notitie_add(&b, (struct notitie_id){ 9 }, casus(1), *(struct str *)arg, NULL);
	return batch_run(&b);
}

/* The database looks for children through no lens, and must be allowed to. */
static void test_delete_of_a_parent(void **state)
{
	struct opzet *o = *state;
	int64_t gone = -1;

	assert_int_equal(put_casus(o, 1, "a", 1), FAULT_NONE);
	assert_int_equal(txn(o, add_notitie, &STR("kind")), FAULT_NONE);
	assert_int_equal(txn(o, parent_delete, &gone), FAULT_INVALID);
	opzet_exec(o, "delete from main.notitie");
	assert_int_equal(txn(o, parent_delete, &gone), FAULT_NONE);
	assert_int_equal(gone, 1);
}

static enum fault begin_another(struct unit *u, void *arg)
{
	return db_txn(u->db, LENS_ACTOR, &u->eyes, u->arena, u->fi, add_then_fail, arg);
}

static void test_lenses_that_do_not_write(void **state)
{
	struct opzet *o = *state;

	assert_int_equal(db_txn(o->db, LENS_ASOF, &o->eyes, o->arena, &o->fi, add_then_fail, NULL), FAULT_INTERNAL);
	fault_clear(&o->fi);
	assert_int_equal(db_txn(o->db, LENS_CIJFERS, &o->eyes, o->arena, &o->fi, add_then_fail, NULL), FAULT_INTERNAL);
	if (o->kind == DB_SQLITE) {
		assert_int_equal(txn(o, begin_another, NULL), FAULT_INTERNAL);
		assert_non_null(strstr(o->fi.detail, "begun within a unit"));
	}
}

/* ---- what a unit does ---- */

struct edit {
	int64_t versie, changed, seen;
};

static enum fault edit_casus(struct unit *u, void *arg)
{
	struct edit *e = arg;
	struct batch b = unit_batch(u);
	struct q_casus_get *c;

	q_casus_get(&b, casus(1), &c);
	TRY(batch_run(&b));
	if (!c)
		return FAULT_NOT_FOUND;
	q_casus_move(&b, 50, casus(1), e->versie, &e->changed);
	q_casus_get(&b, casus(1), &c);
	TRY(batch_run(&b));
	e->seen = c->bedrag;
	return e->changed ? FAULT_NONE : FAULT_CONFLICT;
}

/* Gone or not yours, and changed meanwhile, are different answers. */
static void test_stale_version(void **state)
{
	struct opzet *o = *state;
	struct edit e = { .versie = 1 };

	assert_int_equal(put_casus(o, 1, "a", 7), FAULT_NONE);
	assert_int_equal(txn(o, edit_casus, &e), FAULT_NONE);
	assert_true(e.changed == 1 && e.seen == 50);
	assert_int_equal(txn(o, edit_casus, &e), FAULT_CONFLICT);
	assert_int_equal(e.changed, 0);
	o->eyes.organisatie = ORG_B;
	e.versie = 2;
	assert_int_equal(txn(o, edit_casus, &e), FAULT_NOT_FOUND);
	assert_int_equal(opzet_look(o, false, "select versie from main.casus"), 2);
}

struct rename {
	struct q_casus_rename *mine, *other;
};

static enum fault rename_both(struct unit *u, void *arg)
{
	struct rename *r = arg;
	struct batch b = unit_batch(u);

	q_casus_rename(&b, STR("nieuw"), casus(1), &r->mine);
	q_casus_rename(&b, STR("anders"), casus(2), &r->other);
	return batch_run(&b);
}

/* Writing goes through the lens as well; returning says what was written. */
static void test_write_through_the_lens(void **state)
{
	struct opzet *o = *state;
	struct rename r = { 0 };

	assert_int_equal(put_casus(o, 1, "a", 1), FAULT_NONE);
	o->eyes.organisatie = ORG_B;
	assert_int_equal(put_casus(o, 2, "b", 1), FAULT_NONE);
	o->eyes.organisatie = ORG_A;
	assert_int_equal(txn(o, rename_both, &r), FAULT_NONE);
	assert_true(r.mine && r.mine->id.v == 1 && r.mine->versie == 2 && !r.other);
	assert_int_equal(opzet_look(o, false, "select count(*) from main.casus where naam = 'b'"), 1);
}

#define HARD "\"\\/ \b\f\n\r\t\x01\x1f\x7f élan 😀 '&<\xe2\x80\xa8"

/* The image of a row is the same text on both databases. */
static void test_journaal(void **state)
{
	struct opzet *o = *state;
	struct batch b = opzet_batch(o, LENS_KAAL);
	struct q_journaal_list_rows rows;
	struct q_casus_met_notitie_rows met;

	o->eyes.medewerker = 31;
	assert_int_equal(put_casus(o, 1, "a", 1), FAULT_NONE);
	assert_int_equal(txn(o, add_notitie, &STR(HARD)), FAULT_NONE);
	q_journaal_list(&b, &rows);
	assert_int_equal(batch_run(&b), FAULT_NONE);
	b = opzet_batch(o, LENS_ACTOR);
	q_casus_met_notitie(&b, &met);
	assert_int_equal(batch_run(&b), FAULT_NONE);
	assert_true(met.n == 1 && met.v[0].id.v == 1);
	assert_int_equal(rows.n, 1);
	assert_true(str_eq(rows.v[0].tabel, STR("notitie")) && rows.v[0].rij == 9 && rows.v[0].medewerker.v == 31);
	assert_string_equal(rows.v[0].beeld.p, "{\"id\":9,\"versie\":1,\"casus\":1,\"tekst\":"
		"\"\\\"\\\\/ \\b\\f\\n\\r\\t\\u0001\\u001f\x7f"
		" élan 😀 '&<\xe2\x80\xa8\"}");
}

/* ---- many at once ---- */

#define WRITERS 3
#define READERS 3
#define TRANSFERS 40

struct crowd {
	struct opzet *o;
	atomic_int writing, torn, failed, busy;
};

static enum fault transfer(struct unit *u, void *arg)
{
	struct batch b = unit_batch(u);
	struct q_casus_get *from, *to;

	(void)arg;
	q_casus_get(&b, casus(1), &from);
	q_casus_get(&b, casus(2), &to);
	TRY(batch_run(&b));
	q_casus_move(&b, from->bedrag - 1, casus(1), from->versie, NULL);
	TRY(batch_run(&b));
	q_casus_move(&b, to->bedrag + 1, casus(2), to->versie, NULL);
	return batch_run(&b);
}

static void *write_many(void *arg)
{
	struct crowd *c = arg;
	struct arena *a = arena_new((size_t)1024 * 1024);
	int done = 0;

	while (done < TRANSFERS && !atomic_load(&c->failed)) {
		struct fault_info fi = { 0 };
		enum fault f = db_txn(c->o->db, LENS_ACTOR, &c->o->eyes, a, &fi, transfer, NULL);

		/* PostgreSQL gives up after some tries under such a crowd */
		if (f == FAULT_BUSY)
			(void)atomic_fetch_add(&c->busy, 1);
		else if (f)
			(void)atomic_fetch_add(&c->failed, 1);
		else
			done++;
		arena_reset(a);
	}
	(void)atomic_fetch_sub(&c->writing, 1);
	arena_free(&a);
	return NULL;
}

/* Two looks in one batch agree with each other, and no money is ever under way. */
static void *read_many(void *arg)
{
	struct crowd *c = arg;
	struct arena *a = arena_new((size_t)1024 * 1024);

	while (atomic_load(&c->writing) > 0) {
		struct fault_info fi = { 0 };
		struct batch b = db_batch(c->o->db, LENS_ACTOR, &c->o->eyes, a, &fi);
		struct q_casus_get *one, *two;
		struct q_casus_sum *sum;

		q_casus_get(&b, casus(1), &one);
		q_casus_sum(&b, &sum);
		q_casus_get(&b, casus(2), &two);
		if (batch_run(&b))
			(void)atomic_fetch_add(&c->failed, 1);
		else if (sum->som != 1000 || one->bedrag + two->bedrag != 1000)
			(void)atomic_fetch_add(&c->torn, 1);
		arena_reset(a);
	}
	arena_free(&a);
	return NULL;
}

static void test_crowd(void **state)
{
	struct opzet *o = *state;
	struct crowd c = { .o = o, .writing = WRITERS };
	pthread_t threads[WRITERS + READERS];

	assert_int_equal(put_casus(o, 1, "a", 1000), FAULT_NONE);
	assert_int_equal(put_casus(o, 2, "b", 0), FAULT_NONE);
	for (int i = 0; i < WRITERS + READERS; i++)
		assert_int_equal(pthread_create(&threads[i], NULL, i < WRITERS ? write_many : read_many, &c), 0);
	for (int i = 0; i < WRITERS + READERS; i++)
		(void)pthread_join(threads[i], NULL);
	assert_int_equal(c.failed, 0);
	assert_int_equal(c.torn, 0);
	assert_int_equal(opzet_look(o, false, "select bedrag from main.casus where id = 2"), WRITERS * TRANSFERS);
	assert_int_equal(opzet_look(o, false, "select versie from main.casus where id = 1"), 1 + WRITERS * TRANSFERS);
}

/* ---- the group of the SQLite writer ---- */

enum spoil { SPOIL_NOTHING, SPOIL_COMMIT, SPOIL_FULL };

struct member {
	struct opzet *o;
	int64_t id;
	const char *naam;
	enum lens lens;
	struct fault_info fi;
	enum fault result;
};

struct group_test {
	struct opzet *o;
	size_t want; /* units that must wait before the first ends */
	atomic_bool holding;
	enum spoil spoil;
	int commits;
	struct conn *conn;
};

static int count_commit(void *arg)
{
	struct group_test *g = arg;

	g->commits++;
	return g->spoil == SPOIL_COMMIT;
}

/* Holds the writer until the others wait, so that they are one group; and meddles with its connection. */
static enum fault hold(struct unit *u, void *arg)
{
	struct group_test *g = arg;

	atomic_store(&g->holding, true);
	while (writer_waiting(u->db->writer) < g->want)
		(void)sched_yield();
	g->conn = u->conn;
	if (g->spoil == SPOIL_FULL)
		(void)sqlite3_exec(sqlite_handle(u->conn), "pragma max_page_count = 1", NULL, NULL, NULL);
	(void)sqlite3_commit_hook(sqlite_handle(u->conn), count_commit, g);
	return FAULT_NONE;
}

static void *hold_main(void *arg)
{
	struct group_test *g = arg;
	struct arena *a = arena_new(65536);
	struct fault_info fi = { 0 };
	enum fault f = db_txn(g->o->db, LENS_ACTOR, &g->o->eyes, a, &fi, hold, g);

	arena_free(&a);
	return (void *)(intptr_t)f;
}

static enum fault member_unit(struct unit *u, void *arg)
{
	struct member *m = arg;
	struct batch b = unit_batch(u);
	/* so long that it needs pages of its own */
	char *text = arena_alloc(u->arena, 50001);

	if (u->conn->lens == LENS_KAAL)
		return FAULT_NONE;
	add_casus(&b, m->id, m->naam, 1);
	(void)memset(text, 'x', 50000);
	q_notitie_add(&b, (struct notitie_id){ m->id }, casus(m->id), (struct str){ text, 50000 }, NULL);
	return batch_run(&b);
}

static void *member_main(void *arg)
{
	struct member *m = arg;
	struct arena *a = arena_new((size_t)1024 * 1024);

	m->result = db_txn(m->o->db, m->lens, &m->o->eyes, a, &m->fi, member_unit, m);
	arena_free(&a);
	return NULL;
}

/* Runs the members as one group behind a unit that holds the writer. */
static void run_group(struct group_test *g, struct member *m, size_t n)
{
	pthread_t holder, threads[8];
	void *held = NULL;

	assert_true(n <= 8);
	g->want = n;
	assert_int_equal(pthread_create(&holder, NULL, hold_main, g), 0);
	while (!atomic_load(&g->holding))
		(void)sched_yield();
	for (size_t i = 0; i < n; i++) {
		m[i].o = g->o;
		assert_int_equal(pthread_create(&threads[i], NULL, member_main, &m[i]), 0);
		/* in this order; the holder ends when the last one waits */
		while (i + 1 < n && writer_waiting(g->o->db->writer) < i + 1)
			(void)sched_yield();
	}
	(void)pthread_join(holder, &held);
	for (size_t i = 0; i < n; i++)
		(void)pthread_join(threads[i], NULL);
	(void)sqlite3_commit_hook(sqlite_handle(g->conn), NULL, NULL);
	(void)sqlite3_exec(sqlite_handle(g->conn), "pragma max_page_count = 1073741823", NULL, NULL, NULL);
	if (g->spoil != SPOIL_COMMIT)
		assert_int_equal((intptr_t)held, FAULT_NONE);
}

static void test_group_one_fails(void **state)
{
	struct group_test g = { .o = *state };
	struct member m[3] = { { .id = 1, .naam = "a" }, { .id = 2, .naam = "a" }, { .id = 3, .naam = "c" } };

	run_group(&g, m, 3);
	assert_int_equal(m[0].result, FAULT_NONE);
	assert_int_equal(m[1].result, FAULT_CONFLICT);
	assert_int_equal(m[2].result, FAULT_NONE);
	assert_int_equal(count(g.o, "casus"), 2);
	/* the holder's, and one for the three */
	assert_int_equal(g.commits, 2);
}

/* The holder's commit fails too: nobody is told that it went well, and nothing is there. */
static void test_group_commit_fails(void **state)
{
	struct group_test g = { .o = *state, .spoil = SPOIL_COMMIT };
	struct member m[3] = { { .id = 1, .naam = "a" }, { .id = 2, .naam = "a" }, { .id = 3, .naam = "c" } };

	run_group(&g, m, 3);
	for (int i = 0; i < 3; i++) {
		assert_int_not_equal(m[i].result, FAULT_NONE);
		assert_int_equal(m[i].fi.fault, m[i].result);
	}
	assert_int_equal(m[1].result, FAULT_CONFLICT);
	assert_int_equal(count(g.o, "casus"), 0);
	assert_int_equal(put_casus(g.o, 1, "a", 1), FAULT_NONE);
	assert_int_equal(count(g.o, "casus"), 1);
}

/* A full disk undoes the group or the unit; who was told of success is there, who was told of a fault is not. */
static void test_group_full(void **state)
{
	struct group_test g = { .o = *state, .spoil = SPOIL_FULL };
	struct member m[3] = { { .id = 1, .naam = "a" }, { .id = 2, .naam = "b" }, { .id = 3, .naam = "c" } };

	run_group(&g, m, 3);
	for (int i = 0; i < 3; i++) {
		assert_int_equal(m[i].result, FAULT_FULL);
		assert_int_equal(m[i].fi.fault, FAULT_FULL);
	}
	assert_int_equal(count(g.o, "casus") + count(g.o, "notitie"), 0);
	fault_clear(&g.o->fi);
	assert_int_equal(put_casus(g.o, 1, "a", 1), FAULT_NONE);
}

/* Another lens has another connection: it ends the group, and only one writes at a time. */
static void test_group_of_two_lenses(void **state)
{
	struct group_test g = { .o = *state };
	struct member m[4] = { { .id = 1, .naam = "a" }, { .id = 2, .naam = "b", .lens = LENS_KAAL }, { .id = 3, .naam = "c" },
		{ .id = 4, .naam = "c" } };

	run_group(&g, m, 4);
	assert_int_equal(m[0].result, FAULT_NONE);
	assert_int_equal(m[1].result, FAULT_NONE);
	assert_int_equal(m[2].result, FAULT_NONE);
	assert_int_equal(m[3].result, FAULT_CONFLICT);
	assert_int_equal(count(g.o, "casus"), 2);
	/* the holder's, the first's, and that of the last two */
	assert_int_equal(g.commits, 3);
}

/* PostgreSQL's own words for a full disk. */
static void test_full_postgres(void **state)
{
	struct opzet *o = *state;

	assert_int_equal(put_casus(o, 1, "vol", 1), FAULT_FULL);
	assert_int_equal(o->fi.fault, FAULT_FULL);
}

static int refuse_once(void *left)
{
	return *(int *)left > 0 && (*(int *)left)--;
}

/* Its own work succeeds; what ends its savepoint does not. */
static enum fault add_and_be_stopped(struct unit *u, void *arg)
{
	struct batch b = unit_batch(u);

	add_casus(&b, 1, "a", 1);
	TRY(batch_run(&b));
	sqlite3_progress_handler(sqlite_handle(u->conn), 1, refuse_once, arg);
	return FAULT_NONE;
}

static void test_release_fails(void **state)
{
	static int left = 1;
	struct opzet *o = *state;

	assert_int_not_equal(txn(o, add_and_be_stopped, &left), FAULT_NONE);
	assert_int_equal(left, 0);
	assert_int_equal(count(o, "casus"), 0);
	assert_int_equal(txn(o, add_then_fail, NULL), FAULT_NOT_FOUND); /* the writer goes on */
}

int main(void)
{
	const struct CMUnitTest both[] = {
		OPZET_TEST(test_fault_undoes),
		OPZET_TEST(test_ignored_fault),
		OPZET_TEST(test_constraints),
		OPZET_TEST(test_delete_of_a_parent),
		OPZET_TEST(test_lenses_that_do_not_write),
		OPZET_TEST(test_stale_version),
		OPZET_TEST(test_write_through_the_lens),
		OPZET_TEST(test_journaal),
		OPZET_TEST(test_crowd),
	};
	const struct CMUnitTest sqlite[] = {
		OPZET_TEST(test_group_one_fails),
		OPZET_TEST(test_group_commit_fails),
		OPZET_TEST(test_group_full),
		OPZET_TEST(test_group_of_two_lenses),
		OPZET_TEST(test_release_fails),
	};
	const struct CMUnitTest postgres[] = {
		OPZET_TEST(test_full_postgres),
	};
	int failed = opzet_run_both(both, sizeof(both) / sizeof(both[0]));

	failed |= opzet_run_sqlite(sqlite, sizeof(sqlite) / sizeof(sqlite[0]));
	return failed | opzet_run_postgres(postgres, sizeof(postgres) / sizeof(postgres[0]));
}
