/* The catalogue: what a house works with, as data. Loads and checks the folder catalogus/ into structs.
 *
 * Why: themes move with society and a new one must not need a release (design 6); code is for the verbs that every
 * theme shares. One loaded catalogue is one version; a case keeps the version under which it was opened, so a server
 * may hold several at once.
 * Lifetimes: everything, every slice included, lives in the arena that was passed, and borrows from nothing else.
 * Threading: immutable after load; shared by threads without a lock.
 * References between entries are pointers after load, never NULL unless the comment says so. Lists are plain arrays
 * `x` with their count `nx`, in the order of the file; entries of a folder stand in the order of their file names.
 * Format of the files: doc/CATALOGUS.md.
 */
#ifndef CATALOGUS_CATALOGUS_H
#define CATALOGUS_CATALOGUS_H

#include "basis/arena.h"
#include "basis/fault.h"
#include "basis/klok.h"
#include "basis/str.h"
#include "basis/termijn.h"
#include "catalogus/rechten.h"

#define CATALOGUS_VERSIE_LEN 64

/* ---- words with a fixed meaning in the code. The tables give the code of the files: ring_codes[RING_GEHEIM] is
 * "geheim"; each ends with NULL. ---- */

/* Access rings (invariant 11). */
enum ring { RING_GEWOON, RING_RADICALISERING, RING_MENSENHANDEL, RING_GEHEIM, RING__MAX };
extern const char *const ring_codes[RING__MAX + 1];
/* As dossiers, toegang and rol_toekenning keep it: "" for RING_GEWOON. */
struct str ring_code(enum ring r);

/* The domain of an organisation: colour and shape on the screen. */
enum org_domein { ORG_STRAF, ORG_ZORG, ORG_GEMEENTE, ORG_ZVH, ORG_OVERIG, ORG__MAX };
extern const char *const org_domein_codes[ORG__MAX + 1];

/* WGS 2.27: lid 1 = core participant (decides, joint controller), lid 2 = private participant. */
enum wgs_status { WGS_GEEN, WGS_LID1, WGS_LID2, WGS__MAX };
extern const char *const wgs_status_codes[WGS__MAX + 1];

/* About whom a datum is (WGS 2.30 lid 1 a-c). */
enum kring { KRING_BETROKKENE, KRING_DIRECT, KRING_PROFESSIONAL, KRING__MAX };
extern const char *const kring_codes[KRING__MAX + 1];

/* What kind of datum the law sees. ZAAK is about no person and allowed everywhere; POLITIE is Wpg 8 or 13 only
 * (invariant 14), GEZONDHEID may be under medical secrecy, BIJZONDER is any other special category: never under the
 * WGS. */
enum gegevensaard { AARD_ZAAK, AARD_GEWOON, AARD_GEZONDHEID, AARD_POLITIE, AARD_STRAF, AARD_BIJZONDER, AARD__MAX };
extern const char *const gegevensaard_codes[AARD__MAX + 1];

/* What a regime carries. Only CASUS and LIJST have a casus with plan; SIGNAAL has meldingen, ADVIES no person. */
enum regime_draagt { DRAAGT_CASUS, DRAAGT_LIJST, DRAAGT_SIGNAAL, DRAAGT_ADVIES, DRAAGT__MAX };
extern const char *const regime_draagt_codes[DRAAGT__MAX + 1];

enum aanbrenger { AANBRENGER_DEELNEMER, AANBRENGER_IEDER, AANBRENGER_GEEN, AANBRENGER__MAX };
extern const char *const aanbrenger_codes[AANBRENGER__MAX + 1];

/* From which day retention is counted. Never from closing (invariant 31). */
enum bewaar_start { BEWAAR_EERSTE_VERWERKING, BEWAAR_BESCHIKKING, BEWAAR_ONTSLAG, BEWAAR_ONTVANGST, BEWAAR__MAX };
extern const char *const bewaar_start_codes[BEWAAR__MAX + 1];

