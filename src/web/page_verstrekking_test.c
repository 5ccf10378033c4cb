/* The pages of the disclosure ledger: choosing a receiver, the form with its faults, one row, feedback, third parties. Both
 * databases. */
#include "tests/proef_plan.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "domein/verstrekking/standpunt.h"
#include "routes.h"

#define SANNE "sanne.hendrickx"
#define RIK "rik.schreurs"
#define SAID "Rik Schreurs, 3 november"

static struct antwoord get(struct opstelling *o, const char *wie, struct str url)
{
	struct bezoeker b = bezoeker_as(o, wie);

	return bezoeker_get(&b, url);
}

static struct str form_url(struct opstelling *o, struct casus_id id, const char *aan)
{
	struct req r = opstelling_urls(o);

	return str_cat(o->arena, str_cat(o->arena, url_casus_verstrekking_nieuw(&r, id), STR("?aan=")), str_z(aan));
}

static void only_who_keeps_the_case_passes_on(struct opstelling *o)
{
	struct casus_id id = proef_casus(o);
	struct req r = opstelling_urls(o);
	struct str tab = url_casus_verstrekkingen(&r, id);
	struct antwoord a;

	assert_int_equal(get(o, "joep.lemmens", tab).status, 404);
	assert_int_equal(get(o, RIK, tab).status, 404); /* nothing of his was passed on */
	assert_int_equal(get(o, RIK, form_url(o, id, "derde")).status, 403);
	a = get(o, SANNE, tab);
	assert_true(a.status == 200 && text_has(a.body, "Uit deze casus is nog niets verstrekt."));
	assert_true(text_has(a.body, ">RIEC<") && text_has(a.body, ">ZSM<") && text_has(a.body, "De betrokkene zelf"));
	a = get(o, SANNE, form_url(o, id, "onzin"));
	assert_true(a.status == 200 && text_has(a.body, "?aan=derde") && !text_has(a.body, "<textarea"));
}
TEST_BOTH(only_who_keeps_the_case_passes_on)

static void the_form_asks_what_the_regime_asks_of_that_receiver(struct opstelling *o)
{
	struct casus_id id = proef_casus(o);
	struct antwoord a = get(o, SANNE, form_url(o, id, "derde"));

	assert_true(text_has(a.body, "name=\"rac\"") && text_has(a.body, "name=\"grondslag\"") && text_has(a.body, "gezondheid"));
	assert_true(text_has(a.body, "Politie Geuldal") && text_has(a.body, "Nog niet gevraagd"));
	a = get(o, SANNE, form_url(o, id, "riec"));
	assert_true(text_has(a.body, "Nooit gegevens onder beroepsgeheim") && text_has(a.body, "value=\"maatregelen\""));
	assert_false(text_has(a.body, "value=\"gezondheid\"") || text_has(a.body, "value=\"politiegegevens\"")
		|| text_has(a.body, "name=\"rac\""));
	a = get(o, SANNE, form_url(o, id, "betrokkene"));
	assert_false(text_has(a.body, "Nog niet gevraagd") || text_has(a.body, "name=\"noodzaak\""));
}
TEST_BOTH(the_form_asks_what_the_regime_asks_of_that_receiver)

