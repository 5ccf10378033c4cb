/* Views of a case: the frame that stands on every page of it, timeline, persons, team, documents, log; and the lists.
 *
 * casus_frame() turns a header of the domain into the frame: name or number, facts, phases, veiligheidsafspraken, tabs.
 * Every page of a case is wrapped in it ({{wrap casus_frame(v->frame)}}).
 */
#ifndef WEB_PAGE_CASUS_H
#define WEB_PAGE_CASUS_H

#include "domein/casus/casus.h"
#include "domein/casus/logboek.h"
#include "domein/casus/mensen.h"
#include "domein/casus/team.h"
#include "domein/casus/tijdlijn.h"
#include "domein/regime/regime.h"
#include "web/delen.h"
#include "web/page_beheer.h"
#include "web/page_termijn.h"
#include "web/web.h"

enum casus_tab { CASUS_TAB_TIJDLIJN, CASUS_TAB_PLAN, CASUS_TAB_ZRM, CASUS_TAB_MENSEN, CASUS_TAB_OVERLEGGEN,
	CASUS_TAB_DOCUMENTEN, CASUS_TAB_INFORMATIE, CASUS_TAB_VERSTREKKINGEN, CASUS_TAB_TOEGANG, CASUS_TAB_LOGBOEK,
	CASUS_TAB_AFSLUITING, CASUS_TAB__MAX, /* the last: of a moment; today it is in the menu */
	CASUS_TAB_GEEN = CASUS_TAB__MAX };

struct view_casus_feit {
	const char *label;
	struct str waarde, href, domein; /* domein: of an organisation, for its mark; "" none */
	const char *leeg;                /* msgid when there is no value */
	bool let_op;                     /* past or near */
};
struct view_toen { /* above every page of a case as it was known then; moment "": today */
	struct str moment, ogen, url_nu, url_ander, url_sinds;
};
#define CASUS_FASEN_MAX 12
struct view_casus_frame {
	const struct casus_kop *k;
	struct str titel, vandaag;
	int leeftijd; /* -1 unknown or not shown */
	size_t nbadges;
	struct view_badge badges[4];
	size_t nfeiten;
	struct view_casus_feit feiten[8];
	size_t nfasen;
	struct view_phase fasen[CASUS_FASEN_MAX];
	size_t ntabs;
	struct view_tab tabs[CASUS_TAB__MAX];
	struct str bevestigd, url_veilig; /* url_veilig: may change */
	struct str afdruk_door, afdruk_op;
	size_t nmenu;
	struct view_link menu[16];
	struct str url_notitie; /* "" when he may not write */
	struct str beperkt; /* the day since when; "" not */
	struct str nood_tot;    /* he sees it by break-glass: until when; "" no */
	struct view_formulier nood_einde;
	struct view_toen toen;
	const struct fault_info *fi;
};
const struct view_casus_frame *casus_frame(struct req *r, const struct casus_kop *k, enum casus_tab tab);
/* Closed, and the actor has no more than kern to prepare a reopening. */
bool casus_is_dicht(const struct casus_kop *k);
/* Sends a page of the case; a besloten case shows its number in the title. */
enum fault casus_send(struct req *r, const struct casus_kop *k, const char *title);

/* The page of a tab: today's, or the same as it was known then (page_toen.c). With a then it has a query already. */
struct str casus_tab_url(struct req *r, struct casus_id id, enum casus_tab tab);
bool casus_tab_toen(enum casus_tab tab);
/* The page of one row of a tab: today's (nu), or the same as of the moment, with the row as a field of the query. */
struct str casus_een_url(struct req *r, struct casus_id id, enum casus_tab tab, const char *veld, struct str url_id,
	struct str nu);
void casus_toen_fill(struct req *r, struct casus_id id, struct view_toen *v);

/* The parts in which he may write and that the regime has a place for, with whom they are for: options of a field. */
void casus_deel_opties(struct req *r, const struct casus_kop *k, struct view_field *f);

/* Texts of the pages. */
struct str casus_dag(struct req *r, struct datum d);      /* "ma 23 nov", "" for none */
struct str casus_moment_dag(struct req *r, int64_t moment);
struct str casus_thema_naam(struct req *r, struct str code);
struct str casus_fase_naam(struct req *r, const struct thema *t, struct str code);
struct str casus_deel_naam(struct req *r, struct str code);
/* The ground of a look, as a sentence begins. */
struct str casus_grond_zin(struct req *r, struct str grond);
struct str casus_functie_naam(struct req *r, struct str functie);
const char *casus_niveau_naam(int niveau);
/* What page a look was at, by the name of its route. */
const char *casus_pagina_naam(struct str route);
struct str casus_datum_veld(struct req *r, struct datum d); /* as it is typed: "07-12-2026" */
/* The fields with which medical secrecy is marked (invariant 15), with the grounds of the regime (NULL: all of them; the
 * domain knows the case); and the mark in words, "" none. */
