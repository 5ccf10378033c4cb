/* The regime of a case holds whatever the way in: categories, secrecy, police data, moving. Both databases. */
#include "tests/proef_plan.h"

#include <glob.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "domein/aanmelding/bijlage.h"
#include "domein/casus/mensen.h"
#include "domein/casus/tijdlijn.h"
#include "domein/regime/regime.h"
#include "domein/verstrekking/verstrekking.h"
#include "domein/zrm/zrm.h"
#include "web/route.h"

#define SANNE "sanne.hendrickx"
#define LOTTE "lotte.veldkamp"

static void under(struct opstelling *o, struct casus_id id, const char *regime)
{
	struct buf b = buf_new(o->arena);

	buf_addz(&b, "update main.casus set regime = '");
	buf_addz(&b, regime);
	buf_addz(&b, "' where id = %1");
	proef_sql(o, buf_str(&b).p, id.v);
}

static struct notitie_nieuw note(struct casus_id id, const char *deel)
{
	return (struct notitie_nieuw){ .casus = id, .soort = STR("notitie"), .tekst = STR("Tekst"), .onderdeel = str_z(deel) };
}

static struct mens_nieuw person(struct casus_id id, const char *rol)
{
	return (struct mens_nieuw){ .casus = id, .rol = str_z(rol), .naam = { STR("Jan"), STR("J."), STR(""), STR("Proef"),
		STR(""), STR(""), 'E' }, .geslacht = 'M', .bsn = STR("123456782"), .bsn_reden = STR(""), .wpg = STR(""),
		.voorwaarden = STR("") };
}

/* ---- invariant 13 ---- */

static void invariant_13_the_regime_decides_what_is_recorded(struct opstelling *o)
{
	struct casus_id id = proef_casus(o);
	struct notitie_nieuw n = note(id, "straf");
	struct mens_nieuw m = person(id, "kind");
	struct bijlage_nieuw f = { .dossier = casus_dossier(id), .onderdeel = "straf", .titel = STR("Stuk"),
		.bestandsnaam = STR("stuk.txt"), .inhoud = STR("Tekst van het stuk"), .wpg = STR(""), .voorwaarden = STR("") };
	struct betrokkene_id mens;
	struct bijlage_id stuk;
	struct notitie_id ret;
	struct ctx c;

	under(o, id, "regieteam"); /* consent: no police and no criminal data, of others no BSN */
	c = opstelling_as(o, SANNE);
	proef_refused(c.fi, notitie_add(&c, &n, &ret), "onderdeel", "invariant 13");
	n = note(id, "tijdlijn");
	n.wpg = STR("8");
	c = opstelling_as(o, SANNE);
	proef_refused(c.fi, notitie_add(&c, &n, &ret), "wpg", "invariant 13");
	c = opstelling_as(o, SANNE);
	proef_refused(c.fi, bijlage_store(&c, &f, &stuk), "onderdeel", "invariant 13");
	m.bij.v = proef_count(o, "select min(id) from main.betrokkene where dossier = %1 and hoofd = 1", id.v);
	m.relatie = STR("kind");
	c = opstelling_as(o, SANNE);
	proef_refused(c.fi, mens_add(&c, &m, &mens), "bsn", "invariant 13");
	m.bsn = STR("");
	m.bsn_reden = STR("niet_bevoegd");
	c = opstelling_as(o, SANNE);
	proef_good(c.fi, mens_add(&c, &m, &mens));
	under(o, id, "wgs_casus"); /* where they do belong */
	n = note(id, "straf");
	n.wpg = STR("8");
	c = opstelling_as(o, SANNE);
	proef_good(c.fi, notitie_add(&c, &n, &ret));
	c = opstelling_as(o, SANNE);
	proef_good(c.fi, bijlage_store(&c, &f, &stuk));
}
TEST_BOTH(invariant_13_the_regime_decides_what_is_recorded)

static void invariant_13_no_field_group_without_a_category(struct opstelling *o)
{
	for (int v = 0; v < REGIME_VELD__MAX; v++) {
		struct str rest = str_z(regime_veld_categorieen[v]), one;

		for (bool more = true; more;) {
			more = str_cut(&rest, '|', &one);
			assert_non_null(categorie_find(o->cat, one));
		}
		assert_false(regime_shows_any(NULL, (enum regime_veld)v));
		assert_false(regime_shows_any(regime_find(o->cat, STR("advies")), (enum regime_veld)v));
	}
	assert_true(regime_shows(regime_find(o->cat, STR("wgs_casus")), KRING_BETROKKENE, REGIME_VELD_bsn));
	assert_false(regime_shows(regime_find(o->cat, STR("wgs_casus")), KRING_PROFESSIONAL, REGIME_VELD_bsn));
	assert_false(regime_shows_any(regime_find(o->cat, STR("vroegsignalering")), REGIME_VELD_zorg));
}
TEST_BOTH(invariant_13_no_field_group_without_a_category)

