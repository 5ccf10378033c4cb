/* Huizen and gemeenten: see huis.h. */
#include "domein/organisatie/huis.h"

#include "query.h"

#define CHANGED N_("Dit is intussen door iemand anders gewijzigd. Controleer uw invoer en sla opnieuw op.")

bool huis_open(const struct huis *h, struct datum op)
{
	return h->van.v <= op.v && (!h->tot.v || h->tot.v >= op.v);
}

enum fault huis_all(struct ctx *c, struct huizen *ret)
{
	struct q_huis_beheer_list_rows rows = { 0 };
	struct batch b = ctx_read(c);

	q_huis_beheer_list(&b, &rows);
	TRY(batch_run(&b));
	ret->n = rows.n;
	ret->v = ARENA_ARRAY(c->arena, rows.n + 1, struct huis);
	for (size_t i = 0; i < rows.n; i++) {
		const struct q_huis_beheer_list *q = &rows.v[i];

		ret->v[i] = (struct huis){ q->id, q->code, q->naam, q->adres, q->telefoon, q->email, q->afwijs_dagen,
			q->verzoek_jaren, q->datalek_jaren, q->inzage_kort, q->van, q->tot, q->versie };
	}
	return FAULT_NONE;
}

enum fault huis_get(struct ctx *c, struct huis_id id, struct huis *ret)
{
	struct q_huis_get *q = NULL;
	struct batch b = ctx_read(c);

	q_huis_get(&b, id, &q);
	TRY(batch_run(&b));
	if (!q)
		return fault_set(c->fi, FAULT_NOT_FOUND, NULL, NULL);
	*ret = (struct huis){ q->id, q->code, q->naam, q->adres, q->telefoon, q->email, q->afwijs_dagen,
		q->verzoek_jaren, q->datalek_jaren, q->inzage_kort,
		q->van, q->tot, q->versie };
	return FAULT_NONE;
}

struct saving {
	struct ctx *c;
	const struct huis *h;
	struct huis_id id; /* for a new one */
};

static enum fault insert_huis(struct unit *u, const struct saving *s)
{
	const struct huis *h = s->h;
	struct batch b = unit_batch(u);
	int64_t n = 0;

	q_huis_add(&b, s->id, h->code, h->naam, h->adres, h->telefoon, h->email, h->afwijs_dagen, h->verzoek_jaren,
		h->datalek_jaren, h->inzage_kort, h->van,
		h->tot, &n);
	TRY(batch_run(&b));
	s->c->uitkomst = s->id.v;
	return n == 1 ? FAULT_NONE : fault_set(unit_fault(u), FAULT_DENIED, NULL, NULL);
}

static enum fault update_huis(struct unit *u, const struct saving *s)
{
	const struct huis *h = s->h;
	struct q_huis_gemeenten_na *rest = NULL;
	struct q_huis_get *now = NULL;
	struct batch b = unit_batch(u);
	int64_t n = 0;

	q_huis_get(&b, h->id, &now);
	q_huis_gemeenten_na(&b, h->id, h->tot, &rest);
	TRY(batch_run(&b));
	if (!now)
		return fault_set(unit_fault(u), FAULT_NOT_FOUND, NULL, NULL);
	if (now->versie != h->versie)
		return fault_set(unit_fault(u), FAULT_CONFLICT, CHANGED, NULL);
	if (h->tot.v && rest && rest->aantal) /* nobody would have a house, and nobody would be told */
		return fault_field(unit_fault(u), "tot", "Na die dag horen nog gemeenten bij dit huis. Leg eerst vast bij welk huis "
			"zij dan horen.", NULL);
	q_huis_update(&b, h->naam, h->adres, h->telefoon, h->email, h->afwijs_dagen, h->verzoek_jaren,
		h->datalek_jaren, h->inzage_kort, h->van, h->tot, h->id,
		h->versie, &n);
	TRY(batch_run(&b));
	s->c->uitkomst = h->id.v;
	return n == 1 ? FAULT_NONE : fault_set(unit_fault(u), FAULT_DENIED, NULL, NULL);
}

static enum fault save_unit(struct unit *u, void *arg)
{
	const struct saving *s = arg;

	return s->h->id.v ? update_huis(u, s) : insert_huis(u, s);
}

static enum fault code_free(struct ctx *c, struct str code)
{
	struct huizen all;

	TRY(huis_all(c, &all));
	for (size_t i = 0; i < all.n; i++)
		if (str_eq(all.v[i].code, code))
			return fault_field(c->fi, "code", "Deze code is al van een ander huis.", NULL);
	return FAULT_NONE;
}

enum fault huis_save(struct ctx *c, const struct huis *h, struct huis_id *ret)
{
	struct saving s = { c, h, { id_new() } };
	int64_t id;

