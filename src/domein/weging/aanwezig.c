/* Presence: who is there, and what he may read because of it. See weging.h.
 *
 * Whether the regime admits somebody is asked before the unit; the unit starts over when agenda or presence changed
 * in between. Only who is invited can be present, so nobody outside the weegploeg gets an aanmelding (invariant 3).
 */
#include "domein/weging/weging_priv.h"

#include "domein/toegang/dossier.h"
#include "domein/toegang/melding.h"

#define TRIES 3

struct change { /* one medewerker who comes or goes */
	const struct weging_lid *lid;
	bool aanwezig;
	bool *admitted; /* per point */
};
struct presence {
	struct ctx *c;
	struct weging_id id;
	int64_t versie; /* of what was read before */
	struct medewerker_id voorzitter;
	bool stale;
	struct q_weging_punten_rows punten;
	struct ploeg ploeg;
	size_t n;
	struct change *v;
};

/* Who is invited, with what his roles say now; without a role any more he prepares nothing and cannot come. */
static enum fault before_read(struct presence *p, struct ploeg *ret_invited)
{
	struct q_weging_rolhouders_rows rollen = { 0 };
	struct q_weging_leden_rows leden = { 0 };
	struct q_weging_stand *w = NULL;
	struct ctx *c = p->c;
	struct batch b = ctx_read(c);

	q_weging_stand(&b, p->id, &w);
	q_weging_leden(&b, weging_dossier(p->id), &leden);
	q_weging_punten(&b, p->id, &p->punten);
	q_weging_rolhouders(&b, ploeg_rollen(c), ctx_moment(c), &rollen);
	TRY(batch_run(&b));
	if (!w)
		return fault_set(c->fi, FAULT_NOT_FOUND, NULL, NULL);
	p->versie = w->versie;
	p->voorzitter = w->voorzitter;
	p->ploeg = ploeg_of(c, &rollen, overlegvorm_ring(c->cat, w->soort));
	*ret_invited = (struct ploeg){ leden.n, ARENA_ARRAY(c->arena, leden.n + 1, struct weging_lid) };
	for (size_t i = 0; i < leden.n; i++) {
		const struct weging_lid *l = ploeg_find(&p->ploeg, leden.v[i].id);

		ret_invited->v[i] = (struct weging_lid){ .id = leden.v[i].id, .aanwezig = leden.v[i].aanwezig,
			.organisatie_soort = l ? l->organisatie_soort : STR_NULL, .bereidt_voor = l && l->bereidt_voor };
	}
	return FAULT_NONE;
}

static enum fault ask_admission(struct presence *p, struct change *k)
{
	k->admitted = ARENA_ARRAY(p->c->arena, p->punten.n + 1, bool);
	for (size_t i = 0; k->aanwezig && i < p->punten.n; i++)
		TRY(toegang_admits(p->c, p->punten.v[i].regime, p->punten.v[i].ring, k->lid->id, &k->admitted[i]));
	return FAULT_NONE;
}

/* A decided point goes on for who closes the session; the others who come later do not see it. */
static bool concerns(const struct q_weging_punten *q, bool schrijft)
{
	return !q->uitkomst.n || (schrijft && str_eq(q->uitkomst, STR("casus")));
}

static enum fault points_in(struct unit *u, struct presence *p, const struct change *k)
{
	for (size_t i = 0; i < p->punten.n; i++) {
		const struct q_weging_punten *q = &p->punten.v[i];
		struct toelaat_dossier d = { aanmelding_dossier(q->aanmelding), q->aanmelder, q->organisatie };

		if (!k->aanwezig)
			TRY(weegploeg_end_in(u, p->c, &d, k->lid->id));
		else if (k->admitted[i] && concerns(q, k->lid->bereidt_voor))
			TRY(weegploeg_grant_in(u, p->c, d.dossier, k->lid->id, k->lid->bereidt_voor));
	}
	return FAULT_NONE;
}

/* Every open point is among those that were read: else somebody would be left out. */
static enum fault all_seen(struct unit *u, const struct presence *p)
{
	struct q_weging_regels_rows regels = { 0 };
	struct batch b = unit_batch(u);

