/* Inzage: what is given, what is left out, that it is entered. Both databases. */
#include "tests/proef_overleg.h"
#include "tests/proef_recht.h"

#include <jansson.h>

#include "domein/casus/tijdlijn.h"
#include "domein/rechtverzoek/ander.h"
#include "domein/rechtverzoek/inzage.h"

#define HILDE "hilde.vroemen"

static void noted(struct opstelling *o, struct casus_id id, const char *wie, const char *tekst, const char *wpg)
{
	struct notitie_nieuw n = { .casus = id, .soort = STR("notitie"), .titel = STR(""), .tekst = str_z(tekst),
		.onderdeel = STR("tijdlijn"), .wpg = str_z(wpg), .voorwaarden = STR("") };
	struct notitie_id ret;
	struct ctx c = opstelling_as(o, wie);

	proef_good(c.fi, notitie_add(&c, &n, &ret));
}

/* A granted request, with its casus open for Hilde and the aanmelding set aside. */
static struct rechtverzoek_id granted(struct opstelling *o, struct casus_id *ret_casus, struct rechtzaak_id *ret_zaak)
{
	struct rechtverzoek_id id;
	struct ctx c;

	*ret_casus = proef_casus(o);
	proef_sql(o, "insert into main.betrokkene (id, dossier, onderdeel, organisatie, voornamen, geslachtsnaam, bsn) select "
		"%1" PLANT "7, dossier, onderdeel, organisatie, 'Ria', 'Berg', '111222333' from main.betrokkene where dossier = %1",
		ret_casus->v);
	noted(o, *ret_casus, SANNE, "Dennis belde samen met Ria Berg over de woning.", "");
	noted(o, *ret_casus, SANNE, "Er is een aangifte tegen Dennis.", "8");
	id = recht_maak(o, "inzage");
	recht_zoek(o, id);
	opstelling_sql(o, "update main.recht_zaak set vervallen = 1, vervallen_reden = 'Een ander' where soort = 'aanmelding'");
	*ret_zaak = recht_zaak_van(recht_nu(o, id), "casus")->id;
	recht_raadpleeg(o, id, *ret_zaak, RIK, NULL);
	c = opstelling_as(o, RIK);
	proef_good(c.fi, zienswijze_answer(&c, recht_vraag_aan(o, RIK), 1, false, STR(""), STR("")));
	proef_good(c.fi, recht_besluit_neem(o, &c, id, *ret_zaak, "toegewezen", "", ""));
	return id;
}

static struct inzage *shown(struct opstelling *o, struct rechtverzoek_id id)
{
	struct ctx c = opstelling_as(o, HILDE);
	struct inzage *i = NULL;

	proef_good(c.fi, inzage_get(&c, id, LOOK_SCHERM, &i));
	proef_good(c.fi, ctx_looks_durable(&c));
	return i;
}

static struct str file(struct opstelling *o, const struct inzage *i)
{
	struct ctx c = opstelling_as(o, HILDE);

	return inzage_json(&c, i);
}

static void opened(struct opstelling *o, struct rechtverzoek_id id, struct rechtzaak_id zaak)
{
	struct ctx c = opstelling_as(o, HILDE);

	proef_good(c.fi, recht_zaak_open(&c, id, zaak));
}

/* On the agenda of an overleg, where it is discussed. */
static struct tafel at_table(struct opstelling *o, struct casus_id casus)
{
	struct tafel t = { .o = o, .casus = casus, .id = tafel_gepland(o) };

	t.punt = tafel_punt(o, SANNE, t.id, casus, "");
	tafel_begin(&t);
	return t;
}

static void chosen(struct opstelling *o, struct rechtverzoek_id id, struct rechtzaak_id zaak, const char *deel,
	const char *grond)
{
	struct ctx c = opstelling_as(o, HILDE);

	proef_good(c.fi, inzage_choose(&c, id, zaak, &(struct inzage_keus){ str_z(deel), str_z(grond) }, 1));
}

static void nothing_is_read_of_a_case_that_was_not_opened(struct opstelling *o)
{
	struct casus_id casus;
	struct rechtzaak_id zaak;
	struct rechtverzoek_id id = granted(o, &casus, &zaak);
	struct inzage *i = shown(o, id);
	struct ctx c = opstelling_as(o, HILDE);

	assert_true(i->n == 1 && !i->v[0].open && !i->compleet && !i->gegevens && !i->v[0].nfeiten);
	proef_refused(c.fi, inzage_deliver(&c, id), "inzage", "invariant 39");
	c = opstelling_as(o, SANNE);
	assert_int_equal(inzage_get(&c, id, LOOK_SCHERM, &i), FAULT_NOT_FOUND);
	id = recht_maak(o, "bezwaar");
	c = opstelling_as(o, HILDE);
	assert_int_equal(inzage_get(&c, id, LOOK_SCHERM, &i), FAULT_NOT_FOUND);
}
TEST_BOTH(nothing_is_read_of_a_case_that_was_not_opened)

