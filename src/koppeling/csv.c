/* CSV: see csv.h. One pass, cell by cell. */
#include "koppeling/csv.h"

#include <string.h>

#include "basis/arena.h"

struct reader {
	struct arena *arena;
	struct str s;
	size_t at;
	int64_t line;
	char sep;
};

static char separator_of(struct str s)
{
	static const char seps[] = ",;\t";
	size_t best = 0, count[3] = { 0, 0, 0 };
	bool quoted = false;

	for (size_t i = 0; i < s.n && (quoted || s.p[i] != '\n'); i++) {
		if (s.p[i] == '"')
			quoted = !quoted;
		for (size_t k = 0; k < 3 && !quoted; k++)
			count[k] += s.p[i] == seps[k];
	}
	for (size_t k = 1; k < 3; k++)
		if (count[k] > count[best])
			best = k;
	return seps[best];
}

static bool at_end(const struct reader *r)
{
	return r->at >= r->s.n;
}

static bool at_row_end(const struct reader *r)
{
	return at_end(r) || r->s.p[r->at] == '\n' || r->s.p[r->at] == '\r';
}

/* A quoted cell: "" is one quote; lines may be in it. False when the quote is never closed. */
static bool cell_quoted(struct reader *r, struct str *ret)
{
	struct buf b = buf_new(r->arena);

	for (r->at++; !at_end(r); r->at++) {
		char c = r->s.p[r->at];

		if (c == '"') {
			if (r->at + 1 >= r->s.n || r->s.p[r->at + 1] != '"') {
				r->at++;
				*ret = buf_str(&b);
				return true;
			}
			r->at++;
		}
		if (c == '\n')
			r->line++;
		if (c != '\r')
			buf_addc(&b, c);
	}
	return false;
}

static struct str cell_plain(struct reader *r)
{
	size_t begin = r->at;

	while (!at_row_end(r) && r->s.p[r->at] != r->sep)
		r->at++;
	return str_trim((struct str){ r->s.p + begin, r->at - begin });
}

static void row_close(struct reader *r)
{
	if (!at_end(r) && r->s.p[r->at] == '\r')
		r->at++;
	if (!at_end(r) && r->s.p[r->at] == '\n')
		r->at++;
	r->line++;
}

/* At most cap cells: one more than the first row has is enough to say that there are too many. */
static const char *row_read(struct reader *r, size_t cap, struct csv_row *ret)
{
	ret->line = r->line;
	ret->n = 0;
	ret->cells = ARENA_ARRAY(r->arena, cap, struct str);
	for (;;) {
		if (ret->n == cap)
			return "Deze regel heeft meer kolommen dan de eerste.";
		if (!at_end(r) && r->s.p[r->at] == '"') {
			if (!cell_quoted(r, &ret->cells[ret->n]))
				return "Een aanhalingsteken wordt niet gesloten.";
		} else {
			ret->cells[ret->n] = cell_plain(r);
		}
		ret->n++;
		if (at_row_end(r))
			break;
		if (r->s.p[r->at] != r->sep)
			return "Na een aanhalingsteken hoort een scheidingsteken te staan.";
		r->at++;
	}
	row_close(r);
	return NULL;
}

static bool row_empty(const struct csv_row *row)
{
	for (size_t i = 0; i < row->n; i++)
		if (row->cells[i].n)
			return false;
	return true;
}

static size_t lines_of(struct str s)
{
	size_t n = 1;

	for (size_t i = 0; i < s.n; i++)
		n += s.p[i] == '\n' || s.p[i] == '\r';
	return n;
}

enum fault csv_parse(struct arena *a, struct str text, struct csv *ret, int64_t *ret_line, struct fault_info *fi)
{
	struct reader r = { .arena = a, .s = text, .line = 1 };
	struct csv csv = { .n = 0 };
	const char *wrong = NULL;

	*ret_line = 0;
	if (!str_utf8(text))
		return fault_set(fi, FAULT_INVALID, "Het bestand is geen UTF-8. Sla het op als 'CSV UTF-8'.", NULL);
	if (str_starts(text, STR("\xef\xbb\xbf")))
		r.at = 3;
	r.sep = separator_of((struct str){ text.p + r.at, text.n - r.at });
	csv.rows = ARENA_ARRAY(a, lines_of(text) < CSV_ROWS_MAX ? lines_of(text) : CSV_ROWS_MAX + 1, struct csv_row);
	wrong = row_read(&r, CSV_COLUMNS_MAX, &csv.head);
	while (!wrong && !at_end(&r)) {
		if (arena_over(a) || csv.n == CSV_ROWS_MAX)
			return fault_set(fi, FAULT_BUSY, "Het bestand is te groot. Deel het op.", NULL);
		wrong = row_read(&r, csv.head.n + 1, &csv.rows[csv.n]);
		if (!wrong && csv.rows[csv.n].n != csv.head.n && !row_empty(&csv.rows[csv.n]))
			wrong = "Deze regel heeft een ander aantal kolommen dan de eerste.";
		if (!wrong && !row_empty(&csv.rows[csv.n]))
			csv.n++;
	}
	if (wrong) {
		*ret_line = csv.n < CSV_ROWS_MAX && csv.rows[csv.n].line ? csv.rows[csv.n].line : r.line;
		return fault_set(fi, FAULT_INVALID, wrong, NULL);
	}
	*ret = csv;
	return FAULT_NONE;
}
