/* The road of the work, for tests: from an aanmelding through the weging to a casus, through the functions of the screens.
 *
 * Everyone acts as himself: Rik (police) refers, Noor takes it in and prepares the weging, Femke (OM) and Anouk (police)
 * decide, Sanne opens and keeps the case. All invented.
 */
#ifndef TESTS_VERHAAL_H
#define TESTS_VERHAAL_H

#include "domein/aanmelding/aanmelding.h"
#include "domein/casus/casus.h"
#include "domein/weging/weging.h"
#include "tests/opstelling.h"

/* A complete referral of one person under WGS by `wie`, in a gemeente of house mh. */
struct aanmelding_nieuw *verhaal_nieuw(struct opstelling *o, struct str achternaam);
struct aanmelding_id verhaal_aanmelding(struct opstelling *o, const char *wie, struct str achternaam);
/* Takes it in for house mh, puts it on the agenda of a new weging, judges every criterion and decides. The weging stays
 * open; its id in *ret when that is not NULL. */
void verhaal_weging(struct opstelling *o, struct aanmelding_id a, const char *uitkomst, struct weging_id *ret);
/* All of it: an open case of Sanne's, referred by Rik. */
struct casus_id verhaal_casus(struct opstelling *o, struct str achternaam);

#endif
