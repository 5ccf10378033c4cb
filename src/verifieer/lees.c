/* Reading an export: see lees.h. */
#include "verifieer/lees.h"

#include <string.h>

bool lees_regel(struct stuk *rest, struct stuk *ret)
{
	const char *end = rest->n ? memchr(rest->p, '\n', rest->n) : NULL;

	if (!end)
		return false;
	*ret = (struct stuk){ rest->p, (size_t)(end - rest->p) };
	rest->n -= ret->n + 1;
	rest->p = end + 1;
	return true;
}

/* Up to the mark, which goes too. */
static bool cut(struct stuk *s, char mark, struct stuk *ret)
{
	const char *end = s->n ? memchr(s->p, mark, s->n) : NULL;

	if (!end)
		return false;
	*ret = (struct stuk){ s->p, (size_t)(end - s->p) };
	s->n -= ret->n + 1;
	s->p = end + 1;
	return true;
}

bool lees_getal(struct stuk s, int64_t *ret)
{
	bool minus = s.n && s.p[0] == '-';
	uint64_t v = 0;

	if (minus) {
		s.p++;
		s.n--;
	}
	if (!s.n || s.n > 19 || (s.p[0] == '0' && (s.n > 1 || minus)))
		return false;
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] < '0' || s.p[i] > '9')
			return false;
		v = v * 10 + (uint64_t)(s.p[i] - '0');
	}
	if (v > INT64_MAX)
		return false;
	*ret = minus ? -(int64_t)v : (int64_t)v;
	return true;
}

static int digit(char c)
{
	return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

static bool hex_read(struct stuk s, unsigned char *ret, size_t n)
{
	if (s.n != 2 * n)
		return false;
	for (size_t i = 0; i < n; i++) {
		int high = digit(s.p[2 * i]), low = digit(s.p[2 * i + 1]);

		if (high < 0 || low < 0)
			return false;
		ret[i] = (unsigned char)(high << 4 | low);
	}
	return true;
}

static bool nothing(struct stuk s)
{
	return s.n == 1 && s.p[0] == '-';
}

bool lees_blad(struct stuk regel, struct blad *ret)
{
	struct stuk word[5];
	struct blad b = { 0 };
	int64_t plaats;

	for (size_t i = 0; i < 5; i++)
		if (!cut(&regel, ' ', &word[i]))
			return false;
	if (!lees_getal(word[0], &plaats) || plaats < 0 || !hex_read(word[1], b.hash.b, MERKLE_LEN))
		return false;
	b.plaats = (uint64_t)plaats;
	b.gezouten = !nothing(word[2]);
	if (b.gezouten && !hex_read(word[2], b.zout, ZOUT_LEN))
		return false;
	if (word[3].n != 1 || !memchr("jrg", word[3].p[0], 3) || !lees_getal(word[4], &b.record) || !regel.n)
		return false;
	b.soort = word[3].p[0];
	b.weg = nothing(regel);
	b.tekst = regel;
	*ret = b;
	return true;
}

bool lees_veld(struct stuk tekst, size_t i, struct stuk *ret)
{
	struct stuk one;

	while (cut(&tekst, '\t', &one))
		if (!i--) {
			*ret = one;
			return true;
		}
	*ret = tekst;
	return i == 0;
}

bool lees_noot(struct stuk *rest, struct stuk *ret)
{
	struct stuk left = *rest, line;
	size_t empty = 0;

	if (!rest->n)
		return false;
	*ret = (struct stuk){ rest->p, 0 };
	while (lees_regel(&left, &line)) {
		if (!line.n && ++empty == 2) {
			ret->n = (size_t)(line.p - rest->p);
			*rest = left;
			return true;
		}
	}
	rest->n = 0; /* the last one has no end */
	return true;
}