/* To whom results may go, and what must hold first (bits 1 << VOORWAARDE_x). WGS 1.7, 1.8, 2.28; BGS 1.10. */
enum delen_aan {
	DELEN_DEELNEMER,
	DELEN_DERDE,
	DELEN_INCIDENTELE_DERDE,
	DELEN_ANDER_HUIS,
	DELEN_ANDER_VERBAND,
	DELEN__MAX
};
extern const char *const delen_aan_codes[DELEN__MAX + 1];
enum voorwaarde {
	VOORWAARDE_NOODZAAK,            /* necessary for the recipient's task */
	VOORWAARDE_GEEN_BEZWAAR,        /* no contributing participant objects */
	VOORWAARDE_WETTELIJKE_GRONDSLAG,
	VOORWAARDE_RAC_TOETS,           /* reference to the test of the RAC */
	VOORWAARDE_TOESTEMMING_BRON,    /* consent of the supplier for special and criminal data */
	VOORWAARDE_TOESTEMMING_PERSOON,
	VOORWAARDE_GEHEIMHOUDING,       /* signed declaration of secrecy */
	VOORWAARDE_GEEN_BEROEPSGEHEIM,  /* never data under medical secrecy */
	VOORWAARDE_TERUGKOPPELING,      /* yearly feedback is owed: a task */
	VOORWAARDE__MAX
};
extern const char *const voorwaarde_codes[VOORWAARDE__MAX + 1];

enum overlegsoort {
	OVERLEGSOORT_CASUS,
	OVERLEGSOORT_WEGING,
	OVERLEGSOORT_NETWERK,
	OVERLEGSOORT_BESTUURLIJK,
	OVERLEGSOORT_LEREND,
	OVERLEGSOORT__MAX
};
extern const char *const overlegsoort_codes[OVERLEGSOORT__MAX + 1];
/* The house's part in an overleg (C035, C036). */
enum overleg_zvh { ZVH_VOORZITTER, ZVH_ADVISEUR, ZVH_DEELNEMER, ZVH__MAX };
extern const char *const overleg_zvh_codes[ZVH__MAX + 1];

/* The meaning of a phase; themes give their own names and may leave kinds out, never change their order. */
enum fasesoort { FASE_AANMELDING, FASE_WEGING, FASE_ANALYSE, FASE_PLAN, FASE_UITVOERING, FASE_AFSCHALING, FASE__MAX };
extern const char *const fasesoort_codes[FASE__MAX + 1];

enum veldtype { VELD_TEKST, VELD_GETAL, VELD_DATUM, VELD_KEUZE, VELD_JANEE, VELD__MAX };
extern const char *const veldtype_codes[VELD__MAX + 1];

/* Kind of approach (C060), as bits 1 << AANPAK_x in struct thema. */
enum aanpak { AANPAK_PERSOON, AANPAK_SYSTEEM, AANPAK_GEBIED, AANPAK__MAX };
extern const char *const aanpak_codes[AANPAK__MAX + 1];

enum zrm_eis { ZRM_GEEN, ZRM_MOGELIJK, ZRM_VERPLICHT, ZRM__MAX };
extern const char *const zrm_eis_codes[ZRM__MAX + 1];

enum brief_aan { BRIEF_AAN_BETROKKENE, BRIEF_AAN_AANBRENGER, BRIEF_AAN_DEELNEMER, BRIEF_AAN_DERDE, BRIEF_AAN__MAX };
extern const char *const brief_aan_codes[BRIEF_AAN__MAX + 1];

/* Events from which a clock starts. */
enum gebeurtenis {
#define X(code, label) GEBEURTENIS_##code,
#include "catalogus/gebeurtenissen.def"
#undef X
	GEBEURTENIS__MAX,
	GEBEURTENIS_VELD = GEBEURTENIS__MAX, /* a date field of the theme, named by startveld */
};
/* Of several events: bits. */
#define GEBEURTENIS_BIT(code) (UINT64_C(1) << GEBEURTENIS_##code)
extern const char *const gebeurtenis_codes[GEBEURTENIS__MAX + 1];
extern const char *const gebeurtenis_labels[GEBEURTENIS__MAX];

extern const char *const eenheid_codes[]; /* enum termijn_eenheid */
extern const char *const regel_codes[];   /* enum termijn_regel: "atw", "plain" */

/* ---- small parts ---- */

struct label {
	struct str nl, en; /* en: STR_NULL when the file gives none */
};
/* lang is enum lang of html/out.h: 0 Dutch, 1 English; falls back to Dutch. Empty (not NULL) when absent. */
struct str label_text(const struct label *l, int lang);
/* An optional label was given. */
bool label_given(const struct label *l);

/* Where an entry stands: for messages. */
struct plek {
	struct str bestand;
	int regel;
};

/* ---- lists ---- */

