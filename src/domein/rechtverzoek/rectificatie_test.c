/* Correcting a datum: what is shown of the old one and to whom, who is told; restriction. Both databases. */
#include "tests/proef_overleg.h"
#include "tests/proef_recht.h"

#include "domein/afschaling/afschaling.h"
#include "domein/casus/logboek.h"
#include "domein/casus/tijdlijn.h"
#include "domein/rechtverzoek/inzage.h"
#include "domein/rechtverzoek/rectificatie.h"
#include "query.h"

#define HILDE "hilde.vroemen"
#define NOOR "noor.habets"
#define COLLEGA "marjolein.tonnaer"

static const struct recht_datum *datum_of_code(const struct recht_data *l, const char *code, const char *waarde)
{
	for (size_t i = 0; i < l->n; i++)
		if (str_eq(l->v[i].code, str_z(code)) && (!waarde || str_eq(l->v[i].waarde, str_z(waarde))))
			return &l->v[i];
	fail_msg("no %s", code);
	return NULL;
}

/* Corrects the first datum of that kind, as that person; "" removes it. */
static enum fault corrects_in(struct opstelling *o, struct ctx *c, const char *wie, struct dossier_id id, const char *code,
	const char *oud, const char *nieuw)
{
	struct rectificatie_nieuw n = { .zaak = id, .nieuw = str_z(nieuw), .verwijderen = !*nieuw,
		.reden = STR("De betrokkene liet een document zien.") };
	const struct recht_datum *d;
	struct recht_data l;

	*c = opstelling_as(o, wie);
	TRY(rectificatie_data(c, id, &l));
	d = datum_of_code(&l, code, oud);
	n.datum = recht_datum_veld(c, d);
	n.versie = d->versie;
	return rectificatie_do(c, &n);
}

static enum fault corrects(struct opstelling *o, struct ctx *c, const char *wie, struct casus_id id, const char *code,
	const char *oud, const char *nieuw)
{
	return corrects_in(o, c, wie, casus_dossier(id), code, oud, nieuw);
}

/* With a goal that is wrong. */
static struct casus_id a_case(struct opstelling *o)
{
	struct casus_id id = proef_casus(o);
	struct doel_invoer n = { .casus = id, .leefgebied = STR("huisvesting"), .tekst = STR("Stopt met dealen"),
		.norm = STR(""), .woorden = STR("") };
	struct doel_id ret;
	struct ctx c = opstelling_as(o, SANNE);

	proef_good(c.fi, doel_add(&c, &n, &ret));
	return id;
}

static struct str as_of(struct opstelling *o, const char *wie, struct casus_id id, int64_t moment)
{
	struct ctx c = opstelling_as(o, wie);
	struct db_eyes eyes = c.eyes;
	struct q_doel_list_rows rows = { 0 };
	struct batch b;

	eyes.asof_dossier = id.v;
	eyes.asof_moment = moment;
	eyes.asof_medewerker = opstelling_id(o, SANNE).v;
	b = db_batch(c.db, LENS_ASOF, &eyes, c.arena, c.fi);
	q_doel_list(&b, id, true, &rows);
	proef_good(c.fi, batch_run(&b));
	return rows.n ? rows.v[0].tekst : STR("");
}

static bool log_tells(struct opstelling *o, const char *wie, struct casus_id id, const char *word)
{
	struct ctx c = opstelling_as(o, wie);
	struct logboek_filter f = { 0 };
	struct logboek *l;

	proef_good(c.fi, logboek_get(&c, id, &f, &l));
	for (size_t i = 0; i < l->n; i++)
		for (size_t k = 0; k < l->v[i].nvelden; k++)
			if (text_has(l->v[i].velden[k].oud, word) || text_has(l->v[i].velden[k].nieuw, word))
				return true;
	return false;
}

/* What the history of the case is told from. */
static bool images_hold(struct opstelling *o, const char *wie, struct casus_id id, const char *word)
{
	struct q_logboek_wijzigingen_rows rows = { 0 };
	struct ctx c = opstelling_as(o, wie);
	struct batch b = ctx_read(&c);

	q_logboek_wijzigingen(&b, id, 0, 0, ALTIJD, 500, 0, &rows);
	proef_good(c.fi, batch_run(&b));
	assert_true(rows.n > 0);
	for (size_t i = 0; i < rows.n; i++)
		if (rows.v[i].beeld.p && text_has(rows.v[i].beeld, word))
			return true;
	return false;
}

/* A request of that kind on the case; opened for Hilde. */
static struct rechtverzoek_id opened(struct opstelling *o, const char *soort, struct rechtzaak_id *ret)
{
	struct rechtverzoek_id id = recht_maak(o, soort);
	struct ctx c;

	recht_zoek(o, id);
	*ret = recht_zaak_van(recht_nu(o, id), "casus")->id;
	c = opstelling_as(o, HILDE);
	proef_good(c.fi, recht_zaak_open(&c, id, *ret));
	return id;
}

/* ---- invariant 20 ---- */

