/* Fuzz target: a proof as schakel-verifieer reads it. The files follow each other, with a line %% between them: a key, a
 * checkpoint that was kept, the proof. Whatever they hold, the verifier comes to an end; what it finds right is right. */
#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "fuzz/replay.h"
#include "verifieer/bewijs.h"
#include "verifieer/fuzz_deel.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static FILE *null;
	static struct controle v;
	struct stuk rest = { (const char *)data, size }, key, line;

	if (!null && (!note_init() || !(null = fopen("/dev/null", "w"))))
		return 0;
	v = (struct controle){ .out = null, .engels = size & 1 };
	key = part_next(&rest);
	v.nketen = lees_regel(&key, &line) && note_key_parse(line.p, line.n, &v.keten[0]);
	controle_eerder(&v, part_next(&rest));
	if (controle_bewijs(&v, rest) && controle_klopt(&v))
		assert(v.nketen == 1); /* nothing is proven without a key */
	controle_free(&v);
	return 0;
}
