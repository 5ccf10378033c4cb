/* Figures, no verdict: searching and comparing among 200,000 invented persons, on SQLite and PostgreSQL.
 *
 * Names follow Zipf: a few surnames are very common. The reader is somebody of the intake with 2,000 dossiers, of whom
 * 1,000 persons are linked. Each question is asked 25 times; median and worst in milliseconds, rows shown.
 * Usage: meson test --benchmark, or the program with the number of persons.
 */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "domein/persoon/term.h"
#include "tests/bench/namen.h"
#include "tests/proef_persoon.h"

#define TIMES 25
#define DOSSIERS 2000
#define CHUNK 500 /* rows of one insert */

static uint32_t chance(uint32_t *state)
{
	*state = *state * 1664525u + 1013904223u;
	return *state >> 8;
}

/* Small numbers often: about 1/rank. */
static uint32_t zipf(uint32_t *state, uint32_t n)
{
	uint32_t top = n;

	while (top > 1 && chance(state) % 10)
		top = top * 3 / 4;
	return chance(state) % (top ? top : 1);
}

/* The next number that passes the elfproef. */
static struct str bsn_next(struct arena *a, int64_t *last)
{
	struct str bsn;

	do {
		(*last)++;
	} while (!bsn_parse(a, str_from_i64(a, *last), &bsn));
	return bsn;
}

struct filling {
	struct opstelling *o;
	struct arena *a; /* of one chunk */
	struct buf persons, terms;
	uint32_t chance;
	int64_t bsn;
	const char *regio;
};

static void chunk_begin(struct filling *f)
{
	arena_reset(f->a);
	f->persons = buf_new(f->a);
	f->terms = buf_new(f->a);
	buf_addz(&f->persons, "insert into main.persoon (id, regio, bsn, bsn_reden, voornamen, voorvoegsel, geslachtsnaam,"
		" geboren, sorteernaam, eerste_verwerking) values ");
	buf_addz(&f->terms, "insert into main.persoon_term (persoon, term, soort, volgorde, regio) values ");
}

static void text_add(struct buf *b, struct str s)
{
	buf_addz(b, ", '");
	buf_add(b, s);
	buf_addc(b, '\'');
}

static int64_t birth(struct filling *f)
{
	int64_t jaar = 1940 + chance(&f->chance) % 72, v = jaar * 10000;

	if (chance(&f->chance) % 20 == 0)
		return v;
	return v + (1 + chance(&f->chance) % 12) * 100 + 1 + chance(&f->chance) % 28;
}

static void person_add(struct filling *f, int64_t id, bool first)
{
	struct naam n = { .voornamen = name_of(f->a, GIVEN, zipf(&f->chance, 3000)),
		.voorvoegsel = str_z(BEFORE[chance(&f->chance) % 7]),
		.geslachtsnaam = name_of(f->a, COMMON, zipf(&f->chance, 30000)), .naamgebruik = 'E' };
	struct termen t;

	buf_addz(&f->persons, first ? "(" : ", (");
	buf_add_i64(&f->persons, id);
	buf_addz(&f->persons, ", ");
	buf_addz(&f->persons, f->regio);
	if (chance(&f->chance) % 10 < 6) {
		text_add(&f->persons, bsn_next(f->a, &f->bsn));
		text_add(&f->persons, STR(""));
	} else {
		buf_addz(&f->persons, ", null");
		text_add(&f->persons, STR("onbekend"));
	}
	text_add(&f->persons, n.voornamen);
	text_add(&f->persons, n.voorvoegsel);
	text_add(&f->persons, n.geslachtsnaam);
	buf_addz(&f->persons, ", ");
	buf_add_i64(&f->persons, birth(f));
	text_add(&f->persons, naam_sort_key(f->a, &n));
	buf_addz(&f->persons, ", 1)");
	termen_of(f->a, &n, &t);
	for (size_t i = 0; i < t.n; i++) {
		buf_addz(&f->terms, first && i == 0 ? "(" : ", (");
		buf_add_i64(&f->terms, id);
		text_add(&f->terms, t.v[i].tekst);
		text_add(&f->terms, str_z(t.v[i].soort));
		text_add(&f->terms, naam_sort_key(f->a, &n));
		buf_addz(&f->terms, ", ");
		buf_addz(&f->terms, f->regio);
		buf_addc(&f->terms, ')');
	}
}

