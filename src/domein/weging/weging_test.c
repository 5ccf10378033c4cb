/* Weging: sessions, who gets to see what and until when, the agenda. Both databases. */
#include "tests/proef_weging.h"

/* ---- the session ---- */

static void planning_asks_right_and_kind(struct opstelling *o)
{
	struct ctx c = opstelling_as(o, "femke.groot");
	struct weging_id w;

	assert_int_equal(weging_plan(&c, klok_now(), STR(""), STR("weegploeg"), &w), FAULT_DENIED);
	c = opstelling_as(o, "lotte.veldkamp");
	assert_int_equal(weging_plan(&c, klok_now(), STR(""), STR("weegploeg"), &w), FAULT_DENIED);
	c = opstelling_as(o, CHAIR);
	proef_refused(c.fi, weging_plan(&c, klok_now(), STR(""), STR("casusoverleg"), &w), "soort", NULL);
	c = opstelling_as(o, CHAIR);
	proef_refused(c.fi, weging_plan(&c, klok_now(), STR("Kamer 111222333"), STR("weegploeg"), &w), "plaats", "invariant 18");
	c = opstelling_as(o, CHAIR);
	proef_refused(c.fi, weging_plan(&c, klok_now() + 500 * DAY_MS, STR(""), STR("weegploeg"), &w), "datum", NULL);
	c = opstelling_as(o, CHAIR);
	proef_refused(c.fi, weging_plan(&c, klok_now(), STR(""), STR("weegtafel_radicalisering"), &w), "soort",
		"invariant 11");
	assert_int_equal(opstelling_count(o, "select count(*) from main.weging"), 0);
}
TEST_BOTH(planning_asks_right_and_kind)

static void planning_invites_who_weighs(struct opstelling *o)
{
	struct weging_id w = planned(o);
	struct weging *got;
	struct ctx c = opstelling_as(o, "lotte.veldkamp");

	assert_int_equal(weging_get(&c, w, &got), FAULT_NOT_FOUND);
	c = opstelling_as(o, "kees.dassen");
	assert_int_equal(weging_get(&c, w, &got), FAULT_NOT_FOUND);
	c = opstelling_as(o, "femke.groot");
	ok(&c, weging_get(&c, w, &got), "femke");
	assert_false(got->bestuurt);
	assert_int_equal(got->nkandidaten, 0);
	/* four procesregisseurs, ondersteuner, two intake, police, OM and gemeente */
	assert_int_equal(got->nleden, 10);
	c = opstelling_as(o, CHAIR);
	ok(&c, weging_get(&c, w, &got), "chair");
	assert_true(got->bestuurt);
	for (size_t i = 0; i < got->nleden; i++)
		assert_int_equal(got->leden[i].aanwezig, got->leden[i].id.v == c.actor.id.v);
	assert_int_equal(count_id(o, "select count(*) from main.melding where soort = 'weging_uitnodiging' and dossier = ",
		w.v), 9);
}
TEST_BOTH(planning_invites_who_weighs)

static void invariant_11_a_ring_weighs_by_itself(struct opstelling *o)
{
	struct ctx c = opstelling_as(o, "mila.crutzen");
	struct aanmelding_id a = routed(o, "rik.schreurs");
	struct weging_id w = { 0 };
	struct weegpunt_id p;
	struct weging *got;

	ok(&c, weging_plan(&c, klok_now(), STR(""), STR("weegtafel_radicalisering"), &w), "plan");
	c = opstelling_as(o, "mila.crutzen");
	ok(&c, weging_get(&c, w, &got), "mila");
	assert_int_equal(got->nleden, 1);
	c = opstelling_as(o, CHAIR);
	assert_int_equal(weging_get(&c, w, &got), FAULT_NOT_FOUND);
	c = opstelling_as(o, CHAIR); /* may write the aanmelding, is not of this session */
	assert_int_equal(weging_agenda_add(&c, w, a, &p), FAULT_NOT_FOUND);
	opstelling_sql(o, sql_id(o, "update main.aanmelding set ring = 'radicalisering' where id = ", a.v).p);
	c = opstelling_as(o, CHAIR);
	proef_refused(c.fi, weging_agenda_add(&c, planned(o), a, &p), "aanmelding", "invariant 11");
}
TEST_BOTH(invariant_11_a_ring_weighs_by_itself)

