/* Aanmelding: what is refused, who sees what, routing, questions, handing over. Both databases. */
#include "tests/proef_aanmelding.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include "domein/organisatie/inrichting.h"
#include "domein/toegang/dossier.h"
#include "tests/proef.h"

static struct str counted(struct opstelling *o, const char *before, int64_t id, const char *after)
{
	return str_cat(o->arena, str_cat(o->arena, str_z(before), str_from_i64(o->arena, id)), str_z(after));
}

static int64_t rows_of(struct opstelling *o, const char *table, struct aanmelding_id id)
{
	struct str from = str_cat(o->arena, str_cat(o->arena, STR("select count(*) from main."), str_z(table)),
		STR(" where dossier = "));

	return opstelling_count(o, counted(o, from.p, id.v, "").p);
}

static void refused(struct opstelling *o, const char *wie, const struct proef_aanmelding *p, const char *field)
{
	struct ctx c = opstelling_as(o, wie);
	struct aanmelding_id id;

	proef_refused(c.fi, aanmelding_submit(&c, &p->n, &id), field, NULL);
}

static bool sees(struct opstelling *o, const char *wie, struct aanmelding_id id)
{
	struct ctx c = opstelling_as(o, wie);
	struct aanmelding *a;
	enum fault f = aanmelding_get(&c, id, &a);

	if (f && f != FAULT_NOT_FOUND)
		fail_msg("%s: %s %s", wie, fault_name(f), c.fi->detail);
	return !f;
}

static struct aanmelding *got(struct opstelling *o, const char *wie, struct aanmelding_id id)
{
	struct ctx c = opstelling_as(o, wie);
	struct aanmelding *a = NULL;
	enum fault f = aanmelding_get(&c, id, &a);

	if (f)
		fail_msg("%s: %s %s", wie, fault_name(f), c.fi->detail);
	return a;
}

static struct aanmelding_id submitted(struct opstelling *o, const char *wie)
{
	struct aanmelding_id id = proef_submit(o, wie);

	if (!id.v)
		fail_msg("not submitted: %s %s %s", fault_name(o->fi.fault), o->fi.detail,
			o->fi.nfields ? o->fi.fields[0].field : "");
	return id;
}

/* ---- what is refused ---- */

static void invariant_2_wgs_needs_a_deelnemer(struct opstelling *o)
{
	struct proef_aanmelding p;

	proef_fill(o, &p);
	p.n.wpg = STR("");
	refused(o, "petra.claessens", &p, "thema"); /* a woningcorporatie is no deelnemer */
	refused(o, "noor.habets", &p, "thema");     /* nor is the house itself */
	p.n.thema = STR("bestaat_niet");
	refused(o, "rik.schreurs", &p, "thema");
	assert_int_equal(opstelling_count(o, "select count(*) from main.aanmelding"), 0);
	assert_int_equal(opstelling_count(o, "select count(*) from main.toegang"), 0);
}
TEST_BOTH(invariant_2_wgs_needs_a_deelnemer)

static void invariant_2_needs_conduct_and_criteria(struct opstelling *o)
{
	struct proef_aanmelding p;

	proef_fill(o, &p);
	p.n.gedrag = STR("   ");
	refused(o, "rik.schreurs", &p, "gedrag");
	proef_fill(o, &p);
	p.criteria[6].antwoord = STR("");
	refused(o, "rik.schreurs", &p, "c.bgs_2_20.c");
	proef_fill(o, &p);
	p.criteria[0].motivering = STR("");
	refused(o, "rik.schreurs", &p, "m.landelijk.1");
	proef_fill(o, &p);
	p.n.ncriteria = 7;
	refused(o, "rik.schreurs", &p, "c.bgs_2_20.d");
	proef_fill(o, &p);
	p.n.leefgebieden = STR("huisvesting");
	refused(o, "rik.schreurs", &p, "leefgebieden");
	proef_fill(o, &p);
	p.criteria[0].criteria = STR("top_x");
	refused(o, "rik.schreurs", &p, "c.landelijk.1");
}
TEST_BOTH(invariant_2_needs_conduct_and_criteria)

static void invariant_5_gebied_holds_no_person(struct opstelling *o)
{
	struct proef_aanmelding p;
	struct ctx c = opstelling_as(o, "karin.bouts");
	struct aanmelding_id id;

	proef_fill(o, &p);
	p.n.soort = STR("gebied");
	p.n.thema = STR("gebiedsaanpak");
	p.n.gebied = STR("De haven");
	p.velden[0] = (struct veld_nieuw){ STR("probleem"), STR("overlast") };
	p.n.velden = p.velden;
	p.n.nvelden = 1;
	p.n.wpg = STR("");
	p.n.ncriteria = 4;
	refused(o, "karin.bouts", &p, "soort");
	p.n.npersonen = 0;
	c = opstelling_as(o, "karin.bouts");
	assert_int_equal(aanmelding_submit(&c, &p.n, &id), 0);
	assert_int_equal(rows_of(o, "betrokkene", id), 0);
	assert_true(str_eq(got(o, "karin.bouts", id)->gebied, STR("De haven")));
	p.n.gebied = STR("");
	refused(o, "karin.bouts", &p, "gebied");
}
TEST_BOTH(invariant_5_gebied_holds_no_person)