/* What stands there from before, or came in another way, is not shown; and nothing of the kind is added. */
static void on_paper(struct opstelling *o, struct casus_id id, const char *deel, struct bijlage_id *ret)
{
	struct bijlage_nieuw f = { .dossier = casus_dossier(id), .onderdeel = deel, .titel = STR("Stuk"),
		.bestandsnaam = STR("stuk.txt"), .inhoud = STR("Tekst van het stuk"), .wpg = STR(""), .voorwaarden = STR("") };
	struct notitie_nieuw n = note(id, deel);
	struct notitie_id nid;
	struct ctx c = opstelling_as(o, SANNE);

	proef_good(c.fi, notitie_add(&c, &n, &nid));
	c = opstelling_as(o, SANNE);
	proef_good(c.fi, bijlage_store(&c, &f, ret));
}

static void invariant_13_what_the_regime_has_no_place_for_is_not_shown(struct opstelling *o)
{
	struct casus_id id = proef_casus(o);
	struct casus_kenmerken k = { 2, (struct str[]){ STR("ggz"), STR("aandacht") } }, had;
	struct tijdlijn_filter alles = { STR(""), 0 };
	struct bijlage_id straf, open;
	struct bijlage *een;
	struct tijdlijn *t;
	struct bijlagen l;
	struct mensen *m;
	struct str inhoud;
	struct zrm *z;
	size_t notes;
	struct ctx c = opstelling_as(o, SANNE);

	on_paper(o, id, "straf", &straf);
	on_paper(o, id, "tijdlijn", &open);
	c = opstelling_as(o, SANNE);
	proef_good(c.fi, casus_set_kenmerken(&c, id, &k));
	c = opstelling_as(o, SANNE);
	proef_good(c.fi, tijdlijn_get(&c, id, &alles, &t));
	notes = t->n;
	proef_good(c.fi, mensen_get(&c, id, &m));
	assert_true(m->met_relaties);
	proef_good(c.fi, zrm_get(&c, id, (struct betrokkene_id){ 0 }, STR(""), &z));
	under(o, id, "vroegsignalering"); /* identity, contact, housing, money */
	c = opstelling_as(o, SANNE);
	proef_good(c.fi, tijdlijn_get(&c, id, &alles, &t));
	assert_int_equal(t->n, notes - 1);
	proef_good(c.fi, bijlage_list(&c, casus_dossier(id), &l));
	assert_true(l.n == 1 && l.v[0].id.v == open.v);
	assert_int_equal(bijlage_read(&c, straf, &een, &inhoud), FAULT_NOT_FOUND);
	proef_good(c.fi, mensen_get(&c, id, &m));
	assert_true(!m->met_relaties && m->nrelaties == 0);
	proef_good(c.fi, casus_kenmerken(&c, id, &had));
	assert_true(had.n == 1 && str_eq(had.v[0], STR("aandacht")));
	c = opstelling_as(o, SANNE);
	proef_refused(c.fi, casus_set_kenmerken(&c, id, &k), "kenmerk", "invariant 13");
	c = opstelling_as(o, SANNE);
	assert_int_equal(zrm_get(&c, id, (struct betrokkene_id){ 0 }, STR(""), &z), FAULT_DENIED);
}
TEST_BOTH(invariant_13_what_the_regime_has_no_place_for_is_not_shown)

