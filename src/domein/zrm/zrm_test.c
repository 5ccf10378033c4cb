/* Measurements: what is refused, what they ask for, who sees them. Refusals first. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "domein/casus/mensen.h"
#include "domein/casus/team.h"
#include "domein/casus/tijdlijn.h"
#include "domein/termijn/termijn.h"
#include "domein/zrm/zrm.h"
#include "tests/proef_casus.h"

#define SANNE "sanne.hendrickx"
#define KARIN "karin.bouts"

/* A form as it is filled in: some domains a score, a reason for the rest. */
struct vel {
	struct zrm_invoer z;
	struct zrm_score v[ZRM_DOMEINEN_MAX];
};

static void open_vragen(struct ctx *c, struct casus_id id, struct zrm_vragen *ret)
{
	struct casus_kop *k;

	proef_good(c->fi, casus_kop_get(c, id, &k));
	proef_good(c->fi, zrm_open_vragen(c, k, ret));
}

static void vel_set(struct vel *f, const struct zrmset *set, const char *code, int score)
{
	const struct zrmdomein *d = zrmdomein_find(set, str_z(code));

	assert_non_null(d);
	for (size_t i = 0; i < f->z.n; i++)
		if (f->v[i].domein == d) {
			f->v[i].score = score;
			return;
		}
	f->v[f->z.n++] = (struct zrm_score){ d, score, STR(""), STR("") };
}

static struct zrm *page(struct opstelling *o, const char *wie, struct casus_id id)
{
	struct ctx c = opstelling_as(o, wie);
	struct zrm *z = NULL;

	proef_good(&o->fi, zrm_get(&c, id, (struct betrokkene_id){ 0 }, STR(""), &z));
	return z;
}

static void vel_new(struct opstelling *o, struct casus_id id, struct vel *f, const char *soort)
{
	struct zrm *z = page(o, SANNE, id);

	*f = (struct vel){ .z = { .casus = id, .wie = z->wie, .set = z->set->code, .soort = str_z(soort),
		.dag = datum_today(), .toelichting = STR(""), .rest = STR("onvoldoende_bekend") } };
	f->z.v = f->v;
	vel_set(f, z->set, "huisvesting", 1);
	vel_set(f, z->set, "financien", 2);
	vel_set(f, z->set, "justitie", 3);
}

static enum fault measure(struct opstelling *o, const char *wie, struct vel *f, struct meting_id *ret)
{
	struct ctx c = opstelling_as(o, wie);

	f->z.v = f->v;
	return zrm_add(&c, &f->z, ret);
}

static const struct zrm_stand *stand(const struct zrm *z, const char *code)
{
	for (size_t i = 0; i < z->set->ndomeinen; i++)
		if (str_eq(z->stand[i].domein->code, str_z(code)))
			return &z->stand[i];
	fail_msg("no domain %s", code);
	return NULL;
}

static void goal(struct opstelling *o, struct casus_id id, const char *leefgebied, const char *status)
{
	struct buf b = buf_new(o->arena);

	buf_addz(&b, "insert into main.doel (id, dossier, onderdeel, organisatie, leefgebied, tekst, volgorde, status) "
		"select c.id" PLANT "(select count(*) from main.doel), c.id, 'plan', c.organisatie, '");
	buf_addz(&b, leefgebied);
	buf_addz(&b, "', 'Een eigen woning', 1, '");
	buf_addz(&b, status);
	buf_addz(&b, "' from main.casus c where c.id = %1");
	proef_sql(o, buf_str(&b).p, id.v);
}

static void admit(struct opstelling *o, struct casus_id id, const char *wie, int zrm, int plan)
{
	struct ctx c = opstelling_as(o, wie), door;
	struct team_toelating t = { .casus = id, .medewerker = c.actor.id, .functie = STR("deelnemer"),
		.niveaus = casus_niveaus_default(c.actor.domein), .grond = STR("casusteam"), .reden = STR(""),
		.tot = datum_add_days(datum_today(), 200) };

	t.niveaus.v[CASUS_DEEL_ZRM] = zrm;
	t.niveaus.v[CASUS_DEEL_PLAN] = plan;
	door = opstelling_as(o, SANNE);
	proef_good(&o->fi, team_admit(&door, &t));
}

