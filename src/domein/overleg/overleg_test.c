/* Overleg: who may plan, who is admitted to what, what is recorded and fixed, what viewers ask. Both databases. */
#include "tests/proef_overleg.h"

#include <string.h>

#include "domein/toegang/post.h"
#include "domein/werk/postkeuze.h"

/* ---- planning ---- */

static void planning_asks_right_and_sense(struct opstelling *o)
{
	struct ctx c = opstelling_as(o, RIK);
	struct overleg_plan p = tafel_plan(o, NULL, 0);
	struct medewerker_id hilde = opstelling_id(o, "marjolein.tonnaer");
	struct overleg_id id;

	assert_int_equal(overleg_plan(&c, &p, &id), FAULT_DENIED);
	c = opstelling_as(o, SANNE);
	p.soort = STR("weegploeg");
	proef_refused(c.fi, overleg_plan(&c, &p, &id), "soort", NULL);
	c = opstelling_as(o, SANNE);
	p = tafel_plan(o, NULL, 0);
	p.dag = datum_add_days(datum_today(), -1);
	proef_refused(c.fi, overleg_plan(&c, &p, &id), "datum", NULL);
	c = opstelling_as(o, SANNE);
	p = tafel_plan(o, NULL, 0);
	p.link = STR("javascript:alert(1)");
	proef_refused(c.fi, overleg_plan(&c, &p, &id), "link", NULL);
	c = opstelling_as(o, SANNE);
	p = tafel_plan(o, NULL, 0);
	p.plaats = STR("Bij 111222333 thuis"); /* it goes along in a mail */
	proef_refused(c.fi, overleg_plan(&c, &p, &id), "plaats", "invariant 18");
	c = opstelling_as(o, SANNE);
	p = tafel_plan(o, NULL, 0);
	p.link = STR("https://vergader.example/111222333"); /* the number of a room */
	p.keer = 27;
	proef_refused(c.fi, overleg_plan(&c, &p, &id), "keer", NULL);
	c = opstelling_as(o, SANNE);
	p = tafel_plan(o, &hilde, 1); /* a teammanager holds no dossier */
	proef_refused(c.fi, overleg_plan(&c, &p, &id), "leden", "invariants 8 and 11");
	c = opstelling_as(o, SANNE);
	p = tafel_plan(o, NULL, 0);
	p.soort = STR("casusoverleg_radicalisering");
	proef_refused(c.fi, overleg_plan(&c, &p, &id), "soort", "invariant 11");
	assert_int_equal(opstelling_count(o, "select count(*) from main.overleg"), 0);
}
TEST_BOTH(planning_asks_right_and_sense)

/* The last Sunday of March in the next year: the clock goes forward. */
static struct datum summer_begins(void)
{
	struct datum d = datum_of(datum_jaar(datum_today()) + 1, 3, 31);

	while (datum_weekday(d) != 7)
		d = datum_add_days(d, -1);
	return d;
}

static void a_series_keeps_local_time_across_summer_time(struct opstelling *o)
{
	struct medewerker_id rik = opstelling_id(o, RIK);
	struct ctx c = opstelling_as(o, SANNE);
	struct overleg_plan p = tafel_plan(o, &rik, 1);
	struct overleggen l;
	struct overleg_id id;

	p.dag = datum_add_days(summer_begins(), -6);
	p.uur = 10;
	p.keer = 3;
	p.weken = 1;
	ok(&c, overleg_plan(&c, &p, &id), "series");
	c = opstelling_as(o, RIK);
	ok(&c, overleg_list(&c, false, &l), "list");
	assert_int_equal(l.n, 3);
	for (size_t i = 0; i < l.n; i++) {
		assert_int_equal(tijd_of(l.v[i].begin).uur, 10);
		assert_int_equal(tijd_of(l.v[i].begin).minuut, 30);
		assert_int_equal(l.v[i].reeks, id.v);
	}
	assert_int_equal(l.v[1].begin - l.v[0].begin, 7 * DAY_MS - HOUR_MS);
	c = opstelling_as(o, KARIN);
	ok(&c, overleg_list(&c, false, &l), "not invited");
	assert_int_equal(l.n, 0);
}
TEST_BOTH(a_series_keeps_local_time_across_summer_time)

/* ---- admission per point ---- */

static const struct overleg_punt *punt_of(const struct overleg *v, struct agendapunt_id p)
{
	for (size_t i = 0; i < v->n; i++)
		if (v->punten[i].id.v == p.v)
			return &v->punten[i];
	fail_msg("no point");
	return NULL;
}

static void invariant_25_a_point_is_a_slot_of_time_to_others(struct opstelling *o)
{
	struct tafel t = tafel(o);
	struct overleg *v = tafel_ziet(&t, KARIN);
	const struct overleg_punt *p = punt_of(v, t.punt);
	struct ctx c = opstelling_as(o, KARIN);
	struct overleg_nu *nu;
	struct verslag *w;
	struct vastlegging_id id;

	assert_false(p->mijn);
	assert_int_equal(p->titel.n + p->nummer.n + p->vraag.n, 0);
	assert_int_equal(p->casus.v, 0);
	assert_int_equal(p->ntoegelaten, 0);
	assert_true(p->begin == v->kop.begin && p->duur == 20);
	assert_true(punt_of(tafel_ziet(&t, RIK), t.punt)->mijn);
	assert_true(punt_of(tafel_ziet(&t, LOTTE), t.punt)->mijn);
	tafel_begin(&t);
	tafel_legt_vast(&t, RIK, "notitie", "Er is geschreeuwd op straat.");
	ok(&c, overleg_live(&c, t.id, t.punt, false, &v, &nu), "live");
	assert_false(nu->punt->mijn);
	assert_int_equal(nu->nvast + nu->nopen + nu->naanwezig, 0);
	c = opstelling_as(o, KARIN);
	ok(&c, verslag_get(&c, t.id, &w), "verslag");
	assert_int_equal(w->punten[0].nvast, 0);
	c = opstelling_as(o, KARIN);
	assert_int_equal(tafel_vast(&c, t.punt, "notitie", "Ik hoor hier niet.", &id), FAULT_NOT_FOUND);
	c = opstelling_as(o, FEMKE); /* not invited at all */
	assert_int_equal(overleg_get(&c, t.id, &v), FAULT_NOT_FOUND);
	c = opstelling_as(o, FEMKE);
	assert_int_equal(verslag_get(&c, t.id, &w), FAULT_NOT_FOUND);
	assert_int_equal(count_id(o, "select count(*) from main.toegang where onderdeel = 'inhoud' and dossier = ", t.punt.v), 3);
}
TEST_BOTH(invariant_25_a_point_is_a_slot_of_time_to_others)

