/* The contract of db.h, on both databases: batches, rows, lenses, faults. */
#include <setjmp.h>
#include <stdarg.h>
#include <string.h>
#include <cmocka.h>

#include "db/db_test/opzet.h"

static struct casus_id casus(int64_t id)
{
	return (struct casus_id){ id };
}

/* Runs what was added and expects this fault, with `in` in the detail. */
static void expect(struct opzet *o, struct batch *b, enum fault f, const char *in)
{
	assert_int_equal(batch_run(b), f);
	assert_int_equal(o->fi.fault, f);
	if (!strstr(o->fi.detail, in))
		fail_msg("\"%s\" is not in \"%s\"", in, o->fi.detail);
	fault_clear(&o->fi);
}

/* ---- faults first ---- */

static void test_refused_before_running(void **state)
{
	struct opzet *o = *state;
	struct batch b = opzet_batch(o, LENS_CIJFERS);
	struct stmt stranger = stmt_gemeente_list;
	struct q_casus_get *one;
	struct q_casus_list_rows many;
	struct value wrong = { .type = VALUE_TEXT, .s = STR("1") };

	q_casus_list(&b, &many);
	expect(o, &b, FAULT_INTERNAL, "casus_list: is not for this lens");
	b = opzet_batch(o, LENS_ACTOR);
	add_casus(&b, 1, "a", 1);
	expect(o, &b, FAULT_INTERNAL, "casus_add: writes outside a unit");
	batch_add(&b, &stranger, NULL, &many);
	expect(o, &b, FAULT_INTERNAL, "is not in the set");
	batch_add(&b, &stmt_casus_get, &wrong, &one);
	expect(o, &b, FAULT_INTERNAL, "another type");
	for (int i = 0; i < BATCH_MAX + 3; i++)
		q_casus_list(&b, &many);
	expect(o, &b, FAULT_INTERNAL, "more statements");
	b = opzet_batch(o, LENS_KAAL);
	batch_add(&b, &stmt_raadpleging_add, NULL, NULL);
	expect(o, &b, FAULT_INTERNAL, "written by db_append");
	assert_int_equal(batch_run(&b), FAULT_NONE);
}

static void test_texts_refused(void **state)
{
	static const struct {
		struct str text;
		enum fault fault;
	} cases[] = {
		{ { "a\0b", 3 }, FAULT_INVALID },
		{ { "\xff", 1 }, FAULT_INVALID },
		{ { "\xed\xa0\x80", 3 }, FAULT_INVALID },
		{ { "\xc3", 1 }, FAULT_INVALID },
		{ { NULL, 0 }, FAULT_INTERNAL },
	};
	struct opzet *o = *state;

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct value v = { .type = VALUE_TEXT, .s = cases[i].text };
		struct batch b = opzet_batch(o, LENS_ACTOR);
		struct q_casus_search_rows rows;

		batch_add(&b, &stmt_casus_search, &v, &rows);
		expect(o, &b, cases[i].fault, "casus_search");
	}
}

static void test_rows_refused(void **state)
{
	struct opzet *o = *state;
	struct batch b;
	struct q_casus_few_rows few;
	struct q_casus_only *only;
	struct q_casus_foto *foto;
	struct q_casus_teller_bool *boolean;
	struct q_casus_teller_datum *datum;

	for (int i = 1; i <= 3; i++)
		assert_int_equal(put_casus(o, i, i == 1 ? "a" : i == 2 ? "b" : "c", 1), FAULT_NONE);
	opzet_exec(o, "update main.casus set teller = 3 where id = 1");
	opzet_exec(o, "update main.casus set teller = 3000000000 where id = 2");
	b = opzet_batch(o, LENS_ACTOR);
	q_casus_few(&b, &few);
	expect(o, &b, FAULT_INTERNAL, "casus_few: more rows");
	q_casus_only(&b, &only);
	expect(o, &b, FAULT_INTERNAL, "casus_only: more rows");
	q_casus_foto(&b, casus(1), &foto);
	expect(o, &b, FAULT_INTERNAL, "casus_foto: foto");
	q_casus_teller_bool(&b, casus(1), &boolean);
	expect(o, &b, FAULT_INTERNAL, "casus_teller_bool: teller");
	q_casus_teller_datum(&b, casus(2), &datum);
	expect(o, &b, FAULT_INTERNAL, "casus_teller_datum: teller");
	/* the connection is as good as new */
	q_casus_teller_datum(&b, casus(1), &datum);
	assert_int_equal(batch_run(&b), FAULT_NONE);
	assert_int_equal(datum->teller.v, 3);
}

