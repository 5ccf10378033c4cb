/* Finders and the questions that domain and pages ask of a loaded catalogue. All of them only read. */
#include "catalogus/catalogus_priv.h"

#include <stdlib.h>

#define FINDER(naam, T, ref) \
	const struct T *naam(const struct catalogus *c, struct str code) \
	{ \
		return entry_find(c, ref, code); \
	}

FINDER(thema_find, thema, REF_THEMA)
FINDER(regime_find, regime, REF_REGIME)
FINDER(rol_find, rol, REF_ROL)
FINDER(overlegvorm_find, overlegvorm, REF_OVERLEGVORM)
FINDER(zrmset_find, zrmset, REF_ZRM)
FINDER(briefsoort_find, briefsoort, REF_BRIEF)
FINDER(termijnsoort_find, termijnsoort, REF_TERMIJN)
FINDER(escalatie_find, escalatie, REF_ESCALATIE)
FINDER(leefgebied_find, leefgebied, REF_LEEFGEBIED)
FINDER(onderdeel_find, onderdeel, REF_ONDERDEEL)
FINDER(categorie_find, gegevenscategorie, REF_CATEGORIE)
FINDER(organisatiesoort_find, organisatiesoort, REF_SOORT)
FINDER(casusrol_find, casusrol, REF_CASUSROL)
FINDER(relatiesoort_find, relatiesoort, REF_RELATIE)
FINDER(redenlijst_find, redenlijst, REF_REDENLIJST)
FINDER(niveau_find, niveau, REF_NIVEAU)
FINDER(opschalingsmodel_find, opschalingsmodel, REF_OPSCHALING)
FINDER(sjabloon_find, sjabloon, REF_SJABLOON)
FINDER(rapportgroep_find, rapportgroep, REF_RAPPORTGROEP)

struct str overlegvorm_ring(const struct catalogus *c, struct str soort)
{
	const struct overlegvorm *v = overlegvorm_find(c, soort);

	return v ? ring_code(v->ring) : STR("?");
}

bool casusrol_gaat_over(const struct casusrol *r, bool gezin)
{
	return !r || r->kring == KRING_BETROKKENE || (gezin && r->gezin);
}

