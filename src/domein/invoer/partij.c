/* A batch of what is taken over: see partij.h. */
#include "domein/invoer/partij.h"

#include "domein/teller.h"
#include "domein/toegang/dossier.h"
#include "query.h"

#define GROND "Besluiten van voor de overname"
#define WORDT_WEGGEGOOID "Wat hiervan is ingelezen, wordt weggegooid. Maak dat eerst af: schakel partij."

struct beginning {
	struct ctx *c;
	struct str sleutel;
	struct import_id id;
	struct weging_id weging;
};

static enum fault begin_unit(struct unit *u, void *arg)
{
	static const char *const delen[] = { "kern", NULL };
	struct beginning *s = arg;
	struct dossier_id d = { id_new() };
	struct batch b = unit_batch(u);
	struct str nummer;
	int64_t n = 0, m = 0;

	s->weging = (struct weging_id){ d.v };
	s->id = (struct import_id){ id_new() };
	TRY(dossier_open_in(u, s->c, d, delen, "beheer", STR(GROND)));
	TRY(nummer_next_in(u, "WG", unit_moment(u), &nummer));
	q_weging_add(&b, nummer, STR("weegploeg"), unit_moment(u), STR("Overgenomen besluiten"), d, &n);
	q_partij_weging_sluit(&b, s->weging, &m);
	q_partij_add(&b, s->id, s->c->actor.id, s->sleutel, s->weging, unit_moment(u), NULL);
	TRY(batch_run(&b));
	if (n != 1 || m != 1)
		return fault_set(unit_fault(u), FAULT_DENIED, NULL, NULL);
	return toegang_end_in(u, s->c, d, s->c->actor.id, NULL);
}

enum fault partij_begin_in(struct unit *u, struct ctx *c, struct str sleutel, struct partij *ret)
{
	struct beginning s = { .c = c, .sleutel = sleutel };

	c->partij = (struct import_id){ 0 };
	TRY(begin_unit(u, &s));
	*ret = (struct partij){ .id = s.id, .weging = s.weging, .begonnen = unit_moment(u) };
	c->partij = s.id;
	return FAULT_NONE;
}

enum fault partij_begin(struct ctx *c, struct str sleutel, struct partij *ret)
{
	struct beginning s = { .c = c, .sleutel = sleutel };
	struct q_partij_find *p = NULL;
	struct q_partij_gevallen_rows rows = { 0 };
	struct batch b = ctx_read(c);

	TRY(ctx_require(c, RECHT_import_uitvoeren));
	q_partij_find(&b, sleutel, &p);
	TRY(batch_run(&b));
	if (p && p->klaar)
		return fault_set(c->fi, FAULT_CONFLICT, N_("Deze bestanden zijn al ingelezen."), NULL);
	if (p && p->weg)
		return fault_set(c->fi, FAULT_CONFLICT, WORDT_WEGGEGOOID, NULL);
	*ret = (struct partij){ .begonnen = klok_now() };
	if (!p) {
		TRY(ctx_write(c, begin_unit, &s, NULL));
		ret->id = s.id;
		ret->weging = s.weging;
	} else {
		q_partij_gevallen(&b, p->id, &rows);
		TRY(batch_run(&b));
		*ret = (struct partij){ .id = p->id, .weging = p->weging, .begonnen = p->begonnen, .hervat = true, .n = rows.n };
		ret->gedaan = ARENA_ARRAY(c->arena, rows.n + 1, struct str);
		for (size_t i = 0; i < rows.n; i++)
			ret->gedaan[i] = rows.v[i].referentie;
	}
	c->partij = ret->id;
	return FAULT_NONE;
}

enum fault partij_note_in(struct unit *u, struct ctx *c, struct str referentie, struct aanmelding_id a,
	struct casus_id casus)
{
	struct batch b = unit_batch(u);
	int64_t n = 0;

	q_partij_geval_add(&b, id_new(), referentie, a, casus, c->partij, &n);
	TRY(batch_run(&b));
	return n == 1 ? FAULT_NONE : fault_set(unit_fault(u), FAULT_CONFLICT, WORDT_WEGGEGOOID, NULL);
}

static enum fault clean_unit(struct unit *u, void *arg)
{
	const struct ctx *c = arg;
	struct batch b = unit_batch(u);

	q_partij_schoon(&b, c->actor.id, NULL);
	return batch_run(&b);
}

enum fault partij_clean(struct ctx *c)
{
	return ctx_write_kaal(c, clean_unit, c);
}

static enum fault deliver_unit(struct unit *u, void *arg)
{
	const struct ctx *c = arg;
	struct q_partij_lever_melding_rows wie = { 0 };
	struct batch b = unit_batch(u);
	int64_t n = 0, now = unit_moment(u);

	q_partij_lever_klaar(&b, now, c->partij, &n);
	TRY(batch_run(&b));
	if (n != 1)
		return fault_set(unit_fault(u), FAULT_CONFLICT, N_("Deze bestanden zijn al ingelezen."), NULL);
	q_partij_lever(&b, now, c->actor.id, c->partij, NULL);
	q_partij_lever_leeg(&b, c->partij, NULL);
	q_partij_lever_melding(&b, c->partij, &wie);
	TRY(batch_run(&b));
	for (size_t i = 0; i < wie.n; i++) {
		q_melding_add_dienst(&b, (struct melding_id){ id_new() }, wie.v[i].medewerker, STR("casussen_overgenomen"), now,
			NULL);
		TRY(batch_run(&b));
	}
	return FAULT_NONE;
}

enum fault partij_deliver(struct ctx *c)
{
	TRY(ctx_require(c, RECHT_import_uitvoeren));
	TRY(ctx_write_kaal(c, deliver_unit, c));
	c->partij = (struct import_id){ 0 };
	return FAULT_NONE;
}
