/* Sealing: see zegel.h. Reading, hashing and signing happen outside the unit; the unit writes what was made. */
#include "domein/logboek/zegel.h"

#include <string.h>

#include "domein/logboek/vorm.h"
#include "domein/toegang/sessie.h"
#include "query.h"

#define SALT 16
#define PIECE_CAP ((size_t)256 << 20)
#define PIECES_MAX 400 /* a round: the other jobs wait */
#define SOORTEN 3

struct leaves { /* those of one kind in a piece, in order; written by one statement */
	struct str soort;
	size_t n;
	struct merkle_hash *hashes;
	unsigned char *salts;
	struct buf records; /* ids, a comma between them */
};
struct piece { /* what one unit writes */
	struct leaves v[SOORTEN];
	size_t n;
	struct merkle tree; /* with them */
	int64_t checkpoint, was, nummer, moment, tot, gaten, journaal, raadpleging, gebeurtenis, sleutel;
	struct str toppen, noot;
	bool raced;
};
struct span { /* ids to look at: above na, up to tot */
	int64_t na, tot;
	bool done; /* nothing was left there */
};
struct spans {
	struct span journaal, raadpleging, gebeurtenis;
};
struct round {
	struct ctx *c;
	const struct note_signer *s;
	struct q_zegel_begin *at;
	struct merkle tree;
	int64_t start;
	bool whole; /* looks back so far that no record can have come in behind it */
	struct arena *a; /* of a piece */
	struct zegel_verslag *verslag;
};

/* ---- where the tree stands ---- */

static bool tops_read(struct str hex_text, uint64_t n, struct merkle *ret)
{
	*ret = (struct merkle){ .n = n, .ntops = merkle_tops(n) };
	if (hex_text.n != ret->ntops * 2 * MERKLE_LEN)
		return false;
	for (size_t i = 0; i < hex_text.n; i++) {
		char ch = hex_text.p[i];
		int v = ch >= '0' && ch <= '9' ? ch - '0' : ch >= 'a' && ch <= 'f' ? ch - 'a' + 10 : -1;
		unsigned char *to = &ret->tops[i / (2 * MERKLE_LEN)].b[i / 2 % MERKLE_LEN];

		if (v < 0)
			return false;
		*to = (unsigned char)(*to << 4 | v);
	}
	return true;
}

/* What is stored must be what we signed last: else somebody changed it, and signing on would hide that. */
static enum fault tree_check(struct round *r)
{
	struct note_key key;
	struct note_checkpoint was;
	struct merkle_hash root;
	size_t text, which;

	if (!tops_read(r->at->toppen, (uint64_t)r->at->grootte, &r->tree))
		return fault_detail(r->c->fi, FAULT_INTERNAL, "zegel", "the stored tree cannot be read");
	if (!r->at->checkpoint)
		return r->at->grootte ? fault_detail(r->c->fi, FAULT_INTERNAL, "zegel", "a tree without a checkpoint") : FAULT_NONE;
	merkle_root(&r->tree, &root);
	if (note_open(r->at->noot.p, r->at->noot.n, &key, 0, &text, &which) != NOTE_UNKNOWN_KEY ||
		!note_checkpoint_parse(r->at->noot.p, text, &was) || was.n != r->tree.n || !merkle_same(&was.root, &root))
		return fault_detail(r->c->fi, FAULT_INTERNAL, "zegel", "the stored tree does not fit its last checkpoint");
	return FAULT_NONE;
}

static enum fault begin_read(struct round *r)
{
	struct batch b = ctx_kaal(r->c);

	q_zegel_begin(&b, r->start - (r->whole ? ZEGEL_BACK : ZEGEL_SOON), &r->at);
	TRY(batch_run(&b));
	return r->at ? FAULT_NONE : fault_detail(r->c->fi, FAULT_INTERNAL, "zegel", "zegel_stand is empty");
}

/* ---- the key ---- */

struct key_change {
	struct str fresh, old, note;
	int64_t n;
};

static enum fault key_unit(struct unit *u, void *arg)
{
	struct key_change *k = arg;
	struct batch b = unit_batch(u);

	k->n = 0;
	if (k->old.n)
		q_zegel_sleutel_next(&b, id_new(), k->fresh, k->note, unit_moment(u), k->old, &k->n);
	else
		q_zegel_sleutel_first(&b, id_new(), k->fresh, unit_moment(u), &k->n);
	TRY(batch_run(&b));
	if (k->n != 1)
		return FAULT_NONE;
	return gebeurtenis_add_in(u, (struct medewerker_id){ 0 }, "zegelsleutel", (struct medewerker_id){ 0 }, k->fresh);
}

/* The key of the file is the newest of the log. */
static enum fault key_check(struct round *r)
{
	char mine[NOTE_KEY_TEXT];
	struct key_change k = { 0 };