struct gemeente_rij {
	struct str code, naam; /* CBS code, four digits: "0935" */
};
#define LAND_ONBEKEND "0000"
#define LAND_BELGIE "5010"
#define LAND_NEDERLAND "6030"
#define LAND_DUITSLAND "9089"
#define LANDEN_VOORAAN 3 /* of a choice: Nederland, België, Duitsland */
struct land_rij {
	struct plek plek;
	struct str code, naam;      /* BRP table 34, four digits */
	struct datum ingang, einde; /* 0: not given; with an einde it is no more */
	struct str iso;             /* ISO 3166-1, two capitals; "" none */
	struct str gangbaar;        /* on screen, where it is not called as in the BRP; "" the same */
	struct str zoek, zoek_naam, zoek_iso; /* gangbaar or naam, naam, and iso, as they are sought: small and without accents */
};

struct organisatiesoort {
	struct plek plek;
	struct str code;
	struct label label;
	enum org_domein domein;
	enum wgs_status wgs;
	struct label uitleg; /* optional */
};

/* A category of personal data (WGS 2.30 lid 1). */
struct gegevenscategorie {
	struct plek plek;
	struct str code;
	struct label label;
	enum gegevensaard aard;
	bool beroepsgeheim; /* as a rule under medical secrecy: never to a verband (BGS 1.10) */
	const struct onderdeel *onderdeel; /* where such data belongs by default */
	struct str artikel;                /* may be STR_NULL */
};

struct leefgebied {
	struct plek plek;
	struct str code;
	struct label label;
};

/* A part of a dossier on which admission is decided: kern, plan, tijdlijn, zrm, straf, zorg, intern, logboek. */
struct onderdeel {
	struct plek plek;
	struct str code;
	struct label label;
	struct label omschrijving;
	struct label zichtbaar_voor; /* the choice on a form ("Alleen strafpartners"); absent: not a choice */
	bool toekenbaar;             /* a column of "Wie mag wat zien"; false: by role only (intern, logboek) */
	struct str domein;           /* org_domein code of the partners it is meant for; STR_NULL: all */
};

/* The role of a person in a case (C200). */
struct casusrol {
	struct plek plek;
	struct str code;
	struct label label;
	enum kring kring; /* which data categories the regime allows for this person */
	bool gezin;       /* belongs to the gezin or system that a case is about */
};

/* A relation between two persons (C061), read "A is <label> van B". */
struct relatiesoort {
	struct plek plek;
	struct str code;
	struct label label;
	const struct relatiesoort *omgekeerd; /* what B is of A; itself when symmetric */
};

struct reden {
	struct plek plek;
	struct str code;
	struct label label;
	struct label uitleg;  /* optional */
	struct str grond;     /* article; may be STR_NULL */
	bool motivering;      /* a motivation in words is required */
	bool herzien;         /* needs a review date: the reason can end */
	const struct gegevenscategorie *categorie; /* what kind of datum choosing it records; NULL: about the matter itself */
};
/* The lists that the code knows by name: weging_besluit, niet_geinformeerd, beroepsgeheim, sluiting, opschorting,
 * verlenging, noodtoegang, toegangsgrond, stagnatie, bezwaar, weigering_recht, interventie, kenmerk. */
struct redenlijst {
	struct plek plek;
	struct str code;
	struct label label;
	const struct reden *redenen;
	size_t nredenen;
};

/* A level at which people work together (C162): what an opschalingsmodel is made of. */
struct niveau {
	struct plek plek;
	struct str code;
	struct label label;
	struct label omschrijving;
	const struct regime *const *regimes; /* whose cases are at this level; none: those that no level names */
	size_t nregimes;
};
/* The levels of a house, lowest first (C164, C167). */
struct opschalingsmodel {
	struct plek plek;
	struct str code;
	struct label label;
	const struct str *huizen; /* codes; none: every house that no other model names */
	size_t nhuizen;
	const struct niveau *const *niveaus;
	size_t nniveaus;
};

/* What a template asks. A eindverslag has one for the whole region or by theme; an informatieverzoek by kind of partner
 * (C108-C110). */
