/* The plan: goals, texts, versions that stay as they were fixed, what changed between two. Both databases. */
#include "tests/proef_plan.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

#define SANNE "sanne.hendrickx"
#define RIK "rik.schreurs"
#define LOTTE "lotte.veldkamp"

static struct doel_id goal_add(struct opstelling *o, struct casus_id id, const char *tekst)
{
	struct doel_invoer n = { .casus = id, .leefgebied = STR("huisvesting"), .tekst = str_z(tekst),
		.woorden = STR("Een eigen deur die dicht kan") };
	struct ctx c = opstelling_as(o, SANNE);
	struct doel_id ret;

	assert_int_equal(doel_add(&c, &n, &ret), FAULT_NONE);
	return ret;
}

static struct plan *plan_of(struct opstelling *o, const char *wie, struct casus_id id)
{
	struct ctx c = opstelling_as(o, wie);
	struct plan *p;

	assert_int_equal(plan_get(&c, id, &p), FAULT_NONE);
	return p;
}

static enum fault fix(struct opstelling *o, const char *wie, struct casus_id id, const char *besluit)
{
	struct ctx c = opstelling_as(o, wie);

	return plan_fix(&c, id, 0, str_z(besluit));
}

/* A unit later, so that it is another moment. */
static void tick(void)
{
	klok_freeze(klok_now() + 1000);
}

/* ---- goals ---- */

static void invariant_28_a_goal_has_a_leefgebied(struct opstelling *o)
{
	struct casus_id id = plan_casus(o);
	struct doel_invoer n = { .casus = id, .leefgebied = STR(""), .tekst = STR("Woont zes maanden zonder overlast") };
	struct ctx c = opstelling_as(o, SANNE);
	struct doel_id ret;
	struct doelen l;

	assert_int_equal(doel_add(&c, &n, &ret), FAULT_INVALID);
	assert_true(fault_has(&c, "leefgebied"));
	c = opstelling_as(o, SANNE);
	n.leefgebied = STR("wonen");
	assert_int_equal(doel_add(&c, &n, &ret), FAULT_INVALID);
	c = opstelling_as(o, SANNE);
	n.leefgebied = STR("huisvesting");
	assert_int_equal(doel_add(&c, &n, &ret), FAULT_NONE);
	c = opstelling_as(o, RIK);
	assert_int_equal(doel_list(&c, id, false, &l), FAULT_NONE);
	assert_true(l.n == 1 && str_eq(l.v[0].leefgebied, STR("huisvesting")));
	proef_sql(o, "update main.casus set soort = 'gebied' where id = %1", id.v);
	c = opstelling_as(o, SANNE);
	n.leefgebied = STR("");
	assert_int_equal(doel_add(&c, &n, &ret), FAULT_NONE);
}
TEST_BOTH(invariant_28_a_goal_has_a_leefgebied)

static enum fault goal_for(struct opstelling *o, struct casus_id id, struct betrokkene_id wie, const char *tekst,
	struct doel_id *ret)
{
	struct doel_invoer n = { .casus = id, .betrokkene = wie, .leefgebied = STR("huisvesting"), .tekst = str_z(tekst) };
	struct ctx c = opstelling_as(o, SANNE);

	return doel_add(&c, &n, ret);
}

