/* What Cairo 1.16 leaves out of a PDF, put in with libqpdf: see pdf.h.
 *
 * In the pages: what is marked PDF_BIJWERK becomes an artifact, and stands beside content, never inside it. In the tree
 * of structure: those elements go, what a page break cut is one again, heads of tables say what they are the head of. In the catalogue: language, title
 * shown in the window, XMP. Cairo writes one marked piece per line of its stream, which is what marks_mend reads.
 */
#include "koppeling/pdf_priv.h"

#include <qpdf/qpdf-c.h>
#include <stdlib.h>
#include <string.h>

#include "basis/arena.h"

#define DEPTH_MAX 32

/* ---- the pages ---- */

enum mark_soort { MARK_INHOUD, MARK_BIJWERK, MARK_ANDERS };
struct mark {
	struct str begin;
	enum mark_soort soort;
	bool open, was;
};

struct marks {
	struct buf out;
	struct mark v[DEPTH_MAX];
	size_t n;
};

static void mark_close(struct marks *m)
{
	struct mark *top = m->n ? &m->v[m->n - 1] : NULL;

	if (top && top->open)
		buf_addz(&m->out, "EMC\n");
	if (top)
		top->open = false;
}

/* A mark begins with the first thing in it. */
static void mark_open(struct marks *m)
{
	struct mark *top = m->n ? &m->v[m->n - 1] : NULL;

	if (!top || top->open)
		return;
	if (top->soort == MARK_BIJWERK)
		buf_addz(&m->out, "/Artifact << /Type /Pagination >> BDC");
	else
		buf_add(&m->out, top->begin);
	buf_addc(&m->out, '\n');
	top->open = top->was = true;
}

static bool marks_line(struct marks *m, struct str line)
{
	bool begin = line.n > 4 && line.p[0] == '/' && memcmp(line.p + line.n - 4, " BDC", 4) == 0;

	if (begin) {
		bool leaf = str_starts(line, STR("/" PDF_BIJWERK " ")) || memmem(line.p, line.n, "/MCID", 5);

		if (m->n == DEPTH_MAX)
			return false;
		if (leaf)
			mark_close(m);
		else
			mark_open(m);
		m->v[m->n++] = (struct mark){ line, !leaf ? MARK_ANDERS
			: str_starts(line, STR("/" PDF_BIJWERK " ")) ? MARK_BIJWERK : MARK_INHOUD, false, false };
		if (!leaf)
			mark_open(m);
	} else if (str_eq(line, STR("EMC"))) {
		if (!m->n)
			return false;
		if (m->v[m->n - 1].soort == MARK_INHOUD && !m->v[m->n - 1].was)
			mark_open(m);
		mark_close(m);
		m->n--;
	} else {
		mark_open(m);
		buf_add(&m->out, line);
		buf_addc(&m->out, '\n');
	}
	return true;
}

static bool marks_mend(struct arena *a, struct str in, struct str *ret)
{
	struct marks m = { .out = buf_new(a) };
	struct str line;

	while (in.n) {
		(void)str_cut(&in, '\n', &line);
		if (!marks_line(&m, line))
			return false;
	}
	*ret = buf_str(&m.out);
	return m.n == 0;
}

static bool page_mend(struct arena *a, qpdf_data q, size_t nr)
{
	qpdf_oh page = qpdf_get_page_n(q, nr), null = qpdf_oh_new_null(q);
	unsigned char *p = NULL;
	size_t n = 0;
	struct str out;
	bool ok;

	if (qpdf_oh_get_page_content_data(q, page, &p, &n) & QPDF_ERRORS)
		return false;
	ok = marks_mend(a, (struct str){ (const char *)p, n }, &out);
	if (ok) {
		qpdf_oh_replace_stream_data(q, qpdf_oh_get_key(q, page, "/Contents"), (const unsigned char *)out.p, out.n, null, null);
		qpdf_oh_replace_key(q, page, "/Tabs", qpdf_oh_new_name(q, "/S"));
	}
	free(p);
	return ok;
}

/* ---- the tree of structure ---- */

static bool is_elem(qpdf_data q, qpdf_oh e, const char *soort)
{
	return qpdf_oh_is_dictionary(q, e) && qpdf_oh_is_name_and_equals(q, qpdf_oh_get_key(q, e, "/S"), soort);
}

