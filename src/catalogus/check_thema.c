/* Themes against their regime and against themselves. Pointers may be NULL: see check.c. */
#include "catalogus/catalogus_priv.h"

static bool draagt_casus(const struct regime *r)
{
	return r->draagt == DRAAGT_CASUS || r->draagt == DRAAGT_LIJST;
}

static bool alleen_gebied(const struct thema *t)
{
	return t->aanpak == UINT64_C(1) << AANPAK_GEBIED;
}

static void check_ring(struct lader *l, const struct thema *t)
{
	const struct regime *r = t->regime;
	if (r->ring != RING_GEWOON && t->ring != r->ring)
		problem_at(l, t->plek, zin(l, "ring: regime '", r->code, "' is besloten"), ring_codes[r->ring]);
	if (t->ring == RING_RADICALISERING && r->ring != RING_RADICALISERING)
		problem_at(l, t->plek, STR("ring: radicalisering hoort bij het eigen regime"), "regime: radicalisering");
}

static bool has_set(const struct thema *t, struct str code)
{
	for (size_t i = 0; i < t->ncriteria; i++)
		if (t->criteria[i] && t->criteria[i]->code.p && str_eq(t->criteria[i]->code, code))
			return true;
	return false;
}

static void check_criteria(struct lader *l, const struct thema *t)
{
	const struct regime *r = t->regime;
	for (size_t i = 0; i < r->ncriteriasets && !alleen_gebied(t); i++)
		if (!has_set(t, r->criteriasets[i]) && !l->onvolledig[REF_CRITERIA])
			problem_at(l, t->plek, zin(l, "criteria: set '", r->criteriasets[i], "' van het regime ontbreekt"),
				"een versie ervan, als bgs_2_20/1");
	for (size_t i = 1; i < t->ncriteria; i++)
		for (size_t j = 0; j < i; j++) {
			const struct criteriaset *x = t->criteria[i], *y = t->criteria[j];
			if (x && y && x->code.p && y->code.p && str_eq(x->code, y->code))
				problem_at(l, t->plek, zin(l, "criteria: set '", x->code, "' in twee versies"), "een versie");
		}
	if (draagt_casus(r) && r->wgs && !t->ncriteria)
		problem_at(l, t->plek, STR("criteria ontbreken"), "ten minste een set (invariant 2)");
}

static void check_fasen(struct lader *l, const struct thema *t)
{
	for (size_t i = 1; i < t->nfasen; i++)
		if (t->fasen[i].soort < t->fasen[i - 1].soort)
			problem_at(l, t->fasen[i].plek, STR("fasen: deze soort loopt terug"),
				"aanmelding, weging, analyse, plan, uitvoering, afschaling");
	if (!t->nfasen || !draagt_casus(t->regime))
		return;
	if (t->fasen[0].soort != FASE_AANMELDING)
		problem_at(l, t->fasen[0].plek, STR("fasen: de eerste is geen aanmelding"), "soort: aanmelding");
	if (t->fasen[t->nfasen - 1].soort != FASE_AFSCHALING)
		problem_at(l, t->fasen[t->nfasen - 1].plek, STR("fasen: de laatste is geen afschaling"), "soort: afschaling");
}

static void check_veldtype(struct lader *l, const struct themaveld *v)
{
	if (v->type == VELD_KEUZE && v->nopties < 2)
		problem_at(l, v->plek, STR("keuze zonder opties"), "opties: ten minste twee");
	if (v->type != VELD_KEUZE && v->nopties)
		problem_at(l, v->plek, STR("opties bij een veld dat geen keuze is"), "type: keuze");
	if (v->type != VELD_GETAL && v->min)
		problem_at(l, v->plek, STR("min bij een veld dat geen getal is"), "type: getal");
	if (v->type != VELD_GETAL && v->type != VELD_TEKST && v->max)
		problem_at(l, v->plek, STR("max bij een veld dat geen getal of tekst is"), "type: getal of tekst");
	if (v->type != VELD_DATUM && v->gebeurtenissen)
		problem_at(l, v->plek, STR("gebeurtenissen bij een veld dat geen datum is"), "type: datum");
	if (v->min > v->max || (v->type == VELD_TEKST && v->max > 4000))
		problem_at(l, v->plek, STR("min en max passen niet"), "min ten hoogste max; tekst ten hoogste 4000 tekens");
}