static void invariant_20_the_old_value_is_shown_to_review_alone(struct opstelling *o)
{
	struct casus_id id = a_case(o);
	int64_t before = opstelling_count(o, "select max(moment) from main.journaal");
	struct rechtzaak_id zaak;
	struct ctx c;

	(void)opened(o, "rectificatie", &zaak);
	assert_true(str_eq(as_of(o, SANNE, id, before), STR("Stopt met dealen")));
	proef_good(c.fi, corrects(o, &c, SANNE, id, "doel_tekst", NULL, "Vindt werk"));
	proef_good(c.fi, corrects(o, &c, SANNE, id, "betrokkene_geslachtsnaam", NULL, "Wouters"));
	/* as it was known then */
	assert_true(str_eq(as_of(o, SANNE, id, before), STR("gerectificeerd")));
	assert_true(str_eq(as_of(o, SANNE, id, klok_now()), STR("Vindt werk")));
	/* in history: that it changed, into what; not from what */
	assert_true(log_tells(o, SANNE, id, "gerectificeerd"));
	assert_true(images_hold(o, SANNE, id, "Vindt werk") && !images_hold(o, SANNE, id, "Stopt met dealen"));
	assert_true(images_hold(o, SANNE, id, "Wouters") && !images_hold(o, SANNE, id, "Wolters"));
	/* no journaal image of the row shows it; the bare table keeps it as it was sealed */
	assert_int_equal(opstelling_count(o, "select count(*) from main.journaal_masker where beeld like '%dealen%'"), 0);
	assert_true(opstelling_count(o, "select count(*) from main.journaal where beeld like '%Stopt met dealen%'") > 0);
	assert_int_equal(opstelling_count(o, "select count(*) from main.rectificatie where gemaskeerd = 0"), 0);
	/* review, opened with a ground, sees it */
	assert_true(str_eq(as_of(o, HILDE, id, before), STR("Stopt met dealen")));
	assert_true(images_hold(o, HILDE, id, "Stopt met dealen"));
}
TEST_BOTH(invariant_20_the_old_value_is_shown_to_review_alone)

/* A land is corrected by its name; what was taken away is not known. A gemeente of ours goes with Nederland. */
static void invariant_20_a_land_is_corrected_by_name(struct opstelling *o)
{
	struct casus_id id = a_case(o);
	struct ctx c;

	proef_sql(o, "update main.adres set gemeente = (select min(g.id) from main.gemeente g) where dossier = %1", id.v);
	proef_refused(c.fi, corrects(o, &c, SANNE, id, "adres_land", "Nederland", "Atlantis"), "nieuw", NULL);
	proef_refused(c.fi, corrects(o, &c, SANNE, id, "adres_land", "Nederland", "NL"), "nieuw", "invariant 20");
	proef_good(c.fi, corrects(o, &c, SANNE, id, "adres_land", "Nederland", "belgie"));
	assert_int_equal(opstelling_count(o, "select count(*) from main.adres where land = '5010' and gemeente is null"), 1);
	proef_good(c.fi, corrects(o, &c, SANNE, id, "adres_land", "België", ""));
	assert_int_equal(opstelling_count(o, "select count(*) from main.adres where land = '0000'"), 1);
}
TEST_BOTH(invariant_20_a_land_is_corrected_by_name)

static void invariant_20_supplier_and_team_are_told(struct opstelling *o)
{
	struct casus_id id = a_case(o);
	struct ctx c;

	plan_laat_toe(o, id, LOTTE, NIVEAU_LEZEN);
	opstelling_sql(o, "delete from main.melding");
	proef_good(c.fi, corrects(o, &c, SANNE, id, "betrokkene_voornamen", NULL, "Denis")); /* brought in by the police */
	assert_int_equal(opstelling_count(o, "select count(*) from main.melding n join main.medewerker m on m.id = n.medewerker "
		"where n.soort = 'rectificatie_bron' and m.email like 'rik.schreurs%'"), 1);
	assert_int_equal(opstelling_count(o, "select count(*) from main.melding n join main.medewerker m on m.id = n.medewerker "
		"where n.soort = 'rectificatie' and m.email like 'lotte.veldkamp%'"), 1);
	assert_int_equal(opstelling_count(o, "select count(*) from main.recht_bericht where aan like 'Leverancier: Politie%'"), 1);
}
TEST_BOTH(invariant_20_supplier_and_team_are_told)

static void only_who_keeps_the_case_corrects(struct opstelling *o)
{
	struct casus_id id = a_case(o);
	struct rectificatie_nieuw n = { .zaak = casus_dossier(id), .nieuw = STR("Vindt werk"), .reden = STR(" ") };
	struct recht_data l;
	struct ctx c = opstelling_as(o, RIK);

	assert_int_equal(rectificatie_data(&c, casus_dossier(id), &l), FAULT_DENIED);
	c = opstelling_as(o, "joep.lemmens");
	assert_int_equal(rectificatie_data(&c, casus_dossier(id), &l), FAULT_NOT_FOUND);
	c = opstelling_as(o, SANNE);
	proef_refused(c.fi, rectificatie_do(&c, &n), "datum", "invariant 20");
	c = opstelling_as(o, SANNE);
	proef_good(c.fi, rectificatie_data(&c, casus_dossier(id), &l));
	n.datum = recht_datum_veld(&c, datum_of_code(&l, "doel_tekst", NULL));
	n.versie = 1;
	proef_refused(c.fi, rectificatie_do(&c, &n), "reden", NULL);
	n.reden = STR("Klopt niet");
	n.nieuw = STR("Stopt met dealen");
	c = opstelling_as(o, SANNE);
	proef_refused(c.fi, rectificatie_do(&c, &n), "nieuw", "invariant 20");
	n.nieuw = STR("Vindt werk");
	n.versie = 7;
	c = opstelling_as(o, SANNE);
	assert_int_equal(rectificatie_do(&c, &n), FAULT_CONFLICT);
	assert_int_equal(corrects(o, &c, SANNE, id, "betrokkene_geboren", NULL, "eens"), FAULT_INVALID);
	proef_good(c.fi, corrects(o, &c, SANNE, id, "betrokkene_geboren", NULL, "8-9-1988"));
	assert_int_equal(proef_count(o, "select count(*) from main.betrokkene where dossier = %1 and geboren = 19880908", id.v), 1);
}
TEST_BOTH(only_who_keeps_the_case_corrects)

