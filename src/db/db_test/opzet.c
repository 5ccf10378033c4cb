/* Making and opening a database for the tests. */
#include "db/db_test/opzet.h"

#include <libpq-fe.h>
#include <setjmp.h>
#include <sqlite3.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <cmocka.h>

#include "basis/geheim.h"
#include "db/db_test/lens_proef.h"

#define ARENA_CAP ((size_t)8 * 1024 * 1024)
#define STRINGS(x) STRING(x)
#define STRING(x) #x

/* @i integer, @b bytes, @s strict. */
static const char schema[] =
	"create table main.schema_versie (reeks text not null, nummer @i not null, naam text not null, sha256 text not null,"
	"  moment @i not null, primary key (reeks, nummer)) @s;"
	"insert into schema_versie values ('kern', 1, 'a', '', 0), ('kern', " STRINGS(PROEF_VERSION) ", 'b', '', 0);"
	"insert into schema_versie values ('log', 99, 'l', '', 0);"
	"create table main.casus (id @i primary key, versie @i not null default 1, organisatie @i not null,"
	"  naam text not null unique, bedrag @i not null check (bedrag >= 0), open @i not null default 1, gesloten @i,"
	"  geboren @i, foto @b, teller @i) @s;"
	"create table main.notitie (id @i primary key, versie @i not null default 1, casus @i not null references casus (id),"
	"  tekst text not null check (tekst <> '')) @s;"
	"create index notitie_casus on notitie (casus);"
	"create table main.gemeente (id @i primary key, versie @i not null default 1, naam text not null) @s;"
	"insert into gemeente (id, naam) values (1, 'Aldaar'), (2, 'Elders');"
	"create table main.kluis (id @i primary key, versie @i not null default 1, waarde text not null) @s;"
	"insert into kluis (id, waarde) values (1, 'geheim');";

static const char schema_log[] =
	"create table raadpleging (wie @i not null, wat text not null check (wat <> ''), proces @i not null,"
	"  volgnr @i not null, unique (proces, volgnr)) @s;";

static const char sqlite_own[] =
	"create table main.journaal (id integer primary key, tabel text not null, rij integer not null, medewerker integer,"
	"  beeld text) strict;"
	"create trigger notitie_i after insert on notitie begin"
	"  insert into journaal (tabel, rij, medewerker, beeld) values ('notitie', new.id, actor_id(),"
	"    rij_beeld('id', new.id, 'versie', new.versie, 'casus', new.casus, 'tekst', new.tekst)); end;"
	"create trigger journaal_vast before delete on journaal begin select raise(abort, 'alleen toevoegen'); end;"
	"create trigger casus_nooit before insert on casus when new.naam = 'nooit' begin"
	"  select raise(abort, 'deze naam nooit'); end;";

static const char pg_own[] =
	"create table main.journaal (id bigint generated always as identity primary key, tabel text not null,"
	"  rij bigint not null, medewerker bigint, beeld text);"
	"create function main.schrijf() returns trigger language plpgsql security definer set search_path = main as $$ begin"
	"  insert into main.journaal (tabel, rij, medewerker, beeld) values (tg_table_name, new.id, main.actor_id(),"
	"    row_to_json(new)::text); return null; end $$;"
	"create trigger notitie_i after insert on main.notitie for each row execute function main.schrijf();"
	"create function main.nooit() returns trigger language plpgsql as $$ begin"
	"  if new.naam = 'nooit' then raise exception 'deze naam nooit'; end if;"
	"  if new.naam = 'vol' then raise exception using errcode = '53100', message = 'schijf vol'; end if;"
	"  return new; end $$;"
	"create trigger casus_nooit before insert on main.casus for each row execute function main.nooit();"
	"create schema lens_actor;";

static const char *const eyes_names[][2] = {
	{ "actor_id", "medewerker" }, { "actor_organisatie", "organisatie" }, { "actor_huis", "huis" },
	{ "actor_regio", "regio" }, { "actor_moment", "moment" }, { "actor_verzoek", "verzoek" },
	{ "asof_dossier", "asof_dossier" }, { "asof_moment", "asof_moment" }, { "asof_medewerker", "asof_medewerker" },
};

static struct str expand(struct arena *a, enum db_kind kind, const char *text)
{
	struct buf b = buf_new(a);

