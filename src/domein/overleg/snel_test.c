/* Quick entry: who, what area, which day, and what is said of what cannot be understood. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "basis/arena.h"
#include "domein/overleg/snel.h"

static const struct snel_keus people[] = { { 1, STR_INIT("Deniz Yilmaz") }, { 2, STR_INIT("Karin Bouts") },
	{ 3, STR_INIT("Anouk van den Berg") }, { 4, STR_INIT("Anna Öztürk") }, { 5, STR_INIT("Petra Bergmans") },
	{ 6, STR_INIT("Femke de Groot") }, { 7, STR_INIT("Karin Lemmens") } };
static const struct snel_keus areas[] = { { 0, STR_INIT("Financiën") }, { 1, STR_INIT("Justitie") },
	{ 2, STR_INIT("Geestelijke gezondheid") }, { 3, STR_INIT("Lichamelijke gezondheid") },
	{ 4, STR_INIT("Werk en opleiding") } };
static struct arena *a;

static int begin(void **state)
{
	(void)state;
	a = arena_new((size_t)8 << 20);
	return 0;
}

static int end(void **state)
{
	(void)state;
	arena_free(&a);
	return 0;
}

/* 23 November 2026 is a Monday. */
static struct snel parse(const char *s)
{
	return snel_parse(a, str_z(s), datum_of(2026, 11, 23), &(struct snel_keuzen){ 7, people },
		&(struct snel_keuzen){ 5, areas });
}

static void assert_line(const char *s, const char *tekst, int64_t owner, const char *area, int day)
{
	struct snel r = parse(s);

	if (r.fout)
		fail_msg("%s: %s", s, r.fout);
	if (!str_eq(r.tekst, str_z(tekst)))
		fail_msg("%s: text '%.*s'", s, (int)r.tekst.n, r.tekst.p);
	assert_int_equal(r.eigenaar ? r.eigenaar->id : 0, owner);
	assert_true(area ? r.leefgebied && str_eq(r.leefgebied->naam, str_z(area)) : !r.leefgebied);
	if (r.termijn.v != day)
		fail_msg("%s: day %d", s, r.termijn.v);
}

static void assert_wrong(const char *s, const char *piece)
{
	struct snel r = parse(s);

	if (!r.fout || !strstr(r.fout, piece))
		fail_msg("%s: %s", s, r.fout ? r.fout : "no fault");
}

static void what_cannot_be_understood_is_said(void **state)
{
	(void)state;
	assert_wrong("", "Schrijf op");
	assert_wrong("@yilmaz #justitie tot 4 dec", "Schrijf op");
	assert_wrong("Bellen @veldkamp", "Niemand");
	assert_wrong("Bellen @karin", "Meer mensen");
	assert_wrong("Bellen @yilmaz @bouts", "één eigenaar");
	assert_wrong("Bellen #gezondheid", "Meer leefgebieden");
	assert_wrong("Bellen #wonen", "bestaat niet");
	assert_wrong("Bellen #werk #justitie", "één leefgebied");
	assert_wrong("Bellen tot 31 feb", "Deze dag bestaat niet");
	assert_wrong("Bellen tot 32-12-2026", "Deze dag bestaat niet");
	assert_wrong("Bellen tot 4 dec 2025", "voorbij");
	assert_wrong("Bellen tot vrijdag @bouts tot 4 dec", "één dag");
}

static void all_parts(void **state)
{
	(void)state;
	assert_line("Gesprek plannen @yilmaz #justitie tot 4 dec", "Gesprek plannen", 1, "Justitie", 20261204);
	assert_line("Verklaring opvragen bij huisarts @bouts #financiën tot 27 nov", "Verklaring opvragen bij huisarts", 2,
		"Financiën", 20261127);
	assert_line("tot 4-12 #FIN huur  betalen\t@Bou", "huur betalen", 2, "Financiën", 20261204);
	assert_line("Bellen tot 4 december 2027 @yilmaz", "Bellen", 1, NULL, 20271204);
	assert_line("Besluit zonder meer", "Besluit zonder meer", 0, NULL, 0);
}

static void names_are_folded_and_the_last_word_counts_first(void **state)
{
	(void)state;
	assert_line("x @ozturk", "x", 4, NULL, 0);
	assert_line("x @Özt", "x", 4, NULL, 0);
	assert_line("x @berg", "x", 3, NULL, 0); /* whole before the beginning of Bergmans */
	assert_line("x @bergm", "x", 5, NULL, 0);
	assert_line("x @vandenberg", "x", 3, NULL, 0);
	assert_line("x @karin-b", "x", 2, NULL, 0);
	assert_line("x @deniz", "x", 1, NULL, 0);
	assert_line("x #geestelijke", "x", 0, "Geestelijke gezondheid", 0);
}

static void days(void **state)
{
	(void)state;
	assert_line("x tot vandaag", "x", 0, NULL, 20261123);
	assert_line("x tot morgen", "x", 0, NULL, 20261124);
	assert_line("x tot vrijdag", "x", 0, NULL, 20261127);
	assert_line("x tot maandag", "x", 0, NULL, 20261130); /* not today */
	assert_line("x tot 3 jan", "x", 0, NULL, 20270103);   /* the first one from today on */
	assert_line("x TOT 4-12-2026", "x", 0, NULL, 20261204);
	assert_line("x tot 29 feb 2028", "x", 0, NULL, 20280229);
}

static void an_ordinary_word_stays(void **state)
{
	(void)state;
	assert_line("Hij komt tot rust", "Hij komt tot rust", 0, NULL, 0);
	assert_line("van vroeg tot laat in huis @bouts", "van vroeg tot laat in huis", 2, NULL, 0);
	assert_line("Mail naar a@b.example en # teken", "Mail naar a@b.example en # teken", 0, NULL, 0);
	assert_line("Bellen tot 5 uur elke dag weer", "Bellen tot 5 uur elke dag weer", 0, NULL, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_cannot_be_understood_is_said),
		cmocka_unit_test(all_parts),
		cmocka_unit_test(names_are_folded_and_the_last_word_counts_first),
		cmocka_unit_test(days),
		cmocka_unit_test(an_ordinary_word_stays),
	};

	return cmocka_run_group_tests(tests, begin, end);
}
