/* What a house says of itself: see openbaar.h. */
#include "domein/brief/openbaar.h"

#include "domein/persoon/vrij.h"
#include "query.h"

enum fault huis_openbaar_get(struct ctx *c, struct huis_id id, struct huis_openbaar *ret)
{
	struct q_huis_openbaar_get *q = NULL;
	struct batch b = ctx_read(c);

	q_huis_openbaar_get(&b, id, &q);
	TRY(batch_run(&b));
	*ret = (struct huis_openbaar){ id, STR(""), STR(""), STR(""), STR(""), STR(""), STR(""), 0 };
	if (q)
		*ret = (struct huis_openbaar){ id, q->contactpunt, q->website, q->doel, q->lijst, q->rechten, q->klacht, q->versie };
	return FAULT_NONE;
}

struct saving {
	struct ctx *c;
	const struct huis_openbaar *h;
};

static enum fault save_unit(struct unit *u, void *arg)
{
	const struct saving *s = arg;
	const struct huis_openbaar *h = s->h;
	struct q_huis_openbaar_get *now = NULL;
	struct q_huis_get *huis = NULL;
	struct batch b = unit_batch(u);
	int64_t n = 0;

	q_huis_get(&b, h->huis, &huis);
	q_huis_openbaar_get(&b, h->huis, &now);
	TRY(batch_run(&b));
	if (!huis)
		return fault_set(unit_fault(u), FAULT_NOT_FOUND, NULL, NULL);
	if ((now ? now->versie : 0) != h->versie)
		return fault_set(unit_fault(u), FAULT_CONFLICT, N_("Deze teksten zijn intussen door iemand anders gewijzigd."), NULL);
	if (now)
		q_huis_openbaar_update(&b, h->contactpunt, h->website, h->doel, h->lijst, h->rechten, h->klacht, h->huis, h->versie,
			&n);
	else
		q_huis_openbaar_add(&b, id_new(), h->contactpunt, h->website, h->doel, h->lijst, h->rechten, h->klacht, h->huis, &n);
	TRY(batch_run(&b));
	s->c->uitkomst = h->huis.v;
	return n == 1 ? FAULT_NONE : fault_set(unit_fault(u), FAULT_DENIED, NULL, NULL);
}

static enum fault short_enough(struct ctx *c, struct str *s, const char *field, size_t max)
{
	*s = s->p ? str_trim(*s) : STR("");
	return str_points(*s) <= max ? FAULT_NONE : fault_field(c->fi, field, N_("Dit is te lang."), NULL);
}

enum fault huis_openbaar_save(struct ctx *c, const struct huis_openbaar *h)
{
	struct huis_openbaar own = *h;
	struct saving s = { c, &own };

	TRY(ctx_require(c, RECHT_organisatie_beheren));
	TRY(short_enough(c, &own.contactpunt, "contactpunt", 500));
	TRY(short_enough(c, &own.website, "website", 200));
	TRY(short_enough(c, &own.doel, "doel", OPENBAAR_TEKST_MAX));
	TRY(short_enough(c, &own.lijst, "lijst", OPENBAAR_TEKST_MAX));
	TRY(short_enough(c, &own.rechten, "rechten", OPENBAAR_TEKST_MAX));
	TRY(short_enough(c, &own.klacht, "klacht", OPENBAAR_TEKST_MAX));
	TRY(VRIJ_CHECK(c->fi, { "contactpunt", own.contactpunt }, { "website", own.website }, { "doel", own.doel },
		{ "lijst", own.lijst }, { "rechten", own.rechten }, { "klacht", own.klacht }));
	return ctx_write(c, save_unit, &s, NULL);
}

enum fault over_huis(struct ctx *c, struct huis_id id, struct over_huis *ret)
{
	struct q_over_huis_gemeenten_rows rows = { 0 };
	struct q_over_huis *q = NULL;
	struct batch b = ctx_kaal(c);

	q_over_huis(&b, id, datum_today(), &q);
	TRY(batch_run(&b));
	if (!q)
		return fault_set(c->fi, FAULT_NOT_FOUND, NULL, NULL);
	q_over_huis_gemeenten(&b, q->id, datum_today(), &rows);
	TRY(batch_run(&b));
	*ret = (struct over_huis){ q->naam, q->adres, q->telefoon, q->email,
		{ q->id, q->contactpunt, q->website, q->doel, q->lijst, q->rechten, q->klacht, 0 }, rows.n,
		ARENA_ARRAY(c->arena, rows.n + 1, struct str) };
	for (size_t i = 0; i < rows.n; i++)
		ret->gemeenten[i] = rows.v[i].naam;
	return FAULT_NONE;
}
