/* Informatieverzoek: who may ask whom, who sees and answers what. Both databases. */
#include "tests/proef_plan.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "domein/casus/tijdlijn.h"
#include "domein/toegang/melding.h"
#include "domein/verzoek/verzoek.h"

#define SANNE "sanne.hendrickx"
#define RIK "rik.schreurs"
#define LOTTE "lotte.veldkamp"
#define ARIE "arie.peters"

/* Lotte (care) and Arie (Veilig Thuis) may both write the care part. */
static struct casus_id a_case(struct opstelling *o)
{
	struct casus_id id = proef_casus(o);
	const char *const wie[] = { LOTTE, ARIE };

	for (size_t i = 0; i < 2; i++) {
		struct ctx c = opstelling_as(o, SANNE);
		struct team_toelating t = { .casus = id, .medewerker = opstelling_id(o, wie[i]), .functie = STR("deelnemer"),
			.niveaus = casus_niveaus_default(STR("zorg")), .grond = STR("casusteam"), .reden = STR(""),
			.tot = datum_add_days(datum_today(), 100) };

		proef_good(c.fi, team_admit(&c, &t));
	}
	return id;
}

static struct verzoek_nieuw question(struct opstelling *o, struct casus_id id, const char *wie, const char *sjabloon)
{
	return (struct verzoek_nieuw){ .casus = id, .medewerker = opstelling_id(o, wie), .sjabloon = str_z(sjabloon),
		.vraag = STR("Is er hulp, en is het thuis veilig?"), .grond = STR("WGS 1.5, 2.31 lid 3") };
}

static struct informatieverzoek_id asked(struct opstelling *o, struct casus_id id, const char *wie, const char *sjabloon)
{
	struct verzoek_nieuw n = question(o, id, wie, sjabloon);
	struct ctx c = opstelling_as(o, SANNE);
	struct informatieverzoek_id ret = { 0 };

	proef_good(c.fi, verzoek_ask(&c, &n, &ret));
	return ret;
}

static struct verzoek *seen(struct opstelling *o, const char *wie, struct informatieverzoek_id id)
{
	struct ctx c = opstelling_as(o, wie);
	struct verzoek *v = NULL;

	return verzoek_get(&c, id, &v) ? NULL : v;
}

/* ---- invariant 3 ---- */

static void invariant_3_no_partner_is_asked_before_acceptance(struct opstelling *o)
{
	struct aanmelding_id a = proef_gerouteerd(o);
	struct verzoek_nieuw n = question(o, (struct casus_id){ 0 }, LOTTE, "");
	struct informatieverzoek_id ret;
	struct ctx c = opstelling_as(o, "noor.habets");

	n.aanmelding = a;
	proef_refused(c.fi, verzoek_ask(&c, &n, &ret), "aanmelding", "invariant 3");
	assert_int_equal(opstelling_count(o, "select count(*) from main.informatieverzoek"), 0);
	/* under a regime that allows it: the Wvggz */
	proef_sql(o, "update main.aanmelding set regime = 'wvggz', thema = 'wvggz' where id = %1", a.v);
	c = opstelling_as(o, "noor.habets");
	proef_good(c.fi, verzoek_ask(&c, &n, &ret));
	assert_non_null(seen(o, LOTTE, ret));
	assert_null(seen(o, ARIE, ret));
	assert_int_equal(proef_count(o, "select count(*) from main.toegang where dossier = %1 and medewerker in (select id "
		"from main.medewerker where email = 'lotte.veldkamp@ggz.example') and onderdeel <> 'verzoek'", a.v), 0);
	proef_sql(o, "update main.aanmelding set status = 'afgewezen' where id = %1", a.v);
	c = opstelling_as(o, "noor.habets");
	proef_refused(c.fi, verzoek_ask(&c, &n, &ret), "aanmelding", NULL);
}
TEST_BOTH(invariant_3_no_partner_is_asked_before_acceptance)

/* Of an aanmelding under a regime that lets partners be asked before a decision, by Noor of the intake. */
static struct informatieverzoek_id asked_before(struct opstelling *o, struct aanmelding_id a, const char *wie)
{
	struct verzoek_nieuw n = question(o, (struct casus_id){ 0 }, wie, "");
	struct informatieverzoek_id ret = { 0 };
	struct ctx c = opstelling_as(o, "noor.habets");

