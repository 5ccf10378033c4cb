/* Lenses against a second, naive implementation: what was visible at a moment, and what is visible now.
 *
 * A random history of rows and toegang runs through the database and, as a list of events, through a model that scans
 * that list from the start for every question. The two must agree on every view, at random moments, for random eyes and
 * readers, on both databases. The numbers are the same in every run: a failure shows its seed and its step.
 */
#include "db/migrate_test/proef.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#define EVENTS_MAX 2000
#define STEPS 300

enum table { STUK, ZAAK, TOEGANG };
static const char *const table_names[] = { "stuk", "zaak", "toegang" };
static const char *const onderdelen[] = { "kern", "straf", "zorg" };

struct event {
	int64_t moment;
	enum table table;
	int rij;
	char soort;
	int dossier, onderdeel, organisatie;
	int tekst;                /* stuk, zaak */
	int medewerker, niveau;   /* toegang */
	int64_t van, tot;
};

struct model {
	struct proef *p;
	struct kijker *kaal, *actor, *asof;
	uint64_t seed;
	int64_t now;
	int ids;
	size_t n;
	struct event events[EVENTS_MAX];
};

struct eyes {
	int medewerker, organisatie;
	int64_t moment;
};

/* splitmix64 */
static int chance(struct model *m, int n)
{
	uint64_t z = m->seed += UINT64_C(0x9e3779b97f4a7c15);

	z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
	z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
	return (int)((z ^ (z >> 31)) % (uint64_t)n);
}

/* ---- the naive implementation ---- */

/* The last thing that was written of a row up to a moment, a delete included. */
static const struct event *last_event(const struct model *m, enum table table, int rij, int64_t moment)
{
	const struct event *found = NULL;

	for (size_t i = 0; i < m->n; i++)
		if (m->events[i].table == table && m->events[i].rij == rij && m->events[i].moment <= moment)
			found = &m->events[i];
	return found;
}

/* The row as it was; NULL when it was not there. */
static const struct event *row_at(const struct model *m, enum table table, int rij, int64_t moment)
{
	const struct event *e = last_event(m, table, rij, moment);

	return e && e->soort != 'd' ? e : NULL;
}

/* The right of a medewerker on an onderdeel (-1: any) as known at a moment. */
static const struct event *right_at(const struct model *m, int medewerker, int dossier, int onderdeel, int64_t moment,
	int64_t known)
{
	for (int id = 1; id <= m->ids; id++) {
		const struct event *t = row_at(m, TOEGANG, id, known);

		if (t && t->medewerker == medewerker && t->dossier == dossier && t->van <= moment && moment < t->tot
			&& (onderdeel < 0 || t->onderdeel == onderdeel))
			return t;
	}
	return NULL;
}

/* May this reader see what stands in e, by the rights of now? */
static bool may_now(const struct model *m, const struct eyes *reader, const struct event *e)
{
	const struct event *t = right_at(m, reader->medewerker, e->dossier, e->onderdeel, reader->moment, INT64_MAX);

	return t && (t->niveau >= 2 || e->table == ZAAK || e->organisatie == reader->organisatie);
}

static bool may_write(const struct model *m, const struct eyes *reader, const struct event *e)
{
	const struct event *t = right_at(m, reader->medewerker, e->dossier, e->onderdeel, reader->moment, INT64_MAX);

	return t && (t->niveau == 3 || (t->niveau == 1 && e->table != ZAAK && e->organisatie == reader->organisatie));
}

/* Might these eyes see it at that moment? Their organisatie is that of their toegang then. */
static bool might_then(const struct model *m, int medewerker, int64_t moment, const struct event *e)
{
	const struct event *t = right_at(m, medewerker, e->dossier, e->onderdeel, moment, moment);

	return t && (t->niveau >= 2 || e->table == ZAAK || e->organisatie == t->organisatie);
}

static bool overlaps(const struct model *m, const struct event *t)
{
	for (int id = 1; id <= m->ids; id++) {
		const struct event *o = row_at(m, TOEGANG, id, INT64_MAX);

		if (o && id != t->rij && o->medewerker == t->medewerker && o->dossier == t->dossier
			&& o->onderdeel == t->onderdeel && o->van < o->tot && t->van < t->tot && o->van < t->tot && t->van < o->tot)
			return true;
	}
	return false;
}