static void the_person_gets_his_own_and_nothing_of_others(struct opstelling *o)
{
	struct casus_id casus;
	struct rechtzaak_id zaak;
	struct rechtverzoek_id id = granted(o, &casus, &zaak);
	struct inzage *i;
	struct str json;
	json_t *root;

	proef_sql(o, "insert into main.doel (id, dossier, onderdeel, organisatie, betrokkene, leefgebied, tekst, volgorde) select "
		"b.id" PLANT "1, b.dossier, 'plan', b.organisatie, b.id, 'werk', case when b.hoofd = 1 then 'Werkt weer' "
		"else 'Vindt een opleiding' end, 1 from main.betrokkene b where b.dossier = %1", casus.v);
	proef_sql(o, "insert into main.doel (id, dossier, onderdeel, organisatie, betrokkene, leefgebied, tekst, volgorde) select "
		"b.id" PLANT "2, b.dossier, 'plan', b.organisatie, b.id, 'werk', 'RIA en berg helpen', 2 from main.betrokkene b "
		"where b.dossier = %1 and b.hoofd = 1", casus.v);
	opened(o, id, zaak);
	i = shown(o, id);
	assert_true(i->compleet && i->gegevens > 0 && i->ingehouden > 0);
	assert_true(opstelling_looks(o, "soort = 'scherm' and grond like 'inzage RV-%'") > 0);
	json = file(o, i);
	root = json_loadb(json.p, json.n, 0, NULL);
	assert_non_null(root);
	json_decref(root);
	assert_true(text_has(json, "\"schema\": \"schakel-inzage-1\"") && text_has(json, "Wolters"));
	assert_true(text_has(json, "Dennis belde samen met [een ander] [een ander] over de woning."));
	assert_true(text_has(json, "[een ander] en [een ander] helpen")); /* however it was typed */
	assert_true(text_has(json, "Werkt weer"));
	assert_false(text_has(json, "opleiding")); /* a goal for another of the case */
	assert_false(text_has(json, "Ria") || text_has(json, "Berg") || text_has(json, "111222333"));
	/* police data stay out unless it is said, and it is told that they do */
	assert_false(text_has(json, "aangifte"));
	assert_true(text_has(json, "Wpg 25 en 27"));
	/* sources; who looked, by organisation and function */
	assert_true(text_has(json, "\"bron\"") && text_has(json, "\"bekeken_door\"") && text_has(json, "Procesregisseur"));
	assert_null(strstr(strstr(json.p, "\"bekeken_door\""), "Sanne"));
	/* by organisation alone, when the house decided so: once per organisation */
	proef_sql(o, "update main.huis set inzage_kort = 1 where id = (select huis from main.casus where id = %1)", casus.v);
	i = shown(o, id);
	assert_true(i->v[0].nblikken > 0);
	for (size_t k = 0; k < i->v[0].nblikken; k++) {
		assert_int_equal(i->v[0].blikken[k].functie.n, 0);
		assert_true(!k || !str_eq(i->v[0].blikken[k].organisatie, i->v[0].blikken[k - 1].organisatie));
	}
	json = file(o, i);
	assert_true(text_has(json, "\"bekeken_door\"") && text_has(json, "\"aantal\""));
	assert_null(strstr(strstr(json.p, "\"bekeken_door\""), "Procesregisseur"));
}
TEST_BOTH(the_person_gets_his_own_and_nothing_of_others)

static void corrections_are_told_without_what_stood_there(struct opstelling *o)
{
	struct casus_id casus;
	struct rechtzaak_id zaak;
	struct rechtverzoek_id id = granted(o, &casus, &zaak);
	struct inzage *i;
	struct str json, pdf;
	struct ctx c;

	proef_sql(o, "insert into main.rectificatie (id, dossier, onderdeel, organisatie, soort, tabel, rij, kolom, reden, moment, "
		"door, gemaskeerd) select %1" PLANT "21, b.dossier, b.onderdeel, b.organisatie, 'gerectificeerd', 'betrokkene', b.id, "
		"'geslachtsnaam', 'Ria Berg liet een akte zien.', 1, c.procesregisseur, 1 from main.betrokkene b join main.casus c on "
		"c.id = b.dossier where b.dossier = %1 and b.hoofd = 1", casus.v);
	proef_sql(o, "insert into main.rectificatie (id, dossier, onderdeel, organisatie, soort, tabel, rij, kolom, reden, moment, "
		"door, gemaskeerd) select %1" PLANT "22, b.dossier, b.onderdeel, b.organisatie, 'verwijderd', 'betrokkene', b.id, "
		"'voornamen', 'Van een ander', 1, c.procesregisseur, 1 from main.betrokkene b join main.casus c on c.id = b.dossier "
		"where b.dossier = %1 and b.geslachtsnaam = 'Berg'", casus.v);
	opened(o, id, zaak);
	i = shown(o, id);
	assert_true(i->n == 1 && i->v[0].ncorrecties == 1); /* what was corrected about another is not his */
	json = file(o, i);
	assert_true(text_has(json, "\"correcties\"") && text_has(json, "\"gegeven\": \"Achternaam\"")
		&& text_has(json, "\"wat\": \"gerectificeerd\"") && text_has(json, "liet een akte zien."));
	assert_false(text_has(json, "Ria") || text_has(json, "Van een ander"));
	c = opstelling_as(o, HILDE);
	proef_good(c.fi, ctx_druk(&c, inzage_stuk(&c, i), &pdf));
	/* not of a part that is left out */
	opstelling_sql(o, "update main.rectificatie set onderdeel = 'tijdlijn'");
	c = opstelling_as(o, HILDE);
	proef_good(c.fi, inzage_choose(&c, id, zaak, (struct inzage_keus[]){ { STR("tijdlijn"), STR("bescherming") } }, 1));
	assert_int_equal(shown(o, id)->v[0].ncorrecties, 0);
}
TEST_BOTH(corrections_are_told_without_what_stood_there)

