/* A document as PDF: see pdf.h. It is set twice: first without drawing, to know how many pages there are. */
#include "koppeling/pdf_priv.h"

#include <cairo-pdf.h>
#include <hb.h>
#include <pango/pangocairo.h>
#include <pango/pangofc-fontmap.h>
#include <pthread.h>
#include <string.h>
#include <time.h>

#include "basis/arena.h"

#define FONT_DIR "/usr/share/fonts/truetype/dejavu"
#define FONT "DejaVu Sans"
#define PAPER_W 595.276 /* A4, in points */
#define PAPER_H 841.890
#define LEFT 71.0
#define WIDTH (PAPER_W - LEFT - 57.0)
#define TOP 62.0
#define BOTTOM (PAPER_H - 71.0)
#define FOOT (PAPER_H - 48.0)
#define LEADING 1.14
#define PAD_X 5.0
#define PAD_Y 3.0

enum stijl { GEWOON, VET, TITEL, KOP_1, KOP_2, KOP_3, CEL, CEL_VET, KLEIN, STIJLEN };
static const struct {
	double size;
	bool bold;
	const char *tag;
	double before, after;
	unsigned color;
} stijlen[STIJLEN] = {
	[GEWOON] = { 9.5, false, "P", 0, 7, 0x1a1a1a },
	[VET] = { 9.5, true, "P", 0, 14, 0x154273 },
	[TITEL] = { 16, true, "H1", 4, 12, 0x154273 },
	[KOP_1] = { 12, true, "H2", 12, 5, 0x154273 },
	[KOP_2] = { 10.5, true, "H3", 9, 4, 0x154273 },
	[KOP_3] = { 9.5, true, "H4", 7, 3, 0x1a1a1a },
	[CEL] = { 8.5, false, NULL, 0, 0, 0x1a1a1a },
	[CEL_VET] = { 8.5, true, NULL, 0, 0, 0x1a1a1a },
	[KLEIN] = { 7.5, false, NULL, 0, 0, 0x4a4a4a },
};

struct zetter {
	const struct stuk *s;
	struct arena *arena;
	cairo_t *cr;
	PangoContext *pc;
	bool drawing;
	int bladen, blad; /* in all (0 while counting), and the one at hand */
	double y;
	const struct tabel *tabel; /* whose head is repeated on the next page */
};

struct tabel {
	size_t kolommen;
	double x[STUK_KOLOMMEN_MAX], w[STUK_KOLOMMEN_MAX];
	const struct stuk_blok *kop; /* NULL: facts, or rows without a head */
	bool feiten;
};

static FcConfig *fonts;
static pthread_once_t fonts_once = PTHREAD_ONCE_INIT;

static void fonts_load(void)
{
	static const char *const files[] = { FONT_DIR "/DejaVuSans.ttf", FONT_DIR "/DejaVuSans-Bold.ttf" };

	fonts = FcConfigCreate();
	for (size_t i = 0; fonts && i < sizeof(files) / sizeof(files[0]); i++)
		(void)FcConfigAppFontAddFile(fonts, (const FcChar8 *)files[i]); /* pdf_warm counts them */
}

bool pdf_warm(void)
{
	FcFontSet *set;

	pthread_once(&fonts_once, fonts_load);
	set = fonts ? FcConfigGetFonts(fonts, FcSetApplication) : NULL;
	return set && set->nfont == 2;
}

/* ---- pieces of a page ---- */

static void tag(struct zetter *z, const char *name)
{
	if (z->drawing && name)
		cairo_tag_begin(z->cr, name, NULL);
}

static void untag(struct zetter *z, const char *name)
{
	if (z->drawing && name)
		cairo_tag_end(z->cr, name);
}

static void color(struct zetter *z, unsigned c)
{
	cairo_set_source_rgb(z->cr, (c >> 16) / 255.0, ((c >> 8) & 255) / 255.0, (c & 255) / 255.0);
}

/* Text without the control characters that have no glyph; a line ends in a space, so that its last word stays apart from the
 * next when it is read aloud. */
static struct str printable(struct arena *a, struct str s)
{
	struct buf b = buf_new(a);

	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];

		if (c == '\n' && i && s.p[i - 1] > ' ')
			buf_addz(&b, " \n");
		else if (c >= ' ' ? c != 0x7f : c == '\n')
			buf_addc(&b, s.p[i]);
		else if (c == '\t')
			buf_addc(&b, ' ');
	}
	return buf_str(&b);
}

