/* Passwords: Argon2id of libsodium, in the encoded text that carries its own parameters.
 *
 * Each call takes COST_BYTES for about a tenth of a second: the caller limits how many run at once. Never inside a unit
 * of work. Threading: the cost is constant but for tests, which set it before threads.
 */
#include "basis/geheim.h"

#include <sodium.h>
#include <string.h>

#include "basis/arena.h"
#include "basis/geheim_priv.h"

#define COST_PASSES 4ULL
#define COST_BYTES ((size_t)64 * 1024 * 1024)

static unsigned long long cost_passes = COST_PASSES;
static size_t cost_bytes = COST_BYTES;

void wachtwoord_cost_set(unsigned long long passes, size_t bytes)
{
	cost_passes = passes ? passes : COST_PASSES;
	cost_bytes = bytes ? bytes : COST_BYTES;
}

enum fault wachtwoord_hash(struct arena *a, struct str wachtwoord, struct str *ret, struct fault_info *fi)
{
	char hash[crypto_pwhash_STRBYTES];

	if (crypto_pwhash_str_alg(hash, wachtwoord.p ? wachtwoord.p : "", wachtwoord.n, cost_passes, cost_bytes,
		crypto_pwhash_ALG_ARGON2ID13) != 0)
		return fault_detail(fi, FAULT_BUSY, "Argon2id", "no memory");
	*ret = str_dup(a, str_z(hash));
	return FAULT_NONE;
}

bool wachtwoord_klopt(struct str hash, struct str wachtwoord)
{
	char text[crypto_pwhash_STRBYTES] = { 0 };

	/* a damaged hash takes as long as a good one, and a text with a NUL is not one of ours */
	if (hash.n == 0 || hash.n >= sizeof(text) || memchr(hash.p, '\0', hash.n) ||
	    !str_starts(hash, STR(crypto_pwhash_STRPREFIX))) {
		wachtwoord_vertraag(wachtwoord);
		return false;
	}
	memcpy(text, hash.p, hash.n);
	return crypto_pwhash_str_verify(text, wachtwoord.p ? wachtwoord.p : "", wachtwoord.n) == 0;
}

void wachtwoord_vertraag(struct str wachtwoord)
{
	static const unsigned char salt[crypto_pwhash_SALTBYTES] = { 0 };
	unsigned char hash[32];

	/* the result is thrown away: only the time and the memory count, so a refusal is as good */
	(void)!crypto_pwhash(hash, sizeof(hash), wachtwoord.p ? wachtwoord.p : "", wachtwoord.n, salt, cost_passes,
		cost_bytes, crypto_pwhash_ALG_ARGON2ID13);
	sodium_memzero(hash, sizeof(hash));
}
