/* The throw-away database of the tests. See proef.h. */
#include "db/migrate_test/proef.h"

#include <libpq-fe.h>
#include <setjmp.h>
#include <sqlite3.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <cmocka.h>

#include "db/db_priv.h"

#define OWNER "schakel_proef_eigenaar"

const char *text(struct proef *p, const char *format, ...)
{
	va_list args;
	char *z = NULL;
	const char *out;

	va_start(args, format);
	assert_true(vasprintf(&z, format, args) >= 0);
	va_end(args);
	out = str_dup(p->arena, str_z(z)).p;
	free(z);
	return out;
}

/* ---- life ---- */

static PGconn *connect_as(const struct proef *p, const char *database, const char *user)
{
	const char *const keys[] = { "dbname", "dbname", user ? "user" : NULL, NULL };
	const char *const values[] = { p->base, database ? database : "postgres", user, NULL };
	PGconn *c = PQconnectdbParams(keys, values, 1);

	if (PQstatus(c) != CONNECTION_OK)
		fail_msg("%s", PQerrorMessage(c));
	return c;
}

static void superuser(struct proef *p, const char *sql)
{
	PGconn *c = connect_as(p, NULL, NULL);
	PGresult *r = PQexec(c, sql);

	if (PQresultStatus(r) != PGRES_COMMAND_OK)
		fail_msg("%s: %s", sql, PQresultErrorMessage(r));
	PQclear(r);
	PQfinish(c);
}

static void set_up_postgres(struct proef *p)
{
	p->base = getenv("SCHAKEL_TEST_PG");
	p->name = text(p, "schakel_proef_%ld", (long)getpid());
	superuser(p, "do $$ begin create role " OWNER " login createrole;"
		" exception when duplicate_object or unique_violation then null; end $$");
	superuser(p, text(p, "create database %s owner " OWNER " template template0 lc_collate 'C' lc_ctype 'C'", p->name));
	p->cfg = (struct db_config){ .kind = DB_POSTGRES, .conninfo = text(p, "%s dbname=%s", p->base, p->name),
		.pg_owner = OWNER };
}

static void set_up_sqlite(struct proef *p)
{
	char *dir = strdup("/tmp/schakel-proef-XXXXXX");

	assert_non_null(mkdtemp(dir));
	p->dir = text(p, "%s", dir);
	free(dir);
	p->cfg = (struct db_config){ .kind = DB_SQLITE, .path = text(p, "%s/proef.db", p->dir) };
}

int proef_set_up(void **state)
{
	enum db_kind kind = *(const enum db_kind *)*state;
	struct proef *p = calloc(1, sizeof(*p));

	assert_non_null(p);
	p->kind = kind;
	p->arena = arena_new((size_t)64 * 1024 * 1024);
	*state = p;
	if (kind == DB_SQLITE)
		set_up_sqlite(p);
	else if (getenv("SCHAKEL_TEST_PG"))
		set_up_postgres(p);
	return 0;
}

int proef_tear_down(void **state)
{
	static const char *const files[] = { "proef.db", "proef.db-wal", "proef.db-shm", "proef.db.lock", "proef.log.db",
		"proef.log.db-wal", "proef.log.db-shm" };
	struct proef *p = *state;

	if (p->name)
		superuser(p, text(p, "drop database %s with (force)", p->name));
	for (size_t i = 0; p->dir && i < sizeof(files) / sizeof(files[0]); i++)
		(void)unlink(text(p, "%s/%s", p->dir, files[i]));
	if (p->dir)
		assert_int_equal(rmdir(p->dir), 0);
	arena_free(&p->arena);
	free(p);
	return 0;
}

/* say() has no argument of its own. */
static struct proef *saying;

static void say(const char *line)
{
	buf_addz(&saying->said, line);
	buf_addz(&saying->said, "\n");
}

enum fault proef_migrate(struct proef *p, const struct schema_set *set)
{
	if (p->kind == DB_POSTGRES && !p->name)
		skip();
	saying = p;
	p->said = buf_new(p->arena);
	fault_clear(&p->fi);
	return migrate_run(&p->cfg, set, &p->fi, say);
}

/* ---- looking ---- */

