/* The building blocks, compared with the HTML of the design in the states that differ, and with hostile values. */
#include <setjmp.h>
#include <stdarg.h>
#include <string.h>
#include <cmocka.h>

#include "delen_views.h"

static struct arena *arena;
static struct out *out;

static int setup(void **state)
{
	(void)state;
	arena = arena_new(1 << 20);
	out = out_new(arena, LANG_NL);
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	arena_free(&arena);
	return 0;
}

/* What was written since the last call. */
static const char *written(void)
{
	const char *p = out_join(out, arena).p;

	out = out_new(arena, out->lang);
	return p;
}

static const char *field(struct view_field f)
{
	view_field(out, &f);
	return written();
}

static const char *button(struct view_button b)
{
	view_button(out, &b);
	return written();
}

#define HOSTILE "\"><script>alert('x')</script>&"

static size_t count(const char *p, char c)
{
	size_t n = 0;

	for (; *p; p++)
		n += *p == c;
	return n;
}

static void test_hostile_values_stay_values(void **state)
{
	static const struct view_option plain[] = { { .value = { "a", 1 }, .text = { "a", 1 }, .help_text = { "a", 1 } } };
	static const struct view_option bad[] = { { .value = { HOSTILE, sizeof(HOSTILE) - 1 },
		.text = { HOSTILE, sizeof(HOSTILE) - 1 }, .help_text = { HOSTILE, sizeof(HOSTILE) - 1 } } };

	(void)state;
	for (int kind = INPUT_TEXT; kind <= INPUT_CHECK; kind++) {
		struct view_field f = { .kind = (enum input_kind)kind, .name = "x", .text = STR("a"), .help_text = STR("a"),
			.value = STR("a"), .noptions = 1, .options = plain };
		const char *want = field(f);

		f.text = f.help_text = f.value = STR(HOSTILE);
		f.options = bad;
		const char *got = field(f);

		assert_int_equal(count(got, '<'), count(want, '<'));
		assert_int_equal(count(got, '>'), count(want, '>'));
		assert_null(strstr(got, "=\"\">"));
		assert_null(strstr(got, "\"><script"));
	}
	view_link_button(out, "x", STR("javascript:alert(1)"));
	assert_non_null(strstr(written(), "href=\"#\""));
}

static void test_password_and_file_are_not_shown_again(void **state)
{
	(void)state;
	assert_null(strstr(field((struct view_field){ .kind = INPUT_PASSWORD, .name = "w", .label = "W",
		.value = STR("geheim") }), "geheim"));
	assert_null(strstr(field((struct view_field){ .kind = INPUT_FILE, .name = "w", .label = "W",
		.value = STR("geheim") }), "geheim"));
}

static void test_text_field(void **state)
{
	(void)state;
	assert_string_equal(field((struct view_field){ .name = "x2", .label = "Met fout", .help = "Kort.",
			.error = "Vul iets in", .value = STR("12"), .width = 10, .required = true }),
		"<div class=\"utrecht-form-field utrecht-form-field--text utrecht-form-field--invalid\">"
		"<div class=\"utrecht-form-field__label\"><label class=\"utrecht-form-label\" for=\"x2\">Met fout</label></div>"
		"<div class=\"utrecht-form-field-description utrecht-form-field__description\" id=\"x2-hulp\">Kort.</div>"
		"<div class=\"utrecht-form-field-error-message utrecht-form-field__error-message\" id=\"x2-fout\">"
		"<span class=\"sk-vh\">Fout: </span>Vul iets in</div>"
		"<div class=\"utrecht-form-field__input\"><input class=\"utrecht-textbox utrecht-textbox--html-input "
		"utrecht-textbox--invalid sk-w-10\" type=\"text\" id=\"x2\" name=\"x2\" aria-describedby=\"x2-hulp x2-fout\" "
		"aria-invalid=\"true\" required value=\"12\"> </div></div>");
}

