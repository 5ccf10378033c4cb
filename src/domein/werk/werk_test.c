/* Absence and replacement, reassigning, the agenda feed, mail by choice: domain and pages, on both databases. */
#include "tests/proef_overleg.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include "domein/afschaling/afschaling.h"
#include "domein/casus/team.h"
#include "domein/inzien/datalek.h"
#include "domein/inzien/nood.h"
#include "domein/werk/afwezig.h"
#include "domein/werk/agenda.h"
#include "domein/werk/postkeuze.h"
#include "domein/werk/vervanging.h"
#include "domein/organisatie/overdracht.h"
#include "routes.h"
#include "tests/kijk.h"
#include "tests/verhaal.h"

#define ANOUK "anouk.rutten"

static void faulty(struct opstelling *o, enum fault f, enum fault want, const char *field)
{
	if (f != want)
		fail_msg("fault %s (%s)", fault_name(f), o->fi.text ? o->fi.text : o->fi.detail);
	if (field)
		assert_string_equal(o->fi.fields[0].field, field);
	fault_clear(&o->fi);
}

static struct afwezig_nieuw away(struct opstelling *o, const char *vervanger, int from, int days)
{
	struct datum today = datum_today();

	return (struct afwezig_nieuw){ .vervanger = opstelling_id(o, vervanger), .reden = STR("verlof"),
		.van = datum_add_days(today, from), .tot = datum_add_days(today, from + days - 1) };
}

static int64_t sees(struct opstelling *o, const char *wie, struct casus_id id)
{
	struct ctx c = opstelling_as(o, wie);
	struct casus_kop *k;
	enum fault f = casus_kop_get(&c, id, &k);

	fault_clear(&o->fi);
	return f ? 0 : k->mijn.v[CASUS_DEEL_INTERN] ? 3 : 1;
}

static struct afwezig first_of(struct opstelling *o, const char *wie)
{
	struct ctx c = opstelling_as(o, wie);
	struct afwezig_lijst l;

	assert_int_equal(afwezig_list(&c, &l), 0);
	assert_true(l.n > 0);
	return l.v[0];
}

/* Nothing that may not be is registered. */
static void absence_is_refused(struct opstelling *o)
{
	struct afwezig_nieuw n = away(o, TIM, 0, 5);
	struct ctx c = opstelling_as(o, SANNE);
	struct afwezig a;

	n.reden = STR("ziek");
	faulty(o, afwezig_add(&c, &n), FAULT_INVALID, "reden");
	n = away(o, TIM, -1, 5);
	faulty(o, afwezig_add(&c, &n), FAULT_INVALID, "van");
	n = away(o, TIM, 3, 0);
	faulty(o, afwezig_add(&c, &n), FAULT_INVALID, "tot");
	n = away(o, TIM, 0, 400);
	faulty(o, afwezig_add(&c, &n), FAULT_INVALID, "tot");
	n = away(o, "rik.schreurs", 0, 5); /* another organisation */
	faulty(o, afwezig_add(&c, &n), FAULT_INVALID, "vervanger");
	n = away(o, SANNE, 0, 5); /* by herself */
	faulty(o, afwezig_add(&c, &n), FAULT_INVALID, "vervanger");
	n = away(o, "marjolein.tonnaer", 0, 5); /* a role without dossiers */
	faulty(o, afwezig_add(&c, &n), FAULT_INVALID, "vervanger");
	n = away(o, TIM, 0, 5);
	n.medewerker = opstelling_id(o, "joep.lemmens"); /* not hers to say */
	faulty(o, afwezig_add(&c, &n), FAULT_NOT_FOUND, NULL);
	n = away(o, TIM, 0, 5);
	faulty(o, afwezig_add(&c, &n), FAULT_NONE, NULL);
	faulty(o, afwezig_add(&c, &n), FAULT_INVALID, "van"); /* twice */
	c = opstelling_as(o, TIM);
	n = away(o, SANNE, 2, 2); /* who is away replaces nobody */
	faulty(o, afwezig_add(&c, &n), FAULT_INVALID, "vervanger");
	a = first_of(o, SANNE);
	c = opstelling_as(o, TIM); /* the replacement sees it and may not end it */
	assert_true(first_of(o, TIM).vervang && !first_of(o, TIM).mag);
	faulty(o, afwezig_withdraw(&c, a.id, a.versie), FAULT_NOT_FOUND, NULL);
	c = opstelling_as(o, SANNE);
	faulty(o, afwezig_withdraw(&c, a.id, a.versie + 1), FAULT_CONFLICT, NULL);
	assert_int_equal(opstelling_count(o, "select count(*) from main.afwezigheid"), 1);
}
TEST_BOTH(absence_is_refused)

/* Who decides on the work of others, and has a role that may hold dossiers, still gives himself nothing. */
static void invariant_6_nobody_makes_himself_the_replacement(struct opstelling *o)
{
	struct casus_id id = verhaal_casus(o, STR("Proefman"));
	struct afwezig_nieuw n = away(o, TIM, 0, 5);
	struct afwezig_lijst l;
	struct ctx c;

	opstelling_sql(o, "insert into main.rol_toekenning (id, medewerker, rol, huis, van, tot, door) select m.id" PLANT "77, m.id, "
		"'teammanager', m.huis, 1, 99999999999999, m.id from main.medewerker m where m.email = 'tim.boesten@zvh.example'");
	n.medewerker = opstelling_id(o, SANNE);
	c = opstelling_as(o, TIM);
	faulty(o, afwezig_add(&c, &n), FAULT_INVALID, "vervanger");
	assert_int_equal(sees(o, TIM, id), 0);
	c = opstelling_as(o, TIM);
	assert_int_equal(afwezig_list(&c, &l), 0);
	for (size_t i = 0; i < l.ncollegas; i++)
		assert_true(l.collegas[i].id.v != c.actor.id.v);
	c = opstelling_as(o, SANNE); /* she may choose him */
	n.medewerker = (struct medewerker_id){ 0 };
	faulty(o, afwezig_add(&c, &n), FAULT_NONE, NULL);
	assert_int_equal(sees(o, TIM, id), 3);
}
TEST_BOTH(invariant_6_nobody_makes_himself_the_replacement)

