/* A document to be printed (letter, minutes, certificate): a flat list of blocks, and its bytes between processes.
 *
 * Who makes one calls stuk_new and then the blocks in the order of reading; neighbours of one kind belong together:
 * points make a list, facts and rows a table (a head row begins a new one). A drukker (domein/ctx.h) makes it into PDF.
 * The title is put at the top, unless stuk_titel says where. Texts are borrowed, not copied; newlines in them count.
 * Lifetimes: blocks live in the arena. Threading: plain values.
 */
#ifndef BASIS_STUK_H
#define BASIS_STUK_H

#include "basis/str.h"

#define STUK_KOLOMMEN_MAX 12

enum stuk_soort { STUK_TITEL, STUK_KOP, STUK_ALINEA, STUK_REGELS, STUK_PUNT, STUK_FEIT, STUK_KOPRIJ, STUK_RIJ, STUK_BLAD };

struct stuk_blok {
	enum stuk_soort soort;
	int niveau; /* of a heading, 1..3, below the title */
	size_t n;
	struct str *tekst;
};

struct stuk {
	struct arena *arena;
	struct str titel;  /* heading, and title of the file: no personal data, it shows in windows and search results */
	struct str taal;   /* "nl": how it is read aloud */
	struct str maker;  /* the house: at the head of the page and author of the file, never a person */
	struct str voet;   /* at the foot of every page, left; "" none */
	struct str blad;   /* at the foot, right: "Pagina %1 van %2" */
	int64_t moment;    /* when it was made; the same document at the same moment gives the same bytes */
	size_t n, ruimte;
	struct stuk_blok *blokken;
};

struct stuk *stuk_new(struct arena *a, struct str titel, struct str maker, int64_t moment);
void stuk_titel(struct stuk *s);
void stuk_kop(struct stuk *s, int niveau, struct str tekst);
/* A text as typed: an empty line begins a new paragraph; lines that begin with "- " are points. */
void stuk_tekst(struct stuk *s, struct str tekst);
void stuk_alinea(struct stuk *s, struct str tekst);
/* Lines that belong closely together: an address. */
void stuk_regels(struct stuk *s, struct str tekst);
void stuk_punt(struct stuk *s, struct str tekst);
/* Name and value. */
void stuk_feit(struct stuk *s, struct str naam, struct str waarde);
/* A table: the head row, then rows of as many cells; at most STUK_KOLOMMEN_MAX. */
void stuk_koprij(struct stuk *s, const struct str *cellen, size_t n);
void stuk_rij(struct stuk *s, const struct str *cellen, size_t n);
/* What follows begins on a new page. */
void stuk_nieuw_blad(struct stuk *s);

/* The whole document as bytes, and back: false when they are not one. */
struct str stuk_pak(struct arena *a, const struct stuk *s);
bool stuk_unpak(struct arena *a, struct str bytes, struct stuk *ret);

#endif