	TRY(ctx_require(c, RECHT_organisatie_beheren));
	if (h->tot.v && h->tot.v < h->van.v)
		return fault_field(c->fi, "tot", "De laatste dag ligt voor de eerste.", NULL);
	if (!h->id.v)
		TRY(code_free(c, h->code));
	TRY(ctx_write(c, save_unit, &s, &id));
	ret->v = id;
	return FAULT_NONE;
}

/* ---- gemeenten ---- */

enum fault gemeente_all(struct ctx *c, struct gemeenten *ret)
{
	struct q_gemeente_beheer_list_rows rows = { 0 };
	struct batch b = ctx_read(c);

	q_gemeente_beheer_list(&b, &rows);
	TRY(batch_run(&b));
	ret->n = rows.n;
	ret->v = ARENA_ARRAY(c->arena, rows.n + 1, struct gemeente);
	for (size_t i = 0; i < rows.n; i++) {
		const struct q_gemeente_beheer_list *q = &rows.v[i];

		ret->v[i] = (struct gemeente){ q->id, q->code, q->naam, { (int32_t)q->van }, q->tot, q->huis, q->huis_naam,
			q->lid_van, q->lid_tot };
	}
	return FAULT_NONE;
}

enum fault gemeente_choices(struct ctx *c, struct gemeenten *ret)
{
	struct q_gemeente_keuze_rows rows = { 0 };
	struct batch b = ctx_read(c);

	q_gemeente_keuze(&b, datum_today().v, &rows);
	TRY(batch_run(&b));
	ret->n = rows.n;
	ret->v = ARENA_ARRAY(c->arena, rows.n + 1, struct gemeente);
	for (size_t i = 0; i < rows.n; i++)
		ret->v[i] = (struct gemeente){ .id = rows.v[i].id, .code = rows.v[i].code, .naam = rows.v[i].naam };
	return FAULT_NONE;
}

struct change {
	struct ctx *c;
	struct gemeente_id id;
	struct huis_id huis;
	struct str code, naam;
	struct datum dag;
	int64_t nieuw;
};

static enum fault new_unit(struct unit *u, void *arg)
{
	const struct change *k = arg;
	struct q_gemeente_code_find *there = NULL;
	struct batch b = unit_batch(u);

	q_gemeente_code_find(&b, k->code, k->dag.v, &there);
	TRY(batch_run(&b));
	if (there)
		return fault_field(unit_fault(u), "code", "Deze code is op die dag al in gebruik.", NULL);
	q_gemeente_add(&b, k->id, k->code, k->naam, k->dag, NULL);
	k->c->uitkomst = k->id.v;
	return batch_run(&b);
}

static bool cbs_code(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] < '0' || s.p[i] > '9')
			return false;
	return s.n == 4;
}

enum fault gemeente_new(struct ctx *c, struct str code, struct str naam, struct datum van)
{
	struct change k = { .c = c, .id = { id_new() }, .code = code, .naam = naam, .dag = van };

	TRY(ctx_require(c, RECHT_organisatie_beheren));
	if (!cbs_code(code))
		return fault_field(c->fi, "code", "Een CBS-code heeft vier cijfers, bijvoorbeeld 0935.", NULL);
	return ctx_write(c, new_unit, &k, NULL);
}

/* Ends what runs on `tot` or later, on that day. A membership that had yet to begin cannot end before it began. */
static enum fault leave_in(struct unit *u, const struct change *k, const struct q_gemeente_lid_now *lid)
{
	struct batch b = unit_batch(u);
	int64_t n = 0;

	if (lid->van.v > k->dag.v)
		return fault_field(unit_fault(u), "tot", "Deze dag ligt voor het begin van de deelname.", NULL);
	q_gemeente_lid_end(&b, k->dag, lid->id, lid->versie, &n);
	TRY(batch_run(&b));
	return n == 1 ? FAULT_NONE : fault_set(unit_fault(u), FAULT_DENIED, NULL, NULL);
}

static enum fault end_unit(struct unit *u, void *arg)
{
	const struct change *k = arg;
	struct q_gemeente_get *g = NULL;
	struct q_gemeente_lid_now *lid = NULL;
	struct batch b = unit_batch(u);
	int64_t n = 0;

