/* Page: the themes of the catalogue for whoever wants to know what the houses take up, and on which conditions. */
#ifndef WEB_PAGE_THEMAS_H
#define WEB_PAGE_THEMAS_H

#include "catalogus/catalogus.h"
#include "web/delen.h"

struct view_thema_klok {
	struct str naam, start, lengte;
};
struct view_thema_criterium {
	struct str code, tekst;
};
struct view_thema_set {
	struct str kop; /* "Landelijke criteria: (1 en 2 en 3) of 4" */
	size_t n;
	struct view_thema_criterium *v;
};
struct view_thema {
	struct str naam, omschrijving, regime, artikelen, overleggen;
	size_t nsets, nklokken;
	struct view_thema_set *sets;
	struct view_thema_klok *klokken;
};
struct view_themas {
	size_t n;
	struct view_thema *v; /* offered today, by name */
};

#endif
