/* Letting a case go: what is refused, what everybody sees afterwards, opening it again. Both databases. */
#include "tests/proef_afschaling.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "domein/aanmelding/aanmelding.h"
#include "domein/casus/mensen.h"
#include "domein/casus/team.h"
#include "domein/casus/werk.h"
#include "domein/casus/zoek.h"
#include "domein/persoon/persoon.h"
#include "domein/termijn/termijn.h"
#include "domein/toegang/melding.h"
#include "main/demo_regio.h"
#include "tests/kijk.h"

#define SANNE "sanne.hendrickx"
#define RIK "rik.schreurs"
#define LOTTE "lotte.veldkamp"
#define HILDE "hilde.vroemen"
#define TIM "tim.boesten"

/* Refused on that field with that rule; nothing is closed. */
static void refused(struct opstelling *o, const struct afschaling_besluit *b, const char *field, const char *rule)
{
	struct ctx c = opstelling_as(o, SANNE);

	proef_refused(c.fi, afschaling_close(&c, b), field, rule);
	assert_int_equal(proef_count(o, "select count(*) from main.casus where id = %1 and gesloten is null", b->casus.v), 1);
}

static void closed(struct opstelling *o, struct casus_id id)
{
	struct ctx c = opstelling_as(o, SANNE);
	struct proef_afschaling p;

	afschaling_fill(o, id, &p);
	proef_good(c.fi, afschaling_close(&c, &p.b));
}

static bool sees(struct opstelling *o, const char *wie, struct casus_id id)
{
	struct ctx c = opstelling_as(o, wie);
	struct casus_kop *k;

	return casus_kop_get(&c, id, &k) == FAULT_NONE;
}

/* The part of an e-mail address before the @. */
static const char *local(struct opstelling *o, const char *email)
{
	return str_dup(o->arena, (struct str){ email, (size_t)(strchr(email, '@') - email) }).p;
}

/* ---- invariant 26 ---- */

static void invariant_26_asks_reason_level_and_receiver(struct opstelling *o)
{
	struct casus_id id = afschaling_casus(o);
	struct proef_afschaling p;

	afschaling_fill(o, id, &p);
	p.b.reden = STR("");
	refused(o, &p.b, "reden", "invariant 26");
	p.b.reden = STR("lokaal");
	p.b.motivering = STR("  ");
	refused(o, &p.b, "motivering", "invariant 26");
	afschaling_fill(o, id, &p);
	p.b.niveau = STR("");
	refused(o, &p.b, "niveau", "invariant 26");
	p.b.niveau = STR("regieteam"); /* of another house's model */
	refused(o, &p.b, "niveau", "invariant 26");
	p.b.niveau = STR("zvh"); /* where it is already */
	refused(o, &p.b, "niveau", "invariant 26");
	afschaling_fill(o, id, &p);
	p.b.ontvanger = STR(" ");
	refused(o, &p.b, "ontvanger", "invariant 26");
}
TEST_BOTH(invariant_26_asks_reason_level_and_receiver)

static void invariant_26_asks_a_decision_of_core_deelnemers(struct opstelling *o)
{
	struct casus_id id = afschaling_casus(o);
	struct proef_afschaling p;

	afschaling_fill(o, id, &p);
	p.b.n = 0;
	refused(o, &p.b, "deelnemers", "2.31 lid 8");
	p.b.n = 1;
	p.wie[0] = opstelling_id(o, LOTTE); /* care: WGS 2.27 lid 2 */
	refused(o, &p.b, "deelnemers", "invariant 26");
	p.wie[0] = opstelling_id(o, SANNE); /* the house decides nothing */
	refused(o, &p.b, "deelnemers", "invariant 26");
	p.wie[0] = opstelling_id(o, "anouk.rutten"); /* police, but not in this case */
	refused(o, &p.b, "deelnemers", "invariant 26");
	p.wie[0] = p.wie[1] = opstelling_id(o, RIK);
	p.b.n = 2;
	refused(o, &p.b, "deelnemers", "invariant 26");
	p.b.n = 1;
	p.b.besloten = datum_add_days(datum_today(), 1);
	refused(o, &p.b, "besloten", "invariant 26");
	p.b.besloten = datum_of(2019, 1, 1);
	refused(o, &p.b, "besloten", "invariant 26");
}
TEST_BOTH(invariant_26_asks_a_decision_of_core_deelnemers)

