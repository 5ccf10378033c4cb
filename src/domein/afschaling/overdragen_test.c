/* Handing a case over to another house: what is refused, who sees what before and after. Both databases. */
#include "tests/proef_plan.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "domein/afschaling/overdragen.h"

#define SANNE "sanne.hendrickx"
#define JOEP "joep.lemmens"
#define RIK "rik.schreurs"
#define LOTTE "lotte.veldkamp"

static int level(struct opstelling *o, const char *wie, struct casus_id id, enum casus_deel d)
{
	struct ctx c = opstelling_as(o, wie);
	struct casus_kop *k;

	return casus_kop_get(&c, id, &k) ? -1 : k->mijn.v[d];
}

static struct overdragen_nieuw proposal(struct opstelling *o, struct casus_id id, struct medewerker_id *blijft)
{
	*blijft = opstelling_id(o, LOTTE);
	return (struct overdragen_nieuw){ .casus = id, .naar = opstelling_id(o, JOEP),
		.delen = { [CASUS_DEEL_PLAN] = true, [CASUS_DEEL_TIJDLIJN] = true }, .reden = STR("Betrokkene woont nu in Sittard."),
		.grond = STR("WGS 2.28"), .toestemming = STR(""), .n = 1, .blijven = blijft };
}

static struct overdracht_id proposed(struct opstelling *o, struct casus_id id)
{
	struct medewerker_id blijft;
	struct overdragen_nieuw n = proposal(o, id, &blijft);
	struct overdracht_id ret = { 0 };
	struct ctx c = opstelling_as(o, SANNE);

	proef_good(c.fi, overdragen_propose(&c, &n, &ret));
	return ret;
}

static void refused(struct opstelling *o, const struct overdragen_nieuw *n, const char *field, const char *rule)
{
	struct overdracht_id ret;
	struct ctx c = opstelling_as(o, SANNE);

	proef_refused(c.fi, overdragen_propose(&c, n, &ret), field, rule);
}

static void invariant_10_another_house_gets_it_with_ground_and_reason(struct opstelling *o)
{
	struct casus_id id = proef_casus(o);
	struct medewerker_id blijft;
	struct overdragen_nieuw n;
	struct overdracht_id ret;
	struct ctx c;

	plan_laat_toe(o, id, LOTTE, NIVEAU_LEZEN);
	n = proposal(o, id, &blijft);
	n.naar = opstelling_id(o, "tim.boesten"); /* of the same house */
	refused(o, &n, "naar", "invariant 10");
	n = proposal(o, id, &blijft);
	n.naar = opstelling_id(o, "bram.janssen"); /* intake opens no cases */
	refused(o, &n, "naar", "invariant 10");
	n = proposal(o, id, &blijft);
	n.reden = STR("");
	refused(o, &n, "reden", NULL);
	n = proposal(o, id, &blijft);
	n.grond = STR(" ");
	refused(o, &n, "grond", NULL);
	n = proposal(o, id, &blijft);
	n.delen[CASUS_DEEL_STRAF] = true;
	refused(o, &n, "toestemming", "WGS 2.28");
	n = proposal(o, id, &blijft);
	blijft = opstelling_id(o, "karin.bouts");
	refused(o, &n, "blijven", NULL);
	n = proposal(o, id, &blijft);
	c = opstelling_as(o, RIK);
	assert_int_equal(overdragen_propose(&c, &n, &ret), FAULT_DENIED);
	c = opstelling_as(o, "tim.boesten");
	assert_int_equal(overdragen_propose(&c, &n, &ret), FAULT_NOT_FOUND);
	assert_int_equal(opstelling_count(o, "select count(*) from main.casus_overdracht"), 0);
}
TEST_BOTH(invariant_10_another_house_gets_it_with_ground_and_reason)

