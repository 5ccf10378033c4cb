/* Destroying: by two people, held, and that nothing remains. Both databases. */
#include "domein/bewaring/bewaring.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include <cmocka.h>

#include "basis/testflush.h"
#include "domein/rapport/cijfers.h"
#include "domein/termijn/termijn.h"
#include "koppeling/vernietigd.h"
#include "tests/kijk.h"
#include "tests/proef_bewaring.h"
#include "tests/verhaal.h"
#include "tests/zaai.h"

#define SANNE "sanne.hendrickx"
#define HILDE "hilde.vroemen"
#define MARJOLEIN "marjolein.tonnaer"
#define RIK "rik.schreurs"

/* ---- two people ---- */

static const struct te_vernietigen *listed(struct opstelling *o, const char *wie, int64_t id, struct vernietigen_lijst *l)
{
	struct ctx c = opstelling_as(o, wie);

	proef_good(c.fi, vernietigen_list(&c, l));
	for (size_t i = 0; i < l->n; i++)
		if (l->v[i].id.v == id)
			return &l->v[i];
	return NULL;
}

static void propose(struct opstelling *o, const char *wie, int64_t id)
{
	struct dossier_id d = { id };
	struct ctx c = opstelling_as(o, wie);

	proef_good(c.fi, vernietiging_propose(&c, &d, 1));
}

static struct vernietiging_id open_order(struct opstelling *o, int64_t id)
{
	return (struct vernietiging_id){ proef_count(o,
		"select id from main.vernietiging where dossier = %1 and status in ('voorgesteld', 'goedgekeurd')", id) };
}

static void approve(struct opstelling *o, const char *wie, int64_t id)
{
	struct ctx c = opstelling_as(o, wie);

	proef_good(c.fi, vernietiging_judge(&c, open_order(o, id), 1, true, STR("")));
}

static int64_t run(struct opstelling *o)
{
	struct ctx c = opstelling_as(o, HILDE);
	int64_t n;

	c.actor = (struct actor){ 0 };
	c.eyes.medewerker = 0;
	proef_good(c.fi, vernietiging_run(&c, &n));
	return n;
}

static void invariant_37_who_proposes_does_not_judge(struct opstelling *o)
{
	struct casus_id id = proef_casus(o);
	struct vernietigen_lijst l;
	struct dossier_id d = { id.v };
	struct ctx c;

	assert_null(listed(o, HILDE, id.v, &l)); /* five years to go */
	c = opstelling_as(o, HILDE);
	refused(&c, vernietiging_propose(&c, &d, 1), FAULT_CONFLICT, "invariants 31");
	ends_on(o, id, datum_add_days(datum_today(), 60));
	assert_int_equal(listed(o, HILDE, id.v, &l)->nog, 60);
	c = opstelling_as(o, SANNE);
	refused(&c, vernietigen_list(&c, &l), FAULT_DENIED, NULL);
	c = opstelling_as(o, SANNE);
	refused(&c, vernietiging_propose(&c, &d, 1), FAULT_DENIED, NULL);
	propose(o, HILDE, id.v);
	c = opstelling_as(o, MARJOLEIN);
	refused(&c, vernietiging_propose(&c, &d, 1), FAULT_CONFLICT, NULL);
	c = opstelling_as(o, HILDE);
	refused(&c, vernietiging_judge(&c, open_order(o, id.v), 1, true, STR("")), FAULT_DENIED, "invariants 31");
	c = opstelling_as(o, SANNE);
	refused(&c, vernietiging_judge(&c, open_order(o, id.v), 1, true, STR("")), FAULT_DENIED, NULL);
	c = opstelling_as(o, MARJOLEIN);
	refused(&c, vernietiging_judge(&c, open_order(o, id.v), 1, false, STR("nee")), FAULT_INVALID, NULL);
	c = opstelling_as(o, MARJOLEIN);
	refused(&c, vernietiging_judge(&c, open_order(o, id.v), 7, true, STR("")), FAULT_CONFLICT, NULL);
	approve(o, MARJOLEIN, id.v);
	assert_true(listed(o, HILDE, id.v, &l)->besteld);
	assert_int_equal(l.nopdracht, 1);
	assert_int_equal(run(o), 0); /* not before its day */
	assert_int_equal(proef_count(o, "select count(*) from main.casus where id = %1", id.v), 1);
	c = opstelling_as(o, HILDE);
	proef_good(c.fi, vernietiging_withdraw(&c, open_order(o, id.v), 2, STR("Er komt een verlenging.")));
	assert_int_equal(open_order(o, id.v).v, -1);
}
TEST_BOTH(invariant_37_who_proposes_does_not_judge)

static void other_house_sees_nothing_to_destroy(struct opstelling *o)
{
	struct casus_id id = proef_casus(o);
	struct vernietigen_lijst l;
	struct dossier_id d = { id.v };
	struct ctx c;

	ends_on(o, id, datum_today());
	proef_sql(o, "update main.rol_toekenning set huis = (select h.id from main.huis h where h.code = 'ps') "
		"where medewerker = %1", opstelling_id(o, MARJOLEIN).v);
	assert_null(listed(o, MARJOLEIN, id.v, &l));
	c = opstelling_as(o, MARJOLEIN);
	refused(&c, vernietiging_propose(&c, &d, 1), FAULT_NOT_FOUND, NULL);
	propose(o, HILDE, id.v);
	c = opstelling_as(o, MARJOLEIN);
	refused(&c, vernietiging_judge(&c, open_order(o, id.v), 1, true, STR("")), FAULT_NOT_FOUND, NULL);
}
TEST_BOTH(other_house_sees_nothing_to_destroy)

