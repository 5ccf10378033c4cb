/* Opening a case and its header: what is refused first, then what is written. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "domein/casus/tijdlijn.h"
#include "domein/casus/werk.h"
#include "domein/organisatie/huis.h"
#include "tests/proef_casus.h"

static enum fault open_as(struct opstelling *o, const char *wie, struct casus_nieuw n, struct casus_id *ret)
{
	struct ctx c = opstelling_as(o, wie);

	return casus_open(&c, &n, ret);
}

static bool sees(struct opstelling *o, const char *wie, struct casus_id id)
{
	struct ctx c = opstelling_as(o, wie);
	struct casus_kop *k;

	return casus_kop_get(&c, id, &k) == FAULT_NONE;
}

static void invariant_2_no_case_without_a_judgement_of_the_core(struct opstelling *o)
{
	struct aanmelding_id a = proef_gerouteerd(o);
	struct casus_nieuw n = { .aanmelding = a };
	struct casus_id id = { 0 };

	assert_true(a.v != 0);
	proef_refused(&o->fi, open_as(o, "sanne.hendrickx", n, &id), "aanmelding", "invariant 2");
	proef_weeg(o, a);
	proef_sql(o, "update main.weegpunt set uitkomst = 'advies' where dossier = %1", a.v);
	proef_refused(&o->fi, open_as(o, "sanne.hendrickx", n, &id), "aanmelding", "invariant 2");
	proef_sql(o, "update main.weegpunt set uitkomst = 'casus' where dossier = %1", a.v);
	proef_sql(o, "delete from main.oordeel where dossier = %1 and criterium = 'd'", a.v);
	proef_refused(&o->fi, open_as(o, "sanne.hendrickx", n, &id), "aanmelding", "BGS 2.20");
	proef_sql(o, "insert into main.oordeel (id, dossier, onderdeel, organisatie, weegpunt, criteria, criteria_versie, "
		"criterium, oordeel) select %1" PLANT "8, id, 'inhoud', organisatie, %1, 'bgs_2_20', 1, 'd', 'ja' "
		"from main.aanmelding where id = %1", a.v);
	/* a private deelnemer does not decide (WGS 2.27 lid 2) */
	proef_sql(o, "update main.besluit_deelnemer set organisatie = (select organisatie from main.medewerker "
		"where email = 'lotte.veldkamp@ggz.example') where dossier = %1", a.v);
	proef_refused(&o->fi, open_as(o, "sanne.hendrickx", n, &id), "aanmelding", "invariant 2");
	assert_int_equal(opstelling_count(o, "select count(*) from main.casus"), 0);
	proef_sql(o, "update main.besluit_deelnemer set organisatie = (select organisatie from main.medewerker "
		"where email = 'anouk.rutten@politie.example') where dossier = %1", a.v);
	proef_good(&o->fi, open_as(o, "sanne.hendrickx", n, &id));
}
TEST_BOTH(invariant_2_no_case_without_a_judgement_of_the_core)

static void who_may_not_open(struct opstelling *o)
{
	struct casus_nieuw n = { .aanmelding = proef_besloten(o) };
	struct casus_id id = { 0 };

	assert_int_equal(open_as(o, "rik.schreurs", n, &id), FAULT_DENIED);    /* the aanmelder has no such right */
	assert_int_equal(open_as(o, "els.vroomen", n, &id), FAULT_DENIED);     /* an assistant does not decide */
	assert_int_equal(open_as(o, "mila.crutzen", n, &id), FAULT_NOT_FOUND); /* another house does not see it */
	assert_int_equal(open_as(o, "kees.dassen", n, &id), FAULT_DENIED);
	assert_int_equal(opstelling_count(o, "select count(*) from main.casus"), 0);
}
TEST_BOTH(who_may_not_open)

static void invariant_21_the_procesregisseur_is_of_the_house(struct opstelling *o)
{
	struct casus_nieuw n = { .aanmelding = proef_besloten(o) };
	struct casus_id id = { 0 };

	n.procesregisseur = opstelling_id(o, "mila.crutzen");
	proef_refused(&o->fi, open_as(o, "sanne.hendrickx", n, &id), "procesregisseur", "invariant 21");
	n.procesregisseur = opstelling_id(o, "els.vroomen");
	proef_refused(&o->fi, open_as(o, "sanne.hendrickx", n, &id), "procesregisseur", "invariant 21");
	n.procesregisseur = opstelling_id(o, "rik.schreurs");
	proef_refused(&o->fi, open_as(o, "sanne.hendrickx", n, &id), "procesregisseur", "invariant 21");
}
TEST_BOTH(invariant_21_the_procesregisseur_is_of_the_house)

