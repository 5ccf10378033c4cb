/* Requests of persons: the register and its clock, finding cases, consulting deelnemers, deciding. Both databases. */
#include "tests/proef_plan.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "domein/rechtverzoek/rechtverzoek.h"

#define HILDE "hilde.vroemen"
#define SANNE "sanne.hendrickx"
#define RIK "rik.schreurs"
#define LOTTE "lotte.veldkamp"

static void good(struct ctx *c, enum fault f)
{
	if (f)
		fail_msg("%s: %s %s %s %s %s", fault_name(f), c->fi->text ? c->fi->text : "", c->fi->rule ? c->fi->rule : "",
			c->fi->nfields ? c->fi->fields[0].field : "", c->fi->nfields ? c->fi->fields[0].text : "", c->fi->detail);
}

static void refused(struct ctx *c, enum fault f, const char *field, const char *rule)
{
	if (f != FAULT_INVALID || !fault_has(c, field))
		fail_msg("%s: not refused (%s, on %s)", field, fault_name(f), c->fi->nfields ? c->fi->fields[0].field : "none");
	if (rule && (!c->fi->rule || !strstr(c->fi->rule, rule)))
		fail_msg("%s: rule %s", field, c->fi->rule ? c->fi->rule : "none");
}

static struct recht_nieuw request(const char *soort)
{
	return (struct recht_nieuw){ .soort = str_z(soort), .ontvangen = datum_today(), .verzoeker = STR("Dennis Wolters"),
		.hoedanigheid = STR("zelf"), .antwoordadres = STR("Havenstraat 1, Maastricht"), .kanaal = STR("brief"),
		.identiteit = STR("document"), .voornamen = STR("Dennis"), .geslachtsnaam = STR("Wolters"),
		.geboren = datum_of(1988, 9, 7), .bsn = STR(""), .vraag = STR("Welke gegevens hebt u over mij?"),
		.contactpunt = STR("Hilde Vroemen, 043 000 00 00") };
}

static struct rechtverzoek_id registered(struct opstelling *o, const char *soort)
{
	struct recht_nieuw n = request(soort);
	struct ctx c = opstelling_as(o, HILDE);
	struct rechtverzoek_id id = { 0 };

	good(&c, recht_register(&c, &n, &id));
	return id;
}

static struct rechtverzoek *got(struct opstelling *o, struct rechtverzoek_id id)
{
	struct ctx c = opstelling_as(o, HILDE);
	struct rechtverzoek *r = NULL;

	good(&c, recht_get(&c, id, &r));
	return r;
}

static void searched(struct opstelling *o, struct rechtverzoek_id id)
{
	struct ctx c = opstelling_as(o, HILDE);
	int64_t n;

	good(&c, recht_search(&c, id, STR("Verzoek om inzage van de betrokkene"), &n));
}

static const struct recht_zaak *zaak_van(const struct rechtverzoek *r, const char *soort)
{
	for (size_t i = 0; i < r->nzaken; i++)
		if (str_eq(r->zaken[i].soort, str_z(soort)))
			return &r->zaken[i];
	fail_msg("no %s", soort);
	return NULL;
}

/* ---- the register ---- */

static void only_a_contact_point_registers_and_reads(struct opstelling *o)
{
	static const char *const others[] = { SANNE, RIK, "noor.habets" };
	struct rechtverzoek_id id = registered(o, "inzage"), ret;
	struct recht_nieuw n = request("inzage");
	struct recht_lijst l;
	struct rechtverzoek *r;
	struct ctx c;

	for (size_t i = 0; i < 3; i++) {
		c = opstelling_as(o, others[i]);
		assert_int_equal(recht_register(&c, &n, &ret), FAULT_DENIED);
		c = opstelling_as(o, others[i]);
		assert_int_equal(recht_list(&c, true, &l), FAULT_DENIED);
		c = opstelling_as(o, others[i]);
		assert_int_equal(recht_get(&c, id, &r), FAULT_NOT_FOUND);
	}
	c = opstelling_as(o, HILDE);
	good(&c, recht_list(&c, false, &l));
	assert_int_equal(l.n, 1);
	assert_true(str_starts(l.v[0].nummer, STR("RV-")));
}
TEST_BOTH(only_a_contact_point_registers_and_reads)

