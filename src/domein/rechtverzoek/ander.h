/* Others are left out of a text that is given to one person: their names, however they are written, and their numbers.
 *
 * A name of two letters is a word of the language too ("al", "an"): it is left out as it is written, and no other way.
 */
#ifndef DOMEIN_RECHTVERZOEK_ANDER_H
#define DOMEIN_RECHTVERZOEK_ANDER_H

#include "basis/arena.h"
#include "basis/str.h"

struct anderen;

struct anderen *anderen_new(struct arena *a);
/* Words of the person's own name: they stay, whoever else has them. To be said before the others are. */
void anderen_self(struct anderen *w, struct str words);
/* The words of a name of somebody else, or his BSN. */
void anderen_add(struct anderen *w, struct str words);
/* The text with "[een ander]" in the place of each. */
struct str anderen_without(struct arena *a, const struct anderen *w, struct str text);

#endif
