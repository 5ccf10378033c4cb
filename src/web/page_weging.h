/* Views of the weging: sessions, board, agenda, and a point with its judgement and decision. */
#ifndef WEB_PAGE_WEGING_H
#define WEB_PAGE_WEGING_H

#include "domein/weging/weging.h"
#include "web/page_beheer.h"
#include "web/page_verzoek.h"

#define WEGING_KOLOMMEN 3

struct view_weging_rij {
	struct str url, nummer, soort, moment, plaats, voorzitter;
	const char *status;
	enum view_tone toon;
	int64_t punten, besloten;
};
struct view_wegingen {
	struct view_pagehead kop;
	size_t nopen, n;
	struct view_weging_rij *v; /* nopen of them are not closed; they come first */
	bool mag_plannen;
	struct view_button nieuw;
};
struct view_weging_plan {
	struct view_pagehead kop;
	const struct fault_info *fi;
	struct view_formulier form;
};

struct view_kaart {
	struct str url, titel, nummer, thema, organisatie, uitkomst, tijd;
	enum view_org domein;
	bool vorm;   /* the domain has a shape */
	bool gekozen, hoog, spoed, eerder, besloten, nieuw, te_laat;
	int64_t ja, criteria, dagen;
};
struct view_weegkolom {
	const char *id, *titel, *leeg;
	struct str tekst; /* instead of titel */
	size_t n;
	struct view_kaart *v;
};
struct view_weegdetail;
struct view_weging {
	struct view_pagehead kop;
	const struct fault_info *fi;
	const char *status;
	enum view_tone toon;
	bool gepland, bestuurt;
	bool klaar; /* all was decided; it can be closed */
	struct str url_agenda;
	size_t n;
	struct view_weegkolom kolom[WEGING_KOLOMMEN];
	const struct view_weegdetail *detail; /* NULL: none chosen */
};

struct view_agendapunt {
	struct str nummer, thema, organisatie, tijd, url, url_plaats;
	struct str uitkomst; /* decided */
	bool schuift;        /* has buttons to move it */
};
struct view_aanwezige {
	struct str waarde, naam, functie, wgs;
	const char *id;
	bool aanwezig, voorzitter;
};
struct view_aanwezig_org {
	struct str naam;
	const char *id;
	size_t n;
	struct view_aanwezige *v;
};
struct view_weging_agenda {
	struct view_pagehead kop;
	const struct fault_info *fi;
	const char *status;
	enum view_tone toon;
	struct str voorzitter;
	bool bestuurt;
	struct view_form begin, aanwezig;
	struct str versie, token;
	size_t n, nbesloten;
	struct view_agendapunt *v, *besloten;
	size_t norg;
	struct view_aanwezig_org *org;
	struct view_formulier uitnodigen, overnemen;
};
struct view_weging_sluiten {
	struct view_pagehead kop;
	const struct fault_info *fi;
	size_t n;
	struct str *nummers; /* of what is open */
	int64_t besloten;
	struct view_formulier form;
};

/* ---- a point ---- */

struct view_weegpersoon {
	struct str naam, rol, geboren, geinformeerd;
	struct str url_koppelen; /* none: the reader may not compare */
	bool gekoppeld;
};
struct view_weegbijlage {
	struct str titel, url;
};
struct view_weegcriterium {
	struct str code, label, uitleg, motivering, toelichting;
	const char *antwoord; /* of the aanmelder, in words */
	const char *oordeel;  /* NULL: not judged */
	enum view_tone antwoord_toon, oordeel_toon;
	struct view_field kies, waarom;
};
struct view_weegset {
	const char *id;
	struct str label;
	const char *stand; /* what it comes to */
	enum view_tone toon;
	size_t n;
	struct view_weegcriterium *v;
};
struct view_weegbesluit { /* the form, or what the confirm page repeats */
	struct view_form form;
	struct view_field uitkomst, reden, ontvanger, deelnemers;
	struct str versie;
};
struct view_weegdetail {
	struct view_verzoek_antwoorden gevraagd; /* of partners, where the regime lets them be asked before */
	struct str nummer, naam, ontvangen, aanbrenger;
	enum view_org domein;
	bool vorm;
	size_t nfeiten, npersonen, nsets, nberichten, nbijlagen;
	struct view_fact *feiten;
	struct view_weegpersoon *personen;
	struct view_weegset *sets;
	const struct aanmelding_bericht *berichten;
	struct view_weegbijlage *bijlagen;
	bool koppelt; /* the table of persons has a column for it */
	struct str url_aanmelding; /* none: there is no such page for the reader */
	/* on the agenda, or to be put there */
	struct view_form zet, eraf;
	struct str versie;
	bool kandidaat, eraf_mag, schrijft, begint_eerst, zonder_thema;
	struct str url_agenda;
	struct view_form oordeel;
	struct view_field risico, risico_reden;
	struct str risico_label;
	struct view_weegbesluit besluit;
	struct str geweerd;  /* names of who sits by without seeing it */
	/* decided */
	struct str uitkomst, reden, besloten;
	struct view_button openen; /* what comes next; label NULL: not for the reader, or done */
};
struct view_weging_bevestig {
	struct view_pagehead kop;
	struct str uitkomst, reden, ontvanger, dag, annuleren;
	int64_t dagen;
	size_t ndeelnemers;
	struct str *deelnemers;       /* names */
	size_t nhidden;
	struct view_verborgen *hidden;
	struct view_form form;
};

/* ---- shared by page_weging.c and page_weegpunt.c ---- */

/* The board with a detail beside it; gekozen: the dossier of the card that is open (0: none). */
enum fault weegbord_send(struct req *r, const struct weging *w, const struct view_weegdetail *d, int64_t gekozen);
/* The reader's word for an outcome of a point. */
struct str uitkomst_label(const struct req *r, struct str code);

#endif
