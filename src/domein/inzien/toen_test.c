/* A case as it was known at a moment, through the functions of today's pages. Both databases. */
#include "tests/proef_afschaling.h"
#include "tests/proef_inzien.h"
#include "tests/proef_overleg.h"

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
#include "domein/verstrekking/derde.h"
#include "domein/verstrekking/verstrekking.h"
#include "domein/verzoek/verzoek.h"

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

/* ---- overleggen, requests, what was passed on, closing ---- */

struct week {
	struct tafel t;
	struct informatieverzoek_id verzoek;
	int64_t maandag, dinsdag;
};

/* Monday an overleg with a decision, and a question to Lotte; Tuesday another decision, her answer, and something is passed on
 * to the person. */
static void passed_on(struct opstelling *o, struct casus_id id)
{
	struct verstrekking v = { .dossier = casus_dossier(id), .aan = VERSTREKKING_BETROKKENE, .verband = STR(""),
		.ontvanger = STR(""), .functie = STR(""), .wijze = STR("brief"), .wat = STR("Afschrift van het plan"),
		.categorieen = STR("identiteit"), .doel = STR(""), .grond = STR("AVG 15"), .noodzaak = STR(""), .grondslag = STR(""),
		.rac = STR(""), .toestemming = STR(""), .voorwaarden = STR(""), .dag = datum_today() };
	struct ctx c = opstelling_as(o, SANNE);
	struct verstrekking_id ret;

	v.betrokkene.v = proef_count(o, "select min(id) from main.betrokkene where dossier = %1", id.v);
	proef_good(c.fi, verstrekking_add(&c, &v, &ret));
}

static struct week week(struct opstelling *o)
{
	struct week w = { .maandag = klok_now() + HOUR_MS };
	struct verzoek_nieuw n = { .sjabloon = STR(""), .vraag = STR("Is hij in behandeling?"), .grond = STR("WGS 2.31 lid 3") };
	struct verzoek_antwoord a = { .versie = 1, .antwoord = STR("Sinds mei."), .voorwaarden = STR("Alleen voor de regie"),
		.wpg = STR(""), .beroepsgeheim = STR("") };
	struct ctx c;

	w.dinsdag = w.maandag + DAY_MS;
	klok_freeze(w.maandag);
	w.t = tafel(o);
	tafel_begin(&w.t);
	(void)tafel_legt_vast(&w.t, SANNE, "besluit", "Maandag besloten.");
	n.casus = w.t.casus;
	n.medewerker = opstelling_id(o, LOTTE);
	c = opstelling_as(o, SANNE);
	proef_good(c.fi, verzoek_ask(&c, &n, &w.verzoek));
	klok_freeze(w.dinsdag);
	(void)tafel_legt_vast(&w.t, SANNE, "besluit", "Dinsdag besloten.");
	a.id = w.verzoek;
	c = opstelling_as(o, LOTTE);
	proef_good(c.fi, verzoek_answer(&c, &a));
	passed_on(o, w.t.casus);
	klok_freeze(w.dinsdag + HOUR_MS);
	return w;
}

static struct ctx then(struct week *w, const char *wie, int64_t moment, const char *ogen)
{
	struct ctx c = opstelling_as(w->t.o, wie);
	struct str naam;

	proef_good(c.fi, toen_begin(&c, w->t.casus, moment, ogen ? opstelling_id(w->t.o, ogen) : (struct medewerker_id){ 0 },
		&naam));
	return c;
}

/* How many decisions of its overleg there were; -1 when no overleg is shown. */
static int64_t decisions(struct ctx *c, struct casus_id id)
{
	struct casus_overleggen *v;

	proef_good(c->fi, casus_overleggen(c, id, &v));
	assert_true(v->n <= 1 && v->kan.n == 0);
	return v->n ? v->v[0].besluiten : -1;
}

