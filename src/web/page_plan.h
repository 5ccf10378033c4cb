/* Views of the plan van aanpak: the plan itself, a version, two versions beside each other; afspraken; stagnation. */
#ifndef WEB_PAGE_PLAN_H
#define WEB_PAGE_PLAN_H

#include "domein/plan/stagnatie.h"
#include "web/page_casus.h"

/* ---- shared ---- */

struct view_afspraak_rij {
	const struct afspraak *a;
	struct str url, termijn, onder, klasse; /* onder: the last word on it; klasse: soort and kader in words */
	struct str let_op;                      /* what it waits for; "" nothing */
	enum view_status status;
};
void afspraak_rij_fill(struct req *r, const struct afspraak *a, struct view_afspraak_rij *v);
enum view_status afspraak_status(const struct afspraak *a);
struct str afspraak_termijn(struct req *r, const struct afspraak *a);
/* "GGZ Maasdal, Lotte Veldkamp" */
struct str afspraak_wie(struct req *r, const struct afspraak *a);
enum view_status toestand_status(const char *toestand);
struct str leefgebied_naam(struct req *r, struct str code);
const char *leefgebied_icoon(struct str code);
/* The label of a code of a list of reasons; the code when it is not there. */
struct str lijst_naam(struct req *r, const char *lijst, struct str code);
/* A select with the reasons of a list. */
void opties_redenen(struct req *r, struct view_field *f, const char *lijst, const char *leeg);
void opties_leefgebieden(struct req *r, struct view_field *f, const char *leeg);

struct view_teken {
	struct str tekst, url;
	bool ernstig, geparkeerd;
};
void tekens_fill(struct req *r, struct casus_id casus, const struct stagnaties *s, size_t max, size_t *ret_n,
	struct view_teken **ret);

/* ---- the plan ---- */

struct view_doel {
	const struct doel *d;
	const char *icon;
	struct str gebied, streef, url, url_afspraak, einde;
	enum view_status toestand;
	size_t n;
	struct view_afspraak_rij *rijen;
};
struct view_balk { /* a part of a bar of 1000 wide */
	int x, breed;
	const char *kleur;
};
#define MIX_MAX 6
struct view_mix { /* soort by kader, both as the catalogue has them */
	size_t nsoort, nkader, nbalk;
	struct str soorten[MIX_MAX], kaders[MIX_MAX];
	int64_t v[MIX_MAX][MIX_MAX], som[MIX_MAX];
	struct view_balk balk[MIX_MAX];
	struct str tekst; /* "2 repressie, 1 bestuurlijk, 3 zorg" */
	int64_t open;     /* not classed yet */
};
struct view_feit_plan {
	const char *label;
	struct str waarde;
};
struct view_plan_versie {
	struct str nummer, wanneer, url;
	const char *status;
	bool nu;
};
struct view_plan {
	const struct view_casus_frame *frame;
	const struct plan *p;
	bool afdruk, oud; /* for paper; a version as it was fixed */
	struct str titel, telling, balk_tekst;
	struct str lage_scores, url_zrm; /* leefgebieden that ask for a goal (invariant 28) */
	size_t nbalk;
	struct view_balk balk[5];
	struct view_mix mix;
	size_t ndoelen, noverig, nklaar, ntekens, nfeiten, nversies;
	struct view_doel *doelen, *klaar; /* klaar: reached or dropped */
	struct view_afspraak_rij *overig;
	struct view_teken *tekens;
	struct view_feit_plan feiten[8];
	struct view_plan_versie *versies;
	struct str samenvatting, woorden, woorden_door, voornaam;
	size_t nanalyses;
	struct view_analyse {
		struct str gebied, tekst, url;
	} *analyses;
	struct str url_plan, url_nieuw, url_tekst, url_analyse, url_vast, url_doel, url_afspraak, url_afdruk, url_pdf, url_vergelijk,
		url_stagnatie;
	struct view_formulier eerste; /* no plan yet: begin one */
};

/* ---- two versions ---- */

struct view_wijziging {
	const char *soort; /* msgid: Nieuw, Gewijzigd, Vervallen */
	enum view_tone toon;
	struct str titel;
	size_t n;
	struct view_casus_verschil v[8];
};
struct view_plan_vergelijk {
	const struct view_casus_frame *frame;
	struct str url, url_plan, kop_oud, kop_nieuw;
	struct view_field oud, nieuw;
	bool heeft_oud;
	size_t nteksten, ndoelen, nafspraken;
	struct view_casus_verschil teksten[20];
	struct view_wijziging *doelen, *afspraken;
	int64_t gelijk_doelen, gelijk_afspraken;
};

/* ---- one afspraak ---- */

struct view_afspraak_stap {
	const char *wat;
	struct str tekst, wpg, voorwaarden, moment, door, organisatie, domein, url_bijlage, termijn;
};
struct view_afspraak_blad {
	const struct view_casus_frame *frame;
	const struct afspraak *a;
	struct view_afspraak_rij rij;
	struct str doel, url_plan, voorstel;
	size_t nfeiten, n, nlinks;
	struct view_feit_plan feiten[9];
	struct view_afspraak_stap *v;
	struct view_button links[6];
	struct view_formulier aanvaarden, voortgang, akkoord, herinneren;
	bool wacht; /* it waits for an answer of the reader's own organisation */
};
struct view_afspraken_rij {
	struct view_afspraak_rij rij;
	struct str naam, nummer, url_casus;
	const char *groep; /* msgid of the heading above it; NULL: that of the row before */
};
struct view_afspraken {
	size_t nchips, n;
	struct view_tab chips[3];
	struct view_afspraken_rij *v;
	bool alles, meer;
	struct str url_alles;
	const char *leeg;
};

/* ---- stagnation ---- */

struct view_stagnatie {
	struct str url, over, reden, toelichting, sinds, door, geparkeerd, opgelost;
	size_t n;
	struct view_zet {
		struct str stap, aan, vraag, wanneer, door, antwoord, beantwoord;
		bool open;
	} *v;
	struct str volgende;
	bool staat;
};
struct view_casus_stagnatie {
	const struct view_casus_frame *frame;
	struct str url_plan;
	enum view_status toestand;
	size_t ntekens, n, nladder;
	struct view_teken *tekens;
	struct view_stagnatie *v;
	struct view_ladder {
		struct str stap;
		int dagen;
	} *ladder;
	struct view_formulier nieuw;
};
struct view_stagnatie_blad {
	const struct view_casus_frame *frame;
	struct str url_terug;
	struct view_stagnatie s;
	struct view_formulier stap, antwoord, parkeren, opgelost;
};
struct view_stagnaties {
	bool regie, leiding, meer;
	size_t n, nhuis;
	struct view_stagnatie_casus {
		struct str naam, nummer, thema, url;
		enum view_status toestand;
		size_t n;
		struct view_teken *tekens;
		struct str gezegd; /* what somebody said, and the last step */
	} *v;
	struct view_stagnatie_huis {
		struct str nummer, regisseur, sinds, stap, herbeoordeling;
		enum view_status toestand;
	} *huis;
};

#endif
