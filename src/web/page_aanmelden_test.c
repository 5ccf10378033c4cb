/* The wizard, the receipt and the inbox, through the real dispatcher, without JavaScript. Both databases. */
#include "tests/proef_aanmelding.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "routes.h"

#define FIELDS_MAX 128

/* A form as a browser sends it: what the page holds in hidden fields, and what is typed. */
struct formulier {
	const char *v[FIELDS_MAX];
	size_t n;
};

static void typed(struct formulier *f, const char *name, const char *value)
{
	assert_true(f->n + 3 < FIELDS_MAX);
	f->v[f->n++] = name;
	f->v[f->n++] = value;
	f->v[f->n] = NULL;
}

/* The value of a hidden field of the page. */
static const char *hidden(struct opstelling *o, struct str body, const char *name)
{
	struct str mark = str_cat(o->arena, str_cat(o->arena, STR("name=\""), str_z(name)), STR("\" value=\""));
	const char *p = memmem(body.p, body.n, mark.p, mark.n);

	if (!p)
		fail_msg("no hidden field %s", name);
	p += mark.n;
	return str_dup(o->arena, (struct str){ p, (size_t)(strchr(p, '"') - p) }).p;
}

static struct formulier formulier_of(struct opstelling *o, struct str body, const char *doen)
{
	struct formulier f = { .n = 0 };

	typed(&f, "versie", hidden(o, body, "versie"));
	if (memmem(body.p, body.n, "name=\"venster\"", 14))
		typed(&f, "venster", hidden(o, body, "venster"));
	typed(&f, "doen", doen);
	return f;
}

static const char *const wie[] = { "a.soort", "persoon", "a.gemeente", "maastricht", "a.p0.voornamen", "Dennis",
	"a.p0.geslachtsnaam", "Wolters", "a.p0.dag", "7", "a.p0.maand", "9", "a.p0.jaar", "1988", "a.p0.bsn_reden", "onbekend",
	"a.p0.adressoort", "geen", "a.p0.plaats", "Slaapt bij de haven", NULL };
static const char *const aanleiding[] = { "a.thema", "multiproblematiek", "a.aanleiding", "Bedreiging.", "a.gedrag",
	"Dakloos sinds mei.", "a.geprobeerd", "Crisisdienst.", "a.lokaal", "Ieder werkt alleen.", "a.doel", "Rust.",
	"a.leefgebieden", "huisvesting", "a.leefgebieden", "middelengebruik", "a.urgentie", "gewoon", NULL };
static const char *const criteria[] = { "a.c.landelijk.1", "ja", "a.m.landelijk.1", "Meldingen.", "a.c.landelijk.2", "ja",
	"a.m.landelijk.2", "Meldingen.", "a.c.landelijk.3", "ja", "a.m.landelijk.3", "Zus.", "a.c.landelijk.4", "onbekend",
	"a.c.bgs_2_20.a", "ja", "a.m.bgs_2_20.a", "Ja.", "a.c.bgs_2_20.b", "ja", "a.m.bgs_2_20.b", "Ja.", "a.c.bgs_2_20.c",
	"ja", "a.m.bgs_2_20.c", "Ja.", "a.c.bgs_2_20.d", "ja", "a.m.bgs_2_20.d", "Ja.", "a.risico", "midden", "a.v.onrust",
	"ja", NULL };
static const char *const grondslag[] = { "a.noodzaak", "Anders escaleert het.", "a.wpg", "8", "a.p0.geinformeerd",
	"mondeling", NULL };
static const char *const partners[] = { "a.partners", "GGZ Maasdal", NULL };
static const char *const *const stappen[] = { wie, aanleiding, criteria, grondslag, partners };

static void typed_all(struct formulier *f, const char *const *v)
{
	for (size_t i = 0; v[i]; i += 2)
		typed(f, v[i], v[i + 1]);
}

/* Sends what is typed on the step at that URL. */
static struct antwoord step(struct bezoeker *b, struct str url, const char *const *v, const char *doen)
{
	struct antwoord an = bezoeker_get(b, url);
	struct formulier f;

	assert_int_equal(an.status, 200);
	f = formulier_of(b->o, an.body, doen);
	typed_all(&f, v);
	return bezoeker_post(b, url, f.v);
}

