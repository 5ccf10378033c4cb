/* Letting a case go: review, closing with its end report, shielding, reopening, and the review of what is closed.
 *
 * Closing rests on a decision of core deelnemers with reason, level and receiver in the opschalingsmodel of the house, and
 * on a report in which every goal has an outcome and every open afspraak somebody who goes on with it. From the next
 * statement on nobody sees the case but its procesregisseur, who keeps kern alone to prepare a decision on reopening
 * (ground heropening); a reviewer opens it with a reason, for a few days. The content of the aanmelding it came from is
 * shielded with it, in a second unit on lens kaal, for its rows need not be the closer's; the timed job repeats that one.
 * Terms end; the day of destruction stays (invariant 31). Reopening restores nobody: the team is admitted anew.
 * Lifetimes: results live in the arena of the context. Threading: as struct ctx.
 * Source: WGS 1.8 lid 2 and 7, 2.31 lid 8; C073, C074, C162-C167; invariants 26, 27, 31.
 */
#ifndef DOMEIN_AFSCHALING_AFSCHALING_H
#define DOMEIN_AFSCHALING_AFSCHALING_H

#include "domein/casus/casus.h"

#define TOETSING_DAGEN 14 /* as long as a review of a case stays open */

/* ---- closing ---- */

struct afschaling_lid { /* may take part in the decision */
	struct medewerker_id id;
	struct str naam, organisatie_naam;
};
struct afschaling_werk { /* a goal, or an afspraak that is open */
	int64_t id;
	struct str titel, eigenaar; /* eigenaar: of a goal for whom it is, "" all of the case */
	struct datum tot;
	struct str uitkomst; /* as the plan has it; "" open */
};
struct afschaling_vorm {
	struct casus_kop *kop;
	const struct opschalingsmodel *model; /* NULL: the catalogue has none for the house */
	int niveau;                           /* where the case is, from 0; it goes lower */
	const struct sjabloon *sjabloon;
	size_t nleden, ndoelen, nafspraken;
	struct afschaling_lid *leden;
	struct afschaling_werk *doelen, *afspraken;
	int64_t mensen; /* who lose their access */
	int64_t verzoeken; /* questions to partners that lapse */
};
/* What the form shows. FAULT_DENIED without casus.sluiten or writing on kern. */
MUST_USE enum fault afschaling_form(struct ctx *c, struct casus_id id, struct afschaling_vorm **ret);

extern const struct casus_keus afschaling_doel_uitkomsten[];     /* bereikt, deels, niet */
extern const struct casus_keus afschaling_afspraak_uitkomsten[]; /* overgedragen, vervallen */
struct afschaling_tekst { /* an answer: code of the question, or the id of goal or afspraak */
	struct str code;
	int64_t id;
	struct str uitkomst, tekst;
};
struct afschaling_besluit {
	struct casus_id casus;
	int64_t versie;
	struct datum besloten;
	struct str reden, motivering; /* a code of the list sluiting */
	struct str niveau, ontvanger;
	size_t n;
	const struct medewerker_id *deelnemers;
	size_t nvelden, ndoelen, nafspraken;
	const struct afschaling_tekst *velden, *doelen, *afspraken;
};
/* What the fields of a goal (d., ud. for its outcome) or afspraak (w., uw.) are called on the form. */
const char *afschaling_veld(struct ctx *c, const char *before, int64_t id);
/* Would it be closed? Changes nothing. FAULT_INVALID with a field and the rule; an answer's field is v.CODE. */
MUST_USE enum fault afschaling_check(struct ctx *c, const struct afschaling_besluit *b);
MUST_USE enum fault afschaling_close(struct ctx *c, const struct afschaling_besluit *b);
/* For the timed job: what must be shielded with a closed case and is not yet. */
MUST_USE enum fault afschaling_shield(struct ctx *c);

/* Of an older registration: decided and closed on a day that has passed. In the unit and batch in which the case was taken
 * over; of everything that was granted in that batch on a closed case, only the procesregisseur's kern for reopening
 * becomes toegang (partij_lever). */
