/* Keeping and destroying: until when, longer, held, by two people, and that nothing remains. Both databases. */
#include "domein/bewaring/bewaring.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "domein/rapport/cijfers.h"
#include "domein/termijn/termijn.h"
#include "tests/kijk.h"
#include "tests/proef_afschaling.h"
#include "tests/verhaal.h"
#include "tests/zaai.h"

#define SANNE "sanne.hendrickx"
#define HILDE "hilde.vroemen"
#define MARJOLEIN "marjolein.tonnaer"
#define RIK "rik.schreurs"

static void good(struct ctx *c, enum fault f)
{
	if (f)
		fail_msg("%s: %s %s %s %s %s", fault_name(f), c->fi->text ? c->fi->text : "", c->fi->rule ? c->fi->rule : "",
			c->fi->nfields ? c->fi->fields[0].field : "", c->fi->nfields ? c->fi->fields[0].text : "", c->fi->detail);
}

static void refused(struct ctx *c, enum fault f, enum fault as, const char *rule)
{
	if (f != as)
		fail_msg("%s instead of %s: %s", fault_name(f), fault_name(as), c->fi->text ? c->fi->text : c->fi->detail);
	if (rule && (!c->fi->rule || !strstr(c->fi->rule, rule)))
		fail_msg("rule %s instead of %s", c->fi->rule ? c->fi->rule : "none", rule);
}

/* ---- until when ---- */

static void invariant_31_each_regime_counts_from_its_own_day(struct opstelling *o)
{
	static const struct {
		const char *regime;
		int32_t zonder, met;
	} wanted[] = {
		{ "wgs_casus", 20310515, 20310515 },
		{ "wgs_lijst", 20310515, 20310515 },
		{ "radicalisering", 20310515, 20310515 },
		{ "via", 20270515, 20270515 },
		{ "wth", 20310515, 20310210 },     /* five years from the order; unknown: from the first processing */
		{ "nazorg", 20310515, 20260810 },  /* half a year from release */
	};
	int64_t eerste = moment_of(datum_of(2026, 5, 15), 23, 30);

	for (size_t i = 0; i < sizeof(wanted) / sizeof(wanted[0]); i++) {
		const struct bewaring *b = &regime_find(o->cat, str_z(wanted[i].regime))->bewaring;

		assert_int_equal(bewaring_dag(b, eerste, (struct datum){ 0 }).v, wanted[i].zonder);
		assert_int_equal(bewaring_dag(b, eerste, datum_of(2026, 2, 10)).v, wanted[i].met);
	}
	assert_int_equal(bewaring_afgewezen(datum_of(2026, 11, 30), 14).v, 20261214);
}
TEST_BOTH(invariant_31_each_regime_counts_from_its_own_day)

static void ends_on(struct opstelling *o, struct casus_id id, struct datum d)
{
	opstelling_sql(o, str_cat(o->arena, str_cat(o->arena, STR("update main.casus set vernietigen = "),
		str_from_i64(o->arena, d.v)), str_cat(o->arena, STR(" where id = "), str_from_i64(o->arena, id.v))).p);
}

static void invariant_31_shown_with_days_to_go_and_not_moved_by_closing(struct opstelling *o)
{
	struct casus_id id = afschaling_casus(o);
	struct ctx c = opstelling_as(o, SANNE);
	struct bewaring_stand *s;
	struct datum dag;

	good(&c, bewaring_get(&c, id, &s));
	dag = s->kop->vernietigen;
	assert_int_equal(dag.v, datum_add_months(s->begin, 60).v);
	assert_int_equal(s->nog, datum_days_between(datum_today(), dag));
	assert_false(s->stop || s->besteld || s->n);
	c = opstelling_as(o, SANNE);
	good(&c, afschaling_sluit(o, id));
	klok_freeze(klok_now() + 10);
	c = opstelling_as(o, SANNE);
	good(&c, bewaring_get(&c, id, &s));
	assert_int_equal(s->kop->vernietigen.v, dag.v);
	c = opstelling_as(o, RIK);
	refused(&c, bewaring_get(&c, id, &s), FAULT_NOT_FOUND, NULL);
	klok_freeze(0);
}
TEST_BOTH(invariant_31_shown_with_days_to_go_and_not_moved_by_closing)

/* ---- longer ---- */

struct proef_verlenging {
	struct verlenging v;
	struct medewerker_id wie[1];
	struct organisatie_id bronnen[10];
	struct str namen[10];
};

