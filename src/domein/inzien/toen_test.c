/* A case as it was known at a moment, through the functions of today's pages. Both databases. */
#include "tests/proef_inzien.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "domein/casus/logboek.h"
#include "domein/casus/team.h"
#include "domein/casus/tijdlijn.h"
#include "domein/inzien/toen.h"
#include "domein/plan/plan.h"

#define RIK "rik.schreurs"
#define LOTTE "lotte.veldkamp"

static void note(struct opstelling *o, struct casus_id id, const char *tekst)
{
	struct notitie_nieuw n = { .casus = id, .soort = STR("notitie"), .onderdeel = STR("tijdlijn"), .tekst = str_z(tekst) };
	struct ctx c = opstelling_as(o, SANNE);
	struct notitie_id ret;

	proef_good(c.fi, notitie_add(&c, &n, &ret));
}

static bool on_timeline(struct ctx *c, struct casus_id id, const char *tekst)
{
	struct tijdlijn_filter f = { .soort = STR("") };
	struct tijdlijn *t;

	if (tijdlijn_get(c, id, &f, &t))
		return false;
	for (size_t i = 0; i < t->n; i++)
		if (text_has(t->v[i].tekst, tekst))
			return true;
	return false;
}

static bool in_team(struct ctx *c, struct casus_id id, const char *naam)
{
	struct team *t;

	proef_good(c->fi, team_get(c, id, &t));
	for (size_t i = 0; i < t->n; i++)
		if (str_eq(t->v[i].naam, str_z(naam)))
			return true;
	return false;
}

/* Monday a note; Tuesday Lotte comes, and another note. */
struct verloop {
	struct casus_id id;
	int64_t maandag, dinsdag;
};

static struct verloop days(struct opstelling *o)
{
	struct verloop v = { .id = proef_casus(o), .maandag = klok_now() + HOUR_MS };

	v.dinsdag = v.maandag + DAY_MS;
	klok_freeze(v.maandag);
	note(o, v.id, "Maandag gebeld.");
	klok_freeze(v.dinsdag);
	plan_laat_toe(o, v.id, LOTTE, NIVEAU_LEZEN);
	note(o, v.id, "Dinsdag gebeld.");
	klok_freeze(v.dinsdag + HOUR_MS);
	return v;
}

static void invariant_12_the_pages_of_today_show_what_was_known_then_and_the_log_says_so(struct opstelling *o)
{
	struct verloop v = days(o);
	struct casus_kop *k;
	struct plan *p;
	struct str naam;
	struct ctx c = opstelling_as(o, SANNE);

	proef_good(c.fi, toen_begin(&c, v.id, v.maandag + 1, (struct medewerker_id){ 0 }, &naam));
	assert_int_equal(naam.n, 0);
	assert_true(on_timeline(&c, v.id, "Maandag gebeld.") && !on_timeline(&c, v.id, "Dinsdag gebeld."));
	assert_true(in_team(&c, v.id, "Rik Schreurs") && !in_team(&c, v.id, "Lotte Veldkamp"));
	proef_good(c.fi, plan_get(&c, v.id, &p));
	proef_good(c.fi, casus_kop_get(&c, v.id, &k));
	for (int d = 0; d < CASUS_DEEL__MAX; d++)
		assert_true(k->mijn.v[d] <= NIVEAU_LEZEN); /* to read alone */
	proef_good(c.fi, ctx_looks_durable(&c));
	assert_true(opstelling_looks(o, proef_text(o, "dossier = %1 and grond like 'zoals bekend op 20%'", v.id.v)) > 0);
	assert_int_equal(casus_veilig_add(&c, v.id, STR("Nooit alleen")), FAULT_DENIED);
	c = opstelling_as(o, SANNE);
	proef_good(c.fi, toen_begin(&c, v.id, v.dinsdag + 1, (struct medewerker_id){ 0 }, &naam));
	assert_true(on_timeline(&c, v.id, "Dinsdag gebeld.") && in_team(&c, v.id, "Lotte Veldkamp"));
	klok_freeze(0);
}
TEST_BOTH(invariant_12_the_pages_of_today_show_what_was_known_then_and_the_log_says_so)

