/* Who may be the same as a betrokkene: candidates from the comparison view, ranked by vergelijk.c. */
#include <stdlib.h>
#include <string.h>

#include "basis/arena.h"
#include "domein/persoon/persoon_priv.h"
#include "domein/persoon/term.h"

#define WORDS_TRIED 3 /* sounds of surnames that are looked up */

enum fault persoon_betrokkene_row(struct batch *b, struct ctx *c, struct betrokkene_id id,
	struct q_persoon_betrokkene **ret)
{
	struct q_persoon_betrokkene *q = NULL;

	q_persoon_betrokkene(b, id, &q);
	TRY(batch_run(b));
	/* the register of persons ends at the regio: a dossier of another one is no dossier here */
	if (!q || !q->ring.p || q->regio.v != c->actor.regio.v)
		return fault_set(b->fi, FAULT_NOT_FOUND, NULL, "invariant 44");
	*ret = q;
	return FAULT_NONE;
}

static struct persoon_betrokkene persoon_betrokkene_of(const struct q_persoon_betrokkene *q)
{
	return (struct persoon_betrokkene){ .id = q->id, .dossier = q->dossier, .aanmelding = q->aanmelding,
		.casus = q->casus, .nummer = q->nummer, .rol = q->rol, .ring = q->ring, .regime = q->regime,
		.bsn_reden = q->bsn_reden, .wie = KERN_AS(q->persoon, q, q->ring), .versie = q->versie, .hoofd = q->hoofd,
		.schrijven = q->schrijven, .gekoppeld = STR("") };
}

/* ---- candidates ---- */

struct ranked {
	struct persoon_dubbele d;
	int points;
	struct str key;
};
struct pool {
	struct arena *a;
	const struct persoon_kern *hier;
	size_t n, cap;
	struct ranked *v;
};

static void pool_add(struct pool *p, struct persoon_kern daar)
{
	struct ranked r;

	for (size_t i = 0; i < p->n; i++)
		if (p->v[i].d.wie.id.v == daar.id.v)
			return;
	if (p->n == p->cap || !persoon_compare(p->a, p->hier, &daar, &r.d, &r.points))
		return;
	r.key = naam_sort_key(p->a, &daar.naam);
	p->v[p->n++] = r;
}

#define POOL_ADD(pool, rows) \
	do { \
		for (size_t row_i_ = 0; row_i_ < (rows).n; row_i_++) \
			pool_add((pool), KERN_OF(&(rows).v[row_i_])); \
	} while (0)

static int ranked_cmp(const void *x, const void *y)
{
	const struct ranked *a = x, *b = y;

	if (a->d.kans != b->d.kans)
		return a->d.kans < b->d.kans ? -1 : 1;
	if (a->points != b->points)
		return a->points < b->points ? -1 : 1;
	return str_cmp(a->key, b->key);
}

/* The sounds of the surname and the partner's name, longest word first. */
static size_t sounds(struct arena *a, const struct naam *n, struct str *ret)
{
	struct woorden w;
	size_t k = 0;

	woorden_of(a, str_cat(a, str_cat(a, n->geslachtsnaam, STR(" ")), n->partner_naam), &w);
	while (k < WORDS_TRIED && w.n) {
		size_t longest = 0;

		for (size_t i = 1; i < w.n; i++)
			if (w.v[i].n > w.v[longest].n)
				longest = i;
		if (w.v[longest].n > 2 && !str_eq(w.v[longest], STR("onbekend")))
			ret[k++] = klank(a, w.v[longest]);
		w.v[longest] = w.v[--w.n];
	}
	return k;
}

/* The day with day and month changed about; the day itself when that is no day. */
static struct datum turned(struct datum d)
{
	struct datum t = datum_of(datum_jaar(d), datum_dag(d), datum_maand(d));

	return datum_dag(d) && datum_valid(t, false) ? t : d;
}

static struct str first_letter(struct arena *a, const struct naam *n)
{
	struct str f = fold_words(a, n->voornamen.n ? n->voornamen : n->voorletters);
	size_t k = f.n ? 1 : 0;

	while (k < f.n && ((unsigned char)f.p[k] & 0xc0) == 0x80)
		k++;
	return (struct str){ f.n ? f.p : "", k };
}

