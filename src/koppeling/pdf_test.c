/* The PDF as others read it: poppler and qpdf say what is in the file. */
#include "koppeling/pdf.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "basis/arena.h"

#define ARENA_CAP ((size_t)512 << 20)
#define OUT_MAX ((size_t)4 << 20)

static char path[] = "/tmp/schakel-pdf-test-XXXXXX";

static struct stuk *begin(struct arena *a)
{
	struct stuk *s = stuk_new(a, STR("Verslag van het overleg"), STR("Zorg- en Veiligheidshuis Maas & Mijn"), INT64_C(1795334400000));

	s->voet = STR("Vertrouwelijk");
	return s;
}

static struct str make(struct arena *a, const struct stuk *s)
{
	struct fault_info fi = { 0 };
	struct str pdf = STR("");

	if (pdf_make(NULL, a, s, &pdf, &fi))
		fail_msg("%s %s", fi.text ? fi.text : "", fi.detail);
	return pdf;
}

/* What a program says of the file; its exit code must be 0. */
static char *says(struct arena *a, struct str pdf, const char *before, const char *after)
{
	char cmd[512], *out = arena_alloc(a, OUT_MAX);
	FILE *f = fopen(path, "wb");
	size_t n;

	assert_non_null(f);
	assert_int_equal(fwrite(pdf.p, 1, pdf.n, f), pdf.n);
	assert_int_equal(fclose(f), 0);
	(void)snprintf(cmd, sizeof(cmd), "%s %s %s 2>&1", before, path, after);
	f = popen(cmd, "r");
	assert_non_null(f);
	n = fread(out, 1, OUT_MAX - 1, f);
	out[n] = '\0';
	if (pclose(f) != 0)
		fail_msg("%s: %s", cmd, out);
	return out;
}

static void has(const char *text, const char *piece)
{
	if (!strstr(text, piece))
		fail_msg("not there: %s\n%.3000s", piece, text);
}

static size_t count(const char *text, const char *piece)
{
	size_t n = 0;

	for (const char *p = text; (p = strstr(p, piece)); p += strlen(piece))
		n++;
	return n;
}

static void all_blocks(struct stuk *s)
{
	stuk_feit(s, STR("Casus"), STR("2026-0012"));
	stuk_feit(s, STR("Datum"), STR("7 december 2026"));
	stuk_kop(s, 1, STR("Besluiten"));
	stuk_tekst(s, STR("Eerste alinea met ë, ï en €.\n\n- Çiğdem Şahin belt\n- Ýlker komt <niet> & schrijft"));
	stuk_regels(s, STR("Kerkstraat 1\n6211 AA Maastricht"));
	stuk_kop(s, 2, STR("Afspraken"));
	stuk_koprij(s, (struct str[]){ STR("Wie"), STR("Wat") }, 2);
	stuk_rij(s, (struct str[]){ STR("Politie"), STR("Efficiënt afhandelen") }, 2);
}