	q_weging_regels(&b, weging_dossier(p->id), &regels);
	TRY(batch_run(&b));
	for (size_t i = 0; i < regels.n; i++) {
		bool seen = regels.v[i].uitkomst.n > 0;

		for (size_t j = 0; j < p->punten.n && !seen; j++)
			seen = p->punten.v[j].id.v == regels.v[i].id.v && p->punten.v[j].kern == NIVEAU_SCHRIJVEN;
		if (!seen)
			return fault_set(unit_fault(u), FAULT_DENIED,
				N_("U ziet niet alle punten van deze agenda. De voorzitter kan dit wel doen."), "WGS 2.31 lid 2");
	}
	return FAULT_NONE;
}

static enum fault change_in(struct unit *u, struct presence *p, const struct change *k, const struct q_weging_stand *w)
{
	struct batch b = unit_batch(u);
	int64_t n = 0;

	if (!k->aanwezig && k->lid->id.v == w->voorzitter.v)
		return fault_field(unit_fault(u), "medewerker", N_("De voorzitter is aanwezig zolang de weging loopt."), NULL);
	q_weging_lid_set(&b, k->aanwezig, weging_dossier(p->id), k->lid->id, &n);
	TRY(batch_run(&b));
	return points_in(u, p, k);
}

static enum fault presence_unit(struct unit *u, void *arg)
{
	struct presence *p = arg;
	struct q_weging_stand *w;

	TRY(weging_begin_in(u, p->id, &w));
	p->stale = w->versie != p->versie;
	if (p->stale)
		return fault_set(unit_fault(u), FAULT_CONFLICT, NULL, NULL);
	TRY(all_seen(u, p));
	p->c->uitkomst = p->id.v;
	/* who goes last is the actor: what he gives rests on his own rows */
	for (int own = 0; own < 2; own++)
		for (size_t i = 0; i < p->n; i++)
			if ((p->v[i].lid->id.v == p->c->actor.id.v) == own)
				TRY(change_in(u, p, &p->v[i], w));
	return weging_touch_in(u, p->id, w->versie);
}

/* fill makes p->v of the invited; then the unit, again when the session changed in between. */
typedef enum fault (*fill_fn)(struct presence *p, const struct ploeg *invited, const void *arg);
static enum fault presence_run(struct ctx *c, struct weging_id id, fill_fn fill, const void *arg)
{
	enum fault f = FAULT_NONE;

	TRY(ctx_require(c, RECHT_weging_voorbereiden));
	for (int i = 0; i < TRIES; i++) {
		struct presence p = { .c = c, .id = id };
		struct ploeg invited;

		c->eyes.moment = 0;
		TRY(before_read(&p, &invited));
		TRY(fill(&p, &invited, arg));
		for (size_t j = 0; j < p.n; j++)
			TRY(ask_admission(&p, &p.v[j]));
		f = ctx_write(c, presence_unit, &p, NULL);
		if (f != FAULT_CONFLICT || !p.stale || i == TRIES - 1)
			return f;
		fault_clear(c->fi);
	}
	return f;
}

static enum fault change_add(struct presence *p, const struct weging_lid *l, bool aanwezig)
{
	if (aanwezig && !ploeg_find(&p->ploeg, l->id))
		return fault_field(p->c->fi, "medewerker", N_("Deze medewerker hoort niet meer tot de weegploeg."),
			"WGS 2.31 lid 3, invariant 3");
	p->v[p->n++] = (struct change){ .lid = l, .aanwezig = aanwezig };
	return FAULT_NONE;
}

struct one {
	struct medewerker_id m;
	bool aanwezig;
};

static enum fault fill_one(struct presence *p, const struct ploeg *invited, const void *arg)
{
	const struct one *o = arg;
	const struct weging_lid *l = ploeg_find(invited, o->m);

	if (!l)
		return fault_field(p->c->fi, "medewerker", N_("Deze medewerker is niet uitgenodigd voor deze weging."),
			"WGS 2.31 lid 3, invariant 3");
	p->v = ARENA_NEW(p->c->arena, struct change);
	return change_add(p, l, o->aanwezig);
}

