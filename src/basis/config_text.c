/* What the table of settings says in words: ranges and the sample file.
 *
 * Lifetimes: results in the caller's arena. Threading: no state.
 */
#include "basis/config.h"

#include "basis/arena.h"
#include "basis/config_priv.h"

#define TEXT_MAX_POINTS 4000
#define SAMPLE_COLUMNS 100

void setting_range(const struct setting *s, int64_t *ret_min, int64_t *ret_max)
{
	bool open = s->min == 0 && s->max == 0;

	switch (s->type) {
	case SETTING_BOOL:
		*ret_min = 0;
		*ret_max = 1;
		return;
	case SETTING_TEXT:
	case SETTING_PATH:
		*ret_min = s->min;
		*ret_max = open || s->max > TEXT_MAX_POINTS ? TEXT_MAX_POINTS : s->max;
		return;
	case SETTING_INT:
		break;
	}
	*ret_min = open ? INT64_MIN : s->min;
	*ret_max = open ? INT64_MAX : s->max;
}

static void range_write(struct buf *b, const struct setting *s, const char *what)
{
	int64_t min, max;

	setting_range(s, &min, &max);
	buf_addz(b, what);
	if (s->min == 0 && s->max == 0)
		return;
	buf_addz(b, " van ");
	buf_add_i64(b, min);
	buf_addz(b, " t/m ");
	buf_add_i64(b, max);
	if (s->type == SETTING_TEXT || s->type == SETTING_PATH)
		buf_addz(b, " tekens");
}

struct str setting_form(struct arena *a, const struct setting *s)
{
	struct buf b = buf_new(a);

	switch (s->type) {
	case SETTING_TEXT:
		range_write(&b, s, "tekst");
		break;
	case SETTING_PATH:
		range_write(&b, s, "bestandspad");
		break;
	case SETTING_INT:
		range_write(&b, s, "geheel getal");
		break;
	case SETTING_BOOL:
		buf_addz(&b, "ja of nee");
		break;
	}
	return buf_str(&b);
}

/* Adds the words of text as comment lines of at most SAMPLE_COLUMNS. */
static void comment_add(struct buf *b, struct str text)
{
	struct str word;
	size_t column = 0;
	bool more = true;

	while (more) {
		more = str_cut(&text, ' ', &word);
		if (column && column + 1 + str_points(word) > SAMPLE_COLUMNS) {
			buf_addc(b, '\n');
			column = 0;
		}
		buf_addz(b, column ? " " : "# ");
		buf_add(b, word);
		column += (column ? 1 : 2) + str_points(word);
	}
	buf_addc(b, '\n');
}

/* "standaard x", "standaard leeg" or "verplicht". */
static void standard_add(struct buf *b, const struct setting *s)
{
	if (!s->standard) {
		buf_addz(b, "verplicht");
	} else if (!s->standard[0]) {
		buf_addz(b, "standaard leeg");
	} else {
		buf_addz(b, "standaard ");
		buf_addz(b, s->standard);
	}
}

struct str config_sample(struct arena *a, const struct setting *table, size_t n)
{
	struct buf b = buf_new(a), form;
	size_t i;

	for (i = 0; i < n; i++) {
		if (i)
			buf_addc(&b, '\n');
		comment_add(&b, str_z(table[i].help));
		form = buf_new(a);
		buf_addc(&form, '(');
		buf_add(&form, setting_form(a, &table[i]));
		buf_addz(&form, "; ");
		standard_add(&form, &table[i]);
		buf_addc(&form, ')');
		comment_add(&b, buf_str(&form));
		buf_addc(&b, '#');
		buf_addz(&b, table[i].key);
		buf_addz(&b, " =");
		if (table[i].standard && table[i].standard[0]) {
			buf_addc(&b, ' ');
			buf_addz(&b, table[i].standard);
		}
		buf_addc(&b, '\n');
	}
	return buf_str(&b);
}