/* The reason of a correction goes with the datum: of police, of another's goal, of what is left out. */
static void a_correction_is_left_out_with_its_datum(struct opstelling *o)
{
	static const char *const sql = "insert into main.rectificatie (id, dossier, onderdeel, organisatie, soort, tabel, rij, kolom, "
		"reden, moment, door, gemaskeerd) select %1" PLANT;
	static const char *const wat[][2] = {
		{ "31, c.id, 'kern', c.organisatie, 'gerectificeerd', 'notitie', n.id, 'tekst', 'Het was geen aangifte.', 1, "
			"c.procesregisseur, 1 from main.casus c join main.notitie n on n.dossier = c.id where c.id = %1 and n.wpg = '8'",
			"geen aangifte" },
		{ "32, c.id, 'kern', c.organisatie, 'gerectificeerd', 'doel', c.id" PLANT "50, 'tekst', 'Zij wil dat niet.', 1, c.procesregisseur, "
			"1 from main.casus c where c.id = %1", "Zij wil dat niet" },
		{ "33, c.id, 'kern', c.organisatie, 'gerectificeerd', 'vastlegging', (select max(v.id) from "
			"main.vastlegging v), 'tekst', 'Besluit was anders.', 1, c.procesregisseur, "
			"1 from main.casus c where c.id = %1", "Besluit was anders" },
	};
	struct casus_id casus;
	struct tafel t;
	struct rechtzaak_id zaak;
	struct rechtverzoek_id id = granted(o, &casus, &zaak);
	struct str json;

	proef_sql(o, "insert into main.doel (id, dossier, onderdeel, organisatie, betrokkene, leefgebied, tekst, volgorde) select "
		"%1" PLANT "50, b.dossier, 'plan', b.organisatie, b.id, 'werk', 'x', 1 from main.betrokkene b where b.dossier = %1 and b.hoofd = 0",
		casus.v);
	t = at_table(o, casus);
	(void)tafel_legt_vast(&t, SANNE, "besluit", "Volgende week verder.");
	for (size_t i = 0; i < 3; i++)
		proef_sql(o, str_cat(o->arena, str_z(sql), str_z(wat[i][0])).p, casus.v);
	opened(o, id, zaak);
	json = file(o, shown(o, id));
	assert_false(text_has(json, wat[0][1]) || text_has(json, wat[1][1]));
	assert_true(text_has(json, wat[2][1]));
	chosen(o, id, zaak, "wpg", "");
	chosen(o, id, zaak, "overleg", "bescherming");
	json = file(o, shown(o, id));
	assert_true(text_has(json, wat[0][1]));
	assert_false(text_has(json, wat[1][1]) || text_has(json, wat[2][1]));
}
TEST_BOTH(a_correction_is_left_out_with_its_datum)

/* Police data in how an afspraak went, at a table and of a measurement are left out unless somebody chooses otherwise. */
static void invariant_39_police_data_are_left_out_of_every_kind(struct opstelling *o)
{
	static const char *const wat[] = { "Stap van de politie", "Gezegd door de politie", "Gemeten door de politie" };
	struct casus_id casus;
	struct rechtzaak_id zaak;
	struct rechtverzoek_id id = granted(o, &casus, &zaak);
	struct tafel t = at_table(o, casus);
	struct vastlegging_id v;
	struct str json;
	struct ctx c = opstelling_as(o, RIK);

	proef_good(c.fi, afspraak_progress(&c, plan_maak(o, casus, RIK), &(struct afspraak_voortgang){ .tekst = str_z(wat[0]),
		.wpg = STR("8") }));
	c = opstelling_as(o, SANNE);
	proef_good(c.fi, vast_add(&c, &(struct vast_nieuw){ t.punt, STR("notitie"), str_z(wat[1]), STR("8") }, &v));
	proef_sql(o, "insert into main.zrm_meting (id, dossier, onderdeel, organisatie, betrokkene, zrmset, soort, dag, toelichting, "
		"moment, door, catalogus, wpg) select %1" PLANT "60, b.dossier, 'zrm', b.organisatie, b.id, 'zrm', 'begin', 20260101, "
		"'Gemeten door de politie', 1, c.procesregisseur, c.catalogus, '13' from main.betrokkene b join main.casus c on "
		"c.id = b.dossier where b.dossier = %1 and b.hoofd = 1", casus.v);
	proef_sql(o, "insert into main.rectificatie (id, dossier, onderdeel, organisatie, soort, tabel, rij, kolom, reden, moment, "
		"door, gemaskeerd) select %1" PLANT "61, c.id, 'kern', c.organisatie, 'gerectificeerd', 'vastlegging', v.id, 'tekst', "
		"'Het waren er twee.', 1, c.procesregisseur, 1 from main.casus c join main.agendapunt p on p.casus = c.id "
		"join main.vastlegging v on v.dossier = p.id where c.id = %1", casus.v);
	opened(o, id, zaak);
	json = file(o, shown(o, id));
	for (size_t i = 0; i < 3; i++)
		assert_false(text_has(json, wat[i]));
	assert_false(text_has(json, "Het waren er twee"));
	chosen(o, id, zaak, "wpg", "");
	json = file(o, shown(o, id));
	for (size_t i = 0; i < 3; i++)
		assert_true(text_has(json, wat[i]));
	assert_true(text_has(json, "Het waren er twee"));
}
TEST_BOTH(invariant_39_police_data_are_left_out_of_every_kind)

