/* Lenses for friends: how views are made from the schema that is found, for the migration and for fresh connections.
 *
 * What: a struct lens_set is tabellen.def with the views written by hand; a struct lens_shapes is what introspection
 *   found. Out of the two come the texts of the views. Nothing here touches a database but lens_shapes_sqlite and
 *   lens_views_sqlite.
 * Why apart from lens.h: the tests pass a set of their own.
 * Lifetimes: everything returned lives in the arena that was given. Threading: no shared state.
 */
#ifndef DB_LENS_PRIV_H
#define DB_LENS_PRIV_H

#include "db/lens.h"

#define LENS_COLUMNS_MAX 60 /* of a table with journaal: rij_beeld() takes a name and a value for each */

/* A view written by hand; {{BEELD table}}, {{RIJEN table}} and {{DOSSIERS}} are expanded when it is made. */
struct lens_view {
	enum lens lens;
	const char *name;
	const char *text[DB__MAX];
};

struct lens_set {
	const struct lens_table *tables;
	size_t tables_n;
	const struct lens_view *views;
	size_t views_n;
};

enum lens_type { LENS_TYPE_INT, LENS_TYPE_TEXT, LENS_TYPE_BYTES, LENS_TYPE_OTHER };
struct lens_column {
	const char *name;
	enum lens_type type;
	bool not_null;
	const char *fallback; /* the default as SQL, NULL: none */
};
struct lens_shape {
	const char *name;
	bool loose;         /* SQLite: an ordinary table without STRICT */
	bool dossier_index; /* a full index begins with column dossier */
	size_t ncolumns;
	struct lens_column *columns;
};
struct lens_shapes {
	size_t n;
	struct lens_shape *v;
};

struct lens_query {
	const char *name;
	const char *sql; /* the query of the view */
	bool closed;     /* SQLite: fails when it is used, so that the name cannot fall through to the bare table */
};
struct lens_queries {
	size_t n;
	struct lens_query *v;
};

/* The set that is built in. */
const struct lens_set *lens_set_embedded(void);

const char *lens_name(enum lens lens);
const struct lens_shape *lens_shape_find(const struct lens_shapes *shapes, const char *table);
const struct lens_column *lens_column_find(const struct lens_shape *s, const char *column);
/* The table gets journal triggers: it asks for them and an actor can reach it. */
bool lens_table_journaled(const struct lens_table *t);
/* Where the journaal finds dossier, onderdeel and organisatie of a row: "rij", "dossier" or "los". */
const char *lens_table_place(const struct lens_table *t);

/* The tables of the schema and of tabellen.def are the same, and each keeps the rules of its class. `log` are the
 * tables of SQLite's log file, empty on PostgreSQL. FAULT_INVALID naming the table. */
MUST_USE enum fault lens_check(const struct lens_set *set, const struct lens_shapes *main, const struct lens_shapes *log,
	struct fault_info *fi);

/* The views of one lens; views that are generated come first. FAULT_INVALID for a macro that names no table. */
MUST_USE enum fault lens_queries_make(struct arena *a, const struct lens_set *set, const struct lens_shapes *shapes,
	enum db_kind kind, enum lens lens, struct lens_queries *ret, struct fault_info *fi);

/* The tables of schema main of this connection. */
MUST_USE enum fault lens_shapes_sqlite(struct sqlite3 *db, struct arena *a, struct lens_shapes *ret,
	struct fault_info *fi);
MUST_USE enum fault lens_views_sqlite(struct sqlite3 *db, struct arena *a, const struct lens_set *set, enum lens lens,
	struct lens_queries *ret, struct fault_info *fi);

#endif
