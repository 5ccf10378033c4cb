/* SQL functions of a SQLite connection: who looks, and the image of a row as JSON.
 *
 * What: actor_id() and its kin read the eyes of the connection; rij_beeld(name, value, ...) makes the image that the
 *   journaal keeps, byte for byte what PostgreSQL's row_to_json makes of integers, texts and nulls; json_veld(image,
 *   name) and its typed kin give one value back; maand(moment) is what the lens cijfers shows of a moment.
 * Why deterministic: within one run of a statement the eyes do not change, so SQLite may evaluate a call once, outside
 *   the loops. It evaluates at each run, never when preparing: the test of eyes that change shows it.
 * Threading: a function runs in the thread of its connection.
 */
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

#include "db/db_priv.h"

/* ---- whose eyes ---- */

#define EYE(name, field, answer) \
	static void name(sqlite3_context *ctx, int n, sqlite3_value **v) \
	{ \
		const struct db_eyes *eyes = sqlite3_user_data(ctx); \
		(void)n; \
		(void)v; \
		if (eyes->field) \
			answer(ctx, eyes->field); \
	}
#define TEXT_THAT_STAYS(ctx, text) sqlite3_result_text(ctx, text, -1, SQLITE_STATIC)
EYE(actor_id, medewerker, sqlite3_result_int64)
EYE(actor_organisatie, organisatie, sqlite3_result_int64)
EYE(actor_huis, huis, sqlite3_result_int64)
EYE(actor_regio, regio, sqlite3_result_int64)
EYE(actor_moment, moment, sqlite3_result_int64)
EYE(actor_verzoek, verzoek, sqlite3_result_int64)
EYE(actor_route, route, TEXT_THAT_STAYS)
EYE(actor_doel, doel, TEXT_THAT_STAYS)
EYE(asof_dossier, asof_dossier, sqlite3_result_int64)
EYE(asof_moment, asof_moment, sqlite3_result_int64)
EYE(asof_medewerker, asof_medewerker, sqlite3_result_int64)
#undef TEXT_THAT_STAYS
#undef EYE

/* ---- figures ---- */

/* The month of a moment as jjjjmm, by the clock on the wall; null of null. */
static void maand(sqlite3_context *ctx, int n, sqlite3_value **v)
{
	(void)n;
	if (sqlite3_value_type(v[0]) != SQLITE_NULL)
		sqlite3_result_int64(ctx, datum_of_moment(sqlite3_value_int64(v[0])).v / 100);
}

/* ---- making an image ---- */

static void json_add_text(sqlite3_str *out, const char *p, int n)
{
	int from = 0;

	sqlite3_str_appendchar(out, 1, '"');
	for (int i = 0; i < n; i++) {
		unsigned char c = (unsigned char)p[i];
		const char *named = c < 0x20 || c == '"' || c == '\\' ? strchr("\bb\ff\nn\rr\tt\"\"\\\\", c) : NULL;

		if (c >= 0x20 && !named)
			continue;
		sqlite3_str_append(out, p + from, i - from);
		from = i + 1;
		if (c && named)
			sqlite3_str_appendf(out, "\\%c", named[1]);
		else
			sqlite3_str_appendf(out, "\\u%04x", c);
	}
	sqlite3_str_append(out, p + from, n - from);
	sqlite3_str_appendchar(out, 1, '"');
}

/* False for a value that an image cannot hold. */
static bool json_add_value(sqlite3_str *out, sqlite3_value *v)
{
	switch (sqlite3_value_type(v)) {
	case SQLITE_NULL:
		sqlite3_str_appendall(out, "null");
		return true;
	case SQLITE_INTEGER:
		sqlite3_str_appendf(out, "%lld", sqlite3_value_int64(v));
		return true;
	case SQLITE_TEXT:
		json_add_text(out, (const char *)sqlite3_value_text(v), sqlite3_value_bytes(v));
		return true;
	default:
		return false;
	}
}