static void a_mask_that_was_not_made_is_made_by_the_job(struct opstelling *o)
{
	struct casus_id id = a_case(o);
	int64_t before = opstelling_count(o, "select max(moment) from main.journaal");
	struct ctx c;

	proef_good(c.fi, corrects(o, &c, SANNE, id, "doel_tekst", NULL, "Vindt werk"));
	opstelling_sql(o, "delete from main.journaal_masker");
	opstelling_sql(o, "update main.rectificatie set gemaskeerd = 0");
	c = opstelling_as(o, SANNE);
	proef_good(c.fi, rectificatie_mask(&c));
	assert_true(str_eq(as_of(o, SANNE, id, before), STR("gerectificeerd")));
	/* twice corrected: both are gone */
	proef_good(c.fi, corrects(o, &c, SANNE, id, "doel_tekst", NULL, ""));
	assert_true(str_eq(as_of(o, SANNE, id, before), STR("verwijderd")));
	assert_true(str_eq(as_of(o, SANNE, id, klok_now()), STR("(verwijderd)")));
}
TEST_BOTH(a_mask_that_was_not_made_is_made_by_the_job)

/* ---- invariant 40 ---- */

static void invariant_40_every_recipient_is_told_of_a_correction(struct opstelling *o)
{
	struct casus_id id = a_case(o);
	struct recht_wachten w;
	struct rectificaties l;
	struct ctx c = opstelling_as(o, SANNE);

	/* of the ledger: one of the whole case, one of the person himself, one of somebody else */
	proef_sql(o, "insert into main.verstrekking (id, dossier, onderdeel, organisatie, aan, ontvanger, functie, wijze, wat, "
		"categorieen, doel, grond, dag, moment, door) select %1" PLANT "1, id, 'verzoek', organisatie, 'derde', 'Woningcorporatie', "
		"'consulent', 'brief', 'Samenvatting', 'huisvesting', '', 'WGS 1.7', 20260101, 1, procesregisseur from main.casus "
		"where id = %1", id.v);
	proef_sql(o, "insert into main.verstrekking (id, dossier, onderdeel, organisatie, aan, betrokkene, ontvanger, wijze, wat, "
		"categorieen, doel, grond, dag, moment, door) select %1" PLANT "2, c.id, 'verzoek', c.organisatie, 'betrokkene', b.id, "
		"'Dennis', 'brief', 'Brief', 'identiteit', '', 'AVG 14', 20260101, 1, c.procesregisseur from main.casus c join "
		"main.betrokkene b on b.dossier = c.id where c.id = %1", id.v);
	proef_good(c.fi, corrects(o, &c, SANNE, id, "betrokkene_voornamen", NULL, "Denis"));
	c = opstelling_as(o, SANNE);
	proef_good(c.fi, rectificatie_list(&c, casus_dossier(id), &l));
	assert_int_equal(l.n, 1);
	assert_int_equal(l.nberichten, 2); /* the supplier and the corporation; the person knows */
	c = opstelling_as(o, SANNE);
	proef_good(c.fi, recht_bericht_wacht(&c, &w));
	assert_true(w.n == 1 && w.v[0].aantal == 2);
	/* the tasks are done one by one, with who was told */
	c = opstelling_as(o, SANNE);
	proef_refused(c.fi, recht_bericht_done(&c, casus_dossier(id), l.berichten[0].id, 1, STR("")), "hoe", NULL);
	c = opstelling_as(o, SANNE);
	proef_refused(c.fi, recht_bericht_done(&c, casus_dossier(id), l.berichten[0].id, 1, STR("Gebeld over 111 222 333")), "hoe",
		"invariant 18");
	c = opstelling_as(o, RIK);
	assert_int_equal(recht_bericht_done(&c, casus_dossier(id), l.berichten[0].id, 1, STR("Gebeld")), FAULT_CONFLICT);
	for (size_t i = 0; i < 2; i++) {
		c = opstelling_as(o, SANNE);
		proef_good(c.fi, recht_bericht_done(&c, casus_dossier(id), l.berichten[i].id, 1, STR("Gebeld met de consulent")));
	}
	c = opstelling_as(o, SANNE);
	assert_int_equal(recht_bericht_done(&c, casus_dossier(id), l.berichten[0].id, 2, STR("Nog eens")), FAULT_CONFLICT);
	c = opstelling_as(o, SANNE);
	proef_good(c.fi, recht_bericht_wacht(&c, &w));
	assert_int_equal(w.n, 0);
	/* removal follows likewise */
	proef_good(c.fi, corrects(o, &c, SANNE, id, "betrokkene_voornamen", NULL, ""));
	c = opstelling_as(o, SANNE);
	proef_good(c.fi, recht_bericht_wacht(&c, &w));
	assert_int_equal(w.v[0].aantal, 2);
}
TEST_BOTH(invariant_40_every_recipient_is_told_of_a_correction)

