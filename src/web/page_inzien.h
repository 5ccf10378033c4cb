/* Views of looking into who looks: break-glass, who may see what, questions out of the log, data breaches. */
#ifndef WEB_PAGE_INZIEN_H
#define WEB_PAGE_INZIEN_H

#include "domein/inzien/inzicht.h"
#include "domein/inzien/nood.h"
#include "domein/inzien/toetser.h"
#include "web/delen.h"
#include "web/page_beheer.h"
#include "web/web.h"

/* The pages of who reviews, in the order in which they stand, and the groups of them. */
enum toetsing_tab { TOETSING_NOOD, TOETSING_LOG, TOETSING_WIE, TOETSING_ZEGEL, TOETSING_BEKEND, TOETSING_TERUG, TOETSING_LEKKEN,
	TOETSING_MAATREGEL, TOETSING_CONVENANT, TOETSING_AFLOPEND, TOETSING_GEEN };
enum toetsing_groep { TOETSING_INZIEN, TOETSING_VERSTREKKEN, TOETSING_REGISTERS, TOETSING_GROEP__MAX };

/* Head, tabs and faults of the pages of who reviews: a tab per group, and the pages of the open one. */
struct view_toetsing {
	struct view_pagehead kop;
	size_t ntabs, npaginas;
	struct view_tab tabs[TOETSING_GROEP__MAX + 1], paginas[TOETSING_GEEN];
	struct view_link kruimels[3];
	const struct fault_info *fi;
};
MUST_USE enum fault toetsing_begin(struct req *r, const char *titel, enum toetsing_tab tab, struct view_toetsing *ret);
/* The list `tab` and then this page, above it. */
void toetsing_crumbs(struct view_toetsing *v, struct str hier);

struct view_toetsing_start {
	struct view_toetsing kop;
	int64_t wacht;
	struct view_toetsing_groep {
		const char *id, *naam;
		size_t n;
		struct view_toetsing_pagina {
			struct str url, wacht; /* wacht: how much, "" nothing */
			const char *naam, *uitleg, *te_laat;
		} v[TOETSING_GEEN];
	} v[TOETSING_GROEP__MAX];
};

/* ---- break-glass ---- */

struct view_nood_vraag {
	const struct fault_info *fi;
	struct view_formulier form;
	int uren;
};
struct view_nood_rij {
	struct str url, nummer, naam, organisatie, huis, reden, moment, duur, uiterlijk;
	const char *oordeel; /* NULL: open */
	bool te_laat, geweigerd, loopt;
};
struct view_noden {
	struct view_toetsing kop;
	size_t n, nopen;
	struct view_nood_rij *v;
};
struct view_blik {
	struct str moment, grond, nummer;
	const char *wat;
};
struct view_nood {
	struct view_toetsing kop;
	size_t nfeiten;
	struct view_fact feiten[10];
	struct str toelichting, oordeel_tekst;
	size_t nblikken;
	struct view_blik *blikken;
	struct view_formulier form; /* knop NULL: not his, or judged */
	const char *oordeel;
	bool geweigerd, eigen;
};

/* ---- who may see what ---- */

struct view_wie {
	struct view_toetsing kop;
	struct str url;
	struct view_field tekst, nummer;
	bool gezocht;
	size_t n;
	struct view_wie_rij {
		struct str url, naam, functie, organisatie;
		bool actief;
	} *v;
};
struct view_recht_rij { /* a row of toegang, in words */
	struct str nummer, url, deel, grond, door, van, tot;
	const char *niveau, *soort, *kind;
	bool nu;
	struct str rust; /* writing rests since then; "" not */
};
struct view_kijker {
	struct str naam, organisatie, url, eerst, laatst;
	int64_t aantal, geweigerd;
};
struct view_wie_mens {
	struct view_toetsing kop;
	size_t nfeiten, nrollen, nrijen, nblikken, nmag;
	struct view_fact feiten[9];
	struct view_wie_rol {
		struct str naam, huis, reden, door, van, tot;
		const char *ring;
		bool nu;
	} *rollen;
	struct view_recht_rij *rijen;
	struct view_kijker *blikken;
	const char **mag; /* what his roles open: msgids */
	struct view_field nummer, alles;
	struct str url, casus, url_casus; /* casus: the one that was asked about */
	int64_t besloten;
	bool ziet;        /* he sees something of it now */
};
struct view_wie_casus {
	struct view_toetsing kop;
	size_t nfeiten, n, nblikken;
	struct view_fact feiten[7];
	struct view_wie_lid {
		struct str naam, functie, organisatie, domein, url;
		size_t n;
		struct view_recht_rij *v;
	} *v;
	struct view_kijker *blikken;
	struct str url, url_alles;
	bool alles;
	struct view_formulier toets; /* knop NULL: not for him */
};

/* ---- questions out of the log ---- */

struct view_logvragen {
	struct view_toetsing kop;
	struct view_formulier form;
	bool alles;
	struct str url_alles, url_open;
	size_t n;
	struct view_logvraag_rij {
		struct str url, naam, organisatie, dag;
		const char *soort, *vraag, *uitkomst; /* uitkomst NULL: open */
		int64_t aantal;
	} *v;
};
struct view_logvraag {
	struct view_toetsing kop;
	const char *vraag, *uitkomst;
	struct str toelichting;
	size_t nfeiten, n;
	struct view_fact feiten[8];
	struct view_blik *v;
	struct view_formulier form;
};

/* ---- data breaches ---- */

struct view_datalek_rij {
	struct str nummer, url, wat, door, ontdekt, uiterlijk, afgerond;
	const char *ap, *betrokkenen;
	int64_t uren;        /* left of the 72 */
	bool loopt, te_laat;
};
struct view_datalekken {
	struct view_toetsing kop;
	struct view_formulier form; /* of reporting */
	size_t n;
	struct view_datalek_rij *v;
};
struct view_datalek {
	struct view_toetsing kop;
	struct view_datalek_rij rij;
	struct str gevolgen;
	size_t nfeiten;
	struct view_fact feiten[11];
	struct view_formulier form;
};

#endif
