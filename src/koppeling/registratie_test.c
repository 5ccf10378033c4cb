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
#include "domein/bewaring/bewaring.h"
#include "domein/casus/casus.h"
#include "domein/invoer/partij.h"
#include "domein/logboek/zegel.h"
#include "tests/kijk.h"
#include "tests/proef_casus.h"

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

/* The day for which the sample was made; the region is of this very moment, and its roles began with it. */
static void clock_set(struct opstelling *o, int year)
{
	opstelling_sql(o, "update main.rol_toekenning set van = 0");
	klok_freeze(moment_of(datum_of(year, 11, 22), 12, 0));
}

static const char *const names[FILES] = { "aanmeldingen.csv", "casussen.csv", "personen.csv", "werk.xlsx" };

static enum fault take(struct opstelling *o, const char *wie, const char *dir, bool proef, import_progress progress,
	struct registratie_verslag *v)
{
	struct bronbestand files[FILES];
	struct ctx c;

	clock_set(o, 2026);
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
	assert_int_equal(list_of(o, "sanne.hendrickx") + list_of(o, "tim.boesten"), CASES - v.gesloten);
	assert_true(v.gesloten > 10 && v.metingen > 50);
	assert_int_equal(count(o, "zrm_meting"), v.metingen);
	assert_int_equal(count(o, "casus where gesloten is not null"), v.gesloten);
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
	assert_int_equal(list_of(o, "sanne.hendrickx") + list_of(o, "tim.boesten"), CASES - v.gesloten);
}
TEST_BOTH(broken_off_it_goes_on_where_it_stopped)

/* ---- a batch that is given up ---- */

#define REDEN "Verkeerd bestand"

static void broken_off(struct opstelling *o)
{
	struct registratie_verslag v;

	assert_int_equal(take(o, KEES, "registratie-300", false, break_off, &v), FAULT_INVALID);
	fault_clear(&o->fi);
	opstelling_sql(o, "update main.medewerker set vog = 20250115 where email = 'sanne.hendrickx@zvh.example'");
}

static struct str number_of_batch(struct opstelling *o, size_t nr)
{
	struct ctx c = opstelling_as(o, KEES);
	struct partijen l;

	assert_int_equal(partij_list(&c, &l), 0);
	assert_true(l.n > nr);
	return l.v[nr].nummer;
}

static enum fault discard(struct opstelling *o, const char *wie, const char *reden, bool proef, struct partij_weg *w)
{
	struct ctx c = opstelling_as(o, wie);

	fault_clear(&o->fi);
	*w = (struct partij_weg){ .nummer = number_of_batch(o, 0), .reden = str_z(reden), .proef = proef };
	return partij_discard(&c, w);
}

/* Everything a takeover writes to. */
static int64_t written(struct opstelling *o)
{
	static const char *const tables[] = { "aanmelding", "aanmelding_inhoud", "betrokkene", "adres", "criterium_antwoord",
		"weegpunt", "oordeel", "besluit_deelnemer", "casus", "fase_stap", "teamlid", "notitie", "termijn", "afspraak",
		"afspraak_stap", "zrm_meting", "zrm_score", "afschaling", "eindverslag", "persoon", "persoon_term", "partij_geval",
		"partij_gift", "vernietiging_lopend", "grafsteen", "vernietiging", "toegang where soort <> 'beheer'" };
	int64_t n = 0;

	for (size_t i = 0; i < sizeof(tables) / sizeof(tables[0]); i++)
		n += count(o, tables[i]);
	return n;
}

static void seal(struct opstelling *o)
{
	struct note_signer s;
	struct zegel_veeg v = { 0 };
	struct zegel_verslag got;
	struct ctx c = opstelling_as(o, KEES);

	c.actor = (struct actor){ 0 };
	c.eyes = (struct db_eyes){ 0 };
	assert_true(note_signer_new("proef.example/logboek", &s));
	do
		assert_int_equal(zegel_run(&c, &s, &v, &got), 0);
	while (got.bladen);
}

