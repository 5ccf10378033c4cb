/* Taking over a case of an older registration: referral, decision, case, team, notes, afspraken, measurements and
 * closing in one unit.
 *
 * The rules are those of the screens: the referral is checked as any (aanmelding_check); the decision names core
 * deelnemers and rests on every criterion (invariant 2); the case is opened as any (casus_open); who is admitted may be
 * (toegang_allowed), on a ground and until a day. What lies in the past keeps its day: received, decided, opened, noted.
 * Clocks begin on the day of taking over. Written by somebody with import.uitvoeren, who keeps no access; until the batch
 * is complete (partij.h) nobody has any.
 */
#ifndef DOMEIN_INVOER_OVERNAME_H
#define DOMEIN_INVOER_OVERNAME_H

#include "domein/aanmelding/aanmelding.h"
#include "domein/afschaling/afschaling.h"
#include "domein/casus/team.h"
#include "domein/casus/tijdlijn.h"
#include "domein/invoer/partij.h"
#include "domein/organisatie/opzoek.h"
#include "domein/plan/afspraak.h"
#include "domein/zrm/zrm.h"

struct overname_meting {
	struct zrm_invoer z;
	struct str achternaam; /* of whom */
};
struct overname_notitie {
	struct notitie_nieuw n;
	struct medewerker_id door;
};
struct overname { /* of the domain's words; the ids in it are filled while writing */
	struct str referentie;
	const struct aanmelding_nieuw *aanmelding;
	bool heeft_casus; /* false: a referral on which nobody decided yet; intake gets it */
	struct casus_nieuw casus;
	struct str nummer;     /* it had before */
	int64_t besloten, geopend;
	struct str fase, toestand; /* "": the first, opschema */
	struct afschaling_overname sluiting; /* gesloten 0: it is open */
	size_t nbesluit, nteam, nnotities, nafspraken, nmetingen;
	struct medewerker_id *besluit; /* who took the decision */
	struct team_toelating *team;
	struct overname_notitie *notities;
	struct afspraak_nieuw *afspraken;
	struct overname_meting *metingen;
};
/* None of its person and set is of an earlier day. */
bool overname_meting_eerste(const struct overname *o, size_t i);
/* Where a fault belongs: which part, and which of them. */
enum overname_deel { OVERNAME_AANMELDING, OVERNAME_CASUS, OVERNAME_TEAM, OVERNAME_NOTITIE, OVERNAME_AFSPRAAK,
	OVERNAME_METING };
typedef void (*overname_fault)(void *arg, enum overname_deel deel, size_t nr, const struct fault_info *fi);

struct overname_klaar;
/* All that can be judged beforehand. Each fault is told, and *ret NULL when there was one; a fault that is returned is
 * another than of the input. */
MUST_USE enum fault overname_check(struct ctx *c, const struct overname *o, const struct mensen *mensen,
	overname_fault told, void *arg, struct overname_klaar **ret);
/* In a unit of ctx_write, with c->partij set. */
MUST_USE enum fault overname_in(struct unit *u, struct ctx *c, const struct partij *p, const struct overname_klaar *k,
	struct casus_id *ret);

#endif
