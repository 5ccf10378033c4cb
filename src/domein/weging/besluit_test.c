/* Weging: judging, what may be decided by whom, what a rejection does, telling. Both databases. */
#include "tests/proef_weging.h"

#include "domein/verzoek/verzoek.h"

/* ---- judging ---- */

static void judging_refuses(struct opstelling *o)
{
	struct zitting z = { routed(o, "rik.schreurs"), planned(o), { 0 } };
	struct weging_oordeel one = { STR("bgs_2_20"), STR("a"), STR("nee"), STR("") };
	struct weging_beoordeling b = { .n = 1, .v = &one, .risico = STR("hoog"), .risico_reden = STR("Wapen.") };
	struct ctx c = opstelling_as(o, CHAIR);

	z.p = added(o, z.w, z.a);
	c = opstelling_as(o, CHAIR);
	assert_int_equal(judge(o, &c, z.p, NULL, NULL), FAULT_CONFLICT); /* the session has not begun */
	begun(o, z.w);
	present(o, z.w, "femke.groot", true);
	c = opstelling_as(o, "femke.groot"); /* reads, does not record */
	assert_int_equal(judge(o, &c, z.p, NULL, NULL), FAULT_DENIED);
	c = opstelling_as(o, "joep.lemmens"); /* not there */
	assert_int_equal(judge(o, &c, z.p, NULL, NULL), FAULT_NOT_FOUND);
	c = opstelling_as(o, "noor.habets"); /* of its house, but not there */
	assert_int_equal(judge(o, &c, z.p, NULL, NULL), FAULT_DENIED);
	b.punt = z.p;
	b.versie = versie_p(o, z.p);
	c = opstelling_as(o, CHAIR);
	proef_refused(c.fi, weging_judge(&c, &b), "t.bgs_2_20.a", "BGS 2.20 lid 3"); /* otherwise than the aanmelder */
	one.oordeel = STR("misschien");
	c = opstelling_as(o, CHAIR);
	proef_refused(c.fi, weging_judge(&c, &b), "o.bgs_2_20.a", NULL);
	one = (struct weging_oordeel){ STR("top_x"), STR("a"), STR("ja"), STR("") };
	c = opstelling_as(o, CHAIR);
	proef_refused(c.fi, weging_judge(&c, &b), "o.top_x.a", "BGS 2.20");
	b.n = 0;
	b.risico_reden = STR(" ");
	c = opstelling_as(o, CHAIR);
	proef_refused(c.fi, weging_judge(&c, &b), "risico_reden", NULL);
	b.risico = STR("extreem");
	c = opstelling_as(o, CHAIR);
	proef_refused(c.fi, weging_judge(&c, &b), "risico", NULL);
	assert_int_equal(opstelling_count(o, "select count(*) from main.oordeel"), 0);
}
TEST_BOTH(judging_refuses)

static void judging_again_replaces(struct opstelling *o)
{
	struct zitting z = sitting(o, "rik.schreurs");
	struct weegpunt *got;
	struct ctx c = opstelling_as(o, CHAIR);

	judged(o, z.p);
	c = opstelling_as(o, CHAIR);
	ok(&c, judge(o, &c, z.p, "b", "c"), "again");
	assert_int_equal(point_of(o, CHAIR, &z, &got), FAULT_NONE);
	assert_int_equal(got->nsets, 2);
	assert_true(got->sets[0].voldaan);
	assert_false(got->sets[1].af);
	assert_true(str_eq(got->sets[1].v[1].oordeel, STR("nee")));
	assert_true(str_eq(got->sets[1].v[1].antwoord, STR("ja")));
	assert_int_equal(got->sets[1].v[2].oordeel.n, 0);
	assert_true(got->schrijft);
	assert_int_equal(got->nbeslissers, 3);
}
TEST_BOTH(judging_again_replaces)

/* ---- what partners answered ---- */

