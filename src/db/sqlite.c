/* The SQLite driver: statements prepared at first use, items in a loop inside one transaction.
 *
 * A statement is reset and its bindings are cleared before the next, so that no text of a person stays behind and no
 * reader holds the WAL. Parameters are bound without a copy: they live in the arena until then.
 * Threading: a connection by one thread at a time.
 */
#include <errno.h>
#include <sqlite3.h>
#include <string.h>

#include "db/lens.h"
#include "db/sqlite_priv.h"

#define READ_MS 30000
#define WAL_PAGES 1000        /* write back when the WAL is 4 MB */
#define WAL_PAGES_MUCH 16384  /* 64 MB: wait a moment for the readers that keep it from starting anew */
#define WAL_WAIT_MS 50
#define BUSY_MS 5000

static struct sqlite_conn *of(struct conn *c)
{
	return (struct sqlite_conn *)c;
}

struct sqlite3 *sqlite_handle(struct conn *c)
{
	return of(c)->sq;
}

/* ---- faults ---- */

static enum fault fault_kind(sqlite3 *db, int rc)
{
	int e;

	switch (rc & 0xff) {
	case SQLITE_CONSTRAINT:
		if (rc == SQLITE_CONSTRAINT_UNIQUE || rc == SQLITE_CONSTRAINT_PRIMARYKEY || rc == SQLITE_CONSTRAINT_ROWID)
			return FAULT_CONFLICT;
		return rc == SQLITE_CONSTRAINT_DATATYPE ? FAULT_INTERNAL : FAULT_INVALID;
	case SQLITE_BUSY:
	case SQLITE_LOCKED:
	case SQLITE_INTERRUPT:
		return FAULT_BUSY;
	case SQLITE_FULL:
		return FAULT_FULL;
	case SQLITE_IOERR:
		/* a commit that cannot write leaves its reason in errno alone */
		e = db ? sqlite3_system_errno(db) : 0;
		if (!e && rc == SQLITE_IOERR_WRITE)
			e = errno;
		return e == ENOSPC || e == EDQUOT || e == EFBIG ? FAULT_FULL : FAULT_INTERNAL;
	default:
		return FAULT_INTERNAL;
	}
}

enum fault sqlite_fault(sqlite3 *db, int rc, const char *name, struct fault_info *fi)
{
	/* the message of a constraint names tables and columns; others may quote what a user typed */
	const char *why = (rc & 0xff) == SQLITE_CONSTRAINT && db ? sqlite3_errmsg(db) : sqlite3_errstr(rc);

	return fault_detail(fi, fault_kind(db, rc), name, why);
}

/* ---- preparing ---- */

static enum fault prepare(struct sqlite_conn *c, const struct stmt *s, sqlite3_stmt **ret, struct fault_info *fi)
{
	sqlite3_stmt *st = NULL;
	const char *why = NULL;
	int rc;

	c->preparing_write = s->write;
	(void)memset(c->seen, 0, lens_tables_n * sizeof(*c->seen));
	rc = sqlite3_prepare_v3(c->sq, s->sql[DB_SQLITE], -1, SQLITE_PREPARE_PERSISTENT, &st, NULL);
	if (rc != SQLITE_OK || !st)
		return fault_detail(fi, FAULT_INTERNAL, s->name, rc == SQLITE_OK ? "no SQL" : sqlite3_errmsg(c->sq));
	if ((size_t)sqlite3_column_count(st) != s->ncols)
		why = "has another number of columns";
	else if ((size_t)sqlite3_bind_parameter_count(st) != s->nparams)
		why = "has another number of parameters";
	else if (!sqlite3_stmt_readonly(st) != s->write)
		why = s->write ? "writes nothing" : "writes";
	if (why) {
		(void)sqlite3_finalize(st);
		return fault_detail(fi, FAULT_INTERNAL, s->name, why);
	}
	*ret = st;
	return FAULT_NONE;
}

static enum fault check(struct conn *base, const struct stmt *s, struct fault_info *fi)
{
	sqlite3_stmt *st = NULL;

	TRY(prepare(of(base), s, &st, fi));
	(void)sqlite3_finalize(st);
	return FAULT_NONE;
}

static enum fault get_stmt(struct sqlite_conn *c, const struct stmt *s, sqlite3_stmt **ret, struct fault_info *fi)
{
	size_t i;

	if (!db_stmt_index(c->base.db, s, &i))
		return fault_detail(fi, FAULT_INTERNAL, s->name, "is not in the set");
	if (!c->stmts[i])
		TRY(prepare(c, s, &c->stmts[i], fi));
	*ret = c->stmts[i];
	return FAULT_NONE;
}

/* ---- steering ---- */

