/* Planning a session, inviting, beginning: see weging.h. */
#include "domein/weging/weging_priv.h"

#include "domein/persoon/vrij.h"
#include "domein/teller.h"
#include "domein/toegang/dossier.h"
#include "domein/toegang/melding.h"

#define PLAN_MAX (366 * DAY_MS) /* so far from now a session may lie, either way */

const char *const weging_status_codes[WEGING_STATUS__MAX + 1] = { "gepland", "bezig", "gesloten", NULL };

struct planning {
	struct ctx *c;
	int64_t moment;
	struct str plaats;
	const struct overlegvorm *vorm;
	struct str rollen;
};

static enum fault check_plan(struct ctx *c, struct planning *p, struct str soort)
{
	int64_t now = ctx_moment(c);

	p->vorm = overlegvorm_find(c->cat, soort);
	if (!p->vorm || p->vorm->soort != OVERLEGSOORT_WEGING)
		return fault_field(c->fi, "soort", N_("Kies een soort weging."), NULL);
	if (p->moment < now - PLAN_MAX || p->moment > now + PLAN_MAX)
		return fault_field(c->fi, "datum", N_("Kies een dag binnen een jaar."), NULL);
	if (p->plaats.n > 200)
		return fault_field(c->fi, "plaats", N_("Gebruik hooguit 200 tekens."), NULL);
	return VRIJ_CHECK(c->fi, { "plaats", p->plaats });
}

/* kern of the session: who prepares writes, the others read the agenda. */
static enum fault invite_in(struct unit *u, struct ctx *c, struct dossier_id d, const struct weging_lid *l)
{
	struct toegang_gift g = { d, l->id, "kern", l->bereidt_voor ? NIVEAU_SCHRIJVEN : NIVEAU_LEZEN, "weegploeg",
		str_z(WEGING_GROND), 0, 0 };
	struct batch b = unit_batch(u);
	bool own = l->id.v == c->actor.id.v;
	int64_t n = 0;

	if (!own)
		TRY(toegang_grant_in(u, c, &g));
	q_weging_lid_add(&b, id_new(), own, l->id, d, &n);
	TRY(batch_run(&b));
	if (n != 1)
		return fault_set(unit_fault(u), FAULT_DENIED, NULL, "WGS 2.31 lid 2");
	return own ? FAULT_NONE : melding_add_in(u, l->id, "weging_uitnodiging", d);
}

static enum fault plan_row(struct unit *u, struct planning *p, struct dossier_id d)
{
	static const char *const parts[] = { "kern", NULL };
	struct batch b = unit_batch(u);
	struct str nummer;
	int64_t n = 0;

	TRY(dossier_open_in(u, p->c, d, parts, "weegploeg", str_z(WEGING_GROND)));
	TRY(nummer_next_in(u, "WG", unit_moment(u), &nummer));
	q_weging_add(&b, nummer, p->vorm->code, p->moment, p->plaats, d, &n);
	TRY(batch_run(&b));
	if (n != 1)
		return fault_set(unit_fault(u), FAULT_DENIED, NULL, "WGS 2.31 lid 2");
	return FAULT_NONE;
}

static enum fault plan_unit(struct unit *u, void *arg)
{
	struct planning *p = arg;
	struct q_weging_rolhouders_rows rows = { 0 };
	struct dossier_id d = { id_new() };
	struct batch b = unit_batch(u);
	struct ploeg ploeg;
	const struct weging_lid *self;

	q_weging_rolhouders(&b, p->rollen, unit_moment(u), &rows);
	TRY(batch_run(&b));
	ploeg = ploeg_of(p->c, &rows, ring_code(p->vorm->ring));
	self = ploeg_find(&ploeg, p->c->actor.id);
	if (!self || !self->bereidt_voor)
		return fault_field(unit_fault(u), "soort", N_("U hoort niet tot de kring van deze weging."), "invariant 11");
	TRY(plan_row(u, p, d));
	for (size_t i = 0; i < ploeg.n; i++)
		TRY(invite_in(u, p->c, d, &ploeg.v[i]));
	p->c->uitkomst = d.v;
	return FAULT_NONE;
}

enum fault weging_plan(struct ctx *c, int64_t moment, struct str plaats, struct str soort, struct weging_id *ret)
{
	struct planning p = { c, moment, str_trim(plaats), NULL, ploeg_rollen(c) };

	TRY(ctx_require(c, RECHT_weging_voorbereiden));
	TRY(check_plan(c, &p, soort));
	return ctx_write(c, plan_unit, &p, &ret->v);
}

