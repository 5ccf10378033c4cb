/* Persons: who may search, compare and link, and where the register ends. Both databases. */
#include "tests/proef_persoon.h"

#include "domein/persoon/term.h"

#define NOBODY ((struct persoon_id){ 0 }) /* chosen to compare with */

static bool found(const struct personen *p, struct persoon_id id)
{
	for (size_t i = 0; i < p->n; i++)
		if (p->v[i].wie.id.v == id.v)
			return true;
	return false;
}

static bool finds(struct opstelling *o, const char *wie, const char *naam, int32_t geboren, struct persoon_id id)
{
	struct ctx c = opstelling_as(o, wie);
	struct personen p = { 0 };

	if (persoon_search(&c, &(struct persoon_vraag){ str_z(naam), { geboren }, STR("") }, &p))
		fail_msg("%s: %s", naam, o->fi.nfields ? o->fi.fields[0].text : o->fi.detail);
	return found(&p, id);
}

/* ---- who ---- */

static void partners_reach_nothing(struct opstelling *o)
{
	struct aanmelding_id a = dossier(o, "rik.schreurs", "", "wgs_casus");
	struct betrokkene_id b = given(o, a, (struct gegeven){ .voornamen = "Jan", .geslachtsnaam = "Bos" });
	struct persoon_id p = person(o, INTAKE, "", (struct gegeven){ .voornamen = "Jan", .geslachtsnaam = "Bos" });
	static const char *const who[] = { "rik.schreurs", "anouk.rutten", "kees.dassen", "hilde.vroemen",
		"marjolein.tonnaer" };

	for (size_t i = 0; i < sizeof(who) / sizeof(who[0]); i++) {
		struct ctx c = opstelling_as(o, who[i]);
		struct personen found_now;
		struct persoon_dubbelen d;
		struct persoon *page;
		struct persoon_id made;
		struct persoon_wijziging w = { .id = p, .versie = 1, .naam = { .geslachtsnaam = STR("Bos") } };

		assert_int_equal(persoon_search(&c, &(struct persoon_vraag){ .naam = STR("bos") }, &found_now), FAULT_DENIED);
		assert_int_equal(persoon_doubles(&c, b, NOBODY, &d), FAULT_DENIED);
		assert_int_equal(persoon_get(&c, p, STR(""), &page), FAULT_DENIED);
		assert_int_equal(persoon_link(&c, b, 0, p), FAULT_DENIED);
		assert_int_equal(persoon_make(&c, b, 0, &made), FAULT_DENIED);
		assert_int_equal(persoon_unlink(&c, b, 0, STR("zomaar")), FAULT_DENIED);
		assert_int_equal(persoon_correct(&c, &w), FAULT_DENIED);
	}
}
TEST_BOTH(partners_reach_nothing)

/* The lens holds the same line when a page should forget to ask: without a role that links, the view is empty. */
static void the_lens_refuses_too(struct opstelling *o)
{
	struct ctx c = opstelling_as(o, "rik.schreurs");
	struct aanmelding_id a = dossier(o, "rik.schreurs", "", "wgs_casus");
	struct betrokkene_id b = given(o, a, (struct gegeven){ .voornamen = "Jan", .geslachtsnaam = "Bos" });
	struct persoon_id p = person(o, INTAKE, "", (struct gegeven){ .voornamen = "Jan", .geslachtsnaam = "Bos" }), made;
	struct personen rows = { 0 };
	struct persoon_dubbelen d;

	c.actor.rechten = UINT64_MAX;
	assert_int_equal(persoon_search(&c, &(struct persoon_vraag){ .naam = STR("bos") }, &rows), 0);
	assert_int_equal(rows.n, 0);
	assert_int_equal(persoon_doubles(&c, b, NOBODY, &d), 0);
	assert_int_equal(d.n, 0);
	assert_int_equal(persoon_link(&c, b, 0, p), FAULT_NOT_FOUND);
	fault_clear(&o->fi);
	assert_int_equal(persoon_make(&c, b, 0, &made), FAULT_DENIED);
	assert_int_equal(COUNT(o, "select count(*) from main.persoon"), 1);
}
TEST_BOTH(the_lens_refuses_too)

static void not_my_dossier(struct opstelling *o)
{
	struct aanmelding_id a = dossier(o, INTAKE, "", "wgs_casus");
	struct betrokkene_id b = given(o, a, (struct gegeven){ .voornamen = "Jan", .geslachtsnaam = "Bos" });
	struct ctx other = opstelling_as(o, OTHER_INTAKE), mine;
	struct persoon_id p = { 0 }, made;
	struct persoon_dubbelen d;
	struct persoon *page;

	assert_int_equal(persoon_doubles(&other, b, NOBODY, &d), FAULT_NOT_FOUND);
	fault_clear(&o->fi);
	assert_int_equal(persoon_make(&other, b, 0, &made), FAULT_NOT_FOUND);
	mine = opstelling_as(o, INTAKE);
	assert_int_equal(persoon_make(&mine, b, 0, &p), 0);
	other = opstelling_as(o, OTHER_INTAKE);
	assert_int_equal(persoon_get(&other, p, STR(""), &page), FAULT_NOT_FOUND);
	fault_clear(&o->fi);
	assert_int_equal(persoon_get(&other, (struct persoon_id){ id_new() }, STR(""), &page), FAULT_NOT_FOUND);
	/* reading is not writing */
	SQL(o, "update main.toegang set niveau = 2");
	mine = opstelling_as(o, INTAKE);
	assert_int_equal(persoon_get(&mine, p, STR(""), &page), 0);
	assert_false(page->schrijven);
	assert_int_equal(persoon_unlink(&mine, b, 0, STR("vergissing")), FAULT_DENIED);
	/* an admission that has ended */
	SQL(o, "update main.toegang set tot = 1");
	mine = opstelling_as(o, INTAKE);
	assert_int_equal(persoon_get(&mine, p, STR(""), &page), FAULT_NOT_FOUND);
	mine = opstelling_as(o, INTAKE);
	assert_int_equal(persoon_doubles(&mine, b, NOBODY, &d), FAULT_NOT_FOUND);
}
TEST_BOTH(not_my_dossier)

/* ---- searching ---- */

