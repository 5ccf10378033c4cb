/* The pages of informatieverzoeken: asking, the two lists, answering, declining, export. Both databases. */
#include "tests/proef_plan.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "domein/verzoek/verzoek.h"
#include "routes.h"

#define SANNE "sanne.hendrickx"
#define LOTTE "lotte.veldkamp"

static struct str asked(struct opstelling *o, struct casus_id id, struct bezoeker *b)
{
	struct req r = opstelling_urls(o);
	struct antwoord a;
	struct str path;

	(void)bezoeker_get(b, url_casus_informatie(&r, id));
	a = bezoeker_post(b, url_casus_informatie(&r, id), (const char *[]){ "medewerker",
		url_id(&r, ID_medewerker, opstelling_id(o, LOTTE).v).p, "sjabloon", "verzoek_zorg", "vraag",
		"Loopt er hulp?", "grond", "WGS 1.5", NULL });
	if (a.status != 303)
		fail_msg("asking: %d", a.status);
	str_cut(&a.location, '?', &path);
	return str_dup(o->arena, path);
}

static struct antwoord get(struct opstelling *o, const char *wie, struct str url)
{
	struct bezoeker b = bezoeker_as(o, wie);

	return bezoeker_get(&b, url);
}

static void only_who_keeps_the_case_gets_the_form(struct opstelling *o)
{
	struct casus_id id = proef_casus(o);
	struct req r = opstelling_urls(o);
	struct bezoeker b = bezoeker_as(o, SANNE);
	struct antwoord a;

	assert_int_equal(get(o, "joep.lemmens", url_casus_informatie(&r, id)).status, 404);
	assert_int_equal(get(o, "rik.schreurs", url_casus_informatie(&r, id)).status, 404); /* nothing asked of him */
	plan_laat_toe(o, id, LOTTE, NIVEAU_LEZEN);
	a = bezoeker_get(&b, url_casus_informatie(&r, id));
	assert_true(a.status == 200 && text_has(a.body, "GGZ Maasdal: Lotte Veldkamp") && text_has(a.body, "zorgpartner"));
	a = bezoeker_post(&b, url_casus_informatie(&r, id), (const char *[]){ "vraag", "Loopt er hulp?", "grond", "WGS", NULL });
	assert_int_equal(a.status, 400);
	assert_true(text_has(a.body, "Loopt er hulp?") && text_has(a.body, "Kies aan wie u het vraagt."));
}
TEST_BOTH(only_who_keeps_the_case_gets_the_form)

static void a_question_and_its_answer_through_the_pages(struct opstelling *o)
{
	struct casus_id id = proef_casus(o);
	struct bezoeker sanne = bezoeker_as(o, SANNE), lotte = bezoeker_as(o, LOTTE);
	struct req r = opstelling_urls(o);
	struct str url, naar;
	struct antwoord a;

	plan_laat_toe(o, id, LOTTE, NIVEAU_LEZEN);
	url = asked(o, id, &sanne);
	assert_int_equal(get(o, "rik.schreurs", url).status, 404);
	assert_int_equal(get(o, "karin.bouts", url).status, 404);
	a = bezoeker_get(&sanne, url);
	assert_true(text_has(a.body, "Er is nog geen antwoord") && text_has(a.body, "Herinneren"));
	assert_false(text_has(a.body, "Antwoord versturen"));
	assert_true(text_has(get(o, LOTTE, STR("/verzoeken")).body, "Loopt er hulp?"));
	assert_false(text_has(get(o, "rik.schreurs", STR("/verzoeken?alles=1")).body, "Loopt er hulp?"));
	naar = str_cat(o->arena, url, STR("/antwoord"));
	a = bezoeker_get(&lotte, url);
	assert_true(text_has(a.body, "Antwoord versturen") && text_has(a.body, "Ik deel dit niet"));
	a = bezoeker_post(&lotte, naar, (const char *[]){ "versie", "1", "antwoord", "Bel mij", NULL });
	assert_int_equal(a.status, 400);
	assert_true(text_has(a.body, "Bel mij") && text_has(a.body, "Beantwoord deze vraag."));
	a = bezoeker_post(&lotte, naar, (const char *[]){ "versie", "1", "v.1", "Ja, sinds mei", "voorwaarden", "Niet bellen",
		NULL });
	assert_int_equal(a.status, 303);
	a = bezoeker_get(&sanne, url);
	assert_true(text_has(a.body, "Ja, sinds mei") && text_has(a.body, "Niet bellen") && text_has(a.body, "Beantwoord"));
	a = bezoeker_get(&sanne, str_cat(o->arena, url, STR("/gegevens")));
	assert_true(a.status == 200 && text_has(a.body, "\"antwoord\": \"Ja, sinds mei\""));
	assert_int_equal(get(o, "rik.schreurs", str_cat(o->arena, url, STR("/gegevens"))).status, 404);
	assert_true(opstelling_looks(o, "soort = 'bestand' and route = 'verzoek_gegevens'") > 0);
	a = bezoeker_get(&sanne, url_casus_verstrekkingen(&r, id));
	assert_true(text_has(a.body, "Informatieverzoek<span class=\"sk-table__sub\">Bestand"));
}
TEST_BOTH(a_question_and_its_answer_through_the_pages)

