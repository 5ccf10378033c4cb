/* The pages of informing, of letters, and what a house says in public; minutes and plan as PDF. Both databases. */
#include "tests/proef_plan.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "domein/brief/informeren.h"
#include "catalogus/catalogus.h"
#include "routes.h"

#define SANNE "sanne.hendrickx"
#define LOTTE "lotte.veldkamp"

static struct betrokkene_id first(struct opstelling *o, struct casus_id id)
{
	return (struct betrokkene_id){ proef_count(o, "select min(id) from main.betrokkene where dossier = %1 and hoofd = 1",
		id.v) };
}

static struct antwoord get(struct opstelling *o, const char *wie, struct str url)
{
	struct bezoeker b = bezoeker_as(o, wie);

	return bezoeker_get(&b, url);
}

static struct antwoord write_letter(struct opstelling *o, struct bezoeker *b, struct casus_id id, const char *doen,
	const char *tekst)
{
	struct req r = opstelling_urls(o);
	struct str url = url_brief_nieuw(&r, id, first(o, id));

	(void)bezoeker_get(b, url);
	return bezoeker_post(b, url, (const char *[]){ "doen", doen, "soort", "informatiebrief", "aan", "Dennis Wolters",
		"adres", "Kerkstraat 1\n6211 AA Maastricht", "onderwerp", "Informatie over samenwerking", "tekst", tekst,
		"wijze", "post", "dag", datum_text(o->arena, datum_today()).p, NULL });
}

static void who_may_see_and_who_may_write(struct opstelling *o)
{
	struct casus_id id = proef_casus(o);
	struct req r = opstelling_urls(o);
	struct antwoord a;

	assert_int_equal(get(o, "joep.lemmens", url_casus_informeren(&r, id)).status, 404);
	plan_laat_toe(o, id, LOTTE, NIVEAU_LEZEN);
	a = get(o, LOTTE, url_casus_informeren(&r, id));
	assert_true(a.status == 200 && text_has(a.body, "Nog niet ge") && !text_has(a.body, "Brief schrijven"));
	assert_int_equal(get(o, LOTTE, url_brief_nieuw(&r, id, first(o, id))).status, 403);
	assert_int_equal(get(o, LOTTE, url_informeren_uitstel(&r, id, first(o, id))).status, 403);
	a = get(o, SANNE, url_casus_informeren(&r, id));
	assert_true(text_has(a.body, "Van 1 persoon is nog niets vastgelegd") && text_has(a.body, "Brief schrijven"));
	assert_true(text_has(get(o, SANNE, url_casus_mensen(&r, id)).body, url_casus_informeren(&r, id).p));
	assert_int_equal(get(o, SANNE, url_brief_nieuw(&r, id, first(o, proef_casus(o)))).status, 404);
}
TEST_BOTH(who_may_see_and_who_may_write)

static void a_letter_is_previewed_then_kept(struct opstelling *o)
{
	struct casus_id id = proef_casus(o);
	struct bezoeker b = bezoeker_as(o, SANNE);
	struct req r = opstelling_urls(o);
	struct antwoord a = write_letter(o, &b, id, "voorbeeld", "Geachte heer,\n\nWij <b>werken</b> samen op {datum_overleg}.");
	struct str url, pdf;

	assert_int_equal(a.status, 400);
	assert_true(text_has(a.body, "open plek tussen accolades") && text_has(a.body, "Wij &lt;b&gt;werken"));
	a = write_letter(o, &b, id, "voorbeeld", "Geachte heer,\n\nWij <b>werken</b> samen.");
	assert_int_equal(a.status, 200);
	assert_true(text_has(a.body, "id=\"voorbeeld\"") && text_has(a.body, "Ons kenmerk"));
	assert_int_equal(proef_count(o, "select count(*) from main.brief where dossier = %1", id.v), 0);
	a = write_letter(o, &b, id, "vast", "Geachte heer,\n\nWij <b>werken</b> samen.");
	assert_int_equal(a.status, 303);
	str_cut(&a.location, '?', &url);
	url = str_dup(o->arena, url);
	a = bezoeker_get(&b, url);
	assert_true(a.status == 200 && text_has(a.body, "Wij &lt;b&gt;werken") && text_has(a.body, "Kerkstraat 1"));
	pdf = str_cat(o->arena, url, STR("/pdf"));
	a = bezoeker_get(&b, pdf);
	assert_true(a.status == 200 && str_starts(a.body, STR("%PDF-1.7")));
	assert_int_equal(opstelling_looks(o, "soort = 'bestand' and route = 'brief_pdf'"), 1);
	plan_laat_toe(o, id, LOTTE, NIVEAU_LEZEN);
	assert_int_equal(get(o, LOTTE, url).status, 404);
	assert_int_equal(get(o, LOTTE, pdf).status, 404);
	assert_int_equal(get(o, "joep.lemmens", pdf).status, 404);
	a = get(o, LOTTE, url_casus_informeren(&r, id));
	assert_true(text_has(a.body, "Brief verstuurd op") && !text_has(a.body, url.p));
	o->app.drukker = NULL; /* no maker of PDF: a clear answer */
	a = bezoeker_get(&b, pdf);
	assert_true(a.status == 503 && text_has(a.body, "PDF maken kan nu niet"));
}
TEST_BOTH(a_letter_is_previewed_then_kept)