static int64_t images(struct opstelling *o)
{
	return count(o, "journaal j where j.dossier is not null and j.beeld is not null");
}

/* Invariant 37: as a destruction, in the rows, the search terms, the images and the leaves of the log. */
static void invariant_37_given_up_nothing_of_it_remains(struct opstelling *o)
{
	int64_t before = written(o), all, gevallen, personen = count(o, "persoon"), beelden = images(o), zout;
	struct registratie_verslag v;
	struct partij_weg w;

	broken_off(o);
	all = written(o);
	gevallen = count(o, "partij_geval");
	personen = count(o, "persoon") - personen;
	assert_true(all > before + 1000 && gevallen > 50 && images(o) > beelden + 500);
	seal(o);
	zout = count(o, "blad where zout is not null");
	assert_int_equal(discard(o, KEES, "", true, &w), FAULT_INVALID);
	assert_int_equal(discard(o, KEES, REDEN, true, &w), 0);
	assert_int_equal(w.stand.gevallen, gevallen);
	assert_true(written(o) == all && count(o, "partij where weg is not null") == 0); /* a trial changes nothing */
	/* another than who began it may, in the regio */
	opstelling_sql(o, "update main.partij set medewerker = (select id from main.medewerker where email = "
		"'tim.boesten@zvh.example')");
	assert_int_equal(discard(o, KEES, REDEN, false, &w), 0);
	assert_int_equal(w.stand.gevallen, gevallen);
	if (w.stand.rijen < 500 || w.stand.beelden < 500 || w.stand.personen != personen)
		fail_msg("%lld rows, %lld images, %lld persons", (long long)w.stand.rijen, (long long)w.stand.beelden,
			(long long)w.stand.personen);
	assert_int_equal(written(o), before);
	/* of its weging, which bears the number of the batch and no person, the images stay */
	assert_int_equal(count(o, "journaal j where j.dossier is not null and j.beeld is not null and j.dossier not in "
		"(select weging from main.partij) and j.tabel <> 'vernietiging'"), beelden);
	assert_true(count(o, "blad where zout is not null") <= zout - w.stand.beelden);
	assert_int_equal(count(o, "blad b join main.journaal j on j.id = b.record and b.soort = 'j' where j.beeld is null and "
		"j.soort <> 'd' and j.dossier is not null and b.zout is not null"), 0);
	assert_int_equal(count(o, "partij p join main.medewerker m on m.id = p.weg_door where p.weg_klaar >= p.weg and "
		"p.weg_reden = '" REDEN "' and m.email = 'kees.dassen@zvh.example' and p.klaar is null"), 1);
	assert_int_equal(count(o, "journaal where tabel = 'partij' and soort = 'u' and beeld like '%" REDEN "%'") > 1, 1);
	/* once is enough, and the files may be taken over anew */
	assert_int_equal(discard(o, KEES, REDEN, false, &w), FAULT_CONFLICT);
	fault_clear(&o->fi);
	assert_int_equal(take(o, KEES, "registratie-300", false, NULL, &v), 0);
	assert_true(!v.hervat && count(o, "casus") == CASES);
}
TEST_BOTH(invariant_37_given_up_nothing_of_it_remains)

/* Its number, as of the first, second ... case of the batch. */
static struct str number_of_case(struct opstelling *o, int nr)
{
	struct buf b = buf_new(o->arena);

	buf_addz(&b, "ZV-2026-");
	for (int64_t n = opstelling_count(o, text(kijk_new(o), "select cast(substr(c.nummer, 9, 4) as bigint) from main.casus c "
		"join main.partij_geval g on g.casus = c.id order by g.id limit 1 offset %d", nr)), k = 1000; k; k /= 10)
		buf_addc(&b, (char)('0' + n / k % 10));
	return buf_str(&b);
}

static void work_by(struct opstelling *o, const char *wie, const char *sql)
{
	struct kijker *l = look_open(kijk_new(o), LENS_KAAL);

	kijk_as(o, l, wie, klok_now());
	look_exec(l, sql);
	look_close(l);
}