static void invariant_8_a_procesregisseur_without_screening_is_refused(struct opstelling *o)
{
	struct casus_nieuw n = { .aanmelding = proef_besloten(o), .procesregisseur = opstelling_id(o, "tim.boesten") };
	struct casus_id id = { 0 };

	opstelling_sql(o, "update main.medewerker set vog = null where email = 'tim.boesten@zvh.example'");
	proef_refused(&o->fi, open_as(o, "sanne.hendrickx", n, &id), "procesregisseur", "BGS 1.11");
}
TEST_BOTH(invariant_8_a_procesregisseur_without_screening_is_refused)

static void invariant_11_a_besloten_case_asks_somebody_of_the_ring(struct opstelling *o)
{
	struct casus_nieuw n = { .aanmelding = proef_besloten(o) };
	struct casus_id id = { 0 };

	proef_sql(o, "update main.aanmelding set ring = 'geheim', thema = 'stalking' where id = %1", n.aanmelding.v);
	proef_refused(&o->fi, open_as(o, "sanne.hendrickx", n, &id), "procesregisseur", "invariant 11");
	opstelling_sql(o, "update main.rol_toekenning set ring = 'geheim' where medewerker in (select id from "
		"main.medewerker where email in ('sanne.hendrickx@zvh.example', 'rik.schreurs@politie.example'))");
	proef_good(&o->fi, open_as(o, "sanne.hendrickx", n, &id));
	assert_true(sees(o, "rik.schreurs", id));
	{
		struct ctx c = opstelling_as(o, "sanne.hendrickx");
		struct casus_kop *k;

		proef_good(&o->fi, casus_kop_get(&c, id, &k));
		assert_string_equal(casus_titel(o->arena, k).p, k->nummer.p); /* no name in a title */
	}
}
TEST_BOTH(invariant_11_a_besloten_case_asks_somebody_of_the_ring)

static void invariant_1_another_regime_asks_a_recorded_ground(struct opstelling *o)
{
	struct casus_nieuw n = { .aanmelding = proef_besloten(o), .thema = STR("top_x") };
	struct casus_id id = { 0 };

	proef_refused(&o->fi, open_as(o, "sanne.hendrickx", n, &id), "overgang", NULL);
	n.thema = STR("nazorg"); /* no transition leads there */
	n.overgang = STR("Besluit van 3 november");
	proef_refused(&o->fi, open_as(o, "sanne.hendrickx", n, &id), "thema", "invariant 1");
	n.thema = STR("top_x");
	proef_good(&o->fi, open_as(o, "sanne.hendrickx", n, &id));
	assert_int_equal(opstelling_count(o, "select count(*) from main.casus where regime = 'wgs_lijst'"), 1);
	assert_int_equal(opstelling_count(o, "select count(*) from main.notitie where soort = 'gebeurtenis' "
		"and tekst like '%Besluit van 3 november%'"), 1);
}
TEST_BOTH(invariant_1_another_regime_asks_a_recorded_ground)

/* Clocks that only the theme of the case has begin when it happened; those of the aanmelding are not begun again. */
static void another_theme_starts_its_own_clocks(struct opstelling *o)
{
	struct casus_nieuw n = { .aanmelding = proef_besloten(o), .thema = STR("multiproblematiek") };
	struct casus_id id = { 0 };

	proef_sql(o, "update main.aanmelding set thema = 'mensenhandel', ingediend = ingediend - 864000000 where id = %1",
		n.aanmelding.v);
	proef_sql(o, "delete from main.termijn where klok = 'zrm_begin' and dossier = %1", n.aanmelding.v);
	proef_sql(o, "update main.termijn set voldaan = start, afloop = 'voldaan' where klok in ('ontvangst', 'weging')"
		" and dossier = %1", n.aanmelding.v); /* as the weging would */
	proef_good(&o->fi, open_as(o, "sanne.hendrickx", n, &id));
	assert_int_equal(opstelling_count(o, "select count(*) from main.termijn t join main.casus c on c.id = t.dossier"
		" join main.aanmelding a on a.id = c.aanmelding where t.klok = 'zrm_begin' and t.onderdeel = 'zrm'"
		" and t.start = a.ingediend and t.voldaan is null"), 1);
	assert_int_equal(opstelling_count(o, "select count(*) from main.termijn t join main.casus c on c.id = t.dossier"
		" where t.klok in ('ontvangst', 'weging', 'terugkoppeling_aanbrenger')"), 0);
	assert_int_equal(opstelling_count(o, "select count(*) from main.termijn t join main.casus c on c.id = t.dossier"
		" where t.klok = 'informeren' and t.voldaan is null"), 1); /* went along */
}
TEST_BOTH(another_theme_starts_its_own_clocks)

