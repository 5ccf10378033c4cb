/* From when a nazorg case is kept: the end of detention; and who is asked before a case is kept longer. Both databases. */
#include "domein/bewaring/bewaring.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "routes.h"
#include "tests/proef_afschaling.h"

#define SANNE "sanne.hendrickx"
#define RIK "rik.schreurs"
#define LOTTE "lotte.veldkamp"

static void release(struct opstelling *o, const char *wie, struct casus_id id, int64_t versie, struct datum dag,
	const char *waaruit, enum fault as)
{
	struct ctx c = opstelling_as(o, wie);

	assert_int_equal(bewaring_begin_set(&c, id, versie, dag, str_z(waaruit)), as);
}

static void invariant_34_nazorg_is_kept_from_the_end_of_detention(struct opstelling *o)
{
	struct casus_id id = afschaling_casus(o);
	struct datum today = datum_today(), dag = datum_add_days(today, -20);
	struct bewaring_stand *s;
	char lang[302] = "";
	struct ctx c = opstelling_as(o, SANNE);

	release(o, SANNE, id, 1, dag, "Detentiemelding", FAULT_DENIED); /* a case under the WGS counts from its beginning */
	proef_sql(o, "update main.casus set regime = 'nazorg', thema = 'nazorg' where id = %1", id.v);
	proef_good(c.fi, bewaring_get(&c, id, &s));
	assert_true(s->ontslag && !s->ontslag_dag.v);
	release(o, RIK, id, s->kop->versie, dag, "Detentiemelding", FAULT_DENIED); /* he reads */
	release(o, "tim.boesten", id, s->kop->versie, dag, "Detentiemelding", FAULT_NOT_FOUND);
	release(o, SANNE, id, s->kop->versie, dag, " ", FAULT_INVALID);
	release(o, SANNE, id, s->kop->versie, (struct datum){ 0 }, "Detentiemelding", FAULT_INVALID);
	release(o, SANNE, id, s->kop->versie, datum_add_months(today, 130), "Detentiemelding", FAULT_INVALID);
	release(o, SANNE, id, s->kop->versie, datum_add_days(datum_add_months(today, 120), 1), "Detentiemelding", FAULT_INVALID);
	memset(lang, 'x', sizeof(lang) - 1);
	release(o, SANNE, id, s->kop->versie, dag, lang, FAULT_INVALID);
	assert_int_equal(proef_count(o, "select count(*) from main.bewaar_begin where dossier = %1", id.v), 0);
	release(o, SANNE, id, s->kop->versie + 1, dag, "Detentiemelding", FAULT_CONFLICT);
	release(o, SANNE, id, s->kop->versie, dag, "Detentiemelding van de DJI", FAULT_NONE);
	c = opstelling_as(o, SANNE);
	proef_good(c.fi, bewaring_get(&c, id, &s));
	assert_int_equal(s->kop->vernietigen.v, datum_add_months(dag, 6).v);
	assert_int_equal(s->ontslag_dag.v, dag.v);
	assert_int_equal(proef_count(o, "select einde from main.termijn where dossier = %1 and klok = 'melding_vernietigen' "
		"and voldaan is null", id.v), datum_add_months(dag, 6).v);
	klok_freeze(klok_now() + 10);
	dag = datum_add_days(today, 40); /* it was put off: the newest counts */
	release(o, SANNE, id, s->kop->versie, dag, "Verlengde detentie", FAULT_NONE);
	c = opstelling_as(o, SANNE);
	proef_good(c.fi, bewaring_get(&c, id, &s));
	assert_int_equal(s->kop->vernietigen.v, datum_add_months(dag, 6).v);
	assert_int_equal(proef_count(o, "select einde from main.termijn where dossier = %1 and klok = 'melding_vernietigen' "
		"and voldaan is null", id.v), datum_add_months(dag, 6).v);
	proef_sql(o, "insert into main.vernietiging (id, regio, soort, dossier, nummer, uiterlijk, grond, status, voorgesteld, "
		"voorgesteld_door) select id" PLANT "1, regio, 'casus', id, nummer, vernietigen, 'termijn', 'voorgesteld', 1, 8 "
		"from main.casus where id = %1", id.v);
	release(o, SANNE, id, s->kop->versie, today, "Detentiemelding", FAULT_CONFLICT); /* not under who destroys it */
	klok_freeze(0);
}
TEST_BOTH(invariant_34_nazorg_is_kept_from_the_end_of_detention)

