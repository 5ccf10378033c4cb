/* Pages of persons: who reaches them, what they show, what they leave on record. Both databases. */
#include "tests/proef_persoon.h"

#include "routes.h"
#include "tests/proef_aanmelding.h"

#define PARTNER "rik.schreurs"

/* ---- reading answers ---- */

/* s without what stands between each `mark` and the next `end`. */
static struct str without(struct opstelling *o, struct str s, const char *mark, char end)
{
	struct buf b = buf_new(o->arena);
	const char *p;

	while (s.n && (p = memmem(s.p, s.n, mark, strlen(mark)))) {
		const char *from = p + strlen(mark), *to = memchr(from, end, s.n - (size_t)(from - s.p));

		buf_add(&b, (struct str){ s.p, (size_t)(from - s.p) });
		s = (struct str){ to, s.n - (size_t)(to - s.p) };
	}
	buf_add(&b, s);
	return buf_str(&b);
}

/* Without form tokens and the number of a fault, which differ on every page. */
static struct str without_chance(struct opstelling *o, struct antwoord an)
{
	struct str s = without(o, an.body, "name=\"_t\" value=\"", '"');

	return an.status < 400 ? s : without(o, s, "<span class=\"sk-num\">", '<');
}

static void same_answer(struct opstelling *o, struct antwoord x, struct antwoord y)
{
	struct str p = without_chance(o, x), q = without_chance(o, y);

	assert_int_equal(x.status, y.status);
	for (size_t i = 0; i < p.n && i < q.n; i++)
		if (p.p[i] != q.p[i])
			fail_msg("differs at: %.60s", p.p + (i > 20 ? i - 20 : 0));
	assert_int_equal(p.n, q.n);
	assert_true(str_eq(x.location, y.location));
}

static struct str with_query(struct opstelling *o, struct str url, const char *name, struct str value)
{
	struct str s = str_cat(o->arena, str_cat(o->arena, url, STR("?")), str_z(name));

	return str_cat(o->arena, str_cat(o->arena, s, STR("=")), value);
}

#define JAN { .voornamen = "Jan", .voorvoegsel = "van den", .geslachtsnaam = "Berg", .bsn = "111222333", .geboren = 19790503 }

/* ---- a partner ---- */

/* Somebody known, somebody unknown, nothing at all: every page of persons gives a partner the same answer. */
static void partner_learns_nothing(struct opstelling *o)
{
	struct req r = opstelling_urls(o);
	struct persoon_id known = person(o, INTAKE, "", (struct gegeven)JAN), unknown = { id_new() };
	struct aanmelding_id a = dossier(o, PARTNER, "", "wgs_casus");
	struct betrokkene_id b = given(o, a, (struct gegeven)JAN);
	struct betrokkene_id c = given(o, a, (struct gegeven){ .voornamen = "Bo", .geslachtsnaam = "Stranger" });
	struct bezoeker rik = bezoeker_as(o, PARTNER);
	struct antwoord one;

	one = bezoeker_get(&rik, url_persoon(&r, known));
	assert_int_equal(one.status, 403);
	same_answer(o, one, bezoeker_get(&rik, url_persoon(&r, unknown)));
	same_answer(o, bezoeker_get(&rik, url_persoon_wijzig(&r, known)), bezoeker_get(&rik, url_persoon_wijzig(&r, unknown)));
	one = bezoeker_get(&rik, url_koppelen(&r, a, b));
	assert_int_equal(one.status, 403);
	same_answer(o, one, bezoeker_get(&rik, url_koppelen(&r, a, c)));
	same_answer(o, one, bezoeker_get(&rik, with_query(o, url_koppelen(&r, a, b), "ook", url_id(&r, ID_persoon, known.v))));
	assert_int_equal(bezoeker_get(&rik, url_personen(&r)).status, 403);
	one = bezoeker_post(&rik, url_personen_zoek(&r), (const char *[]){ "naam", "berg", NULL });
	assert_int_equal(one.status, 403);
	same_answer(o, one, bezoeker_post(&rik, url_personen_zoek(&r), (const char *[]){ "naam", "stranger", NULL }));
	one = bezoeker_post(&rik, url_koppelen_nieuw(&r, a, b), (const char *[]){ "versie", "1", NULL });
	assert_int_equal(one.status, 403);
	same_answer(o, one, bezoeker_post(&rik, url_koppelen_nieuw(&r, a, c), (const char *[]){ "versie", "1", NULL }));
	assert_int_equal(bezoeker_post(&rik, url_persoon_bsn(&r, known), (const char *[]){ "reden", "mijn werk", NULL }).status,
		403);
}
TEST_BOTH(partner_learns_nothing)

