/* What was decided about a case that was let go: see afschaling.h. */
#include "domein/afschaling/afschaling_priv.h"

struct afschaling_lid *afschaling_deciders_at(struct arena *a, const struct q_besluit_list_rows *rows, int64_t moment,
	size_t *ret_n)
{
	struct afschaling_lid *v = ARENA_ARRAY(a, rows->n + 1, struct afschaling_lid);

	*ret_n = 0;
	for (size_t i = 0; i < rows->n; i++)
		if (rows->v[i].moment == moment)
			v[(*ret_n)++] = (struct afschaling_lid){ rows->v[i].medewerker, rows->v[i].naam, rows->v[i].organisatie_naam };
	return v;
}

static void report_fill(struct ctx *c, const struct q_eindverslag_list_rows *rows, struct afschaling_id id,
	struct afschaling *a)
{
	a->regels = ARENA_ARRAY(c->arena, rows->n + 1, struct afschaling_regel);
	for (size_t i = 0; i < rows->n; i++)
		if (rows->v[i].afschaling.v == id.v)
			a->regels[a->nregels++] = (struct afschaling_regel){ rows->v[i].soort, rows->v[i].titel, rows->v[i].uitkomst,
				rows->v[i].tekst };
}

enum fault afschaling_get(struct ctx *c, struct casus_id id, struct afschaling_lijst **ret)
{
	struct afschaling_lijst *l = ARENA_NEW(c->arena, struct afschaling_lijst);
	struct q_afschaling_list_rows rows = { 0 };
	struct q_eindverslag_list_rows regels = { 0 };
	struct q_besluit_list_rows dicht = { 0 }, open = { 0 };
	struct q_heropening_list_rows heropend = { 0 };
	struct batch b = ctx_read(c);

	TRY(casus_kop_get(c, id, &l->kop));
	q_afschaling_list(&b, id, &rows);
	q_eindverslag_list(&b, id, &regels);
	q_besluit_list(&b, id, STR("afschaling"), &dicht);
	q_besluit_list(&b, id, STR("heropening"), &open);
	q_heropening_list(&b, id, &heropend);
	TRY(batch_run(&b));
	l->n = rows.n;
	l->v = ARENA_ARRAY(c->arena, rows.n + 1, struct afschaling);
	for (size_t i = 0; i < rows.n; i++) {
		const struct q_afschaling_list *q = &rows.v[i];
		struct afschaling *a = &l->v[i];

		*a = (struct afschaling){ .besloten = q->besloten, .gesloten = q->gesloten, .reden = q->reden,
			.motivering = q->motivering, .niveau_van = q->niveau_van, .niveau = q->niveau, .ontvanger = q->ontvanger,
			.door_naam = q->door_naam, .model = opschalingsmodel_find(c->cat, q->model) };
		a->deelnemers = afschaling_deciders_at(c->arena, &dicht, q->besloten, &a->ndeelnemers);
		report_fill(c, &regels, q->id, a);
	}
	l->nheropend = heropend.n;
	l->heropend = ARENA_ARRAY(c->arena, heropend.n + 1, struct heropend);
	for (size_t i = 0; i < heropend.n; i++) {
		const struct q_heropening_list *q = &heropend.v[i];
		struct heropend *h = &l->heropend[i];

		*h = (struct heropend){ .besloten = q->besloten, .moment = q->moment, .reden = q->reden,
			.door_naam = q->door_naam };
		h->deelnemers = afschaling_deciders_at(c->arena, &open, q->besloten, &h->ndeelnemers);
	}
	*ret = l;
	return FAULT_NONE;
}
