/* Secrets and chance: random bytes, ids, hashes, passwords, one-time codes, sealed boxes.
 *
 * Why here: the only room that includes sodium.h and openssl headers. Keys come from files named in the configuration,
 * live in memory that is wiped and are never logged. Threading: after geheim_init() all may run in any thread.
 */
#ifndef BASIS_GEHEIM_H
#define BASIS_GEHEIM_H

#include "basis/fault.h"
#include "basis/str.h"

/* Once, before threads. */
MUST_USE enum fault geheim_init(struct fault_info *fi);

void random_bytes(void *ret, size_t n);
/* 63 bits: milliseconds since 1970 above 21 random bits. A collision shows as a key conflict: retry the unit. */
int64_t id_new(void);

#define ID_URL_LEN 22
struct id_key; /* AES-128 key for ids in URLs */
MUST_USE enum fault id_key_load(const char *path, struct id_key **ret, struct fault_info *fi);
void id_key_free(struct id_key **k);
/* One AES block over kind and id, base64url without padding: 22 characters and a NUL. */
void id_to_url(const struct id_key *k, uint32_t kind, int64_t id, char ret[ID_URL_LEN + 1]);
/* False for a forged, malformed or wrong-kind text. */
bool id_from_url(const struct id_key *k, uint32_t kind, struct str s, int64_t *ret);

#define SHA256_LEN 32
void sha256(struct str s, unsigned char ret[SHA256_LEN]);
void hmac_sha256(struct str key, struct str s, unsigned char ret[SHA256_LEN]);
bool bytes_equal(const void *a, const void *b, size_t n); /* constant time */

/* RFC 4648 without padding, hex in lower case. Decoding refuses padding, white space and bits left over. */
struct str base64url(struct arena *a, struct str bytes);
bool base64url_decode(struct arena *a, struct str s, struct str *ret);
struct str base64(struct arena *a, struct str bytes); /* the common alphabet, with padding */
struct str base32(struct arena *a, struct str bytes);
struct str hex(struct arena *a, struct str bytes);

/* Argon2id, about 64 MiB and 100 ms; the encoded text carries its parameters. */
MUST_USE enum fault wachtwoord_hash(struct arena *a, struct str wachtwoord, struct str *ret, struct fault_info *fi);
bool wachtwoord_klopt(struct str hash, struct str wachtwoord);
/* As slow as wachtwoord_klopt, for accounts that do not exist. */
void wachtwoord_vertraag(struct str wachtwoord);

/* RFC 6238, SHA-1, 30 s, 6 digits. Accepts step-1, step and step+1, never one at or before `laatste` (replay). */
bool totp_check(struct str secret, struct str code, int64_t moment, int64_t laatste, int64_t *ret_step);
/* The code for a step (moment / 30 s); for tests and the demo. */
void totp_code(struct str secret, int64_t step, char ret[7]);

/* XChaCha20-Poly1305 with a random nonce in front. The key is 32 bytes. */
struct str box_seal(struct arena *a, const unsigned char key[32], struct str plain);
MUST_USE bool box_open(struct arena *a, const unsigned char key[32], struct str box, struct str *ret);
/* Reads a 32-byte key file (hex or raw); FAULT_INTERNAL when absent, of another owner than root or us, writable by its
 * group, open in any way to others, or of another length. Of id_key_load the same, with 16 bytes. */
MUST_USE enum fault key_load(const char *path, unsigned char ret[32], struct fault_info *fi);
/* Writes a new key file of so many bytes (at most 64) in hex, mode 0600, if there is none. */
MUST_USE enum fault key_create(const char *path, size_t bytes, struct fault_info *fi);
/* A secret of one line of text, read with the same suspicion into ret (NUL-ended, without its newline); FAULT_NOT_FOUND
 * when there is no file. */
#define KEY_LINE_MAX 256
MUST_USE enum fault key_line_load(const char *path, char ret[KEY_LINE_MAX], struct fault_info *fi);
/* Writes it into a new file, mode 0600, if there is none. */
MUST_USE enum fault key_line_create(const char *path, const char *line, struct fault_info *fi);

#endif
