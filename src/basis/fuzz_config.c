/* Fuzz target: a configuration file. What is taken lies within its range; what is refused says why, in clean text. */
#include "basis/config.h"

#include <assert.h>

#include "basis/arena.h"
#include "fuzz/replay.h"

static const struct setting table[] = {
	{ "adres", SETTING_TEXT, 1, 40, "::1", "Adres." },
	{ "poort", SETTING_INT, 1, 65535, "8080", "Poort." },
	{ "demo", SETTING_BOOL, 0, 0, "nee", "Demo." },
	{ "logboek", SETTING_PATH, 0, 0, "", "Logboek." },
};

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *a = arena_new((size_t)64 * 1024 * 1024);
	struct config *c = config_new(a, table, sizeof(table) / sizeof(*table));
	struct fault_info fi = { .fault = FAULT_NONE };
	enum fault f = config_read(c, "f", (struct str){ (const char *)data, size }, &fi);
	struct str adres, told = config_faults(c);

	assert(f == fi.fault);
	assert((f == FAULT_NONE) == str_empty(told));
	assert(str_utf8(told));
	if (f == FAULT_NONE) {
		adres = config_text(c, "adres");
		assert(str_utf8(adres) && str_points(adres) >= 1 && str_points(adres) <= 40);
		assert(config_int(c, "poort") >= 1 && config_int(c, "poort") <= 65535);
		assert(str_utf8(config_text(c, "logboek")));
	}
	arena_free(&a);
	return 0;
}