static void invariant_13_only_permitted_kinds_of_data(struct opstelling *o)
{
	struct proef_aanmelding p;

	proef_fill(o, &p);
	p.n.categorieen = STR("begeleiding,verschijningsvorm"); /* of the radicalisation act, not of the WGS */
	refused(o, "rik.schreurs", &p, "categorieen");
	p.n.categorieen = STR("etniciteit");
	refused(o, "rik.schreurs", &p, "categorieen");
	proef_fill(o, &p);
	p.n.thema = STR("multiproblematiek_plus"); /* consent: no police data */
	p.n.ncriteria = 0;
	refused(o, "rik.schreurs", &p, "wpg");
}
TEST_BOTH(invariant_13_only_permitted_kinds_of_data)

static void invariant_14_police_data_are_marked(struct opstelling *o)
{
	struct proef_aanmelding p;

	proef_fill(o, &p);
	p.n.wpg = STR("");
	refused(o, "rik.schreurs", &p, "wpg");
	p.n.wpg = STR("9");
	refused(o, "rik.schreurs", &p, "wpg");
	p.n.wpg = STR("");
	p.n.categorieen = STR("politiegegevens");
	refused(o, "lotte.veldkamp", &p, "wpg");
}
TEST_BOTH(invariant_14_police_data_are_marked)

static void invariant_14_every_row_names_its_source(struct opstelling *o)
{
	struct proef_aanmelding p;
	struct ctx c = opstelling_as(o, "rik.schreurs");
	struct aanmelding_id id;

	proef_fill(o, &p);
	p.n.soort = STR("gezin");
	p.n.npersonen = 2;
	p.n.voorwaarden = STR("Niet delen met derden.");
	p.velden[0] = (struct veld_nieuw){ STR("onrust"), STR("ja") };
	p.n.nvelden = 1;
	p.n.velden = p.velden;
	assert_int_equal(aanmelding_submit(&c, &p.n, &id), 0);
	static const char *const tables[] = { "aanmelding_inhoud", "betrokkene", "adres", "relatie", "criterium_antwoord",
		"extra_veld" };
	for (size_t i = 0; i < sizeof(tables) / sizeof(tables[0]); i++) {
		struct str where = str_cat(o->arena, str_cat(o->arena, STR("select count(*) from main."), str_z(tables[i])),
			STR(" where organisatie = "));

		assert_true(rows_of(o, tables[i], id) > 0);
		assert_int_equal(opstelling_count(o, counted(o, where.p, c.actor.organisatie.v, "").p), rows_of(o, tables[i], id));
	}
	assert_int_equal(opstelling_count(o, "select count(*) from main.betrokkene where wpg = '8' and voorwaarden <> ''"), 2);
	assert_int_equal(opstelling_count(o, "select count(*) from main.aanmelding_inhoud where wpg = '8'"
		" and voorwaarden <> '' and categorieen = 'begeleiding,politiegegevens'"), 1);
}
TEST_BOTH(invariant_14_every_row_names_its_source)

static void invariant_18_bsn_or_reason(struct opstelling *o)
{
	struct proef_aanmelding p;

	proef_fill(o, &p);
	p.personen[0].bsn = STR("123456789");
	refused(o, "rik.schreurs", &p, "p0.bsn");
	p.personen[0].bsn = STR("");
	p.personen[0].bsn_reden = STR("");
	refused(o, "rik.schreurs", &p, "p0.bsn");
	p.n.soort = STR("gezin");
	p.n.npersonen = 2;
	p.personen[0].bsn = STR("1112.22.333");
	refused(o, "rik.schreurs", &p, "p1.bsn"); /* the same person twice */
}
TEST_BOTH(invariant_18_bsn_or_reason)

static void faults_come_together(struct opstelling *o)
{
	struct proef_aanmelding p;
	struct ctx c = opstelling_as(o, "rik.schreurs");
	struct aanmelding_id id;

	proef_fill(o, &p);
	p.n.aanleiding = STR("");
	p.n.doel = STR("");
	p.personen[0].naam.geslachtsnaam = STR("");
	p.personen[0].geboren = datum_of(2199, 1, 1);
	p.personen[0].adres.postcode = STR("0123 AB");
	p.personen[0].geinformeerd = STR("");
	p.n.soort = STR("persoon");
	assert_int_equal(aanmelding_submit(&c, &p.n, &id), FAULT_INVALID);
	assert_int_equal(c.fi->nfields, 6);
	proef_fill(o, &p);
	p.personen[0].geinformeerd = STR("opsporing");
	refused(o, "rik.schreurs", &p, "p0.geinformeerd_reden");
	proef_fill(o, &p);
	p.n.soort = STR("gezin");
	refused(o, "rik.schreurs", &p, "p1.geslachtsnaam");
	proef_fill(o, &p);
	p.n.npersonen = 2;
	refused(o, "rik.schreurs", &p, "soort");
	proef_fill(o, &p);
	p.personen[0].rol = STR("kind");
	refused(o, "rik.schreurs", &p, "p0.rol");
	proef_fill(o, &p);
	p.n.ingediend = klok_now() + DAY_MS;
	refused(o, "rik.schreurs", &p, "ingediend");
}
TEST_BOTH(faults_come_together)

