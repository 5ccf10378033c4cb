/* Pages of the plan: who gets them, forms with their faults, what a partner sees and answers, versions, paper, stagnation.
 * Both databases. */
#include "tests/proef_plan.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

#include "domein/plan/stagnatie.h"
#include "routes.h"

#define SANNE "sanne.hendrickx"
#define RIK "rik.schreurs"
#define LOTTE "lotte.veldkamp"

static struct str with(struct opstelling *o, struct str url, const char *more)
{
	return str_cat(o->arena, url, str_z(more));
}

static struct str casus_url(struct opstelling *o, struct casus_id id, const char *more)
{
	struct req r = opstelling_urls(o);

	return with(o, url_casus(&r, id), more);
}

static struct str afspraak_url(struct opstelling *o, struct casus_id id, struct afspraak_id a, const char *more)
{
	struct req r = opstelling_urls(o);

	return with(o, url_afspraak(&r, id, a), more);
}

static const char *id_text(struct opstelling *o, enum id_kind kind, int64_t id)
{
	struct req r = opstelling_urls(o);

	return str_dup(o->arena, url_id(&r, kind, id)).p;
}

static struct doel_id goal_add(struct opstelling *o, struct casus_id id)
{
	struct doel_invoer n = { .casus = id, .leefgebied = STR("huisvesting"), .tekst = STR("Woont zes maanden rustig"),
		.woorden = STR("Een eigen deur die dicht kan") };
	struct ctx c = opstelling_as(o, SANNE);
	struct doel_id ret;

	assert_int_equal(doel_add(&c, &n, &ret), FAULT_NONE);
	return ret;
}

static void invariant_22_the_form_asks_for_whom_in_a_gezin(struct opstelling *o)
{
	struct casus_id id = proef_gezin(o), een = plan_casus(o);
	const char *ria = id_text(o, ID_betrokkene, proef_mens(o, id, "Ria").v);
	struct bezoeker b = bezoeker_as(o, SANNE);
	struct antwoord a = bezoeker_get(&b, casus_url(o, id, "/plan/doel"));

	assert_true(text_has(a.body, "Het hele gezin") && text_has(a.body, "Ria van den Berg"));
	a = bezoeker_post(&b, casus_url(o, id, "/plan/doel"), (const char *[]){ "betrokkene", ria, "leefgebied", "", "tekst",
		"Ria woont zelfstandig", NULL });
	assert_int_equal(a.status, 400);
	assert_true(text_has(a.body, "selected>Ria van den Berg")); /* nothing typed is lost */
	a = bezoeker_post(&b, casus_url(o, id, "/plan/doel"), (const char *[]){ "betrokkene", ria, "leefgebied", "huisvesting",
		"tekst", "Ria woont zelfstandig", NULL });
	assert_int_equal(a.status, 303);
	assert_true(text_has(bezoeker_get(&b, casus_url(o, id, "/plan")).body, "voor Ria van den Berg"));
	assert_true(text_has(bezoeker_get(&b, casus_url(o, id, "/plan/afdrukken")).body, "voor Ria van den Berg"));
	assert_true(text_has(bezoeker_get(&b, casus_url(o, id, "/plan/vergelijken")).body, "Ria van den Berg"));
	bezoeker_get(&b, casus_url(o, een, "/plan/doel"));
	assert_int_equal(bezoeker_post(&b, casus_url(o, een, "/plan/doel"), (const char *[]){ "betrokkene", ria, "leefgebied",
		"huisvesting", "tekst", "Van een andere casus", NULL }).status, 400);
	assert_false(text_has(bezoeker_get(&b, casus_url(o, een, "/plan/doel")).body, "Voor wie?"));
}
TEST_BOTH(invariant_22_the_form_asks_for_whom_in_a_gezin)

/* ---- who gets in ---- */

