/* The team of a case and what each of its members sees: refusals first. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "domein/casus/logboek.h"
#include "domein/casus/mensen.h"
#include "domein/casus/team.h"
#include "domein/casus/tijdlijn.h"
#include "domein/casus/zoek.h"
#include "domein/organisatie/inrichting.h"
#include "domein/organisatie/medewerker.h"
#include "domein/organisatie/overdracht.h"
#include "tests/proef_casus.h"

static struct team_toelating admission(struct opstelling *o, struct casus_id id, const char *wie)
{
	struct ctx c = opstelling_as(o, wie);

	return (struct team_toelating){ .casus = id, .medewerker = c.actor.id, .functie = STR("deelnemer"),
		.niveaus = casus_niveaus_default(c.actor.domein), .grond = STR("casusteam"), .reden = STR(""),
		.tot = datum_add_days(datum_today(), 200) };
}

static enum fault admit_as(struct opstelling *o, const char *door, const struct team_toelating *t)
{
	struct ctx c = opstelling_as(o, door);

	return team_admit(&c, t);
}

static void admit(struct opstelling *o, struct casus_id id, const char *wie)
{
	struct team_toelating t = admission(o, id, wie);

	proef_good(&o->fi, admit_as(o, "sanne.hendrickx", &t));
}

static bool sees(struct opstelling *o, const char *wie, struct casus_id id)
{
	struct ctx c = opstelling_as(o, wie);
	struct casus_kop *k;

	return casus_kop_get(&c, id, &k) == FAULT_NONE;
}

static int level(struct opstelling *o, const char *wie, struct casus_id id, enum casus_deel d)
{
	struct ctx c = opstelling_as(o, wie);
	struct casus_kop *k;

	return casus_kop_get(&c, id, &k) ? -1 : k->mijn.v[d];
}

/* Adds an entry as that person; the fault is the test's. */
static enum fault note(struct opstelling *o, const char *wie, struct casus_id id, const char *deel, const char *tekst)
{
	struct ctx c = opstelling_as(o, wie);
	struct notitie_nieuw n = { .casus = id, .soort = STR("signaal"), .tekst = str_z(tekst), .onderdeel = str_z(deel) };
	struct notitie_id ret;

	return notitie_add(&c, &n, &ret);
}

static struct tijdlijn *timeline(struct opstelling *o, const char *wie, struct casus_id id)
{
	struct ctx c = opstelling_as(o, wie);
	struct tijdlijn_filter f = { STR(""), 0 };
	struct tijdlijn *t = NULL;

	proef_good(&o->fi, tijdlijn_get(&c, id, &f, &t));
	return t;
}

static const struct notitie *find(const struct tijdlijn *t, const char *tekst)
{
	for (size_t i = 0; i < t->n; i++)
		if (text_has(t->v[i].tekst, tekst))
			return &t->v[i];
	return NULL;
}

/* ---- who may be admitted ---- */

static void invariant_7_an_organisation_outside_the_law_is_not_admitted(struct opstelling *o)
{
	struct casus_id id = proef_casus(o);
	struct team_toelating t = admission(o, id, "petra.claessens"); /* a housing corporation is not in WGS 2.27 */

	proef_refused(&o->fi, admit_as(o, "sanne.hendrickx", &t), "medewerker", "2.27");
	assert_false(sees(o, "petra.claessens", id));
}
TEST_BOTH(invariant_7_an_organisation_outside_the_law_is_not_admitted)

static void invariant_8_admission_asks_screening_and_an_end(struct opstelling *o)
{
	struct casus_id id = proef_casus(o);
	struct team_toelating t = admission(o, id, "lotte.veldkamp");

	t.tot = (struct datum){ 0 };
	proef_refused(&o->fi, admit_as(o, "sanne.hendrickx", &t), "tot", "BGS 1.17");
	t.tot = datum_today();
	proef_refused(&o->fi, admit_as(o, "sanne.hendrickx", &t), "tot", "BGS 1.17");
	t.tot = datum_add_days(datum_today(), 10);
	opstelling_sql(o, "update main.medewerker set opleiding = null where email = 'lotte.veldkamp@ggz.example'");
	proef_refused(&o->fi, admit_as(o, "sanne.hendrickx", &t), "medewerker", "BGS 1.11");
	assert_int_equal(proef_count(o, "select count(*) from main.toegang where dossier = %1 and grond like 'Lid%'",
		id.v), 4);
}
TEST_BOTH(invariant_8_admission_asks_screening_and_an_end)

static void invariant_10_another_house_asks_a_reason_and_an_end(struct opstelling *o)
{
	struct casus_id id = proef_casus(o);
	struct team_toelating t = admission(o, id, "mila.crutzen");

	proef_refused(&o->fi, admit_as(o, "sanne.hendrickx", &t), "reden", NULL);
	t.reden = STR("Vervangt tijdens verlof");
	t.tot = (struct datum){ 0 };
	proef_refused(&o->fi, admit_as(o, "sanne.hendrickx", &t), "tot", "BGS 1.17");
	t.tot = datum_add_days(datum_today(), 14);
	proef_good(&o->fi, admit_as(o, "sanne.hendrickx", &t));
	assert_true(sees(o, "mila.crutzen", id));
	klok_freeze(klok_now() + 16 * DAY_MS); /* the day came */
	assert_false(sees(o, "mila.crutzen", id));
}
TEST_BOTH(invariant_10_another_house_asks_a_reason_and_an_end)

static void invariant_11_a_ring_keeps_out_who_is_not_in_it(struct opstelling *o)
{
	struct casus_id id = proef_casus(o);
	struct team_toelating t = admission(o, id, "karin.bouts");

	proef_sql(o, "update main.casus set ring = 'geheim' where id = %1", id.v);
	proef_refused(&o->fi, admit_as(o, "sanne.hendrickx", &t), "medewerker", "invariant 11");
}
TEST_BOTH(invariant_11_a_ring_keeps_out_who_is_not_in_it)

static void ring_give(struct opstelling *o, const char *wie, const char *rol)
{
	struct ctx c = opstelling_as(o, wie);

	proef_good(c.fi, inrichting_rol(&c, c.actor.id, str_z(rol), (struct huis_id){ 0 }, STR("radicalisering")));
}

/* The first role of that person in the ring that still holds. */
static enum fault ring_take(struct opstelling *o, const char *wie)
{
	struct ctx c = opstelling_as(o, "kees.dassen");
	struct medewerker_id m = opstelling_id(o, wie);
	struct rol_lijst l;