static PangoLayout *lay(struct zetter *z, enum stijl st, struct str tekst, double width)
{
	PangoLayout *l = pango_layout_new(z->pc);
	PangoFontDescription *d = pango_font_description_new();
	PangoAttrList *attrs = pango_attr_list_new();
	struct str t = printable(z->arena, tekst);

	/* without ligatures every letter is found again by who searches or listens */
	pango_attr_list_insert(attrs, pango_attr_font_features_new("liga=0, clig=0, dlig=0"));
	pango_layout_set_attributes(l, attrs);
	pango_attr_list_unref(attrs);
	pango_font_description_set_family_static(d, FONT);
	pango_font_description_set_absolute_size(d, stijlen[st].size * PANGO_SCALE);
	pango_font_description_set_weight(d, stijlen[st].bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
	pango_layout_set_font_description(l, d);
	pango_font_description_free(d);
	pango_layout_set_wrap(l, PANGO_WRAP_WORD_CHAR);
	if (width > 0)
		pango_layout_set_width(l, (int)(width * PANGO_SCALE));
	pango_layout_set_text(l, t.p, (int)t.n);
	return l;
}

static double line_height(PangoLayout *l, int i)
{
	PangoRectangle r;

	pango_layout_line_get_extents(pango_layout_get_line_readonly(l, i), NULL, &r);
	return (double)r.height / PANGO_SCALE * LEADING;
}

static double height(PangoLayout *l)
{
	double h = 0;

	for (int i = 0; i < pango_layout_get_line_count(l); i++)
		h += line_height(l, i);
	return h;
}

/* Pango leaves the space at the end of a broken line without a glyph; with one, the words do not run together when they
 * are read aloud. */
static void last_space(PangoLayout *l, PangoLayoutLine *line)
{
	const char *text = pango_layout_get_text(l);

	for (GSList *r = line->runs; r; r = r->next) {
		PangoGlyphItem *run = r->data;
		PangoGlyphString *g = run->glyphs;
		hb_font_t *font = pango_font_get_hb_font(run->item->analysis.font);
		hb_codepoint_t space;

		for (int i = 0; i < g->num_glyphs; i++)
			if (g->glyphs[i].glyph == PANGO_GLYPH_EMPTY && text[run->item->offset + g->log_clusters[i]] == ' '
				&& hb_font_get_nominal_glyph(font, ' ', &space))
				g->glyphs[i].glyph = space;
	}
}

static void draw_line(struct zetter *z, PangoLayout *l, int i, enum stijl st, double x, double y)
{
	PangoLayoutLine *line = pango_layout_get_line(l, i);
	PangoRectangle r;

	if (!z->drawing || line->length == 0)
		return;
	last_space(l, line);
	pango_layout_line_get_extents(line, NULL, &r);
	color(z, stijlen[st].color);
	cairo_move_to(z->cr, x - (double)r.x / PANGO_SCALE, y - (double)r.y / PANGO_SCALE);
	pango_cairo_show_layout_line(z->cr, line);
}

static void rule(struct zetter *z, double x, double w, double y, unsigned c)
{
	if (!z->drawing)
		return;
	tag(z, PDF_BIJWERK);
	color(z, c);
	cairo_rectangle(z->cr, x, y, w, 0.6);
	cairo_fill(z->cr);
	untag(z, PDF_BIJWERK);
}

static struct str blad_text(struct zetter *z)
{
	struct buf b = buf_new(z->arena);
	struct str s = z->s->blad;

	for (size_t i = 0; i < s.n; i++) {
		int64_t v = i + 1 < s.n && s.p[i] == '%' ? s.p[i + 1] == '1' ? z->blad : s.p[i + 1] == '2' ? z->bladen : 0 : 0;

		if (v)
			buf_add_i64(&b, v), i++;
		else
			buf_addc(&b, s.p[i]);
	}
	return buf_str(&b);
}

static void foot(struct zetter *z)
{
	PangoLayout *left = lay(z, KLEIN, z->s->voet, WIDTH * 0.75), *right = lay(z, KLEIN, blad_text(z), 0);
	PangoRectangle r;

	rule(z, LEFT, WIDTH, FOOT - 6, 0xb8c2cc);
	tag(z, PDF_BIJWERK);
	pango_layout_set_ellipsize(left, PANGO_ELLIPSIZE_END);
	draw_line(z, left, 0, KLEIN, LEFT, FOOT);
	pango_layout_get_extents(right, NULL, &r);
	draw_line(z, right, 0, KLEIN, LEFT + WIDTH - (double)r.width / PANGO_SCALE, FOOT);
	untag(z, PDF_BIJWERK);
	g_object_unref(left);
	g_object_unref(right);
}

static void row_put(struct zetter *z, const struct tabel *t, const struct stuk_blok *b, bool again);

static void page_begin(struct zetter *z)
{
	z->blad++;
	z->y = TOP;
	if (z->drawing)
		foot(z);
}

static void page_next(struct zetter *z)
{
	const struct tabel *t = z->tabel;

	if (z->drawing)
		cairo_show_page(z->cr);
	page_begin(z);
	z->tabel = NULL; /* a head is never longer than a page twice */
	if (t && t->kop)
		row_put(z, t, t->kop, true);
	z->tabel = t;
}

static void need(struct zetter *z, double h)
{
	if (z->y + h > BOTTOM && z->y > TOP)
		page_next(z);
}

/* Line by line, over the edge of the page if it must; the first two lines stay together. */
static void put_lines(struct zetter *z, PangoLayout *l, enum stijl st, double x, const char *soort)
{
	int n = pango_layout_get_line_count(l);

	need(z, line_height(l, 0) * (n > 1 ? 2 : 1));
	tag(z, soort);
	for (int i = 0; i < n; i++) {
		double h = line_height(l, i);

		if (i && z->y + h > BOTTOM) {
			untag(z, soort);
			page_next(z);
			soort = PDF_VERVOLG;
			tag(z, soort);
		}
		draw_line(z, l, i, st, x, z->y);
		z->y += h;
	}
	untag(z, soort);
}

/* ---- blocks ---- */

static void put_text(struct zetter *z, enum stijl st, struct str tekst)
{
	PangoLayout *l = lay(z, st, tekst, WIDTH);
	bool kop = st >= TITEL && st <= KOP_3;

	if (z->y > TOP)
		z->y += stijlen[st].before;
	need(z, kop ? height(l) + stijlen[st].after + 3 * stijlen[GEWOON].size * LEADING : 0);
	put_lines(z, l, st, LEFT, stijlen[st].tag);
	z->y += stijlen[st].after;
	g_object_unref(l);
}

static void put_point(struct zetter *z, struct str tekst)
{
	PangoLayout *l = lay(z, GEWOON, tekst, WIDTH - 14), *dot = lay(z, GEWOON, STR("•"), 0);

	need(z, line_height(l, 0) * (pango_layout_get_line_count(l) > 1 ? 2 : 1));
	tag(z, "LI");
	tag(z, "Lbl");
	draw_line(z, dot, 0, GEWOON, LEFT + 3, z->y);
	untag(z, "Lbl");
	put_lines(z, l, GEWOON, LEFT + 14, "LBody");
	untag(z, "LI");
	z->y += 2;
	g_object_unref(l);
	g_object_unref(dot);
}

static size_t put_list(struct zetter *z, size_t i)
{
	tag(z, "L");
	for (; i < z->s->n && z->s->blokken[i].soort == STUK_PUNT; i++)
		put_point(z, z->s->blokken[i].tekst[0]);
	untag(z, "L");
	z->y += 6;
	return i;
}

/* ---- tables ---- */

static bool is_head(const struct tabel *t, const struct stuk_blok *b, size_t kolom)
{
	return b->soort == STUK_KOPRIJ || (t->feiten && kolom == 0);
}

static enum stijl cell_stijl(const struct tabel *t, const struct stuk_blok *b, size_t kolom)
{
	return is_head(t, b, kolom) ? CEL_VET : CEL;
}

/* One cell, from the line where it was left to the end of the page; returns the line where it goes on. */
static int cell_put(struct zetter *z, PangoLayout *l, enum stijl st, double x, int from, double *low)
{
	double y = z->y + PAD_Y;
	int i = from;

	for (; i < pango_layout_get_line_count(l); i++) {
		double h = line_height(l, i);

		if (y + h > BOTTOM && i > from)
			break;
		draw_line(z, l, i, st, x + PAD_X, y);
		y += h;
	}
	if (y > *low)
		*low = y;
	return i;
}

/* What of a row fits on this page; true when that was all. */
static bool slice_put(struct zetter *z, const struct tabel *t, const struct stuk_blok *b, PangoLayout **cel, int *next,
	bool again)
{
	double low = z->y;
	bool all = true;

	if (again)
		tag(z, PDF_BIJWERK);
	else
		tag(z, "TR");
	for (size_t k = 0; k < t->kolommen; k++) {
		const char *soort = again ? NULL : is_head(t, b, k) ? "TH" : "TD";

		tag(z, soort);
		next[k] = cell_put(z, cel[k], cell_stijl(t, b, k), t->x[k], next[k], &low);
		untag(z, soort);
		all = all && next[k] >= pango_layout_get_line_count(cel[k]);
	}
	untag(z, again ? PDF_BIJWERK : "TR");
	z->y = low + PAD_Y;
	if (!t->feiten)
		rule(z, LEFT, WIDTH, z->y, b->soort == STUK_KOPRIJ ? 0x154273 : 0xb8c2cc);
	z->y += 0.6;
	return all;
}

/* again: the head, repeated on a next page. */
static void row_put(struct zetter *z, const struct tabel *t, const struct stuk_blok *b, bool again)
{
	PangoLayout *cel[STUK_KOLOMMEN_MAX];
	int next[STUK_KOLOMMEN_MAX] = { 0 };
	double high = 0;

	for (size_t k = 0; k < t->kolommen; k++) {
		double h;

		cel[k] = lay(z, cell_stijl(t, b, k), k < b->n ? b->tekst[k] : STR(""), t->w[k] - 2 * PAD_X);
		h = height(cel[k]);
		high = h > high ? h : high;
	}
	high += 2 * PAD_Y;
	if (!again && high < (BOTTOM - TOP) * 0.8)
		need(z, b->soort == STUK_KOPRIJ ? high + 30 : high);
	while (!slice_put(z, t, b, cel, next, again)) {
		if (again)
			break;
		page_next(z);
	}
	for (size_t k = 0; k < t->kolommen; k++)
		g_object_unref(cel[k]);
}

/* The width that a text would like, within reason. */
static double wish(struct zetter *z, enum stijl st, struct str tekst)
{
	PangoLayout *l = lay(z, st, tekst, 0);
	PangoRectangle r;

	pango_layout_get_extents(l, NULL, &r);
	g_object_unref(l);
	return (double)r.width / PANGO_SCALE + 2 * PAD_X + 1;
}

/* Columns that want less than their share get what they want; the others divide what is left by what they want. */
static void divide(struct tabel *t, const double *want)
{
	double left = WIDTH, asked = 0;
	bool given[STUK_KOLOMMEN_MAX] = { false };
	size_t open = t->kolommen;

	for (size_t k = 0; k < t->kolommen; k++) {
		size_t i = 0;

		while (i < t->kolommen && (given[i] || want[i] > left / (double)open))
			i++;
		if (i == t->kolommen || open == 1)
			break;
		given[i] = true;
		t->w[i] = want[i];
		left -= want[i];
		open--;
	}
	for (size_t k = 0; k < t->kolommen; k++)
		asked += given[k] ? 0 : want[k] < 2 * WIDTH ? want[k] : 2 * WIDTH;
	for (size_t k = 0; k < t->kolommen; k++) {
		if (!given[k])
			t->w[k] = left * (want[k] < 2 * WIDTH ? want[k] : 2 * WIDTH) / asked;
		t->x[k] = k ? t->x[k - 1] + t->w[k - 1] : LEFT;
	}
}

static bool of_table(const struct stuk_blok *first, const struct stuk_blok *b)
{
	return first->soort == STUK_FEIT ? b->soort == STUK_FEIT : b->soort == STUK_RIJ;
}

static size_t put_table(struct zetter *z, size_t i)
{
	const struct stuk_blok *b = z->s->blokken;
	struct tabel t = { .kolommen = b[i].n ? b[i].n : 1, .kop = b[i].soort == STUK_KOPRIJ ? &b[i] : NULL,
		.feiten = b[i].soort == STUK_FEIT };
	double want[STUK_KOLOMMEN_MAX] = { 0 };
	size_t end = i + 1;

	while (end < z->s->n && of_table(&b[i], &b[end]))
		end++;
	for (size_t r = i; r < end; r++) {
		for (size_t k = 0; k < t.kolommen && k < b[r].n; k++) {
			double w = wish(z, cell_stijl(&t, &b[r], k), b[r].tekst[k]);

			want[k] = w > want[k] ? w : want[k];
		}
	}
	divide(&t, want);
	tag(z, "Table");
	z->tabel = NULL;
	for (size_t r = i; r < end; r++) {
		row_put(z, &t, &b[r], false);
		z->tabel = &t;
	}
	z->tabel = NULL;
	untag(z, "Table");
	z->y += 9;
	return end;
}

/* ---- the document ---- */

static size_t put_block(struct zetter *z, size_t i)
{
	const struct stuk_blok *b = &z->s->blokken[i];

	switch (b->soort) {
	case STUK_TITEL:
		put_text(z, TITEL, z->s->titel);
		break;
	case STUK_KOP:
		put_text(z, b->niveau == 1 ? KOP_1 : b->niveau == 2 ? KOP_2 : KOP_3, b->tekst[0]);
		break;
	case STUK_ALINEA:
		put_text(z, GEWOON, b->tekst[0]);
		break;
	case STUK_REGELS:
		put_text(z, GEWOON, b->tekst[0]);
		z->y += 8;
		break;
	case STUK_PUNT:
		return put_list(z, i);
	case STUK_FEIT:
	case STUK_KOPRIJ:
	case STUK_RIJ:
		return put_table(z, i);
	case STUK_BLAD:
		if (z->y > TOP)
			page_next(z);
		break;
	}
	return i + 1;
}

static enum fault put_all(struct zetter *z, struct fault_info *fi)
{
	bool titled = false;

	z->blad = 0;
	z->tabel = NULL;
	tag(z, "Document");
	page_begin(z);
	for (size_t i = 0; i < z->s->n; i++)
		titled = titled || z->s->blokken[i].soort == STUK_TITEL;
	if (str_trim(z->s->maker).n)
		put_text(z, VET, z->s->maker);
	if (!titled)
		put_text(z, TITEL, z->s->titel);
	for (size_t i = 0; i < z->s->n;) {
		i = put_block(z, i);
		if (z->blad > PDF_BLADEN_MAX || arena_over(z->arena))
			return fault_set(fi, FAULT_INVALID, N_("Dit document is te lang voor een PDF."), NULL);
	}
	untag(z, "Document");
	z->bladen = z->blad;
	return FAULT_NONE;
}

static cairo_status_t take(void *arg, const unsigned char *p, unsigned n)
{
	buf_add(arg, (struct str){ (const char *)p, n });
	return CAIRO_STATUS_SUCCESS;
}

struct str pdf_moment(struct arena *a, int64_t moment)
{
	time_t t = (time_t)(moment / 1000);
	struct tm tm;
	char text[32];

	gmtime_r(&t, &tm);
	(void)strftime(text, sizeof(text), "%Y-%m-%dT%H:%M:%SZ", &tm);
	return str_dup(a, str_z(text));
}

static void describe(struct zetter *z, cairo_surface_t *surface)
{
	struct str moment = pdf_moment(z->arena, z->s->moment);

	cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, str_dup(z->arena, z->s->titel).p);
	cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_AUTHOR, str_dup(z->arena, z->s->maker).p);
	cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATOR, "Schakel");
	cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, moment.p);
	cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_MOD_DATE, moment.p);
}

