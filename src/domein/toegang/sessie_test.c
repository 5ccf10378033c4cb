/* Logging in, sessions and the frame of a request. Both databases. */
#include "tests/opstelling.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

#include "domein/organisatie/inrichting.h"
#include "domein/toegang/sessie.h"
#include "basis/geheim_priv.h"
#include "main/demo_regio.h"
#include "routes.h"

static void account(struct opstelling *o, const char *wie)
{
	struct ctx c = opstelling_as(o, wie);
	struct str email = str_cat(o->arena, str_z(wie), STR("@zvh.example"));

	assert_int_equal(inrichting_inlog(&c, c.actor.id, email, str_z(demo_wachtwoord),
		(struct str){ demo_totp, sizeof(demo_totp) }), 0);
}

static const char *code_now(int64_t shift)
{
	static char code[7];

	totp_code((struct str){ demo_totp, sizeof(demo_totp) }, klok_now() / 30000 + shift, code);
	return code;
}

static void nobody_reaches_a_page(struct opstelling *o)
{
	struct bezoeker b = bezoeker_new(o);
	struct antwoord an = bezoeker_get(&b, STR("/"));

	assert_int_equal(an.status, 303);
	assert_true(str_starts(an.location, STR("/inloggen")));
	an = bezoeker_get(&b, STR("/bestaat-niet"));
	assert_int_equal(an.status, 404);
	an = bezoeker_get(&b, STR("/gezond"));
	assert_int_equal(an.status, 200);
	b.sessie = STR("bm9nLW5vb2l0LWdlem llbi1hbHMtc2Vzc2ll0000000000");
	assert_int_equal(bezoeker_get(&b, STR("/")).status, 303);
}
TEST_BOTH(nobody_reaches_a_page)

static void wrong_password_says_nothing(struct opstelling *o)
{
	struct bezoeker b = bezoeker_new(o);
	struct antwoord known, unknown;

	account(o, "sanne.hendrickx");
	bezoeker_get(&b, STR("/inloggen"));
	known = bezoeker_post(&b, STR("/inloggen"), (const char *[]){ "email", "sanne.hendrickx@zvh.example",
		"wachtwoord", "niet-dit", "naar", "", NULL });
	unknown = bezoeker_post(&b, STR("/inloggen"), (const char *[]){ "email", "niemand@zvh.example",
		"wachtwoord", "niet-dit", "naar", "", NULL });
	assert_int_equal(known.status, 400);
	assert_int_equal(unknown.status, 400);
	assert_true(text_has(known.body, "is niet bekend"));
	assert_true(text_has(unknown.body, "is niet bekend"));
	assert_true(text_has(known.body, "sanne.hendrickx@zvh.example")); /* what was typed stays */
	assert_false(text_has(known.body, "niet-dit"));
}
TEST_BOTH(wrong_password_says_nothing)

static void two_factors_let_in(struct opstelling *o)
{
	struct bezoeker b = bezoeker_new(o);
	struct antwoord an;
	struct str first;

	account(o, "sanne.hendrickx");
	bezoeker_get(&b, STR("/inloggen"));
	an = bezoeker_post(&b, STR("/inloggen"), (const char *[]){ "email", "Sanne.Hendrickx@zvh.example", "wachtwoord",
		demo_wachtwoord, "naar", "", NULL });
	assert_int_equal(an.status, 303);
	first = b.sessie;
	assert_int_equal(bezoeker_get(&b, STR("/")).status, 303); /* one factor is not enough */
	bezoeker_get(&b, STR("/inloggen/code"));
	an = bezoeker_post(&b, STR("/inloggen/code"), (const char *[]){ "code", "000000", "naar", "", NULL });
	assert_int_equal(an.status, 400);
	an = bezoeker_post(&b, STR("/inloggen/code"), (const char *[]){ "code", code_now(0), "naar", "", NULL });
	assert_int_equal(an.status, 303);
	assert_false(str_eq(first, b.sessie)); /* the token changes with the step */
	an = bezoeker_get(&b, STR("/"));
	assert_int_equal(an.status, 200);
	assert_true(text_has(an.body, "Sanne Hendrickx"));
	bezoeker_post(&b, STR("/uitloggen"), (const char *[]){ NULL });
	b.sessie = first;
	assert_int_equal(bezoeker_get(&b, STR("/")).status, 303);
}
TEST_BOTH(two_factors_let_in)