static enum fault admit(struct tafel *t, const char *wie, const char *a, const char *b)
{
	struct ctx c = opstelling_as(t->o, wie);
	struct medewerker_id v[2] = { opstelling_id(t->o, a), b ? opstelling_id(t->o, b) : (struct medewerker_id){ 0 } };
	enum fault f = punt_admit(&c, t->id, t->punt, v, b ? 2 : 1);

	if (f == FAULT_INVALID)
		t->o->fi = *c.fi;
	return f;
}

static void invariant_6_only_the_team_is_admitted(struct opstelling *o)
{
	struct tafel t = tafel(o);

	assert_int_equal(admit(&t, SANNE, KARIN, NULL), FAULT_INVALID); /* invited, not of the team */
	assert_string_equal(o->fi.rule, "invariant 6");
	assert_int_equal(admit(&t, SANNE, FEMKE, NULL), FAULT_INVALID); /* not invited */
	assert_int_equal(admit(&t, RIK, KARIN, NULL), FAULT_DENIED);
	plan_laat_toe(o, t.casus, KARIN, NIVEAU_LEZEN);
	assert_int_equal(admit(&t, RIK, KARIN, NULL), FAULT_DENIED);
	assert_int_equal(admit(&t, SANNE, KARIN, RIK), FAULT_NONE);
	assert_true(punt_of(tafel_ziet(&t, KARIN), t.punt)->mijn);
	assert_false(punt_of(tafel_ziet(&t, LOTTE), t.punt)->mijn); /* ended */
	assert_true(punt_of(tafel_ziet(&t, SANNE), t.punt)->leidt); /* who leads stays */
}
TEST_BOTH(invariant_6_only_the_team_is_admitted)

/* Leaving the team of a case ends its points too; whoever leads the overleg keeps them. */
static void invariant_6_who_leaves_the_team_leaves_its_points(struct opstelling *o)
{
	struct tafel t = tafel(o);
	struct ctx c = opstelling_as(o, SANNE);

	assert_true(punt_of(tafel_ziet(&t, LOTTE), t.punt)->mijn);
	ok(&c, team_withdraw(&c, t.casus, opstelling_id(o, LOTTE), STR("Behandelt deze persoon niet meer.")), "withdraw");
	assert_false(punt_of(tafel_ziet(&t, LOTTE), t.punt)->mijn);
	assert_true(punt_of(tafel_ziet(&t, RIK), t.punt)->mijn);
	assert_true(punt_of(tafel_ziet(&t, SANNE), t.punt)->mijn);
	/* and who was admitted until a day */
	proef_sql(o, "update main.toegang set tot = (select max(j.moment) from main.journaal j) where dossier = %1 and medewerker = "
		"(select m.id from main.medewerker m where m.email like 'rik.schreurs%')", t.casus.v);
	c = opstelling_as(o, SANNE);
	ok(&c, team_points_follow(&c), "follow");
	assert_false(punt_of(tafel_ziet(&t, RIK), t.punt)->mijn);
	assert_true(punt_of(tafel_ziet(&t, SANNE), t.punt)->mijn);
}
TEST_BOTH(invariant_6_who_leaves_the_team_leaves_its_points)

static void invariant_25_minutes_name_nobody_of_another_point(struct opstelling *o)
{
	struct tafel t = tafel(o);
	struct ctx c = opstelling_as(o, SANNE);
	struct agendapunt_id p;
	struct vastlegging_id id;
	struct punt_nieuw n = { t.id, { 0 }, STR("Stand rond Wolters"), STR(""), 5, false };

	proef_refused(c.fi, punt_add(&c, &n, &p), "titel", "invariant 25");
	p = tafel_punt(o, SANNE, t.id, (struct casus_id){ 0 }, "Opening");
	assert_true(punt_of(tafel_ziet(&t, KARIN), p)->mijn);
	tafel_begin(&t);
	c = opstelling_as(o, SANNE);
	proef_refused(c.fi, tafel_vast(&c, p, "notitie", "Wolters komt zo.", &id), "tekst", "invariant 25");
	c = opstelling_as(o, SANNE);
	ok(&c, tafel_vast(&c, p, "notitie", "Iedereen is er.", &id), "note");
	tafel_legt_vast(&t, RIK, "notitie", "Wolters komt zo."); /* where he belongs */
}
TEST_BOTH(invariant_25_minutes_name_nobody_of_another_point)

static void the_team_comes_along_with_its_case(struct opstelling *o)
{
	struct tafel t = { .o = o, .casus = proef_casus(o) };
	struct ctx c = opstelling_as(o, SANNE);
	struct overleg_plan plan = tafel_plan(o, NULL, 0);
	struct punt_nieuw n = { { 0 }, t.casus, STR(""), STR(""), 0, true };
	struct agendapunt_id general;
	struct overleg *v;

	plan_laat_toe(o, t.casus, LOTTE, NIVEAU_LEZEN);
	ok(&c, overleg_plan(&c, &plan, &t.id), "plan");
	general = tafel_punt(o, SANNE, t.id, (struct casus_id){ 0 }, "Opening");
	n.overleg = t.id;
	c = opstelling_as(o, SANNE);
	ok(&c, punt_add(&c, &n, &t.punt), "add");
	v = tafel_ziet(&t, LOTTE);
	assert_int_equal(v->leden.n, 3); /* Sanne, Rik, Lotte */
	assert_true(punt_of(v, t.punt)->mijn);
	assert_true(punt_of(v, general)->mijn);
	assert_int_equal(opstelling_count(o, "select count(*) from main.melding where soort = 'overleg_uitnodiging'"), 2);
}
TEST_BOTH(the_team_comes_along_with_its_case)

