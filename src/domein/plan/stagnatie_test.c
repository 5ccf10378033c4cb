/* Stagnation: signs in words and days, parking, the ladder, the state that is kept, who sees the lists. Both databases. */
#include "tests/proef_plan.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

#include "domein/plan/stagnatie.h"

#define SANNE "sanne.hendrickx"
#define RIK "rik.schreurs"
#define LOTTE "lotte.veldkamp"
#define MANAGER "marjolein.tonnaer"

static struct stagnaties read_as(struct opstelling *o, const char *wie, struct casus_id id, struct plan **ret)
{
	struct ctx c = opstelling_as(o, wie);
	struct stagnaties s;

	assert_int_equal(plan_get(&c, id, ret), FAULT_NONE);
	assert_int_equal(stagnatie_get(&c, *ret, true, &s), FAULT_NONE);
	return s;
}

static bool sign(const struct stagnaties *s, enum teken_wat wat, bool ernstig)
{
	for (size_t i = 0; i < s->ntekens; i++)
		if (s->tekens[i].wat == wat && s->tekens[i].ernstig == ernstig && !s->tekens[i].geparkeerd)
			return true;
	return false;
}

/* Its day was so many days ago. */
static void late(struct opstelling *o, struct afspraak_id a, int dagen)
{
	struct buf b = buf_new(o->arena);

	buf_addz(&b, "update main.afspraak set termijn = ");
	buf_add_i64(&b, datum_add_days(datum_today(), -dagen).v);
	buf_addz(&b, " where id = %1");
	proef_sql(o, buf_str(&b).p, a.v);
}

static const char *state(struct opstelling *o, struct casus_id id)
{
	static const char *const states[] = { "opschema", "wacht", "aandacht", "stagneert" };

	for (size_t i = 0; i < 4; i++) {
		struct buf b = buf_new(o->arena);

		buf_addz(&b, "select count(*) from main.casus where id = %1 and toestand = '");
		buf_addz(&b, states[i]);
		buf_addc(&b, '\'');
		if (proef_count(o, buf_str(&b).p, id.v))
			return states[i];
	}
	return "";
}

static void follow(struct opstelling *o, struct casus_id id)
{
	struct ctx c = opstelling_as(o, SANNE);

	assert_int_equal(stagnatie_follow(&c, id), FAULT_NONE);
}

/* ---- signs ---- */

static void invariant_24_no_review_date_or_past_it_is_on_the_list(struct opstelling *o)
{
	struct casus_id id = plan_casus(o);
	struct stagnatie_rijen l;
	struct stagnaties s;
	struct plan *p;
	struct ctx c = opstelling_as(o, SANNE);

	assert_int_equal(stagnatie_mine(&c, &l), FAULT_NONE);
	assert_int_equal(l.n, 0);
	proef_sql(o, "update main.casus set herbeoordeling = null where id = %1", id.v);
	s = read_as(o, SANNE, id, &p);
	assert_true(sign(&s, TEKEN_GEEN_HERBEOORDELING, false));
	c = opstelling_as(o, SANNE);
	assert_int_equal(stagnatie_mine(&c, &l), FAULT_NONE);
	assert_true(l.n == 1 && l.v[0].s.ntekens == 1 && l.v[0].heeft_naam);
	assert_int_equal(c.nlooks, 1);
	proef_sql(o, "update main.casus set herbeoordeling = 20260101 where id = %1", id.v);
	s = read_as(o, SANNE, id, &p);
	assert_true(sign(&s, TEKEN_HERBEOORDELING, false));
	follow(o, (struct casus_id){ 0 });
	assert_string_equal(state(o, id), "aandacht");
	c = opstelling_as(o, "joep.lemmens");
	assert_int_equal(stagnatie_mine(&c, &l), FAULT_NONE);
	assert_int_equal(l.n, 0);
}
TEST_BOTH(invariant_24_no_review_date_or_past_it_is_on_the_list)

