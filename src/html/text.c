/* Moments, days and numbers as people read them, in Dutch and English.
 *
 * Lifetimes: results live in the arena given. Threading: constant tables only.
 */
#include "html/out.h"

static const char *const maanden[LANG__MAX][13] = {
	[LANG_NL] = { "", "jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec" },
	[LANG_EN] = { "", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec" },
};
static const char *const weekdagen[LANG__MAX][8] = {
	[LANG_NL] = { "", "ma", "di", "wo", "do", "vr", "za", "zo" },
	[LANG_EN] = { "", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun" },
};

static void add_datum(struct buf *b, enum lang lang, struct datum d, bool jaar)
{
	int maand = datum_maand(d), dag = datum_dag(d);

	if (maand < 1 || maand > 12) {
		buf_add_i64(b, datum_jaar(d));
		return;
	}
	if (dag) {
		buf_addz(b, weekdagen[lang][datum_weekday(d)]);
		buf_addc(b, ' ');
		buf_add_i64(b, dag);
		buf_addc(b, ' ');
	}
	buf_addz(b, maanden[lang][maand]);
	if (jaar || !dag) {
		buf_addc(b, ' ');
		buf_add_i64(b, datum_jaar(d));
	}
}

static void add_two(struct buf *b, int v)
{
	buf_addc(b, (char)('0' + v / 10 % 10));
	buf_addc(b, (char)('0' + v % 10));
}

static void add_tijd(struct buf *b, struct tijd t)
{
	add_two(b, t.uur);
	buf_addc(b, ':');
	add_two(b, t.minuut);
}

struct str text_moment(struct arena *a, enum lang lang, int64_t moment)
{
	struct buf b = buf_new(a);
	struct tijd t;

	if (!moment)
		return STR("");
	t = tijd_of(moment);
	add_datum(&b, lang, t.dag, true);
	buf_addz(&b, ", ");
	add_tijd(&b, t);
	return buf_str(&b);
}

struct str text_tijd(struct arena *a, int64_t moment)
{
	struct buf b = buf_new(a);

	if (!moment)
		return STR("");
	add_tijd(&b, tijd_of(moment));
	return buf_str(&b);
}

struct str text_dag(struct arena *a, enum lang lang, struct datum d, struct datum vandaag)
{
	struct buf b = buf_new(a);

	if (!d.v)
		return STR("");
	add_datum(&b, lang, d, datum_jaar(d) != datum_jaar(vandaag));
	return buf_str(&b);
}

static const char *sign(int64_t n)
{
	return n < 0 ? "\u2212" : "";
}

static uint64_t magnitude(int64_t n)
{
	return n < 0 ? 0 - (uint64_t)n : (uint64_t)n;
}

static void add_grouped(struct buf *b, uint64_t u, char point)
{
	if (u >= 1000) {
		int rest = (int)(u % 1000);

		add_grouped(b, u / 1000, point);
		buf_addc(b, point);
		buf_addc(b, (char)('0' + rest / 100));
		add_two(b, rest % 100);
	} else {
		buf_add_i64(b, (int64_t)u);
	}
}

struct str text_aantal(struct arena *a, enum lang lang, int64_t n)
{
	struct buf b = buf_new(a);

	buf_addz(&b, sign(n));
	add_grouped(&b, magnitude(n), lang == LANG_NL ? '.' : ',');
	return buf_str(&b);
}

struct str text_tiende(struct arena *a, enum lang lang, int64_t tienden)
{
	struct buf b = buf_new(a);
	uint64_t u = magnitude(tienden);

	buf_addz(&b, sign(tienden));
	add_grouped(&b, u / 10, lang == LANG_NL ? '.' : ',');
	buf_addc(&b, lang == LANG_NL ? ',' : '.');
	buf_addc(&b, (char)('0' + (int)(u % 10)));
	return buf_str(&b);
}
