/* What suppliers say beforehand of passing on their data, asked and answered in Schakel. Both databases. */
#include "domein/verstrekking/standpunt.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "domein/casus/tijdlijn.h"
#include "tests/proef_plan.h"

#define SANNE "sanne.hendrickx"
#define RIK "rik.schreurs"
#define LOTTE "lotte.veldkamp"
#define JOEP "joep.lemmens"
#define ANOUK "anouk.rutten"

static void refused(struct ctx *c, enum fault f, const char *field, const char *rule)
{
	if (f != FAULT_INVALID || !fault_has(c, field))
		fail_msg("%s: not refused (%s, on %s)", field, fault_name(f), c->fi->nfields ? c->fi->fields[0].field : "none");
	if (rule && (!c->fi->rule || !strstr(c->fi->rule, rule)))
		fail_msg("%s: rule %s", field, c->fi->rule ? c->fi->rule : "none");
}

/* With data of the police and of a care partner. */
static struct casus_id a_case(struct opstelling *o)
{
	struct casus_id id = proef_casus(o);
	struct ctx c = opstelling_as(o, SANNE);
	struct team_toelating t = { .casus = id, .medewerker = opstelling_id(o, LOTTE), .functie = STR("deelnemer"),
		.niveaus = casus_niveaus_default(STR("zorg")), .grond = STR("casusteam"), .reden = STR(""),
		.tot = datum_add_days(datum_today(), 100) };
	struct notitie_nieuw n = { .casus = id, .soort = STR("notitie"), .tekst = STR("Is in behandeling."),
		.onderdeel = STR("zorg"), .voorwaarden = STR("") };
	struct notitie_id ret;

	proef_good(c.fi, team_admit(&c, &t));
	c = opstelling_as(o, LOTTE);
	proef_good(c.fi, notitie_add(&c, &n, &ret));
	return id;
}

static struct verstrekking to_third(struct casus_id id)
{
	return (struct verstrekking){ .dossier = casus_dossier(id), .aan = DELEN_DERDE, .wijze = STR("bericht"),
		.ontvanger = STR("Woonstichting"), .functie = STR("consulent"), .wat = STR("Dat er een plan is"),
		.categorieen = STR("identiteit,maatregelen"), .doel = STR("onveiligheid"), .grond = STR("WGS 1.7, 2.31 lid 11"),
		.noodzaak = STR("Voor huisvesting"), .grondslag = STR("Woningwet"), .rac = STR("RAC 2026-3") };
}

static int64_t ask(struct opstelling *o, struct casus_id id)
{
	struct verstrekking v = to_third(id);
	struct ctx c = opstelling_as(o, SANNE);
	int64_t n;

	proef_good(c.fi, standpunt_ask(&c, &v, &n));
	return n;
}

/* The question that waits for that person's organisation; NULL none. */
static struct standpunt *waits(struct opstelling *o, const char *wie)
{
	struct ctx c = opstelling_as(o, wie);
	struct standpunten l;
	struct standpunt *s;

	proef_good(c.fi, standpunt_mine(&c, &l));
	assert_true(l.n <= 1);
	if (!l.n)
		return NULL;
	c = opstelling_as(o, wie);
	proef_good(c.fi, standpunt_get(&c, l.v[0].id, &s));
	return s;
}

static void answers(struct opstelling *o, const char *wie, const struct standpunt *s, const char *antwoord,
	const char *uitleg, const char *voorwaarden)
{
	struct standpunt *now;
	struct ctx c = opstelling_as(o, wie);

	proef_good(c.fi, standpunt_get(&c, s->id, &now));
	c = opstelling_as(o, wie);
	proef_good(c.fi, standpunt_answer(&c, s->id, now->versie, str_z(antwoord), str_z(uitleg), str_z(voorwaarden)));
}

static const char *field_of(struct opstelling *o, const char *wie)
{
	struct ctx c = { .arena = o->arena, .sleutels = &o->sleutels };

	return verstrekking_bron_veld(&c, "b.", plan_organisatie(o, wie));
}

/* As Sanne, with what she says that the police and the care partner said. */
static enum fault give(struct opstelling *o, struct ctx *c, struct verstrekking v, const char *politie, const char *zorg,
	struct verstrekking_id *ret)
{
	struct verstrekking_standpunt s[] = { { plan_organisatie(o, RIK), str_z(politie), STR("") },
		{ plan_organisatie(o, LOTTE), str_z(zorg), STR("") } };

