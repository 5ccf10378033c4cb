/* A load from bundle or folder, start to end. One path: a folder becomes a bundle first. */
#include "catalogus/catalogus_priv.h"

#include "basis/geheim.h"

#include <string.h>

#define WERK_MAX ((size_t)64 * 1024 * 1024)

static bool is_map(const struct soortbestand *s)
{
	return s->pad[strlen(s->pad) - 1] == '/';
}

static bool hoort_bij(const struct soortbestand *s, struct str pad)
{
	if (!is_map(s))
		return str_eq(pad, str_z(s->pad));
	return str_starts(pad, str_z(s->pad)) && pad.n > 5 && str_eq((struct str){ pad.p + pad.n - 5, 5 }, STR(".yaml"));
}

/* The name without folder and ".yaml". */
static struct str stam(const struct soortbestand *s, struct str pad)
{
	size_t voor = strlen(s->pad), na = sizeof ".yaml" - 1;
	return (struct str){ pad.p + voor, pad.n > voor + na ? pad.n - voor - na : 0 };
}

/* An entry whose code could not be read: whoever names it is not to blame. */
static void nameless_check(struct lader *l, enum verwijzing ref, const char *rij, size_t n)
{
	const struct vorm *v = soortbestanden[ref].vorm;
	for (size_t i = 0; i < n; i++, rij += v->grootte) {
		struct str code;
		memcpy(&code, rij + v->sleutels[0].plek, sizeof code);
		bool versieloos = ref == REF_CRITERIA && !((const struct criteriaset *)(const void *)rij)->versie;
		l->onvolledig[ref] |= !code.p || versieloos;
	}
}

/* The file of an entry bears its code; of a set of criteria also the version: landelijk-1. */
static void stam_check(struct lader *l, enum verwijzing ref, const struct knoop *boom, const char *rec)
{
	const struct soortbestand *s = &soortbestanden[ref];
	struct str code;
	memcpy(&code, rec + s->vorm->sleutels[0].plek, sizeof code);
	if (!code.p || (ref == REF_CRITERIA && !((const struct criteriaset *)(const void *)rec)->versie))
		return;
	if (ref == REF_CRITERIA) {
		struct str versie = str_from_i64(l->werk, ((const struct criteriaset *)(const void *)rec)->versie);
		code = str_cat(l->werk, str_cat(l->werk, code, STR("-")), versie);
	}
	if (!str_eq(code, stam(s, l->bestand)))
		problem_add(l, boom->regel, zin(l, "de bestandsnaam hoort bij '", code, "'"), "bestandsnaam gelijk aan de code");
}

static size_t files_count(const struct lader *l, const struct soortbestand *s)
{
	size_t n = 0;
	for (size_t i = 0; i < l->nbestanden; i++)
		n += hoort_bij(s, l->bestanden[i].pad);
	return n;
}

static void map_read(struct lader *l, enum verwijzing ref)
{
	const struct soortbestand *s = &soortbestanden[ref];
	size_t n = 0;
	char *rij = arena_array(l->a, files_count(l, s), s->vorm->grootte);
	for (size_t i = 0; i < l->nbestanden && !l->vol; i++) {
		struct bestand *b = &l->bestanden[i];
		if (!hoort_bij(s, b->pad))
			continue;
		b->gelezen = true;
		l->bestand = str_dup(l->a, b->pad);
		if (!yaml_read(l, b)) {
			l->onvolledig[ref] = true;
			continue;
		}
		record_read(l, s->vorm, b->boom, rij + n * s->vorm->grootte);
		stam_check(l, ref, b->boom, rij + n * s->vorm->grootte);
		n++;
		l->vol = arena_over(l->a);
	}
	nameless_check(l, ref, rij, n);
	memcpy((char *)l->c + s->plek, &rij, sizeof rij);
	memcpy((char *)l->c + s->plek2, &n, sizeof n);
}

