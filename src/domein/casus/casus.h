/* Casus: the case that follows a decision to take an aanmelding up. Opening, the header of every page, lists, changes.
 *
 * The id of a casus is the id of its dossier, with onderdelen kern, plan, tijdlijn, zrm, straf, zorg, intern, logboek.
 * kern holds what the whole team knows: header, persons, team, veiligheidsafspraken, phases. Who has what follows from
 * toegang alone: the procesregisseur 3 on all, the aanmelder a default by the domain of his organisation.
 * Retention counts from the first processing of the aanmelding, never from closing (invariant 31).
 * The timeline is in tijdlijn.h, persons in mensen.h, the team and its admission in team.h, the log in logboek.h.
 * Lifetimes: results live in the arena of the context. Threading: as struct ctx.
 * Source: WGS 1.8, 2.26, 2.31; BGS 2.20; C019-C026, C055-C060, C070-C084; invariants 1, 2, 6, 9-11, 21, 22, 24, 31.
 */
#ifndef DOMEIN_CASUS_CASUS_H
#define DOMEIN_CASUS_CASUS_H

#include "catalogus/catalogus.h"
#include "domein/ctx.h"
#include "domein/persoon/naam.h"
#include "domein/toegang/dossier.h"

#define CASUS_PAGINA 25
#define HERBEOORDELING_GAUW 30 /* days before a review or the end of a ground that it is shown as coming */

struct dossier_id casus_dossier(struct casus_id id);

/* The parts of a casus, in the order of the screen; the first CASUS_DEEL_INTERN may be granted to partners. verzoek
 * (informatieverzoek, overdracht) is the house's; whoever is asked has niveau 1 on it, and sees what he is asked. */
enum casus_deel { CASUS_DEEL_KERN, CASUS_DEEL_PLAN, CASUS_DEEL_TIJDLIJN, CASUS_DEEL_ZRM, CASUS_DEEL_STRAF,
	CASUS_DEEL_ZORG, CASUS_DEEL_INTERN, CASUS_DEEL_LOGBOEK, CASUS_DEEL_VERZOEK, CASUS_DEEL__MAX };
extern const char *const casus_deel_codes[CASUS_DEEL__MAX + 1];

struct casus_niveaus { /* NIVEAU_... for each part */
	int v[CASUS_DEEL__MAX];
};
/* What somebody of an organisation of that domain (straf, zorg, gemeente, zvh, overig) gets unless it is changed. */
struct casus_niveaus casus_niveaus_default(struct str domein);

struct casus_keus { /* a choice on a form */
	const char *code, *label, *uitleg;
};
extern const struct casus_keus casus_intensiteiten[]; /* C076: afstemming, toeleiding, integraal */
extern const struct casus_keus casus_toestanden[];    /* opschema, aandacht, stagneert, wacht */
extern const struct casus_keus casus_risicos[];       /* "", laag, midden, hoog */
extern const struct casus_keus casus_soorten[];       /* persoon, gezin, gebied (C060) */
/* The label of a code; NULL when it is not in the list. */
const char *casus_keus_label(const struct casus_keus *v, struct str code);
/* The parts of dossiers that are no case: an aanmelding, a point of an overleg. With those of the catalogue, all there are. */
extern const struct casus_keus dossier_delen[];

/* ---- opening ---- */

struct casus_nieuw {
	struct aanmelding_id aanmelding;
	struct medewerker_id procesregisseur; /* 0: the actor */
	struct str thema;           /* "": the aanmelding's; one of another regime needs overgang */
	struct str overgang;        /* why it goes to another regime (invariant 1); "" none */
	struct str aanbrenger_taak; /* the task on which the aanbrenger acts (C021); "": the aanmelding's */
	struct str intensiteit;     /* "": integraal */
	struct str risico;          /* "": the risk the weging found, else what the aanmelder said */
	struct str risico_reden;
	bool veiligheidsrisico;     /* C056; set too by risico hoog */
	struct datum herbeoordeling; /* 0: the rhythm of the thema from today */
	struct str gezin_reden;     /* why a second regisseur in one gezin, asked when casus_gezin finds one */
	const struct casus_niveaus *aanmelder; /* NULL: the default of his domain */
	struct datum aanmelder_tot; /* last day of his admission; 0: a year */
};
/* Opens it in one unit of work; needs casus.openen and niveau 3 on the aanmelding. FAULT_INVALID with a field of
 * casus_nieuw and the rule: no decision by the core deelnemers (invariant 2), a procesregisseur who may not be
 * (invariants 7, 8, 11), a regime without casus. FAULT_CONFLICT when there is a casus already. */
