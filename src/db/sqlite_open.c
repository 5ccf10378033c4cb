/* Opening SQLite files: the lock, the settings, the lens.
 *
 * What: every connection has the same settings; a lens is temp views, and an authorizer behind them that refuses a
 *   statement which reads a protected table directly, so that forgetting the lens shows when the program starts.
 * Why no memory map: every commit of the writer would make each reader map the file anew. Why no check points on close
 *   and none by page count: the owner thread makes them, at a moment when no other connection writes.
 * Threading: NOMUTEX; a connection is used by one thread at a time and never carried over a fork.
 */
#include <errno.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include "basis/arena.h"
#include "db/lens.h"
#include "db/sqlite_priv.h"

#define BUSY_MS 5000
#define CACHE_KIB 4096            /* pages in memory, per connection */
#define CACHE_KIB_READERS 65536   /* of those that read for actors, together: their pages are most of the work */
#define CACHE_KIB_TEXT(kib) CACHE_KIB_TEXT_(kib)
#define CACHE_KIB_TEXT_(kib) #kib
#define LENGTH_MAX (64 * 1024 * 1024)

static pthread_once_t library_once = PTHREAD_ONCE_INIT;

static void library_start(void)
{
	/* statistics would take a lock at every allocation; refused, and harmless, when SQLite runs already */
	(void)sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
	(void)sqlite3_initialize();
}

void sqlite_start(void)
{
	(void)pthread_once(&library_once, library_start);
}

char *sqlite_log_path(const char *path)
{
	const char *slash = strrchr(path, '/'), *dot = strrchr(path, '.');
	size_t head = dot && (!slash || dot > slash + 1) ? (size_t)(dot - path) : strlen(path);
	char *out = db_alloc(strlen(path) + sizeof(".log"), 1);

	memcpy(out, path, head);
	memcpy(out + head, ".log", 4);
	memcpy(out + head + 4, path + head, strlen(path + head));
	return out;
}

enum fault sqlite_lock(const char *path, int *ret_fd, struct fault_info *fi)
{
	char *name = db_alloc(strlen(path) + sizeof(".lock"), 1);
	int fd;

	memcpy(name, path, strlen(path));
	memcpy(name + strlen(path), ".lock", 5);
	fd = open(name, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
	free(name);
	if (fd < 0)
		return fault_detail(fi, FAULT_INTERNAL, "lock", strerror(errno));
	if (flock(fd, LOCK_EX | LOCK_NB)) {
		(void)close(fd);
		return fault_detail(fi, FAULT_BUSY, "lock", "another process has the database");
	}
	*ret_fd = fd;
	return FAULT_NONE;
}

/* ---- settings ---- */

static bool set_limits(sqlite3 *db)
{
	static const struct {
		int id, value;
	} limits[] = {
		{ SQLITE_LIMIT_LENGTH, LENGTH_MAX },
		{ SQLITE_LIMIT_EXPR_DEPTH, 500 },
		{ SQLITE_LIMIT_TRIGGER_DEPTH, 20 },
		{ SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 1000 },
		{ SQLITE_LIMIT_WORKER_THREADS, 0 },
	};
	static const struct {
		int op, value;
	} switches[] = {
		{ SQLITE_DBCONFIG_DEFENSIVE, 1 },
		{ SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0 },
		{ SQLITE_DBCONFIG_DQS_DML, 0 },
		{ SQLITE_DBCONFIG_DQS_DDL, 0 },
		{ SQLITE_DBCONFIG_ENABLE_FKEY, 1 },
		{ SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0 },
		{ SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1 },
	};

	for (size_t i = 0; i < sizeof(limits) / sizeof(limits[0]); i++)
		(void)sqlite3_limit(db, limits[i].id, limits[i].value);
	for (size_t i = 0; i < sizeof(switches) / sizeof(switches[0]); i++)
		if (sqlite3_db_config(db, switches[i].op, switches[i].value, NULL) != SQLITE_OK)
			return false;
	return true;
}

static bool set_pragmas(sqlite3 *db)
{
	return sqlite3_exec(db,
		"pragma journal_mode = wal;"
		"pragma synchronous = full;"
		"pragma wal_autocheckpoint = 0;"
		"pragma journal_size_limit = 67108864;"
		"pragma mmap_size = 0;"
		"pragma cell_size_check = on;"
		"pragma secure_delete = on;" /* what is destroyed is overwritten */
		"pragma temp_store = memory;"
		"pragma cache_size = -" CACHE_KIB_TEXT(CACHE_KIB),
		NULL, NULL, NULL) == SQLITE_OK;
}

enum fault sqlite_open_file(const char *path, bool create, const struct db_eyes *eyes, sqlite3 **ret,
	struct fault_info *fi)
{
	int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_URI | SQLITE_OPEN_EXRESCODE;
	sqlite3 *db = NULL;
	enum fault f = FAULT_NONE;
	int rc;