static void invariant_26_asks_the_report_and_who_goes_on(struct opstelling *o)
{
	struct casus_id id = afschaling_casus(o);
	struct proef_afschaling p;
	struct ctx c = opstelling_as(o, SANNE);

	afschaling_fill(o, id, &p);
	p.velden[0].tekst = STR("");
	refused(o, &p.b, "v.bereikt", "invariant 26");
	afschaling_fill(o, id, &p);
	p.b.ndoelen = 0;
	refused(o, &p.b, afschaling_veld(&c, "ud.", p.doelen[0].id), "invariant 26");
	afschaling_fill(o, id, &p);
	p.afspraken[0].uitkomst = STR("misschien");
	refused(o, &p.b, afschaling_veld(&c, "uw.", p.afspraken[0].id), "invariant 26");
	p.afspraken[0].uitkomst = STR("overgedragen");
	p.afspraken[0].tekst = STR("");
	refused(o, &p.b, afschaling_veld(&c, "w.", p.afspraken[0].id), "invariant 26");
}
TEST_BOTH(invariant_26_asks_the_report_and_who_goes_on)

static void only_who_may_closes(struct opstelling *o)
{
	static const char *const anderen[] = { RIK, LOTTE, TIM, HILDE, "mila.crutzen", "els.vroomen", "kees.dassen" };
	struct casus_id id = afschaling_casus(o);
	struct proef_afschaling p;
	struct ctx c;

	afschaling_fill(o, id, &p);
	for (size_t i = 0; i < sizeof(anderen) / sizeof(anderen[0]); i++) {
		enum fault f;

		c = opstelling_as(o, anderen[i]);
		f = afschaling_close(&c, &p.b);
		assert_true(f == FAULT_DENIED || f == FAULT_NOT_FOUND);
	}
	p.b.versie += 5;
	c = opstelling_as(o, SANNE);
	assert_int_equal(afschaling_close(&c, &p.b), FAULT_CONFLICT);
	p.b.versie -= 5;
	c = opstelling_as(o, SANNE);
	proef_good(c.fi, afschaling_check(&c, &p.b));
	assert_int_equal(proef_count(o, "select count(*) from main.afschaling where dossier = %1", id.v), 0);
	assert_true(sees(o, RIK, id));
}
TEST_BOTH(only_who_may_closes)

/* ---- closing ---- */

static void closing_keeps_the_decision_and_the_day_of_destruction(struct opstelling *o)
{
	struct casus_id id = afschaling_casus(o);
	int64_t weg = proef_count(o, "select vernietigen from main.casus where id = %1", id.v);
	struct afschaling_lijst *l = NULL;
	struct ctx c;

	closed(o, id);
	assert_int_equal(proef_count(o, "select vernietigen from main.casus where id = %1", id.v), weg); /* invariant 31 */
	assert_int_equal(proef_count(o, "select count(*) from main.termijn where dossier = %1 and voldaan is null", id.v), 0);
	assert_int_equal(proef_count(o, "select count(*) from main.teamlid where dossier = %1 and tot is null", id.v), 0);
	assert_int_equal(proef_count(o, "select count(*) from main.afspraak where dossier = %1 and status = 'vervallen'",
		id.v), 1);
	c = opstelling_as(o, SANNE);
	proef_good(c.fi, afschaling_get(&c, id, &l));
	assert_int_equal(l->n, 1);
	assert_true(str_eq(l->v[0].niveau, STR("sociaal_team")) && str_eq(l->v[0].niveau_van, STR("zvh")));
	assert_int_equal(l->v[0].ndeelnemers, 1);
	assert_true(text_has(l->v[0].deelnemers[0].naam, "Rik Schreurs"));
	assert_int_equal(l->v[0].nregels, 7);
	assert_int_equal(proef_count(o, "select count(*) from main.eindverslag e join main.doel d on d.id = e.doel where e.dossier = %1 "
		"and e.soort = 'doel' and e.afspraak is null", id.v), 1);
	assert_int_equal(proef_count(o, "select count(*) from main.eindverslag e join main.afspraak a on a.id = e.afspraak where "
		"e.dossier = %1 and e.soort = 'afspraak' and e.doel is null", id.v), 1);
	assert_true(l->kop->gesloten > 0 && str_eq(l->kop->fase, thema_fase_of(l->kop->thema_cat, FASE_AFSCHALING)->code));
}
TEST_BOTH(closing_keeps_the_decision_and_the_day_of_destruction)