static void postponing_and_its_end_through_the_pages(struct opstelling *o)
{
	struct casus_id id = proef_casus(o);
	struct bezoeker b = bezoeker_as(o, SANNE);
	struct req r = opstelling_urls(o);
	struct betrokkene_id wie = first(o, id);
	struct str url = url_informeren_uitstel(&r, id, wie), dag = datum_text(o->arena, datum_add_months(datum_today(), 1));
	struct informatie_lijst *l;
	struct ctx c = opstelling_as(o, SANNE);
	struct antwoord a;

	a = bezoeker_get(&b, url);
	assert_true(text_has(a.body, "UAVG 41 lid 1 onder d"));
	a = bezoeker_post(&b, url, (const char *[]){ "grond", "opsporing", "reden", "Er loopt een onderzoek", "bron", "",
		"herzien", dag.p, NULL });
	assert_true(a.status == 400 && text_has(a.body, "Er loopt een onderzoek"));
	assert_true(text_has(a.body, "Schrijf op wie dit heeft aangegeven."));
	a = bezoeker_post(&b, url, (const char *[]){ "grond", "opsporing", "reden", "Er loopt een onderzoek", "bron", "OM",
		"herzien", dag.p, NULL });
	assert_int_equal(a.status, 303);
	a = bezoeker_get(&b, url_casus_informeren(&r, id));
	assert_true(text_has(a.body, "Uitgesteld: Onderzoek of vervolging") && text_has(a.body, "Aangegeven door: OM"));
	assert_int_equal(informatie_list(&c, id, &l), FAULT_NONE);
	url = url_informeren_grond(&r, id, wie);
	(void)bezoeker_get(&b, url);
	a = bezoeker_post(&b, url, (const char *[]){ "stand", url_id(&r, ID_informatie, informatie_versie(&l->v[0])).p, "reden",
		"Aangehouden", NULL });
	assert_int_equal(a.status, 303);
	assert_true(text_has(bezoeker_get(&b, url_casus_informeren(&r, id)).body, "Alsnog informeren"));
}
TEST_BOTH(postponing_and_its_end_through_the_pages)