#define KEPT 1024

struct kept { /* one place in the table; the text that was asked there last */
	const char *sql;
	bool prepared;
	sqlite3_stmt *stmt; /* SQLite */
};

static void open_sqlite(struct kijker *l, enum lens lens)
{
	struct lens_queries made;
	char *log = sqlite_log_path(l->p->cfg.path);
	sqlite3 *db = NULL;

	assert_int_equal(sqlite3_open_v2(l->p->cfg.path, &db, SQLITE_OPEN_READWRITE, NULL), SQLITE_OK);
	l->conn = db;
	assert_int_equal(sqlite3_db_config(db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL), SQLITE_OK);
	assert_int_equal(sqlite_add_functions(db, &l->eyes, &l->p->fi), FAULT_NONE);
	look_exec(l, text(l->p, "pragma foreign_keys = on; attach '%s' as logboek", log));
	free(log);
	if (lens_views_sqlite(db, l->p->arena, l->p->lens ? l->p->lens : &schema_proef.lens, lens, &made, &l->p->fi))
		fail_msg("%s", l->p->fi.detail);
}

static struct kijker *kijker_new(struct proef *p)
{
	struct kijker *l = calloc(1, sizeof(*l));

	assert_non_null(l);
	l->p = p;
	l->kept = calloc(KEPT, sizeof(*l->kept));
	assert_non_null(l->kept);
	return l;
}

struct kijker *look_open(struct proef *p, enum lens lens)
{
	struct kijker *l;

	if (p->kind == DB_POSTGRES)
		return look_open_role(p, text(p, "schakel_%s", lens_name(lens)));
	l = kijker_new(p);
	open_sqlite(l, lens);
	return l;
}

struct kijker *look_open_role(struct proef *p, const char *role)
{
	struct kijker *l = kijker_new(p);

	l->conn = connect_as(p, p->name, role);
	return l;
}

void look_close(struct kijker *l)
{
	for (size_t i = 0; i < KEPT; i++)
		(void)sqlite3_finalize(l->kept[i].stmt);
	free(l->kept);
	if (l->p->kind == DB_SQLITE)
		assert_int_equal(sqlite3_close(l->conn), SQLITE_OK);
	else
		PQfinish(l->conn);
	free(l);
}

static void show_eyes(struct kijker *l)
{
	if (l->p->kind == DB_POSTGRES)
		look_exec(l, text(l->p, "set schakel.medewerker = %ld; set schakel.organisatie = %ld; set schakel.moment = %ld;"
			" set schakel.verzoek = %ld; set schakel.asof_dossier = %ld; set schakel.asof_moment = %ld;"
			" set schakel.asof_medewerker = %ld; set schakel.huis = %ld; set schakel.regio = %ld",
			(long)l->eyes.medewerker, (long)l->eyes.organisatie, (long)l->eyes.moment, (long)l->eyes.verzoek,
			(long)l->eyes.asof_dossier, (long)l->eyes.asof_moment, (long)l->eyes.asof_medewerker, (long)l->eyes.huis,
			(long)l->eyes.regio));
}

void look_as(struct kijker *l, int64_t medewerker, int64_t organisatie, int64_t moment)
{
	l->eyes.medewerker = medewerker;
	l->eyes.organisatie = organisatie;
	l->eyes.moment = moment;
	l->eyes.verzoek = 7;
	show_eyes(l);
}

void look_house(struct kijker *l, int64_t huis, int64_t regio)
{
	l->eyes.huis = huis;
	l->eyes.regio = regio;
	show_eyes(l);
}

void look_asof(struct kijker *l, int64_t dossier, int64_t moment, int64_t medewerker)
{
	l->eyes.asof_dossier = dossier;
	l->eyes.asof_moment = moment;
	l->eyes.asof_medewerker = medewerker;
	show_eyes(l);
}

static int take_row(void *arg, int n, char **values, char **names)
{
	struct buf *b = arg;

	(void)names;
	for (int i = 0; i < n; i++) {
		buf_addz(b, i ? "|" : "");
		buf_addz(b, values[i] ? values[i] : "-");
	}
	buf_addz(b, ";");
	return 0;
}