static void who_is_not_admitted_finds_nothing(struct opstelling *o)
{
	static const char *const pages[] = { "/plan", "/plan/afdrukken", "/plan/versie?nummer=1", "/plan/vergelijken",
		"/plan/nieuw", "/plan/tekst", "/plan/analyse", "/plan/vaststellen", "/plan/doel", "/afspraak", "/stagnatie" };
	static const char *const others[] = { "joep.lemmens", LOTTE, "kees.dassen" };
	struct casus_id id = plan_casus(o);
	struct afspraak_id a = plan_maak(o, id, RIK);

	for (size_t w = 0; w < 3; w++) {
		struct bezoeker b = bezoeker_as(o, others[w]);

		for (size_t i = 0; i < sizeof(pages) / sizeof(pages[0]); i++) {
			int status = bezoeker_get(&b, casus_url(o, id, pages[i])).status;

			assert_true(status == 404 || (w == 2 && status == 403));
		}
		assert_true(bezoeker_get(&b, afspraak_url(o, id, a, "")).status >= 403);
	}
}
TEST_BOTH(who_is_not_admitted_finds_nothing)

static void a_reader_gets_no_forms(struct opstelling *o)
{
	static const char *const forms[] = { "/plan/nieuw", "/plan/tekst", "/plan/analyse", "/plan/vaststellen", "/plan/doel",
		"/afspraak" };
	struct casus_id id = plan_casus(o);
	struct bezoeker b = bezoeker_as(o, RIK);
	struct antwoord an;

	goal_add(o, id);
	an = bezoeker_get(&b, casus_url(o, id, "/plan"));
	assert_int_equal(an.status, 200);
	assert_true(text_has(an.body, "Woont zes maanden rustig"));
	assert_true(text_has(an.body, "Een eigen deur die dicht kan"));
	assert_false(text_has(an.body, "Vaststellen"));
	assert_false(text_has(an.body, "/plan/doel\""));
	for (size_t i = 0; i < sizeof(forms) / sizeof(forms[0]); i++)
		assert_int_equal(bezoeker_get(&b, casus_url(o, id, forms[i])).status, 403);
	an = bezoeker_post(&b, casus_url(o, id, "/plan/vaststellen"), (const char *[]){ "versie", "1", "besluit", "Wij", NULL });
	assert_int_equal(an.status, 403);
	assert_int_equal(opstelling_count(o, "select count(*) from main.plan where status = 'vastgesteld'"), 0);
	/* that there is a concept already is not his to hear */
	assert_int_equal(bezoeker_post(&b, casus_url(o, id, "/plan/nieuw"), (const char *[]){ "aanleiding", "", NULL }).status, 403);
	an = bezoeker_post(&b, casus_url(o, id, "/plan/tekst"), (const char *[]){ "plan", "", "versie", "0", "samenvatting", "x", NULL });
	assert_int_equal(an.status, 403);
}
TEST_BOTH(a_reader_gets_no_forms)

static void without_a_row_on_the_plan_there_is_no_page(struct opstelling *o)
{
	struct casus_id id = plan_casus(o);
	struct bezoeker b = bezoeker_as(o, SANNE);

	plan_maak(o, id, RIK);
	assert_int_equal(bezoeker_get(&b, casus_url(o, id, "/plan")).status, 200);
	proef_sql(o, "update main.toegang set tot = van + 1 where dossier = %1 and onderdeel = 'plan'", id.v);
	assert_int_equal(bezoeker_get(&b, casus_url(o, id, "")).status, 200);
	assert_int_equal(bezoeker_get(&b, casus_url(o, id, "/plan")).status, 404);
	assert_int_equal(bezoeker_get(&b, casus_url(o, id, "/plan/afdrukken")).status, 404);
}
TEST_BOTH(without_a_row_on_the_plan_there_is_no_page)

static void own_level_sees_its_own_part(struct opstelling *o)
{
	struct casus_id id = plan_casus(o);
	struct afspraak_nieuw n = plan_afspraak(o, id, RIK);
	struct afspraak_id a, other;
	struct bezoeker b;
	struct antwoord an;
	struct ctx c;

	plan_laat_toe(o, id, LOTTE, NIVEAU_EIGEN);
	goal_add(o, id);
	a = plan_maak(o, id, LOTTE);
	n.tekst = STR("Buurtgesprek met directe buren");
	c = opstelling_as(o, SANNE);
	assert_int_equal(afspraak_add(&c, &n, &other), FAULT_NONE);
	b = bezoeker_as(o, LOTTE);
	an = bezoeker_get(&b, casus_url(o, id, "/plan"));
	assert_int_equal(an.status, 200);
	assert_true(text_has(an.body, "Intake Fact-team bevestigen"));
	assert_true(text_has(an.body, "Afspraken van uw organisatie"));
	assert_false(text_has(an.body, "Buurtgesprek"));
	assert_false(text_has(an.body, "Woont zes maanden rustig"));
	assert_int_equal(bezoeker_get(&b, afspraak_url(o, id, other, "")).status, 404);
	assert_int_equal(bezoeker_get(&b, afspraak_url(o, id, a, "")).status, 200);
	assert_int_equal(bezoeker_get(&b, casus_url(o, id, "/plan/vergelijken")).status, 404);
}
TEST_BOTH(own_level_sees_its_own_part)