static void a_part_is_left_out_with_a_ground(struct opstelling *o)
{
	struct casus_id casus;
	struct rechtzaak_id zaak;
	struct rechtverzoek_id id = granted(o, &casus, &zaak);
	struct inzage_keus k[] = { { STR("tijdlijn"), STR("bescherming") }, { STR("wpg"), STR("") } };
	struct inzage_keus bad = { STR("tijdlijn"), STR("zomaar") };
	struct ctx c = opstelling_as(o, HILDE);
	struct str json;

	opened(o, id, zaak);
	proef_refused(c.fi, inzage_choose(&c, id, zaak, &bad, 1), "g.tijdlijn", "UAVG 41");
	c = opstelling_as(o, HILDE);
	proef_good(c.fi, inzage_choose(&c, id, zaak, k, 2));
	json = file(o, shown(o, id));
	assert_false(text_has(json, "over de woning") || text_has(json, "aangifte"));
	assert_true(text_has(json, "UAVG 41 lid 1 onder i") && !text_has(json, "Wpg 25"));
	k[0].grond = STR("");
	c = opstelling_as(o, HILDE);
	proef_good(c.fi, inzage_choose(&c, id, zaak, k, 2));
	assert_true(text_has(file(o, shown(o, id)), "aangifte"));
}
TEST_BOTH(a_part_is_left_out_with_a_ground)

static void giving_it_is_entered_in_the_ledger(struct opstelling *o)
{
	struct casus_id casus;
	struct rechtzaak_id zaak;
	struct rechtverzoek_id id = granted(o, &casus, &zaak);
	struct ctx c = opstelling_as(o, HILDE);
	struct inzage *i;
	struct str pdf;

	opened(o, id, zaak);
	proef_good(c.fi, inzage_deliver(&c, id));
	assert_int_equal(opstelling_count(o, "select count(*) from main.inzage_levering"), 1);
	assert_int_equal(proef_count(o, "select count(*) from main.verstrekking where dossier = %1 and aan = 'betrokkene' and "
		"wijze = 'inzage' and ontvanger = 'Dennis Wolters'", casus.v), 1);
	i = shown(o, id);
	assert_true(i->geleverd && text_has(file(o, i), "\"grond\": \"AVG 15\""));
	c = opstelling_as(o, HILDE);
	proef_good(c.fi, ctx_druk(&c, inzage_stuk(&c, i), &pdf));
	assert_true(str_starts(pdf, STR("%PDF")));
}
TEST_BOTH(giving_it_is_entered_in_the_ledger)

/* What is taken along is what was given; looking at it changes nothing, another choice or another datum does. */
static void what_changed_is_given_anew(struct opstelling *o)
{
	struct casus_id casus;
	struct rechtzaak_id zaak;
	struct rechtverzoek_id id = granted(o, &casus, &zaak);
	struct ctx c = opstelling_as(o, HILDE);

	opened(o, id, zaak);
	assert_false(shown(o, id)->gelijk);
	proef_good(c.fi, inzage_deliver(&c, id));
	assert_true(shown(o, id)->gelijk && shown(o, id)->gelijk);
	chosen(o, id, zaak, "wpg", "");
	assert_false(shown(o, id)->gelijk);
	chosen(o, id, zaak, "wpg", "wpg");
	assert_true(shown(o, id)->gelijk);
	noted(o, casus, SANNE, "Dennis heeft een woning.", "");
	assert_false(shown(o, id)->gelijk);
	c = opstelling_as(o, HILDE);
	proef_good(c.fi, inzage_deliver(&c, id));
	assert_true(shown(o, id)->gelijk);
}
TEST_BOTH(what_changed_is_given_anew)

/* A request that was withdrawn opens nothing any more. */
static void a_withdrawn_request_opens_no_case(struct opstelling *o)
{
	struct casus_id casus;
	struct rechtzaak_id zaak;
	struct rechtverzoek_id id = granted(o, &casus, &zaak);
	struct ctx c = opstelling_as(o, HILDE);

	proef_good(c.fi, recht_withdraw(&c, id, recht_nu(o, id)->versie, STR("De betrokkene trekt het in.")));
	c = opstelling_as(o, HILDE);
	assert_int_equal(recht_zaak_open(&c, id, zaak), FAULT_DENIED);
	assert_int_equal(proef_count(o, "select count(*) from main.toegang where dossier = %1 and soort = 'toetsing'", casus.v), 0);
}
TEST_BOTH(a_withdrawn_request_opens_no_case)

/* ---- others, in a text ---- */

static void others_are_found_however_they_are_written(void **state)
{
	static const struct {
		const char *tekst, *weg;
	} v[] = {
		{ "JOSE, josé en Jose\xcc\x81.", "[een ander], [een ander] en [een ander]." },
		{ "PENA-CELIK of Peña\xe2\x80\x99s zus", "[een ander]-[een ander] of [een ander]\xe2\x80\x99s zus" },
		{ "\xe2\x80\x9cJosé\xe2\x80\x9d en Josés moeder", "\xe2\x80\x9c[een ander]\xe2\x80\x9d en [een ander] moeder" },
		{ "Joséphine Ostrom en øström", "Joséphine [een ander] en [een ander]" },
		{ "MÜLLER, Muller en Dennis", "MÜLLER, Muller en Dennis" }, /* his own name too */
		{ "Bo belde, bo niet; O'Neill", "[een ander] belde, bo niet; O'Neill" },
		{ "BSN 123.456.782, 123 456-782, bsn123456782.", "BSN [een ander], [een ander], [een ander]." },
		{ "12345672 en 012 345 672", "[een ander] en [een ander]" },
		{ "1234567821, 12345678, \xff 9", "1234567821, 12345678, \xff 9" },
		{ "", "" },
	};
	struct arena *a = arena_new((size_t)1 << 20);
	struct anderen *w = anderen_new(a);

	(void)state;
	anderen_self(w, STR("Dennis Müller"));
	anderen_add(w, STR("José Bo"));
	anderen_add(w, STR("Peña-Çelik Öström Müller"));
	anderen_add(w, STR("123456782"));
	anderen_add(w, STR("012345672"));
	for (size_t i = 0; i < sizeof(v) / sizeof(v[0]); i++) {
		struct str got = anderen_without(a, w, str_z(v[i].tekst));

		if (!str_eq(got, str_z(v[i].weg)))
			fail_msg("%s: %.*s", v[i].tekst, (int)got.n, got.p);
	}
	arena_free(&a);
}

