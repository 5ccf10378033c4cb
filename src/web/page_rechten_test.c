/* The pages of the rights of the person: register, one request, a case of it, a zienswijze, the letter. Both databases. */
#include "tests/proef_plan.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "domein/rechtverzoek/rechtverzoek.h"
#include "routes.h"

#define HILDE "hilde.vroemen"
#define SANNE "sanne.hendrickx"
#define RIK "rik.schreurs"

static struct antwoord get(struct opstelling *o, const char *wie, struct str url)
{
	struct bezoeker b = bezoeker_as(o, wie);

	return bezoeker_get(&b, url);
}

static struct str to(struct opstelling *o, struct str url, const char *more)
{
	return str_cat(o->arena, url, str_z(more));
}

/* Registered by Hilde through the form; where it leads. */
static struct str registered(struct opstelling *o, struct bezoeker *b, const char *soort)
{
	struct str vandaag = datum_text(o->arena, datum_today()), path;
	struct antwoord a;

	(void)bezoeker_get(b, STR("/rechten/nieuw"));
	a = bezoeker_post(b, STR("/rechten/nieuw"), (const char *[]){ "soort", soort, "ontvangen", vandaag.p, "verzoeker",
		"Dennis Wolters", "hoedanigheid", "zelf", "antwoordadres", "Havenstraat 1", "kanaal", "brief", "identiteit",
		"document", "voornamen", "Dennis", "geslachtsnaam", "Wolters", "geboren", "7-9-1988", "vraag",
		"Wat weet u van mij?", "contactpunt", "Hilde Vroemen", NULL });
	if (a.status != 303)
		fail_msg("registering: %d %.*s", a.status, (int)a.body.n, a.body.p);
	str_cut(&a.location, '?', &path);
	return str_dup(o->arena, path);
}

/* The address in the first link of that page that begins so. */
static struct str link_in(struct opstelling *o, struct str body, struct str begin)
{
	struct str mark = str_cat(o->arena, STR("href=\""), begin);

	for (size_t i = 0; i + mark.n < body.n; i++)
		if (memcmp(body.p + i, mark.p, mark.n) == 0) {
			struct str rest = { body.p + i + 6, body.n - i - 6 }, url;

			str_cut(&rest, '"', &url);
			return str_dup(o->arena, url);
		}
	fail_msg("no link %.*s", (int)begin.n, begin.p);
	return STR("");
}

static void the_register_is_the_contact_points_alone(struct opstelling *o)
{
	struct bezoeker b = bezoeker_as(o, HILDE);
	struct str url, vandaag = datum_text(o->arena, datum_today());
	struct antwoord a;

	assert_int_equal(get(o, SANNE, STR("/rechten")).status, 403);
	assert_int_equal(get(o, RIK, STR("/rechten/nieuw")).status, 403);
	assert_true(text_has(get(o, HILDE, STR("/rechten")).body, "Geen verzoeken in behandeling"));
	(void)bezoeker_get(&b, STR("/rechten/nieuw"));
	a = bezoeker_post(&b, STR("/rechten/nieuw"), (const char *[]){ "soort", "inzage", "ontvangen", vandaag.p, "verzoeker",
		"Dennis Wolters", NULL });
	assert_int_equal(a.status, 400);
	assert_true(text_has(a.body, "Dennis Wolters") && text_has(a.body, "Schrijf op wat de betrokkene vraagt."));
	url = registered(o, &b, "inzage");
	assert_int_equal(get(o, SANNE, url).status, 403);
	assert_true(text_has(get(o, HILDE, STR("/rechten")).body, "RV-"));
	assert_true(text_has(get(o, HILDE, STR("/")).body, "Verzoeken van betrokkenen"));
	assert_true(text_has(get(o, HILDE, STR("/")).body, "Er wacht geen casus, termijn of afspraak op u"));
}
TEST_BOTH(the_register_is_the_contact_points_alone)

