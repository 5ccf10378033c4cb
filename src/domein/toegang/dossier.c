/* Admission: see dossier.h. */
#include "domein/toegang/dossier.h"

#include <string.h>

#include "catalogus/catalogus.h"
#include "query.h"

#define RULE "WGS 2.31 lid 4"

enum fault dossier_open_in(struct unit *u, struct ctx *c, struct dossier_id d, const char *const *onderdelen,
	const char *soort, struct str grond)
{
	struct batch b = unit_batch(u);
	int64_t n = 0;

	/* kern is opened by a statement of its own, that only works for a dossier nobody has; the rest is granted */
	q_toegang_open(&b, (struct toegang_id){ id_new() }, d, str_z(soort), grond, unit_moment(u), &n);
	TRY(batch_run(&b));
	if (n != 1)
		return fault_set(unit_fault(u), FAULT_CONFLICT, NULL, NULL);
	for (size_t i = 0; onderdelen[i]; i++)
		if (strcmp(onderdelen[i], "kern") != 0)
			q_toegang_add(&b, (struct toegang_id){ id_new() }, str_z(onderdelen[i]), NIVEAU_SCHRIJVEN, str_z(soort), grond,
				unit_moment(u), ALTIJD, c->actor.id, d, NULL); /* nothing to cut: nobody had it */
	return batch_later(&b, RULE);
}

static void cut(struct batch *b, int64_t van, struct dossier_id d, struct medewerker_id m, const char *onderdeel)
{
	q_toegang_cut_later(b, van, d, m, str_z(onderdeel), NULL);
	q_toegang_cut(b, van, d, m, str_z(onderdeel), NULL);
}

/* While a batch is taken over, what others get waits in it. */
static enum fault grant_later(struct unit *u, struct ctx *c, const struct toegang_gift *g)
{
	struct batch b = unit_batch(u);

	q_partij_gift_add(&b, id_new(), str_z(g->onderdeel), g->niveau, str_z(g->soort), g->grond, g->tot ? g->tot : ALTIJD,
		g->medewerker, c->partij, g->dossier, NULL);
	return batch_later(&b, RULE);
}

enum fault toegang_grant_in(struct unit *u, struct ctx *c, const struct toegang_gift *g)
{
	struct batch b = unit_batch(u);
	int64_t van = g->van ? g->van : unit_moment(u), n = 0;

	if (c->partij.v && g->medewerker.v != c->actor.id.v)
		return grant_later(u, c, g);
	cut(&b, van, g->dossier, g->medewerker, g->onderdeel);
	q_toegang_add(&b, (struct toegang_id){ id_new() }, str_z(g->onderdeel), g->niveau, str_z(g->soort), g->grond, van,
		g->tot ? g->tot : ALTIJD, g->medewerker, g->dossier, &n);
	TRY(batch_run(&b));
	if (n != 1)
		return fault_set(unit_fault(u), FAULT_DENIED, NULL, RULE);
	return FAULT_NONE;
}

enum fault toegang_end_in(struct unit *u, struct ctx *c, struct dossier_id d, struct medewerker_id m,
	const char *onderdeel)
{
	struct batch b = unit_batch(u);

	(void)c;
	if (!onderdeel) {
		q_toegang_cut_parts(&b, unit_moment(u), d, m, NULL);
		q_toegang_cut_parts_later(&b, unit_moment(u), d, m, NULL);
	}
	cut(&b, unit_moment(u), d, m, onderdeel ? onderdeel : "kern");
	return batch_run(&b);
}

enum fault toegang_end_all_in(struct unit *u, struct ctx *c, struct dossier_id d, const char *behalve)
{
	struct batch b = unit_batch(u);

	/* what runs now in one statement, and last: once one's own row on kern has ended, the lens lets no other be ended */
	(void)c;
	q_toegang_cut_all_later(&b, unit_moment(u), d, str_z(behalve ? behalve : ""), NULL);
	q_toegang_cut_all(&b, unit_moment(u), d, str_z(behalve ? behalve : ""), NULL);
	return batch_run(&b);
}