/* A row of heads alone heads columns; a head before cells heads its row. */
static void scope_add(qpdf_data q, qpdf_oh kids)
{
	int n = qpdf_oh_get_array_n_items(q, kids);
	bool column = true;

	for (int i = 0; i < n; i++)
		column = column && is_elem(q, qpdf_oh_get_array_item(q, kids, i), "/TH");
	for (int i = 0; i < n; i++) {
		qpdf_oh cell = qpdf_oh_get_array_item(q, kids, i);

		if (is_elem(q, cell, "/TH"))
			qpdf_oh_replace_key(q, cell, "/A", qpdf_oh_parse(q, column ? "<< /O /Table /Scope /Column >>"
				: "<< /O /Table /Scope /Row >>"));
	}
}

static bool is_mark(qpdf_data q, qpdf_oh kid)
{
	return qpdf_oh_is_integer(q, kid) || qpdf_oh_is_dictionary_of_type(q, kid, "/MCR", NULL);
}

/* The kids of an element as an array, whether Cairo gave it one or more. */
static qpdf_oh kids_of(qpdf_data q, qpdf_oh e)
{
	qpdf_oh kids = qpdf_oh_get_key(q, e, "/K"), array = kids;

	if (!qpdf_oh_is_array(q, kids)) {
		array = qpdf_oh_new_array(q);
		if (!qpdf_oh_is_null(q, kids))
			qpdf_oh_append_item(q, array, kids);
	}
	return array;
}

/* What is marked in the pages as e becomes of the element before it. */
static void join(qpdf_data q, qpdf_oh e, qpdf_oh before)
{
	qpdf_oh from = kids_of(q, e), to = kids_of(q, before);

	for (int i = 0; i < qpdf_oh_get_array_n_items(q, from); i++) {
		qpdf_oh mark = qpdf_oh_get_array_item(q, from, i);

		if (qpdf_oh_is_integer(q, mark)) {
			qpdf_oh mcr = qpdf_oh_parse(q, "<< /Type /MCR >>");

			qpdf_oh_replace_key(q, mcr, "/Pg", qpdf_oh_get_key(q, e, "/Pg"));
			qpdf_oh_replace_key(q, mcr, "/MCID", mark);
			mark = mcr;
		}
		qpdf_oh_append_item(q, to, mark);
	}
	qpdf_oh_replace_key(q, before, "/K", to);
	qpdf_oh_replace_key(q, e, "/Vorig", before); /* for parents_mend; e itself is not kept */
}

static void elem_mend(qpdf_data q, qpdf_oh e, int depth)
{
	qpdf_oh kids = kids_of(q, e), kept = qpdf_oh_new_array(q), before = qpdf_oh_new_null(q);
	int n = depth > DEPTH_MAX ? 0 : qpdf_oh_get_array_n_items(q, kids);

	for (int i = 0; i < n; i++) {
		qpdf_oh kid = qpdf_oh_get_array_item(q, kids, i);

		if (is_elem(q, kid, "/" PDF_BIJWERK))
			continue;
		if (is_elem(q, kid, "/" PDF_VERVOLG)) {
			join(q, kid, before);
			continue;
		}
		qpdf_oh_append_item(q, kept, kid);
		before = kid;
		if (!is_mark(q, kid))
			elem_mend(q, kid, depth + 1);
	}
	if (n)
		qpdf_oh_replace_key(q, e, "/K", kept);
	if (is_elem(q, e, "/TR"))
		scope_add(q, kept);
}

/* From marks in the pages back to elements: what became an artifact has none. */
static void parents_mend(qpdf_data q, qpdf_oh root)
{
	qpdf_oh nums = qpdf_oh_get_key(q, qpdf_oh_get_key(q, root, "/ParentTree"), "/Nums");
	int n = qpdf_oh_is_array(q, nums) ? qpdf_oh_get_array_n_items(q, nums) : 0;

	for (int i = 1; i < n; i += 2) {
		qpdf_oh of_page = qpdf_oh_get_array_item(q, nums, i);
		int k = qpdf_oh_is_array(q, of_page) ? qpdf_oh_get_array_n_items(q, of_page) : 0;

		while (k-- > 0) {
			qpdf_oh e = qpdf_oh_get_array_item(q, of_page, k);

			if (is_elem(q, e, "/" PDF_BIJWERK))
				qpdf_oh_set_array_item(q, of_page, k, qpdf_oh_new_null(q));
			else if (is_elem(q, e, "/" PDF_VERVOLG))
				qpdf_oh_set_array_item(q, of_page, k, qpdf_oh_get_key(q, e, "/Vorig"));
		}
	}
}

