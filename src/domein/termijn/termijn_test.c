/* Clocks: what begins and ends them, what is computed, suspending, who sees them. Both databases. */
#include "tests/proef_aanmelding.h"
#include "tests/verhaal.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include "domein/termijn/termijn.h"
#include "domein/toegang/dossier.h"

#define SANNE "sanne.hendrickx"
#define JOEP "joep.lemmens"

/* Every test begins on 1 January 2026, with accounts that are older, so that nothing depends on the day of the run. */
static void begin(struct opstelling *o)
{
	opstelling_sql(o, "update main.medewerker set actief_van = 1, actief_tot = 9007199254740991");
	opstelling_sql(o, "update main.rol_toekenning set van = 1, tot = 9007199254740991");
	klok_freeze(moment_of(datum_of(2026, 1, 1), 9, 0));
}

#define TEST_FROZEN(name) \
	static void name##_from(struct opstelling *o) { begin(o); name(o); } \
	static void name##_sqlite(void **state) { (void)state; klok_freeze(0); opstelling_run(DB_SQLITE, name##_from); } \
	static void name##_postgres(void **state) { (void)state; klok_freeze(0); opstelling_run(DB_POSTGRES, name##_from); }

/* ---- doing things in a unit ---- */

struct doing {
	struct ctx *c;
	struct dossier_id d, naar;
	const struct thema *thema;
	uint64_t wat;
	int64_t op;
	struct str veld;
	struct datum dag;
	struct medewerker_id gast;
};

static enum fault open_unit(struct unit *u, void *arg)
{
	static const char *const delen[] = { "kern", NULL };
	struct doing *x = arg;

	return dossier_open_in(u, x->c, x->d, delen, "team", STR("proef"));
}

static enum fault gast_unit(struct unit *u, void *arg)
{
	struct doing *x = arg;
	struct toegang_gift g = { x->d, x->gast, "kern", NIVEAU_LEZEN, "team", STR("proef"), 0, 0 };

	return toegang_grant_in(u, x->c, &g);
}

static enum fault event_unit(struct unit *u, void *arg)
{
	struct doing *x = arg;

	return termijn_event_in(u, x->c, x->d, "kern", x->thema, x->wat, x->op);
}

static enum fault veld_unit(struct unit *u, void *arg)
{
	struct doing *x = arg;

	return termijn_veld_in(u, x->c, x->d, "kern", x->thema, x->veld, x->dag);
}

static enum fault move_unit(struct unit *u, void *arg)
{
	struct doing *x = arg;

	return termijn_move_in(u, x->c, x->d, x->naar, x->thema);
}

static enum fault close_unit(struct unit *u, void *arg)
{
	struct doing *x = arg;

	return termijn_close_in(u, x->c, x->d);
}

static void done(struct ctx *c, unit_fn fn, struct doing *x)
{
	enum fault f;

	x->c = c;
	f = ctx_write(c, fn, x, NULL);
	if (f)
		fail_msg("%s %s %s", fault_name(f), c->fi->detail, c->fi->text ? c->fi->text : "");
}

static struct dossier_id dossier_of(struct opstelling *o, const char *wie)
{
	struct ctx c = opstelling_as(o, wie);
	struct doing x = { .d = { id_new() } };

	done(&c, open_unit, &x);
	return x.d;
}

static void event(struct opstelling *o, const char *wie, struct dossier_id d, const char *thema, uint64_t wat,
	int64_t op)
{
	struct ctx c = opstelling_as(o, wie);
	struct doing x = { .d = d, .thema = thema_find(o->cat, str_z(thema)), .wat = wat, .op = op };

	assert_non_null(x.thema);
	done(&c, event_unit, &x);
}

static void veld(struct opstelling *o, struct dossier_id d, const char *thema, const char *code, int32_t dag)
{
	struct ctx c = opstelling_as(o, SANNE);
	struct doing x = { .d = d, .thema = thema_find(o->cat, str_z(thema)), .veld = str_z(code), .dag = { dag } };

	done(&c, veld_unit, &x);
}

static struct termijn_lijst listed(struct opstelling *o, const char *wie, struct dossier_id d, const char *thema)
{
	struct ctx c = opstelling_as(o, wie);
	struct termijn_lijst l;

	assert_int_equal(termijn_list(&c, d, thema_find(o->cat, str_z(thema)), &l), 0);
	return l;
}

/* The clock of that kind that runs, else the one that ended last; fails the test when there is none. */
static struct termijn clock_as(struct opstelling *o, const char *wie, struct dossier_id d, const char *thema,
	const char *klok)
{
	struct termijn_lijst l = listed(o, wie, d, thema);

	for (size_t i = 0; i < l.n; i++)
		if (str_eq(l.v[i].klok, str_z(klok)))
			return l.v[i];
	fail_msg("no clock %s", klok);
	return (struct termijn){ 0 };
}

static struct termijn clock_of(struct opstelling *o, struct dossier_id d, const char *thema, const char *klok)
{
	return clock_as(o, SANNE, d, thema, klok);
}

static size_t count_of(struct opstelling *o, struct dossier_id d, const char *klok)
{
	struct termijn_lijst l = listed(o, SANNE, d, "multiproblematiek");
	size_t n = 0;

	for (size_t i = 0; i < l.n; i++)
		n += str_eq(l.v[i].klok, str_z(klok));
	return n;
}

static int64_t at(int32_t dag, int uur)
{
	return moment_of((struct datum){ dag }, uur, 0);
}

