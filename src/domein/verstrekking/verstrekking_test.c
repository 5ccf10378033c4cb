/* The disclosure ledger: what may go to whom, what suppliers say, feedback, incidental third parties. Both databases. */
#include "tests/proef_plan.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "domein/casus/tijdlijn.h"
#include "domein/termijn/termijn.h"
#include "domein/verstrekking/bekend.h"
#include "domein/verstrekking/derde.h"
#include "domein/verstrekking/terug_gesloten.h"
#include "domein/verstrekking/verstrekking.h"

#define SANNE "sanne.hendrickx"
#define RIK "rik.schreurs"
#define LOTTE "lotte.veldkamp"

static void admit(struct opstelling *o, struct casus_id id, const char *wie, const char *domein)
{
	struct ctx c = opstelling_as(o, SANNE);
	struct team_toelating t = { .casus = id, .medewerker = opstelling_id(o, wie), .functie = STR("deelnemer"),
		.niveaus = casus_niveaus_default(str_z(domein)), .grond = STR("casusteam"), .reden = STR(""),
		.tot = datum_add_days(datum_today(), 100) };

	proef_good(c.fi, team_admit(&c, &t));
}

/* A note of the care partner, with or without a condition. */
static void care_note(struct opstelling *o, struct casus_id id, const char *voorwaarden)
{
	struct notitie_nieuw n = { .casus = id, .soort = STR("notitie"), .tekst = STR("Is in behandeling."),
		.onderdeel = STR("zorg"), .voorwaarden = str_z(voorwaarden) };
	struct ctx c = opstelling_as(o, LOTTE);
	struct notitie_id ret;

	proef_good(c.fi, notitie_add(&c, &n, &ret));
}

static struct casus_id a_case(struct opstelling *o, const char *voorwaarden)
{
	struct casus_id id = proef_casus(o);

	admit(o, id, LOTTE, "zorg");
	care_note(o, id, voorwaarden);
	return id;
}

struct gift { /* one passing-on, with what every supplier said */
	struct verstrekking v;
	struct verstrekking_standpunt s[4];
};

static struct gift gift_of(struct opstelling *o, struct casus_id id, int aan, const char *standpunt)
{
	struct gift g = { .v = { .dossier = casus_dossier(id), .aan = aan, .wijze = STR("bericht"),
		.wat = STR("Stand van de aanpak"), .categorieen = STR("identiteit,maatregelen"), .doel = STR("onveiligheid"),
		.grond = STR("WGS 1.7"), .noodzaak = STR("Voor het toezicht"), .ontvanger = STR("Woonstichting, mw. Claessens") } };
	static const char *const who[] = { RIK, LOTTE };

	if (aan == DELEN_DEELNEMER)
		g.v.organisatie = plan_organisatie(o, "deniz.yilmaz");
	for (size_t i = 0; i < 2; i++)
		g.s[i] = (struct verstrekking_standpunt){ plan_organisatie(o, who[i]), str_z(standpunt),
			STR("Gesproken op 3 november") };
	g.v.nbronnen = *standpunt ? 2 : 0;
	return g;
}

static enum fault give(struct ctx *c, struct gift *g, struct verstrekking_id *ret)
{
	g->v.bronnen = g->s;
	return verstrekking_add(c, &g->v, ret);
}

static const char *field_of(struct opstelling *o, const char *wie)
{
	struct ctx c = { .arena = o->arena, .sleutels = &o->sleutels };

	return verstrekking_bron_veld(&c, "b.", plan_organisatie(o, wie));
}

static const char *said_by(struct opstelling *o, const char *wie)
{
	struct ctx c = { .arena = o->arena, .sleutels = &o->sleutels };

	return verstrekking_bron_veld(&c, "u.", plan_organisatie(o, wie));
}

static int64_t rows(struct opstelling *o)
{
	return opstelling_count(o, "select count(*) from main.verstrekking");
}

/* ---- invariant 42 ---- */

static void invariant_42_to_a_deelnemer_with_need_and_no_objection(struct opstelling *o)
{
	const char *bron = field_of(o, LOTTE);
	struct casus_id id = a_case(o, "");
	struct gift g = gift_of(o, id, DELEN_DEELNEMER, "");
	struct verstrekking_id ret;
	struct ctx c = opstelling_as(o, SANNE);

	proef_refused(c.fi, give(&c, &g, &ret), bron, "invariant 42"); /* nobody asked */
	c = opstelling_as(o, SANNE);
	g = gift_of(o, id, DELEN_DEELNEMER, "bezwaar");
	proef_refused(c.fi, give(&c, &g, &ret), bron, "invariant 42");
	c = opstelling_as(o, SANNE);
	g = gift_of(o, id, DELEN_DEELNEMER, "geen_bezwaar");
	g.v.noodzaak = STR(" ");
	proef_refused(c.fi, give(&c, &g, &ret), "noodzaak", "WGS 1.7");
	c = opstelling_as(o, SANNE);
	g = gift_of(o, id, DELEN_DEELNEMER, "geen_bezwaar");
	g.v.grond = STR("Omdat het kan");
	proef_refused(c.fi, give(&c, &g, &ret), "grond", "invariant 42");
	c = opstelling_as(o, SANNE);
	g = gift_of(o, id, DELEN_DEELNEMER, "geen_bezwaar");
	g.v.organisatie = plan_organisatie(o, "petra.claessens"); /* no participant */
	proef_refused(c.fi, give(&c, &g, &ret), "organisatie", "WGS 2.27");
	assert_int_equal(rows(o), 0);
	c = opstelling_as(o, RIK); /* a partner keeps no ledger of the case */
	g = gift_of(o, id, DELEN_DEELNEMER, "geen_bezwaar");
	assert_int_equal(give(&c, &g, &ret), FAULT_DENIED);
	c = opstelling_as(o, "joep.lemmens");
	assert_int_equal(give(&c, &g, &ret), FAULT_NOT_FOUND);
	c = opstelling_as(o, SANNE);
	proef_good(c.fi, give(&c, &g, &ret));
	assert_int_equal(rows(o), 1);
	assert_int_equal(opstelling_count(o, "select count(*) from main.verstrekking_bron"), 2);
}
TEST_BOTH(invariant_42_to_a_deelnemer_with_need_and_no_objection)