	proef_good(c.fi, rol_list(&c, m, &l));
	for (size_t i = 0; i < l.n; i++)
		if (l.v[i].ring.n && l.v[i].tot > klok_now())
			return rol_take(&c, m, l.v[i].id, STR("gaat ander werk doen"));
	fail_msg("%s has no role in the ring", wie);
	return FAULT_INTERNAL;
}

/* How many cases of a ring somebody keeps without a role in it, as who leads him is told. */
static int64_t cases_without(struct opstelling *o, const char *leidt, const char *wie)
{
	struct ctx c = opstelling_as(o, leidt);
	struct overdracht_mensen l;

	proef_good(c.fi, overdracht_list(&c, &l));
	for (size_t i = 0; i < l.n; i++)
		if (l.v[i].id.v == opstelling_id(o, wie).v)
			return l.v[i].buiten;
	return -1;
}

static void invariant_11_who_leaves_a_ring_reads_nothing_of_it(struct opstelling *o)
{
	struct casus_id id = proef_casus(o), open = proef_casus(o);
	struct ctx c;

	admit(o, id, "lotte.veldkamp");
	admit(o, id, "karin.bouts");
	admit(o, open, "lotte.veldkamp");
	proef_sql(o, "update main.casus set ring = 'radicalisering' where id = %1", id.v);
	ring_give(o, "sanne.hendrickx", "procesregisseur");
	ring_give(o, "lotte.veldkamp", "ketenpartner");
	ring_give(o, "karin.bouts", "ketenpartner");
	ring_give(o, "karin.bouts", "weegploeglid");
	assert_int_equal(ring_take(o, "lotte.veldkamp"), FAULT_NONE);
	assert_false(sees(o, "lotte.veldkamp", id)); /* at once */
	assert_true(sees(o, "lotte.veldkamp", open));
	assert_int_equal(proef_count(o, "select count(*) from main.journaal j where j.tabel = 'toegang' "
		"and j.dossier = %1 and j.medewerker = (select m.id from main.medewerker m where m.email like 'kees.dassen@%')",
		id.v) > 0, 1);
	assert_int_equal(ring_take(o, "karin.bouts"), FAULT_NONE);
	assert_true(sees(o, "karin.bouts", id)); /* another role of hers admits to it */
	proef_sql(o, "update main.rol_toekenning set tot = van + 1 where ring <> '' and medewerker = %1",
		opstelling_id(o, "karin.bouts").v);
	c = opstelling_as(o, "kees.dassen");
	c.actor = (struct actor){ 0 };
	c.eyes.medewerker = 0;
	proef_good(c.fi, rol_follow(&c)); /* it came to its day */
	assert_false(sees(o, "karin.bouts", id));
	assert_int_equal(ring_take(o, "sanne.hendrickx"), FAULT_INVALID);
	assert_true(proef_fault_on(&o->fi, "einde_reden") && strstr(o->fi.rule, "invariant 11"));
	fault_clear(&o->fi);
	assert_true(sees(o, "sanne.hendrickx", id));
	assert_int_equal(cases_without(o, "marjolein.tonnaer", "sanne.hendrickx"), 0);
	proef_sql(o, "update main.rol_toekenning set tot = 2 where ring <> '' and medewerker = %1",
		opstelling_id(o, "sanne.hendrickx").v);
	assert_int_equal(cases_without(o, "marjolein.tonnaer", "sanne.hendrickx"), 1);
	ring_give(o, "sanne.hendrickx", "procesregisseur");
	proef_sql(o, "update main.casus set procesregisseur = (select m.id from main.medewerker m where m.email like "
		"'tim.boesten@%') where id = %1", id.v); /* handed over */
	assert_int_equal(ring_take(o, "sanne.hendrickx"), FAULT_NONE);
	assert_false(sees(o, "sanne.hendrickx", id));
	assert_true(sees(o, "sanne.hendrickx", open));
}
TEST_BOTH(invariant_11_who_leaves_a_ring_reads_nothing_of_it)

static void a_partner_never_grants(struct opstelling *o)
{
	struct casus_id id = proef_casus(o);
	struct team_toelating t = admission(o, id, "lotte.veldkamp");
	struct ctx c;

	assert_int_equal(admit_as(o, "rik.schreurs", &t), FAULT_DENIED);
	assert_int_equal(admit_as(o, "mila.crutzen", &t), FAULT_NOT_FOUND); /* another house does not know of it */
	t.niveaus.v[CASUS_DEEL_KERN] = NIVEAU_SCHRIJVEN; /* writing kern is the right to grant */
	proef_refused(&o->fi, admit_as(o, "sanne.hendrickx", &t), "kern", "WGS 2.31");
	t.niveaus.v[CASUS_DEEL_KERN] = NIVEAU_GEEN;
	proef_refused(&o->fi, admit_as(o, "sanne.hendrickx", &t), "kern", NULL);
	t.niveaus.v[CASUS_DEEL_KERN] = NIVEAU_LEZEN;
	t.niveaus.v[CASUS_DEEL_INTERN] = NIVEAU_LEZEN;
	proef_refused(&o->fi, admit_as(o, "sanne.hendrickx", &t), "intern", "invariant 6");
	t = admission(o, id, "lotte.veldkamp");
	t.grond = STR("zomaar");
	proef_refused(&o->fi, admit_as(o, "sanne.hendrickx", &t), "grond", "invariant 6");
	t.grond = STR("wettelijke_taak");
	proef_refused(&o->fi, admit_as(o, "sanne.hendrickx", &t), "reden", NULL);
	t = admission(o, id, "sanne.hendrickx");
	assert_int_equal(admit_as(o, "sanne.hendrickx", &t), FAULT_INVALID);
	c = opstelling_as(o, "sanne.hendrickx");
	assert_int_equal(team_withdraw(&c, id, c.actor.id, STR("weg")), FAULT_INVALID); /* invariant 21 */
}
TEST_BOTH(a_partner_never_grants)

/* ---- what is seen ---- */

