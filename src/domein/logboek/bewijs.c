/* Proofs for who holds a checkpoint: see zegel.h and doc/LOGBOEK.md. The leaves are read once from the first to the last,
 * a piece at a time; a proof holds the roots of stretches of them. */
#include <string.h>

#include "domein/logboek/zegel_priv.h"
#include "query.h"

#define LEAVES 5000
#define PIECE_CAP ((size_t)64 << 20)

static enum fault hashes_add(struct ctx *c, struct arena *a, uint64_t van, uint64_t tot, struct merkle *m)
{
	struct batch b = db_batch(c->db, LENS_KAAL, &c->eyes, a, c->fi);
	struct q_zegel_hashes_rows rows = { 0 };

	q_zegel_hashes(&b, (int64_t)van, (int64_t)tot, &rows);
	TRY(batch_run(&b));
	for (size_t i = 0; i < rows.n; i++) {
		struct merkle_hash h;

		if (rows.v[i].hash.n != MERKLE_LEN)
			return fault_detail(c->fi, FAULT_INTERNAL, "zegel", "a leaf without a hash");
		memcpy(h.b, rows.v[i].hash.p, MERKLE_LEN);
		merkle_add(m, &h);
	}
	return rows.n == tot - van ? FAULT_NONE : fault_detail(c->fi, FAULT_INTERNAL, "zegel", "leaves are missing");
}

/* The root over these leaves, as a line. */
static enum fault span_line(struct ctx *c, struct arena *a, const struct merkle_span *s, struct buf *ret)
{
	struct merkle m = { 0 };
	struct merkle_hash root;

	for (uint64_t van = s->van; van < s->tot; van += LEAVES) {
		TRY(hashes_add(c, a, van, van + LEAVES < s->tot ? van + LEAVES : s->tot, &m));
		arena_reset(a);
	}
	merkle_root(&m, &root);
	buf_add(ret, base64(c->arena, (struct str){ (const char *)root.b, MERKLE_LEN }));
	buf_addc(ret, '\n');
	return FAULT_NONE;
}

/* The roots of the stretches, an empty line, the head. */
static enum fault proof_add(struct ctx *c, const struct merkle_span *spans, size_t n, struct str noot, struct buf *ret)
{
	struct arena *a = arena_new(PIECE_CAP);
	enum fault f = FAULT_NONE;

	for (size_t i = 0; !f && i < n; i++)
		f = span_line(c, a, &spans[i], ret);
	arena_free(&a);
	buf_addc(ret, '\n');
	buf_add(ret, noot);
	return f;
}

static enum fault head_read(struct ctx *c, struct q_zegel_laatste **ret)
{
	struct batch b = ctx_kaal(c);

	TRY(ctx_require(c, RECHT_logboek_lezen));
	q_zegel_laatste(&b, ret);
	TRY(batch_run(&b));
	return *ret ? FAULT_NONE : fault_set(c->fi, FAULT_NOT_FOUND, N_("Er is nog niets verzegeld."), NULL);
}

enum fault zegel_bewijs_record(struct ctx *c, struct str soort, int64_t record, struct str *ret)
{
	struct merkle_span spans[MERKLE_DEEP];
	struct q_zegel_laatste *head = NULL;
	struct q_zegel_plaats *at = NULL;
	struct batch b = ctx_kaal(c);
	struct buf text = buf_new(c->arena);
	struct str line;

	TRY(head_read(c, &head));
	q_zegel_plaats(&b, soort, record, &at);
	TRY(batch_run(&b));
	if (!at || at->plaats >= head->grootte)
		return fault_set(c->fi, FAULT_NOT_FOUND, N_("Dit record is niet verzegeld."), NULL);
	TRY(zegel_bladregels(c, c->arena, at->plaats, at->plaats + 1, &line));
	buf_addz(&text, "c2sp.org/tlog-proof@v1\nextra ");
	buf_add(&text, base64(c->arena, str_trim(line)));
	buf_addz(&text, "\nindex ");
	buf_add_i64(&text, at->plaats);
	buf_addc(&text, '\n');
	TRY(proof_add(c, spans, merkle_inclusion_spans((uint64_t)head->grootte, (uint64_t)at->plaats, spans), head->noot, &text));
	*ret = buf_str(&text);
	return FAULT_NONE;
}

enum fault zegel_bewijs_vanaf(struct ctx *c, int64_t grootte, struct str *ret)
{
	struct merkle_span spans[MERKLE_DEEP];
	struct q_zegel_laatste *head = NULL;
	struct buf text = buf_new(c->arena);

	TRY(head_read(c, &head));
	if (grootte < 1 || grootte > head->grootte)
		return fault_set(c->fi, FAULT_NOT_FOUND, N_("Zo veel bladen heeft het logboek niet."), NULL);
	buf_addz(&text, "old ");
	buf_add_i64(&text, grootte);
	buf_addc(&text, '\n');
	TRY(proof_add(c, spans, merkle_consistency_spans((uint64_t)grootte, (uint64_t)head->grootte, spans), head->noot, &text));
	*ret = buf_str(&text);
	return FAULT_NONE;
}
