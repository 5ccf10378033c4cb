/* The pages of looking into who looks: break-glass, who may see what. Both databases. */
#include "tests/proef_inzien.h"
#include "tests/proef_overleg.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "domein/casus/tijdlijn.h"
#include "routes.h"

static struct antwoord get(struct opstelling *o, const char *wie, struct str url)
{
	struct bezoeker b = bezoeker_as(o, wie);

	return bezoeker_get(&b, url);
}

static void break_glass_from_a_number_to_the_judgement(struct opstelling *o)
{
	struct casus_id id = proef_casus(o);
	struct str nummer = inzien_nummer(o, id), naar;
	struct bezoeker tim = bezoeker_as(o, TIM), hilde = bezoeker_as(o, HILDE);
	struct req r = opstelling_urls(o);
	int64_t now = klok_now();
	struct antwoord a;

	klok_freeze(now);
	assert_int_equal(get(o, "rik.schreurs", STR("/noodtoegang")).status, 403);
	assert_int_equal(get(o, TIM, url_casus(&r, id)).status, 404);
	assert_true(text_has(get(o, TIM, str_cat(o->arena, STR("/zoek?q="), nummer)).body, "/noodtoegang"));
	a = bezoeker_get(&tim, STR("/noodtoegang"));
	assert_true(a.status == 200 && text_has(a.body, "Acuut gevaar"));
	a = bezoeker_post(&tim, STR("/noodtoegang"), (const char *[]){ "nummer", "ZV-2026-9999", "reden", "crisis",
		"toelichting", REDEN, NULL });
	assert_true(a.status == 400 && text_has(a.body, "Met dit nummer kunt u geen casus openen"));
	assert_true(text_has(a.body, "ZV-2026-9999") && text_has(a.body, "staat bij hem voor de deur"));
	a = bezoeker_post(&tim, STR("/noodtoegang"), (const char *[]){ "nummer", nummer.p, "reden", "crisis",
		"toelichting", REDEN, NULL });
	assert_int_equal(a.status, 303);
	klok_freeze(now + 10);
	a = bezoeker_get(&tim, a.location);
	assert_true(a.status == 200 && text_has(a.body, "U bent hier met noodtoegang") && text_has(a.body, "Wolters"));
	assert_false(text_has(a.body, "Gegevens wijzigen"));
	assert_true(text_has(bezoeker_get(&tim, url_casus_plan(&r, id)).body, "U bent hier met noodtoegang"));
	assert_true(text_has(bezoeker_get(&tim, url_casus_mensen(&r, id)).body, "U bent hier met noodtoegang"));
	assert_false(text_has(get(o, SANNE, url_casus(&r, id)).body, "U bent hier met noodtoegang"));
	a = bezoeker_post(&tim, url_nood_einde(&r, id), (const char *[]){ NULL });
	assert_int_equal(a.status, 303);
	klok_freeze(now + 20);
	assert_int_equal(bezoeker_get(&tim, url_casus(&r, id)).status, 404);
	assert_int_equal(get(o, TIM, STR("/toetsing/noodtoegang")).status, 403);
	a = bezoeker_get(&hilde, STR("/toetsing/noodtoegang"));
	assert_true(a.status == 200 && text_has(a.body, nummer.p) && text_has(a.body, "Tim Boesten"));
	assert_false(text_has(a.body, "Wolters"));
	naar = url_nood_een(&r, (struct nood_id){ opstelling_count(o, "select id from main.noodtoegang where casus is not null") });
	a = bezoeker_get(&hilde, naar);
	assert_true(a.status == 200 && text_has(a.body, "Plan van aanpak") && text_has(a.body, "staat bij hem voor de deur"));
	a = bezoeker_post(&hilde, naar, (const char *[]){ "versie", "2", "tekst", "Nagevraagd.", NULL });
	assert_true(a.status == 400 && text_has(a.body, "Kies een oordeel.") && text_has(a.body, "Nagevraagd."));
	a = bezoeker_post(&hilde, naar, (const char *[]){ "versie", "2", "oordeel", "rechtmatig", "tekst", "Nagevraagd.", NULL });
	assert_int_equal(a.status, 303);
	assert_true(text_has(bezoeker_get(&hilde, naar).body, "Hilde Vroemen"));
	klok_freeze(0);
}
TEST_BOTH(break_glass_from_a_number_to_the_judgement)

