/* Views for following an aanmelding: the aanmelder's own list and receipt, and the inbox of the houses. */
#ifndef WEB_PAGE_AANMELDING_H
#define WEB_PAGE_AANMELDING_H

#include "web/page_aanmelden.h"
#include "web/page_termijn.h"

struct view_concept_rij {
	struct str wie, moment, url, url_weg;
};
struct view_aanmelding_rij {
	struct str url, nummer, naam, soort, thema, gemeente, huis, organisatie, aanmelder, ingediend;
	struct view_badge status;
	const char *nieuws; /* an answer came in */
	bool spoed;
};
struct view_aanmelding_lijst {
	size_t n;
	struct view_aanmelding_rij *v;
	struct view_pager pager;
};
struct view_aanmeldingen {
	size_t ntabs;
	struct view_tab tabs[2];
	bool organisatie; /* the coördinator's list */
	struct str url_nieuw, token;
	size_t nconcepten;
	struct view_concept_rij *concepten;
	struct view_aanmelding_lijst lijst;
};

/* A titled group of facts. */
struct view_blok {
	const char *titel;
	struct str nummer, id;
	size_t n;
	struct view_fact *feiten;
	const char *actie; /* what can be done with it; NULL: nothing */
	struct str url_actie;
};
struct view_bericht_rij {
	const char *soort;
	struct str tekst, door, moment;
};
/* What was told, for who may read it. */
struct view_aanmelding_inhoud {
	bool heeft;     /* false: shielded, or not for this reader */
	size_t n;
	struct view_blok v[6 + AANMELDING_PERSONEN_MAX];
	size_t nberichten;
	struct view_bericht_rij *berichten;
	struct view_bijlagen bijlagen;
};

struct view_stap_form { /* a small form: what it asks and its button */
	struct view_form form;
	size_t n;
	struct view_field f[2];
	int64_t versie; /* hidden when not 0 */
	const char *knop, *confirm;
	bool negative, primair;
};
struct view_weging_keus {
	struct str nummer, moment, url;
};
struct view_aanmelding {
	struct view_pagehead kop;
	const struct fault_info *fi;
	struct view_badge status, urgentie; /* label NULL: none */
	const char *daarna;
	size_t nfeiten;
	struct view_fact feiten[10];
	struct view_aanmelding_inhoud inhoud;
	struct view_stap_form antwoord, intrekken, overdragen, huis, vraag, compleet; /* knop NULL: not shown */
	size_t nwegingen; /* open sessions on whose agenda it can be put */
	struct view_weging_keus *wegingen;
	struct view_termijnen termijnen;
	struct str url_corrigeren; /* "" when not for him */
	struct str url_informatie; /* asking partners, and what they answered; "" not shown */
};

struct view_intake {
	size_t nvelden;
	struct view_field velden[5];
	struct str action;
	struct view_aanmelding_lijst lijst;
	int64_t actief; /* filters that are set */
};

#endif
