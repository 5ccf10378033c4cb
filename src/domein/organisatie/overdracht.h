/* Work that goes to a colleague: of a leaver, or reassigned; which dossiers somebody takes part in, by number alone.
 *
 * Who hands over need not be allowed to read: he sees numbers, never content, and gives them to colleagues of the leaver's own
 * organisation who have a role that may hold toegang. Of much work a page shows the first, and all of it can be handed over at
 * once: in units of OVERDRACHT_DEEL dossiers, each dossier whole, so that what a stop leaves waits here for the next time. What
 * somebody has as a replacement is not his to hand on. The rows of toegang go over unchanged, with the reason; a
 * procesregisseur is followed by a procesregisseur of that house. Emergency and review rows end and are not handed on. Who may:
 * medewerker.beheren; medewerker.beheren.eigen for its own organisation; werklast.lezen for its own organisation and house. Of
 * somebody who stays only who has werklast.lezen reassigns the work, with a reason. Nobody hands over to himself. What stands
 * in the way is told per dossier before anything is done. Source: WGS 1.8 lid 2; invariants 6-8,
 * 11.
 */
#ifndef DOMEIN_ORGANISATIE_OVERDRACHT_H
#define DOMEIN_ORGANISATIE_OVERDRACHT_H

#include "domein/ctx.h"

#define OVERDRACHT_TOON 200 /* dossiers that a page shows and a form carries */
#define OVERDRACHT_ALLES SIZE_MAX /* as a number of dossiers: all of his work */
#define OVERDRACHT_DEEL 200 /* dossiers that go over in one unit */
#define OVERDRACHT_VOORAF (60 * DAY_MS) /* a leaver is shown from so long before his last day */

struct overdracht_mens {
	struct medewerker_id id;
	struct str naam, functie, organisatie_naam;
	struct organisatie_id organisatie;
	struct huis_id huis;
	int64_t actief_tot;
	int64_t aantal; /* in a list: dossiers that wait */
	int64_t buiten; /* in a list: open cases in a ring that he keeps, his role in it having come to its day */
	bool vertrekt;  /* left, or within OVERDRACHT_VOORAF */
};
struct overdracht_mensen {
	size_t n;
	struct overdracht_mens *v;
};
/* People with work whose work the actor may hand over, leavers first. FAULT_DENIED for who may hand over nothing. */
MUST_USE enum fault overdracht_list(struct ctx *c, struct overdracht_mensen *ret);

struct overdracht_dossier {
	struct dossier_id id;
	struct str nummer, soort; /* casus, aanmelding, weging, verzoek; "" of another kind, without number */
	struct str regime, ring;  /* "" none; of an overleg, its points and a weging too */
	struct huis_id huis;
	bool regisseur, aanmelder, verzoek;
	const char *bezwaar, *regel; /* why it cannot go to the colleague, after overdracht_weigh; NULL: it can */
};
struct overdracht_keuze {
	struct medewerker_id id;
	struct str naam, functie;
	struct huis_id huis;
};
struct overdracht {
	struct overdracht_mens mens;
	size_t n;
	struct overdracht_dossier *v; /* all: cases first, by kind and number, those without number last */
	size_t nkeuze;
	struct overdracht_keuze *keuze; /* colleagues who can take over */
};
/* Records a look at each of the first OVERDRACHT_TOON: no more are shown. FAULT_NOT_FOUND when his work is not the actor's to
 * hand over. */
MUST_USE enum fault overdracht_get(struct ctx *c, struct medewerker_id m, struct overdracht *ret);
/* What would happen: of *ret only the chosen dossiers (n OVERDRACHT_ALLES: all), each with what stands in its way, those that
 * cannot go first; the choice is the colleague alone. Looks as overdracht_get. FAULT_INVALID on "dossier", "naar" or "reden"
 * when there is nothing to preview. */
MUST_USE enum fault overdracht_preview(struct ctx *c, struct medewerker_id van, struct medewerker_id naar,
	const int64_t *dossiers, size_t n, struct str reden, struct overdracht *ret);
/* Hands the dossiers over, all or none; at most OVERDRACHT_TOON. OVERDRACHT_ALLES: all that can go, in units of
 * OVERDRACHT_DEEL; after a fault what did not go is still his. FAULT_INVALID on "naar" with the rule that stands in the way; on
 * "reden" when he stays and none is given. */
MUST_USE enum fault overdracht_do(struct ctx *c, struct medewerker_id van, struct medewerker_id naar,
	const int64_t *dossiers, size_t n, struct str reden);

/* ---- for replacement, which gives the same work for a time (domein/werk) ---- */

/* May the actor decide on the work of this colleague? */
bool overdracht_may(const struct actor *a, const struct overdracht_mens *m);
/* Somebody of the region by id, without a question of right; FAULT_NOT_FOUND. */
MUST_USE enum fault overdracht_mens(struct ctx *c, struct medewerker_id m, struct overdracht_mens *ret);
/* His dossiers and the colleagues, without a question of right: the caller has asked it. No look is recorded. */
MUST_USE enum fault overdracht_work(struct ctx *c, const struct overdracht_mens *m, struct overdracht *ret);
/* What cannot go first; records a look at each of the first OVERDRACHT_TOON. */
void overdracht_show(struct ctx *c, struct overdracht *o, struct str grond);
/* Fills bezwaar and regel of each. FAULT_INVALID on `field` when the colleague may hold no dossier at all. */
MUST_USE enum fault overdracht_weigh(struct ctx *c, struct medewerker_id naar, const char *field,
	struct overdracht_dossier *v, size_t n);

#endif