/* ---- held ---- */

static struct str number_of(struct opstelling *o, struct casus_id id)
{
	struct ctx c = opstelling_as(o, SANNE);
	struct casus_kop *k;

	proef_good(c.fi, casus_kop_get(&c, id, &k));
	return k->nummer;
}

static void invariant_36_a_hold_blocks_destruction(struct opstelling *o)
{
	struct casus_id id = proef_casus(o);
	struct str nummer = number_of(o, id);
	struct dossier_id d = { id.v };
	struct bewaring_stand *s;
	struct ctx c = opstelling_as(o, HILDE);

	ends_on(o, id, datum_today());
	refused(&c, vernietigstop_set(&c, nummer, STR("kort")), FAULT_INVALID, "invariant 36");
	c = opstelling_as(o, HILDE);
	refused(&c, vernietigstop_set(&c, STR("ZV-1999-0001"), STR("Vordering tegen de gemeente.")), FAULT_INVALID, NULL);
	c = opstelling_as(o, SANNE);
	refused(&c, vernietigstop_set(&c, nummer, STR("Vordering tegen de gemeente.")), FAULT_DENIED, NULL);
	propose(o, HILDE, id.v);
	approve(o, MARJOLEIN, id.v);
	c = opstelling_as(o, HILDE);
	proef_good(c.fi, vernietigstop_set(&c, nummer, STR("Vordering tegen de gemeente.")));
	c = opstelling_as(o, HILDE);
	refused(&c, vernietigstop_set(&c, nummer, STR("Vordering tegen de gemeente.")), FAULT_CONFLICT, "invariant 36");
	assert_int_equal(run(o), 0); /* ordered, and its day has come */
	assert_int_equal(proef_count(o, "select count(*) from main.casus where id = %1", id.v), 1);
	c = opstelling_as(o, SANNE);
	proef_good(c.fi, bewaring_get(&c, id, &s));
	assert_true(s->stop && s->besteld);
	c = opstelling_as(o, HILDE);
	proef_good(c.fi, vernietiging_withdraw(&c, open_order(o, id.v), 2, STR("Er staat een stop op.")));
	c = opstelling_as(o, HILDE);
	refused(&c, vernietiging_propose(&c, &d, 1), FAULT_INVALID, "invariant 36");
	c = opstelling_as(o, MARJOLEIN);
	proef_good(c.fi, vernietigstop_lift(&c, d, STR("De zaak is geschikt.")));
	propose(o, HILDE, id.v);
	approve(o, MARJOLEIN, id.v);
	assert_int_equal(run(o), 1);
	assert_int_equal(proef_count(o, "select count(*) from main.casus where id = %1", id.v), 0);
}
TEST_BOTH(invariant_36_a_hold_blocks_destruction)

/* ---- nothing remains ---- */

#define MERK "Lindenhof" /* a word that stands in everything that goes */

struct wereld {
	struct opstelling *o;
	struct proef *p;
	struct kijker *kaal;
	int64_t weg[4], blijft; /* casus, its aanmelding, an agendapunt, a persoon; another case */
	int64_t next;
};

static void plant(struct wereld *w, const char *sql)
{
	look_exec(w->kaal, sql);
}

/* A row in each table that has one of a dossier and holds none of this one. */
static void fill(struct wereld *w, int64_t dossier)
{
	struct ctx rik = opstelling_as(w->o, RIK);

	for (size_t i = 0; i < lens_tables_n; i++) {
		const struct lens_table *t = &lens_tables[i];
		const struct zaai z = { w->p, w->next++, dossier, rik.actor.organisatie.v };

		if (t->class != LENS_CLASS_RIJ || look_int(w->kaal, text(w->p,
			"select count(*) from main.%s where dossier = %ld", t->name, (long)dossier)))
			continue;
		(void)look_try(w->kaal, zaai_sql(&z, t->name)); /* of the other kind of dossier: its own row is refused */
	}
}

/* Tables that no general rule covers: a row of each, tied to the case by the column that names it. */
static void fill_eigen(struct wereld *w)
{
	static const char *const ties[] = { "dossier", "tot = 1, casus", "casus" };
	struct ctx rik = opstelling_as(w->o, RIK);

	for (size_t i = 0; i < lens_tables_n; i++) {
		const struct lens_table *t = &lens_tables[i];
		const struct zaai z = { w->p, w->next++, w->weg[0], rik.actor.organisatie.v };

		if (t->class != LENS_CLASS_EIGEN || strncmp(t->name, "vernietiging", 12) == 0
			|| !look_try(w->kaal, zaai_sql(&z, t->name)))
			continue;
		for (size_t k = 0; k < sizeof(ties) / sizeof(ties[0]); k++)
			(void)look_try(w->kaal, text(w->p, "update main.%s set %s = %ld where id = %ld", t->name, ties[k],
				(long)w->weg[0], (long)z.id));
	}
}