static void opening_writes_the_whole_case(struct opstelling *o)
{
	struct proef_aanmelding p;
	struct casus_nieuw n = { 0 };
	struct casus_id id = { 0 }, again = { 0 };
	struct ctx c = opstelling_as(o, "rik.schreurs");
	struct casus_kop *k;

	proef_fill(o, &p);
	p.personen[0].adres.soort = STR("geheim");
	p.personen[0].adres.straat = STR("Verborgenlaan");
	p.personen[0].adres.plaats = STR("Nergens");
	p.n.npersonen = 2;
	p.n.soort = STR("gezin");
	proef_good(&o->fi, aanmelding_submit(&c, &p.n, &n.aanmelding));
	c = opstelling_as(o, "noor.habets");
	proef_good(&o->fi, aanmelding_route(&c, n.aanmelding, 1, proef_huis(o, "mh")));
	proef_weeg(o, n.aanmelding);
	c = opstelling_as(o, "sanne.hendrickx");
	c.token = STR("een-formulier");
	proef_good(&o->fi, casus_open(&c, &n, &id));
	c = opstelling_as(o, "sanne.hendrickx");
	c.token = STR("een-formulier");
	proef_good(&o->fi, casus_open(&c, &n, &again)); /* a second submit gets the first answer */
	assert_int_equal(again.v, id.v);
	assert_int_equal(open_as(o, "sanne.hendrickx", n, &again), FAULT_CONFLICT);
	assert_int_equal(opstelling_count(o, "select count(*) from main.casus"), 1);

	c = opstelling_as(o, "sanne.hendrickx");
	proef_good(&o->fi, casus_kop_get(&c, id, &k));
	assert_true(str_starts(k->nummer, STR("ZV-")));
	assert_true(text_has(k->nummer, "-0001"));
	assert_true(str_eq(k->regisseur_naam, STR("Sanne Hendrickx")));
	assert_true(str_eq(k->aanbrenger_organisatie, STR("Politie Geuldal")));
	assert_true(str_eq(k->aanbrenger_naam, STR("Rik Schreurs")));
	assert_true(str_eq(k->risico, STR("midden")));
	assert_true(str_eq(casus_titel(o->arena, k), STR("Dennis Wolters")));
	assert_int_equal(k->mensen, 2);
	assert_int_equal(k->nfasen, 3);
	assert_true(str_eq(k->fase, STR("analyse")));
	assert_true(str_eq(k->verblijf_soort, STR("geheim")));
	assert_false(k->aandacht);
	assert_int_equal(proef_count(o, "select count(*) from main.relatie where dossier = %1", id.v), 1);
	assert_int_equal(proef_count(o, "select count(*) from main.adres where dossier = %1 and onderdeel = 'intern'",
		id.v),
		1);
	assert_int_equal(proef_count(o, "select count(*) from main.betrokkene where dossier = %1 and onderdeel = 'kern' "
		"and organisatie = (select organisatie from main.aanmelding a where a.casus = %1)", id.v),
			2); /* the source stays */
	c = opstelling_as(o, "rik.schreurs");
	proef_good(&o->fi, casus_kop_get(&c, id, &k));
	assert_int_equal(k->verblijf.n, 0); /* a secret address is for the house alone */
	assert_int_equal(proef_count(o, "select count(*) from main.aanmelding where casus = %1 and versie > 1", id.v), 1);
	assert_int_equal(proef_count(o, "select count(*) from main.besluit_deelnemer where dossier = %1", id.v), 1);
	assert_int_equal(proef_count(o, "select count(*) from main.melding where dossier = %1", id.v), 1);
}
TEST_BOTH(opening_writes_the_whole_case)

static void invariant_31_retention_counts_from_the_first_processing(struct opstelling *o)
{
	struct datum dag = datum_add_days(datum_today(), 20);
	int64_t begin = moment_of(dag, 10, 0);
	struct casus_nieuw n = { 0 };
	struct ctx c;
	struct casus_id id = { 0 };
	struct casus_kop *k;

	klok_freeze(begin);
	n.aanmelding = proef_besloten(o);
	klok_freeze(begin + 90 * DAY_MS);
	proef_good(&o->fi, open_as(o, "sanne.hendrickx", n, &id));
	c = opstelling_as(o, "sanne.hendrickx");
	proef_good(&o->fi, casus_kop_get(&c, id, &k));
	assert_int_equal(k->eerste_verwerking, begin);
	assert_int_equal(k->vernietigen.v, datum_add_months(dag, 60).v);
	assert_int_equal(k->geopend, begin + 90 * DAY_MS);
}
TEST_BOTH(invariant_31_retention_counts_from_the_first_processing)

static void who_opens_for_another_keeps_nothing(struct opstelling *o)
{
	struct casus_nieuw n = { .aanmelding = proef_besloten(o), .procesregisseur = opstelling_id(o, "tim.boesten") };
	struct casus_id id = { 0 };

	proef_good(&o->fi, open_as(o, "sanne.hendrickx", n, &id));
	assert_false(sees(o, "sanne.hendrickx", id));
	assert_true(sees(o, "tim.boesten", id));
	assert_true(sees(o, "rik.schreurs", id));
	assert_int_equal(proef_count(o, "select count(*) from main.teamlid where dossier = %1", id.v), 2);
}
TEST_BOTH(who_opens_for_another_keeps_nothing)

