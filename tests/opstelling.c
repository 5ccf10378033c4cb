/* Test rig: see opstelling.h. Of each kind of database there is one pattern, and each rig is a copy of it: of this program, or
 * of all programs of a run when SCHAKEL_TEST_PATROON names a folder for it. */
#include "tests/opstelling.h"

#include <fcntl.h>
#include <limits.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>
#include <libpq-fe.h>
#include <sqlite3.h>

#include "domein/organisatie/inrichting.h"
#include "domein/toegang/actor.h"
#include "domein/toegang/sessie.h"
#include "http/http_priv.h"
#include "koppeling/pdf.h"
#include "main/demo_regio.h"
#include "routes.h"
#include "web/assets.h"

#define RIG_ARENA (256u << 20)
#define REQUEST_ARENA (8u << 20)
/* Each test program begins on this Monday, at whatever moment it is run: the days in the tests lie around it. */
#define BEGIN moment_of(datum_of(2026, 11, 23), 10, 0)

static void ok(struct opstelling *o, enum fault f, const char *what)
{
	if (f)
		fail_msg("%s: %s (%s) %s", what, fault_name(f), o->fi.detail, o->fi.text ? o->fi.text : "");
}

bool opstelling_possible(enum db_kind kind)
{
	return kind == DB_SQLITE || getenv("SCHAKEL_TEST_PG");
}

static char *joined(struct opstelling *o, const char *x, const char *y)
{
	return (char *)(uintptr_t)str_cat(o->arena, str_z(x), str_z(y)).p;
}

static void pg_exec(struct opstelling *o, const char *conninfo, const char *sql)
{
	PGconn *pg = PQconnectdb(conninfo);
	PGresult *r = PQexec(pg, sql);

	(void)o;
	if (PQresultStatus(r) != PGRES_COMMAND_OK && PQresultStatus(r) != PGRES_TUPLES_OK)
		fail_msg("%s: %s", sql, PQerrorMessage(pg));
	PQclear(r);
	PQfinish(pg);
}

/* The conninfo of the run, with another database; a superuser's user stays out, the lens roles log in themselves. */
static const char *pg_conninfo(struct opstelling *o, bool owner)
{
	char *base = getenv("SCHAKEL_TEST_PG");
	struct buf b = buf_new(o->arena);
	struct str rest = str_z(base), word;

	for (bool more = true; more;) {
		more = str_cut(&rest, ' ', &word);
		if (!word.n || str_starts(word, STR("dbname=")) || (!owner && str_starts(word, STR("user="))))
			continue;
		buf_add(&b, word);
		buf_addc(&b, ' ');
	}
	buf_addz(&b, "dbname=");
	buf_addz(&b, o->database);
	return buf_str(&b).p;
}

static const char *pg_owner(struct opstelling *o)
{
	struct str rest = str_z(getenv("SCHAKEL_TEST_PG")), word;

	for (bool more = true; more;) {
		more = str_cut(&rest, ' ', &word);
		if (str_starts(word, STR("user=")))
			return str_dup(o->arena, (struct str){ word.p + 5, word.n - 5 }).p;
	}
	return "postgres";
}

static struct db_config rig_config(struct opstelling *o)
{
	struct db_config cfg = { .kind = o->kind, .readers = 2 };

	if (o->kind == DB_SQLITE) {
		cfg.path = joined(o, o->dir, "/proef.db");
	} else {
		cfg.conninfo = pg_conninfo(o, false);
		cfg.pg_owner = pg_owner(o);
	}
	return cfg;
}

static void keys_load(struct opstelling *o)
{
	ok(o, id_key_load(joined(o, o->dir, "/url.sleutel"), &o->sleutels.url, &o->fi), "key");
	ok(o, key_load(joined(o, o->dir, "/kluis.sleutel"), o->sleutels.kluis, &o->fi), "key");
}

static void keys_make(struct opstelling *o)
{
	ok(o, key_create(joined(o, o->dir, "/url.sleutel"), 16, &o->fi), "key");
	ok(o, key_create(joined(o, o->dir, "/kluis.sleutel"), 32, &o->fi), "key");
	keys_load(o);
}

static struct ctx rig_ctx(struct opstelling *o)
{
	struct ctx c = { .db = o->db, .cat = o->cat, .cat_id = o->cat_id, .sleutels = &o->sleutels,
		.scanner = o->app.scanner, .drukker = o->app.drukker, .arena = o->arena, .fi = &o->fi, .route = "proef", .doel = "proef" };

