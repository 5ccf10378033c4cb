/* Reading referrals: every planted fault is found at its row and column, and a faulty file changes nothing. */
#include "koppeling/importeer.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "domein/aanmelding/aanmelding.h"
#include "tests/opstelling.h"

#define HEAD "Nr;Organisatie;Gemeente;Gedrag;Voornaam;Naam;Geboren;BSN;Datum\n"
#define GOOD "1;Politie Geuldal;Maastricht;Bedreigt buren.;Mees;van der Linden;12-3-1992;;1-10-2026\n"

static const char columns[] =
	"referentie = Nr\naanbrenger = Organisatie\ngemeente = Gemeente\ngedrag = Gedrag\nvoornamen = Voornaam\n"
	"achternaam = Naam\ngeboren = Geboren\nbsn = BSN\ningediend = Datum\n"
	"vast.soort = persoon\nvast.thema = verward_gedrag\nvast.rol = betrokkene\nvast.geslacht = M\n"
	"vast.aanleiding = Overlast in de buurt.\nvast.geprobeerd = Het wijkteam ging langs.\nvast.lokaal = Te zwaar.\n"
	"vast.doel = Een plan.\nvast.leefgebieden = huisvesting,justitie\nvast.taak = Handhaving\nvast.wpg = 8\n"
	"vast.noodzaak = Samen weten.\nvast.geinformeerd = mondeling\nvast.urgentie = gewoon\n"
	"vast.c.bgs_2_20.a = ja\nvast.m.bgs_2_20.a = Zie gedrag.\nvast.c.bgs_2_20.b = ja\nvast.m.bgs_2_20.b = Zie gedrag.\n"
	"vast.c.bgs_2_20.c = ja\nvast.m.bgs_2_20.c = Zie gedrag.\nvast.c.bgs_2_20.d = ja\nvast.m.bgs_2_20.d = Zie gedrag.\n"
	"vast.c.landelijk.1 = ja\nvast.m.landelijk.1 = Zie gedrag.\nvast.c.landelijk.2 = ja\nvast.m.landelijk.2 = Zie.\n"
	"vast.c.landelijk.3 = ja\nvast.m.landelijk.3 = Zie gedrag.\nvast.c.landelijk.4 = nee\n";

static enum fault take(struct opstelling *o, struct str csv, unsigned keuze, struct import_verslag *v)
{
	struct ctx c = opstelling_as(o, "kees.dassen");

	return import_aanmeldingen(&c, csv, str_z(columns), keuze, NULL, NULL, v);
}

static int64_t count(struct opstelling *o)
{
	return opstelling_count(o, "select count(*) from main.aanmelding");
}

static bool told(const struct import_verslag *v, int64_t regel, const char *kolom)
{
	for (size_t i = 0; i < v->n; i++)
		if (v->problems[i].regel == regel && str_eq(v->problems[i].kolom, str_z(kolom)) && v->problems[i].fout)
			return true;
	for (size_t i = 0; i < v->n; i++)
		print_error("told: %lld %s: %s\n", (long long)v->problems[i].regel, v->problems[i].kolom.p, v->problems[i].wat);
	return false;
}

static void faults_are_told_by_row_and_column(struct opstelling *o)
{
	static const struct {
		const char *row, *kolom;
	} planted[] = {
		{ "2;Bestaat Niet;Maastricht;Bedreigt.;Tom;Smeets;1-1-1980;;1-10-2026\n", "Organisatie" },
		{ "2;Politie Geuldal;Maastricht;;Tom;Smeets;1-1-1980;;1-10-2026\n", "Gedrag" },
		{ "2;Politie Geuldal;Maastricht;Bedreigt.;Tom;;1-1-1980;;1-10-2026\n", "Naam" },
		{ "2;Politie Geuldal;Maastricht;Bedreigt.;Tom;Smeets;31-2-1980;;1-10-2026\n", "Geboren" },
		{ "2;Politie Geuldal;Maastricht;Bedreigt.;Tom;Smeets;1-1-1980;123456789;1-10-2026\n", "BSN" },
		{ "2;Politie Geuldal;Maastricht;Bedreigt.;Tom;Smeets;1-1-1980;;40-10-2026\n", "Datum" },
		{ "2;Woonstichting Thuis aan de Maas;Maastricht;Bedreigt.;Tom;Smeets;1-1-1980;;1-10-2026\n", "thema" },
	};

	for (size_t i = 0; i < sizeof(planted) / sizeof(planted[0]); i++) {
		struct import_verslag v = { 0 };
		struct str csv = str_cat(o->arena, STR(HEAD GOOD), str_z(planted[i].row));

		assert_int_equal(take(o, csv, 0, &v), FAULT_INVALID);
		assert_true(told(&v, 3, planted[i].kolom));
		assert_int_equal(count(o), 0);
	}
}
TEST_BOTH(faults_are_told_by_row_and_column)

