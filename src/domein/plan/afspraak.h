/* Afspraken: who of which partner does what by when. They live in the plan van aanpak (plan.h) and are made there and
 * in an overleg.
 *
 * An afspraak is owned by a partner organisation and, when it is known, by a person there; never by the house or the
 * procesregisseur (invariant 21). The owner accepts or declines, tells how it goes, hands in evidence and asks for
 * another date; whoever writes the plan (niveau 3) may do so for him. Niveau 1 on plan sees and answers what the own
 * organisation owns; niveau 2 reads all, and answers its own as well.
 * Source: C065-C067, C070, C072; invariants 21, 23.
 */
#ifndef DOMEIN_PLAN_AFSPRAAK_H
#define DOMEIN_PLAN_AFSPRAAK_H

#include "domein/casus/casus.h"

#define AFSPRAAK_TEKST_MAX 500
#define AFSPRAAK_MIJN_MAX 100
#define AFSPRAAK_ANTWOORD_DAGEN 7 /* an afspraak that nobody answered so long asks for attention */

extern const struct casus_keus afspraak_statussen[];  /* open, loopt, gereed, mislukt, vervallen */
extern const struct casus_keus afspraak_antwoorden[]; /* wacht, aanvaard, geweigerd */
extern const struct casus_keus afspraak_ritmes[];     /* "", week, tweeweken, maand, kwartaal */

struct afspraak {
	struct afspraak_id id;
	struct casus_id casus;
	struct doel_id doel;      /* 0: of no goal */
	int64_t nummer;           /* within the case, from 1 */
	struct str leefgebied;    /* "" none; the goal's when there is one */
	struct str tekst;
	struct organisatie_id organisatie; /* owner */
	struct str organisatie_naam, domein;
	struct medewerker_id eigenaar;     /* 0: nobody there yet */
	struct str eigenaar_naam;
	struct datum termijn;     /* 0 none */
	struct str herhaal;       /* of afspraak_ritmes */
	struct str soort, kader;  /* codes of the lists interventie and kader; "" left out, see indeling_reden */
	struct str indeling_reden;
	struct str antwoord, antwoord_reden;
	struct str status, status_reden;
	struct datum voorstel;    /* the date the owner asks for; 0 none */
	struct str voorstel_reden;
	int64_t gemaakt, laatst, versie; /* laatst: when it last moved */
	bool loopt;               /* open or loopt: something is still to be done */
	bool te_laat;             /* loopt, and its day has passed */
	int dagen;                /* from today to the day; below 0: late. 0 without a day */
	bool eigen;               /* the actor's organisation owns it */
	/* filled by afspraak_open, plan_get and afspraak_get: */
	struct str voortgang;     /* the last word on how it goes; "" none */
	struct str voortgang_wpg, voortgang_voorwaarden; /* of that word, as of a step */
	int64_t voortgang_moment;
	int64_t herinnerd, herinnerd_moment; /* how often, when last */
	int64_t rondes;           /* of a repeating one: how often it was done */
	bool eigenaar_ziet;       /* the owner is admitted to the plan now */
};
struct afspraken {
	size_t n;
	struct afspraak *v;
};

/* ---- making one ---- */

struct afspraak_nieuw {
	struct casus_id casus;
	struct doel_id doel;               /* 0: of no goal */
	struct str leefgebied;             /* "": the goal's, or none */
	struct str tekst;
	struct organisatie_id organisatie; /* 0: the owner's */
	struct medewerker_id eigenaar;     /* 0: the organisation names somebody later */
	struct datum termijn;              /* 0: none */
	struct str herhaal;                /* "" : once */
	struct str soort, kader;           /* each may be "" when indeling_reden says why (invariant 23) */
	struct str indeling_reden;
	struct dossier_id overleg;         /* in which it was made; 0 none */
};
/* Inside a unit, for who writes the plan (niveau 3). Notes a step, begins its clock, tells the owner when he is
 * admitted. FAULT_INVALID on eigenaar, organisatie, tekst, termijn, soort, kader, indeling_reden, herhaal or doel, with
 * the rule; FAULT_DENIED below niveau 3 or in a closed case. */