/* ---- history ---- */

static void note(struct model *m, struct event e)
{
	assert_true(m->n < EVENTS_MAX);
	e.moment = m->now;
	m->events[m->n++] = e;
}

static void write_stuk(struct model *m, struct event e)
{
	if (e.soort == 'i')
		look_exec(m->kaal, text(m->p, "insert into main.stuk (id, dossier, onderdeel, organisatie, tekst)"
			" values (%d, %d, '%s', %d, '%d')", e.rij, e.dossier, onderdelen[e.onderdeel], e.organisatie, e.tekst));
	else if (e.soort == 'u')
		look_exec(m->kaal, text(m->p, "update main.stuk set dossier = %d, onderdeel = '%s', organisatie = %d, tekst = '%d'"
			" where id = %d", e.dossier, onderdelen[e.onderdeel], e.organisatie, e.tekst, e.rij));
	else
		look_exec(m->kaal, text(m->p, "delete from main.stuk where id = %d", e.rij));
	note(m, e);
}

/* The database refuses it exactly when the model sees an overlap. */
static void write_toegang(struct model *m, struct event e)
{
	const char *sql;
	bool expected = e.soort == 'd' || !overlaps(m, &e);

	if (e.soort == 'i')
		sql = text(m->p, "insert into main.toegang (id, dossier, medewerker, onderdeel, niveau, soort, grond, organisatie,"
			" van, tot, door) values (%d, %d, %d, '%s', %d, 'team', 'lid', %d, %d, %d, 99)", e.rij, e.dossier,
			e.medewerker, onderdelen[e.onderdeel], e.niveau, e.organisatie, (int)e.van, (int)e.tot);
	else if (e.soort == 'u')
		sql = text(m->p, "update main.toegang set niveau = %d, van = %d, tot = %d where id = %d", e.niveau, (int)e.van,
			(int)e.tot, e.rij);
	else
		sql = text(m->p, "delete from main.toegang where id = %d", e.rij);
	if (look_try(m->kaal, sql) != expected)
		fail_msg("step at %d: %s: %s", (int)m->now, sql, m->kaal->error);
	if (expected)
		note(m, e);
}

static int any_dossier(struct model *m)
{
	return chance(m, 3) ? 100 : 200;
}

static void new_stuk(struct model *m)
{
	write_stuk(m, (struct event){ .table = STUK, .rij = ++m->ids, .soort = 'i', .dossier = any_dossier(m),
		.onderdeel = chance(m, 3), .organisatie = 51 + chance(m, 2), .tekst = chance(m, 1000) });
}

static void new_toegang(struct model *m)
{
	int64_t van = m->now > 20 ? m->now - 20 + chance(m, 30) : m->now;

	write_toegang(m, (struct event){ .table = TOEGANG, .rij = ++m->ids, .soort = 'i', .dossier = any_dossier(m),
		.onderdeel = chance(m, 3), .organisatie = 51 + chance(m, 2), .medewerker = 11 + chance(m, 3),
		.niveau = 1 + chance(m, 3), .van = van, .tot = van + chance(m, 600) });
}

static void change_stuk(struct model *m, struct event e)
{
	int what = chance(m, 8);

	e.soort = what == 0 ? 'd' : 'u';
	if (what == 1)
		e.dossier = any_dossier(m);
	else if (what == 2 || what == 3)
		e.onderdeel = chance(m, 3);
	else if (what == 4)
		e.organisatie = 51 + chance(m, 2);
	else if (what)
		e.tekst = chance(m, 1000);
	write_stuk(m, e);
}

static void change_toegang(struct model *m, struct event e)
{
	int what = chance(m, 6);

	e.soort = what == 0 ? 'd' : 'u';
	if (what == 1)
		e.niveau = 1 + chance(m, 3);
	else if (what == 2)
		e.tot = e.van > m->now ? e.van : m->now;
	else if (what)
		e.tot = e.van + chance(m, 250);
	write_toegang(m, e);
}

