/* Questions out of the log: which are put, to whom they are shown, who answers them. Both databases. */
#include "tests/proef_inzien.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "basis/termijn.h"
#include "domein/inzien/logtoets.h"

static void look(struct opstelling *o, const char *wie, struct casus_id id)
{
	struct ctx c = opstelling_as(o, wie);
	struct casus_kop *k;

	c.route = "casus";
	c.doel = "casusregie";
	proef_good(c.fi, casus_kop_get(&c, id, &k));
	proef_good(c.fi, ctx_looks_durable(&c));
}

static int64_t of_kind(struct opstelling *o, const char *soort)
{
	return opstelling_count(o, str_cat(o->arena, STR("select count(*) from main.logvraag where soort = '"),
		str_cat(o->arena, str_z(soort), STR("'"))).p);
}

static int64_t day(struct opstelling *o, struct datum d)
{
	struct ctx c = opstelling_as(o, HILDE);
	int64_t n = 0;

	proef_good(c.fi, logtoets_day(&c, d, &n));
	return n;
}

/* A day that is to come on which people work; free: the Saturday after it. */
static struct datum day_ahead(bool free)
{
	struct datum d = datum_add_days(datum_today(), 10 - datum_weekday(datum_today())); /* a Wednesday */

	while (termijn_vrije_dag(d, NULL) || termijn_vrije_dag(datum_add_days(d, 1), NULL))
		d = datum_add_days(d, 7);
	return free ? datum_add_days(d, 6 - datum_weekday(d)) : d;
}

static void invariant_12_the_log_puts_its_questions_once(struct opstelling *o)
{
	struct casus_id id = proef_casus(o);
	struct datum dag = day_ahead(false);

	klok_freeze(moment_of(dag, 2, 30)); /* in the night */
	look(o, SANNE, id);
	proef_sql(o, "update main.casus set ring = 'radicalisering' where id = %1", id.v);
	klok_freeze(moment_of(dag, 14, 0));
	look(o, "rik.schreurs", id); /* he referred it: soort aanmelder */
	for (int i = 0; i < LOGTOETS_GEWEIGERD; i++) {
		struct ctx c = opstelling_as(o, TIM);

		assert_int_equal(inzien_nood(&c, STR("ZV-2026-9999")), FAULT_INVALID);
		proef_good(c.fi, ctx_looks_durable(&c));
	}
	klok_freeze(moment_of(datum_add_days(dag, 1), 9, 0));
	assert_true(day(o, dag) > 0);
	assert_true(of_kind(o, "nacht") == 1 && of_kind(o, "geweigerd") == 1 && of_kind(o, "naam") == 0);
	assert_true(of_kind(o, "ring") <= 1);
	assert_int_equal(day(o, dag), 0); /* once */
	assert_int_equal(day(o, datum_add_days(dag, 1)), 0);
	klok_freeze(0);
}
TEST_BOTH(invariant_12_the_log_puts_its_questions_once)

static void invariant_12_outside_working_hours_is_a_question(struct opstelling *o)
{
	struct casus_id id = proef_casus(o);
	struct datum werk = day_ahead(false), zaterdag = day_ahead(true);

	klok_freeze(moment_of(werk, 22, 59));
	look(o, SANNE, id);
	(void)day(o, werk);
	assert_int_equal(of_kind(o, "nacht"), 0);
	klok_freeze(moment_of(werk, 23, 30));
	look(o, SANNE, id);
	(void)day(o, werk);
	assert_int_equal(of_kind(o, "nacht"), 1);
	klok_freeze(moment_of(zaterdag, 14, 0));
	look(o, SANNE, id);
	(void)day(o, zaterdag);
	assert_int_equal(of_kind(o, "nacht"), 2);
	klok_freeze(0);
}
TEST_BOTH(invariant_12_outside_working_hours_is_a_question)

static void invariant_12_the_same_surname_is_a_question(struct opstelling *o)
{
	struct casus_id id = proef_casus(o);
	struct datum dag = datum_add_days(datum_today(), 2);

	opstelling_sql(o, proef_text(o, "insert into main.persoon (id, regio, bsn_reden, geslachtsnaam, sorteernaam, "
		"eerste_verwerking) select 7001, c.regio, 'niet_bekend', 'Hendrickx', 'hendrickx', 20260101 from main.casus c "
		"where c.id = %1", id.v));
	proef_sql(o, "update main.betrokkene set persoon = 7001 where dossier = %1", id.v);
	klok_freeze(moment_of(dag, 14, 0));
	look(o, SANNE, id);
	klok_freeze(moment_of(datum_add_days(dag, 1), 9, 0));
	(void)day(o, dag);
	assert_int_equal(of_kind(o, "naam"), 1);
	klok_freeze(0);
}
TEST_BOTH(invariant_12_the_same_surname_is_a_question)

