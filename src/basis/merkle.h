/* The Merkle tree of RFC 6962: hashes, roots, proofs.
 *
 * What: leaf = SHA-256(00 || data), node = SHA-256(01 || left || right), split at the largest power of two below n.
 * Incremental: struct merkle keeps the roots of the perfect subtrees from left to right (at most 64), so that a leaf is
 * added and a root made in O(log n), whatever went before.
 * Pure: libc and libsodium alone, no memory of its own; schakel-verifieer is built on this very file.
 */
#ifndef BASIS_MERKLE_H
#define BASIS_MERKLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define MERKLE_LEN 32
#define MERKLE_DEEP 64 /* no tree has more levels, no proof more hashes */

struct merkle_hash {
	unsigned char b[MERKLE_LEN];
};

struct merkle { /* all zero: the empty tree */
	uint64_t n;
	size_t ntops;
	struct merkle_hash tops[MERKLE_DEEP];
};

/* The hash of a leaf whose data are two pieces, one behind the other. */
void merkle_leaf(const void *salt, size_t salt_n, const void *data, size_t n, struct merkle_hash *ret);
void merkle_add(struct merkle *m, const struct merkle_hash *leaf);
void merkle_root(const struct merkle *m, struct merkle_hash *ret);
bool merkle_same(const struct merkle_hash *a, const struct merkle_hash *b);
/* How many tops a tree of n leaves has. */
size_t merkle_tops(uint64_t n);

struct merkle_span { /* leaves van .. tot - 1 */
	uint64_t van, tot;
};
/* Of which stretches a proof holds the roots, in its order: for leaves that do not all lie in memory. i < n; 0 < m <= n. */
size_t merkle_inclusion_spans(uint64_t n, uint64_t i, struct merkle_span ret[MERKLE_DEEP]);
size_t merkle_consistency_spans(uint64_t m, uint64_t n, struct merkle_span ret[MERKLE_DEEP]);

/* That leaf i is in the tree of n: the hashes of the other side, from below. i < n. Returns how many. */
size_t merkle_inclusion(const struct merkle_hash *leaves, size_t n, size_t i, struct merkle_hash ret[MERKLE_DEEP]);
bool merkle_inclusion_ok(const struct merkle_hash *leaf, uint64_t i, uint64_t n, const struct merkle_hash *proof,
	size_t nproof, const struct merkle_hash *root);
/* That the tree of m leaves is the beginning of the tree of n. 0 < m <= n. Returns how many. */
size_t merkle_consistency(const struct merkle_hash *leaves, size_t m, size_t n, struct merkle_hash ret[MERKLE_DEEP]);
bool merkle_consistency_ok(uint64_t m, uint64_t n, const struct merkle_hash *root_m, const struct merkle_hash *root_n,
	const struct merkle_hash *proof, size_t nproof);

#endif