enum sjabloonsoort { SJABLOON_EINDVERSLAG, SJABLOON_INFORMATIEVERZOEK, SJABLOON__MAX };
extern const char *const sjabloonsoort_codes[SJABLOON__MAX + 1];
struct sjabloonveld {
	struct plek plek;
	struct str code;
	struct label label;
	struct label uitleg; /* optional help */
	bool verplicht;
};
struct sjabloon {
	struct plek plek;
	struct str code;
	struct label label;
	enum sjabloonsoort soort;
	struct label omschrijving; /* optional */
	const struct organisatiesoort *const *soorten; /* whom it is for; none: every partner */
	size_t nsoorten;
	const struct onderdeel *onderdeel;   /* where the answer lands; NULL: the timeline */
	const struct termijnsoort *termijn;  /* by when; NULL: no clock */
	const struct sjabloonveld *velden;
	size_t nvelden;
};

struct pijler { /* national pillar (C011) */
	struct plek plek;
	struct str code;
	struct label label;
};
struct rapportgroep { /* doelgroep of the reports; a case counts once (domein.md B8) */
	struct plek plek;
	struct str code;
	struct label label;
	const struct pijler *pijler; /* may be NULL */
};

/* An activity of the register of processing (AVG 30); its code is the fragment of its address. */
struct verwerking {
	struct plek plek;
	struct str code;
	struct label label;
	const struct str *doelen; /* purposes, as in routes.def and of commands */
	size_t ndoelen;
	struct label omschrijving, betrokkenen, ontvangers, bewaren;
	const struct str *grondslag;
	size_t ngrondslag;
	bool per_regime; /* the regimes are told with it */
};

/* A clock. Its end is termijn_einde(start, lengte, eenheid, regel, ...), or termijn_einde_uren for TERMIJN_UREN. */
struct termijnsoort {
	struct plek plek;
	struct str code;
	struct label label;
	enum gebeurtenis start;
	struct str startveld; /* with GEBEURTENIS_VELD: the code of the theme's date field */
	uint64_t eindigt;     /* 1 << GEBEURTENIS_x: what satisfies it; 0: by hand alone */
	int lengte;
	enum termijn_eenheid eenheid;
	enum termijn_regel regel;
	int waarschuw_dagen;   /* due-soon from this many days before the end; 0: only when over */
	const struct str *wie; /* who is told: a role code, or eigenaar, aanbrenger, casusteam */
	size_t nwie;
	bool opschortbaar;     /* may be suspended with a reason of the list opschorting */
	bool herhaalt;         /* begins anew when it was satisfied */
	struct str artikel;    /* may be STR_NULL */
};

struct escalatiestap {
	struct plek plek;
	struct str code;
	struct label label;
	int na_dagen; /* days without movement */
	const struct str *wie;
	size_t nwie;
};
/* The ladder of stagnation (design 7), steps in rising order of na_dagen. */
struct escalatie {
	struct plek plek;
	struct str code;
	struct label label;
	const struct escalatiestap *stappen;
	size_t nstappen;
};

struct briefsoort {
	struct plek plek;
	struct str code;
	struct label label;
	enum brief_aan aan;
	struct label onderwerp; /* neutral: no personal data */
	struct label tekst;     /* with places {naam_betrokkene}; see brieven.def */
	struct str artikel;     /* may be STR_NULL */
	bool informeert;        /* fulfils the information duty towards a betrokkene (AVG 13, 14) */
};

struct zrmdomein {
	struct plek plek;
	struct str code;
	struct label label;
	const struct leefgebied *leefgebied;
};
struct zrmniveau {
	struct plek plek;
	int score; /* 1..5 */
	struct label label;
	bool doel_nodig; /* asks for a goal or a motivated exception (invariant 28) */
};
struct zrmset {
	struct plek plek;
	struct str code; /* zrm_2017 */
	struct label label;
	const struct zrmdomein *domeinen;
	size_t ndomeinen;
	const struct zrmniveau *niveaus; /* score 1 first, five of them */
	size_t nniveaus;
	bool supplement; /* taken beside the set of the theme, never instead of it */
};

struct criterium {
	struct plek plek;
	struct str code; /* "1", "a" */
	struct label label;
	struct label uitleg;
	bool bewijs;       /* "Waaruit blijkt dat?" is asked with ja */
	bool leefgebieden; /* the leefgebieden are ticked with it (C046) */
};
struct formule; /* compiled */
struct criteriaset {
	struct plek plek;
	struct str code;
	int versie;
	struct label label;
	struct str bron;
	struct datum geldig_vanaf;
	struct str formule_tekst; /* "(1 en 2 en 3) of 4" */
	const struct criterium *criteria;
	size_t ncriteria;
	const struct formule *formule;
};