static void invariant_19_a_goal_is_for_somebody_whom_the_case_is_about(struct opstelling *o)
{
	struct casus_id gezin = proef_gezin(o), een = plan_casus(o);
	struct betrokkene_id ria = proef_mens(o, gezin, "Ria"), dennis = proef_mens(o, een, "Dennis");
	struct doel_id d;
	struct plan *p;

	proef_refused(&o->fi, goal_for(o, gezin, dennis, "Van een andere casus", &d), "betrokkene", NULL);
	proef_refused(&o->fi, goal_for(o, gezin, (struct betrokkene_id){ 77 }, "Van niemand", &d), "betrokkene", NULL);
	proef_sql(o, "update main.betrokkene set rol = 'contact' where id = %1", ria.v);
	proef_refused(&o->fi, goal_for(o, gezin, ria, "Van een kennis", &d), "betrokkene", "invariant 19");
	proef_sql(o, "update main.betrokkene set rol = 'partner' where id = %1", ria.v);
	proef_sql(o, "update main.casus set soort = 'persoon' where id = %1", gezin.v);
	proef_refused(&o->fi, goal_for(o, gezin, ria, "Van een ander", &d), "betrokkene", "invariant 19");
	proef_sql(o, "update main.casus set soort = 'gezin' where id = %1", gezin.v);
	proef_good(&o->fi, goal_for(o, gezin, ria, "Ria woont zelfstandig", &d));
	proef_good(&o->fi, goal_for(o, een, dennis, "Dennis woont zelfstandig", &d));
	p = plan_of(o, SANNE, gezin);
	assert_int_equal(p->nversies, 1); /* invariant 22: of the gezin there is one plan */
	assert_int_equal(p->inhoud.nmensen, 2);
	assert_true(str_eq(p->inhoud.doelen.v[0].voor, STR("Ria van den Berg")));
}
TEST_BOTH(invariant_19_a_goal_is_for_somebody_whom_the_case_is_about)

/* Sees the plan, and of the persons those that his own organisation brought in: none. */
static void sees_no_persons(struct opstelling *o, struct casus_id id, const char *wie)
{
	struct ctx c = opstelling_as(o, wie);

	plan_laat_toe(o, id, wie, NIVEAU_LEZEN);
	proef_sql(o, str_cat(o->arena, STR("update main.toegang set niveau = 1 where dossier = %1 and onderdeel = 'kern' and "
		"medewerker = "), str_from_i64(o->arena, c.actor.id.v)).p, id.v);
}

static void invariant_22_who_may_not_see_a_person_sees_no_goal_for_him(struct opstelling *o)
{
	struct casus_id id = proef_gezin(o);
	struct afspraak_nieuw a = plan_afspraak(o, id, RIK);
	struct afspraak_id ret;
	struct doel_id voor_ria, voor_allen;
	struct plan_verschil *d;
	struct plan *p;
	struct ctx c;

	proef_good(&o->fi, goal_for(o, id, (struct betrokkene_id){ 0 }, "Rust in huis", &voor_allen));
	proef_good(&o->fi, goal_for(o, id, proef_mens(o, id, "Ria"), "Ria woont zelfstandig", &voor_ria));
	a.doel = voor_ria;
	c = opstelling_as(o, SANNE);
	proef_good(&o->fi, afspraak_add(&c, &a, &ret));
	sees_no_persons(o, id, LOTTE);
	plan_laat_toe(o, id, "karin.bouts", NIVEAU_LEZEN);
	p = plan_of(o, "karin.bouts", id);
	assert_true(p->inhoud.doelen.n == 2 && p->inhoud.afspraken.n == 1 && p->inhoud.nmensen == 2);
	p = plan_of(o, LOTTE, id);
	assert_true(p->inhoud.doelen.n == 1 && p->inhoud.doelen.v[0].id.v == voor_allen.v);
	assert_true(p->inhoud.afspraken.n == 0 && p->inhoud.nmensen == 0);
	c = opstelling_as(o, LOTTE);
	proef_good(&o->fi, plan_print(&c, id, &p));
	assert_int_equal(p->inhoud.doelen.n, 1);
	tick();
	proef_good(&o->fi, fix(o, SANNE, id, "Kernteam"));
	tick();
	c = opstelling_as(o, LOTTE);
	proef_good(&o->fi, plan_version(&c, id, 1, &p)); /* as it was: she may not see it now */
	assert_true(p->inhoud.doelen.n == 1 && p->inhoud.afspraken.n == 0);
	c = opstelling_as(o, LOTTE);
	proef_good(&o->fi, plan_compare(&c, id, 0, 1, &d));
	assert_true(d->ndoelen == 1 && d->nafspraken == 0);
	c = opstelling_as(o, "karin.bouts");
	proef_good(&o->fi, plan_compare(&c, id, 0, 1, &d));
	assert_true(d->ndoelen == 2 && d->nafspraken == 1);
}
TEST_BOTH(invariant_22_who_may_not_see_a_person_sees_no_goal_for_him)

