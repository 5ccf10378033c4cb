/* Notices in the top bar: a kind and a dossier, no personal data. The text comes from the kind when it is shown. */
#ifndef DOMEIN_TOEGANG_MELDING_H
#define DOMEIN_TOEGANG_MELDING_H

#include "domein/ctx.h"

struct melding {
	struct melding_id id;
	struct str soort;
	struct dossier_id dossier;
	int64_t moment, gelezen;
};
struct meldingen {
	size_t n;
	struct melding *v;
};

/* Unread notices of the actor. */
MUST_USE enum fault melding_count(struct ctx *c, int64_t *ret);
/* The newest 100. */
MUST_USE enum fault melding_list(struct ctx *c, struct meldingen *ret);
/* What the dossiers of the notices are, as far as the actor may see them: casus, aanmelding or weging, and its number. */
struct melding_dossier {
	struct dossier_id id;
	struct str nummer, soort;
};
struct melding_dossiers {
	size_t n;
	struct melding_dossier *v;
};
MUST_USE enum fault melding_dossier_list(struct ctx *c, struct melding_dossiers *ret);
MUST_USE enum fault melding_read_all(struct ctx *c);
/* Adds a notice for another medewerker, inside a unit. */
MUST_USE enum fault melding_add_in(struct unit *u, struct medewerker_id aan, const char *soort,
	struct dossier_id dossier);

#endif
