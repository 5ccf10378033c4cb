/* The keys of every kind of file: one row gives the reader, the message and the line in doc/CATALOGUS.md.
 *
 * A row: key, what it holds, where it goes in the struct, whether it must be there, bounds, and the words for people.
 * Threading: constants.
 */
#include "catalogus/catalogus_priv.h"

#include <stddef.h>

#define P(T, veld) offsetof(struct T, veld)
#define RIJ(T, veld) .plek = offsetof(struct T, veld), .plek2 = offsetof(struct T, n##veld)
#define MOET .verplicht = true
#define CODE(T, tekst) \
	{ .naam = "code", .waarde = W_CODE, .plek = P(T, code), MOET, .uitleg = tekst }
#define LABEL(T, veld, lang, tekst) \
	{ .naam = #veld, .waarde = W_LABEL, .plek = P(T, veld), .max = lang, .uitleg = tekst }
#define NAAM(T) \
	{ .naam = "label", .waarde = W_LABEL, .plek = P(T, label), MOET, .max = 100, .uitleg = "naam op het scherm" }
#define TEKST(T, veld, tekst) \
	{ .naam = #veld, .waarde = W_TEKST, .plek = P(T, veld), .max = 120, .uitleg = tekst }
#define JANEE(T, veld, moet, tekst) \
	{ .naam = #veld, .waarde = W_JANEE, .plek = P(T, veld), .verplicht = moet, .uitleg = tekst }
#define GETAL(T, veld, moet, laag, hoog, tekst) \
	{ .naam = #veld, .waarde = W_GETAL, .plek = P(T, veld), .verplicht = moet, .min = laag, .max = hoog, .uitleg = tekst }
#define KEUZE(T, veld, moet, tabel, tekst) \
	{ .naam = #veld, .waarde = W_KEUZE, .plek = P(T, veld), .verplicht = moet, .woorden = tabel, .uitleg = tekst }
#define REF(T, veld, moet, soort, tekst) \
	{ .naam = #veld, .waarde = W_REF, .plek = P(T, veld), .verplicht = moet, .ref = soort, .uitleg = tekst }
#define REFS(T, veld, moet, soort, tekst) \
	{ .naam = #veld, .waarde = W_REFS, RIJ(T, veld), .verplicht = moet, .ref = soort, .uitleg = tekst }
#define LIJST(T, veld, moet, deel, tekst) \
	{ .naam = #veld, .waarde = W_RIJ, RIJ(T, veld), .verplicht = moet, .vorm = &(deel), .uitleg = tekst }
#define CODES(T, veld, moet, tekst) \
	{ .naam = #veld, .waarde = W_CODES, RIJ(T, veld), .verplicht = moet, .uitleg = tekst }
#define VORM(naam_, T, tabel) \
	static const struct vorm naam_ = { #T, sizeof(struct T), tabel, sizeof(tabel) / sizeof *(tabel) }

/* ---- lists ---- */

static const struct sleutel k_soort[] = {
	CODE(organisatiesoort, "soort organisatie"),
	NAAM(organisatiesoort),
	KEUZE(organisatiesoort, domein, true, org_domein_codes, "kleur en vorm op het scherm"),
	KEUZE(organisatiesoort, wgs, true, wgs_status_codes, "WGS 2.27: lid1 beslist, lid2 doet mee, geen is derde"),
	LABEL(organisatiesoort, uitleg, 300, "toelichting"),
};
VORM(v_soort, organisatiesoort, k_soort);

static const struct sleutel k_categorie[] = {
	CODE(gegevenscategorie, "categorie van gegevens (WGS 2.30)"),
	NAAM(gegevenscategorie),
	KEUZE(gegevenscategorie, aard, true, gegevensaard_codes, "wat de wet erin ziet; zaak gaat over geen persoon"),
	JANEE(gegevenscategorie, beroepsgeheim, false, "valt in de regel onder een medisch beroepsgeheim (BGS 1.10)"),
	REF(gegevenscategorie, onderdeel, true, REF_ONDERDEEL, "onderdeel waar zulke gegevens staan"),
	TEKST(gegevenscategorie, artikel, "artikel"),
};
VORM(v_categorie, gegevenscategorie, k_categorie);

static const struct sleutel k_leefgebied[] = { CODE(leefgebied, "leefgebied"), NAAM(leefgebied) };
VORM(v_leefgebied, leefgebied, k_leefgebied);

static const struct sleutel k_onderdeel[] = {
	CODE(onderdeel, "onderdeel van een dossier"),
	NAAM(onderdeel),
	LABEL(onderdeel, omschrijving, 300, "wat erin staat"),
	LABEL(onderdeel, zichtbaar_voor, 60, "de keuze onder 'Zichtbaar voor'; weglaten: geen keuze"),
	JANEE(onderdeel, toekenbaar, true, "een kolom in 'Wie mag wat zien'"),
	{ .naam = "domein", .waarde = W_TEKST, .plek = P(onderdeel, domein), .max = 40,
		.uitleg = "domein van de partners waarvoor het bedoeld is; weglaten: alle" },
};
VORM(v_onderdeel, onderdeel, k_onderdeel);

static const struct sleutel k_casusrol[] = {
	CODE(casusrol, "rol van een persoon in een casus"),
	NAAM(casusrol),
	KEUZE(casusrol, kring, true, kring_codes, "welke gegevens het regime over deze persoon toelaat"),
	JANEE(casusrol, gezin, false, "hoort bij het gezin: in een casus over een gezin wordt de beginmeting verwacht"),
};
VORM(v_casusrol, casusrol, k_casusrol);

static const struct sleutel k_relatie[] = {
	CODE(relatiesoort, "relatie: A is ... van B"),
	NAAM(relatiesoort),
	REF(relatiesoort, omgekeerd, true, REF_RELATIE, "wat B is van A; bij een gelijke relatie de code zelf"),
};
VORM(v_relatie, relatiesoort, k_relatie);

static const struct sleutel k_reden[] = {
	CODE(reden, "reden of uitkomst"),
	NAAM(reden),
	LABEL(reden, uitleg, 300, "toelichting bij de keuze"),
	TEKST(reden, grond, "artikel"),
	JANEE(reden, motivering, false, "een motivering in woorden is verplicht"),
	JANEE(reden, herzien, false, "de reden kan eindigen: een toetsdatum is verplicht"),
	REF(reden, categorie, false, REF_CATEGORIE, "wat de keuze vastlegt; alleen waar het regime dat toelaat"),
};
VORM(v_reden, reden, k_reden);
static const struct sleutel k_redenlijst[] = {
	CODE(redenlijst, "lijst; de code van het programma noemt haar bij deze naam"),
	NAAM(redenlijst),
	LIJST(redenlijst, redenen, true, v_reden, "de redenen, in de volgorde van het scherm"),
};
VORM(v_redenlijst, redenlijst, k_redenlijst);

static const struct sleutel k_niveau[] = {
	CODE(niveau, "niveau van opschaling, laagste eerst"),
	NAAM(niveau),
	LABEL(niveau, omschrijving, 300, "toelichting"),
	REFS(niveau, regimes, false, REF_REGIME, "de casussen die op dit niveau lopen; weglaten: die geen niveau noemt"),
};
VORM(v_niveau, niveau, k_niveau);

static const struct sleutel k_opschaling[] = {
	CODE(opschalingsmodel, "opschalingsmodel"),
	NAAM(opschalingsmodel),
	CODES(opschalingsmodel, huizen, false, "codes van huizen; weglaten: alle huizen zonder eigen model"),
	REFS(opschalingsmodel, niveaus, true, REF_NIVEAU, "de niveaus, laagste eerst"),
};
VORM(v_opschaling, opschalingsmodel, k_opschaling);

static const struct sleutel k_sjabloonveld[] = {
	CODE(sjabloonveld, "wat wordt gevraagd"),
	{ .naam = "label", .waarde = W_LABEL, .plek = P(sjabloonveld, label), MOET, .max = 200, .uitleg = "de vraag" },
	LABEL(sjabloonveld, uitleg, 300, "hulp bij de vraag"),
	JANEE(sjabloonveld, verplicht, false, "moet worden ingevuld"),
};
VORM(v_sjabloonveld, sjabloonveld, k_sjabloonveld);
static const struct sleutel k_sjabloon[] = {
	CODE(sjabloon, "sjabloon"),
	NAAM(sjabloon),
	KEUZE(sjabloon, soort, true, sjabloonsoort_codes, "waarvoor het is"),
	LABEL(sjabloon, omschrijving, 300, "toelichting"),
	REFS(sjabloon, soorten, false, REF_SOORT, "voor welke partners; weglaten: alle"),
	REF(sjabloon, onderdeel, false, REF_ONDERDEEL, "waar het antwoord komt; weglaten: de tijdlijn"),
	REF(sjabloon, termijn, false, REF_TERMIJN, "de termijn van het antwoord"),
	LIJST(sjabloon, velden, true, v_sjabloonveld, "de vragen, in de volgorde van het scherm"),
};
VORM(v_sjabloon, sjabloon, k_sjabloon);

static const struct sleutel k_pijler[] = { CODE(pijler, "landelijke pijler"), NAAM(pijler) };
VORM(v_pijler, pijler, k_pijler);

static const struct sleutel k_rapportgroep[] = {
	CODE(rapportgroep, "doelgroep in de rapportages"),
	NAAM(rapportgroep),
	REF(rapportgroep, pijler, false, REF_PIJLER, "pijler waaronder zij telt"),
};
VORM(v_rapportgroep, rapportgroep, k_rapportgroep);

static const struct sleutel k_verwerking[] = {
	CODE(verwerking, "verwerking; het vaste adres in het register"),
	NAAM(verwerking),
	{ .naam = "doelen", .waarde = W_TEKSTEN, RIJ(verwerking, doelen), MOET, .max = 40,
		.uitleg = "doelen van pagina's en opdrachten die erbij horen" },
	{ .naam = "omschrijving", .waarde = W_LABEL, .plek = P(verwerking, omschrijving), MOET, .max = 400,
		.uitleg = "wat er gebeurt" },
	{ .naam = "grondslag", .waarde = W_TEKSTEN, RIJ(verwerking, grondslag), MOET, .max = 80, .uitleg = "wettelijke grond" },
	{ .naam = "betrokkenen", .waarde = W_LABEL, .plek = P(verwerking, betrokkenen), MOET, .max = 300,
		.uitleg = "over wie het gaat" },
	{ .naam = "ontvangers", .waarde = W_LABEL, .plek = P(verwerking, ontvangers), MOET, .max = 300,
		.uitleg = "wie de gegevens krijgt" },
	{ .naam = "bewaren", .waarde = W_LABEL, .plek = P(verwerking, bewaren), MOET, .max = 300, .uitleg = "hoe lang" },
	JANEE(verwerking, per_regime, false, "de regimes staan erbij, elk met deelnemers, gegevens en termijn"),
};
VORM(v_verwerking, verwerking, k_verwerking);

static const struct sleutel k_termijn[] = {
	CODE(termijnsoort, "termijn"),
	NAAM(termijnsoort),
	{ .naam = "start", .waarde = W_START, .plek = P(termijnsoort, start), .plek2 = P(termijnsoort, startveld), MOET,
		.uitleg = "gebeurtenis, of veld:<code> voor een datumveld van het thema" },
	{ .naam = "eindigt", .waarde = W_GEBEURTENISSEN, .plek = P(termijnsoort, eindigt),
		.uitleg = "waarmee eraan is voldaan; weglaten: met de hand" },
	GETAL(termijnsoort, lengte, true, 1, 1000, "aantal"),
	KEUZE(termijnsoort, eenheid, true, eenheid_codes, "eenheid"),
	KEUZE(termijnsoort, regel, true, regel_codes, "atw: Algemene termijnenwet; plain: de kalender alleen"),
	GETAL(termijnsoort, waarschuw_dagen, false, 0, 400, "dagen voor het einde waarop gewaarschuwd wordt"),
	CODES(termijnsoort, wie, true, "wie bericht krijgt: rollen, of eigenaar, aanbrenger, casusteam"),
	JANEE(termijnsoort, opschortbaar, false, "mag met een reden worden opgeschort"),
	JANEE(termijnsoort, herhaalt, false, "begint opnieuw als eraan is voldaan"),
	TEKST(termijnsoort, artikel, "artikel"),
};
VORM(v_termijn, termijnsoort, k_termijn);

static const struct sleutel k_stap[] = {
	CODE(escalatiestap, "stap"),
	NAAM(escalatiestap),
	GETAL(escalatiestap, na_dagen, true, 1, 400, "dagen zonder beweging"),
	CODES(escalatiestap, wie, true, "wie bericht krijgt: rollen, of eigenaar, aanbrenger, casusteam"),
};
VORM(v_stap, escalatiestap, k_stap);
static const struct sleutel k_escalatie[] = {
	CODE(escalatie, "ladder bij stagnatie"),
	NAAM(escalatie),
	LIJST(escalatie, stappen, true, v_stap, "stappen, in oplopende dagen"),
};
VORM(v_escalatie, escalatie, k_escalatie);

static const struct sleutel k_fase[] = {
	CODE(fase, "fase"),
	NAAM(fase),
	KEUZE(fase, soort, true, fasesoort_codes, "betekenis; loopt nooit terug in de lijst"),
};
VORM(v_fase, fase, k_fase);

/* ---- one file each ---- */

static const struct sleutel k_brief[] = {
	CODE(briefsoort, "brief; gelijk aan de bestandsnaam"),
	NAAM(briefsoort),
	KEUZE(briefsoort, aan, true, brief_aan_codes, "aan wie"),
	{ .naam = "onderwerp", .waarde = W_LABEL, .plek = P(briefsoort, onderwerp), MOET, .max = 120,
		.uitleg = "neutraal: zonder persoonsgegevens" },
	{ .naam = "tekst", .waarde = W_BRIEFTEKST, .plek = P(briefsoort, tekst), MOET, .max = 6000,
		.uitleg = "de brief, met plaatsen als {naam_betrokkene}" },
	TEKST(briefsoort, artikel, "artikel"),
	JANEE(briefsoort, informeert, false, "voldoet aan de informatieplicht (AVG 13 en 14)"),
};
VORM(v_brief, briefsoort, k_brief);

static const struct sleutel k_zrmdomein[] = {
	CODE(zrmdomein, "domein van de matrix"),
	NAAM(zrmdomein),
	REF(zrmdomein, leefgebied, true, REF_LEEFGEBIED, "leefgebied waarop een doel antwoord geeft"),
};
VORM(v_zrmdomein, zrmdomein, k_zrmdomein);
static const struct sleutel k_zrmniveau[] = {
	GETAL(zrmniveau, score, true, 1, 5, "score"),
	NAAM(zrmniveau),
	JANEE(zrmniveau, doel_nodig, true, "vraagt een doel in het plan of een gemotiveerde uitzondering"),
};
VORM(v_zrmniveau, zrmniveau, k_zrmniveau);
static const struct sleutel k_zrm[] = {
	CODE(zrmset, "set; gelijk aan de bestandsnaam"),
	NAAM(zrmset),
	LIJST(zrmset, domeinen, true, v_zrmdomein, "domeinen, in de volgorde van het scherm"),
	LIJST(zrmset, niveaus, true, v_zrmniveau, "de vijf niveaus, score 1 eerst"),
	JANEE(zrmset, supplement, false, "een aanvulling: bij elk thema te meten naast de eigen set"),
};
VORM(v_zrm, zrmset, k_zrm);

static const struct sleutel k_criterium[] = {
	CODE(criterium, "nummer of letter"),
	NAAM(criterium),
	LABEL(criterium, uitleg, 400, "de vraag in volle zinnen"),
	JANEE(criterium, bewijs, false, "bij ja wordt gevraagd waaruit dat blijkt"),
	JANEE(criterium, leefgebieden, false, "de leefgebieden worden erbij aangekruist"),
};
VORM(v_criterium, criterium, k_criterium);
static const struct sleutel k_criteria[] = {
	CODE(criteriaset, "set; het bestand heet <code>-<versie>.yaml"),
	GETAL(criteriaset, versie, true, 1, 999, "een vastgestelde versie verandert niet meer: maak een nieuwe"),
	NAAM(criteriaset),
	TEKST(criteriaset, bron, "waar de criteria vandaan komen"),
	{ .naam = "geldig_vanaf", .waarde = W_DATUM, .plek = P(criteriaset, geldig_vanaf), MOET,
		.uitleg = "eerste dag" },
	{ .naam = "formule", .waarde = W_TEKST, .plek = P(criteriaset, formule_tekst), MOET, .max = 200,
		.uitleg = "wanneer is voldaan, met en, of en haakjes: (1 en 2 en 3) of 4" },
	LIJST(criteriaset, criteria, true, v_criterium, "de criteria"),
};
VORM(v_criteria, criteriaset, k_criteria);

static const struct sleutel k_rol[] = {
	CODE(rol, "rol; gelijk aan de bestandsnaam"),
	NAAM(rol),
	LABEL(rol, omschrijving, 400, "wat deze rol doet, en niet doet"),
	{ .naam = "rechten", .waarde = W_RECHTEN, .plek = P(rol, rechten), MOET, .uitleg = "lijst van rechten" },
	JANEE(rol, huis, true, "wordt toegekend voor een huis"),
	JANEE(rol, dossiertoegang, true, "mag toegang tot dossiers krijgen"),
};
VORM(v_rol, rol, k_rol);

static const struct sleutel k_overlegvorm[] = {
	CODE(overlegvorm, "overlegvorm; gelijk aan de bestandsnaam"),
	NAAM(overlegvorm),
	LABEL(overlegvorm, omschrijving, 400, "toelichting"),
	KEUZE(overlegvorm, soort, true, overlegsoort_codes, "waarvoor het dient"),
	KEUZE(overlegvorm, zvh, true, overleg_zvh_codes, "rol van het huis"),
	KEUZE(overlegvorm, ring, true, ring_codes, "kring van toegang; gelijk aan die van het thema"),
	GETAL(overlegvorm, ritme_weken, false, 0, 52, "om de hoeveel weken; 0 of weglaten: op verzoek"),
	GETAL(overlegvorm, duur, true, 5, 480, "minuten"),
	GETAL(overlegvorm, itemduur, false, 0, 240, "minuten per agendapunt"),
	REFS(overlegvorm, regimes, false, REF_REGIME, "regimes waarvan casussen op de agenda mogen; geen: geen casussen"),
	REFS(overlegvorm, deelnemers, true, REF_SOORT, "wie gewoonlijk wordt uitgenodigd"),
};
VORM(v_overlegvorm, overlegvorm, k_overlegvorm);

/* ---- regime ---- */

static const struct sleutel k_doel[] = { CODE(regime_doel, "doel"), NAAM(regime_doel) };
VORM(v_doel, regime_doel, k_doel);

static const struct sleutel k_partij[] = {
	REF(regime_partij, soort, true, REF_SOORT, "soort organisatie"),
	JANEE(regime_partij, toegang, true, "mag toegang tot dossiers krijgen"),
	JANEE(regime_partij, beslist, true, "mag beslissen (WGS 2.31)"),
	{ .naam = "grond", .waarde = W_TEKST, .plek = P(regime_partij, grond), MOET, .max = 120, .uitleg = "artikel" },
};
VORM(v_partij, regime_partij, k_partij);

static const struct sleutel k_gegevens[] = {
	KEUZE(regime_gegevens, kring, true, kring_codes, "over wie"),
	REFS(regime_gegevens, categorieen, true, REF_CATEGORIE, "wat mag worden vastgelegd"),
	LABEL(regime_gegevens, voorwaarde, 300, "voorwaarde, getoond bij het invullen"),
};
VORM(v_gegevens, regime_gegevens, k_gegevens);

static const struct sleutel k_delen[] = {
	KEUZE(regime_delen, aan, true, delen_aan_codes, "aan wie resultaten mogen"),
	{ .naam = "code", .waarde = W_CODE, .plek = P(regime_delen, code), .uitleg = "bij ander_verband: welk" },
	LABEL(regime_delen, label, 100, "bij ander_verband: de naam"),
	{ .naam = "voorwaarden", .waarde = W_VLAGGEN, .plek = P(regime_delen, voorwaarden), MOET,
		.woorden = voorwaarde_codes, .uitleg = "wat eerst moet vaststaan" },
	REFS(regime_delen, categorieen, false, REF_CATEGORIE, "alleen deze gegevens; weglaten: wat het regime toelaat"),
	TEKST(regime_delen, artikel, "artikel"),
};
VORM(v_delen, regime_delen, k_delen);

static const struct sleutel k_overgang[] = {
	REF(regime_overgang, naar, true, REF_REGIME, "regime dat de gegevens krijgt"),
	{ .naam = "grond", .waarde = W_LABEL, .plek = P(regime_overgang, grond), MOET, .max = 300,
		.uitleg = "de grond die wordt vastgelegd" },
	JANEE(regime_overgang, zonder_gegevens, false, "niets gaat mee; het begint met een nieuwe aanmelding"),
};
VORM(v_overgang, regime_overgang, k_overgang);

static const struct sleutel k_bewaring[] = {
	GETAL(bewaring, lengte, true, 1, 600, "aantal"),
	KEUZE(bewaring, eenheid, true, eenheid_codes, "dagen, weken, maanden of jaren"),
	KEUZE(bewaring, start, true, bewaar_start_codes, "vanaf welke dag; nooit vanaf sluiting"),
	{ .naam = "artikel", .waarde = W_TEKST, .plek = P(bewaring, artikel), MOET, .max = 120, .uitleg = "artikel" },
	GETAL(bewaring, verlenging_maanden, false, 0, 24, "langste enkele verlenging; 0 of weglaten: geen"),
	JANEE(bewaring, afwijzing_direct, false, "wat niet in behandeling komt, wordt direct vernietigd"),
};
VORM(v_bewaring, bewaring, k_bewaring);

static const struct sleutel k_informatie[] = {
	JANEE(informatieplicht, verplicht, true, "de betrokkene wordt geïnformeerd"),
	GETAL(informatieplicht, termijn_dagen, false, 0, 400, "binnen hoeveel dagen na de eerste verwerking"),
	TEKST(informatieplicht, artikel, "artikel"),
	CODES(informatieplicht, uitzonderingen, false, "redenen uit de lijst niet_geinformeerd die mogen"),
};
VORM(v_informatie, informatieplicht, k_informatie);

static const struct sleutel k_regime[] = {
	CODE(regime, "regime; gelijk aan de bestandsnaam"),
	NAAM(regime),
	LABEL(regime, omschrijving, 500, "toelichting"),
	{ .naam = "artikelen", .waarde = W_TEKSTEN, RIJ(regime, artikelen), MOET, .max = 80, .uitleg = "wettelijke grond" },
	LIJST(regime, doelen, true, v_doel, "doelen die kunnen worden gekozen en worden gelogd"),
	KEUZE(regime, draagt, true, regime_draagt_codes, "wat onder dit regime bestaat"),
	KEUZE(regime, aanbrenger, true, aanbrenger_codes, "wie aanmeldt: een deelnemer, ieder, of niemand"),
	KEUZE(regime, ring, true, ring_codes, "kring van toegang"),
	JANEE(regime, wgs, true, "valt onder de WGS"),
	JANEE(regime, personen, true, "persoonsgegevens mogen"),
	JANEE(regime, toestemming, false, "rust op toestemming, tenzij een andere grond is vastgelegd"),
	JANEE(regime, verrijken_vooraf, true, "partners mogen voor acceptatie worden bevraagd"),
	TEKST(regime, fg_advies, "advies van de FG waarop verrijken_vooraf onder de WGS rust"),
	JANEE(regime, incidentele_derden, true, "derden zonder account zijn mogelijk"),
	JANEE(regime, afschermen, true, "na sluiten afgeschermd"),
	JANEE(regime, noodtoegang, true, "in nood mag men erin zonder toelating vooraf"),
	LIJST(regime, partijen, true, v_partij, "soorten organisaties; wie niet genoemd is, heeft geen plaats"),
	LIJST(regime, gegevens, false, v_gegevens, "toegelaten gegevens per groep personen"),
	CODES(regime, beroepsgeheim, false, "toegelaten gronden uit de lijst beroepsgeheim"),
	CODES(regime, criteriasets, false, "sets waarvan elk thema een versie noemt"),
	LIJST(regime, delen, false, v_delen, "aan wie resultaten mogen; wie niet genoemd is, krijgt niets"),
	LIJST(regime, overgangen, false, v_overgang, "naar welke regimes gegevens mogen"),
	{ .naam = "bewaring", .waarde = W_BLOK, .plek = P(regime, bewaring), MOET, .vorm = &v_bewaring,
		.uitleg = "bewaartermijn" },
	{ .naam = "informatie", .waarde = W_BLOK, .plek = P(regime, informatie), MOET, .vorm = &v_informatie,
		.uitleg = "informatieplicht" },
};
VORM(v_regime, regime, k_regime);

/* ---- thema ---- */

static const struct sleutel k_optie[] = { CODE(veldoptie, "keuze"), NAAM(veldoptie) };
VORM(v_optie, veldoptie, k_optie);

static const struct sleutel k_veld[] = {
	CODE(themaveld, "veld"),
	NAAM(themaveld),
	LABEL(themaveld, uitleg, 300, "hulp boven het veld"),
	KEUZE(themaveld, type, true, veldtype_codes, "wat wordt ingevuld"),
	LIJST(themaveld, opties, false, v_optie, "bij keuze: ten minste twee"),
	JANEE(themaveld, verplicht, false, "moet worden ingevuld"),
	{ .naam = "min", .waarde = W_GROOT_GETAL, .plek = P(themaveld, min), .min = -1000000000, .max = 1000000000,
		.uitleg = "bij getal: kleinste waarde" },
	{ .naam = "max", .waarde = W_GROOT_GETAL, .plek = P(themaveld, max), .min = -1000000000, .max = 1000000000,
		.uitleg = "bij getal: grootste waarde; bij tekst: aantal tekens" },
	LABEL(themaveld, rapport, 60, "kop in rapportages; weglaten: niet in rapportages"),
	REF(themaveld, onderdeel, false, REF_ONDERDEEL, "weglaten: dat van het gegeven"),
	{ .naam = "gegeven", .waarde = W_REF, .plek = P(themaveld, categorie), MOET, .ref = REF_CATEGORIE,
		.uitleg = "categorie; moet in het regime zijn toegelaten" },
	{ .naam = "gebeurtenissen", .waarde = W_GEBEURTENISSEN, .plek = P(themaveld, gebeurtenissen),
		.uitleg = "bij datum: wat op die dag gebeurde; begint en eindigt termijnen" },
};
VORM(v_veld, themaveld, k_veld);

static const struct sleutel k_thema[] = {
	CODE(thema, "thema; gelijk aan de bestandsnaam"),
	NAAM(thema),
	LABEL(thema, omschrijving, 500, "voor wie, waarvoor"),
	REF(thema, regime, true, REF_REGIME, "wettelijke grond"),
	KEUZE(thema, ring, true, ring_codes, "kring van toegang; gelijk aan die van een besloten regime"),
	{ .naam = "aanpak", .waarde = W_VLAGGEN, .plek = P(thema, aanpak), MOET, .woorden = aanpak_codes,
		.uitleg = "soort aanpak" },
	{ .naam = "huizen", .waarde = W_HUIZEN, RIJ(thema, huizen), MOET,
		.uitleg = "codes van huizen die het aanbieden, of [alle]" },
	{ .naam = "gemeenten", .waarde = W_TEKSTEN, RIJ(thema, gemeenten), .max = 4,
		.uitleg = "gemeentecodes; weglaten: alle van die huizen" },
	{ .naam = "geldig_vanaf", .waarde = W_DATUM, .plek = P(thema, geldig_vanaf), .uitleg = "eerste dag" },
	{ .naam = "geldig_tot", .waarde = W_DATUM, .plek = P(thema, geldig_tot), .uitleg = "laatste dag" },
	{ .naam = "criteria", .waarde = W_REFS, RIJ(thema, criteria), .ref = REF_CRITERIA,
		.uitleg = "sets met versie: [landelijk/1]" },
	LIJST(thema, fasen, false, v_fase, "weglaten: die van fasen.yaml"),
	LIJST(thema, velden, false, v_veld, "extra velden"),
	REFS(thema, overlegvormen, false, REF_OVERLEGVORM, "overleggen"),
	{ .naam = "termijnen", .waarde = W_TERMIJNEN, RIJ(thema, termijnen), .vorm = &v_termijn,
		.uitleg = "codes uit termijnen.yaml, of eigen termijnen" },
	REF(thema, escalatie, false, REF_ESCALATIE, "ladder bij stagnatie"),
	REFS(thema, rollen, false, REF_ROL, "rollen die erin werken; weglaten: alle"),
	{ .naam = "rollen_in_casus", .waarde = W_REFS, RIJ(thema, casusrollen), .ref = REF_CASUSROL,
		.uitleg = "rollen die personen kunnen hebben" },
	KEUZE(thema, zrm, true, zrm_eis_codes, "zelfredzaamheid-matrix"),
	{ .naam = "zrm_set", .waarde = W_REF, .plek = P(thema, zrmset), .ref = REF_ZRM, .uitleg = "set, tenzij zrm geen is" },
	REFS(thema, brieven, false, REF_BRIEF, "brieven"),
	REF(thema, rapportgroep, true, REF_RAPPORTGROEP, "doelgroep in rapportages"),
	GETAL(thema, herziening_dagen, false, 0, 400, "om de hoeveel dagen herbeoordelen"),
	{ .naam = "bewaring", .waarde = W_BLOK, .plek = P(thema, bewaring), .vorm = &v_bewaring,
		.uitleg = "alleen om korter te bewaren dan het regime" },
};
VORM(v_thema, thema, k_thema);

/* ---- files ---- */

#define BESTAND(pad_, vorm_, veld, tekst) { .pad = pad_, .vorm = &(vorm_), RIJ(catalogus, veld), .uitleg = tekst }

const struct soortbestand soortbestanden[REF__MAX] = {
	[REF_THEMA] = BESTAND("themas/", v_thema, themas, "een thema van een huis"),
	[REF_REGIME] = BESTAND("regimes/", v_regime, regimes, "een wettelijke grond met alles wat eruit volgt"),
	[REF_CRITERIA] = BESTAND("criteria/", v_criteria, criteriasets, "een versie van een set criteria"),
	[REF_ROL] = BESTAND("rollen/", v_rol, rollen, "een rol van een medewerker"),
	[REF_OVERLEGVORM] = BESTAND("overlegvormen/", v_overlegvorm, overlegvormen, "een soort overleg"),
	[REF_ZRM] = BESTAND("zrm/", v_zrm, zrmsets, "een versie van de zelfredzaamheid-matrix"),
	[REF_BRIEF] = BESTAND("brieven/", v_brief, brieven, "een brief"),
	[REF_TERMIJN] = BESTAND("termijnen.yaml", v_termijn, termijnen, "gedeelde termijnen"),
	[REF_ESCALATIE] = BESTAND("escalaties.yaml", v_escalatie, escalaties, "ladders bij stagnatie"),
	[REF_FASE] = BESTAND("fasen.yaml", v_fase, fasen, "de gewone fasen van een casus"),
	[REF_LEEFGEBIED] = BESTAND("leefgebieden.yaml", v_leefgebied, leefgebieden, "leefgebieden"),
	[REF_ONDERDEEL] = BESTAND("onderdelen.yaml", v_onderdeel, onderdelen, "onderdelen van een dossier"),
	[REF_CATEGORIE] = BESTAND("gegevens.yaml", v_categorie, categorieen, "categorieën van gegevens"),
	[REF_SOORT] = BESTAND("organisatiesoorten.yaml", v_soort, organisatiesoorten, "soorten organisaties"),
	[REF_CASUSROL] = BESTAND("rollen_in_casus.yaml", v_casusrol, casusrollen, "rollen van personen in een casus"),
	[REF_RELATIE] = BESTAND("relaties.yaml", v_relatie, relatiesoorten, "relaties tussen personen"),
	[REF_REDENLIJST] = BESTAND("redenen.yaml", v_redenlijst, redenlijsten, "redenen en uitkomsten, per lijst"),
	[REF_NIVEAU] = BESTAND("niveaus.yaml", v_niveau, niveaus, "niveaus van opschaling"),
	[REF_OPSCHALING] = BESTAND("opschalingsmodellen.yaml", v_opschaling, opschalingsmodellen,
		"de niveaus van opschaling van een huis"),
	[REF_SJABLOON] = BESTAND("sjablonen/", v_sjabloon, sjablonen, "een eindverslag of een informatieverzoek"),
	[REF_PIJLER] = BESTAND("pijlers.yaml", v_pijler, pijlers, "landelijke pijlers"),
	[REF_VERWERKING] = BESTAND("verwerkingen.yaml", v_verwerking, verwerkingen, "het register van verwerkingen"),
	[REF_RAPPORTGROEP] = BESTAND("rapportgroepen.yaml", v_rapportgroep, rapportgroepen, "doelgroepen in rapportages"),
};

const char *const waarde_namen[W__MAX] = {
	[W_CODE] = "code (kleine letters, cijfers en _)",
	[W_TEKST] = "tekst",
	[W_LABEL] = "tekst, of {nl: ..., en: ...}",
	[W_BRIEFTEKST] = "tekst van meer regels, of nl en en",
	[W_GETAL] = "geheel getal",
	[W_GROOT_GETAL] = "geheel getal",
	[W_JANEE] = "ja of nee",
	[W_DATUM] = "datum (jjjj-mm-dd)",
	[W_KEUZE] = "een van",
	[W_VLAGGEN] = "lijst uit",
	[W_GEBEURTENISSEN] = "lijst van gebeurtenissen",
	[W_RECHTEN] = "lijst van rechten",
	[W_TEKSTEN] = "lijst van teksten",
	[W_CODES] = "lijst van codes",
	[W_HUIZEN] = "lijst van codes, of [alle]",
	[W_RIJ] = "lijst van blokken",
	[W_BLOK] = "blok",
	[W_REF] = "code uit",
	[W_REFS] = "lijst van codes uit",
	[W_START] = "gebeurtenis of veld:<code>",
	[W_TERMIJNEN] = "lijst van codes of blokken",
};