static enum fault take_by(struct opstelling *o, struct str csv, const char *drop, const char *more, struct import_verslag *v)
{
	struct ctx c = opstelling_as(o, "kees.dassen");
	struct buf b = buf_new(o->arena);
	struct str rest = str_z(columns), line;

	while (rest.n) {
		str_cut(&rest, '\n', &line);
		if (*drop && str_starts(line, str_z(drop)))
			continue;
		buf_add(&b, line);
		buf_addc(&b, '\n');
	}
	buf_addz(&b, more);
	return import_aanmeldingen(&c, csv, buf_str(&b), 0, NULL, NULL, v);
}

/* Two persons of one referral: a fault of the second stands at the row of the second. */
static void a_fault_of_the_second_person_stands_at_his_row(struct opstelling *o)
{
	struct import_verslag v = { 0 };

	assert_int_equal(take_by(o, STR(HEAD "1;Politie Geuldal;Maastricht;Bedreigt.;Mees;van der Linden;12-3-1992;;1-10-2026\n"
		"1;Politie Geuldal;Maastricht;Bedreigt.;Tom;Smeets;1-1-1980;123456789;1-10-2026\n"), "vast.soort", "vast.soort = gezin\n", &v),
		FAULT_INVALID);
	assert_true(told(&v, 3, "BSN"));
}
TEST_BOTH(a_fault_of_the_second_person_stands_at_his_row)

/* A mapping with a mistake says so; it never makes something else of what stands in the file. */
static void a_wrong_mapping_is_told(struct opstelling *o)
{
	static const struct {
		const char *head, *row, *drop, *more, *kolom;
		int regel;
	} planted[] = {
		{ "Nr;Organisatie;Gemeente;Gedrag;Voornaam;Naam;Geboren;BSN;Datum;M/V\n", ";Man\n", "vast.geslacht", "geslacht = M/V\n",
			"M/V", 2 },
		{ "Nr;Organisatie;Gemeente;Gedrag;Voornaam;Naam;Geboren;BSN;Datum;Gebruik\n", ";eigen\n", "", "naamgebruik = Gebruik\n",
			"Gebruik", 2 },
		{ HEAD, "\n", "", "achternaam = Voornaam\n", "achternaam", 39 },
		{ HEAD, "\n", "", "plaats = Woonplaats\n", "Woonplaats", 39 },
		{ "Nr;Organisatie;Gemeente;Gedrag;Voornaam;Naam;Geboren;BSN;Datum;Naam\n", ";x\n", "", "", "Naam", 6 },
		{ HEAD, "\n", "", "bsn_ongeldig = weg\n", "bsn_ongeldig", 39 },
		{ HEAD, "\n", "", "achternam = Naam\n", "achternam", 39 },
	};

	for (size_t i = 0; i < sizeof(planted) / sizeof(planted[0]); i++) {
		struct str row = STR("1;Politie Geuldal;Maastricht;Bedreigt buren.;Mees;van der Linden;12-3-1992;;1-10-2026");
		struct import_verslag v = { 0 };
		struct str csv = str_cat(o->arena, str_cat(o->arena, str_z(planted[i].head), row), str_z(planted[i].row));

		assert_int_equal(take_by(o, csv, planted[i].drop, planted[i].more, &v), FAULT_INVALID);
		assert_true(told(&v, planted[i].regel, planted[i].kolom));
		assert_int_equal(count(o), 0);
	}
}
TEST_BOTH(a_wrong_mapping_is_told)

