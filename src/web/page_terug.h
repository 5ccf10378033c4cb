/* Views of the feedback about results of closed cases. */
#ifndef WEB_PAGE_TERUG_H
#define WEB_PAGE_TERUG_H

#include "domein/verstrekking/terug_gesloten.h"
#include "web/page_inzien.h"

struct view_terug_rij {
	struct str url, nummer, huis, ontvanger, dag, uiterlijk;
	bool laat, gauw;
};
struct view_terug {
	struct view_toetsing kop;
	size_t n;
	struct view_terug_rij *v;
};
struct view_terug_een {
	struct view_toetsing kop;
	struct view_formulier form;
	size_t nfeiten;
	struct view_fact feiten[4];
};

#endif