static void the_contact_point_corrects_within_a_request(struct opstelling *o)
{
	struct casus_id id = a_case(o);
	struct rechtzaak_id zaak;
	struct ctx c = opstelling_as(o, HILDE);
	struct recht_data l;

	assert_int_equal(rectificatie_data(&c, casus_dossier(id), &l), FAULT_NOT_FOUND);
	(void)opened(o, "inzage", &zaak);
	c = opstelling_as(o, HILDE);
	assert_int_equal(rectificatie_data(&c, casus_dossier(id), &l), FAULT_DENIED); /* reading only */
	(void)opened(o, "rectificatie", &zaak);
	proef_good(c.fi, corrects(o, &c, HILDE, id, "doel_tekst", NULL, "Vindt werk"));
	/* a closed case too, for the right outlives it */
	proef_sql(o, "update main.casus set gesloten = 1 where id = %1", id.v);
	proef_good(c.fi, corrects(o, &c, HILDE, id, "doel_tekst", NULL, "Houdt werk"));
	assert_int_equal(corrects(o, &c, SANNE, id, "doel_tekst", NULL, "Anders"), FAULT_DENIED);
}
TEST_BOTH(the_contact_point_corrects_within_a_request)

static int64_t reviewed(struct opstelling *o)
{
	return opstelling_count(o, "select count(*) from main.toegang t where t.soort = 'toetsing' and t.tot > t.van "
		"and (t.tot - t.van) > 86400000");
}

/* What belongs to a closed case is shielded again and again; what was opened for a request has its own end. */
static void shielding_leaves_what_is_open_for_a_request(struct opstelling *o)
{
	struct tafel t = tafel(o);
	struct rechtverzoek_id r = recht_maak(o, "rectificatie");
	struct ctx c;
	int64_t open;

	recht_zoek(o, r);
	c = opstelling_as(o, HILDE);
	proef_good(c.fi, recht_zaak_open(&c, r, recht_zaak_van(recht_nu(o, r), "casus")->id));
	c = opstelling_as(o, HILDE);
	proef_good(c.fi, recht_zaak_open(&c, r, recht_zaak_van(recht_nu(o, r), "aanmelding")->id));
	proef_sql(o, "update main.casus set gesloten = 1 where id = %1", t.casus.v);
	open = reviewed(o);
	assert_true(open > CASUS_DEEL__MAX + 4);
	klok_freeze(klok_now() + HOUR_MS);
	c = opstelling_as(o, HILDE);
	proef_good(c.fi, afschaling_shield(&c));
	assert_int_equal(opstelling_count(o, "select count(*) from main.toegang t join main.agendapunt p on p.id = t.dossier "
		"where t.soort <> 'toetsing' and t.tot - t.van > 7200000"), 0);
	assert_int_equal(reviewed(o), open);
	klok_freeze(0);
}
TEST_BOTH(shielding_leaves_what_is_open_for_a_request)

/* ---- an aanmelding, a persoon, an agendapunt ---- */

static void invariant_20_a_datum_of_an_aanmelding_is_corrected(struct opstelling *o)
{
	struct aanmelding_id id = proef_gerouteerd(o);
	struct dossier_id d = { id.v };
	struct rechtverzoek_id r;
	struct rechtzaak_id zaak;
	struct rectificaties l;
	struct recht_wachten w;
	struct recht_data data;
	struct ctx c = opstelling_as(o, RIK);

	assert_int_equal(rectificatie_data(&c, d, &data), FAULT_DENIED); /* his own, but the house keeps it */
	c = opstelling_as(o, "joep.lemmens");
	assert_int_equal(rectificatie_data(&c, d, &data), FAULT_NOT_FOUND);
	c = opstelling_as(o, HILDE);
	assert_int_equal(rectificatie_data(&c, d, &data), FAULT_NOT_FOUND);
	opstelling_sql(o, "delete from main.melding");
	proef_good(c.fi, corrects_in(o, &c, NOOR, d, "aanmelding_inhoud_aanleiding", NULL, "Overlast in de buurt"));
	assert_int_equal(proef_count(o, "select count(*) from main.aanmelding_inhoud where dossier = %1 and aanleiding = "
		"'Overlast in de buurt'", id.v), 1);
	/* older images have their mask, and only there */
	assert_true(proef_count(o, "select count(*) from main.journaal_masker g join main.journaal j on j.id = g.journaal where "
		"j.dossier = %1 and j.tabel = 'aanmelding_inhoud' and g.beeld like '%gerectificeerd%'", id.v) > 0);
	/* the supplier is told, and a task says so until it is done */
	assert_int_equal(opstelling_count(o, "select count(*) from main.melding n join main.medewerker m on m.id = n.medewerker "
		"where n.soort = 'rectificatie_bron' and m.email like 'rik.schreurs%'"), 1);
	c = opstelling_as(o, NOOR);
	proef_good(c.fi, recht_bericht_wacht(&c, &w));
	assert_true(w.n == 1 && w.v[0].aanmelding.v == id.v && !w.v[0].casus.v && w.v[0].aantal == 1);
	c = opstelling_as(o, NOOR);
	proef_good(c.fi, rectificatie_list(&c, d, &l));
	assert_true(l.n == 1 && l.nberichten == 1 && text_has(l.berichten[0].aan, "Leverancier: Politie"));
	c = opstelling_as(o, NOOR);
	proef_good(c.fi, recht_bericht_done(&c, d, l.berichten[0].id, 1, STR("Gebeld met de wijkagent")));
	/* the contact point does, within a request */
	r = recht_maak(o, "rectificatie");
	recht_zoek(o, r);
	zaak = recht_zaak_van(recht_nu(o, r), "aanmelding")->id;
	c = opstelling_as(o, HILDE);
	proef_good(c.fi, recht_zaak_open(&c, r, zaak));
	proef_good(c.fi, corrects_in(o, &c, HILDE, d, "betrokkene_voornamen", NULL, "Denis"));
	assert_int_equal(corrects_in(o, &c, HILDE, d, "aanmelding_inhoud_aanleiding", NULL, ""), FAULT_NONE);
	assert_int_equal(proef_count(o, "select count(*) from main.aanmelding_inhoud where dossier = %1 and aanleiding = "
		"'(verwijderd)'", id.v), 1);
}
TEST_BOTH(invariant_20_a_datum_of_an_aanmelding_is_corrected)