/* A statement that fails while it runs leaves no transaction behind. */
static void test_after_a_fault(void **state)
{
	struct opzet *o = *state;

	for (int i = 0; i < 5; i++) {
		struct batch b = opzet_batch(o, LENS_ACTOR);
		struct q_casus_list_rows rows;
		struct q_deel *deel;

		q_casus_list(&b, &rows);
		q_deel(&b, 0, &deel);
		q_casus_list(&b, &rows);
		expect(o, &b, FAULT_INTERNAL, "deel");
		q_deel(&b, 7, &deel);
		q_casus_list(&b, &rows);
		assert_int_equal(batch_run(&b), FAULT_NONE);
		assert_int_equal(deel->n, 14);
	}
}

static enum fault fill_gemeente(struct unit *u, void *arg)
{
	struct batch b = unit_batch(u);
	struct buf name = buf_new(u->arena);

	for (int i = 0; i < 1000; i++)
		buf_addz(&name, "0123456789");
	q_gemeente_add_many(&b, 1500, buf_str(&name), arg);
	return batch_run(&b);
}

/* 15 MB of names into 8 MB of arena. */
static void test_arena_over(void **state)
{
	struct opzet *o = *state;
	struct q_gemeente_list_rows rows;
	struct batch b;
	int64_t added;

	assert_int_equal(db_txn(o->db, LENS_ACTOR, &o->eyes, o->arena, &o->fi, fill_gemeente, &added), FAULT_NONE);
	assert_int_equal(added, 1500);
	opzet_fresh(o);
	b = opzet_batch(o, LENS_ACTOR);
	q_gemeente_list(&b, &rows);
	expect(o, &b, FAULT_BUSY, "arena is full");
}

/* ---- rows ---- */

static enum fault add_full(struct unit *u, void *arg)
{
	struct batch b = unit_batch(u);

	(void)arg;
	q_casus_add(&b, casus(7), (struct organisatie_id){ ORG_A }, STR("Élan"), INT64_MAX, false, 1700000000123,
		(struct datum){ 19920229 }, (struct str){ "\0\xff", 2 }, (struct opt_int){ true, 0 }, NULL);
	q_casus_add(&b, casus(INT64_MAX), (struct organisatie_id){ ORG_A }, STR(""), 0, true, 0, (struct datum){ 0 }, STR(""),
		(struct opt_int){ true, INT64_MIN }, NULL);
	q_casus_add(&b, casus(9), (struct organisatie_id){ ORG_A }, STR("leeg"), 0, true, 0, (struct datum){ 0 }, STR_NULL,
		(struct opt_int){ false, 5 }, NULL);
	return batch_run(&b);
}

static void test_every_type(void **state)
{
	struct opzet *o = *state;
	struct batch b = opzet_batch(o, LENS_ACTOR);
	struct q_casus_get *full, *empty, *bare, *none = (struct q_casus_get *)&b;

	assert_int_equal(db_txn(o->db, LENS_ACTOR, &o->eyes, o->arena, &o->fi, add_full, NULL), FAULT_NONE);
	q_casus_get(&b, casus(7), &full);
	q_casus_get(&b, casus(8), &none);
	q_casus_get(&b, casus(INT64_MAX), &empty);
	q_casus_get(&b, casus(9), &bare);
	assert_int_equal(batch_run(&b), FAULT_NONE);
	assert_null(none);
	assert_true(full->id.v == 7 && full->versie == 1 && full->bedrag == INT64_MAX && !full->open);
	assert_true(full->gesloten == 1700000000123 && full->geboren.v == 19920229 && full->teller.set && full->teller.v == 0);
	assert_true(str_eq(full->naam, STR("Élan")) && full->naam.p[full->naam.n] == '\0');
	assert_true(str_eq(full->foto, (struct str){ "\0\xff", 2 }));
	assert_true(empty->id.v == INT64_MAX && empty->open && empty->teller.v == INT64_MIN);
	assert_true(empty->naam.p && empty->naam.n == 0 && empty->foto.p && empty->foto.n == 0);
	assert_true(!bare->teller.set && bare->gesloten == 0 && bare->geboren.v == 0 && !bare->foto.p);
}