static struct str first_step(struct bezoeker *b)
{
	struct antwoord an = bezoeker_get(b, STR("/aanmelden"));

	assert_int_equal(an.status, 303);
	return an.location;
}

/* Walks to the last step; its URL. */
static struct str filled(struct bezoeker *b)
{
	struct str url = first_step(b);

	for (size_t i = 0; i < 5; i++) {
		struct antwoord an = step(b, url, stappen[i], "verder");

		if (an.status != 303)
			fail_msg("step %zu: %d %.*s", i, an.status, (int)an.body.n, an.body.p);
		url = an.location;
	}
	return url;
}

static struct antwoord sent(struct bezoeker *b, struct str url)
{
	struct antwoord an = bezoeker_get(b, url);
	struct formulier f = formulier_of(b->o, an.body, "verder");

	typed(&f, "akkoord", "1");
	return bezoeker_post(b, url, f.v);
}

static struct str path_of(struct str url)
{
	struct str head, rest = url;

	str_cut(&rest, '?', &head);
	return head;
}

/* ---- the wizard ---- */

static void six_steps_without_script(struct opstelling *o)
{
	struct bezoeker b = bezoeker_as(o, "rik.schreurs");
	struct str url = filled(&b);
	struct antwoord an = bezoeker_get(&b, url);
	struct formulier f;

	assert_true(text_has(an.body, "Dennis Wolters"));
	assert_true(text_has(an.body, "07-09-1988"));
	f = formulier_of(o, an.body, "verder");
	an = bezoeker_post(&b, url, f.v); /* the declaration is not ticked */
	assert_int_equal(an.status, 400);
	assert_true(text_has(an.body, "href=\"#akkoord\""));
	assert_int_equal(opstelling_count(o, "select count(*) from main.aanmelding"), 0);
	an = sent(&b, url);
	assert_int_equal(an.status, 303);
	assert_true(str_starts(an.location, STR("/aanmeldingen/")));
	assert_int_equal(opstelling_count(o, "select count(*) from main.concept"), 0);
	an = bezoeker_get(&b, path_of(an.location));
	assert_int_equal(an.status, 200);
	assert_true(text_has(an.body, "AM-20"));
	assert_true(text_has(an.body, "Dennis Wolters"));
	an = bezoeker_get(&b, STR("/aanmeldingen"));
	assert_true(text_has(an.body, "Dennis Wolters"));
}
TEST_BOTH(six_steps_without_script)

static void a_step_says_what_is_wrong_and_keeps_what_was_typed(struct opstelling *o)
{
	struct bezoeker b = bezoeker_as(o, "rik.schreurs");
	struct str url = first_step(&b);
	struct antwoord an = step(&b, url, (const char *[]){ "a.soort", "persoon", "a.p0.voornamen", "Dénnis", "a.p0.bsn",
		"123456789", "a.p0.dag", "31", "a.p0.maand", "2", "a.p0.jaar", "1988", "a.gemeente", "Nergenshuizen", NULL }, "verder");

	assert_int_equal(an.status, 400);
	assert_true(text_has(an.body, "href=\"#a.p0.geslachtsnaam\""));
	assert_true(text_has(an.body, "id=\"a.p0.geslachtsnaam\""));
	assert_true(text_has(an.body, "href=\"#a.p0.bsn\""));
	assert_true(text_has(an.body, "href=\"#a.p0.geboren\""));
	assert_true(text_has(an.body, "id=\"a.p0.geboren\""));
	assert_true(text_has(an.body, "href=\"#a.gemeente\""));
	assert_true(text_has(an.body, "value=\"Dénnis\""));
	assert_true(text_has(an.body, "<title>Fout: "));
	an = bezoeker_get(&b, url); /* saved all the same */
	assert_true(text_has(an.body, "value=\"Dénnis\""));
	an = step(&b, url, (const char *[]){ "a.p0.voornamen", "Den\x01nis", NULL }, "verder");
	assert_int_equal(an.status, 400);
	an = step(&b, url, (const char *[]){ "a.p0.voornamen", "Dennis", "b.extra", "x", NULL }, "verder");
	assert_int_equal(an.status, 400);
}
TEST_BOTH(a_step_says_what_is_wrong_and_keeps_what_was_typed)