/* Counts the pages, then draws them. */
static enum fault set_pages(struct zetter *z, PangoFontMap *map, struct buf *out, struct fault_info *fi)
{
	cairo_surface_t *surface = cairo_pdf_surface_create_for_stream(take, out, PAPER_W, PAPER_H);
	cairo_font_options_t *options = cairo_font_options_create();
	enum fault f;

	z->cr = cairo_create(surface);
	z->pc = pango_font_map_create_context(map);
	cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
	cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
	pango_cairo_context_set_font_options(z->pc, options);
	pango_context_set_round_glyph_positions(z->pc, FALSE);
	pango_context_set_language(z->pc, pango_language_from_string(str_dup(z->arena, z->s->taal).p));
	describe(z, surface);
	f = put_all(z, fi);
	if (!f) {
		z->drawing = true;
		f = put_all(z, fi);
	}
	cairo_show_page(z->cr);
	cairo_destroy(z->cr);
	cairo_surface_finish(surface);
	if (!f && cairo_surface_status(surface))
		f = fault_detail(fi, FAULT_INTERNAL, "cairo", cairo_status_to_string(cairo_surface_status(surface)));
	cairo_surface_destroy(surface);
	cairo_font_options_destroy(options);
	g_object_unref(z->pc);
	return f;
}

enum fault pdf_make(void *arg, struct arena *a, const struct stuk *s, struct str *ret, struct fault_info *fi)
{
	struct zetter z = { .s = s, .arena = a };
	struct buf raw = buf_new(a);
	PangoFontMap *map;
	enum fault f;

	(void)arg;
	if (!pdf_warm())
		return fault_detail(fi, FAULT_INTERNAL, "font", FONT_DIR);
	map = pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT);
	pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(map), fonts);
	f = set_pages(&z, map, &raw, fi);
	g_object_unref(map);
	return f ? f : pdf_mend(a, s, buf_str(&raw), ret, fi);
}

const struct drukker pdf_hier = { pdf_make, NULL };
