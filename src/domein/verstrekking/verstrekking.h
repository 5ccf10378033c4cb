/* Verstrekking: the disclosure ledger. What was passed on, to whom, on what ground, with whose consent.
 *
 * Whatever leaves a dossier (to a deelnemer, a third party, another house, RIEC or ZSM, the person; by letter, print, file
 * or word) is a row of verstrekking, written by verstrekking_add_in in the unit that passes it on. The rules are data: the
 * regime's `delen` say to whom results may go and what must hold first; who is not named there gets nothing. Every
 * supplier whose data may be in it is asked: one with a condition, or with special or criminal data where the rule asks
 * it, must consent; an objection stops it. To the person himself the rules of the regime do not speak: his right does
 * (AVG 12-22), and a ground to wait is weighed where the letter or the request is made.
 * The rows of a casus lie on the part verzoek: who keeps the case sees all; a supplier is told, and sees his own row.
 * Lifetimes: results live in the arena of the context. Threading: as struct ctx.
 * Source: WGS 1.7, 2.28, 2.29 lid 3, 2.31 lid 9-11; BGS 1.10, 2.21; C144; invariants 7, 16, 42, 43, 45.
 */
#ifndef DOMEIN_VERSTREKKING_VERSTREKKING_H
#define DOMEIN_VERSTREKKING_VERSTREKKING_H

#include "domein/casus/casus.h"

/* To whom, as in the catalogue, and one more. */
#define VERSTREKKING_BETROKKENE DELEN__MAX
#define VERSTREKKING_AAN__MAX (DELEN__MAX + 1)
extern const struct casus_keus verstrekking_aan[];        /* in the order of enum delen_aan, then betrokkene */
extern const struct casus_keus verstrekking_wijzen[];     /* brief, bestand, afdruk, overleg, mondeling, bericht, inzage */
extern const struct casus_keus verstrekking_standpunten[]; /* geen_bezwaar, toestemming, niet_gebruikt, bezwaar */

struct verstrekking_standpunt { /* what a supplier said */
	struct organisatie_id organisatie;
	struct str standpunt; /* of verstrekking_standpunten */
	struct str uitleg;    /* who said so, when */
};
struct verstrekking {
	struct dossier_id dossier;     /* a casus, an aanmelding (house staff), or to BETROKKENE a rechtverzoek */
	int aan;                       /* enum delen_aan or VERSTREKKING_BETROKKENE */
	struct str verband;            /* DELEN_ANDER_VERBAND: code of the receiver in the regime's delen */
	struct organisatie_id organisatie; /* DELEN_DEELNEMER: who gets it */
	struct huis_id huis;           /* DELEN_ANDER_HUIS */
	struct derde_id derde;         /* DELEN_INCIDENTELE_DERDE: recorded before (derde.h) */
	struct betrokkene_id betrokkene; /* about whom, and of BETROKKENE to whom; 0: the whole case, or of a rechtverzoek */
	struct str ontvanger, functie; /* name and role of who gets it; "" with an organisation, house or derde: its name */
	struct str wijze;              /* of verstrekking_wijzen */
	struct str wat;                /* in words */
	struct str categorieen;        /* "identiteit,contact": codes of gegevens.yaml, at least one */
	struct str doel;               /* a code of the regime's doelen; to BETROKKENE also "" */
	struct str grond;              /* one of verstrekking_gronden; to BETROKKENE any text */
	struct str noodzaak, grondslag, rac, toestemming; /* asked when the rule asks them; toestemming: the person's */
	struct str voorwaarden;        /* with which it is passed on */
	struct datum dag;              /* 0: today */
	struct bijlage_id bijlage;     /* 0 none */
	size_t nbronnen;
	const struct verstrekking_standpunt *bronnen;
};

/* In a unit: checks all rules, writes the row and one per supplier, tells the suppliers, and begins the clock of the
 * feedback where it is owed. A NULL text is "". FAULT_INVALID with the field and the rule; of a supplier the field is
 * verstrekking_bron_veld. FAULT_DENIED without niveau 3 on the part verzoek (of an aanmelding: inhoud). Not asked of a
 * closed case but to BETROKKENE. */
MUST_USE enum fault verstrekking_add_in(struct unit *u, struct ctx *c, const struct verstrekking *v,
	struct verstrekking_id *ret);
MUST_USE enum fault verstrekking_add(struct ctx *c, const struct verstrekking *v, struct verstrekking_id *ret);
/* The field of a supplier on a form: "b." what it said, "u." who said so. */
const char *verstrekking_bron_veld(struct ctx *c, const char *before, struct organisatie_id o);

/* ---- what the form shows ---- */