static bool sees(struct opstelling *o, const char *wie, struct informatieverzoek_id id)
{
	struct ctx c = opstelling_as(o, wie);
	struct verzoek *q;

	return verzoek_get(&c, id, &q) == FAULT_NONE;
}

static void invariant_3_the_weegploeg_reads_what_partners_answer_until_it_decides(struct opstelling *o)
{
	struct zitting z = { routed(o, "rik.schreurs"), planned(o), { 0 } };
	struct verzoek_nieuw n = { .aanmelding = z.a, .medewerker = opstelling_id(o, "lotte.veldkamp"), .sjabloon = STR(""),
		.vraag = STR("Loopt er hulp?"), .grond = STR("Wvggz 5:2") };
	struct informatieverzoek_id id;
	struct ctx c = opstelling_as(o, "noor.habets");

	opstelling_sql(o, sql_id(o, "update main.aanmelding set regime = 'wvggz' where id = ", z.a.v).p);
	ok(&c, verzoek_ask(&c, &n, &id), "ask");
	opstelling_sql(o, sql_id(o, "update main.aanmelding set regime = 'wgs_casus' where id = ", z.a.v).p);
	assert_false(sees(o, "femke.groot", id));
	z.p = added(o, z.w, z.a);
	begun(o, z.w);
	present(o, z.w, "femke.groot", true);
	assert_true(sees(o, "femke.groot", id));
	assert_true(sees(o, "lotte.veldkamp", id));
	present(o, z.w, "femke.groot", false);
	assert_false(sees(o, "femke.groot", id));
	present(o, z.w, "femke.groot", true);
	present(o, z.w, "anouk.rutten", true);
	judged(o, z.p);
	decided(o, z.p, "casus");
	assert_int_equal(count_id(o, "select count(*) from main.informatieverzoek where status = 'ingetrokken' and dossier = ",
		z.a.v), 1);
}
TEST_BOTH(invariant_3_the_weegploeg_reads_what_partners_answer_until_it_decides)

/* ---- invariant 2: who decides, on what ---- */

static void invariant_2_core_deelnemers_decide(struct opstelling *o)
{
	static const char *const house[] = { "femke.groot", "noor.habets", NULL };
	static const char *const private_one[] = { "femke.groot", "deniz.yilmaz", NULL };
	static const char *const absent[] = { "femke.groot", NULL };
	struct ctx c = opstelling_as(o, CHAIR);
	struct zitting z;

	ok(&c, inrichting_rol(&c, opstelling_id(o, "deniz.yilmaz"), STR("weegploeglid"), (struct huis_id){ 0 }, STR("")),
		"role");
	z = sitting(o, "rik.schreurs");
	present(o, z.w, "deniz.yilmaz", true);
	present(o, z.w, "noor.habets", true);
	judged(o, z.p);
	assert_true(reads(o, "deniz.yilmaz", z.a)); /* lid 2 weighs along */
	refused(o, z.p, "casus", none, "deelnemers", "WGS 2.31 lid 2");
	refused(o, z.p, "niet_in_behandeling", none, "deelnemers", "invariant 2");
	refused(o, z.p, "casus", private_one, "deelnemers", "WGS 2.27 lid 1");
	refused(o, z.p, "casus", house, "deelnemers", "WGS 2.27 lid 1");
	present(o, z.w, "femke.groot", false);
	refused(o, z.p, "casus", absent, "deelnemers", "invariant 2");
}
TEST_BOTH(invariant_2_core_deelnemers_decide)

