/* Search terms: see term.h. */
#include "domein/persoon/term.h"

#include <string.h>

#include "basis/arena.h"

/* ---- words ---- */

/* Cut at WOORD_MAX, never inside a letter. */
static struct str clipped(struct str s)
{
	if (s.n <= WOORD_MAX)
		return s;
	s.n = WOORD_MAX;
	while (s.n && ((unsigned char)s.p[s.n] & 0xc0) == 0x80)
		s.n--;
	return s;
}

void woorden_of(struct arena *a, struct str s, struct woorden *ret)
{
	struct str rest = fold_words(a, s), word;

	ret->n = 0;
	while (rest.n && ret->n < WOORDEN_MAX) {
		str_cut(&rest, ' ', &word);
		ret->v[ret->n++] = clipped(word);
	}
}

static void term_add(struct termen *t, struct str tekst, const char *soort)
{
	if (!tekst.n || t->n == TERMEN_MAX)
		return;
	for (size_t i = 0; i < t->n; i++)
		if (str_eq(t->v[i].tekst, tekst) && strcmp(t->v[i].soort, soort) == 0)
			return;
	t->v[t->n++] = (struct term){ tekst, soort };
}

static void add_words(struct termen *t, struct arena *a, struct str s)
{
	struct woorden w;

	woorden_of(a, s, &w);
	for (size_t i = 0; i < w.n; i++)
		term_add(t, w.v[i], "naam");
}

/* All words of s as one, when there are several. */
static void add_joined(struct termen *t, struct arena *a, struct str s)
{
	struct buf b = buf_new(a);
	struct woorden w;

	woorden_of(a, s, &w);
	for (size_t i = 0; i < w.n; i++)
		buf_add(&b, w.v[i]);
	if (w.n > 1)
		term_add(t, clipped(buf_str(&b)), "naam");
}

/* Names that are written as one word or as several. */
static void add_joined_names(struct termen *t, struct arena *a, const struct naam *n)
{
	struct str rest = n->voornamen, word;

	add_joined(t, a, str_cat(a, str_cat(a, n->voorvoegsel, STR(" ")), n->geslachtsnaam));
	add_joined(t, a, str_cat(a, str_cat(a, n->partner_voorvoegsel, STR(" ")), n->partner_naam));
	while (rest.n) {
		str_cut(&rest, ' ', &word);
		add_joined(t, a, word);
	}
}

void termen_of(struct arena *a, const struct naam *n, struct termen *ret)
{
	size_t names;

	ret->n = 0;
	add_words(ret, a, n->geslachtsnaam);
	add_words(ret, a, n->voornamen.n ? n->voornamen : n->voorletters);
	add_words(ret, a, n->partner_naam);
	names = ret->n;
	add_joined_names(ret, a, n);
	for (size_t i = 0; i < names; i++)
		if (ret->v[i].tekst.n > 2)
			term_add(ret, klank(a, ret->v[i].tekst), "klank");
}

/* ---- sound ---- */

enum plek { ANYWHERE, AT_START, AT_END, INSIDE };

/* Tried from the top, so longer and narrower ones come first. */
static const struct sound {
	const char *from, *to;
	enum plek where;
} SOUNDS[] = {
	{ "chr", "kr", AT_START }, { "chl", "kl", AT_START }, { "yo", "jo", AT_START }, { "ya", "ja", AT_START },
	{ "yu", "ju", AT_START }, { "ye", "je", AT_START },
	{ "sch", "s", ANYWHERE }, { "ouw", "ou", ANYWHERE }, { "auw", "ou", ANYWHERE }, { "ieu", "iu", ANYWHERE },
	{ "ph", "f", ANYWHERE }, { "th", "t", ANYWHERE }, { "ch", "g", ANYWHERE }, { "gh", "g", ANYWHERE },
	{ "ck", "k", ANYWHERE }, { "dt", "t", ANYWHERE }, { "dj", "j", ANYWHERE }, { "ce", "se", ANYWHERE },
	{ "ci", "si", ANYWHERE }, { "cy", "si", ANYWHERE }, { "ij", "i", ANYWHERE }, { "ei", "i", ANYWHERE },
	{ "ey", "i", ANYWHERE }, { "ie", "i", ANYWHERE }, { "uy", "ui", ANYWHERE }, { "au", "ou", ANYWHERE },
	{ "ae", "a", ANYWHERE }, { "oe", "o", ANYWHERE }, { "ue", "u", ANYWHERE }, { "ds", "ts", AT_END }, { "d", "t", AT_END },
	{ "h", "", INSIDE }, { "c", "k", ANYWHERE }, { "q", "k", ANYWHERE }, { "x", "ks", ANYWHERE },
	{ "z", "s", ANYWHERE }, { "v", "f", ANYWHERE }, { "y", "i", ANYWHERE },
};

static const struct sound *sound_at(struct str s, size_t at)
{
	for (size_t i = 0; i < sizeof(SOUNDS) / sizeof(SOUNDS[0]); i++) {
		const struct sound *k = &SOUNDS[i];
		size_t n = strlen(k->from);

		if (n > s.n - at || memcmp(s.p + at, k->from, n) != 0)
			continue;
		if (k->where == ANYWHERE || (k->where == AT_START && at == 0) || (k->where == AT_END && at + n == s.n) ||
			(k->where == INSIDE && at > 0))
			return k;
	}
	return NULL;
}

/* Adds c unless it is the same letter again. */
static void add_once(struct buf *b, char c)
{
	if (!b->n || b->p[b->n - 1] != c || (unsigned char)c >= 0x80)
		buf_addc(b, c);
}

struct str klank(struct arena *a, struct str woord)
{
	struct buf b = buf_new(a);
	struct str s;

	for (size_t i = 0; i < woord.n;) {
		const struct sound *k = sound_at(woord, i);

		if (!k) {
			add_once(&b, woord.p[i++]);
			continue;
		}
		for (const char *p = k->to; *p; p++)
			add_once(&b, *p);
		i += strlen(k->from);
	}
	s = buf_str(&b);
	if (s.n > 4 && s.p[s.n - 1] == 's')
		s.n--;
	if (s.n > 4 && s.p[s.n - 1] == 'n' && s.p[s.n - 2] == 'e')
		s.n--;
	return str_dup(a, s);
}

/* ---- distance ---- */

static int least(int x, int y)
{
	return x < y ? x : y;
}

int afstand(struct arena *a, struct str x, struct str y, int max)
{
	size_t w = y.n + 1;
	int *now, *last, *before, *turn;

	if (x.n > WOORD_MAX * 4 || y.n > WOORD_MAX * 4 || (x.n > y.n ? x.n - y.n : y.n - x.n) > (size_t)max)
		return max + 1;
	now = ARENA_ARRAY(a, w * 3, int);
	last = now + w;
	before = last + w;
	for (size_t j = 0; j < w; j++)
		last[j] = (int)j;
	for (size_t i = 1; i <= x.n; i++) {
		now[0] = (int)i;
		for (size_t j = 1; j < w; j++) {
			bool same = x.p[i - 1] == y.p[j - 1];

			now[j] = least(least(now[j - 1], last[j]) + 1, last[j - 1] + !same);
			if (i > 1 && j > 1 && x.p[i - 1] == y.p[j - 2] && x.p[i - 2] == y.p[j - 1])
				now[j] = least(now[j], before[j - 2] + 1);
		}
		turn = before;
		before = last;
		last = now;
		now = turn;
	}
	return last[w - 1] > max ? max + 1 : last[w - 1];
}