static void invariant_42_to_a_third_party_with_basis_rac_and_consent(struct opstelling *o)
{
	const char *bron = field_of(o, LOTTE);
	const char *zegsman = said_by(o, LOTTE);
	struct casus_id id = a_case(o, "");
	struct gift g = gift_of(o, id, DELEN_DERDE, "geen_bezwaar");
	struct verstrekking_id ret;
	struct ctx c = opstelling_as(o, SANNE);

	g.v.categorieen = STR("identiteit,gezondheid");
	proef_refused(c.fi, give(&c, &g, &ret), "rac", "WGS 1.7");
	c = opstelling_as(o, SANNE);
	proef_refused(c.fi, give(&c, &g, &ret), "grondslag", NULL);
	c = opstelling_as(o, SANNE);
	g.v.grond = STR("WGS 1.7, 2.31 lid 11");
	g.v.grondslag = STR("Huisvestingswet");
	g.v.rac = STR("RAC 2026-12");
	g.s[0].standpunt = STR("toestemming"); /* the police: what it gave is police data */
	proef_refused(c.fi, give(&c, &g, &ret), bron, "invariant 42"); /* health: no objection is not consent */
	c = opstelling_as(o, SANNE);
	g.s[1].standpunt = STR("toestemming");
	g.s[1].uitleg = STR("");
	proef_refused(c.fi, give(&c, &g, &ret), zegsman, NULL); /* who said so? */
	c = opstelling_as(o, SANNE);
	g.s[1].uitleg = STR("Lotte Veldkamp, 3 november");
	proef_good(c.fi, give(&c, &g, &ret));
	/* without special or criminal data no objection is enough */
	g.s[1].standpunt = STR("geen_bezwaar");
	g.v.categorieen = STR("identiteit");
	c = opstelling_as(o, SANNE);
	proef_good(c.fi, give(&c, &g, &ret));
	assert_int_equal(rows(o), 2);
}
TEST_BOTH(invariant_42_to_a_third_party_with_basis_rac_and_consent)

static void invariant_42_who_the_regime_does_not_name_gets_nothing(struct opstelling *o)
{
	struct casus_id id = a_case(o, "");
	struct gift g = gift_of(o, id, DELEN_ANDER_VERBAND, "geen_bezwaar");
	struct verstrekking_id ret;
	struct ctx c = opstelling_as(o, SANNE);

	g.v.verband = STR("onbekend");
	proef_refused(c.fi, give(&c, &g, &ret), "verband", "invariant 42");
	proef_sql(o, "update main.casus set regime = 'nazorg' where id = %1", id.v);
	for (int aan = DELEN_DERDE; aan < DELEN_ANDER_VERBAND; aan++) {
		c = opstelling_as(o, SANNE);
		g = gift_of(o, id, aan, "toestemming");
		assert_int_equal(give(&c, &g, &ret), FAULT_INVALID);
	}
	c = opstelling_as(o, SANNE);
	g = gift_of(o, id, -1, "toestemming");
	proef_refused(c.fi, give(&c, &g, &ret), "aan", NULL);
	assert_int_equal(rows(o), 0);
}
TEST_BOTH(invariant_42_who_the_regime_does_not_name_gets_nothing)

static void invariant_13_what_the_regime_has_no_place_for_is_not_passed_on(struct opstelling *o)
{
	struct casus_id id = a_case(o, "");
	struct gift g = gift_of(o, id, DELEN_DEELNEMER, "toestemming");
	struct verstrekking_id ret;
	struct ctx c = opstelling_as(o, SANNE);

	g.v.categorieen = STR("identiteit,verschijningsvorm");
	proef_refused(c.fi, give(&c, &g, &ret), "categorieen", "invariant 13");
	c = opstelling_as(o, SANNE);
	g.v.categorieen = STR("godsdienst");
	proef_refused(c.fi, give(&c, &g, &ret), "categorieen", NULL);
	c = opstelling_as(o, SANNE);
	g.v.categorieen = STR("");
	proef_refused(c.fi, give(&c, &g, &ret), "categorieen", NULL);
}
TEST_BOTH(invariant_13_what_the_regime_has_no_place_for_is_not_passed_on)

/* ---- invariant 16 ---- */

