/* View of the search page. */
#ifndef WEB_PAGE_ZOEK_H
#define WEB_PAGE_ZOEK_H

#include "web/delen.h"
#include "web/web.h"

struct view_zoek_rij {
	struct str url, titel, sub, tekst; /* url "": no page of its own */
	struct str domein;                 /* of an organisation */
};
struct view_zoek_groep {
	const char *id, *titel;
	size_t n;
	struct view_zoek_rij *v;
};
struct view_zoek {
	struct str url, q;
	struct view_field veld;
	bool leeg, te_kort; /* nothing typed; too short */
	size_t ngroepen;
	struct view_zoek_groep groepen[4];
	struct str url_nood;     /* to break-glass; "" when he may not */
	struct str url_personen; /* to the register of persons; "" when he may not */
};

#endif
