/* Reading a sheet of an XLSX workbook: see xlsx.h.
 *
 * Order: workbook.xml and its relations say in which part the sheet lies; styles.xml which formats are dates;
 * sharedStrings.xml the texts; then the sheet. Each is unpacked in pieces and fed to a parser of its own.
 */
#include "koppeling/xlsx.h"

#include <expat.h>
#include <stdlib.h>
#include <string.h>
#include <zip.h>

#include "basis/arena.h"
#include "basis/klok.h"

#define PIECE 65536
#define DEPTH_MAX 64
#define TEXT_MAX 32768 /* what a cell can hold */
#define STYLES_MAX 65536
#define STRINGS_MAX 4000000

struct book {
	struct arena *a;
	struct fault_info *fi;
	zip_t *zip;
	size_t unpacked;
	int64_t *line;
	struct str blad, relatie, deel;     /* the sheet asked for, its relation, its part */
	size_t nstrings, room;
	struct str *strings;
	size_t nformats, nstyles;
	struct format {
		int64_t id;
		bool dag;
	} *formats;
	bool *style_dag;                    /* of a cell style: shows a date */
	bool date1904;
};

struct part; /* a parser at work */
typedef void (*start_fn)(struct part *p, const char *name, const char **atts);
typedef void (*end_fn)(struct part *p, const char *name);
struct part {
	struct book *b;
	XML_Parser parser;
	start_fn start;
	end_fn end;
	int depth;
	bool texting; /* what is between goes into text */
	bool bad;
	const char *wat;
	struct buf text;
	void *arg;
};

static enum fault refuse(struct book *b, const char *wat)
{
	return fault_set(b->fi, FAULT_INVALID, wat, NULL);
}

static void stop(struct part *p, const char *wat)
{
	if (!p->bad)
		p->wat = wat;
	p->bad = true;
	XML_StopParser(p->parser, XML_FALSE);
}

/* Without its prefix: "x:row" is "row". */
static const char *local(const char *name)
{
	const char *colon = strrchr(name, ':');

	return colon ? colon + 1 : name;
}

static struct str att(const char **atts, const char *name)
{
	for (; *atts; atts += 2)
		if (strcmp(local(*atts), name) == 0)
			return str_z(atts[1]);
	return STR("");
}

static void XMLCALL on_start(void *data, const XML_Char *name, const XML_Char **atts)
{
	struct part *p = data;

	if (++p->depth > DEPTH_MAX) {
		stop(p, "Dit werkblad is niet te lezen.");
		return;
	}
	p->start(p, local(name), atts);
}

static void XMLCALL on_end(void *data, const XML_Char *name)
{
	struct part *p = data;

	p->depth--;
	if (p->end)
		p->end(p, local(name));
}

static void XMLCALL on_text(void *data, const XML_Char *s, int n)
{
	struct part *p = data;

	if (!p->texting)
		return;
	if (p->text.n + (size_t)n > TEXT_MAX) {
		stop(p, "Een cel is te lang.");
		return;
	}
	buf_add(&p->text, (struct str){ s, (size_t)n });
}

static void XMLCALL on_doctype(void *data, const XML_Char *name, const XML_Char *sysid, const XML_Char *pubid, int own)
{
	(void)name, (void)sysid, (void)pubid, (void)own;
	stop(data, "Dit werkblad heeft een documenttype; dat hoort er niet in.");
}

static void text_begin(struct part *p)
{
	p->texting = true;
}

/* Takes what was gathered; the buffer begins anew. */
static struct str text_take(struct part *p)
{
	struct str s = str_dup(p->b->a, (struct str){ p->text.p ? p->text.p : "", p->text.n });

	p->text.n = 0;
	p->texting = false;
	return s;
}

static enum fault feed(struct part *p, zip_file_t *f)
{
	struct book *b = p->b;
	size_t part = 0;
	char *piece = ARENA_ARRAY(b->a, PIECE, char);

	for (;;) {
		zip_int64_t n = zip_fread(f, piece, PIECE);

		if (n < 0)
			return refuse(b, "Het bestand is beschadigd.");
		part += (size_t)n;
		b->unpacked += (size_t)n;
		if (part > XLSX_PART_MAX || b->unpacked > XLSX_ALL_MAX || arena_over(b->a))
			return refuse(b, "Dit werkblad is te groot. Deel het op.");
		if (XML_Parse(p->parser, piece, (int)n, n == 0) == XML_STATUS_ERROR || p->bad)
			return refuse(b, p->wat ? p->wat : "Dit werkblad is niet te lezen.");
		if (n == 0)
			return FAULT_NONE;
	}
}

