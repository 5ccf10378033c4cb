/* What only a server can do: conflicts between transactions, connections that end, a commit without an answer. */
#include <libpq-fe.h>
#include <pthread.h>
#include <sched.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "db/db_test/opzet.h"
#include "db/db_test/proxy.h"

static struct casus_id casus(int64_t id)
{
	return (struct casus_id){ id };
}

struct meddle {
	struct opzet *o;
	struct db *server; /* who meddles: another server; NULL: this one */
	int tries, meddle; /* meddle: in so many first tries */
	int64_t sum;
	struct proxy *proxy;
	enum proxy_mode mode;
};

/* ---- conflicts ---- */

static enum fault raise_one(struct unit *u, void *arg)
{
	struct batch b = unit_batch(u);
	struct q_casus_get *c;

	(void)arg;
	q_casus_get(&b, casus(1), &c);
	TRY(batch_run(&b));
	q_casus_move(&b, c->bedrag + 1, casus(1), c->versie, NULL);
	return batch_run(&b);
}

/* Reads casus 1, lets another change it, writes what it read to casus 2: only after the other that is right. */
static enum fault copy_one(struct unit *u, void *arg)
{
	struct meddle *m = arg;
	struct batch b = unit_batch(u);
	struct q_casus_get *one, *two;

	m->tries++;
	q_casus_get(&b, casus(1), &one);
	q_casus_get(&b, casus(2), &two);
	TRY(batch_run(&b));
	if (m->tries <= m->meddle) {
		struct db_eyes eyes = u->eyes;
		struct fault_info fi = { 0 };

		/* it reads what this unit will write, and writes what this unit read */
		assert_int_equal(db_txn(m->server ? m->server : u->db, LENS_ACTOR, &eyes, m->o->arena, &fi, raise_one, NULL), FAULT_NONE);
	}
	q_casus_move(&b, one->bedrag, casus(1), one->versie, NULL);
	q_casus_move(&b, one->bedrag, casus(2), two->versie, NULL);
	return batch_run(&b);
}

static void put_two(struct opzet *o)
{
	assert_int_equal(put_casus(o, 1, "a", 1), FAULT_NONE);
	assert_int_equal(put_casus(o, 2, "b", 100), FAULT_NONE);
}

static void test_conflict_runs_again(void **state)
{
	struct opzet *o = *state;
	struct meddle m = { .o = o, .meddle = 2 };

	put_two(o);
	assert_int_equal(db_txn(o->db, LENS_ACTOR, &o->eyes, o->arena, &o->fi, copy_one, &m), FAULT_NONE);
	assert_int_equal(m.tries, 3);
	assert_int_equal(o->fi.fault, FAULT_NONE);
	assert_int_equal(opzet_look(o, false, "select bedrag from casus where id = 2"), 3);
}

static void test_conflict_without_end(void **state)
{
	struct opzet *o = *state;
	struct meddle m = { .o = o, .meddle = 1000 };

	put_two(o);
	assert_int_equal(db_open(&o->cfg, stmts_all, &m.server, &o->fi), FAULT_NONE);
	assert_int_equal(db_txn(o->db, LENS_ACTOR, &o->eyes, o->arena, &o->fi, copy_one, &m), FAULT_BUSY);
	assert_int_equal(m.tries, 10);
	assert_int_equal(o->fi.fault, FAULT_BUSY);
	assert_int_equal(opzet_look(o, false, "select bedrag from casus where id = 2"), 100);
	db_close(&m.server);
}

#define TURNS 200

struct raiser { /* raises casus 1 without end */
	struct opzet *o;
	atomic_int begun, raised;
	atomic_bool stop;
};

static enum fault raise_counted(struct unit *u, void *arg)
{
	struct raiser *r = arg;

	(void)atomic_fetch_add(&r->begun, 1);
	return raise_one(u, NULL);
}

