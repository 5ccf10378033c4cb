/* The figures of a year: what counts, and that nothing small can be found from what is given. */
#include "domein/rapport/jaar.h"

#include "tests/proef_casus.h"
#include "tests/verhaal.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define HUIZEN 4
#define RIJEN 5

/* ---- small numbers ---- */

struct vel { /* a table without arena */
	struct jaar_rij rijen[RIJEN];
	struct jaar_cel cellen[RIJEN][HUIZEN + 1];
	struct jaar_tabel t;
};

static void sheet(struct vel *v, size_t rows)
{
	memset(v, 0, sizeof(*v));
	for (size_t i = 0; i < rows; i++)
		v->rijen[i].v = v->cellen[i];
	v->t.v = v->rijen;
	v->t.n = rows;
}

/* What a reader gets: numbers, and -1 where none is given. */
static void given(const struct vel *v, size_t houses, int64_t *out)
{
	for (size_t i = 0; i < v->t.n; i++)
		for (size_t h = 0; h <= houses; h++)
			*out++ = v->cellen[i][h].klein ? -1 : v->cellen[i][h].n;
}

static void covered(const int64_t *leaves, size_t rows, size_t houses, int64_t *out)
{
	size_t first = rows > 1;
	struct vel v;

	sheet(&v, rows);
	for (size_t i = first; i < rows; i++)
		for (size_t h = 0; h < houses; h++)
			v.cellen[i][h].n = leaves[i * HUIZEN + h];
	jaar_dek(&v.t, houses);
	given(&v, houses, out);
}

/* Whatever the small number is, the same is given: so it follows from nothing, sums and all. And what is not small is
 * given as it is, unless a small number is part of it. */
static void invariant_52_no_small_number_can_be_found(void **state)
{
	int64_t leaves[RIJEN * HUIZEN], out[RIJEN * (HUIZEN + 1)], other[RIJEN * (HUIZEN + 1)];
	size_t small = 0;

	(void)state;
	srand(52);
	for (int round = 0; round < 4000; round++) {
		size_t rows = 1 + (size_t)rand() % RIJEN, houses = 1 + (size_t)rand() % HUIZEN, first;

		rows += rows == 2; /* one part is no part */
		first = rows > 1;
		for (size_t i = 0; i < RIJEN * HUIZEN; i++)
			leaves[i] = rand() % 3 ? rand() % 60 : rand() % 6;
		covered(leaves, rows, houses, out);
		for (size_t i = first; i < rows; i++)
			for (size_t h = 0; h < houses; h++) {
				int64_t kept = leaves[i * HUIZEN + h];

				if (kept < 1 || kept >= JAAR_MINSTENS) {
					assert_int_equal(out[i * (houses + 1) + h], kept);
					continue;
				}
				small++;
				assert_int_equal(out[i * (houses + 1) + h], -1);
				for (int64_t x = 1; x < JAAR_MINSTENS; x++) {
					leaves[i * HUIZEN + h] = x;
					covered(leaves, rows, houses, other);
					assert_memory_equal(out, other, sizeof(int64_t) * rows * (houses + 1));
				}
				leaves[i * HUIZEN + h] = kept;
			}
	}
	assert_true(small > 1000);
}

static void totals_add_up_where_they_are_given(void **state)
{
	static const int64_t leaves[RIJEN * HUIZEN] = { 0, 0, 0, 0, 10, 20, 30, 0, 5, 3, 0, 0 };
	int64_t out[RIJEN * (HUIZEN + 1)];

	(void)state;
	covered(leaves, 3, 3, out);
	assert_int_equal(out[0], 15);
	assert_int_equal(out[1], -1); /* 23, of which 3 */
	assert_int_equal(out[2], 30);
	assert_int_equal(out[3], -1);
	assert_int_equal(out[4 + 3], 60);
	assert_int_equal(out[8 + 3], -1);
}

/* ---- what counts ---- */

/* How a row of each group gets into the database: $i id, $d part, $h code of the house, $m moment, $g day, $n month. van: a
 * house h, and who else the row names. */
