/* For the parts of rechtverzoek: the row that every change begins with. */
#ifndef DOMEIN_RECHTVERZOEK_RECHTVERZOEK_PRIV_H
#define DOMEIN_RECHTVERZOEK_RECHTVERZOEK_PRIV_H

#include "domein/bewaring/bewaring.h"
#include "domein/casus/casus_priv.h"
#include "domein/persoon/vrij.h"
#include "domein/rechtverzoek/rechtverzoek.h"

#define RECHT_RULE "BGS 1.1, 1.2; invariant 39"

struct dossier_id recht_dossier(struct rechtverzoek_id id);
/* FAULT_NOT_FOUND when it is not the actor's, FAULT_DENIED when he does not handle it or it is decided, FAULT_CONFLICT
 * when versie (not 0) is another. */
MUST_USE enum fault recht_lock_in(struct unit *u, struct rechtverzoek_id id, int64_t versie,
	struct q_rechtverzoek_get **ret);
/* A case of the request, that is not somebody else's; else FAULT_NOT_FOUND. */
MUST_USE enum fault recht_zaak_get(struct ctx *c, const struct rechtverzoek *r, struct rechtzaak_id id,
	const struct recht_zaak **ret);
/* What is opened of a case for a request: its parts, and of each at least this level. Who looked is seen from niveau 3 on
 * logboek; what is given is entered in the ledger, on verzoek or inhoud. */
const char *const *recht_zaak_delen(const struct recht_zaak *z);
int recht_zaak_niveau(const char *deel);
/* recht_get without the look, for who is going to change it; FAULT_DENIED when it is not open or not his. */
MUST_USE enum fault recht_read_open(struct ctx *c, struct rechtverzoek_id id, struct rechtverzoek **ret);

/* Is what the request found of the actor's houses and rings? It was of who searched; another may have taken over since. */
MUST_USE enum fault recht_zaak_within(struct ctx *c, const struct recht_zaak *z, bool *ret);

/* casus_text for a form that tells every fault. */
static inline void recht_text(struct fault_info *fi, struct str s, size_t max, const char *field, const char *empty)
{
	enum fault f = casus_text(fi, s, max, field, empty);

	(void)f;
}

#endif