	for (const char *p = text; *p; p++) {
		if (*p != '@') {
			buf_addc(&b, *p);
			continue;
		}
		p++;
		if (kind == DB_SQLITE)
			buf_addz(&b, *p == 'i' ? "integer" : *p == 'b' ? "blob" : "strict");
		else
			buf_addz(&b, *p == 'i' ? "bigint" : *p == 'b' ? "bytea" : "");
	}
	return buf_str(&b);
}

static const char *joined(struct arena *a, const char *x, const char *y)
{
	return str_cat(a, str_z(x), str_z(y)).p;
}

/* ---- SQLite ---- */

static void file_exec(const char *path, const char *sql, int64_t *ret)
{
	struct db_eyes nobody = { 0 };
	struct fault_info fi = { 0 };
	sqlite3_stmt *st = NULL;
	sqlite3 *sq;

	if (sqlite_open_file(path, true, &nobody, &sq, &fi))
		fail_msg("%s: %s", path, fi.detail);
	if (ret) {
		assert_int_equal(sqlite3_prepare_v2(sq, sql, -1, &st, NULL), SQLITE_OK);
		assert_int_equal(sqlite3_step(st), SQLITE_ROW);
		*ret = sqlite3_column_int64(st, 0);
		(void)sqlite3_finalize(st);
	} else if (sqlite3_exec(sq, sql, NULL, NULL, NULL) != SQLITE_OK) {
		fail_msg("%s: %s", sql, sqlite3_errmsg(sq));
	}
	(void)sqlite3_close(sq);
}

static void make_sqlite(struct opzet *o)
{
	char dir[] = "/tmp/schakel-db-XXXXXX";

	assert_non_null(mkdtemp(dir));
	o->dir = db_copy(dir);
	o->cfg.path = db_copy(joined(o->arena, dir, "/proef.db"));
	file_exec(o->cfg.path, expand(o->arena, DB_SQLITE, schema).p, NULL);
	file_exec(o->cfg.path, sqlite_own, NULL);
	file_exec(joined(o->arena, dir, "/proef.log.db"), expand(o->arena, DB_SQLITE, schema_log).p, NULL);
}

static void drop_sqlite(struct opzet *o)
{
	static const char *const names[] = { "/proef.db", "/proef.db-wal", "/proef.db-shm", "/proef.db.lock", "/proef.log.db",
		"/proef.log.db-wal", "/proef.log.db-shm", "/kopie/proef.db", "/kopie/proef.log.db" };

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		(void)unlink(joined(o->arena, o->dir, names[i]));
	(void)rmdir(joined(o->arena, o->dir, "/kopie"));
	(void)rmdir(o->dir);
}

/* ---- PostgreSQL ---- */

static void pg_exec(PGconn *pg, const char *sql)
{
	PGresult *res = PQexec(pg, sql);

	if (PQresultStatus(res) != PGRES_COMMAND_OK && PQresultStatus(res) != PGRES_TUPLES_OK)
		fail_msg("%s: %s", sql, PQerrorMessage(pg));
	PQclear(res);
}

static void pg_lens(struct opzet *o)
{
	static const char *const roles[] = { "actor", "asof", "cijfers", "kaal" };
	struct buf b = buf_new(o->arena);

	for (size_t i = 0; i < sizeof(eyes_names) / sizeof(eyes_names[0]); i++) {
		buf_addz(&b, joined(o->arena, "create function main.", eyes_names[i][0]));
		buf_addz(&b, "() returns bigint language sql stable as $$ select nullif(current_setting('schakel.");
		buf_addz(&b, joined(o->arena, eyes_names[i][1], "', true)::bigint, 0) $$;"));
	}
	buf_addz(&b, "create function main.actor_route() returns text language sql stable as"
		" $$ select nullif(current_setting('schakel.route', true), '') $$;"
		"create function main.actor_doel() returns text language sql stable as"
		" $$ select nullif(current_setting('schakel.doel', true), '') $$;");
	for (const struct proef_view *v = proef_views; v->name; v++) {
		buf_addz(&b, joined(o->arena, "create view lens_actor.", v->name));
		buf_addz(&b, " as ");
		buf_add(&b, proef_view_sql(o->arena, DB_POSTGRES, v));
		buf_addc(&b, ';');
	}
	for (size_t i = 0; i < 4; i++) {
		const char *role = joined(o->arena, "schakel_", roles[i]);

		buf_addz(&b, joined(o->arena, "do $$ begin create role ", role));
		buf_addz(&b, " login; exception when duplicate_object or unique_violation then null; end $$; alter role ");
		buf_addz(&b, joined(o->arena, joined(o->arena, role, " in database "), o->name));
		buf_addz(&b, i == 0 ? " set search_path = lens_actor, main;" : " set search_path = main;");
		buf_addz(&b, joined(o->arena, "grant usage on schema main, lens_actor to ", role));
		buf_addz(&b, joined(o->arena, "; grant select on main.schema_versie to ", role));
		buf_addc(&b, ';');
	}
	buf_addz(&b, "grant select on all tables in schema lens_actor to schakel_actor;"
		"grant select (id, versie), insert, update, delete on main.casus, main.notitie, main.gemeente to schakel_actor;"
		"grant select, insert, update, delete on all tables in schema main to schakel_kaal;");
	pg_exec(o->pg, buf_str(&b).p);
}