static void fields_of_the_theme_are_checked(struct opstelling *o)
{
	struct proef_aanmelding p;

	proef_fill(o, &p);
	p.n.velden = p.velden;
	p.n.nvelden = 1;
	p.velden[0] = (struct veld_nieuw){ STR("achtergrond"), STR("schulde") };
	refused(o, "rik.schreurs", &p, "v.achtergrond");
	p.n.thema = STR("huiselijk_geweld");
	p.n.nvelden = 0;
	refused(o, "rik.schreurs", &p, "v.kinderen"); /* what the theme asks of everybody */
	p.n.nvelden = 1;
	p.velden[0] = (struct veld_nieuw){ STR("kinderen"), STR("  ") };
	refused(o, "rik.schreurs", &p, "v.kinderen");
	p.n.thema = STR("verward_gedrag");
	p.velden[0] = (struct veld_nieuw){ STR("onrust"), STR("misschien") };
	refused(o, "rik.schreurs", &p, "v.onrust");
	p.velden[0] = (struct veld_nieuw){ STR("van_elders"), STR("x") };
	refused(o, "rik.schreurs", &p, "thema");
}
TEST_BOTH(fields_of_the_theme_are_checked)

static void themas_follow_organisation_soort_and_ring(struct opstelling *o)
{
	struct ctx c = opstelling_as(o, "rik.schreurs");
	struct themas t;
	bool multi = false, rad = false;

	assert_int_equal(aanmelding_themas(&c, (struct organisatie_id){ 0 }, STR("persoon"), proef_gemeente(o, "0935"), &t), 0);
	for (size_t i = 0; i < t.n; i++) {
		multi |= str_eq(t.v[i]->code, STR("multiproblematiek"));
		rad |= str_eq(t.v[i]->code, STR("radicalisering"));
		assert_false(str_eq(t.v[i]->code, STR("gebiedsaanpak")));
		assert_false(str_eq(t.v[i]->code, STR("advies")));
	}
	assert_true(multi);
	assert_false(rad);
	c = opstelling_as(o, "petra.claessens");
	assert_int_equal(aanmelding_themas(&c, (struct organisatie_id){ 0 }, STR(""), (struct gemeente_id){ 0 }, &t), 0);
	for (size_t i = 0; i < t.n; i++)
		assert_false(t.v[i]->regime->wgs);
}
TEST_BOTH(themas_follow_organisation_soort_and_ring)

/* ---- who sees what ---- */

static void invariant_9_partner_sees_own_only(struct opstelling *o)
{
	struct aanmelding_id id = submitted(o, "rik.schreurs");
	struct ctx c;
	struct aanmeldingen l;
	struct aanmelding *a = got(o, "rik.schreurs", id);

	assert_int_equal(a->kern, NIVEAU_LEZEN);
	assert_int_equal(a->inhoud, NIVEAU_EIGEN);
	assert_int_equal(a->intern, NIVEAU_GEEN);
	assert_true(a->heeft_inhoud);
	assert_true(str_eq(a->kop.naam, STR("Dennis Wolters")));
	assert_true(str_starts(a->kop.nummer, STR("AM-")));
	assert_false(sees(o, "lotte.veldkamp", id));    /* another organisation */
	assert_false(sees(o, "femke.groot", id));       /* a core deelnemer, a weegploeglid */
	assert_false(sees(o, "wil.smeets", id));        /* the same organisation, not handed to him */
	assert_false(sees(o, "marjolein.tonnaer", id)); /* the manager of the house: figures, no content */
	assert_false(sees(o, "kees.dassen", id));
	c = opstelling_as(o, "lotte.veldkamp");
	assert_int_equal(aanmelding_own(&c, 0, &l), 0);
	assert_int_equal(l.totaal, 0);
	c = opstelling_as(o, "rik.schreurs");
	assert_int_equal(aanmelding_own(&c, 0, &l), 0);
	assert_int_equal(l.n, 1);
	assert_int_equal(aanmelding_of_organisation(&c, 0, &l), FAULT_DENIED);
}
TEST_BOTH(invariant_9_partner_sees_own_only)

static void coordinator_sees_the_receipt_alone(struct opstelling *o)
{
	struct aanmelding_id id = submitted(o, "rik.schreurs");
	struct ctx c = opstelling_as(o, "anouk.rutten");
	struct aanmelding *a = got(o, "anouk.rutten", id);
	struct aanmeldingen l;

	assert_int_equal(a->kern, NIVEAU_LEZEN);
	assert_int_equal(a->inhoud, NIVEAU_GEEN);
	assert_false(a->heeft_inhoud);
	assert_int_equal(a->npersonen, 0);
	assert_int_equal(a->nantwoorden, 0);
	assert_int_equal(aanmelding_of_organisation(&c, 0, &l), 0);
	assert_int_equal(l.n, 1);
	assert_true(str_empty(l.v[0].naam));
	c = opstelling_as(o, "anouk.rutten");
	assert_int_equal(aanmelding_answer(&c, id, STR("Namens mijn collega.")), FAULT_DENIED);
	c = opstelling_as(o, "anouk.rutten");
	assert_int_equal(aanmelding_route(&c, id, a->kop.versie, proef_huis(o, "mh")), FAULT_DENIED);
}
TEST_BOTH(coordinator_sees_the_receipt_alone)