/* ---- beginning ---- */

enum fault weging_begin_in(struct unit *u, struct weging_id id, struct q_weging_stand **ret)
{
	struct q_weging_stand *w = NULL;
	struct batch b = unit_batch(u);

	q_weging_stand(&b, id, &w);
	TRY(batch_run(&b));
	if (!w)
		return fault_set(unit_fault(u), FAULT_NOT_FOUND, NULL, NULL);
	if (str_eq(w->status, STR("gesloten")))
		return fault_set(unit_fault(u), FAULT_CONFLICT, N_("Deze weging is al gesloten."), NULL);
	if (w->niveau != NIVEAU_SCHRIJVEN || !w->aanwezig)
		return fault_set(unit_fault(u), FAULT_DENIED,
			N_("Dit doet iemand van het huis die bij deze weging aanwezig is."), "WGS 2.31 lid 2");
	*ret = w;
	return FAULT_NONE;
}

enum fault weging_touch_in(struct unit *u, struct weging_id id, int64_t versie)
{
	struct batch b = unit_batch(u);
	int64_t n = 0;

	q_weging_touch(&b, id, versie, &n);
	TRY(batch_run(&b));
	return n == 1 ? FAULT_NONE : fault_set(unit_fault(u), FAULT_DENIED, NULL, "WGS 2.31 lid 2");
}

struct beginning {
	struct ctx *c;
	struct weging_id id;
	int64_t versie;
};

static enum fault begin_unit(struct unit *u, void *arg)
{
	struct beginning *k = arg;
	struct q_weging_stand *w;
	struct batch b = unit_batch(u);
	int64_t n = 0;

	TRY(weging_begin_in(u, k->id, &w));
	if (w->versie != k->versie || !str_eq(w->status, STR("gepland")))
		return fault_set(unit_fault(u), FAULT_CONFLICT,
			N_("Deze weging is intussen gewijzigd. Bekijk haar en probeer het opnieuw."), NULL);
	q_weging_set_status(&b, STR("bezig"), k->id, k->versie, &n);
	TRY(batch_run(&b));
	if (n != 1)
		return fault_set(unit_fault(u), FAULT_DENIED, NULL, "WGS 2.31 lid 2");
	k->c->uitkomst = k->id.v;
	return FAULT_NONE;
}

enum fault weging_begin(struct ctx *c, struct weging_id id, int64_t versie)
{
	struct beginning k = { c, id, versie };

	TRY(ctx_require(c, RECHT_weging_voorbereiden));
	return ctx_write(c, begin_unit, &k, NULL);
}

/* ---- somebody more ---- */

struct inviting {
	struct ctx *c;
	struct weging_id id;
	struct medewerker_id m;
	struct str rollen;
};

static enum fault invite_unit(struct unit *u, void *arg)
{
	struct inviting *k = arg;
	struct q_weging_rolhouders_rows rows = { 0 };
	struct q_weging_leden_rows leden = { 0 };
	struct q_weging_stand *w;
	struct batch b = unit_batch(u);
	const struct weging_lid *l;
	struct ploeg ploeg;

	TRY(weging_begin_in(u, k->id, &w));
	q_weging_rolhouders(&b, k->rollen, unit_moment(u), &rows);
	q_weging_leden(&b, weging_dossier(k->id), &leden);
	TRY(batch_run(&b));
	ploeg = ploeg_of(k->c, &rows, overlegvorm_ring(k->c->cat, w->soort));
	l = ploeg_find(&ploeg, k->m);
	if (!l)
		return fault_field(unit_fault(u), "medewerker", N_("Deze medewerker hoort niet tot de weegploeg."),
			"WGS 2.31 lid 3, invariant 3");
	for (size_t i = 0; i < leden.n; i++)
		if (leden.v[i].id.v == k->m.v)
			return fault_field(unit_fault(u), "medewerker", N_("Deze medewerker is al uitgenodigd."), NULL);
	TRY(invite_in(u, k->c, weging_dossier(k->id), l));
	k->c->uitkomst = k->id.v;
	return weging_touch_in(u, k->id, w->versie);
}

enum fault weging_invite(struct ctx *c, struct weging_id id, struct medewerker_id m)
{
	struct inviting k = { c, id, m, ploeg_rollen(c) };

	TRY(ctx_require(c, RECHT_weging_voorbereiden));
	return ctx_write(c, invite_unit, &k, NULL);
}
