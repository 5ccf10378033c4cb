/* The writer of pages: see out.h.
 *
 * How: every escape is one pass over the value that copies runs of harmless bytes and replaces the rest, by a table of
 * 256 classes. Controls have a class of their own in all contexts, so no browser can be told to skip over them.
 * Lifetimes: the output lives in the arena of out_new. Threading: one thread at a time.
 */
#include "html/out.h"

#include <assert.h>
#include <string.h>

#include "html/tekst.h"

/* --- bytes ---------------------------------------------------------------------------------------------------- */

struct out *out_new(struct arena *a, enum lang lang)
{
	struct out *o = ARENA_NEW(a, struct out);

	o->arena = a;
	o->lang = lang;
	return o;
}

/* False when the arena is full: then the rest of the page is dropped. */
static bool out_grow(struct out *o)
{
	struct out_block *b;

	if (o->over || arena_over(o->arena)) {
		o->over = true;
		return false;
	}
	b = ARENA_NEW(o->arena, struct out_block);
	if (o->last)
		o->last->next = b;
	else
		o->first = b;
	o->last = b;
	return true;
}

static void out_bytes(struct out *o, const char *p, size_t n)
{
	while (n > 0 && !o->over) {
		size_t room, part;

		if ((!o->last || o->last->n == OUT_BLOCK_SIZE) && !out_grow(o))
			return;
		room = OUT_BLOCK_SIZE - o->last->n;
		part = n < room ? n : room;
		memcpy(o->last->p + o->last->n, p, part);
		o->last->n += part;
		o->total += part;
		p += part;
		n -= part;
	}
}

struct str out_join(struct out *o, struct arena *a)
{
	char *p = arena_alloc(a, o->total + 1);
	size_t n = 0;

	assert(o->depth == 0);
	for (const struct out_block *b = o->first; b; b = b->next) {
		memcpy(p + n, b->p, b->n);
		n += b->n;
	}
	p[n] = '\0';
	return (struct str){ p, n };
}

void out_append(struct out *o, struct out *part)
{
	assert(o != part && part->depth == 0);
	o->over = o->over || part->over;
	if (!part->first)
		return;
	if (o->last)
		o->last->next = part->first;
	else
		o->first = part->first;
	o->last = part->last;
	o->total += part->total;
	part->first = part->last = NULL;
	part->total = 0;
}

/* --- nesting -------------------------------------------------------------------------------------------------- */

#ifdef HTML_CHECK
static bool name_byte(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
}

static bool name_is(const char *p, const char *name)
{
	size_t n = strlen(name);

	return strncmp(p, name, n) == 0 && !name_byte(p[n]);
}

static bool name_same(const char *x, const char *y)
{
	while (name_byte(*x) && *x == *y) {
		x++;
		y++;
	}
	return !name_byte(*x) && !name_byte(*y);
}

static bool name_void(const char *p)
{
	static const char *const names[] = { "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta",
		"source", "track", "wbr" };

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (name_is(p, names[i]))
			return true;
	return false;
}

/* Literals are all that can hold a tag, and the compiler writes < and > in them for nothing else. */
static void check_nesting(struct out *o, const char *p, size_t n)
{
	for (size_t i = 0; i + 1 < n; i++) {
		if (p[i] == '<' && p[i + 1] == '/') {
			assert(o->depth > 0 && name_same(o->open[o->depth - 1], p + i + 2));
			o->depth--;
		} else if (p[i] == '<' && name_byte(p[i + 1]) && !name_void(p + i + 1)) {
			assert(o->depth < OUT_OPEN_MAX);
			o->open[o->depth++] = p + i + 1;
		} else if (p[i] == '/' && p[i + 1] == '>') {
			assert(o->depth > 0);
			o->depth--;
		}
	}
}
#endif

void out_lit(struct out *o, const char *p, size_t n)
{
#ifdef HTML_CHECK
	check_nesting(o, p, n);
#endif
	out_bytes(o, p, n);
}

/* --- escapes -------------------------------------------------------------------------------------------------- */

enum { HARMLESS = 0, DROP, AMP, LT, GT, QUOT, APOS };

static const struct str entity[] = {
	[DROP] = { "", 0 }, [AMP] = { "&amp;", 5 }, [LT] = { "&lt;", 4 }, [GT] = { "&gt;", 4 },
	[QUOT] = { "&quot;", 6 }, [APOS] = { "&#39;", 5 },
};