static void a_second_submit_closes_once(struct opstelling *o)
{
	struct casus_id id = afschaling_casus(o);
	struct proef_afschaling p;

	afschaling_fill(o, id, &p);
	for (int i = 0; i < 2; i++) {
		struct ctx c = opstelling_as(o, SANNE);

		c.token = STR("eenmalig-afschaling");
		proef_good(c.fi, afschaling_close(&c, &p.b));
		assert_int_equal(c.herhaling, i);
	}
	assert_int_equal(proef_count(o, "select count(*) from main.afschaling where dossier = %1", id.v), 1);
}
TEST_BOTH(a_second_submit_closes_once)

/* ---- invariant 27: what everybody sees after closing ---- */

/* Rows of the dossier that somebody's lens shows, over all tables. */
static int64_t visible(struct opstelling *o, struct kijker *l, const char *wie, int64_t dossier, bool kern)
{
	int64_t n = 0;

	kijk_as(o, l, wie, klok_now() + 5);
	for (size_t i = 0; i < lens_tables_n; i++) {
		const struct lens_table *t = &lens_tables[i];

		if (t->class == LENS_CLASS_RIJ)
			n += look_int(l, text(l->p, "select count(*) from %s where dossier = %lld%s", t->name, (long long)dossier,
				kern ? "" : " and onderdeel <> 'kern'"));
	}
	if (kern)
		n += look_int(l, text(l->p, "select count(*) from casus where id = %lld", (long long)dossier));
	return n + (kern ? look_int(l, text(l->p, "select count(*) from toegang where dossier = %lld", (long long)dossier)) : 0);
}

/* The case was discussed in an overleg; Lotte and Sanne were admitted to the point. */
static int64_t discussed(struct opstelling *o, struct casus_id id)
{
	proef_sql(o, "insert into main.overleg (id, nummer, regio, organisatie, soort, begin, duur, voorzitter, status, "
		"reeks) select %1" PLANT "60, 'OV-%1', c.regio, c.organisatie, 'casusoverleg', 1, 60, c.procesregisseur, 'vastgesteld', 1 from main.casus c where c.id = %1", id.v);
	proef_sql(o, "insert into main.agendapunt (id, regio, organisatie, overleg, casus, titel, door) select %1" PLANT "61, c.regio, "
		"c.organisatie, %1" PLANT "60, c.id, 'Wolters', c.procesregisseur from main.casus c where c.id = %1", id.v);
	proef_sql(o, "insert into main.toegang (id, dossier, medewerker, onderdeel, niveau, soort, grond, organisatie, van, door) "
		"select %1" PLANT "62, %1" PLANT "61, m.id, 'kern', 2, 'team', 'Genodigd', m.organisatie, 1, m.id from main.medewerker m "
		"where m.naam = 'Rik Schreurs'", id.v);
	proef_sql(o, "insert into main.toegang (id, dossier, medewerker, onderdeel, niveau, soort, grond, organisatie, van, door) "
		"select %1" PLANT "63, %1" PLANT "61, m.id, 'kern', 3, 'team', 'Voorzitter', m.organisatie, 1, m.id from main.medewerker m "
		"where m.naam = 'Sanne Hendrickx'", id.v);
	return planted(id.v, 61);
}

