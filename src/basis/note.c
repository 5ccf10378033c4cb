/* Signed notes: see note.h. Reading is strict: what we would not write ourselves is refused. */
#include "basis/note.h"

#include <assert.h>
#include <inttypes.h>
#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define ED25519 0x01
#define SECRET_HEAD "PRIVATE+KEY+"
#define DASH "\xe2\x80\x94 "
#define SIG_BYTES (4 + crypto_sign_BYTES)
#define SIG_TEXT 128 /* base64 of a signature, with room */

struct slice {
	const char *p;
	size_t n;
};

bool note_init(void)
{
	return sodium_init() >= 0;
}

bool note_name_ok(const char *name)
{
	size_t n = strnlen(name, NOTE_NAME_MAX + 1);

	if (!n || n > NOTE_NAME_MAX)
		return false;
	for (size_t i = 0; i < n; i++)
		if ((unsigned char)name[i] <= ' ' || (unsigned char)name[i] >= 0x7f || name[i] == '+')
			return false;
	return true;
}

/* SHA-256(name || newline || algorithm || key), the first four bytes. */
static void key_id(struct note_key *k)
{
	static const unsigned char between[2] = { '\n', ED25519 };
	unsigned char h[crypto_hash_sha256_BYTES];
	crypto_hash_sha256_state st;

	crypto_hash_sha256_init(&st);
	crypto_hash_sha256_update(&st, (const unsigned char *)k->name, strlen(k->name));
	crypto_hash_sha256_update(&st, between, sizeof(between));
	crypto_hash_sha256_update(&st, k->open, sizeof(k->open));
	crypto_hash_sha256_final(&st, h);
	memcpy(k->id, h, sizeof(k->id));
}

static bool signer_of(const char *name, const unsigned char seed[32], struct note_signer *ret)
{
	memset(ret, 0, sizeof(*ret));
	if (!note_name_ok(name) || crypto_sign_seed_keypair(ret->key.open, ret->secret, seed) != 0)
		return false;
	strcpy(ret->key.name, name);
	key_id(&ret->key);
	return true;
}

bool note_signer_new(const char *name, struct note_signer *ret)
{
	unsigned char seed[32];
	bool ok;

	randombytes_buf(seed, sizeof(seed));
	ok = signer_of(name, seed, ret);
	sodium_memzero(seed, sizeof(seed));
	return ok;
}

void note_signer_wipe(struct note_signer *s)
{
	sodium_memzero(s, sizeof(*s));
}

/* ---- keys as text ---- */

bool note_base64(const char *s, size_t n, unsigned char *ret, size_t room, size_t *ret_n)
{
	const char *end;

	for (size_t i = 0; i < n; i++) /* libsodium 1.0.18 takes 0xaf for a slash */
		if ((unsigned char)s[i] >= 0x80)
			return false;
	return sodium_base642bin(ret, room, s, n, NULL, ret_n, &end, sodium_base64_VARIANT_ORIGINAL) == 0 && end == s + n;
}

static bool base64_read(struct slice s, unsigned char *ret, size_t want)
{
	size_t got;

	return note_base64(s.p, s.n, ret, want, &got) && got == want;
}

/* NAME+HASH+BASE64 into its parts; 33 bytes: the algorithm and a key. */
static bool key_parts(struct slice s, char name[NOTE_NAME_MAX + 1], unsigned char id[4], unsigned char data[33])
{
	const char *one = memchr(s.p, '+', s.n);
	size_t head = one ? (size_t)(one - s.p) : 0, got;

	if (!one || !head || head > NOTE_NAME_MAX || s.n < head + 1 + 8 + 1 || one[9] != '+')
		return false;
	memcpy(name, s.p, head);
	name[head] = '\0';
	if (!note_name_ok(name) || sodium_hex2bin(id, 4, one + 1, 8, NULL, &got, NULL) != 0 || got != 4)
		return false;
	return base64_read((struct slice){ one + 10, s.n - head - 10 }, data, 33) && data[0] == ED25519;
}

bool note_key_parse(const char *s, size_t n, struct note_key *ret)
{
	unsigned char data[33], id[4];
	struct note_key k = { 0 };

	if (!key_parts((struct slice){ s, n }, k.name, id, data))
		return false;
	memcpy(k.open, data + 1, 32);
	key_id(&k);
	if (memcmp(id, k.id, 4) != 0)
		return false;
	*ret = k;
	return true;
}

