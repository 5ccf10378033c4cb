/* The house and its people: who may change what, and what the law does not allow. Both databases. */
#include "tests/opstelling.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include "catalogus/catalogus.h"
#include "domein/aanmelding/aanmelding.h"
#include "domein/casus/zoek.h"
#include "domein/organisatie/gebruiker.h"
#include "domein/organisatie/huis.h"
#include "domein/organisatie/inrichting.h"
#include "domein/organisatie/medewerker.h"
#include "domein/organisatie/opzoek.h"
#include "domein/organisatie/organisatie.h"
#include "domein/organisatie/overdracht.h"
#include "domein/toegang/dossier.h"
#include "domein/toegang/sessie.h"
#include "query.h"
#include "routes.h"

static struct huis_id huis_of(struct opstelling *o, const char *code)
{
	struct ctx c = opstelling_as(o, "kees.dassen");
	struct huizen h;

	assert_int_equal(huis_all(&c, &h), 0);
	for (size_t i = 0; i < h.n; i++)
		if (str_eq(h.v[i].code, str_z(code)))
			return h.v[i].id;
	fail_msg("no house %s", code);
	return (struct huis_id){ 0 };
}

static struct organisatie_id org_of(struct opstelling *o, const char *naam)
{
	struct ctx c = opstelling_as(o, "kees.dassen");
	struct organisaties l;

	assert_int_equal(organisatie_list(&c, &(struct organisatie_filter){ STR(""), STR(""), true }, &l), 0);
	for (size_t i = 0; i < l.n; i++)
		if (str_eq(l.v[i].naam, str_z(naam)))
			return l.v[i].id;
	fail_msg("no organisation %s", naam);
	return (struct organisatie_id){ 0 };
}

static struct gemeente_id gemeente_of(struct opstelling *o, const char *naam)
{
	struct ctx c = opstelling_as(o, "kees.dassen");
	struct gemeenten g;

	assert_int_equal(gemeente_choices(&c, &g), 0);
	for (size_t i = 0; i < g.n; i++)
		if (str_eq(g.v[i].naam, str_z(naam)))
			return g.v[i].id;
	fail_msg("no gemeente %s", naam);
	return (struct gemeente_id){ 0 };
}

static void faulty(struct opstelling *o, enum fault f, enum fault want, const char *field, const char *rule)
{
	if (f != want)
		fail_msg("%s instead of %s: %s", fault_name(f), fault_name(want), o->fi.detail);
	if (field) {
		assert_true(o->fi.nfields > 0);
		assert_string_equal(o->fi.fields[0].field, field);
	}
	if (rule)
		assert_string_equal(o->fi.rule, rule);
}

/* ---- houses and gemeenten ---- */

static void only_who_may_changes_a_house(struct opstelling *o)
{
	struct ctx c = opstelling_as(o, "sanne.hendrickx");
	struct huis h;
	struct huis_id id = huis_of(o, "mh"), ret;

	c = opstelling_as(o, "sanne.hendrickx");
	assert_int_equal(huis_get(&c, id, &h), 0); /* reading is everybody's */
	h.naam = STR("Iets anders");
	faulty(o, huis_save(&c, &h, &ret), FAULT_DENIED, NULL, NULL);
	c = opstelling_as(o, "kees.dassen");
	faulty(o, huis_save(&c, &(struct huis){ .code = STR("mh"), .naam = STR("Dubbel"), .adres = STR(""),
		.telefoon = STR(""), .email = STR(""), .verzoek_jaren = 5, .datalek_jaren = 5, .van = datum_today() }, &ret),
		FAULT_INVALID, "code", NULL);
	c = opstelling_as(o, "kees.dassen");
	h.tot = datum_of(2018, 1, 1);
	faulty(o, huis_save(&c, &h, &ret), FAULT_INVALID, "tot", NULL);
	c = opstelling_as(o, "kees.dassen");
	h.tot = (struct datum){ 0 };
	assert_int_equal(huis_save(&c, &h, &ret), 0);
	c = opstelling_as(o, "kees.dassen");
	faulty(o, huis_save(&c, &h, &ret), FAULT_CONFLICT, NULL, NULL); /* a stale version */
	assert_int_equal(opstelling_count(o, "select count(*) from main.huis where naam = 'Iets anders' and versie = 2"), 1);
	assert_int_equal(opstelling_count(o, "select count(*) from main.journaal where tabel = 'huis' and soort = 'u'"), 1);
}
TEST_BOTH(only_who_may_changes_a_house)

static void a_gemeente_moves_to_another_house(struct opstelling *o)
{
	struct gemeente_id meerssen = gemeente_of(o, "Meerssen"), utrecht = gemeente_of(o, "Utrecht");
	struct huis_id wm = huis_of(o, "wm"), mh = huis_of(o, "mh");
	struct ctx c = opstelling_as(o, "sanne.hendrickx");

	faulty(o, gemeente_join(&c, meerssen, wm, datum_of(2027, 1, 1)), FAULT_DENIED, NULL, NULL);
	c = opstelling_as(o, "kees.dassen");
	faulty(o, gemeente_join(&c, meerssen, mh, datum_of(2027, 1, 1)), FAULT_INVALID, "gemeente", NULL);
	c = opstelling_as(o, "kees.dassen");
	faulty(o, gemeente_join(&c, meerssen, wm, datum_of(2019, 1, 1)), FAULT_INVALID, "van", NULL);
	c = opstelling_as(o, "kees.dassen");
	assert_int_equal(gemeente_join(&c, meerssen, wm, datum_of(2027, 1, 1)), 0);
	assert_int_equal(opstelling_count(o, "select count(*) from main.gemeente_huis where tot = 20261231"), 1);
	assert_int_equal(opstelling_count(o, "select count(*) from main.gemeente_huis where van = 20270101"), 1);
	c = opstelling_as(o, "kees.dassen");
	faulty(o, gemeente_leave(&c, meerssen, mh, datum_of(2027, 6, 1)), FAULT_NOT_FOUND, NULL, NULL);
	c = opstelling_as(o, "kees.dassen");
	faulty(o, gemeente_end(&c, utrecht, datum_of(2027, 6, 1)), FAULT_NOT_FOUND, NULL, NULL); /* not of this regio */
	c = opstelling_as(o, "kees.dassen");
	assert_int_equal(gemeente_end(&c, meerssen, datum_of(2027, 12, 31)), 0);
	assert_int_equal(opstelling_count(o, "select count(*) from main.gemeente g join main.gemeente_huis k on "
		"k.gemeente = g.id where g.tot = 20271231 and k.tot = 20271231"), 1);
	c = opstelling_as(o, "kees.dassen");
	faulty(o, gemeente_new(&c, STR("93a5"), STR("Nieuw"), datum_of(2028, 1, 1)), FAULT_INVALID, "code", NULL);
	c = opstelling_as(o, "kees.dassen");
	faulty(o, gemeente_new(&c, STR("0935"), STR("Nieuw"), datum_of(2028, 1, 1)), FAULT_INVALID, "code", NULL);
	c = opstelling_as(o, "kees.dassen");
	assert_int_equal(gemeente_new(&c, STR("9998"), STR("Nieuw-Limburg"), datum_of(2028, 1, 1)), 0);
	c = opstelling_as(o, "kees.dassen");
	faulty(o, gemeente_join(&c, gemeente_of(o, "Nieuw-Limburg"), mh, datum_of(2027, 12, 31)), FAULT_INVALID, "van", NULL);
	c = opstelling_as(o, "kees.dassen");
	assert_int_equal(gemeente_join(&c, gemeente_of(o, "Nieuw-Limburg"), mh, datum_of(2028, 1, 1)), 0);
}
TEST_BOTH(a_gemeente_moves_to_another_house)

