/* The mark of the Wpg on how an afspraak goes, on what an overleg recorded and on a measurement: as of a note. Both databases. */
#include "tests/proef_overleg.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "domein/bewaring/bewaring.h"
#include "domein/verstrekking/verstrekking.h"
#include "domein/zrm/zrm.h"

static void under(struct opstelling *o, struct casus_id id, const char *regime)
{
	proef_sql(o, str_cat(o->arena, str_cat(o->arena, STR("update main.casus set regime = '"), str_z(regime)),
		STR("' where id = %1")).p, id.v);
}

/* Sanne's case at a table that began, Rik of the police measures in it too. */
static struct tafel seated(struct opstelling *o)
{
	struct tafel t = tafel(o);

	proef_sql(o, "update main.toegang set niveau = 3 where dossier = %1 and onderdeel = 'plan' and medewerker in "
		"(select id from main.medewerker where naam = 'Rik Schreurs')", t.casus.v);
	proef_sql(o, "insert into main.toegang (id, dossier, medewerker, onderdeel, niveau, soort, grond, organisatie, van, door) "
		"select t.id" PLANT "1, t.dossier, t.medewerker, 'zrm', 3, t.soort, t.grond, t.organisatie, t.van, t.door from main.toegang t "
		"join main.medewerker m on m.id = t.medewerker where t.dossier = %1 and t.onderdeel = 'plan' and "
		"m.naam = 'Rik Schreurs' and not exists (select 1 from main.toegang z where z.dossier = t.dossier "
		"and z.medewerker = t.medewerker and z.onderdeel = 'zrm' and z.niveau = 3)", t.casus.v);
	tafel_begin(&t);
	return t;
}

static enum fault told(struct ctx *c, struct afspraak_id a, const char *tekst, const char *wpg)
{
	return afspraak_progress(c, a, &(struct afspraak_voortgang){ .tekst = str_z(tekst), .wpg = str_z(wpg) });
}

static enum fault at_table(struct ctx *c, const struct tafel *t, const char *soort, const char *tekst, const char *wpg,
	struct vastlegging_id *ret)
{
	return vast_add(c, &(struct vast_nieuw){ t->punt, str_z(soort), str_z(tekst), str_z(wpg) }, ret);
}

static enum fault measured(struct opstelling *o, struct ctx *c, struct casus_id id, const char *soort, const char *wpg,
	struct meting_id *ret)
{
	struct zrm_invoer in = { .casus = id, .soort = str_z(soort), .dag = datum_today(), .rest = STR("onvoldoende_bekend"),
		.wpg = str_z(wpg) };
	struct zrm_score een;
	struct zrm *z;
	struct ctx r = opstelling_as(o, SANNE);

	proef_good(r.fi, zrm_get(&r, id, (struct betrokkene_id){ 0 }, STR(""), &z));
	een = (struct zrm_score){ &z->set->domeinen[0], 2, STR(""), STR("") };
	in.wie = z->wie, in.set = z->set->code, in.n = 1, in.v = &een;
	return zrm_add(c, &in, ret);
}

