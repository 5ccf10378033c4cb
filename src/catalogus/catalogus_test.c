/* The shipped catalogue: it loads, and it says what the law and the handbook of the field say. */
#include "catalogus/proef.h"

#include <stdio.h>
#include <string.h>

static const struct catalogus *shipped(struct arena *a)
{
	struct catalogus_problems p = { 0 };
	struct catalogus *c = NULL;
	enum fault f = catalogus_load_dir(proef_map, a, &c, &p);
	assert_string_equal(proef_tekst(a, &p), "");
	assert_int_equal(f, FAULT_NONE);
	return c;
}

#define Z(z) str_z(z)

/* ---- invariants of regimes ---- */

static void test_third_parties_have_no_access(void **state)
{
	const struct catalogus *c = shipped(test_arena(state));
	static const char *const derden[] = { "woningcorporatie", "school", "riec", "halt", "slachtofferhulp", "werkgever" };
	static const char *const wgs[] = { "wgs_casus", "wgs_lijst" };
	for (size_t i = 0; i < 6; i++)
		for (size_t j = 0; j < 2; j++) {
			const struct regime *r = regime_find(c, Z(wgs[j]));
			assert_non_null(organisatiesoort_find(c, Z(derden[i])));
			assert_null(regime_partij_find(r, Z(derden[i])));
			assert_false(regime_may_access(r, Z(derden[i])));
		}
	assert_true(regime_may_access(regime_find(c, STR("regieteam")), STR("woningcorporatie")));
	assert_true(regime_may_access(regime_find(c, STR("regieteam")), STR("school")));
}

/* WGS 2.27 lid 1 and 2: all of them take part, only lid 1 decides. */
static void test_core_participants_decide(void **state)
{
	const struct catalogus *c = shipped(test_arena(state));
	const struct regime *r = regime_find(c, STR("wgs_casus"));
	size_t beslissers = 0;
	for (size_t i = 0; i < c->norganisatiesoorten; i++) {
		const struct organisatiesoort *s = &c->organisatiesoorten[i];
		assert_int_equal(regime_may_decide(r, s->code), s->wgs == WGS_LID1);
		assert_int_equal(regime_may_access(r, s->code), s->wgs != WGS_GEEN || s->domein == ORG_ZVH);
		beslissers += s->wgs == WGS_LID1;
	}
	assert_int_equal(beslissers, 6);
	assert_false(regime_may_decide(r, STR("zvh")));
	assert_false(regime_may_decide(r, STR("onbekend")));
}

static void test_no_enrichment_before_acceptance(void **state)
{
	const struct catalogus *c = shipped(test_arena(state));
	for (size_t i = 0; i < c->nregimes; i++)
		if (c->regimes[i].wgs)
			assert_false(c->regimes[i].verrijken_vooraf);
	assert_true(regime_find(c, STR("wgs_casus"))->wgs && regime_find(c, STR("wgs_lijst"))->wgs);
}

static void test_data_categories(void **state)
{
	const struct catalogus *c = shipped(test_arena(state));
	const struct regime *wgs = regime_find(c, STR("wgs_casus")), *reg = regime_find(c, STR("regieteam"));
	assert_true(regime_may_record(wgs, KRING_BETROKKENE, STR("politiegegevens")));
	assert_true(regime_may_record(wgs, KRING_DIRECT, STR("gezondheid")));
	assert_false(regime_may_record(wgs, KRING_PROFESSIONAL, STR("bsn")));
	assert_false(regime_may_record(wgs, KRING_BETROKKENE, STR("verschijningsvorm")));
	assert_false(regime_may_record(reg, KRING_BETROKKENE, STR("politiegegevens")));
	assert_false(regime_may_record(wgs, KRING_BETROKKENE, STR("godsdienst")));
	assert_int_equal(regime_find(c, STR("advies"))->ngegevens, 0);
}

