/* A database to try migrations and lenses on, SQLite or PostgreSQL, with the small schema of this directory.
 *
 * struct proef is one throw-away database; struct kijker is one connection through one lens. A query gives its rows as one
 * text, columns separated by "|", each row ended by ";", null as "-", so that a test compares with a literal.
 * PostgreSQL is used when SCHAKEL_TEST_PG holds the conninfo of a superuser of a throw-away server.
 * Lifetimes: texts live in the proef. Threading: none.
 */
#ifndef DB_MIGRATE_TEST_PROEF_H
#define DB_MIGRATE_TEST_PROEF_H

#include "db/migrate_priv.h"

extern const struct schema_set schema_proef;

struct proef {
	enum db_kind kind;
	struct arena *arena;
	struct db_config cfg;
	const struct lens_set *lens; /* of its connections; NULL: that of schema_proef */
	const char *dir, *base, *name; /* SQLite: its directory; PostgreSQL: the superuser's conninfo and our database */
	struct fault_info fi;
	struct buf said;
};

struct kijker {
	struct proef *p;
	void *conn;
	struct kept *kept; /* what look_rows asked before, prepared: tests over all tables ask the same again and again */
	struct db_eyes eyes;
	const char *error; /* of the last statement that failed */
};

/* For cmocka: *state holds the enum db_kind as a pointer to one; after set-up a struct proef. */
int proef_set_up(void **state);
int proef_tear_down(void **state);

/* Runs the migration with this set; what it says is kept in p->said, its fault in p->fi. */
enum fault proef_migrate(struct proef *p, const struct schema_set *set);

/* A connection as the lens makes it; eyes are zero. */
struct kijker *look_open(struct proef *p, enum lens lens);
/* PostgreSQL: as this role, without lens. */
struct kijker *look_open_role(struct proef *p, const char *role);
void look_close(struct kijker *l);
void look_as(struct kijker *l, int64_t medewerker, int64_t organisatie, int64_t moment);
void look_house(struct kijker *l, int64_t huis, int64_t regio);
void look_asof(struct kijker *l, int64_t dossier, int64_t moment, int64_t medewerker);
/* False when it failed; look.error says why. */
bool look_try(struct kijker *l, const char *sql);
void look_exec(struct kijker *l, const char *sql);
const char *look_rows(struct kijker *l, const char *sql);
int64_t look_int(struct kijker *l, const char *sql);

const char *text(struct proef *p, const char *format, ...) __attribute__((format(printf, 2, 3)));

#endif
