/* Names of people by the conventions of the BRP, and the BSN.
 *
 * Voorvoegsel stands apart and does not sort ("Vries, de"); it gets a capital where it begins the name. Aanduiding
 * naamgebruik: E own, P partner, N partner after own, V partner before own. Source: domein.md section 8; invariant 18.
 */
#ifndef DOMEIN_PERSOON_NAAM_H
#define DOMEIN_PERSOON_NAAM_H

#include "basis/fault.h"
#include "basis/str.h"

struct naam {
	struct str voornamen, voorletters, voorvoegsel, geslachtsnaam;
	struct str partner_voorvoegsel, partner_naam;
	char naamgebruik; /* E, P, N, V */
};

/* "Mees van der Linden"; "M. van der Linden-de Vries" when only voorletters are known; the first of the voornamen. */
struct str naam_display(struct arena *a, const struct naam *n);
/* "Linden, Mees van der": for sorted lists. */
struct str naam_sorted(struct arena *a, const struct naam *n);
/* Folded key for `order by`: no diacritics, no case, no voorvoegsel. */
struct str naam_sort_key(struct arena *a, const struct naam *n);
/* Lower case without diacritics, ø l-stroke and the like to their letter; NFKC. */
struct str fold(struct arena *a, struct str s);
/* The folded words with one space between: what is no letter or digit parts words. "D'Angelo-Bos" is "d angelo bos". */
struct str fold_words(struct arena *a, struct str s);
/* The first letter of each of the voornamen with a full stop: "M.J.". */
struct str voorletters_of(struct arena *a, struct str voornamen);

/* Does the text name that person: one of these as a whole word, written the same way? Empty ones are in no text. */
bool naam_in_text(struct str text, struct str voornamen, struct str geslachtsnaam, struct str partner_naam,
	struct str bsn);

/* Nine digits (eight get a 0 in front; spaces and dots are dropped) that pass the elfproef; ret is the nine digits. */
bool bsn_parse(struct arena *a, struct str s, struct str *ret);
/* "•••• •• 417". */
struct str bsn_masked(struct arena *a, struct str bsn);

#endif
