/* Views of what a house says in public. */
#ifndef WEB_PAGE_OVER_H
#define WEB_PAGE_OVER_H

#include "domein/brief/openbaar.h"
#include "web/page_beheer.h"

struct view_over_regime { /* a line of the processing register */
	struct str naam, omschrijving, grondslag, doelen, deelnemers, gegevens, bewaren, informeren;
};
struct view_verwerking {
	struct str code, naam, omschrijving, grondslag, betrokkenen, ontvangers, bewaren;
	bool per_regime;
};
struct view_verwerkingen { /* the whole register in short */
	bool kaal;
	struct str url_inloggen, url_gebied;
	size_t n, nregimes;
	struct view_verwerking *v;
	struct view_over_regime *regimes;
};
struct view_over_huis {
	const struct over_huis *h;
	bool kaal;
	struct str url_inloggen, url_gebied, url_register, titel;
	size_t n;
	struct view_over_regime *v;
};

#endif
