/* Views of looking into who looks: break-glass, who may see what, questions out of the log, data breaches. */
#ifndef WEB_PAGE_INZIEN_H
#define WEB_PAGE_INZIEN_H

#include "domein/inzien/nood.h"
#include "domein/inzien/toetser.h"
#include "web/delen.h"
#include "web/page_beheer.h"
#include "web/web.h"

enum toetsing_tab { TOETSING_NOOD, TOETSING_LOG, TOETSING_WIE, TOETSING_LEKKEN, TOETSING_GEEN };

/* Head, tabs and faults of the pages of who reviews. */
struct view_toetsing {
	struct view_pagehead kop;
	size_t ntabs;
	struct view_tab tabs[TOETSING_GEEN];
	struct view_link kruimels[3];
	const struct fault_info *fi;
};
MUST_USE enum fault toetsing_begin(struct req *r, const char *titel, enum toetsing_tab tab, struct view_toetsing *ret);
/* The list `tab` and then this page, above it. */
void toetsing_crumbs(struct view_toetsing *v, struct str hier);

/* ---- break-glass ---- */

struct view_nood_vraag {
	const struct fault_info *fi;
	struct view_formulier form;
	int uren;
};
struct view_nood_rij {
	struct str url, nummer, naam, organisatie, huis, reden, moment, duur, uiterlijk;
	const char *oordeel; /* NULL: open */
	bool te_laat, geweigerd, loopt;
};
struct view_noden {
	struct view_toetsing kop;
	size_t n, nopen;
	struct view_nood_rij *v;
};
struct view_blik {
	struct str moment, grond;
	const char *wat;
};
struct view_nood {
	struct view_toetsing kop;
	size_t nfeiten;
	struct view_fact feiten[10];
	struct str toelichting, oordeel_tekst;
	size_t nblikken;
	struct view_blik *blikken;
	struct view_formulier form; /* knop NULL: not his, or judged */
	const char *oordeel;
	bool geweigerd, eigen;
};

#endif
