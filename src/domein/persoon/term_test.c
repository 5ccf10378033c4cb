/* Search terms and comparison: what is one word, what sounds alike, who may be the same. */
#include "domein/persoon/term.h"

#include <string.h>

#include "basis/testhulp.h"
#include "domein/persoon/persoon_priv.h"

static bool has(const struct termen *t, const char *tekst, const char *soort)
{
	for (size_t i = 0; i < t->n; i++)
		if (str_eq(t->v[i].tekst, str_z(tekst)) && strcmp(t->v[i].soort, soort) == 0)
			return true;
	return false;
}

static void terms_of_a_name(void **state)
{
	struct arena *a = test_arena(state);
	struct naam n = { .voornamen = STR("Anne-Marie Élise"), .voorvoegsel = STR("van den"), .geslachtsnaam = STR("Berg"),
		.partner_voorvoegsel = STR("'t"), .partner_naam = STR("Hooft"), .naamgebruik = 'V' };
	struct termen t;

	termen_of(a, &n, &t);
	assert_true(has(&t, "anne", "naam") && has(&t, "marie", "naam") && has(&t, "elise", "naam"));
	assert_true(has(&t, "berg", "naam") && has(&t, "hooft", "naam"));
	assert_true(has(&t, "vandenberg", "naam") && has(&t, "annemarie", "naam") && has(&t, "thooft", "naam"));
	assert_true(has(&t, "berg", "klank"));
	assert_false(has(&t, "van", "naam"));
	for (size_t i = 0; i < t.n; i++)
		for (size_t j = 0; j < i; j++)
			assert_false(str_eq(t.v[i].tekst, t.v[j].tekst) && strcmp(t.v[i].soort, t.v[j].soort) == 0);
}

static void letters_when_there_is_no_more(void **state)
{
	struct naam n = { .voorletters = STR("M.J."), .geslachtsnaam = STR("Bos"), .naamgebruik = 'E' };
	struct termen t;

	termen_of(test_arena(state), &n, &t);
	assert_true(has(&t, "m", "naam") && has(&t, "j", "naam"));
	n.voornamen = STR("Mees");
	termen_of(test_arena(state), &n, &t);
	assert_false(has(&t, "j", "naam"));
}

static void many_words_are_cut(void **state)
{
	struct arena *a = test_arena(state);
	struct buf b = buf_new(a);
	struct naam n = { .naamgebruik = 'E' };
	struct termen t;

	for (int i = 0; i < 200; i++) {
		buf_addz(&b, "woord");
		buf_add_i64(&b, i);
		buf_addc(&b, ' ');
	}
	n.geslachtsnaam = n.voornamen = buf_str(&b);
	termen_of(a, &n, &t);
	assert_true(t.n <= TERMEN_MAX);
	assert_true(has(&t, "woord0", "naam"));
	for (size_t i = 0; i < t.n; i++)
		assert_true(t.v[i].tekst.n <= WOORD_MAX && str_utf8(t.v[i].tekst));
}

static void alike(struct arena *a, const char *x, const char *y)
{
	struct str kx = klank(a, fold_words(a, str_z(x))), ky = klank(a, fold_words(a, str_z(y)));

	assert_str(kx, ky.p);
}

static void sounds(void **state)
{
	struct arena *a = test_arena(state);

	alike(a, "Jansen", "Janssens");
	alike(a, "Janse", "Jansen");
	alike(a, "Schmidt", "Smit");
	alike(a, "Schroeder", "Schröder");
	alike(a, "Pinckaers", "Pinkaers");
	alike(a, "Mohammed", "Mohamed");
	alike(a, "Yusuf", "Jusuf");
	alike(a, "Wijnands", "Wynants");
	alike(a, "Veldhuysen", "Feldhuizen");
	alike(a, "Christiaan", "Kristiaan");
	assert_false(str_eq(klank(a, STR("bos")), klank(a, STR("berg"))));
	assert_str(klank(a, STR("")), "");
	assert_str(klank(a, STR("h")), "h");
}

