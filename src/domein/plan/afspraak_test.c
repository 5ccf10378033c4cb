/* Afspraken: who may own one, who sees and answers it, what is asked of it. Both databases. */
#include "tests/proef_plan.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#define SANNE "sanne.hendrickx"
#define RIK "rik.schreurs"
#define LOTTE "lotte.veldkamp"
#define KARIN "karin.bouts"

static enum fault try_add(struct opstelling *o, const char *wie, struct afspraak_nieuw n, const char *field)
{
	struct ctx c = opstelling_as(o, wie);
	struct afspraak_id id;
	enum fault f = afspraak_add(&c, &n, &id);

	if (field)
		assert_true(f == FAULT_INVALID && fault_has(&c, field));
	return f;
}

/* ---- who owns it ---- */

static void invariant_21_the_house_never_owns_an_afspraak(struct opstelling *o)
{
	struct casus_id id = plan_casus(o);
	struct afspraak_nieuw n = plan_afspraak(o, id, SANNE);

	assert_int_equal(try_add(o, SANNE, n, "eigenaar"), FAULT_INVALID);
	n = plan_afspraak(o, id, "tim.boesten");
	assert_int_equal(try_add(o, SANNE, n, "eigenaar"), FAULT_INVALID);
	n.eigenaar.v = 0;
	n.organisatie = plan_organisatie(o, SANNE);
	assert_int_equal(try_add(o, SANNE, n, "organisatie"), FAULT_INVALID);
	n.organisatie.v = 0;
	assert_int_equal(try_add(o, SANNE, n, "eigenaar"), FAULT_INVALID);
	n = plan_afspraak(o, id, LOTTE);
	n.organisatie = plan_organisatie(o, RIK);
	assert_int_equal(try_add(o, SANNE, n, "organisatie"), FAULT_INVALID);
	assert_int_equal(opstelling_count(o, "select count(*) from main.afspraak"), 0);
	n.organisatie.v = 0;
	assert_int_equal(try_add(o, SANNE, n, NULL), FAULT_NONE);
	assert_int_equal(opstelling_count(o, "select count(*) from main.afspraak a join main.organisatie p "
		"on p.id = a.organisatie where p.soort = 'ggz'"), 1);
}
TEST_BOTH(invariant_21_the_house_never_owns_an_afspraak)

static void invariant_23_kind_and_framework_or_a_reason(struct opstelling *o)
{
	struct casus_id id = plan_casus(o);
	struct afspraak_nieuw n = plan_afspraak(o, id, LOTTE);

	n.kader = STR("");
	assert_int_equal(try_add(o, SANNE, n, "indeling_reden"), FAULT_INVALID);
	n.kader = STR("misschien");
	assert_int_equal(try_add(o, SANNE, n, "kader"), FAULT_INVALID);
	n.kader = STR("");
	n.indeling_reden = STR("Hangt af van het gesprek van vrijdag");
	assert_int_equal(try_add(o, SANNE, n, NULL), FAULT_NONE);
}
TEST_BOTH(invariant_23_kind_and_framework_or_a_reason)

static void what_is_missing_is_said_beside_its_field(struct opstelling *o)
{
	struct casus_id id = plan_casus(o);
	struct afspraak_nieuw n = plan_afspraak(o, id, LOTTE);

	n.tekst = STR("  ");
	assert_int_equal(try_add(o, SANNE, n, "tekst"), FAULT_INVALID);
	n = plan_afspraak(o, id, LOTTE);
	n.termijn = datum_add_days(datum_today(), -1);
	assert_int_equal(try_add(o, SANNE, n, "termijn"), FAULT_INVALID);
	n.termijn.v = 0;
	n.herhaal = STR("week");
	assert_int_equal(try_add(o, SANNE, n, "termijn"), FAULT_INVALID);
	n = plan_afspraak(o, id, LOTTE);
	n.leefgebied = STR("wonen");
	assert_int_equal(try_add(o, SANNE, n, "leefgebied"), FAULT_INVALID);
	n = plan_afspraak(o, id, LOTTE);
	n.doel.v = 12345;
	assert_int_equal(try_add(o, SANNE, n, "doel"), FAULT_INVALID);
}
TEST_BOTH(what_is_missing_is_said_beside_its_field)