static void extension_fill(struct opstelling *o, struct casus_id id, struct proef_verlenging *p)
{
	struct ctx c = opstelling_as(o, SANNE);
	struct verlenging_vorm *vorm;

	good(&c, verlenging_form(&c, id, &vorm));
	*p = (struct proef_verlenging){ .v = { .casus = id, .versie = vorm->stand->kop->versie, .besloten = datum_today(),
		.motivering = STR("Er zijn nog wekelijks meldingen."), .criteria = true, .n = 1, .nbronnen = vorm->nbronnen } };
	if (vorm->nleden)
		p->wie[0] = vorm->leden[0].id;
	for (size_t i = 0; i < vorm->nbronnen; i++) {
		p->bronnen[i] = vorm->bronnen[i].id;
		p->namen[i] = STR("J. Smeets");
	}
	p->v.deelnemers = p->wie;
	p->v.bronnen = p->bronnen;
	p->v.wie = p->namen;
}

static void not_longer(struct opstelling *o, const struct verlenging *v, const char *rule)
{
	struct ctx c = opstelling_as(o, SANNE);

	refused(&c, verlenging_add(&c, v), FAULT_INVALID, rule);
	assert_int_equal(proef_count(o, "select count(*) from main.verlenging where dossier = %1", v->casus.v), 0);
}

static void invariant_32_longer_only_on_two_grounds_with_consent(struct opstelling *o)
{
	struct casus_id id = afschaling_casus(o);
	struct proef_verlenging p;
	struct ctx c;

	extension_fill(o, id, &p); /* four and three quarters of a year too early */
	not_longer(o, &p.v, "invariant 32");
	ends_on(o, id, datum_add_days(datum_today(), 30));
	extension_fill(o, id, &p);
	assert_true(p.v.nbronnen >= 1); /* the police supplied it */
	p.namen[0] = STR(" ");
	not_longer(o, &p.v, "invariant 32");
	extension_fill(o, id, &p);
	p.v.nbronnen--;
	not_longer(o, &p.v, "invariant 32");
	extension_fill(o, id, &p);
	p.v.n = 0;
	not_longer(o, &p.v, "invariant 32");
	extension_fill(o, id, &p);
	p.wie[0] = opstelling_id(o, "lotte.veldkamp"); /* care does not decide */
	not_longer(o, &p.v, "invariant 32");
	extension_fill(o, id, &p);
	p.v.criteria = false;
	not_longer(o, &p.v, "BGS 1.16 lid 2");
	extension_fill(o, id, &p);
	p.v.besloten = datum_add_days(datum_today(), 1);
	not_longer(o, &p.v, "invariant 32");
	extension_fill(o, id, &p);
	c = opstelling_as(o, RIK);
	refused(&c, verlenging_add(&c, &p.v), FAULT_DENIED, NULL);
	c = opstelling_as(o, "tim.boesten");
	refused(&c, verlenging_add(&c, &p.v), FAULT_NOT_FOUND, NULL);
}
TEST_BOTH(invariant_32_longer_only_on_two_grounds_with_consent)

static void invariant_32_two_years_at_a_time(struct opstelling *o)
{
	struct casus_id id = afschaling_casus(o);
	struct datum dag = datum_add_days(datum_today(), 30);
	struct proef_verlenging p;
	struct verlenging_vorm *vorm;
	struct bewaring_stand *s;
	struct ctx c;

	ends_on(o, id, dag);
	extension_fill(o, id, &p);
	c = opstelling_as(o, SANNE);
	c.token = STR("een");
	good(&c, verlenging_add(&c, &p.v));
	c = opstelling_as(o, SANNE);
	c.token = STR("een"); /* a second submit does nothing twice */
	good(&c, verlenging_add(&c, &p.v));
	c = opstelling_as(o, SANNE);
	refused(&c, verlenging_add(&c, &p.v), FAULT_CONFLICT, NULL);
	c = opstelling_as(o, SANNE);
	good(&c, bewaring_get(&c, id, &s));
	assert_int_equal(s->kop->vernietigen.v, datum_add_months(dag, 24).v);
	assert_int_equal(s->n, 1);
	assert_int_equal(s->v[0].van.v, dag.v);
	assert_int_equal(s->v[0].nbronnen, p.v.nbronnen);
	assert_int_equal(s->v[0].ndeelnemers, 1);
	assert_true(text_has(s->v[0].bronnen[0], "J. Smeets"));
	assert_int_equal(proef_count(o, "select einde from main.termijn where dossier = %1 and klok = 'vernietigen_verlengd' "
		"and voldaan is null", id.v), datum_add_months(dag, 24).v);
	assert_int_equal(proef_count(o, "select count(*) from main.termijn where dossier = %1 and klok = 'vernietigen_wgs' "
		"and voldaan is null", id.v), 0);
	c = opstelling_as(o, SANNE);
	good(&c, verlenging_form(&c, id, &vorm));
	assert_non_null(vorm->nee); /* again, but not before the last quarter */
}
TEST_BOTH(invariant_32_two_years_at_a_time)