static void search_asks_enough(struct opstelling *o)
{
	static const struct persoon_vraag poor[] = {
		{ STR_INIT(""), { 0 }, STR_INIT("") }, { STR_INIT("j"), { 0 }, STR_INIT("") },
		{ STR_INIT("- '"), { 0 }, STR_INIT("") }, { STR_INIT("jan"), { 19791345 }, STR_INIT("") },
		{ STR_INIT(""), { 0 }, STR_INIT("123456789") }, { STR_INIT("jan"), { 0 }, STR_INIT("12") },
	};
	struct personen p = { .n = 77 };

	for (size_t i = 0; i < sizeof(poor) / sizeof(poor[0]); i++) {
		struct ctx c = opstelling_as(o, INTAKE);

		assert_int_equal(persoon_search(&c, &poor[i], &p), FAULT_INVALID);
		assert_int_equal(o->fi.nfields, 1);
		assert_int_equal(p.n, 77);
	}
}
TEST_BOTH(search_asks_enough)

static void search_by_words(struct opstelling *o)
{
	struct persoon_id mees = person(o, INTAKE, "", (struct gegeven){ .voornamen = "Mees Jan",
		.voorvoegsel = "van der", .geslachtsnaam = "Linden", .geboren = 19790503, .bsn = "111222333" });
	struct persoon_id jansen = person(o, INTAKE, "", (struct gegeven){ .voornamen = "Piet", .geslachtsnaam = "Jansen",
		.geboren = 19790000 });
	struct persoon_id celik = person(o, INTAKE, "", (struct gegeven){ .voornamen = "Ümit", .geslachtsnaam = "Çelik",
		.geboren = 0 });
	struct ctx c = opstelling_as(o, INTAKE);
	struct personen p;

	assert_true(finds(o, INTAKE, "linden mees", 0, mees) && finds(o, INTAKE, "MEES van der lin", 0, mees));
	assert_true(finds(o, INTAKE, "van der Linden", 0, mees) && finds(o, INTAKE, "vanderlind", 0, mees));
	assert_true(finds(o, INTAKE, "jan linden", 0, mees) && finds(o, INTAKE, "van der", 0, mees));
	assert_false(finds(o, INTAKE, "linden piet", 0, mees));
	/* two words, two names: Piet is no Jan */
	assert_false(finds(o, INTAKE, "jan jansen", 0, jansen));
	assert_true(finds(o, INTAKE, "jansen", 0, jansen) && finds(o, INTAKE, "pi jan", 0, jansen));
	assert_true(finds(o, INTAKE, "celik", 0, celik) && finds(o, INTAKE, "ümi ÇEL", 0, celik));
	/* by sound, when little is found */
	assert_true(finds(o, INTAKE, "janssens", 0, jansen) && finds(o, INTAKE, "linten", 0, mees) == false);
	/* partly known days meet each other */
	assert_true(finds(o, INTAKE, "", 19790503, mees) && finds(o, INTAKE, "", 19790503, jansen));
	assert_true(finds(o, INTAKE, "", 19790500, mees) && finds(o, INTAKE, "", 19790000, mees));
	assert_false(finds(o, INTAKE, "", 19790504, mees) || finds(o, INTAKE, "", 19800000, mees));
	assert_false(finds(o, INTAKE, "", 19790503, celik));
	assert_true(finds(o, INTAKE, "l", 19790503, mees));
	assert_false(finds(o, INTAKE, "x", 19790503, mees));
	assert_int_equal(persoon_search(&c, &(struct persoon_vraag){ STR("niemand"), { 0 }, STR("111.222.333") }, &p), 0);
	assert_int_equal(p.n, 1);
	assert_true(p.v[0].eigen && found(&p, mees));
	assert_int_equal(c.nlooks, 1);
	assert_int_equal(c.looks[0].soort, LOOK_ZOEK);
	assert_int_equal(c.looks[0].persoon.v, mees.v);
	/* who is in no dossier of hers is found to compare, and has no page for her */
	c = opstelling_as(o, OTHER_INTAKE);
	assert_int_equal(persoon_search(&c, &(struct persoon_vraag){ STR("linden"), { 0 }, STR("") }, &p), 0);
	assert_true(found(&p, mees));
	assert_false(p.v[0].eigen);
}
TEST_BOTH(search_by_words)

/* Without the right to link: only in one's own dossiers. */
static void search_among_own(struct opstelling *o)
{
	struct persoon_id mine = person(o, INTAKE, "", (struct gegeven){ .voornamen = "Mees", .geslachtsnaam = "Bosch",
		.bsn = "111222333" });
	struct persoon_id theirs = person(o, OTHER_INTAKE, "", (struct gegeven){ .voornamen = "Teun",
		.geslachtsnaam = "Boschman" });
	struct ctx c = opstelling_as(o, INTAKE);
	struct personen p;

	c.actor.rechten &= ~RECHT_BIT(RECHT_persoon_koppelen);
	assert_int_equal(persoon_search(&c, &(struct persoon_vraag){ .naam = STR("bosch") }, &p), 0);
	assert_true(found(&p, mine) && p.v[0].eigen);
	assert_false(found(&p, theirs));
	assert_int_equal(persoon_search(&c, &(struct persoon_vraag){ .bsn = STR("111222333") }, &p), 0);
	assert_true(found(&p, mine));
	assert_int_equal(c.nlooks, 1);
}
TEST_BOTH(search_among_own)

static void search_has_an_end(struct opstelling *o)
{
	struct personen p;
	struct ctx c;

	person(o, INTAKE, "", (struct gegeven){ .voornamen = "Mees", .geslachtsnaam = "Massa" });
	for (int i = 0; i < PERSOON_ZOEK_MAX; i++) {
		const char *id = num(o, id_new());

		SQL(o, "insert into main.persoon (id, regio, bsn_reden, geslachtsnaam, sorteernaam, eerste_verwerking)"
			" select ", id, ", r.id, 'x', 'Massa', 'massa', 1 from main.regio r");
		SQL(o, "insert into main.persoon_term (persoon, regio, soort, term) select ", id, ", r.id, 'naam', 'massa' from main.regio r");
	}
	c = opstelling_as(o, INTAKE);
	assert_int_equal(persoon_search(&c, &(struct persoon_vraag){ .naam = STR("massa") }, &p), 0);
	assert_int_equal(p.n, PERSOON_ZOEK_MAX);
	assert_true(p.meer);
	assert_int_equal(c.nlooks, PERSOON_ZOEK_MAX);
	c = opstelling_as(o, INTAKE);
	assert_int_equal(persoon_search(&c, &(struct persoon_vraag){ .naam = STR("massa mees") }, &p), 0);
	assert_int_equal(p.n, 1);
	assert_false(p.meer);
}
TEST_BOTH(search_has_an_end)

/* ---- the order of the list, and where looking ends ---- */

static struct personen search(struct opstelling *o, const char *naam, int32_t geboren)
{
	struct ctx c = opstelling_as(o, INTAKE);
	struct personen p = { 0 };

	if (persoon_search(&c, &(struct persoon_vraag){ str_z(naam), { geboren }, STR("") }, &p))
		fail_msg("%s: %s", naam, o->fi.detail);
	assert_int_equal(c.nlooks, p.n);
	return p;
}

