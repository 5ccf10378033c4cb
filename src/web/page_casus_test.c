/* The pages of a case through the dispatcher: who gets in, what comes back after a fault, what a form does once. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "domein/casus/team.h"
#include "domein/casus/tijdlijn.h"
#include "routes.h"
#include "tests/proef_casus.h"

static struct str with(struct opstelling *o, struct str url, const char *more)
{
	return str_cat(o->arena, url, str_z(more));
}

static struct str url_of(struct opstelling *o, struct casus_id id, const char *more)
{
	struct req r = opstelling_urls(o);

	return with(o, url_casus(&r, id), more);
}

static void safety(struct opstelling *o, struct casus_id id)
{
	struct ctx c = opstelling_as(o, "sanne.hendrickx");

	assert_int_equal(casus_veilig_add(&c, id, STR("Nooit alleen naar binnen")), FAULT_NONE);
}

static const char *const pages[] = { "", "?toon=signaal", "/betrokkenen", "/documenten", "/toegang", "/logboek" };

static void every_page_bears_the_header(struct opstelling *o)
{
	struct casus_id id = proef_casus(o);
	struct bezoeker b = bezoeker_as(o, "rik.schreurs");
	struct str ruw = str_from_i64(o->arena, id.v);

	safety(o, id);
	for (size_t i = 0; i < sizeof(pages) / sizeof(pages[0]); i++) {
		struct antwoord a = bezoeker_get(&b, url_of(o, id, pages[i]));

		assert_int_equal(a.status, 200);
		assert_true(text_has(a.body, "Dennis Wolters"));
		assert_true(text_has(a.body, "Nooit alleen naar binnen")); /* how to visit safely, everywhere */
		assert_true(text_has(a.body, "Bewaren tot"));              /* invariant 31: the date is shown */
		assert_true(text_has(a.body, "Bevestigd op"));
		assert_false(text_has(a.body, ruw.p)); /* ids never on a screen */
	}
}
TEST_BOTH(every_page_bears_the_header)

static void who_is_not_admitted_finds_nothing(struct opstelling *o)
{
	static const char *const others[] = { "lotte.veldkamp", "mila.crutzen", "hilde.vroemen", "els.vroomen" };
	struct casus_id id = proef_casus(o);

	for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++) {
		struct bezoeker b = bezoeker_as(o, others[i]);

		for (size_t j = 0; j < sizeof(pages) / sizeof(pages[0]); j++) {
			struct antwoord a = bezoeker_get(&b, url_of(o, id, pages[j]));

			assert_int_equal(a.status, 404);
			assert_false(text_has(a.body, "Wolters"));
		}
	}
	{
		struct bezoeker b = bezoeker_as(o, "kees.dassen"); /* a beheerder has no right to cases at all */

		assert_int_equal(bezoeker_get(&b, url_of(o, id, "")).status, 403);
		assert_int_equal(bezoeker_get(&b, STR("/casussen")).status, 403);
		assert_int_equal(bezoeker_get(&b, STR("/zoek?q=wolters")).status, 403);
	}
}
TEST_BOTH(who_is_not_admitted_finds_nothing)

static void what_only_the_regie_may_is_refused_to_a_partner(struct opstelling *o)
{
	struct casus_id id = proef_casus(o);
	struct bezoeker b = bezoeker_as(o, "rik.schreurs");

	assert_int_equal(bezoeker_get(&b, url_of(o, id, "/logboek?toon=bekeken")).status, 403);
	assert_int_equal(bezoeker_get(&b, url_of(o, id, "/toegang/nieuw")).status, 403);
	assert_int_equal(bezoeker_get(&b, url_of(o, id, "/regisseur")).status, 403);
	bezoeker_get(&b, url_of(o, id, "/fase"));
	assert_int_equal(bezoeker_post(&b, url_of(o, id, "/fase"), (const char *[]){ "versie", "1", "fase", "plan",
		"toelichting", "Mag niet", NULL }).status, 403);
	assert_int_equal(proef_count(o, "select count(*) from main.casus where id = %1 and fase = 'analyse'", id.v), 1);
}
TEST_BOTH(what_only_the_regie_may_is_refused_to_a_partner)

