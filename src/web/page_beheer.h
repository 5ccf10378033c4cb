/* Views of administration: houses, gemeenten, organisations, people, and the work of leavers. */
#ifndef WEB_PAGE_BEHEER_H
#define WEB_PAGE_BEHEER_H

#include "domein/organisatie/huis.h"
#include "domein/organisatie/medewerker.h"
#include "domein/organisatie/organisatie.h"
#include "web/delen.h"
#include "web/web.h"

/* ---- shared by the pages of administration and account ---- */

#define FORMULIER_VELDEN 16
struct view_verborgen {
	const char *name;
	struct str value;
};
/* One POST form: fields under each other and one button. n 0: not shown. */
struct view_formulier {
	struct view_form form;
	size_t n;
	struct view_field f[FORMULIER_VELDEN];
	size_t nhidden;
	struct view_verborgen hidden[3];
	const char *knop;    /* msgid of the button */
	const char *confirm; /* asked first */
	bool negative;       /* what it does cannot be undone: no primary button */
	bool secondary;      /* beside what matters more */
	bool small;          /* in a row of a table: small and secondary */
	struct str annuleren; /* URL; none: no way back shown */
};
struct view_beheer {
	struct view_pagehead kop;
	size_t ntabs;
	struct view_tab tabs[6];
	const struct fault_info *fi;
};
enum beheer_tab { TAB_MEDEWERKERS, TAB_COLLEGAS, TAB_ORGANISATIES, TAB_HUIZEN, TAB_GEMEENTEN, TAB_OVERDRACHT };

/* Head, tabs and faults of a page of administration. */
struct view_beheer beheer_begin(struct req *r, const char *title, enum beheer_tab tab);
/* Crumbs above it: `over` the list, then the page itself. */
void beheer_crumbs(struct req *r, struct view_beheer *v, const char *over, struct str url, struct str hier);
/* The next field of a form, with what was typed and what is wrong with it. */
struct view_field *veld_add(struct req *r, struct view_formulier *f, enum input_kind kind, const char *name,
	const char *label, struct str now);
/* The same, of some lines of text. */
struct view_field *veld_groot(struct req *r, struct view_formulier *f, const char *name, const char *label, struct str now,
	int rows);
/* One that stands in a form of the view's own. */
struct view_field veld_los(struct req *r, enum input_kind kind, const char *name, const char *label, struct str now);
struct view_formulier formulier_begin(struct req *r, struct str action, const char *knop);
void formulier_hide(struct view_formulier *f, const char *name, struct str value);
/* Options for a select: an empty first one (leeg: its label; NULL none), then the list. */
void opties_huizen(struct req *r, struct view_field *f, const struct huizen *h, const char *leeg);
void opties_organisaties(struct req *r, struct view_field *f, const struct organisaties *o, const char *leeg);
struct view_option *opties_new(struct req *r, struct view_field *f, size_t n, const char *leeg);
/* A select of land, as the catalogue orders them; no value: Nederland. */
void land_opties(struct req *r, struct view_field *f);
/* ", België", behind what stands there; nothing of an address in Nederland. */
void land_add(const struct req *r, struct buf *b, struct str land);
/* Another fact, when it has a value; n: how many there are. */
void fact_put(struct view_fact *v, size_t *n, const char *label, struct str value);
/* The value of an id field: its URL form, or the empty text. */
struct str id_value(struct req *r, enum id_kind kind, int64_t id);
/* What a code means: the catalogue's label in the language of the reader, or the code. */
struct str rol_naam(const struct req *r, struct str code);
struct str soort_naam(const struct req *r, struct str code);
struct casus_keus;
struct str casus_keus_naam(const struct req *r, const struct casus_keus *v, struct str code);
const char *domein_naam(struct str code);
const char *ring_naam(struct str code); /* "" gives NULL */

/* ---- pages ---- */

