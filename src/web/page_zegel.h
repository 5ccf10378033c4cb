/* Page: the seal of the log. Structs of view/zegel.html. */
#ifndef WEB_PAGE_ZEGEL_H
#define WEB_PAGE_ZEGEL_H

#include "web/page_inzien.h"

struct view_zegel {
	struct view_toetsing kop;
	bool ooit, oud;
	int64_t gaten;
	size_t nfeiten;
	struct view_fact feiten[5];
	struct str noot, sleutel;
	struct view_button knop;
};

#endif