static void test_retention(void **state)
{
	const struct catalogus *c = shipped(test_arena(state));
	const struct bewaring *b = &regime_find(c, STR("wgs_casus"))->bewaring;
	assert_true(b->lengte == 5 && b->eenheid == TERMIJN_JAREN && b->start == BEWAAR_EERSTE_VERWERKING);
	assert_true(b->verlenging_maanden == 24 && b->afwijzing_direct);
	b = &regime_find(c, STR("wth"))->bewaring;
	assert_true(b->lengte == 5 && b->eenheid == TERMIJN_JAREN && b->start == BEWAAR_BESCHIKKING);
	b = &regime_find(c, STR("nazorg"))->bewaring;
	assert_true(b->lengte == 6 && b->eenheid == TERMIJN_MAANDEN && b->start == BEWAAR_ONTSLAG);
	for (size_t i = 0; i < c->nthemas; i++)
		assert_int_equal(c->themas[i].bewaring.lengte, c->themas[i].regime->bewaring.lengte);
}

static void test_rings(void **state)
{
	const struct catalogus *c = shipped(test_arena(state));
	assert_int_equal(thema_find(c, STR("radicalisering"))->ring, RING_RADICALISERING);
	assert_int_equal(thema_find(c, STR("mensenhandel"))->ring, RING_MENSENHANDEL);
	assert_int_equal(thema_find(c, STR("stalking"))->ring, RING_GEHEIM);
	assert_int_equal(thema_find(c, STR("top_x"))->ring, RING_GEWOON);
	for (size_t i = 0; i < c->nthemas; i++)
		assert_int_equal(c->themas[i].ring == RING_RADICALISERING, str_eq(c->themas[i].regime->code, STR("radicalisering")));
	/* a session of weighing belongs to the ring of its kind; of a kind that is gone nobody is in the ring */
	assert_true(str_eq(overlegvorm_ring(c, STR("weegtafel_radicalisering")), STR("radicalisering")));
	assert_true(str_eq(overlegvorm_ring(c, STR("weegploeg")), STR("")));
	assert_true(overlegvorm_ring(c, STR("bestaat_niet")).n > 0
		&& code_find(ring_codes, overlegvorm_ring(c, STR("bestaat_niet"))) < 0);
}

static void test_sharing_rules(void **state)
{
	const struct catalogus *c = shipped(test_arena(state));
	const struct regime *r = regime_find(c, STR("wgs_casus"));
	const struct regime_delen *d = regime_delen_find(r, DELEN_DERDE);
	static const int moet[] = { VOORWAARDE_WETTELIJKE_GRONDSLAG, VOORWAARDE_RAC_TOETS, VOORWAARDE_GEEN_BEZWAAR,
		VOORWAARDE_TOESTEMMING_BRON, VOORWAARDE_TERUGKOPPELING };
	for (size_t i = 0; i < 5; i++)
		assert_true(d->voorwaarden & UINT64_C(1) << moet[i]);
	assert_true(regime_delen_find(r, DELEN_ANDER_VERBAND)->voorwaarden & UINT64_C(1) << VOORWAARDE_GEEN_BEROEPSGEHEIM);
	assert_null(regime_delen_find(regime_find(c, STR("advies")), DELEN_DERDE));
	assert_non_null(regime_overgang_find(r, STR("wgs_lijst")));
	assert_null(regime_overgang_find(r, STR("advies")));
}

/* ---- criteria ---- */

static void test_national_formula(void **state)
{
	const struct catalogus *c = shipped(test_arena(state));
	const struct criteriaset *s = criteria_find(c, STR("landelijk"), 1), *bgs = criteria_find(c, STR("bgs_2_20"), 1);
	assert_int_equal(s->ncriteria, 4);
	for (unsigned m = 0; m < 16; m++) {
		const bool ja[4] = { m & 1, m & 2, m & 4, m & 8 };
		assert_int_equal(criteriaset_met(s, ja), (ja[0] && ja[1] && ja[2]) || ja[3]);
		assert_int_equal(criteriaset_met(bgs, ja), m == 15);
	}
}