	q_gemeente_get(&b, k->id, &g);
	q_gemeente_lid_now(&b, k->id, k->dag, &lid);
	TRY(batch_run(&b));
	if (!g || !lid) /* the regio has nothing to say about somebody else's gemeente */
		return fault_set(unit_fault(u), FAULT_NOT_FOUND, NULL, NULL);
	if (g->van > k->dag.v)
		return fault_field(unit_fault(u), "tot", "Deze dag ligt voor het begin van de gemeente.", NULL);
	TRY(leave_in(u, k, lid));
	q_gemeente_end(&b, k->dag, k->id, g->versie, &n);
	TRY(batch_run(&b));
	k->c->uitkomst = k->id.v;
	return n == 1 ? FAULT_NONE : fault_set(unit_fault(u), FAULT_DENIED, NULL, NULL);
}

enum fault gemeente_end(struct ctx *c, struct gemeente_id id, struct datum tot)
{
	struct change k = { .c = c, .id = id, .dag = tot };

	TRY(ctx_require(c, RECHT_organisatie_beheren));
	return ctx_write(c, end_unit, &k, NULL);
}

static enum fault join_unit(struct unit *u, void *arg)
{
	struct change *k = arg;
	struct q_gemeente_get *g = NULL;
	struct q_gemeente_lid_now *lid = NULL;
	struct batch b = unit_batch(u);
	int64_t n = 0;

	q_gemeente_get(&b, k->id, &g);
	q_gemeente_lid_now(&b, k->id, k->dag, &lid);
	TRY(batch_run(&b));
	if (!g)
		return fault_set(unit_fault(u), FAULT_NOT_FOUND, NULL, NULL);
	if (k->dag.v < g->van || (g->tot.v && k->dag.v > g->tot.v))
		return fault_field(unit_fault(u), "van", "Op die dag bestaat deze gemeente niet.", NULL);
	if (lid && lid->huis.v == k->huis.v && !lid->tot.v)
		return fault_field(unit_fault(u), "gemeente", "Deze gemeente hoort al bij dit huis.", NULL);
	if (lid && lid->van.v >= k->dag.v)
		return fault_field(unit_fault(u), "van", "Op die dag hoort de gemeente al bij een huis. Kies een latere dag.", NULL);
	if (lid) {
		struct change before = { .dag = datum_add_days(k->dag, -1) };

		TRY(leave_in(u, &before, lid));
	}
	q_gemeente_lid_add(&b, k->nieuw, k->dag, k->id, k->huis, &n);
	TRY(batch_run(&b));
	k->c->uitkomst = k->nieuw;
	return n == 1 ? FAULT_NONE : fault_set(unit_fault(u), FAULT_NOT_FOUND, NULL, NULL);
}

enum fault gemeente_join(struct ctx *c, struct gemeente_id id, struct huis_id huis, struct datum van)
{
	struct change k = { .c = c, .id = id, .huis = huis, .dag = van, .nieuw = id_new() };

	TRY(ctx_require(c, RECHT_organisatie_beheren));
	return ctx_write(c, join_unit, &k, NULL);
}

static enum fault leave_unit(struct unit *u, void *arg)
{
	const struct change *k = arg;
	struct q_gemeente_lid_now *lid = NULL;
	struct batch b = unit_batch(u);

	q_gemeente_lid_now(&b, k->id, k->dag, &lid);
	TRY(batch_run(&b));
	if (!lid || lid->huis.v != k->huis.v)
		return fault_set(unit_fault(u), FAULT_NOT_FOUND, NULL, NULL);
	k->c->uitkomst = lid->id;
	return leave_in(u, k, lid);
}

enum fault gemeente_leave(struct ctx *c, struct gemeente_id id, struct huis_id huis, struct datum tot)
{
	struct change k = { .c = c, .id = id, .huis = huis, .dag = tot };

	TRY(ctx_require(c, RECHT_organisatie_beheren));
	return ctx_write(c, leave_unit, &k, NULL);
}

/* ---- werkgebied ---- */

enum fault werkgebied_today(struct ctx *c, struct werkgebied *ret)
{
	struct q_werkgebied_rows rows = { 0 };
	struct batch b = ctx_kaal(c);
	struct werkgebied_huis *h = NULL;

	q_werkgebied(&b, datum_today(), &rows);
	TRY(batch_run(&b));
	ret->n = 0;
	ret->v = ARENA_ARRAY(c->arena, rows.n + 1, struct werkgebied_huis);
	for (size_t i = 0; i < rows.n; i++) {
		const struct q_werkgebied *q = &rows.v[i];

		if (!i || rows.v[i - 1].huis.v != q->huis.v) {
			h = &ret->v[ret->n++];
			*h = (struct werkgebied_huis){ .id = q->huis, .naam = q->huis_naam, .adres = q->adres, .telefoon = q->telefoon,
				.email = q->email, .gemeenten = ARENA_ARRAY(c->arena, rows.n - i, struct str) };
		}
		h->gemeenten[h->n++] = q->gemeente;
	}
	return FAULT_NONE;
}