static void invariant_6_replacement_begins_and_ends_by_itself(struct opstelling *o)
{
	struct casus_id id = verhaal_casus(o, STR("Proefman"));
	struct afwezig_nieuw n = away(o, TIM, 2, 3);
	struct ctx c = opstelling_as(o, SANNE);
	struct overdracht plan;

	faulty(o, afwezig_preview(&c, &n, &plan), FAULT_NONE, NULL);
	assert_true(plan.n >= 2 && plan.n == c.nlooks);
	assert_int_equal(opstelling_count(o, "select count(*) from main.afwezigheid"), 0); /* a preview changes nothing */
	c = opstelling_as(o, SANNE);
	faulty(o, afwezig_add(&c, &n), FAULT_NONE, NULL);
	assert_int_equal(sees(o, TIM, id), 0); /* not yet */
	assert_int_equal(opstelling_count(o, "select count(*) from main.melding where soort = 'vervanging'"), 1);
	/* to the millisecond, and no job has run */
	klok_freeze(moment_of(n.van, 0, 0) - 1);
	assert_int_equal(sees(o, TIM, id), 0);
	klok_freeze(moment_of(n.van, 0, 0));
	assert_int_equal(sees(o, TIM, id), 3);
	assert_int_equal(sees(o, "joep.lemmens", id), 0);
	assert_int_equal(sees(o, SANNE, id), 3);
	klok_freeze(moment_of(datum_add_days(n.tot, 1), 0, 0) - 1);
	assert_int_equal(sees(o, TIM, id), 3);
	klok_freeze(moment_of(datum_add_days(n.tot, 1), 0, 0));
	assert_int_equal(sees(o, TIM, id), 0);
	klok_freeze(0);
}
TEST_BOTH(invariant_6_replacement_begins_and_ends_by_itself)

static void sanne_loses(struct opstelling *o, struct casus_id id);

/* The job, which weighs the roles of who replaces. */
static void weigh_again(struct opstelling *o)
{
	struct ctx c = opstelling_as(o, SANNE);

	c.eyes = (struct db_eyes){ .verzoek = 1 };
	c.actor = (struct actor){ 0 };
	faulty(o, vervanging_follow(&c), FAULT_NONE, NULL);
}

/* What the absent gets, his replacement gets with it: no job comes between. */
static void invariant_6_the_replacement_gets_what_the_absent_gets(struct opstelling *o)
{
	struct afwezig_nieuw n = away(o, TIM, 0, 5);
	struct ctx c = opstelling_as(o, SANNE);
	struct casus_id id;
	int64_t rows;

	faulty(o, afwezig_add(&c, &n), FAULT_NONE, NULL);
	id = verhaal_casus(o, STR("Later"));
	assert_int_equal(sees(o, TIM, id), 3);
	assert_int_equal(proef_count(o, "select count(*) from main.vervanging x join main.toegang t on t.id = x.id "
		"join main.toegang b on b.id = x.bron where t.dossier = %1 and (t.niveau <> b.niveau or t.onderdeel <> b.onderdeel "
		"or t.dossier <> b.dossier or t.soort <> b.soort)", id.v), 0);
	rows = opstelling_count(o, "select count(*) from main.toegang");
	weigh_again(o); /* and nothing twice */
	assert_int_equal(opstelling_count(o, "select count(*) from main.toegang"), rows);
	/* what the absent loses, the replacement loses */
	sanne_loses(o, id);
	assert_int_equal(sees(o, TIM, id), 0);
}
TEST_BOTH(invariant_6_the_replacement_gets_what_the_absent_gets)

/* Given by another, on the actor's own connection: by the procesregisseur to a partner who is away. */
static void invariant_6_access_given_to_the_absent_reaches_his_replacement_at_once(struct opstelling *o)
{
	struct afwezig_nieuw n = away(o, ANOUK, 0, 5);
	struct ctx c = opstelling_as(o, RIK);
	struct casus_id id;

	faulty(o, afwezig_add(&c, &n), FAULT_NONE, NULL);
	id = proef_casus(o); /* in which Rik is admitted */
	assert_int_equal(sees(o, RIK, id), 1);
	assert_int_equal(sees(o, ANOUK, id), 1);
	klok_freeze(moment_of(datum_add_days(n.tot, 1), 0, 0));
	assert_int_equal(sees(o, ANOUK, id), 0);
	klok_freeze(0);
}
TEST_BOTH(invariant_6_access_given_to_the_absent_reaches_his_replacement_at_once)

/* Who is not active, screened or in the ring gets nothing; when that changes, the job gives it. */
static void invariant_8_and_11_hold_for_what_comes_later(struct opstelling *o)
{
	struct afwezig_nieuw n = away(o, TIM, 0, 5);
	struct ctx c = opstelling_as(o, SANNE);
	struct casus_id id, ring;

	faulty(o, afwezig_add(&c, &n), FAULT_NONE, NULL);
	opstelling_sql(o, "update main.medewerker set vog = null where email = 'tim.boesten@zvh.example'");
	weigh_again(o);
	id = verhaal_casus(o, STR("Later"));
	opstelling_sql(o, "update main.medewerker set vog = 20250115 where email = 'tim.boesten@zvh.example'");
	assert_int_equal(sees(o, TIM, id), 0);
	weigh_again(o);
	assert_int_equal(sees(o, TIM, id), 3);
	/* a ring that he gets into, and that she was in all along */
	ring = verhaal_casus(o, STR("Besloten"));
	assert_int_equal(sees(o, TIM, ring), 3);
	faulty(o, afwezig_withdraw(&c, first_of(o, SANNE).id, first_of(o, SANNE).versie), FAULT_NONE, NULL);
	assert_int_equal(sees(o, TIM, ring), 0);
	proef_sql(o, "update main.casus set ring = 'radicalisering', regime = 'radicalisering' where id = %1", ring.v);
	c = opstelling_as(o, SANNE);
	faulty(o, afwezig_add(&c, &n), FAULT_NONE, NULL);
	assert_int_equal(sees(o, TIM, ring), 0);
	assert_int_equal(sees(o, TIM, id), 3);
	opstelling_sql(o, "insert into main.rol_toekenning (id, medewerker, rol, huis, ring, van, tot, door) select m.id" PLANT "78, m.id, "
		"'procesregisseur', m.huis, 'radicalisering', 1, 99999999999999, m.id from main.medewerker m "
		"where m.email = 'tim.boesten@zvh.example'");
	assert_int_equal(sees(o, TIM, ring), 0);
	weigh_again(o);
	assert_int_equal(sees(o, TIM, ring), 3);
}
TEST_BOTH(invariant_8_and_11_hold_for_what_comes_later)

