/* Pages of the weging, as people use them: plan, agenda, presence, judge, decide, close. Both databases. */
#include "tests/proef_aanmelding.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include "domein/weging/weging.h"
#include "routes.h"

#define CHAIR "sanne.hendrickx"

struct bord {
	struct opstelling *o;
	struct req r; /* for URLs */
	struct bezoeker chair;
	struct aanmelding_id a;
	struct weging_id w;
	struct weegpunt_id p;
};

static int64_t one(struct opstelling *o, const char *sql)
{
	return opstelling_count(o, sql);
}

static int64_t one_id(struct opstelling *o, const char *before, int64_t id)
{
	return opstelling_count(o, str_cat(o->arena, str_z(before), str_from_i64(o->arena, id)).p);
}

static const char *versie_of(struct bord *b, const char *before, int64_t id)
{
	return str_from_i64(b->o->arena, one_id(b->o, before, id)).p;
}

static const char *person_id(struct bord *b, const char *wie)
{
	return url_id(&b->r, ID_medewerker, opstelling_id(b->o, wie).v).p;
}

static void moved(struct antwoord an, const char *notice)
{
	if (an.status != 303)
		fail_msg("%d instead of 303: %.*s", an.status, (int)(an.body.n < 3000 ? an.body.n : 3000), an.body.p);
	assert_true(text_has(an.location, notice));
}

/* A page with its form, then that form. */
static struct antwoord submit(struct bezoeker *who, struct str page, struct str action, const char *const *fields)
{
	assert_int_equal(bezoeker_get(who, page).status, 200);
	return bezoeker_post(who, action, fields);
}

static struct antwoord plan(struct bord *b, const char *datum, const char *tijd)
{
	return submit(&b->chair, url_weging_nieuw(&b->r), url_weging_nieuw_post(&b->r), (const char *[]){ "soort", "weegploeg",
		"datum", datum, "tijd", tijd, "plaats", "Zaal 2", NULL });
}

/* Planned through the form; the aanmelding on the agenda, the session begun, OM and police there. */
static struct bord sitting(struct opstelling *o)
{
	struct bord b = { .o = o, .r = opstelling_urls(o), .chair = bezoeker_as(o, CHAIR) };
	struct ctx c = opstelling_as(o, "noor.habets");

	b.a = proef_submit(o, "rik.schreurs");
	assert_int_equal(aanmelding_route(&c, b.a, 1, proef_huis(o, "mh")), 0);
	moved(plan(&b, datum_text(o->arena, datum_add_days(datum_today(), 3)).p, "09:30"), "weging_gepland");
	b.w.v = one(o, "select max(id) from main.weging");
	moved(submit(&b.chair, url_weging_kandidaat(&b.r, b.w, b.a), url_weging_zet(&b.r, b.w, b.a),
		(const char *[]){ NULL }), "weging_op_agenda");
	b.p.v = one(o, "select max(id) from main.weegpunt");
	moved(submit(&b.chair, url_weging_agenda(&b.r, b.w), url_weging_begin(&b.r, b.w), (const char *[]){ "versie",
		versie_of(&b, "select versie from main.weging where id = ", b.w.v), NULL }), "weging_begonnen");
	moved(submit(&b.chair, url_weging_agenda(&b.r, b.w), url_weging_aanwezig(&b.r, b.w), (const char *[]){ "medewerker",
		person_id(&b, "femke.groot"), "medewerker", person_id(&b, "anouk.rutten"), NULL }), "weging_aanwezig");
	return b;
}

static struct str page_of(struct bord *b)
{
	return url_weegpunt(&b->r, b->w, b->p);
}

static const char *versie_p(struct bord *b)
{
	return versie_of(b, "select versie from main.weegpunt where id = ", b->p.v);
}

static struct antwoord judge(struct bord *b, const char *d, const char *versie)
{
	return submit(&b->chair, page_of(b), url_weegpunt_oordeel(&b->r, b->w, b->p), (const char *[]){
		"o.landelijk.1", "ja", "o.landelijk.2", "ja", "o.landelijk.3", "ja", "o.landelijk.4", "nee",
		"t.landelijk.4", "Geen gebied.", "o.bgs_2_20.a", "ja", "o.bgs_2_20.b", "ja", "o.bgs_2_20.c", "ja",
		"o.bgs_2_20.d", d, "t.bgs_2_20.d", "", "risico", "hoog", "risico_reden", "Wapen gezien.", "versie", versie,
		NULL });
}