static void a_concept_can_wait(struct opstelling *o)
{
	struct bezoeker b = bezoeker_as(o, "rik.schreurs"), other;
	struct str url = first_step(&b);
	struct antwoord an = step(&b, url, (const char *[]){ "a.p0.voornamen", "Dennis", "a.p0.geslachtsnaam", "Wolters", NULL },
		"later");

	assert_int_equal(an.status, 303);
	an = bezoeker_get(&b, STR("/aanmeldingen"));
	assert_true(text_has(an.body, "Dennis Wolters"));
	assert_true(text_has(an.body, url.p));
	assert_true(text_has(bezoeker_get(&b, STR("/")).body, "aanmelding nog niet verstuurd"));
	b = bezoeker_as(o, "rik.schreurs"); /* another day, another session */
	assert_true(text_has(bezoeker_get(&b, url).body, "value=\"Wolters\""));
	other = bezoeker_as(o, "anouk.rutten"); /* a concept is its author's alone */
	an = bezoeker_get(&other, url);
	assert_int_equal(an.status, 200);
	assert_false(text_has(an.body, "Wolters"));
	assert_false(text_has(bezoeker_get(&other, STR("/aanmeldingen")).body, "Wolters"));
	assert_false(text_has(bezoeker_get(&other, STR("/")).body, "nog niet verstuurd"));
	assert_int_equal(opstelling_count(o, "select count(*) from main.aanmelding"), 0);
	b = bezoeker_as(o, "rik.schreurs");
	bezoeker_get(&b, STR("/aanmeldingen"));
	url = str_cat(o->arena, (struct str){ url.p, url.n - strlen("persoon") }, STR("weg"));
	assert_int_equal(bezoeker_post(&b, url, (const char *[]){ NULL }).status, 303);
	assert_int_equal(opstelling_count(o, "select count(*) from main.concept"), 0);
}
TEST_BOTH(a_concept_can_wait)

static void persons_of_a_gezin(struct opstelling *o)
{
	struct bezoeker b = bezoeker_as(o, "rik.schreurs");
	struct str url = first_step(&b);
	struct antwoord an = step(&b, url, wie, "erbij");

	assert_int_equal(an.status, 303);
	an = bezoeker_get(&b, url);
	assert_true(text_has(an.body, "a.p1.geslachtsnaam"));
	assert_false(text_has(an.body, "a.p2.geslachtsnaam"));
	assert_true(text_has(an.body, "value=\"weg1\""));
	an = step(&b, url, (const char *[]){ "a.soort", "gezin", "a.aantal", "3", "a.p0.geslachtsnaam", "Wolters",
		"a.p1.geslachtsnaam", "Uit", "a.p2.geslachtsnaam", "Blijft", NULL }, "weg1");
	assert_int_equal(an.status, 303);
	an = bezoeker_get(&b, url);
	assert_true(text_has(an.body, "Blijft"));
	assert_false(text_has(an.body, "\"Uit\""));
	assert_false(text_has(an.body, "a.p2.geslachtsnaam"));
}
TEST_BOTH(persons_of_a_gezin)

static void invariant_5_gebied_keeps_no_person(struct opstelling *o)
{
	struct bezoeker b = bezoeker_as(o, "karin.bouts");
	struct str url = first_step(&b);
	struct antwoord an = step(&b, url, (const char *[]){ "a.soort", "gebied", "a.gebied", "De haven", "a.p0.geslachtsnaam",
		"Wolters", NULL }, "verder");

	assert_int_equal(an.status, 303);
	assert_false(text_has(bezoeker_get(&b, url).body, "Wolters"));
	an = bezoeker_get(&b, an.location);
	assert_true(text_has(an.body, "value=\"gebiedsaanpak\""));
	assert_false(text_has(an.body, "value=\"multiproblematiek\""));
}
TEST_BOTH(invariant_5_gebied_keeps_no_person)