/* Received today, read in early in the morning: that is not in the future. And small letters of a code are that code. */
/* By name, by ISO code, or none; one that is not known is told at its row and column, also of a dry run. */
static void the_land_of_an_address_comes_along(struct opstelling *o)
{
	static const char row[] = ";Politie Geuldal;Maastricht;Bedreigt.;Mees;Smeets;1-1-1980;;1-10-2026;";
	struct import_verslag v = { 0 };
	struct buf b = buf_new(o->arena);

	buf_addz(&b, "Nr;Organisatie;Gemeente;Gedrag;Voornaam;Naam;Geboren;BSN;Datum;M/V;Straat;Postcode;Plaats;Land\n1");
	buf_addz(&b, row);
	buf_addz(&b, "m;Dorfstraße;D-52074;Aken;duitsland\n2");
	buf_addz(&b, row);
	buf_addz(&b, "m;Stationsstraat;3620;Lanaken;be\n3");
	buf_addz(&b, row);
	buf_addz(&b, "m;Kerkstraat;6211 AB;Maastricht;\n4");
	buf_addz(&b, row);
	buf_addz(&b, "m;;;;");
	assert_int_equal(take_by(o, str_cat(o->arena, buf_str(&b), STR("Atlantis\n")), "vast.geslacht", "geslacht = M/V\n"
		"straat = Straat\npostcode = Postcode\nplaats = Plaats\nland = Land\n", &v), FAULT_INVALID);
	assert_true(told(&v, 5, "Land"));
	assert_int_equal(v.n, 1);
	assert_int_equal(count(o), 0);
	v = (struct import_verslag){ 0 };
	assert_int_equal(take_by(o, str_cat(o->arena, buf_str(&b), STR("NL\n")), "vast.geslacht", "geslacht = M/V\n"
		"straat = Straat\npostcode = Postcode\nplaats = Plaats\nland = Land\n", &v), 0);
	assert_int_equal(opstelling_count(o, "select count(*) from main.adres where land = '9089' and postcode = 'D-52074'"), 1);
	assert_int_equal(opstelling_count(o, "select count(*) from main.adres where land = '5010' and plaats = 'Lanaken'"), 1);
	assert_int_equal(opstelling_count(o, "select count(*) from main.adres"), 3);
}
TEST_BOTH(the_land_of_an_address_comes_along)

static void what_was_received_today_comes_in(struct opstelling *o)
{
	struct import_verslag v = { 0 };

	struct datum dag = datum_add_days(datum_today(), 1);
	struct buf b = buf_new(o->arena);

	klok_freeze(moment_of(dag, 7, 30));
	buf_addz(&b, "Nr;Organisatie;Gemeente;Gedrag;Voornaam;Naam;Geboren;BSN;Datum;M/V\n1;Politie Geuldal;Maastricht;Bedreigt.;"
		"Mees;van der Linden;12-3-1992;;");
	buf_add(&b, datum_text(o->arena, dag));
	buf_addz(&b, ";v\n");
	assert_int_equal(take_by(o, buf_str(&b), "vast.geslacht", "geslacht = M/V\n", &v), 0);
	assert_int_equal(opstelling_count(o, "select count(*) from main.betrokkene where geslacht = 'V'"), 1);
	klok_freeze(0);
}
TEST_BOTH(what_was_received_today_comes_in)

/* What the theme asks beside the form, from a column of its own. */
static void a_field_of_the_theme_comes_along(struct opstelling *o)
{
	struct import_verslag v = { 0 };
	struct str csv = STR("Nr;Organisatie;Gemeente;Gedrag;Voornaam;Naam;Geboren;BSN;Datum;Wat\n"
		"1;Politie Geuldal;Maastricht;Bedreigt.;Mees;van der Linden;12-3-1992;;1-10-2026;wapens\n");
	const char *more = "vast.thema = extensief_geweld\nv.verschijnsel = Wat\n";

	assert_int_equal(take_by(o, csv, "vast.thema", more, &v), 0);
	assert_int_equal(opstelling_count(o, "select count(*) from main.extra_veld where veld = 'verschijnsel' and "
		"waarde = 'wapens'"), 1);
	csv = str_cat(o->arena, csv, STR("2;Politie Geuldal;Maastricht;Bedreigt.;Tom;Smeets;1-1-1980;;1-10-2026;messen\n"));
	assert_int_equal(take_by(o, csv, "vast.thema", more, &v), FAULT_INVALID);
	assert_true(told(&v, 3, "Wat"));
}
TEST_BOTH(a_field_of_the_theme_comes_along)