static void invariant_6_straf_and_zorg_stay_apart(struct opstelling *o)
{
	struct casus_id id = proef_casus(o);

	admit(o, id, "lotte.veldkamp");
	proef_good(&o->fi, note(o, "rik.schreurs", id, "straf", "Proces-verbaal tegen Dennis"));
	proef_good(&o->fi, note(o, "lotte.veldkamp", id, "zorg", "Slikt zijn medicatie niet"));
	proef_good(&o->fi, note(o, "sanne.hendrickx", id, "intern", "Bespreken in het team van het huis"));
	assert_int_equal(note(o, "rik.schreurs", id, "zorg", "x"), FAULT_DENIED);
	assert_int_equal(note(o, "lotte.veldkamp", id, "straf", "x"), FAULT_DENIED);
	assert_int_equal(note(o, "lotte.veldkamp", id, "intern", "x"), FAULT_DENIED);
	assert_int_equal(note(o, "karin.bouts", id, "tijdlijn", "x"), FAULT_NOT_FOUND);
	assert_non_null(find(timeline(o, "rik.schreurs", id), "Proces-verbaal"));
	assert_null(find(timeline(o, "rik.schreurs", id), "medicatie"));
	assert_null(find(timeline(o, "rik.schreurs", id), "team van het huis"));
	assert_null(find(timeline(o, "lotte.veldkamp", id), "Proces-verbaal"));
	assert_non_null(find(timeline(o, "lotte.veldkamp", id), "medicatie"));
	assert_non_null(find(timeline(o, "sanne.hendrickx", id), "Proces-verbaal"));
	assert_non_null(find(timeline(o, "sanne.hendrickx", id), "medicatie"));
}
TEST_BOTH(invariant_6_straf_and_zorg_stay_apart)

static void invariant_9_eigen_deel_shows_own_rows_alone(struct opstelling *o)
{
	struct casus_id id = proef_casus(o);
	struct team_toelating t = admission(o, id, "arie.peters");

	t.niveaus = (struct casus_niveaus){ { [CASUS_DEEL_KERN] = NIVEAU_LEZEN, [CASUS_DEEL_TIJDLIJN] = NIVEAU_EIGEN } };
	proef_good(&o->fi, admit_as(o, "sanne.hendrickx", &t));
	proef_good(&o->fi, note(o, "rik.schreurs", id, "tijdlijn", "Gezien bij het station"));
	proef_good(&o->fi, note(o, "arie.peters", id, "tijdlijn", "Gesproken met moeder"));
	assert_null(find(timeline(o, "arie.peters", id), "station"));
	assert_non_null(find(timeline(o, "arie.peters", id), "moeder"));
	assert_non_null(find(timeline(o, "rik.schreurs", id), "moeder"));
}
TEST_BOTH(invariant_9_eigen_deel_shows_own_rows_alone)

static void an_ended_admission_holds_at_the_next_request(struct opstelling *o)
{
	struct casus_id id = proef_casus(o);
	struct medewerker_id rik = opstelling_id(o, "rik.schreurs");
	struct ctx c = opstelling_as(o, "sanne.hendrickx");
	struct team *t;

	assert_true(sees(o, "rik.schreurs", id));
	proef_refused(&o->fi, team_withdraw(&c, id, rik, STR("")), "reden", NULL);
	c = opstelling_as(o, "sanne.hendrickx");
	c.token = STR("eind");
	proef_good(&o->fi, team_withdraw(&c, id, rik, STR("Wisselt van team")));
	assert_false(sees(o, "rik.schreurs", id));
	assert_int_equal(note(o, "rik.schreurs", id, "tijdlijn", "x"), FAULT_NOT_FOUND);
	c = opstelling_as(o, "sanne.hendrickx");
	c.token = STR("eind");
	proef_good(&o->fi, team_withdraw(&c, id, rik, STR("Wisselt van team"))); /* once is enough */
	c = opstelling_as(o, "sanne.hendrickx");
	assert_int_equal(team_withdraw(&c, id, rik, STR("Nog eens")), FAULT_CONFLICT);
	c = opstelling_as(o, "sanne.hendrickx");
	proef_good(&o->fi, team_get(&c, id, &t));
	assert_int_equal(t->n, 1);
	assert_int_equal(t->ngeweest, 1);
	assert_true(str_eq(t->geweest[0].reden, STR("Wisselt van team")));
	assert_int_equal(proef_count(o,
		"select count(*) from main.casus where id = %1 and aanbrenger_naam = 'Rik Schreurs'",
		id.v), 1); /* the aanbrenger stays the aanbrenger */
}
TEST_BOTH(an_ended_admission_holds_at_the_next_request)

static void levels_change_part_by_part(struct opstelling *o)
{
	struct casus_id id = proef_casus(o);
	struct team_toelating t = admission(o, id, "rik.schreurs");

	t.niveaus.v[CASUS_DEEL_STRAF] = NIVEAU_GEEN;
	t.niveaus.v[CASUS_DEEL_ZRM] = NIVEAU_LEZEN;
	t.functie = STR("casemanager");
	proef_good(&o->fi, admit_as(o, "sanne.hendrickx", &t));
	assert_int_equal(level(o, "rik.schreurs", id, CASUS_DEEL_STRAF), NIVEAU_GEEN);
	assert_int_equal(level(o, "rik.schreurs", id, CASUS_DEEL_ZRM), NIVEAU_LEZEN);
	assert_int_equal(level(o, "rik.schreurs", id, CASUS_DEEL_TIJDLIJN), NIVEAU_SCHRIJVEN);
	assert_int_equal(proef_count(o, "select count(*) from main.teamlid where dossier = %1 and functie = 'casemanager'",
		id.v),
		1);
	assert_int_equal(proef_count(o, "select count(*) from main.teamlid where dossier = %1", id.v), 2);
	/* nobody has two periods at once */
	assert_int_equal(proef_count(o, "select count(*) from main.toegang a join main.toegang b on a.dossier = b.dossier "
		"and a.medewerker = b.medewerker and a.onderdeel = b.onderdeel and a.id < b.id and a.van < b.tot and b.van < a.tot "
		"and a.van < a.tot and b.van < b.tot where a.dossier = %1", id.v), 0);
}
TEST_BOTH(levels_change_part_by_part)

static void a_ground_that_ends_is_reconfirmed_or_lapses(struct opstelling *o)
{
	struct casus_id id = proef_casus(o);
	struct medewerker_id rik = opstelling_id(o, "rik.schreurs");
	struct ctx c;
	struct team *t;

	klok_freeze(klok_now() + 345 * DAY_MS);
	c = opstelling_as(o, "sanne.hendrickx");
	proef_good(&o->fi, team_get(&c, id, &t));
	assert_true(t->v[1].loopt_af);
	assert_false(t->v[0].loopt_af);
	proef_refused(&o->fi, team_reconfirm(&c, id, rik, datum_add_days(datum_today(), 90), STR("")), "reden", NULL);
	c = opstelling_as(o, "sanne.hendrickx");
	proef_refused(&o->fi, team_reconfirm(&c, id, rik, (struct datum){ 0 }, STR("Nog nodig")), "tot", "BGS 1.17");
	c = opstelling_as(o, "rik.schreurs");
	assert_int_equal(team_reconfirm(&c, id, rik, datum_add_days(datum_today(), 90), STR("Nog nodig")), FAULT_DENIED);
	c = opstelling_as(o, "sanne.hendrickx");
	proef_good(&o->fi, team_reconfirm(&c, id, rik, datum_add_days(datum_today(), 90), STR("Toezicht loopt nog")));
	klok_freeze(klok_now() + 60 * DAY_MS);
	assert_true(sees(o, "rik.schreurs", id));
	assert_int_equal(level(o, "rik.schreurs", id, CASUS_DEEL_STRAF), NIVEAU_SCHRIJVEN);
	klok_freeze(klok_now() + 60 * DAY_MS);
	assert_false(sees(o, "rik.schreurs", id));
}
TEST_BOTH(a_ground_that_ends_is_reconfirmed_or_lapses)

