/* A case that was closed in an older registration: see afschaling.h. */
#include "domein/afschaling/afschaling_priv.h"
#include "domein/termijn/termijn.h"

#define ONTVANGER_MAX 200

static enum fault model_of(struct ctx *c, struct huis_id huis, const struct opschalingsmodel **ret)
{
	struct q_huis_code *h = NULL;
	struct batch b = ctx_read(c);

	q_huis_code(&b, huis, &h);
	TRY(batch_run(&b));
	*ret = opschalingsmodel_of(c->cat, h ? h->code : STR(""));
	return FAULT_NONE;
}

static enum fault check_days(struct ctx *c, const struct afschaling_overname *o, int64_t geopend, struct datum vernietigen)
{
	if (o->gesloten < geopend || o->gesloten > klok_now())
		return fault_field(c->fi, "gesloten", "De casus is gesloten na de opening en niet in de toekomst.", BESLUIT_RULE);
	if (vernietigen.v && vernietigen.v < datum_today().v)
		return fault_field(c->fi, "gesloten", "De bewaartermijn van deze casus is voorbij. Laat haar weg.",
			"WGS 1.8 lid 7; invariant 31");
	return FAULT_NONE;
}

enum fault afschaling_overname_check(struct ctx *c, const struct afschaling_overname *o, struct huis_id huis,
	int64_t geopend, struct datum vernietigen)
{
	const struct reden *r = reden_find(c->cat, STR("sluiting"), o->reden);
	const struct opschalingsmodel *m;

	TRY(model_of(c, huis, &m));
	TRY(check_days(c, o, geopend, vernietigen));
	if (!r)
		return fault_field(c->fi, "sluiting_reden", "Deze reden is niet bekend.", BESLUIT_RULE);
	if (r->motivering && !o->motivering.n)
		return fault_field(c->fi, "sluiting_motivering", "Motiveer deze reden.", BESLUIT_RULE);
	if (!m || opschalingsmodel_index(m, o->niveau) < 0)
		return fault_field(c->fi, "sluiting_niveau", "Dit niveau hoort niet bij het opschalingsmodel van het huis.",
			BESLUIT_RULE);
	if (!o->ontvanger.n || str_points(o->ontvanger) > ONTVANGER_MAX)
		return fault_field(c->fi, "sluiting_ontvanger", "Schrijf op wie de casus op dat niveau verder volgt.", BESLUIT_RULE);
	return FAULT_NONE;
}

struct closed {
	struct unit *u;
	struct ctx *c;
	struct casus_id id;
	const struct afschaling_overname *o;
	const struct q_afschaling_overname *now;
};

static enum fault write_decision(struct closed *k)
{
	const struct afschaling_overname *o = k->o;
	const struct thema *t = thema_find(k->c->cat, k->now->thema);
	const struct fase *f = t ? thema_fase_of(t, FASE_AFSCHALING) : NULL;
	struct str fase = f ? f->code : k->now->fase;
	const struct opschalingsmodel *m;
	struct afschaling_id id = { id_new() };
	struct batch b = unit_batch(k->u);
	int64_t n = 0, s = 0, v = 1, g = 0;

	m = opschalingsmodel_of(k->c->cat, k->now->huis_code);
	q_afschaling_add(&b, id, o->gesloten, o->reden, o->motivering, m ? m->code : STR(""), STR(""), o->niveau, o->ontvanger,
		o->gesloten, k->id, &n);
	q_fase_stap_add(&b, (struct fase_stap_id){ id_new() }, fase, o->gesloten, k->c->actor.id, o->motivering, k->id, &s);
	if (o->verslag.n)
		q_eindverslag_add(&b, id_new(), id, STR("veld"), 0, STR("Eindverslag"), STR(""), o->verslag,
			(struct doel_id){ 0 }, (struct afspraak_id){ 0 }, k->id, &v);
	q_casus_set_gesloten(&b, o->gesloten, fase, k->now->regisseur, (struct datum){ 0 }, k->id, k->now->versie, &g);
	TRY(batch_run(&b));
	if (n != 1 || s != 1 || v != 1 || g != 1)
		return fault_set(unit_fault(k->u), FAULT_DENIED, NULL, BESLUIT_RULE);
	return afschaling_decision_in(k->u, k->id, "afschaling", o->gesloten, o->deelnemers, o->n);
}

/* Nobody waits for anything of it any more; what was not finished lapsed with it. */
static enum fault write_ends(struct closed *k)
{
	static const char gesloten[] = "Casus gesloten";
	struct dossier_id d = casus_dossier(k->id);
	struct q_afschaling_open_rows open = { 0 };
	struct batch b = unit_batch(k->u);

	q_afschaling_open(&b, k->id, &open);
	q_teamlid_end_all(&b, unit_moment(k->u), str_z(gesloten), k->id, NULL);
	TRY(batch_run(&b));
	for (size_t i = 0; i < open.n; i++) {
		q_afschaling_afspraak_end(&b, str_z(gesloten), unit_moment(k->u), open.v[i].id, k->id, NULL);
		TRY(batch_run(&b));
	}
	TRY(termijn_event_in(k->u, k->c, d, "kern", thema_find(k->c->cat, k->now->thema), GEBEURTENIS_BIT(casus_gesloten),
		unit_moment(k->u)));
	return termijn_close_in(k->u, k->c, d);
}

enum fault afschaling_overname_in(struct unit *u, struct ctx *c, struct casus_id id, const struct afschaling_overname *o)
{
	struct q_afschaling_overname *now = NULL;
	struct closed k = { u, c, id, o, NULL };
	struct toegang_gift g = { casus_dossier(id), { 0 }, "kern", NIVEAU_SCHRIJVEN, "beheer",
		casus_grond(c, "heropening", STR("")), 0, 0 };
	struct batch b = unit_batch(u);

	q_afschaling_overname(&b, id, &now);
	TRY(batch_run(&b));
	if (!now)
		return fault_set(unit_fault(u), FAULT_NOT_FOUND, NULL, NULL);
	k.now = now;
	TRY(write_ends(&k));
	TRY(write_decision(&k));
	g.medewerker = now->regisseur;
	g.tot = casus_tot(now->vernietigen);
	return toegang_grant_in(u, c, &g);
}