static void invariant_16_a_condition_of_the_supplier_blocks(struct opstelling *o)
{
	const char *bron = field_of(o, LOTTE);
	struct casus_id id = a_case(o, "Niet delen buiten de zorg.");
	struct gift g = gift_of(o, id, DELEN_DEELNEMER, "geen_bezwaar");
	struct verstrekking_vorm *f;
	struct verstrekking_id ret;
	struct ctx c = opstelling_as(o, SANNE);

	proef_refused(c.fi, give(&c, &g, &ret), bron, "invariant 16");
	c = opstelling_as(o, SANNE);
	proef_good(c.fi, verstrekking_form(&c, id, &f)); /* and the form shows it */
	assert_int_equal(f->nbronnen, 2);
	for (size_t i = 0; i < f->nbronnen; i++)
		if (f->bronnen[i].id.v == g.s[1].organisatie.v) {
			assert_int_equal(f->bronnen[i].nvoorwaarden, 1);
			assert_true(str_eq(f->bronnen[i].voorwaarden[0], STR("Niet delen buiten de zorg.")));
			assert_true(f->bronnen[i].bijzonder);
		}
	c = opstelling_as(o, SANNE); /* even by word of mouth to RIEC, where consent of the source is not asked otherwise */
	g.v.aan = DELEN_ANDER_VERBAND;
	g.v.verband = STR("riec");
	proef_refused(c.fi, give(&c, &g, &ret), bron, "invariant 16");
	g.v.aan = DELEN_DEELNEMER;
	g.s[1].standpunt = STR("niet_gebruikt");
	c = opstelling_as(o, SANNE);
	proef_good(c.fi, give(&c, &g, &ret));
	g.s[1].standpunt = STR("toestemming");
	c = opstelling_as(o, SANNE);
	proef_good(c.fi, give(&c, &g, &ret));
}
TEST_BOTH(invariant_16_a_condition_of_the_supplier_blocks)

/* ---- invariant 45 ---- */

static void invariant_45_riec_gets_no_medical_secrecy_and_only_what_aligns(struct opstelling *o)
{
	static const char *const never[] = { "gezondheid", "begeleiding", "identiteit,gezondheid" };
	static const char *const not_needed[] = { "politiegegevens", "financien", "huisvesting" };
	struct casus_id id = a_case(o, "");
	struct gift g = gift_of(o, id, DELEN_ANDER_VERBAND, "toestemming"); /* no consent can help */
	struct verstrekking_id ret;
	struct ctx c;

	g.v.verband = STR("riec");
	for (size_t i = 0; i < 3; i++) {
		g.v.categorieen = str_z(never[i]);
		c = opstelling_as(o, SANNE);
		proef_refused(c.fi, give(&c, &g, &ret), "categorieen", "invariant 45");
		g.v.categorieen = str_z(not_needed[i]);
		c = opstelling_as(o, SANNE);
		proef_refused(c.fi, give(&c, &g, &ret), "categorieen", "invariant 45");
	}
	g.v.categorieen = STR("identiteit,maatregelen");
	g.v.ontvanger = STR("");
	c = opstelling_as(o, SANNE);
	proef_good(c.fi, give(&c, &g, &ret));
	assert_int_equal(opstelling_count(o, "select count(*) from main.verstrekking where aan = 'ander_verband' and verband = "
		"'riec' and ontvanger = 'RIEC' and terugkoppeling is null"), 1);
	g.v.verband = STR("zsm"); /* its own rules: not health, but the decision comes back */
	g.v.categorieen = STR("gezondheid");
	c = opstelling_as(o, SANNE);
	proef_refused(c.fi, give(&c, &g, &ret), "categorieen", "invariant 45");
	g.v.categorieen = STR("identiteit,justitiele_gegevens");
	c = opstelling_as(o, SANNE);
	proef_good(c.fi, give(&c, &g, &ret));
	assert_int_equal(opstelling_count(o, "select count(*) from main.verstrekking where verband = 'zsm' and terugkoppeling "
		"is not null"), 1);
}
TEST_BOTH(invariant_45_riec_gets_no_medical_secrecy_and_only_what_aligns)

/* ---- who sees what ---- */

static void a_supplier_is_told_and_sees_its_own_alone(struct opstelling *o)
{
	struct casus_id id = a_case(o, "");
	struct gift g = gift_of(o, id, DELEN_DEELNEMER, "geen_bezwaar");
	struct verstrekking_lijst l;
	struct verstrekking_id ret;
	struct ctx c = opstelling_as(o, SANNE);

	admit(o, id, "arie.peters", "zorg");
	proef_good(c.fi, give(&c, &g, &ret));
	assert_int_equal(opstelling_count(o, "select count(*) from main.melding where soort = 'verstrekking_gedaan'"), 2);
	c = opstelling_as(o, SANNE);
	proef_good(c.fi, verstrekking_list(&c, casus_dossier(id), &l));
	assert_int_equal(l.n, 1);
	assert_int_equal(l.v[0].nbronnen, 2);
	assert_int_equal(l.neigen, 0);
	assert_int_equal(c.nlooks, 1);
	c = opstelling_as(o, LOTTE);
	proef_good(c.fi, verstrekking_list(&c, casus_dossier(id), &l));
	assert_int_equal(l.n, 0);
	assert_int_equal(l.neigen, 1);
	assert_true(str_eq(l.eigen[0].ontvanger, STR("Woonstichting, mw. Claessens")));
	c = opstelling_as(o, "arie.peters"); /* brought nothing in */
	proef_good(c.fi, verstrekking_list(&c, casus_dossier(id), &l));
	assert_int_equal(l.n + l.neigen, 0);
	c = opstelling_as(o, "joep.lemmens");
	proef_good(c.fi, verstrekking_list(&c, casus_dossier(id), &l));
	assert_int_equal(l.n + l.neigen, 0);
}
TEST_BOTH(a_supplier_is_told_and_sees_its_own_alone)