static void a_name_with_accents_is_left_out(struct opstelling *o)
{
	struct casus_id casus;
	struct rechtzaak_id zaak;
	struct rechtverzoek_id id = granted(o, &casus, &zaak);
	struct str json;

	proef_sql(o, "update main.betrokkene set voornamen = 'José', geslachtsnaam = 'Müller' where dossier = %1 and hoofd = 0",
		casus.v);
	noted(o, casus, SANNE, "JOSE MULLER en josé müller belden.", "");
	opened(o, id, zaak);
	json = file(o, shown(o, id));
	assert_true(text_has(json, "[een ander] [een ander] en [een ander] [een ander] belden."));
}
TEST_BOTH(a_name_with_accents_is_left_out)

/* Linked to a persoon who is called otherwise: those names are his too. */
static void the_names_of_a_linked_persoon_are_left_out(struct opstelling *o)
{
	struct casus_id casus;
	struct rechtzaak_id zaak;
	struct rechtverzoek_id id = granted(o, &casus, &zaak);
	struct str json;

	proef_sql(o, "insert into main.persoon (id, regio, bsn, voornamen, geslachtsnaam, sorteernaam, eerste_verwerking) "
		"select %1" PLANT "70, min(r.id), '123456782', 'Maria', 'Heuvel', 'heuvel', 1000 from main.regio r", casus.v);
	proef_sql(o, "update main.betrokkene set persoon = %1" PLANT "70 where dossier = %1 and hoofd = 0", casus.v);
	noted(o, casus, SANNE, "Maria Heuvel (123 456 782) belde.", "");
	opened(o, id, zaak);
	json = file(o, shown(o, id));
	assert_true(text_has(json, "[een ander] [een ander] ([een ander]) belde."));
}
TEST_BOTH(the_names_of_a_linked_persoon_are_left_out)

/* ---- what overleggen recorded ---- */

static int64_t points_of(struct opstelling *o, struct agendapunt_id punt)
{
	struct str sql = str_cat(o->arena, STR("select count(*) from main.toegang t join main.medewerker m on m.id = t.medewerker "
		"where m.email = 'hilde.vroemen@zvh.example' and t.niveau = 2 and t.dossier = "), str_from_i64(o->arena, punt.v));

	return opstelling_count(o, sql.p);
}

static void invariant_39_what_overleggen_recorded_is_given(struct opstelling *o)
{
	struct casus_id casus;
	struct rechtzaak_id zaak;
	struct rechtverzoek_id id = granted(o, &casus, &zaak);
	struct tafel t = at_table(o, casus), later;
	struct str json;
	struct ctx c;

	tafel_legt_vast(&t, SANNE, "besluit", "Ria Berg leest een brief voor aan Dennis.");
	tafel_legt_vast(&t, SANNE, "notitie", "Dennis woont tijdelijk bij de haven.");
	proef_sql(o, "update main.vastlegging set afspraak = 1 where dossier = %1 and soort = 'notitie'", t.punt.v);
	opened(o, id, zaak);
	assert_int_equal(points_of(o, t.punt), 2); /* reading alone */
	json = file(o, shown(o, id));
	assert_true(text_has(json, "Besluit van een overleg") && text_has(json, "Casusoverleg van ")
		&& text_has(json, "[een ander] [een ander] leest een brief voor aan Dennis.") && text_has(json, "bij de haven")
		&& text_has(json, "Wie begint er?"));
	/* what became an afspraak goes with the plan */
	chosen(o, id, zaak, "plan", "bescherming");
	json = file(o, shown(o, id));
	assert_true(text_has(json, "leest een brief") && !text_has(json, "bij de haven"));
	chosen(o, id, zaak, "plan", "");
	chosen(o, id, zaak, "overleg", "rechten_anderen");
	json = file(o, shown(o, id));
	assert_false(text_has(json, "leest een brief") || text_has(json, "bij de haven") || text_has(json, "Wie begint er?"));
	assert_true(text_has(json, "Wat overleggen vastlegden"));
	c = opstelling_as(o, HILDE);
	assert_int_equal(inzage_choose(&c, id, zaak, &(struct inzage_keus){ STR("zomaar"), STR("") }, 1), FAULT_NOT_FOUND);
	/* another overleg since: nothing of the case is given until that is open too */
	tafel_rond_af(&t);
	later = (struct tafel){ .o = o, .casus = casus, .id = tafel_gepland(o) };
	later.punt = tafel_punt(o, SANNE, later.id, casus, "");
	assert_true(!shown(o, id)->compleet && !shown(o, id)->gegevens);
	c = opstelling_as(o, HILDE);
	proef_refused(c.fi, inzage_deliver(&c, id), "inzage", "invariant 39");
	opened(o, id, zaak);
	assert_true(shown(o, id)->compleet);
}
TEST_BOTH(invariant_39_what_overleggen_recorded_is_given)

/* Another kind of request has no need of them. */
static void points_stay_shut_for_an_objection(struct opstelling *o)
{
	struct casus_id casus = proef_casus(o);
	struct tafel t = at_table(o, casus);
	struct rechtverzoek_id id = recht_maak(o, "bezwaar");

	recht_zoek(o, id);
	opened(o, id, recht_zaak_van(recht_nu(o, id), "casus")->id);
	assert_int_equal(points_of(o, t.punt), 0);
}
TEST_BOTH(points_stay_shut_for_an_objection)

