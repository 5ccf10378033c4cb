/* The log as Logboek Dataverwerkingen 1.0: each record against what the standard asks, whom a record is about, and what it
 * does not tell. */
#include "tests/proef_casus.h"

#include <jansson.h>
#include <limits.h>
#include <stdlib.h>

#include "domein/bewaring/bewaring.h"
#include "domein/casus/tijdlijn.h"
#include "domein/logboek/ldv.h"
#include "routes.h"
#include "tests/proef_overleg.h"
#include "tests/proef_recht.h"

#define ADRES "https://schakel.example"
#define RECORDS 20000

struct uitgevoerd {
	struct opstelling *o;
	size_t n;
	json_t **v;
};

void *__real_calloc(size_t n, size_t size);
void *__wrap_calloc(size_t n, size_t size);
static int big = INT_MAX; /* so many large pieces of memory can still be had */

void *__wrap_calloc(size_t n, size_t size)
{
	if (n * size > (size_t)8 << 20 && big-- <= 0)
		return NULL;
	return __real_calloc(n, size);
}

static bool is_hex(const char *s, size_t n)
{
	return s && strlen(s) == n && strspn(s, "0123456789abcdef") == n && strspn(s, "0") < n;
}

static const char *field(const json_t *j, const char *key)
{
	return json_string_value(json_object_get(j, key));
}

static const char *subject(const json_t *j)
{
	return field(json_object_get(j, "attributes"), "dpl.core.data_subject_id");
}

static const char *activity(const json_t *j)
{
	return field(json_object_get(j, "attributes"), "dpl.core.processing_activity_id");
}

/* Section 3 of the standard: the fields, their form, and nothing beside them. */
static void sound(const json_t *j)
{
	const char *status = field(j, "status"), *wie = subject(j), *key;
	json_int_t start = json_integer_value(json_object_get(j, "start_time")), end = json_integer_value(json_object_get(j, "end_time"));
	json_t *attributes = json_object_get(j, "attributes"), *v;

	assert_true(is_hex(field(j, "trace_id"), 32) && is_hex(field(j, "span_id"), 16));
	assert_true(!json_object_get(j, "parent_span_id") || is_hex(field(j, "parent_span_id"), 16));
	assert_true(strcmp(status, "Ok") == 0 || strcmp(status, "Error") == 0);
	assert_true(field(j, "name")[0] != '\0');
	assert_true(start >= 1000000000000 && start <= end);
	assert_true(strncmp(activity(j), ADRES "/verwerkingen", strlen(ADRES "/verwerkingen")) == 0);
	assert_int_equal(wie != NULL, json_object_get(j, "parent_span_id") != NULL);
	assert_int_equal(wie != NULL, field(attributes, "dpl.core.data_subject_id_type") != NULL);
	assert_true(!wie || is_hex(wie, 32));
	json_object_foreach(attributes, key, v)
		assert_true(strncmp(key, "dpl.core.", 9) == 0);
}

static enum fault keep(void *arg, struct str line, struct fault_info *fi)
{
	struct uitgevoerd *u = arg;
	json_t *j = json_loadb(line.p, line.n, 0, NULL);

	(void)fi;
	assert_non_null(j);
	assert_true(u->n < RECORDS && line.p[line.n - 1] == '\n');
	sound(j);
	u->v[u->n++] = j;
	return FAULT_NONE;
}

/* All records; each is sound, none stands there twice, and its parent is there. */
static struct uitgevoerd uitgevoerd(struct opstelling *o)
{
	struct ctx c = opstelling_as(o, "hilde.vroemen");
	struct uitgevoerd u = { .o = o, .v = calloc(RECORDS, sizeof(json_t *)) };
	int64_t n = 0;

	proef_good(c.fi, ldv_uitvoer(&c, STR(ADRES), keep, &u, &n));
	assert_int_equal(n, u.n);
	for (size_t i = 0; i < u.n; i++) {
		const char *parent = field(u.v[i], "parent_span_id");
		bool found = !parent;

		for (size_t k = 0; k < u.n; k++) {
			bool trace = strcmp(field(u.v[i], "trace_id"), field(u.v[k], "trace_id")) == 0;

			assert_false(k != i && trace && strcmp(field(u.v[i], "span_id"), field(u.v[k], "span_id")) == 0);
			found = found || (trace && strcmp(parent, field(u.v[k], "span_id")) == 0);
		}
		assert_true(found);
	}
	return u;
}