static void only_who_writes_the_plan_changes_it(struct opstelling *o)
{
	static const char *const others[] = { RIK, LOTTE, "tim.boesten" };
	struct casus_id id = plan_casus(o);
	struct doel_id d = goal_add(o, id, "Woont zelfstandig");
	struct doel_invoer n = { .casus = id, .leefgebied = STR("justitie"), .tekst = STR("Niet opnieuw aangehouden") };
	struct plan_tekst t = { .casus = id, .samenvatting = STR("x") };

	plan_laat_toe(o, id, LOTTE, NIVEAU_EIGEN);
	for (size_t i = 0; i < 3; i++) {
		enum fault want = i == 2 ? FAULT_NOT_FOUND : FAULT_DENIED;
		struct doel_id ret;
		struct ctx c = opstelling_as(o, others[i]);

		assert_int_equal(doel_add(&c, &n, &ret), want);
		c = opstelling_as(o, others[i]);
		assert_int_equal(plan_update(&c, &t), want);
		c = opstelling_as(o, others[i]);
		assert_int_equal(plan_analyse_set(&c, id, STR("justitie"), 0, STR("Toezicht loopt")), want);
		c = opstelling_as(o, others[i]);
		assert_int_equal(doel_close(&c, d, 1, STR("behaald"), STR("Klaar")), i == 0 ? FAULT_DENIED : FAULT_NOT_FOUND);
		assert_int_equal(fix(o, others[i], id, "Kernteam"), want);
	}
	proef_sql(o, "update main.casus set gesloten = 1 where id = %1", id.v);
	assert_int_equal(fix(o, SANNE, id, "Kernteam"), FAULT_DENIED);
}
TEST_BOTH(only_who_writes_the_plan_changes_it)

static void own_level_sees_no_goals_and_no_versions(struct opstelling *o)
{
	struct casus_id id = plan_casus(o);
	struct plan_verschil *d;
	struct plan *p;
	struct ctx c;

	plan_laat_toe(o, id, LOTTE, NIVEAU_EIGEN);
	goal_add(o, id, "Woont zelfstandig");
	plan_maak(o, id, LOTTE);
	plan_maak(o, id, RIK);
	p = plan_of(o, LOTTE, id);
	assert_true(!p->nversies && !p->inhoud.doelen.n && p->inhoud.afspraken.n == 1 && !p->leest && !p->mag);
	p = plan_of(o, RIK, id);
	assert_true(p->nversies == 1 && p->inhoud.doelen.n == 1 && p->inhoud.afspraken.n == 2 && p->leest && !p->mag);
	p = plan_of(o, SANNE, id);
	assert_true(p->mag && p->mag_vast);
	c = opstelling_as(o, LOTTE);
	assert_int_equal(plan_compare(&c, id, 0, 0, &d), FAULT_NOT_FOUND);
	c = opstelling_as(o, "joep.lemmens");
	assert_int_equal(plan_get(&c, id, &p), FAULT_NOT_FOUND);
}
TEST_BOTH(own_level_sees_no_goals_and_no_versions)

