/* Keeping and destroying: until when, kept longer, held, what must go, and the destruction itself.
 *
 * The last day is computed by one function from the term of the regime and the day on which it begins, and never from the
 * day of closing (invariant 31). It moves on two grounds alone, with an order and the consent of every supplier, at most
 * two years at a time (invariant 32). A hold stops destruction (invariant 36). What must go is proposed by one and judged
 * by another; the timed job then destroys it on its day, in one unit: every row of every table that holds something of the
 * dossier, what belongs to it, persons that nothing else uses, search terms, attachments and the images in the journaal.
 * What stays is a stone for the figures without any id, and the order, which becomes the certificate (invariant 37).
 * Who proposes and judges works with numbers, without reading the dossier: these functions ask vernietiging.beoordelen and
 * the house and ring of the role, and run on lens kaal.
 * Lifetimes: results live in the arena of the context. Threading: as struct ctx.
 * Source: WGS 1.8 lid 7; BGS 1.16; Wth 10; C178, C179; invariants 4, 31, 32, 36, 37.
 */
#ifndef DOMEIN_BEWARING_BEWARING_H
#define DOMEIN_BEWARING_BEWARING_H

#include "domein/afschaling/afschaling.h"
#include "domein/casus/casus.h"

#define BEWARING_REGISTER 5  /* years that a request of a person or a breach is kept, where no house decides otherwise */
#define BEWARING_KWARTAAL 92 /* days ahead: what must go, and when keeping longer may be decided */

/* ---- until when ---- */

/* The last day of a dossier: eerste is the first processing, begin the day of the event with which the regime lets the
 * term begin (decision, release); none: not known yet, then five years from the first processing, the longest that any
 * law in the catalogue allows. */
struct datum bewaring_dag(const struct bewaring *b, int64_t eerste, struct datum begin);
/* The same, with the day of that event from the fields of an aanmelding. u NULL: read on its own. */
MUST_USE enum fault bewaring_bepaal(struct unit *u, struct ctx *c, const struct thema *t, int64_t eerste,
	struct aanmelding_id id, struct datum *ret);
/* Of what is not taken up: the days that the house gives for correction and objection (BGS 1.16 lid 1). */
struct datum bewaring_afgewezen(struct datum besluit, int64_t dagen);

/* Of a request of a person or a breach that is closed then: the years that the house keeps it. */
struct datum bewaring_register(int64_t gesloten, int64_t jaren);

/* ---- of one case ---- */

extern const struct casus_keus bewaring_gronden[];     /* open, terugval: keeping longer */
extern const struct casus_keus vernietiging_gronden[]; /* termijn, niet_opgenomen, niet_nodig, verzoek */

struct verlengd {
	struct str grond, motivering, door_naam;
	int64_t besloten, moment;
	struct datum van, tot;
	size_t nbronnen, ndeelnemers;
	struct str *bronnen; /* "Politie Limburg: J. Smeets" */
	struct afschaling_lid *deelnemers;
};
struct bewaring_stand {
	struct casus_kop *kop;
	struct datum begin;   /* the first processing */
	int nog;              /* days to the last; below 0: over */
	const struct regime *regime;
	bool stop;
	struct str stop_reden, stop_naam;
	int64_t stop_sinds;
	bool besteld;         /* a destruction is proposed or ordered */
	bool ontslag;         /* the term begins at the end of detention */
	struct datum ontslag_dag; /* as recorded on the case; none: as the aanmelding said, or not known yet */
	struct str ontslag_waaruit, ontslag_naam;
	int64_t ontslag_moment;
	size_t n;
	struct verlengd *v;   /* newest first */
};
MUST_USE enum fault bewaring_get(struct ctx *c, struct casus_id id, struct bewaring_stand **ret);

/* Of a regime that counts from the end of detention (nazorg): the day of release, known or expected, from which the last
 * day follows at once; waaruit: how it is known. On kern, of a closed case too. FAULT_CONFLICT while a destruction is
 * ordered. Source: draft of Bjsg 11a bis; invariant 34. */
MUST_USE enum fault bewaring_begin_set(struct ctx *c, struct casus_id id, int64_t versie, struct datum dag,
	struct str waaruit);
bool bewaring_op_ontslag(const struct regime *r);

struct bewaring_bron {
	struct organisatie_id id;
	struct str naam;
};
struct verlenging_vorm {
	struct bewaring_stand *stand;
	const char *nee;      /* why it may not be kept longer now; NULL: it may */
	const char *grond;    /* the one that holds */
	struct datum tot;     /* the new last day */
	size_t nleden, nbronnen;
	struct afschaling_lid *leden;
	struct bewaring_bron *bronnen; /* each must consent */
};
/* FAULT_DENIED without casus.sluiten or writing on kern. */
MUST_USE enum fault verlenging_form(struct ctx *c, struct casus_id id, struct verlenging_vorm **ret);
struct verlenging {
	struct casus_id casus;
	int64_t versie;
	struct datum besloten;
	struct str motivering;
	bool criteria;        /* ground open: it still meets the criteria of BGS 2.20 */
	size_t n, nbronnen;
	const struct medewerker_id *deelnemers; /* who gave the order */
	const struct organisatie_id *bronnen;   /* who consented, and for each who said so there */
	const struct str *wie;
};
/* What the field for who consented at a supplier is called on the form. */
const char *verlenging_veld(struct ctx *c, struct organisatie_id bron);
/* FAULT_INVALID with a field and the rule; FAULT_CONFLICT when versie is another. */
MUST_USE enum fault verlenging_add(struct ctx *c, const struct verlenging *v);