static void invariant_2_every_criterion_is_judged_and_met(struct opstelling *o)
{
	struct zitting z = sitting(o, "rik.schreurs");
	struct ctx c = opstelling_as(o, CHAIR);

	refused(o, z.p, "casus", core, "uitkomst", "BGS 2.20 lid 3"); /* nothing judged */
	c = opstelling_as(o, CHAIR);
	ok(&c, judge(o, &c, z.p, NULL, "d"), "one open");
	refused(o, z.p, "casus", core, "uitkomst", "BGS 2.20 lid 3");
	c = opstelling_as(o, CHAIR);
	ok(&c, judge(o, &c, z.p, NULL, "4"), "one of the national open");
	refused(o, z.p, "casus", core, "uitkomst", "BGS 2.20 lid 3");
	c = opstelling_as(o, CHAIR);
	ok(&c, judge(o, &c, z.p, "c", NULL), "one of the law not met");
	refused(o, z.p, "casus", core, "uitkomst", "BGS 2.20 lid 1");
	c = opstelling_as(o, CHAIR);
	ok(&c, judge(o, &c, z.p, "2", NULL), "national not met");
	refused(o, z.p, "casus", core, "uitkomst", "invariant 2");
	judged(o, z.p);
	decided(o, z.p, "casus");
	assert_int_equal(count_id(o, "select count(*) from main.besluit_deelnemer where soort = 'weging' and onderdeel = 'kern'"
		" and dossier = ", z.a.v), 2);
	assert_int_equal(count_id(o, "select count(*) from main.besluit_deelnemer d join main.aanmelding a on a.id = d.dossier"
		" where d.moment = a.besluit and a.id = ", z.a.v), 2);
	assert_true(str_eq(seen(o, "rik.schreurs", z.a)->kop.status, STR("casus")));
	assert_true(reads(o, "noor.habets", z.a));
}
TEST_BOTH(invariant_2_every_criterion_is_judged_and_met)

static void deciding_asks_words(struct opstelling *o)
{
	struct zitting z = sitting(o, "rik.schreurs");
	struct stem s;
	struct ctx c;

	decision(o, &s, z.p, "doorverwijzen", core);
	s.b.ontvanger = STR(" ");
	c = opstelling_as(o, CHAIR);
	proef_refused(c.fi, weging_decide(&c, &s.b), "ontvanger", NULL);
	decision(o, &s, z.p, "teruggezet", core);
	c = opstelling_as(o, CHAIR);
	proef_refused(c.fi, weging_decide(&c, &s.b), "uitkomst", NULL);
	decision(o, &s, z.p, "advies", core);
	s.b.reden = STR("\n");
	c = opstelling_as(o, CHAIR);
	proef_refused(c.fi, weging_decide(&c, &s.b), "reden", NULL);
	decision(o, &s, z.p, "advies", core);
	c = opstelling_as(o, "femke.groot");
	assert_int_equal(weging_decide(&c, &s.b), FAULT_DENIED);
	c = opstelling_as(o, "bram.janssen"); /* intake does not judge */
	assert_int_equal(weging_decide(&c, &s.b), FAULT_DENIED);
	c = opstelling_as(o, "lotte.veldkamp");
	assert_int_equal(weging_decide(&c, &s.b), FAULT_DENIED);
}
TEST_BOTH(deciding_asks_words)