static void change_zaak(struct model *m)
{
	struct event e = *row_at(m, ZAAK, any_dossier(m), INT64_MAX);

	e.soort = 'u';
	e.organisatie = 51 + chance(m, 2);
	e.tekst = chance(m, 1000);
	look_exec(m->kaal, text(m->p, "update main.zaak set organisatie = %d, titel = '%d' where id = %d", e.organisatie, e.tekst,
		e.rij));
	note(m, e);
}

static void change_any(struct model *m)
{
	int id = 1 + chance(m, m->ids);
	const struct event *stuk = row_at(m, STUK, id, INT64_MAX), *toegang = row_at(m, TOEGANG, id, INT64_MAX);

	if (stuk)
		change_stuk(m, *stuk);
	else if (toegang)
		change_toegang(m, *toegang);
}

static void step(struct model *m)
{
	int what = chance(m, 10);

	m->now += chance(m, 4);
	look_as(m->kaal, 99, 59, m->now);
	if (what < 2 || m->ids < 3)
		new_stuk(m);
	else if (what < 4)
		new_toegang(m);
	else if (what == 4)
		change_zaak(m);
	else
		change_any(m);
}

/* ---- questions ---- */

static void agree(struct model *m, struct kijker *l, const char *sql, struct buf *expected)
{
	const char *got = look_rows(l, sql);

	if (strcmp(got, buf_str(expected).p) != 0)
		fail_msg("at %d, eyes %d of %d, moment %d, asof %d %d %d: %s\n  database: %s\n  model:    %s", (int)m->now,
			(int)l->eyes.medewerker, (int)l->eyes.organisatie, (int)l->eyes.moment, (int)l->eyes.asof_dossier,
			(int)l->eyes.asof_moment, (int)l->eyes.asof_medewerker, sql, got, buf_str(expected).p);
}

static void expect(struct buf *b, const char *row)
{
	buf_addz(b, row);
	buf_addz(b, ";");
}

static struct eyes any_eyes(struct model *m)
{
	return (struct eyes){ 11 + chance(m, 3), 51 + chance(m, 2), m->now + (chance(m, 4) ? 0 : chance(m, 60)) };
}

/* Rows of one table that are there now and may be seen, or written. */
static void ask_rows_now(struct model *m, enum table table, const struct eyes *e, bool write)
{
	struct buf b = buf_new(m->p->arena);

	for (int id = 1; id <= (table == ZAAK ? 200 : m->ids); id++) {
		const struct event *row = row_at(m, table, id, INT64_MAX);

		if (row && (write ? may_write(m, e, row) : may_now(m, e, row)))
			expect(&b, write ? text(m->p, "%d", id) : text(m->p, "%d|%d|%d", id, row->tekst, row->organisatie));
	}
	agree(m, m->actor, write ? text(m->p, "select id from %s_schrijf order by id", table_names[table])
		: text(m->p, "select id, %s, organisatie from %s order by id", table == STUK ? "tekst" : "titel",
		table_names[table]), &b);
}

static void ask_toegang_now(struct model *m, const struct eyes *e)
{
	struct buf all = buf_new(m->p->arena), write = buf_new(m->p->arena);

	for (int id = 1; id <= m->ids; id++) {
		const struct event *t = row_at(m, TOEGANG, id, INT64_MAX), *kern;

		if (!t)
			continue;
		kern = right_at(m, e->medewerker, t->dossier, 0, e->moment, INT64_MAX);
		if (right_at(m, e->medewerker, t->dossier, -1, e->moment, INT64_MAX))
			expect(&all, text(m->p, "%d|%d|%d", id, (int)t->van, (int)t->tot));
		if (kern && kern->niveau == 3)
			expect(&write, text(m->p, "%d", id));
	}
	agree(m, m->actor, "select id, van, tot from toegang order by id", &all);
	agree(m, m->actor, "select id from toegang_schrijf order by id", &write);
}

static bool in_history(const struct model *m, const struct eyes *e, const struct event *image)
{
	return may_now(m, e, image) && may_now(m, e, last_event(m, image->table, image->rij, INT64_MAX));
}

