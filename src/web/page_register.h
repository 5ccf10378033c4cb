/* Views of the registers: measures of a DPIA, covenants, authorisations that end soon. */
#ifndef WEB_PAGE_REGISTER_H
#define WEB_PAGE_REGISTER_H

#include "domein/inzien/aflopend.h"
#include "domein/inzien/register.h"
#include "web/page_inzien.h"

struct view_maatregel_rij {
	struct str url, wat, dpia, huis, eigenaar, dag; /* dag: of what comes next */
	const char *status;
	bool laat, gauw, klaar;
};
struct view_maatregelen {
	struct view_toetsing kop;
	struct view_button nieuw[1];
	size_t n;
	struct view_maatregel_rij *v;
};
struct view_register_stuk { /* one measure */
	struct view_toetsing kop;
	struct view_formulier form;
	size_t nfeiten;
	struct view_fact feiten[4];
	bool laat;
	struct str laat_dag;
};
struct view_convenant_rij {
	struct str url, titel, uitgave, huis, ingang, einde, partijen;
	const char *soort;
	bool gauw, voorbij;
};
struct view_convenanten {
	struct view_toetsing kop;
	struct view_button nieuw[1];
	size_t n;
	struct view_convenant_rij *v;
};
struct view_partij_rij {
	struct str naam, wie, getekend, einde;
	struct view_formulier uit; /* knop NULL: it left */
};
struct view_convenant {
	struct view_toetsing kop;
	struct view_formulier form, teken; /* teken.knop NULL: everybody signed */
	size_t n, nniet;
	struct view_partij_rij *v;
	struct str *niet;
	bool nieuw;
};
struct view_aflopend_rij {
	struct str url, naam, organisatie, wat, wat_url, dag, grond;
	const char *soort;
	int nog;
};
struct view_aflopend {
	struct view_toetsing kop;
	struct str url;
	struct view_field dagen;
	int binnen;
	size_t n;
	struct view_aflopend_rij *v;
};

#endif
