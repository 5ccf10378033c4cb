/* What a house says of itself to everybody: purpose, gemeenten, contact point, list criteria, rights.
 *
 * The texts are the house's own; who has organisatie.beheren writes them. The page is public (WGS 1.8, BGS 1.1, 1.2, 2.18,
 * 2.22): it says nothing about persons, and whoever asks need not say who he is.
 */
#ifndef DOMEIN_BRIEF_OPENBAAR_H
#define DOMEIN_BRIEF_OPENBAAR_H

#include "domein/ctx.h"

#define OPENBAAR_TEKST_MAX 4000

struct huis_openbaar {
	struct huis_id huis;
	struct str contactpunt, website, doel, lijst, rechten, klacht; /* "": the page says what the law says */
	int64_t versie; /* 0: nothing was written yet */
};
/* Empty texts when nothing was written. */
MUST_USE enum fault huis_openbaar_get(struct ctx *c, struct huis_id id, struct huis_openbaar *ret);
/* FAULT_CONFLICT when versie is not the newest. Needs organisatie.beheren. */
MUST_USE enum fault huis_openbaar_save(struct ctx *c, const struct huis_openbaar *h);

struct over_huis {
	struct str naam, adres, telefoon, email;
	struct huis_openbaar tekst;
	size_t ngemeenten;
	struct str *gemeenten;
};
/* For anybody. FAULT_NOT_FOUND for a house that is not there today. */
MUST_USE enum fault over_huis(struct ctx *c, struct huis_id id, struct over_huis *ret);

#endif