static void everybody_may_read_what_a_house_does(struct opstelling *o)
{
	struct bezoeker b = bezoeker_new(o), kees = bezoeker_as(o, "kees.dassen");
	struct huis_id huis = proef_huis(o, "mh");
	struct req r = opstelling_urls(o);
	struct str url = url_huis_openbaar(&r, huis);
	struct antwoord a;

	a = bezoeker_get(&b, url_over_huis(&r, huis));
	assert_true(a.status == 200 && text_has(a.body, "Maastricht") && text_has(a.body, "Uw rechten"));
	assert_true(text_has(a.body, "WGS 2.25") && text_has(a.body, "Ten hoogste 5 jaar"));
	assert_int_equal(bezoeker_get(&b, url).status, 303);
	assert_int_equal(get(o, SANNE, url).status, 403);
	(void)bezoeker_get(&kees, url);
	a = bezoeker_post(&kees, url, (const char *[]){ "versie", "0", "contactpunt", "Burgemeester <van> Maastricht", "lijst",
		"Drie feiten in een jaar", NULL });
	assert_int_equal(a.status, 303);
	a = bezoeker_get(&b, url_over_huis(&r, huis));
	assert_true(text_has(a.body, "Burgemeester &lt;van&gt; Maastricht") && text_has(a.body, "Drie feiten in een jaar"));
	assert_true(text_has(bezoeker_get(&b, STR("/werkgebied")).body, url_over_huis(&r, huis).p));
	assert_true(text_has(bezoeker_get(&b, STR("/inloggen")).body, "/werkgebied"));
}
TEST_BOTH(everybody_may_read_what_a_house_does)

/* Each purpose of a page has its place in the register, and one: what the exported log points at is there. */
static void each_purpose_is_in_the_public_register(struct opstelling *o)
{
	struct bezoeker b = bezoeker_new(o);
	struct antwoord a = bezoeker_get(&b, STR("/verwerkingen"));

	assert_int_equal(a.status, 200);
	for (size_t i = 0; i < o->cat->nverwerkingen; i++) {
		const struct verwerking *v = &o->cat->verwerkingen[i];
		struct str anker = str_cat(o->arena, str_cat(o->arena, STR("id=\""), v->code), STR("\""));

		assert_true(text_has(a.body, anker.p));
		for (size_t k = 0; k < v->ndoelen; k++)
			assert_ptr_equal(verwerking_of(o->cat, v->doelen[k]), v);
	}
	for (size_t i = 0; i < routes_n; i++)
		if (!verwerking_of(o->cat, str_z(routes[i].doel)))
			fail_msg("%s: purpose %s is in no activity of the register", routes[i].name, routes[i].doel);
	assert_true(text_has(a.body, "WGS 2.25"));
}
TEST_BOTH(each_purpose_is_in_the_public_register)

/* The text between two marks of a page, from `from` on; empty when they are not there. */
static struct str between(struct str page, const char *from, const char *mark, const char *end)
{
	const char *p = strstr(page.p, from), *q, *e;

	q = p ? strstr(p, mark) : NULL;
	e = q ? strstr(q, end) : NULL;
	return e ? (struct str){ q, (size_t)(e - q) } : (struct str){ page.p, 0 };
}

static bool in_html(struct opstelling *o, struct str part, struct str text)
{
	struct buf b = buf_new(o->arena);

	for (size_t i = 0; i < text.n; i++) {
		char c = text.p[i];

		buf_addz(&b, c == '&' ? "&amp;" : c == '<' ? "&lt;" : c == '>' ? "&gt;" : c == '"' ? "&quot;" : c == '\'' ? "&#39;" : "");
		if (!strchr("&<>\"'", c))
			buf_addc(&b, c);
	}
	return text_has(str_cat(o->arena, part, STR("")), buf_str(&b).p);
}

static void regime_in_public(struct opstelling *o, struct str page, const struct regime *g)
{
	const struct bewaring *w = &g->bewaring;
	struct str part = between(page, "id=\"casusregie\"", str_cat(o->arena, str_cat(o->arena, STR("<strong>"),
		label_text(&g->label, LANG_NL)), STR("</strong>")).p, "</details>");
	const char *eenheid = w->eenheid == TERMIJN_JAREN ? " jaar" : w->eenheid == TERMIJN_MAANDEN ? " maanden"
		: w->eenheid == TERMIJN_WEKEN ? " weken" : w->eenheid == TERMIJN_DAGEN ? " dagen" : " uur";

	assert_int_equal(part.n > 0, g->personen);
	if (!part.n)
		return;
	for (size_t i = 0; i < g->nartikelen; i++)
		assert_true(in_html(o, part, g->artikelen[i]));
	for (size_t i = 0; i < g->ndoelen; i++)
		assert_true(in_html(o, part, label_text(&g->doelen[i].label, LANG_NL)));
	for (size_t i = 0; i < g->npartijen; i++)
		assert_true(in_html(o, part, label_text(&g->partijen[i].soort->label, LANG_NL)));
	for (size_t i = 0; i < g->ngegevens; i++)
		for (size_t k = 0; g->gegevens[i].kring == KRING_BETROKKENE && k < g->gegevens[i].ncategorieen; k++)
			assert_true(in_html(o, part, label_text(&g->gegevens[i].categorieen[k]->label, LANG_NL)));
	assert_true(in_html(o, part, str_cat(o->arena, str_cat(o->arena, str_from_i64(o->arena, w->lengte), str_z(eenheid)),
		STR(" ("))));
}