/* A measurement is of health and guidance: under consent of the person himself, and of nobody around him. */
static void invariant_13_who_is_measured_follows_from_the_regime(struct opstelling *o)
{
	struct casus_id id = proef_casus(o);
	struct mens_nieuw m = person(id, "kind");
	struct betrokkene_id kind, hoofd;
	struct zrm_invoer in = { .casus = id, .soort = STR("begin"), .dag = datum_today(), .rest = STR("onvoldoende_bekend") };
	struct zrm_score een;
	struct meting_id mid;
	struct zrm *z;
	struct ctx c = opstelling_as(o, SANNE);

	hoofd.v = m.bij.v = proef_count(o, "select min(id) from main.betrokkene where dossier = %1 and hoofd = 1", id.v);
	m.relatie = STR("kind");
	m.bsn = STR("");
	m.bsn_reden = STR("niet_bevoegd");
	proef_good(c.fi, mens_add(&c, &m, &kind));
	c = opstelling_as(o, SANNE);
	proef_good(c.fi, zrm_get(&c, id, kind, STR(""), &z)); /* WGS: both circles */
	een = (struct zrm_score){ &z->set->domeinen[0], 3, STR(""), STR("") };
	in.set = z->set->code, in.n = 1, in.v = &een;
	under(o, id, "regieteam");
	c = opstelling_as(o, SANNE);
	assert_int_equal(zrm_get(&c, id, kind, STR(""), &z), FAULT_NOT_FOUND);
	in.wie = kind;
	c = opstelling_as(o, SANNE);
	proef_refused(c.fi, zrm_add(&c, &in, &mid), "persoon", "invariant 13");
	in.wie = hoofd;
	c = opstelling_as(o, SANNE);
	proef_good(c.fi, zrm_add(&c, &in, &mid));
	under(o, id, "vroegsignalering");
	c = opstelling_as(o, SANNE);
	proef_refused(c.fi, zrm_correct(&c, mid, 1, &in, STR("Verkeerd")), "persoon", "invariant 13");
}
TEST_BOTH(invariant_13_who_is_measured_follows_from_the_regime)

/* ---- invariant 14 ---- */

static const char *text_of_files(struct opstelling *o, const char *pattern)
{
	struct buf b = buf_new(o->arena);
	glob_t files;

	assert_int_equal(glob(pattern, 0, NULL, &files), 0);
	for (size_t i = 0; i < files.gl_pathc; i++) {
		FILE *f = fopen(files.gl_pathv[i], "re");
		int ch;

		assert_non_null(f);
		while ((ch = getc(f)) != EOF)
			buf_addc(&b, (char)ch);
		fclose(f);
	}
	globfree(&files);
	return buf_str(&b).p;
}

/* Every protected row says who brought it in, and no mark of the Wpg is another than 8 or 13. */
static void invariant_14_source_on_every_datum_and_wpg_8_or_13_alone(struct opstelling *o)
{
	struct str lenses = str_z(text_of_files(o, SCHAKEL_SOURCE "/sql/lens/tabellen.def")), line;
	const char *schema = text_of_files(o, SCHAKEL_SOURCE "/sql/schema/*.sql");
	size_t tables = 0;

	for (bool more = true; more;) {
		char name[64] = "", class[16] = "", head[96];
		const char *at, *end, *source;

		more = str_cut(&lenses, '\n', &line);
		if (!line.n || line.p[0] == '#' || sscanf(str_dup(o->arena, line).p, "%63s %15s", name, class) != 2
			|| (strcmp(class, "rij") != 0 && strcmp(class, "dossier") != 0))
			continue;
		snprintf(head, sizeof(head), "\ncreate table %s (", name);
		at = strstr(schema, head);
		assert_non_null(at);
		end = strstr(at, "\n) ");
		source = strstr(at, "\n  organisatie bigint not null");
		if (!source || !end || source > end)
			fail_msg("%s: no source organisation", name);
		tables++;
	}
	assert_true(tables > 30);
	for (const char *at = strstr(schema, "  wpg text"); at; at = strstr(at + 1, "  wpg text"))
		assert_memory_equal(at, "  wpg text not null default '' check (wpg in ('', '8', '13'))",
			strlen("  wpg text not null default '' check (wpg in ('', '8', '13'))"));
}
TEST_BOTH(invariant_14_source_on_every_datum_and_wpg_8_or_13_alone)

/* ---- invariant 15 ---- */

