/* Recording at a point: decisions, afspraken, notes. See overleg.h.
 *
 * Rows are added, never written over by another: several people record at once and nobody waits. What was typed is read by
 * snel.h; the owner is one of those admitted to the point.
 */
#include "domein/overleg/overleg_priv.h"

#include "domein/overleg/snel.h"
#include "domein/plan/afspraak.h"
#include "domein/regime/regime.h"

const char *const vast_soort_codes[VAST__MAX + 1] = { "besluit", "afspraak", "notitie", NULL };

struct recording {
	struct ctx *c;
	struct agendapunt_id punt;
	struct vastlegging_id id; /* 0: a new one */
	int64_t versie;
	enum vast_soort soort;
	struct str typed, wpg;
};

enum fault overleg_record_in(struct unit *u, struct agendapunt_id id, struct q_punt_stand **ret)
{
	struct q_punt_stand *p = NULL;
	struct batch b = unit_batch(u);

	q_punt_stand(&b, id, &p);
	TRY(batch_run(&b));
	if (!p)
		return fault_set(unit_fault(u), FAULT_NOT_FOUND, NULL, NULL);
	if (p->inhoud != NIVEAU_SCHRIJVEN)
		return fault_set(unit_fault(u), FAULT_DENIED, NULL, OVERLEG_RULE);
	if (str_eq(p->status, STR("gepland")))
		return fault_set(unit_fault(u), FAULT_CONFLICT, N_("Begin eerst het overleg."), NULL);
	if (!str_eq(p->status, STR("bezig")) && !str_eq(p->status, STR("afgerond")))
		return fault_set(unit_fault(u), FAULT_CONFLICT, N_("Het verslag is vastgesteld: er kan niets meer bij."),
			"invariant 25");
	*ret = p;
	return FAULT_NONE;
}

/* ---- reading what was typed ---- */

static enum fault owners_in(struct unit *u, const struct q_punt_stand *p, struct agendapunt_id punt,
	struct snel_keuzen *ret)
{
	struct q_overleg_toegelaten_rows admitted = { 0 };
	struct q_overleg_leden_rows leden = { 0 };
	struct batch b = unit_batch(u);
	struct snel_keus *v;
	size_t n = 0;

	q_overleg_toegelaten(&b, p->overleg, unit_moment(u), &admitted);
	q_overleg_leden(&b, overleg_dossier(p->overleg), &leden);
	TRY(batch_run(&b));
	v = ARENA_ARRAY(unit_arena(u), leden.n + 1, struct snel_keus);
	for (size_t i = 0; i < leden.n; i++)
		if (toegelaten_find(&admitted, punt, leden.v[i].id))
			v[n++] = (struct snel_keus){ leden.v[i].id.v, leden.v[i].naam };
	*ret = (struct snel_keuzen){ n, v };
	return FAULT_NONE;
}

static struct snel_keuzen areas(const struct ctx *c, struct arena *a)
{
	const struct catalogus *cat = c->cat;
	struct snel_keus *v = ARENA_ARRAY(a, cat->nleefgebieden + 1, struct snel_keus);

	for (size_t i = 0; i < cat->nleefgebieden; i++)
		v[i] = (struct snel_keus){ (int64_t)i, label_text(&cat->leefgebieden[i].label,
			str_eq(c->actor.taal, STR("en"))) };
	return (struct snel_keuzen){ cat->nleefgebieden, v };
}

static enum fault parse_in(struct unit *u, const struct recording *k, const struct q_punt_stand *p, struct snel *ret)
{
	struct fault_info *fi = unit_fault(u);
	struct snel_keuzen owners, fields = areas(k->c, unit_arena(u));

