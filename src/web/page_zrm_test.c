/* The pages of measurements and of the system around a case, through the dispatcher. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "domein/casus/mensen.h"
#include "domein/zrm/zrm.h"
#include "routes.h"
#include "tests/proef_casus.h"

#define SANNE "sanne.hendrickx"

static struct str url_of(struct opstelling *o, struct casus_id id, const char *more)
{
	struct req r = opstelling_urls(o);

	return str_cat(o->arena, url_casus(&r, id), str_z(more));
}

static struct betrokkene_id first(struct opstelling *o, struct casus_id id)
{
	return (struct betrokkene_id){ proef_count(o, "select min(id) from main.betrokkene where dossier = %1", id.v) };
}

static struct str form_url(struct opstelling *o, struct casus_id id)
{
	struct req r = opstelling_urls(o);

	return url_casus_zrm_nieuw(&r, id, first(o, id));
}

static struct str today(struct opstelling *o, int days)
{
	return datum_text(o->arena, datum_add_days(datum_today(), days));
}

/* Takes a measurement through the form; the status of the answer. */
static struct antwoord measure(struct opstelling *o, struct bezoeker *b, struct casus_id id, const char *soort,
	const char *score, const char *rest)
{
	struct str dag = today(o, 0);

	bezoeker_get(b, form_url(o, id));
	return bezoeker_post(b, form_url(o, id), (const char *[]){ "set", "zrm_2017", "soort", soort, "dag", dag.p,
		"toelichting", "Thuis gesproken", "score.huisvesting", score, "score.justitie", "4", "opmerking.huisvesting",
		"Slaapt <buiten>", "rest", rest, NULL });
}

static void an_empty_page_says_what_will_come(struct opstelling *o)
{
	struct casus_id id = proef_casus(o);
	struct bezoeker b = bezoeker_as(o, SANNE);
	struct antwoord a = bezoeker_get(&b, url_of(o, id, "/zrm"));

	assert_int_equal(a.status, 200);
	assert_true(text_has(a.body, "Nog geen meting"));
	assert_true(text_has(a.body, "Nieuwe meting"));
	assert_true(text_has(a.body, "Beginmeting ZRM")); /* invariant 29: the clock is on the page */
	assert_int_equal(bezoeker_get(&b, form_url(o, id)).status, 200);
}
TEST_BOTH(an_empty_page_says_what_will_come)

static void invariant_29_the_page_and_the_worklist_name_whose_term_it_is(struct opstelling *o)
{
	struct casus_id id = proef_gezin(o);
	struct bezoeker b = bezoeker_as(o, SANNE);
	struct antwoord a = bezoeker_get(&b, url_of(o, id, "/zrm"));

	assert_true(text_has(a.body, "<p class=\"sk-item__sub\">Dennis Wolters</p>"));
	assert_true(text_has(a.body, "<p class=\"sk-item__sub\">Ria van den Berg</p>"));
	a = bezoeker_get(&b, url_of(o, id, ""));
	assert_true(text_has(a.body, "<p class=\"sk-item__sub\">Ria van den Berg</p>"));
	klok_freeze(klok_now() + 85 * DAY_MS);
	b = bezoeker_as(o, SANNE);
	a = bezoeker_get(&b, STR("/"));
	assert_true(text_has(a.body, "Beginmeting ZRM"));
	assert_true(text_has(a.body, ">Ria van den Berg</a>"));
	proef_sql(o, "update main.casus set ring = 'geheim' where id = %1", id.v); /* besloten: what they are, not who */
	a = bezoeker_get(&b, STR("/"));
	assert_false(text_has(a.body, "Ria van den Berg"));
}
TEST_BOTH(invariant_29_the_page_and_the_worklist_name_whose_term_it_is)