static struct verzoek_id request_of(struct opstelling *o, struct casus_id id)
{
	return (struct verzoek_id){ proef_count(o,
		"select id from main.toegangsverzoek where dossier = %1 and status = 'open'",
		id.v) };
}

static void somebody_of_the_team_asks_for_more(struct opstelling *o)
{
	struct casus_id id = proef_casus(o);
	struct ctx c = opstelling_as(o, "lotte.veldkamp");
	struct datum tot = datum_add_days(datum_today(), 100);
	struct verzoek_id v;

	assert_int_equal(team_ask(&c, id, STR("zorg"), NIVEAU_LEZEN, STR("x")), FAULT_NOT_FOUND); /* not of the team */
	c = opstelling_as(o, "rik.schreurs");
	proef_refused(&o->fi, team_ask(&c, id, STR("intern"), NIVEAU_LEZEN, STR("x")), "gevraagd", NULL);
	c = opstelling_as(o, "rik.schreurs");
	proef_refused(&o->fi, team_ask(&c, id, STR(""), NIVEAU_LEZEN, STR("x")), "gevraagd", NULL);
	c = opstelling_as(o, "rik.schreurs");
	proef_good(&o->fi, team_ask(&c, id, STR("zrm,zorg"), NIVEAU_LEZEN, STR("Voorbereiding huisbezoek")));
	c = opstelling_as(o, "rik.schreurs");
	assert_int_equal(team_ask(&c, id, STR("plan"), NIVEAU_LEZEN, STR("Nog een")), FAULT_INVALID);
	assert_int_equal(opstelling_count(o, "select count(*) from main.melding where soort = 'toegang_verzoek'"), 1);
	v = request_of(o, id);
	c = opstelling_as(o, "rik.schreurs");
	assert_int_equal(team_answer(&c, id, v, 1, true, tot, STR("")), FAULT_DENIED); /* not one's own */
	c = opstelling_as(o, "sanne.hendrickx");
	proef_refused(&o->fi, team_answer(&c, id, v, 1, false, tot, STR("")), "antwoord", NULL);
	c = opstelling_as(o, "sanne.hendrickx");
	assert_int_equal(team_answer(&c, id, v, 2, true, tot, STR("")), FAULT_CONFLICT);
	c = opstelling_as(o, "sanne.hendrickx");
	proef_good(&o->fi, team_answer(&c, id, v, 1, true, tot, STR("")));
	assert_int_equal(level(o, "rik.schreurs", id, CASUS_DEEL_ZORG), NIVEAU_LEZEN);
	assert_int_equal(level(o, "rik.schreurs", id, CASUS_DEEL_ZRM), NIVEAU_LEZEN);
	c = opstelling_as(o, "rik.schreurs");
	proef_good(&o->fi, team_ask(&c, id, STR("plan"), NIVEAU_SCHRIJVEN, STR("Nog een")));
	v = request_of(o, id);
	c = opstelling_as(o, "sanne.hendrickx");
	proef_good(&o->fi, team_answer(&c, id, v, 1, false, (struct datum){ 0 }, STR("Dat doet de gemeente")));
	assert_int_equal(level(o, "rik.schreurs", id, CASUS_DEEL_PLAN), NIVEAU_LEZEN);
	assert_int_equal(opstelling_count(o, "select count(*) from main.melding where soort = 'toegang_antwoord'"), 2);
}
TEST_BOTH(somebody_of_the_team_asks_for_more)

/* ---- the timeline ---- */

static void a_note_says_what_the_law_asks(struct opstelling *o)
{
	struct casus_id id = proef_casus(o);
	struct ctx c = opstelling_as(o, "rik.schreurs");
	struct notitie_nieuw n = { .casus = id, .soort = STR("gebeurtenis"), .tekst = STR("x") };
	struct notitie_id ret, again;

	proef_refused(&o->fi, notitie_add(&c, &n, &ret), "soort", NULL);
	n.soort = STR("contact");
	n.tekst = STR("  ");
	c = opstelling_as(o, "rik.schreurs");
	proef_refused(&o->fi, notitie_add(&c, &n, &ret), "tekst", NULL);
	n.tekst = STR("Gebeld");
	n.moment = klok_now() + DAY_MS;
	c = opstelling_as(o, "rik.schreurs");
	proef_refused(&o->fi, notitie_add(&c, &n, &ret), "datum", NULL);
	n.moment = 0;
	n.onderdeel = STR("logboek");
	c = opstelling_as(o, "rik.schreurs");
	proef_refused(&o->fi, notitie_add(&c, &n, &ret), "onderdeel", NULL);
	n.onderdeel = STR("straf");
	n.wpg = STR("9"); /* invariant 14: article 8 or 13 alone */
	c = opstelling_as(o, "rik.schreurs");
	proef_refused(&o->fi, notitie_add(&c, &n, &ret), "wpg", "invariant 14");
	n.wpg = STR("13");
	c = opstelling_as(o, "rik.schreurs");
	c.token = STR("notitie");
	proef_good(&o->fi, notitie_add(&c, &n, &ret));
	c = opstelling_as(o, "rik.schreurs");
	c.token = STR("notitie");
	proef_good(&o->fi, notitie_add(&c, &n, &again));
	assert_int_equal(ret.v, again.v);
	assert_int_equal(proef_count(o, "select count(*) from main.notitie where id = %1 and wpg = '13' and organisatie = "
		"(select organisatie from main.medewerker where email = 'rik.schreurs@politie.example')", ret.v), 1);
	proef_sql(o, "update main.casus set gesloten = 1 where id = %1", id.v);
	assert_int_equal(note(o, "rik.schreurs", id, "tijdlijn", "te laat"), FAULT_DENIED);
}
TEST_BOTH(a_note_says_what_the_law_asks)

