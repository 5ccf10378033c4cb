/* Weging: who gets to see what and until when, what may be decided by whom, what a rejection does. Both databases. */
#include "tests/proef_aanmelding.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include "domein/organisatie/inrichting.h"
#include "domein/toegang/dossier.h"
#include "domein/weging/weging.h"

#define CHAIR "sanne.hendrickx"
#define SETS 8

struct zitting {
	struct aanmelding_id a;
	struct weging_id w;
	struct weegpunt_id p;
};

static struct str sql_id(struct opstelling *o, const char *before, int64_t id)
{
	return str_cat(o->arena, str_z(before), str_from_i64(o->arena, id));
}

static int64_t count_id(struct opstelling *o, const char *before, int64_t id)
{
	return opstelling_count(o, sql_id(o, before, id).p);
}

static void ok(struct ctx *c, enum fault f, const char *what)
{
	if (f)
		fail_msg("%s: %s %s %s %s", what, fault_name(f), c->fi->detail, c->fi->text ? c->fi->text : "",
			c->fi->nfields ? c->fi->fields[0].text : "");
}

static void assert_refused(struct ctx *c, enum fault f, const char *field, const char *rule)
{
	bool found = false;

	if (f != FAULT_INVALID)
		fail_msg("%s instead of a refusal on %s: %s", fault_name(f), field, c->fi->detail);
	for (size_t i = 0; i < c->fi->nfields; i++)
		found |= strcmp(c->fi->fields[i].field, field) == 0;
	if (!found)
		fail_msg("no fault on %s but on %s", field, c->fi->nfields ? c->fi->fields[0].field : "none");
	if (rule && (!c->fi->rule || !strstr(c->fi->rule, rule)))
		fail_msg("%s: rule %s instead of %s", field, c->fi->rule ? c->fi->rule : "none", rule);
}

/* ---- the road to a session ---- */

static struct aanmelding_id routed(struct opstelling *o, const char *wie)
{
	struct aanmelding_id a = proef_submit(o, wie);
	struct ctx c = opstelling_as(o, "noor.habets");

	if (!a.v)
		fail_msg("not submitted: %s", o->fi.detail);
	ok(&c, aanmelding_route(&c, a, count_id(o, "select versie from main.aanmelding where id = ", a.v),
		proef_huis(o, "mh")), "route");
	return a;
}

static struct weging_id planned(struct opstelling *o)
{
	struct ctx c = opstelling_as(o, CHAIR);
	struct weging_id w = { 0 };

	ok(&c, weging_plan(&c, klok_now() + HOUR_MS, STR("Maastricht, zaal 2"), STR("weegploeg"), &w), "plan");
	return w;
}

static struct weegpunt_id added(struct opstelling *o, struct weging_id w, struct aanmelding_id a)
{
	struct ctx c = opstelling_as(o, CHAIR);
	struct weegpunt_id p = { 0 };

	ok(&c, weging_agenda_add(&c, w, a, &p), "agenda");
	return p;
}

static int64_t versie_w(struct opstelling *o, struct weging_id w)
{
	return count_id(o, "select versie from main.weging where id = ", w.v);
}

static int64_t versie_p(struct opstelling *o, struct weegpunt_id p)
{
	return count_id(o, "select versie from main.weegpunt where id = ", p.v);
}

static void begun(struct opstelling *o, struct weging_id w)
{
	struct ctx c = opstelling_as(o, CHAIR);

	ok(&c, weging_begin(&c, w, versie_w(o, w)), "begin");
}

static void present(struct opstelling *o, struct weging_id w, const char *wie, bool there)
{
	struct ctx c = opstelling_as(o, CHAIR);

	ok(&c, weging_presence(&c, w, opstelling_id(o, wie), there), wie);
}

static void closed(struct opstelling *o, struct weging_id w)
{
	struct ctx c = opstelling_as(o, CHAIR);

	ok(&c, weging_close(&c, w, versie_w(o, w)), "close");
}