static void the_clock_is_one_month_and_two_more_with_a_reason(struct opstelling *o)
{
	struct rechtverzoek_id id = registered(o, "inzage");
	struct rechtverzoek *r = got(o, id);
	struct datum maand = datum_add_months(datum_today(), 1);
	struct recht_nieuw n = request("inzage");
	struct ctx c = opstelling_as(o, HILDE);

	assert_int_equal(r->uiterlijk.v, maand.v);
	refused(&c, recht_extend(&c, id, r->versie, STR("Veel werk"), (struct datum){ 0 }), "verteld", "AVG 12 lid 3");
	c = opstelling_as(o, HILDE);
	refused(&c, recht_extend(&c, id, r->versie, STR(" "), datum_today()), "uitleg", NULL);
	c = opstelling_as(o, HILDE);
	assert_int_equal(recht_extend(&c, id, r->versie + 1, STR("Veel werk"), datum_today()), FAULT_CONFLICT);
	c = opstelling_as(o, HILDE);
	good(&c, recht_extend(&c, id, r->versie, STR("Vier zaken"), datum_today()));
	r = got(o, id);
	assert_int_equal(r->uiterlijk.v, datum_add_months(maand, 2).v);
	assert_false(r->verlengbaar);
	c = opstelling_as(o, HILDE);
	assert_int_equal(recht_extend(&c, id, r->versie, STR("Nog eens"), datum_today()), FAULT_CONFLICT);
	/* after the first month there is no extending any more */
	n.ontvangen = datum_add_days(datum_today(), -40);
	c = opstelling_as(o, HILDE);
	good(&c, recht_register(&c, &n, &id));
	r = got(o, id);
	assert_true(r->te_laat);
	c = opstelling_as(o, HILDE);
	refused(&c, recht_extend(&c, id, r->versie, STR("Vergeten"), datum_today()), "verteld", "AVG 12 lid 3");
}
TEST_BOTH(the_clock_is_one_month_and_two_more_with_a_reason)

static void a_request_that_lacks_something_is_told_field_by_field(struct opstelling *o)
{
	struct recht_nieuw n = { .soort = STR("anders"), .ontvangen = datum_add_days(datum_today(), 1), .bsn = STR("123") };
	struct rechtverzoek_id id;
	struct ctx c = opstelling_as(o, HILDE);

	refused(&c, recht_register(&c, &n, &id), "soort", NULL);
	assert_true(fault_has(&c, "ontvangen") && fault_has(&c, "verzoeker") && fault_has(&c, "identiteit")
		&& fault_has(&c, "contactpunt") && fault_has(&c, "geboren") && fault_has(&c, "bsn") && fault_has(&c, "vraag"));
	assert_int_equal(opstelling_count(o, "select count(*) from main.rechtverzoek"), 0);
}
TEST_BOTH(a_request_that_lacks_something_is_told_field_by_field)

/* ---- where the person is ---- */

static void cases_are_found_by_number_alone_and_each_look_is_recorded(struct opstelling *o)
{
	struct casus_id casus = proef_casus(o);
	struct rechtverzoek_id id = registered(o, "inzage");
	struct casus_kop *k;
	struct rechtverzoek *r;
	struct ctx c = opstelling_as(o, HILDE);
	int64_t n;

	refused(&c, recht_search(&c, id, STR("zo"), &n), "reden", "BGS 1.12");
	c = opstelling_as(o, HILDE);
	good(&c, recht_search(&c, id, STR("Inzageverzoek van vandaag"), &n));
	good(&c, ctx_looks_durable(&c));
	assert_int_equal(n, 2); /* the aanmelding and the casus */
	assert_true(opstelling_looks(o, "soort = 'zoek' and grond like 'RV-%Inzageverzoek van vandaag'") == 2);
	r = got(o, id);
	assert_int_equal(zaak_van(r, "casus")->zaak.v, casus.v);
	assert_false(zaak_van(r, "casus")->zeker);
	/* the number opens nothing */
	c = opstelling_as(o, HILDE);
	assert_int_equal(casus_kop_get(&c, casus, &k), FAULT_NOT_FOUND);
	/* a second time adds none twice */
	searched(o, id);
	assert_int_equal(got(o, id)->nzaken, 2);
	/* another date of birth, another first name: somebody else */
	proef_sql(o, "update main.betrokkene set voornamen = 'Tom' where dossier = %1", casus.v);
	id = registered(o, "inzage");
	searched(o, id);
	assert_int_equal(got(o, id)->nzaken, 1);
}
TEST_BOTH(cases_are_found_by_number_alone_and_each_look_is_recorded)

