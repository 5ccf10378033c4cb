/* Views of the information duty: the persons of a case and what was done, a letter being written, and as it was sent. */
#ifndef WEB_PAGE_INFORMEREN_H
#define WEB_PAGE_INFORMEREN_H

#include "domein/brief/informeren.h"
#include "web/page_casus.h"

struct view_informeren_stap {
	struct str wat, toelichting, wie, url; /* url: of the letter */
};
struct view_informeren_persoon {
	struct str naam, rol, bij_aanmelding, herzien;
	enum informatie_stand stand;
	bool kind, laat; /* laat: the day of review has come */
	struct str url_brief, url_uitstel, url_grond; /* "": not for the actor, or not now */
	size_t n;
	struct view_informeren_stap *v;
};
struct view_informeren_casus {
	const struct view_casus_frame *frame;
	const struct informatie_lijst *l;
	struct str artikel, url_terug;
	size_t n;
	struct view_informeren_persoon *v;
};

struct view_brief {
	struct str huis, aan, adres, datum, kenmerk, onderwerp, tekst;
};
struct view_brief_vorm {
	const struct view_casus_frame *frame;
	struct str naam, url_terug, stand, soort;
	bool kind;
	struct view_form form;
	size_t n;
	struct view_field f[6];
	size_t nsoorten;
	struct view_link *soorten; /* other letters */
	bool voorbeeld;
	struct view_brief brief;
};
struct view_brief_pagina {
	struct view_pagehead kop;
	struct view_brief brief;
	struct str vast, url_pdf;
};

#endif
