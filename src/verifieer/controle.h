/* The checks: keys, checkpoints, leaves. Findings are counted by kind and told one by one; nothing stops at the first. */
#ifndef VERIFIEER_CONTROLE_H
#define VERIFIEER_CONTROLE_H

#include <stdio.h>

#include "verifieer/lees.h"

enum bevinding {
	VERANDERD,  /* a record is not what its leaf says */
	VERWIJDERD, /* a leaf without its record, or a place without a leaf */
	INGEVOEGD,  /* a leaf too many */
	VOLGORDE,   /* leaves in another order */
	AFGEKAPT,   /* the end is missing */
	BOOM,       /* leaves and checkpoint do not belong together */
	SLEUTEL,    /* not signed by the key that was given, or by one that it named */
	GEVORKT,    /* the checkpoint that was kept belongs to another history */
	GAT,        /* a process numbered a record that is not there */
	LAAT,       /* a record that says to be older than what had been sealed before it */
	GEWIST,     /* emptied without an order, or before its term */
	ONLEESBAAR,
	BEVINDINGEN
};

#define SLEUTELS_MAX 1000

struct punt { /* a checkpoint */
	struct note_checkpoint c;
	size_t sleutel; /* in the chain */
};
struct proces { /* how many records it wrote, and the highest number */
	int64_t nummer, aantal, hoogste;
};

struct wis_sleutel { /* of a dossier, or of a row of a table */
	unsigned char b[16];
};
struct gewist { /* a row of the journaal without its image */
	uint64_t plaats;
	int64_t record;
	struct wis_sleutel dossier, rij;
};

struct controle {
	bool engels;
	FILE *out;
	uint64_t gevonden[BEVINDINGEN];
	struct note_key keten[SLEUTELS_MAX];
	size_t nketen, vanaf; /* from vanaf on they are trusted */
	struct punt *punten, *eerder;
	size_t npunten, neerder;
	struct proces *processen; /* a table by hash; nummer 0: free */
	size_t nprocessen, ruimte;
	struct merkle boom;
	size_t punt, vroeger; /* the next of each to compare */
	uint64_t verwacht, vernietigd, records[3]; /* of j, r, g */
	struct gewist *gewist;
	struct wis_sleutel *sleutels; /* what orders destroyed */
	size_t ngewist, ruimte_gewist, nsleutels, ruimte_sleutels;
	int64_t jaren; /* the term of looks and events */
	uint64_t opdrachten, verlopen, laatst_verlopen, verlopen_tot;
	bool mis; /* the tree went wrong before: said once */
};

/* Both languages at once; gcc checks both. */
const char *zeg(const struct controle *v, const char *nl, const char *en) __attribute__((format_arg(2), format_arg(3)));
void meld(struct controle *v, enum bevinding b, const char *format, ...) __attribute__((format(printf, 3, 4)));

/* realloc that ends the program when there is no memory. */
void *groei(void *p, size_t n, size_t size);

void controle_sleutels(struct controle *v, struct stuk file, const struct note_key *given, size_t ngiven);
/* One signed checkpoint; false when it is none, and that was told, with where it stood. */
bool punt_lees(struct controle *v, struct stuk note, const char *where, size_t number, struct punt *ret);
void controle_checkpoints(struct controle *v, struct stuk file);
/* A file with checkpoints that were kept elsewhere. */
void controle_eerder(struct controle *v, struct stuk file);
/* Line by line, the first one too; number counts from 1. */
void controle_regel(struct controle *v, uint64_t number, struct stuk regel);
/* Is the record the one of which its leaf speaks, and what the leaf committed to? */
void controle_record(struct controle *v, const struct blad *b);
void controle_einde(struct controle *v);
/* Nothing was found. */
bool controle_klopt(const struct controle *v);
void controle_free(struct controle *v);

#endif
