/* Measurements with the self-sufficiency matrix (zelfredzaamheid-matrix, ZRM) of the persons of a case.
 *
 * A measurement judges one person on one day with one set of the catalogue: the set of the theme, or a supplement beside
 * it. Each domain gets a score from 1 to 5 or is not assessed, with the reason; nobody is made to score them all. The
 * first of a person and set is the begin; it ends the clock that runs for him since the aanmelding. What is compared is compared
 * domain by domain, in words: there is no total of scores and nothing here selects persons (invariant 46).
 * All rows are of onderdeel zrm; measuring, correcting and withdrawing ask niveau 3 there.
 * Lifetimes: results live in the arena of the context. Threading: as struct ctx.
 * Source: domein.md section 4; C085-C091; BGS 2.20; invariants 20, 28, 29, 46.
 */
#ifndef DOMEIN_ZRM_ZRM_H
#define DOMEIN_ZRM_ZRM_H

#include "domein/casus/casus.h"
#include "domein/termijn/termijn.h"

#define ZRM_METINGEN_MAX 24 /* of one person and set: the latest are read */
#define ZRM_DOMEINEN_MAX 40

extern const struct casus_keus zrm_soorten[]; /* begin, vervolg, eind */

struct zrm_score {
	const struct zrmdomein *domein;
	int score;         /* 1..5; 0: not assessed */
	struct str reden;  /* code of the list zrm_overgeslagen, with score 0 */
	struct str opmerking;
};
struct zrm_meting {
	struct meting_id id;
	struct betrokkene_id betrokkene;
	const struct zrmset *set;
	struct str soort, toelichting, door_naam, organisatie_naam, domein; /* domein: of the organisation */
	struct str wpg;         /* "8", "13" with police data (invariant 14) */
	struct str voorwaarden; /* of who measured, on using it (invariant 16) */
	struct datum dag;
	int64_t moment, gecorrigeerd, versie;
	struct str gecorrigeerd_reden, gecorrigeerd_door;
	struct zrm_score *scores; /* one for each domain of the set, in its order */
	size_t nbeoordeeld;
};

/* What became of a domain between two measurements. */
enum zrm_verloop { ZRM_NIET_TE_VERGELIJKEN, ZRM_GELIJK, ZRM_VERBETERD, ZRM_VERSLECHTERD };
enum zrm_verloop zrm_verloop_of(int van, int naar);

/* What answers the last score of a domain. */
enum zrm_antwoord { ZRM_NIETS_GEVRAAGD, ZRM_GEEN_DOEL, ZRM_DOEL, ZRM_UITZONDERING,
	ZRM_ONBEKEND }; /* the actor may not read the plan */
struct zrm_stand {
	const struct zrmdomein *domein;
	int score;               /* the last one given; 0: never assessed */
	struct meting_id meting; /* where it was given */
	struct datum dag;
	enum zrm_antwoord antwoord;
	struct str doel;         /* title of the goal */
	struct str motivering, motivering_door; /* of the exception, for this score or an earlier one */
	int64_t motivering_moment;
};

struct zrm_persoon {
	struct betrokkene_id id;
	struct persoon_id persoon;
	struct naam naam;
};
struct zrm_reeks { /* a set with which a person was or may be measured */
	const struct zrmset *set;
	int64_t metingen;
};
struct zrm {
	struct casus_kop *kop;
	size_t n, nreeksen, nmetingen;
	struct zrm_persoon *v;       /* who may be measured; the first of the case first */
	struct betrokkene_id wie;    /* who is shown; 0: nobody to measure */
	const struct zrmset *set;
	struct zrm_reeks *reeksen;
	struct zrm_meting *metingen; /* oldest first */
	struct zrm_stand *stand;     /* one for each domain of set */
	size_t nvragen;              /* domains that ask for a goal or an exception and have neither */
	struct termijn_lijst klokken; /* that a measurement ends, of each person */
	bool schrijft;
};
/* wie 0: the first person; set "": the one of the theme. FAULT_NOT_FOUND for somebody else's person or set, FAULT_DENIED
 * without a row on onderdeel zrm or under a regime that permits no such data. A look at the person. */
MUST_USE enum fault zrm_get(struct ctx *c, struct casus_id id, struct betrokkene_id wie, struct str set,
	struct zrm **ret);
/* With the same head and person, one of its measurements; FAULT_NOT_FOUND when it is not of the case. */
MUST_USE enum fault zrm_meting_get(struct ctx *c, struct casus_id id, struct meting_id m, struct zrm **ret,
	const struct zrm_meting **ret_meting);

struct zrm_invoer {
	struct casus_id casus;
	struct betrokkene_id wie;
	struct str set, soort;
	struct datum dag;
	struct str toelichting;
	struct str wpg, voorwaarden; /* of who measures; a correction leaves them */
	struct str rest;           /* reason for the domains without score and reason of their own; "" none */
	size_t n;
	const struct zrm_score *v; /* domains left out are not assessed */
};
/* FAULT_INVALID with a field: score.CODE, reden.CODE, rest, dag, soort, set, persoon (invariant 29), wpg (invariant 14). */
MUST_USE enum fault zrm_add(struct ctx *c, const struct zrm_invoer *z, struct meting_id *ret);
/* Of an older registration: checked first, then written in the unit in which the case was, of the person of that
 * name. Its day is that of then; who takes it over writes it. */
struct zrm_klaar;
MUST_USE enum fault zrm_check(struct ctx *c, const struct zrm_invoer *z, struct zrm_klaar **ret);
MUST_USE enum fault zrm_overname_in(struct unit *u, struct ctx *c, const struct zrm_klaar *k, struct casus_id id,
	struct str achternaam);
/* Corrects it, with a reason: the old values remain in the journaal alone, and who measured is told (invariant 20). wie
 * and set stay as they are. FAULT_CONFLICT when versie is another. */
MUST_USE enum fault zrm_correct(struct ctx *c, struct meting_id m, int64_t versie, const struct zrm_invoer *z,
	struct str reden);
/* It was of somebody else, or should not have been taken: nobody sees it any more. With the last of a person his
 * clock of the begin runs again. */
MUST_USE enum fault zrm_withdraw(struct ctx *c, struct casus_id id, struct meting_id m, int64_t versie, struct str reden);

struct zrm_motivering {
	struct str domein, tekst;
};
/* Why the last scores of these domains have no goal (invariant 28). Empty texts are passed over; none at all is
 * FAULT_INVALID, as is a domain whose score asks for nothing. */
MUST_USE enum fault zrm_except(struct ctx *c, struct casus_id id, struct betrokkene_id wie, struct str set, size_t n,
	const struct zrm_motivering *v);

/* What asks for a goal or an exception and has neither, of all persons of a case: for the page of the plan. */
struct zrm_vraag {
	struct betrokkene_id wie;
	const struct leefgebied *leefgebied;
	const struct zrmdomein *domein;
	int score;
};
struct zrm_vragen {
	size_t n;
	struct zrm_vraag *v;
};
/* None without a row on onderdeel zrm. */
MUST_USE enum fault zrm_open_vragen(struct ctx *c, const struct casus_kop *k, struct zrm_vragen *ret);

#endif