static void refused_for(struct opstelling *o, int nr, struct str nummer)
{
	struct partij_weg w;
	int64_t all = written(o);

	for (int proef = 1; proef >= 0; proef--) {
		bool named = false;

		assert_int_equal(discard(o, KEES, REDEN, proef, &w), FAULT_CONFLICT);
		assert_int_equal(w.nbezet, nr);
		for (int64_t i = 0; i < w.nbezet; i++)
			named |= str_eq(w.bezet[i].nummer, nummer) && w.bezet[i].referentie.n;
		assert_true(named);
		assert_true(written(o) == all && count(o, "partij where weg is not null") == 0);
	}
}

/* Somebody's row in it, his row elsewhere that points to it, and that somebody might look in it. */
static void what_somebody_worked_in_is_not_given_up(struct opstelling *o)
{
	struct casus_id ander = proef_casus(o);
	struct partij_weg w;
	struct ctx c;

	assert_true(ander.v);
	broken_off(o);
	/* the program itself, by its jobs, is nobody */
	opstelling_sql(o, "update main.termijn set versie = versie + 1");
	assert_int_equal(discard(o, KEES, REDEN, true, &w), 0);
	c = opstelling_as(o, "hilde.vroemen");
	assert_int_equal(vernietigstop_set(&c, number_of_case(o, 3), STR("Vordering tegen de gemeente.")), 0);
	refused_for(o, 1, number_of_case(o, 3));
	work_by(o, "sanne.hendrickx", text(kijk_new(o), "insert into main.verband (id, dossier, onderdeel, organisatie, ander, "
		"soort) select 7, c.id, 'kern', o.id, g.casus, 'gezin' from main.casus c join main.organisatie o on o.domein = 'zvh' "
		"join main.partij_geval g on g.casus = (select x.id from main.casus x where x.nummer = '%s') where c.id = %ld",
		number_of_case(o, 40).p, (long)ander.v));
	refused_for(o, 2, number_of_case(o, 40));
	opstelling_sql(o, text(kijk_new(o), "insert into main.toegang (id, dossier, medewerker, onderdeel, niveau, soort, grond, "
		"organisatie, van, tot, door) select 8, x.id, m.id, 'kern', 2, 'nood', 'x', m.organisatie, 5, 6, m.id from "
		"main.casus x join main.medewerker m on m.id = x.procesregisseur where x.nummer = '%s'", number_of_case(o, 50).p));
	refused_for(o, 3, number_of_case(o, 50));
}
TEST_BOTH(what_somebody_worked_in_is_not_given_up)

/* Stopped on the way: the takeover does not go on, the giving up does, without asking why again. */
static void given_up_half_way_it_goes_on(struct opstelling *o)
{
	int64_t before = written(o);
	struct registratie_verslag v;
	struct partij_weg w;
	struct kijker *l;
	long id;

	broken_off(o);
	id = (long)opstelling_count(o, "select id from main.partij");
	l = look_open(kijk_new(o), LENS_KAAL);
	kijk_as(o, l, KEES, klok_now());
	assert_false(look_try(l, text(kijk_new(o), "insert into main.vernietiging_lopend (vernietiging, dossier) values (%ld, 1)", id)));
	assert_false(look_try(l, "update main.partij set weg = 1, weg_reden = 'x', klaar = 1"));
	look_exec(l, "update main.partij set weg = 1, weg_reden = 'x', weg_door = medewerker");
	assert_false(look_try(l, "update main.partij set weg_reden = 'y'"));
	assert_false(look_try(l, "update main.partij set klaar = 1"));
	assert_false(look_try(l, "delete from main.partij"));
	assert_false(look_try(l, "update main.journaal set beeld = null where beeld is not null"));
	assert_int_equal(take(o, KEES, "registratie-300", false, NULL, &v), FAULT_CONFLICT);
	assert_int_equal(discard(o, KEES, "", false, &w), 0);
	assert_true(w.hervat && written(o) == before);
	assert_false(look_try(l, text(kijk_new(o), "insert into main.vernietiging_lopend (vernietiging, dossier) values (%ld, 1)", id)));
	assert_false(look_try(l, "update main.partij set rijen = 0"));
	look_close(l);
}
TEST_BOTH(given_up_half_way_it_goes_on)

