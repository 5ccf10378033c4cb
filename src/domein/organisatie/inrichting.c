/* The catalogue in the database: see inrichting.h. */
#include "domein/organisatie/inrichting.h"

#include "domein/toegang/sessie.h"
#include "query.h"

enum fault inrichting_catalogus(struct ctx *c, struct catalogus **ret, int64_t *ret_id)
{
	struct batch b = ctx_kaal(c);
	struct q_catalogus_latest *row = NULL;
	struct catalogus_problems p = { 0 };

	q_catalogus_latest(&b, &row);
	TRY(batch_run(&b));
	if (!row)
		return fault_set(c->fi, FAULT_INVALID, N_("Er is nog geen catalogus geladen: schakel catalogus laad."), NULL);
	if (catalogus_load_bundle(row->bundel, c->arena, ret, &p))
		return fault_detail(c->fi, FAULT_INTERNAL, "the catalogue of the database",
			p.n ? catalogus_problem_text(c->arena, &p.items[0]).p : "cannot be loaded");
	*ret_id = row->id;
	return FAULT_NONE;
}

static enum fault store_unit(struct unit *u, void *arg)
{
	const struct catalogus *cat = arg;
	struct batch b = unit_batch(u);

	q_catalogus_add(&b, id_new(), str_z(cat->versie), cat->bundel, unit_moment(u), NULL);
	return batch_run(&b);
}

enum fault inrichting_catalogus_store(struct ctx *c, const struct catalogus *cat)
{
	struct catalogus copy = *cat; /* the unit takes no const */

	return ctx_write_kaal(c, store_unit, &copy);
}

struct event {
	const char *soort;
	struct str toelichting;
};

static enum fault event_unit(struct unit *u, void *arg)
{
	const struct event *e = arg;

	return gebeurtenis_add_in(u, (struct medewerker_id){ 0 }, e->soort, (struct medewerker_id){ 0 }, e->toelichting);
}

enum fault inrichting_event(struct ctx *c, const char *soort, struct str toelichting)
{
	return ctx_write_kaal(c, event_unit, &(struct event){ soort, toelichting });
}