/* In the history of a dossier as those eyes had it: by the image and by the last one of then. */
static bool in_history_then(const struct model *m, int dossier, int medewerker, int64_t moment, const struct event *j)
{
	const struct event *last = last_event(m, j->table, j->rij, moment);

	return j->dossier == dossier && j->moment <= moment && might_then(m, medewerker, moment, j)
		&& last->dossier == dossier && might_then(m, medewerker, moment, last);
}

static void ask_journaal(struct model *m, struct kijker *l, const struct eyes *e, int dossier, int medewerker,
	int64_t moment)
{
	struct buf b = buf_new(m->p->arena);

	for (size_t i = 0; i < m->n; i++) {
		const struct event *j = &m->events[i];

		if ((!dossier || in_history_then(m, dossier, medewerker, moment, j)) && in_history(m, e, j))
			expect(&b, text(m->p, "%s|%d|%c|%d", table_names[j->table], j->rij, j->soort, (int)j->moment));
	}
	agree(m, l, "select tabel, rij, soort, moment from journaal order by id", &b);
}

static void ask_now(struct model *m)
{
	struct eyes e = any_eyes(m);

	look_as(m->actor, e.medewerker, e.organisatie, e.moment);
	ask_rows_now(m, STUK, &e, false);
	ask_rows_now(m, STUK, &e, true);
	ask_rows_now(m, ZAAK, &e, false);
	ask_rows_now(m, ZAAK, &e, true);
	ask_toegang_now(m, &e);
	ask_journaal(m, m->actor, &e, 0, 0, 0);
}

static void ask_rows_then(struct model *m, enum table table, const struct eyes *e, int dossier, int64_t moment,
	int medewerker)
{
	struct buf b = buf_new(m->p->arena);

	for (int id = 1; id <= (table == ZAAK ? 200 : m->ids); id++) {
		const struct event *row = row_at(m, table, id, moment);

		if (row && row->dossier == dossier && might_then(m, medewerker, moment, row) && in_history(m, e, row))
			expect(&b, text(m->p, "%d|%s|%d|%d", id, onderdelen[row->onderdeel], row->organisatie, row->tekst));
	}
	agree(m, m->asof, table == STUK ? "select id, onderdeel, organisatie, tekst from stuk order by id"
		: "select id, 'kern', organisatie, titel from zaak order by id", &b);
}

static void ask_toegang_then(struct model *m, const struct eyes *e, int dossier, int64_t moment, int medewerker)
{
	struct buf b = buf_new(m->p->arena);
	bool any = right_at(m, medewerker, dossier, -1, moment, moment)
		&& right_at(m, e->medewerker, dossier, -1, e->moment, INT64_MAX);

	for (int id = 1; any && id <= m->ids; id++) {
		const struct event *t = row_at(m, TOEGANG, id, moment);

		if (t && t->dossier == dossier)
			expect(&b, text(m->p, "%d|%d|%d|%d", id, t->niveau, (int)t->van, (int)t->tot));
	}
	agree(m, m->asof, "select id, niveau, van, tot from toegang order by id", &b);
}

static size_t ask_then(struct model *m)
{
	struct eyes e = any_eyes(m);
	int dossier = any_dossier(m), medewerker = 11 + chance(m, 3);
	int64_t moment = chance(m, (int)m->now + 1);

	look_as(m->asof, e.medewerker, e.organisatie, e.moment);
	look_asof(m->asof, dossier, moment, medewerker);
	ask_rows_then(m, STUK, &e, dossier, moment, medewerker);
	ask_rows_then(m, ZAAK, &e, dossier, moment, medewerker);
	ask_toegang_then(m, &e, dossier, moment, medewerker);
	ask_journaal(m, m->asof, &e, dossier, medewerker, moment);
	return (size_t)look_int(m->asof, "select count(*) from stuk");
}

/* ---- tests ---- */

static struct model *model_open(struct proef *p, uint64_t seed)
{
	struct model *m = ARENA_NEW(p->arena, struct model);