static void invariant_3_nobody_is_asked_before_acceptance(struct opstelling *o)
{
	struct aanmelding_id id = submitted(o, "rik.schreurs");

	/* who is admitted: intake of the houses, the aanmelder, its coördinator, and no other partner */
	assert_int_equal(opstelling_count(o, counted(o, "select count(*) from main.toegang t join main.organisatie o"
		" on o.id = t.organisatie where t.van < t.tot and o.soort <> 'zvh' and t.dossier = ", id.v, "").p), 3);
	assert_int_equal(opstelling_count(o, counted(o, "select count(*) from main.toegang t join main.organisatie o"
		" on o.id = t.organisatie where t.van < t.tot and o.soort not in ('zvh', 'politie') and t.dossier = ",
		id.v, "").p), 0);
}
TEST_BOTH(invariant_3_nobody_is_asked_before_acceptance)

static void invariant_11_ring_stays_closed(struct opstelling *o)
{
	struct proef_aanmelding p;
	struct ctx c = opstelling_as(o, "rik.schreurs");
	struct aanmelding_id id;

	proef_fill(o, &p);
	p.n.thema = STR("radicalisering");
	p.n.ncriteria = 0;
	p.velden[0] = (struct veld_nieuw){ STR("vorm"), STR("rechts") };
	p.velden[1] = (struct veld_nieuw){ STR("dreiging"), STR("midden") };
	p.n.velden = p.velden;
	p.n.nvelden = 2;
	refused(o, "rik.schreurs", &p, "thema");
	c = opstelling_as(o, "rik.schreurs");
	assert_int_equal(inrichting_rol(&c, c.actor.id, STR("ketenpartner"), (struct huis_id){ 0 }, STR("radicalisering")), 0);
	c = opstelling_as(o, "rik.schreurs");
	assert_int_equal(aanmelding_submit(&c, &p.n, &id), 0);
	assert_true(sees(o, "mila.crutzen", id));
	assert_false(sees(o, "sanne.hendrickx", id));
	assert_false(sees(o, "noor.habets", id));
	assert_false(sees(o, "anouk.rutten", id)); /* the coördinator is not in the ring */
}
TEST_BOTH(invariant_11_ring_stays_closed)

static void secret_address_is_the_houses_alone(struct opstelling *o)
{
	struct proef_aanmelding p;
	struct ctx c = opstelling_as(o, "arie.peters");
	struct aanmelding_id id;

	proef_fill(o, &p);
	p.n.wpg = STR("");
	p.personen[0].adres = (struct adres_nieuw){ .soort = STR("geheim"), .straat = STR("Rozenhof"), .huisnummer = 4,
		.postcode = STR("6211ab"), .plaats = STR("Maastricht") };
	assert_int_equal(aanmelding_submit(&c, &p.n, &id), 0);
	assert_int_equal(got(o, "arie.peters", id)->personen[0].nadressen, 0);
	assert_int_equal(got(o, "noor.habets", id)->personen[0].nadressen, 1);
	assert_true(str_eq(got(o, "noor.habets", id)->personen[0].adressen[0].postcode, STR("6211 AB")));
}
TEST_BOTH(secret_address_is_the_houses_alone)

/* The postcode is as it is there, no gemeente of ours is said of it, and the house is that of the aanmelding all the same. */
static void an_address_abroad_has_no_gemeente(struct opstelling *o)
{
	struct proef_aanmelding p;
	struct ctx c = opstelling_as(o, "rik.schreurs");
	struct aanmelding_id id;
	const struct adres_rij *a;

	proef_fill(o, &p);
	p.personen[0].adres = (struct adres_nieuw){ .soort = STR("woon"), .straat = STR("Dorfstraße"), .huisnummer = 4,
		.postcode = STR("52074"), .plaats = STR("Aken"), .gemeente = p.n.gemeente };
	refused(o, "rik.schreurs", &p, "p0.postcode"); /* in Nederland it is none */
	p.personen[0].adres.land = STR("Atlantis");
	refused(o, "rik.schreurs", &p, "p0.land");
	p.personen[0].adres.land = STR("DE");
	p.personen[0].adres.postcode = STR("1234567890123");
	refused(o, "rik.schreurs", &p, "p0.postcode");
	p.personen[0].adres.postcode = STR(" D-52074 ");
	c = opstelling_as(o, "rik.schreurs");
	proef_good(c.fi, aanmelding_submit(&c, &p.n, &id));
	a = &got(o, "noor.habets", id)->personen[0].adressen[0];
	assert_true(str_eq(a->land, STR(LAND_DUITSLAND)) && str_eq(a->postcode, STR("D-52074")));
	assert_int_equal(a->gemeente.n, 0);
	assert_true(got(o, "noor.habets", id)->kop.gemeente.n > 0);
	assert_int_equal(opstelling_count(o, "select count(*) from main.adres where gemeente is not null and land <> '6030'"), 0);
	/* abroad, and no more is known: what kind of address it is, is asked */
	p.personen[0].adres = (struct adres_nieuw){ .soort = STR(""), .land = STR(LAND_BELGIE) };
	refused(o, "rik.schreurs", &p, "p0.adressoort");
	p.personen[0].adres.land = STR(LAND_NEDERLAND);
	c = opstelling_as(o, "rik.schreurs");
	proef_good(c.fi, aanmelding_submit(&c, &p.n, &id));
}
TEST_BOTH(an_address_abroad_has_no_gemeente)