static int class_of(unsigned char c, bool attr)
{
	if (c > '>' && c != 0x7f) /* nearly every byte there is */
		return HARMLESS;
	switch (c) {
	case '&':
		return AMP;
	case '<':
		return LT;
	case '>':
		return GT;
	case '"':
		return attr ? QUOT : HARMLESS;
	case '\'':
		return attr ? APOS : HARMLESS;
	case '\t':
	case '\n':
		return HARMLESS;
	default:
		return c < 0x20 || c == 0x7f ? DROP : HARMLESS;
	}
}

static void out_escaped(struct out *o, struct str s, bool attr)
{
	size_t from = 0;

	for (size_t i = 0; i < s.n; i++) {
		int class = class_of((unsigned char)s.p[i], attr);

		if (class == HARMLESS)
			continue;
		out_bytes(o, s.p + from, i - from);
		out_bytes(o, entity[class].p, entity[class].n);
		from = i + 1;
	}
	if (s.n > from)
		out_bytes(o, s.p + from, s.n - from);
}

/* The decimal text of v; p has room for 21 bytes. */
static struct str int_text(char *p, int64_t v)
{
	uint64_t u = v < 0 ? 0 - (uint64_t)v : (uint64_t)v;
	size_t at = 20;

	do {
		p[at--] = (char)('0' + u % 10);
		u /= 10;
	} while (u);
	if (v < 0)
		p[at--] = '-';
	return (struct str){ p + at + 1, 20 - at };
}

static void out_int(struct out *o, int64_t v)
{
	char p[21];
	struct str s = int_text(p, v);

	out_bytes(o, s.p, s.n);
}

void out_text_str(struct out *o, struct str s)
{
	out_escaped(o, s, false);
}

void out_text_z(struct out *o, const char *z)
{
	out_escaped(o, str_z(z), false);
}

void out_text_int(struct out *o, int64_t v)
{
	out_int(o, v);
}

void out_text_datum(struct out *o, struct datum d)
{
	if (d.v)
		out_escaped(o, datum_text(o->arena, d), false);
}

void out_attr_str(struct out *o, struct str s)
{
	out_escaped(o, s, true);
}

void out_attr_z(struct out *o, const char *z)
{
	out_escaped(o, str_z(z), true);
}

void out_attr_int(struct out *o, int64_t v)
{
	out_int(o, v);
}

void out_attr_datum(struct out *o, struct datum d)
{
	out_text_datum(o, d);
}

/* --- URLs ----------------------------------------------------------------------------------------------------- */

static bool is_control(char c)
{
	return (unsigned char)c < 0x20 || c == 0x7f;
}