static void invariant_15_medical_secrecy_asks_ground_and_date(struct opstelling *o)
{
	struct casus_id id = proef_casus(o);
	struct notitie_nieuw n = note(id, "zorg");
	struct team_toelating t = { .casus = id, .medewerker = opstelling_id(o, LOTTE), .functie = STR("deelnemer"),
		.niveaus = casus_niveaus_default(STR("zorg")), .grond = STR("casusteam"), .reden = STR(""),
		.tot = datum_add_days(datum_today(), 100) };
	struct tijdlijn_filter filter = { STR(""), 0 };
	struct tijdlijn *l;
	struct notitie_id ret;
	struct ctx c = opstelling_as(o, SANNE);

	proef_good(c.fi, team_admit(&c, &t));
	n.beroepsgeheim = STR("omdat_het_kan");
	n.beroepsgeheim_op = datum_today();
	c = opstelling_as(o, LOTTE);
	proef_refused(c.fi, notitie_add(&c, &n, &ret), "beroepsgeheim", "invariant 15");
	n.beroepsgeheim = STR("goed_hulpverlenerschap");
	n.beroepsgeheim_op = (struct datum){ 0 };
	c = opstelling_as(o, LOTTE);
	proef_refused(c.fi, notitie_add(&c, &n, &ret), "beroepsgeheim_op", "invariant 15");
	n.beroepsgeheim_op = datum_add_days(datum_today(), 1);
	c = opstelling_as(o, LOTTE);
	proef_refused(c.fi, notitie_add(&c, &n, &ret), "beroepsgeheim_op", "invariant 15");
	n.beroepsgeheim_op = datum_today();
	c = opstelling_as(o, LOTTE);
	proef_good(c.fi, notitie_add(&c, &n, &ret));
	c = opstelling_as(o, LOTTE);
	proef_good(c.fi, tijdlijn_get(&c, id, &filter, &l));
	for (size_t i = 0; i < l->n; i++)
		if (l->v[i].id.v == ret.v)
			assert_true(str_eq(l->v[i].beroepsgeheim, n.beroepsgeheim) && l->v[i].beroepsgeheim_op.v == datum_today().v
				&& str_eq(l->v[i].door_naam, STR("Lotte Veldkamp")));
	under(o, id, "regieteam"); /* rests on consent: only that ground */
	c = opstelling_as(o, LOTTE);
	proef_refused(c.fi, notitie_add(&c, &n, &ret), "beroepsgeheim", "invariant 15");
	n.beroepsgeheim = STR("toestemming");
	c = opstelling_as(o, LOTTE);
	proef_good(c.fi, notitie_add(&c, &n, &ret));
}
TEST_BOTH(invariant_15_medical_secrecy_asks_ground_and_date)

static void invariant_15_a_file_under_medical_secrecy_asks_ground_and_date(struct opstelling *o)
{
	struct casus_id id = proef_casus(o);
	struct bijlage_nieuw f = { .dossier = casus_dossier(id), .onderdeel = "zorg", .titel = STR("Brief"),
		.bestandsnaam = STR("brief.txt"), .inhoud = STR("Brief van de behandelaar"), .wpg = STR(""),
		.voorwaarden = STR("Niet met de betrokkene bespreken"), .beroepsgeheim = STR("omdat_het_kan"),
		.beroepsgeheim_op = datum_today() };
	struct bijlage_id ret;
	struct bijlagen l;
	struct ctx c = opstelling_as(o, SANNE);

	proef_refused(c.fi, bijlage_store(&c, &f, &ret), "beroepsgeheim", "invariant 15");
	f.beroepsgeheim = STR("toestemming");
	f.beroepsgeheim_op = datum_add_days(datum_today(), 1);
	c = opstelling_as(o, SANNE);
	proef_refused(c.fi, bijlage_store(&c, &f, &ret), "beroepsgeheim_op", "invariant 15");
	f.beroepsgeheim_op = datum_today();
	c = opstelling_as(o, SANNE);
	proef_good(c.fi, bijlage_store(&c, &f, &ret));
	c = opstelling_as(o, SANNE);
	proef_good(c.fi, bijlage_list(&c, casus_dossier(id), &l));
	assert_true(l.n == 1 && str_eq(l.v[0].beroepsgeheim, STR("toestemming")) && l.v[0].beroepsgeheim_op.v == datum_today().v);
	assert_string_equal(l.v[0].voorwaarden.p, "Niet met de betrokkene bespreken");
	under(o, id, "regieteam"); /* consent alone */
	f.beroepsgeheim = STR("wettelijk");
	c = opstelling_as(o, SANNE);
	proef_refused(c.fi, bijlage_store(&c, &f, &ret), "beroepsgeheim", "invariant 15");
}
TEST_BOTH(invariant_15_a_file_under_medical_secrecy_asks_ground_and_date)

/* ---- invariant 16 ---- */

/* Whoever passes something on is told what the supplier set, of whatever datum: here of a measurement and of what an owner
 * told of his afspraak. */
