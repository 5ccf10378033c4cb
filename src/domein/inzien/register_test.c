/* The registers of who guards privacy: who keeps them, what is refused, what becomes work. Both databases. */
#include "tests/proef_inzien.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "domein/inzien/aflopend.h"
#include "domein/inzien/register.h"

static struct huis_id house(struct opstelling *o, const char *code)
{
	char sql[80];

	(void)snprintf(sql, sizeof(sql), "select id from main.huis where code = '%s'", code);
	return (struct huis_id){ opstelling_count(o, sql) };
}

/* The text with the first number for %1, and the second at its end. */
static void sql_two(struct opstelling *o, const char *sql, int64_t a, int64_t b)
{
	opstelling_sql(o, str_cat(o->arena, str_z(proef_text(o, sql, a)), str_from_i64(o->arena, b)).p);
}

static struct maatregel measure(struct opstelling *o)
{
	return (struct maatregel){ .huis = house(o, "mh"), .dpia = STR("DPIA casusregistratie 2026"),
		.wat = STR("Toegang elk kwartaal nalopen"), .eigenaar = STR("Teammanager"), .resultaat = STR(""),
		.uiterlijk = datum_add_days(datum_today(), 10) };
}

static void not_stored(struct opstelling *o, struct maatregel m, const char *field)
{
	struct ctx c = opstelling_as(o, HILDE);
	struct maatregel_id id;

	assert_int_equal(maatregel_save(&c, &m, &id), FAULT_INVALID);
	assert_string_equal(c.fi->fields[0].field, field);
}

static void a_measure_is_refused_without_owner_day_or_result(struct opstelling *o)
{
	struct datum today = datum_today();
	struct maatregel m = measure(o);
	struct maatregel_id id;
	struct ctx c = opstelling_as(o, SANNE);

	assert_int_equal(maatregel_save(&c, &m, &id), FAULT_DENIED);
	m.eigenaar = STR(" ");
	not_stored(o, m, "eigenaar");
	m = measure(o);
	m.uiterlijk.v = 0;
	not_stored(o, m, "uiterlijk");
	m = measure(o);
	m.huis = house(o, "ps"); /* hers is mh */
	not_stored(o, m, "huis");
	m.huis.v = 0; /* and not the regio */
	not_stored(o, m, "huis");
	m = measure(o);
	m.klaar = today;
	not_stored(o, m, "resultaat");
	m.resultaat = STR("Staat in de kalender.");
	not_stored(o, m, "herzien"); /* AVG 35 lid 11 */
	m.herzien = today;
	not_stored(o, m, "herzien");
	m.klaar = datum_add_days(today, 1);
	not_stored(o, m, "klaar");
	assert_int_equal(opstelling_count(o, "select count(*) from main.maatregel"), 0);
}
TEST_BOTH(a_measure_is_refused_without_owner_day_or_result)

static struct register_werk work(struct opstelling *o, const char *wie)
{
	struct ctx c = opstelling_as(o, wie);
	struct register_werk w;

	proef_good(c.fi, register_werk(&c, &w));
	return w;
}

