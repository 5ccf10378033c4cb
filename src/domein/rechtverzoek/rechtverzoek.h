/* Rechtverzoek: a person asks for his data, or to have them corrected, removed, restricted, or objects (AVG 15-21).
 *
 * A request is a dossier of its own, for who handles it: a contact point (privacy.toetsen). Its parts: kern (that it is
 * there, and until when), inhoud (who asks about whom, the cases, decisions) and verzoek (questions to deelnemers: each
 * sees its own, invariant 39). The contact point sees no case of its own accord. In which cases the person is, is asked on
 * lens kaal with a reason, for the houses and rings of his role, and answered by number; a case is opened for some
 * days by a row of toegang with the number of the request as its ground. Each is recorded as a look.
 * A request is decided per case, after every deelnemer that was asked has answered or its day has passed.
 * Nothing here shields with a closed case: a request holds no content of one, and rights outlive closing.
 * Lifetimes: results live in the arena of the context. Threading: as struct ctx.
 * Source: AVG 12, 15-19, 21; UAVG 41; BGS 1.1, 1.2; C181; invariant 39.
 */
#ifndef DOMEIN_RECHTVERZOEK_RECHTVERZOEK_H
#define DOMEIN_RECHTVERZOEK_RECHTVERZOEK_H

#include "domein/brief/informeren.h"
#include "domein/verstrekking/verstrekking.h"

#define RECHT_LEES_DAGEN 14 /* as long as a case stays open for a request */
#define RECHT_VERLENGING 2  /* months (AVG 12 lid 3) */
#define RECHT_KLOK "verzoek_betrokkene" /* of termijnen.yaml: runs on the part kern from receipt to decision */

extern const struct casus_keus recht_soorten[];        /* inzage, rectificatie, verwijdering, beperking, bezwaar */
extern const struct casus_keus recht_statussen[];      /* open, besloten, ingetrokken */
extern const struct casus_keus recht_hoedanigheden[];  /* zelf, ouder, vertegenwoordiger, gemachtigde */
extern const struct casus_keus recht_kanalen[];        /* brief, mail, telefoon, balie */
extern const struct casus_keus recht_identiteiten[];   /* niet, document, digitaal, bekend, machtiging */
extern const struct casus_keus recht_uitkomsten[];     /* toegewezen, deels, afgewezen */
extern const struct casus_keus zienswijze_statussen[]; /* open, geen_bezwaar, bezwaar, ingetrokken */

/* ---- the register ---- */

struct recht_nieuw {
	struct str soort;
	struct datum ontvangen;
	struct str verzoeker, hoedanigheid, antwoordadres, kanaal;
	struct str identiteit; /* "niet": not yet */
	struct str voornamen, voorvoegsel, geslachtsnaam; /* about whom */
	struct datum geboren; /* partly known at least by year */
	struct str bsn;       /* as typed; "" not given */
	struct str vraag, contactpunt;
};
/* Needs privacy.toetsen. FAULT_INVALID with the field and rule. */
MUST_USE enum fault recht_register(struct ctx *c, const struct recht_nieuw *n, struct rechtverzoek_id *ret);

struct recht_rij {
	struct rechtverzoek_id id;
	struct str nummer, soort, status, behandelaar_naam;
	struct datum ontvangen, uiterlijk;
	int64_t zienswijzen; /* that are still open */
	bool verlengd, te_laat;
};
struct recht_lijst {
	size_t n;
	struct recht_rij *v; /* open ones first, by last day */
};
/* Those that the actor handles. Needs privacy.toetsen. */
MUST_USE enum fault recht_list(struct ctx *c, bool alles, struct recht_lijst *ret);

