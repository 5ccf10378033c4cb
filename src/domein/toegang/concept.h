/* Concepts: what someone is typing, and what was posted after the session had ended.
 *
 * Sealed with the house key, visible to the author alone, gone when sent or after their term (30 days; one hour for a
 * post). Never journalled. A concept is a list of fields.
 */
#ifndef DOMEIN_TOEGANG_CONCEPT_H
#define DOMEIN_TOEGANG_CONCEPT_H

#include "domein/ctx.h"
#include "domein/veld.h"

#define CONCEPT_TERM (30 * DAY_MS)
#define CONCEPT_POST_TERM HOUR_MS

struct concept {
	struct concept_id id;
	struct str soort, sleutel;
	int64_t moment;
	int64_t versie;
	size_t n;
	struct veld *fields;
};

/* Writes the concept (soort, sleutel) of the actor; versie is the one read, 0 for a new one. FAULT_CONFLICT when
 * another window saved meanwhile. */
MUST_USE enum fault concept_save(struct ctx *c, struct str soort, struct str sleutel, const struct veld *fields,
	size_t n, int64_t versie, int64_t *ret_versie);
/* NULL when there is none. */
MUST_USE enum fault concept_get(struct ctx *c, struct str soort, struct str sleutel, struct concept **ret);
MUST_USE enum fault concept_get_id(struct ctx *c, struct concept_id id, struct concept **ret);
struct concepten {
	size_t n;
	struct concept *v; /* without fields */
};
MUST_USE enum fault concept_list(struct ctx *c, struct str soort, struct concepten *ret);
MUST_USE enum fault concept_drop(struct ctx *c, struct str soort, struct str sleutel);
MUST_USE enum fault concept_drop_id(struct ctx *c, struct concept_id id);

/* Keeps a post of somebody whose session had ended, for an hour, as concept "post": the fields with their form token
 * (_t), so that it is still the same submit when it is sent after all. concept_get_id gives the path as sleutel. */
MUST_USE enum fault concept_keep_post(struct ctx *c, struct medewerker_id m, struct str path,
	const struct veld *fields, size_t n);

#endif