static void a_goal_closes_when_nothing_runs_for_it(struct opstelling *o)
{
	struct casus_id id = plan_casus(o);
	struct doel_id d = goal_add(o, id, "Woont zelfstandig");
	struct afspraak_nieuw n = plan_afspraak(o, id, RIK);
	struct afspraak_id a;
	struct ctx c = opstelling_as(o, SANNE);

	n.doel = d;
	assert_int_equal(afspraak_add(&c, &n, &a), FAULT_NONE);
	assert_int_equal(opstelling_count(o, "select count(*) from main.afspraak where leefgebied = 'huisvesting'"), 1);
	c = opstelling_as(o, SANNE);
	assert_int_equal(doel_close(&c, d, 1, STR("behaald"), STR("")), FAULT_INVALID);
	c = opstelling_as(o, SANNE);
	assert_int_equal(doel_close(&c, d, 1, STR("behaald"), STR("Zes maanden rust")), FAULT_INVALID);
	assert_true(fault_has(&c, "status"));
	c = opstelling_as(o, SANNE);
	assert_int_equal(afspraak_finish(&c, a, 1, STR("gereed"), STR("")), FAULT_NONE);
	c = opstelling_as(o, SANNE);
	assert_int_equal(doel_close(&c, d, 2, STR("behaald"), STR("Zes maanden rust")), FAULT_CONFLICT);
	c = opstelling_as(o, SANNE);
	assert_int_equal(doel_close(&c, d, 1, STR("behaald"), STR("Zes maanden rust")), FAULT_NONE);
	c = opstelling_as(o, SANNE);
	n.termijn = datum_add_days(datum_today(), 3);
	assert_int_equal(afspraak_add(&c, &n, &a), FAULT_INVALID);
	assert_true(fault_has(&c, "doel"));
	c = opstelling_as(o, SANNE);
	assert_int_equal(doel_close(&c, d, 2, STR("open"), STR("Terugval")), FAULT_NONE);
}
TEST_BOTH(a_goal_closes_when_nothing_runs_for_it)

/* ---- versions ---- */

static void a_version_is_fixed_once_and_by_decision(struct opstelling *o)
{
	struct casus_id id = plan_casus(o);
	struct plan_id v;
	struct plan *p;
	struct ctx c = opstelling_as(o, SANNE);

	assert_int_equal(fix(o, SANNE, id, "Kernteam"), FAULT_CONFLICT);
	assert_int_equal(plan_new(&c, id, STR(""), &v), FAULT_NONE);
	c = opstelling_as(o, SANNE);
	assert_int_equal(plan_new(&c, id, STR("Nog een"), &v), FAULT_CONFLICT);
	assert_int_equal(fix(o, SANNE, id, "Kernteam"), FAULT_INVALID);
	goal_add(o, id, "Woont zelfstandig");
	assert_int_equal(fix(o, SANNE, id, " "), FAULT_INVALID);
	assert_int_equal(opstelling_count(o, "select count(*) from main.termijn where klok = 'plan_gereed' and "
		"voldaan is not null"), 0);
	assert_int_equal(fix(o, SANNE, id, "Startoverleg, 6 van 6 organisaties"), FAULT_NONE);
	assert_int_equal(fix(o, SANNE, id, "Kernteam"), FAULT_CONFLICT);
	p = plan_of(o, SANNE, id);
	assert_true(p->vast && p->vast == p->nu && p->vast->nummer == 1);
	assert_int_equal(proef_count(o, "select count(*) from main.notitie where dossier = %1 and soort = 'gebeurtenis' and "
		"titel = 'Plan van aanpak, versie 1, vastgesteld'", id.v), 1);
	c = opstelling_as(o, SANNE);
	assert_int_equal(plan_new(&c, id, STR(""), &v), FAULT_INVALID);
	goal_add(o, id, "Heeft werk");
	p = plan_of(o, SANNE, id);
	assert_true(p->nversies == 2 && p->vast->nummer == 1 && str_eq(p->nu->status, STR("concept")));
	assert_int_equal(fix(o, SANNE, id, "Kernteam"), FAULT_NONE);
	p = plan_of(o, SANNE, id);
	assert_true(p->vast->nummer == 2 && str_eq(p->versies[1].status, STR("vervangen")));
}
TEST_BOTH(a_version_is_fixed_once_and_by_decision)

