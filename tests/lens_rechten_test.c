/* What the lenses refuse, on the real schema: bare columns, and anything to whoever is unset; and that no statement of the
 * program runs into it.
 *
 * PostgreSQL looks at the right to a column when a statement runs, not when it is prepared: so every statement runs here,
 * in a unit that is rolled back. SQLite's authorizer looks when a statement is prepared.
 */
#include <stdio.h>

#include "tests/kijk.h"
#include "tests/verhaal.h"

/* ---- every statement runs ---- */

struct run {
	struct opstelling *o;
	const struct stmt *stmt;
	enum lens lens;
	struct value *params;
	enum fault fault;
	const char *detail;
};
struct rows { /* room for the result of any kind of statement */
	size_t n;
	void *v;
};

static void run_batch(struct run *r, struct batch *b)
{
	batch_add(b, r->stmt, r->params, ARENA_NEW(b->arena, struct rows));
	r->fault = batch_run(b);
	r->detail = r->fault ? str_dup(r->o->arena, str_z(b->fi->detail)).p : "";
}

static enum fault run_unit(struct unit *u, void *arg)
{
	struct batch b = unit_batch(u);

	run_batch(arg, &b);
	return FAULT_NOT_FOUND; /* nothing stays */
}

static struct value *params_of(struct opstelling *o, const struct stmt *s, bool null)
{
	struct value *v = ARENA_ARRAY(o->arena, s->nparams + 1, struct value);

	for (size_t i = 0; i < s->nparams; i++)
		v[i] = (struct value){ .type = s->params[i], .null = null, .s = STR("") };
	return v;
}

/* A row that breaks a rule of the schema, or that is there already, was let through by the lens. */
static bool run_good(enum fault f)
{
	return f == FAULT_NONE || f == FAULT_CONFLICT || f == FAULT_INVALID;
}

static int run_once(struct opstelling *o, const struct ctx *c, const struct stmt *s, enum lens lens, bool null)
{
	struct run r = { .o = o, .stmt = s, .lens = lens, .params = params_of(o, s, null), .fault = FAULT_INTERNAL };
	struct db_eyes eyes = c->eyes;

	fault_clear(&o->fi);
	if (lens == LENS_ACTOR || lens == LENS_KAAL) {
		assert_int_equal(db_txn(o->db, lens, &eyes, o->arena, &o->fi, run_unit, &r), FAULT_NOT_FOUND);
	} else {
		struct batch b = db_batch(o->db, lens, &eyes, o->arena, &o->fi);

		run_batch(&r, &b);
	}
	if (run_good(r.fault))
		return 0;
	print_error("%s (lens %s, %s): %s %s\n", s->name, lens_name(lens), null ? "null" : "zero", fault_name(r.fault), r.detail);
	return 1;
}

static void every_statement_runs(struct opstelling *o)
{
	struct stmt_set all = domein_statements();
	struct ctx c = opstelling_as(o, "sanne.hendrickx");
	int wrong = 0;
	size_t n = 0;

	for (size_t i = 0; i < all.n; i++) {
		for (int lens = 0; lens < LENS__MAX; lens++) {
			if (!(all.v[i]->lenses & 1u << lens) || (all.v[i]->logfile && all.v[i]->write))
				continue;
			wrong += run_once(o, &c, all.v[i], (enum lens)lens, false);
			if (o->kind == DB_POSTGRES) /* SQLite takes no null for a limit */
				wrong += run_once(o, &c, all.v[i], (enum lens)lens, true);
			n++;
		}
	}
	assert_true(n >= all.n - 1); /* all but the one that the appender writes */
	assert_int_equal(wrong, 0);
}
TEST_BOTH(every_statement_runs)

/* ---- bare columns ---- */

/* May a connection of that lens read this column of a bare table? */
static bool column_open(enum lens lens, const struct lens_table *t, const char *column)
{
	bool ours = strcmp(t->name, "journaal") == 0 || strcmp(t->name, "raadpleging") == 0;

	if (strcmp(t->name, "schema_versie") == 0)
		return true; /* which migrations there are */
	if (t->class == LENS_CLASS_OPENBAAR)
		return lens != LENS_CIJFERS;
	if (lens != LENS_ACTOR || t->class == LENS_CLASS_KAAL || ours)
		return false;
	return t->class == LENS_CLASS_ZOEK || strcmp(column, "id") == 0 || strcmp(column, "versie") == 0;
}