static void invariant_6_other_eyes_see_what_they_might_see_then(struct opstelling *o)
{
	struct verloop v = days(o);
	struct toen_mensen l;
	struct casus_kop *k;
	struct str naam;
	struct ctx c = opstelling_as(o, SANNE);

	proef_good(c.fi, toen_mensen(&c, v.id, &l));
	assert_true(l.n >= 3);
	proef_good(c.fi, toen_begin(&c, v.id, v.maandag + 1, opstelling_id(o, LOTTE), &naam));
	assert_string_equal(naam.p, "Lotte Veldkamp");
	assert_int_equal(casus_kop_get(&c, v.id, &k), FAULT_NOT_FOUND); /* she was not in it on Monday */
	c = opstelling_as(o, SANNE);
	proef_good(c.fi, toen_begin(&c, v.id, v.dinsdag + 1, opstelling_id(o, LOTTE), &naam));
	proef_good(c.fi, casus_kop_get(&c, v.id, &k));
	assert_int_equal(k->mijn.v[CASUS_DEEL_STRAF], NIVEAU_GEEN);
	proef_good(c.fi, ctx_looks_durable(&c));
	assert_true(opstelling_looks(o, proef_text(o, "dossier = %1 and grond like '%; ogen %'", v.id.v)) > 0);
	/* Lotte borrows nobody's eyes, and sees nothing of before she came */
	c = opstelling_as(o, LOTTE);
	proef_good(c.fi, toen_mensen(&c, v.id, &l));
	assert_int_equal(l.n, 0);
	assert_int_equal(toen_begin(&c, v.id, v.dinsdag + 1, opstelling_id(o, SANNE), &naam), FAULT_DENIED);
	c = opstelling_as(o, LOTTE);
	proef_good(c.fi, toen_begin(&c, v.id, v.maandag + 1, (struct medewerker_id){ 0 }, &naam));
	assert_int_equal(casus_kop_get(&c, v.id, &k), FAULT_NOT_FOUND);
	/* and who may see nothing now sees nothing of then either */
	c = opstelling_as(o, TIM);
	proef_good(c.fi, toen_begin(&c, v.id, v.dinsdag + 1, (struct medewerker_id){ 0 }, &naam));
	assert_int_equal(casus_kop_get(&c, v.id, &k), FAULT_NOT_FOUND);
	c = opstelling_as(o, SANNE);
	assert_int_equal(toen_begin(&c, v.id, v.dinsdag + DAY_MS, (struct medewerker_id){ 0 }, &naam), FAULT_INVALID);
	klok_freeze(0);
}
TEST_BOTH(invariant_6_other_eyes_see_what_they_might_see_then)

static void what_changed_between_two_moments(struct opstelling *o)
{
	struct verloop v = days(o);
	struct logboek_filter f = { .van = v.dinsdag, .tot = v.dinsdag + MINUTE_MS };
	struct logboek *l;
	struct ctx c = opstelling_as(o, SANNE);
	bool team = false;

	proef_good(c.fi, logboek_get(&c, v.id, &f, &l));
	assert_true(l->n > 0);
	for (size_t i = 0; i < l->n; i++) {
		assert_true(l->v[i].moment >= v.dinsdag && l->v[i].moment < v.dinsdag + MINUTE_MS);
		for (size_t j = 0; j < l->v[i].nvelden; j++)
			team |= text_has(l->v[i].velden[j].nieuw, "Lotte Veldkamp");
	}
	assert_true(team);
	f = (struct logboek_filter){ .van = v.maandag + 1, .tot = v.dinsdag };
	c = opstelling_as(o, SANNE);
	proef_good(c.fi, logboek_get(&c, v.id, &f, &l));
	assert_int_equal(l->n, 0);
	klok_freeze(0);
}
TEST_BOTH(what_changed_between_two_moments)

int main(void)
{
	const struct CMUnitTest tests[] = {
		BOTH(invariant_12_the_pages_of_today_show_what_was_known_then_and_the_log_says_so),
		BOTH(invariant_6_other_eyes_see_what_they_might_see_then),
		BOTH(what_changed_between_two_moments),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
