/* Who may see what, and why: told to who reviews, without content, within house and ring, and itself on record. */
#include "tests/proef_inzien.h"
#include "tests/proef_overleg.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "domein/inzien/inzicht.h"
#include "domein/werk/afwezig.h"

static const struct inzicht_rij *part(const struct inzicht_mens *m, const char *onderdeel, const char *soort)
{
	for (size_t i = 0; i < m->nrijen; i++)
		if (str_eq(m->rijen[i].onderdeel, str_z(onderdeel)) && str_eq(m->rijen[i].soort, str_z(soort)))
			return &m->rijen[i];
	return NULL;
}

static void invariant_12_asking_who_may_see_asks_the_right_and_is_on_record(struct opstelling *o)
{
	struct casus_id id = proef_casus(o);
	const char *const refused[] = { SANNE, "kees.dassen", "rik.schreurs", "marjolein.tonnaer" };
	struct inzicht_casus *z;
	struct inzicht_mens *m;
	struct inzicht_namen l;
	struct ctx c;

	for (size_t i = 0; i < sizeof(refused) / sizeof(refused[0]); i++) {
		c = opstelling_as(o, refused[i]);
		assert_int_equal(inzicht_casus(&c, id, true, &z), FAULT_DENIED);
		assert_int_equal(inzicht_mens(&c, opstelling_id(o, TIM), STR(""), true, &m), FAULT_DENIED);
		assert_int_equal(inzicht_zoek(&c, STR("tim"), &l), FAULT_DENIED);
	}
	c = opstelling_as(o, HILDE);
	proef_good(c.fi, inzicht_casus(&c, id, false, &z));
	proef_good(c.fi, inzicht_mens(&c, opstelling_id(o, SANNE), STR(""), false, &m));
	proef_good(c.fi, ctx_looks_durable(&c));
	assert_true(opstelling_looks(o, proef_text(o, "grond = 'wie mag wat zien' and dossier = %1", id.v)) > 0);
}
TEST_BOTH(invariant_12_asking_who_may_see_asks_the_right_and_is_on_record)

static void why_somebody_may_see_a_case_and_who_looked(struct opstelling *o)
{
	struct casus_id id = proef_casus(o);
	struct str nummer = inzien_nummer(o, id);
	const struct inzicht_rij *r;
	struct inzicht_casus *z;
	struct inzicht_mens *m;
	struct casus_kop *k;
	struct ctx c = opstelling_as(o, SANNE);

	proef_good(c.fi, casus_kop_get(&c, id, &k));
	proef_good(c.fi, ctx_looks_durable(&c));
	c = opstelling_as(o, HILDE);
	proef_good(c.fi, inzicht_mens(&c, opstelling_id(o, SANNE), nummer, false, &m));
	r = part(m, "logboek", "team");
	assert_true(r && r->nu && r->niveau == NIVEAU_SCHRIJVEN && r->tot == ALTIJD && r->grond.n);
	assert_string_equal(r->door_naam.p, "Sanne Hendrickx");
	assert_true(m->rechten & RECHT_BIT(RECHT_casus_openen));
	assert_true(m->nblikken == 1 && m->blikken[0].aantal > 0);
	c = opstelling_as(o, HILDE);
	proef_good(c.fi, inzicht_mens(&c, opstelling_id(o, TIM), nummer, true, &m));
	assert_true(m->nrijen == 0 && m->nblikken == 0);
	c = opstelling_as(o, TIM);
	proef_good(c.fi, inzien_nood(&c, nummer));
	c = opstelling_as(o, HILDE);
	proef_good(c.fi, inzicht_mens(&c, opstelling_id(o, TIM), nummer, true, &m));
	assert_non_null(part(m, "kern", "nood"));
	proef_good(c.fi, inzicht_casus(&c, id, false, &z));
	for (size_t i = 0; i < z->n; i++)
		assert_true(z->v[i].n > 0);
	assert_true(z->n >= 3 && z->nblikken >= 1); /* Sanne, Rik who referred, Tim */
}
TEST_BOTH(why_somebody_may_see_a_case_and_who_looked)

static void invariant_11_a_ring_is_not_shown_to_who_reviews_outside_it(struct opstelling *o)
{
	struct casus_id id = proef_casus(o);
	struct str nummer = inzien_nummer(o, id);
	struct inzicht_casus *z;
	struct inzicht_mens *m;
	struct casus_id gevonden;
	struct ctx c;

	proef_sql(o, "update main.casus set ring = 'radicalisering' where id = %1", id.v);
	c = opstelling_as(o, HILDE);
	assert_int_equal(inzicht_casus(&c, id, true, &z), FAULT_NOT_FOUND);
	assert_int_equal(inzicht_casus_find(&c, nummer, &gevonden), FAULT_INVALID);
	c = opstelling_as(o, HILDE);
	assert_int_equal(inzicht_mens(&c, opstelling_id(o, SANNE), nummer, true, &m), FAULT_INVALID);
	c = opstelling_as(o, HILDE);
	proef_good(c.fi, inzicht_mens(&c, opstelling_id(o, SANNE), STR(""), true, &m));
	assert_true(m->besloten > 0);
	for (size_t i = 0; i < m->nrijen; i++)
		assert_true(m->rijen[i].casus.v != id.v);
	proef_sql(o, "update main.casus set ring = '', huis = (select h.id from main.huis h where h.code = 'ps') where id = %1",
		id.v);
	opstelling_sql(o, "update main.rol_toekenning set huis = (select id from main.huis where code = 'mh') where rol = "
		"'contactpunt'");
	c = opstelling_as(o, HILDE);
	assert_int_equal(inzicht_casus(&c, id, true, &z), FAULT_NOT_FOUND); /* of another house */
}
TEST_BOTH(invariant_11_a_ring_is_not_shown_to_who_reviews_outside_it)