static void columns_postgres(struct opstelling *o)
{
	struct proef *p = kijk_new(o);
	struct kijker *kaal = look_open(p, LENS_KAAL);
	int closed = 0, wrong = 0;

	for (enum lens lens = LENS_ACTOR; lens < LENS_KAAL; lens++) {
		struct kijker *l = look_open(p, lens);
		const char *rows = kijk_columns(kaal), *table, *column;
		bool last;

		while (kijk_cell(p, &rows, &table, &last) && kijk_cell(p, &rows, &column, &last)) {
			bool open = column_open(lens, kijk_table(table), column);

			if (look_try(l, text(p, "select \"%s\" from main.\"%s\" limit 1", column, table)) == open
				&& look_int(kaal, text(p, "select case when has_column_privilege('schakel_%s', 'main.%s', '%s', 'select')"
				" then 1 else 0 end", lens_name(lens), table, column)) == open) {
				closed += !open;
				continue;
			}
			print_error("lens %s: %s.%s must %sbe read\n", lens_name(lens), table, column, open ? "" : "not ");
			wrong++;
		}
		look_close(l);
	}
	look_close(kaal);
	assert_int_equal(wrong, 0);
	assert_true(closed > 500);
}

static bool table_right(struct kijker *kaal, enum lens lens, const char *table, const char *rights)
{
	return look_int(kaal, text(kaal->p, "select case when has_table_privilege('schakel_%s', 'main.%s', '%s')"
		" then 1 else 0 end", lens_name(lens), table, rights));
}

/* Lens actor writes what is not kaal, through its own statements; the other two write nothing. */
static void writes_postgres(struct opstelling *o)
{
	struct kijker *kaal = look_open(kijk_new(o), LENS_KAAL);

	for (enum lens lens = LENS_ACTOR; lens < LENS_KAAL; lens++) {
		for (size_t i = 0; i < lens_tables_n; i++) {
			const struct lens_table *t = &lens_tables[i];
			bool ours = strcmp(t->name, "journaal") == 0 || strcmp(t->name, "raadpleging") == 0;
			bool open = lens == LENS_ACTOR && t->class != LENS_CLASS_KAAL && !ours;

			if (table_right(kaal, lens, t->name, "insert, update, delete") != open
				|| table_right(kaal, lens, t->name, "truncate, references, trigger"))
				fail_msg("lens %s may %swrite %s", lens_name(lens), open ? "not " : "", t->name);
		}
	}
	look_close(kaal);
}

/* db_open tells every statement that the authorizer refuses, in lines "name: why". */
static struct buf said;

static void say(const char *line)
{
	buf_addz(&said, line);
	buf_addc(&said, '\n');
}

static const struct stmt *bare_read(struct proef *p, const char *table, const char *column)
{
	static const struct stmt_col col = { .name = "kolom", .type = COL_OPT_INT, .nullable = true };
	struct stmt *s = ARENA_NEW(p->arena, struct stmt);

	*s = (struct stmt){ .name = text(p, "%s.%s", table, column), .kind = STMT_MANY, .ncols = 1, .cols = &col,
		.row_size = sizeof(struct opt_int), .lenses = 1u << LENS_ACTOR | 1u << LENS_ASOF | 1u << LENS_CIJFERS };
	s->sql[DB_SQLITE] = text(p, "select r.\"%s\" from main.\"%s\" r", column, table);
	return s;
}

static struct stmt_set bare_reads(struct proef *p)
{
	const struct stmt **v = ARENA_ARRAY(p->arena, 2000, const struct stmt *);
	struct kijker *kaal = look_open(p, LENS_KAAL);
	const char *rows = kijk_columns(kaal), *table, *column;
	struct stmt_set set = { .v = v };
	bool last;

	while (kijk_cell(p, &rows, &table, &last) && kijk_cell(p, &rows, &column, &last))
		v[set.n++] = bare_read(p, table, column);
	look_close(kaal);
	return set;
}

/* Did db_open say that this statement is refused in that lens? */
static bool was_refused(struct proef *p, const char *name, enum lens lens)
{
	const char *lines = buf_str(&said).p, *line = text(p, "%s: ", name), *mark = text(p, "(lens %s)\n", lens_name(lens));

	for (const char *at = strstr(lines, line); at; at = strstr(at + 1, line))
		if ((at == lines || at[-1] == '\n') && strncmp(strchr(at, '\n') + 1 - strlen(mark), mark, strlen(mark)) == 0)
			return true;
	return false;
}

