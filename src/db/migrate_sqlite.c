/* The migration on SQLite. See migrate.c for the order of a run.
 *
 * The lock of the server is taken, and both files are opened in exclusive locking mode, which fails as long as any
 * other connection is open. The log file commits first: its own list of what was applied makes a run that stopped
 * in between repeatable. Lens views are temp views, so none is in the file; they are made and prepared once here, so
 * that a view that does not fit the schema stops the migration and not the next start.
 */
#include "db/migrate_priv.h"

#include <errno.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "db/db_priv.h"

#define BUSY_MS 500
#define IN_USE "de database is in gebruik; stop eerst de server"

static enum fault broken(struct migrate *m, const char *what)
{
	sqlite3 *db = m->conn;
	int rc = sqlite3_errcode(db) & 0xff;

	if (rc == SQLITE_BUSY || rc == SQLITE_LOCKED)
		return fault_detail(m->fi, FAULT_BUSY, what, IN_USE);
	if (rc == SQLITE_FULL)
		return fault_detail(m->fi, FAULT_FULL, what, sqlite3_errmsg(db));
	return fault_detail(m->fi, FAULT_INTERNAL, what, sqlite3_errmsg(db));
}

static enum fault exec_sql(struct migrate *m, const char *what, const char *sql)
{
	return sqlite3_exec(m->conn, sql, NULL, NULL, NULL) ? broken(m, what) : FAULT_NONE;
}

/* A migration that ends the transaction would leave half a schema behind. */
static enum fault exec_file(struct migrate *m, const char *what, const char *sql)
{
	TRY(exec_sql(m, what, sql));
	if (sqlite3_get_autocommit(m->conn))
		return fault_detail(m->fi, FAULT_INTERNAL, what, "dit bestand beëindigt de transactie");
	return FAULT_NONE;
}

static enum fault record_file(struct migrate *m, const struct schema_file *f)
{
	sqlite3_stmt *st = NULL;
	int rc = sqlite3_prepare_v2(m->conn, "insert into schema_versie (reeks, nummer, naam, sha256, moment)"
		" values (?1, ?2, ?3, ?4, ?5)", -1, &st, NULL);

	if (!rc) {
		(void)sqlite3_bind_text(st, 1, f->log ? "log" : "kern", -1, SQLITE_STATIC);
		(void)sqlite3_bind_int(st, 2, f->number);
		(void)sqlite3_bind_text(st, 3, f->name, -1, SQLITE_STATIC);
		(void)sqlite3_bind_text(st, 4, f->sha256, -1, SQLITE_STATIC);
		(void)sqlite3_bind_int64(st, 5, m->moment);
		rc = sqlite3_step(st) == SQLITE_DONE ? SQLITE_OK : SQLITE_ERROR;
	}
	(void)sqlite3_finalize(st);
	return rc ? broken(m, f->name) : FAULT_NONE;
}

static enum fault note_applied(struct migrate *m, bool log)
{
	sqlite3_stmt *st = NULL;
	enum fault f = FAULT_NONE;
	int rc;

	TRY(exec_sql(m, "schema_versie", migrate_versie_sql(DB_SQLITE)));
	rc = sqlite3_prepare_v2(m->conn, "select nummer, sha256 from schema_versie where reeks = ?1", -1, &st, NULL);
	if (!rc)
		(void)sqlite3_bind_text(st, 1, log ? "log" : "kern", -1, SQLITE_STATIC);
	while (!rc && !f && (rc = sqlite3_step(st)) == SQLITE_ROW) {
		f = migrate_note(m, log, sqlite3_column_int64(st, 0), (const char *)sqlite3_column_text(st, 1));
		rc = SQLITE_OK;
	}
	if (!f && rc != SQLITE_DONE)
		f = broken(m, "schema_versie");
	(void)sqlite3_finalize(st);
	return f;
}

/* ---- connections ---- */

/* A new file is for its owner alone; SQLite gives the files beside it the same mode. */
static enum fault create_file(struct migrate *m, const char *path)
{
	int fd = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);

	if (fd < 0)
		return errno == EEXIST ? FAULT_NONE : fault_detail(m->fi, FAULT_INTERNAL, path, strerror(errno));
	(void)close(fd);
	return FAULT_NONE;
}

static enum fault set_up(struct migrate *m)
{
	sqlite3 *db = m->conn;