static void typing_is_saved_in_between(struct opstelling *o)
{
	struct bezoeker b = bezoeker_as(o, "rik.schreurs");
	struct str url = first_step(&b), save;
	struct antwoord an = bezoeker_get(&b, url), page = an;
	struct formulier f = formulier_of(o, an.body, "tussendoor");

	save = str_cat(o->arena, (struct str){ url.p, url.n - strlen("persoon") }, STR("bewaren"));
	typed(&f, "stap", "persoon");
	typed(&f, "a.p0.geslachtsnaam", "Wolters");
	an = bezoeker_post(&b, save, f.v);
	assert_int_equal(an.status, 200);
	assert_true(str_eq(an.body, STR("{\"versie\":1}")));
	assert_true(text_has(bezoeker_get(&b, url).body, "Wolters"));
	an = bezoeker_post(&b, save, f.v); /* the same page, an answer that got lost: no conflict */
	assert_int_equal(an.status, 200);
	f = formulier_of(o, page.body, "tussendoor");
	f.v[3] = "een-ander-venster";
	typed(&f, "stap", "persoon");
	typed(&f, "a.p0.geslachtsnaam", "Andersson");
	an = bezoeker_post(&b, save, f.v);
	assert_int_equal(an.status, 409);
	assert_false(text_has(bezoeker_get(&b, url).body, "Andersson"));
	f.v[1] = "2"; /* a field of another step is not this step's to write */
	f.v[3] = hidden(o, page.body, "venster");
	typed(&f, "a.thema", "top_x");
	assert_int_equal(bezoeker_post(&b, save, f.v).status, 200);
	assert_false(text_has(bezoeker_get(&b, url).body, "top_x"));
}
TEST_BOTH(typing_is_saved_in_between)

static void sending_twice_makes_one(struct opstelling *o)
{
	struct bezoeker b = bezoeker_as(o, "rik.schreurs");
	struct str url = filled(&b);
	struct antwoord an = bezoeker_get(&b, url), first, second;
	struct formulier f = formulier_of(o, an.body, "verder");

	typed(&f, "akkoord", "1");
	first = bezoeker_post(&b, url, f.v);
	second = bezoeker_post(&b, url, f.v);
	assert_int_equal(first.status, 303);
	assert_int_equal(second.status, 303);
	assert_true(str_eq(path_of(first.location), path_of(second.location)));
	assert_int_equal(opstelling_count(o, "select count(*) from main.aanmelding"), 1);
	an = bezoeker_get(&b, url); /* back: it is the receipt now */
	assert_int_equal(an.status, 303);
	assert_true(str_eq(an.location, path_of(first.location)));
}
TEST_BOTH(sending_twice_makes_one)

static void what_is_missing_is_named_with_its_step(struct opstelling *o)
{
	struct bezoeker b = bezoeker_as(o, "rik.schreurs");
	struct str url = first_step(&b);
	struct antwoord an = step(&b, url, wie, "verder");

	assert_int_equal(an.status, 303);
	url = str_cat(o->arena, (struct str){ url.p, url.n - strlen("persoon") }, STR("controle"));
	an = bezoeker_get(&b, url);
	assert_true(text_has(an.body, "/aanleiding#a.thema"));
	assert_true(text_has(an.body, "/aanleiding#a.gedrag"));
	an = sent(&b, url);
	assert_int_equal(an.status, 400);
	assert_true(text_has(an.body, "nog niet compleet"));
	assert_int_equal(opstelling_count(o, "select count(*) from main.aanmelding"), 0);
}
TEST_BOTH(what_is_missing_is_named_with_its_step)