static const char *region(struct opstelling *o)
{
	return num(o, opstelling_as(o, INTAKE).actor.regio.v);
}

static void list_begins_with_the_whole_word(struct opstelling *o)
{
	struct persoon_id zwart = person(o, INTAKE, "", (struct gegeven){ .voornamen = "Jan", .geslachtsnaam = "Zwart" });
	struct persoon_id both = person(o, INTAKE, "", (struct gegeven){ .voornamen = "Jan", .geslachtsnaam = "Jansen" });
	struct persoon_id piet = person(o, INTAKE, "", (struct gegeven){ .voornamen = "Piet", .geslachtsnaam = "Jansen" });
	struct persoon_id janna = person(o, INTAKE, "", (struct gegeven){ .voornamen = "Janna", .geslachtsnaam = "Bos" });
	struct persoon_id ans = person(o, INTAKE, "", (struct gegeven){ .voornamen = "Ans", .geslachtsnaam = "Jansen" });
	const struct persoon_id one[] = { both, zwart, janna, ans, piet }, two[] = { ans, both, piet };
	struct personen p = search(o, "jan", 0);

	assert_int_equal(p.n, 5); /* who has it twice stands there once */
	for (size_t i = 0; i < 5; i++)
		assert_int_equal(p.v[i].wie.id.v, one[i].v);
	p = search(o, "jans", 0);
	assert_int_equal(p.n, 3);
	for (size_t i = 0; i < 3; i++)
		assert_int_equal(p.v[i].wie.id.v, two[i].v);
	/* a corrected name has another place */
	{
		struct persoon_wijziging w = { .id = zwart, .versie = 1, .bsn_reden = STR("onbekend"), .geslacht = 'O',
			.naam = { .voornamen = STR("Jan"), .geslachtsnaam = STR("Aalders"), .naamgebruik = 'E' } };
		struct ctx c = opstelling_as(o, INTAKE);

		assert_int_equal(persoon_correct(&c, &w), 0);
	}
	assert_int_equal(search(o, "jan", 0).v[0].wie.id.v, zwart.v);
}
TEST_BOTH(list_begins_with_the_whole_word)

/* Who bears two words that begin so takes one place, not that of another. */
static void two_words_of_one_take_one_place(struct opstelling *o)
{
	struct persoon_id last = person(o, INTAKE, "", (struct gegeven){ .voornamen = "Bo", .geslachtsnaam = "Massie" });
	struct personen p;

	crowd(o, region(o), "", "7000", "massanna", "massa");
	SQL(o, "delete from main.persoon_term where persoon between 7030 and 9000");
	p = search(o, "mass", 0);
	assert_true(p.n == 31 && p.v[30].wie.id.v == last.v && !p.meer);
}
TEST_BOTH(two_words_of_one_take_one_place)

/* Two words that hundreds bear, together borne by few, whom the first so many of neither hold. */
static void common_words_never_hide_a_whole_name(struct opstelling *o)
{
	struct persoon_id frits = person(o, INTAKE, "", (struct gegeven){ .voornamen = "Frits", .geslachtsnaam = "Massa",
		.geboren = 19790503 });
	struct persoon_id second = person(o, INTAKE, "", (struct gegeven){ .voornamen = "Zeger Frits", .voorvoegsel = "van",
		.geslachtsnaam = "Massa", .geboren = 0 });
	static const char *const whole[] = { "frits massa", "Massa Frits", "frits mas", "massa fri", "FRÍTS van massa" };
	struct personen p;

	crowd(o, region(o), "", "7000", "anna", "massa");
	crowd(o, region(o), "", "8000", "frits", "aalders");
	for (size_t i = 0; i < sizeof(whole) / sizeof(whole[0]); i++) {
		p = search(o, whole[i], 0);
		if (!found(&p, frits))
			fail_msg("%s does not find him", whole[i]);
	}
	p = search(o, "frits massa", 0);
	assert_true(found(&p, second) && p.begrensd);
	assert_true(p.v[0].wie.id.v == frits.v);
	/* too little to go by among so many: said, not hidden */
	p = search(o, "fri mas", 0);
	assert_true(p.begrensd && !found(&p, frits));
	/* with the birth date he is there, or the year, whatever the words */
	p = search(o, "massa", 19790000);
	assert_true(found(&p, frits));
	p = search(o, "fri mas", 19790000);
	assert_true(found(&p, frits));
	p = search(o, "fri mas", 19790503);
	assert_true(found(&p, frits) && !p.begrensd);
	/* one word shows the first fifty; a rare one beside it is enough to find anybody */
	p = search(o, "massa", 0);
	assert_true(p.n == PERSOON_ZOEK_MAX && p.meer && !p.begrensd);
	p = search(o, "zeg mas", 0);
	assert_true(p.n == 1 && found(&p, second) && !p.begrensd);
	/* by sound too: the first of many, and somebody by his rare name */
	p = search(o, "massah", 0);
	assert_true(p.n == PERSOON_ZOEK_MAX && p.meer && p.v[0].klank);
}
TEST_BOTH(common_words_never_hide_a_whole_name)

/* How many are called so elsewhere, or in a ring, changes nothing here: not who is found, not what is said of it. */
static void invariant_44_the_many_of_another_regio_or_ring_do_not_count(struct opstelling *o)
{
	struct persoon_id here = person(o, INTAKE, "", (struct gegeven){ .voornamen = "Zeger", .geslachtsnaam = "Massa" });
	struct personen p;

	SQL(o, "insert into main.regio (id, code, naam) values (901, 'elders', 'Elders')");
	crowd(o, "901", "", "7000", "zeger", "massa");
	crowd(o, region(o), "radicalisering", "8000", "zeger", "massa");
	for (int i = 0; i < 3; i++) {
		p = search(o, ((const char *const[]){ "massa", "ze mas", "zegher masah" })[i], 0);
		assert_true(p.n == 1 && found(&p, here) && !p.begrensd && !p.meer);
	}
	p = search(o, "massa", 19790000);
	assert_true(p.n == 0 && !p.begrensd);
}
TEST_BOTH(invariant_44_the_many_of_another_regio_or_ring_do_not_count)