/* Access that was withdrawn is so for the replacement too, on his next request and without the job. */
static void invariant_11_what_the_absent_loses_the_replacement_loses_at_once(struct opstelling *o)
{
	struct casus_id id = proef_casus(o);
	struct afwezig_nieuw n = away(o, ANOUK, 0, 5);
	struct ctx c = opstelling_as(o, RIK);

	faulty(o, afwezig_add(&c, &n), FAULT_NONE, NULL);
	assert_int_equal(sees(o, ANOUK, id), 1);
	c = opstelling_as(o, SANNE);
	faulty(o, team_withdraw(&c, id, opstelling_id(o, RIK), STR("Niet meer betrokken.")), FAULT_NONE, NULL);
	assert_int_equal(sees(o, RIK, id), 0);
	assert_int_equal(sees(o, ANOUK, id), 0);
	assert_int_equal(sees(o, SANNE, id), 3);
	assert_true(proef_count(o, "select count(*) from main.journaal where tabel = 'toegang' and soort = 'u' and dossier = %1 "
		"and rij in (select v.id from main.vervanging v)", id.v) > 0);
	weigh_again(o);
	assert_int_equal(sees(o, ANOUK, id), 0);
}
TEST_BOTH(invariant_11_what_the_absent_loses_the_replacement_loses_at_once)

#define ROWS_OF(wie, wat) "select count(*) from main.toegang where dossier = %1 and onderdeel = 'kern' and tot > van and " wat \
	" and medewerker = (select id from main.medewerker where email = '" wie "@zvh.example')"

/* What somebody's rows on a dossier become, through the triggers of the database. */
static void sannes_rows(struct opstelling *o, struct casus_id id, const char *set)
{
	struct proef *p = kijk_new(o);
	struct kijker *kaal = look_open(p, LENS_KAAL);

	kijk_as(o, kaal, SANNE, klok_now());
	look_exec(kaal, text(p, "update main.toegang set versie = versie + 1, %s where dossier = %lld and medewerker = %lld and "
		"tot > %lld", set, (long long)id.v, (long long)opstelling_id(o, SANNE).v, (long long)klok_now()));
	look_close(kaal);
}

static void sanne_loses(struct opstelling *o, struct casus_id id)
{
	sannes_rows(o, id, text(kijk_new(o), "tot = %lld", (long long)klok_now()));
}

/* A level that changes, changes for both; what was to come does not come; his own goes on, and is never less. */
static void replacement_follows_ends_and_levels_at_once(struct opstelling *o)
{
	struct casus_id id = verhaal_casus(o, STR("Proefman")), ander = verhaal_casus(o, STR("Anders"));
	struct afwezig_nieuw n = away(o, TIM, 2, 5);
	struct ctx c = opstelling_as(o, SANNE);

	proef_sql(o, "insert into main.toegang (id, dossier, medewerker, onderdeel, niveau, soort, grond, organisatie, van, "
		"door) select %1" PLANT "7, %1, m.id, 'kern', 2, 'team', 'WGS', m.organisatie, 1, 1 from main.medewerker m "
		"where m.email = 'tim.boesten@zvh.example'", id.v);
	faulty(o, afwezig_add(&c, &n), FAULT_NONE, NULL);
	sanne_loses(o, ander);
	klok_freeze(moment_of(n.van, 0, 0));
	assert_int_equal(sees(o, TIM, ander), 0); /* lost before it began */
	assert_int_equal(sees(o, TIM, id), 3);
	assert_int_equal(proef_count(o, ROWS_OF("tim.boesten", "niveau = 3"), id.v), 1);
	sannes_rows(o, id, "niveau = 1");
	assert_int_equal(proef_count(o, ROWS_OF("tim.boesten", "niveau = 3"), id.v), 0);
	assert_int_equal(proef_count(o, ROWS_OF("tim.boesten", "niveau = 2"), id.v), 3); /* before, meanwhile, after */
	sanne_loses(o, id);
	assert_int_equal(sees(o, SANNE, id), 0);
	assert_int_equal(sees(o, TIM, id), 1); /* his own, at once */
	klok_freeze(0);
}
TEST_BOTH(replacement_follows_ends_and_levels_at_once)

/* What the replacement has of his own stays, also when it ends early. */
static void ones_own_access_goes_on(struct opstelling *o)
{
	struct casus_id id = verhaal_casus(o, STR("Proefman"));
	struct afwezig_nieuw n = away(o, TIM, 0, 5);
	struct ctx c;
	struct afwezig a;

	proef_sql(o, "insert into main.toegang (id, dossier, medewerker, onderdeel, niveau, soort, grond, organisatie, van, "
		"door) select %1" PLANT "7, %1, m.id, 'kern', 2, 'team', 'WGS', m.organisatie, 1, 1 from main.medewerker m "
		"where m.email = 'tim.boesten@zvh.example'", id.v);
	assert_int_equal(sees(o, TIM, id), 1);
	c = opstelling_as(o, SANNE);
	faulty(o, afwezig_add(&c, &n), FAULT_NONE, NULL);
	assert_int_equal(sees(o, TIM, id), 3);
	klok_freeze(moment_of(datum_add_days(n.tot, 1), 0, 0));
	assert_int_equal(sees(o, TIM, id), 1);
	klok_freeze(0);
	a = first_of(o, SANNE);
	c = opstelling_as(o, "marjolein.tonnaer"); /* who leads ends it */
	faulty(o, afwezig_withdraw(&c, a.id, a.versie), FAULT_NONE, NULL);
	assert_int_equal(sees(o, TIM, id), 1);
	assert_int_equal(opstelling_count(o, "select count(*) from main.melding where soort = 'vervanging_einde'"), 2);
	assert_int_equal(sees(o, SANNE, id), 3);
}
TEST_BOTH(ones_own_access_goes_on)

static void invariant_10_and_11_bound_replacement(struct opstelling *o)
{
	struct casus_id id = verhaal_casus(o, STR("Proefman"));
	struct afwezig_nieuw n = away(o, "joep.lemmens", 0, 5); /* of another house */
	struct ctx c = opstelling_as(o, SANNE);
	struct overdracht plan;
	size_t kan_niet = 0;

	faulty(o, afwezig_preview(&c, &n, &plan), FAULT_NONE, NULL);
	for (size_t i = 0; i < plan.n; i++)
		if (plan.v[i].bezwaar) {
			assert_string_equal(plan.v[i].regel, "invariant 10");
			kan_niet++;
		}
	assert_int_equal(kan_niet, 1);
	faulty(o, afwezig_add(&c, &n), FAULT_NONE, NULL);
	assert_int_equal(sees(o, "joep.lemmens", id), 0);
	proef_sql(o, "update main.casus set ring = 'radicalisering', regime = 'radicalisering' where id = %1", id.v);
	c = opstelling_as(o, SANNE);
	n = away(o, TIM, 10, 5);
	faulty(o, afwezig_preview(&c, &n, &plan), FAULT_NONE, NULL);
	for (size_t i = 0; i < plan.n; i++)
		if (plan.v[i].id.v == id.v)
			assert_string_equal(plan.v[i].regel, "invariant 11");
}
TEST_BOTH(invariant_10_and_11_bound_replacement)

