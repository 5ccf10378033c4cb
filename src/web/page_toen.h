/* Views of a case as it was known at a moment. */
#ifndef WEB_PAGE_TOEN_H
#define WEB_PAGE_TOEN_H

#include "web/page_casus.h"

struct view_toen_kies {
	const struct view_casus_frame *frame;
	struct str url;
	struct view_field op, tijd, ogen;
	bool ander; /* other eyes than his own may be chosen */
	bool niets; /* at that moment there was nothing to see */
};

#endif