static void a_withdrawn_note_keeps_its_mark_and_loses_its_text(struct opstelling *o)
{
	struct casus_id id = proef_casus(o);
	struct ctx c;
	const struct notitie *n;
	struct tijdlijn *t;

	admit(o, id, "lotte.veldkamp");
	proef_good(&o->fi, note(o, "rik.schreurs", id, "tijdlijn", "Verkeerde persoon genoemd"));
	n = find(timeline(o, "rik.schreurs", id), "Verkeerde");
	assert_true(n->mag_intrekken);
	assert_false(find(timeline(o, "lotte.veldkamp", id), "Verkeerde")->mag_intrekken);
	c = opstelling_as(o, "lotte.veldkamp");
	assert_int_equal(notitie_withdraw(&c, n->id, n->versie, STR("Niet van mij")), FAULT_DENIED);
	c = opstelling_as(o, "karin.bouts");
	assert_int_equal(notitie_withdraw(&c, n->id, n->versie, STR("x")), FAULT_NOT_FOUND);
	c = opstelling_as(o, "rik.schreurs");
	proef_refused(&o->fi, notitie_withdraw(&c, n->id, n->versie, STR("")), "reden", NULL);
	c = opstelling_as(o, "rik.schreurs");
	assert_int_equal(notitie_withdraw(&c, n->id, n->versie + 1, STR("Verkeerd")), FAULT_CONFLICT);
	c = opstelling_as(o, "rik.schreurs");
	proef_good(&o->fi, notitie_withdraw(&c, n->id, n->versie, STR("Gaat over iemand anders")));
	t = timeline(o, "sanne.hendrickx", id);
	assert_null(find(t, "Verkeerde"));
	for (size_t i = 0; i < t->n; i++)
		if (t->v[i].id.v == n->id.v) {
			assert_true(t->v[i].ingetrokken != 0);
			assert_true(str_eq(t->v[i].ingetrokken_reden, STR("Gaat over iemand anders")));
			assert_true(str_eq(t->v[i].ingetrokken_door, STR("Rik Schreurs")));
			assert_false(t->v[i].mag_intrekken);
		}
	assert_int_equal(proef_count(o, "select count(*) from main.notitie where id = %1 and tekst like 'Verkeerde%'",
		n->id.v), 1); /* kept for review */
}
TEST_BOTH(a_withdrawn_note_keeps_its_mark_and_loses_its_text)

static void a_note_moves_to_the_case_where_it_belongs(struct opstelling *o)
{
	struct casus_id fout = proef_casus(o), goed = proef_casus(o);
	const struct notitie *n;
	struct ctx c;
	int64_t moved;

	proef_good(&o->fi, note(o, "rik.schreurs", fout, "straf", "Aanhouding op maandag"));
	n = find(timeline(o, "rik.schreurs", fout), "Aanhouding");
	c = opstelling_as(o, "rik.schreurs");
	proef_refused(&o->fi, notitie_move(&c, n->id, n->versie, fout, STR("Verkeerd")), "naar", NULL);
	proef_sql(o, "update main.toegang set tot = 1, van = 1 where dossier = %1 and onderdeel = 'straf' and medewerker = "
		"(select id from main.medewerker where email = 'rik.schreurs@politie.example')", goed.v);
	c = opstelling_as(o, "rik.schreurs");
	proef_refused(&o->fi, notitie_move(&c, n->id, n->versie, goed, STR("Verkeerd")), "naar", "WGS 2.31");
	c = opstelling_as(o, "sanne.hendrickx"); /* she writes both */
	proef_good(&o->fi, notitie_move(&c, n->id, n->versie, goed, STR("Verkeerde casus")));
	assert_null(find(timeline(o, "sanne.hendrickx", fout), "Aanhouding"));
	n = find(timeline(o, "sanne.hendrickx", goed), "Aanhouding");
	assert_non_null(n);
	assert_true(n->van_elders);
	assert_true(str_eq(n->ingetrokken_reden, STR("Verkeerde casus")));
	assert_true(str_eq(n->organisatie_naam, STR("Politie Geuldal"))); /* the source goes along (invariant 14) */
	assert_true(str_eq(n->door_naam, STR("Rik Schreurs")));
	moved = proef_count(o, "select count(*) from main.notitie where verplaatst_naar = %1 and ingetrokken is not null",
		n->id.v);
	assert_int_equal(moved, 1);
}
TEST_BOTH(a_note_moves_to_the_case_where_it_belongs)

/* ---- persons ---- */

static struct mens_nieuw person(struct casus_id id)
{
	return (struct mens_nieuw){ .casus = id, .rol = STR("kind"), .relatie = STR("kind"),
		.naam = { .voornamen = STR("Sem"), .voorletters = STR(""), .voorvoegsel = STR("van"),
			.geslachtsnaam = STR("Wolters"),
			.partner_voorvoegsel = STR(""), .partner_naam = STR(""), .naamgebruik = 'E' },
		.geboren = datum_of(2018, 5, 0), .geslacht = 'M', .bsn = STR(""), .bsn_reden = STR("onbekend") };
}

static struct betrokkene_id first_of(struct opstelling *o, struct casus_id id)
{
	return (struct betrokkene_id){ proef_count(o, "select id from main.betrokkene where dossier = %1 and hoofd = 1",
		id.v) };
}

static void invariant_17_a_relative_comes_by_a_relation(struct opstelling *o)
{
	struct casus_id id = proef_casus(o);
	struct mens_nieuw n = person(id);
	struct betrokkene_id ret;
	struct ctx c = opstelling_as(o, "sanne.hendrickx");
	struct mensen *m;

	proef_refused(&o->fi, mens_add(&c, &n, &ret), "bij", "invariant 17");
	n.bij = first_of(o, id);
	n.rol = STR("huisdier");
	c = opstelling_as(o, "sanne.hendrickx");
	proef_refused(&o->fi, mens_add(&c, &n, &ret), "rol", "BGS 2.19");
	n.rol = STR("kind");
	n.relatie = STR("");
	c = opstelling_as(o, "sanne.hendrickx");
	proef_refused(&o->fi, mens_add(&c, &n, &ret), "relatie", NULL);
	n.relatie = STR("kind");
	c = opstelling_as(o, "rik.schreurs");
	assert_int_equal(mens_add(&c, &n, &ret), FAULT_DENIED);
	c = opstelling_as(o, "sanne.hendrickx");
	proef_good(&o->fi, mens_add(&c, &n, &ret));
	c = opstelling_as(o, "rik.schreurs");
	proef_good(&o->fi, mensen_get(&c, id, &m));
	assert_int_equal(m->n, 2);
	assert_int_equal(m->nrelaties, 1);
	assert_true(str_eq(m->v[1].naam.voorletters, STR("S.")));
	assert_int_equal(m->nteam, 2);
}
TEST_BOTH(invariant_17_a_relative_comes_by_a_relation)