	v.nbronnen = 2;
	v.bronnen = s;
	*c = opstelling_as(o, SANNE);
	return verstrekking_add(c, &v, ret);
}

static void invariant_42_each_supplier_is_asked_and_answers_for_itself(struct opstelling *o)
{
	struct casus_id id = a_case(o);
	struct verstrekking v = to_third(id);
	const struct standpunt *rik, *lotte;
	struct standpunten l;
	struct standpunt *s;
	struct ctx c = opstelling_as(o, RIK);
	int64_t n;

	assert_int_equal(standpunt_ask(&c, &v, &n), FAULT_DENIED); /* keeps no ledger */
	c = opstelling_as(o, JOEP);
	assert_int_equal(standpunt_ask(&c, &v, &n), FAULT_NOT_FOUND);
	v.wat = STR(" ");
	v.categorieen = STR("");
	c = opstelling_as(o, SANNE);
	refused(&c, standpunt_ask(&c, &v, &n), "wat", NULL);
	assert_true(fault_has(&c, "categorieen"));
	v = to_third(id);
	v.aan = VERSTREKKING_BETROKKENE;
	c = opstelling_as(o, SANNE);
	refused(&c, standpunt_ask(&c, &v, &n), "aan", "invariant 42");
	assert_int_equal(opstelling_count(o, "select count(*) from main.standpunt"), 0);
	opstelling_sql(o, "delete from main.melding");
	assert_int_equal(ask(o, id), 2);
	assert_int_equal(opstelling_count(o, "select count(*) from main.melding where soort = 'standpunt_gevraagd'"), 2);
	rik = waits(o, RIK);
	lotte = waits(o, LOTTE);
	assert_true(rik && lotte && rik->id.v != lotte->id.v && rik->antwoordt && str_eq(rik->ontvanger, STR("Woonstichting")));
	assert_null(waits(o, JOEP));
	/* not another's question; nor does who asked answer */
	c = opstelling_as(o, LOTTE);
	assert_int_equal(standpunt_get(&c, rik->id, &s), FAULT_NOT_FOUND);
	c = opstelling_as(o, JOEP);
	assert_int_equal(standpunt_answer(&c, rik->id, 1, STR("toestemming"), STR(""), STR("")), FAULT_NOT_FOUND);
	c = opstelling_as(o, SANNE);
	assert_int_equal(standpunt_answer(&c, rik->id, 1, STR("toestemming"), STR(""), STR("")), FAULT_DENIED);
	/* an objection has a reason, and no condition */
	c = opstelling_as(o, RIK);
	refused(&c, standpunt_answer(&c, rik->id, 1, STR("bezwaar"), STR(" "), STR("Niet doorgeven")), "uitleg", "invariant 42");
	assert_true(fault_has(&c, "voorwaarden"));
	c = opstelling_as(o, RIK);
	refused(&c, standpunt_answer(&c, rik->id, 1, STR("misschien"), STR(""), STR("")), "antwoord", "invariant 42");
	c = opstelling_as(o, RIK);
	refused(&c, standpunt_answer(&c, rik->id, 1, STR("toestemming"), STR("Over 111222333"), STR("Niet 111.222.333 noemen")),
		"uitleg", "invariant 18");
	assert_true(fault_has(&c, "voorwaarden"));
	answers(o, RIK, rik, "bezwaar", "Er loopt een onderzoek.", "");
	assert_int_equal(opstelling_count(o, "select count(*) from main.melding where soort = 'standpunt_gegeven'"), 1);
	c = opstelling_as(o, RIK);
	assert_int_equal(standpunt_answer(&c, rik->id, 1, STR("toestemming"), STR(""), STR("")), FAULT_CONFLICT);
	/* who asked sees it, and asks no one twice for the same */
	c = opstelling_as(o, SANNE);
	proef_good(c.fi, standpunt_list(&c, id, &l));
	assert_int_equal(l.n, 2);
	c = opstelling_as(o, LOTTE);
	proef_good(c.fi, standpunt_list(&c, id, &l));
	assert_int_equal(l.n, 1);
}
TEST_BOTH(invariant_42_each_supplier_is_asked_and_answers_for_itself)

