/* Figures: the lens shows codes and months, to whoever has the right, of the house of that right; the page counts. */
#include "domein/rapport/cijfers.h"

#include "tests/kijk.h"
#include "tests/verhaal.h"

#define TODAY moment_of(datum_of(2026, 12, 3), 10, 0)

/* ---- the lens ---- */

/* Everything the lens may show. A new column is looked at before it is added here: a code, a month or a count. */
static const char *const columns[] = {
	"aanmelding: soort regime thema huis gemeente status urgentie aanmelder_soort aanmelder_domein aanmelder_wgs"
	" ingediend_maand besluit_maand",
	"bereik: huis",
	"casus: soort regime thema huis gemeente fase toestand risico veiligheidsrisico aanbrenger_soort aanbrenger_domein"
	" aanbrenger_wgs geopend_maand gesloten_maand",
	"gemeente: code huis van_maand tot_maand",
	"jaarcijfer: groep deel huis maand waarde",
	"oordeel: regime thema huis criteria criteria_versie criterium oordeel",
	"organisatie: soort domein wgs beeindigd_maand",
	"weegpunt: regime thema huis gemeente urgentie risico uitkomst weging_maand besloten_maand",
	"werklast: medewerker huis toestand herbeoordeling eerste_einde", /* who keeps how many, for who divides the work */
	"zrm_effect: thema huis zrmset domein begin_score later_score later_maand",
};

static bool is_view(struct kijker *l, const char *view)
{
	return look_try(l, text(l->p, "select count(*) from \"%s\"", view));
}

static const char *views_of(struct kijker *l)
{
	return look_rows(l, l->p->kind == DB_POSTGRES
		? "select viewname from pg_catalog.pg_views where schemaname = 'lens_cijfers' order by 1"
		: "select name from sqlite_temp_schema where type = 'view' order by 1");
}

static const char *columns_of(struct kijker *l, const char *view)
{
	return look_rows(l, l->p->kind == DB_POSTGRES
		? text(l->p, "select column_name from information_schema.columns where table_schema = 'lens_cijfers'"
			" and table_name = '%s' order by ordinal_position", view)
		: text(l->p, "select name from pragma_table_xinfo('%s', 'temp') order by cid", view));
}

static void lens_has_codes_only(struct opstelling *o)
{
	struct kijker *l = look_open(kijk_new(o), LENS_CIJFERS);
	struct proef *p = l->p;
	const char *views = views_of(l), *view;
	size_t n = 0;
	bool last;

	while (kijk_cell(p, &views, &view, &last)) {
		const char *cols, *col;
		struct buf b = buf_new(p->arena);

		if (!is_view(l, view))
			continue;
		cols = columns_of(l, view);
		buf_addz(&b, text(p, "%s:", view));
		while (kijk_cell(p, &cols, &col, &last))
			buf_addz(&b, text(p, " %s", col));
		assert_true(n < sizeof(columns) / sizeof(columns[0]));
		assert_string_equal(buf_str(&b).p, columns[n++]);
	}
	assert_int_equal(n, sizeof(columns) / sizeof(columns[0]));
	look_close(l);
}
TEST_BOTH(lens_has_codes_only)

/* Codes: small letters, digits and underscores; numbers: a count, a month, a version. Only bereik names houses by id. */
static void value_check(const char *view, const char *value)
{
	size_t digits = value ? strspn(value, "0123456789") : 0;

	if (!value || strcmp(value, "-") == 0)
		return;
	if (strlen(value) > 40 || strspn(value, "abcdefghijklmnopqrstuvwxyz0123456789_") != strlen(value))
		fail_msg("%s shows \"%s\": no code", view, value);
	if (digits == strlen(value) && strtoll(value[0] ? value : "0", NULL, 10) > 999999)
		fail_msg("%s shows %s: a number, but of what?", view, value);
}

static void lens_shows_codes_only(struct opstelling *o)
{
	static const char *const views[] = { "aanmelding", "casus", "gemeente", "oordeel", "organisatie", "weegpunt" };
	struct kijker *l = look_open(kijk_new(o), LENS_CIJFERS);

	verhaal_casus(o, STR("Linden"));
	kijk_as(o, l, "marjolein.tonnaer", klok_now());
	for (size_t i = 0; i < sizeof(views) / sizeof(views[0]); i++) {
		const char *rows = look_rows(l, text(l->p, "select * from %s", views[i])), *cell;
		size_t n = 0;
		bool last;

		for (; kijk_cell(l->p, &rows, &cell, &last); n++)
			value_check(views[i], cell);
		assert_true(n > 2);
	}
	look_close(l);
}
TEST_BOTH(lens_shows_codes_only)