/* ---- the aanmelding: messages, and that the person was informed or why not ---- */

static void wrote(struct opstelling *o, struct dossier_id d, int n, const char *wie, const char *soort, const char *tekst)
{
	struct buf b = buf_new(o->arena);
	const char *const sql[] = { "insert into main.bericht (id, dossier, onderdeel, organisatie, soort, tekst, door, moment) select "
		"%1" PLANT, str_from_i64(o->arena, 900 + n).p, ", a.id, 'inhoud', a.organisatie, '", soort, "', '", tekst,
		"', m.id, 1 from main.aanmelding a, main.medewerker m where a.id = %1 and m.email like '", wie, "@%'" };

	for (size_t i = 0; i < sizeof(sql) / sizeof(sql[0]); i++)
		buf_addz(&b, sql[i]);
	proef_sql(o, buf_str(&b).p, d.v);
}

static void invariant_39_messages_of_an_aanmelding_are_given(struct opstelling *o)
{
	struct casus_id casus = proef_casus(o);
	struct rechtverzoek_id id = recht_maak(o, "inzage");
	const struct recht_zaak *z;
	struct str json;

	assert_true(casus.v);
	recht_zoek(o, id);
	opstelling_sql(o, "update main.recht_zaak set uitkomst = 'toegewezen', besloten = 1");
	opstelling_sql(o, "delete from main.recht_zaak where soort = 'casus'");
	z = recht_zaak_van(recht_nu(o, id), "aanmelding");
	wrote(o, z->zaak, 1, "noor.habets", "vraag", "Waar slaapt Dennis nu?");
	wrote(o, z->zaak, 2, RIK, "antwoord", "Hij is aangetroffen in de loods.");
	wrote(o, z->zaak, 3, "noor.habets", "terugkoppeling", "De zaak wordt opgepakt.");
	proef_sql(o, "update main.betrokkene set geinformeerd = 'opsporing', geinformeerd_reden = 'Het onderzoek loopt nog.' "
		"where dossier = %1", z->zaak.v);
	opened(o, id, z->id);
	json = file(o, shown(o, id));
	/* police data is all that the police wrote of it; why he was not told is left out as long as he is not */
	assert_true(text_has(json, "Waar slaapt Dennis nu?") && text_has(json, "De zaak wordt opgepakt.")
		&& text_has(json, "Vraag over de aanmelding") && text_has(json, "\"geinformeerd\": \"Nee\""));
	assert_false(text_has(json, "loods") || text_has(json, "Veertien meldingen") || text_has(json, "onderzoek loopt"));
	assert_true(text_has(json, "Informeren van de betrokkene") && text_has(json, "Wpg 25 en 27"));
	chosen(o, id, z->id, "wpg", "");
	chosen(o, id, z->id, "informeren", "");
	json = file(o, shown(o, id));
	assert_true(text_has(json, "loods") && text_has(json, "Veertien meldingen") && text_has(json, "onderzoek loopt")
		&& text_has(json, "Onderzoek of vervolging van strafbare feiten"));
	chosen(o, id, z->id, "inhoud", "toezicht"); /* the datum is of that part */
	assert_false(text_has(file(o, shown(o, id)), "onderzoek loopt"));
}
TEST_BOTH(invariant_39_messages_of_an_aanmelding_are_given)

/* ---- the information duty ---- */

static void informed(struct opstelling *o, struct casus_id casus, int n, const char *soort, const char *reden)
{
	struct buf b = buf_new(o->arena);
	const char *const sql[] = { "insert into main.informatie (id, dossier, onderdeel, organisatie, betrokkene, soort, grond, reden, "
		"moment, door) select b.id" PLANT, str_from_i64(o->arena, 800 + n).p, ", b.dossier, 'kern', b.organisatie, b.id, '", soort,
		"', 'bescherming', '", reden, "', ", str_from_i64(o->arena, 1000 + n).p, ", c.procesregisseur from main.betrokkene b join "
		"main.casus c on c.id = b.dossier where b.dossier = %1 and b.hoofd = 1" };

	for (size_t i = 0; i < sizeof(sql) / sizeof(sql[0]); i++)
		buf_addz(&b, sql[i]);
	proef_sql(o, buf_str(&b).p, casus.v);
}

/* A letter to each person of the case. */
static void letters(struct opstelling *o, struct casus_id casus)
{
	proef_sql(o, "insert into main.brief (id, dossier, onderdeel, organisatie, betrokkene, soort, nummer, huis, aan, adres, "
		"onderwerp, tekst, dag, wijze, moment, door) select b.id" PLANT "700, b.dossier, 'intern', b.organisatie, b.id, 'informatiebrief', "
		"'x', 'x', 'Voogd', 'Geheimstraat 1', 'Wij werken samen', case when b.hoofd = 1 then 'Beste meneer' else 'Beste mevrouw' "
		"end, 20260101, 'post', 2000, c.procesregisseur from main.betrokkene b join main.casus c on c.id = b.dossier "
		"where b.dossier = %1", casus.v);
}

