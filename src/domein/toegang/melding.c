/* Notices: see melding.h. */
#include "domein/toegang/melding.h"

#include "query.h"

enum fault melding_count(struct ctx *c, int64_t *ret)
{
	struct q_melding_count *n = NULL;
	struct batch b = ctx_read(c);

	q_melding_count(&b, &n);
	TRY(batch_run(&b));
	*ret = n ? n->aantal : 0;
	return FAULT_NONE;
}

enum fault melding_list(struct ctx *c, struct meldingen *ret)
{
	struct q_melding_list_rows rows = { 0 };
	struct batch b = ctx_read(c);

	q_melding_list(&b, &rows);
	TRY(batch_run(&b));
	ret->n = rows.n;
	ret->v = ARENA_ARRAY(c->arena, rows.n + 1, struct melding);
	for (size_t i = 0; i < rows.n; i++)
		ret->v[i] = (struct melding){ rows.v[i].id, rows.v[i].soort, rows.v[i].dossier, rows.v[i].moment,
			rows.v[i].gelezen };
	return FAULT_NONE;
}

enum fault melding_dossier_list(struct ctx *c, struct melding_dossiers *ret)
{
	struct q_melding_soorten_rows rows = { 0 };
	struct batch b = ctx_read(c);

	q_melding_soorten(&b, &rows);
	TRY(batch_run(&b));
	ret->n = rows.n;
	ret->v = ARENA_ARRAY(c->arena, rows.n + 1, struct melding_dossier);
	for (size_t i = 0; i < rows.n; i++)
		ret->v[i] = (struct melding_dossier){ rows.v[i].dossier, rows.v[i].nummer, rows.v[i].soort };
	return FAULT_NONE;
}

static enum fault read_unit(struct unit *u, void *arg)
{
	struct batch b = unit_batch(u);

	(void)arg;
	q_melding_read_all(&b, unit_moment(u), NULL);
	return batch_run(&b);
}

enum fault melding_read_all(struct ctx *c)
{
	return ctx_write(c, read_unit, NULL, NULL);
}

enum fault melding_add_in(struct unit *u, struct medewerker_id aan, const char *soort, struct dossier_id dossier)
{
	struct batch b = unit_batch(u);

	q_melding_add(&b, (struct melding_id){ id_new() }, aan, str_z(soort), dossier, unit_moment(u), NULL);
	return batch_run(&b);
}