MUST_USE enum fault casus_open(struct ctx *c, const struct casus_nieuw *n, struct casus_id *ret);

/* What the form for opening shows: the aanmelding, its decision, who may be procesregisseur. */
struct casus_kandidaat {
	struct medewerker_id id;
	struct str naam, functie, huis_naam;
	int64_t open; /* cases he has now (C020) */
};
struct casus_gezinslid { /* an open case of somebody of the same persons, with another regisseur */
	struct str regisseur, huis_naam;
};
struct casus_opening {
	struct aanmelding_id aanmelding;
	struct str nummer, soort, regime, thema, ring, aanbrenger, aanbrenger_domein, aanmelder_naam, taak;
	struct huis_id huis;
	struct str huis_naam;
	struct casus_id casus;         /* 0: not opened yet */
	int64_t ingediend, besloten;   /* besloten 0: no decision 'casus' */
	struct str risico, risico_reden;
	struct datum herbeoordeling, vernietigen;
	size_t ndeelnemers;
	struct str *deelnemers;        /* who decided: name and organisation */
	size_t nkandidaten;
	struct casus_kandidaat *kandidaten;
	size_t ngezin;
	struct casus_gezinslid *gezin; /* invariant 22 */
	size_t nthemas;
	const struct thema **themas;   /* to which it may go */
};
MUST_USE enum fault casus_opening(struct ctx *c, struct aanmelding_id id, struct casus_opening **ret);

/* ---- the header of every page ---- */

struct casus_fase {
	struct str fase, toelichting, door_naam;
	int64_t moment;
};
struct casus_veilig { /* how to visit safely */
	struct veiligheid_id id;
	struct str tekst, door_naam;
	int64_t bevestigd, versie;
};
struct casus_kop {
	struct casus_id id;
	struct str nummer, soort, regime, thema, ring, fase, intensiteit, risico, risico_reden, toestand;
	struct aanmelding_id aanmelding;
	struct organisatie_id aanbrenger;
	struct str aanbrenger_organisatie, aanbrenger_domein, aanbrenger_naam, aanbrenger_taak;
	struct medewerker_id regisseur;
	struct str regisseur_naam;
	struct huis_id huis;
	struct str huis_naam, gemeente;
	bool veiligheidsrisico;
	int64_t risico_moment, eerste_verwerking, geopend, gesloten, versie;
	struct datum herbeoordeling, vernietigen;
	bool heeft_hoofd;
	struct naam naam;     /* of the first person */
	struct persoon_id persoon;
	struct datum geboren;
	struct str verblijf_soort, verblijf; /* of adres; "Stationsstraat, Heerlen"; "" unknown or not for the actor */
	size_t nfasen;
	struct casus_fase *fasen; /* oldest first */
	size_t nveilig;
	struct casus_veilig *veilig;
	int64_t mensen, documenten, team, verzoeken, afspraken, afsluitingen; /* counts; verzoeken, afspraken open */
	struct casus_niveaus mijn;
	int64_t nood_tot;     /* he sees it by break-glass, until then; 0: he was admitted */
	bool aandacht;        /* review date absent or past (invariant 24) */
	const struct thema *thema_cat; /* NULL: a code the catalogue no longer has */
	int64_t beperkt;      /* its data are restricted since then (AVG 18); 0 not. mijn is then no more than reading, but kern */
	bool beperkt_mij;     /* by the actor, who writes */
	struct str beperkt_naam, beperkt_reden;
};
/* FAULT_NOT_FOUND when the actor has no row on kern. Notes the look at its first person. */
MUST_USE enum fault casus_kop_get(struct ctx *c, struct casus_id id, struct casus_kop **ret);
/* What stands above the case and in the title of the window: the name; the number when it is besloten or has none. */
struct str casus_titel(struct arena *a, const struct casus_kop *k);
static inline bool casus_mag(const struct casus_kop *k, enum casus_deel d, int niveau)
{
	return k->mijn.v[d] >= niveau;
}

/* ---- the beginning ---- */

/* What a procesregisseur does in a case that was just opened, in this order; each is done by what stands in the case. */
enum casus_start_soort { CASUS_START_VEILIG, CASUS_START_TEAM, CASUS_START_INFORMEREN, CASUS_START_OVERLEG,
	CASUS_START_PLAN, CASUS_START__MAX };