struct view_form_page {
	struct view_beheer kop;
	struct view_formulier form;
	size_t nfeiten;
	struct view_fact feiten[4];
	const char *feiten_titel;
};
struct view_huis_rij {
	struct str naam, url, code, adres, van, tot;
	int64_t gemeenten;
};
struct view_huizen {
	struct view_beheer kop;
	size_t n;
	struct view_huis_rij *v;
};
struct view_gemeente_rij {
	struct str code, naam, huis, url_huis, van, tot;
	bool voorbij;
};
struct view_gemeenten { /* of one house, or of the regio */
	struct view_beheer kop;
	struct view_formulier form; /* of the house */
	size_t n;
	struct view_gemeente_rij *v;
	bool een_huis;
	struct str url_openbaar;
	struct view_formulier erbij, eraf;
};
struct view_organisatie_rij {
	struct str naam, url, soort, huis, beeindigd, contact;
	struct str domein; /* code */
	const char *wgs, *domein_naam;
	int64_t mensen;
};
struct view_organisaties {
	struct view_beheer kop;
	struct str url;
	struct view_field zoek, domein, ook;
	int64_t actief; /* filters that are set */
	size_t n;
	struct view_organisatie_rij *v;
};
struct view_medewerker_rij {
	struct str naam, url, functie, organisatie, huis, rollen, tot;
	const char *ontbreekt; /* msgid of what is missing before a role; NULL none */
};
struct view_medewerkers {
	struct view_beheer kop;
	struct str url;
	struct view_field zoek, organisatie, toon;
	int64_t actief; /* filters that are set */
	bool alleen_eigen;
	size_t n;
	struct view_medewerker_rij *v;
	struct str vorige, volgende; /* URLs; no value: none */
};
struct view_rol_rij {
	struct str rol, waar, van, tot, reden, door;
	bool voorbij;
};
struct view_medewerker {
	struct view_beheer kop;
	size_t nfeiten;
	struct view_fact feiten[10];
	const char *status; /* msgid: how the account stands */
	struct str status_tot;
	struct view_formulier uitnodigen, rol, rol_einde, factor, vertrek;
	size_t nrollen;
	struct view_rol_rij *rollen;
	bool zelf;
	bool beheer; /* with roles, invitation and editing */
	const char *geen_rol; /* msgid: why no role can be given; NULL none */
	struct str url_werk;  /* of a leaver */
};
struct view_overdracht_rij {
	struct str naam, url, functie, organisatie, tot; /* tot "": he stays */
	int64_t aantal, buiten;
};
struct view_overdracht_lijst {
	struct view_beheer kop;
	size_t n;
	struct view_overdracht_rij *v;
};
struct view_overdracht_dossier {
	struct str id, nummer;
	const char *soort, *als;
	bool gekozen;
};
struct view_overdracht {
	struct view_beheer kop;
	struct view_form form;
	size_t n;
	struct view_overdracht_dossier *v;
	const char *fout; /* of the choice of dossiers */
	size_t totaal;
	struct view_field alles; /* without name: they are all shown */
	struct view_field naar, reden; /* reden without name: he leaves */
};
struct view_voorbeeld_rij { /* what would happen to a dossier */
	struct str nummer;
	const char *soort, *als, *bezwaar; /* bezwaar NULL: it goes */
};
struct view_voorbeeld { /* a preview, of handing over or of replacement */
	struct view_beheer kop;
	struct str zin;           /* what will happen, in a sentence */
	size_t n, mee;
	size_t totaal; /* n of them are shown */
	struct view_voorbeeld_rij *v; /* what cannot go first */
	struct view_form form;
	size_t nhidden;
	struct view_verborgen *hidden;
	const char *knop;         /* msgid */
	bool kan;                 /* there is something to do */
	struct str url_terug;
};
struct view_werkgebied {
	size_t n;
	const struct werkgebied_huis *v;
	struct str *urls; /* of what each says of itself */
	struct str url_inloggen; /* for who is not logged in */
	bool kaal;               /* no shell around it */
};

#endif
