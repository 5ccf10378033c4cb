/* Fuzz target: paths. What is decoded has one meaning. */
#include "http/http_priv.h"

#include <assert.h>
#include <string.h>

#include "fuzz/replay.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *a = arena_new(1024 * 1024);
	struct str raw = { (const char *)data, size }, path = STR_NULL;

	if (http_decode_path(a, raw, &path) == FAULT_NONE) {
		assert(path.n && path.n <= size && path.p[0] == '/' && str_utf8(path) && !path.p[path.n]);
		assert(!memmem(path.p, path.n, "..", 2) && !memmem(path.p, path.n, "//", 2) && !memchr(path.p, '\\', path.n));
		for (size_t i = 0; i < path.n; i++)
			assert((unsigned char)path.p[i] >= ' ' && path.p[i] != 127);
		size_t slashes = 0, raw_slashes = 0;

		for (size_t i = 0; i < path.n; i++)
			slashes += path.p[i] == '/';
		for (size_t i = 0; i < raw.n; i++)
			raw_slashes += raw.p[i] == '/';
		assert(slashes == raw_slashes); /* none came out of an escape */
	} else {
		assert(!path.p);
	}
	arena_free(&a);
	return 0;
}
