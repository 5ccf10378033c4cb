/* Codes become pointers; what a theme leaves out it takes from fasen.yaml and from its regime. */
#include "catalogus/catalogus_priv.h"

#include <string.h>

/* "landelijk/1". */
static const struct criteriaset *criteria_ref(const struct catalogus *c, struct str tekst)
{
	struct str code, rest = tekst;
	int64_t versie;
	if (!str_cut(&rest, '/', &code) || !str_i64(rest, &versie) || versie < 1 || versie > 999)
		return NULL;
	return criteria_find(c, code, (int)versie);
}

const void *entry_find(const struct catalogus *c, enum verwijzing ref, struct str code)
{
	const struct soortbestand *b = &soortbestanden[ref];
	const char *rij;
	size_t n;
	if (ref == REF_CRITERIA)
		return criteria_ref(c, code);
	memcpy(&rij, (const char *)c + b->plek, sizeof rij);
	memcpy(&n, (const char *)c + b->plek2, sizeof n);
	for (size_t i = 0; i < n; i++, rij += b->vorm->grootte) {
		struct str s;
		memcpy(&s, rij + b->vorm->sleutels[0].plek, sizeof s);
		if (s.p && str_eq(s, code))
			return rij;
	}
	return NULL;
}

static const char *ref_verwacht(struct lader *l, enum verwijzing ref)
{
	if (ref == REF_CRITERIA)
		return "<code>/<versie> uit criteria/";
	return str_cat(l->werk, STR("code uit "), str_z(soortbestanden[ref].pad)).p;
}

static void refs_link(struct lader *l)
{
	for (struct open_ref *r = l->refs; r; r = r->volgende) {
		const void *e = entry_find(l->c, r->ref, r->code);
		if (e)
			memcpy(r->doel, &e, sizeof e);
		else if (!l->onvolledig[r->ref])
			problem_at(l, r->plek, zin(l, "'", r->code, "' bestaat niet"), ref_verwacht(l, r->ref));
	}
}

static void thema_inherit(const struct catalogus *c, struct thema *t)
{
	if (!t->nfasen) {
		t->fasen = c->fasen;
		t->nfasen = c->nfasen;
	}
	if (!t->bewaring.plek.regel && t->regime)
		t->bewaring = t->regime->bewaring;
	for (size_t i = 0; i < t->nvelden; i++) {
		struct themaveld *v = (struct themaveld *)&t->velden[i];
		if (!v->onderdeel && v->categorie)
			v->onderdeel = v->categorie->onderdeel;
	}
}

static void criteria_compile(struct lader *l)
{
	for (size_t i = 0; i < l->c->ncriteriasets; i++) {
		struct criteriaset *s = (struct criteriaset *)&l->c->criteriasets[i];
		if (s->formule_tekst.p)
			s->formule = formule_compile(l, s);
	}
}

void link_all(struct lader *l)
{
	refs_link(l);
	for (size_t i = 0; i < l->c->nthemas; i++)
		thema_inherit(l->c, (struct thema *)&l->c->themas[i]);
	criteria_compile(l);
}