/* What the migration does of the terms of before: their place in the list, and joined names that are names. */
static void terms_of_before_get_their_place(struct opstelling *o)
{
	struct persoon_id linden = person(o, INTAKE, "", (struct gegeven){ .voornamen = "Mees", .voorvoegsel = "van der",
		.geslachtsnaam = "Linden" });
	struct persoon_id ring = person(o, IN_RING, "radicalisering", (struct gegeven){ .voornamen = "Mees",
		.geslachtsnaam = "Linden" });
	int64_t terms = COUNT(o, "select count(*) from main.persoon_term");

	SQL(o, "update main.persoon_term set volgorde = '', ring = ''");
	SQL(o, "update main.persoon_term set soort = 'samen' where term = 'vanderlinden'");
	opstelling_migreer(o, "0038_naam");
	assert_int_equal(COUNT(o, "select count(*) from main.persoon_term"), terms);
	assert_int_equal(COUNT(o, "select count(*) from main.persoon_term t join main.persoon p on p.id = t.persoon"
		" where t.regio = p.regio and t.ring = p.ring and t.volgorde = p.sorteernaam and t.soort in ('naam', 'klank')"), terms);
	assert_true(finds(o, INTAKE, "vanderlind", 0, linden) && finds(o, INTAKE, "linden", 0, linden));
	assert_false(finds(o, INTAKE, "linden", 0, ring));
	assert_int_equal(COUNT(o, "select count(*) from main.persoon_term where persoon = ", num(o, ring.v)), 4);
}
TEST_BOTH(terms_of_before_get_their_place)

/* ---- a property: every beginning of every word of a name finds it, as written and folded ---- */

static const char *const LETTERS[] = { "a", "b", "e", "i", "k", "l", "m", "n", "o", "r", "s", "t", "u", "z", "é", "ö",
	"ø", "ł", "ç", "ß", "æ", "ñ", "ş", "ğ", "đ", "ü" };

static uint32_t chance(uint32_t *state)
{
	*state = *state * 1664525u + 1013904223u;
	return *state >> 8;
}

static const char *random_word(struct opstelling *o, uint32_t *state)
{
	struct buf b = buf_new(o->arena);
	uint32_t n = 3 + chance(state) % 6;

	for (uint32_t i = 0; i < n; i++) {
		const char *l = LETTERS[chance(state) % (sizeof(LETTERS) / sizeof(LETTERS[0]))];

		buf_addz(&b, l);
	}
	return buf_str(&b).p;
}

static void every_beginning_finds(struct opstelling *o, struct str word, const char *beside, struct persoon_id id)
{
	for (size_t n = 1; n <= word.n; n++) {
		struct str part = { word.p, n };

		if (n < word.n && ((unsigned char)word.p[n] & 0xc0) == 0x80)
			continue;
		if (str_points(part) < 2)
			part = str_cat(o->arena, part, str_cat(o->arena, STR(" "), str_z(beside)));
		if (!finds(o, INTAKE, str_dup(o->arena, part).p, 0, id))
			fail_msg("%s does not find %s", str_dup(o->arena, part).p, word.p);
	}
}

static void every_beginning_of_every_word(struct opstelling *o)
{
	static const char *const before[] = { "", "van", "van der", "de", "''t", "el" };
	uint32_t state = 20261121;

	for (int i = 0; i < 25; i++) {
		const char *first = random_word(o, &state), *second = random_word(o, &state), *last = random_word(o, &state);
		struct str voornamen = str_cat(o->arena, str_cat(o->arena, str_z(first), STR(" ")), str_z(second));
		struct persoon_id id = person(o, INTAKE, "", (struct gegeven){ .voornamen = voornamen.p,
			.voorvoegsel = before[i % 6], .geslachtsnaam = last });
		const char *const all[] = { first, second, last };

		for (size_t k = 0; k < 3; k++) {
			every_beginning_finds(o, str_z(all[k]), all[(k + 1) % 3], id);
			every_beginning_finds(o, fold(o->arena, str_z(all[k])), all[(k + 1) % 3], id);
		}
	}
}
TEST_BOTH(every_beginning_of_every_word)

/* ---- the edges of the register ---- */

/* Another regio, with a persoon of the same name and number. */
static struct persoon_id elsewhere(struct opstelling *o)
{
	SQL(o, "insert into main.regio (id, code, naam) values (901, 'elders', 'Elders')");
	SQL(o, "insert into main.persoon (id, regio, bsn, geslachtsnaam, voornamen, geboren, sorteernaam, eerste_verwerking)"
		" values (902, 901, '111222333', 'Bos', 'Jan', 19790503, 'bos  jan', 1)");
	SQL(o, "insert into main.persoon_term (persoon, regio, term, soort) values (902, 901, 'bos', 'naam'),"
		" (902, 901, 'jan', 'naam'), (902, 901, 'bos', 'klank')");
	return (struct persoon_id){ 902 };
}

static void invariant_44_nothing_shows_outside_regio_and_ring(struct opstelling *o)
{
	struct gegeven g = { .voornamen = "Jan", .geslachtsnaam = "Bos", .geboren = 19790503, .bsn = "111222333" };
	struct persoon_id far = elsewhere(o), closed = person(o, IN_RING, "radicalisering", g), made;
	struct betrokkene_id b = given(o, dossier(o, INTAKE, "", "wgs_casus"), g), r;
	struct persoon_dubbelen d;
	struct personen p;
	struct ctx c = opstelling_as(o, INTAKE);

	assert_int_equal(persoon_search(&c, &(struct persoon_vraag){ .naam = STR("bos") }, &p), 0);
	assert_int_equal(p.n, 0);
	assert_int_equal(persoon_search(&c, &(struct persoon_vraag){ .geboren = { 19790503 } }, &p), 0);
	assert_int_equal(p.n, 0);
	assert_int_equal(persoon_search(&c, &(struct persoon_vraag){ .bsn = STR("111222333") }, &p), 0);
	assert_int_equal(p.n, 0);
	assert_int_equal(persoon_doubles(&c, b, NOBODY, &d), 0);
	assert_int_equal(d.n, 0);
	assert_int_equal(c.nlooks, 1); /* the one who was given */
	assert_int_equal(persoon_link(&c, b, 0, far), FAULT_NOT_FOUND);
	fault_clear(&o->fi);
	assert_int_equal(persoon_link(&c, b, 0, closed), FAULT_NOT_FOUND);
	fault_clear(&o->fi);
	assert_int_equal(persoon_doubles(&c, b, closed, &d), FAULT_NOT_FOUND);
	/* the number is unique within regio and ring, and says nothing of the others */
	fault_clear(&o->fi);
	assert_int_equal(persoon_make(&c, b, 0, &made), 0);
	/* in the ring, only who is in the ring is compared: neither this one nor the one elsewhere */
	r = given(o, dossier(o, IN_RING, "radicalisering", "radicalisering"), g);
	c = opstelling_as(o, IN_RING);
	assert_int_equal(persoon_doubles(&c, r, NOBODY, &d), 0);
	assert_int_equal(d.n, 1);
	assert_int_equal(d.v[0].wie.id.v, closed.v);
	assert_int_equal(persoon_link(&c, r, 0, made), FAULT_NOT_FOUND);
	fault_clear(&o->fi);
	assert_int_equal(persoon_doubles(&c, r, made, &d), FAULT_NOT_FOUND);
	/* somebody with the right, outside the ring, who was let into the dossier by mistake */
	SQL(o, "update main.toegang set medewerker = ", num(o, opstelling_id(o, OTHER_INTAKE).v), " where dossier in ("
		"select dossier from main.betrokkene where id = ", num(o, r.v), ")");
	c = opstelling_as(o, OTHER_INTAKE);
	assert_int_equal(persoon_doubles(&c, r, NOBODY, &d), 0);
	assert_int_equal(d.n, 0);
	assert_int_equal(persoon_make(&c, r, 0, &made), FAULT_DENIED);
}
TEST_BOTH(invariant_44_nothing_shows_outside_regio_and_ring)

