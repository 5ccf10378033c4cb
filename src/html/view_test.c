/* What the compiled sample views (test/voorbeeld.html) make of harmless and of hostile values. */
#include <setjmp.h>
#include <stdarg.h>
#include <string.h>
#include <cmocka.h>

#include "test_views.h"

static struct arena *arena;

static int setup(void **state)
{
	(void)state;
	arena = arena_new(1 << 22);
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	arena_free(&arena);
	return 0;
}

static struct voorbeeld harmless(void)
{
	return (struct voorbeeld){ .s = STR("x"), .z = "y", .i = -3, .groot = INT64_MIN, .n = 2, .d = { 20261123 },
		.rows = { STR("een"), STR("twee"), STR("drie") } };
}

static const char *render(void (*view)(struct out *, const struct voorbeeld *), enum lang lang,
	const struct voorbeeld *v)
{
	struct out *o = out_new(arena, lang);

	view(o, v);
	assert_false(o->over);
	return out_join(o, arena).p;
}

static size_t count(const char *p, char c)
{
	size_t n = 0;

	for (; *p; p++)
		n += *p == c;
	return n;
}

static const char *const hostile[] = {
	"\"><script>alert(1)</script>", "' onmouseover='x' ", "\" onfocus=\"x\" autofocus=\"", "</textarea><img src=x>",
	"javascript:alert(1)", "JaVaScRiPt:alert(1)", "java\nscript:alert(1)", "\001javascript:alert(1)",
	"\tjavascript:alert(1)", " javascript:alert(1)", "vbscript:x", "data:text/html,<b>", "//evil.example",
	"/\t/evil.example", "/\\evil.example", "\\\\evil.example", "\\/evil.example", "https://evil.example", "http:evil",
	"&quot;&lt;&#34;", "a&b<c>d", "-->", "]]>", "{{x}}", "`${x}`", "a/../b?c#d:e", "%", "%zz%2f", "\177\033",
	"\xf0\x9f\x98\x80\xc3\xa9", "?x=1&y=\"2\"",
};
#define NHOSTILE (sizeof(hostile) / sizeof(hostile[0]))

static struct voorbeeld with_value(const char *z)
{
	struct voorbeeld v = harmless();

	v.s = v.rows[0] = str_z(z);
	v.z = z;
	return v;
}

/* No value adds a byte that ends a text, a tag or a quoted value. */
static void same_structure(void (*view)(struct out *, const struct voorbeeld *), bool quotes_in_text)
{
	struct voorbeeld plain = harmless();
	const char *want = render(view, LANG_NL, &plain);

	for (size_t i = 0; i < NHOSTILE; i++) {
		struct voorbeeld v = with_value(hostile[i]);
		const char *got = render(view, LANG_NL, &v);

		assert_int_equal(count(got, '<'), count(want, '<'));
		assert_int_equal(count(got, '>'), count(want, '>'));
		if (!quotes_in_text) {
			assert_int_equal(count(got, '"'), count(want, '"'));
			assert_int_equal(count(got, '\''), count(want, '\''));
		}
		assert_int_equal(count(got, '\001') + count(got, '\033') + count(got, '\177'), 0);
	}
}

static void test_hostile_values_change_no_structure(void **state)
{
	(void)state;
	same_structure(view_contexts, true);
	same_structure(view_urls, false);
	same_structure(view_takken, true);
	same_structure(view_gevuld, true);
	same_structure(view_grafiek, true);
}

static void test_hostile_urls_stay_here(void **state)
{
	(void)state;
	for (size_t i = 0; i < NHOSTILE; i++) {
		struct voorbeeld v = with_value(hostile[i]);
		const char *got = strstr(render(view_urls, LANG_NL, &v), "href=\"") + 6;
		const char *name = got;

		while (*name && !strchr("/?#\":", *name))
			name++;
		assert_int_not_equal(*name, ':');
		assert_false(got[0] == '/' && (got[1] == '/' || got[1] == '\\'));
		assert_int_not_equal(got[0], '\\');
	}
}