struct rol {
	struct plek plek;
	struct str code;
	struct label label;
	struct label omschrijving;
	uint64_t rechten;    /* RECHT_BIT() */
	bool huis;           /* granted for a house (a huis is required) */
	bool dossiertoegang; /* may hold rows of toegang */
};

struct overlegvorm {
	struct plek plek;
	struct str code;
	struct label label;
	struct label omschrijving;
	enum overlegsoort soort;
	enum overleg_zvh zvh;
	enum ring ring;
	int ritme_weken; /* 0: on demand */
	int duur;        /* minutes */
	int itemduur;    /* minutes per agenda item; 0: none */
	const struct regime *const *regimes; /* regimes whose cases may be on its agenda; none: no case data */
	size_t nregimes;
	const struct organisatiesoort *const *deelnemers; /* who is invited by default */
	size_t ndeelnemers;
};

/* ---- regime ---- */

struct regime_partij {
	struct plek plek;
	const struct organisatiesoort *soort;
	bool toegang; /* may hold dossiertoegang in this regime */
	bool beslist; /* may decide: acceptance, involvement, closing (WGS 2.27 lid 1, 2.31) */
	struct str grond;
};
struct regime_gegevens {
	struct plek plek;
	enum kring kring;
	const struct gegevenscategorie *const *categorieen;
	size_t ncategorieen;
	struct label voorwaarde; /* optional, shown on the form */
};
struct regime_delen {
	struct plek plek;
	enum delen_aan aan;
	struct str code;      /* of a verband: which; else STR_NULL */
	struct label label;   /* of a verband: its name */
	uint64_t voorwaarden; /* 1 << VOORWAARDE_x */
	const struct gegevenscategorie *const *categorieen; /* nothing else goes to it; none: what the regime permits */
	size_t ncategorieen;
	struct str artikel;
};
struct regime_overgang {
	struct plek plek;
	const struct regime *naar;
	struct label grond; /* the recorded ground (invariant 1) */
	bool zonder_gegevens; /* nothing that was recorded goes along: it begins anew (BGS 1.10) */
};
struct bewaring {
	struct plek plek; /* regel 0: not given */
	int lengte;
	enum termijn_eenheid eenheid; /* dagen, weken, maanden or jaren */
	enum bewaar_start start;
	struct str artikel;
	int verlenging_maanden;       /* longest single extension; 0: none (BGS 1.16) */
	bool afwijzing_direct;        /* what is not accepted is destroyed at once (BGS 1.16 lid 1) */
};
struct informatieplicht {
	struct plek plek;
	bool verplicht;
	int termijn_dagen; /* after the first processing; 0 when not verplicht */
	struct str artikel;
	const struct str *uitzonderingen; /* codes of the list niet_geinformeerd */
	size_t nuitzonderingen;
};
struct regime_doel {
	struct plek plek;
	struct str code;
	struct label label;
};

struct regime {
	struct plek plek;
	struct str code;
	struct label label;
	struct label omschrijving;
	const struct str *artikelen;
	size_t nartikelen;
	const struct regime_doel *doelen; /* the purposes that may be chosen and are logged */
	size_t ndoelen;
	enum regime_draagt draagt;
	enum aanbrenger aanbrenger;
	enum ring ring;
	bool wgs;                 /* under the WGS: invariants 2-4, 13, 26, 27, 30-32, 38, 42-45 hold */
	bool personen;            /* false: no personal data at all (advies) */
	bool toestemming;         /* rests on recorded, revocable consent unless another ground is recorded */
	bool verrijken_vooraf;    /* partners may be asked before acceptance (invariant 3) */
	struct str fg_advies;     /* the FG's advice on which verrijken_vooraf under the WGS rests; may be STR_NULL */
	bool incidentele_derden;  /* third parties without account are possible (invariant 7) */
	bool afschermen;          /* shielded after closing (invariant 27) */
	bool noodtoegang;         /* break-glass is possible (invariant 6) */
	const struct regime_partij *partijen;
	size_t npartijen;
	const struct regime_gegevens *gegevens;
	size_t ngegevens;
	const struct str *beroepsgeheim; /* permitted grounds: codes of the list beroepsgeheim (invariant 15) */
	size_t nberoepsgeheim;
	const struct str *criteriasets; /* set codes that every theme of the regime must name, a version of each */
	size_t ncriteriasets;
	const struct regime_delen *delen; /* who is not named gets nothing */
	size_t ndelen;
	const struct regime_overgang *overgangen;
	size_t novergangen;
	struct bewaring bewaring;
	struct informatieplicht informatie;
};