/* Several runs may make roles and databases on one server at a time. */
static void make_postgres(struct opzet *o, const char *super)
{
	static int counter;
	PGconn *pg = PQconnectdb(super);

	if (PQstatus(pg) != CONNECTION_OK)
		fail_msg("SCHAKEL_TEST_PG: %s", PQerrorMessage(pg));
	o->name = db_alloc(64, 1);
	(void)snprintf(o->name, 64, "schakel_db_%d_%d", (int)getpid(), ++counter);
	pg_exec(pg, joined(o->arena, "create database ", o->name));
	PQfinish(pg);
	o->conninfo = db_copy(joined(o->arena, joined(o->arena, super, " dbname="), o->name));
	o->cfg.conninfo = o->conninfo;
	o->pg = PQconnectdb(o->conninfo);
	pg_exec(o->pg, "set client_min_messages = error; select pg_advisory_lock(77); create schema main;"
		" set search_path = main");
	pg_exec(o->pg, expand(o->arena, DB_POSTGRES, schema).p);
	pg_exec(o->pg, expand(o->arena, DB_POSTGRES, schema_log).p);
	pg_exec(o->pg, pg_own);
	pg_lens(o);
	pg_exec(o->pg, "select pg_advisory_unlock(77)");
}

static void drop_postgres(struct opzet *o)
{
	PGconn *pg = PQconnectdb(getenv("SCHAKEL_TEST_PG"));

	PQfinish(o->pg);
	pg_exec(pg, joined(o->arena, joined(o->arena, "drop database ", o->name), " with (force)"));
	PQfinish(pg);
}

void opzet_hang_up(struct opzet *o, const char *role)
{
	const char *which = joined(o->arena, joined(o->arena, " from pg_stat_activity where datname = current_database()"
		" and usename = '", role), "'");

	pg_exec(o->pg, joined(o->arena, "select pg_terminate_backend(pid)", which));
	while (opzet_look(o, false, joined(o->arena, "select count(*)", which)) > 0)
		;
}

/* ---- both ---- */

/* db_open tells on the thread of the test. */
static struct opzet *telling;

static void say(const char *line)
{
	telling->said++;
	(void)snprintf(telling->last, sizeof(telling->last), "%s", line);
}

enum fault opzet_open(struct opzet *o)
{
	telling = o;
	o->cfg.say = say;
	return db_open(&o->cfg, stmts_all, &o->db, &o->fi);
}

struct opzet *opzet_new(enum db_kind kind, bool closed)
{
	const char *super = getenv("SCHAKEL_TEST_PG");
	struct opzet *o;

	if (kind == DB_POSTGRES && (!super || !*super))
		return NULL;
	o = db_alloc(1, sizeof(*o));
	o->kind = kind;
	o->cfg = (struct db_config){ .kind = kind, .readers = 3 };
	o->arena = arena_new(ARENA_CAP);
	o->eyes = (struct db_eyes){ .medewerker = 1, .organisatie = ORG_A };
	if (kind == DB_SQLITE)
		make_sqlite(o);
	else
		make_postgres(o, super);
	if (!closed && opzet_open(o))
		fail_msg("%s / %s", o->fi.detail, o->last);
	return o;
}

void opzet_free(struct opzet **ref)
{
	struct opzet *o = *ref;

	if (!o)
		return;
	db_close(&o->db);
	if (o->kind == DB_SQLITE)
		drop_sqlite(o);
	else
		drop_postgres(o);
	if (o->kind == DB_SQLITE)
		free((char *)(uintptr_t)o->cfg.path);
	free(o->dir);
	free(o->name);
	free(o->conninfo);
	arena_free(&o->arena);
	free(o);
	*ref = NULL;
}

