/* Data breaches: the clock of 72 hours, who is told or why not, what is refused. Both databases. */
#include "tests/proef_inzien.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "domein/inzien/datalek.h"
#include "domein/inzien/toetser.h"

static struct datalek_id reported(struct opstelling *o, int64_t ontdekt)
{
	struct ctx c = opstelling_as(o, "rik.schreurs");
	struct datalek_id id = { 0 };

	proef_good(c.fi, datalek_report(&c, ontdekt, STR("Een brief ging naar het verkeerde adres."), STR("https://schakel.example"),
		&id));
	return id;
}

static void refused(struct opstelling *o, struct datalek_besluit d, const char *field, const char *rule)
{
	struct ctx c = opstelling_as(o, HILDE);

	proef_refused(c.fi, datalek_settle(&c, &d), field, rule);
}

static struct datalek_besluit empty(struct datalek_id id)
{
	return (struct datalek_besluit){ .id = id, .versie = 1, .gegevens = STR("Naam en adres"), .risico = STR(""),
		.gevolgen = STR(""), .maatregelen = STR(""), .ap = STR(""), .ap_kenmerk = STR(""), .ap_reden = STR(""),
		.betrokkenen = STR(""), .betrokkenen_reden = STR("") };
}

static void invariant_41_a_breach_has_a_clock_of_72_hours(struct opstelling *o)
{
	int64_t now = klok_now();
	struct datalek_id id;
	struct datalek *d;
	struct toetsing_werk w;
	struct datalekken l;
	struct ctx c;

	klok_freeze(now);
	c = opstelling_as(o, "rik.schreurs");
	assert_int_equal(datalek_report(&c, now + HOUR_MS, STR("Een brief ging naar het verkeerde adres."), STR("x"), &id),
		FAULT_INVALID);
	assert_int_equal(datalek_report(&c, now, STR(" "), STR("x"), &id), FAULT_INVALID);
	id = reported(o, now - HOUR_MS);
	assert_int_equal(opstelling_count(o, "select count(*) from main.melding n join main.medewerker m on m.id = n.medewerker "
		"where n.soort = 'datalek' and m.email = 'hilde.vroemen@zvh.example'"), 1);
	assert_int_equal(opstelling_count(o, "select count(*) from main.mail where onderwerp like 'Mogelijk datalek%' and "
		"inhoud not like '%adres ging%'"), 1);
	c = opstelling_as(o, HILDE);
	proef_good(c.fi, datalek_get(&c, id, &d));
	assert_true(d->uiterlijk == now - HOUR_MS + 72 * HOUR_MS && d->mag && !d->te_laat);
	c = opstelling_as(o, HILDE);
	proef_good(c.fi, toetsing_werk(&c, &w));
	assert_true(w.lekken == 1 && w.lekken_laat == 0);
	klok_freeze(now + 72 * HOUR_MS);
	c = opstelling_as(o, HILDE);
	proef_good(c.fi, toetsing_werk(&c, &w));
	assert_true(w.lekken_laat == 1);
	proef_good(c.fi, datalek_list(&c, false, &l));
	assert_true(l.n == 1 && l.v[0].te_laat);
	/* who reported sees his own, and settles nothing; another sees nothing */
	c = opstelling_as(o, "rik.schreurs");
	proef_good(c.fi, datalek_list(&c, true, &l));
	assert_int_equal(l.n, 1);
	assert_int_equal(datalek_list(&c, false, &l), FAULT_DENIED);
	c = opstelling_as(o, SANNE);
	proef_good(c.fi, datalek_list(&c, true, &l));
	assert_int_equal(l.n, 0);
	assert_int_equal(datalek_get(&c, id, &d), FAULT_NOT_FOUND);
	klok_freeze(0);
}
TEST_BOTH(invariant_41_a_breach_has_a_clock_of_72_hours)

static void invariant_41_the_authority_is_told_or_it_is_said_why_not(struct opstelling *o)
{
	int64_t now = klok_now();
	struct datalek_besluit d;
	struct datalek_id id;
	struct ctx c;

	klok_freeze(now);
	id = reported(o, now);
	klok_freeze(now + 80 * HOUR_MS);
	d = empty(id);
	d.ap = STR("niet");
	refused(o, d, "ap_reden", "41");
	d.ap_reden = STR("Alleen een leeg blad.");
	d.risico = STR("hoog");
	refused(o, d, "ap", "33"); /* with a risk it is told */
	d.ap = STR("gemeld");
	d.ap_reden = STR("");
	refused(o, d, "ap_dag", "33");
	d.ap_moment = now + 79 * HOUR_MS;
	refused(o, d, "ap_reden", "41"); /* later than 72 hours: why */
	d.ap_reden = STR("De bestanden waren eerst niet te lezen.");
	d.betrokkenen = STR("niet");
	refused(o, d, "betrokkenen_reden", "41");
	d.betrokkenen = STR("");
	c = opstelling_as(o, HILDE);
	proef_good(c.fi, datalek_settle(&c, &d)); /* so far */
	d.versie = 2;
	d.afronden = true;
	c = opstelling_as(o, HILDE);
	assert_int_equal(datalek_settle(&c, &d), FAULT_INVALID); /* persons and measures are not settled */
	d.betrokkenen = STR("verteld");
	d.betrokkenen_moment = now + DAY_MS;
	d.maatregelen = STR("Adres hersteld, werkwijze aangepast.");
	c = opstelling_as(o, SANNE);
	assert_int_equal(datalek_settle(&c, &d), FAULT_DENIED);
	c = opstelling_as(o, HILDE);
	proef_good(c.fi, datalek_settle(&c, &d));
	d.versie = 3;
	c = opstelling_as(o, HILDE);
	assert_int_equal(datalek_settle(&c, &d), FAULT_CONFLICT); /* closed is closed */
	klok_freeze(0);
}
TEST_BOTH(invariant_41_the_authority_is_told_or_it_is_said_why_not)

int main(void)
{
	const struct CMUnitTest tests[] = {
		BOTH(invariant_41_a_breach_has_a_clock_of_72_hours),
		BOTH(invariant_41_the_authority_is_told_or_it_is_said_why_not),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