struct afschaling_overname {
	int64_t gesloten; /* 0: it is open */
	struct str reden, motivering, niveau, ontvanger;
	struct str verslag; /* "" none */
	size_t n;
	const struct medewerker_id *deelnemers;
};
/* FAULT_INVALID on gesloten, or sluiting_reden and so on. vernietigen: the last day of keeping; nothing older comes in. */
MUST_USE enum fault afschaling_overname_check(struct ctx *c, const struct afschaling_overname *o, struct huis_id huis,
	int64_t geopend, struct datum vernietigen);
MUST_USE enum fault afschaling_overname_in(struct unit *u, struct ctx *c, struct casus_id id,
	const struct afschaling_overname *o);

/* ---- a closed case ---- */

struct afschaling_regel {
	struct str soort, titel, uitkomst, tekst;
};
struct afschaling {
	int64_t besloten, gesloten;
	struct str reden, motivering, niveau_van, niveau, ontvanger, door_naam;
	const struct opschalingsmodel *model; /* NULL: no longer in the catalogue */
	size_t ndeelnemers, nregels;
	struct afschaling_lid *deelnemers;
	struct afschaling_regel *regels;
};
struct heropend {
	int64_t besloten, moment;
	struct str reden, door_naam;
	size_t ndeelnemers;
	struct afschaling_lid *deelnemers;
};
struct afschaling_lijst {
	struct casus_kop *kop;
	size_t n, nheropend;
	struct afschaling *v;      /* newest first */
	struct heropend *heropend; /* newest first */
};
/* What was decided. FAULT_NOT_FOUND for who may not see the case. */
MUST_USE enum fault afschaling_get(struct ctx *c, struct casus_id id, struct afschaling_lijst **ret);

struct heropening_vorm {
	struct casus_kop *kop;
	size_t nleden;
	struct afschaling_lid *leden;
	struct casus_kandidaten regisseurs;
	struct datum herbeoordeling; /* proposed */
};
MUST_USE enum fault heropening_form(struct ctx *c, struct casus_id id, struct heropening_vorm **ret);
struct heropening {
	struct casus_id casus;
	int64_t versie;
	struct datum besloten, herbeoordeling;
	struct str reden;
	struct medewerker_id regisseur;
	size_t n;
	const struct medewerker_id *deelnemers;
};
/* Needs casus.openen and kern. The regisseur gets all parts; everybody else is admitted anew. */
MUST_USE enum fault heropening_do(struct ctx *c, const struct heropening *h);

/* ---- review of an open case (C074) ---- */

extern const struct casus_keus herbeoordeling_uitkomsten[]; /* houden, afschalen, opschalen */
struct herbeoordeling_rij {
	struct str uitkomst, reden, door_naam;
	struct datum volgende;
	int64_t moment;
};
struct herbeoordeling_lijst {
	struct casus_kop *kop;
	struct datum voorstel; /* the rhythm of the theme from today */
	size_t n;
	struct herbeoordeling_rij *v; /* newest first */
};
MUST_USE enum fault herbeoordeling_list(struct ctx *c, struct casus_id id, struct herbeoordeling_lijst **ret);
struct herbeoordeling {
	struct casus_id casus;
	int64_t versie;
	struct str uitkomst, reden;
	struct datum volgende;
	bool veilig; /* the veiligheidsafspraken still hold */
};
/* Sets the next date, confirms the veiligheidsafspraken, ends and begins the clock. FAULT_INVALID when there are
 * veiligheidsafspraken that are not confirmed. */
MUST_USE enum fault herbeoordeling_add(struct ctx *c, const struct herbeoordeling *h);

/* ---- closed cases, for who reviews (WGS 1.8 lid 2) ---- */

struct afgeschermd {
	struct casus_id id;
	struct str nummer, huis_naam;
	int64_t gesloten, tot; /* tot: until when the actor's review is open; 0 not */
	struct datum vernietigen;
};
struct afgeschermd_lijst {
	size_t n;
	struct afgeschermd *v;
};
/* Those of the houses and rings of the actor's role, by number. Needs privacy.toetsen. */
MUST_USE enum fault afgeschermd_list(struct ctx *c, struct afgeschermd_lijst *ret);
/* Opens a case, closed or not, for TOETSING_DAGEN days, reading only; not one in which the actor takes part. */
MUST_USE enum fault toetsing_open(struct ctx *c, struct casus_id id, struct str reden);

#endif