static int64_t holds(struct opstelling *o, const char *wie, int64_t dossier)
{
	struct buf b = buf_new(o->arena);

	buf_addz(&b, "select count(*) from main.toegang t join main.medewerker m on m.id = t.medewerker where t.tot > t.van "
		"and t.dossier = %1 and m.email = '");
	buf_addz(&b, wie);
	buf_addz(&b, "@zvh.example'");
	return proef_count(o, buf_str(&b).p, dossier);
}

/* An overleg, its points and a session of weighing are dossiers of their own: the ring of their kind or of their case
 * holds for them too. */
static void invariant_11_what_belongs_to_a_ring_is_not_replaced_outside_it(struct opstelling *o)
{
	struct tafel t = tafel(o);
	struct agendapunt_id los = tafel_punt(o, SANNE, t.id, (struct casus_id){ 0 }, "Opening");
	struct afwezig_nieuw n = away(o, TIM, 0, 5);
	int64_t weging = opstelling_count(o, "select max(id) from main.weging");
	const int64_t dossiers[] = { t.casus.v, t.id.v, t.punt.v, los.v, weging };
	struct ctx c;
	struct overdracht plan;
	size_t besloten = 0;

	proef_sql(o, "delete from main.toegang where %1 > 0 and medewerker = (select m.id from main.medewerker m where m.email = "
		"'tim.boesten@zvh.example')", t.id.v);
	proef_sql(o, "update main.casus set ring = 'radicalisering', regime = 'radicalisering' where id = %1", t.casus.v);
	proef_sql(o, "update main.overleg set ring = 'radicalisering' where id = %1", t.id.v);
	proef_sql(o, "update main.weging set soort = 'weegtafel_radicalisering' where id = %1", weging);
	proef_sql(o, "insert into main.toegang (id, dossier, medewerker, onderdeel, niveau, soort, grond, organisatie, van, "
		"door) select %1" PLANT "7, %1, m.id, 'kern', 2, 'weegploeg', 'WGS', m.organisatie, 1, 1 from main.medewerker m "
		"where m.email = 'sanne.hendrickx@zvh.example'", weging);
	c = opstelling_as(o, SANNE);
	faulty(o, afwezig_preview(&c, &n, &plan), FAULT_NONE, NULL);
	for (size_t i = 0; i < plan.n; i++)
		besloten += plan.v[i].bezwaar && strcmp(plan.v[i].regel, "invariant 11") == 0;
	assert_int_equal(besloten, 5);
	c = opstelling_as(o, SANNE);
	faulty(o, afwezig_add(&c, &n), FAULT_NONE, NULL);
	for (size_t i = 0; i < sizeof(dossiers) / sizeof(dossiers[0]); i++) {
		assert_true(holds(o, SANNE, dossiers[i]) > 0);
		assert_int_equal(holds(o, TIM, dossiers[i]), 0);
	}
	c = opstelling_as(o, "marjolein.tonnaer");
	faulty(o, overdracht_do(&c, opstelling_id(o, SANNE), opstelling_id(o, TIM), &los.v, 1, STR("Werklast")),
		FAULT_INVALID, "naar");
	assert_int_equal(holds(o, TIM, los.v), 0);
}
TEST_BOTH(invariant_11_what_belongs_to_a_ring_is_not_replaced_outside_it)

/* ---- reassigning ---- */

static void work_is_reassigned_with_a_preview(struct opstelling *o)
{
	struct casus_id a = verhaal_casus(o, STR("Eerste")), b = verhaal_casus(o, STR("Tweede"));
	struct medewerker_id sanne = opstelling_id(o, SANNE), tim = opstelling_id(o, TIM), joep = opstelling_id(o,
		"joep.lemmens");
	int64_t both[2] = { a.v, b.v };
	struct overdracht plan;
	struct ctx c = opstelling_as(o, "kees.dassen");

	/* who administers accounts does not divide the work of who stays */
	faulty(o, overdracht_preview(&c, sanne, tim, both, 2, STR("Werklast"), &plan), FAULT_NOT_FOUND, NULL);
	c = opstelling_as(o, SANNE);
	faulty(o, overdracht_preview(&c, sanne, tim, both, 2, STR("Werklast"), &plan), FAULT_DENIED, NULL);
	c = opstelling_as(o, "marjolein.tonnaer");
	faulty(o, overdracht_preview(&c, sanne, tim, both, 2, STR(""), &plan), FAULT_INVALID, "reden");
	faulty(o, overdracht_preview(&c, sanne, joep, both, 2, STR("Werklast"), &plan), FAULT_NONE, NULL);
	assert_true(plan.n == 2 && plan.v[0].bezwaar && plan.v[1].bezwaar);
	proef_sql(o, "update main.casus set ring = 'radicalisering', regime = 'radicalisering' where id = %1", b.v);
	c = opstelling_as(o, "marjolein.tonnaer");
	faulty(o, overdracht_preview(&c, sanne, tim, both, 2, STR("Werklast"), &plan), FAULT_NONE, NULL);
	assert_true(plan.v[0].bezwaar && !plan.v[1].bezwaar && plan.v[1].id.v == a.v); /* what cannot go comes first */
	/* all or nothing */
	faulty(o, overdracht_do(&c, sanne, tim, both, 2, STR("Werklast")), FAULT_INVALID, "naar");
	assert_int_equal(sees(o, TIM, a), 0);
	c = opstelling_as(o, "marjolein.tonnaer");
	faulty(o, overdracht_do(&c, sanne, tim, both, 1, STR("Werklast")), FAULT_NONE, NULL);
	assert_int_equal(sees(o, TIM, a), 3);
	assert_int_equal(sees(o, SANNE, a), 0);
	assert_int_equal(proef_count(o, "select count(*) from main.toegang where dossier = %1 and grond = "
		"'Overgenomen van een collega: Werklast'", a.v) > 0, 1);
}
TEST_BOTH(work_is_reassigned_with_a_preview)

