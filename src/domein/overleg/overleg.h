/* Overleg: planning, inviting, agenda with admission per point, the live screen, minutes.
 *
 * An overleg is a dossier of its own (kern: kind, time, place; no person it is about): whoever is invited sees it. A point
 * of the agenda is a dossier of its own (agendapunt, kern and inhoud): only who is admitted to it sees what it is about,
 * the others a slot of time (row overleg_regel, with the same id). Who prepares has niveau 3 on kern of the overleg; who
 * leads (voorzitter, notulist) and who put the point on has niveau 3 on kern of the point; who is admitted has niveau 3 on
 * its inhoud and may record there while the overleg runs.
 * A point of a case: the kind admits its regime and ring; who is admitted may hold toegang in that regime. Admission to a
 * point gives nothing in the case itself.
 * Everything that changes raises overleg_stand: overleg_newer is what viewers ask for, one indexed read and no look.
 * Calendar files are sent by overleg_post_run, from what lid.post says: nothing is lost when the server stops in between.
 * Lifetimes: results live in the arena of the context. Threading: as struct ctx.
 * Source: WGS 2.26, 2.31 lid 4-6; C012, C033-C036, C068, C069; invariants 6, 11, 25.
 */
#ifndef DOMEIN_OVERLEG_OVERLEG_H
#define DOMEIN_OVERLEG_OVERLEG_H

#include "catalogus/catalogus.h"
#include "domein/casus/casus.h"
#include "domein/ctx.h"

#define OVERLEG_LEDEN_MAX 60
#define OVERLEG_PUNTEN_MAX 40
#define OVERLEG_KEER_MAX 26 /* of a series */
#define VASTLEGGING_MAX 2000

enum overleg_status { OVERLEG_GEPLAND, OVERLEG_BEZIG, OVERLEG_AFGEROND, OVERLEG_VASTGESTELD, OVERLEG_GEANNULEERD,
	OVERLEG_STATUS__MAX };
extern const char *const overleg_status_codes[OVERLEG_STATUS__MAX + 1];

struct dossier_id overleg_dossier(struct overleg_id id);

/* ---- planning ---- */

struct overleg_plan {
	struct str soort;  /* an overlegvorm that is no weging */
	struct datum dag;
	int uur, minuut, duur; /* duur in minutes; 0: that of the kind */
	struct str plaats, link;
	struct medewerker_id voorzitter, notulist; /* 0: the actor; 0: none */
	size_t nleden;
	const struct medewerker_id *leden;
	int64_t keer, weken; /* a series: so many times, every so many weeks; keer 1: once */
};
/* Needs overleg.voorbereiden. Of a series ret is the first; local time stays the same across summer time. In a besloten
 * ring only who is in it. FAULT_INVALID on soort, datum, tijd, duur, plaats, link, leden, voorzitter, notulist, keer,
 * weken. */
MUST_USE enum fault overleg_plan(struct ctx *c, const struct overleg_plan *p, struct overleg_id *ret);

struct overleg_wijziging {
	struct overleg_id id;
	int64_t versie;
	struct datum dag;
	int uur, minuut, duur;
	struct str plaats, link;
	struct medewerker_id voorzitter, notulist;
};
/* Another time, place or lead. Everybody gets the calendar file again, with a higher SEQUENCE, when time or place changed. */
MUST_USE enum fault overleg_change(struct ctx *c, const struct overleg_wijziging *w);
/* It does not take place; everybody gets METHOD:CANCEL. What was on its agenda can be carried over. */
MUST_USE enum fault overleg_cancel(struct ctx *c, struct overleg_id id, int64_t versie, struct str reden);
/* Somebody more. He is admitted to the points for all, not to those of a case. FAULT_INVALID on medewerker. */
MUST_USE enum fault overleg_invite(struct ctx *c, struct overleg_id id, struct medewerker_id m);
/* Ends his admission to the overleg and to its points that the actor may change. Not the voorzitter. */
MUST_USE enum fault overleg_uninvite(struct ctx *c, struct overleg_id id, struct medewerker_id m);

/* ---- the course ---- */

/* gepland -> bezig; the actor is present. For who leads: voorzitter, notulist, or who prepares. */
MUST_USE enum fault overleg_begin(struct ctx *c, struct overleg_id id, int64_t versie);
/* bezig -> afgerond. What was not reached is doorgeschoven: it waits for the next overleg of that kind. In the open cases
 * that were discussed the event overleg_gehouden happens, on fixing verslag_vastgesteld. */