static bool refused_with(const struct ctx *c, enum fault f, const char *field)
{
	return f == FAULT_INVALID && c->fi->nfields && strcmp(c->fi->fields[0].field, field) == 0;
}

/* ---- who may ---- */

static void nobody_writes_in_a_foreign_dossier(struct opstelling *o)
{
	struct dossier_id d = dossier_of(o, SANNE);
	struct ctx c = opstelling_as(o, JOEP);
	struct doing x = { .c = &c, .d = d, .thema = thema_find(o->cat, STR("multiproblematiek")),
		.wat = GEBEURTENIS_BIT(casus_geopend), .op = klok_now() };
	struct termijn_id id;

	assert_int_equal(ctx_write(&c, event_unit, &x, NULL), FAULT_DENIED);
	assert_int_equal(opstelling_count(o, "select count(*) from main.termijn"), 0);
	event(o, SANNE, d, "multiproblematiek", GEBEURTENIS_BIT(casus_geopend), klok_now());
	id = clock_of(o, d, "multiproblematiek", "plan_gereed").id;
	c = opstelling_as(o, JOEP);
	assert_int_equal(termijn_done(&c, id, 1), FAULT_NOT_FOUND);
	assert_int_equal(termijn_suspend(&c, id, 1, STR("wacht_aanbrenger"), STR("")), FAULT_NOT_FOUND);
	assert_int_equal(termijn_resume(&c, id, 1), FAULT_NOT_FOUND);
	assert_int_equal(opstelling_count(o, "select count(*) from main.termijn where versie > 1"), 0);
}
TEST_FROZEN(nobody_writes_in_a_foreign_dossier)

static void nobody_sees_a_foreign_clock(struct opstelling *o)
{
	struct dossier_id d = dossier_of(o, SANNE);
	struct ctx c = opstelling_as(o, JOEP);
	struct termijn_rijen mine;
	struct termijn_rij *een;
	struct termijn_id id;

	event(o, SANNE, d, "multiproblematiek", GEBEURTENIS_BIT(aanmelding_ontvangen), klok_now() - 60 * DAY_MS);
	id = clock_of(o, d, "multiproblematiek", "weging").id;
	assert_int_equal(termijn_get(&c, id, &een), FAULT_NOT_FOUND);
	assert_int_equal(listed(o, JOEP, d, "multiproblematiek").n, 0);
	assert_int_equal(termijn_mine(&c, &mine), 0);
	assert_int_equal(mine.n, 0);
	assert_int_equal(c.nlooks, 0);
	c = opstelling_as(o, SANNE);
	assert_int_equal(termijn_mine(&c, &mine), 0);
	assert_true(mine.n > 0);
	assert_int_equal(c.nlooks, 1);
}
TEST_FROZEN(nobody_sees_a_foreign_clock)

/* Who reads sees them, and changes nothing. */
static void a_reader_changes_nothing(struct opstelling *o)
{
	struct dossier_id d = dossier_of(o, SANNE);
	struct ctx c = opstelling_as(o, SANNE);
	struct doing x = { .d = d, .gast = opstelling_id(o, JOEP) };
	struct termijn_rijen mine;
	struct termijn_lijst l;

	done(&c, gast_unit, &x);
	event(o, SANNE, d, "multiproblematiek", GEBEURTENIS_BIT(casus_geopend), klok_now() - 60 * DAY_MS);
	l = listed(o, JOEP, d, "multiproblematiek");
	assert_int_equal(l.n, 1);
	assert_false(l.v[0].schrijft);
	c = opstelling_as(o, JOEP);
	assert_int_equal(termijn_done(&c, l.v[0].id, 1), FAULT_DENIED);
	assert_int_equal(termijn_mine(&c, &mine), 0);
	assert_int_equal(mine.n, 0);
	assert_true(listed(o, SANNE, d, "multiproblematiek").v[0].schrijft);
}
TEST_FROZEN(a_reader_changes_nothing)

/* ---- the terms of the law, from the catalogue ---- */

/* Wvggz 5:2: one term for inquiry and application; the plain day is the target, the day of the ATW the outer limit. */
static void invariant_47_wvggz_target_and_limit(struct opstelling *o)
{
	struct dossier_id d = dossier_of(o, SANNE);
	struct termijn t;

	event(o, SANNE, d, "wvggz", GEBEURTENIS_BIT(melding_ontvangen), at(20261211, 10));
	assert_int_equal(clock_of(o, d, "wvggz", "onderzoek").einde.v, 20261225);
	t = clock_of(o, d, "wvggz", "onderzoek_uiterst");
	assert_int_equal(t.einde.v, 20261228);
	assert_true(t.start == at(20261211, 10));
	assert_true(str_starts(t.soort->artikel, STR("Wvggz 5:2")));
	/* no weekend or holiday at the end: one day */
	d = dossier_of(o, SANNE);
	event(o, SANNE, d, "wvggz", GEBEURTENIS_BIT(melding_ontvangen), at(20260601, 10));
	assert_int_equal(clock_of(o, d, "wvggz", "onderzoek").einde.v, 20260615);
	assert_int_equal(clock_of(o, d, "wvggz", "onderzoek_uiterst").einde.v, 20260615);
	/* late in the evening is still that day, in summer time too */
	d = dossier_of(o, SANNE);
	event(o, SANNE, d, "wvggz", GEBEURTENIS_BIT(melding_ontvangen), moment_of(datum_of(2026, 6, 1), 23, 59));
	assert_int_equal(clock_of(o, d, "wvggz", "onderzoek").einde.v, 20260615);
}
TEST_FROZEN(invariant_47_wvggz_target_and_limit)

