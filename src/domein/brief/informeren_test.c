/* The information duty: who was told, who not and why, and what that does to the clocks. Refusals first. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "domein/brief/informeren.h"
#include "domein/brief/openbaar.h"
#include "domein/casus/mensen.h"
#include "tests/proef_plan.h"

#define SANNE "sanne.hendrickx"
#define LOTTE "lotte.veldkamp"

static struct informatie_lijst *list(struct opstelling *o, const char *wie, struct casus_id id)
{
	struct ctx c = opstelling_as(o, wie);
	struct informatie_lijst *l = NULL;

	proef_good(&o->fi, informatie_list(&c, id, &l));
	return l;
}

static struct betrokkene_id join(struct opstelling *o, struct casus_id id, const char *voornaam, const char *rol, char geslacht,
	struct datum geboren)
{
	struct mens_nieuw m = { .casus = id, .rol = str_z(rol), .relatie = str_z(rol), .bij = list(o, SANNE, id)->v[0].id,
		.naam = { .voornamen = str_z(voornaam), .voorvoegsel = STR("van den"), .geslachtsnaam = STR("Berg"),
			.naamgebruik = 'E' }, .geboren = geboren, .geslacht = geslacht, .bsn_reden = STR("onbekend") };
	struct ctx c = opstelling_as(o, SANNE);
	struct betrokkene_id ret = { 0 };

	proef_good(&o->fi, mens_add(&c, &m, &ret));
	return ret;
}

/* A case of two: Dennis and his partner Ria. */
static struct casus_id two(struct opstelling *o)
{
	struct casus_id id = proef_casus(o);

	(void)join(o, id, "Ria", "partner", 'V', datum_of(1990, 1, 1));
	return id;
}

static struct brief_nieuw letter(struct opstelling *o, struct casus_id id, size_t wie)
{
	struct informatie_lijst *l = list(o, SANNE, id);
	struct ctx c = opstelling_as(o, SANNE);
	struct brief_concept b;

	proef_good(&o->fi, brief_write(&c, l, &l->v[wie], STR(""), &b));
	return (struct brief_nieuw){ .casus = id, .betrokkene = l->v[wie].id, .versie = informatie_versie(&l->v[wie]),
		.soort = b.soort->code, .aan = b.aan, .adres = STR("Kerkstraat 1\n6211 AA Maastricht"), .onderwerp = b.onderwerp,
		.tekst = b.tekst, .wijze = STR("post"), .dag = datum_today() };
}

static enum fault send(struct opstelling *o, const char *wie, const struct brief_nieuw *n, struct brief_id *ret)
{
	struct ctx c = opstelling_as(o, wie);

	return brief_send(&c, n, ret);
}

static struct informatie_uitstel postponement(struct opstelling *o, struct casus_id id, size_t wie, int months)
{
	struct informatie_lijst *l = list(o, SANNE, id);

	return (struct informatie_uitstel){ id, l->v[wie].id, informatie_versie(&l->v[wie]), STR("opsporing"),
		STR("Er loopt een onderzoek."), STR("Officier van justitie"), datum_add_months(datum_today(), months) };
}

static enum fault defer(struct opstelling *o, const char *wie, const struct informatie_uitstel *u)
{
	struct ctx c = opstelling_as(o, wie);

	return informatie_defer(&c, u);
}

static int64_t clock_running(struct opstelling *o, struct casus_id id, const char *klok)
{
	struct buf b = buf_new(o->arena);

	buf_addz(&b, "select count(*) from main.termijn where voldaan is null and dossier = %1 and klok = '");
	buf_addz(&b, klok);
	buf_addc(&b, '\'');
	return proef_count(o, buf_str(&b).p, id.v);
}

static int64_t clock_end(struct opstelling *o, struct casus_id id)
{
	return proef_count(o, "select coalesce(max(einde), 0) from main.termijn where voldaan is null and dossier = %1"
		" and klok = 'uitstel_informeren'", id.v);
}

static void invariant_38_everybody_is_open_at_first(struct opstelling *o)
{
	struct casus_id id = two(o);
	struct informatie_lijst *l = list(o, SANNE, id);
	struct ctx c = opstelling_as(o, "joep.lemmens");

	assert_true(l->verplicht && l->schrijft && l->leest_brief);
	assert_int_equal(l->n, 2);
	assert_int_equal(l->open, 2);
	assert_int_equal(l->v[0].stand, INFORMATIE_OPEN);
	assert_int_equal(clock_running(o, id, "informeren"), 1);
	assert_int_equal(informatie_list(&c, id, &l), FAULT_NOT_FOUND);
}
TEST_BOTH(invariant_38_everybody_is_open_at_first)