static void a_note_is_added_once(struct opstelling *o)
{
	struct casus_id id = proef_casus(o);
	struct bezoeker b = bezoeker_as(o, "rik.schreurs");
	const char *const fields[] = { "soort", "signaal", "titel", "", "tekst", "Regel een\nRegel <twee>", "onderdeel",
		"tijdlijn", "datum", "", NULL };
	struct antwoord a;
	struct str token;

	bezoeker_get(&b, url_of(o, id, ""));
	token = b.token;
	a = bezoeker_post(&b, url_of(o, id, "/notitie"), fields);
	assert_int_equal(a.status, 303);
	b.token = token;
	a = bezoeker_post(&b, url_of(o, id, "/notitie"), fields); /* the same form again */
	assert_int_equal(a.status, 303);
	assert_int_equal(opstelling_count(o, "select count(*) from main.notitie where soort = 'signaal'"), 1);
	a = bezoeker_get(&b, a.location);
	assert_true(text_has(a.body, "Toegevoegd aan de tijdlijn"));
	assert_true(text_has(a.body, "<p>Regel een</p>"));
	assert_true(text_has(a.body, "Regel &lt;twee&gt;"));
	a = bezoeker_get(&b, url_of(o, id, "?toon=besluit"));
	assert_false(text_has(a.body, "Regel een"));
	assert_int_equal(bezoeker_get(&b, url_of(o, id, "?toon=onzin")).status, 400);
}
TEST_BOTH(a_note_is_added_once)

/* A slip of the pen in a year is told beside the field, with what was typed; the year before the bound and the day after. */
static void a_day_that_cannot_be_is_told(struct opstelling *o)
{
	static const struct {
		const char *dag, *wat;
	} days[] = { { "7-12-1880", "ligt voor 1900" }, { "31-12-1899", "ligt voor 1900" }, { "7-12-2190", "ligt in de toekomst" } };
	struct casus_id id = proef_casus(o);
	struct bezoeker b = bezoeker_as(o, "rik.schreurs");

	for (size_t i = 0; i < sizeof(days) / sizeof(days[0]); i++) {
		struct antwoord a;

		bezoeker_get(&b, url_of(o, id, ""));
		a = bezoeker_post(&b, url_of(o, id, "/notitie"), (const char *[]){ "soort", "contact", "titel", "", "tekst",
			"Huisbezoek gedaan", "onderdeel", "tijdlijn", "datum", days[i].dag, NULL });
		assert_int_equal(a.status, 400);
		assert_true(text_has(a.body, days[i].wat) && text_has(a.body, days[i].dag) && text_has(a.body, "Huisbezoek gedaan"));
		assert_true(text_has(a.body, "href=\"#datum\""));
	}
	assert_int_equal(opstelling_count(o, "select count(*) from main.notitie where tekst = 'Huisbezoek gedaan'"), 0);
}
TEST_BOTH(a_day_that_cannot_be_is_told)

static void what_was_typed_stays_after_a_fault(struct opstelling *o)
{
	struct casus_id id = proef_casus(o);
	struct bezoeker b = bezoeker_as(o, "rik.schreurs");
	struct antwoord a;

	bezoeker_get(&b, url_of(o, id, ""));
	a = bezoeker_post(&b, url_of(o, id, "/notitie"), (const char *[]){ "soort", "contact", "titel", "Mijn kop",
		"tekst", "",
		"onderdeel", "straf", "datum", "31-2-2026", NULL });
	assert_int_equal(a.status, 400);
	assert_true(text_has(a.body, "Mijn kop"));
	assert_true(text_has(a.body, "value=\"31-2-2026\""));
	assert_true(text_has(a.body, "Vul een bestaande datum in"));
	assert_true(text_has(a.body, "<title>Fout: "));
	a = bezoeker_post(&b, url_of(o, id, "/notitie"), (const char *[]){ "soort", "contact", "tekst", "Hallo",
		"onderdeel",
		"tijdlijn", "datum", "", "bestaat_niet", "1", NULL });
	assert_int_equal(a.status, 400); /* a field nobody asked for */
	a = bezoeker_post(&b, url_of(o, id, "/notitie"), (const char *[]){ "soort", "contact", "tekst", "Hallo",
		"onderdeel",
		"zorg", "datum", "", NULL });
	assert_int_equal(a.status, 403); /* not his part */
	assert_int_equal(opstelling_count(o, "select count(*) from main.notitie where soort = 'contact'"), 0);
}
TEST_BOTH(what_was_typed_stays_after_a_fault)

