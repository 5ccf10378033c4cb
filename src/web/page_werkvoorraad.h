/* Views of the home page: what waits for me. */
#ifndef WEB_PAGE_WERKVOORRAAD_H
#define WEB_PAGE_WERKVOORRAAD_H

#include "web/delen.h"
#include "web/page_termijn.h"
#include "web/web.h"

struct view_werk_telling { /* a count that leads to its list */
	int64_t n;
	const char *label, *toon; /* toon: "", neg, warn */
	struct str url;
};
struct view_werk_casus {
	struct str url, titel, nummer, thema, fase, regisseur, herbeoordeling;
	enum view_status toestand;
	const char *waarom; /* msgid of what it asks for */
	bool te_laat;
	int64_t verzoeken;
};
struct view_werk_rij { /* an aanmelding, or a ground that ends */
	struct str url, titel, sub, moment;
	const char *badge;
};
struct view_werkvoorraad {
	struct str vandaag;
	size_t ntellingen;
	struct view_werk_telling tellingen[16];
	bool regie, intake, partner, leiding;
	struct view_termijnen_mijn termijnen;
	size_t naandacht, neinden, nrecent, nintake, nopenen, neigen, nlast;
	struct view_werk_casus *aandacht, *recent;
	struct view_werk_rij *einden, *intake_rijen, *openen, *eigen;
	struct view_werk_last {
		struct str naam, huis, url;
		int64_t n, herzien, stagneert, laat;
	} *last;
	size_t noverleg, nafspraken, nregie, nstagneert, nverzoeken;
	struct view_werk_stagnatie {
		struct str titel, nummer, url;
		enum view_status toestand;
		size_t n;
		struct view_werk_teken {
			const char *wat; /* msgid */
			int64_t dagen;
		} tekens[3];
	} *stagneert;
	size_t nzienswijzen, nstandpunten, nrechten, ncorrecties;
	struct view_werk_rij *verzoeken, *zienswijzen, *standpunten, *rechten, *correcties;
	struct str url_overleggen, url_verzoeken;
	struct view_werk_overleg {
		struct str tijd, dag, soort, plaats, url;
		bool vandaag;
	} *overleg;
	struct view_werk_afspraak {
		struct str tekst, titel, nummer, url, url_casus, dag, eigenaar;
		enum view_status status;
		const char *wacht; /* msgid of what it waits for; NULL */
		bool te_laat;
	} *afspraken, *regie_afspraken;
	size_t nafwezig;
	struct str *afwezig; /* sentences: who replaces me, whom I replace */
	struct str url_afwezigheid;
	struct str url_afspraken, url_casussen, url_intake, url_aanmeldingen, url_overdracht, url_beheer;
	size_t nacties;
	struct view_button acties[2];
	bool leeg, kern_leeg; /* nothing at all; nothing in the main column */
	size_t nwegwijzer;    /* for who is new: what may be done here */
	struct view_werk_wegwijzer {
		const char *icon, *label, *uitleg;
		struct str url;
	} wegwijzer[5];
};

#endif
