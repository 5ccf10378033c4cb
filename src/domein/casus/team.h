/* The team of a case and its admission: who may see what, on which ground, until when, and why you see this.
 *
 * A teamlid says who works in the case; toegang says what he sees. Both are made and ended together here. Writing kern
 * is the right to admit others and is for the house alone; intern and logboek are never granted to a partner.
 * A ground that ends within HERBEOORDELING_GAUW days is re-confirmed or lapses. Needs toegang.verlenen and niveau 3 on
 * kern.
 * Source: WGS 1.8 lid 2, 2.31 lid 4; BGS 1.11, 1.17; C025, C026; invariants 6-11.
 */
#ifndef DOMEIN_CASUS_TEAM_H
#define DOMEIN_CASUS_TEAM_H

#include "domein/casus/casus.h"

extern const struct casus_keus team_functies[]; /* procesregisseur, aanbrenger, inhoudelijk, casemanager, ... */

struct team_rij { /* one person with all his parts */
	struct medewerker_id medewerker;
	struct str naam, functie, organisatie_naam, domein, grond;
	struct casus_niveaus niveaus;
	int64_t van, tot; /* tot: the first end among his parts; ALTIJD none */
	bool loopt_af;    /* within HERBEOORDELING_GAUW days */
	bool regisseur, ik;
};
struct team_verzoek {
	struct verzoek_id id;
	struct medewerker_id medewerker;
	struct str naam, organisatie_naam, domein, gevraagd, reden, status, antwoord, beantwoord_door;
	int niveau;
	int64_t moment, beantwoord, versie;
	bool eigen;
};
struct team_geweest { /* left the team */
	struct str naam, organisatie_naam, functie, reden;
	int64_t van, tot;
};
struct team {
	struct casus_kop *kop;
	size_t n, nverzoeken, ngeweest;
	struct team_rij *v; /* the house first, then by organisation */
	struct team_verzoek *verzoeken; /* open ones first */
	struct team_geweest *geweest;
	struct str doel, grondslag; /* of the regime, in words */
	int64_t besloten;           /* the weging; 0 unknown */
	bool geinformeerd;          /* the first person was told */
};
MUST_USE enum fault team_get(struct ctx *c, struct casus_id id, struct team **ret);

struct team_kandidaat {
	struct medewerker_id id;
	struct str naam, functie, organisatie_naam, domein;
};
struct team_kandidaten {
	size_t n;
	struct team_kandidaat *v;
};
/* Who may be admitted: active, of a kind of organisation that the regime admits, not in the team. By organisation. */
MUST_USE enum fault team_candidates(struct ctx *c, struct casus_id id, struct team_kandidaten *ret);

struct team_toelating {
	struct casus_id casus;
	struct medewerker_id medewerker;
	struct str functie;  /* code of team_functies; "" leaves it */
	struct casus_niveaus niveaus;
	struct str grond;    /* code of the list toegangsgrond */
	struct str reden;    /* in words, where the ground asks it, and for another house (invariant 10) */
	struct datum tot;    /* last day; 0: until closing, for the house alone */
};
/* Admits, or changes what somebody has. FAULT_INVALID with the field and rule. He is told. */
MUST_USE enum fault team_admit(struct ctx *c, const struct team_toelating *t);
/* Ends all he has, of the overleggen about the case too; holds at his next request. Not the procesregisseur. */
MUST_USE enum fault team_withdraw(struct ctx *c, struct casus_id id, struct medewerker_id m, struct str reden);
/* For the timed job: the points of overleggen about a case end for who was admitted to it until a day that passed. */
MUST_USE enum fault team_points_follow(struct ctx *c);
/* The ground still holds: what ends within the term runs on until `tot`. */
MUST_USE enum fault team_reconfirm(struct ctx *c, struct casus_id id, struct medewerker_id m, struct datum tot,
	struct str reden);

/* Somebody of the team asks for more; who may grant is told. gevraagd: codes of parts with commas between. */
MUST_USE enum fault team_ask(struct ctx *c, struct casus_id id, struct str gevraagd, int niveau, struct str reden);
/* Grants until `tot` or refuses with an answer; the asker is told. */
MUST_USE enum fault team_answer(struct ctx *c, struct casus_id id, struct verzoek_id v, int64_t versie, bool toekennen,
	struct datum tot, struct str antwoord);

#endif