/* Parses one part. FAULT_NOT_FOUND when it is not there: that is for the caller to judge. */
static enum fault part_read(struct book *b, const char *name, start_fn start, end_fn end, void *arg)
{
	struct part p = { .b = b, .start = start, .end = end, .text = buf_new(b->a), .arg = arg };
	zip_file_t *f = zip_fopen(b->zip, name, ZIP_FL_NOCASE);
	enum fault r;

	if (!f)
		return FAULT_NOT_FOUND;
	p.parser = XML_ParserCreate(NULL);
	if (!p.parser)
		abort();
	XML_SetUserData(p.parser, &p);
	XML_SetElementHandler(p.parser, on_start, on_end);
	XML_SetCharacterDataHandler(p.parser, on_text);
	XML_SetStartDoctypeDeclHandler(p.parser, on_doctype);
	r = feed(&p, f);
	XML_ParserFree(p.parser);
	zip_fclose(f);
	return r;
}

/* ---- which part ---- */

static void book_start(struct part *p, const char *name, const char **atts)
{
	struct book *b = p->b;

	if (strcmp(name, "workbookPr") == 0) {
		struct str v = att(atts, "date1904");

		b->date1904 = str_eq(v, STR("1")) || str_eq(v, STR("true"));
	}
	if (strcmp(name, "sheet") == 0 && !b->relatie.n && (!b->blad.n || str_eq(b->blad, att(atts, "name"))))
		b->relatie = str_dup(b->a, att(atts, "id"));
}

static void relation_start(struct part *p, const char *name, const char **atts)
{
	struct book *b = p->b;
	struct str target;

	if (strcmp(name, "Relationship") != 0 || b->deel.n || !str_eq(att(atts, "Id"), b->relatie))
		return;
	target = att(atts, "Target");
	b->deel = str_starts(target, STR("/")) ? str_dup(b->a, (struct str){ target.p + 1, target.n - 1 })
		: str_cat(b->a, STR("xl/"), target);
}

/* ---- which styles are dates ---- */

/* A format that shows days: letters of day, month or year outside quotes and brackets. */
static bool shows_day(struct str code)
{
	bool quoted = false, bracket = false, day = false;

	for (size_t i = 0; i < code.n; i++) {
		char c = code.p[i];

		if (c == '\\' || c == '_')
			i++;
		else if (c == '"')
			quoted = !quoted;
		else if (c == '[' || c == ']')
			bracket = c == '[';
		else if (!quoted && !bracket)
			day |= c == 'd' || c == 'D' || c == 'y' || c == 'Y';
	}
	return day;
}

static bool format_day(const struct book *b, int64_t id)
{
	for (size_t i = 0; i < b->nformats; i++)
		if (b->formats[i].id == id)
			return b->formats[i].dag;
	return (id >= 14 && id <= 17) || id == 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58);
}

static void styles_start(struct part *p, const char *name, const char **atts)
{
	struct book *b = p->b;
	bool *in_cells = p->arg;
	int64_t id = 0;

	if (strcmp(name, "cellXfs") == 0)
		*in_cells = true;
	if (strcmp(name, "numFmt") == 0 && b->nformats < STYLES_MAX && str_i64(att(atts, "numFmtId"), &id)) {
		b->formats[b->nformats].id = id;
		b->formats[b->nformats++].dag = shows_day(att(atts, "formatCode"));
	}
	if (strcmp(name, "xf") == 0 && *in_cells && b->nstyles < STYLES_MAX)
		b->style_dag[b->nstyles++] = str_i64(att(atts, "numFmtId"), &id) && format_day(b, id);
}

static void styles_end(struct part *p, const char *name)
{
	if (strcmp(name, "cellXfs") == 0)
		*(bool *)p->arg = false;
}

/* ---- texts ---- */

static void string_add(struct book *b, struct str s)
{
	if (b->nstrings == b->room) {
		size_t room = b->room ? 2 * b->room : 1024;
		struct str *v = ARENA_ARRAY(b->a, room, struct str);

		if (b->nstrings)
			memcpy(v, b->strings, b->nstrings * sizeof(*v));
		b->strings = v;
		b->room = room;
	}
	b->strings[b->nstrings++] = s;
}