static void a_measure_is_work_until_it_is_done_and_again_to_review(struct opstelling *o)
{
	struct maatregel m = measure(o), *got;
	struct maatregelen l;
	struct maatregel_id id;
	struct ctx c = opstelling_as(o, HILDE);

	proef_good(c.fi, maatregel_save(&c, &m, &id));
	assert_int_equal(work(o, HILDE).maatregelen, 1);
	assert_int_equal(work(o, HILDE).maatregelen_laat, 0);
	assert_int_equal(work(o, SANNE).maatregelen, 0);
	klok_freeze(klok_now() + 11 * DAY_MS);
	assert_int_equal(work(o, HILDE).maatregelen_laat, 1);
	c = opstelling_as(o, HILDE);
	proef_good(c.fi, maatregel_get(&c, id, &got));
	assert_true(got->laat && got->huis_naam.n && got->huis.v == m.huis.v);
	m.id = id;
	m.versie = 7;
	m.klaar = datum_today();
	m.resultaat = STR("Staat in de kalender.");
	m.herzien = datum_add_days(datum_today(), 100);
	c = opstelling_as(o, HILDE);
	assert_int_equal(maatregel_save(&c, &m, &id), FAULT_CONFLICT);
	m.versie = got->versie;
	c = opstelling_as(o, HILDE);
	proef_good(c.fi, maatregel_save(&c, &m, &id));
	assert_int_equal(work(o, HILDE).maatregelen, 0);
	klok_freeze(klok_now() + 101 * DAY_MS);
	assert_int_equal(work(o, HILDE).maatregelen_laat, 1);
	/* another house neither sees nor writes it */
	proef_sql(o, "update main.rol_toekenning set huis = (select h.id from main.huis h where h.code = 'ps') "
		"where medewerker = %1", opstelling_id(o, HILDE).v);
	c = opstelling_as(o, HILDE);
	proef_good(c.fi, maatregel_list(&c, &l));
	assert_int_equal(l.n, 0);
	c = opstelling_as(o, HILDE);
	assert_int_equal(maatregel_get(&c, id, &got), FAULT_NOT_FOUND);
	m.versie = 2;
	m.huis = house(o, "ps");
	c = opstelling_as(o, HILDE);
	assert_int_equal(maatregel_save(&c, &m, &id), FAULT_NOT_FOUND);
	assert_int_equal(opstelling_count(o, "select count(*) from main.journaal where tabel = 'maatregel'"), 2);
	klok_freeze(0);
}
TEST_BOTH(a_measure_is_work_until_it_is_done_and_again_to_review)

static struct convenant covenant(struct opstelling *o)
{
	return (struct convenant){ .huis = house(o, "mh"), .soort = STR("convenant"), .titel = STR("Samenwerkingsconvenant"),
		.uitgave = STR("2.0"), .document = STR("Archief 2026-114"), .toelichting = STR(""),
		.ingang = datum_add_days(datum_today(), -300), .einde = datum_add_days(datum_today(), 60) };
}

static void a_covenant_is_signed_once_by_each_and_left(struct opstelling *o)
{
	struct organisatie_id politie = { opstelling_count(o, "select id from main.organisatie where naam = 'Politie Geuldal'") };
	struct datum today = datum_today();
	struct convenant v = covenant(o), *got;
	struct convenant_id id;
	struct ctx c = opstelling_as(o, HILDE);

	v.einde = datum_add_days(v.ingang, -1);
	assert_int_equal(convenant_save(&c, &v, &id), FAULT_INVALID);
	assert_string_equal(c.fi->fields[0].field, "einde");
	v = covenant(o);
	c = opstelling_as(o, SANNE);
	assert_int_equal(convenant_save(&c, &v, &id), FAULT_DENIED);
	c = opstelling_as(o, HILDE);
	proef_good(c.fi, convenant_save(&c, &v, &id));
	c = opstelling_as(o, HILDE);
	assert_int_equal(convenant_sign(&c, id, politie, STR("J. Smeets, chef"), datum_add_days(today, 1)), FAULT_INVALID);
	c = opstelling_as(o, SANNE);
	assert_int_equal(convenant_sign(&c, id, politie, STR("J. Smeets, chef"), today), FAULT_DENIED);
	c = opstelling_as(o, HILDE);
	proef_good(c.fi, convenant_sign(&c, id, politie, STR("J. Smeets, chef"), datum_add_days(today, -200)));
	c = opstelling_as(o, HILDE);
	assert_int_equal(convenant_sign(&c, id, politie, STR("A. Vos, chef"), today), FAULT_INVALID); /* is party already */
	assert_string_equal(c.fi->fields[0].field, "organisatie");
	c = opstelling_as(o, HILDE);
	proef_good(c.fi, convenant_get(&c, id, &got));
	assert_int_equal(got->n, 1);
	assert_int_equal(got->aantal, 1);
	for (size_t i = 0; i < got->nniet; i++)
		assert_int_not_equal(got->niet[i].id.v, politie.v);
	assert_true(got->nniet > 0);
	c = opstelling_as(o, HILDE);
	assert_int_equal(convenant_leave(&c, id, got->v[0].id, 1, datum_add_days(today, -201)), FAULT_CONFLICT);
	c = opstelling_as(o, HILDE);
	proef_good(c.fi, convenant_leave(&c, id, got->v[0].id, 1, datum_add_days(today, -1)));
	c = opstelling_as(o, HILDE);
	proef_good(c.fi, convenant_sign(&c, id, politie, STR("A. Vos, chef"), today)); /* and joins again */
	c = opstelling_as(o, HILDE);
	proef_good(c.fi, convenant_get(&c, id, &got));
	assert_int_equal(got->n, 2);
	assert_int_equal(got->aantal, 1);
}
TEST_BOTH(a_covenant_is_signed_once_by_each_and_left)