static void invariant_3_asking_about_an_aanmelding_through_the_pages(struct opstelling *o)
{
	struct aanmelding_id id = proef_gerouteerd(o);
	struct req r = opstelling_urls(o);
	struct str hier = url_intake_informatie(&r, id), een, eigen;
	const char *wie = url_id(&r, ID_medewerker, opstelling_id(o, LOTTE).v).p;
	const char *const vraag[] = { "medewerker", wie, "vraag", "Loopt er hulp voor wie u bij naam kent?", "grond", "Wvggz 5:2",
		NULL };
	struct bezoeker noor = bezoeker_as(o, "noor.habets"), lotte = bezoeker_as(o, LOTTE);
	struct informatieverzoek_id v;
	struct antwoord a;

	assert_true(get(o, LOTTE, hier).status >= 403);
	assert_true(get(o, "rik.schreurs", hier).status >= 403);
	assert_true(text_has(bezoeker_get(&noor, url_intake_aanmelding(&r, id)).body, "Informatie van partners"));
	a = bezoeker_get(&noor, hier);
	assert_true(a.status == 200 && text_has(a.body, "pas bevraagd") && !text_has(a.body, "Vraag versturen"));
	a = bezoeker_post(&noor, hier, vraag); /* not only hidden */
	assert_true(a.status == 400 && text_has(a.body, "pas bevraagd"));
	proef_sql(o, "update main.aanmelding set regime = 'wvggz', thema = 'wvggz' where id = %1", id.v);
	a = bezoeker_get(&noor, hier);
	assert_true(text_has(a.body, "Vraag versturen") && text_has(a.body, "GGZ Maasdal: Lotte Veldkamp"));
	a = bezoeker_post(&noor, hier, (const char *[]){ "medewerker", wie, "vraag", "", "grond", "Wvggz 5:2", NULL });
	assert_true(a.status == 400 && text_has(a.body, "selected>GGZ Maasdal: Lotte Veldkamp"));
	a = bezoeker_post(&noor, hier, vraag);
	assert_int_equal(a.status, 303);
	v.v = opstelling_count(o, "select id from main.informatieverzoek");
	een = url_intake_verzoek(&r, id, v);
	assert_true(text_has(bezoeker_get(&noor, een).body, "Herinneren"));
	eigen = url_verzoek(&r, v);
	a = bezoeker_get(&lotte, eigen);
	assert_true(a.status == 200 && text_has(a.body, "Antwoord versturen"));
	assert_false(text_has(a.body, "Wolters")); /* nothing but the question (invariant 44: not whether he is known) */
	assert_true(text_has(bezoeker_get(&lotte, STR("/meldingen")).body, "Verzoeken</a>: Er is u informatie gevraagd."));
	assert_true(bezoeker_get(&lotte, url_aanmelding(&r, id)).status >= 403);
	assert_true(bezoeker_get(&lotte, url_intake_aanmelding(&r, id)).status >= 403);
	assert_true(bezoeker_get(&lotte, een).status >= 403);
	assert_int_equal(bezoeker_get(&noor, url_intake_verzoek(&r, (struct aanmelding_id){ 99 }, v)).status, 404);
	assert_int_equal(bezoeker_post(&lotte, str_cat(o->arena, eigen, STR("/antwoord")), (const char *[]){ "versie", "1",
		"antwoord", "Ja, sinds mei", NULL }).status, 303);
	assert_true(text_has(bezoeker_get(&noor, een).body, "Ja, sinds mei"));
	assert_true(text_has(bezoeker_get(&noor, hier).body, "Beantwoord"));
}
TEST_BOTH(invariant_3_asking_about_an_aanmelding_through_the_pages)

static void declining_and_taking_back_through_the_pages(struct opstelling *o)
{
	struct casus_id id = proef_casus(o);
	struct bezoeker sanne = bezoeker_as(o, SANNE), lotte = bezoeker_as(o, LOTTE);
	struct str url;
	struct antwoord a;

	plan_laat_toe(o, id, LOTTE, NIVEAU_LEZEN);
	url = asked(o, id, &sanne);
	(void)bezoeker_get(&lotte, url);
	a = bezoeker_post(&lotte, str_cat(o->arena, url, STR("/weigeren")), (const char *[]){ "versie", "1", "toelichting",
		"Geheim", NULL });
	assert_true(a.status == 400 && text_has(a.body, "Kies waarom u niet deelt."));
	a = bezoeker_post(&lotte, str_cat(o->arena, url, STR("/weigeren")), (const char *[]){ "versie", "1", "reden",
		"beroepsgeheim", "toelichting", "Geen toestemming", NULL });
	assert_int_equal(a.status, 303);
	assert_true(text_has(get(o, SANNE, url).body, "Geen toestemming"));
	url = asked(o, id, &sanne);
	(void)bezoeker_get(&sanne, url);
	a = bezoeker_post(&sanne, str_cat(o->arena, url, STR("/herinneren")), (const char *[]){ "versie", "1", NULL });
	assert_int_equal(a.status, 303);
	a = bezoeker_post(&sanne, str_cat(o->arena, url, STR("/intrekken")), (const char *[]){ "versie", "1", "waarom", "Al bekend",
		NULL });
	assert_int_equal(a.status, 409);
	a = bezoeker_post(&sanne, str_cat(o->arena, url, STR("/intrekken")), (const char *[]){ "versie", "2", "waarom", "Al bekend",
		NULL });
	assert_int_equal(a.status, 303);
	assert_false(text_has(get(o, LOTTE, url).body, "Antwoord versturen"));
}
TEST_BOTH(declining_and_taking_back_through_the_pages)

int main(void)
{
	const struct CMUnitTest tests[] = {
		BOTH(only_who_keeps_the_case_gets_the_form),
		BOTH(a_question_and_its_answer_through_the_pages),
		BOTH(invariant_3_asking_about_an_aanmelding_through_the_pages),
		BOTH(declining_and_taking_back_through_the_pages),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