static void faults_stand_beside_their_fields_and_a_good_one_is_kept(struct opstelling *o)
{
	struct casus_id id = proef_casus(o);
	struct req r = opstelling_urls(o);
	struct str post = url_casus_verstrekking_post(&r, id), naar;
	struct bezoeker b = bezoeker_as(o, SANNE);
	struct antwoord a;
	const char *bron, *uitleg;

	r.ctx = opstelling_as(o, SANNE);
	bron = verstrekking_bron_veld(&r.ctx, "b.", plan_organisatie(o, RIK));
	uitleg = verstrekking_bron_veld(&r.ctx, "u.", plan_organisatie(o, RIK));
	(void)bezoeker_get(&b, form_url(o, id, "derde"));
	a = bezoeker_post(&b, post, (const char *[]){ "aan", "derde", "wat", "Het hele plan", NULL });
	assert_int_equal(a.status, 400);
	assert_true(text_has(a.body, "Het hele plan") && text_has(a.body, "Kies welke gegevens het zijn.")
		&& text_has(a.body, "rechtmatigheidsadviescommissie") && text_has(a.body, "Vraag deze organisatie"));
	a = bezoeker_post(&b, post, (const char *[]){ "aan", "derde", "ontvanger", "Woonstichting Thuis aan de Maas", "wat",
		"Dat er een plan is", "categorieen", "zaakgegeven", "categorieen", "identiteit", "wijze", "bericht", "doel",
		"onveiligheid", "grond", "WGS 1.7, 2.31 lid 11", "noodzaak", "Voor huisvesting", "grondslag", "Woningwet", "rac",
		"RAC 2026-3", bron, "bezwaar", NULL });
	assert_true(a.status == 400 && text_has(a.body, "Deze organisatie maakt bezwaar."));
	a = bezoeker_post(&b, post, (const char *[]){ "aan", "derde", "ontvanger", "Woonstichting Thuis aan de Maas", "wat",
		"Dat er een plan is", "categorieen", "zaakgegeven", "categorieen", "identiteit", "wijze", "bericht", "doel",
		"onveiligheid", "grond", "WGS 1.7, 2.31 lid 11", "noodzaak", "Voor huisvesting", "grondslag", "Woningwet", "rac",
		"RAC 2026-3", bron, "geen_bezwaar", uitleg, SAID, NULL });
	assert_int_equal(a.status, 303);
	str_cut(&a.location, '?', &naar);
	naar = str_dup(o->arena, naar);
	a = bezoeker_get(&b, naar);
	assert_true(a.status == 200 && text_has(a.body, "RAC 2026-3") && text_has(a.body, SAID)
		&& text_has(a.body, "Terugkoppeling vastleggen"));
	assert_int_equal(get(o, "joep.lemmens", naar).status, 404);
	assert_int_equal(get(o, RIK, naar).status, 404); /* he sees his own row, not this one */
	a = get(o, RIK, url_casus_verstrekkingen(&r, id));
	assert_true(a.status == 200 && text_has(a.body, "Woonstichting Thuis aan de Maas")
		&& text_has(a.body, "Gegevens van uw organisatie") && !text_has(a.body, "RAC 2026-3"));
	naar = str_cat(o->arena, naar, STR("/terugkoppeling"));
	a = bezoeker_post(&b, naar, (const char *[]){ "versie", "1", NULL });
	assert_true(a.status == 400 && text_has(a.body, "Kies of het bruikbaar was."));
	a = bezoeker_post(&b, naar, (const char *[]){ "versie", "1", "bruikbaar", "ja", "opgevolgd", "ja", "tekst", "Woning gevonden",
		NULL });
	assert_int_equal(a.status, 303);
	a = bezoeker_get(&b, a.location);
	assert_true(text_has(a.body, "Woning gevonden") && !text_has(a.body, "Terugkoppeling vastleggen"));
}
TEST_BOTH(faults_stand_beside_their_fields_and_a_good_one_is_kept)

static void an_incidental_third_party_through_the_pages(struct opstelling *o)
{
	struct casus_id id = proef_casus(o);
	struct req r = opstelling_urls(o);
	struct str post = url_casus_derde_post(&r, id), tab = url_casus_verstrekkingen(&r, id);
	struct bezoeker b = bezoeker_as(o, SANNE);
	struct derde_id d;
	struct antwoord a;

	assert_int_equal(get(o, RIK, post).status, 403);
	(void)bezoeker_get(&b, post);
	a = bezoeker_post(&b, post, (const char *[]){ "naam", "J. Wolfs", NULL });
	assert_true(a.status == 400 && text_has(a.body, "J. Wolfs") && text_has(a.body, "Zonder verklaring krijgt een derde niets."));
	a = bezoeker_post(&b, post, (const char *[]){ "naam", "J. Wolfs", "functie", "Intern begeleider", "deskundigheid",
		"Kent de kinderen", "rol", "Denkt mee", "geheimhouding", "2-1-2025", "deelnemers",
		url_id(&r, ID_medewerker, opstelling_id(o, RIK).v).p, NULL });
	assert_int_equal(a.status, 303);
	a = bezoeker_get(&b, tab);
	assert_true(text_has(a.body, "J. Wolfs") && text_has(a.body, "Niet meer betrokken") && text_has(a.body, "nog geen gegevens"));
	d.v = opstelling_count(o, "select max(id) from main.incidentele_derde");
	assert_int_equal(bezoeker_post(&b, url_derde_einde(&r, d), (const char *[]){ "versie", "1", NULL }).status, 303);
	assert_true(text_has(bezoeker_get(&b, tab).body, "Niet meer betrokken sinds"));
}
TEST_BOTH(an_incidental_third_party_through_the_pages)