/* ---- the catalogue ---- */

static void xml_add(struct buf *b, struct str s)
{
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == '&')
			buf_addz(b, "&amp;");
		else if (s.p[i] == '<')
			buf_addz(b, "&lt;");
		else if (s.p[i] == '>')
			buf_addz(b, "&gt;");
		else
			buf_addc(b, (unsigned char)s.p[i] < ' ' ? ' ' : s.p[i]);
	}
}

static struct str xmp(struct arena *a, const struct stuk *s)
{
	struct buf b = buf_new(a);
	struct str moment = pdf_moment(a, s->moment);

	buf_addz(&b, "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">"
		"<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n<rdf:Description rdf:about=\"\""
		" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\">\n"
		"<dc:format>application/pdf</dc:format>\n<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">");
	xml_add(&b, s->titel);
	buf_addz(&b, "</rdf:li></rdf:Alt></dc:title>\n<dc:creator><rdf:Seq><rdf:li>");
	xml_add(&b, s->maker);
	buf_addz(&b, "</rdf:li></rdf:Seq></dc:creator>\n<dc:language><rdf:Bag><rdf:li>");
	xml_add(&b, s->taal);
	buf_addz(&b, "</rdf:li></rdf:Bag></dc:language>\n<xmp:CreatorTool>Schakel</xmp:CreatorTool>\n<xmp:CreateDate>");
	buf_add(&b, moment);
	buf_addz(&b, "</xmp:CreateDate>\n<xmp:ModifyDate>");
	buf_add(&b, moment);
	buf_addz(&b, "</xmp:ModifyDate>\n</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end=\"w\"?>");
	return buf_str(&b);
}

static void catalogue_mend(struct arena *a, qpdf_data q, const struct stuk *s)
{
	qpdf_oh root = qpdf_get_root(q), stream = qpdf_oh_new_stream(q), null = qpdf_oh_new_null(q);
	qpdf_oh dict = qpdf_oh_get_dict(q, stream);
	struct str text = xmp(a, s);

	qpdf_oh_replace_key(q, root, "/Lang", qpdf_oh_new_unicode_string(q, str_dup(a, s->taal).p));
	qpdf_oh_replace_key(q, root, "/ViewerPreferences", qpdf_oh_parse(q, "<< /DisplayDocTitle true >>"));
	qpdf_oh_replace_key(q, dict, "/Type", qpdf_oh_new_name(q, "/Metadata"));
	qpdf_oh_replace_key(q, dict, "/Subtype", qpdf_oh_new_name(q, "/XML"));
	qpdf_oh_replace_stream_data(q, stream, (const unsigned char *)text.p, text.n, null, null);
	qpdf_oh_replace_key(q, root, "/Metadata", stream);
}

static bool mend(struct arena *a, qpdf_data q, const struct stuk *s, struct str in, struct str *ret)
{
	qpdf_oh tree;
	int pages;

	qpdf_silence_errors(q);
	qpdf_set_suppress_warnings(q, QPDF_TRUE);
	if (qpdf_read_memory(q, "pdf", in.p, in.n, NULL) & QPDF_ERRORS)
		return false;
	pages = qpdf_get_num_pages(q);
	for (int i = 0; i < pages; i++)
		if (!page_mend(a, q, (size_t)i))
			return false;
	tree = qpdf_oh_get_key(q, qpdf_get_root(q), "/StructTreeRoot");
	elem_mend(q, tree, 0);
	parents_mend(q, tree);
	catalogue_mend(a, q, s);
	if (qpdf_init_write_memory(q) & QPDF_ERRORS)
		return false;
	qpdf_set_minimum_pdf_version(q, "1.7");
	qpdf_set_deterministic_ID(q, QPDF_TRUE);
	if (qpdf_write(q) & QPDF_ERRORS)
		return false;
	*ret = str_dup(a, (struct str){ (const char *)qpdf_get_buffer(q), qpdf_get_buffer_length(q) });
	return !qpdf_has_error(q);
}

enum fault pdf_mend(struct arena *a, const struct stuk *s, struct str in, struct str *ret, struct fault_info *fi)
{
	qpdf_data q = qpdf_init();
	enum fault f = FAULT_NONE;

	if (!mend(a, q, s, in, ret))
		f = fault_detail(fi, FAULT_INTERNAL, "qpdf", qpdf_has_error(q) ? qpdf_get_error_full_text(q, qpdf_get_error(q))
			: "a page that is not understood");
	qpdf_cleanup(&q);
	return f;
}