/* Browsers read a backslash as a slash and leave tabs out: "/\\elders" and "/<tab>/elders" are other sites. */
static void after_login_one_stays_here(struct opstelling *o)
{
	static const struct {
		const char *wie, *naar, *want;
	} all[] = {
		{ "sanne.hendrickx", "/meldingen", "/meldingen?gedaan=ingelogd" },
		{ "tim.boesten", "/\\elders.example/inloggen", "/?gedaan=ingelogd" },
		{ "noor.habets", "/\t/elders.example/inloggen", "/?gedaan=ingelogd" },
		{ "hilde.vroemen", "//elders.example", "/?gedaan=ingelogd" },
		{ "kees.dassen", "/van-ons/is-dit-niet", "/?gedaan=ingelogd" },
	};

	for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++) {
		struct bezoeker b = bezoeker_new(o);
		const char *naar = base64url(o->arena, str_z(all[i].naar)).p;
		const char *email = str_cat(o->arena, str_z(all[i].wie), STR("@zvh.example")).p;
		struct antwoord an;

		account(o, all[i].wie);
		bezoeker_get(&b, STR("/inloggen"));
		bezoeker_post(&b, STR("/inloggen"), (const char *[]){ "email", email, "wachtwoord", demo_wachtwoord, "naar", naar,
			NULL });
		bezoeker_get(&b, STR("/inloggen/code"));
		an = bezoeker_post(&b, STR("/inloggen/code"), (const char *[]){ "code", code_now(0), "naar", naar, NULL });
		assert_int_equal(an.status, 303);
		assert_string_equal(str_dup(o->arena, an.location).p, all[i].want);
	}
}
TEST_BOTH(after_login_one_stays_here)

static void a_code_works_once(struct opstelling *o)
{
	struct bezoeker a = bezoeker_new(o), b = bezoeker_new(o);
	const char *const login[] = { "email", "sanne.hendrickx@zvh.example", "wachtwoord", demo_wachtwoord, "naar", "",
		NULL };
	const char *code = code_now(0);

	account(o, "sanne.hendrickx");
	bezoeker_get(&a, STR("/inloggen"));
	bezoeker_post(&a, STR("/inloggen"), login);
	bezoeker_get(&b, STR("/inloggen"));
	bezoeker_post(&b, STR("/inloggen"), login);
	bezoeker_get(&a, STR("/inloggen/code"));
	assert_int_equal(bezoeker_post(&a, STR("/inloggen/code"), (const char *[]){ "code", code, "naar", "", NULL })
		.status, 303);
	bezoeker_get(&b, STR("/inloggen/code"));
	assert_int_equal(bezoeker_post(&b, STR("/inloggen/code"), (const char *[]){ "code", code, "naar", "", NULL })
		.status, 400);
}
TEST_BOTH(a_code_works_once)

static void too_many_attempts_wait(struct opstelling *o)
{
	struct bezoeker b = bezoeker_new(o);
	struct antwoord an = { 0 };

	bezoeker_get(&b, STR("/inloggen"));
	for (int i = 0; i <= POGING_ACCOUNT; i++)
		an = bezoeker_post(&b, STR("/inloggen"), (const char *[]){ "email", "wie@zvh.example", "wachtwoord", "x",
			"naar", "", NULL });
	assert_int_equal(an.status, 503);
	assert_true(text_has(an.body, "Te veel pogingen"));
}
TEST_BOTH(too_many_attempts_wait)

static void invariant_8_no_actor_without_screening(struct opstelling *o)
{
	struct bezoeker b = bezoeker_as(o, "sanne.hendrickx");

	assert_int_equal(bezoeker_get(&b, STR("/")).status, 200);
	opstelling_sql(o, "update main.medewerker set vog = null where email = 'sanne.hendrickx@zvh.example'");
	assert_int_equal(bezoeker_get(&b, STR("/")).status, 303);
	opstelling_sql(o, "update main.medewerker set vog = 20250101, opleiding = null "
		"where email = 'sanne.hendrickx@zvh.example'");
	assert_int_equal(bezoeker_get(&b, STR("/")).status, 303);
	opstelling_sql(o, "update main.medewerker set opleiding = 20250101, actief_tot = 1 "
		"where email = 'sanne.hendrickx@zvh.example'");
	assert_int_equal(bezoeker_get(&b, STR("/")).status, 303);
}
TEST_BOTH(invariant_8_no_actor_without_screening)

static void idle_and_absolute_limits_end_a_session(struct opstelling *o)
{
	struct bezoeker b = bezoeker_as(o, "sanne.hendrickx");
	int64_t begin = klok_now();

	klok_freeze(begin + SESSIE_IDLE - MINUTE_MS);
	assert_int_equal(bezoeker_get(&b, STR("/")).status, 200);
	klok_freeze(begin + 2 * SESSIE_IDLE);
	assert_int_equal(bezoeker_get(&b, STR("/")).status, 303);
}
TEST_BOTH(idle_and_absolute_limits_end_a_session)

static void a_form_needs_its_token(struct opstelling *o)
{
	struct bezoeker b = bezoeker_as(o, "sanne.hendrickx");

	bezoeker_get(&b, STR("/"));
	b.token = STR("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");
	assert_int_equal(bezoeker_post(&b, STR("/uitloggen"), (const char *[]){ NULL }).status, 403);
	assert_int_equal(bezoeker_get(&b, STR("/")).status, 200);
}
TEST_BOTH(a_form_needs_its_token)

int main(void)
{
	const struct CMUnitTest tests[] = {
		BOTH(nobody_reaches_a_page), BOTH(wrong_password_says_nothing), BOTH(two_factors_let_in),
		BOTH(after_login_one_stays_here),
		BOTH(a_code_works_once), BOTH(too_many_attempts_wait), BOTH(invariant_8_no_actor_without_screening),
		BOTH(idle_and_absolute_limits_end_a_session), BOTH(a_form_needs_its_token),
	};

	wachtwoord_cost_set(1, 8 << 20);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