MUST_USE enum fault overleg_finish(struct ctx *c, struct overleg_id id, int64_t versie);
/* afgerond -> vastgesteld, by the voorzitter: nothing in the minutes changes after this (invariant 25). */
MUST_USE enum fault overleg_fix(struct ctx *c, struct overleg_id id, int64_t versie);
/* Tells the clocks of the cases that were discussed what finishing and fixing did not get to, because the server stopped in
 * between. As ACTOR_DIENST, in the jobs thread. */
MUST_USE enum fault overleg_follow(struct ctx *c);
/* The actor is there: who is invited says so of himself, on the day or while it runs. That he left, or was not there after
 * all, is for who leads to say: what is hidden from him on a shared screen (C068) comes back with that. */
MUST_USE enum fault overleg_here(struct ctx *c, struct overleg_id id);
/* Who is in the room. While it is planned or runs. By who leads. */
MUST_USE enum fault overleg_presence(struct ctx *c, struct overleg_id id, struct medewerker_id m, bool aanwezig);

/* ---- the agenda ---- */

struct punt_nieuw {
	struct overleg_id overleg;
	struct casus_id casus;  /* 0: a point for all who are invited */
	struct str titel;       /* of a point for all; bears no name of a person on the agenda (invariant 25) */
	struct str vraag;       /* what is asked of the overleg */
	int64_t duur;           /* minutes; 0: that of the kind */
	bool team;              /* invite who is in the team of the case and may come */
};
/* Needs overleg.voorbereiden, niveau 3 on the overleg and, for a case, on its kern. Admits who of the invited is in the team
 * of the case, and who leads when the regime admits him. FAULT_INVALID on casus, titel, vraag, duur. */
MUST_USE enum fault punt_add(struct ctx *c, const struct punt_nieuw *n, struct agendapunt_id *ret);
/* Off the agenda, before it is discussed. */
MUST_USE enum fault punt_remove(struct ctx *c, struct overleg_id o, struct agendapunt_id p);
/* One place up (earlier) or down. */
MUST_USE enum fault punt_order(struct ctx *c, struct overleg_id o, struct agendapunt_id p, bool eerder);
MUST_USE enum fault punt_change(struct ctx *c, struct overleg_id o, struct agendapunt_id p, int64_t versie,
	struct str vraag, int64_t duur);
/* Exactly these of the invited are admitted; who leads stays. FAULT_INVALID on medewerker with the rule. */
MUST_USE enum fault punt_admit(struct ctx *c, struct overleg_id o, struct agendapunt_id p, const struct medewerker_id *v,
	size_t n);
/* Points of earlier overleggen of this kind that were not reached, as far as the actor may change them, come on this
 * agenda; ret: how many. */
MUST_USE enum fault overleg_carry(struct ctx *c, struct overleg_id id, int64_t *ret);
/* The point that is discussed now; 0 none. The former is besproken. Who is present and admitted is noted with it. */
MUST_USE enum fault punt_now(struct ctx *c, struct overleg_id o, struct agendapunt_id p);

/* ---- recording ---- */

enum vast_soort { VAST_BESLUIT, VAST_AFSPRAAK, VAST_NOTITIE, VAST__MAX };
extern const char *const vast_soort_codes[VAST__MAX + 1];

struct vast_nieuw {
	struct agendapunt_id punt;
	struct str soort;
	struct str tekst; /* as typed: `tekst @eigenaar #leefgebied tot datum`, see snel.h */
	struct str wpg;   /* "8", "13" with police data (invariant 14) */
};
/* While the overleg runs, or is finished and not fixed, and the actor is admitted. An afspraak has an owner and a term; at
 * a point of a case it becomes an afspraak of its plan too, as far as the actor may write there. Police data are a besluit or a
 * notitie at a point of a case under a regime that has a place for them. Faults on tekst. */
MUST_USE enum fault vast_add(struct ctx *c, const struct vast_nieuw *n, struct vastlegging_id *ret);
/* Other words, or another mark, by who recorded it or who leads. FAULT_CONFLICT when it changed meanwhile. Faults on tekst. */
MUST_USE enum fault vast_change(struct ctx *c, struct vastlegging_id id, int64_t versie, struct str tekst, struct str wpg);
/* How it stands with an afspraak of the case of a point, said at the table: gereed, loopt, vervallen (with a reason); as
 * afspraak_stand_in. While something may be recorded, by who leads and may write that afspraak. FAULT_CONFLICT when it
 * changed meanwhile. Faults on reden. */