/* ---- who sees it (invariants 3 and 9) ---- */

static void invariant_3_only_who_is_present_reads(struct opstelling *o)
{
	struct zitting z = { routed(o, "rik.schreurs"), planned(o), { 0 } };
	struct weegpunt *got;

	assert_null(seen(o, "femke.groot", z.a));
	z.p = added(o, z.w, z.a);
	assert_null(seen(o, "femke.groot", z.a));
	assert_null(seen(o, "joep.lemmens", z.a)); /* of another house, invited, not there */
	assert_int_equal(point_of(o, "femke.groot", &z, &got), FAULT_NOT_FOUND);
	present(o, z.w, "femke.groot", true);
	assert_true(reads(o, "femke.groot", z.a));
	assert_int_equal(seen(o, "femke.groot", z.a)->inhoud, NIVEAU_LEZEN);
	assert_int_equal(seen(o, "femke.groot", z.a)->intern, NIVEAU_GEEN);
	assert_int_equal(point_of(o, "femke.groot", &z, &got), FAULT_NONE);
	assert_false(got->schrijft);
	assert_null(seen(o, "lotte.veldkamp", z.a));
	assert_int_equal(point_of(o, "lotte.veldkamp", &z, &got), FAULT_NOT_FOUND);
	present(o, z.w, "femke.groot", false);
	assert_null(seen(o, "femke.groot", z.a));
}
TEST_BOTH(invariant_3_only_who_is_present_reads)

static void invariant_3_no_partner_outside_the_weegploeg(struct opstelling *o)
{
	struct zitting z = sitting(o, "rik.schreurs");
	struct ctx c = opstelling_as(o, CHAIR);
	struct medewerker_id lotte = opstelling_id(o, "lotte.veldkamp"), two[2] = { opstelling_id(o, "femke.groot"), lotte };

	c = opstelling_as(o, CHAIR);
	proef_refused(c.fi, weging_presence(&c, z.w, lotte, true), "medewerker", "invariant 3");
	c = opstelling_as(o, CHAIR);
	proef_refused(c.fi, weging_presence_all(&c, z.w, two, 2), "medewerker", "invariant 3");
	c = opstelling_as(o, CHAIR);
	proef_refused(c.fi, weging_invite(&c, z.w, lotte), "medewerker", "invariant 3");
	assert_null(seen(o, "lotte.veldkamp", z.a));
	assert_int_equal(count_id(o, "select count(*) from main.toegang where soort not in ('intake', 'aanmelder', 'weegploeg')"
		" and dossier = ", z.a.v), 0);
	/* his role ended after he was invited */
	opstelling_sql(o, sql_id(o, "update main.rol_toekenning set tot = van where medewerker = ",
		opstelling_id(o, "karin.bouts").v).p);
	present(o, z.w, "karin.bouts", false);
	c = opstelling_as(o, CHAIR);
	proef_refused(c.fi, weging_presence(&c, z.w, opstelling_id(o, "karin.bouts"), true), "medewerker", "invariant 3");
}
TEST_BOTH(invariant_3_no_partner_outside_the_weegploeg)

static void the_regime_keeps_out_who_it_does_not_admit(struct opstelling *o)
{
	struct ctx c = opstelling_as(o, CHAIR);
	struct aanmelding_id a = routed(o, "rik.schreurs");
	struct zitting z = { a, { 0 }, { 0 } };
	struct weegpunt *got;

	/* a woningcorporatie in the weegploeg: admitted in no WGS case (WGS 2.27) */
	ok(&c, inrichting_rol(&c, opstelling_id(o, "petra.claessens"), STR("weegploeglid"), (struct huis_id){ 0 }, STR("")),
		"role");
	z.w = planned(o);
	present(o, z.w, "petra.claessens", true);
	z.p = added(o, z.w, a);
	assert_null(seen(o, "petra.claessens", a));
	present(o, z.w, "petra.claessens", false);
	present(o, z.w, "petra.claessens", true);
	assert_null(seen(o, "petra.claessens", a));
	assert_int_equal(point_of(o, CHAIR, &z, &got), FAULT_NONE);
	assert_int_equal(got->ngeweerd, 1);
}
TEST_BOTH(the_regime_keeps_out_who_it_does_not_admit)