static void invariant_5_an_area_is_weighed_without_persons(struct opstelling *o)
{
	static const char *const codes[] = { "1", "2", "3", "4" };
	struct proef_aanmelding p;
	struct weging_oordeel v[4];
	struct weging_beoordeling b = { .n = 4, .v = v, .risico = STR("laag"), .risico_reden = STR("Overlast.") };
	struct zitting z = { .w = planned(o) };
	struct ctx c = opstelling_as(o, "karin.bouts");
	struct weging *got;

	proef_fill(o, &p);
	p.n.soort = STR("gebied");
	p.n.thema = STR("gebiedsaanpak");
	p.n.gebied = STR("De haven");
	p.velden[0] = (struct veld_nieuw){ STR("probleem"), STR("overlast") };
	p.n.velden = p.velden;
	p.n.nvelden = 1;
	p.n.wpg = STR("");
	p.n.ncriteria = 4;
	p.n.npersonen = 0;
	ok(&c, aanmelding_submit(&c, &p.n, &z.a), "submit");
	c = opstelling_as(o, "noor.habets");
	ok(&c, aanmelding_route(&c, z.a, 1, proef_huis(o, "mh")), "route");
	z.p = added(o, z.w, z.a);
	begun(o, z.w);
	present(o, z.w, "femke.groot", true);
	present(o, z.w, "anouk.rutten", true);
	for (size_t i = 0; i < 4; i++) /* the fourth carries it alone: (1 en 2 en 3) of 4 */
		v[i] = (struct weging_oordeel){ STR("landelijk"), str_z(codes[i]), i == 3 ? STR("ja") : STR("nee"), STR("Zo.") };
	b.punt = z.p;
	b.versie = versie_p(o, z.p);
	c = opstelling_as(o, CHAIR);
	ok(&c, weging_judge(&c, &b), "judge");
	c = opstelling_as(o, CHAIR);
	ok(&c, weging_get(&c, z.w, &got), "board");
	assert_int_equal(got->agenda.v[0].naam.n, 0);
	decided(o, z.p, "casus");
	assert_int_equal(count_id(o, "select count(*) from main.betrokkene where dossier = ", z.a.v), 0);
}
TEST_BOTH(invariant_5_an_area_is_weighed_without_persons)

/* ---- invariant 4: rejecting ---- */

static void invariant_4_rejection_shields_at_once(struct opstelling *o)
{
	struct zitting z = sitting(o, "rik.schreurs");
	struct weegpunt *got;
	struct weging *board;
	struct aanmelding *a;
	struct ctx c;

	present(o, z.w, "joep.lemmens", true);
	decided(o, z.p, "niet_in_behandeling");
	assert_int_equal(count_id(o, "select count(*) from main.toegang where onderdeel <> 'kern' and tot > 9000000000000000"
		" and dossier = ", z.a.v), 0);
	assert_null(seen(o, "femke.groot", z.a));
	assert_null(seen(o, "joep.lemmens", z.a));
	assert_int_equal(point_of(o, CHAIR, &z, &got), FAULT_NOT_FOUND);
	assert_false(reads(o, "noor.habets", z.a));
	assert_false(reads(o, CHAIR, z.a));
	a = seen(o, "rik.schreurs", z.a);
	assert_non_null(a);
	assert_false(a->heeft_inhoud);
	assert_int_equal(a->npersonen, 0);
	assert_true(str_eq(a->kop.status, STR("afgewezen")));
	assert_true(str_eq(a->besluit_reden, STR("De weegploeg vindt dit het best passend.")));
	assert_int_equal(a->vernietigen.v, datum_add_days(datum_today(), 14).v);
	assert_int_equal(a->nberichten, 1);
	assert_true(text_has(a->berichten[0].tekst, "Niet in behandeling"));
	/* the session keeps number and outcome; everyone invited reads those */
	c = opstelling_as(o, "femke.groot");
	ok(&c, weging_get(&c, z.w, &board), "board");
	assert_int_equal(board->besloten.n, 1);
	assert_int_equal(board->besloten.v[0].aanmelding.v, 0);
	assert_int_equal(board->besloten.v[0].naam.n, 0);
	assert_true(str_eq(board->besloten.v[0].uitkomst, STR("niet_in_behandeling")));
	closed(o, z.w);
}
TEST_BOTH(invariant_4_rejection_shields_at_once)

static void invariant_4_the_house_sets_the_term(struct opstelling *o)
{
	struct zitting z = sitting(o, "rik.schreurs");

	opstelling_sql(o, "update main.huis set afwijs_dagen = 3 where code = 'mh'");
	decided(o, z.p, "doorverwijzen");
	assert_int_equal(seen(o, "rik.schreurs", z.a)->vernietigen.v, datum_add_days(datum_today(), 3).v);
	assert_true(str_eq(seen(o, "rik.schreurs", z.a)->ontvanger, STR("Sociaal team Noord")));
	assert_false(reads(o, "noor.habets", z.a));
	z = sitting(o, "rik.schreurs");
	decided(o, z.p, "advies");
	assert_false(reads(o, "noor.habets", z.a));
	assert_true(str_eq(seen(o, "noor.habets", z.a)->kop.status, STR("advies")));
}
TEST_BOTH(invariant_4_the_house_sets_the_term)