/* ---- measurements and closed cases ---- */

static const char aanmeldingen[] =
	"ref;thema;org;dag;gemeente;naam;geboren\n"
	"A1;verward_gedrag;Politie Geuldal;1-2-2026;0935;Zonneveld;3-4-1980\n"
	"A2;verward_gedrag;Politie Geuldal;1-3-2025;0935;Maanlicht;5-6-1975\n";
static const char casussen[] =
	"ref;regisseur;besluit;door;geopend;herbeoordeling;dicht;reden;niveau;ontvanger;verslag\n"
	"A1;sanne.hendrickx@zvh.example;10-2-2026;femke.groot@om.example;12-2-2026;1-2-2027;;;;;\n"
	"A2;sanne.hendrickx@zvh.example;10-3-2025;femke.groot@om.example;12-3-2025;;1-9-2026;doelen_behaald;sociaal_team;"
	"Sociaal team Centrum;Hij woont en werkt.\n";
static const char team[] = "ref;wie;tot\nA1;lotte.veldkamp@ggz.example;1-6-2027\nA2;lotte.veldkamp@ggz.example;1-6-2027\n";
static const char werk[] = "ref;tekst;wie;dag\nA2;Schulden in kaart brengen;rik.schreurs@politie.example;1-12-2026\n";
static const char metingen[] =
	"ref;wie;dag;wonen;geld\n"
	"A1;;1-8-2026;3;2\nA1;Zonneveld;20-2-2026;1;2\nA2;;1-4-2025;2;\nA2;;20-8-2026;4;4\n";
static const char fout_metingen[] = "ref;wie;dag;wonen;geld\nA1;Niemand;1-8-2026;3;2\nA1;;20-2-2026;7;2\n";
static const char kolommen[] =
	"[aanmeldingen]\nbestand = a.csv\nreferentie = ref\nthema = thema\naanbrenger = org\ningediend = dag\n"
	"gemeente = gemeente\nachternaam = naam\ngeboren = geboren\nvast.soort = persoon\nvast.urgentie = gewoon\n"
	"vast.rol = betrokkene\nvast.geslacht = O\nvast.aanleiding = Meldingen.\nvast.gedrag = Meldingen.\nvast.wpg = 8\n"
	"vast.geprobeerd = Wijkteam.\nvast.lokaal = Zorg en veiligheid.\nvast.doel = Een plan.\n"
	"vast.leefgebieden = huisvesting,geestelijke_gezondheid\nvast.taak = Eigen wettelijke taak\n"
	"vast.noodzaak = Samen nodig.\nvast.geinformeerd = mondeling\n"
	"vast.c.bgs_2_20.a = ja\nvast.m.bgs_2_20.a = Z.\nvast.c.bgs_2_20.b = ja\nvast.m.bgs_2_20.b = Z.\n"
	"vast.c.bgs_2_20.c = ja\nvast.m.bgs_2_20.c = Z.\nvast.c.bgs_2_20.d = ja\nvast.m.bgs_2_20.d = Z.\n"
	"vast.c.landelijk.1 = ja\nvast.m.landelijk.1 = Z.\nvast.c.landelijk.2 = ja\nvast.m.landelijk.2 = Z.\n"
	"vast.c.landelijk.3 = ja\nvast.m.landelijk.3 = Z.\nvast.c.landelijk.4 = nee\nvast.m.landelijk.4 = Z.\n"
	"[casussen]\nbestand = c.csv\nreferentie = ref\nregisseur = regisseur\nbesloten = besluit\nbesluit_door = door\n"
	"geopend = geopend\nherbeoordeling = herbeoordeling\ngesloten = dicht\nsluiting_reden = reden\n"
	"sluiting_niveau = niveau\nsluiting_ontvanger = ontvanger\neindverslag = verslag\n"
	"[team]\nbestand = t.csv\nreferentie = ref\nmedewerker = wie\ntot = tot\n"
	"[afspraken]\nbestand = w.csv\nreferentie = ref\ntekst = tekst\neigenaar = wie\ntermijn = dag\n"
	"[metingen]\nbestand = m.csv\nreferentie = ref\npersoon = wie\ndag = dag\ns.huisvesting = wonen\ns.financien = geld\n";