static enum fault control(struct sqlite_conn *c, enum sq_control which, struct fault_info *fi)
{
	static const char *const sql[SQ__MAX] = {
		[SQ_BEGIN] = "begin", [SQ_BEGIN_WRITE] = "begin immediate", [SQ_COMMIT] = "commit", [SQ_ROLLBACK] = "rollback",
		[SQ_SAVEPOINT] = "savepoint u", [SQ_RELEASE] = "release u", [SQ_UNDO] = "rollback to u", [SQ_PING] = "select 1",
		[SQ_VERSION] = "select coalesce(max(nummer), 0) from main.schema_versie where reeks = 'kern'",
	};
	sqlite3_stmt **st = &c->controls[which];
	int rc = SQLITE_OK;

	if (!*st)
		rc = sqlite3_prepare_v3(c->sq, sql[which], -1, SQLITE_PREPARE_PERSISTENT, st, NULL);
	if (rc == SQLITE_OK) {
		rc = sqlite3_step(*st);
		if (rc != SQLITE_ROW)
			rc = sqlite3_reset(*st);
	}
	return rc == SQLITE_OK || rc == SQLITE_ROW ? FAULT_NONE : sqlite_fault(c->sq, rc, sql[which], fi);
}

static void control_done(struct sqlite_conn *c, enum sq_control which)
{
	(void)sqlite3_reset(c->controls[which]);
}

static enum fault ping(struct conn *base, struct fault_info *fi)
{
	enum fault f = control(of(base), SQ_PING, fi);

	control_done(of(base), SQ_PING);
	return f;
}

static enum fault version(struct conn *base, int64_t *ret, struct fault_info *fi)
{
	struct sqlite_conn *c = of(base);

	TRY(control(c, SQ_VERSION, fi));
	*ret = sqlite3_column_int64(c->controls[SQ_VERSION], 0);
	control_done(c, SQ_VERSION);
	return FAULT_NONE;
}

/* ---- running ---- */

static int bind(sqlite3_stmt *st, const struct stmt *s, const struct value *v)
{
	int rc = SQLITE_OK;

	for (size_t i = 0; i < s->nparams && rc == SQLITE_OK; i++) {
		int at = (int)i + 1;

		if (v[i].null)
			rc = sqlite3_bind_null(st, at);
		else if (s->params[i] == VALUE_INT)
			rc = sqlite3_bind_int64(st, at, v[i].i);
		else if (s->params[i] == VALUE_TEXT)
			rc = sqlite3_bind_text64(st, at, v[i].s.p, v[i].s.n, SQLITE_STATIC, SQLITE_UTF8);
		else
			rc = sqlite3_bind_blob64(st, at, v[i].s.p, v[i].s.n, SQLITE_STATIC);
	}
	return rc;
}

static enum fault read_column(struct rows *r, char *row, sqlite3_stmt *st, size_t col)
{
	int i = (int)col;
	struct str s;

	switch (sqlite3_column_type(st, i)) {
	case SQLITE_NULL:
		return rows_put_null(r, row, col);
	case SQLITE_INTEGER:
		return rows_put_int(r, row, col, sqlite3_column_int64(st, i));
	case SQLITE_TEXT:
		s.p = (const char *)sqlite3_column_text(st, i);
		s.n = (size_t)sqlite3_column_bytes(st, i);
		return rows_put_str(r, row, col, VALUE_TEXT, s);
	case SQLITE_BLOB:
		s.p = sqlite3_column_blob(st, i);
		s.n = (size_t)sqlite3_column_bytes(st, i);
		return rows_put_str(r, row, col, VALUE_BYTES, s);
	default:
		return fault_detail(r->fi, FAULT_INTERNAL, r->stmt->name, r->stmt->cols[col].name);
	}
}

static enum fault step_all(struct sqlite_conn *c, sqlite3_stmt *st, struct rows *r)
{
	char *row;
	int rc;

	while ((rc = sqlite3_step(st)) == SQLITE_ROW) {
		TRY(rows_next(r, &row));
		for (size_t i = 0; i < r->stmt->ncols; i++)
			TRY(read_column(r, row, st, i));
	}
	return rc == SQLITE_DONE ? FAULT_NONE : sqlite_fault(c->sq, rc, r->stmt->name, r->fi);
}

static enum fault run_item(struct sqlite_conn *c, const struct batch_item *item, struct arena *a, struct fault_info *fi)
{
	const struct stmt *s = item->stmt;
	struct rows r = rows_new(s, a, fi);
	sqlite3_stmt *st = NULL;
	enum fault f;
	int rc;

	TRY(get_stmt(c, s, &st, fi));
	/* SQLite may prepare it anew when it runs */
	c->preparing_write = s->write;
	rc = bind(st, s, item->params);
	f = rc == SQLITE_OK ? step_all(c, st, &r) : sqlite_fault(c->sq, rc, s->name, fi);
	if (!f && s->kind == STMT_EXEC && item->dest)
		*(int64_t *)item->dest = s->write ? sqlite3_changes64(c->sq) : 0;
	else if (!f)
		rows_finish(&r, item->dest);
	(void)sqlite3_reset(st);
	(void)sqlite3_clear_bindings(st);
	return f;
}

