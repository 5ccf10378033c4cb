/* Views of corrections in a case or an aanmelding: what was corrected and who is told, choosing a datum, correcting it. */
#ifndef WEB_PAGE_RECTIFICATIE_H
#define WEB_PAGE_RECTIFICATIE_H

#include "domein/rechtverzoek/rectificatie.h"
#include "web/page_casus.h"

struct view_rectificatie_rij {
	const struct rectificatie_rij *v;
	struct str moment, deel;
	const char *soort;
};
struct view_recht_bericht {
	const struct recht_bericht *v;
	struct str sinds, gedaan;
	struct view_formulier form; /* knop NULL: done, or not the actor's */
};
struct view_rectificatie_kader { /* of a casus its frame, else the head of a page */
	const struct view_casus_frame *frame;
	const struct fault_info *fi;
	struct view_link kruimels[2];
	struct view_pagehead kop;
};
struct view_rectificaties {
	struct view_rectificatie_kader kader;
	struct str url_nieuw; /* "" when he may not */
	size_t n, nberichten;
	struct view_rectificatie_rij *v;
	struct view_recht_bericht *berichten;
};
struct view_recht_datum {
	const struct recht_datum *d;
	struct str url, deel, kort, moment; /* deel: its name when it begins here */
};
struct view_rectificeren {
	struct view_rectificatie_kader kader;
	struct str url_terug;
	bool gekozen;
	struct view_formulier form;
	size_t nfeiten, n;
	struct view_fact feiten[5];
	struct view_recht_datum *v;
};

#endif