struct recht_zaak { /* a case or aanmelding in which the person is */
	struct rechtzaak_id id;
	struct dossier_id zaak;
	struct betrokkene_id betrokkene;
	struct str soort, nummer, huis_naam; /* soort: casus, aanmelding */
	bool zeker;        /* the BSN is the same */
	int64_t vervallen; /* it is somebody else; 0 no */
	struct str vervallen_reden, uitkomst, grond, motivering;
	int64_t besloten, gelezen_tot, versie; /* gelezen_tot: until when the actor has it open; 0 not */
	int64_t gevraagd, open, bezwaren;      /* zienswijzen */
};
struct zienswijze_rij {
	struct zienswijze_id id;
	struct rechtzaak_id zaak;
	struct str nummer, naam, organisatie_naam, domein, status, grond, motivering;
	struct datum uiterlijk;
	int64_t beantwoord;
	bool te_laat;
};
struct recht_zoeking {
	struct str reden, naam;
	int64_t gevonden, moment;
};
struct rechtverzoek {
	struct rechtverzoek_id id;
	struct str nummer, soort, status, behandelaar_naam, behandelaar_functie, verlengd_reden;
	struct medewerker_id behandelaar;
	struct huis_id huis;
	struct datum ontvangen, uiterlijk, verteld;
	struct datum vernietigen; /* the last day it is kept; 0: not closed */
	int64_t verlengd, besloten, versie;
	struct str verzoeker, hoedanigheid, antwoordadres, kanaal, identiteit, identiteit_naam;
	struct datum identiteit_dag, geboren;
	struct str naam; /* about whom, as one text */
	struct str voornamen, voorvoegsel, geslachtsnaam, bsn, vraag, contactpunt, motivering;
	bool te_laat, open, behandelt; /* behandelt: the actor handles it, or did */
	bool schrijven;                /* he does, and it is open */
	bool verlengbaar;
	size_t nzaken, nzienswijzen, nzoekingen;
	struct recht_zaak *zaken;
	struct zienswijze_rij *zienswijzen;
	struct recht_zoeking *zoekingen;
};
/* Notes the look. FAULT_NOT_FOUND for who does not handle it. */
MUST_USE enum fault recht_get(struct ctx *c, struct rechtverzoek_id id, struct rechtverzoek **ret);
/* The case of the request with that id; NULL. */
struct recht_zaak *recht_zaak_of(const struct rechtverzoek *r, struct rechtzaak_id id);

/* How the identity was established, today. */
MUST_USE enum fault recht_set_identiteit(struct ctx *c, struct rechtverzoek_id id, struct str identiteit);
/* Two months more, once, before the first month is over and after it was told to the person (AVG 12 lid 3). */
MUST_USE enum fault recht_extend(struct ctx *c, struct rechtverzoek_id id, int64_t versie, struct str reden,
	struct datum verteld);
MUST_USE enum fault recht_withdraw(struct ctx *c, struct rechtverzoek_id id, int64_t versie, struct str reden);
/* May he handle it: is he a contact point, in the houses and rings of every case that stands in it? No question of right. */
MUST_USE enum fault recht_admits(struct ctx *c, struct rechtverzoek_id id, struct medewerker_id m, bool *ret);
/* The other contact points, and handing it over: with the request go the numbers of its cases, so to who may handle it
 * alone (recht_admits). FAULT_INVALID on "collega". */
struct recht_collega {
	struct medewerker_id id;
	struct str naam;
	bool mag;
};
struct recht_collegas {
	size_t n;
	struct recht_collega *v;
};
MUST_USE enum fault recht_collegas(struct ctx *c, struct rechtverzoek_id id, struct recht_collegas *ret);
MUST_USE enum fault recht_hand_over(struct ctx *c, struct rechtverzoek_id id, int64_t versie, struct medewerker_id naar);

/* ---- the cases ---- */

/* Looks in which cases of the regio the person is, within the houses and rings of the actor's role, and adds those that
 * were not there. reden is recorded. ret: how many were found. */
MUST_USE enum fault recht_search(struct ctx *c, struct rechtverzoek_id id, struct str reden, int64_t *ret);
MUST_USE enum fault recht_zaak_drop(struct ctx *c, struct rechtverzoek_id id, struct rechtzaak_id zaak, int64_t versie,
	struct str reden);