static void a_late_afspraak_asks_attention_then_stagnates(struct opstelling *o)
{
	struct casus_id id = plan_casus(o);
	struct afspraak_id a = plan_maak(o, id, RIK);
	struct stagnaties s;
	struct plan *p;
	struct ctx c;

	follow(o, id);
	assert_string_equal(state(o, id), "opschema");
	late(o, a, 3);
	follow(o, id);
	assert_string_equal(state(o, id), "aandacht");
	late(o, a, 23);
	follow(o, (struct casus_id){ 0 });
	assert_string_equal(state(o, id), "stagneert");
	s = read_as(o, SANNE, id, &p);
	assert_true(sign(&s, TEKEN_TE_LAAT, true));
	assert_true(s.tekens[0].dagen == 23 && s.tekens[0].a->nummer == 1);
	c = opstelling_as(o, RIK);
	assert_int_equal(afspraak_finish(&c, a, 1, STR("gereed"), STR("")), FAULT_NONE);
	assert_string_equal(state(o, id), "opschema");
}
TEST_BOTH(a_late_afspraak_asks_attention_then_stagnates)

static void a_refusal_and_a_goal_without_afspraken_are_signs(struct opstelling *o)
{
	struct casus_id id = plan_casus(o);
	struct afspraak_id a = plan_maak(o, id, RIK);
	struct doel_invoer n = { .casus = id, .leefgebied = STR("justitie"), .tekst = STR("Niet opnieuw aangehouden") };
	struct doel_id d;
	struct stagnaties s;
	struct plan *p;
	struct ctx c = opstelling_as(o, SANNE);

	assert_int_equal(doel_add(&c, &n, &d), FAULT_NONE);
	c = opstelling_as(o, RIK);
	assert_int_equal(afspraak_answer(&c, a, 1, false, STR("Geen capaciteit")), FAULT_NONE);
	assert_string_equal(state(o, id), "aandacht");
	s = read_as(o, RIK, id, &p);
	assert_true(sign(&s, TEKEN_GEWEIGERD, false) && !sign(&s, TEKEN_GEEN_AFSPRAAK, false)); /* not while it is written */
	c = opstelling_as(o, SANNE);
	assert_int_equal(plan_fix(&c, id, 0, STR("Kernteam")), FAULT_NONE);
	s = read_as(o, RIK, id, &p);
	assert_true(sign(&s, TEKEN_GEEN_AFSPRAAK, false));
	assert_string_equal(stagnatie_state(&s, &p->inhoud.doelen.v[0]), "aandacht");
}
TEST_BOTH(a_refusal_and_a_goal_without_afspraken_are_signs)

/* ---- what somebody says ---- */

static enum fault say(struct opstelling *o, const char *wie, struct stagnatie_nieuw n, struct stagnatie_id *ret)
{
	struct ctx c = opstelling_as(o, wie);
	enum fault f = stagnatie_add(&c, &n, ret);

	return f;
}

static void only_who_writes_the_plan_says_it_and_once(struct opstelling *o)
{
	struct casus_id id = plan_casus(o);
	struct afspraak_id a = plan_maak(o, id, RIK);
	struct stagnatie_nieuw n = { .casus = id, .afspraak = a, .reden = STR("wachtlijst") };
	struct stagnatie_id s;

	assert_int_equal(say(o, RIK, n, &s), FAULT_DENIED);
	assert_int_equal(say(o, "joep.lemmens", n, &s), FAULT_NOT_FOUND);
	n.reden = STR("geen zin");
	assert_int_equal(say(o, SANNE, n, &s), FAULT_INVALID);
	n.reden = STR("verschil_van_inzicht");
	assert_int_equal(say(o, SANNE, n, &s), FAULT_INVALID);
	n.reden = STR("wachtlijst");
	n.afspraak.v++;
	assert_int_equal(say(o, SANNE, n, &s), FAULT_INVALID);
	n.afspraak = a;
	assert_int_equal(say(o, SANNE, n, &s), FAULT_NONE);
	assert_int_equal(say(o, SANNE, n, &s), FAULT_CONFLICT);
	assert_string_equal(state(o, id), "stagneert");
	assert_int_equal(proef_count(o, "select count(*) from main.notitie where dossier = %1 and "
		"titel = 'Stagnatie vastgelegd'", id.v), 1);
}
TEST_BOTH(only_who_writes_the_plan_says_it_and_once)

