/* Free text that leaves the case, or is read outside it: a BSN does not belong in it.
 *
 * Holds for the disclosure ledger, letters, the place of a meeting (which goes along in a mail), reasons that end up in
 * the log, and what a house publishes. A case has a field for the BSN; there it is masked, corrected and destroyed.
 * Pure: nothing is remembered. Source: WGS 2.30 lid 1; UAVG 46; invariant 18.
 */
#ifndef DOMEIN_PERSOON_VRIJ_H
#define DOMEIN_PERSOON_VRIJ_H

#include "basis/fault.h"
#include "basis/str.h"

/* Nine digits that pass the elfproef stand in it: in one piece, in groups of 3-3-3 or 4-2-3, or as all there is between
 * words; parted by dots, spaces (also hard ones) or, in those groups, hyphens. */
bool bsn_in_text(struct str s);

struct vrije_tekst {
	const char *veld;
	struct str tekst;
};
/* A fault beside each field in which a BSN stands, after those that are there already. Returns the fault of fi. */
MUST_USE enum fault vrij_check(struct fault_info *fi, const struct vrije_tekst *v, size_t n);
#define VRIJ_CHECK(fi, ...) vrij_check(fi, (const struct vrije_tekst[]){ __VA_ARGS__ }, \
	sizeof((const struct vrije_tekst[]){ __VA_ARGS__ }) / sizeof(struct vrije_tekst))
/* Where the faults of a form are gathered and looked at later. */
#define VRIJ_GATHER(fi, ...) do { if (VRIJ_CHECK(fi, __VA_ARGS__)) break; } while (0)

#endif