static void closing_ends_what_the_session_gave(struct opstelling *o)
{
	struct zitting z = sitting(o, "rik.schreurs");
	struct weegpunt *got;

	assert_true(reads(o, "femke.groot", z.a));
	closed(o, z.w);
	assert_null(seen(o, "femke.groot", z.a));
	assert_null(seen(o, "karin.bouts", z.a));
	assert_int_equal(point_of(o, "femke.groot", &z, &got), FAULT_NOT_FOUND);
	assert_true(reads(o, "noor.habets", z.a));
	assert_int_equal(count_id(o, "select count(*) from main.toegang where soort = 'weegploeg' and tot > van"
		" and tot > 9000000000000000 and dossier = ", z.a.v), 0);
	/* undecided: back in the inbox, with a note for intake that the aanmelder does not see */
	assert_true(str_eq(seen(o, "noor.habets", z.a)->kop.status, STR("ingediend")));
	assert_int_equal(seen(o, "noor.habets", z.a)->nberichten, 1);
	assert_int_equal(seen(o, "rik.schreurs", z.a)->nberichten, 0);
	z.w = planned(o);
	z.p = added(o, z.w, z.a); /* and on the next agenda */
	assert_int_equal(point_of(o, CHAIR, &z, &got), FAULT_NONE);
}
TEST_BOTH(closing_ends_what_the_session_gave)

static void invariant_9_the_aanmelder_reads_no_judgement(struct opstelling *o)
{
	struct zitting z = sitting(o, "anouk.rutten");
	struct weegpunt *got;
	struct stem s;
	struct ctx c;

	judged(o, z.p);
	present(o, z.w, "anouk.rutten", false); /* aanmelder and invited, but not at the table */
	assert_int_equal(point_of(o, "anouk.rutten", &z, &got), FAULT_NOT_FOUND);
	assert_int_equal(point_of(o, "rik.schreurs", &z, &got), FAULT_NOT_FOUND); /* a colleague */
	assert_null(seen(o, "rik.schreurs", z.a));
	decision(o, &s, z.p, "casus", (const char *const[]){ "femke.groot", NULL });
	c = opstelling_as(o, CHAIR);
	ok(&c, weging_decide(&c, &s.b), "casus");
	assert_true(str_eq(seen(o, "anouk.rutten", z.a)->besluit_reden, STR("De weegploeg vindt dit het best passend.")));
	assert_int_equal(point_of(o, "anouk.rutten", &z, &got), FAULT_NOT_FOUND);
}
TEST_BOTH(invariant_9_the_aanmelder_reads_no_judgement)

static void an_aanmelder_in_the_weegploeg_keeps_his_part(struct opstelling *o)
{
	struct zitting z = sitting(o, "anouk.rutten");

	assert_int_equal(seen(o, "anouk.rutten", z.a)->inhoud, NIVEAU_LEZEN);
	present(o, z.w, "anouk.rutten", false);
	assert_int_equal(seen(o, "anouk.rutten", z.a)->inhoud, NIVEAU_EIGEN);
	present(o, z.w, "anouk.rutten", true);
	assert_int_equal(seen(o, "anouk.rutten", z.a)->inhoud, NIVEAU_LEZEN);
	closed(o, z.w);
	assert_int_equal(seen(o, "anouk.rutten", z.a)->inhoud, NIVEAU_EIGEN);
	assert_int_equal(seen(o, "anouk.rutten", z.a)->kern, NIVEAU_LEZEN);
}
TEST_BOTH(an_aanmelder_in_the_weegploeg_keeps_his_part)