/* The regime and the ring of a case decide in which kind of overleg it may come. */
static void a_case_comes_where_its_regime_belongs(struct opstelling *o)
{
	struct tafel t = { .o = o, .casus = proef_casus(o), .id = tafel_gepland(o) };
	struct punt_nieuw n = { t.id, t.casus, STR(""), STR(""), 0, false };
	struct ctx c = opstelling_as(o, TIM);
	struct agendapunt_id p;

	assert_int_equal(punt_add(&c, &n, &p), FAULT_NOT_FOUND); /* not invited */
	proef_sql(o, "update main.casus set regime = 'wvggz' where id = %1", t.casus.v);
	c = opstelling_as(o, SANNE);
	proef_refused(c.fi, punt_add(&c, &n, &p), "casus", "invariant 1");
	proef_sql(o, "update main.casus set regime = 'wgs_casus', ring = 'geheim' where id = %1", t.casus.v);
	c = opstelling_as(o, SANNE);
	proef_refused(c.fi, punt_add(&c, &n, &p), "casus", "invariant 11");
	proef_sql(o, "update main.casus set ring = '', gesloten = 1 where id = %1", t.casus.v);
	c = opstelling_as(o, SANNE);
	proef_refused(c.fi, punt_add(&c, &n, &p), "casus", "invariant 27");
	proef_sql(o, "update main.casus set gesloten = null where id = %1", t.casus.v);
	c = opstelling_as(o, RIK); /* in the team, prepares nothing */
	assert_int_equal(punt_add(&c, &n, &p), FAULT_DENIED);
	t.punt = tafel_punt(o, SANNE, t.id, t.casus, "");
	c = opstelling_as(o, SANNE);
	proef_refused(c.fi, punt_add(&c, &n, &p), "casus", NULL); /* twice */
}
TEST_BOTH(a_case_comes_where_its_regime_belongs)

/* C012, C033: the administrative overleg and the lerend netwerk have an agenda and minutes, and no case on it. */
static void kinds_without_cases_take_none(struct opstelling *o)
{
	static const char *const kinds[] = { "commissie", "casusreview" };
	struct casus_id casus = proef_casus(o);

	for (size_t i = 0; i < 2; i++) {
		struct medewerker_id leden[] = { opstelling_id(o, RIK) };
		struct overleg_plan plan = tafel_plan(o, leden, 1);
		struct tafel t = { .o = o };
		struct ctx c = opstelling_as(o, SANNE);
		struct agendapunt_id p;

		plan.soort = str_z(kinds[i]);
		ok(&c, overleg_plan(&c, &plan, &t.id), kinds[i]);
		c = opstelling_as(o, SANNE);
		proef_refused(c.fi, punt_add(&c, &(struct punt_nieuw){ t.id, casus, STR(""), STR(""), 0, false }, &p), "casus",
			"invariant 1");
		t.punt = tafel_punt(o, SANNE, t.id, (struct casus_id){ 0 }, "Wat leerden wij dit kwartaal?");
		tafel_begin(&t);
		(void)tafel_legt_vast(&t, RIK, "besluit", "De werkwijze bij spoed wordt herzien.");
		tafel_rond_af(&t);
	}
}
TEST_BOTH(kinds_without_cases_take_none)

static void uninviting_ends_everything(struct opstelling *o)
{
	struct tafel t = tafel(o);
	struct ctx c = opstelling_as(o, SANNE);
	struct overleg *v;

	proef_refused(c.fi, overleg_uninvite(&c, t.id, opstelling_id(o, SANNE)), "medewerker", NULL);
	c = opstelling_as(o, RIK);
	assert_int_equal(overleg_uninvite(&c, t.id, opstelling_id(o, LOTTE)), FAULT_DENIED);
	c = opstelling_as(o, SANNE);
	ok(&c, overleg_uninvite(&c, t.id, opstelling_id(o, LOTTE)), "uninvite");
	c = opstelling_as(o, LOTTE);
	assert_int_equal(overleg_get(&c, t.id, &v), FAULT_NOT_FOUND);
	assert_int_equal(punt_of(tafel_ziet(&t, SANNE), t.punt)->ntoegelaten, 2);
	c = opstelling_as(o, SANNE);
	ok(&c, overleg_invite(&c, t.id, opstelling_id(o, LOTTE)), "again");
	assert_false(punt_of(tafel_ziet(&t, LOTTE), t.punt)->mijn); /* to a point of a case one is admitted by name */
	c = opstelling_as(o, SANNE);
	proef_refused(c.fi, overleg_invite(&c, t.id, opstelling_id(o, LOTTE)), "medewerker", NULL);
}
TEST_BOTH(uninviting_ends_everything)

/* ---- recording ---- */

static void recording_asks_a_running_overleg(struct opstelling *o)
{
	struct tafel t = tafel(o);
	struct ctx c = opstelling_as(o, RIK);
	struct vastlegging_id id;

	assert_int_equal(tafel_vast(&c, t.punt, "notitie", "Te vroeg.", &id), FAULT_CONFLICT);
	tafel_begin(&t);
	c = opstelling_as(o, RIK);
	proef_refused(c.fi, tafel_vast(&c, t.punt, "roddel", "x", &id), "soort", NULL);
	c = opstelling_as(o, RIK);
	proef_refused(c.fi, tafel_vast(&c, t.punt, "afspraak", "Bellen tot vrijdag", &id), "tekst", "invariant 21");
	c = opstelling_as(o, RIK);
	proef_refused(c.fi, tafel_vast(&c, t.punt, "afspraak", "Bellen @veldkamp", &id), "tekst", NULL);
	c = opstelling_as(o, RIK); /* invited, not at this point */
	proef_refused(c.fi, tafel_vast(&c, t.punt, "afspraak", "Bellen @bouts tot vrijdag", &id), "tekst", NULL);
	c = opstelling_as(o, RIK);
	proef_refused(c.fi, tafel_vast(&c, t.punt, "notitie", "  ", &id), "tekst", NULL);
	assert_int_equal(opstelling_count(o, "select count(*) from main.vastlegging"), 0);
	tafel_legt_vast(&t, RIK, "afspraak", "Bellen @veldkamp #geestelijke tot vrijdag");
	tafel_legt_vast(&t, RIK, "besluit", "Zorg gaat voor.");
	assert_int_equal(opstelling_count(o, "select count(*) from main.vastlegging where eigenaar is not null"), 1);
}
TEST_BOTH(recording_asks_a_running_overleg)