/* A persoon to whom the person of the case is linked, and the one of an aanmelding of later too. */
static int64_t linked(struct opstelling *o, struct casus_id id, struct aanmelding_id ook)
{
	int64_t p = planted(id.v, 5);

	proef_sql(o, "insert into main.persoon (id, regio, bsn_reden, voornamen, geslachtsnaam, geboren, sorteernaam, "
		"eerste_verwerking) select %1" PLANT "5, regio, 'onbekend', 'Dennis', 'Wolters', 19880907, 'wolters dennis', 1 from main.casus "
		"where id = %1", id.v);
	proef_sql(o, "insert into main.persoon_term (persoon, regio, term, soort) select id, regio, 'wolters', 'naam' "
		"from main.persoon where id = %1", p);
	proef_sql(o, "update main.betrokkene set persoon = dossier" PLANT "5 where dossier = %1 and hoofd = 1", id.v);
	opstelling_sql(o, proef_text(o, str_cat(o->arena, STR("update main.betrokkene set persoon = %1 where hoofd = 1 and dossier = "),
		str_from_i64(o->arena, ook.v)).p, p));
	return p;
}

static void invariant_20_a_persoon_is_corrected_in_each_dossier(struct opstelling *o)
{
	struct casus_id id = a_case(o);
	struct aanmelding_id later = proef_gerouteerd(o);
	int64_t p = linked(o, id, later);
	struct rectificaties l;
	struct ctx c;

	proef_sql(o, "insert into main.verstrekking (id, dossier, onderdeel, organisatie, aan, ontvanger, wijze, wat, categorieen, "
		"doel, grond, dag, moment, door) select %1" PLANT "1, a.id, 'inhoud', a.organisatie, 'derde', 'Kredietbank', 'brief', 'Brief', "
		"'identiteit', '', 'WGS 1.7', 20260101, 1, a.aanmelder from main.aanmelding a where a.id = %1", later.v);
	opstelling_sql(o, "delete from main.melding");
	proef_good(c.fi, corrects(o, &c, SANNE, id, "persoon_voornamen", NULL, "Denis"));
	assert_true(proef_count(o, "select count(*) from main.journaal where tabel = 'persoon' and rij = %1 and lower(beeld) like "
		"'%wolters%'", p) > 0);
	proef_good(c.fi, corrects(o, &c, SANNE, id, "persoon_geslachtsnaam", NULL, "Wouters"));
	assert_int_equal(proef_count(o, "select count(*) from main.persoon where id = %1 and geslachtsnaam = 'Wouters' and "
		"sorteernaam like 'wouters%'", p), 1);
	/* found by the new name alone */
	assert_int_equal(proef_count(o, "select count(*) from main.persoon_term where persoon = %1 and term = 'wolters'", p), 0);
	assert_true(proef_count(o, "select count(*) from main.persoon_term where persoon = %1 and term = 'wouters'", p) > 0);
	/* no image of him shows the old one, nor what was made of it */
	assert_int_equal(proef_count(o, "select count(*) from main.journaal j left join main.journaal_masker g on g.journaal = j.id "
		"where j.tabel = 'persoon' and j.rij = %1 and lower(coalesce(g.beeld, j.beeld)) like '%wolters%'", p), 0);
	/* the other dossier learns it, and has a task for who got his data */
	c = opstelling_as(o, NOOR);
	proef_good(c.fi, rectificatie_list(&c, (struct dossier_id){ later.v }, &l));
	assert_true(l.n == 2 && l.nberichten == 2 && str_eq(l.berichten[0].aan, STR("Kredietbank"))
		&& !text_has(l.v[0].reden, "document"));
	assert_true(opstelling_count(o, "select count(*) from main.melding n join main.medewerker m on m.id = n.medewerker "
		"where n.soort = 'rectificatie' and m.email like 'noor.habets%'") > 0);
	/* once: the job finds nothing more to do */
	c = opstelling_as(o, SANNE);
	proef_good(c.fi, rectificatie_mask(&c));
	assert_int_equal(opstelling_count(o, "select count(*) from main.rectificatie"), 4);
}
TEST_BOTH(invariant_20_a_persoon_is_corrected_in_each_dossier)

#define OUD "111222333"
#define GOED "123456782"

/* The number is in what stands there, and nowhere in what is told of the correction. */
static void told_without_a_number(struct opstelling *o)
{
	static const char *const told[] = { "melding where soort || coalesce(cast(dossier as text), '')",
		"rectificatie where reden || kolom || tabel", "recht_bericht where aan || hoe", "verstrekking where wat || voorwaarden" };

	for (size_t i = 0; i < sizeof(told) / sizeof(told[0]); i++) {
		const char *sql = str_cat(o->arena, STR("select count(*) from main."), str_z(told[i])).p;

		assert_int_equal(opstelling_count(o, str_cat(o->arena, str_z(sql), STR(" like '%" OUD "%'")).p), 0);
		assert_int_equal(opstelling_count(o, str_cat(o->arena, str_z(sql), STR(" like '%" GOED "%'")).p), 0);
	}
}