/* Under which house somebody who refers finds the gemeente today; "-": he does not find it. */
static struct str house_of_gemeente(struct opstelling *o, const char *naam)
{
	struct ctx c = opstelling_as(o, "rik.schreurs");
	struct q_aanmelding_gemeente *g = NULL;
	struct gemeente_keuzes l;
	struct gemeente_id id;
	struct batch b = ctx_read(&c);

	assert_int_equal(aanmelding_gemeenten(&c, &l), 0);
	id = gemeente_named(c.arena, &l, str_z(naam));
	if (!id.v)
		return STR("-");
	q_aanmelding_gemeente(&b, datum_today(), id, &g);
	assert_int_equal(batch_run(&b), 0);
	return g && g->huis_code.p ? g->huis_code : STR("");
}

/* A reorganisation is written down before its day: until then the old is there, from then on the new. */
static void what_ends_later_is_there_until_then(struct opstelling *o)
{
	struct datum last = datum_add_days(datum_today(), 20), first = datum_add_days(datum_today(), 21);
	struct gemeente_id beek = gemeente_of(o, "Beek (L.)"), meerssen = gemeente_of(o, "Meerssen");
	struct huis_id wm = huis_of(o, "wm"), ps;
	struct ctx c = opstelling_as(o, "kees.dassen");
	struct buf b = buf_new(o->arena);
	struct huis h;

	assert_int_equal(gemeente_end(&c, beek, last), 0);
	c = opstelling_as(o, "kees.dassen");
	assert_int_equal(gemeente_new(&c, STR("9997"), STR("Geuldal-Noord"), first), 0);
	c = opstelling_as(o, "kees.dassen");
	assert_int_equal(gemeente_join(&c, gemeente_of(o, "Geuldal-Noord"), wm, first), 0);
	c = opstelling_as(o, "kees.dassen");
	assert_int_equal(gemeente_join(&c, meerssen, wm, first), 0);
	ps = huis_of(o, "ps");
	c = opstelling_as(o, "kees.dassen");
	assert_int_equal(huis_get(&c, ps, &h), 0);
	h.tot = last;
	faulty(o, huis_save(&c, &h, &ps), FAULT_INVALID, "tot", NULL); /* its gemeenten go somewhere first */
	buf_addz(&b, "update main.gemeente_huis set tot = ");
	buf_add_i64(&b, last.v);
	buf_addz(&b, " where huis = (select id from main.huis where code = 'ps')");
	opstelling_sql(o, buf_str(&b).p);
	c = opstelling_as(o, "kees.dassen");
	assert_int_equal(huis_save(&c, &h, &ps), 0);
	assert_true(str_eq(house_of_gemeente(o, "Beek (L.)"), STR("wm")));
	assert_true(str_eq(house_of_gemeente(o, "Geuldal-Noord"), STR("-")));
	assert_true(str_eq(house_of_gemeente(o, "Meerssen"), STR("mh")));
	assert_true(str_eq(house_of_gemeente(o, "Heerlen"), STR("ps")));
	klok_freeze(moment_of(first, 9, 0));
	assert_true(str_eq(house_of_gemeente(o, "Beek (L.)"), STR("-")));
	assert_true(str_eq(house_of_gemeente(o, "Geuldal-Noord"), STR("wm")));
	assert_true(str_eq(house_of_gemeente(o, "Meerssen"), STR("wm")));
	assert_true(str_eq(house_of_gemeente(o, "Heerlen"), STR(""))); /* its house is no more */
	klok_freeze(0);
}
TEST_BOTH(what_ends_later_is_there_until_then)

static void the_werkgebied_is_public(struct opstelling *o)
{
	struct bezoeker b = bezoeker_new(o);
	struct antwoord an = bezoeker_get(&b, STR("/werkgebied"));

	assert_int_equal(an.status, 200);
	assert_true(text_has(an.body, "Sittard-Geleen"));
	assert_true(text_has(an.body, "Parkstad"));
	assert_false(text_has(an.body, "Utrecht"));
	opstelling_sql(o, "update main.huis set tot = 20200101 where code = 'ps'");
	assert_false(text_has(bezoeker_get(&b, STR("/werkgebied")).body, "Parkstad"));
}
TEST_BOTH(the_werkgebied_is_public)

/* ---- organisations ---- */

static struct organisatie organisatie_new(const char *naam, const char *soort)
{
	return (struct organisatie){ .naam = str_z(naam), .soort = str_z(soort), .contactpersoon = STR(""),
		.telefoon = STR(""), .email = STR("") };
}

static void domain_and_wgs_follow_the_kind(struct opstelling *o)
{
	struct organisatie n = organisatie_new("Reclassering Maasoever", "reclassering");
	struct organisatie_id id;
	struct ctx c = opstelling_as(o, "sanne.hendrickx");

	faulty(o, organisatie_save(&c, &n, &id), FAULT_DENIED, NULL, NULL);
	c = opstelling_as(o, "kees.dassen");
	assert_int_equal(organisatie_save(&c, &n, &id), 0);
	c = opstelling_as(o, "kees.dassen");
	assert_int_equal(organisatie_get(&c, id, &n), 0);
	assert_true(str_eq(n.domein, STR("straf")));
	assert_true(str_eq(n.wgs, STR("lid2")));
	n.soort = STR("ggd");
	assert_int_equal(organisatie_save(&c, &n, &id), 0);
	c = opstelling_as(o, "kees.dassen");
	faulty(o, organisatie_save(&c, &n, &id), FAULT_CONFLICT, NULL, NULL);
	c = opstelling_as(o, "kees.dassen");
	assert_int_equal(organisatie_get(&c, id, &n), 0);
	assert_true(str_eq(n.wgs, STR("lid1")));
	n = organisatie_new("Politie Geuldal", "politie");
	faulty(o, organisatie_save(&c, &n, &id), FAULT_INVALID, "naam", NULL);
	c = opstelling_as(o, "kees.dassen");
	n = organisatie_new("Zonder soort", "bestaat_niet");
	faulty(o, organisatie_save(&c, &n, &id), FAULT_INVALID, "soort", NULL);
}
TEST_BOTH(domain_and_wgs_follow_the_kind)

