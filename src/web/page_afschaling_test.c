/* The pages of letting a case go: form, confirmation, what every role sees afterwards, review, reopening. */
#include "tests/proef_afschaling.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "main/demo_regio.h"
#include "routes.h"

#define SANNE "sanne.hendrickx"
#define NAAM "Wolters"

struct pagina {
	struct opstelling *o;
	struct casus_id id;
	struct req r;
};

static struct pagina page_of(struct opstelling *o)
{
	struct pagina p = { o, afschaling_casus(o), opstelling_urls(o) };

	return p;
}

static struct antwoord get(struct pagina *p, const char *wie, struct str url)
{
	struct bezoeker b = bezoeker_as(p->o, wie);

	return bezoeker_get(&b, url);
}

/* The fields of a whole decision; what is left out by name is absent. */
static struct antwoord send(struct pagina *p, struct bezoeker *b, const char *without, const char *step)
{
	const char *v[40];
	size_t n = 0;
	struct ctx c = opstelling_as(p->o, SANNE);
	int64_t doel = proef_count(p->o, "select id from main.doel where dossier = %1", p->id.v);
	int64_t afspraak = proef_count(p->o, "select id from main.afspraak where dossier = %1", p->id.v);
	const char *all[][2] = {
		{ "versie", str_from_i64(p->o->arena, proef_count(p->o, "select versie from main.casus where id = %1", p->id.v)).p },
		{ "besloten", datum_text(p->o->arena, datum_today()).p }, { "reden", "doelen_behaald" },
		{ "motivering", "Half jaar rust" }, { "niveau", "sociaal_team" }, { "ontvanger", "Sociaal team Centrum" },
		{ "deelnemers", url_id(&p->r, ID_medewerker, opstelling_id(p->o, "rik.schreurs").v).p },
		{ "v.bereikt", "Hij woont." }, { "v.zorgen", "Schulden." }, { "v.terug", "Bij nieuwe overlast." },
		{ afschaling_veld(&c, "ud.", doel), "bereikt" }, { afschaling_veld(&c, "uw.", afspraak), "overgedragen" },
		{ afschaling_veld(&c, "w.", afspraak), "Sociaal team" },
	};

	for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++)
		if (!without || strcmp(all[i][0], without) != 0) {
			v[n++] = all[i][0];
			v[n++] = all[i][1];
		}
	if (step) {
		v[n++] = step;
		v[n++] = "1";
	}
	v[n] = NULL;
	(void)bezoeker_get(b, url_casus_afschalen(&p->r, p->id));
	return bezoeker_post(b, url_casus_afschalen(&p->r, p->id), v);
}

static void closed(struct pagina *p)
{
	struct bezoeker b = bezoeker_as(p->o, SANNE);
	struct antwoord a = send(p, &b, NULL, "bevestigd");

	if (a.status != 303)
		fail_msg("closing: %d %.*s", a.status, 2000, strstr(a.body.p, "sk-errors") ? strstr(a.body.p, "sk-errors") : "");
	klok_freeze(klok_now() + 50);
}

static void what_misses_is_said_and_what_was_typed_stays(struct opstelling *o)
{
	struct pagina p = page_of(o);
	struct bezoeker b = bezoeker_as(o, SANNE);
	static const char *const fields[] = { "reden", "niveau", "ontvanger", "deelnemers", "v.zorgen" };
	struct antwoord a;

	for (size_t i = 0; i < sizeof(fields) / sizeof(fields[0]); i++) {
		a = send(&p, &b, fields[i], "bevestigd");
		assert_int_equal(a.status, 400);
		assert_true(text_has(a.body, "Half jaar rust"));
		assert_true(text_has(a.body, "sk-errors"));
	}
	assert_int_equal(proef_count(o, "select count(*) from main.casus where id = %1 and gesloten is null", p.id.v), 1);
	assert_int_equal(get(&p, "rik.schreurs", url_casus_afschalen(&p.r, p.id)).status, 403);
	assert_int_equal(get(&p, "tim.boesten", url_casus_afschalen(&p.r, p.id)).status, 404);
}
TEST_BOTH(what_misses_is_said_and_what_was_typed_stays)