/* Wth 2, 9, 13: ten days, at most 28, never moved; a year of monitoring after the end. From the date fields alone. */
static void invariant_48_huisverbod_by_its_dates(struct opstelling *o)
{
	struct dossier_id d = dossier_of(o, SANNE);

	klok_freeze(at(20260424, 9));
	assert_string_equal(thema_find(o->cat, STR("huisverbod"))->regime->code.p, "wth");
	veld(o, d, "huisverbod", "kinderen", 20260423); /* no date field: nothing happens */
	assert_int_equal(listed(o, SANNE, d, "huisverbod").n, 0);
	veld(o, d, "huisverbod", "opgelegd_op", 20260423);
	assert_int_equal(clock_of(o, d, "huisverbod", "einde_huisverbod").einde.v, 20260503); /* a Sunday */
	assert_int_equal(clock_of(o, d, "huisverbod", "uiterste_verlenging").einde.v, 20260521);
	assert_int_equal(clock_of(o, d, "huisverbod", "bereikbaarheid").einde.v, 20260424); /* 24 hours, hour unknown */
	assert_int_equal(clock_of(o, d, "huisverbod", "vernietigen_beschikking").einde.v, 20310423);
	/* the date was wrong: the clocks begin anew, the old ones lapse */
	veld(o, d, "huisverbod", "opgelegd_op", 20261215);
	assert_int_equal(clock_of(o, d, "huisverbod", "einde_huisverbod").einde.v, 20261225); /* Christmas */
	assert_int_equal(clock_of(o, d, "huisverbod", "uiterste_verlenging").einde.v, 20270112);
	veld(o, d, "huisverbod", "opgelegd_op", 20260423);
	assert_int_equal(clock_of(o, d, "huisverbod", "einde_huisverbod").einde.v, 20260503);
	assert_int_equal(opstelling_count(o, "select count(*) from main.termijn where klok = 'einde_huisverbod' "
		"and afloop = 'vervallen'"), 2);
	klok_freeze(at(20260504, 9));
	veld(o, d, "huisverbod", "eind_op", 20260503);
	assert_int_equal(clock_of(o, d, "huisverbod", "einde_huisverbod").stand, TERMIJN_VOLDAAN);
	assert_int_equal(clock_of(o, d, "huisverbod", "uiterste_verlenging").stand, TERMIJN_VOLDAAN);
	assert_int_equal(clock_of(o, d, "huisverbod", "volgen").einde.v, 20270503);
	veld(o, d, "huisverbod", "eind_op", 0); /* emptied: nothing to follow */
	assert_int_equal(clock_of(o, d, "huisverbod", "volgen").stand, TERMIJN_VERVALLEN);
}
TEST_FROZEN(invariant_48_huisverbod_by_its_dates)

/* Wth 2 lid 6: the 24 hours run from the hour when that is known, over the night that summer time begins too. */
static void invariant_48_twenty_four_hours(struct opstelling *o)
{
	struct dossier_id d = dossier_of(o, SANNE);
	struct termijn t;

	event(o, SANNE, d, "huisverbod", GEBEURTENIS_BIT(huisverbod_opgelegd), at(20260328, 14));
	klok_freeze(at(20260329, 14));
	t = clock_of(o, d, "huisverbod", "bereikbaarheid");
	assert_int_equal(t.einde.v, 20260329);
	assert_true(t.einde_moment == at(20260329, 15));
	assert_int_equal(t.stand, TERMIJN_VANDAAG);
	klok_freeze(at(20260329, 15));
	assert_int_equal(clock_of(o, d, "huisverbod", "bereikbaarheid").stand, TERMIJN_TE_LAAT);
}
TEST_FROZEN(invariant_48_twenty_four_hours)

/* ATW 1-3: over Easter, over a day that a decree made free; the calendar's term beside it is not moved. */
static void invariant_49_atw_over_easter(struct opstelling *o)
{
	struct dossier_id d = dossier_of(o, SANNE);

	event(o, SANNE, d, "wvggz", GEBEURTENIS_BIT(melding_ontvangen), at(20260320, 9));
	assert_int_equal(clock_of(o, d, "wvggz", "onderzoek").einde.v, 20260403);         /* Goede Vrijdag */
	assert_int_equal(clock_of(o, d, "wvggz", "onderzoek_uiterst").einde.v, 20260407); /* Tuesday after Easter */
	d = dossier_of(o, SANNE);
	event(o, SANNE, d, "wvggz", GEBEURTENIS_BIT(melding_ontvangen), at(20260501, 9));
	assert_int_equal(clock_of(o, d, "wvggz", "onderzoek").einde.v, 20260515);         /* by decree, after Hemelvaart */
	assert_int_equal(clock_of(o, d, "wvggz", "onderzoek_uiterst").einde.v, 20260518);
}
TEST_FROZEN(invariant_49_atw_over_easter)

/* ---- events ---- */

