/* The life of an account: invited, set up, forgotten, lost, changed, kept. Both databases, through the pages. */
#include "tests/opstelling.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include "basis/geheim_priv.h"
#include "domein/organisatie/inrichting.h"
#include "domein/organisatie/medewerker.h"
#include "domein/toegang/concept.h"
#include "domein/toegang/factor.h"
#include "domein/toegang/post.h"
#include "domein/toegang/profiel.h"
#include "domein/toegang/uitnodiging.h"
#include "domein/toegang/wachtwoord.h"
#include "main/demo_regio.h"
#include "routes.h"

#define NIEUW "vier losse woorden achter elkaar"
#define ADRES STR("http://localhost")

static void account(struct opstelling *o, const char *wie, const char *email)
{
	struct ctx c = opstelling_as(o, wie);

	assert_int_equal(inrichting_inlog(&c, c.actor.id, str_z(email), str_z(demo_wachtwoord),
		(struct str){ demo_totp, sizeof(demo_totp) }), 0);
}

static const char *code_of(struct str secret, int64_t shift)
{
	static char code[7];

	totp_code(secret, klok_now() / 30000 + shift, code);
	return code;
}

/* The mails that wait, taken out of the queue. */
static struct brieven_uit mails(struct opstelling *o)
{
	struct ctx c = opstelling_as(o, "kees.dassen");
	struct brieven_uit b = { 0 };

	assert_int_equal(post_claim(&c, str_from_i64(o->arena, id_new()), &b), 0);
	return b;
}

/* The code of the only link in the mails to that address. */
static struct str link_code(struct opstelling *o, const char *aan)
{
	static const char mark[] = "/uitnodiging?code=";
	struct brieven_uit b = mails(o);
	struct str code = STR_NULL;

	for (size_t i = 0; i < b.n; i++) {
		const char *p = memmem(b.v[i].inhoud.p, b.v[i].inhoud.n, mark, sizeof(mark) - 1);

		if (!p || !str_eq(b.v[i].aan, str_z(aan)))
			continue;
		assert_null(code.p);
		p += sizeof(mark) - 1;
		code = str_dup(o->arena, (struct str){ p, strcspn(p, "\n") });
	}
	assert_non_null(code.p);
	return code;
}

static struct str url_of(struct opstelling *o, const char *path, struct str query)
{
	return str_cat(o->arena, str_z(path), query);
}

/* What stands in a hidden field of a page. */
static struct str hidden(struct opstelling *o, struct str page, const char *name)
{
	struct str mark = str_cat(o->arena, str_cat(o->arena, STR("name=\""), str_z(name)), STR("\" value=\""));
	const char *p = memmem(page.p, page.n, mark.p, mark.n);

	assert_non_null(p);
	p += mark.n;
	return str_dup(o->arena, (struct str){ p, strcspn(p, "\"") });
}

/* The secret inside a sealed field: what the phone would know. */
static struct str secret_in(struct opstelling *o, struct str sealed)
{
	struct str box, plain, head;

	assert_true(base64url_decode(o->arena, sealed, &box));
	assert_true(box_open(o->arena, o->sleutels.kluis, box, &plain));
	assert_true(str_cut(&plain, ':', &head) && str_cut(&plain, ':', &head));
	return plain;
}

static struct antwoord open_link(struct bezoeker *b, struct str code)
{
	return bezoeker_get(b, url_of(b->o, "/uitnodiging?code=", code));
}

static struct antwoord set_password(struct bezoeker *b, struct str code, const char *nieuw, const char *nogmaals)
{
	return bezoeker_post(b, STR("/uitnodiging"),
		(const char *[]){ "code", code.p, "nieuw", nieuw, "nogmaals", nogmaals, NULL });
}

/* Sent on to the page that says that a link does not work. */
static bool refused(struct antwoord an)
{
	return an.status == 303 && str_eq(an.location, STR("/uitnodiging"));
}

static void invite(struct opstelling *o, struct medewerker_id m)
{
	struct ctx c = opstelling_as(o, "kees.dassen");

	assert_int_equal(uitnodiging_send(&c, m, ADRES), 0);
}

/* From the page with the QR code to being logged in. */
static struct str set_factor(struct bezoeker *b, const char *path, const char *password)
{
	struct antwoord an = bezoeker_get(b, str_z(path));
	struct str sealed, secret;

	assert_int_equal(an.status, 200);
	assert_true(text_has(an.body, "<svg class=\"sk-qr\""));
	sealed = hidden(b->o, an.body, "geheim");
	secret = secret_in(b->o, sealed);
	an = bezoeker_post(b, str_z(path), password
		? (const char *[]){ "geheim", sealed.p, "code", code_of(secret, 0), "wachtwoord", password, NULL }
		: (const char *[]){ "geheim", sealed.p, "code", code_of(secret, 0), NULL });
	assert_int_equal(an.status, 303);
	assert_true(str_starts(an.location, STR("/profiel/herstelcodes")));
	return secret;
}

