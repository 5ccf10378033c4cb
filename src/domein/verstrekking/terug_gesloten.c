/* Feedback about results of closed cases: see terug_gesloten.h. Read and written on lens kaal, after right, house and
 * ring. */
#include "domein/verstrekking/terug_gesloten.h"

#include "domein/inzien/toetser.h"
#include "domein/verstrekking/verstrekking_priv.h"

#define RULE "WGS 1.7 lid 4; invariant 43"

static enum fault rows_read(struct ctx *c, struct verstrekking_id id, bool tonen, struct terug_openen *ret)
{
	struct q_terug_gesloten_rows rows = { 0 };
	struct datum today = datum_today();
	struct batch b = ctx_kaal(c);
	struct toetser t;

	TRY(toetser_read(c, RECHT_privacy_toetsen, &t));
	q_terug_gesloten(&b, c->actor.regio, id.v, &rows);
	TRY(batch_run(&b));
	*ret = (struct terug_openen){ .v = ARENA_ARRAY(c->arena, rows.n + 1, struct terug_open) };
	for (size_t i = 0; i < rows.n; i++) {
		const struct q_terug_gesloten *q = &rows.v[i];

		if (!toetser_mag(&t, q->huis, q->ring))
			continue;
		ret->v[ret->n++] = (struct terug_open){ .id = q->id, .dossier = q->dossier, .nummer = q->nummer,
			.huis_naam = q->huis_naam, .ontvanger = q->ontvanger, .dag = q->dag, .uiterlijk = q->uiterlijk,
			.versie = q->versie, .gauw = q->uiterlijk.v <= datum_add_days(today, TERUG_GAUW).v,
			.laat = q->uiterlijk.v < today.v };
		if (tonen)
			ctx_look(c, q->dossier, (struct persoon_id){ 0 }, LOOK_SCHERM, STR("terugkoppeling na sluiting"));
	}
	return FAULT_NONE;
}

enum fault terug_gesloten_list(struct ctx *c, struct terug_openen *ret)
{
	return rows_read(c, (struct verstrekking_id){ 0 }, true, ret);
}

enum fault terug_gesloten_get(struct ctx *c, struct verstrekking_id id, struct terug_open *ret)
{
	struct terug_openen l;

	TRY(rows_read(c, id, true, &l));
	if (!l.n)
		return fault_set(c->fi, FAULT_NOT_FOUND, NULL, NULL);
	*ret = l.v[0];
	return FAULT_NONE;
}

enum fault terug_gesloten_telling(struct ctx *c, int64_t *ret)
{
	struct terug_openen l = { 0 };

	*ret = 0;
	if (!actor_mag(&c->actor, RECHT_privacy_toetsen))
		return FAULT_NONE;
	TRY(rows_read(c, (struct verstrekking_id){ 0 }, false, &l));
	for (size_t i = 0; i < l.n; i++)
		*ret += l.v[i].gauw;
	return FAULT_NONE;
}

enum fault terug_gesloten_start(struct ctx *c, struct casus_id id, int64_t *ret)
{
	struct q_terug_gesloten_next *next = NULL;
	struct batch b = ctx_kaal(c);

	q_terug_gesloten_next(&b, id, &next);
	TRY(batch_run(&b));
	*ret = next ? terugkoppeling_start(next->terugkoppeling) : 0;
	return FAULT_NONE;
}

struct answering {
	struct ctx *c;
	const struct terugkoppeling_nieuw *t;
	struct datum dag;
};

static enum fault answer_unit(struct unit *u, void *arg)
{
	const struct answering *k = arg;
	const struct terugkoppeling_nieuw *t = k->t;
	struct batch b = unit_batch(u);
	int64_t n = 0, m = 0;

	q_terug_gesloten_put(&b, id_new(), k->dag, t->bruikbaar, t->opgevolgd, str_trim(t->tekst), t->gebruik, unit_moment(u),
		k->c->actor.id, t->id, t->versie, &n);
	q_terug_gesloten_owed(&b, t->gebruik ? datum_add_months(k->dag, 12) : (struct datum){ 0 }, t->id, t->versie, &m);
	TRY(batch_run(&b));
	return n == 1 && m == 1 ? FAULT_NONE
		: fault_set(unit_fault(u), FAULT_CONFLICT, N_("Deze terugkoppeling is intussen vastgelegd."), RULE);
}

enum fault terug_gesloten_add(struct ctx *c, const struct terugkoppeling_nieuw *t)
{
	struct answering k = { c, t, datum_today() };
	struct terug_open q;

	TRY(terug_gesloten_get(c, t->id, &q));
	TRY(terugkoppeling_check(c->fi, t));
	return ctx_write_kaal(c, answer_unit, &k);
}
