/* What the files of this room share: the tree of a YAML file, the tables of keys, the state of one load.
 *
 * Way of a load: bundle.c cuts the bundle into files; yaml.c makes a tree of each, csv.c reads the lists; lees.c walks
 * the tree by the tables of schema.c and fills the structs; link.c turns codes into pointers; check.c asks what no
 * single key can answer. Each step adds to the same list of problems and goes on.
 * Lifetimes: trees and open references live in the work arena, dropped at the end; structs and texts in the result
 * arena.
 * Threading: one load is one thread.
 */
#ifndef CATALOGUS_CATALOGUS_PRIV_H
#define CATALOGUS_CATALOGUS_PRIV_H

#include "catalogus/catalogus.h"

#define BUNDEL_KOP "schakel-catalogus 1\n"
#define BUNDEL_MAX (2u * 1024 * 1024)
#define BUNDEL_BESTANDEN_MAX 300u
#define BESTAND_MAX (256u * 1024)
#define PAD_MAX 100u
#define YAML_DIEPTE_MAX 10
#define YAML_KNOPEN_MAX 20000u
#define YAML_TEKST_MAX 8000u
#define LIJST_MAX 400u
#define CODE_MAX 40u
#define FORMULE_STAPPEN_MAX 120u

enum knoopsoort { KNOOP_TEKST, KNOOP_LIJST, KNOOP_BLOK };

struct knoop {
	enum knoopsoort soort;
	int regel;
	struct str tekst;   /* KNOOP_TEKST */
	struct str sleutel; /* of a child of a KNOOP_BLOK */
	int sleutelregel;
	struct knoop *eerste, *laatste, *volgende;
	size_t n; /* children */
};

struct bestand {
	struct str pad, inhoud;
	struct knoop *boom;  /* NULL for CSV and for what could not be read */
	bool gelezen;        /* named by a kind of file */
};

/* Kinds of entry that can be named by code. */
enum verwijzing {
	REF_THEMA, REF_REGIME, REF_CRITERIA, REF_ROL, REF_OVERLEGVORM, REF_ZRM, REF_BRIEF, REF_TERMIJN, REF_ESCALATIE,
	REF_FASE, REF_LEEFGEBIED, REF_ONDERDEEL, REF_CATEGORIE, REF_SOORT, REF_CASUSROL, REF_RELATIE, REF_REDENLIJST,
	REF_NIVEAU, REF_OPSCHALING, REF_SJABLOON, REF_PIJLER, REF_RAPPORTGROEP,
	REF_VERWERKING, REF__MAX
};

/* What a key holds; each has one reader in lees.c. */
enum waarde {
	W_CODE, W_TEKST, W_LABEL, W_BRIEFTEKST, W_GETAL, W_GROOT_GETAL, W_JANEE, W_DATUM, W_KEUZE, W_VLAGGEN, W_RECHTEN,
	W_TEKSTEN, W_CODES, W_HUIZEN, W_RIJ, W_BLOK, W_REF, W_REFS, W_START, W_GEBEURTENISSEN, W_TERMIJNEN,
	W__MAX
};

struct vorm;

struct sleutel {
	const char *naam;
	enum waarde waarde;
	bool verplicht;
	size_t plek;  /* offset of the value */
	size_t plek2; /* offset of the count, or of startveld, alle_huizen */
	int64_t min, max; /* of a number; max: of a text in characters */
	const char *const *woorden; /* W_KEUZE, W_VLAGGEN */
	const struct vorm *vorm;    /* W_RIJ, W_BLOK, W_TERMIJNEN */
	enum verwijzing ref;        /* W_REF, W_REFS */
	const char *uitleg;
};

/* A mapping: its keys and the struct that they fill. Every such struct opens with a struct plek. */
struct vorm {
	const char *naam;
	size_t grootte;
	const struct sleutel *sleutels;
	size_t nsleutels;
};

/* A kind of file: one mapping per file of a folder, or one list in one file. */
struct soortbestand {
	const char *pad; /* "themas/" or "termijnen.yaml" */
	enum verwijzing ref;
	const struct vorm *vorm;
	size_t plek, plek2; /* offsets in struct catalogus: array and count */
	const char *uitleg;
};

extern const struct soortbestand soortbestanden[REF__MAX];
extern const char *const waarde_namen[W__MAX];
extern const char *const ontvanger_codes[]; /* who is told, besides the roles */

/* A code that must become a pointer. */
struct open_ref {
	struct open_ref *volgende;
	enum verwijzing ref;
	struct str code;
	struct plek plek;
	void *doel; /* address of the pointer */
};

struct lader {
	struct arena *a;    /* result */
	struct arena *werk; /* dropped at the end */
	struct catalogus *c;
	struct catalogus_problems *p;
	struct bestand *bestanden;
	size_t nbestanden;
	struct str bestand; /* being read; in the result arena */
	struct open_ref *refs;
	bool onvolledig[REF__MAX]; /* a file of this kind could not be read: missing codes are no fault of who names them */
	bool vol;                  /* the result arena is over its cap */
};

/* problem.c. Texts are copied; wat is built with zin(). */
void problem_add(struct lader *l, int regel, struct str wat, const char *verwacht);
void problem_at(struct lader *l, struct plek plek, struct str wat, const char *verwacht);
/* Two or three pieces; what comes from a file is cut to 60 characters and stripped of control characters. */
struct str zin(struct lader *l, const char *voor, struct str uit_bestand, const char *na);
/* "een, twee, drie". */
const char *opsomming(struct arena *a, const char *const *woorden);
void problems_sort(struct catalogus_problems *p);

/* bundle.c */
void bundle_split(struct lader *l, struct str bundel);

/* yaml.c: fills b->boom; false with problems added. */
bool yaml_read(struct lader *l, struct bestand *b);
/* Adds a problem for each line that is not UTF-8 or holds a control character. */
bool tekst_check(struct lader *l, struct str inhoud);

/* csv.c: the lists that are tables. */
void lijsten_read(struct lader *l);
/* land.c: checks the landen that csv.c read, and orders them for a choice. NULL: they could not be read. */
void landen_finish(struct lader *l, struct land_rij *rijen);

/* lees.c */
bool code_valid(struct str s);
/* "2025-03-01" and nothing else. */
bool iso_datum(struct str s, struct datum *ret);
void record_read(struct lader *l, const struct vorm *v, const struct knoop *k, void *ret);
void *rij_read(struct lader *l, const struct vorm *v, const struct knoop *k, size_t *ret_n);

/* link.c: open references to pointers, default phases, inherited retention. */
void link_all(struct lader *l);
const void *entry_find(const struct catalogus *c, enum verwijzing ref, struct str code);

/* formule.c: NULL with a problem added. */
const struct formule *formule_compile(struct lader *l, const struct criteriaset *s);

/* check*.c */
void check_all(struct lader *l);
void check_thema(struct lader *l, const struct thema *t);
void check_regime(struct lader *l, const struct regime *r);
void check_termijn(struct lader *l, const struct termijnsoort *t, const struct thema *thema);

#endif