static void ended_employment_ends_the_view(struct opstelling *o)
{
	struct aanmelding_id id = submitted(o, "rik.schreurs");
	struct medewerker_id m = opstelling_id(o, "rik.schreurs");

	opstelling_sql(o, counted(o, "update main.toegang set tot = van + 1 where medewerker = ", m.v, "").p);
	assert_false(sees(o, "rik.schreurs", id));
}
TEST_BOTH(ended_employment_ends_the_view)

/* ---- once ---- */

static void double_submit_makes_one(struct opstelling *o)
{
	struct proef_aanmelding p;
	struct ctx c = opstelling_as(o, "rik.schreurs");
	struct aanmelding_id first, second;

	proef_fill(o, &p);
	c.token = STR("proef-token-1");
	assert_int_equal(aanmelding_submit(&c, &p.n, &first), 0);
	assert_false(c.herhaling);
	c = opstelling_as(o, "rik.schreurs"); /* the second click is a request of its own */
	c.token = STR("proef-token-1");
	assert_int_equal(aanmelding_submit(&c, &p.n, &second), 0);
	assert_true(c.herhaling);
	assert_int_equal(first.v, second.v);
	p.n.id = first; /* another form, of the same concept */
	c = opstelling_as(o, "rik.schreurs");
	c.token = STR("proef-token-2");
	assert_int_equal(aanmelding_submit(&c, &p.n, &second), FAULT_CONFLICT);
	c = opstelling_as(o, "lotte.veldkamp"); /* somebody else's number */
	p.n.wpg = STR("");
	assert_int_equal(aanmelding_submit(&c, &p.n, &second), FAULT_CONFLICT);
	assert_int_equal(opstelling_count(o, "select count(*) from main.aanmelding"), 1);
}
TEST_BOTH(double_submit_makes_one)

static void known_or_not_looks_the_same(struct opstelling *o)
{
	struct proef_aanmelding p;
	struct ctx c = opstelling_as(o, "lotte.veldkamp");
	struct aanmelding_id one, two;

	proef_fill(o, &p);
	p.n.wpg = STR("");
	p.personen[0].bsn = STR("111222333");
	assert_int_equal(aanmelding_submit(&c, &p.n, &one), 0);
	c = opstelling_as(o, "deniz.yilmaz"); /* the same person, referred again by another */
	assert_int_equal(aanmelding_submit(&c, &p.n, &two), 0);
	assert_int_equal(c.fi->nfields, 0);
	assert_true(str_eq(got(o, "lotte.veldkamp", one)->kop.status, got(o, "deniz.yilmaz", two)->kop.status));
	assert_false(sees(o, "deniz.yilmaz", one));
}
TEST_BOTH(known_or_not_looks_the_same)

/* ---- routing ---- */

static void route_as(struct opstelling *o, const char *wie, struct aanmelding_id id, const char *huis, enum fault want)
{
	struct ctx c = opstelling_as(o, wie);
	enum fault f = aanmelding_route(&c, id, got(o, wie, id)->kop.versie, proef_huis(o, huis));

	if (f != want)
		fail_msg("%s: %s %s", wie, fault_name(f), c.fi->detail);
}

static void routing_ends_other_houses(struct opstelling *o)
{
	struct aanmelding_id id = submitted(o, "rik.schreurs");
	struct aanmelding *a = got(o, "noor.habets", id);

	assert_int_equal(a->intern, NIVEAU_SCHRIJVEN);
	assert_int_equal(a->huis_voorstel.v, proef_huis(o, "mh").v);
	assert_true(sees(o, "bram.janssen", id)); /* Parkstad, before routing */
	route_as(o, "noor.habets", id, "mh", 0);
	assert_false(sees(o, "bram.janssen", id));
	assert_false(sees(o, "mila.crutzen", id));
	assert_true(sees(o, "noor.habets", id));
	assert_true(sees(o, "sanne.hendrickx", id));
	assert_true(sees(o, "rik.schreurs", id));
	assert_int_equal(got(o, "noor.habets", id)->kop.huis.v, proef_huis(o, "mh").v);
	route_as(o, "noor.habets", id, "ps", 0); /* on to another house: one's own admission ends too */
	assert_false(sees(o, "noor.habets", id));
	assert_false(sees(o, "sanne.hendrickx", id));
	assert_true(sees(o, "bram.janssen", id));
	assert_int_equal(got(o, "bram.janssen", id)->inhoud, NIVEAU_SCHRIJVEN);
}
TEST_BOTH(routing_ends_other_houses)

