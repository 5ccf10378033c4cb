/* The register of data breaches: reported by anybody, settled by who reviews, with the clock of 72 hours.
 *
 * The clock (`datalek` of the catalogue) runs from the moment it was found until the authority was told, or until it was
 * decided not to. Telling later asks why; not telling asks why, and is refused when there is a risk. It closes when risk,
 * authority, the persons concerned and measures are settled. No names of persons belong in it.
 * Source: AVG 33, 34; BGS 1.4; invariant 41.
 */
#ifndef DOMEIN_INZIEN_DATALEK_H
#define DOMEIN_INZIEN_DATALEK_H

#include "domein/casus/casus.h"

#define DATALEK_TEKST_MAX 2000

extern const struct casus_keus datalek_risicos[];     /* geen, risico, hoog */
extern const struct casus_keus datalek_ap[];          /* gemeld, niet */
extern const struct casus_keus datalek_betrokkenen[]; /* verteld, niet */

/* adres: base URL for the mail to who reviews. FAULT_INVALID on `wat`, `dag`. */
MUST_USE enum fault datalek_report(struct ctx *c, int64_t ontdekt, struct str wat, struct str adres,
	struct datalek_id *ret);

struct datalek {
	struct datalek_id id;
	struct str nummer, huis_naam, wat, gegevens, risico, gevolgen, maatregelen, ap, ap_kenmerk, ap_reden, betrokkenen,
		betrokkenen_reden, gemeld_naam, afgerond_naam;
	int64_t ontdekt, uiterlijk, moment, afgerond, versie, ap_moment, betrokkenen_moment; /* 0: not (yet) */
	struct opt_int aantal; /* persons concerned */
	struct datum vernietigen; /* the last day it is kept; 0: not settled */
	bool mag;     /* the actor settles it */
	bool te_laat; /* the clock ran out, and nothing is settled about the authority */
};
struct datalekken {
	size_t n;
	struct datalek *v; /* open ones first, the nearest end above */
};
/* Of who reviews; mijn: what the actor reported himself. */
MUST_USE enum fault datalek_list(struct ctx *c, bool mijn, struct datalekken *ret);
MUST_USE enum fault datalek_get(struct ctx *c, struct datalek_id id, struct datalek **ret);

struct datalek_besluit {
	struct datalek_id id;
	int64_t versie;
	struct str gegevens, risico, gevolgen, maatregelen, ap, ap_kenmerk, ap_reden, betrokkenen, betrokkenen_reden;
	struct opt_int aantal;
	int64_t ap_moment, betrokkenen_moment;
	bool afronden;
};
/* Stores what is known so far; afronden: and closes it. Needs privacy.toetsen. */
MUST_USE enum fault datalek_settle(struct ctx *c, const struct datalek_besluit *d);

#endif
