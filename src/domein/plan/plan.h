/* The plan van aanpak of a case: versions, what is going on by leefgebied, goals, the person's own words.
 *
 * Goals and afspraken (afspraak.h) live and move. A version holds the texts; it is a concept until it is fixed, by
 * a decision that is written down. What goals and afspraken were at that moment is read from the journaal
 * (lens asof): nothing is copied. A change to texts or goals opens the next concept when there is none.
 * Niveau 3 on plan writes; fixing asks niveau 3 on kern too, for it moves the clocks of the case. Niveau 1 sees the
 * afspraken of the own organisation and nothing else of it.
 * Lifetimes: results live in the arena of the context. Threading: as struct ctx.
 * Source: C062-C067, C071; invariants 21, 23, 24, 28.
 */
#ifndef DOMEIN_PLAN_PLAN_H
#define DOMEIN_PLAN_PLAN_H

#include "domein/casus/casus.h"
#include "domein/plan/afspraak.h"

#define PLAN_TEKST_MAX 8000
#define PLAN_KORT_MAX 1000

/* ---- goals ---- */

extern const struct casus_keus doel_statussen[]; /* open, behaald, vervallen */

struct doel {
	struct doel_id id;
	struct betrokkene_id betrokkene; /* for whom; 0: all of the case (invariant 22: still one plan) */
	struct persoon_id persoon;
	struct str voor;                 /* his name; "" all of the case */
	struct str leefgebied;    /* code; "" in a case about an area */
	struct str tekst, norm;   /* norm: how one sees that it is reached; "" none */
	struct str woorden;       /* the person's own words; "" none */
	struct datum streefdatum; /* 0 none */
	struct str status, status_reden; /* open, behaald, vervallen */
	int64_t afgesloten, versie;
};
struct doelen {
	size_t n;
	struct doel *v; /* open ones first, in the order of the plan */
};
/* As far as the actor may read the plan and see for whom they are; alle: with those that were reached or dropped. A look at
 * each person that is named. */
MUST_USE enum fault doel_list(struct ctx *c, struct casus_id casus, bool alle, struct doelen *ret);

struct doel_invoer {
	struct casus_id casus;
	struct betrokkene_id betrokkene; /* 0: all of the case */
	struct str leefgebied, tekst, norm, woorden;
	struct datum streefdatum;
};
/* FAULT_INVALID on leefgebied (none is allowed in a case about an area alone), betrokkene (somebody whom the case is about:
 * invariant 19), tekst, norm, woorden, streefdatum. */
MUST_USE enum fault doel_add(struct ctx *c, const struct doel_invoer *n, struct doel_id *ret);
/* FAULT_CONFLICT when versie is another, or it is not open any more. */
MUST_USE enum fault doel_update(struct ctx *c, struct doel_id id, int64_t versie, const struct doel_invoer *n);
/* status: behaald, vervallen, or open again; with a reason. Not while afspraken still run for it. Faults on status and
 * reden. */
MUST_USE enum fault doel_close(struct ctx *c, struct doel_id id, int64_t versie, struct str status, struct str reden);

struct doel_mens { /* for whom a goal may be */
	struct betrokkene_id id;
	struct str naam;
};

/* ---- versions ---- */

