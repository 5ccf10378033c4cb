/* Fuzz target: form bodies and queries. What is read is valid text, and read the same again when written out. */
#include "http/http_priv.h"

#include <assert.h>

#include "fuzz/replay.h"

static void encode(struct buf *b, struct str s)
{
	for (size_t i = 0; i < s.n; i++) {
		buf_addc(b, '%');
		buf_addc(b, "0123456789abcdef"[(unsigned char)s.p[i] >> 4]);
		buf_addc(b, "0123456789ABCDEF"[(unsigned char)s.p[i] & 15]);
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *a = arena_new(16 * 1024 * 1024);
	struct http_field f[HTTP_FIELDS_MAX], g[HTTP_FIELDS_MAX];
	size_t n = 777, m = 0;

	if (http_parse_form(a, (struct str){ (const char *)data, size }, f, &n) == FAULT_NONE) {
		struct buf b = buf_new(a);

		assert(n <= HTTP_FIELDS_MAX);
		for (size_t i = 0; i < n; i++) {
			assert(str_utf8(f[i].name) && str_utf8(f[i].value));
			assert(!f[i].name.p[f[i].name.n] && !f[i].value.p[f[i].value.n]);
			encode(&b, f[i].name);
			buf_addc(&b, '=');
			encode(&b, f[i].value);
			buf_addc(&b, '&');
		}
		enum fault again = http_parse_form(a, buf_str(&b), g, &m);

		assert(again == FAULT_NONE && m == n);
		for (size_t i = 0; i < n; i++)
			assert(str_eq(f[i].name, g[i].name) && str_eq(f[i].value, g[i].value));
	} else {
		assert(n == 777);
	}
	arena_free(&a);
	return 0;
}