/* His own lower access would go on after the replacement: not to what was shielded meanwhile. */
static void invariant_27_what_would_begin_after_a_replacement_is_shielded_too(struct opstelling *o)
{
	struct tafel t = tafel(o);
	struct afwezig_nieuw n = away(o, TIM, 2, 3);
	struct ctx c = opstelling_as(o, SANNE);
	const char *waits = text(kijk_new(o), "select count(*) from main.toegang t join main.medewerker m on m.id = t.medewerker "
		"where t.dossier = %%1 and t.tot > t.van and t.tot > %lld and m.email = 'tim.boesten@zvh.example'",
		(long long)klok_now() + DAY_MS);

	proef_sql(o, "delete from main.toegang where dossier = %1 and medewerker = (select id from main.medewerker where email = "
		"'tim.boesten@zvh.example')", t.punt.v);
	proef_sql(o, "insert into main.toegang (id, dossier, medewerker, onderdeel, niveau, soort, grond, organisatie, van, "
		"door) select %1" PLANT "7, %1, m.id, 'kern', 2, 'overleg', 'WGS', m.organisatie, 1, 1 from main.medewerker m "
		"where m.email = 'tim.boesten@zvh.example'", t.punt.v);
	faulty(o, afwezig_add(&c, &n), FAULT_NONE, NULL);
	assert_true(proef_count(o, waits, t.punt.v) >= 3); /* his own until then, the replacement, his own afterwards */
	proef_sql(o, "update main.casus set gesloten = 1 where id = %1", t.casus.v);
	c = opstelling_as(o, SANNE);
	c.eyes = (struct db_eyes){ .verzoek = 1 };
	c.actor = (struct actor){ 0 };
	faulty(o, afschaling_shield(&c), FAULT_NONE, NULL);
	assert_int_equal(proef_count(o, waits, t.punt.v), 0);
}
TEST_BOTH(invariant_27_what_would_begin_after_a_replacement_is_shielded_too)

/* Who replaces the procesregisseur writes in his cases, and does not keep them. */
static void invariant_6_a_replacement_does_not_make_himself_the_regisseur(struct opstelling *o)
{
	struct casus_id id = verhaal_casus(o, STR("Proefman"));
	struct afwezig_nieuw n = away(o, TIM, 0, 5);
	struct ctx c = opstelling_as(o, SANNE);
	int64_t versie = proef_count(o, "select versie from main.casus where id = %1", id.v);

	faulty(o, afwezig_add(&c, &n), FAULT_NONE, NULL);
	assert_int_equal(sees(o, TIM, id), 3);
	c = opstelling_as(o, TIM);
	faulty(o, casus_set_regisseur(&c, id, versie, opstelling_id(o, TIM), STR("Handig"), false), FAULT_INVALID, "medewerker");
	klok_freeze(moment_of(datum_add_days(n.tot, 1), 0, 0));
	assert_int_equal(sees(o, TIM, id), 0);
	klok_freeze(0);
}
TEST_BOTH(invariant_6_a_replacement_does_not_make_himself_the_regisseur)

/* ---- more than a page of it ---- */

#define VEEL 640

/* Sanne gets so many overleggen more, which nobody else is in. */
static void much_work(struct opstelling *o)
{
	opstelling_sql(o, "insert into main.overleg (id, nummer, regio, organisatie, soort, begin, duur, voorzitter, status, reeks) "
		"with recursive n(i) as (select 1 union all select i + 1 from n where i < 640) "
		"select 7000000 + n.i, 'VEEL-' || n.i, m.regio, m.organisatie, 'casusoverleg', 1, 60, m.id, 'gepland', 7000000 + n.i "
		"from n, main.medewerker m where m.email = 'sanne.hendrickx@zvh.example'");
	opstelling_sql(o, "insert into main.toegang (id, dossier, medewerker, onderdeel, niveau, soort, grond, organisatie, van, "
		"door) select v.id + 1000000, v.id, m.id, 'kern', 3, 'overleg', 'WGS', m.organisatie, 1, 1 from main.overleg v, "
		"main.medewerker m where m.email = 'sanne.hendrickx@zvh.example' and v.nummer like 'VEEL-%'");
}

static int64_t much_of(struct opstelling *o, const char *wie)
{
	return opstelling_count(o, text(kijk_new(o), "select count(*) from main.toegang t join main.medewerker m on "
		"m.id = t.medewerker join main.overleg v on v.id = t.dossier where v.nummer like 'VEEL-%%' and t.van <= %lld and "
		"t.tot > %lld and m.email = '%s@zvh.example'", (long long)klok_now(), (long long)klok_now(), wie));
}

static void a_replacement_is_given_however_much_there_is(struct opstelling *o)
{
	struct afwezig_nieuw n = away(o, TIM, 0, 5);
	struct ctx c = opstelling_as(o, SANNE);
	struct overdracht plan;
	struct afwezig a;

	much_work(o);
	faulty(o, afwezig_preview(&c, &n, &plan), FAULT_NONE, NULL);
	assert_true(plan.n >= VEEL);
	assert_int_equal(c.nlooks, OVERDRACHT_TOON); /* no more are shown */
	c = opstelling_as(o, SANNE);
	faulty(o, afwezig_add(&c, &n), FAULT_NONE, NULL);
	assert_int_equal(much_of(o, TIM), VEEL);
	a = first_of(o, SANNE);
	c = opstelling_as(o, SANNE);
	faulty(o, afwezig_withdraw(&c, a.id, a.versie), FAULT_NONE, NULL);
	assert_int_equal(much_of(o, TIM), 0);
	assert_int_equal(much_of(o, SANNE), VEEL);
}
TEST_BOTH(a_replacement_is_given_however_much_there_is)

/* All that can go goes; what a stop left waits, and goes the next time. */
static void all_work_goes_over_however_much_there_is(struct opstelling *o)
{
	struct casus_id id = verhaal_casus(o, STR("Blijft"));
	struct medewerker_id sanne = opstelling_id(o, SANNE), tim = opstelling_id(o, TIM);
	struct overdracht plan;
	struct ctx c;
	int64_t half[2] = { 7000001, 7000002 };

	much_work(o);
	proef_sql(o, "update main.casus set ring = 'radicalisering', regime = 'radicalisering' where id = %1", id.v);
	c = opstelling_as(o, "marjolein.tonnaer");
	faulty(o, overdracht_do(&c, sanne, tim, NULL, 0, STR("Werklast")), FAULT_INVALID, "dossier"); /* nothing is not all */
	faulty(o, overdracht_do(&c, sanne, tim, half, 2, STR("Werklast")), FAULT_NONE, NULL);
	assert_int_equal(much_of(o, TIM), 2);
	c = opstelling_as(o, "marjolein.tonnaer");
	faulty(o, overdracht_preview(&c, sanne, tim, NULL, OVERDRACHT_ALLES, STR("Werklast"), &plan), FAULT_NONE, NULL);
	assert_true(plan.n > VEEL - 2 && plan.v[0].id.v == id.v && plan.v[0].bezwaar && !plan.v[1].bezwaar);
	c = opstelling_as(o, "marjolein.tonnaer");
	faulty(o, overdracht_do(&c, sanne, tim, NULL, OVERDRACHT_ALLES, STR("Werklast")), FAULT_NONE, NULL);
	assert_int_equal(much_of(o, TIM), VEEL);
	assert_int_equal(much_of(o, SANNE), 0);
	assert_int_equal(sees(o, TIM, id), 0);
	assert_int_equal(sees(o, SANNE, id), 3);
	c = opstelling_as(o, "marjolein.tonnaer");
	faulty(o, overdracht_do(&c, sanne, tim, NULL, OVERDRACHT_ALLES, STR("Werklast")), FAULT_INVALID, "naar");
}
TEST_BOTH(all_work_goes_over_however_much_there_is)