static void invariant_27_no_lens_shows_a_row_of_it(struct opstelling *o)
{
	struct casus_id id = afschaling_casus(o);
	int64_t punt = discussed(o, id);
	int64_t aanmelding = proef_count(o, "select aanmelding from main.casus where id = %1", id.v);
	struct kijker *l;

	l = look_open(kijk_new(o), LENS_ACTOR);
	assert_true(visible(o, l, RIK, id.v, true) > 3);
	assert_true(visible(o, l, RIK, aanmelding, false) > 0);
	kijk_as(o, l, RIK, klok_now() + 5);
	assert_int_equal(look_int(l, text(l->p, "select count(*) from agendapunt where id = %lld", (long long)punt)), 1);
	closed(o, id);
	for (size_t i = 0; i < demo_mensen_n; i++) {
		const char *wie = local(o, demo_mensen[i].email);
		bool regie = strcmp(wie, SANNE) == 0;

		if (visible(o, l, wie, id.v, false) || visible(o, l, wie, aanmelding, false))
			fail_msg("%s sees content of a closed case", wie);
		if (look_int(l, text(l->p, "select count(*) from agendapunt where id = %lld", (long long)punt)))
			fail_msg("%s sees what an overleg recorded", wie);
		if ((visible(o, l, wie, id.v, true) > 0) != regie)
			fail_msg("%s: %s", wie, regie ? "cannot prepare a reopening" : "sees a closed case");
	}
	look_close(l);
}
TEST_BOTH(invariant_27_no_lens_shows_a_row_of_it)

/* The places where work is found. */
static int64_t places(struct opstelling *o, const char *wie)
{
	struct casus_filter alles = { .gesloten = true, .thema = STR(""), .fase = STR(""), .toestand = STR(""),
		.tekst = STR("") };
	struct termijn_rijen termijnen;
	struct afspraak_rijen afspraken;
	struct casus_lijst l;
	struct werk *w;
	struct ctx c = opstelling_as(o, wie);
	int64_t n, meldingen;

	proef_good(c.fi, casus_list(&c, &alles, &l));
	n = l.totaal;
	proef_good(c.fi, werk_get(&c, &w));
	n += (int64_t)(w->naandacht + w->neinden + w->nrecent + w->neigen + w->nopenen);
	proef_good(c.fi, termijn_mine(&c, &termijnen));
	proef_good(c.fi, afspraak_mine(&c, AFSPRAAK_VAN_MIJ, true, &afspraken));
	proef_good(c.fi, melding_count(&c, &meldingen));
	return n + (int64_t)(termijnen.n + afspraken.n) + meldingen;
}

static void invariant_27_it_leaves_every_list_and_inbox(struct opstelling *o)
{
	struct casus_id id = afschaling_casus(o);
	int64_t voor;

	voor = places(o, LOTTE);
	assert_true(voor > 0 && places(o, RIK) > 0);
	closed(o, id);
	for (size_t i = 0; i < demo_mensen_n; i++) {
		const char *wie = local(o, demo_mensen[i].email);

		if (strcmp(wie, SANNE) != 0 && places(o, wie) != 0)
			fail_msg("%s still finds %lld", wie, (long long)places(o, wie));
	}
	assert_int_equal(proef_count(o, "select count(*) from main.toegang where dossier = %1 and tot > van and tot > "
		"(select gesloten + 1 from main.casus where id = %1) and medewerker <> (select procesregisseur from main.casus "
		"where id = %1)", id.v), 0);
}
TEST_BOTH(invariant_27_it_leaves_every_list_and_inbox)