static void weg(struct uitgevoerd *u)
{
	for (size_t i = 0; i < u->n; i++)
		json_decref(u->v[i]);
	free(u->v);
}

/* How many records have that name: of persons, or of requests. */
static size_t count(const struct uitgevoerd *u, const char *name, bool of_person)
{
	size_t n = 0;

	for (size_t i = 0; i < u->n; i++)
		n += strcmp(field(u->v[i], "name"), name) == 0 && (subject(u->v[i]) != NULL) == of_person;
	return n;
}

/* The pseudonyms of the records of that name, in order, as one text. */
static struct str subjects(const struct uitgevoerd *u, const char *name)
{
	struct buf b = buf_new(u->o->arena);

	for (size_t i = 0; i < u->n; i++)
		if (strcmp(field(u->v[i], "name"), name) == 0 && subject(u->v[i])) {
			buf_addz(&b, subject(u->v[i]));
			buf_addc(&b, ' ');
		}
	return buf_str(&b);
}

/* A person that house staff linked to somebody of a case. */
static int64_t linked(struct opstelling *o, struct betrokkene_id mens)
{
	int64_t persoon = planted(mens.v, 1);

	assert_true(mens.v > 0);
	proef_sql(o, "insert into main.persoon (id, regio, bsn_reden, geslachtsnaam, sorteernaam, eerste_verwerking) "
		"select %1, min(r.id), 'onbekend', 'Proef', 'proef', 1000 from main.regio r", persoon);
	proef_sql(o, "update main.betrokkene set persoon = id" PLANT "1 where id = %1", mens.v);
	return persoon;
}

/* A row of the journaal as a trigger writes it. %d: the case, %h: who it is about, %p: his partner, both as betrokkene; %H
 * and %P as persoon. */
struct rij {
	const char *name, *tabel, *rij, *soort, *dossier, *beeld;
	int hoofd, partner; /* is he among the data subjects? */
};

struct gezin {
	struct opstelling *o;
	struct casus_id casus;
	struct betrokkene_id dennis, ria;
	int64_t hoofd, partner;
};

static struct gezin gezin(struct opstelling *o)
{
	struct gezin g = { .o = o, .casus = proef_gezin(o) };

	assert_true(g.casus.v > 0);
	g.dennis = proef_mens(o, g.casus, "Dennis");
	g.ria = proef_mens(o, g.casus, "Ria");
	g.hoofd = linked(o, g.dennis);
	g.partner = linked(o, g.ria);
	return g;
}

static void add(struct buf *b, const struct gezin *g, const char *text)
{
	for (; *text; text++) {
		if (*text != '%') {
			buf_addc(b, *text);
			continue;
		}
		switch (*++text) {
		case 'd': buf_add_i64(b, g->casus.v); break;
		case 'h': buf_add_i64(b, g->dennis.v); break;
		case 'p': buf_add_i64(b, g->ria.v); break;
		case 'H': buf_add_i64(b, g->hoofd); break;
		default: buf_add_i64(b, g->partner);
		}
	}
}

static void plant(const struct gezin *g, const struct rij *r, int64_t verzoek)
{
	struct buf b = buf_new(g->o->arena);

	buf_addz(&b, "insert into main.journaal (moment, medewerker, verzoek, tabel, rij, soort, dossier, beeld, route, doel)"
		" values (1790000000000, 2, ");
	buf_add_i64(&b, verzoek);
	buf_addz(&b, ", '");
	buf_addz(&b, r->tabel);
	buf_addz(&b, "', ");
	add(&b, g, r->rij);
	buf_addz(&b, ", '");
	buf_addz(&b, r->soort);
	buf_addz(&b, "', ");
	add(&b, g, r->dossier);
	buf_addz(&b, ", ");
	add(&b, g, r->beeld);
	buf_addz(&b, ", '");
	buf_addz(&b, r->name);
	buf_addz(&b, "', 'casusregie')");
	opstelling_sql(g->o, buf_str(&b).p);
}

