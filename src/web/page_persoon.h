/* Views of persons: searching, the page of one, correcting, comparing and linking. */
#ifndef WEB_PAGE_PERSOON_H
#define WEB_PAGE_PERSOON_H

#include "domein/persoon/persoon.h"
#include "web/page_beheer.h"

struct view_persoon_rij {
	struct str naam, geboren, bsn;
	const char *geslacht;
	bool besloten;
	struct str url;     /* of the page; none: in no dossier of the reader's */
	struct str url_kies; /* to compare with; none: nobody to compare */
};
struct view_persoon_tabel {
	const char *caption;
	bool kiezen;
	size_t n;
	struct view_persoon_rij *v;
};
struct view_personen {
	struct view_pagehead kop;
	const struct fault_info *fi;
	struct view_form form;
	struct view_field naam, geboren, bsn;
	size_t nhidden;
	struct view_verborgen hidden[3];
	bool gezocht, meer, begrensd; /* begrensd: not everybody of that name was looked at */
	struct view_persoon_tabel gevonden, klank;
};

struct view_persoon_dossier {
	struct str nummer, url, thema, rol, organisatie, status, dag;
	bool casus, gesloten;
};
struct view_persoon_adres {
	const char *soort;
	struct str regels, nummer, periode;
	bool geheim;
};
struct view_persoon_relatie {
	struct str naam, url, soort, nummer, periode;
};
struct view_persoon {
	struct view_pagehead kop;
	const struct fault_info *fi;
	bool besloten, geheim;
	size_t nfeiten;
	struct view_fact feiten[8];
	struct str bsn;     /* whole, when asked for with a reason; else none */
	struct str gemaskeerd, bsn_reden;
	struct view_formulier toon;
	size_t ndossiers, nadressen, nrelaties;
	struct view_persoon_dossier *dossiers;
	struct view_persoon_adres *adressen;
	struct view_persoon_relatie *relaties;
};

struct view_persoon_wijzig {
	struct view_pagehead kop;
	const struct fault_info *fi;
	struct view_formulier form;
};

struct view_vergelijking {
	const char *id; /* of its heading */
	struct str naam;
	const char *kans;
	enum view_tone toon;
	bool zeker;
	struct str caption;
	size_t n;
	struct persoon_veld velden[PERSOON_VELDEN];
	struct view_form form;
	struct str persoon, versie; /* of the hidden fields */
};
struct view_koppelen {
	struct view_pagehead kop;
	const struct fault_info *fi;
	size_t nfeiten;
	struct view_fact feiten[7];
	bool schrijven;
	struct str gekoppeld, url_persoon; /* linked already */
	struct view_formulier los;
	size_t n;
	struct view_vergelijking v[PERSOON_DUBBELEN_MAX];
	struct view_form nieuw;
	struct str versie, url_zoek;
};

#endif