static void an_assistant_who_opens_stays(struct opstelling *o)
{
	struct casus_nieuw n = { .aanmelding = proef_besloten(o), .procesregisseur = opstelling_id(o, "tim.boesten") };
	struct casus_id id = { 0 };
	struct ctx c;
	struct casus_kop *k;

	opstelling_sql(o,
		"insert into main.rol_toekenning (id, medewerker, rol, huis, van, tot, door) select 77, r.medewerker, "
		"'procesondersteuner', r.huis, r.van, r.tot, 1 from main.rol_toekenning r join main.medewerker m "
		"on m.id = r.medewerker where m.email = 'sanne.hendrickx@zvh.example'");
	proef_good(&o->fi, open_as(o, "sanne.hendrickx", n, &id));
	c = opstelling_as(o, "sanne.hendrickx");
	proef_good(&o->fi, casus_kop_get(&c, id, &k));
	assert_true(casus_mag(k, CASUS_DEEL_INTERN, NIVEAU_SCHRIJVEN));
	assert_false(casus_mag(k, CASUS_DEEL_LOGBOEK, NIVEAU_EIGEN));
}
TEST_BOTH(an_assistant_who_opens_stays)

static void the_aanmelder_gets_the_default_or_what_is_chosen(struct opstelling *o)
{
	struct casus_niveaus few = { { [CASUS_DEEL_KERN] = NIVEAU_LEZEN } },
		much = { { [CASUS_DEEL_KERN] = NIVEAU_SCHRIJVEN } };
	struct casus_nieuw n = { .aanmelding = proef_besloten(o), .aanmelder = &much };
	struct casus_id id = { 0 };
	struct ctx c;
	struct casus_kop *k;

	proef_refused(&o->fi, open_as(o, "sanne.hendrickx", n, &id), "aanmelder", "WGS 2.31");
	n.aanmelder = &few;
	proef_good(&o->fi, open_as(o, "sanne.hendrickx", n, &id));
	c = opstelling_as(o, "rik.schreurs");
	proef_good(&o->fi, casus_kop_get(&c, id, &k));
	assert_true(casus_mag(k, CASUS_DEEL_KERN, NIVEAU_LEZEN));
	assert_false(casus_mag(k, CASUS_DEEL_TIJDLIJN, NIVEAU_EIGEN));
	id = proef_casus(o);
	c = opstelling_as(o, "rik.schreurs");
	proef_good(&o->fi, casus_kop_get(&c, id, &k));
	assert_true(casus_mag(k, CASUS_DEEL_STRAF, NIVEAU_SCHRIJVEN));
	assert_true(casus_mag(k, CASUS_DEEL_TIJDLIJN, NIVEAU_SCHRIJVEN));
	assert_int_equal(k->mijn.v[CASUS_DEEL_PLAN], NIVEAU_LEZEN);
	assert_int_equal(k->mijn.v[CASUS_DEEL_ZORG], NIVEAU_GEEN);
	assert_int_equal(k->mijn.v[CASUS_DEEL_INTERN], NIVEAU_GEEN);
}
TEST_BOTH(the_aanmelder_gets_the_default_or_what_is_chosen)

static void invariant_5_an_area_case_holds_no_persons(struct opstelling *o)
{
	struct casus_nieuw n = { .aanmelding = proef_besloten(o) };
	struct casus_id id = { 0 };

	proef_sql(o, "update main.aanmelding set soort = 'gebied' where id = %1", n.aanmelding.v);
	proef_good(&o->fi, open_as(o, "sanne.hendrickx", n, &id));
	assert_int_equal(proef_count(o, "select count(*) from main.betrokkene where dossier = %1", id.v), 0);
}
TEST_BOTH(invariant_5_an_area_case_holds_no_persons)

/* Two aanmeldingen of the same person: planted as linked to one persoon. */
static void link_persons(struct opstelling *o)
{
	opstelling_sql(o, "insert into main.persoon (id, regio, bsn_reden, geslachtsnaam, sorteernaam, eerste_verwerking) "
		"select 5001, id, 'onbekend', 'Wolters', 'wolters', 1 from main.regio");
	opstelling_sql(o, "update main.betrokkene set persoon = 5001 where geslachtsnaam = 'Wolters'");
}