static void only_who_writes_the_plan_makes_one(struct opstelling *o)
{
	struct casus_id id = plan_casus(o);

	plan_laat_toe(o, id, LOTTE, NIVEAU_EIGEN);
	assert_int_equal(try_add(o, "joep.lemmens", plan_afspraak(o, id, LOTTE), NULL), FAULT_NOT_FOUND);
	assert_int_equal(try_add(o, RIK, plan_afspraak(o, id, RIK), NULL), FAULT_DENIED);
	assert_int_equal(try_add(o, LOTTE, plan_afspraak(o, id, LOTTE), NULL), FAULT_DENIED);
	proef_sql(o, "update main.casus set gesloten = 1 where id = %1", id.v);
	assert_int_equal(try_add(o, SANNE, plan_afspraak(o, id, LOTTE), NULL), FAULT_DENIED);
}
TEST_BOTH(only_who_writes_the_plan_makes_one)

/* ---- who sees it ---- */

static size_t sees(struct opstelling *o, const char *wie, struct casus_id id)
{
	struct ctx c = opstelling_as(o, wie);
	struct afspraken l;

	assert_int_equal(afspraak_open(&c, id, &l), FAULT_NONE);
	return l.n;
}

static void own_level_sees_what_the_organisation_owns(struct opstelling *o)
{
	struct casus_id id = plan_casus(o);

	plan_laat_toe(o, id, LOTTE, NIVEAU_EIGEN);
	plan_laat_toe(o, id, KARIN, NIVEAU_LEZEN);
	plan_maak(o, id, LOTTE);
	plan_maak(o, id, RIK);
	assert_int_equal(sees(o, SANNE, id), 2);
	assert_int_equal(sees(o, KARIN, id), 2);
	assert_int_equal(sees(o, LOTTE, id), 1);
	assert_int_equal(sees(o, "arie.peters", id), 0);
	assert_int_equal(sees(o, "joep.lemmens", id), 0);
}
TEST_BOTH(own_level_sees_what_the_organisation_owns)

static void the_worklist_holds_what_one_owns(struct opstelling *o)
{
	struct casus_id id = plan_casus(o);
	struct afspraak_rijen l;
	struct ctx c;

	plan_laat_toe(o, id, LOTTE, NIVEAU_EIGEN);
	plan_maak(o, id, LOTTE);
	plan_maak(o, id, RIK);
	c = opstelling_as(o, LOTTE);
	assert_int_equal(afspraak_mine(&c, AFSPRAAK_VAN_MIJ, false, &l), FAULT_NONE);
	assert_int_equal(l.n, 1);
	assert_true(l.v[0].a.eigen && !l.v[0].a.te_laat && l.v[0].heeft_naam);
	assert_int_equal(c.nlooks, 1);
	assert_int_equal(afspraak_mine(&c, AFSPRAAK_VAN_ORGANISATIE, false, &l), FAULT_NONE);
	assert_int_equal(l.n, 0);
	opstelling_sql(o, "update main.afspraak set termijn = 20260101");
	c = opstelling_as(o, SANNE);
	assert_int_equal(afspraak_mine(&c, AFSPRAAK_VAN_REGIE, false, &l), FAULT_NONE);
	assert_int_equal(l.n, 2);
	assert_true(l.v[0].a.te_laat && l.v[1].a.te_laat);
	proef_sql(o, "update main.toegang set tot = van + 1 where onderdeel = 'plan' and dossier = %1 and niveau = 1", id.v);
	c = opstelling_as(o, LOTTE);
	assert_int_equal(afspraak_mine(&c, AFSPRAAK_VAN_MIJ, true, &l), FAULT_NONE);
	assert_int_equal(l.n, 0);
}
TEST_BOTH(the_worklist_holds_what_one_owns)

static const struct afspraak_telling *telling(struct opstelling *o, const char *wie, struct afspraak_tellingen *l)
{
	struct ctx c = opstelling_as(o, SANNE);

	assert_int_equal(afspraak_tel(&c, l), FAULT_NONE);
	for (size_t i = 0; i < l->n; i++)
		if (l->v[i].medewerker.v == opstelling_id(o, wie).v)
			return &l->v[i];
	return NULL;
}

