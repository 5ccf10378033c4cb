/* The figures of a year, as they may leave the house: what the yearly report rests on.
 *
 * Each figure has one definition for all houses (jaar_groepen), counts codes and months through the lens cijfers, and
 * knows no name, number or id. Small numbers are covered: a count of 1 to 4 is not given, nor is any total that it is part
 * of, over houses or over parts; so whatever the small number is, what is given stays the same, and nothing can be taken
 * from anything to find it. For that reason the stock is not given either: with what came in and went out it would be
 * such a sum. An average is of at least five.
 * Lifetimes: the arena of the context. Source: WGS 1.12; domein.md C015, B7, B8; invariants 51, 52.
 */
#ifndef DOMEIN_RAPPORT_JAAR_H
#define DOMEIN_RAPPORT_JAAR_H

#include "domein/ctx.h"

#define JAAR_MINSTENS 5
#define JAAR_DELEN_MAX 8
#define JAAR_TERUG 6 /* years that may be asked, this one among them */

struct jaar_deel {
	const char *code, *label;
};
struct jaar_groep {
	const char *code, *label, *definitie;
	const char *gemiddeld; /* what the average is called; NULL none */
	struct jaar_deel delen[JAAR_DELEN_MAX]; /* code NULL ends; none: only the whole */
};
extern const struct jaar_groep jaar_groepen[];
extern const size_t jaar_groepen_n;

struct jaar_cel {
	int64_t n;
	bool klein; /* not given */
};
struct jaar_rij {
	const char *label;  /* msgid */
	struct jaar_cel *v; /* one for each house, then the total */
};
struct jaar_tabel {
	const struct jaar_groep *groep;
	size_t n;           /* rows: the whole, then its parts */
	struct jaar_rij *v;
	struct opt_int *gemiddeld; /* tenths, one for each column; NULL none */
};
struct jaar {
	int jaar;
	bool lopend;     /* the year is not over */
	size_t nhuizen;
	struct str *huizen; /* names; "" what no house has yet */
	size_t n;
	struct jaar_tabel *v;
};
/* FAULT_DENIED without the right cijfers.lezen; FAULT_INVALID for a year outside JAAR_TERUG. jaar 0: this one. */
MUST_USE enum fault jaar_lezen(struct ctx *c, int jaar, struct jaar *ret);

/* Fills the totals of a table and covers what is small: v[0] is the whole, the last column the total; the counts stand in
 * v[1..], or without parts in v[0]. */
void jaar_dek(struct jaar_tabel *t, size_t nhuizen);

#endif
