/* Fuzz target: base64url. Every value has one text, and every text that is taken is that one. */
#include "basis/geheim.h"

#include <assert.h>

#include "basis/arena.h"
#include "fuzz/replay.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *a = arena_new((size_t)8 * 1024 * 1024);
	struct str s = { (const char *)data, size }, out;
	bool same;

	if (base64url_decode(a, s, &out))
		assert(str_eq(base64url(a, out), s));
	same = base64url_decode(a, base64url(a, s), &out) && str_eq(out, s);
	assert(same);
	arena_free(&a);
	return 0;
}