/* On SQLite versie is open to the text of every statement: an update asks for it. gen_query keeps reads away. */
static void columns_sqlite(struct opstelling *o)
{
	struct proef *p = kijk_new(o);
	struct stmt_set set = bare_reads(p);
	struct db_config cfg = { .kind = DB_SQLITE, .path = text(p, "%s/tweede.db", o->dir), .readers = 1, .say = say };
	struct db *db = NULL;
	int closed = 0;

	said = buf_new(p->arena);
	assert_int_equal(db_migrate(&cfg, &o->fi, say), FAULT_NONE);
	said = buf_new(p->arena);
	assert_int_equal(db_open(&cfg, set, &db, &o->fi), FAULT_INTERNAL);
	for (size_t i = 0; i < set.n; i++) {
		struct str name = str_z(set.v[i]->name), table;
		const struct lens_table *t;
		bool open;

		str_cut(&name, '.', &table);
		t = kijk_table(str_dup(p->arena, table).p);
		open = t->class == LENS_CLASS_OPENBAAR || t->class == LENS_CLASS_ZOEK || str_eq(name, STR("versie"));
		for (enum lens lens = LENS_ACTOR; lens < LENS_KAAL; lens++)
			if (was_refused(p, set.v[i]->name, lens) == open)
				fail_msg("lens %s: %s must %sbe read", lens_name(lens), set.v[i]->name, open ? "" : "not ");
		closed += 3 * !open;
	}
	assert_true(closed > 500);
}

static void bare_columns_refused(struct opstelling *o)
{
	if (o->kind == DB_SQLITE) {
		columns_sqlite(o);
	} else {
		columns_postgres(o);
		writes_postgres(o);
	}
}
TEST_BOTH(bare_columns_refused)

/* ---- nobody looks ---- */

static const char *views_of(struct kijker *l, enum lens lens)
{
	return look_rows(l, l->p->kind == DB_POSTGRES
		? text(l->p, "select viewname from pg_catalog.pg_views where schemaname = 'lens_%s' order by 1", lens_name(lens))
		: "select name from sqlite_temp_schema where type = 'view' order by 1");
}

static bool view_closed(struct kijker *l, const char *view)
{
	if (look_try(l, text(l->p, "select count(*) from \"%s\"", view)))
		return false;
	if (!strstr(l->error, "lens_zonder_"))
		fail_msg("%s: %s", view, l->error);
	return true;
}

static bool view_public(enum lens lens, const char *view)
{
	for (size_t i = 0; i < lens_tables_n; i++)
		if (strcmp(lens_tables[i].name, view) == 0)
			return lens != LENS_CIJFERS && lens_tables[i].class == LENS_CLASS_OPENBAAR;
	return false;
}

/* How many views show something; fails when `nothing` and one that is not reference data does. */
static int views_showing(struct kijker *l, enum lens lens, bool nothing)
{
	const char *rows = views_of(l, lens), *view;
	struct proef *p = l->p;
	int shown = 0, seen = 0;
	bool last;

	while (kijk_cell(p, &rows, &view, &last)) {
		int64_t n;

		seen++;
		if (view_closed(l, view))
			continue;
		n = look_int(l, text(l->p, "select count(*) from \"%s\"", view));
		shown += n > 0;
		if (nothing && n && !view_public(lens, view))
			fail_msg("lens %s: view %s shows %d rows to nobody", lens_name(lens), view, (int)n);
	}
	assert_true(seen > 5);
	return shown;
}

static void lens_nobody(struct opstelling *o, struct proef *p, enum lens lens, const char *wie, int64_t dossier)
{
	struct kijker *l = look_open(p, lens);
	struct ctx c = opstelling_as(o, wie);
	int some;

	views_showing(l, lens, true);
	kijk_as(o, l, wie, klok_now());
	look_asof(l, dossier, klok_now(), c.actor.id.v);
	some = views_showing(l, lens, false);
	assert_true(some >= (lens == LENS_CIJFERS ? 7 : 20));
	look_as(l, 0, c.actor.organisatie.v, klok_now()); /* everything but who */
	views_showing(l, lens, true);
	look_as(l, c.actor.id.v, c.actor.organisatie.v, 0); /* everything but when */
	if (lens != LENS_ACTOR)
		views_showing(l, lens, true);
	if (lens == LENS_ASOF) {
		kijk_as(o, l, wie, klok_now());
		look_asof(l, dossier, klok_now(), 0);
		views_showing(l, lens, true);
		look_asof(l, dossier, 0, c.actor.id.v);
		views_showing(l, lens, true);
		look_asof(l, 0, klok_now(), c.actor.id.v);
		views_showing(l, lens, true);
	}
	look_close(l);
}

static void nobody_sees_nothing(struct opstelling *o)
{
	struct casus_id casus = verhaal_casus(o, STR("Linden"));
	struct proef *p = kijk_new(o);

	lens_nobody(o, p, LENS_ACTOR, "sanne.hendrickx", casus.v);
	lens_nobody(o, p, LENS_ASOF, "sanne.hendrickx", casus.v);
	lens_nobody(o, p, LENS_CIJFERS, "marjolein.tonnaer", casus.v);
}
TEST_BOTH(nobody_sees_nothing)

int main(void)
{
	const struct CMUnitTest tests[] = { BOTH(every_statement_runs), BOTH(bare_columns_refused),
		BOTH(nobody_sees_nothing) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
