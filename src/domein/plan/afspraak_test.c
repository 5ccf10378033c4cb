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

int main(void)
{
	const struct CMUnitTest tests[] = {
		BOTH(invariant_21_the_house_never_owns_an_afspraak),
		BOTH(invariant_23_kind_and_framework_or_a_reason),
		BOTH(what_is_missing_is_said_beside_its_field),
		BOTH(only_who_writes_the_plan_makes_one),
		BOTH(own_level_sees_what_the_organisation_owns),
		BOTH(the_worklist_holds_what_one_owns),
		BOTH(the_digest_counts_for_who_is_admitted),
		BOTH(the_owner_is_told_once_he_may_see_it),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