void casus_beroepsgeheim(struct req *r, const struct regime *g, struct view_field *grond, struct view_field *op);
struct str casus_geheim_tekst(struct req *r, struct str grond, struct datum op);
/* The field that marks police data (invariant 14), for people of police and justice under a regime that has a place for them;
 * else it stays as it is, name NULL: not asked. */
void casus_wpg(struct req *r, const struct regime *g, struct view_field *ret);
/* The same, already known to be asked; nu: the mark it has. */
struct view_field casus_wpg_veld(struct req *r, struct str nu);
/* The mark in words, "" none. */
struct str casus_wpg_tekst(struct req *r, struct str wpg);
void casus_opties(struct req *r, struct view_field *f, const struct casus_keus *v);
enum view_org casus_org(struct str domein);
bool casus_org_known(struct str domein);

/* One form on a page of the case. */
struct view_casus_verschil { /* what was typed and what is stored */
	const char *label;
	struct str hier, daar;
};
struct view_casus_form {
	const struct view_casus_frame *frame;
	const char *titel, *uitleg;
	struct view_formulier form, tweede; /* tweede: another form below; knop NULL: none */
	const char *tweede_titel, *tweede_uitleg;
	size_t nverschillen;
	struct view_casus_verschil verschillen[10];
	struct str laatst_naam, laatst_moment;
	size_t nfeiten;
	struct view_fact feiten[8];
	const char *feiten_titel;
};
struct view_casus_form *casus_form_new(struct req *r, const struct casus_kop *k, const char *titel, const char *uitleg,
	struct str action, const char *knop, struct str terug);
enum fault casus_form_send(struct req *r, const struct casus_kop *k, struct view_casus_form *v);

/* ---- timeline ---- */

struct view_gebeurtenis {
	const struct notitie *n;
	const char *icon, *kleur; /* kleur: modifier of sk-event */
	struct str moment, titel, zichtbaar, url, ingetrokken, geheim;
	const char *soort;
	size_t nalineas;
	struct str *alineas;
};
struct view_maand {
	struct str naam;
	size_t n;
	struct view_gebeurtenis *v;
};
struct view_start_stap { /* what to do first in a new case */
	const char *label, *uitleg;
	struct str url;
	bool klaar, nu;
};
struct view_casus {
	const struct view_casus_frame *frame;
	size_t nstart, start_klaar; /* nstart 0: not, or all of it done */
	struct view_start_stap start[CASUS_START__MAX];
	bool mag_schrijven;
	struct view_form form;
	struct view_field soort, tekst, titel, onderdeel, datum, wpg, voorwaarden, geheim, geheim_op; /* name NULL: not asked */
	size_t nchips;
	struct view_tab chips[6];
	size_t nmaanden;
	struct view_maand *maanden;
	struct str url_nieuwer, url_ouder;
	struct view_termijnen termijnen;
	size_t nteam;
	struct view_team_kort {
		struct str naam, initialen, functie, organisatie, domein;
	} *team;
	struct str url_toegang;
};
struct view_notitie {
	const struct view_casus_frame *frame;
	struct view_gebeurtenis e;
	bool mag;
	struct view_formulier intrekken, verplaatsen;
};

/* ---- list and opening ---- */

struct view_casussen_rij {
	struct str url, titel, nummer, thema, fase, gemeente, huis, regisseur, herbeoordeling;
	int leeftijd;
	enum view_status toestand;
	bool hoog, gesloten, besloten, te_laat;
};
struct view_casussen {
	struct str url;
	struct view_field wie, tekst, thema, fase, toestand, huis, gemeente, gesloten;
	size_t n;
	struct view_casussen_rij *v;
	struct view_pager pager;
	int64_t actief; /* filters that are set */
};
struct view_casus_openen {
	const struct casus_opening *v;
	const struct fault_info *fi;
	struct view_link kruimels[3];
	size_t nfeiten;
	struct view_fact feiten[8];
	struct view_form form;
	struct view_field thema, overgang, procesregisseur, taak, intensiteit, risico, risico_reden, veiligheidsrisico,
		herbeoordeling, gezin_reden, tot;
	bool met_overgang, kan;
	struct view_field delen[CASUS_DEEL_INTERN];
	struct str url_casus, aanmelder;
};

/* ---- veiligheidsafspraken ---- */