static void routing_refuses(struct opstelling *o)
{
	struct aanmelding_id id = submitted(o, "rik.schreurs");
	struct ctx c = opstelling_as(o, "noor.habets");
	int64_t versie = got(o, "noor.habets", id)->kop.versie;

	assert_int_equal(aanmelding_route(&c, id, versie + 1, proef_huis(o, "mh")), FAULT_CONFLICT);
	c = opstelling_as(o, "noor.habets");
	assert_int_equal(aanmelding_route(&c, id, versie, (struct huis_id){ 17 }), FAULT_INVALID);
	c = opstelling_as(o, "els.vroomen"); /* a procesondersteuner does not divide */
	assert_int_equal(aanmelding_route(&c, id, versie, proef_huis(o, "mh")), FAULT_DENIED);
	c = opstelling_as(o, "noor.habets");
	assert_int_equal(aanmelding_route(&c, (struct aanmelding_id){ 4711 }, 1, proef_huis(o, "mh")), FAULT_NOT_FOUND);
	assert_true(sees(o, "bram.janssen", id));
}
TEST_BOTH(routing_refuses)

static void inbox_filters(struct opstelling *o)
{
	struct aanmelding_id one = submitted(o, "rik.schreurs"), two = submitted(o, "lotte.veldkamp");
	struct ctx c = opstelling_as(o, "noor.habets");
	struct aanmelding_filter f = { .status = STR("") };
	struct aanmeldingen l;

	assert_int_equal(aanmelding_inbox(&c, &f, &l), 0);
	assert_int_equal(l.totaal, 2);
	assert_int_equal(l.v[0].id.v, one.v);
	assert_true(str_eq(l.v[0].naam, STR("Dennis Wolters")));
	assert_int_equal(c.nlooks, 2);
	route_as(o, "noor.habets", two, "mh", 0);
	c = opstelling_as(o, "noor.habets");
	f.huis = proef_huis(o, "mh");
	assert_int_equal(aanmelding_inbox(&c, &f, &l), 0);
	assert_int_equal(l.n, 1);
	assert_int_equal(l.v[0].id.v, two.v);
	f = (struct aanmelding_filter){ .zonder_huis = true };
	assert_int_equal(aanmelding_inbox(&c, &f, &l), 0);
	assert_int_equal(l.n, 1);
	f = (struct aanmelding_filter){ .status = STR("afgewezen") };
	assert_int_equal(aanmelding_inbox(&c, &f, &l), 0);
	assert_int_equal(l.n, 0);
	f = (struct aanmelding_filter){ .gemeente = proef_gemeente(o, "0917") };
	assert_int_equal(aanmelding_inbox(&c, &f, &l), 0);
	assert_int_equal(l.n, 0);
	c = opstelling_as(o, "rik.schreurs");
	assert_int_equal(aanmelding_inbox(&c, &f, &l), FAULT_DENIED);
}
TEST_BOTH(inbox_filters)

static int64_t found_in_inbox(struct opstelling *o, const char *wie, const char *tekst)
{
	struct ctx c = opstelling_as(o, wie);
	struct aanmelding_filter f = { .tekst = str_z(tekst) };
	struct aanmeldingen l;

	assert_int_equal(aanmelding_inbox(&c, &f, &l), 0);
	assert_int_equal(c.nlooks, l.n);
	for (size_t i = 0; i < c.nlooks; i++)
		assert_int_equal(c.looks[i].soort, LOOK_ZOEK);
	return l.totaal;
}

/* Somebody telephones: one out of three hundred is found by its number or a name, by who has it in his inbox. */
static void the_inbox_is_searched_by_number_and_name(struct opstelling *o)
{
	struct proef_aanmelding p;
	struct ctx c = opstelling_as(o, "rik.schreurs");
	struct aanmelding_id id;
	struct aanmelding *a;

	proef_fill(o, &p);
	p.n.soort = STR("gezin");
	p.n.npersonen = 2;
	p.personen[1].naam.geslachtsnaam = STR("Ștefănescu");
	assert_int_equal(aanmelding_submit(&c, &p.n, &id), 0);
	submitted(o, "lotte.veldkamp");
	a = got(o, "rik.schreurs", id);
	assert_int_equal(found_in_inbox(o, "noor.habets", a->kop.nummer.p), 1);
	assert_int_equal(found_in_inbox(o, "noor.habets", a->kop.nummer.p + a->kop.nummer.n - 4), 1);
	assert_int_equal(found_in_inbox(o, "noor.habets", "am-"), 2);
	assert_int_equal(found_in_inbox(o, "noor.habets", "STEFAN"), 1); /* not the first person, and no diacritics */
	assert_int_equal(found_in_inbox(o, "noor.habets", "den ria"), 1);
	assert_int_equal(found_in_inbox(o, "noor.habets", "Wolters"), 2);
	assert_int_equal(found_in_inbox(o, "noor.habets", "olters"), 0);
	assert_int_equal(found_in_inbox(o, "noor.habets", "ria jansen"), 0);
	assert_int_equal(found_in_inbox(o, "noor.habets", "%"), 0);
	route_as(o, "noor.habets", id, "wm", 0);
	assert_int_equal(found_in_inbox(o, "bram.janssen", "Wolters"), 1); /* it went to another house */
}
TEST_BOTH(the_inbox_is_searched_by_number_and_name)

