/* Every mail that the program sends, held against everything the database knows of people: no name, address, BSN or
 * number of a case stands in a subject, a text, a calendar file or a header. On the large demonstration, on both
 * databases.
 */
#include "tests/kijk.h"

#include <stdio.h>
#include <strings.h>

#include "basis/geheim_priv.h"
#include "domein/organisatie/inrichting.h"
#include "domein/organisatie/medewerker.h"
#include "domein/overleg/overleg.h"
#include "domein/toegang/factor.h"
#include "domein/toegang/uitnodiging.h"
#include "domein/werk/postkeuze.h"
#include "koppeling/mail.h"
#include "main/demo_groot.h"
#include "main/demo_regio.h"
#include "main/demo_werk.h"

#define ADRES STR("https://schakel.example")
#define VAN STR("schakel@zvh.example")
#define NIEUW "vier losse woorden achter elkaar"

static void good(struct opstelling *o, enum fault f, const char *what)
{
	if (f)
		fail_msg("%s: %s %s", what, fault_name(f), o->fi.text ? o->fi.text : o->fi.detail);
}

/* ---- what may not be there ---- */

struct needles {
	size_t n;
	struct str v[20000];
};

static bool has(const struct needles *l, struct str s)
{
	for (size_t i = 0; i < l->n; i++)
		if (str_eq(l->v[i], s))
			return true;
	return false;
}

static void needle_add(struct needles *l, struct str s)
{
	s = str_trim(s);
	if (s.n < 3 || has(l, s))
		return;
	assert_true(l->n < sizeof(l->v) / sizeof(l->v[0]));
	l->v[l->n++] = s;
}

/* Whole, and each word of it that can be told from a word of the language by its length and its capital. */
static void needle_words(struct needles *l, struct str s)
{
	struct str word;

	needle_add(l, s);
	for (bool more = true; more;) {
		more = str_cut(&s, ' ', &word);
		if (word.n > 3 && !(word.p[0] >= 'a' && word.p[0] <= 'z'))
			needle_add(l, word);
	}
}

/* sql gives one column. */
static void needles_of(struct kijker *l, struct needles *ret, const char *sql, bool words)
{
	struct str rest = str_z(look_rows(l, sql)), row;

	while (str_cut(&rest, ';', &row))
		if (words)
			needle_words(ret, row);
		else
			needle_add(ret, row);
}

static struct needles *needles_read(struct opstelling *o)
{
	struct needles *n = ARENA_NEW(o->arena, struct needles);
	struct kijker *l = look_open(kijk_new(o), LENS_KAAL);

	needles_of(l, n, "select distinct geslachtsnaam from main.betrokkene", true);
	needles_of(l, n, "select distinct geslachtsnaam from main.persoon", true);
	needles_of(l, n, "select distinct voornamen from main.betrokkene", true);
	needles_of(l, n, "select distinct voornamen from main.persoon", true);
	needles_of(l, n, "select distinct partner_naam from main.betrokkene", true);
	needles_of(l, n, "select distinct naam from main.medewerker", true);
	needles_of(l, n, "select distinct aanbrenger_naam from main.casus", true);
	needles_of(l, n, "select distinct email from main.medewerker", false);
	needles_of(l, n, "select distinct telefoon from main.medewerker", false);
	needles_of(l, n, "select distinct bsn from main.betrokkene where bsn is not null", false);
	needles_of(l, n, "select distinct bsn from main.persoon where bsn is not null", false);
	needles_of(l, n, "select distinct straat from main.adres", false);
	needles_of(l, n, "select distinct postcode from main.adres", false);
	needles_of(l, n, "select nummer from main.casus", false);
	needles_of(l, n, "select nummer from main.aanmelding", false);
	look_close(l);
	return n;
}

static bool letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c & 0x80;
}

static bool found(struct str text, struct str word)
{
	for (size_t i = 0; i + word.n <= text.n; i++)
		if (strncasecmp(text.p + i, word.p, word.n) == 0 && (!i || !letter(text.p[i - 1])) &&
			(i + word.n == text.n || !letter(text.p[i + word.n])))
			return true;
	return false;
}

