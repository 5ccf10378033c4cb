/* Organisaties: the register of partners.
 *
 * Domain and WGS status follow from the kind in the catalogue (WGS 2.27): nobody types them. An organisation whose kind
 * has toegang in no regime is an incidental third party at most and has no accounts (invariant 7; BGS 2.21).
 * Source: domein.md C007, C008.
 */
#ifndef DOMEIN_ORGANISATIE_ORGANISATIE_H
#define DOMEIN_ORGANISATIE_ORGANISATIE_H

#include "domein/ctx.h"

struct organisatie {
	struct organisatie_id id; /* 0: a new one */
	struct str naam, soort;
	struct str domein, wgs;   /* read only */
	struct huis_id relatiehuis; /* account holder; 0 none */
	struct str contactpersoon, telefoon, email;
	struct datum beeindigd; /* last day; none */
	int64_t versie;
	struct str huis_naam;   /* in a list */
	int64_t mensen;         /* in a list: active medewerkers */
};
struct organisaties {
	size_t n;
	struct organisatie *v; /* by name */
};
struct organisatie_filter {
	struct str zoek;   /* part of the name */
	struct str domein; /* "" all */
	bool beeindigd;    /* those that ended too */
};
MUST_USE enum fault organisatie_list(struct ctx *c, const struct organisatie_filter *f, struct organisaties *ret);
MUST_USE enum fault organisatie_get(struct ctx *c, struct organisatie_id id, struct organisatie *ret);
/* FAULT_INVALID when it would end, or become a third party, with people who have an account. */
MUST_USE enum fault organisatie_save(struct ctx *c, const struct organisatie *o, struct organisatie_id *ret);

/* People of that kind of organisation may have an account: some regime gives it toegang (invariant 7). */
bool organisatie_may_account(const struct catalogus *cat, struct str soort);
/* "%groot%" for like ... escape '!': ASCII letters small, wildcards escaped. */
struct str zoek_pattern(struct arena *a, struct str zoek);

#endif