struct stand_nieuw {
	struct overleg_id overleg;
	struct agendapunt_id punt;
	struct afspraak_id afspraak;
	int64_t versie;
	struct str stand, reden;
};
MUST_USE enum fault punt_stand(struct ctx *c, const struct stand_nieuw *n);
/* It is not in the minutes any more. */
MUST_USE enum fault vast_withdraw(struct ctx *c, struct vastlegging_id id, int64_t versie);

/* ---- reading ---- */

struct overleg_rij {
	struct overleg_id id;
	struct str nummer, soort, ring, plaats, link, voorzitter_naam, notulist_naam, reden;
	struct medewerker_id voorzitter, notulist;
	struct organisatie_id organisatie;
	enum overleg_status status;
	int64_t begin, duur, reeks, begonnen, afgerond, vastgesteld, versie;
	struct agendapunt_id nu;
	int64_t leden, aanwezig, punten, mijn_punten; /* invited, there, on the agenda, of which admitted to */
};
struct overleggen {
	size_t n;
	struct overleg_rij *v;
};
/* To which the actor is invited: still to come, soonest first; or (voorbij) held and cancelled, newest first. */
MUST_USE enum fault overleg_list(struct ctx *c, bool voorbij, struct overleggen *ret);

struct overleg_lid {
	struct medewerker_id id;
	struct str naam, functie, organisatie_naam, domein;
	bool aanwezig, zelf, voorzitter, notulist; /* zelf: he said so himself */
};
struct overleg_leden {
	size_t n;
	struct overleg_lid *v; /* by organisation, name */
};
struct overleg_punt {
	struct agendapunt_id id;
	int64_t begonnen;            /* when it came up; 0 not yet */
	int64_t begin, duur, versie; /* begin: by the length of what comes before; versie: of the agendapunt */
	struct str status;           /* open, besproken, doorgeschoven, vervallen */
	bool nu;
	bool mijn;                   /* admitted; else what follows is empty but titel of a point for all */
	bool leidt;                  /* niveau 3 on its kern: may change and admit */
	struct casus_id casus;       /* 0: a point for all */
	bool casus_mijn;             /* the actor sees the case itself */
	struct str regime;           /* of that case, also for who is admitted to the point alone; "" no case */
	struct persoon_id persoon;   /* its first person, for the record of looks; 0 none */
	struct str nummer, titel, vraag;
	size_t ntoegelaten;
	struct medewerker_id *toegelaten;
	int64_t weg;                 /* who is invited and not admitted */
	int64_t weg_aanwezig;        /* who is present and not admitted */
};
struct overleg {
	struct overleg_rij kop;
	const struct overlegvorm *vorm; /* NULL: the catalogue does not know it any more */
	bool bereidt_voor, leidt;       /* may plan and make the agenda; leads: voorzitter, notulist */
	bool kan_er_zijn;               /* the actor does not lead, may say that he is there, and has not */
	struct overleg_leden leden;
	size_t n;
	struct overleg_punt *punten;    /* in the order of the agenda */
	int64_t stand;                  /* for overleg_newer */
	int64_t over;                   /* points elsewhere that could be carried over to this agenda */
};
/* FAULT_NOT_FOUND for who is not invited. Notes a look per point of a case that is shown. */
MUST_USE enum fault overleg_get(struct ctx *c, struct overleg_id id, struct overleg **ret);
/* Somebody who may be invited still; those of the team of the cases on the agenda first are no concern here. */
MUST_USE enum fault overleg_candidates(struct ctx *c, struct overleg_id id, struct overleg_leden *ret);
/* Everybody who may be invited to an overleg of that ring. */
MUST_USE enum fault overleg_people(struct ctx *c, struct str ring, struct overleg_leden *ret);
/* Cases that the actor may put on this agenda. */
struct overleg_casus {
	struct casus_id id;
	struct str nummer, titel;
};
struct overleg_casussen {
	size_t n;
	struct overleg_casus *v;
};
MUST_USE enum fault overleg_cases(struct ctx *c, struct overleg_id id, struct overleg_casussen *ret);