static enum fault run(struct conn *base, const struct batch_item *items, size_t n, struct arena *a,
	struct fault_info *fi)
{
	for (size_t i = 0; i < n; i++)
		TRY(run_item(of(base), &items[i], a, fi));
	return FAULT_NONE;
}

int sqlite_deadline(void *conn)
{
	const struct sqlite_conn *c = conn;

	return c->deadline && klok_steady() > c->deadline;
}

static void rollback(struct conn *base)
{
	if (!sqlite3_get_autocommit(of(base)->sq))
		(void)control(of(base), SQ_ROLLBACK, NULL);
}

/* One statement is consistent by itself. */
static enum fault read_items(struct conn *base, const struct db_eyes *eyes, const struct batch_item *items, size_t n,
	struct arena *a, struct fault_info *fi)
{
	struct sqlite_conn *c = of(base);
	enum fault f = FAULT_NONE;

	base->eyes = *eyes;
	c->deadline = klok_steady() + READ_MS;
	if (n > 1)
		f = control(c, SQ_BEGIN, fi);
	if (!f)
		f = run(base, items, n, a, fi);
	if (!f && n > 1)
		f = control(c, SQ_COMMIT, fi);
	rollback(base);
	c->deadline = 0;
	base->eyes = (struct db_eyes){ 0 };
	return f;
}

/* ---- writing, for the threads that own a writing connection ---- */

static enum fault begin(struct conn *base, const struct db_eyes *eyes, struct fault_info *fi)
{
	base->eyes = *eyes;
	return control(of(base), SQ_BEGIN_WRITE, fi);
}

static enum fault commit(struct conn *base, struct fault_info *fi)
{
	struct sqlite_conn *c = of(base);
	struct fault_info own = { 0 };
	enum fault f;
	int rc;

	errno = 0;
	f = control(c, SQ_COMMIT, &own);
	if (!f)
		return FAULT_NONE;
	/* a commit that was written and not flushed may still be found after a crash */
	rc = sqlite3_extended_errcode(c->sq);
	if ((rc & 0xff) == SQLITE_IOERR && rc != SQLITE_IOERR_WRITE)
		f = FAULT_UNCERTAIN;
	return fault_detail(fi, f, own.detail, NULL);
}

static enum fault append(struct conn *base, const struct batch_item *items, size_t n, struct arena *a,
	struct fault_info *fi)
{
	enum fault f = begin(base, &(struct db_eyes){ 0 }, fi);

	if (!f)
		f = run(base, items, n, a, fi);
	if (!f)
		f = commit(base, fi);
	if (f)
		rollback(base);
	return f;
}

enum fault sqlite_savepoint(struct conn *base, const struct db_eyes *eyes, struct fault_info *fi)
{
	base->eyes = *eyes;
	return control(of(base), SQ_SAVEPOINT, fi);
}

enum fault sqlite_release(struct conn *base, struct fault_info *fi)
{
	return control(of(base), SQ_RELEASE, fi);
}

enum fault sqlite_undo(struct conn *base, struct fault_info *fi)
{
	TRY(control(of(base), SQ_UNDO, fi));
	return control(of(base), SQ_RELEASE, fi);
}

bool sqlite_gone(struct conn *base)
{
	return sqlite3_get_autocommit(of(base)->sq) != 0;
}

enum fault sqlite_checkpoint(struct conn *base, bool force, struct fault_info *fi)
{
	struct sqlite_conn *c = of(base);
	int mode = force ? SQLITE_CHECKPOINT_TRUNCATE : SQLITE_CHECKPOINT_PASSIVE, frames = 0, back = 0, rc;

	if (!force && c->wal_pages < (c->wal_next ? c->wal_next : WAL_PAGES))
		return FAULT_NONE;
	if (!force && c->wal_pages >= WAL_PAGES_MUCH) {
		mode = SQLITE_CHECKPOINT_RESTART;
		(void)sqlite3_busy_timeout(c->sq, WAL_WAIT_MS);
	}
	rc = sqlite3_wal_checkpoint_v2(c->sq, "main", mode, &frames, &back);
	(void)sqlite3_busy_timeout(c->sq, BUSY_MS);
	/* a reader that holds on: not again at every commit */
	c->wal_next = rc == SQLITE_OK && back == frames ? WAL_PAGES : c->wal_pages + WAL_PAGES;
	if (!force || rc == SQLITE_OK)
		return FAULT_NONE;
	return sqlite_fault(c->sq, rc, "checkpoint", fi);
}

const struct driver driver_sqlite = {
	.open = sqlite_open_reader,
	.open_append = sqlite_open_log,
	.close = sqlite_close,
	.version = version,
	.check = check,
	.ping = ping,
	.read = read_items,
	.begin = begin,
	.run = run,
	.commit = commit,
	.rollback = rollback,
	.append = append,
};
