/* Migrations, journal triggers, rights per lens, on both databases, with a schema of the tests' own. */
#include "db/migrate_test/proef.h"

#include <libpq-fe.h>
#include <setjmp.h>
#include <sqlite3.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

/* A set that may be changed: copies of the arrays. */
static struct schema_set set_copy(struct proef *p)
{
	struct schema_set set = schema_proef;
	struct schema_file *files = ARENA_ARRAY(p->arena, set.files_n, struct schema_file);
	struct lens_table *tables = ARENA_ARRAY(p->arena, set.lens.tables_n + 1, struct lens_table);

	memcpy(files, set.files, set.files_n * sizeof(*files));
	memcpy(tables, set.lens.tables, set.lens.tables_n * sizeof(*tables));
	set.files = files;
	set.lens.tables = tables;
	return set;
}

static struct schema_file *file_of(const struct schema_set *set, const char *name)
{
	for (size_t i = 0; i < set->files_n; i++)
		if (strcmp(set->files[i].name, name) == 0)
			return (struct schema_file *)(uintptr_t)&set->files[i];
	fail_msg("no file %s", name);
	return NULL;
}

static struct lens_table *table_of(const struct schema_set *set, const char *name)
{
	for (size_t i = 0; i < set->lens.tables_n; i++)
		if (strcmp(set->lens.tables[i].name, name) == 0)
			return (struct lens_table *)(uintptr_t)&set->lens.tables[i];
	fail_msg("no table %s", name);
	return NULL;
}

static void refused(struct proef *p, const struct schema_set *set, enum fault f, const char *why)
{
	assert_int_equal(proef_migrate(p, set), f);
	if (!strstr(p->fi.detail, why))
		fail_msg("expected \"%s\" in \"%s\"", why, p->fi.detail);
	assert_string_equal(buf_str(&p->said).p, "");
}

static void migrate(struct proef *p)
{
	if (proef_migrate(p, &schema_proef))
		fail_msg("%s", p->fi.detail);
}

/* How many tables the main file or schema main has. */
static int64_t count_tables(struct proef *p)
{
	struct kijker *l = p->kind == DB_SQLITE ? look_open(p, LENS_KAAL) : look_open_role(p, NULL);
	int64_t n = look_int(l, p->kind == DB_SQLITE ? "select count(*) from main.sqlite_schema"
		: "select count(*) from pg_class where relnamespace = to_regnamespace('main')");

	look_close(l);
	return n;
}

static void give(struct kijker *kaal, int id, int dossier, int medewerker, const char *onderdeel, int niveau, int van,
	int tot)
{
	look_exec(kaal, text(kaal->p, "insert into main.toegang (id, dossier, medewerker, onderdeel, niveau, soort, grond,"
		" organisatie, van, tot, door) values (%d, %d, %d, '%s', %d, 'team', 'lid van het team', 51, %d, %d, 99)",
		id, dossier, medewerker, onderdeel, niveau, van, tot));
}

/* Two dossiers with rows of organisations 51 and 52; nobody has toegang yet. Written at moment 10. */
static struct kijker *fill(struct proef *p)
{
	struct kijker *kaal;

	migrate(p);
	kaal = look_open(p, LENS_KAAL);
	look_as(kaal, 99, 59, 10);
	look_exec(kaal, "insert into main.zaak (id, organisatie, titel) values (100, 51, 'eerste'), (200, 52, 'tweede')");
	look_exec(kaal, "insert into main.stuk (id, dossier, onderdeel, organisatie, tekst) values"
		" (1, 100, 'kern', 51, 'a'), (2, 100, 'kern', 52, 'b'), (3, 100, 'straf', 51, 'c'), (4, 200, 'kern', 52, 'd')");
	return kaal;
}

/* ---- migrations ---- */

static void test_checksum(void **state)
{
	struct proef *p = *state;
	struct schema_set set = set_copy(p);

	migrate(p);
	file_of(&set, "0002_proef")->sha256 = "0000";
	refused(p, &set, FAULT_CONFLICT, "0002_proef");
	set = set_copy(p);
	file_of(&set, "log_0001")->sha256 = "0000";
	refused(p, &set, FAULT_CONFLICT, "log_0001");
}

static void test_newer(void **state)
{
	struct proef *p = *state;
	struct schema_set set = set_copy(p);

	migrate(p);
	file_of(&set, "0004_proef")->number = 5;
	refused(p, &set, FAULT_CONFLICT, "nieuwer dan dit programma, migratie: 4");
}