MUST_USE enum fault afspraak_add_in(struct unit *u, struct ctx *c, const struct afspraak_nieuw *n,
	struct afspraak_id *ret);
/* What an afspraak must be, as far as it needs no case; every fault is told. had: the day it has now, which may have
 * passed; 0 for a new one. No text of it may be NULL. */
MUST_USE enum fault afspraak_check(struct ctx *c, const struct afspraak_nieuw *n, int64_t now, struct datum had);
MUST_USE enum fault afspraak_add(struct ctx *c, const struct afspraak_nieuw *n, struct afspraak_id *ret);

/* ---- what happens to it: by its owner or by who writes the plan ----
 * All give FAULT_NOT_FOUND when the actor may not see it, FAULT_DENIED when it is not his to do or the case is closed,
 * FAULT_CONFLICT when versie (not 0) is another or it is over already. */

/* Accepts, or declines with a reason; who holds the procesregie is told of a refusal. Faults on reden. */
MUST_USE enum fault afspraak_answer(struct ctx *c, struct afspraak_id id, int64_t versie, bool aanvaard,
	struct str reden);
struct afspraak_voortgang {
	struct str tekst;
	struct str wpg;            /* "8", "13" with police data (invariant 14) */
	struct str voorwaarden;    /* of who tells it, on using it (invariant 16) */
	struct bijlage_id bijlage; /* evidence that was stored before; 0: in words */
};
/* How it goes. Faults on tekst, voorwaarden and wpg, the latter also where the regime has no place for police data. */
MUST_USE enum fault afspraak_progress(struct ctx *c, struct afspraak_id id, const struct afspraak_voortgang *v);
/* uitkomst: gereed; mislukt; ronde (done for this time, a repeating one goes on to its next day); vervallen (by who
 * writes the plan). mislukt and vervallen ask tekst. Faults on uitkomst and tekst. */
MUST_USE enum fault afspraak_finish(struct ctx *c, struct afspraak_id id, int64_t versie, struct str uitkomst,
	struct str tekst);
/* The owner asks for another day, with a reason; who holds the procesregie is told. Faults on voorstel and reden. */
MUST_USE enum fault afspraak_ask_date(struct ctx *c, struct afspraak_id id, int64_t versie, struct datum voorstel,
	struct str reden);

/* In an overleg, in its unit: gereed (of a repeating one: done for this time), loopt (of a finished one: taken up again,
 * by who writes the plan), vervallen (asks tekst). What is so already stays as it is. After the unit the caller calls
 * stagnatie_follow_after. FAULT_NOT_FOUND when it is of another case. Faults on reden. */
MUST_USE enum fault afspraak_stand_in(struct unit *u, struct ctx *c, struct casus_id casus, struct afspraak_id id,
	int64_t versie, struct str stand, struct str tekst);

/* ---- by who writes the plan (niveau 3) ---- */

/* Agrees to the day that was asked, or refuses with a reason; the owner is told. Fault on reden. */
MUST_USE enum fault afspraak_answer_date(struct ctx *c, struct afspraak_id id, int64_t versie, bool akkoord,
	struct str reden);
/* Everything that afspraak_nieuw says, casus and overleg excepted; another owner has to answer again. Faults as
 * afspraak_add_in. */
MUST_USE enum fault afspraak_update(struct ctx *c, struct afspraak_id id, int64_t versie,
	const struct afspraak_nieuw *n);
/* Takes up again what was finished. Fault on reden. */
MUST_USE enum fault afspraak_reopen(struct ctx *c, struct afspraak_id id, int64_t versie, struct str reden);
/* Reminds the owner: a notice, and a step in the history. FAULT_INVALID without an owner who may see it, or twice on
 * one day. */