static void passwords_are_long_and_not_common(struct opstelling *o)
{
	static const char *const bad[] = { "kort", "elftekens11", "welkomwelkom", "Wachtwoord-2026!", "aaaaaaaaaaaaaa",
		"123456789012345", "210987654321", "QwertyUiop123456", "sanne.hendrickx1", "sanne.hendrickx@zvh.example",
		"zomer zomer zomer", "!!!! wachtwoord !!!!" };
	static const char *const good[] = { NIEUW, "geel-fiets-haring-dak", "ÿÿÿ ÿÿÿ ÿÿÿ!", "lKj92.sdf8aQ", "tweewelkomgasten" };
	struct ctx c = opstelling_as(o, "sanne.hendrickx");

	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		fault_clear(&o->fi);
		assert_int_equal(wachtwoord_check(&c, "nieuw", str_z(bad[i]), str_z(bad[i]), STR("sanne.hendrickx@zvh.example")),
			FAULT_INVALID);
		assert_string_equal(o->fi.fields[0].field, "nieuw");
	}
	for (size_t i = 0; i < sizeof(good) / sizeof(good[0]); i++) {
		fault_clear(&o->fi);
		assert_int_equal(wachtwoord_check(&c, "nieuw", str_z(good[i]), str_z(good[i]), STR("x@zvh.example")), 0);
	}
	assert_int_equal(wachtwoord_check(&c, "nieuw", STR(NIEUW), STR(NIEUW "r"), STR("x@zvh.example")), FAULT_INVALID);
	assert_string_equal(o->fi.fields[0].field, "nogmaals");
}
TEST_BOTH(passwords_are_long_and_not_common)

static void only_the_beheerder_invites(struct opstelling *o)
{
	struct medewerker_id m = opstelling_id(o, "rik.schreurs");
	struct ctx c = opstelling_as(o, "sanne.hendrickx");

	assert_int_equal(uitnodiging_send(&c, m, ADRES), FAULT_DENIED);
	c = opstelling_as(o, "wil.smeets"); /* of the same organisation, without the right */
	assert_int_equal(uitnodiging_send(&c, m, ADRES), FAULT_DENIED);
	c = opstelling_as(o, "kees.dassen");
	assert_int_equal(uitnodiging_send(&c, c.actor.id, ADRES), FAULT_NOT_FOUND); /* not himself */
	assert_int_equal(opstelling_count(o, "select count(*) from main.mail"), 0);
	invite(o, m);
	invite(o, m); /* a second press sends nothing */
	assert_int_equal(opstelling_count(o, "select count(*) from main.mail"), 1);
	assert_int_equal(opstelling_count(o, "select count(*) from main.uitnodiging"), 1);
}
TEST_BOTH(only_the_beheerder_invites)

static void invariant_8_no_invitation_without_screening(struct opstelling *o)
{
	struct medewerker_id m = opstelling_id(o, "rik.schreurs");
	struct ctx c;

	opstelling_sql(o, "update main.medewerker set opleiding = null where email = 'rik.schreurs@politie.example'");
	c = opstelling_as(o, "kees.dassen");
	assert_int_equal(uitnodiging_send(&c, m, ADRES), FAULT_INVALID);
	assert_string_equal(o->fi.rule, "invariant 8");
	opstelling_sql(o, "update main.medewerker set opleiding = 20250101, actief_tot = 1 "
		"where email = 'rik.schreurs@politie.example'");
	c = opstelling_as(o, "kees.dassen");
	assert_int_equal(uitnodiging_send(&c, m, ADRES), FAULT_INVALID);
	assert_int_equal(opstelling_count(o, "select count(*) from main.uitnodiging"), 0);
}
TEST_BOTH(invariant_8_no_invitation_without_screening)

static void invariant_7_no_invitation_for_a_third_party(struct opstelling *o)
{
	struct medewerker_id m = opstelling_id(o, "petra.claessens");
	struct ctx c;

	opstelling_sql(o, "update main.organisatie set soort = 'werkgever' where soort = 'woningcorporatie'");
	c = opstelling_as(o, "kees.dassen");
	assert_int_equal(uitnodiging_send(&c, m, ADRES), FAULT_INVALID);
	assert_string_equal(o->fi.rule, "invariant 7");
	assert_int_equal(opstelling_count(o, "select count(*) from main.uitnodiging"), 0);
}
TEST_BOTH(invariant_7_no_invitation_for_a_third_party)

static void an_invitation_names_nobody_and_ends(struct opstelling *o)
{
	struct bezoeker b = bezoeker_new(o);
	struct brieven_uit m;
	struct antwoord an;
	struct str code;

	invite(o, opstelling_id(o, "rik.schreurs"));
	m = mails(o);
	assert_int_equal(m.n, 1);
	assert_true(str_eq(m.v[0].aan, STR("rik.schreurs@politie.example")));
	assert_false(text_has(m.v[0].inhoud, " Rik"));
	assert_false(text_has(m.v[0].inhoud, "Schreurs"));
	assert_false(text_has(m.v[0].inhoud, "schreurs"));
	opstelling_sql(o, "update main.mail set volgende = 0, houder = null");
	code = link_code(o, "rik.schreurs@politie.example");
	an = open_link(&b, code);
	assert_int_equal(an.status, 200);
	assert_false(text_has(an.body, " Rik") || text_has(an.body, ">Rik"));
	assert_false(text_has(an.body, "schreurs"));
	an = open_link(&b, STR("A"));
	assert_int_equal(an.status, 404);
	assert_true(text_has(an.body, "verlopen of al gebruikt"));
	assert_int_equal(open_link(&b, STR("bm9nLW5vb2l0LWdlemllbi1hbHMtbGlua19fX19fX18")).status, 404);
	assert_int_equal(bezoeker_get(&b, STR("/uitnodiging")).status, 404);
	klok_freeze(klok_now() + UITNODIGING_TERM + 1);
	assert_int_equal(open_link(&b, code).status, 404);
	assert_true(refused(set_password(&b, code, NIEUW, NIEUW)));
	assert_int_equal(opstelling_count(o, "select count(*) from main.inlog where wachtwoord is not null"), 0);
}
TEST_BOTH(an_invitation_names_nobody_and_ends)