static void a_letter_is_filled_from_the_case(struct opstelling *o)
{
	struct casus_id id = two(o);
	struct brief_nieuw n = letter(o, id, 0), ria = letter(o, id, 1);

	assert_true(text_has(n.tekst, "Geachte heer Dennis Wolters"));
	assert_true(text_has(ria.tekst, "Geachte mevrouw Ria van den Berg"));
	assert_true(text_has(n.tekst, "WGS 2.25"));
	assert_true(text_has(n.tekst, "uiterlijk tot "));
	assert_true(text_has(n.tekst, "Sanne Hendrickx"));
	assert_true(text_has(n.tekst, "Zij doen dat in Zorg")); /* not broken as the file is */
	assert_true(text_has(n.tekst, "groet,\nSanne Hendrickx"));
	assert_false(text_has(n.tekst, "{"));
	assert_true(str_eq(n.aan, STR("Dennis Wolters")));
}
TEST_BOTH(a_letter_is_filled_from_the_case)

static void invariant_38_a_letter_is_refused_when_it_is_not_whole(struct opstelling *o)
{
	struct casus_id id = two(o);
	const struct brief_nieuw good = letter(o, id, 0);
	struct brief_nieuw n = good;
	struct brief_id brief;

	n.tekst = STR("Beste heer,\n\nU wordt verwacht op {datum_overleg}.");
	proef_refused(&o->fi, send(o, SANNE, &n, &brief), "tekst", "invariant 38");
	n = good;
	n.tekst = STR("Beste heer,\n\nUw nummer is 111222333.");
	proef_refused(&o->fi, send(o, SANNE, &n, &brief), "tekst", "invariant 18");
	n = good;
	n.adres = STR("");
	proef_refused(&o->fi, send(o, SANNE, &n, &brief), "adres", NULL);
	n = good;
	n.dag = datum_add_days(datum_today(), 1);
	proef_refused(&o->fi, send(o, SANNE, &n, &brief), "dag", "invariant 38");
	n = good;
	n.soort = STR("afsluiting");
	proef_refused(&o->fi, send(o, SANNE, &n, &brief), "soort", "invariant 38");
	n = good;
	n.versie = 7;
	assert_int_equal(send(o, SANNE, &n, &brief), FAULT_CONFLICT);
	n = good;
	n.betrokkene = list(o, SANNE, proef_casus(o))->v[0].id; /* of another case */
	assert_int_equal(send(o, SANNE, &n, &brief), FAULT_NOT_FOUND);
	assert_int_not_equal(send(o, "rik.schreurs", &good, &brief), FAULT_NONE);
	assert_int_equal(send(o, "joep.lemmens", &good, &brief), FAULT_NOT_FOUND);
	plan_laat_toe(o, id, LOTTE, NIVEAU_SCHRIJVEN);
	assert_int_not_equal(send(o, LOTTE, &good, &brief), FAULT_NONE); /* kern, not intern */
	assert_int_equal(proef_count(o, "select count(*) from main.brief where dossier = %1", id.v), 0);
}
TEST_BOTH(invariant_38_a_letter_is_refused_when_it_is_not_whole)

static void invariant_38_a_letter_is_kept_as_it_was_sent(struct opstelling *o)
{
	struct casus_id id = two(o);
	struct brief_nieuw n = letter(o, id, 0);
	struct ctx c = opstelling_as(o, SANNE);
	struct informatie_lijst *l;
	struct brief_id brief;
	struct brief b;

	proef_good(&o->fi, send(o, SANNE, &n, &brief));
	l = list(o, SANNE, id);
	assert_int_equal(l->v[0].stand, INFORMATIE_VERZONDEN);
	assert_int_equal(l->open, 1);
	assert_int_equal(clock_running(o, id, "informeren"), 1); /* Ria still */
	proef_good(&o->fi, brief_get(&c, brief, LOOK_BESTAND, &b));
	assert_true(str_eq(b.tekst, str_trim(n.tekst)) && str_eq(b.aan, n.aan) && b.dag.v == n.dag.v);
	proef_good(&o->fi, ctx_looks_send(&c));
	proef_good(&o->fi, ctx_looks_durable(&c));
	assert_int_equal(opstelling_looks(o, "soort = 'bestand' and grond = 'Brief aan de betrokkene'"), 1);
	c = opstelling_as(o, "rik.schreurs");
	assert_int_equal(brief_get(&c, brief, LOOK_SCHERM, &b), FAULT_NOT_FOUND);
	plan_laat_toe(o, id, LOTTE, NIVEAU_SCHRIJVEN);
	c = opstelling_as(o, LOTTE);
	assert_int_equal(brief_get(&c, brief, LOOK_SCHERM, &b), FAULT_NOT_FOUND); /* it carries an address */
	assert_int_equal(list(o, LOTTE, id)->v[0].stand, INFORMATIE_VERZONDEN); /* that he was told is no secret */
	n = letter(o, id, 1);
	proef_good(&o->fi, send(o, SANNE, &n, &brief));
	assert_int_equal(clock_running(o, id, "informeren"), 0);
}
TEST_BOTH(invariant_38_a_letter_is_kept_as_it_was_sent)

