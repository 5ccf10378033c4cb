/* Requests of persons: the register and its clock, finding cases, consulting deelnemers, deciding. Both databases. */
#include "tests/proef_recht.h"

#include "domein/termijn/termijn.h"
#include "domein/verstrekking/verstrekking.h"
#include "query.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#define HILDE "hilde.vroemen"
#define SANNE "sanne.hendrickx"
#define RIK "rik.schreurs"
#define LOTTE "lotte.veldkamp"

/* ---- the register ---- */

static void only_a_contact_point_registers_and_reads(struct opstelling *o)
{
	static const char *const others[] = { SANNE, RIK, "noor.habets" };
	struct rechtverzoek_id id = recht_maak(o, "inzage"), ret;
	struct recht_nieuw n = recht_vorm("inzage");
	struct recht_lijst l;
	struct rechtverzoek *r;
	struct ctx c;

	for (size_t i = 0; i < 3; i++) {
		c = opstelling_as(o, others[i]);
		assert_int_equal(recht_register(&c, &n, &ret), FAULT_DENIED);
		c = opstelling_as(o, others[i]);
		assert_int_equal(recht_list(&c, true, &l), FAULT_DENIED);
		c = opstelling_as(o, others[i]);
		assert_int_equal(recht_get(&c, id, &r), FAULT_NOT_FOUND);
	}
	c = opstelling_as(o, HILDE);
	proef_good(c.fi, recht_list(&c, false, &l));
	assert_int_equal(l.n, 1);
	assert_true(str_starts(l.v[0].nummer, STR("RV-")));
}
TEST_BOTH(only_a_contact_point_registers_and_reads)

static void the_clock_is_one_month_and_two_more_with_a_reason(struct opstelling *o)
{
	struct rechtverzoek_id id = recht_maak(o, "inzage");
	struct rechtverzoek *r = recht_nu(o, id);
	struct datum maand = datum_add_months(datum_today(), 1);
	struct recht_nieuw n = recht_vorm("inzage");
	struct ctx c = opstelling_as(o, HILDE);

	assert_int_equal(r->uiterlijk.v, maand.v);
	proef_refused(c.fi, recht_extend(&c, id, r->versie, STR("Veel werk"), (struct datum){ 0 }), "verteld", "AVG 12 lid 3");
	c = opstelling_as(o, HILDE);
	proef_refused(c.fi, recht_extend(&c, id, r->versie, STR(" "), datum_today()), "uitleg", NULL);
	c = opstelling_as(o, HILDE);
	assert_int_equal(recht_extend(&c, id, r->versie + 1, STR("Veel werk"), datum_today()), FAULT_CONFLICT);
	c = opstelling_as(o, HILDE);
	proef_good(c.fi, recht_extend(&c, id, r->versie, STR("Vier zaken"), datum_today()));
	r = recht_nu(o, id);
	assert_int_equal(r->uiterlijk.v, datum_add_months(maand, 2).v);
	assert_false(r->verlengbaar);
	c = opstelling_as(o, HILDE);
	assert_int_equal(recht_extend(&c, id, r->versie, STR("Nog eens"), datum_today()), FAULT_CONFLICT);
	/* after the first month there is no extending any more */
	n.ontvangen = datum_add_days(datum_today(), -40);
	c = opstelling_as(o, HILDE);
	proef_good(c.fi, recht_register(&c, &n, &id));
	r = recht_nu(o, id);
	assert_true(r->te_laat);
	c = opstelling_as(o, HILDE);
	proef_refused(c.fi, recht_extend(&c, id, r->versie, STR("Vergeten"), datum_today()), "verteld", "AVG 12 lid 3");
}
TEST_BOTH(the_clock_is_one_month_and_two_more_with_a_reason)

static void a_request_that_lacks_something_is_told_field_by_field(struct opstelling *o)
{
	struct recht_nieuw n = { .soort = STR("anders"), .ontvangen = datum_add_days(datum_today(), 1), .bsn = STR("123") };
	struct rechtverzoek_id id;
	struct ctx c = opstelling_as(o, HILDE);

	proef_refused(c.fi, recht_register(&c, &n, &id), "soort", NULL);
	assert_true(fault_has(&c, "ontvangen") && fault_has(&c, "verzoeker") && fault_has(&c, "identiteit")
		&& fault_has(&c, "contactpunt") && fault_has(&c, "geboren") && fault_has(&c, "bsn") && fault_has(&c, "vraag"));
	assert_int_equal(opstelling_count(o, "select count(*) from main.rechtverzoek"), 0);
}
TEST_BOTH(a_request_that_lacks_something_is_told_field_by_field)

static const struct termijn *clock_of(struct opstelling *o, const char *wie, struct rechtverzoek_id id)
{
	struct ctx c = opstelling_as(o, wie);
	struct termijn_lijst l;

	proef_good(c.fi, termijn_list(&c, (struct dossier_id){ id.v }, NULL, &l));
	assert_true(l.n <= 1);
	return l.n ? &l.v[0] : NULL;
}