/* A line that was folded is one line again. */
static struct str unfolded(struct arena *a, struct str s)
{
	struct buf b = buf_new(a);

	for (size_t i = 0; i < s.n; i++)
		if (i + 2 < s.n && memcmp(s.p + i, "\r\n ", 3) == 0)
			i += 2;
		else
			buf_addc(&b, s.p[i]);
	return buf_str(&b);
}

/* The head of the message as it goes out, without the address it goes to. */
static struct str head_of(struct arena *a, const struct brief_uit *m)
{
	struct str all = mail_compose(a, VAN, m, klok_now()), line;
	struct buf b = buf_new(a);

	while (str_cut(&all, '\n', &line) && line.n > 1)
		if (!str_starts(line, STR("To: ")))
			buf_add(&b, line);
	return buf_str(&b);
}

/* NULL: nothing of anybody. */
static const char *betrays(struct arena *a, const struct needles *l, const struct brief_uit *m)
{
	struct str parts[] = { m->onderwerp, m->inhoud, unfolded(a, m->agenda), head_of(a, m) };

	for (size_t p = 0; p < sizeof(parts) / sizeof(parts[0]); p++)
		for (size_t i = 0; i < l->n; i++)
			if (found(parts[p], l->v[i]))
				return str_dup(a, l->v[i]).p;
	return NULL;
}

/* ---- the mails ---- */

static struct str file_text(struct opstelling *o, const char *path)
{
	struct buf b = buf_new(o->arena);
	FILE *f = fopen(path, "rb");

	assert_non_null(f);
	for (int c = getc(f); c != EOF; c = getc(f))
		buf_addc(&b, (char)c);
	fclose(f);
	return buf_str(&b);
}

static void region(struct opstelling *o)
{
	struct ctx base = opstelling_as(o, "kees.dassen");
	struct str csv, kolommen;

	csv = file_text(o, SCHAKEL_SOURCE "/voorbeeld/aanmeldingen-300.csv");
	kolommen = file_text(o, SCHAKEL_SOURCE "/voorbeeld/aanmeldingen-300.kolommen");
	good(o, demo_werk_fill(&base, csv, kolommen), "work");
	good(o, demo_groot_fill(&base), "the large region");
	opstelling_sql(o, "update main.medewerker set taal = 'en' where email < 'h'");
}

static struct ctx dienst(struct opstelling *o)
{
	struct ctx c = opstelling_as(o, "sanne.hendrickx");

	c.actor = (struct actor){ 0 };
	c.eyes.medewerker = ACTOR_DIENST;
	return c;
}

static void meetings_go_out(struct opstelling *o)
{
	struct ctx c = dienst(o);
	int64_t n = 0;

	good(o, overleg_post_run(&c, ADRES.p, &n), "calendar files");
}

/* Planned by the region; one changes, a guest is taken off another, that one is cancelled. */
static void meetings(struct opstelling *o)
{
	struct overleggen l;
	struct overleg *v;
	struct ctx c;

	meetings_go_out(o);
	c = opstelling_as(o, "sanne.hendrickx");
	good(o, overleg_list(&c, false, &l), "list");
	assert_true(l.n >= 2);
	c = opstelling_as(o, "sanne.hendrickx");
	good(o, overleg_get(&c, l.v[0].id, &v), "overleg");
	good(o, overleg_change(&c, &(struct overleg_wijziging){ .id = v->kop.id, .versie = v->kop.versie,
		.dag = datum_add_days(datum_today(), 9), .uur = 9, .minuut = 30, .duur = 45, .plaats = STR("Zaal 3"),
		.link = STR("https://video.example/x"), .voorzitter = v->kop.voorzitter }), "change");
	meetings_go_out(o);
	c = opstelling_as(o, "sanne.hendrickx");
	good(o, overleg_get(&c, l.v[1].id, &v), "overleg");
	good(o, overleg_cancel(&c, v->kop.id, v->kop.versie, STR("Zaal is bezet")), "cancel");
	meetings_go_out(o);
}

