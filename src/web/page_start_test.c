/* What a procesregisseur does first in a new case, ticked off by what stands in it; and the first page of who is new. Both
 * databases. */
#include "tests/proef_overleg.h"

#include "routes.h"

static bool done_of(struct opstelling *o, const char *wie, struct casus_id id, const char *done)
{
	struct bezoeker b = bezoeker_as(o, wie);
	struct req r = opstelling_urls(o);
	struct antwoord an = bezoeker_get(&b, url_casus(&r, id));

	assert_int_equal(an.status, 200);
	return text_has(an.body, "id=\"start-titel\"") && text_has(an.body, done);
}

static void informed(struct opstelling *o, struct casus_id id, const char *sql_nr, const char *soort)
{
	struct buf b = buf_new(o->arena);

	buf_addz(&b, "insert into main.informatie (id, dossier, onderdeel, organisatie, betrokkene, soort, moment, door) "
		"select b.id" PLANT);
	buf_addz(&b, sql_nr);
	buf_addz(&b, ", b.dossier, 'kern', b.organisatie, b.id, '");
	buf_addz(&b, soort);
	buf_addz(&b, "', ");
	buf_addz(&b, sql_nr);
	buf_addz(&b, ", (select max(m.id) from main.medewerker m) from main.betrokkene b where b.dossier = %1");
	proef_sql(o, buf_str(&b).p, id.v);
}

static void a_new_case_says_what_now(struct opstelling *o)
{
	struct casus_id id = proef_casus(o);
	struct bezoeker rik = bezoeker_as(o, RIK), sanne = bezoeker_as(o, SANNE);
	struct req r = opstelling_urls(o);
	struct antwoord an = bezoeker_get(&sanne, url_casus(&r, id));

	assert_true(text_has(an.body, "0 van 5 gedaan"));
	assert_true(text_has(an.body, url_casus_veilig(&r, id).p) && text_has(an.body, url_casus_toegang_nieuw(&r, id).p));
	assert_true(text_has(an.body, url_casus_informeren(&r, id).p) && text_has(an.body, url_casus_overleggen(&r, id).p));
	assert_true(text_has(an.body, url_casus_plan(&r, id).p) && text_has(an.body, "aria-current=\"step\">Veiligheidsafspraken"));
	an = bezoeker_get(&rik, url_casus(&r, id)); /* a partner keeps no case */
	assert_true(an.status == 200 && !text_has(an.body, "start-titel"));
	an = bezoeker_get(&sanne, url_casus_documenten(&r, id)); /* on its first page alone */
	assert_false(text_has(an.body, "start-titel"));
}
TEST_BOTH(a_new_case_says_what_now)

static void every_step_is_ticked_off_by_what_stands_in_the_case(struct opstelling *o)
{
	struct tafel t = tafel(o); /* Lotte was admitted, the case is on an agenda */
	struct ctx c = opstelling_as(o, SANNE);

	assert_true(done_of(o, SANNE, t.casus, "2 van 5 gedaan"));
	assert_int_equal(casus_veilig_add(&c, t.casus, STR("Met twee personen")), FAULT_NONE);
	assert_true(done_of(o, SANNE, t.casus, "3 van 5 gedaan"));
	informed(o, t.casus, "1", "uitstel");
	assert_true(done_of(o, SANNE, t.casus, "4 van 5 gedaan"));
	informed(o, t.casus, "2", "einde"); /* to be informed after all */
	assert_true(done_of(o, SANNE, t.casus, "3 van 5 gedaan"));
	informed(o, t.casus, "3", "brief");
	proef_sql(o, "insert into main.plan (id, dossier, onderdeel, organisatie, nummer, gemaakt, door) select %1, c.id, 'plan', "
		"d.organisatie, 1, 1, c.procesregisseur from main.casus c join main.betrokkene d on d.dossier = c.id "
		"where c.id = %1 and d.hoofd = 1", t.casus.v);
	assert_true(done_of(o, SANNE, t.casus, "4 van 5 gedaan")); /* a draft is no plan yet */
	proef_sql(o, "update main.overleg set status = 'geannuleerd' where id = %1", t.id.v);
	assert_true(done_of(o, SANNE, t.casus, "3 van 5 gedaan"));
	proef_sql(o, "update main.overleg set status = 'gepland' where id = %1", t.id.v);
	proef_sql(o, "update main.plan set status = 'vastgesteld' where dossier = %1", t.casus.v);
	assert_false(done_of(o, SANNE, t.casus, "")); /* all of it: gone */
}
TEST_BOTH(every_step_is_ticked_off_by_what_stands_in_the_case)

/* Who supports the process writes in the case too, and does not begin it. */
static void it_is_for_who_keeps_the_case(struct opstelling *o)
{
	struct casus_id id = proef_casus(o);
	struct ctx c = opstelling_as(o, SANNE);
	struct team_toelating t = { .casus = id, .medewerker = opstelling_id(o, "els.vroomen"),
		.functie = STR("procesondersteuner"), .niveaus = { { [CASUS_DEEL_KERN] = NIVEAU_SCHRIJVEN,
			[CASUS_DEEL_TIJDLIJN] = NIVEAU_SCHRIJVEN } }, .grond = STR("casusteam"), .reden = STR(""),
		.tot = datum_add_days(datum_today(), 90) };

	ok(&c, team_admit(&c, &t), "admit");
	assert_false(done_of(o, "els.vroomen", id, ""));
}
TEST_BOTH(it_is_for_who_keeps_the_case)

static void a_closed_case_begins_nothing(struct opstelling *o)
{
	struct casus_id id = proef_casus(o);

	proef_sql(o, "update main.casus set gesloten = 5 where id = %1", id.v);
	assert_false(done_of(o, SANNE, id, ""));
}
TEST_BOTH(a_closed_case_begins_nothing)

static void who_is_new_reads_what_he_can_do(struct opstelling *o)
{
	struct bezoeker karin = bezoeker_as(o, KARIN), kees = bezoeker_as(o, "kees.dassen");
	struct antwoord an = bezoeker_get(&karin, STR("/"));

	assert_true(text_has(an.body, "Zo werkt Schakel voor u") && text_has(an.body, "Iemand aanmelden"));
	assert_true(text_has(an.body, "Kiezen waarover u mail krijgt"));
	assert_false(text_has(bezoeker_get(&kees, STR("/")).body, "Iemand aanmelden")); /* keeps accounts, no cases */
	assert_true(proef_submit(o, KARIN).v != 0);
	assert_false(text_has(bezoeker_get(&karin, STR("/")).body, "Zo werkt Schakel voor u")); /* something waits now */
}
TEST_BOTH(who_is_new_reads_what_he_can_do)

int main(void)
{
	const struct CMUnitTest tests[] = {
		BOTH(a_new_case_says_what_now), BOTH(every_step_is_ticked_off_by_what_stands_in_the_case),
		BOTH(it_is_for_who_keeps_the_case),
		BOTH(a_closed_case_begins_nothing), BOTH(who_is_new_reads_what_he_can_do),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