struct bron {
	const char *groep, *a, *b, *tabel, *kolommen, *waarden, *van;
};
#define HUIS "main.huis h"
#define HUIS_EN(wie) HUIS " join main.medewerker m on m.email = '" wie "@zvh.example'"
#define GRAF "regio, huis, tabel, soort, regime, thema, bron_soort, bron_wgs, status, bron_domein, begin_maand, eind_maand"
#define GRAF_VAN(tabel) "h.regio, h.id, '" tabel "', 'persoon', 'wgs_casus', 'top_x', 'politie', 'lid1', "
static const struct bron bronnen[] = {
	{ "datalek", "gemeld", "niet", "datalek", "regio, huis, nummer, ontdekt, uiterlijk, wat, ap, gemeld_door, moment",
		"h.regio, h.id, 'DL$i', $m, $m, 'x', '$d', m.id, 1", HUIS_EN("hilde.vroemen") },
	{ "nood", "rechtmatig", "onrechtmatig", "noodtoegang", "regio, huis, nummer, medewerker, organisatie, reden, toelichting, "
		"moment, uiterlijk, oordeel", "h.regio, h.id, 'x', m.id, m.organisatie, 'x', 'x', $m, $g, '$d'",
		HUIS_EN("sanne.hendrickx") },
	{ "logvraag", "past", "verklaard", "logvraag", "regio, huis, soort, medewerker, dossier, van, tot, aantal, moment, uitkomst",
		"h.regio, h.id, 'naam', m.id, $i, 1, 2, 1, $m, '$d'", HUIS_EN("sanne.hendrickx") },
	{ "rechtverzoek", "inzage", "bezwaar", "rechtverzoek", "regio, huis, nummer, organisatie, soort, ontvangen, uiterlijk, "
		"behandelaar", "h.regio, h.id, 'RV$i', m.organisatie, '$d', $g, $g, m.id", HUIS_EN("hilde.vroemen") },
	{ "vernietiging", "casus", "aanmelding", "vernietiging", "regio, huis, soort, dossier, nummer, uiterlijk, grond, status, "
		"voorgesteld, voorgesteld_door, beoordeeld_door, uitgevoerd", "h.regio, h.id, '$d', $i, 'x', $g, 'termijn', 'uitgevoerd', "
		"1, 1, 2, $m", HUIS },
	{ "aanmelding", "straf", "zorg", "grafsteen", GRAF, GRAF_VAN("aanmelding") "'advies', '$d', $n, null", HUIS },
	{ "weging", "advies", "afgewezen", "grafsteen", GRAF, GRAF_VAN("aanmelding") "'$d', 'gemeente', 202001, $n", HUIS },
	{ "informatie", "brief", "uitstel", "informatie", "dossier, onderdeel, organisatie, betrokkene, soort, moment, door",
		"c.id, 'kern', c.organisatie, b.id, '$d', $m, c.procesregisseur", HUIS " join main.casus c on c.huis = h.id "
		"join main.betrokkene b on b.dossier = c.id and b.hoofd = 1" },
};
/* Cases that ended in the month, half a year after they began. */
static const struct bron gesloten = { "gesloten", "", "", "grafsteen", GRAF ", fase, toestand",
	GRAF_VAN("casus") "'', 'straf', $n - 94, $n, 'plan', 'opschema'", HUIS };

static int64_t next_id = 9000000;

static void fill_in(struct buf *b, const char *text, const char *deel, const char *huis, int64_t moment)
{
	struct datum dag = datum_of_moment(moment);

	for (const char *p = text; *p; p++) {
		if (*p != '$') {
			buf_addc(b, *p);
			continue;
		}
		switch (*++p) {
		case 'i': buf_add_i64(b, next_id); break;
		case 'm': buf_add_i64(b, moment); break;
		case 'g': buf_add_i64(b, dag.v); break;
		case 'n': buf_add_i64(b, dag.v / 100); break;
		default: buf_addz(b, *p == 'd' ? deel : huis);
		}
	}
}

