/* Informatieverzoek: the house asks a partner something for a case, and the answer lands in the dossier with its source.
 *
 * Asking is for who keeps the case (niveau 3 on the part verzoek). The asked person gets niveau 1 on it: its organisation
 * sees what it is asked, and no question to another. It answers, with conditions and the mark of the Wpg, or declines with
 * a reason (WGS 1.5). Of an aanmelding it gets that part alone: neither who is told of nor whether anything became of it,
 * and an answer is refused once it is decided on (invariant 44: nobody is told whether somebody is known). What may be seen by others is put on the timeline too, in the part that the template names, when
 * the asked person may write there. Before a decision on an aanmelding partners are asked only where the regime allows it
 * (invariant 3). The questions come from templates of the catalogue; there is no public national standard.
 * Lifetimes: results live in the arena of the context. Threading: as struct ctx.
 * Source: WGS 1.5, 2.29 lid 3, 2.31 lid 3 and 4; C108-C110; invariants 3, 14, 16.
 */
#ifndef DOMEIN_VERZOEK_VERZOEK_H
#define DOMEIN_VERZOEK_VERZOEK_H

#include "domein/casus/casus.h"

extern const struct casus_keus verzoek_statussen[]; /* open, beantwoord, geweigerd, ingetrokken */

struct verzoek_partner { /* who may be asked */
	struct medewerker_id id;
	struct str naam, functie, organisatie_naam, soort, domein;
};
struct verzoek_vorm {
	struct casus_kop *kop;     /* NULL: of an aanmelding */
	struct str nummer;
	const char *waarom_niet;   /* msgid: why nothing may be asked now; NULL it may. Of an aanmelding (invariant 3) */
	const char *regel;         /* what that rests on */
	size_t n, nsjablonen;
	struct verzoek_partner *v;
	const struct sjabloon **sjablonen; /* those for one of these partners */
	struct str grond; /* proposed: the articles of the regime */
};
/* Of an aanmelding: partners that the regime admits. FAULT_DENIED below niveau 3 on its kern. */
MUST_USE enum fault verzoek_form_aanmelding(struct ctx *c, struct aanmelding_id id, struct verzoek_vorm **ret);
/* FAULT_DENIED below niveau 3 on verzoek. */
MUST_USE enum fault verzoek_form(struct ctx *c, struct casus_id id, struct verzoek_vorm **ret);

struct verzoek_nieuw {
	struct casus_id casus;
	struct aanmelding_id aanmelding; /* instead of a casus; of one, one is 0 */
	struct medewerker_id medewerker;
	struct str sjabloon; /* "": none */
	struct str vraag, grond;
	struct datum uiterlijk; /* 0: by the clock of the template, or the one of the catalogue for verrijking */
};
/* FAULT_INVALID with the field and rule: not admitted to the case (WGS 2.31 lid 4), a template for others, an aanmelding
 * under a regime that does not allow it (field aanmelding, invariant 3). The asked person is told. */
MUST_USE enum fault verzoek_ask(struct ctx *c, const struct verzoek_nieuw *n, struct informatieverzoek_id *ret);

struct verzoek_regel { /* a question of the template */
	int64_t volgorde;
	struct str vraag, antwoord;
	bool verplicht;
};
struct verzoek {
	struct informatieverzoek_id id;
	struct dossier_id dossier;
	struct str nummer; /* of casus or aanmelding */
	struct medewerker_id medewerker;
	struct str naam, organisatie_naam, domein; /* who is asked */
	struct str sjabloon, vraag, grond, door_naam, door_organisatie;
	struct str status, antwoord, reden, toelichting, beantwoord_naam, wpg, voorwaarden, beroepsgeheim;
	struct datum beroepsgeheim_op;
	int64_t gevraagd, beantwoord, herinnerd, herinneringen, versie;
	struct datum uiterlijk;
	struct bijlage_id bijlage; /* 0 none */
	bool op_tijdlijn;
	bool vervallen;  /* open, about an aanmelding that was decided on: nobody waits for it */
	bool te_laat;    /* open, and its day has passed */
	bool antwoordt;  /* the actor may answer it */
	bool regie;      /* the actor may remind and withdraw */
	size_t n;
	struct verzoek_regel *v;
};
/* Notes the look. FAULT_NOT_FOUND for who may not see it. */
MUST_USE enum fault verzoek_get(struct ctx *c, struct informatieverzoek_id id, struct verzoek **ret);

struct verzoek_tekst {
	int64_t volgorde;
	struct str tekst;
};
struct verzoek_antwoord {
	struct informatieverzoek_id id;
	int64_t versie;
	struct str antwoord; /* beside the questions of the template */
	size_t n;
	const struct verzoek_tekst *v;
	struct str wpg, voorwaarden, beroepsgeheim; /* as of a note: tijdlijn.h */
	struct datum beroepsgeheim_op;
	struct bijlage_id bijlage; /* stored before at part verzoek; 0 none */
};
/* By somebody of the organisation that is asked. FAULT_INVALID on v.NUMBER or antwoord; FAULT_CONFLICT when it is not
 * open any more, or the aanmelding was decided on. */
MUST_USE enum fault verzoek_answer(struct ctx *c, const struct verzoek_antwoord *a);
/* reden: a code of the list bezwaar; motivated (WGS 1.5 lid 1). */
MUST_USE enum fault verzoek_decline(struct ctx *c, struct informatieverzoek_id id, int64_t versie, struct str reden,
	struct str toelichting);
MUST_USE enum fault verzoek_remind(struct ctx *c, struct informatieverzoek_id id, int64_t versie);
MUST_USE enum fault verzoek_withdraw(struct ctx *c, struct informatieverzoek_id id, int64_t versie, struct str reden);

/* An aanmelding was decided on: what is open lapses, as far as the actor writes it. In the unit of the decision. */
MUST_USE enum fault verzoek_lapse_in(struct unit *u, struct dossier_id d);
/* The same by the aanmelder who withdraws, in a unit on the bare tables. */
MUST_USE enum fault verzoek_lapse_kaal_in(struct unit *u, struct dossier_id d);

/* ---- lists, for the worklist and the case ---- */

enum verzoek_van {
	VERZOEK_AAN_MIJ,   /* asked of the actor's organisation */
	VERZOEK_DOOR_MIJ,
	VERZOEK_VAN_DOSSIER, /* of one casus or aanmelding, as far as the actor sees them */
};
struct verzoek_rij {
	struct informatieverzoek_id id;
	struct dossier_id dossier;
	struct str nummer, naam, organisatie_naam, domein, vraag, status, door_naam;
	struct datum uiterlijk;
	int64_t gevraagd, beantwoord, herinneringen;
	bool te_laat, mij; /* mij: the actor himself is asked */
};
struct verzoek_lijst {
	size_t n;
	struct verzoek_rij *v; /* open ones first, by day */
};
/* alles: also those that were answered or ended. d only for VERZOEK_VAN_DOSSIER. Notes a look per dossier. */
MUST_USE enum fault verzoek_list(struct ctx *c, enum verzoek_van van, struct dossier_id d, bool alles,
	struct verzoek_lijst *ret);

#endif