/* Who replaces somebody does not hand that on: it ends with the absence, and with what the absent loses. */
static void invariant_6_what_one_replaces_is_not_handed_on(struct opstelling *o)
{
	struct casus_id id = verhaal_casus(o, STR("Proefman"));
	struct medewerker_id sanne = opstelling_id(o, SANNE), tim = opstelling_id(o, TIM);
	struct afwezig_nieuw n = away(o, TIM, 0, 5);
	struct overdracht plan;
	struct ctx c = opstelling_as(o, SANNE);

	faulty(o, afwezig_add(&c, &n), FAULT_NONE, NULL);
	assert_int_equal(sees(o, TIM, id), 3);
	c = opstelling_as(o, "marjolein.tonnaer");
	faulty(o, overdracht_preview(&c, tim, sanne, &id.v, 1, STR("Werklast"), &plan), FAULT_CONFLICT, NULL);
	proef_sql(o, "insert into main.toegang (id, dossier, medewerker, onderdeel, niveau, soort, grond, organisatie, van, "
		"door) select %1" PLANT "9, %1, m.id, 'eigen', 2, 'team', 'WGS', m.organisatie, 1, 1 from main.medewerker m "
		"where m.email = 'tim.boesten@zvh.example'", id.v); /* of his own he has a part */
	proef_sql(o, "delete from main.toegang where %1 > 0 and medewerker = (select m.id from main.medewerker m where m.email = "
		"'joep.lemmens@zvh.example')", id.v);
	proef_sql(o, "update main.casus set procesregisseur = (select m.id from main.medewerker m where m.email = "
		"'joep.lemmens@zvh.example') where id = %1", id.v);
	c = opstelling_as(o, "marjolein.tonnaer");
	faulty(o, overdracht_do(&c, tim, opstelling_id(o, "joep.lemmens"), &id.v, 1, STR("Werklast")), FAULT_NONE, NULL);
	assert_int_equal(holds(o, "joep.lemmens", id.v), 1);
	assert_int_equal(sees(o, "joep.lemmens", id), 0);
}
TEST_BOTH(invariant_6_what_one_replaces_is_not_handed_on)

/* ---- the agenda ---- */

static struct antwoord feed(struct opstelling *o, struct str sleutel)
{
	struct bezoeker b = bezoeker_new(o);

	return bezoeker_get(&b, str_cat(o->arena, STR("/agenda.ics?sleutel="), sleutel));
}

static void an_agenda_says_no_names(struct opstelling *o)
{
	struct ctx c = opstelling_as(o, SANNE);
	struct str old, new;
	struct antwoord an;

	assert_true(verhaal_casus(o, STR("Zeldzamenaam")).v != 0);
	assert_int_equal(feed(o, STR("raad")).status, 404);
	assert_int_equal(agenda_new(&c, &old), 0);
	assert_int_equal(opstelling_count(o, "select count(*) from main.agenda_adres where length(sleutel) = 64"), 1);
	an = feed(o, old);
	assert_int_equal(an.status, 200);
	assert_true(text_has(an.body, "BEGIN:VCALENDAR") && text_has(an.body, "BEGIN:VEVENT"));
	assert_true(text_has(an.body, "/termijnen/"));
	assert_false(text_has(an.body, "Zeldzamenaam") || text_has(an.body, "ZV-20") || text_has(an.body, "AM-20"));
	assert_int_equal(opstelling_count(o, "select keren from main.agenda_adres"), 1);
	c = opstelling_as(o, SANNE);
	assert_int_equal(agenda_new(&c, &new), 0); /* renewed */
	assert_int_equal(feed(o, old).status, 404);
	assert_int_equal(feed(o, new).status, 200);
	/* who may not log in any more has no agenda (invariant 8) */
	opstelling_sql(o, "update main.medewerker set vog = null where email = 'sanne.hendrickx@zvh.example'");
	assert_int_equal(feed(o, new).status, 404);
	opstelling_sql(o, "update main.medewerker set vog = 20250115 where email = 'sanne.hendrickx@zvh.example'");
	c = opstelling_as(o, SANNE);
	assert_int_equal(agenda_drop(&c), 0);
	assert_int_equal(feed(o, new).status, 404);
}
TEST_BOTH(an_agenda_says_no_names)

static void an_agenda_is_not_asked_too_often(struct opstelling *o)
{
	struct ctx c = opstelling_as(o, SANNE);
	struct str sleutel;
	int status = 200, n = 0;

	assert_int_equal(agenda_new(&c, &sleutel), 0);
	for (; status == 200 && n <= AGENDA_MAX; n++)
		status = feed(o, sleutel).status;
	assert_int_equal(status, 503);
	assert_int_equal(n, AGENDA_MAX + 1);
}
TEST_BOTH(an_agenda_is_not_asked_too_often)

/* ---- mail by choice ---- */

static int64_t mails(struct opstelling *o)
{
	return opstelling_count(o, "select count(*) from main.mail where onderwerp like 'Overzicht%'");
}

static void run_daily(struct opstelling *o)
{
	struct ctx c = opstelling_as(o, SANNE);

	c.eyes = (struct db_eyes){ .verzoek = 1 };
	c.actor = (struct actor){ 0 };
	assert_int_equal(overzicht_run(&c, STR("https://schakel.example")), 0);
}

/* A working day, n of them on from the next Monday, at that hour. */
static int64_t workday(int n, int hour)
{
	struct datum d = datum_add_days(datum_today(), 8 - datum_weekday(datum_today()) + n);

	return moment_of(d, hour, 0);
}