static void until_the_receipt_nothing_changes(struct opstelling *o)
{
	struct casus_id id = proef_casus(o);
	struct overdragen_lijst l;
	struct overdracht_id v;
	struct medewerker_id blijft;
	struct overdragen_nieuw n;
	struct overdragen *q;
	struct ctx c;

	plan_laat_toe(o, id, LOTTE, NIVEAU_LEZEN);
	v = proposed(o, id);
	assert_int_equal(level(o, JOEP, id, CASUS_DEEL_KERN), -1);
	assert_int_equal(level(o, SANNE, id, CASUS_DEEL_KERN), NIVEAU_SCHRIJVEN);
	c = opstelling_as(o, JOEP);
	proef_good(c.fi, overdragen_mine(&c, &l));
	assert_int_equal(l.n, 1);
	c = opstelling_as(o, JOEP);
	proef_good(c.fi, overdragen_get(&c, v, &q));
	assert_true(q->beslist && !q->intrekt && q->partners == 1);
	c = opstelling_as(o, "mila.crutzen");
	assert_int_equal(overdragen_get(&c, v, &q), FAULT_NOT_FOUND);
	c = opstelling_as(o, RIK);
	assert_int_equal(overdragen_get(&c, v, &q), FAULT_NOT_FOUND);
	n = proposal(o, id, &blijft);
	c = opstelling_as(o, SANNE);
	assert_int_equal(overdragen_propose(&c, &n, &v), FAULT_CONFLICT);
	c = opstelling_as(o, SANNE);
	assert_int_equal(overdragen_answer(&c, v, 1, true, STR("")), FAULT_DENIED);
	c = opstelling_as(o, JOEP);
	assert_int_equal(overdragen_answer(&c, v, 1, false, STR("")), FAULT_INVALID);
	c = opstelling_as(o, JOEP);
	proef_good(c.fi, overdragen_answer(&c, v, 1, false, STR("Nog niet verhuisd.")));
	assert_int_equal(level(o, JOEP, id, CASUS_DEEL_KERN), -1);
	c = opstelling_as(o, JOEP);
	assert_int_equal(overdragen_answer(&c, v, 1, true, STR("")), FAULT_CONFLICT);
	v = proposed(o, id);
	c = opstelling_as(o, SANNE);
	proef_good(c.fi, overdragen_withdraw(&c, v, 1));
	c = opstelling_as(o, JOEP);
	assert_int_equal(overdragen_answer(&c, v, 2, true, STR("")), FAULT_CONFLICT);
}
TEST_BOTH(until_the_receipt_nothing_changes)

static void with_the_receipt_house_regisseur_and_admission_change(struct opstelling *o)
{
	struct casus_id id = proef_casus(o);
	int64_t weg = proef_count(o, "select vernietigen from main.casus where id = %1", id.v);
	struct overdracht_id v;
	struct ctx c;

	plan_laat_toe(o, id, LOTTE, NIVEAU_LEZEN);
	v = proposed(o, id);
	c = opstelling_as(o, JOEP);
	proef_good(c.fi, overdragen_answer(&c, v, 1, true, STR("Welkom")));
	assert_int_equal(level(o, JOEP, id, CASUS_DEEL_KERN), NIVEAU_SCHRIJVEN);
	assert_int_equal(level(o, JOEP, id, CASUS_DEEL_TIJDLIJN), NIVEAU_SCHRIJVEN);
	assert_int_equal(level(o, JOEP, id, CASUS_DEEL_STRAF), NIVEAU_GEEN);
	assert_int_equal(level(o, JOEP, id, CASUS_DEEL_INTERN), NIVEAU_GEEN);
	assert_int_equal(level(o, SANNE, id, CASUS_DEEL_KERN), -1);
	assert_int_equal(level(o, RIK, id, CASUS_DEEL_KERN), -1);
	assert_int_equal(level(o, LOTTE, id, CASUS_DEEL_KERN), NIVEAU_LEZEN);
	assert_int_equal(proef_count(o, "select count(*) from main.casus c join main.huis h on h.id = c.huis join "
		"main.medewerker m on m.id = c.procesregisseur where c.id = %1 and h.code = 'wm' and m.naam = 'Joep Lemmens'",
		id.v), 1);
	assert_int_equal(proef_count(o, "select vernietigen from main.casus where id = %1", id.v), weg);
	assert_int_equal(proef_count(o, "select count(*) from main.teamlid where dossier = %1 and tot is null", id.v), 1);
	c = opstelling_as(o, JOEP);
	assert_int_equal(overdragen_answer(&c, v, 1, true, STR("")), FAULT_CONFLICT);
}
TEST_BOTH(with_the_receipt_house_regisseur_and_admission_change)

/* Lending: admission of a colleague of another house, which always has a reason and an end (see team_test.c). */
static void invariant_10_lending_ends_by_itself(struct opstelling *o)
{
	struct casus_id id = proef_casus(o);
	struct team_toelating t = { .casus = id, .medewerker = opstelling_id(o, JOEP), .functie = STR("deelnemer"),
		.niveaus = casus_niveaus_default(STR("zvh")), .grond = STR("waarneming"), .reden = STR(""),
		.tot = datum_add_days(datum_today(), 5) };
	struct ctx c = opstelling_as(o, SANNE);

	assert_int_equal(team_admit(&c, &t), FAULT_INVALID);
	t.reden = STR("Vervangt in de vakantie");
	c = opstelling_as(o, SANNE);
	proef_good(c.fi, team_admit(&c, &t));
	assert_true(level(o, JOEP, id, CASUS_DEEL_KERN) >= NIVEAU_LEZEN);
	klok_freeze(klok_now() + 6 * DAY_MS);
	assert_int_equal(level(o, JOEP, id, CASUS_DEEL_KERN), -1);
	klok_freeze(0);
}
TEST_BOTH(invariant_10_lending_ends_by_itself)

int main(void)
{
	const struct CMUnitTest tests[] = {
		BOTH(invariant_10_another_house_gets_it_with_ground_and_reason),
		BOTH(until_the_receipt_nothing_changes),
		BOTH(with_the_receipt_house_regisseur_and_admission_change),
		BOTH(invariant_10_lending_ends_by_itself),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