/* ---- what must go ---- */

struct te_vernietigen {
	struct dossier_id id;
	struct str soort, nummer, huis_naam;
	struct datum uiterlijk;
	int nog;
	bool open, stop, besteld;
};
struct vernietiging_rij {
	struct vernietiging_id id;
	struct str soort, nummer, huis_naam, grond, reden, status, voorgesteld_naam, beoordeeld_naam;
	struct datum uiterlijk;
	int64_t voorgesteld, beoordeeld, uitgevoerd, rijen, versie;
	bool eigen; /* the actor proposed it: another judges */
};
struct stop_rij {
	struct dossier_id id;
	struct str nummer, huis_naam, reden, door_naam;
	int64_t moment;
};
struct vernietigen_lijst {
	struct datum tot;
	size_t n, nvoorstel, nopdracht, nstop;
	struct te_vernietigen *v;         /* by last day */
	struct vernietiging_rij *voorstel, *opdracht;
	struct stop_rij *stop;
};
/* The coming quarter, of the houses and rings of the actor's role. */
MUST_USE enum fault vernietigen_list(struct ctx *c, struct vernietigen_lijst *ret);
/* Proposes those; their term ends within the quarter. FAULT_INVALID when one is held or not on the list. */
MUST_USE enum fault vernietiging_propose(struct ctx *c, const struct dossier_id *v, size_t n);
/* Proposes one before its day: grond niet_nodig or verzoek, with a reason. nummer as typed. verzoek: a request for removal
 * was granted for it, and verteld says how and when those who got data of it were told (invariant 40). */
MUST_USE enum fault vernietiging_propose_early(struct ctx *c, struct str nummer, const char *grond, struct str reden,
	struct str verteld);
/* By another than who proposed. Refused, or taken back before it is carried out: with a reason. */
MUST_USE enum fault vernietiging_judge(struct ctx *c, struct vernietiging_id id, int64_t versie, bool akkoord,
	struct str reden);
/* Those that are chosen from the list, all or none. */
MUST_USE enum fault vernietiging_approve(struct ctx *c, const struct vernietiging_id *v, size_t n);
MUST_USE enum fault vernietiging_withdraw(struct ctx *c, struct vernietiging_id id, int64_t versie, struct str reden);

/* A hold on destruction; nummer as typed. */
MUST_USE enum fault vernietigstop_set(struct ctx *c, struct str nummer, struct str reden);
MUST_USE enum fault vernietigstop_lift(struct ctx *c, struct dossier_id id, struct str reden);

/* ---- the certificate ---- */

struct vernietiging_telling {
	struct str tabel;
	int64_t n;
};
struct verklaring {
	struct vernietiging_rij r;
	struct str voorgesteld_functie, beoordeeld_functie, beoordeling;
	int64_t beelden, bijlagen, personen, herhaald;
	size_t n;
	struct vernietiging_telling *v;
};
struct verklaringen {
	size_t n;
	struct vernietiging_rij *v; /* newest first */
};
MUST_USE enum fault verklaring_list(struct ctx *c, struct verklaringen *ret);
/* One, whatever its status: a certificate when it was carried out. */
MUST_USE enum fault verklaring_get(struct ctx *c, struct vernietiging_id id, struct verklaring **ret);

/* ---- carrying out ---- */

/* For the timed job: destroys what was ordered and whose day has come, each in a unit of its own; ret_n how many. On
 * SQLite the files are then emptied of it. */
MUST_USE enum fault vernietiging_run(struct ctx *c, int64_t *ret_n);

/* For a batch that nobody ever saw (domein/invoer/partij.h), whose dossiers vernietiging_lopend names under its id: names
 * what goes with them; destroys all of it, and the names. No stone stays. On lens kaal. */
struct vernietiging_tel {
	int64_t rijen, beelden, personen;
};
MUST_USE enum fault vernietiging_name_in(struct unit *u, int64_t onder);
MUST_USE enum fault vernietiging_take_in(struct unit *u, int64_t onder, struct vernietiging_tel *ret);

/* An order that was carried out, as the file beside the backups keeps it: opaque ids alone. */
struct vernietigd {
	struct vernietiging_id id;
	struct regio_id regio;
	struct str soort, grond;
	struct dossier_id dossier;
	struct datum uiterlijk;
	int64_t voorgesteld, beoordeeld, uitgevoerd;
	struct medewerker_id voorgesteld_door, beoordeeld_door;
};
struct vernietigden {
	size_t n;
	struct vernietigd *v; /* oldest first */
};
/* Those carried out since. */
MUST_USE enum fault vernietigd_list(struct ctx *c, int64_t sinds, struct vernietigden *ret);
/* After a backup was put back: carries out again what the backup does not know; ret_n how many. */
MUST_USE enum fault vernietigd_redo(struct ctx *c, const struct vernietigden *l, int64_t *ret_n);

#endif
