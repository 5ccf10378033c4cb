/* Free text without a BSN: see vrij.h. */
#include "domein/persoon/vrij.h"

#include "basis/arena.h"
#include "domein/persoon/naam.h"

#define DIGITS 9
#define GROUPS 9
#define APART 3 /* so many separators may stand between two groups */

struct groep { /* digits in one piece */
	struct str cijfers;
	char voor; /* what parts it from the group before: 0 words, '-' a hyphen, ' ' another separator */
};

static bool digit(char c)
{
	return c >= '0' && c <= '9';
}

/* How many bytes a separator takes at s[i]: 0 none. Hard spaces are two or three. */
static size_t separator(struct str s, size_t i)
{
	static const char *const wide[] = { "\xc2\xa0", "\xe2\x80\xaf", "\xe2\x80\x89", "\xe2\x80\x91" };

	if (s.p[i] == ' ' || s.p[i] == '.' || s.p[i] == '-' || s.p[i] == '\t')
		return 1;
	for (size_t w = 0; w < sizeof(wide) / sizeof(wide[0]); w++)
		if (str_starts((struct str){ s.p + i, s.n - i }, str_z(wide[w])))
			return str_z(wide[w]).n;
	return 0;
}

static bool elfproef(const struct groep *g, size_t n)
{
	int sum = 0, at = 0, all = 0;

	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; k < g[i].cijfers.n; k++, at++) {
			int d = g[i].cijfers.p[k] - '0';

			sum += (at == DIGITS - 1 ? -1 : DIGITS - at) * d;
			all += d;
		}
	return all && sum % 11 == 0;
}

static bool shaped(const struct groep *g, size_t a, size_t b, size_t c)
{
	return g[0].cijfers.n == a && g[1].cijfers.n == b && g[2].cijfers.n == c && g[1].voor && g[2].voor;
}

/* The groups from one word until the next, without a hyphen, are together nine digits. */
static bool whole(const struct groep *g, size_t n, bool more)
{
	size_t i = n, digits = 0;

	while (i && digits < DIGITS) {
		digits += g[--i].cijfers.n;
		if (g[i].voor != ' ')
			break;
	}
	return !more && digits == DIGITS && g[i].voor != ' ' && elfproef(g + i, n - i);
}

/* The last n groups: is the one before the end of it a BSN? more: another follows. */
static bool found(const struct groep *g, size_t n, bool more)
{
	const struct groep *last = g + n;

	if (n >= 1 && last[-1].cijfers.n == DIGITS && elfproef(last - 1, 1))
		return true;
	if (n >= 3 && (shaped(last - 3, 3, 3, 3) || shaped(last - 3, 4, 2, 3)) && elfproef(last - 3, 3))
		return true;
	return n >= 1 && whole(g, n, more);
}

/* From i on over separators: where the next group begins, or s.n when words come first. ret_voor as in struct groep. */
static size_t next_group(struct str s, size_t i, char *ret_voor)
{
	size_t step, apart = 0;

	*ret_voor = ' ';
	while (i < s.n && apart < APART && (step = separator(s, i)) != 0) {
		if (s.p[i] == '-' || (step == 3 && s.p[i + 2] == '\x91'))
			*ret_voor = '-';
		i += step;
		apart++;
	}
	return apart && i < s.n && digit(s.p[i]) ? i : s.n;
}

bool bsn_in_text(struct str s)
{
	struct groep g[GROUPS];
	size_t n = 0, i = 0;
	char voor = 0;

	while (i < s.n) {
		size_t begin = i, next;
		char door;

		if (!digit(s.p[i])) {
			i++;
			n = 0;
			voor = 0;
			continue;
		}
		while (i < s.n && digit(s.p[i]))
			i++;
		if (n == GROUPS) /* the first gives way */
			for (size_t k = 1; k < n; k++)
				g[k - 1] = g[k];
		n -= n == GROUPS;
		g[n++] = (struct groep){ { s.p + begin, i - begin }, voor };
		next = next_group(s, i, &door);
		if (found(g, n, next < s.n && door == ' '))
			return true;
		if (next == s.n) {
			n = 0;
			voor = 0;
			continue;
		}
		voor = door;
		i = next;
	}
	return false;
}

enum fault vrij_check(struct fault_info *fi, const struct vrije_tekst *v, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (v[i].tekst.n && bsn_in_text(v[i].tekst))
			(void)fault_field(fi, v[i].veld, N_("Hier staat een burgerservicenummer. Laat het weg: deze tekst wordt buiten de "
				"casus gelezen."), "WGS 2.30 lid 1; invariant 18");
	return fi->fault;
}