/* The clocks of measuring of a case, as that person sees them: how many run. */
static size_t clocks(struct opstelling *o, const char *wie, struct casus_id id, const char *klok)
{
	struct ctx c = opstelling_as(o, wie);
	struct termijn_lijst l;
	size_t n = 0;

	proef_good(&o->fi, termijn_list(&c, casus_dossier(id), thema_find(o->cat, STR("multiproblematiek")), &l));
	for (size_t i = 0; i < l.lopend; i++)
		n += str_eq(l.v[i].klok, str_z(klok));
	return n;
}

/* How many clocks of that kind run for one person. */
static int64_t clocks_of(struct opstelling *o, struct betrokkene_id wie, const char *klok)
{
	struct buf b = buf_new(o->arena);

	buf_addz(&b, "select count(*) from main.termijn where voldaan is null and onderdeel = 'zrm' and betrokkene = %1 and klok = '");
	buf_addz(&b, klok);
	buf_addc(&b, '\'');
	return proef_count(o, buf_str(&b).p, wie.v);
}

/* ---- what is refused ---- */

static void invariant_29_a_score_is_one_to_five_or_a_reason(struct opstelling *o)
{
	struct casus_id id = proef_casus(o);
	struct meting_id m;
	struct vel f;

	vel_new(o, id, &f, "begin");
	f.v[0].score = 6;
	proef_refused(&o->fi, measure(o, SANNE, &f, &m), "score.huisvesting", "invariant 29");
	f.v[0].score = -1;
	proef_refused(&o->fi, measure(o, SANNE, &f, &m), "score.huisvesting", "invariant 29");
	vel_new(o, id, &f, "begin");
	f.z.rest = STR("");
	proef_refused(&o->fi, measure(o, SANNE, &f, &m), "rest", "invariant 29");
	assert_int_equal(o->fi.nfields, 1); /* said once, not for ten domains */
	f.z.rest = STR("zomaar");
	proef_refused(&o->fi, measure(o, SANNE, &f, &m), "rest", "invariant 29");
	vel_new(o, id, &f, "begin");
	f.z.n = 0; /* nothing at all is no measurement; a single domain is */
	proef_refused(&o->fi, measure(o, SANNE, &f, &m), "score.financien", "invariant 29");
	assert_int_equal(opstelling_count(o, "select count(*) from main.zrm_meting"), 0);
	vel_new(o, id, &f, "begin");
	f.z.n = 1;
	proef_good(&o->fi, measure(o, SANNE, &f, &m));
	assert_int_equal(opstelling_count(o, "select count(*) from main.zrm_score where score is not null"), 1);
	assert_int_equal(opstelling_count(o, "select count(*) from main.zrm_score where score is null and "
		"reden = 'onvoldoende_bekend'"), 12);
}
TEST_BOTH(invariant_29_a_score_is_one_to_five_or_a_reason)

static void invariant_29_the_first_is_due_three_months_after_the_aanmelding(struct opstelling *o)
{
	struct casus_id id = proef_casus(o);
	struct zrm *z = page(o, SANNE, id);
	struct meting_id m;
	struct vel f;

	assert_int_equal(z->klokken.n, 1);
	assert_true(str_eq(z->klokken.v[0].klok, STR("zrm_begin")));
	assert_int_equal(z->klokken.v[0].einde.v, datum_add_months(datum_today(), 3).v);
	assert_int_equal(clocks(o, "rik.schreurs", id, "zrm_begin"), 0); /* who sees no measurements, sees no clock of them */
	klok_freeze(klok_now() + 100 * DAY_MS);
	assert_int_equal(page(o, SANNE, id)->klokken.v[0].stand, TERMIJN_TE_LAAT);
	vel_new(o, id, &f, "begin");
	proef_good(&o->fi, measure(o, SANNE, &f, &m));
	assert_int_equal(clocks(o, SANNE, id, "zrm_begin"), 0);
	assert_int_equal(clocks(o, SANNE, id, "zrm_herhaling"), 1);
}
TEST_BOTH(invariant_29_the_first_is_due_three_months_after_the_aanmelding)