static void *raise_on(void *arg)
{
	struct raiser *r = arg;

	while (!atomic_load(&r->stop)) {
		struct arena *a = arena_new((size_t)64 * 1024);
		struct fault_info fi = { 0 };

		if (!db_txn(r->o->db, LENS_ACTOR, &r->o->eyes, a, &fi, raise_counted, r))
			(void)atomic_fetch_add(&r->raised, 1);
		arena_free(&a);
	}
	return NULL;
}

struct slow {
	struct raiser *raiser;
	int tries, last; /* last: how often the other began during the last try */
};

/* Reads, gives the other all the time it needs to come between, and writes. The other counts after its commit, so the
 * first count may be of what was read already. */
static enum fault raise_slowly(struct unit *u, void *arg)
{
	struct slow *s = arg;
	struct batch b = unit_batch(u);
	struct q_casus_get *c;
	int begun = atomic_load(&s->raiser->begun), raised;

	q_casus_get(&b, casus(1), &c);
	TRY(batch_run(&b));
	raised = atomic_load(&s->raiser->raised);
	s->tries++;
	for (int i = 0; s->tries <= 3 ? atomic_load(&s->raiser->raised) < raised + 2 : i < TURNS; i++)
		(void)sched_yield();
	s->last = atomic_load(&s->raiser->begun) - begun;
	q_casus_move(&b, c->bedrag + 1000000, casus(1), c->versie, NULL);
	return batch_run(&b);
}

/* Where all others are quick, the slow one would never come through: after some tries it has the server for itself. */
static void test_refused_often_runs_alone(void **state)
{
	struct opzet *o = *state;
	struct raiser r = { .o = o };
	struct slow s = { .raiser = &r };
	pthread_t thread;

	put_two(o);
	assert_int_equal(pthread_create(&thread, NULL, raise_on, &r), 0);
	assert_int_equal(db_txn(o->db, LENS_ACTOR, &o->eyes, o->arena, &o->fi, raise_slowly, &s), FAULT_NONE);
	atomic_store(&r.stop, true);
	assert_int_equal(pthread_join(thread, NULL), 0);
	assert_int_equal(s.tries, 4);
	assert_int_equal(s.last, 0);
	assert_true(opzet_look(o, false, "select bedrag from casus where id = 1") >= 1000000);
}

/* Write skew: neither writes what the other writes, and yet one must come after the other. */
static enum fault sum_into(struct unit *u, void *arg)
{
	struct meddle *m = arg;
	struct batch b = unit_batch(u);
	struct q_casus_sum *sum;
	int64_t id = m->meddle ? 11 : 12;

	m->tries++;
	q_casus_sum(&b, &sum);
	TRY(batch_run(&b));
	m->sum = sum->som;
	if (m->meddle && m->tries == 1) {
		struct meddle other = { .o = m->o };
		struct db_eyes eyes = u->eyes;
		struct fault_info fi = { 0 };

		assert_int_equal(db_txn(u->db, LENS_ACTOR, &eyes, m->o->arena, &fi, sum_into, &other), FAULT_NONE);
	}
	add_casus(&b, id, str_from_i64(u->arena, id).p, sum->som);
	return batch_run(&b);
}

static void test_one_after_the_other(void **state)
{
	struct opzet *o = *state;
	struct meddle m = { .o = o, .meddle = 1 };

	put_two(o);
	assert_int_equal(db_txn(o->db, LENS_ACTOR, &o->eyes, o->arena, &o->fi, sum_into, &m), FAULT_NONE);
	assert_int_equal(m.tries, 2);
	assert_int_equal(opzet_look(o, false, "select bedrag from casus where id = 12"), 101);
	assert_int_equal(opzet_look(o, false, "select bedrag from casus where id = 11"), 202);
}

/* ---- connections that end ---- */