struct plan_versie {
	struct plan_id id;
	int64_t nummer;
	struct str status;        /* concept, vastgesteld, vervangen */
	struct str aanleiding;    /* why there is a new version */
	struct str samenvatting;  /* integrale probleemanalyse */
	struct str woorden, woorden_door; /* what the person wants, in his own words, and who wrote it down */
	struct datum besproken;   /* with the person; 0 not */
	struct str perspectief;
	struct datum evaluatie;   /* 0 none */
	int64_t gemaakt, vastgesteld, versie;
	struct str door_naam, vastgesteld_naam;
	struct medewerker_id vastgesteld_door;
	struct str besluit; /* who decided, and where */
};
struct plan_analyse {
	struct analyse_id id;
	struct str leefgebied, tekst;
	int64_t versie;
};
/* What a version holds, or what stands now. */
struct plan_inhoud {
	size_t nanalyses;
	struct plan_analyse *analyses; /* in the order of the catalogue */
	struct doelen doelen;
	struct afspraken afspraken;    /* by number */
	size_t nmensen;
	struct doel_mens *mensen;      /* whom the case is about, as far as the actor may see them */
	bool vast;                     /* a version was fixed: a goal for which nothing runs is a sign from then on */
};
struct plan {
	struct casus_kop *kop;
	size_t nversies;
	struct plan_versie *versies;      /* newest first; none: no plan yet, or the actor sees his own part alone */
	const struct plan_versie *nu;     /* whose texts are shown: the concept, else the one that is fixed; NULL none */
	const struct plan_versie *vast;   /* the one that holds; NULL none */
	struct plan_inhoud inhoud;
	bool leest, mag, mag_vast;        /* niveau 2; niveau 3; may fix. Not in a closed case: mag, mag_vast */
};
/* The page in one batch; a look at the first person. FAULT_NOT_FOUND without a row on kern and one on plan. */
MUST_USE enum fault plan_get(struct ctx *c, struct casus_id casus, struct plan **ret);
/* The same for paper: the look says so. */
MUST_USE enum fault plan_print(struct ctx *c, struct casus_id casus, struct plan **ret);

/* A new concept, with the texts of the version before. FAULT_CONFLICT when there is a concept; fault on aanleiding, that
 * is asked from the second version on. */
MUST_USE enum fault plan_new(struct ctx *c, struct casus_id casus, struct str aanleiding, struct plan_id *ret);
struct plan_tekst {
	struct casus_id casus;
	struct plan_id plan;  /* 0: the concept there is, or a new one; versie does not count then */
	int64_t versie;
	struct str aanleiding, samenvatting, woorden, woorden_door, perspectief;
	struct datum besproken, evaluatie;
};
/* Faults on the fields: too long, a talk in the future, an evaluation in the past. */
MUST_USE enum fault plan_update(struct ctx *c, const struct plan_tekst *t);
/* What is going on in one leefgebied; an empty text takes it away. versie 0: there was none. */
MUST_USE enum fault plan_analyse_set(struct ctx *c, struct casus_id casus, struct str leefgebied, int64_t versie,
	struct str tekst);

/* Fixes the concept; besluit says by whom and where it was decided. FAULT_INVALID when it holds nothing, or on besluit;
 * FAULT_CONFLICT without a concept. Puts it on the timeline, moves the clocks. */
MUST_USE enum fault plan_fix(struct ctx *c, struct casus_id casus, int64_t versie, struct str besluit);

/* ---- two versions beside each other ---- */

struct plan_paar { /* one of both is NULL: it came or went */
	const struct doel *oud, *nieuw;
};
struct afspraak_paar {
	const struct afspraak *oud, *nieuw;
};
struct plan_verschil {
	struct casus_kop *kop;
	size_t nversies;
	struct plan_versie *versies;
	const struct plan_versie *oud, *nieuw;
	struct plan_inhoud was, is;
	size_t ndoelen, nafspraken;
	struct plan_paar *doelen;           /* those that differ */
	struct afspraak_paar *afspraken;
	size_t gelijk_doelen, gelijk_afspraken;
};
/* What changed from one version to another (nummers; 0: oud the one before nieuw, nieuw the newest). A concept is as it
 * stands now. FAULT_NOT_FOUND when there is no such version, or the actor does not read the plan. */
MUST_USE enum fault plan_compare(struct ctx *c, struct casus_id casus, int64_t oud, int64_t nieuw,
	struct plan_verschil **ret);
/* A version as it was fixed. FAULT_NOT_FOUND as above. */
MUST_USE enum fault plan_version(struct ctx *c, struct casus_id casus, int64_t nummer, struct plan **ret);

#endif
