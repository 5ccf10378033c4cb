/* What the regime of a case lets be recorded, asked of the fields of the screens and of every way in.
 *
 * velden.def maps each field group to categories of catalogus/gegevens.yaml; a regime that permits none of them for that
 * kind of person hides the field (regime_shows), and the domain refuses it (regime_veld_check, regime_entry_check).
 * Moving between regimes needs an overgang of the catalogue, whose ground is recorded.
 * Threading: pure. Source: WGS 1.2 lid 2, 1.8 lid 5, 2.29, 2.30; BGS 1.9, 1.10; invariants 1, 13-15.
 */
#ifndef DOMEIN_REGIME_REGIME_H
#define DOMEIN_REGIME_REGIME_H

#include "catalogus/catalogus.h"

#define REGIME_VELD_RULE "WGS 2.30; invariant 13"
#define BEROEPSGEHEIM_RULE "WGS 2.29 lid 2; invariant 15"

enum regime_veld {
#define X(code, wat, categorieen) REGIME_VELD_##code,
#include "domein/regime/velden.def"
#undef X
	REGIME_VELD__MAX
};
extern const char *const regime_veld_categorieen[REGIME_VELD__MAX];

/* The regime permits it about such a person. A regime of NULL (a code that the catalogue no longer has) permits nothing. */
bool regime_shows(const struct regime *r, enum kring k, enum regime_veld v);
/* About somebody, whoever. */
bool regime_shows_any(const struct regime *r, enum regime_veld v);
MUST_USE enum fault regime_veld_check(struct fault_info *fi, const struct regime *r, enum kring k, enum regime_veld v,
	const char *field);

/* What was written in a part of a dossier, with that mark of the Wpg, has a place under the regime: else it is not shown. */
bool regime_shows_entry(const struct regime *r, struct str onderdeel, struct str wpg);
/* Choosing this reason or label records a kind of datum that the regime permits. */
bool regime_shows_reden(const struct regime *r, const struct reden *x);

/* What is written in a part of a dossier: an entry of the timeline, an answer, a file. */
struct regime_invoer {
	struct str onderdeel;
	struct str wpg;           /* "", 8 or 13 */
	struct str beroepsgeheim; /* "", or the ground on which it is shared: a code of the list beroepsgeheim */
	struct datum op;          /* when that was so; asked with a ground */
};
/* Every fault is told, on the fields onderdeel, wpg, beroepsgeheim and beroepsgeheim_op. */
MUST_USE enum fault regime_entry_check(struct fault_info *fi, const struct catalogus *cat, const struct regime *r,
	const struct regime_invoer *n);

/* From one regime to another: the same, or by an overgang that lets data go along (invariant 1). *ret: the ground to
 * record, "" within one regime. */
MUST_USE enum fault regime_move_check(struct fault_info *fi, const struct regime *van, const struct regime *naar,
	const char *field, struct str *ret);

#endif