static void strings_start(struct part *p, const char *name, const char **atts)
{
	int *phonetic = p->arg;

	(void)atts;
	if (strcmp(name, "si") == 0)
		p->text.n = 0;
	*phonetic += strcmp(name, "rPh") == 0;
	if (strcmp(name, "t") == 0 && !*phonetic)
		text_begin(p);
}

static void strings_end(struct part *p, const char *name)
{
	int *phonetic = p->arg;

	*phonetic -= strcmp(name, "rPh") == 0;
	if (strcmp(name, "t") == 0)
		p->texting = false;
	if (strcmp(name, "si") != 0)
		return;
	if (p->b->nstrings >= STRINGS_MAX || arena_over(p->b->a))
		stop(p, "Dit werkblad is te groot. Deel het op.");
	else
		string_add(p->b, text_take(p));
}

/* ---- the sheet ---- */

struct sheet {
	struct csv *csv;
	size_t room;
	struct str cells[CSV_COLUMNS_MAX];
	size_t n; /* cells of this row: up to the last with a value */
	int64_t row, column, style;
	char kind; /* s shared, i inline or text, b boolean, n number */
	bool filled;
};

/* "BC12" is column 54. */
static int64_t column_of(struct str ref)
{
	int64_t c = 0;

	for (size_t i = 0; i < ref.n && i < 4 && ref.p[i] >= 'A' && ref.p[i] <= 'Z'; i++)
		c = c * 26 + (ref.p[i] - 'A' + 1);
	return c - 1;
}

static char kind_of(struct str t)
{
	if (str_eq(t, STR("s")))
		return 's';
	if (str_eq(t, STR("b")))
		return 'b';
	return str_eq(t, STR("inlineStr")) || str_eq(t, STR("str")) || str_eq(t, STR("d")) || str_eq(t, STR("e")) ? 'i' : 'n';
}

static void sheet_start(struct part *p, const char *name, const char **atts)
{
	struct sheet *s = p->arg;

	if (strcmp(name, "row") == 0) {
		if (!str_i64(att(atts, "r"), &s->row) || s->row < 1)
			s->row++;
		*p->b->line = s->row;
		s->n = 0;
		s->column = -1;
		s->filled = false;
	} else if (strcmp(name, "c") == 0) {
		struct str ref = att(atts, "r");

		s->column = ref.n ? column_of(ref) : s->column + 1;
		s->kind = kind_of(att(atts, "t"));
		if (!str_i64(att(atts, "s"), &s->style))
			s->style = 0;
		p->text.n = 0;
	} else if (strcmp(name, "v") == 0 || strcmp(name, "t") == 0) {
		text_begin(p);
	}
}

/* Days since 1900 (with the 29 February 1900 that never was) or 1904, as 2026-12-07. */
static struct str day_text(const struct book *b, struct str number)
{
	char *end;
	double v = strtod(number.p, &end);
	int64_t days;

	if (end == number.p || *end || !(v >= 1 && v < 2958466))
		return number;
	days = (int64_t)v + (b->date1904 ? 1462 : 0);
	if (days < 61)
		days++;
	return datum_iso(b->a, datum_add_days(datum_of(1899, 12, 30), (int)days));
}

static struct str value_of(struct part *p, struct sheet *s, struct str v)
{
	struct book *b = p->b;
	int64_t nr;

	if (s->kind == 's')
		return str_i64(v, &nr) && nr >= 0 && (size_t)nr < b->nstrings ? b->strings[nr] : STR("");
	if (s->kind == 'n' && s->style >= 0 && (size_t)s->style < b->nstyles && b->style_dag[s->style])
		return day_text(b, v);
	return v;
}

static void cell_end(struct part *p, struct sheet *s)
{
	struct str v = str_trim(value_of(p, s, text_take(p)));

	if (!v.n)
		return;
	if (s->column < 0 || s->column >= CSV_COLUMNS_MAX) {
		stop(p, "Dit werkblad heeft te veel kolommen.");
		return;
	}
	while (s->n <= (size_t)s->column)
		s->cells[s->n++] = STR("");
	s->cells[s->column] = v;
	s->filled = true;
}

