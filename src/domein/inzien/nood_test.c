/* Break-glass: who gets in, for how long, what he may, who is told, who judges. Both databases. */
#include "tests/proef_inzien.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "domein/casus/tijdlijn.h"
#include "domein/inzien/toetser.h"
#include "tests/proef_afschaling.h"

#define MILA "mila.crutzen"
#define JOEP "joep.lemmens"

/* From now on he reviews, for the regio; in that ring, "" none. */
static void reviews(struct opstelling *o, const char *wie, const char *ring)
{
	char sql[400];

	snprintf(sql, sizeof(sql), "insert into main.rol_toekenning (id, medewerker, rol, ring, toetsen, van, tot, door) "
		"select 7002, m.id, 'contactpunt', '%s', 1, 1, 9007199254740991, m.id from main.medewerker m "
		"where m.email = '%s@zvh.example'", ring, wie);
	opstelling_sql(o, sql);
}

/* Refused on the number, with the answer that every number gets. */
static void refused(struct opstelling *o, const char *wie, struct str nummer, const char **answer)
{
	struct ctx c = opstelling_as(o, wie);
	int64_t n = opstelling_count(o, "select count(*) from main.noodtoegang where casus is null");

	assert_int_equal(inzien_nood(&c, nummer), FAULT_INVALID);
	assert_string_equal(c.fi->fields[0].field, "nummer");
	if (*answer)
		assert_string_equal(*answer, c.fi->fields[0].text);
	*answer = c.fi->fields[0].text;
	proef_good(c.fi, ctx_looks_durable(&c));
	assert_int_equal(opstelling_count(o, "select count(*) from main.noodtoegang where casus is null"), n + 1);
	assert_int_equal(opstelling_count(o, "select count(*) from main.toegang where soort = 'nood'"), 0);
}

static void invariant_6_break_glass_gives_one_case_to_read_for_three_hours(struct opstelling *o)
{
	struct casus_id id = proef_casus(o), ander = proef_casus(o);
	int64_t now = klok_now();
	struct casus_kop *k;
	struct ctx c;

	klok_freeze(now);
	assert_false(inzien_ziet(o, TIM, id));
	c = opstelling_as(o, TIM);
	proef_good(c.fi, inzien_nood(&c, inzien_nummer(o, id)));
	klok_freeze(now + 10);
	c = opstelling_as(o, TIM);
	proef_good(c.fi, casus_kop_get(&c, id, &k));
	assert_true(k->nood_tot == now + 3 * HOUR_MS);
	for (int d = 0; d < CASUS_DEEL__MAX; d++)
		assert_true(k->mijn.v[d] == (d < CASUS_DEEL_INTERN ? NIVEAU_LEZEN : NIVEAU_GEEN));
	c = opstelling_as(o, TIM);
	assert_true(casus_veilig_add(&c, id, STR("Nooit alleen")) != FAULT_NONE); /* reads, does not write */
	assert_false(inzien_ziet(o, TIM, ander));
	klok_freeze(now + 3 * HOUR_MS - 1);
	assert_true(inzien_ziet(o, TIM, id));
	klok_freeze(now + 3 * HOUR_MS);
	assert_false(inzien_ziet(o, TIM, id)); /* by itself, at the next request */
	klok_freeze(0);
}
TEST_BOTH(invariant_6_break_glass_gives_one_case_to_read_for_three_hours)

static void invariant_6_break_glass_is_given_back_by_hand(struct opstelling *o)
{
	struct casus_id id = proef_casus(o);
	int64_t now = klok_now();
	struct ctx c = opstelling_as(o, TIM);

	klok_freeze(now);
	proef_good(c.fi, inzien_nood(&c, inzien_nummer(o, id)));
	klok_freeze(now + MINUTE_MS);
	c = opstelling_as(o, SANNE);
	assert_int_equal(nood_end(&c, id), FAULT_NOT_FOUND); /* not hers */
	c = opstelling_as(o, TIM);
	proef_good(c.fi, nood_end(&c, id));
	klok_freeze(now + MINUTE_MS + 1);
	assert_false(inzien_ziet(o, TIM, id));
	c = opstelling_as(o, TIM);
	assert_int_equal(nood_end(&c, id), FAULT_NOT_FOUND);
	assert_true(inzien_ziet(o, SANNE, id)); /* others keep what they had */
	klok_freeze(0);
}
TEST_BOTH(invariant_6_break_glass_is_given_back_by_hand)