	m->p = p;
	m->seed = seed;
	m->now = 10;
	m->kaal = look_open(p, LENS_KAAL);
	m->actor = look_open(p, LENS_ACTOR);
	m->asof = look_open(p, LENS_ASOF);
	look_as(m->kaal, 99, 59, m->now);
	for (int id = 100; id <= 200; id += 100) {
		look_exec(m->kaal, text(p, "insert into main.zaak (id, organisatie, titel) values (%d, 51, '0')", id));
		note(m, (struct event){ .table = ZAAK, .rij = id, .soort = 'i', .dossier = id, .organisatie = 51 });
	}
	return m;
}

static void model_close(struct model *m)
{
	look_close(m->kaal);
	look_close(m->actor);
	look_close(m->asof);
}

static void migrate(struct proef *p)
{
	if (proef_migrate(p, &schema_proef))
		fail_msg("%s", p->fi.detail);
}

static void run_history(struct proef *p, uint64_t seed)
{
	struct model *m;
	size_t shown = 0;

	migrate(p);
	m = model_open(p, seed);
	/* the data migration wrote the journaal at the moment of today; its rows belong to no dossier */
	for (int i = 0; i < STEPS; i++) {
		step(m);
		if (i % 3 == 0) {
			ask_now(m);
			shown += ask_then(m);
		}
	}
	assert_true(shown > 100); /* the questions had answers */
	model_close(m);
}

static void test_history_one(void **state)
{
	run_history(*state, 1);
}

static void test_history_two(void **state)
{
	run_history(*state, 20261121);
}

/* A unit that waited for a row writes after another with a later moment: what it wrote stands. */
static void test_order_of_ids(void **state)
{
	struct proef *p = *state;
	struct model *m;
	const int64_t moments[] = { 12, 15, 19, 20, 30 };
	const char *const shown[] = { "a;", "laat;", "laat;", "laat;", "laat;" };

	migrate(p);
	m = model_open(p, 1);
	look_exec(m->kaal, "insert into main.toegang (id, dossier, medewerker, onderdeel, niveau, soort, grond, organisatie,"
		" van, door) values (1, 100, 11, 'kern', 2, 'team', 'lid', 51, 0, 99)");
	look_exec(m->kaal, "insert into main.stuk (id, dossier, onderdeel, organisatie, tekst) values (1, 100, 'kern', 51, 'a')");
	look_as(m->kaal, 99, 59, 20);
	look_exec(m->kaal, "update main.stuk set tekst = 'vroeg' where id = 1");
	look_as(m->kaal, 99, 59, 15);
	look_exec(m->kaal, "update main.stuk set tekst = 'laat' where id = 1");
	look_as(m->asof, 11, 51, 40);
	for (size_t i = 0; i < sizeof(moments) / sizeof(moments[0]); i++) {
		look_asof(m->asof, 100, moments[i], 11);
		assert_string_equal(look_rows(m->asof, "select tekst from stuk"), shown[i]);
	}
	look_asof(m->asof, 100, 30, 0);
	assert_string_equal(look_rows(m->asof, "select tekst from stuk"), "");
	look_asof(m->asof, 0, 30, 11);
	assert_string_equal(look_rows(m->asof, "select tekst from stuk"), "");
	look_asof(m->asof, 100, 0, 11);
	assert_string_equal(look_rows(m->asof, "select tekst from stuk"), "");
	model_close(m);
}