static void two_people_change_one_case(struct opstelling *o)
{
	struct casus_id id = proef_casus(o);
	struct bezoeker b = bezoeker_as(o, "sanne.hendrickx");
	struct casus_wijziging w = { .id = id, .versie = 1, .intensiteit = STR("toeleiding"), .risico = STR(""),
		.risico_reden = STR(""), .aanbrenger_taak = STR("Handhaving in de wijk"),
		.aanbrenger_naam = STR("R. Schreurs") };
	struct ctx c = opstelling_as(o, "sanne.hendrickx");
	struct antwoord a;

	bezoeker_get(&b, url_of(o, id, "/wijzigen"));
	assert_int_equal(casus_update(&c, &w), FAULT_NONE);
	a = bezoeker_post(&b, url_of(o, id, "/wijzigen"), (const char *[]){ "versie", "1", "intensiteit", "afstemming",
		"risico", "", "risico_reden", "", "herbeoordeling", "", "aanbrenger_naam", "",
		"aanbrenger_taak", "Mijn eigen woorden", NULL });
	assert_int_equal(a.status, 409);
	assert_true(text_has(a.body, "Intussen gewijzigd door Sanne Hendrickx"));
	assert_true(text_has(a.body, "Mijn eigen woorden"));
	assert_true(text_has(a.body, "Handhaving in de wijk"));
	assert_true(text_has(a.body, "name=\"versie\" value=\"2\"")); /* sending it again is a choice made knowingly */
	assert_int_equal(proef_count(o, "select count(*) from main.casus where id = %1 and intensiteit = 'toeleiding'", id.v), 1);
}
TEST_BOTH(two_people_change_one_case)

static void an_ended_admission_ends_the_page(struct opstelling *o)
{
	struct casus_id id = proef_casus(o);
	struct bezoeker rik = bezoeker_as(o, "rik.schreurs"), sanne = bezoeker_as(o, "sanne.hendrickx");
	struct req r = opstelling_urls(o);
	struct str url = url_casus_toegang_einde(&r, id, opstelling_id(o, "rik.schreurs"));

	assert_int_equal(bezoeker_get(&rik, url_of(o, id, "")).status, 200);
	assert_int_equal(bezoeker_get(&sanne, url_casus_toegang_mens(&r, id, opstelling_id(o, "rik.schreurs"))).status,
		200);
	assert_int_equal(bezoeker_post(&sanne, url, (const char *[]){ "reden", "", NULL }).status, 400);
	assert_int_equal(bezoeker_post(&sanne, url, (const char *[]){ "reden", "Andere functie", NULL }).status, 303);
	assert_int_equal(bezoeker_get(&rik, url_of(o, id, "")).status, 404);
	assert_true(text_has(bezoeker_get(&sanne, url_of(o, id, "/toegang")).body, "Andere functie"));
}
TEST_BOTH(an_ended_admission_ends_the_page)

static void admission_by_the_form(struct opstelling *o)
{
	struct casus_id id = proef_casus(o);
	struct bezoeker sanne = bezoeker_as(o, "sanne.hendrickx"), lotte = bezoeker_as(o, "lotte.veldkamp");
	struct req r = opstelling_urls(o);
	struct str url = url_casus_toegang_mens(&r, id, opstelling_id(o, "lotte.veldkamp"));
	struct antwoord a = bezoeker_get(&sanne, url_of(o, id, "/toegang/nieuw?zoek=maasdal"));

	assert_true(text_has(a.body, "Lotte Veldkamp"));
	assert_false(text_has(a.body, "Petra Claessens")); /* her organisation may not be admitted */
	assert_false(text_has(a.body, "Karin Bouts"));
	a = bezoeker_get(&sanne, url);
	assert_int_equal(a.status, 200);
	a = bezoeker_post(&sanne, url, (const char *[]){ "functie", "casemanager", "kern", "3", "plan", "2", "tijdlijn",
		"3",
		"zrm", "0", "straf", "0", "zorg", "3", "grond", "casusteam", "reden", "", "tot", "31-12-2099", NULL });
	assert_int_equal(a.status, 400); /* kern 3 is for the house */
	assert_int_equal(bezoeker_get(&lotte, url_of(o, id, "")).status, 404);
	a = bezoeker_post(&sanne, url, (const char *[]){ "functie", "casemanager", "kern", "2", "plan", "2", "tijdlijn",
		"3",
		"zrm", "0", "straf", "0", "zorg", "3", "grond", "casusteam", "reden", "", "tot",
		datum_text(o->arena, datum_add_days(datum_today(), 30)).p, NULL });
	assert_int_equal(a.status, 303);
	a = bezoeker_get(&lotte, url_of(o, id, "/toegang"));
	assert_int_equal(a.status, 200);
	assert_true(text_has(a.body, "Waarom ziet u deze casus?"));
	assert_true(text_has(a.body, "Casemanager"));
	assert_true(text_has(a.body, "Meer toegang vragen"));
	assert_int_equal(bezoeker_get(&sanne, url_casus_toegang_mens(&r, id, opstelling_id(o, "petra.claessens"))).status,
		404);
}
TEST_BOTH(admission_by_the_form)