static void invariant_27_a_linked_case_forgets_it(struct opstelling *o)
{
	struct casus_id id = afschaling_casus(o), ander = proef_casus(o);
	struct ctx c = opstelling_as(o, SANNE);
	struct mensen *m;

	proef_sql(o, "insert into main.verband (id, dossier, onderdeel, organisatie, ander, soort) select %1" PLANT "3, k.id, "
		"'kern', k.organisatie, %1, 'gezin' from main.casus k where k.id <> %1", id.v);
	plan_laat_toe(o, ander, LOTTE, NIVEAU_LEZEN);
	closed(o, id);
	c = opstelling_as(o, LOTTE);
	proef_good(c.fi, mensen_get(&c, ander, &m));
	assert_int_equal(m->nverbanden, 0);
}
TEST_BOTH(invariant_27_a_linked_case_forgets_it)

/* ---- who reviews ---- */

static void invariant_27_a_reviewer_opens_it_with_a_reason(struct opstelling *o)
{
	struct casus_id id = afschaling_casus(o);
	struct afgeschermd_lijst l;
	struct casus_kop *k;
	struct ctx c;

	c = opstelling_as(o, HILDE);
	proef_good(c.fi, afgeschermd_list(&c, &l));
	assert_int_equal(l.n, 0);
	closed(o, id);
	c = opstelling_as(o, SANNE);
	assert_int_equal(afgeschermd_list(&c, &l), FAULT_DENIED);
	c = opstelling_as(o, HILDE);
	proef_good(c.fi, afgeschermd_list(&c, &l));
	assert_int_equal(l.n, 1);
	assert_false(sees(o, HILDE, id));
	assert_int_equal(toetsing_open(&c, id, STR("kort")), FAULT_INVALID);
	c = opstelling_as(o, HILDE);
	proef_good(c.fi, toetsing_open(&c, id, STR("Steekproef van het vierde kwartaal")));
	klok_freeze(klok_now() + 10);
	c = opstelling_as(o, HILDE);
	proef_good(c.fi, casus_kop_get(&c, id, &k));
	assert_int_equal(k->mijn.v[CASUS_DEEL_KERN], NIVEAU_LEZEN);
	assert_int_equal(k->mijn.v[CASUS_DEEL_TIJDLIJN], NIVEAU_LEZEN);
	klok_freeze(klok_now() + (TOETSING_DAGEN + 1) * DAY_MS);
	assert_false(sees(o, HILDE, id));
	klok_freeze(0);
	opstelling_sql(o, "update main.rol_toekenning set huis = (select id from main.huis where code = 'ps') where rol = "
		"'contactpunt'");
	c = opstelling_as(o, HILDE);
	assert_int_equal(toetsing_open(&c, id, STR("Steekproef van het vierde kwartaal")), FAULT_NOT_FOUND);
}
TEST_BOTH(invariant_27_a_reviewer_opens_it_with_a_reason)

/* ---- opening again ---- */

static struct heropening reopening(struct opstelling *o, struct casus_id id, struct medewerker_id *wie)
{
	*wie = opstelling_id(o, "femke.groot");
	return (struct heropening){ .casus = id,
		.versie = proef_count(o, "select versie from main.casus where id = %1", id.v), .besloten = datum_today(),
		.herbeoordeling = datum_add_days(datum_today(), 90), .reden = STR("Nieuwe meldingen in drie weken."),
		.regisseur = opstelling_id(o, SANNE), .n = 1, .deelnemers = wie };
}

static void reopen_refused(struct opstelling *o, const struct heropening *h, const char *field, const char *rule)
{
	struct ctx c = opstelling_as(o, SANNE);

	proef_refused(c.fi, heropening_do(&c, h), field, rule);
}