/* A datum of justice or health stays in its own part, or with the house alone (design: Admission). */
static void check_veldplaats(struct lader *l, const struct themaveld *v)
{
	struct str hoort = v->categorie->onderdeel ? v->categorie->onderdeel->code : STR_NULL;
	enum gegevensaard aard = v->categorie->aard;
	bool gevoelig = aard == AARD_GEZONDHEID || aard == AARD_POLITIE || aard == AARD_STRAF;
	if (!gevoelig || !v->onderdeel || !v->onderdeel->code.p || !hoort.p)
		return;
	if (!str_eq(v->onderdeel->code, hoort) && !str_eq(v->onderdeel->code, STR("intern")))
		problem_at(l, v->plek, zin(l, "onderdeel: dit gegeven hoort in '", hoort, "'"), "dat onderdeel, of intern");
}

static void check_veld(struct lader *l, const struct thema *t, const struct themaveld *v)
{
	check_veldtype(l, v);
	if (!v->categorie || !v->categorie->code.p)
		return;
	check_veldplaats(l, v);
	if (v->categorie->aard != AARD_ZAAK && !regime_may_record(t->regime, KRING_BETROKKENE, v->categorie->code))
		problem_at(l, v->plek, zin(l, "gegeven '", v->categorie->code, "' is in het regime niet toegelaten"),
			"een categorie uit gegevens van het regime (invariant 13)");
}

static bool vorm_has(const struct overlegvorm *o, const struct regime *r)
{
	for (size_t i = 0; i < o->nregimes; i++)
		if (o->regimes[i] == r)
			return true;
	return !o->nregimes;
}

static void check_overlegvormen(struct lader *l, const struct thema *t)
{
	bool weging = l->onvolledig[REF_OVERLEGVORM];
	for (size_t i = 0; i < t->noverlegvormen; i++) {
		const struct overlegvorm *o = t->overlegvormen[i];
		if (!o || !o->code.p)
			continue;
		weging |= o->soort == OVERLEGSOORT_WEGING;
		if (!vorm_has(o, t->regime))
			problem_at(l, t->plek, zin(l, "overlegvormen: '", o->code, "' is niet voor dit regime"),
				"regimes van de overlegvorm");
		if (o->nregimes && o->ring != t->ring)
			problem_at(l, t->plek, zin(l, "overlegvormen: '", o->code, "' heeft een andere ring"), ring_codes[t->ring]);
	}
	if (t->ncriteria && !weging)
		problem_at(l, t->plek, STR("overlegvormen: geen weging, wel criteria"), "een overlegvorm van de soort weging");
}

static void check_termijnen(struct lader *l, const struct thema *t)
{
	for (size_t i = 0; i < t->ntermijnen; i++)
		if (t->termijnen[i].plek.bestand.p && str_eq(t->termijnen[i].plek.bestand, t->plek.bestand))
			check_termijn(l, &t->termijnen[i], t);
}

static void check_personen(struct lader *l, const struct thema *t)
{
	bool betrokkene = l->onvolledig[REF_CASUSROL];
	for (size_t i = 0; i < t->ncasusrollen; i++)
		betrokkene |= t->casusrollen[i] && t->casusrollen[i]->kring == KRING_BETROKKENE;
	if (t->regime->personen && !alleen_gebied(t) && !betrokkene)
		problem_at(l, t->plek, STR("rollen_in_casus: niemand is betrokkene"), "een rol met kring: betrokkene");
	if (!t->regime->personen && t->ncasusrollen)
		problem_at(l, t->plek, STR("rollen_in_casus: het regime kent geen personen"), "zonder rollen_in_casus");
	bool brief = !t->regime->informatie.verplicht || alleen_gebied(t) || l->onvolledig[REF_BRIEF];
	for (size_t i = 0; i < t->nbrieven; i++)
		brief |= !t->brieven[i] || t->brieven[i]->aan == BRIEF_AAN_BETROKKENE;
	if (!brief)
		problem_at(l, t->plek, STR("brieven: geen brief aan de betrokkene"), "de informatiebrief (BGS 1.3, invariant 38)");
}