static void test_textarea_keeps_what_was_typed(void **state)
{
	(void)state;
	assert_string_equal(field((struct view_field){ .kind = INPUT_TEXTAREA, .name = "t", .id = "a-t", .label = "Tekst",
			.value = STR("\n <b> "), .optional = true }),
		"<div class=\"utrecht-form-field utrecht-form-field--text\"><div class=\"utrecht-form-field__label\">"
		"<label class=\"utrecht-form-label\" for=\"a-t\">Tekst <span class=\"sk-optional\">(niet verplicht)</span></label>"
		"</div><div class=\"utrecht-form-field__input\"><textarea class=\"utrecht-textarea\" rows=\"4\" id=\"a-t\" "
		"name=\"t\">\n\n &lt;b&gt; </textarea> </div></div>");
}

static const struct view_option keuzes[] = {
	{ .value = { "ja", 2 }, .label = N_("Ja"), .help = N_("Dus wel") },
	{ .value = { "nee", 3 }, .text = { "Nee", 3 } },
};

static void test_select_shows_the_value(void **state)
{
	(void)state;
	view_field_select(out, &(struct view_field){ .name = "s", .value = STR("nee"), .noptions = 2, .options = keuzes });
	assert_string_equal(written(), "<select class=\"utrecht-select utrecht-select--html-select\" id=\"s\" name=\"s\"> "
		"<option value=\"ja\">Ja</option><option value=\"nee\" selected>Nee</option></select>");
}

static void test_choices_point_at_the_first(void **state)
{
	(void)state;
	assert_string_equal(field((struct view_field){ .kind = INPUT_RADIO, .name = "k", .label = "Keuze",
			.error = "Kies", .value = STR("ja"), .in_line = true, .noptions = 2, .options = keuzes }),
		"<fieldset class=\"utrecht-form-fieldset utrecht-form-fieldset--html-fieldset sk-choices "
		"utrecht-form-fieldset--invalid\" aria-describedby=\"k-fout\"><legend class=\"utrecht-form-fieldset__legend "
		"utrecht-form-fieldset__legend--html-legend\">Keuze</legend><p class=\"utrecht-form-field-error-message\" "
		"id=\"k-fout\"><span class=\"sk-vh\">Fout: </span>Kies</p><div class=\"sk-choices__list "
		"sk-choices__list--inline\"><div class=\"sk-choice\"><input class=\"sk-check\" type=\"radio\" id=\"k\" name=\"k\" "
		"value=\"ja\" checked aria-describedby=\"k-uitleg\"> <label for=\"k\">Ja</label> <p class=\"sk-choice__help\" "
		"id=\"k-uitleg\">Dus wel</p></div> <div class=\"sk-choice\"><input class=\"sk-check\" type=\"radio\" id=\"k-2\" "
		"name=\"k\" value=\"nee\"> <label for=\"k-2\">Nee</label> </div> </div></fieldset> ");
}

static void test_one_box(void **state)
{
	(void)state;
	assert_string_equal(field((struct view_field){ .kind = INPUT_CHECK, .name = "akkoord", .label = "Ik meld aan" }),
		"<div class=\"utrecht-form-field\"><div class=\"sk-choice\"><input class=\"sk-check\" type=\"checkbox\" "
		"id=\"akkoord\" name=\"akkoord\" value=\"1\"> <label for=\"akkoord\">Ik meld aan</label> </div></div> ");
	assert_non_null(strstr(field((struct view_field){ .kind = INPUT_CHECK, .name = "akkoord", .label = "Ik meld aan",
		.value = STR("1") }), "value=\"1\" checked>"));
}

static void test_date_field(void **state)
{
	(void)state;
	view_field_date(out, &(struct view_field){ .name = "d", .label = "Termijn", .value = STR("7 dec") });
	assert_string_equal(written(), "<div class=\"sk-datefield\" data-datum><input class=\"utrecht-textbox "
		"utrecht-textbox--html-input\" type=\"text\" id=\"d\" name=\"d\" autocomplete=\"off\" placeholder=\"dd-mm-jjjj\" "
		"value=\"7 dec\"> <button class=\"nl-button nl-button--secondary nl-button--icon-only\" type=\"button\" hidden>"
		"<span class=\"nl-button__icon-start\"><svg class=\"sk-icon\" aria-hidden=\"true\" focusable=\"false\">"
		"<use href=\"/assets/iconen.svg#calendar\"/></svg></span><span class=\"nl-button__label\">Kalender openen bij "
		"Termijn</span></button> <input class=\"sk-datefield__native\" type=\"date\" tabindex=\"-1\" aria-hidden=\"true\">"
		"</div>");
}

