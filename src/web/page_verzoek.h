/* Views of informatieverzoeken: the lists, asking in a case, one request with its answer. */
#ifndef WEB_PAGE_VERZOEK_H
#define WEB_PAGE_VERZOEK_H

#include "domein/verzoek/verzoek.h"
#include "web/page_casus.h"

struct view_verzoek_rij {
	struct str url, nummer, vraag, wie, organisatie, domein, dag, gevraagd, door;
	const char *status;
	bool te_laat, open, mij;
};
struct view_verzoek_lijst {
	const char *id, *titel, *leeg;
	bool van_ons; /* asked by us: show whom */
	bool van_zaak; /* all of the case or aanmelding whose page this is */
	size_t n;
	struct view_verzoek_rij *v;
};
struct view_verzoeken {
	struct view_verzoek_lijst aan, door;
	size_t noverdrachten;
	struct view_casusoverdracht_rij {
		struct str url, nummer, thema, huis, door, reden;
	} *overdrachten; /* cases that another house hands over */
	struct str url_alles, url_open;
	bool alles;
};
struct view_informatie {
	const struct view_casus_frame *frame; /* of a casus; of an aanmelding the next three */
	struct view_pagehead kop;
	struct view_link kruimels[2];
	const struct fault_info *fi;
	const char *waarom_niet, *regel; /* why nothing may be asked; NULL it may */
	struct view_verzoek_lijst lijst;
	struct view_formulier form; /* knop NULL: may not ask */
	bool niemand;
};
struct view_verzoek_een {
	const struct fault_info *fi;
	struct view_pagehead kop;
	struct view_link kruimels[3];
	const struct verzoek *v;
	size_t nfeiten, nantwoord;
	struct view_fact feiten[10], antwoord[9];
	const char *status;
	enum view_tone toon;
	struct str url_gegevens, url_bijlage, url_casus, afdruk;
	struct view_form form;
	struct str versie;
	struct view_field *vragen;
	struct view_field tekst, voorwaarden, wpg, bestand, geheim, geheim_op;
	bool met_wpg, met_geheim;
	struct view_formulier weigeren, herinneren, intrekken;
	struct view_toen toen; /* moment "": today */
};

/* Shared by who asks in a casus and who asks about an aanmelding. */
void verzoek_lijst_view(struct req *r, const struct verzoek_lijst *l, struct view_verzoek_lijst *v);
void verzoek_vraag_view(struct req *r, const struct verzoek_vorm *f, struct str action, struct view_informatie *v);
struct verzoek_adressen { /* where its forms lead; "": not offered here */
	struct str herinneren, intrekken, gegevens;
};
/* One request; the crumbs are the caller's. */
void verzoek_een_view(struct req *r, const struct verzoek *q, const struct verzoek_adressen *a, bool schrijft,
	struct view_verzoek_een *v);

/* What partners were asked about an aanmelding and what they answered, for who judges it. */
struct view_verzoek_antwoorden {
	size_t n;
	struct view_verzoek_antwoord {
		const struct verzoek *v;
		struct view_verzoek_een een; /* its facts alone */
	} *v;
};
MUST_USE enum fault verzoek_antwoorden_view(struct req *r, struct dossier_id d, struct view_verzoek_antwoorden *v);

struct view_casusoverdracht {
	const struct fault_info *fi;
	struct view_pagehead kop;
	struct view_link kruimels[3];
	const char *status;
	enum view_tone toon;
	size_t nfeiten;
	struct view_fact feiten[12];
	bool beslist;
	struct view_formulier antwoord, intrekken;
};

#endif