static void the_daily_mail_is_made_once(struct opstelling *o)
{
	struct ctx c = opstelling_as(o, SANNE);

	assert_true(verhaal_casus(o, STR("Zeldzamenaam")).v != 0);
	opstelling_sql(o, "insert into main.inlog (id, medewerker, email, wachtwoord) select m.id, m.id, m.email, 'x' "
		"from main.medewerker m where m.email in ('sanne.hendrickx@zvh.example', 'joep.lemmens@zvh.example')");
	opstelling_sql(o, "delete from main.melding");
	opstelling_sql(o, "insert into main.melding (id, medewerker, soort, moment) select 5, m.id, 'casus_toegang', 1 "
		"from main.medewerker m where m.email = 'sanne.hendrickx@zvh.example'");
	klok_freeze(workday(0, 6));
	run_daily(o);
	assert_int_equal(mails(o), 0); /* too early */
	klok_freeze(workday(-2, 9));
	run_daily(o);
	assert_int_equal(mails(o), 0); /* Saturday */
	klok_freeze(workday(0, 9));
	run_daily(o);
	run_daily(o); /* another server */
	assert_int_equal(mails(o), 1); /* for Joep nothing waits */
	assert_int_equal(opstelling_count(o, "select count(*) from main.mail where aan = 'sanne.hendrickx@zvh.example' and "
		"inhoud like '%1 nieuwe melding%' and inhoud not like '%Zeldzame%' and inhoud not like '%ZV-%'"), 1);
	klok_freeze(workday(1, 9));
	c = opstelling_as(o, SANNE);
	assert_int_equal(postkeuze_set(&c, POST_UIT), 0);
	run_daily(o);
	assert_int_equal(mails(o), 1);
	assert_int_equal(postkeuze_set(&c, POST_DAGELIJKS), 0);
	run_daily(o);
	assert_int_equal(mails(o), 2);
	klok_freeze(0);
}
TEST_BOTH(the_daily_mail_is_made_once)

#define REVIEWER_MAIL "select count(*) from main.mail where aan = 'hilde.vroemen@zvh.example' and onderwerp like 'Overzicht%' "

static void freeze_after(struct datum d, int days, int hour)
{
	klok_freeze(moment_of(datum_add_days(d, days), hour, 0));
}

/* Break-glass is judged and the 72 hours run whether anybody looks or not: who reviews is told, in the weekend too. */
static void invariant_41_the_72_hours_do_not_wait_for_monday(struct opstelling *o)
{
	struct datalek_id lek;
	struct nood_vraag v = { STR("ZV-2026-9999"), STR("acuut_gevaar"), STR("De crisisdienst staat voor de deur en niemand neemt op."), STR("https://schakel.example") };
	struct datum maandag = datum_of_moment(workday(0, 9));
	struct casus_id casus;
	bool al;
	struct ctx c;

	opstelling_sql(o, "insert into main.inlog (id, medewerker, email, wachtwoord) select m.id, m.id, m.email, 'x' "
		"from main.medewerker m where m.email in ('sanne.hendrickx@zvh.example', 'hilde.vroemen@zvh.example')");
	freeze_after(maandag, 4, 16); /* Friday */
	c = opstelling_as(o, "tim.boesten");
	assert_int_equal(nood_ask(&c, &v, &casus, &al), FAULT_INVALID); /* no such case: on record, to be judged */
	c = opstelling_as(o, SANNE);
	assert_int_equal(datalek_report(&c, klok_now(), STR("Een tas met stukken bleef in de trein."), STR(""), &lek), 0);
	opstelling_sql(o, "delete from main.melding");
	freeze_after(maandag, 5, 9); /* Saturday */
	run_daily(o);
	assert_int_equal(mails(o), 1); /* to who reviews alone, and of the breach alone */
	assert_int_equal(opstelling_count(o, REVIEWER_MAIL "and inhoud like '%1 datalek waarvan de 72 uur lopen%' "
		"and inhoud not like '%noodtoegang%' and inhoud not like '%trein%'"), 1);
	freeze_after(maandag, 6, 9);
	run_daily(o);
	assert_int_equal(mails(o), 2);
	opstelling_sql(o, "update main.datalek set ap = 'gemeld', ap_moment = ontdekt");
	freeze_after(maandag, 7, 9); /* Monday */
	run_daily(o);
	assert_int_equal(opstelling_count(o, REVIEWER_MAIL "and inhoud like '%1 noodtoegang die op een oordeel wacht%' "
		"and inhoud not like '%1 datalek%' and inhoud not like '%ZV-%'"), 1);
	freeze_after(maandag, 12, 9); /* Saturday: nothing runs */
	run_daily(o);
	assert_int_equal(mails(o), 3);
	freeze_after(maandag, 14, 9);
	run_daily(o);
	assert_int_equal(opstelling_count(o, REVIEWER_MAIL "and inhoud like '%1 noodtoegang die al beoordeeld had%'"), 1);
	klok_freeze(0);
}
TEST_BOTH(invariant_41_the_72_hours_do_not_wait_for_monday)

/* ---- on screen ---- */

static struct str day(struct opstelling *o, int n)
{
	return datum_text(o->arena, datum_add_days(datum_today(), n));
}

static void absence_on_screen(struct opstelling *o)
{
	struct bezoeker b = bezoeker_as(o, SANNE), t = bezoeker_as(o, TIM);
	struct req r = opstelling_urls(o);
	struct str tim = url_id(&r, ID_medewerker, opstelling_id(o, TIM).v);
	const char *fields[] = { "vervanger", tim.p, "reden", "verlof", "van", day(o, 0).p, "tot", day(o, 4).p, NULL };
	struct casus_id id = verhaal_casus(o, STR("Proefman"));
	struct antwoord an = bezoeker_get(&b, STR("/afwezigheid"));

	assert_int_equal(an.status, 200);
	assert_false(text_has(an.body, "Wie is weg?")); /* her own alone */
	an = bezoeker_post(&b, STR("/afwezigheid/bekijken"), (const char *[]){ "vervanger", tim.p, "reden", "verlof", "van",
		day(o, 4).p, "tot", day(o, 2).p, NULL });
	assert_int_equal(an.status, 400);
	assert_true(text_has(an.body, "De laatste dag ligt voor de eerste."));
	an = bezoeker_post(&b, STR("/afwezigheid/bekijken"), fields);
	assert_int_equal(an.status, 200);
	assert_true(text_has(an.body, "ZV-20") && text_has(an.body, "Tim Boesten krijgt in die tijd dezelfde toegang"));
	an = bezoeker_post(&b, STR("/afwezigheid"), fields);
	assert_int_equal(an.status, 303);
	an = bezoeker_get(&b, STR("/"));
	assert_true(text_has(an.body, "Tim Boesten vervangt u"));
	an = bezoeker_get(&t, STR("/"));
	assert_true(text_has(an.body, "U vervangt Sanne Hendrickx"));
	assert_int_equal(bezoeker_get(&t, url_casus(&r, id)).status, 200);
	an = bezoeker_get(&t, STR("/afwezigheid"));
	assert_true(text_has(an.body, "Sanne Hendrickx"));
	assert_false(text_has(an.body, "/einde\""));
	t = bezoeker_as(o, "marjolein.tonnaer");
	an = bezoeker_get(&t, STR("/afwezigheid"));
	assert_true(text_has(an.body, "Wie is weg?") && text_has(an.body, "/einde\""));
}
TEST_BOTH(absence_on_screen)