static void the_digest_counts_for_who_is_admitted(struct opstelling *o)
{
	struct casus_id id = plan_casus(o);
	struct afspraak_tellingen l;
	const struct afspraak_telling *t;

	plan_maak(o, id, LOTTE);
	assert_null(telling(o, LOTTE, &l));
	plan_laat_toe(o, id, LOTTE, NIVEAU_EIGEN);
	t = telling(o, LOTTE, &l);
	assert_non_null(t);
	assert_int_equal(t->onbeantwoord, 1);
	assert_int_equal(t->te_laat, 0);
	assert_null(telling(o, SANNE, &l));
	opstelling_sql(o, "update main.afspraak set termijn = 20260101, antwoord = 'aanvaard'");
	t = telling(o, LOTTE, &l);
	assert_true(t && t->te_laat == 1 && t->onbeantwoord == 0);
	t = telling(o, SANNE, &l);
	assert_true(t && t->regie_te_laat == 1);
	opstelling_sql(o, "update main.afspraak set status = 'gereed'");
	assert_null(telling(o, LOTTE, &l));
	assert_null(telling(o, SANNE, &l));
}
TEST_BOTH(the_digest_counts_for_who_is_admitted)

static void the_owner_is_told_once_he_may_see_it(struct opstelling *o)
{
	struct casus_id id = plan_casus(o);
	struct afspraken l;
	struct ctx c;

	plan_maak(o, id, LOTTE);
	assert_int_equal(opstelling_count(o, "select count(*) from main.melding where soort = 'afspraak_nieuw'"), 0);
	c = opstelling_as(o, SANNE);
	assert_int_equal(afspraak_open(&c, id, &l), FAULT_NONE);
	assert_false(l.v[0].eigenaar_ziet);
	plan_laat_toe(o, id, LOTTE, NIVEAU_EIGEN);
	plan_maak(o, id, LOTTE);
	assert_int_equal(opstelling_count(o, "select count(*) from main.melding where soort = 'afspraak_nieuw'"), 1);
	c = opstelling_as(o, SANNE);
	assert_int_equal(afspraak_open(&c, id, &l), FAULT_NONE);
	assert_true(l.v[0].eigenaar_ziet && l.v[1].eigenaar_ziet);
	assert_int_equal(l.v[1].nummer, 2);
}
TEST_BOTH(the_owner_is_told_once_he_may_see_it)

/* ---- answering ---- */

static int64_t versie_of(struct opstelling *o, struct afspraak_id id)
{
	return proef_count(o, "select versie from main.afspraak where id = %1", id.v);
}

static bool stands(struct opstelling *o, struct afspraak_id id, const char *where)
{
	struct buf b = buf_new(o->arena);

	buf_addz(&b, "select count(*) from main.afspraak where id = %1 and ");
	buf_addz(&b, where);
	return proef_count(o, buf_str(&b).p, id.v) == 1;
}

static enum fault answer(struct opstelling *o, const char *wie, struct afspraak_id id, bool ja, const char *reden)
{
	struct ctx c = opstelling_as(o, wie);

	return afspraak_answer(&c, id, versie_of(o, id), ja, str_z(reden));
}

/* A reader of the plan answers what his own organisation owns, and nothing else. */
static void the_owner_answers_with_every_level(struct opstelling *o)
{
	struct casus_id id = plan_casus(o);
	struct afspraak_id rik = plan_maak(o, id, RIK), lotte, karin;

	plan_laat_toe(o, id, LOTTE, NIVEAU_EIGEN);
	plan_laat_toe(o, id, KARIN, NIVEAU_LEZEN);
	lotte = plan_maak(o, id, LOTTE);
	karin = plan_maak(o, id, KARIN);
	assert_int_equal(answer(o, LOTTE, karin, true, ""), FAULT_NOT_FOUND);
	assert_int_equal(answer(o, KARIN, lotte, true, ""), FAULT_DENIED);
	assert_int_equal(answer(o, "arie.peters", lotte, true, ""), FAULT_NOT_FOUND);
	assert_int_equal(answer(o, LOTTE, lotte, false, " "), FAULT_INVALID);
	assert_int_equal(answer(o, LOTTE, lotte, false, "Er is geen behandelaar vrij"), FAULT_NONE);
	assert_int_equal(answer(o, KARIN, karin, true, ""), FAULT_NONE);
	assert_int_equal(answer(o, RIK, rik, true, ""), FAULT_NONE);
	assert_true(stands(o, lotte, "antwoord = 'geweigerd' and status = 'open'"));
	assert_true(stands(o, karin, "antwoord = 'aanvaard'"));
	assert_int_equal(opstelling_count(o, "select count(*) from main.melding where soort = 'afspraak_geweigerd'"), 1);
	proef_sql(o, "update main.toegang set tot = van + 1 where onderdeel = 'plan' and dossier = %1 and niveau = 1", id.v);
	assert_int_equal(answer(o, LOTTE, lotte, true, ""), FAULT_NOT_FOUND);
}
TEST_BOTH(the_owner_answers_with_every_level)