static void an_event_told_twice_starts_nothing_twice(struct opstelling *o)
{
	struct dossier_id d = dossier_of(o, SANNE);
	struct termijn t;

	event(o, SANNE, d, "multiproblematiek", GEBEURTENIS_BIT(zrm_afgenomen), at(20260105, 9));
	event(o, SANNE, d, "multiproblematiek", GEBEURTENIS_BIT(zrm_afgenomen), at(20260105, 9));
	assert_int_equal(count_of(o, d, "zrm_herhaling"), 1);
	assert_int_equal(clock_of(o, d, "multiproblematiek", "zrm_herhaling").einde.v, 20260705);
	/* the next measurement ends it and begins it anew */
	event(o, SANNE, d, "multiproblematiek", GEBEURTENIS_BIT(zrm_afgenomen), at(20260601, 9));
	assert_int_equal(count_of(o, d, "zrm_herhaling"), 2);
	assert_int_equal(clock_of(o, d, "multiproblematiek", "zrm_herhaling").einde.v, 20261201);
	assert_int_equal(listed(o, SANNE, d, "multiproblematiek").lopend, 1);
	/* one told late, of before: nothing ends, nothing begins */
	event(o, SANNE, d, "multiproblematiek", GEBEURTENIS_BIT(zrm_afgenomen), at(20260301, 9));
	assert_int_equal(clock_of(o, d, "multiproblematiek", "zrm_herhaling").einde.v, 20261201);
	/* while a clock runs another event of its kind leaves it as it is */
	event(o, SANNE, d, "multiproblematiek", GEBEURTENIS_BIT(toegang_verleend), at(20260101, 9));
	event(o, SANNE, d, "multiproblematiek", GEBEURTENIS_BIT(toegang_verleend), at(20260201, 9));
	t = clock_of(o, d, "multiproblematiek", "toegang_herbevestigen");
	assert_int_equal(t.einde.v, 20260701);
	assert_int_equal(count_of(o, d, "toegang_herbevestigen"), 1);
}
TEST_FROZEN(an_event_told_twice_starts_nothing_twice)

static void an_event_ends_what_the_catalogue_says(struct opstelling *o)
{
	struct dossier_id d = dossier_of(o, SANNE);

	klok_freeze(at(20260110, 12));
	event(o, SANNE, d, "multiproblematiek", GEBEURTENIS_BIT(aanmelding_ontvangen) | GEBEURTENIS_BIT(eerste_verwerking),
		at(20260105, 9));
	assert_int_equal(listed(o, SANNE, d, "multiproblematiek").lopend, 5);
	event(o, SANNE, d, "multiproblematiek", GEBEURTENIS_BIT(weging_gepland), at(20260107, 9));
	assert_int_equal(clock_of(o, d, "multiproblematiek", "ontvangst").stand, TERMIJN_VOLDAAN);
	assert_true(clock_of(o, d, "multiproblematiek", "ontvangst").voldaan == at(20260107, 9));
	assert_int_equal(clock_of(o, d, "multiproblematiek", "weging").stand, TERMIJN_LOOPT);
	/* begun and ended in one breath */
	event(o, SANNE, d, "multiproblematiek", GEBEURTENIS_BIT(weging_besloten), at(20260110, 9));
	event(o, SANNE, d, "multiproblematiek", GEBEURTENIS_BIT(besluit_teruggekoppeld), at(20260110, 9));
	assert_int_equal(clock_of(o, d, "multiproblematiek", "weging").stand, TERMIJN_VOLDAAN);
	assert_int_equal(clock_of(o, d, "multiproblematiek", "terugkoppeling_aanbrenger").stand, TERMIJN_VOLDAAN);
	assert_int_equal(listed(o, SANNE, d, "multiproblematiek").lopend, 3);
}
TEST_FROZEN(an_event_ends_what_the_catalogue_says)

/* A theme with one more clock than it has, as if its file had it: nothing else is told of it. */
static void a_clock_by_catalogue_alone(struct opstelling *o)
{
	struct thema t = *thema_find(o->cat, STR("multiproblematiek"));
	struct termijnsoort *v = ARENA_ARRAY(o->arena, t.ntermijnen + 1, struct termijnsoort);
	struct dossier_id d = dossier_of(o, SANNE);
	struct ctx c = opstelling_as(o, SANNE);
	struct doing x = { .d = d, .thema = &t, .wat = GEBEURTENIS_BIT(casus_geopend), .op = at(20260105, 9) };
	struct termijn_lijst l;

	memcpy(v, t.termijnen, t.ntermijnen * sizeof(*v));
	v[t.ntermijnen] = (struct termijnsoort){ .code = STR("huisbezoek"), .label = { STR("Eerste huisbezoek"), STR_NULL },
		.start = GEBEURTENIS_casus_geopend, .eindigt = GEBEURTENIS_BIT(plan_vastgesteld), .lengte = 10,
		.eenheid = TERMIJN_DAGEN, .regel = TERMIJN_PLAIN, .waarschuw_dagen = 3 };
	t.termijnen = v;
	t.ntermijnen++;
	done(&c, event_unit, &x);
	assert_int_equal(termijn_list(&c, d, &t, &l), 0);
	assert_int_equal(l.n, 2);
	assert_true(str_eq(l.v[0].soort->label.nl, STR("Eerste huisbezoek")));
	assert_int_equal(l.v[0].einde.v, 20260115);
	/* gone from the catalogue: it keeps its end, and its name is not known any more */
	l = listed(o, SANNE, d, "multiproblematiek");
	assert_null(l.v[0].soort);
	assert_int_equal(l.v[0].einde.v, 20260115);
	x.wat = GEBEURTENIS_BIT(plan_vastgesteld);
	x.op = at(20260106, 9);
	done(&c, event_unit, &x);
	assert_int_equal(opstelling_count(o, "select count(*) from main.termijn where klok = 'huisbezoek' "
		"and afloop = 'voldaan'"), 1);
}
TEST_FROZEN(a_clock_by_catalogue_alone)