MUST_USE enum fault afspraak_remind(struct ctx *c, struct afspraak_id id);

/* ---- reading ---- */

/* One with its history. Notes the look. */
struct afspraak_stap {
	struct str soort, tekst, wpg, voorwaarden, door_naam, organisatie_naam, domein;
	struct datum termijn;
	struct bijlage_id bijlage; /* 0 none */
	int64_t moment;
};
struct afspraak_blad {
	struct casus_kop *kop;
	struct afspraak a;
	struct str doel; /* text of its goal; "" none */
	size_t n;
	struct afspraak_stap *v; /* newest first */
	bool mag_antwoorden;     /* the owner, or who writes the plan; not in a closed case */
	bool mag_wijzigen;       /* niveau 3 on the plan */
	const char *bewijs_deel; /* the part in which the actor may store evidence; NULL: nowhere */
};
MUST_USE enum fault afspraak_get(struct ctx *c, struct casus_id casus, struct afspraak_id id,
	struct afspraak_blad **ret);

/* What is still to be done in a case, as far as the actor may see it; late first, then by day. Whoever shows the case
 * notes the look. */
MUST_USE enum fault afspraak_open(struct ctx *c, struct casus_id casus, struct afspraken *ret);
/* The same with what was finished since that moment; a row keeps its place when it is finished. */
MUST_USE enum fault afspraak_since(struct ctx *c, struct casus_id casus, int64_t moment, struct afspraken *ret);
/* Who changed it last. FAULT_NOT_FOUND when the actor does not see it. */
MUST_USE enum fault afspraak_laatst(struct ctx *c, struct casus_id casus, struct afspraak_id id,
	struct casus_laatst *ret);

/* Who may own an afspraak: partners' people admitted to the plan now, by organisation and name. */
struct afspraak_eigenaar {
	struct medewerker_id id;
	struct organisatie_id organisatie;
	struct str naam, functie, organisatie_naam, domein;
};
struct afspraak_eigenaren {
	size_t n;
	struct afspraak_eigenaar *v;
};
MUST_USE enum fault afspraak_eigenaren(struct ctx *c, struct casus_id casus, struct afspraak_eigenaren *ret);

/* The worklist, over all open cases. */
enum afspraak_van {
	AFSPRAAK_VAN_MIJ,         /* of which the actor is the owner */
	AFSPRAAK_VAN_ORGANISATIE, /* of the actor's organisation: without a person, or another's */
	AFSPRAAK_VAN_REGIE,       /* in cases of which the actor is procesregisseur and that ask something: late, declined,
	                           * another date asked, unanswered too long */
};
struct afspraak_rij {
	struct afspraak a;
	struct str casus_nummer, thema, ring;
	bool heeft_naam;
	struct naam naam;          /* of the first person, when the actor may read it */
	struct persoon_id persoon;
};
struct afspraak_rijen {
	size_t n;
	struct afspraak_rij *v;    /* unanswered and late first, then by day */
	bool meer;
};
/* Up to AFSPRAAK_MIJN_MAX that still run; alles: also those without a day or with one beyond a week. Notes the looks. */
MUST_USE enum fault afspraak_mine(struct ctx *c, enum afspraak_van van, bool alles, struct afspraak_rijen *ret);

/* The daily digest: how many, never which. On the bare tables; one row for each who has something. */
struct afspraak_telling {
	struct medewerker_id medewerker;
	int64_t te_laat, week, onbeantwoord;  /* as owner: late, due within a week, still to be answered */
	int64_t regie_te_laat, regie_vragen;  /* as procesregisseur: late; declined or another date asked */
};
struct afspraak_tellingen {
	size_t n;
	struct afspraak_telling *v; /* by medewerker */
};
MUST_USE enum fault afspraak_tel(struct ctx *c, struct afspraak_tellingen *ret);

#endif