static void letter_through_the_pages(struct opstelling *o, struct bezoeker *hilde, struct str url)
{
	struct antwoord a = bezoeker_get(hilde, to(o, url, "/brief"));

	assert_true(text_has(a.body, "Opslaan als PDF") && text_has(a.body, "Nog niet. Druk de brief af"));
	a = bezoeker_post(hilde, to(o, url, "/brief"), (const char *[]){ "wijze", "brief", "dag", "31-12-2099", NULL });
	assert_true(a.status == 400 && text_has(a.body, "31-12-2099") && text_has(a.body, "niet later dan vandaag"));
	a = bezoeker_post(hilde, to(o, url, "/brief"), (const char *[]){ "wijze", "brief", "dag",
		datum_text(o->arena, datum_today()).p, NULL });
	assert_int_equal(a.status, 303);
	a = bezoeker_get(hilde, to(o, url, "/brief"));
	assert_true(text_has(a.body, "Per brief") && !text_has(a.body, "Nog niet. Druk"));
	a = bezoeker_get(hilde, to(o, url, "/brief/pdf"));
	assert_true(a.status == 200 && str_starts(a.body, STR("%PDF-")));
	assert_true(opstelling_looks(o, "soort = 'bestand' and route = 'recht_brief_pdf'") == 1);
	assert_int_equal(get(o, "joep.lemmens", to(o, url, "/brief/pdf")).status, 403);
}

static void from_request_to_letter_through_the_pages(struct opstelling *o)
{
	struct casus_id casus = proef_casus(o);
	struct bezoeker hilde = bezoeker_as(o, HILDE), rik = bezoeker_as(o, RIK);
	struct str url = registered(o, &hilde, "inzage"), zaak, vraag;
	struct req r = opstelling_urls(o);
	struct antwoord a;

	(void)bezoeker_get(&hilde, url);
	a = bezoeker_post(&hilde, to(o, url, "/zoeken"), (const char *[]){ "reden", "x", NULL });
	assert_true(a.status == 400 && text_has(a.body, "Dit komt in het logboek"));
	a = bezoeker_post(&hilde, to(o, url, "/zoeken"), (const char *[]){ "reden", "Inzageverzoek", NULL });
	assert_int_equal(a.status, 303);
	opstelling_sql(o, "update main.recht_zaak set vervallen = 1, vervallen_reden = 'Een ander' where soort = 'aanmelding'");
	a = bezoeker_get(&hilde, url);
	zaak = link_in(o, a.body, to(o, url, "/zaak/"));
	assert_true(text_has(a.body, "Zaken met deze persoon"));
	a = bezoeker_get(&hilde, zaak);
	assert_true(text_has(a.body, "Rik Schreurs") && text_has(a.body, "Er is nog niemand geraadpleegd"));
	assert_false(text_has(a.body, "winkelier")); /* nothing of the case itself */
	assert_int_equal(get(o, HILDE, url_casus(&r, casus)).status, 404);
	a = bezoeker_post(&hilde, to(o, zaak, "/openen"), (const char *[]){ NULL });
	assert_int_equal(a.status, 303);
	assert_int_equal(get(o, HILDE, url_casus(&r, casus)).status, 200);
	(void)bezoeker_get(&hilde, zaak);
	a = bezoeker_post(&hilde, to(o, zaak, "/raadplegen"), (const char *[]){ "mensen", url_id(&r, ID_medewerker,
		opstelling_id(o, RIK).v).p, "vraag", "Hebt u bezwaar?", "uiterlijk",
		datum_text(o->arena, datum_add_days(datum_today(), 5)).p, NULL });
	assert_int_equal(a.status, 303);
	a = bezoeker_get(&rik, STR("/"));
	assert_true(text_has(a.body, "Uw zienswijze gevraagd"));
	vraag = link_in(o, a.body, STR("/zienswijzen/"));
	assert_int_equal(get(o, "joep.lemmens", vraag).status, 404);
	a = bezoeker_get(&rik, vraag);
	assert_true(text_has(a.body, "Hebt u bezwaar?") && text_has(a.body, "Dennis Wolters"));
	a = bezoeker_post(&rik, vraag, (const char *[]){ "versie", "1", "bezwaar", "ja", NULL });
	assert_true(a.status == 400 && text_has(a.body, "Kies waarop het bezwaar rust."));
	a = bezoeker_post(&rik, vraag, (const char *[]){ "versie", "1", "bezwaar", "nee", NULL });
	assert_int_equal(a.status, 303);
	a = bezoeker_get(&hilde, zaak);
	assert_true(text_has(a.body, "Geen bezwaar"));
	a = bezoeker_post(&hilde, to(o, zaak, "/besluit"), (const char *[]){ "versie", "1", "uitkomst", "toegewezen", NULL });
	assert_int_equal(a.status, 303);
	a = bezoeker_get(&hilde, url);
	assert_int_equal(bezoeker_get(&hilde, to(o, url, "/brief")).status, 404);
	(void)bezoeker_get(&hilde, url);
	a = bezoeker_post(&hilde, to(o, url, "/afronden"), (const char *[]){ "versie", "1", "motivering",
		"U krijgt een overzicht.", NULL });
	assert_int_equal(a.status, 303);
	a = bezoeker_get(&hilde, to(o, url, "/brief"));
	assert_true(text_has(a.body, "wij doen wat u vraagt") && text_has(a.body, "U krijgt een overzicht."));
	assert_true(opstelling_looks(o, "soort = 'afdruk' and route = 'recht_brief'") == 1);
	letter_through_the_pages(o, &hilde, url);
	a = bezoeker_get(&hilde, url);
	assert_false(text_has(a.body, "Zaken zoeken"));
	assert_true(text_has(a.body, "Verzoek van de betrokkene beantwoorden")); /* its clock, among what is over */
}
TEST_BOTH(from_request_to_letter_through_the_pages)

