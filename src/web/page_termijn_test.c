/* Pages of clocks: who gets them, ticking off, suspending, the panels, the worklist. Both databases. */
#include "tests/proef_aanmelding.h"
#include "tests/verhaal.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

#include "domein/termijn/termijn.h"
#include "routes.h"

#define SANNE "sanne.hendrickx"

/* The clock of that kind in the case, as Sanne sees it. */
static struct termijn clock_in(struct opstelling *o, struct casus_id id, const char *klok)
{
	struct ctx c = opstelling_as(o, SANNE);
	struct termijn_lijst l;

	assert_int_equal(termijn_list(&c, casus_dossier(id), thema_find(o->cat, STR("multiproblematiek")), &l), 0);
	for (size_t i = 0; i < l.n; i++)
		if (str_eq(l.v[i].klok, str_z(klok)))
			return l.v[i];
	fail_msg("no clock %s", klok);
	return (struct termijn){ 0 };
}

static struct str page_of(struct opstelling *o, struct termijn_id id)
{
	struct req r = opstelling_urls(o);

	return url_termijn(&r, id);
}

static struct str act(struct opstelling *o, struct termijn_id id, const char *what)
{
	return str_cat(o->arena, page_of(o, id), str_z(what));
}

static void nobody_else_gets_a_clock(struct opstelling *o)
{
	struct casus_id id = verhaal_casus(o, STR("Proefman"));
	struct termijn t = clock_in(o, id, "plan_gereed");
	struct bezoeker joep = bezoeker_as(o, "joep.lemmens"), rik = bezoeker_as(o, "rik.schreurs");
	struct bezoeker kees = bezoeker_as(o, "kees.dassen");
	struct antwoord an;

	assert_int_equal(bezoeker_get(&joep, page_of(o, t.id)).status, 404);
	assert_int_equal(bezoeker_get(&kees, page_of(o, t.id)).status, 404);
	assert_int_equal(bezoeker_get(&joep, page_of(o, (struct termijn_id){ 12345 })).status, 404);
	bezoeker_get(&joep, STR("/"));
	assert_int_equal(bezoeker_post(&joep, act(o, t.id, "/klaar"), (const char *[]){ "versie", "1", NULL }).status, 404);
	/* the aanbrenger is in the team: he reads, and gets no form */
	an = bezoeker_get(&rik, page_of(o, t.id));
	assert_int_equal(an.status, 200);
	assert_true(text_has(an.body, "Plan van aanpak vastgesteld"));
	assert_false(text_has(an.body, "/klaar"));
	assert_int_equal(bezoeker_post(&rik, act(o, t.id, "/klaar"), (const char *[]){ "versie", "1", NULL }).status, 403);
	assert_true(clock_in(o, id, "plan_gereed").voldaan == 0);
}
TEST_BOTH(nobody_else_gets_a_clock)

static void ticking_off(struct opstelling *o)
{
	struct casus_id id = verhaal_casus(o, STR("Proefman"));
	struct termijn t = clock_in(o, id, "plan_gereed");
	struct bezoeker b = bezoeker_as(o, SANNE);
	struct antwoord an = bezoeker_get(&b, page_of(o, t.id));

	assert_int_equal(an.status, 200);
	assert_true(text_has(an.body, "over 42 dagen"));
	assert_true(text_has(an.body, "6 weken op de kalender"));
	assert_true(text_has(an.body, "Casus geopend"));
	an = bezoeker_post(&b, act(o, t.id, "/klaar"), (const char *[]){ "versie", "9", NULL });
	assert_int_equal(an.status, 409);
	assert_true(text_has(an.body, "intussen door iemand anders gewijzigd"));
	an = bezoeker_post(&b, act(o, t.id, "/klaar"), (const char *[]){ "versie", "1", NULL });
	assert_int_equal(an.status, 303);
	an = bezoeker_get(&b, an.location);
	assert_true(text_has(an.body, "De termijn is afgerond."));
	assert_false(text_has(an.body, "/klaar\""));
	assert_int_equal(clock_in(o, id, "plan_gereed").stand, TERMIJN_VOLDAAN);
}
TEST_BOTH(ticking_off)