/* Many rows, an empty list, the same statement twice, the batch used again, in the order in which they were added. */
static void test_batch_order(void **state)
{
	struct opzet *o = *state;
	struct batch b;
	struct q_casus_search_rows one, all, none;
	struct q_notitie_list_rows notities;
	struct q_casus_list_rows list;

	for (int i = 0; i < 30; i++)
		assert_int_equal(put_casus(o, 100 + i, str_from_i64(o->arena, i).p, i), FAULT_NONE);
	b = opzet_batch(o, LENS_ACTOR);
	q_casus_search(&b, STR("7"), &one);
	q_casus_search(&b, STR_NULL, &all);
	q_casus_search(&b, STR("er niet"), &none);
	q_notitie_list(&b, casus(100), &notities);
	assert_int_equal(batch_run(&b), FAULT_NONE);
	assert_true(one.n == 1 && one.v[0].id.v == 107);
	assert_true(all.n == 30 && all.v[29].id.v == 129);
	assert_true(none.n == 0 && notities.n == 0);
	for (int i = 0; i < BATCH_MAX; i++)
		q_casus_list(&b, &list);
	assert_int_equal(batch_run(&b), FAULT_NONE);
	assert_true(list.n == 30 && str_eq(list.v[3].naam, STR("3")));
}

/* ---- writes that wait ---- */

struct waiting {
	int van, n;  /* added: numbers */
	bool none;   /* and one that changes nothing */
	bool asked;  /* a batch follows */
	size_t seen; /* by that batch */
};

static enum fault wait_unit(struct unit *u, void *arg)
{
	struct waiting *w = arg;
	struct q_casus_list_rows list;
	struct batch b = unit_batch(u);

	for (int i = 0; i < w->n; i++) {
		add_casus(&b, w->van + i, str_from_i64(unit_arena(u), w->van + i).p, 1);
		TRY(batch_later(&b, "regel"));
	}
	if (w->none) {
		q_casus_delete(&b, casus(999), NULL);
		TRY(batch_later(&b, "regel"));
	}
	if (!w->asked)
		return FAULT_NONE;
	q_casus_list(&b, &list);
	TRY(batch_run(&b));
	w->seen = list.n;
	return FAULT_NONE;
}

static enum fault waited(struct opzet *o, struct waiting *w)
{
	fault_clear(&o->fi);
	return db_txn(o->db, LENS_ACTOR, &o->eyes, o->arena, &o->fi, wait_unit, w);
}

static size_t cases_now(struct opzet *o)
{
	struct batch b = opzet_batch(o, LENS_ACTOR);
	struct q_casus_list_rows list;

	q_casus_list(&b, &list);
	assert_int_equal(batch_run(&b), FAULT_NONE);
	return list.n;
}

/* They are done before what comes after them and before the end, however many; one that changes nothing undoes all. */
static void test_writes_that_wait(void **state)
{
	struct opzet *o = *state;
	struct batch b = opzet_batch(o, LENS_ACTOR);
	size_t before = cases_now(o);
	struct waiting w;

	add_casus(&b, 500, "buiten", 1);
	assert_int_equal(batch_later(&b, NULL), FAULT_INTERNAL);
	for (int asked = 0; asked < 2; asked++) {
		w = (struct waiting){ .van = 500, .n = 3, .none = true, .asked = asked };
		assert_int_equal(waited(o, &w), FAULT_DENIED);
		assert_string_equal(o->fi.rule, "regel");
		assert_int_equal(cases_now(o), before);
	}
	w = (struct waiting){ .van = 500, .n = 2, .asked = true };
	assert_int_equal(waited(o, &w), FAULT_NONE);
	assert_int_equal(w.seen, before + 2);
	w = (struct waiting){ .van = 500, .n = 1 }; /* there already */
	assert_int_equal(waited(o, &w), FAULT_CONFLICT);
	assert_int_equal(cases_now(o), before + 2);
}

static void test_more_wait_than_a_batch_holds(void **state)
{
	struct opzet *o = *state;
	size_t before = cases_now(o);
	struct waiting w = { .van = 600, .n = 2 * BATCH_MAX + 5, .asked = true };

	assert_int_equal(waited(o, &w), FAULT_NONE);
	assert_int_equal(w.seen, before + 2 * BATCH_MAX + 5);
	assert_int_equal(cases_now(o), w.seen);
}

/* ---- eyes and lenses ---- */

static void test_actor_unset_sees_nothing(void **state)
{
	struct opzet *o = *state;
	struct db_eyes eyes[] = { { 0 }, { .organisatie = ORG_A }, { .organisatie = ORG_B }, { .organisatie = ORG_A }, { 0 } };
	struct q_casus_list_rows rows;
	struct q_casus_get *got;

	assert_int_equal(put_casus(o, 1, "a", 1), FAULT_NONE);
	/* more turns than there are connections: what one actor saw is not left for the next */
	for (size_t i = 0; i < 4 * sizeof(eyes) / sizeof(eyes[0]); i++) {
		const struct db_eyes *e = &eyes[i % 5];
		struct batch b = db_batch(o->db, LENS_ACTOR, e, o->arena, &o->fi);

		q_casus_list(&b, &rows);
		q_casus_get(&b, casus(1), &got);
		assert_int_equal(batch_run(&b), FAULT_NONE);
		assert_int_equal(rows.n, e->organisatie == ORG_A);
		assert_int_equal(got != NULL, e->organisatie == ORG_A);
	}
}