static void a_reader_finds_title_language_and_structure(void **state)
{
	struct arena *a = arena_new(ARENA_CAP);
	struct stuk *s = begin(a);
	char *t;

	(void)state;
	all_blocks(s);
	t = says(a, make(a, s), "pdfinfo", "");
	has(t, "Tagged:          yes");
	has(t, "Title:           Verslag van het overleg");
	has(t, "Author:          Zorg- en Veiligheidshuis Maas & Mijn");
	has(t, "PDF version:     1.7");
	has(t, "JavaScript:      no");
	t = says(a, make(a, s), "pdfinfo -meta", "");
	has(t, "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">Verslag van het overleg</rdf:li>");
	has(t, "Maas &amp; Mijn");
	t = says(a, make(a, s), "qpdf --qdf --object-streams=disable", "-");
	has(t, "/Lang (nl)");
	has(t, "/DisplayDocTitle true");
	has(t, "/Tabs /S");
	has(t, "/Marked true");
	assert_int_equal(count(t, "/Scope /Column"), 2);
	assert_int_equal(count(t, "/Scope /Row"), 2);
	arena_free(&a);
}

static void the_structure_reads_in_order(void **state)
{
	struct arena *a = arena_new(ARENA_CAP);
	struct stuk *s = begin(a);
	char *t;

	(void)state;
	all_blocks(s);
	t = says(a, make(a, s), "pdfinfo -struct-text", "");
	has(t, "Document\n  P (block)\n    \"Zorg- en Veiligheidshuis Maas & Mijn\"\n  H1 (block)\n    \"Verslag van het overleg\"\n  Table");
	has(t, "  H2 (block)\n    \"Besluiten\"\n  P (block)\n    \"Eerste alinea met ë, ï en €.\"\n  L ");
	has(t, "LBody (block)\n        \"Çiğdem Şahin belt\"");
	has(t, "\"Ýlker komt <niet> & schrijft\"");
	has(t, "\"Kerkstraat 1 6211 AA Maastricht\"");
	has(t, "  H3 (block)\n    \"Afspraken\"\n  Table");
	has(t, "\"Efficiënt afhandelen\"");
	assert_int_equal(count(t, "Pagina 1"), 0); /* the foot is no content */
	assert_int_equal(count(t, "Private"), 0);
	arena_free(&a);
}

static void fonts_are_embedded_and_text_is_found(void **state)
{
	struct arena *a = arena_new(ARENA_CAP);
	struct stuk *s = begin(a);
	char *t;

	(void)state;
	all_blocks(s);
	t = says(a, make(a, s), "pdftotext", "-");
	has(t, "Çiğdem Şahin");
	has(t, "Efficiënt");
	has(t, "Pagina 1 van 1");
	t = says(a, make(a, s), "pdffonts", "| tail -n +3 | grep -v 'DejaVuSans.* yes yes yes ' || true");
	assert_string_equal(t, "");
	has(says(a, make(a, s), "qpdf --check", ""), "No syntax or stream encoding errors found");
	arena_free(&a);
}

static void long_text_goes_on_in_one_piece(void **state)
{
	struct arena *a = arena_new(ARENA_CAP);
	struct stuk *s = begin(a);
	struct buf b = buf_new(a);
	char *t;

	(void)state;
	for (int i = 0; i < 1500; i++)
		buf_addz(&b, "woord ");
	stuk_alinea(s, buf_str(&b));
	stuk_koprij(s, (struct str[]){ STR("Kolomkop"), STR("Tekst") }, 2);
	for (int i = 0; i < 60; i++)
		stuk_rij(s, (struct str[]){ STR("rij"), STR("een rij van de tabel") }, 2);
	stuk_rij(s, (struct str[]){ STR("lang"), buf_str(&b) }, 2);
	t = says(a, make(a, s), "pdfinfo -struct-text", "");
	assert_int_equal(count(t, "P (block)"), 2);
	assert_int_equal(count(t, "woord"), 3000);
	assert_int_equal(count(t, "\"Kolomkop\""), 1); /* repeated heads are drawn, not read again */
	assert_int_equal(count(t, "een rij van de tabel"), 60);
	t = says(a, make(a, s), "pdftotext", "-");
	assert_true(count(t, "Kolomkop") > 2);
	assert_int_equal(count(t, "woord"), 3000);
	arena_free(&a);
}

static void a_heading_stays_with_what_follows(void **state)
{
	struct arena *a = arena_new(ARENA_CAP);

	(void)state;
	for (int lines = 20; lines < 60; lines++) {
		struct stuk *s = begin(a);
		char *t, *feed;

		for (int i = 0; i < lines; i++)
			stuk_punt(s, STR("punt"));
		stuk_kop(s, 1, STR("KOP"));
		stuk_alinea(s, STR("VERVOLG"));
		t = says(a, make(a, s), "pdftotext", "-");
		feed = strchr(t, '\f');
		assert_true((strstr(t, "KOP") < feed) == (strstr(t, "VERVOLG") < feed));
		if (lines % 8 == 0)
			arena_reset(a);
	}
	arena_free(&a);
}

static void the_same_document_gives_the_same_bytes(void **state)
{
	struct arena *a = arena_new(ARENA_CAP);
	struct stuk *s = begin(a), *other = begin(a), back;
	struct str first, bytes;

	(void)state;
	all_blocks(s);
	all_blocks(other);
	first = make(a, s);
	assert_true(str_eq(first, make(a, other)));
	other->moment += 1000;
	assert_false(str_eq(first, make(a, other)));
	bytes = stuk_pak(a, s);
	assert_true(stuk_unpak(a, bytes, &back));
	assert_true(str_eq(first, make(a, &back)));
	for (size_t n = 0; n < bytes.n; n++)
		assert_false(stuk_unpak(a, (struct str){ bytes.p, n }, &back));
	arena_free(&a);
}

static void odd_content_is_no_trouble(void **state)
{
	struct arena *a = arena_new(ARENA_CAP);
	struct stuk *s = stuk_new(a, STR("EMC"), STR(""), 0);
	char *t;

	(void)state;
	stuk_titel(s);
	stuk_alinea(s, STR("EMC"));
	stuk_alinea(s, STR("/P << /MCID 3 >> BDC"));
	stuk_alinea(s, STR("(a) \\ ) %% tab\there\x01\x02 \xd8\xb3\xd9\x84\xd8\xa7\xd9\x85 \xf0\x9f\x98\x80"));
	stuk_feit(s, STR(""), STR(""));
	stuk_koprij(s, (struct str[]){ STR(""), STR_NULL }, 2);
	stuk_rij(s, (struct str[]){ STR("meer cellen"), STR("dan koppen"), STR("weg") }, 3);
	stuk_rij(s, NULL, 0);
	stuk_nieuw_blad(s);
	stuk_nieuw_blad(s);
	t = says(a, make(a, s), "pdfinfo -struct-text", "");
	has(t, "H1 (block)\n    \"EMC\"\n  P (block)\n    \"EMC\"\n  P (block)\n    \"/P << /MCID 3 >> BDC\"");
	has(says(a, make(a, s), "qpdf --check", ""), "No syntax or stream");
	has(says(a, make(a, s), "pdfinfo", ""), "Pages:           2");
	arena_free(&a);
}

static void what_is_too_long_is_refused(void **state)
{
	struct arena *a = arena_new(ARENA_CAP);
	struct stuk *s = begin(a);
	struct fault_info fi = { 0 };
	struct str pdf;

	(void)state;
	for (int i = 0; i < PDF_BLADEN_MAX + 2; i++) {
		stuk_alinea(s, STR("x"));
		stuk_nieuw_blad(s);
	}
	assert_int_equal(pdf_make(NULL, a, s, &pdf, &fi), FAULT_INVALID);
	arena_free(&a);
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(a_reader_finds_title_language_and_structure),
		cmocka_unit_test(the_structure_reads_in_order), cmocka_unit_test(fonts_are_embedded_and_text_is_found),
		cmocka_unit_test(long_text_goes_on_in_one_piece), cmocka_unit_test(a_heading_stays_with_what_follows),
		cmocka_unit_test(the_same_document_gives_the_same_bytes), cmocka_unit_test(odd_content_is_no_trouble),
		cmocka_unit_test(what_is_too_long_is_refused) };
	int fd = mkstemp(path), rc;

	if (fd >= 0)
		close(fd);
	rc = cmocka_run_group_tests(tests, NULL, NULL);
	unlink(path);
	return rc;
}