static void invariant_22_a_second_regisseur_in_a_gezin_asks_a_reason(struct opstelling *o)
{
	struct casus_nieuw n = { .aanmelding = proef_besloten(o), .procesregisseur = opstelling_id(o, "tim.boesten") };
	struct casus_id id = { 0 };
	struct ctx c;
	struct casus_opening *v;

	assert_true(proef_casus(o).v != 0);
	link_persons(o);
	c = opstelling_as(o, "sanne.hendrickx");
	proef_good(&o->fi, casus_opening(&c, n.aanmelding, &v));
	assert_int_equal(v->ngezin, 1);
	assert_true(str_eq(v->gezin[0].regisseur, STR("Sanne Hendrickx")));
	proef_refused(&o->fi, open_as(o, "sanne.hendrickx", n, &id), "gezin_reden", "invariant 22");
	n.gezin_reden = STR("Zoon heeft een eigen traject in een ander domein.");
	proef_good(&o->fi, open_as(o, "sanne.hendrickx", n, &id));
	assert_int_equal(opstelling_count(o, "select count(*) from main.notitie where tekst like '%eigen traject%'"), 1);
	/* the same regisseur is no second one */
	n = (struct casus_nieuw){ .aanmelding = proef_besloten(o) };
	opstelling_sql(o, "update main.casus set procesregisseur = (select id from main.medewerker "
		"where email = 'sanne.hendrickx@zvh.example')");
	opstelling_sql(o, "update main.betrokkene set persoon = 5001 where geslachtsnaam = 'Wolters'");
	proef_good(&o->fi, open_as(o, "sanne.hendrickx", n, &id));
}
TEST_BOTH(invariant_22_a_second_regisseur_in_a_gezin_asks_a_reason)

/* ---- reading and lists ---- */

static void nobody_else_sees_it(struct opstelling *o)
{
	static const char *const others[] = { "lotte.veldkamp", "mila.crutzen", "kees.dassen", "hilde.vroemen",
		"marjolein.tonnaer", "anouk.rutten", "noor.habets", "tim.boesten", "karin.bouts" };
	struct casus_id id = proef_casus(o);
	struct casus_filter f = { 0 };
	struct casus_lijst l;

	assert_true(id.v != 0);
	for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++) {
		struct ctx c = opstelling_as(o, others[i]);

		assert_false(sees(o, others[i], id));
		proef_good(&o->fi, casus_list(&c, &f, &l));
		assert_int_equal(l.n, 0);
		assert_int_equal(l.totaal, 0);
		assert_int_equal(c.nlooks, 0);
	}
	assert_true(sees(o, "rik.schreurs", id));
}
TEST_BOTH(nobody_else_sees_it)

static void the_list_filters(struct opstelling *o)
{
	struct casus_id id = proef_casus(o);
	struct casus_filter f = { 0 };
	struct casus_lijst l;
	struct ctx c = opstelling_as(o, "sanne.hendrickx");

	f.thema = f.fase = f.toestand = f.tekst = STR("");
	proef_good(&o->fi, casus_list(&c, &f, &l));
	assert_int_equal(l.n, 1);
	assert_int_equal(l.v[0].id.v, id.v);
	assert_true(str_eq(l.v[0].naam, STR("Dennis Wolters")));
	assert_int_equal(c.nlooks, 1);
	f.mijn = true;
	f.thema = STR("multiproblematiek");
	f.fase = STR("analyse");
	f.huis = proef_huis(o, "mh");
	f.gemeente = proef_gemeente(o, "0935");
	f.toestand = STR("opschema");
	proef_good(&o->fi, casus_list(&c, &f, &l));
	assert_int_equal(l.n, 1);
	f.huis = proef_huis(o, "ps");
	proef_good(&o->fi, casus_list(&c, &f, &l));
	assert_int_equal(l.n, 0);
	f = (struct casus_filter){ .thema = STR(""), .fase = STR(""), .toestand = STR("aandacht"), .tekst = STR("") };
	proef_good(&o->fi, casus_list(&c, &f, &l));
	assert_int_equal(l.n, 0);
	proef_sql(o, "update main.casus set herbeoordeling = 20200101 where id = %1", id.v);
	proef_good(&o->fi, casus_list(&c, &f, &l));
	assert_int_equal(l.n, 1);
	assert_true(l.v[0].aandacht); /* past its review: on the attention list (invariant 24) */
	f.toestand = STR("");
	f.tekst = STR("wolt");
	proef_good(&o->fi, casus_list(&c, &f, &l));
	assert_int_equal(l.n, 1);
	f.tekst = STR("zv-");
	proef_good(&o->fi, casus_list(&c, &f, &l));
	assert_int_equal(l.n, 1);
	f.tekst = STR("jansen");
	proef_good(&o->fi, casus_list(&c, &f, &l));
	assert_int_equal(l.n, 0);
	c = opstelling_as(o, "rik.schreurs");
	f = (struct casus_filter){ .mijn = true, .thema = STR(""), .fase = STR(""), .toestand = STR(""), .tekst = STR("") };
	proef_good(&o->fi, casus_list(&c, &f, &l));
	assert_int_equal(l.n, 0); /* he is no procesregisseur */
}
TEST_BOTH(the_list_filters)

/* ---- changes ---- */

static struct casus_wijziging change_of(struct casus_id id, int64_t versie)
{
	return (struct casus_wijziging){ .id = id, .versie = versie, .intensiteit = STR("toeleiding"),
		.risico = STR("hoog"),
		.risico_reden = STR("Nieuwe bedreiging"), .aanbrenger_taak = STR("Handhaving"),
		.aanbrenger_naam = STR("Rik Schreurs"), .herbeoordeling = datum_add_days(datum_today(), 40) };
}