static void texts_are_kept_and_carried_over(struct opstelling *o)
{
	struct casus_id id = plan_casus(o);
	struct plan_tekst t = { .casus = id, .samenvatting = STR("Schulden houden de onrust in stand"),
		.woorden = STR("Rust aan de deur"), .woorden_door = STR("K. Bouts"), .besproken = datum_today(),
		.evaluatie = datum_add_days(datum_today(), -1) };
	struct plan *p;
	struct ctx c = opstelling_as(o, SANNE);

	assert_int_equal(plan_update(&c, &t), FAULT_INVALID);
	assert_true(fault_has(&c, "evaluatie"));
	t.evaluatie = datum_add_days(datum_today(), 90);
	c = opstelling_as(o, SANNE);
	assert_int_equal(plan_update(&c, &t), FAULT_NONE);
	p = plan_of(o, SANNE, id);
	t.plan = p->nu->id;
	t.versie = p->nu->versie - 1;
	c = opstelling_as(o, SANNE);
	assert_int_equal(plan_update(&c, &t), FAULT_CONFLICT);
	goal_add(o, id, "Woont zelfstandig");
	c = opstelling_as(o, SANNE);
	assert_int_equal(plan_analyse_set(&c, id, STR("financien"), 0, STR("Acht schulden")), FAULT_NONE);
	c = opstelling_as(o, SANNE);
	assert_int_equal(plan_analyse_set(&c, id, STR("financien"), 0, STR("Negen schulden")), FAULT_CONFLICT);
	assert_int_equal(fix(o, SANNE, id, "Kernteam"), FAULT_NONE);
	c = opstelling_as(o, SANNE);
	assert_int_equal(plan_analyse_set(&c, id, STR("financien"), 1, STR("")), FAULT_NONE);
	p = plan_of(o, SANNE, id);
	assert_true(p->nversies == 2 && !p->inhoud.nanalyses && str_eq(p->nu->woorden, STR("Rust aan de deur")));
	assert_int_equal(p->nu->evaluatie.v, 0);
}
TEST_BOTH(texts_are_kept_and_carried_over)

static void a_fixed_version_stays_as_it_was(struct opstelling *o)
{
	struct casus_id id = plan_casus(o);
	struct doel_id weg, blijft;
	struct doel_invoer n = { .leefgebied = STR("huisvesting"), .tekst = STR("Woont zes maanden zonder overlast") };
	struct afspraak_id a;
	struct plan_verschil *d;
	struct plan *p;
	struct ctx c;

	klok_freeze(klok_now());
	weg = goal_add(o, id, "Heeft een postadres");
	blijft = goal_add(o, id, "Woont zelfstandig");
	a = plan_maak(o, id, RIK);
	assert_int_equal(fix(o, SANNE, id, "Kernteam"), FAULT_NONE);
	tick();
	c = opstelling_as(o, SANNE);
	assert_int_equal(doel_update(&c, blijft, 1, &n), FAULT_NONE);
	c = opstelling_as(o, SANNE);
	assert_int_equal(doel_close(&c, weg, 1, STR("behaald"), STR("Postadres geregeld")), FAULT_NONE);
	goal_add(o, id, "Vaste lasten betaald");
	c = opstelling_as(o, RIK);
	assert_int_equal(afspraak_progress(&c, a, &(struct afspraak_voortgang){ .tekst = STR("Afspraak gepland") }), FAULT_NONE);
	plan_maak(o, id, RIK);
	c = opstelling_as(o, RIK);
	assert_int_equal(plan_version(&c, id, 1, &p), FAULT_NONE);
	assert_true(p->inhoud.doelen.n == 2 && p->inhoud.afspraken.n == 1 && !p->mag);
	assert_true(str_eq(p->inhoud.doelen.v[1].tekst, STR("Woont zelfstandig")));
	assert_true(str_eq(p->inhoud.afspraken.v[0].status, STR("open")));
	c = opstelling_as(o, RIK);
	assert_int_equal(plan_compare(&c, id, 0, 0, &d), FAULT_NONE);
	assert_true(d->oud->nummer == 1 && d->nieuw->nummer == 2);
	assert_true(d->ndoelen == 3 && d->gelijk_doelen == 0 && d->nafspraken == 2);
	c = opstelling_as(o, SANNE);
	assert_int_equal(plan_compare(&c, id, 2, 1, &d), FAULT_NONE);
	assert_true(d->ndoelen == 3);
	c = opstelling_as(o, SANNE);
	assert_int_equal(plan_compare(&c, id, 1, 1, &d), FAULT_NONE);
	assert_true(d->ndoelen == 0 && d->gelijk_doelen == 2 && d->gelijk_afspraken == 1);
	c = opstelling_as(o, SANNE);
	assert_int_equal(plan_compare(&c, id, 1, 7, &d), FAULT_NOT_FOUND);
	c = opstelling_as(o, "joep.lemmens");
	assert_int_equal(plan_version(&c, id, 1, &p), FAULT_NOT_FOUND);
	klok_freeze(0);
}
TEST_BOTH(a_fixed_version_stays_as_it_was)