/* What waits stands on the first page and with the groups; every page of who reviews is one step from its group. */
static void who_reviews_begins_at_what_waits(struct opstelling *o)
{
	static const struct {
		const char *groep, *url; /* of a page; its group is marked when it is open */
	} wegen[] = { { "Inzien", "/toetsing/noodtoegang" }, { "Inzien", "/toetsing/log" }, { "Inzien", "/toetsing/wie" },
		{ "Inzien", "/logboek/zegel" }, { "Verstrekken", "/bekend/gevraagd" }, { "Verstrekken", "/toetsing/terugkoppeling" },
		{ "Registers", "/toetsing/datalekken" }, { "Registers", "/toetsing/maatregelen" },
		{ "Registers", "/toetsing/convenanten" }, { "Registers", "/toetsing/aflopend" } };
	struct bezoeker hilde = bezoeker_as(o, HILDE);
	struct antwoord a = bezoeker_get(&hilde, STR("/toetsing"));

	assert_int_equal(get(o, SANNE, STR("/toetsing")).status, 403);
	assert_int_equal(a.status, 200);
	assert_false(text_has(a.body, "af te handelen") || text_has(a.body, "sk-chips"));
	for (size_t i = 0; i < sizeof(wegen) / sizeof(wegen[0]); i++)
		if (!text_has(a.body, str_cat(o->arena, str_cat(o->arena, STR("<a href=\""), str_z(wegen[i].url)), STR("\">")).p))
			fail_msg("no road to %s", wegen[i].url);
	(void)bezoeker_get(&hilde, STR("/datalek"));
	a = bezoeker_post(&hilde, STR("/datalek"), (const char *[]){ "dag", datum_iso(o->arena, datum_today()).p, "tijd", "00:00",
		"wat", "Een brief ging naar het verkeerde adres.", NULL });
	assert_int_equal(a.status, 303);
	a = bezoeker_get(&hilde, STR("/toetsing"));
	assert_true(text_has(a.body, "1 af te handelen") && !text_has(a.body, "Termijn bijna of helemaal om"));
	assert_true(text_has(a.body, ">Registers <span class=\"sk-n\">1</span>"));
	klok_freeze(klok_now() + 4 * DAY_MS);
	hilde = bezoeker_as(o, HILDE);
	assert_true(text_has(bezoeker_get(&hilde, STR("/toetsing")).body, "Termijn bijna of helemaal om"));
	for (size_t i = 0; i < sizeof(wegen) / sizeof(wegen[0]); i++) {
		struct str url = str_z(wegen[i].url), open = str_cat(o->arena, STR("aria-current=\"true\">"), str_z(wegen[i].groep));

		a = bezoeker_get(&hilde, url);
		if (a.status != 200 || !text_has(a.body, open.p)
			|| !text_has(a.body, str_cat(o->arena, str_cat(o->arena, STR("class=\"sk-chip\" href=\""), url),
				STR("\" aria-current=\"page\"")).p))
			fail_msg("%s: %d", wegen[i].url, a.status);
	}
	klok_freeze(0);
}
TEST_BOTH(who_reviews_begins_at_what_waits)