/* A dossier of another regio is no dossier here, even for who was let into it. */
static void invariant_44_no_linking_across_regios(struct opstelling *o)
{
	struct aanmelding_id a = dossier(o, INTAKE, "", "wgs_casus");
	struct betrokkene_id b = given(o, a, (struct gegeven){ .voornamen = "Jan", .geslachtsnaam = "Bos" });
	struct persoon_dubbelen d;
	struct persoon_id made;
	struct ctx c;

	elsewhere(o);
	SQL(o, "update main.aanmelding set regio = 901");
	c = opstelling_as(o, INTAKE);
	assert_int_equal(persoon_doubles(&c, b, NOBODY, &d), FAULT_NOT_FOUND);
	fault_clear(&o->fi);
	assert_int_equal(persoon_make(&c, b, 0, &made), FAULT_NOT_FOUND);
}
TEST_BOTH(invariant_44_no_linking_across_regios)

/* ---- what the law lets be recorded ---- */

static void invariant_17_direct_circle_only_beside_a_betrokkene(struct opstelling *o)
{
	struct aanmelding_id alone = dossier(o, INTAKE, "", "wgs_casus"), family = dossier(o, INTAKE, "", "wgs_casus");
	struct gegeven contact = { .voornamen = "Els", .geslachtsnaam = "Hooft", .rol = "contact", .ander = true };
	struct gegeven doctor = { .voornamen = "Dr", .geslachtsnaam = "Kuiper", .rol = "professional", .ander = true };
	struct betrokkene_id lonely = given(o, alone, contact), child, pro, other;
	struct ctx c = opstelling_as(o, INTAKE);
	struct persoon_id p = { 0 }, q = { 0 };

	assert_int_equal(persoon_make(&c, lonely, 0, &p), FAULT_INVALID);
	assert_non_null(strstr(o->fi.rule, "invariant 17"));
	/* beside somebody with a case of his own */
	given(o, family, (struct gegeven){ .voornamen = "Jan", .geslachtsnaam = "Hooft" });
	child = given(o, family, contact);
	pro = given(o, family, doctor);
	c = opstelling_as(o, INTAKE);
	assert_int_equal(persoon_make(&c, pro, 0, &q), FAULT_INVALID);
	assert_non_null(strstr(o->fi.rule, "invariant 17"));
	c = opstelling_as(o, INTAKE);
	assert_int_equal(persoon_make(&c, child, 0, &p), 0);
	/* or by a relation */
	c = opstelling_as(o, INTAKE);
	assert_int_equal(persoon_link(&c, lonely, 0, p), FAULT_INVALID);
	other = given(o, alone, (struct gegeven){ .voornamen = "Bo", .geslachtsnaam = "Hooft", .rol = "kind", .ander = true });
	SQL(o, "insert into main.relatie (id, dossier, onderdeel, organisatie, van_betrokkene, naar_betrokkene, soort)"
		" select ", num(o, id_new()), ", a.id, 'inhoud', a.organisatie, ", num(o, lonely.v), ", ", num(o, other.v),
		", 'ouder' from main.aanmelding a where a.id = ", num(o, alone.v));
	c = opstelling_as(o, INTAKE);
	assert_int_equal(persoon_link(&c, lonely, 0, p), 0);
}
TEST_BOTH(invariant_17_direct_circle_only_beside_a_betrokkene)

static void invariant_18_bsn_passes_or_a_reason(struct opstelling *o)
{
	struct aanmelding_id a = dossier(o, INTAKE, "", "wgs_casus");
	struct betrokkene_id wrong = given(o, a, (struct gegeven){ .voornamen = "Jan", .geslachtsnaam = "Bos",
		.bsn = "123456789" });
	struct betrokkene_id empty = given(o, a, (struct gegeven){ .voornamen = "Piet", .geslachtsnaam = "Bos", .bsn = "" });
	struct betrokkene_id reason = given(o, a, (struct gegeven){ .voornamen = "Els", .geslachtsnaam = "Bos" });
	struct persoon_id p = { 0 };
	struct persoon_wijziging w = { .versie = 1, .naam = { .geslachtsnaam = STR("Bos"), .naamgebruik = 'E' } };
	struct ctx c = opstelling_as(o, INTAKE);

	assert_int_equal(persoon_make(&c, wrong, 0, &p), FAULT_INVALID);
	assert_non_null(strstr(o->fi.rule, "invariant 18"));
	c = opstelling_as(o, INTAKE);
	assert_int_equal(persoon_make(&c, empty, 0, &p), FAULT_INVALID);
	assert_string_equal(o->fi.fields[0].field, "bsn");
	c = opstelling_as(o, INTAKE);
	assert_int_equal(persoon_make(&c, reason, 0, &p), 0);
	w.id = p;
	c = opstelling_as(o, INTAKE);
	assert_int_equal(persoon_correct(&c, &w), FAULT_INVALID);
	assert_string_equal(o->fi.fields[0].field, "bsn_reden");
	w.bsn = STR("123456789");
	c = opstelling_as(o, INTAKE);
	assert_int_equal(persoon_correct(&c, &w), FAULT_INVALID);
	assert_string_equal(o->fi.fields[0].field, "bsn");
	/* the database says so as well */
	SQL(o, "update main.betrokkene set bsn_reden = ''");
	assert_int_equal(COUNT(o, "select count(*) from main.persoon where bsn is null and bsn_reden = ''"), 0);
}
TEST_BOTH(invariant_18_bsn_passes_or_a_reason)

