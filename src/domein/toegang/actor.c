/* Who acts: see actor.h. */
#include "domein/toegang/actor.h"

#include "query.h"

void actor_add_roles(struct ctx *c, const struct actor_rol *rollen, size_t n)
{
	struct buf ringen = buf_new(c->arena), codes = buf_new(c->arena);

	buf_addc(&ringen, ',');
	buf_addc(&codes, ',');
	for (size_t i = 0; i < n; i++) {
		const struct rol *rol = rol_find(c->cat, rollen[i].rol);

		if (rol)
			c->actor.rechten |= rol->rechten;
		buf_add(&codes, rollen[i].rol);
		buf_addc(&codes, ',');
		if (rollen[i].ring.n) {
			buf_add(&ringen, rollen[i].ring);
			buf_addc(&ringen, ',');
		}
	}
	c->actor.ringen = buf_str(&ringen);
	c->actor.rollen = buf_str(&codes);
}

static bool works_in(const struct thema *t, const struct rol *r)
{
	bool in = !t || !t->nrollen;

	for (size_t i = 0; t && i < t->nrollen; i++)
		in |= t->rollen[i] == r;
	return in;
}

struct str rollen_with(struct ctx *c, uint64_t rechten, const struct thema *t)
{
	struct buf b = buf_new(c->arena);

	buf_addc(&b, ',');
	for (size_t i = 0; i < c->cat->nrollen; i++) {
		const struct rol *r = &c->cat->rollen[i];

		if (!(r->rechten & rechten) || !works_in(t, r))
			continue;
		buf_add(&b, r->code);
		buf_addc(&b, ',');
	}
	return buf_str(&b);
}

bool actor_in_ring(const struct actor *a, enum ring ring)
{
	return ring == RING_GEWOON || str_csv_has(a->ringen, ring_code(ring));
}

static enum fault roles_fill(struct ctx *c, int64_t now)
{
	struct q_medewerker_rollen_rows rollen = { 0 };
	struct batch b = ctx_kaal(c);
	struct actor_rol *v;

	c->eyes.medewerker = c->actor.id.v;
	c->eyes.organisatie = c->actor.organisatie.v;
	c->eyes.huis = c->actor.huis.v;
	c->eyes.regio = c->actor.regio.v;
	q_medewerker_rollen(&b, c->actor.id, now, &rollen);
	TRY(batch_run(&b));
	v = ARENA_ARRAY(c->arena, rollen.n + 1, struct actor_rol);
	for (size_t i = 0; i < rollen.n; i++)
		v[i] = (struct actor_rol){ rollen.v[i].rol, rollen.v[i].ring };
	actor_add_roles(c, v, rollen.n);
	return FAULT_NONE;
}

enum fault actor_as(struct ctx *c, struct str email)
{
	struct q_medewerker_by_email *m = NULL;
	struct batch b = ctx_kaal(c);
	int64_t now = klok_now();

	q_medewerker_by_email(&b, email, now, &m);
	TRY(batch_run(&b));
	if (!m)
		return fault_set(c->fi, FAULT_NOT_FOUND, N_("Er is geen actieve medewerker met dit e-mailadres."), NULL);
	c->actor = (struct actor){ .id = m->id, .organisatie = m->organisatie, .huis = m->huis, .regio = m->regio,
		.naam = m->naam, .wgs = m->wgs, .domein = m->domein };
	return roles_fill(c, now);
}

enum fault actor_as_id(struct ctx *c, struct medewerker_id id, struct str *ret_email)
{
	struct q_actor_van *m = NULL;
	struct batch b = ctx_kaal(c);
	int64_t now = klok_now();

	q_actor_van(&b, id, now, &m);
	TRY(batch_run(&b));
	if (!m)
		return fault_set(c->fi, FAULT_NOT_FOUND, NULL, "invariant 8");
	c->actor = (struct actor){ .id = m->id, .organisatie = m->organisatie, .huis = m->huis, .regio = m->regio,
		.naam = m->naam, .wgs = m->wgs, .domein = m->domein, .taal = m->taal };
	if (ret_email)
		*ret_email = m->email;
	return roles_fill(c, now);
}