static void test_tables_differ(void **state)
{
	struct proef *p = *state;
	struct schema_set set = set_copy(p);

	table_of(&set, "kluis")->name = "kluisje";
	refused(p, &set, FAULT_INVALID, "kluis: deze tabel staat niet in tabellen.def");
	assert_int_equal(count_tables(p), 0);
	set = set_copy(p);
	*table_of(&set, "soort") = set.lens.tables[set.lens.tables_n - 1];
	refused(p, &set, FAULT_INVALID, "soort: deze tabel staat niet");
	set = set_copy(p);
	((struct lens_table *)(uintptr_t)set.lens.tables)[set.lens.tables_n++] =
		(struct lens_table){ "spook", LENS_CLASS_KAAL, false, NULL, false };
	refused(p, &set, FAULT_INVALID, "spook: tabellen.def noemt deze tabel, het schema heeft haar niet");
	migrate(p);
}

static void test_class_rules(void **state)
{
	struct proef *p = *state;
	struct schema_set set = set_copy(p);

	table_of(&set, "soort")->class = LENS_CLASS_RIJ;
	refused(p, &set, FAULT_INVALID, "soort: klasse rij heeft de kolommen");
	set = set_copy(p);
	table_of(&set, "soort")->class = LENS_CLASS_DOSSIER;
	refused(p, &set, FAULT_INVALID, "soort: klasse dossier heeft de kolommen");
	set = set_copy(p);
	table_of(&set, "soort")->class = LENS_CLASS_EIGEN;
	refused(p, &set, FAULT_INVALID, "soort: klasse eigen heeft een view");
	set = set_copy(p);
	*table_of(&set, "kluis") = (struct lens_table){ "kluis", LENS_CLASS_OPENBAAR, true, NULL, false };
	refused(p, &set, FAULT_INVALID, "kluis: een tabel met journaal heeft geen blob");
	set = set_copy(p);
	*table_of(&set, "stuk_woord") = (struct lens_table){ "stuk_woord", LENS_CLASS_OPENBAAR, true, NULL, false };
	refused(p, &set, FAULT_INVALID, "stuk_woord: een tabel met journaal heeft een kolom id");
	assert_int_equal(count_tables(p), 0);
}

/* One more file behind the others, in both languages. */
static struct schema_set set_with(struct proef *p, const char *sqlite, const char *postgres, bool data)
{
	struct schema_set set = set_copy(p);
	struct schema_file *files = ARENA_ARRAY(p->arena, set.files_n + 1, struct schema_file);

	memcpy(files, set.files, set.files_n * sizeof(*files));
	files[set.files_n++] = (struct schema_file){ "0009_extra", "9", 9, false, data, { sqlite, postgres } };
	set.files = files;
	return set;
}

static void test_bad_files(void **state)
{
	struct proef *p = *state;
	struct buf wide = buf_new(p->arena);
	struct schema_set set = set_with(p, "create tabel fout", "create tabel fout", false);

	refused(p, &set, FAULT_INTERNAL, "0009_extra");
	set = set_with(p, "commit", "commit", false);
	refused(p, &set, FAULT_INTERNAL, "0009_extra: dit bestand be");
	if (p->kind == DB_SQLITE) {
		set = set_with(p, "drop index stuk_dossier; create table los (id integer)", "", false);
		refused(p, &set, FAULT_INVALID, "los: deze tabel staat niet");
		set = set_with(p, "drop table soort; create table soort (id integer)", "", false);
		refused(p, &set, FAULT_INVALID, "soort: deze tabel is niet STRICT");
		set = set_with(p, "insert into stuk (id, dossier, onderdeel, organisatie, tekst, soort)"
			" values (1, 1, 'kern', 1, '', 12345)", "", true);
		refused(p, &set, FAULT_INVALID, "stuk: een rij verwijst naar iets dat er niet is");
	}
	set = set_with(p, "drop index stuk_dossier", "drop index stuk_dossier", false);
	refused(p, &set, FAULT_INVALID, "stuk: klasse rij heeft een index nodig");
	if (p->kind == DB_POSTGRES) {
		set = set_with(p, "", "alter table soort add column prijs numeric", false);
		refused(p, &set, FAULT_INVALID, "soort: een kolom is geen bigint");
	}
	for (int i = 0; i < 60; i++)
		buf_addz(&wide, text(p, "alter table soort add column k%d text;", i));
	set = set_with(p, buf_str(&wide).p, buf_str(&wide).p, false);
	refused(p, &set, FAULT_INVALID, "soort: een tabel met journaal heeft ten hoogste 60 kolommen");
}

static void test_bad_views(void **state)
{
	struct proef *p = *state;
	struct schema_set set = set_copy(p);
	struct lens_view *views = ARENA_ARRAY(p->arena, set.lens.views_n + 1, struct lens_view);

	memcpy(views, set.lens.views, set.lens.views_n * sizeof(*views));
	set.lens.views = views;
	views[set.lens.views_n++] = (struct lens_view){ LENS_ACTOR, "lek", { "select * from kluis", "select * from kluis" } };
	refused(p, &set, FAULT_INTERNAL, "lek");
	views[set.lens.views_n - 1] = (struct lens_view){ LENS_ASOF, "lek",
		{ "select * from {{BEELD kluis}} b", "select * from {{BEELD kluis}} b" } };
	refused(p, &set, FAULT_INVALID, "lek: BEELD noemt geen tabel met journaal");
	if (p->kind == DB_SQLITE)
		assert_int_equal(count_tables(p), 0);
}