static bool run_sqlite(struct kijker *l, const char *sql, struct buf *b)
{
	if (!sqlite3_exec(l->conn, sql, take_row, b, NULL))
		return true;
	l->error = text(l->p, "%s", sqlite3_errmsg(l->conn));
	return false;
}

static bool run_postgres(struct kijker *l, const char *sql, struct buf *b)
{
	PGresult *r = PQexec(l->conn, sql);
	ExecStatusType status = PQresultStatus(r);
	bool good = status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK;

	if (!good)
		l->error = text(l->p, "%s", PQresultErrorMessage(r));
	for (int i = 0; status == PGRES_TUPLES_OK && i < PQntuples(r); i++) {
		for (int c = 0; c < PQnfields(r); c++) {
			buf_addz(b, c ? "|" : "");
			buf_addz(b, PQgetisnull(r, i, c) ? "-" : PQgetvalue(r, i, c));
		}
		buf_addz(b, ";");
	}
	PQclear(r);
	return good;
}

static bool run(struct kijker *l, const char *sql, struct buf *b)
{
	l->error = "";
	return l->p->kind == DB_SQLITE ? run_sqlite(l, sql, b) : run_postgres(l, sql, b);
}

bool look_try(struct kijker *l, const char *sql)
{
	struct buf b = buf_new(l->p->arena);

	return run(l, sql, &b);
}

void look_exec(struct kijker *l, const char *sql)
{
	if (!look_try(l, sql))
		fail_msg("%s: %s", sql, l->error);
}

/* ---- statements that come again ---- */

static size_t place_of(const char *sql)
{
	size_t h = 5381;

	for (; *sql; sql++)
		h = h * 33 + (unsigned char)*sql;
	return h % KEPT;
}

/* The second time that a text comes, it is prepared; NULL: not this time. */
static struct kept *kept_of(struct kijker *l, const char *sql)
{
	struct kept *k = &l->kept[place_of(sql)];
	bool again = k->sql && strcmp(k->sql, sql) == 0;

	if (again && k->prepared)
		return k;
	if (again) {
		k->prepared = l->p->kind == DB_SQLITE ? !sqlite3_prepare_v2(l->conn, sql, -1, &k->stmt, NULL)
			: run_postgres(l, text(l->p, "prepare kept_%zu as %s", place_of(sql), sql), &(struct buf){ 0 });
		return k->prepared ? k : NULL;
	}
	if (k->prepared && l->p->kind == DB_POSTGRES)
		look_exec(l, text(l->p, "deallocate kept_%zu", place_of(sql)));
	(void)sqlite3_finalize(k->stmt);
	*k = (struct kept){ .sql = strchr(sql, ';') ? NULL : text(l->p, "%s", sql) };
	return NULL;
}

static bool rows_sqlite(struct kijker *l, sqlite3_stmt *st, struct buf *b)
{
	int rc;

	while ((rc = sqlite3_step(st)) == SQLITE_ROW) {
		char *values[100];
		int n = sqlite3_column_count(st);

		assert_true(n <= 100);
		for (int i = 0; i < n; i++)
			values[i] = (char *)(uintptr_t)sqlite3_column_text(st, i);
		take_row(b, n, values, NULL);
	}
	if (rc != SQLITE_DONE)
		l->error = text(l->p, "%s", sqlite3_errmsg(l->conn));
	return sqlite3_reset(st) == SQLITE_OK;
}

static bool run_kept(struct kijker *l, const char *sql, struct buf *b)
{
	struct kept *k = kept_of(l, sql);

	if (!k)
		return run(l, sql, b);
	l->error = "";
	return l->p->kind == DB_SQLITE ? rows_sqlite(l, k->stmt, b)
		: run_postgres(l, text(l->p, "execute kept_%zu", place_of(sql)), b);
}

const char *look_rows(struct kijker *l, const char *sql)
{
	struct buf b = buf_new(l->p->arena);

	if (!run_kept(l, sql, &b))
		fail_msg("%s: %s", sql, l->error);
	return buf_str(&b).p;
}

int64_t look_int(struct kijker *l, const char *sql)
{
	return strtoll(look_rows(l, sql), NULL, 10);
}