static enum fault pool_fill(struct ctx *c, struct pool *p)
{
	const struct persoon_kern *h = p->hier;
	struct str k[WORDS_TRIED], letter = h->geboren.v ? STR("") : first_letter(c->arena, &h->naam);
	struct datum jaar = { h->geboren.v / 10000 * 10000 }, tot = { jaar.v + 1231 };
	struct q_persoon_dubbel_klank_rows by_sound[WORDS_TRIED] = { 0 };
	struct q_persoon_dubbel_geboren_rows by_birth = { 0 };
	struct q_persoon_met_bsn *by_bsn = NULL;
	struct batch b = ctx_read(c);
	size_t n = sounds(c->arena, &h->naam, k), most = 1;

	if (h->bsn.n)
		q_persoon_met_bsn(&b, h->bsn, h->ring, &by_bsn);
	if (datum_dag(h->geboren))
		q_persoon_dubbel_geboren(&b, h->geboren, turned(h->geboren), h->ring, &by_birth);
	for (size_t i = 0; i < n && (h->geboren.v || letter.n); i++)
		q_persoon_dubbel_klank(&b, k[i], h->ring, h->geboren.v != 0, jaar, tot, letter, prefix_end(c->arena, letter),
			&by_sound[i]);
	if (b.n)
		TRY(batch_run(&b));
	most += by_birth.n;
	for (size_t i = 0; i < n; i++)
		most += by_sound[i].n;
	p->cap = most;
	p->v = ARENA_ARRAY(c->arena, most, struct ranked);
	if (by_bsn)
		pool_add(p, KERN_OF(by_bsn));
	POOL_ADD(p, by_birth);
	for (size_t i = 0; i < n; i++)
		POOL_ADD(p, by_sound[i]);
	return FAULT_NONE;
}

/* ---- the page ---- */

/* The persoon whom it is linked to, or whom the actor chose: one look-up. */
static enum fault other_get(struct ctx *c, struct persoon_id id, struct str ring, struct q_persoon_kern **ret)
{
	struct q_persoon_kern *q = NULL;
	struct batch b = ctx_read(c);

	q_persoon_kern(&b, id, &q);
	TRY(batch_run(&b));
	if (!q || !str_eq(q->ring, ring))
		return fault_set(c->fi, FAULT_NOT_FOUND, NULL, "invariant 44");
	*ret = q;
	return FAULT_NONE;
}

static void looks(struct ctx *c, const struct persoon_dubbelen *d)
{
	ctx_look(c, d->van.dossier, d->van.wie.id, LOOK_SCHERM, STR("vergelijken"));
	for (size_t i = 0; i < d->n; i++)
		ctx_look(c, d->van.dossier, d->v[i].wie.id, LOOK_ZOEK, STR("vergelijken"));
}

static enum fault ranking(struct ctx *c, struct persoon_id ook, struct persoon_dubbelen *d)
{
	struct pool p = { .a = c->arena, .hier = &d->van.wie };
	struct q_persoon_kern *chosen = NULL;

	if (ook.v) {
		TRY(other_get(c, ook, d->van.ring, &chosen));
		persoon_compare_all(c->arena, &d->van.wie, &KERN_OF(chosen), &d->v[d->n++]);
	}
	TRY(pool_fill(c, &p));
	qsort(p.v, p.n, sizeof(p.v[0]), ranked_cmp);
	for (size_t i = 0; i < p.n && d->n < PERSOON_DUBBELEN_MAX; i++)
		if (p.v[i].d.wie.id.v != ook.v)
			d->v[d->n++] = p.v[i].d;
	return FAULT_NONE;
}

enum fault persoon_doubles(struct ctx *c, struct betrokkene_id id, struct persoon_id ook, struct persoon_dubbelen *ret)
{
	struct persoon_dubbelen d = { .v = ARENA_ARRAY(c->arena, PERSOON_DUBBELEN_MAX, struct persoon_dubbele) };
	struct q_persoon_betrokkene *q = NULL;
	struct q_persoon_kern *linked = NULL;
	struct batch b = ctx_read(c);

	TRY(ctx_require(c, RECHT_persoon_koppelen));
	TRY(persoon_betrokkene_row(&b, c, id, &q));
	d.van = persoon_betrokkene_of(q);
	if (d.van.wie.id.v) {
		TRY(other_get(c, d.van.wie.id, d.van.ring, &linked));
		d.van.gekoppeld = naam_display(c->arena, &KERN_OF(linked).naam);
	} else {
		TRY(ranking(c, ook, &d));
	}
	looks(c, &d);
	*ret = d;
	return FAULT_NONE;
}