static void test_repeatable(void **state)
{
	struct proef *p = *state;
	struct schema_set set = schema_proef;
	struct kijker *l;

	set.files_n = 3; /* 0001, 0002, 0003: the log file waits */
	assert_string_equal(set.files[2].name, "0003_data_proef");
	if (p->kind == DB_SQLITE || p->name)
		refused(p, &set, FAULT_INVALID, "raadpleging: tabellen.def noemt deze tabel");
	migrate(p);
	assert_string_equal(buf_str(&p->said).p, "0001_kern: toegepast\n0002_proef: toegepast\n0003_data_proef: toegepast\n"
		"0004_proef: toegepast\nlog_0001: toegepast\nlensviews en journaaltriggers opnieuw gemaakt\n");
	migrate(p);
	assert_string_equal(buf_str(&p->said).p, "niets toe te passen\nlensviews en journaaltriggers opnieuw gemaakt\n");
	l = look_open(p, LENS_ACTOR);
	assert_string_equal(look_rows(l, "select naam from soort order by id"), "bericht;melding \"spoed\";");
	assert_string_equal(look_rows(l, "select max(nummer) from main.schema_versie where reeks = 'kern'"), "4;");
	look_close(l);
}

/* A data migration is journalled under its own actor; a schema migration is not. */
static void test_data_migration(void **state)
{
	struct proef *p = *state;
	struct kijker *l;

	klok_freeze(5000);
	migrate(p);
	klok_freeze(0);
	l = look_open(p, LENS_KAAL);
	assert_string_equal(look_rows(l, "select moment, medewerker, verzoek, tabel, rij, soort, dossier, onderdeel,"
		" organisatie, beeld from main.journaal order by id"),
		"5000|1|-|soort|1|i|-|-|-|{\"id\":1,\"naam\":\"brief\",\"versie\":1};"
		"5000|1|-|soort|2|i|-|-|-|{\"id\":2,\"naam\":\"melding \\\"spoed\\\"\",\"versie\":1};"
		"5000|1|-|soort|1|u|-|-|-|{\"id\":1,\"naam\":\"bericht\",\"versie\":1};");
	look_close(l);
}

static void test_in_use(void **state)
{
	struct proef *p = *state;
	struct kijker *l;

	migrate(p);
	if (p->kind != DB_SQLITE)
		return;
	l = look_open(p, LENS_ACTOR);
	assert_string_equal(look_rows(l, "select count(*) from soort"), "2;");
	refused(p, &schema_proef, FAULT_BUSY, "de database is in gebruik");
	look_close(l);
	migrate(p);
}

/* The program's own schema, twice: every table is classed, every view of every lens can be made. */
static void test_own_schema(void **state)
{
	struct proef *p = *state;

	for (int run = 0; run < 2; run++)
		if (proef_migrate(p, &schema_embedded))
			fail_msg("%s", p->fi.detail);
	assert_string_equal(buf_str(&p->said).p, "niets toe te passen\nlensviews en journaaltriggers opnieuw gemaakt\n");
	assert_true(schema_version_latest > 0 && lens_tables_n > 4);
}

/* ---- journaal ---- */

static void test_journaal(void **state)
{
	struct proef *p = *state;
	struct kijker *l = fill(p);

	look_as(l, 42, 51, 20);
	look_exec(l, "update main.zaak set titel = 'lijn\n\"q\"\\', versie = 2 where id = 100");
	look_exec(l, "update main.stuk set onderdeel = 'straf', noot = null where id = 1");
	look_exec(l, "delete from main.stuk where id = 3");
	assert_string_equal(look_rows(l, "select count(*) from main.journaal"), "12;");
	assert_string_equal(look_rows(l, text(p, "select moment, medewerker, verzoek, tabel, rij, soort, dossier, onderdeel,"
		" organisatie, beeld from main.journaal where moment = %d order by id", 20)),
		"20|42|7|zaak|100|u|100|kern|51|{\"id\":100,\"organisatie\":51,\"titel\":\"lijn\\n\\\"q\\\"\\\\\","
		"\"stand\":\"open\",\"versie\":2};"
		"20|42|7|stuk|1|u|100|straf|51|{\"id\":1,\"dossier\":100,\"onderdeel\":\"straf\",\"organisatie\":51,"
		"\"tekst\":\"a\",\"soort\":null,\"versie\":1,\"kleur\":\"grijs\",\"noot\":null,\"gewicht\":null};"
		"20|42|7|stuk|3|d|100|straf|51|-;");
	give(l, 1, 100, 11, "kern", 2, 0, 90);
	assert_string_equal(look_rows(l, text(p, "select tabel, rij, soort, dossier, onderdeel, organisatie from main.journaal"
		" where tabel = 'toegang'")), "toegang|1|i|100|kern|51;");
	look_exec(l, p->kind == DB_SQLITE ? "insert into main.kluis (id, geheim) values (1, x'00ff')"
		: "insert into main.kluis (id, geheim) values (1, '\\x00ff')");
	assert_string_equal(look_rows(l, "select count(*) from main.journaal where tabel = 'kluis'"), "0;");
	assert_false(look_try(l, "update main.stuk set id = 9 where id = 1"));
	assert_non_null(strstr(l->error, "een id verandert niet"));
	look_as(l, 0, 0, 21);
	assert_false(look_try(l, "update main.zaak set titel = 'niemand' where id = 100"));
	look_close(l);
}