static void a_besloten_case_and_another_house_stay_out(struct opstelling *o)
{
	struct casus_id casus = proef_casus(o);
	struct rechtverzoek_id id;

	proef_sql(o, "update main.casus set ring = 'radicalisering' where id = %1", casus.v);
	id = registered(o, "inzage");
	searched(o, id);
	assert_int_equal(got(o, id)->nzaken, 1);
	proef_sql(o, "update main.casus set ring = '', huis = (select min(id) from main.huis where code <> 'mh') where id = %1",
		casus.v);
	id = registered(o, "inzage");
	searched(o, id);
	assert_int_equal(got(o, id)->nzaken, 1);
}
TEST_BOTH(a_besloten_case_and_another_house_stay_out)

static void a_case_opens_for_a_while_with_the_request_as_ground(struct opstelling *o)
{
	struct casus_id casus = proef_casus(o);
	struct rechtverzoek_id id = registered(o, "inzage");
	struct rechtzaak_id zaak;
	struct casus_kop *k;
	struct ctx c;

	searched(o, id);
	zaak = zaak_van(got(o, id), "casus")->id;
	c = opstelling_as(o, SANNE);
	assert_int_equal(recht_zaak_open(&c, id, zaak), FAULT_DENIED);
	c = opstelling_as(o, HILDE);
	good(&c, recht_zaak_open(&c, id, zaak));
	c = opstelling_as(o, HILDE);
	good(&c, casus_kop_get(&c, casus, &k));
	assert_int_equal(k->mijn.v[CASUS_DEEL_KERN], NIVEAU_LEZEN);
	assert_int_equal(proef_count(o, "select count(*) from main.toegang where dossier = %1 and soort = 'toetsing' and tot > "
		"van and grond like '%RV-%'", casus.v), CASUS_DEEL__MAX);
	/* once more: the periods never overlap */
	c = opstelling_as(o, HILDE);
	good(&c, recht_zaak_open(&c, id, zaak));
	assert_true(got(o, id)->zaken[0].gelezen_tot || got(o, id)->zaken[1].gelezen_tot);
}
TEST_BOTH(a_case_opens_for_a_while_with_the_request_as_ground)

/* ---- invariant 39 ---- */

static void asked(struct opstelling *o, struct rechtverzoek_id id, struct rechtzaak_id zaak, const char *een, const char *twee)
{
	struct medewerker_id m[2] = { opstelling_id(o, een), twee ? opstelling_id(o, twee) : (struct medewerker_id){ 0 } };
	struct recht_vraag v = { .id = id, .zaak = zaak, .n = twee ? 2 : 1, .mensen = m,
		.vraag = STR("Hebt u bezwaar tegen inzage?"), .uiterlijk = datum_add_days(datum_today(), 7) };
	struct ctx c = opstelling_as(o, HILDE);

	good(&c, recht_consult(&c, &v));
}

static struct zienswijze_id mine(struct opstelling *o, const char *wie)
{
	struct ctx c = opstelling_as(o, wie);
	struct zienswijzen l;

	good(&c, zienswijze_mine(&c, &l));
	return l.n ? l.v[0].id : (struct zienswijze_id){ 0 };
}