/* C144: a print and a file are a passing-on that says what, who, ground and purpose. */
static void prints_and_files_stand_in_the_ledger(struct opstelling *o)
{
	struct casus_id id = proef_casus(o);
	struct req r = opstelling_urls(o);
	struct str tab = url_casus_verstrekkingen(&r, id);
	struct antwoord a;

	assert_false(text_has(get(o, SANNE, tab).body, "Afgedrukt of meegenomen"));
	assert_int_equal(get(o, SANNE, str_cat(o->arena, url_casus(&r, id), STR("?afdruk=1"))).status, 200);
	assert_int_equal(get(o, SANNE, url_plan_afdruk(&r, id)).status, 200);
	a = get(o, SANNE, tab);
	assert_true(text_has(a.body, "Afgedrukt of meegenomen") && text_has(a.body, "Plan van aanpak")
		&& text_has(a.body, "Tijdlijn") && text_has(a.body, "Afdruk") && text_has(a.body, "Sanne Hendrickx"));
	assert_true(text_has(a.body, "data-l=\"Doel\">Casusregie") && !text_has(a.body, "Ander doel"));
	assert_false(text_has(a.body, "data-l=\"Grond\"><")); /* each has its ground */
	assert_true(opstelling_looks(o, "soort = 'afdruk' and route = 'plan_afdruk'") > 0);
	/* who looked or printed is not for partners */
	assert_false(text_has(get(o, RIK, tab).body, "Plan van aanpak</th>"));
}
TEST_BOTH(prints_and_files_stand_in_the_ledger)

static void suppliers_are_asked_and_answer_through_the_pages(struct opstelling *o)
{
	struct casus_id id = proef_casus(o);
	struct req r = opstelling_urls(o);
	struct str post = url_casus_verstrekking_post(&r, id), tab = url_casus_verstrekkingen(&r, id), vraag;
	struct bezoeker sanne = bezoeker_as(o, SANNE), rik = bezoeker_as(o, RIK);
	struct standpunt_id s;
	struct antwoord a;

	a = bezoeker_get(&sanne, form_url(o, id, "derde"));
	assert_true(text_has(a.body, "Bronnen hierover vragen"));
	assert_false(text_has(bezoeker_get(&sanne, form_url(o, id, "betrokkene")).body, "Bronnen hierover vragen"));
	(void)bezoeker_get(&sanne, form_url(o, id, "derde"));
	a = bezoeker_post(&sanne, post, (const char *[]){ "aan", "derde", "wat", "Dat er een plan is", "doen", "vragen", NULL });
	assert_true(a.status == 400 && text_has(a.body, "Dat er een plan is") && text_has(a.body, "Schrijf op wie het krijgt."));
	a = bezoeker_post(&sanne, post, (const char *[]){ "aan", "derde", "ontvanger", "Woonstichting", "wat",
		"Dat er een plan is", "categorieen", "identiteit", "doel", "onveiligheid", "grond", "WGS 1.7, 2.31 lid 11", "doen",
		"vragen", NULL });
	assert_int_equal(a.status, 303);
	a = bezoeker_get(&sanne, tab);
	assert_true(text_has(a.body, "Gevraagd aan bronnen") && text_has(a.body, "Wacht op antwoord")
		&& text_has(a.body, "Vraag intrekken"));
	s.v = opstelling_count(o, "select max(id) from main.standpunt");
	vraag = url_standpunt(&r, s);
	assert_true(text_has(bezoeker_get(&rik, STR("/")).body, "Mogen gegevens mee?"));
	assert_int_equal(get(o, "joep.lemmens", vraag).status, 404);
	assert_false(text_has(get(o, SANNE, vraag).body, "Uw antwoord"));
	a = bezoeker_get(&rik, vraag);
	assert_true(a.status == 200 && text_has(a.body, "Dat er een plan is") && text_has(a.body, "Woonstichting"));
	a = bezoeker_post(&rik, vraag, (const char *[]){ "versie", "1", "antwoord", "bezwaar", "voorwaarden", "Niets", NULL });
	assert_true(a.status == 400 && text_has(a.body, "Leg uit waarom") && text_has(a.body, "value=\"Niets\""));
	a = bezoeker_post(&rik, vraag, (const char *[]){ "versie", "1", "antwoord", "toestemming", "voorwaarden",
		"Niet doorgeven", NULL });
	assert_int_equal(a.status, 303);
	assert_false(text_has(bezoeker_get(&rik, STR("/")).body, "Mogen gegevens mee?"));
	a = bezoeker_get(&sanne, tab);
	assert_true(text_has(a.body, "Stemt in") && text_has(a.body, "Voorwaarde: Niet doorgeven"));
	/* the form that follows is filled in */
	a = bezoeker_get(&sanne, str_cat(o->arena, form_url(o, id, "derde"), str_cat(o->arena, STR("&standpunt="),
		url_id(&r, ID_standpunt, s.v))));
	assert_true(text_has(a.body, "value=\"Woonstichting\"") && text_has(a.body, "In Schakel gevraagd: Stemt in")
		&& text_has(a.body, "value=\"toestemming\" selected"));
}
TEST_BOTH(suppliers_are_asked_and_answer_through_the_pages)