/* en binds before of, brackets first, longer sets too. */
static void test_formula_precedence(void **state)
{
	struct arena *a = test_arena(state);
	static const char *const formules[] = { "1 of 2 en 3 of 4", "(1 of 2) en (3 of 4)", "1 en (2 of 3) en 4" };
	struct str b = proef_bundel(a), t = proef_inhoud(b, "criteria/landelijk-1.yaml");
	for (size_t i = 0; i < 3; i++) {
		struct catalogus_problems p;
		struct catalogus *c = NULL;
		struct str nieuw = proef_vervang(a, t, "(1 en 2 en 3) of 4", formules[i]);
		assert_int_equal(proef_load(a, proef_zet(a, b, "criteria/landelijk-1.yaml", nieuw), &c, &p), FAULT_NONE);
		const struct criteriaset *s = criteria_find(c, STR("landelijk"), 1);
		for (unsigned m = 0; m < 16; m++) {
			const bool j[4] = { m & 1, m & 2, m & 4, m & 8 };
			const bool goed[3] = { j[0] || (j[1] && j[2]) || j[3], (j[0] || j[1]) && (j[2] || j[3]),
				j[0] && (j[1] || j[2]) && j[3] };
			assert_int_equal(criteriaset_met(s, j), goed[i]);
		}
	}
}

static void test_criteria_by_version(void **state)
{
	const struct catalogus *c = shipped(test_arena(state));
	assert_non_null(criteria_find(c, STR("bgs_2_20"), 1));
	assert_null(criteria_find(c, STR("bgs_2_20"), 2));
}

/* ---- roles: design 1, "must never" ---- */

static void test_roles_never(void **state)
{
	const struct catalogus *c = shipped(test_arena(state));
	static const struct {
		const char *rol;
		enum recht nooit;
	} verboden[] = {
		{ "procesondersteuner", RECHT_weging_oordelen }, { "procesondersteuner", RECHT_casus_openen },
		{ "procesondersteuner", RECHT_casus_sluiten }, { "procesondersteuner", RECHT_toegang_verlenen },
		{ "ketenpartner", RECHT_persoon_zoeken }, { "ketenpartner", RECHT_persoon_koppelen },
		{ "ketenpartner", RECHT_aanmelding_intake }, { "ketenpartner", RECHT_werklast_lezen },
		{ "coordinator", RECHT_persoon_zoeken }, { "coordinator", RECHT_werklast_lezen },
		{ "weegploeglid", RECHT_casus_lezen }, { "weegploeglid", RECHT_casus_schrijven },
		{ "teammanager", RECHT_casus_lezen }, { "bestuurder", RECHT_casus_lezen }, { "teammanager", RECHT_bijlage_lezen },
		{ "contactpunt", RECHT_casus_schrijven }, { "contactpunt", RECHT_casus_sluiten },
		{ "beheerder", RECHT_casus_lezen }, { "beheerder", RECHT_bijlage_lezen }, { "beheerder", RECHT_logboek_lezen },
		{ "beheerder", RECHT_persoon_zoeken }, { "organisatiebeheerder", RECHT_medewerker_beheren },
		{ "organisatiebeheerder", RECHT_casus_lezen }, { "intake", RECHT_casus_openen },
		{ "procesregisseur", RECHT_logboek_lezen }, { "procesregisseur", RECHT_medewerker_beheren },
	};
	for (size_t i = 0; i < sizeof verboden / sizeof *verboden; i++) {
		const struct rol *r = rol_find(c, Z(verboden[i].rol));
		assert_non_null(r);
		if (rol_has(r, verboden[i].nooit))
			fail_msg("%s has %s", verboden[i].rol, recht_label(verboden[i].nooit));
	}
	assert_int_equal(c->nrollen, 11);
	assert_true(rol_has(rol_find(c, STR("procesregisseur")), RECHT_casus_openen));
	assert_false(rol_has(rol_find(c, STR("procesregisseur")), RECHT__MAX));
}

