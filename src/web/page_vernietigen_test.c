/* Pages of keeping and destroying: the countdown, the list, by two people, the certificate. Both databases. */
#include "tests/proef_afschaling.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "domein/bewaring/bewaring.h"
#include "routes.h"

#define SANNE "sanne.hendrickx"
#define HILDE "hilde.vroemen"
#define MARJOLEIN "marjolein.tonnaer"
#define RIK "rik.schreurs"

static void ends_in(struct opstelling *o, struct casus_id id, int days)
{
	opstelling_sql(o, str_cat(o->arena, str_cat(o->arena, STR("update main.casus set vernietigen = "),
		str_from_i64(o->arena, datum_add_days(datum_today(), days).v)), str_cat(o->arena, STR(" where id = "),
		str_from_i64(o->arena, id.v))).p);
}

static void page_has(struct antwoord a, const char *piece)
{
	if (a.status != 200 || !text_has(a.body, piece))
		fail_msg("%d: no '%s' in the page", a.status, piece);
}

static struct str value_of(struct opstelling *o, enum id_kind kind, int64_t id)
{
	struct req r = opstelling_urls(o);

	return url_id(&r, kind, id);
}

static void the_case_shows_until_when(struct opstelling *o)
{
	struct casus_id id = afschaling_casus(o);
	struct req r = opstelling_urls(o);
	struct bezoeker sanne = bezoeker_as(o, SANNE), rik = bezoeker_as(o, RIK);
	struct antwoord a = bezoeker_get(&sanne, url_casus(&r, id));

	page_has(a, "nog 5 jaar");
	assert_true(text_has(a.body, url_casus_bewaren(&r, id).p));
	a = bezoeker_get(&sanne, url_casus_bewaren(&r, id));
	page_has(a, "Bewaren tot en met");
	page_has(a, "WGS 1.8 lid 7");
	page_has(a, "Verlengen kan pas in het laatste kwartaal");
	ends_in(o, id, 30);
	a = bezoeker_get(&sanne, url_casus_bewaren(&r, id));
	page_has(a, "nog 30 dagen");
	page_has(a, "Wie gaven de opdracht?");
	page_has(a, "Toestemming van wie gegevens leverde");
	a = bezoeker_post(&sanne, url_casus_bewaren_post(&r, id), (const char *[]){ "versie",
		str_from_i64(o->arena, proef_count(o, "select versie from main.casus where id = %1", id.v)).p, "motivering", "", NULL });
	assert_int_equal(a.status, 400);
	assert_true(text_has(a.body, "Schrijf op waarom de gegevens langer nodig zijn."));
	assert_true(text_has(a.body, "Zonder toestemming kan er niet worden verlengd."));
	ends_in(o, id, -3);
	page_has(bezoeker_get(&sanne, url_casus(&r, id)), "3 dagen te laat");
	a = bezoeker_get(&rik, url_casus_bewaren(&r, id)); /* takes part, does not decide */
	page_has(a, "De bewaartermijn is niet verlengd.");
	assert_false(text_has(a.body, "Langer bewaren"));
	a = bezoeker_post(&rik, url_casus_bewaren_post(&r, id), (const char *[]){ "versie", "1", NULL });
	assert_int_equal(a.status, 403);
}
TEST_BOTH(the_case_shows_until_when)

static void only_who_judges_sees_what_must_go(struct opstelling *o)
{
	static const char *const wie[] = { SANNE, RIK, "kees.dassen", "noor.habets" };
	struct req r = opstelling_urls(o);

	for (size_t i = 0; i < sizeof(wie) / sizeof(wie[0]); i++) {
		struct bezoeker b = bezoeker_as(o, wie[i]);

		assert_int_equal(bezoeker_get(&b, url_vernietigen(&r)).status, 403);
		assert_int_equal(bezoeker_get(&b, url_verklaringen(&r)).status, 403);
		assert_int_equal(bezoeker_get(&b, url_vernietigstop(&r)).status, 403);
		assert_int_equal(bezoeker_get(&b, url_vernietigen_eerder(&r)).status, 403);
	}
}
TEST_BOTH(only_who_judges_sees_what_must_go)