static void a_stale_change_is_a_conflict(struct opstelling *o)
{
	struct casus_id id = proef_casus(o);
	struct casus_wijziging w = change_of(id, 1);
	struct ctx c = opstelling_as(o, "sanne.hendrickx");
	struct casus_laatst l;
	struct casus_kop *k;

	proef_good(&o->fi, casus_update(&c, &w));
	c = opstelling_as(o, "sanne.hendrickx");
	w.intensiteit = STR("afstemming");
	assert_int_equal(casus_update(&c, &w), FAULT_CONFLICT);
	c = opstelling_as(o, "sanne.hendrickx");
	assert_int_equal(casus_set_fase(&c, id, 1, STR("plan"), STR("Klaar")), FAULT_CONFLICT);
	c = opstelling_as(o, "sanne.hendrickx");
	proef_good(&o->fi, casus_laatst(&c, id, &l));
	assert_true(str_eq(l.naam, STR("Sanne Hendrickx")));
	proef_good(&o->fi, casus_kop_get(&c, id, &k));
	assert_true(str_eq(k->intensiteit, STR("toeleiding")));
	assert_true(k->veiligheidsrisico); /* a high risk is a safety risk */
	assert_int_equal(k->versie, 2);
}
TEST_BOTH(a_stale_change_is_a_conflict)

static void a_partner_who_reads_does_not_change(struct opstelling *o)
{
	struct casus_id id = proef_casus(o);
	struct casus_wijziging w = change_of(id, 1);
	struct ctx c = opstelling_as(o, "rik.schreurs");

	assert_int_equal(casus_update(&c, &w), FAULT_DENIED);
	c = opstelling_as(o, "rik.schreurs");
	assert_int_equal(casus_set_fase(&c, id, 1, STR("plan"), STR("Klaar")), FAULT_DENIED);
	c = opstelling_as(o, "rik.schreurs");
	assert_int_equal(casus_veilig_add(&c, id, STR("Nooit alleen")), FAULT_DENIED);
	c = opstelling_as(o, "rik.schreurs");
	assert_int_equal(casus_set_regisseur(&c, id, 1, opstelling_id(o, "tim.boesten"), STR("x"), false), FAULT_DENIED);
	c = opstelling_as(o, "lotte.veldkamp");
	assert_int_equal(casus_update(&c, &w), FAULT_NOT_FOUND);
	c = opstelling_as(o, "sanne.hendrickx");
	w.risico_reden = STR("");
	proef_refused(&o->fi, casus_update(&c, &w), "risico_reden", NULL);
	c = opstelling_as(o, "sanne.hendrickx");
	w = change_of(id, 1);
	w.herbeoordeling = datum_today();
	proef_refused(&o->fi, casus_update(&c, &w), "herbeoordeling", "invariant 24");
	proef_sql(o, "update main.casus set gesloten = 5 where id = %1", id.v);
	c = opstelling_as(o, "sanne.hendrickx");
	w = change_of(id, 1);
	assert_int_equal(casus_update(&c, &w), FAULT_DENIED);
}
TEST_BOTH(a_partner_who_reads_does_not_change)

static void a_phase_of_the_theme_with_its_reason(struct opstelling *o)
{
	struct casus_id id = proef_casus(o);
	struct ctx c = opstelling_as(o, "sanne.hendrickx");
	struct casus_kop *k;

	proef_refused(&o->fi, casus_set_fase(&c, id, 1, STR("plan"), STR(" ")), "toelichting", NULL);
	c = opstelling_as(o, "sanne.hendrickx");
	proef_refused(&o->fi, casus_set_fase(&c, id, 1, STR("bestaat_niet"), STR("x")), "fase", NULL);
	c = opstelling_as(o, "sanne.hendrickx");
	proef_refused(&o->fi, casus_set_fase(&c, id, 1, STR("analyse"), STR("x")), "fase", NULL);
	c = opstelling_as(o, "sanne.hendrickx");
	proef_good(&o->fi, casus_set_fase(&c, id, 1, STR("plan"), STR("Analyse is besproken.")));
	proef_good(&o->fi, casus_kop_get(&c, id, &k));
	assert_true(str_eq(k->fase, STR("plan")));
	assert_int_equal(k->nfasen, 4);
	assert_int_equal(proef_count(o, "select count(*) from main.notitie where dossier = %1 and soort = 'gebeurtenis'",
		id.v), 2);
}
TEST_BOTH(a_phase_of_the_theme_with_its_reason)