static void an_organisation_ends_after_its_people(struct opstelling *o)
{
	struct organisatie n;
	struct organisatie_id id = org_of(o, "Politie Geuldal");
	struct ctx c = opstelling_as(o, "kees.dassen");

	assert_int_equal(organisatie_get(&c, id, &n), 0);
	n.beeindigd = datum_today();
	faulty(o, organisatie_save(&c, &n, &id), FAULT_INVALID, "beeindigd", NULL);
	opstelling_sql(o, "update main.medewerker set actief_tot = 1 where email like '%@politie.example'");
	c = opstelling_as(o, "kees.dassen");
	assert_int_equal(organisatie_save(&c, &n, &id), 0);
}
TEST_BOTH(an_organisation_ends_after_its_people)

static bool found_organisation(struct opstelling *o, const char *naam)
{
	struct ctx c = opstelling_as(o, "sanne.hendrickx");
	struct naam_ids l;
	struct zoek *z;

	assert_int_equal(opzoek_organisaties(&c, &l), 0);
	assert_int_equal(zoek_run(&c, str_z(naam), &z), 0);
	assert_int_equal(opzoek(&l, str_z(naam)) != 0, z->norganisaties > 0);
	return z->norganisaties > 0;
}

static void an_organisation_is_found_until_its_last_day(struct opstelling *o)
{
	struct organisatie n = organisatie_new("Stichting Tijdelijk", "reclassering");
	struct datum last = datum_add_days(datum_today(), 3);
	struct ctx c = opstelling_as(o, "kees.dassen");
	struct organisatie_id id;

	assert_int_equal(organisatie_save(&c, &n, &id), 0);
	c = opstelling_as(o, "kees.dassen");
	assert_int_equal(organisatie_get(&c, id, &n), 0);
	n.beeindigd = last;
	assert_int_equal(organisatie_save(&c, &n, &id), 0);
	assert_true(found_organisation(o, "Stichting Tijdelijk"));
	klok_freeze(moment_of(last, 23, 0));
	assert_true(found_organisation(o, "Stichting Tijdelijk"));
	klok_freeze(moment_of(datum_add_days(last, 1), 0, 1));
	assert_false(found_organisation(o, "Stichting Tijdelijk"));
	klok_freeze(0);
}
TEST_BOTH(an_organisation_is_found_until_its_last_day)

/* ---- people ---- */

static struct medewerker person_new(struct opstelling *o, const char *organisatie)
{
	return (struct medewerker){ .organisatie = org_of(o, organisatie), .naam = STR("Jasmijn Aerts"),
		.functie = STR("Wijkagent"), .email = STR("Jasmijn.Aerts@politie.example"), .telefoon = STR(""),
		.aandachtsgebieden = STR(""), .vog = datum_of(2026, 1, 1), .opleiding = datum_of(2026, 2, 1),
		.actief_tot = klok_now() + 365 * DAY_MS };
}

static void invariant_7_no_account_for_a_third_party(struct opstelling *o)
{
	struct organisatie n = organisatie_new("RIEC Zuid", "riec");
	struct organisatie_id id;
	struct medewerker_id m;
	struct medewerker p;
	struct ctx c = opstelling_as(o, "kees.dassen");
	struct rol_gift g = { .rol = STR("ketenpartner"), .ring = STR(""), .reden = STR("") };

	assert_false(organisatie_may_account(o->cat, STR("riec")));
	assert_true(organisatie_may_account(o->cat, STR("politie")));
	assert_int_equal(organisatie_save(&c, &n, &id), 0);
	p = person_new(o, "RIEC Zuid");
	c = opstelling_as(o, "kees.dassen");
	faulty(o, medewerker_save(&c, &p, &m), FAULT_INVALID, "organisatie", "invariant 7");
	c = opstelling_as(o, "kees.dassen"); /* and an organisation with people does not become one */
	assert_int_equal(organisatie_get(&c, org_of(o, "Politie Geuldal"), &n), 0);
	n.soort = STR("riec");
	c = opstelling_as(o, "kees.dassen");
	faulty(o, organisatie_save(&c, &n, &id), FAULT_INVALID, "soort", "invariant 7");
	opstelling_sql(o, "update main.organisatie set soort = 'riec' where naam = 'Politie Geuldal'");
	g.medewerker = opstelling_id(o, "rik.schreurs");
	c = opstelling_as(o, "kees.dassen");
	g.rol = STR("coordinator");
	faulty(o, rol_give(&c, &g), FAULT_INVALID, "rol", "invariant 7");
	c = opstelling_as(o, "kees.dassen");
	faulty(o, gebruiker_new(&c, &(struct nieuwe_gebruiker){ STR("x@riec.example"), STR("X"), STR("RIEC Zuid"),
		STR("ketenpartner"), STR(""), datum_of(2026, 1, 1), datum_of(2026, 1, 1) }, &m), FAULT_INVALID, NULL,
		"invariant 7");
}
TEST_BOTH(invariant_7_no_account_for_a_third_party)

static void invariant_8_no_role_without_screening_and_training(struct opstelling *o)
{
	struct medewerker_id rik = opstelling_id(o, "rik.schreurs");
	struct rol_gift g = { rik, STR("coordinator"), { 0 }, STR(""), STR(""), { 0 }, { 0 } };
	struct ctx c;

	opstelling_sql(o, "update main.medewerker set vog = null where email = 'rik.schreurs@politie.example'");
	c = opstelling_as(o, "kees.dassen");
	faulty(o, rol_give(&c, &g), FAULT_INVALID, "rol", "invariant 8");
	opstelling_sql(o, "update main.medewerker set vog = 20250101, opleiding = null "
		"where email = 'rik.schreurs@politie.example'");
	c = opstelling_as(o, "kees.dassen");
	faulty(o, rol_give(&c, &g), FAULT_INVALID, "rol", "invariant 8");
	opstelling_sql(o, "update main.medewerker set opleiding = 20250101 where email = 'rik.schreurs@politie.example'");
	c = opstelling_as(o, "kees.dassen");
	g.tot = datum_add_months(datum_today(), 48); /* longer than the account */
	faulty(o, rol_give(&c, &g), FAULT_INVALID, "tot", "invariant 8");
	c = opstelling_as(o, "kees.dassen");
	g.tot = (struct datum){ 0 };
	assert_int_equal(rol_give(&c, &g), 0);
	assert_int_equal(opstelling_count(o, "select count(*) from main.rol_toekenning r join main.medewerker m on "
		"m.id = r.medewerker where r.rol = 'coordinator' and m.email = 'rik.schreurs@politie.example' "
		"and r.tot = m.actief_tot and r.door <> r.medewerker"), 1);
	c = opstelling_as(o, "kees.dassen");
	faulty(o, rol_give(&c, &g), FAULT_INVALID, "rol", NULL); /* he has it */
	opstelling_sql(o, "update main.medewerker set actief_tot = 1 where email = 'rik.schreurs@politie.example'");
	c = opstelling_as(o, "kees.dassen");
	g.rol = STR("organisatiebeheerder");
	faulty(o, rol_give(&c, &g), FAULT_INVALID, "van", "invariant 8");
}
TEST_BOTH(invariant_8_no_role_without_screening_and_training)