/* Nobody of the source can answer here: the house asks, and writes down what it heard. */
static void what_was_answered_outside_through_the_pages(struct opstelling *o)
{
	struct casus_id id = proef_casus(o);
	struct req r = opstelling_urls(o);
	struct str post = url_casus_verstrekking_post(&r, id), tab = url_casus_verstrekkingen(&r, id), vraag, vast;
	struct bezoeker sanne = bezoeker_as(o, SANNE);
	struct standpunt_id s;
	struct antwoord a;

	proef_sql(o, "update main.toegang set tot = van + 1, versie = versie + 1 where dossier = %1 and medewerker in (select m.id "
		"from main.medewerker m where m.email like 'rik.schreurs%')", id.v);
	opstelling_sql(o, "update main.rol_toekenning set tot = van + 1 where rol = 'coordinator'");
	(void)bezoeker_get(&sanne, form_url(o, id, "derde"));
	a = bezoeker_post(&sanne, post, (const char *[]){ "aan", "derde", "ontvanger", "Woonstichting", "wat",
		"Dat er een plan is", "categorieen", "identiteit", "doel", "onveiligheid", "grond", "WGS 1.7, 2.31 lid 11", "doen",
		"vragen", NULL });
	assert_int_equal(a.status, 303);
	assert_true(text_has(bezoeker_get(&sanne, tab).body, "Vraag dit zelf"));
	s.v = opstelling_count(o, "select max(id) from main.standpunt");
	vraag = url_standpunt(&r, s);
	vast = url_standpunt_vastleggen(&r, s);
	a = bezoeker_get(&sanne, vraag);
	assert_true(text_has(a.body, "Buiten Schakel gevraagd") && text_has(a.body, "Wie zei dit namens de organisatie?")
		&& !text_has(a.body, "Uw antwoord"));
	a = bezoeker_post(&sanne, vast, (const char *[]){ "versie", "1", "wie", "Piet Prins", "antwoord", "toestemming", NULL });
	assert_true(a.status == 400 && text_has(a.body, "value=\"Piet Prins\"") && text_has(a.body, "Kies hoe u het hoorde.")
		&& text_has(a.body, "Vul een dag in tot en met vandaag."));
	a = bezoeker_post(&sanne, vast, (const char *[]){ "versie", "1", "wie", "Piet Prins", "hoe", "telefoon", "dag",
		datum_iso(o->arena, datum_today()).p, "antwoord", "toestemming", "uitleg", "Het helpt hem aan een woning.", NULL });
	assert_int_equal(a.status, 303);
	a = bezoeker_get(&sanne, vraag);
	assert_true(text_has(a.body, "Gezegd door") && text_has(a.body, "Vastgelegd door het huis")
		&& text_has(a.body, "Telefonisch"));
	assert_true(text_has(bezoeker_get(&sanne, tab).body, "Buiten Schakel gezegd door Piet Prins, vastgelegd door het huis"));
}
TEST_BOTH(what_was_answered_outside_through_the_pages)

int main(void)
{
	const struct CMUnitTest tests[] = {
		BOTH(only_who_keeps_the_case_passes_on),
		BOTH(the_form_asks_what_the_regime_asks_of_that_receiver),
		BOTH(faults_stand_beside_their_fields_and_a_good_one_is_kept),
		BOTH(an_incidental_third_party_through_the_pages),
		BOTH(prints_and_files_stand_in_the_ledger),
		BOTH(suppliers_are_asked_and_answer_through_the_pages),
		BOTH(what_was_answered_outside_through_the_pages),
	};
	return cmocka_run_group_tests_name("page_verstrekking", tests, NULL, NULL);
}