static void fill_apart(struct wereld *w)
{
	long d = (long)w->weg[0], hier = (long)opstelling_id(w->o, RIK).v, org = (long)opstelling_as(w->o, RIK).actor.organisatie.v;
	const char *bytes = w->o->kind == DB_SQLITE ? "x'4c696e64656e686f66'" : "'Lindenhof'";

	plant(w, text(w->p, "update main.bijlage set titel = '" MERK "' where dossier = %ld", d));
	plant(w, text(w->p, "insert into main.bijlage_stuk (bijlage, volgnr, inhoud) select b.id, 0, %s from main.bijlage b"
		" where b.dossier = %ld", bytes, d));
	plant(w, text(w->p, "insert into main.toegangsverzoek (id, dossier, onderdeel, organisatie, medewerker, gevraagd, niveau,"
		" reden, moment) values (%ld, %ld, 'kern', %ld, %ld, 'zorg', 2, '" MERK "', 1)", (long)w->next++, d, org, hier));
	plant(w, text(w->p, "insert into main.melding (id, medewerker, soort, dossier, moment) values (%ld, %ld, 'x', %ld, 1)",
		(long)w->next++, hier, d));
	plant(w, text(w->p, "insert into main.partij (id, medewerker, sleutel, weging, begonnen) select %ld, %ld, 's', min(id), 1"
		" from main.weging", (long)w->next, hier));
	plant(w, text(w->p, "insert into main.partij_geval (id, partij, referentie, aanmelding, casus) values (%ld, %ld, 'r', %ld,"
		" %ld)", (long)w->next + 1, (long)w->next, (long)w->weg[1], d));
	plant(w, text(w->p, "insert into main.partij_gift (id, partij, dossier, medewerker, onderdeel, niveau, soort, grond, tot)"
		" values (%ld, %ld, %ld, %ld, 'kern', 1, 'team', 'x', 1)", (long)w->next + 2, (long)w->next, d, hier));
	w->next += 3;
	/* the other case names this one, and says why */
	plant(w, text(w->p, "insert into main.verband (id, dossier, onderdeel, organisatie, ander, soort, toelichting) values"
		" (%ld, %ld, 'kern', %ld, %ld, 'x', '" MERK "')", (long)w->next++, (long)w->blijft, org, d));
	plant(w, text(w->p, "insert into main.gezin_afstemming (id, dossier, onderdeel, organisatie, ander, kring, samenhang,"
		" noodzaak, moment, door) values (%ld, %ld, 'kern', %ld, %ld, '" MERK "', 'x', 'x', 1, %ld)", (long)w->next++,
		(long)w->blijft, org, d, hier));
}

static void fill_person(struct wereld *w)
{
	long persoon = (long)(w->weg[3] = w->next++), hier = (long)opstelling_as(w->o, RIK).actor.regio.v;

	plant(w, text(w->p, "insert into main.persoon (id, regio, geslachtsnaam, bsn_reden, sorteernaam, eerste_verwerking) values"
		" (%ld, %ld, '" MERK "', 'x', '" MERK "', 1)", persoon, hier));
	plant(w, text(w->p, "insert into main.persoon_term (persoon, regio, term, soort) values (%ld, %ld, 'lindenhof', 'naam')",
		persoon, hier));
	plant(w, text(w->p, "update main.betrokkene set persoon = %ld where dossier in (%ld, %ld)", persoon, (long)w->weg[0],
		(long)w->weg[1]));
}

static struct wereld world_new(struct opstelling *o)
{
	struct wereld w = { .o = o, .p = kijk_new(o), .next = 1000000 };
	struct casus_id id = verhaal_casus(o, STR(MERK));
	struct ctx sanne = opstelling_as(o, SANNE);

	w.weg[0] = id.v;
	w.weg[1] = proef_count(o, "select aanmelding from main.casus where id = %1", id.v);
	w.blijft = verhaal_casus(o, STR("Iepen")).v;
	w.kaal = look_open(w.p, LENS_KAAL);
	look_as(w.kaal, sanne.actor.id.v, sanne.actor.organisatie.v, klok_now());
	fill(&w, w.weg[0]);
	fill(&w, w.weg[1]);
	w.weg[2] = look_int(w.kaal, "select min(id) from main.agendapunt");
	if (w.weg[2] <= 0) {
		w.weg[2] = w.next++;
		plant(&w, zaai_sql(&(struct zaai){ w.p, w.next++, 0, sanne.actor.organisatie.v }, "overleg"));
		plant(&w, zaai_sql(&(struct zaai){ w.p, w.weg[2], 0, sanne.actor.organisatie.v }, "agendapunt"));
	}
	plant(&w, text(w.p, "update main.agendapunt set casus = %ld, titel = '" MERK "' where id = %ld", (long)id.v,
		(long)w.weg[2]));
	fill(&w, w.weg[2]);
	plant(&w, "update main.vernietigstop set opgeheven = 1");
	fill_apart(&w);
	fill_eigen(&w);
	fill_person(&w);
	ends_on(o, id, datum_today());
	return w;
}