static void put(struct opstelling *o, const struct bron *x, int n, const char *deel, const char *huis, int64_t moment)
{
	const char *const sql[] = { "insert into main.", x->tabel, " (id, ", x->kolommen, ") select $i, ", x->waarden, " from ",
		x->van, " where h.code = '$h'" };

	for (int i = 0; i < n; i++) {
		struct buf b = buf_new(o->arena);

		next_id++;
		for (size_t k = 0; k < sizeof(sql) / sizeof(sql[0]); k++)
			fill_in(&b, sql[k], deel, huis, moment);
		opstelling_sql(o, buf_str(&b).p);
	}
}

static const struct jaar_tabel *table(const struct jaar *j, const char *code)
{
	for (size_t i = 0; i < j->n; i++)
		if (strcmp(j->v[i].groep->code, code) == 0)
			return &j->v[i];
	fail_msg("no %s", code);
	return NULL;
}

static struct jaar year(struct opstelling *o, const char *wie, int jaar)
{
	struct ctx c = opstelling_as(o, wie);
	struct jaar j;

	proef_good(c.fi, jaar_lezen(&c, jaar, &j));
	return j;
}

static void invariant_51_one_definition_per_house_and_year(struct opstelling *o)
{
	int dit = datum_jaar(datum_today());
	const struct jaar_tabel *t;
	struct ctx c = opstelling_as(o, "sanne.hendrickx");
	struct jaar j;

	assert_int_equal(jaar_lezen(&c, 0, &j), FAULT_DENIED);
	c = opstelling_as(o, "marjolein.tonnaer");
	assert_int_equal(jaar_lezen(&c, dit + 1, &j), FAULT_INVALID);
	(void)proef_casus(o);
	put(o, &gesloten, 6, "", "mh", moment_of(datum_of(dit, 2, 1), 12, 0));
	j = year(o, "marjolein.tonnaer", 0);
	assert_int_equal(j.nhuizen, 1);
	assert_true(table(&j, "aanmelding")->v[0].v[0].klein); /* one */
	t = table(&j, "geopend");
	assert_true(t->v[0].v[0].klein && t->n == 1);
	t = table(&j, "gesloten");
	assert_int_equal(t->v[0].v[0].n, 6); /* destroyed ones stay in the figures */
	assert_true(t->gemiddeld[0].set && t->gemiddeld[0].v == 60);
	assert_int_equal(table(&j, "datalek")->v[0].v[0].n, 0);
	j = year(o, "marjolein.tonnaer", dit - 1);
	assert_int_equal(table(&j, "geopend")->v[0].v[0].n, 6);
	/* for another house nothing of it */
	proef_sql(o, "update main.rol_toekenning set huis = (select h.id from main.huis h where h.code = 'ps') "
		"where medewerker = %1", opstelling_id(o, "marjolein.tonnaer").v);
	j = year(o, "marjolein.tonnaer", 0);
	assert_int_equal(table(&j, "gesloten")->v[0].v[0].n, 0);
	/* the whole regio: a small house covers the total */
	proef_sql(o, "update main.rol_toekenning set huis = null where medewerker = %1", opstelling_id(o, "marjolein.tonnaer").v);
	proef_sql(o, "update main.medewerker set huis = null where id = %1", opstelling_id(o, "marjolein.tonnaer").v);
	j = year(o, "marjolein.tonnaer", 0);
	assert_int_equal(j.nhuizen, 4); /* and what has none yet */
	assert_int_equal(table(&j, "gesloten")->v[0].v[j.nhuizen].n, 6);
	assert_true(table(&j, "geopend")->v[0].v[j.nhuizen].klein);
}
TEST_BOTH(invariant_51_one_definition_per_house_and_year)

static int64_t part(const struct jaar_tabel *t, const char *code, size_t column)
{
	for (size_t i = 0; i < JAAR_DELEN_MAX && t->groep->delen[i].code; i++)
		if (strcmp(t->groep->delen[i].code, code) == 0)
			return t->v[i + 1].v[column].n;
	fail_msg("no part %s", code);
	return 0;
}

