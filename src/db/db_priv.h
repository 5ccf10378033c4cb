/* The database for friends: connections, pools, drivers.
 *
 * What: a struct conn is one connection with one lens; a struct driver is what SQLite and PostgreSQL do differently.
 * Who holds what: a pool holds idle connections, a lease belongs to one thread; on SQLite the writer thread alone owns
 *   connections that write the main file and the append thread the one that writes the log file, and they alone
 *   checkpoint (SQLite before 3.51.3 can lose a file when a checkpoint meets another connection's commit).
 * Lifetimes: a conn lives in its pool, its writer or its appender until db_close. Prepared statements live with it.
 */
#ifndef DB_DB_PRIV_H
#define DB_DB_PRIV_H

#include <pthread.h>

#include "db/db.h"

struct sqlite3;
struct driver;
struct writer;
struct appender;

struct conn {
	const struct driver *driver;
	struct db *db;
	enum lens lens;
	struct db_eyes eyes; /* what the SQL functions say now */
	bool lost;           /* the connection is gone; reopen before use */
	bool again;          /* the last fault was a serialisation failure or a deadlock: the unit may run again */
	struct conn *next;   /* in its pool */
};

/* Items are checked by db.c before a driver sees them. What went wrong a driver also says in conn.lost and .again. */
struct driver {
	enum fault (*open)(struct db *db, enum lens lens, struct conn **ret, struct fault_info *fi);
	enum fault (*open_append)(struct db *db, struct conn **ret, struct fault_info *fi);
	void (*close)(struct conn **c);
	enum fault (*version)(struct conn *c, int64_t *ret, struct fault_info *fi);
	enum fault (*check)(struct conn *c, const struct stmt *s, struct fault_info *fi);
	enum fault (*ping)(struct conn *c, struct fault_info *fi);
	/* A read transaction of its own. */
	enum fault (*read)(struct conn *c, const struct db_eyes *eyes, const struct batch_item *items, size_t n,
		struct arena *a, struct fault_info *fi);
	/* A write transaction, in steps. After a fault only rollback may follow. */
	enum fault (*begin)(struct conn *c, const struct db_eyes *eyes, struct fault_info *fi);
	enum fault (*run)(struct conn *c, const struct batch_item *items, size_t n, struct arena *a, struct fault_info *fi);
	enum fault (*commit)(struct conn *c, struct fault_info *fi);
	void (*rollback)(struct conn *c);
	/* Rows of the log in a transaction of their own, on a connection of open_append. All or nothing; FAULT_UNCERTAIN: nobody
	 * knows which. */
	enum fault (*append)(struct conn *c, const struct batch_item *items, size_t n, struct arena *a, struct fault_info *fi);
};
extern const struct driver driver_sqlite, driver_postgres;

struct pool {
	pthread_mutex_t mutex;
	pthread_cond_t back;
	struct conn *idle;
	int open, max;
};

struct db {
	const struct driver *driver;
	enum db_kind kind;
	char *path, *log_path, *conninfo; /* owned */
	struct stmt_set stmts;
	size_t *slots; /* open addressing over the statements' addresses: 1 + index, 0 empty */
	size_t nslots; /* a power of two */
	struct pool pools[LENS__MAX];
	struct writer *writer; /* SQLite */
	pthread_rwlock_t beside; /* PostgreSQL: units run beside one another; one that was refused too often runs alone */
	struct appender *appender;
	struct sqlite_fk *fks; /* SQLite: columns that refer to another table */
	size_t nfks;
	int lock_fd;
};

struct unit {
	struct db *db;
	struct conn *conn;
	struct db_eyes eyes;
	struct arena *arena;
	struct fault_info *fi;
	enum fault fault; /* of a batch in it; such a unit never commits */
	size_t nlater;    /* batch_later */
	struct batch_item later[BATCH_MAX];
	int64_t later_changed[BATCH_MAX];
	const char *later_rule[BATCH_MAX];
};

/* Runs what waits in the unit; its fault when there was one. Before it commits. */
MUST_USE enum fault unit_settle(struct unit *u);

/* Zeroed memory for what lives as long as the database; the process ends when there is none. */
void *db_alloc(size_t n, size_t size);
char *db_copy(const char *z);
void db_map_stmts(struct db *db, struct stmt_set stmts);
void pool_init(struct pool *p, int max);
void pool_free(struct pool *p);
/* A connection for one thread until db_lease_end; a lost one is closed there. */
MUST_USE enum fault db_lease(struct db *db, enum lens lens, struct conn **ret, struct fault_info *fi);
void db_lease_end(struct db *db, struct conn *c);
/* The place of a statement in the set; false for a stranger. */
bool db_stmt_index(const struct db *db, const struct stmt *s, size_t *ret);
/* Is the item what the statement says, and for this lens? text: FAULT_INVALID on bytes that are no UTF-8. */
MUST_USE enum fault db_item_check(const struct db *db, const struct batch_item *item, enum lens lens, bool write,
	struct fault_info *fi);

