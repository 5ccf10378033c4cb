/* Calendar files: lines, folding, escaping, summer time. What other programs read in them is tested in tests/agenda. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "basis/arena.h"
#include "basis/ical.h"

static struct arena *a;

static int begin(void **state)
{
	(void)state;
	a = arena_new((size_t)4 << 20);
	return 0;
}

static int end(void **state)
{
	(void)state;
	arena_free(&a);
	return 0;
}

static struct str one(enum ical_method m, struct ical_event e)
{
	if (!e.uid.n)
		e.uid = STR("1@schakel");
	if (!e.titel.p)
		e.titel = STR("Casusoverleg");
	return ical_write(a, &(struct ical){ .method = m, .organisator = STR("https://schakel.example"), .n = 1, .v = &e });
}

static bool has(struct str s, const char *piece)
{
	return memmem(s.p, s.n, piece, strlen(piece)) != NULL;
}

/* Every line at most 75 octets, ended by CRLF, valid UTF-8 by itself. */
static void assert_lines(struct str s)
{
	while (s.n) {
		const char *lf = memchr(s.p, '\n', s.n);
		size_t n;

		assert_non_null(lf);
		n = (size_t)(lf - s.p);
		assert_true(n >= 1 && s.p[n - 1] == '\r');
		assert_true(n - 1 <= 75);
		assert_null(memchr(s.p, '\r', n - 1));
		assert_true(str_utf8((struct str){ s.p, n - 1 }));
		s.p += n + 1;
		s.n -= n + 1;
	}
}

static void long_lines_are_folded_between_characters(void **state)
{
	(void)state;
	for (size_t pad = 0; pad < 8; pad++) {
		struct buf b = buf_new(a), back = buf_new(a);
		struct str s;

		for (size_t i = 0; i < pad; i++)
			buf_addc(&b, 'x');
		for (size_t i = 0; i < 60; i++)
			buf_addz(&b, i % 3 ? "\xc3\xab" : i % 2 ? "\xe2\x82\xac" : "\xf0\x9f\x8f\xa0");
		s = one(ICAL_PUBLISH, (struct ical_event){ .plaats = buf_str(&b) });
		assert_lines(s);
		for (size_t i = 0; i < s.n; i++)
			if (i + 2 < s.n && memcmp(s.p + i, "\r\n ", 3) == 0)
				i += 2;
			else
				buf_addc(&back, s.p[i]);
		assert_true(has(buf_str(&back), str_cat(a, STR("LOCATION:"), buf_str(&b)).p));
	}
}

static void texts_cannot_add_a_line(void **state)
{
	struct str s = one(ICAL_PUBLISH, (struct ical_event){ .plaats = STR("zaal 2; links, \\ trap\r\nATTENDEE:x\tz"),
		.url = STR("https://x.example/a\r\nATTENDEE:y") });

	(void)state;
	assert_lines(s);
	assert_true(has(s, "LOCATION:zaal 2\\; links\\, \\\\ trap\\nATTENDEE:xz\r\n"));
	assert_false(has(s, "\nATTENDEE"));
	assert_false(has(s, "URL:"));
}

static void summer_time(void **state)
{
	/* 29 March 2026 the clock goes from 02:00 to 03:00; 25 October 02:00-03:00 comes twice */
	struct str s = one(ICAL_PUBLISH, (struct ical_event){ .begin = moment_of(datum_of(2026, 3, 28), 10, 30),
		.einde = moment_of(datum_of(2026, 3, 28), 12, 0), .stempel = moment_of(datum_of(2026, 3, 1), 9, 0) });
	int64_t twice = moment_of(datum_of(2026, 10, 25), 2, 30);

	(void)state;
	assert_true(has(s, "DTSTART;TZID=Europe/Amsterdam:20260328T103000\r\n"));
	assert_true(has(s, "DTSTAMP:20260301T080000Z\r\n"));
	s = one(ICAL_PUBLISH, (struct ical_event){ .begin = twice, .einde = twice + HOUR_MS });
	assert_true(has(s, "DTSTART;TZID=Europe/Amsterdam:20261025T023000\r\n"));
	assert_true(has(s, "DTEND:20261025T013000Z\r\n"));
}

static void methods_and_whole_days(void **state)
{
	struct str s = one(ICAL_FEED, (struct ical_event){ .dag = datum_of(2026, 12, 31) });

	(void)state;
	assert_true(has(s, "DTSTART;VALUE=DATE:20261231\r\nDTEND;VALUE=DATE:20270101\r\n"));
	assert_false(has(s, "METHOD"));
	assert_false(has(s, "VTIMEZONE"));
	assert_false(has(s, "ORGANIZER"));
	s = one(ICAL_CANCEL, (struct ical_event){ .sequence = 3, .begin = HOUR_MS, .einde = 2 * HOUR_MS });
	assert_true(has(s, "METHOD:CANCEL\r\n"));
	assert_true(has(s, "STATUS:CANCELLED\r\n"));
	assert_true(has(s, "SEQUENCE:3\r\n"));
	assert_true(has(s, "CLASS:CONFIDENTIAL\r\n"));
	assert_false(has(s, "ATTENDEE"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(long_lines_are_folded_between_characters),
		cmocka_unit_test(texts_cannot_add_a_line),
		cmocka_unit_test(summer_time),
		cmocka_unit_test(methods_and_whole_days),
	};

	return cmocka_run_group_tests(tests, begin, end);
}
