/* The migration on PostgreSQL. See migrate.c for the order of a run.
 *
 * Everything, roles and rights included, is one transaction under an advisory lock. The lens views are made with
 * schema main out of sight: a name that is no view of the lens fails instead of finding the bare table. Views written
 * by hand may rest on each other in any order, so those that miss one wait for the next round.
 */
#include "db/migrate_priv.h"

#include <libpq-fe.h>
#include <stdlib.h>
#include <string.h>

#define LOCK_KEY "7310584036214431853" /* of this program's migrations, in the space of advisory locks */
#define VERSION_MIN 150000

/* The server's own words, the first line alone: the lines below it may hold values. */
static enum fault broken(struct migrate *m, const char *what, const PGresult *r)
{
	const char *state = r ? PQresultErrorField(r, PG_DIAG_SQLSTATE) : NULL;
	const char *why = r ? PQresultErrorField(r, PG_DIAG_MESSAGE_PRIMARY) : NULL;

	if (state && strcmp(state, "55P03") == 0)
		return fault_detail(m->fi, FAULT_BUSY, what, "de database is in gebruik; stop eerst de servers");
	if (state && strcmp(state, "53100") == 0)
		return fault_detail(m->fi, FAULT_FULL, what, why);
	return fault_detail(m->fi, FAULT_INTERNAL, what, why ? why : "de verbinding met PostgreSQL viel weg");
}

static enum fault exec_sql(struct migrate *m, const char *what, const char *sql)
{
	PGresult *r = PQexec(m->conn, sql);
	ExecStatusType status = PQresultStatus(r);
	enum fault f = FAULT_NONE;

	if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK && status != PGRES_EMPTY_QUERY)
		f = broken(m, what, r);
	PQclear(r);
	return f;
}

/* A migration that ends the transaction would leave half a schema behind. */
static enum fault exec_file(struct migrate *m, const char *what, const char *sql)
{
	TRY(exec_sql(m, what, sql));
	if (PQtransactionStatus(m->conn) != PQTRANS_INTRANS)
		return fault_detail(m->fi, FAULT_INTERNAL, what, "dit bestand beëindigt de transactie");
	return FAULT_NONE;
}

/* A query with at most five texts; the caller clears. NULL after a fault. */
static PGresult *query(struct migrate *m, const char *what, const char *sql, int n, const char *const *params,
	enum fault *ret)
{
	PGresult *r = PQexecParams(m->conn, sql, n, NULL, params, NULL, NULL, 0);
	ExecStatusType status = PQresultStatus(r);

	if (status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK) {
		*ret = FAULT_NONE;
		return r;
	}
	*ret = broken(m, what, r);
	PQclear(r);
	return NULL;
}

static enum fault record_file(struct migrate *m, const struct schema_file *f)
{
	const char *const params[] = { f->log ? "log" : "kern", str_from_i64(m->arena, f->number).p, f->name, f->sha256,
		str_from_i64(m->arena, m->moment).p };
	enum fault fault;

	PQclear(query(m, f->name, "insert into main.schema_versie (reeks, nummer, naam, sha256, moment)"
		" values ($1, $2, $3, $4, $5)", 5, params, &fault));
	return fault;
}

static enum fault note_applied(struct migrate *m)
{
	enum fault f;
	PGresult *r;

	TRY(exec_sql(m, "schema_versie", migrate_versie_sql(DB_POSTGRES)));
	r = query(m, "schema_versie", "select reeks, nummer, sha256 from main.schema_versie", 0, NULL, &f);
	for (int i = 0; !f && i < PQntuples(r); i++)
		f = migrate_note(m, strcmp(PQgetvalue(r, i, 0), "log") == 0, strtoll(PQgetvalue(r, i, 1), NULL, 10),
			PQgetvalue(r, i, 2));
	PQclear(r);
	return f;
}

/* ---- what the schema looks like ---- */

#define SHAPES_SQL \
	"select c.relname, a.attname, t.typname, a.attnotnull," \
	" case when a.attgenerated = '' then pg_get_expr(d.adbin, d.adrelid) end," \
	" exists (select 1 from pg_index i join pg_attribute k on k.attrelid = c.oid and k.attnum = i.indkey[0]" \
	"  where i.indrelid = c.oid and i.indpred is null and k.attname = 'dossier')" \
	" from pg_class c" \
	" join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped" \
	" join pg_type t on t.oid = a.atttypid" \
	" left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum" \
	" where c.relnamespace = 'main'::regnamespace and c.relkind in ('r', 'p', 'f')" \
	" order by c.relname, a.attnum"