static void who_came_later_can_close(struct opstelling *o)
{
	struct zitting z = sitting(o, "rik.schreurs");
	struct ctx c = opstelling_as(o, "joep.lemmens");

	assert_int_equal(weging_close(&c, z.w, versie_w(o, z.w)), FAULT_DENIED); /* not there: he does not see it all */
	c = opstelling_as(o, "femke.groot");
	assert_int_equal(weging_close(&c, z.w, versie_w(o, z.w)), FAULT_DENIED);
	judged(o, z.p);
	decided(o, z.p, "casus");
	assert_true(reads(o, "femke.groot", z.a)); /* until the session closes */
	present(o, z.w, "joep.lemmens", true);
	assert_int_equal(seen(o, "joep.lemmens", z.a)->kern, NIVEAU_SCHRIJVEN);
	c = opstelling_as(o, "joep.lemmens");
	assert_int_equal(weging_close(&c, z.w, versie_w(o, z.w) - 1), FAULT_CONFLICT);
	c = opstelling_as(o, "joep.lemmens");
	ok(&c, weging_close(&c, z.w, versie_w(o, z.w)), "close");
	assert_null(seen(o, "joep.lemmens", z.a));
	assert_null(seen(o, "femke.groot", z.a));
	assert_true(str_eq(seen(o, CHAIR, z.a)->kop.status, STR("casus")));
	c = opstelling_as(o, CHAIR);
	assert_int_equal(weging_close(&c, z.w, versie_w(o, z.w)), FAULT_CONFLICT);
}
TEST_BOTH(who_came_later_can_close)

static void presence_is_for_who_leads(struct opstelling *o)
{
	struct zitting z = sitting(o, "rik.schreurs");
	struct medewerker_id two[2] = { opstelling_id(o, "femke.groot"), opstelling_id(o, "noor.habets") };
	struct ctx c = opstelling_as(o, "femke.groot");

	assert_int_equal(weging_presence(&c, z.w, two[1], true), FAULT_DENIED);
	c = opstelling_as(o, "bram.janssen"); /* prepares too, but is not there */
	assert_int_equal(weging_presence(&c, z.w, two[1], true), FAULT_DENIED);
	c = opstelling_as(o, CHAIR);
	proef_refused(c.fi, weging_presence(&c, z.w, c.actor.id, false), "medewerker", NULL);
	c = opstelling_as(o, CHAIR);
	ok(&c, weging_presence_all(&c, z.w, two, 2), "all");
	assert_true(reads(o, "femke.groot", z.a));
	assert_null(seen(o, "karin.bouts", z.a));
	assert_true(reads(o, CHAIR, z.a));
	assert_int_equal(count_id(o, "select count(*) from main.weging_aanwezig where aanwezig = 1 and dossier = ", z.w.v), 3);
}
TEST_BOTH(presence_is_for_who_leads)

static void the_chair_goes_over(struct opstelling *o)
{
	struct zitting z = sitting(o, "rik.schreurs");
	struct ctx c = opstelling_as(o, "femke.groot");

	assert_int_equal(weging_take_chair(&c, z.w, versie_w(o, z.w)), FAULT_DENIED);
	c = opstelling_as(o, "lotte.veldkamp");
	assert_int_equal(weging_take_chair(&c, z.w, versie_w(o, z.w)), FAULT_DENIED);
	c = opstelling_as(o, "joep.lemmens");
	assert_int_equal(weging_take_chair(&c, z.w, versie_w(o, z.w) - 1), FAULT_CONFLICT);
	c = opstelling_as(o, "joep.lemmens"); /* of another house: he sees the number until its house puts it on again */
	ok(&c, weging_take_chair(&c, z.w, versie_w(o, z.w)), "joep");
	assert_null(seen(o, "joep.lemmens", z.a));
	c = opstelling_as(o, "joep.lemmens");
	assert_int_equal(weging_close(&c, z.w, versie_w(o, z.w)), FAULT_DENIED);
	c = opstelling_as(o, "noor.habets");
	ok(&c, weging_agenda_remove(&c, z.p, versie_p(o, z.p)), "off");
	c = opstelling_as(o, "noor.habets");
	ok(&c, weging_agenda_add(&c, z.w, z.a, &z.p), "on");
	assert_true(reads(o, "joep.lemmens", z.a));
	c = opstelling_as(o, "tim.boesten"); /* of its house: he sees it at once */
	ok(&c, weging_take_chair(&c, z.w, versie_w(o, z.w)), "tim");
	assert_null(seen(o, "joep.lemmens", z.a));
	c = opstelling_as(o, "tim.boesten");
	ok(&c, weging_close(&c, z.w, versie_w(o, z.w)), "close");
	assert_null(seen(o, "femke.groot", z.a));
}
TEST_BOTH(the_chair_goes_over)

/* ---- the agenda ---- */