static void test_append_only(void **state)
{
	struct proef *p = *state;
	struct kijker *l = fill(p);
	const char *log = p->kind == DB_SQLITE ? "logboek" : "main";
	const char *const never[] = { text(p, "update %s.raadpleging set doel = ''", log),
		text(p, "delete from %s.raadpleging", log), "update main.journaal set beeld = null",
		"delete from main.journaal where id = 1" };

	look_exec(l, text(p, "insert into %s.raadpleging (proces, volgnr, moment, medewerker, organisatie, route, doel, soort)"
		" values (1, 1, 10, 42, 51, 'zaak', 'uitvoering', 'scherm')", log));
	assert_false(look_try(l, text(p, "insert into %s.raadpleging (proces, volgnr, moment, medewerker, organisatie, route,"
		" doel, soort) values (1, 1, 11, 42, 51, 'zaak', 'uitvoering', 'scherm')", log)));
	for (size_t i = 0; i < sizeof(never) / sizeof(never[0]); i++) {
		assert_false(look_try(l, never[i]));
		assert_non_null(strstr(l->error, "alleen toevoegen"));
	}
	if (p->kind == DB_POSTGRES) {
		struct kijker *owner = look_open_role(p, "schakel_proef_eigenaar");

		assert_false(look_try(owner, "truncate main.journaal"));
		assert_false(look_try(l, "truncate main.stuk"));
		look_close(owner);
	}
	look_close(l);
}

/* ---- toegang ---- */

static void test_no_overlap(void **state)
{
	struct proef *p = *state;
	struct kijker *l = fill(p);
	const char *add = "insert into main.toegang (id, dossier, medewerker, onderdeel, niveau, soort, grond, organisatie, van,"
		" tot, door) values (9, 100, 11, 'kern', 1, 'team', 'x', 51, ";
	const char *const clash[] = { "10, 20", "19, 30", "0, 11", "12, 13", "0, 9007199254740991" };
	const char *const fine[] = { "20, 30", "0, 10", "15, 15" };

	give(l, 1, 100, 11, "kern", 2, 10, 20);
	for (size_t i = 0; i < sizeof(clash) / sizeof(clash[0]); i++) {
		assert_false(look_try(l, text(p, "%s%s, 99)", add, clash[i])));
		assert_non_null(strstr(l->error, "perioden overlappen"));
	}
	assert_false(look_try(l, text(p, "%s20, 19, 99)", add)));
	for (size_t i = 0; i < sizeof(fine) / sizeof(fine[0]); i++) {
		look_exec(l, text(p, "%s%s, 99)", add, fine[i]));
		look_exec(l, "delete from main.toegang where id = 9");
	}
	give(l, 2, 100, 11, "straf", 2, 10, 20);
	give(l, 3, 100, 12, "kern", 2, 10, 20);
	give(l, 4, 200, 11, "kern", 2, 10, 20);
	give(l, 5, 100, 11, "kern", 2, 20, 30);
	assert_false(look_try(l, "update main.toegang set van = 19 where id = 5"));
	assert_false(look_try(l, "update main.toegang set medewerker = 11 where id = 3"));
	look_exec(l, "update main.toegang set tot = 15 where id = 1");
	look_exec(l, "update main.toegang set van = 15 where id = 5");
	look_close(l);
}

static int lock_waits(struct kijker *l)
{
	return (int)look_int(l, "select count(*) from pg_locks where locktype = 'advisory' and not granted"
		" and database = (select oid from pg_database where datname = current_database())");
}

