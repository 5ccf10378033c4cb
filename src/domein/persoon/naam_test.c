/* Names by the conventions of the BRP, folding, the BSN. */
#include "domein/persoon/naam.h"

#include <string.h>

#include "basis/testhulp.h"

static struct naam naam_of(const char *voornamen, const char *voorvoegsel, const char *geslachtsnaam)
{
	return (struct naam){ .voornamen = str_z(voornamen), .voorvoegsel = str_z(voorvoegsel),
		.geslachtsnaam = str_z(geslachtsnaam), .naamgebruik = 'E' };
}

static void bsn_refused(void **state)
{
	static const char *const wrong[] = { "", "0", "000000000", "00000000", "123456789", "111222334", "11122233",
		"1112223330", "11122233a", "111-222-333", "a11222333", "-11222333", "111222333x", "１１１２２２３３３" };
	struct arena *a = test_arena(state);
	struct str bsn = STR("onaangeroerd");

	for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++)
		assert_false(bsn_parse(a, str_z(wrong[i]), &bsn));
	assert_str(bsn, "onaangeroerd");
}

static void bsn_taken(void **state)
{
	struct arena *a = test_arena(state);
	struct str bsn;

	assert_true(bsn_parse(a, STR("111222333"), &bsn));
	assert_str(bsn, "111222333");
	assert_true(bsn_parse(a, STR("111.222.333"), &bsn));
	assert_true(bsn_parse(a, STR(" 111 22 2333 "), &bsn));
	assert_str(bsn, "111222333");
	/* eight digits get their leading zero */
	assert_true(bsn_parse(a, STR("12345672"), &bsn));
	assert_str(bsn, "012345672");
	assert_str(bsn_masked(a, bsn), "•••• •• 672");
	assert_str(bsn_masked(a, STR("")), "");
	assert_str(bsn_masked(a, STR("12")), "•••• •• 12");
}

/* Of ten numbers that differ in their last figure at most one passes: a typing fault in it is seen. */
static void bsn_one_of_ten(void **state)
{
	struct arena *a = test_arena(state);
	char digits[] = "999990000";
	size_t found = 0;

	for (int i = 0; i < 1000; i++) {
		int passed = 0;
		struct str bsn;

		digits[5] = (char)('0' + i / 100);
		digits[6] = (char)('0' + i / 10 % 10);
		digits[7] = (char)('0' + i % 10);
		for (char c = '0'; c <= '9'; c++) {
			digits[8] = c;
			passed += bsn_parse(a, str_z(digits), &bsn);
		}
		assert_true(passed <= 1);
		found += (size_t)passed;
	}
	assert_in_range(found, 880, 940); /* ten of eleven */
}

static void display(void **state)
{
	struct arena *a = test_arena(state);
	struct naam n = naam_of("Mees Jan", "van der", "Linden");

	assert_str(naam_display(a, &n), "Mees van der Linden");
	assert_str(naam_sorted(a, &n), "Linden, Mees van der");
	n.voornamen = STR("");
	assert_str(naam_display(a, &n), "Van der Linden");
	assert_str(naam_sorted(a, &n), "Linden, van der");
	n.voorletters = STR("M.");
	n.partner_voorvoegsel = STR("de");
	n.partner_naam = STR("Vries");
	assert_str(naam_display(a, &n), "M. van der Linden");
	n.naamgebruik = 'N';
	assert_str(naam_display(a, &n), "M. van der Linden-de Vries");
	assert_str(naam_sorted(a, &n), "Linden-de Vries, M. van der");
	n.naamgebruik = 'V';
	assert_str(naam_display(a, &n), "M. de Vries-van der Linden");
	assert_str(naam_sorted(a, &n), "Vries-van der Linden, M. de");
	n.naamgebruik = 'P';
	assert_str(naam_display(a, &n), "M. de Vries");
	n.partner_naam = STR(" ");
	assert_str(naam_display(a, &n), "M. van der Linden");
}