static void an_afspraak_goes_into_the_plan_of_who_writes_it(struct opstelling *o)
{
	struct tafel t = tafel(o);
	struct ctx c;

	tafel_begin(&t);
	tafel_legt_vast(&t, RIK, "afspraak", "Bellen @veldkamp tot vrijdag"); /* reads the plan, at most */
	assert_int_equal(opstelling_count(o, "select count(*) from main.afspraak"), 0);
	tafel_legt_vast(&t, SANNE, "afspraak", "Intake bevestigen @veldkamp #geestelijke tot vrijdag");
	assert_int_equal(opstelling_count(o, "select count(*) from main.afspraak where leefgebied = 'geestelijke_gezondheid'"), 1);
	assert_int_equal(opstelling_count(o, "select count(*) from main.vastlegging where afspraak is not null"), 1);
	c = opstelling_as(o, SANNE);
	assert_int_equal(vast_withdraw(&c, (struct vastlegging_id){
		opstelling_count(o, "select id from main.vastlegging where afspraak is not null") }, 1), FAULT_CONFLICT);
}
TEST_BOTH(an_afspraak_goes_into_the_plan_of_who_writes_it)

static void two_write_at_once_and_one_changes_his_own(struct opstelling *o)
{
	struct tafel t = tafel(o);
	struct vastlegging_id a, b;
	struct overleg_nu *nu;
	struct overleg *v;
	struct ctx c;

	tafel_begin(&t);
	a = tafel_legt_vast(&t, RIK, "notitie", "Van Rik.");
	b = tafel_legt_vast(&t, LOTTE, "notitie", "Van Lotte.");
	c = opstelling_as(o, LOTTE);
	ok(&c, overleg_live(&c, t.id, t.punt, false, &v, &nu), "live");
	assert_int_equal(nu->nvast, 2);
	assert_true(nu->mag_vastleggen);
	assert_false(nu->vast[0].mag);
	assert_true(nu->vast[1].mag);
	c = opstelling_as(o, LOTTE);
	assert_int_equal(vast_change(&c, a, 1, STR("Niet van mij."), STR("")), FAULT_DENIED);
	c = opstelling_as(o, LOTTE);
	ok(&c, vast_change(&c, b, 1, STR("Van Lotte, beter."), STR("")), "change");
	c = opstelling_as(o, SANNE); /* who leads may, with the version he saw */
	assert_int_equal(vast_change(&c, b, 1, STR("Ouder."), STR("")), FAULT_CONFLICT);
	c = opstelling_as(o, SANNE);
	ok(&c, vast_withdraw(&c, b, 2), "withdraw");
	c = opstelling_as(o, LOTTE);
	assert_int_equal(vast_change(&c, b, 3, STR("Terug."), STR("")), FAULT_NOT_FOUND);
}
TEST_BOTH(two_write_at_once_and_one_changes_his_own)

static void a_lost_answer_is_sent_again_and_kept_once(struct opstelling *o)
{
	struct tafel t = tafel(o);
	struct vastlegging_id a, b;
	struct ctx c;

	tafel_begin(&t);
	c = opstelling_as(o, RIK);
	c.token = STR("een-token");
	ok(&c, tafel_vast(&c, t.punt, "notitie", "Een keer.", &a), "first");
	c = opstelling_as(o, RIK);
	c.token = STR("een-token");
	ok(&c, tafel_vast(&c, t.punt, "notitie", "Een keer.", &b), "second");
	assert_true(c.herhaling);
	assert_int_equal(a.v, b.v);
	assert_int_equal(opstelling_count(o, "select count(*) from main.vastlegging"), 1);
}
TEST_BOTH(a_lost_answer_is_sent_again_and_kept_once)

/* ---- viewers ---- */

static int64_t newer(struct tafel *t, const char *wie, int64_t na)
{
	struct ctx c = opstelling_as(t->o, wie);
	int64_t v = -1;

	ok(&c, overleg_newer(&c, t->id, na, &v), "newer");
	assert_int_equal(c.nlooks, 0);
	return v;
}

static void what_viewers_ask_is_no_look(struct opstelling *o)
{
	struct tafel t = tafel(o);
	struct ctx c = opstelling_as(o, FEMKE);
	int64_t v, looks;

	assert_int_equal(overleg_newer(&c, t.id, 0, &v), FAULT_NOT_FOUND);
	tafel_begin(&t);
	looks = opstelling_looks(o, "1 = 1");
	v = newer(&t, RIK, 0);
	assert_true(v > 1);
	assert_int_equal(newer(&t, RIK, v), 0);
	tafel_legt_vast(&t, LOTTE, "notitie", "Nieuw.");
	assert_int_equal(newer(&t, RIK, v), v + 1);
	assert_int_equal(newer(&t, KARIN, v), v + 1); /* that something changed says nothing of what */
	tafel_aanwezig(&t, RIK, true);
	assert_int_equal(newer(&t, RIK, v), v + 2);
	assert_int_equal(opstelling_looks(o, "1 = 1"), looks);
}
TEST_BOTH(what_viewers_ask_is_no_look)

static void a_shared_screen_hides_what_somebody_present_may_not_see(struct opstelling *o)
{
	struct tafel t = tafel(o);
	struct overleg_nu *nu;
	struct overleg *v;
	struct ctx c;

	plan_maak(o, t.casus, LOTTE);
	tafel_begin(&t);
	tafel_legt_vast(&t, SANNE, "notitie", "Iets over hem.");
	tafel_aanwezig(&t, LOTTE, true);
	c = opstelling_as(o, SANNE);
	ok(&c, overleg_live(&c, t.id, t.punt, true, &v, &nu), "all may");
	assert_false(nu->verborgen || nu->plan_verborgen);
	assert_int_equal(nu->nopen, 1);
	tafel_aanwezig(&t, RIK, true); /* admitted to the point; what he has of the plan decides */
	plan_laat_toe(o, t.casus, RIK, NIVEAU_EIGEN);
	c = opstelling_as(o, SANNE);
	ok(&c, overleg_live(&c, t.id, t.punt, true, &v, &nu), "plan hidden");
	assert_true(nu->plan_verborgen);
	assert_true(text_has(nu->verborgen_om, "Rik Schreurs"));
	assert_int_equal(nu->nopen, 0);
	assert_int_equal(nu->nvast, 1);
	c = opstelling_as(o, SANNE);
	ok(&c, overleg_live(&c, t.id, t.punt, false, &v, &nu), "his own screen");
	assert_int_equal(nu->nopen, 1);
	tafel_aanwezig(&t, KARIN, true);
	c = opstelling_as(o, SANNE);
	ok(&c, overleg_live(&c, t.id, t.punt, true, &v, &nu), "hidden");
	assert_true(nu->verborgen);
	assert_true(text_has(nu->verborgen_om, "Karin Bouts"));
	assert_int_equal(nu->nvast + nu->nopen + nu->punt->titel.n, 0);
	assert_int_equal(c.nlooks, 0); /* nothing of him was shown */
	tafel_aanwezig(&t, KARIN, false);
	c = opstelling_as(o, SANNE);
	ok(&c, overleg_live(&c, t.id, t.punt, true, &v, &nu), "she left");
	assert_false(nu->verborgen);
	assert_int_equal(nu->nvast, 1);
	assert_int_equal(c.nlooks, 1);
}
TEST_BOTH(a_shared_screen_hides_what_somebody_present_may_not_see)

