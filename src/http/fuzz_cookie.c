/* Fuzz target: a Cookie header. First line: the name sought; the rest: the header. */
#include "http/http_priv.h"

#include <assert.h>
#include <string.h>

#include "fuzz/replay.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str header = { (const char *)data, size }, name, value;

	if (!str_cut(&header, '\n', &name))
		return 0;
	value = cookie_find(header, name);
	if (value.p) {
		assert(value.p >= header.p && value.p + value.n <= header.p + header.n);
		for (size_t i = 0; i < value.n; i++)
			assert(value.p[i] > ' ' && value.p[i] <= '~' && value.p[i] != ';' && value.p[i] != ',');
		/* it stands behind its name */
		assert(value.p > header.p + name.n && value.p[-1] == '=');
		assert(!name.n || memcmp(value.p - 1 - name.n, name.p, name.n) == 0);
	}
	return 0;
}