static void invariant_29_each_person_of_a_gezin_has_a_term_of_his_own(struct opstelling *o)
{
	struct casus_id id = proef_gezin(o);
	struct betrokkene_id dennis = proef_mens(o, id, "Dennis"), ria = proef_mens(o, id, "Ria");
	struct zrm *z = page(o, SANNE, id);
	struct meting_id m;
	struct vel f;
	struct ctx c;

	assert_int_equal(z->klokken.n, 2);
	for (size_t i = 0; i < 2; i++) {
		assert_int_equal(z->klokken.v[i].einde.v, datum_add_months(datum_today(), 3).v);
		assert_true(z->klokken.v[i].van.heeft_naam);
	}
	assert_int_equal(clocks_of(o, dennis, "zrm_begin"), 1);
	assert_int_equal(clocks_of(o, ria, "zrm_begin"), 1);
	assert_int_equal(clocks(o, "rik.schreurs", id, "zrm_begin"), 0);
	vel_new(o, id, &f, "begin"); /* of Dennis: hers goes on */
	proef_good(&o->fi, measure(o, SANNE, &f, &m));
	assert_int_equal(clocks_of(o, dennis, "zrm_begin"), 0);
	assert_int_equal(clocks_of(o, dennis, "zrm_herhaling"), 1);
	assert_int_equal(clocks_of(o, ria, "zrm_begin"), 1);
	assert_int_equal(clocks_of(o, ria, "zrm_herhaling"), 0);
	f.z.wie = ria;
	proef_good(&o->fi, measure(o, SANNE, &f, &m));
	assert_int_equal(clocks(o, SANNE, id, "zrm_begin"), 0);
	assert_int_equal(clocks(o, SANNE, id, "zrm_herhaling"), 2);
	c = opstelling_as(o, SANNE); /* taken back, it is hers that runs again */
	proef_good(&o->fi, zrm_withdraw(&c, id, m, 1, STR("Van een ander")));
	assert_int_equal(clocks_of(o, dennis, "zrm_begin"), 0);
	assert_int_equal(clocks_of(o, dennis, "zrm_herhaling"), 1);
	assert_int_equal(clocks_of(o, ria, "zrm_begin"), 1);
	assert_int_equal(clocks_of(o, ria, "zrm_herhaling"), 0);
	z = page(o, SANNE, id);
	assert_true(str_eq(z->klokken.v[0].klok, STR("zrm_begin")));
	assert_int_equal(z->klokken.v[0].van.id.v, ria.v);
}
TEST_BOTH(invariant_29_each_person_of_a_gezin_has_a_term_of_his_own)

static struct mens_nieuw newcomer(struct opstelling *o, struct casus_id id, const char *naam, const char *rol,
	const char *relatie)
{
	return (struct mens_nieuw){ .casus = id, .rol = str_z(rol), .relatie = str_z(relatie),
		.bij = proef_mens(o, id, "Dennis"),
		.naam = { .voornamen = str_z(naam), .voorletters = STR(""), .voorvoegsel = STR(""), .geslachtsnaam = STR("Berg"),
			.partner_voorvoegsel = STR(""), .partner_naam = STR(""), .naamgebruik = 'E' },
		.geslacht = 'V', .bsn = STR(""), .bsn_reden = STR("onbekend"), .wpg = STR(""), .voorwaarden = STR("") };
}

