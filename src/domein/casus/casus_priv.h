/* For the parts of casus: the header in a batch of one's own, and the checks that every change begins with. */
#ifndef DOMEIN_CASUS_CASUS_PRIV_H
#define DOMEIN_CASUS_CASUS_PRIV_H

#include "domein/casus/casus.h"
#include "domein/casus/team.h"
#include "domein/dag.h"
#include "domein/regime/regime.h"
#include "query.h"

struct casus_kop_vraag { /* where the answers land; lives until casus_kop_take */
	struct q_casus_kop *kop;
	struct q_casus_mijn_rows mijn;
	struct q_casus_hoofd_verblijf_rows hoofd;
	struct q_casus_fasen_rows fasen;
	struct q_casus_veilig_rows veilig;
};
/* Adds the questions to a batch; after batch_run casus_kop_take makes the header and notes the look. */
void casus_kop_ask(struct ctx *c, struct batch *b, struct casus_id id, struct casus_kop_vraag *v);
MUST_USE enum fault casus_kop_take(struct ctx *c, const struct casus_kop_vraag *v, struct casus_kop **ret);

/* The row a change starts from: FAULT_NOT_FOUND when it is not the actor's, FAULT_DENIED below niveau on kern or when
 * the case is closed, FAULT_CONFLICT when versie (not 0) is another. */
MUST_USE enum fault casus_lock_in(struct unit *u, struct casus_id id, int64_t versie, int niveau,
	struct q_casus_lock **ret);
/* Exactly one row changed; else the lens refused it. */
MUST_USE enum fault casus_one(struct unit *u, int64_t n);
/* The same of writes whose outcome nothing asks before: batch_later. */
enum fault casus_later(struct batch *b);

/* The name of a person, from columns that every statement on betrokkene has. */
#define CASUS_NAAM(q) ((struct naam){ (q)->voornamen, (q)->voorletters, (q)->voorvoegsel, (q)->geslachtsnaam, \
	(q)->partner_voorvoegsel, (q)->partner_naam, (q)->naamgebruik.n ? (q)->naamgebruik.p[0] : 'E' })

/* A case number as people type it: "zv-2026-0143 " is ZV-2026-0143. */
struct str casus_nummer_typed(struct arena *a, struct str s);
/* A text that a form must have: trimmed, not empty, at most max characters. */
MUST_USE enum fault casus_text(struct fault_info *fi, struct str s, size_t max, const char *field, const char *empty);
/* "Procesregie namens de aanbrenger (WGS 2.31)", with the words given. */
struct str casus_grond(struct ctx *c, const char *code, struct str reden);
/* The first moment after the last day; ALTIJD for none. */
int64_t casus_tot(struct datum laatste);

/* The house's people who may be procesregisseur: a role with casus.openen. rows as q_casus_regisseurs gives them. */
void casus_kandidaten_of(struct ctx *c, const struct q_casus_regisseurs_rows *rows,
	const struct q_casus_werklast_rows *werk, struct casus_kandidaten *ret);
bool casus_kandidaat_is(const struct casus_kandidaten *k, struct medewerker_id m);

/* Grants the levels above none, and a place in the team. bestaand: what he has is cut first, kern at van + 1 ms when it
 * is the actor himself, who could not grant any more after cutting it. */
struct team_gift {
	struct casus_id casus;
	struct medewerker_id medewerker;
	struct casus_niveaus niveaus;
	const char *functie;
	struct str grond, reden;
	int64_t tot;
};
MUST_USE enum fault team_grant_in(struct unit *u, struct ctx *c, const struct team_gift *g);
/* Opens a case of an older registration, in the unit and batch in which its aanmelding and decision were written: with
 * its own day, phase and state, for a procesregisseur that was checked before. The actor keeps writing. */
struct casus_overname {
	int64_t geopend;
	struct str fase, toestand; /* "": the first, opschema */
};
MUST_USE enum fault casus_overname_in(struct unit *u, struct ctx *c, const struct casus_nieuw *n,
	const struct casus_overname *w, struct casus_id *ret);
/* The rules of team_admit that need no case of their own yet: levels, ground, until when. *ret_grond and *ret_tot are
 * what is granted. */
MUST_USE enum fault team_toelating_check(struct ctx *c, const struct team_toelating *t, struct huis_id huis,
	struct str *ret_grond, int64_t *ret_tot);
/* An entry of Schakel's own on the timeline. */
MUST_USE enum fault casus_event_in(struct unit *u, struct ctx *c, struct casus_id id, struct str titel,
	struct str tekst);

#endif
