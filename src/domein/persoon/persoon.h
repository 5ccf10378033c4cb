/* Persoon: who someone is, once per regio and ring; searching, comparing, linking.
 *
 * A persoon holds identity alone. What is known of someone stands in dossiers, in rows of betrokkene that keep the name as
 * it was given; house staff link such a row to a persoon after comparing. A persoon belongs to one regio and one ring:
 * search, doubles and the uniqueness of a BSN end there (invariant 44 is the only way across, and not here).
 * All of it asks persoon.zoeken or persoon.koppelen, which no partner has: to a partner somebody known and somebody
 * unknown look the same. Comparing shows fields, never a case, and each look is recorded (LOOK_ZOEK).
 * Lifetimes: results live in the arena of the context. Threading: as struct ctx.
 * Source: C059-C061, C200; WGS 2.30, BGS 2.19; invariants 17, 18, 44.
 */
#ifndef DOMEIN_PERSOON_PERSOON_H
#define DOMEIN_PERSOON_PERSOON_H

#include "domein/ctx.h"
#include "domein/persoon/naam.h"

#define PERSOON_ZOEK_MAX 50    /* rows of a search */
#define PERSOON_DUBBELEN_MAX 8 /* possible doubles of one betrokkene */

struct persoon_kern { /* identity, as the comparison shows it */
	struct persoon_id id;
	struct str ring; /* "" or a besloten ring */
	struct naam naam;
	struct datum geboren; /* partly known; 0 unknown */
	char geslacht;        /* M, V, O */
	struct str bsn;       /* nine digits; "" none. Never shown whole without a reason: bsn_masked() */
};

/* "03-05-1979", "05-1979", "1979"; "" unknown. */
struct str persoon_geboren_text(struct arena *a, struct datum d);

/* ---- searching ---- */

struct persoon_vraag {
	struct str naam;      /* words in any order, each the beginning of a word of the name; voorvoegsels count little */
	struct datum geboren; /* partly; 0: any */
	struct str bsn;       /* as typed; "" any */
};
struct persoon_rij {
	struct persoon_kern wie;
	bool eigen; /* in a dossier that the actor may see: its page may be opened */
	bool klank; /* found by sound alone: the name looks like it */
};
struct personen {
	size_t n;
	struct persoon_rij *v; /* by the word found and then by name; those found by sound behind the others */
	bool meer;             /* there are more than PERSOON_ZOEK_MAX */
	bool begrensd;         /* so many have these words in their name that not all of them were looked at */
};
/* Asks persoon.zoeken. With persoon.koppelen among all persons of regio and rings, else among those of one's own dossiers.
 * FAULT_INVALID on naam, geboren or bsn when there is too little to go by. Notes a look for every row. */
MUST_USE enum fault persoon_search(struct ctx *c, const struct persoon_vraag *v, struct personen *ret);

/* ---- comparing ---- */

enum gelijkenis { GELIJKENIS_GELIJK, GELIJKENIS_LIJKT, GELIJKENIS_ANDERS, GELIJKENIS_ONBEKEND };
enum persoon_kans { KANS_WAARSCHIJNLIJK, KANS_MOGELIJK, KANS_GEKOZEN };
const char *persoon_kans_label(enum persoon_kans k); /* "Waarschijnlijk dezelfde", "Mogelijk dezelfde" */

struct persoon_veld {
	const char *label;     /* msgid */
	struct str hier, daar; /* as given here, as known there; "" none. A BSN is masked. */
	enum gelijkenis oordeel;
};
#define PERSOON_VELDEN 6
struct persoon_dubbele {
	struct persoon_kern wie;
	enum persoon_kans kans;
	size_t nvelden;
	struct persoon_veld velden[PERSOON_VELDEN];
};
struct persoon_betrokkene { /* the person as given in a dossier, and whom it is linked to */
	struct betrokkene_id id;
	struct dossier_id dossier;
	struct aanmelding_id aanmelding; /* 0 when the dossier is a casus */
	struct casus_id casus;
	struct str nummer, rol, ring, regime, bsn_reden;
	struct persoon_kern wie; /* id: the linked persoon, 0 none */
	int64_t versie;
	bool hoofd, schrijven; /* schrijven: the actor may link it */
	struct str gekoppeld; /* name of the linked persoon; "" none */
};
struct persoon_dubbelen {
	struct persoon_betrokkene van;
	size_t n;
	struct persoon_dubbele *v; /* likeliest first */
};
/* The possible doubles of a betrokkene that the actor sees; asks persoon.koppelen. Within its dossier's regio and ring. None
 * when it is linked already. ook: a persoon of the actor's choice (found by searching), compared first; 0: none.
 * FAULT_NOT_FOUND when the dossier, the betrokkene or that persoon is not the actor's. */