static void invariant_14_police_data_are_marked_wherever_police_tells(struct opstelling *o)
{
	struct tafel t = seated(o);
	struct afspraak_id a = plan_maak(o, t.casus, RIK);
	struct vastlegging_id v;
	struct meting_id m;
	struct ctx c = opstelling_as(o, RIK);

	proef_refused(c.fi, told(&c, a, "Aangehouden", "9"), "wpg", "invariant 14");
	c = opstelling_as(o, RIK);
	proef_good(c.fi, told(&c, a, "Aangehouden", "8"));
	c = opstelling_as(o, RIK);
	proef_refused(c.fi, at_table(&c, &t, "notitie", "Drie meldingen.", "9", &v), "tekst", "invariant 14");
	c = opstelling_as(o, RIK); /* the plan has no mark */
	proef_refused(c.fi, at_table(&c, &t, "afspraak", "Langsgaan @schreurs tot 4 dec", "8", &v), "tekst", "invariant 14");
	c = opstelling_as(o, RIK);
	proef_good(c.fi, at_table(&c, &t, "notitie", "Drie meldingen.", "13", &v));
	c = opstelling_as(o, RIK);
	proef_refused(c.fi, measured(o, &c, t.casus, "begin", "9", &m), "wpg", "invariant 14");
	c = opstelling_as(o, RIK);
	proef_good(c.fi, measured(o, &c, t.casus, "begin", "8", &m));
	assert_int_equal(proef_count(o, "select count(*) from main.afspraak_stap where dossier = %1 and wpg = '8' and tekst = "
		"'Aangehouden'", t.casus.v), 1);
	assert_int_equal(proef_count(o, "select count(*) from main.vastlegging where id = %1 and wpg = '13'", v.v), 1);
	assert_int_equal(proef_count(o, "select count(*) from main.zrm_meting where id = %1 and wpg = '8'", m.v), 1);
	c = opstelling_as(o, RIK); /* the mark can be taken off and put back by who recorded it */
	proef_good(c.fi, vast_change(&c, v, 1, STR("Geen meldingen."), STR("")));
	assert_int_equal(proef_count(o, "select count(*) from main.vastlegging where id = %1 and wpg = ''", v.v), 1);
	c = opstelling_as(o, RIK);
	proef_refused(c.fi, vast_change(&c, v, 2, STR("Geen meldingen."), STR("7")), "tekst", "invariant 14");
}
TEST_BOTH(invariant_14_police_data_are_marked_wherever_police_tells)

struct seen {
	struct afspraak_blad *blad;
	struct afspraken open;
	struct verslag *verslag;
	struct zrm *zrm;
};

static struct seen look(struct opstelling *o, const struct tafel *t, struct afspraak_id a)
{
	struct seen s = { 0 };
	struct ctx c = opstelling_as(o, SANNE);

	proef_good(c.fi, afspraak_get(&c, t->casus, a, &s.blad));
	proef_good(c.fi, afspraak_open(&c, t->casus, &s.open));
	proef_good(c.fi, verslag_get(&c, t->id, &s.verslag));
	proef_good(c.fi, zrm_get(&c, t->casus, (struct betrokkene_id){ 0 }, STR(""), &s.zrm));
	return s;
}

static void invariant_13_police_data_are_shown_only_where_the_regime_has_a_place(struct opstelling *o)
{
	struct tafel t = seated(o);
	struct afspraak_id a = plan_maak(o, t.casus, RIK);
	struct vastlegging_id v;
	struct meting_id m;
	struct seen s;
	struct ctx c = opstelling_as(o, RIK);

	proef_good(c.fi, told(&c, a, "Aangehouden", "8"));
	c = opstelling_as(o, SANNE);
	proef_good(c.fi, at_table(&c, &t, "besluit", "Drie meldingen.", "13", &v));
	c = opstelling_as(o, RIK);
	proef_good(c.fi, measured(o, &c, t.casus, "begin", "8", &m));
	s = look(o, &t, a);
	assert_true(str_eq(s.blad->v[0].tekst, STR("Aangehouden")) && str_eq(s.blad->v[0].wpg, STR("8")));
	assert_true(s.open.n == 1 && str_eq(s.open.v[0].voortgang_wpg, STR("8")));
	assert_true(s.verslag->punten[0].nvast == 1 && str_eq(s.verslag->punten[0].vast[0].wpg, STR("13")));
	assert_true(s.zrm->nmetingen == 1 && str_eq(s.zrm->metingen[0].wpg, STR("8")));
	under(o, t.casus, "regieteam");
	s = look(o, &t, a);
	for (size_t i = 0; i < s.blad->n; i++)
		assert_false(str_eq(s.blad->v[i].tekst, STR("Aangehouden")));
	assert_true(s.open.n == 1 && !s.open.v[0].voortgang.n);
	assert_int_equal(s.verslag->punten[0].nvast, 0);
	assert_int_equal(s.zrm->nmetingen, 0);
	c = opstelling_as(o, RIK);
	proef_refused(c.fi, told(&c, a, "Weer aangehouden", "8"), "wpg", "invariant 13");
	c = opstelling_as(o, RIK);
	proef_refused(c.fi, at_table(&c, &t, "notitie", "Een melding.", "8", &v), "tekst", "invariant 13");
	c = opstelling_as(o, RIK);
	proef_refused(c.fi, measured(o, &c, t.casus, "vervolg", "8", &m), "wpg", "invariant 13");
}
TEST_BOTH(invariant_13_police_data_are_shown_only_where_the_regime_has_a_place)

