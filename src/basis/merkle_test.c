/* The tree against the vectors of Certificate Transparency and against a second implementation, written from the words
 * of RFC 6962 section 2.1, for every tree up to 64 leaves. */
#include <stdlib.h>
#include <string.h>

#include <sodium.h>

#include "basis/merkle.h"
#include "basis/testhulp.h"

#define TREE_MAX 64

/* ---- the second implementation: recursion over the definition, nothing shared ---- */

static struct merkle_hash naive_hash(const unsigned char *p, size_t n)
{
	struct merkle_hash h;

	crypto_hash_sha256(h.b, p, n);
	return h;
}

static struct merkle_hash naive_root(const struct merkle_hash *leaves, size_t n)
{
	unsigned char bytes[65] = { 1 };
	struct merkle_hash l, r;
	size_t k = 1;

	if (n == 0)
		return naive_hash(bytes, 0);
	if (n == 1)
		return leaves[0];
	while (k << 1 < n)
		k <<= 1;
	l = naive_root(leaves, k);
	r = naive_root(leaves + k, n - k);
	memcpy(bytes + 1, l.b, 32);
	memcpy(bytes + 33, r.b, 32);
	return naive_hash(bytes, 65);
}

/* PATH(m, D[n]) */
static size_t naive_path(const struct merkle_hash *leaves, size_t n, size_t m, struct merkle_hash *ret)
{
	size_t k = 1, at;

	if (n == 1)
		return 0;
	while (k << 1 < n)
		k <<= 1;
	if (m < k) {
		at = naive_path(leaves, k, m, ret);
		ret[at] = naive_root(leaves + k, n - k);
	} else {
		at = naive_path(leaves + k, n - k, m - k, ret);
		ret[at] = naive_root(leaves, k);
	}
	return at + 1;
}

/* SUBPROOF(m, D[n], b) */
static size_t naive_subproof(const struct merkle_hash *leaves, size_t m, size_t n, bool b, struct merkle_hash *ret)
{
	size_t k = 1, at;

	if (m == n) {
		if (b)
			return 0;
		ret[0] = naive_root(leaves, m);
		return 1;
	}
	while (k << 1 < n)
		k <<= 1;
	if (m <= k) {
		at = naive_subproof(leaves, m, k, b, ret);
		ret[at] = naive_root(leaves + k, n - k);
	} else {
		at = naive_subproof(leaves + k, m - k, n - k, false, ret);
		ret[at] = naive_root(leaves, k);
	}
	return at + 1;
}

/* ---- the tests ---- */

static struct merkle_hash tree[TREE_MAX];

static int trees(void **state)
{
	(void)state;
	for (size_t i = 0; i < TREE_MAX; i++) {
		unsigned char data[2] = { 0, (unsigned char)i };

		tree[i] = naive_hash(data, sizeof(data));
	}
	return sodium_init() < 0;
}

static void vectors_of_certificate_transparency(void **state)
{
	static const char *const leaves[] = { "", "00", "10", "2021", "3031", "40414243", "5051525354555657",
		"606162636465666768696a6b6c6d6e6f" };
	static const char *const roots[] = { "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
		"6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
		"fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
		"aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
		"d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
		"4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
		"76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
		"ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
		"5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328" };
	struct merkle m = { 0 };

	(void)state;
	for (size_t i = 0; i <= 8; i++) {
		unsigned char data[16];
		struct merkle_hash root, h;
		char text[65];
		size_t n;

		merkle_root(&m, &root);
		sodium_bin2hex(text, sizeof(text), root.b, sizeof(root.b));
		assert_string_equal(text, roots[i]);
		if (i == 8)
			break;
		assert_int_equal(sodium_hex2bin(data, sizeof(data), leaves[i], strlen(leaves[i]), NULL, &n, NULL), 0);
		merkle_leaf(data, n / 2, data + n / 2, n - n / 2, &h); /* two pieces or one: the same leaf */
		merkle_add(&m, &h);
	}
}

static void every_root_up_to_64(void **state)
{
	struct merkle m = { 0 };

	(void)state;
	for (size_t n = 0; n <= TREE_MAX; n++) {
		struct merkle_hash root, want = naive_root(tree, n);

		merkle_root(&m, &root);
		assert_true(merkle_same(&root, &want));
		assert_int_equal(m.ntops, merkle_tops(n));
		if (n < TREE_MAX)
			merkle_add(&m, &tree[n]);
	}
}