static void invariant_8_an_account_ends(struct opstelling *o)
{
	struct medewerker p = person_new(o, "Politie Geuldal");
	struct medewerker_id m;
	struct ctx c = opstelling_as(o, "kees.dassen");

	p.actief_tot = klok_now() + 7 * 365 * DAY_MS;
	faulty(o, medewerker_save(&c, &p, &m), FAULT_INVALID, "tot", "invariant 8");
	c = opstelling_as(o, "kees.dassen");
	p.actief_tot = klok_now() - 1;
	faulty(o, medewerker_save(&c, &p, &m), FAULT_INVALID, "tot", "invariant 8");
	c = opstelling_as(o, "kees.dassen");
	p.actief_tot = klok_now() + DAY_MS;
	p.vog = datum_add_days(datum_today(), 2);
	faulty(o, medewerker_save(&c, &p, &m), FAULT_INVALID, "vog", NULL);
	c = opstelling_as(o, "kees.dassen");
	p.vog = (struct datum){ 0 }; /* may follow later: no role till then */
	assert_int_equal(medewerker_save(&c, &p, &m), 0);
	assert_int_equal(opstelling_count(o, "select count(*) from main.medewerker "
		"where email = 'jasmijn.aerts@politie.example'"), 1);
	c = opstelling_as(o, "kees.dassen");
	faulty(o, medewerker_save(&c, &p, &m), FAULT_INVALID, "email", NULL);
	c = opstelling_as(o, "kees.dassen");
	p.email = STR("geen adres");
	faulty(o, medewerker_save(&c, &p, &m), FAULT_INVALID, "email", NULL);
}
TEST_BOTH(invariant_8_an_account_ends)

struct self {
	struct medewerker_id id;
	int64_t n;
};

static enum fault self_grant(struct unit *u, void *arg)
{
	struct self *s = arg;
	struct batch b = unit_batch(u);

	q_rol_add(&b, (struct rol_toekenning_id){ id_new() }, STR("procesregisseur"), (struct huis_id){ 0 }, STR(""), 2, true,
		true, false, STR("zomaar"), unit_moment(u), unit_moment(u) + DAY_MS, s->id, &s->n);
	return batch_run(&b);
}

static void nobody_gives_himself_a_role(struct opstelling *o)
{
	struct ctx c = opstelling_as(o, "kees.dassen");
	struct self s = { c.actor.id, -1 };
	struct rol_gift g = { c.actor.id, STR("procesregisseur"), huis_of(o, "mh"), STR(""), STR(""), { 0 }, { 0 } };
	struct medewerker me;
	struct medewerker_id id;
	struct rol_lijst l;

	c = opstelling_as(o, "kees.dassen");
	faulty(o, rol_give(&c, &g), FAULT_DENIED, NULL, NULL);
	c = opstelling_as(o, "kees.dassen"); /* the lens refuses it too */
	assert_int_equal(ctx_write(&c, self_grant, &s, NULL), 0);
	assert_int_equal(s.n, 0);
	c = opstelling_as(o, "kees.dassen");
	assert_int_equal(medewerker_get(&c, c.actor.id, &me), 0);
	me.functie = STR("Directeur");
	faulty(o, medewerker_save(&c, &me, &id), FAULT_DENIED, NULL, NULL);
	c = opstelling_as(o, "kees.dassen");
	faulty(o, medewerker_end(&c, c.actor.id, (struct datum){ 0 }, STR("klaar"), me.versie), FAULT_DENIED, NULL, NULL);
	c = opstelling_as(o, "kees.dassen");
	assert_int_equal(rol_list(&c, c.actor.id, &l), 0);
	faulty(o, rol_take(&c, c.actor.id, l.v[0].id, STR("klaar")), FAULT_DENIED, NULL, NULL);
	g.medewerker = opstelling_id(o, "tim.boesten"); /* nor does another's administration go further than its own */
	c = opstelling_as(o, "sanne.hendrickx");
	faulty(o, rol_give(&c, &g), FAULT_DENIED, NULL, NULL);
	s.id = g.medewerker;
	c = opstelling_as(o, "sanne.hendrickx");
	assert_int_equal(ctx_write(&c, self_grant, &s, NULL), 0);
	assert_int_equal(s.n, 0);
}
TEST_BOTH(nobody_gives_himself_a_role)

static void invariant_10_another_house_asks_reason_and_end(struct opstelling *o)
{
	struct medewerker_id tim = opstelling_id(o, "tim.boesten"); /* of mh */
	struct rol_gift g = { tim, STR("procesregisseur"), huis_of(o, "ps"), STR(""), STR("x"), { 0 },
		datum_add_months(datum_today(), 6) };
	struct ctx c = opstelling_as(o, "kees.dassen");

	faulty(o, rol_give(&c, &g), FAULT_INVALID, "reden", "invariant 10");
	c = opstelling_as(o, "kees.dassen");
	g.reden = STR("Vervangt Mila tijdens haar verlof");
	g.tot = (struct datum){ 0 };
	faulty(o, rol_give(&c, &g), FAULT_INVALID, "tot", "invariant 10");
	c = opstelling_as(o, "kees.dassen");
	g.tot = datum_add_months(datum_today(), 18);
	faulty(o, rol_give(&c, &g), FAULT_INVALID, "tot", "invariant 10");
	c = opstelling_as(o, "kees.dassen");
	g.tot = datum_add_months(datum_today(), 6);
	assert_int_equal(rol_give(&c, &g), 0);
	assert_int_equal(opstelling_count(o, "select count(*) from main.rol_toekenning where "
		"reden = 'Vervangt Mila tijdens haar verlof'"), 1);
	assert_true(opstelling_count(o, "select count(*) from main.journaal where tabel = 'rol_toekenning' and medewerker > 1") > 0);
	c = opstelling_as(o, "kees.dassen"); /* a role of the house asks which */
	g = (struct rol_gift){ tim, STR("intake"), { 0 }, STR(""), STR(""), { 0 }, { 0 } };
	faulty(o, rol_give(&c, &g), FAULT_INVALID, "huis", NULL);
}
TEST_BOTH(invariant_10_another_house_asks_reason_and_end)

static void invariant_11_a_ring_asks_reason_and_end(struct opstelling *o)
{
	struct medewerker_id tim = opstelling_id(o, "tim.boesten");
	struct rol_gift g = { tim, STR("procesregisseur"), huis_of(o, "mh"), STR("radicalisering"), STR(""), { 0 }, { 0 } };
	struct ctx c = opstelling_as(o, "kees.dassen");

	faulty(o, rol_give(&c, &g), FAULT_INVALID, "reden", "invariant 11");
	c = opstelling_as(o, "kees.dassen");
	g.ring = STR("zelfbedacht");
	faulty(o, rol_give(&c, &g), FAULT_INVALID, "ring", NULL);
	c = opstelling_as(o, "kees.dassen");
	g.ring = STR("radicalisering");
	g.reden = STR("Aangewezen voor de weegtafel radicalisering");
	g.tot = datum_add_months(datum_today(), 12);
	assert_int_equal(rol_give(&c, &g), 0);
	assert_true(str_eq(opstelling_as(o, "tim.boesten").actor.ringen, STR(",radicalisering,")));
}
TEST_BOTH(invariant_11_a_ring_asks_reason_and_end)