static int jaar = 2026;

static enum fault take_small(struct opstelling *o, const char *c_csv, const char *m_csv, bool proef,
	struct registratie_verslag *v)
{
	struct bronbestand files[] = { { STR("a.csv"), str_z(aanmeldingen) }, { STR("c.csv"), str_z(c_csv) },
		{ STR("t.csv"), str_z(team) }, { STR("w.csv"), str_z(werk) }, { STR("m.csv"), str_z(m_csv) } };
	struct ctx c;

	clock_set(o, jaar);
	c = opstelling_as(o, KEES);
	return registratie_import(&c, files, 5, str_z(kolommen), proef, NULL, NULL, v);
}

static void told(struct registratie_verslag *v, const char *kolom, int64_t regel)
{
	for (size_t i = 0; i < v->v.n; i++)
		if (v->v.problems[i].fout && v->v.problems[i].regel == regel && str_eq(v->v.problems[i].kolom, str_z(kolom)))
			return;
	for (size_t i = 0; i < v->v.n; i++)
		print_error("%lld %.*s %s\n", (long long)v->v.problems[i].regel, (int)v->v.problems[i].kolom.n,
			v->v.problems[i].kolom.p, v->v.problems[i].wat);
	fail_msg("not told: %s at %lld", kolom, (long long)regel);
}

/* Invariants 26, 27, 29, 31: each refused beforehand, with nothing written. */
static void invariant_26_29_31_closings_and_measurements_are_judged(struct opstelling *o)
{
	static const struct {
		const char *van, *naar, *kolom;
	} wrong[] = { { "doelen_behaald", "zomaar", "reden" }, { "sociaal_team", "regieteam", "niveau" },
		{ "Sociaal team Centrum", "", "ontvanger" }, { "1-9-2026", "1-1-2025", "dicht" },
		{ "doelen_behaald", "lokaal", "sluiting_motivering" } };
	struct registratie_verslag v;

	for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
		struct buf b = buf_new(o->arena);
		const char *at = strstr(casussen, wrong[i].van);

		buf_add(&b, (struct str){ casussen, (size_t)(at - casussen) });
		buf_addz(&b, wrong[i].naar);
		buf_addz(&b, at + strlen(wrong[i].van));
		assert_int_equal(take_small(o, buf_str(&b).p, metingen, false, &v), FAULT_INVALID);
		fault_clear(&o->fi);
		told(&v, wrong[i].kolom, 3);
	}
	opstelling_sql(o, "update main.medewerker set actief_tot = 9000000000000");
	jaar = 2030; /* five years from the first processing: the closed one is past its last day */
	assert_int_equal(take_small(o, casussen, metingen, false, &v), FAULT_INVALID);
	jaar = 2026;
	fault_clear(&o->fi);
	told(&v, "dicht", 3);
	assert_int_equal(take_small(o, casussen, fout_metingen, false, &v), FAULT_INVALID);
	fault_clear(&o->fi);
	told(&v, "wie", 2);
	told(&v, "wonen", 3);
	assert_int_equal(count(o, "partij") + count(o, "casus"), 0);
}
TEST_BOTH(invariant_26_29_31_closings_and_measurements_are_judged)