static void who_is_not_admitted_sees_no_measurement(struct opstelling *o)
{
	struct casus_id id = proef_casus(o);
	struct bezoeker sanne = bezoeker_as(o, SANNE), rik = bezoeker_as(o, "rik.schreurs");
	struct bezoeker mila = bezoeker_as(o, "mila.crutzen");
	struct antwoord a;
	struct str url;

	assert_int_equal(measure(o, &sanne, id, "begin", "1", "niet_nodig").status, 303);
	a = bezoeker_get(&rik, url_of(o, id, ""));
	assert_false(text_has(a.body, "/zrm\"")); /* no tab either */
	assert_true(text_has(bezoeker_get(&sanne, url_of(o, id, "")).body, "/zrm\""));
	assert_false(text_has(a.body, "Beginmeting"));
	assert_int_equal(bezoeker_get(&rik, url_of(o, id, "/zrm")).status, 403);
	assert_int_equal(bezoeker_get(&rik, form_url(o, id)).status, 403);
	assert_int_equal(bezoeker_get(&mila, url_of(o, id, "/zrm")).status, 404);
	a = bezoeker_get(&sanne, url_of(o, id, "/zrm"));
	url = str_cat(o->arena, STR(""), a.body);
	assert_true(text_has(url, "Zelfredzaamheidsmatrix"));
	{
		struct req r = opstelling_urls(o);
		struct meting_id m = { opstelling_count(o, "select id from main.zrm_meting") };

		assert_int_equal(bezoeker_get(&sanne, url_casus_meting(&r, id, m)).status, 200);
		assert_int_equal(bezoeker_get(&rik, url_casus_meting(&r, id, m)).status, 404);
		assert_int_equal(bezoeker_get(&mila, url_casus_meting(&r, id, m)).status, 404);
	}
}
TEST_BOTH(who_is_not_admitted_sees_no_measurement)

/* Only who is of police or justice marks a measurement as police data, and everybody sees the mark. */
static void invariant_14_a_measurement_with_police_data_says_so(struct opstelling *o)
{
	struct casus_id id = proef_casus(o);
	struct bezoeker sanne = bezoeker_as(o, SANNE), rik = bezoeker_as(o, "rik.schreurs");
	struct req r = opstelling_urls(o);
	struct meting_id m;

	assert_false(text_has(bezoeker_get(&sanne, form_url(o, id)).body, "name=\"wpg\""));
	proef_sql(o, "update main.toegang set niveau = 3, onderdeel = 'zrm' where dossier = %1 and onderdeel = 'plan' and medewerker in "
		"(select m.id from main.medewerker m where m.naam = 'Rik Schreurs')", id.v);
	assert_true(text_has(bezoeker_get(&rik, form_url(o, id)).body, "name=\"wpg\""));
	assert_int_equal(bezoeker_post(&rik, form_url(o, id), (const char *[]){ "set", "zrm_2017", "soort", "begin", "dag",
		today(o, 0).p, "score.justitie", "2", "rest", "niet_nodig", "wpg", "13", NULL }).status, 303);
	m.v = opstelling_count(o, "select id from main.zrm_meting where wpg = '13'");
	assert_true(text_has(bezoeker_get(&sanne, url_casus_meting(&r, id, m)).body, "Wet politiegegevens, artikel 13"));
	assert_true(text_has(bezoeker_get(&sanne, url_of(o, id, "/zrm")).body, "Wet politiegegevens, artikel 13"));
}
TEST_BOTH(invariant_14_a_measurement_with_police_data_says_so)

static void invariant_29_the_form_keeps_what_was_typed(struct opstelling *o)
{
	struct casus_id id = proef_casus(o);
	struct bezoeker b = bezoeker_as(o, SANNE);
	struct antwoord a = measure(o, &b, id, "begin", "2", "");

	assert_int_equal(a.status, 400);
	assert_true(text_has(a.body, "Kies waarom de andere leefgebieden niet zijn beoordeeld."));
	assert_true(text_has(a.body, "Slaapt &lt;buiten&gt;"));
	assert_true(text_has(a.body, "name=\"score.huisvesting\" value=\"2\" checked"));
	a = measure(o, &b, id, "begin", "9", "niet_nodig");
	assert_int_equal(a.status, 400);
	assert_true(text_has(a.body, "Kies een score van 1 tot en met 5."));
	a = measure(o, &b, id, "vervolg", "2", "niet_nodig");
	assert_int_equal(a.status, 400);
	assert_int_equal(opstelling_count(o, "select count(*) from main.zrm_meting"), 0);
}
TEST_BOTH(invariant_29_the_form_keeps_what_was_typed)

