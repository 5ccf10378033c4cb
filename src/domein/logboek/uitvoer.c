/* The export of the log, for schakel-verifieer: see zegel.h and doc/LOGBOEK.md. Leaves up to the newest head only. */
#include <string.h>

#include "domein/logboek/vorm.h"
#include "domein/logboek/zegel_priv.h"
#include "query.h"

#define LEAVES 250
#define PIECE_CAP ((size_t)256 << 20)

struct uitvoer {
	struct ctx *c;
	zegel_put put;
	void *arg;
};

static enum fault send(const struct uitvoer *u, enum zegel_bestand naar, struct str text)
{
	return u->put(u->arg, naar, text, u->c->fi);
}

static void leaf_line(struct buf *b, int64_t plaats, struct str hash, struct str zout, struct str soort, int64_t record,
	struct str text)
{
	buf_add_i64(b, plaats);
	buf_addc(b, ' ');
	buf_add(b, hex(b->arena, hash));
	buf_addc(b, ' ');
	buf_add(b, zout.p ? hex(b->arena, zout) : STR("-"));
	buf_addc(b, ' ');
	buf_add(b, soort);
	buf_addc(b, ' ');
	buf_add_i64(b, record);
	buf_addc(b, ' ');
	buf_add(b, text);
	buf_addc(b, '\n');
}

static void row_line(struct buf *b, const struct q_zegel_blad_journaal *r)
{
	struct vorm_journaal v = VORM_JOURNAAL(r);

	leaf_line(b, r->plaats, r->hash, r->zout, STR("j"), r->record, r->id ? vorm_journaal(b->arena, &v) : STR("-"));
}

static void look_line(struct buf *b, const struct q_zegel_blad_raadpleging *r)
{
	struct vorm_raadpleging v = VORM_RAADPLEGING(r);

	leaf_line(b, r->plaats, r->hash, r->zout, STR("r"), r->record, r->id ? vorm_raadpleging(b->arena, &v) : STR("-"));
}

static void event_line(struct buf *b, const struct q_zegel_blad_gebeurtenis *r)
{
	struct vorm_gebeurtenis v = VORM_GEBEURTENIS(r);

	leaf_line(b, r->plaats, r->hash, r->zout, STR("g"), r->record, r->id ? vorm_gebeurtenis(b->arena, &v) : STR("-"));
}

enum fault zegel_bladregels(struct ctx *c, struct arena *a, int64_t van, int64_t tot, struct str *ret)
{
	struct batch b = db_batch(c->db, LENS_KAAL, &c->eyes, a, c->fi);
	struct q_zegel_blad_journaal_rows j = { 0 };
	struct q_zegel_blad_raadpleging_rows l = { 0 };
	struct q_zegel_blad_gebeurtenis_rows g = { 0 };
	struct buf text = buf_new(a);
	size_t at_j = 0, at_l = 0, at_g = 0;

	q_zegel_blad_journaal(&b, van, tot, &j);
	q_zegel_blad_raadpleging(&b, van, tot, &l);
	q_zegel_blad_gebeurtenis(&b, van, tot, &g);
	TRY(batch_run(&b));
	for (; van < tot; van++) {
		if (at_j < j.n && j.v[at_j].plaats == van)
			row_line(&text, &j.v[at_j++]);
		else if (at_l < l.n && l.v[at_l].plaats == van)
			look_line(&text, &l.v[at_l++]);
		else if (at_g < g.n && g.v[at_g].plaats == van)
			event_line(&text, &g.v[at_g++]);
	}
	*ret = buf_str(&text);
	return arena_over(a) ? fault_detail(c->fi, FAULT_BUSY, "uitvoer", "records too large") : FAULT_NONE;
}

static enum fault leaves_some(const struct uitvoer *u, struct arena *a, int64_t van, int64_t tot)
{
	struct str text;

	TRY(zegel_bladregels(u->c, a, van, tot, &text));
	return send(u, ZEGEL_BLADEN, text);
}

static enum fault leaves(const struct uitvoer *u, int64_t n)
{
	TRY(send(u, ZEGEL_BLADEN, STR("schakel-bladen 1\n")));
	for (int64_t van = 0; van < n; van += LEAVES) {
		struct arena *a = arena_new(PIECE_CAP);
		enum fault f = leaves_some(u, a, van, van + LEAVES < n ? van + LEAVES : n);

		arena_free(&a);
		TRY(f);
	}
	return FAULT_NONE;
}

static enum fault checkpoints_some(const struct uitvoer *u, struct arena *a, int64_t *na, int64_t tot)
{
	struct batch b = db_batch(u->c->db, LENS_KAAL, &u->c->eyes, a, u->c->fi);
	struct q_zegel_checkpoints_rows rows = { 0 };
	struct buf text = buf_new(a);

	q_zegel_checkpoints(&b, *na, tot, &rows);
	TRY(batch_run(&b));
	*na = rows.n ? rows.v[rows.n - 1].nummer : tot;
	for (size_t i = 0; i < rows.n; i++) {
		buf_add(&text, rows.v[i].noot);
		buf_addc(&text, '\n');
	}
	return send(u, ZEGEL_CHECKPOINTS, buf_str(&text));
}

static enum fault checkpoints(const struct uitvoer *u, int64_t tot)
{
	int64_t na = 0;

	while (na < tot) {
		struct arena *a = arena_new(PIECE_CAP);
		enum fault f = checkpoints_some(u, a, &na, tot);

		arena_free(&a);
		TRY(f);
	}
	return FAULT_NONE;
}

/* The first key on a line of its own, an empty line, and the note that names each next one. */
static enum fault keys(const struct uitvoer *u)
{
	struct q_zegel_sleutels_rows rows = { 0 };
	struct batch b = ctx_kaal(u->c);
	struct buf text = buf_new(u->c->arena);

	q_zegel_sleutels(&b, &rows);
	TRY(batch_run(&b));
	for (size_t i = 0; i < rows.n; i++) {
		buf_add(&text, i ? rows.v[i].verklaring : rows.v[i].sleutel);
		buf_addz(&text, i ? "\n" : "\n\n");
	}
	return send(u, ZEGEL_SLEUTELS, buf_str(&text));
}

enum fault zegel_uitvoer(struct ctx *c, zegel_put put, void *arg, int64_t *ret_bladen)
{
	struct uitvoer u = { c, put, arg };
	struct q_zegel_laatste *last = NULL;
	struct batch b = ctx_kaal(c);

	TRY(ctx_require(c, RECHT_logboek_lezen));
	q_zegel_laatste(&b, &last);
	TRY(batch_run(&b));
	TRY(leaves(&u, last ? last->grootte : 0));
	TRY(checkpoints(&u, last ? last->nummer : 0));
	TRY(keys(&u));
	*ret_bladen = last ? last->grootte : 0;
	return FAULT_NONE;
}

enum fault zegel_wissend(struct ctx *c, int64_t *ret)
{
	struct q_zegel_wissend *q = NULL;
	struct batch b = ctx_kaal(c);

	q_zegel_wissend(&b, &q);
	TRY(batch_run(&b));
	*ret = q ? q->aantal : 0;
	return FAULT_NONE;
}