static void a_role_is_taken_at_once(struct opstelling *o)
{
	struct medewerker_id tim = opstelling_id(o, "tim.boesten");
	struct ctx c = opstelling_as(o, "kees.dassen");
	struct rol_lijst l;

	assert_int_equal(rol_list(&c, tim, &l), 0);
	assert_int_equal(l.n, 1);
	faulty(o, rol_take(&c, opstelling_id(o, "mila.crutzen"), l.v[0].id, STR("hoort niet bij haar")), FAULT_NOT_FOUND,
		NULL, NULL);
	c = opstelling_as(o, "sanne.hendrickx");
	faulty(o, rol_take(&c, tim, l.v[0].id, STR("zomaar")), FAULT_DENIED, NULL, NULL);
	assert_true(actor_mag(&(struct actor){ .id = tim, .rechten = opstelling_as(o, "tim.boesten").actor.rechten },
		RECHT_casus_openen));
	c = opstelling_as(o, "kees.dassen");
	assert_int_equal(rol_take(&c, tim, l.v[0].id, STR("Andere functie")), 0);
	assert_int_equal(opstelling_as(o, "tim.boesten").actor.rechten, 0);
	c = opstelling_as(o, "kees.dassen");
	faulty(o, rol_take(&c, tim, l.v[0].id, STR("Nog eens")), FAULT_CONFLICT, NULL, NULL);
}
TEST_BOTH(a_role_is_taken_at_once)

static void an_organisation_looks_after_its_own(struct opstelling *o)
{
	struct ctx c = opstelling_as(o, "wil.smeets");
	struct medewerker_filter f = { .zoek = STR("") };
	struct medewerkers l;
	struct medewerker m;
	struct medewerker_id rik = opstelling_id(o, "rik.schreurs"), femke = opstelling_id(o, "femke.groot"), id;
	struct rol_gift g = { rik, STR("coordinator"), { 0 }, STR(""), STR(""), { 0 }, { 0 } };

	c = opstelling_as(o, "wil.smeets");
	assert_int_equal(medewerker_list(&c, &f, &l), 0);
	assert_int_equal(l.n, 3);
	faulty(o, medewerker_get(&c, femke, &m), FAULT_NOT_FOUND, NULL, NULL);
	c = opstelling_as(o, "wil.smeets");
	assert_int_equal(medewerker_get(&c, rik, &m), 0);
	faulty(o, medewerker_save(&c, &m, &id), FAULT_DENIED, NULL, NULL);
	c = opstelling_as(o, "wil.smeets");
	faulty(o, rol_give(&c, &g), FAULT_DENIED, NULL, NULL);
	c = opstelling_as(o, "wil.smeets");
	faulty(o, medewerker_end(&c, femke, (struct datum){ 0 }, STR("weg"), 1), FAULT_NOT_FOUND, NULL, NULL);
	c = opstelling_as(o, "wil.smeets");
	faulty(o, medewerker_end(&c, rik, datum_add_months(datum_today(), 48), STR("langer"), m.versie), FAULT_INVALID,
		"laatste_dag", NULL);
	c = opstelling_as(o, "wil.smeets");
	assert_int_equal(medewerker_end(&c, rik, (struct datum){ 0 }, STR("weg"), m.versie), 0);
}
TEST_BOTH(an_organisation_looks_after_its_own)

static void the_lists_find_and_filter(struct opstelling *o)
{
	struct ctx c = opstelling_as(o, "kees.dassen");
	struct medewerker_filter f = { .zoek = STR("RUTT") };
	struct medewerkers l;

	assert_int_equal(medewerker_list(&c, &f, &l), 0);
	assert_int_equal(l.n, 1);
	assert_int_equal(l.v[0].nrollen, 3);
	f.zoek = STR("%"); /* a sign, not a wildcard */
	assert_int_equal(medewerker_list(&c, &f, &l), 0);
	assert_int_equal(l.n, 0);
	f = (struct medewerker_filter){ .zoek = STR(""), .organisatie = org_of(o, "GGZ Maasdal") };
	c = opstelling_as(o, "kees.dassen");
	assert_int_equal(medewerker_list(&c, &f, &l), 0);
	assert_int_equal(l.n, 1);
	f = (struct medewerker_filter){ .zoek = STR(""), .toon = TOON_ONVOLLEDIG };
	assert_int_equal(medewerker_list(&c, &f, &l), 0);
	assert_int_equal(l.n, 0);
	c = opstelling_as(o, "sanne.hendrickx");
	faulty(o, medewerker_list(&c, &f, &l), FAULT_DENIED, NULL, NULL);
}
TEST_BOTH(the_lists_find_and_filter)

/* ---- leavers ---- */

struct planted {
	struct ctx *c;
	struct dossier_id casus, aanmelding;
	struct huis_id huis;
	struct organisatie_id org;
};

static enum fault plant_unit(struct unit *u, void *arg)
{
	static const char *const kern[] = { "kern", "plan", "straf", NULL };
	struct planted *p = arg;

	TRY(dossier_open_in(u, p->c, p->casus, kern, "team", STR("WGS")));
	return dossier_open_in(u, p->c, p->aanmelding, (const char *const[]){ "kern", "inhoud", NULL }, "aanmelder",
		STR("eigen aanmelding"));
}

static struct str sql_of(struct opstelling *o, const char *text, const int64_t *v)
{
	struct buf b = buf_new(o->arena);
	size_t k = 0;

	for (const char *p = text; *p; p++) {
		if (*p == '#')
			buf_add_i64(&b, v[k++]);
		else
			buf_addc(&b, *p);
	}
	return buf_str(&b);
}

/* A case that `wie` directs and an aanmelding that he made, as bare rows; his toegang through the domain. */
static struct planted plant(struct opstelling *o, const char *wie, const char *huis)
{
	struct ctx c = opstelling_as(o, wie);
	struct planted p = { &c, { id_new() }, { id_new() + 1 }, huis_of(o, huis), c.actor.organisatie };
	int64_t regio = c.actor.regio.v, me = c.actor.id.v;