/* Where one of those ids, or the word, still stands: "table.column;" each. */
static const char *traces(struct wereld *w)
{
	/* the log of who looked, the record of what was written, the order, and what names a number alone */
	static const char *const stay[] = { "journaal|dossier", "journaal|rij", "raadpleging|dossier", "raadpleging|persoon",
		"vernietiging|dossier", "weging_regel|aanmelding", "formulier|uitkomst" };
	const char *rows = kijk_columns(w->kaal), *table, *column;
	struct buf found = buf_new(w->o->arena);
	bool last;

	while (kijk_cell(w->p, &rows, &table, &last) && kijk_cell(w->p, &rows, &column, &last)) {
		const char *name = text(w->p, "%s|%s", table, column);
		bool keep = strcmp(column, "inhoud") == 0 && strcmp(table, "bijlage_stuk") != 0;

		for (size_t i = 0; i < sizeof(stay) / sizeof(stay[0]); i++)
			keep |= strcmp(stay[i], name) == 0;
		if (!keep && look_int(w->kaal, text(w->p, "select count(*) from main.%s where cast(\"%s\" as text) in ('%ld', '%ld',"
			" '%ld', '%ld') or cast(\"%s\" as text) like '%%" MERK "%%' or cast(\"%s\" as text) like '%%lindenhof%%'", table,
			column, (long)w->weg[0], (long)w->weg[1], (long)w->weg[2], (long)w->weg[3], column, column)))
			buf_addz(&found, text(w->p, "%s;", name));
	}
	return buf_str(&found).p;
}

/* How many rows each table holds of the case that stays, and how many images. */
static const char *of_the_other(struct wereld *w)
{
	struct buf b = buf_new(w->o->arena);

	for (size_t i = 0; i < lens_tables_n; i++) {
		const char *t = lens_tables[i].name;

		if (lens_tables[i].class == LENS_CLASS_RIJ && strcmp(t, "verband") != 0 && strcmp(t, "gezin_afstemming") != 0)
			buf_add_i64(&b, look_int(w->kaal, text(w->p, "select count(*) from main.%s where dossier = %ld", t,
				(long)w->blijft)));
		buf_addc(&b, ' ');
	}
	buf_add_i64(&b, look_int(w->kaal, text(w->p, "select count(*) from main.journaal where dossier = %ld and beeld is not null"
		" and tabel not in ('verband', 'gezin_afstemming')", (long)w->blijft)));
	return buf_str(&b).p;
}

static bool word_in(const char *list, const char *word)
{
	size_t n = strlen(word);

	for (const char *at = strstr(list, word); at; at = strstr(at + 1, word))
		if (at[-1] == ' ' && at[n] == ' ')
			return true;
	return false;
}

/* Of every table whose rows a destruction takes, some were there and went: a table that is new is proved here too. */
static void every_table_gave_something(const struct verklaring *v)
{
	/* what goes by an order of its own: register_test.c */
	static const char own[] = " datalek rechtverzoek rechtverzoek_inhoud recht_zoeking recht_zaak inzage_deel inzage_levering zienswijze ";
	struct stmt_set all = domein_statements();
	size_t tables = 0;

	for (size_t i = 0; i < all.n; i++) {
		const char *name = all.v[i]->name;
		bool found = false;

		if (strncmp(name, "wis_4_", 6) != 0)
			continue;
		name += strlen("wis_4_00_");
		tables++;
		if (word_in(own, name))
			continue;
		for (size_t k = 0; k < v->n; k++)
			found |= str_eq(v->v[k].tabel, str_z(name)) && v->v[k].n > 0;
		if (!found)
			fail_msg("%s: nothing was planted: it wants a word in zaai_ook, or a tie in fill_eigen", name);
	}
	assert_true(tables > 50);
}

static struct verklaring *certificate(struct opstelling *o, int64_t dossier)
{
	struct ctx c = opstelling_as(o, HILDE);
	struct verklaring *v;
	struct vernietiging_id id = { proef_count(o, "select id from main.vernietiging where dossier = %1 and status = "
		"'uitgevoerd'", dossier) };

	proef_good(c.fi, verklaring_get(&c, id, &v));
	return v;
}

static void invariant_37_nothing_remains(struct opstelling *o)
{
	struct wereld w = world_new(o);
	const char *before = of_the_other(&w);
	struct verklaring *v;

	assert_true(strstr(traces(&w), "betrokkene|geslachtsnaam;") && strstr(traces(&w), "journaal|beeld;")
		&& strstr(traces(&w), "persoon_term|term;") && strstr(traces(&w), "verband|ander;"));
	propose(o, HILDE, w.weg[0]);
	approve(o, MARJOLEIN, w.weg[0]);
	assert_int_equal(run(o), 1);
	assert_string_equal(traces(&w), "");
	assert_string_equal(of_the_other(&w), before);
	assert_int_equal(look_int(w.kaal, "select count(*) from main.vernietiging_lopend"), 0);
	v = certificate(o, w.weg[0]);
	every_table_gave_something(v);
	assert_true(v->r.rijen > 40 && v->beelden > 40 && v->bijlagen >= 1 && v->personen == 1);
	assert_true(str_eq(v->r.voorgesteld_naam, STR("Hilde Vroemen")) && str_eq(v->r.beoordeeld_naam, STR("Marjolein Tonnaer")));
	assert_true(str_eq(v->r.grond, STR("termijn")));
	assert_int_equal(run(o), 0);
	look_close(w.kaal);
}
TEST_BOTH(invariant_37_nothing_remains)

