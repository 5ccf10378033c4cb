/* Structs of the pages about who does the work: absence and replacement. Handing over shares page_beheer.h. */
#ifndef WEB_PAGE_WERK_H
#define WEB_PAGE_WERK_H

#include "web/page_beheer.h"

struct view_afwezig_rij {
	struct str naam, vervanger, van, tot, versie, url_einde, door;
	const char *reden;
	bool loopt, mag;
};
struct view_afwezigheid {
	struct view_beheer kop;
	struct str token;
	size_t n;
	struct view_afwezig_rij *v;
	struct view_formulier form;
};

#endif