	proef_sql(o, "update main.aanmelding set regime = 'wvggz', thema = 'wvggz' where id = %1", a.v);
	n.aanmelding = a;
	proef_good(c.fi, verzoek_ask(&c, &n, &ret));
	return ret;
}

static enum fault answer(struct opstelling *o, const char *wie, struct informatieverzoek_id id)
{
	struct verzoek_antwoord a = { .id = id, .versie = 1, .antwoord = STR("Wij kennen geen zorgen.") };
	struct ctx c = opstelling_as(o, wie);

	return verzoek_answer(&c, &a);
}

static void invariant_3_who_is_asked_before_sees_the_question_alone(struct opstelling *o)
{
	struct aanmelding_id a = proef_gerouteerd(o);
	struct informatieverzoek_id id;
	struct verzoek_vorm *f;
	struct aanmelding *view;
	struct verzoek *q;
	struct ctx c = opstelling_as(o, "noor.habets");

	proef_good(c.fi, verzoek_form_aanmelding(&c, a, &f));
	assert_true(f->waarom_niet && strstr(f->regel, "invariant 3") && f->n == 0); /* the WGS: not before */
	c = opstelling_as(o, LOTTE);
	assert_int_equal(verzoek_form_aanmelding(&c, a, &f), FAULT_NOT_FOUND);
	c = opstelling_as(o, RIK); /* who brought it in does not ask */
	assert_int_equal(verzoek_form_aanmelding(&c, a, &f), FAULT_DENIED);
	id = asked_before(o, a, LOTTE);
	c = opstelling_as(o, "noor.habets");
	proef_good(c.fi, verzoek_form_aanmelding(&c, a, &f));
	assert_true(!f->waarom_niet && f->n > 0);
	for (size_t i = 0; i < f->n; i++)
		assert_false(str_eq(f->v[i].domein, STR("zvh")));
	c = opstelling_as(o, LOTTE);
	assert_int_equal(aanmelding_get(&c, a, &view), FAULT_NOT_FOUND);
	assert_int_equal(proef_count(o, "select count(*) from main.toegang where dossier = %1 and onderdeel <> 'verzoek' and "
		"medewerker in (select id from main.medewerker where email = 'lotte.veldkamp@ggz.example')", a.v), 0);
	assert_null(seen(o, RIK, id));
	assert_null(seen(o, ARIE, id));
	assert_int_equal(answer(o, ARIE, id), FAULT_NOT_FOUND);
	assert_int_equal(answer(o, RIK, id), FAULT_NOT_FOUND);
	/* all of the intake see it, not only who asked */
	assert_int_equal(proef_count(o, "select count(*) from main.toegang t where t.dossier = %1 and t.onderdeel = 'kern' and "
		"t.soort = 'intake' and t.niveau = 3 and t.tot > 9000000000000 and not exists (select 1 from main.toegang v where "
		"v.dossier = t.dossier and v.medewerker = t.medewerker and v.onderdeel = 'verzoek' and v.niveau = 3)", a.v), 0);
	proef_sql(o, "update main.aanmelding set status = 'casus' where id = %1", a.v);
	q = seen(o, LOTTE, id);
	assert_true(q->vervallen && !q->antwoordt);
	assert_int_equal(answer(o, LOTTE, id), FAULT_CONFLICT);
	c = opstelling_as(o, LOTTE);
	assert_int_equal(verzoek_decline(&c, id, 1, STR("beroepsgeheim"), STR("Nee")), FAULT_CONFLICT);
	assert_int_equal(answer(o, ARIE, id), FAULT_NOT_FOUND); /* and nobody else learns that there is one */
	proef_sql(o, "update main.aanmelding set status = 'weging' where id = %1", a.v);
	proef_good(&o->fi, answer(o, LOTTE, id));
	assert_true(str_eq(seen(o, "noor.habets", id)->antwoord, STR("Wij kennen geen zorgen.")));
	assert_int_equal(opstelling_count(o, "select count(*) from main.notitie"), 0); /* there is no case to write in */
}
TEST_BOTH(invariant_3_who_is_asked_before_sees_the_question_alone)

