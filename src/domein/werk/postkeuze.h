/* Mail by choice: off, once a day, or once a day and invitations at once. No personal data in any of it: numbers and a
 * link. Who chose nothing gets everything (direct). Links that let somebody in (invitation, password) follow no choice.
 */
#ifndef DOMEIN_WERK_POSTKEUZE_H
#define DOMEIN_WERK_POSTKEUZE_H

#include "domein/ctx.h"

enum postkeuze { POST_UIT, POST_DAGELIJKS, POST_DIRECT };

MUST_USE enum fault postkeuze_get(struct ctx *c, enum postkeuze *ret);
MUST_USE enum fault postkeuze_set(struct ctx *c, enum postkeuze k);
/* Does he want an invitation at once? In a unit on lens kaal, before post_add_in. */
MUST_USE enum fault postkeuze_direct_in(struct unit *u, struct medewerker_id m, bool *ret);
/* The job: from seven o'clock, one mail to everybody who wants it and for whom something waits; in a weekend only to who
 * reviews, when the 72 hours of a data breach run. Made once a day, whatever number of servers runs it. adres: the base of
 * the link. */
MUST_USE enum fault overzicht_run(struct ctx *c, struct str adres);

#endif