static void an_invitation_sets_up_the_account(struct opstelling *o)
{
	struct bezoeker b = bezoeker_new(o), again = bezoeker_new(o);
	struct antwoord an;
	struct str code;

	invite(o, opstelling_id(o, "rik.schreurs"));
	code = link_code(o, "rik.schreurs@politie.example");
	open_link(&b, code);
	an = set_password(&b, code, "welkom2026!!!", "welkom2026!!!");
	assert_int_equal(an.status, 400);
	assert_true(text_has(an.body, "te bekend"));
	assert_false(text_has(an.body, "welkom2026"));
	assert_int_equal(set_password(&b, code, NIEUW, "iets heel anders").status, 400);
	an = set_password(&b, code, NIEUW, NIEUW);
	assert_int_equal(an.status, 303);
	assert_int_equal(bezoeker_get(&b, STR("/")).status, 303); /* one factor is not enough */
	an = bezoeker_get(&b, STR("/inloggen/code"));
	assert_true(str_eq(an.location, STR("/inloggen/factor")));
	an = bezoeker_get(&b, STR("/inloggen/factor"));
	an = bezoeker_post(&b, STR("/inloggen/factor"), (const char *[]){ "geheim",
		hidden(o, an.body, "geheim").p, "code", "000000", NULL });
	assert_int_equal(an.status, 400);
	an = bezoeker_post(&b, STR("/inloggen/factor"), (const char *[]){ "geheim", "AAAA", "code", "000000", NULL });
	assert_int_equal(an.status, 400); /* a secret that is not ours */
	set_factor(&b, "/inloggen/factor", NULL);
	assert_int_equal(bezoeker_get(&b, STR("/")).status, 200);
	bezoeker_get(&again, STR("/inloggen"));
	assert_int_equal(open_link(&again, code).status, 404); /* used */
	assert_true(refused(set_password(&again, code, NIEUW, NIEUW)));
}
TEST_BOTH(an_invitation_sets_up_the_account)

static void recovery_codes_work_once_each(struct opstelling *o)
{
	struct bezoeker b = bezoeker_as(o, "sanne.hendrickx"), login = bezoeker_new(o);
	const char *const first[] = { "email", "sanne.hendrickx@zvh.example", "wachtwoord", demo_wachtwoord, NULL };
	struct antwoord an;
	char code[15];
	const char *p;

	account(o, "sanne.hendrickx", "sanne.hendrickx@zvh.example");
	bezoeker_get(&b, STR("/profiel/herstelcodes"));
	an = bezoeker_post(&b, STR("/profiel/herstelcodes"), (const char *[]){ NULL });
	assert_int_equal(an.status, 200);
	assert_int_equal(opstelling_count(o, "select count(*) from main.herstelcode"), HERSTELCODES);
	p = memmem(an.body.p, an.body.n, "<li translate=\"no\">", 19);
	assert_non_null(p);
	memcpy(code, p + 19, 14);
	code[14] = '\0';
	assert_false(text_has(bezoeker_get(&b, STR("/profiel/herstelcodes")).body, code)); /* shown once */
	bezoeker_get(&login, STR("/inloggen"));
	bezoeker_post(&login, STR("/inloggen"), first);
	bezoeker_get(&login, STR("/inloggen/code"));
	assert_int_equal(bezoeker_post(&login, STR("/inloggen/code"), (const char *[]){ "code", "AAAA-BBBB-CCCC", NULL })
		.status, 400);
	assert_int_equal(bezoeker_post(&login, STR("/inloggen/code"), (const char *[]){ "code", code, NULL }).status, 303);
	login = bezoeker_new(o);
	bezoeker_get(&login, STR("/inloggen"));
	bezoeker_post(&login, STR("/inloggen"), first);
	bezoeker_get(&login, STR("/inloggen/code"));
	assert_int_equal(bezoeker_post(&login, STR("/inloggen/code"), (const char *[]){ "code", code, NULL }).status, 400);
	/* anew: asks the password, and the old ones are void */
	bezoeker_get(&b, STR("/profiel/herstelcodes"));
	assert_int_equal(bezoeker_post(&b, STR("/profiel/herstelcodes"), (const char *[]){ "wachtwoord", "mis", NULL })
		.status, 400);
	assert_int_equal(bezoeker_post(&b, STR("/profiel/herstelcodes"),
		(const char *[]){ "wachtwoord", demo_wachtwoord, NULL }).status, 200);
	assert_int_equal(opstelling_count(o, "select count(*) from main.herstelcode where gebruikt is null"), HERSTELCODES);
}
TEST_BOTH(recovery_codes_work_once_each)