static void invariant_16_conditions_travel_with_every_datum(struct opstelling *o)
{
	struct casus_id id = proef_casus(o);
	struct team_toelating t = { .casus = id, .medewerker = opstelling_id(o, LOTTE), .functie = STR("deelnemer"),
		.niveaus = casus_niveaus_default(STR("zorg")), .grond = STR("casusteam"), .reden = STR(""),
		.tot = datum_add_days(datum_today(), 100) };
	struct zrm_invoer in = { .casus = id, .soort = STR("begin"), .dag = datum_today(), .rest = STR("onvoldoende_bekend"),
		.voorwaarden = STR("Alleen voor het plan") };
	struct zrm_score een;
	struct verstrekking_vorm *v;
	struct meting_id mid;
	bool meting = false, stap = false;
	struct zrm *z;
	struct ctx c = opstelling_as(o, SANNE);

	t.niveaus.v[CASUS_DEEL_ZRM] = NIVEAU_SCHRIJVEN;
	proef_good(c.fi, team_admit(&c, &t));
	c = opstelling_as(o, LOTTE);
	proef_good(c.fi, zrm_get(&c, id, (struct betrokkene_id){ 0 }, STR(""), &z));
	een = (struct zrm_score){ &z->set->domeinen[0], 2, STR(""), STR("") };
	in.wie = z->wie, in.set = z->set->code, in.n = 1, in.v = &een;
	c = opstelling_as(o, LOTTE);
	proef_good(c.fi, zrm_add(&c, &in, &mid));
	c = opstelling_as(o, LOTTE);
	proef_good(c.fi, zrm_get(&c, id, in.wie, in.set, &z));
	assert_string_equal(z->metingen[0].voorwaarden.p, "Alleen voor het plan");
	c = opstelling_as(o, LOTTE);
	proef_good(c.fi, afspraak_progress(&c, plan_maak(o, id, LOTTE), &(struct afspraak_voortgang){
		.tekst = STR("Eerste gesprek gehad"), .voorwaarden = STR("Niet naar de politie") }));
	c = opstelling_as(o, SANNE);
	proef_good(c.fi, verstrekking_form(&c, id, &v));
	for (size_t i = 0; i < v->nbronnen; i++)
		for (size_t j = 0; j < v->bronnen[i].nvoorwaarden; j++) {
			meting |= v->bronnen[i].bijzonder && str_eq(v->bronnen[i].voorwaarden[j], STR("Alleen voor het plan"));
			stap |= str_eq(v->bronnen[i].voorwaarden[j], STR("Niet naar de politie"));
		}
	assert_true(meting && stap);
}
TEST_BOTH(invariant_16_conditions_travel_with_every_datum)

/* ---- invariant 1 ---- */

/* A file stays in the case in which it was stored, under the regime of that case: no statement makes one out of another, or
 * gives it another dossier. */
static void invariant_1_a_file_never_moves(struct opstelling *o)
{
	const char *sql = text_of_files(o, SCHAKEL_SOURCE "/sql/query/*.sql");
	int made = 0;

	for (const char *at = strstr(sql, "main.bijlage "); at; at = strstr(at + 1, "main.bijlage ")) {
		size_t n = strstr(at, "\n-- :name") ? (size_t)(strstr(at, "\n-- :name") - at) : strlen(at);

		if (strncmp(at - 5, "into ", 5) == 0) {
			made++;
			assert_null(memmem(at, n, "from bijlage", 12));
			assert_null(memmem(at, n, "from main.bijlage", 17));
		} else if (strncmp(at - 7, "update ", 7) == 0) {
			assert_null(memmem(at, n, "set dossier", 11));
		}
	}
	assert_int_equal(made, 1);
}
TEST_BOTH(invariant_1_a_file_never_moves)

/* Another case of Sanne's under that regime. */
static struct casus_id other_case(struct opstelling *o, struct casus_id id, const char *regime)
{
	struct casus_id ander = { planted(id.v, 7) };

	proef_sql(o, "insert into main.casus (id, nummer, regio, huis, organisatie, soort, regime, thema, ring, fase, "
		"procesregisseur, aanbrenger, eerste_verwerking, vernietigen, geopend, catalogus) select %1" PLANT "7, 'ZV-9999', c.regio, "
		"c.huis, c.organisatie, c.soort, c.regime, c.thema, c.ring, c.fase, c.procesregisseur, c.aanbrenger, "
		"c.eerste_verwerking, c.vernietigen, c.geopend, c.catalogus from main.casus c where c.id = %1", id.v);
	proef_sql(o, "insert into main.toegang (id, dossier, medewerker, onderdeel, niveau, soort, grond, organisatie, van, door) "
		"select t.id" PLANT "7, t.dossier" PLANT "7, t.medewerker, t.onderdeel, t.niveau, t.soort, t.grond, t.organisatie, t.van, t.door "
		"from main.toegang t where t.dossier = %1", id.v);
	under(o, ander, regime);
	return ander;
}