static void invariant_6_break_glass_asks_a_right_and_a_reason(struct opstelling *o)
{
	struct casus_id id = proef_casus(o), ret;
	struct nood_vraag v = { inzien_nummer(o, id), STR("acuut_gevaar"), STR("kort"), STR("https://schakel.example") };
	const char *const none[] = { "rik.schreurs", "noor.habets", "kees.dassen", "marjolein.tonnaer" };
	struct ctx c = opstelling_as(o, TIM);
	bool al;

	assert_int_equal(nood_ask(&c, &v, &ret, &al), FAULT_INVALID);
	v.toelichting = STR(REDEN " Het gaat om 111222333.");
	c = opstelling_as(o, TIM);
	assert_int_equal(nood_ask(&c, &v, &ret, &al), FAULT_INVALID);
	assert_string_equal(c.fi->fields[0].field, "toelichting");
	v.toelichting = STR(REDEN);
	v.reden = STR("nieuwsgierig");
	c = opstelling_as(o, TIM);
	assert_int_equal(nood_ask(&c, &v, &ret, &al), FAULT_INVALID);
	for (size_t i = 0; i < sizeof(none) / sizeof(none[0]); i++) {
		c = opstelling_as(o, none[i]);
		assert_int_equal(inzien_nood(&c, v.nummer), FAULT_DENIED);
	}
	assert_int_equal(opstelling_count(o, "select count(*) from main.noodtoegang"), 0);
	/* who was admitted needs none, and leaves none */
	v.reden = STR("crisis");
	c = opstelling_as(o, SANNE);
	proef_good(c.fi, nood_ask(&c, &v, &ret, &al));
	assert_true(al && ret.v == id.v);
	assert_int_equal(opstelling_count(o, "select count(*) from main.noodtoegang"), 0);
}
TEST_BOTH(invariant_6_break_glass_asks_a_right_and_a_reason)

static void invariant_6_a_refused_number_tells_nothing_but_is_on_record(struct opstelling *o)
{
	struct casus_id dicht = afschaling_casus(o), regime = proef_casus(o);
	const char *answer = NULL;
	struct str nummer = inzien_nummer(o, dicht);

	refused(o, TIM, STR("ZV-2026-9999"), &answer);
	refused(o, TIM, STR("zomaar iets"), &answer);
	assert_int_equal(afschaling_sluit(o, dicht), 0);
	refused(o, TIM, nummer, &answer);
	nummer = inzien_nummer(o, regime);
	proef_sql(o, "update main.casus set regime = 'radicalisering' where id = %1", regime.v);
	refused(o, TIM, nummer, &answer); /* the regime has no break-glass */
	assert_int_equal(opstelling_looks(o, "soort = 'geweigerd' and grond = 'noodtoegang'"), 4);
}
TEST_BOTH(invariant_6_a_refused_number_tells_nothing_but_is_on_record)

/* Numbers follow each other: whoever tries them one by one comes to a stop, with all he tried on record. */
static void invariant_6_numbers_are_not_tried_one_by_one(struct opstelling *o)
{
	const char *answer = NULL;
	struct ctx c;

	for (int i = 0; i < NOOD_KEREN; i++)
		refused(o, TIM, STR("ZV-2026-9999"), &answer);
	c = opstelling_as(o, TIM);
	assert_int_equal(inzien_nood(&c, STR("ZV-2026-9998")), FAULT_BUSY);
	assert_int_equal(opstelling_count(o, "select count(*) from main.noodtoegang"), NOOD_KEREN);
}
TEST_BOTH(invariant_6_numbers_are_not_tried_one_by_one)

static size_t listed(struct opstelling *o, const char *wie)
{
	struct ctx c = opstelling_as(o, wie);
	struct noden l;

	proef_good(c.fi, nood_list(&c, &l));
	return l.n;
}