static void a_later_reader_sees_an_old_version_within_his_rights(struct opstelling *o)
{
	struct casus_id id = plan_casus(o);
	struct plan *p;
	struct ctx c;

	goal_add(o, id, "Woont zelfstandig");
	plan_maak(o, id, RIK);
	assert_int_equal(fix(o, SANNE, id, "Kernteam"), FAULT_NONE);
	plan_laat_toe(o, id, "karin.bouts", NIVEAU_LEZEN);
	c = opstelling_as(o, "karin.bouts");
	assert_int_equal(plan_version(&c, id, 1, &p), FAULT_NONE);
	assert_true(p->inhoud.doelen.n == 1 && p->inhoud.afspraken.n == 1);
	proef_sql(o, "update main.toegang set tot = van + 1 where onderdeel = 'plan' and dossier = %1 and niveau = 2", id.v);
	c = opstelling_as(o, "karin.bouts");
	assert_int_equal(plan_version(&c, id, 1, &p), FAULT_NOT_FOUND);
}
TEST_BOTH(a_later_reader_sees_an_old_version_within_his_rights)

static void printing_is_a_look_of_its_own(struct opstelling *o)
{
	struct casus_id id = plan_casus(o);
	struct plan *p;
	struct ctx c = opstelling_as(o, SANNE);

	assert_int_equal(plan_print(&c, id, &p), FAULT_NONE);
	assert_int_equal(ctx_looks_send(&c), FAULT_NONE);
	assert_int_equal(ctx_looks_durable(&c), FAULT_NONE);
	assert_int_equal(opstelling_looks(o, "soort = 'afdruk'"), 1);
}
TEST_BOTH(printing_is_a_look_of_its_own)

int main(void)
{
	const struct CMUnitTest tests[] = {
		BOTH(invariant_28_a_goal_has_a_leefgebied),
		BOTH(invariant_19_a_goal_is_for_somebody_whom_the_case_is_about),
		BOTH(invariant_22_who_may_not_see_a_person_sees_no_goal_for_him),
		BOTH(only_who_writes_the_plan_changes_it),
		BOTH(own_level_sees_no_goals_and_no_versions),
		BOTH(a_goal_closes_when_nothing_runs_for_it),
		BOTH(a_version_is_fixed_once_and_by_decision),
		BOTH(texts_are_kept_and_carried_over),
		BOTH(a_fixed_version_stays_as_it_was),
		BOTH(a_later_reader_sees_an_old_version_within_his_rights),
		BOTH(printing_is_a_look_of_its_own),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