static void invariant_18_a_bsn_passes_the_elfproef_or_has_a_reason(struct opstelling *o)
{
	struct casus_id id = proef_casus(o);
	struct mens_nieuw n = person(id);
	struct betrokkene_id ret;
	struct ctx c = opstelling_as(o, "sanne.hendrickx");

	n.bij = first_of(o, id);
	n.bsn_reden = STR("");
	proef_refused(&o->fi, mens_add(&c, &n, &ret), "bsn_reden", "invariant 18");
	n.bsn = STR("123456789");
	c = opstelling_as(o, "sanne.hendrickx");
	proef_refused(&o->fi, mens_add(&c, &n, &ret), "bsn", "invariant 18");
	n.bsn = STR("111 222 333");
	c = opstelling_as(o, "sanne.hendrickx");
	proef_good(&o->fi, mens_add(&c, &n, &ret));
	c = opstelling_as(o, "sanne.hendrickx");
	proef_refused(&o->fi, mens_add(&c, &n, &ret), "bsn", "invariant 18"); /* the same person twice */
}
TEST_BOTH(invariant_18_a_bsn_passes_the_elfproef_or_has_a_reason)

static void invariant_5_an_area_case_takes_no_person(struct opstelling *o)
{
	struct casus_id id = proef_casus(o);
	struct mens_nieuw n = person(id);
	struct betrokkene_id ret;
	struct ctx c = opstelling_as(o, "sanne.hendrickx");

	proef_sql(o, "update main.casus set soort = 'gebied' where id = %1", id.v);
	n.bij = first_of(o, id);
	assert_int_equal(mens_add(&c, &n, &ret), FAULT_INVALID);
	assert_non_null(strstr(o->fi.rule, "invariant 5"));
}
TEST_BOTH(invariant_5_an_area_case_takes_no_person)

static void a_secret_address_is_for_the_house(struct opstelling *o)
{
	struct casus_id id = proef_casus(o);
	struct adres_invoer a = { .casus = id, .betrokkene = first_of(o, id), .soort = STR("woon"),
		.straat = STR("Rozenhof"),
		.toevoeging = STR(""), .postcode = STR("6211ab"), .plaats = STR("Maastricht"), .huisnummer = 4,
		.van = datum_of(2026, 3, 1) };
	struct ctx c = opstelling_as(o, "sanne.hendrickx");
	struct mensen *m;

	a.postcode = STR("62 AB");
	proef_refused(&o->fi, adres_add(&c, &a), "postcode", NULL);
	a.postcode = STR("6211ab");
	c = opstelling_as(o, "sanne.hendrickx");
	proef_good(&o->fi, adres_add(&c, &a));
	a.soort = STR("geheim");
	a.straat = STR("Verborgenlaan");
	a.van = datum_of(2026, 6, 1);
	c = opstelling_as(o, "sanne.hendrickx");
	proef_good(&o->fi, adres_add(&c, &a));
	c = opstelling_as(o, "rik.schreurs");
	proef_good(&o->fi, mensen_get(&c, id, &m));
	for (size_t i = 0; i < m->nadressen; i++) {
		assert_false(str_eq(m->adressen[i].straat, STR("Verborgenlaan")));
		if (str_eq(m->adressen[i].straat, STR("Rozenhof"))) {
			assert_int_equal(m->adressen[i].tot.v, 20260531); /* the day before the new one */
			assert_true(str_eq(m->adressen[i].postcode, STR("6211 AB")));
		}
	}
	c = opstelling_as(o, "sanne.hendrickx");
	proef_good(&o->fi, mensen_get(&c, id, &m));
	assert_int_equal(m->nadressen, 3); /* none, woon, geheim */
}
TEST_BOTH(a_secret_address_is_for_the_house)

static void an_address_abroad_says_its_land(struct opstelling *o)
{
	struct casus_id id = proef_casus(o);
	struct adres_invoer a = { .casus = id, .betrokkene = first_of(o, id), .soort = STR("woon"), .straat = STR("Stationsstraat"),
		.toevoeging = STR(""), .postcode = STR("3620"), .plaats = STR("Lanaken"), .huisnummer = 4, .land = STR(LAND_BELGIE),
		.gemeente = proef_gemeente(o, "0935") };
	struct ctx c = opstelling_as(o, "sanne.hendrickx");
	struct casus_kop *k;
	struct mensen *m;
	bool found = false;

	proef_refused(&o->fi, adres_add(&c, &a), "gemeente", NULL);
	a.gemeente.v = 0;
	a.land = STR("9998");
	c = opstelling_as(o, "sanne.hendrickx");
	proef_refused(&o->fi, adres_add(&c, &a), "land", NULL);
	a.land = STR(LAND_BELGIE);
	c = opstelling_as(o, "sanne.hendrickx");
	proef_good(&o->fi, adres_add(&c, &a));
	c = opstelling_as(o, "sanne.hendrickx");
	proef_good(&o->fi, mensen_get(&c, id, &m));
	for (size_t i = 0; i < m->nadressen; i++)
		found |= str_eq(m->adressen[i].land, STR(LAND_BELGIE)) && str_eq(m->adressen[i].postcode, STR("3620"));
	assert_true(found);
	proef_good(&o->fi, casus_kop_get(&c, id, &k));
	assert_true(str_eq(k->verblijf, STR("Stationsstraat, Lanaken, België")));
}
TEST_BOTH(an_address_abroad_says_its_land)

static void a_relation_begins_and_ends(struct opstelling *o)
{
	struct casus_id id = proef_casus(o);
	struct mens_nieuw n = person(id);
	struct betrokkene_id kind;
	struct relatie_nieuw r = { .casus = id, .soort = STR("kind") };
	struct ctx c = opstelling_as(o, "sanne.hendrickx");
	struct mensen *m;

	n.bij = first_of(o, id);
	proef_good(&o->fi, mens_add(&c, &n, &kind));
	r.van_id = r.naar_id = kind;
	c = opstelling_as(o, "sanne.hendrickx");
	proef_refused(&o->fi, relatie_add(&c, &r), "naar", NULL);
	r.naar_id = n.bij;
	c = opstelling_as(o, "sanne.hendrickx");
	proef_refused(&o->fi, relatie_add(&c, &r), "soort", NULL); /* it is there already */
	r.soort = STR("huisgenoot");
	c = opstelling_as(o, "sanne.hendrickx");
	proef_good(&o->fi, relatie_add(&c, &r));
	proef_good(&o->fi, mensen_get(&c, id, &m));
	assert_int_equal(m->nrelaties, 2);
	c = opstelling_as(o, "sanne.hendrickx");
	assert_int_equal(relatie_end(&c, id, m->relaties[1].id, 9, datum_today()), FAULT_CONFLICT);
	c = opstelling_as(o, "rik.schreurs");
	assert_int_equal(relatie_end(&c, id, m->relaties[1].id, 1, datum_today()), FAULT_DENIED);
	c = opstelling_as(o, "sanne.hendrickx");
	proef_good(&o->fi, relatie_end(&c, id, m->relaties[1].id, 1, datum_today()));
}
TEST_BOTH(a_relation_begins_and_ends)

