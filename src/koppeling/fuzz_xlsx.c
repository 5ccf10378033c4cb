/* Fuzz target: any bytes as a workbook; what comes through has as many cells in each row as in the head. */
#include <assert.h>
#include <stdint.h>

#include "basis/arena.h"
#include "koppeling/xlsx.h"
#include "fuzz/replay.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *a = arena_new(64 << 20);
	struct csv csv = { .n = 0 };
	struct fault_info fi = { 0 };
	int64_t line;

	if (!xlsx_parse(a, (struct str){ (const char *)data, size }, STR(""), &csv, &line, &fi))
		for (size_t i = 0; i < csv.n; i++)
			assert(csv.rows[i].n == csv.head.n);
	arena_free(&a);
	return 0;
}