static void invariant_11_break_glass_stays_within_the_ring(struct opstelling *o)
{
	struct casus_id id = proef_casus(o);
	struct str nummer = inzien_nummer(o, id);
	const char *answer = NULL;
	struct ctx c;

	proef_sql(o, "update main.casus set ring = 'radicalisering' where id = %1", id.v);
	refused(o, TIM, nummer, &answer);
	assert_int_equal(opstelling_count(o, "select count(*) from main.noodtoegang where ring <> ''"), 0);
	refused(o, MILA, nummer, &answer); /* of another house, and in the ring; but nobody in it could judge hers */
	reviews(o, JOEP, "radicalisering");
	c = opstelling_as(o, MILA);
	proef_good(c.fi, inzien_nood(&c, nummer));
	assert_int_equal(opstelling_count(o, "select count(*) from main.noodtoegang where ring = 'radicalisering'"), 1);
	assert_int_equal(listed(o, HILDE), 1); /* who reviews in her house and not in the ring sees the refused one of Tim alone */
	assert_int_equal(listed(o, JOEP), 3);
}
TEST_BOTH(invariant_11_break_glass_stays_within_the_ring)

/* The queue must be worked off: what nobody but the asker could judge is not opened. */
static void invariant_12_no_break_glass_that_nobody_can_judge(struct opstelling *o)
{
	struct casus_id id = proef_casus(o);
	struct str nummer = inzien_nummer(o, id);
	const char *answer = NULL;
	struct ctx c;

	refused(o, HILDE, nummer, &answer); /* she is the one who reviews */
	opstelling_sql(o, "update main.rol_toekenning set tot = 2 where toetsen = 1");
	refused(o, TIM, nummer, &answer);
	assert_false(inzien_ziet(o, TIM, id));
	opstelling_sql(o, "update main.rol_toekenning set tot = 9007199254740991 where toetsen = 1");
	c = opstelling_as(o, TIM);
	proef_good(c.fi, inzien_nood(&c, nummer));
}
TEST_BOTH(invariant_12_no_break_glass_that_nobody_can_judge)

static void who_reviews_is_told_at_once_without_personal_data(struct opstelling *o)
{
	struct casus_id id = proef_casus(o);
	struct str nummer = inzien_nummer(o, id);
	struct ctx c = opstelling_as(o, TIM);
	int64_t mail = opstelling_count(o, "select count(*) from main.mail");

	proef_good(c.fi, inzien_nood(&c, nummer));
	assert_int_equal(opstelling_count(o, "select count(*) from main.melding n join main.medewerker m on m.id = n.medewerker "
		"where n.soort = 'noodtoegang' and m.email = 'hilde.vroemen@zvh.example'"), 1);
	assert_int_equal(opstelling_count(o, "select count(*) from main.melding n join main.medewerker m on m.id = n.medewerker "
		"where n.soort = 'noodtoegang_casus' and m.email = 'sanne.hendrickx@zvh.example'"), 1);
	assert_int_equal(opstelling_count(o, "select count(*) from main.mail"), mail + 1);
	assert_int_equal(opstelling_count(o, "select count(*) from main.mail where onderwerp = 'Noodtoegang in Schakel' and "
		"aan = 'hilde.vroemen@zvh.example' and (inhoud like '%ZV-%' or inhoud like '%Tim%' or inhoud like '%Wolters%')"),
		0);
	c = opstelling_as(o, TIM); /* a refused one too */
	assert_int_equal(inzien_nood(&c, STR("ZV-2026-9999")), FAULT_INVALID);
	assert_int_equal(opstelling_count(o, "select count(*) from main.mail"), mail + 2);
}
TEST_BOTH(who_reviews_is_told_at_once_without_personal_data)