/* Where nothing may be extended, the page does not say when that may be. */
static void of_nazorg_the_page_says_that_it_is_never_kept_longer(struct opstelling *o)
{
	struct casus_id id = afschaling_casus(o);
	struct req r = opstelling_urls(o);
	struct bezoeker b = bezoeker_as(o, SANNE);
	struct str body = bezoeker_get(&b, url_casus_bewaren(&r, id)).body;

	assert_false(text_has(body, "Einde van de detentie") || text_has(body, "niet worden verlengd"));
	proef_sql(o, "update main.casus set regime = 'nazorg', thema = 'nazorg' where id = %1", id.v);
	body = bezoeker_get(&b, url_casus_bewaren(&r, id)).body;
	assert_true(text_has(body, "Einde van de detentie") && text_has(body, "niet worden verlengd"));
	assert_false(text_has(body, "BGS 1.16"));
}
TEST_BOTH(of_nazorg_the_page_says_that_it_is_never_kept_longer)

/* Of a closed case too: who keeps it for reopening, keeps it until the new last day. */
static void invariant_34_release_after_closing(struct opstelling *o)
{
	struct casus_id id = afschaling_casus(o);
	struct datum dag = datum_add_days(datum_today(), -3);
	struct bewaring_stand *s;
	struct ctx c;

	proef_good(&o->fi, afschaling_sluit(o, id));
	proef_sql(o, "update main.casus set regime = 'nazorg', thema = 'nazorg' where id = %1", id.v);
	klok_freeze(klok_now() + 10);
	c = opstelling_as(o, SANNE);
	proef_good(c.fi, bewaring_get(&c, id, &s));
	release(o, SANNE, id, s->kop->versie, dag, "Detentiemelding van de DJI", FAULT_NONE);
	klok_freeze(klok_now() + 10);
	c = opstelling_as(o, SANNE);
	proef_good(c.fi, bewaring_get(&c, id, &s));
	assert_int_equal(s->kop->vernietigen.v, datum_add_months(dag, 6).v);
	dag = datum_add_months(dag, 24); /* he turns out to stay: she keeps it as much longer */
	release(o, SANNE, id, s->kop->versie, dag, "Verlengde detentie", FAULT_NONE);
	assert_int_equal(proef_count(o, "select max(tot) from main.toegang where dossier = %1 and onderdeel = 'kern' and niveau = 3 "
		"and soort = 'beheer'", id.v), moment_of(datum_add_days(datum_add_months(dag, 6), 1), 0, 0));
	klok_freeze(moment_of(datum_add_months(dag, 6), 12, 0));
	c = opstelling_as(o, SANNE);
	proef_good(c.fi, bewaring_get(&c, id, &s));
	klok_freeze(moment_of(datum_add_days(datum_add_months(dag, 6), 1), 0, 0));
	c = opstelling_as(o, SANNE);
	assert_int_equal(bewaring_get(&c, id, &s), FAULT_NOT_FOUND);
	klok_freeze(0);
}
TEST_BOTH(invariant_34_release_after_closing)

/* Is that organisation asked whether the case may be kept longer? */
static bool asked(struct opstelling *o, struct casus_id id, struct organisatie_id wie)
{
	struct ctx c = opstelling_as(o, SANNE);
	struct verlenging_vorm *v;

	proef_good(c.fi, verlenging_form(&c, id, &v));
	assert_null(v->nee);
	for (size_t i = 0; i < v->nbronnen; i++)
		if (v->bronnen[i].id.v == wie.v)
			return true;
	return false;
}

/* Whoever supplied anything: who only told how an afspraak went too, and who filled in a field of the theme. */
static void invariant_32_every_supplier_is_asked(struct opstelling *o)
{
	struct casus_id id = afschaling_casus(o);
	struct organisatie_id lotte = plan_organisatie(o, LOTTE);

	opstelling_sql(o, str_cat(o->arena, STR("update main.casus set vernietigen = "), str_from_i64(o->arena,
		datum_add_days(datum_today(), 30).v)).p);
	(void)plan_maak(o, id, RIK);
	assert_false(asked(o, id, lotte));
	proef_sql(o, "update main.afspraak_stap set tekst = 'Zij was thuis.', door = (select id from main.medewerker where email "
		"like 'lotte.veldkamp@%') where dossier = %1", id.v);
	assert_true(asked(o, id, lotte));
	proef_sql(o, "update main.afspraak_stap set tekst = '' where dossier = %1", id.v);
	assert_false(asked(o, id, lotte));
	proef_sql(o, "insert into main.extra_veld (id, dossier, onderdeel, organisatie, veld, waarde) select %1" PLANT "31, %1, "
		"'kern', m.organisatie, 'x', 'y' from main.medewerker m where m.email like 'lotte.veldkamp@%'", id.v);
	assert_true(asked(o, id, lotte) && asked(o, id, plan_organisatie(o, RIK)));
	assert_false(asked(o, id, plan_organisatie(o, SANNE))); /* the house supplies nothing */
}
TEST_BOTH(invariant_32_every_supplier_is_asked)

int main(void)
{
	const struct CMUnitTest tests[] = {
		BOTH(invariant_32_every_supplier_is_asked), BOTH(invariant_34_nazorg_is_kept_from_the_end_of_detention),
		BOTH(of_nazorg_the_page_says_that_it_is_never_kept_longer),
		BOTH(invariant_34_release_after_closing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