/* A stone without an id: the figures are what they were, and the stone names nothing. */
static void invariant_37_the_figures_stay(struct opstelling *o)
{
	struct casus_id id = verhaal_casus(o, STR(MERK));
	struct ctx c = opstelling_as(o, MARJOLEIN);
	struct cijfers voor, na;

	proef_good(c.fi, cijfers_lezen(&c, &voor));
	assert_int_equal(voor.totaal.som.geopend, 1);
	ends_on(o, id, datum_today());
	propose(o, HILDE, id.v);
	approve(o, MARJOLEIN, id.v);
	assert_int_equal(run(o), 1);
	c = opstelling_as(o, MARJOLEIN);
	proef_good(c.fi, cijfers_lezen(&c, &na));
	assert_int_equal(na.totaal.som.geopend, 1);
	assert_int_equal(na.totaal.som.open, 0);
	assert_true(str_eq(na.rijen[0].thema, voor.rijen[0].thema));
	assert_int_equal(opstelling_count(o, "select count(*) from main.grafsteen"), 2); /* the case and its aanmelding */
	assert_int_equal(proef_count(o, "select count(*) from main.grafsteen where id = %1 or id in (select dossier from "
		"main.vernietiging) or id in (select id from main.vernietiging)", id.v), 0);
}
TEST_BOTH(invariant_37_the_figures_stay)

static void a_person_of_another_case_stays(struct opstelling *o)
{
	struct wereld w = world_new(o);

	proef_sql(o, "update main.betrokkene set persoon = (select max(persoon) from main.betrokkene) where dossier = %1", w.blijft);
	propose(o, HILDE, w.weg[0]);
	approve(o, MARJOLEIN, w.weg[0]);
	assert_int_equal(run(o), 1);
	assert_int_equal(certificate(o, w.weg[0])->personen, 0);
	assert_int_equal(look_int(w.kaal, "select count(*) from main.persoon_term where term = 'lindenhof'"), 1);
	assert_int_equal(look_int(w.kaal, text(w.p, "select count(*) from main.journaal where tabel = 'persoon' and rij = %ld and "
		"beeld is not null", (long)w.weg[3])), 1);
	look_close(w.kaal);
}
TEST_BOTH(a_person_of_another_case_stays)

/* ---- the journaal ---- */

static bool tried(struct wereld *w, const char *sql)
{
	return look_try(w->kaal, sql);
}

/* Every way to an empty or changed image but the one. */
static void nothing_else_empties_the_journaal(struct opstelling *o)
{
	struct wereld w = world_new(o);
	long d = (long)w.weg[0];
	const char *leeg = text(w.p, "update main.journaal set beeld = null where dossier = %ld", d), *lopend;
	int64_t beelden = look_int(w.kaal, "select count(*) from main.journaal where beeld is not null");
	struct vernietiging_id order;

	assert_false(tried(&w, leeg));
	assert_false(tried(&w, text(w.p, "insert into main.vernietiging_lopend (vernietiging, dossier) values (1, %ld)", d)));
	propose(o, HILDE, w.weg[0]);
	order = open_order(o, w.weg[0]);
	lopend = text(w.p, "insert into main.vernietiging_lopend (vernietiging, dossier) values (%ld, %ld)", (long)order.v, d);
	assert_false(tried(&w, lopend)); /* proposed by one is no order */
	assert_false(tried(&w, text(w.p, "update main.vernietiging set status = 'goedgekeurd' where id = %ld", (long)order.v)));
	assert_false(tried(&w, text(w.p, "update main.vernietiging set status = 'goedgekeurd', beoordeeld_door = voorgesteld_door"
		" where id = %ld", (long)order.v))); /* nor by one twice */
	approve(o, MARJOLEIN, w.weg[0]);
	assert_false(tried(&w, leeg)); /* ordered, but not in the unit */
	plant(&w, lopend);
	assert_false(tried(&w, text(w.p, "update main.journaal set beeld = '{}' where dossier = %ld", d)));
	assert_false(tried(&w, text(w.p, "update main.journaal set beeld = null, medewerker = 1 where dossier = %ld", d)));
	assert_false(tried(&w, text(w.p, "update main.journaal set beeld = null, doel = 'x' where dossier = %ld", d)));
	assert_false(tried(&w, text(w.p, "update main.journaal set beeld = null, route = 'x' where dossier = %ld", d)));
	assert_false(tried(&w, text(w.p, "update main.journaal set beeld = null where dossier = %ld", (long)w.blijft)));
	assert_false(tried(&w, text(w.p, "delete from main.journaal where dossier = %ld", d)));
	assert_false(tried(&w, "update main.vernietiging_lopend set dossier = 1"));
	assert_int_equal(look_int(w.kaal, "select count(*) from main.journaal where beeld is not null and tabel not like 'vern%'"),
		beelden - look_int(w.kaal, "select count(*) from main.journaal where beeld is not null and tabel = 'vernietigstop'"));
	plant(&w, "delete from main.vernietiging_lopend");
	assert_int_equal(run(o), 1);
	/* carried out: the order opens nothing any more, and is fixed */
	assert_false(tried(&w, lopend));
	assert_false(tried(&w, text(w.p, "update main.vernietiging set rijen = 0 where id = %ld", (long)order.v)));
	assert_false(tried(&w, text(w.p, "delete from main.vernietiging where id = %ld", (long)order.v)));
	assert_false(tried(&w, "update main.journaal set beeld = '{}' where beeld is null"));
	look_close(w.kaal);
}
TEST_BOTH(nothing_else_empties_the_journaal)