static void test_urls_elsewhere_become_a_fragment(void **state)
{
	static const char *const refused[] = { "//evil.example", "/\t/evil.example", "/\\evil.example", "\\\\evil.example",
		"\\/evil.example", "\001//evil.example", "javascript:x", "a/b:c", "" };

	(void)state;
	for (size_t i = 0; i < sizeof(refused) / sizeof(refused[0]); i++) {
		struct voorbeeld v = with_value(refused[i]);

		assert_non_null(strstr(render(view_urls, LANG_NL, &v), "<a href=\"#\">1</a>"));
	}
	struct voorbeeld v = with_value("/a\n\tb/\177c?d:e");

	assert_non_null(strstr(render(view_urls, LANG_NL, &v), "<a href=\"/ab/c?d:e\">1</a>"));
}

static void test_an_address_elsewhere_is_https(void **state)
{
	static const char *const refused[] = { "http://a.example", "javascript:x", "https:a.example", "https://", "https:///a",
		"https://a\\b", "https://a b", "HTTPS//a", "//a.example", "/a", "https://a\tb", "" };
	struct voorbeeld v = harmless();

	(void)state;
	for (size_t i = 0; i < sizeof(refused) / sizeof(refused[0]); i++) {
		v.elders.url = str_z(refused[i]);
		assert_string_equal(render(view_elders, LANG_NL, &v), "<a href=\"#\">1</a>");
	}
	v.elders.url = STR("https://video.example/x?a=1&b=\"<ü>#z");
	assert_string_equal(render(view_elders, LANG_NL, &v),
		"<a href=\"https://video.example/x?a=1&amp;b=%22%3C%C3%BC%3E#z\">1</a>");
}

static void test_contexts_escape_exactly(void **state)
{
	struct voorbeeld v = harmless();

	(void)state;
	v.s = STR("\n<&\"'>\r\001");
	v.z = "\"'<é";
	assert_string_equal(render(view_contexts, LANG_NL, &v),
		"<p id=\"p-\n&lt;&amp;&quot;&#39;&gt;\" title=\"&quot;&#39;&lt;é\" data-n=\"-3\">"
		"\n&lt;&amp;\"'&gt;|\"'&lt;é|-3|-9223372036854775808|2|23-11-2026</p>"
		"<textarea name=\"t\" data-x=\"\n&lt;&amp;&quot;&#39;&gt;\">\n\n&lt;&amp;\"'&gt;</textarea>");
}

static void test_urls_encode_by_place(void **state)
{
	struct voorbeeld v = harmless();

	(void)state;
	v.s = STR("/a b/ü?x=1&y='%20%zz#z");
	v.z = "../&=é ";
	assert_string_equal(render(view_urls, LANG_NL, &v),
		"<a href=\"/a%20b/%C3%BC?x=1&amp;y=%27%20%25zz#z\">1</a>"
		"<a href=\"/casus/%2Fa%20b%2F%C3%BC%3Fx%3D1%26y%3D%27%2520%25zz%23z/plan?q=..%2F%26%3D%C3%A9%20"
		"&amp;n=2#d-2026-11-23\">2</a><form method=\"get\" action=\"../&amp;=%C3%A9%20\"></form>");
}

static void test_no_value_writes_nothing(void **state)
{
	struct voorbeeld v = { .s = STR_NULL };

	(void)state;
	assert_string_equal(render(view_contexts, LANG_NL, &v),
		"<p id=\"p-\" title=\"\" data-n=\"0\">||0|0|0|</p><textarea name=\"t\" data-x=\"\">\n</textarea>");
	assert_string_equal(render(view_urls, LANG_NL, &v), "<a href=\"#\">1</a>"
		"<a href=\"/casus//plan?q=&amp;n=0#d-\">2</a><form method=\"get\" action=\"#\"></form>");
}