static void parked_on_purpose_until_a_day(struct opstelling *o)
{
	struct casus_id id = plan_casus(o);
	struct afspraak_id a = plan_maak(o, id, RIK);
	struct stagnatie_nieuw n = { .casus = id, .afspraak = a, .reden = STR("wacht_op_uitspraak"),
		.toelichting = STR("Zitting op 3 mei"), .geparkeerd = datum_today() };
	struct stagnatie_id sid;
	struct stagnaties s;
	struct plan *p;
	struct ctx c;

	late(o, a, 23);
	assert_int_equal(say(o, SANNE, n, &sid), FAULT_INVALID);
	n.geparkeerd = datum_add_days(datum_today(), 30);
	n.toelichting = STR("");
	assert_int_equal(say(o, SANNE, n, &sid), FAULT_INVALID);
	n.toelichting = STR("Zitting op 3 mei");
	assert_int_equal(say(o, SANNE, n, &sid), FAULT_NONE);
	assert_string_equal(state(o, id), "wacht");
	s = read_as(o, SANNE, id, &p);
	assert_true(s.tekens[0].geparkeerd && s.v[0].staat);
	proef_sql(o, "update main.stagnatie set geparkeerd = 20260101 where id = %1", sid.v);
	follow(o, (struct casus_id){ 0 });
	assert_string_equal(state(o, id), "stagneert"); /* the day has passed */
	c = opstelling_as(o, SANNE);
	assert_int_equal(stagnatie_park(&c, sid, 1, datum_add_days(datum_today(), 9), STR("Uitgesteld")), FAULT_NONE);
	assert_string_equal(state(o, id), "wacht");
	c = opstelling_as(o, SANNE);
	assert_int_equal(stagnatie_park(&c, sid, 1, datum_add_days(datum_today(), 9), STR("Nog eens")), FAULT_CONFLICT);
	c = opstelling_as(o, SANNE);
	assert_int_equal(stagnatie_solve(&c, sid, 2, STR("")), FAULT_INVALID);
	c = opstelling_as(o, SANNE);
	assert_int_equal(stagnatie_solve(&c, sid, 2, STR("Uitspraak is er")), FAULT_NONE);
	assert_string_equal(state(o, id), "stagneert"); /* the afspraak is still late */
}
TEST_BOTH(parked_on_purpose_until_a_day)

static void the_ladder_is_climbed_with_answers(struct opstelling *o)
{
	struct casus_id id = plan_casus(o);
	struct afspraak_id a = plan_maak(o, id, RIK);
	struct stagnatie_nieuw n = { .casus = id, .afspraak = a, .reden = STR("wachtlijst") };
	struct stagnatie_id sid;
	struct stagnaties s;
	struct plan *p;
	struct ctx c;

	assert_int_equal(say(o, SANNE, n, &sid), FAULT_NONE);
	s = read_as(o, SANNE, id, &p);
	assert_non_null(s.ladder);
	assert_true(str_eq(s.v[0].volgende->code, s.ladder->stappen[0].code));
	c = opstelling_as(o, RIK);
	assert_int_equal(stagnatie_step(&c, sid, STR("eigenaar"), STR("R. Schreurs"), STR("Wanneer?")), FAULT_DENIED);
	c = opstelling_as(o, SANNE);
	assert_int_equal(stagnatie_step(&c, sid, STR("minister"), STR("De minister"), STR("Help")), FAULT_INVALID);
	c = opstelling_as(o, SANNE);
	assert_int_equal(stagnatie_step(&c, sid, STR("management"), STR(""), STR("")), FAULT_INVALID);
	assert_true(fault_has(&c, "aan") && fault_has(&c, "vraag"));
	c = opstelling_as(o, SANNE);
	assert_int_equal(stagnatie_step(&c, sid, STR("management"), STR("Teamleider Fact"), STR("Plek voor 1 mei?")),
		FAULT_NONE);
	assert_int_equal(opstelling_count(o, "select count(*) from main.melding n join main.medewerker m on m.id = n.medewerker "
		"where n.soort = 'escalatie' and m.email = 'marjolein.tonnaer@zvh.example'"), 1);
	s = read_as(o, SANNE, id, &p);
	assert_true(s.v[0].n == 1 && str_eq(s.v[0].volgende->code, STR("bestuur")));
	c = opstelling_as(o, SANNE);
	assert_int_equal(stagnatie_answer(&c, s.v[0].v[0].id, 1, STR("Vanaf 20 april")), FAULT_NONE);
	c = opstelling_as(o, SANNE);
	assert_int_equal(stagnatie_answer(&c, s.v[0].v[0].id, 2, STR("Nog eens")), FAULT_CONFLICT);
	s = read_as(o, SANNE, id, &p);
	assert_true(str_eq(s.v[0].v[0].antwoord, STR("Vanaf 20 april")));
	c = opstelling_as(o, SANNE);
	assert_int_equal(stagnatie_solve(&c, sid, 1, STR("Intake staat")), FAULT_NONE);
	c = opstelling_as(o, SANNE);
	assert_int_equal(stagnatie_step(&c, sid, STR("bestuur"), STR("Bestuur"), STR("x")), FAULT_CONFLICT);
}
TEST_BOTH(the_ladder_is_climbed_with_answers)