static void test_read_after_hanging_up(void **state)
{
	struct opzet *o = *state;
	struct batch b;
	struct q_casus_sum *sum;

	put_two(o);
	for (int i = 0; i < 5; i++) {
		opzet_hang_up(o, "schakel_actor");
		b = opzet_batch(o, LENS_ACTOR);
		q_casus_sum(&b, &sum);
		q_casus_sum(&b, &sum);
		assert_int_equal(batch_run(&b), FAULT_NONE);
		assert_int_equal(sum->n, 2);
		assert_int_equal(o->fi.fault, FAULT_NONE);
	}
	opzet_hang_up(o, "schakel_actor");
	assert_int_equal(db_ping(o->db, &o->fi), FAULT_NONE);
}

static enum fault hang_up_within(struct unit *u, void *arg)
{
	struct meddle *m = arg;
	struct batch b = unit_batch(u);

	m->tries++;
	add_casus(&b, 5, "vijf", 1);
	TRY(batch_run(&b));
	if (m->tries <= m->meddle)
		opzet_hang_up(m->o, "schakel_actor");
	add_casus(&b, 6, "zes", 1);
	return batch_run(&b);
}

/* Nothing of the first try was kept, so the unit runs again, once. */
static void test_unit_hung_up(void **state)
{
	struct opzet *o = *state;
	struct meddle m = { .o = o, .meddle = 1 };

	assert_int_equal(db_txn(o->db, LENS_ACTOR, &o->eyes, o->arena, &o->fi, hang_up_within, &m), FAULT_NONE);
	assert_int_equal(m.tries, 2);
	assert_int_equal(opzet_look(o, false, "select count(*) from casus"), 2);
	opzet_exec(o, "delete from casus");
	m = (struct meddle){ .o = o, .meddle = 9 };
	assert_int_equal(db_txn(o->db, LENS_ACTOR, &o->eyes, o->arena, &o->fi, hang_up_within, &m), FAULT_BUSY);
	assert_int_equal(m.tries, 2);
	assert_int_equal(opzet_look(o, false, "select count(*) from casus"), 0);
	fault_clear(&o->fi);
	assert_int_equal(db_ping(o->db, &o->fi), FAULT_NONE);
}

static void test_log_hung_up(void **state)
{
	struct opzet *o = *state;
	struct value v[Q_RAADPLEGING_ADD_VALUES];
	struct append_ticket t;

	for (int i = 1; i <= 3; i++) {
		opzet_hang_up(o, "schakel_kaal");
		q_raadpleging_add_values(v, i, STR("na"));
		assert_int_equal(db_append(o->db, &stmt_raadpleging_add, v, 1, &t, &o->fi), FAULT_NONE);
		assert_int_equal(db_append_wait(o->db, &t, &o->fi), FAULT_NONE);
		assert_int_equal(opzet_look(o, true, "select max(volgnr) from raadpleging"), i);
	}
}

/* ---- a commit without an answer ---- */

/* An opzet whose driver goes through the proxy. */
static struct opzet *through_proxy(struct proxy **ret)
{
	struct opzet *o = opzet_new(DB_POSTGRES, true);
	PGconn *pg = o->pg;
	char *path = db_alloc(256, 1), *conninfo = db_alloc(256, 1);

	if (PQhost(pg)[0] != '/')
		fail_msg("SCHAKEL_TEST_PG must name a unix socket");
	(void)snprintf(path, 256, "%s/.s.PGSQL.%s", PQhost(pg), PQport(pg));
	*ret = proxy_new(path);
	assert_non_null(*ret);
	(void)snprintf(conninfo, 256, "host=127.0.0.1 port=%d dbname=%s sslmode=disable gssencmode=disable", proxy_port(*ret),
		o->name);
	o->cfg.conninfo = conninfo;
	if (opzet_open(o))
		fail_msg("%s", o->fi.detail);
	free(path);
	o->cfg.conninfo = o->conninfo;
	free(conninfo);
	return o;
}

static enum fault arm_within(struct unit *u, void *arg)
{
	struct meddle *m = arg;
	struct batch b = unit_batch(u);

	m->tries++;
	add_casus(&b, 5, "vijf", 1);
	TRY(batch_run(&b));
	proxy_arm(m->proxy, m->mode);
	return FAULT_NONE;
}

