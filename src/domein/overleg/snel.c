/* Quick entry: see snel.h. */
#include "domein/overleg/snel.h"

#include <string.h>

#include "basis/arena.h"
#include "domein/persoon/naam.h"

#define WOORDEN_MAX 400

struct words {
	size_t n;
	struct str v[WOORDEN_MAX];
};

static void split(struct str s, struct words *ret)
{
	ret->n = 0;
	for (size_t i = 0; i < s.n && ret->n < WOORDEN_MAX;) {
		size_t start;

		while (i < s.n && (unsigned char)s.p[i] <= ' ')
			i++;
		start = i;
		while (i < s.n && (unsigned char)s.p[i] > ' ')
			i++;
		if (i > start)
			ret->v[ret->n++] = (struct str){ s.p + start, i - start };
	}
	if (ret->n == WOORDEN_MAX) /* what is beyond is one last piece: nothing is lost */
		ret->v[WOORDEN_MAX - 1].n = (size_t)(s.p + s.n - ret->v[WOORDEN_MAX - 1].p);
}

/* Letters and digits alone, folded: "van-der Öztürk" is "vanderozturk". */
static struct str squeeze(struct arena *a, struct str s)
{
	struct str f = fold_words(a, s);
	struct buf b = buf_new(a);

	for (size_t i = 0; i < f.n; i++)
		if (f.p[i] != ' ')
			buf_addc(&b, f.p[i]);
	return buf_str(&b);
}

/* How well a mark fits a name: 4 the last word whole, 3 its beginning, 2 another word whole, 1 its beginning; 0 not. */
static int fit(struct arena *a, struct str naam, struct str mark)
{
	struct str rest = fold_words(a, naam), all = rest, word;
	int best = 0;

	for (bool more = all.n > 0; more;) {
		struct str from = rest;
		bool last;

		more = str_cut(&rest, ' ', &word);
		last = !more;
		if (str_eq(word, mark) && best < (last ? 4 : 2))
			best = last ? 4 : 2;
		else if (str_starts(squeeze(a, from), mark) && best < (last ? 3 : 1))
			best = last ? 3 : 1;
	}
	return best;
}

/* NULL with *ret_fout when nobody or more than one fits best. */
static const struct snel_keus *match(struct arena *a, struct str mark, const struct snel_keuzen *list, const char *none,
	const char *many, const char **ret_fout)
{
	struct str want = squeeze(a, mark);
	const struct snel_keus *found = NULL;
	int best = 0;
	size_t n = 0;

	for (size_t i = 0; want.n && i < list->n; i++) {
		int f = fit(a, list->v[i].naam, want);

		if (f > best) {
			best = f;
			found = &list->v[i];
			n = 1;
		} else if (f && f == best) {
			n++;
		}
	}
	if (n != 1 && !*ret_fout)
		*ret_fout = n ? many : none;
	return n == 1 ? found : NULL;
}

/* ---- days ---- */

static bool is_mark(struct str w)
{
	return w.n > 1 && (w.p[0] == '@' || w.p[0] == '#');
}

/* "4-12" or "4 dec" with a year behind it; the first one from today on. 0: no such day. */
static struct datum without_year(struct arena *a, struct str day, char between, struct datum vandaag)
{
	for (int k = 0; k < 2; k++) {
		struct buf b = buf_new(a);
		struct datum d;

		buf_add(&b, day);
		buf_addc(&b, between);
		buf_add_i64(&b, datum_jaar(vandaag) + k);
		if (datum_parse(buf_str(&b), false, &d) && d.v >= vandaag.v)
			return d;
	}
	return (struct datum){ 0 };
}

static struct datum named_day(struct arena *a, struct str w, struct datum vandaag)
{
	static const char *const week[] = { "maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag" };
	static const char *const near[] = { "vandaag", "morgen", "overmorgen" };
	struct str f = fold(a, w);

	for (int i = 0; i < 3; i++)
		if (str_eq(f, str_z(near[i])))
			return datum_add_days(vandaag, i);
	for (int i = 0; i < 7; i++)
		if (str_eq(f, str_z(week[i]))) {
			int ahead = (i + 1 - datum_weekday(vandaag) + 7) % 7;

			return datum_add_days(vandaag, ahead ? ahead : 7);
		}
	return (struct datum){ 0 };
}