static void invariant_4_the_reason_names_nobody(struct opstelling *o)
{
	static const char *const texts[] = { "Wolters voldoet niet.", "Voor Dennis is er al zorg.", "Zie (Wolters)." };
	struct zitting z = sitting(o, "rik.schreurs");
	struct stem s;
	struct ctx c;

	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		decision(o, &s, z.p, "niet_in_behandeling", core);
		s.b.reden = str_z(texts[i]);
		c = opstelling_as(o, CHAIR);
		proef_refused(c.fi, weging_decide(&c, &s.b), "reden", "invariant 4");
	}
	opstelling_sql(o, sql_id(o, "update main.betrokkene set bsn = '111222333' where dossier = ", z.a.v).p);
	decision(o, &s, z.p, "advies", core);
	s.b.reden = STR("BSN 111222333 is bekend bij het wijkteam.");
	c = opstelling_as(o, CHAIR);
	proef_refused(c.fi, weging_decide(&c, &s.b), "reden", "invariant 4");
	decision(o, &s, z.p, "niet_in_behandeling", core);
	s.b.reden = STR("Dennissen en de Woltersstraat zijn geen personen.");
	c = opstelling_as(o, CHAIR);
	ok(&c, weging_decide(&c, &s.b), "words that are no names");
}
TEST_BOTH(invariant_4_the_reason_names_nobody)

/* ---- asking, telling, repeating ---- */

static void asking_comes_back_after_the_answer(struct opstelling *o)
{
	struct zitting z = sitting(o, "rik.schreurs");
	struct weegpunt_id p;
	struct stem s;
	struct ctx c;

	decision(o, &s, z.p, "aanvullen", none);
	c = opstelling_as(o, CHAIR);
	ok(&c, weging_decide(&c, &s.b), "ask");
	assert_true(str_eq(seen(o, "rik.schreurs", z.a)->kop.status, STR("aanvullen")));
	assert_true(str_eq(seen(o, "rik.schreurs", z.a)->kop.bericht, STR("vraag")) ||
		str_eq(seen(o, "rik.schreurs", z.a)->berichten[0].soort, STR("vraag")));
	assert_null(seen(o, "femke.groot", z.a));
	assert_true(reads(o, "noor.habets", z.a));
	c = opstelling_as(o, CHAIR);
	proef_refused(c.fi, weging_agenda_add(&c, z.w, z.a, &p), "aanmelding", NULL);
	c = opstelling_as(o, "rik.schreurs");
	ok(&c, aanmelding_answer(&c, z.a, STR("Het wijkteam gaf het op.")), "answer");
	p = added(o, z.w, z.a);
	assert_int_equal(p.v, z.p.v);
	assert_true(reads(o, "femke.groot", z.a));
	judged(o, z.p);
	decided(o, z.p, "casus");
}
TEST_BOTH(asking_comes_back_after_the_answer)

static void the_aanmelder_is_told_neutrally(struct opstelling *o)
{
	struct zitting z = sitting(o, "rik.schreurs");

	decided(o, z.p, "niet_in_behandeling");
	assert_int_equal(count_id(o, "select count(*) from main.melding where soort = 'weging_besluit' and medewerker = ",
		opstelling_id(o, "rik.schreurs").v), 1);
	assert_int_equal(opstelling_count(o, "select count(*) from main.mail where aan = 'rik.schreurs@politie.example'"), 1);
	assert_int_equal(opstelling_count(o, "select count(*) from main.mail where inhoud like '%Wolters%'"
		" or onderwerp like '%Wolters%' or inhoud like '%AM-%' or inhoud like '%behandeling%'"), 0);
}
TEST_BOTH(the_aanmelder_is_told_neutrally)