static struct antwoord decide(struct bord *b, const char *uitkomst, const char *reden, const char *wie,
	const char *bevestigd)
{
	return submit(&b->chair, page_of(b), url_weegpunt_besluit(&b->r, b->w, b->p), (const char *[]){ "uitkomst", uitkomst,
		"reden", reden, "ontvanger", "", "versie", versie_p(b), "deelnemers", wie ? person_id(b, wie) : "",
		bevestigd ? "bevestigd" : NULL, bevestigd, NULL });
}

static void who_may_come_in(struct opstelling *o)
{
	struct bord b = { .o = o, .r = opstelling_urls(o), .chair = bezoeker_as(o, CHAIR) };
	struct bezoeker lotte = bezoeker_as(o, "lotte.veldkamp"), femke = bezoeker_as(o, "femke.groot"),
		none = bezoeker_new(o);

	assert_int_equal(bezoeker_get(&none, url_wegingen(&b.r)).status, 303);
	assert_int_equal(bezoeker_get(&lotte, url_wegingen(&b.r)).status, 403);
	assert_int_equal(bezoeker_get(&femke, url_wegingen(&b.r)).status, 200);
	assert_int_equal(bezoeker_get(&femke, url_weging_nieuw(&b.r)).status, 403);
	b = sitting(o);
	assert_int_equal(bezoeker_get(&lotte, url_weging(&b.r, b.w)).status, 403);
	assert_int_equal(bezoeker_get(&lotte, page_of(&b)).status, 403);
	assert_int_equal(bezoeker_get(&femke, url_weging_kandidaat(&b.r, b.w, b.a)).status, 403);
	assert_int_equal(bezoeker_get(&femke, page_of(&b)).status, 200);
	lotte = bezoeker_as(o, "joep.lemmens"); /* invited, not there */
	assert_int_equal(bezoeker_get(&lotte, page_of(&b)).status, 404);
	assert_int_equal(bezoeker_get(&lotte, url_weging_kandidaat(&b.r, b.w, b.a)).status, 404);
	assert_int_equal(bezoeker_get(&lotte, url_weging(&b.r, b.w)).status, 200);
}
TEST_BOTH(who_may_come_in)

static void planning_says_what_is_wrong(struct opstelling *o)
{
	struct bord b = { .o = o, .r = opstelling_urls(o), .chair = bezoeker_as(o, CHAIR) };
	struct antwoord an = plan(&b, "7-12-2020", "09:30");

	assert_int_equal(an.status, 400);
	assert_true(text_has(an.body, "vandaag of later"));
	assert_true(text_has(an.body, "value=\"7-12-2020\""));
	assert_int_equal(plan(&b, datum_text(o->arena, datum_today()).p, "25:00").status, 400);
	assert_int_equal(plan(&b, "gisteren", "10:00").status, 400);
	assert_int_equal(one(o, "select count(*) from main.weging"), 0);
}
TEST_BOTH(planning_says_what_is_wrong)

static void the_agenda_names_nobody(struct opstelling *o)
{
	struct bord b = sitting(o);
	struct antwoord an = bezoeker_get(&b.chair, url_weging(&b.r, b.w));

	assert_true(text_has(an.body, "Dennis Wolters"));
	assert_false(text_has(an.location.p ? an.location : STR(""), "Wolters"));
	an = bezoeker_get(&b.chair, url_weging_agenda(&b.r, b.w));
	assert_int_equal(an.status, 200);
	assert_true(text_has(an.body, "AM-20"));
	assert_true(text_has(an.body, "Politie Geuldal"));
	assert_false(text_has(an.body, "Wolters"));
}
TEST_BOTH(the_agenda_names_nobody)