static void the_procesregie_goes_over(struct opstelling *o)
{
	struct casus_id id = proef_casus(o);
	struct medewerker_id tim = opstelling_id(o, "tim.boesten");
	struct ctx c = opstelling_as(o, "sanne.hendrickx");
	struct casus_kop *k;

	proef_refused(&o->fi, casus_set_regisseur(&c, id, 1, opstelling_id(o, "joep.lemmens"), STR("Vertrek"), false), "medewerker",
		"invariant 21");
	c = opstelling_as(o, "sanne.hendrickx");
	c.token = STR("over");
	proef_good(&o->fi, casus_set_regisseur(&c, id, 1, tim, STR("Vertrek"), false));
	assert_false(sees(o, "sanne.hendrickx", id));
	c = opstelling_as(o, "sanne.hendrickx");
	c.token = STR("over");
	proef_good(&o->fi, casus_set_regisseur(&c, id, 1, tim, STR("Vertrek"), false)); /* the second submit gets the first answer */
	c = opstelling_as(o, "tim.boesten");
	proef_good(&o->fi, casus_kop_get(&c, id, &k));
	assert_int_equal(k->regisseur.v, tim.v);
	assert_true(casus_mag(k, CASUS_DEEL_LOGBOEK, NIVEAU_SCHRIJVEN));
	/* and back, while Tim stays to read */
	proef_good(&o->fi, casus_set_regisseur(&c, id, k->versie, opstelling_id(o, "sanne.hendrickx"), STR("Terug"), true));
	c = opstelling_as(o, "tim.boesten");
	klok_freeze(klok_now() + 10);
	proef_good(&o->fi, casus_kop_get(&c, id, &k));
	assert_int_equal(k->mijn.v[CASUS_DEEL_KERN], NIVEAU_LEZEN);
	assert_true(sees(o, "sanne.hendrickx", id));
}
TEST_BOTH(the_procesregie_goes_over)

static void veiligheidsafspraken_are_confirmed_and_dropped(struct opstelling *o)
{
	struct casus_id id = proef_casus(o);
	struct ctx c = opstelling_as(o, "sanne.hendrickx");
	struct casus_kop *k;
	int64_t before;

	proef_refused(&o->fi, casus_veilig_add(&c, id, STR("")), "tekst", NULL);
	c = opstelling_as(o, "sanne.hendrickx");
	proef_good(&o->fi, casus_veilig_add(&c, id, STR("Huisbezoek altijd met twee personen.")));
	proef_good(&o->fi, casus_kop_get(&c, id, &k));
	assert_int_equal(k->nveilig, 1);
	before = k->veilig[0].bevestigd;
	klok_freeze(before + DAY_MS);
	c = opstelling_as(o, "sanne.hendrickx");
	proef_good(&o->fi, casus_veilig_confirm(&c, id));
	c = opstelling_as(o, "rik.schreurs");
	proef_good(&o->fi, casus_kop_get(&c, id, &k)); /* the whole team sees how to visit safely */
	assert_int_equal(k->veilig[0].bevestigd, before + DAY_MS);
	c = opstelling_as(o, "sanne.hendrickx");
	assert_int_equal(casus_veilig_drop(&c, id, k->veilig[0].id, 1), FAULT_CONFLICT);
	c = opstelling_as(o, "sanne.hendrickx");
	proef_good(&o->fi, casus_veilig_drop(&c, id, k->veilig[0].id, 2));
	proef_good(&o->fi, casus_kop_get(&c, id, &k));
	assert_int_equal(k->nveilig, 0);
}
TEST_BOTH(veiligheidsafspraken_are_confirmed_and_dropped)

static void labels_come_from_the_catalogue(struct opstelling *o)
{
	struct casus_id id = proef_casus(o);
	struct str codes[] = { STR_INIT("zorgmijdend"), STR_INIT("lvb") }, wrong[] = { STR_INIT("lastig") };
	struct casus_kenmerken k = { 2, codes }, bad = { 1, wrong }, got;
	struct ctx c = opstelling_as(o, "sanne.hendrickx");

	proef_refused(&o->fi, casus_set_kenmerken(&c, id, &bad), "kenmerk", NULL);
	c = opstelling_as(o, "sanne.hendrickx");
	proef_good(&o->fi, casus_set_kenmerken(&c, id, &k));
	k.n = 1;
	proef_good(&o->fi, casus_set_kenmerken(&c, id, &k));
	proef_good(&o->fi, casus_kenmerken(&c, id, &got));
	assert_int_equal(got.n, 1);
	assert_true(str_eq(got.v[0], STR("zorgmijdend")));
	c = opstelling_as(o, "rik.schreurs");
	assert_int_equal(casus_set_kenmerken(&c, id, &k), FAULT_DENIED);
}
TEST_BOTH(labels_come_from_the_catalogue)