static enum db_kind running;

int opzet_set_up(void **state)
{
	*state = opzet_new(running, false);
	return 0;
}

int opzet_set_up_closed(void **state)
{
	*state = opzet_new(running, true);
	return 0;
}

int opzet_tear_down(void **state)
{
	struct opzet *o = *state;

	opzet_free(&o);
	return 0;
}

int opzet_run_sqlite(const struct CMUnitTest *tests, size_t n)
{
	running = DB_SQLITE;
	return geheim_init(NULL) || _cmocka_run_group_tests("sqlite", tests, n, NULL, NULL) != 0;
}

int opzet_run_postgres(const struct CMUnitTest *tests, size_t n)
{
	const char *super = getenv("SCHAKEL_TEST_PG");

	if (!super || !*super) {
		print_message("postgres: left out, SCHAKEL_TEST_PG is not set\n");
		return 0;
	}
	running = DB_POSTGRES;
	return geheim_init(NULL) || _cmocka_run_group_tests("postgres", tests, n, NULL, NULL) != 0;
}

int opzet_run_both(const struct CMUnitTest *tests, size_t n)
{
	return opzet_run_sqlite(tests, n) | opzet_run_postgres(tests, n);
}

void opzet_fresh(struct opzet *o)
{
	fault_clear(&o->fi);
	arena_reset(o->arena);
}

void opzet_exec(struct opzet *o, const char *sql)
{
	if (o->kind == DB_SQLITE)
		file_exec(o->cfg.path, sql, NULL);
	else
		pg_exec(o->pg, sql);
}

int64_t opzet_look(struct opzet *o, bool log, const char *sql)
{
	int64_t v = 0;
	PGresult *res;

	if (o->kind == DB_SQLITE) {
		file_exec(log ? joined(o->arena, o->dir, "/proef.log.db") : o->cfg.path, sql, &v);
		return v;
	}
	res = PQexec(o->pg, sql);
	if (PQresultStatus(res) != PGRES_TUPLES_OK || PQntuples(res) < 1)
		fail_msg("%s: %s", sql, PQerrorMessage(o->pg));
	assert_true(str_i64(str_z(PQgetvalue(res, 0, 0)), &v));
	PQclear(res);
	return v;
}

void opzet_hold_log(struct opzet *o)
{
	struct db_eyes nobody = { 0 };
	sqlite3 *sq;

	if (o->kind == DB_POSTGRES) {
		pg_exec(o->pg, "begin; lock table raadpleging in exclusive mode");
		return;
	}
	assert_int_equal(sqlite_open_file(joined(o->arena, o->dir, "/proef.log.db"), false, &nobody, &sq, NULL), FAULT_NONE);
	assert_int_equal(sqlite3_exec(sq, "begin immediate", NULL, NULL, NULL), SQLITE_OK);
	o->holding = sq;
}

void opzet_let_go(struct opzet *o)
{
	if (o->kind == DB_POSTGRES)
		pg_exec(o->pg, "commit");
	else
		(void)sqlite3_close(o->holding);
	o->holding = NULL;
}

int64_t opzet_size(struct opzet *o, const char *ending)
{
	struct stat st;

	return stat(joined(o->arena, joined(o->arena, o->dir, "/proef"), ending), &st) ? 0 : (int64_t)st.st_size;
}

struct batch opzet_batch(struct opzet *o, enum lens lens)
{
	return db_batch(o->db, lens, &o->eyes, o->arena, &o->fi);
}

void add_casus(struct batch *b, int64_t id, const char *naam, int64_t bedrag)
{
	q_casus_add(b, (struct casus_id){ id }, (struct organisatie_id){ b->eyes.organisatie }, str_z(naam), bedrag, true, 0,
		(struct datum){ 0 }, STR_NULL, (struct opt_int){ false, 0 }, NULL);
}

struct new_casus {
	int64_t id, bedrag;
	const char *naam;
};

static enum fault put_in_unit(struct unit *u, void *arg)
{
	const struct new_casus *n = arg;
	struct batch b = unit_batch(u);

	add_casus(&b, n->id, n->naam, n->bedrag);
	return batch_run(&b);
}

enum fault put_casus(struct opzet *o, int64_t id, const char *naam, int64_t bedrag)
{
	struct new_casus n = { id, bedrag, naam };

	return db_txn(o->db, LENS_ACTOR, &o->eyes, o->arena, &o->fi, put_in_unit, &n);
}
