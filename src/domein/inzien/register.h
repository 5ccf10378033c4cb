/* The registers of who guards privacy: measures that a DPIA asks for, and covenants and protocols with who signed them.
 *
 * A measure is open until it is done or not needed any more; done, it is looked at again on a day (AVG 35 lid 11). A
 * covenant has an edition, a place where the signed document is kept, and a last day; an organisation signs it once at a
 * time. They belong to a house or (none) to the regio, and are of who reviews there. No names of persons concerned.
 * Lifetimes: results live in the arena of the context. Threading: as struct ctx.
 * Source: AVG 5 lid 2, 26, 35; WGS 1.3, 1.4; domein.md C182, C184.
 */
#ifndef DOMEIN_INZIEN_REGISTER_H
#define DOMEIN_INZIEN_REGISTER_H

#include "domein/casus/casus.h"

#define REGISTER_KORT 200
#define REGISTER_TEKST_MAX 1000
#define MAATREGEL_GAUW 14 /* days ahead in which a measure is work */
#define CONVENANT_GAUW 92 /* and a covenant, which takes longer to renew */

/* ---- measures ---- */

struct maatregel {
	struct maatregel_id id;
	struct huis_id huis; /* 0: of the regio */
	struct str huis_naam, dpia, wat, eigenaar, resultaat, door_naam;
	struct datum uiterlijk, klaar, herzien, vervallen; /* klaar: done on; herzien: to look at again on */
	int64_t moment, versie;
	bool werk, laat; /* its day, or the day to look again, is near; or past */
};
struct maatregelen {
	size_t n;
	struct maatregel *v; /* open first, the nearest day above; then done; then not needed */
};
MUST_USE enum fault maatregel_list(struct ctx *c, struct maatregelen *ret);
MUST_USE enum fault maatregel_get(struct ctx *c, struct maatregel_id id, struct maatregel **ret);
/* id 0: a new one. FAULT_INVALID on a field, FAULT_CONFLICT when versie is another. */
MUST_USE enum fault maatregel_save(struct ctx *c, const struct maatregel *m, struct maatregel_id *ret);

/* ---- covenants ---- */

extern const struct casus_keus convenant_soorten[];

struct convenant_partij {
	struct ondertekening_id id;
	struct str naam, wie;
	struct datum getekend, einde;
	int64_t versie;
};
struct convenant_organisatie {
	struct organisatie_id id;
	struct str naam;
};
struct convenant {
	struct convenant_id id;
	struct huis_id huis; /* 0: of the regio */
	struct str huis_naam, soort, titel, uitgave, document, toelichting, door_naam;
	struct datum ingang, einde; /* einde none: until it is ended */
	int64_t moment, versie, aantal; /* aantal: who is party today */
	bool gauw, voorbij;
	size_t n, nniet;
	struct convenant_partij *v;         /* of convenant_get */
	struct convenant_organisatie *niet; /* takes part in the work and is no party today */
};
struct convenanten {
	size_t n;
	struct convenant *v; /* those that hold first, the nearest end above */
};
MUST_USE enum fault convenant_list(struct ctx *c, struct convenanten *ret);
MUST_USE enum fault convenant_get(struct ctx *c, struct convenant_id id, struct convenant **ret);
/* id 0: a new one. */
MUST_USE enum fault convenant_save(struct ctx *c, const struct convenant *v, struct convenant_id *ret);
/* wie: name and function of who signed. FAULT_INVALID when that organisation is a party already. */
MUST_USE enum fault convenant_sign(struct ctx *c, struct convenant_id id, struct organisatie_id o, struct str wie,
	struct datum getekend);
/* The organisation leaves it; einde is its last day. */
MUST_USE enum fault convenant_leave(struct ctx *c, struct convenant_id id, struct ondertekening_id p, int64_t versie,
	struct datum einde);

/* The houses of which the actor keeps the registers; *ret_regio: those of the regio too. */
MUST_USE enum fault register_huizen(struct ctx *c, size_t *ret_n, struct huis_id **ret, bool *ret_regio);

/* What of the registers is work today: also a covenant that is over and has no newer one. Zeros without the right. */
struct register_werk {
	int64_t maatregelen, maatregelen_laat, convenanten, convenanten_laat;
};
MUST_USE enum fault register_werk(struct ctx *c, struct register_werk *ret);

#endif
