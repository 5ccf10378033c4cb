/* Roles of medewerkers: see medewerker.h. What the lens must know of a role is stored with the grant. */
#include "catalogus/catalogus.h"
#include "domein/organisatie/inrichting.h"
#include "domein/organisatie/medewerker.h"
#include "domein/organisatie/organisatie.h"
#include "domein/toegang/melding.h"
#include "query.h"

#define REDEN_MIN 10 /* characters of a reason that says something */

enum fault rol_list(struct ctx *c, struct medewerker_id m, struct rol_lijst *ret)
{
	struct q_rol_list_rows rows = { 0 };
	struct batch b = ctx_read(c);

	TRY(medewerker_require(c));
	q_rol_list(&b, m, &rows);
	TRY(batch_run(&b));
	ret->n = rows.n;
	ret->v = ARENA_ARRAY(c->arena, rows.n + 1, struct rol_rij);
	for (size_t i = 0; i < rows.n; i++) {
		const struct q_rol_list *q = &rows.v[i];

		ret->v[i] = (struct rol_rij){ q->id, q->rol, q->huis, q->huis_naam, q->ring, q->reden, q->door_naam, q->van,
			q->tot, q->versie };
	}
	return FAULT_NONE;
}

struct giving {
	struct ctx *c;
	const struct rol_gift *g;
	const struct rol *rol;
	struct rol_toekenning_id id;
	int64_t van, tot; /* tot 0: with the account */
};

/* The person: screened, trained, of an organisation that may have accounts, still there. */
static enum fault person_check(struct unit *u, const struct giving *s, const struct q_medewerker_get *m)
{
	struct fault_info *fi = unit_fault(u);

	if (!m->vog.v)
		return fault_field(fi, "rol", "Er is nog geen VOG of screening vastgelegd. Zonder kan geen rol worden gegeven.",
			"invariant 8");
	if (!m->opleiding.v)
		return fault_field(fi, "rol", "Er is nog geen opleiding vastgelegd. Zonder kan geen rol worden gegeven.",
			"invariant 8");
	if (!organisatie_may_account(s->c->cat, m->organisatie_soort))
		return fault_field(fi, "rol", "Deze organisatie mag in geen enkel regime toegang hebben.", "invariant 7");
	if (m->actief_tot <= s->van)
		return fault_field(fi, "van", "Het account is dan al beëindigd.", "invariant 8");
	if (s->tot > m->actief_tot)
		return fault_field(fi, "tot", "Een rol kan niet langer duren dan het account.", "invariant 8");
	return FAULT_NONE;
}

/* Work for another house, or in a besloten ring: dated and reasoned, for a year at most. */
static enum fault special_check(struct unit *u, const struct giving *s, const struct q_medewerker_get *m)
{
	const struct rol_gift *g = s->g;
	bool elsewhere = g->huis.v && m->huis.v && g->huis.v != m->huis.v;
	const char *rule = elsewhere ? "invariant 10" : "invariant 11";
	enum fault f = FAULT_NONE;

	if (!elsewhere && !g->ring.n)
		return FAULT_NONE;
	if (str_points(g->reden) < REDEN_MIN)
		f = fault_field(unit_fault(u), "reden", "Schrijf op waarom dit nodig is: het gaat om een ander huis of een "
			"besloten kring.", rule);
	if (!s->tot || s->tot > day_end(datum_add_months(datum_of_moment(s->van), 12)))
		f = fault_field(unit_fault(u), "tot", "Kies een einddatum binnen een jaar: het gaat om een ander huis of een "
			"besloten kring.", rule);
	return f;
}

static enum fault give_unit(struct unit *u, void *arg)
{
	struct giving *s = arg;
	const struct rol_gift *g = s->g;
	struct q_medewerker_get *m = NULL;
	struct q_rol_overlap *same = NULL;
	struct batch b = unit_batch(u);
	int64_t van = s->van > unit_moment(u) ? s->van : unit_moment(u), tot, n = 0;
	struct rol_lens l = rol_for_lens(s->rol);

	q_medewerker_get(&b, g->medewerker, &m);
	TRY(batch_run(&b));
	if (!m)
		return fault_set(unit_fault(u), FAULT_NOT_FOUND, NULL, NULL);
	TRY(person_check(u, s, m));
	TRY(special_check(u, s, m));
	tot = s->tot ? s->tot : m->actief_tot;
	q_rol_overlap(&b, g->medewerker, g->rol, g->huis, g->ring, tot, van, &same);
	TRY(batch_run(&b));
	if (same)
		return fault_field(unit_fault(u), "rol", "Deze rol heeft de medewerker in die tijd al.", NULL);
	q_rol_add(&b, s->id, g->rol, g->huis, g->ring, l.beheer, l.koppelen, l.cijfers, l.toetsen, g->reden, van, tot,
		g->medewerker, &n);
	TRY(batch_run(&b));
	if (n != 1)
		return fault_set(unit_fault(u), FAULT_DENIED, NULL, "invariant 8");
	s->c->uitkomst = s->id.v;
	return melding_add_in(u, g->medewerker, "rol_gekregen", (struct dossier_id){ 0 });
}