static void to_the_person_himself_by_his_own_right(struct opstelling *o)
{
	struct casus_id id = a_case(o, "Niet bespreken met de betrokkene.");
	struct gift g = gift_of(o, id, VERSTREKKING_BETROKKENE, "");
	struct verstrekking_id ret;
	struct ctx c = opstelling_as(o, SANNE);

	g.v.ontvanger = STR("");
	g.v.grond = STR("AVG 14; BGS 1.3");
	g.v.doel = STR("");
	g.v.noodzaak = STR("");
	g.v.wijze = STR("brief");
	g.v.categorieen = STR("zaakgegeven,identiteit");
	proef_refused(c.fi, give(&c, &g, &ret), "ontvanger", NULL); /* to whom? */
	g.v.betrokkene.v = proef_count(o, "select min(id) from main.betrokkene where dossier = %1", id.v);
	c = opstelling_as(o, SANNE);
	proef_good(c.fi, give(&c, &g, &ret));
	assert_int_equal(opstelling_count(o, "select count(*) from main.verstrekking where aan = 'betrokkene' and ontvanger <> "
		"'' and betrokkene is not null"), 1);
}
TEST_BOTH(to_the_person_himself_by_his_own_right)

/* ---- invariant 43 ---- */

static int64_t clocks(struct opstelling *o, const char *where)
{
	struct buf b = buf_new(o->arena);

	buf_addz(&b, "select count(*) from main.termijn where klok = 'terugkoppeling_resultaat' and ");
	buf_addz(&b, where);
	return opstelling_count(o, buf_str(&b).p);
}

static struct terugkoppeling_nieuw feedback(struct verstrekking_id id, int64_t versie, bool gebruik)
{
	return (struct terugkoppeling_nieuw){ .id = id, .versie = versie, .bruikbaar = STR("ja"), .opgevolgd = STR("deels"),
		.tekst = STR("Toezicht aangepast."), .gebruik = gebruik };
}

static void invariant_43_feedback_is_owed_within_a_year(struct opstelling *o)
{
	struct casus_id id = a_case(o, "");
	struct gift g = gift_of(o, id, DELEN_DEELNEMER, "geen_bezwaar");
	struct verstrekking_id een, twee;
	struct terugkoppeling_nieuw t;
	struct termijn_rijen mijn;
	struct ctx c = opstelling_as(o, SANNE);

	proef_good(c.fi, give(&c, &g, &een));
	c = opstelling_as(o, SANNE);
	proef_good(c.fi, give(&c, &g, &twee));
	assert_int_equal(clocks(o, "voldaan is null"), 1); /* one task, from what is owed first */
	klok_freeze(klok_now() + 340 * DAY_MS);
	c = opstelling_as(o, SANNE);
	proef_good(c.fi, termijn_mine(&c, &mijn)); /* it stands in the worklist before the day */
	assert_true(mijn.n > 0);
	t = feedback(een, 1, false);
	t.tekst = STR("");
	c = opstelling_as(o, SANNE);
	proef_refused(c.fi, terugkoppeling_add(&c, &t), "tekst", NULL);
	t = feedback(een, 1, false);
	c = opstelling_as(o, LOTTE);
	assert_int_equal(terugkoppeling_add(&c, &t), FAULT_NOT_FOUND);
	c = opstelling_as(o, SANNE);
	proef_good(c.fi, terugkoppeling_add(&c, &t));
	assert_int_equal(clocks(o, "voldaan is null"), 1); /* the other one */
	c = opstelling_as(o, SANNE);
	assert_int_equal(terugkoppeling_add(&c, &t), FAULT_CONFLICT);
	t = feedback(twee, 1, true); /* still in use: again in a year */
	c = opstelling_as(o, SANNE);
	proef_good(c.fi, terugkoppeling_add(&c, &t));
	assert_int_equal(clocks(o, "voldaan is null"), 1);
	t = feedback(twee, 2, false);
	c = opstelling_as(o, SANNE);
	proef_good(c.fi, terugkoppeling_add(&c, &t));
	assert_int_equal(clocks(o, "voldaan is null"), 0);
	assert_int_equal(opstelling_count(o, "select count(*) from main.terugkoppeling"), 3);
	klok_freeze(0);
}
TEST_BOTH(invariant_43_feedback_is_owed_within_a_year)

static int64_t owed_on(struct opstelling *o, struct casus_id id)
{
	return proef_count(o, "select max(einde) from main.termijn where klok = 'terugkoppeling_resultaat' and voldaan is null and "
		"dossier = %1", id.v);
}