static void invariant_12_overleg_request_and_what_was_passed_on_as_they_were_known(struct opstelling *o)
{
	struct week w = week(o);
	struct ctx c = then(&w, SANNE, w.maandag + 1, NULL);
	struct verstrekking_lijst v;
	struct verzoek_lijst l;
	struct derde_lijst d;
	struct verzoek *q;

	assert_int_equal(decisions(&c, w.t.casus), 1);
	proef_good(c.fi, verzoek_list(&c, VERZOEK_VAN_DOSSIER, casus_dossier(w.t.casus), true, &l));
	assert_true(l.n == 1 && str_eq(l.v[0].status, STR("open")));
	proef_good(c.fi, verzoek_get(&c, w.verzoek, &q));
	assert_true(!q->antwoord.n && !q->antwoordt && !q->regie);
	proef_good(c.fi, verstrekking_list(&c, casus_dossier(w.t.casus), &v));
	proef_good(c.fi, derde_list(&c, w.t.casus, &d));
	assert_int_equal(v.n + v.neigen + d.n, 0);
	c = then(&w, SANNE, w.dinsdag + 1, NULL);
	assert_int_equal(decisions(&c, w.t.casus), 2);
	proef_good(c.fi, verzoek_get(&c, w.verzoek, &q));
	assert_string_equal(q->antwoord.p, "Sinds mei.");
	assert_string_equal(q->voorwaarden.p, "Alleen voor de regie");
	proef_good(c.fi, verstrekking_list(&c, casus_dossier(w.t.casus), &v));
	assert_int_equal(v.n, 1);
	proef_good(c.fi, ctx_looks_durable(&c));
	assert_true(opstelling_looks(o, proef_text(o, "dossier = %1 and grond like 'zoals bekend op 20%'", w.t.casus.v)) > 0);
	/* with Lotte's eyes: her own question, nothing that was passed on, the overleg to which she was admitted */
	c = then(&w, SANNE, w.dinsdag + 1, LOTTE);
	proef_good(c.fi, verzoek_list(&c, VERZOEK_VAN_DOSSIER, casus_dossier(w.t.casus), true, &l));
	proef_good(c.fi, verstrekking_list(&c, casus_dossier(w.t.casus), &v));
	assert_true(l.n == 1 && v.n == 0 && decisions(&c, w.t.casus) == 2);
	/* Karin was invited, and is not in the case: she has no then; before Lotte came there was none for her eyes */
	c = then(&w, KARIN, w.dinsdag + 1, NULL);
	assert_int_equal(verzoek_get(&c, w.verzoek, &q), FAULT_NOT_FOUND);
	c = then(&w, SANNE, w.maandag - HOUR_MS, LOTTE);
	assert_int_equal(verzoek_get(&c, w.verzoek, &q), FAULT_NOT_FOUND);
	klok_freeze(0);
}
TEST_BOTH(invariant_12_overleg_request_and_what_was_passed_on_as_they_were_known)

/* How many things were recorded in the minutes of its point; -1 when they are not shown. */
static int64_t recorded(struct ctx *c, struct casus_id id, struct agendapunt_id p, struct verslag **ret)
{
	struct casus_kop *k;
	enum fault f = verslag_then(c, id, p, &k, ret);

	assert_true(f == FAULT_NONE || f == FAULT_NOT_FOUND);
	if (f)
		return -1;
	assert_int_equal((*ret)->n, 1);
	assert_true((*ret)->punten[0].punt->id.v == p.v && !(*ret)->punten[0].mag_vastleggen);
	return (int64_t)(*ret)->punten[0].nvast;
}

static void withdraw_first(struct week *w)
{
	struct vastlegging_id eerste = { proef_count(w->t.o, "select min(id) from main.vastlegging where dossier = %1",
		w->t.punt.v) };
	struct ctx c = opstelling_as(w->t.o, SANNE);

	proef_good(c.fi, vast_withdraw(&c, eerste, 1));
}

/* Another case on the same table: its point is a row of time in these minutes, and not found through this case. */
static struct agendapunt_id other_point(struct week *w)
{
	struct casus_id ander = proef_casus(w->t.o);

	return tafel_punt(w->t.o, SANNE, w->t.id, ander, "");
}