static void invariant_27_reopening_asks_a_decision(struct opstelling *o)
{
	struct casus_id id = afschaling_casus(o);
	struct medewerker_id wie;
	struct heropening h;
	struct ctx c;

	h = reopening(o, id, &wie);
	c = opstelling_as(o, SANNE);
	assert_int_equal(heropening_do(&c, &h), FAULT_CONFLICT); /* it is open */
	closed(o, id);
	h = reopening(o, id, &wie);
	c = opstelling_as(o, TIM); /* a procesregisseur of the same house, who never saw it */
	assert_int_equal(heropening_do(&c, &h), FAULT_NOT_FOUND);
	h.n = 0;
	reopen_refused(o, &h, "deelnemers", "invariant 27");
	h.n = 1;
	wie = opstelling_id(o, LOTTE);
	reopen_refused(o, &h, "deelnemers", "invariant 27");
	h = reopening(o, id, &wie);
	h.reden = STR("");
	reopen_refused(o, &h, "reden", NULL);
	h = reopening(o, id, &wie);
	h.regisseur = opstelling_id(o, "mila.crutzen"); /* of another house */
	reopen_refused(o, &h, "regisseur", "invariant 21");
	proef_sql(o, "update main.casus set vernietigen = 20200101 where id = %1", id.v);
	h = reopening(o, id, &wie);
	reopen_refused(o, &h, "reden", "invariant 31");
}
TEST_BOTH(invariant_27_reopening_asks_a_decision)

static void reopening_admits_nobody_but_the_regisseur(struct opstelling *o)
{
	struct casus_id id = afschaling_casus(o);
	struct medewerker_id wie;
	struct heropening h;
	struct casus_kop *k;
	struct ctx c;

	closed(o, id);
	h = reopening(o, id, &wie);
	c = opstelling_as(o, SANNE);
	proef_good(c.fi, heropening_do(&c, &h));
	klok_freeze(klok_now() + 10);
	c = opstelling_as(o, SANNE);
	proef_good(c.fi, casus_kop_get(&c, id, &k));
	assert_int_equal(k->gesloten, 0);
	for (int d = 0; d < CASUS_DEEL__MAX; d++)
		assert_int_equal(k->mijn.v[d], NIVEAU_SCHRIJVEN);
	assert_false(sees(o, RIK, id));
	assert_false(sees(o, LOTTE, id));
	plan_laat_toe(o, id, LOTTE, NIVEAU_LEZEN);
	klok_freeze(klok_now() + 10);
	assert_true(sees(o, LOTTE, id));
	klok_freeze(0);
	assert_int_equal(proef_count(o, "select count(*) from main.besluit_deelnemer where dossier = %1 and soort = "
		"'heropening'", id.v), 1);
}
TEST_BOTH(reopening_admits_nobody_but_the_regisseur)

/* Who opens it hands it to another, and never reads the ledger. */
static void invariant_43_the_clock_of_feedback_runs_again(struct opstelling *o)
{
	struct casus_id id = afschaling_casus(o);
	struct datum owed = datum_add_days(datum_today(), 100);
	struct medewerker_id wie;
	struct heropening h;
	struct ctx c;

	proef_sql(o, "insert into main.verstrekking (id, dossier, onderdeel, organisatie, aan, ontvanger, wijze, wat, categorieen, "
		"doel, grond, dag, moment, door, terugkoppeling) select %1" PLANT "k.n, c.id, 'verzoek', c.organisatie, 'deelnemer', 'Politie', "
		"'brief', 'x', 'zaakgegeven', 'onveiligheid', 'WGS 1.7', 20260101, 1, c.procesregisseur, k.d from main.casus c "
		"cross join (select 1 as n, 20991231 as d union all select 2, 20991230 union all select 3, null) k where c.id = %1",
		id.v);
	proef_sql(o, "update main.verstrekking set terugkoppeling = %1 where terugkoppeling = 20991230", owed.v);
	closed(o, id);
	assert_int_equal(proef_count(o, "select count(*) from main.termijn where dossier = %1 and voldaan is null", id.v), 0);
	h = reopening(o, id, &wie);
	h.regisseur = opstelling_id(o, TIM);
	c = opstelling_as(o, SANNE);
	proef_good(c.fi, heropening_do(&c, &h));
	assert_int_equal(proef_count(o, "select count(*) from main.termijn where dossier = %1 and voldaan is null and klok = "
		"'terugkoppeling_resultaat'", id.v), 1);
	assert_int_equal(proef_count(o, "select einde from main.termijn where dossier = %1 and voldaan is null and klok = "
		"'terugkoppeling_resultaat'", id.v), owed.v);
}
TEST_BOTH(invariant_43_the_clock_of_feedback_runs_again)

