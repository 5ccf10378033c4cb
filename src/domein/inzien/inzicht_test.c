/* Who may see what, and why: told to who reviews, without content, within house and ring, and itself on record. */
#include "tests/proef_inzien.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "domein/inzien/inzicht.h"

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
	const char *const none[] = { SANNE, "kees.dassen", "rik.schreurs", "marjolein.tonnaer" };
	struct inzicht_casus *z;
	struct inzicht_mens *m;
	struct inzicht_namen l;
	struct ctx c;

	for (size_t i = 0; i < sizeof(none) / sizeof(none[0]); i++) {
		c = opstelling_as(o, none[i]);
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

int main(void)
{
	const struct CMUnitTest tests[] = {
		BOTH(invariant_12_asking_who_may_see_asks_the_right_and_is_on_record),
		BOTH(why_somebody_may_see_a_case_and_who_looked),
		BOTH(invariant_11_a_ring_is_not_shown_to_who_reviews_outside_it),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