	fault_clear(&o->fi);
	c.eyes.verzoek = id_new();
	return c;
}

static void rig_fill(struct opstelling *o)
{
	struct catalogus_problems p = { 0 };
	struct catalogus *cat;
	struct ctx c = rig_ctx(o);

	ok(o, catalogus_load_dir(SCHAKEL_SOURCE "/catalogus", o->arena, &cat, &p), "catalogue");
	ok(o, inrichting_catalogus_store(&c, cat), "catalogue");
	ok(o, inrichting_catalogus(&c, &o->cat, &o->cat_id), "catalogue");
	c = rig_ctx(o);
	ok(o, demo_regio_fill(&c, false), "region");
}

static void say_nothing(const char *line)
{
	(void)line;
}

static void rig_log(int level, const char *what, const char *detail, int64_t verzoek)
{
	(void)verzoek;
	if (level <= 3)
		fprintf(stderr, "log: %s: %s\n", what, detail);
}

/* What the migration gave the roles in a database is no part of a copy. */
static void pg_copy(struct opstelling *o, const char *pattern)
{
	const char *base = getenv("SCHAKEL_TEST_PG");

	pg_exec(o, base, joined(o, joined(o, joined(o, joined(o, "create database ", o->database), " template "), pattern),
		" strategy file_copy"));
	pg_exec(o, base, joined(o, joined(o, joined(o, joined(o, "insert into pg_db_role_setting (setdatabase, setrole, setconfig) "
		"select d.oid, s.setrole, s.setconfig from pg_db_role_setting s join pg_database p on p.oid = s.setdatabase, "
		"pg_database d where p.datname = '", pattern), "' and d.datname = '"), o->database), "'"));
}

/* A folder, and on PostgreSQL an empty database or a copy of one. */
static struct opstelling *rig_new(enum db_kind kind, const char *pattern)
{
	struct opstelling *o = calloc(1, sizeof(*o));
	const char *tmp = getenv("TMPDIR");
	char *dir;

	assert_non_null(o);
	o->kind = kind;
	o->arena = arena_new(RIG_ARENA);
	dir = joined(o, tmp ? tmp : "/tmp", "/schakel-proef-XXXXXX");
	ok(o, geheim_init(&o->fi), "sodium");
	assert_non_null(mkdtemp(dir));
	o->dir = dir;
	if (kind == DB_POSTGRES) {
		o->database = (char *)(uintptr_t)str_cat(o->arena, STR("proef_"), str_from_i64(o->arena, id_new())).p;
		if (pattern)
			pg_copy(o, pattern);
		else
			pg_exec(o, getenv("SCHAKEL_TEST_PG"), joined(o, "create database ", o->database));
	}
	return o;
}

static void rig_remove(struct opstelling *o)
{
	if (o->kind == DB_POSTGRES)
		pg_exec(o, getenv("SCHAKEL_TEST_PG"), joined(o, joined(o, "drop database ", o->database), " with (force)"));
	if (system(joined(o, "rm -rf ", o->dir)) != 0)
		fprintf(stderr, "not removed: %s\n", o->dir);
	id_key_free(&o->sleutels.url);
	arena_free(&o->arena);
	free(o);
}

static void rig_open(struct opstelling *o, bool new)
{
	struct db_config cfg = rig_config(o);

	cfg.proven = !new;
	if (new)
		ok(o, db_migrate(&cfg, &o->fi, say_nothing), "migrate");
	ok(o, db_open(&cfg, domein_statements(), &o->db, &o->fi), "open");
}

/* ---- the pattern ---- */

static struct opstelling *patterns[2];

static void patterns_remove(void)
{
	for (size_t i = 0; i < 2; i++)
		if (patterns[i])
			rig_remove(patterns[i]);
}

static struct opstelling *pattern_make(enum db_kind kind)
{
	struct opstelling *o = rig_new(kind, NULL);

	keys_make(o);
	rig_open(o, true);
	rig_fill(o);
	db_close(&o->db);
	return o;
}

#define NOTE_MAX 200 /* its folder, and on PostgreSQL its database, each on a line */

static struct opstelling *pattern_noted(const char *note)
{
	struct opstelling *o = calloc(1, sizeof(*o));
	struct str rest = str_z(note), line;

	assert_non_null(o);
	o->arena = arena_new(RIG_ARENA);
	str_cut(&rest, '\n', &line);
	o->dir = (char *)(uintptr_t)str_dup(o->arena, line).p;
	str_cut(&rest, '\n', &line);
	if (line.n)
		o->database = (char *)(uintptr_t)str_dup(o->arena, line).p;
	return o;
}

