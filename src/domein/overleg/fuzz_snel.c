/* Fuzz target: a line of quick entry. What is found is in the lists, the day exists, and no byte of the text is new. */
#include "domein/overleg/snel.h"

#include <assert.h>
#include <string.h>

#include "basis/arena.h"
#include "fuzz/replay.h"

static const struct snel_keus people[] = { { 1, STR_INIT("Deniz Yilmaz") }, { 2, STR_INIT("Anna van den Öztürk") } };
static const struct snel_keus areas[] = { { 0, STR_INIT("Financiën") }, { 1, STR_INIT("Werk en opleiding") } };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str s = { (const char *)data, size < 4000 ? size : 4000 };
	struct datum today = datum_of(2026, 11, 23);
	struct arena *a;
	struct snel r;

	if (!str_utf8(s))
		return 0;
	a = arena_new((size_t)64 << 20);
	r = snel_parse(a, s, today, &(struct snel_keuzen){ 2, people }, &(struct snel_keuzen){ 2, areas });
	assert(r.tekst.n <= s.n && str_utf8(r.tekst));
	assert(!r.eigenaar || r.eigenaar == &people[0] || r.eigenaar == &people[1]);
	assert(!r.leefgebied || r.leefgebied == &areas[0] || r.leefgebied == &areas[1]);
	assert(!r.termijn.v || datum_valid(r.termijn, false));
	assert(r.fout || (r.tekst.n && (!r.termijn.v || r.termijn.v >= today.v)));
	arena_free(&a);
	return 0;
}