/* PostgreSQL: the second of two units cannot miss the period that the first has not committed yet. */
static void test_no_overlap_concurrent(void **state)
{
	struct proef *p = *state;
	struct kijker *one = fill(p), *two;
	PGresult *r;

	if (p->kind != DB_POSTGRES) {
		look_close(one);
		return;
	}
	two = look_open(p, LENS_KAAL);
	look_as(two, 99, 59, 11);
	look_exec(one, "begin");
	give(one, 1, 100, 11, "kern", 2, 10, 20);
	assert_true(PQsendQuery(two->conn, "insert into main.toegang (id, dossier, medewerker, onderdeel, niveau, soort, grond,"
		" organisatie, van, tot, door) values (2, 100, 11, 'kern', 3, 'team', 'x', 51, 15, 30, 99)"));
	while (lock_waits(one) == 0)
		assert_true(PQconsumeInput(two->conn) && PQisBusy(two->conn));
	look_exec(one, "commit");
	r = PQgetResult(two->conn);
	assert_string_equal(PQresultErrorField(r, PG_DIAG_SQLSTATE), "23514");
	PQclear(r);
	assert_null(PQgetResult(two->conn));
	look_close(two);
	look_close(one);
}

/* As units run, serializable: the second has its snapshot before the first commits, so the trigger cannot see the row;
 * the server then refuses the second as a whole, and the unit runs again. */
static void test_no_overlap_serializable(void **state)
{
	struct proef *p = *state;
	struct kijker *one = fill(p), *two;

	if (p->kind == DB_POSTGRES) {
		two = look_open(p, LENS_KAAL);
		look_as(two, 99, 59, 11);
		look_exec(one, "begin isolation level serializable");
		look_exec(two, "begin isolation level serializable");
		assert_int_equal(look_int(two, "select count(*) from main.toegang where medewerker = 77"), 0);
		give(one, 1, 100, 11, "kern", 2, 10, 20);
		look_exec(one, "commit");
		assert_false(look_try(two, "insert into main.toegang (id, dossier, medewerker, onderdeel, niveau, soort, grond,"
			" organisatie, van, tot, door) values (2, 100, 11, 'kern', 3, 'team', 'x', 51, 15, 30, 99)")
			&& look_try(two, "commit"));
		assert_non_null(strstr(two->error, "could not serialize"));
		look_close(two);
		assert_int_equal(look_int(one, "select count(*) from main.toegang"), 1);
	}
	look_close(one);
}

/* A unit on very many dossiers: a medewerker takes over, or a migration. */
static void test_toegang_in_bulk(void **state)
{
	struct proef *p = *state;
	struct kijker *l = fill(p);

	look_exec(l, "insert into main.toegang (id, dossier, medewerker, onderdeel, niveau, soort, grond, organisatie, van, door)"
		" with recursive n (i) as (select 1 union all select i + 1 from n where i < 30000)"
		" select i, 1000 + i, 11 + i % 9, 'kern', 3, 'team', 'lid', 51, 0, 99 from n");
	look_exec(l, "update main.toegang set tot = 20");
	assert_int_equal(look_int(l, "select count(*) from main.journaal where tabel = 'toegang'"), 60000);
	look_close(l);
}

/* ---- lens actor ---- */

static void test_unset_actor(void **state)
{
	struct proef *p = *state;
	struct kijker *kaal = fill(p), *l = look_open(p, LENS_ACTOR);
	const char *const views[] = { "zaak", "zaak_schrijf", "stuk", "stuk_schrijf", "toegang", "toegang_schrijf", "journaal",
		"raadpleging", "dossier_schrijf", "bron", "bron_schrijf" };

	give(kaal, 1, 100, 11, "kern", 3, 0, 900);
	give(kaal, 2, 100, 11, "logboek", 3, 0, 900);
	for (int unset = 0; unset < 4; unset++) {
		if (unset)
			look_as(l, unset == 1 ? 0 : unset == 2 ? 11 : 12, 51, unset == 2 ? 0 : 20);
		for (size_t i = 0; i < sizeof(views) / sizeof(views[0]); i++)
			assert_string_equal(look_rows(l, text(p, "select * from %s", views[i])), "");
	}
	assert_string_equal(look_rows(l, "select id from soort order by id"), "1;2;");
	look_as(l, 11, 51, 20);
	assert_string_equal(look_rows(l, "select id from stuk order by id"), "1;2;");
	look_close(l);
	look_close(kaal);
}

