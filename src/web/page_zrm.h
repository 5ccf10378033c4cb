/* Views of measurements: the matrix of a person with its two charts, one measurement, and the forms. */
#ifndef WEB_PAGE_ZRM_H
#define WEB_PAGE_ZRM_H

#include "domein/zrm/zrm.h"
#include "web/page_casus.h"

#define ZRM_KOLOMMEN 8 /* measurements in the matrix: the begin and the latest */

struct view_zrm_cel {
	int score;           /* 0: not assessed */
	struct str betekenis; /* of the score, or why there is none */
};
struct view_zrm_kolom {
	struct str dag, onder, url; /* onder: "begin", "nu" */
	int64_t laag, beoordeeld;
};
struct view_zrm_rij {
	struct str domein;
	struct view_zrm_cel *cellen;
	enum zrm_verloop verloop;
	int van, tot; /* scores that are compared */
	enum zrm_antwoord antwoord;
	struct str doel, motivering;
	/* of the chart from van to tot */
	int y, ty, x_van, x_tot;
	struct str pijl; /* path of the mark that points where it went; "" none */
};
struct view_zrm_punt {
	int x, y_laag, y_acuut;
	int64_t laag, acuut;
	const char *anker;
	struct str dag;
};
struct view_zrm_lijn { /* how many domains are low, per measurement */
	size_t n, nticks;
	struct view_zrm_punt *v;
	struct {
		int y, ty;
		int64_t v;
	} ticks[6];
	struct str laag, acuut, tekst; /* paths; what it says in words */
	int x_naam, y_laag, y_acuut;
};
struct view_zrm_meting {
	const struct zrm_meting *m;
	struct str dag, soort, url, moment, gecorrigeerd, wpg;
};
struct view_zrm {
	const struct view_casus_frame *frame;
	size_t nmensen, nreeksen;
	struct view_tab *mensen, *reeksen;
	const struct zrm *z;
	struct str set, url_plan;
	bool mag;
	struct str url_nieuw, url_waarom;
	struct view_termijnen klokken;
	size_t nkolommen, nrijen, nsleutel, nmetingen, nweg;
	struct view_zrm_kolom *kolommen;
	struct view_zrm_rij *rijen;
	struct view_zrm_cel sleutel[5];
	struct view_zrm_meting *metingen; /* newest first */
	struct str vragen;                /* the domains that wait, in words */
	/* comparing: the forms and what came out */
	struct str url, persoon, reeks, van_dag, tot_dag;
	struct view_field van, tot;
	int64_t verbeterd, gelijk, verslechterd, onbekend;
	struct view_zrm_lijn lijn;
	int hoogte; /* of the second chart */
	struct str halter_tekst;
};

struct view_zrm_veld { /* one domain on the form */
	struct str domein, vorige;
	struct view_field score, reden, opmerking;
	bool open;
};
struct view_zrm_form {
	const struct view_casus_frame *frame;
	const char *titel;
	struct str persoon, set, annuleren;
	struct view_form form;
	size_t nhidden;
	struct view_verborgen hidden[2];
	struct view_field soort, dag, rest, toelichting, wpg, voorwaarden, waarom; /* name NULL: not asked */
	bool correctie;
	size_t n, nsleutel;
	struct view_zrm_veld *v;
	struct view_zrm_cel sleutel[5];
	const char *knop;
};
struct view_zrm_stuk { /* one measurement */
	const struct view_casus_frame *frame;
	const struct zrm_meting *m;
	struct str persoon, titel, url_terug, url_wijzig;
	size_t nfeiten;
	struct view_fact feiten[9];
	size_t n;
	struct {
		struct str domein, opmerking;
		struct view_zrm_cel cel;
	} *v;
	struct view_formulier weg;
};
struct view_zrm_waarom {
	const struct view_casus_frame *frame;
	struct str persoon, set, terug;
	struct view_form form;
	size_t n;
	struct view_field *v;
};

/* What a score means; with score 0 why there is none. */
struct view_zrm_cel zrm_cel(struct req *r, const struct zrmset *set, int score, struct str reden);
/* The matrix of that person with that set. */
struct str zrm_url(struct req *r, struct casus_id id, struct betrokkene_id wie, struct str set);
struct str zrm_persoon_naam(struct req *r, const struct zrm *z);
size_t zrm_sleutel(struct req *r, const struct zrmset *set, struct view_zrm_cel *ret);
struct str zrm_soort_naam(struct req *r, struct str soort);

#endif
