/* The log of a case: who changed what, from the journaal; and, for niveau 3 on logboek, who looked.
 *
 * A change is told in words: the kind of row, and the fields that differ between its image and the one before it. What
 * was written in a note, and a BSN, is never repeated here. Source: WGS 1.8 lid 4; invariant 12.
 */
#ifndef DOMEIN_CASUS_LOGBOEK_H
#define DOMEIN_CASUS_LOGBOEK_H

#include "domein/casus/casus.h"

#define LOGBOEK_PAGINA 40

struct logboek_veld {
	const char *label;   /* msgid */
	struct str oud, nieuw; /* in words; both "" when the value is not repeated */
};
struct logboek_rij {
	int64_t moment;
	struct str naam, functie, organisatie_naam; /* naam "" : Schakel itself */
	const char *handeling; /* msgid: Toegevoegd, Gewijzigd, Verwijderd, Bekeken ... */
	const char *wat;       /* msgid: the kind of row or page; NULL: see tekst */
	struct str tekst;      /* name of the route that was looked at */
	struct str grond;      /* of a look */
	size_t nvelden;
	struct logboek_veld *velden;
};
struct logboek_filter {
	bool bekeken;          /* who looked, instead of who changed */
	struct organisatie_id organisatie; /* 0 all */
	int64_t van, tot;      /* moments, up to and not including tot; 0 none */
	int64_t pagina;
};
struct logboek {
	struct casus_kop *kop;
	bool mag_bekeken;      /* niveau 3 on logboek */
	size_t n;
	struct logboek_rij *v; /* newest first */
	bool meer;
	size_t norganisaties;
	struct logboek_organisatie {
		struct organisatie_id id;
		struct str naam;
	} *organisaties; /* of the team */
};
MUST_USE enum fault logboek_get(struct ctx *c, struct casus_id id, const struct logboek_filter *f,
	struct logboek **ret);

#endif