/* What a partner sees of its own aanmelding is the same before and after the house links the person. */
static void partner_sees_no_link(struct opstelling *o)
{
	struct req r = opstelling_urls(o);
	struct aanmelding_id a = proef_submit(o, PARTNER);
	struct bezoeker rik = bezoeker_as(o, PARTNER);
	struct ctx c = opstelling_as(o, INTAKE);
	struct persoon_id made = { 0 };
	struct antwoord before;

	person(o, INTAKE, "", (struct gegeven){ .voornamen = "Dennis", .geslachtsnaam = "Wolters", .geboren = 19880907 });
	before = bezoeker_get(&rik, url_aanmelding(&r, a));
	assert_int_equal(before.status, 200);
	assert_int_equal(persoon_make(&c, (struct betrokkene_id){ COUNT(o, "select id from main.betrokkene where dossier = ",
		num(o, a.v)) }, 0, &made), 0);
	same_answer(o, before, bezoeker_get(&rik, url_aanmelding(&r, a)));
}
TEST_BOTH(partner_sees_no_link)

/* ---- searching ---- */

static void search_without_anything(struct opstelling *o)
{
	struct req r = opstelling_urls(o);
	struct bezoeker noor = bezoeker_as(o, INTAKE);
	struct antwoord an = bezoeker_get(&noor, url_personen(&r));

	assert_int_equal(an.status, 200);
	assert_true(text_has(an.body, "Zoek een persoon"));
	an = bezoeker_post(&noor, url_personen_zoek(&r), (const char *[]){ "naam", "", "geboren", "", "bsn", "", NULL });
	assert_int_equal(an.status, 400);
	assert_true(text_has(an.body, "Vul een naam, een geboortedatum of een BSN in."));
	an = bezoeker_post(&noor, url_personen_zoek(&r), (const char *[]){ "naam", "van den Berg", "geboren", "31-2-1979",
		"bsn", "", NULL });
	assert_int_equal(an.status, 400);
	assert_true(text_has(an.body, "van den Berg") && text_has(an.body, "31-2-1979"));
	an = bezoeker_post(&noor, url_personen_zoek(&r), (const char *[]){ "naam", "", "bsn", "123456789", NULL });
	assert_int_equal(an.status, 400);
	assert_true(text_has(an.body, "geen geldig BSN"));
	an = bezoeker_post(&noor, url_personen_zoek(&r), (const char *[]){ "naam", "zomaar iemand", NULL });
	assert_int_equal(an.status, 303);
	an = bezoeker_get(&noor, an.location);
	assert_true(text_has(an.body, "Niemand gevonden"));
	an = bezoeker_get(&noor, with_query(o, url_personen(&r), "z", STR("geen-vraag")));
	assert_int_equal(an.status, 200);
	assert_true(text_has(an.body, "Zoek een persoon"));
}
TEST_BOTH(search_without_anything)

static void search_finds_and_records(struct opstelling *o)
{
	struct req r = opstelling_urls(o);
	struct persoon_id jan = person(o, INTAKE, "", (struct gegeven)JAN);
	struct bezoeker noor = bezoeker_as(o, INTAKE), bram = bezoeker_as(o, OTHER_INTAKE);
	struct antwoord an, page;
	int64_t before;

	bezoeker_get(&noor, url_personen(&r));
	before = opstelling_looks(o, "soort = 'zoek'");
	an = bezoeker_post(&noor, url_personen_zoek(&r), (const char *[]){ "naam", "berg jan", "geboren", "1979", NULL });
	assert_int_equal(an.status, 303);
	assert_false(text_has(an.location, "berg") || text_has(an.location, "1979"));
	page = bezoeker_get(&noor, an.location);
	assert_int_equal(page.status, 200);
	assert_true(text_has(page.body, "Berg, Jan van den") && text_has(page.body, "03-05-1979"));
	assert_true(text_has(page.body, "•••• •• 333"));
	assert_false(text_has(page.body, "111222333"));
	assert_true(text_has(page.body, url_persoon(&r, jan).p));
	assert_int_equal(opstelling_looks(o, "soort = 'zoek'") - before, 1);
	assert_int_equal(opstelling_looks(o, str_cat(o->arena, STR("soort = 'zoek' and persoon = "), str_from_i64(o->arena, jan.v)).p), 1);
	/* reloading is looking again */
	bezoeker_get(&noor, an.location);
	assert_int_equal(opstelling_looks(o, "soort = 'zoek'") - before, 2);
	/* the address means nothing to another */
	page = bezoeker_get(&bram, an.location);
	assert_false(text_has(page.body, "Berg"));
	assert_true(text_has(page.body, "Zoek een persoon"));
	/* he finds the person to compare, without a page to open */
	an = bezoeker_post(&bram, url_personen_zoek(&r), (const char *[]){ "naam", "", "bsn", "111 222 333", NULL });
	page = bezoeker_get(&bram, an.location);
	assert_true(text_has(page.body, "Berg, Jan van den") && text_has(page.body, "Niet in uw dossiers"));
	assert_false(text_has(page.body, url_persoon(&r, jan).p));
}
TEST_BOTH(search_finds_and_records)

