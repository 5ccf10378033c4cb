/* Views of the system around a case: linked cases side by side, aligned plans, and the form of the three tests. */
#ifndef WEB_PAGE_GEZIN_H
#define WEB_PAGE_GEZIN_H

#include "domein/gezin/gezin.h"
#include "web/page_casus.h"

struct view_gezin_casus {
	const struct gezin_casus *k;
	struct str url, titel, thema, fase, plan, plan_sub;
	size_t n;
	struct view_gezin_mens {
		struct str naam, rol;
		int leeftijd; /* -1 unknown */
	} *mensen;
};
struct view_gezin_groep {
	const char *id, *titel, *lead;
	bool waarschuwt, meer;
	size_t nregisseurs, nplannen, n;
	struct view_gezin_casus *v;
};
struct view_gezin_doel { /* goals on one leefgebied, side by side */
	struct str leefgebied;
	size_t n;
	struct {
		struct str casus, tekst, voor; /* voor: "" all of the case */
	} *v;
};
struct view_gezin_afstemming {
	const struct gezin_afstemming *a;
	struct str url, moment, beeindigd;
	struct view_formulier einde;
};
struct view_gezin {
	const struct view_casus_frame *frame;
	struct view_gezin_groep gezin, familie;
	struct str url_terug, url_afstemmen;
	size_t nafstemmingen, ndoelen;
	struct view_gezin_afstemming *afstemmingen;
	struct view_gezin_doel *doelen;
};

#endif