/* The task is of the day on which the first answer is owed, and moves on with each answer. */
static void invariant_43_the_task_moves_to_what_is_owed_next(struct opstelling *o)
{
	struct casus_id id = a_case(o, "");
	struct gift g = gift_of(o, id, DELEN_DEELNEMER, "geen_bezwaar");
	struct datum begin = datum_today(), later = datum_add_days(begin, 30), nu = datum_add_days(begin, 60);
	struct verstrekking_id een, twee;
	struct terugkoppeling_nieuw t;
	struct ctx c = opstelling_as(o, SANNE);

	proef_good(c.fi, give(&c, &g, &een));
	klok_freeze(moment_of(later, 12, 0));
	g.v.dag = later;
	c = opstelling_as(o, SANNE);
	proef_good(c.fi, give(&c, &g, &twee));
	assert_int_equal(owed_on(o, id), datum_add_months(begin, 12).v);
	klok_freeze(moment_of(nu, 12, 0));
	t = feedback(een, 1, false);
	t.dag = datum_add_days(begin, -1);
	c = opstelling_as(o, SANNE);
	proef_refused(c.fi, terugkoppeling_add(&c, &t), "dag", NULL);
	t.dag = datum_add_days(nu, 1);
	c = opstelling_as(o, SANNE);
	proef_refused(c.fi, terugkoppeling_add(&c, &t), "dag", NULL);
	t.dag = nu;
	c = opstelling_as(o, SANNE);
	proef_good(c.fi, terugkoppeling_add(&c, &t));
	assert_int_equal(owed_on(o, id), datum_add_months(later, 12).v);
	t = feedback(twee, 1, true);
	c = opstelling_as(o, SANNE);
	proef_good(c.fi, terugkoppeling_add(&c, &t));
	assert_int_equal(owed_on(o, id), datum_add_months(nu, 12).v);
	klok_freeze(0);
}
TEST_BOTH(invariant_43_the_task_moves_to_what_is_owed_next)

static void invariant_43_feedback_is_owed_after_closing_too(struct opstelling *o)
{
	struct casus_id id = a_case(o, "");
	struct gift g = gift_of(o, id, DELEN_DEELNEMER, "geen_bezwaar");
	struct terugkoppeling_nieuw t;
	struct verstrekking_id een;
	struct terug_openen l;
	struct terug_open q;
	int64_t n;
	struct ctx c = opstelling_as(o, SANNE);

	proef_good(c.fi, give(&c, &g, &een));
	t = feedback(een, 1, true);
	c = opstelling_as(o, "hilde.vroemen");
	assert_int_equal(terug_gesloten_add(&c, &t), FAULT_NOT_FOUND); /* as long as it is open, the team does it */
	proef_sql(o, "update main.casus set gesloten = geopend + 1 where id = %1", id.v);
	c = opstelling_as(o, SANNE);
	assert_int_equal(terug_gesloten_list(&c, &l), FAULT_DENIED);
	c = opstelling_as(o, SANNE);
	assert_int_equal(terug_gesloten_add(&c, &t), FAULT_DENIED);
	c = opstelling_as(o, "hilde.vroemen");
	proef_good(c.fi, terug_gesloten_telling(&c, &n));
	assert_int_equal(n, 0); /* not before its month */
	klok_freeze(klok_now() + 340 * DAY_MS);
	c = opstelling_as(o, "hilde.vroemen");
	proef_good(c.fi, terug_gesloten_telling(&c, &n));
	assert_int_equal(n, 1);
	c = opstelling_as(o, "hilde.vroemen");
	proef_good(c.fi, terug_gesloten_list(&c, &l));
	assert_true(l.n == 1 && l.v[0].id.v == een.v && l.v[0].gauw && !l.v[0].laat);
	assert_true(opstelling_looks(o, proef_text(o, "dossier = %1 and grond = 'terugkoppeling na sluiting'", id.v)) == 0);
	proef_good(c.fi, ctx_looks_durable(&c));
	assert_true(opstelling_looks(o, proef_text(o, "dossier = %1 and grond = 'terugkoppeling na sluiting'", id.v)) > 0);
	klok_freeze(moment_of(datum_add_days(l.v[0].uiterlijk, 1), 0, 0)); /* the day is past */
	c = opstelling_as(o, "hilde.vroemen");
	proef_good(c.fi, terug_gesloten_get(&c, een, &q));
	assert_true(q.laat);
	klok_freeze(moment_of(l.v[0].uiterlijk, 23, 59));
	c = opstelling_as(o, "hilde.vroemen");
	proef_good(c.fi, terug_gesloten_get(&c, een, &q));
	assert_true(q.gauw && !q.laat);
	proef_sql(o, "update main.casus set ring = 'radicalisering' where id = %1", id.v);
	c = opstelling_as(o, "hilde.vroemen"); /* not in the ring */
	assert_int_equal(terug_gesloten_get(&c, een, &q), FAULT_NOT_FOUND);
	proef_sql(o, "update main.casus set ring = '' where id = %1", id.v);
	t.tekst = STR(" ");
	c = opstelling_as(o, "hilde.vroemen");
	assert_int_equal(terug_gesloten_add(&c, &t), FAULT_INVALID);
	t = feedback(een, 7, true);
	c = opstelling_as(o, "hilde.vroemen");
	assert_int_equal(terug_gesloten_add(&c, &t), FAULT_CONFLICT);
	t = feedback(een, 1, true);
	c = opstelling_as(o, "hilde.vroemen");
	proef_good(c.fi, terug_gesloten_add(&c, &t));
	c = opstelling_as(o, "hilde.vroemen");
	proef_good(c.fi, terug_gesloten_get(&c, een, &q));
	assert_int_equal(q.uiterlijk.v, datum_add_months(datum_today(), 12).v); /* still in use: again in a year */
	assert_int_equal(opstelling_count(o, "select count(*) from main.terugkoppeling"), 1);
	/* who reviews another house sees nothing of it */
	proef_sql(o, "update main.rol_toekenning set huis = (select h.id from main.huis h where h.code = 'ps') "
		"where medewerker = %1", opstelling_id(o, "hilde.vroemen").v);
	c = opstelling_as(o, "hilde.vroemen");
	assert_int_equal(terug_gesloten_get(&c, een, &q), FAULT_NOT_FOUND);
	klok_freeze(0);
}
TEST_BOTH(invariant_43_feedback_is_owed_after_closing_too)

