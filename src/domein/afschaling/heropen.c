/* Opening a closed case again: see afschaling.h. */
#include "domein/afschaling/afschaling_priv.h"

#include "domein/termijn/termijn.h"
#include "domein/toegang/melding.h"
#include "domein/verstrekking/terug_gesloten.h"

#define REDEN_MAX 1000
#define REVIEW_DAYS 180 /* when the theme gives no rhythm */
#define RULE "WGS 2.31 lid 8; invariant 27"

/* People of core deelnemers who judge for them: a role with weging.oordelen (WGS 2.27 lid 1, 2.31). */
enum fault afschaling_beslissers(struct ctx *c, const struct casus_kop *kop, struct afschaling_lid **ret, size_t *ret_n)
{
	const struct regime *r = regime_find(c->cat, kop->regime);
	struct q_afschaling_beslissers_rows rows = { 0 };
	struct batch b = ctx_read(c);
	struct afschaling_lid *v;
	size_t n = 0;

	q_afschaling_beslissers(&b, kop->ring, ctx_moment(c), &rows);
	TRY(batch_run(&b));
	v = ARENA_ARRAY(c->arena, rows.n + 1, struct afschaling_lid);
	for (size_t i = 0; i < rows.n; i++) {
		const struct q_afschaling_beslissers *q = &rows.v[i];
		const struct rol *rol = rol_find(c->cat, q->rol);
		bool known = n && v[n - 1].id.v == q->id.v;

		if (!known && rol && rol_has(rol, RECHT_weging_oordelen) && q->ring && afschaling_decides(r, q->soort, q->wgs))
			v[n++] = (struct afschaling_lid){ q->id, q->naam, q->organisatie_naam };
	}
	*ret = v;
	*ret_n = n;
	return FAULT_NONE;
}

enum fault heropening_form(struct ctx *c, struct casus_id id, struct heropening_vorm **ret)
{
	struct heropening_vorm *v = ARENA_NEW(c->arena, struct heropening_vorm);
	const struct thema *t;

	TRY(ctx_require(c, RECHT_casus_openen));
	TRY(casus_kop_get(c, id, &v->kop));
	if (!v->kop->gesloten)
		return fault_set(c->fi, FAULT_CONFLICT, N_("Deze casus is niet gesloten."), NULL);
	if (!casus_mag(v->kop, CASUS_DEEL_KERN, NIVEAU_SCHRIJVEN))
		return fault_set(c->fi, FAULT_DENIED, NULL, RULE);
	TRY(afschaling_beslissers(c, v->kop, &v->leden, &v->nleden));
	TRY(casus_kandidaten(c, id, &v->regisseurs));
	t = v->kop->thema_cat;
	v->herbeoordeling = datum_add_days(datum_today(), t && t->herziening_dagen ? t->herziening_dagen : REVIEW_DAYS);
	*ret = v;
	return FAULT_NONE;
}

struct reopening {
	struct ctx *c;
	const struct heropening *h;
	struct heropening_vorm *vorm;
	struct str fase;
	int64_t terug; /* the clock of the feedback begins; 0: none is owed */
};

static enum fault check_reopening(struct reopening *k)
{
	const struct heropening *h = k->h;
	const struct casus_kop *kop = k->vorm->kop;
	struct fault_info *fi = k->c->fi;

	if (casus_text(fi, h->reden, REDEN_MAX, "reden", N_("Schrijf op waarom de casus weer wordt geopend.")) &&
		fi->fault != FAULT_INVALID)
		return fi->fault;
	if (!h->besloten.v || h->besloten.v > datum_today().v || h->besloten.v < datum_of_moment(kop->gesloten).v)
		(void)fault_field(fi, "besloten", N_("Vul een dag in tussen de sluiting en vandaag."), RULE);
	(void)afschaling_deciders_check(fi, k->vorm->leden, k->vorm->nleden, h->deelnemers, h->n, RULE);
	if (h->herbeoordeling.v <= datum_today().v)
		(void)fault_field(fi, "herbeoordeling", N_("Vul een datum in die na vandaag ligt."), "invariant 24");
	else
		(void)dag_check(fi, "herbeoordeling", h->herbeoordeling, DAG_PLAN);
	if (kop->vernietigen.v <= datum_today().v)
		(void)fault_field(fi, "reden", N_("De bewaartermijn is voorbij: deze casus kan niet meer worden geopend."),
			"WGS 1.8 lid 7; invariant 31");
	if (!casus_kandidaat_is(&k->vorm->regisseurs, h->regisseur))
		(void)fault_field(fi, "regisseur", N_("Kies een procesregisseur van dit huis."), "invariant 21");
	if (fi->fault)
		return fi->fault;
	return toegang_allowed(k->c, kop->regime, kop->ring, h->regisseur, "regisseur");
}