	sqlite_start();
	rc = sqlite3_open_v2(path, &db, flags | (create ? SQLITE_OPEN_CREATE : 0), NULL);
	if (rc == SQLITE_OK) {
		(void)sqlite3_busy_timeout(db, BUSY_MS);
		if (!set_limits(db) || !set_pragmas(db))
			rc = sqlite3_extended_errcode(db);
	}
	if (rc != SQLITE_OK)
		f = sqlite_fault(db, rc, "open", fi);
	else
		f = sqlite_add_functions(db, eyes, fi);
	if (f) {
		(void)sqlite3_close(db);
		return f;
	}
	*ret = db;
	return FAULT_NONE;
}

/* ---- the lens ---- */

/* A file name as a URI of a database that is only read. */
static char *uri_read_only(const char *path)
{
	const char *hex = "0123456789ABCDEF", *tail = "?mode=ro";
	char *out = db_alloc(strlen(path) * 3 + sizeof("file:") + strlen(tail), 1), *p = out;

	memcpy(p, "file:", 5);
	p += 5;
	for (; *path; path++) {
		unsigned char c = (unsigned char)*path;

		if (strchr("%?#", c)) {
			*p++ = '%';
			*p++ = hex[c >> 4];
			*p++ = hex[c & 15];
		} else {
			*p++ = (char)c;
		}
	}
	memcpy(p, tail, strlen(tail));
	return out;
}

static int note_wal(void *conn, sqlite3 *db, const char *schema, int pages)
{
	struct sqlite_conn *c = conn;

	(void)db;
	(void)schema;
	c->wal_pages = pages;
	return SQLITE_OK;
}

/* Read-only, so that no transaction of the main file ever takes the write lock of the log file. */
static enum fault attach_log(struct sqlite_conn *c, struct fault_info *fi)
{
	char *uri = uri_read_only(c->base.db->log_path);
	sqlite3_stmt *st = NULL;
	int rc = sqlite3_prepare_v2(c->sq, "attach ?1 as " LENS_LOG_SCHEMA, -1, &st, NULL);

	if (rc == SQLITE_OK)
		rc = sqlite3_bind_text(st, 1, uri, -1, SQLITE_STATIC);
	if (rc == SQLITE_OK)
		rc = sqlite3_step(st);
	(void)sqlite3_finalize(st);
	free(uri);
	return rc == SQLITE_DONE ? FAULT_NONE : sqlite_fault(c->sq, rc, "attach log", fi);
}

static bool table_find(const char *name, size_t *ret)
{
	for (size_t i = 0; i < lens_tables_n; i++) {
		if (sqlite3_stricmp(lens_tables[i].name, name) == 0) {
			*ret = i;
			return true;
		}
	}
	return false;
}

/* SQLite itself looks for rows that refer to one that goes, and asks the authorizer as if the statement did. */
static bool fk_scan(const struct sqlite_conn *c, const char *table, const char *column)
{
	const struct db *db = c->base.db;

	for (size_t i = 0; c->preparing_write && i < db->nfks; i++)
		if (sqlite3_stricmp(db->fks[i].table, table) == 0 && sqlite3_stricmp(db->fks[i].column, column) == 0)
			return true;
	return false;
}

/* A read that no view or trigger answers for. A write may see id and versie of what it changes. No column at all means
 * that rows are counted, or that SQLite folded a view into the statement: then it asked about the view's columns
 * before. */
static bool read_allowed(const struct sqlite_conn *c, size_t table, const char *column)
{
	enum lens_class class = lens_tables[table].class;

	if (class == LENS_CLASS_OPENBAAR || class == LENS_CLASS_ZOEK)
		return true;
	if (column[0] == '\0')
		return c->seen[table];
	return strcmp(column, "id") == 0 || strcmp(column, "versie") == 0 || fk_scan(c, lens_tables[table].name, column);
}

static int authorize(void *arg, int action, const char *table, const char *column, const char *schema,
	const char *through)
{
	const struct sqlite_conn *c = arg;
	size_t i;

	if (action == SQLITE_ATTACH || action == SQLITE_DETACH)
		return SQLITE_DENY;
	if (action != SQLITE_READ || !schema || strcmp(schema, "temp") == 0 || !table_find(table, &i))
		return SQLITE_OK;
	if (through) {
		c->seen[i] = true;
		return SQLITE_OK;
	}
	return read_allowed(c, i, column) ? SQLITE_OK : SQLITE_DENY;
}

static enum fault put_lens(struct sqlite_conn *c, bool may_write, struct fault_info *fi)
{
	TRY(attach_log(c, fi));
	TRY(lens_make_views_sqlite(c->sq, c->base.lens, fi));
	if (c->base.lens != LENS_KAAL)
		(void)sqlite3_set_authorizer(c->sq, authorize, c);
	if (!may_write && sqlite3_exec(c->sq, "pragma query_only = on", NULL, NULL, NULL) != SQLITE_OK)
		return sqlite_fault(c->sq, sqlite3_extended_errcode(c->sq), "query_only", fi);
	return FAULT_NONE;
}

static struct sqlite_conn *conn_new(struct db *db, enum lens lens)
{
	struct sqlite_conn *c = db_alloc(1, sizeof(*c));