/* The element of x->lijst with that code, or NULL. */
#define IN_LIJST(naam, O, T, lijst) \
	const struct T *naam(const struct O *x, struct str code) \
	{ \
		for (size_t i = 0; i < x->n##lijst; i++) \
			if (str_eq(x->lijst[i].code, code)) \
				return &x->lijst[i]; \
		return NULL; \
	}

IN_LIJST(thema_termijn_find, thema, termijnsoort, termijnen)
IN_LIJST(thema_fase_find, thema, fase, fasen)
IN_LIJST(thema_veld_find, thema, themaveld, velden)
IN_LIJST(veldoptie_find, themaveld, veldoptie, opties)
IN_LIJST(zrmdomein_find, zrmset, zrmdomein, domeinen)
IN_LIJST(regime_doel_find, regime, regime_doel, doelen)

const struct verwerking *verwerking_of(const struct catalogus *c, struct str doel)
{
	for (size_t i = 0; i < c->nverwerkingen; i++)
		for (size_t k = 0; k < c->verwerkingen[i].ndoelen; k++)
			if (str_eq(c->verwerkingen[i].doelen[k], doel))
				return &c->verwerkingen[i];
	return NULL;
}

const struct criteriaset *criteria_find(const struct catalogus *c, struct str code, int versie)
{
	for (size_t i = 0; i < c->ncriteriasets; i++) {
		const struct criteriaset *s = &c->criteriasets[i];
		if (s->code.p && str_eq(s->code, code) && s->versie == versie)
			return s;
	}
	return NULL;
}

const struct reden *reden_find(const struct catalogus *c, struct str lijst, struct str code)
{
	const struct redenlijst *rl = redenlijst_find(c, lijst);
	for (size_t i = 0; rl && i < rl->nredenen; i++)
		if (rl->redenen[i].code.p && str_eq(rl->redenen[i].code, code))
			return &rl->redenen[i];
	return NULL;
}

static int gemeente_cmp(const void *sleutel, const void *rij)
{
	return str_cmp(*(const struct str *)sleutel, ((const struct gemeente_rij *)rij)->code);
}

const struct gemeente_rij *gemeente_rij_find(const struct catalogus *c, struct str code)
{
	return c->ngemeenten ? bsearch(&code, c->gemeenten, c->ngemeenten, sizeof *c->gemeenten, gemeente_cmp) : NULL;
}

static int land_cmp(const void *sleutel, const void *rij)
{
	return str_cmp(*(const struct str *)sleutel, ((const struct land_rij *)rij)->code);
}

const struct land_rij *land_rij_find(const struct catalogus *c, struct str code)
{
	return c->nlanden ? bsearch(&code, c->landen, c->nlanden, sizeof *c->landen, land_cmp) : NULL;
}

static int str_cmp_key(const void *sleutel, const void *rij)
{
	return str_cmp(*(const struct str *)sleutel, *(const struct str *)rij);
}

bool voorvoegsel_known(const struct catalogus *c, struct str voorvoegsel)
{
	return c->nvoorvoegsels
		&& bsearch(&voorvoegsel, c->voorvoegsels, c->nvoorvoegsels, sizeof *c->voorvoegsels, str_cmp_key);
}

static bool str_in(const struct str *v, size_t n, struct str s)
{
	for (size_t i = 0; i < n; i++)
		if (str_eq(v[i], s))
			return true;
	return false;
}

bool thema_offered(const struct thema *t, struct str huis, struct str gemeente, struct datum op)
{
	if ((t->geldig_vanaf.v && op.v < t->geldig_vanaf.v) || (t->geldig_tot.v && op.v > t->geldig_tot.v))
		return false;
	if (!t->alle_huizen && !str_in(t->huizen, t->nhuizen, huis))
		return false;
	return !gemeente.n || !t->ngemeenten || str_in(t->gemeenten, t->ngemeenten, gemeente);
}

const struct fase *thema_fase_of(const struct thema *t, enum fasesoort soort)
{
	for (size_t i = 0; i < t->nfasen; i++)
		if (t->fasen[i].soort == soort)
			return &t->fasen[i];
	return NULL;
}

int thema_fase_index(const struct thema *t, struct str code)
{
	const struct fase *f = thema_fase_find(t, code);
	return f ? (int)(f - t->fasen) : -1;
}

const struct regime_partij *regime_partij_find(const struct regime *r, struct str soort)
{
	for (size_t i = 0; i < r->npartijen; i++)
		if (str_eq(r->partijen[i].soort->code, soort))
			return &r->partijen[i];
	return NULL;
}

bool regime_may_access(const struct regime *r, struct str soort)
{
	const struct regime_partij *p = regime_partij_find(r, soort);
	return p && p->toegang;
}

bool regime_may_decide(const struct regime *r, struct str soort)
{
	const struct regime_partij *p = regime_partij_find(r, soort);
	return p && p->beslist;
}

bool regime_may_record(const struct regime *r, enum kring kring, struct str categorie)
{
	for (size_t i = 0; i < r->ngegevens; i++) {
		const struct regime_gegevens *g = &r->gegevens[i];
		for (size_t j = 0; g->kring == kring && j < g->ncategorieen; j++)
			if (g->categorieen[j] && str_eq(g->categorieen[j]->code, categorie))
				return true;
	}
	return false;
}

const struct regime_delen *regime_delen_find(const struct regime *r, enum delen_aan aan)
{
	for (size_t i = 0; i < r->ndelen; i++)
		if (r->delen[i].aan == aan)
			return &r->delen[i];
	return NULL;
}

const struct regime_delen *regime_verband_find(const struct regime *r, struct str code)
{
	for (size_t i = 0; i < r->ndelen; i++)
		if (r->delen[i].aan == DELEN_ANDER_VERBAND && code.n && str_eq(r->delen[i].code, code))
			return &r->delen[i];
	return NULL;
}

const struct regime_overgang *regime_overgang_find(const struct regime *r, struct str naar)
{
	for (size_t i = 0; i < r->novergangen; i++)
		if (str_eq(r->overgangen[i].naar->code, naar))
			return &r->overgangen[i];
	return NULL;
}

/* ---- the opschalingsmodel ---- */

const struct opschalingsmodel *opschalingsmodel_of(const struct catalogus *c, struct str huis)
{
	const struct opschalingsmodel *all = NULL;

	for (size_t i = 0; i < c->nopschalingsmodellen; i++) {
		const struct opschalingsmodel *m = &c->opschalingsmodellen[i];

		if (str_in(m->huizen, m->nhuizen, huis))
			return m;
		if (!m->nhuizen)
			all = m;
	}
	return all;
}

int opschalingsmodel_level(const struct opschalingsmodel *m, struct str regime)
{
	int top = -1;

	for (size_t i = 0; i < m->nniveaus; i++) {
		const struct niveau *n = m->niveaus[i];

		for (size_t j = 0; j < n->nregimes; j++)
			if (str_eq(n->regimes[j]->code, regime))
				return (int)i;
		if (!n->nregimes)
			top = (int)i;
	}
	return top;
}

int opschalingsmodel_index(const struct opschalingsmodel *m, struct str niveau)
{
	for (size_t i = 0; i < m->nniveaus; i++)
		if (str_eq(m->niveaus[i]->code, niveau))
			return (int)i;
	return -1;
}