static void test_buttons(void **state)
{
	(void)state;
	assert_string_equal(button((struct view_button){ .label = "Opslaan", .kind = BUTTON_PRIMARY, .submit = true }),
		"<button class=\"nl-button nl-button--primary\" type=\"submit\"> <span class=\"nl-button__label\">Opslaan</span> "
		"</button> ");
	assert_string_equal(button((struct view_button){ .label = "Weg", .href = STR("/a?b=1&c=2"), .small = true,
			.negative = true, .icon_only = true }),
		"<a class=\"nl-button nl-button--secondary nl-button--negative nl-button--icon-only sk-button--small\" "
		"href=\"/a?b=1&amp;c=2\"> <span class=\"nl-button__label\">Weg</span> </a> ");
	assert_string_equal(button((struct view_button){ .text = STR("Alle 8"), .href = STR("/weging"), .kind = BUTTON_LINK }),
		"<a href=\"/weging\">Alle 8</a> ");
	assert_string_equal(button((struct view_button){ .label = "Wis", .about = STR("A&B"), .name = "actie",
			.value = STR("wis"), .dialog = "d", .confirm = "Zeker?", .close = true, .form = "f" }),
		"<button class=\"nl-button nl-button--secondary\" type=\"button\" name=\"actie\" value=\"wis\" form=\"f\" "
		"data-dialog=\"d\" data-sluit data-bevestig=\"Zeker?\"> <span class=\"nl-button__label\">Wis"
		"<span class=\"sk-vh\"> A&amp;B</span></span> </button> ");
}

static void test_summary_of_faults(void **state)
{
	struct fault_info fi = { .fault = FAULT_NONE };

	(void)state;
	view_errors(out, &fi);
	assert_string_equal(written(), "");
	fault_field(&fi, "wat", "Vul in wat er gaat gebeuren", NULL);
	view_errors(out, &fi);
	const char *one = written();

	assert_non_null(strstr(one, "<h2 id=\"fouten-titel\">Er is 1 ding niet goed ingevuld</h2>"));
	assert_non_null(strstr(one, "<li><a href=\"#wat\">Vul in wat er gaat gebeuren</a></li>"));
	fi = (struct fault_info){ .fault = FAULT_BUSY };
	view_errors(out, &fi);
	assert_non_null(strstr(written(), "<h2 id=\"fouten-titel\">Het is nu te druk."));
}

static void test_wraps(void **state)
{
	const struct view_panel panel = { .id = "p", .title = "Nu nodig", .look = PANEL_BOX };
	const struct view_form form = { .action = STR("/x"), .token = STR("t\""), .guard = true };
	const struct view_alert alert = { .tone = ALERT_OK, .title = "Opgeslagen", .live = true };

	(void)state;
	view_panel_open(out, &panel);
	view_form_open(out, &form);
	view_form_close(out, &form);
	view_panel_close(out, &panel);
	assert_string_equal(written(), "<section class=\"sk-panel sk-panel--box\" aria-labelledby=\"p\">"
		"<div class=\"sk-panel__head\"><h2 class=\"sk-panel__title\" id=\"p\">Nu nodig</h2></div>"
		"<form method=\"post\" action=\"/x\" data-bewaak><input type=\"hidden\" name=\"_t\" value=\"t&quot;\">"
		"<noscript><p class=\"sk-muted sk-eerst\">Dit staat er weer zodra u verstuurt wat u nu invult, of de pagina opnieuw"
		" laadt.</p></noscript></form></section>");
	view_alert(out, &alert);
	assert_string_equal(written(), "<div class=\"utrecht-alert utrecht-alert--ok\" role=\"alert\">"
		"<div class=\"utrecht-alert__icon\"><svg class=\"sk-icon\" aria-hidden=\"true\" focusable=\"false\">"
		"<use href=\"/assets/iconen.svg#circle-check\"/></svg></div><div class=\"utrecht-alert__content\">"
		"<div class=\"utrecht-alert__message\"><p class=\"sk-alert-title\">Opgeslagen</p></div></div></div>");
}