static void invariant_18_a_bsn_is_corrected_and_told_without_it(struct opstelling *o)
{
	struct casus_id id = a_case(o);
	struct rectificatie_nieuw n = { .zaak = casus_dossier(id), .nieuw = STR(GOED), .reden = STR("Het was 111 222 333.") };
	const struct recht_datum *d;
	struct rectificaties rect;
	struct rechtzaak_id zaak;
	struct recht_data l;
	struct ctx c;

	proef_sql(o, "update main.betrokkene set bsn = '" OUD "', bsn_reden = '' where dossier = %1 and hoofd = 1", id.v);
	proef_sql(o, "insert into main.verstrekking (id, dossier, onderdeel, organisatie, aan, ontvanger, wijze, wat, categorieen, "
		"doel, grond, dag, moment, door) select %1" PLANT "1, c.id, 'verzoek', c.organisatie, 'derde', 'Kredietbank', 'brief', 'Brief', "
		"'identiteit', '', 'WGS 1.7', 20260101, 1, c.procesregisseur from main.casus c where c.id = %1", id.v);
	opstelling_sql(o, "delete from main.melding");
	(void)opened(o, "rectificatie", &zaak);
	proef_good(&o->fi, corrects(o, &c, SANNE, id, "betrokkene_voornamen", NULL, "Denis")); /* its image has the number */
	/* one that passes the elfproef, and a reason without it */
	proef_refused(&o->fi, corrects(o, &c, SANNE, id, "betrokkene_bsn", OUD, "123456789"), "nieuw", "invariant 18");
	proef_refused(&o->fi, corrects(o, &c, SANNE, id, "betrokkene_bsn", OUD, "111.222.333"), "nieuw", "invariant 20");
	c = opstelling_as(o, SANNE);
	proef_good(c.fi, rectificatie_data(&c, casus_dossier(id), &l));
	d = datum_of_code(&l, "betrokkene_bsn", OUD);
	assert_true(d->bsn && !d->lang && !d->dag);
	n.datum = recht_datum_veld(&c, d);
	n.versie = d->versie;
	proef_refused(c.fi, rectificatie_do(&c, &n), "reden", "invariant 20");
	n.reden = STR("Het is 123-456-782.");
	c = opstelling_as(o, SANNE);
	proef_refused(c.fi, rectificatie_do(&c, &n), "reden", "invariant 20");
	proef_good(&o->fi, corrects(o, &c, SANNE, id, "betrokkene_bsn", OUD, "1234.56.782"));
	assert_int_equal(proef_count(o, "select count(*) from main.betrokkene where dossier = %1 and bsn = '" GOED "' and bsn_reden "
		"= ''", id.v), 1);
	/* supplier, team and recipient are told; none of it holds a number */
	c = opstelling_as(o, SANNE);
	proef_good(c.fi, rectificatie_list(&c, casus_dossier(id), &rect));
	assert_true(rect.n == 2 && rect.nberichten == 4);
	assert_true(strcmp(rect.v[0].label, "Burgerservicenummer") == 0 || strcmp(rect.v[1].label, "Burgerservicenummer") == 0);
	assert_true(opstelling_count(o, "select count(*) from main.melding where soort = 'rectificatie_bron'") > 0);
	told_without_a_number(o);
	/* the old one is shown to review alone */
	assert_false(images_hold(o, SANNE, id, OUD));
	assert_true(images_hold(o, HILDE, id, OUD));
	assert_false(log_tells(o, SANNE, id, GOED));
	/* removed: then it says that there is none */
	proef_good(&o->fi, corrects(o, &c, HILDE, id, "betrokkene_bsn", GOED, ""));
	assert_int_equal(proef_count(o, "select count(*) from main.betrokkene where dossier = %1 and bsn is null and bsn_reden <> ''",
		id.v), 1);
	assert_false(images_hold(o, SANNE, id, GOED));
	told_without_a_number(o);
}
TEST_BOTH(invariant_18_a_bsn_is_corrected_and_told_without_it)

static void invariant_13_a_bsn_that_may_not_be_recorded_is_only_removed(struct opstelling *o)
{
	struct casus_id id = a_case(o);
	struct ctx c;

	proef_sql(o, "insert into main.betrokkene (id, dossier, onderdeel, organisatie, rol, voornamen, geslachtsnaam, bsn) select "
		"%1" PLANT "7, dossier, onderdeel, organisatie, 'professional', 'Ria', 'Berg', '" OUD "' from main.betrokkene where dossier = %1 and "
		"hoofd = 1", id.v);
	proef_refused(&o->fi, corrects(o, &c, SANNE, id, "betrokkene_bsn", OUD, GOED), "nieuw", "invariant 13");
	proef_good(&o->fi, corrects(o, &c, SANNE, id, "betrokkene_bsn", OUD, ""));
	assert_int_equal(proef_count(o, "select count(*) from main.betrokkene where id = %1" PLANT "7 and bsn is null", id.v), 1);
}
TEST_BOTH(invariant_13_a_bsn_that_may_not_be_recorded_is_only_removed)