	c = opstelling_as(o, wie);
	opstelling_sql(o, sql_of(o, "insert into main.casus (id, nummer, regio, huis, organisatie, soort, regime, thema, fase, "
		"procesregisseur, aanbrenger, eerste_verwerking, vernietigen, geopend, catalogus) values (#, 'ZV-2026-9001', #, #, "
		"#, 'persoon', 'wgs_casus', 'top_x', 'analyse', #, #, 20260101, 20310101, 1, 1)",
		(int64_t[]){ p.casus.v, regio, p.huis.v, p.org.v, me, p.org.v }).p);
	opstelling_sql(o, sql_of(o, "insert into main.teamlid (id, dossier, onderdeel, organisatie, medewerker, functie, grond, "
		"van) values (#, #, 'kern', #, #, 'Procesregisseur', 'WGS', 1)",
		(int64_t[]){ id_new(), p.casus.v, p.org.v, me }).p);
	opstelling_sql(o, sql_of(o, "insert into main.aanmelding (id, nummer, regio, organisatie, aanmelder, soort, regime, "
		"status, ingediend, catalogus) values (#, 'AM-2026-9001', #, #, #, 'persoon', 'wgs_casus', 'ingediend', 1, 1)",
		(int64_t[]){ p.aanmelding.v, regio, p.org.v, me }).p);
	assert_int_equal(ctx_write(&c, plant_unit, &p, NULL), 0);
	p.c = NULL;
	return p;
}

static void leave(struct opstelling *o, const char *wie)
{
	struct medewerker_id id = opstelling_id(o, wie);
	struct ctx c = opstelling_as(o, "kees.dassen");
	struct medewerker m;

	assert_int_equal(medewerker_get(&c, id, &m), 0);
	assert_int_equal(medewerker_end(&c, id, (struct datum){ 0 }, STR("Andere baan"), m.versie), 0);
}

static int64_t seen(struct opstelling *o, const char *wie, struct dossier_id d)
{
	struct ctx c = opstelling_as(o, wie);
	struct toegang_lijst l;

	assert_int_equal(toegang_mine(&c, d, &l), 0);
	return (int64_t)l.n;
}

static void a_leaver_is_out_at_once(struct opstelling *o)
{
	struct bezoeker b = bezoeker_as(o, "tim.boesten");

	assert_int_equal(bezoeker_get(&b, STR("/")).status, 200);
	leave(o, "tim.boesten");
	assert_int_equal(bezoeker_get(&b, STR("/")).status, 303);
	assert_int_equal(opstelling_count(o, "select count(*) from main.sessie"), 0);
	assert_int_equal(opstelling_count(o, "select count(*) from main.rol_toekenning r join main.medewerker m on "
		"m.id = r.medewerker where m.email = 'tim.boesten@zvh.example' and r.tot > m.actief_tot"), 0);
	assert_int_equal(opstelling_count(o, "select count(*) from main.inlog_gebeurtenis where soort = 'vertrokken' and "
		"toelichting = 'Andere baan'"), 1);
}
TEST_BOTH(a_leaver_is_out_at_once)

static void a_last_day_lies_ahead(struct opstelling *o)
{
	struct bezoeker b = bezoeker_as(o, "tim.boesten");
	struct medewerker_id id = opstelling_id(o, "tim.boesten");
	struct ctx c = opstelling_as(o, "kees.dassen");
	struct medewerker m;

	assert_int_equal(medewerker_get(&c, id, &m), 0);
	assert_int_equal(medewerker_end(&c, id, datum_add_days(datum_today(), 7), STR("Andere baan"), m.versie), 0);
	assert_int_equal(bezoeker_get(&b, STR("/")).status, 200);
	c = opstelling_as(o, "kees.dassen");
	faulty(o, medewerker_end(&c, id, datum_add_days(datum_today(), 8), STR("toch niet"), m.versie), FAULT_CONFLICT, NULL,
		NULL);
	klok_freeze(day_end(datum_add_days(datum_today(), 7)) + 1);
	assert_int_equal(bezoeker_get(&b, STR("/")).status, 303);
}
TEST_BOTH(a_last_day_lies_ahead)

static struct overdracht work_of(struct opstelling *o, const char *door, struct medewerker_id m)
{
	struct ctx c = opstelling_as(o, door);
	struct overdracht w;

	faulty(o, overdracht_get(&c, m, &w), FAULT_NONE, NULL, NULL);
	assert_int_equal(c.nlooks, w.n); /* each number that is shown is a look */
	return w;
}

static void the_work_of_a_leaver_is_shown_by_number(struct opstelling *o)
{
	struct medewerker_id tim = (plant(o, "tim.boesten", "mh"), opstelling_id(o, "tim.boesten"));
	struct overdracht_mensen l;
	struct overdracht w;
	struct ctx c = opstelling_as(o, "kees.dassen");

	faulty(o, overdracht_get(&c, tim, &w), FAULT_NOT_FOUND, NULL, NULL); /* he works here */
	leave(o, "tim.boesten");
	c = opstelling_as(o, "sanne.hendrickx");
	faulty(o, overdracht_list(&c, &l), FAULT_DENIED, NULL, NULL);
	c = opstelling_as(o, "wil.smeets"); /* another organisation */
	assert_int_equal(overdracht_list(&c, &l), 0);
	assert_int_equal(l.n, 0);
	faulty(o, overdracht_get(&c, tim, &w), FAULT_NOT_FOUND, NULL, NULL);
	c = opstelling_as(o, "marjolein.tonnaer"); /* teammanager of his house */
	assert_int_equal(overdracht_list(&c, &l), 0);
	assert_int_equal(l.n, 1);
	assert_int_equal(l.v[0].aantal, 2);
	w = work_of(o, "marjolein.tonnaer", tim);
	assert_int_equal(w.n, 2);
	assert_true(str_eq(w.v[1].nummer, STR("AM-2026-9001")) && w.v[1].aanmelder);
	assert_true(str_eq(w.v[0].nummer, STR("ZV-2026-9001")) && w.v[0].regisseur);
}
TEST_BOTH(the_work_of_a_leaver_is_shown_by_number)

static void refuse_hand(struct opstelling *o, const char *door, const char *naar, const struct planted *p,
	const char *rule)
{
	int64_t both[2] = { p->casus.v, p->aanmelding.v };
	struct medewerker_id tim = { opstelling_count(o, "select id from main.medewerker where email = "
		"'tim.boesten@zvh.example'") }, to = opstelling_id(o, naar);
	struct ctx c = opstelling_as(o, door);

	faulty(o, overdracht_do(&c, tim, to, both, 2, STR("")), FAULT_INVALID, "naar", rule);
}

static void work_goes_to_who_may_have_it(struct opstelling *o)
{
	struct planted p = plant(o, "tim.boesten", "mh");

	leave(o, "tim.boesten");
	refuse_hand(o, "kees.dassen", "kees.dassen", &p, "invariant 6");       /* a role without toegang, and himself */
	refuse_hand(o, "kees.dassen", "marjolein.tonnaer", &p, "invariant 6"); /* a role without toegang */
	refuse_hand(o, "kees.dassen", "rik.schreurs", &p, "invariant 6");      /* another organisation */
	refuse_hand(o, "kees.dassen", "joep.lemmens", &p, "invariant 10");     /* a procesregisseur of another house */
	opstelling_sql(o, sql_of(o, "insert into main.rol_toekenning (id, medewerker, rol, huis, van, tot, door) values (#, #, "
		"'procesregisseur', #, 1, 9007199254740991, 1)",
		(int64_t[]){ id_new(), opstelling_id(o, "marjolein.tonnaer").v, p.huis.v }).p);
	refuse_hand(o, "marjolein.tonnaer", "marjolein.tonnaer", &p, "invariant 6"); /* never to herself */
}
TEST_BOTH(work_goes_to_who_may_have_it)

