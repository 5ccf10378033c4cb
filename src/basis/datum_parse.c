/* Reads a day as people type it. Kept apart from the clock because it is a parser of input.
 *
 * A text is at most three parts, each digits or letters, with one of "-/." or white space between them. Which part is
 * which follows from the shape alone: four digits are a year, letters a month, so 7-12 never means 12 July. A year in
 * two digits is refused: nobody knows whether 26 is a child or a centenarian.
 */
#include "basis/klok.h"

#define PARTS_MAX 3
#define PART_BYTES_MAX 9 /* "september" */

enum part_kind { PART_SMALL, PART_YEAR, PART_MONTH };

struct part {
	enum part_kind kind;
	int value;
};

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_mark(char c)
{
	return c == '-' || c == '/' || c == '.';
}

/* 1-12 for a month's name or an abbreviation of three letters or more; 0: none. */
static int month_of_name(struct str name)
{
	static const char *const names[] = { "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus",
		"september", "oktober", "november", "december" };
	char lower[PART_BYTES_MAX];
	size_t i;
	int m;

	if (name.n < 3 || name.n > sizeof(lower))
		return 0;
	for (i = 0; i < name.n; i++)
		lower[i] = (char)(name.p[i] | 0x20);
	name.p = lower;
	if (str_eq(name, STR("mrt")))
		return 3;
	for (m = 0; m < 12; m++)
		if (str_starts(str_z(names[m]), name))
			return m + 1;
	return 0;
}

static bool part_read(struct str s, struct part *ret)
{
	size_t i;
	int value = 0;

	if (is_letter(s.p[0])) {
		value = month_of_name(s);
		*ret = (struct part){ PART_MONTH, value };
		return value != 0;
	}
	if (s.n > 4 || s.n == 3)
		return false;
	for (i = 0; i < s.n; i++)
		value = value * 10 + (s.p[i] - '0');
	*ret = (struct part){ s.n == 4 ? PART_YEAR : PART_SMALL, value };
	return true;
}

/* Takes the digits or letters at the front of s. */
static struct str part_take(struct str *s)
{
	bool (*same)(char) = is_letter(s->p[0]) ? is_letter : is_digit;
	struct str part = { s->p, 0 };

	while (part.n < s->n && same(s->p[part.n]))
		part.n++;
	s->p += part.n;
	s->n -= part.n;
	return part;
}

/* Takes what stands between two parts: white space with at most one mark in it. */
static bool separator_take(struct str *s)
{
	struct str rest = str_trim(*s);

	if (rest.n && is_mark(rest.p[0])) {
		rest.p++;
		rest.n--;
		rest = str_trim(rest);
	}
	if (rest.p == s->p)
		return false;
	*s = rest;
	return true;
}

/* The number of parts, 0 when s is something else. */
static size_t parts_split(struct str s, struct part parts[PARTS_MAX])
{
	size_t n = 0;

	s = str_trim(s);
	while (s.n && n < PARTS_MAX) {
		struct str part = part_take(&s);

		if (!part.n || !part_read(part, &parts[n++]))
			return 0;
		if (!s.n)
			return n;
		if (!separator_take(&s))
			return 0;
	}
	return 0;
}

/* Day, month and year from the shape of the parts. */
static bool parts_place(const struct part *p, size_t n, struct datum *ret)
{
	bool month_second = n > 1 && p[1].kind != PART_YEAR;

	if (n == 3 && p[0].kind == PART_SMALL && month_second && p[2].kind == PART_YEAR)
		*ret = datum_of(p[2].value, p[1].value, p[0].value);
	else if (n == 3 && p[0].kind == PART_YEAR && month_second && p[2].kind == PART_SMALL)
		*ret = datum_of(p[0].value, p[1].value, p[2].value);
	else if (n == 2 && p[0].kind != PART_YEAR && p[1].kind == PART_YEAR)
		*ret = datum_of(p[1].value, p[0].value, 0);
	else if (n == 2 && p[0].kind == PART_YEAR && month_second)
		*ret = datum_of(p[0].value, p[1].value, 0);
	else if (n == 1 && p[0].kind == PART_YEAR)
		*ret = datum_of(p[0].value, 0, 0);
	else
		return false;
	return true;
}

bool datum_parse(struct str s, bool partly, struct datum *ret)
{
	struct part parts[PARTS_MAX];
	struct datum d;
	size_t n = parts_split(s, parts);

	if (!n || !parts_place(parts, n, &d) || !datum_valid(d, partly))
		return false;
	*ret = d;
	return true;
}

bool tijd_parse(struct str s, int *ret_uur, int *ret_minuut)
{
	struct str uur;
	int64_t u, m;

	if (!str_cut(&s, ':', &uur) || s.n != 2 || !str_i64(uur, &u) || !str_i64(s, &m) || u < 0 || u > 23 || m < 0 || m > 59)
		return false;
	*ret_uur = (int)u;
	*ret_minuut = (int)m;
	return true;
}