static void invariant_42_an_objection_made_here_stops_it(struct opstelling *o)
{
	const char *politie = field_of(o, RIK), *zorg = field_of(o, LOTTE);
	struct casus_id id = a_case(o);
	struct verstrekking_id ret;
	const struct standpunt *rik;
	struct ctx c;

	assert_int_equal(ask(o, id), 2);
	rik = waits(o, RIK);
	/* while it waits, what somebody heard by telephone does not count */
	refused(&c, give(o, &c, to_third(id), "geen_bezwaar", "geen_bezwaar", &ret), politie, "invariant 42");
	assert_true(fault_has(&c, zorg));
	answers(o, RIK, rik, "bezwaar", "Er loopt een onderzoek.", "");
	answers(o, LOTTE, waits(o, LOTTE), "geen_bezwaar", "", "");
	refused(&c, give(o, &c, to_third(id), "geen_bezwaar", "geen_bezwaar", &ret), politie, "invariant 42");
	assert_false(fault_has(&c, zorg));
	refused(&c, give(o, &c, to_third(id), "toestemming", "geen_bezwaar", &ret), politie, "invariant 42");
	refused(&c, give(o, &c, to_third(id), "", "geen_bezwaar", &ret), politie, "invariant 42");
	assert_non_null(strstr(c.fi->fields[0].text, "in Schakel bezwaar"));
	/* what was answered is what is written down */
	refused(&c, give(o, &c, to_third(id), "niet_gebruikt", "toestemming", &ret), zorg, "invariant 42");
	assert_int_equal(opstelling_count(o, "select count(*) from main.verstrekking"), 0);
	/* without its data it goes */
	proef_good(c.fi, give(o, &c, to_third(id), "niet_gebruikt", "geen_bezwaar", &ret));
	assert_int_equal(opstelling_count(o, "select count(*) from main.verstrekking_bron where standpunt = 'geen_bezwaar' and "
		"uitleg like 'Lotte Veldkamp, in Schakel op %'"), 1);
	/* the supplier itself takes it back */
	answers(o, RIK, rik, "toestemming", "Het onderzoek is klaar.", "");
	proef_good(c.fi, give(o, &c, to_third(id), "toestemming", "geen_bezwaar", &ret));
}
TEST_BOTH(invariant_42_an_objection_made_here_stops_it)

static void invariant_16_conditions_go_along_and_consent_is_for_what_was_asked(struct opstelling *o)
{
	const char *zorg = field_of(o, LOTTE);
	struct casus_id id = a_case(o);
	struct verstrekking v = to_third(id);
	struct verstrekking_id ret;
	struct ctx c;

	assert_int_equal(ask(o, id), 2);
	answers(o, RIK, waits(o, RIK), "toestemming", "", "");
	answers(o, LOTTE, waits(o, LOTTE), "toestemming", "", "Niet doorgeven aan de verhuurder");
	v.categorieen = STR("identiteit,maatregelen,gezondheid");
	refused(&c, give(o, &c, v, "toestemming", "toestemming", &ret), zorg, "invariant 42");
	v = to_third(id);
	v.voorwaarden = STR("Na een jaar wissen");
	v.ontvanger = STR("woonstichting"); /* the same receiver */
	proef_good(c.fi, give(o, &c, v, "toestemming", "toestemming", &ret));
	assert_int_equal(opstelling_count(o, "select count(*) from main.verstrekking where voorwaarden like 'Na een jaar wissen; %"
		"Niet doorgeven aan de verhuurder'"), 1);
	/* about another receiver nothing was asked: then somebody says who said so */
	v.ontvanger = STR("Gemeentelijke kredietbank");
	assert_int_equal(give(o, &c, v, "toestemming", "toestemming", &ret), FAULT_INVALID);
}
TEST_BOTH(invariant_16_conditions_go_along_and_consent_is_for_what_was_asked)

static void a_question_is_taken_back_and_asked_once(struct opstelling *o)
{
	struct casus_id id = a_case(o);
	struct verstrekking v = to_third(id);
	const struct standpunt *rik;
	struct ctx c;
	int64_t n;

	assert_int_equal(ask(o, id), 2);
	c = opstelling_as(o, SANNE);
	assert_int_equal(standpunt_ask(&c, &v, &n), FAULT_CONFLICT);
	/* for more data it is asked anew, and the old question lapses */
	v.categorieen = STR("identiteit,maatregelen,zaakgegeven");
	c = opstelling_as(o, SANNE);
	proef_good(c.fi, standpunt_ask(&c, &v, &n));
	assert_int_equal(n, 2);
	assert_int_equal(opstelling_count(o, "select count(*) from main.standpunt where status = 'ingetrokken'"), 2);
	rik = waits(o, RIK);
	c = opstelling_as(o, RIK);
	assert_int_equal(standpunt_withdraw(&c, rik->id, 1), FAULT_DENIED);
	c = opstelling_as(o, SANNE);
	proef_good(c.fi, standpunt_withdraw(&c, rik->id, 1));
	assert_null(waits(o, RIK));
	c = opstelling_as(o, RIK);
	assert_int_equal(standpunt_answer(&c, rik->id, 2, STR("bezwaar"), STR("Toch"), STR("")), FAULT_CONFLICT);
	c = opstelling_as(o, SANNE);
	assert_int_equal(standpunt_withdraw(&c, waits(o, LOTTE)->id, 5), FAULT_CONFLICT);
}
TEST_BOTH(a_question_is_taken_back_and_asked_once)