static void test_every_right_is_used(void **state)
{
	struct arena *a = test_arena(state);
	const struct catalogus *c = shipped(a);
	for (int r = 0; r < RECHT__MAX; r++) {
		bool iemand = r == RECHT_openbaar;
		for (size_t i = 0; i < c->nrollen; i++)
			iemand |= rol_has(&c->rollen[i], (enum recht)r);
		if (!iemand)
			fail_msg("no role has %s", recht_code(a, (enum recht)r).p);
		assert_int_equal(recht_find(recht_code(a, (enum recht)r)), r);
	}
	assert_int_equal(recht_find(STR("casus_lezen")), RECHT__MAX);
	assert_int_equal(recht_find(STR("casus.leze")), RECHT__MAX);
	assert_int_equal(recht_find(STR("casus.lezen.")), RECHT__MAX);
	assert_int_equal(recht_find(STR("")), RECHT__MAX);
}

/* ---- themes ---- */

static void test_clocks(void **state)
{
	const struct catalogus *c = shipped(test_arena(state));
	const struct thema *wth = thema_find(c, STR("huisverbod")), *wvggz = thema_find(c, STR("wvggz"));
	const struct termijnsoort *t = thema_termijn_find(wth, STR("einde_huisverbod"));
	assert_true(t->lengte == 10 && t->eenheid == TERMIJN_DAGEN && t->regel == TERMIJN_PLAIN);
	t = thema_termijn_find(wth, STR("uiterste_verlenging"));
	assert_true(t->eindigt == GEBEURTENIS_BIT(huisverbod_geeindigd));
	assert_true(t->lengte == 28 && t->eenheid == TERMIJN_DAGEN && t->regel == TERMIJN_PLAIN);
	t = thema_termijn_find(wth, STR("volgen"));
	assert_true(t->lengte == 1 && t->eenheid == TERMIJN_JAREN && t->start == GEBEURTENIS_huisverbod_geeindigd);
	t = thema_termijn_find(wvggz, STR("onderzoek"));
	assert_true(t->lengte == 14 && t->regel == TERMIJN_PLAIN && t->start == GEBEURTENIS_melding_ontvangen);
	t = thema_termijn_find(wvggz, STR("onderzoek_uiterst"));
	assert_true(t->lengte == 14 && t->regel == TERMIJN_ATW);
	t = thema_termijn_find(thema_find(c, STR("top_x")), STR("kwalificatie"));
	assert_int_equal(t->start, GEBEURTENIS_VELD);
	assert_str(t->startveld, "plaatsing");
	t = thema_termijn_find(thema_find(c, STR("top_x")), STR("zrm_begin"));
	assert_true(t->lengte == 3 && t->eenheid == TERMIJN_MAANDEN && t->start == GEBEURTENIS_aanmelding_ontvangen);
	t = termijnsoort_find(c, STR("datalek"));
	assert_true(t->lengte == 72 && t->eenheid == TERMIJN_UREN && !t->eindigt);
	t = termijnsoort_find(c, STR("aanvulling"));
	assert_true(t->eindigt == (GEBEURTENIS_BIT(aanmelding_volledig) | GEBEURTENIS_BIT(weging_gepland) |
		GEBEURTENIS_BIT(weging_besloten)));
	assert_true(thema_veld_find(wth, STR("opgelegd_op"))->gebeurtenissen == GEBEURTENIS_BIT(huisverbod_opgelegd));
	assert_null(thema_termijn_find(wth, STR("zrm_begin")));
}

static void test_phases(void **state)
{
	const struct catalogus *c = shipped(test_arena(state));
	const struct thema *gewoon = thema_find(c, STR("multiproblematiek")), *rad = thema_find(c, STR("radicalisering"));
	static const char *const vast[] = { "Aanmelding", "Weging", "Analyse", "Plan van aanpak", "Uitvoering", "Afschaling" };
	assert_int_equal(gewoon->nfasen, 6);
	for (size_t i = 0; i < 6; i++)
		assert_str(label_text(&gewoon->fasen[i].label, 0), vast[i]);
	assert_str(thema_fase_of(rad, FASE_WEGING)->code, "duiding");
	assert_null(thema_fase_of(rad, FASE_ANALYSE));
	assert_true(thema_fase_index(rad, STR("duiding")) < thema_fase_index(rad, STR("bespreking")));
	assert_int_equal(thema_fase_index(rad, STR("plan")), -1);
}