/* That not everybody was looked at is said, beside what was found and when nobody was. */
static void search_says_where_it_ended(struct opstelling *o)
{
	struct req r = opstelling_urls(o);
	struct bezoeker noor = bezoeker_as(o, INTAKE);
	const char *regio = num(o, opstelling_as(o, INTAKE).actor.regio.v);
	struct antwoord an;

	person(o, INTAKE, "", (struct gegeven){ .voornamen = "Frits", .geslachtsnaam = "Massa" });
	crowd(o, regio, "", "7000", "anna", "massa");
	crowd(o, regio, "", "8000", "frits", "aalders");
	bezoeker_get(&noor, url_personen(&r));
	an = bezoeker_post(&noor, url_personen_zoek(&r), (const char *[]){ "naam", "frits massa", NULL });
	an = bezoeker_get(&noor, an.location);
	assert_true(text_has(an.body, "Massa, Frits") && text_has(an.body, "niet bij iedereen gekeken"));
	an = bezoeker_post(&noor, url_personen_zoek(&r), (const char *[]){ "naam", "fri mas", NULL });
	an = bezoeker_get(&noor, an.location);
	assert_true(text_has(an.body, "Niemand gevonden") && text_has(an.body, "niet bij iedereen gekeken"));
	an = bezoeker_post(&noor, url_personen_zoek(&r), (const char *[]){ "naam", "massa", NULL });
	an = bezoeker_get(&noor, an.location);
	assert_true(text_has(an.body, "meer dan 50 personen") && !text_has(an.body, "niet bij iedereen gekeken"));
}
TEST_BOTH(search_says_where_it_ended)

/* ---- the page of one ---- */

static void page_not_there_is_page_not_yours(struct opstelling *o)
{
	struct req r = opstelling_urls(o);
	struct persoon_id jan = person(o, INTAKE, "", (struct gegeven)JAN);
	struct bezoeker bram = bezoeker_as(o, OTHER_INTAKE);
	struct antwoord an = bezoeker_get(&bram, url_persoon(&r, jan));

	assert_int_equal(an.status, 404);
	same_answer(o, an, bezoeker_get(&bram, url_persoon(&r, (struct persoon_id){ id_new() })));
	same_answer(o, bezoeker_post(&bram, url_persoon_bsn(&r, jan), (const char *[]){ "reden", "mijn werk", NULL }),
		bezoeker_post(&bram, url_persoon_bsn(&r, (struct persoon_id){ id_new() }), (const char *[]){ "reden",
			"mijn werk", NULL }));
}
TEST_BOTH(page_not_there_is_page_not_yours)

static void bsn_with_a_reason(struct opstelling *o)
{
	struct req r = opstelling_urls(o);
	struct persoon_id jan = person(o, INTAKE, "", (struct gegeven)JAN);
	struct bezoeker noor = bezoeker_as(o, INTAKE);
	struct antwoord an = bezoeker_get(&noor, url_persoon(&r, jan));

	assert_int_equal(an.status, 200);
	assert_true(text_has(an.body, "<h1>Jan van den Berg</h1>") && text_has(an.body, "•••• •• 333"));
	assert_true(text_has(an.body, "03-05-1979"));
	assert_false(text_has(an.body, "111222333"));
	assert_false(text_has(an.body, "<title>Jan"));
	an = bezoeker_post(&noor, url_persoon_bsn(&r, jan), (const char *[]){ "reden", "", NULL });
	assert_int_equal(an.status, 400);
	assert_false(text_has(an.body, "111222333"));
	assert_int_equal(opstelling_looks(o, "grond like 'BSN%'"), 0);
	an = bezoeker_post(&noor, url_persoon_bsn(&r, jan), (const char *[]){ "reden", "Aanvraag bij het UWV", NULL });
	assert_int_equal(an.status, 200);
	assert_true(text_has(an.body, "111222333"));
	assert_int_equal(opstelling_looks(o, "grond = 'BSN: Aanvraag bij het UWV' and soort = 'scherm'"), 1);
	an = bezoeker_get(&noor, url_persoon(&r, jan));
	assert_false(text_has(an.body, "111222333"));
}
TEST_BOTH(bsn_with_a_reason)

