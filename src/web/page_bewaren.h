/* Views of keeping and destroying: until when a case is kept, what must go, one order or certificate. */
#ifndef WEB_PAGE_BEWAREN_H
#define WEB_PAGE_BEWAREN_H

#include "domein/bewaring/bewaring.h"
#include "web/page_beheer.h"
#include "web/page_casus.h"

/* "nog 3 jaar", "nog 40 dagen", "vandaag", "12 dagen te laat". */
struct str bewaren_nog(struct req *r, struct datum uiterlijk);
/* "07-12-2031 (nog 5 jaar)"; "" without a day. */
struct str bewaren_dag(struct req *r, struct datum uiterlijk);

struct view_verlengd {
	struct str titel, van, motivering;
	size_t n;
	struct view_fact feiten[6];
};
struct view_bewaren {
	const struct view_casus_frame *frame;
	size_t nfeiten, nverlengd, nbronnen;
	struct view_fact feiten[10];
	struct view_verlengd *verlengd;
	struct str stop, stop_naam; /* since; "" no hold */
	const char *nee; /* why it may not be kept longer; NULL */
	bool nooit;      /* nothing ever makes that so */
	bool mag;        /* the actor may decide on it */
	bool ontslag;    /* the term begins at the end of detention */
	struct view_formulier ontslag_form; /* knop NULL: he may not record it */
	struct view_form form;
	struct str versie, tot;
	struct view_field besloten, motivering, criteria, deelnemers, *bronnen;
	bool met_criteria;
};

enum bewaren_tab { BEWAREN_LIJST, BEWAREN_STOP, BEWAREN_EERDER, BEWAREN_VERKLARINGEN };
struct view_vernietig_kop {
	struct view_pagehead kop;
	const struct fault_info *fi;
	size_t n;
	struct view_tab tabs[4];
};
struct view_te_vernietigen {
	struct str id, nummer, huis, dag, nog;
	const char *soort;
	bool open, aanmelding, stop, besteld, te_laat, gekozen;
};
struct view_opdracht {
	struct str id, url, nummer, huis, dag, door, beoordeeld, moment;
	const char *grond, *soort;
	bool eigen, gekozen;
};
struct view_vernietigen {
	struct view_vernietig_kop kop;
	struct str tot;
	size_t n, nvoorstel, nopdracht, nkies; /* nkies: that may be chosen */
	struct view_te_vernietigen *v;
	struct view_opdracht *voorstel, *opdracht;
	bool beoordeelt; /* there is a proposal of another */
	struct view_form form, akkoord;
	const char *fout, *fout_akkoord;
};
struct view_vernietigstop {
	struct view_vernietig_kop kop;
	struct view_formulier form;
	size_t n;
	struct view_stop_rij {
		struct str nummer, huis, reden, door, moment;
		struct view_formulier weg;
	} *v;
};
struct view_vernietigen_eerder {
	struct view_vernietig_kop kop;
	struct view_formulier form;
};
struct view_verklaringen {
	struct view_vernietig_kop kop;
	size_t n;
	struct view_opdracht *v;
};
struct view_vernietiging {
	struct view_vernietig_kop kop;
	struct view_link kruimels[2];
	size_t nfeiten, n;
	struct view_fact feiten[14];
	struct view_telling_rij {
		struct str wat, aantal;
	} *v;
	bool uitgevoerd;
	struct str url_pdf, afdruk;
	struct view_formulier oordeel, terug; /* knop NULL: not for the actor */
};

#endif