static void test_lists_and_navigation(void **state)
{
	const struct view_tab tabs[] = { { .label = "Plan", .href = STR("/a"), .count = 3 },
		{ .label = "ZRM", .href = STR("/b"), .current = true } };
	const struct view_phase phases[] = { { .label = "Weging", .state = PHASE_DONE, .sub = STR("2 nov") },
		{ .label = "Analyse", .state = PHASE_NOW }, { .label = "Uitvoering" } };
	const struct view_fact facts[] = { { .label = "Naam", .value = STR("<x>") }, { .label = "Wijk" } };

	(void)state;
	view_tabs(out, "Onderdelen", tabs, 2);
	assert_string_equal(written(), "<nav class=\"sk-tabs\" aria-label=\"Onderdelen\"><ul><li><a href=\"/a\">Plan "
		"<span class=\"sk-n\">3</span></a></li><li><a href=\"/b\" aria-current=\"page\">ZRM</a></li></ul></nav>");
	view_phases(out, "Fase", phases, 3);
	const char *p = written();

	assert_non_null(strstr(p, "<li class=\"is-now\" aria-current=\"step\">"));
	assert_non_null(strstr(p, "Weging<span class=\"sk-vh\">, afgerond</span></span> "
		"<small class=\"sk-num\">2 nov</small>"));
	assert_non_null(strstr(p, "<li class=\"\">"));
	view_dl(out, facts, 2);
	assert_string_equal(written(), "<dl class=\"sk-dl\"><div><dt>Naam</dt><dd>&lt;x&gt; </dd></div><div><dt>Wijk</dt>"
		"<dd><span class=\"sk-muted\">Niet ingevuld</span> </dd></div></dl>");
	view_pager(out, &(struct view_pager){ .from = 1, .to = 25, .total = 1201, .next = STR("?pagina=2") });
	assert_non_null(strstr(written(), "<span class=\"sk-muted\">1 tot 25 van 1.201</span>"));
	view_pager(out, &(struct view_pager){ .total = 0 });
	assert_string_equal(written(), "");
	view_status(out, VIEW_STATUS_TE_LAAT, STR_NULL);
	assert_string_equal(written(), "<span class=\"sk-status sk-status--negative\"><svg class=\"sk-icon\" "
		"aria-hidden=\"true\" focusable=\"false\"><use href=\"/assets/iconen.svg#alert-circle\"/></svg>"
		"<span>Te laat</span></span>");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_hostile_values_stay_values, setup, teardown),
		cmocka_unit_test_setup_teardown(test_password_and_file_are_not_shown_again, setup, teardown),
		cmocka_unit_test_setup_teardown(test_text_field, setup, teardown),
		cmocka_unit_test_setup_teardown(test_textarea_keeps_what_was_typed, setup, teardown),
		cmocka_unit_test_setup_teardown(test_select_shows_the_value, setup, teardown),
		cmocka_unit_test_setup_teardown(test_choices_point_at_the_first, setup, teardown),
		cmocka_unit_test_setup_teardown(test_one_box, setup, teardown),
		cmocka_unit_test_setup_teardown(test_date_field, setup, teardown),
		cmocka_unit_test_setup_teardown(test_buttons, setup, teardown),
		cmocka_unit_test_setup_teardown(test_summary_of_faults, setup, teardown),
		cmocka_unit_test_setup_teardown(test_wraps, setup, teardown),
		cmocka_unit_test_setup_teardown(test_lists_and_navigation, setup, teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