/* ---- making a plan ---- */

static void the_first_plan_by_its_forms(struct opstelling *o)
{
	struct casus_id id = plan_casus(o);
	struct bezoeker b = bezoeker_as(o, SANNE);
	struct antwoord an = bezoeker_get(&b, casus_url(o, id, "/plan"));
	struct str doel = casus_url(o, id, "/plan/doel");

	assert_true(text_has(an.body, "Nog geen plan van aanpak"));
	an = bezoeker_post(&b, casus_url(o, id, "/plan/nieuw"), (const char *[]){ NULL });
	assert_int_equal(an.status, 303);
	bezoeker_get(&b, doel);
	an = bezoeker_post(&b, doel, (const char *[]){ "leefgebied", "", "tekst", "Heeft een dak", "norm", "", NULL });
	assert_int_equal(an.status, 400);
	assert_true(text_has(an.body, "Kies een leefgebied."));
	assert_true(text_has(an.body, "Heeft een dak")); /* what was typed stays */
	an = bezoeker_post(&b, doel, (const char *[]){ "leefgebied", "huisvesting", "tekst", "Heeft een dak", NULL });
	assert_int_equal(an.status, 303);
	bezoeker_get(&b, casus_url(o, id, "/plan/tekst"));
	an = bezoeker_post(&b, casus_url(o, id, "/plan/tekst"), (const char *[]){ "versie", "0", "samenvatting",
		"Acht schulden", "woorden", "Rust aan de deur", NULL });
	assert_int_equal(an.status, 303);
	bezoeker_get(&b, casus_url(o, id, "/plan/analyse"));
	an = bezoeker_post(&b, casus_url(o, id, "/plan/analyse"), (const char *[]){ "versie", "0", "leefgebied", "financien",
		"tekst", "Loonbeslag", NULL });
	assert_int_equal(an.status, 303);
	bezoeker_get(&b, casus_url(o, id, "/plan/vaststellen"));
	an = bezoeker_post(&b, casus_url(o, id, "/plan/vaststellen"), (const char *[]){ "versie", "2", "besluit", "", NULL });
	assert_int_equal(an.status, 400);
	an = bezoeker_post(&b, casus_url(o, id, "/plan/vaststellen"), (const char *[]){ "versie", "2", "besluit",
		"Kernteam, 6 van 6", NULL });
	assert_int_equal(an.status, 303);
	an = bezoeker_get(&b, casus_url(o, id, "/plan"));
	assert_true(text_has(an.body, "Kernteam, 6 van 6"));
	assert_true(text_has(an.body, "Loonbeslag") && text_has(an.body, "Rust aan de deur"));
	assert_true(text_has(an.body, "Nieuwe versie"));
}
TEST_BOTH(the_first_plan_by_its_forms)

static void invariant_21_the_form_offers_partners_alone(struct opstelling *o)
{
	struct casus_id id = plan_casus(o);
	struct bezoeker b = bezoeker_as(o, SANNE);
	struct str url = casus_url(o, id, "/afspraak");
	struct antwoord an = bezoeker_get(&b, url);
	const char *sanne = id_text(o, ID_medewerker, opstelling_id(o, SANNE).v);
	const char *rik = id_text(o, ID_medewerker, opstelling_id(o, RIK).v);

	assert_true(text_has(an.body, rik) && !text_has(an.body, sanne));
	assert_false(text_has(an.body, "Zorg- en Veiligheidshuizen Zuid-Limburg</option>"));
	an = bezoeker_post(&b, url, (const char *[]){ "tekst", "Buurtgesprek", "eigenaar", sanne, "soort", "zorg", "kader",
		"drang", NULL });
	assert_int_equal(an.status, 400);
	assert_true(text_has(an.body, "voert geen afspraken uit"));
	an = bezoeker_post(&b, url, (const char *[]){ "tekst", "Buurtgesprek", "eigenaar", rik, NULL });
	assert_int_equal(an.status, 400);
	assert_true(text_has(an.body, "Kies soort en kader"));
	an = bezoeker_post(&b, url, (const char *[]){ "tekst", "Buurtgesprek", "eigenaar", rik, "indeling_reden",
		"Nog te bespreken", NULL });
	assert_int_equal(an.status, 303);
	an = bezoeker_get(&b, casus_url(o, id, "/plan"));
	assert_true(text_has(an.body, "Buurtgesprek") && text_has(an.body, "1 afspraak is nog niet ingedeeld"));
}
TEST_BOTH(invariant_21_the_form_offers_partners_alone)

