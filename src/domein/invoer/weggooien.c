/* Giving up a batch: see partij.h.
 *
 * First all of it is judged, some cases at a time in a unit that is undone: what would go is named as for a destruction,
 * and nothing of that may be somebody's work. Then the batch is marked, and its cases go, some at a time; the mark keeps
 * the takeover itself from going on. The last unit writes that it is gone.
 */
#include "domein/invoer/partij.h"

#include "domein/bewaring/bewaring.h"
#include "query.h"

#define CHUNK_ARENA (32u << 20)
#define IN_USE "Er is in deze partij gewerkt sinds zij is ingelezen. Er is niets weggegooid."
#define MEANWHILE "Er is intussen in deze partij gewerkt. Een deel is weg; de rest staat er nog."

static struct partij_rij row_of(const struct q_partij_lijst *q)
{
	return (struct partij_rij){ .id = q->id, .nummer = q->nummer, .door_naam = q->door_naam, .weg_naam = q->weg_naam,
		.weg_reden = q->weg_reden, .begonnen = q->begonnen, .klaar = q->klaar, .weg = q->weg, .weg_klaar = q->weg_klaar,
		.gevallen = q->gevallen, .rijen = q->rijen, .beelden = q->beelden, .personen = q->personen };
}

static enum fault rows_read(struct ctx *c, struct str nummer, struct partijen *ret)
{
	struct q_partij_lijst_rows rows = { 0 };
	struct batch b = ctx_kaal(c);

	TRY(ctx_require(c, RECHT_import_uitvoeren));
	q_partij_lijst(&b, c->actor.regio, nummer, &rows);
	TRY(batch_run(&b));
	*ret = (struct partijen){ rows.n, ARENA_ARRAY(c->arena, rows.n + 1, struct partij_rij) };
	for (size_t i = 0; i < rows.n; i++)
		ret->v[i] = row_of(&rows.v[i]);
	return FAULT_NONE;
}

enum fault partij_list(struct ctx *c, struct partijen *ret)
{
	return rows_read(c, STR(""), ret);
}

/* ---- some of it, in one unit ---- */

struct deel {
	struct ctx *c;
	const struct partij_rij *p;
	struct str reden;
	int64_t van, tot, gevallen; /* of partij_geval */
	bool oordeel;               /* judge, and undo */
	bool geoordeeld, bezet;     /* set by the unit */
};

static enum fault deel_unit(struct unit *u, void *arg)
{
	struct deel *d = arg;
	struct q_partij_bezet *bezet = NULL;
	struct vernietiging_tel tel;
	struct batch b = unit_batch(u);

	d->geoordeeld = d->bezet = false;
	if (d->oordeel && !d->p->weg)
		q_partij_weg_set(&b, unit_moment(u), d->c->actor.id, d->reden, d->p->id, NULL);
	q_partij_deel_noem(&b, d->p->id, d->van, d->tot, NULL);
	TRY(batch_run(&b));
	TRY(vernietiging_name_in(u, d->p->id.v));
	q_partij_bezet(&b, d->p->id, &bezet);
	TRY(batch_run(&b));
	d->geoordeeld = true;
	d->bezet = bezet != NULL;
	if (d->oordeel || d->bezet)
		return fault_set(unit_fault(u), FAULT_CONFLICT, MEANWHILE, NULL); /* undoes it */
	TRY(vernietiging_take_in(u, d->p->id.v, &tel));
	q_partij_weg_tel(&b, d->gevallen, tel.rijen, tel.beelden, tel.personen, d->p->id, NULL);
	return batch_run(&b);
}

static enum fault judge(struct deel *d, int64_t van, int64_t tot)
{
	enum fault f;

	d->van = van;
	d->tot = tot;
	d->oordeel = true;
	f = ctx_write_kaal(d->c, deel_unit, d);
	if (f != FAULT_CONFLICT || !d->geoordeeld)
		return f;
	fault_clear(d->c->fi);
	return FAULT_NONE;
}

/* Of some in which somebody worked: which. */
static enum fault judge_each(struct deel *d, struct partij_weg *w, struct arena *keep,
	const struct q_partij_deel_rows *rows)
{
	for (size_t i = 0; i < rows->n; i++) {
		TRY(judge(d, rows->v[i].id, rows->v[i].id));
		if (!d->bezet)
			continue;
		if (w->nbezet < PARTIJ_BEZET_MAX)
			w->bezet[w->nbezet] = (struct partij_bezet){ str_dup(keep, rows->v[i].nummer),
				str_dup(keep, rows->v[i].referentie) };
		w->nbezet++;
	}
	return FAULT_NONE;
}