static void invariant_13_an_answer_before_keeps_to_the_regime(struct opstelling *o)
{
	struct aanmelding_id a = proef_gerouteerd(o);
	struct informatieverzoek_id id = asked_before(o, a, LOTTE);
	struct verzoek_antwoord n = { .id = id, .versie = 1, .antwoord = STR("Zie hierboven."), .wpg = STR("8") };
	struct ctx c = opstelling_as(o, LOTTE);

	proef_sql(o, "update main.aanmelding set regime = 'vroegsignalering' where id = %1", a.v);
	proef_refused(c.fi, verzoek_answer(&c, &n), "wpg", "invariant 13");
}
TEST_BOTH(invariant_13_an_answer_before_keeps_to_the_regime)

static void what_is_withdrawn_waits_for_no_answer(struct opstelling *o)
{
	struct aanmelding_id a = proef_gerouteerd(o);
	struct informatieverzoek_id id = asked_before(o, a, LOTTE);
	struct ctx c = opstelling_as(o, RIK);

	proef_good(c.fi, aanmelding_withdraw(&c, a, proef_count(o, "select versie from main.aanmelding where id = %1", a.v),
		STR("Opgelost")));
	assert_null(seen(o, LOTTE, id));
	assert_int_equal(answer(o, LOTTE, id), FAULT_NOT_FOUND);
	assert_int_equal(opstelling_count(o, "select count(*) from main.informatieverzoek where status = 'ingetrokken'"), 1);
}
TEST_BOTH(what_is_withdrawn_waits_for_no_answer)

/* ---- asking ---- */

static void only_who_keeps_the_case_asks_an_admitted_partner(struct opstelling *o)
{
	struct casus_id id = a_case(o);
	struct verzoek_nieuw n = question(o, id, LOTTE, "verzoek_zorg");
	struct informatieverzoek_id ret;
	struct ctx c = opstelling_as(o, RIK);

	assert_int_equal(verzoek_ask(&c, &n, &ret), FAULT_DENIED);
	c = opstelling_as(o, "joep.lemmens");
	assert_int_equal(verzoek_ask(&c, &n, &ret), FAULT_NOT_FOUND);
	c = opstelling_as(o, SANNE);
	n = question(o, id, "karin.bouts", ""); /* not admitted */
	proef_refused(c.fi, verzoek_ask(&c, &n, &ret), "medewerker", "invariant 6");
	c = opstelling_as(o, SANNE);
	n = question(o, id, "tim.boesten", ""); /* the house itself */
	proef_refused(c.fi, verzoek_ask(&c, &n, &ret), "medewerker", "WGS 1.5");
	c = opstelling_as(o, SANNE);
	n = question(o, id, LOTTE, "verzoek_veilig_thuis"); /* for another kind of partner */
	proef_refused(c.fi, verzoek_ask(&c, &n, &ret), "sjabloon", "C108");
	c = opstelling_as(o, SANNE);
	n = question(o, id, LOTTE, "");
	n.vraag = STR(" ");
	proef_refused(c.fi, verzoek_ask(&c, &n, &ret), "vraag", NULL);
	c = opstelling_as(o, SANNE);
	n = question(o, id, LOTTE, "");
	n.grond = STR("");
	proef_refused(c.fi, verzoek_ask(&c, &n, &ret), "grond", NULL);
	c = opstelling_as(o, SANNE);
	n.grond = STR("WGS 1.5");
	n.uiterlijk = datum_today();
	proef_refused(c.fi, verzoek_ask(&c, &n, &ret), "uiterlijk", NULL);
	assert_int_equal(opstelling_count(o, "select count(*) from main.informatieverzoek"), 0);
}
TEST_BOTH(only_who_keeps_the_case_asks_an_admitted_partner)