static void invariant_39_each_deelnemer_is_asked_and_answers_for_itself(struct opstelling *o)
{
	struct casus_id casus = proef_casus(o);
	struct rechtverzoek_id id = registered(o, "inzage");
	struct recht_deelnemers l;
	struct rechtzaak_id zaak;
	struct zienswijze_id rik;
	struct zienswijze *z;
	struct rechtverzoek *r;
	struct ctx c;

	plan_laat_toe(o, casus, LOTTE, NIVEAU_LEZEN);
	searched(o, id);
	r = got(o, id);
	zaak = zaak_van(r, "casus")->id;
	c = opstelling_as(o, HILDE);
	good(&c, recht_deelnemers(&c, r, recht_zaak_of(r, zaak), &l));
	assert_int_equal(l.n, 3);
	asked(o, id, zaak, RIK, LOTTE);
	rik = mine(o, RIK);
	assert_true(rik.v && mine(o, LOTTE).v && rik.v != mine(o, LOTTE).v);
	/* no more than one's own question: not the request, not what another is asked */
	c = opstelling_as(o, LOTTE);
	assert_int_equal(zienswijze_get(&c, rik, &z), FAULT_NOT_FOUND);
	c = opstelling_as(o, RIK);
	assert_int_equal(recht_get(&c, id, &r), FAULT_NOT_FOUND);
	c = opstelling_as(o, LOTTE);
	assert_int_equal(zienswijze_answer(&c, rik, 1, false, STR(""), STR("")), FAULT_NOT_FOUND);
	c = opstelling_as(o, HILDE); /* the contact point does not answer for them */
	assert_int_equal(zienswijze_answer(&c, rik, 1, false, STR(""), STR("")), FAULT_DENIED);
	/* an objection has a ground and a reason */
	c = opstelling_as(o, RIK);
	refused(&c, zienswijze_answer(&c, rik, 1, true, STR(""), STR("")), "grond", "invariant 39");
	assert_true(fault_has(&c, "motivering"));
	c = opstelling_as(o, RIK);
	good(&c, zienswijze_answer(&c, rik, 1, true, STR("opsporing"), STR("Er loopt een onderzoek.")));
	c = opstelling_as(o, RIK);
	assert_int_equal(zienswijze_answer(&c, rik, 1, false, STR(""), STR("")), FAULT_CONFLICT);
	c = opstelling_as(o, LOTTE);
	good(&c, zienswijze_answer(&c, mine(o, LOTTE), 1, false, STR(""), STR("")));
	r = got(o, id);
	assert_int_equal(recht_zaak_of(r, zaak)->bezwaren, 1);
	assert_int_equal(recht_zaak_of(r, zaak)->open, 0);
	assert_int_equal(opstelling_count(o, "select count(*) from main.melding where soort = 'zienswijze_gegeven'"), 2);
}
TEST_BOTH(invariant_39_each_deelnemer_is_asked_and_answers_for_itself)

static enum fault decides(struct opstelling *o, struct ctx *c, struct rechtverzoek_id id, struct rechtzaak_id zaak,
	const char *uitkomst, const char *grond, const char *motivering)
{
	struct recht_besluit b = { id, zaak, recht_zaak_of(got(o, id), zaak)->versie, str_z(uitkomst), str_z(grond),
		str_z(motivering) };

	*c = opstelling_as(o, HILDE);
	return recht_decide(c, &b);
}

static void invariant_39_no_decision_before_the_deelnemers_were_heard(struct opstelling *o)
{
	struct rechtverzoek_id id;
	struct rechtzaak_id zaak, ander;
	struct recht_nieuw n = request("inzage");
	struct recht_brief brief;
	struct ctx c;

	(void)proef_casus(o);
	n.identiteit = STR("niet");
	c = opstelling_as(o, HILDE);
	good(&c, recht_register(&c, &n, &id));
	c = opstelling_as(o, HILDE);
	refused(&c, recht_finish(&c, id, 1, STR("Zie hierboven")), "identiteit", "invariant 39");
	searched(o, id);
	zaak = zaak_van(got(o, id), "casus")->id;
	ander = zaak_van(got(o, id), "aanmelding")->id;
	refused(&c, decides(o, &c, id, zaak, "toegewezen", "", ""), "identiteit", "invariant 39");
	c = opstelling_as(o, HILDE);
	good(&c, recht_set_identiteit(&c, id, STR("document")));
	refused(&c, decides(o, &c, id, zaak, "toegewezen", "", ""), "uitkomst", "invariant 39");
	asked(o, id, zaak, RIK, NULL);
	refused(&c, decides(o, &c, id, zaak, "toegewezen", "", ""), "uitkomst", "invariant 39");
	c = opstelling_as(o, RIK);
	good(&c, zienswijze_answer(&c, mine(o, RIK), 1, true, STR("opsporing"), STR("Er loopt een onderzoek.")));
	refused(&c, decides(o, &c, id, zaak, "afgewezen", "", ""), "grond", "invariant 39");
	refused(&c, decides(o, &c, id, zaak, "toegewezen", "", ""), "motivering", "invariant 39"); /* against an objection */
	good(&c, decides(o, &c, id, zaak, "deels", "opsporing", "Een onderzoek loopt nog."));
	/* every case, before the whole */
	c = opstelling_as(o, HILDE);
	refused(&c, recht_finish(&c, id, got(o, id)->versie, STR("Deels")), "motivering", "invariant 39");
	c = opstelling_as(o, HILDE);
	good(&c, recht_zaak_drop(&c, id, ander, 1, STR("Een neef met dezelfde naam")));
	c = opstelling_as(o, HILDE);
	assert_int_equal(recht_brief(&c, got(o, id), &brief), FAULT_NOT_FOUND);
	c = opstelling_as(o, HILDE);
	good(&c, recht_finish(&c, id, got(o, id)->versie, STR("Een deel blijft geheim zolang het onderzoek loopt.")));
	c = opstelling_as(o, HILDE);
	good(&c, recht_brief(&c, got(o, id), &brief));
	assert_true(text_has(brief.tekst, "voor een deel wat u vraagt") && text_has(brief.tekst, "geheim zolang")
		&& text_has(brief.tekst, "Hilde Vroemen") && !text_has(brief.tekst, "{"));
	c = opstelling_as(o, HILDE);
	assert_int_equal(recht_withdraw(&c, id, got(o, id)->versie, STR("Toch niet")), FAULT_DENIED);
}
TEST_BOTH(invariant_39_no_decision_before_the_deelnemers_were_heard)