static void correct_on_screen(struct opstelling *o)
{
	struct req r = opstelling_urls(o);
	struct persoon_id jan = person(o, INTAKE, "", (struct gegeven)JAN);
	struct bezoeker noor = bezoeker_as(o, INTAKE), bram = bezoeker_as(o, OTHER_INTAKE);
	const char *fields[] = { "versie", "1", "voornamen", "Johannes", "voorletters", "", "voorvoegsel", "van den",
		"geslachtsnaam", "", "partner_voorvoegsel", "", "partner_naam", "", "naamgebruik", "E", "geboren", "5-1979",
		"geslacht", "M", "bsn", "", "bsn_reden", "", NULL };
	struct antwoord an;

	assert_int_equal(bezoeker_get(&bram, url_persoon_wijzig(&r, jan)).status, 404);
	an = bezoeker_get(&noor, url_persoon_wijzig(&r, jan));
	assert_int_equal(an.status, 200);
	assert_false(text_has(an.body, "111222333"));
	an = bezoeker_post(&noor, url_persoon_wijzig_post(&r, jan), fields);
	assert_int_equal(an.status, 400);
	assert_true(text_has(an.body, "Johannes") && text_has(an.body, "5-1979"));
	fields[9] = "Bergh";
	fields[21] = "123456789";
	an = bezoeker_post(&noor, url_persoon_wijzig_post(&r, jan), fields);
	assert_int_equal(an.status, 400);
	assert_true(text_has(an.body, "geen geldig BSN"));
	fields[21] = "";
	an = bezoeker_post(&noor, url_persoon_wijzig_post(&r, jan), fields);
	assert_int_equal(an.status, 303);
	an = bezoeker_get(&noor, an.location);
	assert_true(text_has(an.body, "Johannes van den Bergh") && text_has(an.body, "•••• •• 333"));
	fields[3] = "Hans";
	an = bezoeker_post(&noor, url_persoon_wijzig_post(&r, jan), fields);
	assert_int_equal(an.status, 409);
	assert_true(text_has(an.body, "Hans"));
	SQL(o, "update main.toegang set niveau = 2");
	assert_int_equal(bezoeker_get(&noor, url_persoon_wijzig(&r, jan)).status, 403);
}
TEST_BOTH(correct_on_screen)

/* ---- linking ---- */

static void link_on_screen(struct opstelling *o)
{
	struct req r = opstelling_urls(o);
	struct persoon_id jan = person(o, INTAKE, "", (struct gegeven)JAN);
	struct aanmelding_id a = dossier(o, OTHER_INTAKE, "", "wgs_casus"), wrong = dossier(o, OTHER_INTAKE, "", "wgs_casus");
	struct betrokkene_id b = given(o, a, (struct gegeven){ .voornamen = "J", .voorvoegsel = "v d",
		.geslachtsnaam = "Bergh", .geboren = 19790503 });
	struct bezoeker bram = bezoeker_as(o, OTHER_INTAKE), noor = bezoeker_as(o, INTAKE);
	const char *fields[] = { "versie", "1", "persoon", url_id(&r, ID_persoon, jan.v).p, NULL };
	struct antwoord an;

	assert_int_equal(bezoeker_get(&noor, url_koppelen(&r, a, b)).status, 404);
	assert_int_equal(bezoeker_get(&bram, url_koppelen(&r, wrong, b)).status, 404);
	an = bezoeker_get(&bram, url_koppelen(&r, a, b));
	assert_int_equal(an.status, 200);
	assert_true(text_has(an.body, "Mogelijk dezelfde") && text_has(an.body, "Jan van den Berg"));
	assert_true(text_has(an.body, "lijkt op") && text_has(an.body, "gelijk") && text_has(an.body, "onbekend"));
	assert_false(text_has(an.body, "111222333") || text_has(an.body, "%<"));
	assert_int_equal(opstelling_looks(o, str_cat(o->arena, STR("soort = 'zoek' and persoon = "), str_from_i64(o->arena, jan.v)).p), 1);
	an = bezoeker_post(&bram, url_koppelen_post(&r, a, b), (const char *[]){ "versie", "9", "persoon", fields[3], NULL });
	assert_int_equal(an.status, 409);
	an = bezoeker_post(&bram, url_koppelen_post(&r, a, b), fields);
	assert_int_equal(an.status, 303);
	assert_true(text_has(an.location, "gedaan=gekoppeld"));
	/* the same form again: the same answer, nothing done twice */
	assert_int_equal(bezoeker_post(&bram, url_koppelen_post(&r, a, b), fields).status, 303);
	assert_int_equal(COUNT(o, "select count(*) from main.betrokkene where persoon = ", num(o, jan.v)), 2);
	an = bezoeker_get(&bram, url_koppelen(&r, a, b));
	assert_true(text_has(an.body, url_persoon(&r, jan).p));
	assert_int_equal(bezoeker_get(&bram, url_persoon(&r, jan)).status, 200);
	an = bezoeker_post(&bram, url_koppelen_los(&r, a, b), (const char *[]){ "versie", "2", "reden", "", NULL });
	assert_int_equal(an.status, 400);
	an = bezoeker_post(&bram, url_koppelen_los(&r, a, b), (const char *[]){ "versie", "2", "reden", "Het is de buurman",
		NULL });
	assert_int_equal(an.status, 303);
	assert_int_equal(bezoeker_get(&bram, url_persoon(&r, jan)).status, 404);
}
TEST_BOTH(link_on_screen)