/* C197: who is named as aanmelder has it as his own, and is asked what lacks. Whoever imports is nobody to ask. */
static void invariant_9_the_aanmelder_of_a_row_has_it_as_his_own(struct opstelling *o)
{
	static const char head[] = "Nr;Organisatie;Gemeente;Gedrag;Voornaam;Naam;Geboren;BSN;Datum;E-mail\n"
		"1;Politie Geuldal;Maastricht;Bedreigt.;Mees;van der Linden;12-3-1992;;1-10-2026;";
	static const char *const wrong[] = { "niemand@politie.example\n", "lotte.veldkamp@ggz.example\n" };
	struct import_verslag v = { 0 };
	struct aanmeldingen l;
	struct ctx c;

	for (size_t i = 0; i < 2; i++) {
		assert_int_equal(take_by(o, str_cat(o->arena, str_z(head), str_z(wrong[i])), "", "aanmelder = E-mail\n", &v),
			FAULT_INVALID);
		assert_true(told(&v, 2, "E-mail"));
	}
	assert_int_equal(take_by(o, str_cat(o->arena, str_z(head), STR("rik.schreurs@politie.example\n")), "",
		"aanmelder = E-mail\n", &v), 0);
	c = opstelling_as(o, "rik.schreurs");
	assert_int_equal(aanmelding_own(&c, 0, &l), 0);
	assert_int_equal(l.n, 1);
	assert_true(str_eq(l.v[0].naam, STR("Mees van der Linden")));
	assert_int_equal(opstelling_count(o, "select count(*) from main.toegang t join main.medewerker m on "
		"m.id = t.medewerker where m.naam = 'Kees Dassen' and t.tot > t.van"), 0);
}
TEST_BOTH(invariant_9_the_aanmelder_of_a_row_has_it_as_his_own)

static void a_dry_run_writes_nothing(struct opstelling *o)
{
	struct import_verslag v = { 0 };

	assert_int_equal(take(o, STR(HEAD GOOD), IMPORT_PROEF, &v), 0);
	assert_int_equal(v.aanmeldingen, 1);
	assert_int_equal(count(o), 0);
}
TEST_BOTH(a_dry_run_writes_nothing)

static void only_who_may_import_does(struct opstelling *o)
{
	struct ctx c = opstelling_as(o, "rik.schreurs");
	struct import_verslag v = { 0 };

	assert_int_equal(import_aanmeldingen(&c, STR(HEAD GOOD), str_z(columns), 0, NULL, NULL, &v), FAULT_DENIED);
	assert_int_equal(count(o), 0);
}
TEST_BOTH(only_who_may_import_does)

static void the_same_file_is_taken_once(struct opstelling *o)
{
	struct import_verslag v = { 0 };

	assert_int_equal(take(o, STR(HEAD GOOD), 0, &v), 0);
	assert_int_equal(count(o), 1);
	assert_int_equal(take(o, STR(HEAD GOOD), 0, &v), FAULT_INVALID);
	assert_int_equal(count(o), 1);
	assert_int_equal(opstelling_count(o, "select count(*) from main.toegang t join main.medewerker m on "
		"m.id = t.medewerker where m.naam = 'Kees Dassen' and t.tot > t.van"), 0); /* who imports keeps nothing */
	assert_int_equal(opstelling_count(o, "select count(*) from main.betrokkene where voorvoegsel = 'van der' "
		"and geslachtsnaam = 'Linden' and bsn_reden <> ''"), 1);
}
TEST_BOTH(the_same_file_is_taken_once)

#define SECOND "2;Politie Geuldal;Maastricht;Bedreigt buren.;Tom;Smeets;1-1-1980;;1-10-2026\n"