static void a_casus_asks_every_criterion_and_a_core_deelnemer(struct opstelling *o)
{
	struct bord b = sitting(o);
	struct antwoord an;

	moved(judge(&b, "", versie_p(&b)), "weging_oordeel");
	an = decide(&b, "casus", "Past bij de criteria.", "femke.groot", NULL);
	assert_int_equal(an.status, 400);
	assert_true(text_has(an.body, "Beoordeel eerst alle criteria"));
	assert_true(text_has(an.body, "Past bij de criteria.")); /* nothing lost */
	moved(judge(&b, "ja", versie_p(&b)), "weging_oordeel");
	an = decide(&b, "casus", "Past bij de criteria.", NULL, NULL);
	assert_int_equal(an.status, 400);
	assert_true(text_has(an.body, "publieke deelnemer"));
	an = decide(&b, "casus", "Past bij de criteria.", CHAIR, NULL);
	assert_int_equal(an.status, 400);
	moved(decide(&b, "casus", "Past bij de criteria.", "femke.groot", NULL), "weging_besluit");
	assert_int_equal(one(o, "select count(*) from main.besluit_deelnemer"), 1);
	an = bezoeker_get(&b.chair, page_of(&b));
	assert_int_equal(an.status, 200);
	assert_true(text_has(an.body, "Procesregie"));
	assert_false(text_has(an.body, "Besluit vastleggen"));
}
TEST_BOTH(a_casus_asks_every_criterion_and_a_core_deelnemer)

static void invariant_4_rejecting_is_confirmed_first(struct opstelling *o)
{
	struct bord b = sitting(o);
	struct antwoord an = bezoeker_get(&b.chair, url_weging(&b.r, b.w));

	assert_false(text_has(an.body, "Over alle aanmeldingen is besloten"));
	an = decide(&b, "niet_in_behandeling", "Voldoet niet aan de criteria.", "femke.groot", NULL);
	assert_int_equal(an.status, 200);
	assert_true(text_has(an.body, "Dit kunt u niet terugdraaien"));
	assert_true(text_has(an.body, "Femke de Groot"));
	assert_int_equal(one(o, "select count(*) from main.besluit_deelnemer"), 0);
	assert_int_equal(bezoeker_get(&b.chair, page_of(&b)).status, 200);
	an = decide(&b, "niet_in_behandeling", "Wolters voldoet niet.", "femke.groot", NULL);
	assert_int_equal(an.status, 400); /* said before it is confirmed */
	assert_true(text_has(an.body, "Noem geen namen"));
	moved(decide(&b, "niet_in_behandeling", "Voldoet niet aan de criteria.", "femke.groot", "1"), "weging_besluit");
	assert_int_equal(bezoeker_get(&b.chair, page_of(&b)).status, 404);
	an = bezoeker_get(&b.chair, url_weging(&b.r, b.w));
	assert_int_equal(an.status, 200);
	assert_false(text_has(an.body, "Wolters"));
	assert_true(text_has(an.body, "Niet in behandeling"));
	assert_true(text_has(an.body, "Over alle aanmeldingen is besloten")); /* and what now */
}
TEST_BOTH(invariant_4_rejecting_is_confirmed_first)

static void a_second_submit_does_nothing_more(struct opstelling *o)
{
	struct bord b = sitting(o);
	const char *const fields[] = { "uitkomst", "advies", "reden", "Vraag het wijkteam.", "ontvanger", "", "versie",
		versie_p(&b), "deelnemers", person_id(&b, "femke.groot"), "bevestigd", "1", NULL };

	assert_int_equal(bezoeker_get(&b.chair, page_of(&b)).status, 200);
	for (int i = 0; i < 2; i++)
		moved(bezoeker_post(&b.chair, url_weegpunt_besluit(&b.r, b.w, b.p), fields), "weging_besluit");
	assert_int_equal(one(o, "select count(*) from main.besluit_deelnemer"), 1);
	assert_int_equal(one(o, "select count(*) from main.mail"), 1);
}
TEST_BOTH(a_second_submit_does_nothing_more)

