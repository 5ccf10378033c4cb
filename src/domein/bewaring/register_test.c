/* Requests of persons and the register of breaches: how long they are kept, and that nothing of them remains. Both databases. */
#include "tests/proef_bewaring.h"
#include "tests/proef_recht.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "domein/bewaring/bewaring.h"
#include "domein/inzien/datalek.h"
#include "tests/kijk.h"
#include "tests/zaai.h"

#define HILDE "hilde.vroemen"
#define MARJOLEIN "marjolein.tonnaer"

static struct datum years(int n)
{
	return datum_add_months(datum_today(), 12 * n);
}

static int64_t day_of(struct opstelling *o, const char *tabel, int64_t id)
{
	return proef_count(o, str_cat(o->arena, str_cat(o->arena, STR("select coalesce(vernietigen, 0) from main."), str_z(tabel)),
		STR(" where id = %1")).p, id);
}

/* Its last day is that one. */
static void ends(struct opstelling *o, const char *tabel, int64_t id, struct datum dag)
{
	struct buf b = buf_new(o->arena);

	buf_addz(&b, "update main.");
	buf_addz(&b, tabel);
	buf_addz(&b, " set vernietigen = ");
	buf_add_i64(&b, dag.v);
	buf_addz(&b, " where id = %1");
	proef_sql(o, buf_str(&b).p, id);
}

static const struct te_vernietigen *listed(struct opstelling *o, int64_t id)
{
	struct vernietigen_lijst l;
	struct ctx c = opstelling_as(o, HILDE);

	proef_good(c.fi, vernietigen_list(&c, &l));
	for (size_t i = 0; i < l.n; i++)
		if (l.v[i].id.v == id)
			return &l.v[i];
	return NULL;
}

static void propose(struct opstelling *o, int64_t id)
{
	struct ctx c = opstelling_as(o, HILDE);

	proef_good(c.fi, vernietiging_propose(&c, &(struct dossier_id){ id }, 1));
}

static void approve(struct opstelling *o, int64_t id)
{
	struct vernietiging_id v = { proef_count(o, "select id from main.vernietiging where dossier = %1 and status = 'voorgesteld'", id) };
	struct ctx c = opstelling_as(o, MARJOLEIN);

	proef_good(c.fi, vernietiging_judge(&c, v, 1, true, STR("")));
}

static int64_t run(struct opstelling *o)
{
	struct ctx c = opstelling_as(o, HILDE);
	int64_t n;

	c.actor = (struct actor){ 0 };
	c.eyes.medewerker = 0;
	proef_good(c.fi, vernietiging_run(&c, &n));
	return n;
}

/* Withdrawn by the person: closed. */
static struct rechtverzoek_id closed(struct opstelling *o)
{
	struct rechtverzoek_id id = recht_maak(o, "inzage");
	struct ctx c;

	recht_zoek(o, id);
	c = opstelling_as(o, HILDE);
	proef_good(c.fi, recht_withdraw(&c, id, recht_nu(o, id)->versie, STR("De betrokkene ziet ervan af.")));
	return id;
}

static struct datalek_id breach(struct opstelling *o, bool afronden)
{
	struct datalek_besluit d = { .versie = 1, .gegevens = STR("Naam en adres"), .risico = STR("geen"), .gevolgen = STR("Geen."),
		.maatregelen = STR("Adres hersteld, werkwijze aangepast."), .ap = STR("niet"), .ap_kenmerk = STR(""),
		.ap_reden = STR("Alleen een leeg blad."), .betrokkenen = STR("niet"), .betrokkenen_reden = STR("Geen risico."),
		.afronden = afronden };
	struct ctx c = opstelling_as(o, HILDE);

	proef_good(c.fi, datalek_report(&c, klok_now(), STR("Een leeg blad ging naar een verkeerd adres."), STR(""), &d.id));
	c = opstelling_as(o, HILDE);
	proef_good(c.fi, datalek_settle(&c, &d));
	return d.id;
}

