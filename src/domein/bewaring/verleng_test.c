/* Until when a case is kept, and keeping it longer. Both databases. */
#include "domein/bewaring/bewaring.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "domein/werk/afwezig.h"
#include "tests/proef_bewaring.h"

#define SANNE "sanne.hendrickx"
#define RIK "rik.schreurs"

/* ---- until when ---- */

static void invariant_31_each_regime_counts_from_its_own_day(struct opstelling *o)
{
	static const struct {
		const char *regime;
		int32_t zonder, met;
	} wanted[] = {
		{ "wgs_casus", 20310515, 20310515 },
		{ "wgs_lijst", 20310515, 20310515 },
		{ "radicalisering", 20310515, 20310515 },
		{ "via", 20270515, 20270515 },
		{ "wth", 20310515, 20310210 },     /* five years from the order; unknown: from the first processing */
		{ "nazorg", 20310515, 20260810 },  /* half a year from release */
	};
	int64_t eerste = moment_of(datum_of(2026, 5, 15), 23, 30);

	for (size_t i = 0; i < sizeof(wanted) / sizeof(wanted[0]); i++) {
		const struct bewaring *b = &regime_find(o->cat, str_z(wanted[i].regime))->bewaring;

		assert_int_equal(bewaring_dag(b, eerste, (struct datum){ 0 }).v, wanted[i].zonder);
		assert_int_equal(bewaring_dag(b, eerste, datum_of(2026, 2, 10)).v, wanted[i].met);
	}
	assert_int_equal(bewaring_afgewezen(datum_of(2026, 11, 30), 14).v, 20261214);
}
TEST_BOTH(invariant_31_each_regime_counts_from_its_own_day)

static void invariant_31_shown_with_days_to_go_and_not_moved_by_closing(struct opstelling *o)
{
	struct casus_id id = afschaling_casus(o);
	struct ctx c = opstelling_as(o, SANNE);
	struct bewaring_stand *s;
	struct datum dag;

	proef_good(c.fi, bewaring_get(&c, id, &s));
	dag = s->kop->vernietigen;
	assert_int_equal(dag.v, datum_add_months(s->begin, 60).v);
	assert_int_equal(s->nog, datum_days_between(datum_today(), dag));
	assert_false(s->stop || s->besteld || s->n);
	c = opstelling_as(o, SANNE);
	proef_good(c.fi, afschaling_sluit(o, id));
	klok_freeze(klok_now() + 10);
	c = opstelling_as(o, SANNE);
	proef_good(c.fi, bewaring_get(&c, id, &s));
	assert_int_equal(s->kop->vernietigen.v, dag.v);
	c = opstelling_as(o, RIK);
	refused(&c, bewaring_get(&c, id, &s), FAULT_NOT_FOUND, NULL);
	klok_freeze(0);
}
TEST_BOTH(invariant_31_shown_with_days_to_go_and_not_moved_by_closing)

/* ---- longer ---- */

struct proef_verlenging {
	struct verlenging v;
	struct medewerker_id wie[1];
	struct organisatie_id bronnen[10];
	struct str namen[10];
};

static void extension_fill(struct opstelling *o, struct casus_id id, struct proef_verlenging *p)
{
	struct ctx c = opstelling_as(o, SANNE);
	struct verlenging_vorm *vorm;

	proef_good(c.fi, verlenging_form(&c, id, &vorm));
	*p = (struct proef_verlenging){ .v = { .casus = id, .versie = vorm->stand->kop->versie, .besloten = datum_today(),
		.motivering = STR("Er zijn nog wekelijks meldingen."), .criteria = true, .n = 1, .nbronnen = vorm->nbronnen } };
	if (vorm->nleden)
		p->wie[0] = vorm->leden[0].id;
	for (size_t i = 0; i < vorm->nbronnen; i++) {
		p->bronnen[i] = vorm->bronnen[i].id;
		p->namen[i] = STR("J. Smeets");
	}
	p->v.deelnemers = p->wie;
	p->v.bronnen = p->bronnen;
	p->v.wie = p->namen;
}

static void not_longer(struct opstelling *o, const struct verlenging *v, const char *rule)
{
	struct ctx c = opstelling_as(o, SANNE);

	refused(&c, verlenging_add(&c, v), FAULT_INVALID, rule);
	assert_int_equal(proef_count(o, "select count(*) from main.verlenging where dossier = %1", v->casus.v), 0);
}