static void test_levels(void **state)
{
	struct proef *p = *state;
	struct kijker *kaal = fill(p), *l = look_open(p, LENS_ACTOR);

	give(kaal, 1, 100, 11, "kern", 1, 0, 900);  /* eigen deel */
	give(kaal, 2, 100, 12, "kern", 2, 0, 900);  /* lezen */
	give(kaal, 3, 100, 13, "kern", 3, 0, 900);  /* schrijven */
	give(kaal, 4, 100, 13, "straf", 2, 0, 900);
	look_as(l, 11, 51, 20);
	assert_string_equal(look_rows(l, "select id from stuk order by id"), "1;");
	assert_string_equal(look_rows(l, "select id from stuk_schrijf order by id"), "1;");
	assert_string_equal(look_rows(l, "select id, titel from zaak"), "100|eerste;");
	assert_string_equal(look_rows(l, "select id from zaak_schrijf"), "");
	assert_string_equal(look_rows(l, "select id, onderdeel, niveau from dossier_schrijf"), "100|kern|1;");
	look_as(l, 11, 52, 20);
	assert_string_equal(look_rows(l, "select id from stuk order by id"), "2;");
	assert_string_equal(look_rows(l, "select id from zaak"), "100;");
	look_as(l, 12, 51, 20);
	assert_string_equal(look_rows(l, "select id from stuk order by id"), "1;2;");
	assert_string_equal(look_rows(l, "select id from stuk_schrijf"), "");
	assert_string_equal(look_rows(l, "select id from zaak_schrijf"), "");
	assert_string_equal(look_rows(l, "select * from dossier_schrijf"), "");
	look_as(l, 13, 59, 20);
	assert_string_equal(look_rows(l, "select id from stuk order by id"), "1;2;3;");
	assert_string_equal(look_rows(l, "select id from stuk_schrijf order by id"), "1;2;");
	assert_string_equal(look_rows(l, "select id from zaak_schrijf"), "100;");
	assert_string_equal(look_rows(l, "select id, onderdeel, niveau from dossier_schrijf"), "100|kern|3;");
	look_close(l);
	look_close(kaal);
}

static void test_period(void **state)
{
	struct proef *p = *state;
	struct kijker *kaal = fill(p), *l = look_open(p, LENS_ACTOR);

	give(kaal, 1, 100, 11, "kern", 2, 20, 30);
	give(kaal, 2, 100, 11, "kern", 3, 30, 30);
	give(kaal, 3, 100, 11, "kern", 3, 40, 50);
	for (int moment = 18; moment <= 52; moment++) {
		bool reads = (moment >= 20 && moment < 30) || (moment >= 40 && moment < 50);

		look_as(l, 11, 51, moment);
		assert_string_equal(look_rows(l, "select id from stuk order by id"), reads ? "1;2;" : "");
		assert_string_equal(look_rows(l, "select id from zaak"), reads ? "100;" : "");
		assert_string_equal(look_rows(l, "select count(*) from toegang"), reads ? "3;" : "0;");
		assert_string_equal(look_rows(l, "select id from zaak_schrijf"), moment >= 40 && moment < 50 ? "100;" : "");
	}
	look_close(l);
	look_close(kaal);
}

/* Writing as a statement does it: through x_schrijf and dossier_schrijf. */
static void test_writing(void **state)
{
	struct proef *p = *state;
	struct kijker *kaal = fill(p), *l = look_open(p, LENS_ACTOR);

	give(kaal, 1, 100, 11, "kern", 1, 0, 900);
	give(kaal, 2, 100, 12, "kern", 2, 0, 900);
	look_as(l, 11, 51, 20);
	assert_string_equal(look_rows(l, "update main.stuk set tekst = 'nieuw' where id = 1 and versie = 1"
		" and id in (select id from stuk_schrijf) returning id"), "1;");
	assert_string_equal(look_rows(l, "update main.stuk set tekst = 'nieuw' where id = 2"
		" and id in (select id from stuk_schrijf) returning id"), "");
	assert_string_equal(look_rows(l, "insert into main.stuk (id, dossier, onderdeel, organisatie, tekst)"
		" select 8, d.id, d.onderdeel, actor_organisatie(), 'e' from dossier_schrijf d"
		" where d.id = 100 and d.onderdeel = 'kern' returning id"), "8;");
	look_exec(l, "insert into main.bron (medewerker, naam) values (11, 'gids')");
	assert_string_equal(look_rows(l, "select medewerker, naam from bron"), "11|gids;");
	look_as(l, 12, 51, 20);
	assert_string_equal(look_rows(l, "select tekst from stuk order by id"), "nieuw;b;e;");
	assert_string_equal(look_rows(l, "delete from main.stuk where id in (select id from stuk_schrijf) returning id"), "");
	assert_string_equal(look_rows(l, "insert into main.stuk (id, dossier, onderdeel, organisatie, tekst)"
		" select 9, d.id, d.onderdeel, actor_organisatie(), 'f' from dossier_schrijf d where d.id = 100 returning id"), "");
	assert_string_equal(look_rows(l, "select * from bron"), "");
	assert_string_equal(look_rows(l, "select medewerker, soort, beeld is null from journaal where rij = 8 and tabel = 'stuk'"),
		p->kind == DB_SQLITE ? "11|i|0;" : "11|i|f;");
	look_close(l);
	look_close(kaal);
}

