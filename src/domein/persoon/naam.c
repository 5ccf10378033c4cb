/* Names and BSN: see naam.h. Pure functions; everything lies in the arena of the caller. */
#include "domein/persoon/naam.h"

#include <string.h>
#include <utf8proc.h>

#include "basis/arena.h"

/* Letters that Unicode does not take apart. Casefolding has been done: only the small ones are needed. */
static const struct {
	utf8proc_int32_t point;
	const char *letters;
} OWN_LETTERS[] = {
	{ 0x00e6, "ae" }, { 0x00f0, "d" }, { 0x00f8, "o" }, { 0x00fe, "th" }, { 0x0111, "d" }, { 0x0127, "h" },
	{ 0x0131, "i" }, { 0x0138, "k" }, { 0x0142, "l" }, { 0x014b, "n" }, { 0x0153, "oe" }, { 0x0167, "t" },
	{ 0x0180, "b" }, { 0x019a, "l" }, { 0x01e5, "g" }, { 0x0259, "e" }, { 0x0268, "i" }, { 0x0289, "u" },
};

static void fold_point(struct buf *b, utf8proc_int32_t point)
{
	utf8proc_uint8_t bytes[4];
	utf8proc_ssize_t n;

	for (size_t i = 0; i < sizeof(OWN_LETTERS) / sizeof(OWN_LETTERS[0]); i++)
		if (OWN_LETTERS[i].point == point) {
			buf_addz(b, OWN_LETTERS[i].letters);
			return;
		}
	n = utf8proc_encode_char(point, bytes);
	buf_add(b, (struct str){ (const char *)bytes, n > 0 ? (size_t)n : 0 });
}

/* What is no UTF-8 keeps its ASCII alone: a key must come out of anything. */
static struct str fold_ascii(struct arena *a, struct str s)
{
	struct buf b = buf_new(a);

	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] > 0)
			buf_addc(&b, s.p[i] >= 'A' && s.p[i] <= 'Z' ? (char)(s.p[i] - 'A' + 'a') : s.p[i]);
	return buf_str(&b);
}

struct str fold(struct arena *a, struct str s)
{
	const utf8proc_option_t how = UTF8PROC_STABLE | UTF8PROC_COMPAT | UTF8PROC_COMPOSE | UTF8PROC_CASEFOLD |
		UTF8PROC_STRIPMARK | UTF8PROC_IGNORE;
	const utf8proc_uint8_t *p = (const utf8proc_uint8_t *)s.p;
	struct buf b = buf_new(a);
	utf8proc_int32_t *points;
	utf8proc_ssize_t n;

	if (!s.n)
		return STR("");
	n = str_utf8(s) ? utf8proc_decompose(p, (utf8proc_ssize_t)s.n, NULL, 0, how) : -1;
	if (n < 0)
		return fold_ascii(a, s);
	points = ARENA_ARRAY(a, (size_t)n + 1, utf8proc_int32_t);
	n = utf8proc_decompose(p, (utf8proc_ssize_t)s.n, points, n, how);
	n = n < 0 ? n : utf8proc_normalize_utf32(points, n, how);
	for (utf8proc_ssize_t i = 0; i < n; i++)
		fold_point(&b, points[i]);
	return buf_str(&b);
}

/* The first word of s; ret_rest is what stands behind it. */
static struct str first_word(struct str s, struct str *ret_rest)
{
	struct str head;

	s = str_trim(s);
	str_cut(&s, ' ', &head);
	*ret_rest = s;
	return head;
}

/* Adds the first letter of s as a capital, with the marks that stand on it; returns its length in s. */
static size_t add_capital(struct buf *b, struct str s)
{
	utf8proc_uint8_t bytes[4];
	utf8proc_int32_t point;
	utf8proc_ssize_t n = utf8proc_iterate((const utf8proc_uint8_t *)s.p, (utf8proc_ssize_t)s.n, &point), next;
	size_t end;

	if (n <= 0) {
		buf_add(b, (struct str){ s.p, s.n ? 1 : 0 });
		return s.n ? 1 : 0;
	}
	next = utf8proc_encode_char(utf8proc_toupper(point), bytes);
	buf_add(b, (struct str){ (const char *)bytes, (size_t)next });
	for (end = (size_t)n; end < s.n; end += (size_t)next) {
		next = utf8proc_iterate((const utf8proc_uint8_t *)s.p + end, (utf8proc_ssize_t)(s.n - end), &point);
		if (next <= 0 || utf8proc_category(point) != UTF8PROC_CATEGORY_MN)
			break;
		buf_add(b, (struct str){ s.p + end, (size_t)next });
	}
	return end;
}