static void who_may_see_what_through_the_pages(struct opstelling *o)
{
	struct casus_id id = proef_casus(o);
	struct str nummer = inzien_nummer(o, id), mens;
	struct bezoeker hilde = bezoeker_as(o, HILDE);
	struct req r = opstelling_urls(o);
	struct antwoord a;

	assert_int_equal(get(o, SANNE, STR("/toetsing/wie")).status, 403);
	assert_int_equal(get(o, SANNE, url_wie_casus(&r, id)).status, 403);
	a = bezoeker_get(&hilde, STR("/toetsing/wie?q=hendrickx"));
	assert_true(a.status == 200 && text_has(a.body, "Sanne Hendrickx"));
	mens = url_wie_mens(&r, opstelling_id(o, SANNE));
	assert_true(text_has(a.body, mens.p));
	a = bezoeker_get(&hilde, mens);
	assert_true(a.status == 200 && text_has(a.body, nummer.p) && text_has(a.body, "Procesregisseur"));
	assert_false(text_has(a.body, "Wolters"));
	a = bezoeker_get(&hilde, str_cat(o->arena, mens, str_cat(o->arena, STR("?nummer="), nummer)));
	assert_true(text_has(a.body, "Ja, nu wel"));
	a = bezoeker_get(&hilde, str_cat(o->arena, url_wie_mens(&r, opstelling_id(o, TIM)),
		str_cat(o->arena, STR("?nummer="), nummer)));
	assert_true(text_has(a.body, "Nee, nu niet") && text_has(a.body, "Nee, nog nooit."));
	a = bezoeker_get(&hilde, STR("/toetsing/wie?nummer=ZV-1999-0001"));
	assert_true(a.status == 200 && text_has(a.body, "Er is geen casus met dit nummer die u toetst."));
	a = bezoeker_get(&hilde, str_cat(o->arena, STR("/toetsing/wie?nummer="), nummer));
	assert_int_equal(a.status, 303);
	a = bezoeker_get(&hilde, a.location);
	assert_true(a.status == 200 && text_has(a.body, "Rik Schreurs") && text_has(a.body, "Team van de casus"));
	assert_false(text_has(a.body, "Wolters"));
	assert_int_equal(get(o, HILDE, url_casus(&r, id)).status, 404);
	a = bezoeker_post(&hilde, url_wie_toets(&r, id), (const char *[]){ "reden", "kort", NULL });
	assert_true(a.status == 400 && text_has(a.body, "Schrijf op waarom u deze casus toetst."));
	a = bezoeker_post(&hilde, url_wie_toets(&r, id), (const char *[]){ "reden", "Onderzoek naar een klacht.", NULL });
	assert_int_equal(a.status, 303);
	klok_freeze(klok_now() + 10);
	a = bezoeker_get(&hilde, url_casus(&r, id));
	assert_true(a.status == 200 && !text_has(a.body, "Toevoegen aan de tijdlijn"));
	mens = str_cat(o->arena, STR("&ogen="), url_id(&r, ID_medewerker, opstelling_id(o, SANNE).v));
	mens = str_cat(o->arena, str_cat(o->arena, STR("?op="), datum_iso(o->arena, datum_today())), mens);
	a = bezoeker_get(&hilde, str_cat(o->arena, url_casus_toen(&r, id), mens));
	assert_true(a.status == 200 && text_has(a.body, "Met de ogen van Sanne Hendrickx"));
	klok_freeze(0);
}
TEST_BOTH(who_may_see_what_through_the_pages)