static void a_besloten_case_shows_its_number_in_the_title(struct opstelling *o)
{
	struct casus_id id = proef_casus(o);
	struct bezoeker b = bezoeker_as(o, "rik.schreurs");
	struct str title = STR("<title>");
	struct antwoord a;
	const char *end;

	proef_sql(o, "update main.casus set ring = 'geheim' where id = %1", id.v);
	a = bezoeker_get(&b, url_of(o, id, ""));
	assert_int_equal(a.status, 200);
	end = memmem(a.body.p, a.body.n, "</title>", 8);
	assert_non_null(end);
	assert_true(text_has((struct str){ a.body.p, (size_t)(end - a.body.p) }, "ZV-20"));
	assert_false(text_has((struct str){ a.body.p, (size_t)(end - a.body.p) }, "Wolters"));
	assert_true(text_has(a.body, title.p));
	a = bezoeker_get(&b, STR("/casussen?wie=alle"));
	assert_false(text_has(a.body, "Wolters"));
	assert_true(text_has(a.body, "Besloten"));
}
TEST_BOTH(a_besloten_case_shows_its_number_in_the_title)

static void opening_by_the_form(struct opstelling *o)
{
	struct aanmelding_id a = proef_besloten(o);
	struct bezoeker b = bezoeker_as(o, "sanne.hendrickx");
	struct req r = opstelling_urls(o);
	struct str url = url_casus_nieuw(&r, a);
	struct antwoord an = bezoeker_get(&b, url);
	const char *sanne = url_id(&r, ID_medewerker, opstelling_id(o, "sanne.hendrickx").v).p;

	assert_int_equal(an.status, 200);
	assert_true(text_has(an.body, "Anouk Rutten, Politie Geuldal")); /* who decided */
	an = bezoeker_post(&b, url, (const char *[]){ "procesregisseur", sanne, "thema", "multiproblematiek",
		"aanbrenger_taak", "Handhaving", "intensiteit", "integraal", "risico", "hoog", "risico_reden", "",
			"herbeoordeling",
		"1-1-2020", NULL });
	assert_int_equal(an.status, 400);
	assert_true(text_has(an.body, "Vul een datum in die na vandaag ligt"));
	an = bezoeker_post(&b, url, (const char *[]){ "procesregisseur", sanne, "thema", "multiproblematiek", "overgang",
		"",
		"aanbrenger_taak", "Handhaving", "intensiteit", "integraal", "risico", "hoog", "risico_reden", "Wapenbezit",
		"herbeoordeling", "", "aanmelder_tot", "", "kern", "2", "plan", "0", "tijdlijn", "3", "zrm", "0", "straf", "3",
			"zorg",
		"0", NULL });
	assert_int_equal(an.status, 303);
	an = bezoeker_get(&b, an.location);
	assert_int_equal(an.status, 200);
	assert_true(text_has(an.body, "De casus is geopend"));
	assert_true(text_has(an.body, "Hoog veiligheidsrisico"));
	assert_true(text_has(an.body, "Casus geopend"));
	an = bezoeker_get(&b, url);
	assert_true(text_has(an.body, "al een casus geopend"));
	b = bezoeker_as(o, "rik.schreurs");
	assert_int_equal(bezoeker_get(&b, url).status, 403);
}
TEST_BOTH(opening_by_the_form)