static void an_organisation_sees_its_own_questions_alone(struct opstelling *o)
{
	struct casus_id id = a_case(o);
	struct informatieverzoek_id l = asked(o, id, LOTTE, "verzoek_zorg"), v = asked(o, id, ARIE, "verzoek_veilig_thuis");
	struct verzoek_lijst lijst;
	struct verzoek *q;
	struct ctx c;

	assert_non_null(seen(o, SANNE, l));
	assert_non_null(seen(o, ARIE, v));
	assert_null(seen(o, LOTTE, v));
	assert_null(seen(o, ARIE, l));
	assert_null(seen(o, RIK, l));
	assert_null(seen(o, "joep.lemmens", l));
	q = seen(o, LOTTE, l);
	assert_true(q->antwoordt && !q->regie && q->n == 3 && q->uiterlijk.v > datum_today().v);
	c = opstelling_as(o, LOTTE);
	proef_good(c.fi, verzoek_list(&c, VERZOEK_AAN_MIJ, casus_dossier(id), false, &lijst));
	assert_int_equal(lijst.n, 1);
	assert_true(lijst.v[0].mij);
	c = opstelling_as(o, SANNE);
	proef_good(c.fi, verzoek_list(&c, VERZOEK_DOOR_MIJ, casus_dossier(id), false, &lijst));
	assert_int_equal(lijst.n, 2);
	c = opstelling_as(o, SANNE);
	proef_good(c.fi, verzoek_list(&c, VERZOEK_VAN_DOSSIER, casus_dossier(id), true, &lijst));
	assert_int_equal(lijst.n, 2);
	c = opstelling_as(o, RIK);
	proef_good(c.fi, verzoek_list(&c, VERZOEK_AAN_MIJ, casus_dossier(id), true, &lijst));
	assert_int_equal(lijst.n, 0);
}
TEST_BOTH(an_organisation_sees_its_own_questions_alone)

/* Somebody's other rights change; what he was asked stays his to see. */
static void a_change_of_admission_keeps_the_question(struct opstelling *o)
{
	struct casus_id id = a_case(o);
	struct informatieverzoek_id l = asked(o, id, LOTTE, "");

	plan_laat_toe(o, id, LOTTE, NIVEAU_LEZEN);
	assert_non_null(seen(o, LOTTE, l));
	{
		struct ctx c = opstelling_as(o, SANNE);

		proef_good(c.fi, team_withdraw(&c, id, opstelling_id(o, LOTTE), STR("Klaar")));
	}
	assert_null(seen(o, LOTTE, l));
}
TEST_BOTH(a_change_of_admission_keeps_the_question)

/* ---- answering ---- */

static void an_answer_lands_with_its_source_and_conditions(struct opstelling *o)
{
	struct casus_id id = a_case(o);
	struct informatieverzoek_id l = asked(o, id, LOTTE, "verzoek_zorg");
	struct verzoek_tekst t[] = { { 1, STR("Ja, sinds 2024.") } };
	struct verzoek_antwoord a = { .id = l, .versie = 1, .antwoord = STR(""), .voorwaarden = STR("Niet naar de politie"),
		.wpg = STR("") };
	struct verzoek *q;
	struct ctx c = opstelling_as(o, LOTTE);

	proef_refused(c.fi, verzoek_answer(&c, &a), "v.1", "WGS 1.5");
	a.n = 1;
	a.v = t;
	a.versie = 9;
	c = opstelling_as(o, LOTTE);
	assert_int_equal(verzoek_answer(&c, &a), FAULT_CONFLICT);
	a.versie = 1;
	c = opstelling_as(o, ARIE);
	assert_int_equal(verzoek_answer(&c, &a), FAULT_NOT_FOUND);
	c = opstelling_as(o, SANNE); /* the house does not answer for a partner */
	assert_int_equal(verzoek_answer(&c, &a), FAULT_DENIED);
	c = opstelling_as(o, LOTTE);
	a.wpg = STR("9");
	proef_refused(c.fi, verzoek_answer(&c, &a), "wpg", "invariant 14");
	a.wpg = STR("");
	c = opstelling_as(o, LOTTE);
	proef_good(c.fi, verzoek_answer(&c, &a));
	q = seen(o, SANNE, l);
	assert_true(str_eq(q->status, STR("beantwoord")) && str_eq(q->v[0].antwoord, STR("Ja, sinds 2024.")) && q->op_tijdlijn);
	assert_int_equal(opstelling_count(o, "select count(*) from main.notitie n join main.organisatie p on p.id = "
		"n.organisatie where p.soort = 'ggz' and n.onderdeel = 'zorg' and n.voorwaarden = 'Niet naar de politie' and "
		"n.tekst like '%sinds 2024%'"), 1);
	c = opstelling_as(o, LOTTE);
	assert_int_equal(verzoek_answer(&c, &a), FAULT_CONFLICT);
}
TEST_BOTH(an_answer_lands_with_its_source_and_conditions)