static void a_day_that_passed_is_no_reason_to_wait(struct opstelling *o)
{
	struct rechtverzoek_id id = registered(o, "bezwaar");
	struct rechtzaak_id zaak;
	struct ctx c;

	(void)proef_casus(o);
	searched(o, id);
	zaak = zaak_van(got(o, id), "casus")->id;
	asked(o, id, zaak, RIK, NULL);
	opstelling_sql(o, "update main.zienswijze set uiterlijk = 20200101");
	good(&c, decides(o, &c, id, zaak, "afgewezen", "zwaarder", "De veiligheid van anderen weegt zwaarder."));
	assert_int_equal(recht_zaak_of(got(o, id), zaak)->open, 1);
}
TEST_BOTH(a_day_that_passed_is_no_reason_to_wait)

static void only_deelnemers_of_the_case_are_asked_and_once(struct opstelling *o)
{
	struct rechtverzoek_id id = registered(o, "inzage");
	struct medewerker_id m = opstelling_id(o, LOTTE);
	struct recht_vraag v = { .id = id, .n = 1, .mensen = &m, .vraag = STR("Bezwaar?"),
		.uiterlijk = datum_add_days(datum_today(), 7) };
	struct ctx c = opstelling_as(o, HILDE);

	(void)proef_casus(o);
	searched(o, id);
	v.zaak = zaak_van(got(o, id), "casus")->id;
	refused(&c, recht_consult(&c, &v), "mensen", "invariant 39");
	m = opstelling_id(o, RIK);
	v.uiterlijk = datum_add_months(datum_today(), 5);
	c = opstelling_as(o, HILDE);
	refused(&c, recht_consult(&c, &v), "uiterlijk", "invariant 39");
	asked(o, id, v.zaak, RIK, NULL);
	v.uiterlijk = datum_add_days(datum_today(), 7);
	c = opstelling_as(o, HILDE);
	refused(&c, recht_consult(&c, &v), "mensen", "invariant 39");
}
TEST_BOTH(only_deelnemers_of_the_case_are_asked_and_once)

int main(void)
{
	const struct CMUnitTest tests[] = {
		BOTH(only_a_contact_point_registers_and_reads),
		BOTH(the_clock_is_one_month_and_two_more_with_a_reason),
		BOTH(a_request_that_lacks_something_is_told_field_by_field),
		BOTH(cases_are_found_by_number_alone_and_each_look_is_recorded),
		BOTH(a_besloten_case_and_another_house_stay_out),
		BOTH(a_case_opens_for_a_while_with_the_request_as_ground),
		BOTH(invariant_39_each_deelnemer_is_asked_and_answers_for_itself),
		BOTH(invariant_39_no_decision_before_the_deelnemers_were_heard),
		BOTH(a_day_that_passed_is_no_reason_to_wait),
		BOTH(only_deelnemers_of_the_case_are_asked_and_once),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