static void an_end_outside_the_calendar_is_refused(struct opstelling *o)
{
	struct dossier_id d = dossier_of(o, SANNE);
	struct ctx c = opstelling_as(o, SANNE);
	struct doing x = { .c = &c, .d = d, .thema = thema_find(o->cat, STR("huisverbod")), .veld = STR("opgelegd_op"),
		.dag = { 21991231 } };

	assert_int_equal(ctx_write(&c, veld_unit, &x, NULL), FAULT_INVALID);
	assert_int_equal(opstelling_count(o, "select count(*) from main.termijn"), 0);
}
TEST_FROZEN(an_end_outside_the_calendar_is_refused)

/* ---- by hand ---- */

static void suspending_is_refused(struct opstelling *o)
{
	struct dossier_id d = dossier_of(o, SANNE);
	struct ctx c = opstelling_as(o, SANNE);
	struct termijn t;

	event(o, SANNE, d, "multiproblematiek", GEBEURTENIS_BIT(aanmelding_ontvangen), klok_now());
	t = clock_of(o, d, "multiproblematiek", "weging");
	assert_true(refused_with(&c, termijn_suspend(&c, t.id, 1, STR("geen_zin"), STR("")), "reden"));
	c = opstelling_as(o, SANNE);
	assert_true(refused_with(&c, termijn_suspend(&c, t.id, 1, STR("overmacht"), STR("  ")), "toelichting"));
	c = opstelling_as(o, SANNE);
	assert_int_equal(termijn_suspend(&c, t.id, 7, STR("wacht_aanbrenger"), STR("")), FAULT_CONFLICT);
	c = opstelling_as(o, SANNE);
	assert_int_equal(termijn_resume(&c, t.id, 1), FAULT_CONFLICT);
	c = opstelling_as(o, SANNE);
	t = clock_of(o, d, "multiproblematiek", "ontvangst");
	assert_true(refused_with(&c, termijn_suspend(&c, t.id, 1, STR("wacht_aanbrenger"), STR("")), "reden"));
	d = dossier_of(o, SANNE);
	event(o, SANNE, d, "multiproblematiek", GEBEURTENIS_BIT(aanmelding_ontvangen), klok_now() - 20 * DAY_MS);
	c = opstelling_as(o, SANNE);
	t = clock_of(o, d, "multiproblematiek", "weging");
	assert_true(refused_with(&c, termijn_suspend(&c, t.id, 1, STR("wacht_aanbrenger"), STR("")), "reden"));
	assert_int_equal(opstelling_count(o, "select count(*) from main.termijn where versie > 1"), 0);
}
TEST_FROZEN(suspending_is_refused)

static void suspended_days_move_the_end(struct opstelling *o)
{
	struct dossier_id d = dossier_of(o, SANNE);
	struct ctx c = opstelling_as(o, SANNE);
	struct termijn_rijen mine;
	struct termijn t;

	event(o, SANNE, d, "multiproblematiek", GEBEURTENIS_BIT(casus_geopend), at(20260105, 9));
	klok_freeze(at(20260214, 17)); /* two days before the end */
	t = clock_of(o, d, "multiproblematiek", "plan_gereed");
	assert_int_equal(t.einde.v, 20260216);
	assert_int_equal(t.stand, TERMIJN_GAUW);
	assert_int_equal(t.dagen, 2);
	assert_int_equal(termijn_suspend(&c, t.id, t.versie, STR("overmacht"), STR("Het gebouw is dicht.")), 0);
	klok_freeze(at(20260301, 8));
	t = clock_of(o, d, "multiproblematiek", "plan_gereed");
	assert_int_equal(t.stand, TERMIJN_STIL); /* past its day, and not late */
	assert_true(str_eq(t.opgeschort_reden, STR("overmacht")));
	assert_true(str_eq(t.opgeschort_toelichting, STR("Het gebouw is dicht.")));
	c = opstelling_as(o, SANNE);
	assert_int_equal(termijn_mine(&c, &mine), 0);
	assert_int_equal(mine.n, 0);
	assert_int_equal(termijn_suspend(&c, t.id, t.versie, STR("overmacht"), STR("Nog eens.")), FAULT_CONFLICT);
	c = opstelling_as(o, SANNE);
	assert_int_equal(termijn_resume(&c, t.id, t.versie), 0);
	t = clock_of(o, d, "multiproblematiek", "plan_gereed");
	assert_int_equal(t.einde.v, 20260303); /* fifteen days later */
	assert_int_equal(t.stil, 15);
	assert_false(t.opgeschort);
	assert_int_equal(t.stand, TERMIJN_GAUW);
	/* a second time adds up */
	c = opstelling_as(o, SANNE);
	assert_int_equal(termijn_suspend(&c, t.id, t.versie, STR("wacht_betrokkene"), STR("")), 0);
	klok_freeze(at(20260304, 8));
	assert_int_equal(termijn_resume(&c, t.id, t.versie + 1), 0);
	assert_int_equal(clock_of(o, d, "multiproblematiek", "plan_gereed").einde.v, 20260306);
}
TEST_FROZEN(suspended_days_move_the_end)

