/* Looks and events whose term has passed are emptied: see zegel.h. First the records, then the zout of their leaves, so that
 * what was cut short is done again; before all an event that says so, or schakel-verifieer would call it tampering. */
#include "domein/logboek/zegel.h"
#include "domein/toegang/sessie.h"
#include "query.h"

#define PIECE 1000       /* leaves in a unit */
#define PIECES_MAX 200   /* a round: the other jobs wait */
#define YEAR_MS (366 * DAY_MS)

struct piece {
	int64_t van, tot, leeg;
	struct str looks, events; /* ids, a comma between them */
	bool raced;
};

static enum fault event_unit(struct unit *u, void *arg)
{
	const int64_t *tot = arg;
	struct buf text = buf_new(unit_arena(u));

	buf_addz(&text, "tot ");
	buf_add_i64(&text, *tot);
	return gebeurtenis_add_in(u, (struct medewerker_id){ 0 }, "termijn", (struct medewerker_id){ 0 }, buf_str(&text));
}

static enum fault piece_unit(struct unit *u, void *arg)
{
	struct piece *p = arg;
	struct batch b = unit_batch(u);
	int64_t n = 0;

	q_termijn_geleegd(&b, p->tot, p->van, &n);
	TRY(batch_run(&b));
	p->raced = n != 1;
	if (p->raced)
		return FAULT_NONE;
	if (p->events.n)
		q_termijn_gebeurtenissen(&b, p->events, NULL);
	q_termijn_zout(&b, p->van, p->tot, &p->leeg);
	return batch_run(&b);
}

static enum fault looks_empty(struct ctx *c, struct str ids)
{
	struct value v = { .type = VALUE_TEXT, .s = ids };
	struct append_ticket t = { 0 };

	if (!ids.n)
		return FAULT_NONE;
	TRY(db_append(c->db, &stmt_termijn_raadplegingen, &v, 1, &t, c->fi));
	return db_append_wait(c->db, &t, c->fi);
}

static void id_add(struct buf *b, int64_t id, bool first)
{
	if (!first)
		buf_addc(b, ',');
	buf_add_i64(b, id);
}

static enum fault piece_empty(struct ctx *c, struct arena *a, struct piece *p)
{
	struct batch b = db_batch(c->db, LENS_KAAL, &c->eyes, a, c->fi);
	struct q_termijn_records_rows rows = { 0 };
	struct buf looks = buf_new(a), events = buf_new(a);
	size_t n[2] = { 0 };

	q_termijn_records(&b, p->van, p->tot, &rows);
	TRY(batch_run(&b));
	for (size_t i = 0; i < rows.n; i++) {
		bool event = rows.v[i].soort.p[0] == 'g';

		id_add(event ? &events : &looks, rows.v[i].record, !n[event]++);
	}
	p->looks = n[0] ? buf_str(&looks) : STR("");
	p->events = n[1] ? buf_str(&events) : STR("");
	TRY(looks_empty(c, p->looks));
	return ctx_write_kaal(c, piece_unit, p);
}

enum fault zegel_termijn(struct ctx *c, int64_t jaren, int64_t *ret)
{
	struct q_termijn_stand *s = NULL;
	struct batch b = ctx_kaal(c);
	struct piece p = { 0 };
	struct arena *a;
	enum fault f = FAULT_NONE;

	*ret = 0;
	q_termijn_stand(&b, klok_now() - jaren * YEAR_MS, &s);
	TRY(batch_run(&b));
	if (!s || s->geleegd >= s->grens)
		return FAULT_NONE;
	TRY(ctx_write_kaal(c, event_unit, &s->grens));
	a = arena_new((size_t)16 << 20);
	for (int i = 0; !f && !p.raced && s->geleegd < s->grens && i < PIECES_MAX; i++) {
		p = (struct piece){ .van = s->geleegd, .tot = s->geleegd + PIECE < s->grens ? s->geleegd + PIECE : s->grens };
		f = piece_empty(c, a, &p);
		s->geleegd = p.tot;
		*ret += p.raced ? 0 : p.leeg;
		arena_reset(a);
	}
	arena_free(&a);
	return f;
}