static void invariant_38_letters_and_postponements_are_given(struct opstelling *o)
{
	struct casus_id casus;
	struct rechtzaak_id zaak;
	struct rechtverzoek_id id = granted(o, &casus, &zaak);
	struct str json;

	informed(o, casus, 1, "uitstel", "Vrees voor een ander.");
	opened(o, id, zaak);
	assert_false(text_has(file(o, shown(o, id)), "Vrees voor")); /* postponed: not, unless it is said */
	chosen(o, id, zaak, "informeren", "");
	assert_true(text_has(file(o, shown(o, id)), "Vrees voor een ander."));
	opstelling_sql(o, "delete from main.inzage_deel");
	informed(o, casus, 2, "einde", "De vrees is weg.");
	letters(o, casus);
	json = file(o, shown(o, id));
	assert_true(text_has(json, "Vrees voor een ander.") && text_has(json, "De vrees is weg.") && text_has(json, "Brief aan u")
		&& text_has(json, "Wij werken samen") && text_has(json, "Beste meneer"));
	assert_false(text_has(json, "Beste mevrouw") || text_has(json, "Geheimstraat"));
	chosen(o, id, zaak, "kern", "bescherming"); /* the letter went to him; the rest is of that part */
	json = file(o, shown(o, id));
	assert_true(text_has(json, "Beste meneer") && !text_has(json, "De vrees is weg."));
}
TEST_BOTH(invariant_38_letters_and_postponements_are_given)

/* ---- who is in the case of another ---- */

/* A granted request of Ria, in the casus of Dennis. */
static struct rechtverzoek_id of_ria(struct opstelling *o, struct rechtzaak_id *ret_zaak)
{
	struct recht_nieuw n = recht_vorm("inzage");
	struct ctx c = opstelling_as(o, HILDE);
	struct rechtverzoek_id id;

	n.verzoeker = STR("Ria Berg");
	n.voornamen = STR("Ria");
	n.geslachtsnaam = STR("Berg");
	n.bsn = STR("111222333");
	proef_good(c.fi, recht_register(&c, &n, &id));
	recht_zoek(o, id);
	assert_int_equal(recht_nu(o, id)->nzaken, 1);
	opstelling_sql(o, "update main.recht_zaak set uitkomst = 'toegewezen', besloten = 1 where uitkomst = '' and vervallen is null");
	*ret_zaak = recht_nu(o, id)->zaken[0].id;
	opened(o, id, *ret_zaak);
	return id;
}

static void who_is_in_a_case_of_another_gets_what_is_his(struct opstelling *o)
{
	struct rechtzaak_id zaak;
	struct rechtverzoek_id id;
	struct casus_id casus;
	struct str json;

	(void)granted(o, &casus, &zaak);
	proef_sql(o, "insert into main.doel (id, dossier, onderdeel, organisatie, betrokkene, leefgebied, tekst, volgorde) select "
		"b.id" PLANT "1, b.dossier, 'plan', b.organisatie, b.id, 'werk', case when b.hoofd = 1 then 'Werkt weer' "
		"else 'Vindt een opleiding' end, 1 from main.betrokkene b where b.dossier = %1", casus.v);
	(void)at_table(o, casus);
	id = of_ria(o, &zaak);
	json = file(o, shown(o, id));
	assert_true(text_has(json, "Vindt een opleiding") && text_has(json, "111222333"));
	assert_false(text_has(json, "over de woning") || text_has(json, "Werkt weer") || text_has(json, "Dennis")
		|| text_has(json, "Wie begint er?"));
	assert_true(text_has(json, "Wat over de hele zaak gaat") && text_has(json, "AVG 15 lid 4"));
	chosen(o, id, zaak, "zaak", "");
	json = file(o, shown(o, id));
	assert_true(text_has(json, "[een ander] belde samen met Ria Berg over de woning.") && text_has(json, "Wie begint er?"));
	assert_false(text_has(json, "Dennis") || text_has(json, "Werkt weer"));
}
TEST_BOTH(who_is_in_a_case_of_another_gets_what_is_his)

/* The end report says of every goal of the gezin how it ended: of another's not in his file; nor what an overleg said of it. */
static void the_end_report_holds_goals_of_others(struct opstelling *o)
{
	struct rechtzaak_id zaak;
	struct casus_id casus;
	struct rechtverzoek_id id = granted(o, &casus, &zaak);
	struct tafel t = at_table(o, casus);
	struct str json;

	tafel_legt_vast(&t, SANNE, "notitie", "Gaat naar de open dag.");
	proef_sql(o, "insert into main.doel (id, dossier, onderdeel, organisatie, betrokkene, leefgebied, tekst, volgorde) select "
		"b.id" PLANT "1, b.dossier, 'plan', b.organisatie, b.id, 'werk', case when b.hoofd = 1 then 'Werkt weer' "
		"else 'Vindt een opleiding' end, 1 from main.betrokkene b where b.dossier = %1", casus.v);
	proef_sql(o, "insert into main.afspraak (id, dossier, onderdeel, organisatie, bron, nummer, doel, tekst, gemaakt, door, laatst) "
		"select d.id" PLANT "1, d.dossier, 'plan', d.organisatie, d.organisatie, 77, d.id, 'Naar de open dag', 1, c.procesregisseur, 1 "
		"from main.doel d join main.casus c on c.id = d.dossier where d.dossier = %1 and d.tekst = 'Vindt een opleiding'", casus.v);
	proef_sql(o, "update main.vastlegging set afspraak = (select a.id from main.afspraak a where a.dossier = %1 and a.nummer = 77)",
		casus.v);
	proef_sql(o, "insert into main.afschaling (id, dossier, onderdeel, organisatie, besloten, reden, model, niveau, ontvanger, "
		"gesloten, door) select %1" PLANT "500, c.id, 'kern', c.organisatie, 1, 'lokaal', 'x', 'x', 'x', 1, c.procesregisseur from "
		"main.casus c where c.id = %1", casus.v);
	proef_sql(o, "insert into main.eindverslag (id, dossier, onderdeel, organisatie, afschaling, soort, volgorde, titel, uitkomst, "
		"tekst, doel) select d.id" PLANT "9, d.dossier, 'kern', d.organisatie, %1" PLANT "500, 'doel', 1, d.tekst, 'deels', "
		"d.tekst || ' nu.', d.id "
		"from main.doel d where d.dossier = %1", casus.v);
	proef_sql(o, "insert into main.eindverslag (id, dossier, onderdeel, organisatie, afschaling, soort, volgorde, titel, tekst, "
		"afspraak) select a.id" PLANT "9, a.dossier, 'kern', a.organisatie, %1" PLANT "500, 'afspraak', 2, a.tekst, 'Zij ging niet.', a.id "
		"from main.afspraak a where a.dossier = %1 and a.nummer = 77", casus.v);
	/* of whom it tells is not known */
	proef_sql(o, "insert into main.eindverslag (id, dossier, onderdeel, organisatie, afschaling, soort, volgorde, titel, tekst) "
		"select %1" PLANT "501, c.id, 'kern', c.organisatie, %1" PLANT "500, 'doel', 3, 'x', 'Van wie ook.' from main.casus c "
		"where c.id = %1", casus.v);
	/* also when the goal was worded anew since */
	proef_sql(o, "update main.doel set tekst = 'Leert een vak' where dossier = %1 and tekst = 'Vindt een opleiding'", casus.v);
	opened(o, id, zaak);
	json = file(o, shown(o, id));
	assert_true(text_has(json, "Werkt weer nu."));
	assert_false(text_has(json, "opleiding") || text_has(json, "open dag") || text_has(json, "Zij ging niet.")
		|| text_has(json, "Van wie ook."));
}
TEST_BOTH(the_end_report_holds_goals_of_others)