static int64_t count_of(struct kijker *l, const char *view)
{
	return look_int(l, text(l->p, "select count(*) from %s", view));
}

/* Nobody but the team manager of that house; not before, not after, and not for another house. */
static void lens_asks_the_right(struct opstelling *o)
{
	static const char *const without[] = { "sanne.hendrickx", "kees.dassen", "noor.habets", "hilde.vroemen",
		"rik.schreurs", "mila.crutzen" };
	struct proef *p = kijk_new(o);
	struct kijker *l = look_open(p, LENS_CIJFERS);
	struct medewerker_id m = opstelling_id(o, "marjolein.tonnaer");
	int64_t wm = opstelling_count(o, "select id from main.huis where code = 'wm'");

	verhaal_casus(o, STR("Linden"));
	for (size_t i = 0; i < sizeof(without) / sizeof(without[0]); i++) {
		const char *views = views_of(l), *view;
		bool last;

		kijk_as(o, l, without[i], klok_now());
		while (kijk_cell(p, &views, &view, &last))
			if (is_view(l, view))
				assert_int_equal(count_of(l, view), 0);
	}
	kijk_as(o, l, "marjolein.tonnaer", klok_now());
	assert_int_equal(count_of(l, "casus"), 1);
	assert_int_equal(look_int(l, "select count(*) from casus where huis = 'mh'"), 1);
	assert_true(count_of(l, "oordeel") > 0);
	opstelling_sql(o, text(p, "update main.rol_toekenning set huis = %ld where medewerker = %ld", (long)wm, (long)m.v));
	assert_int_equal(count_of(l, "casus"), 0);
	assert_true(count_of(l, "gemeente") > 0);
	opstelling_sql(o, text(p, "update main.rol_toekenning set tot = van where medewerker = %ld", (long)m.v));
	assert_int_equal(count_of(l, "gemeente"), 0);
	look_close(l);
}
TEST_BOTH(lens_asks_the_right)

/* A role without a house counts the house of its medewerker; without that the regio, with what no house has yet. */
static void lens_without_house(struct opstelling *o)
{
	struct proef *p = kijk_new(o);
	struct kijker *l = look_open(p, LENS_CIJFERS);
	struct ctx c = opstelling_as(o, "marjolein.tonnaer");
	int64_t all, mine;

	verhaal_casus(o, STR("Linden"));
	verhaal_aanmelding(o, "rik.schreurs", STR("Iepen")); /* of no house yet */
	opstelling_sql(o, text(p, "update main.rol_toekenning set huis = null where medewerker = %ld", (long)c.actor.id.v));
	kijk_as(o, l, "marjolein.tonnaer", klok_now());
	mine = count_of(l, "gemeente");
	assert_int_equal(count_of(l, "casus"), 1);
	assert_int_equal(count_of(l, "aanmelding"), 1);
	look_house(l, 0, c.actor.regio.v);
	all = count_of(l, "gemeente");
	assert_true(all > mine && mine > 0);
	assert_int_equal(count_of(l, "casus"), 1);
	assert_int_equal(count_of(l, "aanmelding"), 2);
	look_house(l, 0, 0); /* of no regio at all */
	assert_int_equal(count_of(l, "casus"), 0);
	assert_int_equal(count_of(l, "aanmelding"), 0);
	look_close(l);
}
TEST_BOTH(lens_without_house)

/* The month of a moment is that of the clock on the wall, on both databases, as in C. */
static void months_agree(struct opstelling *o)
{
	struct kijker *l = look_open(kijk_new(o), LENS_KAAL);

	for (int year = 1996; year <= 2036; year += 5) {
		for (int month = 1; month <= 12; month++) {
			int64_t first = moment_of(datum_of(year, month, 1), 0, 0);

			for (int64_t d = -HOUR_MS; d <= HOUR_MS; d += HOUR_MS / 2) {
				int64_t at = first + d - (d < 0);

				assert_int_equal(look_int(l, text(l->p, "select maand(%ld)", (long)at)), datum_of_moment(at).v / 100);
			}
		}
	}
	assert_string_equal(look_rows(l, "select maand(null)"), "-;");
	look_close(l);
}
TEST_BOTH(months_agree)

/* ---- the numbers ---- */

static const struct cijfers_rij *row_of(const struct cijfers *f, const char *thema)
{
	for (size_t i = 0; i < f->nrijen; i++)
		if (str_eq(f->rijen[i].thema, str_z(thema)))
			return &f->rijen[i];
	return NULL;
}

