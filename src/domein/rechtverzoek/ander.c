/* Others are left out of a text: see ander.h. */
#include "domein/rechtverzoek/ander.h"

#include <string.h>
#include <utf8proc.h>

#include "domein/persoon/naam.h"

#define WOORD_MIN 3 /* letters; a shorter name as it is written */
#define BSN 9
#define TEXT_CAP ((size_t)64 << 20)

struct woord {
	struct str als, key; /* as it is written, and folded */
};
struct woorden {
	size_t n, room;
	struct woord *v;
};
struct anderen {
	struct arena *a;
	struct woorden zelf, namen, nummers;
};

struct anderen *anderen_new(struct arena *a)
{
	struct anderen *w = ARENA_NEW(a, struct anderen);

	w->a = a;
	return w;
}

/* A letter, mark or digit, or the hyphen that is not seen. */
static bool part_of_word(utf8proc_int32_t point)
{
	utf8proc_category_t k = utf8proc_category(point);

	return (k >= UTF8PROC_CATEGORY_LU && k <= UTF8PROC_CATEGORY_NO) || point == 0xad;
}

/* The word that a text begins with; empty: it begins with none. */
static struct str word_at(struct str t)
{
	utf8proc_int32_t point;
	utf8proc_ssize_t n;
	size_t at = 0;

	while (at < t.n && (n = utf8proc_iterate((const utf8proc_uint8_t *)t.p + at, (utf8proc_ssize_t)(t.n - at), &point)) > 0
		&& part_of_word(point))
		at += (size_t)n;
	return (struct str){ t.p, at };
}

static struct str behind(struct str t, size_t n)
{
	return (struct str){ t.p + n, t.n - n };
}

static bool holds(const struct woorden *w, struct str key)
{
	for (size_t i = 0; i < w->n; i++)
		if (str_eq(w->v[i].key, key))
			return true;
	return false;
}

static void take(struct arena *a, struct woorden *w, struct woord one)
{
	if (w->n == w->room) {
		struct woord *more = ARENA_ARRAY(a, w->room * 2 + 64, struct woord);

		if (w->n)
			memcpy(more, w->v, w->n * sizeof(*w->v));
		w->v = more;
		w->room = w->room * 2 + 64;
	}
	w->v[w->n++] = one;
}

static bool is_digit(char ch)
{
	return ch >= '0' && ch <= '9';
}

static bool is_bsn(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (!is_digit(s.p[i]))
			return false;
	return s.n == BSN;
}

static void words_take(struct anderen *w, struct str words, bool self)
{
	while (words.n) {
		struct str word = word_at(words), key = fold(w->a, word);

		words = behind(words, word.n ? word.n : 1);
		if (self)
			take(w->a, &w->zelf, (struct woord){ word, key });
		else if (str_points(key) > 1 && !holds(&w->zelf, key))
			take(w->a, is_bsn(word) ? &w->nummers : &w->namen, (struct woord){ word, key });
	}
}

void anderen_self(struct anderen *w, struct str words)
{
	words_take(w, words, true);
}

void anderen_add(struct anderen *w, struct str words)
{
	words_take(w, words, false);
}

/* "Jannekes moeder" */
static bool of_name(struct str word, struct str name)
{
	return word.n == name.n + 1 && word.p[name.n] == 's' && memcmp(word.p, name.p, name.n) == 0;
}

/* Glued to a word, "BSN111222333", and no part of a longer number. */
static bool holds_number(struct str word, struct str bsn)
{
	for (size_t at = 0; at + BSN <= word.n; at++)
		if (memcmp(word.p + at, bsn.p, BSN) == 0 && (!at || !is_digit(word.p[at - 1]))
			&& (at + BSN == word.n || !is_digit(word.p[at + BSN])))
			return true;
	return false;
}

static bool is_other(struct arena *a, const struct anderen *w, struct str word)
{
	struct str key = fold(a, word);

	if (holds(&w->zelf, key))
		return false;
	for (size_t i = 0; i < w->nummers.n; i++)
		if (holds_number(word, w->nummers.v[i].als))
			return true;
	for (size_t i = 0; i < w->namen.n; i++) {
		const struct woord *x = &w->namen.v[i];

		if (str_points(x->key) < WOORD_MIN ? str_eq(word, x->als) : str_eq(key, x->key) || of_name(key, x->key))
			return true;
	}
	return false;
}

/* How much of the text is that number: with a space, point or dash between digits, and without the 0 in front. */
static size_t number_length(struct str bsn, struct str t)
{
	size_t k = bsn.p[0] == '0' && t.p[0] != '0', at = 0;
	bool any = false;

	while (k < BSN && at < t.n) {
		bool gap = any && strchr(" .-", t.p[at]) && t.p[at];

		if (t.p[at] == bsn.p[k])
			k++;
		else if (!gap || !is_digit(t.p[at - 1]))
			return 0;
		any = true;
		at++;
	}
	return k == BSN && !word_at(behind(t, at)).n ? at : 0;
}

static size_t number_at(const struct anderen *w, struct str t)
{
	size_t n = 0;

	for (size_t i = 0; i < w->nummers.n && !n; i++)
		n = number_length(w->nummers.v[i].als, t);
	return n;
}

struct str anderen_without(struct arena *a, const struct anderen *w, struct str text)
{
	struct arena *keys = arena_new(TEXT_CAP);
	struct buf b = buf_new(a);

	while (text.n) {
		struct str word = word_at(text);
		size_t n = number_at(w, text);

		if (!n && word.n && is_other(keys, w, word))
			n = word.n;
		if (n) {
			buf_addz(&b, "[een ander]");
		} else {
			n = word.n ? word.n : 1;
			buf_add(&b, (struct str){ text.p, n });
		}
		text = behind(text, n);
	}
	arena_free(&keys);
	return buf_str(&b);
}
