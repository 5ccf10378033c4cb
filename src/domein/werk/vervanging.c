/* Replacement: see vervanging.h. */
#include "domein/werk/vervanging.h"

#include "catalogus/catalogus.h"
#include "query.h"

static void add(struct buf *b, struct str s)
{
	buf_add(b, s);
	buf_addc(b, ',');
}

static bool in_list(struct str list, struct str code)
{
	return !code.n || str_csv_has(list, code);
}

static struct buf list_new(struct arena *a)
{
	struct buf b = buf_new(a);

	buf_addc(&b, ',');
	return b;
}

static void roles_weigh(struct ctx *c, const struct q_overdracht_rollen_rows *rollen, struct vervanging_feiten *ret)
{
	struct buf ringen = list_new(c->arena), regie = list_new(c->arena);

	for (size_t i = 0; i < rollen->n; i++) {
		const struct q_overdracht_rollen *r = &rollen->v[i];
		const struct rol *rol = rol_find(c->cat, r->rol);

		if (r->ring.n)
			add(&ringen, r->ring);
		if (rol && rol_has(rol, RECHT_casus_openen))
			add(&regie, r->huis.v ? str_from_i64(c->arena, r->huis.v) : STR("*"));
		ret->mag |= rol && rol->dossiertoegang;
	}
	ret->ringen = buf_str(&ringen);
	ret->regie = buf_str(&regie);
}

enum fault vervanging_feiten(struct ctx *c, struct medewerker_id m, struct vervanging_feiten *ret)
{
	struct q_overdracht_rollen_rows rollen = { 0 };
	struct q_vervanger_kan *kan = NULL;
	struct batch b = ctx_kaal(c);
	struct buf wegingen = list_new(c->arena);

	q_overdracht_rollen(&b, m, klok_now(), &rollen);
	q_vervanger_kan(&b, klok_now(), m, &kan);
	TRY(batch_run(&b));
	*ret = (struct vervanging_feiten){ 0 };
	roles_weigh(c, &rollen, ret);
	ret->mag = ret->mag && kan && kan->kan;
	for (size_t i = 0; i < c->cat->noverlegvormen; i++) {
		const struct overlegvorm *v = &c->cat->overlegvormen[i];

		if (v->soort == OVERLEGSOORT_WEGING && in_list(ret->ringen, ring_code(v->ring)))
			add(&wegingen, v->code);
	}
	ret->wegingen = buf_str(&wegingen);
	return FAULT_NONE;
}

/* ---- the job ---- */

struct following {
	const struct q_afwezig_lopend *a;
	struct vervanging_feiten f;
};

static enum fault follow_unit(struct unit *u, void *arg)
{
	const struct following *k = arg;
	struct batch b = unit_batch(u);

	q_afwezig_feiten(&b, k->f.mag, k->f.ringen, k->f.regie, k->f.wegingen, k->a->id, NULL);
	return batch_run(&b);
}

static bool same(const struct vervanging_feiten *f, const struct q_afwezig_lopend *a)
{
	return f->mag == a->mag && str_eq(f->ringen, a->ringen) && str_eq(f->regie, a->regie) && str_eq(f->wegingen, a->wegingen);
}

enum fault vervanging_follow(struct ctx *c)
{
	struct q_afwezig_lopend_rows rows;
	struct afwezigheid_id na = { 0 };

	do {
		struct batch b = ctx_kaal(c);

		rows = (struct q_afwezig_lopend_rows){ 0 };
		q_afwezig_lopend(&b, klok_now(), na, &rows);
		TRY(batch_run(&b));
		for (size_t i = 0; i < rows.n; i++) {
			struct following k = { .a = &rows.v[i] };

			TRY(vervanging_feiten(c, rows.v[i].vervanger, &k.f));
			if (!same(&k.f, &rows.v[i]))
				TRY(ctx_write_kaal(c, follow_unit, &k));
			na = rows.v[i].id;
		}
	} while (rows.n);
	return FAULT_NONE;
}