	if (str_points(k->typed) > VASTLEGGING_MAX)
		return fault_field(fi, "tekst", N_("Gebruik hooguit 2000 tekens."), NULL);
	TRY(owners_in(u, p, k->punt, &owners));
	*ret = snel_parse(unit_arena(u), k->typed, datum_of_moment(unit_moment(u)), &owners, &fields);
	if (ret->fout)
		return fault_field(fi, "tekst", ret->fout, NULL);
	if (k->soort == VAST_AFSPRAAK && !ret->eigenaar)
		return fault_field(fi, "tekst", N_("Wie doet dit? Noem de eigenaar met @ en het begin van de naam."),
			"invariant 21");
	if (k->soort == VAST_AFSPRAAK && !ret->termijn.v)
		return fault_field(fi, "tekst", N_("Wanneer is dit klaar? Schrijf tot en een dag, bijvoorbeeld tot 4 dec."), NULL);
	return punt_check_names(u, p->overleg, k->punt, ret->tekst, "tekst");
}

/* An afspraak goes to the plan, which has no mark of its own; whether the case may hold police data asks its regime. */
static enum fault wpg_in(struct unit *u, const struct recording *k, const struct q_punt_stand *p)
{
	struct fault_info *fi = unit_fault(u);

	if (!k->wpg.n)
		return FAULT_NONE;
	if (k->soort == VAST_AFSPRAAK)
		return fault_field(fi, "wpg", N_("Een afspraak komt in het plan van aanpak. Leg politiegegevens vast als notitie of besluit."),
			"WGS 2.30; invariant 14");
	if (!p->regime.n)
		return fault_field(fi, "wpg", N_("Politiegegevens legt u vast bij een punt over een casus."), "WGS 2.30; invariant 14");
	return regime_entry_check(fi, k->c->cat, regime_find(k->c->cat, p->regime),
		&(struct regime_invoer){ .onderdeel = STR("inhoud"), .wpg = k->wpg, .beroepsgeheim = STR("") });
}

static struct str area_code(const struct recording *k, const struct snel *s)
{
	return s->leefgebied ? k->c->cat->leefgebieden[s->leefgebied->id].code : STR("");
}

static struct medewerker_id owner_of(const struct snel *s)
{
	return (struct medewerker_id){ s->eigenaar ? s->eigenaar->id : 0 };
}

/* ---- adding ---- */

/* An afspraak of the plan, for who writes it; *ret 0: he does not, the minutes alone hold it. */
static enum fault plan_in(struct unit *u, const struct recording *k, const struct q_punt_stand *p, const struct snel *s,
	struct afspraak_id *ret)
{
	struct q_punt_plan *plan = NULL;
	struct batch b = unit_batch(u);
	struct afspraak_nieuw n = { .casus = p->casus, .leefgebied = area_code(k, s), .tekst = s->tekst,
		.eigenaar = owner_of(s), .termijn = s->termijn, .indeling_reden = STR("Vastgelegd in het overleg"),
		.overleg = overleg_dossier(p->overleg) };

	ret->v = 0;
	if (k->soort != VAST_AFSPRAAK || !p->casus.v)
		return FAULT_NONE;
	q_punt_plan(&b, p->casus, owner_of(s), &plan);
	TRY(batch_run(&b));
	if (!plan || plan->niveau != NIVEAU_SCHRIJVEN || str_eq(plan->domein, STR("zvh")))
		return FAULT_NONE;
	return afspraak_add_in(u, k->c, &n, ret);
}

static enum fault add_unit(struct unit *u, void *arg)
{
	struct recording *k = arg;
	struct vastlegging_id id = { id_new() };
	struct q_punt_stand *p;
	struct afspraak_id afspraak;
	struct snel s;
	struct batch b;
	int64_t n = 0;

	TRY(overleg_record_in(u, k->punt, &p));
	TRY(parse_in(u, k, p, &s));
	TRY(wpg_in(u, k, p));
	TRY(plan_in(u, k, p, &s, &afspraak));
	b = unit_batch(u);
	q_vast_add(&b, id, str_z(vast_soort_codes[k->soort]), s.tekst, area_code(k, &s), owner_of(&s), s.termijn, afspraak,
		unit_moment(u), k->wpg, punt_dossier(k->punt), &n);
	TRY(batch_run(&b));
	TRY(overleg_one(u, n));
	k->c->uitkomst = id.v;
	return overleg_raise_in(u, p->overleg);
}