static void a_linked_case_shows_to_who_sees_both(struct opstelling *o)
{
	struct casus_id een = proef_casus(o), twee = proef_casus(o);
	struct str nummer;
	struct ctx c = opstelling_as(o, "sanne.hendrickx");
	struct casus_kop *k;
	struct mensen *m;

	proef_good(&o->fi, casus_kop_get(&c, twee, &k));
	nummer = k->nummer;
	c = opstelling_as(o, "rik.schreurs");
	assert_int_equal(verband_add(&c, een, nummer, STR("gezin"), STR("")), FAULT_DENIED);
	c = opstelling_as(o, "sanne.hendrickx");
	proef_refused(&o->fi, verband_add(&c, een, STR("ZV-2020-9999"), STR("gezin"), STR("")), "nummer", "invariant 6");
	c = opstelling_as(o, "sanne.hendrickx");
	proef_good(&o->fi, verband_add(&c, een, nummer, STR("gezin"), STR("Broer")));
	c = opstelling_as(o, "sanne.hendrickx");
	proef_refused(&o->fi, verband_add(&c, een, nummer, STR("overig"), STR("")), "nummer", NULL);
	proef_good(&o->fi, mensen_get(&c, twee, &m));
	assert_int_equal(m->nverbanden, 1); /* from the other side as well */
	assert_false(m->verbanden[0].van_ons);
	c = opstelling_as(o, "sanne.hendrickx");
	proef_good(&o->fi, team_withdraw(&c, twee, opstelling_id(o, "rik.schreurs"), STR("Niet nodig")));
	c = opstelling_as(o, "rik.schreurs");
	proef_good(&o->fi, mensen_get(&c, een, &m));
	assert_int_equal(m->nverbanden, 0);
	c = opstelling_as(o, "sanne.hendrickx");
	proef_good(&o->fi, mensen_get(&c, een, &m));
	c = opstelling_as(o, "sanne.hendrickx");
	proef_good(&o->fi, verband_drop(&c, een, m->verbanden[0].id, m->verbanden[0].versie));
}
TEST_BOTH(a_linked_case_shows_to_who_sees_both)

/* ---- the log ---- */

static const struct logboek_rij *log_find(const struct logboek *l, const char *wat, const char *handeling)
{
	for (size_t i = 0; i < l->n; i++)
		if (strcmp(l->v[i].wat ? l->v[i].wat : "", wat) == 0 && strcmp(l->v[i].handeling, handeling) == 0)
			return &l->v[i];
	return NULL;
}

static void the_log_tells_who_changed_what(struct opstelling *o)
{
	struct casus_id id = proef_casus(o);
	struct casus_wijziging w = { .id = id, .versie = 1, .intensiteit = STR("toeleiding"), .risico = STR("hoog"),
		.risico_reden = STR("Dreigt met geweld"), .aanbrenger_taak = STR(""),
		.aanbrenger_naam = STR("Rik Schreurs") };
	struct logboek_filter f = { 0 };
	struct ctx c = opstelling_as(o, "sanne.hendrickx");
	const struct logboek_rij *r;
	struct logboek *l;
	bool intensiteit = false;

	proef_good(&o->fi, casus_update(&c, &w));
	proef_good(&o->fi, note(o, "rik.schreurs", id, "straf", "Heel geheime tekst"));
	c = opstelling_as(o, "sanne.hendrickx");
	proef_good(&o->fi, logboek_get(&c, id, &f, &l));
	r = log_find(l, "Casus", "Gewijzigd");
	assert_non_null(r);
	assert_true(str_eq(r->naam, STR("Sanne Hendrickx")));
	for (size_t i = 0; i < r->nvelden; i++) {
		intensiteit |= strcmp(r->velden[i].label, "Intensiteit") == 0
			&& str_eq(r->velden[i].oud, STR("Integrale aanpak")) && str_eq(r->velden[i].nieuw, STR("Toeleiding"));
		assert_false(text_has(r->velden[i].nieuw, "Dreigt"));
	}
	assert_true(intensiteit);
	r = log_find(l, "Tijdlijn", "Toegevoegd");
	assert_non_null(r);
	for (size_t i = 0; i < l->n; i++)
		for (size_t j = 0; j < l->v[i].nvelden; j++)
			assert_false(text_has(l->v[i].velden[j].nieuw, "geheime"));
	f.organisatie = opstelling_as(o, "rik.schreurs").actor.organisatie;
	c = opstelling_as(o, "sanne.hendrickx");
	proef_good(&o->fi, logboek_get(&c, id, &f, &l));
	assert_int_equal(l->n, 1);
	f = (struct logboek_filter){ .tot = moment_of(datum_today(), 0, 0) };
	proef_good(&o->fi, logboek_get(&c, id, &f, &l));
	assert_int_equal(l->n, 0);
	/* a partner sees the changes of the parts he reads */
	admit(o, id, "lotte.veldkamp");
	f = (struct logboek_filter){ 0 };
	c = opstelling_as(o, "lotte.veldkamp");
	proef_good(&o->fi, logboek_get(&c, id, &f, &l));
	for (size_t i = 0; i < l->n; i++)
		for (size_t j = 0; j < l->v[i].nvelden; j++)
			assert_false(text_has(l->v[i].velden[j].nieuw, "Straf") && strcmp(l->v[i].wat, "Tijdlijn") == 0);
}
TEST_BOTH(the_log_tells_who_changed_what)

static void invariant_12_who_looked_is_for_the_regie_alone(struct opstelling *o)
{
	struct casus_id id = proef_casus(o);
	struct logboek_filter f = { .bekeken = true };
	struct ctx c = opstelling_as(o, "rik.schreurs");
	struct casus_kop *k;
	struct logboek *l;

	proef_good(&o->fi, casus_kop_get(&c, id, &k));
	assert_int_equal(c.nlooks, 1);
	proef_good(&o->fi, ctx_looks_durable(&c));
	c = opstelling_as(o, "rik.schreurs");
	assert_int_equal(logboek_get(&c, id, &f, &l), FAULT_DENIED);
	c = opstelling_as(o, "karin.bouts");
	assert_int_equal(logboek_get(&c, id, &f, &l), FAULT_NOT_FOUND);
	c = opstelling_as(o, "sanne.hendrickx");
	proef_good(&o->fi, logboek_get(&c, id, &f, &l));
	assert_true(l->n >= 1);
	assert_true(str_eq(l->v[0].naam, STR("Rik Schreurs")));
	assert_string_equal(l->v[0].handeling, "Bekeken");
	assert_true(l->v[0].grond.n > 0);
}
TEST_BOTH(invariant_12_who_looked_is_for_the_regie_alone)