static size_t in_worklist(struct opstelling *o, const char *wie, struct rechtverzoek_id id)
{
	struct ctx c = opstelling_as(o, wie);
	struct termijn_rijen l;
	size_t n = 0;

	proef_good(c.fi, termijn_mine(&c, &l));
	for (size_t i = 0; i < l.n; i++)
		if (l.v[i].d.recht.v == id.v) {
			assert_true(str_starts(l.v[i].d.nummer, STR("RV-")) && !l.v[i].d.casus.v && !l.v[i].d.aanmelding.v);
			n++;
		}
	return n;
}

static void invariant_39_a_request_has_a_clock_of_its_own(struct opstelling *o)
{
	struct recht_nieuw n = recht_vorm("bezwaar");
	struct rechtverzoek_id id;
	const struct termijn *t;
	struct ctx c = opstelling_as(o, HILDE);

	n.ontvangen = datum_add_days(datum_today(), -25);
	proef_good(c.fi, recht_register(&c, &n, &id));
	t = clock_of(o, HILDE, id);
	assert_true(t && str_eq(t->klok, STR(RECHT_KLOK)) && t->einde.v == datum_add_months(n.ontvangen, 1).v);
	assert_int_equal(t->einde.v, recht_nu(o, id)->uiterlijk.v);
	assert_int_equal(t->stand, TERMIJN_GAUW);
	assert_int_equal(in_worklist(o, HILDE, id), 1);
	assert_int_equal(in_worklist(o, SANNE, id), 0);
	assert_null(clock_of(o, SANNE, id));
	/* neither stopped nor ticked off by hand: the decision ends it */
	c = opstelling_as(o, HILDE);
	proef_refused(c.fi, termijn_suspend(&c, t->id, t->versie, STR("overmacht"), STR("Druk")), "reden", "AVG 12 lid 3");
	c = opstelling_as(o, HILDE);
	assert_int_equal(termijn_done(&c, t->id, t->versie), FAULT_DENIED);
	/* longer with a reason: the clock goes along, and is announced later */
	c = opstelling_as(o, HILDE);
	proef_good(c.fi, recht_extend(&c, id, recht_nu(o, id)->versie, STR("Vier zaken"), datum_today()));
	t = clock_of(o, HILDE, id);
	assert_int_equal(t->einde.v, recht_nu(o, id)->uiterlijk.v);
	assert_int_equal(t->stand, TERMIJN_LOOPT);
	assert_int_equal(in_worklist(o, HILDE, id), 0);
	/* decided: met */
	recht_zoek(o, id);
	c = opstelling_as(o, HILDE);
	proef_good(c.fi, recht_finish(&c, id, recht_nu(o, id)->versie, STR("Wij hebben niets over u.")));
	assert_int_equal(clock_of(o, HILDE, id)->stand, TERMIJN_VOLDAAN);
	/* withdrawn: not needed any more */
	id = recht_maak(o, "inzage");
	c = opstelling_as(o, HILDE);
	proef_good(c.fi, recht_withdraw(&c, id, recht_nu(o, id)->versie, STR("De betrokkene ziet ervan af.")));
	assert_int_equal(clock_of(o, HILDE, id)->stand, TERMIJN_VERVALLEN);
}
TEST_BOTH(invariant_39_a_request_has_a_clock_of_its_own)

static void the_daily_mail_counts_the_clock_of_a_request(struct opstelling *o)
{
	struct recht_nieuw n = recht_vorm("bezwaar");
	struct rechtverzoek_id id;
	struct ctx c = opstelling_as(o, HILDE);
	struct q_overzicht_telling *q = NULL;
	struct batch b;

	n.ontvangen = datum_add_days(datum_today(), -40);
	proef_good(c.fi, recht_register(&c, &n, &id));
	c = opstelling_as(o, HILDE);
	b = ctx_read(&c);
	q_overzicht_telling(&b, datum_today(), termijn_klokken_mine(&c), datum_add_days(datum_today(), 7), &q);
	proef_good(c.fi, batch_run(&b));
	assert_int_equal(q->laat, 1);
}
TEST_BOTH(the_daily_mail_counts_the_clock_of_a_request)