static void to_whom_and_who_looked_can_be_left_out(struct opstelling *o)
{
	struct casus_id casus;
	struct rechtzaak_id zaak;
	struct rechtverzoek_id id = granted(o, &casus, &zaak);
	struct ctx c = opstelling_as(o, HILDE);
	struct str json;

	proef_sql(o, "insert into main.verstrekking (id, dossier, onderdeel, organisatie, aan, ontvanger, wijze, wat, categorieen, doel, "
		"grond, dag, moment, door) select %1" PLANT "400, c.id, 'verzoek', c.organisatie, 'derde', 'Recherche van Ria', 'brief', 'x', "
		"'identiteit', 'x', 'WGS 1.7', 20260101, 1, c.procesregisseur from main.casus c where c.id = %1", casus.v);
	opened(o, id, zaak);
	(void)shown(o, id);
	json = file(o, shown(o, id));
	assert_true(text_has(json, "Recherche van [een ander]") && text_has(json, "Contactpunt privacy"));
	chosen(o, id, zaak, "ontvangers", "opsporing");
	chosen(o, id, zaak, "bekeken", "bescherming");
	proef_good(c.fi, inzage_deliver(&c, id));
	assert_true(shown(o, id)->gelijk);
	json = file(o, shown(o, id));
	assert_false(text_has(json, "Recherche") || text_has(json, "Contactpunt privacy"));
	assert_true(text_has(json, "Wie gegevens kregen") && text_has(json, "UAVG 41 lid 1 onder d"));
}
TEST_BOTH(to_whom_and_who_looked_can_be_left_out)

static void a_secret_address_is_not_for_who_represents_him(struct opstelling *o)
{
	struct casus_id casus;
	struct rechtzaak_id zaak;
	struct rechtverzoek_id id = granted(o, &casus, &zaak);

	proef_sql(o, "insert into main.adres (id, dossier, onderdeel, organisatie, betrokkene, soort, straat, plaats) select b.id" PLANT "600, "
		"b.dossier, 'intern', b.organisatie, b.id, 'geheim', 'Schuilpad', 'Elders' from main.betrokkene b where b.dossier = %1 "
		"and b.hoofd = 1", casus.v);
	opened(o, id, zaak);
	assert_false(text_has(file(o, shown(o, id)), "Schuilpad")); /* of police data it is one, as he is */
	proef_sql(o, "update main.betrokkene set wpg = '' where dossier = %1", casus.v);
	assert_true(text_has(file(o, shown(o, id)), "Schuilpad"));
	opstelling_sql(o, "update main.rechtverzoek_inhoud set hoedanigheid = 'ouder'");
	assert_false(text_has(file(o, shown(o, id)), "Schuilpad"));
	chosen(o, id, zaak, "geheim", "");
	assert_true(text_has(file(o, shown(o, id)), "Schuilpad"));
}
TEST_BOTH(a_secret_address_is_not_for_who_represents_him)

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(others_are_found_however_they_are_written),
		BOTH(a_name_with_accents_is_left_out),
		BOTH(the_names_of_a_linked_persoon_are_left_out),
		BOTH(invariant_39_what_overleggen_recorded_is_given),
		BOTH(points_stay_shut_for_an_objection),
		BOTH(invariant_39_messages_of_an_aanmelding_are_given),
		BOTH(invariant_38_letters_and_postponements_are_given),
		BOTH(a_secret_address_is_not_for_who_represents_him),
		BOTH(who_is_in_a_case_of_another_gets_what_is_his),
		BOTH(the_end_report_holds_goals_of_others),
		BOTH(to_whom_and_who_looked_can_be_left_out),
		BOTH(nothing_is_read_of_a_case_that_was_not_opened),
		BOTH(the_person_gets_his_own_and_nothing_of_others),
		BOTH(corrections_are_told_without_what_stood_there),
		BOTH(a_correction_is_left_out_with_its_datum),
		BOTH(invariant_39_police_data_are_left_out_of_every_kind), BOTH(a_part_is_left_out_with_a_ground),
		BOTH(giving_it_is_entered_in_the_ledger),
		BOTH(what_changed_is_given_anew),
		BOTH(a_withdrawn_request_opens_no_case),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