static int64_t rows_of(struct opstelling *o, const char *sql, struct medewerker_id m)
{
	return opstelling_count(o, sql_of(o, sql, &m.v).p);
}

static void the_work_of_a_leaver_is_handed_over(struct opstelling *o)
{
	struct planted p = plant(o, "tim.boesten", "mh");
	struct medewerker_id tim = opstelling_id(o, "tim.boesten"), sanne = opstelling_id(o, "sanne.hendrickx"),
		kees = opstelling_id(o, "kees.dassen");
	int64_t both[2] = { p.casus.v, p.aanmelding.v };
	struct ctx c;

	leave(o, "tim.boesten");
	c = opstelling_as(o, "kees.dassen");
	faulty(o, overdracht_do(&c, tim, sanne, both, 0, STR("")), FAULT_INVALID, "dossier", NULL);
	assert_int_equal(seen(o, "sanne.hendrickx", p.casus), 0);
	c = opstelling_as(o, "kees.dassen");
	faulty(o, overdracht_do(&c, tim, sanne, both, 2, STR("")), FAULT_NONE, NULL, NULL);
	assert_int_equal(seen(o, "sanne.hendrickx", p.casus), 3);
	assert_int_equal(seen(o, "sanne.hendrickx", p.aanmelding), 2);
	assert_int_equal(seen(o, "kees.dassen", p.casus), 0); /* who hands over reads nothing */
	assert_int_equal(rows_of(o, "select count(*) from main.casus where procesregisseur = #", sanne), 1);
	assert_int_equal(rows_of(o, "select count(*) from main.teamlid where medewerker = # and tot is null", sanne), 1);
	assert_int_equal(rows_of(o, "select count(*) from main.teamlid where medewerker = # and tot is null", tim), 0);
	assert_int_equal(opstelling_count(o, "select count(*) from main.melding where soort = 'werk_gekregen'"), 1);
	assert_int_equal(rows_of(o, "select count(*) from main.journaal where tabel = 'toegang' and medewerker = #", kees), 10);
	c = opstelling_as(o, "kees.dassen");
	faulty(o, overdracht_do(&c, tim, sanne, both, 2, STR("")), FAULT_CONFLICT, NULL, NULL); /* it was done */
}
TEST_BOTH(the_work_of_a_leaver_is_handed_over)

static void what_a_colleague_has_already_stays(struct opstelling *o)
{
	struct planted p = plant(o, "tim.boesten", "mh");
	struct medewerker_id tim = opstelling_id(o, "tim.boesten"), sanne = opstelling_id(o, "sanne.hendrickx");
	struct ctx c;

	opstelling_sql(o, sql_of(o, "insert into main.toegang (id, dossier, medewerker, onderdeel, niveau, soort, grond, "
		"organisatie, van, door) values (#, #, #, 'kern', 2, 'team', 'WGS', #, 1, 1)",
		(int64_t[]){ id_new(), p.casus.v, sanne.v, p.org.v }).p);
	opstelling_sql(o, sql_of(o, "insert into main.toegang (id, dossier, medewerker, onderdeel, niveau, soort, grond, "
		"organisatie, van, door) values (#, #, #, 'plan', 3, 'team', 'WGS', #, 1, 1)",
		(int64_t[]){ id_new(), p.casus.v, sanne.v, p.org.v }).p);
	opstelling_sql(o, sql_of(o, "update main.toegang set soort = 'nood' where medewerker = # and onderdeel = 'straf'",
		(int64_t[]){ tim.v }).p);
	leave(o, "tim.boesten");
	c = opstelling_as(o, "kees.dassen");
	faulty(o, overdracht_do(&c, tim, sanne, &p.casus.v, 1, STR("")), FAULT_NONE, NULL, NULL);
	assert_int_equal(seen(o, "sanne.hendrickx", p.casus), 2); /* kern and plan; emergency access is not handed on */
	assert_int_equal(opstelling_count(o, sql_of(o, "select count(*) from main.toegang where medewerker = # and "
		"onderdeel = 'kern' and niveau = 3 and tot > van", (int64_t[]){ sanne.v }).p), 1);
	assert_int_equal(opstelling_count(o, sql_of(o, "select count(*) from main.toegang where medewerker = # and "
		"onderdeel = 'plan'", (int64_t[]){ sanne.v }).p), 1);
}
TEST_BOTH(what_a_colleague_has_already_stays)

static void invariant_11_work_in_a_ring_stays_in_it(struct opstelling *o)
{
	struct planted p = plant(o, "tim.boesten", "mh");
	struct medewerker_id tim = opstelling_id(o, "tim.boesten"), sanne = opstelling_id(o, "sanne.hendrickx");
	struct ctx c;

	opstelling_sql(o, "update main.casus set ring = 'radicalisering', regime = 'radicalisering'");
	leave(o, "tim.boesten");
	c = opstelling_as(o, "kees.dassen");
	faulty(o, overdracht_do(&c, tim, sanne, &p.casus.v, 1, STR("")), FAULT_INVALID, "naar", "invariant 11");
	assert_int_equal(seen(o, "sanne.hendrickx", p.casus), 0);
}
TEST_BOTH(invariant_11_work_in_a_ring_stays_in_it)

/* ---- on screen ---- */

static void an_administrator_manages_all_and_reads_no_case(struct opstelling *o)
{
	static const char *const pages[] = { "/beheer/medewerkers", "/beheer/medewerkers?toon=vertrokken&q=a&vanaf=0",
		"/beheer/medewerkers/nieuw", "/beheer/organisaties", "/beheer/organisaties?domein=zorg&beeindigd=1",
		"/beheer/organisaties/nieuw", "/beheer/huizen", "/beheer/huizen/nieuw", "/beheer/gemeenten", "/overdracht" };
	struct planted p = plant(o, "sanne.hendrickx", "mh");
	struct bezoeker kees = bezoeker_as(o, "kees.dassen"), sanne = bezoeker_as(o, "sanne.hendrickx"),
		wil = bezoeker_as(o, "wil.smeets");
	struct req r = opstelling_urls(o);
	struct medewerker_id id = opstelling_id(o, "sanne.hendrickx");

	for (size_t i = 0; i < sizeof(pages) / sizeof(pages[0]); i++) {
		struct antwoord an = bezoeker_get(&kees, str_z(pages[i]));

		assert_int_equal(an.status, 200);
		assert_false(text_has(an.body, "ZV-2026-9001"));
		assert_int_equal(bezoeker_get(&sanne, str_z(pages[i])).status, 403);
		assert_int_equal(bezoeker_get(&wil, str_z(pages[i])).status, strcmp(pages[i], "/overdracht") ? 403 : 200);
	}
	assert_int_equal(bezoeker_get(&kees, url_medewerker(&r, id)).status, 200);
	assert_int_equal(bezoeker_get(&wil, url_collega(&r, id)).status, 404); /* another organisation */
	assert_int_equal(bezoeker_get(&wil, url_collega(&r, opstelling_id(o, "rik.schreurs"))).status, 200);
	assert_int_equal(bezoeker_get(&kees, url_collegas(&r)).status, 403);
	assert_int_equal(seen(o, "kees.dassen", p.casus), 0);
	assert_int_equal(seen(o, "sanne.hendrickx", p.casus), 3);
}
TEST_BOTH(an_administrator_manages_all_and_reads_no_case)

