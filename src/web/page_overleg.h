/* Views of overleggen: list, planning, agenda with admission per point, the live screen, minutes, the tab of a case. */
#ifndef WEB_PAGE_OVERLEG_H
#define WEB_PAGE_OVERLEG_H

#include "domein/overleg/overleg.h"
#include "web/delen.h"
#include "web/page_beheer.h"
#include "web/page_casus.h"
#include "web/web.h"

/* ---- shared ---- */

const char *overleg_status_naam(enum overleg_status s, enum view_tone *ret);
/* The label of the kind. */
struct str overleg_naam(const struct req *r, struct str soort);
/* "ma 7 dec 2026, 10:30 tot 12:00" */
struct str overleg_wanneer(struct req *r, int64_t begin, int64_t duur);
struct str overleg_versie(struct req *r, int64_t versie);
/* Crumbs: Overleggen, then the overleg (kop NULL: not), then hier. */
void overleg_crumbs(struct req *r, struct view_pagehead *kop, const struct overleg_rij *van, const char *hier);
/* A form that is one button. */
struct view_form overleg_form(struct req *r, struct str action, struct str token);

/* ---- list and planning ---- */

struct view_overleg_rij {
	struct str url, naam, wanneer, plaats, voorzitter, punten, uitgenodigd;
	const char *status;
	enum view_tone toon;
	bool vandaag;
};
struct view_overleggen {
	struct view_pagehead kop;
	struct view_tab tabs[2];
	bool voorbij;
	size_t n;
	struct view_overleg_rij *v;
	struct view_button nieuw;
};
struct view_overleg_form {
	struct view_pagehead kop;
	const struct fault_info *fi;
	struct view_formulier form, vervalt; /* vervalt: knop NULL, none */
};

/* ---- agenda ---- */

struct view_overleg_punt {
	struct str tijd, duur, titel, nummer, vraag, url, toegelaten, url_plaats;
	const char *status; /* NULL: open */
	enum view_tone toon;
	bool mijn, nu, schuift;
};
struct view_overleg_lid {
	struct str naam, functie, organisatie, domein, waarde;
	const char *rol; /* NULL none */
	bool aanwezig, weg_mag;
};
struct view_overleg {
	struct view_pagehead kop;
	const struct fault_info *fi;
	const char *status;
	enum view_tone toon;
	struct str reden, token, versie, over;
	struct out_https link;
	struct view_form begin, overnemen, afmelden, hier; /* hier: id "" not */
	size_t nfeiten;
	struct view_fact feiten[5];
	size_t n;
	struct view_overleg_punt *v;
	size_t nleden;
	struct view_overleg_lid *leden;
	struct view_formulier casus, punt, uitnodigen; /* knop NULL: not */
	bool nieuw_mag;
};
struct view_overleg_puntpagina {
	struct view_pagehead kop;
	const struct fault_info *fi;
	struct str vraag;
	struct view_formulier wijzig, toelaten, eraf;
	size_t ntoegelaten;
	struct str *toegelaten;
	struct str url_casus;
};

/* ---- live ---- */

struct view_live_punt {
	struct str tijd, titel, sub, duur, url;
	bool nu, gekozen, besproken, mijn, doorgeschoven;
	struct view_form naar; /* makes it the point that is discussed; action "" not */
	struct str waarde;
};
struct view_live_lid {
	struct str naam, rol, waarde;
	const char *beperkt; /* msgid: what he does not see of this point; NULL nothing */
	bool aanwezig, zelf; /* zelf: he said so himself */
	bool ik;             /* the reader, who may say that he is there */
};
struct view_vast {
	struct str tekst, over, url;
	const char *soort, *icon;
	enum view_tone toon;
	bool in_plan;
};
struct view_open {
	struct str tekst, eigenaar, organisatie, domein, termijn, url; /* url "": only its text */
	struct str waarde, versie, einde; /* einde: why it ended; "" it did not, or without words */
	enum view_status status;
	bool te_laat, loopt, gereed, gezegd; /* gezegd: loopt was said, not only that it is open */
	bool mag, regie;          /* the reader says how it stands; may let it end and take it up again */
	struct str getypt, botst; /* the reason as it was sent; who changed it meanwhile, "" nobody */
	const char *fout;         /* of the reason; NULL none */
};
struct view_live_nu {
	struct str titel, leeftijd, nummer, vraag, url_casus, verborgen_om, tijd_sinds;
	size_t nbadges;
	struct view_badge badges[3];
	bool er, mijn, verborgen, plan_verborgen, eigen_plan, met_plan, met_casus;
	bool zegt; /* the reader says of some afspraak how it stands */
	int64_t lopend; /* of open: those that run still */
	size_t nopen, nvast;
	struct view_open *open;
	struct view_vast *vast;
};
struct view_overleg_live {
	struct str naam, wanneer, klok, versie, url_nieuw, token, mensen, gebieden;
	const struct fault_info *fi;
	bool leidt, bezig, gedeeld, gekozen;
	struct str url_ander, url_agenda, url_verslag, url_nu; /* ander: the screen the other way: shared or one's own */
	size_t n;
	struct view_live_punt *v;
	size_t nleden, naanwezig;
	struct view_live_lid *leden;
	struct view_live_nu nu;
	struct view_form aanwezig, hier, volgende, afronden, begin, vast, stand;
	struct str volgende_punt, punt, bij, eigen;
	bool vast_mag, kan_er_zijn;
	struct view_field tekst, wpg; /* wpg: name NULL: not asked */
	const char *soort;
};
struct view_vast_wijzig {
	struct view_pagehead kop;
	const struct fault_info *fi;
	struct view_formulier wijzig, weg;
};

/* ---- minutes ---- */

struct view_verslag_punt {
	struct str tijd, titel, nummer, vraag, aanwezig;
	const char *status;
	bool mijn;
	size_t nvast;
	struct view_vast *vast;
};
struct view_verslag {
	const struct view_casus_frame *frame; /* as of a moment, for one case: its frame and the name of the overleg */
	struct str naam;
	struct view_pagehead kop;
	const struct fault_info *fi;
	const char *status;
	enum view_tone toon;
	struct str afdruk_door, afdruk_op, vastgesteld, url_afdruk, url_pdf, url_verslag;
	size_t nfeiten;
	struct view_fact feiten[6];
	size_t n;
	struct view_verslag_punt *v;
	struct view_form vaststellen;
	struct str versie;
	bool mag_vaststellen, wacht, afdruk;
};

/* ---- tab of a case ---- */

struct view_casus_overleg {
	struct str url, naam, dag, plaats, mensen, besluiten, afspraken, vraag;
	const char *status;
	enum view_tone toon;
	bool vandaag;
};
struct view_casus_overleggen {
	const struct view_casus_frame *frame;
	struct view_button nieuw;
	bool plannen;
	size_t n;
	struct view_casus_overleg *v;
	const struct view_casus_overleg *vandaag; /* NULL: none today */
	size_t nkan;
	struct view_link *kan;
};

/* As of a moment: the minutes of one point of the case. */
MUST_USE enum fault page_verslag_then(struct req *r, struct casus_id id, struct agendapunt_id p);

#endif