	note_key_text(&r->s->key, mine);
	if (!r->at->sleutel) {
		k.fresh = str_z(mine);
		TRY(ctx_write_kaal(r->c, key_unit, &k));
		TRY(begin_read(r));
	}
	if (str_eq(r->at->sleutel_tekst, str_z(mine)))
		return FAULT_NONE;
	return fault_detail(r->c->fi, FAULT_DENIED, "zegel.sleutel",
		"is not the newest key of the log; was it replaced on another server?");
}

enum fault zegel_sleutel_vervang(struct ctx *c, const struct note_signer *old, const struct note_key *fresh)
{
	char was[NOTE_KEY_TEXT], next[NOTE_KEY_TEXT], text[NOTE_TEXT_MAX], note[NOTE_MAX];
	struct key_change k = { 0 };
	size_t n = note_rotation_text(old->key.name, fresh, klok_now(), text);

	note_key_text(&old->key, was);
	note_key_text(fresh, next);
	k.fresh = str_z(next);
	k.old = str_z(was);
	k.note = (struct str){ note, note_sign(old, text, n, note) };
	TRY(ctx_write_kaal(c, key_unit, &k));
	return k.n == 1 ? FAULT_NONE : fault_set(c->fi, FAULT_CONFLICT,
		N_("De sleutel in het bestand is niet de nieuwste van het logboek. Is hij op een andere server vervangen?"), NULL);
}

enum fault zegel_sleutel_nieuwste(struct ctx *c, struct str *ret)
{
	struct q_zegel_begin *at = NULL;
	struct batch b = ctx_kaal(c);

	q_zegel_begin(&b, klok_now(), &at);
	TRY(batch_run(&b));
	*ret = at ? at->sleutel_tekst : STR("");
	return FAULT_NONE;
}

/* ---- a piece ---- */

static struct leaves leaves_new(struct arena *a, struct str soort, size_t n)
{
	struct leaves l = { .soort = soort, .hashes = ARENA_ARRAY(a, n, struct merkle_hash),
		.salts = arena_array(a, n, SALT), .records = buf_new(a) };

	random_bytes(l.salts, n * SALT);
	return l;
}

static void leaf_add(struct piece *p, struct leaves *l, int64_t id, struct str record)
{
	merkle_leaf(l->salts + l->n * SALT, SALT, record.p, record.n, &l->hashes[l->n]);
	merkle_add(&p->tree, &l->hashes[l->n]);
	if (l->n++)
		buf_addc(&l->records, ',');
	buf_add_i64(&l->records, id);
	p->n++;
}

/* The last record of a kind that was read, of n. A span that gave less than was asked is done: it is not asked again. */
static void span_read(struct span *s, int64_t *highest, size_t n, size_t asked, int64_t last)
{
	s->done = n < asked;
	if (!n)
		return;
	s->na = last;
	if (last > *highest)
		*highest = last;
}

static void rows_add(struct arena *a, struct piece *p, struct span *s, const struct q_zegel_journaal_rows *rows)
{
	struct leaves *l = &p->v[0];

	*l = leaves_new(a, STR("j"), rows->n);
	for (size_t i = 0; i < rows->n; i++) {
		struct vorm_journaal v = VORM_JOURNAAL(&rows->v[i]);

		leaf_add(p, l, v.id, vorm_journaal(a, &v));
	}
	span_read(s, &p->journaal, rows->n, ZEGEL_ROWS, rows->n ? rows->v[rows->n - 1].id : 0);
}

static void looks_add(struct arena *a, struct piece *p, struct span *s, const struct q_zegel_raadpleging_rows *looks)
{
	struct leaves *l = &p->v[1];

	*l = leaves_new(a, STR("r"), looks->n);
	for (size_t i = 0; i < looks->n; i++) {
		struct vorm_raadpleging v = VORM_RAADPLEGING(&looks->v[i]);

		leaf_add(p, l, v.id, vorm_raadpleging(a, &v));
		p->gaten += looks->v[i].gat;
	}
	span_read(s, &p->raadpleging, looks->n, ZEGEL_LOOKS, looks->n ? looks->v[looks->n - 1].id : 0);
}

static void events_add(struct arena *a, struct piece *p, struct span *s, const struct q_zegel_gebeurtenis_rows *events)
{
	struct leaves *l = &p->v[2];

	*l = leaves_new(a, STR("g"), events->n);
	for (size_t i = 0; i < events->n; i++) {
		struct vorm_gebeurtenis v = VORM_GEBEURTENIS(&events->v[i]);

		leaf_add(p, l, v.id, vorm_gebeurtenis(a, &v));
	}
	span_read(s, &p->gebeurtenis, events->n, ZEGEL_ROWS, events->n ? events->v[events->n - 1].id : 0);
}

