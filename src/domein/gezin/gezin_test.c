/* The system around a case: who sees which case of it, and what aligning plans asks. Refusals first. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "domein/casus/mensen.h"
#include "domein/casus/team.h"
#include "domein/gezin/gezin.h"
#include "tests/proef_casus.h"

#define SANNE "sanne.hendrickx"
#define RIK "rik.schreurs"

static void link_cases(struct opstelling *o, struct casus_id een, struct casus_id twee, const char *soort)
{
	struct ctx c = opstelling_as(o, SANNE);
	struct casus_kop *k;

	proef_good(&o->fi, casus_kop_get(&c, twee, &k));
	proef_good(&o->fi, verband_add(&c, een, k->nummer, str_z(soort), STR("")));
}

static struct gezin *page(struct opstelling *o, const char *wie, struct casus_id id)
{
	struct ctx c = opstelling_as(o, wie);
	struct gezin *g = NULL;

	proef_good(&o->fi, gezin_get(&c, id, &g));
	return g;
}

static struct afstemming_nieuw tests_met(struct casus_id een, struct casus_id twee)
{
	return (struct afstemming_nieuw){ een, twee, STR("Broers in hetzelfde huis."),
		STR("De schulden van de een zijn die van de ander."), STR("Zonder elkaar lukt geen van beide plannen.") };
}

static enum fault align(struct opstelling *o, const char *wie, const struct afstemming_nieuw *n,
	struct afstemming_id *ret)
{
	struct ctx c = opstelling_as(o, wie);

	return afstemming_add(&c, n, ret);
}

static void plan(struct opstelling *o, struct casus_id id)
{
	proef_sql(o, "insert into main.plan (id, dossier, onderdeel, organisatie, nummer, status, gemaakt, door, vastgesteld) "
		"select c.id, c.id, 'plan', c.organisatie, 1, 'vastgesteld', 1, c.procesregisseur, 2 from main.casus c "
		"where c.id = %1", id.v);
	proef_sql(o, "insert into main.doel (id, dossier, onderdeel, organisatie, leefgebied, tekst, volgorde) "
		"select c.id, c.id, 'plan', c.organisatie, 'huisvesting', 'Een eigen woning', 1 from main.casus c "
		"where c.id = %1", id.v);
}

static void invariant_19_aligning_plans_asks_the_three_tests(struct opstelling *o)
{
	struct casus_id een = proef_casus(o), twee = proef_casus(o);
	struct afstemming_nieuw n = tests_met(een, twee);
	struct afstemming_id id;
	struct gezin *g;

	proef_refused(&o->fi, align(o, SANNE, &n, &id), "ander", "invariant 19"); /* not linked */
	link_cases(o, een, twee, "gezin");
	n.kring = STR("");
	proef_refused(&o->fi, align(o, SANNE, &n, &id), "kring", "BGS 2.20 lid 2");
	n = tests_met(een, twee);
	n.samenhang = STR("  \n ");
	proef_refused(&o->fi, align(o, SANNE, &n, &id), "samenhang", "invariant 19");
	n = tests_met(een, twee);
	n.noodzaak = STR_NULL;
	proef_refused(&o->fi, align(o, SANNE, &n, &id), "noodzaak", "invariant 19");
	n = (struct afstemming_nieuw){ .casus = een, .ander = twee };
	proef_refused(&o->fi, align(o, SANNE, &n, &id), "kring", "invariant 19");
	assert_int_equal(o->fi.nfields, 3);
	assert_int_equal(opstelling_count(o, "select count(*) from main.gezin_afstemming"), 0);
	n = tests_met(een, een);
	proef_refused(&o->fi, align(o, SANNE, &n, &id), "ander", NULL);
	n = tests_met(een, twee);
	assert_int_equal(align(o, RIK, &n, &id), FAULT_DENIED); /* a partner does not decide it */
	assert_int_equal(align(o, "mila.crutzen", &n, &id), FAULT_NOT_FOUND);
	proef_good(&o->fi, align(o, SANNE, &n, &id));
	proef_refused(&o->fi, align(o, SANNE, &n, &id), "ander", NULL); /* once */
	n = tests_met(twee, een);
	proef_refused(&o->fi, align(o, SANNE, &n, &id), "ander", NULL); /* from the other side as well */
	g = page(o, SANNE, twee);
	assert_int_equal(g->nafstemmingen, 1);
	assert_true(str_eq(g->afstemmingen[0].kring, STR("Broers in hetzelfde huis.")));
	assert_false(g->afstemmingen[0].van_ons);
	assert_true(g->gezin.v[1].afgestemd);
}
TEST_BOTH(invariant_19_aligning_plans_asks_the_three_tests)