static void invariant_29_who_comes_later_is_due_three_months_after_that(struct opstelling *o)
{
	struct casus_id id = proef_gezin(o), ander = proef_casus(o);
	struct mens_nieuw n = newcomer(o, id, "Kim", "kind", "kind");
	struct betrokkene_id kim, ret;
	struct vel f;
	struct meting_id m;
	struct ctx c;

	klok_freeze(klok_now() + 40 * DAY_MS);
	admit(o, id, KARIN, NIVEAU_GEEN, NIVEAU_GEEN); /* brings somebody in, and sees no measurement */
	c = opstelling_as(o, KARIN);
	n.bij = proef_mens(o, id, "Dennis");
	proef_sql(o, "update main.toegang set niveau = 3 where dossier = %1 and onderdeel = 'kern'", id.v);
	proef_good(&o->fi, mens_add(&c, &n, &kim));
	assert_int_equal(clocks_of(o, kim, "zrm_begin"), 1);
	assert_int_equal(proef_count(o, "select einde from main.termijn where betrokkene = %1", kim.v),
		datum_add_months(datum_today(), 3).v);
	assert_int_equal(clocks(o, KARIN, id, "zrm_begin"), 0);
	assert_int_equal(clocks(o, SANNE, id, "zrm_begin"), 3);
	n = newcomer(o, id, "Bas", "contact", "contact");
	c = opstelling_as(o, SANNE); /* no member of the gezin */
	proef_good(&o->fi, mens_add(&c, &n, &ret));
	assert_int_equal(clocks_of(o, ret, "zrm_begin"), 0);
	n = newcomer(o, ander, "Ans", "partner", "partner");
	c = opstelling_as(o, SANNE); /* a case about one person waits for that one */
	proef_good(&o->fi, mens_add(&c, &n, &ret));
	assert_int_equal(clocks_of(o, ret, "zrm_begin"), 0);
	assert_int_equal(clocks(o, SANNE, ander, "zrm_begin"), 1);
	vel_new(o, id, &f, "begin"); /* she had been spoken to before she came in */
	f.z.wie = kim;
	f.z.dag = datum_add_days(datum_today(), -7);
	proef_good(&o->fi, measure(o, SANNE, &f, &m));
	assert_int_equal(clocks_of(o, kim, "zrm_begin"), 0);
}
TEST_BOTH(invariant_29_who_comes_later_is_due_three_months_after_that)

static void the_begin_comes_first_and_once(struct opstelling *o)
{
	struct casus_id id = proef_casus(o);
	struct meting_id m;
	struct vel f;

	vel_new(o, id, &f, "vervolg");
	proef_refused(&o->fi, measure(o, SANNE, &f, &m), "soort", NULL);
	vel_new(o, id, &f, "zomaar");
	proef_refused(&o->fi, measure(o, SANNE, &f, &m), "soort", NULL);
	vel_new(o, id, &f, "begin");
	f.z.dag = datum_add_days(datum_today(), 1);
	proef_refused(&o->fi, measure(o, SANNE, &f, &m), "dag", NULL);
	f.z.dag = datum_today();
	proef_good(&o->fi, measure(o, SANNE, &f, &m));
	vel_new(o, id, &f, "begin");
	proef_refused(&o->fi, measure(o, SANNE, &f, &m), "soort", NULL);
	vel_new(o, id, &f, "vervolg");
	f.z.dag = datum_add_days(datum_today(), -1);
	proef_refused(&o->fi, measure(o, SANNE, &f, &m), "dag", NULL);
	f.z.dag = datum_today();
	f.z.set = STR("zrm_2013"); /* another set than the theme measures with */
	f.z.n = 0;
	vel_set(&f, zrmset_find(o->cat, STR("zrm_2013")), "verslaving", 2);
	proef_refused(&o->fi, measure(o, SANNE, &f, &m), "set", NULL);
	f.z.set = STR("ouderschap"); /* a supplement begins anew, and touches no clock */
	f.z.soort = STR("begin");
	f.z.n = 0;
	vel_set(&f, zrmset_find(o->cat, STR("ouderschap")), "opvang", 2);
	proef_good(&o->fi, measure(o, SANNE, &f, &m));
	vel_new(o, id, &f, "vervolg");
	f.z.wie = (struct betrokkene_id){ 12345 };
	proef_refused(&o->fi, measure(o, SANNE, &f, &m), "persoon", NULL);
	assert_int_equal(opstelling_count(o, "select count(*) from main.zrm_meting"), 2);
}
TEST_BOTH(the_begin_comes_first_and_once)