static void stale_and_double_answers_change_nothing(struct opstelling *o)
{
	struct casus_id id = plan_casus(o);
	struct afspraak_id a = plan_maak(o, id, RIK);
	struct ctx c = opstelling_as(o, RIK);

	assert_int_equal(afspraak_answer(&c, a, 7, true, STR("")), FAULT_CONFLICT);
	c = opstelling_as(o, RIK);
	c.token = STR("afspraak-antwoord-eens");
	assert_int_equal(afspraak_progress(&c, a, &(struct afspraak_voortgang){ .tekst = STR("Eerste gesprek gehad") }), FAULT_NONE);
	c = opstelling_as(o, RIK);
	c.token = STR("afspraak-antwoord-eens");
	assert_int_equal(afspraak_progress(&c, a, &(struct afspraak_voortgang){ .tekst = STR("Eerste gesprek gehad") }), FAULT_NONE);
	assert_true(c.herhaling);
	assert_int_equal(opstelling_count(o, "select count(*) from main.afspraak_stap where soort = 'voortgang'"), 1);
	assert_true(stands(o, a, "status = 'loopt' and antwoord = 'aanvaard'"));
}
TEST_BOTH(stale_and_double_answers_change_nothing)

static void another_day_is_asked_and_agreed(struct opstelling *o)
{
	struct casus_id id = plan_casus(o);
	struct afspraak_id a = plan_maak(o, id, RIK);
	struct datum later = datum_add_days(datum_today(), 20);
	struct ctx c = opstelling_as(o, RIK);

	assert_int_equal(afspraak_ask_date(&c, a, 1, datum_add_days(datum_today(), -1), STR("")), FAULT_INVALID);
	assert_true(fault_has(&c, "voorstel") && fault_has(&c, "reden"));
	c = opstelling_as(o, RIK);
	assert_int_equal(afspraak_ask_date(&c, a, 1, later, STR("Ziekte in het team")), FAULT_NONE);
	assert_false(stands(o, a, "voorstel is null"));
	c = opstelling_as(o, RIK);
	assert_int_equal(afspraak_answer_date(&c, a, 2, true, STR("")), FAULT_DENIED);
	c = opstelling_as(o, SANNE);
	assert_int_equal(afspraak_answer_date(&c, a, 2, false, STR("")), FAULT_INVALID);
	c = opstelling_as(o, SANNE);
	assert_int_equal(afspraak_answer_date(&c, a, 2, true, STR("")), FAULT_NONE);
	assert_true(stands(o, a, "voorstel is null"));
	assert_int_equal(proef_count(o, "select termijn from main.afspraak where id = %1", a.v), later.v);
	c = opstelling_as(o, SANNE);
	assert_int_equal(afspraak_answer_date(&c, a, 3, true, STR("")), FAULT_CONFLICT);
}
TEST_BOTH(another_day_is_asked_and_agreed)