static void a_forgotten_password_tells_nothing(struct opstelling *o)
{
	struct bezoeker b = bezoeker_new(o), mine = bezoeker_as(o, "sanne.hendrickx");
	struct antwoord known, unknown, an;
	struct str code;

	account(o, "sanne.hendrickx", "sanne.hendrickx@zvh.example");
	bezoeker_get(&b, STR("/wachtwoord-vergeten"));
	known = bezoeker_post(&b, STR("/wachtwoord-vergeten"),
		(const char *[]){ "email", "Sanne.Hendrickx@zvh.example", NULL });
	unknown = bezoeker_post(&b, STR("/wachtwoord-vergeten"), (const char *[]){ "email", "niemand@zvh.example", NULL });
	assert_int_equal(known.status, 303);
	assert_int_equal(unknown.status, 303);
	assert_true(str_eq(known.location, unknown.location));
	assert_int_equal(opstelling_count(o, "select count(*) from main.mail"), 1);
	assert_int_equal(opstelling_count(o, "select count(*) from main.inlog_gebeurtenis where soort = 'wachtwoord_vergeten'"), 2);
	code = link_code(o, "sanne.hendrickx@zvh.example");
	open_link(&b, code);
	an = set_password(&b, code, NIEUW, NIEUW);
	assert_int_equal(an.status, 303);
	assert_int_equal(bezoeker_get(&mine, STR("/")).status, 303); /* all sessions ended */
	an = bezoeker_get(&b, STR("/inloggen/factor")); /* the second factor stays, and cannot be set anew here */
	assert_true(str_eq(an.location, STR("/inloggen/code")));
	bezoeker_get(&b, STR("/inloggen/code"));
	an = bezoeker_post(&b, STR("/inloggen/code"), (const char *[]){ "code",
		code_of((struct str){ demo_totp, sizeof(demo_totp) }, 0), NULL });
	assert_int_equal(an.status, 303);
	assert_int_equal(bezoeker_get(&b, STR("/")).status, 200);
	b = bezoeker_new(o);
	bezoeker_get(&b, STR("/wachtwoord-vergeten"));
	for (int i = 0; i < 6; i++)
		an = bezoeker_post(&b, STR("/wachtwoord-vergeten"), (const char *[]){ "email", "niemand@zvh.example", NULL });
	assert_int_equal(an.status, 503);
}
TEST_BOTH(a_forgotten_password_tells_nothing)

static void an_ended_or_unfinished_account_gets_no_password_link(struct opstelling *o)
{
	struct bezoeker b = bezoeker_new(o);

	account(o, "sanne.hendrickx", "sanne.hendrickx@zvh.example");
	opstelling_sql(o, "update main.medewerker set actief_tot = 1 where email = 'sanne.hendrickx@zvh.example'");
	invite(o, opstelling_id(o, "rik.schreurs")); /* invited, no password yet */
	bezoeker_get(&b, STR("/wachtwoord-vergeten"));
	bezoeker_post(&b, STR("/wachtwoord-vergeten"), (const char *[]){ "email", "sanne.hendrickx@zvh.example", NULL });
	bezoeker_post(&b, STR("/wachtwoord-vergeten"), (const char *[]){ "email", "rik.schreurs@politie.example", NULL });
	assert_int_equal(opstelling_count(o, "select count(*) from main.uitnodiging where soort = 'wachtwoord'"), 0);
}
TEST_BOTH(an_ended_or_unfinished_account_gets_no_password_link)

static void changing_a_password_ends_other_sessions(struct opstelling *o)
{
	struct bezoeker b = bezoeker_as(o, "sanne.hendrickx"), other = bezoeker_as(o, "sanne.hendrickx");
	struct antwoord an;

	account(o, "sanne.hendrickx", "sanne.hendrickx@zvh.example");
	bezoeker_get(&b, STR("/profiel/wachtwoord"));
	an = bezoeker_post(&b, STR("/profiel/wachtwoord"),
		(const char *[]){ "oud", "mis mis mis mis", "nieuw", NIEUW, "nogmaals", NIEUW, NULL });
	assert_int_equal(an.status, 400);
	assert_true(text_has(an.body, "Dit wachtwoord klopt niet"));
	an = bezoeker_post(&b, STR("/profiel/wachtwoord"),
		(const char *[]){ "oud", demo_wachtwoord, "nieuw", demo_wachtwoord, "nogmaals", demo_wachtwoord, NULL });
	assert_int_equal(an.status, 400);
	assert_int_equal(bezoeker_get(&other, STR("/")).status, 200);
	an = bezoeker_post(&b, STR("/profiel/wachtwoord"),
		(const char *[]){ "oud", demo_wachtwoord, "nieuw", NIEUW, "nogmaals", NIEUW, NULL });
	assert_int_equal(an.status, 303);
	assert_int_equal(bezoeker_get(&b, STR("/")).status, 200);
	assert_int_equal(bezoeker_get(&other, STR("/")).status, 303);
	assert_int_equal(opstelling_count(o, "select count(*) from main.mail where aan = 'sanne.hendrickx@zvh.example'"), 1);
}
TEST_BOTH(changing_a_password_ends_other_sessions)

static void reset_refused(struct opstelling *o, const char *door, struct medewerker_id m, enum fault f)
{
	struct ctx c = opstelling_as(o, door);

	assert_int_equal(factor_reset(&c, m, true, STR("Teruggebeld via het bekende nummer"), ADRES), f);
}