static void invariant_28_two_measurements_are_shown_and_ask_a_goal(struct opstelling *o)
{
	struct casus_id id = proef_casus(o);
	struct bezoeker b = bezoeker_as(o, SANNE);
	struct req r = opstelling_urls(o);
	struct str url = url_casus_zrm_waarom(&r, id, first(o, id));
	struct antwoord a;

	a = measure(o, &b, id, "begin", "1", "niet_nodig");
	assert_int_equal(a.status, 303);
	a = bezoeker_get(&b, a.location);
	assert_true(text_has(a.body, "De meting is opgeslagen."));
	assert_true(text_has(a.body, "geen doel"));
	assert_true(text_has(a.body, "Lage scores zonder doel"));
	assert_false(text_has(a.body, "Van toen naar nu"));
	assert_true(text_has(bezoeker_get(&b, url_of(o, id, "/plan")).body, "Huisvesting. Maak een doel"));
	assert_int_equal(measure(o, &b, id, "vervolg", "2", "niet_nodig").status, 303);
	a = bezoeker_get(&b, url_of(o, id, "/zrm"));
	assert_true(text_has(a.body, "Van toen naar nu"));
	assert_true(text_has(a.body, "verbeterd"));
	assert_true(text_has(a.body, "Toon als tabel")); /* a chart has its table */
	assert_true(text_has(a.body, "role=\"img\" aria-label=\"Aantal leefgebieden met score 1 of 2, per meting: 1, 1."));
	a = bezoeker_get(&b, url);
	assert_int_equal(a.status, 200);
	a = bezoeker_post(&b, url, (const char *[]){ "set", "zrm_2017", "motivering.huisvesting", "", NULL });
	assert_int_equal(a.status, 400);
	assert_true(text_has(a.body, "Schrijf bij ten minste"));
	a = bezoeker_post(&b, url, (const char *[]){ "set", "zrm_2017", "motivering.huisvesting",
		"Staat op de lijst voor beschermd wonen", NULL });
	assert_int_equal(a.status, 303);
	a = bezoeker_get(&b, url_of(o, id, "/zrm"));
	assert_true(text_has(a.body, "Bewust geen doel"));
	assert_false(text_has(a.body, "Lage scores zonder doel"));
	assert_false(text_has(bezoeker_get(&b, url_of(o, id, "/plan")).body, "Lage scores zonder doel"));
}
TEST_BOTH(invariant_28_two_measurements_are_shown_and_ask_a_goal)

static void a_measurement_is_corrected_and_withdrawn(struct opstelling *o)
{
	struct casus_id id = proef_casus(o);
	struct bezoeker b = bezoeker_as(o, SANNE);
	struct req r = opstelling_urls(o);
	struct str dag = today(o, 0);
	struct meting_id m;
	struct antwoord a;

	assert_int_equal(measure(o, &b, id, "begin", "1", "niet_nodig").status, 303);
	m.v = opstelling_count(o, "select id from main.zrm_meting");
	a = bezoeker_get(&b, url_casus_meting_wijzig(&r, id, m));
	assert_int_equal(a.status, 200);
	assert_true(text_has(a.body, "name=\"score.huisvesting\" value=\"1\" checked"));
	a = bezoeker_post(&b, url_casus_meting_wijzig(&r, id, m), (const char *[]){ "versie", "1", "waarom", "Verkeerd gelezen",
		"soort", "begin", "dag", dag.p, "score.huisvesting", "3", "rest", "niet_nodig", NULL });
	assert_int_equal(a.status, 303);
	a = bezoeker_get(&b, a.location);
	assert_true(text_has(a.body, "Beperkt zelfredzaam"));
	assert_true(text_has(a.body, "Verkeerd gelezen"));
	a = bezoeker_post(&b, url_casus_meting_weg(&r, id, m), (const char *[]){ "versie", "1", "intrekreden", "Weg", NULL });
	assert_int_equal(a.status, 409); /* of the page before the correction */
	a = bezoeker_post(&b, url_casus_meting_weg(&r, id, m), (const char *[]){ "versie", "2", "intrekreden", "Weg", NULL });
	assert_int_equal(a.status, 303);
	assert_true(text_has(bezoeker_get(&b, a.location).body, "Nog geen meting"));
}
TEST_BOTH(a_measurement_is_corrected_and_withdrawn)

