/* Views of the figures: themes and gemeenten, without content. */
#ifndef WEB_PAGE_CIJFERS_H
#define WEB_PAGE_CIJFERS_H

#include "domein/rapport/cijfers.h"
#include "domein/rapport/jaar.h"
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
	struct str url_effect, url_jaar;
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

/* The figures of a year. */
struct view_jaar_cel {
	struct str tekst;
	bool klein; /* not given */
};
struct view_jaar_rij {
	const char *label;
	bool geheel; /* the whole, not a part of it */
	struct view_jaar_cel *v;
};
struct view_jaar_groep {
	const char *titel, *definitie;
	size_t n;
	struct view_jaar_rij *v;
};
struct view_jaar {
	struct view_link kruimels[2];
	struct str titel, huis, peildatum, url, url_csv; /* huis: of one house alone */
	struct view_field jaar;
	size_t nkolommen, n;
	struct str *kolommen;
	bool totaal; /* the last column is the total */
	struct view_jaar_groep *v;
};

#endif
