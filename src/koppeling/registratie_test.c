/* Taking over a registration: the sample with every planted fault, the good one, broken off and gone on with, twice.
 * Both databases. The clock stands still on the day for which the sample was made.
 */
#include "koppeling/registratie.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "domein/aanmelding/aanmelding.h"
#include "domein/casus/casus.h"
#include "tests/opstelling.h"

#define KEES "kees.dassen"
#define FILES 4
#define CASES 275

static struct str file(struct opstelling *o, const char *dir, const char *name)
{
	struct buf path = buf_new(o->arena);
	char *p;
	long n;
	FILE *f;

	buf_addz(&path, SCHAKEL_SOURCE "/voorbeeld/");
	buf_addz(&path, dir);
	buf_addz(&path, "/");
	buf_addz(&path, name);
	f = fopen(buf_str(&path).p, "rb");
	assert_non_null(f);
	fseek(f, 0, SEEK_END);
	n = ftell(f);
	rewind(f);
	p = ARENA_ARRAY(o->arena, (size_t)n + 1, char);
	assert_int_equal(fread(p, 1, (size_t)n, f), n);
	fclose(f);
	return (struct str){ p, (size_t)n };
}

static const char *const names[FILES] = { "aanmeldingen.csv", "casussen.csv", "personen.csv", "werk.xlsx" };

static enum fault take(struct opstelling *o, const char *wie, const char *dir, bool proef, import_progress progress,
	struct registratie_verslag *v)
{
	struct bronbestand files[FILES];
	struct ctx c;

	klok_freeze(moment_of(datum_of(2026, 11, 22), 12, 0));
	c = opstelling_as(o, wie);
	for (size_t i = 0; i < FILES; i++)
		files[i] = (struct bronbestand){ str_z(names[i]), file(o, dir, names[i]) };
	return registratie_import(&c, files, FILES, file(o, dir, "registratie.kolommen"), proef, progress, o, v);
}

static int64_t count(struct opstelling *o, const char *what)
{
	return opstelling_count(o, str_cat(o->arena, STR("select count(*) from main."), str_z(what)).p);
}

static void faults_are_told_by_file_row_and_column(struct opstelling *o)
{
	static const struct {
		const char *bestand, *kolom;
		int64_t regel;
	} planted[] = { { "casussen.csv", "Regisseur", 2 }, { "casussen.csv", "Besluit door", 20 },
		{ "casussen.csv", "Besluit op", 92 }, { "casussen.csv", "Regisseur", 110 }, { "casussen.csv", "Geopend", 146 },
		{ "casussen.csv", "Dossier", 277 }, { "aanmeldingen.csv", "Ingebracht door", 80 },
		{ "personen.csv", "Achternaam", 139 }, { "werk.xlsx blad Team", "Wie", 42 },
		{ "werk.xlsx blad Team", "Wie", 82 }, { "werk.xlsx blad Team", "Dossier", 546 },
		{ "werk.xlsx blad Notities", "Datum", 62 }, { "werk.xlsx blad Notities", "Soort", 92 },
		{ "werk.xlsx blad Notities", "Dossier", 1099 }, { "werk.xlsx blad Afspraken", "Wie", 3 } };
	struct registratie_verslag v;

	for (int proef = 1; proef >= 0; proef--) {
		assert_int_equal(take(o, KEES, "registratie-300-ruw", proef, NULL, &v), FAULT_INVALID);
		fault_clear(&o->fi);
		for (size_t i = 0; i < sizeof(planted) / sizeof(planted[0]); i++) {
			bool told = false;

			for (size_t k = 0; k < v.v.n; k++)
				told |= v.v.problems[k].fout && v.v.problems[k].regel == planted[i].regel
					&& str_eq(v.v.problems[k].bestand, str_z(planted[i].bestand))
					&& str_eq(v.v.problems[k].kolom, str_z(planted[i].kolom));
			if (!told)
				fail_msg("not told: %s %lld %s", planted[i].bestand, (long long)planted[i].regel, planted[i].kolom);
		}
		assert_int_equal(v.v.fouten, 18);
	}
	assert_int_equal(count(o, "aanmelding") + count(o, "casus") + count(o, "partij"), 0);
}
TEST_BOTH(faults_are_told_by_file_row_and_column)

static void only_who_may_import_does(struct opstelling *o)
{
	struct registratie_verslag v;

	assert_int_equal(take(o, "sanne.hendrickx", "registratie-300", true, NULL, &v), FAULT_DENIED);
	fault_clear(&o->fi);
	assert_int_equal(count(o, "casus"), 0);
}
TEST_BOTH(only_who_may_import_does)