/* Opens it for the actor for RECHT_LEES_DAGEN days: reading, and for a request of rectificatie or verwijdering writing.
 * For one of inzage the points of overleggen that speak of it open too, to read; for a correction to write. FAULT_INVALID
 * while the identity is not established; FAULT_DENIED for a request that was withdrawn, or that is decided and refused for
 * this case, and for what is outside the houses and rings of his role: who took the request over need not be of those in
 * which it was searched. */
MUST_USE enum fault recht_zaak_open(struct ctx *c, struct rechtverzoek_id id, struct rechtzaak_id zaak);

/* ---- the deelnemers (invariant 39) ---- */

struct recht_deelnemer {
	struct medewerker_id id;
	struct str naam, functie, organisatie_naam, domein;
	bool gevraagd; /* somebody of the organisation was asked already */
};
struct recht_deelnemers {
	size_t n;
	struct recht_deelnemer *v; /* by organisation */
};
/* None for what is outside the houses and rings of the actor's role. */
MUST_USE enum fault recht_deelnemers(struct ctx *c, const struct rechtverzoek *r, const struct recht_zaak *z,
	struct recht_deelnemers *ret);
struct recht_vraag {
	struct rechtverzoek_id id;
	struct rechtzaak_id zaak;
	size_t n;
	const struct medewerker_id *mensen;
	struct str vraag;
	struct datum uiterlijk;
};
MUST_USE enum fault recht_consult(struct ctx *c, const struct recht_vraag *v);

struct zienswijze {
	struct zienswijze_id id;
	struct rechtverzoek_id verzoek;
	struct str nummer, verzoek_nummer, soort, betreft, naam, organisatie_naam, vraag, door_naam, status, grond,
		motivering, beantwoord_naam;
	struct datum uiterlijk;
	int64_t gevraagd, beantwoord, versie;
	bool antwoordt, te_laat;
};
MUST_USE enum fault zienswijze_get(struct ctx *c, struct zienswijze_id id, struct zienswijze **ret);
struct zienswijze_wacht {
	struct zienswijze_id id;
	struct str nummer, verzoek_nummer, soort, naam;
	struct datum uiterlijk;
	bool mij, te_laat;
};
struct zienswijzen {
	size_t n;
	struct zienswijze_wacht *v;
};
/* Those that wait for an answer of the actor's organisation. */
MUST_USE enum fault zienswijze_mine(struct ctx *c, struct zienswijzen *ret);
/* grond: a code of the list weigering_recht, with a motivation; "" no objection. */
MUST_USE enum fault zienswijze_answer(struct ctx *c, struct zienswijze_id id, int64_t versie, bool bezwaar, struct str grond,
	struct str motivering);

/* ---- the decision ---- */

struct recht_besluit {
	struct rechtverzoek_id id;
	struct rechtzaak_id zaak;
	int64_t versie;
	struct str uitkomst, grond, motivering;
};
/* Per case. FAULT_INVALID (invariant 39): identity not established, nobody consulted, an answer outstanding whose day has
 * not passed, a refusal without a ground, one against an objection without a motivation. */
MUST_USE enum fault recht_decide(struct ctx *c, const struct recht_besluit *b);
/* The whole: every case is decided. motivering goes into the letter. */
MUST_USE enum fault recht_finish(struct ctx *c, struct rechtverzoek_id id, int64_t versie, struct str motivering);
/* The letter of a decided request: the words of the catalogue with what was decided. look: on paper or as a file. */
MUST_USE enum fault recht_brief(struct ctx *c, const struct rechtverzoek *r, enum look_soort look, struct brief *ret);
extern const struct casus_keus recht_brief_wijzen[]; /* brief, bericht, mondeling */
/* It went to the person: a row of the ledger, in the request itself, and then one in every case that it decides on.
 * FAULT_INVALID for a day before the decision or ahead. */
MUST_USE enum fault recht_brief_send(struct ctx *c, struct rechtverzoek_id id, struct str wijze, struct datum dag);
/* For the timed job: the rows in cases that a stop between the two left out. */
MUST_USE enum fault recht_brief_follow(struct ctx *c);
/* When, newest first. */
MUST_USE enum fault recht_brief_sent(struct ctx *c, struct rechtverzoek_id id, struct verstrekking_lijst *ret);

#endif