static int64_t lid(struct tafel *t, const char *wie, const char *kolom)
{
	struct str sql = str_cat(t->o->arena, str_cat(t->o->arena, STR("select "), str_z(kolom)),
		str_cat(t->o->arena, STR(" from main.overleg_lid where dossier = %1 and medewerker = "),
			str_from_i64(t->o->arena, opstelling_id(t->o, wie).v)));

	return proef_count(t->o, sql.p, t->id.v);
}

static void who_is_there_says_so_and_who_leads_puts_it_right(struct opstelling *o)
{
	struct tafel t = tafel(o);
	struct overleg_nu *nu;
	struct overleg *v;
	struct ctx c = opstelling_as(o, FEMKE);
	int64_t before;

	assert_int_equal(overleg_here(&c, t.id), FAULT_NOT_FOUND); /* not invited */
	proef_sql(o, "update main.overleg set begin = begin + 172800000 where id = %1", t.id.v);
	c = opstelling_as(o, KARIN);
	assert_int_equal(overleg_here(&c, t.id), FAULT_CONFLICT); /* the day after tomorrow */
	c = opstelling_as(o, KARIN);
	assert_int_equal(overleg_presence(&c, t.id, c.actor.id, true), FAULT_DENIED);
	proef_sql(o, "update main.overleg set begin = begin - 172800000 where id = %1", t.id.v);
	tafel_begin(&t);
	c = opstelling_as(o, KARIN);
	ok(&c, overleg_get(&c, t.id, &v), "get");
	assert_true(v->kan_er_zijn);
	before = opstelling_count(o, "select count(*) from main.journaal where tabel = 'overleg_lid'");
	c = opstelling_as(o, KARIN);
	ok(&c, overleg_here(&c, t.id), "here");
	assert_true(lid(&t, KARIN, "aanwezig") == 1 && lid(&t, KARIN, "zelf") == 1);
	assert_int_equal(lid(&t, RIK, "aanwezig"), 0);
	assert_int_equal(opstelling_count(o, "select count(*) from main.journaal where tabel = 'overleg_lid'"), before + 1);
	c = opstelling_as(o, KARIN);
	ok(&c, overleg_here(&c, t.id), "again"); /* nothing more */
	assert_int_equal(opstelling_count(o, "select count(*) from main.journaal where tabel = 'overleg_lid'"), before + 1);
	c = opstelling_as(o, SANNE);
	ok(&c, overleg_live(&c, t.id, t.punt, true, &v, &nu), "hidden"); /* she is not admitted to the point */
	assert_true(nu->verborgen && text_has(nu->verborgen_om, "Karin Bouts"));
	c = opstelling_as(o, KARIN);
	assert_int_equal(overleg_presence(&c, t.id, c.actor.id, false), FAULT_DENIED); /* does not uncover it herself */
	tafel_aanwezig(&t, KARIN, false);
	assert_true(lid(&t, KARIN, "aanwezig") == 0 && lid(&t, KARIN, "zelf") == 0);
	tafel_aanwezig(&t, KARIN, true);
	assert_int_equal(lid(&t, KARIN, "zelf"), 0);
	c = opstelling_as(o, SANNE);
	ok(&c, overleg_uninvite(&c, t.id, opstelling_id(o, KARIN)), "uninvite");
	c = opstelling_as(o, KARIN);
	assert_int_equal(overleg_here(&c, t.id), FAULT_NOT_FOUND);
	tafel_rond_af(&t);
	c = opstelling_as(o, RIK);
	assert_int_equal(overleg_here(&c, t.id), FAULT_CONFLICT);
}
TEST_BOTH(who_is_there_says_so_and_who_leads_puts_it_right)

/* ---- the end ---- */

static void invariant_25_fixed_minutes_do_not_change(struct opstelling *o)
{
	struct tafel t = tafel(o);
	struct vastlegging_id id, other;
	struct verslag *w;
	struct ctx c;

	tafel_begin(&t);
	tafel_aanwezig(&t, RIK, true);
	id = tafel_legt_vast(&t, RIK, "besluit", "Opschalen.");
	tafel_rond_af(&t);
	c = opstelling_as(o, RIK);
	assert_int_equal(overleg_fix(&c, t.id, tafel_versie(&t)), FAULT_DENIED);
	tafel_legt_vast(&t, LOTTE, "notitie", "Aanvulling achteraf.");
	c = opstelling_as(o, SANNE);
	ok(&c, overleg_fix(&c, t.id, tafel_versie(&t)), "fix");
	c = opstelling_as(o, RIK);
	assert_int_equal(tafel_vast(&c, t.punt, "notitie", "Te laat.", &other), FAULT_CONFLICT);
	c = opstelling_as(o, RIK);
	assert_int_equal(vast_change(&c, id, 1, STR("Anders."), STR("")), FAULT_CONFLICT);
	c = opstelling_as(o, SANNE);
	assert_int_equal(vast_withdraw(&c, id, 1), FAULT_CONFLICT);
	assert_int_equal(admit(&t, SANNE, RIK, NULL), FAULT_CONFLICT);
	c = opstelling_as(o, LOTTE);
	ok(&c, verslag_get(&c, t.id, &w), "verslag");
	assert_int_equal(w->punten[0].nvast, 2);
	assert_int_equal(w->punten[0].naanwezig, 2); /* Sanne and Rik */
	assert_int_equal(c.nlooks, 1);
}
TEST_BOTH(invariant_25_fixed_minutes_do_not_change)

