/* Opening and closing a database: the lock, the schema version, every statement in each of its lenses.
 *
 * Order on SQLite: lock, log file, a reader (which recovers after a crash), writer. Closing begins with the
 * writer, after the units and rows that wait, and leaves an empty WAL.
 * Threading: by one thread, before and after all others.
 */
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "basis/arena.h"
#include "db/db_priv.h"
#include "db/lens.h"

#define SAY_CAP ((size_t)1024 * 1024)

static const char *lens_word(enum lens lens)
{
	static const char *const words[LENS__MAX] = { "actor", "asof", "cijfers", "kaal" };

	return words[lens];
}

/* ---- checks ---- */

struct checker {
	struct db *db;
	const struct db_config *cfg;
	size_t broken;
	struct fault_info first;
	struct conn *conns[LENS__MAX]; /* leased for the time of the check */
};

static void tell(struct checker *k, enum lens lens, const struct fault_info *why)
{
	struct arena *a = arena_new(SAY_CAP);
	struct buf b = buf_new(a);

	buf_addz(&b, why->detail);
	buf_addz(&b, " (lens ");
	buf_addz(&b, lens_word(lens));
	buf_addc(&b, ')');
	if (!k->broken++)
		(void)fault_detail(&k->first, FAULT_INTERNAL, buf_str(&b).p, NULL);
	if (k->cfg->say)
		k->cfg->say(buf_str(&b).p);
	arena_free(&a);
}

static enum fault check_stmt(struct checker *k, const struct stmt *s, enum lens lens)
{
	struct fault_info why = { 0 };
	struct conn **c = &k->conns[lens];
	enum fault f;

	if (s->logfile && s->write) {
		f = appender_check(k->db->appender, s, &why);
	} else {
		if (!*c)
			TRY(db_lease(k->db, lens, c, &k->first));
		f = k->db->driver->check(*c, s, &why);
	}
	if (f)
		tell(k, lens, &why);
	return FAULT_NONE;
}

static enum fault check_all(struct checker *k)
{
	for (int lens = 0; lens < LENS__MAX; lens++)
		for (size_t i = 0; i < k->db->stmts.n; i++)
			if (k->db->stmts.v[i]->lenses & 1u << lens)
				TRY(check_stmt(k, k->db->stmts.v[i], (enum lens)lens));
	return FAULT_NONE;
}

static enum fault check_stmts(struct db *db, const struct db_config *cfg, struct fault_info *fi)
{
	struct checker k = { .db = db, .cfg = cfg };
	enum fault f = check_all(&k);

	for (int lens = 0; lens < LENS__MAX; lens++)
		if (k.conns[lens])
			db_lease_end(db, k.conns[lens]);
	if (f)
		return fault_detail(fi, f, k.first.detail, NULL);
	return k.broken ? fault_detail(fi, FAULT_INTERNAL, "statements", k.first.detail) : FAULT_NONE;
}

static enum fault check_version(struct db *db, struct fault_info *fi)
{
	int64_t found = 0;
	struct conn *c;
	enum fault f;

	TRY(db_lease(db, LENS_KAAL, &c, fi));
	f = db->driver->version(c, &found, fi);
	db_lease_end(db, c);
	if (f)
		return f;
	if (found == schema_version_latest)
		return FAULT_NONE;
	(void)fault_set(fi, FAULT_INVALID, "De database hoort bij een andere versie. Voer `schakel migreer` uit.", NULL);
	return fault_detail(fi, FAULT_INVALID, "schema version",
		found < schema_version_latest ? "older than the program" : "newer than the program");
}

/* ---- SQLite's own ---- */

/* Columns that refer to another table, for the authorizer. */
static enum fault read_fks(struct db *db, struct conn *c, struct fault_info *fi)
{
	sqlite3 *sq = sqlite_handle(c);
	sqlite3_stmt *st = NULL;
	int rc = sqlite3_prepare_v2(sq, "select m.name, f.\"from\""
		" from main.sqlite_schema m, pragma_foreign_key_list(m.name) f where m.type = 'table'", -1, &st, NULL);
	size_t cap = 0;

	while (rc == SQLITE_OK && (rc = sqlite3_step(st)) == SQLITE_ROW) {
		if (db->nfks == cap) {
			struct sqlite_fk *more = db_alloc(cap + 64, sizeof(*more));

			if (cap)
				memcpy(more, db->fks, cap * sizeof(*more));
			free(db->fks);
			db->fks = more;
			cap += 64;
		}
		db->fks[db->nfks].table = db_copy((const char *)sqlite3_column_text(st, 0));
		db->fks[db->nfks++].column = db_copy((const char *)sqlite3_column_text(st, 1));
		rc = SQLITE_OK;
	}
	(void)sqlite3_finalize(st);
	return rc == SQLITE_DONE ? FAULT_NONE : sqlite_fault(sq, rc, "foreign keys", fi);
}