static void a_covenant_that_ends_is_work_until_a_newer_one(struct opstelling *o)
{
	struct convenant v = covenant(o);
	struct convenant_id id;
	struct ctx c = opstelling_as(o, HILDE);

	proef_good(c.fi, convenant_save(&c, &v, &id));
	assert_int_equal(work(o, HILDE).convenanten, 1);
	klok_freeze(klok_now() + 61 * DAY_MS);
	assert_int_equal(work(o, HILDE).convenanten_laat, 1);
	v.uitgave = STR("3.0");
	v.ingang = datum_today();
	v.einde.v = 0;
	c = opstelling_as(o, HILDE);
	proef_good(c.fi, convenant_save(&c, &v, &id));
	assert_int_equal(work(o, HILDE).convenanten, 0);
	assert_int_equal(work(o, HILDE).convenanten_laat, 0);
	klok_freeze(0);
}
TEST_BOTH(a_covenant_that_ends_is_work_until_a_newer_one)

/* ---- what ends soon ---- */

static int64_t ending(struct opstelling *o, int dagen, enum aflopend_soort soort, int64_t medewerker)
{
	struct ctx c = opstelling_as(o, HILDE);
	struct aflopend l;
	int64_t n = 0;

	proef_good(c.fi, aflopend_list(&c, dagen, &l));
	proef_good(c.fi, ctx_looks_send(&c));
	proef_good(c.fi, ctx_looks_durable(&c));
	for (size_t i = 0; i < l.n; i++) {
		n += l.v[i].soort == soort && l.v[i].medewerker.v == medewerker;
		assert_true(i == 0 || l.v[i - 1].laatste.v <= l.v[i].laatste.v);
		assert_true(l.v[i].nog <= dagen);
	}
	return n;
}

static void invariant_10_what_ends_soon_is_listed(struct opstelling *o)
{
	struct casus_id id = proef_casus(o);
	int64_t tim = opstelling_id(o, TIM).v, rik = opstelling_id(o, "rik.schreurs").v, now = klok_now();
	struct ctx c = opstelling_as(o, SANNE);
	struct aflopend l;

	klok_freeze(now);
	assert_int_equal(aflopend_list(&c, 30, &l), FAULT_DENIED);
	assert_int_equal(ending(o, 30, AFLOPEND_TOEGANG, rik), 0);
	proef_sql(o, "update main.toegang set tot = 0 + van where dossier = %1 and onderdeel <> 'kern' and medewerker = "
		"(select m.id from main.medewerker m where m.email = 'rik.schreurs@politie.example')", id.v);
	sql_two(o, "update main.toegang set tot = (select %1) where medewerker = (select m.id from main.medewerker m "
		"where m.email = 'rik.schreurs@politie.example') and tot > van and dossier = ", now + 20 * DAY_MS, id.v);
	assert_int_equal(ending(o, 30, AFLOPEND_TOEGANG, rik), 1);
	assert_int_equal(ending(o, 10, AFLOPEND_TOEGANG, rik), 0);
	assert_true(opstelling_looks(o, "grond = 'aflopende machtigingen'") >= 1);
	sql_two(o, "update main.rol_toekenning set tot = %1 where medewerker = ", now + 5 * DAY_MS, tim);
	assert_int_equal(ending(o, 10, AFLOPEND_ROL, tim), 1);
	sql_two(o, "update main.medewerker set actief_tot = %1 where id = ", now + 8 * DAY_MS, tim);
	assert_int_equal(ending(o, 10, AFLOPEND_ACCOUNT, tim), 1);
	assert_int_equal(ending(o, 10, AFLOPEND_VOG, tim), 0);
	sql_two(o, "update main.medewerker set vog = %1 where id = ", datum_add_months(datum_today(), -48).v, tim);
	assert_int_equal(ending(o, 1, AFLOPEND_VOG, tim), 1);
	sql_two(o, "update main.medewerker set opleiding = %1 where id = ", datum_add_months(datum_today(), -50).v, tim);
	assert_int_equal(ending(o, 1, AFLOPEND_OPLEIDING, tim), 1); /* over: since long */
	/* another house's case is not shown */
	proef_sql(o, "update main.rol_toekenning set huis = (select h.id from main.huis h where h.code = 'ps') "
		"where medewerker = %1", opstelling_id(o, HILDE).v);
	assert_int_equal(ending(o, 30, AFLOPEND_TOEGANG, rik), 0);
	klok_freeze(0);
}
TEST_BOTH(invariant_10_what_ends_soon_is_listed)