static void inzage_through_the_pages(struct opstelling *o)
{
	struct bezoeker hilde = bezoeker_as(o, HILDE);
	struct str url, zaak, inzage;
	struct antwoord a;

	(void)proef_casus(o);
	url = registered(o, &hilde, "inzage");
	inzage = to(o, url, "/inzage");
	(void)bezoeker_get(&hilde, url);
	assert_int_equal(bezoeker_post(&hilde, to(o, url, "/zoeken"), (const char *[]){ "reden", "Inzageverzoek", NULL }).status,
		303);
	assert_true(text_has(bezoeker_get(&hilde, inzage).body, "Nog niets te geven"));
	opstelling_sql(o, "update main.recht_zaak set uitkomst = 'toegewezen' where soort = 'casus'");
	a = bezoeker_get(&hilde, inzage);
	assert_true(text_has(a.body, "Deze zaak is niet voor u geopend"));
	assert_int_equal(bezoeker_get(&hilde, to(o, inzage, "/gegevens")).status, 404);
	zaak = link_in(o, a.body, to(o, url, "/zaak/"));
	(void)bezoeker_get(&hilde, zaak);
	assert_int_equal(bezoeker_post(&hilde, to(o, zaak, "/openen"), (const char *[]){ NULL }).status, 303);
	a = bezoeker_get(&hilde, inzage);
	assert_true(text_has(a.body, "Wolters") && text_has(a.body, "Inzage geven") && text_has(a.body, "Onderdelen weglaten"));
	a = bezoeker_post(&hilde, to(o, zaak, "/inzage"), (const char *[]){ "g.kern", "bescherming", NULL });
	assert_int_equal(a.status, 303);
	(void)bezoeker_get(&hilde, inzage);
	a = bezoeker_post(&hilde, inzage, (const char *[]){ NULL });
	assert_int_equal(a.status, 303);
	a = bezoeker_get(&hilde, inzage);
	assert_true(text_has(a.body, "Als document (PDF)"));
	a = bezoeker_get(&hilde, to(o, inzage, "/pdf"));
	assert_true(a.status == 200 && str_starts(a.body, STR("%PDF")));
	a = bezoeker_get(&hilde, to(o, inzage, "/gegevens"));
	assert_true(a.status == 200 && text_has(a.body, "schakel-inzage-1"));
	assert_true(opstelling_looks(o, "soort = 'bestand' and route = 'inzage_pdf'") > 0);
	assert_int_equal(get(o, SANNE, inzage).status, 403);
	assert_int_equal(get(o, SANNE, to(o, inzage, "/gegevens")).status, 403);
}
TEST_BOTH(inzage_through_the_pages)