static void invariant_32_closed_longer_than_a_year_goes(struct opstelling *o)
{
	struct casus_id id = afschaling_casus(o);
	struct verlenging_vorm *vorm;
	struct proef_verlenging p;
	struct ctx c;

	good(&(struct ctx){ .fi = &o->fi }, afschaling_sluit(o, id));
	klok_freeze(klok_now() + 10);
	ends_on(o, id, datum_add_days(datum_today(), 30));
	proef_sql(o, "update main.casus set gesloten = gesloten - 27648000000 where id = %1", id.v); /* 320 days */
	extension_fill(o, id, &p);
	p.v.criteria = false; /* of a closed case the risk of relapse counts */
	c = opstelling_as(o, SANNE);
	good(&c, verlenging_form(&c, id, &vorm));
	assert_string_equal(vorm->grond, "terugval");
	proef_sql(o, "update main.casus set gesloten = gesloten - 2592000000 where id = %1", id.v); /* 350 days */
	c = opstelling_as(o, SANNE);
	good(&c, verlenging_form(&c, id, &vorm));
	assert_non_null(vorm->nee);
	not_longer(o, &p.v, "invariant 32");
	proef_sql(o, "update main.casus set gesloten = gesloten + 2592000000 where id = %1", id.v);
	c = opstelling_as(o, SANNE);
	good(&c, verlenging_add(&c, &p.v));
	klok_freeze(klok_now() + 10);
	c = opstelling_as(o, SANNE);
	good(&c, bewaring_get(&c, id, &vorm->stand)); /* who kept kern keeps it until the new day */
	assert_int_equal(proef_count(o, "select count(*) from main.toegang t where t.dossier = %1 and t.onderdeel = 'kern' "
		"and t.niveau = 3 and t.tot > 1", id.v) > 0, 1);
	klok_freeze(0);
}
TEST_BOTH(invariant_32_closed_longer_than_a_year_goes)

/* ---- two people ---- */

static const struct te_vernietigen *listed(struct opstelling *o, const char *wie, int64_t id, struct vernietigen_lijst *l)
{
	struct ctx c = opstelling_as(o, wie);

	good(&c, vernietigen_list(&c, l));
	for (size_t i = 0; i < l->n; i++)
		if (l->v[i].id.v == id)
			return &l->v[i];
	return NULL;
}

static void propose(struct opstelling *o, const char *wie, int64_t id)
{
	struct dossier_id d = { id };
	struct ctx c = opstelling_as(o, wie);

	good(&c, vernietiging_propose(&c, &d, 1));
}

static struct vernietiging_id open_order(struct opstelling *o, int64_t id)
{
	return (struct vernietiging_id){ proef_count(o,
		"select id from main.vernietiging where dossier = %1 and status in ('voorgesteld', 'goedgekeurd')", id) };
}

static void approve(struct opstelling *o, const char *wie, int64_t id)
{
	struct ctx c = opstelling_as(o, wie);

	good(&c, vernietiging_judge(&c, open_order(o, id), 1, true, STR("")));
}

static int64_t run(struct opstelling *o)
{
	struct ctx c = opstelling_as(o, HILDE);
	int64_t n;

	c.actor = (struct actor){ 0 };
	c.eyes.medewerker = 0;
	good(&c, vernietiging_run(&c, &n));
	return n;
}