static void the_letter_is_a_document_and_its_sending_a_row_of_the_ledger(struct opstelling *o)
{
	struct rechtverzoek_id id = recht_maak(o, "inzage");
	struct verstrekking_lijst l;
	struct brief b;
	struct str pdf;
	struct ctx c;

	recht_zoek(o, id);
	c = opstelling_as(o, HILDE);
	proef_good(c.fi, recht_finish(&c, id, recht_nu(o, id)->versie, STR("Wij hebben niets over u.")));
	c = opstelling_as(o, HILDE);
	proef_good(c.fi, recht_brief(&c, recht_nu(o, id), LOOK_BESTAND, &b));
	assert_true(text_has(b.tekst, "geen gegevens over u") && text_has(b.huis, "huis") && str_starts(b.nummer, STR("RV-")));
	proef_good(c.fi, ctx_druk(&c, brief_stuk(o->arena, &b), &pdf));
	assert_true(str_starts(pdf, STR("%PDF-")));
	proef_good(c.fi, ctx_looks_durable(&c));
	assert_int_equal(opstelling_looks(o, "soort = 'bestand' and grond = 'antwoord op een verzoek'"), 1);
	/* sent: refused ahead of today, before the decision, or by who does not handle it */
	c = opstelling_as(o, HILDE);
	proef_refused(c.fi, recht_brief_send(&c, id, STR("brief"), datum_add_days(datum_today(), 1)), "dag", "AVG 12 lid 3");
	c = opstelling_as(o, HILDE);
	proef_refused(c.fi, recht_brief_send(&c, id, STR("brief"), datum_add_days(datum_today(), -1)), "dag", "AVG 12 lid 3");
	c = opstelling_as(o, HILDE);
	proef_refused(c.fi, recht_brief_send(&c, id, STR("duif"), datum_today()), "wijze", NULL);
	c = opstelling_as(o, SANNE);
	assert_int_equal(recht_brief_send(&c, id, STR("brief"), datum_today()), FAULT_DENIED);
	c = opstelling_as(o, HILDE);
	proef_good(c.fi, recht_brief_send(&c, id, STR("brief"), datum_today()));
	c = opstelling_as(o, HILDE);
	proef_good(c.fi, recht_brief_sent(&c, id, &l));
	assert_true(l.n == 1 && l.v[0].aan == VERSTREKKING_BETROKKENE && str_eq(l.v[0].ontvanger, STR("Dennis Wolters"))
		&& str_eq(l.v[0].grond, STR("AVG 12 lid 3")) && l.v[0].dag.v == datum_today().v);
	c = opstelling_as(o, SANNE);
	proef_good(c.fi, recht_brief_sent(&c, id, &l));
	assert_int_equal(l.n + l.neigen, 0);
}
TEST_BOTH(the_letter_is_a_document_and_its_sending_a_row_of_the_ledger)

/* What the migration does of a database in which requests had no clock yet. */
static void an_open_request_of_before_the_clocks_gets_one(struct opstelling *o)
{
	struct rechtverzoek_id een = recht_maak(o, "inzage"), twee = recht_maak(o, "bezwaar"), drie = recht_maak(o, "inzage");
	struct rechtverzoek *r = recht_nu(o, een);
	struct ctx c = opstelling_as(o, HILDE);
	int64_t einde, waarschuw;

	proef_good(c.fi, recht_extend(&c, een, r->versie, STR("Er zijn veel zaken."), datum_today()));
	c = opstelling_as(o, HILDE);
	proef_good(c.fi, recht_withdraw(&c, twee, recht_nu(o, twee)->versie, STR("Het is opgelost.")));
	einde = proef_count(o, "select einde from main.termijn where dossier = %1", een.v);
	waarschuw = proef_count(o, "select waarschuw from main.termijn where dossier = %1", een.v);
	proef_sql(o, "delete from main.termijn where dossier <> %1", drie.v);
	opstelling_migreer(o, "0029_data_klok");
	r = recht_nu(o, een);
	assert_true(einde == r->uiterlijk.v && r->uiterlijk.v > datum_add_months(datum_today(), 2).v);
	assert_int_equal(proef_count(o, "select count(*) from main.termijn where dossier = %1 and voldaan is null and onderdeel = "
		"'kern' and klok = 'verzoek_betrokkene'", een.v), 1);
	assert_int_equal(proef_count(o, "select einde from main.termijn where dossier = %1", een.v), einde);
	assert_int_equal(proef_count(o, "select waarschuw from main.termijn where dossier = %1", een.v), waarschuw);
	assert_int_equal(datum_of_moment(proef_count(o, "select start from main.termijn where dossier = %1", een.v)).v,
		r->ontvangen.v);
	assert_int_equal(proef_count(o, "select count(*) from main.termijn where dossier = %1", twee.v), 0);
	assert_int_equal(proef_count(o, "select count(*) from main.termijn where dossier = %1", drie.v), 1);
	assert_int_equal(proef_count(o, "select count(*) from main.journaal where tabel = 'termijn' and rij = %1 and soort = 'i'",
		een.v), 1);
	/* who handles it is told, and decides it: the clock ends */
	c = opstelling_as(o, HILDE);
	proef_good(c.fi, recht_withdraw(&c, een, r->versie, STR("Het is opgelost.")));
	assert_int_equal(proef_count(o, "select count(*) from main.termijn where dossier = %1 and voldaan is null", een.v), 0);
}
TEST_BOTH(an_open_request_of_before_the_clocks_gets_one)

