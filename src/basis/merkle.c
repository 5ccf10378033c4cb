/* RFC 6962 trees: see merkle.h. The verification of proofs follows RFC 9162 2.1.3.2 and 2.1.4.2. */
#include "basis/merkle.h"

#include <sodium.h>
#include <string.h>

void merkle_leaf(const void *salt, size_t salt_n, const void *data, size_t n, struct merkle_hash *ret)
{
	static const unsigned char zero = 0;
	crypto_hash_sha256_state st;

	crypto_hash_sha256_init(&st);
	crypto_hash_sha256_update(&st, &zero, 1);
	crypto_hash_sha256_update(&st, salt, salt_n);
	crypto_hash_sha256_update(&st, data, n);
	crypto_hash_sha256_final(&st, ret->b);
}

static void node(const struct merkle_hash *left, const struct merkle_hash *right, struct merkle_hash *ret)
{
	unsigned char bytes[1 + 2 * MERKLE_LEN];

	bytes[0] = 1;
	memcpy(bytes + 1, left->b, MERKLE_LEN);
	memcpy(bytes + 1 + MERKLE_LEN, right->b, MERKLE_LEN);
	crypto_hash_sha256(ret->b, bytes, sizeof(bytes));
}

bool merkle_same(const struct merkle_hash *a, const struct merkle_hash *b)
{
	return memcmp(a->b, b->b, MERKLE_LEN) == 0;
}

size_t merkle_tops(uint64_t n)
{
	size_t tops = 0;

	for (; n; n &= n - 1)
		tops++;
	return tops;
}

/* As in counting: a one at the end of n means a perfect subtree of that size, with which the new one grows. */
void merkle_add(struct merkle *m, const struct merkle_hash *leaf)
{
	struct merkle_hash h = *leaf;

	for (uint64_t n = m->n; n & 1; n >>= 1)
		node(&m->tops[--m->ntops], &h, &h);
	m->tops[m->ntops++] = h;
	m->n++;
}

void merkle_root(const struct merkle *m, struct merkle_hash *ret)
{
	size_t i = m->ntops;

	if (!i) {
		crypto_hash_sha256(ret->b, NULL, 0);
		return;
	}
	*ret = m->tops[--i];
	while (i)
		node(&m->tops[--i], ret, ret);
}

/* The root over n leaves. */
static void merkle_root_of(const struct merkle_hash *leaves, size_t n, struct merkle_hash *ret)
{
	struct merkle m = { 0 };

	for (size_t i = 0; i < n; i++)
		merkle_add(&m, &leaves[i]);
	merkle_root(&m, ret);
}

/* The largest power of two below n; n > 1. */
static uint64_t split(uint64_t n)
{
	uint64_t k = 1;

	while (k < n - k)
		k *= 2;
	return k;
}

static void turn(struct merkle_span *v, size_t n)
{
	for (size_t i = 0; i < n / 2; i++) {
		struct merkle_span s = v[i];

		v[i] = v[n - 1 - i];
		v[n - 1 - i] = s;
	}
}

/* From the top down: the half that the leaf is not in. */
size_t merkle_inclusion_spans(uint64_t n, uint64_t i, struct merkle_span ret[MERKLE_DEEP])
{
	uint64_t van = 0, tot = n;
	size_t deep = 0;

	while (tot - van > 1) {
		uint64_t k = van + split(tot - van);

		ret[deep++] = i < k ? (struct merkle_span){ k, tot } : (struct merkle_span){ van, k };
		*(i < k ? &tot : &van) = k;
	}
	turn(ret, deep);
	return deep;
}

size_t merkle_consistency_spans(uint64_t m, uint64_t n, struct merkle_span ret[MERKLE_DEEP])
{
	uint64_t van = 0, tot = n;
	size_t deep = 0;

	while (m != tot) {
		uint64_t k = van + split(tot - van);

		ret[deep++] = m <= k ? (struct merkle_span){ k, tot } : (struct merkle_span){ van, k };
		*(m <= k ? &tot : &van) = k;
	}
	if (van) /* else the old tree is this very subtree from its beginning: its root is known */
		ret[deep++] = (struct merkle_span){ van, tot };
	turn(ret, deep);
	return deep;
}

static size_t spans_roots(const struct merkle_hash *leaves, const struct merkle_span *spans, size_t n, struct merkle_hash *ret)
{
	for (size_t i = 0; i < n; i++)
		merkle_root_of(leaves + spans[i].van, spans[i].tot - spans[i].van, &ret[i]);
	return n;
}

size_t merkle_inclusion(const struct merkle_hash *leaves, size_t n, size_t i, struct merkle_hash ret[MERKLE_DEEP])
{
	struct merkle_span spans[MERKLE_DEEP];

	return spans_roots(leaves, spans, merkle_inclusion_spans(n, i, spans), ret);
}

bool merkle_inclusion_ok(const struct merkle_hash *leaf, uint64_t i, uint64_t n, const struct merkle_hash *proof,
	size_t nproof, const struct merkle_hash *root)
{
	struct merkle_hash r = *leaf;
	uint64_t fn = i, sn = n - 1;

	if (i >= n)
		return false;
	for (size_t p = 0; p < nproof; p++) {
		if (!sn)
			return false;
		if ((fn & 1) || fn == sn) {
			node(&proof[p], &r, &r);
			for (; !(fn & 1) && fn; fn >>= 1)
				sn >>= 1;
		} else {
			node(&r, &proof[p], &r);
		}
		fn >>= 1;
		sn >>= 1;
	}
	return !sn && merkle_same(&r, root);
}

size_t merkle_consistency(const struct merkle_hash *leaves, size_t m, size_t n, struct merkle_hash ret[MERKLE_DEEP])
{
	struct merkle_span spans[MERKLE_DEEP];

	return spans_roots(leaves, spans, merkle_consistency_spans(m, n, spans), ret);
}

/* One step up: the old root takes the left hashes only, the new one all. */
static bool climb(uint64_t *fn, uint64_t *sn, const struct merkle_hash *p, struct merkle_hash *fr, struct merkle_hash *sr)
{
	if (!*sn)
		return false;
	if ((*fn & 1) || *fn == *sn) {
		node(p, fr, fr);
		node(p, sr, sr);
		for (; !(*fn & 1) && *fn; *fn >>= 1)
			*sn >>= 1;
	} else {
		node(sr, p, sr);
	}
	*fn >>= 1;
	*sn >>= 1;
	return true;
}

bool merkle_consistency_ok(uint64_t m, uint64_t n, const struct merkle_hash *root_m, const struct merkle_hash *root_n,
	const struct merkle_hash *proof, size_t nproof)
{
	uint64_t fn = m - 1, sn = n - 1;
	struct merkle_hash fr, sr;
	size_t p = 0;

	if (!m || m > n)
		return false;
	if (m == n)
		return !nproof && merkle_same(root_m, root_n);
	if (!nproof)
		return false;
	fr = sr = (m & (m - 1)) ? proof[p++] : *root_m;
	for (; fn & 1; fn >>= 1)
		sn >>= 1;
	for (; p < nproof; p++)
		if (!climb(&fn, &sn, &proof[p], &fr, &sr))
			return false;
	return !sn && merkle_same(&fr, root_m) && merkle_same(&sr, root_n);
}