static enum fault take(struct deel *d, int64_t van, int64_t tot, size_t n)
{
	d->van = van;
	d->tot = tot;
	d->gevallen = (int64_t)n;
	d->oordeel = false;
	return ctx_write_kaal(d->c, deel_unit, d);
}

/* ---- all of it ---- */

/* Goes through the batch, to judge it or to take it away. */
static enum fault all(struct ctx *c, struct partij_weg *w, bool oordeel, int64_t *done, int64_t total)
{
	struct ctx one = *c;
	struct deel d = { .c = &one, .p = &w->stand, .reden = w->reden };
	struct q_partij_deel_rows rows = { 0 };
	int64_t na = 0;
	enum fault f;

	one.arena = arena_new(CHUNK_ARENA);
	do {
		struct batch b = ctx_kaal(&one);

		q_partij_deel(&b, w->stand.id, na, &rows);
		f = batch_run(&b);
		if (f || !rows.n)
			break;
		na = rows.v[rows.n - 1].id;
		f = oordeel ? judge(&d, rows.v[0].id, na) : take(&d, rows.v[0].id, na, rows.n);
		if (!f && oordeel && d.bezet)
			f = judge_each(&d, w, c->arena, &rows);
		*done += (int64_t)rows.n;
		if (w->progress)
			w->progress(w->arg, *done, total);
		arena_reset(one.arena);
	} while (!f);
	arena_free(&one.arena);
	return f;
}

struct mark {
	struct ctx *c;
	const struct partij_weg *w;
};

static enum fault mark_unit(struct unit *u, void *arg)
{
	const struct mark *m = arg;
	struct batch b = unit_batch(u);
	int64_t n = 0;

	q_partij_weg_set(&b, unit_moment(u), m->c->actor.id, m->w->reden, m->w->stand.id, &n);
	TRY(batch_run(&b));
	return n == 1 ? FAULT_NONE : fault_set(unit_fault(u), FAULT_CONFLICT, NULL, NULL);
}

static enum fault done_unit(struct unit *u, void *arg)
{
	const struct mark *m = arg;
	struct batch b = unit_batch(u);
	int64_t n = 0;

	q_partij_weg_klaar(&b, unit_moment(u), m->w->stand.id, &n);
	TRY(batch_run(&b));
	return n == 1 ? FAULT_NONE : fault_set(unit_fault(u), FAULT_CONFLICT, NULL, NULL);
}

static enum fault find(struct ctx *c, struct partij_weg *w)
{
	struct partijen l;

	TRY(rows_read(c, w->nummer, &l));
	if (!w->nummer.n || l.n != 1)
		return fault_set(c->fi, FAULT_NOT_FOUND, "Deze partij is er niet. Zie: schakel partij.", NULL);
	w->stand = l.v[0];
	w->hervat = w->stand.weg != 0;
	if (w->stand.klaar)
		return fault_set(c->fi, FAULT_CONFLICT,
			"Deze partij is compleet en zichtbaar. Wat erin staat, wordt vernietigd zoals elk dossier.", "WGS 1.8 lid 7");
	if (w->stand.weg_klaar)
		return fault_set(c->fi, FAULT_CONFLICT, "Deze partij is al weggegooid.", NULL);
	if (!w->hervat && !w->reden.n)
		return fault_field(c->fi, "reden", "Schrijf op waarom u deze partij weggooit.", NULL);
	return FAULT_NONE;
}

enum fault partij_discard(struct ctx *c, struct partij_weg *w)
{
	struct mark m = { c, w };
	struct partijen l;
	int64_t done = 0, total;

	w->nbezet = 0;
	TRY(find(c, w));
	total = w->stand.gevallen * (w->proef ? 1 : 2);
	TRY(all(c, w, true, &done, total));
	if (w->nbezet)
		return fault_set(c->fi, FAULT_CONFLICT, IN_USE, NULL);
	if (w->proef)
		return FAULT_NONE;
	if (!w->hervat)
		TRY(ctx_write_kaal(c, mark_unit, &m));
	w->stand.weg = 1;
	TRY(all(c, w, false, &done, total));
	TRY(ctx_write_kaal(c, done_unit, &m));
	TRY(rows_read(c, w->nummer, &l));
	w->stand = l.v[0];
	return db_checkpoint(c->db, c->fi);
}