static void invariant_32_longer_only_on_two_grounds_with_consent(struct opstelling *o)
{
	struct casus_id id = afschaling_casus(o);
	struct proef_verlenging p;
	struct ctx c;

	extension_fill(o, id, &p); /* four and three quarters of a year too early */
	not_longer(o, &p.v, "invariant 32");
	ends_on(o, id, datum_add_days(datum_today(), 30));
	extension_fill(o, id, &p);
	assert_true(p.v.nbronnen >= 1); /* the police supplied it */
	p.namen[0] = STR(" ");
	not_longer(o, &p.v, "invariant 32");
	extension_fill(o, id, &p);
	p.v.nbronnen--;
	not_longer(o, &p.v, "invariant 32");
	extension_fill(o, id, &p);
	p.v.n = 0;
	not_longer(o, &p.v, "invariant 32");
	extension_fill(o, id, &p);
	p.wie[0] = opstelling_id(o, "lotte.veldkamp"); /* care does not decide */
	not_longer(o, &p.v, "invariant 32");
	extension_fill(o, id, &p);
	p.v.criteria = false;
	not_longer(o, &p.v, "BGS 1.16 lid 2");
	extension_fill(o, id, &p);
	p.v.besloten = datum_add_days(datum_today(), 1);
	not_longer(o, &p.v, "invariant 32");
	extension_fill(o, id, &p);
	c = opstelling_as(o, RIK);
	refused(&c, verlenging_add(&c, &p.v), FAULT_DENIED, NULL);
	c = opstelling_as(o, "tim.boesten");
	refused(&c, verlenging_add(&c, &p.v), FAULT_NOT_FOUND, NULL);
}
TEST_BOTH(invariant_32_longer_only_on_two_grounds_with_consent)

static void invariant_32_two_years_at_a_time(struct opstelling *o)
{
	struct casus_id id = afschaling_casus(o);
	struct datum dag = datum_add_days(datum_today(), 30);
	struct proef_verlenging p;
	struct verlenging_vorm *vorm;
	struct bewaring_stand *s;
	struct ctx c;

	ends_on(o, id, dag);
	extension_fill(o, id, &p);
	c = opstelling_as(o, SANNE);
	c.token = STR("een");
	proef_good(c.fi, verlenging_add(&c, &p.v));
	c = opstelling_as(o, SANNE);
	c.token = STR("een"); /* a second submit does nothing twice */
	proef_good(c.fi, verlenging_add(&c, &p.v));
	c = opstelling_as(o, SANNE);
	refused(&c, verlenging_add(&c, &p.v), FAULT_CONFLICT, NULL);
	c = opstelling_as(o, SANNE);
	proef_good(c.fi, bewaring_get(&c, id, &s));
	assert_int_equal(s->kop->vernietigen.v, datum_add_months(dag, 24).v);
	assert_int_equal(s->n, 1);
	assert_int_equal(s->v[0].van.v, dag.v);
	assert_int_equal(s->v[0].nbronnen, p.v.nbronnen);
	assert_int_equal(s->v[0].ndeelnemers, 1);
	assert_true(text_has(s->v[0].bronnen[0], "J. Smeets"));
	assert_int_equal(proef_count(o, "select einde from main.termijn where dossier = %1 and klok = 'vernietigen_verlengd' "
		"and voldaan is null", id.v), datum_add_months(dag, 24).v);
	assert_int_equal(proef_count(o, "select count(*) from main.termijn where dossier = %1 and klok = 'vernietigen_wgs' "
		"and voldaan is null", id.v), 0);
	c = opstelling_as(o, SANNE);
	proef_good(c.fi, verlenging_form(&c, id, &vorm));
	assert_non_null(vorm->nee); /* again, but not before the last quarter */
	ends_on(o, id, dag);
	proef_sql(o, "update main.casus set geopend = geopend - 8640000000 where id = %1", id.v);
	extension_fill(o, id, &p);
	p.v.besloten = datum_add_days(datum_today(), -1); /* the order of the last time */
	c = opstelling_as(o, SANNE);
	refused(&c, verlenging_add(&c, &p.v), FAULT_INVALID, "invariant 32");
	extension_fill(o, id, &p);
	c = opstelling_as(o, SANNE);
	proef_good(c.fi, verlenging_add(&c, &p.v));
	assert_int_equal(proef_count(o, "select count(*) from main.verlenging where dossier = %1", id.v), 2);
}
TEST_BOTH(invariant_32_two_years_at_a_time)

