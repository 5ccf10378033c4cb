/* Aanmelding: a partner refers a person, a gezin or a gebied; intake routes it and asks what is missing.
 *
 * The id of an aanmelding is the id of its dossier. Its root row (kern) is the receipt, without personal content; what
 * was told and the persons are onderdeel inhoud; a secret address and notes of the house are onderdeel intern.
 * Who has what after submitting: the aanmelder kern 2 and inhoud 1 (own part: may add, sees what its organisation
 * brought in), the coördinatoren of its organisation kern 2, intake of the regio kern, inhoud and intern 3. Routing to a
 * house ends it for the intake of other houses. Validation is here, so that a form and an import refuse the same.
 * A fault on a field bears the name that the wizard gives it ("aanleiding", "p0.bsn", "c.bgs_2_20.a", "v.reis").
 * Lifetimes: results live in the arena of the context. Threading: as struct ctx.
 * Source: WGS 2.27, 2.29-2.31, BGS 1.6, 2.19, 2.20; C040-C050, C197; invariants 2-5, 9, 13, 14, 18.
 */
#ifndef DOMEIN_AANMELDING_AANMELDING_H
#define DOMEIN_AANMELDING_AANMELDING_H

#include "catalogus/catalogus.h"
#include "domein/aanmelding/bijlage.h"
#include "domein/ctx.h"
#include "domein/persoon/naam.h"

#define AANMELDING_PERSONEN_MAX 20
#define AANMELDING_PAGINA 20 /* rows a page of a list */

/* The dossier of an aanmelding, and back. */
struct dossier_id aanmelding_dossier(struct aanmelding_id id);

/* Codes of the columns; label_... gives the Dutch text, a msgid. */
enum aanmelding_status { AANMELDING_INGEDIEND, AANMELDING_AANVULLEN, AANMELDING_WEGING, AANMELDING_CASUS,
	AANMELDING_ADVIES, AANMELDING_DOORVERWEZEN, AANMELDING_AFGEWEZEN, AANMELDING_INGETROKKEN, AANMELDING_STATUS__MAX };
extern const char *const aanmelding_status_codes[AANMELDING_STATUS__MAX + 1];
/* What it is called, and for the aanmelder what happens next. Never says whether somebody is known. */
const char *aanmelding_status_label(enum aanmelding_status s);
const char *aanmelding_status_next(enum aanmelding_status s);
/* AANMELDING_STATUS__MAX when unknown. */
enum aanmelding_status aanmelding_status_of(struct str code);

struct keus { /* a choice on a form */
	const char *code, *label;
};
extern const struct keus aanmelding_soorten[];      /* persoon, gezin, gebied */
extern const struct keus aanmelding_informeren[];   /* mondeling, schriftelijk, nog_niet; else a code of niet_geinformeerd */
extern const struct keus aanmelding_bsn_redenen[];  /* why there is no BSN (invariant 18) */
extern const struct keus aanmelding_adressoorten[]; /* woon, verblijf, brief, geen, geheim, pi */
extern const struct keus aanmelding_risicos[];      /* laag, midden, hoog */
/* The label of a code; NULL when it is not in the list. */
const char *keus_label(const struct keus *v, struct str code);

/* ---- a new one ---- */

struct adres_nieuw {
	struct str soort; /* "": none given; geen: no fixed address, plaats says where */
	struct str straat, toevoeging, postcode, plaats;
	struct str land;    /* as land_find takes it; "" Nederland */
	int64_t huisnummer; /* 0: none */
	struct gemeente_id gemeente; /* kept of an address in Nederland alone */
};
struct persoon_nieuw {
	struct str rol;     /* casusrol code; "" is betrokkene for the first, contact for the others */
	struct str relatie; /* relatiesoort code of this person towards the first; "" none */
	struct naam naam;
	struct datum geboren; /* partly known; 0 unknown */
	char geslacht;        /* M, V, O; 0 is O */
	struct str bsn;        /* as typed; "" with a reason */
	struct str bsn_reden;  /* code of aanmelding_bsn_redenen or words */
	struct adres_nieuw adres;
	struct str geinformeerd, geinformeerd_reden; /* a code of aanmelding_informeren or of the list niet_geinformeerd */
};
struct criterium_nieuw {
	struct str criteria; /* set code; its version is the theme's */
	struct str criterium;
	struct str antwoord; /* ja, nee, onbekend */
	struct str motivering;
};
struct veld_nieuw {
	struct str veld, waarde; /* theme field code; janee as ja/nee, date in any typed form */
};

