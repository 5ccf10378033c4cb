/* What was recorded at a point, as the live screen and the minutes show it. */
#ifndef WEB_PAGE_OVERLEG_VAST_H
#define WEB_PAGE_OVERLEG_VAST_H

#include "web/page_overleg.h"

/* nu->nvast of them; url only for who may change it. */
struct view_vast *vast_views(struct req *r, const struct overleg *o, const struct overleg_nu *nu);

#endif