static void account_of(struct opstelling *o, const char *wie, const char *email)
{
	struct ctx c = opstelling_as(o, wie);

	good(o, inrichting_inlog(&c, c.actor.id, str_z(email), str_z(demo_wachtwoord),
		(struct str){ demo_totp, sizeof(demo_totp) }), "account");
}

/* What the phone would know: the secret inside the sealed field of the page. */
static const char *code_of(struct opstelling *o, struct str sealed)
{
	static char code[7];
	struct str box, plain, head;

	assert_true(base64url_decode(o->arena, sealed, &box));
	assert_true(box_open(o->arena, o->sleutels.kluis, box, &plain));
	assert_true(str_cut(&plain, ':', &head) && str_cut(&plain, ':', &head));
	totp_code(plain, klok_now() / 30000, code);
	return code;
}

static struct str hidden(struct opstelling *o, struct str page)
{
	static const char mark[] = "name=\"geheim\" value=\"";
	const char *p = memmem(page.p, page.n, mark, sizeof(mark) - 1);

	assert_non_null(p);
	p += sizeof(mark) - 1;
	return str_dup(o->arena, (struct str){ p, strcspn(p, "\"") });
}

static void own_account(struct opstelling *o)
{
	struct bezoeker b = bezoeker_as(o, "rik.schreurs");
	struct str sealed = hidden(o, bezoeker_get(&b, STR("/profiel/factor")).body);
	struct antwoord a = bezoeker_post(&b, STR("/profiel/factor"), (const char *[]){ "geheim", sealed.p, "code",
		code_of(o, sealed), "wachtwoord", demo_wachtwoord, NULL });

	assert_int_equal(a.status, 303);
	b = bezoeker_as(o, "rik.schreurs");
	bezoeker_get(&b, STR("/profiel/wachtwoord"));
	a = bezoeker_post(&b, STR("/profiel/wachtwoord"), (const char *[]){ "oud", demo_wachtwoord, "nieuw", NIEUW, "nogmaals",
		NIEUW, NULL });
	assert_int_equal(a.status, 303);
}

static void accounts(struct opstelling *o)
{
	struct ctx c = opstelling_as(o, "kees.dassen");
	struct medewerker m;
	struct medewerker_id id;

	account_of(o, "rik.schreurs", "rik.schreurs@politie.example");
	account_of(o, "femke.groot", "femke.groot@om.example");
	account_of(o, "lotte.veldkamp", "lotte.veldkamp@ggz.example");
	good(o, uitnodiging_send(&c, opstelling_id(o, "anouk.rutten"), ADRES), "invitation");
	c = opstelling_as(o, "kees.dassen");
	good(o, wachtwoord_vergeten(&c, STR("femke.groot@om.example"), STR("192.0.2.1"), ADRES), "forgotten");
	own_account(o);
	c = opstelling_as(o, "kees.dassen");
	good(o, factor_reset(&c, opstelling_id(o, "rik.schreurs"), true, STR("Teruggebeld via het bekende nummer"), ADRES),
		"factor");
	c = opstelling_as(o, "kees.dassen");
	good(o, medewerker_get(&c, opstelling_id(o, "lotte.veldkamp"), &m), "medewerker");
	m.email = STR("lotte.anders@ggz.example");
	good(o, medewerker_save(&c, &m, &id), "another address");
}

/* Five past eight on the next working day, where the clock stays: what is made then is not due before. */
static void daily(struct opstelling *o)
{
	struct datum dag = datum_add_days(datum_today(), 1);
	struct ctx c;

	while (datum_weekday(dag) > 5)
		dag = datum_add_days(dag, 1);
	klok_freeze(moment_of(dag, 8, 5));
	c = dienst(o);
	good(o, overzicht_run(&c, ADRES), "the daily mail");
	klok_freeze(klok_now() + MINUTE_MS);
}