struct view_veilig_rij {
	struct str tekst, bevestigd, door;
	struct view_formulier weg;
};
struct view_casus_veilig {
	const struct view_casus_frame *frame;
	size_t n;
	struct view_veilig_rij *v;
	struct view_formulier nieuw, bevestigen;
};

/* ---- persons ---- */

struct view_mens {
	struct str naam, rol, relatie, geboren, bsn, geinformeerd, organisatie, domein, url_adres;
	int leeftijd;
	bool hoofd, gekoppeld;
	size_t nadressen;
	struct view_mens_adres {
		const char *soort;
		struct str tekst, periode;
		bool intern, voorbij;
	} *adressen;
};
struct view_mens_relatie {
	struct str van, soort, naar, periode;
	bool voorbij;
	struct view_formulier einde;
};
struct view_verband {
	struct str url, titel, nummer, soort, toelichting, regisseur;
	bool gesloten;
	struct view_formulier weg;
};
struct view_knoop { /* a point of the network map, with its line to the middle */
	int x, y, tx, ty;
	struct str naam, domein;
	bool spanning;
};
struct view_casus_mensen {
	const struct view_casus_frame *frame;
	bool mag;
	bool met_relaties;
	struct str url_mens, url_relatie, url_verband, url_systeem, url_informeren, kaart_tekst, midden;
	size_t n, nrelaties, nverbanden, nteam, nbinnen, nbuiten;
	struct view_mens *v;
	struct view_mens_relatie *relaties;
	struct view_verband *verbanden;
	struct view_mens_team {
		struct str naam, functie, organisatie, domein, telefoon, email, sinds;
	} *team;
	struct view_knoop *binnen, *buiten;
};

/* ---- team and admission ---- */

struct view_toegang_rij {
	struct str naam, functie, organisatie, domein, grond, tot, url;
	int niveaus[CASUS_DEEL_INTERN];
	bool loopt_af, sluiting;
};
struct view_verzoek {
	struct str naam, initialen, organisatie, delen, reden, moment, antwoord, door, url;
	const char *niveau, *status;
	bool open, eigen;
};
struct view_casus_toegang {
	const struct view_casus_frame *frame;
	bool mag;
	struct str url_nieuw;
	const char *kolommen[CASUS_DEEL_INTERN];
	struct str kolom_namen[CASUS_DEEL_INTERN];
	size_t n, nverzoeken, nafloop, ngeweest, nmijn, nfeiten;
	struct view_toegang_rij *v, *afloop;
	struct view_verzoek *verzoeken;
	struct view_geweest {
		struct str naam, organisatie, reden, periode;
	} *geweest;
	struct view_mijn {
		struct str deel;
		const char *niveau;
	} mijn[CASUS_DEEL__MAX];
	struct str mijn_grond, mijn_functie, mijn_sinds, mijn_tot;
	struct view_fact feiten[9];
	struct view_formulier vraag;
};
struct view_toegang_kies { /* who may be admitted */
	const struct view_casus_frame *frame;
	struct str url, terug;
	struct view_field zoek;
	size_t n;
	bool meer;
	struct view_kandidaat {
		struct str naam, functie, organisatie, domein, url;
	} *v;
};
struct view_toegang_mens {
	const struct view_casus_frame *frame;
	const char *titel;
	struct str naam, organisatie, domein, terug;
	bool nieuw;
	struct view_form form;
	struct view_field functie, grond, reden, tot;
	struct view_field delen[CASUS_DEEL_LOGBOEK];
	size_t ndelen;
	struct view_formulier verlengen, einde;
};

/* ---- documents and log ---- */

struct view_document {
	struct str url, titel, soort, grootte, organisatie, door, moment, zichtbaar, wpg, voorwaarden, geheim;
	bool slot;
};
struct view_casus_documenten {
	const struct view_casus_frame *frame;
	size_t n;
	struct view_document *v;
	bool mag;
	struct str bewaren;
	struct view_form form;
	struct view_field bestand, titel, onderdeel, wpg, voorwaarden, geheim, geheim_op; /* name NULL: not asked */
};
struct view_log_rij {
	struct str moment, naam, functie, wat, reden;
	const char *handeling;
	size_t nvelden;
	const struct logboek_veld *velden;
};
struct view_casus_logboek {
	const struct view_casus_frame *frame;
	struct str url;
	size_t nchips;
	struct view_tab chips[2];
	struct view_field organisatie, van, van_tijd, tot, tot_tijd;
	struct str toon, wis; /* wis: the same list without filters */
	int64_t actief;
	size_t n;
	struct view_log_rij *v;
	bool bekeken;
	struct str url_nieuwer, url_ouder;
};

#endif