struct verstrekking_bron { /* a supplier of the dossier */
	struct organisatie_id id;
	struct str naam, domein;
	size_t nvoorwaarden;
	struct str *voorwaarden; /* as he set them; each once */
	const struct standpunt *vooraf; /* what it said of this receiver (standpunt.h); NULL nothing */
	bool bijzonder;          /* data of the parts straf or zorg, police data, or under medical secrecy */
};
struct verstrekking_ontvanger {
	int64_t id;
	struct str naam, domein;
};
struct verstrekking_vorm {
	struct casus_kop *kop;
	const struct regime *regime;
	size_t nbronnen, ndeelnemers, nhuizen, nderden, nmensen, ngronden;
	struct verstrekking_bron *bronnen;
	struct verstrekking_ontvanger *deelnemers, *huizen, *derden, *mensen;
	struct str *gronden;
};
/* FAULT_DENIED below niveau 3 on verzoek, or of a closed case. */
MUST_USE enum fault verstrekking_form(struct ctx *c, struct casus_id id, struct verstrekking_vorm **ret);
/* The grounds of a regime: the articles of its rules, then its own. At most GROND__MAX. */
#define VERSTREKKING_GRONDEN_MAX 40
size_t verstrekking_gronden(const struct regime *r, struct str *ret);
/* The rule under which it would go; NULL: it may not. verband: "" but for DELEN_ANDER_VERBAND. */
const struct regime_delen *verstrekking_regel(const struct regime *r, int aan, struct str verband);

/* ---- lists ---- */

struct terugkoppeling {
	struct datum dag;
	struct str bruikbaar, opgevolgd, tekst, door_naam;
	bool gebruik;
};
struct verstrekking_rij {
	struct verstrekking_id id;
	struct dossier_id dossier;
	int aan;
	struct str verband, ontvanger, functie, wijze, wat, categorieen, doel, grond, noodzaak, grondslag, rac, toestemming,
		voorwaarden, door_naam, organisatie_naam; /* organisatie_naam: who passed it on */
	struct betrokkene_id betrokkene;
	struct naam naam;         /* of betrokkene, when there is one */
	struct persoon_id persoon;
	struct bijlage_id bijlage;
	struct datum dag, terugkoppeling; /* terugkoppeling: due; 0 not (any more) */
	int64_t moment, versie;
	size_t nbronnen, nterug;
	struct verstrekking_bron_rij {
		struct verstrekking_id verstrekking;
		struct organisatie_id organisatie;
		struct str naam, domein, standpunt, uitleg, ontvanger, categorieen, grond;
		int aan;
		struct datum dag;
	} *bronnen;
	struct terugkoppeling *terug; /* newest first */
};
struct verstrekking_lijst {
	size_t n, neigen;
	struct verstrekking_rij *v; /* newest first */
	struct verstrekking_bron_rij *eigen; /* of the actor's organisation as supplier, where it may not see the whole */
};
/* Of one dossier, as far as the actor may see it. Notes the look. */
MUST_USE enum fault verstrekking_list(struct ctx *c, struct dossier_id d, struct verstrekking_lijst *ret);
/* What somebody printed or took along as a file: a passing-on too (C144), that the log of looks records with what, who,
 * ground and purpose. It is read from there; a print has no row of verstrekking. */
struct verstrekking_papier {
	int64_t moment;
	struct str naam, functie, organisatie_naam, route, doel, grond;
	bool bestand; /* a file; else a print */
};
struct verstrekking_papieren {
	size_t n;
	struct verstrekking_papier *v; /* newest first */
};
/* Of one dossier; none for who may not see who looked (niveau 3 on logboek), nor as of a moment: the log is of today. */
MUST_USE enum fault verstrekking_papier(struct ctx *c, struct dossier_id d, struct verstrekking_papieren *ret);
MUST_USE enum fault verstrekking_get(struct ctx *c, struct verstrekking_id id, struct verstrekking_rij **ret);

/* ---- feedback (invariant 43) ---- */

struct terugkoppeling_nieuw {
	struct verstrekking_id id;
	int64_t versie;
	struct datum dag; /* 0: today */
	struct str bruikbaar, opgevolgd; /* ja, deels, nee */
	struct str tekst; /* asked; of nee: the reasons */
	bool gebruik;     /* still in use: owed again in a year */
};
extern const struct casus_keus terugkoppeling_antwoorden[];
/* Ends the clock, and begins it again for what is still owed. FAULT_CONFLICT when versie is another or none is owed. */
MUST_USE enum fault terugkoppeling_add(struct ctx *c, const struct terugkoppeling_nieuw *t);

#endif