static void test_offered(void **state)
{
	const struct catalogus *c = shipped(test_arena(state));
	const struct thema *pmg = thema_find(c, STR("preventie_met_gezag"));
	const struct thema *plus = thema_find(c, STR("multiproblematiek_plus"));
	struct datum dag = datum_of(2026, 1, 1);
	assert_true(thema_offered(pmg, STR("mh"), STR("0935"), dag));
	assert_false(thema_offered(pmg, STR("mh"), STR("0994"), dag));
	assert_true(thema_offered(pmg, STR("mh"), STR(""), dag));
	assert_true(thema_offered(plus, STR("mh"), STR("0994"), dag));
	assert_false(thema_offered(plus, STR("wm"), STR("0971"), dag));
	struct thema t = *plus;
	t.geldig_vanaf = datum_of(2026, 1, 2);
	assert_false(thema_offered(&t, STR("mh"), STR(""), dag));
	t.geldig_vanaf = t.geldig_tot = dag;
	assert_true(thema_offered(&t, STR("mh"), STR(""), dag));
	t.geldig_tot = datum_of(2025, 12, 31);
	assert_false(thema_offered(&t, STR("mh"), STR(""), dag));
}

/* Justice and health fields never stand in kern; a field without onderdeel takes that of its category. */
static void test_fields(void **state)
{
	const struct catalogus *c = shipped(test_arena(state));
	const struct themaveld *v = thema_veld_find(thema_find(c, STR("verward_gedrag")), STR("meldingen"));
	assert_str(v->onderdeel->code, "straf");
	assert_int_equal(v->max, 1000);
	v = thema_veld_find(thema_find(c, STR("huisverbod")), STR("rihg"));
	assert_true(v->verplicht && v->type == VELD_KEUZE && v->nopties == 4);
	assert_non_null(veldoptie_find(v, STR("dreiging")));
	assert_null(veldoptie_find(v, STR("onbekend")));
	assert_true(label_given(&v->rapport));
	assert_null(thema_veld_find(thema_find(c, STR("huisverbod")), STR("meldingen")));
}

static void test_advice_is_anonymous(void **state)
{
	const struct catalogus *c = shipped(test_arena(state));
	const struct thema *t = thema_find(c, STR("advies"));
	assert_int_equal(t->ncasusrollen, 0);
	for (size_t i = 0; i < t->nvelden; i++)
		assert_int_equal(t->velden[i].categorie->aard, AARD_ZAAK);
}

/* ---- lists ---- */

static void test_instruments(void **state)
{
	const struct catalogus *c = shipped(test_arena(state));
	const struct zrmset *z = zrmset_find(c, STR("zrm_2017")), *oud = zrmset_find(c, STR("zrm_2013"));
	assert_int_equal(z->ndomeinen, 13);
	assert_int_equal(oud->ndomeinen, 11);
	assert_str(zrmdomein_find(oud, STR("verslaving"))->leefgebied->code, "middelengebruik");
	for (int i = 0; i < 5; i++) {
		assert_int_equal(z->niveaus[i].score, i + 1);
		assert_int_equal(z->niveaus[i].doel_nodig, i < 2);
	}
	assert_int_equal(c->nleefgebieden, 13);
}

static size_t land_now_count(const struct catalogus *c)
{
	size_t n = 0;

	for (size_t i = 0; i < c->nlanden; i++)
		n += !c->landen[i].einde.v;
	return n;
}