static bool digit(char c)
{
	return c >= '0' && c <= '9';
}

static struct str joined(struct arena *a, const struct words *w, size_t from, size_t n)
{
	struct buf b = buf_new(a);

	for (size_t i = 0; i < n; i++) {
		if (i)
			buf_addc(&b, ' ');
		buf_add(&b, w->v[from + i]);
	}
	return buf_str(&b);
}

/* A day in exactly these n words; 0: not. */
static struct datum day_of(struct arena *a, const struct words *w, size_t from, size_t n, struct datum vandaag)
{
	struct str s = joined(a, w, from, n);
	struct datum d = { 0 };

	if (datum_parse(s, false, &d))
		return d;
	if (n == 1)
		d = named_day(a, s, vandaag);
	if (!d.v && n <= 2 && digit(s.p[0]))
		d = without_year(a, s, n == 1 ? '-' : ' ', vandaag);
	return d;
}

/* The words behind "tot" up to the end or the next mark, when they look like a day: 1-3, the first with a digit, or one
 * named day. 0 words: it is an ordinary word. */
static size_t term_words(struct arena *a, const struct words *w, size_t from, struct datum vandaag)
{
	size_t n = 0;

	while (from + n < w->n && !is_mark(w->v[from + n]))
		n++;
	if (n == 0 || n > 3)
		return 0;
	if (n == 1 && named_day(a, w->v[from], vandaag).v)
		return 1;
	return digit(w->v[from].p[0]) ? n : 0;
}

/* ---- the line ---- */

struct line {
	struct arena *a;
	struct snel r;
	const struct snel_keuzen *eigenaren, *leefgebieden;
	struct buf rest;
};

static void wrong(struct line *l, const char *fout)
{
	if (!l->r.fout)
		l->r.fout = fout;
}

static void take_mark(struct line *l, struct str w)
{
	struct str mark = { w.p + 1, w.n - 1 };
	bool owner = w.p[0] == '@';

	if (owner ? l->r.eigenaar != NULL : l->r.leefgebied != NULL) {
		wrong(l, owner ? N_("Noem één eigenaar.") : N_("Noem één leefgebied."));
		return;
	}
	if (owner)
		l->r.eigenaar = match(l->a, mark, l->eigenaren, N_("Niemand bij dit agendapunt heet zo. Controleer de naam na @."),
			N_("Meer mensen heten zo. Typ meer letters na @."), &l->r.fout);
	else
		l->r.leefgebied = match(l->a, mark, l->leefgebieden, N_("Dit leefgebied bestaat niet. Controleer het woord na #."),
			N_("Meer leefgebieden beginnen zo. Typ meer letters na #."), &l->r.fout);
}

static void keep(struct line *l, struct str w)
{
	if (l->rest.n)
		buf_addc(&l->rest, ' ');
	buf_add(&l->rest, w);
}

struct snel snel_parse(struct arena *a, struct str typed, struct datum vandaag, const struct snel_keuzen *eigenaren,
	const struct snel_keuzen *leefgebieden)
{
	struct line l = { .a = a, .eigenaren = eigenaren, .leefgebieden = leefgebieden, .rest = buf_new(a) };
	struct words *w = ARENA_NEW(a, struct words);

	split(typed, w);
	for (size_t i = 0; i < w->n; i++) {
		size_t n = str_eq(fold(a, w->v[i]), STR("tot")) ? term_words(a, w, i + 1, vandaag) : 0;
		struct datum d = n ? day_of(a, w, i + 1, n, vandaag) : (struct datum){ 0 };

		if (is_mark(w->v[i])) {
			take_mark(&l, w->v[i]);
		} else if (n && d.v) {
			if (l.r.termijn.v)
				wrong(&l, N_("Noem één dag."));
			else if (d.v < vandaag.v)
				wrong(&l, N_("Deze dag is al voorbij."));
			l.r.termijn = d;
			i += n;
		} else {
			if (n)
				wrong(&l, N_("Deze dag bestaat niet. Schrijf bijvoorbeeld tot 4 dec of tot 4-12-2026."));
			keep(&l, w->v[i]);
		}
	}
	l.r.tekst = buf_str(&l.rest);
	if (!l.r.tekst.n)
		wrong(&l, N_("Schrijf op wat u wilt vastleggen."));
	return l.r;
}