static void invariant_27_a_closed_case_comes_in_shielded(struct opstelling *o)
{
	struct registratie_verslag v;

	if (take_small(o, casussen, metingen, true, &v))
		told(&v, "niets", 0);
	assert_int_equal(take_small(o, casussen, metingen, false, &v), 0);
	assert_true(v.casussen == 2 && v.gesloten == 1 && v.metingen == 4);
	assert_int_equal(count(o, "casus where gesloten is not null and herbeoordeling is null"), 1);
	assert_int_equal(count(o, "zrm_meting where soort = 'begin' and dag in (20260220, 20250401)"), 2);
	assert_int_equal(count(o, "zrm_meting"), 4);
	assert_int_equal(count(o, "zrm_score where score is not null"), 7);
	assert_int_equal(count(o, "afschaling where niveau = 'sociaal_team'"), 1);
	assert_int_equal(count(o, "eindverslag"), 1);
	assert_int_equal(count(o, "besluit_deelnemer where soort = 'afschaling'"), 1);
	assert_int_equal(count(o, "afspraak where status = 'vervallen'"), 1);
	assert_int_equal(count(o, "termijn t join main.casus c on c.id = t.dossier where c.gesloten is not null and t.voldaan is "
		"null and t.afloop = ''"), 0);
	/* only its procesregisseur has anything on it, and that is kern until the day of destruction */
	assert_int_equal(count(o, "toegang t join main.casus c on c.id = t.dossier where c.gesloten is not null and t.tot > t.van"), 1);
	assert_int_equal(count(o, "toegang t join main.casus c on c.id = t.dossier join main.medewerker m on m.id = t.medewerker "
		"where c.gesloten is not null and t.tot > t.van and t.onderdeel = 'kern' and m.email like 'sanne%'"), 1);
	assert_int_equal(count(o, "toegang t join main.casus c on c.aanmelding = t.dossier where c.gesloten is not null and "
		"t.tot > t.van and t.onderdeel <> 'kern'"), 0);
	klok_freeze(klok_now() + 50);
	assert_int_equal(list_of(o, "lotte.veldkamp"), 1);
	assert_int_equal(list_of(o, "sanne.hendrickx"), 1); /* closed ones on request alone */
}
TEST_BOTH(invariant_27_a_closed_case_comes_in_shielded)

static void what_may_not_be_given_up(struct opstelling *o)
{
	struct registratie_verslag v;
	struct partij_weg w;
	int64_t all;
	struct ctx c;

	assert_int_equal(take_small(o, casussen, metingen, false, &v), 0);
	all = written(o);
	assert_int_equal(discard(o, KEES, REDEN, false, &w), FAULT_CONFLICT); /* complete: others see it */
	assert_int_equal(written(o), all);
	c = opstelling_as(o, "sanne.hendrickx");
	w.nummer = number_of_batch(o, 0);
	assert_int_equal(partij_discard(&c, &w), FAULT_DENIED);
	c = opstelling_as(o, KEES);
	w.nummer = STR("WG-1999-0001");
	assert_int_equal(partij_discard(&c, &w), FAULT_NOT_FOUND);
	w.nummer = STR("");
	assert_int_equal(partij_discard(&c, &w), FAULT_NOT_FOUND);
	/* of another regio there is nothing */
	w.nummer = number_of_batch(o, 0);
	c = opstelling_as(o, KEES);
	c.actor.regio.v++;
	assert_int_equal(partij_discard(&c, &w), FAULT_NOT_FOUND);
	fault_clear(&o->fi);
}
TEST_BOTH(what_may_not_be_given_up)

int main(void)
{
	const struct CMUnitTest tests[] = { BOTH(faults_are_told_by_file_row_and_column), BOTH(only_who_may_import_does),
		BOTH(a_trial_changes_nothing), BOTH(all_of_it_is_there_for_who_may_see_it),
		BOTH(broken_off_it_goes_on_where_it_stopped), BOTH(invariant_26_29_31_closings_and_measurements_are_judged),
		BOTH(invariant_27_a_closed_case_comes_in_shielded), BOTH(invariant_37_given_up_nothing_of_it_remains),
		BOTH(what_somebody_worked_in_is_not_given_up), BOTH(given_up_half_way_it_goes_on), BOTH(what_may_not_be_given_up) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