/* ---- search ---- */

static void searching_finds_what_one_may_see(struct opstelling *o)
{
	struct casus_id id = proef_casus(o);
	struct ctx c = opstelling_as(o, "lotte.veldkamp");
	struct zoek *z;

	proef_good(&o->fi, note(o, "rik.schreurs", id, "straf", "Gezien bij de Kleine Staat"));
	proef_good(&o->fi, zoek_run(&c, STR("wolters"), &z));
	assert_int_equal(z->ncasussen + z->nmensen + z->nnotities, 0); /* a partner is not told that somebody is known */
	assert_int_equal(c.nlooks, 0);
	c = opstelling_as(o, "rik.schreurs");
	proef_good(&o->fi, zoek_run(&c, STR("w"), &z));
	assert_true(z->te_kort);
	proef_good(&o->fi, zoek_run(&c, STR("Wolt"), &z));
	assert_int_equal(z->nmensen, 1);
	assert_true(str_eq(z->mensen[0].naam, STR("Dennis Wolters")));
	assert_true(c.nlooks > 0);
	proef_good(&o->fi, zoek_run(&c, STR("zv-"), &z));
	assert_int_equal(z->ncasussen, 1);
	proef_good(&o->fi, zoek_run(&c, STR("0001"), &z));
	assert_int_equal(z->ncasussen, 1);
	proef_good(&o->fi, zoek_run(&c, STR("kleine staat"), &z));
	assert_int_equal(z->nnotities, 1);
	assert_true(text_has(z->notities[0].stuk, "Kleine Staat"));
	proef_good(&o->fi, zoek_run(&c, STR("100%_!"), &z)); /* signs of a pattern are taken as themselves */
	assert_int_equal(z->nnotities, 0);
	proef_good(&o->fi, zoek_run(&c, STR("maasdal"), &z));
	assert_int_equal(z->norganisaties, 1);
	admit(o, id, "lotte.veldkamp");
	c = opstelling_as(o, "lotte.veldkamp");
	proef_good(&o->fi, zoek_run(&c, STR("kleine staat"), &z));
	assert_int_equal(z->nnotities, 0); /* straf is not hers */
}
TEST_BOTH(searching_finds_what_one_may_see)

/* Linked by house staff: by any part of the name, folded. */
static void searching_finds_who_is_linked(struct opstelling *o)
{
	struct casus_id id = proef_casus(o);
	struct zoek *z;
	struct ctx c;

	opstelling_sql(o, "insert into main.persoon (id, regio, bsn_reden, geslachtsnaam, sorteernaam, eerste_verwerking) "
		"select 5001, id, 'onbekend', 'Wolters', 'wolters', 1 from main.regio");
	opstelling_sql(o, "insert into main.persoon_term (persoon, regio, term, soort) "
		"select id, regio, 'wolters', 'naam' from main.persoon where id = 5001");
	opstelling_sql(o, "insert into main.persoon_term (persoon, regio, term, soort) "
		"select id, regio, 'dennis', 'naam' from main.persoon where id = 5001");
	opstelling_sql(o, "update main.betrokkene set persoon = 5001 where geslachtsnaam = 'Wolters'");
	c = opstelling_as(o, "rik.schreurs");
	proef_good(&o->fi, zoek_run(&c, STR("dénn wol"), &z));
	assert_int_equal(z->nmensen, 1);
	proef_good(&o->fi, zoek_run(&c, STR("dennis jansen"), &z));
	assert_int_equal(z->nmensen, 0);
	/* who is linked and who is not stand in one list, by name */
	opstelling_sql(o, "insert into main.betrokkene (id, dossier, onderdeel, organisatie, rol, bsn_reden, voornamen, geslachtsnaam) "
		"select 5002, dossier, onderdeel, organisatie, 'contact', 'onbekend', 'Bo', 'Wolterink' from main.betrokkene "
		"where persoon = 5001 and onderdeel = 'kern'");
	proef_good(&o->fi, zoek_run(&c, STR("wol"), &z));
	assert_int_equal(z->nmensen, 2);
	assert_true(str_eq(z->mensen[0].naam, STR("Bo Wolterink")) && str_eq(z->mensen[1].naam, STR("Dennis Wolters")));
	proef_sql(o, "update main.casus set ring = 'geheim' where id = %1", id.v);
	proef_good(&o->fi, zoek_run(&c, STR("dennis"), &z));
	assert_int_equal(z->nmensen, 1);
	assert_true(str_starts(z->mensen[0].naam, STR("ZV-"))); /* a besloten case is a number */
}
TEST_BOTH(searching_finds_who_is_linked)

int main(void)
{
	const struct CMUnitTest tests[] = {
		BOTH(invariant_7_an_organisation_outside_the_law_is_not_admitted),
		BOTH(invariant_8_admission_asks_screening_and_an_end),
			BOTH(invariant_10_another_house_asks_a_reason_and_an_end),
		BOTH(invariant_11_a_ring_keeps_out_who_is_not_in_it),
		BOTH(invariant_11_who_leaves_a_ring_reads_nothing_of_it), BOTH(a_partner_never_grants),
		BOTH(invariant_6_straf_and_zorg_stay_apart), BOTH(invariant_9_eigen_deel_shows_own_rows_alone),
		BOTH(an_ended_admission_holds_at_the_next_request), BOTH(levels_change_part_by_part),
		BOTH(a_ground_that_ends_is_reconfirmed_or_lapses), BOTH(somebody_of_the_team_asks_for_more),
		BOTH(a_note_says_what_the_law_asks), BOTH(a_withdrawn_note_keeps_its_mark_and_loses_its_text),
		BOTH(a_note_moves_to_the_case_where_it_belongs), BOTH(invariant_17_a_relative_comes_by_a_relation),
		BOTH(invariant_18_a_bsn_passes_the_elfproef_or_has_a_reason), BOTH(invariant_5_an_area_case_takes_no_person),
		BOTH(a_secret_address_is_for_the_house), BOTH(an_address_abroad_says_its_land), BOTH(a_relation_begins_and_ends),
		BOTH(a_linked_case_shows_to_who_sees_both), BOTH(the_log_tells_who_changed_what),
		BOTH(invariant_12_who_looked_is_for_the_regie_alone), BOTH(searching_finds_what_one_may_see),
		BOTH(searching_finds_who_is_linked),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