enum fault rol_give(struct ctx *c, const struct rol_gift *g)
{
	struct giving s = { .c = c, .g = g, .rol = rol_find(c->cat, g->rol), .id = { id_new() }, .van = klok_now() };

	TRY(ctx_require(c, RECHT_medewerker_beheren));
	if (g->medewerker.v == c->actor.id.v)
		return fault_set(c->fi, FAULT_DENIED, N_("Niemand geeft zichzelf een rol."), "invariant 8");
	if (!s.rol)
		return fault_field(c->fi, "rol", "Kies een van de mogelijkheden.", NULL);
	if (s.rol->huis && !g->huis.v)
		return fault_field(c->fi, "huis", "Deze rol geldt voor een huis. Kies het huis.", NULL);
	if (g->ring.n && code_find(ring_codes, g->ring) <= RING_GEWOON)
		return fault_field(c->fi, "ring", "Kies een van de mogelijkheden.", NULL);
	if (g->van.v > datum_today().v)
		s.van = moment_of(g->van, 0, 0);
	if (g->tot.v) {
		s.tot = day_end(g->tot);
		if (s.tot <= s.van)
			return fault_field(c->fi, "tot", "De laatste dag ligt voor de eerste.", NULL);
	}
	return ctx_write(c, give_unit, &s, NULL);
}

struct taking {
	struct ctx *c;
	struct medewerker_id m;
	struct rol_toekenning_id id;
	struct str reden;
};

static enum fault take_unit(struct unit *u, void *arg)
{
	const struct taking *t = arg;
	struct q_rol_get *r = NULL;
	struct batch b = unit_batch(u);
	struct buf reden = buf_new(unit_arena(u));
	int64_t now = unit_moment(u), n = 0;

	q_rol_get(&b, t->id, &r);
	TRY(batch_run(&b));
	if (!r || r->medewerker.v != t->m.v)
		return fault_set(unit_fault(u), FAULT_NOT_FOUND, NULL, NULL);
	if (r->tot <= now)
		return fault_set(unit_fault(u), FAULT_CONFLICT, N_("Deze rol is al beëindigd."), NULL);
	buf_add(&reden, r->reden);
	buf_addz(&reden, r->reden.n ? "; beëindigd: " : "beëindigd: ");
	buf_add(&reden, t->reden);
	q_rol_end(&b, r->van > now ? r->van : now, buf_str(&reden), t->id, r->versie, &n);
	TRY(batch_run(&b));
	if (n != 1)
		return fault_set(unit_fault(u), FAULT_DENIED, NULL, "invariant 8");
	t->c->uitkomst = t->id.v;
	return melding_add_in(u, t->m, "rol_beeindigd", (struct dossier_id){ 0 });
}

/* A case of the ring would be nobody's. *ret_ring: the role admits to a ring. */
static enum fault check_cases_of_ring(struct ctx *c, struct medewerker_id m, struct rol_toekenning_id id, bool *ret_ring)
{
	struct q_rol_get *r = NULL;
	struct q_ring_regie *n = NULL;
	struct batch b = ctx_read(c);

	q_rol_get(&b, id, &r);
	TRY(batch_run(&b));
	*ret_ring = r && r->ring.n;
	if (!*ret_ring)
		return FAULT_NONE;
	b = ctx_kaal(c);
	q_ring_regie(&b, m, r->ring, id, ctx_moment(c), &n);
	TRY(batch_run(&b));
	if (!n || !n->aantal)
		return FAULT_NONE;
	return fault_field(c->fi, "einde_reden",
		N_("Deze medewerker is procesregisseur van besloten casussen in deze kring. Draag die eerst over."), "invariant 11");
}

static enum fault leave_unit(struct unit *u, void *arg)
{
	struct batch b = unit_batch(u);

	(void)arg;
	q_ring_verlaten(&b, unit_moment(u), NULL);
	return batch_run(&b);
}

enum fault rol_follow(struct ctx *c)
{
	return ctx_write_kaal(c, leave_unit, NULL);
}

enum fault rol_take(struct ctx *c, struct medewerker_id m, struct rol_toekenning_id id, struct str reden)
{
	struct taking t = { c, m, id, reden };
	bool ring;

	TRY(ctx_require(c, RECHT_medewerker_beheren));
	if (m.v == c->actor.id.v)
		return fault_set(c->fi, FAULT_DENIED, N_("Uw eigen rollen wijzigt een andere beheerder."), NULL);
	TRY(check_cases_of_ring(c, m, id, &ring));
	TRY(ctx_write(c, take_unit, &t, NULL));
	return ring ? rol_follow(c) : FAULT_NONE;
}