/* What people and files call a land; one that is no more is not found, nor half a name. */
static void test_landen(void **state)
{
	static const struct {
		const char *zo, *code;
	} v[] = { { "5010", "5010" }, { "België", "5010" }, { "BELGIË", "5010" }, { " belgie ", "5010" }, { "be", "5010" },
		{ "DE", "9089" }, { "Duitsland", "9089" }, { "bondsrepubliek duitsland", "9089" }, { "nl", "6030" },
		{ "Curaçao", "5107" }, { "curacao", "5107" }, { "onbekend", "0000" } };
	static const char *const niet[] = { "", " ", "6029", "Joegoslavië", "Belg", "B", "XX", "Nederlandse Antillen" };
	struct arena *a = test_arena(state);
	const struct catalogus *c = shipped(a);

	for (size_t i = 0; i < sizeof(v) / sizeof(v[0]); i++)
		assert_str(land_find(c, a, str_z(v[i].zo))->code, v[i].code);
	for (size_t i = 0; i < sizeof(niet) / sizeof(niet[0]); i++)
		assert_null(land_find(c, a, str_z(niet[i])));
	assert_str(c->landkeuze[0]->code, LAND_NEDERLAND);
	assert_str(c->landkeuze[1]->code, LAND_BELGIE);
	assert_str(c->landkeuze[2]->code, LAND_DUITSLAND);
	assert_str(c->landkeuze[3]->naam, "Afghanistan");
	for (size_t i = 4; i < c->nlandkeuze; i++)
		assert_true(str_cmp(c->landkeuze[i - 1]->zoek, c->landkeuze[i]->zoek) < 0);
	assert_false(land_buiten(STR(LAND_NEDERLAND)) || land_buiten(STR("")));
	assert_true(land_buiten(STR(LAND_BELGIE)) && land_buiten(STR(LAND_ONBEKEND)));
}

static void test_tables(void **state)
{
	const struct catalogus *c = shipped(test_arena(state));
	assert_int_equal(c->ngemeenten, 342);
	assert_str(gemeente_rij_find(c, STR("0935"))->naam, "Maastricht");
	assert_str(gemeente_rij_find(c, STR("1954"))->naam, "Beekdaelen");
	assert_null(gemeente_rij_find(c, STR("935")));
	assert_null(gemeente_rij_find(c, STR("")));
	assert_str(land_rij_find(c, STR("5010"))->naam, "België");
	assert_int_equal(land_rij_find(c, STR("9077"))->einde.v, 19910601);
	assert_null(land_rij_find(c, STR("9998")));
	assert_int_equal(c->nlandkeuze, land_now_count(c));
	assert_str(land_naam(c, STR(LAND_DUITSLAND)), "Duitsland"); /* not as the BRP calls it */
	assert_str(land_naam(c, STR("9998")), "9998");
	assert_true(voorvoegsel_known(c, STR("van der")));
	assert_false(voorvoegsel_known(c, STR("van derr")));
	assert_int_equal(c->nvoorvoegsels, 333);
}

/* Days by royal decree are data, and none at all is a catalogue too (ATW 3 lid 3). */
static void test_holidays(void **state)
{
	struct arena *a = test_arena(state);
	const struct catalogus *c = shipped(a);
	struct catalogus_problems p = { 0 };
	struct catalogus *zonder;
	struct datum d = datum_of(2026, 5, 15);
	assert_true(c->feestdagen.n >= 10);
	for (size_t i = 1; i < c->feestdagen.n; i++)
		assert_true(c->feestdagen.dagen[i - 1].v < c->feestdagen.dagen[i].v);
	assert_true(termijn_vrije_dag(d, &c->feestdagen));
	assert_int_equal(proef_load(a, proef_zet(a, proef_bundel(a), "lijsten/feestdagen.csv", STR_NULL), &zonder, &p), 0);
	assert_int_equal(zonder->feestdagen.n, 0);
	assert_false(termijn_vrije_dag(d, &zonder->feestdagen));
}