static void a_lost_factor_is_reset_by_the_own_organisation(struct opstelling *o)
{
	struct medewerker_id rik = opstelling_id(o, "rik.schreurs"), sanne = opstelling_id(o, "sanne.hendrickx");
	struct bezoeker b = bezoeker_as(o, "rik.schreurs"), login = bezoeker_new(o);
	struct ctx c;
	struct antwoord an;
	struct str code;

	account(o, "rik.schreurs", "rik.schreurs@politie.example");
	account(o, "sanne.hendrickx", "sanne.hendrickx@zvh.example");
	account(o, "wil.smeets", "wil.smeets@politie.example");
	reset_refused(o, "anouk.rutten", rik, FAULT_DENIED);    /* a colleague */
	reset_refused(o, "wil.smeets", sanne, FAULT_NOT_FOUND); /* of another organisation */
	reset_refused(o, "wil.smeets", opstelling_id(o, "wil.smeets"), FAULT_NOT_FOUND);
	c = opstelling_as(o, "wil.smeets");
	assert_int_equal(factor_reset(&c, rik, false, STR("Teruggebeld via het bekende nummer"), ADRES), FAULT_INVALID);
	c = opstelling_as(o, "wil.smeets");
	assert_int_equal(factor_reset(&c, rik, true, STR("ja"), ADRES), FAULT_INVALID);
	assert_int_equal(opstelling_count(o, "select count(*) from main.inlog where totp is not null"), 3);
	c = opstelling_as(o, "wil.smeets");
	assert_int_equal(factor_reset(&c, rik, true, STR("Teruggebeld via het bekende nummer"), ADRES), 0);
	assert_int_equal(opstelling_count(o, "select count(*) from main.inlog where totp is not null"), 2);
	assert_int_equal(bezoeker_get(&b, STR("/")).status, 303); /* logged out everywhere */
	assert_int_equal(opstelling_count(o, "select count(*) from main.melding where soort = 'factor_gereset'"), 1);
	assert_int_equal(opstelling_count(o, "select count(*) from main.inlog_gebeurtenis where soort = 'factor_gereset' "
		"and toelichting = 'Teruggebeld via het bekende nummer' and door is not null"), 1);

	bezoeker_get(&login, STR("/inloggen")); /* the password alone does not let anybody set a factor */
	bezoeker_post(&login, STR("/inloggen"), (const char *[]){ "email", "rik.schreurs@politie.example", "wachtwoord",
		demo_wachtwoord, NULL });
	an = bezoeker_get(&login, STR("/inloggen/factor"));
	assert_int_equal(an.status, 200);
	assert_false(text_has(an.body, "name=\"geheim\""));
	assert_int_equal(bezoeker_post(&login, STR("/inloggen/factor"),
		(const char *[]){ "geheim", "AAAA", "code", "123456", NULL }).status, 403);
	code = link_code(o, "rik.schreurs@politie.example");
	b = bezoeker_new(o);
	open_link(&b, code);
	an = bezoeker_post(&b, STR("/uitnodiging/factor"), (const char *[]){ "code", code.p, "wachtwoord", "mis", NULL });
	assert_int_equal(an.status, 400);
	assert_true(refused(set_password(&b, code, NIEUW, NIEUW))); /* it is not a link for a password */
	open_link(&b, code);
	an = bezoeker_post(&b, STR("/uitnodiging/factor"),
		(const char *[]){ "code", code.p, "wachtwoord", demo_wachtwoord, NULL });
	assert_int_equal(an.status, 303);
	set_factor(&b, "/inloggen/factor", NULL);
	assert_true(text_has(bezoeker_get(&b, STR("/meldingen")).body, "vervallen verklaard"));
}
TEST_BOTH(a_lost_factor_is_reset_by_the_own_organisation)

/* Only a link that was opened says that a session may set a factor, not one that another took the place of meanwhile. */
static void a_replaced_link_opens_nothing(struct opstelling *o)
{
	struct medewerker_id rik = opstelling_id(o, "rik.schreurs");
	struct bezoeker b = bezoeker_new(o);
	struct antwoord an;
	struct ctx c;

	account(o, "rik.schreurs", "rik.schreurs@politie.example");
	c = opstelling_as(o, "wil.smeets");
	assert_int_equal(factor_reset(&c, rik, true, STR("Teruggebeld via het bekende nummer"), ADRES), 0);
	klok_freeze(klok_now() + 2 * MINUTE_MS); /* all that follows in one moment */
	bezoeker_get(&b, STR("/inloggen"));
	bezoeker_post(&b, STR("/inloggen"), (const char *[]){ "email", "rik.schreurs@politie.example", "wachtwoord",
		demo_wachtwoord, NULL });
	bezoeker_get(&b, STR("/inloggen/factor"));
	assert_int_equal(bezoeker_post(&b, STR("/inloggen/factor/link"), (const char *[]){ NULL }).status, 303);
	an = bezoeker_get(&b, STR("/inloggen/factor"));
	assert_int_equal(an.status, 200);
	assert_false(text_has(an.body, "name=\"geheim\""));
	klok_freeze(0);
}
TEST_BOTH(a_replaced_link_opens_nothing)

static void an_unfinished_factor_gets_a_link(struct opstelling *o)
{
	struct bezoeker b = bezoeker_new(o), later = bezoeker_new(o);
	struct antwoord an;
	struct str code;

	invite(o, opstelling_id(o, "rik.schreurs"));
	code = link_code(o, "rik.schreurs@politie.example");
	open_link(&b, code);
	set_password(&b, code, NIEUW, NIEUW);
	bezoeker_get(&later, STR("/inloggen")); /* the next day, on another computer */
	bezoeker_post(&later, STR("/inloggen"),
		(const char *[]){ "email", "rik.schreurs@politie.example", "wachtwoord", NIEUW, NULL });
	an = bezoeker_get(&later, STR("/inloggen/factor"));
	assert_false(text_has(an.body, "name=\"geheim\""));
	an = bezoeker_post(&later, STR("/inloggen/factor/link"), (const char *[]){ NULL });
	assert_int_equal(an.status, 303);
	code = link_code(o, "rik.schreurs@politie.example");
	open_link(&later, code);
	bezoeker_post(&later, STR("/uitnodiging/factor"), (const char *[]){ "code", code.p, "wachtwoord", NIEUW, NULL });
	set_factor(&later, "/inloggen/factor", NULL);
	assert_int_equal(bezoeker_get(&later, STR("/")).status, 200);
}
TEST_BOTH(an_unfinished_factor_gets_a_link)