static void only_who_may_write_measurements_measures(struct opstelling *o)
{
	struct casus_id id = proef_casus(o);
	struct meting_id m;
	struct zrm *z;
	struct vel f;
	struct ctx c;

	vel_new(o, id, &f, "begin");
	assert_int_equal(measure(o, "rik.schreurs", &f, &m), FAULT_DENIED);
	assert_int_equal(measure(o, "mila.crutzen", &f, &m), FAULT_NOT_FOUND);
	c = opstelling_as(o, "rik.schreurs");
	assert_int_equal(zrm_get(&c, id, (struct betrokkene_id){ 0 }, STR(""), &z), FAULT_DENIED);
	c = opstelling_as(o, "mila.crutzen");
	assert_int_equal(zrm_get(&c, id, (struct betrokkene_id){ 0 }, STR(""), &z), FAULT_NOT_FOUND);
	admit(o, id, KARIN, NIVEAU_LEZEN, NIVEAU_GEEN);
	assert_int_equal(measure(o, KARIN, &f, &m), FAULT_DENIED);
	admit(o, id, KARIN, NIVEAU_EIGEN, NIVEAU_GEEN);
	assert_int_equal(measure(o, KARIN, &f, &m), FAULT_DENIED);
	admit(o, id, KARIN, NIVEAU_SCHRIJVEN, NIVEAU_GEEN); /* a partner who measures ends the clock, too */
	proef_good(&o->fi, measure(o, KARIN, &f, &m));
	assert_int_equal(clocks(o, SANNE, id, "zrm_begin"), 0);
	z = page(o, KARIN, id);
	assert_int_equal(z->nmetingen, 1);
	assert_true(z->schrijft);
	assert_int_equal(stand(z, "huisvesting")->antwoord, ZRM_ONBEKEND); /* he may not see whether there is a goal */
	assert_int_equal(z->nvragen, 0);
	c = opstelling_as(o, KARIN);
	proef_good(&o->fi, zrm_get(&c, id, (struct betrokkene_id){ 0 }, STR(""), &z));
	assert_true(c.nlooks > 0); /* a look at whom it is about */
	assert_int_equal(c.looks[0].dossier.v, id.v);
	assert_int_equal(opstelling_count(o, "select count(*) from main.notitie where onderdeel = 'zrm' and "
		"soort = 'gebeurtenis'"), 1);
}
TEST_BOTH(only_who_may_write_measurements_measures)

/* ---- goals ---- */

static void invariant_28_a_low_score_asks_a_goal_or_an_exception(struct opstelling *o)
{
	struct casus_id id = proef_casus(o);
	struct zrm_motivering waarom[] = { { STR("financien"), STR("") } };
	struct zrm_vragen vragen;
	struct meting_id m;
	struct zrm *z;
	struct ctx c;
	struct vel f;

	vel_new(o, id, &f, "begin");
	proef_good(&o->fi, measure(o, SANNE, &f, &m));
	z = page(o, SANNE, id);
	assert_int_equal(z->nvragen, 2); /* huisvesting 1, financien 2; justitie 3 asks nothing */
	assert_int_equal(stand(z, "justitie")->antwoord, ZRM_NIETS_GEVRAAGD);
	c = opstelling_as(o, SANNE);
	open_vragen(&c, id, &vragen);
	assert_int_equal(vragen.n, 2);
	goal(o, id, "huisvesting", "vervallen"); /* a goal that was dropped answers nothing */
	assert_int_equal(page(o, SANNE, id)->nvragen, 2);
	goal(o, id, "huisvesting", "open");
	z = page(o, SANNE, id);
	assert_int_equal(z->nvragen, 1);
	assert_int_equal(stand(z, "huisvesting")->antwoord, ZRM_DOEL);
	assert_int_equal(zrm_except(&c, id, z->wie, z->set->code, 1, waarom), FAULT_INVALID);
	assert_non_null(strstr(o->fi.rule, "invariant 28"));
	waarom[0].tekst = STR("Bewindvoering loopt al.");
	c = opstelling_as(o, "rik.schreurs");
	assert_int_equal(zrm_except(&c, id, z->wie, z->set->code, 1, waarom), FAULT_DENIED);
	c = opstelling_as(o, SANNE);
	waarom[0].domein = STR("justitie");
	proef_refused(&o->fi, zrm_except(&c, id, z->wie, z->set->code, 1, waarom), "motivering.justitie", "invariant 28");
	waarom[0].domein = STR("financien");
	c = opstelling_as(o, SANNE);
	proef_good(&o->fi, zrm_except(&c, id, z->wie, z->set->code, 1, waarom));
	z = page(o, SANNE, id);
	assert_int_equal(z->nvragen, 0);
	assert_true(str_eq(stand(z, "financien")->motivering, STR("Bewindvoering loopt al.")));
	c = opstelling_as(o, SANNE);
	open_vragen(&c, id, &vragen);
	assert_int_equal(vragen.n, 0);
	vel_new(o, id, &f, "vervolg"); /* a new measurement asks again, and remembers the reason */
	proef_good(&o->fi, measure(o, SANNE, &f, &m));
	z = page(o, SANNE, id);
	assert_int_equal(z->nvragen, 1);
	assert_int_equal(stand(z, "financien")->antwoord, ZRM_GEEN_DOEL);
	assert_true(stand(z, "financien")->motivering.n > 0);
}
TEST_BOTH(invariant_28_a_low_score_asks_a_goal_or_an_exception)