static void the_list_keeps_its_filters_in_the_url(struct opstelling *o)
{
	struct casus_id id = proef_casus(o);
	struct bezoeker b = bezoeker_as(o, "sanne.hendrickx");
	struct antwoord a = bezoeker_get(&b, STR("/casussen"));

	assert_true(id.v != 0);
	assert_true(text_has(a.body, "Dennis Wolters"));
	assert_true(text_has(a.body, "sk-filterbox") && !text_has(a.body, "Filters wissen"));
	a = bezoeker_get(&b, STR("/casussen?wie=mijn&tekst="));
	assert_false(text_has(a.body, " actief</span>")); /* what is so without choosing is no filter */
	a = bezoeker_get(&b, STR("/casussen?wie=alle&thema=multiproblematiek&tekst=wolt&fase=analyse&toestand=opschema"));
	assert_int_equal(a.status, 200);
	assert_true(text_has(a.body, "Dennis Wolters"));
	assert_true(text_has(a.body, "value=\"wolt\""));
	assert_true(text_has(a.body, "5 actief</span>") && text_has(a.body, "Filters wissen"));
	a = bezoeker_get(&b, STR("/casussen?toestand=stagneert"));
	assert_false(text_has(a.body, "Dennis Wolters"));
	assert_true(text_has(a.body, "Geen casussen gevonden"));
	assert_int_equal(bezoeker_get(&b, STR("/casussen?huis=onzin")).status, 400);
	assert_int_equal(bezoeker_get(&b, STR("/casussen?pagina=-1")).status, 400);
	for (int i = 0; i < CASUS_PAGINA; i++)
		assert_true(proef_casus(o).v != 0);
	a = bezoeker_get(&b, STR("/casussen?thema=multiproblematiek"));
	assert_true(text_has(a.body, "pagina=1&amp;thema=multiproblematiek"));
	a = bezoeker_get(&b, STR("/casussen?pagina=1&thema=multiproblematiek"));
	assert_true(text_has(a.body, "26 tot 26 van 26"));
}
TEST_BOTH(the_list_keeps_its_filters_in_the_url)

static void searching_from_the_top_bar(struct opstelling *o)
{
	struct casus_id id = proef_casus(o);
	struct bezoeker rik = bezoeker_as(o, "rik.schreurs"), lotte = bezoeker_as(o, "lotte.veldkamp");
	struct antwoord a = bezoeker_get(&rik, STR("/zoek?q=wolters"));

	assert_true(id.v != 0);
	assert_int_equal(a.status, 200);
	assert_true(text_has(a.body, "Dennis Wolters"));
	assert_true(text_has(a.body, "action=\"/zoek\""));
	a = bezoeker_get(&lotte, STR("/zoek?q=wolters"));
	assert_int_equal(a.status, 200);
	assert_false(text_has(a.body, "Dennis"));
	assert_true(text_has(a.body, "Dat zegt niet of iemand bekend is"));
	assert_int_equal(bezoeker_get(&rik, STR("/zoek")).status, 200);
}
TEST_BOTH(searching_from_the_top_bar)

static void everyone_lands_on_what_waits(struct opstelling *o)
{
	struct aanmelding_id wacht = proef_gerouteerd(o), klaar = proef_besloten(o);
	struct casus_id id = proef_casus(o);
	struct bezoeker sanne = bezoeker_as(o, "sanne.hendrickx"), rik = bezoeker_as(o, "rik.schreurs");
	struct bezoeker kees = bezoeker_as(o, "kees.dassen"), lid = bezoeker_as(o, "femke.groot");
	struct bezoeker baas = bezoeker_as(o, "marjolein.tonnaer");
	struct antwoord a = bezoeker_get(&sanne, STR("/"));

	assert_true(wacht.v && klaar.v && id.v);
	assert_true(text_has(a.body, "Nieuwe aanmeldingen"));
	assert_true(text_has(a.body, "Casus openen"));
	a = bezoeker_get(&rik, STR("/"));
	assert_true(text_has(a.body, "Mijn aanmeldingen"));
	assert_true(text_has(a.body, "Dennis Wolters")); /* the case he takes part in */
	a = bezoeker_get(&kees, STR("/"));
	assert_true(text_has(a.body, "Naar beheer"));
	assert_false(text_has(a.body, "Wolters"));
	a = bezoeker_get(&lid, STR("/"));
	assert_int_equal(a.status, 200);
	assert_false(text_has(a.body, "Wolters"));
	a = bezoeker_get(&baas, STR("/"));
	assert_true(text_has(a.body, "Werklast"));
	assert_false(text_has(a.body, "Wolters"));
}
TEST_BOTH(everyone_lands_on_what_waits)

