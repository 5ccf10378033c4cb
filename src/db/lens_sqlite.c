/* Lenses on SQLite: what the schema looks like, and the temp views of a connection.
 *
 * Temp views shadow the tables for as long as the connection lives; nothing of them is in the file.
 * Threading: the caller's connection, its thread.
 */
#include "db/lens_priv.h"

#include <sqlite3.h>

#include "basis/arena.h"

#define TABLES_MAX 1000
#define COLUMNS_MAX 200 /* of any table; one with journaal has fewer */
#define WORK_CAP ((size_t)16 * 1024 * 1024)

static enum fault broken(sqlite3 *db, struct fault_info *fi, const char *what)
{
	return fault_detail(fi, FAULT_INTERNAL, what, sqlite3_errmsg(db));
}

static const char *column_text(sqlite3_stmt *st, int i, struct arena *a)
{
	const char *z = (const char *)sqlite3_column_text(st, i);

	return z ? str_dup(a, str_z(z)).p : NULL;
}

static enum lens_type type_of(const char *declared)
{
	if (sqlite3_stricmp(declared, "integer") == 0 || sqlite3_stricmp(declared, "int") == 0)
		return LENS_TYPE_INT;
	if (sqlite3_stricmp(declared, "text") == 0)
		return LENS_TYPE_TEXT;
	return sqlite3_stricmp(declared, "blob") == 0 ? LENS_TYPE_BYTES : LENS_TYPE_OTHER;
}

/* Columns of the table that is bound, generated ones included. */
static enum fault read_columns(sqlite3_stmt *st, struct arena *a, struct lens_shape *s)
{
	int rc;

	s->columns = ARENA_ARRAY(a, COLUMNS_MAX, struct lens_column);

	while ((rc = sqlite3_step(st)) == SQLITE_ROW && s->ncolumns < COLUMNS_MAX) {
		s->columns[s->ncolumns++] = (struct lens_column){
			.name = column_text(st, 0, a),
			.type = type_of(column_text(st, 1, a)),
			.not_null = sqlite3_column_int(st, 2) != 0,
			.fallback = column_text(st, 3, a),
		};
	}
	return rc == SQLITE_DONE ? FAULT_NONE : FAULT_INTERNAL;
}

/* Runs a query about one table; NULL when it cannot be prepared. */
static sqlite3_stmt *about(sqlite3 *db, const char *sql, const char *table)
{
	sqlite3_stmt *st = NULL;

	if (sqlite3_prepare_v2(db, sql, -1, &st, NULL) || sqlite3_bind_text(st, 1, table, -1, SQLITE_STATIC)) {
		(void)sqlite3_finalize(st);
		return NULL;
	}
	return st;
}

static enum fault read_shape(sqlite3 *db, struct arena *a, struct lens_shape *s, struct fault_info *fi)
{
	sqlite3_stmt *st = about(db, "select name, type, \"notnull\", dflt_value from pragma_table_xinfo(?1, 'main')"
		" where hidden <> 1", s->name);
	enum fault f = st ? read_columns(st, a, s) : FAULT_INTERNAL;
	int rc;

	(void)sqlite3_finalize(st);
	if (f)
		return broken(db, fi, s->name);
	st = about(db, "select 1 from pragma_index_list(?1, 'main') l join pragma_index_info(l.name, 'main') i"
		" where l.partial = 0 and i.seqno = 0 and i.name = 'dossier'", s->name);
	rc = st ? sqlite3_step(st) : SQLITE_ERROR;
	s->dossier_index = rc == SQLITE_ROW;
	(void)sqlite3_finalize(st);
	return rc == SQLITE_ROW || rc == SQLITE_DONE ? FAULT_NONE : broken(db, fi, s->name);
}

/* Names first, so that no statement is open while the columns are read. */
static enum fault read_names(sqlite3 *db, struct arena *a, struct lens_shapes *ret, struct fault_info *fi)
{
	struct lens_shapes shapes = { 0, ARENA_ARRAY(a, TABLES_MAX, struct lens_shape) };
	sqlite3_stmt *st = about(db, "select name, type = 'table' and strict = 0 from pragma_table_list"
		" where schema = 'main' and type in ('table', 'virtual') and name not like ?1 escape '!' order by name",
		"sqlite!_%");
	int rc = SQLITE_ERROR;

	while (st && (rc = sqlite3_step(st)) == SQLITE_ROW && shapes.n < TABLES_MAX) {
		shapes.v[shapes.n++] = (struct lens_shape){
			.name = column_text(st, 0, a),
			.loose = sqlite3_column_int(st, 1) != 0,
		};
	}
	(void)sqlite3_finalize(st);
	if (rc != SQLITE_DONE)
		return broken(db, fi, "lijst van tabellen");
	*ret = shapes;
	return FAULT_NONE;
}

enum fault lens_shapes_sqlite(sqlite3 *db, struct arena *a, struct lens_shapes *ret, struct fault_info *fi)
{
	struct lens_shapes shapes;

	TRY(read_names(db, a, &shapes, fi));
	for (size_t i = 0; i < shapes.n; i++)
		TRY(read_shape(db, a, &shapes.v[i], fi));
	*ret = shapes;
	return FAULT_NONE;
}

static enum fault make_view(sqlite3 *db, struct arena *a, const struct lens_query *q, struct fault_info *fi)
{
	struct buf b = buf_new(a);

	buf_addz(&b, "create temp view \"");
	buf_addz(&b, q->name);
	buf_addz(&b, "\" as ");
	buf_addz(&b, q->sql);
	return sqlite3_exec(db, buf_str(&b).p, NULL, NULL, NULL) ? broken(db, fi, q->name) : FAULT_NONE;
}

enum fault lens_views_sqlite(sqlite3 *db, struct arena *a, const struct lens_set *set, enum lens lens,
	struct lens_queries *ret, struct fault_info *fi)
{
	struct lens_shapes shapes;
	struct lens_queries q;

	TRY(lens_shapes_sqlite(db, a, &shapes, fi));
	TRY(lens_queries_make(a, set, &shapes, DB_SQLITE, lens, &q, fi));
	for (size_t i = 0; i < q.n; i++)
		TRY(make_view(db, a, &q.v[i], fi));
	*ret = q;
	return FAULT_NONE;
}

enum fault lens_make_views_sqlite(sqlite3 *db, enum lens lens, struct fault_info *fi)
{
	struct arena *a = arena_new(WORK_CAP);
	struct lens_queries made;
	enum fault f = FAULT_NONE;

	if (lens != LENS_KAAL)
		f = lens_views_sqlite(db, a, lens_set_embedded(), lens, &made, fi);
	arena_free(&a);
	return f;
}