static void invariant_28_a_goal_for_another_answers_nothing(struct opstelling *o)
{
	struct casus_id id = proef_gezin(o);
	struct betrokkene_id dennis = proef_mens(o, id, "Dennis"), ria = proef_mens(o, id, "Ria");
	struct zrm_vragen vragen;
	struct meting_id m;
	struct vel f;
	struct ctx c = opstelling_as(o, SANNE);

	vel_new(o, id, &f, "begin");
	f.z.wie = dennis;
	proef_good(&o->fi, measure(o, SANNE, &f, &m));
	goal(o, id, "huisvesting", "open");
	assert_int_equal(page(o, SANNE, id)->nvragen, 1); /* for all of the gezin: his too */
	proef_sql(o, "update main.doel set betrokkene = %1", ria.v);
	assert_int_equal(page(o, SANNE, id)->nvragen, 2);
	open_vragen(&c, id, &vragen);
	assert_int_equal(vragen.n, 2);
	proef_sql(o, "update main.doel set betrokkene = %1", dennis.v);
	assert_int_equal(page(o, SANNE, id)->nvragen, 1);
	c = opstelling_as(o, SANNE);
	open_vragen(&c, id, &vragen);
	assert_int_equal(vragen.n, 1);
}
TEST_BOTH(invariant_28_a_goal_for_another_answers_nothing)

static void a_domain_left_out_keeps_its_last_score(struct opstelling *o)
{
	struct casus_id id = proef_casus(o);
	struct meting_id m;
	struct zrm_vragen vragen;
	struct zrm *z;
	struct vel f;
	struct ctx c;

	vel_new(o, id, &f, "begin");
	proef_good(&o->fi, measure(o, SANNE, &f, &m));
	vel_new(o, id, &f, "vervolg");
	f.v[0].score = 0; /* huisvesting was acute; not assessed now */
	f.v[1].score = 4; /* financien got better */
	proef_good(&o->fi, measure(o, SANNE, &f, &m));
	z = page(o, SANNE, id);
	assert_int_equal(z->nmetingen, 2);
	assert_int_equal(stand(z, "huisvesting")->score, 1);
	assert_int_equal(stand(z, "huisvesting")->antwoord, ZRM_GEEN_DOEL);
	assert_int_equal(stand(z, "financien")->score, 4);
	assert_int_equal(z->nvragen, 1);
	c = opstelling_as(o, SANNE);
	open_vragen(&c, id, &vragen);
	assert_int_equal(vragen.n, 1);
	assert_true(str_eq(vragen.v[0].leefgebied->code, STR("huisvesting")));
}
TEST_BOTH(a_domain_left_out_keeps_its_last_score)

static void invariant_46_measurements_are_compared_in_words_per_domain(struct opstelling *o)
{
	(void)o;
	assert_int_equal(zrm_verloop_of(1, 3), ZRM_VERBETERD);
	assert_int_equal(zrm_verloop_of(3, 1), ZRM_VERSLECHTERD);
	assert_int_equal(zrm_verloop_of(2, 2), ZRM_GELIJK);
	assert_int_equal(zrm_verloop_of(0, 2), ZRM_NIET_TE_VERGELIJKEN);
	assert_int_equal(zrm_verloop_of(2, 0), ZRM_NIET_TE_VERGELIJKEN);
}
TEST_BOTH(invariant_46_measurements_are_compared_in_words_per_domain)