static void check_eyes(const struct q_ogen *q, const struct db_eyes *e)
{
	const struct {
		struct opt_int got;
		int64_t want;
	} all[] = {
		{ q->medewerker, e->medewerker }, { q->organisatie, e->organisatie }, { q->huis, e->huis }, { q->regio, e->regio },
		{ q->moment, e->moment }, { q->verzoek, e->verzoek }, { q->dossier, e->asof_dossier }, { q->toen, e->asof_moment },
		{ q->wie, e->asof_medewerker },
	};

	for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++) {
		assert_int_equal(all[i].got.set, all[i].want != 0);
		assert_int_equal(all[i].got.v, all[i].want);
	}
	assert_true(str_eq(q->route, str_z(e->route ? e->route : "-")));
	assert_true(str_eq(q->doel, str_z(e->doel ? e->doel : "-")));
}

static enum fault look_in_unit(struct unit *u, void *arg)
{
	struct batch b = unit_batch(u);

	q_ogen(&b, arg);
	TRY(batch_run(&b));
	check_eyes(*(struct q_ogen **)arg, &u->eyes);
	assert_int_equal(unit_moment(u), u->eyes.moment);
	return FAULT_NONE;
}

static void test_eyes(void **state)
{
	struct opzet *o = *state;
	struct db_eyes full = { 1, 2, 3, 4, 5, INT64_MAX, 7, 8, 9, "casus_notitie", "casusregie" }, none = { .moment = 77 };
	struct q_ogen *q;

	for (int lens = 0; lens < LENS__MAX; lens++) {
		struct batch b = db_batch(o->db, (enum lens)lens, lens % 2 ? &none : &full, o->arena, &o->fi);

		q_ogen(&b, &q);
		assert_int_equal(batch_run(&b), FAULT_NONE);
		check_eyes(q, lens % 2 ? &none : &full);
	}
	assert_int_equal(db_txn(o->db, LENS_ACTOR, &full, o->arena, &o->fi, look_in_unit, &q), FAULT_NONE);
	full.moment = 0;
	klok_freeze(424242);
	assert_int_equal(db_txn(o->db, LENS_KAAL, &full, o->arena, &o->fi, look_in_unit, &q), FAULT_NONE);
	assert_int_equal(q->moment.v, 424242);
	klok_freeze(0);
}

static void test_lens_kaal(void **state)
{
	struct opzet *o = *state;
	struct batch b = opzet_batch(o, LENS_KAAL);
	struct q_kluis_get *kluis;
	struct q_casus_all_rows all, seen;

	assert_int_equal(put_casus(o, 1, "a", 1), FAULT_NONE);
	o->eyes.organisatie = ORG_B;
	assert_int_equal(put_casus(o, 2, "b", 1), FAULT_NONE);
	q_kluis_get(&b, 1, &kluis);
	q_casus_all(&b, &all);
	assert_int_equal(batch_run(&b), FAULT_NONE);
	assert_true(str_eq(kluis->waarde, STR("geheim")) && all.n == 2);
	b = opzet_batch(o, LENS_ACTOR);
	q_casus_all(&b, &seen);
	assert_int_equal(batch_run(&b), FAULT_NONE);
	assert_true(seen.n == 1 && seen.v[0].id.v == 2);
}

static void test_ping(void **state)
{
	struct opzet *o = *state;

	assert_int_equal(db_ping(o->db, &o->fi), FAULT_NONE);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		OPZET_TEST(test_refused_before_running),
		OPZET_TEST(test_texts_refused),
		OPZET_TEST(test_rows_refused),
		OPZET_TEST(test_after_a_fault),
		OPZET_TEST(test_arena_over),
		OPZET_TEST(test_every_type),
		OPZET_TEST(test_batch_order),
		OPZET_TEST(test_writes_that_wait),
		OPZET_TEST(test_more_wait_than_a_batch_holds),
		OPZET_TEST(test_actor_unset_sees_nothing),
		OPZET_TEST(test_eyes),
		OPZET_TEST(test_lens_kaal),
		OPZET_TEST(test_ping),
	};

	return opzet_run_both(tests, sizeof(tests) / sizeof(tests[0]));
}