enum fault toegang_allowed(struct ctx *c, struct str regime, struct str ring, struct medewerker_id m,
	const char *field)
{
	struct q_medewerker_toelaatbaar *w = NULL;
	struct batch b = ctx_read(c);
	const struct regime *r = regime_find(c->cat, regime);
	int64_t now = klok_now();

	q_medewerker_toelaatbaar(&b, ring, now, m, &w);
	TRY(batch_run(&b));
	if (!w || w->actief_tot <= now || w->actief_van > now)
		return fault_field(c->fi, field, "Deze medewerker is niet (meer) actief.", "invariant 8");
	if (!w->vog.v || !w->opleiding.v)
		return fault_field(c->fi, field, "Deze medewerker heeft nog geen VOG of screening en opleiding.", "BGS 1.11, 1.17");
	if (!r || !regime_may_access(r, w->soort))
		return fault_field(c->fi, field,
			"Deze organisatie mag onder deze grondslag geen toegang hebben. Zij kan alleen als incidentele derde "
			"worden betrokken.", "WGS 2.27, BGS 2.21");
	if (ring.n && !w->ring)
		return fault_field(c->fi, field, "Deze casus is besloten; deze medewerker hoort niet tot de kring.",
			"invariant 11");
	return FAULT_NONE;
}

enum fault toegang_admits(struct ctx *c, struct str regime, struct str ring, struct medewerker_id m, bool *ret)
{
	struct fault_info scratch = { 0 };
	struct ctx asking = *c;
	enum fault f;

	asking.fi = &scratch;
	f = toegang_allowed(&asking, regime, ring, m, "medewerker");
	if (f && f != FAULT_INVALID)
		return fault_detail(c->fi, f, "toegang_allowed", scratch.detail);
	*ret = f == FAULT_NONE;
	return FAULT_NONE;
}

enum fault toegang_list(struct ctx *c, struct dossier_id d, bool history, struct toegang_lijst *ret)
{
	struct q_toegang_list_rows rows = { 0 };
	struct batch b = ctx_read(c);

	q_toegang_list(&b, d, history ? 0 : ctx_moment(c), &rows);
	TRY(batch_run(&b));
	ret->n = rows.n;
	ret->v = ARENA_ARRAY(c->arena, rows.n + 1, struct toegang_rij);
	for (size_t i = 0; i < rows.n; i++) {
		const struct q_toegang_list *q = &rows.v[i];

		ret->v[i] = (struct toegang_rij){ q->id, q->medewerker, q->naam, q->functie, q->organisatie_naam, q->domein,
			q->onderdeel, q->soort, q->grond, q->door_naam, (int)q->niveau, q->van, q->tot };
	}
	return FAULT_NONE;
}

enum fault toegang_mine(struct ctx *c, struct dossier_id d, struct toegang_lijst *ret)
{
	struct q_toegang_mine_rows rows = { 0 };
	struct batch b = ctx_read(c);

	q_toegang_mine(&b, d, &rows);
	TRY(batch_run(&b));
	ret->n = rows.n;
	ret->v = ARENA_ARRAY(c->arena, rows.n + 1, struct toegang_rij);
	for (size_t i = 0; i < rows.n; i++)
		ret->v[i] = (struct toegang_rij){ .medewerker = c->actor.id, .onderdeel = rows.v[i].onderdeel,
			.soort = rows.v[i].soort, .grond = rows.v[i].grond, .niveau = (int)rows.v[i].niveau,
			.van = rows.v[i].van, .tot = rows.v[i].tot };
	return FAULT_NONE;
}

int toegang_level(const struct toegang_lijst *mine, const char *onderdeel)
{
	for (size_t i = 0; i < mine->n; i++)
		if (str_eq(mine->v[i].onderdeel, str_z(onderdeel)))
			return mine->v[i].niveau;
	return NIVEAU_GEEN;
}