static void an_address_abroad_is_kept_between_steps(struct opstelling *o)
{
	struct bezoeker b = bezoeker_as(o, "rik.schreurs");
	struct str url = first_step(&b);
	struct antwoord an = step(&b, url, (const char *[]){ "a.soort", "persoon", "a.gemeente", "maastricht", "a.p0.geslachtsnaam",
		"Wolters", "a.p0.bsn_reden", "onbekend", "a.p0.adressoort", "woon", "a.p0.straat", "Stationsstraat", "a.p0.postcode",
		"3620", "a.p0.plaats", "Lanaken", NULL }, "verder");

	assert_int_equal(an.status, 400);
	assert_true(text_has(an.body, "href=\"#a.p0.postcode\""));
	an = step(&b, url, (const char *[]){ "a.soort", "persoon", "a.gemeente", "maastricht", "a.p0.geslachtsnaam",
		"Wolters", "a.p0.bsn_reden", "onbekend", "a.p0.adressoort", "woon", "a.p0.straat", "Stationsstraat", "a.p0.postcode",
		"3620", "a.p0.plaats", "Lanaken", "a.p0.land", "5010", NULL }, "verder");
	assert_int_equal(an.status, 303);
	assert_true(text_has(bezoeker_get(&b, url).body, "value=\"5010\" selected>België</option>"));
	url = str_cat(o->arena, (struct str){ url.p, url.n - strlen("persoon") }, STR("controle"));
	assert_true(text_has(bezoeker_get(&b, url).body, "Stationsstraat, 3620 Lanaken, België"));
}
TEST_BOTH(an_address_abroad_is_kept_between_steps)

/* ---- attachments ---- */

static struct str partners_url(struct opstelling *o, struct str controle)
{
	return str_cat(o->arena, (struct str){ controle.p, controle.n - strlen("controle") }, STR("partners"));
}

/* The step with a file: what its page holds, what is typed in it, and which button is pressed. */
static struct antwoord with_file(struct bezoeker *b, struct str url, const char *typed_now, const char *doen, const char *file,
	struct str content)
{
	struct antwoord an = bezoeker_get(b, url);
	struct formulier f = formulier_of(b->o, an.body, doen);

	typed(&f, "a.partners", typed_now);
	return bezoeker_post_file(b, url, f.v, "bestand", file, content);
}

static void attachments_by_form(struct opstelling *o)
{
	struct bezoeker b = bezoeker_as(o, "rik.schreurs"), other = bezoeker_as(o, "lotte.veldkamp");
	struct str url = filled(&b), show = partners_url(o, url);
	struct antwoord an;
	const char *link;
	struct str file;

	an = with_file(&b, show, "GGZ Maasdal", "bijlage", "kat.exe", STR("MZ niet"));
	assert_int_equal(an.status, 400);
	assert_true(text_has(an.body, "href=\"#bestand\""));
	an = with_file(&b, show, "GGZ Maasdal", "bijlage", "verslag.txt", STR("Gesproken op maandag."));
	assert_int_equal(an.status, 303);
	an = bezoeker_get(&b, show);
	link = memmem(an.body.p, an.body.n, "/bijlagen/", 10);
	assert_non_null(link);
	file = str_dup(o->arena, (struct str){ link, (size_t)(strchr(link, '"') - link) });
	an = bezoeker_get(&b, file);
	assert_int_equal(an.status, 200);
	assert_true(str_eq(an.body, STR("Gesproken op maandag.")));
	assert_int_equal(bezoeker_get(&other, file).status, 404);
	assert_int_equal(sent(&b, url).status, 303);
	other = bezoeker_as(o, "noor.habets");
	assert_int_equal(bezoeker_get(&other, file).status, 200);
	assert_int_equal(opstelling_count(o, "select count(*) from main.bijlage where wpg = '8'"), 1);
}
TEST_BOTH(attachments_by_form)