static void make_on_screen(struct opstelling *o)
{
	struct req r = opstelling_urls(o);
	struct aanmelding_id a = dossier(o, INTAKE, "", "wgs_casus");
	struct betrokkene_id b = given(o, a, (struct gegeven)JAN), same;
	struct bezoeker noor = bezoeker_as(o, INTAKE);
	struct persoon_id other;
	struct antwoord an = bezoeker_get(&noor, url_koppelen(&r, a, b));

	assert_true(text_has(an.body, "Geen dubbele gevonden") && text_has(an.body, "Nieuwe persoon maken"));
	an = bezoeker_post(&noor, url_koppelen_nieuw(&r, a, b), (const char *[]){ "versie", "1", NULL });
	assert_int_equal(an.status, 303);
	assert_true(text_has(an.location, "gedaan=persoon_gemaakt"));
	/* somebody else with that number: the page offers who has it */
	same = given(o, dossier(o, INTAKE, "", "wgs_casus"), (struct gegeven)JAN);
	a = (struct aanmelding_id){ COUNT(o, "select dossier from main.betrokkene where id = ", num(o, same.v)) };
	bezoeker_get(&noor, url_koppelen(&r, a, same));
	an = bezoeker_post(&noor, url_koppelen_nieuw(&r, a, same), (const char *[]){ "versie", "1", NULL });
	assert_int_equal(an.status, 400);
	assert_true(text_has(an.body, "Er is al een persoon met dit BSN") && text_has(an.body, "Waarschijnlijk dezelfde"));
	/* one's own search, to compare with */
	other = person(o, INTAKE, "", (struct gegeven){ .voornamen = "Els", .geslachtsnaam = "Hooft" });
	an = bezoeker_get(&noor, with_query(o, url_koppelen(&r, a, same), "ook", url_id(&r, ID_persoon, other.v)));
	assert_true(text_has(an.body, "Els Hooft") && text_has(an.body, "Door u gekozen"));
	bezoeker_get(&noor, url_personen(&r));
	an = bezoeker_post(&noor, url_personen_zoek(&r), (const char *[]){ "naam", "hooft", "bij",
		url_id(&r, ID_betrokkene, same.v).p, "aanmelding", url_id(&r, ID_aanmelding, a.v).p, NULL });
	an = bezoeker_get(&noor, an.location);
	assert_true(text_has(an.body, with_query(o, url_koppelen(&r, a, same), "ook", url_id(&r, ID_persoon, other.v)).p));
}
TEST_BOTH(make_on_screen)

int main(void)
{
	const struct CMUnitTest tests[] = {
		BOTH(partner_learns_nothing), BOTH(partner_sees_no_link), BOTH(search_without_anything),
		BOTH(search_finds_and_records), BOTH(search_says_where_it_ended), BOTH(page_not_there_is_page_not_yours),
		BOTH(bsn_with_a_reason),
		BOTH(correct_on_screen), BOTH(link_on_screen), BOTH(make_on_screen),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