static enum lens_type type_of(const char *name)
{
	if (strcmp(name, "int8") == 0 || strcmp(name, "int4") == 0)
		return LENS_TYPE_INT;
	if (strcmp(name, "text") == 0)
		return LENS_TYPE_TEXT;
	return strcmp(name, "bytea") == 0 ? LENS_TYPE_BYTES : LENS_TYPE_OTHER;
}

static const char *cell(const PGresult *r, int row, int column, struct arena *a)
{
	return PQgetisnull(r, row, column) ? NULL : str_dup(a, str_z(PQgetvalue(r, row, column))).p;
}

/* One row per column, ordered by table: a change of name begins the next shape. */
static struct lens_shapes shapes_of(const PGresult *r, struct arena *a)
{
	size_t rows = (size_t)PQntuples(r);
	struct lens_column *columns = ARENA_ARRAY(a, rows + 1, struct lens_column);
	struct lens_shapes shapes = { 0, ARENA_ARRAY(a, rows + 1, struct lens_shape) };

	for (int i = 0; (size_t)i < rows; i++) {
		struct lens_shape *s = shapes.n ? &shapes.v[shapes.n - 1] : NULL;

		if (!s || strcmp(s->name, PQgetvalue(r, i, 0)) != 0) {
			s = &shapes.v[shapes.n++];
			s->name = cell(r, i, 0, a);
			s->dossier_index = PQgetvalue(r, i, 5)[0] == 't';
			s->columns = columns + i;
		}
		columns[i] = (struct lens_column){ cell(r, i, 1, a), type_of(PQgetvalue(r, i, 2)),
			PQgetvalue(r, i, 3)[0] == 't', cell(r, i, 4, a) };
		s->ncolumns++;
	}
	return shapes;
}

static enum fault read_shapes(struct migrate *m, struct lens_shapes *ret)
{
	enum fault f;
	PGresult *r = query(m, "lijst van tabellen", SHAPES_SQL, 0, NULL, &f);

	if (!f)
		*ret = shapes_of(r, m->arena);
	PQclear(r);
	return f;
}

/* ---- triggers ---- */

static enum fault drop_triggers(struct migrate *m)
{
	return exec_sql(m, "journaaltriggers", "do $$ declare r record; begin"
		" for r in select g.tgname, c.relname from pg_trigger g join pg_class c on c.oid = g.tgrelid"
		"  where c.relnamespace = 'main'::regnamespace and not g.tgisinternal and g.tgname like 'journaal!_van!_%' escape '!'"
		" loop execute format('drop trigger %I on main.%I', r.tgname, r.relname); end loop; end $$");
}

static enum fault make_triggers(struct migrate *m)
{
	for (size_t i = 0; i < m->set->lens.tables_n; i++) {
		const struct lens_table *t = &m->set->lens.tables[i];
		struct buf b = buf_new(m->arena);

		if (!lens_table_journaled(t))
			continue;
		buf_addz(&b, "create trigger \"journaal_van_");
		buf_addz(&b, t->name);
		buf_addz(&b, "\" after insert or update or delete on main.\"");
		buf_addz(&b, t->name);
		buf_addz(&b, "\" for each row execute function main.journaal_schrijf('");
		buf_addz(&b, lens_table_place(t));
		buf_addz(&b, "')");
		TRY(exec_sql(m, t->name, buf_str(&b).p));
	}
	return FAULT_NONE;
}

/* ---- lens views ---- */

static const char *view_text(struct arena *a, enum lens lens, const struct lens_query *q)
{
	struct buf b = buf_new(a);

	buf_addz(&b, "create view lens_");
	buf_addz(&b, lens_name(lens));
	buf_addz(&b, ".\"");
	buf_addz(&b, q->name);
	buf_addz(&b, "\" as ");
	buf_addz(&b, q->sql);
	return buf_str(&b).p;
}

/* Makes one view; *ret_made stays false when it names one that does not exist yet. */
static enum fault make_view(struct migrate *m, enum lens lens, const struct lens_query *q, bool last_round,
	bool *ret_made)
{
	PGresult *r;
	const char *state;
	enum fault f = FAULT_NONE;

	TRY(exec_sql(m, q->name, "savepoint view"));
	r = PQexec(m->conn, view_text(m->arena, lens, q));
	if (PQresultStatus(r) == PGRES_COMMAND_OK) {
		*ret_made = true;
	} else {
		state = PQresultErrorField(r, PG_DIAG_SQLSTATE);
		if (last_round || !state || strcmp(state, "42P01") != 0)
			f = broken(m, q->name, r);
	}
	PQclear(r);
	TRY(f);
	return exec_sql(m, q->name, *ret_made ? "release savepoint view" : "rollback to savepoint view");
}