/* One form: what is typed beside a file is kept, whatever becomes of the file and whichever button is pressed. */
static void a_file_takes_no_typed_text_along(struct opstelling *o)
{
	struct bezoeker b = bezoeker_as(o, "rik.schreurs");
	struct str url = filled(&b), show = partners_url(o, url);
	struct antwoord an = bezoeker_get(&b, show);
	struct formulier f = formulier_of(o, an.body, "bijlage");

	typed(&f, "a.partners", "Wijkteam Noord");
	an = bezoeker_post(&b, show, f.v);
	assert_int_equal(an.status, 400); /* the button without a file */
	assert_true(text_has(an.body, "Wijkteam Noord") && text_has(an.body, "Kies een bestand."));
	assert_true(text_has(bezoeker_get(&b, show).body, "Wijkteam Noord"));
	an = with_file(&b, show, "Reclassering", "bijlage", "kat.exe", STR("MZ niet"));
	assert_int_equal(an.status, 400);
	assert_true(text_has(an.body, "Reclassering") && text_has(bezoeker_get(&b, show).body, "Reclassering"));
	an = with_file(&b, show, "Woonstichting", "bijlage", "een.txt", STR("Een"));
	assert_int_equal(an.status, 303);
	an = with_file(&b, show, "Wijkteam Zuid", "verder", "twee.txt", STR("Twee")); /* chosen, and on at once */
	assert_true(text_has(an.location, "/controle"));
	assert_int_equal(opstelling_count(o, "select count(*) from main.bijlage"), 2);
	an = bezoeker_get(&b, show);
	assert_true(text_has(an.body, "Wijkteam Zuid") && text_has(an.body, "twee.txt"));
	f = formulier_of(o, an.body, "bijlage");
	f.n = 4; /* the button that takes one out says which, and nothing else */
	typed(&f, "bijlage", hidden(o, an.body, "bijlage"));
	typed(&f, "a.partners", "Wijkteam West");
	assert_int_equal(bezoeker_post(&b, show, f.v).status, 303);
	assert_int_equal(opstelling_count(o, "select count(*) from main.bijlage"), 1);
	assert_true(text_has(bezoeker_get(&b, show).body, "Wijkteam West"));
}
TEST_BOTH(a_file_takes_no_typed_text_along)

/* The page that was there before, sent once more: the same file is one attachment, another file another, and what was refused
 * is sent again from the page that said so. */
static void a_file_is_taken_once_however_often_it_is_sent(struct opstelling *o)
{
	struct bezoeker b = bezoeker_as(o, "rik.schreurs");
	struct str url = filled(&b), show = partners_url(o, url);
	struct antwoord an = bezoeker_get(&b, show);
	struct formulier f = formulier_of(o, an.body, "bijlage");

	typed(&f, "a.partners", "Wijkteam Noord");
	for (int i = 0; i < 2; i++)
		assert_int_equal(bezoeker_post_file(&b, show, f.v, "bestand", "een.txt", STR("Een")).status, 303);
	assert_int_equal(opstelling_count(o, "select count(*) from main.bijlage where status = 'klaar'"), 1);
	assert_int_equal(bezoeker_post_file(&b, show, f.v, "bestand", "een.txt", STR("Anders")).status, 303); /* gone back */
	assert_int_equal(opstelling_count(o, "select count(*) from main.bijlage where status = 'klaar'"), 2);
	typed(&f, "titel", "Verslag van mei");
	an = bezoeker_post_file(&b, show, f.v, "bestand", "kat.exe", STR("MZ niet"));
	assert_int_equal(an.status, 400);
	assert_true(text_has(an.body, "value=\"Verslag van mei\"") && text_has(an.body, "Wijkteam Noord"));
	f = formulier_of(o, an.body, "bijlage");
	typed(&f, "a.partners", "Wijkteam Oost");
	typed(&f, "titel", "Verslag van mei");
	assert_int_equal(bezoeker_post_file(&b, show, f.v, "bestand", "drie.txt", STR("Drie")).status, 303);
	assert_int_equal(opstelling_count(o, "select count(*) from main.bijlage where titel = 'Verslag van mei'"), 1);
	assert_true(text_has(bezoeker_get(&b, show).body, "Wijkteam Oost"));
}
TEST_BOTH(a_file_is_taken_once_however_often_it_is_sent)

/* ---- following, the inbox ---- */

static struct str receipt(struct opstelling *o, struct aanmelding_id id)
{
	struct req r = opstelling_urls(o);

	return url_aanmelding(&r, id);
}

static struct str at_intake(struct opstelling *o, struct aanmelding_id id, const char *what)
{
	struct req r = opstelling_urls(o);

	return str_cat(o->arena, url_intake_aanmelding(&r, id), str_z(what));
}

static int status_for(struct opstelling *o, const char *wie_dan, struct str url)
{
	struct bezoeker b = bezoeker_as(o, wie_dan);

	return bezoeker_get(&b, url).status;
}

