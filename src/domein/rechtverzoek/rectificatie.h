/* Rectificatie: a datum of a case, of an aanmelding or of a persoon in it is corrected or removed, and who got it is told
 * (AVG 16, 17, 19; BGS 1.7).
 *
 * The row gets the new value. What it was before stays in the journaal, and is shown to review alone: for every image that
 * holds it a mask is made, in a second unit on lens kaal that the timed job repeats, and the lenses show that instead, in
 * history and as-of alike (invariant 20). The team is told, the supplier is told to correct it at home and to tell his own
 * source, and for every recipient of the ledger there is a task (invariant 40).
 * What may be corrected is a list (rectificeerbaar.def). Of a BSN nobody but who corrects it reads what it was or becomes:
 * a reason that holds it is refused. Of a case go along what its overleggen recorded and the persoon to
 * whom a betrokkene is linked; a persoon is corrected for each dossier in which he is, and each learns so.
 * Beperking: while one stands open nobody writes in the case but its behandelaar; the lens itself refuses (AVG 18).
 * Lifetimes: results live in the arena of the context. Threading: as struct ctx.
 * Source: AVG 16-19; BGS 1.7; invariants 20, 40.
 */
#ifndef DOMEIN_RECHTVERZOEK_RECTIFICATIE_H
#define DOMEIN_RECHTVERZOEK_RECTIFICATIE_H

#include "domein/rechtverzoek/rechtverzoek.h"

struct recht_datum { /* what may be corrected */
	struct str code;   /* notitie_tekst, geboren, ... */
	const char *label; /* msgid */
	int64_t rij, versie, moment;
	struct str deel, bron, waarde;
	struct organisatie_id organisatie;
	bool lang, dag, bsn; /* a text of lines; a day; a BSN, that is shown masked */
};
struct recht_waar { /* in what dossier */
	struct dossier_id id;
	struct casus_kop *kop;           /* of a casus; else NULL */
	struct aanmelding_id aanmelding; /* 0: a casus */
	struct str nummer;
	bool mag;   /* the actor corrects in it */
	bool taken; /* he says that somebody was told */
};
struct recht_data {
	struct recht_waar waar;
	size_t n;
	struct recht_datum *v; /* by part */
};
/* id is of a casus or an aanmelding. FAULT_DENIED unless the actor keeps it (niveau 3 on kern, of an aanmelding inhoud) or
 * handles a request on it. */
MUST_USE enum fault rectificatie_data(struct ctx *c, struct dossier_id id, struct recht_data *ret);
/* "notitie_tekst.ID" as a field of a form, and back; NULL when there is no such datum in the case. */
struct str recht_datum_veld(struct ctx *c, const struct recht_datum *d);
const struct recht_datum *recht_datum_find(struct ctx *c, const struct recht_data *l, struct str veld);
const char *recht_datum_label(struct str tabel, struct str kolom);

struct rectificatie_nieuw {
	struct dossier_id zaak;
	struct str datum; /* recht_datum_veld */
	int64_t versie;
	struct str nieuw;
	bool verwijderen; /* nieuw is not read */
	struct str reden;
	struct rechtverzoek_id verzoek; /* 0: found by the house itself */
};
/* FAULT_INVALID on datum, nieuw or reden; FAULT_CONFLICT when the row changed. */
MUST_USE enum fault rectificatie_do(struct ctx *c, const struct rectificatie_nieuw *n);
/* For the timed job: masks that a stop between two units left open. */
MUST_USE enum fault rectificatie_mask(struct ctx *c);

struct rectificatie_rij {
	struct str soort, deel, reden, bron, naam;
	const char *label;
	int64_t moment;
};
struct recht_bericht {
	struct rechtbericht_id id;
	struct str aan, hoe, naam, soort;
	const char *label;
	int64_t gedaan, moment, versie;
};
struct rectificaties {
	struct recht_waar waar;
	size_t n, nberichten;
	struct rectificatie_rij *v;
	struct recht_bericht *berichten; /* those that wait first */
};
MUST_USE enum fault rectificatie_list(struct ctx *c, struct dossier_id id, struct rectificaties *ret);
MUST_USE enum fault recht_bericht_done(struct ctx *c, struct dossier_id zaak, struct rechtbericht_id id, int64_t versie,
	struct str hoe);
struct recht_wacht { /* a dossier in which the actor still tells recipients: of casus and aanmelding one is 0 */
	struct casus_id casus;
	struct aanmelding_id aanmelding;
	struct str nummer;
	int64_t aantal, sinds;
};
struct recht_wachten {
	size_t n;
	struct recht_wacht *v;
};
MUST_USE enum fault recht_bericht_wacht(struct ctx *c, struct recht_wachten *ret);

/* ---- restriction ---- */

struct beperking {
	int64_t van; /* 0: none */
	struct str naam, reden;
	bool hier; /* by this request */
};
/* Of a case of a request, for who handles it. */
MUST_USE enum fault beperking_get(struct ctx *c, const struct rechtverzoek *r, const struct recht_zaak *z,
	struct beperking *ret);
MUST_USE enum fault beperking_start(struct ctx *c, struct rechtverzoek_id id, struct rechtzaak_id zaak, struct str reden);
MUST_USE enum fault beperking_stop(struct ctx *c, struct rechtverzoek_id id, struct rechtzaak_id zaak, struct str reden);

#endif
