/* Views of the wizard with which a partner refers a person, a gezin or a gebied: six steps, each with its own URL. */
#ifndef WEB_PAGE_AANMELDEN_H
#define WEB_PAGE_AANMELDEN_H

#include "web/aanmelden.h"
#include "web/delen.h"

enum stap_staat { STAP_LATER, STAP_NU, STAP_KLAAR };
struct view_stap_link {
	const char *label;
	struct str url;
	enum stap_staat staat;
};

/* The frame of a step: where one is, title, faults, and what the form sends besides its fields. */
struct view_stap {
	enum stap stap;
	const char *titel, *lead;
	struct view_stap_link stappen[STAP__MAX];
	struct str bewaard; /* time of the last save; none: not saved yet */
	const struct fault_info *fi;
	struct str action, autosave, token, venster;
	int64_t versie;
	const char *code;   /* of the step, for autosave */
	const char *verder; /* label of the primary button */
	bool vorige;
	bool upload;        /* the form takes a file along */
};

struct view_aanmelden_persoon {
	size_t nr;
	const char *legend;
	struct str nummer, id; /* id: of the heading */
	struct view_field rol, relatie;
	struct view_field voornamen, voorvoegsel, geslachtsnaam, geslacht, partner_voorvoegsel, partner_naam, naamgebruik;
	struct view_field dag, maand, jaar;
	const char *geboren_fout;
	struct str geboren_id;
	struct view_field bsn, bsn_reden;
	struct view_field adressoort, straat, huisnummer, toevoeging, postcode, plaats, land;
	struct str weg; /* value of the button that takes this person out; none: the first */
};
struct view_aanmelden_wie {
	struct view_stap stap;
	struct view_field organisatie; /* name NULL: not asked */
	struct view_field soort, gebied, gemeente;
	size_t n;
	struct view_aanmelden_persoon *personen;
	struct str aantal;
};

struct view_aanmelden_aanleiding {
	struct view_stap stap;
	bool geen_thema; /* nothing may be referred this way */
	struct view_field thema, aanleiding, gedrag, leefgebieden, geprobeerd, lokaal, doel, urgentie;
};

struct view_criterium {
	struct str nummer, titel, uitleg, toon; /* toon: when the reason is shown */
	struct view_field antwoord, motivering;
};
struct view_criteria_groep {
	struct str titel;
	size_t n;
	struct view_criterium *v;
};
struct view_aanmelden_criteria {
	struct view_stap stap;
	bool geen_thema;
	struct str url_thema;
	size_t n;
	struct view_criteria_groep *groepen;
	struct view_field risico;
	size_t nvelden;
	struct view_field *velden;
};

struct view_informeren {
	struct view_field geinformeerd, reden;
	struct str toon;
};
struct view_aanmelden_grondslag {
	struct view_stap stap;
	bool geen_thema;
	struct str url_thema;
	size_t nfeiten;
	struct view_fact feiten[3];
	struct view_field taak, noodzaak, categorieen, wpg, voorwaarden; /* name NULL: not asked */
	size_t n;
	struct view_informeren *personen;
};

struct view_bijlage_rij {
	struct str titel, grootte, moment, door, url;
	struct str weg; /* its id, for the button that takes it out; none: it stays */
};
struct view_bijlagen {
	size_t n;
	struct view_bijlage_rij *v;
	struct str token, action; /* of the form for a new one; action none: there is no such form */
	struct view_field bestand, titel;
};
struct view_aanmelden_partners {
	struct view_stap stap;
	struct view_field partners;
	struct view_bijlagen bijlagen;
};

struct view_samenvatting {
	const char *titel;
	struct str id, url;
	size_t n;
	struct view_fact *feiten;
};
struct view_mist {
	const char *stap, *text;
	struct str url;
};
struct view_aanmelden_controle {
	struct view_stap stap;
	size_t n;
	struct view_samenvatting v[6];
	size_t nmist; /* what stands in the way of sending */
	struct view_mist *mist;
	struct view_field akkoord;
};

/* For the pages that list or show attachments. */
void bijlagen_fill(struct req *r, const struct bijlagen *l, struct view_bijlagen *ret);

#endif