static bool is_hex(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

static bool is_unreserved(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.' ||
		c == '_' || c == '~';
}

static void out_percent(struct out *o, char c)
{
	static const char digits[] = "0123456789ABCDEF";
	char p[3] = { '%', digits[(unsigned char)c >> 4], digits[(unsigned char)c & 15] };

	out_bytes(o, p, 3);
}

/* Browsers skip controls in a URL, so they are taken out before it is judged. */
static struct str without_controls(struct arena *a, struct str s)
{
	struct buf b;

	for (size_t i = 0; i < s.n; i++) {
		if (!is_control(s.p[i]))
			continue;
		b = buf_new(a);
		for (size_t j = 0; j < s.n; j++)
			if (!is_control(s.p[j]))
				buf_addc(&b, s.p[j]);
		return buf_str(&b);
	}
	return s;
}

/* A path on this server, a query, a fragment or a relative path. A backslash counts as a slash, as browsers see it. */
static bool url_is_ours(struct str s)
{
	if (s.n == 0)
		return false;
	if (s.p[0] == '?' || s.p[0] == '#')
		return true;
	if (s.p[0] == '/' || s.p[0] == '\\')
		return s.p[0] == '/' && (s.n == 1 || (s.p[1] != '/' && s.p[1] != '\\'));
	for (size_t i = 0; i < s.n && s.p[i] != '?' && s.p[i] != '#'; i++)
		if (s.p[i] == ':')
			return false;
	return true;
}

/* Stands as it is in a URL of ours; a percent sign only before its two digits. */
static bool url_keeps(struct str s, size_t i)
{
	switch (s.p[i]) {
	case '/': case '?': case '#': case '=': case ':': case '@': case '!': case '$': case '*': case '+': case ',':
	case ';': case '(': case ')': case '[': case ']':
		return true;
	case '%':
		return i + 2 < s.n && is_hex(s.p[i + 1]) && is_hex(s.p[i + 2]);
	default:
		return is_unreserved(s.p[i]);
	}
}

/* Percent-encoded where it must be, then escaped as attribute. */
static void url_add(struct out *o, struct str s)
{
	size_t from = 0;

	for (size_t i = 0; i < s.n; i++) {
		if (url_keeps(s, i))
			continue;
		out_bytes(o, s.p + from, i - from);
		if (s.p[i] == '&')
			out_bytes(o, "&amp;", 5);
		else
			out_percent(o, s.p[i]);
		from = i + 1;
	}
	out_bytes(o, s.p + from, s.n - from);
}

void out_url_str(struct out *o, struct str s)
{
	s = without_controls(o->arena, s);
	if (url_is_ours(s))
		url_add(o, s);
	else
		out_bytes(o, "#", 1);
}

void out_url_https(struct out *o, struct out_https u)
{
	static const char scheme[] = "https://";
	const size_t n = sizeof(scheme) - 1;
	struct str s = u.url;
	bool good = s.n > n && memcmp(s.p, scheme, n) == 0 && s.p[n] != '/';

	for (size_t i = 0; good && i < s.n; i++)
		good = !is_control(s.p[i]) && s.p[i] != '\\' && s.p[i] != ' ';
	if (good)
		url_add(o, s);
	else
		out_bytes(o, "#", 1);
}

void out_url_z(struct out *o, const char *z)
{
	out_url_str(o, str_z(z));
}

void out_url_int(struct out *o, int64_t v)
{
	out_int(o, v);
}

void out_url_part_str(struct out *o, struct str s)
{
	for (size_t i = 0; i < s.n; i++) {
		if (is_unreserved(s.p[i]))
			out_bytes(o, s.p + i, 1);
		else if (!is_control(s.p[i]))
			out_percent(o, s.p[i]);
	}
}

void out_url_part_z(struct out *o, const char *z)
{
	out_url_part_str(o, str_z(z));
}

void out_url_part_int(struct out *o, int64_t v)
{
	out_int(o, v);
}

void out_url_part_datum(struct out *o, struct datum d)
{
	if (d.v)
		out_url_part_str(o, datum_iso(o->arena, d));
}

/* --- sentences ------------------------------------------------------------------------------------------------ */

const char *tr(enum lang lang, const char *msgid)
{
	size_t lo = 0, hi = tekst_en_n;

	if (lang == LANG_NL || !msgid)
		return msgid;
	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;
		int c = strcmp(msgid, tekst_en[mid].nl);

		if (c == 0)
			return tekst_en[mid].en;
		if (c < 0)
			hi = mid;
		else
			lo = mid + 1;
	}
	return msgid;
}

void out_tr(struct out *o, const char *msgid)
{
	out_escaped(o, str_z(tr(o->lang, msgid)), true);
}

struct out_arg out_arg_str(struct str s)
{
	return (struct out_arg){ .kind = OUT_ARG_STR, .s = s };
}

struct out_arg out_arg_z(const char *z)
{
	return out_arg_str(str_z(z));
}

struct out_arg out_arg_int(int64_t v)
{
	return (struct out_arg){ .kind = OUT_ARG_INT, .i = v };
}

struct out_arg out_arg_datum(struct datum d)
{
	return (struct out_arg){ .kind = OUT_ARG_DATUM, .i = d.v };
}

static struct str arg_text(struct arena *a, const struct out_arg *arg)
{
	switch (arg->kind) {
	case OUT_ARG_INT:
		return str_from_i64(a, arg->i);
	case OUT_ARG_DATUM:
		return arg->i ? datum_text(a, (struct datum){ (int32_t)arg->i }) : STR("");
	default:
		return arg->s;
	}
}

struct str tr_args(struct arena *a, enum lang lang, const char *msgid, const struct out_arg *args, size_t n)
{
	struct buf b = buf_new(a);
	const char *z = tr(lang, msgid);

	for (; z && *z; z++) {
		if (*z != '%' || !z[1]) {
			buf_addc(&b, *z);
			continue;
		}
		z++;
		if (*z == '%')
			buf_addc(&b, '%');
		else if (*z >= '1' && *z <= '9' && (size_t)(*z - '1') < n)
			buf_add(&b, arg_text(a, &args[*z - '1']));
	}
	return buf_str(&b);
}

void out_tr_args(struct out *o, const char *msgid, const struct out_arg *args, size_t n)
{
	out_escaped(o, tr_args(o->arena, o->lang, msgid, args, n), true);
}