static enum fault make_lens(struct migrate *m, const struct lens_shapes *shapes, enum lens lens)
{
	struct lens_queries q;
	bool *made;
	size_t open, before;

	TRY(lens_queries_make(m->arena, &m->set->lens, shapes, DB_POSTGRES, lens, &q, m->fi));
	TRY(exec_sql(m, "lensviews", str_cat(m->arena, STR("set local search_path = lens_"), str_z(lens_name(lens))).p));
	made = ARENA_ARRAY(m->arena, q.n + 1, bool);
	before = q.n + 1;
	for (open = q.n; open > 0;) {
		bool last_round = open == before; /* the round before brought nothing */

		before = open;
		for (size_t i = 0; i < q.n; i++) {
			if (made[i])
				continue;
			TRY(make_view(m, lens, &q.v[i], last_round, &made[i]));
			open -= made[i];
		}
	}
	return exec_sql(m, "lensviews", "set local search_path = main");
}

/* ---- the run ---- */

static enum fault begin(struct migrate *m)
{
	TRY(exec_sql(m, "beginnen", "begin isolation level read committed"));
	TRY(exec_sql(m, "beginnen", "set local lock_timeout = '60s'; set local client_min_messages = warning;"
		" set local statement_timeout = 0; set local check_function_bodies = on"));
	TRY(exec_sql(m, "slot", "select pg_advisory_xact_lock(" LOCK_KEY ")"));
	return exec_sql(m, "schema's", "drop schema if exists lens_actor, lens_asof, lens_cijfers cascade;"
		" create schema if not exists main; create schema lens_actor; create schema lens_asof;"
		" create schema lens_cijfers; set local search_path = main");
}

static enum fault become_migratie(struct migrate *m)
{
	const char *const params[] = { str_from_i64(m->arena, ACTOR_MIGRATIE).p, str_from_i64(m->arena, m->moment).p };
	enum fault f;

	PQclear(query(m, "migratie", "select set_config('schakel.medewerker', $1, true),"
		" set_config('schakel.moment', $2, true)", 2, params, &f));
	return f;
}

static enum fault run(struct migrate *m)
{
	struct lens_shapes shapes, none = { 0, NULL };

	TRY(begin(m));
	TRY(drop_triggers(m));
	TRY(note_applied(m));
	TRY(exec_sql(m, "functies", m->set->postgres));
	TRY(migrate_apply(m, false, false));
	TRY(migrate_apply(m, true, false));
	TRY(read_shapes(m, &shapes));
	TRY(lens_check(&m->set->lens, &shapes, &none, m->fi));
	TRY(make_triggers(m));
	TRY(become_migratie(m));
	TRY(migrate_apply(m, false, true));
	for (enum lens lens = 0; lens < LENS__MAX; lens++)
		if (lens != LENS_KAAL)
			TRY(make_lens(m, &shapes, lens));
	TRY(migrate_postgres_rights(m, &shapes));
	return exec_sql(m, "vastleggen", "commit");
}

static void ignore_notice(void *arg, const char *message)
{
	(void)arg;
	(void)message;
}

static enum fault open_server(struct migrate *m, const struct db_config *cfg)
{
	const char *const keys[] = { "dbname", "user", "application_name", NULL };
	const char *const values[] = { cfg->conninfo, cfg->pg_owner ? cfg->pg_owner : "schakel_eigenaar",
		"schakel migreer", NULL };

	m->conn = PQconnectdbParams(keys, values, 1);
	if (PQstatus(m->conn) != CONNECTION_OK)
		return fault_detail(m->fi, FAULT_INTERNAL, "geen verbinding met PostgreSQL", PQerrorMessage(m->conn));
	if (PQserverVersion(m->conn) < VERSION_MIN)
		return fault_detail(m->fi, FAULT_INTERNAL, "PostgreSQL", "versie 15 of nieuwer is nodig");
	PQsetNoticeProcessor(m->conn, ignore_notice, NULL);
	return FAULT_NONE;
}

enum fault migrate_postgres(struct migrate *m, const struct db_config *cfg)
{
	enum fault f;

	m->exec = exec_file;
	m->record = record_file;
	f = open_server(m, cfg);
	if (!f)
		f = run(m);
	PQfinish(m->conn); /* undoes what was not committed */
	m->conn = NULL;
	return f;
}