struct str voorletters_of(struct arena *a, struct str voornamen)
{
	struct buf b = buf_new(a);
	struct str rest = voornamen, word;

	while ((word = first_word(rest, &rest)).n) {
		/* IJ is one letter where it is written as such */
		if (str_starts(word, STR("IJ")))
			buf_addz(&b, "IJ");
		else
			add_capital(&b, word);
		buf_addc(&b, '.');
	}
	return buf_str(&b);
}

/* A voorvoegsel that is glued to what follows: "d'Ancona". */
static bool glued(struct str voorvoegsel)
{
	return voorvoegsel.n && (voorvoegsel.p[voorvoegsel.n - 1] == '\'' ||
		(voorvoegsel.n > 3 && memcmp(voorvoegsel.p + voorvoegsel.n - 3, "\xe2\x80\x99", 3) == 0));
}

/* Adds voorvoegsel and name; a voorvoegsel that begins the whole gets a capital. */
static void add_surname(struct buf *b, struct str voorvoegsel, struct str name)
{
	voorvoegsel = str_trim(voorvoegsel);
	if (voorvoegsel.n) {
		size_t n = b->n ? 0 : add_capital(b, voorvoegsel);

		buf_add(b, (struct str){ voorvoegsel.p + n, voorvoegsel.n - n });
		if (!glued(voorvoegsel))
			buf_addc(b, ' ');
	}
	buf_add(b, str_trim(name));
}

/* The surnames in the order of use; `second` has no name when one is used. */
struct surname {
	struct str voorvoegsel, naam;
};

static void surnames(const struct naam *n, struct surname ret[2])
{
	struct surname own = { n->voorvoegsel, n->geslachtsnaam }, partner = { n->partner_voorvoegsel, n->partner_naam };
	bool partner_known = str_trim(n->partner_naam).n != 0;

	ret[0] = own;
	ret[1] = (struct surname){ STR(""), STR("") };
	if (!partner_known)
		return;
	if (n->naamgebruik == 'P' || n->naamgebruik == 'V')
		ret[0] = partner;
	if (n->naamgebruik == 'N')
		ret[1] = partner;
	if (n->naamgebruik == 'V')
		ret[1] = own;
}

/* The first of the voornamen, else the voorletters. */
static struct str given(const struct naam *n)
{
	struct str rest, first = first_word(n->voornamen, &rest);

	return first.n ? first : str_trim(n->voorletters);
}

struct str naam_display(struct arena *a, const struct naam *n)
{
	struct buf b = buf_new(a);
	struct surname names[2];

	surnames(n, names);
	buf_add(&b, given(n));
	if (b.n && str_trim(names[0].naam).n)
		buf_addc(&b, ' ');
	add_surname(&b, names[0].voorvoegsel, names[0].naam);
	if (str_trim(names[1].naam).n) {
		buf_addc(&b, '-');
		add_surname(&b, names[1].voorvoegsel, names[1].naam);
	}
	return buf_str(&b);
}

struct str naam_sorted(struct arena *a, const struct naam *n)
{
	struct buf b = buf_new(a);
	struct surname names[2];
	struct str first = given(n), before;

	surnames(n, names);
	before = str_trim(names[0].voorvoegsel);
	buf_add(&b, str_trim(names[0].naam));
	if (str_trim(names[1].naam).n) {
		buf_addc(&b, '-');
		add_surname(&b, names[1].voorvoegsel, names[1].naam);
	}
	if (first.n || before.n)
		buf_addc(&b, ',');
	if (first.n) {
		buf_addc(&b, ' ');
		buf_add(&b, first);
	}
	if (before.n) {
		buf_addc(&b, ' ');
		buf_add(&b, before);
	}
	return buf_str(&b);
}