static const struct rij rijen[] = {
	{ "dossier", "notitie", "71", "i", "%d", "'{\"id\":71,\"dossier\":%d,\"tekst\":\"x\"}'", 1, 0 },
	{ "genoemd", "adres", "72", "i", "%d", "'{\"id\":72,\"betrokkene\":%p}'", 0, 1 },
	{ "niemand_genoemd", "doel", "73", "i", "%d", "'{\"id\":73,\"betrokkene\":null}'", 1, 0 },
	{ "twee", "relatie", "74", "i", "%d", "'{\"id\":74,\"van_betrokkene\":%h,\"naar_betrokkene\":%p}'", 1, 1 },
	{ "mens", "betrokkene", "%p", "u", "%d", "'{\"id\":%p,\"persoon\":null}'", 0, 1 },
	{ "persoon", "persoon", "%P", "u", "null", "'{\"id\":%P}'", 0, 1 },
	{ "toegang", "toegang", "75", "i", "null", "'{\"id\":75,\"dossier\":%d}'", 1, 0 },
	{ "nood", "noodtoegang", "76", "i", "null", "'{\"id\":76,\"casus\":%d}'", 1, 0 },
	{ "geschrapt", "adres", "72", "d", "%d", "null", 0, 1 },
	{ "geleegd", "notitie", "77", "u", "%d", "null", 1, 0 },
	{ "dossier_weg", "notitie", "78", "i", "%d + 1", "null", 0, 0 },
	{ "account", "medewerker", "79", "u", "null", "'{\"id\":79,\"naam\":\"x\"}'", 0, 0 },
};

static void a_change_has_a_record_of_each_person(struct opstelling *o)
{
	struct gezin g = gezin(o);
	struct uitgevoerd u;
	struct str dennis, ria;

	for (size_t i = 0; i < sizeof(rijen) / sizeof(rijen[0]); i++)
		plant(&g, &rijen[i], 5000 + (int64_t)i);
	u = uitgevoerd(o);
	dennis = subjects(&u, "casusregie: dossier (wijziging)");
	ria = subjects(&u, "casusregie: genoemd (wijziging)");
	assert_false(str_eq(dennis, ria));
	for (size_t i = 0; i < sizeof(rijen) / sizeof(rijen[0]); i++) {
		struct str name = str_cat(o->arena, str_cat(o->arena, STR("casusregie: "), str_z(rijen[i].name)), STR(" (wijziging)")), got;

		got = subjects(&u, name.p);
		if (count(&u, name.p, false) != 1 || count(&u, name.p, true) != (size_t)(rijen[i].hoofd + rijen[i].partner) ||
				text_has(got, dennis.p) != rijen[i].hoofd || text_has(got, ria.p) != rijen[i].partner)
			fail_msg("%s: %s", rijen[i].name, got.p);
	}
	weg(&u);
}
TEST_BOTH(a_change_has_a_record_of_each_person)

/* What is written through a page: all its rows say for what, and together they are one record and one per person. */
static void a_page_that_writes(struct opstelling *o)
{
	static const char *const fields[] = { "soort", "notitie", "titel", "Gebeld", "tekst", "Hij komt morgen.",
		"onderdeel", "tijdlijn", NULL };
	struct gezin g = gezin(o);
	struct bezoeker sanne = bezoeker_as(o, "sanne.hendrickx");
	struct req r = opstelling_urls(o);
	int64_t before = opstelling_count(o, "select max(id) from main.journaal"), request, look;
	const char *trace = NULL;
	struct uitgevoerd u;
	size_t together = 0;

	assert_int_equal(bezoeker_get(&sanne, url_casus(&r, g.casus)).status, 200);
	look = opstelling_count(o, o->kind == DB_SQLITE ? "select max(verzoek) from logboek.raadpleging"
		: "select max(verzoek) from main.raadpleging");
	assert_int_equal(bezoeker_post(&sanne, str_cat(o->arena, url_casus(&r, g.casus), STR("/notitie")), fields).status, 303);
	assert_true(proef_count(o, "select count(*) from main.journaal where id > %1", before) > 0);
	assert_int_equal(proef_count(o, "select count(*) from main.journaal where id > %1 and (route is null or doel is null or "
		"route <> 'casus_notitie' or doel <> 'casusregie')", before), 0);
	request = proef_count(o, "select max(verzoek) from main.journaal where id > %1", before);
	assert_int_equal(proef_count(o, "select count(*) from main.journaal where id > %1 and verzoek is null", before), 0);
	plant(&g, &(struct rij){ "tegelijk", "notitie", "70", "i", "%d", "null", 0, 0 }, look);
	for (int64_t i = 0; i < 3; i++)
		plant(&g, &(struct rij){ "casus_notitie", "notitie", "71", "i", "%d", "null", 0, 0 }, request);
	u = uitgevoerd(o);
	assert_int_equal(count(&u, "casusregie: casus_notitie (wijziging)", false), 1);
	assert_int_equal(count(&u, "casusregie: casus_notitie (wijziging)", true), 1);
	assert_true(text_has(subjects(&u, "casusregie: casus"), subjects(&u, "casusregie: casus_notitie (wijziging)").p));
	for (size_t i = 0; i < u.n; i++)
		if (strstr(field(u.v[i], "name"), "casus_notitie"))
			assert_string_equal(activity(u.v[i]), ADRES "/verwerkingen#casusregie");
	for (size_t i = 0; i < u.n; i++)
		if (strcmp(field(u.v[i], "name"), "casusregie: tegelijk (wijziging)") == 0)
			trace = field(u.v[i], "trace_id");
	for (size_t i = 0; i < u.n; i++)
		together += strcmp(field(u.v[i], "name"), "casusregie: casus") == 0 && strcmp(field(u.v[i], "trace_id"), trace) == 0;
	assert_true(together >= 2); /* the look and its person */
	weg(&u);
}
TEST_BOTH(a_page_that_writes)