/* What went to whom is complete on each case that was decided on, and says no more there. */
static void the_letter_stands_in_the_ledger_of_each_case(struct opstelling *o)
{
	struct casus_id casus = proef_casus(o);
	struct rechtverzoek_id id = recht_maak(o, "bezwaar");
	struct verstrekking_lijst l;
	struct rechtzaak_id zaak;
	struct ctx c;

	plan_laat_toe(o, casus, "lotte.veldkamp", NIVEAU_LEZEN);
	recht_zoek(o, id);
	opstelling_sql(o, "update main.recht_zaak set vervallen = 1, vervallen_reden = 'Een ander' where soort = 'aanmelding'");
	zaak = recht_zaak_van(recht_nu(o, id), "casus")->id;
	recht_raadpleeg(o, id, zaak, RIK, NULL);
	c = opstelling_as(o, RIK);
	proef_good(c.fi, zienswijze_answer(&c, recht_vraag_aan(o, RIK), 1, false, STR(""), STR("")));
	proef_good(c.fi, recht_besluit_neem(o, &c, id, zaak, "deels", "bescherming", "Een deel raakt een ander."));
	c = opstelling_as(o, HILDE);
	proef_good(c.fi, recht_finish(&c, id, recht_nu(o, id)->versie, STR("Wij doen een deel van wat u vraagt.")));
	c = opstelling_as(o, SANNE);
	proef_good(c.fi, verstrekking_list(&c, casus_dossier(casus), &l));
	assert_int_equal(l.n, 0);
	c = opstelling_as(o, HILDE);
	proef_good(c.fi, recht_brief_send(&c, id, STR("brief"), datum_today()));
	c = opstelling_as(o, SANNE);
	proef_good(c.fi, verstrekking_list(&c, casus_dossier(casus), &l));
	assert_int_equal(l.n, 1);
	assert_true(l.v[0].aan == VERSTREKKING_BETROKKENE && str_eq(l.v[0].ontvanger, STR("Dennis Wolters"))
		&& text_has(l.v[0].wat, recht_nu(o, id)->nummer.p) && l.v[0].dag.v == datum_today().v && l.v[0].betrokkene.v
		&& str_eq(l.v[0].door_naam, STR("Hilde Vroemen")) && !l.v[0].noodzaak.n && !l.v[0].voorwaarden.n);
	c = opstelling_as(o, "lotte.veldkamp"); /* sees of the ledger what is of her organisation */
	proef_good(c.fi, verstrekking_list(&c, casus_dossier(casus), &l));
	assert_int_equal(l.n + l.neigen, 0);
	/* not of the case that was somebody else's, nor twice; a stop between the two is made good */
	assert_int_equal(opstelling_count(o, "select count(*) from main.verstrekking"), 2);
	c = opstelling_as(o, HILDE);
	proef_good(c.fi, recht_brief_follow(&c));
	assert_int_equal(opstelling_count(o, "select count(*) from main.verstrekking"), 2);
	opstelling_sql(o, "delete from main.verstrekking where afschrift_van is not null");
	c = opstelling_as(o, HILDE);
	proef_good(c.fi, recht_brief_follow(&c));
	assert_int_equal(proef_count(o, "select count(*) from main.verstrekking where dossier = %1 and onderdeel = 'verzoek'",
		casus.v), 1);
	/* the request keeps its own one row */
	c = opstelling_as(o, HILDE);
	proef_good(c.fi, recht_brief_sent(&c, id, &l));
	assert_int_equal(l.n, 1);
}
TEST_BOTH(the_letter_stands_in_the_ledger_of_each_case)

/* ---- where the person is ---- */

static void cases_are_found_by_number_alone_and_each_look_is_recorded(struct opstelling *o)
{
	struct casus_id casus = proef_casus(o);
	struct rechtverzoek_id id = recht_maak(o, "inzage");
	struct casus_kop *k;
	struct rechtverzoek *r;
	struct ctx c = opstelling_as(o, HILDE);
	int64_t n;

	proef_refused(c.fi, recht_search(&c, id, STR("zo"), &n), "reden", "BGS 1.12");
	c = opstelling_as(o, HILDE);
	proef_good(c.fi, recht_search(&c, id, STR("Inzageverzoek van vandaag"), &n));
	proef_good(c.fi, ctx_looks_durable(&c));
	assert_int_equal(n, 2); /* the aanmelding and the casus */
	assert_true(opstelling_looks(o, "soort = 'zoek' and grond like 'RV-%Inzageverzoek van vandaag'") == 2);
	r = recht_nu(o, id);
	assert_int_equal(recht_zaak_van(r, "casus")->zaak.v, casus.v);
	assert_false(recht_zaak_van(r, "casus")->zeker);
	/* the number opens nothing */
	c = opstelling_as(o, HILDE);
	assert_int_equal(casus_kop_get(&c, casus, &k), FAULT_NOT_FOUND);
	/* a second time adds none twice */
	recht_zoek(o, id);
	assert_int_equal(recht_nu(o, id)->nzaken, 2);
	/* another date of birth, another first name: somebody else */
	proef_sql(o, "update main.betrokkene set voornamen = 'Tom' where dossier = %1", casus.v);
	id = recht_maak(o, "inzage");
	recht_zoek(o, id);
	assert_int_equal(recht_nu(o, id)->nzaken, 1);
}
TEST_BOTH(cases_are_found_by_number_alone_and_each_look_is_recorded)

static void a_person_is_found_however_his_name_is_written(struct opstelling *o)
{
	struct casus_id casus = proef_casus(o);
	struct recht_nieuw n = recht_vorm("inzage");
	struct rechtverzoek_id id = { 0 };
	struct ctx c = opstelling_as(o, HILDE);

	proef_sql(o, "update main.betrokkene set voornamen = 'José Maria', geslachtsnaam = 'Müller-Øst' where dossier = %1", casus.v);
	n.voornamen = STR("JOSE");
	n.geslachtsnaam = STR("MULLER OST");
	proef_good(c.fi, recht_register(&c, &n, &id));
	recht_zoek(o, id);
	assert_int_equal(recht_nu(o, id)->nzaken, 1);
	n.voornamen = STR("Josée");
	c = opstelling_as(o, HILDE);
	proef_good(c.fi, recht_register(&c, &n, &id));
	recht_zoek(o, id);
	assert_int_equal(recht_nu(o, id)->nzaken, 0);
}
TEST_BOTH(a_person_is_found_however_his_name_is_written)