/* The act looks at the day where the end falls after the standstill, not before it. */
static void invariant_49_suspended_under_the_atw(struct opstelling *o)
{
	struct termijnsoort *s = (struct termijnsoort *)thema_termijn_find(thema_find(o->cat, STR("multiproblematiek")),
		STR("weging"));
	struct dossier_id d;
	struct ctx c;
	struct termijn t;

	s->regel = TERMIJN_ATW; /* planted: the shipped one counts by the calendar */
	klok_freeze(at(20260523, 9));
	d = aanmelding_dossier(proef_submit(o, "rik.schreurs"));
	t = clock_as(o, "noor.habets", d, "multiproblematiek", "weging");
	assert_int_equal(t.einde.v, 20260608); /* Saturday to Monday */
	klok_freeze(at(20260526, 9));
	c = opstelling_as(o, "noor.habets");
	assert_int_equal(termijn_suspend(&c, t.id, t.versie, STR("wacht_aanbrenger"), STR("")), 0);
	klok_freeze(at(20260528, 9));
	c = opstelling_as(o, "noor.habets");
	assert_int_equal(termijn_resume(&c, t.id, t.versie + 1), 0);
	t = clock_as(o, "noor.habets", d, "multiproblematiek", "weging");
	assert_int_equal(t.einde.v, 20260608); /* Saturday and two days: Monday still */
	c = opstelling_as(o, "noor.habets");
	assert_int_equal(termijn_suspend(&c, t.id, t.versie, STR("wacht_aanbrenger"), STR("")), 0);
	klok_freeze(at(20260602, 9));
	assert_int_equal(termijn_resume(&c, t.id, t.versie + 1), 0);
	assert_int_equal(clock_as(o, "noor.habets", d, "multiproblematiek", "weging").einde.v, 20260615); /* Saturday again */
}
TEST_FROZEN(invariant_49_suspended_under_the_atw)

static void done_by_hand(struct opstelling *o)
{
	struct dossier_id d = dossier_of(o, SANNE);
	struct ctx c = opstelling_as(o, SANNE);
	struct termijn t;

	event(o, SANNE, d, "multiproblematiek", GEBEURTENIS_BIT(casus_geopend), klok_now());
	t = clock_of(o, d, "multiproblematiek", "plan_gereed");
	assert_int_equal(termijn_done(&c, t.id, t.versie + 1), FAULT_CONFLICT);
	c = opstelling_as(o, SANNE);
	assert_int_equal(termijn_done(&c, t.id, t.versie), 0);
	assert_int_equal(clock_of(o, d, "multiproblematiek", "plan_gereed").stand, TERMIJN_VOLDAAN);
	c = opstelling_as(o, SANNE);
	assert_int_equal(termijn_done(&c, t.id, t.versie + 1), FAULT_CONFLICT);
	assert_int_equal(listed(o, SANNE, d, "multiproblematiek").lopend, 0);
}
TEST_FROZEN(done_by_hand)

/* What comes back every three months comes back when it was done. */
static void what_repeats_begins_anew(struct opstelling *o)
{
	struct dossier_id d = dossier_of(o, SANNE);
	struct ctx c = opstelling_as(o, SANNE);
	struct termijn t;

	event(o, SANNE, d, "multiproblematiek", GEBEURTENIS_BIT(plan_vastgesteld), at(20260105, 9));
	klok_freeze(at(20260402, 9));
	t = clock_of(o, d, "multiproblematiek", "plan_evaluatie");
	assert_int_equal(t.einde.v, 20260405);
	assert_int_equal(termijn_done(&c, t.id, t.versie), 0);
	t = clock_of(o, d, "multiproblematiek", "plan_evaluatie");
	assert_int_equal(t.einde.v, 20260702);
	assert_int_equal(t.stand, TERMIJN_LOOPT);
	/* a new version of the plan ends it, and begins it once */
	event(o, SANNE, d, "multiproblematiek", GEBEURTENIS_BIT(plan_vastgesteld), at(20260402, 10));
	assert_int_equal(count_of(o, d, "plan_evaluatie"), 3);
	assert_int_equal(listed(o, SANNE, d, "multiproblematiek").lopend, 1);
}
TEST_FROZEN(what_repeats_begins_anew)

/* ---- the road of the work ---- */

static size_t running_as(struct opstelling *o, const char *wie, struct dossier_id d)
{
	return listed(o, wie, d, "multiproblematiek").lopend;
}

static void an_aanmelding_has_its_clocks(struct opstelling *o)
{
	struct aanmelding_id id = proef_submit(o, "rik.schreurs");
	struct dossier_id d = aanmelding_dossier(id);
	struct ctx c = opstelling_as(o, "noor.habets");
	struct termijn_rijen mine;
	struct aanmelding *a;

	assert_int_equal(running_as(o, "noor.habets", d), 5);
	assert_int_equal(running_as(o, "rik.schreurs", d), 5);
	assert_false(listed(o, "rik.schreurs", d, "multiproblematiek").v[0].schrijft);
	assert_int_equal(running_as(o, "karin.bouts", d), 0);
	assert_int_equal(termijn_mine(&c, &mine), 0);
	assert_int_equal(mine.n, 1); /* ontvangst, within five days */
	assert_true(mine.v[0].d.aanmelding.v == id.v && !mine.v[0].d.casus.v);
	assert_true(str_starts(mine.v[0].d.nummer, STR("AM-")));
	assert_true(str_eq(mine.v[0].d.naam.geslachtsnaam, STR("Wolters")));
	assert_int_equal(aanmelding_get(&c, id, &a), 0);
	assert_int_equal(aanmelding_ask(&c, id, a->kop.versie, STR("Welk adres?")), 0);
	assert_int_equal(clock_as(o, "noor.habets", d, "multiproblematiek", "ontvangst").stand, TERMIJN_VOLDAAN);
	assert_int_equal(clock_as(o, "noor.habets", d, "multiproblematiek", "aanvulling").dagen, 14);
	c = opstelling_as(o, "noor.habets");
	assert_int_equal(aanmelding_complete(&c, id, a->kop.versie + 1), 0);
	assert_int_equal(clock_as(o, "noor.habets", d, "multiproblematiek", "aanvulling").stand, TERMIJN_VOLDAAN);
	c = opstelling_as(o, "rik.schreurs");
	assert_int_equal(aanmelding_withdraw(&c, id, a->kop.versie + 2, STR("Verhuisd.")), 0);
	assert_int_equal(opstelling_count(o, "select count(*) from main.termijn where voldaan is null"), 0);
	assert_int_equal(opstelling_count(o, "select count(*) from main.termijn where afloop = 'vervallen'"), 4);
}
TEST_FROZEN(an_aanmelding_has_its_clocks)

