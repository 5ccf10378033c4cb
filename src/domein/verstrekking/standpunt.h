/* Standpunt: what a supplier says beforehand of passing on its data, asked and answered in Schakel.
 *
 * Who is about to pass something on asks every supplier of which he has no answer. Who is admitted to the case for that
 * organisation answers, or its coordinators when nobody is; they see the question and the number of the case, no more.
 * With neither the question is marked: the house asks it outside Schakel and writes down what was answered, by whom, how
 * and when. That counts as the supplier's, until it answers here itself.
 * The last answer about one receiver counts, over what somebody writes down of it: an objection stops the passing-on
 * until the supplier itself takes it back, and consent holds for the data that were asked about. Conditions go along.
 * Lifetimes: results live in the arena of the context. Threading: as struct ctx.
 * Source: WGS 1.7, 2.29 lid 3; invariants 16, 42.
 */
#ifndef DOMEIN_VERSTREKKING_STANDPUNT_H
#define DOMEIN_VERSTREKKING_STANDPUNT_H

#include "domein/verstrekking/verstrekking.h"

#define STANDPUNT_DAGEN 7 /* within which an answer is asked */

extern const struct casus_keus standpunt_antwoorden[]; /* toestemming, geen_bezwaar, bezwaar */
extern const struct casus_keus standpunt_statussen[];  /* and open, ingetrokken */
extern const struct casus_keus standpunt_wegen[];      /* how it was said outside: telefoon, gesprek, bericht, brief */

struct standpunt {
	struct standpunt_id id;
	struct dossier_id dossier;
	struct casus_id casus; /* 0: the actor sees no more of it than the question */
	struct organisatie_id organisatie;
	struct str organisatie_naam, domein, nummer, verband, ontvanger, functie, wat, categorieen, doel, grond, door_naam,
		status, uitleg, voorwaarden, beantwoord_naam;
	int aan; /* enum delen_aan */
	struct datum uiterlijk;
	int64_t gevraagd, beantwoord, versie;
	bool te_laat;
	bool antwoordt; /* the actor may answer, or answer anew */
	bool buiten;    /* nobody of it could answer here: the house asks */
	bool noteert;   /* the actor may write down what it said outside */
	struct standpunt_buiten {
		struct str wie, hoe; /* wie "": it answered here itself; hoe: of standpunt_wegen */
		struct datum dag;
	} gezegd;
};
struct standpunten {
	size_t n;
	struct standpunt *v;
};

/* Asks every supplier for which v says nothing. Of v is read: dossier (a casus), the receiver, betrokkene, wat, categorieen,
 * doel, grond. ret: how many questions there are. FAULT_INVALID with the field of verstrekking_add. */
MUST_USE enum fault standpunt_ask(struct ctx *c, const struct verstrekking *v, int64_t *ret);
/* FAULT_NOT_FOUND for who is not asked and does not keep the case. Notes the look. */
MUST_USE enum fault standpunt_get(struct ctx *c, struct standpunt_id id, struct standpunt **ret);
/* Of a case, newest first; a supplier gets its own. */
MUST_USE enum fault standpunt_list(struct ctx *c, struct casus_id id, struct standpunten *ret);
/* Those that wait for the actor's organisation: id, nummer, ontvanger, uiterlijk and te_laat alone. */
MUST_USE enum fault standpunt_mine(struct ctx *c, struct standpunten *ret);
/* antwoord: of standpunt_antwoorden; of bezwaar uitleg is asked. May be answered anew: for what is passed on after that.
 * FAULT_DENIED for another organisation, FAULT_CONFLICT when versie is another or it was withdrawn. */
MUST_USE enum fault standpunt_answer(struct ctx *c, struct standpunt_id id, int64_t versie, struct str antwoord,
	struct str uitleg, struct str voorwaarden);
/* The same, as somebody of the supplier said it outside Schakel, written down by house staff who keep the case; uitleg is
 * always asked. FAULT_DENIED for others, and of a question that somebody could answer here. */
MUST_USE enum fault standpunt_record(struct ctx *c, struct standpunt_id id, int64_t versie, struct str antwoord,
	struct str uitleg, struct str voorwaarden, const struct standpunt_buiten *gezegd);
/* The question is not needed any more, while it is open. */
MUST_USE enum fault standpunt_withdraw(struct ctx *c, struct standpunt_id id, int64_t versie);

#endif