	c->base = (struct conn){ .driver = &driver_sqlite, .db = db, .lens = lens };
	c->stmts = db_alloc(db->stmts.n + 1, sizeof(sqlite3_stmt *));
	c->seen = db_alloc(lens_tables_n + 1, sizeof(bool));
	return c;
}

/* The readers of lens actor share what is set apart for them, so that many cores do not take much memory. */
static enum fault set_cache(struct sqlite_conn *c, struct fault_info *fi)
{
	struct arena *a = arena_new(4096);
	struct buf b = buf_new(a);
	int kib = CACHE_KIB_READERS / c->base.db->pools[LENS_ACTOR].max, rc;

	buf_addz(&b, "pragma main.cache_size = -");
	buf_add_i64(&b, kib > CACHE_KIB ? kib : CACHE_KIB);
	rc = sqlite3_exec(c->sq, buf_str(&b).p, NULL, NULL, NULL);
	arena_free(&a);
	return rc == SQLITE_OK ? FAULT_NONE : sqlite_fault(c->sq, rc, "cache", fi);
}

static enum fault open_main(struct db *db, enum lens lens, bool may_write, struct conn **ret, struct fault_info *fi)
{
	struct sqlite_conn *c = conn_new(db, lens);
	struct conn *base = &c->base;
	enum fault f = sqlite_open_file(db->path, false, &c->base.eyes, &c->sq, fi);

	if (!f && lens == LENS_ACTOR && !may_write)
		f = set_cache(c, fi);
	if (!f)
		f = put_lens(c, may_write, fi);
	if (f) {
		sqlite_close(&base);
		return f;
	}
	if (may_write)
		(void)sqlite3_wal_hook(c->sq, note_wal, c);
	else
		sqlite3_progress_handler(c->sq, SQLITE_PROGRESS_OPS, sqlite_deadline, c);
	*ret = base;
	return FAULT_NONE;
}

enum fault sqlite_open_reader(struct db *db, enum lens lens, struct conn **ret, struct fault_info *fi)
{
	return open_main(db, lens, false, ret, fi);
}

enum fault sqlite_open_writer(struct db *db, enum lens lens, struct conn **ret, struct fault_info *fi)
{
	return open_main(db, lens, true, ret, fi);
}

enum fault sqlite_open_log(struct db *db, struct conn **ret, struct fault_info *fi)
{
	struct sqlite_conn *c = conn_new(db, LENS_KAAL);
	struct conn *base = &c->base;
	enum fault f = sqlite_open_file(db->log_path, false, &c->base.eyes, &c->sq, fi);

	/* the first read makes the files beside it, which connections that only read it need */
	if (!f && sqlite3_exec(c->sq, "select count(*) from sqlite_schema", NULL, NULL, NULL) != SQLITE_OK)
		f = sqlite_fault(c->sq, sqlite3_extended_errcode(c->sq), "log", fi);
	if (f) {
		sqlite_close(&base);
		return f;
	}
	(void)sqlite3_wal_hook(c->sq, note_wal, c);
	*ret = base;
	return FAULT_NONE;
}

void sqlite_close(struct conn **c)
{
	struct sqlite_conn *q = (struct sqlite_conn *)*c;

	if (!q)
		return;
	for (size_t i = 0; i < q->base.db->stmts.n; i++)
		(void)sqlite3_finalize(q->stmts[i]);
	for (size_t i = 0; i < SQ__MAX; i++)
		(void)sqlite3_finalize(q->controls[i]);
	free(q->stmts);
	free(q->seen);
	(void)sqlite3_close(q->sq);
	free(q);
	*c = NULL;
}