static void first_it_says_what_will_happen(struct opstelling *o)
{
	struct pagina p = page_of(o);
	struct bezoeker b = bezoeker_as(o, SANNE);
	struct antwoord a = get(&p, SANNE, url_casus_afschalen(&p.r, p.id));

	assert_int_equal(a.status, 200);
	assert_true(text_has(a.body, "Sociaal Team(+)") && text_has(a.body, "Hier is de casus"));
	assert_false(text_has(a.body, "Lotte Veldkamp, GGZ")); /* care decides nothing */
	a = send(&p, &b, NULL, NULL);
	assert_int_equal(a.status, 200);
	assert_true(text_has(a.body, "De toegang van alle 3 personen eindigt direct."));
	assert_true(text_has(a.body, "Sluiten en afschermen") && text_has(a.body, "name=\"bevestigd\""));
	assert_int_equal(proef_count(o, "select count(*) from main.casus where id = %1 and gesloten is null", p.id.v), 1);
	a = send(&p, &b, NULL, "aanpassen");
	assert_int_equal(a.status, 200);
	assert_true(text_has(a.body, "Half jaar rust") && text_has(a.body, "Verder naar bevestigen"));
}
TEST_BOTH(first_it_says_what_will_happen)

static void invariant_27_every_role_after_closing(struct opstelling *o)
{
	static const char *const lijsten[] = { "/werkvoorraad", "/casussen?gesloten=1", "/zoek?q=Dennis", "/aanmeldingen",
		"/meldingen", "/intake", "/wegingen", "/weging", "/afgeschermd", "/termijnen" };
	struct pagina p = page_of(o);
	int64_t aanmelding = proef_count(o, "select aanmelding from main.casus where id = %1", p.id.v);

	assert_true(text_has(get(&p, "lotte.veldkamp", STR("/zoek?q=Dennis")).body, NAAM));
	assert_true(text_has(get(&p, "rik.schreurs", STR("/aanmeldingen")).body, NAAM) ||
		text_has(get(&p, "rik.schreurs", url_aanmelding(&p.r, (struct aanmelding_id){ aanmelding })).body, NAAM));
	closed(&p);
	for (size_t i = 0; i < demo_mensen_n; i++) {
		const char *email = demo_mensen[i].email;
		const char *wie = str_dup(o->arena, (struct str){ email, (size_t)(strchr(email, '@') - email) }).p;
		bool regie = strcmp(wie, SANNE) == 0;
		struct antwoord a = get(&p, wie, url_casus(&p.r, p.id));

		if ((a.status == 200) != regie)
			fail_msg("%s gets %d on the closed case", wie, a.status);
		for (size_t j = 0; j < sizeof(lijsten) / sizeof(lijsten[0]) && !regie; j++)
			if (text_has(get(&p, wie, str_z(lijsten[j])).body, NAAM))
				fail_msg("%s still reads the name on %s", wie, lijsten[j]);
		a = get(&p, wie, url_aanmelding(&p.r, (struct aanmelding_id){ aanmelding }));
		if (text_has(a.body, NAAM))
			fail_msg("%s still reads the name on the aanmelding", wie);
		a = get(&p, wie, url_intake_aanmelding(&p.r, (struct aanmelding_id){ aanmelding }));
		if (text_has(a.body, NAAM))
			fail_msg("%s still reads the name at intake", wie);
	}
	klok_freeze(0);
}
TEST_BOTH(invariant_27_every_role_after_closing)

static void the_regisseur_reads_the_report_alone(struct opstelling *o)
{
	struct pagina p = page_of(o);
	struct antwoord a;

	assert_true(text_has(get(&p, SANNE, url_casus(&p.r, p.id)).body, "Toevoegen aan de tijdlijn"));
	closed(&p);
	a = get(&p, SANNE, url_casus(&p.r, p.id));
	assert_int_equal(a.status, 200);
	assert_true(text_has(a.body, "gesloten en afgeschermd") && text_has(a.body, "Hij woont.") &&
		text_has(a.body, "Rik Schreurs") && text_has(a.body, "Sociaal team Centrum"));
	assert_false(text_has(a.body, "Toevoegen aan de tijdlijn"));
	assert_true(text_has(a.body, "/heropenen"));
	klok_freeze(0);
}
TEST_BOTH(the_regisseur_reads_the_report_alone)

