/* Stagnation: what does not move, said in words; what was done about it; and the state of the case that follows.
 *
 * A sign is about something that waits: an afspraak, a goal without one, a review that was not held. Never about the
 * person, never a score (invariant 24). Somebody may say that it stagnates and why, or park it until a day; from there
 * the ladder of the theme (catalogus/escalaties.yaml) is climbed, step by step, with the answers.
 * casus.toestand is kept by stagnatie_follow: after what happens in a plan, and by a job for what the days bring.
 * Source: C070, C071, C074; invariant 24.
 */
#ifndef DOMEIN_PLAN_STAGNATIE_H
#define DOMEIN_PLAN_STAGNATIE_H

#include "domein/plan/plan.h"

#define STAGNATIE_DAGEN 14    /* late so long is stagnation, in a theme without a ladder */
#define STAGNATIE_STIL_DAGEN 30 /* an afspraak without a day that nobody touched */
#define STAGNATIE_MIJN_MAX 60

/* ---- signs ---- */

enum teken_wat {
	TEKEN_TE_LAAT,        /* an afspraak is past its day */
	TEKEN_GEWEIGERD,      /* the owner declined, nobody else took it */
	TEKEN_ONBEANTWOORD,   /* the owner did not answer */
	TEKEN_UITSTEL,        /* another day was asked, and not answered */
	TEKEN_STIL,           /* without a day, and not touched */
	TEKEN_GEEN_AFSPRAAK,  /* a goal for which nothing runs */
	TEKEN_STREEFDATUM,    /* a goal past its day */
	TEKEN_GEEN_HERBEOORDELING, /* invariant 24 */
	TEKEN_HERBEOORDELING,      /* the review is past */
};
struct teken {
	enum teken_wat wat;
	const struct afspraak *a; /* NULL: not of an afspraak */
	const struct doel *d;     /* the goal it is for; NULL none */
	int dagen;                /* since when, in days */
	bool ernstig;             /* so long that it stagnates; else it asks for attention */
	bool geparkeerd;          /* it stands still on purpose */
};

/* ---- what somebody said ---- */

struct escalatie_zet {
	struct escalatie_id id;
	struct stagnatie_id stagnatie;
	struct str stap;   /* code of the ladder */
	struct str aan, vraag, door_naam, antwoord, beantwoord_naam;
	int64_t gezet, beantwoord, versie; /* beantwoord 0: not yet */
};
struct stagnatie {
	struct stagnatie_id id;
	struct doel_id doel;         /* 0 and afspraak 0: the whole case */
	struct afspraak_id afspraak;
	struct str reden, toelichting, door_naam, opgelost_naam, opgelost_hoe;
	struct datum geparkeerd;     /* 0: it is not on purpose */
	bool staat;                  /* parked, and the day has not passed */
	int64_t begonnen, opgelost, versie;
	size_t n;
	struct escalatie_zet *v;     /* in their order */
	const struct escalatiestap *volgende; /* the next on the ladder; NULL: none left, or no ladder */
};
struct stagnaties {
	size_t n, ntekens;
	struct stagnatie *v;         /* open ones first */
	struct teken *tekens;        /* worst first */
	const struct escalatie *ladder; /* of the theme; NULL none */
};
/* The code of casus_toestanden for one goal (NULL: for the whole case). */
const char *stagnatie_state(const struct stagnaties *s, const struct doel *d);
/* Of a plan that was read with plan_get; alle: with what was solved. */
MUST_USE enum fault stagnatie_get(struct ctx *c, const struct plan *p, bool alle, struct stagnaties *ret);

struct stagnatie_nieuw {
	struct casus_id casus;
	struct doel_id doel;         /* 0: the whole case, or the afspraak's */
	struct afspraak_id afspraak; /* 0: the goal or the case */
	struct str reden;            /* code of the list stagnatie */
	struct str toelichting;      /* where the reason asks it, and to park */
	struct datum geparkeerd;     /* parked until; 0 not */
};
/* By who writes the plan (niveau 3). Faults on reden, toelichting, geparkeerd, afspraak, doel. FAULT_CONFLICT when the
 * same is open already. Puts it on the timeline. */
MUST_USE enum fault stagnatie_add(struct ctx *c, const struct stagnatie_nieuw *n, struct stagnatie_id *ret);
/* Parks what is open until a day, or takes it out (tot 0). Faults on geparkeerd and toelichting. */
MUST_USE enum fault stagnatie_park(struct ctx *c, struct stagnatie_id id, int64_t versie, struct datum tot,
	struct str toelichting);
/* It moves again: how. Fault on hoe. */
MUST_USE enum fault stagnatie_solve(struct ctx *c, struct stagnatie_id id, int64_t versie, struct str hoe);
/* A step on the ladder: to whom, what was asked. Who the step names and has a role in the house is told, without
 * content. Faults on stap, aan, vraag. */
MUST_USE enum fault stagnatie_step(struct ctx *c, struct stagnatie_id id, struct str stap, struct str aan,
	struct str vraag);
MUST_USE enum fault stagnatie_answer(struct ctx *c, struct escalatie_id id, int64_t versie, struct str antwoord);

/* ---- the lists ---- */

struct stagnatie_rij {
	struct casus_id casus;
	struct str nummer, thema, ring, toestand;
	bool heeft_naam;
	struct naam naam;
	struct persoon_id persoon;
	struct plan_inhoud inhoud; /* what the signs point at */
	struct stagnaties s;
};
struct stagnatie_rijen {
	size_t n;
	struct stagnatie_rij *v; /* worst first */
	bool meer;
};
/* Cases of which the actor is procesregisseur. Notes the looks. */
MUST_USE enum fault stagnatie_mine(struct ctx *c, struct stagnatie_rijen *ret);
struct stagnatie_huis_rij { /* without content */
	struct str nummer, regisseur_naam, toestand, stap;
	struct datum herbeoordeling;
	int64_t begonnen, gezet;
};
struct stagnatie_huis {
	size_t n;
	struct stagnatie_huis_rij *v;
};
/* The cases of the actor's house, outside the rings; needs werklast.lezen. */
MUST_USE enum fault stagnatie_house(struct ctx *c, struct stagnatie_huis *ret);

/* ---- the state ---- */

/* Brings casus.toestand up to date, of one case or (0) of all, on the bare tables; as Schakel itself. */
MUST_USE enum fault stagnatie_follow(struct ctx *c, struct casus_id casus);
/* The same after something that is done already: what goes wrong here is left to the job. */
void stagnatie_follow_after(struct ctx *c, struct casus_id casus);

#endif