static void a_besloten_case_and_another_house_stay_out(struct opstelling *o)
{
	struct casus_id casus = proef_casus(o);
	struct rechtverzoek_id id;

	proef_sql(o, "update main.casus set ring = 'radicalisering' where id = %1", casus.v);
	id = recht_maak(o, "inzage");
	recht_zoek(o, id);
	assert_int_equal(recht_nu(o, id)->nzaken, 1);
	proef_sql(o, "update main.casus set ring = '', huis = (select min(id) from main.huis where code <> 'mh') where id = %1",
		casus.v);
	id = recht_maak(o, "inzage");
	recht_zoek(o, id);
	assert_int_equal(recht_nu(o, id)->nzaken, 1);
}
TEST_BOTH(a_besloten_case_and_another_house_stay_out)

/* May Hilde see the case now? */
static enum fault kop_faults(struct opstelling *o, struct casus_id id)
{
	struct ctx c = opstelling_as(o, HILDE);
	struct casus_kop *k;
	enum fault f = casus_kop_get(&c, id, &k);

	fault_clear(&o->fi);
	return f;
}

static void a_case_opens_for_a_while_with_the_request_as_ground(struct opstelling *o)
{
	struct casus_id casus = proef_casus(o);
	struct rechtverzoek_id id = recht_maak(o, "inzage");
	struct rechtzaak_id zaak;
	struct casus_kop *k;
	struct ctx c;

	recht_zoek(o, id);
	zaak = recht_zaak_van(recht_nu(o, id), "casus")->id;
	c = opstelling_as(o, SANNE);
	assert_int_equal(recht_zaak_open(&c, id, zaak), FAULT_DENIED);
	c = opstelling_as(o, HILDE);
	proef_good(c.fi, recht_zaak_open(&c, id, zaak));
	c = opstelling_as(o, HILDE);
	proef_good(c.fi, casus_kop_get(&c, casus, &k));
	assert_int_equal(k->mijn.v[CASUS_DEEL_KERN], NIVEAU_LEZEN);
	assert_int_equal(proef_count(o, "select count(*) from main.toegang where dossier = %1 and soort = 'toetsing' and tot > "
		"van and grond like '%RV-%'", casus.v), CASUS_DEEL__MAX);
	/* once more: the periods never overlap */
	c = opstelling_as(o, HILDE);
	proef_good(c.fi, recht_zaak_open(&c, id, zaak));
	assert_true(recht_nu(o, id)->zaken[0].gelezen_tot || recht_nu(o, id)->zaken[1].gelezen_tot);
}
TEST_BOTH(a_case_opens_for_a_while_with_the_request_as_ground)

/* What was opened for a request is there as long as one handles it. */
static void invariant_6_what_a_request_opened_ends_with_it(struct opstelling *o)
{
	static const char open[] = "select count(*) from main.toegang where dossier = %1 and soort = 'toetsing' and tot > 2";
	struct casus_id casus = proef_casus(o);
	struct rechtverzoek_id id = recht_maak(o, "inzage"), ander = recht_maak(o, "inzage");
	struct medewerker_id m = opstelling_id(o, "marjolein.tonnaer");
	struct ctx c;

	proef_sql(o, "insert into main.rol_toekenning (id, medewerker, rol, huis, van, tot, door) select id" PLANT "77, id, 'contactpunt', "
		"huis, 1, 99999999999999, id from main.medewerker where id = %1", m.v);
	recht_zoek(o, id);
	recht_zoek(o, ander);
	c = opstelling_as(o, HILDE);
	proef_good(c.fi, recht_zaak_open(&c, id, recht_zaak_van(recht_nu(o, id), "casus")->id));
	c = opstelling_as(o, HILDE); /* another request leaves it alone */
	proef_good(c.fi, recht_withdraw(&c, ander, recht_nu(o, ander)->versie, STR("Trekt dit verzoek in.")));
	assert_int_equal(kop_faults(o, casus), FAULT_NONE);
	c = opstelling_as(o, HILDE);
	proef_good(c.fi, recht_hand_over(&c, id, recht_nu(o, id)->versie, m));
	assert_int_equal(kop_faults(o, casus), FAULT_NOT_FOUND);
	/* and when it lapses */
	id = recht_maak(o, "inzage");
	recht_zoek(o, id);
	c = opstelling_as(o, HILDE);
	proef_good(c.fi, recht_zaak_open(&c, id, recht_zaak_van(recht_nu(o, id), "casus")->id));
	assert_int_equal(kop_faults(o, casus), FAULT_NONE);
	c = opstelling_as(o, HILDE);
	proef_good(c.fi, recht_withdraw(&c, id, recht_nu(o, id)->versie, STR("De betrokkene wil het niet meer.")));
	assert_int_equal(kop_faults(o, casus), FAULT_NOT_FOUND);
	assert_true(proef_count(o, open, casus.v) > 0); /* the rows stay, ended */
}
TEST_BOTH(invariant_6_what_a_request_opened_ends_with_it)