/* ---- questions ---- */

static void completing_goes_to_and_fro(struct opstelling *o)
{
	struct aanmelding_id id = submitted(o, "rik.schreurs");
	struct ctx c = opstelling_as(o, "noor.habets");
	int64_t versie = got(o, "noor.habets", id)->kop.versie;
	struct aanmelding *a;

	assert_int_equal(aanmelding_ask(&c, id, versie, STR(" ")), FAULT_INVALID);
	c = opstelling_as(o, "rik.schreurs");
	assert_int_equal(aanmelding_ask(&c, id, versie, STR("Mag ik?")), FAULT_DENIED);
	c = opstelling_as(o, "noor.habets");
	assert_int_equal(aanmelding_ask(&c, id, versie, STR("Wat doet de ggz?")), 0);
	a = got(o, "rik.schreurs", id);
	assert_true(str_eq(a->kop.status, STR("aanvullen")));
	assert_int_equal(a->nberichten, 1); /* the question of another organisation, in one's own part */
	assert_true(str_eq(a->berichten[0].tekst, STR("Wat doet de ggz?")));
	c = opstelling_as(o, "lotte.veldkamp");
	assert_int_equal(aanmelding_answer(&c, id, STR("Ik weet het.")), FAULT_NOT_FOUND);
	c = opstelling_as(o, "rik.schreurs");
	assert_int_equal(aanmelding_answer(&c, id, STR("Lotte belt vrijdag.")), 0);
	a = got(o, "noor.habets", id);
	assert_int_equal(a->nberichten, 2);
	assert_true(str_eq(a->kop.bericht, STR("antwoord")));
	c = opstelling_as(o, "noor.habets");
	assert_int_equal(aanmelding_complete(&c, id, versie), FAULT_CONFLICT); /* the version before the question */
	c = opstelling_as(o, "noor.habets");
	assert_int_equal(aanmelding_complete(&c, id, a->kop.versie), 0);
	assert_true(str_eq(got(o, "rik.schreurs", id)->kop.status, STR("ingediend")));
	assert_int_equal(opstelling_count(o, counted(o, "select count(*) from main.melding where soort = 'aanmelding_vraag'"
		" and medewerker = ", opstelling_id(o, "rik.schreurs").v, "").p), 1);
	assert_int_equal(opstelling_count(o, counted(o, "select count(*) from main.melding where soort = 'aanmelding_antwoord'"
		" and medewerker = ", opstelling_id(o, "noor.habets").v, "").p), 1);
}
TEST_BOTH(completing_goes_to_and_fro)

/* ---- withdrawing and handing over ---- */

static void invariant_4_withdrawn_content_is_shielded(struct opstelling *o)
{
	struct aanmelding_id id = submitted(o, "rik.schreurs");
	int64_t versie = got(o, "rik.schreurs", id)->kop.versie;
	struct ctx c = opstelling_as(o, "anouk.rutten");
	struct aanmelding *a;

	assert_int_equal(aanmelding_withdraw(&c, id, versie, STR("Niet van mij.")), FAULT_DENIED);
	c = opstelling_as(o, "lotte.veldkamp");
	assert_int_equal(aanmelding_withdraw(&c, id, versie, STR("Niet van mij.")), FAULT_NOT_FOUND);
	c = opstelling_as(o, "rik.schreurs");
	assert_int_equal(aanmelding_withdraw(&c, id, versie + 1, STR("Opgelost.")), FAULT_CONFLICT);
	c = opstelling_as(o, "rik.schreurs");
	assert_int_equal(aanmelding_withdraw(&c, id, versie, STR("Opgelost.")), 0);
	c = opstelling_as(o, "rik.schreurs");
	assert_int_equal(aanmelding_withdraw(&c, id, versie, STR("Opgelost.")), 0); /* sent twice */
	a = got(o, "rik.schreurs", id);
	assert_true(str_eq(a->kop.status, STR("ingetrokken")));
	assert_false(a->heeft_inhoud);
	assert_int_equal(a->npersonen, 0);
	assert_int_equal(a->vernietigen.v, datum_add_days(datum_today(), 14).v);
	a = got(o, "noor.habets", id);
	assert_false(a->heeft_inhoud);
	assert_int_equal(a->npersonen, 0);
	c = opstelling_as(o, "noor.habets");
	assert_int_equal(aanmelding_ask(&c, id, a->kop.versie, STR("Toch nog?")), FAULT_CONFLICT);
}
TEST_BOTH(invariant_4_withdrawn_content_is_shielded)