static enum fault bewaring_sees(struct opstelling *o, const char *wie, struct casus_id id)
{
	struct ctx c = opstelling_as(o, wie);
	struct bewaring_stand *s;
	enum fault f = bewaring_get(&c, id, &s);

	fault_clear(&o->fi);
	return f;
}

static void invariant_32_closed_longer_than_a_year_goes(struct opstelling *o)
{
	struct casus_id id = afschaling_casus(o);
	struct verlenging_vorm *vorm;
	struct proef_verlenging p;
	struct ctx c;

	proef_good(&o->fi, afschaling_sluit(o, id));
	klok_freeze(klok_now() + 10);
	ends_on(o, id, datum_add_days(datum_today(), 30));
	proef_sql(o, "update main.casus set gesloten = gesloten - 27648000000 where id = %1", id.v); /* 320 days */
	extension_fill(o, id, &p);
	p.v.criteria = false; /* of a closed case the risk of relapse counts */
	c = opstelling_as(o, SANNE);
	proef_good(c.fi, verlenging_form(&c, id, &vorm));
	assert_string_equal(vorm->grond, "terugval");
	proef_sql(o, "update main.casus set gesloten = gesloten - 2592000000 where id = %1", id.v); /* 350 days */
	c = opstelling_as(o, SANNE);
	proef_good(c.fi, verlenging_form(&c, id, &vorm));
	assert_non_null(vorm->nee);
	not_longer(o, &p.v, "invariant 32");
	proef_sql(o, "update main.casus set gesloten = gesloten + 2592000000 where id = %1", id.v);
	c = opstelling_as(o, SANNE);
	proef_good(c.fi, verlenging_add(&c, &p.v));
	klok_freeze(klok_now() + 10);
	c = opstelling_as(o, SANNE);
	proef_good(c.fi, bewaring_get(&c, id, &vorm->stand)); /* who kept kern keeps it until the new day */
	assert_int_equal(proef_count(o, "select count(*) from main.toegang t where t.dossier = %1 and t.onderdeel = 'kern' "
		"and t.niveau = 3 and t.tot > 1", id.v) > 0, 1);
	klok_freeze(0);
}
TEST_BOTH(invariant_32_closed_longer_than_a_year_goes)

/* Who prepares it as a replacement does not keep the case: the procesregisseur does. */
static void invariant_6_who_replaces_keeps_no_closed_case(struct opstelling *o)
{
	struct casus_id id = afschaling_casus(o);
	struct afwezig_nieuw n = { .vervanger = opstelling_id(o, "tim.boesten"), .reden = STR("verlof"), .van = datum_today(),
		.tot = datum_add_days(datum_today(), 5) };
	struct proef_verlenging p;
	struct ctx c;

	proef_good(&o->fi, afschaling_sluit(o, id));
	klok_freeze(klok_now() + 10);
	ends_on(o, id, datum_add_days(datum_today(), 30));
	extension_fill(o, id, &p);
	p.v.criteria = false;
	c = opstelling_as(o, SANNE);
	proef_good(c.fi, afwezig_add(&c, &n));
	c = opstelling_as(o, "tim.boesten");
	proef_good(c.fi, verlenging_add(&c, &p.v));
	assert_int_equal(proef_count(o, "select count(*) from main.toegang t join main.medewerker m on m.id = t.medewerker where "
		"t.dossier = %1 and t.tot > t.van and t.grond not like 'Vervanging van%' and m.email = 'tim.boesten@zvh.example'",
		id.v), 0);
	klok_freeze(moment_of(datum_add_days(n.tot, 1), 0, 0));
	assert_int_equal(bewaring_sees(o, "tim.boesten", id), FAULT_NOT_FOUND);
	assert_int_equal(bewaring_sees(o, SANNE, id), FAULT_NONE);
	klok_freeze(0);
}
TEST_BOTH(invariant_6_who_replaces_keeps_no_closed_case)

int main(void)
{
	const struct CMUnitTest tests[] = {
		BOTH(invariant_31_each_regime_counts_from_its_own_day),
		BOTH(invariant_31_shown_with_days_to_go_and_not_moved_by_closing),
		BOTH(invariant_32_longer_only_on_two_grounds_with_consent),
		BOTH(invariant_32_two_years_at_a_time),
		BOTH(invariant_32_closed_longer_than_a_year_goes),
		BOTH(invariant_6_who_replaces_keeps_no_closed_case),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