/* A point of an overleg is about whom the case is about; a request of the person about whom it was found to be. */
static void dossiers_without_people_of_their_own(struct opstelling *o)
{
	struct tafel t = tafel(o);
	struct rechtverzoek_id verzoek;
	struct gezin g = { .o = o };
	struct uitgevoerd u;

	g.casus.v = proef_count(o, "select casus from main.agendapunt where id = %1", t.punt.v);
	g.dennis.v = proef_count(o, "select id from main.betrokkene where dossier = %1 and hoofd = 1", g.casus.v);
	(void)linked(o, g.dennis);
	verzoek = recht_maak(o, "inzage");
	recht_zoek(o, verzoek);
	assert_true(proef_count(o, "select count(*) from main.recht_zaak where dossier = %1", verzoek.v) > 0);
	proef_sql(o, "update main.recht_zaak set betrokkene = %1", g.dennis.v);
	plant(&g, &(struct rij){ "zaak", "notitie", "1", "i", "%d", "null", 0, 0 }, 5001);
	g.casus.v = t.punt.v;
	plant(&g, &(struct rij){ "punt", "vastlegging", "1", "i", "%d", "'{\"id\":1}'", 0, 0 }, 5002);
	g.casus.v = verzoek.v;
	plant(&g, &(struct rij){ "recht", "rechtverzoek_inhoud", "1", "i", "%d", "'{\"id\":1}'", 0, 0 }, 5003);
	u = uitgevoerd(o);
	assert_int_equal(count(&u, "casusregie: zaak (wijziging)", true), 1);
	assert_true(str_eq(subjects(&u, "casusregie: punt (wijziging)"), subjects(&u, "casusregie: zaak (wijziging)")));
	assert_true(str_eq(subjects(&u, "casusregie: recht (wijziging)"), subjects(&u, "casusregie: zaak (wijziging)")));
	weg(&u);
}
TEST_BOTH(dossiers_without_people_of_their_own)

/* Rows of before the journaal said for what: the register as a whole, and nothing made up. */
static void a_change_of_before(struct opstelling *o)
{
	struct gezin g = gezin(o);
	struct uitgevoerd u;
	size_t before;

	opstelling_sql(o, "update main.journaal set route = null, doel = null");
	plant(&g, &rijen[0], 5000);
	u = uitgevoerd(o);
	before = count(&u, "onbekend (wijziging)", false);
	assert_int_equal(before, opstelling_count(o, "select count(distinct verzoek) from main.journaal where doel is null"));
	assert_true(before > 0 && count(&u, "onbekend (wijziging)", true) > 0);
	for (size_t i = 0; i < u.n; i++)
		if (strcmp(field(u.v[i], "name"), "onbekend (wijziging)") == 0)
			assert_string_equal(activity(u.v[i]), ADRES "/verwerkingen");
	weg(&u);
}
TEST_BOTH(a_change_of_before)

