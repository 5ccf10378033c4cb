/* A database for the tests of this room: a small schema of their own on SQLite or PostgreSQL, opened by db_open.
 *
 * What: struct opzet is one throw-away database. opzet_look asks beside it, through a connection of the tests' own that
 *   belongs to no lens. PostgreSQL is used when SCHAKEL_TEST_PG holds the conninfo of a superuser of a throw-away
 *   server.
 * The schema: casus and notitie of an organisatie, seen by the actor of that organisatie; gemeente, open to all; kluis,
 *   seen by lens kaal alone; journaal, written by trigger; raadpleging, the log.
 * Threading: the tests' own; opzet_look by one thread.
 */
#ifndef DB_DB_TEST_OPZET_H
#define DB_DB_TEST_OPZET_H

#include "basis/arena.h"
#include "db/db_priv.h"
#include "db/db_test_query.h"

#define ORG_A 11
#define ORG_B 12

struct opzet {
	enum db_kind kind;
	struct db_config cfg;
	struct db *db;
	struct arena *arena;
	struct fault_info fi;
	struct db_eyes eyes; /* of organisatie ORG_A */
	char *dir, *name;    /* SQLite: its directory; PostgreSQL: its database */
	void *pg;            /* PGconn of the superuser in that database */
	void *holding;       /* SQLite: the connection that keeps the log */
	char *conninfo;      /* without user */
	size_t said;         /* lines that db_open told */
	char last[512];      /* the last of them */
};

/* NULL when this database cannot be had. The opzet is opened unless closed is asked. */
struct opzet *opzet_new(enum db_kind kind, bool closed);
void opzet_free(struct opzet **o);
/* Opens with the tests' statements; the fault is in o->fi too. */
enum fault opzet_open(struct opzet *o);
/* A new fault_info and an empty arena. */
void opzet_fresh(struct opzet *o);

/* One text for both. Runs SQL on the main file, outside every lens. */
void opzet_exec(struct opzet *o, const char *sql);
/* The first column of the first row; log: of the log file. */
int64_t opzet_look(struct opzet *o, bool log, const char *sql);
/* Keeps others from writing the log until opzet_let_go. */
void opzet_hold_log(struct opzet *o);
void opzet_let_go(struct opzet *o);
/* The size of a file of this SQLite database, by its ending (".db-wal", ".log.db-wal"); 0 when absent. */
int64_t opzet_size(struct opzet *o, const char *ending);
/* PostgreSQL: ends every connection of this role to our database and waits until they are gone. */
void opzet_hang_up(struct opzet *o, const char *role);

/* For cmocka: set-up and tear-down of one test with an opened opzet in *state, and a run of all tests on each database.
 * PostgreSQL is left out, and said so, when SCHAKEL_TEST_PG is not set. */
struct CMUnitTest;
int opzet_set_up(void **state);
int opzet_set_up_closed(void **state);
int opzet_tear_down(void **state);
int opzet_run_both(const struct CMUnitTest *tests, size_t n);
int opzet_run_postgres(const struct CMUnitTest *tests, size_t n);
int opzet_run_sqlite(const struct CMUnitTest *tests, size_t n);
#define OPZET_TEST(fn) cmocka_unit_test_setup_teardown(fn, opzet_set_up, opzet_tear_down)
#define OPZET_TEST_CLOSED(fn) cmocka_unit_test_setup_teardown(fn, opzet_set_up_closed, opzet_tear_down)

struct batch opzet_batch(struct opzet *o, enum lens lens);
/* Adds a casus of the eyes' organisatie. */
void add_casus(struct batch *b, int64_t id, const char *naam, int64_t bedrag);
/* The same in a unit of its own. */
enum fault put_casus(struct opzet *o, int64_t id, const char *naam, int64_t bedrag);

#endif