static void distances(void **state)
{
	struct arena *a = test_arena(state);

	assert_int_equal(afstand(a, STR(""), STR(""), 2), 0);
	assert_int_equal(afstand(a, STR("pinckaers"), STR("pinkaers"), 2), 1);
	assert_int_equal(afstand(a, STR("jansen"), STR("jasnen"), 2), 1);
	assert_int_equal(afstand(a, STR("abcdef"), STR("uvwxyz"), 2), 3);
	assert_int_equal(afstand(a, STR("a"), STR("abcdef"), 2), 3);
	assert_int_equal(afstand(a, STR("ab"), STR("ba"), 2), 1);
	assert_int_equal(afstand(a, STR("abc"), STR("cab"), 2), 2);
}

/* ---- who may be the same ---- */

static struct persoon_kern kern(const char *voornamen, const char *geslachtsnaam, int32_t geboren, const char *bsn)
{
	return (struct persoon_kern){ .naam = { .voornamen = str_z(voornamen), .geslachtsnaam = str_z(geslachtsnaam),
		.naamgebruik = 'E' }, .geboren = { geboren }, .geslacht = 'O', .bsn = str_z(bsn) };
}

#define NOT_THE_SAME 99
static int compared(struct arena *a, struct persoon_kern x, struct persoon_kern y)
{
	struct persoon_dubbele d;
	int points;

	return persoon_compare(a, &x, &y, &d, &points) ? (int)d.kans : NOT_THE_SAME;
}

static void not_the_same(void **state)
{
	struct arena *a = test_arena(state);
	struct persoon_kern jan = kern("Jan", "Bos", 19790503, "");

	assert_int_equal(compared(a, jan, kern("Jan", "Bos", 19970828, "")), NOT_THE_SAME);
	assert_int_equal(compared(a, jan, kern("Piet", "Bos", 19790503, "")), NOT_THE_SAME); /* a twin */
	assert_int_equal(compared(a, jan, kern("Jan", "Hooft", 19790503, "")), NOT_THE_SAME);
	assert_int_equal(compared(a, jan, kern("Jan", "onbekend", 0, "")), NOT_THE_SAME);
	assert_int_equal(compared(a, kern("", "onbekend", 0, ""), kern("", "onbekend", 0, "")), NOT_THE_SAME);
	/* two numbers that differ are two persons, unless all else is equal */
	assert_int_equal(compared(a, kern("Jan", "Bos", 19790503, "111222333"), kern("Jan", "Bosch", 19790503, "123456782")),
		NOT_THE_SAME);
}

static void likely_the_same(void **state)
{
	struct arena *a = test_arena(state);

	assert_int_equal(compared(a, kern("Jan", "Bos", 19790503, "111222333"), kern("Johan", "Bos", 19790503, "111222333")),
		KANS_WAARSCHIJNLIJK);
	assert_int_equal(compared(a, kern("Jan", "Bos", 19790503, ""), kern("Jan Piet", "Bos", 19790503, "111222333")),
		KANS_WAARSCHIJNLIJK);
	assert_int_equal(compared(a, kern("Ümit", "ÇELIK", 19900101, ""), kern("Umit", "Celik", 19900101, "")),
		KANS_WAARSCHIJNLIJK);
}