static struct cijfers read_as(struct opstelling *o, const char *wie)
{
	struct ctx c = opstelling_as(o, wie);
	struct cijfers f = { 0 };

	assert_int_equal(cijfers_lezen(&c, &f), FAULT_NONE);
	return f;
}

static void plant(struct opstelling *o, struct casus_id id, const char *set)
{
	opstelling_sql(o, text(kijk_new(o), "update main.casus set %s where id = %ld", set, (long)id.v));
}

static void numbers(struct opstelling *o)
{
	int64_t before = moment_of(datum_of(2025, 12, 31), 23, 30), since = moment_of(datum_of(2026, 1, 1), 0, 30);
	struct casus_id a, b, c;
	struct cijfers f;
	size_t maastricht = 0;

	klok_freeze(TODAY);
	f = read_as(o, "marjolein.tonnaer");
	assert_int_equal(f.nrijen, 0);
	assert_int_equal(f.nhuizen, 1);
	assert_int_equal(f.ngemeenten, 6);
	assert_false(f.regio);
	a = verhaal_casus(o, STR("Linden"));
	b = verhaal_casus(o, STR("Iepen"));
	c = verhaal_casus(o, STR("Beuken"));
	plant(o, a, text(kijk_new(o), "geopend = %ld", (long)before)); /* of last year, open */
	plant(o, b, text(kijk_new(o), "geopend = %ld, gesloten = %ld", (long)since, (long)TODAY)); /* of this year, closed */
	plant(o, c, "thema = 'top_x', gemeente = null");
	f = read_as(o, "marjolein.tonnaer");
	assert_int_equal(f.nrijen, 2);
	assert_int_equal(f.ngemeenten, 7); /* and "none", last */
	assert_int_equal(f.gemeenten[6].code.n, 0);
	while (!str_eq(f.gemeenten[maastricht].code, STR("0935")))
		maastricht++;
	assert_string_equal(f.gemeenten[maastricht].naam.p, "Maastricht");
	assert_int_equal(row_of(&f, "verward_gedrag")->v[maastricht].open, 1);
	assert_int_equal(row_of(&f, "verward_gedrag")->v[maastricht].geopend, 1);
	assert_int_equal(row_of(&f, "top_x")->v[6].open, 1);
	assert_int_equal(row_of(&f, "top_x")->som.geopend, 1);
	assert_int_equal(f.totaal.som.open, 2);
	assert_int_equal(f.totaal.som.geopend, 2);
	plant(o, a, text(kijk_new(o), "gesloten = %ld", (long)TODAY)); /* of last year, closed: no row of its own */
	f = read_as(o, "marjolein.tonnaer");
	assert_int_equal(row_of(&f, "verward_gedrag")->som.open, 0);
	assert_int_equal(row_of(&f, "verward_gedrag")->som.geopend, 1);
}
TEST_BOTH(numbers)

/* Two measurements of the first person of a case: huisvesting from one score to another, by way of 3. */
static void measured(struct opstelling *o, struct casus_id id, int van, int naar)
{
	const char *const soorten[] = { "begin", "vervolg", "eind" };
	const int scores[] = { van, 3, naar };

	for (int i = 0; i < 3; i++) {
		struct buf b = buf_new(o->arena);

		buf_addz(&b, "insert into main.zrm_meting (id, dossier, onderdeel, organisatie, betrokkene, zrmset, soort, dag, "
			"moment, door, catalogus) select c.id" PLANT);
		buf_add_i64(&b, i);
		buf_addz(&b, ", c.id, 'zrm', c.organisatie, (select min(b.id) from main.betrokkene b where b.dossier = c.id), "
			"'zrm_2017', '");
		buf_addz(&b, soorten[i]);
		buf_addz(&b, "', 20260100 + ");
		buf_add_i64(&b, i + 1);
		buf_addz(&b, ", 1, c.procesregisseur, 1 from main.casus c where c.id = ");
		buf_add_i64(&b, id.v);
		opstelling_sql(o, buf_str(&b).p);
		b = buf_new(o->arena);
		buf_addz(&b, "insert into main.zrm_score (id, dossier, onderdeel, organisatie, meting, domein, score) select m.id, "
			"m.dossier, 'zrm', m.organisatie, m.id, 'huisvesting', ");
		buf_add_i64(&b, scores[i]);
		buf_addz(&b, " from main.zrm_meting m where m.id = ");
		buf_add_i64(&b, planted(id.v, i));
		opstelling_sql(o, buf_str(&b).p);
	}
}

