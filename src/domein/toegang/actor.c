/* Who acts: see actor.h. */
#include "domein/toegang/actor.h"

#include "catalogus/catalogus.h"
#include "query.h"

void actor_add_roles(struct ctx *c, const struct actor_rol *rollen, size_t n)
{
	struct buf ringen = buf_new(c->arena);

	buf_addc(&ringen, ',');
	for (size_t i = 0; i < n; i++) {
		const struct rol *rol = rol_find(c->cat, rollen[i].rol);

		if (rol)
			c->actor.rechten |= rol->rechten;
		if (rollen[i].ring.n) {
			buf_add(&ringen, rollen[i].ring);
			buf_addc(&ringen, ',');
		}
	}
	c->actor.ringen = buf_str(&ringen);
}

enum fault actor_as(struct ctx *c, struct str email)
{
	struct q_medewerker_by_email *m = NULL;
	struct q_medewerker_rollen_rows rollen = { 0 };
	struct batch b = ctx_kaal(c);
	int64_t now = klok_now();
	struct actor_rol *v;

	q_medewerker_by_email(&b, email, now, &m);
	TRY(batch_run(&b));
	if (!m)
		return fault_set(c->fi, FAULT_NOT_FOUND, N_("Er is geen actieve medewerker met dit e-mailadres."), NULL);
	c->actor = (struct actor){ .id = m->id, .organisatie = m->organisatie, .huis = m->huis, .regio = m->regio,
		.naam = m->naam, .wgs = m->wgs, .domein = m->domein };
	c->eyes.medewerker = m->id.v;
	c->eyes.organisatie = m->organisatie.v;
	c->eyes.huis = m->huis.v;
	c->eyes.regio = m->regio.v;
	q_medewerker_rollen(&b, m->id, now, &rollen);
	TRY(batch_run(&b));
	v = ARENA_ARRAY(c->arena, rollen.n + 1, struct actor_rol);
	for (size_t i = 0; i < rollen.n; i++)
		v[i] = (struct actor_rol){ rollen.v[i].rol, rollen.v[i].ring };
	actor_add_roles(c, v, rollen.n);
	return FAULT_NONE;
}