static void what_was_not_reached_is_carried_over(struct opstelling *o)
{
	struct tafel t = tafel(o);
	struct overleg_id next;
	struct overleg *v;
	struct ctx c = opstelling_as(o, SANNE);
	int64_t n;

	ok(&c, overleg_begin(&c, t.id, tafel_versie(&t)), "begin");
	tafel_rond_af(&t);
	assert_int_equal(count_id(o, "select count(*) from main.overleg_regel where status = 'doorgeschoven' and id = ",
		t.punt.v), 1);
	next = tafel_gepland(o);
	c = opstelling_as(o, SANNE);
	ok(&c, overleg_get(&c, next, &v), "next");
	assert_int_equal(v->over, 1);
	c = opstelling_as(o, SANNE);
	ok(&c, overleg_carry(&c, next, &n), "carry");
	assert_int_equal(n, 1);
	c = opstelling_as(o, LOTTE);
	ok(&c, overleg_get(&c, next, &v), "lotte");
	assert_int_equal(v->n, 1);
	assert_true(v->punten[0].mijn);
	assert_true(str_eq(v->punten[0].vraag, STR("Wie begint er?")));
	c = opstelling_as(o, SANNE);
	ok(&c, overleg_carry(&c, next, &n), "once");
	assert_int_equal(n, 0);
}
TEST_BOTH(what_was_not_reached_is_carried_over)

static void the_course_has_an_order(struct opstelling *o)
{
	struct tafel t = tafel(o);
	struct ctx c = opstelling_as(o, RIK);
	struct overleg *v;

	assert_int_equal(overleg_begin(&c, t.id, tafel_versie(&t)), FAULT_DENIED);
	c = opstelling_as(o, SANNE);
	assert_int_equal(overleg_begin(&c, t.id, tafel_versie(&t) + 1), FAULT_CONFLICT);
	c = opstelling_as(o, SANNE);
	assert_int_equal(overleg_finish(&c, t.id, tafel_versie(&t)), FAULT_CONFLICT);
	c = opstelling_as(o, SANNE);
	assert_int_equal(punt_now(&c, t.id, t.punt), FAULT_CONFLICT);
	tafel_begin(&t);
	c = opstelling_as(o, SANNE);
	assert_int_equal(overleg_cancel(&c, t.id, tafel_versie(&t), STR("Te laat")), FAULT_CONFLICT);
	c = opstelling_as(o, SANNE);
	assert_int_equal(punt_remove(&c, t.id, t.punt), FAULT_CONFLICT);
	c = opstelling_as(o, SANNE);
	assert_int_equal(punt_now(&c, t.id, (struct agendapunt_id){ 0 }), FAULT_NONE);
	v = tafel_ziet(&t, SANNE);
	assert_true(str_eq(v->punten[0].status, STR("besproken")));
	assert_int_equal(v->kop.nu.v, 0);
}
TEST_BOTH(the_course_has_an_order)

static void order_change_remove(struct opstelling *o)
{
	struct tafel t = tafel(o);
	struct agendapunt_id p = tafel_punt(o, SANNE, t.id, (struct casus_id){ 0 }, "Opening");
	struct ctx c = opstelling_as(o, SANNE);
	struct overleg *v;

	ok(&c, punt_order(&c, t.id, p, true), "up");
	v = tafel_ziet(&t, SANNE);
	assert_int_equal(v->punten[0].id.v, p.v);
	assert_int_equal(v->punten[1].begin - v->punten[0].begin, v->punten[0].duur * MINUTE_MS);
	c = opstelling_as(o, SANNE);
	ok(&c, punt_change(&c, t.id, t.punt, 1, STR("Andere vraag"), 30), "change");
	c = opstelling_as(o, SANNE);
	assert_int_equal(punt_change(&c, t.id, t.punt, 1, STR("Derde vraag"), 30), FAULT_CONFLICT);
	c = opstelling_as(o, RIK);
	assert_int_equal(punt_remove(&c, t.id, t.punt), FAULT_DENIED);
	c = opstelling_as(o, SANNE);
	ok(&c, punt_remove(&c, t.id, t.punt), "remove");
	v = tafel_ziet(&t, SANNE);
	assert_int_equal(v->n, 1);
}
TEST_BOTH(order_change_remove)

/* ---- mail ---- */

static struct ctx dienst(struct opstelling *o)
{
	struct ctx c = opstelling_as(o, SANNE);

	c.actor = (struct actor){ 0 };
	c.eyes.medewerker = ACTOR_DIENST;
	return c;
}

static int64_t run_post(struct opstelling *o)
{
	struct ctx c = dienst(o);
	int64_t n = -1;

	ok(&c, overleg_post_run(&c, "https://schakel.example", &n), "post");
	return n;
}

static void mail_says_when_and_where_never_who(struct opstelling *o)
{
	struct tafel t = tafel(o);
	struct ctx c;
	struct overleg_wijziging w = { .id = t.id, .dag = datum_add_days(datum_today(), 1), .uur = 9, .minuut = 0, .duur = 60,
		.plaats = STR("Zaal 3"), .link = STR("https://video.example/x") };

	opstelling_sql(o, "delete from main.mail");
	assert_int_equal(run_post(o), 4);
	assert_int_equal(run_post(o), 0);
	assert_int_equal(opstelling_count(o, "select count(*) from main.mail where agenda like '%METHOD:PUBLISH%' and agenda "
		"like '%SEQUENCE:0%' and agenda like '%TZID=Europe/Amsterdam%' and agenda like '%Stadskantoor 2.14%'"), 4);
	c = opstelling_as(o, SANNE);
	w.versie = tafel_versie(&t);
	ok(&c, overleg_change(&c, &w), "change");
	assert_int_equal(run_post(o), 4);
	assert_int_equal(opstelling_count(o, "select count(*) from main.mail where agenda like '%SEQUENCE:1%' and agenda "
		"like '%Zaal 3%'"), 4);
	c = opstelling_as(o, SANNE);
	ok(&c, overleg_uninvite(&c, t.id, opstelling_id(o, LOTTE)), "uninvite");
	assert_int_equal(run_post(o), 1);
	c = opstelling_as(o, SANNE);
	ok(&c, overleg_cancel(&c, t.id, tafel_versie(&t), STR("Zaal is bezet")), "cancel");
	assert_int_equal(run_post(o), 3);
	assert_int_equal(opstelling_count(o, "select count(*) from main.mail where agenda like '%METHOD:CANCEL%' and agenda "
		"like '%SEQUENCE:2%' and agenda like '%STATUS:CANCELLED%'"), 3);
	assert_int_equal(opstelling_count(o, "select count(distinct substr(agenda, 1, 0)) from main.mail"), 1);
	/* nobody: not of the case, not who comes */
	assert_int_equal(opstelling_count(o, "select count(*) from main.mail where agenda like '%Wolters%' or inhoud like "
		"'%Wolters%' or agenda like '%Dennis%' or inhoud like '%Dennis%' or agenda like '%ZV-%' or inhoud like '%ZV-%' "
		"or agenda like '%ATTENDEE%' or agenda like '%Hendrickx%' or inhoud like '%Hendrickx%' or agenda like '%begint er%'"), 0);
}
TEST_BOTH(mail_says_when_and_where_never_who)