/* ---- the partner answers ---- */

static void a_partner_declines_asks_another_day_and_reports(struct opstelling *o)
{
	struct casus_id id = plan_casus(o);
	struct afspraak_id a = plan_maak(o, id, RIK);
	struct bezoeker rik = bezoeker_as(o, RIK), sanne = bezoeker_as(o, SANNE);
	struct antwoord an = bezoeker_get(&rik, afspraak_url(o, id, a, ""));

	assert_true(text_has(an.body, "Aanvaarden") && text_has(an.body, "Weigeren"));
	assert_false(text_has(an.body, "/wijzigen\""));
	bezoeker_get(&rik, afspraak_url(o, id, a, "/weigeren"));
	an = bezoeker_post(&rik, afspraak_url(o, id, a, "/weigeren"), (const char *[]){ "versie", "1", "reden", "", NULL });
	assert_int_equal(an.status, 400);
	an = bezoeker_post(&rik, afspraak_url(o, id, a, "/weigeren"), (const char *[]){ "versie", "1", "reden",
		"Geen capaciteit in november", NULL });
	assert_int_equal(an.status, 303);
	an = bezoeker_get(&sanne, casus_url(o, id, "/plan"));
	assert_true(text_has(an.body, "Geen capaciteit in november") && text_has(an.body, "Dit vraagt aandacht"));
	bezoeker_get(&rik, afspraak_url(o, id, a, ""));
	assert_int_equal(bezoeker_post(&rik, afspraak_url(o, id, a, "/aanvaarden"), (const char *[]){ "versie", "2",
		NULL }).status, 303);
	bezoeker_get(&rik, afspraak_url(o, id, a, "/datum"));
	an = bezoeker_post(&rik, afspraak_url(o, id, a, "/datum"), (const char *[]){ "versie", "3", "voorstel",
		"31-12-2030", "reden", "Na de verhuizing", NULL });
	assert_int_equal(an.status, 303);
	an = bezoeker_get(&sanne, afspraak_url(o, id, a, ""));
	assert_true(text_has(an.body, "Akkoord met deze datum"));
	assert_int_equal(bezoeker_post(&sanne, afspraak_url(o, id, a, "/akkoord"), (const char *[]){ "versie", "4",
		NULL }).status, 303);
	bezoeker_get(&rik, afspraak_url(o, id, a, ""));
	an = bezoeker_post_file(&rik, afspraak_url(o, id, a, "/voortgang"), (const char *[]){ NULL }, "bestand", "verslag.txt",
		STR("Gesprek gehad"));
	assert_int_equal(an.status, 400); /* a file without a word */
	assert_int_equal(opstelling_count(o, "select count(*) from main.bijlage where bestandsnaam = 'verslag.txt'"), 0);
	bezoeker_get(&rik, afspraak_url(o, id, a, ""));
	an = bezoeker_get(&sanne, afspraak_url(o, id, a, "")); /* the mark is for police and justice */
	assert_true(text_has(an.body, "name=\"tekst\"") && !text_has(an.body, "name=\"wpg\""));
	an = bezoeker_get(&rik, afspraak_url(o, id, a, ""));
	assert_true(text_has(an.body, "name=\"wpg\""));
	an = bezoeker_post(&rik, afspraak_url(o, id, a, "/voortgang"), (const char *[]){ "tekst", "Gesprek gehad", "wpg", "8",
		"voorwaarden", "Niet bespreken", NULL });
	assert_int_equal(an.status, 303);
	an = bezoeker_get(&sanne, afspraak_url(o, id, a, ""));
	assert_true(text_has(an.body, "<span>Wet politiegegevens, artikel 8</span>"));
	an = bezoeker_get(&sanne, casus_url(o, id, "/plan"));
	assert_true(text_has(an.body, "Gesprek gehad (Wet politiegegevens, artikel 8) Voorwaarde van de verstrekker: Niet bespreken"));
	bezoeker_get(&rik, afspraak_url(o, id, a, "/klaar"));
	an = bezoeker_post(&rik, afspraak_url(o, id, a, "/klaar"), (const char *[]){ "versie", "1", "uitkomst", "gereed",
		NULL });
	assert_int_equal(an.status, 409);
	an = bezoeker_post(&rik, afspraak_url(o, id, a, "/klaar"), (const char *[]){ "versie", "6", "uitkomst", "gereed",
		NULL });
	assert_int_equal(an.status, 303);
	an = bezoeker_get(&rik, afspraak_url(o, id, a, ""));
	assert_true(text_has(an.body, "Gereed") && text_has(an.body, "Andere datum akkoord"));
}
TEST_BOTH(a_partner_declines_asks_another_day_and_reports)