struct casus_start_stap {
	enum casus_start_soort soort;
	bool klaar;
};
struct casus_start {
	size_t n, klaar; /* without informeren where the regime does not ask it */
	struct casus_start_stap v[CASUS_START__MAX];
};
/* It is for its procesregisseur, today, while it is open and he may write. */
bool casus_start_geldt(const struct ctx *c, const struct casus_kop *k);
MUST_USE enum fault casus_start(struct ctx *c, const struct casus_kop *k, struct casus_start *ret);

/* ---- lists ---- */

struct casus_filter {
	bool mijn;           /* those of which the actor is procesregisseur; else all he may see */
	bool gesloten;       /* with the closed ones */
	struct huis_id huis;
	struct str thema, fase, toestand; /* "" any; toestand "aandacht": review date absent or past too */
	struct gemeente_id gemeente;
	struct str tekst;    /* beginning of a number or of a name */
	int64_t pagina;      /* from 0 */
};
/* What the list may be filtered by: the houses, and the gemeenten that belong to one today. */
struct casus_plaats {
	int64_t id;
	struct str naam;
};
struct casus_plaatsen {
	size_t nhuizen, ngemeenten;
	struct casus_plaats *huizen, *gemeenten;
};
MUST_USE enum fault casus_plaatsen(struct ctx *c, struct casus_plaatsen *ret);

struct casus_rij {
	struct casus_id id;
	struct str nummer, soort, thema, ring, fase, toestand, risico, naam, gemeente, huis_naam, regisseur_naam;
	struct persoon_id persoon;
	struct datum geboren, herbeoordeling;
	int64_t geopend, gesloten;
	bool veiligheidsrisico, aandacht;
};
struct casus_lijst {
	size_t n;
	struct casus_rij *v; /* newest first */
	int64_t totaal;
};
MUST_USE enum fault casus_list(struct ctx *c, const struct casus_filter *f, struct casus_lijst *ret);
/* The case with that number as typed; FAULT_INVALID on field when there is none that the actor may see. */
MUST_USE enum fault casus_find(struct ctx *c, struct str nummer, const char *field, struct casus_id *ret);

/* ---- changes ---- */

/* What the form changes; all of it at once. The state (toestand) follows from the plan: plan/stagnatie.h. */
struct casus_wijziging {
	struct casus_id id;
	int64_t versie;
	struct str intensiteit, risico, risico_reden, aanbrenger_taak, aanbrenger_naam;
	bool veiligheidsrisico;
	struct datum herbeoordeling; /* 0: none */
};
/* FAULT_CONFLICT when versie is another. A risk needs its motivation (C055); a review date lies in the future. */
MUST_USE enum fault casus_update(struct ctx *c, const struct casus_wijziging *w);
/* Who changed the root row last, for a form that comes too late. */
struct casus_laatst {
	struct str naam;
	int64_t moment;
};
MUST_USE enum fault casus_laatst(struct ctx *c, struct casus_id id, struct casus_laatst *ret);
/* A step to another phase of the theme, with the reason; also back. Writes fase_stap and an entry on the timeline. */
MUST_USE enum fault casus_set_fase(struct ctx *c, struct casus_id id, int64_t versie, struct str fase,
	struct str toelichting);
/* Another procesregisseur: gets 3 on all, is told; the old one keeps reading only when `blijft`. Needs
 * toegang.verlenen. */
MUST_USE enum fault casus_set_regisseur(struct ctx *c, struct casus_id id, int64_t versie, struct medewerker_id naar,
	struct str reden, bool blijft);
struct casus_kandidaten {
	size_t n;
	struct casus_kandidaat *v;
};
MUST_USE enum fault casus_kandidaten(struct ctx *c, struct casus_id id, struct casus_kandidaten *ret);

/* Labels of a case (C083, C084): codes of the list kenmerk. */
struct casus_kenmerken {
	size_t n;
	struct str *v;
};
MUST_USE enum fault casus_kenmerken(struct ctx *c, struct casus_id id, struct casus_kenmerken *ret);
/* All of them at once. */
MUST_USE enum fault casus_set_kenmerken(struct ctx *c, struct casus_id id, const struct casus_kenmerken *k);

/* Veiligheidsafspraken (how to visit safely): shown on every page, confirmed at each review. */
MUST_USE enum fault casus_veilig_add(struct ctx *c, struct casus_id id, struct str tekst);
/* Confirms all that stand: they still hold today. */
MUST_USE enum fault casus_veilig_confirm(struct ctx *c, struct casus_id id);
MUST_USE enum fault casus_veilig_drop(struct ctx *c, struct casus_id id, struct veiligheid_id afspraak, int64_t versie);

#endif
