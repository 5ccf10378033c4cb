/* Absence: see afwezig.h. On lens kaal, after the check of who asks, as handing over. */
#include "domein/werk/afwezig.h"

#include "catalogus/catalogus.h"
#include "domein/werk/vervanging.h"
#include "query.h"

const struct afwezig_reden afwezig_redenen[] = { { "verlof", N_("Verlof") }, { "opleiding", N_("Opleiding") },
	{ "ander_werk", N_("Ander werk") }, { "afwezig", N_("Afwezig, zonder nadere reden") }, { NULL, NULL } };

const char *afwezig_reden_label(struct str code)
{
	for (size_t i = 0; afwezig_redenen[i].code; i++)
		if (str_eq(code, str_z(afwezig_redenen[i].code)))
			return afwezig_redenen[i].label;
	return NULL;
}

/* Registers and ends: himself, or who decides on his work. */
static bool may_say(const struct actor *a, const struct overdracht_mens *m)
{
	return m->id.v == a->id.v || overdracht_may(a, m);
}

static bool leads_any(const struct actor *a)
{
	return actor_mag(a, RECHT_werklast_lezen) || actor_mag(a, RECHT_medewerker_beheren_eigen);
}

static enum fault list_fill(struct ctx *c, struct organisatie_id organisatie, struct afwezig_lijst *ret)
{
	struct q_afwezig_list_rows rows = { 0 };
	struct batch b = ctx_kaal(c);
	int64_t now = klok_now();

	q_afwezig_list(&b, now, c->actor.id, organisatie, &rows);
	TRY(batch_run(&b));
	*ret = (struct afwezig_lijst){ .v = ARENA_ARRAY(c->arena, rows.n + 1, struct afwezig) };
	for (size_t i = 0; i < rows.n; i++) {
		const struct q_afwezig_list *q = &rows.v[i];
		struct overdracht_mens m = { .id = q->medewerker, .organisatie = q->organisatie, .huis = q->huis };
		struct afwezig a = { .id = q->id, .medewerker = q->medewerker, .vervanger = q->vervanger, .naam = q->naam,
			.vervanger_naam = q->vervanger_naam, .reden = q->reden, .door_naam = q->door_naam,
			.van = datum_of_moment(q->van), .tot = datum_of_moment(q->tot - 1), .versie = q->versie,
			.ik = q->medewerker.v == c->actor.id.v, .vervang = q->vervanger.v == c->actor.id.v,
			.loopt = q->van <= now, .mag = may_say(&c->actor, &m) };

		if (a.ik || a.vervang || a.mag)
			ret->v[ret->n++] = a;
	}
	return FAULT_NONE;
}

enum fault afwezig_list(struct ctx *c, struct afwezig_lijst *ret)
{
	struct q_overdracht_keuze_rows keuze = { 0 };
	struct batch b = ctx_kaal(c);
	bool leads = leads_any(&c->actor);

	TRY(list_fill(c, leads ? c->actor.organisatie : (struct organisatie_id){ 0 }, ret));
	q_overdracht_keuze(&b, c->actor.organisatie, (struct medewerker_id){ 0 }, klok_now(), &keuze);
	TRY(batch_run(&b));
	ret->mensen = ARENA_ARRAY(c->arena, keuze.n + 1, struct overdracht_keuze);
	ret->collegas = ARENA_ARRAY(c->arena, keuze.n + 1, struct overdracht_keuze);
	ret->mensen[ret->nmensen++] = (struct overdracht_keuze){ c->actor.id, c->actor.naam, c->actor.functie, c->actor.huis };
	for (size_t i = 0; i < keuze.n; i++) {
		const struct q_overdracht_keuze *q = &keuze.v[i];
		struct overdracht_mens m = { .id = q->id, .organisatie = c->actor.organisatie, .huis = q->huis };
		struct overdracht_keuze k = { q->id, q->naam, q->functie, q->huis };

		if (q->id.v != c->actor.id.v)
			ret->collegas[ret->ncollegas++] = k;
		if (overdracht_may(&c->actor, &m))
			ret->mensen[ret->nmensen++] = k;
	}
	return FAULT_NONE;
}

/* ---- registering ---- */

static enum fault days_check(struct ctx *c, const struct afwezig_nieuw *n)
{
	struct datum today = datum_today();

	if (!afwezig_reden_label(n->reden))
		return fault_field(c->fi, "reden", "Kies een reden.", NULL);
	if (n->van.v < today.v)
		return fault_field(c->fi, "van", "Vul een dag in die niet voorbij is.", NULL);
	if (n->tot.v < n->van.v)
		return fault_field(c->fi, "tot", "De laatste dag ligt voor de eerste.", NULL);
	if (datum_days_between(n->van, n->tot) >= AFWEZIG_DAGEN)
		return fault_field(c->fi, "tot", "Vervanging duurt ten hoogste een jaar. Draag het werk anders over.",
			"WGS 1.8 lid 2");
	return FAULT_NONE;
}

static int64_t day_after(struct datum d)
{
	return moment_of(datum_add_days(d, 1), 0, 0);
}

static enum fault clash_check(struct ctx *c, const struct afwezig_nieuw *n, struct medewerker_id wie)
{
	struct q_afwezig_botst *q = NULL;
	struct batch b = ctx_kaal(c);

	q_afwezig_botst(&b, day_after(n->tot), moment_of(n->van, 0, 0), wie, n->vervanger, &q);
	TRY(batch_run(&b));
	if (!q)
		return FAULT_NONE;
	if (q->medewerker.v == wie.v)
		return fault_field(c->fi, "van", "In deze periode is al afwezigheid vastgelegd.", NULL);
	return fault_field(c->fi, "vervanger", "Deze collega is in deze periode zelf afwezig.", NULL);
}