struct aanmelding_nieuw {
	struct aanmelding_id id;            /* 0: a new one; else of the concept, under which attachments were stored */
	struct organisatie_id organisatie;  /* aanbrenger; 0: the actor's. Another's only with intake or import */
	struct medewerker_id aanmelder;     /* 0: the actor, or nobody in person when organisatie is another's */
	int64_t ingediend;                  /* 0: now; import gives the moment of receipt, never in the future */
	struct str soort;                   /* persoon, gezin, gebied */
	struct str thema;                   /* gives regime and ring */
	struct gemeente_id gemeente;        /* 0: unknown; suggests the house */
	struct huis_id huis;                /* 0: the house of the gemeente is a suggestion, intake routes; import may give it */
	bool besloten;                      /* taken over with its decision: intake is past, the actor goes on writing */
	struct str urgentie;                /* gewoon, spoed; "" is gewoon */
	struct str aanleiding, gedrag;      /* the occasion, and the conduct or situation (WGS 2.31 lid 1) */
	struct str geprobeerd, lokaal, doel;
	struct str leefgebieden;            /* codes with commas between */
	struct str gebied;                  /* with soort gebied: which place */
	struct str partners;                /* who is involved, a line each */
	struct str taak;                    /* for which statutory task of the aanbrenger (C021) */
	struct str noodzaak;                /* why sharing is necessary and not more than needed */
	struct str risico;                  /* the aanmelder's estimate: laag, midden, hoog; "" none */
	struct str categorieen;             /* codes of gegevens.yaml with commas between: what kinds of data this holds */
	struct str wpg;                     /* "8", "13" with police data, else "" (invariant 14) */
	struct str voorwaarden;             /* conditions of the provider on passing on (WGS 2.29 lid 3) */
	size_t npersonen;
	const struct persoon_nieuw *personen; /* the first is the one it is about */
	size_t ncriteria;
	const struct criterium_nieuw *criteria;
	size_t nvelden;
	const struct veld_nieuw *velden;
};

/* Every gemeente of today, by name; those of the regio have a house. */
struct gemeente_keus {
	struct gemeente_id id;
	struct str code, naam;
	bool regio;
};
struct gemeente_keuzes {
	size_t n;
	struct gemeente_keus *v;
};
MUST_USE enum fault aanmelding_gemeenten(struct ctx *c, struct gemeente_keuzes *ret);
/* The one that is called that, as people type it; id 0 when there is none. */
struct gemeente_id gemeente_named(struct arena *a, const struct gemeente_keuzes *l, struct str naam);

/* The themes that the organisation may refer under, for that soort ("" any) and gemeente (0 any), today, in the rings
 * of the actor. Never empty-handed by mistake: n is 0 when the organisation may not refer at all. */
struct themas {
	size_t n;
	const struct thema **v;
	struct str organisatie_soort;
};
MUST_USE enum fault aanmelding_themas(struct ctx *c, struct organisatie_id organisatie, struct str soort,
	struct gemeente_id gemeente, struct themas *ret);

/* Refuses what may not be submitted: FAULT_INVALID with a fault per field and its rule. Reads only; for a dry run too.
 * klaar is what submitting writes, made from n: normalised texts, codes checked. n must live as long as klaar. */
struct aanmelding_klaar;
MUST_USE enum fault aanmelding_check(struct ctx *c, const struct aanmelding_nieuw *n, struct aanmelding_klaar **ret);
/* Which of them came in before: of the same organisation, under the same theme, about the same people and place, with the same
 * text and, when it tells one, on the same day. What is taken for the same is skipped, so anything that is told of somebody
 * and differs makes it another. For who imports: a number and a day, no content. */