/* ---- invariant 7 ---- */

static struct derde_nieuw third(struct opstelling *o, struct casus_id id, const struct medewerker_id *wie)
{
	(void)o;
	return (struct derde_nieuw){ .casus = id, .naam = STR("J. Wolfs"), .werkt_bij = STR("Basisschool De Linde"),
		.functie = STR("Intern begeleider"), .deskundigheid = STR("Kent de kinderen"), .rol = STR("Meedenken over school"),
		.geheimhouding = datum_today(), .n = wie ? 1 : 0, .deelnemers = wie };
}

struct tekstveld { /* a free text of a struct, by the name it has on the form */
	const char *naam;
	size_t waar;
};

static void text_set(void *at, const struct tekstveld *v)
{
	*(struct str *)((char *)at + v->waar) = STR("Zie 111.222.333 in het dossier");
}

/* The ledger is read outside the case, by suppliers and recipients: what went is named, the person is not numbered. */
static void invariant_18_no_text_of_the_ledger_holds_a_bsn(struct opstelling *o)
{
#define VELD(T, naam) { #naam, offsetof(struct T, naam) }
	static const struct tekstveld regel[] = { VELD(verstrekking, wat), VELD(verstrekking, ontvanger),
		VELD(verstrekking, functie), VELD(verstrekking, noodzaak), VELD(verstrekking, grondslag), VELD(verstrekking, rac),
		VELD(verstrekking, toestemming), VELD(verstrekking, voorwaarden) };
	static const struct tekstveld derde[] = { VELD(derde_nieuw, naam), VELD(derde_nieuw, werkt_bij),
		VELD(derde_nieuw, functie), VELD(derde_nieuw, deskundigheid), VELD(derde_nieuw, rol) };
#undef VELD
	const char *zegsman = said_by(o, RIK);
	struct casus_id id = a_case(o, "");
	struct medewerker_id rik = opstelling_id(o, RIK);
	struct terugkoppeling_nieuw t;
	struct verstrekking_id ret;
	struct gift g;
	struct derde_id d;
	struct ctx c;

	for (size_t i = 0; i < sizeof(regel) / sizeof(regel[0]); i++) {
		g = gift_of(o, id, DELEN_DEELNEMER, "geen_bezwaar");
		text_set(&g.v, &regel[i]);
		c = opstelling_as(o, SANNE);
		proef_refused(c.fi, give(&c, &g, &ret), regel[i].naam, "invariant 18");
	}
	g = gift_of(o, id, DELEN_DEELNEMER, "geen_bezwaar");
	g.s[0].uitleg = STR("Gebeld over 111222333");
	c = opstelling_as(o, SANNE);
	proef_refused(c.fi, give(&c, &g, &ret), zegsman, "invariant 18");
	g = gift_of(o, id, VERSTREKKING_BETROKKENE, "");
	g.v.grond = STR("AVG 15, voor 111 222 333");
	c = opstelling_as(o, SANNE);
	proef_refused(c.fi, give(&c, &g, &ret), "grond", NULL);
	for (size_t i = 0; i < sizeof(derde) / sizeof(derde[0]); i++) {
		struct derde_nieuw n = third(o, id, &rik);

		text_set(&n, &derde[i]);
		c = opstelling_as(o, SANNE);
		proef_refused(c.fi, derde_add(&c, &n, &d), derde[i].naam, "invariant 18");
	}
	assert_int_equal(rows(o), 0);
	g = gift_of(o, id, DELEN_DEELNEMER, "geen_bezwaar");
	c = opstelling_as(o, SANNE);
	proef_good(c.fi, give(&c, &g, &ret));
	t = feedback(ret, 1, false);
	t.tekst = STR("Voor 1112.22.333 geregeld");
	c = opstelling_as(o, SANNE);
	proef_refused(c.fi, terugkoppeling_add(&c, &t), "tekst", "invariant 18");
}
TEST_BOTH(invariant_18_no_text_of_the_ledger_holds_a_bsn)