/* ---- thema ---- */

struct fase {
	struct plek plek;
	struct str code;
	struct label label;
	enum fasesoort soort;
};
struct veldoptie {
	struct plek plek;
	struct str code;
	struct label label;
};
struct themaveld {
	struct plek plek;
	struct str code;
	struct label label;
	struct label uitleg; /* optional help */
	enum veldtype type;
	const struct veldoptie *opties; /* with VELD_KEUZE */
	size_t nopties;
	bool verplicht;
	int64_t min, max;     /* VELD_GETAL: bounds; VELD_TEKST: max in characters; 0 and 0: none */
	struct label rapport; /* heading in reports; absent: not reported */
	const struct onderdeel *onderdeel;
	const struct gegevenscategorie *categorie;
	uint64_t gebeurtenissen; /* VELD_DATUM: 1 << GEBEURTENIS_x, what happened on that day */
};

struct thema {
	struct plek plek;
	struct str code;
	struct label label;
	struct label omschrijving;
	const struct regime *regime;
	enum ring ring;
	uint64_t aanpak; /* 1 << AANPAK_x */
	bool alle_huizen;
	const struct str *huizen; /* codes of houses that offer it; empty with alle_huizen */
	size_t nhuizen;
	const struct str *gemeenten; /* CBS codes; none: every gemeente of those houses */
	size_t ngemeenten;
	struct datum geldig_vanaf, geldig_tot; /* 0: no bound; tot is the last day */
	const struct criteriaset *const *criteria;
	size_t ncriteria;
	const struct fase *fasen; /* the default of fasen.yaml when the theme names none */
	size_t nfasen;
	const struct themaveld *velden;
	size_t nvelden;
	const struct overlegvorm *const *overlegvormen;
	size_t noverlegvormen;
	const struct termijnsoort *termijnen;
	size_t ntermijnen;
	const struct escalatie *escalatie; /* NULL: no ladder */
	const struct rol *const *rollen; /* roles that may work in it; none: every role */
	size_t nrollen;
	const struct casusrol *const *casusrollen;
	size_t ncasusrollen;
	enum zrm_eis zrm;
	const struct zrmset *zrmset; /* NULL with ZRM_GEEN */
	const struct briefsoort *const *brieven;
	size_t nbrieven;
	const struct rapportgroep *rapportgroep;
	int herziening_dagen; /* review rhythm; 0: none */
	struct bewaring bewaring; /* the regime's, or a shorter one of the theme */
};

/* ---- the whole ---- */

struct catalogus {
	char versie[CATALOGUS_VERSIE_LEN + 1]; /* SHA-256 of the bundle, hex */
	struct str bundel;
	const struct thema *themas;
	size_t nthemas;
	const struct regime *regimes;
	size_t nregimes;
	const struct criteriaset *criteriasets;
	size_t ncriteriasets;
	const struct rol *rollen;
	size_t nrollen;
	const struct overlegvorm *overlegvormen;
	size_t noverlegvormen;
	const struct zrmset *zrmsets;
	size_t nzrmsets;
	const struct briefsoort *brieven;
	size_t nbrieven;
	const struct termijnsoort *termijnen;
	size_t ntermijnen;
	const struct escalatie *escalaties;
	size_t nescalaties;
	const struct fase *fasen;
	size_t nfasen;
	const struct leefgebied *leefgebieden;
	size_t nleefgebieden;
	const struct onderdeel *onderdelen;
	size_t nonderdelen;
	const struct gegevenscategorie *categorieen;
	size_t ncategorieen;
	const struct organisatiesoort *organisatiesoorten;
	size_t norganisatiesoorten;
	const struct casusrol *casusrollen;
	size_t ncasusrollen;
	const struct relatiesoort *relatiesoorten;
	size_t nrelatiesoorten;
	const struct redenlijst *redenlijsten;
	size_t nredenlijsten;
	const struct niveau *niveaus;
	size_t nniveaus;
	const struct opschalingsmodel *opschalingsmodellen;
	size_t nopschalingsmodellen;
	const struct sjabloon *sjablonen;
	size_t nsjablonen;
	const struct pijler *pijlers;
	size_t npijlers;
	const struct rapportgroep *rapportgroepen;
	size_t nrapportgroepen;
	const struct verwerking *verwerkingen;
	size_t nverwerkingen;
	const struct gemeente_rij *gemeenten; /* by code */
	size_t ngemeenten;
	const struct land_rij *landen; /* by code */
	size_t nlanden;
	const struct land_rij *const *landkeuze; /* those that there are now: LANDEN_VOORAAN, then by name */
	size_t nlandkeuze;
	const struct str *voorvoegsels; /* as in BRP table 36: byte order, upper and lower case both */
	size_t nvoorvoegsels;
	struct feestdagen feestdagen; /* by royal decree (ATW 3 lid 3); the others are computed */
};