static void invariant_9_a_partner_finds_only_its_own(struct opstelling *o)
{
	struct aanmelding_id id = proef_submit(o, "rik.schreurs");
	struct str url = receipt(o, id);
	struct bezoeker b = bezoeker_as(o, "anouk.rutten");
	struct antwoord an;

	assert_int_equal(status_for(o, "rik.schreurs", url), 200);
	assert_int_equal(status_for(o, "lotte.veldkamp", url), 404);
	assert_int_equal(status_for(o, "femke.groot", url), 404);
	assert_int_equal(status_for(o, "rik.schreurs", at_intake(o, id, "")), 403); /* the inbox is the houses' */
	an = bezoeker_get(&b, url); /* the coördinator: number, date, status */
	assert_int_equal(an.status, 200);
	assert_true(text_has(an.body, "AM-20"));
	assert_false(text_has(an.body, "Wolters"));
	assert_false(text_has(an.body, "Multiproblematiek"));
	assert_false(text_has(an.body, "name=\"tekst\""));
	an = bezoeker_get(&b, STR("/aanmeldingen?van=organisatie"));
	assert_true(text_has(an.body, "AM-20"));
	assert_false(text_has(an.body, "Wolters"));
}
TEST_BOTH(invariant_9_a_partner_finds_only_its_own)

static void routed_is_gone_for_another_house(struct opstelling *o)
{
	struct aanmelding_id id = proef_submit(o, "rik.schreurs");
	struct bezoeker b = bezoeker_as(o, "noor.habets");
	struct antwoord an = bezoeker_get(&b, at_intake(o, id, ""));
	const char *checked;
	struct formulier f = { .n = 0 };

	assert_int_equal(status_for(o, "bram.janssen", at_intake(o, id, "")), 200);
	assert_true(text_has(an.body, "Voorstel op grond van de gemeente: Maastricht"));
	checked = hidden(o, an.body, "versie");
	typed(&f, "versie", checked);
	typed(&f, "huis", (const char *)url_id(&(struct req){ .app = &o->app, .arena = o->arena }, ID_huis,
		proef_huis(o, "mh").v).p);
	an = bezoeker_post(&b, at_intake(o, id, "/huis"), f.v);
	assert_int_equal(an.status, 303);
	assert_int_equal(status_for(o, "bram.janssen", at_intake(o, id, "")), 404);
	assert_int_equal(status_for(o, "noor.habets", at_intake(o, id, "")), 200);
	an = bezoeker_post(&b, at_intake(o, id, "/huis"), (const char *[]){ "versie", "1", "huis", f.v[3], NULL });
	assert_true(an.status == 303 || an.status == 409);
	f.v[1] = "77";
	an = bezoeker_post(&b, at_intake(o, id, "/huis"), f.v);
	assert_int_equal(an.status, 409);
	assert_true(text_has(an.body, "intussen gewijzigd"));
}
TEST_BOTH(routed_is_gone_for_another_house)

static void question_and_answer_on_screen(struct opstelling *o)
{
	struct aanmelding_id id = proef_submit(o, "rik.schreurs");
	struct bezoeker noor = bezoeker_as(o, "noor.habets"), rik = bezoeker_as(o, "rik.schreurs");
	struct antwoord an = bezoeker_get(&noor, at_intake(o, id, ""));
	struct formulier f = { .n = 0 };

	typed(&f, "versie", hidden(o, an.body, "versie"));
	typed(&f, "tekst", "Wat doet de ggz?\nEn sinds wanneer?");
	assert_int_equal(bezoeker_post(&noor, at_intake(o, id, "/vraag"), f.v).status, 303);
	an = bezoeker_get(&rik, receipt(o, id));
	assert_true(text_has(an.body, "Wat doet de ggz?"));
	assert_true(text_has(an.body, "Aanvulling gevraagd"));
	an = bezoeker_post(&rik, str_cat(o->arena, receipt(o, id), STR("/antwoord")), (const char *[]){ "tekst", "", NULL });
	assert_int_equal(an.status, 400);
	an = bezoeker_post(&rik, str_cat(o->arena, receipt(o, id), STR("/antwoord")),
		(const char *[]){ "tekst", "Sinds juni <b>", NULL });
	assert_int_equal(an.status, 303);
	an = bezoeker_get(&noor, at_intake(o, id, ""));
	assert_true(text_has(an.body, "Sinds juni &lt;b&gt;"));
	an = bezoeker_get(&noor, STR("/intake?status=aanvullen"));
	assert_true(text_has(an.body, "Aanvulling binnen"));
	assert_true(text_has(bezoeker_get(&noor, STR("/intake?status=casus")).body, "Niets met deze filters"));
}
TEST_BOTH(question_and_answer_on_screen)

