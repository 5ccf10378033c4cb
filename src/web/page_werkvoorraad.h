/* Views of the home page. */
#ifndef WEB_PAGE_WERKVOORRAAD_H
#define WEB_PAGE_WERKVOORRAAD_H

#include "html/out.h"

struct view_werkvoorraad {
	struct str vandaag;
};

#endif