static void invariant_7_incidental_third_party_declares_secrecy_and_has_no_account(struct opstelling *o)
{
	struct casus_id id = a_case(o, "");
	struct medewerker_id rik = opstelling_id(o, RIK), lotte = opstelling_id(o, LOTTE);
	struct derde_nieuw n = third(o, id, &rik);
	struct gift g = gift_of(o, id, DELEN_INCIDENTELE_DERDE, "niet_gebruikt");
	int64_t mensen = opstelling_count(o, "select count(*) from main.medewerker");
	struct verstrekking_id v;
	struct derde_lijst l;
	struct derde_id d;
	struct ctx c = opstelling_as(o, SANNE);

	g.v.grond = STR("WGS 2.31 lid 9 en 10, BGS 2.21");
	proef_refused(c.fi, give(&c, &g, &v), "derde", "invariant 7"); /* not recorded yet */
	n.geheimhouding = (struct datum){ 0 };
	c = opstelling_as(o, SANNE);
	proef_refused(c.fi, derde_add(&c, &n, &d), "geheimhouding", "invariant 7");
	n = third(o, id, &lotte); /* care does not decide */
	c = opstelling_as(o, SANNE);
	proef_refused(c.fi, derde_add(&c, &n, &d), "deelnemers", "invariant 7");
	n = third(o, id, NULL);
	c = opstelling_as(o, SANNE);
	proef_refused(c.fi, derde_add(&c, &n, &d), "deelnemers", NULL);
	n = third(o, id, &rik);
	c = opstelling_as(o, RIK);
	assert_int_equal(derde_add(&c, &n, &d), FAULT_DENIED);
	c = opstelling_as(o, SANNE);
	proef_good(c.fi, derde_add(&c, &n, &d));
	g.v.derde = d;
	g.v.dag = datum_add_days(datum_today(), -1);
	c = opstelling_as(o, SANNE);
	proef_refused(c.fi, give(&c, &g, &v), "derde", "invariant 7"); /* before the declaration */
	g.v.dag = datum_today();
	c = opstelling_as(o, SANNE);
	proef_good(c.fi, give(&c, &g, &v));
	c = opstelling_as(o, SANNE);
	proef_good(c.fi, derde_list(&c, id, &l));
	assert_int_equal(l.n, 1);
	assert_int_equal(l.v[0].verstrekkingen, 1);
	assert_int_equal(opstelling_count(o, "select count(*) from main.besluit_deelnemer where soort = 'derde'"), 1);
	assert_int_equal(opstelling_count(o, "select count(*) from main.medewerker"), mensen); /* nobody can log in with it */
	c = opstelling_as(o, SANNE);
	proef_good(c.fi, derde_end(&c, d, 1, &id));
	c = opstelling_as(o, SANNE);
	assert_int_equal(derde_end(&c, d, 2, &id), FAULT_CONFLICT);
	proef_sql(o, "update main.casus set regime = 'nazorg' where id = %1", id.v);
	c = opstelling_as(o, SANNE);
	assert_int_equal(derde_add(&c, &n, &d), FAULT_INVALID);
}
TEST_BOTH(invariant_7_incidental_third_party_declares_secrecy_and_has_no_account)

/* ---- invariant 44 ---- */

/* A case of the house in the Westelijke Mijnstreek with the same person in it, under that regime and in that ring. */
static void elsewhere(struct opstelling *o, struct casus_id id)
{
	proef_sql(o, "insert into main.casus (id, nummer, regio, huis, organisatie, soort, regime, thema, ring, fase, "
		"procesregisseur, aanbrenger, eerste_verwerking, vernietigen, geopend, catalogus) select %1" PLANT "7, 'ZV-9999', c.regio, "
		"(select h.id from main.huis h where h.code = 'wm'), c.organisatie, c.soort, c.regime, c.thema, '', c.fase, "
		"c.procesregisseur, c.aanbrenger, c.eerste_verwerking, c.vernietigen, c.geopend, c.catalogus from main.casus c "
		"where c.id = %1", id.v);
	proef_sql(o, "insert into main.betrokkene (id, dossier, onderdeel, organisatie, hoofd, rol, bsn, bsn_reden, "
		"geslachtsnaam, geboren, geslacht) select %1" PLANT "8, %1" PLANT "7, 'kern', b.organisatie, 1, b.rol, b.bsn, b.bsn_reden, "
		"upper(b.geslachtsnaam), b.geboren, b.geslacht from main.betrokkene b where b.dossier = %1 and b.hoofd = 1", id.v);
}

static struct bekend_nieuw question(struct opstelling *o, struct casus_id id, const char *op)
{
	return (struct bekend_nieuw){ .casus = id, .op = str_z(op), .betrokkene = { proef_count(o, "select min(id) from "
		"main.betrokkene where dossier = %1 and hoofd = 1", id.v) }, .huis = proef_huis(o, "wm") };
}

static bool known(struct opstelling *o, struct casus_id id, const char *op)
{
	struct bekend_nieuw n = question(o, id, op);
	struct bekendcheck_id ret;
	struct bekend_vorm *f;
	struct ctx c = opstelling_as(o, SANNE);
	size_t looks;

	proef_good(c.fi, bekend_ask(&c, &n, &ret));
	looks = c.nlooks;
	assert_int_equal(looks, 2); /* of both sides, whatever the answer */
	c = opstelling_as(o, SANNE);
	proef_good(c.fi, bekend_form(&c, id, &f));
	assert_true(f->n > 0);
	return f->v[0].bekend;
}

static void invariant_44_known_or_unknown_and_a_contact_alone(struct opstelling *o)
{
	struct casus_id id = proef_casus(o);

	proef_sql(o, "update main.betrokkene set bsn = '123456782', bsn_reden = '', geboren = 19850312 where dossier = %1", id.v);
	assert_false(known(o, id, "bsn"));
	assert_false(known(o, id, "naam"));
	elsewhere(o, id);
	assert_true(known(o, id, "bsn"));
	assert_true(known(o, id, "naam")); /* also written in capitals */
	proef_sql(o, "update main.casus set ring = 'radicalisering' where id = %1" PLANT "7", id.v);
	assert_false(known(o, id, "bsn"));
	proef_sql(o, "update main.casus set ring = '', gesloten = 1 where id = %1" PLANT "7", id.v);
	assert_false(known(o, id, "bsn"));
	proef_sql(o, "update main.casus set gesloten = null, regime = 'nazorg' where id = %1" PLANT "7", id.v);
	assert_false(known(o, id, "bsn"));
	proef_sql(o, "update main.casus set regime = 'wgs_casus' where id = %1" PLANT "7", id.v);
	proef_sql(o, "update main.betrokkene set rol = 'kind' where dossier = %1" PLANT "7", id.v);
	assert_false(known(o, id, "bsn")); /* who is only around somebody is not known there */
	assert_int_equal(opstelling_count(o, "select count(*) from main.bekendcheck"), 8);
	assert_int_equal(opstelling_count(o, "select count(*) from main.bekendcheck where bekend = 1"), 2);
	assert_int_equal(opstelling_count(o, "select count(*) from main.journaal where tabel = 'bekendcheck' and "
		"(beeld like '%123456782%' or beeld like '%19850312%')"), 0); /* nothing of the question */
}
TEST_BOTH(invariant_44_known_or_unknown_and_a_contact_alone)

