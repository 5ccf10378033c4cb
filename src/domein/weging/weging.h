/* Weging: the session in which the core deelnemers judge aanmeldingen and decide.
 *
 * A session is a dossier of its own (kern only, no persons): the invited see its agenda by number. A point of the agenda
 * is a row weegpunt in the dossier of the aanmelding (inhoud) and a row weging_regel with the same id in the dossier of
 * the session, which keeps number and outcome when the aanmelding is shielded or destroyed.
 * Who is present gets toegang to the aanmeldingen on the agenda, soort weegploeg, until the session closes: lezen on kern
 * and inhoud; schrijven for house staff who may prepare. Whose organisation the regime does not admit gets nothing.
 * Nobody else gets an aanmelding before it is accepted (invariant 3): no function here enriches or shares.
 * A decision is recorded with the core deelnemers who took it: rows besluit_deelnemer, soort weging, onderdeel kern of
 * the aanmelding, with the moment that aanmelding.besluit has.
 * Lifetimes: results live in the arena of the context. Threading: as struct ctx.
 * Source: WGS 2.27, 2.31 lid 2-4; BGS 1.16, 2.20; C051-C058; invariants 2-5, 9.
 */
#ifndef DOMEIN_WEGING_WEGING_H
#define DOMEIN_WEGING_WEGING_H

#include "domein/aanmelding/aanmelding.h"
#include "domein/ctx.h"

enum weging_status { WEGING_GEPLAND, WEGING_BEZIG, WEGING_GESLOTEN, WEGING_STATUS__MAX };
extern const char *const weging_status_codes[WEGING_STATUS__MAX + 1];

/* ---- the session ---- */

/* Plans a session; the actor is its voorzitter and present. soort is an overlegvorm of kind weging ("weegploeg").
 * Invites everyone of the regio whose role weighs or prepares weighing, or does intake; in a besloten ring only who is in
 * it. Needs weging.voorbereiden. FAULT_INVALID on moment, plaats, soort. */
MUST_USE enum fault weging_plan(struct ctx *c, int64_t moment, struct str plaats, struct str soort,
	struct weging_id *ret);
/* gepland -> bezig. Judging and deciding ask a session that has begun. */
MUST_USE enum fault weging_begin(struct ctx *c, struct weging_id id, int64_t versie);
/* Ends every admission that the session gave. What was not decided goes back to the inbox (ingediend), with a note.
 * FAULT_DENIED for who does not see all points: the voorzitter, or who is present and may prepare, does. */
MUST_USE enum fault weging_close(struct ctx *c, struct weging_id id, int64_t versie);
/* Somebody who got his role after the session was planned. FAULT_INVALID on medewerker. */
MUST_USE enum fault weging_invite(struct ctx *c, struct weging_id id, struct medewerker_id m);
/* Takes the chair when the voorzitter cannot come: the actor is invited and prepares; he becomes voorzitter and present,
 * the former is not any more. Points he does not see stay numbers to him until their house puts them on again. */
MUST_USE enum fault weging_take_chair(struct ctx *c, struct weging_id id, int64_t versie);
/* Registers who is there; gives and ends the toegang to what is on the agenda. The actor is present himself and may
 * prepare. FAULT_INVALID on medewerker: not invited (invariant 3), role ended, or the voorzitter. */
MUST_USE enum fault weging_presence(struct ctx *c, struct weging_id id, struct medewerker_id m, bool aanwezig);
/* The same for the whole table at once: those named are present, the others are not. The voorzitter stays. */
MUST_USE enum fault weging_presence_all(struct ctx *c, struct weging_id id, const struct medewerker_id *v, size_t n);

/* ---- the agenda ---- */

/* On the agenda: status ingediend, or aanvullen with an answer, becomes weging. The aanmelding has a house; session and
 * aanmelding agree on regime and ring. Needs niveau 3 on the aanmelding and weging.voorbereiden. */
MUST_USE enum fault weging_agenda_add(struct ctx *c, struct weging_id id, struct aanmelding_id a,
	struct weegpunt_id *ret);
/* Off the agenda, undecided: back to the inbox. */
MUST_USE enum fault weging_agenda_remove(struct ctx *c, struct weegpunt_id punt, int64_t versie);
/* Up (earlier) or down one place among the open points. */
MUST_USE enum fault weging_order(struct ctx *c, struct weegpunt_id punt, bool eerder);

/* ---- judging and deciding ---- */

struct weging_oordeel {
	struct str criteria, criterium; /* of the sets of the thema */
	struct str oordeel;             /* ja, nee; "" not judged yet */
	struct str toelichting;         /* asked when it differs from what the aanmelder said */
};
struct weging_beoordeling {
	struct weegpunt_id punt;
	int64_t versie;
	size_t n;
	const struct weging_oordeel *v;
	struct str risico, risico_reden; /* laag, midden, hoog; "" not judged yet. The reason is asked with a level */
};
/* What the core deelnemers find (BGS 2.20 lid 3); may be saved in part. Needs weging.oordelen. Faults on
 * "o.SET.CODE", "t.SET.CODE", "risico", "risico_reden". */
MUST_USE enum fault weging_judge(struct ctx *c, const struct weging_beoordeling *b);