/* Every tab of today stands in then, with its banner and without a form or a link that writes. */
static void a_case_as_it_was_known_through_the_pages(struct opstelling *o)
{
	static const char *const delen[] = { "tijdlijn", "plan", "zrm", "mensen", "overleggen", "documenten", "informatie",
		"verstrekkingen", "toegang", "afsluiting" };
	struct casus_id id = proef_casus(o);
	int64_t toen = klok_now() + HOUR_MS;
	struct bezoeker sanne = bezoeker_as(o, SANNE);
	struct req r = opstelling_urls(o);
	struct str url = url_casus_toen(&r, id), vraag;
	struct tijd t = tijd_of(toen + DAY_MS);
	struct notitie_nieuw n = { .casus = id, .soort = STR("notitie"), .onderdeel = STR("tijdlijn"),
		.tekst = STR("Maandag gebeld.") };
	struct notitie_id nid;
	struct antwoord a;
	struct ctx c;

	klok_freeze(toen);
	c = opstelling_as(o, SANNE);
	assert_int_equal(notitie_add(&c, &n, &nid), FAULT_NONE);
	klok_freeze(toen + DAY_MS * 2);
	n.tekst = STR("Woensdag gebeld.");
	c = opstelling_as(o, SANNE);
	assert_int_equal(notitie_add(&c, &n, &nid), FAULT_NONE);
	klok_freeze(toen + DAY_MS * 3);
	sanne = bezoeker_as(o, SANNE);
	assert_true(text_has(bezoeker_get(&sanne, url_casus(&r, id)).body, url.p));
	a = bezoeker_get(&sanne, url);
	assert_true(a.status == 200 && text_has(a.body, "Met de ogen van") && text_has(a.body, "Rik Schreurs"));
	vraag = str_cat(o->arena, str_cat(o->arena, url, STR("?tijd=12:00&op=")), datum_iso(o->arena, t.dag));
	a = bezoeker_get(&sanne, vraag);
	assert_true(a.status == 200 && text_has(a.body, "Maandag gebeld.") && !text_has(a.body, "Woensdag gebeld."));
	for (size_t i = 0; i < sizeof(delen) / sizeof(delen[0]); i++) {
		a = bezoeker_get(&sanne, str_cat(o->arena, str_cat(o->arena, vraag, STR("&deel=")), str_z(delen[i])));
		if (a.status != 200)
			fail_msg("%s: %d", delen[i], a.status);
		assert_true(text_has(a.body, "Niet de stand van nu.") && text_has(a.body, "Wat is sindsdien gewijzigd?"));
		assert_false(text_has(a.body, "method=\"post\" enctype"));
		for (const char *const *p = (const char *const[]){ "/wijzigen", "/notitie", "/nieuw\"", "/plan\"", "/zrm\"", "/bijlage",
			"/afdrukken", "/bewaren", NULL }; *p; p++)
			if (text_has(a.body, str_cat(o->arena, url_casus(&r, id), str_z(*p)).p))
				fail_msg("%s leads to %s", delen[i], *p);
	}
	a = bezoeker_get(&sanne, str_cat(o->arena, url, STR("?op=2020-01-01")));
	assert_true(a.status == 200 && text_has(a.body, "Op dat moment was hier niets te zien"));
	a = bezoeker_get(&sanne, str_cat(o->arena, url, STR("?op=2099-01-01")));
	assert_true(a.status == 200 && text_has(a.body, "Kies een moment dat voorbij is."));
	assert_int_equal(get(o, TIM, vraag).status, 404);
	assert_int_equal(get(o, TIM, url).status, 404);
	a = get(o, "rik.schreurs", str_cat(o->arena, str_cat(o->arena, vraag, STR("&ogen=")),
		url_id(&r, ID_medewerker, opstelling_id(o, SANNE).v)));
	assert_int_equal(a.status, 403);
	a = bezoeker_get(&sanne, str_cat(o->arena, str_cat(o->arena, vraag, STR("&ogen=")),
		url_id(&r, ID_medewerker, opstelling_id(o, "rik.schreurs").v)));
	assert_true(a.status == 200 && text_has(a.body, "Met de ogen van Rik Schreurs"));
	assert_true(opstelling_looks(o, "route = 'casus_toen' and grond like 'zoals bekend op %12:00; ogen %'") > 0);
	klok_freeze(0);
}
TEST_BOTH(a_case_as_it_was_known_through_the_pages)

/* 31 October 2027: 02.30 by the clock comes twice, and what was known then includes what was written before the second. */
static void the_hour_that_comes_twice(struct opstelling *o)
{
	int64_t first = moment_of(datum_of(2027, 10, 31), 2, 10);
	struct notitie_nieuw n = { .soort = STR("notitie"), .onderdeel = STR("tijdlijn"), .tekst = STR("Net gebeld.") };
	struct req r = opstelling_urls(o);
	struct bezoeker sanne;
	struct notitie_id nid;
	struct antwoord a;
	struct str url;
	struct ctx c;

	klok_freeze(first);
	n.casus = proef_casus(o);
	klok_freeze(first + HOUR_MS);
	c = opstelling_as(o, SANNE);
	assert_int_equal(notitie_add(&c, &n, &nid), FAULT_NONE);
	url = str_cat(o->arena, url_casus_toen(&r, n.casus), STR("?op=2027-10-31&tijd=02:30"));
	klok_freeze(first + HOUR_MS + 20 * MINUTE_MS);
	sanne = bezoeker_as(o, SANNE);
	a = bezoeker_get(&sanne, url);
	assert_true(a.status == 200 && text_has(a.body, "Net gebeld."));
	klok_freeze(first + 5 * HOUR_MS);
	sanne = bezoeker_as(o, SANNE);
	a = bezoeker_get(&sanne, url);
	assert_true(a.status == 200 && text_has(a.body, "Net gebeld."));
	url = str_cat(o->arena, url_casus_logboek(&r, n.casus), STR("?van=2027-10-31&van_tijd=02:30&tot=2027-10-31&tot_tijd=02:30"));
	a = bezoeker_get(&sanne, url);
	assert_true(a.status == 200 && !text_has(a.body, "Niets gevonden"));
	klok_freeze(0);
}
TEST_BOTH(the_hour_that_comes_twice)