/* The register says of each activity and each regime what the catalogue holds, in its own place. */
static void the_public_register_says_what_the_catalogue_holds(struct opstelling *o)
{
	struct bezoeker b = bezoeker_new(o);
	struct antwoord a = bezoeker_get(&b, STR("/verwerkingen"));
	size_t open = 0;

	for (size_t i = 0; i < o->cat->nverwerkingen; i++) {
		const struct verwerking *v = &o->cat->verwerkingen[i];
		struct str part = between(a.body, "<section", str_cat(o->arena, str_cat(o->arena, STR("id=\""), v->code),
			STR("\"")).p, "</section>");

		assert_true(part.n > 0 && in_html(o, part, label_text(&v->omschrijving, LANG_NL))
			&& in_html(o, part, label_text(&v->betrokkenen, LANG_NL)) && in_html(o, part, label_text(&v->ontvangers, LANG_NL))
			&& in_html(o, part, label_text(&v->bewaren, LANG_NL)));
		for (size_t k = 0; k < v->ngrondslag; k++)
			assert_true(in_html(o, part, v->grondslag[k]));
		assert_int_equal(text_has(str_cat(o->arena, part, STR("")), "<details"), v->per_regime);
		open += v->per_regime;
	}
	assert_true(open > 0);
	for (size_t i = 0; i < o->cat->nregimes; i++)
		regime_in_public(o, a.body, &o->cat->regimes[i]);
}
TEST_BOTH(the_public_register_says_what_the_catalogue_holds)

static void a_plan_as_pdf_is_for_who_may_read_it(struct opstelling *o)
{
	struct casus_id id = proef_casus(o);
	struct req r = opstelling_urls(o);
	struct antwoord a;

	proef_sql(o, "insert into main.plan (id, dossier, onderdeel, organisatie, nummer, status, gemaakt, door, vastgesteld) "
		"select c.id, c.id, 'plan', c.organisatie, 1, 'vastgesteld', 1, c.procesregisseur, 2 from main.casus c "
		"where c.id = %1", id.v);
	proef_sql(o, "insert into main.doel (id, dossier, onderdeel, organisatie, leefgebied, tekst, volgorde) "
		"select c.id, c.id, 'plan', c.organisatie, 'huisvesting', 'Een eigen woning', 1 from main.casus c "
		"where c.id = %1", id.v);
	assert_int_equal(get(o, "joep.lemmens", url_plan_pdf(&r, id)).status, 404);
	assert_true(text_has(get(o, SANNE, url_casus_plan(&r, id)).body, url_plan_pdf(&r, id).p));
	a = get(o, SANNE, url_plan_pdf(&r, id));
	assert_true(a.status == 200 && str_starts(a.body, STR("%PDF-1.7")));
	assert_int_equal(opstelling_looks(o, "soort = 'afdruk' and route = 'plan_pdf'"), 1);
}
TEST_BOTH(a_plan_as_pdf_is_for_who_may_read_it)

int main(void)
{
	const struct CMUnitTest tests[] = { BOTH(who_may_see_and_who_may_write), BOTH(a_letter_is_previewed_then_kept),
		BOTH(postponing_and_its_end_through_the_pages), BOTH(everybody_may_read_what_a_house_does), BOTH(each_purpose_is_in_the_public_register),
		BOTH(the_public_register_says_what_the_catalogue_holds),
		BOTH(a_plan_as_pdf_is_for_who_may_read_it) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