static void it_ends_once_and_with_a_reason(struct opstelling *o)
{
	struct casus_id id = plan_casus(o);
	struct afspraak_id a = plan_maak(o, id, RIK);
	struct ctx c = opstelling_as(o, RIK);

	assert_int_equal(afspraak_finish(&c, a, 1, STR("mislukt"), STR("")), FAULT_INVALID);
	c = opstelling_as(o, RIK);
	assert_int_equal(afspraak_finish(&c, a, 1, STR("vervallen"), STR("Niet nodig")), FAULT_DENIED);
	c = opstelling_as(o, RIK);
	assert_int_equal(afspraak_finish(&c, a, 1, STR("ronde"), STR("")), FAULT_INVALID);
	c = opstelling_as(o, RIK);
	assert_int_equal(afspraak_finish(&c, a, 1, STR("gereed"), STR("")), FAULT_NONE);
	c = opstelling_as(o, RIK);
	assert_int_equal(afspraak_finish(&c, a, 2, STR("gereed"), STR("")), FAULT_CONFLICT);
	c = opstelling_as(o, RIK);
	assert_int_equal(afspraak_reopen(&c, a, 2, STR("Toch niet klaar")), FAULT_DENIED);
	c = opstelling_as(o, SANNE);
	assert_int_equal(afspraak_reopen(&c, a, 2, STR("Toch niet klaar")), FAULT_NONE);
	assert_true(stands(o, a, "status = 'loopt' and afgesloten is null"));
}
TEST_BOTH(it_ends_once_and_with_a_reason)

static void a_repeating_one_goes_on_to_its_next_day(struct opstelling *o)
{
	struct casus_id id = plan_casus(o);
	struct afspraak_nieuw n = plan_afspraak(o, id, RIK);
	struct afspraak_blad *s;
	struct afspraak_id a;
	struct ctx c = opstelling_as(o, SANNE);

	n.herhaal = STR("week");
	assert_int_equal(afspraak_add(&c, &n, &a), FAULT_NONE);
	c = opstelling_as(o, RIK);
	assert_int_equal(afspraak_finish(&c, a, 1, STR("ronde"), STR("Huisbezoek gedaan")), FAULT_NONE);
	assert_int_equal(proef_count(o, "select termijn from main.afspraak where id = %1", a.v),
		datum_add_days(n.termijn, 7).v);
	c = opstelling_as(o, RIK);
	assert_int_equal(afspraak_get(&c, id, a, &s), FAULT_NONE);
	assert_true(s->a.loopt && s->a.rondes == 1 && s->mag_antwoorden && !s->mag_wijzigen);
	assert_int_equal(s->n, 2);
	assert_string_equal(s->a.voortgang.p, "Huisbezoek gedaan");
	c = opstelling_as(o, RIK);
	assert_int_equal(afspraak_finish(&c, a, 2, STR("gereed"), STR("")), FAULT_NONE);
}
TEST_BOTH(a_repeating_one_goes_on_to_its_next_day)

/* With another owner the first organisation sees it no more, and the new one answers. */
static void invariant_21_another_owner_answers_again(struct opstelling *o)
{
	struct casus_id id = plan_casus(o);
	struct afspraak_nieuw n;
	struct afspraak_id a;
	struct ctx c;

	plan_laat_toe(o, id, LOTTE, NIVEAU_EIGEN);
	plan_laat_toe(o, id, KARIN, NIVEAU_EIGEN);
	a = plan_maak(o, id, LOTTE);
	assert_int_equal(answer(o, LOTTE, a, true, ""), FAULT_NONE);
	n = plan_afspraak(o, id, SANNE);
	c = opstelling_as(o, SANNE);
	assert_int_equal(afspraak_update(&c, a, 2, &n), FAULT_INVALID);
	assert_true(fault_has(&c, "eigenaar"));
	n = plan_afspraak(o, id, KARIN);
	c = opstelling_as(o, LOTTE);
	assert_int_equal(afspraak_update(&c, a, 2, &n), FAULT_DENIED);
	c = opstelling_as(o, SANNE);
	assert_int_equal(afspraak_update(&c, a, 2, &n), FAULT_NONE);
	assert_true(stands(o, a, "antwoord = 'wacht'"));
	assert_int_equal(sees(o, LOTTE, id), 0);
	assert_int_equal(answer(o, LOTTE, a, true, ""), FAULT_NOT_FOUND);
	assert_int_equal(answer(o, KARIN, a, true, ""), FAULT_NONE);
}
TEST_BOTH(invariant_21_another_owner_answers_again)

