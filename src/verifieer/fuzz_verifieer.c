/* Fuzz target: an export as schakel-verifieer reads it. The files follow each other, with a line %% between them: keys,
 * checkpoints, a checkpoint that was kept, leaves. Whatever they hold, the verifier comes to an end and says something. */
#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "fuzz/replay.h"
#include "verifieer/controle.h"
#include "verifieer/fuzz_deel.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static FILE *null;
	static struct controle v;
	struct stuk rest = { (const char *)data, size }, keys, line;
	struct note_key given;
	uint64_t number = 0;

	if (!null && (!note_init() || !(null = fopen("/dev/null", "w"))))
		return 0;
	v = (struct controle){ .out = null, .engels = size & 1 };
	keys = part_next(&rest);
	line = keys;
	if (!lees_regel(&(struct stuk){ keys.p, keys.n }, &line) || !note_key_parse(line.p, line.n, &given))
		memset(&given, 0, sizeof(given));
	controle_sleutels(&v, keys, &given, 1);
	controle_checkpoints(&v, part_next(&rest));
	controle_eerder(&v, part_next(&rest));
	while (lees_regel(&rest, &line))
		controle_regel(&v, ++number, line);
	controle_einde(&v);
	assert(v.punt <= v.npunten && v.vroeger <= v.neerder);
	controle_free(&v);
	return 0;
}