static void rij_beeld(sqlite3_context *ctx, int n, sqlite3_value **v)
{
	sqlite3_str *out = sqlite3_str_new(sqlite3_context_db_handle(ctx));
	bool good = n % 2 == 0;
	int length;

	sqlite3_str_appendchar(out, 1, '{');
	for (int i = 0; good && i < n; i += 2) {
		if (i)
			sqlite3_str_appendchar(out, 1, ',');
		good = sqlite3_value_type(v[i]) == SQLITE_TEXT && json_add_value(out, v[i]);
		sqlite3_str_appendchar(out, 1, ':');
		good = good && json_add_value(out, v[i + 1]);
	}
	sqlite3_str_appendchar(out, 1, '}');
	length = sqlite3_str_length(out);
	if (sqlite3_str_errcode(out) != SQLITE_OK || !good) {
		sqlite3_free(sqlite3_str_finish(out));
		sqlite3_result_error(ctx, "rij_beeld: integers, texts and nulls by name", -1);
		return;
	}
	sqlite3_result_text(ctx, sqlite3_str_finish(out), length, sqlite3_free);
}

/* ---- reading one ---- */

struct scan {
	const char *p, *end;
};

static bool scan_char(struct scan *s, char c)
{
	while (s->p < s->end && (*s->p == ' ' || *s->p == '\n' || *s->p == '\t' || *s->p == '\r'))
		s->p++;
	if (s->p == s->end || *s->p != c)
		return false;
	s->p++;
	return true;
}

static int hex4(const char *p)
{
	int v = 0;

	for (int i = 0; i < 4; i++) {
		const char *digits = "0123456789abcdef", *d = strchr(digits, p[i] | 0x20);

		if (!p[i] || !d)
			return -1;
		v = v * 16 + (int)(d - digits);
	}
	return v;
}

static char *put_utf8(char *to, int c)
{
	if (c < 0x80) {
		*to++ = (char)c;
	} else if (c < 0x800) {
		*to++ = (char)(0xc0 | c >> 6);
		*to++ = (char)(0x80 | (c & 0x3f));
	} else {
		*to++ = (char)(0xe0 | c >> 12);
		*to++ = (char)(0x80 | (c >> 6 & 0x3f));
		*to++ = (char)(0x80 | (c & 0x3f));
	}
	return to;
}

/* One escape behind its backslash into at most three bytes; NULL when it is none. Images hold no surrogates. */
static char *scan_escape(struct scan *s, char *to)
{
	const char *from = "bfnrt\"\\/", *is = "\b\f\n\r\t\"\\/", *at;
	int c;

	if (s->p == s->end)
		return NULL;
	if (*s->p == 'u') {
		c = s->end - s->p >= 5 ? hex4(s->p + 1) : -1;
		if (c <= 0 || (c >= 0xd800 && c < 0xe000))
			return NULL;
		s->p += 5;
		return put_utf8(to, c);
	}
	at = *s->p ? strchr(from, *s->p) : NULL;
	if (!at)
		return NULL;
	s->p++;
	*to++ = is[at - from];
	return to;
}

/* A text, decoded into `to` when that is not NULL; room: the text's own length suffices. */
static bool scan_text(struct scan *s, char *to, size_t *ret_n)
{
	char *start = to, scrap[4];

	if (!scan_char(s, '"'))
		return false;
	while (s->p < s->end && *s->p != '"') {
		char c = *s->p++;

		if (c == '\\') {
			char *next = scan_escape(s, to ? to : scrap);

			if (!next)
				return false;
			to = to ? next : NULL;
		} else if (to) {
			*to++ = c;
		}
	}
	if (s->p == s->end)
		return false;
	s->p++;
	if (start)
		*ret_n = (size_t)(to - start);
	return true;
}

static bool scan_word(struct scan *s)
{
	const char *start = s->p;

	while (s->p < s->end && strchr("-0123456789nul", *s->p) && *s->p)
		s->p++;
	return s->p > start;
}

/* Walks the members until the one that is called name. Returns 1 with *s before its value, 0 absent, -1 no image. */
static int scan_member(struct scan *s, struct str name, char *scratch)
{
	if (!scan_char(s, '{'))
		return -1;
	if (scan_char(s, '}'))
		return 0;
	do {
		size_t n = 0;

		if (!scan_text(s, scratch, &n) || !scan_char(s, ':'))
			return -1;
		(void)(scan_char(s, ' '));
		if (str_eq((struct str){ scratch, n }, name))
			return 1;
		if (!(s->p < s->end && *s->p == '"' ? scan_text(s, NULL, &n) : scan_word(s)))
			return -1;
	} while (scan_char(s, ','));
	return scan_char(s, '}') ? 0 : -1;
}

