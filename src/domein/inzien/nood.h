/* Break-glass: into one case for three hours without being admitted, with a reason, and judged afterwards by another.
 *
 * What is asked is a case number. Whether there is such a case is told only by being let in: a number that does not
 * exist, a closed case, one of another regio, one whose regime has no break-glass, and one of a ring or for a kind of
 * organisation that the asker does not belong to all give the same answer, after the same record was made. Who reviews
 * the house is told at once. What was given ends by itself or by hand. Every record is judged by somebody else than the
 * asker, within the term `noodtoets` of the catalogue.
 * Source: WGS 1.8 lid 2 and 4, 2.31; BGS 1.11; invariants 6, 8, 10, 11, 12.
 */
#ifndef DOMEIN_INZIEN_NOOD_H
#define DOMEIN_INZIEN_NOOD_H

#include "domein/casus/casus.h"
#include "domein/ctx.h"

#define NOOD_UUR 3
#define NOOD_KEREN 10 /* in a quarter of an hour: help is for one case, not for trying numbers */
#define NOOD_REDEN_MIN 20
#define NOOD_TEKST_MAX 1000

struct nood_vraag {
	struct str nummer;      /* as typed */
	struct str reden;       /* code of the list noodtoegang */
	struct str toelichting;
	struct str adres;       /* base URL for the mail to who reviews */
};
/* Needs the right noodtoegang. ret_al: he was admitted already, nothing is recorded. FAULT_INVALID on a field; on
 * `nummer` when it is refused, which is recorded; FAULT_BUSY after NOOD_KEREN. */
MUST_USE enum fault nood_ask(struct ctx *c, const struct nood_vraag *v, struct casus_id *ret, bool *ret_al);
/* Gives it back before the time is over; FAULT_NOT_FOUND when there is none. */
MUST_USE enum fault nood_end(struct ctx *c, struct casus_id casus);

/* ---- judging ---- */

extern const struct casus_keus nood_oordelen[]; /* rechtmatig, onrechtmatig */

struct nood {
	struct nood_id id;
	struct str nummer, naam, functie, organisatie_naam, huis_naam, reden, toelichting;
	struct casus_id casus; /* 0: refused */
	struct medewerker_id medewerker;
	int64_t moment, tot, beeindigd;
	struct datum uiterlijk;
	struct str oordeel, oordeel_tekst, beoordeeld_naam;
	int64_t beoordeeld, versie;
	bool te_laat, mag; /* mag: the actor may judge it */
};
struct noden {
	size_t n;
	struct nood *v; /* open ones first, the oldest above */
};
MUST_USE enum fault nood_list(struct ctx *c, struct noden *ret);

struct nood_blik { /* what he looked at while it lasted */
	int64_t moment;
	struct str route, grond, soort;
};
struct nood_dossier {
	struct nood nood;
	size_t nblikken;
	struct nood_blik *blikken;
};
/* Reading it is a look into the log, and recorded. */
MUST_USE enum fault nood_get(struct ctx *c, struct nood_id id, struct nood_dossier **ret);
MUST_USE enum fault nood_judge(struct ctx *c, struct nood_id id, int64_t versie, struct str oordeel, struct str tekst);

#endif
