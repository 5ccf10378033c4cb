/* The database: one API over SQLite and PostgreSQL.
 *
 * What: statements are known by name (generated from sql/query), bound by type, run in batches through a lens.
 *   read:  struct batch b = db_batch(db, LENS_ACTOR, &eyes, arena, fi);
 *          q_casus_get(&b, id, &casus);  q_notitie_list(&b, id, &notities);  TRY(batch_run(&b));
 *   write: db_txn(db, LENS_ACTOR, &eyes, arena, fi, fn, arg), with fn using unit_batch(u).
 * A batch runs in one read transaction (a consistent page): a loop on SQLite, one pipeline on PostgreSQL.
 * A unit is all or nothing. SQLite: the one writer thread runs units in savepoints inside a shared transaction and
 * commits them together (group commit, synchronous=FULL); nobody else writes or checkpoints. PostgreSQL: a pooled
 * connection, busy and serialisation failures retry the whole unit (so fn may run twice and starts from its arg alone),
 * an uncertain commit never. In a unit: no hashing, no files, no network.
 * Lenses: a connection has one lens for life; see sql/lens and doc/ARCHITECTURE.md. Tables without an actor are empty.
 * Threading: struct db may be used by any thread; a batch and a unit by one.
 * Lifetimes: rows and texts live in the arena that was given; texts are copied.
 */
#ifndef DB_DB_H
#define DB_DB_H

#include "basis/arena.h"
#include "basis/fault.h"
#include "basis/klok.h"
#include "basis/str.h"

struct db;
struct unit;
struct conn;

enum db_kind { DB_SQLITE, DB_POSTGRES, DB__MAX };
enum lens { LENS_ACTOR, LENS_ASOF, LENS_CIJFERS, LENS_KAAL, LENS__MAX };

/* Through whose eyes, and when. Known to SQL as actor_id(), actor_organisatie(), actor_huis(), actor_regio(),
 * actor_moment(), actor_verzoek(), and asof_dossier(), asof_moment(), asof_medewerker(). What a unit writes it writes for
 * route and doel, known as actor_route() and actor_doel(). */
struct db_eyes {
	int64_t medewerker; /* 0: sees nothing */
	int64_t organisatie;
	int64_t huis;   /* 0: none */
	int64_t regio;
	int64_t moment; /* set by db_batch and db_txn when 0: klok_now() */
	int64_t verzoek; /* request id, for the journaal */
	int64_t asof_dossier, asof_moment, asof_medewerker;
	const char *route, *doel; /* for the journaal; NULL: it does not say. They stay where they are */
};

struct db_config {
	enum db_kind kind;
	const char *path;     /* SQLite: main file; the log file is path with ".log" before its ending */
	const char *conninfo; /* PostgreSQL: libpq conninfo without user; users are the lens roles */
	const char *pg_owner; /* PostgreSQL: role for migrations */
	int readers;          /* connections per lens; 0: one per core, two at the least */
	void (*say)(const char *line); /* db_open tells each statement that does not prepare; may be NULL */
	bool proven;          /* not every statement is prepared to see that it can be: a server did, or this is a copy */
};

/* ---- statements (generated tables; nobody writes these by hand) ---- */

enum value_type { VALUE_INT, VALUE_TEXT, VALUE_BYTES };
struct value {
	enum value_type type;
	bool null;
	int64_t i;
	struct str s;
};
struct opt_int { /* a nullable integer */
	bool set;
	int64_t v;
};

enum stmt_kind { STMT_ONE, STMT_MANY, STMT_EXEC };
enum col_type { COL_INT, COL_INT32, COL_BOOL, COL_OPT_INT, COL_TEXT, COL_BYTES };
struct stmt_col {
	const char *name;
	enum col_type type;
	bool nullable; /* COL_INT and COL_INT32: null reads as 0; a null where none may be is FAULT_INTERNAL */
	size_t offset;
};
struct stmt {
	const char *name;
	const char *sql[DB__MAX]; /* positional ?1 and $1 */
	enum stmt_kind kind;
	unsigned lenses; /* bit per enum lens */
	bool write;
	const char *reden; /* lens kaal: why it looks at bare tables (":reden" in the statement's head); else NULL */
	bool logfile; /* raadpleging, on SQLite in the log file: written by db_append alone */
	size_t proces, volgnr; /* 1 + the parameters that the appender fills: who counts, and the count; 0: none */
	size_t nparams;
	const enum value_type *params;
	size_t ncols;
	const struct stmt_col *cols;
	size_t row_size;
	size_t max_rows; /* STMT_MANY: more is FAULT_INTERNAL; 0: 10,000 */
};
struct stmt_set { /* all statements of the program */
	const struct stmt *const *v;
	size_t n;
};