static void who_proposes_does_not_judge(struct opstelling *o)
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
	good(&c, vernietiging_withdraw(&c, open_order(o, id.v), 2, STR("Er komt een verlenging.")));
	assert_int_equal(open_order(o, id.v).v, -1);
}
TEST_BOTH(who_proposes_does_not_judge)

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

	good(&c, casus_kop_get(&c, id, &k));
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
	good(&c, vernietigstop_set(&c, nummer, STR("Vordering tegen de gemeente.")));
	c = opstelling_as(o, HILDE);
	refused(&c, vernietigstop_set(&c, nummer, STR("Vordering tegen de gemeente.")), FAULT_CONFLICT, "invariant 36");
	assert_int_equal(run(o), 0); /* ordered, and its day has come */
	assert_int_equal(proef_count(o, "select count(*) from main.casus where id = %1", id.v), 1);
	c = opstelling_as(o, SANNE);
	good(&c, bewaring_get(&c, id, &s));
	assert_true(s->stop && s->besteld);
	c = opstelling_as(o, HILDE);
	good(&c, vernietiging_withdraw(&c, open_order(o, id.v), 2, STR("Er staat een stop op.")));
	c = opstelling_as(o, HILDE);
	refused(&c, vernietiging_propose(&c, &d, 1), FAULT_INVALID, "invariant 36");
	c = opstelling_as(o, MARJOLEIN);
	good(&c, vernietigstop_lift(&c, d, STR("De zaak is geschikt.")));
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
	plant(w, text(w->p, "insert into main.persoon_term (persoon, term, soort) values (%ld, 'lindenhof', 'naam')", persoon));
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

static void every_table_held_something(struct wereld *w)
{
	for (size_t i = 0; i < lens_tables_n; i++) {
		const char *t = lens_tables[i].name;

		if (lens_tables[i].class == LENS_CLASS_RIJ && strncmp(t, "weging", 6) != 0 && strncmp(t, "overleg", 7) != 0
			&& !look_int(w->kaal, text(w->p, "select count(*) from main.%s where dossier in (%ld, %ld, %ld)", t,
				(long)w->weg[0], (long)w->weg[1], (long)w->weg[2])))
			fail_msg("%s: nothing was planted: it wants a word in zaai_ook", t);
	}
}

static struct verklaring *certificate(struct opstelling *o, int64_t dossier)
{
	struct ctx c = opstelling_as(o, HILDE);
	struct verklaring *v;
	struct vernietiging_id id = { proef_count(o, "select id from main.vernietiging where dossier = %1 and status = "
		"'uitgevoerd'", dossier) };

	good(&c, verklaring_get(&c, id, &v));
	return v;
}

static void invariant_37_nothing_remains(struct opstelling *o)
{
	struct wereld w = world_new(o);
	const char *before = of_the_other(&w);
	struct verklaring *v;

	every_table_held_something(&w);
	assert_true(strstr(traces(&w), "betrokkene|geslachtsnaam;") && strstr(traces(&w), "journaal|beeld;")
		&& strstr(traces(&w), "persoon_term|term;") && strstr(traces(&w), "verband|ander;"));
	propose(o, HILDE, w.weg[0]);
	approve(o, MARJOLEIN, w.weg[0]);
	assert_int_equal(run(o), 1);
	assert_string_equal(traces(&w), "");
	assert_string_equal(of_the_other(&w), before);
	assert_int_equal(look_int(w.kaal, "select count(*) from main.vernietiging_lopend"), 0);
	v = certificate(o, w.weg[0]);
	assert_true(v->r.rijen > 40 && v->beelden > 40 && v->bijlagen == 1 && v->personen == 1 && v->n > 40);
	assert_true(str_eq(v->r.voorgesteld_naam, STR("Hilde Vroemen")) && str_eq(v->r.beoordeeld_naam, STR("Marjolein Tonnaer")));
	assert_true(str_eq(v->r.grond, STR("termijn")));
	assert_int_equal(run(o), 0);
	look_close(w.kaal);
}
TEST_BOTH(invariant_37_nothing_remains)

int main(void)
{
	const struct CMUnitTest tests[] = {
		BOTH(invariant_31_each_regime_counts_from_its_own_day),
		BOTH(invariant_31_shown_with_days_to_go_and_not_moved_by_closing),
		BOTH(invariant_32_longer_only_on_two_grounds_with_consent),
		BOTH(invariant_32_two_years_at_a_time),
		BOTH(invariant_32_closed_longer_than_a_year_goes),
		BOTH(who_proposes_does_not_judge),
		BOTH(other_house_sees_nothing_to_destroy),
		BOTH(invariant_36_a_hold_blocks_destruction),
		BOTH(invariant_37_nothing_remains),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