static void a_reminder_once_a_day_to_who_may_see_it(struct opstelling *o)
{
	struct casus_id id = plan_casus(o);
	struct afspraak_id a = plan_maak(o, id, LOTTE);
	struct afspraken l;
	struct ctx c = opstelling_as(o, SANNE);

	assert_int_equal(afspraak_remind(&c, a), FAULT_INVALID);
	plan_laat_toe(o, id, LOTTE, NIVEAU_EIGEN);
	c = opstelling_as(o, LOTTE);
	assert_int_equal(afspraak_remind(&c, a), FAULT_DENIED);
	c = opstelling_as(o, SANNE);
	assert_int_equal(afspraak_remind(&c, a), FAULT_NONE);
	c = opstelling_as(o, SANNE);
	assert_int_equal(afspraak_remind(&c, a), FAULT_INVALID);
	c = opstelling_as(o, SANNE);
	assert_int_equal(afspraak_open(&c, id, &l), FAULT_NONE);
	assert_int_equal(l.v[0].herinnerd, 1);
	assert_int_equal(opstelling_count(o, "select count(*) from main.melding where soort = 'afspraak_herinnering'"), 1);
}
TEST_BOTH(a_reminder_once_a_day_to_who_may_see_it)

/* ---- the head of the case ---- */

static void head_counts(struct opstelling *o, const char *wie, struct casus_id id, int64_t afspraken, int64_t team)
{
	struct ctx c = opstelling_as(o, wie);
	struct afspraken l;
	struct casus_kop *k;

	assert_int_equal(casus_kop_get(&c, id, &k), FAULT_NONE);
	assert_int_equal(k->afspraken, afspraken);
	assert_int_equal(k->team, team);
	assert_int_equal(k->mensen, proef_count(o, "select count(*) from main.betrokkene where dossier = %1", id.v));
	assert_int_equal(afspraak_open(&c, id, &l), FAULT_NONE);
	assert_int_equal(l.n, afspraken);
}

/* The counts are made beside the views of the tables, so they are held against those: who may read all sees all, who has
 * only his own part counts that, and who is admitted no longer counts nothing. */
static void invariant_6_the_head_counts_what_each_one_sees(struct opstelling *o)
{
	struct casus_id id = plan_casus(o);
	int64_t team;

	plan_laat_toe(o, id, LOTTE, NIVEAU_EIGEN);
	team = proef_count(o, "select count(*) from main.teamlid where dossier = %1", id.v);
	(void)plan_maak(o, id, LOTTE);
	(void)plan_maak(o, id, RIK);
	(void)plan_maak(o, id, RIK);
	head_counts(o, SANNE, id, 3, team);
	head_counts(o, RIK, id, 3, team);
	head_counts(o, LOTTE, id, 1, team);
	proef_sql(o, "update main.afspraak set status = 'gereed' where dossier = %1 and nummer = 1", id.v);
	head_counts(o, LOTTE, id, 0, team);
	proef_sql(o, "update main.toegang set tot = van + 1 where onderdeel = 'plan' and dossier = %1 and niveau = 2", id.v);
	head_counts(o, RIK, id, 0, team);
	head_counts(o, SANNE, id, 2, team);
}
TEST_BOTH(invariant_6_the_head_counts_what_each_one_sees)

int main(void)
{
	const struct CMUnitTest tests[] = {
		BOTH(invariant_6_the_head_counts_what_each_one_sees),
		BOTH(invariant_21_the_house_never_owns_an_afspraak),
		BOTH(invariant_23_kind_and_framework_or_a_reason),
		BOTH(what_is_missing_is_said_beside_its_field),
		BOTH(only_who_writes_the_plan_makes_one),
		BOTH(own_level_sees_what_the_organisation_owns),
		BOTH(the_worklist_holds_what_one_owns),
		BOTH(the_digest_counts_for_who_is_admitted),
		BOTH(the_owner_is_told_once_he_may_see_it),
		BOTH(the_owner_answers_with_every_level),
		BOTH(stale_and_double_answers_change_nothing),
		BOTH(another_day_is_asked_and_agreed),
		BOTH(it_ends_once_and_with_a_reason),
		BOTH(a_repeating_one_goes_on_to_its_next_day),
		BOTH(invariant_21_another_owner_answers_again),
		BOTH(a_reminder_once_a_day_to_who_may_see_it),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