static void a_casus_takes_its_clocks_along(struct opstelling *o)
{
	struct casus_id id = verhaal_casus(o, STR("Proefman"));
	struct dossier_id d = casus_dossier(id);
	struct termijn_rij *r;
	struct termijn t;
	struct ctx c;

	/* zrm_begin, informeren and vernietigen_wgs went along; plan_gereed and toegang_herbevestigen are new */
	assert_int_equal(running_as(o, SANNE, d), 5);
	t = clock_of(o, d, "multiproblematiek", "plan_gereed");
	assert_int_equal(t.dagen, 42);
	c = opstelling_as(o, SANNE);
	assert_int_equal(termijn_get(&c, t.id, &r), 0);
	assert_true(r->d.casus.v == id.v && r->d.heeft_naam && r->d.thema);
	assert_true(str_starts(r->d.nummer, STR("ZV-")));
	assert_int_equal(c.nlooks, 1);
	assert_int_equal(opstelling_count(o, "select count(*) from main.termijn t join main.aanmelding a on a.id = t.dossier "
		"where t.voldaan is null"), 0);
	assert_int_equal(opstelling_count(o, "select count(*) from main.termijn where klok in ('weging', "
		"'terugkoppeling_aanbrenger') and afloop = 'voldaan'"), 2);
	assert_int_equal(opstelling_count(o, "select count(*) from main.termijn where afloop = 'mee'"), 3);
}
TEST_FROZEN(a_casus_takes_its_clocks_along)

static void a_rejected_aanmelding_waits_for_nothing(struct opstelling *o)
{
	struct aanmelding_id id = verhaal_aanmelding(o, "rik.schreurs", STR("Proefman"));

	verhaal_weging(o, id, "niet_in_behandeling", NULL);
	assert_int_equal(opstelling_count(o, "select count(*) from main.termijn where voldaan is null"), 0);
	assert_int_equal(opstelling_count(o, "select count(*) from main.termijn where klok = 'weging' "
		"and afloop = 'voldaan'"), 1);
	assert_int_equal(opstelling_count(o, "select count(*) from main.termijn where afloop = 'vervallen'"), 3);
}
TEST_FROZEN(a_rejected_aanmelding_waits_for_nothing)

/* ---- going along, closing ---- */

static void what_runs_goes_along_to_the_casus(struct opstelling *o)
{
	struct dossier_id van = dossier_of(o, SANNE), naar = dossier_of(o, SANNE);
	struct ctx c = opstelling_as(o, SANNE);
	struct doing x = { .d = van, .naar = naar, .thema = thema_find(o->cat, STR("radicalisering")) };
	struct termijn t;

	event(o, SANNE, van, "multiproblematiek",
		GEBEURTENIS_BIT(aanmelding_ontvangen) | GEBEURTENIS_BIT(eerste_verwerking), at(20260105, 9));
	event(o, SANNE, van, "multiproblematiek", GEBEURTENIS_BIT(weging_besloten), at(20260110, 9));
	done(&c, move_unit, &x);
	/* radicalisering has informeren, and neither zrm_begin nor terugkoppeling_aanbrenger */
	assert_int_equal(listed(o, SANNE, naar, "radicalisering").n, 1);
	t = clock_of(o, naar, "radicalisering", "informeren");
	assert_int_equal(t.einde.v, 20260202);
	assert_true(t.start == at(20260105, 9));
	assert_int_equal(listed(o, SANNE, van, "multiproblematiek").lopend, 0);
	assert_int_equal(clock_of(o, van, "multiproblematiek", "informeren").stand, TERMIJN_MEE);
	assert_int_equal(clock_of(o, van, "multiproblematiek", "zrm_begin").stand, TERMIJN_VERVALLEN);
	assert_int_equal(clock_of(o, van, "multiproblematiek", "weging").stand, TERMIJN_VOLDAAN);
	x.d = naar;
	done(&c, close_unit, &x);
	assert_int_equal(clock_of(o, naar, "radicalisering", "informeren").stand, TERMIJN_VERVALLEN);
}
TEST_FROZEN(what_runs_goes_along_to_the_casus)

/* ---- the worklist ---- */