static void an_answer_goes_to_no_wider_part(struct opstelling *o)
{
	struct casus_id id = a_case(o);
	struct informatieverzoek_id l;
	struct verzoek_tekst t[] = { { 1, STR("Ja.") } };
	struct verzoek_antwoord a = { .versie = 1, .antwoord = STR(""), .n = 1, .v = t };
	struct ctx c;

	plan_laat_toe(o, id, LOTTE, NIVEAU_LEZEN); /* no care part any more */
	l = asked(o, id, LOTTE, "verzoek_zorg");
	a.id = l;
	c = opstelling_as(o, LOTTE);
	proef_good(c.fi, verzoek_answer(&c, &a));
	assert_false(seen(o, SANNE, l)->op_tijdlijn);
	assert_int_equal(opstelling_count(o, "select count(*) from main.notitie where titel like 'Antwoord op%'"), 0);
}
TEST_BOTH(an_answer_goes_to_no_wider_part)

static void declining_asks_a_reason(struct opstelling *o)
{
	struct casus_id id = a_case(o);
	struct informatieverzoek_id l = asked(o, id, LOTTE, "");
	struct ctx c = opstelling_as(o, LOTTE);

	proef_refused(c.fi, verzoek_decline(&c, l, 1, STR(""), STR("Nee")), "reden", "WGS 1.5");
	c = opstelling_as(o, LOTTE);
	proef_refused(c.fi, verzoek_decline(&c, l, 1, STR("beroepsgeheim"), STR(" ")), "toelichting", NULL);
	c = opstelling_as(o, LOTTE);
	proef_good(c.fi, verzoek_decline(&c, l, 1, STR("beroepsgeheim"), STR("Zonder toestemming kan dit niet.")));
	assert_true(str_eq(seen(o, SANNE, l)->status, STR("geweigerd")));
	assert_true(str_eq(seen(o, SANNE, l)->reden, STR("beroepsgeheim")));
}
TEST_BOTH(declining_asks_a_reason)

static void reminding_and_taking_back(struct opstelling *o)
{
	struct casus_id id = a_case(o);
	struct informatieverzoek_id l = asked(o, id, LOTTE, "verzoek_zorg");
	int64_t meldingen, later;
	struct ctx c = opstelling_as(o, LOTTE);

	proef_good(c.fi, melding_count(&c, &meldingen));
	assert_int_equal(verzoek_remind(&c, l, 1), FAULT_DENIED);
	c = opstelling_as(o, SANNE);
	proef_good(c.fi, verzoek_remind(&c, l, 1));
	c = opstelling_as(o, LOTTE);
	proef_good(c.fi, melding_count(&c, &later));
	assert_int_equal(later, meldingen + 1);
	assert_int_equal(seen(o, LOTTE, l)->herinneringen, 1);
	c = opstelling_as(o, SANNE);
	proef_refused(c.fi, verzoek_withdraw(&c, l, 2, STR("")), "waarom", NULL);
	c = opstelling_as(o, SANNE);
	proef_good(c.fi, verzoek_withdraw(&c, l, 2, STR("Niet meer nodig")));
	c = opstelling_as(o, SANNE);
	assert_int_equal(verzoek_remind(&c, l, 3), FAULT_CONFLICT);
	assert_false(seen(o, LOTTE, l)->antwoordt);
	klok_freeze(klok_now() + 400 * DAY_MS);
	assert_false(seen(o, SANNE, l)->te_laat);
	klok_freeze(0);
}
TEST_BOTH(reminding_and_taking_back)

int main(void)
{
	const struct CMUnitTest tests[] = {
		BOTH(invariant_3_no_partner_is_asked_before_acceptance),
		BOTH(invariant_3_who_is_asked_before_sees_the_question_alone),
		BOTH(invariant_13_an_answer_before_keeps_to_the_regime),
		BOTH(what_is_withdrawn_waits_for_no_answer),
		BOTH(only_who_keeps_the_case_asks_an_admitted_partner),
		BOTH(an_organisation_sees_its_own_questions_alone),
		BOTH(a_change_of_admission_keeps_the_question),
		BOTH(an_answer_lands_with_its_source_and_conditions),
		BOTH(an_answer_goes_to_no_wider_part),
		BOTH(declining_asks_a_reason),
		BOTH(reminding_and_taking_back),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