/* Each figure counts by its own moment, from the first of January until the last of December, in its part and house. */
static void invariant_51_each_figure_counts_what_its_definition_says(struct opstelling *o)
{
	int dit = datum_jaar(datum_today());
	int64_t begin = moment_of(datum_of(dit, 1, 1), 0, 0), einde = moment_of(datum_of(dit, 12, 31), 23, 59);
	size_t n = sizeof(bronnen) / sizeof(bronnen[0]);
	struct jaar j;

	(void)proef_casus(o);
	for (size_t i = 0; i < n; i++) {
		put(o, &bronnen[i], 6, bronnen[i].a, "mh", begin);
		put(o, &bronnen[i], 7, bronnen[i].b, "mh", einde);
		put(o, &bronnen[i], 8, bronnen[i].a, "mh", begin - 1);
		put(o, &bronnen[i], 9, bronnen[i].a, "ps", einde);
	}
	put(o, &bronnen[n - 1], 10, "einde", "mh", begin); /* that a ground ended is no informing */
	put(o, &bronnen[0], 11, "", "mh", begin);
	j = year(o, "marjolein.tonnaer", 0);
	for (size_t i = 0; i < n; i++) {
		const struct jaar_tabel *t = table(&j, bronnen[i].groep);

		if (part(t, bronnen[i].a, 0) < 6 || part(t, bronnen[i].a, 0) > 7 || part(t, bronnen[i].b, 0) != 7)
			fail_msg("%s: %lld and %lld", bronnen[i].groep, (long long)part(t, bronnen[i].a, 0),
				(long long)part(t, bronnen[i].b, 0));
	}
	assert_int_equal(table(&j, "informatie")->v[0].v[0].n, 13);
	assert_int_equal(part(table(&j, "datalek"), "open", 0), 11);
	assert_int_equal(table(&j, "datalek")->v[0].v[0].n, 24);
	j = year(o, "marjolein.tonnaer", dit - 1);
	for (size_t i = 0; i < n; i++)
		assert_int_equal(part(table(&j, bronnen[i].groep), bronnen[i].a, 0), 8);
	proef_sql(o, "update main.rol_toekenning set huis = null where medewerker = %1", opstelling_id(o, "marjolein.tonnaer").v);
	proef_sql(o, "update main.medewerker set huis = null where id = %1", opstelling_id(o, "marjolein.tonnaer").v);
	j = year(o, "marjolein.tonnaer", 0);
	assert_int_equal(table(&j, "datalek")->v[0].v[j.nhuizen].n, 33); /* the other house too */
	assert_int_equal(part(table(&j, "nood"), "rechtmatig", j.nhuizen), 15);
}
TEST_BOTH(invariant_51_each_figure_counts_what_its_definition_says)

static void on_screen_and_as_a_file(struct opstelling *o)
{
	struct bezoeker b = bezoeker_as(o, "marjolein.tonnaer"), other = bezoeker_as(o, "sanne.hendrickx");
	struct antwoord a;

	assert_int_equal(bezoeker_get(&other, STR("/cijfers/jaar")).status, 403);
	assert_int_equal(bezoeker_get(&other, STR("/cijfers/jaar/csv")).status, 403);
	verhaal_casus(o, STR("Lindenhout"));
	assert_true(text_has(bezoeker_get(&b, STR("/cijfers")).body, "/cijfers/jaar"));
	a = bezoeker_get(&b, STR("/cijfers/jaar"));
	assert_true(a.status == 200 && text_has(a.body, "Aanmeldingen ontvangen") && text_has(a.body, "&lt;5"));
	assert_false(text_has(a.body, "Lindenhout") || text_has(a.body, "ZV-20"));
	assert_int_equal(bezoeker_get(&b, STR("/cijfers/jaar?jaar=1999")).status, 400);
	a = bezoeker_get(&b, STR("/cijfers/jaar/csv"));
	assert_true(a.status == 200 && text_has(a.body, "\"Casussen geopend\";\"\";\"<5\"\r\n"));
	assert_true(text_has(a.body, "\xef\xbb\xbf\"Jaar\";\"Huis\""));
	assert_false(text_has(a.body, "Lindenhout") || text_has(a.body, "ZV-20"));
}
TEST_BOTH(on_screen_and_as_a_file)

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(invariant_52_no_small_number_can_be_found),
		cmocka_unit_test(totals_add_up_where_they_are_given),
		BOTH(invariant_51_one_definition_per_house_and_year),
		BOTH(invariant_51_each_figure_counts_what_its_definition_says),
		BOTH(on_screen_and_as_a_file),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