	(void)sqlite3_busy_timeout(db, BUSY_MS);
	(void)sqlite3_db_config(db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
	(void)sqlite3_db_config(db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
	(void)sqlite3_db_config(db, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
	(void)sqlite3_db_config(db, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
	/* foreign keys are checked as a whole before the commit: a table may be built anew meanwhile */
	return exec_sql(m, "openen", "pragma foreign_keys = off; pragma cell_size_check = on;"
		" pragma locking_mode = exclusive; pragma journal_mode = wal; pragma synchronous = full; begin exclusive");
}

static void close_file(struct migrate *m)
{
	(void)sqlite3_close(m->conn);
	m->conn = NULL;
}

/* Opens one file and begins; the caller closes, which undoes what was not committed. */
static enum fault open_file(struct migrate *m, const char *path)
{
	sqlite3 *db = NULL;
	enum fault f;

	TRY(create_file(m, path));
	sqlite_start();
	if (sqlite3_open_v2(path, &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL)) {
		f = fault_detail(m->fi, FAULT_INTERNAL, path, db ? sqlite3_errmsg(db) : NULL);
		(void)sqlite3_close(db);
		return f;
	}
	m->conn = db;
	f = set_up(m);
	if (f)
		close_file(m);
	return f;
}

/* ---- triggers ---- */

static enum fault drop_triggers(struct migrate *m)
{
	sqlite3_stmt *st = NULL;
	struct buf b = buf_new(m->arena);
	int rc = sqlite3_prepare_v2(m->conn, "select name from sqlite_schema where type = 'trigger'"
		" and name like 'journaal!_van!_%' escape '!'", -1, &st, NULL);

	while (!rc && (rc = sqlite3_step(st)) == SQLITE_ROW) {
		buf_addz(&b, "drop trigger \"");
		buf_addz(&b, (const char *)sqlite3_column_text(st, 0));
		buf_addz(&b, "\";\n");
		rc = SQLITE_OK;
	}
	(void)sqlite3_finalize(st);
	if (rc != SQLITE_DONE)
		return broken(m, "journaaltriggers");
	return exec_sql(m, "journaaltriggers", buf_str(&b).p);
}

/* Where the journaal row finds dossier, onderdeel and organisatie; row is "new." or "old.". */
static void emit_place(struct buf *b, const char *place, const char *row)
{
	if (strcmp(place, "rij") == 0) {
		buf_addz(b, row);
		buf_addz(b, "dossier, ");
		buf_addz(b, row);
		buf_addz(b, "onderdeel, ");
		buf_addz(b, row);
		buf_addz(b, "organisatie");
	} else if (strcmp(place, "dossier") == 0) {
		buf_addz(b, row);
		buf_addz(b, "id, 'kern', ");
		buf_addz(b, row);
		buf_addz(b, "organisatie");
	} else {
		buf_addz(b, "null, null, null");
	}
}

static void emit_image(struct buf *b, const struct lens_shape *s)
{
	buf_addz(b, "rij_beeld(");
	for (size_t i = 0; i < s->ncolumns; i++) {
		buf_addz(b, i ? ", '" : "'");
		buf_addz(b, s->columns[i].name);
		buf_addz(b, "', new.\"");
		buf_addz(b, s->columns[i].name);
		buf_addz(b, "\"");
	}
	buf_addz(b, ")");
}

struct event {
	const char *name, *soort, *row;
};

static const char *trigger_text(struct arena *a, const struct event *e, const struct lens_table *t,
	const struct lens_shape *s)
{
	struct buf b = buf_new(a);

	buf_addz(&b, "create trigger \"journaal_van_");
	buf_addz(&b, t->name);
	buf_addz(&b, "_");
	buf_addz(&b, e->soort);
	buf_addz(&b, "\" after ");
	buf_addz(&b, e->name);
	buf_addz(&b, " on \"");
	buf_addz(&b, t->name);
	buf_addz(&b, "\" begin ");
	if (e->soort[0] == 'u')
		buf_addz(&b, "select raise(abort, 'een id verandert niet') where new.id <> old.id; ");
	buf_addz(&b, "insert into journaal (moment, medewerker, verzoek, tabel, rij, soort, dossier, onderdeel, organisatie,"
		" beeld, route, doel) values (actor_moment(), actor_id(), actor_verzoek(), '");
	buf_addz(&b, t->name);
	buf_addz(&b, "', ");
	buf_addz(&b, e->row);
	buf_addz(&b, "id, '");
	buf_addz(&b, e->soort);
	buf_addz(&b, "', ");
	emit_place(&b, lens_table_place(t), e->row);
	buf_addz(&b, ", ");
	if (e->soort[0] == 'd')
		buf_addz(&b, "null");
	else
		emit_image(&b, s);
	buf_addz(&b, ", actor_route(), actor_doel()); end");
	return buf_str(&b).p;
}

static enum fault make_triggers(struct migrate *m, const struct lens_shapes *shapes)
{
	static const struct event events[] = {
		{ "insert", "i", "new." }, { "update", "u", "new." }, { "delete", "d", "old." }
	};

	for (size_t i = 0; i < m->set->lens.tables_n; i++) {
		const struct lens_table *t = &m->set->lens.tables[i];
		const struct lens_shape *s = lens_shape_find(shapes, t->name);

		for (size_t e = 0; s && lens_table_journaled(t) && e < sizeof(events) / sizeof(events[0]); e++)
			TRY(exec_sql(m, t->name, trigger_text(m->arena, &events[e], t, s)));
	}
	return FAULT_NONE;
}

/* ---- lens views ---- */

static const char *text3(struct arena *a, const char *x, const char *y, const char *z)
{
	struct buf b = buf_new(a);

	buf_addz(&b, x);
	buf_addz(&b, y);
	buf_addz(&b, z);
	return buf_str(&b).p;
}

static enum fault try_view(struct migrate *m, const struct lens_query *q)
{
	sqlite3_stmt *st = NULL;
	int rc = sqlite3_prepare_v2(m->conn, text3(m->arena, "select * from temp.\"", q->name, "\""), -1, &st, NULL);

	(void)sqlite3_finalize(st);
	return rc ? broken(m, q->name) : FAULT_NONE;
}

static enum fault try_lens(struct migrate *m, enum lens lens)
{
	struct lens_queries made;

	TRY(lens_views_sqlite(m->conn, m->arena, &m->set->lens, lens, &made, m->fi));
	for (size_t i = 0; i < made.n; i++)
		if (!made.v[i].closed)
			TRY(try_view(m, &made.v[i]));
	for (size_t i = 0; i < made.n; i++)
		TRY(exec_sql(m, made.v[i].name, text3(m->arena, "drop view temp.\"", made.v[i].name, "\"")));
	return FAULT_NONE;
}

static enum fault try_lenses(struct migrate *m, const char *log_path)
{
	sqlite3_stmt *st = NULL;
	int rc = sqlite3_prepare_v2(m->conn, "attach ?1 as logboek", -1, &st, NULL);

	if (!rc)
		rc = sqlite3_bind_text(st, 1, log_path, -1, SQLITE_STATIC);
	if (!rc)
		rc = sqlite3_step(st) == SQLITE_DONE ? SQLITE_OK : SQLITE_ERROR;
	(void)sqlite3_finalize(st);
	if (rc)
		return broken(m, "logbestand");
	for (enum lens lens = 0; lens < LENS__MAX; lens++)
		if (lens != LENS_KAAL)
			TRY(try_lens(m, lens));
	return FAULT_NONE;
}

/* ---- the run ---- */

static enum fault check_references(struct migrate *m)
{
	sqlite3_stmt *st = NULL;
	enum fault f = FAULT_NONE;
	int rc = sqlite3_prepare_v2(m->conn, "pragma foreign_key_check", -1, &st, NULL);

	if (!rc)
		rc = sqlite3_step(st);
	if (rc == SQLITE_ROW)
		f = fault_detail(m->fi, FAULT_INVALID, (const char *)sqlite3_column_text(st, 0),
			"een rij verwijst naar iets dat er niet is");
	else if (rc != SQLITE_DONE)
		f = broken(m, "verwijzingen");
	(void)sqlite3_finalize(st);
	return f;
}

/* The log file's own run; ret are its tables. */
static enum fault run_log(struct migrate *m, const char *path, struct lens_shapes *ret)
{
	enum fault f;

	TRY(open_file(m, path));
	f = note_applied(m, true);
	if (!f)
		f = migrate_apply(m, true, false);
	if (!f)
		f = lens_shapes_sqlite(m->conn, m->arena, ret, m->fi);
	if (!f)
		f = exec_sql(m, path, "commit");
	close_file(m);
	return f;
}

static enum fault run_main(struct migrate *m, const char *log_path)
{
	struct lens_shapes shapes, log;
	void *db = m->conn;
	enum fault f;

	TRY(drop_triggers(m));
	TRY(note_applied(m, false));
	f = run_log(m, log_path, &log);
	m->conn = db;
	TRY(f);
	TRY(migrate_apply(m, false, false));
	TRY(lens_shapes_sqlite(db, m->arena, &shapes, m->fi));
	TRY(lens_check(&m->set->lens, &shapes, &log, m->fi));
	TRY(make_triggers(m, &shapes));
	TRY(migrate_apply(m, false, true));
	TRY(try_lenses(m, log_path));
	TRY(check_references(m));
	return exec_sql(m, "vastleggen", "commit");
}

static enum fault open_and_run(struct migrate *m, const char *path)
{
	struct db_eyes eyes = { .medewerker = ACTOR_MIGRATIE, .moment = m->moment };
	char *log_path = sqlite_log_path(path);
	enum fault f = open_file(m, path);

	if (!f) {
		f = sqlite_add_functions(m->conn, &eyes, m->fi);
		if (!f)
			f = run_main(m, log_path);
		close_file(m);
	}
	free(log_path);
	return f;
}

enum fault migrate_sqlite(struct migrate *m, const struct db_config *cfg)
{
	enum fault f;
	int fd;

	m->exec = exec_file;
	m->record = record_file;
	f = sqlite_lock(cfg->path, &fd, NULL);
	if (f == FAULT_BUSY)
		return fault_detail(m->fi, f, cfg->path, IN_USE);
	if (f)
		return fault_detail(m->fi, f, cfg->path, "het slotbestand ernaast kan niet worden gemaakt");
	f = open_and_run(m, cfg->path);
	(void)close(fd);
	return f;
}