/* Images from before a column was added show its default; a null that was kept stays null. */
static void test_added_column(void **state)
{
	struct proef *p = *state;
	struct schema_set before = schema_proef;
	struct schema_file *files = ARENA_ARRAY(p->arena, before.files_n, struct schema_file);
	struct model *m;

	memcpy(files, before.files, before.files_n * sizeof(*files));
	assert_string_equal(files[3].name, "0004_proef");
	files[3] = files[--before.files_n];
	before.files = files;
	if (proef_migrate(p, &before))
		fail_msg("%s", p->fi.detail);
	m = model_open(p, 1);
	look_exec(m->kaal, "insert into main.toegang (id, dossier, medewerker, onderdeel, niveau, soort, grond, organisatie,"
		" van, door) values (1, 100, 11, 'kern', 2, 'team', 'lid', 51, 0, 99)");
	look_exec(m->kaal, "insert into main.stuk (id, dossier, onderdeel, organisatie, tekst) values"
		" (1, 100, 'kern', 51, 'é \"' || 'x\\')");
	model_close(m);
	migrate(p);
	m = ARENA_NEW(p->arena, struct model);
	m->kaal = look_open(p, LENS_KAAL);
	m->asof = look_open(p, LENS_ASOF);
	look_as(m->kaal, 99, 59, 20);
	look_exec(m->kaal, "update main.stuk set kleur = 'rood', noot = null, gewicht = 9007199254740993 where id = 1");
	look_as(m->asof, 11, 51, 40);
	look_asof(m->asof, 100, 15, 11);
	assert_string_equal(look_rows(m->asof, "select tekst, kleur, noot, gewicht, soort from stuk"),
		"é \"x\\|grijs|geen|-|-;");
	look_asof(m->asof, 100, 20, 11);
	assert_string_equal(look_rows(m->asof, "select tekst, kleur, noot, gewicht, soort from stuk"),
		"é \"x\\|rood|-|9007199254740993|-;");
	look_close(m->kaal);
	look_close(m->asof);
}

static const char *tekst_at(struct model *m, int64_t moment)
{
	look_asof(m->asof, 100, moment, 11);
	return look_rows(m->asof, "select id, tekst from stuk order by id");
}

/* An image that was destroyed brings neither its own content nor an older one of the row back, at no moment; what was
 * written after it shows. A row that is only deleted keeps its past. */
static void test_destroyed_image(void **state)
{
	struct proef *p = *state;
	struct kijker *owner;
	struct model *m;

	migrate(p);
	m = model_open(p, 1);
	look_exec(m->kaal, "insert into main.toegang (id, dossier, medewerker, onderdeel, niveau, soort, grond, organisatie,"
		" van, door) values (1, 100, 11, 'kern', 2, 'team', 'lid', 51, 0, 99)");
	look_exec(m->kaal, "insert into main.stuk (id, dossier, onderdeel, organisatie, tekst)"
		" values (1, 100, 'kern', 51, 'a'), (2, 100, 'kern', 51, 'x')");
	look_as(m->kaal, 99, 59, 20);
	look_exec(m->kaal, "update main.stuk set tekst = 'b' where id = 1");
	look_exec(m->kaal, "delete from main.stuk where id = 2");
	look_as(m->asof, 11, 51, 40);
	assert_string_equal(tekst_at(m, 19), "1|a;2|x;");
	assert_string_equal(tekst_at(m, 20), "1|b;");
	owner = p->kind == DB_SQLITE ? m->kaal : look_open_role(p, p->cfg.pg_owner);
	look_exec(owner, p->kind == DB_SQLITE ? "drop trigger main.journaal_vast_u"
		: "alter table main.journaal disable trigger user");
	look_exec(owner, "update main.journaal set beeld = null where tabel = 'stuk' and rij = 1 and moment = 20");
	if (owner != m->kaal)
		look_close(owner);
	assert_string_equal(tekst_at(m, 19), "2|x;");
	assert_string_equal(tekst_at(m, 20), "");
	look_as(m->kaal, 99, 59, 30);
	look_exec(m->kaal, "update main.stuk set tekst = 'c' where id = 1");
	assert_string_equal(tekst_at(m, 19), "2|x;");
	assert_string_equal(tekst_at(m, 29), "");
	assert_string_equal(tekst_at(m, 30), "1|c;");
	model_close(m);
}

#define ON(fn, kind) cmocka_unit_test_prestate_setup_teardown(fn, proef_set_up, proef_tear_down, &kinds[kind])
#define BOTH(fn) ON(fn, DB_SQLITE), ON(fn, DB_POSTGRES)

int main(void)
{
	static enum db_kind kinds[] = { DB_SQLITE, DB_POSTGRES };
	const struct CMUnitTest tests[] = {
		BOTH(test_order_of_ids), BOTH(test_added_column), BOTH(test_destroyed_image), BOTH(test_history_one),
		BOTH(test_history_two),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