static void the_worklist_of_a_partner(struct opstelling *o)
{
	struct casus_id id = plan_casus(o);
	struct bezoeker lotte, sanne = bezoeker_as(o, SANNE);
	struct antwoord an;

	plan_laat_toe(o, id, LOTTE, NIVEAU_EIGEN);
	plan_maak(o, id, LOTTE);
	lotte = bezoeker_as(o, LOTTE);
	an = bezoeker_get(&lotte, STR("/afspraken"));
	assert_true(text_has(an.body, "Intake Fact-team bevestigen") && text_has(an.body, "Nog niet beantwoord"));
	assert_false(text_has(an.body, "In mijn casussen"));
	an = bezoeker_get(&sanne, STR("/afspraken"));
	assert_true(text_has(an.body, "liggen op schema"));
	an = bezoeker_get(&sanne, STR("/afspraken?van=regie&alles=1"));
	assert_true(text_has(an.body, "Intake Fact-team bevestigen"));
	proef_sql(o, "update main.toegang set tot = van + 1 where dossier = %1 and niveau = 1", id.v);
	an = bezoeker_get(&lotte, STR("/afspraken"));
	assert_false(text_has(an.body, "Intake Fact-team"));
}
TEST_BOTH(the_worklist_of_a_partner)

/* ---- versions and paper ---- */

static void two_versions_beside_each_other(struct opstelling *o)
{
	struct casus_id id = plan_casus(o);
	struct doel_id d = goal_add(o, id);
	struct doel_invoer n = { .leefgebied = STR("huisvesting"), .tekst = STR("Woont een jaar rustig") };
	struct bezoeker b = bezoeker_as(o, RIK);
	struct antwoord an;
	struct ctx c = opstelling_as(o, SANNE);

	assert_int_equal(plan_fix(&c, id, 0, STR("Kernteam")), FAULT_NONE);
	klok_freeze(klok_now() + 1000);
	c = opstelling_as(o, SANNE);
	assert_int_equal(doel_update(&c, d, 1, &n), FAULT_NONE);
	klok_freeze(0);
	an = bezoeker_get(&b, casus_url(o, id, "/plan/vergelijken"));
	assert_int_equal(an.status, 200);
	assert_true(text_has(an.body, "<del>") && text_has(an.body, "Woont zes maanden rustig"));
	assert_true(text_has(an.body, "<ins>") && text_has(an.body, "Woont een jaar rustig"));
	an = bezoeker_get(&b, casus_url(o, id, "/plan/versie?nummer=1"));
	assert_true(text_has(an.body, "Woont zes maanden rustig") && !text_has(an.body, "Woont een jaar rustig"));
	assert_int_equal(bezoeker_get(&b, casus_url(o, id, "/plan/versie?nummer=9")).status, 404);
}
TEST_BOTH(two_versions_beside_each_other)

static void printing_has_an_address_of_its_own(struct opstelling *o)
{
	struct casus_id id = plan_casus(o);
	struct bezoeker b = bezoeker_as(o, SANNE);
	struct antwoord an;

	goal_add(o, id);
	an = bezoeker_get(&b, casus_url(o, id, "/plan/afdrukken"));
	assert_int_equal(an.status, 200);
	assert_true(text_has(an.body, "Vertrouwelijk. Casus"));
	assert_int_equal(opstelling_looks(o, "soort = 'afdruk'"), 1);
}
TEST_BOTH(printing_has_an_address_of_its_own)