static void who_chose_no_mail_at_once_gets_none(struct opstelling *o)
{
	struct tafel t = tafel(o);
	struct ctx c = opstelling_as(o, LOTTE);

	(void)t;
	ok(&c, postkeuze_set(&c, POST_DAGELIJKS), "daily");
	c = opstelling_as(o, RIK);
	ok(&c, postkeuze_set(&c, POST_UIT), "off");
	c = opstelling_as(o, KARIN);
	ok(&c, postkeuze_set(&c, POST_DIRECT), "at once");
	opstelling_sql(o, "delete from main.mail");
	assert_int_equal(run_post(o), 2); /* Karin, and Sanne who chose nothing */
	assert_int_equal(opstelling_count(o, "select count(*) from main.overleg_lid where post = 1"), 0);
	c = opstelling_as(o, RIK);
	ok(&c, postkeuze_set(&c, POST_DIRECT), "later");
	assert_int_equal(run_post(o), 0); /* what was not wanted then does not come now */
}
TEST_BOTH(who_chose_no_mail_at_once_gets_none)

static void a_change_of_the_lead_sends_nothing_and_admits(struct opstelling *o)
{
	struct tafel t = tafel(o);
	struct ctx c = opstelling_as(o, SANNE);
	struct overleg *v = tafel_ziet(&t, SANNE);
	struct tijd at = tijd_of(v->kop.begin);
	struct overleg_wijziging w = { .id = t.id, .versie = v->kop.versie, .dag = at.dag, .uur = at.uur, .minuut = at.minuut,
		.duur = 90, .plaats = v->kop.plaats, .link = STR(""), .voorzitter = opstelling_id(o, "els.vroomen") };

	(void)run_post(o);
	ok(&c, overleg_change(&c, &w), "change");
	assert_int_equal(run_post(o), 1); /* Els was not invited yet */
	v = tafel_ziet(&t, "els.vroomen");
	assert_true(v->leidt);
	assert_true(punt_of(v, t.punt)->leidt);
	assert_false(punt_of(v, t.punt)->casus_mijn); /* the point, not the case */
}
TEST_BOTH(a_change_of_the_lead_sends_nothing_and_admits)

static void a_case_shows_its_overleggen_to_who_is_admitted(struct opstelling *o)
{
	struct tafel t = tafel(o);
	struct casus_overleggen *v;
	struct ctx c = opstelling_as(o, RIK);

	ok(&c, casus_overleggen(&c, t.casus, &v), "rik");
	assert_int_equal(v->n, 1);
	assert_int_equal(v->kan.n, 0);
	plan_laat_toe(o, t.casus, KARIN, NIVEAU_LEZEN); /* in the team, not at the point */
	c = opstelling_as(o, KARIN);
	ok(&c, casus_overleggen(&c, t.casus, &v), "karin");
	assert_int_equal(v->n, 0);
	(void)tafel_gepland(o);
	c = opstelling_as(o, SANNE);
	ok(&c, casus_overleggen(&c, t.casus, &v), "sanne");
	assert_int_equal(v->n, 1);
	assert_int_equal(v->kan.n, 1);
}
TEST_BOTH(a_case_shows_its_overleggen_to_who_is_admitted)

/* ---- the clocks of its cases ---- */

static int64_t clocks(struct tafel *t, const char *klok, const char *stand)
{
	struct str sql = str_cat(t->o->arena, STR("select count(*) from main.termijn where klok = '"), str_z(klok));

	sql = str_cat(t->o->arena, sql, STR("' and "));
	sql = str_cat(t->o->arena, sql, str_z(stand));
	return count_id(t->o, str_cat(t->o->arena, sql, STR(" and dossier = ")).p, t->casus.v);
}

/* The theme of this case has no clock of a first overleg: it is as if one came along. */
static void first_is_awaited(struct tafel *t)
{
	struct buf b = buf_new(t->o->arena);

	buf_addz(&b, "insert into main.termijn (id, dossier, onderdeel, organisatie, klok, start, einde, waarschuw) select 77, c.id, "
		"'kern', c.organisatie, 'eerste_overleg', c.geopend, 20991231, 20991201 from main.casus c where c.id = ");
	buf_add_i64(&b, t->casus.v);
	opstelling_sql(t->o, buf_str(&b).p);
}

#define LOOPT "voldaan is null"
#define VOLDAAN "afloop = 'voldaan'"

/* An overleg that Lotte leads, who only reads the case. */
static void table_of_lotte(struct tafel *t, bool besproken)
{
	struct medewerker_id leden[] = { opstelling_id(t->o, LOTTE) };
	struct overleg_plan p = tafel_plan(t->o, leden, 1);
	struct ctx c = opstelling_as(t->o, SANNE);

	p.voorzitter = leden[0];
	ok(&c, overleg_plan(&c, &p, &t->id), "plan");
	t->punt = tafel_punt(t->o, SANNE, t->id, t->casus, "");
	c = opstelling_as(t->o, LOTTE);
	ok(&c, overleg_begin(&c, t->id, tafel_versie(t)), "begin");
	c = opstelling_as(t->o, LOTTE);
	if (besproken)
		ok(&c, punt_now(&c, t->id, t->punt), "nu");
}

