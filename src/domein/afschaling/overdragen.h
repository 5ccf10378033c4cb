/* Handing a case over to another house: proposed with what goes along and on which ground, then accepted or refused.
 *
 * The procesregisseur proposes; a procesregisseur of the other house reads the proposal (number, theme, reason, what goes
 * along; no person) and answers. On accepting, house, procesregisseur and admission change in one unit: the receiver has
 * kern, the log and the parts that go along, the partners that were named stay, everybody else's access ends. Parts that
 * do not go along nobody sees any more, until the day of destruction, which stays. Criminal and care data go along only
 * with the consent of their source (WGS 2.28). The proposal lies at part verzoek.
 * Lending somebody for a time is admission with the ground waarneming (team.h): a reason and an end, always (invariant 10).
 * Lifetimes: results live in the arena of the context. Threading: as struct ctx. Source: WGS 2.28; C039, C079.
 */
#ifndef DOMEIN_AFSCHALING_OVERDRAGEN_H
#define DOMEIN_AFSCHALING_OVERDRAGEN_H

#include "domein/casus/casus.h"

struct overdragen_ontvanger { /* a procesregisseur of another house */
	struct medewerker_id id;
	struct huis_id huis;
	struct str naam, huis_naam;
};
struct overdragen_partner {
	struct medewerker_id id;
	struct str naam, organisatie_naam;
};
struct overdragen_vorm {
	struct casus_kop *kop;
	size_t n, npartners;
	struct overdragen_ontvanger *v;
	struct overdragen_partner *partners;
	struct str grond; /* proposed: the article of the regime */
	struct overdracht_id open; /* one that waits for an answer; 0 none */
};
MUST_USE enum fault overdragen_form(struct ctx *c, struct casus_id id, struct overdragen_vorm **ret);

struct overdragen_nieuw {
	struct casus_id casus;
	struct medewerker_id naar;
	bool delen[CASUS_DEEL__MAX]; /* what goes along, besides kern and logboek */
	struct str reden, grond, toestemming; /* toestemming: who consented and when; asked for straf and zorg */
	size_t n;
	const struct medewerker_id *blijven; /* partners who stay */
};
/* Needs toegang.verlenen and kern. FAULT_INVALID with the field and rule; FAULT_CONFLICT when one waits already. */
MUST_USE enum fault overdragen_propose(struct ctx *c, const struct overdragen_nieuw *n, struct overdracht_id *ret);

struct overdragen {
	struct overdracht_id id;
	struct dossier_id dossier;
	struct str nummer, thema, van_huis, naar_huis, ontvanger, door_naam, delen, reden, grond, toestemming, status,
		antwoord;
	int64_t moment, beantwoord, versie, partners;
	bool beslist;  /* the actor may answer it */
	bool intrekt;  /* the actor may take it back */
};
MUST_USE enum fault overdragen_get(struct ctx *c, struct overdracht_id id, struct overdragen **ret);
struct overdragen_lijst {
	size_t n;
	struct overdragen *v;
};
/* What waits for the actor's answer. */
MUST_USE enum fault overdragen_mine(struct ctx *c, struct overdragen_lijst *ret);
/* The receipt. Refusing asks a reason. FAULT_CONFLICT when it was answered or taken back, or the case was closed. */
MUST_USE enum fault overdragen_answer(struct ctx *c, struct overdracht_id id, int64_t versie, bool aanvaard,
	struct str antwoord);
MUST_USE enum fault overdragen_withdraw(struct ctx *c, struct overdracht_id id, int64_t versie);

#endif