/* ---- stagnation ---- */

static void from_a_late_afspraak_up_the_ladder(struct opstelling *o)
{
	struct casus_id id = plan_casus(o);
	struct afspraak_id a = plan_maak(o, id, RIK);
	struct bezoeker b = bezoeker_as(o, SANNE), rik = bezoeker_as(o, RIK), leiding = bezoeker_as(o, "marjolein.tonnaer");
	struct str blad;
	struct antwoord an;

	proef_sql(o, "update main.afspraak set termijn = 20260101 where id = %1", a.v);
	an = bezoeker_get(&b, casus_url(o, id, "/stagnatie"));
	assert_true(text_has(an.body, "dagen te laat") && text_has(an.body, "Nog niet herinnerd."));
	an = bezoeker_post(&b, casus_url(o, id, "/stagnatie"), (const char *[]){ "afspraak", id_text(o, ID_afspraak, a.v),
		"reden", "", NULL });
	assert_int_equal(an.status, 400);
	assert_true(text_has(an.body, "Kies waarom er geen beweging is."));
	assert_int_equal(bezoeker_get(&rik, casus_url(o, id, "/stagnatie")).status, 200);
	an = bezoeker_post(&rik, casus_url(o, id, "/stagnatie"), (const char *[]){ "reden", "wachtlijst", NULL });
	assert_int_equal(an.status, 403);
	bezoeker_get(&b, casus_url(o, id, "/stagnatie"));
	an = bezoeker_post(&b, casus_url(o, id, "/stagnatie"), (const char *[]){ "afspraak", id_text(o, ID_afspraak, a.v),
		"reden", "wachtlijst", NULL });
	assert_int_equal(an.status, 303);
	blad = an.location;
	str_cut(&an.location, '?', &blad);
	an = bezoeker_get(&b, blad);
	assert_true(text_has(an.body, "Eigenaar wordt gebeld"));
	an = bezoeker_post(&b, with(o, blad, "/stap"), (const char *[]){ "stap", "eigenaar", "aan", "", "vraag", "", NULL });
	assert_int_equal(an.status, 400);
	an = bezoeker_post(&b, with(o, blad, "/stap"), (const char *[]){ "stap", "management", "aan", "Teamchef", "vraag",
		"Wie neemt dit over?", NULL });
	assert_int_equal(an.status, 303);
	an = bezoeker_get(&b, STR("/stagnatie"));
	assert_true(text_has(an.body, "Dennis Wolters") && text_has(an.body, "Naar het management van de partner"));
	an = bezoeker_get(&leiding, STR("/stagnatie"));
	assert_int_equal(an.status, 200);
	assert_true(text_has(an.body, "Sanne Hendrickx") && text_has(an.body, "Naar het management van de partner"));
	assert_false(text_has(an.body, "Wolters"));
	assert_int_equal(bezoeker_get(&rik, STR("/stagnatie")).status, 403);
	bezoeker_get(&b, blad);
	an = bezoeker_post(&b, with(o, blad, "/opgelost"), (const char *[]){ "versie", "1", "hoe", "Collega neemt over", NULL });
	assert_int_equal(an.status, 303);
}
TEST_BOTH(from_a_late_afspraak_up_the_ladder)

int main(void)
{
	const struct CMUnitTest tests[] = {
		BOTH(invariant_22_the_form_asks_for_whom_in_a_gezin),
		BOTH(who_is_not_admitted_finds_nothing),
		BOTH(a_reader_gets_no_forms),
		BOTH(without_a_row_on_the_plan_there_is_no_page),
		BOTH(own_level_sees_its_own_part),
		BOTH(the_first_plan_by_its_forms),
		BOTH(invariant_21_the_form_offers_partners_alone),
		BOTH(a_partner_declines_asks_another_day_and_reports),
		BOTH(the_worklist_of_a_partner),
		BOTH(two_versions_beside_each_other),
		BOTH(printing_has_an_address_of_its_own),
		BOTH(from_a_late_afspraak_up_the_ladder),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
