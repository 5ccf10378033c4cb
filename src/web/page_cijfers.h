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
	struct str url_effect;
};

struct view_effect_rij {
	const struct effect_rij *x;
	struct str domein, set; /* set: where another begins */
	struct str verbeterd, gelijk, verslechterd; /* shares */
};
struct view_effect {
	struct view_link kruimels[2];
	struct str url, sub;
	struct view_field thema;
	int64_t minstens;
	size_t n;
	struct view_effect_rij *v;
};

#endif
