/* Fuzz target: multipart. First line: the Content-Type; the rest: the body. Read whole and read in small pieces it must
 * give the same fields and the same files, or the same refusal.
 */
#include "http/http_priv.h"

#include <assert.h>
#include <string.h>
#include <unistd.h>

#include "fuzz/replay.h"

#define TEXT_MAX 4096
#define FILE_MAX 4096

static struct refusal feed(struct arena *a, struct str boundary, struct str body, size_t step, struct http_request *ret)
{
	struct multipart *m = multipart_new(a, boundary, (struct multipart_limits){ TEXT_MAX, FILE_MAX, "/tmp" });
	struct refusal r = ACCEPTED;

	while (body.n && !r.status) {
		size_t n = step < body.n ? step : body.n;

		r = multipart_feed(m, (struct str){ body.p, n });
		body = (struct str){ body.p + n, body.n - n };
	}
	return multipart_end(m, ret);
}

static void check_files(struct http_file x, struct http_file y)
{
	char p[FILE_MAX], q[FILE_MAX];

	assert(str_eq(x.field, y.field) && str_eq(x.filename, y.filename) && x.size == y.size && x.size <= FILE_MAX);
	assert(str_utf8(x.filename) && (!x.filename.n || !memchr(x.filename.p, '/', x.filename.n)));
	assert(read(x.fd, p, sizeof p) == x.size && read(y.fd, q, sizeof q) == y.size);
	assert(memcmp(p, q, (size_t)x.size) == 0);
}

static void check_fields(const struct http_request *x, const struct http_request *y)
{
	size_t text = 0;

	assert(x->nfields == y->nfields && x->nfields <= HTTP_FIELDS_MAX);
	for (size_t i = 0; i < x->nfields; i++) {
		assert(str_eq(x->fields[i].name, y->fields[i].name) && str_eq(x->fields[i].value, y->fields[i].value));
		assert(x->fields[i].name.n && str_utf8(x->fields[i].name) && str_utf8(x->fields[i].value));
		text += x->fields[i].value.n;
	}
	assert(text <= TEXT_MAX);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str body = { (const char *)data, size }, type, boundary;
	struct arena *a;
	struct http_request x = { .nfields = 0 }, y = { .nfields = 0 };

	if (!str_cut(&body, '\n', &type) || multipart_boundary(type, &boundary).status)
		return 0;
	a = arena_new(64 * 1024 * 1024);
	struct refusal r = feed(a, boundary, body, body.n + 1, &x), s = feed(a, boundary, body, 1 + size % 7, &y);

	assert(r.status == s.status && r.why == s.why);
	if (!r.status) {
		check_fields(&x, &y);
		assert(x.nfiles == y.nfiles && x.nfiles <= HTTP_FILES_MAX);
		for (size_t i = 0; i < x.nfiles; i++)
			check_files(x.files[i], y.files[i]);
	}
	arena_free(&a);
	return 0;
}
