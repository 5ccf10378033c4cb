/* How it stands with an afspraak, said at the table: who may, what stays in sight, two at once. Both databases. */
#include "tests/proef_overleg.h"

#include "domein/plan/afspraak.h"

/* An afspraak of the plan, recorded at the table by who writes it. */
static struct afspraak_id promised(struct tafel *t)
{
	tafel_legt_vast(t, SANNE, "afspraak", "Intake bevestigen @veldkamp tot vrijdag");
	return (struct afspraak_id){ opstelling_count(t->o, "select max(id) from main.afspraak") };
}

static enum fault says(struct tafel *t, struct ctx *c, struct afspraak_id a, int64_t versie, const char *stand,
	const char *reden)
{
	return punt_stand(c, &(struct stand_nieuw){ t->id, t->punt, a, versie, str_z(stand), str_z(reden) });
}

static enum fault sanne_says(struct tafel *t, struct afspraak_id a, const char *stand, const char *reden)
{
	struct ctx c = opstelling_as(t->o, SANNE);

	return says(t, &c, a, count_id(t->o, "select versie from main.afspraak where id = ", a.v), stand, reden);
}

static int64_t is_now(struct tafel *t, struct afspraak_id a, const char *stand)
{
	struct buf b = buf_new(t->o->arena);

	buf_addz(&b, "select count(*) from main.afspraak where status = '");
	buf_addz(&b, stand);
	buf_addz(&b, "' and id = ");
	return count_id(t->o, buf_str(&b).p, a.v);
}

static void who_leads_says_how_an_afspraak_stands(struct opstelling *o)
{
	struct tafel t = tafel(o);
	struct ctx c = opstelling_as(o, SANNE);
	struct overleg *v;
	struct overleg_nu *nu;
	struct afspraak_id a;
	int64_t stand;

	tafel_begin(&t);
	a = promised(&t);
	stand = count_id(o, "select versie from main.overleg_stand where id = ", t.id.v);
	assert_int_equal(sanne_says(&t, a, "loopt", ""), FAULT_NONE);
	assert_int_equal(is_now(&t, a, "loopt"), 1);
	assert_true(count_id(o, "select versie from main.overleg_stand where id = ", t.id.v) > stand); /* viewers are told */
	assert_int_equal(sanne_says(&t, a, "gereed", ""), FAULT_NONE);
	ok(&c, overleg_live(&c, t.id, t.punt, true, &v, &nu), "live");
	assert_int_equal(nu->nopen, 1); /* finished at this table: it stays in sight */
	assert_true(nu->open[0].mag && nu->open[0].regie && !nu->open[0].loopt);
	assert_int_equal(sanne_says(&t, a, "gereed", ""), FAULT_NONE); /* it is so already */
	assert_int_equal(sanne_says(&t, a, "loopt", ""), FAULT_NONE);
	assert_int_equal(count_id(o, "select count(*) from main.afspraak_stap where soort = 'heropend' and afspraak = ", a.v), 1);
	proef_refused(&o->fi, sanne_says(&t, a, "vervallen", "  "), "reden", NULL);
	assert_int_equal(sanne_says(&t, a, "vervallen", "Is verhuisd"), FAULT_NONE);
	assert_int_equal(is_now(&t, a, "vervallen"), 1);
}
TEST_BOTH(who_leads_says_how_an_afspraak_stands)

static void a_repeating_afspraak_is_done_for_this_time(struct opstelling *o)
{
	struct tafel t = tafel(o);
	struct afspraak_id a;
	int64_t day;

	tafel_begin(&t);
	a = promised(&t);
	proef_sql(o, "update main.afspraak set herhaal = 'week' where id = %1", a.v);
	day = count_id(o, "select termijn from main.afspraak where id = ", a.v);
	assert_int_equal(sanne_says(&t, a, "gereed", ""), FAULT_NONE);
	assert_int_equal(is_now(&t, a, "loopt"), 1);
	assert_true(count_id(o, "select termijn from main.afspraak where id = ", a.v) > day);
}
TEST_BOTH(a_repeating_afspraak_is_done_for_this_time)

static void two_who_say_how_it_stands_do_not_overwrite(struct opstelling *o)
{
	struct tafel t = tafel(o);
	struct ctx c = opstelling_as(o, SANNE);
	struct casus_laatst laatst;
	struct afspraak_id a;

	tafel_begin(&t);
	a = promised(&t);
	assert_int_equal(says(&t, &c, a, 1, "gereed", ""), FAULT_NONE);
	c = opstelling_as(o, SANNE);
	assert_int_equal(says(&t, &c, a, 1, "vervallen", "Te laat gezien"), FAULT_CONFLICT);
	assert_int_equal(is_now(&t, a, "gereed"), 1);
	c = opstelling_as(o, SANNE);
	ok(&c, afspraak_laatst(&c, t.casus, a, &laatst), "last");
	assert_true(str_eq(laatst.naam, STR("Sanne Hendrickx")));
}
TEST_BOTH(two_who_say_how_it_stands_do_not_overwrite)

static void invariant_21_only_who_leads_and_writes_the_plan_says_so(struct opstelling *o)
{
	struct tafel t = tafel(o), other = tafel(o);
	struct ctx c;
	struct overleg *v;
	struct overleg_nu *nu;
	struct afspraak_id a;

	tafel_begin(&t);
	a = promised(&t);
	c = opstelling_as(o, RIK); /* at the table, and does not lead it */
	assert_int_equal(says(&t, &c, a, 1, "gereed", ""), FAULT_DENIED);
	c = opstelling_as(o, LOTTE); /* owns it, and does not lead */
	assert_int_equal(says(&t, &c, a, 1, "gereed", ""), FAULT_DENIED);
	c = opstelling_as(o, KARIN); /* not at this point */
	assert_int_equal(says(&t, &c, a, 1, "gereed", ""), FAULT_NOT_FOUND);
	c = opstelling_as(o, RIK);
	ok(&c, overleg_live(&c, t.id, t.punt, false, &v, &nu), "live");
	for (size_t i = 0; i < nu->nopen; i++)
		assert_false(nu->open[i].mag || nu->open[i].regie);
	tafel_begin(&other);
	c = opstelling_as(o, SANNE); /* of another case than the point is about */
	assert_int_equal(says(&other, &c, a, 1, "gereed", ""), FAULT_NOT_FOUND);
	assert_int_equal(is_now(&t, a, "open"), 1);
}
TEST_BOTH(invariant_21_only_who_leads_and_writes_the_plan_says_so)

static void invariant_25_after_fixing_nothing_is_said(struct opstelling *o)
{
	struct tafel t = tafel(o);
	struct ctx c;
	struct afspraak_id a;

	tafel_begin(&t);
	a = promised(&t);
	tafel_rond_af(&t);
	assert_int_equal(sanne_says(&t, a, "loopt", ""), FAULT_NONE);
	c = opstelling_as(o, SANNE);
	ok(&c, overleg_fix(&c, t.id, tafel_versie(&t)), "fix");
	assert_int_equal(sanne_says(&t, a, "gereed", ""), FAULT_CONFLICT);
}
TEST_BOTH(invariant_25_after_fixing_nothing_is_said)

int main(void)
{
	const struct CMUnitTest tests[] = {
		BOTH(who_leads_says_how_an_afspraak_stands), BOTH(a_repeating_afspraak_is_done_for_this_time),
		BOTH(two_who_say_how_it_stands_do_not_overwrite),
		BOTH(invariant_21_only_who_leads_and_writes_the_plan_says_so), BOTH(invariant_25_after_fixing_nothing_is_said),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