/* On the agenda of a session that has begun, with police, OM, gemeente and intake there. */
static struct zitting sitting(struct opstelling *o, const char *wie)
{
	struct zitting z = { routed(o, wie), planned(o), { 0 } };

	z.p = added(o, z.w, z.a);
	begun(o, z.w);
	present(o, z.w, "femke.groot", true);
	present(o, z.w, "anouk.rutten", true);
	present(o, z.w, "karin.bouts", true);
	return z;
}

static struct aanmelding *seen(struct opstelling *o, const char *wie, struct aanmelding_id id)
{
	struct ctx c = opstelling_as(o, wie);
	struct aanmelding *a = NULL;
	enum fault f = aanmelding_get(&c, id, &a);

	if (f && f != FAULT_NOT_FOUND)
		fail_msg("%s: %s %s", wie, fault_name(f), c.fi->detail);
	return f ? NULL : a;
}

static bool reads(struct opstelling *o, const char *wie, struct aanmelding_id id)
{
	struct aanmelding *a = seen(o, wie, id);

	return a && a->heeft_inhoud;
}

static enum fault point_of(struct opstelling *o, const char *wie, const struct zitting *z, struct weegpunt **ret)
{
	struct ctx c = opstelling_as(o, wie);

	return weegpunt_get(&c, z->w, z->p, ret);
}

/* All ja but the fourth, as the aanmelder; `otherwise` is judged nee, with why; `open` not at all. */
static enum fault judge(struct opstelling *o, struct ctx *c, struct weegpunt_id p, const char *otherwise,
	const char *open)
{
	static const char *const sets[SETS] = { "landelijk", "landelijk", "landelijk", "landelijk", "bgs_2_20", "bgs_2_20",
		"bgs_2_20", "bgs_2_20" };
	static const char *const codes[SETS] = { "1", "2", "3", "4", "a", "b", "c", "d" };
	struct weging_oordeel v[SETS];
	struct weging_beoordeling b = { p, versie_p(o, p), SETS, v, STR("hoog"), STR("Wapen gezien.") };

	for (size_t i = 0; i < SETS; i++) {
		bool nee = i == 3 || (otherwise && strcmp(codes[i], otherwise) == 0);

		v[i] = (struct weging_oordeel){ str_z(sets[i]), str_z(codes[i]), nee ? STR("nee") : STR("ja"),
			nee ? STR("Dat bleek niet.") : STR("") };
		if (open && strcmp(codes[i], open) == 0)
			v[i].oordeel = STR("");
	}
	return weging_judge(c, &b);
}

static void judged(struct opstelling *o, struct weegpunt_id p)
{
	struct ctx c = opstelling_as(o, CHAIR);

	ok(&c, judge(o, &c, p, NULL, NULL), "judge");
}

/* A decision as the test wants it; names of deciders, NULL at the end. */
struct stem {
	struct weging_besluit b;
	struct medewerker_id v[4];
};

static struct weging_besluit *decision(struct opstelling *o, struct stem *s, struct weegpunt_id p, const char *uitkomst,
	const char *const *wie)
{
	*s = (struct stem){ .b = { .punt = p, .versie = versie_p(o, p), .uitkomst = str_z(uitkomst),
		.reden = STR("De weegploeg vindt dit het best passend."), .ontvanger = STR("Sociaal team Noord") } };
	for (; *wie; wie++)
		s->v[s->b.n++] = opstelling_id(o, *wie);
	s->b.deelnemers = s->v;
	return &s->b;
}

static const char *const core[] = { "femke.groot", "anouk.rutten", NULL };
static const char *const none[] = { NULL };

static void decided(struct opstelling *o, struct weegpunt_id p, const char *uitkomst)
{
	struct ctx c = opstelling_as(o, CHAIR);
	struct stem s;

	decision(o, &s, p, uitkomst, core);
	c = opstelling_as(o, CHAIR);
	ok(&c, weging_decide(&c, &s.b), uitkomst);
}