static void invariant_19_the_form_asks_the_three_tests(struct opstelling *o)
{
	struct casus_id een = proef_casus(o), twee = proef_casus(o);
	struct bezoeker b = bezoeker_as(o, SANNE), rik = bezoeker_as(o, "rik.schreurs");
	struct req r = opstelling_urls(o);
	struct str ander = url_id(&r, ID_casus, twee.v), url = url_of(o, een, "/systeem/afstemmen");
	struct ctx c = opstelling_as(o, SANNE);
	struct casus_kop *k;
	struct antwoord a;

	assert_int_equal(casus_kop_get(&c, twee, &k), FAULT_NONE);
	assert_int_equal(verband_add(&c, een, k->nummer, STR("gezin"), STR("")), FAULT_NONE);
	a = bezoeker_get(&b, url_of(o, een, "/systeem"));
	assert_int_equal(a.status, 200);
	assert_true(text_has(a.body, k->nummer.p));
	assert_true(text_has(a.body, "Plannen afstemmen"));
	assert_int_equal(bezoeker_get(&rik, url).status, 403);
	assert_false(text_has(bezoeker_get(&rik, url_of(o, een, "/systeem")).body, "Plannen afstemmen"));
	bezoeker_get(&b, url);
	a = bezoeker_post(&b, url, (const char *[]){ "ander", ander.p, "kring", "Broers", "samenhang", "", "noodzaak", "",
		NULL });
	assert_int_equal(a.status, 400);
	assert_true(text_has(a.body, "Schrijf op waarom afstemmen noodzakelijk is."));
	assert_true(text_has(a.body, "Broers"));
	a = bezoeker_post(&b, url, (const char *[]){ "ander", ander.p, "kring", "Broers", "samenhang", "Schulden",
		"noodzaak", "Anders lukt het niet", NULL });
	assert_int_equal(a.status, 303);
	a = bezoeker_get(&b, a.location);
	assert_true(text_has(a.body, "De plannen zijn afgestemd."));
	assert_true(text_has(a.body, "afgestemd met deze casus"));
	{
		struct afstemming_id id = { opstelling_count(o, "select id from main.gezin_afstemming") };

		a = bezoeker_post(&b, url_casus_afstemming_einde(&r, een, id), (const char *[]){ "versie", "1", "reden", "", NULL });
		assert_int_equal(a.status, 400);
		a = bezoeker_post(&b, url_casus_afstemming_einde(&r, een, id), (const char *[]){ "versie", "1", "reden",
			"Verhuisd", NULL });
		assert_int_equal(a.status, 303);
		assert_true(text_has(bezoeker_get(&b, a.location).body, "Verhuisd"));
	}
}
TEST_BOTH(invariant_19_the_form_asks_the_three_tests)

int main(void)
{
	const struct CMUnitTest tests[] = {
		BOTH(an_empty_page_says_what_will_come), BOTH(invariant_14_a_measurement_with_police_data_says_so),
		BOTH(who_is_not_admitted_sees_no_measurement),
		BOTH(invariant_29_the_page_and_the_worklist_name_whose_term_it_is),
		BOTH(invariant_29_the_form_keeps_what_was_typed),
		BOTH(invariant_28_two_measurements_are_shown_and_ask_a_goal), BOTH(a_measurement_is_corrected_and_withdrawn),
		BOTH(invariant_19_the_form_asks_the_three_tests),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