struct vastlegging {
	struct vastlegging_id id;
	struct str soort, tekst, leefgebied, eigenaar_naam, eigenaar_organisatie, door_naam;
	struct str wpg;    /* "8", "13" with police data (invariant 14) */
	struct datum termijn;
	int64_t moment, versie;
	bool in_plan, mag; /* it is an afspraak of the plan too; the actor may change it */
};
struct overleg_open { /* an afspraak of the case that runs, or was finished since the overleg began */
	struct afspraak_id id;
	struct str tekst, eigenaar, organisatie, domein, status, reden; /* reden: why it ended */
	struct datum termijn;
	int64_t versie;
	bool te_laat, loopt;
	bool mag, regie; /* the actor may say how it stands; may let it end and take it up again too */
};
struct overleg_nu { /* one point in full */
	const struct overleg_punt *punt;
	struct str thema, fase, risico; /* of the case, when all who look may see it */
	struct datum geboren;
	size_t nvast;
	struct vastlegging *vast; /* oldest first, without what was withdrawn */
	size_t nopen;
	struct overleg_open *open;
	size_t naanwezig;
	struct str *aanwezig;     /* names: noted when it was discussed */
	bool mag_vastleggen;
	bool mag_wpg;             /* and mark it as police data */
	bool verborgen;           /* on a shared screen: somebody present is not admitted to the point */
	bool plan_verborgen;      /* the plan: somebody present, or the actor himself, may not see it */
	struct str verborgen_om;  /* their names */
};
/* The overleg with one point in full (0: the one discussed now, else the first the actor is admitted to; *ret_nu NULL:
 * none). gedeeld: the screen is shared, so what somebody present may not see is left out (C068). */
MUST_USE enum fault overleg_live(struct ctx *c, struct overleg_id id, struct agendapunt_id p, bool gedeeld,
	struct overleg **ret, struct overleg_nu **ret_nu);
/* One thing that was recorded, with its point, for who may change it. FAULT_NOT_FOUND when it is not there (any more). */
MUST_USE enum fault vast_read(struct ctx *c, struct overleg_id o, struct vastlegging_id id, struct overleg **ret,
	struct vastlegging *ret_vast, bool *ret_mag_wpg);
/* The version of the overleg when it is above na, else 0. One indexed read, no look. FAULT_NOT_FOUND for who is not
 * invited. */
MUST_USE enum fault overleg_newer(struct ctx *c, struct overleg_id id, int64_t na, int64_t *ret);
/* The minutes: every point the actor is admitted to in full; of the others the time (invariant 25). */
struct verslag {
	struct overleg *overleg;
	size_t n;
	struct overleg_nu *punten; /* punten[i].punt is overleg->punten[i] */
};
MUST_USE enum fault verslag_get(struct ctx *c, struct overleg_id id, struct verslag **ret);
/* The same to be printed: the looks say so. */
MUST_USE enum fault verslag_print(struct ctx *c, struct overleg_id id, struct verslag **ret);

/* The minutes of one point of a case as of a moment (ctx_toen): punten is that point alone. FAULT_NOT_FOUND when those eyes
 * were not admitted to it then, or the actor is not now. */
MUST_USE enum fault verslag_then(struct ctx *c, struct casus_id id, struct agendapunt_id p, struct casus_kop **ret_kop,
	struct verslag **ret);

/* Tab of a case: the overleggen in which it is, as far as the actor is admitted to that point. Newest first. As of a
 * moment too. */
struct casus_overleg {
	struct overleg_id id;
	struct agendapunt_id punt;
	struct str soort, plaats, status, vraag; /* status of the overleg */
	int64_t begin, duur, leden, aanwezig, besluiten, afspraken;
	bool besproken;
};
struct casus_overleggen {
	struct casus_kop *kop;
	size_t n;
	struct casus_overleg *v;
	struct overleggen kan; /* planned ones to which the actor may add this case */
};
MUST_USE enum fault casus_overleggen(struct ctx *c, struct casus_id id, struct casus_overleggen **ret);

/* ---- mail ---- */

/* Sends waiting calendar files to the queue of mail: for each who is invited one mail per series and kind of news.
 * adres: base URL of this Schakel. As ACTOR_DIENST, in the jobs thread. ret: how many mails. */
MUST_USE enum fault overleg_post_run(struct ctx *c, const char *adres, int64_t *ret);

#endif