/* The minutes and the prints of then, from the tabs of then. */
static void the_minutes_and_prints_of_then_through_the_pages(struct opstelling *o)
{
	struct tafel t = tafel(o);
	int64_t toen = klok_now() + HOUR_MS;
	struct req r = opstelling_urls(o);
	struct tijd dag = tijd_of(toen + DAY_MS);
	struct str vraag, punt = url_id(&r, ID_agendapunt, t.punt.v);
	struct bezoeker sanne;
	struct antwoord a;

	klok_freeze(toen);
	tafel_begin(&t);
	(void)tafel_legt_vast(&t, SANNE, "afspraak", "Woning bellen @Lotte #huisvesting tot morgen");
	sanne = bezoeker_as(o, SANNE);
	a = bezoeker_get(&sanne, url_plan_afdruk(&r, t.casus));
	assert_int_equal(a.status, 200);
	klok_freeze(toen + 2 * DAY_MS);
	(void)tafel_legt_vast(&t, SANNE, "besluit", "Later besloten.");
	klok_freeze(toen + 3 * DAY_MS);
	sanne = bezoeker_as(o, SANNE);
	vraag = str_cat(o->arena, url_casus_toen(&r, t.casus), STR("?tijd=12:00&op="));
	vraag = str_cat(o->arena, vraag, datum_iso(o->arena, dag.dag));
	a = bezoeker_get(&sanne, str_cat(o->arena, vraag, STR("&deel=overleggen")));
	assert_true(a.status == 200 && text_has(a.body, str_cat(o->arena, STR("&amp;punt="), punt).p));
	assert_false(text_has(a.body, url_overleg_live(&r, t.id).p));
	a = bezoeker_get(&sanne, str_cat(o->arena, vraag, str_cat(o->arena, STR("&deel=overleggen&punt="), punt)));
assert_true(a.status == 200 && text_has(a.body, "Niet de stand van nu.") && text_has(a.body, "Woning bellen")
		&& text_has(a.body, "Lotte Veldkamp") && !text_has(a.body, "Later besloten."));
	assert_false(text_has(a.body, "/vast/") || text_has(a.body, url_overleg_verslag(&r, t.id).p));
	a = bezoeker_get(&sanne, str_cat(o->arena, vraag, STR("&deel=verstrekkingen")));
	assert_true(a.status == 200 && text_has(a.body, "Afgedrukt of meegenomen") && text_has(a.body, "Plan van aanpak"));
	a = get(o, TIM, str_cat(o->arena, vraag, str_cat(o->arena, STR("&deel=overleggen&punt="), punt)));
	assert_int_equal(a.status, 404);
	klok_freeze(0);
}
TEST_BOTH(the_minutes_and_prints_of_then_through_the_pages)

static void a_breach_from_report_to_closing_through_the_pages(struct opstelling *o)
{
	struct bezoeker rik = bezoeker_as(o, "rik.schreurs"), hilde = bezoeker_as(o, HILDE);
	struct req r = opstelling_urls(o);
	struct str url;
	struct antwoord a;

	assert_int_equal(get(o, SANNE, STR("/toetsing/datalekken")).status, 403);
	a = bezoeker_get(&rik, STR("/datalek"));
	assert_true(a.status == 200 && text_has(a.body, "Wat is er gebeurd?"));
	a = bezoeker_post(&rik, STR("/datalek"), (const char *[]){ "dag", "2020-01-02", "tijd", "09:00", "wat", "", NULL });
	assert_true(a.status == 400 && text_has(a.body, "zonder namen van personen"));
	a = bezoeker_post(&rik, STR("/datalek"), (const char *[]){ "dag", "2020-01-02", "tijd", "09:00", "wat",
		"Een brief ging naar het verkeerde adres.", NULL });
	assert_int_equal(a.status, 303);
	assert_true(text_has(bezoeker_get(&rik, STR("/datalek")).body, "Een brief ging naar"));
	assert_true(text_has(bezoeker_get(&hilde, STR("/")).body, "/toetsing/datalekken"));
	a = bezoeker_get(&hilde, STR("/toetsing/datalekken"));
	url = url_datalek(&r, (struct datalek_id){ opstelling_count(o, "select id from main.datalek") });
	assert_true(a.status == 200 && text_has(a.body, url.p) && text_has(a.body, "72 uur was om"));
	assert_int_equal(get(o, "rik.schreurs", url).status, 403);
	a = bezoeker_get(&hilde, url);
	assert_true(a.status == 200 && text_has(a.body, "Gemeld bij de Autoriteit Persoonsgegevens?"));
	a = bezoeker_post(&hilde, url, (const char *[]){ "versie", "1", "risico", "hoog", "ap", "niet", "ap_reden", "Nee",
		NULL });
	assert_true(a.status == 400 && text_has(a.body, "Bij een risico voor betrokkenen meldt u dit"));
	a = bezoeker_post(&hilde, url, (const char *[]){ "versie", "1", "risico", "geen", "ap", "niet", "ap_reden", "Leeg blad.",
		"betrokkenen", "niet", "betrokkenen_reden", "Geen gevolgen.", "maatregelen", "Adres hersteld.", "afronden", "1", NULL });
	assert_int_equal(a.status, 303);
	assert_true(text_has(bezoeker_get(&hilde, url).body, "Afgerond op"));
}
TEST_BOTH(a_breach_from_report_to_closing_through_the_pages)