static void a_note_leaves_and_moves_by_the_form(struct opstelling *o)
{
	struct casus_id fout = proef_casus(o), goed = proef_casus(o);
	struct bezoeker b = bezoeker_as(o, "rik.schreurs");
	struct ctx c = opstelling_as(o, "rik.schreurs");
	struct notitie_nieuw n = { .casus = fout, .soort = STR("notitie"), .tekst = STR("Hoort hier niet") };
	struct req r = opstelling_urls(o);
	struct notitie_id id;
	struct casus_kop *k;
	struct antwoord a;

	assert_int_equal(notitie_add(&c, &n, &id), FAULT_NONE);
	assert_int_equal(casus_kop_get(&c, goed, &k), FAULT_NONE);
	a = bezoeker_get(&b, url_casus_notitie_weg(&r, fout, id));
	assert_int_equal(a.status, 200);
	assert_int_equal(bezoeker_get(&b, url_casus_notitie_weg(&r, goed, id)).status, 404); /* not of that case */
	a = bezoeker_post(&b, url_casus_notitie_verplaatsen(&r, fout, id), (const char *[]){ "versie", "1", "naar",
		"ZV-1999-0001", "waarom", "Verkeerd", NULL });
	assert_int_equal(a.status, 400);
	a = bezoeker_post(&b, url_casus_notitie_verplaatsen(&r, fout, id), (const char *[]){ "versie", "1", "naar",
		str_dup(o->arena, k->nummer).p, "waarom", "Verkeerde casus gekozen", NULL });
	assert_int_equal(a.status, 303);
	a = bezoeker_get(&b, url_of(o, fout, ""));
	assert_false(text_has(a.body, "Hoort hier niet"));
	assert_true(text_has(a.body, "Verplaatst naar een andere casus door Rik Schreurs"));
	a = bezoeker_get(&b, url_of(o, goed, ""));
	assert_true(text_has(a.body, "Hoort hier niet"));
	assert_true(text_has(a.body, "Hierheen verplaatst uit een andere casus door Rik Schreurs"));
}
TEST_BOTH(a_note_leaves_and_moves_by_the_form)

/* Chosen from a list, with its own kind of postcode, and said behind the place. */
static void an_address_abroad_is_chosen(struct opstelling *o)
{
	struct casus_id id = proef_casus(o);
	struct betrokkene_id hoofd = { proef_count(o, "select id from main.betrokkene where dossier = %1", id.v) };
	struct bezoeker b = bezoeker_as(o, "sanne.hendrickx");
	struct req r = opstelling_urls(o);
	struct antwoord a;

	a = bezoeker_get(&b, url_casus_adres(&r, id, hoofd));
	assert_true(text_has(a.body, ">Nederland</option>"));
	assert_true(text_has(a.body, "value=\"5010\">België</option>") && text_has(a.body, "value=\"9089\">Duitsland</option>"));
	a = bezoeker_post(&b, url_casus_adres_post(&r, id, hoofd), (const char *[]){ "soort", "verblijf", "straat", "Dorfweg",
		"huisnummer", "3", "plaats", "Aken", "postcode", "D-52074 en verder", "land", "9089", "van", "", NULL });
	assert_int_equal(a.status, 400);
	a = bezoeker_post(&b, url_casus_adres_post(&r, id, hoofd), (const char *[]){ "soort", "verblijf", "straat", "Dorfweg",
		"huisnummer", "3", "plaats", "Aken", "postcode", "52074", "van", "", NULL });
	assert_int_equal(a.status, 400);
	a = bezoeker_post(&b, url_casus_adres_post(&r, id, hoofd), (const char *[]){ "soort", "verblijf", "straat", "Dorfweg",
		"huisnummer", "3", "plaats", "Aken", "postcode", "52074", "land", "9089", "van", "", NULL });
	assert_int_equal(a.status, 303);
	a = bezoeker_get(&b, url_of(o, id, "/betrokkenen"));
	assert_true(text_has(a.body, "Dorfweg 3, 52074 Aken, Duitsland"));
}
TEST_BOTH(an_address_abroad_is_chosen)