static void test_dutch_is_the_source(void **state)
{
	struct voorbeeld v = harmless();

	(void)state;
	v.z = "Werkvoorraad";
	v.s = STR("<%1>");
	v.n = 1;
	assert_string_equal(render(view_vertaald, LANG_NL, &v),
		"<h1> Werkvoorraad </h1><p title=\"Nog te doen\" class=\"Nog te doen\">Nog te doen &amp; meer: "
		"<b>&lt;%1&gt;</b> 12 – 3</p><p translate=\"no\" title=\"Nog te doen\">Werkvoorraad <kbd>g</kbd></p>"
		"<img src=\"/x.png\" alt=\"Werkvoorraad\"><input type=\"text\" placeholder=\"Nog te doen\" "
		"aria-label=\" Werkvoorraad\"> Werkvoorraad Nog -3 van &lt;%1&gt; dagen (%) "
		"<i data-l=\"Nog 23-11-2026 van Werkvoorraad dagen (%)\"></i> 1 dag");
}

static void test_english_from_the_table(void **state)
{
	struct voorbeeld v = harmless();

	(void)state;
	v.z = "Werkvoorraad";
	v.s = STR("<%1>");
	assert_string_equal(render(view_vertaald, LANG_EN, &v),
		"<h1> Worklist &quot;&lt;&amp; </h1><p title=\"To do\" class=\"Nog te doen\">To do &amp; more: "
		"<b>&lt;%1&gt;</b> 12 – 3</p><p translate=\"no\" title=\"Nog te doen\">Werkvoorraad <kbd>g</kbd></p>"
		"<img src=\"/x.png\" alt=\"Worklist &quot;&lt;&amp;\"><input type=\"text\" placeholder=\"To do\" "
		"aria-label=\" Worklist &quot;&lt;&amp;\"> Worklist &quot;&lt;&amp; &lt;%1&gt;: -3 days left (%) "
		"<i data-l=\"Werkvoorraad: 23-11-2026 days left (%)\"></i> 2 days");
}

static void test_branches_loops_and_white_space(void **state)
{
	struct voorbeeld v = harmless();

	(void)state;
	v.i = 2;
	v.ja = true;
	assert_string_equal(render(view_takken, LANG_NL, &v),
		"<ul hidden class=\"a twee\"><li id=\"r0\">een,</li><li id=\"r1\">twee</li></ul>"
		"<b>a</b> <pre>\n\n a  x\n</pre>");
	v.n = 0;
	v.i = 7;
	v.ja = false;
	assert_string_equal(render(view_takken, LANG_NL, &v), "<ul class=\"a meer\"></ul><pre>\n\n a  x\n</pre>");
}

static void test_wraps_nest(void **state)
{
	struct voorbeeld v = harmless();

	(void)state;
	v.n = 0;
	v.z = "a/b";
	assert_string_equal(render(view_gevuld, LANG_EN, &v),
		"<section class=\"x\"><h2>Worklist &quot;&lt;&amp;</h2><section class=\"x\"><h2>To do</h2><p>-3</p>"
		"<hr title=\"x\"></section>"
		"<svg class=\"sk-icon\" aria-hidden=\"true\" focusable=\"false\"><use href=\"/assets/iconen.svg#check\"/></svg>"
		"<svg class=\"sk-icon\" aria-hidden=\"true\" focusable=\"false\"><use href=\"/assets/iconen.svg#a%2Fb\"/></svg>"
		" <ul class=\"a meer\"></ul><pre>\n\n a  x\n</pre> <hr title=\"x\"></section>");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_hostile_values_change_no_structure, setup, teardown),
		cmocka_unit_test_setup_teardown(test_hostile_urls_stay_here, setup, teardown),
		cmocka_unit_test_setup_teardown(test_urls_elsewhere_become_a_fragment, setup, teardown),
		cmocka_unit_test_setup_teardown(test_contexts_escape_exactly, setup, teardown),
		cmocka_unit_test_setup_teardown(test_an_address_elsewhere_is_https, setup, teardown),
		cmocka_unit_test_setup_teardown(test_urls_encode_by_place, setup, teardown),
		cmocka_unit_test_setup_teardown(test_no_value_writes_nothing, setup, teardown),
		cmocka_unit_test_setup_teardown(test_dutch_is_the_source, setup, teardown),
		cmocka_unit_test_setup_teardown(test_english_from_the_table, setup, teardown),
		cmocka_unit_test_setup_teardown(test_branches_loops_and_white_space, setup, teardown),
		cmocka_unit_test_setup_teardown(test_wraps_nest, setup, teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
