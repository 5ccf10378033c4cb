/* Test rig: a database with the demonstration region, on SQLite or PostgreSQL, and requests through the real dispatcher.
 *
 * A test program calls opstelling_new for each database it wants (TEST_BOTH makes the pair of cmocka tests). PostgreSQL
 * is the throw-away cluster of SCHAKEL_TEST_PG; every rig gets a database of its own, dropped at the end.
 * The clock runs from Monday 23 November 2026, 10:00 in Amsterdam, and may be frozen with klok_freeze. Nothing here listens
 * on a socket.
 */
#ifndef TESTS_OPSTELLING_H
#define TESTS_OPSTELLING_H

#include "db/db.h"
#include "domein/ctx.h"
#include "web/web.h"

struct opstelling {
	enum db_kind kind;
	struct db *db;
	struct catalogus *cat;
	int64_t cat_id;
	struct sleutels sleutels;
	struct arena *arena; /* lives as long as the rig */
	struct fault_info fi;
	struct app app;
	char *dir;      /* temporary folder */
	char *database; /* PostgreSQL: its name */
	struct sqlite3 *sqlite; /* of opstelling_sql: one connection, for each one begins with reading the schema */
	struct pg_conn *pg;
};

/* False when PostgreSQL was not given to this run (SCHAKEL_TEST_PG unset). */
bool opstelling_possible(enum db_kind kind);
/* Migrated, catalogue loaded, demonstration region filled, without passwords. Ends the test on any fault. */
struct opstelling *opstelling_new(enum db_kind kind);
void opstelling_free(struct opstelling **o);

/* A context as that person of main/demo_regio.c, by the part of the e-mail before the @ ("sanne.hendrickx"); fresh
 * arena pieces, no form token. */
struct ctx opstelling_as(struct opstelling *o, const char *wie);
/* His id. */
struct medewerker_id opstelling_id(struct opstelling *o, const char *wie);
/* Runs one statement of the test's own on the bare tables (SQLite text and PostgreSQL alike), outside every lens. */
void opstelling_sql(struct opstelling *o, const char *sql);
int64_t opstelling_count(struct opstelling *o, const char *sql);
/* Migrates a database to which that file of sql/schema was not applied yet: it changes data alone. */
void opstelling_migreer(struct opstelling *o, const char *file);
/* How many looks are on record; where: a condition on raadpleging. */
int64_t opstelling_looks(struct opstelling *o, const char *where);

/* ---- requests through web_handle ---- */
struct antwoord {
	int status;
	struct str body;     /* the page as one text */
	struct str location; /* of a redirect; STR_NULL */
	struct str cookie;   /* the session token that was set; STR_NULL */
};
struct bezoeker { /* one browser */
	struct opstelling *o;
	struct str sessie; /* token of its cookie */
	struct str token;  /* form token of the last page */
	bool kort;         /* only the status counts: the body is not kept */
};
/* Logged in with both factors, without the cost of a password. */
struct bezoeker bezoeker_as(struct opstelling *o, const char *wie);
struct bezoeker bezoeker_new(struct opstelling *o);
struct antwoord bezoeker_get(struct bezoeker *b, struct str path_and_query);
/* fields: "naam", "waarde", ..., NULL; the form token of the last page goes along. */
struct antwoord bezoeker_post(struct bezoeker *b, struct str path, const char *const *fields);
/* A form with one file in it. */
struct antwoord bezoeker_post_file(struct bezoeker *b, struct str path, const char *const *fields, const char *field,
	const char *filename, struct str content);
/* A URL as a page would make it. */
struct req opstelling_urls(struct opstelling *o);
bool text_has(struct str s, const char *piece);

/* In SQL between an id and a small number: the id of a planted row, fifteen years ago. Ids follow the clock in small steps,
 * so that one just after another may be that of the next row. */
#define PLANT " - 1000000000000000000 - "
static inline int64_t planted(int64_t id, int n)
{
	return id - 1000000000000000000 - n;
}

/* Defines two cmocka tests, NAME_sqlite and NAME_postgres, around `static void NAME(struct opstelling *o)`. */
#define TEST_BOTH(name) \
	static void name##_sqlite(void **state) { (void)state; opstelling_run(DB_SQLITE, name); } \
	static void name##_postgres(void **state) { (void)state; opstelling_run(DB_POSTGRES, name); }
#define BOTH(name) cmocka_unit_test(name##_sqlite), cmocka_unit_test(name##_postgres)
/* Makes a rig, runs the test, frees it; skips PostgreSQL visibly when it was not given. */
void opstelling_run(enum db_kind kind, void (*test)(struct opstelling *o));

#endif
