/* What the files of weging share. */
#ifndef DOMEIN_WEGING_WEGING_PRIV_H
#define DOMEIN_WEGING_WEGING_PRIV_H

#include "domein/weging/weging.h"
#include "query.h"

#define WEGING_GROND N_("Beoordeling in de weging (WGS 2.31 lid 2)")
/* Outcomes of a point that are no decision. */
#define UITKOMST_TERUG "teruggezet"
#define UITKOMST_INGETROKKEN "ingetrokken"

struct dossier_id weging_dossier(struct weging_id id);

/* ---- who is the weegploeg (ploeg.c) ---- */

struct ploeg {
	size_t n;
	struct weging_lid *v;
};
/* ",code,code," of the roles that take part. */
struct str ploeg_rollen(struct ctx *c);
/* Everyone who may be invited, each once, from the rows of weging_rolhouders; in a ring only who is in it. */
struct ploeg ploeg_of(struct ctx *c, const struct q_weging_rolhouders_rows *rows, struct str ring);
const struct weging_lid *ploeg_find(const struct ploeg *p, struct medewerker_id m);

/* ---- what the weegploeg may see (toelaten.c) ---- */

/* An aanmelding, as far as admission goes. */
struct toelaat_dossier {
	struct dossier_id dossier;
	struct medewerker_id aanmelder;
	struct organisatie_id organisatie;
};
/* Gives kern and inhoud, as far as he does not have as much already. */
MUST_USE enum fault weegploeg_grant_in(struct unit *u, struct ctx *c, struct dossier_id d, struct medewerker_id m,
	bool schrijft);
/* Ends what the session gave him (0: everybody), the actor's own last. An aanmelder who sat in the weegploeg gets back
 * what he had. */
MUST_USE enum fault weegploeg_end_in(struct unit *u, struct ctx *c, const struct toelaat_dossier *d,
	struct medewerker_id m);

/* ---- the agenda (agenda.c) ---- */

/* The session, for who may change it: present and preparing. status gesloten is a conflict. */
MUST_USE enum fault weging_begin_in(struct unit *u, struct weging_id id, struct q_weging_stand **ret);
/* A new version of the session: agenda or presence changed. */
MUST_USE enum fault weging_touch_in(struct unit *u, struct weging_id id, int64_t versie);

/* ---- points (punt.c) ---- */

/* An open point for who may judge it now: the session has begun, the actor is present and writes.
 * FAULT_CONFLICT when it was changed or decided meanwhile. */
MUST_USE enum fault weegpunt_open_in(struct unit *u, struct weegpunt_id id, int64_t versie, struct q_weegpunt_stand **ret);
/* The sets that count for an aanmelding: those of its thema, in the version that the aanmelder answered. FAULT_INVALID
 * when the catalogue does not know the thema any more. */
struct sets {
	size_t n;
	const struct criteriaset **v;
};
MUST_USE enum fault weging_sets(struct ctx *c, struct str thema, const struct q_oordeel_antwoorden_rows *antwoorden,
	struct sets *ret);
/* He reads the content of the dossier whose levels these are. */
bool weging_reads(const struct q_weging_niveaus_rows *rows, struct medewerker_id m);

#endif