static void invariant_1_data_move_between_regimes_with_a_recorded_ground(struct opstelling *o)
{
	struct casus_id id = proef_casus(o), ander = other_case(o, id, "wvggz");
	struct notitie_nieuw n = note(id, "tijdlijn");
	struct notitie_id ret;
	struct ctx c = opstelling_as(o, SANNE);

	proef_good(c.fi, notitie_add(&c, &n, &ret));
	c = opstelling_as(o, SANNE);
	proef_refused(c.fi, notitie_move(&c, ret, 1, ander, STR("Hoort daar")), "naar", "invariant 1"); /* no overgang */
	under(o, ander, "wgs_casus");
	under(o, id, "wvggz"); /* an overgang, but nothing goes along with it */
	c = opstelling_as(o, SANNE);
	proef_refused(c.fi, notitie_move(&c, ret, 1, ander, STR("Hoort daar")), "naar", "invariant 1");
	under(o, id, "wgs_casus");
	under(o, ander, "regieteam");
	proef_sql(o, "update main.notitie set wpg = '8' where dossier = %1 and tekst = 'Tekst'", id.v);
	c = opstelling_as(o, SANNE);
	proef_refused(c.fi, notitie_move(&c, ret, 1, ander, STR("Hoort daar")), "naar", "invariant 13"); /* police data have no place there */
	proef_sql(o, "update main.notitie set wpg = '' where dossier = %1 and tekst = 'Tekst'", id.v);
	c = opstelling_as(o, SANNE);
	proef_good(c.fi, notitie_move(&c, ret, 1, ander, STR("Hoort daar")));
	assert_int_equal(proef_count(o, "select count(*) from main.notitie where dossier = %1" PLANT "7 and ingetrokken_reden like "
		"'Hoort daar%Afschaling met toestemming%'", id.v), 1);
	assert_int_equal(proef_count(o, "select count(*) from main.notitie where dossier = %1 and ingetrokken_reden like "
		"'%Afschaling met toestemming%'", id.v), 1);
}
TEST_BOTH(invariant_1_data_move_between_regimes_with_a_recorded_ground)

static void invariant_11_nothing_moves_out_of_a_ring(struct opstelling *o)
{
	struct casus_id id = proef_casus(o), ander = other_case(o, id, "wgs_casus");
	struct notitie_nieuw n = note(id, "tijdlijn");
	struct notitie_id ret;
	struct ctx c = opstelling_as(o, SANNE);

	proef_good(c.fi, notitie_add(&c, &n, &ret));
	proef_sql(o, "update main.casus set ring = 'stalking' where id = %1", id.v);
	c = opstelling_as(o, SANNE);
	proef_refused(c.fi, notitie_move(&c, ret, 1, ander, STR("Hoort daar")), "naar", "invariant 11");
	proef_sql(o, "update main.casus set ring = 'mensenhandel' where id = %1", ander.v);
	c = opstelling_as(o, SANNE);
	proef_refused(c.fi, notitie_move(&c, ret, 1, ander, STR("Hoort daar")), "naar", "invariant 11");
	proef_sql(o, "update main.casus set ring = 'stalking' where id = %1", ander.v);
	c = opstelling_as(o, SANNE);
	proef_good(c.fi, notitie_move(&c, ret, 1, ander, STR("Hoort daar")));
}
TEST_BOTH(invariant_11_nothing_moves_out_of_a_ring)

