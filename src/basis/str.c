/* String slices and a growing buffer: see str.h for lifetimes.
 *
 * Nothing here looks beyond the length of a slice, and a slice without a value behaves as the empty text everywhere
 * but in str_dup, which keeps "no value".
 */
#include "basis/str.h"

#include <assert.h>
#include <string.h>

#include "basis/arena.h"

struct str str_z(const char *z)
{
	return z ? (struct str){ z, strlen(z) } : STR_NULL;
}

int str_cmp(struct str a, struct str b)
{
	size_t n = a.n < b.n ? a.n : b.n;
	int order = n ? memcmp(a.p, b.p, n) : 0;

	if (order)
		return order < 0 ? -1 : 1;
	return (a.n > b.n) - (a.n < b.n);
}

bool str_eq(struct str a, struct str b)
{
	return a.n == b.n && str_cmp(a, b) == 0;
}

bool str_starts(struct str s, struct str prefix)
{
	return s.n >= prefix.n && str_eq((struct str){ s.p, prefix.n }, prefix);
}

bool str_empty(struct str s)
{
	return s.n == 0;
}

static bool is_space(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

struct str str_trim(struct str s)
{
	while (s.n && is_space(s.p[0])) {
		s.p++;
		s.n--;
	}
	while (s.n && is_space(s.p[s.n - 1]))
		s.n--;
	return s;
}

/* The length of the code point that starts at p, of which n bytes are there; 0 when it is not one. */
static size_t utf8_length(const unsigned char *p, size_t n)
{
	size_t length, i;

	if (p[0] < 0x80)
		return p[0] != 0;
	/* C0 and C1 could only be overlong, F5 and above lie beyond U+10FFFF */
	if (p[0] < 0xc2 || p[0] > 0xf4)
		return 0;
	length = p[0] < 0xe0 ? 2 : p[0] < 0xf0 ? 3 : 4;
	if (length > n)
		return 0;
	for (i = 1; i < length; i++)
		if ((p[i] & 0xc0) != 0x80)
			return 0;
	if ((p[0] == 0xe0 && p[1] < 0xa0) || (p[0] == 0xf0 && p[1] < 0x90))
		return 0; /* overlong */
	if (p[0] == 0xed && p[1] > 0x9f)
		return 0; /* half of a UTF-16 pair */
	if (p[0] == 0xf4 && p[1] > 0x8f)
		return 0; /* beyond U+10FFFF */
	return length;
}

bool str_utf8(struct str s)
{
	size_t at = 0, length;

	while (at < s.n) {
		length = utf8_length((const unsigned char *)s.p + at, s.n - at);
		if (!length)
			return false;
		at += length;
	}
	return true;
}

size_t str_points(struct str s)
{
	size_t i, points = 0;

	for (i = 0; i < s.n; i++)
		points += ((unsigned char)s.p[i] & 0xc0) != 0x80;
	return points;
}

bool str_i64(struct str s, int64_t *ret)
{
	bool negative = s.n && s.p[0] == '-';
	size_t i = negative;
	int64_t v = 0;

	if (i >= s.n)
		return false;
	for (; i < s.n; i++) {
		int digit = s.p[i] - '0';

		if (digit < 0 || digit > 9)
			return false;
		/* downwards, because the smallest number has no positive twin */
		if (__builtin_mul_overflow(v, (int64_t)10, &v) || __builtin_sub_overflow(v, (int64_t)digit, &v))
			return false;
	}
	if (!negative && v == INT64_MIN)
		return false;
	*ret = negative ? v : -v;
	return true;
}

bool str_cut(struct str *s, char sep, struct str *ret_head)
{
	const char *found = s->n ? memchr(s->p, sep, s->n) : NULL;
	size_t n;

	if (!found) {
		*ret_head = *s;
		*s = s->p ? (struct str){ s->p + s->n, 0 } : STR_NULL;
		return false;
	}
	n = (size_t)(found - s->p);
	*ret_head = (struct str){ s->p, n };
	*s = (struct str){ found + 1, s->n - n - 1 };
	return true;
}

struct str str_cat(struct arena *a, struct str x, struct str y)
{
	char *p;

	assert(x.n <= SIZE_MAX - 1 - y.n);
	p = arena_alloc(a, x.n + y.n + 1);
	if (x.n)
		memcpy(p, x.p, x.n);
	if (y.n)
		memcpy(p + x.n, y.p, y.n);
	return (struct str){ p, x.n + y.n };
}

struct str str_join(struct arena *a, struct str x, const char *between, struct str y)
{
	return x.n && y.n ? str_cat(a, str_cat(a, x, str_z(between)), y) : x.n ? x : y;
}

struct str str_dup(struct arena *a, struct str s)
{
	return s.p ? str_cat(a, s, STR("")) : STR_NULL;
}

#define I64_DIGITS 20 /* "-9223372036854775808" */

/* Writes v at the end of the 20 bytes; returns the text. */
static struct str i64_write(int64_t v, char digits[I64_DIGITS])
{
	uint64_t rest = v < 0 ? -(uint64_t)v : (uint64_t)v;
	size_t at = I64_DIGITS;

	do {
		digits[--at] = (char)('0' + rest % 10);
		rest /= 10;
	} while (rest);
	if (v < 0)
		digits[--at] = '-';
	return (struct str){ digits + at, I64_DIGITS - at };
}

struct str str_from_i64(struct arena *a, int64_t v)
{
	char digits[I64_DIGITS];

	return str_dup(a, i64_write(v, digits));
}

struct buf buf_new(struct arena *a)
{
	return (struct buf){ .arena = a };
}

/* Room for n more bytes and the NUL behind them. */
static void buf_room(struct buf *b, size_t n)
{
	size_t cap = b->cap ? b->cap : 64;
	char *p;

	assert(n < SIZE_MAX / 4 && b->n < SIZE_MAX / 4);
	if (b->n + n < b->cap)
		return;
	while (cap <= b->n + n)
		cap *= 2;
	p = arena_alloc(b->arena, cap);
	if (b->n)
		memcpy(p, b->p, b->n);
	b->p = p;
	b->cap = cap;
}

void buf_add(struct buf *b, struct str s)
{
	if (!s.n)
		return;
	buf_room(b, s.n);
	memcpy(b->p + b->n, s.p, s.n);
	b->n += s.n;
}

void buf_addz(struct buf *b, const char *z)
{
	buf_add(b, str_z(z));
}

void buf_addc(struct buf *b, char c)
{
	buf_add(b, (struct str){ &c, 1 });
}

void buf_add_i64(struct buf *b, int64_t v)
{
	char digits[I64_DIGITS];

	buf_add(b, i64_write(v, digits));
}

struct str buf_str(struct buf *b)
{
	buf_room(b, 0);
	b->p[b->n] = '\0';
	return (struct str){ b->p, b->n };
}

bool str_csv_has(struct str csv, struct str word)
{
	struct str rest = csv, one;

	for (bool more = csv.n > 0; more;) {
		more = str_cut(&rest, ',', &one);
		if (one.n && str_eq(str_trim(one), word))
			return true;
	}
	return false;
}