MUST_USE enum fault persoon_doubles(struct ctx *c, struct betrokkene_id id, struct persoon_id ook,
	struct persoon_dubbelen *ret);

/* ---- linking ---- */

/* Says that the betrokkene is that persoon. versie of the betrokkene as read; 0: not compared. FAULT_CONFLICT when it is
 * linked already, FAULT_INVALID when their BSNs differ (invariant 18), when the persoon stands in the dossier already or
 * when the law lets such a person not be recorded (invariant 17). */
MUST_USE enum fault persoon_link(struct ctx *c, struct betrokkene_id id, int64_t versie, struct persoon_id persoon);
/* Makes a persoon of the betrokkene as given and links it. FAULT_INVALID on bsn when somebody has that BSN already:
 * persoon_doubles shows him first. */
MUST_USE enum fault persoon_make(struct ctx *c, struct betrokkene_id id, int64_t versie, struct persoon_id *ret);
/* Takes the link away, with a reason that the journaal keeps. A persoon that is in no dossier any more is removed. */
MUST_USE enum fault persoon_unlink(struct ctx *c, struct betrokkene_id id, int64_t versie, struct str reden);

/* ---- the page of a persoon ---- */

struct persoon_dossier { /* a dossier that the actor sees, in which this persoon is */
	struct dossier_id dossier;
	struct aanmelding_id aanmelding; /* one of the two */
	struct casus_id casus;
	struct betrokkene_id betrokkene;
	struct str nummer, thema, rol, organisatie_naam, status; /* status of an aanmelding; fase of a casus */
	int64_t moment;   /* submitted or opened */
	int64_t gesloten; /* 0: open */
};
struct persoon_adres {
	struct dossier_id dossier;
	struct str nummer, soort, straat, toevoeging, postcode, plaats, land, gemeente; /* land: BRP code */
	int64_t huisnummer;
	struct datum van, tot;
	bool intern;
};
struct persoon_relatie { /* naam is <soort> of this persoon */
	struct dossier_id dossier;
	struct persoon_id persoon; /* 0: not linked */
	struct str nummer, soort;  /* soort as seen from the other, code of relaties.yaml */
	struct naam naam;
	struct datum van, tot;
};
struct persoon {
	struct persoon_kern wie;
	struct str bsn_reden;
	bool geheim, schrijven; /* schrijven: may be corrected by the actor */
	int64_t eerste_verwerking, versie;
	size_t ndossiers, nadressen, nrelaties;
	struct persoon_dossier *dossiers;
	struct persoon_adres *adressen;
	struct persoon_relatie *relaties;
};
/* FAULT_NOT_FOUND unless the actor reads a dossier in which the persoon is; asks persoon.zoeken. Notes a look per dossier
 * with grond ("" is the ordinary one; a reason when the BSN is shown). */
MUST_USE enum fault persoon_get(struct ctx *c, struct persoon_id id, struct str grond, struct persoon **ret);

struct persoon_wijziging {
	struct persoon_id id;
	int64_t versie;
	struct naam naam;
	struct datum geboren;
	char geslacht;
	struct str bsn, bsn_reden; /* as typed; one of the two */
	bool bsn_blijft;           /* neither: what stands is kept, unseen */
	bool geheim;
};
/* Corrects identity; the rows of dossiers keep what was given. Asks persoon.koppelen and writing in a dossier of his.
 * FAULT_CONFLICT when versie is another. BGS 1.6. */
MUST_USE enum fault persoon_correct(struct ctx *c, const struct persoon_wijziging *w);

#endif