static void test_reasons(void **state)
{
	const struct catalogus *c = shipped(test_arena(state));
	assert_true(reden_find(c, STR("weging_besluit"), STR("niet_in_behandeling"))->motivering);
	assert_str(reden_find(c, STR("niet_geinformeerd"), STR("opsporing"))->grond, "UAVG 41 lid 1 onder d");
	assert_null(reden_find(c, STR("weging_besluit"), STR("opsporing")));
	assert_null(reden_find(c, STR("geen_lijst"), STR("opsporing")));
	assert_ptr_equal(relatiesoort_find(c, STR("ouder"))->omgekeerd, relatiesoort_find(c, STR("kind")));
}

static void test_words(void **state)
{
	(void)state;
	struct label een = { STR("Weging"), STR("Weighing") }, alleen = { STR("Weging"), STR_NULL };
	struct label geen = { STR_NULL, STR_NULL };
	assert_str(label_text(&een, 0), "Weging");
	assert_str(label_text(&een, 1), "Weighing");
	assert_str(label_text(&alleen, 1), "Weging");
	assert_true(str_eq(label_text(&geen, 1), STR("")) && label_text(&geen, 1).p);
	assert_int_equal(code_find(ring_codes, STR("geheim")), RING_GEHEIM);
	assert_int_equal(code_find(ring_codes, STR("geheimen")), -1);
	assert_string_equal(eenheid_codes[TERMIJN_JAREN], "jaren");
	assert_string_equal(regel_codes[TERMIJN_PLAIN], "plain");
	assert_string_equal(gebeurtenis_codes[GEBEURTENIS_advies_gevraagd], "advies_gevraagd");
	assert_null(gebeurtenis_codes[GEBEURTENIS__MAX]);
	assert_non_null(gegevensaard_codes[AARD_BIJZONDER]);
	assert_non_null(voorwaarde_codes[VOORWAARDE_TERUGKOPPELING]);
}

/* doc/CATALOGUS.md holds the tables of the keys, as the loader knows them. */
static void test_document(void **state)
{
	struct arena *a = test_arena(state);
	struct str pad = str_cat(a, str_z(proef_map), STR("/../doc/CATALOGUS.md"));
	struct str tabellen = str_trim(catalogus_schema_text(a));
	FILE *f = fopen(pad.p, "r");
	struct buf b = buf_new(a);
	int ch;
	assert_non_null(f);
	while ((ch = fgetc(f)) != EOF)
		buf_addc(&b, (char)ch);
	(void)fclose(f);
	struct str doc = buf_str(&b);
	assert_true(tabellen.n > 10000);
	if (!memmem(doc.p, doc.n, tabellen.p, tabellen.n))
		fail_msg("the tables in doc/CATALOGUS.md differ from: \n%s", tabellen.p);
}

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_arena(test_third_parties_have_no_access),
		cmocka_unit_test_arena(test_core_participants_decide),
		cmocka_unit_test_arena(test_no_enrichment_before_acceptance),
		cmocka_unit_test_arena(test_data_categories),
		cmocka_unit_test_arena(test_retention),
		cmocka_unit_test_arena(test_rings),
		cmocka_unit_test_arena(test_sharing_rules),
		cmocka_unit_test_arena(test_national_formula),
		cmocka_unit_test_arena(test_formula_precedence),
		cmocka_unit_test_arena(test_criteria_by_version),
		cmocka_unit_test_arena(test_roles_never),
		cmocka_unit_test_arena(test_every_right_is_used),
		cmocka_unit_test_arena(test_clocks),
		cmocka_unit_test_arena(test_phases),
		cmocka_unit_test_arena(test_offered),
		cmocka_unit_test_arena(test_fields),
		cmocka_unit_test_arena(test_advice_is_anonymous),
		cmocka_unit_test_arena(test_instruments),
		cmocka_unit_test_arena(test_landen),
		cmocka_unit_test_arena(test_tables),
		cmocka_unit_test_arena(test_holidays),
		cmocka_unit_test_arena(test_reasons),
		cmocka_unit_test(test_words),
		cmocka_unit_test_arena(test_document),
	};
	return proef_main(argc, argv, tests, sizeof tests / sizeof *tests);
}
