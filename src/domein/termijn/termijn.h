/* Running clocks: the terms of a dossier, begun and ended by what happens, as the catalogue says.
 *
 * A clock is a row of termijn in an aanmelding, a casus or a rechtverzoek, one of each kind at a time. What a measurement
 * ends is of one person: in a casus each of whom it is expected has his own (invariant 29), in an aanmelding there is one.
 * The domain tells what happened (termijn_event_in, termijn_veld_in); the theme's `termijnen` say which clocks that begins
 * and which it ends. Ends are computed by termijn_einde (basis/termijn.h) with the holidays of the catalogue, and stay as
 * they were computed. start is a moment, einde the last day. A term in hours ends at a moment, that follows from start; when
 * only the day of the event is known it is given as the midnight with which it begins, and the term ends with a day.
 * Who may read the onderdeel sees its clocks; niveau 3 on it is asked to change them.
 * Lifetimes: results live in the arena of the context. Threading: as struct ctx.
 * Source: ATW 1-4; Wvggz 5:2; Wth 2, 9, 13; AVG 12, 14; design: Clocks; invariants 47-49.
 */
#ifndef DOMEIN_TERMIJN_TERMIJN_H
#define DOMEIN_TERMIJN_TERMIJN_H

#include "catalogus/catalogus.h"
#include "domein/ctx.h"
#include "domein/persoon/naam.h"

#define TERMIJN_MIJN_MAX 8 /* shown in the worklist of each time: over, this week, announced */
#define TERMIJN_WEEK 7 /* days ahead that the worklist always shows */

/* ---- what happened, inside a unit of the part where it happens ---- */

/* Ends the clocks that these events end (GEBEURTENIS_BIT, one or more) and begins those that they start. A clock that
 * runs already is not begun again, unless the event ends it first; the same event told twice does nothing the second
 * time. op is the moment at which it happened; what ends, ends then, or now when that lies ahead. thema may be NULL:
 * nothing happens. FAULT_DENIED without niveau 3 on the onderdeel when there is anything to write; FAULT_INVALID when an
 * end would lie outside the calendar. */
MUST_USE enum fault termijn_event_in(struct unit *u, struct ctx *c, struct dossier_id d, const char *onderdeel,
	const struct thema *thema, uint64_t wat, int64_t op);
/* That person of the case was measured: ends and begins clocks of his alone. */
MUST_USE enum fault termijn_gemeten_in(struct unit *u, struct ctx *c, struct casus_id casus, const struct thema *thema,
	struct betrokkene_id wie, int64_t op);
/* Somebody came into the case: what is waited for of each person is waited for of him, from now. Whoever may add him
 * begins it. */
MUST_USE enum fault termijn_erbij_in(struct unit *u, struct ctx *c, struct casus_id casus, const struct thema *thema,
	struct betrokkene_id wie, struct str rol);
/* termijn_event_in on the part kern of a casus, in a unit on the bare tables: by a job, or for who did it and writes no clocks of
 * the case. */
MUST_USE enum fault termijn_event_kaal_in(struct unit *u, struct ctx *c, struct casus_id casus,
	const struct thema *thema, uint64_t wat, int64_t op);
/* A date field of the theme was filled in, changed or emptied (op none): begins the clocks that start from it, and
 * raises the events that the field stands for. A clock that ran from another day is begun anew. */
MUST_USE enum fault termijn_veld_in(struct unit *u, struct ctx *c, struct dossier_id d, const char *onderdeel,
	const struct thema *thema, struct str veld, struct datum op);
/* The same of a dossier without a theme (a rechtverzoek): of the shared kinds it has this one. */
MUST_USE enum fault termijn_gedeeld_in(struct unit *u, struct ctx *c, struct dossier_id d, struct str klok, uint64_t wat,
	int64_t op);
/* From an aanmelding to its casus: what runs goes along as it is when the theme of the casus has that clock, and lapses
 * otherwise. From onderdeel kern to kern, clocks that a measurement ends to zrm, once for each person. */
MUST_USE enum fault termijn_move_in(struct unit *u, struct ctx *c, struct dossier_id van, struct dossier_id naar,
	const struct thema *thema);
struct termijn_toen { /* events, and when they happened */
	uint64_t wat; /* GEBEURTENIS_BIT */
	int64_t op;
};
/* A dossier gets another theme: begins the clocks that only the new one has, each from the last of these events (oldest
 * first) that begins it, unless one after that ends it. */
MUST_USE enum fault termijn_catch_up_in(struct unit *u, struct ctx *c, struct dossier_id d, const struct thema *eerder,
	const struct thema *thema, const struct termijn_toen *toen, size_t n);
/* The running clock of this kind ends on a day that somebody chose, no later than the catalogue says; with none, nothing is
 * waited for any more and it lapses. Nothing happens when none runs. */
MUST_USE enum fault termijn_limit_in(struct unit *u, struct ctx *c, struct dossier_id d, const struct thema *thema,
	struct str klok, struct datum einde);
/* The running clock of this shared kind ends on a later day, as the law lets it. Nothing happens when none runs. */
MUST_USE enum fault termijn_extend_in(struct unit *u, struct ctx *c, struct dossier_id d, struct str klok,
	struct datum einde);