struct catalogus_problem {
	struct str bestand;  /* path inside the catalogue; empty: the whole */
	int regel;           /* from 1; 0: the whole file */
	struct str wat;      /* Dutch */
	struct str verwacht; /* Dutch; empty when wat says it all */
};
#define CATALOGUS_PROBLEMS_MAX 200
/* Start with { 0 }. Sorted by file and line. Lives in the arena of the call. */
struct catalogus_problems {
	struct catalogus_problem *items;
	size_t n;
	size_t meer; /* found beyond CATALOGUS_PROBLEMS_MAX */
};

/* One text of all files under dir: sorted by path, each with its length, so the same folder always gives the same
 * bytes. The subfolder demo/ is no part of the catalogue. FAULT_INVALID with
 * problems for what may not be there (too large, unknown file, link), FAULT_INTERNAL when dir cannot be read,
 * FAULT_BUSY when the arena is full. */
MUST_USE enum fault catalogus_bundle(const char *dir, struct arena *a, struct str *ret, struct catalogus_problems *p);
/* Parses and checks; every fault is in p, not the first alone. FAULT_INVALID when there is any; FAULT_BUSY when the
 * arena is full. The bundle is copied. Needs some 2 MiB of arena for the shipped catalogue. */
MUST_USE enum fault catalogus_load_bundle(struct str bundle, struct arena *a, struct catalogus **ret,
	struct catalogus_problems *p);
MUST_USE enum fault catalogus_load_dir(const char *dir, struct arena *a, struct catalogus **ret,
	struct catalogus_problems *p);
/* "themas/top_x.yaml:12: onbekende sleutel 'ringg'; verwacht: ring, ...". One line, no line end. */
struct str catalogus_problem_text(struct arena *a, const struct catalogus_problem *p);
/* The keys of every kind of file as Markdown tables: the core of doc/CATALOGUS.md. */
struct str catalogus_schema_text(struct arena *a);

/* Finders: NULL when the code is unknown. */
const struct thema *thema_find(const struct catalogus *c, struct str code);
const struct regime *regime_find(const struct catalogus *c, struct str code);
const struct criteriaset *criteria_find(const struct catalogus *c, struct str code, int versie);
const struct rol *rol_find(const struct catalogus *c, struct str code);
const struct overlegvorm *overlegvorm_find(const struct catalogus *c, struct str code);
/* ",code,code,": the regimes whose cases or aanmeldingen the kind may have on its agenda; "," none. */
struct str overlegvorm_regimes(struct arena *a, const struct overlegvorm *v);
/* The code of the besloten ring to which what is held in that kind belongs, "" none; a session of weighing bears no ring of
 * its own. Of a kind that the catalogue no longer has: a ring that nobody is in. */
struct str overlegvorm_ring(const struct catalogus *c, struct str soort);
const struct zrmset *zrmset_find(const struct catalogus *c, struct str code);
const struct zrmdomein *zrmdomein_find(const struct zrmset *z, struct str code);
const struct briefsoort *briefsoort_find(const struct catalogus *c, struct str code);
const struct termijnsoort *termijnsoort_find(const struct catalogus *c, struct str code);
const struct termijnsoort *thema_termijn_find(const struct thema *t, struct str code);
const struct escalatie *escalatie_find(const struct catalogus *c, struct str code);
const struct fase *thema_fase_find(const struct thema *t, struct str code);
const struct themaveld *thema_veld_find(const struct thema *t, struct str code);
const struct veldoptie *veldoptie_find(const struct themaveld *v, struct str code);
const struct leefgebied *leefgebied_find(const struct catalogus *c, struct str code);
const struct onderdeel *onderdeel_find(const struct catalogus *c, struct str code);
const struct gegevenscategorie *categorie_find(const struct catalogus *c, struct str code);
const struct organisatiesoort *organisatiesoort_find(const struct catalogus *c, struct str code);
const struct casusrol *casusrol_find(const struct catalogus *c, struct str code);
/* A case about a gezin is about all who belong to it, another about who is betrokkene in it. NULL, a role that the catalogue
 * no longer has: as betrokkene. */