struct weging_besluit {
	struct weegpunt_id punt;
	int64_t versie;
	struct str uitkomst;  /* catalogue list weging_besluit: casus, advies, doorverwijzen, niet_in_behandeling, aanvullen */
	struct str reden;     /* the aanbrenger reads it; with aanvullen it is the question. Bears no name or BSN */
	struct str ontvanger; /* with doorverwijzen: to whom */
	size_t n;
	const struct medewerker_id *deelnemers; /* core deelnemers present who took it; none needed for aanvullen */
};
/* The content is shielded with this outcome: everything but casus and aanvullen (BGS 1.16 lid 1). */
bool weging_uitkomst_shields(struct str uitkomst);
/* Refuses what may not be decided, without writing: the step before confirming. */
MUST_USE enum fault weging_decide_check(struct ctx *c, const struct weging_besluit *b);
/* Records the decision and tells the aanmelder (message at kern, notice, mail without personal data).
 * casus: every criterion judged, every formula met, risk judged. All but aanvullen: at least one core deelnemer who is
 * present and may decide (invariant 2). Shielding ends everybody's inhoud and intern at once and sets the day of
 * destruction by the house's term (invariant 4). FAULT_CONFLICT when another decided or changed it. */
MUST_USE enum fault weging_decide(struct ctx *c, const struct weging_besluit *b);

/* ---- reading ---- */

struct weging_rij {
	struct weging_id id;
	struct str nummer, soort, plaats, voorzitter_naam;
	struct medewerker_id voorzitter;
	int64_t moment, versie;
	enum weging_status status;
	int64_t punten, besloten; /* on the agenda; decided */
};
struct wegingen {
	size_t n;
	struct weging_rij *v; /* what is open first, soonest first; then closed, newest first */
};
/* The sessions to which the actor is invited. */
MUST_USE enum fault weging_list(struct ctx *c, struct wegingen *ret);

struct weging_lid {
	struct medewerker_id id;
	struct organisatie_id organisatie;
	struct str naam, functie, organisatie_naam, organisatie_soort, domein, wgs;
	bool aanwezig, bereidt_voor;
};
struct weging_kaart { /* an aanmelding on the board */
	struct weegpunt_id punt; /* 0: not on this agenda */
	struct aanmelding_id aanmelding; /* 0: the actor does not see it; nummer and uitkomst only */
	struct str nummer, thema, ring, urgentie, status, uitkomst, organisatie_naam, domein, naam, risico;
	int64_t ingediend, moment; /* moment: when its turn is, by the length of a point; 0 */
	int64_t ja, criteria;      /* criteria that are met: as judged, else as the aanmelder says */
	int64_t versie;            /* of the weegpunt */
	bool eerder;               /* was on an agenda before */
};
struct weging_kaarten {
	size_t n;
	struct weging_kaart *v;
};
struct weging {
	struct weging_rij kop;
	const struct overlegvorm *vorm; /* NULL when the catalogue does not know it any more */
	bool bestuurt;                  /* the actor may change agenda and presence */
	bool neemt_over;                /* he may take the chair */
	size_t nleden;
	struct weging_lid *leden; /* by organisation, name */
	size_t nkandidaten;
	struct weging_lid *kandidaten; /* may be invited still */
	struct weging_kaarten nieuw, agenda, besloten;
};
/* The board. FAULT_NOT_FOUND for who is not invited. Notes a look per card shown. */
MUST_USE enum fault weging_get(struct ctx *c, struct weging_id id, struct weging **ret);
/* The same without persons and without what is new: number, theme, organisation and time alone, to be handed out. */
MUST_USE enum fault weging_agenda_get(struct ctx *c, struct weging_id id, struct weging **ret);

struct weging_criterium {
	const struct criterium *c;
	struct str antwoord, motivering;   /* the aanmelder */
	struct str oordeel, toelichting;   /* the weegploeg; "" open */
};
struct weging_criteria {
	const struct criteriaset *set;
	size_t n;
	struct weging_criterium *v;
	bool af, voldaan; /* all judged; formula met */
};
struct weegpunt {
	struct weegpunt_id id; /* 0: an aanmelding that is not on this agenda */
	struct weging_id weging;
	struct aanmelding *aanmelding;
	int64_t volgorde, besloten, versie;
	struct str risico, risico_reden, uitkomst, reden, ontvanger;
	size_t nsets;
	struct weging_criteria *sets;
	size_t nbeslissers;
	struct weging_lid *beslissers; /* core deelnemers present who may decide */
	size_t ngeweerd;
	struct weging_lid *geweerd;    /* present, but the regime does not admit them here */
	int64_t afwijs_dagen;          /* of the house */
	bool schrijft;                 /* the actor may judge and decide here */
};
/* A point with its aanmelding. FAULT_NOT_FOUND when the actor may not read it. Notes the looks. */
MUST_USE enum fault weegpunt_get(struct ctx *c, struct weging_id id, struct weegpunt_id punt, struct weegpunt **ret);
/* The same of an aanmelding that might be put on the agenda. */
MUST_USE enum fault weegpunt_candidate(struct ctx *c, struct weging_id id, struct aanmelding_id a,
	struct weegpunt **ret);

#endif