/* The actor's own kern, kept to prepare this, gives way to the regisseur's; one's own changes last. */
static enum fault write_team(struct unit *u, struct reopening *k)
{
	const struct heropening *h = k->h;
	struct team_gift g = { .casus = h->casus, .medewerker = h->regisseur, .functie = "procesregisseur",
		.grond = casus_grond(k->c, "regie", STR("")), .reden = str_trim(h->reden), .tot = ALTIJD };

	for (int d = 0; d < CASUS_DEEL__MAX; d++)
		g.niveaus.v[d] = NIVEAU_SCHRIJVEN;
	TRY(team_grant_in(u, k->c, &g));
	if (h->regisseur.v == k->c->actor.id.v)
		return FAULT_NONE;
	TRY(melding_add_in(u, h->regisseur, "casus_toegewezen", casus_dossier(h->casus)));
	return toegang_end_in(u, k->c, casus_dossier(h->casus), k->c->actor.id, NULL);
}

static enum fault reopen_unit(struct unit *u, void *arg)
{
	struct reopening *k = arg;
	const struct heropening *h = k->h;
	struct q_casus_lock *now = NULL;
	struct batch b = unit_batch(u);
	int64_t n = 0, m = 0, s = 0, besloten = afschaling_noon(h->besloten);

	q_casus_lock(&b, h->casus, &now);
	TRY(batch_run(&b));
	if (!now)
		return fault_set(unit_fault(u), FAULT_NOT_FOUND, NULL, NULL);
	if (!now->gesloten || now->versie != h->versie)
		return fault_set(unit_fault(u), FAULT_CONFLICT, N_("Deze casus is intussen door iemand anders gewijzigd."), NULL);
	q_heropening_add(&b, id_new(), besloten, str_trim(h->reden), unit_moment(u), h->casus, &n);
	q_casus_set_gesloten(&b, 0, k->fase, h->regisseur, h->herbeoordeling, h->casus, h->versie, &m);
	q_fase_stap_add(&b, (struct fase_stap_id){ id_new() }, k->fase, unit_moment(u), k->c->actor.id, str_trim(h->reden),
		h->casus, &s);
	TRY(batch_run(&b));
	TRY(casus_one(u, n));
	TRY(casus_one(u, m));
	TRY(casus_one(u, s));
	TRY(afschaling_decision_in(u, h->casus, "heropening", besloten, h->deelnemers, h->n));
	TRY(termijn_event_in(u, k->c, casus_dossier(h->casus), "kern", k->vorm->kop->thema_cat,
		GEBEURTENIS_BIT(casus_geopend) | GEBEURTENIS_BIT(fase_begonnen) | GEBEURTENIS_BIT(herziening_gedaan),
		unit_moment(u)));
	TRY(k->terug ? termijn_event_in(u, k->c, casus_dossier(h->casus), "kern", k->vorm->kop->thema_cat,
		GEBEURTENIS_BIT(resultaat_verstrekt), k->terug) : FAULT_NONE);
	k->c->uitkomst = h->casus.v;
	return write_team(u, k);
}

/* The phase after analysis: what was known is old, and must be looked at again. */
static struct str phase_of(const struct casus_kop *k)
{
	const struct fase *f = k->thema_cat ? thema_fase_of(k->thema_cat, FASE_ANALYSE) : NULL;

	for (enum fasesoort s = FASE_PLAN; !f && k->thema_cat && s < FASE__MAX; s++)
		f = thema_fase_of(k->thema_cat, s);
	return f ? f->code : k->fase;
}

enum fault heropening_do(struct ctx *c, const struct heropening *h)
{
	struct reopening k = { .c = c, .h = h };
	enum fault f = heropening_form(c, h->casus, &k.vorm);

	if (f == FAULT_NOT_FOUND || f == FAULT_CONFLICT) {
		/* a second submit, by who was done with the first: the unit gives its outcome, or refuses */
		fault_clear(c->fi);
		return ctx_write(c, reopen_unit, &k, NULL);
	}
	TRY(f);
	TRY(check_reopening(&k));
	TRY(terug_gesloten_start(c, h->casus, &k.terug));
	k.fase = phase_of(k.vorm->kop);
	return ctx_write(c, reopen_unit, &k, NULL);
}