/* What the server does by itself says for what too, and what was destroyed keeps its record without a person. */
static void a_job_and_what_it_destroyed(struct opstelling *o)
{
	struct gezin g = gezin(o);
	struct ctx c = opstelling_as(o, "hilde.vroemen");
	struct dossier_id d = casus_dossier(g.casus);
	struct vernietiging_id order;
	struct uitgevoerd u;
	int64_t n, before;

	proef_sql(o, "update main.casus set vernietigen = 20200101 where id = %1", d.v);
	proef_good(c.fi, vernietiging_propose(&c, &d, 1));
	order.v = proef_count(o, "select id from main.vernietiging where dossier = %1", d.v);
	c = opstelling_as(o, "marjolein.tonnaer");
	proef_good(c.fi, vernietiging_judge(&c, order, 1, true, STR("")));
	before = opstelling_count(o, "select max(id) from main.journaal");
	c.actor = (struct actor){ 0 };
	c.eyes = (struct db_eyes){ .verzoek = id_new() };
	c.route = "vernietigen";
	c.doel = "bewaring";
	proef_good(c.fi, vernietiging_run(&c, &n));
	assert_int_equal(n, 1);
	assert_true(proef_count(o, "select count(*) from main.journaal where id > %1", before) > 0);
	assert_int_equal(proef_count(o, "select count(*) from main.journaal where id > %1 and (doel is null or doel <> 'bewaring' "
		"or route <> 'vernietigen')", before), 0);
	plant(&g, &rijen[0], 5000);
	u = uitgevoerd(o);
	assert_int_equal(count(&u, "bewaring: vernietigen (wijziging)", false), 1);
	assert_int_equal(count(&u, "casusregie: dossier (wijziging)", true), 0);
	weg(&u);
}
TEST_BOTH(a_job_and_what_it_destroyed)

/* invariant 12: who looked or wrote is for who may read the log, and does not leave with it. */
static void invariant_12_no_user_in_the_records(struct opstelling *o)
{
	struct gezin g = gezin(o);
	struct uitgevoerd u;
	struct ctx c = opstelling_as(o, "sanne.hendrickx");
	int64_t n = 0, who[] = { g.hoofd, g.partner, g.casus.v, c.actor.id.v, c.actor.organisatie.v,
		opstelling_id(o, "rik.schreurs").v, opstelling_count(o, "select max(verzoek) from main.journaal") };

	assert_int_equal(ldv_uitvoer(&c, STR(ADRES), keep, &u, &n), FAULT_DENIED);
	for (size_t i = 0; i < sizeof(rijen) / sizeof(rijen[0]); i++)
		plant(&g, &rijen[i], 5000 + (int64_t)i);
	u = uitgevoerd(o);
	for (size_t i = 0; i < u.n; i++) {
		char *text = json_dumps(u.v[i], 0);

		for (size_t k = 0; k < sizeof(who) / sizeof(who[0]); k++)
			assert_null(strstr(text, str_from_i64(o->arena, who[k]).p));
		assert_null(strstr(text, "example.example"));
		free(text);
	}
	weg(&u);
}
TEST_BOTH(invariant_12_no_user_in_the_records)

/* Without memory it says so, and nothing is written. */
static void too_little_memory_is_said(struct opstelling *o)
{
	for (int have = 0; have < 2; have++) {
		struct ctx c = opstelling_as(o, "hilde.vroemen");
		struct uitgevoerd u = { .o = o };
		enum fault f;
		int64_t n;

		big = have;
		f = ldv_uitvoer(&c, STR(ADRES), keep, &u, &n);
		big = INT_MAX;
		assert_int_equal(f, FAULT_BUSY);
		assert_non_null(strstr(c.fi->detail, "memory"));
		assert_true(u.n == 0 && n == 0);
	}
}
TEST_BOTH(too_little_memory_is_said)

int main(void)
{
	const struct CMUnitTest tests[] = {
		BOTH(a_change_has_a_record_of_each_person),
		BOTH(a_page_that_writes),
		BOTH(dossiers_without_people_of_their_own),
		BOTH(a_change_of_before),
		BOTH(a_job_and_what_it_destroyed),
		BOTH(invariant_12_no_user_in_the_records),
		BOTH(too_little_memory_is_said),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