static void invariant_18_bsn_unique_per_person(struct opstelling *o)
{
	struct gegeven g = { .voornamen = "Jan", .geslachtsnaam = "Bos", .bsn = "111222333" };
	struct persoon_id first = person(o, INTAKE, "", g), made = { 0 };
	struct betrokkene_id again = given(o, dossier(o, OTHER_INTAKE, "", "wgs_casus"), g);
	struct betrokkene_id other = given(o, dossier(o, OTHER_INTAKE, "", "wgs_casus"), (struct gegeven){
		.voornamen = "Jan", .geslachtsnaam = "Bos", .bsn = "123456782" });
	struct persoon_wijziging w = { .versie = 1, .bsn = STR("111222333"),
		.naam = { .voornamen = STR("Jan"), .geslachtsnaam = STR("Bos"), .naamgebruik = 'E' } };
	struct persoon_dubbelen d;
	struct ctx c = opstelling_as(o, OTHER_INTAKE);

	assert_int_equal(persoon_make(&c, again, 0, &made), FAULT_INVALID);
	assert_string_equal(o->fi.fields[0].field, "bsn");
	/* the one who has it is offered first */
	c = opstelling_as(o, OTHER_INTAKE);
	assert_int_equal(persoon_doubles(&c, again, NOBODY, &d), 0);
	assert_int_equal(d.n, 1);
	assert_int_equal(d.v[0].wie.id.v, first.v);
	assert_int_equal(d.v[0].kans, KANS_WAARSCHIJNLIJK);
	assert_int_equal(persoon_link(&c, other, 0, first), FAULT_INVALID);
	assert_non_null(strstr(o->fi.rule, "invariant 18"));
	c = opstelling_as(o, OTHER_INTAKE);
	assert_int_equal(persoon_link(&c, again, 0, first), 0);
	assert_int_equal(persoon_make(&c, other, 0, &w.id), 0);
	assert_int_equal(persoon_correct(&c, &w), FAULT_INVALID);
	assert_string_equal(o->fi.fields[0].field, "bsn");
	assert_int_equal(COUNT(o, "select count(*) from main.persoon where bsn = '111222333'"), 1);
}
TEST_BOTH(invariant_18_bsn_unique_per_person)

/* ---- doubles ---- */

static void doubles_in_words(struct opstelling *o)
{
	struct persoon_id sure = person(o, INTAKE, "", (struct gegeven){ .voornamen = "Ronald", .geslachtsnaam = "Pinckaers",
		.geboren = 19790503, .bsn = "111222333" });
	struct persoon_id maybe = person(o, INTAKE, "", (struct gegeven){ .voornamen = "Ron", .geslachtsnaam = "Pinkaers",
		.geboren = 19790000 });
	struct persoon_id typo = person(o, INTAKE, "", (struct gegeven){ .voornamen = "Ronald", .geslachtsnaam = "Pincakers",
		.geboren = 19790503 });
	struct betrokkene_id b;
	struct persoon_dubbelen d;
	struct ctx c = opstelling_as(o, OTHER_INTAKE);

	person(o, INTAKE, "", (struct gegeven){ .voornamen = "Rik", .geslachtsnaam = "Pinckaers", .geboren = 19970101 });
	person(o, INTAKE, "", (struct gegeven){ .voornamen = "Els", .geslachtsnaam = "Bos", .geboren = 19790503 });
	b = given(o, dossier(o, OTHER_INTAKE, "", "wgs_casus"), (struct gegeven){ .voornamen = "Ronald",
		.geslachtsnaam = "Pinckaers", .geboren = 19790503 });
	assert_int_equal(persoon_doubles(&c, b, NOBODY, &d), 0);
	assert_int_equal(d.n, 3);
	assert_int_equal(d.v[0].wie.id.v, sure.v);
	assert_int_equal(d.v[0].kans, KANS_WAARSCHIJNLIJK);
	assert_int_equal(d.v[1].wie.id.v, typo.v);
	assert_int_equal(d.v[2].wie.id.v, maybe.v);
	assert_int_equal(d.v[2].kans, KANS_MOGELIJK);
	/* each comparison is a look, on record with the dossier it was made for */
	assert_int_equal(c.nlooks, 4);
	for (size_t i = 0; i < c.nlooks; i++) {
		assert_int_equal(c.looks[i].dossier.v, d.van.dossier.v);
		assert_int_equal(c.looks[i].soort, i ? LOOK_ZOEK : LOOK_SCHERM);
	}
	/* one that was found by searching is compared too, in front */
	c = opstelling_as(o, OTHER_INTAKE);
	assert_int_equal(persoon_doubles(&c, b, maybe, &d), 0);
	assert_int_equal(d.n, 3);
	assert_int_equal(d.v[0].wie.id.v, maybe.v);
	assert_int_equal(d.v[0].kans, KANS_GEKOZEN);
}
TEST_BOTH(doubles_in_words)

static void doubles_without_birth_date(struct opstelling *o)
{
	struct persoon_id p = person(o, INTAKE, "", (struct gegeven){ .voornamen = "Ronald", .geslachtsnaam = "Pinckaers",
		.geboren = 19790503 });
	struct betrokkene_id b = given(o, dossier(o, INTAKE, "", "wgs_casus"), (struct gegeven){ .voornamen = "Ronald",
		.geslachtsnaam = "Pinkaers" });
	struct betrokkene_id nobody = given(o, dossier(o, INTAKE, "", "wgs_casus"), (struct gegeven){ .voornamen = "",
		.geslachtsnaam = "onbekend" });
	struct persoon_dubbelen d;
	struct ctx c = opstelling_as(o, INTAKE);

	assert_int_equal(persoon_doubles(&c, b, NOBODY, &d), 0);
	assert_int_equal(d.n, 1);
	assert_int_equal(d.v[0].wie.id.v, p.v);
	assert_int_equal(d.v[0].kans, KANS_MOGELIJK);
	assert_int_equal(persoon_doubles(&c, nobody, NOBODY, &d), 0);
	assert_int_equal(d.n, 0);
}
TEST_BOTH(doubles_without_birth_date)

/* ---- linking twice, late, away ---- */

