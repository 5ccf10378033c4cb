/* The pages of handing a case over: proposal, receipt, what both houses see. Both databases. */
#include "tests/proef_plan.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "domein/afschaling/overdragen.h"
#include "routes.h"

#define SANNE "sanne.hendrickx"
#define JOEP "joep.lemmens"

static struct antwoord get(struct opstelling *o, const char *wie, struct str url)
{
	struct bezoeker b = bezoeker_as(o, wie);

	return bezoeker_get(&b, url);
}

static void a_case_goes_to_another_house(struct opstelling *o)
{
	struct casus_id id = proef_casus(o);
	struct req r = opstelling_urls(o);
	struct bezoeker sanne = bezoeker_as(o, SANNE), joep = bezoeker_as(o, JOEP);
	const char *naar = url_id(&r, ID_medewerker, opstelling_id(o, JOEP).v).p;
	struct antwoord a = bezoeker_get(&sanne, url_casus_overdragen(&r, id));
	struct str url;

	assert_true(a.status == 200 && text_has(a.body, "Joep Lemmens") && !text_has(a.body, "Tim Boesten"));
	assert_int_equal(get(o, "rik.schreurs", url_casus_overdragen(&r, id)).status, 403);
	assert_int_equal(get(o, JOEP, url_casus_overdragen(&r, id)).status, 404);
	a = bezoeker_post(&sanne, url_casus_overdragen(&r, id), (const char *[]){ "naar", naar, "reden", "Verhuisd naar Sittard",
		"grond", "WGS 2.28", "delen", "straf", NULL });
	assert_true(a.status == 400 && text_has(a.body, "Straf en zorg gaan alleen mee") && text_has(a.body, "Verhuisd naar"));
	a = bezoeker_post(&sanne, url_casus_overdragen(&r, id), (const char *[]){ "naar", naar, "reden", "Verhuisd naar Sittard",
		"grond", "WGS 2.28", "delen", "tijdlijn", NULL });
	assert_int_equal(a.status, 303);
	str_cut(&a.location, '?', &url);
	url = str_dup(o->arena, url);
	assert_int_equal(get(o, JOEP, url_casus(&r, id)).status, 404);
	a = get(o, JOEP, STR("/verzoeken"));
	assert_true(text_has(a.body, "Verhuisd naar Sittard") && !text_has(a.body, "Wolters"));
	assert_int_equal(get(o, "mila.crutzen", url).status, 404);
	a = bezoeker_get(&joep, url);
	assert_true(a.status == 200 && text_has(a.body, "neem de casus over") && !text_has(a.body, "Wolters"));
	a = bezoeker_post(&joep, str_cat(o->arena, url, STR("/antwoord")), (const char *[]){ "versie", "1", NULL });
	assert_int_equal(a.status, 400);
	a = bezoeker_post(&joep, str_cat(o->arena, url, STR("/antwoord")), (const char *[]){ "versie", "1", "aanvaard", "ja",
		NULL });
	assert_int_equal(a.status, 303);
	assert_int_equal(get(o, SANNE, url_casus(&r, id)).status, 404);
	a = get(o, JOEP, url_casus(&r, id));
	assert_true(a.status == 200 && text_has(a.body, "Wolters") && text_has(a.body, "Casus overgedragen"));
}
TEST_BOTH(a_case_goes_to_another_house)

int main(void)
{
	const struct CMUnitTest tests[] = {
		BOTH(a_case_goes_to_another_house),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
