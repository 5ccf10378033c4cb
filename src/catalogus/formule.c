/* The formula of a set of criteria: "(1 en 2 en 3) of 4" over the answers ja and nee.
 *
 * Compiled to steps for a stack: a number below STAP_EN puts an answer on it, the others take two and put one.
 * "en" binds before "of". Limits: the key allows 200 characters, so at most 100 steps; brackets to a depth of 8.
 */
#include "catalogus/catalogus_priv.h"

#include <assert.h>

#define HAAKJES_MAX 8
#define STAP_EN 254
#define STAP_OF 255

struct formule {
	size_t n;
	unsigned char stap[FORMULE_STAPPEN_MAX];
};

struct ontleder {
	const struct criteriaset *set;
	struct str rest, woord; /* woord: the next token; empty at the end */
	struct formule *f;
	int haakjes;
	bool fout;
};

static void woord_next(struct ontleder *o)
{
	o->rest = str_trim(o->rest);
	size_t n = 0;
	if (o->rest.n && (o->rest.p[0] == '(' || o->rest.p[0] == ')'))
		n = 1;
	else
		while (n < o->rest.n && o->rest.p[n] != ' ' && o->rest.p[n] != '(' && o->rest.p[n] != ')')
			n++;
	o->woord = (struct str){ o->rest.p, n };
	o->rest.p += n;
	o->rest.n -= n;
}

static void stap_add(struct ontleder *o, int stap)
{
	if (o->f->n == FORMULE_STAPPEN_MAX)
		o->fout = true;
	else
		o->f->stap[o->f->n++] = (unsigned char)stap;
}

static int criterium_index(const struct criteriaset *s, struct str code)
{
	for (size_t i = 0; i < s->ncriteria && i < STAP_EN; i++)
		if (s->criteria[i].code.p && str_eq(s->criteria[i].code, code))
			return (int)i;
	return -1;
}

static void keuze_parse(struct ontleder *o);

static void factor_parse(struct ontleder *o)
{
	if (o->woord.n && o->woord.p[0] == '(') {
		if (++o->haakjes > HAAKJES_MAX) {
			o->fout = true;
			return;
		}
		woord_next(o);
		keuze_parse(o);
		o->haakjes--;
		o->fout |= !str_eq(o->woord, STR(")"));
	} else {
		int i = criterium_index(o->set, o->woord);
		o->fout |= i < 0;
		stap_add(o, i < 0 ? 0 : i);
	}
	woord_next(o);
}

static void reeks_parse(struct ontleder *o)
{
	factor_parse(o);
	while (!o->fout && str_eq(o->woord, STR("en"))) {
		woord_next(o);
		factor_parse(o);
		stap_add(o, STAP_EN);
	}
}

static void keuze_parse(struct ontleder *o)
{
	reeks_parse(o);
	while (!o->fout && str_eq(o->woord, STR("of"))) {
		woord_next(o);
		reeks_parse(o);
		stap_add(o, STAP_OF);
	}
}

static bool formule_uses(const struct formule *f, size_t criterium)
{
	for (size_t i = 0; i < f->n; i++)
		if (f->stap[i] == criterium)
			return true;
	return false;
}

const struct formule *formule_compile(struct lader *l, const struct criteriaset *s)
{
	struct formule *f = ARENA_NEW(l->a, struct formule);
	struct ontleder o = { .set = s, .rest = s->formule_tekst, .f = f };
	woord_next(&o);
	keuze_parse(&o);
	if (o.fout || o.woord.n) {
		problem_at(l, s->plek, zin(l, "formule '", s->formule_tekst, "' klopt niet"),
			"codes van criteria, en, of, haakjes");
		return NULL;
	}
	for (size_t i = 0; i < s->ncriteria; i++)
		if (s->criteria[i].code.p && !formule_uses(f, i))
			problem_at(l, s->criteria[i].plek, zin(l, "criterium '", s->criteria[i].code, "' staat niet in de formule"),
				"elk criterium telt mee");
	return f;
}

bool criteriaset_met(const struct criteriaset *s, const bool *ja)
{
	bool stapel[FORMULE_STAPPEN_MAX];
	size_t n = 0;
	for (size_t i = 0; i < s->formule->n; i++) {
		int stap = s->formule->stap[i];
		if (stap < STAP_EN) {
			stapel[n++] = ja[stap];
			continue;
		}
		assert(n >= 2);
		n--;
		stapel[n - 1] = stap == STAP_EN ? stapel[n - 1] && stapel[n] : stapel[n - 1] || stapel[n];
	}
	assert(n == 1);
	return stapel[0];
}
