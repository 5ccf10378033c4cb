/* Fuzz target: a document as it comes out of a pipe. What is taken gives the same bytes again, so that nothing in it was
 * passed over; every text in it lies within what was given. */
#include "basis/stuk.h"

#include <assert.h>

#include "basis/arena.h"
#include "fuzz/replay.h"

static void inside(struct str s, const uint8_t *data, size_t size)
{
	const char *begin = (const char *)data;

	assert(s.p >= begin && s.n <= size && (size_t)(s.p - begin) <= size - s.n);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *a = arena_new((size_t)64 * 1024 * 1024);
	struct str bytes = { (const char *)data, size };
	struct stuk s;

	if (stuk_unpak(a, bytes, &s)) {
		inside(s.titel, data, size);
		inside(s.blad, data, size);
		for (size_t i = 0; i < s.n; i++) {
			assert(s.blokken[i].n <= STUK_KOLOMMEN_MAX);
			for (size_t k = 0; k < s.blokken[i].n; k++)
				inside(s.blokken[i].tekst[k], data, size);
		}
		assert(str_eq(stuk_pak(a, &s), bytes));
	}
	arena_free(&a);
	return 0;
}