/* What somebody sees recorded at the point. */
static struct overleg_nu point(struct opstelling *o, const struct tafel *t, const char *wie)
{
	struct verslag *v;
	struct ctx c = opstelling_as(o, wie);

	proef_good(c.fi, verslag_get(&c, t->id, &v));
	assert_int_equal(v->n, 1);
	return v->punten[0];
}

/* So for who is admitted to the point and does not see the case: he is asked for the mark, and its regime is that of the case. */
static void invariant_13_and_14_hold_for_a_guest_at_a_point(struct opstelling *o)
{
	struct tafel t = seated(o);
	struct vastlegging_id v, nog;
	struct ctx c;

	proef_sql(o, "update main.toegang set tot = van where dossier = %1 and medewerker in (select id from main.medewerker where "
		"naam = 'Rik Schreurs')", t.casus.v);
	assert_true(point(o, &t, RIK).mag_wpg && !point(o, &t, RIK).punt->casus_mijn);
	c = opstelling_as(o, RIK);
	proef_good(c.fi, at_table(&c, &t, "notitie", "Drie meldingen.", "13", &v));
	c = opstelling_as(o, RIK);
	proef_good(c.fi, at_table(&c, &t, "notitie", "Hij woont er nog.", "", &nog));
	c = opstelling_as(o, RIK);
	proef_good(c.fi, vast_change(&c, v, 1, STR("Vier meldingen."), STR("8")));
	assert_int_equal(point(o, &t, RIK).nvast, 2);
	under(o, t.casus, "regieteam");
	assert_int_equal(point(o, &t, RIK).nvast, 1);
	assert_false(point(o, &t, RIK).mag_wpg);
	c = opstelling_as(o, RIK);
	proef_refused(c.fi, at_table(&c, &t, "notitie", "Een melding.", "8", &nog), "tekst", "invariant 13");
}
TEST_BOTH(invariant_13_and_14_hold_for_a_guest_at_a_point)

/* Is what that organisation supplied special? -1: it supplied nothing. */
static int special(struct opstelling *o, struct casus_id id, const char *wie)
{
	struct organisatie_id org = plan_organisatie(o, wie);
	struct verstrekking_vorm *v;
	struct ctx c = opstelling_as(o, SANNE);

	proef_good(c.fi, verstrekking_form(&c, id, &v));
	for (size_t i = 0; i < v->nbronnen; i++)
		if (v->bronnen[i].id.v == org.v)
			return v->bronnen[i].bijzonder;
	return -1;
}

/* Passing on asks the consent of who supplied police data, also when the house wrote them down at a table. */
static void invariant_42_the_source_of_police_data_is_asked(struct opstelling *o)
{
	struct tafel t = seated(o);
	struct afspraak_id a = plan_maak(o, t.casus, RIK);
	struct vastlegging_id v;
	struct ctx c;

	proef_sql(o, "update main.betrokkene set wpg = '', organisatie = (select organisatie from main.casus where id = %1) where "
		"dossier = %1", t.casus.v);
	assert_int_equal(special(o, t.casus, RIK), -1);
	c = opstelling_as(o, RIK);
	proef_good(c.fi, told(&c, a, "Langs geweest", ""));
	assert_int_equal(special(o, t.casus, RIK), 0);
	c = opstelling_as(o, RIK);
	proef_good(c.fi, told(&c, a, "Aangehouden", "8"));
	assert_int_equal(special(o, t.casus, RIK), 1);
	proef_sql(o, "delete from main.afspraak_stap where dossier = %1 and wpg <> ''", t.casus.v);
	assert_int_equal(special(o, t.casus, RIK), 0);
	c = opstelling_as(o, SANNE);
	proef_good(c.fi, at_table(&c, &t, "notitie", "De politie meldt drie meldingen.", "8", &v));
	proef_sql(o, "delete from main.punt_aanwezig where dossier = %1", t.punt.v);
	assert_int_equal(special(o, t.casus, RIK), 0);
	proef_sql(o, "insert into main.punt_aanwezig (id, dossier, onderdeel, organisatie, medewerker) select %1" PLANT "5, p.id, 'inhoud', "
		"p.organisatie, m.id from main.agendapunt p, main.medewerker m where p.id = %1 and m.naam = 'Rik Schreurs'", t.punt.v);
	assert_int_equal(special(o, t.casus, RIK), 1);
	assert_int_equal(special(o, t.casus, LOTTE), -1);
	c = opstelling_as(o, SANNE);
	proef_good(c.fi, vast_withdraw(&c, v, 1));
	assert_int_equal(special(o, t.casus, RIK), 0);
	c = opstelling_as(o, RIK);
	proef_good(c.fi, at_table(&c, &t, "notitie", "Drie meldingen.", "8", &v));
	proef_sql(o, "delete from main.punt_aanwezig where dossier = %1", t.punt.v);
	assert_int_equal(special(o, t.casus, RIK), 1);
}
TEST_BOTH(invariant_42_the_source_of_police_data_is_asked)