#define BATCH_MAX 40
struct batch_item {
	const struct stmt *stmt;
	const struct value *params; /* in the arena */
	void *dest;
};
struct batch {
	struct db *db;
	struct unit *unit; /* NULL: a read of its own */
	enum lens lens;
	struct db_eyes eyes;
	struct arena *arena;
	struct fault_info *fi;
	size_t n;
	struct batch_item items[BATCH_MAX];
};
/* dest of a statement: STMT_ONE `row **` (NULL when there is none), STMT_MANY `struct { size_t n; row *v; } *`,
 * STMT_EXEC `int64_t *` rows changed, may be NULL. */
void batch_add(struct batch *b, const struct stmt *s, const struct value *params, void *dest);
/* Runs what was added, in order; empties the batch for reuse. On a fault no dest is to be trusted.
 * A constraint that fails gives FAULT_CONFLICT (unique) or FAULT_INVALID (check, foreign key, not null). */
MUST_USE enum fault batch_run(struct batch *b);
/* Writes each of which must change one row, and whose outcome nothing asks before: they go in front of the next batch of
 * their unit, or at its end, and cost no round trip of their own. When one changed another number, that is the unit's
 * fault: FAULT_DENIED with this rule (NULL: none). The batch is empty again. Their dest is NULL. */
MUST_USE enum fault batch_later(struct batch *b, const char *rule);

/* ---- life ---- */

/* Opens, checks the schema version, prepares every statement once in each of its lenses. */
MUST_USE enum fault db_open(const struct db_config *cfg, struct stmt_set stmts, struct db **ret, struct fault_info *fi);
/* Waits for units under way, checkpoints, closes. */
void db_close(struct db **db);

struct batch db_batch(struct db *db, enum lens lens, const struct db_eyes *eyes, struct arena *a, struct fault_info *fi);

typedef enum fault (*unit_fn)(struct unit *u, void *arg);
MUST_USE enum fault db_txn(struct db *db, enum lens lens, const struct db_eyes *eyes, struct arena *a,
	struct fault_info *fi, unit_fn fn, void *arg);
struct batch unit_batch(struct unit *u);
struct arena *unit_arena(struct unit *u);
struct fault_info *unit_fault(struct unit *u);
int64_t unit_moment(const struct unit *u);

/* ---- the appender: durable rows in groups, for raadpleging records ---- */

struct append_ticket {
	bool pending;
	uint64_t group; /* the number of the call */
	enum fault fault;
};
/* Queues rows of one write statement (copied). Its parameters proces and volgnr are the appender's: the number of this
 * process (random, at start) and a running number without gaps; rows leave them empty. The append thread commits what
 * waits together, one fsync per group. FAULT_BUSY: too much waits. */
MUST_USE enum fault db_append(struct db *db, const struct stmt *s, const struct value *rows, size_t nrows,
	struct append_ticket *ret, struct fault_info *fi);
/* Returns when the rows are on disk, or why they are not. */
MUST_USE enum fault db_append_wait(struct db *db, struct append_ticket *t, struct fault_info *fi);

/* ---- care ---- */

/* Applies the migrations that are missing, rebuilds lens views and journal triggers, in one transaction.
 * Refuses a database whose applied migrations differ in checksum. */
MUST_USE enum fault db_migrate(const struct db_config *cfg, struct fault_info *fi, void (*say)(const char *line));
MUST_USE enum fault db_backup(struct db *db, const char *dir, struct fault_info *fi); /* SQLite: main, then log */
/* PostgreSQL: dir/schakel.pgdump, by pg_dump as pg_owner; servers go on. FAULT_INVALID when the file is there already. */
MUST_USE enum fault db_dump(const struct db_config *cfg, const char *dir, struct fault_info *fi);
/* PostgreSQL: that file into an empty database, all or nothing; db_migrate comes next. FAULT_INVALID when it is not empty. */
MUST_USE enum fault db_undump(const struct db_config *cfg, const char *dir, struct fault_info *fi);
/* SQLite: writes the WAL back into the file and empties it, so that what was erased is gone from both (after a
 * destruction; waits for units under way). FAULT_BUSY: a reader held on. PostgreSQL: nothing to do. */
MUST_USE enum fault db_checkpoint(struct db *db, struct fault_info *fi);
/* A cheap statement through the pool: is the database there? */
MUST_USE enum fault db_ping(struct db *db, struct fault_info *fi);

#endif