static void a_second_press_adds_nobody(struct opstelling *o)
{
	struct bezoeker b = bezoeker_as(o, "kees.dassen");
	struct req r = opstelling_urls(o);
	struct str org = url_id(&r, ID_organisatie, org_of(o, "Politie Geuldal").v);
	const char *const form[] = { "organisatie", org.p, "naam", "Jasmijn Aerts", "functie", "", "email",
		"jasmijn@politie.example", "telefoon", "", "huis", "", "vog", "1-1-2026", "opleiding", "1-2-2026",
		"aandachtsgebieden", "", "tot", "1-6-2028", NULL };
	struct antwoord first, second;
	struct str token;

	bezoeker_get(&b, STR("/beheer/medewerkers/nieuw"));
	token = b.token;
	first = bezoeker_post(&b, STR("/beheer/medewerkers/nieuw"), form);
	assert_int_equal(first.status, 303);
	b.token = token;
	second = bezoeker_post(&b, STR("/beheer/medewerkers/nieuw"), form);
	/* the address is taken by now: refused, and nobody is added twice */
	assert_true(second.status == 400 || str_eq(first.location, second.location));
	assert_int_equal(opstelling_count(o, "select count(*) from main.medewerker where email = 'jasmijn@politie.example'"), 1);
}
TEST_BOTH(a_second_press_adds_nobody)

static void a_refused_form_keeps_what_was_typed(struct opstelling *o)
{
	struct bezoeker b = bezoeker_as(o, "kees.dassen");
	struct req r = opstelling_urls(o);
	struct str url = url_huis(&r, huis_of(o, "mh")), gemeente = url_id(&r, ID_gemeente, gemeente_of(o, "Meerssen").v);
	struct antwoord an;

	bezoeker_get(&b, url);
	an = bezoeker_post(&b, str_cat(o->arena, url, STR("/gemeente")),
		(const char *[]){ "gemeente", gemeente.p, "van", "31-2-2027", NULL });
	assert_int_equal(an.status, 400);
	assert_true(text_has(an.body, "value=\"31-2-2027\""));
	assert_true(text_has(an.body, "Maastricht-Heuvelland\"")); /* the other form of the page is as it was */
	bezoeker_get(&b, url);
	an = bezoeker_post(&b, url, (const char *[]){ "naam", "<b>Huis & co</b>", "afwijs_dagen", "999", "van", "1-1-2019",
		"versie", "1", NULL });
	assert_int_equal(an.status, 400);
	assert_true(text_has(an.body, "&lt;b&gt;Huis &amp; co"));
}
TEST_BOTH(a_refused_form_keeps_what_was_typed)

/* ---- from the console ---- */

static void the_console_keeps_the_law(struct opstelling *o)
{
	struct nieuwe_gebruiker g = { STR("Nieuw@zvh.example"), STR("Nieuwe Naam"),
		STR("Zorg- en Veiligheidshuizen Zuid-Limburg"), STR("procesregisseur"), STR("mh"), datum_of(2026, 1, 1), { 0 } };
	struct ctx c = opstelling_as(o, "kees.dassen");
	struct medewerker_id m;
	struct gebruikers l;

	faulty(o, gebruiker_new(&c, &g, &m), FAULT_INVALID, NULL, "invariant 8");
	c = opstelling_as(o, "kees.dassen");
	g.opleiding = datum_of(2026, 1, 2);
	g.huis = STR("");
	faulty(o, gebruiker_new(&c, &g, &m), FAULT_INVALID, NULL, NULL);
	c = opstelling_as(o, "kees.dassen");
	g.huis = STR("xx");
	faulty(o, gebruiker_new(&c, &g, &m), FAULT_NOT_FOUND, NULL, NULL);
	c = opstelling_as(o, "kees.dassen");
	g.huis = STR("mh");
	assert_int_equal(gebruiker_new(&c, &g, &m), 0);
	faulty(o, gebruiker_new(&c, &g, &m), FAULT_CONFLICT, NULL, NULL);
	c = opstelling_as(o, "kees.dassen");
	faulty(o, gebruiker_first(&c, STR("yy"), STR("Y"), &g, &m), FAULT_CONFLICT, NULL, NULL);
	c = opstelling_as(o, "kees.dassen");
	assert_int_equal(gebruiker_list(&c, &l), 0);
	assert_true(l.n > 15);
	assert_int_equal(gebruiker_end(&c, m), 0);
	assert_int_equal(opstelling_count(o, "select count(*) from main.medewerker m join main.rol_toekenning r on "
		"r.medewerker = m.id where m.email = 'nieuw@zvh.example' and r.tot = m.actief_tot"), 1);
}
TEST_BOTH(the_console_keeps_the_law)

int main(void)
{
	const struct CMUnitTest tests[] = {
		BOTH(only_who_may_changes_a_house), BOTH(a_gemeente_moves_to_another_house), BOTH(what_ends_later_is_there_until_then),
		BOTH(an_organisation_is_found_until_its_last_day), BOTH(the_werkgebied_is_public),
		BOTH(domain_and_wgs_follow_the_kind), BOTH(an_organisation_ends_after_its_people),
		BOTH(invariant_7_no_account_for_a_third_party), BOTH(invariant_8_no_role_without_screening_and_training),
		BOTH(invariant_8_an_account_ends), BOTH(nobody_gives_himself_a_role),
		BOTH(invariant_10_another_house_asks_reason_and_end), BOTH(invariant_11_a_ring_asks_reason_and_end),
		BOTH(a_role_is_taken_at_once), BOTH(an_organisation_looks_after_its_own), BOTH(the_lists_find_and_filter),
		BOTH(a_leaver_is_out_at_once), BOTH(a_last_day_lies_ahead), BOTH(the_work_of_a_leaver_is_shown_by_number),
		BOTH(work_goes_to_who_may_have_it), BOTH(the_work_of_a_leaver_is_handed_over),
		BOTH(what_a_colleague_has_already_stays), BOTH(invariant_11_work_in_a_ring_stays_in_it),
		BOTH(an_administrator_manages_all_and_reads_no_case), BOTH(a_second_press_adds_nobody),
		BOTH(a_refused_form_keeps_what_was_typed), BOTH(the_console_keeps_the_law),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