/* What happened did not happen after all (a measurement that is withdrawn): what it began lapses, and what it ended last
 * runs again, to its old end. Nothing else than this may have ended it. wie: of whom; 0: of the whole dossier. */
MUST_USE enum fault termijn_undo_in(struct unit *u, struct ctx *c, struct dossier_id d, const struct thema *thema,
	uint64_t wat, struct betrokkene_id wie);
/* Nothing is waited for any more (withdrawn, not accepted, closed): what runs lapses. */
MUST_USE enum fault termijn_close_in(struct unit *u, struct ctx *c, struct dossier_id d);
/* The same in a unit on the bare tables: a partner who withdraws his aanmelding writes no clocks himself. */
MUST_USE enum fault termijn_close_kaal_in(struct unit *u, struct dossier_id d);

/* ---- changes by hand ---- */

/* The clock stands still from now. reden: a code of the list opschorting; toelichting is asked when the reason asks it.
 * FAULT_INVALID when its kind may not be suspended or it is over already, FAULT_CONFLICT when versie is another. */
MUST_USE enum fault termijn_suspend(struct ctx *c, struct termijn_id id, int64_t versie, struct str reden,
	struct str toelichting);
/* It runs again: the end moves by the days that it stood still, then to a working day when the ATW asks it. */
MUST_USE enum fault termijn_resume(struct ctx *c, struct termijn_id id, int64_t versie);
/* What had to be done is done. A kind that repeats begins anew, from now. FAULT_DENIED of a rechtverzoek: its decision ends
 * its clock. */
MUST_USE enum fault termijn_done(struct ctx *c, struct termijn_id id, int64_t versie);

/* ---- reading ---- */

enum termijn_stand {
	TERMIJN_TE_LAAT,
	TERMIJN_VANDAAG,
	TERMIJN_GAUW,     /* the warning of its kind has begun */
	TERMIJN_LOOPT,
	TERMIJN_STIL,     /* suspended */
	TERMIJN_VOLDAAN,
	TERMIJN_VERVALLEN, /* lapsed: not needed any more, or begun anew from another day */
	TERMIJN_MEE,      /* went along to the casus */
};
struct termijn_mens { /* whose clock it is */
	struct betrokkene_id id; /* 0: of the whole dossier */
	struct persoon_id persoon;
	bool heeft_naam;         /* the actor may read him */
	struct naam naam;
	struct str rol;
};
struct termijn {
	struct termijn_id id;
	struct dossier_id dossier;
	struct str klok;
	const struct termijnsoort *soort; /* NULL: a code the catalogue no longer has */
	struct termijn_mens van;
	int64_t start;
	struct datum einde;   /* the last day */
	int64_t einde_moment; /* of a term in hours; 0: the whole day counts */
	enum termijn_stand stand;
	int dagen;            /* from today to einde; below 0: days late */
	int stil;             /* days that it stood still before */
	int64_t opgeschort;   /* since; 0: it runs */
	struct str opgeschort_reden, opgeschort_toelichting;
	int64_t voldaan;      /* when it ended, in whatever way; 0: not */
	int64_t versie;
	bool schrijft;        /* the actor may change it */
};
struct termijn_lijst {
	size_t n;
	struct termijn *v; /* what runs by end, then what ended, latest first */
	size_t lopend;     /* how many of them run, suspended ones too */
};
/* Of one dossier; thema names its clocks. Whoever shows the dossier notes the look; of each person named it is noted here. */
MUST_USE enum fault termijn_list(struct ctx *c, struct dossier_id d, const struct thema *thema, struct termijn_lijst *ret);

/* Of what it is a term: of the three one is not 0. */
struct termijn_dossier {
	struct casus_id casus;
	struct rechtverzoek_id recht;
	struct aanmelding_id aanmelding;
	struct str nummer, ring;
	const struct thema *thema; /* NULL: unknown */
	bool heeft_naam;
	struct naam naam;          /* of the first person, when the actor may read it */
	struct persoon_id persoon;
};
struct termijn_rij {
	struct termijn t;
	struct termijn_dossier d;
};
struct termijn_rijen {
	size_t n;
	struct termijn_rij *v;
	int64_t voorbij, week, later; /* how many there are: last day over, within TERMIJN_WEEK, only announced */
};
/* ",ontvangst,weging,": the clocks that somebody with the actor's roles sees to, by the catalogue (wie). They choose of an
 * aanmelding, in which all of the house write; of a casus everybody sees to what he writes. */
struct str termijn_klokken_mine(struct ctx *c);
/* What is over, due today, due within a week or announced, of the dossiers in which the actor writes, as
 * termijn_klokken_mine says: of each
 * time the TERMIJN_MIJN_MAX that end first. Suspended ones are left out. Notes a look per dossier. */
MUST_USE enum fault termijn_mine(struct ctx *c, struct termijn_rijen *ret);
/* One. FAULT_NOT_FOUND when the actor may not read it. Notes the look. */
MUST_USE enum fault termijn_get(struct ctx *c, struct termijn_id id, struct termijn_rij **ret);

#endif
