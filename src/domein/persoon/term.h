/* Search terms: the words of a name, how they sound, how far apart two words are.
 *
 * A persoon is found by persoon_term rows: soort naam (a folded word, and what people write as one word: "van den Berg" as
 * vandenberg, "Anne-Marie" as annemarie) and klank (the sound of a word). The same functions make the rows and read the
 * question, so they cannot differ.
 * Lifetimes: in the arena of the caller. Threading: pure functions.
 */
#ifndef DOMEIN_PERSOON_TERM_H
#define DOMEIN_PERSOON_TERM_H

#include "domein/persoon/naam.h"

#define TERMEN_MAX 36
#define WOORD_MAX 60 /* bytes of a word that count */

struct term {
	struct str tekst;
	const char *soort; /* naam, klank */
};
struct termen {
	size_t n;
	struct term v[TERMEN_MAX];
};
/* The terms of a name, each once. Words beyond TERMEN_MAX are left out, names before sounds. */
void termen_of(struct arena *a, const struct naam *n, struct termen *ret);

#define WOORDEN_MAX 16
struct woorden {
	size_t n;
	struct str v[WOORDEN_MAX];
};
/* The folded words of a text; what is beyond WOORDEN_MAX is left out. */
void woorden_of(struct arena *a, struct str s, struct woorden *ret);

/* How a folded word sounds to a Dutch ear, as a key: ij, ei and y alike, c and k, v and f, dt and t, sch and s, doubled
 * letters once, a mute h gone, the endings -s and -en. "" when nothing is left. */
struct str klank(struct arena *a, struct str woord);
/* Insertions, deletions, substitutions and swaps of neighbours between two texts, by byte; max + 1 when more than max. */
int afstand(struct arena *a, struct str x, struct str y, int max);

#endif