static void invariant_1_a_case_opens_under_another_regime_with_its_ground(struct opstelling *o)
{
	struct casus_nieuw n = { .aanmelding = proef_besloten(o), .thema = STR("regieteam"), .overgang = STR("Zij stemde in") };
	struct casus_id id;
	struct ctx c = opstelling_as(o, SANNE);

	if (!thema_find(o->cat, n.thema))
		n.thema = STR("");
	for (size_t i = 0; !n.thema.n && i < o->cat->nthemas; i++)
		if (str_eq(o->cat->themas[i].regime->code, STR("regieteam")))
			n.thema = o->cat->themas[i].code;
	proef_refused(c.fi, casus_open(&c, &n, &id), "thema", "invariant 13"); /* the police brought them in as police data */
	proef_sql(o, "update main.betrokkene set wpg = '' where dossier = %1", n.aanmelding.v);
	n.overgang = STR("");
	c = opstelling_as(o, SANNE);
	proef_refused(c.fi, casus_open(&c, &n, &id), "overgang", NULL);
	n.overgang = STR("Zij stemde in");
	c = opstelling_as(o, SANNE);
	proef_good(c.fi, casus_open(&c, &n, &id));
	assert_int_equal(proef_count(o, "select count(*) from main.notitie where dossier = %1 and tekst like "
		"'%Afschaling met toestemming%Zij stemde in%'", id.v), 1);
	assert_int_equal(proef_count(o, "select count(*) from main.betrokkene where dossier = %1 and bsn is not null and rol <> "
		"'betrokkene'", id.v), 0); /* of the circle no BSN under consent */
	proef_sql(o, "update main.aanmelding set casus = null, regime = 'wvggz', thema = 'wvggz' where id = %1", n.aanmelding.v);
	n.thema = STR("multiproblematiek");
	c = opstelling_as(o, SANNE);
	proef_refused(c.fi, casus_open(&c, &n, &id), "thema", "invariant 1"); /* BGS 1.10: nothing goes along */
}
TEST_BOTH(invariant_1_a_case_opens_under_another_regime_with_its_ground)

/* Under consent, in a catalogue that permits names alone: no address, no BSN and no relation goes along. */
static void invariant_1_only_what_the_other_regime_permits_goes_along(struct opstelling *o)
{
	struct casus_nieuw n = { .aanmelding = proef_besloten(o), .overgang = STR("Zij stemde in") };
	struct casus_id id;
	struct ctx c = opstelling_as(o, SANNE);

	for (size_t i = 0; !n.thema.n && i < o->cat->nthemas; i++)
		if (str_eq(o->cat->themas[i].regime->code, STR("regieteam")))
			n.thema = o->cat->themas[i].code;
	proef_sql(o, "update main.betrokkene set wpg = '' where dossier = %1", n.aanmelding.v);
	for (size_t i = 0; i < regime_find(o->cat, STR("regieteam"))->ngegevens; i++)
		((struct regime_gegevens *)(uintptr_t)&regime_find(o->cat, STR("regieteam"))->gegevens[i])->ncategorieen = 1;
	assert_true(proef_count(o, "select count(*) from main.adres where dossier = %1", n.aanmelding.v) > 0);
	proef_good(c.fi, casus_open(&c, &n, &id));
	assert_true(proef_count(o, "select count(*) from main.betrokkene where dossier = %1", id.v) > 0);
	assert_int_equal(proef_count(o, "select count(*) from main.betrokkene where dossier = %1 and bsn is not null", id.v), 0);
	assert_int_equal(proef_count(o, "select count(*) from main.adres where dossier = %1", id.v), 0);
	assert_int_equal(proef_count(o, "select count(*) from main.relatie where dossier = %1", id.v), 0);
}
TEST_BOTH(invariant_1_only_what_the_other_regime_permits_goes_along)

/* ---- invariant 46 ---- */

/* No statement looks for persons or cases by a score: what reads scores names one dossier, row or measurement, and nothing
 * is put in order by score or risk. Figures are counted without persons. */
static void invariant_46_no_statement_selects_persons_by_score(struct opstelling *o)
{
	static const char *const bound[] = { "= $casus", "= $id", "= $dossier", "= $meting", "= $betrokkene", NULL };
	struct str rest = str_z(text_of_files(o, SCHAKEL_SOURCE "/sql/query/*.sql")), line;
	struct buf one = buf_new(o->arena);
	size_t scores = 0;

	for (bool more = true; more;) {
		bool head;

		more = str_cut(&rest, '\n', &line);
		head = line.n > 9 && strncmp(line.p, "-- :name ", 9) == 0;
		if (head || !more) {
			const char *s = buf_str(&one).p, *order = strstr(s, "order by");
			bool found = false;

			for (; order; order = strstr(order + 1, "order by"))
				if (memmem(order, strcspn(order, "\n"), "score", 5) || memmem(order, strcspn(order, "\n"), "risico", 6))
					fail_msg("put in order by score or risk: %.60s", s);
			for (size_t i = 0; bound[i]; i++)
				found |= strstr(s, bound[i]) != NULL;
			if (strstr(s, "zrm_score") || strstr(s, "zrm_meting")) {
				scores++;
				if (!found && !strstr(s, ":lens cijfers"))
					fail_msg("reads scores of more than one dossier: %.60s", s);
			}
			one = buf_new(o->arena);
		}
		buf_add(&one, line);
		buf_addc(&one, '\n');
	}
	assert_true(scores > 5);
}
TEST_BOTH(invariant_46_no_statement_selects_persons_by_score)