static void forms_about_persons(struct opstelling *o)
{
	struct casus_id id = proef_casus(o);
	struct bezoeker b = bezoeker_as(o, "sanne.hendrickx");
	struct req r = opstelling_urls(o);
	struct betrokkene_id hoofd = { proef_count(o, "select id from main.betrokkene where dossier = %1", id.v) };
	const char *bij = url_id(&r, ID_betrokkene, hoofd.v).p;
	struct antwoord a;

	bezoeker_get(&b, url_of(o, id, "/betrokkenen/nieuw"));
	a = bezoeker_post(&b, url_of(o, id, "/betrokkenen/nieuw"), (const char *[]){ "rol", "kind", "bij", "", "relatie",
		"",
		"voornamen", "Sem", "geslachtsnaam", "Wolters", "naamgebruik", "E", "geboren", "2018", "geslacht", "M", "bsn",
			"",
		"bsn_reden", "onbekend", NULL });
	assert_int_equal(a.status, 400);
	assert_true(text_has(a.body, "Kies van wie deze persoon een relatie is"));
	assert_true(text_has(a.body, "value=\"Sem\""));
	a = bezoeker_post(&b, url_of(o, id, "/betrokkenen/nieuw"), (const char *[]){ "rol", "kind", "bij", bij, "relatie",
		"kind", "voornamen", "Sem", "geslachtsnaam", "Wolters", "naamgebruik", "E", "geboren", "2018", "geslacht", "M",
			"bsn",
		"", "bsn_reden", "onbekend", NULL });
	assert_int_equal(a.status, 303);
	a = bezoeker_get(&b, url_of(o, id, "/betrokkenen"));
	assert_true(text_has(a.body, "Kind Sem"));  /* on the map */
	assert_true(text_has(a.body, "Sem Wolters")); /* and in the tables beside it */
	bezoeker_get(&b, url_casus_adres(&r, id, hoofd));
	a = bezoeker_post(&b, url_casus_adres_post(&r, id, hoofd), (const char *[]){ "soort", "geheim", "straat",
		"Verborgenlaan", "huisnummer", "3", "plaats", "Heerlen", "postcode", "6411 AA", "van", "", NULL });
	assert_int_equal(a.status, 303);
	a = bezoeker_get(&b, url_of(o, id, "/betrokkenen"));
	assert_true(text_has(a.body, "Verborgenlaan 3, 6411 AA Heerlen"));
	/* of a person whose address is secret, an ordinary address too */
	opstelling_sql(o, "insert into main.persoon (id, regio, bsn_reden, geslachtsnaam, sorteernaam, eerste_verwerking, geheim) "
		"select 7003, r.id, 'onbekend', 'Wolters', 'wolters', 1, 1 from main.regio r limit 1");
	proef_sql(o, "update main.betrokkene set persoon = 7003 where hoofd = 1 and dossier = %1", id.v);
	bezoeker_get(&b, url_casus_adres(&r, id, hoofd));
	a = bezoeker_post(&b, url_casus_adres_post(&r, id, hoofd), (const char *[]){ "soort", "verblijf", "straat",
		"Schuilplaats", "huisnummer", "9", "plaats", "Kerkrade", "postcode", "6461 AA", "van", "", NULL });
	assert_int_equal(a.status, 303);
	a = bezoeker_get(&b, url_of(o, id, "/betrokkenen"));
	assert_true(text_has(a.body, "Schuilplaats 9, 6461 AA Kerkrade"));
	b = bezoeker_as(o, "rik.schreurs");
	a = bezoeker_get(&b, url_of(o, id, "/betrokkenen"));
	assert_false(text_has(a.body, "Verborgenlaan") || text_has(a.body, "Schuilplaats") || text_has(a.body, "Kerkrade"));
	a = bezoeker_get(&b, url_of(o, id, ""));
	assert_false(text_has(a.body, "Schuilplaats") || text_has(a.body, "Kerkrade"));
	a = bezoeker_get(&b, url_of(o, id, "/betrokkenen"));
	assert_false(text_has(a.body, "Persoon toevoegen"));
}
TEST_BOTH(forms_about_persons)