static enum fault open_sqlite(struct db *db, const struct db_config *cfg, struct fault_info *fi)
{
	struct conn *c;
	enum fault f;

	if (!cfg->path)
		return fault_detail(fi, FAULT_INVALID, "database", "no path");
	/* a mistyped path leaves nothing behind */
	if (access(cfg->path, F_OK))
		return fault_set(fi, FAULT_INVALID, "Er is nog geen database. Voer `schakel migreer` uit.", NULL);
	db->path = db_copy(cfg->path);
	db->log_path = sqlite_log_path(cfg->path);
	TRY(sqlite_lock(db->path, &db->lock_fd, fi));
	TRY(appender_new(db, &db->appender, fi));
	TRY(db_lease(db, LENS_KAAL, &c, fi));
	f = read_fks(db, c, fi);
	db_lease_end(db, c);
	return f ? f : writer_new(db, &db->writer, fi);
}

static enum fault open_postgres(struct db *db, const struct db_config *cfg, struct fault_info *fi)
{
	if (!cfg->conninfo)
		return fault_detail(fi, FAULT_INVALID, "database", "no conninfo");
	db->conninfo = db_copy(cfg->conninfo);
	return appender_new(db, &db->appender, fi);
}

/* ---- life ---- */

/* One per core: with more, they take the core from one another and the slowest answers come later. Two at the least, so
 * that one slow question does not hold up all others. */
static int pool_size(const struct db_config *cfg)
{
	long cores = sysconf(_SC_NPROCESSORS_ONLN);

	if (cfg->readers > 0)
		return cfg->readers;
	return cores < 2 ? 2 : cores < 64 ? (int)cores : 64;
}

/* Who waits to be alone goes before those who come later, or it would wait for ever. */
static void beside_init(pthread_rwlock_t *lock)
{
	pthread_rwlockattr_t attr;

	(void)pthread_rwlockattr_init(&attr);
	(void)pthread_rwlockattr_setkind_np(&attr, PTHREAD_RWLOCK_PREFER_WRITER_NONRECURSIVE_NP);
	(void)pthread_rwlock_init(lock, &attr);
	(void)pthread_rwlockattr_destroy(&attr);
}

static enum fault open_all(struct db *db, const struct db_config *cfg, struct fault_info *fi)
{
	TRY(cfg->kind == DB_SQLITE ? open_sqlite(db, cfg, fi) : open_postgres(db, cfg, fi));
	TRY(check_version(db, fi));
	return cfg->proven ? FAULT_NONE : check_stmts(db, cfg, fi);
}

enum fault db_open(const struct db_config *cfg, struct stmt_set stmts, struct db **ret, struct fault_info *fi)
{
	struct db *db = db_alloc(1, sizeof(*db));
	enum fault f;

	db->kind = cfg->kind;
	db->driver = cfg->kind == DB_SQLITE ? &driver_sqlite : &driver_postgres;
	db->lock_fd = -1;
	db_map_stmts(db, stmts);
	beside_init(&db->beside);
	for (int lens = 0; lens < LENS__MAX; lens++)
		pool_init(&db->pools[lens], pool_size(cfg));
	f = open_all(db, cfg, fi);
	if (f) {
		db_close(&db);
		return f;
	}
	*ret = db;
	return FAULT_NONE;
}

void db_close(struct db **ref)
{
	struct db *db = *ref;

	if (!db)
		return;
	writer_free(&db->writer);
	appender_free(&db->appender);
	for (int lens = 0; lens < LENS__MAX; lens++)
		pool_free(&db->pools[lens]);
	for (size_t i = 0; i < db->nfks; i++) {
		free(db->fks[i].table);
		free(db->fks[i].column);
	}
	free(db->fks);
	if (db->lock_fd >= 0)
		(void)close(db->lock_fd);
	(void)pthread_rwlock_destroy(&db->beside);
	free(db->path);
	free(db->log_path);
	free(db->conninfo);
	free(db->slots);
	free(db);
	*ref = NULL;
}

enum fault db_checkpoint(struct db *db, struct fault_info *fi)
{
	if (db->kind != DB_SQLITE)
		return FAULT_NONE;
	TRY(writer_checkpoint(db->writer, fi));
	return appender_checkpoint(db->appender, fi);
}

enum fault db_backup(struct db *db, const char *dir, struct fault_info *fi)
{
	if (db->kind == DB_SQLITE)
		return sqlite_backup(db, dir, fi);
	return fault_detail(fi, FAULT_INTERNAL, "backup", "PostgreSQL is copied by db_dump");
}