bool casusrol_gaat_over(const struct casusrol *r, bool gezin);
const struct relatiesoort *relatiesoort_find(const struct catalogus *c, struct str code);
const struct redenlijst *redenlijst_find(const struct catalogus *c, struct str code);
const struct reden *reden_find(const struct catalogus *c, struct str lijst, struct str code);
const struct niveau *niveau_find(const struct catalogus *c, struct str code);
const struct opschalingsmodel *opschalingsmodel_find(const struct catalogus *c, struct str code);
const struct sjabloon *sjabloon_find(const struct catalogus *c, struct str code);
const struct rapportgroep *rapportgroep_find(const struct catalogus *c, struct str code);
/* The activity that a purpose belongs to; NULL. */
const struct verwerking *verwerking_of(const struct catalogus *c, struct str doel);
const struct gemeente_rij *gemeente_rij_find(const struct catalogus *c, struct str code);
const struct land_rij *land_rij_find(const struct catalogus *c, struct str code);
/* What somebody calls a land that there is now: its code, ISO code or name. The arena is for the work. */
const struct land_rij *land_find(const struct catalogus *c, struct arena *a, struct str s);
/* On screen; the code itself when there is no such land. */
struct str land_naam(const struct catalogus *c, struct str code);
/* Not Nederland. */
bool land_buiten(struct str code);
bool voorvoegsel_known(const struct catalogus *c, struct str voorvoegsel);
const struct regime_doel *regime_doel_find(const struct regime *r, struct str code);

/* Index of a code in one of the tables above; -1 when it is not there. code_find(ring_codes, STR("geheim")). */
int code_find(const char *const *codes, struct str code);
/* "casus.lezen" of a right, its label, and back; recht_find gives RECHT__MAX when unknown. */
struct str recht_code(struct arena *a, enum recht r);
const char *recht_label(enum recht r);
enum recht recht_find(struct str code);
bool rol_has(const struct rol *r, enum recht recht);

/* The house offers the theme in that gemeente on that day. An empty gemeente asks for the house alone. */
bool thema_offered(const struct thema *t, struct str huis, struct str gemeente, struct datum op);
/* The first phase of that kind; NULL when the theme has none. */
const struct fase *thema_fase_of(const struct thema *t, enum fasesoort soort);
/* Position in thema.fasen, for "is it later than"; -1 when unknown. */
int thema_fase_index(const struct thema *t, struct str code);
/* The model of a house, or the one for all others; NULL: there is none. */
const struct opschalingsmodel *opschalingsmodel_of(const struct catalogus *c, struct str huis);
/* The level, from 0, at which cases of a regime are: the one that names it, else the highest that names none. -1: none. */
int opschalingsmodel_level(const struct opschalingsmodel *m, struct str regime);
int opschalingsmodel_index(const struct opschalingsmodel *m, struct str niveau);
/* NULL: that kind of organisation has no part in the regime, an incidental third party at most (invariant 7). */
const struct regime_partij *regime_partij_find(const struct regime *r, struct str organisatiesoort);
bool regime_may_access(const struct regime *r, struct str organisatiesoort);
bool regime_may_decide(const struct regime *r, struct str organisatiesoort);
/* The category may be recorded about such a person (invariant 13). */
bool regime_may_record(const struct regime *r, enum kring kring, struct str categorie);
/* The sharing rule; NULL: not allowed. Of ander_verband the first. */
const struct regime_delen *regime_delen_find(const struct regime *r, enum delen_aan aan);
/* The rule for that verband. */
const struct regime_delen *regime_verband_find(const struct regime *r, struct str code);
const struct regime_overgang *regime_overgang_find(const struct regime *r, struct str naar);
/* The set's formula over the answers, ja[i] for criteria[i]: (1 en 2 en 3) of 4 (BGS 2.20; national criteria). */
bool criteriaset_met(const struct criteriaset *s, const bool *ja);

#endif
