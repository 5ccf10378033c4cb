/* Figures for who steers: how many cases per theme and gemeente, without their content.
 *
 * They are read through the lens cijfers, which knows no name, number or id, and shows the cases of the house for which
 * the actor has a role with the right to figures (no house: of the regio). The numbers are exact, so for inside: small
 * cells are handled where figures leave the house. Source: domein.md C191.
 */
#ifndef DOMEIN_RAPPORT_CIJFERS_H
#define DOMEIN_RAPPORT_CIJFERS_H

#include "catalogus/catalogus.h"
#include "domein/ctx.h"

struct cijfers_cel {
	int64_t open;    /* cases that are open now */
	int64_t geopend; /* cases opened this year, closed ones among them */
};
struct cijfers_gemeente {
	struct str code, naam; /* code "": the case names none */
};
struct cijfers_rij {
	struct str thema;       /* code of the catalogue; "" in the row of totals */
	struct cijfers_cel *v;  /* one for each gemeente */
	struct cijfers_cel som;
};
struct cijfers {
	int jaar;
	bool regio; /* of the whole regio, not of a house */
	size_t nhuizen;
	struct str *huizen; /* names */
	size_t ngemeenten;
	struct cijfers_gemeente *gemeenten; /* those of today and those that a case names; by name, "" last */
	size_t nrijen;
	struct cijfers_rij *rijen; /* themes that have a case to count */
	struct cijfers_rij totaal;
};
/* FAULT_DENIED without the right cijfers.lezen. */
MUST_USE enum fault cijfers_lezen(struct ctx *c, struct cijfers *ret);

/* What became of the domains of the self-sufficiency matrix between the first and the last measurement of each person
 * (C091). Of fewer than EFFECT_MINSTENS persons nothing is said; there is no total over domains (invariant 46). */
#define EFFECT_MINSTENS 5
struct effect_rij {
	const struct zrmset *set;
	const struct zrmdomein *domein;
	int64_t aantal, verbeterd, gelijk, verslechterd; /* persons */
};
struct effect {
	struct cijfers bereik; /* the houses, nothing counted */
	size_t n;
	struct effect_rij *v; /* by set, in the order of its domains */
};
/* thema "": all. FAULT_DENIED without the right cijfers.lezen. */
MUST_USE enum fault effect_lezen(struct ctx *c, struct str thema, struct effect *ret);

#endif