static void correcting_through_the_pages(struct opstelling *o)
{
	struct casus_id casus = proef_casus(o);
	struct bezoeker sanne = bezoeker_as(o, SANNE);
	struct req r = opstelling_urls(o);
	struct str lijst = url_casus_rectificaties(&r, casus), vorm = url_casus_rectificeren(&r, casus), datum, rest;
	struct antwoord a;

	assert_int_equal(get(o, "joep.lemmens", lijst).status, 404);
	assert_int_equal(get(o, RIK, vorm).status, 403);
	assert_true(text_has(bezoeker_get(&sanne, lijst).body, "Er is nog niets gecorrigeerd"));
	assert_true(text_has(bezoeker_get(&sanne, url_casus(&r, casus)).body, "Gegeven corrigeren"));
	a = bezoeker_get(&sanne, vorm);
	assert_true(text_has(a.body, "Welk gegeven klopt niet?") && text_has(a.body, "Wolters"));
	rest = link_in(o, a.body, to(o, vorm, "?datum=betrokkene_geslachtsnaam."));
	a = bezoeker_get(&sanne, rest);
	assert_true(text_has(a.body, "Dit moet het zijn") && text_has(a.body, "Wolters"));
	str_cut(&rest, '=', &datum);
	datum = str_dup(o->arena, rest);
	a = bezoeker_post(&sanne, vorm, (const char *[]){ "datum", datum.p, "versie", "1", "nieuw", "Wouters", NULL });
	assert_true(a.status == 400 && text_has(a.body, "Wouters") && text_has(a.body, "Schrijf op waarom"));
	a = bezoeker_post(&sanne, vorm, (const char *[]){ "datum", datum.p, "versie", "1", "nieuw", "Wouters", "reden",
		"Paspoort gezien", NULL });
	assert_int_equal(a.status, 303);
	a = bezoeker_get(&sanne, lijst);
	assert_true(text_has(a.body, "Paspoort gezien") && text_has(a.body, "Leverancier: Politie"));
	assert_true(text_has(bezoeker_get(&sanne, STR("/")).body, "Correcties om te vertellen"));
	a = bezoeker_get(&sanne, lijst);
	a = bezoeker_post(&sanne, str_cat(o->arena, lijst, str_cat(o->arena, STR("/"), url_id(&r, ID_rechtbericht,
		opstelling_count(o, "select min(id) from main.recht_bericht")))), (const char *[]){ "versie", "1", "hoe",
		"Gebeld met Rik", NULL });
	assert_int_equal(a.status, 303);
	assert_false(text_has(bezoeker_get(&sanne, STR("/")).body, "Correcties om te vertellen"));
	assert_true(text_has(get(o, RIK, STR("/meldingen")).body, "dat uw organisatie leverde"));
}
TEST_BOTH(correcting_through_the_pages)

/* No page tells more of a BSN than its end. */
static void a_bsn_is_corrected_masked(struct opstelling *o)
{
	struct casus_id casus = proef_casus(o);
	struct bezoeker sanne = bezoeker_as(o, SANNE);
	struct req r = opstelling_urls(o);
	struct str lijst = url_casus_rectificaties(&r, casus), vorm = url_casus_rectificeren(&r, casus), datum, rest;
	struct antwoord a;

	proef_sql(o, "update main.betrokkene set bsn = '111222333', bsn_reden = '' where dossier = %1 and hoofd = 1", casus.v);
	a = bezoeker_get(&sanne, vorm);
	assert_true(text_has(a.body, "Burgerservicenummer") && text_has(a.body, "•• 333") && !text_has(a.body, "111222333"));
	rest = link_in(o, a.body, to(o, vorm, "?datum=betrokkene_bsn."));
	a = bezoeker_get(&sanne, rest);
	assert_true(text_has(a.body, "Dit moet het zijn") && text_has(a.body, "•• 333") && !text_has(a.body, "111222333"));
	str_cut(&rest, '=', &datum);
	datum = str_dup(o->arena, rest);
	a = bezoeker_post(&sanne, vorm, (const char *[]){ "datum", datum.p, "versie", "2", "nieuw", "123456789", "reden",
		"Paspoort gezien", NULL });
	assert_true(a.status == 400 && text_has(a.body, "geen geldig BSN") && text_has(a.body, "value=\"123456789\""));
	a = bezoeker_post(&sanne, vorm, (const char *[]){ "datum", datum.p, "versie",
		str_from_i64(o->arena, proef_count(o, "select versie from main.betrokkene where dossier = %1 and hoofd = 1", casus.v)).p,
		"nieuw", "123456782", "reden", "Paspoort gezien", NULL });
	assert_int_equal(a.status, 303);
	a = bezoeker_get(&sanne, lijst);
	assert_true(text_has(a.body, "Burgerservicenummer") && !text_has(a.body, "111222333") && !text_has(a.body, "123456782"));
}
TEST_BOTH(a_bsn_is_corrected_masked)

