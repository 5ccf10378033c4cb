/* Page of themes: what the catalogue says is on the page, for who is logged in. Both databases. */
#include "tests/opstelling.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

static void the_catalogue_is_on_the_page(struct opstelling *o)
{
	struct bezoeker kees = bezoeker_as(o, "kees.dassen");
	struct antwoord an = bezoeker_get(&kees, STR("/themas"));

	assert_int_equal(an.status, 200);
	for (size_t i = 0; i < o->cat->nthemas; i++) {
		struct str naam = str_dup(o->arena, label_text(&o->cat->themas[i].label, 0));

		assert_true(text_has(an.body, naam.p));
	}
	assert_true(text_has(an.body, "(1 en 2 en 3) of 4"));
	/* a clock of the catalogue, and one that starts from a field of the theme */
	assert_true(text_has(an.body, "Eerste casusoverleg gehouden"));
	assert_true(text_has(an.body, "Oefenwoning sinds"));
	assert_true(text_has(an.body, "2 jaar op de kalender"));
}

static void nobody_else_gets_the_page(struct opstelling *o)
{
	struct bezoeker vreemd = bezoeker_new(o);

	assert_int_equal(bezoeker_get(&vreemd, STR("/themas")).status, 303);
}

TEST_BOTH(the_catalogue_is_on_the_page)
TEST_BOTH(nobody_else_gets_the_page)

int main(void)
{
	const struct CMUnitTest tests[] = {
		BOTH(the_catalogue_is_on_the_page),
		BOTH(nobody_else_gets_the_page),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
