/* Signs of stagnation and the state that follows from them: see stagnatie.h. Nothing here asks the database. */
#include "domein/plan/stagnatie_priv.h"

/* Days after which something late stagnates: the first step of the ladder. */
static int stagnatie_dagen(const struct escalatie *ladder)
{
	return ladder && ladder->nstappen ? ladder->stappen[0].na_dagen : STAGNATIE_DAGEN;
}

static int since(struct datum vandaag, int64_t moment)
{
	return datum_days_between(datum_of_moment(moment), vandaag);
}

/* The worst there is to say about an afspraak that runs; false: nothing. */
static bool afspraak_sign(const struct afspraak *a, struct datum vandaag, int grens, struct teken *ret)
{
	int laat = a->termijn.v ? datum_days_between(a->termijn, vandaag) : 0;

	if (!a->loopt)
		return false;
	*ret = (struct teken){ .a = a };
	if (str_eq(a->antwoord, STR("geweigerd"))) {
		ret->wat = TEKEN_GEWEIGERD;
		ret->dagen = since(vandaag, a->laatst);
	} else if (laat > 0) {
		ret->wat = TEKEN_TE_LAAT;
		ret->dagen = laat;
	} else if (a->voorstel.v) {
		ret->wat = TEKEN_UITSTEL;
		ret->dagen = since(vandaag, a->laatst);
	} else if (str_eq(a->antwoord, STR("wacht")) && since(vandaag, a->laatst) >= AFSPRAAK_ANTWOORD_DAGEN) {
		ret->wat = TEKEN_ONBEANTWOORD;
		ret->dagen = since(vandaag, a->laatst);
	} else if (!a->termijn.v && since(vandaag, a->laatst) >= STAGNATIE_STIL_DAGEN) {
		ret->wat = TEKEN_STIL;
		ret->dagen = since(vandaag, a->laatst);
	} else {
		return false;
	}
	ret->ernstig = ret->dagen >= grens;
	return true;
}

static bool goal_sign(const struct doel *d, const struct afspraken *l, struct datum vandaag, int grens,
	struct teken *ret)
{
	bool loopt = false;

	for (size_t i = 0; i < l->n && !loopt; i++)
		loopt = l->v[i].doel.v == d->id.v && l->v[i].loopt;
	if (!str_eq(d->status, STR("open")))
		return false;
	*ret = (struct teken){ .wat = TEKEN_GEEN_AFSPRAAK, .d = d };
	if (!loopt)
		return true;
	if (!d->streefdatum.v || d->streefdatum.v >= vandaag.v)
		return false;
	ret->wat = TEKEN_STREEFDATUM;
	ret->dagen = datum_days_between(d->streefdatum, vandaag);
	ret->ernstig = ret->dagen >= grens;
	return true;
}

static const struct doel *goal_of(const struct doelen *l, struct doel_id id)
{
	for (size_t i = 0; i < l->n; i++)
		if (l->v[i].id.v == id.v)
			return &l->v[i];
	return NULL;
}

/* What is parked covers the afspraak, those of the goal, or the whole case. */
static bool covered(const struct stagnatie *s, const struct teken *t)
{
	if (s->opgelost || !s->staat)
		return false;
	if (!s->doel.v && !s->afspraak.v)
		return t->a || t->d;
	if (s->afspraak.v)
		return t->a && t->a->id.v == s->afspraak.v;
	return t->d && t->d->id.v == s->doel.v;
}

static bool worse(const struct teken *a, const struct teken *b)
{
	if (a->geparkeerd != b->geparkeerd)
		return !a->geparkeerd;
	if (a->ernstig != b->ernstig)
		return a->ernstig;
	return a->dagen > b->dagen;
}

static void add(struct stagnaties *s, struct teken t)
{
	size_t j = s->ntekens++;

	for (size_t i = 0; i < s->n; i++)
		t.geparkeerd |= covered(&s->v[i], &t);
	for (; j > 0 && worse(&t, &s->tekens[j - 1]); j--)
		s->tekens[j] = s->tekens[j - 1];
	s->tekens[j] = t;
}

void stagnatie_signs(struct arena *a, const struct plan_inhoud *p, struct datum herbeoordeling, struct datum vandaag,
	struct stagnaties *s)
{
	int grens = stagnatie_dagen(s->ladder);
	struct teken t;

	s->ntekens = 0;
	s->tekens = ARENA_ARRAY(a, p->afspraken.n + p->doelen.n + 2, struct teken);
	for (size_t i = 0; i < p->afspraken.n; i++)
		if (afspraak_sign(&p->afspraken.v[i], vandaag, grens, &t)) {
			t.d = goal_of(&p->doelen, t.a->doel);
			add(s, t);
		}
	for (size_t i = 0; p->vast && i < p->doelen.n; i++)
		if (goal_sign(&p->doelen.v[i], &p->afspraken, vandaag, grens, &t))
			add(s, t);
	if (!herbeoordeling.v)
		add(s, (struct teken){ .wat = TEKEN_GEEN_HERBEOORDELING });
	else if (herbeoordeling.v < vandaag.v)
		add(s, (struct teken){ .wat = TEKEN_HERBEOORDELING,
			.dagen = datum_days_between(herbeoordeling, vandaag) });
}

static bool about(struct doel_id doel, const struct doel *d)
{
	return !d || doel.v == d->id.v;
}

const char *stagnatie_state(const struct stagnaties *s, const struct doel *d)
{
	static const char *const states[] = { "opschema", "wacht", "aandacht", "stagneert" };
	int worst = 0;

	for (size_t i = 0; i < s->ntekens; i++) {
		const struct teken *t = &s->tekens[i];
		int here = t->geparkeerd ? 1 : t->ernstig ? 3 : 2;

		if ((!d || t->d == d) && here > worst)
			worst = here;
	}
	for (size_t i = 0; i < s->n; i++) {
		int here = s->v[i].staat ? 1 : 3;

		if (!s->v[i].opgelost && about(s->v[i].doel, d) && here > worst)
			worst = here;
	}
	return states[worst];
}