static void lotte_finishes(struct tafel *t)
{
	struct ctx c = opstelling_as(t->o, LOTTE);

	ok(&c, overleg_finish(&c, t->id, tafel_versie(t)), "finish");
}

static void lotte_fixes(struct tafel *t)
{
	struct ctx c = opstelling_as(t->o, LOTTE);

	ok(&c, overleg_fix(&c, t->id, tafel_versie(t)), "fix");
}

static void a_case_that_was_not_discussed_waits_on(struct opstelling *o)
{
	struct tafel t = tafel(o);

	first_is_awaited(&t);
	table_of_lotte(&t, false);
	lotte_finishes(&t);
	assert_int_equal(clocks(&t, "eerste_overleg", LOOPT), 1);
	assert_int_equal(clocks(&t, "verslag", "1 = 1"), 0);
	assert_int_equal(opstelling_count(o, "select count(*) from main.overleg where klok = 1"), 0);
}
TEST_BOTH(a_case_that_was_not_discussed_waits_on)

static void what_was_held_is_told_to_the_clocks_of_its_cases(struct opstelling *o)
{
	struct tafel t = tafel(o);

	first_is_awaited(&t);
	table_of_lotte(&t, true);
	assert_int_equal(clocks(&t, "eerste_overleg", LOOPT), 1);
	lotte_finishes(&t);
	assert_int_equal(clocks(&t, "eerste_overleg", VOLDAAN), 1);
	assert_int_equal(clocks(&t, "verslag", LOOPT), 1);
	assert_int_equal(clocks(&t, "verslag", "onderdeel = 'kern'"), 1);
	lotte_fixes(&t);
	assert_int_equal(clocks(&t, "verslag", VOLDAAN), 1);
	assert_int_equal(clocks(&t, "verslag", LOOPT), 0);
}
TEST_BOTH(what_was_held_is_told_to_the_clocks_of_its_cases)

/* The clock of minutes is that of the oldest overleg whose minutes are open. */
static void minutes_of_two_overleggen_have_one_clock_after_the_other(struct opstelling *o)
{
	struct tafel t = tafel(o), first;

	table_of_lotte(&t, true);
	lotte_finishes(&t);
	opstelling_sql(o, "update main.overleg set afgerond = afgerond - 86400000 where afgerond is not null");
	opstelling_sql(o, "update main.termijn set start = start - 86400000 where klok = 'verslag'");
	first = t;
	table_of_lotte(&t, true);
	lotte_finishes(&t);
	assert_int_equal(clocks(&t, "verslag", "1 = 1"), 1);
	lotte_fixes(&t); /* the later one first: that of the other is still awaited */
	assert_int_equal(clocks(&t, "verslag", LOOPT), 1);
	table_of_lotte(&t, true);
	lotte_finishes(&t);
	lotte_fixes(&first);
	assert_int_equal(clocks(&t, "verslag", VOLDAAN), 1);
	assert_int_equal(clocks(&t, "verslag", LOOPT), 1);
	lotte_fixes(&t);
	assert_int_equal(clocks(&t, "verslag", LOOPT), 0);
}
TEST_BOTH(minutes_of_two_overleggen_have_one_clock_after_the_other)

/* The server stopped between the two units. */
static void what_was_not_told_is_told_by_the_job(struct opstelling *o)
{
	struct tafel t = tafel(o);
	struct ctx c;

	first_is_awaited(&t);
	table_of_lotte(&t, true);
	lotte_finishes(&t);
	opstelling_sql(o, "update main.termijn set voldaan = null, afloop = '' where klok = 'eerste_overleg'");
	opstelling_sql(o, "delete from main.termijn where klok = 'verslag'");
	c = dienst(o);
	ok(&c, overleg_follow(&c), "nothing waits");
	assert_int_equal(clocks(&t, "verslag", "1 = 1"), 0);
	opstelling_sql(o, "update main.overleg set klok = 1 where afgerond is not null");
	c = dienst(o);
	ok(&c, overleg_follow(&c), "follow");
	ok(&c, overleg_follow(&c), "again");
	assert_int_equal(clocks(&t, "eerste_overleg", VOLDAAN), 1);
	assert_int_equal(clocks(&t, "verslag", LOOPT), 1);
}
TEST_BOTH(what_was_not_told_is_told_by_the_job)

int main(void)
{
	const struct CMUnitTest tests[] = {
		BOTH(planning_asks_right_and_sense), BOTH(a_series_keeps_local_time_across_summer_time),
		BOTH(invariant_25_a_point_is_a_slot_of_time_to_others), BOTH(invariant_6_only_the_team_is_admitted),
		BOTH(invariant_6_who_leaves_the_team_leaves_its_points),
		BOTH(invariant_25_minutes_name_nobody_of_another_point), BOTH(a_case_comes_where_its_regime_belongs),
		BOTH(kinds_without_cases_take_none),
		BOTH(the_team_comes_along_with_its_case), BOTH(uninviting_ends_everything), BOTH(recording_asks_a_running_overleg),
		BOTH(an_afspraak_goes_into_the_plan_of_who_writes_it), BOTH(two_write_at_once_and_one_changes_his_own),
		BOTH(a_lost_answer_is_sent_again_and_kept_once), BOTH(what_viewers_ask_is_no_look),
		BOTH(who_is_there_says_so_and_who_leads_puts_it_right),
		BOTH(a_shared_screen_hides_what_somebody_present_may_not_see), BOTH(invariant_25_fixed_minutes_do_not_change),
		BOTH(what_was_not_reached_is_carried_over), BOTH(the_course_has_an_order), BOTH(order_change_remove),
		BOTH(mail_says_when_and_where_never_who), BOTH(who_chose_no_mail_at_once_gets_none),
		BOTH(a_change_of_the_lead_sends_nothing_and_admits),
		BOTH(a_case_shows_its_overleggen_to_who_is_admitted), BOTH(a_case_that_was_not_discussed_waits_on),
		BOTH(what_was_held_is_told_to_the_clocks_of_its_cases),
		BOTH(minutes_of_two_overleggen_have_one_clock_after_the_other), BOTH(what_was_not_told_is_told_by_the_job),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