/* ---- invariant 39 ---- */

static void invariant_39_each_deelnemer_is_asked_and_answers_for_itself(struct opstelling *o)
{
	struct casus_id casus = proef_casus(o);
	struct rechtverzoek_id id = recht_maak(o, "inzage");
	struct recht_deelnemers l;
	struct rechtzaak_id zaak;
	struct zienswijze_id rik;
	struct zienswijze *z;
	struct rechtverzoek *r;
	struct ctx c;

	plan_laat_toe(o, casus, LOTTE, NIVEAU_LEZEN);
	recht_zoek(o, id);
	r = recht_nu(o, id);
	zaak = recht_zaak_van(r, "casus")->id;
	c = opstelling_as(o, HILDE);
	proef_good(c.fi, recht_deelnemers(&c, r, recht_zaak_of(r, zaak), &l));
	assert_int_equal(l.n, 3);
	recht_raadpleeg(o, id, zaak, RIK, LOTTE);
	rik = recht_vraag_aan(o, RIK);
	assert_true(rik.v && recht_vraag_aan(o, LOTTE).v && rik.v != recht_vraag_aan(o, LOTTE).v);
	/* no more than one's own question: not the request, not what another is asked */
	c = opstelling_as(o, LOTTE);
	assert_int_equal(zienswijze_get(&c, rik, &z), FAULT_NOT_FOUND);
	c = opstelling_as(o, RIK);
	assert_int_equal(recht_get(&c, id, &r), FAULT_NOT_FOUND);
	c = opstelling_as(o, LOTTE);
	assert_int_equal(zienswijze_answer(&c, rik, 1, false, STR(""), STR("")), FAULT_NOT_FOUND);
	c = opstelling_as(o, HILDE); /* the contact point does not answer for them */
	assert_int_equal(zienswijze_answer(&c, rik, 1, false, STR(""), STR("")), FAULT_DENIED);
	/* an objection has a ground and a reason */
	c = opstelling_as(o, RIK);
	proef_refused(c.fi, zienswijze_answer(&c, rik, 1, true, STR(""), STR("")), "grond", "invariant 39");
	assert_true(fault_has(&c, "motivering"));
	c = opstelling_as(o, RIK);
	proef_good(c.fi, zienswijze_answer(&c, rik, 1, true, STR("opsporing"), STR("Er loopt een onderzoek.")));
	c = opstelling_as(o, RIK);
	assert_int_equal(zienswijze_answer(&c, rik, 1, false, STR(""), STR("")), FAULT_CONFLICT);
	c = opstelling_as(o, LOTTE);
	proef_good(c.fi, zienswijze_answer(&c, recht_vraag_aan(o, LOTTE), 1, false, STR(""), STR("")));
	r = recht_nu(o, id);
	assert_int_equal(recht_zaak_of(r, zaak)->bezwaren, 1);
	assert_int_equal(recht_zaak_of(r, zaak)->open, 0);
	assert_int_equal(opstelling_count(o, "select count(*) from main.melding where soort = 'zienswijze_gegeven'"), 2);
}
TEST_BOTH(invariant_39_each_deelnemer_is_asked_and_answers_for_itself)