static void the_worklist_shows_what_waits(struct opstelling *o)
{
	struct aanmelding_id wacht = proef_gerouteerd(o);
	struct aanmelding_id besloten = proef_besloten(o);
	struct casus_id id = proef_casus(o);
	struct ctx c = opstelling_as(o, "sanne.hendrickx");
	struct werk *w;

	assert_true(wacht.v && besloten.v && id.v);
	proef_good(&o->fi, werk_get(&c, &w));
	assert_int_equal(w->naandacht, 0);
	assert_int_equal(w->nopenen, 1);
	assert_int_equal(w->intake_nieuw, 1);
	assert_int_equal(w->nrecent, 1);
	proef_sql(o, "update main.casus set herbeoordeling = null where id = %1", id.v);
	klok_freeze(klok_now() + 345 * DAY_MS); /* the ground of the aanmelder ends within thirty days */
	c = opstelling_as(o, "sanne.hendrickx");
	proef_good(&o->fi, werk_get(&c, &w));
	assert_int_equal(w->naandacht, 1);
	assert_true(w->aandacht[0].te_laat);
	assert_int_equal(w->neinden, 1);
	assert_int_equal(w->einden[0].mensen, 1);
	c = opstelling_as(o, "rik.schreurs");
	proef_good(&o->fi, werk_get(&c, &w));
	assert_false(w->regie || w->intake || w->leiding);
	assert_int_equal(w->neigen, 1); /* the one that waits; the others are decided */
	assert_int_equal(w->nrecent, 1);
	c = opstelling_as(o, "marjolein.tonnaer");
	proef_good(&o->fi, werk_get(&c, &w));
	assert_true(w->leiding);
	assert_int_equal(w->nlast, 2); /* numbers, no names of cases */
	assert_int_equal(w->nrecent, 0);
	assert_int_equal(c.nlooks, 0);
}
TEST_BOTH(the_worklist_shows_what_waits)

static int64_t told_of_the_move(struct opstelling *o)
{
	struct ctx c = opstelling_as(o, "sanne.hendrickx");

	c.actor = (struct actor){ 0 };
	c.eyes.medewerker = ACTOR_DIENST;
	proef_good(&o->fi, casus_gemeente_follow(&c));
	return opstelling_count(o, "select count(*) from main.melding n join main.medewerker m on m.id = n.medewerker "
		"where n.soort = 'gemeente_verhuisd' and m.email = 'sanne.hendrickx@zvh.example'");
}

/* C004: from the day that its gemeente belongs to another house, the procesregisseur knows; once, and nobody else. */
static void a_gemeente_that_moves_is_told_to_who_keeps_its_cases(struct opstelling *o)
{
	struct datum first = datum_add_days(datum_today(), 5);
	struct casus_id open = proef_casus(o), gone = proef_casus(o);
	struct ctx c = opstelling_as(o, "kees.dassen");

	assert_true(open.v && gone.v);
	proef_sql(o, "update main.casus set gesloten = 1 where id = %1", gone.v);
	proef_good(&o->fi, gemeente_join(&c, proef_gemeente(o, "0935"), proef_huis(o, "wm"), first));
	assert_int_equal(told_of_the_move(o), 0);
	klok_freeze(moment_of(first, 1, 0));
	assert_int_equal(told_of_the_move(o), 1);
	assert_int_equal(told_of_the_move(o), 1);
	assert_int_equal(proef_count(o, "select count(*) from main.melding where soort = 'gemeente_verhuisd' and dossier = %1",
		open.v), 1);
	assert_int_equal(opstelling_count(o, "select count(*) from main.melding where soort = 'gemeente_verhuisd'"), 1);
	assert_true(sees(o, "sanne.hendrickx", open)); /* the case itself did not move */
	klok_freeze(0);
}
TEST_BOTH(a_gemeente_that_moves_is_told_to_who_keeps_its_cases)

int main(void)
{
	const struct CMUnitTest tests[] = {
		BOTH(invariant_2_no_case_without_a_judgement_of_the_core), BOTH(who_may_not_open),
		BOTH(invariant_21_the_procesregisseur_is_of_the_house),
		BOTH(invariant_8_a_procesregisseur_without_screening_is_refused),
		BOTH(invariant_11_a_besloten_case_asks_somebody_of_the_ring),
		BOTH(invariant_1_another_regime_asks_a_recorded_ground), BOTH(another_theme_starts_its_own_clocks),
		BOTH(opening_writes_the_whole_case),
		BOTH(invariant_31_retention_counts_from_the_first_processing), BOTH(who_opens_for_another_keeps_nothing),
		BOTH(an_assistant_who_opens_stays), BOTH(the_aanmelder_gets_the_default_or_what_is_chosen),
		BOTH(invariant_5_an_area_case_holds_no_persons),
		BOTH(invariant_22_a_second_regisseur_in_a_gezin_asks_a_reason), BOTH(nobody_else_sees_it),
		BOTH(the_list_filters), BOTH(a_stale_change_is_a_conflict), BOTH(a_partner_who_reads_does_not_change),
		BOTH(a_phase_of_the_theme_with_its_reason), BOTH(the_procesregie_goes_over),
		BOTH(veiligheidsafspraken_are_confirmed_and_dropped), BOTH(labels_come_from_the_catalogue),
		BOTH(the_worklist_shows_what_waits), BOTH(a_gemeente_that_moves_is_told_to_who_keeps_its_cases),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
