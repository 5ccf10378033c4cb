/* Views of clocks: a panel on the page of a casus or an aanmelding, the groups of the worklist, a page of one.
 *
 * termijnen_view() and termijnen_mijn_view() turn what the domain gives into rows; view_termijnen and
 * view_termijnen_mijn show them. Words, never a score: "4 dagen te laat", "vandaag", "over 3 dagen".
 */
#ifndef WEB_PAGE_TERMIJN_H
#define WEB_PAGE_TERMIJN_H

#include "domein/termijn/termijn.h"
#include "web/delen.h"
#include "web/page_beheer.h"
#include "web/web.h"

struct view_termijn_rij {
	const struct termijn *t;
	struct str naam, dag;    /* what it is called; its last day, or the day on which it ended */
	struct str uur;          /* of a term in hours: "15:00"; "" the whole day */
	struct str reden;        /* why it stands still */
	struct str van;          /* whose it is; "" of the whole dossier */
	struct str url;          /* its page */
	struct str titel, nummer, url_dossier, thema; /* in the worklist: of what it is */
	enum view_status status;
};
struct view_termijnen { /* of one dossier */
	size_t n, nlater, nklaar;
	struct view_termijn_rij *v, *later, *klaar;
};
/* "6 weken op de kalender, weekend en feestdagen tellen mee" */
struct str termijn_lengte_text(struct req *r, const struct termijnsoort *s);
/* Pressing ones and those of the coming weeks first; what is far away and what ended apart. */
void termijnen_view(struct req *r, const struct termijn_lijst *l, struct view_termijnen *v);
/* The same for a page that does not have them yet. */
MUST_USE enum fault termijnen_of(struct req *r, struct dossier_id d, struct str thema, struct view_termijnen *v);

struct view_termijnen_groep {
	const char *label;
	size_t n; /* shown */
	struct view_termijn_rij *v;
	int64_t totaal;
};
enum { TERMIJNEN_LAAT, TERMIJNEN_VANDAAG, TERMIJNEN_WEEK, TERMIJNEN_LATER, TERMIJNEN_GROEPEN };
struct view_termijnen_mijn {
	size_t n; /* of all groups */
	int64_t laat, week; /* how many there are, shown or not */
	struct view_termijnen_groep groepen[TERMIJNEN_GROEPEN];
};
MUST_USE enum fault termijnen_mijn_view(struct req *r, struct view_termijnen_mijn *v);

#define TERMIJN_FEITEN_MAX 10
struct view_termijn {
	struct view_termijn_rij rij;
	struct view_link kruimels[3];
	const struct fault_info *fi;
	size_t nfeiten;
	struct view_fact feiten[TERMIJN_FEITEN_MAX];
	struct view_formulier klaar, opschorten, hervatten;
	struct view_button plaats; /* where its work is done */
	bool vast; /* its kind may not be suspended */
};

#endif