/* ---- review ---- */

static void a_review_sets_the_next_date_and_confirms_safety(struct opstelling *o)
{
	struct casus_id id = proef_casus(o);
	struct herbeoordeling h = { .casus = id, .versie = 1, .uitkomst = STR("houden"), .reden = STR("Nog twee doelen open."),
		.volgende = datum_add_days(datum_today(), 90) };
	struct herbeoordeling_lijst *l;
	struct ctx c = opstelling_as(o, SANNE);

	proef_good(c.fi, casus_veilig_add(&c, id, STR("Altijd met twee personen")));
	h.versie = proef_count(o, "select versie from main.casus where id = %1", id.v);
	c = opstelling_as(o, RIK);
	assert_int_equal(herbeoordeling_add(&c, &h), FAULT_DENIED);
	h.volgende = datum_today();
	c = opstelling_as(o, SANNE);
	assert_int_equal(herbeoordeling_add(&c, &h), FAULT_INVALID);
	assert_true(fault_has(&c, "veilig") && fault_has(&c, "volgende")); /* all at once */
	h.veilig = true;
	c = opstelling_as(o, SANNE);
	assert_int_equal(herbeoordeling_add(&c, &h), FAULT_INVALID);
	assert_true(fault_has(&c, "volgende"));
	h.volgende = datum_add_days(datum_today(), 90);
	h.reden = STR("");
	c = opstelling_as(o, SANNE);
	assert_int_equal(herbeoordeling_add(&c, &h), FAULT_INVALID);
	h.reden = STR("Nog twee doelen open.");
	c = opstelling_as(o, SANNE);
	proef_good(c.fi, herbeoordeling_add(&c, &h));
	assert_int_equal(proef_count(o, "select herbeoordeling from main.casus where id = %1", id.v), h.volgende.v);
	c = opstelling_as(o, SANNE);
	assert_int_equal(herbeoordeling_add(&c, &h), FAULT_CONFLICT);
	c = opstelling_as(o, SANNE);
	proef_good(c.fi, herbeoordeling_list(&c, id, &l));
	assert_int_equal(l->n, 1);
	assert_true(str_eq(l->v[0].uitkomst, STR("houden")));
}
TEST_BOTH(a_review_sets_the_next_date_and_confirms_safety)

int main(void)
{
	const struct CMUnitTest tests[] = {
		BOTH(invariant_26_asks_reason_level_and_receiver),
		BOTH(invariant_26_asks_a_decision_of_core_deelnemers),
		BOTH(invariant_26_asks_the_report_and_who_goes_on),
		BOTH(only_who_may_closes),
		BOTH(closing_keeps_the_decision_and_the_day_of_destruction),
		BOTH(a_second_submit_closes_once),
		BOTH(invariant_27_no_lens_shows_a_row_of_it),
		BOTH(invariant_27_it_leaves_every_list_and_inbox),
		BOTH(invariant_27_a_linked_case_forgets_it),
		BOTH(invariant_27_a_reviewer_opens_it_with_a_reason),
		BOTH(invariant_27_reopening_asks_a_decision),
		BOTH(reopening_admits_nobody_but_the_regisseur),
		BOTH(invariant_43_the_clock_of_feedback_runs_again),
		BOTH(a_review_sets_the_next_date_and_confirms_safety),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