static void invariant_25_the_minutes_of_then_are_for_who_was_admitted_then_and_is_now(struct opstelling *o)
{
	struct week w = week(o);
	struct medewerker_id lotte = opstelling_id(o, LOTTE);
	struct agendapunt_id ander = other_point(&w);
	struct verslag *v;
	struct ctx c;

	withdraw_first(&w);
	c = opstelling_as(o, SANNE);
	proef_good(c.fi, punt_admit(&c, w.t.id, w.t.punt, &lotte, 1)); /* Rik is not any more */
	klok_freeze(w.dinsdag + 2 * HOUR_MS);
	c = then(&w, SANNE, w.maandag + 1, NULL);
	assert_int_equal(recorded(&c, w.t.casus, w.t.punt, &v), 1);
	assert_string_equal(v->punten[0].vast[0].tekst.p, "Maandag besloten.");
	assert_true(v->overleg->kop.status == OVERLEG_BEZIG && v->overleg->leden.n >= 4 && v->overleg->n == 1);
	c = then(&w, SANNE, w.dinsdag + 1, NULL);
	assert_int_equal(recorded(&c, w.t.casus, w.t.punt, &v), 2);
	c = then(&w, SANNE, klok_now(), NULL);
	assert_int_equal(recorded(&c, w.t.casus, w.t.punt, &v), 1);
	assert_int_equal(v->overleg->n, 2);
	for (size_t i = 0; i < v->overleg->n; i++)
		assert_true(v->overleg->punten[i].id.v == w.t.punt.v || (!v->overleg->punten[i].mijn && !v->overleg->punten[i].titel.n));
	assert_int_equal(recorded(&c, w.t.casus, ander, &v), -1);
	assert_int_not_equal(vast_withdraw(&c, v->punten[0].vast[0].id, 1), FAULT_NONE);
	c = then(&w, SANNE, w.dinsdag + 1, RIK); /* what he saw */
	assert_int_equal(recorded(&c, w.t.casus, w.t.punt, &v), 2);
	c = then(&w, SANNE, klok_now(), RIK);
	assert_int_equal(recorded(&c, w.t.casus, w.t.punt, &v), -1);
	c = then(&w, RIK, w.dinsdag + 1, NULL); /* he may not see it now */
	assert_int_equal(recorded(&c, w.t.casus, w.t.punt, &v), -1);
	assert_int_equal(decisions(&c, w.t.casus), -1);
	c = then(&w, SANNE, w.maandag - HOUR_MS, NULL);
	assert_int_equal(recorded(&c, w.t.casus, w.t.punt, &v), -1);
	klok_freeze(0);
}
TEST_BOTH(invariant_25_the_minutes_of_then_are_for_who_was_admitted_then_and_is_now)

static void invariant_13_the_minutes_of_then_know_the_regime_of_the_case(struct opstelling *o)
{
	struct week w = week(o);
	struct vastlegging_id laatste = { proef_count(o, "select max(id) from main.vastlegging where dossier = %1", w.t.punt.v) };
	struct verslag *v;
	struct ctx c = opstelling_as(o, SANNE);

	proef_good(c.fi, vast_change(&c, laatste, 1, STR("Dinsdag twee meldingen."), STR("8")));
	klok_freeze(w.dinsdag + 2 * HOUR_MS);
	c = then(&w, SANNE, w.dinsdag + HOUR_MS + 1, NULL);
	assert_int_equal(recorded(&c, w.t.casus, w.t.punt, &v), 2);
	assert_true(str_eq(v->punten[0].vast[1].wpg, STR("8")));
	klok_freeze(0);
}
TEST_BOTH(invariant_13_the_minutes_of_then_know_the_regime_of_the_case)

static void printed(struct opstelling *o, struct casus_id id)
{
	struct ctx c = opstelling_as(o, SANNE);
	struct casus_kop *k;

	c.afdruk = true;
	proef_good(c.fi, casus_kop_get(&c, id, &k));
	proef_good(c.fi, ctx_looks_durable(&c));
}

static int64_t prints(struct ctx *c, struct casus_id id)
{
	struct verstrekking_papieren l;

	proef_good(c->fi, verstrekking_papier(c, casus_dossier(id), &l));
	return (int64_t)l.n;
}

static void invariant_12_the_prints_that_were_known_then(struct opstelling *o)
{
	struct week w = week(o);
	struct ctx c;

	printed(o, w.t.casus);
	klok_freeze(w.dinsdag + DAY_MS);
	printed(o, w.t.casus);
	klok_freeze(w.dinsdag + 2 * DAY_MS);
	c = then(&w, SANNE, w.dinsdag + 1, NULL);
	assert_int_equal(prints(&c, w.t.casus), 0);
	c = then(&w, SANNE, w.dinsdag + 2 * HOUR_MS, NULL);
	assert_int_equal(prints(&c, w.t.casus), 1);
	c = then(&w, SANNE, klok_now(), NULL);
	assert_int_equal(prints(&c, w.t.casus), 2);
	c = then(&w, SANNE, klok_now(), LOTTE); /* who looked was not for her */
	assert_int_equal(prints(&c, w.t.casus), 0);
	c = then(&w, LOTTE, klok_now(), NULL);
	assert_int_equal(prints(&c, w.t.casus), 0);
	proef_sql(o, "update main.toegang set tot = van + 1 where dossier = %1 and onderdeel = 'logboek'", w.t.casus.v);
	c = then(&w, SANNE, w.dinsdag + 2 * HOUR_MS, NULL); /* she saw them then, and may not now */
	assert_int_equal(prints(&c, w.t.casus), 0);
	klok_freeze(0);
}
TEST_BOTH(invariant_12_the_prints_that_were_known_then)