struct aanmelding_eerder {
	struct str nummer; /* "": not */
	int64_t ingediend;
};
MUST_USE enum fault aanmelding_eerder(struct ctx *c, size_t n, struct aanmelding_klaar *const *k, struct aanmelding_eerder *ret);
/* Writes it in a unit; may run twice. Invariant 14: every row bears source organisation, Wpg mark and conditions. */
MUST_USE enum fault aanmelding_submit_in(struct unit *u, struct ctx *c, const struct aanmelding_klaar *k,
	struct aanmelding_id *ret);
/* Check and write in one unit of work; needs aanmelding.maken (or import.uitvoeren). */
MUST_USE enum fault aanmelding_submit(struct ctx *c, const struct aanmelding_nieuw *n, struct aanmelding_id *ret);

/* ---- reading ---- */

struct aanmelding_rij { /* the receipt, and for those who see content the name of the first person */
	struct aanmelding_id id;
	struct str nummer, soort, regime, thema, ring, urgentie, status;
	struct huis_id huis; /* 0: not routed */
	struct str huis_naam, gemeente, organisatie_naam, aanmelder_naam;
	struct medewerker_id aanmelder;
	struct organisatie_id organisatie;
	int64_t ingediend, besluit, versie;
	struct str naam;       /* "" when the actor sees no content */
	struct str bericht;    /* soort of the last message seen by the actor: vraag, antwoord, terugkoppeling; "" none */
};
struct adres_rij {
	struct str soort, straat, toevoeging, postcode, plaats, land, gemeente; /* land: BRP code */
	int64_t huisnummer;
	bool intern; /* a secret address: seen by the house alone */
};
struct aanmelding_persoon {
	struct betrokkene_id id;
	struct persoon_id persoon; /* 0: not linked */
	bool hoofd;
	struct str rol;
	struct naam naam;
	struct str bsn, bsn_reden, geslacht, geinformeerd, geinformeerd_reden, wpg, relatie;
	struct datum geboren;
	struct organisatie_id organisatie;
	size_t nadressen;
	struct adres_rij *adressen;
};
struct aanmelding_antwoord {
	struct str criteria, criterium, antwoord, motivering;
	int versie;
};
struct aanmelding_bericht {
	struct str soort, tekst, door_naam, organisatie_naam;
	int64_t moment;
};
struct aanmelding {
	bool aanmelder_eigen; /* he is of the aanbrenger; else somebody entered it for them, and nobody there is asked */
	struct aanmelding_rij kop;
	struct gemeente_id gemeente_id;
	struct str gemeente_code;
	struct huis_id huis_voorstel; /* the house of the gemeente today; 0: outside the regio or unknown */
	struct str huis_voorstel_naam;
	struct str besluit_reden, ontvanger;
	struct datum vernietigen;
	struct casus_id casus;
	int64_t catalogus;
	int kern, inhoud, intern; /* the actor's levels */
	bool heeft_inhoud;        /* the fields below are filled */
	struct str aanleiding, gedrag, geprobeerd, lokaal, doel, leefgebieden, gebied, partners, taak, grondslag, noodzaak,
		risico, categorieen, wpg, voorwaarden;
	size_t npersonen;
	struct aanmelding_persoon *personen; /* the first is hoofd */
	size_t nantwoorden;
	struct aanmelding_antwoord *antwoorden;
	size_t nvelden;
	struct veld_nieuw *velden;
	size_t nberichten;
	struct aanmelding_bericht *berichten; /* oldest first */
	struct bijlagen bijlagen;
};
/* FAULT_NOT_FOUND when the actor has no row on it. Notes the looks. */
MUST_USE enum fault aanmelding_get(struct ctx *c, struct aanmelding_id id, struct aanmelding **ret);

/* Was it submitted, and may the actor see the receipt? Shows nothing, so it notes no look. */
MUST_USE enum fault aanmelding_submitted(struct ctx *c, struct aanmelding_id id, bool *ret);