bool note_signer_parse(const char *s, size_t n, struct note_signer *ret)
{
	char name[NOTE_NAME_MAX + 1];
	unsigned char data[33], id[4];
	const size_t head = sizeof(SECRET_HEAD) - 1;
	bool ok = n > head && memcmp(s, SECRET_HEAD, head) == 0 &&
		key_parts((struct slice){ s + head, n - head }, name, id, data) && signer_of(name, data + 1, ret) &&
		memcmp(id, ret->key.id, 4) == 0;

	sodium_memzero(data, sizeof(data));
	return ok;
}

static void key_print(const char *head, const struct note_key *k, const unsigned char data[32], char ret[NOTE_KEY_TEXT])
{
	unsigned char bytes[33];
	char id[9], text[64];
	int n;

	bytes[0] = ED25519;
	memcpy(bytes + 1, data, 32);
	sodium_bin2hex(id, sizeof(id), k->id, 4);
	sodium_bin2base64(text, sizeof(text), bytes, sizeof(bytes), sodium_base64_VARIANT_ORIGINAL);
	n = snprintf(ret, NOTE_KEY_TEXT, "%s%s+%s+%s", head, k->name, id, text);
	assert(n > 0 && n < NOTE_KEY_TEXT);
	sodium_memzero(bytes, sizeof(bytes));
	sodium_memzero(text, sizeof(text));
}

void note_key_text(const struct note_key *k, char ret[NOTE_KEY_TEXT])
{
	key_print("", k, k->open, ret);
}

void note_signer_text(const struct note_signer *s, char ret[NOTE_KEY_TEXT])
{
	key_print(SECRET_HEAD, &s->key, s->secret, ret); /* libsodium keeps the seed in front */
}

bool note_key_same(const struct note_key *a, const struct note_key *b)
{
	return strcmp(a->name, b->name) == 0 && memcmp(a->open, b->open, 32) == 0;
}

/* ---- notes ---- */

size_t note_sign(const struct note_signer *s, const char *text, size_t n, char ret[NOTE_MAX])
{
	unsigned char sig[SIG_BYTES];
	char line[SIG_TEXT];
	int more;

	assert(n && n <= NOTE_TEXT_MAX && text[n - 1] == '\n');
	memcpy(sig, s->key.id, 4);
	crypto_sign_detached(sig + 4, NULL, (const unsigned char *)text, n, s->secret);
	sodium_bin2base64(line, sizeof(line), sig, sizeof(sig), sodium_base64_VARIANT_ORIGINAL);
	memcpy(ret, text, n);
	more = snprintf(ret + n, NOTE_MAX - n, "\n" DASH "%s %s\n", s->key.name, line);
	assert(more > 0 && (size_t)more < NOTE_MAX - n);
	return n + (size_t)more;
}

/* The next line without its newline; false at the end or without one. */
static bool line_next(struct slice *s, struct slice *ret)
{
	const char *end = s->n ? memchr(s->p, '\n', s->n) : NULL;

	if (!end)
		return false;
	*ret = (struct slice){ s->p, (size_t)(end - s->p) };
	s->n -= ret->n + 1;
	s->p = end + 1;
	return true;
}

/* Is the line a signature, and of which key? */
static enum note_result sig_check(struct slice line, struct slice text, const struct note_key *keys, size_t nkeys,
	size_t *ret_key)
{
	const size_t head = sizeof(DASH) - 1;
	unsigned char sig[SIG_BYTES];
	const char *blank;
	size_t name;

	if (line.n <= head || memcmp(line.p, DASH, head) != 0)
		return NOTE_BROKEN;
	line.p += head;
	line.n -= head;
	blank = memchr(line.p, ' ', line.n);
	name = blank ? (size_t)(blank - line.p) : 0;
	if (!name || name > NOTE_NAME_MAX || !base64_read((struct slice){ blank + 1, line.n - name - 1 }, sig, SIG_BYTES))
		return NOTE_BROKEN;
	for (size_t i = 0; i < nkeys; i++) {
		if (strlen(keys[i].name) != name || memcmp(keys[i].name, line.p, name) != 0 || memcmp(keys[i].id, sig, 4) != 0)
			continue;
		*ret_key = i;
		return crypto_sign_verify_detached(sig + 4, (const unsigned char *)text.p, text.n, keys[i].open) == 0
			? NOTE_OK : NOTE_FALSE;
	}
	return NOTE_UNKNOWN_KEY;
}