/* Any bit of it changed, one hash too many or too few, another place, another tree: refused. */
static void refuse_inclusion(size_t i, size_t n, struct merkle_hash *p, size_t np, const struct merkle_hash *root)
{
	struct merkle_hash other = *root;

	for (size_t k = 0; k < np; k++) {
		p[k].b[k % 32] ^= 4;
		assert_false(merkle_inclusion_ok(&tree[i], i, n, p, np, root));
		p[k].b[k % 32] ^= 4;
	}
	other.b[31] ^= 1;
	assert_false(merkle_inclusion_ok(&tree[i], i, n, p, np, &other));
	assert_false(merkle_inclusion_ok(&tree[i], i, n, p, np + 1, root));
	assert_false(np && merkle_inclusion_ok(&tree[i], i, n, p, np - 1, root));
	assert_false(merkle_inclusion_ok(&tree[(i + 1) % TREE_MAX], i, n, p, np, root));
	assert_false(n > 1 && merkle_inclusion_ok(&tree[i], (i + 1) % n, n, p, np, root));
	assert_false(merkle_inclusion_ok(&tree[i], n, n, p, np, root));
}

static void every_inclusion_up_to_64(void **state)
{
	(void)state;
	for (size_t n = 1; n <= TREE_MAX; n++) {
		struct merkle_hash root = naive_root(tree, n);

		for (size_t i = 0; i < n; i++) {
			struct merkle_hash p[MERKLE_DEEP + 1] = { 0 }, want[MERKLE_DEEP] = { 0 };
			size_t np = merkle_inclusion(tree, n, i, p);

			assert_int_equal(np, naive_path(tree, n, i, want));
			assert_memory_equal(p, want, np * sizeof(*p));
			assert_true(merkle_inclusion_ok(&tree[i], i, n, p, np, &root));
			refuse_inclusion(i, n, p, np, &root);
		}
	}
}

static void refuse_consistency(size_t m, size_t n, struct merkle_hash *p, size_t np)
{
	struct merkle_hash rm = naive_root(tree, m), rn = naive_root(tree, n), other = rm;

	for (size_t k = 0; k < np; k++) {
		p[k].b[k % 32] ^= 8;
		assert_false(merkle_consistency_ok(m, n, &rm, &rn, p, np));
		p[k].b[k % 32] ^= 8;
	}
	other.b[0] ^= 1;
	assert_false(merkle_consistency_ok(m, n, &other, &rn, p, np));
	other = rn;
	other.b[0] ^= 1;
	assert_false(merkle_consistency_ok(m, n, &rm, &other, p, np));
	assert_false(merkle_consistency_ok(m, n, &rm, &rn, p, np + 1));
	assert_false(np && merkle_consistency_ok(m, n, &rm, &rn, p, np - 1));
	assert_false(m != n && merkle_consistency_ok(n, m, &rn, &rm, p, np));
}

static void every_consistency_up_to_64(void **state)
{
	(void)state;
	for (size_t n = 1; n <= TREE_MAX; n++) {
		struct merkle_hash rn = naive_root(tree, n);

		for (size_t m = 1; m <= n; m++) {
			struct merkle_hash p[MERKLE_DEEP + 1] = { 0 }, want[MERKLE_DEEP] = { 0 }, rm = naive_root(tree, m);
			size_t np = merkle_consistency(tree, m, n, p);

			assert_int_equal(np, naive_subproof(tree, m, n, true, want));
			assert_memory_equal(p, want, np * sizeof(*p));
			assert_true(merkle_consistency_ok(m, n, &rm, &rn, p, np));
			refuse_consistency(m, n, p, np);
		}
		assert_false(merkle_consistency_ok(0, n, &rn, &rn, NULL, 0));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(vectors_of_certificate_transparency),
		cmocka_unit_test(every_root_up_to_64),
		cmocka_unit_test(every_inclusion_up_to_64),
		cmocka_unit_test(every_consistency_up_to_64),
	};

	return cmocka_run_group_tests(tests, trees, NULL);
}