struct aanmelding_filter {
	struct str status; /* code; "" all that is open, "alle" everything */
	struct huis_id huis;
	bool zonder_huis; /* not routed yet */
	struct gemeente_id gemeente;
	struct str soort;
	struct str tekst;  /* of the number, or the beginning of each part of a name; "" everything */
	int64_t pagina; /* from 0 */
};
struct aanmeldingen {
	size_t n;
	struct aanmelding_rij *v; /* urgent first, then oldest first */
	bool meer;                /* there is a next page */
	int64_t totaal;
};
/* Where the actor is intake: one inbox for the houses together (C040). */
MUST_USE enum fault aanmelding_inbox(struct ctx *c, const struct aanmelding_filter *f, struct aanmeldingen *ret);
/* One's own, made by or handed to the actor, newest first (C197). */
MUST_USE enum fault aanmelding_own(struct ctx *c, int64_t pagina, struct aanmeldingen *ret);
/* Of the whole organisation, for its coördinator: number, date and status. */
MUST_USE enum fault aanmelding_of_organisation(struct ctx *c, int64_t pagina, struct aanmeldingen *ret);

/* ---- what happens with it ---- */

/* To a house of the regio; ends the admission of intake of other houses, the actor's own last. */
MUST_USE enum fault aanmelding_route(struct ctx *c, struct aanmelding_id id, int64_t versie, struct huis_id huis);
/* Asks the aanmelder to complete it: status aanvullen, a message, a notice (melding aanmelding_vraag). */
MUST_USE enum fault aanmelding_ask(struct ctx *c, struct aanmelding_id id, int64_t versie, struct str tekst);
/* The aanmelder answers, or adds something of its own accord; who asked last is told (melding aanmelding_antwoord). */
MUST_USE enum fault aanmelding_answer(struct ctx *c, struct aanmelding_id id, struct str tekst);
/* Intake finds it complete: back from aanvullen to ingediend. */
MUST_USE enum fault aanmelding_complete(struct ctx *c, struct aanmelding_id id, int64_t versie);
/* The coördinator hands it to a colleague of the same organisation. */
MUST_USE enum fault aanmelding_reassign(struct ctx *c, struct aanmelding_id id, int64_t versie, struct medewerker_id naar);
/* In a unit, by who may write inhoud: a message of that soort (vraag, antwoord, terugkoppeling). It lies in the own part of
 * the aanbrenger, so that its aanmelder reads it as long as the content is not shielded. */
MUST_USE enum fault aanmelding_message_in(struct unit *u, struct ctx *c, struct aanmelding_id id, const char *soort,
	struct str tekst);
/* Before submitting: the dossier under which the attachments of a concept are stored. Nothing when it is open already;
 * FAULT_CONFLICT when it was submitted, or is another's. */
MUST_USE enum fault aanmelding_prepare(struct ctx *c, struct aanmelding_id id);
/* The aanmelder withdraws it before there is a decision. Its content is shielded at once. */
MUST_USE enum fault aanmelding_withdraw(struct ctx *c, struct aanmelding_id id, int64_t versie, struct str reden);
/* The colleagues to whom it may be handed. */
struct collega {
	struct medewerker_id id;
	struct str naam, functie;
};
struct collegas {
	size_t n;
	struct collega *v;
};
MUST_USE enum fault aanmelding_colleagues(struct ctx *c, struct aanmelding_id id, struct collegas *ret);

/* For weging and casus, in their unit: the new status of the root row. FAULT_CONFLICT when versie is another;
 * FAULT_DENIED without niveau 3 on kern. besluit is the moment of the decision, 0: none yet. */
struct aanmelding_besluit {
	struct aanmelding_id id;
	int64_t versie;
	enum aanmelding_status status;
	int64_t besluit;
	struct str reden, ontvanger;
	struct datum vernietigen; /* 0: none */
	struct casus_id casus;    /* 0: none */
};
MUST_USE enum fault aanmelding_status_in(struct unit *u, struct ctx *c, const struct aanmelding_besluit *b);

#endif