static void mine_is_what_is_due(struct opstelling *o)
{
	struct dossier_id laat = dossier_of(o, SANNE), week = dossier_of(o, SANNE), later = dossier_of(o, SANNE);
	struct ctx c;
	struct termijn_rijen l;

	klok_freeze(at(20260301, 12));
	event(o, SANNE, later, "wvggz", GEBEURTENIS_BIT(melding_ontvangen), at(20260226, 9));   /* 12 March, from 8 March */
	event(o, SANNE, week, "wvggz", GEBEURTENIS_BIT(melding_ontvangen), at(20260221, 9));    /* 7 March, and 9 March */
	event(o, SANNE, laat, "multiproblematiek", GEBEURTENIS_BIT(plan_vastgesteld), at(20251114, 9)); /* 14 February */
	c = opstelling_as(o, SANNE);
	assert_int_equal(termijn_mine(&c, &l), 0);
	assert_int_equal(l.n, 2);
	assert_int_equal(l.v[0].t.einde.v, 20260214);
	assert_int_equal(l.v[0].t.stand, TERMIJN_TE_LAAT);
	assert_int_equal(l.v[0].t.dagen, -15);
	assert_int_equal(l.v[1].t.einde.v, 20260307);
	assert_int_equal(l.v[1].t.stand, TERMIJN_LOOPT); /* within the week, not announced yet */
	assert_int_equal(l.v[1].t.dagen, 6);
	assert_int_equal(l.voorbij + l.week + l.later, l.n);
	klok_freeze(at(20260308, 12)); /* the warning of the third has begun */
	c = opstelling_as(o, SANNE);
	assert_int_equal(termijn_mine(&c, &l), 0);
	assert_int_equal(l.n, 5);
	assert_int_equal(l.v[2].t.einde.v, 20260309);
	klok_freeze(at(20260307, 12));
	c = opstelling_as(o, SANNE);
	assert_int_equal(termijn_mine(&c, &l), 0);
	assert_int_equal(l.v[1].t.stand, TERMIJN_VANDAAG);
}
TEST_FROZEN(mine_is_what_is_due)

static void mine_has_an_end(struct opstelling *o)
{
	struct ctx c;
	struct termijn_rijen l;

	for (int i = 0; i <= TERMIJN_MIJN_MAX; i++)
		event(o, SANNE, dossier_of(o, SANNE), "multiproblematiek", GEBEURTENIS_BIT(casus_geopend),
			at(20260105, 9) - i * DAY_MS);
	klok_freeze(at(20260301, 9));
	event(o, SANNE, dossier_of(o, SANNE), "multiproblematiek", GEBEURTENIS_BIT(casus_geopend), at(20260120, 9));
	c = opstelling_as(o, SANNE);
	assert_int_equal(termijn_mine(&c, &l), 0);
	assert_int_equal(l.n, TERMIJN_MIJN_MAX + 1); /* what is over does not push out what still can be done */
	assert_int_equal(l.voorbij, TERMIJN_MIJN_MAX + 1);
	assert_int_equal(l.week + l.later, 1);
	assert_int_equal(l.v[0].t.stand, TERMIJN_TE_LAAT);
	assert_int_not_equal(l.v[TERMIJN_MIJN_MAX].t.stand, TERMIJN_TE_LAAT);
	assert_int_equal(c.nlooks, TERMIJN_MIJN_MAX + 1);
}
TEST_FROZEN(mine_has_an_end)

/* Of an aanmelding, in which all of the house write, who has the role: Noor does intake, Sanne keeps cases. */
static void mine_is_what_my_role_sees_to(struct opstelling *o)
{
	struct termijn_rijen l;
	struct ctx c;

	proef_submit(o, "rik.schreurs");
	klok_freeze(klok_now() + 30 * DAY_MS);
	c = opstelling_as(o, "noor.habets");
	assert_true(str_csv_has(termijn_klokken_mine(&c), STR("weging")));
	assert_int_equal(termijn_mine(&c, &l), 0);
	assert_true(l.voorbij > 0);
	c = opstelling_as(o, SANNE);
	assert_false(str_csv_has(termijn_klokken_mine(&c), STR("weging")));
	assert_int_equal(termijn_mine(&c, &l), 0);
	assert_int_equal(l.n, 0);
}
TEST_FROZEN(mine_is_what_my_role_sees_to)

int main(void)
{
	const struct CMUnitTest tests[] = {
		BOTH(nobody_writes_in_a_foreign_dossier),
		BOTH(nobody_sees_a_foreign_clock),
		BOTH(a_reader_changes_nothing),
		BOTH(invariant_47_wvggz_target_and_limit),
		BOTH(invariant_48_huisverbod_by_its_dates),
		BOTH(invariant_48_twenty_four_hours),
		BOTH(invariant_49_atw_over_easter),
		BOTH(an_event_told_twice_starts_nothing_twice),
		BOTH(an_event_ends_what_the_catalogue_says),
		BOTH(a_clock_by_catalogue_alone),
		BOTH(an_end_outside_the_calendar_is_refused),
		BOTH(suspending_is_refused),
		BOTH(suspended_days_move_the_end),
		BOTH(invariant_49_suspended_under_the_atw),
		BOTH(done_by_hand),
		BOTH(what_repeats_begins_anew),
		BOTH(an_aanmelding_has_its_clocks),
		BOTH(a_casus_takes_its_clocks_along),
		BOTH(a_rejected_aanmelding_waits_for_nothing),
		BOTH(what_runs_goes_along_to_the_casus),
		BOTH(mine_is_what_is_due),
		BOTH(mine_has_an_end),
		BOTH(mine_is_what_my_role_sees_to),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