static void a_new_address_holds_up_a_reset(struct opstelling *o)
{
	struct medewerker_id rik = opstelling_id(o, "rik.schreurs");
	struct ctx c;
	struct medewerker m;
	struct medewerker_id id;
	struct bezoeker b;

	account(o, "rik.schreurs", "rik.schreurs@politie.example");
	b = bezoeker_as(o, "rik.schreurs");
	c = opstelling_as(o, "kees.dassen");
	assert_int_equal(medewerker_get(&c, rik, &m), 0);
	m.email = STR("Rik@Elders.example");
	assert_int_equal(medewerker_save(&c, &m, &id), 0);
	assert_int_equal(bezoeker_get(&b, STR("/")).status, 303);
	assert_int_equal(opstelling_count(o, "select count(*) from main.inlog where email = 'rik@elders.example'"), 1);
	assert_int_equal(opstelling_count(o, "select count(*) from main.mail where aan = 'rik.schreurs@politie.example'"), 1);
	assert_int_equal(opstelling_count(o, "select count(*) from main.mail where aan = 'rik@elders.example'"), 1);
	reset_refused(o, "kees.dassen", rik, FAULT_CONFLICT);
	klok_freeze(klok_now() + FACTOR_RUST + 1000);
	reset_refused(o, "kees.dassen", rik, FAULT_NONE);
}
TEST_BOTH(a_new_address_holds_up_a_reset)

static void a_new_phone_asks_the_password(struct opstelling *o)
{
	struct bezoeker b = bezoeker_as(o, "sanne.hendrickx"), other = bezoeker_as(o, "sanne.hendrickx");
	struct antwoord an;
	struct str sealed;

	account(o, "sanne.hendrickx", "sanne.hendrickx@zvh.example");
	an = bezoeker_get(&b, STR("/profiel/factor"));
	sealed = hidden(o, an.body, "geheim");
	an = bezoeker_post(&b, STR("/profiel/factor"), (const char *[]){ "geheim", sealed.p, "code",
		code_of(secret_in(o, sealed), 0), "wachtwoord", "mis", NULL });
	assert_int_equal(an.status, 400);
	assert_true(str_eq(hidden(o, an.body, "geheim"), sealed)); /* the same secret: the phone has it already */
	assert_int_equal(bezoeker_get(&other, STR("/")).status, 200);
	set_factor(&b, "/profiel/factor", demo_wachtwoord);
	assert_int_equal(bezoeker_get(&b, STR("/")).status, 200);
	assert_int_equal(bezoeker_get(&other, STR("/")).status, 303);
}
TEST_BOTH(a_new_phone_asks_the_password)

static void somebody_elses_secret_does_not_fit(struct opstelling *o)
{
	struct bezoeker b = bezoeker_as(o, "sanne.hendrickx"), mila = bezoeker_as(o, "mila.crutzen");
	struct antwoord an;
	struct str sealed;

	account(o, "sanne.hendrickx", "sanne.hendrickx@zvh.example");
	account(o, "mila.crutzen", "mila.crutzen@zvh.example");
	an = bezoeker_get(&mila, STR("/profiel/factor"));
	sealed = hidden(o, an.body, "geheim");
	bezoeker_get(&b, STR("/profiel/factor"));
	an = bezoeker_post(&b, STR("/profiel/factor"), (const char *[]){ "geheim", sealed.p, "code",
		code_of(secret_in(o, sealed), 0), "wachtwoord", demo_wachtwoord, NULL });
	assert_int_equal(an.status, 400);
	klok_freeze(klok_now() + FACTOR_VENSTER / 2 + 1000);
	an = bezoeker_get(&mila, STR("/profiel/factor"));
	sealed = hidden(o, an.body, "geheim");
	for (int i = 0; i < 2; i++) { /* used, so that the session does not idle out */
		klok_freeze(klok_now() + FACTOR_VENSTER / 2 + 1000);
		bezoeker_get(&mila, STR("/"));
	}
	an = bezoeker_post(&mila, STR("/profiel/factor"), (const char *[]){ "geheim", sealed.p, "code",
		code_of(secret_in(o, sealed), 0), "wachtwoord", demo_wachtwoord, NULL });
	assert_int_equal(an.status, 400); /* the page was open too long */
	assert_true(text_has(an.body, "stond te lang open"));
}
TEST_BOTH(somebody_elses_secret_does_not_fit)

static void a_profile_is_ones_own(struct opstelling *o)
{
	struct bezoeker b = bezoeker_as(o, "sanne.hendrickx");
	struct antwoord an;
	const char *const english[] = { "taal", "en", "kleuren", "donker", "telefoon", "06-12345678", "versie", "1", NULL };

	an = bezoeker_get(&b, STR("/profiel"));
	assert_int_equal(an.status, 200);
	assert_true(text_has(an.body, "lang=\"nl\""));
	assert_int_equal(bezoeker_post(&b, STR("/profiel"), (const char *[]){ "taal", "fr", "kleuren", "donker", "versie",
		"1", NULL }).status, 400);
	assert_int_equal(bezoeker_post(&b, STR("/profiel"), english).status, 303);
	an = bezoeker_get(&b, STR("/profiel"));
	assert_true(text_has(an.body, "lang=\"en\""));
	assert_true(text_has(an.body, "data-thema=\"donker\""));
	assert_false(text_has(an.body, "data-sneltoetsen"));
	assert_int_equal(opstelling_count(o, "select count(*) from main.medewerker where taal = 'en'"), 1);
	an = bezoeker_post(&b, STR("/profiel"), (const char *[]){ "taal", "nl", "kleuren", "licht", "telefoon", "06-1",
		"versie", "1", NULL }); /* a stale version */
	assert_int_equal(an.status, 409);
	assert_true(text_has(an.body, "06-1"));
	bezoeker_get(&b, STR("/profiel")); /* somebody else's name as a field is not taken */
	assert_int_equal(bezoeker_post(&b, STR("/profiel"), (const char *[]){ "taal", "nl", "kleuren", "licht", "naam", "X",
		"versie", "2", NULL }).status, 400);
}
TEST_BOTH(a_profile_is_ones_own)

