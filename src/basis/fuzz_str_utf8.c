/* Fuzz target: is it UTF-8? The second opinion decodes each code point and writes it anew in the shortest form. */
#include "basis/str.h"

#include <assert.h>
#include <string.h>

#include "basis/arena.h"
#include "fuzz/replay.h"

/* The shortest form of a code point; 0 bytes when it may not stand in a text. */
static size_t encode(uint32_t point, char ret[4])
{
	size_t n = point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4, i;
	static const unsigned char lead[] = { 0, 0x00, 0xc0, 0xe0, 0xf0 };

	if (point == 0 || point > 0x10ffff || (point >= 0xd800 && point <= 0xdfff))
		return 0;
	for (i = n; i > 1; i--) {
		ret[i - 1] = (char)(0x80 | (point & 0x3f));
		point >>= 6;
	}
	ret[0] = (char)(lead[n] | point);
	return n;
}

/* Counts the code points, or returns -1. */
static long points_by_encoding(struct str s)
{
	long points = 0;

	while (s.n) {
		unsigned char c = (unsigned char)s.p[0];
		size_t length = c < 0x80 ? 1 : c < 0xc0 ? 0 : c < 0xe0 ? 2 : c < 0xf0 ? 3 : c < 0xf8 ? 4 : 0, i;
		uint32_t point = length == 1 ? c : c & (0x7fU >> length);
		char again[4];

		if (length == 0 || length > s.n)
			return -1;
		for (i = 1; i < length; i++)
			point = point << 6 | ((unsigned char)s.p[i] & 0x3f);
		if (encode(point, again) != length || memcmp(again, s.p, length) != 0)
			return -1;
		s = (struct str){ s.p + length, s.n - length };
		points++;
	}
	return points;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str s = { (const char *)data, size };
	long points = points_by_encoding(s);
	bool taken = str_utf8(s);
	int64_t v;

	assert(taken == (points >= 0));
	assert(!taken || str_points(s) == (size_t)points);
	assert(str_trim(s).n <= size);
	if (str_i64(s, &v)) {
		struct arena *a = arena_new(65536);
		bool same = str_i64(str_from_i64(a, v), &v);

		assert(same);
		arena_free(&a);
	}
	return 0;
}
