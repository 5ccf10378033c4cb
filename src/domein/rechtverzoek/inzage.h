/* Inzage: what there is about a person, in every case of a request, as one document and one file (AVG 15).
 *
 * Per case: the person's data with the organisation that brought each in, to whom data went (the ledger), who looked (by
 * organisation and function, never by name), and which parts are left out on which ground. Everything is read through
 * the lens, so each case has been opened for the request first, with what overleggen recorded of it: whole, or nothing of
 * it is given. Police data are left out unless it is said otherwise; so are what is about the whole of a case that is
 * another's, a secret address when another asks for the person, and why he is not informed while that is postponed. Of
 * others nothing is given: their rows are not read, their names are taken out of every text.
 * The form of the file stands in doc/INZAGE.md.
 * Source: AVG 12, 15; UAVG 41; Wpg 25; C181; invariants 12, 39.
 */
#ifndef DOMEIN_RECHTVERZOEK_INZAGE_H
#define DOMEIN_RECHTVERZOEK_INZAGE_H

#include "basis/stuk.h"
#include "domein/rechtverzoek/rechtverzoek.h"
#include "domein/verstrekking/verstrekking.h"

struct anderen;
struct inzage_gegeven {
	struct str deel, ook; /* ook: the other part with which it is left out; "" none */
	struct str kop, tekst, bron, voorwaarden; /* voorwaarden: for who prepares it, never given */
	const char *soort;   /* msgid */
	int64_t moment;      /* 0 none */
	bool wpg, ingehouden;
	bool anders; /* about the whole of a case that is another's */
};
struct inzage_deel {
	struct str deel, naam, grond; /* deel: of the dossier, or a code of eigen_delen; grond: code, "" given */
	int64_t aantal;
	bool ingehouden;
};
struct inzage_blik {
	struct str organisatie, functie;
	int64_t aantal, eerst, laatst;
};
struct inzage_correctie {
	const char *label; /* msgid: which datum */
	struct str reden;
	int64_t moment;
	bool verwijderd;   /* else corrected */
};
struct inzage_feit {
	const char *label;
	struct str waarde;
};
struct inzage_zaak {
	const struct recht_zaak *z;
	bool open;  /* the actor may read all of it now */
	bool hoofd; /* it is his: else of another, and he is in it */
	bool uitgesteld; /* informing the person is postponed */
	bool ontvangers_weg, blikken_weg; /* to whom data went, and who looked, are left out */
	struct str bron; /* of the facts about the person */
	size_t nfeiten, n, ndelen, nblikken, ncorrecties;
	struct inzage_feit feiten[10];
	struct inzage_gegeven *v; /* by part; those left out among them */
	struct inzage_deel *delen;
	struct inzage_blik *blikken;
	const struct anderen *anderen; /* the other persons of it */
	struct inzage_correctie *correcties; /* newest first; not those in a part that is left out */
	struct verstrekking_lijst ontvangers;
};
struct inzage {
	const struct rechtverzoek *r;
	struct str huis_naam;
	size_t n;
	struct inzage_zaak *v; /* those that were granted, whole or in part */
	int64_t gegevens, ingehouden, geleverd; /* geleverd: last time it was given; 0 never */
	struct str geleverd_door;
	bool compleet; /* every case is open */
	bool gelijk;   /* it is what was given last */
};
/* FAULT_NOT_FOUND for a request of another kind. soort: how it is looked at. */
MUST_USE enum fault inzage_get(struct ctx *c, struct rechtverzoek_id id, enum look_soort soort, struct inzage **ret);

struct inzage_keus {
	struct str deel, grond; /* grond "": it is given */
};
/* Which parts of a case are left out. FAULT_INVALID on g.DEEL. */
MUST_USE enum fault inzage_choose(struct ctx *c, struct rechtverzoek_id id, struct rechtzaak_id zaak,
	const struct inzage_keus *v, size_t n);
/* Records that it is given, and enters it in the ledger of every case. */
MUST_USE enum fault inzage_deliver(struct ctx *c, struct rechtverzoek_id id);

/* What is given, as a hash; to whom data went and who looked goes on, and does not count. */
struct str inzage_vinger(struct ctx *c, const struct inzage *i);
/* What is given. */
struct str inzage_json(struct ctx *c, const struct inzage *i);
struct stuk *inzage_stuk(struct ctx *c, const struct inzage *i);

#endif