static void refused(struct opstelling *o, struct weegpunt_id p, const char *uitkomst, const char *const *wie,
	const char *field, const char *rule)
{
	struct stem s;
	struct ctx c;

	decision(o, &s, p, uitkomst, wie);
	c = opstelling_as(o, CHAIR);
	assert_refused(&c, weging_decide(&c, &s.b), field, rule);
	c = opstelling_as(o, CHAIR);
	assert_refused(&c, weging_decide_check(&c, &s.b), field, rule);
	assert_int_equal(count_id(o, "select count(*) from main.besluit_deelnemer where moment > ", 0), 0);
}

/* ---- the session ---- */

static void planning_asks_right_and_kind(struct opstelling *o)
{
	struct ctx c = opstelling_as(o, "femke.groot");
	struct weging_id w;

	assert_int_equal(weging_plan(&c, klok_now(), STR(""), STR("weegploeg"), &w), FAULT_DENIED);
	c = opstelling_as(o, "lotte.veldkamp");
	assert_int_equal(weging_plan(&c, klok_now(), STR(""), STR("weegploeg"), &w), FAULT_DENIED);
	c = opstelling_as(o, CHAIR);
	assert_refused(&c, weging_plan(&c, klok_now(), STR(""), STR("casusoverleg"), &w), "soort", NULL);
	c = opstelling_as(o, CHAIR);
	assert_refused(&c, weging_plan(&c, klok_now() + 500 * DAY_MS, STR(""), STR("weegploeg"), &w), "datum", NULL);
	c = opstelling_as(o, CHAIR);
	assert_refused(&c, weging_plan(&c, klok_now(), STR(""), STR("weegtafel_radicalisering"), &w), "soort",
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
	assert_refused(&c, weging_agenda_add(&c, planned(o), a, &p), "aanmelding", "invariant 11");
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
	assert_refused(&c, weging_presence(&c, z.w, lotte, true), "medewerker", "invariant 3");
	c = opstelling_as(o, CHAIR);
	assert_refused(&c, weging_presence_all(&c, z.w, two, 2), "medewerker", "invariant 3");
	c = opstelling_as(o, CHAIR);
	assert_refused(&c, weging_invite(&c, z.w, lotte), "medewerker", "invariant 3");
	assert_null(seen(o, "lotte.veldkamp", z.a));
	assert_int_equal(count_id(o, "select count(*) from main.toegang where soort not in ('intake', 'aanmelder', 'weegploeg')"
		" and dossier = ", z.a.v), 0);
	/* his role ended after he was invited */
	opstelling_sql(o, sql_id(o, "update main.rol_toekenning set tot = van where medewerker = ",
		opstelling_id(o, "karin.bouts").v).p);
	present(o, z.w, "karin.bouts", false);
	c = opstelling_as(o, CHAIR);
	assert_refused(&c, weging_presence(&c, z.w, opstelling_id(o, "karin.bouts"), true), "medewerker", "invariant 3");
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
	assert_refused(&c, weging_presence(&c, z.w, c.actor.id, false), "medewerker", NULL);
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

	assert_refused(&c, weging_agenda_add(&c, w, a, &p), "aanmelding", NULL); /* no house yet */
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
	assert_refused(&c, weging_agenda_add(&c, w, other, &p), "aanmelding", "invariant 1");
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

/* ---- judging ---- */

static void judging_refuses(struct opstelling *o)
{
	struct zitting z = { routed(o, "rik.schreurs"), planned(o), { 0 } };
	struct weging_oordeel one = { STR("bgs_2_20"), STR("a"), STR("nee"), STR("") };
	struct weging_beoordeling b = { .n = 1, .v = &one, .risico = STR("hoog"), .risico_reden = STR("Wapen.") };
	struct ctx c = opstelling_as(o, CHAIR);

	z.p = added(o, z.w, z.a);
	c = opstelling_as(o, CHAIR);
	assert_int_equal(judge(o, &c, z.p, NULL, NULL), FAULT_CONFLICT); /* the session has not begun */
	begun(o, z.w);
	present(o, z.w, "femke.groot", true);
	c = opstelling_as(o, "femke.groot"); /* reads, does not record */
	assert_int_equal(judge(o, &c, z.p, NULL, NULL), FAULT_DENIED);
	c = opstelling_as(o, "joep.lemmens"); /* not there */
	assert_int_equal(judge(o, &c, z.p, NULL, NULL), FAULT_NOT_FOUND);
	c = opstelling_as(o, "noor.habets"); /* of its house, but not there */
	assert_int_equal(judge(o, &c, z.p, NULL, NULL), FAULT_DENIED);
	b.punt = z.p;
	b.versie = versie_p(o, z.p);
	c = opstelling_as(o, CHAIR);
	assert_refused(&c, weging_judge(&c, &b), "t.bgs_2_20.a", "BGS 2.20 lid 3"); /* otherwise than the aanmelder */
	one.oordeel = STR("misschien");
	c = opstelling_as(o, CHAIR);
	assert_refused(&c, weging_judge(&c, &b), "o.bgs_2_20.a", NULL);
	one = (struct weging_oordeel){ STR("top_x"), STR("a"), STR("ja"), STR("") };
	c = opstelling_as(o, CHAIR);
	assert_refused(&c, weging_judge(&c, &b), "o.top_x.a", "BGS 2.20");
	b.n = 0;
	b.risico_reden = STR(" ");
	c = opstelling_as(o, CHAIR);
	assert_refused(&c, weging_judge(&c, &b), "risico_reden", NULL);
	b.risico = STR("extreem");
	c = opstelling_as(o, CHAIR);
	assert_refused(&c, weging_judge(&c, &b), "risico", NULL);
	assert_int_equal(opstelling_count(o, "select count(*) from main.oordeel"), 0);
}
TEST_BOTH(judging_refuses)

static void judging_again_replaces(struct opstelling *o)
{
	struct zitting z = sitting(o, "rik.schreurs");
	struct weegpunt *got;
	struct ctx c = opstelling_as(o, CHAIR);

	judged(o, z.p);
	c = opstelling_as(o, CHAIR);
	ok(&c, judge(o, &c, z.p, "b", "c"), "again");
	assert_int_equal(point_of(o, CHAIR, &z, &got), FAULT_NONE);
	assert_int_equal(got->nsets, 2);
	assert_true(got->sets[0].voldaan);
	assert_false(got->sets[1].af);
	assert_true(str_eq(got->sets[1].v[1].oordeel, STR("nee")));
	assert_true(str_eq(got->sets[1].v[1].antwoord, STR("ja")));
	assert_int_equal(got->sets[1].v[2].oordeel.n, 0);
	assert_true(got->schrijft);
	assert_int_equal(got->nbeslissers, 3);
}
TEST_BOTH(judging_again_replaces)

/* ---- invariant 2: who decides, on what ---- */

static void invariant_2_core_deelnemers_decide(struct opstelling *o)
{
	static const char *const house[] = { "femke.groot", "noor.habets", NULL };
	static const char *const private_one[] = { "femke.groot", "deniz.yilmaz", NULL };
	static const char *const absent[] = { "femke.groot", NULL };
	struct ctx c = opstelling_as(o, CHAIR);
	struct zitting z;

	ok(&c, inrichting_rol(&c, opstelling_id(o, "deniz.yilmaz"), STR("weegploeglid"), (struct huis_id){ 0 }, STR("")),
		"role");
	z = sitting(o, "rik.schreurs");
	present(o, z.w, "deniz.yilmaz", true);
	present(o, z.w, "noor.habets", true);
	judged(o, z.p);
	assert_true(reads(o, "deniz.yilmaz", z.a)); /* lid 2 weighs along */
	refused(o, z.p, "casus", none, "deelnemers", "WGS 2.31 lid 2");
	refused(o, z.p, "niet_in_behandeling", none, "deelnemers", "invariant 2");
	refused(o, z.p, "casus", private_one, "deelnemers", "WGS 2.27 lid 1");
	refused(o, z.p, "casus", house, "deelnemers", "WGS 2.27 lid 1");
	present(o, z.w, "femke.groot", false);
	refused(o, z.p, "casus", absent, "deelnemers", "invariant 2");
}
TEST_BOTH(invariant_2_core_deelnemers_decide)

static void invariant_2_every_criterion_is_judged_and_met(struct opstelling *o)
{
	struct zitting z = sitting(o, "rik.schreurs");
	struct ctx c = opstelling_as(o, CHAIR);

	refused(o, z.p, "casus", core, "uitkomst", "BGS 2.20 lid 3"); /* nothing judged */
	c = opstelling_as(o, CHAIR);
	ok(&c, judge(o, &c, z.p, NULL, "d"), "one open");
	refused(o, z.p, "casus", core, "uitkomst", "BGS 2.20 lid 3");
	c = opstelling_as(o, CHAIR);
	ok(&c, judge(o, &c, z.p, NULL, "4"), "one of the national open");
	refused(o, z.p, "casus", core, "uitkomst", "BGS 2.20 lid 3");
	c = opstelling_as(o, CHAIR);
	ok(&c, judge(o, &c, z.p, "c", NULL), "one of the law not met");
	refused(o, z.p, "casus", core, "uitkomst", "BGS 2.20 lid 1");
	c = opstelling_as(o, CHAIR);
	ok(&c, judge(o, &c, z.p, "2", NULL), "national not met");
	refused(o, z.p, "casus", core, "uitkomst", "invariant 2");
	judged(o, z.p);
	decided(o, z.p, "casus");
	assert_int_equal(count_id(o, "select count(*) from main.besluit_deelnemer where soort = 'weging' and onderdeel = 'kern'"
		" and dossier = ", z.a.v), 2);
	assert_int_equal(count_id(o, "select count(*) from main.besluit_deelnemer d join main.aanmelding a on a.id = d.dossier"
		" where d.moment = a.besluit and a.id = ", z.a.v), 2);
	assert_true(str_eq(seen(o, "rik.schreurs", z.a)->kop.status, STR("casus")));
	assert_true(reads(o, "noor.habets", z.a));
}
TEST_BOTH(invariant_2_every_criterion_is_judged_and_met)

static void deciding_asks_words(struct opstelling *o)
{
	struct zitting z = sitting(o, "rik.schreurs");
	struct stem s;
	struct ctx c;

	decision(o, &s, z.p, "doorverwijzen", core);
	s.b.ontvanger = STR(" ");
	c = opstelling_as(o, CHAIR);
	assert_refused(&c, weging_decide(&c, &s.b), "ontvanger", NULL);
	decision(o, &s, z.p, "teruggezet", core);
	c = opstelling_as(o, CHAIR);
	assert_refused(&c, weging_decide(&c, &s.b), "uitkomst", NULL);
	decision(o, &s, z.p, "advies", core);
	s.b.reden = STR("\n");
	c = opstelling_as(o, CHAIR);
	assert_refused(&c, weging_decide(&c, &s.b), "reden", NULL);
	decision(o, &s, z.p, "advies", core);
	c = opstelling_as(o, "femke.groot");
	assert_int_equal(weging_decide(&c, &s.b), FAULT_DENIED);
	c = opstelling_as(o, "bram.janssen"); /* intake does not judge */
	assert_int_equal(weging_decide(&c, &s.b), FAULT_DENIED);
	c = opstelling_as(o, "lotte.veldkamp");
	assert_int_equal(weging_decide(&c, &s.b), FAULT_DENIED);
}
TEST_BOTH(deciding_asks_words)

static void invariant_5_an_area_is_weighed_without_persons(struct opstelling *o)
{
	static const char *const codes[] = { "1", "2", "3", "4" };
	struct proef_aanmelding p;
	struct weging_oordeel v[4];
	struct weging_beoordeling b = { .n = 4, .v = v, .risico = STR("laag"), .risico_reden = STR("Overlast.") };
	struct zitting z = { .w = planned(o) };
	struct ctx c = opstelling_as(o, "karin.bouts");
	struct weging *got;

	proef_fill(o, &p);
	p.n.soort = STR("gebied");
	p.n.thema = STR("gebiedsaanpak");
	p.n.gebied = STR("De haven");
	p.n.wpg = STR("");
	p.n.ncriteria = 4;
	p.n.npersonen = 0;
	ok(&c, aanmelding_submit(&c, &p.n, &z.a), "submit");
	c = opstelling_as(o, "noor.habets");
	ok(&c, aanmelding_route(&c, z.a, 1, proef_huis(o, "mh")), "route");
	z.p = added(o, z.w, z.a);
	begun(o, z.w);
	present(o, z.w, "femke.groot", true);
	present(o, z.w, "anouk.rutten", true);
	for (size_t i = 0; i < 4; i++) /* the fourth carries it alone: (1 en 2 en 3) of 4 */
		v[i] = (struct weging_oordeel){ STR("landelijk"), str_z(codes[i]), i == 3 ? STR("ja") : STR("nee"), STR("Zo.") };
	b.punt = z.p;
	b.versie = versie_p(o, z.p);
	c = opstelling_as(o, CHAIR);
	ok(&c, weging_judge(&c, &b), "judge");
	c = opstelling_as(o, CHAIR);
	ok(&c, weging_get(&c, z.w, &got), "board");
	assert_int_equal(got->agenda.v[0].naam.n, 0);
	decided(o, z.p, "casus");
	assert_int_equal(count_id(o, "select count(*) from main.betrokkene where dossier = ", z.a.v), 0);
}
TEST_BOTH(invariant_5_an_area_is_weighed_without_persons)

/* ---- invariant 4: rejecting ---- */

static void invariant_4_rejection_shields_at_once(struct opstelling *o)
{
	struct zitting z = sitting(o, "rik.schreurs");
	struct weegpunt *got;
	struct weging *board;
	struct aanmelding *a;
	struct ctx c;

	present(o, z.w, "joep.lemmens", true);
	decided(o, z.p, "niet_in_behandeling");
	assert_int_equal(count_id(o, "select count(*) from main.toegang where onderdeel <> 'kern' and tot > 9000000000000000"
		" and dossier = ", z.a.v), 0);
	assert_null(seen(o, "femke.groot", z.a));
	assert_null(seen(o, "joep.lemmens", z.a));
	assert_int_equal(point_of(o, CHAIR, &z, &got), FAULT_NOT_FOUND);
	assert_false(reads(o, "noor.habets", z.a));
	assert_false(reads(o, CHAIR, z.a));
	a = seen(o, "rik.schreurs", z.a);
	assert_non_null(a);
	assert_false(a->heeft_inhoud);
	assert_int_equal(a->npersonen, 0);
	assert_true(str_eq(a->kop.status, STR("afgewezen")));
	assert_true(str_eq(a->besluit_reden, STR("De weegploeg vindt dit het best passend.")));
	assert_int_equal(a->vernietigen.v, datum_add_days(datum_today(), 14).v);
	assert_int_equal(a->nberichten, 1);
	assert_true(text_has(a->berichten[0].tekst, "Niet in behandeling"));
	/* the session keeps number and outcome; everyone invited reads those */
	c = opstelling_as(o, "femke.groot");
	ok(&c, weging_get(&c, z.w, &board), "board");
	assert_int_equal(board->besloten.n, 1);
	assert_int_equal(board->besloten.v[0].aanmelding.v, 0);
	assert_int_equal(board->besloten.v[0].naam.n, 0);
	assert_true(str_eq(board->besloten.v[0].uitkomst, STR("niet_in_behandeling")));
	closed(o, z.w);
}
TEST_BOTH(invariant_4_rejection_shields_at_once)

static void invariant_4_the_house_sets_the_term(struct opstelling *o)
{
	struct zitting z = sitting(o, "rik.schreurs");

	opstelling_sql(o, "update main.huis set afwijs_dagen = 3 where code = 'mh'");
	decided(o, z.p, "doorverwijzen");
	assert_int_equal(seen(o, "rik.schreurs", z.a)->vernietigen.v, datum_add_days(datum_today(), 3).v);
	assert_true(str_eq(seen(o, "rik.schreurs", z.a)->ontvanger, STR("Sociaal team Noord")));
	assert_false(reads(o, "noor.habets", z.a));
	z = sitting(o, "rik.schreurs");
	decided(o, z.p, "advies");
	assert_false(reads(o, "noor.habets", z.a));
	assert_true(str_eq(seen(o, "noor.habets", z.a)->kop.status, STR("advies")));
}
TEST_BOTH(invariant_4_the_house_sets_the_term)

static void invariant_4_the_reason_names_nobody(struct opstelling *o)
{
	static const char *const texts[] = { "Wolters voldoet niet.", "Voor Dennis is er al zorg.", "Zie (Wolters)." };
	struct zitting z = sitting(o, "rik.schreurs");
	struct stem s;
	struct ctx c;

	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		decision(o, &s, z.p, "niet_in_behandeling", core);
		s.b.reden = str_z(texts[i]);
		c = opstelling_as(o, CHAIR);
		assert_refused(&c, weging_decide(&c, &s.b), "reden", "invariant 4");
	}
	opstelling_sql(o, sql_id(o, "update main.betrokkene set bsn = '111222333' where dossier = ", z.a.v).p);
	decision(o, &s, z.p, "advies", core);
	s.b.reden = STR("BSN 111222333 is bekend bij het wijkteam.");
	c = opstelling_as(o, CHAIR);
	assert_refused(&c, weging_decide(&c, &s.b), "reden", "invariant 4");
	decision(o, &s, z.p, "niet_in_behandeling", core);
	s.b.reden = STR("Dennissen en de Woltersstraat zijn geen personen.");
	c = opstelling_as(o, CHAIR);
	ok(&c, weging_decide(&c, &s.b), "words that are no names");
}
TEST_BOTH(invariant_4_the_reason_names_nobody)

/* ---- asking, telling, repeating ---- */

static void asking_comes_back_after_the_answer(struct opstelling *o)
{
	struct zitting z = sitting(o, "rik.schreurs");
	struct weegpunt_id p;
	struct stem s;
	struct ctx c;

	decision(o, &s, z.p, "aanvullen", none);
	c = opstelling_as(o, CHAIR);
	ok(&c, weging_decide(&c, &s.b), "ask");
	assert_true(str_eq(seen(o, "rik.schreurs", z.a)->kop.status, STR("aanvullen")));
	assert_true(str_eq(seen(o, "rik.schreurs", z.a)->kop.bericht, STR("vraag")) ||
		str_eq(seen(o, "rik.schreurs", z.a)->berichten[0].soort, STR("vraag")));
	assert_null(seen(o, "femke.groot", z.a));
	assert_true(reads(o, "noor.habets", z.a));
	c = opstelling_as(o, CHAIR);
	assert_refused(&c, weging_agenda_add(&c, z.w, z.a, &p), "aanmelding", NULL);
	c = opstelling_as(o, "rik.schreurs");
	ok(&c, aanmelding_answer(&c, z.a, STR("Het wijkteam gaf het op.")), "answer");
	p = added(o, z.w, z.a);
	assert_int_equal(p.v, z.p.v);
	assert_true(reads(o, "femke.groot", z.a));
	judged(o, z.p);
	decided(o, z.p, "casus");
}
TEST_BOTH(asking_comes_back_after_the_answer)

static void the_aanmelder_is_told_neutrally(struct opstelling *o)
{
	struct zitting z = sitting(o, "rik.schreurs");

	decided(o, z.p, "niet_in_behandeling");
	assert_int_equal(count_id(o, "select count(*) from main.melding where soort = 'weging_besluit' and medewerker = ",
		opstelling_id(o, "rik.schreurs").v), 1);
	assert_int_equal(opstelling_count(o, "select count(*) from main.mail where aan = 'rik.schreurs@politie.example'"), 1);
	assert_int_equal(opstelling_count(o, "select count(*) from main.mail where inhoud like '%Wolters%'"
		" or onderwerp like '%Wolters%' or inhoud like '%AM-%' or inhoud like '%behandeling%'"), 0);
}
TEST_BOTH(the_aanmelder_is_told_neutrally)

static void a_second_submit_gets_the_first_outcome(struct opstelling *o)
{
	struct zitting z = sitting(o, "rik.schreurs");
	struct stem s;
	struct ctx c;

	decision(o, &s, z.p, "niet_in_behandeling", core);
	for (int i = 0; i < 2; i++) {
		c = opstelling_as(o, CHAIR);
		c.token = STR("besluit-eens");
		ok(&c, weging_decide(&c, &s.b), "decide");
		assert_int_equal(c.herhaling, i);
		assert_int_equal(c.uitkomst, z.w.v);
	}
	assert_int_equal(opstelling_count(o, "select count(*) from main.besluit_deelnemer"), 2);
	assert_int_equal(opstelling_count(o, "select count(*) from main.mail"), 1);
}
TEST_BOTH(a_second_submit_gets_the_first_outcome)

static void an_old_version_is_refused(struct opstelling *o)
{
	struct zitting z = sitting(o, "rik.schreurs");
	struct weging_beoordeling b = { .punt = z.p, .versie = versie_p(o, z.p) };
	struct stem s;
	struct ctx c;

	decision(o, &s, z.p, "advies", core);
	present(o, z.w, "noor.habets", true);
	c = opstelling_as(o, "noor.habets");
	ok(&c, judge(o, &c, z.p, NULL, NULL), "noor");
	c = opstelling_as(o, CHAIR);
	assert_int_equal(weging_decide(&c, &s.b), FAULT_CONFLICT);
	assert_true(text_has(str_z(c.fi->text), "Noor Habets"));
	c = opstelling_as(o, CHAIR);
	assert_int_equal(weging_judge(&c, &b), FAULT_CONFLICT);
}
TEST_BOTH(an_old_version_is_refused)

static void two_decide_one_point(struct opstelling *o)
{
	struct zitting z = sitting(o, "rik.schreurs");
	struct stem s;
	struct ctx c;

	judged(o, z.p);
	present(o, z.w, "noor.habets", true);
	decision(o, &s, z.p, "advies", core);
	decided(o, z.p, "casus");
	c = opstelling_as(o, "noor.habets");
	assert_int_equal(weging_decide(&c, &s.b), FAULT_CONFLICT);
	z = sitting(o, "rik.schreurs");
	present(o, z.w, "noor.habets", true);
	decision(o, &s, z.p, "casus", core);
	decided(o, z.p, "niet_in_behandeling"); /* and now the point cannot be seen */
	c = opstelling_as(o, "noor.habets");
	assert_int_equal(weging_decide(&c, &s.b), FAULT_CONFLICT);
	assert_int_equal(opstelling_count(o, "select count(*) from main.besluit_deelnemer"), 4);
}
TEST_BOTH(two_decide_one_point)

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
		BOTH(judging_refuses),
		BOTH(judging_again_replaces),
		BOTH(invariant_2_core_deelnemers_decide),
		BOTH(invariant_2_every_criterion_is_judged_and_met),
		BOTH(deciding_asks_words),
		BOTH(invariant_5_an_area_is_weighed_without_persons),
		BOTH(invariant_4_rejection_shields_at_once),
		BOTH(invariant_4_the_house_sets_the_term),
		BOTH(invariant_4_the_reason_names_nobody),
		BOTH(asking_comes_back_after_the_answer),
		BOTH(the_aanmelder_is_told_neutrally),
		BOTH(a_second_submit_gets_the_first_outcome),
		BOTH(an_old_version_is_refused),
		BOTH(two_decide_one_point),
		BOTH(the_board_shows_and_logs),
	};

	return cmocka_run_group_tests_name("weging", tests, NULL, NULL);
}
