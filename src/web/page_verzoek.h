/* Views of informatieverzoeken: the lists, asking in a case, one request with its answer. */
#ifndef WEB_PAGE_VERZOEK_H
#define WEB_PAGE_VERZOEK_H

#include "domein/verzoek/verzoek.h"
#include "web/page_casus.h"

struct view_verzoek_rij {
	struct str url, nummer, vraag, wie, organisatie, domein, dag, gevraagd, door;
	const char *status;
	bool te_laat, open, mij;
};
struct view_verzoek_lijst {
	const char *id, *titel, *leeg;
	bool van_ons; /* asked by us: show whom */
	size_t n;
	struct view_verzoek_rij *v;
};
struct view_verzoeken {
	struct view_verzoek_lijst aan, door;
	size_t noverdrachten;
	struct view_casusoverdracht_rij {
		struct str url, nummer, thema, huis, door, reden;
	} *overdrachten; /* cases that another house hands over */
	struct str url_alles, url_open;
	bool alles;
};
struct view_informatie {
	const struct view_casus_frame *frame;
	struct view_verzoek_lijst lijst;
	struct view_formulier form; /* knop NULL: may not ask */
	bool niemand;
};
struct view_verzoek_een {
	const struct fault_info *fi;
	struct view_pagehead kop;
	struct view_link kruimels[3];
	const struct verzoek *v;
	size_t nfeiten, nantwoord;
	struct view_fact feiten[10], antwoord[9];
	const char *status;
	enum view_tone toon;
	struct str url_gegevens, url_bijlage, url_casus, afdruk;
	struct view_form form;
	struct str versie;
	struct view_field *vragen;
	struct view_field tekst, voorwaarden, wpg, bestand, geheim, geheim_op;
	bool met_wpg, met_geheim;
	struct view_formulier weigeren, herinneren, intrekken;
	struct view_toen toen; /* moment "": today */
};

struct view_casusoverdracht {
	const struct fault_info *fi;
	struct view_pagehead kop;
	struct view_link kruimels[3];
	const char *status;
	enum view_tone toon;
	size_t nfeiten;
	struct view_fact feiten[12];
	bool beslist;
	struct view_formulier antwoord, intrekken;
};

#endif