static void questions_out_of_the_log_through_the_pages(struct opstelling *o)
{
	struct casus_id id = proef_casus(o);
	struct bezoeker hilde = bezoeker_as(o, HILDE);
	struct req r = opstelling_urls(o);
	int64_t now = klok_now();
	struct str url, dag;
	struct antwoord a;

	klok_freeze(now + DAY_MS);
	assert_int_equal(get(o, SANNE, url_casus(&r, id)).status, 200);
	dag = datum_iso(o->arena, datum_today());
	klok_freeze(now + 2 * DAY_MS);
	hilde = bezoeker_as(o, HILDE);
	assert_int_equal(get(o, SANNE, STR("/toetsing/log")).status, 403);
	a = bezoeker_get(&hilde, STR("/toetsing/log"));
	assert_true(a.status == 200 && text_has(a.body, "Geen open vragen"));
	a = bezoeker_post(&hilde, STR("/toetsing/log"), (const char *[]){ "van", dag.p, "tot", dag.p, "aantal", "0", NULL });
	assert_true(a.status == 400 && text_has(a.body, "Kies een aantal van 1 tot en met 20."));
	a = bezoeker_post(&hilde, STR("/toetsing/log"), (const char *[]){ "van", dag.p, "tot", dag.p, "aantal", "5", NULL });
	assert_int_equal(a.status, 303);
	url = url_logvraag(&r, (struct logvraag_id){ opstelling_count(o, "select id from main.logvraag") });
	a = bezoeker_get(&hilde, STR("/toetsing/log"));
	assert_true(text_has(a.body, url.p) && text_has(a.body, "Past dit bij het werk?") && text_has(a.body, "Sanne Hendrickx"));
	a = bezoeker_get(&hilde, url);
	assert_true(a.status == 200 && text_has(a.body, inzien_nummer(o, id).p) && !text_has(a.body, "Wolters"));
	a = bezoeker_post(&hilde, url, (const char *[]){ "versie", "1", "toelichting", "Regie.", NULL });
	assert_true(a.status == 400 && text_has(a.body, "Kies een uitkomst."));
	a = bezoeker_post(&hilde, url, (const char *[]){ "versie", "1", "uitkomst", "past", "toelichting", "Regie.", NULL });
	assert_int_equal(a.status, 303);
	assert_true(text_has(bezoeker_get(&hilde, STR("/toetsing/log?alles=1")).body, "Past bij het werk"));
	klok_freeze(0);
}
TEST_BOTH(questions_out_of_the_log_through_the_pages)

int main(void)
{
	const struct CMUnitTest tests[] = {
		BOTH(the_minutes_and_prints_of_then_through_the_pages),
		BOTH(a_breach_from_report_to_closing_through_the_pages),
		BOTH(questions_out_of_the_log_through_the_pages),
		BOTH(a_case_as_it_was_known_through_the_pages),
		BOTH(the_hour_that_comes_twice),
		BOTH(break_glass_from_a_number_to_the_judgement),
		BOTH(who_reviews_begins_at_what_waits),
		BOTH(who_may_see_what_through_the_pages),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