/* Is what stands there a condition: the word, and then a comparison? */
static bool compared(const char *at, const char *word)
{
	at += strlen(word);
	at += strspn(at, "abcdefghijklmnopqrstuvwxyz_ ");
	return *at == '=' || *at == '<' || *at == '>';
}

/* Every statement as the program has it: none chooses rows by a score, a risk or how many somebody has of something, but of
 * one row or dossier that it names; and where persons are counted none is kept or left out by the count. (People of the
 * house and partners are: who looked too often, whom the digest tells.) */
static void invariant_46_no_statement_chooses_by_a_measure(struct opstelling *o)
{
	static const char *const words[] = { "score", "risico", "veiligheidsrisico", NULL };
	struct stmt_set all = domein_statements();
	size_t asked = 0;

	(void)o;
	for (size_t i = 0; i < all.n; i++) {
		const char *sql = all.v[i]->sql[DB_SQLITE] ? all.v[i]->sql[DB_SQLITE] : all.v[i]->sql[DB_POSTGRES];
		const char *where = strstr(sql, "where ");
		bool cijfers = all.v[i]->lenses == 1u << LENS_CIJFERS;

		asked++;
		if (strstr(sql, "having ") && !cijfers && (strstr(sql, "persoon") || strstr(sql, "betrokkene") || strstr(sql, "zrm_")))
			fail_msg("%s: keeps persons by a count", all.v[i]->name);
		for (size_t k = 0; where && !all.v[i]->write && !cijfers && words[k]; k++)
			for (const char *at = strstr(where, words[k]); at; at = strstr(at + 1, words[k]))
				if (compared(at, words[k]) && !strstr(where, ".id = ") && !strstr(where, "dossier = "))
					fail_msg("%s: chooses by %s", all.v[i]->name, words[k]);
	}
	assert_true(asked > 500);
}
TEST_BOTH(invariant_46_no_statement_chooses_by_a_measure)

/* No list may be asked for by score or risk: a page without an id in its path has no such field. */
static void invariant_46_no_page_asks_for_persons_by_a_measure(struct opstelling *o)
{
	static const char *const words[] = { "score", "risico", "kans", "profiel", "rang", NULL };
	size_t lists = 0;

	(void)o;
	for (size_t i = 0; i < routes_n; i++) {
		if (routes[i].method != HTTP_GET || strchr(routes[i].path, '{'))
			continue;
		lists++;
		for (size_t f = 0; f < routes[i].nfields; f++)
			for (size_t k = 0; words[k]; k++)
				if (strstr(routes[i].fields[f].name, words[k]))
					fail_msg("%s asks for %s", routes[i].path, routes[i].fields[f].name);
	}
	assert_true(lists > 30);
}
TEST_BOTH(invariant_46_no_page_asks_for_persons_by_a_measure)

int main(void)
{
	const struct CMUnitTest tests[] = {
		BOTH(invariant_13_the_regime_decides_what_is_recorded),
		BOTH(invariant_13_no_field_group_without_a_category),
		BOTH(invariant_14_source_on_every_datum_and_wpg_8_or_13_alone),
		BOTH(invariant_15_medical_secrecy_asks_ground_and_date),
		BOTH(invariant_13_what_the_regime_has_no_place_for_is_not_shown),
		BOTH(invariant_13_who_is_measured_follows_from_the_regime),
		BOTH(invariant_15_a_file_under_medical_secrecy_asks_ground_and_date),
		BOTH(invariant_16_conditions_travel_with_every_datum), BOTH(invariant_1_a_file_never_moves),
		BOTH(invariant_1_data_move_between_regimes_with_a_recorded_ground),
		BOTH(invariant_11_nothing_moves_out_of_a_ring),
		BOTH(invariant_1_a_case_opens_under_another_regime_with_its_ground),
		BOTH(invariant_1_only_what_the_other_regime_permits_goes_along),
		BOTH(invariant_46_no_statement_selects_persons_by_score),
		BOTH(invariant_46_no_statement_chooses_by_a_measure), BOTH(invariant_46_no_page_asks_for_persons_by_a_measure),
	};
	return cmocka_run_group_tests_name("regime", tests, NULL, NULL);
}