static void fill_persons(struct opstelling *o, int64_t n)
{
	struct filling f = { .o = o, .a = arena_new((size_t)64 << 20), .chance = 20261121, .bsn = 100000000 };

	f.regio = num(o, COUNT(o, "select id from main.regio"));
	for (int64_t at = 0; at < n; at += CHUNK) {
		chunk_begin(&f);
		for (int64_t i = at; i < at + CHUNK && i < n; i++)
			person_add(&f, i + 1, i == at);
		opstelling_sql(o, buf_str(&f.persons).p);
		opstelling_sql(o, buf_str(&f.terms).p);
	}
	arena_free(&f.a);
}

/* What the reader sees herself: every other dossier has a linked person. */
static void fill_dossiers(struct opstelling *o)
{
	struct aanmelding_id first = dossier(o, INTAKE, "", "wgs_casus");

	given(o, first, (struct gegeven){ .voornamen = "Jan", .voorvoegsel = "van", .geslachtsnaam = "Berg", .geboren = 19790503 });
	for (int at = 1; at <= DOSSIERS; at += CHUNK) {
		const char *from = num(o, at), *to = num(o, at + CHUNK - 1);
		const char *numbers = "with recursive nr(n) as (select 1 union all select n + 1 from nr where n < 2000) ";

		SQL(o, "insert into main.aanmelding (id, nummer, regio, organisatie, aanmelder, soort, regime, thema, status,"
			" ingediend, catalogus) ", numbers, "select 1000000 + n, 'ZV-B-' || n, a.regio, a.organisatie, a.aanmelder,"
			" a.soort, a.regime, a.thema, a.status, a.ingediend, a.catalogus from main.aanmelding a, nr where a.id = ",
			num(o, first.v), " and n between ", from, " and ", to);
		SQL(o, "insert into main.toegang (id, dossier, medewerker, onderdeel, niveau, soort, grond, organisatie, van, tot,"
			" door) ", numbers, "select 2000000 + n * 10 + length(t.onderdeel), 1000000 + n, t.medewerker, t.onderdeel, t.niveau,"
			" t.soort, t.grond, t.organisatie, t.van, t.tot, t.door from main.toegang t, nr where t.dossier = ",
			num(o, first.v), " and t.onderdeel <> 'intern' and n between ", from, " and ", to);
		SQL(o, "insert into main.betrokkene (id, dossier, onderdeel, organisatie, hoofd, rol, persoon, bsn_reden,"
			" geslachtsnaam) ", numbers, "select 3000000 + n, 1000000 + n, b.onderdeel, b.organisatie, 1, b.rol,"
			" case when n % 2 = 0 then n * 50 end, 'onbekend', 'Proef' from main.betrokkene b, nr where b.dossier = ",
			num(o, first.v), " and n between ", from, " and ", to);
	}
	if (o->kind == DB_POSTGRES)
		opstelling_sql(o, "analyze");
}

/* ---- asking ---- */

static double now_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static int by_size(const void *x, const void *y)
{
	double d = *(const double *)x - *(const double *)y;

	return d < 0 ? -1 : d > 0;
}

struct vraag {
	const char *wat, *naam, *geboren, *bsn;
};