/* The value at *s becomes the result, as `want` (SQLITE_NULL: as it is). False when it is no image. */
static bool result_member(sqlite3_context *ctx, struct scan *s, char *scratch, int want)
{
	const char *start = s->p;
	size_t n = 0;
	int64_t i;

	if (s->p < s->end && *s->p == '"') {
		if (want == SQLITE_INTEGER || !scan_text(s, scratch, &n))
			return false;
		sqlite3_result_text(ctx, scratch, (int)n, SQLITE_TRANSIENT);
		return true;
	}
	if (!scan_word(s))
		return false;
	n = (size_t)(s->p - start);
	if (str_eq((struct str){ start, n }, STR("null")))
		return true;
	if (!str_i64((struct str){ start, n }, &i))
		return false;
	if (want == SQLITE_TEXT)
		sqlite3_result_text(ctx, start, (int)n, SQLITE_TRANSIENT);
	else
		sqlite3_result_int64(ctx, i);
	return true;
}

static void json_field(sqlite3_context *ctx, sqlite3_value **v, int want)
{
	const char *image = (const char *)sqlite3_value_text(v[0]), *name = (const char *)sqlite3_value_text(v[1]);
	int n = sqlite3_value_bytes(v[0]), found;
	struct scan s = { image, image + n };
	char *scratch;

	if (!image || !name)
		return;
	scratch = sqlite3_malloc(n + 1);
	if (!scratch) {
		sqlite3_result_error_nomem(ctx);
		return;
	}
	found = scan_member(&s, (struct str){ name, (size_t)sqlite3_value_bytes(v[1]) }, scratch);
	if (found < 0 || (found && !(result_member(ctx, &s, scratch, want) && (scan_char(&s, ',') || scan_char(&s, '}')))))
		sqlite3_result_error(ctx, "json_veld: no image of a row", -1);
	sqlite3_free(scratch);
}

static void json_veld(sqlite3_context *ctx, int n, sqlite3_value **v)
{
	(void)n;
	json_field(ctx, v, SQLITE_NULL);
}

static void json_veld_int(sqlite3_context *ctx, int n, sqlite3_value **v)
{
	(void)n;
	json_field(ctx, v, SQLITE_INTEGER);
}

static void json_veld_text(sqlite3_context *ctx, int n, sqlite3_value **v)
{
	(void)n;
	json_field(ctx, v, SQLITE_TEXT);
}

/* ---- the list ---- */

static const struct {
	const char *name;
	int nargs;
	void (*fn)(sqlite3_context *, int, sqlite3_value **);
} functions[] = {
	{ "actor_id", 0, actor_id },
	{ "actor_organisatie", 0, actor_organisatie },
	{ "actor_huis", 0, actor_huis },
	{ "actor_regio", 0, actor_regio },
	{ "actor_moment", 0, actor_moment },
	{ "actor_verzoek", 0, actor_verzoek },
	{ "actor_route", 0, actor_route },
	{ "actor_doel", 0, actor_doel },
	{ "asof_dossier", 0, asof_dossier },
	{ "asof_moment", 0, asof_moment },
	{ "asof_medewerker", 0, asof_medewerker },
	{ "maand", 1, maand },
	{ "rij_beeld", -1, rij_beeld },
	{ "json_veld", 2, json_veld },
	{ "json_veld_int", 2, json_veld_int },
	{ "json_veld_text", 2, json_veld_text },
};

enum fault sqlite_add_functions(sqlite3 *db, const struct db_eyes *eyes, struct fault_info *fi)
{
	const int flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS;

	for (size_t i = 0; i < sizeof(functions) / sizeof(functions[0]); i++) {
		int rc = sqlite3_create_function_v2(db, functions[i].name, functions[i].nargs, flags, (void *)(uintptr_t)eyes,
			functions[i].fn, NULL, NULL, NULL);

		if (rc != SQLITE_OK)
			return fault_detail(fi, FAULT_INTERNAL, functions[i].name, sqlite3_errstr(rc));
	}
	return FAULT_NONE;
}