static bool is_word_point(utf8proc_int32_t point)
{
	utf8proc_category_t k = utf8proc_category(point);

	return k >= UTF8PROC_CATEGORY_LU && k <= UTF8PROC_CATEGORY_NO;
}

static void add_words(struct buf *b, struct arena *a, struct str s)
{
	struct str key = fold(a, s);
	utf8proc_int32_t point;
	utf8proc_ssize_t n;
	bool gap = false, any = false;

	for (size_t i = 0; i < key.n; i += (size_t)n) {
		n = utf8proc_iterate((const utf8proc_uint8_t *)key.p + i, (utf8proc_ssize_t)(key.n - i), &point);
		if (n <= 0)
			return;
		if (!is_word_point(point)) {
			gap = any;
			continue;
		}
		if (gap)
			buf_addc(b, ' ');
		gap = false;
		any = true;
		buf_add(b, (struct str){ key.p + i, (size_t)n });
	}
}

struct str fold_words(struct arena *a, struct str s)
{
	struct buf b = buf_new(a);

	add_words(&b, a, s);
	return buf_str(&b);
}

struct str naam_sort_key(struct arena *a, const struct naam *n)
{
	struct buf b = buf_new(a);
	struct surname names[2];

	surnames(n, names);
	add_words(&b, a, names[0].naam);
	if (str_trim(names[1].naam).n) {
		buf_addc(&b, ' ');
		add_words(&b, a, names[1].naam);
	}
	/* two spaces: all of "Berg" come before "Berg Smit" */
	buf_addz(&b, "  ");
	add_words(&b, a, n->voornamen.n ? n->voornamen : n->voorletters);
	return buf_str(&b);
}

bool bsn_parse(struct arena *a, struct str s, struct str *ret)
{
	static const int weight[9] = { 9, 8, 7, 6, 5, 4, 3, 2, -1 };
	struct buf b = buf_new(a);
	struct str digits;
	int sum = 0;

	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] >= '0' && s.p[i] <= '9')
			buf_addc(&b, s.p[i]);
		else if (s.p[i] != ' ' && s.p[i] != '.')
			return false;
	}
	digits = buf_str(&b);
	if (digits.n == 8)
		digits = str_cat(a, STR("0"), digits);
	if (digits.n != 9 || str_eq(digits, STR("000000000")))
		return false;
	for (size_t i = 0; i < 9; i++)
		sum += weight[i] * (digits.p[i] - '0');
	if (sum % 11 != 0)
		return false;
	*ret = digits;
	return true;
}

struct str bsn_masked(struct arena *a, struct str bsn)
{
	struct str tail = { bsn.p, bsn.n };

	if (!bsn.n)
		return STR("");
	if (tail.n > 3)
		tail = (struct str){ bsn.p + bsn.n - 3, 3 };
	return str_cat(a, STR("•••• •• "), tail);
}

/* ---- a person in a text ---- */

#define NAAM_MIN 3 /* bytes; shorter parts of a name are words of the language too */

static bool part_of_word(char ch)
{
	return (ch >= 'a' && ch <= 'z') || (ch >= 'A' && ch <= 'Z') || (ch >= '0' && ch <= '9') || (ch & 0x80);
}

/* Does the text hold that word, written the same way? */
static bool holds_word(struct str text, struct str word)
{
	for (size_t at = 0; word.n >= NAAM_MIN && at + word.n <= text.n; at++) {
		if (memcmp(text.p + at, word.p, word.n) != 0)
			continue;
		if ((at == 0 || !part_of_word(text.p[at - 1])) &&
			(at + word.n == text.n || !part_of_word(text.p[at + word.n])))
			return true;
	}
	return false;
}

static bool holds_any(struct str text, struct str words)
{
	struct str word;

	for (bool more = true; more;) {
		more = str_cut(&words, ' ', &word);
		if (holds_word(text, word))
			return true;
	}
	return false;
}

bool naam_in_text(struct str text, struct str voornamen, struct str geslachtsnaam, struct str partner_naam,
	struct str bsn)
{
	return holds_word(text, geslachtsnaam) || holds_word(text, partner_naam) || holds_any(text, voornamen) ||
		holds_word(text, bsn);
}