static void an_alignment_ends_with_a_reason(struct opstelling *o)
{
	struct casus_id een = proef_casus(o), twee = proef_casus(o);
	struct afstemming_nieuw n = tests_met(een, twee);
	struct afstemming_id id;
	struct ctx c;

	link_cases(o, een, twee, "gezin");
	proef_good(&o->fi, align(o, SANNE, &n, &id));
	c = opstelling_as(o, SANNE);
	proef_refused(&o->fi, afstemming_end(&c, een, id, 1, STR("")), "reden", NULL);
	c = opstelling_as(o, SANNE);
	assert_int_equal(afstemming_end(&c, twee, id, 1, STR("Verhuisd")), FAULT_NOT_FOUND);
	c = opstelling_as(o, SANNE);
	assert_int_equal(afstemming_end(&c, een, id, 2, STR("Verhuisd")), FAULT_CONFLICT);
	c = opstelling_as(o, RIK);
	assert_int_equal(afstemming_end(&c, een, id, 1, STR("Verhuisd")), FAULT_DENIED);
	c = opstelling_as(o, SANNE);
	proef_good(&o->fi, afstemming_end(&c, een, id, 1, STR("Verhuisd")));
	assert_false(page(o, SANNE, een)->gezin.v[1].afgestemd);
	proef_good(&o->fi, align(o, SANNE, &n, &id)); /* and may begin anew */
}
TEST_BOTH(an_alignment_ends_with_a_reason)

static void invariant_22_a_second_regisseur_or_plan_in_a_gezin_warns(struct opstelling *o)
{
	struct casus_id een = proef_casus(o), twee = proef_casus(o);
	struct afstemming_nieuw n = tests_met(een, twee);
	struct afstemming_id id;
	struct gezin *g;

	link_cases(o, een, twee, "gezin");
	g = page(o, SANNE, een);
	assert_int_equal(g->gezin.n, 2);
	assert_false(gezin_waarschuwt(&g->gezin));
	plan(o, een);
	plan(o, twee);
	g = page(o, SANNE, een);
	assert_int_equal(g->gezin.nplannen, 2);
	assert_true(gezin_waarschuwt(&g->gezin));
	proef_good(&o->fi, align(o, SANNE, &n, &id));
	g = page(o, SANNE, een);
	assert_int_equal(g->gezin.nplannen, 1); /* one plan, in two cases */
	assert_false(gezin_waarschuwt(&g->gezin));
	assert_int_equal(g->gezin.v[1].ndoelen, 1);
	proef_sql(o, "update main.casus set procesregisseur = (select id from main.medewerker where email = "
		"'noor.habets@zvh.example') where id = %1", twee.v);
	g = page(o, SANNE, een);
	assert_int_equal(g->gezin.nregisseurs, 2);
	assert_true(gezin_waarschuwt(&g->gezin));
	proef_sql(o, "update main.casus set gesloten = 5 where id = %1", twee.v); /* a closed case does not count */
	assert_false(gezin_waarschuwt(&page(o, SANNE, een)->gezin));
}
TEST_BOTH(invariant_22_a_second_regisseur_or_plan_in_a_gezin_warns)

static void invariant_6_each_sees_the_cases_he_was_admitted_to(struct opstelling *o)
{
	struct casus_id een = proef_casus(o), twee = proef_casus(o), drie = proef_casus(o);
	struct afstemming_nieuw n = tests_met(een, twee);
	struct afstemming_id id;
	struct gezin *g;
	struct ctx c;

	link_cases(o, een, twee, "gezin");
	link_cases(o, twee, drie, "gezin"); /* of een only by way of twee */
	proef_good(&o->fi, align(o, SANNE, &n, &id));
	g = page(o, SANNE, een);
	assert_int_equal(g->gezin.n, 3);
	assert_true(g->gezin.v[0].zelf);
	assert_true(g->mag);
	assert_int_equal(page(o, RIK, een)->gezin.n, 3);
	assert_false(page(o, RIK, een)->mag);
	c = opstelling_as(o, SANNE);
	proef_good(&o->fi, team_withdraw(&c, twee, opstelling_id(o, RIK), STR("Niet nodig")));
	g = page(o, RIK, een);
	assert_int_equal(g->gezin.n, 1); /* nor what lies behind it */
	assert_int_equal(g->nafstemmingen, 0);
	assert_int_equal(g->familie.n, 0);
	c = opstelling_as(o, "mila.crutzen");
	assert_int_equal(gezin_get(&c, een, &g), FAULT_NOT_FOUND);
	c = opstelling_as(o, SANNE);
	proef_good(&o->fi, gezin_get(&c, een, &g));
	assert_int_equal(c.nlooks, 3); /* one of each case shown */
}
TEST_BOTH(invariant_6_each_sees_the_cases_he_was_admitted_to)

static void a_criminal_family_is_a_group_of_its_own(struct opstelling *o)
{
	struct casus_id een = proef_casus(o), twee = proef_casus(o), drie = proef_casus(o);
	struct gezin *g;

	link_cases(o, een, twee, "criminele_familie");
	link_cases(o, een, drie, "overig");
	g = page(o, SANNE, twee);
	assert_int_equal(g->gezin.n, 1);
	assert_int_equal(g->familie.n, 2);
	assert_int_equal(g->familie.v[1].id.v, een.v);
	assert_int_equal(g->familie.v[1].n, 1);
}
TEST_BOTH(a_criminal_family_is_a_group_of_its_own)

int main(void)
{
	const struct CMUnitTest tests[] = {
		BOTH(invariant_19_aligning_plans_asks_the_three_tests), BOTH(an_alignment_ends_with_a_reason),
		BOTH(invariant_22_a_second_regisseur_or_plan_in_a_gezin_warns),
		BOTH(invariant_6_each_sees_the_cases_he_was_admitted_to), BOTH(a_criminal_family_is_a_group_of_its_own),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