static size_t read_all(struct opstelling *o, struct brief_uit *ret, size_t max)
{
	struct brieven_uit b;
	size_t n = 0;

	do {
		struct ctx c = opstelling_as(o, "kees.dassen");

		good(o, post_claim(&c, str_from_i64(o->arena, id_new()), &b), "claim");
		for (size_t i = 0; i < b.n && n < max; i++)
			ret[n++] = b.v[i];
	} while (b.n);
	return n;
}

/* Each kind was there. */
static void kinds(const struct brief_uit *v, size_t n)
{
	static const char *const subjects[] = { "Uitnodiging voor een overleg", "Een overleg is gewijzigd",
		"Een overleg vervalt", "Invitation to a meeting", "Uitnodiging voor Schakel", "Nieuw wachtwoord voor Schakel",
		"Nieuwe tweede factor voor Schakel", "Tweede factor ingesteld bij Schakel", "Uw wachtwoord bij Schakel is gewijzigd",
		"Uw e-mailadres bij Schakel is gewijzigd", "Nieuws over uw aanmelding in Schakel",
		"Overzicht van vandaag in Schakel" };

	for (size_t s = 0; s < sizeof(subjects) / sizeof(subjects[0]); s++) {
		bool there = false;

		for (size_t i = 0; i < n && !there; i++)
			there = str_eq(v[i].onderwerp, str_z(subjects[s]));
		if (!there)
			fail_msg("no mail \"%s\" was made", subjects[s]);
	}
}

/* Of a case; in it is the year in which the region was filled. */
static struct str a_number(const struct needles *l)
{
	for (size_t i = 0; i < l->n; i++)
		if (str_starts(l->v[i], STR("ZV-")))
			return l->v[i];
	fail_msg("no case has a number");
	return STR_NULL;
}

/* The check itself finds what is planted. */
static void the_check_sees(struct opstelling *o, const struct needles *l)
{
	const struct str planted[] = { STR("over Dirk Janssen, morgen"), STR("voor sanne.hendrickx@zvh.example"),
		str_cat(o->arena, STR("bij "), str_cat(o->arena, a_number(l), STR("."))) };
	struct brief_uit m = { .aan = STR("rik.schreurs@politie.example"), .onderwerp = STR("Overleg"), .inhoud = STR("Niets"),
		.agenda = STR("") };

	assert_true(l->n > 500);
	assert_null(betrays(o->arena, l, &m));
	for (size_t i = 0; i < sizeof(planted) / sizeof(planted[0]); i++) {
		m.inhoud = planted[i];
		assert_non_null(betrays(o->arena, l, &m));
	}
	m.inhoud = STR("Niets");
	m.agenda = STR("SUMMARY:Overleg over Jans\r\n sen\r\n");
	assert_non_null(betrays(o->arena, l, &m));
	m.agenda = STR("");
	m.onderwerp = STR("Sanne Hendrickx");
	assert_non_null(betrays(o->arena, l, &m));
}

static void no_mail_says_who_it_is_about(struct opstelling *o)
{
	struct brief_uit *v = ARENA_ARRAY(o->arena, 2000, struct brief_uit);
	const struct needles *l;
	size_t n;

	region(o);
	meetings(o);
	accounts(o);
	daily(o);
	n = read_all(o, v, 2000);
	kinds(v, n);
	l = needles_read(o);
	the_check_sees(o, l);
	for (size_t i = 0; i < n; i++) {
		const char *what = betrays(o->arena, l, &v[i]);

		if (what)
			fail_msg("\"%.*s\" says \"%s\":\n%.*s", (int)v[i].onderwerp.n, v[i].onderwerp.p, what, (int)v[i].inhoud.n,
				v[i].inhoud.p);
	}
	print_message("%zu mails, %zu names, addresses and numbers\n", n, l->n);
}
TEST_BOTH(no_mail_says_who_it_is_about)

int main(void)
{
	const struct CMUnitTest tests[] = { BOTH(no_mail_says_who_it_is_about) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