/* The destruction stumbles at its very end: all of it is still there. */
static void nothing_is_half_destroyed(struct opstelling *o)
{
	struct wereld w = world_new(o);
	const char *voor;
	struct ctx c;
	int64_t n;

	propose(o, HILDE, w.weg[0]);
	approve(o, MARJOLEIN, w.weg[0]);
	voor = traces(&w);
	if (o->kind == DB_SQLITE)
		opstelling_sql(o, "create trigger struikel before delete on persoon begin select raise(abort, 'struikel'); end");
	else
		opstelling_sql(o, "alter table main.persoon add constraint struikel check (sorteernaam <> ''); "
			"create function main.struikel() returns trigger language plpgsql as 'begin raise exception ''struikel''; end'; "
			"create trigger struikel before delete on main.persoon for each row execute function main.struikel()");
	c = opstelling_as(o, HILDE);
	assert_int_not_equal(vernietiging_run(&c, &n), FAULT_NONE);
	assert_string_equal(traces(&w), voor);
	assert_int_equal(look_int(w.kaal, "select count(*) from main.vernietiging_lopend"), 0);
	assert_int_equal(look_int(w.kaal, "select count(*) from main.grafsteen"), 0);
	opstelling_sql(o, o->kind == DB_SQLITE ? "drop trigger struikel" : "drop trigger struikel on main.persoon");
	assert_int_equal(run(o), 1);
	assert_string_equal(traces(&w), "");
	look_close(w.kaal);
}
TEST_BOTH(nothing_is_half_destroyed)

static bool file_has(const char *path, const char *mark)
{
	FILE *f = fopen(path, "re");
	struct stat st;
	char *all;
	bool has;

	if (!f)
		return false;
	assert_int_equal(fstat(fileno(f), &st), 0);
	all = malloc((size_t)st.st_size + 1);
	assert_non_null(all);
	assert_int_equal(fread(all, 1, (size_t)st.st_size, f), st.st_size);
	has = memmem(all, (size_t)st.st_size, mark, strlen(mark)) != NULL;
	free(all);
	fclose(f);
	return has;
}

/* SQLite keeps nothing of it in its files either. */
static void the_files_hold_nothing(struct opstelling *o)
{
	static const char *const files[] = { "proef.db", "proef.db-wal" };
	struct wereld w;

	if (o->kind != DB_SQLITE)
		return;
	w = world_new(o);
	look_close(w.kaal); /* a reader that holds on keeps the log from being emptied */
	propose(o, HILDE, w.weg[0]);
	approve(o, MARJOLEIN, w.weg[0]);
	assert_int_equal(run(o), 1);
	for (size_t i = 0; i < sizeof(files) / sizeof(files[0]); i++)
		assert_false(file_has(text(w.p, "%s/%s", o->dir, files[i]), MERK));
}
TEST_BOTH(the_files_hold_nothing)

/* ---- other roads ---- */

static void invariant_4_what_was_not_taken_up_is_destroyed(struct opstelling *o)
{
	struct aanmelding_id a = verhaal_aanmelding(o, RIK, STR(MERK));
	struct vernietigen_lijst l;
	struct aanmelding *zicht;
	struct ctx c;

	verhaal_weging(o, a, "niet_in_behandeling", NULL);
	assert_int_equal(proef_count(o, "select vernietigen from main.aanmelding where id = %1", a.v),
		bewaring_afgewezen(datum_today(), 14).v);
	assert_int_equal(listed(o, HILDE, a.v, &l)->nog, 14);
	propose(o, HILDE, a.v);
	approve(o, MARJOLEIN, a.v);
	assert_int_equal(run(o), 0);
	c = opstelling_as(o, RIK);
	proef_good(c.fi, aanmelding_get(&c, a, &zicht)); /* until then: that it was received, the decision, the reason */
	opstelling_sql(o, str_cat(o->arena, STR("update main.aanmelding set vernietigen = "),
		str_from_i64(o->arena, datum_today().v)).p);
	opstelling_sql(o, str_cat(o->arena, STR("update main.vernietiging set uiterlijk = "),
		str_from_i64(o->arena, datum_today().v)).p);
	assert_int_equal(run(o), 1);
	c = opstelling_as(o, RIK);
	refused(&c, aanmelding_get(&c, a, &zicht), FAULT_NOT_FOUND, NULL);
	assert_int_equal(proef_count(o, "select count(*) from main.journaal where dossier = %1 and beeld is not null", a.v), 0);
	assert_true(str_eq(certificate(o, a.v)->r.grond, STR("niet_opgenomen")));
}
TEST_BOTH(invariant_4_what_was_not_taken_up_is_destroyed)