static void test_toegang_and_logs(void **state)
{
	struct proef *p = *state;
	struct kijker *kaal = fill(p), *l = look_open(p, LENS_ACTOR);
	const char *log = p->kind == DB_SQLITE ? "logboek" : "main";

	give(kaal, 1, 100, 11, "kern", 2, 0, 900);
	give(kaal, 2, 100, 11, "straf", 1, 0, 900);
	give(kaal, 3, 100, 12, "kern", 3, 0, 900);
	give(kaal, 4, 200, 12, "logboek", 3, 0, 900);
	give(kaal, 5, 100, 13, "logboek", 2, 0, 900);
	look_exec(kaal, text(p, "insert into %s.raadpleging (proces, volgnr, moment, medewerker, organisatie, dossier, route,"
		" doel, soort) values (1, 1, 10, 42, 51, 100, 'zaak', 'x', 'scherm'), (1, 2, 10, 42, 51, 200, 'zaak', 'x', 'zoek'),"
		" (1, 3, 10, 42, 51, null, 'zaak', 'x', 'geweigerd')", log));
	look_as(l, 11, 51, 20);
	assert_string_equal(look_rows(l, "select id from toegang order by id"), "1;2;3;5;");
	assert_string_equal(look_rows(l, "select id from toegang_schrijf"), "");
	assert_string_equal(look_rows(l, "select volgnr from raadpleging"), "");
	assert_string_equal(look_rows(l, "select tabel, rij from journaal where tabel <> 'toegang' order by id"),
		"zaak|100;stuk|1;stuk|2;stuk|3;");
	look_as(l, 11, 52, 20);
	assert_string_equal(look_rows(l, "select tabel, rij from journaal where tabel <> 'toegang' order by id"),
		"zaak|100;stuk|1;stuk|2;");
	look_as(l, 12, 51, 20);
	assert_string_equal(look_rows(l, "select id from toegang order by id"), "1;2;3;4;5;");
	assert_string_equal(look_rows(l, "select id from toegang_schrijf order by id"), "1;2;3;5;");
	assert_string_equal(look_rows(l, "select volgnr from raadpleging"), "2;");
	look_as(l, 13, 51, 20);
	assert_string_equal(look_rows(l, "select volgnr from raadpleging"), "");
	/* a row that went where one may not look takes its history along */
	look_exec(kaal, "update main.stuk set onderdeel = 'zorg' where id = 1");
	look_as(l, 11, 51, 20);
	assert_string_equal(look_rows(l, "select rij from journaal where tabel = 'stuk' order by id"), "2;3;");
	look_close(l);
	look_close(kaal);
}

/* The planted leaks: statements that go round the lens. */
static void never(struct proef *p, enum lens lens, const char *const *statements, size_t n)
{
	struct kijker *l = look_open(p, lens);

	look_as(l, 11, 51, 20);
	for (size_t i = 0; i < n; i++) {
		if (look_try(l, statements[i]))
			fail_msg("lens %s may: %s", lens_name(lens), statements[i]);
		if (!strstr(l->error, "permission denied") && !strstr(l->error, "must be owner") && !strstr(l->error, "lens_zonder_"))
			fail_msg("%s fails for another reason: %s", statements[i], l->error);
	}
	look_close(l);
}

#define NEVER(p, lens, list) never(p, lens, list, sizeof(list) / sizeof(list[0]))

static void test_leaks_postgres(struct proef *p)
{
	static const char *const actor[] = { "select * from main.stuk", "select tekst from main.stuk where id = 1",
		"select count(*) from main.toegang where medewerker = 11", "select dossier from main.stuk",
		"select id from main.kluis", "select id from main.journaal", "select id from main.raadpleging",
		"select naam from main.bron", "select * from lens_asof.stuk", "select * from lens_cijfers.zaak",
		"insert into main.kluis values (1, '')",
		"insert into main.journaal (moment, medewerker, tabel, rij, soort) values (1, 1, 'x', 1, 'i')",
		"update main.schema_versie set moment = 0", "create table main.eigen_tabel (id bigint)",
		"update main.stuk set tekst = tekst || '!'", "alter table main.stuk disable trigger all",
		"update main.stuk set tekst = '' where dossier = 100", "delete from main.stuk returning tekst" };
	static const char *const other[] = { "select id from main.stuk", "select * from lens_actor.stuk",
		"update main.stuk set tekst = ''", "select * from main.toegang", "select * from kluis",
		"select id from main.kluis", "select * from main.stuk_woord" };
	static const char *const kaal[] = { "select * from lens_actor.stuk", "update main.schema_versie set moment = 0",
		"truncate main.stuk", "create table main.eigen_tabel (id bigint)" };
	struct kijker *l = look_open(p, LENS_ACTOR);

	NEVER(p, LENS_ACTOR, actor);
	NEVER(p, LENS_ASOF, other);
	NEVER(p, LENS_CIJFERS, other);
	NEVER(p, LENS_KAAL, kaal);
	assert_string_equal(look_rows(l, "select id, versie from main.stuk where id = 1"), "1|1;");
	look_close(l);
}

static void test_leaks(void **state)
{
	struct proef *p = *state;
	static const char *const closed[] = { "select * from kluis", "select * from schema_versie" };

	look_close(fill(p));
	if (p->kind == DB_POSTGRES) {
		test_leaks_postgres(p);
		return;
	}
	NEVER(p, LENS_ACTOR, closed);
	NEVER(p, LENS_ASOF, closed);
	NEVER(p, LENS_CIJFERS, closed);
}

