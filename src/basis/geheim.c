/* Random bytes, hashes, texts of bytes and sealed boxes, on libsodium. See geheim.h.
 *
 * Lifetimes: results live in the caller's arena, which is wiped at reset. No state.
 */
#include "basis/geheim.h"

#include <sodium.h>
#include <stdatomic.h>

#include "basis/arena.h"
#include "basis/geheim_priv.h"
#include "basis/klok.h"

#define ID_STEP 63
#define ID_AHEAD_MS 1000
#define ID_RANDOM_BITS 21
#define NONCE_LEN crypto_aead_xchacha20poly1305_ietf_NPUBBYTES
#define TAG_LEN crypto_aead_xchacha20poly1305_ietf_ABYTES

enum fault geheim_init(struct fault_info *fi)
{
	if (sodium_init() < 0)
		return fault_detail(fi, FAULT_INTERNAL, "libsodium", "initialisation failed");
	return FAULT_NONE;
}

void random_bytes(void *ret, size_t n)
{
	randombytes_buf(ret, n);
}

/* Within one millisecond the ids of a process rise by a random step, so that two of its threads never make the same. The
 * steps may run some milliseconds ahead of the clock, and rise on from there: only a clock that was set back far begins
 * anew. */
int64_t id_new(void)
{
	static _Atomic uint64_t last;
	uint64_t moment = (uint64_t)klok_now() & ((UINT64_C(1) << (63 - ID_RANDOM_BITS)) - 1), was = atomic_load(&last), id;

	do {
		id = moment << ID_RANDOM_BITS | (randombytes_random() & ((1U << ID_RANDOM_BITS) - 1));
		if (id <= was && (was >> ID_RANDOM_BITS) - moment <= ID_AHEAD_MS)
			id = was + 1 + (randombytes_random() & ID_STEP);
	} while (!atomic_compare_exchange_weak(&last, &was, id));
	/* the top bit stays clear: 42 bits of milliseconds last until 2109 */
	return (int64_t)(id & INT64_MAX);
}

/* libsodium wants a pointer even for no bytes. */
static const unsigned char *bytes_of(struct str s)
{
	return (const unsigned char *)(s.p ? s.p : "");
}

void sha256(struct str s, unsigned char ret[SHA256_LEN])
{
	crypto_hash_sha256(ret, bytes_of(s), s.n);
}

void hmac_sha256(struct str key, struct str s, unsigned char ret[SHA256_LEN])
{
	crypto_auth_hmacsha256_state state;

	crypto_auth_hmacsha256_init(&state, bytes_of(key), key.n);
	crypto_auth_hmacsha256_update(&state, bytes_of(s), s.n);
	crypto_auth_hmacsha256_final(&state, ret);
	sodium_memzero(&state, sizeof(state));
}

bool bytes_equal(const void *a, const void *b, size_t n)
{
	return sodium_memcmp(a, b, n) == 0;
}

static struct str base64_text(struct arena *a, struct str bytes, int variant)
{
	size_t size = sodium_base64_encoded_len(bytes.n, variant);
	char *p = arena_alloc(a, size);

	sodium_bin2base64(p, size, bytes_of(bytes), bytes.n, variant);
	return (struct str){ p, size - 1 };
}

struct str base64url(struct arena *a, struct str bytes)
{
	return base64_text(a, bytes, sodium_base64_VARIANT_URLSAFE_NO_PADDING);
}

struct str base64(struct arena *a, struct str bytes)
{
	return base64_text(a, bytes, sodium_base64_VARIANT_ORIGINAL);
}

bool base64url_bytes(struct str s, unsigned char *ret, size_t size, size_t *ret_n)
{
	size_t i;

	/* asked here, because libsodium 1.0.18 reads bytes above 127 as if they were letters */
	for (i = 0; i < s.n; i++)
		if (!((s.p[i] >= 'A' && s.p[i] <= 'Z') || (s.p[i] >= 'a' && s.p[i] <= 'z') ||
		    (s.p[i] >= '0' && s.p[i] <= '9') || s.p[i] == '-' || s.p[i] == '_'))
			return false;
	/* refuses bits behind the last byte: one value has one text */
	return sodium_base642bin(ret, size, s.p ? s.p : "", s.n, NULL, ret_n, NULL,
		sodium_base64_VARIANT_URLSAFE_NO_PADDING) == 0;
}

bool base64url_decode(struct arena *a, struct str s, struct str *ret)
{
	size_t size = s.n / 4 * 3 + 3, n;
	unsigned char *p = arena_alloc(a, size + 1);

	if (!base64url_bytes(s, p, size, &n))
		return false;
	p[n] = '\0';
	*ret = (struct str){ (const char *)p, n };
	return true;
}

struct str base32(struct arena *a, struct str bytes)
{
	static const char alphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
	struct buf b = buf_new(a);
	uint32_t held = 0;
	unsigned bits = 0;
	size_t i;

	for (i = 0; i < bytes.n; i++) {
		held = (held << 8 | (unsigned char)bytes.p[i]) & 0xfff;
		for (bits += 8; bits >= 5; bits -= 5)
			buf_addc(&b, alphabet[held >> (bits - 5) & 31]);
	}
	if (bits)
		buf_addc(&b, alphabet[held << (5 - bits) & 31]);
	return buf_str(&b);
}

struct str hex(struct arena *a, struct str bytes)
{
	char *p = arena_alloc(a, bytes.n * 2 + 1);

	sodium_bin2hex(p, bytes.n * 2 + 1, bytes_of(bytes), bytes.n);
	return (struct str){ p, bytes.n * 2 };
}

struct str box_seal(struct arena *a, const unsigned char key[32], struct str plain)
{
	unsigned char *p = arena_alloc(a, NONCE_LEN + plain.n + TAG_LEN);

	randombytes_buf(p, NONCE_LEN);
	crypto_aead_xchacha20poly1305_ietf_encrypt(p + NONCE_LEN, NULL, bytes_of(plain), plain.n, NULL, 0, NULL, p, key);
	return (struct str){ (const char *)p, NONCE_LEN + plain.n + TAG_LEN };
}

bool box_open(struct arena *a, const unsigned char key[32], struct str box, struct str *ret)
{
	unsigned char *p;

	if (box.n < NONCE_LEN + TAG_LEN)
		return false;
	p = arena_alloc(a, box.n - NONCE_LEN - TAG_LEN + 1);
	if (crypto_aead_xchacha20poly1305_ietf_decrypt(p, NULL, NULL, bytes_of(box) + NONCE_LEN, box.n - NONCE_LEN, NULL, 0,
		bytes_of(box), key) != 0)
		return false;
	*ret = (struct str){ (const char *)p, box.n - NONCE_LEN - TAG_LEN };
	return true;
}
