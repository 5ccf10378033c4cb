/* What the weegploeg may see: kern and inhoud, and what partners answered, of what is on the agenda, while present, until the session closes.
 *
 * Granting cuts what somebody had on that onderdeel (the periods never overlap), so an aanmelder who sits in the
 * weegploeg would lose his own part when the session closes. What he had is given back. See weging_priv.h.
 */
#include "domein/weging/weging_priv.h"

#include "domein/toegang/dossier.h"

static const char *const onderdelen[] = { "kern", "inhoud" };

static int64_t level_of(const struct q_weging_niveaus_rows *rows, struct medewerker_id m, const char *onderdeel)
{
	for (size_t i = 0; i < rows->n; i++)
		if (rows->v[i].medewerker.v == m.v && str_eq(rows->v[i].onderdeel, str_z(onderdeel)))
			return rows->v[i].niveau;
	return NIVEAU_GEEN;
}

enum fault weegploeg_grant_in(struct unit *u, struct ctx *c, struct dossier_id d, struct medewerker_id m, bool schrijft)
{
	struct q_weging_niveaus_rows rows = { 0 };
	struct q_verzoek_hier *gevraagd = NULL;
	struct batch b = unit_batch(u);
	int niveau = schrijft ? NIVEAU_SCHRIJVEN : NIVEAU_LEZEN;

	q_weging_niveaus(&b, d, unit_moment(u), &rows);
	q_verzoek_hier(&b, d, &gevraagd);
	TRY(batch_run(&b));
	if (gevraagd->aantal && level_of(&rows, m, "verzoek") == NIVEAU_GEEN)
		TRY(toegang_grant_in(u, c, &(struct toegang_gift){ d, m, "verzoek", niveau, "weegploeg", str_z(WEGING_GROND), 0,
			0 }));
	for (size_t i = 0; i < 2; i++) {
		struct toegang_gift g = { d, m, onderdelen[i], niveau, "weegploeg", str_z(WEGING_GROND), 0, 0 };

		if (level_of(&rows, m, onderdelen[i]) < niveau)
			TRY(toegang_grant_in(u, c, &g));
	}
	return FAULT_NONE;
}

/* What he had as aanmelder or coördinator when the weegploeg row began; NULL: nothing that is still his. */
static enum fault former(struct unit *u, const struct toelaat_dossier *d, const struct q_weging_niveaus *row,
	struct q_weging_voorheen **ret)
{
	struct batch b = unit_batch(u);
	bool kern = str_eq(row->onderdeel, STR("kern"));

	*ret = NULL;
	if (row->medewerker.v != d->aanmelder.v && !(kern && row->organisatie.v == d->organisatie.v))
		return FAULT_NONE;
	q_weging_voorheen(&b, d->dossier, row->medewerker, row->onderdeel, row->van, ret);
	return batch_run(&b);
}

/* On kern niveau 3 rests whatever one may grant: the actor's own is lowered in one step. */
static enum fault end_row(struct unit *u, struct ctx *c, const struct toelaat_dossier *d,
	const struct q_weging_niveaus *row)
{
	struct q_weging_voorheen *was;
	struct batch b = unit_batch(u);
	bool own_kern = row->medewerker.v == c->actor.id.v && str_eq(row->onderdeel, STR("kern"));

	TRY(former(u, d, row, &was));
	if (was && own_kern) {
		q_weging_own_back(&b, was->niveau, was->grond, d->dossier, unit_moment(u), NULL);
		return batch_run(&b);
	}
	if (was)
		return toegang_grant_in(u, c, &(struct toegang_gift){ d->dossier, row->medewerker, row->onderdeel.p,
			(int)was->niveau, "aanmelder", was->grond, 0, 0 });
	return toegang_end_in(u, c, d->dossier, row->medewerker, row->onderdeel.p);
}

enum fault weegploeg_end_in(struct unit *u, struct ctx *c, const struct toelaat_dossier *d, struct medewerker_id m)
{
	struct q_weging_niveaus_rows rows = { 0 };
	struct batch b = unit_batch(u);

	q_weging_niveaus(&b, d->dossier, unit_moment(u), &rows); /* inhoud before kern */
	TRY(batch_run(&b));
	for (int own = 0; own < 2; own++)
		for (size_t i = 0; i < rows.n; i++) {
			const struct q_weging_niveaus *row = &rows.v[i];

			if (!str_eq(row->soort, STR("weegploeg")) || (m.v && row->medewerker.v != m.v) ||
				(row->medewerker.v == c->actor.id.v) != own)
				continue;
			TRY(end_row(u, c, d, row));
		}
	return FAULT_NONE;
}
