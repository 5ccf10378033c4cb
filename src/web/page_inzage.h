/* Views of an inzage: what will be given, and what is left out. */
#ifndef WEB_PAGE_INZAGE_H
#define WEB_PAGE_INZAGE_H

#include "domein/rechtverzoek/inzage.h"
#include "web/page_casus.h"

struct view_inzage_gegeven {
	const struct inzage_gegeven *g;
	struct str datum, deel; /* deel: its name when it begins here */
};
struct view_inzage_zaak {
	const struct inzage_zaak *z;
	struct str url_zaak, id, id_delen;
	const char *soort;
	size_t nfeiten, n, nontvangers;
	struct view_fact feiten[11];
	struct view_inzage_gegeven *v;
	struct view_inzage_ontvanger {
		struct str wie, wat, dag;
	} *ontvangers;
	struct view_inzage_blik {
		struct str organisatie, functie, laatst;
		int64_t aantal;
	} *blikken;
	struct view_formulier delen;
};
struct view_inzage {
	const struct fault_info *fi;
	const struct inzage *i;
	struct view_pagehead kop;
	struct view_link kruimels[3];
	struct view_formulier geven;
	struct str url_json, url_pdf, geleverd, afdruk;
	size_t n;
	struct view_inzage_zaak *v;
};

#endif