/* ---- correcting ---- */

static void invariant_20_a_correction_leaves_the_old_score_to_the_journaal(struct opstelling *o)
{
	struct casus_id id = proef_casus(o);
	struct meting_id m;
	struct zrm *z;
	struct vel f;
	struct ctx c;

	admit(o, id, KARIN, NIVEAU_SCHRIJVEN, NIVEAU_LEZEN);
	vel_new(o, id, &f, "begin");
	proef_good(&o->fi, measure(o, KARIN, &f, &m));
	f.v[0].score = 4;
	c = opstelling_as(o, SANNE);
	proef_refused(&o->fi, zrm_correct(&c, m, 1, &f.z, STR(" ")), "waarom", NULL);
	c = opstelling_as(o, SANNE);
	assert_int_equal(zrm_correct(&c, m, 7, &f.z, STR("Verwisseld")), FAULT_CONFLICT);
	c = opstelling_as(o, "rik.schreurs");
	assert_int_equal(zrm_correct(&c, m, 1, &f.z, STR("Verwisseld")), FAULT_DENIED);
	c = opstelling_as(o, SANNE);
	f.z.soort = STR("vervolg"); /* it is the only one, so it is the begin */
	proef_refused(&o->fi, zrm_correct(&c, m, 1, &f.z, STR("Verwisseld")), "soort", NULL);
	f.z.soort = STR("begin");
	c = opstelling_as(o, SANNE);
	proef_good(&o->fi, zrm_correct(&c, m, 1, &f.z, STR("Verwisseld met een ander")));
	z = page(o, SANNE, id);
	assert_int_equal(stand(z, "huisvesting")->score, 4);
	assert_true(z->metingen[0].gecorrigeerd > 0);
	assert_true(str_eq(z->metingen[0].gecorrigeerd_door, STR("Sanne Hendrickx")));
	assert_int_equal(opstelling_count(o, "select count(*) from main.zrm_score where versie = 2"), 1);
	assert_int_equal(opstelling_count(o, "select count(*) from main.journaal where tabel = 'zrm_score'"), 14);
	assert_int_equal(opstelling_count(o, "select count(*) from main.melding where soort = 'zrm_gecorrigeerd'"), 1);
	assert_int_equal(zrm_correct(&c, m, 1, &f.z, STR("Nog eens")), FAULT_CONFLICT);
}
TEST_BOTH(invariant_20_a_correction_leaves_the_old_score_to_the_journaal)

static void a_withdrawn_measurement_is_seen_no_more(struct opstelling *o)
{
	struct casus_id id = proef_casus(o);
	const struct zrm_meting *meting;
	struct meting_id m;
	struct zrm *z;
	struct vel f;
	struct ctx c;

	vel_new(o, id, &f, "begin");
	proef_good(&o->fi, measure(o, SANNE, &f, &m));
	assert_int_equal(clocks(o, SANNE, id, "zrm_begin"), 0);
	assert_int_equal(clocks(o, SANNE, id, "zrm_herhaling"), 1);
	c = opstelling_as(o, SANNE);
	proef_refused(&o->fi, zrm_withdraw(&c, id, m, 1, STR("")), "intrekreden", NULL);
	c = opstelling_as(o, "rik.schreurs");
	assert_int_equal(zrm_withdraw(&c, id, m, 1, STR("Weg")), FAULT_DENIED);
	c = opstelling_as(o, SANNE);
	proef_good(&o->fi, zrm_withdraw(&c, id, m, 1, STR("Van een ander")));
	assert_int_equal(page(o, SANNE, id)->nmetingen, 0);
	assert_int_equal(clocks(o, SANNE, id, "zrm_begin"), 1); /* it is asked for again, and the next is not */
	assert_int_equal(clocks(o, SANNE, id, "zrm_herhaling"), 0);
	c = opstelling_as(o, SANNE);
	assert_int_equal(zrm_meting_get(&c, id, m, &z, &meting), FAULT_NOT_FOUND);
	vel_new(o, id, &f, "begin"); /* the place of the begin is free again */
	proef_good(&o->fi, measure(o, SANNE, &f, &m));
	assert_int_equal(clocks(o, SANNE, id, "zrm_begin"), 0);
}
TEST_BOTH(a_withdrawn_measurement_is_seen_no_more)

