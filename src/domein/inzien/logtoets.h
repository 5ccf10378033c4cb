/* Review of the log as work: questions out of the record of looks, each answered by somebody else than whom it is about.
 *
 * A question is put by a rule or drawn at random; it is not an accusation, and says nothing of guilt. Signals: a person of
 * one's own surname, one who is called as a colleague, a besloten or well-known case outside one's team, many cases outside one's team, outside working hours, often
 * refused. No home addresses of people who work here are kept, so neighbours are not found. Break-glass has a list of its
 * own (nood.h). Use of the log: legality, internal control, security, court; reading it is itself recorded.
 * Source: WGS 1.8 lid 4; BGS 1.12; C185; invariant 12.
 */
#ifndef DOMEIN_INZIEN_LOGTOETS_H
#define DOMEIN_INZIEN_LOGTOETS_H

#include "domein/casus/casus.h"

#define LOGTOETS_VEEL 15     /* cases outside one's team in a day */
#define LOGTOETS_GEWEIGERD 5 /* refusals in a day */
#define LOGTOETS_STEEKPROEF_MAX 20

extern const struct casus_keus logvraag_soorten[];    /* the uitleg is the question */
extern const struct casus_keus logvraag_uitkomsten[]; /* past, verklaard, gemeld */

/* Puts the questions of a day, each once. For the job (yesterday) and the tests. */
MUST_USE enum fault logtoets_day(struct ctx *c, struct datum dag, int64_t *ret_n);
MUST_USE enum fault logtoets_follow(struct ctx *c);
/* Draws up to n pairs of who looked at which case, in the reviewer's house and rings. Needs logboek.lezen. */
MUST_USE enum fault logtoets_sample(struct ctx *c, struct datum van, struct datum tot, int n, int64_t *ret_n);

struct logvraag_blik {
	int64_t moment;
	struct str nummer, route, grond, soort; /* nummer "": not of a case that this reviewer sees */
};
struct logvraag {
	struct logvraag_id id;
	struct str soort, naam, functie, organisatie_naam, nummer, uitkomst, toelichting, afgehandeld_naam;
	struct medewerker_id medewerker;
	struct casus_id casus; /* 0: more than one */
	int64_t van, tot, aantal, moment, afgehandeld, versie;
	size_t nblikken;
	struct logvraag_blik *blikken;
};
struct logvragen {
	size_t n;
	struct logvraag *v; /* open ones first, the oldest above */
};
MUST_USE enum fault logvraag_list(struct ctx *c, bool open, struct logvragen *ret);
MUST_USE enum fault logvraag_get(struct ctx *c, struct logvraag_id id, struct logvraag **ret);
MUST_USE enum fault logvraag_answer(struct ctx *c, struct logvraag_id id, int64_t versie, struct str uitkomst,
	struct str toelichting);

#endif