/* The next records in the spans; moves their beginnings. ret_more: there may be more. */
static enum fault piece_read(struct round *r, struct spans *s, struct piece *p, bool *ret_more)
{
	struct q_zegel_journaal_rows rows = { 0 };
	struct q_zegel_raadpleging_rows looks = { 0 };
	struct q_zegel_gebeurtenis_rows events = { 0 };
	struct batch b = db_batch(r->c->db, LENS_KAAL, &r->c->eyes, r->a, r->c->fi);

	if (!s->journaal.done)
		q_zegel_journaal(&b, s->journaal.na, s->journaal.tot, ZEGEL_ROWS, &rows);
	if (!s->raadpleging.done)
		q_zegel_raadpleging(&b, s->raadpleging.na, s->raadpleging.tot, ZEGEL_LOOKS, &looks);
	if (!s->gebeurtenis.done)
		q_zegel_gebeurtenis(&b, s->gebeurtenis.na, ZEGEL_ROWS, &events);
	TRY(batch_run(&b));
	rows_add(r->a, p, &s->journaal, &rows);
	looks_add(r->a, p, &s->raadpleging, &looks);
	events_add(r->a, p, &s->gebeurtenis, &events);
	*ret_more = !s->journaal.done || !s->raadpleging.done || !s->gebeurtenis.done;
	return arena_over(r->a) ? fault_detail(r->c->fi, FAULT_BUSY, "zegel", "records too large") : FAULT_NONE;
}

static void piece_sign(struct round *r, struct piece *p)
{
	struct note_checkpoint c = { .n = p->tree.n, .moment = p->moment, .tot = p->tot };
	char text[NOTE_TEXT_MAX], note[NOTE_MAX];
	size_t n;

	strcpy(c.origin, r->s->key.name);
	merkle_root(&p->tree, &c.root);
	n = note_checkpoint_text(&c, text);
	n = note_sign(r->s, text, n, note);
	p->noot = str_dup(r->a, (struct str){ note, n });
	p->toppen = hex(r->a, (struct str){ (const char *)p->tree.tops[0].b, p->tree.ntops * MERKLE_LEN });
}

static enum fault piece_unit(struct unit *u, void *arg)
{
	struct piece *p = arg;
	struct batch b = unit_batch(u);
	int64_t n = 0;

	q_zegel_stand_set(&b, p->nummer, (int64_t)p->tree.n, p->toppen, p->checkpoint, p->was, p->sleutel, &n);
	TRY(batch_run(&b));
	p->raced = n != 1;
	if (p->raced)
		return FAULT_NONE;
	q_zegel_checkpoint_add(&b, p->nummer, (int64_t)p->tree.n, p->moment, p->tot, p->gaten, p->journaal, p->raadpleging,
		p->gebeurtenis, p->sleutel, p->noot, NULL);
	for (size_t i = 0, at = 0; i < SOORTEN; at += p->v[i++].n) {
		struct leaves *l = &p->v[i];

		if (l->n)
			q_zegel_bladen_add(&b, p->was + (int64_t)at, l->soort, (struct str){ (const char *)l->hashes, l->n * MERKLE_LEN },
				(struct str){ (const char *)l->salts, l->n * SALT }, buf_str(&l->records), NULL);
	}
	if (p->v[0].n)
		q_zegel_blad_schoon(&b, p->was, p->was + (int64_t)p->v[0].n, NULL);
	return batch_run(&b);
}

static void piece_done(struct round *r, const struct piece *p)
{
	r->at->checkpoint = p->nummer;
	r->at->grootte = (int64_t)p->tree.n;
	r->at->moment = p->moment;
	r->at->tot = p->tot;
	r->at->journaal = p->journaal;
	r->at->raadpleging = p->raadpleging;
	r->at->gebeurtenis = p->gebeurtenis;
	r->tree = p->tree;
	r->verslag->bladen += (int64_t)p->n;
	r->verslag->gaten += p->gaten;
	r->verslag->checkpoints++;
}

/* One piece of the spans. final: when nothing is left, all from before the round is in. */
static enum fault piece_make(struct round *r, struct spans *s, bool final, bool *ret_more)
{
	struct piece *p = ARENA_NEW(r->a, struct piece);
	bool quiet = final && r->start - r->at->moment >= ZEGEL_QUIET;

	*p = (struct piece){ .tree = r->tree, .checkpoint = r->at->checkpoint, .was = r->at->grootte,
		.nummer = r->at->checkpoint + 1, .moment = klok_now(), .tot = r->at->tot, .sleutel = r->at->sleutel,
		.journaal = r->at->journaal, .raadpleging = r->at->raadpleging, .gebeurtenis = r->at->gebeurtenis };
	TRY(piece_read(r, s, p, ret_more));
	if (final && r->whole && !*ret_more && r->start - ZEGEL_LATE > p->tot)
		p->tot = r->start - ZEGEL_LATE;
	if (!p->n && (!quiet || *ret_more))
		return FAULT_NONE;
	piece_sign(r, p);
	TRY(ctx_write_kaal(r->c, piece_unit, p));
	if (!p->raced)
		piece_done(r, p);
	*ret_more = *ret_more && !p->raced;
	return FAULT_NONE;
}