static void invariant_39_no_decision_before_the_deelnemers_were_heard(struct opstelling *o)
{
	struct rechtverzoek_id id;
	struct rechtzaak_id zaak, ander;
	struct recht_nieuw n = recht_vorm("inzage");
	struct brief brief;
	struct ctx c;

	(void)proef_casus(o);
	n.identiteit = STR("niet");
	c = opstelling_as(o, HILDE);
	proef_good(c.fi, recht_register(&c, &n, &id));
	c = opstelling_as(o, HILDE);
	proef_refused(c.fi, recht_finish(&c, id, 1, STR("Zie hierboven")), "identiteit", "invariant 39");
	recht_zoek(o, id);
	zaak = recht_zaak_van(recht_nu(o, id), "casus")->id;
	ander = recht_zaak_van(recht_nu(o, id), "aanmelding")->id;
	proef_refused(c.fi, recht_besluit_neem(o, &c, id, zaak, "toegewezen", "", ""), "identiteit", "invariant 39");
	c = opstelling_as(o, HILDE);
	proef_good(c.fi, recht_set_identiteit(&c, id, STR("document")));
	proef_refused(c.fi, recht_besluit_neem(o, &c, id, zaak, "toegewezen", "", ""), "uitkomst", "invariant 39");
	recht_raadpleeg(o, id, zaak, RIK, NULL);
	proef_refused(c.fi, recht_besluit_neem(o, &c, id, zaak, "toegewezen", "", ""), "uitkomst", "invariant 39");
	c = opstelling_as(o, RIK);
	proef_good(c.fi, zienswijze_answer(&c, recht_vraag_aan(o, RIK), 1, true, STR("opsporing"), STR("Er loopt een onderzoek.")));
	proef_refused(c.fi, recht_besluit_neem(o, &c, id, zaak, "afgewezen", "", ""), "grond", "invariant 39");
	proef_refused(c.fi, recht_besluit_neem(o, &c, id, zaak, "toegewezen", "", ""), "motivering", "invariant 39"); /* against an objection */
	proef_good(c.fi, recht_besluit_neem(o, &c, id, zaak, "deels", "opsporing", "Een onderzoek loopt nog."));
	/* every case, before the whole */
	c = opstelling_as(o, HILDE);
	proef_refused(c.fi, recht_finish(&c, id, recht_nu(o, id)->versie, STR("Deels")), "motivering", "invariant 39");
	c = opstelling_as(o, HILDE);
	proef_good(c.fi, recht_zaak_drop(&c, id, ander, 1, STR("Een neef met dezelfde naam")));
	c = opstelling_as(o, HILDE);
	assert_int_equal(recht_brief(&c, recht_nu(o, id), LOOK_SCHERM, &brief), FAULT_NOT_FOUND);
	c = opstelling_as(o, HILDE);
	assert_int_equal(recht_brief_send(&c, id, STR("brief"), datum_today()), FAULT_DENIED); /* before the decision */
	c = opstelling_as(o, HILDE);
	proef_good(c.fi, recht_finish(&c, id, recht_nu(o, id)->versie, STR("Een deel blijft geheim zolang het onderzoek loopt.")));
	c = opstelling_as(o, HILDE);
	proef_good(c.fi, recht_brief(&c, recht_nu(o, id), LOOK_SCHERM, &brief));
	assert_true(text_has(brief.tekst, "voor een deel wat u vraagt") && text_has(brief.tekst, "geheim zolang")
		&& text_has(brief.tekst, "Hilde Vroemen") && !text_has(brief.tekst, "{"));
	c = opstelling_as(o, HILDE);
	assert_int_equal(recht_withdraw(&c, id, recht_nu(o, id)->versie, STR("Toch niet")), FAULT_DENIED);
}
TEST_BOTH(invariant_39_no_decision_before_the_deelnemers_were_heard)

static void a_day_that_passed_is_no_reason_to_wait(struct opstelling *o)
{
	struct rechtverzoek_id id = recht_maak(o, "bezwaar");
	struct rechtzaak_id zaak;
	struct ctx c;

	(void)proef_casus(o);
	recht_zoek(o, id);
	zaak = recht_zaak_van(recht_nu(o, id), "casus")->id;
	recht_raadpleeg(o, id, zaak, RIK, NULL);
	opstelling_sql(o, "update main.zienswijze set uiterlijk = 20200101");
	proef_good(c.fi, recht_besluit_neem(o, &c, id, zaak, "afgewezen", "zwaarder", "De veiligheid van anderen weegt zwaarder."));
	assert_int_equal(recht_zaak_of(recht_nu(o, id), zaak)->open, 1);
}
TEST_BOTH(a_day_that_passed_is_no_reason_to_wait)

static void only_deelnemers_of_the_case_are_asked_and_once(struct opstelling *o)
{
	struct rechtverzoek_id id = recht_maak(o, "inzage");
	struct medewerker_id m = opstelling_id(o, LOTTE);
	struct recht_vraag v = { .id = id, .n = 1, .mensen = &m, .vraag = STR("Bezwaar?"),
		.uiterlijk = datum_add_days(datum_today(), 7) };
	struct ctx c = opstelling_as(o, HILDE);

	(void)proef_casus(o);
	recht_zoek(o, id);
	v.zaak = recht_zaak_van(recht_nu(o, id), "casus")->id;
	proef_refused(c.fi, recht_consult(&c, &v), "mensen", "invariant 39");
	m = opstelling_id(o, RIK);
	v.uiterlijk = datum_add_months(datum_today(), 5);
	c = opstelling_as(o, HILDE);
	proef_refused(c.fi, recht_consult(&c, &v), "uiterlijk", "invariant 39");
	recht_raadpleeg(o, id, v.zaak, RIK, NULL);
	v.uiterlijk = datum_add_days(datum_today(), 7);
	c = opstelling_as(o, HILDE);
	proef_refused(c.fi, recht_consult(&c, &v), "mensen", "invariant 39");
}
TEST_BOTH(only_deelnemers_of_the_case_are_asked_and_once)

/* Who takes a request over is in no ring by that: what the one before him found there stays closed. */
static void invariant_11_a_request_taken_over_opens_no_ring(struct opstelling *o)
{
	struct casus_id id = proef_casus(o);
	struct rechtverzoek_id r = recht_maak(o, "inzage");
	const struct recht_zaak *z;
	struct recht_deelnemers l;
	struct ctx c = opstelling_as(o, HILDE);

	recht_zoek(o, r);
	z = recht_zaak_van(recht_nu(o, r), "casus");
	proef_good(c.fi, recht_deelnemers(&c, recht_nu(o, r), z, &l));
	assert_true(l.n > 0);
	proef_sql(o, "update main.casus set ring = 'radicalisering' where id = %1", id.v);
	c = opstelling_as(o, HILDE);
	assert_int_equal(recht_zaak_open(&c, r, z->id), FAULT_DENIED);
	assert_string_equal(c.fi->rule, "invariant 11");
	assert_int_equal(proef_count(o, "select count(*) from main.toegang where soort = 'toetsing' and dossier = %1", id.v), 0);
	c = opstelling_as(o, HILDE);
	proef_good(c.fi, recht_deelnemers(&c, recht_nu(o, r), z, &l));
	assert_int_equal(l.n, 0);
}
TEST_BOTH(invariant_11_a_request_taken_over_opens_no_ring)