static void row_room(struct part *p, struct sheet *s)
{
	struct csv *csv = s->csv;
	size_t room = s->room ? 2 * s->room : 256;
	struct csv_row *v;

	if (csv->n < s->room)
		return;
	v = ARENA_ARRAY(p->b->a, room, struct csv_row);
	if (csv->n)
		memcpy(v, csv->rows, csv->n * sizeof(*v));
	csv->rows = v;
	s->room = room;
}

/* As wide as the head: what is missing is empty; a value beyond it has no name and is refused. */
static void row_end(struct part *p, struct sheet *s)
{
	struct csv_row row = { .line = s->row, .n = s->csv->head.n ? s->csv->head.n : s->n };

	if (!s->filled)
		return;
	if (s->n > row.n) {
		stop(p, "Deze rij heeft meer cellen dan de kop.");
		return;
	}
	if (s->csv->n >= CSV_ROWS_MAX || arena_over(p->b->a)) {
		stop(p, "Dit werkblad is te groot. Deel het op.");
		return;
	}
	row.cells = ARENA_ARRAY(p->b->a, row.n + 1, struct str);
	for (size_t i = 0; i < row.n; i++)
		row.cells[i] = i < s->n ? s->cells[i] : STR("");
	if (!s->csv->head.n) {
		s->csv->head = row;
		return;
	}
	row_room(p, s);
	s->csv->rows[s->csv->n++] = row;
}

static void sheet_end(struct part *p, const char *name)
{
	struct sheet *s = p->arg;

	if (strcmp(name, "v") == 0 || strcmp(name, "t") == 0)
		p->texting = false;
	else if (strcmp(name, "c") == 0)
		cell_end(p, s);
	else if (strcmp(name, "row") == 0)
		row_end(p, s);
}

/* ---- all of it ---- */

static enum fault optional(enum fault f)
{
	return f == FAULT_NOT_FOUND ? FAULT_NONE : f;
}

static enum fault book_read(struct book *b, struct csv *ret)
{
	struct sheet *s = ARENA_NEW(b->a, struct sheet);
	bool in_cells = false;
	int phonetic = 0;

	if (part_read(b, "xl/workbook.xml", book_start, NULL, NULL))
		return b->fi->fault ? b->fi->fault : refuse(b, "Dit is geen werkmap (XLSX).");
	if (!b->relatie.n)
		return refuse(b, "Dit werkblad staat niet in de werkmap.");
	if (part_read(b, "xl/_rels/workbook.xml.rels", relation_start, NULL, NULL) || !b->deel.n)
		return refuse(b, "Dit is geen werkmap (XLSX).");
	b->formats = ARENA_ARRAY(b->a, STYLES_MAX, struct format);
	b->style_dag = ARENA_ARRAY(b->a, STYLES_MAX, bool);
	TRY(optional(part_read(b, "xl/styles.xml", styles_start, styles_end, &in_cells)));
	TRY(optional(part_read(b, "xl/sharedStrings.xml", strings_start, strings_end, &phonetic)));
	s->csv = ret;
	if (part_read(b, str_dup(b->a, b->deel).p, sheet_start, sheet_end, s))
		return b->fi->fault ? b->fi->fault : refuse(b, "Dit werkblad staat niet in de werkmap.");
	*b->line = 0;
	return ret->head.n ? FAULT_NONE : refuse(b, "Dit werkblad is leeg.");
}

bool xlsx_is(struct str bytes)
{
	return bytes.n > 4 && memcmp(bytes.p, "PK\x03\x04", 4) == 0;
}

enum fault xlsx_parse(struct arena *a, struct str bytes, struct str blad, struct csv *ret, int64_t *ret_line,
	struct fault_info *fi)
{
	struct book b = { .a = a, .fi = fi, .line = ret_line, .blad = blad };
	struct csv csv = { .n = 0 };
	zip_source_t *src;
	zip_error_t e;
	enum fault f;

	*ret_line = 0;
	zip_error_init(&e);
	src = zip_source_buffer_create(bytes.p, bytes.n, 0, &e);
	b.zip = src ? zip_open_from_source(src, ZIP_RDONLY, &e) : NULL;
	zip_error_fini(&e);
	if (!b.zip) {
		zip_source_free(src);
		return fault_set(fi, FAULT_INVALID, "Dit is geen werkmap (XLSX).", NULL);
	}
	f = book_read(&b, &csv);
	zip_discard(b.zip);
	if (!f)
		*ret = csv;
	return f;
}
