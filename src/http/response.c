/* The head of every answer. The security headers stand here and nowhere else.
 *
 * A page may load, frame, send to and talk to this site only; scripts are files, never text in the page; nothing is
 * kept by a browser or proxy unless the answer is a static asset. A handler cannot weaken one: names that are the
 * server's are refused, except Cache-Control on an answer that is cacheable.
 */
#include "http/http_priv.h"

#include <assert.h>
#include <string.h>
#include <strings.h>

static const struct header_line security[] = {
	{ "Content-Security-Policy",
		"default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; font-src 'self'; "
		"connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; object-src 'none'; "
		"require-trusted-types-for 'script'" },
	{ "Referrer-Policy", "same-origin" },
	{ "X-Content-Type-Options", "nosniff" },
	{ "Cross-Origin-Opener-Policy", "same-origin" },
	{ "Cross-Origin-Resource-Policy", "same-origin" },
	{ "Permissions-Policy",
		"accelerometer=(), browsing-topics=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), "
		"magnetometer=(), microphone=(), midi=(), payment=(), serial=(), usb=()" },
	{ "X-Frame-Options", "DENY" },
};
#define NSECURITY (sizeof security / sizeof security[0])

/* Made by the server library or about framing. */
static const char *const framing[] = {
	"Connection", "Content-Encoding", "Content-Length", "Content-Type", "Date", "Keep-Alive", "Trailer",
	"Transfer-Encoding", "Upgrade",
};

static const struct {
	int status;
	const char *text;
} plain[] = {
	{ 400, "Het verzoek is niet te lezen.\n" },
	{ 411, "De lengte van het verzoek ontbreekt.\n" },
	{ 413, "Wat u verstuurt is te groot.\n" },
	{ 414, "Het adres is te lang.\n" },
	{ 415, "Deze soort gegevens wordt hier niet aangenomen.\n" },
	{ 431, "De kop van het verzoek is te groot.\n" },
	{ 503, "Het is nu te druk. Probeer het over enkele minuten opnieuw.\n" },
};

void http_header_add(struct http_response *res, const char *name, struct str value)
{
	assert(res->nheaders < sizeof res->headers / sizeof res->headers[0]);
	res->headers[res->nheaders].name = name;
	res->headers[res->nheaders++].value = value;
}

static bool name_reserved(const char *name, bool cacheable)
{
	for (size_t i = 0; i < NSECURITY; i++)
		if (strcasecmp(name, security[i].name) == 0)
			return true;
	for (size_t i = 0; i < sizeof framing / sizeof framing[0]; i++)
		if (strcasecmp(name, framing[i]) == 0)
			return true;
	return !cacheable && strcasecmp(name, "Cache-Control") == 0;
}

static bool value_valid(struct str v)
{
	for (size_t i = 0; i < v.n; i++)
		if (((unsigned char)v.p[i] < ' ' && v.p[i] != '\t') || v.p[i] == 127)
			return false;
	return v.n > 0;
}

enum fault response_lines(struct arena *a, const struct http_response *res, struct header_line ret[HEADER_LINES_MAX],
	size_t *ret_n)
{
	struct header_line lines[HEADER_LINES_MAX];
	const char *cache = res->cacheable ? "public, max-age=3600" : "no-store";
	size_t n = 0;

	_Static_assert(NSECURITY + 2 + sizeof res->headers / sizeof res->headers[0] <= HEADER_LINES_MAX, "room for all");
	for (size_t i = 0; i < NSECURITY; i++)
		lines[n++] = security[i];
	for (size_t i = 0; i < res->nheaders; i++) {
		const char *name = res->headers[i].name;
		struct str value = res->headers[i].value;

		if (!text_token(str_z(name)) || name_reserved(name, res->cacheable) || !value_valid(value))
			return FAULT_INTERNAL;
		if (strcasecmp(name, "Cache-Control") == 0)
			cache = NULL;
		lines[n++] = (struct header_line){ name, str_dup(a, value).p };
	}
	if (cache)
		lines[n++] = (struct header_line){ "Cache-Control", cache };
	if (res->content_type)
		lines[n++] = (struct header_line){ "Content-Type", res->content_type };
	memcpy(ret, lines, n * sizeof lines[0]);
	*ret_n = n;
	return FAULT_NONE;
}

void response_plain(struct http_response *res, int status)
{
	*res = (struct http_response){ .status = status, .content_type = "text/plain; charset=utf-8" };
	res->body = STR("Er ging iets mis. Probeer het later opnieuw.\n");
	for (size_t i = 0; i < sizeof plain / sizeof plain[0]; i++)
		if (plain[i].status == status)
			res->body = str_z(plain[i].text);
}

static size_t pieces_join(struct arena *a, struct str *pieces, size_t n)
{
	size_t total = 0, at = 0;
	char *all;

	for (size_t i = 0; i < n; i++)
		total += pieces[i].n;
	all = arena_alloc(a, total);
	for (size_t i = 0; i < n; i++) {
		memcpy(all + at, pieces[i].p, pieces[i].n);
		at += pieces[i].n;
	}
	pieces[0] = (struct str){ all, total };
	return 1;
}

size_t response_pieces(struct arena *a, const struct http_response *res, size_t max, const struct str **ret)
{
	const struct str *from = res->npieces ? res->pieces : &res->body;
	size_t nfrom = res->npieces ? res->npieces : 1, n = 0;
	struct str *pieces = ARENA_ARRAY(a, nfrom, struct str);

	for (size_t i = 0; i < nfrom; i++)
		if (!str_empty(from[i]))
			pieces[n++] = from[i];
	*ret = pieces;
	return n > max ? pieces_join(a, pieces, n) : n;
}
