/* Percent-decoding of path, query and form, and the cookie header.
 *
 * Strict: a lone %, bytes that are not UTF-8 and a NUL are refused, not repaired. A path is decoded once and here only,
 * and what would give it a second meaning (%2F, "..", "//", a backslash) is refused before any handler sees it.
 * Results live in the arena, each followed by a NUL that does not count. Pure functions; any thread.
 */
#include "http/http_priv.h"

#include <string.h>

static int hex_value(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (c >= 'a' && c <= 'f')
		return c - 'a' + 10;
	if (c >= 'A' && c <= 'F')
		return c - 'A' + 10;
	return -1;
}

/* The byte behind the % at raw.p[i]; -1 when malformed. */
static int percent_byte(struct str raw, size_t i)
{
	int high, low;

	if (raw.n - i < 3)
		return -1;
	high = hex_value(raw.p[i + 1]);
	low = hex_value(raw.p[i + 2]);
	return high < 0 || low < 0 ? -1 : high * 16 + low;
}

/* Decodes into to, which has room for raw.n + 1 bytes, ends with a NUL and moves to behind it. */
static bool form_decode(struct str raw, char **to, struct str *ret)
{
	char *w = *to;

	for (size_t i = 0; i < raw.n; i++) {
		int c = raw.p[i] == '+' ? ' ' : (unsigned char)raw.p[i];

		if (raw.p[i] == '%') {
			if ((c = percent_byte(raw, i)) < 0)
				return false;
			i += 2;
		}
		*w++ = (char)c;
	}
	*w = '\0';
	*ret = (struct str){ *to, (size_t)(w - *to) };
	*to = w + 1;
	return str_utf8(*ret);
}

static size_t form_count(struct str body)
{
	struct str pair;
	size_t n = 0;
	bool more = true;

	while (more) {
		more = str_cut(&body, '&', &pair);
		n += pair.n > 0;
	}
	return n;
}

/* Decoded text is never longer than raw text, and every '=' and '&' makes room for a NUL: n + 2 bytes hold all. */
enum fault form_split(struct arena *a, struct str body, struct http_field **ret, size_t *ret_n)
{
	size_t n = form_count(body), i = 0;
	struct http_field *fields;
	struct str pair, name;
	char *to;
	bool more = true;

	if (n > HTTP_FIELDS_MAX)
		return FAULT_INVALID;
	fields = ARENA_ARRAY(a, n ? n : 1, struct http_field);
	to = arena_alloc(a, body.n + 2);
	if (arena_over(a))
		return FAULT_BUSY;
	while (more) {
		more = str_cut(&body, '&', &pair);
		if (!pair.n)
			continue;
		bool has_value = str_cut(&pair, '=', &name);

		if (!form_decode(name, &to, &fields[i].name))
			return FAULT_INVALID;
		fields[i].value = (struct str){ to - 1, 0 };
		if (has_value && !form_decode(pair, &to, &fields[i].value))
			return FAULT_INVALID;
		i++;
	}
	*ret = fields;
	*ret_n = n;
	return FAULT_NONE;
}

enum fault http_parse_form(struct arena *a, struct str body, struct http_field *ret, size_t *ret_n)
{
	struct http_field *fields;
	size_t n;

	TRY(form_split(a, body, &fields, &n));
	for (size_t i = 0; i < n; i++)
		ret[i] = fields[i];
	*ret_n = n;
	return FAULT_NONE;
}

/* One character of the raw path at *i; -1 when it may not stand there. */
static int path_byte(struct str raw, size_t *i)
{
	int c = (unsigned char)raw.p[*i];

	if (c == '%') {
		c = percent_byte(raw, *i);
		*i += 2;
		if (c == '/')
			return -1;
	} else if (c > '~' || c == '?' || c == '#' || c == ' ') {
		return -1;
	}
	return c < ' ' || c == 127 || c == '\\' ? -1 : c;
}

static bool path_has(struct str path, const char *part)
{
	return memmem(path.p, path.n, part, strlen(part)) != NULL;
}

/* U+0080 to U+009F, in valid UTF-8. */
static bool path_control(struct str path)
{
	for (size_t i = 0; i + 1 < path.n; i++)
		if ((unsigned char)path.p[i] == 0xC2 && (unsigned char)path.p[i + 1] < 0xA0)
			return true;
	return false;
}

enum fault http_decode_path(struct arena *a, struct str raw, struct str *ret)
{
	struct str path;
	char *to;

	if (str_empty(raw) || raw.p[0] != '/' || raw.n > HTTP_TARGET_MAX)
		return FAULT_INVALID;
	to = arena_alloc(a, raw.n + 1);
	if (arena_over(a))
		return FAULT_BUSY;
	path = (struct str){ to, 0 };
	for (size_t i = 0; i < raw.n; i++) {
		int c = path_byte(raw, &i);

		if (c < 0)
			return FAULT_INVALID;
		to[path.n++] = (char)c;
	}
	if (!str_utf8(path) || path_control(path) || path_has(path, "..") || path_has(path, "//") || path_has(path, "/./"))
		return FAULT_INVALID;
	if (path.n >= 2 && path.p[path.n - 1] == '.' && path.p[path.n - 2] == '/')
		return FAULT_INVALID;
	*ret = path;
	return FAULT_NONE;
}

/* RFC 6265 4.1.1: visible ASCII without quote, comma, semicolon and backslash. */
static bool cookie_octets(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] <= ' ' || s.p[i] > '~' || strchr("\",;\\", s.p[i]))
			return false;
	return true;
}

struct str cookie_find(struct str header, struct str name)
{
	struct str found = STR_NULL, pair, key;
	bool more = header.p != NULL;

	while (more) {
		more = str_cut(&header, ';', &pair);
		pair = str_trim(pair);
		if (!str_cut(&pair, '=', &key) || !str_eq(key, name))
			continue;
		if (found.p || !cookie_octets(pair))
			return STR_NULL;
		found = pair;
	}
	return found;
}