/* Never again by itself, whether the server kept it or not. */
static void uncertain_unit(enum proxy_mode mode, int64_t kept)
{
	struct meddle m = { .mode = mode };
	struct opzet *o = through_proxy(&m.proxy);

	assert_int_equal(db_txn(o->db, LENS_ACTOR, &o->eyes, o->arena, &o->fi, arm_within, &m), FAULT_UNCERTAIN);
	assert_int_equal(o->fi.fault, FAULT_UNCERTAIN);
	assert_int_equal(m.tries, 1);
	fault_clear(&o->fi);
	assert_int_equal(put_casus(o, 6, "zes", 1), FAULT_NONE);
	assert_int_equal(opzet_look(o, false, "select count(*) from casus where id = 5"), kept);
	opzet_free(&o);
	proxy_free(&m.proxy);
}

static void test_uncertain_unit(void **state)
{
	(void)state;
	uncertain_unit(PROXY_DROP_BEFORE, 0);
	uncertain_unit(PROXY_DROP_AFTER, 1);
}

/* Nobody knows whether the row is there: it is written once more, and the count goes on under another proces, so that no
 * gap is a lie. */
static void uncertain_log(enum proxy_mode mode, int64_t kept)
{
	struct proxy *proxy;
	struct opzet *o = through_proxy(&proxy);
	struct value v[Q_RAADPLEGING_ADD_VALUES];
	struct append_ticket t;

	for (int i = 0; i < 4; i++) {
		if (i == 1)
			proxy_arm(proxy, mode);
		q_raadpleging_add_values(v, i, STR("x"));
		assert_int_equal(db_append(o->db, &stmt_raadpleging_add, v, 1, &t, &o->fi), FAULT_NONE);
		assert_int_equal(db_append_wait(o->db, &t, &o->fi), FAULT_NONE);
	}
	assert_int_equal(opzet_look(o, true, "select count(*) from raadpleging"), 4 + kept);
	assert_int_equal(opzet_look(o, true, "select count(distinct proces) from raadpleging"), 2);
	assert_int_equal(opzet_look(o, true, "select count(*) from raadpleging r where r.volgnr > 1 and not exists"
		" (select 1 from raadpleging p where p.proces = r.proces and p.volgnr = r.volgnr - 1)"), 0);
	opzet_free(&o);
	proxy_free(&proxy);
}

static void test_uncertain_log(void **state)
{
	(void)state;
	uncertain_log(PROXY_DROP_BEFORE, 0);
	uncertain_log(PROXY_DROP_AFTER, 1);
}

/* The server is away: a clear answer, and well again when it is back. */
static void test_server_away(void **state)
{
	struct proxy *proxy;
	struct opzet *o = through_proxy(&proxy);
	struct batch b = opzet_batch(o, LENS_ACTOR);
	struct q_casus_sum *sum;

	(void)state;
	proxy_free(&proxy);
	q_casus_sum(&b, &sum);
	assert_int_equal(batch_run(&b), FAULT_BUSY);
	fault_clear(&o->fi);
	assert_int_equal(put_casus(o, 1, "a", 1), FAULT_BUSY);
	fault_clear(&o->fi);
	assert_int_equal(db_ping(o->db, &o->fi), FAULT_BUSY);
	opzet_free(&o);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		OPZET_TEST(test_conflict_runs_again),
		OPZET_TEST(test_conflict_without_end),
		OPZET_TEST(test_refused_often_runs_alone),
		OPZET_TEST(test_one_after_the_other),
		OPZET_TEST(test_read_after_hanging_up),
		OPZET_TEST(test_unit_hung_up),
		OPZET_TEST(test_log_hung_up),
		cmocka_unit_test(test_uncertain_unit),
		cmocka_unit_test(test_uncertain_log),
		cmocka_unit_test(test_server_away),
	};

	return opzet_run_postgres(tests, sizeof(tests) / sizeof(tests[0]));
}