static void sessions_are_ended_one_by_one_and_all(struct opstelling *o)
{
	struct bezoeker a = bezoeker_as(o, "sanne.hendrickx"), b = bezoeker_as(o, "sanne.hendrickx"),
		mila = bezoeker_as(o, "mila.crutzen");
	struct req r = opstelling_urls(o);
	struct str his, hers;

	his = url_id(&r, ID_sessie, opstelling_count(o, "select max(s.id) from main.sessie s join main.medewerker m on "
		"m.id = s.medewerker where m.email = 'sanne.hendrickx@zvh.example'"));
	hers = url_id(&r, ID_sessie, opstelling_count(o, "select max(s.id) from main.sessie s join main.medewerker m on "
		"m.id = s.medewerker where m.email = 'mila.crutzen@zvh.example'"));
	bezoeker_get(&a, STR("/profiel"));
	bezoeker_post(&a, STR("/profiel/sessie-einde"), (const char *[]){ "sessie", hers.p, NULL });
	assert_int_equal(bezoeker_get(&mila, STR("/")).status, 200); /* not hers to end */
	assert_int_equal(bezoeker_get(&b, STR("/")).status, 200);
	assert_int_equal(bezoeker_post(&a, STR("/profiel/sessie-einde"), (const char *[]){ "sessie", his.p, NULL }).status,
		303);
	assert_int_equal(bezoeker_get(&b, STR("/")).status, 303);
	bezoeker_get(&a, STR("/profiel"));
	assert_int_equal(bezoeker_post(&a, STR("/profiel/overal-uit"), (const char *[]){ NULL }).status, 303);
	assert_int_equal(bezoeker_get(&a, STR("/")).status, 303);
	assert_int_equal(bezoeker_get(&mila, STR("/")).status, 200);
}
TEST_BOTH(sessions_are_ended_one_by_one_and_all)

/* A post that came after the session had ended, kept for its author. Returns him, logged in again. */
static struct bezoeker late_post(struct opstelling *o, const char *naam)
{
	struct bezoeker b = bezoeker_as(o, "kees.dassen");
	struct antwoord an;

	bezoeker_get(&b, STR("/beheer/organisaties/nieuw"));
	opstelling_sql(o, "update main.sessie set laatst = 1");
	an = bezoeker_post(&b, STR("/beheer/organisaties/nieuw"),
		(const char *[]){ "naam", naam, "soort", "ggz", "telefoon", "", NULL });
	assert_int_equal(an.status, 303);
	assert_true(text_has(an.location, "bewaard=1"));
	assert_true(text_has(bezoeker_get(&b, an.location).body, "Uw sessie was verlopen"));
	return bezoeker_as(o, "kees.dassen");
}

static struct str kept_url(struct opstelling *o, const char *what)
{
	struct req r = opstelling_urls(o);
	struct concept_id id = { opstelling_count(o, "select max(id) from main.concept where soort = 'post'") };

	return strcmp(what, "weg") == 0 ? url_bewaard_weg(&r, id) : url_bewaard_verstuur(&r, id);
}

static void what_was_typed_is_sent_after_all(struct opstelling *o)
{
	struct bezoeker b = late_post(o, "GGZ Nieuwland"), other = bezoeker_as(o, "sanne.hendrickx");
	struct antwoord an;
	struct str url = kept_url(o, "verstuur");

	assert_int_equal(opstelling_count(o, "select count(*) from main.organisatie where naam = 'GGZ Nieuwland'"), 0);
	assert_false(text_has(bezoeker_get(&other, STR("/bewaard")).body, "GGZ Nieuwland"));
	assert_int_equal(bezoeker_post(&other, url, (const char *[]){ NULL }).status, 404);
	an = bezoeker_get(&b, STR("/bewaard"));
	assert_true(text_has(an.body, "GGZ Nieuwland"));
	an = bezoeker_post(&b, url, (const char *[]){ NULL });
	assert_int_equal(an.status, 303);
	assert_int_equal(opstelling_count(o, "select count(*) from main.organisatie where naam = 'GGZ Nieuwland'"), 1);
	assert_false(text_has(bezoeker_get(&b, STR("/bewaard")).body, "GGZ Nieuwland"));
}
TEST_BOTH(what_was_typed_is_sent_after_all)

static void what_was_typed_wrong_is_shown_in_its_form(struct opstelling *o)
{
	struct bezoeker b = late_post(o, "Politie Geuldal"); /* there is one already */
	struct antwoord an;

	bezoeker_get(&b, STR("/bewaard"));
	an = bezoeker_post(&b, kept_url(o, "verstuur"), (const char *[]){ NULL });
	assert_int_equal(an.status, 400);
	assert_true(text_has(an.body, "Er is al een organisatie met deze naam"));
	assert_true(text_has(an.body, "value=\"Politie Geuldal\""));
	assert_true(text_has(bezoeker_get(&b, STR("/bewaard")).body, "Politie Geuldal")); /* and is still kept */
	assert_int_equal(bezoeker_post(&b, kept_url(o, "weg"), (const char *[]){ NULL }).status, 303);
	assert_false(text_has(bezoeker_get(&b, STR("/bewaard")).body, "Politie Geuldal"));
}
TEST_BOTH(what_was_typed_wrong_is_shown_in_its_form)