/* An overleg, its points and a session of weighing are dossiers of their own. */
static void invariant_11_an_overleg_of_a_ring_is_not_shown_to_who_reviews_outside_it(struct opstelling *o)
{
	struct tafel t = tafel(o);
	int64_t weging = opstelling_count(o, "select max(id) from main.weging");
	struct inzicht_mens *m;
	struct ctx c;
	size_t seen = 0;

	proef_sql(o, "insert into main.toegang (id, dossier, medewerker, onderdeel, niveau, soort, grond, organisatie, van, "
		"door) select %1" PLANT "7, w.id, m.id, 'kern', 2, 'weegploeg', 'WGS', m.organisatie, 1, 1 from main.medewerker m, "
		"main.weging w where w.id = %1 and m.email = 'sanne.hendrickx@zvh.example'", weging);
	proef_sql(o, "update main.aanmelding set id = 5 where id = %1", weging); /* both were planted under one number */
	c = opstelling_as(o, HILDE);
	proef_good(c.fi, inzicht_mens(&c, opstelling_id(o, SANNE), STR(""), true, &m));
	for (size_t i = 0; i < m->nrijen; i++)
		seen += str_eq(m->rijen[i].kind, STR("overleg")) || str_eq(m->rijen[i].kind, STR("agendapunt"))
			|| str_eq(m->rijen[i].kind, STR("weging"));
	assert_true(seen >= 4);
	proef_sql(o, "update main.overleg set ring = 'radicalisering' where id = %1", t.id.v);
	proef_sql(o, "update main.weging set soort = 'weegtafel_radicalisering' where id = %1", weging);
	c = opstelling_as(o, HILDE);
	proef_good(c.fi, inzicht_mens(&c, opstelling_id(o, SANNE), STR(""), true, &m));
	assert_true(m->besloten >= (int64_t)seen);
	for (size_t i = 0; i < m->nrijen; i++) {
		assert_false(str_eq(m->rijen[i].kind, STR("overleg")));
		assert_false(str_eq(m->rijen[i].kind, STR("agendapunt")));
		assert_false(str_eq(m->rijen[i].kind, STR("weging")));
	}
}
TEST_BOTH(invariant_11_an_overleg_of_a_ring_is_not_shown_to_who_reviews_outside_it)

/* ---- the other ways in ---- */

static struct inzicht_mens *about(struct opstelling *o, const char *wie, struct str nummer)
{
	struct ctx c = opstelling_as(o, HILDE);
	struct inzicht_mens *m = NULL;

	proef_good(c.fi, inzicht_mens(&c, opstelling_id(o, wie), nummer, true, &m));
	return m;
}

/* A colleague takes the work over for some days: his rows say of whom, and until when. */
static void a_replacement_is_told_with_whom_and_how_long(struct opstelling *o)
{
	struct casus_id id = proef_casus(o);
	struct str nummer = inzien_nummer(o, id);
	struct datum vandaag = datum_today();
	struct afwezig_nieuw n = { .vervanger = opstelling_id(o, TIM), .reden = STR("verlof"), .van = vandaag,
		.tot = datum_add_days(vandaag, 2) };
	struct ctx c = opstelling_as(o, SANNE);
	const struct inzicht_rij *r;
	struct inzicht_casus *z;
	bool found = false;

	proef_good(c.fi, afwezig_add(&c, &n));
	klok_freeze(klok_now() + MINUTE_MS);
	r = part(about(o, TIM, nummer), "kern", "team");
	assert_true(r && r->nu && r->niveau == NIVEAU_SCHRIJVEN && r->tot == moment_of(datum_add_days(vandaag, 3), 0, 0));
	assert_string_equal(r->grond.p, "Vervanging van Sanne Hendrickx");
	c = opstelling_as(o, HILDE);
	proef_good(c.fi, inzicht_casus(&c, id, false, &z));
	for (size_t i = 0; i < z->n; i++)
		found |= str_eq(z->v[i].naam, STR("Tim Boesten"));
	assert_true(found);
	klok_freeze(moment_of(datum_add_days(vandaag, 3), 0, 0) + MINUTE_MS); /* and it is over */
	r = part(about(o, TIM, nummer), "kern", "team");
	assert_true(r && !r->nu);
	klok_freeze(0);
}
TEST_BOTH(a_replacement_is_told_with_whom_and_how_long)