enum note_result note_open(const char *note, size_t n, const struct note_key *keys, size_t nkeys, size_t *ret_text,
	size_t *ret_key)
{
	struct slice rest = { note, n }, line, text = { note, 0 };
	enum note_result found = NOTE_UNKNOWN_KEY;
	size_t count = 0, key = 0;

	if (n > NOTE_MAX || memchr(note, '\0', n))
		return NOTE_BROKEN;
	while (line_next(&rest, &line) && line.n)
		text.n += line.n + 1;
	if (!text.n || text.n > NOTE_TEXT_MAX || text.n == n || note[text.n] != '\n')
		return NOTE_BROKEN;
	while (rest.n) {
		enum note_result r = ++count > NOTE_SIGS_MAX || !line_next(&rest, &line) ? NOTE_BROKEN
			: sig_check(line, text, keys, nkeys, &key);

		if (r == NOTE_BROKEN || r == NOTE_FALSE)
			return r;
		if (r == NOTE_OK && found != NOTE_OK) {
			found = NOTE_OK;
			*ret_key = key;
		}
	}
	*ret_text = text.n;
	return count ? found : NOTE_BROKEN;
}

/* ---- what stands in them ---- */

size_t note_checkpoint_text(const struct note_checkpoint *c, char ret[NOTE_TEXT_MAX])
{
	char root[64];
	int n;

	sodium_bin2base64(root, sizeof(root), c->root.b, MERKLE_LEN, sodium_base64_VARIANT_ORIGINAL);
	n = snprintf(ret, NOTE_TEXT_MAX, "%s\n%" PRIu64 "\n%s\nmoment %" PRId64 "\ntot %" PRId64 "\n", c->origin, c->n, root,
		c->moment, c->tot);
	assert(n > 0 && n < NOTE_TEXT_MAX);
	return (size_t)n;
}

static bool number(struct slice s, uint64_t *ret)
{
	uint64_t v = 0;

	if (!s.n || s.n > 19 || (s.n > 1 && s.p[0] == '0'))
		return false;
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] < '0' || s.p[i] > '9')
			return false;
		v = v * 10 + (uint64_t)(s.p[i] - '0');
	}
	*ret = v;
	return v <= INT64_MAX;
}

static bool name_read(struct slice s, char ret[NOTE_NAME_MAX + 1])
{
	if (s.n > NOTE_NAME_MAX)
		return false;
	memcpy(ret, s.p, s.n);
	ret[s.n] = '\0';
	return strlen(ret) == s.n && note_name_ok(ret);
}

static bool word_number(struct slice line, const char *word, int64_t *ret)
{
	size_t n = strlen(word);
	uint64_t v;

	if (line.n <= n || memcmp(line.p, word, n) != 0 || !number((struct slice){ line.p + n, line.n - n }, &v))
		return false;
	*ret = (int64_t)v;
	return true;
}

bool note_checkpoint_parse(const char *text, size_t n, struct note_checkpoint *ret)
{
	struct slice rest = { text, n }, line;
	struct note_checkpoint c = { 0 };

	if (!line_next(&rest, &line) || !name_read(line, c.origin) || !line_next(&rest, &line) || !number(line, &c.n))
		return false;
	if (!line_next(&rest, &line) || !base64_read(line, c.root.b, MERKLE_LEN))
		return false;
	if (!line_next(&rest, &line) || !word_number(line, "moment ", &c.moment))
		return false;
	if (!line_next(&rest, &line) || !word_number(line, "tot ", &c.tot) || rest.n)
		return false;
	*ret = c;
	return true;
}

size_t note_rotation_text(const char *origin, const struct note_key *fresh, int64_t moment, char ret[NOTE_TEXT_MAX])
{
	char key[NOTE_KEY_TEXT];
	int n;

	note_key_text(fresh, key);
	n = snprintf(ret, NOTE_TEXT_MAX, "%s\nsleutel\n%s\nmoment %" PRId64 "\n", origin, key, moment);
	assert(n > 0 && n < NOTE_TEXT_MAX);
	return (size_t)n;
}

bool note_rotation_parse(const char *text, size_t n, char ret_origin[NOTE_NAME_MAX + 1], struct note_key *ret)
{
	struct slice rest = { text, n }, line;
	int64_t moment;

	if (!line_next(&rest, &line) || !name_read(line, ret_origin))
		return false;
	if (!line_next(&rest, &line) || line.n != 7 || memcmp(line.p, "sleutel", 7) != 0)
		return false;
	if (!line_next(&rest, &line) || !note_key_parse(line.p, line.n, ret))
		return false;
	return line_next(&rest, &line) && word_number(line, "moment ", &moment) && !rest.n;
}