static void invariant_12_looking_at_a_colleague_is_a_question(struct opstelling *o)
{
	static const struct {
		const char *voornamen, *voorvoegsel, *naam;
		int64_t n;
	} wie[] = { { "Tim Johan", "", "Boesten", 1 }, { "Timo", "", "Boesten", 0 }, { "Tim", "van", "Boesten", 0 },
		{ "", "", "Boesten", 0 }, { "Sanne", "", "Hendrickx", 0 } };
	struct casus_id id = proef_casus(o);
	struct datum dag = datum_add_days(datum_today(), 2);

	opstelling_sql(o, proef_text(o, "insert into main.persoon (id, regio, bsn_reden, geslachtsnaam, sorteernaam, "
		"eerste_verwerking) select 7001, c.regio, 'niet_bekend', 'x', 'x', 20260101 from main.casus c where c.id = %1", id.v));
	proef_sql(o, "update main.betrokkene set persoon = 7001 where dossier = %1", id.v);
	for (size_t i = 0; i < sizeof(wie) / sizeof(wie[0]); i++) {
		struct datum d = datum_add_days(dag, (int)i);
		char sql[256];

		snprintf(sql, sizeof(sql), "update main.persoon set voornamen = '%s', voorvoegsel = '%s', geslachtsnaam = '%s' "
			"where id = 7001", wie[i].voornamen, wie[i].voorvoegsel, wie[i].naam);
		opstelling_sql(o, sql);
		klok_freeze(moment_of(d, 14, 0));
		look(o, SANNE, id); /* herself is no colleague of hers */
		klok_freeze(moment_of(datum_add_days(d, 1), 9, 0));
		(void)day(o, d);
		assert_int_equal(of_kind(o, "collega"), wie[i].n);
		opstelling_sql(o, "delete from main.logvraag");
	}
	klok_freeze(0);
}
TEST_BOTH(invariant_12_looking_at_a_colleague_is_a_question)

static void invariant_12_a_question_is_answered_by_another_and_reading_it_is_on_record(struct opstelling *o)
{
	struct casus_id id = proef_casus(o);
	struct datum dag = datum_add_days(datum_today(), 2);
	struct logvragen l;
	struct logvraag *v;
	int64_t n;
	struct ctx c;

	klok_freeze(moment_of(dag, 14, 0));
	look(o, SANNE, id);
	klok_freeze(moment_of(datum_add_days(dag, 1), 9, 0));
	c = opstelling_as(o, HILDE);
	assert_int_equal(logtoets_sample(&c, dag, dag, 0, &n), FAULT_INVALID);
	c = opstelling_as(o, SANNE);
	assert_int_equal(logtoets_sample(&c, dag, dag, 5, &n), FAULT_DENIED);
	assert_int_equal(logvraag_list(&c, true, &l), FAULT_DENIED);
	c = opstelling_as(o, HILDE);
	proef_good(c.fi, logtoets_sample(&c, dag, dag, 5, &n));
	assert_int_equal(n, 1);
	proef_good(c.fi, logvraag_list(&c, true, &l));
	assert_int_equal(l.n, 1);
	proef_good(c.fi, logvraag_get(&c, l.v[0].id, &v));
	proef_good(c.fi, ctx_looks_durable(&c));
	assert_true(v->nblikken >= 1 && str_eq(v->blikken[0].nummer, v->nummer) && v->nummer.n);
	assert_true(opstelling_looks(o, "grond = 'logtoets'") > 0);
	c = opstelling_as(o, HILDE);
	assert_int_equal(logvraag_answer(&c, v->id, 1, STR("past"), STR("")), FAULT_INVALID);
	c = opstelling_as(o, HILDE);
	proef_good(c.fi, logvraag_answer(&c, v->id, 1, STR("past"), STR("Zij is de procesregisseur.")));
	c = opstelling_as(o, HILDE);
	assert_int_equal(logvraag_answer(&c, v->id, 2, STR("gemeld"), STR("Toch niet.")), FAULT_CONFLICT);
	/* about herself: not shown, not answered, whatever the way in */
	opstelling_sql(o, "update main.logvraag set uitkomst = '', afgehandeld = null, afgehandeld_door = null, medewerker = "
		"(select id from main.medewerker where email = 'hilde.vroemen@zvh.example')");
	c = opstelling_as(o, HILDE);
	proef_good(c.fi, logvraag_list(&c, true, &l));
	assert_int_equal(l.n, 0);
	assert_int_equal(logvraag_answer(&c, v->id, 2, STR("past"), STR("Dat was ik zelf.")), FAULT_NOT_FOUND);
	klok_freeze(0);
}
TEST_BOTH(invariant_12_a_question_is_answered_by_another_and_reading_it_is_on_record)