static void list_store(struct lader *l, enum verwijzing ref, struct bestand *b)
{
	const struct soortbestand *s = &soortbestanden[ref];
	size_t n = 0;
	b->gelezen = true;
	l->bestand = str_dup(l->a, b->pad);
	if (!yaml_read(l, b)) {
		l->onvolledig[ref] = true;
		return;
	}
	if (b->boom->soort != KNOOP_LIJST || b->boom->n > LIJST_MAX) {
		problem_add(l, b->boom->regel, STR("hier hoort een lijst"), "regels die met - beginnen, ten hoogste 400");
		l->onvolledig[ref] = true;
		return;
	}
	char *rij = rij_read(l, s->vorm, b->boom, &n);
	nameless_check(l, ref, rij, n);
	memcpy((char *)l->c + s->plek, &rij, sizeof rij);
	memcpy((char *)l->c + s->plek2, &n, sizeof n);
}

static void list_read(struct lader *l, enum verwijzing ref)
{
	const char *pad = soortbestanden[ref].pad;
	for (size_t i = 0; i < l->nbestanden; i++)
		if (str_eq(l->bestanden[i].pad, str_z(pad))) {
			list_store(l, ref, &l->bestanden[i]);
			return;
		}
	l->onvolledig[ref] = true;
	problem_at(l, (struct plek){ str_z(pad), 0 }, STR("dit bestand ontbreekt"), NULL);
}

static void stray_check(struct lader *l)
{
	for (size_t i = 0; i < l->nbestanden; i++)
		if (!l->bestanden[i].gelezen)
			problem_at(l, (struct plek){ l->bestanden[i].pad, 0 }, STR("dit bestand hoort niet in de catalogus"),
				"een bestand uit doc/CATALOGUS.md");
}

/* Shared clocks before the themes that copy them: the table runs from themes down to lists, so from the end. */
static void files_read(struct lader *l)
{
	lijsten_read(l);
	for (int ref = REF__MAX - 1; ref >= 0 && !l->vol; ref--) {
		if (is_map(&soortbestanden[ref]))
			map_read(l, (enum verwijzing)ref);
		else
			list_read(l, (enum verwijzing)ref);
	}
	if (!l->vol)
		stray_check(l);
}

static void versie_set(struct catalogus *c, struct arena *werk)
{
	unsigned char som[SHA256_LEN];
	sha256(c->bundel, som);
	struct str h = hex(werk, (struct str){ (const char *)som, sizeof som });
	memcpy(c->versie, h.p, CATALOGUS_VERSIE_LEN);
}

static enum fault bundle_load(struct lader *l, struct str bundel)
{
	l->c = ARENA_NEW(l->a, struct catalogus);
	bundle_split(l, bundel);
	if (l->p->n)
		return FAULT_INVALID;
	files_read(l);
	if (!l->vol) {
		link_all(l);
		check_all(l);
	}
	if (l->vol || arena_over(l->a) || arena_over(l->werk))
		return FAULT_BUSY;
	if (l->p->n)
		return FAULT_INVALID;
	l->c->bundel = str_dup(l->a, bundel);
	versie_set(l->c, l->werk);
	return arena_over(l->a) ? FAULT_BUSY : FAULT_NONE;
}

enum fault catalogus_load_bundle(struct str bundel, struct arena *a, struct catalogus **ret,
	struct catalogus_problems *p)
{
	struct arena *werk = arena_new(WERK_MAX);
	struct lader l = { .a = a, .werk = werk, .p = p, .bestand = STR("") };
	enum fault f = bundle_load(&l, bundel);
	problems_sort(p);
	arena_free(&werk);
	if (!f)
		*ret = l.c;
	return f;
}

enum fault catalogus_load_dir(const char *dir, struct arena *a, struct catalogus **ret, struct catalogus_problems *p)
{
	struct str bundel;
	TRY(catalogus_bundle(dir, a, &bundel, p));
	return catalogus_load_bundle(bundel, a, ret, p);
}