#define OUTSIDE "select count(*) from main.standpunt where buiten = 1 and status = 'open'"

/* Nor a coordinator of it. */
static void nobody_of_the_police(struct opstelling *o, struct casus_id id)
{
	proef_sql(o, "update main.toegang set tot = van + 1, versie = versie + 1 where dossier = %1 and tot > van + 1 and "
		"medewerker in (select m.id from main.medewerker m where m.email like 'rik.schreurs%')", id.v);
	opstelling_sql(o, "update main.rol_toekenning set tot = van + 1 where rol = 'coordinator'");
}

/* Nobody of the supplier is admitted any more: its coordinator gets the question, and sees nothing else. */
static void a_coordinator_answers_for_who_left_the_case(struct opstelling *o)
{
	struct casus_id id = a_case(o);
	struct standpunt *s;
	struct casus_kop *k;
	struct ctx c;

	nobody_of_the_police(o, id);
	opstelling_sql(o, "update main.rol_toekenning set tot = 99999999999999 where rol = 'coordinator'");
	assert_int_equal(ask(o, id), 2);
	assert_int_equal(opstelling_count(o, OUTSIDE), 0);
	s = waits(o, ANOUK);
	assert_true(s && s->antwoordt && !s->casus.v && s->nummer.n);
	c = opstelling_as(o, ANOUK);
	assert_int_equal(casus_kop_get(&c, id, &k), FAULT_NOT_FOUND);
	answers(o, ANOUK, s, "geen_bezwaar", "", "");
	/* a besloten case is not told to who is outside its ring */
	opstelling_sql(o, "delete from main.standpunt");
	proef_sql(o, "update main.casus set ring = 'radicalisering' where id = %1", id.v);
	proef_sql(o, "delete from main.toegang where medewerker = %1", opstelling_id(o, ANOUK).v);
	assert_int_equal(ask(o, id), 2);
	assert_null(waits(o, ANOUK));
	assert_int_equal(opstelling_count(o, OUTSIDE), 1);
}
TEST_BOTH(a_coordinator_answers_for_who_left_the_case)

/* The question to the police, as Sanne reads it. */
static struct standpunt *outside(struct opstelling *o)
{
	struct standpunt_id id = { opstelling_count(o, "select max(id) from main.standpunt where buiten = 1") };
	struct ctx c = opstelling_as(o, SANNE);
	struct standpunt *s = NULL;

	proef_good(c.fi, standpunt_get(&c, id, &s));
	return s;
}

static enum fault record(struct opstelling *o, struct ctx *c, const char *wie, struct standpunt_id id, const char *antwoord,
	const struct standpunt_buiten *b)
{
	int64_t versie = proef_count(o, "select versie from main.standpunt where id = %1", id.v);

	*c = opstelling_as(o, wie);
	return standpunt_record(c, id, versie, str_z(antwoord), STR("Het onderzoek is klaar."), STR(""), b);
}