static void reassigning_on_screen(struct opstelling *o)
{
	struct bezoeker b = bezoeker_as(o, "marjolein.tonnaer");
	struct casus_id id = verhaal_casus(o, STR("Proefman"));
	struct req r = opstelling_urls(o);
	struct str van = url_overdracht_van(&r, opstelling_id(o, SANNE)), dossier = url_id(&r, ID_dossier, id.v),
		tim = url_id(&r, ID_medewerker, opstelling_id(o, TIM).v);
	const char *fields[] = { "dossier", dossier.p, "naar", tim.p, "reden", "Werklast", NULL };
	struct antwoord an = bezoeker_get(&b, STR("/overdracht"));

	assert_true(text_has(an.body, "Sanne Hendrickx"));
	an = bezoeker_get(&b, van);
	assert_int_equal(an.status, 200);
	assert_true(text_has(an.body, "Waarom"));
	an = bezoeker_post(&b, str_cat(o->arena, van, STR("/bekijken")), fields);
	assert_int_equal(an.status, 200);
	assert_true(text_has(an.body, "Wat er verandert") && text_has(an.body, "Gaat mee"));
	assert_false(text_has(an.body, "Proefman"));
	an = bezoeker_post(&b, van, fields);
	assert_int_equal(an.status, 303);
	assert_int_equal(sees(o, TIM, id), 3);
}
TEST_BOTH(reassigning_on_screen)

static void all_of_much_work_is_reassigned_on_screen(struct opstelling *o)
{
	struct bezoeker b = bezoeker_as(o, "marjolein.tonnaer");
	struct req r = opstelling_urls(o);
	struct str van = url_overdracht_van(&r, opstelling_id(o, SANNE)), tim = url_id(&r, ID_medewerker, opstelling_id(o, TIM).v);
	const char *niets[] = { "naar", tim.p, "reden", "Werklast", NULL };
	const char *all[] = { "alles", "1", "naar", tim.p, "reden", "Werklast", NULL };
	struct antwoord an;

	much_work(o);
	an = bezoeker_get(&b, van);
	assert_true(text_has(an.body, "Alle dossiers overdragen") && text_has(an.body, "Hieronder staan de eerste 200"));
	an = bezoeker_post(&b, str_cat(o->arena, van, STR("/bekijken")), niets); /* nothing chosen is not all */
	assert_int_equal(an.status, 400);
	assert_true(text_has(an.body, "Kies wat u overdraagt."));
	an = bezoeker_post(&b, str_cat(o->arena, van, STR("/bekijken")), all);
	assert_true(an.status == 200 && text_has(an.body, "name=\"alles\" value=\"1\""));
	assert_false(text_has(an.body, "name=\"dossier\""));
	an = bezoeker_post(&b, van, all);
	assert_int_equal(an.status, 303);
	assert_int_equal(much_of(o, TIM), VEEL);
	assert_true(text_has(bezoeker_get(&b, van).body, "Alles is overgedragen"));
}
TEST_BOTH(all_of_much_work_is_reassigned_on_screen)

static void the_profile_has_mail_and_agenda(struct opstelling *o)
{
	struct bezoeker b = bezoeker_as(o, "rik.schreurs");
	struct antwoord an = bezoeker_get(&b, STR("/profiel"));

	assert_true(text_has(an.body, "Agenda-adres maken") && text_has(an.body, "E-mail over uw werk"));
	an = bezoeker_post(&b, STR("/profiel/agenda"), (const char *[]){ NULL });
	assert_int_equal(an.status, 200);
	assert_true(text_has(an.body, "/agenda.ics?sleutel="));
	an = bezoeker_get(&b, STR("/profiel"));
	assert_false(text_has(an.body, "sleutel="));
	assert_true(text_has(an.body, "Adres intrekken"));
	assert_int_equal(bezoeker_post(&b, STR("/profiel/post"), (const char *[]){ "keuze", "uit", NULL }).status, 303);
	assert_int_equal(opstelling_count(o, "select count(*) from main.postkeuze where keuze = 'uit'"), 1);
	assert_int_equal(bezoeker_post(&b, STR("/profiel/agenda-weg"), (const char *[]){ NULL }).status, 303);
	assert_int_equal(opstelling_count(o, "select count(*) from main.agenda_adres"), 0);
}
TEST_BOTH(the_profile_has_mail_and_agenda)

int main(void)
{
	const struct CMUnitTest tests[] = { BOTH(absence_is_refused), BOTH(invariant_6_nobody_makes_himself_the_replacement),
		BOTH(invariant_6_replacement_begins_and_ends_by_itself),
		BOTH(invariant_6_the_replacement_gets_what_the_absent_gets),
		BOTH(invariant_6_access_given_to_the_absent_reaches_his_replacement_at_once),
		BOTH(invariant_8_and_11_hold_for_what_comes_later), BOTH(a_replacement_is_given_however_much_there_is),
		BOTH(all_work_goes_over_however_much_there_is), BOTH(invariant_6_what_one_replaces_is_not_handed_on),
		BOTH(invariant_6_a_replacement_does_not_make_himself_the_regisseur),
		BOTH(invariant_27_what_would_begin_after_a_replacement_is_shielded_too),
		BOTH(invariant_11_what_the_absent_loses_the_replacement_loses_at_once),
		BOTH(replacement_follows_ends_and_levels_at_once),
		BOTH(ones_own_access_goes_on), BOTH(invariant_10_and_11_bound_replacement),
		BOTH(invariant_11_what_belongs_to_a_ring_is_not_replaced_outside_it),
		BOTH(work_is_reassigned_with_a_preview), BOTH(an_agenda_says_no_names),
		BOTH(an_agenda_is_not_asked_too_often), BOTH(the_daily_mail_is_made_once),
		BOTH(invariant_41_the_72_hours_do_not_wait_for_monday), BOTH(absence_on_screen), BOTH(reassigning_on_screen),
		BOTH(all_of_much_work_is_reassigned_on_screen), BOTH(the_profile_has_mail_and_agenda) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