static struct effect effect_as(struct opstelling *o, const char *wie, const char *thema)
{
	struct ctx c = opstelling_as(o, wie);
	struct effect e = { 0 };

	assert_int_equal(effect_lezen(&c, str_z(thema), &e), FAULT_NONE);
	return e;
}

static void effect_from_the_first_to_the_last_measurement(struct opstelling *o)
{
	static const struct {
		const char *naam;
		int van, naar;
	} mensen[] = { { "Berk", 1, 4 }, { "Eik", 2, 5 }, { "Linde", 2, 2 }, { "Wilg", 4, 1 }, { "Els", 1, 2 } };
	struct ctx c = opstelling_as(o, "sanne.hendrickx");
	struct effect e;

	assert_int_equal(effect_lezen(&c, STR(""), &e), FAULT_DENIED);
	for (size_t i = 0; i < 5; i++) {
		measured(o, verhaal_casus(o, str_z(mensen[i].naam)), mensen[i].van, mensen[i].naar);
		e = effect_as(o, "marjolein.tonnaer", "");
		assert_int_equal(e.n, i == 4); /* of four people it would be known who they are */
	}
	assert_true(str_eq(e.v[0].domein->code, STR("huisvesting")));
	assert_int_equal(e.v[0].aantal, 5);
	assert_int_equal(e.v[0].verbeterd, 3);
	assert_int_equal(e.v[0].gelijk, 1);
	assert_int_equal(e.v[0].verslechterd, 1);
	assert_int_equal(effect_as(o, "marjolein.tonnaer", "stalking").n, 0);
	opstelling_sql(o, "update main.zrm_meting set ingetrokken = 5 where soort = 'eind'");
	e = effect_as(o, "marjolein.tonnaer", "");
	assert_int_equal(e.v[0].verslechterd, 1); /* now to the 3 in between */
	assert_int_equal(e.v[0].verbeterd, 4);
}
TEST_BOTH(effect_from_the_first_to_the_last_measurement)

static void numbers_need_the_right(struct opstelling *o)
{
	struct ctx c = opstelling_as(o, "sanne.hendrickx");
	struct cijfers f = { 0 };

	assert_int_equal(cijfers_lezen(&c, &f), FAULT_DENIED);
	c.actor.rechten |= RECHT_BIT(RECHT_cijfers_lezen); /* the lens asks too */
	verhaal_casus(o, STR("Linden"));
	assert_int_equal(cijfers_lezen(&c, &f), FAULT_NONE);
	assert_int_equal(f.nrijen, 0);
	assert_int_equal(f.ngemeenten, 0);
}
TEST_BOTH(numbers_need_the_right)

static void page(struct opstelling *o)
{
	struct bezoeker b = bezoeker_as(o, "marjolein.tonnaer"), other = bezoeker_as(o, "sanne.hendrickx");
	struct antwoord a = bezoeker_get(&b, STR("/cijfers"));

	assert_int_equal(a.status, 200);
	assert_true(text_has(a.body, "Nog geen casussen om te tellen"));
	assert_int_equal(bezoeker_get(&other, STR("/cijfers")).status, 403);
	verhaal_casus(o, STR("Lindenhout"));
	a = bezoeker_get(&b, STR("/cijfers"));
	assert_int_equal(a.status, 200);
	assert_true(text_has(a.body, "1&nbsp;/&nbsp;1") || text_has(a.body, "1\xc2\xa0/\xc2\xa0""1"));
	assert_true(text_has(a.body, "Maastricht"));
	assert_true(text_has(a.body, "intern gebruik"));
	assert_true(text_has(a.body, "Zorg- en Veiligheidshuis Maastricht-Heuvelland"));
	assert_false(text_has(a.body, "Lindenhout"));
	assert_false(text_has(a.body, "ZV-20"));
	assert_int_equal(opstelling_count(o, "select count(*) from main.toegang t join main.medewerker m on m.id = t.medewerker"
		" where m.email = 'marjolein.tonnaer@zvh.example'"), 0);
}
TEST_BOTH(page)

int main(void)
{
	const struct CMUnitTest tests[] = { BOTH(lens_has_codes_only), BOTH(lens_shows_codes_only), BOTH(lens_asks_the_right),
		BOTH(lens_without_house), BOTH(months_agree), BOTH(numbers),
		BOTH(effect_from_the_first_to_the_last_measurement), BOTH(numbers_need_the_right), BOTH(page) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
