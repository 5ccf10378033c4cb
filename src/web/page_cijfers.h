/* Views of the figures: themes and gemeenten, without content. */
#ifndef WEB_PAGE_CIJFERS_H
#define WEB_PAGE_CIJFERS_H

#include "domein/rapport/cijfers.h"
#include "web/delen.h"

struct view_cijfers_rij {
	struct str naam; /* of the theme */
	const struct cijfers_rij *v;
};
struct view_cijfers {
	struct str sub; /* whose figures, of when */
	struct str bijschrift;
	const struct cijfers *f;
	struct view_cijfers_rij *rijen;
};

#endif