static void the_console_gives_the_link_that_fits(struct opstelling *o)
{
	struct medewerker_id rik = opstelling_id(o, "rik.schreurs"), sanne = opstelling_id(o, "sanne.hendrickx");
	struct ctx c = opstelling_as(o, "kees.dassen");
	struct bezoeker b = bezoeker_new(o);
	struct str url;

	account(o, "sanne.hendrickx", "sanne.hendrickx@zvh.example");
	c = opstelling_as(o, "kees.dassen");
	assert_int_equal(factor_reset_console(&c, rik, STR("rik.schreurs@politie.example"), ADRES, &url), FAULT_CONFLICT);
	c = opstelling_as(o, "kees.dassen");
	assert_int_equal(link_console(&c, rik, STR("rik.schreurs@politie.example"), LINK_WACHTWOORD, ADRES, &url), 0);
	assert_true(text_has(bezoeker_get(&b, (struct str){ url.p + ADRES.n, url.n - ADRES.n }).body, "Welkom bij Schakel"));
	assert_int_equal(link_console(&c, sanne, STR("sanne.hendrickx@zvh.example"), LINK_WACHTWOORD, ADRES, &url), 0);
	assert_true(text_has(bezoeker_get(&b, (struct str){ url.p + ADRES.n, url.n - ADRES.n }).body, "Nieuw wachtwoord"));
	assert_int_equal(link_console(&c, sanne, STR("sanne.hendrickx@zvh.example"), LINK_WACHTWOORD, ADRES, &url), FAULT_BUSY);
	c = opstelling_as(o, "kees.dassen");
	assert_int_equal(factor_reset_console(&c, sanne, STR("sanne.hendrickx@zvh.example"), ADRES, &url), 0);
	assert_true(text_has(bezoeker_get(&b, (struct str){ url.p + ADRES.n, url.n - ADRES.n }).body, "Tweede factor"));
	assert_int_equal(opstelling_count(o, "select count(*) from main.inlog where totp is not null"), 0);
}
TEST_BOTH(the_console_gives_the_link_that_fits)

/* A concept that is still being typed is not something to send. */
static void only_what_was_sent_can_be_sent_again(struct opstelling *o)
{
	struct bezoeker b = bezoeker_as(o, "kees.dassen");
	struct ctx c = opstelling_as(o, "kees.dassen");
	struct req r = opstelling_urls(o);
	struct veld v[] = { { STR("naam"), STR("GGZ Nieuwland") }, { STR("soort"), STR("ggz") } };
	struct concept_id id;
	int64_t versie;

	assert_int_equal(concept_save(&c, STR("proef"), STR("/beheer/organisaties/nieuw"), v, 2, 0, &versie), 0);
	id.v = opstelling_count(o, "select max(id) from main.concept");
	assert_false(text_has(bezoeker_get(&b, STR("/bewaard")).body, "GGZ Nieuwland"));
	bezoeker_get(&b, STR("/profiel"));
	assert_int_equal(bezoeker_post(&b, url_bewaard_verstuur(&r, id), (const char *[]){ NULL }).status, 404);
	assert_int_equal(opstelling_count(o, "select count(*) from main.organisatie where naam = 'GGZ Nieuwland'"), 0);
}
TEST_BOTH(only_what_was_sent_can_be_sent_again)

static void a_right_that_was_lost_meanwhile_counts(struct opstelling *o)
{
	struct bezoeker b = late_post(o, "GGZ Nieuwland");

	opstelling_sql(o, "update main.rol_toekenning set tot = 1 where rol = 'beheerder'");
	bezoeker_get(&b, STR("/bewaard"));
	assert_int_equal(bezoeker_post(&b, kept_url(o, "verstuur"), (const char *[]){ NULL }).status, 403);
	assert_int_equal(opstelling_count(o, "select count(*) from main.organisatie where naam = 'GGZ Nieuwland'"), 0);
}
TEST_BOTH(a_right_that_was_lost_meanwhile_counts)

int main(void)
{
	const struct CMUnitTest tests[] = {
		BOTH(passwords_are_long_and_not_common), BOTH(only_the_beheerder_invites),
		BOTH(invariant_8_no_invitation_without_screening), BOTH(invariant_7_no_invitation_for_a_third_party),
		BOTH(an_invitation_names_nobody_and_ends), BOTH(an_invitation_sets_up_the_account),
		BOTH(recovery_codes_work_once_each), BOTH(a_forgotten_password_tells_nothing),
		BOTH(an_ended_or_unfinished_account_gets_no_password_link), BOTH(changing_a_password_ends_other_sessions),
		BOTH(a_lost_factor_is_reset_by_the_own_organisation), BOTH(a_replaced_link_opens_nothing),
		BOTH(an_unfinished_factor_gets_a_link),
		BOTH(a_new_address_holds_up_a_reset), BOTH(a_new_phone_asks_the_password),
		BOTH(somebody_elses_secret_does_not_fit), BOTH(a_profile_is_ones_own),
		BOTH(sessions_are_ended_one_by_one_and_all), BOTH(what_was_typed_is_sent_after_all),
		BOTH(what_was_typed_wrong_is_shown_in_its_form), BOTH(a_right_that_was_lost_meanwhile_counts),
		BOTH(only_what_was_sent_can_be_sent_again), BOTH(the_console_gives_the_link_that_fits),
	};

	wachtwoord_cost_set(1, 8 << 20);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
