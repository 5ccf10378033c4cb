/* Who of the houses works on an aanmelding: the roles with intake, in its ring, of every house until it is routed. */
#include "domein/aanmelding/aanmelding_priv.h"

#include "domein/toegang/dossier.h"
#include "query.h"

#define GROND_INTAKE N_("Intake van aanmeldingen (WGS 2.31 lid 1)")

bool toelating_has(const struct toelating *t, struct medewerker_id m)
{
	for (size_t i = 0; i < t->n; i++)
		if (t->v[i].v == m.v)
			return true;
	return false;
}

/* The holders, each once, whose organisation may have toegang in the regime. */
static enum fault holders_read(struct unit *u, struct toelating *t)
{
	struct q_aanmelding_rolhouders_rows rows = { 0 };
	struct batch b = unit_batch(u);

	q_aanmelding_rolhouders(&b, t->rollen, unit_moment(u), t->ring, 0, t->huis.v, &rows);
	TRY(batch_run(&b));
	t->n = 0;
	t->v = ARENA_ARRAY(unit_arena(u), rows.n + 1, struct medewerker_id);
	for (size_t i = 0; i < rows.n; i++)
		if ((t->n == 0 || t->v[t->n - 1].v != rows.v[i].medewerker.v) && regime_may_access(t->regime, rows.v[i].soort))
			t->v[t->n++] = rows.v[i].medewerker;
	if (t->n == 0)
		return fault_set(unit_fault(u), FAULT_INVALID,
			N_("Er is nu niemand die deze aanmelding in behandeling mag nemen. Neem contact op met het huis."), NULL);
	return FAULT_NONE;
}

/* Who has niveau 3 on kern now. */
static bool admitted(const struct q_aanmelding_toegelaten_rows *rows, struct medewerker_id m)
{
	for (size_t i = 0; i < rows->n; i++)
		if (rows->v[i].medewerker.v == m.v && rows->v[i].niveau == NIVEAU_SCHRIJVEN)
			return true;
	return false;
}

enum fault intake_admit_in(struct unit *u, struct ctx *c, struct toelating *t)
{
	static const char *const onderdelen[] = { "kern", "inhoud", "intern" };
	struct q_aanmelding_toegelaten_rows there = { 0 };
	struct batch b = unit_batch(u);

	TRY(holders_read(u, t));
	q_aanmelding_toegelaten(&b, t->dossier, unit_moment(u), &there);
	TRY(batch_run(&b));
	for (size_t i = 0; i < t->n; i++) {
		if (admitted(&there, t->v[i]))
			continue;
		for (size_t j = 0; j < 3; j++) {
			struct toegang_gift g = { t->dossier, t->v[i], onderdelen[j], NIVEAU_SCHRIJVEN, "intake",
				str_z(GROND_INTAKE), 0, 0 };

			TRY(toegang_grant_in(u, c, &g));
		}
	}
	return FAULT_NONE;
}