static void a_review_and_a_reopening_through_the_pages(struct opstelling *o)
{
	struct pagina p = page_of(o);
	struct bezoeker h = bezoeker_as(o, "hilde.vroemen"), b;
	struct antwoord a;
	const char *wie = url_id(&p.r, ID_medewerker, opstelling_id(o, "femke.groot").v).p;

	closed(&p);
	a = bezoeker_get(&h, STR("/afgeschermd"));
	assert_true(a.status == 200 && text_has(a.body, "ZV-20") && !text_has(a.body, NAAM));
	a = bezoeker_post(&h, url_afgeschermd_toets(&p.r, p.id), (const char *[]){ "reden", "", NULL });
	assert_int_equal(a.status, 400);
	a = bezoeker_post(&h, url_afgeschermd_toets(&p.r, p.id), (const char *[]){ "reden", "Steekproef vierde kwartaal", NULL });
	assert_int_equal(a.status, 303);
	klok_freeze(klok_now() + 50);
	assert_true(text_has(get(&p, "hilde.vroemen", url_casus(&p.r, p.id)).body, NAAM));
	a = get(&p, "hilde.vroemen", url_casus_toegang(&p.r, p.id));
	assert_true(a.status == 200 && !text_has(a.body, "Zonder herbevestiging vervalt"));
	assert_int_equal(get(&p, "hilde.vroemen", url_casus_heropenen(&p.r, p.id)).status, 403);
	b = bezoeker_as(o, SANNE);
	a = bezoeker_get(&b, url_casus_heropenen(&p.r, p.id));
	assert_true(a.status == 200 && text_has(a.body, "Femke de Groot") && !text_has(a.body, "Lotte Veldkamp"));
	a = bezoeker_post(&b, url_casus_heropenen(&p.r, p.id), (const char *[]){ "versie",
		str_from_i64(o->arena, proef_count(o, "select versie from main.casus where id = %1", p.id.v)).p, "reden",
		"Nieuwe meldingen", "besloten", datum_text(o->arena, datum_today()).p, "deelnemers", wie, "regisseur",
		url_id(&p.r, ID_medewerker, opstelling_id(o, SANNE).v).p, "herbeoordeling",
		datum_text(o->arena, datum_add_days(datum_today(), 60)).p, NULL });
	assert_int_equal(a.status, 303);
	klok_freeze(klok_now() + 50);
	assert_true(text_has(get(&p, SANNE, url_casus(&p.r, p.id)).body, "Toevoegen aan de tijdlijn"));
	assert_int_equal(get(&p, "rik.schreurs", url_casus(&p.r, p.id)).status, 404);
	klok_freeze(0);
}
TEST_BOTH(a_review_and_a_reopening_through_the_pages)

static void a_review_of_an_open_case(struct opstelling *o)
{
	struct pagina p = page_of(o);
	struct bezoeker b = bezoeker_as(o, SANNE);
	const char *versie = str_from_i64(o->arena, proef_count(o, "select versie from main.casus where id = %1", p.id.v)).p;
	struct antwoord a = bezoeker_get(&b, url_casus_herbeoordelen(&p.r, p.id));

	assert_int_equal(a.status, 200);
	a = bezoeker_post(&b, url_casus_herbeoordelen(&p.r, p.id), (const char *[]){ "versie", versie, "uitkomst", "houden",
		"reden", "", "volgende", datum_text(o->arena, datum_add_days(datum_today(), 60)).p, NULL });
	assert_int_equal(a.status, 400);
	a = bezoeker_post(&b, url_casus_herbeoordelen(&p.r, p.id), (const char *[]){ "versie", versie, "uitkomst",
		"afschalen", "reden", "Doelen behaald", "volgende", datum_text(o->arena, datum_add_days(datum_today(), 60)).p, NULL });
	assert_int_equal(a.status, 303);
	assert_true(text_has(a.location, "/afschalen"));
	assert_true(text_has(get(&p, SANNE, url_casus_herbeoordelen(&p.r, p.id)).body, "Doelen behaald"));
	assert_int_equal(get(&p, "rik.schreurs", url_casus_herbeoordelen(&p.r, p.id)).status, 403);
}
TEST_BOTH(a_review_of_an_open_case)

int main(void)
{
	const struct CMUnitTest tests[] = {
		BOTH(what_misses_is_said_and_what_was_typed_stays),
		BOTH(first_it_says_what_will_happen),
		BOTH(invariant_27_every_role_after_closing),
		BOTH(the_regisseur_reads_the_report_alone),
		BOTH(a_review_and_a_reopening_through_the_pages),
		BOTH(a_review_of_an_open_case),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
