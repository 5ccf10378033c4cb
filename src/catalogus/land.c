/* Landen: which there are now, in the order of a choice, and what a person or a file calls one.
 *
 * The list is table 34 of the BRP, with landen that are no more. It is told by its BRP code, by the two letters of ISO 3166-1 or
 * by a name, whatever the capitals and the accents: "belgie" is België.
 */
#include "catalogus/catalogus_priv.h"

#include <stdlib.h>

/* What must be there: code names them. */
static const char *const altijd[] = { LAND_NEDERLAND, LAND_BELGIE, LAND_DUITSLAND, LAND_ONBEKEND };

/* Small letters without accents, of the letters of Latin-1; another stays. */
static struct str land_fold(struct arena *a, struct str s)
{
	static const char latin[] = "aaaaaaaceeeeiiiidnooooo*ouuuuypsaaaaaaaceeeeiiiidnooooo/ouuuuypy"; /* U+00C0 to U+00FF */
	struct buf b = buf_new(a);

	for (size_t i = 0; i < s.n; i++) {
		unsigned char ch = (unsigned char)s.p[i];

		if (ch == 0xc3 && i + 1 < s.n)
			buf_addc(&b, latin[(unsigned char)s.p[++i] & 0x3f]);
		else
			buf_addc(&b, ch >= 'A' && ch <= 'Z' ? (char)(ch | 32) : (char)ch);
	}
	return buf_str(&b);
}

static const struct str *shown_name(const struct land_rij *r)
{
	return r->gangbaar.n ? &r->gangbaar : &r->naam;
}

static int land_order(const void *x, const void *y)
{
	const struct land_rij *a = *(const struct land_rij *const *)x, *b = *(const struct land_rij *const *)y;

	return str_cmp(a->zoek, b->zoek);
}

/* Nederland and its neighbours first. */
static void keuze_make(struct catalogus *c, struct arena *a)
{
	const struct land_rij **v = ARENA_ARRAY(a, c->nlanden + 1, const struct land_rij *);
	size_t n = 0;

	for (; n < LANDEN_VOORAAN; n++) {
		v[n] = land_rij_find(c, str_z(altijd[n]));
		if (!v[n])
			return;
	}
	for (size_t i = 0; i < c->nlanden; i++) {
		const struct land_rij *r = &c->landen[i];

		if (!r->einde.v && r != v[0] && r != v[1] && r != v[2])
			v[n++] = r;
	}
	qsort(v + LANDEN_VOORAAN, n - LANDEN_VOORAAN, sizeof(v[0]), land_order);
	c->landkeuze = v;
	c->nlandkeuze = n;
}

/* Two landen of now must not be told by the same letters or name. */
static void doubles_check(struct lader *l, const struct land_rij *r, const struct land_rij *until)
{
	for (const struct land_rij *x = l->c->landen; x < until; x++) {
		if (r->iso.n && str_eq(x->iso, r->iso))
			problem_at(l, r->plek, zin(l, "iso '", r->iso, "' staat dubbel"), NULL);
		if (!r->einde.v && !x->einde.v && str_eq(x->zoek, r->zoek))
			problem_at(l, r->plek, zin(l, "'", *shown_name(r), "' staat dubbel"), NULL);
	}
}

static void land_check(struct lader *l, const struct land_rij *r)
{
	bool iso = r->iso.n == 2 && r->iso.p[0] >= 'A' && r->iso.p[0] <= 'Z' && r->iso.p[1] >= 'A' && r->iso.p[1] <= 'Z';

	if (r->iso.n && !iso)
		problem_at(l, r->plek, zin(l, "iso '", r->iso, "'"), "twee hoofdletters of leeg");
	if (r->iso.n && r->einde.v)
		problem_at(l, r->plek, zin(l, "'", r->naam, "' heeft een einde en een iso-code"), "een van beide");
	if (str_points(r->gangbaar) > 80)
		problem_at(l, r->plek, zin(l, "naam '", r->gangbaar, "'"), "ten hoogste 80 tekens");
	doubles_check(l, r, r);
}

void landen_finish(struct lader *l, struct land_rij *rijen)
{
	struct catalogus *c = l->c;

	for (size_t i = 0; i < c->nlanden; i++) {
		rijen[i].zoek = land_fold(l->a, *shown_name(&rijen[i]));
		rijen[i].zoek_naam = land_fold(l->a, rijen[i].naam);
		rijen[i].zoek_iso = land_fold(l->a, rijen[i].iso);
	}
	for (size_t i = 0; i < c->nlanden; i++)
		land_check(l, &rijen[i]);
	for (size_t i = 0; rijen && i < sizeof(altijd) / sizeof(altijd[0]); i++) {
		const struct land_rij *r = land_rij_find(c, str_z(altijd[i]));

		if (!r || r->einde.v)
			problem_at(l, (struct plek){ STR("lijsten/landen.csv"), 0 }, zin(l, "land '", str_z(altijd[i]), "' ontbreekt"),
				"een land van nu");
	}
	keuze_make(c, l->a);
}

const struct land_rij *land_find(const struct catalogus *c, struct arena *a, struct str s)
{
	struct str zoek = land_fold(a, str_trim(s));

	for (size_t i = 0; zoek.n && i < c->nlanden; i++) {
		const struct land_rij *r = &c->landen[i];

		if (!r->einde.v && (str_eq(zoek, r->code) || str_eq(zoek, r->zoek) || str_eq(zoek, r->zoek_naam)
			|| str_eq(zoek, r->zoek_iso)))
			return r;
	}
	return NULL;
}

struct str land_naam(const struct catalogus *c, struct str code)
{
	const struct land_rij *r = land_rij_find(c, code);

	return r ? *shown_name(r) : code;
}

bool land_buiten(struct str code)
{
	return code.n && !str_eq(code, STR(LAND_NEDERLAND));
}