static void invariant_38_postponing_asks_ground_reason_source_and_review(struct opstelling *o)
{
	struct casus_id id = two(o);
	const struct informatie_uitstel good = postponement(o, id, 0, 2);
	struct informatie_uitstel u = good;

	u.grond = STR("geen_zin");
	proef_refused(&o->fi, defer(o, SANNE, &u), "grond", "UAVG 41");
	u = good;
	u.reden = STR("  ");
	proef_refused(&o->fi, defer(o, SANNE, &u), "reden", NULL);
	u = good;
	u.bron = STR("");
	proef_refused(&o->fi, defer(o, SANNE, &u), "bron", NULL);
	u = good;
	u.herzien = datum_today();
	proef_refused(&o->fi, defer(o, SANNE, &u), "herzien", "invariant 38");
	u.herzien = datum_add_days(datum_add_months(datum_today(), INFORMEREN_UITSTEL_MAANDEN), 1);
	proef_refused(&o->fi, defer(o, SANNE, &u), "herzien", "invariant 38");
	assert_int_not_equal(defer(o, "rik.schreurs", &good), FAULT_NONE);
	proef_good(&o->fi, defer(o, SANNE, &good));
	assert_int_equal(defer(o, SANNE, &good), FAULT_CONFLICT); /* what it started from is not the last any more */
	assert_int_equal(list(o, SANNE, id)->v[0].stand, INFORMATIE_UITGESTELD);
}
TEST_BOTH(invariant_38_postponing_asks_ground_reason_source_and_review)

static void invariant_38_the_end_of_the_ground_raises_a_task(struct opstelling *o)
{
	struct casus_id id = two(o);
	struct informatie_uitstel dennis = postponement(o, id, 0, 2), ria = postponement(o, id, 1, 1);
	struct ctx c = opstelling_as(o, SANNE);
	struct informatie_lijst *l;
	struct brief_nieuw n;
	struct brief_id brief;

	assert_int_equal(informatie_resume(&c, id, dennis.betrokkene, 0, STR("Voorbij")), FAULT_INVALID);
	proef_good(&o->fi, defer(o, SANNE, &dennis));
	assert_int_equal(clock_end(o, id), dennis.herzien.v);
	assert_int_equal(clock_running(o, id, "informeren"), 1);
	proef_good(&o->fi, defer(o, SANNE, &ria));
	assert_int_equal(clock_end(o, id), ria.herzien.v); /* the first review counts */
	assert_int_equal(clock_running(o, id, "informeren"), 0);
	l = list(o, SANNE, id);
	klok_freeze(klok_now() + 10); /* later: a clock does not begin anew in the millisecond in which it began */
	c = opstelling_as(o, SANNE);
	proef_good(&o->fi, informatie_resume(&c, id, ria.betrokkene, informatie_versie(&l->v[1]), STR("Onderzoek gesloten")));
	assert_int_equal(clock_running(o, id, "informeren_alsnog"), 1);
	assert_int_equal(clock_end(o, id), dennis.herzien.v);
	assert_int_equal(list(o, SANNE, id)->v[1].stand, INFORMATIE_ALSNOG);
	n = letter(o, id, 1);
	proef_good(&o->fi, send(o, SANNE, &n, &brief));
	assert_int_equal(clock_running(o, id, "informeren_alsnog"), 0);
	n = letter(o, id, 0);
	proef_good(&o->fi, send(o, SANNE, &n, &brief));
	assert_int_equal(clock_running(o, id, "uitstel_informeren"), 0);
	assert_int_equal(list(o, SANNE, id)->uitgesteld, 0);
	klok_freeze(0);
}
TEST_BOTH(invariant_38_the_end_of_the_ground_raises_a_task)

static void invariant_38_a_person_who_comes_along_is_told_too(struct opstelling *o)
{
	struct casus_id id = two(o);

	assert_int_equal(clock_running(o, id, "informeren_alsnog"), 0); /* that of the case still runs */
	for (size_t i = 0; i < 2; i++) {
		struct informatie_uitstel u = postponement(o, id, i, 1);

		proef_good(&o->fi, defer(o, SANNE, &u));
	}
	assert_int_equal(clock_running(o, id, "informeren_alsnog"), 0);
	(void)join(o, id, "Sem", "kind", 'M', datum_add_days(datum_today(), -3000));
	assert_int_equal(clock_running(o, id, "informeren_alsnog"), 1);
	assert_int_equal(list(o, SANNE, id)->open, 1);
}
TEST_BOTH(invariant_38_a_person_who_comes_along_is_told_too)