/* The first program that wants it makes it while the others wait; who began the run takes it away. */
static struct opstelling *pattern_shared(enum db_kind kind, const char *folder)
{
	char path[PATH_MAX], note[NOTE_MAX] = "";
	struct opstelling *o;
	int fd;

	snprintf(path, sizeof(path), "%s/%s", folder, kind == DB_SQLITE ? "sqlite" : "postgres");
	fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
	assert_true(fd >= 0);
	assert_int_equal(flock(fd, LOCK_EX), 0);
	assert_true(read(fd, note, sizeof(note) - 1) >= 0);
	if (note[0]) {
		o = pattern_noted(note);
	} else {
		o = pattern_make(kind);
		assert_true(dprintf(fd, "%s\n%s\n", o->dir, o->database ? o->database : "") > 0);
	}
	close(fd);
	return o;
}

static const struct opstelling *pattern(enum db_kind kind)
{
	struct opstelling *o = patterns[kind == DB_POSTGRES];
	const char *folder = getenv("SCHAKEL_TEST_PATROON");

	if (o)
		return o;
	klok_begin(BEGIN - HOUR_MS); /* the region is there before anybody begins, in this program or another */
	if (!folder && !patterns[0] && !patterns[1])
		(void)atexit(patterns_remove);
	o = folder ? pattern_shared(kind, folder) : pattern_make(kind);
	klok_begin(BEGIN);
	return patterns[kind == DB_POSTGRES] = o;
}

struct opstelling *opstelling_new(enum db_kind kind)
{
	const struct opstelling *p = pattern(kind);
	struct opstelling *o = rig_new(kind, p->database);
	struct ctx c;

	if (system(joined(o, joined(o, joined(o, "cp -r ", p->dir), "/. "), o->dir)) != 0)
		fail_msg("not copied: %s", p->dir);
	keys_load(o);
	rig_open(o, false);
	c = rig_ctx(o);
	ok(o, inrichting_catalogus(&c, &o->cat, &o->cat_id), "catalogue");
	o->app = (struct app){ .drukker = &pdf_hier, .db = o->db, .cat = o->cat, .cat_id = o->cat_id, .sleutels = o->sleutels,
		.adres = "http://localhost", .log = rig_log };
	ok(o, assets_load(SCHAKEL_SOURCE "/assets/dist", o->arena, &o->app.assets, &o->fi), "assets");
	return o;
}

/* ---- statements of the test's own ---- */