/* Days later, in a file that grew: what is there is named by number, and with the option only the rest is read. */
static void what_came_in_before_is_known_later(struct opstelling *o)
{
	struct datum later = datum_add_days(datum_today(), 40);
	struct import_verslag v = { 0 };

	assert_int_equal(take(o, STR(HEAD GOOD), 0, &v), 0);
	klok_freeze(moment_of(later, 9, 0));
	for (unsigned proef = 0; proef <= IMPORT_PROEF; proef++) {
		assert_int_equal(take(o, STR(HEAD SECOND GOOD), proef, &v), FAULT_INVALID);
		assert_true(told(&v, 3, "") && v.fouten == 1 && v.bekend == 1);
		assert_non_null(strstr(v.problems[0].wat, "AM-"));
		assert_int_equal(count(o), 1);
	}
	assert_int_equal(take(o, STR(HEAD SECOND GOOD), IMPORT_PROEF | IMPORT_OVERSLAAN, &v), 0);
	assert_true(v.fouten == 0 && v.opmerkingen > 0 && v.bekend == 1);
	assert_int_equal(count(o), 1);
	assert_int_equal(take(o, STR(HEAD SECOND GOOD), IMPORT_OVERSLAAN, &v), 0);
	assert_int_equal(count(o), 2);
	klok_freeze(moment_of(datum_add_days(later, 1), 9, 0));
	assert_int_equal(take(o, STR(HEAD SECOND GOOD), IMPORT_OVERSLAAN, &v), 0); /* nothing is left to do */
	assert_int_equal(v.bekend, 2);
	assert_int_equal(count(o), 2);
	klok_freeze(0);
}
TEST_BOTH(what_came_in_before_is_known_later)

/* Each of these makes it another referral: another day, person, birth, text or organisation. */
static void what_differs_is_not_the_same(struct opstelling *o)
{
	static const char *const others[] = {
		"1;Politie Geuldal;Maastricht;Bedreigt buren.;Mees;van der Linden;12-3-1992;;2-10-2026\n",
		"1;Politie Geuldal;Maastricht;Bedreigt buren.;Mies;van der Linden;12-3-1992;;1-10-2026\n",
		"1;Politie Geuldal;Maastricht;Bedreigt buren.;Mees;van der Linden;13-3-1992;;1-10-2026\n",
		"1;Politie Geuldal;Maastricht;Bedreigt familie.;Mees;van der Linden;12-3-1992;;1-10-2026\n",
		"1;Gemeente Maastricht, sociaal domein;Maastricht;Bedreigt buren.;Mees;van der Linden;12-3-1992;;1-10-2026\n",
	};
	struct import_verslag v = { 0 };

	assert_int_equal(take(o, STR(HEAD GOOD), 0, &v), 0);
	for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++) {
		assert_int_equal(take_by(o, str_cat(o->arena, STR(HEAD), str_z(others[i])), i == 4 ? "vast.wpg" : "", "", &v), 0);
		assert_int_equal(count(o), (int64_t)i + 2);
	}
}
TEST_BOTH(what_differs_is_not_the_same)

#define HEAD_ALIKE "Nr;Soort;Gemeente;Gebied;Voornaam;Letters;Tussen;Naam;BSN;Thema\n"

/* A file of a partner that knows little of whom it refers: what is not in a row is empty. */
static enum fault take_alike(struct opstelling *o, const char *rows, struct import_verslag *v)
{
	struct ctx c = opstelling_as(o, "kees.dassen");
	struct buf b = buf_new(o->arena);
	struct str rest = str_z(columns), line;

	buf_addz(&b, "referentie = Nr\nsoort = Soort\ngemeente = Gemeente\ngebied = Gebied\nvoornamen = Voornaam\nvoorletters = Letters\n"
		"voorvoegsel = Tussen\nachternaam = Naam\nbsn = BSN\nvast.gedrag = Overlast.\nvast.aanbrenger = Politie Geuldal\n");
	while (str_cut(&rest, '\n', &line) || line.n) {
		if (str_starts(line, STR("vast.")) && !str_starts(line, STR("vast.soort"))) {
			buf_add(&b, line);
			buf_addc(&b, '\n');
		}
		if (!rest.n)
			break;
	}
	return import_aanmeldingen(&c, str_cat(o->arena, STR(HEAD_ALIKE), str_z(rows)), buf_str(&b), IMPORT_OVERSLAAN, NULL, NULL, v);
}