static void the_term_begins_when_it_is_closed_and_the_house_decides_how_long(struct opstelling *o)
{
	struct casus_id casus = proef_casus(o);
	struct rechtverzoek_id id = recht_maak(o, "inzage");
	struct datalek_id lek = breach(o, false);

	assert_true(casus.v);
	assert_int_equal(day_of(o, "rechtverzoek", id.v), 0);
	assert_int_equal(day_of(o, "datalek", lek.v), 0);
	id = closed(o);
	lek = breach(o, true);
	assert_int_equal(day_of(o, "rechtverzoek", id.v), years(5).v);
	assert_int_equal(day_of(o, "datalek", lek.v), years(5).v);
	assert_int_equal(recht_nu(o, id)->vernietigen.v, years(5).v);
	assert_null(listed(o, id.v));
	assert_null(listed(o, lek.v));
	opstelling_sql(o, "update main.huis set verzoek_jaren = 2, datalek_jaren = 3");
	opstelling_sql(o, "update main.medewerker set huis = (select min(id) from main.huis) where naam = 'Hilde Vroemen'");
	assert_int_equal(day_of(o, "rechtverzoek", closed(o).v), years(2).v);
	assert_int_equal(day_of(o, "datalek", breach(o, true).v), years(3).v);
}
TEST_BOTH(the_term_begins_when_it_is_closed_and_the_house_decides_how_long)

static int64_t left(struct opstelling *o, int64_t id)
{
	return proef_count(o, "select (select count(*) from main.rechtverzoek where id = %1) + (select count(*) from "
		"main.rechtverzoek_inhoud where dossier = %1) + (select count(*) from main.recht_zoeking where dossier = %1) + "
		"(select count(*) from main.recht_zaak where dossier = %1) + (select count(*) from main.zienswijze where dossier = %1) + "
		"(select count(*) from main.inzage_deel where dossier = %1) + (select count(*) from main.inzage_levering where dossier = %1) + (select count(*) from main.toegang where dossier = %1) + "
		"(select count(*) from main.termijn where dossier = %1) + (select count(*) from main.datalek where id = %1) + "
		"(select count(*) from main.journaal where (dossier = %1 or rij = %1) and beeld is not null)", id);
}

static void invariant_37_a_request_and_a_breach_leave_a_certificate_alone(struct opstelling *o)
{
	struct casus_id casus = proef_casus(o);
	int64_t id[2] = { closed(o).v, breach(o, true).v };
	struct proef *p = kijk_new(o);
	int64_t before = proef_count(o, "select count(*) from main.betrokkene where dossier = %1", casus.v);

	for (size_t i = 0; i < 3; i++) {
		static const char *const more[] = { "zienswijze", "inzage_deel", "inzage_levering" };
		const struct zaai z = { p, id[0] + 11 + (int64_t)i, id[0], opstelling_as(o, HILDE).actor.organisatie.v };

		opstelling_sql(o, zaai_sql(&z, more[i]));
	}
	ends(o, "rechtverzoek", id[0], datum_add_days(datum_today(), 30));
	ends(o, "datalek", id[1], datum_add_days(datum_today(), 30));
	for (size_t i = 0; i < 2; i++) {
		assert_int_equal(listed(o, id[i])->nog, 30);
		assert_true(left(o, id[i]) > (i ? 1 : 8));
		propose(o, id[i]);
		approve(o, id[i]);
	}
	assert_int_equal(run(o), 0); /* not before its day */
	opstelling_sql(o, "update main.vernietiging set uiterlijk = 20200101");
	ends(o, "rechtverzoek", id[0], datum_today());
	ends(o, "datalek", id[1], datum_today());
	assert_int_equal(run(o), 2);
	for (size_t i = 0; i < 2; i++)
		assert_int_equal(left(o, id[i]), 0);
	assert_int_equal(opstelling_count(o, "select count(*) from main.vernietiging where status = 'uitgevoerd' and soort in "
		"('rechtverzoek', 'datalek') and grond = 'termijn' and rijen > 0 and reden = ''"), 2);
	assert_int_equal(opstelling_count(o, "select count(*) from main.vernietiging where telling like '%rechtverzoek 1%'"), 1);
	assert_int_equal(opstelling_count(o, "select count(*) from main.vernietiging where telling like '%datalek 1%'"), 1);
	assert_int_equal(proef_count(o, "select count(*) from main.betrokkene where dossier = %1", casus.v), before);
}
TEST_BOTH(invariant_37_a_request_and_a_breach_leave_a_certificate_alone)