enum fault weging_presence(struct ctx *c, struct weging_id id, struct medewerker_id m, bool aanwezig)
{
	return presence_run(c, id, fill_one, &(struct one){ m, aanwezig });
}

struct all {
	const struct medewerker_id *v;
	size_t n;
};

static bool named(const struct all *a, struct medewerker_id m)
{
	for (size_t i = 0; i < a->n; i++)
		if (a->v[i].v == m.v)
			return true;
	return false;
}

static enum fault fill_all(struct presence *p, const struct ploeg *invited, const void *arg)
{
	const struct all *a = arg;

	p->v = ARENA_ARRAY(p->c->arena, invited->n + 1, struct change);
	for (size_t i = 0; i < a->n; i++)
		if (!ploeg_find(invited, a->v[i]))
			return fault_field(p->c->fi, "medewerker", N_("Deze medewerker is niet uitgenodigd voor deze weging."),
				"WGS 2.31 lid 3, invariant 3");
	for (size_t i = 0; i < invited->n; i++)
		if (invited->v[i].id.v != p->voorzitter.v && named(a, invited->v[i].id) != invited->v[i].aanwezig)
			TRY(change_add(p, &invited->v[i], !invited->v[i].aanwezig));
	return FAULT_NONE;
}

enum fault weging_presence_all(struct ctx *c, struct weging_id id, const struct medewerker_id *v, size_t n)
{
	return presence_run(c, id, fill_all, &(struct all){ v, n });
}

/* ---- the chair ---- */

struct chair {
	struct ctx *c;
	struct weging_id id;
	int64_t versie;
};

static enum fault chair_write(struct unit *u, struct chair *k, const struct q_weging_stand *w)
{
	struct q_weging_punten_rows punten = { 0 };
	struct batch b = unit_batch(u);
	int64_t n = 0;

	q_weging_punten(&b, k->id, &punten);
	TRY(batch_run(&b));
	for (size_t i = 0; i < punten.n; i++) {
		const struct q_weging_punten *q = &punten.v[i];
		struct toelaat_dossier d = { aanmelding_dossier(q->aanmelding), q->aanmelder, q->organisatie };

		if (q->kern == NIVEAU_SCHRIJVEN)
			TRY(weegploeg_end_in(u, k->c, &d, w->voorzitter));
	}
	q_weging_lid_set(&b, false, weging_dossier(k->id), w->voorzitter, NULL);
	q_weging_lid_set(&b, true, weging_dossier(k->id), k->c->actor.id, NULL);
	q_weging_set_voorzitter(&b, k->id, w->versie, &n);
	TRY(batch_run(&b));
	if (n != 1)
		return fault_set(unit_fault(u), FAULT_DENIED, NULL, "WGS 2.31 lid 2");
	return melding_add_in(u, w->voorzitter, "weging_voorzitter", weging_dossier(k->id));
}

static enum fault chair_unit(struct unit *u, void *arg)
{
	struct chair *k = arg;
	struct q_weging_stand *w = NULL;
	struct batch b = unit_batch(u);

	q_weging_stand(&b, k->id, &w);
	TRY(batch_run(&b));
	if (!w)
		return fault_set(unit_fault(u), FAULT_NOT_FOUND, NULL, NULL);
	if (w->niveau != NIVEAU_SCHRIJVEN)
		return fault_set(unit_fault(u), FAULT_DENIED, NULL, "WGS 2.31 lid 2");
	if (w->versie != k->versie || str_eq(w->status, STR("gesloten")))
		return fault_set(unit_fault(u), FAULT_CONFLICT,
			N_("Deze weging is intussen gewijzigd. Bekijk haar en probeer het opnieuw."), NULL);
	k->c->uitkomst = k->id.v;
	return w->voorzitter.v == k->c->actor.id.v ? FAULT_NONE : chair_write(u, k, w);
}

enum fault weging_take_chair(struct ctx *c, struct weging_id id, int64_t versie)
{
	struct chair k = { c, id, versie };

	TRY(ctx_require(c, RECHT_weging_voorbereiden));
	return ctx_write(c, chair_unit, &k, NULL);
}