static void invariant_12_break_glass_is_judged_by_another(struct opstelling *o)
{
	struct casus_id id = proef_casus(o);
	struct str nummer = inzien_nummer(o, id);
	int64_t now = klok_now();
	struct toetsing_werk w;
	struct nood_dossier *d;
	struct casus_kop *k;
	struct nood_id n;
	struct ctx c;

	klok_freeze(now);
	c = opstelling_as(o, TIM);
	proef_good(c.fi, inzien_nood(&c, nummer));
	klok_freeze(now + MINUTE_MS);
	c = opstelling_as(o, TIM);
	c.route = "casus";
	proef_good(c.fi, casus_kop_get(&c, id, &k));
	proef_good(c.fi, ctx_looks_durable(&c));
	n.v = opstelling_count(o, "select id from main.noodtoegang");
	c = opstelling_as(o, HILDE);
	assert_int_equal(nood_judge(&c, n, 1, STR("rechtmatig"), STR("Gebeld met de crisisdienst.")), FAULT_INVALID); /* runs */
	klok_freeze(now + 4 * HOUR_MS);
	c = opstelling_as(o, HILDE);
	proef_good(c.fi, nood_get(&c, n, &d));
	proef_good(c.fi, ctx_looks_durable(&c));
	assert_int_equal(d->nblikken, 1);
	assert_string_equal(d->blikken[0].route.p, "casus");
	assert_true(opstelling_looks(o, "grond = 'noodtoegang beoordelen'") > 0); /* reading the log is in the log */
	c = opstelling_as(o, TIM);
	assert_int_equal(nood_judge(&c, n, 1, STR("rechtmatig"), STR("Ik vind van wel.")), FAULT_DENIED);
	c = opstelling_as(o, HILDE);
	assert_int_equal(nood_judge(&c, n, 1, STR("rechtmatig"), STR(" ")), FAULT_INVALID);
	klok_freeze(now + 20 * DAY_MS);
	c = opstelling_as(o, HILDE);
	proef_good(c.fi, toetsing_werk(&c, &w));
	assert_true(w.nood == 1 && w.nood_laat == 1);
	c = opstelling_as(o, HILDE);
	proef_good(c.fi, nood_judge(&c, n, 1, STR("onrechtmatig"), STR("Er was geen crisis. Besproken met Tim.")));
	c = opstelling_as(o, HILDE);
	assert_int_equal(nood_judge(&c, n, 2, STR("rechtmatig"), STR("Toch wel.")), FAULT_CONFLICT);
	c = opstelling_as(o, HILDE);
	proef_good(c.fi, toetsing_werk(&c, &w));
	assert_true(w.nood == 0 && w.nood_laat == 0);
	klok_freeze(0);
}
TEST_BOTH(invariant_12_break_glass_is_judged_by_another)

/* With the reviewer's role besides: his own he does not judge, whatever the way in. */
static void invariant_12_nobody_judges_his_own_break_glass(struct opstelling *o)
{
	struct casus_id id = proef_casus(o);
	int64_t now = klok_now();
	struct nood_dossier *d;
	struct nood_id n;
	struct noden l;
	struct ctx c;

	reviews(o, JOEP, "");
	klok_freeze(now);
	c = opstelling_as(o, HILDE);
	proef_good(c.fi, inzien_nood(&c, inzien_nummer(o, id)));
	n.v = opstelling_count(o, "select id from main.noodtoegang");
	klok_freeze(now + 4 * HOUR_MS);
	c = opstelling_as(o, HILDE);
	proef_good(c.fi, nood_list(&c, &l));
	assert_int_equal(l.n, 0);
	c = opstelling_as(o, HILDE);
	proef_good(c.fi, nood_get(&c, n, &d));
	assert_false(d->nood.mag);
	assert_int_equal(d->nblikken, 0);
	c = opstelling_as(o, HILDE);
	assert_int_equal(nood_judge(&c, n, 1, STR("rechtmatig"), STR("Dat was nodig.")), FAULT_DENIED);
	klok_freeze(0);
}
TEST_BOTH(invariant_12_nobody_judges_his_own_break_glass)

int main(void)
{
	const struct CMUnitTest tests[] = {
		BOTH(invariant_6_break_glass_gives_one_case_to_read_for_three_hours),
		BOTH(invariant_6_break_glass_is_given_back_by_hand),
		BOTH(invariant_6_break_glass_asks_a_right_and_a_reason),
		BOTH(invariant_6_a_refused_number_tells_nothing_but_is_on_record), BOTH(invariant_6_numbers_are_not_tried_one_by_one),
		BOTH(invariant_11_break_glass_stays_within_the_ring),
		BOTH(invariant_12_no_break_glass_that_nobody_can_judge),
		BOTH(who_reviews_is_told_at_once_without_personal_data),
		BOTH(invariant_12_break_glass_is_judged_by_another),
		BOTH(invariant_12_nobody_judges_his_own_break_glass),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
