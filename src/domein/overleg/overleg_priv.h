/* What the files of overleg share. */
#ifndef DOMEIN_OVERLEG_OVERLEG_PRIV_H
#define DOMEIN_OVERLEG_OVERLEG_PRIV_H

#include "domein/overleg/overleg.h"
#include "domein/toegang/dossier.h"
#include "query.h"

#define OVERLEG_GROND N_("Overleg waarvoor men is uitgenodigd (WGS 2.26)")
#define PUNT_GROND N_("Agendapunt waarbij men is toegelaten (WGS 2.31 lid 4)")
#define OVERLEG_RULE "WGS 2.31 lid 4"

struct dossier_id punt_dossier(struct agendapunt_id id);
/* Who may be invited in that ring. */
void overleg_ask_people(struct ctx *c, struct batch *b, struct str ring, int64_t moment,
	struct q_overleg_mensen_rows *ret);
const struct q_overleg_mensen *overleg_person(const struct q_overleg_mensen_rows *p, struct medewerker_id m);

/* kern of the overleg for somebody new: who prepares or leads writes, the others read. */
MUST_USE enum fault overleg_invite_in(struct unit *u, struct ctx *c, struct dossier_id d,
	const struct q_overleg_mensen *m, bool leidt);

/* Somebody invited later: to the points for all, as far as the actor leads them. */
MUST_USE enum fault overleg_admit_general_in(struct unit *u, struct ctx *c, struct overleg_id id, struct medewerker_id m);

/* Exactly one row changed; else the lens refused it. */
MUST_USE enum fault overleg_one(struct unit *u, int64_t n);
/* A change from what was said, for viewers. Ends every unit that changes an overleg or a point. */
MUST_USE enum fault overleg_raise_in(struct unit *u, struct overleg_id id);
/* The overleg for who may change its agenda and course (niveau 3 on kern). FAULT_NOT_FOUND, FAULT_DENIED;
 * FAULT_CONFLICT when versie (not 0) is another. */
MUST_USE enum fault overleg_lock_in(struct unit *u, struct overleg_id id, int64_t versie, struct q_overleg_stand **ret);
/* The same, and not over yet (gepland or bezig), else FAULT_CONFLICT. */
MUST_USE enum fault overleg_open_in(struct unit *u, struct overleg_id id, int64_t versie, struct q_overleg_stand **ret);

/* The point for who may record there now: admitted, while it runs or the minutes are not fixed. */
MUST_USE enum fault overleg_record_in(struct unit *u, struct agendapunt_id id, struct q_punt_stand **ret);

/* Admits to a point: niveau 3 on inhoud, and on kern 3 for who leads, else 2. */
MUST_USE enum fault punt_grant_in(struct unit *u, struct ctx *c, struct agendapunt_id p, struct medewerker_id m, bool leidt);
/* It runs, or it is its day. */
bool overleg_is_now(struct str status, int64_t begin, int64_t now);
bool toegelaten_find(const struct q_overleg_toegelaten_rows *rows, struct agendapunt_id p, struct medewerker_id m);
/* A text names a person of another point of the agenda: refused on field (invariant 25). */
MUST_USE enum fault punt_check_names(struct unit *u, struct overleg_id o, struct agendapunt_id p, struct str text,
	const char *field);

#endif
