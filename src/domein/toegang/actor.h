/* Who acts when nobody is logged in: a command names its medewerker, a job its service account. */
#ifndef DOMEIN_TOEGANG_ACTOR_H
#define DOMEIN_TOEGANG_ACTOR_H

#include "catalogus/catalogus.h"
#include "domein/ctx.h"

/* Fills c->actor and c->eyes for an active medewerker, with the rights of his roles now. FAULT_NOT_FOUND. */
MUST_USE enum fault actor_as(struct ctx *c, struct str email);
/* The same by id, for a feed, a mail or a job on behalf of somebody; with VOG and training too (invariant 8). ret_email may
 * be NULL. */
MUST_USE enum fault actor_as_id(struct ctx *c, struct medewerker_id id, struct str *ret_email);
/* The rights that the roles of today give; ringen as in struct actor. */
struct actor_rol {
	struct str rol, ring;
};
void actor_add_roles(struct ctx *c, const struct actor_rol *rollen, size_t n);
/* ",code,code," of the roles with any of these rights (RECHT_BIT) that may work in the theme (NULL: in whatever theme);
 * "," when there are none. */
struct str rollen_with(struct ctx *c, uint64_t rechten, const struct thema *t);
/* He works in the ring; everybody in RING_GEWOON (invariant 11). */
bool actor_in_ring(const struct actor *a, enum ring ring);

#endif
