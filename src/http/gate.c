/* The gate: refuses a request head that two programs could read in two ways.
 *
 * Why: the server library (0.9.75) takes the first of two Content-Lengths, ignores "Transfer-Encoding : chunked",
 * accepts bare LF, folds lines, cuts values at a NUL. A proxy in front that reads it otherwise would let one request
 * hide in another. The library tells neither where lines ended nor what it skipped; but its slices point into the
 * bytes as received, so gate_layout() counts every byte: one space, CRLF, "name:" and white space, nothing else. What
 * was folded, cut or ended otherwise leaves a gap or a remainder. It fails closed. One thing stays hidden: NULs in
 * the place of CR, as the library writes NULs over line ends; no byte of a line can hide there.
 * Pure functions; any thread.
 */
#include "http/http_priv.h"

#include <string.h>
#include <strings.h>

/* Headers that mean something once: a second one is an ambiguity. */
static const char *const single[] = {
	"host", "content-length", "transfer-encoding", "content-type", "content-encoding", "cookie", "authorization",
	"origin", "referer", "expect", "range", "x-forwarded-for", "x-forwarded-proto", "x-forwarded-host",
	"sec-fetch-site", "sec-fetch-mode", "sec-fetch-dest", NULL,
};

bool name_eq(struct str a, const char *b)
{
	return strlen(b) == a.n && strncasecmp(a.p, b, a.n) == 0;
}

static bool alnum(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool text_token(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (!alnum(s.p[i]) && (!s.p[i] || !strchr("!#$%&'*+-.^_`|~", s.p[i])))
			return false;
	return s.n > 0;
}

static uintptr_t end_of(struct str s)
{
	return (uintptr_t)s.p + s.n;
}

/* n bytes of line end behind s, where the library has put NULs, and nothing else. */
static bool line_end(struct str s, size_t n, uintptr_t limit)
{
	static const char nuls[4];

	return end_of(s) + n <= limit && memcmp(s.p + s.n, nuls, n) == 0;
}

/* Are all bytes of the head where a head without tricks has them? */
static bool gate_layout(const struct gate_in *in)
{
	uintptr_t target = (uintptr_t)in->target_at, limit = (uintptr_t)in->method.p + in->size;
	struct str last = in->version;

	if (target != end_of(in->method) + 1 || (uintptr_t)in->version.p != target + in->target.n + 1)
		return false;
	for (size_t i = 0; i < in->nheaders; i++) {
		struct str name = in->headers[i].name, value = in->headers[i].value;

		if (!line_end(last, 2, limit) || (uintptr_t)name.p != end_of(last) + 2 || (uintptr_t)value.p <= end_of(name))
			return false;
		for (uintptr_t q = end_of(name) + 1; q < (uintptr_t)value.p; q++)
			if (q >= limit || (*(const char *)q != ' ' && *(const char *)q != '\t'))
				return false;
		last = value;
	}
	return line_end(last, 4, limit) && end_of(last) + 4 == limit;
}

static struct refusal gate_line(const struct gate_in *in)
{
	if (!text_token(in->method))
		return REFUSE(400, "method is not a token");
	if (!str_eq(in->version, STR("HTTP/1.1")))
		return REFUSE(400, "not HTTP/1.1");
	if (in->target.n > HTTP_TARGET_MAX)
		return REFUSE(414, "request target too long");
	if (!in->target.n || in->target.p[0] != '/')
		return REFUSE(400, "request target is not a path");
	for (size_t i = 0; i < in->target.n; i++)
		if (in->target.p[i] <= ' ' || in->target.p[i] > '~' || in->target.p[i] == '#')
			return REFUSE(400, "character in request target");
	return ACCEPTED;
}

static struct refusal gate_header(struct http_field h)
{
	if (!text_token(h.name))
		return REFUSE(400, "header name is not a token");
	for (size_t i = 0; i < h.value.n; i++) {
		unsigned char c = (unsigned char)h.value.p[i];

		if ((c < ' ' && c != '\t') || c == 127)
			return REFUSE(400, "control character in header");
	}
	return ACCEPTED;
}

static size_t count(const struct gate_in *in, const char *name, struct str *ret_value)
{
	size_t n = 0;

	for (size_t i = 0; i < in->nheaders; i++)
		if (name_eq(in->headers[i].name, name)) {
			*ret_value = str_trim(in->headers[i].value);
			n++;
		}
	return n;
}

static bool port_valid(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] < '0' || s.p[i] > '9')
			return false;
	return s.n >= 1 && s.n <= 5;
}

/* A name or address, with or without a port; no user, path or list (RFC 9112 3.2). */
static bool host_valid(struct str s)
{
	struct str host = s, port = STR_NULL;
	const char *colon;

	if (!s.n || s.n > 255)
		return false;
	if (s.p[0] == '[') {
		const char *close = memchr(s.p, ']', s.n);

		if (!close || close == s.p + 1)
			return false;
		host = (struct str){ s.p + 1, (size_t)(close - s.p) - 1 };
		port = (struct str){ close + 1, s.n - host.n - 2 };
		if (port.n && port.p[0] != ':')
			return false;
		if (port.n)
			port = (struct str){ port.p + 1, port.n - 1 };
		else
			port = STR_NULL;
	} else if ((colon = memchr(s.p, ':', s.n))) {
		host.n = (size_t)(colon - s.p);
		port = (struct str){ colon + 1, s.n - host.n - 1 };
	}
	for (size_t i = 0; i < host.n; i++)
		if (!alnum(host.p[i]) && !strchr(s.p[0] == '[' ? ":." : ".-_", host.p[i]))
			return false;
	return host.n && (!port.p || port_valid(port));
}

/* Which bytes are the body? Only Content-Length says so; browsers and a buffering proxy send nothing else. */
static struct refusal gate_length(const struct gate_in *in, int64_t *ret_length)
{
	struct str te = STR_NULL, cl = STR_NULL;
	size_t nte = count(in, "transfer-encoding", &te), ncl = count(in, "content-length", &cl);
	int64_t v = 0;

	if (nte && (ncl || nte > 1 || !name_eq(te, "chunked")))
		return REFUSE(400, "Transfer-Encoding");
	if (nte)
		return REFUSE(411, "chunked body");
	for (size_t i = 0; i < cl.n; i++)
		if (cl.p[i] < '0' || cl.p[i] > '9')
			return REFUSE(400, "Content-Length");
	if (ncl && (!cl.n || cl.n > 15 || !str_i64(cl, &v)))
		return REFUSE(400, "Content-Length");
	if (v && (str_eq(in->method, STR("GET")) || str_eq(in->method, STR("HEAD"))))
		return REFUSE(400, "GET with a body");
	*ret_length = v;
	return ACCEPTED;
}

struct refusal gate_check(const struct gate_in *in, int64_t *ret_length)
{
	struct str value = STR_NULL;

	PASS(gate_line(in));
	if (in->size > HTTP_HEAD_MAX)
		return REFUSE(431, "request head too large");
	if (in->nheaders > HTTP_HEADERS_MAX)
		return REFUSE(431, "too many headers");
	if (in->size && !gate_layout(in))
		return REFUSE(400, "line ends, folds or spaces");
	for (size_t i = 0; i < in->nheaders; i++)
		PASS(gate_header(in->headers[i]));
	for (size_t i = 0; single[i]; i++)
		if (count(in, single[i], &value) > 1)
			return REFUSE(400, "a header twice");
	if (count(in, "host", &value) != 1 || !host_valid(value))
		return REFUSE(400, "Host");
	return gate_length(in, ret_length);
}