static enum fault pieces_make(struct round *r, struct spans *s, bool final)
{
	bool more = true;

	for (int i = 0; more && i < PIECES_MAX; i++) {
		TRY(piece_make(r, s, final, &more));
		arena_reset(r->a);
	}
	return FAULT_NONE;
}

/* The next piece of the ids from the beginning, round and round: finds what came too late for the spans above. That all
 * of it has leaves is mostly told by counting. */
static enum fault sweep(struct round *r, struct zegel_veeg *v)
{
	struct spans s = { .journaal = { .na = v->journaal, .tot = v->journaal + ZEGEL_SWEEP },
		.raadpleging = { .na = v->raadpleging, .tot = v->raadpleging + ZEGEL_SWEEP }, .gebeurtenis = { .done = v->begonnen } };
	struct q_zegel_telling *n = NULL;
	struct batch b = ctx_kaal(r->c);

	q_zegel_telling(&b, s.journaal.na, s.journaal.tot, s.raadpleging.na, s.raadpleging.tot, &n);
	TRY(batch_run(&b));
	s.journaal.done = n && n->rijen == n->bladen_j;
	s.raadpleging.done = n && n->blikken == n->bladen_r;
	if (!s.journaal.done || !s.raadpleging.done || !s.gebeurtenis.done)
		TRY(pieces_make(r, &s, false));
	v->journaal = n && s.journaal.tot < n->top_j ? s.journaal.tot : 0;
	v->raadpleging = n && s.raadpleging.tot < n->top_r ? s.raadpleging.tot : 0;
	v->begonnen = true;
	return FAULT_NONE;
}

static enum fault round_run(struct round *r, struct zegel_veeg *v)
{
	struct spans s;

	TRY(begin_read(r));
	if (!r->whole && r->start - r->at->moment >= ZEGEL_QUIET) {
		r->whole = true;
		TRY(begin_read(r));
	}
	TRY(key_check(r));
	TRY(tree_check(r));
	s = (struct spans){ { r->at->vloer_journaal, INT64_MAX, false }, { r->at->vloer_raadpleging, INT64_MAX, false },
		{ r->at->vloer_gebeurtenis, INT64_MAX, false } };
	TRY(pieces_make(r, &s, true));
	return sweep(r, v);
}

enum fault zegel_run(struct ctx *c, const struct note_signer *s, struct zegel_veeg *v, struct zegel_verslag *ret)
{
	struct zegel_verslag verslag = { 0 };
	struct round r = { .c = c, .s = s, .start = klok_now(), .verslag = &verslag, .whole = v->ronde % ZEGEL_WHOLE == 0,
		.a = arena_new(PIECE_CAP) };
	enum fault f = round_run(&r, v);

	arena_free(&r.a);
	TRY(f);
	v->ronde++;
	*ret = verslag;
	return FAULT_NONE;
}

/* ---- for people ---- */

enum fault zegel_toestand(struct ctx *c, struct zegel_toestand *ret)
{
	struct q_zegel_begin *at = NULL;
	struct q_zegel_laatste *last = NULL;
	struct q_zegel_wacht *wait = NULL;
	struct batch b = ctx_kaal(c);

	TRY(ctx_require(c, RECHT_logboek_lezen));
	q_zegel_begin(&b, ctx_moment(c) - ZEGEL_LATE, &at);
	q_zegel_laatste(&b, &last);
	TRY(batch_run(&b));
	q_zegel_wacht(&b, at ? at->vloer_journaal : 0, at ? at->vloer_raadpleging : 0, at ? at->vloer_gebeurtenis : 0,
		&wait);
	TRY(batch_run(&b));
	*ret = (struct zegel_toestand){ .ooit = last != NULL, .wachtend = wait ? wait->journaal + wait->raadpleging + wait->gebeurtenis : 0,
		.sleutel = at ? at->sleutel_tekst : STR("") };
	if (last) {
		ret->bladen = last->grootte;
		ret->moment = last->moment;
		ret->noot = last->noot;
		ret->gaten = last->gaten;
	}
	return FAULT_NONE;
}

enum fault zegel_laatst(struct ctx *c, int64_t *ret_moment, struct str *ret_noot)
{
	struct q_zegel_laatste *last = NULL;
	struct batch b = ctx_kaal(c);

	q_zegel_laatste(&b, &last);
	TRY(batch_run(&b));
	*ret_moment = last ? last->moment : 0;
	*ret_noot = last ? last->noot : STR("");
	return FAULT_NONE;
}
