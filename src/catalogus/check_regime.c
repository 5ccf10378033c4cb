/* Regimes against the law that they name. Pointers may be NULL: see check.c. */
#include "catalogus/catalogus_priv.h"

#define VIJF_JAAR_MAANDEN 60

/* In months, rounded down; enough to compare terms. */
static int maanden(const struct bewaring *b)
{
	switch (b->eenheid) {
	case TERMIJN_JAREN:
		return b->lengte * 12;
	case TERMIJN_MAANDEN:
		return b->lengte;
	case TERMIJN_WEKEN:
		return b->lengte * 7 / 31;
	default:
		return b->lengte / 31;
	}
}

static bool draagt_casus(const struct regime *r)
{
	return r->draagt == DRAAGT_CASUS || r->draagt == DRAAGT_LIJST;
}

static void check_partij(struct lader *l, const struct regime *r, const struct regime_partij *p)
{
	const struct organisatiesoort *s = p->soort;
	if (p->beslist && !p->toegang)
		problem_at(l, p->plek, STR("beslist zonder toegang"), "toegang: ja");
	for (const struct regime_partij *q = r->partijen; s && q < p; q++)
		if (q->soort == s)
			problem_at(l, p->plek, zin(l, "soort '", s->code, "' staat er al"), "elke soort een keer");
	if (!r->wgs || !s || !s->code.p)
		return;
	if (p->beslist && s->wgs != WGS_LID1)
		problem_at(l, p->plek, zin(l, "'", s->code, "' beslist niet onder de WGS"), "een deelnemer van WGS 2.27 lid 1");
	if (p->toegang && s->wgs == WGS_GEEN && s->domein != ORG_ZVH)
		problem_at(l, p->plek, zin(l, "'", s->code, "' is onder de WGS een derde zonder account"),
			"toegang: nee (WGS 2.27, 2.31 lid 9; invariant 7)");
}

static void check_partijen(struct lader *l, const struct regime *r)
{
	bool beslist = false;
	for (size_t i = 0; i < r->npartijen; i++) {
		check_partij(l, r, &r->partijen[i]);
		beslist |= r->partijen[i].beslist;
	}
	if (r->npartijen && !beslist && draagt_casus(r))
		problem_at(l, r->plek, STR("partijen: niemand beslist"), "ten minste een partij met beslist: ja");
}

static bool has_aard(const struct regime_gegevens *g, enum gegevensaard aard)
{
	for (size_t i = 0; i < g->ncategorieen; i++)
		if (g->categorieen[i] && g->categorieen[i]->aard == aard)
			return true;
	return false;
}

static void check_gegevens(struct lader *l, const struct regime *r)
{
	bool gezondheid = false;
	for (size_t i = 0; i < r->ngegevens; i++) {
		const struct regime_gegevens *g = &r->gegevens[i];
		gezondheid |= has_aard(g, AARD_GEZONDHEID);
		if (r->wgs && has_aard(g, AARD_BIJZONDER))
			problem_at(l, g->plek, STR("gegevens van de aard bijzonder onder de WGS"),
				"van de bijzondere gegevens alleen gezondheid (WGS 2.29 lid 1; invariant 13)");
		for (size_t j = 0; j < i; j++)
			if (r->gegevens[j].kring == g->kring)
				problem_at(l, g->plek, STR("gegevens: deze kring staat er al"), "elke kring een keer");
	}
	if (gezondheid && !r->nberoepsgeheim)
		problem_at(l, r->plek, STR("gegevens over gezondheid, maar geen grond bij beroepsgeheim"),
			"beroepsgeheim: een of meer gronden (WGS 2.29 lid 2)");
	if (r->personen && !r->ngegevens)
		problem_at(l, r->plek, STR("personen: ja, maar geen gegevens"), "gegevens: per kring de categorieen");
	if (!r->personen && r->ngegevens)
		problem_at(l, r->plek, STR("personen: nee, maar wel gegevens"), "geen gegevens");
}

static void check_codes(struct lader *l, const struct regime *r)
{
	for (size_t i = 0; i < r->nberoepsgeheim; i++)
		if (!reden_find(l->c, STR("beroepsgeheim"), r->beroepsgeheim[i]) && !l->onvolledig[REF_REDENLIJST])
			problem_at(l, r->plek, zin(l, "beroepsgeheim: '", r->beroepsgeheim[i], "' bestaat niet"),
				"code uit de lijst beroepsgeheim van redenen.yaml");
	for (size_t i = 0; i < r->informatie.nuitzonderingen; i++)
		if (!reden_find(l->c, STR("niet_geinformeerd"), r->informatie.uitzonderingen[i])
			&& !l->onvolledig[REF_REDENLIJST])
			problem_at(l, r->informatie.plek, zin(l, "uitzonderingen: '", r->informatie.uitzonderingen[i], "' bestaat niet"),
				"code uit de lijst niet_geinformeerd van redenen.yaml");
	for (size_t i = 0; i < r->ncriteriasets; i++) {
		bool gevonden = l->onvolledig[REF_CRITERIA];
		for (size_t j = 0; j < l->c->ncriteriasets; j++)
			gevonden |= l->c->criteriasets[j].code.p && str_eq(l->c->criteriasets[j].code, r->criteriasets[i]);
		if (!gevonden)
			problem_at(l, r->plek, zin(l, "criteriasets: '", r->criteriasets[i], "' bestaat niet"), "code uit criteria/");
	}
}

