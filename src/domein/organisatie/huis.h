/* Huizen, their gemeenten and the werkgebied.
 *
 * Reference data of a regio: every medewerker reads it, who has organisatie.beheren changes it. Gemeenten carry their
 * CBS code and days of validity; a gemeente belongs to one house of a regio at a time. Nothing is thrown away: what ends
 * gets a last day, and the journaal keeps old names. Source: domein.md C001-C006.
 */
#ifndef DOMEIN_ORGANISATIE_HUIS_H
#define DOMEIN_ORGANISATIE_HUIS_H

#include "domein/ctx.h"

struct huis {
	struct huis_id id; /* 0: a new one */
	struct str code, naam, adres, telefoon, email;
	int64_t afwijs_dagen;  /* days that a rejected aanmelding stays for correction and objection; 0..365 */
	int64_t verzoek_jaren, datalek_jaren; /* years that a closed request of a person, a settled breach is kept; 1..10 */
	bool inzage_kort;      /* an inzage names only the organisation of who looked, not the function */
	struct datum van, tot; /* first and last day; tot none: no end */
	int64_t versie;
};
struct huizen {
	size_t n;
	struct huis *v; /* by name */
};
MUST_USE enum fault huis_all(struct ctx *c, struct huizen *ret);
MUST_USE enum fault huis_get(struct ctx *c, struct huis_id id, struct huis *ret);
/* A code once given stays. FAULT_CONFLICT when versie is not the newest. */
MUST_USE enum fault huis_save(struct ctx *c, const struct huis *h, struct huis_id *ret);
/* The house is there on that day. */
bool huis_open(const struct huis *h, struct datum op);

struct gemeente {
	struct gemeente_id id;
	struct str code, naam;   /* CBS, four digits */
	struct datum van, tot;   /* of the gemeente itself; van none: before the register began */
	struct huis_id huis;
	struct str huis_naam;
	struct datum lid_van, lid_tot; /* of its membership */
};
struct gemeenten {
	size_t n;
	struct gemeente *v;
};
/* Every membership of the regio, today's and former. */
MUST_USE enum fault gemeente_all(struct ctx *c, struct gemeenten *ret);
/* All gemeenten of the country that exist today: id, code and naam. */
MUST_USE enum fault gemeente_choices(struct ctx *c, struct gemeenten *ret);
/* A new gemeente, after a herindeling. FAULT_INVALID when that CBS code is in use on that day. */
MUST_USE enum fault gemeente_new(struct ctx *c, struct str code, struct str naam, struct datum van);
/* Its last day, and that of its membership. */
MUST_USE enum fault gemeente_end(struct ctx *c, struct gemeente_id id, struct datum tot);
/* From that day the gemeente belongs to the house; what it belonged to ends the day before. */
MUST_USE enum fault gemeente_join(struct ctx *c, struct gemeente_id id, struct huis_id huis, struct datum van);
/* The last day of what runs now. */
MUST_USE enum fault gemeente_leave(struct ctx *c, struct gemeente_id id, struct huis_id huis, struct datum tot);

struct werkgebied_huis {
	struct huis_id id;
	struct str naam, adres, telefoon, email;
	size_t n;
	struct str *gemeenten;
};
struct werkgebied {
	size_t n;
	struct werkgebied_huis *v;
};
/* Public: the houses and their gemeenten today. */
MUST_USE enum fault werkgebied_today(struct ctx *c, struct werkgebied *ret);

#endif