static void asking_and_answering_by_the_forms(struct opstelling *o)
{
	struct casus_id id = proef_casus(o);
	struct bezoeker rik = bezoeker_as(o, "rik.schreurs"), sanne = bezoeker_as(o, "sanne.hendrickx");
	struct req r = opstelling_urls(o);
	struct verzoek_id v;
	struct antwoord a;

	bezoeker_get(&rik, url_of(o, id, "/toegang"));
	a = bezoeker_post(&rik, url_of(o, id, "/toegang/verzoek"), (const char *[]){ "niveau", "2", "reden", "Huisbezoek",
		NULL });
	assert_int_equal(a.status, 400);
	assert_true(text_has(a.body, "Huisbezoek"));
	a = bezoeker_post(&rik, url_of(o, id, "/toegang/verzoek"), (const char *[]){ "gevraagd", "zrm", "gevraagd", "zorg",
		"niveau", "2", "reden", "Huisbezoek", NULL });
	assert_int_equal(a.status, 303);
	v.v = proef_count(o, "select id from main.toegangsverzoek where dossier = %1", id.v);
	a = bezoeker_get(&sanne, url_of(o, id, "/toegang"));
	assert_true(text_has(a.body, "Beoordelen"));
	bezoeker_get(&sanne, url_casus_verzoek(&r, id, v));
	a = bezoeker_post(&sanne, url_casus_verzoek(&r, id, v), (const char *[]){ "versie", "1", "besluit", "weigeren",
		"tot", "",
		"antwoord", "", NULL });
	assert_int_equal(a.status, 400);
	a = bezoeker_post(&sanne, url_casus_verzoek(&r, id, v), (const char *[]){ "versie", "1", "besluit", "weigeren",
		"tot", "",
		"antwoord", "De zorgpartner belt u.", NULL });
	assert_int_equal(a.status, 303);
	assert_true(text_has(bezoeker_get(&rik, url_of(o, id, "/toegang")).body, "De zorgpartner belt u."));
	assert_int_equal(bezoeker_get(&rik, url_casus_verzoek(&r, id, v)).status, 403);
}
TEST_BOTH(asking_and_answering_by_the_forms)

static void printing_a_page_is_written_down(struct opstelling *o)
{
	struct casus_id id = proef_casus(o);
	struct bezoeker b = bezoeker_as(o, "sanne.hendrickx");
	struct antwoord a = bezoeker_get(&b, url_of(o, id, ""));

	assert_true(text_has(a.body, "?afdruk=1") && text_has(a.body, "data-papier=") && !text_has(a.body, "Nu afdrukken"));
	assert_int_equal(opstelling_looks(o, "soort = 'afdruk'"), 0);
	a = bezoeker_get(&b, url_of(o, id, "?afdruk=1"));
	assert_true(a.status == 200 && text_has(a.body, "Nu afdrukken") && !text_has(a.body, "data-papier="));
	assert_int_equal(opstelling_looks(o, "soort = 'afdruk' and doel = 'casusregie'"), 1);
	a = bezoeker_get(&b, STR("/profiel?afdruk=0"));
	assert_false(text_has(a.body, "data-papier=")); /* shows nobody */
}
TEST_BOTH(printing_a_page_is_written_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		BOTH(every_page_bears_the_header), BOTH(who_is_not_admitted_finds_nothing),
		BOTH(what_only_the_regie_may_is_refused_to_a_partner), BOTH(a_note_is_added_once),
		BOTH(a_day_that_cannot_be_is_told), BOTH(what_was_typed_stays_after_a_fault), BOTH(two_people_change_one_case),
		BOTH(an_ended_admission_ends_the_page), BOTH(admission_by_the_form),
		BOTH(a_besloten_case_shows_its_number_in_the_title), BOTH(opening_by_the_form),
		BOTH(the_list_keeps_its_filters_in_the_url), BOTH(searching_from_the_top_bar),
		BOTH(everyone_lands_on_what_waits), BOTH(a_note_leaves_and_moves_by_the_form), BOTH(forms_about_persons), BOTH(an_address_abroad_is_chosen),
		BOTH(asking_and_answering_by_the_forms), BOTH(printing_a_page_is_written_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