static void a_second_submit_gets_the_first_outcome(struct opstelling *o)
{
	struct zitting z = sitting(o, "rik.schreurs");
	struct stem s;
	struct ctx c;

	decision(o, &s, z.p, "niet_in_behandeling", core);
	for (int i = 0; i < 2; i++) {
		c = opstelling_as(o, CHAIR);
		c.token = STR("besluit-eens");
		ok(&c, weging_decide(&c, &s.b), "decide");
		assert_int_equal(c.herhaling, i);
		assert_int_equal(c.uitkomst, z.w.v);
	}
	assert_int_equal(opstelling_count(o, "select count(*) from main.besluit_deelnemer"), 2);
	assert_int_equal(opstelling_count(o, "select count(*) from main.mail"), 1);
}
TEST_BOTH(a_second_submit_gets_the_first_outcome)

static void an_old_version_is_refused(struct opstelling *o)
{
	struct zitting z = sitting(o, "rik.schreurs");
	struct weging_beoordeling b = { .punt = z.p, .versie = versie_p(o, z.p) };
	struct stem s;
	struct ctx c;

	decision(o, &s, z.p, "advies", core);
	present(o, z.w, "noor.habets", true);
	c = opstelling_as(o, "noor.habets");
	ok(&c, judge(o, &c, z.p, NULL, NULL), "noor");
	c = opstelling_as(o, CHAIR);
	assert_int_equal(weging_decide(&c, &s.b), FAULT_CONFLICT);
	assert_true(text_has(str_z(c.fi->text), "Noor Habets"));
	c = opstelling_as(o, CHAIR);
	assert_int_equal(weging_judge(&c, &b), FAULT_CONFLICT);
}
TEST_BOTH(an_old_version_is_refused)

static void two_decide_one_point(struct opstelling *o)
{
	struct zitting z = sitting(o, "rik.schreurs");
	struct stem s;
	struct ctx c;

	judged(o, z.p);
	present(o, z.w, "noor.habets", true);
	decision(o, &s, z.p, "advies", core);
	decided(o, z.p, "casus");
	c = opstelling_as(o, "noor.habets");
	assert_int_equal(weging_decide(&c, &s.b), FAULT_CONFLICT);
	z = sitting(o, "rik.schreurs");
	present(o, z.w, "noor.habets", true);
	decision(o, &s, z.p, "casus", core);
	decided(o, z.p, "niet_in_behandeling"); /* and now the point cannot be seen */
	c = opstelling_as(o, "noor.habets");
	assert_int_equal(weging_decide(&c, &s.b), FAULT_CONFLICT);
	assert_int_equal(opstelling_count(o, "select count(*) from main.besluit_deelnemer"), 4);
}
TEST_BOTH(two_decide_one_point)

int main(void)
{
	const struct CMUnitTest tests[] = {
		BOTH(invariant_3_the_weegploeg_reads_what_partners_answer_until_it_decides),
		BOTH(judging_refuses),
		BOTH(judging_again_replaces),
		BOTH(invariant_2_core_deelnemers_decide),
		BOTH(invariant_2_every_criterion_is_judged_and_met),
		BOTH(deciding_asks_words),
		BOTH(invariant_5_an_area_is_weighed_without_persons),
		BOTH(invariant_4_rejection_shields_at_once),
		BOTH(invariant_4_the_house_sets_the_term),
		BOTH(invariant_4_the_reason_names_nobody),
		BOTH(asking_comes_back_after_the_answer),
		BOTH(the_aanmelder_is_told_neutrally),
		BOTH(a_second_submit_gets_the_first_outcome),
		BOTH(an_old_version_is_refused),
		BOTH(two_decide_one_point),
	};

	return cmocka_run_group_tests_name("besluit", tests, NULL, NULL);
}