static void invariant_42_what_was_answered_outside_is_written_down_by_the_house(struct opstelling *o)
{
	const char *politie = field_of(o, RIK);
	struct standpunt_buiten b = { STR("Piet Prins, teamchef"), STR("telefoon"), datum_today() }, none = { 0 }, ahead = b,
		old = b;
	struct casus_id id = a_case(o);
	struct verstrekking v = to_third(id);
	struct verstrekking_id ret;
	struct standpunt_id vraag;
	struct ctx c;
	int64_t n;

	nobody_of_the_police(o, id);
	opstelling_sql(o, "delete from main.melding");
	assert_int_equal(ask(o, id), 2);
	assert_int_equal(opstelling_count(o, "select count(*) from main.melding where soort = 'standpunt_gevraagd'"), 1);
	vraag = outside(o)->id;
	assert_true(outside(o)->noteert && !outside(o)->antwoordt && outside(o)->buiten);
	answers(o, LOTTE, waits(o, LOTTE), "geen_bezwaar", "", "");
	refused(&c, give(o, &c, v, "geen_bezwaar", "geen_bezwaar", &ret), politie, "invariant 42"); /* asked is not answered */
	/* who said it, how, when and why; not ahead of today, not of long before */
	c = opstelling_as(o, SANNE);
	refused(&c, standpunt_record(&c, vraag, 1, STR(""), STR(" "), STR(""), &none), "wie", NULL);
	assert_true(fault_has(&c, "hoe") && fault_has(&c, "dag") && fault_has(&c, "antwoord") && fault_has(&c, "uitleg"));
	ahead.dag = datum_add_days(datum_today(), 1);
	refused(&c, record(o, &c, SANNE, vraag, "geen_bezwaar", &ahead), "dag", "invariant 42");
	old.dag = datum_add_days(datum_today(), -31);
	refused(&c, record(o, &c, SANNE, vraag, "geen_bezwaar", &old), "dag", "invariant 42");
	/* not by others, nor where the source can answer here */
	assert_int_equal(record(o, &c, LOTTE, vraag, "geen_bezwaar", &b), FAULT_NOT_FOUND);
	assert_int_equal(record(o, &c, JOEP, vraag, "geen_bezwaar", &b), FAULT_NOT_FOUND);
	assert_int_equal(record(o, &c, SANNE, (struct standpunt_id){ opstelling_count(o, "select max(id) from main.standpunt "
		"where buiten = 0") }, "geen_bezwaar", &b), FAULT_DENIED);
	opstelling_sql(o, "update main.toegang set niveau = 3 where onderdeel = 'verzoek' and medewerker = (select m.id from "
		"main.medewerker m where m.email like 'lotte.veldkamp%')");
	assert_int_equal(record(o, &c, LOTTE, vraag, "geen_bezwaar", &b), FAULT_DENIED); /* no house staff */
	proef_good(c.fi, record(o, &c, SANNE, vraag, "geen_bezwaar", &b));
	assert_true(str_eq(outside(o)->gezegd.wie, b.wie) && str_eq(outside(o)->beantwoord_naam, STR("Sanne Hendrickx")));
	/* it counts as the supplier's */
	refused(&c, give(o, &c, v, "toestemming", "geen_bezwaar", &ret), politie, "invariant 42");
	proef_good(c.fi, give(o, &c, v, "geen_bezwaar", "geen_bezwaar", &ret));
	assert_int_equal(opstelling_count(o, "select count(*) from main.verstrekking_bron where uitleg like 'Piet Prins, teamchef, "
		"buiten Schakel op %, vastgelegd door Sanne Hendrickx'"), 1);
	proef_good(c.fi, record(o, &c, SANNE, vraag, "bezwaar", &b));
	refused(&c, give(o, &c, v, "geen_bezwaar", "geen_bezwaar", &ret), politie, "invariant 42");
	/* somebody of the police is there again: asked anew, it answers for itself, and that counts */
	proef_sql(o, "update main.toegang set tot = 9007199254740991, versie = versie + 1 where dossier = %1 and tot = van + 1",
		id.v);
	v.categorieen = STR("identiteit,maatregelen,zaakgegeven");
	c = opstelling_as(o, SANNE);
	proef_good(c.fi, standpunt_ask(&c, &v, &n));
	answers(o, RIK, waits(o, RIK), "toestemming", "", "");
	answers(o, LOTTE, waits(o, LOTTE), "geen_bezwaar", "", "");
	proef_good(c.fi, give(o, &c, v, "toestemming", "geen_bezwaar", &ret));
}
TEST_BOTH(invariant_42_what_was_answered_outside_is_written_down_by_the_house)

int main(void)
{
	const struct CMUnitTest tests[] = {
		BOTH(invariant_42_each_supplier_is_asked_and_answers_for_itself),
		BOTH(invariant_42_an_objection_made_here_stops_it),
		BOTH(invariant_16_conditions_go_along_and_consent_is_for_what_was_asked),
		BOTH(a_question_is_taken_back_and_asked_once),
		BOTH(a_coordinator_answers_for_who_left_the_case),
		BOTH(invariant_42_what_was_answered_outside_is_written_down_by_the_house),
	};

	return cmocka_run_group_tests_name("standpunt", tests, NULL, NULL);
}
