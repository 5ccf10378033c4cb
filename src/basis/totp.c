/* One-time codes by the clock: RFC 6238 over RFC 4226, SHA-1, 30 seconds, six digits.
 *
 * SHA-1 because that is what the authenticator apps know; as an HMAC it is not broken. No state: the caller keeps the
 * last accepted step with the account, in the same unit that accepts the code.
 */
#include "basis/geheim.h"

#include <assert.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <sodium.h>

#include "basis/klok.h"

#define STEP_MS (30 * SECOND_MS)
#define DIGITS 6
#define SHA1_LEN 20

void totp_code(struct str secret, int64_t step, char ret[7])
{
	unsigned char counter[8], mac[SHA1_LEN];
	unsigned n = 0, offset, i;
	uint32_t number = 0;
	const void *done;

	for (i = 0; i < 8; i++)
		counter[i] = (unsigned char)((uint64_t)step >> (56 - 8 * i) & 0xff);
	assert(secret.n <= INT32_MAX);
	done = HMAC(EVP_sha1(), secret.p ? secret.p : "", (int)secret.n, counter, sizeof(counter), mac, &n);
	assert(done && n == SHA1_LEN);
	/* RFC 4226 5.3: the low four bits of the last byte say where the four bytes begin; their sign bit is dropped */
	offset = mac[SHA1_LEN - 1] & 0x0f;
	for (i = 0; i < 4; i++)
		number = number << 8 | mac[offset + i];
	number &= 0x7fffffff;
	for (i = DIGITS; i > 0; i--) {
		ret[i - 1] = (char)('0' + number % 10);
		number /= 10;
	}
	ret[DIGITS] = '\0';
	sodium_memzero(mac, sizeof(mac));
}

bool totp_check(struct str secret, struct str code, int64_t moment, int64_t laatste, int64_t *ret_step)
{
	int64_t now = moment / STEP_MS, step, found = -1;
	char wanted[DIGITS + 1];

	/* without a secret the codes are public knowledge */
	if (str_empty(secret) || code.n != DIGITS || moment < STEP_MS)
		return false;
	/* all three are always computed; of two equal codes the later step counts, or the code would work twice */
	for (step = now - 1; step <= now + 1; step++) {
		totp_code(secret, step, wanted);
		if (bytes_equal(wanted, code.p, DIGITS) && step > laatste)
			found = step;
	}
	sodium_memzero(wanted, sizeof(wanted));
	if (found < 0)
		return false;
	*ret_step = found;
	return true;
}