static void handing_over_moves_the_admission(struct opstelling *o)
{
	struct aanmelding_id id = submitted(o, "rik.schreurs");
	int64_t versie = got(o, "rik.schreurs", id)->kop.versie;
	struct medewerker_id anouk = opstelling_id(o, "anouk.rutten"), rik = opstelling_id(o, "rik.schreurs");
	struct ctx c = opstelling_as(o, "rik.schreurs");

	assert_int_equal(aanmelding_reassign(&c, id, versie, anouk), FAULT_DENIED);
	c = opstelling_as(o, "anouk.rutten");
	assert_int_equal(aanmelding_reassign(&c, id, versie, opstelling_id(o, "lotte.veldkamp")), FAULT_INVALID);
	c = opstelling_as(o, "anouk.rutten");
	assert_int_equal(aanmelding_reassign(&c, id, versie + 1, anouk), FAULT_CONFLICT);
	c = opstelling_as(o, "noor.habets"); /* intake of the house is of another organisation */
	assert_int_equal(aanmelding_reassign(&c, id, versie, anouk), FAULT_DENIED);
	/* in a besloten ring only to who belongs to it (invariant 11) */
	opstelling_sql(o, "update main.aanmelding set ring = 'radicalisering', regime = 'radicalisering'");
	c = opstelling_as(o, "anouk.rutten");
	assert_int_equal(aanmelding_reassign(&c, id, versie, anouk), FAULT_INVALID);
	assert_string_equal(o->fi.fields[0].field, "naar");
	fault_clear(&o->fi);
	opstelling_sql(o, "update main.aanmelding set ring = '', regime = 'wgs_casus'");
	c = opstelling_as(o, "anouk.rutten");
	assert_int_equal(aanmelding_reassign(&c, id, versie, anouk), 0);
	assert_false(sees(o, "rik.schreurs", id));
	assert_int_equal(got(o, "anouk.rutten", id)->inhoud, NIVEAU_EIGEN);
	assert_int_equal(got(o, "anouk.rutten", id)->kop.aanmelder.v, anouk.v);
	versie = got(o, "anouk.rutten", id)->kop.versie;
	c = opstelling_as(o, "anouk.rutten");
	assert_int_equal(aanmelding_reassign(&c, id, versie, rik), 0);
	assert_int_equal(got(o, "rik.schreurs", id)->inhoud, NIVEAU_EIGEN);
	assert_false(got(o, "anouk.rutten", id)->heeft_inhoud); /* the coördinator keeps the receipt */
}
TEST_BOTH(handing_over_moves_the_admission)

/* ---- entered for another ---- */

static void house_enters_for_a_partner(struct opstelling *o)
{
	struct proef_aanmelding p;
	struct ctx c = opstelling_as(o, "noor.habets");
	struct aanmelding_id id;

	proef_fill(o, &p);
	p.n.wpg = STR("");
	p.n.organisatie = opstelling_as(o, "lotte.veldkamp").actor.organisatie;
	p.n.aanmelder = opstelling_id(o, "lotte.veldkamp");
	p.n.huis = proef_huis(o, "mh");
	c = opstelling_as(o, "noor.habets");
	assert_int_equal(aanmelding_submit(&c, &p.n, &id), 0);
	assert_int_equal(got(o, "lotte.veldkamp", id)->inhoud, NIVEAU_EIGEN);
	assert_true(got(o, "lotte.veldkamp", id)->npersonen == 1);
	assert_int_equal(got(o, "noor.habets", id)->intern, NIVEAU_SCHRIJVEN);
	assert_false(sees(o, "bram.janssen", id)); /* the house was known */
	c = opstelling_as(o, "deniz.yilmaz"); /* a partner enters for no other */
	assert_int_equal(aanmelding_submit(&c, &p.n, &id), FAULT_DENIED);
	p.n.aanmelder = opstelling_id(o, "deniz.yilmaz");
	refused(o, "noor.habets", &p, "aanmelder");
}
TEST_BOTH(house_enters_for_a_partner)

int main(void)
{
	const struct CMUnitTest tests[] = { BOTH(invariant_2_wgs_needs_a_deelnemer),
		BOTH(invariant_2_needs_conduct_and_criteria), BOTH(invariant_5_gebied_holds_no_person),
		BOTH(invariant_13_only_permitted_kinds_of_data), BOTH(invariant_14_police_data_are_marked),
		BOTH(invariant_14_every_row_names_its_source), BOTH(invariant_18_bsn_or_reason), BOTH(faults_come_together),
		BOTH(fields_of_the_theme_are_checked), BOTH(themas_follow_organisation_soort_and_ring),
		BOTH(invariant_9_partner_sees_own_only), BOTH(coordinator_sees_the_receipt_alone),
		BOTH(invariant_3_nobody_is_asked_before_acceptance), BOTH(invariant_11_ring_stays_closed),
		BOTH(secret_address_is_the_houses_alone), BOTH(an_address_abroad_has_no_gemeente), BOTH(ended_employment_ends_the_view), BOTH(double_submit_makes_one),
		BOTH(known_or_not_looks_the_same), BOTH(routing_ends_other_houses), BOTH(routing_refuses), BOTH(inbox_filters), BOTH(the_inbox_is_searched_by_number_and_name),
		BOTH(completing_goes_to_and_fro), BOTH(invariant_4_withdrawn_content_is_shielded),
		BOTH(handing_over_moves_the_admission), BOTH(house_enters_for_a_partner) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