static void agenda_refuses(struct opstelling *o)
{
	struct aanmelding_id a = proef_submit(o, "rik.schreurs"), other;
	struct weging_id w = planned(o);
	struct weegpunt_id p;
	struct ctx c = opstelling_as(o, CHAIR);

	proef_refused(c.fi, weging_agenda_add(&c, w, a, &p), "aanmelding", NULL); /* no house yet */
	c = opstelling_as(o, "noor.habets");
	ok(&c, aanmelding_route(&c, a, 1, proef_huis(o, "mh")), "route");
	c = opstelling_as(o, "bram.janssen"); /* intake of another house */
	assert_int_equal(weging_agenda_add(&c, w, a, &p), FAULT_NOT_FOUND);
	c = opstelling_as(o, "rik.schreurs");
	assert_int_equal(weging_agenda_add(&c, w, a, &p), FAULT_DENIED);
	c = opstelling_as(o, "femke.groot");
	assert_int_equal(weging_agenda_add(&c, w, a, &p), FAULT_DENIED);
	added(o, w, a);
	c = opstelling_as(o, "noor.habets");
	assert_int_equal(weging_agenda_add(&c, w, a, &p), FAULT_CONFLICT);
	other = routed(o, "rik.schreurs");
	c = opstelling_as(o, CHAIR);
	opstelling_sql(o, sql_id(o, "update main.aanmelding set regime = 'wvggz' where id = ", other.v).p);
	proef_refused(c.fi, weging_agenda_add(&c, w, other, &p), "aanmelding", "invariant 1");
	closed(o, w);
	opstelling_sql(o, sql_id(o, "update main.aanmelding set regime = 'wgs_casus' where id = ", other.v).p);
	c = opstelling_as(o, CHAIR);
	assert_int_equal(weging_agenda_add(&c, w, other, &p), FAULT_CONFLICT);
}
TEST_BOTH(agenda_refuses)

static void agenda_goes_off_and_on_again(struct opstelling *o)
{
	struct zitting z = sitting(o, "rik.schreurs");
	struct ctx c = opstelling_as(o, CHAIR);
	struct weegpunt_id again;

	assert_int_equal(weging_agenda_remove(&c, z.p, versie_p(o, z.p) + 1), FAULT_CONFLICT);
	c = opstelling_as(o, "femke.groot");
	assert_int_equal(weging_agenda_remove(&c, z.p, versie_p(o, z.p)), FAULT_DENIED);
	c = opstelling_as(o, CHAIR);
	ok(&c, weging_agenda_remove(&c, z.p, versie_p(o, z.p)), "remove");
	assert_null(seen(o, "femke.groot", z.a));
	assert_true(str_eq(seen(o, "noor.habets", z.a)->kop.status, STR("ingediend")));
	again = added(o, z.w, z.a);
	assert_int_equal(again.v, z.p.v);
	assert_true(reads(o, "femke.groot", z.a));
}
TEST_BOTH(agenda_goes_off_and_on_again)

static void order_of_the_agenda(struct opstelling *o)
{
	struct weging_id w = planned(o);
	struct aanmelding_id a[3] = { routed(o, "rik.schreurs"), routed(o, "rik.schreurs"), routed(o, "rik.schreurs") };
	struct weegpunt_id p[3];
	struct ctx c;
	struct weging *got;

	for (size_t i = 0; i < 3; i++)
		p[i] = added(o, w, a[i]);
	c = opstelling_as(o, "femke.groot");
	assert_int_equal(weging_order(&c, p[2], true), FAULT_DENIED);
	c = opstelling_as(o, CHAIR);
	ok(&c, weging_order(&c, p[2], true), "up");
	c = opstelling_as(o, CHAIR);
	ok(&c, weging_order(&c, p[0], true), "first stays first");
	c = opstelling_as(o, CHAIR);
	ok(&c, weging_order(&c, p[0], false), "down");
	c = opstelling_as(o, CHAIR);
	ok(&c, weging_get(&c, w, &got), "board");
	assert_int_equal(got->agenda.n, 3);
	assert_int_equal(got->agenda.v[0].punt.v, p[2].v);
	assert_int_equal(got->agenda.v[1].punt.v, p[0].v);
	assert_int_equal(got->agenda.v[2].punt.v, p[1].v);
	assert_int_equal(got->agenda.v[1].moment - got->agenda.v[0].moment, 15 * MINUTE_MS);
}
TEST_BOTH(order_of_the_agenda)