static void possibly_the_same(void **state)
{
	struct arena *a = test_arena(state);
	struct persoon_kern glued = kern("Jan", "Vandenberg", 19790503, ""), apart = kern("Jan", "Berg", 19790503, "");
	struct persoon_kern maiden = kern("Els", "Bos", 19790503, ""), married = kern("Els", "Vries", 19790503, "");
	struct persoon_kern letters = kern("", "Pinckaers", 0, "");

	apart.naam.voorvoegsel = STR("van den");
	married.naam.partner_naam = STR("Bos");
	letters.naam.voorletters = STR("R.");
	assert_int_equal(compared(a, glued, apart), KANS_MOGELIJK);
	assert_int_equal(compared(a, maiden, married), KANS_MOGELIJK);
	assert_int_equal(compared(a, letters, kern("Ronald", "Pinkaers", 19790503, "")), KANS_MOGELIJK);
	assert_int_equal(compared(a, kern("Jan", "Bos", 19790503, ""), kern("Jan", "Bos", 19790305, "")), KANS_MOGELIJK);
	assert_int_equal(compared(a, kern("Jan", "Bos", 19790503, ""), kern("Jan", "Bos", 19790500, "")), KANS_MOGELIJK);
	assert_int_equal(compared(a, kern("Jan", "Bos", 19790503, ""), kern("Jan", "Bos", 19790000, "")), KANS_MOGELIJK);
	assert_int_equal(compared(a, kern("Jan", "Bos", 19790503, ""), kern("Jan", "Bos", 0, "")), KANS_MOGELIJK);
	assert_int_equal(compared(a, kern("Jan", "Bos", 19790503, ""), kern("Jan", "Bos", 19790513, "")), KANS_MOGELIJK);
	/* equal in all but the number: one of the two was typed wrong */
	assert_int_equal(compared(a, kern("Jan", "Bos", 19790503, "111222333"), kern("Jan", "Bos", 19790503, "123456782")),
		KANS_MOGELIJK);
	/* the same number and nothing else */
	assert_int_equal(compared(a, kern("Jan", "Bos", 19790503, "111222333"), kern("Els", "Hooft", 19551111, "111222333")),
		KANS_MOGELIJK);
}

static void fields_in_words(void **state)
{
	struct arena *a = test_arena(state);
	struct persoon_kern x = kern("", "Pinckaers", 19790503, ""), y = kern("Ronald", "Pinckaers", 19790503, "111222333");
	struct persoon_dubbele d;

	x.naam.voorletters = STR("R.");
	persoon_compare_all(a, &x, &y, &d);
	assert_int_equal(d.nvelden, 5);
	assert_int_equal(d.velden[0].oordeel, GELIJKENIS_GELIJK);
	assert_int_equal(d.velden[1].oordeel, GELIJKENIS_LIJKT);
	assert_str(d.velden[1].daar, "Ronald");
	assert_int_equal(d.velden[2].oordeel, GELIJKENIS_GELIJK);
	assert_str(d.velden[2].hier, "03-05-1979");
	assert_int_equal(d.velden[3].oordeel, GELIJKENIS_ONBEKEND);
	assert_str(d.velden[3].daar, "•••• •• 333");
	assert_string_equal(persoon_kans_label(KANS_MOGELIJK), "Mogelijk dezelfde");
}

static void bounds_of_a_birth_date(void **state)
{
	struct geboren_grens g = geboren_grens_of((struct datum){ 19790503 });

	(void)state;
	assert_int_equal(g.van.v, 19790503);
	assert_int_equal(g.tot.v, 19790503);
	assert_int_equal(g.maand.v, 19790500);
	assert_int_equal(g.jaar.v, 19790000);
	g = geboren_grens_of((struct datum){ 19790500 });
	assert_int_equal(g.van.v, 19790500);
	assert_int_equal(g.tot.v, 19790531);
	g = geboren_grens_of((struct datum){ 19790000 });
	assert_int_equal(g.van.v, 19790000);
	assert_int_equal(g.tot.v, 19791231);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_arena(terms_of_a_name), cmocka_unit_test_arena(letters_when_there_is_no_more),
		cmocka_unit_test_arena(many_words_are_cut), cmocka_unit_test_arena(sounds), cmocka_unit_test_arena(distances),
		cmocka_unit_test_arena(not_the_same), cmocka_unit_test_arena(likely_the_same),
		cmocka_unit_test_arena(possibly_the_same), cmocka_unit_test_arena(fields_in_words),
		cmocka_unit_test_arena(bounds_of_a_birth_date),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
