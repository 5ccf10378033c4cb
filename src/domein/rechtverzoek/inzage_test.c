/* Inzage: what is given, what is left out, that it is entered. Both databases. */
#include "tests/proef_recht.h"

#include <jansson.h>

#include "domein/casus/tijdlijn.h"
#include "domein/rechtverzoek/inzage.h"

#define HILDE "hilde.vroemen"
#define SANNE "sanne.hendrickx"
#define RIK "rik.schreurs"

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
		"%1 + 7, dossier, onderdeel, organisatie, 'Ria', 'Berg', '111222333' from main.betrokkene where dossier = %1",
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
		"b.id + 1, b.dossier, 'plan', b.organisatie, b.id, 'werk', case when b.hoofd = 1 then 'Werkt weer' "
		"else 'Vindt een opleiding' end, 1 from main.betrokkene b where b.dossier = %1", casus.v);
	proef_sql(o, "insert into main.doel (id, dossier, onderdeel, organisatie, betrokkene, leefgebied, tekst, volgorde) select "
		"b.id + 2, b.dossier, 'plan', b.organisatie, b.id, 'werk', 'RIA en berg helpen', 2 from main.betrokkene b "
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
		"door, gemaskeerd) select %1 + 21, b.dossier, b.onderdeel, b.organisatie, 'gerectificeerd', 'betrokkene', b.id, "
		"'geslachtsnaam', 'Ria Berg liet een akte zien.', 1, c.procesregisseur, 1 from main.betrokkene b join main.casus c on "
		"c.id = b.dossier where b.dossier = %1 and b.hoofd = 1", casus.v);
	proef_sql(o, "insert into main.rectificatie (id, dossier, onderdeel, organisatie, soort, tabel, rij, kolom, reden, moment, "
		"door, gemaskeerd) select %1 + 22, b.dossier, b.onderdeel, b.organisatie, 'verwijderd', 'betrokkene', b.id, "
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

int main(void)
{
	const struct CMUnitTest tests[] = {
		BOTH(nothing_is_read_of_a_case_that_was_not_opened),
		BOTH(the_person_gets_his_own_and_nothing_of_others),
		BOTH(corrections_are_told_without_what_stood_there),
		BOTH(a_part_is_left_out_with_a_ground),
		BOTH(giving_it_is_entered_in_the_ledger),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