static void display_of_odd_names(void **state)
{
	struct arena *a = test_arena(state);
	struct naam n = naam_of("", "d'", "Ancona"), t = naam_of("", "'t", "Hooft"), u = naam_of("Ümit", "", "Çelik"),
		leeg = { .naamgebruik = 'E' }, in_t = naam_of("", "in 't", "Veld"), e = naam_of("", "él", "Idrissi");

	assert_str(naam_display(a, &n), "D'Ancona");
	n.voornamen = STR("Ann");
	assert_str(naam_display(a, &n), "Ann d'Ancona");
	assert_str(naam_display(a, &t), "'t Hooft");
	assert_str(naam_display(a, &in_t), "In 't Veld");
	assert_str(naam_display(a, &e), "Él Idrissi");
	assert_str(naam_display(a, &u), "Ümit Çelik");
	assert_str(naam_display(a, &leeg), "");
	assert_str(naam_sorted(a, &leeg), "");
	u.naamgebruik = 0; /* nobody said: the own name */
	assert_str(naam_display(a, &u), "Ümit Çelik");
}

static void sort_keys(void **state)
{
	struct arena *a = test_arena(state);
	struct naam berg = naam_of("Zoë", "van den", "Berg"), bergen = naam_of("Anna", "", "Bergen"),
		bergsmit = naam_of("Anna", "", "Berg-Smit"), hoofd = naam_of("ZOE", "VAN DEN", "BERG");

	assert_str(naam_sort_key(a, &berg), "berg  zoe");
	assert_str(naam_sort_key(a, &bergsmit), "berg smit  anna");
	assert_str(naam_sort_key(a, &hoofd), "berg  zoe");
	assert_true(str_cmp(naam_sort_key(a, &berg), naam_sort_key(a, &bergsmit)) < 0);
	assert_true(str_cmp(naam_sort_key(a, &bergsmit), naam_sort_key(a, &bergen)) < 0);
}

static void letters(void **state)
{
	struct arena *a = test_arena(state);

	assert_str(voorletters_of(a, STR("Mees Jan")), "M.J.");
	assert_str(voorletters_of(a, STR("  anne-marie   élise ")), "A.É.");
	assert_str(voorletters_of(a, STR("IJsbrand Youssef")), "IJ.Y.");
	assert_str(voorletters_of(a, STR("")), "");
	assert_str(voorletters_of(a, STR("e\xcc\x81lise")), "E\xcc\x81."); /* the mark stays on its letter */
	assert_str(voorletters_of(a, STR("\xff")), "\xff.");
}

static void folding(void **state)
{
	static const char *const pairs[][2] = {
		{ "Çelik", "celik" }, { "ÉÈÊË", "eeee" }, { "Łukasz", "lukasz" }, { "Đorđević", "dordevic" },
		{ "Ørsted", "orsted" }, { "Straße", "strasse" }, { "ſaal", "saal" }, { "Æbelø", "aebelo" }, { "Œuvre", "oeuvre" },
		{ "Þór", "thor" }, { "İpek Işık", "ipek isik" }, { "ﬁnn ĳsbrand", "finn ijsbrand" }, { "ＡＢＣ", "abc" },
		{ "Nguyễn", "nguyen" }, { "Müller", "muller" }, { "Mu\xcc\x88ller", "muller" }, { "Ναι", "ναι" }, { "", "" },
		{ "a\xc2\xad" "b", "ab" },
	};
	struct arena *a = test_arena(state);

	for (size_t i = 0; i < sizeof(pairs) / sizeof(pairs[0]); i++)
		assert_str(fold(a, str_z(pairs[i][0])), pairs[i][1]);
	assert_str(fold(a, STR("Jan\xff\xfe" "Be")), "janbe"); /* no UTF-8 keeps what is ASCII */
	assert_str(fold(a, STR_NULL), "");
}

static void words(void **state)
{
	struct arena *a = test_arena(state);

	assert_str(fold_words(a, STR("  D’Angelo-Bos ")), "d angelo bos");
	assert_str(fold_words(a, STR("O'Brien\xc2\xa0– 3e")), "o brien 3e");
	assert_str(fold_words(a, STR("'-.,()")), "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_arena(bsn_refused), cmocka_unit_test_arena(bsn_taken), cmocka_unit_test_arena(bsn_one_of_ten),
		cmocka_unit_test_arena(display), cmocka_unit_test_arena(display_of_odd_names),
		cmocka_unit_test_arena(sort_keys), cmocka_unit_test_arena(letters), cmocka_unit_test_arena(folding),
		cmocka_unit_test_arena(words),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
