/* Ids in URLs: one AES-128 block over kind and id, so that an address neither tells nor lets anyone guess a number.
 *
 * The block is kind (4 bytes), id (8 bytes), zeroes (4 bytes), big-endian. A forged text passes with a chance of one in
 * 2^64 at most, and the lens still decides what may be seen: this hides numbers, it grants nothing.
 * Lifetimes: the key lives in the two contexts until id_key_free, and OpenSSL wipes them then. Threading: the prepared
 * contexts are only copied.
 */
#include "basis/geheim.h"

#include <assert.h>
#include <openssl/evp.h>
#include <sodium.h>
#include <stdlib.h>
#include <string.h>

#include "basis/geheim_priv.h"

#define KEY_LEN 16
#define BLOCK_LEN 16
#define KIND_LEN 4
#define ID_LEN 8

struct id_key {
	EVP_CIPHER_CTX *seal, *open; /* prepared with the key */
};

/* NULL when OpenSSL has no AES. */
static EVP_CIPHER_CTX *cipher_new(const unsigned char key[KEY_LEN], int seal)
{
	EVP_CIPHER_CTX *c = EVP_CIPHER_CTX_new();

	if (!c || EVP_CipherInit_ex(c, EVP_aes_128_ecb(), NULL, key, NULL, seal) != 1 ||
	    EVP_CIPHER_CTX_set_padding(c, 0) != 1) {
		EVP_CIPHER_CTX_free(c);
		return NULL;
	}
	return c;
}

enum fault id_key_new(const unsigned char key[KEY_LEN], struct id_key **ret, struct fault_info *fi)
{
	struct id_key *k = calloc(1, sizeof(*k));

	if (!k)
		return fault_detail(fi, FAULT_INTERNAL, "id key", "no memory");
	k->seal = cipher_new(key, 1);
	k->open = cipher_new(key, 0);
	if (!k->seal || !k->open) {
		id_key_free(&k);
		return fault_detail(fi, FAULT_INTERNAL, "OpenSSL", "AES-128 is not available");
	}
	*ret = k;
	return FAULT_NONE;
}

enum fault id_key_load(const char *path, struct id_key **ret, struct fault_info *fi)
{
	unsigned char key[KEY_LEN];
	enum fault f = key_bytes_load(path, key, sizeof(key), fi);

	if (!f)
		f = id_key_new(key, ret, fi);
	sodium_memzero(key, sizeof(key));
	return f;
}

void id_key_free(struct id_key **k)
{
	if (!k || !*k)
		return;
	EVP_CIPHER_CTX_free((*k)->seal);
	EVP_CIPHER_CTX_free((*k)->open);
	free(*k);
	*k = NULL;
}

/* One block through a copy of the prepared context. Out of memory is the only way to fail, and ends the process. */
static void block_run(const EVP_CIPHER_CTX *prepared, const unsigned char in[BLOCK_LEN], unsigned char ret[BLOCK_LEN])
{
	EVP_CIPHER_CTX *c = EVP_CIPHER_CTX_new();
	int n = 0;
	bool done = c && EVP_CIPHER_CTX_copy(c, prepared) == 1 && EVP_CipherUpdate(c, ret, &n, in, BLOCK_LEN) == 1;

	EVP_CIPHER_CTX_free(c);
	assert(done && n == BLOCK_LEN);
}

/* v in n bytes, most significant first. */
static void put_number(unsigned char *p, size_t n, uint64_t v)
{
	while (n--) {
		p[n] = (unsigned char)(v & 0xff);
		v >>= 8;
	}
}

void id_to_url(const struct id_key *k, uint32_t kind, int64_t id, char ret[ID_URL_LEN + 1])
{
	unsigned char plain[BLOCK_LEN] = { 0 }, sealed[BLOCK_LEN];

	put_number(plain, KIND_LEN, kind);
	put_number(plain + KIND_LEN, ID_LEN, (uint64_t)id);
	block_run(k->seal, plain, sealed);
	sodium_bin2base64(ret, ID_URL_LEN + 1, sealed, sizeof(sealed), sodium_base64_VARIANT_URLSAFE_NO_PADDING);
}

bool id_from_url(const struct id_key *k, uint32_t kind, struct str s, int64_t *ret)
{
	unsigned char sealed[BLOCK_LEN], plain[BLOCK_LEN], wanted[BLOCK_LEN] = { 0 };
	uint64_t id = 0;
	size_t n, i;

	if (s.n != ID_URL_LEN || !base64url_bytes(s, sealed, sizeof(sealed), &n) || n != sizeof(sealed))
		return false;
	block_run(k->open, sealed, plain);
	put_number(wanted, KIND_LEN, kind);
	memcpy(wanted + KIND_LEN, plain + KIND_LEN, ID_LEN);
	if (!bytes_equal(plain, wanted, BLOCK_LEN))
		return false;
	for (i = 0; i < ID_LEN; i++)
		id = id << 8 | plain[KIND_LEN + i];
	if (id > INT64_MAX)
		return false;
	*ret = (int64_t)id;
	return true;
}