static void invariant_27_of_a_closed_case_the_past_shows_what_the_reader_may_see_now(struct opstelling *o)
{
	struct week w = week(o);
	struct afschaling_lijst *a;
	struct verzoek_lijst l;
	struct ctx c;

	proef_sql(o, "insert into main.doel (id, dossier, onderdeel, organisatie, leefgebied, tekst, volgorde) "
		"select %1" PLANT "7, c.id, 'plan', c.organisatie, 'huisvesting', 'Een vaste slaapplek', 1 from main.casus c "
		"where c.id = %1", w.t.casus.v);
	(void)plan_maak(o, w.t.casus, LOTTE);
	tafel_rond_af(&w.t);
	klok_freeze(w.dinsdag + DAY_MS);
	c = opstelling_as(o, SANNE);
	proef_good(&o->fi, afschaling_sluit(o, w.t.casus));
	klok_freeze(w.dinsdag + DAY_MS + HOUR_MS);
	c = then(&w, SANNE, w.dinsdag + 1, NULL); /* she has the kern now */
	assert_int_equal(decisions(&c, w.t.casus), -1);
	proef_good(c.fi, verzoek_list(&c, VERZOEK_VAN_DOSSIER, casus_dossier(w.t.casus), true, &l));
	assert_int_equal(l.n, 0);
	proef_good(c.fi, afschaling_get(&c, w.t.casus, &a));
	assert_int_equal(a->n, 0);
	c = then(&w, SANNE, klok_now(), NULL);
	proef_good(c.fi, afschaling_get(&c, w.t.casus, &a));
	assert_true(a->n == 1 && a->v[0].ndeelnemers == 1 && a->v[0].nregels > 0);
	klok_freeze(0);
}
TEST_BOTH(invariant_27_of_a_closed_case_the_past_shows_what_the_reader_may_see_now)

/* What changed between two moments tells of them too, and of the points in overleggen. */
static void what_changed_tells_of_every_tab(struct opstelling *o)
{
	struct week w = week(o);
	struct logboek_filter f = { .van = w.dinsdag, .tot = w.dinsdag + MINUTE_MS };
	struct ctx c = opstelling_as(o, SANNE);
	bool vast = false, verzoek = false, verstrekking = false;
	struct logboek *l;

	proef_good(c.fi, logboek_get(&c, w.t.casus, &f, &l));
	for (size_t i = 0; i < l->n; i++) {
		vast |= strcmp(l->v[i].wat, "Vastgelegd in een overleg") == 0;
		verzoek |= strcmp(l->v[i].wat, "Informatieverzoek") == 0 && l->v[i].nvelden > 0;
		verstrekking |= strcmp(l->v[i].wat, "Verstrekking") == 0;
		assert_string_not_equal(l->v[i].wat, "Ander onderdeel");
	}
	assert_true(vast && verzoek && verstrekking);
	c = opstelling_as(o, RIK); /* sees the point; not what goes to and from the house */
	proef_good(c.fi, logboek_get(&c, w.t.casus, &f, &l));
	for (size_t i = 0; i < l->n; i++)
		assert_string_not_equal(l->v[i].wat, "Informatieverzoek");
	klok_freeze(0);
}
TEST_BOTH(what_changed_tells_of_every_tab)

int main(void)
{
	const struct CMUnitTest tests[] = {
		BOTH(invariant_12_the_pages_of_today_show_what_was_known_then_and_the_log_says_so),
		BOTH(invariant_6_other_eyes_see_what_they_might_see_then),
		BOTH(what_changed_between_two_moments),
		BOTH(invariant_12_overleg_request_and_what_was_passed_on_as_they_were_known),
		BOTH(invariant_13_the_minutes_of_then_know_the_regime_of_the_case),
		BOTH(invariant_25_the_minutes_of_then_are_for_who_was_admitted_then_and_is_now),
		BOTH(invariant_12_the_prints_that_were_known_then),
		BOTH(invariant_27_of_a_closed_case_the_past_shows_what_the_reader_may_see_now),
		BOTH(what_changed_tells_of_every_tab),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