static void invariant_36_a_procedure_keeps_a_request_and_a_breach(struct opstelling *o)
{
	int64_t id[2];
	struct ctx c;

	assert_true(proef_casus(o).v);
	id[0] = closed(o).v;
	id[1] = breach(o, true).v;
	ends(o, "rechtverzoek", id[0], datum_today());
	ends(o, "datalek", id[1], datum_today());
	for (size_t i = 0; i < 2; i++) {
		struct str nummer = listed(o, id[i])->nummer;

		c = opstelling_as(o, HILDE);
		proef_good(c.fi, vernietigstop_set(&c, nummer, STR("Er loopt een procedure bij de rechtbank.")));
		assert_true(listed(o, id[i])->stop);
		c = opstelling_as(o, HILDE);
		assert_int_equal(vernietiging_propose(&c, &(struct dossier_id){ id[i] }, 1), FAULT_INVALID);
		c = opstelling_as(o, HILDE);
		proef_good(c.fi, vernietigstop_lift(&c, (struct dossier_id){ id[i] }, STR("De procedure is afgelopen.")));
		c = opstelling_as(o, HILDE); /* it shows that the law was kept: not before its day */
		assert_int_equal(vernietiging_propose_early(&c, nummer, "niet_nodig", STR("Niet meer nodig voor het huis."), STR("")),
			FAULT_INVALID);
		propose(o, id[i]);
	}
}
TEST_BOTH(invariant_36_a_procedure_keeps_a_request_and_a_breach)

/* Who handles a restriction stands with its request. */
static void a_request_stays_as_long_as_its_restriction(struct opstelling *o)
{
	struct casus_id casus = proef_casus(o);
	int64_t id = closed(o).v;
	struct ctx c;

	ends(o, "rechtverzoek", id, datum_today());
	assert_non_null(listed(o, id));
	proef_sql(o, "insert into main.beperking (id, dossier, onderdeel, organisatie, reden, verzoek, behandelaar, van) select %1" PLANT "9, "
		"r.id, 'kern', r.organisatie, 'Juistheid betwist', %1, r.behandelaar, 1 from main.rechtverzoek r where r.id = %1", id);
	proef_sql(o, "update main.beperking set dossier = %1", casus.v);
	assert_null(listed(o, id));
	c = opstelling_as(o, HILDE);
	assert_int_equal(vernietiging_propose(&c, &(struct dossier_id){ id }, 1), FAULT_CONFLICT);
	opstelling_sql(o, "update main.beperking set tot = 2, einde_reden = 'Uitgezocht'");
	propose(o, id);
	opstelling_sql(o, "update main.beperking set tot = null");
	approve(o, id);
	assert_int_equal(run(o), 0);
	opstelling_sql(o, "update main.beperking set tot = 2");
	assert_int_equal(run(o), 1);
}
TEST_BOTH(a_request_stays_as_long_as_its_restriction)

int main(void)
{
	const struct CMUnitTest tests[] = {
		BOTH(the_term_begins_when_it_is_closed_and_the_house_decides_how_long),
		BOTH(invariant_37_a_request_and_a_breach_leave_a_certificate_alone),
		BOTH(invariant_36_a_procedure_keeps_a_request_and_a_breach),
		BOTH(a_request_stays_as_long_as_its_restriction),
	};
	return cmocka_run_group_tests_name("bewaar_register", tests, NULL, NULL);
}
