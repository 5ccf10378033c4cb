/* Views of letting a case go: the decision, its confirmation, what was decided, and closed cases for who reviews. */
#ifndef WEB_PAGE_AFSCHALING_H
#define WEB_PAGE_AFSCHALING_H

#include "domein/afschaling/afschaling.h"
#include "web/page_casus.h"

#define NIVEAUS_MAX 8
struct view_niveaus { /* the opschalingsmodel as a small figure, highest first */
	struct str naam;
	size_t n;
	struct view_niveau {
		struct str naam, uitleg;
		const char *hier; /* msgid beside it; NULL */
		bool nu, naar;
	} v[NIVEAUS_MAX];
};
struct view_werk { /* a goal or an afspraak, with its fields */
	struct str titel, eigenaar, tot;
	struct view_field uitkomst, tekst;
};
struct view_afschalen {
	const struct view_casus_frame *frame;
	struct view_form form;
	struct str versie, terug;
	struct view_field besloten, deelnemers, reden, motivering, niveau, ontvanger;
	struct view_niveaus niveaus;
	size_t nvelden, ndoelen, nafspraken;
	struct view_field *velden;
	struct view_werk *doelen, *afspraken;
};
struct view_afschalen_bevestig {
	const struct view_casus_frame *frame;
	struct view_form form;
	struct view_niveaus niveaus;
	size_t nfeiten, nhidden;
	struct view_fact feiten[6];
	struct view_verborgen *hidden;
	struct str regisseur, vernietigen;
	int64_t mensen, afspraken;
};
struct view_afsluiting {
	const struct view_casus_frame *frame;
	size_t n, nheropend;
	struct view_afsluiting_een {
		const char *id;
		struct str titel;
		struct view_niveaus niveaus;
		size_t nfeiten, nvragen, ndoelen, nafspraken;
		struct view_fact feiten[8], *vragen;
		struct view_regel {
			struct str titel, tekst;
			const char *uitkomst;
		} *doelen, *afspraken;
	} *v;
	struct view_heropend {
		struct str dag, reden, wie;
	} *heropend;
	struct str url_heropenen;
};
struct view_afgeschermd {
	const struct fault_info *fi;
	size_t n;
	struct view_afgeschermd_rij {
		struct str nummer, huis, gesloten, vernietigen, tot, url;
		struct view_formulier form;
	} *v;
};

#endif
