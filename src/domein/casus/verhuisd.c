/* A gemeente that went to another house: its open cases stay where they are, and who keeps them is told once. */
#include "domein/casus/werk.h"

#include "domein/casus/casus_priv.h"

#define SOORT "gemeente_verhuisd"

static enum fault tell_unit(struct unit *u, void *arg)
{
	struct q_casus_verhuisd_rows rows = { 0 };
	struct batch b = unit_batch(u);
	int64_t now = unit_moment(u);

	(void)arg;
	q_casus_verhuisd(&b, datum_of_moment(now), now, STR(SOORT), &rows);
	TRY(batch_run(&b));
	for (size_t i = 0; i < rows.n; i++)
		q_casus_verhuisd_melding(&b, (struct melding_id){ id_new() }, rows.v[i].procesregisseur, STR(SOORT),
			casus_dossier(rows.v[i].id), now, NULL);
	return rows.n ? batch_run(&b) : FAULT_NONE;
}

enum fault casus_gemeente_follow(struct ctx *c)
{
	return ctx_write_kaal(c, tell_unit, NULL);
}