/* ---- the pages ---- */

static void the_registers_through_the_pages(struct opstelling *o)
{
	struct bezoeker hilde = bezoeker_as(o, HILDE), sanne = bezoeker_as(o, SANNE);
	struct str partij = STR("/toetsing/convenanten");
	char huis[ID_URL_LEN + 1];
	struct antwoord a;

	assert_int_equal(bezoeker_get(&sanne, STR("/toetsing/maatregelen")).status, 403);
	assert_int_equal(bezoeker_get(&sanne, partij).status, 403);
	assert_int_equal(bezoeker_get(&sanne, STR("/toetsing/aflopend")).status, 403);
	assert_true(text_has(bezoeker_get(&hilde, STR("/toetsing/maatregelen")).body, "Nog geen maatregelen"));
	assert_true(text_has(bezoeker_get(&hilde, partij).body, "Nog geen convenanten"));
	id_to_url(o->sleutels.url, ID_huis, house(o, "mh").v, huis);
	bezoeker_get(&hilde, STR("/toetsing/maatregelen/nieuw"));
	a = bezoeker_post(&hilde, STR("/toetsing/maatregelen/nieuw"), (const char *[]){ "huis", huis, "dpia", "DPIA 2026",
		"wat", "Toegang nalopen", "eigenaar", "", "uiterlijk", "1-1-2020", NULL });
	assert_true(a.status == 400 && text_has(a.body, "Toegang nalopen") && text_has(a.body, "Schrijf op wie ervoor zorgt."));
	a = bezoeker_post(&hilde, STR("/toetsing/maatregelen/nieuw"), (const char *[]){ "huis", huis, "dpia", "DPIA 2026",
		"wat", "Toegang nalopen", "eigenaar", "Teammanager", "uiterlijk", "1-1-2020", NULL });
	assert_int_equal(a.status, 303);
	assert_true(text_has(bezoeker_get(&hilde, a.location).body, "Te laat"));
	assert_true(text_has(bezoeker_get(&hilde, STR("/")).body, "DPIA-maatregelen aan de beurt, ook te laat"));
	bezoeker_get(&hilde, STR("/toetsing/convenanten/nieuw"));
	a = bezoeker_post(&hilde, STR("/toetsing/convenanten/nieuw"), (const char *[]){ "huis", huis, "soort", "protocol",
		"titel", "Privacyprotocol", "uitgave", "1.1", "document", "Archief 7", "ingang", "1-1-2024", NULL });
	assert_int_equal(a.status, 303);
	partij = a.location;
	a = bezoeker_get(&hilde, partij);
	assert_true(a.status == 200 && text_has(a.body, "Privacyprotocol") && text_has(a.body, "Nog niemand."));
	assert_true(text_has(bezoeker_get(&hilde, STR("/toetsing/aflopend?dagen=20")).body, "Er loopt niets af"));
	sql_two(o, "update main.rol_toekenning set tot = %1 where medewerker = ", klok_now() + 5 * DAY_MS, opstelling_id(o, TIM).v);
	a = bezoeker_get(&hilde, STR("/toetsing/aflopend?dagen=20"));
	assert_true(a.status == 200 && text_has(a.body, "Laatste dag") && text_has(a.body, "Tim Boesten"));
	assert_int_equal(bezoeker_get(&hilde, STR("/toetsing/aflopend?dagen=9999")).status, 400);
}
TEST_BOTH(the_registers_through_the_pages)

int main(void)
{
	const struct CMUnitTest tests[] = {
		BOTH(a_measure_is_refused_without_owner_day_or_result),
		BOTH(a_measure_is_work_until_it_is_done_and_again_to_review),
		BOTH(a_covenant_is_signed_once_by_each_and_left),
		BOTH(a_covenant_that_ends_is_work_until_a_newer_one),
		BOTH(invariant_10_what_ends_soon_is_listed),
		BOTH(the_registers_through_the_pages),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