static void check_zrm_eis(struct lader *l, const struct thema *t)
{
	bool open = l->onvolledig[REF_ZRM];
	if (t->zrm != ZRM_GEEN && !t->zrmset && !open)
		problem_at(l, t->plek, STR("zrm zonder zrm_set"), "zrm_set: code uit zrm/");
	if (t->zrmset && t->zrmset->supplement)
		problem_at(l, t->plek, STR("zrm_set is een supplement"), "zrm_set: de set waarmee het thema meet");
	if (t->zrm == ZRM_GEEN && t->zrmset)
		problem_at(l, t->plek, STR("zrm_set, maar zrm is geen"), "zrm: mogelijk of verplicht");
}

/* In days, rounded so that a theme's term never seems shorter than it is nor the regime's longer. */
static int64_t dagen(const struct bewaring *b, bool naar_boven)
{
	switch (b->eenheid) {
	case TERMIJN_JAREN:
		return b->lengte * INT64_C(36525) / 100 + naar_boven;
	case TERMIJN_MAANDEN:
		return b->lengte * INT64_C(36525) / 1200 + naar_boven;
	case TERMIJN_WEKEN:
		return b->lengte * INT64_C(7);
	default:
		return b->lengte;
	}
}

static bool langer(const struct bewaring *eigen, const struct bewaring *wet)
{
	if (eigen->eenheid == wet->eenheid)
		return eigen->lengte > wet->lengte;
	return dagen(eigen, true) > dagen(wet, false);
}

static void check_bewaring_eigen(struct lader *l, const struct thema *t)
{
	const struct bewaring *eigen = &t->bewaring, *wet = &t->regime->bewaring;
	bool geerfd = !eigen->plek.regel || !str_eq(eigen->plek.bestand, t->plek.bestand);
	if (geerfd || !wet->plek.regel)
		return;
	if (eigen->eenheid == TERMIJN_UREN)
		problem_at(l, eigen->plek, STR("bewaring in uren"), "dagen, weken, maanden of jaren");
	if (eigen->start != wet->start || langer(eigen, wet))
		problem_at(l, eigen->plek, STR("bewaring: langer dan die van het regime, of vanaf een andere dag"),
			"korter, vanaf dezelfde dag");
	if (eigen->verlenging_maanden > wet->verlenging_maanden || (wet->afwijzing_direct && !eigen->afwijzing_direct))
		problem_at(l, eigen->plek, STR("bewaring: ruimer dan die van het regime"), "ten hoogste wat het regime toelaat");
}

static void check_plaats(struct lader *l, const struct thema *t)
{
	for (size_t i = 0; i < t->ngemeenten; i++)
		if (!gemeente_rij_find(l->c, t->gemeenten[i]) && l->c->ngemeenten)
			problem_at(l, t->plek, zin(l, "gemeenten: '", t->gemeenten[i], "' bestaat niet"), "code uit lijsten/gemeenten.csv");
	if (t->geldig_tot.v && t->geldig_vanaf.v > t->geldig_tot.v)
		problem_at(l, t->plek, STR("geldig_vanaf ligt na geldig_tot"), "eerst vanaf, dan tot");
}

void check_thema(struct lader *l, const struct thema *t)
{
	check_plaats(l, t);
	check_termijnen(l, t);
	check_zrm_eis(l, t);
	if (!t->regime || !t->regime->code.p)
		return;
	check_ring(l, t);
	check_criteria(l, t);
	check_fasen(l, t);
	for (size_t i = 0; i < t->nvelden; i++)
		check_veld(l, t, &t->velden[i]);
	check_overlegvormen(l, t);
	check_personen(l, t);
	check_bewaring_eigen(l, t);
	if (draagt_casus(t->regime) && !t->herziening_dagen)
		problem_at(l, t->plek, STR("herziening_dagen ontbreekt"), "een aantal dagen (invariant 24)");
}