static void invariant_18_a_persoon_gets_no_bsn_of_another(struct opstelling *o)
{
	struct casus_id id = a_case(o);
	int64_t p = linked(o, id, proef_gerouteerd(o));
	struct ctx c;

	proef_sql(o, "update main.persoon set bsn = '" OUD "', bsn_reden = '' where id = %1", p);
	proef_sql(o, "insert into main.persoon (id, regio, ring, bsn, voornamen, geslachtsnaam, sorteernaam, eerste_verwerking) "
		"select %1" PLANT "90, regio, '', '" GOED "', 'Ria', 'Berg', 'berg ria', 1 from main.persoon where id = %1", p);
	proef_refused(&o->fi, corrects(o, &c, SANNE, id, "persoon_bsn", OUD, GOED), "nieuw", "invariant 18");
	/* what a ring holds is not told outside it */
	proef_sql(o, "update main.persoon set ring = 'radicalisering' where id = %1" PLANT "90", p);
	proef_good(&o->fi, corrects(o, &c, SANNE, id, "persoon_bsn", OUD, GOED));
	assert_int_equal(proef_count(o, "select count(*) from main.persoon where id = %1 and bsn = '" GOED "'", p), 1);
	assert_int_equal(proef_count(o, "select count(*) from main.journaal j left join main.journaal_masker g on g.journaal = j.id "
		"where j.tabel = 'persoon' and j.rij = %1 and coalesce(g.beeld, j.beeld) like '%" OUD "%'", p), 0);
	/* the other dossier learns that he was corrected */
	assert_int_equal(opstelling_count(o, "select count(*) from main.rectificatie where tabel = 'persoon' and kolom = 'bsn'"), 2);
	told_without_a_number(o);
}
TEST_BOTH(invariant_18_a_persoon_gets_no_bsn_of_another)

static void invariant_20_what_an_overleg_recorded_is_corrected(struct opstelling *o)
{
	struct casus_id id = a_case(o);
	struct rechtzaak_id zaak;
	struct ctx c;

	proef_sql(o, "insert into main.overleg (id, nummer, regio, organisatie, soort, begin, duur, voorzitter, status, reeks) "
		"select %1" PLANT "8, 'OV-8', c.regio, c.organisatie, 'casusoverleg', 1, 60, c.procesregisseur, 'afgerond', 1 from main.casus c "
		"where c.id = %1", id.v);
	proef_sql(o, "insert into main.agendapunt (id, regio, organisatie, overleg, casus, titel, door) select %1" PLANT "9, c.regio, "
		"c.organisatie, %1" PLANT "8, c.id, 'Stand', c.procesregisseur from main.casus c where c.id = %1", id.v);
	proef_sql(o, "insert into main.toegang (id, dossier, medewerker, onderdeel, niveau, soort, grond, organisatie, van, door) "
		"select %1" PLANT "90010, %1" PLANT "9, c.procesregisseur, 'kern', 3, 'overleg', 'proef', c.organisatie, 1, 1 from main.casus c where "
		"c.id = %1", id.v);
	proef_sql(o, "insert into main.toegang (id, dossier, medewerker, onderdeel, niveau, soort, grond, organisatie, van, door) "
		"select %1" PLANT "90011, %1" PLANT "9, c.procesregisseur, 'inhoud', 3, 'overleg', 'proef', c.organisatie, 1, 1 from main.casus c where "
		"c.id = %1", id.v);
	proef_sql(o, "insert into main.vastlegging (id, dossier, onderdeel, organisatie, soort, tekst, door, moment) select %1" PLANT "12, "
		"%1" PLANT "9, 'inhoud', c.organisatie, 'besluit', 'Stopt met dealen', c.procesregisseur, 1 from main.casus c where c.id = %1",
		id.v);
	proef_good(c.fi, corrects(o, &c, SANNE, id, "vastlegging_tekst", NULL, "Zoekt werk"));
	proef_good(c.fi, corrects(o, &c, SANNE, id, "vastlegging_tekst", NULL, "Vindt werk"));
	proef_good(c.fi, corrects(o, &c, SANNE, id, "agendapunt_titel", NULL, "Stand van zaken"));
	assert_int_equal(proef_count(o, "select count(*) from main.vastlegging where id = %1" PLANT "12 and tekst = 'Vindt werk'", id.v),
		1);
	assert_true(proef_count(o, "select count(*) from main.journaal_masker g join main.journaal j on j.id = g.journaal where "
		"j.tabel = 'vastlegging' and j.rij = %1" PLANT "12 and g.beeld like '%gerectificeerd%'", id.v) > 0);
	assert_int_equal(opstelling_count(o, "select count(*) from main.rectificatie where tabel in ('vastlegging', "
		"'agendapunt')"), 3);
	/* the contact point, within a request to correct; to read it alone opens the point to read */
	(void)opened(o, "inzage", &zaak);
	assert_int_equal(proef_count(o, "select count(*) from main.toegang where dossier = %1" PLANT "9 and soort = 'toetsing' and "
		"niveau = 2", id.v), 2);
	assert_int_not_equal(corrects(o, &c, HILDE, id, "vastlegging_tekst", NULL, "Heeft werk"), FAULT_NONE);
	(void)opened(o, "rectificatie", &zaak);
	(void)opened(o, "rectificatie", &zaak); /* once more: the periods never overlap */
	proef_good(c.fi, corrects(o, &c, HILDE, id, "vastlegging_tekst", NULL, "Heeft werk"));
}
TEST_BOTH(invariant_20_what_an_overleg_recorded_is_corrected)

/* ---- restriction ---- */

static enum fault notes(struct opstelling *o, struct ctx *c, struct casus_id id)
{
	struct notitie_nieuw n = { .casus = id, .soort = STR("notitie"), .titel = STR(""), .tekst = STR("Nieuw"),
		.onderdeel = STR("tijdlijn"), .wpg = STR(""), .voorwaarden = STR("") };
	struct notitie_id ret;

	*c = opstelling_as(o, SANNE);
	return notitie_add(c, &n, &ret);
}