/* A verband has a name and a code, and is never given what is under medical secrecy (WGS 1.7 lid 8; BGS 1.10). */
static void check_verband(struct lader *l, const struct regime_delen *d)
{
	if (d->aan != DELEN_ANDER_VERBAND) {
		if (d->code.n)
			problem_at(l, d->plek, STR("delen: code hoort bij ander_verband"), "geen code");
		return;
	}
	if (!d->code.n || !label_given(&d->label))
		problem_at(l, d->plek, STR("delen: welk verband is dit?"), "code en label");
	if (!(d->voorwaarden & UINT64_C(1) << VOORWAARDE_GEEN_BEROEPSGEHEIM))
		problem_at(l, d->plek, STR("delen: beroepsgeheim gaat nooit naar een ander verband"),
			"voorwaarde geen_beroepsgeheim (BGS 1.10; invariant 45)");
	for (size_t i = 0; i < d->ncategorieen; i++)
		if (d->categorieen[i] && d->categorieen[i]->beroepsgeheim)
			problem_at(l, d->plek, STR("delen: beroepsgeheim gaat nooit naar een ander verband"),
				"categorieen zonder beroepsgeheim (BGS 1.10; invariant 45)");
}

static void check_delen(struct lader *l, const struct regime *r)
{
	for (size_t i = 0; i < r->ndelen; i++) {
		check_verband(l, &r->delen[i]);
		for (size_t j = 0; j < i; j++)
			if (r->delen[j].aan == r->delen[i].aan && str_eq(r->delen[j].code, r->delen[i].code))
				problem_at(l, r->delen[i].plek, STR("delen: deze ontvanger staat er al"), "elke ontvanger een keer");
	}
	for (size_t i = 0; i < r->novergangen; i++)
		if (r->overgangen[i].naar == r)
			problem_at(l, r->overgangen[i].plek, STR("overgangen: naar hetzelfde regime"), "een ander regime (invariant 1)");
}

static void check_bewaring(struct lader *l, const struct regime *r)
{
	const struct bewaring *b = &r->bewaring;
	if (!b->plek.regel)
		return;
	if (b->eenheid == TERMIJN_UREN)
		problem_at(l, b->plek, STR("bewaring in uren"), "dagen, weken, maanden of jaren");
	if (!r->wgs)
		return;
	if (b->start != BEWAAR_EERSTE_VERWERKING || maanden(b) > VIJF_JAAR_MAANDEN)
		problem_at(l, b->plek, STR("bewaring langer dan de WGS toelaat"),
			"ten hoogste vijf jaar vanaf eerste_verwerking (WGS 1.8 lid 7)");
	if (!b->afwijzing_direct)
		problem_at(l, b->plek, STR("afwijzing_direct is nee"), "ja onder de WGS (BGS 1.16 lid 1)");
}

static void check_wgs(struct lader *l, const struct regime *r)
{
	if (r->verrijken_vooraf && !r->fg_advies.p)
		problem_at(l, r->plek, STR("verrijken_vooraf onder de WGS zonder fg_advies"),
			"nee, of het advies van de FG (WGS 2.31 lid 2 en 3; invariant 3)");
	if (r->aanbrenger != AANBRENGER_DEELNEMER)
		problem_at(l, r->plek, STR("aanbrenger is onder de WGS een deelnemer"), "deelnemer (WGS 2.31 lid 1)");
	if (!r->afschermen)
		problem_at(l, r->plek, STR("afschermen is nee"), "ja onder de WGS (WGS 2.31 lid 8)");
	if (!r->informatie.verplicht && r->informatie.plek.regel)
		problem_at(l, r->informatie.plek, STR("verplicht is nee"), "ja onder de WGS (BGS 1.3)");
	if (r->draagt == DRAAGT_LIJST || r->draagt == DRAAGT_CASUS)
		for (size_t i = 0; i < r->ncriteriasets; i++)
			if (str_eq(r->criteriasets[i], STR("bgs_2_20")))
				return;
	problem_at(l, r->plek, STR("criteriasets noemt bgs_2_20 niet"), "bgs_2_20 (BGS 2.20 lid 1; invariant 2)");
}

void check_regime(struct lader *l, const struct regime *r)
{
	check_partijen(l, r);
	check_gegevens(l, r);
	check_codes(l, r);
	check_delen(l, r);
	check_bewaring(l, r);
	if (r->wgs)
		check_wgs(l, r);
	if (r->informatie.verplicht && !r->informatie.termijn_dagen)
		problem_at(l, r->informatie.plek, STR("informatie zonder termijn_dagen"), "een aantal dagen");
	if (r->draagt == DRAAGT_ADVIES && r->personen)
		problem_at(l, r->plek, STR("advies is anoniem"), "personen: nee (invariant 1)");
}