/* ---- rows into the arena (rows.c) ---- */

struct rows {
	const struct stmt *stmt;
	struct arena *arena;
	struct fault_info *fi;
	char *v;
	size_t n, cap;
};
struct rows rows_new(const struct stmt *s, struct arena *a, struct fault_info *fi);
/* Room for one more; faults when the statement promised fewer or the arena is over its cap. */
MUST_USE enum fault rows_next(struct rows *r, char **ret_row);
MUST_USE enum fault rows_put_int(struct rows *r, char *row, size_t col, int64_t v);
MUST_USE enum fault rows_put_str(struct rows *r, char *row, size_t col, enum value_type type, struct str s);
MUST_USE enum fault rows_put_null(struct rows *r, char *row, size_t col);
/* Hands the rows to dest, as its kind wants it. */
void rows_finish(struct rows *r, void *dest);

/* ---- SQLite ---- */

struct sqlite_fk {
	char *table, *column;
};

/* Sets the library up, before its first use in this process. */
void sqlite_start(void);
/* Takes <path>.lock for this process. FAULT_BUSY when another has it. Closing the descriptor gives it back. */
MUST_USE enum fault sqlite_lock(const char *path, int *ret_fd, struct fault_info *fi);
/* The log file beside a main file: ".log" before the ending. The caller frees it. */
char *sqlite_log_path(const char *path);
/* Opens one file with every setting and our functions; create: makes it if absent. *eyes outlives the connection. */
MUST_USE enum fault sqlite_open_file(const char *path, bool create, const struct db_eyes *eyes, struct sqlite3 **ret,
	struct fault_info *fi);
/* actor_id() and its kin, reading *eyes at each call (0 is null); rij_beeld, json_veld and its typed kin. */
MUST_USE enum fault sqlite_add_functions(struct sqlite3 *db, const struct db_eyes *eyes, struct fault_info *fi);
/* The fault of a result code, with the statement's name; texts of users stay out of the detail. */
enum fault sqlite_fault(struct sqlite3 *db, int rc, const char *name, struct fault_info *fi);
/* For the writer: a connection that may write, with its lens. */
MUST_USE enum fault sqlite_open_writer(struct db *db, enum lens lens, struct conn **ret, struct fault_info *fi);
struct sqlite3 *sqlite_handle(struct conn *c);
/* One unit within the group's transaction. */
MUST_USE enum fault sqlite_savepoint(struct conn *c, const struct db_eyes *eyes, struct fault_info *fi);
MUST_USE enum fault sqlite_release(struct conn *c, struct fault_info *fi);
MUST_USE enum fault sqlite_undo(struct conn *c, struct fault_info *fi);
/* No transaction is open: SQLite undid it by itself. */
bool sqlite_gone(struct conn *c);
/* Writes the WAL back when it has grown; force: waits for readers and empties it. Only for the owner thread. */
MUST_USE enum fault sqlite_checkpoint(struct conn *c, bool force, struct fault_info *fi);
MUST_USE enum fault sqlite_backup(struct db *db, const char *dir, struct fault_info *fi);

MUST_USE enum fault writer_new(struct db *db, struct writer **ret, struct fault_info *fi);
/* Runs fn on the writer thread and returns when its group is on disk. */
MUST_USE enum fault writer_run(struct writer *w, enum lens lens, const struct db_eyes *eyes, struct arena *a,
	struct fault_info *fi, unit_fn fn, void *arg);
/* Units in the queue, those of the group under way not counted. */
size_t writer_waiting(struct writer *w);
MUST_USE enum fault writer_checkpoint(struct writer *w, struct fault_info *fi);
/* Waits for what is queued. Takes NULL. */
void writer_free(struct writer **w);

/* ---- the appender ---- */

MUST_USE enum fault appender_new(struct db *db, struct appender **ret, struct fault_info *fi);
/* Before its thread has work: does a statement of the log file prepare? */
MUST_USE enum fault appender_check(struct appender *ap, const struct stmt *s, struct fault_info *fi);
/* Transactions so far. */
uint64_t appender_groups(struct appender *ap);
MUST_USE enum fault appender_checkpoint(struct appender *ap, struct fault_info *fi);
void appender_free(struct appender **ap);

#endif
