/* Views of what a house says in public. */
#ifndef WEB_PAGE_OVER_H
#define WEB_PAGE_OVER_H

#include "domein/brief/openbaar.h"
#include "web/page_beheer.h"

struct view_over_regime { /* a line of the processing register */
	struct str naam, omschrijving, grondslag, doelen, deelnemers, gegevens, bewaren, informeren;
};
struct view_over_huis {
	const struct over_huis *h;
	bool kaal;
	struct str url_inloggen, url_gebied, titel;
	size_t n;
	struct view_over_regime *v;
};

#endif