/* Must that organisation agree before the case is kept longer? */
static bool asked_to_keep(struct opstelling *o, struct casus_id id, const char *wie)
{
	struct organisatie_id org = plan_organisatie(o, wie);
	struct verlenging_vorm *v;
	struct ctx c = opstelling_as(o, SANNE);

	proef_good(c.fi, verlenging_form(&c, id, &v));
	for (size_t i = 0; i < v->nbronnen; i++)
		if (v->bronnen[i].id.v == org.v)
			return true;
	return false;
}

/* So does keeping it longer: of whoever told something at a table too (BGS 1.16 lid 2). */
static void invariant_32_keeping_longer_asks_who_told_at_a_table(struct opstelling *o)
{
	struct tafel t = seated(o);
	struct vastlegging_id v;
	struct ctx c;

	proef_sql(o, "update main.betrokkene set organisatie = (select organisatie from main.casus where id = %1) where dossier = %1",
		t.casus.v);
	proef_sql(o, "update main.aanmelding_inhoud set organisatie = (select organisatie from main.casus where id = %1) where dossier = "
		"(select aanmelding from main.casus where id = %1)", t.casus.v);
	proef_sql(o, str_cat(o->arena, str_cat(o->arena, STR("update main.casus set vernietigen = "),
		str_from_i64(o->arena, datum_add_days(datum_today(), 60).v)), STR(" where id = %1")).p, t.casus.v);
	assert_false(asked_to_keep(o, t.casus, RIK) || asked_to_keep(o, t.casus, LOTTE));
	c = opstelling_as(o, LOTTE);
	proef_good(c.fi, at_table(&c, &t, "notitie", "Hij slaapt slecht.", "", &v));
	assert_true(asked_to_keep(o, t.casus, LOTTE));
	c = opstelling_as(o, LOTTE);
	proef_good(c.fi, vast_withdraw(&c, v, 1));
	assert_false(asked_to_keep(o, t.casus, LOTTE));
	c = opstelling_as(o, SANNE);
	proef_good(c.fi, at_table(&c, &t, "notitie", "De politie meldt drie meldingen.", "8", &v));
	proef_sql(o, "insert into main.punt_aanwezig (id, dossier, onderdeel, organisatie, medewerker) select %1" PLANT "5, p.id, 'inhoud', "
		"p.organisatie, m.id from main.agendapunt p, main.medewerker m where p.id = %1 and m.naam = 'Rik Schreurs' and not exists "
		"(select 1 from main.punt_aanwezig a where a.dossier = p.id and a.medewerker = m.id)", t.punt.v);
	assert_true(asked_to_keep(o, t.casus, RIK));
	assert_false(asked_to_keep(o, t.casus, LOTTE));
}
TEST_BOTH(invariant_32_keeping_longer_asks_who_told_at_a_table)

int main(void)
{
	const struct CMUnitTest tests[] = {
		BOTH(invariant_14_police_data_are_marked_wherever_police_tells),
		BOTH(invariant_13_and_14_hold_for_a_guest_at_a_point),
		BOTH(invariant_13_police_data_are_shown_only_where_the_regime_has_a_place),
		BOTH(invariant_42_the_source_of_police_data_is_asked), BOTH(invariant_32_keeping_longer_asks_who_told_at_a_table),
	};
	return cmocka_run_group_tests_name("wpg", tests, NULL, NULL);
}
