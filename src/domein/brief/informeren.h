/* The information duty: of each person in a case, whether he was told that his data are used, when and with which letter,
 * or on what ground not, and the letters themselves.
 *
 * Every person has a standing: open, sent, or postponed with a ground that the regime allows, in words, who said so and a
 * day of review within three months (invariant 38). When the ground ends he is to be informed after all, which begins a
 * clock. The clocks of the case follow: `informeren` ends when nobody is open, `uitstel_informeren` ends on the first
 * day of review. A letter is written from the catalogue, changed by hand, and kept as it was sent; it carries an address,
 * so only who may read part intern sees it. To a child under 16 goes no letter without an addressee of its own.
 * Lifetimes: results live in the arena of the context. Threading: as struct ctx.
 * Source: BGS 1.1-1.3; AVG 12-14; UAVG 5, 41; C180; invariant 38.
 */
#ifndef DOMEIN_BRIEF_INFORMEREN_H
#define DOMEIN_BRIEF_INFORMEREN_H

#include "domein/casus/casus.h"

#define INFORMEREN_UITSTEL_MAANDEN 3 /* a ground is looked at again within this time */
#define INFORMEREN_KIND 16           /* below this age a letter goes to who represents him (UAVG 5) */

enum informatie_stand { INFORMATIE_OPEN, INFORMATIE_VERZONDEN, INFORMATIE_UITGESTELD, INFORMATIE_ALSNOG };
struct informatie_stap {
	struct informatie_id id;
	struct str soort; /* brief, uitstel, einde */
	struct brief_id brief;
	struct datum dag, herzien;
	struct str grond, reden, bron, door_naam; /* grond: a code of the list niet_geinformeerd */
	int64_t moment;
};
struct informatie_persoon {
	struct betrokkene_id id;
	struct persoon_id persoon;
	struct naam naam;
	struct str rol, geslacht, bij_aanmelding; /* what the aanbrenger said: a code, or "" */
	struct datum geboren;
	bool kind;
	enum informatie_stand stand;
	size_t n;
	struct informatie_stap *v; /* newest first: the first one holds */
};
struct informatie_lijst {
	struct casus_kop *kop;
	const struct regime *regime; /* NULL: unknown */
	bool verplicht;  /* the regime asks it */
	bool schrijft;   /* the actor may record it */
	bool leest_brief;
	size_t n, open, uitgesteld; /* open: nothing done yet, or to be informed after all */
	struct informatie_persoon *v;
};
/* FAULT_NOT_FOUND for who may not see the case. A look at every person. */
MUST_USE enum fault informatie_list(struct ctx *c, struct casus_id id, struct informatie_lijst **ret);
/* The person of the list; NULL when he is not in the case. */
const struct informatie_persoon *informatie_of(const struct informatie_lijst *l, struct betrokkene_id id);
/* The id of the step that holds, which a change starts from; 0 none. */
int64_t informatie_versie(const struct informatie_persoon *p);

extern const struct casus_keus brief_wijzen[]; /* post, overhandigd, digitaal */
struct brief_concept { /* a letter as the catalogue has it, with what is known filled in */
	const struct briefsoort *soort;
	struct str aan, adres, onderwerp, tekst;
};
/* The letters by which this person can be informed, of the theme; the first is proposed. */
size_t brief_soorten(struct ctx *c, const struct casus_kop *k, const struct briefsoort **ret, size_t max);
/* soort "": the first. What is not known stays as {place}, to be written by hand. */
MUST_USE enum fault brief_write(struct ctx *c, const struct informatie_lijst *l, const struct informatie_persoon *p,
	struct str soort, struct brief_concept *ret);

struct brief_nieuw {
	struct casus_id casus;
	struct betrokkene_id betrokkene;
	int64_t versie; /* as informatie_versie */
	struct str soort, aan, adres, onderwerp, tekst, wijze;
	struct datum dag;
};
/* Keeps the letter as sent; he is informed from then. FAULT_INVALID while a {place} is left, without addressee for a child,
 * or dated ahead; FAULT_CONFLICT when versie is another. */
MUST_USE enum fault brief_send(struct ctx *c, const struct brief_nieuw *n, struct brief_id *ret);
/* Would it be? For a preview. */
MUST_USE enum fault brief_check(struct ctx *c, const struct brief_nieuw *n);

struct informatie_uitstel {
	struct casus_id casus;
	struct betrokkene_id betrokkene;
	int64_t versie;
	struct str grond, reden, bron; /* bron: who said so */
	struct datum herzien;
};
/* Not informed now. FAULT_INVALID for a ground that the regime does not allow, or a review later than three months. */
MUST_USE enum fault informatie_defer(struct ctx *c, const struct informatie_uitstel *u);
/* The ground is no more: he is to be informed after all. */
MUST_USE enum fault informatie_resume(struct ctx *c, struct casus_id casus, struct betrokkene_id id, int64_t versie,
	struct str reden);

struct brief {
	struct brief_id id;
	struct casus_id casus;
	const struct briefsoort *soort; /* NULL: no longer in the catalogue */
	struct str nummer, huis, aan, adres, onderwerp, tekst, wijze, door_naam;
	struct datum dag;
	int64_t moment;
};
/* As it was sent. FAULT_NOT_FOUND without part intern. Notes a look of this kind. */
MUST_USE enum fault brief_get(struct ctx *c, struct brief_id id, enum look_soort look, struct brief *ret);
/* As a document to print. */
struct stuk *brief_stuk(struct arena *a, const struct brief *b);
/* The files of the catalogue break long lines; a letter breaks where the paper ends. A short line stays one. */
struct str brief_unwrap(struct arena *a, struct str tekst);
/* "7 december 2026" */
struct str brief_dag(struct arena *a, struct datum d);

#endif
