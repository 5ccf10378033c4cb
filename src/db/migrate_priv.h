/* The migration for friends: the embedded files and the steps that both databases share.
 *
 * What: a struct schema_set is what tools/gen_schema.py embeds. A struct migrate is one run: it knows which files were
 *   applied before, applies the others through the two functions of its database and tells the caller afterwards.
 * Lifetimes: a run lives in its arena, on the stack of db_migrate. Threading: one thread; a lock in the database keeps
 *   other programs out.
 */
#ifndef DB_MIGRATE_PRIV_H
#define DB_MIGRATE_PRIV_H

#include "basis/arena.h"
#include "db/lens_priv.h"

/* The actor of migrations that change data: the service account "migratie". Ids made in C never come this low. */
#define ACTOR_MIGRATIE 1

struct schema_file {
	const char *name;   /* file name without ending */
	const char *sha256; /* of the file, hex */
	int number;
	bool log;  /* of the log file (SQLite) */
	bool data; /* runs when the journal triggers stand */
	const char *text[DB__MAX];
};

struct schema_set {
	const struct schema_file *files; /* by series and number */
	size_t files_n;
	struct lens_set lens;
	const char *postgres; /* functions */
};
extern const struct schema_set schema_embedded;

struct migrate {
	const struct schema_set *set;
	enum db_kind kind;
	struct arena *arena;
	struct fault_info *fi;
	int64_t moment;
	void *conn; /* sqlite3 or PGconn, changed by its own file alone */
	enum fault (*exec)(struct migrate *m, const char *what, const char *sql);
	enum fault (*record)(struct migrate *m, const struct schema_file *f);
	bool *before; /* per file: applied in an earlier run */
	bool *now;    /* per file: applied in this one */
};

/* The table of applied migrations; on SQLite the log file has one too. */
const char *migrate_versie_sql(enum db_kind kind);
/* Takes note of one row of that table. FAULT_CONFLICT when the program does not know the file or knows another text. */
MUST_USE enum fault migrate_note(struct migrate *m, bool log, int64_t number, const char *sha256);
/* Applies and records the files of one series that are missing. */
MUST_USE enum fault migrate_apply(struct migrate *m, bool log, bool data);

/* db_migrate with a set of one's own. say may be NULL. */
MUST_USE enum fault migrate_run(const struct db_config *cfg, const struct schema_set *set, struct fault_info *fi,
	void (*say)(const char *line));
MUST_USE enum fault migrate_sqlite(struct migrate *m, const struct db_config *cfg);
MUST_USE enum fault migrate_postgres(struct migrate *m, const struct db_config *cfg);

/* PostgreSQL: roles and what they may do. exec as in struct migrate. */
MUST_USE enum fault migrate_postgres_rights(struct migrate *m, const struct lens_shapes *shapes);

#endif