static void an_old_version_keeps_what_was_typed(struct opstelling *o)
{
	struct bord b = sitting(o);
	const char *old = versie_p(&b);
	struct antwoord an;

	moved(judge(&b, "ja", old), "weging_oordeel");
	an = judge(&b, "", old);
	assert_int_equal(an.status, 409);
	assert_true(text_has(an.body, "Intussen gewijzigd door Sanne Hendrickx"));
	assert_true(text_has(an.body, "Geen gebied."));
	an = submit(&b.chair, page_of(&b), url_weegpunt_besluit(&b.r, b.w, b.p), (const char *[]){ "uitkomst", "casus",
		"reden", "Akkoord, Jansen-test.", "versie", old, "deelnemers", person_id(&b, "femke.groot"), NULL });
	assert_int_equal(an.status, 409);
	assert_true(text_has(an.body, "Akkoord, Jansen-test."));
	assert_int_equal(bezoeker_post(&b.chair, url_weegpunt_besluit(&b.r, b.w, b.p), (const char *[]){ "uitkomst", "casus",
		"reden", "x", "versie", old, "vreemd", "1", NULL }).status, 400);
	assert_int_equal(one(o, "select count(*) from main.besluit_deelnemer"), 0);
}
TEST_BOTH(an_old_version_keeps_what_was_typed)

static void closing_says_what_it_does(struct opstelling *o)
{
	struct bord b = sitting(o);
	struct bezoeker femke = bezoeker_as(o, "femke.groot"), joep = bezoeker_as(o, "joep.lemmens");
	struct antwoord an = bezoeker_get(&b.chair, url_weging_sluiten(&b.r, b.w));
	const char *versie = versie_of(&b, "select versie from main.weging where id = ", b.w.v);

	assert_true(text_has(an.body, "niet besproken"));
	assert_int_equal(bezoeker_get(&femke, url_weging_sluiten(&b.r, b.w)).status, 403);
	an = bezoeker_get(&joep, url_weging_sluiten(&b.r, b.w));
	assert_true(text_has(an.body, "U kunt deze weging niet sluiten"));
	assert_int_equal(bezoeker_get(&femke, page_of(&b)).status, 200);
	moved(submit(&b.chair, url_weging_sluiten(&b.r, b.w), url_weging_sluiten_post(&b.r, b.w), (const char *[]){ "versie",
		versie, NULL }), "weging_gesloten");
	assert_int_equal(bezoeker_get(&femke, page_of(&b)).status, 404);
	an = bezoeker_get(&femke, url_wegingen(&b.r));
	assert_true(text_has(an.body, "Gesloten wegingen"));
}
TEST_BOTH(closing_says_what_it_does)

static void the_order_moves_by_buttons(struct opstelling *o)
{
	struct bord b = sitting(o);
	struct aanmelding_id second = proef_submit(o, "rik.schreurs");
	struct ctx c = opstelling_as(o, "noor.habets");
	struct weegpunt_id p2;

	assert_int_equal(aanmelding_route(&c, second, 1, proef_huis(o, "mh")), 0);
	moved(submit(&b.chair, url_weging_kandidaat(&b.r, b.w, second), url_weging_zet(&b.r, b.w, second),
		(const char *[]){ NULL }), "weging_op_agenda");
	p2.v = one_id(o, "select id from main.weegpunt where dossier = ", second.v);
	moved(submit(&b.chair, url_weging_agenda(&b.r, b.w), url_weegpunt_plaats(&b.r, b.w, p2),
		(const char *[]){ "richting", "hoger", NULL }), "/agenda");
	assert_int_equal(one_id(o, "select count(*) from main.weegpunt x, main.weegpunt y where x.volgorde < y.volgorde and y.id"
		" <> x.id and x.id = ", p2.v), 1);
	moved(submit(&b.chair, url_weegpunt(&b.r, b.w, p2), url_weegpunt_eraf(&b.r, b.w, p2), (const char *[]){ "versie",
		versie_of(&b, "select versie from main.weegpunt where id = ", p2.v), NULL }), "weging_van_agenda");
}
TEST_BOTH(the_order_moves_by_buttons)

int main(void)
{
	const struct CMUnitTest tests[] = {
		BOTH(who_may_come_in),
		BOTH(planning_says_what_is_wrong),
		BOTH(the_agenda_names_nobody),
		BOTH(a_casus_asks_every_criterion_and_a_core_deelnemer),
		BOTH(invariant_4_rejecting_is_confirmed_first),
		BOTH(a_second_submit_does_nothing_more),
		BOTH(an_old_version_keeps_what_was_typed),
		BOTH(closing_says_what_it_does),
		BOTH(the_order_moves_by_buttons),
	};

	return cmocka_run_group_tests_name("page_weging", tests, NULL, NULL);
}
