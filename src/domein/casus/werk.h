/* What waits for somebody: the first worklist. Each part is asked when the actor has the right to act on it. */
#ifndef DOMEIN_CASUS_WERK_H
#define DOMEIN_CASUS_WERK_H

#include "domein/casus/casus.h"

struct werk_casus {
	struct casus_id id;
	struct str nummer, naam, thema, toestand, fase, regisseur_naam;
	struct datum herbeoordeling; /* 0: absent */
	int64_t verzoeken;           /* open requests for access */
	bool te_laat;
};
struct werk_einde { /* grounds of others that end soon in a case of one's own */
	struct casus_id id;
	struct str nummer;
	int64_t mensen, eindigt;
};
struct werk_aanmelding {
	struct aanmelding_id id;
	struct str nummer, thema, status, urgentie, organisatie_naam, huis_naam;
	int64_t moment;
};
struct werk_afwezig { /* somebody is away, and somebody replaces him; the actor is one of them */
	bool ik, loopt; /* the actor is the one who is away; it has begun */
	struct str naam; /* of the other */
	struct datum van, tot; /* first and last day */
};
struct werk_last { /* open cases of a procesregisseur, for a manager */
	struct medewerker_id medewerker;
	struct str naam, huis_naam;
	int64_t aantal, herzien, stagneert, laat; /* reviews past or absent; cases that stagnate, with a term that is over */
};
struct werk_overleg { /* to which one is invited: an overleg, or a weging */
	struct overleg_id overleg; /* of these one is 0 */
	struct weging_id weging;
	struct str soort, plaats;
	int64_t moment;
	bool vandaag;
};
struct werk {
	bool regie, intake, partner, leiding; /* which parts are filled */
	size_t naandacht, neinden, nrecent, nintake, nopenen, neigen, nlast, nafwezig, noverleg;
	struct werk_overleg *overleg; /* today and in the week that comes */
	struct werk_afwezig *afwezig;
	struct werk_casus *aandacht;   /* procesregisseur: cases that ask for something */
	struct werk_einde *einden;
	struct werk_casus *recent;     /* cases one takes part in, newest first */
	struct werk_aanmelding *intake_lijst; /* new ones, urgent first */
	int64_t intake_nieuw, intake_spoed;
	struct werk_aanmelding *openen; /* decided casus, not opened yet */
	struct werk_aanmelding *eigen;  /* referred oneself, not finished */
	struct werk_last *last;
};
MUST_USE enum fault werk_get(struct ctx *c, struct werk **ret);
/* A job: whose gemeente went to another house is told, once a case; the case itself stays until it is handed over. */
MUST_USE enum fault casus_gemeente_follow(struct ctx *c);

#endif