static void suspending_and_going_on(struct opstelling *o)
{
	struct casus_id id = verhaal_casus(o, STR("Proefman"));
	struct termijn t = clock_in(o, id, "plan_gereed");
	struct bezoeker b = bezoeker_as(o, SANNE);
	struct antwoord an = bezoeker_get(&b, page_of(o, t.id));

	an = bezoeker_post(&b, act(o, t.id, "/stilzetten"), (const char *[]){ "versie", "1", "reden", "", "toelichting",
		"Er is nog iets.", NULL });
	assert_int_equal(an.status, 400);
	assert_true(text_has(an.body, "Kies waarom de termijn stilstaat."));
	assert_true(text_has(an.body, "Er is nog iets."));
	an = bezoeker_post(&b, act(o, t.id, "/stilzetten"), (const char *[]){ "versie", "1", "reden", "overmacht",
		"toelichting", "", NULL });
	assert_int_equal(an.status, 400);
	assert_true(text_has(an.body, "Schrijf op waaruit dat blijkt."));
	an = bezoeker_post(&b, act(o, t.id, "/stilzetten"), (const char *[]){ "versie", "1", "reden", "wacht_aanbrenger",
		"toelichting", "", NULL });
	assert_int_equal(an.status, 303);
	an = bezoeker_get(&b, page_of(o, t.id));
	assert_true(text_has(an.body, "staat stil: Wacht op de aanbrenger"));
	an = bezoeker_post(&b, act(o, t.id, "/hervatten"), (const char *[]){ "versie", "2", NULL });
	assert_int_equal(an.status, 303);
	assert_int_equal(clock_in(o, id, "plan_gereed").stand, TERMIJN_LOOPT);
	/* one that the catalogue does not let stand still has no such form */
	an = bezoeker_get(&b, page_of(o, clock_in(o, id, "informeren").id));
	assert_false(text_has(an.body, "/stilzetten"));
	assert_true(text_has(an.body, "AVG 14 lid 3"));
}
TEST_BOTH(suspending_and_going_on)

static void the_case_shows_its_clocks(struct opstelling *o)
{
	struct casus_id id = verhaal_casus(o, STR("Proefman"));
	struct req r = opstelling_urls(o);
	struct bezoeker b = bezoeker_as(o, SANNE);
	struct antwoord an = bezoeker_get(&b, url_casus(&r, id));

	assert_int_equal(an.status, 200);
	assert_true(text_has(an.body, "Plan van aanpak vastgesteld"));
	assert_true(text_has(an.body, page_of(o, clock_in(o, id, "informeren").id).p));
	assert_true(text_has(an.body, "3 later")); /* zrm_begin, toegang_herbevestigen, vernietigen_wgs */
}
TEST_BOTH(the_case_shows_its_clocks)

static void intake_sees_what_is_due(struct opstelling *o)
{
	struct aanmelding_id id = proef_submit(o, "rik.schreurs");
	struct req r = opstelling_urls(o);
	struct bezoeker noor = bezoeker_as(o, "noor.habets"), rik = bezoeker_as(o, "rik.schreurs");
	struct antwoord an = bezoeker_get(&noor, url_intake_aanmelding(&r, id));

	assert_int_equal(an.status, 200);
	assert_true(text_has(an.body, "Wegen van de aanmelding"));
	assert_true(text_has(an.body, "over 14 dagen"));
	an = bezoeker_get(&noor, STR("/"));
	assert_true(text_has(an.body, "Mijn termijnen"));
	assert_true(text_has(an.body, "Deze week"));
	assert_true(text_has(an.body, "Ontvangst bevestigen en beoordelen op volledigheid"));
	assert_false(text_has(an.body, "Te laat"));
	opstelling_sql(o, "update main.termijn set einde = 20260102 where klok = 'ontvangst'");
	an = bezoeker_get(&noor, STR("/"));
	assert_true(text_has(an.body, "dagen te laat"));
	an = bezoeker_get(&rik, STR("/"));
	assert_false(text_has(an.body, "Mijn termijnen"));
	an = bezoeker_get(&rik, url_aanmelding(&r, id));
	assert_false(text_has(an.body, "Wegen van de aanmelding"));
}
TEST_BOTH(intake_sees_what_is_due)

int main(void)
{
	const struct CMUnitTest tests[] = {
		BOTH(nobody_else_gets_a_clock),
		BOTH(ticking_off),
		BOTH(suspending_and_going_on),
		BOTH(the_case_shows_its_clocks),
		BOTH(intake_sees_what_is_due),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
