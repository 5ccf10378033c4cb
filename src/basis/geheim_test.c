/* Tests of secrets and chance. Published vectors are named; of the passwords one test runs at the real cost. */
#include "basis/geheim.h"
#include "basis/geheim_priv.h"
#include "basis/klok.h"
#include "basis/testflush.h"
#include "basis/testhulp.h"

#include <fcntl.h>
#include <sodium.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* --- hashes and texts of bytes --- */

static void assert_hex(struct arena *a, const void *bytes, size_t n, const char *wanted)
{
	assert_str(hex(a, (struct str){ bytes, n }), wanted);
}

static void sha256_of_fips_180(void **state)
{
	unsigned char h[SHA256_LEN];

	sha256(STR("abc"), h);
	assert_hex(test_arena(state), h, sizeof(h), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
	sha256(STR_NULL, h);
	assert_hex(test_arena(state), h, sizeof(h), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

static void hmac_of_rfc_4231(void **state)
{
	unsigned char h[SHA256_LEN];

	hmac_sha256(STR("Jefe"), STR("what do ya want for nothing?"), h);
	assert_hex(test_arena(state), h, sizeof(h), "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
}

static void base32_of_rfc_4648(void **state)
{
	static const char *const vectors[][2] = { { "", "" }, { "f", "MY" }, { "fo", "MZXQ" }, { "foo", "MZXW6" },
		{ "foob", "MZXW6YQ" }, { "fooba", "MZXW6YTB" }, { "foobar", "MZXW6YTBOI" }, { "\xff\xff\xff\xff\xff", "77777777" } };
	size_t i;

	for (i = 0; i < sizeof(vectors) / sizeof(*vectors); i++)
		assert_str(base32(test_arena(state), str_z(vectors[i][0])), vectors[i][1]);
}

static void base64url_refuses_all_but_its_own_form(void **state)
{
	static const struct str wrong[] = { STR_INIT("Zg=="), STR_INIT("Zg="), STR_INIT("Z"), STR_INIT("Zh"),
		STR_INIT("Zm9"),
		STR_INIT(" Zg"), STR_INIT("Zg "), STR_INIT("Zm\n8"), STR_INIT("+/+/"), STR_INIT("Zm9v\0"),
		STR_INIT("Zm9v."),
		STR_INIT("\xc3\xa9\xc3\xa9"), STR_INIT("Zm9vY") };
	struct str out = STR_INIT("onaangeroerd");
	size_t i;

	for (i = 0; i < sizeof(wrong) / sizeof(*wrong); i++)
		if (base64url_decode(test_arena(state), wrong[i], &out))
			fail_msg("row %zu was decoded", i);
	assert_str(out, "onaangeroerd");
}

static void base64url_there_and_back(void **state)
{
	char bytes[256];
	struct str text, back = STR_NULL;
	size_t n;

	for (n = 0; n < sizeof(bytes); n++)
		bytes[n] = (char)(255 - n);
	for (n = 0; n <= sizeof(bytes); n++) {
		text = base64url(test_arena(state), (struct str){ bytes, n });
		assert_true(base64url_decode(test_arena(state), text, &back));
		assert_true(str_eq(back, (struct str){ bytes, n }));
	}
	assert_str(base64url(test_arena(state), STR("\xfb\xff\xfe")), "-__-");
	assert_true(base64url_decode(test_arena(state), STR_NULL, &back));
	assert_int_equal(back.n, 0);
}

static void chance_and_comparison(void **state)
{
	unsigned char a[32] = { 0 }, b[32] = { 0 };

	(void)state;
	assert_true(bytes_equal(a, b, sizeof(a)));
	b[31] = 1;
	assert_false(bytes_equal(a, b, sizeof(a)));
	assert_true(bytes_equal(a, b, 31));
	random_bytes(a, sizeof(a));
	random_bytes(b, sizeof(b));
	assert_memory_not_equal(a, b, sizeof(a));
}

/* --- ids --- */

#define KIND_CASUS 7
#define KIND_PERSOON 8

static int key_setup(void **state)
{
	static const unsigned char key[16] = { 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15 };
	struct id_key *k = NULL;
	enum fault f = id_key_new(key, &k, NULL);

	*state = k;
	return f;
}

static int key_teardown(void **state)
{
	struct id_key *k = *state;

	id_key_free(&k);
	id_key_free(&k);
	id_key_free(NULL);
	return k != NULL;
}

static void new_ids_carry_the_moment(void **state)
{
	int64_t moment = INT64_C(1767312000123), a, b;
	int i, differ = 0;

	(void)state;
	klok_freeze(moment);
	a = id_new();
	for (i = 0; i < 20; i++) {
		b = id_new();
		assert_true(b > 0);
		assert_true(b >> 21 == moment || b >> 21 == moment + 1); /* a step may cross the edge */
		differ += b != a;
	}
	klok_freeze(0);
	assert_true(differ > 15);
}

/* More than fit in one millisecond: the ids run ahead of the clock and still never repeat. */
static void many_ids_of_one_moment_rise(void **state)
{
	int64_t last, next;
	int i;

	(void)state;
	klok_freeze(INT64_C(1767399000123));
	last = id_new();
	for (i = 0; i < 300000; i++) {
		next = id_new();
		assert_true(next > last);
		last = next;
	}
	klok_freeze(0);
}

static void an_url_is_one_aes_block(void **state)
{
	char url[ID_URL_LEN + 1];

	/* 00000007 0000000000003039 00000000 under 000102..0f, computed with another implementation */
	id_to_url(*state, KIND_CASUS, 12345, url);
	assert_string_equal(url, "qpdF2f0lLxGq7GmJdOj34w");
}

static void an_id_comes_back_from_its_url(void **state)
{
	static const int64_t ids[] = { 0, 1, 12345, INT64_MAX, INT64_C(1) << 62 };
	static const uint32_t kinds[] = { 0, 1, KIND_CASUS, UINT32_MAX };
	char url[ID_URL_LEN + 1];
	int64_t back;
	size_t i, j;

	for (i = 0; i < sizeof(ids) / sizeof(*ids); i++)
		for (j = 0; j < sizeof(kinds) / sizeof(*kinds); j++) {
			id_to_url(*state, kinds[j], ids[i], url);
			assert_int_equal(strlen(url), ID_URL_LEN);
			back = -1;
			assert_true(id_from_url(*state, kinds[j], str_z(url), &back));
			assert_true(back == ids[i]);
		}
}

static void a_wrong_kind_or_length_is_not_an_id(void **state)
{
	char url[ID_URL_LEN + 2];
	int64_t back = 77;
	size_t n;

	id_to_url(*state, KIND_CASUS, 12345, url);
	assert_false(id_from_url(*state, KIND_PERSOON, str_z(url), &back));
	url[ID_URL_LEN] = 'A';
	for (n = 0; n <= ID_URL_LEN + 1; n++)
		if (n != ID_URL_LEN)
			assert_false(id_from_url(*state, KIND_CASUS, (struct str){ url, n }, &back));
	assert_false(id_from_url(*state, KIND_CASUS, STR_NULL, &back));
	assert_int_equal(back, 77);
	id_to_url(*state, KIND_CASUS, -1, url);
	assert_false(id_from_url(*state, KIND_CASUS, str_z(url), &back));
}

static void a_forged_url_is_not_an_id(void **state)
{
	char url[ID_URL_LEN + 1], forged[ID_URL_LEN + 1];
	int64_t back = 77;
	int i, c;

	id_to_url(*state, KIND_CASUS, 12345, url);
	for (i = 0; i < ID_URL_LEN; i++)
		for (c = 0; c < 256; c++) { /* in the last place other letters have the same bits */
			memcpy(forged, url, sizeof(url));
			forged[i] = (char)c;
			if (forged[i] != url[i])
				assert_false(id_from_url(*state, KIND_CASUS, (struct str){ forged, ID_URL_LEN }, &back));
		}
	/* the right kind and id, but 1 where zeroes belong: by chance one in 2^32 has the kind, so the zeroes count */
	assert_false(id_from_url(*state, KIND_CASUS, STR("81orKJmsJtTMf3Cm7Gusew"), &back));
	assert_int_equal(back, 77);
}

/* --- one-time codes --- */

static const struct str rfc_secret = STR_INIT("12345678901234567890");

static void totp_of_rfc_6238(void **state)
{
	/* appendix B, SHA-1, the last six of eight digits */
	static const struct {
		int64_t second;
		const char *code;
	} vectors[] = { { 59, "287082" }, { 1111111109, "081804" }, { 1111111111, "050471" }, { 1234567890, "005924" },
		{ 2000000000, "279037" }, { INT64_C(20000000000), "353130" } };
	int64_t step;
	char code[7];
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(vectors) / sizeof(*vectors); i++) {
		totp_code(rfc_secret, vectors[i].second / 30, code);
		assert_string_equal(code, vectors[i].code);
		step = -1;
		assert_true(totp_check(rfc_secret, str_z(code), vectors[i].second * SECOND_MS, 0, &step));
		assert_int_equal(step, vectors[i].second / 30);
	}
}

static void totp_takes_one_step_of_drift_and_no_more(void **state)
{
	int64_t now = 1000000, step, drift;
	char code[7];

	(void)state;
	for (drift = -4; drift <= 4; drift++) {
		totp_code(rfc_secret, now + drift, code);
		step = -1;
		assert_int_equal(totp_check(rfc_secret, str_z(code), now * 30 * SECOND_MS + 29999, 0, &step),
			drift >= -1 && drift <= 1);
		assert_int_equal(step, drift >= -1 && drift <= 1 ? now + drift : -1);
	}
}

static void totp_refuses_a_replay(void **state)
{
	int64_t now = 1000000, moment = now * 30 * SECOND_MS, step = 0, untouched = 5;
	char code[7];

	(void)state;
	totp_code(rfc_secret, now, code);
	assert_true(totp_check(rfc_secret, str_z(code), moment, 0, &step));
	assert_false(totp_check(rfc_secret, str_z(code), moment, step, &untouched));
	assert_false(totp_check(rfc_secret, str_z(code), moment + 30 * SECOND_MS, step, &untouched));
	/* the code before it has passed with it */
	totp_code(rfc_secret, now - 1, code);
	assert_false(totp_check(rfc_secret, str_z(code), moment, step, &untouched));
	assert_int_equal(untouched, 5);
	totp_code(rfc_secret, now + 1, code);
	assert_true(totp_check(rfc_secret, str_z(code), moment, step, &step));
	assert_int_equal(step, now + 1);
}

static void totp_refuses_what_is_no_code(void **state)
{
	static const struct str wrong[] = { { NULL, 0 }, STR_INIT(""), STR_INIT("28708"), STR_INIT("2870820"),
		STR_INIT("287 82"), STR_INIT("28708\0"), STR_INIT("\0\0\0\0\0\0"), STR_INIT("287083"),
		STR_INIT("94287082"),
		STR_INIT(" 287082"), STR_INIT("\xd9\xa2\xd9\xa8\xd9\xa7") };
	int64_t step = 5;
	char code[7];
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(wrong) / sizeof(*wrong); i++)
		assert_false(totp_check(rfc_secret, wrong[i], 59 * SECOND_MS, 0, &step));
	assert_false(totp_check(rfc_secret, STR("287082"), -59 * SECOND_MS, 0, &step));
	/* an account without a secret has no code at all, not the one that everybody can compute */
	totp_code(STR(""), 1, code);
	assert_false(totp_check(STR(""), str_z(code), 59 * SECOND_MS, 0, &step));
	assert_false(totp_check(STR_NULL, str_z(code), 59 * SECOND_MS, 0, &step));
	assert_int_equal(step, 5);
}

/* --- passwords --- */

static int cheap_setup(void **state)
{
	wachtwoord_cost_set(crypto_pwhash_OPSLIMIT_MIN, crypto_pwhash_MEMLIMIT_MIN);
	return test_arena_setup(state);
}

static int cheap_teardown(void **state)
{
	wachtwoord_cost_set(0, 0);
	return test_arena_teardown(state);
}

static void a_password_is_known_again(void **state)
{
	struct str hash = STR_NULL, again = STR_NULL;

	assert_int_equal(wachtwoord_hash(test_arena(state), STR("Zomer€in Heerlen"), &hash, NULL), FAULT_NONE);
	assert_int_equal(wachtwoord_hash(test_arena(state), STR("Zomer€in Heerlen"), &again, NULL), FAULT_NONE);
	assert_false(str_eq(hash, again));
	assert_true(str_starts(hash, STR("$argon2id$")));
	assert_true(wachtwoord_klopt(hash, STR("Zomer€in Heerlen")));
	assert_true(wachtwoord_klopt(again, STR("Zomer€in Heerlen")));
	assert_false(wachtwoord_klopt(hash, STR("zomer€in Heerlen")));
	assert_false(wachtwoord_klopt(hash, STR("Zomer€in Heerlen ")));
	assert_false(wachtwoord_klopt(hash, STR("Zomer€in Heerlen\0")));
	assert_false(wachtwoord_klopt(hash, STR("")));
	assert_false(wachtwoord_klopt(hash, STR_NULL));
	wachtwoord_vertraag(STR("Zomer€in Heerlen"));
	wachtwoord_vertraag(STR_NULL);
}

static void a_damaged_hash_lets_nobody_in(void **state)
{
	static const struct str wrong[] = { { NULL, 0 }, STR_INIT(""), STR_INIT("geheim"), STR_INIT("$argon2id$"),
		STR_INIT("$argon2id$v=19$m=8,t=1,p=1$$"),
		STR_INIT("$argon2i$v=19$m=8,t=3,p=1$c29tZXNhbHRzb21lc2FsdA$AAAA"),
		STR_INIT("$6$zout$x"), STR_INIT("\0") };
	struct str hash = STR_NULL;
	char *text;
	size_t i;

	for (i = 0; i < sizeof(wrong) / sizeof(*wrong); i++) {
		assert_false(wachtwoord_klopt(wrong[i], STR("geheim")));
		assert_false(wachtwoord_klopt(wrong[i], STR("")));
	}
	assert_int_equal(wachtwoord_hash(test_arena(state), STR("geheim"), &hash, NULL), FAULT_NONE);
	assert_false(wachtwoord_klopt((struct str){ hash.p, hash.n - 1 }, STR("geheim")));
	assert_false(wachtwoord_klopt(str_cat(test_arena(state), hash, STR("\0")), STR("geheim")));
	text = arena_alloc(test_arena(state), 300);
	memset(text, 'A', 300);
	memcpy(text, hash.p, hash.n);
	assert_false(wachtwoord_klopt((struct str){ text, 300 }, STR("geheim")));
	memcpy(text, hash.p, hash.n);
	text[hash.n - 5] = text[hash.n - 5] == 'A' ? 'B' : 'A';
	assert_false(wachtwoord_klopt((struct str){ text, hash.n }, STR("geheim")));
}

static void the_real_cost_is_64_mib(void **state)
{
	struct str hash = STR_NULL;

	assert_int_equal(wachtwoord_hash(test_arena(state), STR("geheim"), &hash, NULL), FAULT_NONE);
	assert_true(str_starts(hash, STR("$argon2id$v=19$m=65536,t=4,p=1$")));
	assert_true(wachtwoord_klopt(hash, STR("geheim")));
}

/* --- boxes --- */

static void a_box_opens_with_its_key_alone(void **state)
{
	struct arena *a = test_arena(state);
	unsigned char key[32], other[32];
	struct str plain = STR_INIT("concept van Zoë\0met nul"), box, back = STR_NULL;

	random_bytes(key, sizeof(key));
	memcpy(other, key, sizeof(key));
	other[0] ^= 1;
	box = box_seal(a, key, plain);
	assert_int_equal(box.n, plain.n + 24 + 16);
	assert_false(str_eq(box, box_seal(a, key, plain)));
	assert_false(box_open(a, other, box, &back));
	assert_null(back.p);
	assert_true(box_open(a, key, box, &back));
	assert_true(str_eq(back, plain));
	assert_true(box_open(a, key, box_seal(a, key, STR_NULL), &back));
	assert_int_equal(back.n, 0);
}

static void a_tampered_box_stays_shut(void **state)
{
	struct arena *a = test_arena(state);
	unsigned char key[32] = { 9 };
	struct str box = box_seal(a, key, STR("tien bytes")), copy, back = STR_NULL;
	char *p;
	size_t i;
	int bit;

	for (i = 0; i < box.n; i++) {
		for (bit = 0; bit < 8; bit++) {
			copy = str_dup(a, box);
			p = arena_alloc(a, box.n);
			memcpy(p, copy.p, box.n);
			p[i] = (char)(p[i] ^ (1 << bit));
			assert_false(box_open(a, key, (struct str){ p, box.n }, &back));
		}
		assert_false(box_open(a, key, (struct str){ box.p, i }, &back));
		assert_false(box_open(a, key, (struct str){ box.p + 1, box.n - 1 }, &back));
	}
	assert_false(box_open(a, key, str_cat(a, box, STR("x")), &back));
	assert_false(box_open(a, key, STR_NULL, &back));
	assert_null(back.p);
}

/* --- key files --- */

struct folder {
	char path[32], file[48];
};

static int folder_setup(void **state)
{
	static struct folder f;

	strcpy(f.path, "/tmp/sleutelXXXXXX");
	if (!mkdtemp(f.path))
		return -1;
	strcpy(f.file, f.path);
	strcat(f.file, "/sleutel");
	*state = &f;
	return 0;
}

static int folder_teardown(void **state)
{
	struct folder *f = *state;

	(void)unlink(f->file);
	return rmdir(f->path);
}

static void file_write(const struct folder *f, struct str bytes, mode_t mode)
{
	int fd = open(f->file, O_WRONLY | O_CREAT | O_TRUNC, 0600);

	assert_true(fd >= 0);
	assert_int_equal(write(fd, bytes.p, bytes.n), bytes.n);
	assert_int_equal(fchmod(fd, mode), 0);
	close(fd);
}

#define HEX32 "000102030405060708090A0b0c0d0e0f101112131415161718191a1b1c1d1eff"

static void a_key_file_open_to_others_is_refused(void **state)
{
	static const mode_t refused[] = { 0604, 0602, 0601, 0620, 0644, 0660, 0666, 0777, 0400 | 0004 };
	static const mode_t accepted[] = { 0600, 0400, 0440, 0640 };
	unsigned char key[32];
	size_t i;

	for (i = 0; i < sizeof(refused) / sizeof(*refused); i++) {
		struct fault_info fi = { .fault = FAULT_NONE };

		file_write(*state, STR(HEX32), refused[i]);
		memset(key, 0xee, sizeof(key));
		assert_int_equal(key_load(((struct folder *)*state)->file, key, &fi), FAULT_INTERNAL);
		assert_non_null(strstr(fi.detail, "open to others"));
		assert_int_equal(key[0], 0xee);
		assert_int_equal(chmod(((struct folder *)*state)->file, 0600), 0);
	}
	for (i = 0; i < sizeof(accepted) / sizeof(*accepted); i++) {
		file_write(*state, STR(HEX32), accepted[i]);
		assert_int_equal(key_load(((struct folder *)*state)->file, key, NULL), FAULT_NONE);
		assert_int_equal(chmod(((struct folder *)*state)->file, 0600), 0);
	}
}

static void a_key_file_of_another_user_is_refused(void **state)
{
	struct fault_info fi = { .fault = FAULT_NONE };
	unsigned char key[32];

	if (geteuid() != 0)
		skip(); /* only root can give a file away */
	file_write(*state, STR(HEX32), 0600);
	assert_int_equal(chown(((struct folder *)*state)->file, 65534, 65534), 0);
	assert_int_equal(key_load(((struct folder *)*state)->file, key, &fi), FAULT_INTERNAL);
	assert_non_null(strstr(fi.detail, "another user"));
}

static void what_is_no_plain_file_is_refused(void **state)
{
	struct folder *f = *state;
	struct fault_info fi = { .fault = FAULT_NONE };
	unsigned char key[32];

	assert_int_equal(key_load(f->file, key, &fi), FAULT_INTERNAL);
	assert_non_null(strstr(fi.detail, "No such file"));
	fault_clear(&fi);
	assert_int_equal(key_load(f->path, key, &fi), FAULT_INTERNAL);
	assert_non_null(strstr(fi.detail, "plain file"));
	fault_clear(&fi);
	assert_int_equal(mkfifo(f->file, 0600), 0); /* nobody writes: must not wait */
	assert_int_equal(key_load(f->file, key, &fi), FAULT_INTERNAL);
	assert_non_null(strstr(fi.detail, "plain file"));
}

static void a_key_of_another_length_is_refused(void **state)
{
	static const struct str wrong[] = { STR_INIT(""), STR_INIT("kort"), STR_INIT(HEX32 "\n\n"),
		STR_INIT(HEX32 "0"),
		STR_INIT(HEX32 " "), STR_INIT(HEX32 HEX32 HEX32), STR_INIT("0123456789012345678901234567890"),
		STR_INIT("012345678901234567890123456789012"), STR_INIT("\n" HEX32) };
	struct folder *f = *state;
	struct id_key *k = NULL;
	unsigned char key[32] = { 0xee };
	size_t i;

	for (i = 0; i < sizeof(wrong) / sizeof(*wrong); i++) {
		file_write(f, wrong[i], 0600);
		assert_int_equal(key_load(f->file, key, NULL), FAULT_INTERNAL);
		assert_int_equal(id_key_load(f->file, &k, NULL), FAULT_INTERNAL);
	}
	file_write(f, STR(HEX32), 0600);
	assert_int_equal(id_key_load(f->file, &k, NULL), FAULT_INTERNAL);
	file_write(f, STR("g00102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1eff"), 0600);
	assert_int_equal(key_load(f->file, key, NULL), FAULT_INTERNAL);
	assert_int_equal(key[0], 0xee);
	assert_null(k);
}

static void keys_are_read_raw_and_in_hex(void **state)
{
	struct folder *f = *state;
	unsigned char raw[32], from_hex[32], with_newline[32];
	struct id_key *k = NULL;
	char url[ID_URL_LEN + 1];

	file_write(f, STR(HEX32), 0600);
	assert_int_equal(key_load(f->file, from_hex, NULL), FAULT_NONE);
	assert_int_equal(from_hex[31], 0xff);
	assert_int_equal(from_hex[10], 0x0a);
	file_write(f, STR(HEX32 "\n"), 0600);
	assert_int_equal(key_load(f->file, with_newline, NULL), FAULT_NONE);
	assert_memory_equal(from_hex, with_newline, 32);
	file_write(f, (struct str){ (const char *)from_hex, 32 }, 0600);
	assert_int_equal(key_load(f->file, raw, NULL), FAULT_NONE);
	assert_memory_equal(from_hex, raw, 32);
	file_write(f, (struct str){ (const char *)from_hex, 16 }, 0600);
	assert_int_equal(id_key_load(f->file, &k, NULL), FAULT_NONE);
	id_to_url(k, KIND_CASUS, 12345, url);
	assert_string_equal(url, "qpdF2f0lLxGq7GmJdOj34w");
	id_key_free(&k);
}

static void a_new_key_is_ours_alone_and_never_overwritten(void **state)
{
	struct folder *f = *state;
	unsigned char first[32], second[32];
	struct id_key *k = NULL;
	struct stat st;

	umask(0);
	folders_flushed = 0;
	assert_int_equal(key_create(f->file, 32, NULL), FAULT_NONE);
	assert_int_equal(folders_flushed, 1); /* what it seals must not outlive it */
	assert_int_equal(stat(f->file, &st), 0);
	assert_int_equal(st.st_mode & 07777, 0600);
	assert_int_equal(key_load(f->file, first, NULL), FAULT_NONE);
	assert_int_equal(key_create(f->file, 32, NULL), FAULT_NONE);
	assert_int_equal(key_load(f->file, second, NULL), FAULT_NONE);
	assert_memory_equal(first, second, 32);
	assert_int_equal(unlink(f->file), 0);
	assert_int_equal(key_create(f->file, 32, NULL), FAULT_NONE);
	assert_int_equal(key_load(f->file, second, NULL), FAULT_NONE);
	assert_memory_not_equal(first, second, 32);
	assert_int_equal(unlink(f->file), 0);
	assert_int_equal(key_create(f->file, 16, NULL), FAULT_NONE);
	assert_int_equal(id_key_load(f->file, &k, NULL), FAULT_NONE);
	id_key_free(&k);
	assert_int_equal(key_create("/tmp/bestaat/niet/sleutel", 16, NULL), FAULT_INTERNAL);
}

#define test_key(f) cmocka_unit_test_setup_teardown(f, key_setup, key_teardown)
#define test_cheap(f) cmocka_unit_test_setup_teardown(f, cheap_setup, cheap_teardown)
#define test_folder(f) cmocka_unit_test_setup_teardown(f, folder_setup, folder_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_arena(sha256_of_fips_180), cmocka_unit_test_arena(hmac_of_rfc_4231),
		cmocka_unit_test_arena(base32_of_rfc_4648), cmocka_unit_test_arena(base64url_refuses_all_but_its_own_form),
		cmocka_unit_test_arena(base64url_there_and_back), cmocka_unit_test(chance_and_comparison),
		cmocka_unit_test(new_ids_carry_the_moment), cmocka_unit_test(many_ids_of_one_moment_rise),
		test_key(an_url_is_one_aes_block),
		test_key(an_id_comes_back_from_its_url), test_key(a_wrong_kind_or_length_is_not_an_id),
		test_key(a_forged_url_is_not_an_id), cmocka_unit_test(totp_of_rfc_6238),
		cmocka_unit_test(totp_takes_one_step_of_drift_and_no_more), cmocka_unit_test(totp_refuses_a_replay),
		cmocka_unit_test(totp_refuses_what_is_no_code), test_cheap(a_password_is_known_again),
		test_cheap(a_damaged_hash_lets_nobody_in), cmocka_unit_test_arena(the_real_cost_is_64_mib),
		cmocka_unit_test_arena(a_box_opens_with_its_key_alone), cmocka_unit_test_arena(a_tampered_box_stays_shut),
		test_folder(a_key_file_open_to_others_is_refused), test_folder(a_key_file_of_another_user_is_refused),
		test_folder(what_is_no_plain_file_is_refused), test_folder(a_key_of_another_length_is_refused),
		test_folder(keys_are_read_raw_and_in_hex), test_folder(a_new_key_is_ours_alone_and_never_overwritten),
	};

	if (geheim_init(NULL))
		return 1;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
