/* Views of one's own account: coming in by a link, second factor, profile, notices, what was not sent. */
#ifndef WEB_PAGE_ACCOUNT_H
#define WEB_PAGE_ACCOUNT_H

#include "domein/toegang/factor.h"
#include "web/delen.h"
#include "web/page_beheer.h"

struct view_kader { /* before the menu: one column with one question */
	const char *titel, *stap, *lead;
	const struct fault_info *fi;
	struct view_formulier form;
	struct str url_login; /* link back; "" none */
};
struct view_vergeten {
	struct view_kader k;
	bool klaar;
};
struct view_factor {
	struct view_kader k;       /* in fase 1 */
	struct view_beheer kop;    /* in the profile */
	bool profiel;
	bool mag;                  /* else: only a new link can be asked */
	struct str qr, geheim;
	int qr_zijde;
	struct view_formulier form, link;
};
struct view_herstelcodes {
	struct view_beheer kop;
	struct view_formulier form;
	int64_t over;
	bool eerste;
	size_t n;
	const struct str *codes; /* when they were just made */
	struct str url_verder;
};
struct view_sessie_rij {
	struct str id, apparaat, begin, laatst;
	bool deze;
};
struct view_gebeurtenis_rij {
	const char *wat;
	struct str moment, toelichting;
};
struct view_profiel_rol {
	struct str rol, waar, tot;
};
struct view_profiel {
	struct view_beheer kop;
	size_t nfeiten;
	struct view_fact feiten[9];
	struct view_formulier form;
	size_t nrollen;
	struct view_profiel_rol *rollen;
	struct str url_wachtwoord, url_factor, url_herstelcodes, url_sessie_einde, url_overal_uit, token;
	struct str wachtwoord_sinds;
	int64_t codes;
	size_t nsessies;
	struct view_sessie_rij *sessies;
	size_t ngebeurtenissen;
	struct view_gebeurtenis_rij *gebeurtenissen;
	struct view_formulier post;   /* mail by choice */
	bool agenda;                  /* there is an address */
	struct str agenda_sinds, agenda_laatst, url_agenda, url_agenda_weg, url_afwezigheid;
};
struct view_agenda_adres { /* shown once */
	struct view_beheer kop;
	struct str adres, url_verder;
};
struct view_melding_rij {
	const char *tekst;
	struct str nummer, url, moment;
	bool nieuw;
};
struct view_meldingen {
	size_t n, nieuw;
	struct view_melding_rij *v;
	struct str url_gelezen, token;
};
struct view_bewaard_veld {
	struct str naam, waarde;
};
struct view_bewaard_rij {
	struct str moment, verloopt, url_verstuur, url_weg;
	size_t n;
	struct view_bewaard_veld *v;
};
struct view_bewaard {
	size_t n;
	struct view_bewaard_rij *v;
	struct str token;
};

#endif