static void proposed_approved_destroyed_and_certified(struct opstelling *o)
{
	struct casus_id id = afschaling_casus(o);
	struct bezoeker hilde = bezoeker_as(o, HILDE), marjolein = bezoeker_as(o, MARJOLEIN);
	struct req r = opstelling_urls(o);
	struct ctx job = opstelling_as(o, HILDE);
	struct vernietiging_id v;
	struct antwoord a;
	int64_t n;

	page_has(bezoeker_get(&hilde, url_vernietigen(&r)), "Er hoeft dit kwartaal niets te worden vernietigd");
	page_has(bezoeker_get(&hilde, url_verklaringen(&r)), "Er is nog niets vernietigd");
	ends_in(o, id, 0);
	a = bezoeker_get(&hilde, url_vernietigen(&r));
	page_has(a, "vandaag");
	page_has(a, "Casus loopt nog");
	assert_false(text_has(a.body, "Wolters")); /* numbers alone */
	a = bezoeker_post(&hilde, url_vernietigen_voorstel(&r), (const char *[]){ NULL });
	assert_int_equal(a.status, 400);
	assert_true(text_has(a.body, "Kies wat u wilt voorstellen"));
	a = bezoeker_post(&hilde, url_vernietigen_voorstel(&r), (const char *[]){ "dossiers",
		value_of(o, ID_dossier, id.v).p, NULL });
	assert_int_equal(a.status, 303);
	a = bezoeker_get(&hilde, url_vernietigen(&r));
	page_has(a, "Van u");
	page_has(a, "Wie voorstelt, beoordeelt niet zelf.");
	v.v = proef_count(o, "select id from main.vernietiging where dossier = %1", id.v);
	a = bezoeker_post(&hilde, url_vernietiging_oordeel(&r, v), (const char *[]){ "versie", "1", "oordeel", "ja", NULL });
	assert_int_equal(a.status, 403);
	page_has(bezoeker_get(&marjolein, url_vernietiging(&r, v)), "Mag dit dossier weg?");
	a = bezoeker_post(&marjolein, url_vernietiging_oordeel(&r, v), (const char *[]){ "versie", "1", "oordeel", "nee", NULL });
	assert_int_equal(a.status, 400);
	assert_true(text_has(a.body, "Schrijf op waarom dit dossier niet weg kan."));
	assert_int_equal(bezoeker_get(&marjolein, url_vernietiging_pdf(&r, v)).status, 404); /* no certificate yet */
	a = bezoeker_post(&marjolein, url_vernietigen_akkoord(&r), (const char *[]){ "opdrachten",
		value_of(o, ID_vernietiging, v.v).p, NULL });
	assert_int_equal(a.status, 303);
	page_has(bezoeker_get(&hilde, url_vernietigen(&r)), "Goedgekeurd: wordt op zijn dag vernietigd");
	assert_int_equal(vernietiging_run(&job, &n), FAULT_NONE);
	assert_int_equal(n, 1);
	page_has(bezoeker_get(&hilde, url_verklaringen(&r)), "Marjolein Tonnaer");
	a = bezoeker_get(&hilde, url_vernietiging(&r, v));
	page_has(a, "Verklaring van vernietiging");
	page_has(a, "WGS 1.8 lid 7");
	page_has(a, "betrokkene");
	a = bezoeker_get(&hilde, url_vernietiging_pdf(&r, v));
	assert_int_equal(a.status, 200);
	assert_true(str_starts(a.body, STR("%PDF-")));
}
TEST_BOTH(proposed_approved_destroyed_and_certified)

static void invariant_36_a_hold_by_number(struct opstelling *o)
{
	struct casus_id id = afschaling_casus(o);
	struct bezoeker hilde = bezoeker_as(o, HILDE), sanne = bezoeker_as(o, SANNE);
	struct req r = opstelling_urls(o);
	struct ctx c = opstelling_as(o, SANNE);
	struct casus_kop *k;
	struct antwoord a;

	assert_int_equal(casus_kop_get(&c, id, &k), FAULT_NONE);
	page_has(bezoeker_get(&hilde, url_vernietigstop(&r)), "Er staat geen stop");
	a = bezoeker_post(&hilde, url_vernietigstop_post(&r), (const char *[]){ "nummer", "ZV-1999-9999", "reden",
		"Vordering tegen de gemeente.", NULL });
	assert_int_equal(a.status, 400);
	assert_true(text_has(a.body, "Dit nummer is niet bekend.") && text_has(a.body, "ZV-1999-9999"));
	a = bezoeker_post(&hilde, url_vernietigstop_post(&r), (const char *[]){ "nummer", k->nummer.p, "reden",
		"Vordering tegen de gemeente.", NULL });
	assert_int_equal(a.status, 303);
	ends_in(o, id, 10);
	page_has(bezoeker_get(&hilde, url_vernietigstop(&r)), "Vordering tegen de gemeente.");
	page_has(bezoeker_get(&hilde, url_vernietigen(&r)), "Stop");
	page_has(bezoeker_get(&sanne, url_casus_bewaren(&r, id)), "Deze casus wordt nu niet vernietigd");
	a = bezoeker_post(&hilde, url_vernietigen_voorstel(&r), (const char *[]){ "dossiers",
		value_of(o, ID_dossier, id.v).p, NULL });
	assert_int_equal(a.status, 400);
	assert_true(text_has(a.body, "staat een stop"));
	a = bezoeker_post(&hilde, url_vernietigstop_weg(&r, casus_dossier(id)), (const char *[]){ "reden",
		"De zaak is geschikt.", NULL });
	assert_int_equal(a.status, 303);
	a = bezoeker_post(&hilde, url_vernietigen_eerder_post(&r), (const char *[]){ "nummer", k->nummer.p, "reden",
		"Was een vergissing van ons.", NULL });
	assert_int_equal(a.status, 400);
	assert_true(text_has(a.body, "Aan dit dossier wordt nog gewerkt."));
}
TEST_BOTH(invariant_36_a_hold_by_number)