static void earlier_only_when_nobody_works_in_it(struct opstelling *o)
{
	struct casus_id id = afschaling_casus(o);
	struct str nummer = number_of(o, id);
	struct ctx c = opstelling_as(o, HILDE);

	refused(&c, vernietiging_propose_early(&c, nummer, "niet_nodig", STR("De zaak bleek een vergissing."), STR("")), FAULT_INVALID,
		"invariants 31");
	proef_good(c.fi, afschaling_sluit(o, id));
	c = opstelling_as(o, HILDE);
	refused(&c, vernietiging_propose_early(&c, nummer, "niet_nodig", STR("kort"), STR("")), FAULT_INVALID, NULL);
	c = opstelling_as(o, HILDE);
	proef_good(c.fi, vernietiging_propose_early(&c, nummer, "niet_nodig", STR("De zaak bleek een vergissing."), STR("")));
	approve(o, MARJOLEIN, id.v);
	assert_int_equal(run(o), 1);
	assert_int_equal(proef_count(o, "select count(*) from main.casus where id = %1", id.v), 0);
}
TEST_BOTH(earlier_only_when_nobody_works_in_it)

/* A backup from before the proposal is put back: the file of orders does it again. */
static void what_was_destroyed_since_the_backup_goes_again(struct opstelling *o)
{
	struct casus_id id = verhaal_casus(o, STR(MERK)), ander = verhaal_casus(o, STR("Iepen"));
	struct vernietigd v[2] = { { .id = { 77 }, .soort = STR("casus"), .grond = STR("termijn"), .dossier = { id.v },
		.uiterlijk = datum_today(), .voorgesteld = 5, .beoordeeld = 6, .uitgevoerd = 7,
		.voorgesteld_door = opstelling_id(o, HILDE), .beoordeeld_door = opstelling_id(o, MARJOLEIN) } };
	struct vernietigden l = { 2, v };
	struct ctx c = opstelling_as(o, HILDE);
	struct verklaring *k;
	int64_t n;

	v[0].regio = c.actor.regio;
	v[1] = v[0];
	v[1].id.v = 78;
	v[1].dossier.v = 4711; /* came and went after the backup */
	c.actor = (struct actor){ 0 };
	c.eyes.medewerker = 0;
	proef_good(c.fi, vernietigd_redo(&c, &l, &n));
	assert_int_equal(n, 2);
	assert_int_equal(proef_count(o, "select count(*) from main.casus where id = %1", id.v), 0);
	assert_int_equal(proef_count(o, "select count(*) from main.casus where id = %1", ander.v), 1);
	k = certificate(o, id.v);
	assert_int_equal(k->r.uitgevoerd, 7);
	assert_true(k->herhaald > 7 && k->r.rijen > 10);
	proef_good(c.fi, vernietigd_redo(&c, &l, &n)); /* again: nothing is left to do */
	assert_int_equal(n, 0);
	proef_good(c.fi, vernietigd_list(&c, 0, &l));
	assert_int_equal(l.n, 2);
	assert_int_equal(l.v[0].dossier.v == id.v || l.v[1].dossier.v == id.v, 1);
	v[0].id.v = 79;
	v[0].dossier.v = ander.v;
	v[0].beoordeeld_door = v[0].voorgesteld_door; /* a line that no two people gave is refused */
	l = (struct vernietigden){ 1, v };
	assert_int_not_equal(vernietigd_redo(&c, &l, &n), FAULT_NONE);
	assert_int_equal(proef_count(o, "select count(*) from main.casus where id = %1", ander.v), 1);
}
TEST_BOTH(what_was_destroyed_since_the_backup_goes_again)

/* What was put in the place of a corrected value holds the rest of that image. */
static void invariant_37_masks_of_corrections_go_too(struct opstelling *o)
{
	struct wereld w = world_new(o);
	int64_t of_other;

	plant(&w, text(w.p, "insert into main.journaal_masker (journaal, beeld) select j.id, '{\"m\":\"" MERK "\"}' from"
		" main.journaal j where j.dossier in (%ld, %ld) and j.beeld is not null and not exists (select 1 from"
		" main.journaal_masker g where g.journaal = j.id)", (long)w.weg[0], (long)w.weg[1]));
	plant(&w, text(w.p, "insert into main.journaal_masker (journaal, beeld) select j.id, '{}' from main.journaal j where"
		" j.dossier = %ld and j.beeld is not null and j.tabel not in ('verband', 'gezin_afstemming')", (long)w.blijft));
	of_other = look_int(w.kaal, "select count(*) from main.journaal_masker where beeld = '{}'");
	assert_true(of_other > 0 && look_int(w.kaal, "select count(*) from main.journaal_masker") > of_other + 20);
	propose(o, HILDE, w.weg[0]);
	approve(o, MARJOLEIN, w.weg[0]);
	assert_int_equal(run(o), 1);
	assert_int_equal(look_int(w.kaal, "select count(*) from main.journaal_masker"), of_other);
	assert_string_equal(traces(&w), "");
	look_close(w.kaal);
}
TEST_BOTH(invariant_37_masks_of_corrections_go_too)