static void a_restricted_case_is_read_and_not_written(struct opstelling *o)
{
	struct casus_id id = a_case(o);
	struct rechtverzoek_id r;
	struct rechtzaak_id zaak;
	struct casus_kop *k;
	struct ctx c;

	r = opened(o, "inzage", &zaak);
	c = opstelling_as(o, HILDE);
	proef_refused(c.fi, beperking_start(&c, r, zaak, STR("Juistheid betwist")), "beperken", "AVG 18");
	r = opened(o, "rectificatie", &zaak);
	c = opstelling_as(o, SANNE);
	assert_int_equal(beperking_start(&c, r, zaak, STR("Juistheid betwist")), FAULT_DENIED);
	c = opstelling_as(o, HILDE);
	proef_good(c.fi, beperking_start(&c, r, zaak, STR("Juistheid betwist")));
	c = opstelling_as(o, HILDE);
	assert_int_equal(beperking_start(&c, r, zaak, STR("Nog eens")), FAULT_CONFLICT);
	assert_int_equal(notes(o, &c, id), FAULT_DENIED);
	assert_int_equal(corrects(o, &c, SANNE, id, "doel_tekst", NULL, "Anders"), FAULT_DENIED);
	c = opstelling_as(o, SANNE);
	proef_good(c.fi, casus_kop_get(&c, id, &k));
	assert_true(k->beperkt && k->mijn.v[CASUS_DEEL_PLAN] == NIVEAU_LEZEN);
	/* who handles it does */
	proef_good(c.fi, corrects(o, &c, HILDE, id, "doel_tekst", NULL, "Vindt werk"));
	assert_true(opstelling_count(o, "select count(*) from main.melding where soort = 'beperking_begonnen'") > 0);
	c = opstelling_as(o, HILDE);
	proef_good(c.fi, beperking_stop(&c, r, zaak, STR("De gegevens kloppen nu; de betrokkene weet het.")));
	proef_good(c.fi, notes(o, &c, id));
}
TEST_BOTH(a_restricted_case_is_read_and_not_written)

/* Another contact point of the regio. */
static struct medewerker_id colleague(struct opstelling *o)
{
	struct medewerker_id m = opstelling_id(o, COLLEGA);

	proef_sql(o, "insert into main.rol_toekenning (id, medewerker, rol, huis, van, tot, door) select id" PLANT "77, id, 'contactpunt', "
		"huis, 1, 99999999999999, id from main.medewerker where id = %1", m.v);
	return m;
}

static void invariant_39_who_takes_over_a_request_takes_over_its_restriction(struct opstelling *o)
{
	struct casus_id id = a_case(o);
	struct medewerker_id m = colleague(o);
	struct rechtverzoek_id r;
	struct rechtzaak_id zaak;
	struct ctx c;

	r = opened(o, "rectificatie", &zaak);
	c = opstelling_as(o, HILDE);
	proef_good(c.fi, beperking_start(&c, r, zaak, STR("Juistheid betwist")));
	c = opstelling_as(o, HILDE);
	proef_good(c.fi, recht_hand_over(&c, r, recht_nu(o, r)->versie, m));
	assert_int_equal(proef_count(o, "select count(*) from main.beperking p join main.medewerker m on m.id = p.behandelaar "
		"where p.dossier = %1 and p.tot is null and m.email like 'marjolein%'", id.v), 1);
	/* who handed over does not see the case any more, and the team does not write in it */
	assert_int_equal(corrects(o, &c, HILDE, id, "doel_tekst", NULL, "Vindt werk"), FAULT_NOT_FOUND);
	assert_int_equal(notes(o, &c, id), FAULT_DENIED);
	c = opstelling_as(o, COLLEGA);
	proef_good(c.fi, recht_zaak_open(&c, r, zaak));
	proef_good(c.fi, corrects(o, &c, COLLEGA, id, "doel_tekst", NULL, "Vindt werk"));
	c = opstelling_as(o, COLLEGA);
	proef_good(c.fi, beperking_stop(&c, r, zaak, STR("Het klopt nu; de betrokkene weet het.")));
	proef_good(c.fi, notes(o, &c, id));
	/* what was lifted keeps who handled it then */
	assert_int_equal(proef_count(o, "select count(*) from main.beperking where dossier = %1 and tot is not null", id.v), 1);
}
TEST_BOTH(invariant_39_who_takes_over_a_request_takes_over_its_restriction)

int main(void)
{
	const struct CMUnitTest tests[] = {
		BOTH(invariant_20_the_old_value_is_shown_to_review_alone),
		BOTH(invariant_20_supplier_and_team_are_told), BOTH(invariant_20_a_land_is_corrected_by_name),
		BOTH(only_who_keeps_the_case_corrects),
		BOTH(a_mask_that_was_not_made_is_made_by_the_job),
		BOTH(invariant_40_every_recipient_is_told_of_a_correction),
		BOTH(the_contact_point_corrects_within_a_request), BOTH(shielding_leaves_what_is_open_for_a_request),
		BOTH(invariant_20_a_datum_of_an_aanmelding_is_corrected),
		BOTH(invariant_20_a_persoon_is_corrected_in_each_dossier),
		BOTH(invariant_18_a_bsn_is_corrected_and_told_without_it),
		BOTH(invariant_13_a_bsn_that_may_not_be_recorded_is_only_removed),
		BOTH(invariant_18_a_persoon_gets_no_bsn_of_another),
		BOTH(invariant_20_what_an_overleg_recorded_is_corrected),
		BOTH(a_restricted_case_is_read_and_not_written),
		BOTH(invariant_39_who_takes_over_a_request_takes_over_its_restriction),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
