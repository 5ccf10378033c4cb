/* Page: everything that waits for me. */
#include "web/page_werkvoorraad.h"

#include "routes.h"
#include "views.h"

enum fault page_werkvoorraad(struct req *r, const struct in_werkvoorraad *in)
{
	struct view_werkvoorraad v = { .vandaag = text_dag(r->arena, r->lang, datum_today(), datum_of(1, 1, 1)) };

	(void)in;
	view_werkvoorraad(r->out, &v);
	return page_send(r, N_("Werkvoorraad"), MENU_WERKVOORRAAD);
}
