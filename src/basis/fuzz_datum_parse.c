/* Fuzz target: a day as people type it. What is taken exists, and is read again from its own text. */
#include "basis/klok.h"

#include <assert.h>

#include "basis/arena.h"
#include "fuzz/replay.h"

static void try_one(struct arena *a, struct str s, bool partly)
{
	struct datum d = { 77 }, back = { 0 };
	bool known;

	if (!datum_parse(s, partly, &d)) {
		assert(d.v == 77);
		return;
	}
	assert(datum_valid(d, partly));
	known = datum_parse(datum_text(a, d), partly, &back);
	assert(known && back.v == d.v);
	known = datum_parse(datum_iso(a, d), partly, &back);
	assert(known && back.v == d.v);
	/* what is a day when it must be whole is the same day when it need not be */
	known = datum_parse(s, true, &back);
	assert(known && back.v == d.v);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *a = arena_new((size_t)1024 * 1024);
	struct str s = { (const char *)data, size };

	try_one(a, s, false);
	try_one(a, s, true);
	arena_free(&a);
	return 0;
}