static void withdrawn_on_screen(struct opstelling *o)
{
	struct aanmelding_id id = proef_submit(o, "rik.schreurs");
	struct bezoeker rik = bezoeker_as(o, "rik.schreurs");
	struct antwoord an = bezoeker_get(&rik, receipt(o, id));
	struct formulier f = { .n = 0 };

	typed(&f, "versie", hidden(o, an.body, "versie"));
	typed(&f, "reden", "Opgelost met de wijkagent.");
	assert_int_equal(bezoeker_post(&rik, str_cat(o->arena, receipt(o, id), STR("/intrekken")), f.v).status, 303);
	an = bezoeker_get(&rik, receipt(o, id));
	assert_true(text_has(an.body, "Ingetrokken"));
	assert_true(text_has(an.body, "Opgelost met de wijkagent."));
	assert_false(text_has(an.body, "Wolters"));
	assert_false(text_has(an.body, "name=\"reden\""));
}
TEST_BOTH(withdrawn_on_screen)

/* Whether somebody is known already changes nothing that the partner sees: the same pages, of the same length. */
static void known_and_unknown_look_the_same(struct opstelling *o)
{
	struct bezoeker b = bezoeker_as(o, "deniz.yilmaz");
	struct proef_aanmelding p;
	struct aanmelding_id known, unknown;
	struct ctx c;
	struct antwoord one, two;

	assert_true(proef_submit(o, "lotte.veldkamp").v != 0); /* Ria is not in it, Dennis is */
	opstelling_sql(o, "update main.betrokkene set bsn = '111222333', bsn_reden = ''");
	proef_fill(o, &p);
	p.personen[0].bsn = STR("111222333");
	c = opstelling_as(o, "deniz.yilmaz");
	assert_int_equal(aanmelding_submit(&c, &p.n, &known), 0);
	p.personen[0].bsn = STR("123456782");
	c = opstelling_as(o, "deniz.yilmaz");
	assert_int_equal(aanmelding_submit(&c, &p.n, &unknown), 0);
	one = bezoeker_get(&b, receipt(o, known));
	two = bezoeker_get(&b, receipt(o, unknown));
	assert_int_equal(one.status, 200);
	assert_int_equal(one.body.n, two.body.n);
}
TEST_BOTH(known_and_unknown_look_the_same)

static void nothing_without_the_right(struct opstelling *o)
{
	assert_int_equal(status_for(o, "marjolein.tonnaer", STR("/aanmelden")), 403);
	assert_int_equal(status_for(o, "marjolein.tonnaer", STR("/aanmeldingen")), 403);
	assert_int_equal(status_for(o, "kees.dassen", STR("/intake")), 403);
	assert_int_equal(status_for(o, "rik.schreurs", STR("/aanmeldingen?van=organisatie")), 403);
	assert_int_equal(status_for(o, "rik.schreurs", STR("/aanmelden/AAAAAAAAAAAAAAAAAAAAAA/persoon")), 404);
}
TEST_BOTH(nothing_without_the_right)

int main(void)
{
	const struct CMUnitTest tests[] = { BOTH(six_steps_without_script),
		BOTH(a_step_says_what_is_wrong_and_keeps_what_was_typed), BOTH(a_concept_can_wait), BOTH(persons_of_a_gezin),
		BOTH(invariant_5_gebied_keeps_no_person), BOTH(typing_is_saved_in_between), BOTH(sending_twice_makes_one),
		BOTH(what_is_missing_is_named_with_its_step), BOTH(an_address_abroad_is_kept_between_steps), BOTH(attachments_by_form), BOTH(a_file_takes_no_typed_text_along),
		BOTH(a_file_is_taken_once_however_often_it_is_sent),
		BOTH(invariant_9_a_partner_finds_only_its_own), BOTH(routed_is_gone_for_another_house),
		BOTH(question_and_answer_on_screen), BOTH(withdrawn_on_screen), BOTH(known_and_unknown_look_the_same),
		BOTH(nothing_without_the_right) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