static void invariant_11_a_question_about_a_ring_is_for_who_is_in_it(struct opstelling *o)
{
	struct casus_id id = proef_casus(o);
	struct datum dag = datum_add_days(datum_today(), 2);
	struct logvragen l;
	int64_t n;
	struct ctx c;

	klok_freeze(moment_of(dag, 14, 0));
	look(o, SANNE, id);
	proef_sql(o, "update main.casus set ring = 'radicalisering' where id = %1", id.v);
	klok_freeze(moment_of(datum_add_days(dag, 1), 9, 0));
	c = opstelling_as(o, HILDE);
	proef_good(c.fi, logtoets_sample(&c, dag, dag, 5, &n));
	assert_int_equal(n, 0);
	opstelling_sql(o, "insert into main.logvraag (id, regio, ring, soort, medewerker, dossier, van, tot, aantal, moment) "
		"select 5, m.regio, 'radicalisering', 'ring', m.id, 0, 1, 2, 1, 1 from main.medewerker m "
		"where m.email = 'sanne.hendrickx@zvh.example'");
	c = opstelling_as(o, HILDE);
	proef_good(c.fi, logvraag_list(&c, true, &l));
	assert_int_equal(l.n, 0);
	klok_freeze(0);
}
TEST_BOTH(invariant_11_a_question_about_a_ring_is_for_who_is_in_it)

/* A look at an aanmelding in a ring: the question about it is for who is in the ring, and no question shows why it was. */
static void invariant_11_a_look_at_an_aanmelding_of_a_ring_shows_nothing_outside_it(struct opstelling *o)
{
	struct aanmelding_id a = proef_gerouteerd(o);
	struct logvragen l;
	struct logvraag *v;
	struct ctx c = opstelling_as(o, SANNE);

	proef_sql(o, "update main.aanmelding set ring = 'radicalisering' where id = %1", a.v);
	ctx_look(&c, (struct dossier_id){ a.v }, (struct persoon_id){ 0 }, LOOK_SCHERM, STR("ZEER BIJZONDER"));
	proef_good(c.fi, ctx_looks_durable(&c));
	opstelling_sql(o, "insert into main.logvraag (id, regio, ring, soort, medewerker, dossier, van, tot, aantal, moment) "
		"select 5, m.regio, '', 'buiten_team', m.id, 0, 1, 9000000000000, 1, 1 from main.medewerker m "
		"where m.email = 'sanne.hendrickx@zvh.example'");
	c = opstelling_as(o, HILDE);
	proef_good(c.fi, logvraag_list(&c, true, &l));
	assert_int_equal(l.n, 1);
	proef_good(c.fi, logvraag_get(&c, l.v[0].id, &v));
	assert_true(v->nblikken > 0);
	for (size_t i = 0; i < v->nblikken; i++)
		assert_false(text_has(v->blikken[i].grond, "ZEER BIJZONDER"));
}
TEST_BOTH(invariant_11_a_look_at_an_aanmelding_of_a_ring_shows_nothing_outside_it)

int main(void)
{
	const struct CMUnitTest tests[] = {
		BOTH(invariant_12_the_log_puts_its_questions_once),
		BOTH(invariant_12_outside_working_hours_is_a_question),
		BOTH(invariant_12_the_same_surname_is_a_question),
		BOTH(invariant_12_looking_at_a_colleague_is_a_question),
		BOTH(invariant_12_a_question_is_answered_by_another_and_reading_it_is_on_record),
		BOTH(invariant_11_a_question_about_a_ring_is_for_who_is_in_it),
		BOTH(invariant_11_a_look_at_an_aanmelding_of_a_ring_shows_nothing_outside_it),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