#define VERZOEK "verzoek"

static struct antwoord earlier(struct opstelling *o, struct casus_id id, const char *grond, const char *verteld)
{
	struct req r = opstelling_urls(o);
	struct bezoeker hilde = bezoeker_as(o, HILDE);
	struct ctx c = opstelling_as(o, HILDE);
	struct afgeschermd_lijst l;

	proef_good(c.fi, afgeschermd_list(&c, &l));
	assert_true(l.n == 1 && l.v[0].id.v == id.v);
	(void)bezoeker_get(&hilde, url_vernietigen_eerder(&r));
	return bezoeker_post(&hilde, url_vernietigen_eerder_post(&r), (const char *[]){ "nummer", l.v[0].nummer.p, "reden",
		"Het verzoek is toegewezen.", "grond", grond, "verteld", verteld, NULL });
}

static void refused(struct antwoord a, const char *why)
{
	assert_int_equal(a.status, 400);
	if (!text_has(a.body, why) || !text_has(a.body, "Het verzoek is toegewezen."))
		fail_msg("no '%s' in the page", why);
}

/* Removal at the request of the person: granted for this dossier, and not before who got its data knows. */
static void invariant_40_removal_on_request_is_told_to_recipients_first(struct opstelling *o)
{
	struct casus_id id = afschaling_casus(o);

	proef_good(&o->fi, afschaling_sluit(o, id));
	refused(earlier(o, id, VERZOEK, "Gebeld op 3 maart, brief na."), "Er is geen verzoek om verwijdering");
	proef_sql(o, "insert into main.rechtverzoek (id, nummer, regio, organisatie, soort, ontvangen, uiterlijk, behandelaar) "
		"select %1" PLANT "51, 'RV-1', c.regio, c.organisatie, 'verwijdering', 20260101, 20260201, c.procesregisseur from "
		"main.casus c where c.id = %1", id.v);
	proef_sql(o, "insert into main.recht_zaak (id, dossier, onderdeel, organisatie, zaak, soort, nummer, betrokkene, uitkomst) "
		"select %1" PLANT "52, %1" PLANT "51, 'kern', c.organisatie, c.id, 'casus', c.nummer, 1, 'afgewezen' from "
		"main.casus c where c.id = %1", id.v);
	refused(earlier(o, id, VERZOEK, "Gebeld op 3 maart, brief na."), "Er is geen verzoek om verwijdering");
	opstelling_sql(o, "update main.recht_zaak set uitkomst = 'toegewezen'");
	proef_sql(o, "insert into main.verstrekking (id, dossier, onderdeel, organisatie, aan, ontvanger, functie, wijze, wat, "
		"categorieen, doel, grond, dag, moment, door) select %1" PLANT "53, id, 'verzoek', organisatie, 'derde', "
		"'Woningcorporatie', 'consulent', 'brief', 'Samenvatting', 'huisvesting', '', 'WGS 1.7', 20260101, 1, "
		"procesregisseur from main.casus where id = %1", id.v);
	refused(earlier(o, id, VERZOEK, ""), "Uit dit dossier is verstrekt.");
	assert_int_equal(opstelling_count(o, "select count(*) from main.vernietiging"), 0);
	assert_int_equal(earlier(o, id, VERZOEK, "Gebeld op 3 maart, brief na.").status, 303);
	assert_int_equal(opstelling_count(o, "select count(*) from main.vernietiging where grond = 'verzoek' and reden like "
		"'%toegewezen.%Ontvangers: Gebeld op 3 maart%'"), 1);
}
TEST_BOTH(invariant_40_removal_on_request_is_told_to_recipients_first)

int main(void)
{
	const struct CMUnitTest tests[] = {
		BOTH(the_case_shows_until_when),
		BOTH(only_who_judges_sees_what_must_go),
		BOTH(proposed_approved_destroyed_and_certified),
		BOTH(invariant_36_a_hold_by_number), BOTH(invariant_40_removal_on_request_is_told_to_recipients_first),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