/* All checks, and the work as it would go. */
static enum fault weighed(struct ctx *c, const struct afwezig_nieuw *n, struct overdracht *ret)
{
	struct medewerker_id wie = n->medewerker.v ? n->medewerker : c->actor.id;
	struct overdracht_mens m;
	bool known = false;

	TRY(overdracht_mens(c, wie, &m));
	if (!may_say(&c->actor, &m))
		return fault_set(c->fi, FAULT_NOT_FOUND, NULL, NULL);
	TRY(days_check(c, n));
	TRY(overdracht_work(c, &m, ret));
	for (size_t i = 0; i < ret->nkeuze; i++)
		if (ret->keuze[i].id.v == n->vervanger.v) {
			ret->keuze[0] = ret->keuze[i];
			known = true;
		}
	if (!known)
		return fault_field(c->fi, "vervanger", "Kies een collega van dezelfde organisatie.", "invariant 6");
	if (n->vervanger.v == c->actor.id.v)
		return fault_field(c->fi, "vervanger", N_("Dat u zelf vervangt, legt uw collega of een ander vast."), "invariant 6");
	ret->nkeuze = 1;
	TRY(clash_check(c, n, wie));
	return overdracht_weigh(c, n->vervanger, "vervanger", ret->v, ret->n);
}

enum fault afwezig_preview(struct ctx *c, const struct afwezig_nieuw *n, struct overdracht *ret)
{
	TRY(weighed(c, n, ret));
	overdracht_show(c, ret, STR("vervanging"));
	return FAULT_NONE;
}

struct adding {
	struct ctx *c;
	struct str reden;
	struct medewerker_id medewerker, vervanger;
	int64_t van, tot;
	struct vervanging_feiten feiten;
};

static enum fault notices(struct unit *u, const struct adding *a, const char *soort)
{
	struct batch b = unit_batch(u);

	if (a->vervanger.v != a->c->actor.id.v)
		q_melding_add_dienst(&b, (struct melding_id){ id_new() }, a->vervanger, str_z(soort), unit_moment(u), NULL);
	if (a->medewerker.v != a->c->actor.id.v)
		q_melding_add_dienst(&b, (struct melding_id){ id_new() }, a->medewerker, str_z(soort), unit_moment(u), NULL);
	return b.n ? batch_run(&b) : FAULT_NONE;
}

static enum fault add_unit(struct unit *u, void *arg)
{
	const struct adding *a = arg;
	const struct vervanging_feiten *f = &a->feiten;
	struct q_afwezig_botst *q = NULL;
	struct batch b = unit_batch(u);
	int64_t n = 0;

	q_afwezig_botst(&b, a->tot, a->van, a->medewerker, a->vervanger, &q);
	TRY(batch_run(&b));
	if (q)
		return fault_field(unit_fault(u), "van", "In deze periode is al afwezigheid vastgelegd.", NULL);
	q_afwezig_add(&b, (struct afwezigheid_id){ id_new() }, a->vervanger, a->reden, a->van, a->tot, a->c->actor.id, f->mag,
		f->ringen, f->regie, f->wegingen, a->medewerker, &n);
	TRY(batch_run(&b));
	if (n != 1)
		return fault_set(unit_fault(u), FAULT_DENIED, NULL, NULL);
	return notices(u, a, "vervanging");
}

enum fault afwezig_add(struct ctx *c, const struct afwezig_nieuw *n)
{
	struct overdracht werk;
	struct adding a = { .c = c, .reden = n->reden, .vervanger = n->vervanger, .van = moment_of(n->van, 0, 0),
		.tot = day_after(n->tot) };

	TRY(weighed(c, n, &werk));
	a.medewerker = werk.mens.id;
	TRY(vervanging_feiten(c, n->vervanger, &a.feiten));
	return ctx_write_kaal(c, add_unit, &a);
}

/* ---- ending ---- */

struct ending {
	struct adding a;
	struct afwezigheid_id id;
	int64_t versie;
};

static enum fault end_unit(struct unit *u, void *arg)
{
	const struct ending *e = arg;
	struct batch b = unit_batch(u);
	int64_t n = 0;

	q_afwezig_withdraw(&b, unit_moment(u), e->id, e->versie, &n);
	TRY(batch_run(&b));
	if (n != 1)
		return fault_set(unit_fault(u), FAULT_CONFLICT, N_("Deze afwezigheid is intussen al gewijzigd."), NULL);
	return notices(u, &e->a, "vervanging_einde");
}

enum fault afwezig_withdraw(struct ctx *c, struct afwezigheid_id id, int64_t versie)
{
	struct ending e = { .a = { .c = c }, .id = id, .versie = versie };
	struct q_afwezig_get *q = NULL;
	struct overdracht_mens m;
	struct batch b = ctx_kaal(c);

	q_afwezig_get(&b, id, &q);
	TRY(batch_run(&b));
	if (!q)
		return fault_set(c->fi, FAULT_NOT_FOUND, NULL, NULL);
	TRY(overdracht_mens(c, q->medewerker, &m));
	if (!may_say(&c->actor, &m))
		return fault_set(c->fi, FAULT_NOT_FOUND, NULL, NULL);
	if (q->ingetrokken || q->tot <= klok_now())
		return fault_set(c->fi, FAULT_CONFLICT, N_("Deze afwezigheid is al voorbij."), NULL);
	e.a.medewerker = q->medewerker;
	e.a.vervanger = q->vervanger;
	return ctx_write_kaal(c, end_unit, &e);
}
