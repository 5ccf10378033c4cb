/* For the files of plan. */
#ifndef DOMEIN_PLAN_PLAN_PRIV_H
#define DOMEIN_PLAN_PLAN_PRIV_H

#include "domein/casus/casus_priv.h"
#include "domein/plan/afspraak.h"
#include "domein/plan/plan.h"
#include "query.h"

#define PLAN_REDEN_MAX 1000

/* Of the columns that every statement on afspraak has. */
#define AFSPRAAK(q) ((struct afspraak){ .id = (q)->id, .casus = (q)->dossier, .doel = (q)->doel, .nummer = (q)->nummer, \
	.leefgebied = (q)->leefgebied, .tekst = (q)->tekst, .organisatie = (q)->organisatie, \
	.organisatie_naam = (q)->organisatie_naam, .domein = (q)->domein, .eigenaar = (q)->eigenaar, \
	.eigenaar_naam = (q)->eigenaar_naam, .termijn = (q)->termijn, .herhaal = (q)->herhaal, .soort = (q)->soort, \
	.kader = (q)->kader, .indeling_reden = (q)->indeling_reden, .antwoord = (q)->antwoord, \
	.antwoord_reden = (q)->antwoord_reden, .status = (q)->status, .status_reden = (q)->status_reden, \
	.voorstel = (q)->voorstel, .voorstel_reden = (q)->voorstel_reden, .gemaakt = (q)->gemaakt, \
	.laatst = (q)->laatst, .versie = (q)->versie, .voortgang = STR(""), .eigenaar_ziet = true })

/* What follows from the day: loopt, te_laat, dagen; and whose it is. */
void afspraak_stand(const struct ctx *c, struct afspraak *a, struct datum vandaag);
/* Gives each its last word on progress, reminders and rounds. */
void afspraak_stappen_fill(struct ctx *c, struct afspraken *l, const struct q_afspraak_stappen_rows *rows);
/* Police data are shown only where the regime of the case has a place for them (invariant 13). */
bool afspraak_stap_shown(struct ctx *c, const struct q_afspraak_stappen *s);
/* Does the owner see it? */
void afspraak_ziet_fill(struct afspraken *l, const struct q_afspraak_eigenaren_rows *rows);
/* What a page of the plan asks, in lens actor or asof. */
struct plan_rows {
	struct q_analyse_list_rows analyses;
	struct q_doel_list_rows doelen;
	struct q_mens_list_rows mensen;
	struct q_afspraak_list_rows afspraken;
};
void plan_inhoud_ask(struct batch *b, struct casus_id casus, struct plan_rows *r);
/* soort: of the case; op: the day by which something is late. */
void plan_inhoud_take(struct ctx *c, struct str soort, const struct plan_rows *r, struct datum op,
	struct plan_inhoud *ret);
void plan_versies_take(struct ctx *c, const struct q_plan_list_rows *rows, size_t *ret_n, struct plan_versie **ret);
/* With the names of those they are for. */
void doelen_take(struct arena *a, const struct q_doel_list_rows *rows, const struct q_mens_list_rows *mensen,
	struct doelen *ret);
/* Each of them is shown. */
void doelen_look(struct ctx *c, struct casus_id casus, const struct doelen *l, enum look_soort soort);
/* The concept there is, or a new one. */
MUST_USE enum fault plan_concept_in(struct unit *u, struct casus_id casus, struct str aanleiding, struct plan_id *ret);
/* A step in the history, by whoever may write the afspraak; else FAULT_DENIED. */
struct stap {
	struct afspraak_id afspraak;
	const char *soort;
	struct str tekst;
	struct datum termijn;
	struct bijlage_id bijlage;
	struct str wpg;         /* "8", "13" with police data (invariant 14) */
	struct str voorwaarden; /* of who tells it, on using it (invariant 16) */
};
MUST_USE enum fault afspraak_stap_in(struct unit *u, const struct stap *s);
/* What was filled in, trimmed and checked, with its goal; had: the day it has now, which may have passed. */
MUST_USE enum fault afspraak_check_in(struct unit *u, struct ctx *c, const struct afspraak_nieuw *in,
	struct casus_id casus, struct datum had, struct afspraak_nieuw *ret);
/* The owner of a new afspraak, or a new owner: a partner, never the house or the procesregisseur (invariant 21). */
MUST_USE enum fault afspraak_partij_in(struct unit *u, const struct afspraak_nieuw *n, struct medewerker_id regisseur,
	struct q_afspraak_partij **ret);
/* Never NULL. */
static inline struct str given(struct str s)
{
	return s.p ? str_trim(s) : STR("");
}

#endif
