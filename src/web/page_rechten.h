/* Views of the rights of the person: the register, one request, one case of it, what a deelnemer is asked, the letter. */
#ifndef WEB_PAGE_RECHTEN_H
#define WEB_PAGE_RECHTEN_H

#include "domein/rechtverzoek/rechtverzoek.h"
#include "web/page_casus.h"
#include "web/page_informeren.h"
#include "web/page_termijn.h"

struct view_rechtverzoek_rij {
	struct str url, nummer, ontvangen, uiterlijk, behandelaar;
	const char *soort, *status;
	int64_t zienswijzen;
	bool te_laat, open, verlengd;
};
struct view_rechten {
	struct view_button acties[1];
	struct str url_open, url_alles;
	bool alles;
	size_t n;
	struct view_rechtverzoek_rij *v;
};
struct view_recht_nieuw {
	const struct fault_info *fi;
	struct view_link kruimels[2];
	struct view_formulier form;
};
struct view_recht_zaak_rij {
	struct str url, nummer, huis;
	const char *soort, *stand;
	bool zeker, vervallen, besloten;
	int64_t gevraagd, open, bezwaren;
};
struct view_recht {
	const struct fault_info *fi;
	const struct rechtverzoek *v;
	struct view_pagehead kop;
	struct view_link kruimels[2];
	struct view_button acties[2];
	const char *status;
	enum view_tone toon;
	size_t nfeiten, npersoon, nzaken;
	struct view_fact feiten[15], persoon[8];
	struct view_recht_zaak_rij *zaken;
	struct view_termijnen termijnen;
	struct view_formulier identiteit, zoeken, verlengen, intrekken, collega, afronden;
	struct str afdruk;
	struct view_recht_zoeking {
		struct str moment, naam, reden;
		int64_t gevonden;
	} *zoekingen;
};
struct view_recht_mening { /* what a deelnemer said */
	struct str organisatie, domein, naam, dag, grond, motivering;
	const char *status;
	enum view_tone toon;
};
struct view_recht_zaak {
	const struct fault_info *fi;
	const struct rechtverzoek *r;
	const struct recht_zaak *z;
	struct view_pagehead kop;
	struct view_link kruimels[3];
	const char *soort;
	size_t nfeiten, n;
	struct view_fact feiten[8];
	struct view_recht_mening *v;
	bool niemand;
	struct str url_lezen, url_corrigeren;
	struct view_formulier openen, weg, raadplegen, besluit, beperken;
	struct str beperkt; /* the day since when; "" not */
};
struct view_zienswijze {
	const struct fault_info *fi;
	const struct zienswijze *v;
	struct view_pagehead kop;
	struct view_link kruimels[2];
	const char *status;
	enum view_tone toon;
	size_t nfeiten, nantwoord;
	struct view_fact feiten[8], antwoord[5];
	struct view_formulier form;
};
struct view_recht_brief {
	const struct fault_info *fi;
	struct view_link kruimels[3];
	struct view_button acties[1];
	struct view_pagehead kop;
	struct view_brief brief;
	size_t n;
	struct str *verstuurd; /* when, how, by whom */
	struct view_formulier form;
};

#endif
