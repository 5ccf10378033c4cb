/* Views of the disclosure ledger: the tab of a case, the form, one row with its feedback, incidental third parties. */
#ifndef WEB_PAGE_VERSTREKKING_H
#define WEB_PAGE_VERSTREKKING_H

#include "domein/verstrekking/bekend.h"
#include "domein/verstrekking/derde.h"
#include "domein/verstrekking/standpunt.h"
#include "domein/verstrekking/verstrekking.h"
#include "web/page_casus.h"
#include "web/page_inzien.h"

#define VERSTREKKING_KEUZES 12
#define VERSTREKKING_VELDEN 18
struct view_verstrekking_keuze { /* to whom it may go under the regime, and what must hold */
	struct str code, naam, url, uitleg;
	size_t nvoorwaarden;
	const char *voorwaarden[VOORWAARDE__MAX];
	struct str artikel;
};
struct view_verstrekkingen {
	const struct view_casus_frame *frame;
	size_t n, neigen, nderden, nkeuzes;
	struct view_verstrekking_rij {
		struct str url, dag, ontvanger, wat, gegevens, grond, door, terug;
		const char *aan;
		bool te_laat;
	} *v, *eigen;
	struct view_derde {
		struct str naam, functie, deskundigheid, rol, geheimhouding, einde;
		int64_t keren;
		struct view_formulier eindigt; /* knop NULL: not to be ended here */
	} *derden;
	struct view_verstrekking_keuze keuzes[VERSTREKKING_KEUZES]; /* none: may not write */
	bool alles; /* sees the whole ledger */
	size_t npapier;
	struct view_verstrekking_papier { /* printed or taken along, from the log */
		struct str moment, wat, naam, wie, grond, doel;
		bool bestand;
	} *papier;
	struct str url_derde, url_bekend; /* "": not for him */
	size_t nstandpunten;
	struct view_standpunt_rij {
		struct str url, url_vast, organisatie, domein, ontvanger, gegevens, dag, uitleg, voorwaarden, buiten;
		const char *status;
		enum view_tone toon;
		struct view_formulier intrekken; /* knop NULL: not open, or not by the actor */
	} *standpunten; /* asked in Schakel; url_vast: the form of that passing-on; buiten: who said it outside, "" here */
};
struct view_standpunt {
	const struct fault_info *fi;
	struct view_link kruimels[2];
	struct view_pagehead kop;
	const char *status;
	enum view_tone toon;
	size_t nfeiten, nantwoord;
	struct str wat;
	struct view_fact feiten[10], antwoord[8];
	struct view_formulier form; /* knop NULL: does not answer */
	bool noteert;               /* the form is for what was said outside */
};
struct view_verstrekking_vorm {
	const struct view_casus_frame *frame;
	struct view_verstrekking_keuze keuze;
	struct view_form form;
	struct str terug;
	bool vragen; /* suppliers may be asked from here */
	size_t nkeuzes, nwat, nwie, ngrond, nbronnen;
	struct view_verstrekking_keuze keuzes[VERSTREKKING_KEUZES];
	struct view_field wat[VERSTREKKING_VELDEN], wie[VERSTREKKING_VELDEN], grond[VERSTREKKING_VELDEN];
	struct view_verstrekking_bron {
		const struct verstrekking_bron *b;
		struct str gezegd; /* what it answered in Schakel about this receiver; "" nothing */
		struct view_field standpunt, uitleg;
	} *bronnen;
};
struct view_verstrekking_een {
	const struct view_casus_frame *frame;
	size_t nfeiten, nbronnen, nterug;
	struct view_fact feiten[20];
	struct str titel;
	struct view_verstrekking_stem {
		struct str naam, domein, uitleg;
		const char *standpunt;
	} *bronnen;
	struct view_terugkoppeling {
		struct str dag, tekst, door;
		const char *bruikbaar, *opgevolgd;
		bool gebruik;
	} *terug;
	struct str uiterlijk;
	bool te_laat;
	struct view_formulier form; /* knop NULL: nothing owed, or not by the actor */
};
struct view_bekend {
	const struct view_casus_frame *frame; /* NULL: the list of who reviews */
	struct view_toetsing kop;
	struct view_formulier form;
	bool mag;
	size_t n;
	struct view_bekend_rij {
		const struct bekend_rij *b;
		struct str moment;
	} *v;
};

#endif
