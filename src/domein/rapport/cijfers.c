/* Figures: see cijfers.h. One batch through the lens cijfers; the names of houses come through the actor's own lens, those
 * of gemeenten from the catalogue. */
#include "domein/rapport/cijfers_priv.h"

#include <stdlib.h>

#include "catalogus/catalogus.h"

struct gelezen {
	struct q_cijfers_casussen_rows casussen;
	struct q_cijfers_gemeenten_rows gemeenten;
	struct q_cijfers_huizen_rows bereik;
};

static enum fault figures_read(struct ctx *c, int jaar, int maand, struct gelezen *ret)
{
	struct batch b = db_batch(c->db, LENS_CIJFERS, &c->eyes, c->arena, c->fi);

	q_cijfers_casussen(&b, jaar * 100 + 1, &ret->casussen);
	q_cijfers_gemeenten(&b, maand, &ret->gemeenten);
	q_cijfers_huizen(&b, &ret->bereik);
	return batch_run(&b);
}

enum fault cijfers_huizen_name(struct ctx *c, const struct q_cijfers_huizen_rows *bereik, struct cijfers *ret)
{
	struct q_huis_list_rows huizen = { 0 };
	struct batch b = ctx_read(c);

	q_huis_list(&b, datum_today(), &huizen);
	TRY(batch_run(&b));
	ret->huizen = ARENA_ARRAY(c->arena, huizen.n + 1, struct str);
	for (size_t i = 0; i < huizen.n; i++)
		for (size_t k = 0; k < bereik->n; k++)
			if (huizen.v[i].id.v == bereik->v[k].id.v)
				ret->huizen[ret->nhuizen++] = huizen.v[i].naam;
	ret->regio = bereik->n && bereik->v[0].id.v == 0;
	return FAULT_NONE;
}

static size_t gemeente_place(const struct cijfers *f, struct str code)
{
	size_t i = 0;

	while (i < f->ngemeenten && !str_eq(f->gemeenten[i].code, code))
		i++;
	return i;
}

static void gemeente_note(struct ctx *c, struct cijfers *f, struct str code)
{
	const struct gemeente_rij *g = gemeente_rij_find(c->cat, code);

	if (gemeente_place(f, code) == f->ngemeenten)
		f->gemeenten[f->ngemeenten++] = (struct cijfers_gemeente){ code, g ? g->naam : code };
}

/* By name; what has none comes last. */
static int gemeente_order(const void *x, const void *y)
{
	const struct cijfers_gemeente *a = x, *b = y;

	if (!a->code.n != !b->code.n)
		return a->code.n ? -1 : 1;
	return str_cmp(a->naam, b->naam);
}

static void gemeenten_list(struct ctx *c, const struct gelezen *g, struct cijfers *ret)
{
	ret->gemeenten = ARENA_ARRAY(c->arena, g->gemeenten.n + g->casussen.n + 1, struct cijfers_gemeente);
	for (size_t i = 0; i < g->gemeenten.n; i++)
		gemeente_note(c, ret, g->gemeenten.v[i].code);
	for (size_t i = 0; i < g->casussen.n; i++)
		gemeente_note(c, ret, g->casussen.v[i].gemeente);
	if (ret->ngemeenten)
		qsort(ret->gemeenten, ret->ngemeenten, sizeof(*ret->gemeenten), gemeente_order);
}

static struct cijfers_rij row_new(struct ctx *c, const struct cijfers *f, struct str thema)
{
	return (struct cijfers_rij){ .thema = thema, .v = ARENA_ARRAY(c->arena, f->ngemeenten + 1, struct cijfers_cel) };
}

static void cell_add(struct cijfers_cel *cel, int64_t open, int64_t geopend)
{
	cel->open += open;
	cel->geopend += geopend;
}

/* The rows come by theme. */
static void table_fill(struct ctx *c, const struct q_cijfers_casussen_rows *v, struct cijfers *ret)
{
	int64_t van = ret->jaar * 100 + 1;

	ret->rijen = ARENA_ARRAY(c->arena, v->n + 1, struct cijfers_rij);
	ret->totaal = row_new(c, ret, STR(""));
	for (size_t i = 0; i < v->n; i++) {
		const struct q_cijfers_casussen *q = &v->v[i];
		int64_t geopend = q->maand >= van ? q->aantal : 0;
		size_t g = gemeente_place(ret, q->gemeente);
		struct cijfers_rij *r;

		if (!ret->nrijen || !str_eq(ret->rijen[ret->nrijen - 1].thema, q->thema))
			ret->rijen[ret->nrijen++] = row_new(c, ret, q->thema);
		r = &ret->rijen[ret->nrijen - 1];
		cell_add(&r->v[g], q->open, geopend);
		cell_add(&r->som, q->open, geopend);
		cell_add(&ret->totaal.v[g], q->open, geopend);
		cell_add(&ret->totaal.som, q->open, geopend);
	}
}

enum fault cijfers_lezen(struct ctx *c, struct cijfers *ret)
{
	struct datum today = datum_today();
	struct cijfers f = { .jaar = datum_jaar(today) };
	struct gelezen g = { 0 };

	TRY(ctx_require(c, RECHT_cijfers_lezen));
	TRY(figures_read(c, f.jaar, today.v / 100, &g));
	TRY(cijfers_huizen_name(c, &g.bereik, &f));
	gemeenten_list(c, &g, &f);
	table_fill(c, &g.casussen, &f);
	*ret = f;
	return FAULT_NONE;
}