static sqlite3 *raw_sqlite(struct opstelling *o)
{
	if (o->sqlite)
		return o->sqlite;
	assert_int_equal(sqlite3_open_v2(joined(o, o->dir, "/proef.db"), &o->sqlite,
		SQLITE_OPEN_READWRITE | SQLITE_OPEN_URI, NULL), SQLITE_OK);
	assert_int_equal(sqlite3_exec(o->sqlite, joined(o, joined(o, "attach 'file:", o->dir),
		"/proef.log.db?mode=ro' as logboek"), NULL, NULL, NULL), SQLITE_OK);
	sqlite3_busy_timeout(o->sqlite, 5000);
	/* outside the journaal: the test plants a state */
	sqlite3_db_config(o->sqlite, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
	return o->sqlite;
}

static PGconn *raw_postgres(struct opstelling *o)
{
	if (!o->pg) {
		o->pg = PQconnectdb(pg_conninfo(o, true));
		PQclear(PQexec(o->pg, "set session_replication_role = replica"));
	}
	return o->pg;
}

/* Before somebody wants the database for himself. */
static void raw_close(struct opstelling *o)
{
	assert_int_equal(sqlite3_close(o->sqlite), SQLITE_OK);
	o->sqlite = NULL;
	PQfinish(o->pg);
	o->pg = NULL;
}

void opstelling_free(struct opstelling **po)
{
	raw_close(*po);
	db_close(&(*po)->db);
	rig_remove(*po);
	*po = NULL;
}

void opstelling_run(enum db_kind kind, void (*test)(struct opstelling *o))
{
	struct opstelling *o;

	if (!opstelling_possible(kind)) {
		print_message("PostgreSQL not given (SCHAKEL_TEST_PG): skipped\n");
		skip();
	}
	o = opstelling_new(kind);
	test(o);
	klok_freeze(0);
	opstelling_free(&o);
}

static struct str demo_email(struct opstelling *o, const char *wie)
{
	struct str prefix = str_cat(o->arena, str_z(wie), STR("@"));

	for (size_t i = 0; i < demo_mensen_n; i++)
		if (str_starts(str_z(demo_mensen[i].email), prefix))
			return str_z(demo_mensen[i].email);
	fail_msg("nobody is called %s", wie);
	return STR_NULL;
}

struct ctx opstelling_as(struct opstelling *o, const char *wie)
{
	struct ctx c = rig_ctx(o);

	ok(o, actor_as(&c, demo_email(o, wie)), wie);
	return c;
}

struct medewerker_id opstelling_id(struct opstelling *o, const char *wie)
{
	return opstelling_as(o, wie).actor.id;
}

static int64_t count_sqlite(struct opstelling *o, const char *sql)
{
	sqlite3 *db = raw_sqlite(o);
	sqlite3_stmt *st;
	int64_t n = -1;

	if (sqlite3_prepare_v2(db, sql, -1, &st, NULL) != SQLITE_OK)
		fail_msg("%s: %s", sql, sqlite3_errmsg(db));
	if (sqlite3_step(st) == SQLITE_ROW)
		n = sqlite3_column_int64(st, 0);
	if (sqlite3_finalize(st) != SQLITE_OK)
		fail_msg("%s: %s", sql, sqlite3_errmsg(db));
	return n;
}

int64_t opstelling_count(struct opstelling *o, const char *sql)
{
	int64_t n = -1;
	PGresult *r;

	if (o->kind == DB_SQLITE)
		return count_sqlite(o, sql);
	r = PQexec(raw_postgres(o), sql);
	if (PQresultStatus(r) != PGRES_TUPLES_OK && PQresultStatus(r) != PGRES_COMMAND_OK)
		fail_msg("%s: %s", sql, PQerrorMessage(o->pg));
	if (PQntuples(r) > 0 && !PQgetisnull(r, 0, 0))
		n = strtoll(PQgetvalue(r, 0, 0), NULL, 10);
	PQclear(r);
	return n;
}

int64_t opstelling_looks(struct opstelling *o, const char *where)
{
	const char *from = o->kind == DB_SQLITE ? "select count(*) from logboek.raadpleging where "
		: "select count(*) from main.raadpleging where ";

	return opstelling_count(o, joined(o, from, where));
}

/* Writes of a test go through the writer's own connection rules on SQLite only by chance; tests do this while nothing
 * else writes. */
void opstelling_sql(struct opstelling *o, const char *sql)
{
	opstelling_count(o, sql);
}

void opstelling_migreer(struct opstelling *o, const char *file)
{
	struct db_config cfg = rig_config(o);

	assert_int_equal(opstelling_count(o, joined(o, joined(o, "select count(*) from main.schema_versie where naam = '", file),
		"'")), 1);
	opstelling_sql(o, joined(o, joined(o, "delete from main.schema_versie where naam = '", file), "'"));
	raw_close(o);
	db_close(&o->db);
	ok(o, db_migrate(&cfg, &o->fi, say_nothing), file);
	rig_open(o, false);
	o->app.db = o->db;
}

/* ---- requests ---- */

static enum fault session_unit(struct unit *u, void *arg)
{
	struct {
		struct medewerker_id m;
		struct str token;
	} *s = arg;

	return sessie_add_in(u, s->m, 2, STR("proef"), &s->token);
}

struct bezoeker bezoeker_new(struct opstelling *o)
{
	return (struct bezoeker){ .o = o };
}

struct bezoeker bezoeker_as(struct opstelling *o, const char *wie)
{
	struct {
		struct medewerker_id m;
		struct str token;
	} s = { .m = opstelling_id(o, wie) };
	struct ctx c = rig_ctx(o);

	ok(o, ctx_write_kaal(&c, session_unit, &s), "session");
	return (struct bezoeker){ .o = o, .sessie = s.token };
}

static void token_find(struct bezoeker *b, struct str body)
{
	static const char mark[] = "name=\"_t\" value=\"";
	const char *p = memmem(body.p, body.n, mark, sizeof(mark) - 1);

	if (!p)
		return;
	p += sizeof(mark) - 1;
	b->token = str_dup(b->o->arena, (struct str){ p, (size_t)(strchr(p, '"') - p) });
}

static struct str header_of(const struct http_response *res, const char *name)
{
	for (size_t i = 0; i < res->nheaders; i++)
		if (strcmp(res->headers[i].name, name) == 0)
			return res->headers[i].value;
	return STR_NULL;
}

/* "schakel=TOKEN; Path..." */
static struct str cookie_of(struct arena *a, const struct http_response *res)
{
	struct str v = header_of(res, "Set-Cookie"), name, value;

	if (!v.p || !str_cut(&v, '=', &name))
		return STR_NULL;
	str_cut(&v, ';', &value);
	return str_dup(a, value);
}

static struct request_head *head_with_cookie(struct bezoeker *b)
{
	struct request_head *head = ARENA_NEW(b->o->arena, struct request_head);

	head->headers = ARENA_NEW(b->o->arena, struct http_field);
	if (b->sessie.n) {
		head->nheaders = 1;
		head->headers[0] = (struct http_field){ STR("cookie"), str_cat(b->o->arena, STR("schakel="), b->sessie) };
	}
	return head;
}

/* The request has an arena of its own, as in the server; what the test keeps is copied to that of the rig. */
static struct antwoord visit(struct bezoeker *b, struct http_request *rq)
{
	struct arena *request = arena_new(REQUEST_ARENA);
	struct http_response res = { 0 };
	struct antwoord an = { 0 };
	struct buf body = buf_new(request);

	rq->arena = request;
	rq->id = id_new();
	rq->remote = STR("127.0.0.1");
	rq->conn = head_with_cookie(b);
	web_handle(&b->o->app, rq, &res);
	for (size_t i = 0; i < res.npieces; i++)
		buf_add(&body, res.pieces[i]);
	if (!res.npieces)
		buf_add(&body, res.body);
	an.status = res.status;
	an.location = str_dup(b->o->arena, header_of(&res, "Location"));
	an.cookie = cookie_of(b->o->arena, &res);
	if (an.cookie.p)
		b->sessie = an.cookie;
	token_find(b, buf_str(&body));
	an.body = b->kort ? STR_NULL : str_dup(b->o->arena, buf_str(&body));
	arena_free(&request);
	return an;
}

static void query_fill(struct opstelling *o, struct http_request *rq, struct str query)
{
	rq->raw_query = query;
	rq->query = query.n ? ARENA_ARRAY(o->arena, HTTP_FIELDS_MAX, struct http_field) : NULL;
	if (query.n && http_parse_form(o->arena, query, rq->query, &rq->nquery))
		fail_msg("query");
}

struct antwoord bezoeker_get(struct bezoeker *b, struct str url)
{
	struct http_request rq = { .method = HTTP_GET, .method_name = STR("GET") };
	struct str rest = url;

	str_cut(&rest, '?', &rq.path);
	query_fill(b->o, &rq, rest);
	return visit(b, &rq);
}

static void fields_fill(struct bezoeker *b, struct http_request *rq, const char *const *fields)
{
	size_t n;

	for (n = 0; fields[n]; n += 2)
		;
	rq->fields = ARENA_ARRAY(b->o->arena, n / 2 + 1, struct http_field);
	rq->fields[rq->nfields++] = (struct http_field){ STR("_t"), b->token };
	for (size_t i = 0; fields[i]; i += 2)
		rq->fields[rq->nfields++] = (struct http_field){ str_z(fields[i]), str_z(fields[i + 1]) };
}

struct antwoord bezoeker_post(struct bezoeker *b, struct str path, const char *const *fields)
{
	struct http_request rq = { .method = HTTP_POST, .method_name = STR("POST"), .path = path };

	query_fill(b->o, &rq, STR(""));
	fields_fill(b, &rq, fields);
	return visit(b, &rq);
}

struct antwoord bezoeker_post_file(struct bezoeker *b, struct str path, const char *const *fields, const char *field,
	const char *filename, struct str content)
{
	struct http_request rq = { .method = HTTP_POST, .method_name = STR("POST"), .path = path, .nfiles = 1 };
	struct http_file file = { str_z(field), str_z(filename), memfd_create("bestand", 0), (int64_t)content.n };
	struct antwoord an;

	assert_true(file.fd >= 0);
	assert_int_equal(write(file.fd, content.p, content.n), (ssize_t)content.n);
	query_fill(b->o, &rq, STR(""));
	fields_fill(b, &rq, fields);
	rq.files = &file;
	an = visit(b, &rq);
	close(file.fd);
	return an;
}

struct req opstelling_urls(struct opstelling *o)
{
	return (struct req){ .app = &o->app, .arena = o->arena };
}

bool text_has(struct str s, const char *piece)
{
	return memmem(s.p, s.n, piece, strlen(piece)) != NULL;
}
