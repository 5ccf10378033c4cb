/* Who is the weegploeg: everyone whose role weighs, prepares weighing or does intake. See weging.h. */
#include "domein/weging/weging_priv.h"

#include "domein/toegang/actor.h"

#define RECHTEN_PLOEG (RECHT_BIT(RECHT_weging_oordelen) | RECHT_BIT(RECHT_weging_voorbereiden) | \
	RECHT_BIT(RECHT_aanmelding_intake))

struct dossier_id weging_dossier(struct weging_id id)
{
	return (struct dossier_id){ id.v };
}

struct str ploeg_rollen(struct ctx *c)
{
	return rollen_with(c, RECHTEN_PLOEG, NULL);
}

struct ploeg ploeg_of(struct ctx *c, const struct q_weging_rolhouders_rows *rows, struct str ring)
{
	struct ploeg p = { 0, ARENA_ARRAY(c->arena, rows->n + 1, struct weging_lid) };

	for (size_t i = 0; i < rows->n; i++) {
		const struct q_weging_rolhouders *q = &rows->v[i];
		const struct rol *rol = rol_find(c->cat, q->rol);

		if (!rol || (ring.n && !str_eq(q->ring, ring)))
			continue;
		if (p.n == 0 || p.v[p.n - 1].id.v != q->medewerker.v)
			p.v[p.n++] = (struct weging_lid){ .id = q->medewerker, .organisatie = q->organisatie, .naam = q->naam,
				.functie = q->functie, .organisatie_naam = q->organisatie_naam, .organisatie_soort = q->soort,
				.domein = q->domein, .wgs = q->wgs };
		p.v[p.n - 1].bereidt_voor |= rol_has(rol, RECHT_weging_voorbereiden);
	}
	return p;
}

const struct weging_lid *ploeg_find(const struct ploeg *p, struct medewerker_id m)
{
	for (size_t i = 0; i < p->n; i++)
		if (p->v[i].id.v == m.v)
			return &p->v[i];
	return NULL;
}