/* What each lens may: reference data, search tables, figures, the bare tables. */
static void test_lenses(void **state)
{
	struct proef *p = *state;
	struct kijker *kaal = fill(p), *l = look_open(p, LENS_ACTOR);

	look_as(l, 11, 51, 20);
	look_exec(l, "insert into main.stuk_woord (woord, stuk) values ('fiets', 1)");
	assert_string_equal(look_rows(l, "select w.woord from stuk_woord w join stuk s on s.id = w.stuk"), "");
	give(kaal, 1, 100, 11, "kern", 2, 0, 900);
	assert_string_equal(look_rows(l, "select w.woord from stuk_woord w join stuk s on s.id = w.stuk"), "fiets;");
	assert_string_equal(look_rows(l, "select id from soort_schrijf order by id"), "1;2;");
	assert_string_equal(look_rows(l, "update main.soort set naam = 'nota' where id in (select id from soort_schrijf)"
		" and id = 1 returning naam"), "nota;");
	look_close(l);
	l = look_open(p, LENS_CIJFERS);
	assert_string_equal(look_rows(l, "select * from zaak"), "open;open;");
	assert_false(look_try(l, "select * from stuk"));
	assert_false(look_try(l, "select * from stuk_woord"));
	look_close(l);
	l = look_open(p, LENS_ASOF);
	assert_string_equal(look_rows(l, "select naam from soort order by id"), "nota;melding \"spoed\";");
	assert_string_equal(look_rows(l, "select id from soort_schrijf"), "");
	assert_string_equal(look_rows(l, "select * from dossier_schrijf"), "");
	assert_false(look_try(l, "select * from stuk_woord"));
	assert_false(look_try(l, "select * from bron"));
	look_close(l);
	assert_string_equal(look_rows(kaal, "select count(*) from stuk"), "4;");
	look_exec(kaal, "delete from main.stuk where id = 4");
	look_close(kaal);
}

/* ---- plans ---- */

/* SQLite starts every list at toegang and never scans the table of the rows. */
static void test_plans(void **state)
{
	struct proef *p = *state;
	struct kijker *kaal = fill(p), *l;
	const char *const lists[] = {
		"select id, tekst from stuk",
		"select id, tekst from stuk order by id desc limit 25",
		"select id, tekst from stuk where dossier = 100 order by tekst",
		"select s.id from stuk s join zaak z on z.id = s.dossier where z.stand = 'open' order by s.id limit 25",
		"select count(*) from stuk where organisatie = 51",
		"select id from zaak order by id",
		"select id from stuk_schrijf",
		"select id from zaak_schrijf",
		"select * from toegang",
		"select * from toegang where dossier = 100",
		"select id from toegang_schrijf",
		"select * from journaal where dossier = 100 order by id",
		"update main.stuk set tekst = 'x' where id = 1 and id in (select id from stuk_schrijf)",
	};

	look_close(kaal);
	if (p->kind != DB_SQLITE)
		return;
	l = look_open(p, LENS_ACTOR);
	for (size_t i = 0; i < sizeof(lists) / sizeof(lists[0]); i++) {
		const char *plan = look_rows(l, text(p, "explain query plan %s", lists[i]));

		if (strstr(plan, "SCAN r") || strstr(plan, "SCAN t") || strstr(plan, "SCAN j") || strstr(plan, "SCAN s"))
			fail_msg("%s: %s", lists[i], plan);
		if (i < 2 && !strstr(plan, "SEARCH t USING COVERING INDEX toegang_medewerker (medewerker=?"))
			fail_msg("%s: %s", lists[i], plan);
	}
	look_close(l);
}

#define ON(fn, kind) cmocka_unit_test_prestate_setup_teardown(fn, proef_set_up, proef_tear_down, &kinds[kind])
#define BOTH(fn) ON(fn, DB_SQLITE), ON(fn, DB_POSTGRES)

int main(void)
{
	static enum db_kind kinds[] = { DB_SQLITE, DB_POSTGRES };
	const struct CMUnitTest tests[] = {
		BOTH(test_checksum), BOTH(test_newer), BOTH(test_tables_differ), BOTH(test_class_rules),
		BOTH(test_bad_files), BOTH(test_bad_views), BOTH(test_repeatable), BOTH(test_data_migration),
		BOTH(test_in_use), BOTH(test_own_schema), BOTH(test_journaal), BOTH(test_append_only),
		BOTH(test_no_overlap), BOTH(test_no_overlap_concurrent), BOTH(test_no_overlap_serializable),
		BOTH(test_toegang_in_bulk), BOTH(test_unset_actor), BOTH(test_levels), BOTH(test_period),
		BOTH(test_writing), BOTH(test_toegang_and_logs), BOTH(test_leaks), BOTH(test_lenses),
		BOTH(test_plans),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