static size_t ask(struct opstelling *o, const struct vraag *v)
{
	struct ctx c = opstelling_as(o, INTAKE);
	struct persoon_vraag q = { .naam = str_z(v->naam), .bsn = str_z(v->bsn ? v->bsn : "") };
	struct personen p = { 0 };

	if (v->geboren && !datum_parse(str_z(v->geboren), true, &q.geboren))
		fail_msg("%s", v->geboren);
	if (persoon_search(&c, &q, &p))
		fail_msg("%s: %s", v->wat, o->fi.detail);
	return p.n;
}

static size_t compare(struct opstelling *o, struct betrokkene_id id)
{
	struct ctx c = opstelling_as(o, INTAKE);
	struct persoon_dubbelen d;

	if (persoon_doubles(&c, id, (struct persoon_id){ 0 }, &d))
		fail_msg("%s", o->fi.detail);
	return d.n;
}

static void print_times(const char *db, const char *what, double *ms, size_t rows)
{
	qsort(ms, TIMES, sizeof(ms[0]), by_size);
	printf("%-10s %-44s %8.2f ms %8.2f ms %4zu\n", db, what, ms[TIMES / 2], ms[TIMES - 1], rows);
}

/* opstelling_as reads the actor too: that time is measured alone and taken off. */
static double actor_ms(struct opstelling *o)
{
	double ms[TIMES];

	for (int i = 0; i < TIMES; i++) {
		double t = now_ms();

		opstelling_as(o, INTAKE);
		ms[i] = now_ms() - t;
	}
	qsort(ms, TIMES, sizeof(ms[0]), by_size);
	return ms[TIMES / 2];
}

static void measure(struct opstelling *o, const char *db)
{
	static const struct vraag questions[] = {
		{ "rare surname (hoekma)", "hoekma", NULL, NULL }, { "common surname (jansen)", "jansen", NULL, NULL },
		{ "two letters (ja)", "ja", NULL, NULL }, { "voorvoegsel and surname (van den berg)", "van den berg", NULL, NULL },
		{ "two common words (jan jansen)", "jan jansen", NULL, NULL },
		{ "three words (maria van der vries)", "maria van der vries", NULL, NULL },
		{ "two single letters (j v)", "j v", NULL, NULL }, { "birth date", "", "3-5-1979", NULL },
		{ "birth year and name (1979 jansen)", "jansen", "1979", NULL }, { "birth year alone", "", "1979", NULL },
		{ "BSN", "", NULL, "100000009" }, { "sound alone (jannsens)", "jannsens", NULL, NULL },
		{ "nobody (xyzzy)", "xyzzy", NULL, NULL },
	};
	struct betrokkene_id id = { COUNT(o, "select id from main.betrokkene where geslachtsnaam = 'Berg'") };
	double base = actor_ms(o), ms[TIMES];
	size_t rows = 0;

	for (size_t k = 0; k <= sizeof(questions) / sizeof(questions[0]); k++) {
		bool last = k == sizeof(questions) / sizeof(questions[0]);

		for (int i = 0; i < TIMES; i++) {
			double t = now_ms();

			rows = last ? compare(o, id) : ask(o, &questions[k]);
			ms[i] = now_ms() - t - base;
		}
		print_times(db, last ? "doubles of a betrokkene (Jan van Berg)" : questions[k].wat, ms, rows);
	}
}

static int64_t persons = 200000;

static void run(struct opstelling *o)
{
	const char *db = o->kind == DB_SQLITE ? "SQLite" : "PostgreSQL";
	double t = now_ms();

	fill_persons(o, persons);
	fill_dossiers(o);
	printf("%-10s %lld persons, %lld terms, filled in %.0f s\n", db, (long long)persons,
		(long long)COUNT(o, "select count(*) from main.persoon_term"), (now_ms() - t) / 1e3);
	measure(o, db);
	fflush(stdout);
}
TEST_BOTH(run)

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = { BOTH(run) };

	if (argc > 1)
		persons = strtoll(argv[1], NULL, 10);
	printf("%-10s %-44s %11s %11s %4s\n", "database", "question", "median", "worst", "rows");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