/* The past of a destroyed dossier is gone with it, even for who would be admitted anew. */
static void the_past_shows_nothing(struct opstelling *o)
{
	static const char *const tables[] = { "casus", "betrokkene", "notitie", "plan" };
	struct wereld w = world_new(o);
	struct ctx c = opstelling_as(o, SANNE);
	struct kijker *asof = look_open(w.p, LENS_ASOF);
	int64_t toen = klok_now();

	kijk_as(o, asof, SANNE, toen + 1000);
	look_asof(asof, w.weg[0], toen, c.actor.id.v);
	for (size_t i = 0; i < sizeof(tables) / sizeof(tables[0]); i++)
		assert_true(look_int(asof, text(w.p, "select count(*) from %s", tables[i])) > 0);
	look_close(asof);
	propose(o, HILDE, w.weg[0]);
	approve(o, MARJOLEIN, w.weg[0]);
	assert_int_equal(run(o), 1);
	plant(&w, text(w.p, "insert into main.toegang (id, dossier, medewerker, onderdeel, niveau, soort, grond, organisatie, van,"
		" door) values (%ld, %ld, %ld, 'kern', 3, 'toetsing', 'proef', %ld, 1, 1)", (long)w.next++, (long)w.weg[0],
		(long)c.actor.id.v, (long)c.actor.organisatie.v));
	asof = look_open(w.p, LENS_ASOF);
	kijk_as(o, asof, SANNE, toen + 1000);
	look_asof(asof, w.weg[0], toen, c.actor.id.v);
	for (size_t i = 0; i < sizeof(tables) / sizeof(tables[0]); i++)
		assert_int_equal(look_int(asof, text(w.p, "select count(*) from %s", tables[i])), 0);
	assert_int_equal(look_int(asof, "select count(*) from journaal where beeld is not null and tabel <> 'toegang'"), 0);
	look_close(asof);
	look_close(w.kaal);
}
TEST_BOTH(the_past_shows_nothing)

/* ---- the file beside the backups ---- */

static void write_file(const char *path, const char *how, const char *text)
{
	FILE *f = fopen(path, how);

	assert_non_null(f);
	fputs(text, f);
	fclose(f);
}

static void the_file_remembers_every_destruction(struct opstelling *o)
{
	struct casus_id id = verhaal_casus(o, STR(MERK)), ander = verhaal_casus(o, STR("Iepen"));
	const char *path = str_cat(o->arena, str_z(o->dir), STR("/vernietigingen.txt")).p;
	struct ctx c = opstelling_as(o, HILDE);
	struct vernietigden l;

	proef_good(c.fi, vernietigd_keep(&c, path));
	assert_int_equal(vernietigd_read(&c, path, &l), FAULT_NOT_FOUND);
	fault_clear(c.fi);
	ends_on(o, id, datum_today());
	propose(o, HILDE, id.v);
	approve(o, MARJOLEIN, id.v);
	assert_int_equal(run(o), 1);
	folders_flushed = 0;
	for (int i = 0; i < 2; i++) { /* what is there is not written twice */
		c = opstelling_as(o, HILDE);
		proef_good(c.fi, vernietigd_keep(&c, path));
		assert_true(folders_flushed > 0); /* the file outlives a crash */
		proef_good(c.fi, vernietigd_read(&c, path, &l));
		assert_int_equal(l.n, 1);
	}
	assert_int_equal(l.v[0].dossier.v, id.v);
	assert_int_equal(l.v[0].voorgesteld_door.v, opstelling_id(o, HILDE).v);
	assert_int_equal(l.v[0].beoordeeld_door.v, opstelling_id(o, MARJOLEIN).v);
	assert_true(str_eq(l.v[0].grond, STR("termijn")) && l.v[0].uiterlijk.v == datum_today().v);
	write_file(path, "a", "12 34 cas"); /* stopped in the middle of a line */
	proef_good(c.fi, vernietigd_read(&c, path, &l));
	assert_int_equal(l.n, 1);
	ends_on(o, ander, datum_today());
	propose(o, HILDE, ander.v);
	approve(o, MARJOLEIN, ander.v);
	assert_int_equal(run(o), 1);
	c = opstelling_as(o, HILDE);
	proef_good(c.fi, vernietigd_keep(&c, path));
	proef_good(c.fi, vernietigd_read(&c, path, &l));
	assert_int_equal(l.n, 2);
	assert_int_equal(l.v[1].dossier.v, ander.v);
	write_file(path, "a", "12 34 casus x\n"); /* damaged: said, by line */
	assert_int_equal(vernietigd_read(&c, path, &l), FAULT_INVALID);
	assert_non_null(strstr(c.fi->detail, "line 4"));
}
TEST_BOTH(the_file_remembers_every_destruction)

int main(void)
{
	const struct CMUnitTest tests[] = {
		BOTH(invariant_37_who_proposes_does_not_judge),
		BOTH(other_house_sees_nothing_to_destroy),
		BOTH(invariant_36_a_hold_blocks_destruction),
		BOTH(invariant_37_nothing_remains),
		BOTH(invariant_37_masks_of_corrections_go_too),
		BOTH(invariant_37_the_figures_stay),
		BOTH(a_person_of_another_case_stays),
		BOTH(nothing_else_empties_the_journaal),
		BOTH(nothing_is_half_destroyed),
		BOTH(the_files_hold_nothing),
		BOTH(invariant_4_what_was_not_taken_up_is_destroyed),
		BOTH(earlier_only_when_nobody_works_in_it),
		BOTH(what_was_destroyed_since_the_backup_goes_again),
		BOTH(the_past_shows_nothing),
		BOTH(the_file_remembers_every_destruction),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