/* Whatever is found wrong stands beside the one line there is. */
static enum fault on_the_line(struct fault_info *fi, enum fault f)
{
	for (size_t i = 0; f == FAULT_INVALID && i < fi->nfields; i++)
		fi->fields[i].field = "tekst";
	return f;
}

enum fault vast_add(struct ctx *c, const struct vast_nieuw *n, struct vastlegging_id *ret)
{
	int soort = code_find(vast_soort_codes, n->soort);
	struct recording k = { .c = c, .punt = n->punt, .typed = str_trim(n->tekst), .wpg = n->wpg.p ? n->wpg : STR("") };

	if (soort < 0)
		return fault_field(c->fi, "soort", N_("Kies afspraak, besluit of notitie."), NULL);
	k.soort = (enum vast_soort)soort;
	return on_the_line(c->fi, ctx_write(c, add_unit, &k, &ret->v));
}

/* ---- changing ---- */

/* The row for its author, or for who leads the point. */
static enum fault vast_begin_in(struct unit *u, struct recording *k, struct q_punt_stand **ret)
{
	struct q_vast_get *v = NULL;
	struct batch b = unit_batch(u);

	q_vast_get(&b, k->id, &v);
	TRY(batch_run(&b));
	if (!v || v->ingetrokken)
		return fault_set(unit_fault(u), FAULT_NOT_FOUND, NULL, NULL);
	TRY(overleg_record_in(u, v->punt, ret));
	if (v->door.v != k->c->actor.id.v && (*ret)->kern != NIVEAU_SCHRIJVEN)
		return fault_set(unit_fault(u), FAULT_DENIED, N_("Dit wijzigt wie het vastlegde, of wie het overleg leidt."),
			OVERLEG_RULE);
	if (v->versie != k->versie)
		return fault_set(unit_fault(u), FAULT_CONFLICT,
			N_("Dit is intussen gewijzigd. Bekijk het en probeer het opnieuw."), NULL);
	if (v->afspraak.v)
		return fault_set(unit_fault(u), FAULT_CONFLICT,
			N_("Deze afspraak staat in het plan van aanpak. Wijzig of beëindig haar daar."), NULL);
	k->punt = v->punt;
	k->soort = (enum vast_soort)code_find(vast_soort_codes, v->soort);
	return FAULT_NONE;
}

static enum fault change_unit(struct unit *u, void *arg)
{
	struct recording k = *(struct recording *)arg;
	struct q_punt_stand *p;
	struct snel s;
	struct batch b;
	int64_t n = 0;

	TRY(vast_begin_in(u, &k, &p));
	TRY(parse_in(u, &k, p, &s));
	TRY(wpg_in(u, &k, p));
	b = unit_batch(u);
	q_vast_set(&b, s.tekst, area_code(&k, &s), owner_of(&s), s.termijn, k.wpg, k.id, k.versie, &n);
	TRY(batch_run(&b));
	TRY(overleg_one(u, n));
	k.c->uitkomst = k.id.v;
	return overleg_raise_in(u, p->overleg);
}

enum fault vast_change(struct ctx *c, struct vastlegging_id id, int64_t versie, struct str tekst, struct str wpg)
{
	struct recording k = { .c = c, .id = id, .versie = versie, .typed = str_trim(tekst), .wpg = wpg.p ? wpg : STR("") };

	return on_the_line(c->fi, ctx_write(c, change_unit, &k, NULL));
}

static enum fault withdraw_unit(struct unit *u, void *arg)
{
	struct recording k = *(struct recording *)arg;
	struct q_punt_stand *p;
	struct batch b = unit_batch(u);
	int64_t n = 0;

	TRY(vast_begin_in(u, &k, &p));
	q_vast_drop(&b, unit_moment(u), k.id, k.versie, &n);
	TRY(batch_run(&b));
	TRY(overleg_one(u, n));
	k.c->uitkomst = k.id.v;
	return overleg_raise_in(u, p->overleg);
}

enum fault vast_withdraw(struct ctx *c, struct vastlegging_id id, int64_t versie)
{
	struct recording k = { .c = c, .id = id, .versie = versie };

	return ctx_write(c, withdraw_unit, &k, NULL);
}