/* A name, a day and a text that agree do not make it the same person: the letters, the voorvoegsel, the BSN and who else it
 * is about may differ. Nor the same place: of a gebied the place and the gemeente. */
static void who_is_alike_is_not_the_same(struct opstelling *o)
{
	static const char *const same[] = {
		"1;persoon;Maastricht;;;A.;;Smeets;;\n", "1;persoon;Maastricht;;;B.;;Smeets;;\n",
		"1;persoon;Maastricht;;;A.;van;Smeets;;\n", "1;persoon;Maastricht;;;A.;;Smeets;111222333;\n",
		"1;persoon;Heerlen;;;A.;;Smeets;;\n",
		"1;gezin;Maastricht;;;A.;;Smeets;;\n1;gezin;Maastricht;;Tom;;;Smeets;;\n",
		"1;gezin;Maastricht;;;A.;;Smeets;;\n1;gezin;Maastricht;;Tim;;;Smeets;;\n",
		"1;gezin;Maastricht;;;A.;;Smeets;;\n1;gezin;Maastricht;;Tim;;;Smeets;;\n1;gezin;Maastricht;;Tom;;;Smeets;;\n",
	};
	struct import_verslag v = { 0 };

	for (size_t i = 0; i < sizeof(same) / sizeof(same[0]); i++) {
		assert_int_equal(take_alike(o, same[i], &v), 0);
		assert_int_equal(v.bekend, 0);
		assert_int_equal(count(o), (int64_t)i + 1);
	}
	for (size_t i = 0; i < sizeof(same) / sizeof(same[0]); i++) {
		assert_int_equal(take_alike(o, same[i], &v), 0);
		assert_int_equal(v.bekend, 1);
	}
	assert_int_equal(count(o), (int64_t)(sizeof(same) / sizeof(same[0])));
}
TEST_BOTH(who_is_alike_is_not_the_same)

static struct str file_of(struct opstelling *o, const char *name)
{
	FILE *f = fopen(str_cat(o->arena, STR(SCHAKEL_SOURCE "/voorbeeld/"), str_z(name)).p, "re");
	char *p = arena_alloc(o->arena, 1 << 20);
	size_t n;

	assert_non_null(f);
	n = fread(p, 1, 1 << 20, f);
	fclose(f);
	return (struct str){ p, n };
}

static void the_example_of_300_comes_in_whole(struct opstelling *o)
{
	struct ctx c = opstelling_as(o, "kees.dassen");
	struct import_verslag v = { 0 };

	assert_int_equal(import_aanmeldingen(&c, file_of(o, "aanmeldingen-300.csv"),
		file_of(o, "aanmeldingen-300.kolommen"), 0, NULL, NULL, &v), 0);
	assert_int_equal(v.aanmeldingen, 300);
	assert_int_equal(count(o), 300);
	assert_true(v.opmerkingen > 0);
	assert_int_equal(v.fouten, 0);
}
TEST_BOTH(the_example_of_300_comes_in_whole)

int main(void)
{
	const struct CMUnitTest tests[] = {
		BOTH(faults_are_told_by_row_and_column), BOTH(a_fault_of_the_second_person_stands_at_his_row),
		BOTH(invariant_9_the_aanmelder_of_a_row_has_it_as_his_own), BOTH(a_wrong_mapping_is_told), BOTH(a_field_of_the_theme_comes_along), BOTH(what_was_received_today_comes_in), BOTH(the_land_of_an_address_comes_along), BOTH(a_dry_run_writes_nothing), BOTH(only_who_may_import_does),
		BOTH(the_same_file_is_taken_once), BOTH(what_came_in_before_is_known_later), BOTH(what_differs_is_not_the_same),
		BOTH(who_is_alike_is_not_the_same), BOTH(the_example_of_300_comes_in_whole),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