static void link_once(struct opstelling *o)
{
	struct persoon_id p = person(o, INTAKE, "", (struct gegeven){ .voornamen = "Jan", .geslachtsnaam = "Bos" }), made = { 0 };
	struct aanmelding_id a = dossier(o, INTAKE, "", "wgs_casus");
	struct betrokkene_id b = given(o, a, (struct gegeven){ .voornamen = "Jan", .geslachtsnaam = "Bos" });
	struct betrokkene_id twin = given(o, a, (struct gegeven){ .voornamen = "J", .geslachtsnaam = "Bos" });
	struct ctx c = opstelling_as(o, INTAKE);
	struct persoon_dubbelen d;

	assert_int_equal(persoon_link(&c, b, 7, p), FAULT_CONFLICT);
	fault_clear(&o->fi);
	assert_int_equal(persoon_link(&c, b, 1, p), 0);
	assert_int_equal(persoon_link(&c, b, 0, p), FAULT_CONFLICT);
	fault_clear(&o->fi);
	assert_int_equal(persoon_make(&c, b, 0, &made), FAULT_CONFLICT);
	fault_clear(&o->fi);
	assert_int_equal(persoon_link(&c, twin, 0, p), FAULT_INVALID);
	c = opstelling_as(o, INTAKE);
	assert_int_equal(persoon_doubles(&c, b, NOBODY, &d), 0);
	assert_int_equal(d.n, 0);
	assert_true(str_eq(d.van.gekoppeld, STR("Jan Bos")));
	assert_int_equal(d.van.wie.id.v, p.v);
	assert_int_equal(d.van.versie, 2);
}
TEST_BOTH(link_once)

/* The same form sent twice makes one person. */
static void submit_twice(struct opstelling *o)
{
	struct betrokkene_id b = given(o, dossier(o, INTAKE, "", "wgs_casus"), (struct gegeven){ .voornamen = "Jan",
		.geslachtsnaam = "Bos" });
	struct persoon_id first = { 0 }, second = { 0 };
	struct ctx c = opstelling_as(o, INTAKE);

	c.token = STR("formulier-een");
	assert_int_equal(persoon_make(&c, b, 1, &first), 0);
	c = opstelling_as(o, INTAKE);
	c.token = STR("formulier-een");
	assert_int_equal(persoon_make(&c, b, 1, &second), 0);
	assert_true(c.herhaling);
	assert_int_equal(first.v, second.v);
	assert_int_equal(COUNT(o, "select count(*) from main.persoon"), 1);
}
TEST_BOTH(submit_twice)

static void unlink_with_reason(struct opstelling *o)
{
	struct gegeven g = { .voornamen = "Jan", .geslachtsnaam = "Bos", .bsn = "111222333" };
	struct betrokkene_id b = given(o, dossier(o, INTAKE, "", "wgs_casus"), g), b2;
	struct ctx c = opstelling_as(o, INTAKE);
	struct persoon_id p = { 0 };

	b2 = given(o, dossier(o, INTAKE, "", "wgs_casus"), g);
	assert_int_equal(persoon_unlink(&c, b, 0, STR("vergissing")), FAULT_CONFLICT);
	fault_clear(&o->fi);
	assert_int_equal(persoon_make(&c, b, 0, &p), 0);
	assert_int_equal(persoon_link(&c, b2, 0, p), 0);
	assert_int_equal(persoon_unlink(&c, b, 0, STR(" x ")), FAULT_INVALID);
	assert_string_equal(o->fi.fields[0].field, "reden");
	c = opstelling_as(o, INTAKE);
	assert_int_equal(persoon_unlink(&c, b, 1, STR("andere Jan Bos")), FAULT_CONFLICT);
	fault_clear(&o->fi);
	assert_int_equal(persoon_unlink(&c, b, 2, STR("andere Jan Bos")), 0);
	assert_int_equal(COUNT(o, "select count(*) from main.betrokkene where koppel_reden = 'andere Jan Bos'"), 1);
	assert_int_equal(COUNT(o, "select count(*) from main.journaal where tabel = 'betrokkene' and rij = ", num(o, b.v),
		" and beeld like '%andere Jan Bos%'"), 1);
	/* it is still somebody in another dossier; after that nobody is left behind */
	assert_int_equal(COUNT(o, "select count(*) from main.persoon"), 1);
	assert_int_equal(persoon_unlink(&c, b2, 0, STR("andere Jan Bos")), 0);
	assert_int_equal(COUNT(o, "select count(*) from main.persoon"), 0);
	assert_int_equal(COUNT(o, "select count(*) from main.persoon_term"), 0);
	assert_int_equal(persoon_make(&c, b, 0, &p), 0); /* the number is free again */
}
TEST_BOTH(unlink_with_reason)

/* ---- the page, correcting ---- */

static void correct_identity(struct opstelling *o)
{
	struct persoon_id p = person(o, INTAKE, "", (struct gegeven){ .voornamen = "Jan", .geslachtsnaam = "Boss" });
	struct persoon_wijziging w = { .id = p, .versie = 1, .bsn = STR("111.222.333"), .geboren = { 19790500 },
		.geslacht = 'M', .geheim = true, .naam = { .voornamen = STR("Johan"), .geslachtsnaam = STR("Bosch"),
		.naamgebruik = 'E' } };
	struct ctx c = opstelling_as(o, INTAKE);
	struct persoon *page;

	w.versie = 5;
	assert_int_equal(persoon_correct(&c, &w), FAULT_CONFLICT);
	fault_clear(&o->fi);
	w.versie = 1;
	if (persoon_correct(&c, &w))
		fail_msg("%s", o->fi.detail);
	assert_true(finds(o, INTAKE, "johan bosch", 0, p));
	assert_false(finds(o, INTAKE, "jan boss", 0, p));
	c = opstelling_as(o, INTAKE);
	assert_int_equal(persoon_get(&c, p, STR("controle BSN"), &page), 0);
	assert_true(str_eq(page->wie.bsn, STR("111222333")) && page->geheim && page->wie.geslacht == 'M');
	assert_int_equal(page->versie, 2);
	assert_int_equal(page->ndossiers, 1);
	assert_true(page->schrijven);
	assert_int_equal(c.nlooks, 1);
	assert_true(str_eq(c.looks[0].grond, STR("controle BSN")));
	assert_int_equal(c.looks[0].dossier.v, page->dossiers[0].dossier.v);
	/* what was given stays as it was given */
	assert_int_equal(COUNT(o, "select count(*) from main.betrokkene where geslachtsnaam = 'Boss'"), 1);
	/* somebody of the house who has no dossier of his */
	c = opstelling_as(o, OTHER_INTAKE);
	w.versie = 2;
	assert_int_equal(persoon_correct(&c, &w), FAULT_NOT_FOUND);
}
TEST_BOTH(correct_identity)

/* A row of an address where somebody lives, at the part that all of the dossier read. */
static void lives(struct opstelling *o, struct aanmelding_id a, struct betrokkene_id b, const char *soort)
{
	SQL(o, "insert into main.adres (id, dossier, onderdeel, organisatie, betrokkene, soort, plaats) select ",
		num(o, id_new()), ", a.id, 'inhoud', a.organisatie, ", num(o, b.v), ", '", soort,
		"', 'Geleen' from main.aanmelding a where a.id = ", num(o, a.v));
}

#define SHOWN(o) COUNT(o, "select count(*) from main.adres where onderdeel <> 'intern'")