/* ---- the house ---- */

static void the_manager_sees_no_content(struct opstelling *o)
{
	struct casus_id id = plan_casus(o);
	struct afspraak_id a = plan_maak(o, id, RIK);
	struct stagnatie_huis l;
	struct ctx c = opstelling_as(o, RIK);

	late(o, a, 40);
	follow(o, id);
	assert_int_equal(stagnatie_house(&c, &l), FAULT_DENIED);
	c = opstelling_as(o, MANAGER);
	assert_int_equal(stagnatie_house(&c, &l), FAULT_NONE);
	assert_true(l.n == 1 && str_eq(l.v[0].regisseur_naam, STR("Sanne Hendrickx")));
	proef_sql(o, "update main.casus set ring = 'geheim' where id = %1", id.v);
	c = opstelling_as(o, MANAGER);
	assert_int_equal(stagnatie_house(&c, &l), FAULT_NONE);
	assert_int_equal(l.n, 0);
	proef_sql(o, "update main.casus set ring = '', huis = (select id from main.huis where code = 'ps') where id = %1",
		id.v);
	c = opstelling_as(o, MANAGER);
	assert_int_equal(stagnatie_house(&c, &l), FAULT_NONE);
	assert_int_equal(l.n, 0);
}
TEST_BOTH(the_manager_sees_no_content)

static void own_level_sees_the_signs_of_its_own(struct opstelling *o)
{
	struct casus_id id = plan_casus(o);
	struct afspraak_id mine, other;
	struct stagnatie_nieuw n = { .casus = id, .reden = STR("wachtlijst") };
	struct stagnatie_id sid;
	struct stagnaties s;
	struct plan *p;

	plan_laat_toe(o, id, LOTTE, NIVEAU_EIGEN);
	mine = plan_maak(o, id, LOTTE);
	other = plan_maak(o, id, RIK);
	late(o, mine, 5);
	late(o, other, 50);
	assert_int_equal(say(o, SANNE, n, &sid), FAULT_NONE);
	s = read_as(o, LOTTE, id, &p);
	assert_true(s.n == 0 && sign(&s, TEKEN_TE_LAAT, false) && !sign(&s, TEKEN_TE_LAAT, true));
}
TEST_BOTH(own_level_sees_the_signs_of_its_own)

int main(void)
{
	const struct CMUnitTest tests[] = {
		BOTH(invariant_24_no_review_date_or_past_it_is_on_the_list),
		BOTH(a_late_afspraak_asks_attention_then_stagnates),
		BOTH(a_refusal_and_a_goal_without_afspraken_are_signs),
		BOTH(only_who_writes_the_plan_says_it_and_once),
		BOTH(parked_on_purpose_until_a_day),
		BOTH(the_ladder_is_climbed_with_answers),
		BOTH(the_manager_sees_no_content),
		BOTH(own_level_sees_the_signs_of_its_own),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