/* With a request go the numbers of its cases: not to who works outside the house or the ring of one of them. */
static void invariant_11_a_request_goes_only_to_who_works_in_its_rings(struct opstelling *o)
{
	struct casus_id id = proef_casus(o);
	struct rechtverzoek_id r = recht_maak(o, "inzage");
	struct medewerker_id m = opstelling_id(o, "marjolein.tonnaer");
	struct recht_collegas l;
	struct ctx c = opstelling_as(o, HILDE);
	struct rechtverzoek *q;
	bool mag;

	recht_zoek(o, r);
	proef_refused(c.fi, recht_hand_over(&c, r, recht_nu(o, r)->versie, m), "collega", "BGS 1.1");
	proef_sql(o, "insert into main.rol_toekenning (id, medewerker, rol, huis, van, tot, door) select id" PLANT "77, id, 'contactpunt', "
		"huis, 1, 99999999999999, id from main.medewerker where id = %1", m.v);
	c = opstelling_as(o, HILDE);
	proef_good(c.fi, recht_admits(&c, r, m, &mag));
	assert_true(mag);
	proef_sql(o, "update main.casus set ring = 'radicalisering' where id = %1", id.v);
	/* that it turned out to be somebody else's case does not make its number less secret */
	proef_sql(o, "update main.recht_zaak set vervallen = 1, vervallen_reden = 'Een ander' where zaak = %1", id.v);
	c = opstelling_as(o, HILDE);
	proef_good(c.fi, recht_collegas(&c, r, &l));
	assert_true(l.n == 1 && l.v[0].id.v == m.v && !l.v[0].mag);
	c = opstelling_as(o, HILDE);
	proef_refused(c.fi, recht_hand_over(&c, r, recht_nu(o, r)->versie, m), "collega", "invariant 11");
	assert_int_equal(proef_count(o, "select count(*) from main.toegang t join main.medewerker m on m.id = t.medewerker where "
		"t.dossier = %1 and m.email like 'marjolein%'", r.v), 0);
	proef_sql(o, "update main.casus set ring = '', huis = (select min(h.id) from main.huis h where h.id <> main.casus.huis) "
		"where id = %1", id.v);
	c = opstelling_as(o, HILDE);
	proef_refused(c.fi, recht_hand_over(&c, r, recht_nu(o, r)->versie, m), "collega", "invariant 11");
	proef_sql(o, "update main.rol_toekenning set huis = null, ring = 'radicalisering' where medewerker = %1 and "
		"rol = 'contactpunt'", m.v);
	proef_sql(o, "update main.casus set ring = 'radicalisering' where id = %1", id.v);
	c = opstelling_as(o, HILDE);
	proef_good(c.fi, recht_hand_over(&c, r, recht_nu(o, r)->versie, m));
	c = opstelling_as(o, "marjolein.tonnaer");
	proef_good(c.fi, recht_get(&c, r, &q));
	c = opstelling_as(o, "marjolein.tonnaer"); /* and he who is in no ring does not get it back */
	proef_refused(c.fi, recht_hand_over(&c, r, q->versie, opstelling_id(o, HILDE)), "collega", "invariant 11");
}
TEST_BOTH(invariant_11_a_request_goes_only_to_who_works_in_its_rings)

int main(void)
{
	const struct CMUnitTest tests[] = {
		BOTH(only_a_contact_point_registers_and_reads),
		BOTH(the_clock_is_one_month_and_two_more_with_a_reason),
		BOTH(invariant_39_a_request_has_a_clock_of_its_own),
		BOTH(the_daily_mail_counts_the_clock_of_a_request),
		BOTH(the_letter_is_a_document_and_its_sending_a_row_of_the_ledger),
		BOTH(the_letter_stands_in_the_ledger_of_each_case),
		BOTH(an_open_request_of_before_the_clocks_gets_one),
		BOTH(a_request_that_lacks_something_is_told_field_by_field),
		BOTH(cases_are_found_by_number_alone_and_each_look_is_recorded),
		BOTH(a_person_is_found_however_his_name_is_written),
		BOTH(a_besloten_case_and_another_house_stay_out), BOTH(invariant_11_a_request_taken_over_opens_no_ring),
		BOTH(invariant_11_a_request_goes_only_to_who_works_in_its_rings),
		BOTH(a_case_opens_for_a_while_with_the_request_as_ground),
		BOTH(invariant_6_what_a_request_opened_ends_with_it),
		BOTH(invariant_39_each_deelnemer_is_asked_and_answers_for_itself),
		BOTH(invariant_39_no_decision_before_the_deelnemers_were_heard),
		BOTH(a_day_that_passed_is_no_reason_to_wait),
		BOTH(only_deelnemers_of_the_case_are_asked_and_once),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