static void withdrawn_while_on_the_agenda(struct opstelling *o)
{
	struct zitting z = sitting(o, "rik.schreurs");
	struct ctx c = opstelling_as(o, "rik.schreurs");

	ok(&c, aanmelding_withdraw(&c, z.a, count_id(o, "select versie from main.aanmelding where id = ", z.a.v),
		STR("Verhuisd")), "withdraw");
	assert_false(reads(o, "femke.groot", z.a));
	closed(o, z.w);
	assert_null(seen(o, "femke.groot", z.a));
	assert_true(str_eq(seen(o, "rik.schreurs", z.a)->kop.status, STR("ingetrokken")));
	assert_int_equal(count_id(o, "select count(*) from main.weging_regel where uitkomst = 'ingetrokken' and dossier = ",
		z.w.v), 1);
}
TEST_BOTH(withdrawn_while_on_the_agenda)

static void the_board_shows_and_logs(struct opstelling *o)
{
	struct zitting z = sitting(o, "rik.schreurs");
	struct aanmelding_id a = routed(o, "rik.schreurs");
	struct ctx c = opstelling_as(o, CHAIR);
	struct wegingen list;
	struct weging *got;

	judged(o, z.p);
	c = opstelling_as(o, CHAIR);
	ok(&c, weging_get(&c, z.w, &got), "board");
	assert_int_equal(got->nieuw.n, 1);
	assert_int_equal(got->nieuw.v[0].aanmelding.v, a.v);
	assert_true(str_eq(got->nieuw.v[0].naam, STR("Dennis Wolters")));
	assert_int_equal(got->nieuw.v[0].ja, 7);
	assert_int_equal(got->agenda.n, 1);
	assert_int_equal(got->agenda.v[0].criteria, 8);
	assert_true(str_eq(got->agenda.v[0].risico, STR("hoog")));
	assert_int_equal(c.nlooks, 2);
	c = opstelling_as(o, "femke.groot"); /* no inbox */
	ok(&c, weging_get(&c, z.w, &got), "femke");
	assert_int_equal(got->nieuw.n, 0);
	assert_int_equal(c.nlooks, 1);
	c = opstelling_as(o, "joep.lemmens"); /* not there: the number alone */
	ok(&c, weging_get(&c, z.w, &got), "joep");
	assert_int_equal(got->agenda.n, 1);
	assert_int_equal(got->agenda.v[0].naam.n, 0);
	assert_int_equal(got->nieuw.n, 0); /* of another house */
	assert_int_equal(c.nlooks, 0);
	c = opstelling_as(o, "femke.groot");
	ok(&c, weging_list(&c, &list), "list");
	assert_int_equal(list.n, 1);
	assert_int_equal(list.v[0].punten, 1);
	c = opstelling_as(o, "lotte.veldkamp");
	ok(&c, weging_list(&c, &list), "list");
	assert_int_equal(list.n, 0);
}
TEST_BOTH(the_board_shows_and_logs)

int main(void)
{
	const struct CMUnitTest tests[] = {
		BOTH(planning_asks_right_and_kind),
		BOTH(planning_invites_who_weighs),
		BOTH(invariant_11_a_ring_weighs_by_itself),
		BOTH(invariant_3_only_who_is_present_reads),
		BOTH(invariant_3_no_partner_outside_the_weegploeg),
		BOTH(the_regime_keeps_out_who_it_does_not_admit),
		BOTH(closing_ends_what_the_session_gave),
		BOTH(invariant_9_the_aanmelder_reads_no_judgement),
		BOTH(an_aanmelder_in_the_weegploeg_keeps_his_part),
		BOTH(who_came_later_can_close),
		BOTH(presence_is_for_who_leads),
		BOTH(the_chair_goes_over),
		BOTH(agenda_refuses),
		BOTH(agenda_goes_off_and_on_again),
		BOTH(order_of_the_agenda),
		BOTH(withdrawn_while_on_the_agenda),
		BOTH(the_board_shows_and_logs),
	};

	return cmocka_run_group_tests_name("weging", tests, NULL, NULL);
}