static int64_t list_of(struct opstelling *o, const char *wie)
{
	struct ctx c = opstelling_as(o, wie);
	struct casus_lijst l;

	assert_int_equal(casus_list(&c, &(struct casus_filter){ 0 }, &l), 0);
	return l.totaal;
}

static void a_trial_changes_nothing(struct opstelling *o)
{
	struct registratie_verslag v;

	assert_int_equal(take(o, KEES, "registratie-300", true, NULL, &v), 0);
	assert_int_equal(v.v.fouten, 0);
	assert_int_equal(v.casussen, CASES);
	assert_int_equal(count(o, "aanmelding") + count(o, "casus") + count(o, "partij") + count(o, "toegang"), 0);
}
TEST_BOTH(a_trial_changes_nothing)

/* Invariants 1, 2, 6, 21: each case has its decision, its ground and its procesregisseur; who took it over sees nothing. */
static void all_of_it_is_there_for_who_may_see_it(struct opstelling *o)
{
	struct registratie_verslag v;

	assert_int_equal(take(o, KEES, "registratie-300", false, NULL, &v), 0);
	assert_int_equal(v.v.aanmeldingen, 300);
	assert_int_equal(count(o, "casus"), CASES);
	assert_int_equal(count(o, "aanmelding where status = 'casus'"), CASES);
	assert_int_equal(count(o, "besluit_deelnemer where soort = 'weging'") >= CASES, 1);
	assert_int_equal(count(o, "casus c where not exists (select 1 from main.oordeel x where x.dossier = c.aanmelding)"), 0);
	assert_int_equal(list_of(o, "sanne.hendrickx") + list_of(o, "tim.boesten"), CASES);
	assert_int_equal(list_of(o, KEES), 0);
	assert_int_equal(count(o, "toegang t join main.medewerker m on m.id = t.medewerker where t.tot > t.van and "
		"m.email = 'kees.dassen@zvh.example'"), 0);
	assert_int_equal(count(o, "partij_gift"), 0);
	assert_int_equal(count(o, "notitie n join main.medewerker m on m.id = n.door where m.email like '%@ggz.example' and "
		"n.organisatie <> m.organisatie"), 0);
	assert_true(count(o, "notitie n join main.medewerker m on m.id = n.door where m.email like '%@ggz.example'") > 0);
	assert_int_equal(count(o, "afspraak"), v.afspraken);
	assert_int_equal(count(o, "melding where soort = 'casussen_overgenomen'"), 2);
	assert_int_equal(count(o, "melding"), 2);
	/* clocks begin on the day of taking over */
	assert_int_equal(count(o, "termijn where voldaan is null and einde < 20261122"), 0);
	/* the same files again: refused, and nothing is there twice */
	assert_int_equal(take(o, KEES, "registratie-300", false, NULL, &v), FAULT_CONFLICT);
	fault_clear(&o->fi);
	assert_int_equal(count(o, "casus"), CASES);
}
TEST_BOTH(all_of_it_is_there_for_who_may_see_it)

/* In the middle of the writing the procesregisseur loses her VOG: what follows is refused. */
static void break_off(void *arg, int64_t done, int64_t total)
{
	if (total == 600 && done == 400)
		opstelling_sql(arg, "update main.medewerker set vog = null where email = 'sanne.hendrickx@zvh.example'");
}

static void broken_off_it_goes_on_where_it_stopped(struct opstelling *o)
{
	struct registratie_verslag v;
	int64_t half;

	assert_int_equal(take(o, KEES, "registratie-300", false, break_off, &v), FAULT_INVALID);
	fault_clear(&o->fi);
	half = count(o, "casus");
	assert_true(half > 50 && half < CASES);
	assert_int_equal(count(o, "toegang where tot > van"), 0); /* nobody sees any of it */
	assert_int_equal(list_of(o, "tim.boesten"), 0);
	opstelling_sql(o, "update main.medewerker set vog = 20250115 where email = 'sanne.hendrickx@zvh.example'");
	assert_int_equal(take(o, KEES, "registratie-300", false, NULL, &v), 0);
	assert_true(v.hervat && v.al_gedaan >= half);
	assert_int_equal(count(o, "casus"), CASES);
	assert_int_equal(count(o, "aanmelding"), 300);
	assert_int_equal(list_of(o, "sanne.hendrickx") + list_of(o, "tim.boesten"), CASES);
}
TEST_BOTH(broken_off_it_goes_on_where_it_stopped)

int main(void)
{
	const struct CMUnitTest tests[] = { BOTH(faults_are_told_by_file_row_and_column), BOTH(only_who_may_import_does),
		BOTH(a_trial_changes_nothing), BOTH(all_of_it_is_there_for_who_may_see_it),
		BOTH(broken_off_it_goes_on_where_it_stopped) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