/* Somebody of another house works in it for some time: dated and reasoned (invariant 10). */
static void invariant_10_somebody_of_another_house_with_reason_and_end(struct opstelling *o)
{
	struct casus_id id = proef_casus(o);
	struct team_toelating t = { .casus = id, .medewerker = opstelling_id(o, "joep.lemmens"), .functie = STR("inhoudelijk"),
		.niveaus = { { [CASUS_DEEL_KERN] = NIVEAU_LEZEN, [CASUS_DEEL_PLAN] = NIVEAU_LEZEN } }, .grond = STR("casusteam"),
		.reden = STR("Hij kent het gezin uit Sittard."), .tot = datum_add_days(datum_today(), 14) };
	struct ctx c = opstelling_as(o, SANNE);
	const struct inzicht_rij *r;

	proef_good(c.fi, team_admit(&c, &t));
	r = part(about(o, "joep.lemmens", inzien_nummer(o, id)), "kern", "team");
	assert_true(r && r->nu && r->tot == moment_of(datum_add_days(datum_today(), 15), 0, 0));
	assert_true(text_has(r->grond, "Hij kent het gezin uit Sittard.") && text_has(r->door_naam, "Sanne"));
}
TEST_BOTH(invariant_10_somebody_of_another_house_with_reason_and_end)

/* Under restriction everybody reads on, and whoever handles it alone changes anything: the answer says so. */
static void a_restriction_is_told_as_writing_that_rests(struct opstelling *o)
{
	struct casus_id id = proef_casus(o);
	struct str nummer = inzien_nummer(o, id);
	struct inzicht_casus *z;
	struct ctx c;
	bool rest = false;

	assert_int_equal(part(about(o, SANNE, nummer), "plan", "team")->rust, 0);
	proef_sql(o, "insert into main.beperking (id, dossier, onderdeel, organisatie, reden, verzoek, behandelaar, van) "
		"select 77, %1, 'kern', m.organisatie, 'Zij betwist een gegeven', 1, m.id, 1764000000000 from main.medewerker m "
		"where m.email = 'hilde.vroemen@zvh.example'", id.v);
	assert_int_equal(part(about(o, SANNE, nummer), "plan", "team")->rust, 1764000000000);
	assert_int_equal(part(about(o, SANNE, nummer), "logboek", "team")->rust, 0);
	assert_int_equal(part(about(o, "rik.schreurs", nummer), "plan", "team")->rust, 0); /* he reads */
	c = opstelling_as(o, HILDE);
	proef_good(c.fi, inzicht_casus(&c, id, false, &z));
	for (size_t i = 0; i < z->n; i++)
		for (size_t j = 0; j < z->v[i].n; j++)
			rest |= z->v[i].v[j].rust != 0;
	assert_true(rest);
}
TEST_BOTH(a_restriction_is_told_as_writing_that_rests)

/* Emergency access with its three hours, and the roles with their ring. */
static void emergency_access_ends_and_a_ring_stands_with_the_role(struct opstelling *o)
{
	struct casus_id id = proef_casus(o);
	struct str nummer = inzien_nummer(o, id);
	struct ctx c = opstelling_as(o, TIM);
	const struct inzicht_rij *r;
	struct inzicht_mens *m;
	bool ring = false;

	proef_good(c.fi, inzien_nood(&c, nummer));
	r = part(about(o, TIM, nummer), "kern", "nood");
	assert_true(r && r->nu && r->niveau == NIVEAU_LEZEN && r->tot - r->van == NOOD_UUR * HOUR_MS && text_has(r->grond, "crisisdienst"));
	klok_freeze(r->tot);
	assert_false(part(about(o, TIM, nummer), "kern", "nood")->nu);
	klok_freeze(0);
	m = about(o, "mila.crutzen", STR(""));
	for (size_t i = 0; i < m->nrollen; i++)
		ring |= m->rollen[i].nu && str_eq(m->rollen[i].ring, STR("radicalisering"));
	assert_true(ring);
}
TEST_BOTH(emergency_access_ends_and_a_ring_stands_with_the_role)

int main(void)
{
	const struct CMUnitTest tests[] = {
		BOTH(invariant_12_asking_who_may_see_asks_the_right_and_is_on_record),
		BOTH(why_somebody_may_see_a_case_and_who_looked),
		BOTH(invariant_11_a_ring_is_not_shown_to_who_reviews_outside_it),
		BOTH(invariant_11_an_overleg_of_a_ring_is_not_shown_to_who_reviews_outside_it),
		BOTH(a_replacement_is_told_with_whom_and_how_long),
		BOTH(invariant_10_somebody_of_another_house_with_reason_and_end),
		BOTH(a_restriction_is_told_as_writing_that_rests),
		BOTH(emergency_access_ends_and_a_ring_stands_with_the_role),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