static void a_letter_to_a_child_goes_to_who_represents_it(struct opstelling *o)
{
	struct casus_id id = two(o);
	struct brief_nieuw n;
	struct brief_id brief;

	proef_sql(o, "update main.betrokkene set geboren = 20150101 where dossier = %1 and geslachtsnaam = 'Wolters'", id.v);
	assert_true(list(o, SANNE, id)->v[0].kind);
	n = letter(o, id, 0);
	assert_true(text_has(n.aan, "wettelijk vertegenwoordiger van Dennis"));
	assert_true(text_has(n.tekst, "Geachte ouder(s)"));
	n.aan = STR(" dennis wolters ");
	proef_refused(&o->fi, send(o, SANNE, &n, &brief), "aan", "UAVG 5");
	n.aan = STR("Mevrouw P. Wolters, moeder");
	proef_good(&o->fi, send(o, SANNE, &n, &brief));
}
TEST_BOTH(a_letter_to_a_child_goes_to_who_represents_it)

static void a_regime_without_the_duty_refuses(struct opstelling *o)
{
	struct casus_id id = two(o);
	struct brief_nieuw n = letter(o, id, 0);
	struct informatie_uitstel u = postponement(o, id, 0, 1);
	struct informatie_lijst *l;
	struct brief_id brief;

	proef_sql(o, "update main.casus set regime = 'advies' where id = %1", id.v);
	l = list(o, SANNE, id);
	assert_false(l->verplicht || l->schrijft);
	assert_int_equal(send(o, SANNE, &n, &brief), FAULT_INVALID);
	assert_int_equal(defer(o, SANNE, &u), FAULT_INVALID);
	proef_sql(o, "update main.casus set regime = 'regieteam' where id = %1", id.v); /* the duty, without exceptions */
	proef_refused(&o->fi, defer(o, SANNE, &u), "grond", "invariant 38");
}
TEST_BOTH(a_regime_without_the_duty_refuses)

static void a_house_says_what_it_does(struct opstelling *o)
{
	struct huis_openbaar h = { .huis = proef_huis(o, "mh"), .contactpunt = STR("Burgemeester van Maastricht, 14 043") };
	struct ctx c = opstelling_as(o, SANNE);
	struct brief_nieuw n;
	struct over_huis over;

	assert_int_equal(huis_openbaar_save(&c, &h), FAULT_DENIED);
	c = opstelling_as(o, "kees.dassen");
	proef_good(&o->fi, huis_openbaar_save(&c, &h));
	assert_int_equal(huis_openbaar_save(&c, &h), FAULT_CONFLICT);
	c = opstelling_as(o, "kees.dassen");
	h.versie = 1;
	h.rechten = STR("Bel over 111.222.333"); /* the page is public */
	proef_refused(&o->fi, huis_openbaar_save(&c, &h), "rechten", "invariant 18");
	h.rechten = STR("");
	c = opstelling_as(o, "kees.dassen");
	h.lijst = STR("Drie feiten in een jaar");
	proef_good(&o->fi, huis_openbaar_save(&c, &h));
	c = opstelling_as(o, SANNE);
	c.actor = (struct actor){ .taal = STR("nl") };
	proef_good(&o->fi, over_huis(&c, h.huis, &over));
	assert_true(str_eq(over.tekst.lijst, h.lijst) && str_eq(over.tekst.contactpunt, h.contactpunt));
	assert_true(over.ngemeenten > 0);
	assert_int_equal(over_huis(&c, (struct huis_id){ 5 }, &over), FAULT_NOT_FOUND);
	n = letter(o, proef_casus(o), 0);
	assert_true(text_has(n.tekst, "Burgemeester van Maastricht, 14 043"));
}
TEST_BOTH(a_house_says_what_it_does)

int main(void)
{
	const struct CMUnitTest tests[] = { BOTH(invariant_38_everybody_is_open_at_first),
		BOTH(a_letter_is_filled_from_the_case), BOTH(invariant_38_a_letter_is_refused_when_it_is_not_whole),
		BOTH(invariant_38_a_letter_is_kept_as_it_was_sent),
		BOTH(invariant_38_postponing_asks_ground_reason_source_and_review),
		BOTH(invariant_38_the_end_of_the_ground_raises_a_task), BOTH(invariant_38_a_person_who_comes_along_is_told_too),
		BOTH(a_letter_to_a_child_goes_to_who_represents_it), BOTH(a_regime_without_the_duty_refuses),
		BOTH(a_house_says_what_it_does) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