static void each_person_of_a_case_has_measurements_of_his_own(struct opstelling *o)
{
	struct casus_id id = proef_casus(o);
	struct mens_nieuw n = { .casus = id, .rol = STR("partner"), .relatie = STR("partner"),
		.naam = { .voornamen = STR("Ria"), .voorletters = STR(""), .voorvoegsel = STR(""),
			.geslachtsnaam = STR("Berg"), .partner_voorvoegsel = STR(""), .partner_naam = STR(""), .naamgebruik = 'E' },
		.geslacht = 'V', .bsn = STR(""), .bsn_reden = STR("onbekend"), .wpg = STR(""), .voorwaarden = STR("") };
	struct betrokkene_id ria;
	struct meting_id m;
	struct zrm *z;
	struct vel f;
	struct ctx c = opstelling_as(o, SANNE);

	vel_new(o, id, &f, "begin");
	n.bij = f.z.wie;
	proef_good(&o->fi, mens_add(&c, &n, &ria));
	proef_good(&o->fi, measure(o, SANNE, &f, &m));
	f.z.wie = ria;
	f.v[0].score = 5;
	proef_good(&o->fi, measure(o, SANNE, &f, &m)); /* a begin of her own */
	z = page(o, SANNE, id);
	assert_int_equal(z->n, 2);
	assert_int_equal(z->nmetingen, 1);
	assert_int_equal(stand(z, "huisvesting")->score, 1);
	c = opstelling_as(o, SANNE);
	proef_good(&o->fi, zrm_get(&c, id, ria, STR(""), &z));
	assert_int_equal(stand(z, "huisvesting")->score, 5);
	c = opstelling_as(o, SANNE);
	assert_int_equal(zrm_get(&c, id, (struct betrokkene_id){ 99 }, STR(""), &z), FAULT_NOT_FOUND);
	c = opstelling_as(o, SANNE);
	assert_int_equal(zrm_get(&c, id, ria, STR("zrm_1900"), &z), FAULT_NOT_FOUND);
}
TEST_BOTH(each_person_of_a_case_has_measurements_of_his_own)

static void a_second_submit_measures_once(struct opstelling *o)
{
	struct casus_id id = proef_casus(o);
	struct meting_id a, b;
	struct ctx c;
	struct vel f;

	vel_new(o, id, &f, "begin");
	c = opstelling_as(o, SANNE);
	c.token = STR("eenmalig");
	proef_good(&o->fi, zrm_add(&c, &f.z, &a));
	c = opstelling_as(o, SANNE);
	c.token = STR("eenmalig");
	proef_good(&o->fi, zrm_add(&c, &f.z, &b));
	assert_int_equal(a.v, b.v);
	assert_int_equal(opstelling_count(o, "select count(*) from main.zrm_meting"), 1);
}
TEST_BOTH(a_second_submit_measures_once)

int main(void)
{
	const struct CMUnitTest tests[] = {
		BOTH(invariant_29_a_score_is_one_to_five_or_a_reason),
		BOTH(invariant_29_the_first_is_due_three_months_after_the_aanmelding),
		BOTH(invariant_29_each_person_of_a_gezin_has_a_term_of_his_own),
		BOTH(invariant_29_who_comes_later_is_due_three_months_after_that),
		BOTH(the_begin_comes_first_and_once), BOTH(only_who_may_write_measurements_measures),
		BOTH(invariant_28_a_low_score_asks_a_goal_or_an_exception),
		BOTH(invariant_28_a_goal_for_another_answers_nothing), BOTH(a_domain_left_out_keeps_its_last_score),
		BOTH(invariant_46_measurements_are_compared_in_words_per_domain),
		BOTH(invariant_20_a_correction_leaves_the_old_score_to_the_journaal),
		BOTH(a_withdrawn_measurement_is_seen_no_more), BOTH(each_person_of_a_case_has_measurements_of_his_own),
		BOTH(a_second_submit_measures_once),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