static void invariant_11_a_secret_address_is_the_houses_alone_everywhere(struct opstelling *o)
{
	struct aanmelding_id mine = dossier(o, INTAKE, "", "wgs_casus"), theirs = dossier(o, OTHER_INTAKE, "", "wgs_casus");
	struct gegeven jan = { .voornamen = "Jan", .geslachtsnaam = "Bos" };
	struct betrokkene_id b = given(o, mine, jan), there = given(o, theirs, jan);
	struct persoon_wijziging w = { .versie = 1, .bsn_reden = STR("onbekend"), .geslacht = 'M', .geheim = true,
		.naam = { .voornamen = STR("Jan"), .geslachtsnaam = STR("Bos"), .naamgebruik = 'E' } };
	struct ctx c = opstelling_as(o, INTAKE);

	assert_int_equal(persoon_make(&c, b, 0, &w.id), 0);
	lives(o, mine, b, "woon");
	lives(o, mine, b, "pi");
	lives(o, theirs, there, "verblijf");
	lives(o, theirs, there, "brief");
	SQL(o, "update main.adres set tot = 20200101 where soort = 'brief'"); /* where he was before is no secret */
	assert_int_equal(SHOWN(o), 4);
	c = opstelling_as(o, INTAKE);
	if (persoon_correct(&c, &w))
		fail_msg("%s", o->fi.detail);
	assert_int_equal(SHOWN(o), 3); /* only she knew that he is in that dossier */
	c = opstelling_as(o, OTHER_INTAKE);
	assert_int_equal(persoon_link(&c, there, 0, w.id), 0);
	assert_int_equal(SHOWN(o), 2);
	assert_int_equal(COUNT(o, "select count(*) from main.adres where onderdeel <> 'intern' and soort in ('woon', 'verblijf')"),
		0);
	/* each is in the history of its dossier; and it is not open again when the mark is taken away */
	assert_int_equal(COUNT(o, "select count(*) from main.journaal where tabel = 'adres' and soort = 'u' "
		"and onderdeel = 'intern'"), 2);
	c = opstelling_as(o, INTAKE);
	w.versie = 2;
	w.geheim = false;
	assert_int_equal(persoon_correct(&c, &w), 0);
	assert_int_equal(SHOWN(o), 2);
}
TEST_BOTH(invariant_11_a_secret_address_is_the_houses_alone_everywhere)

static void page_shows_what_is_in_reach(struct opstelling *o)
{
	struct aanmelding_id mine = dossier(o, INTAKE, "", "wgs_casus"), theirs = dossier(o, OTHER_INTAKE, "", "wgs_casus");
	struct gegeven jan = { .voornamen = "Jan", .geslachtsnaam = "Bos" };
	struct betrokkene_id b = given(o, mine, jan), there = given(o, theirs, jan);
	struct betrokkene_id kid = given(o, mine, (struct gegeven){ .voornamen = "Bo", .geslachtsnaam = "Bos", .rol = "kind",
		.ander = true });
	const char *columns = "insert into main.adres (id, dossier, onderdeel, organisatie, betrokkene, soort, plaats) select ";
	struct ctx c = opstelling_as(o, INTAKE);
	struct persoon_id p = { 0 };
	struct persoon *page;

	assert_int_equal(persoon_make(&c, b, 0, &p), 0);
	c = opstelling_as(o, OTHER_INTAKE);
	assert_int_equal(persoon_link(&c, there, 0, p), 0);
	SQL(o, columns, num(o, id_new()), ", a.id, 'inhoud', a.organisatie, ", num(o, b.v),
		", 'woon', 'Geleen' from main.aanmelding a where a.id = ", num(o, mine.v));
	SQL(o, columns, num(o, id_new()), ", a.id, 'inhoud', a.organisatie, ", num(o, there.v),
		", 'woon', 'Heerlen' from main.aanmelding a where a.id = ", num(o, theirs.v));
	SQL(o, "insert into main.relatie (id, dossier, onderdeel, organisatie, van_betrokkene, naar_betrokkene, soort)"
		" select ", num(o, id_new()), ", a.id, 'inhoud', a.organisatie, ", num(o, kid.v), ", ", num(o, b.v),
		", 'kind' from main.aanmelding a where a.id = ", num(o, mine.v));
	SQL(o, "insert into main.relatie (id, dossier, onderdeel, organisatie, van_betrokkene, naar_betrokkene, soort)"
		" select ", num(o, id_new()), ", a.id, 'inhoud', a.organisatie, ", num(o, b.v), ", ", num(o, kid.v),
		", 'ouder' from main.aanmelding a where a.id = ", num(o, mine.v));
	c = opstelling_as(o, INTAKE);
	assert_int_equal(persoon_get(&c, p, STR(""), &page), 0);
	assert_int_equal(page->ndossiers, 1);
	assert_int_equal(page->dossiers[0].aanmelding.v, mine.v);
	assert_int_equal(page->nadressen, 1);
	assert_true(str_eq(page->adressen[0].plaats, STR("Geleen")));
	/* both rows say the same: the other is a child of his */
	assert_int_equal(page->nrelaties, 2);
	for (size_t i = 0; i < 2; i++) {
		assert_true(str_eq(page->relaties[i].soort, STR("kind")));
		assert_true(str_eq(page->relaties[i].naam.voornamen, STR("Bo")));
	}
}
TEST_BOTH(page_shows_what_is_in_reach)

int main(void)
{
	const struct CMUnitTest tests[] = {
		BOTH(partners_reach_nothing), BOTH(the_lens_refuses_too), BOTH(not_my_dossier), BOTH(search_asks_enough),
		BOTH(search_by_words), BOTH(search_among_own), BOTH(search_has_an_end), BOTH(list_begins_with_the_whole_word),
		BOTH(two_words_of_one_take_one_place),
		BOTH(common_words_never_hide_a_whole_name), BOTH(invariant_44_the_many_of_another_regio_or_ring_do_not_count),
		BOTH(terms_of_before_get_their_place), BOTH(every_beginning_of_every_word),
		BOTH(invariant_44_nothing_shows_outside_regio_and_ring), BOTH(invariant_44_no_linking_across_regios),
		BOTH(invariant_17_direct_circle_only_beside_a_betrokkene), BOTH(invariant_18_bsn_passes_or_a_reason),
		BOTH(invariant_18_bsn_unique_per_person), BOTH(doubles_in_words), BOTH(doubles_without_birth_date),
		BOTH(link_once), BOTH(submit_twice), BOTH(unlink_with_reason), BOTH(correct_identity),
		BOTH(invariant_11_a_secret_address_is_the_houses_alone_everywhere), BOTH(page_shows_what_is_in_reach),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