static void invariant_44_never_for_partners_and_not_without_end(struct opstelling *o)
{
	struct casus_id id = proef_casus(o);
	struct bekend_nieuw n;
	struct bekend_lijst l;
	struct bekendcheck_id ret;
	struct bekend_vorm *f;
	struct ctx c;

	proef_sql(o, "update main.betrokkene set bsn = '123456782', bsn_reden = '' where dossier = %1", id.v);
	n = question(o, id, "bsn");
	c = opstelling_as(o, RIK);
	assert_int_equal(bekend_ask(&c, &n, &ret), FAULT_DENIED);
	c = opstelling_as(o, RIK);
	assert_int_equal(bekend_form(&c, id, &f), FAULT_DENIED);
	c = opstelling_as(o, "joep.lemmens"); /* of the house, but the case is not his */
	assert_int_equal(bekend_ask(&c, &n, &ret), FAULT_NOT_FOUND);
	n.huis = proef_huis(o, "mh");
	c = opstelling_as(o, SANNE);
	proef_refused(c.fi, bekend_ask(&c, &n, &ret), "huis", "invariant 44");
	n = question(o, id, "bsn");
	n.betrokkene.v = 12345; /* somebody who is in no case of hers */
	c = opstelling_as(o, SANNE);
	proef_refused(c.fi, bekend_ask(&c, &n, &ret), "betrokkene", "invariant 44");
	n = question(o, id, "bsn");
	for (int i = 0; i < BEKEND_PER_UUR; i++) {
		c = opstelling_as(o, SANNE);
		proef_good(c.fi, bekend_ask(&c, &n, &ret));
	}
	c = opstelling_as(o, SANNE);
	assert_int_equal(bekend_ask(&c, &n, &ret), FAULT_BUSY);
	proef_sql(o, "update main.casus set regime = 'nazorg' where id = %1", id.v);
	c = opstelling_as(o, SANNE);
	assert_int_equal(bekend_ask(&c, &n, &ret), FAULT_INVALID);
	assert_int_equal(opstelling_count(o, "select count(*) from main.bekendcheck"), BEKEND_PER_UUR);
	c = opstelling_as(o, "tim.boesten"); /* a colleague sees nothing of it */
	assert_int_equal(bekend_asked(&c, &l), FAULT_DENIED);
	proef_sql(o, "update main.rol_toekenning set huis = (select id from main.huis where code = 'wm') where toetsen = 1", 0);
	c = opstelling_as(o, "hilde.vroemen"); /* who reviews at the asked house does */
	proef_good(c.fi, bekend_asked(&c, &l));
	assert_int_equal(l.n, BEKEND_PER_UUR);
	assert_true(str_eq(l.v[0].door_naam, STR("Sanne Hendrickx")) && !l.v[0].naam.n);
	proef_sql(o, "update main.rol_toekenning set huis = (select id from main.huis where code = 'mh') where toetsen = 1", 0);
	c = opstelling_as(o, "hilde.vroemen");
	proef_good(c.fi, bekend_asked(&c, &l));
	assert_int_equal(l.n, 0);
}
TEST_BOTH(invariant_44_never_for_partners_and_not_without_end)

int main(void)
{
	const struct CMUnitTest tests[] = {
		BOTH(invariant_42_to_a_deelnemer_with_need_and_no_objection),
		BOTH(invariant_42_to_a_third_party_with_basis_rac_and_consent),
		BOTH(invariant_42_who_the_regime_does_not_name_gets_nothing),
		BOTH(invariant_13_what_the_regime_has_no_place_for_is_not_passed_on),
		BOTH(invariant_16_a_condition_of_the_supplier_blocks),
		BOTH(invariant_45_riec_gets_no_medical_secrecy_and_only_what_aligns),
		BOTH(a_supplier_is_told_and_sees_its_own_alone),
		BOTH(to_the_person_himself_by_his_own_right),
		BOTH(invariant_43_feedback_is_owed_within_a_year), BOTH(invariant_43_feedback_is_owed_after_closing_too),
		BOTH(invariant_43_the_task_moves_to_what_is_owed_next),
		BOTH(invariant_18_no_text_of_the_ledger_holds_a_bsn),
		BOTH(invariant_7_incidental_third_party_declares_secrecy_and_has_no_account),
		BOTH(invariant_44_known_or_unknown_and_a_contact_alone),
		BOTH(invariant_44_never_for_partners_and_not_without_end),
	};
	return cmocka_run_group_tests_name("verstrekking", tests, NULL, NULL);
}
