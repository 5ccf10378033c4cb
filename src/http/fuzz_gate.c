/* Fuzz target: a request head, cut as laxly as the server library cuts it. What passes has no bare line end,
 * no NUL in a line and no fold anywhere, one Host and at most one length; so a second reader cannot read it otherwise.
 */
#include "http/head_cut.h"

#include <assert.h>
#include <stdlib.h>

#include "fuzz/replay.h"

/* NULs in the place of a line end cannot be told from one, as the library writes NULs over it: what stands in the last
 * four bytes is two line ends, a NUL before an LF is a CR.
 */
static void check_bytes(char *p, size_t n)
{
	assert(n > 4 && p[n - 1] == '\n');
	for (size_t i = n - 4; i < n; i++)
		assert(!p[i] || p[i] == '\r' || p[i] == '\n');
	memcpy(p + n - 4, "\r\n\r\n", 4);
	for (size_t i = 0; i + 1 < n; i++)
		if (!p[i] && p[i + 1] == '\n')
			p[i] = '\r';
	for (size_t i = 0; i < n; i++) {
		assert(p[i]);
		assert(p[i] != '\n' || (i && p[i - 1] == '\r'));
		assert(p[i] != '\r' || (i + 1 < n && p[i + 1] == '\n'));
		assert(p[i] != '\n' || i + 1 == n || (p[i + 1] != ' ' && p[i + 1] != '\t'));
	}
}

static void check_headers(const struct gate_in *in)
{
	size_t hosts = 0, lengths = 0;

	for (size_t i = 0; i < in->nheaders; i++) {
		hosts += name_eq(in->headers[i].name, "host");
		lengths += name_eq(in->headers[i].name, "content-length");
		assert(!name_eq(in->headers[i].name, "transfer-encoding"));
	}
	assert(hosts == 1 && lengths <= 1);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *a = arena_new(4 * 1024 * 1024);
	char *raw = malloc(size ? size : 1), *copy = arena_alloc(a, size + 1);
	struct gate_in in;
	int64_t length = -1;

	if (!raw)
		abort();
	memcpy(raw, data, size);
	memcpy(copy, data, size);
	if (head_cut(a, raw, size, &in)) {
		struct refusal r = gate_check(&in, &length);

		if (!r.status) {
			struct http_request req = { .arena = a };

			assert(length >= 0);
			check_bytes(copy, in.size);
			check_headers(&in);
			r = request_open(&req, &in, (struct peer){ STR("-"), size % 2 });
			assert(r.status || (req.path.p[0] == '/' && req.remote.n));
		} else {
			assert(length == -1);
		}
	}
	free(raw);
	arena_free(&a);
	return 0;
}