static void a_restricted_case_says_so_on_every_page(struct opstelling *o)
{
	struct casus_id casus = proef_casus(o);
	struct bezoeker hilde = bezoeker_as(o, HILDE), sanne = bezoeker_as(o, SANNE);
	struct str url = registered(o, &hilde, "beperking"), zaak;
	struct req r = opstelling_urls(o);
	struct antwoord a;

	(void)bezoeker_get(&hilde, url);
	(void)bezoeker_post(&hilde, to(o, url, "/zoeken"), (const char *[]){ "reden", "Verzoek om beperking", NULL });
	opstelling_sql(o, "delete from main.recht_zaak where soort = 'aanmelding'");
	a = bezoeker_get(&hilde, url);
	zaak = link_in(o, a.body, to(o, url, "/zaak/"));
	a = bezoeker_get(&hilde, zaak);
	assert_true(text_has(a.body, "Zaak beperken"));
	a = bezoeker_post(&hilde, to(o, zaak, "/beperken"), (const char *[]){ "beperken", "", NULL });
	assert_int_equal(a.status, 400);
	a = bezoeker_post(&hilde, to(o, zaak, "/beperken"), (const char *[]){ "beperken", "De juistheid is betwist", NULL });
	assert_int_equal(a.status, 303);
	a = bezoeker_get(&sanne, url_casus(&r, casus));
	assert_true(text_has(a.body, "De gegevens van deze casus zijn beperkt") && text_has(a.body, "Hilde Vroemen"));
	a = bezoeker_post(&sanne, str_cat(o->arena, url_casus(&r, casus), STR("/notitie")), (const char *[]){ "soort", "notitie",
		"tekst", "Toch iets", "onderdeel", "tijdlijn", NULL });
	assert_int_equal(a.status, 403);
	(void)bezoeker_get(&hilde, zaak);
	a = bezoeker_post(&hilde, to(o, zaak, "/opheffen"), (const char *[]){ "beperken", "Betrokkene weet het", NULL });
	assert_int_equal(a.status, 303);
	assert_false(text_has(bezoeker_get(&sanne, url_casus(&r, casus)).body, "zijn beperkt"));
}
TEST_BOTH(a_restricted_case_says_so_on_every_page)

static void an_aanmelding_is_corrected_through_the_pages(struct opstelling *o)
{
	struct aanmelding_id id = proef_gerouteerd(o);
	struct req r = opstelling_urls(o);
	struct str lijst = url_aanmelding_rectificaties(&r, id), vorm = url_aanmelding_rectificeren(&r, id), datum, rest;
	struct bezoeker noor = bezoeker_as(o, "noor.habets");
	struct antwoord a;

	assert_int_equal(get(o, "joep.lemmens", lijst).status, 404);
	assert_int_equal(get(o, RIK, vorm).status, 403);
	assert_true(text_has(bezoeker_get(&noor, url_intake_aanmelding(&r, id)).body, "Gegeven corrigeren"));
	a = bezoeker_get(&noor, lijst);
	assert_true(a.status == 200 && text_has(a.body, "Er is nog niets gecorrigeerd"));
	a = bezoeker_get(&noor, vorm);
	assert_true(text_has(a.body, "Aanleiding van de aanmelding") && text_has(a.body, "Inhoud"));
	rest = link_in(o, a.body, to(o, vorm, "?datum=aanmelding_inhoud_aanleiding."));
	a = bezoeker_get(&noor, rest);
	assert_true(text_has(a.body, "Dit moet het zijn"));
	str_cut(&rest, '=', &datum);
	datum = str_dup(o->arena, rest);
	a = bezoeker_post(&noor, vorm, (const char *[]){ "datum", datum.p, "versie", "1", "nieuw", "Overlast", NULL });
	assert_true(a.status == 400 && text_has(a.body, "Overlast") && text_has(a.body, "waarom dit gegeven"));
	a = bezoeker_post(&noor, vorm, (const char *[]){ "datum", datum.p, "versie", "1", "nieuw", "Overlast", "reden",
		"De aanmelder vergiste zich.", NULL });
	assert_int_equal(a.status, 303);
	a = bezoeker_get(&noor, lijst);
	assert_true(text_has(a.body, "De aanmelder vergiste zich.") && text_has(a.body, "Leverancier: Politie"));
	assert_true(text_has(bezoeker_get(&noor, STR("/")).body, "Nog te vertellen: 1"));
	(void)bezoeker_get(&noor, lijst);
	a = bezoeker_post(&noor, str_cat(o->arena, lijst, str_cat(o->arena, STR("/"), url_id(&r, ID_rechtbericht,
		opstelling_count(o, "select min(id) from main.recht_bericht")))), (const char *[]){ "versie", "1", "hoe", "Gebeld",
		NULL });
	assert_int_equal(a.status, 303);
	assert_true(text_has(bezoeker_get(&noor, lijst).body, "Gebeld"));
}
TEST_BOTH(an_aanmelding_is_corrected_through_the_pages)

int main(void)
{
	const struct CMUnitTest tests[] = {
		BOTH(the_register_is_the_contact_points_alone),
		BOTH(from_request_to_letter_through_the_pages),
		BOTH(inzage_through_the_pages),
		BOTH(correcting_through_the_pages),
		BOTH(a_bsn_is_corrected_masked),
		BOTH(an_aanmelding_is_corrected_through_the_pages),
		BOTH(a_restricted_case_says_so_on_every_page),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
