/* Planning, inviting, changing and cancelling an overleg: see overleg.h. */
#include "domein/overleg/overleg_priv.h"
#include "domein/persoon/vrij.h"

#include "domein/teller.h"
#include "domein/toegang/actor.h"
#include "domein/toegang/melding.h"

#define PLAN_MAX (800 * DAY_MS) /* so far ahead an overleg may lie */
#define PLAATS_MAX 200
#define REDEN_MAX 500

const char *const overleg_status_codes[OVERLEG_STATUS__MAX + 1] = { "gepland", "bezig", "afgerond", "vastgesteld",
	"geannuleerd", NULL };

struct dossier_id overleg_dossier(struct overleg_id id)
{
	return (struct dossier_id){ id.v };
}

struct dossier_id punt_dossier(struct agendapunt_id id)
{
	return (struct dossier_id){ id.v };
}

void overleg_ask_people(struct ctx *c, struct batch *b, struct str ring, int64_t moment,
	struct q_overleg_mensen_rows *ret)
{
	q_overleg_mensen(b, moment, rollen_with(c, RECHT_BIT(RECHT_overleg_voorbereiden), NULL), ring,
		rollen_with(c, RECHT_BIT(RECHT_overleg_lezen), NULL), ret);
}

const struct q_overleg_mensen *overleg_person(const struct q_overleg_mensen_rows *p, struct medewerker_id m)
{
	for (size_t i = 0; i < p->n; i++)
		if (p->v[i].id.v == m.v)
			return &p->v[i];
	return NULL;
}

/* ---- what every unit begins and ends with ---- */

enum fault overleg_one(struct unit *u, int64_t n)
{
	return n == 1 ? FAULT_NONE : fault_set(unit_fault(u), FAULT_DENIED, NULL, OVERLEG_RULE);
}

enum fault overleg_raise_in(struct unit *u, struct overleg_id id)
{
	struct batch b = unit_batch(u);
	int64_t n = 0;

	q_overleg_stand_raise(&b, id, &n);
	TRY(batch_run(&b));
	return overleg_one(u, n);
}

enum fault overleg_lock_in(struct unit *u, struct overleg_id id, int64_t versie, struct q_overleg_stand **ret)
{
	struct q_overleg_stand *o = NULL;
	struct batch b = unit_batch(u);

	q_overleg_stand(&b, id, &o);
	TRY(batch_run(&b));
	if (!o)
		return fault_set(unit_fault(u), FAULT_NOT_FOUND, NULL, NULL);
	if (o->niveau != NIVEAU_SCHRIJVEN)
		return fault_set(unit_fault(u), FAULT_DENIED, N_("Dit doet wie het overleg voorbereidt of leidt."), OVERLEG_RULE);
	if (versie && o->versie != versie)
		return fault_set(unit_fault(u), FAULT_CONFLICT,
			N_("Dit overleg is intussen gewijzigd. Bekijk het en probeer het opnieuw."), NULL);
	*ret = o;
	return FAULT_NONE;
}

enum fault overleg_open_in(struct unit *u, struct overleg_id id, int64_t versie, struct q_overleg_stand **ret)
{
	struct q_overleg_stand *o;

	TRY(overleg_lock_in(u, id, versie, &o));
	if (!str_eq(o->status, STR("gepland")) && !str_eq(o->status, STR("bezig")))
		return fault_set(unit_fault(u), FAULT_CONFLICT, N_("Dit overleg is al voorbij."), NULL);
	*ret = o;
	return FAULT_NONE;
}

/* ---- checks ---- */

static enum fault check_time(struct fault_info *fi, struct datum dag, int uur, int minuut, int64_t now)
{
	int64_t at = moment_of(dag, uur, minuut);

	if (!datum_valid(dag, false) || at < moment_of(datum_of_moment(now), 0, 0))
		return fault_field(fi, "datum", N_("Vul een datum in die vandaag of later is."), NULL);
	if (at > now + PLAN_MAX)
		return fault_field(fi, "datum", N_("Kies een dag binnen twee jaar."), NULL);
	return FAULT_NONE;
}

/* Only what a browser opens as a page of another site. */
static bool link_ok(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if ((unsigned char)s.p[i] <= ' ' || (unsigned char)s.p[i] >= 0x7f)
			return false;
	return !s.n || (str_starts(s, STR("https://")) && s.n > 8 && s.n <= 500);
}

static enum fault check_place(struct fault_info *fi, struct str plaats, struct str link, int duur)
{
	if (str_points(plaats) > PLAATS_MAX)
		(void)fault_field(fi, "plaats", N_("Gebruik hooguit 200 tekens."), NULL);
	if (!link_ok(link))
		(void)fault_field(fi, "link", N_("Vul een adres in dat begint met https://."), NULL);
	if (duur < 5 || duur > 480)
		(void)fault_field(fi, "duur", N_("Kies een duur van 5 tot 480 minuten."), NULL);
	return VRIJ_CHECK(fi, { "plaats", plaats }); /* it goes along in the invitation */
}

/* ---- planning ---- */

struct planning {
	struct ctx *c;
	const struct overleg_plan *van;
	const struct overlegvorm *vorm;
	struct medewerker_id voorzitter;
	struct str plaats, link;
	int duur;
	size_t n;
	struct medewerker_id *leden; /* each once: the actor, who leads, who was chosen */
};

static void member_add(struct planning *p, struct medewerker_id m)
{
	if (!m.v)
		return;
	for (size_t i = 0; i < p->n; i++)
		if (p->leden[i].v == m.v)
			return;
	p->leden[p->n++] = m;
}

static enum fault check_plan(struct ctx *c, struct planning *p)
{
	const struct overleg_plan *v = p->van;

	p->vorm = overlegvorm_find(c->cat, v->soort);
	if (!p->vorm || p->vorm->soort == OVERLEGSOORT_WEGING)
		return fault_field(c->fi, "soort", N_("Kies een soort overleg."), NULL);
	if (v->keer < 1 || v->keer > OVERLEG_KEER_MAX)
		(void)fault_field(c->fi, "keer", N_("Een reeks telt hooguit 26 keer."), NULL);
	if (v->keer > 1 && (v->weken < 1 || v->weken > 26))
		(void)fault_field(c->fi, "weken", N_("Kies om de hoeveel weken, van 1 tot 26."), NULL);
	if (v->nleden > OVERLEG_LEDEN_MAX)
		(void)fault_field(c->fi, "leden", N_("Nodig hooguit 60 mensen uit."), NULL);
	p->duur = v->duur ? v->duur : p->vorm->duur;
	p->plaats = str_trim(v->plaats);
	p->link = str_trim(v->link);
	(void)check_place(c->fi, p->plaats, p->link, p->duur);
	(void)check_time(c->fi, v->dag, v->uur, v->minuut, ctx_moment(c));
	return c->fi->fault;
}

enum fault overleg_invite_in(struct unit *u, struct ctx *c, struct dossier_id d, const struct q_overleg_mensen *m,
	bool leidt)
{
	bool own = m->id.v == c->actor.id.v;
	struct toegang_gift g = { d, m->id, "kern", m->bereidt_voor || leidt ? NIVEAU_SCHRIJVEN : NIVEAU_LEZEN, "overleg",
		str_z(OVERLEG_GROND), 0, 0 };
	struct batch b = unit_batch(u);
	int64_t n = 0;

	if (!own)
		TRY(toegang_grant_in(u, c, &g));
	q_overleg_lid_add(&b, id_new(), m->id, d, &n);
	TRY(batch_run(&b));
	return overleg_one(u, n);
}

static enum fault plan_one(struct unit *u, struct planning *p, const struct q_overleg_mensen_rows *people, int k,
	struct dossier_id d, int64_t reeks)
{
	static const char *const parts[] = { "kern", NULL };
	const struct overleg_plan *v = p->van;
	struct datum dag = datum_add_days(v->dag, (int)(k * v->weken * 7));
	struct batch b = unit_batch(u);
	struct str nummer;
	int64_t n = 0, m = 0;

	TRY(dossier_open_in(u, p->c, d, parts, "overleg", str_z(OVERLEG_GROND)));
	TRY(nummer_next_in(u, "OV", unit_moment(u), &nummer));
	q_overleg_add(&b, nummer, p->vorm->code, ring_code(p->vorm->ring), moment_of(dag, v->uur, v->minuut), p->duur, p->plaats,
		p->link, p->voorzitter, v->notulist, reeks, d, &n);
	q_overleg_stand_add(&b, d, &m);
	TRY(batch_run(&b));
	TRY(overleg_one(u, n));
	TRY(overleg_one(u, m));
	for (size_t i = 0; i < p->n; i++)
		TRY(overleg_invite_in(u, p->c, d, overleg_person(people, p->leden[i]),
			p->leden[i].v == p->voorzitter.v || p->leden[i].v == v->notulist.v));
	return FAULT_NONE;
}

static enum fault check_people(struct unit *u, const struct planning *p, const struct q_overleg_mensen_rows *people)
{
	struct fault_info *fi = unit_fault(u);
	const struct q_overleg_mensen *self = overleg_person(people, p->c->actor.id);

	if (!self || !self->bereidt_voor)
		return fault_field(fi, "soort", N_("U hoort niet tot de kring van dit overleg."), "invariant 11");
	if (!overleg_person(people, p->voorzitter))
		return fault_field(fi, "voorzitter", N_("Deze medewerker kan dit overleg niet voorzitten."), "invariant 8");
	if (p->van->notulist.v && !overleg_person(people, p->van->notulist))
		return fault_field(fi, "notulist", N_("Deze medewerker kan bij dit overleg geen verslag maken."), "invariant 8");
	for (size_t i = 0; i < p->n; i++)
		if (!overleg_person(people, p->leden[i]))
			return fault_field(fi, "leden", N_("Een van deze mensen mag niet bij dit overleg zijn."),
				"invariants 8 and 11");
	return FAULT_NONE;
}

static enum fault plan_unit(struct unit *u, void *arg)
{
	struct planning *p = arg;
	struct q_overleg_mensen_rows people = { 0 };
	struct batch b = unit_batch(u);
	int64_t first = 0;

	overleg_ask_people(p->c, &b, ring_code(p->vorm->ring), unit_moment(u), &people);
	TRY(batch_run(&b));
	TRY(check_people(u, p, &people));
	for (int k = 0; k < p->van->keer; k++) {
		struct dossier_id d = { id_new() };

		first = first ? first : d.v;
		TRY(plan_one(u, p, &people, k, d, first));
	}
	for (size_t i = 0; i < p->n; i++)
		if (p->leden[i].v != p->c->actor.id.v)
			TRY(melding_add_in(u, p->leden[i], "overleg_uitnodiging", (struct dossier_id){ first }));
	p->c->uitkomst = first;
	return FAULT_NONE;
}

enum fault overleg_plan(struct ctx *c, const struct overleg_plan *v, struct overleg_id *ret)
{
	struct planning p = { .c = c, .van = v, .voorzitter = v->voorzitter.v ? v->voorzitter : c->actor.id };

	TRY(ctx_require(c, RECHT_overleg_voorbereiden));
	TRY(check_plan(c, &p));
	p.leden = ARENA_ARRAY(c->arena, v->nleden + 3, struct medewerker_id);
	member_add(&p, c->actor.id);
	member_add(&p, p.voorzitter);
	member_add(&p, v->notulist);
	for (size_t i = 0; i < v->nleden; i++)
		member_add(&p, v->leden[i]);
	return ctx_write(c, plan_unit, &p, &ret->v);
}

/* ---- changing ---- */

struct changing {
	struct ctx *c;
	const struct overleg_wijziging *van;
	struct str plaats, link;
	struct medewerker_id voorzitter;
	size_t npunten;
	struct { /* points of which the actor decides, and whether their regime admits who leads from now on */
		struct agendapunt_id id;
		bool voorzitter, notulist;
	} punten[OVERLEG_PUNTEN_MAX];
};

/* Whom the regimes admit is asked before the unit. */
static enum fault leads_ask(struct changing *k)
{
	struct q_overleg_punten_rows rows = { 0 };
	struct ctx *c = k->c;
	struct batch b = ctx_read(c);

	q_overleg_punten(&b, k->van->id, &rows);
	TRY(batch_run(&b));
	for (size_t i = 0; i < rows.n && k->npunten < OVERLEG_PUNTEN_MAX; i++) {
		const struct q_overleg_punten *q = &rows.v[i];
		struct q_punt_stand *p = NULL;
		size_t n = k->npunten;

		if (q->kern != NIVEAU_SCHRIJVEN)
			continue;
		b = ctx_read(c);
		q_punt_stand(&b, q->id, &p);
		TRY(batch_run(&b));
		k->punten[n].id = q->id;
		k->punten[n].voorzitter = k->punten[n].notulist = !q->casus.v;
		if (p && p->ring.p) {
			TRY(toegang_admits(c, p->regime, p->ring, k->voorzitter, &k->punten[n].voorzitter));
			if (k->van->notulist.v)
				TRY(toegang_admits(c, p->regime, p->ring, k->van->notulist, &k->punten[n].notulist));
		}
		k->npunten++;
	}
	return FAULT_NONE;
}

static enum fault lead_in(struct unit *u, struct changing *k, const struct q_overleg_mensen_rows *people,
	struct medewerker_id m, bool notulist)
{
	struct dossier_id d = overleg_dossier(k->van->id);
	struct q_overleg_lid_get *lid = NULL;
	struct batch b = unit_batch(u);
	const struct q_overleg_mensen *p = overleg_person(people, m);
	struct toegang_gift g = { d, m, "kern", NIVEAU_SCHRIJVEN, "overleg", str_z(OVERLEG_GROND), 0, 0 };

	if (!p)
		return fault_field(unit_fault(u), notulist ? "notulist" : "voorzitter",
			N_("Deze medewerker mag niet bij dit overleg zijn."), "invariants 8 and 11");
	q_overleg_lid_get(&b, d, m, &lid);
	TRY(batch_run(&b));
	if (m.v != k->c->actor.id.v)
		TRY(toegang_grant_in(u, k->c, &g));
	b = unit_batch(u);
	if (!lid)
		q_overleg_lid_add(&b, id_new(), m, d, NULL);
	else if (lid->weg)
		q_overleg_lid_set(&b, false, d, m, NULL);
	TRY(batch_run(&b));
	for (size_t i = 0; i < k->npunten; i++)
		if ((notulist ? k->punten[i].notulist : k->punten[i].voorzitter) && m.v != k->c->actor.id.v)
			TRY(punt_grant_in(u, k->c, k->punten[i].id, m, true));
	return FAULT_NONE;
}

static enum fault change_unit(struct unit *u, void *arg)
{
	struct changing *k = arg;
	const struct overleg_wijziging *w = k->van;
	struct q_overleg_mensen_rows people = { 0 };
	struct q_overleg_stand *o;
	struct batch b = unit_batch(u);
	int64_t begin = moment_of(w->dag, w->uur, w->minuut), n = 0;
	bool moved;

	TRY(overleg_open_in(u, w->id, w->versie, &o));
	overleg_ask_people(k->c, &b, o->ring, unit_moment(u), &people);
	TRY(batch_run(&b));
	if (k->voorzitter.v != o->voorzitter.v)
		TRY(lead_in(u, k, &people, k->voorzitter, false));
	if (w->notulist.v && w->notulist.v != o->notulist.v)
		TRY(lead_in(u, k, &people, w->notulist, true));
	moved = begin != o->begin || w->duur != o->duur || !str_eq(k->plaats, o->plaats) || !str_eq(k->link, o->link);
	b = unit_batch(u);
	q_overleg_set(&b, begin, w->duur, k->plaats, k->link, k->voorzitter, w->notulist, o->volgnr + moved, w->id,
		w->versie, &n);
	if (moved)
		q_overleg_leden_post(&b, overleg_dossier(w->id), NULL);
	TRY(batch_run(&b));
	TRY(overleg_one(u, n));
	k->c->uitkomst = w->id.v;
	return overleg_raise_in(u, w->id);
}

enum fault overleg_change(struct ctx *c, const struct overleg_wijziging *w)
{
	struct changing k = { .c = c, .van = w, .plaats = str_trim(w->plaats), .link = str_trim(w->link),
		.voorzitter = w->voorzitter.v ? w->voorzitter : c->actor.id };

	TRY(ctx_require(c, RECHT_overleg_voorbereiden));
	(void)check_place(c->fi, k.plaats, k.link, w->duur);
	(void)check_time(c->fi, w->dag, w->uur, w->minuut, ctx_moment(c));
	if (c->fi->fault)
		return c->fi->fault;
	TRY(leads_ask(&k));
	c->eyes.moment = 0;
	return ctx_write(c, change_unit, &k, NULL);
}

/* ---- cancelling ---- */

struct cancelling {
	struct ctx *c;
	struct overleg_id id;
	int64_t versie;
	struct str reden;
};

static enum fault cancel_unit(struct unit *u, void *arg)
{
	struct cancelling *k = arg;
	struct q_overleg_regels_rows regels = { 0 };
	struct q_overleg_stand *o;
	struct batch b = unit_batch(u);
	int64_t n = 0;

	TRY(overleg_lock_in(u, k->id, k->versie, &o));
	if (!str_eq(o->status, STR("gepland")))
		return fault_set(unit_fault(u), FAULT_CONFLICT, N_("Alleen een gepland overleg kan vervallen."), NULL);
	q_overleg_regels(&b, overleg_dossier(k->id), &regels);
	TRY(batch_run(&b));
	b = unit_batch(u);
	q_overleg_set_status(&b, STR("geannuleerd"), o->volgnr + 1, (struct agendapunt_id){ 0 }, 0, 0, 0, false, k->reden, k->id,
		k->versie, &n);
	q_overleg_leden_post(&b, overleg_dossier(k->id), NULL);
	for (size_t i = 0; i < regels.n; i++)
		q_regel_set_status(&b, STR("doorgeschoven"), (struct overleg_id){ 0 }, regels.v[i].id, NULL);
	TRY(batch_run(&b));
	TRY(overleg_one(u, n));
	k->c->uitkomst = k->id.v;
	return overleg_raise_in(u, k->id);
}

enum fault overleg_cancel(struct ctx *c, struct overleg_id id, int64_t versie, struct str reden)
{
	struct cancelling k = { c, id, versie, str_trim(reden) };

	TRY(ctx_require(c, RECHT_overleg_voorbereiden));
	if (!k.reden.n || str_points(k.reden) > REDEN_MAX)
		return fault_field(c->fi, "reden", N_("Schrijf kort op waarom het overleg vervalt, zonder namen."), NULL);
	TRY(VRIJ_CHECK(c->fi, { "reden", k.reden }));
	return ctx_write(c, cancel_unit, &k, NULL);
}

/* ---- somebody more or less ---- */

struct inviting {
	struct ctx *c;
	struct overleg_id id;
	struct medewerker_id m;
};

enum fault overleg_admit_general_in(struct unit *u, struct ctx *c, struct overleg_id id, struct medewerker_id m)
{
	struct q_overleg_punten_rows punten = { 0 };
	struct batch b = unit_batch(u);

	q_overleg_punten(&b, id, &punten);
	TRY(batch_run(&b));
	for (size_t i = 0; i < punten.n; i++)
		if (!punten.v[i].casus.v && punten.v[i].kern == NIVEAU_SCHRIJVEN)
			TRY(punt_grant_in(u, c, punten.v[i].id, m, false));
	return FAULT_NONE;
}

static enum fault invite_unit(struct unit *u, void *arg)
{
	struct inviting *k = arg;
	struct dossier_id d = overleg_dossier(k->id);
	struct q_overleg_mensen_rows people = { 0 };
	struct q_overleg_lid_get *lid = NULL;
	struct q_overleg_stand *o;
	struct batch b = unit_batch(u);
	const struct q_overleg_mensen *m;

	TRY(overleg_open_in(u, k->id, 0, &o));
	overleg_ask_people(k->c, &b, o->ring, unit_moment(u), &people);
	q_overleg_lid_get(&b, d, k->m, &lid);
	TRY(batch_run(&b));
	m = overleg_person(&people, k->m);
	if (!m)
		return fault_field(unit_fault(u), "medewerker", N_("Deze medewerker mag niet bij dit overleg zijn."),
			"invariants 8 and 11");
	if (lid && !lid->weg)
		return fault_field(unit_fault(u), "medewerker", N_("Deze medewerker is al uitgenodigd."), NULL);
	if (lid) {
		struct toegang_gift g = { d, k->m, "kern", m->bereidt_voor ? NIVEAU_SCHRIJVEN : NIVEAU_LEZEN, "overleg",
			str_z(OVERLEG_GROND), 0, 0 };

		b = unit_batch(u);
		q_overleg_lid_set(&b, false, d, k->m, NULL);
		TRY(batch_run(&b));
		TRY(toegang_grant_in(u, k->c, &g));
	} else {
		TRY(overleg_invite_in(u, k->c, d, m, false));
	}
	TRY(overleg_admit_general_in(u, k->c, k->id, k->m));
	TRY(melding_add_in(u, k->m, "overleg_uitnodiging", d));
	k->c->uitkomst = k->id.v;
	return overleg_raise_in(u, k->id);
}

enum fault overleg_invite(struct ctx *c, struct overleg_id id, struct medewerker_id m)
{
	TRY(ctx_require(c, RECHT_overleg_voorbereiden));
	return ctx_write(c, invite_unit, &(struct inviting){ c, id, m }, NULL);
}

static enum fault uninvite_unit(struct unit *u, void *arg)
{
	struct inviting *k = arg;
	struct dossier_id d = overleg_dossier(k->id);
	struct q_overleg_punten_rows punten = { 0 };
	struct q_overleg_stand *o;
	struct batch b = unit_batch(u);
	int64_t n = 0;

	TRY(overleg_open_in(u, k->id, 0, &o));
	if (k->m.v == o->voorzitter.v || k->m.v == o->notulist.v || k->m.v == k->c->actor.id.v)
		return fault_field(unit_fault(u), "medewerker",
			N_("De voorzitter, wie het verslag maakt en uzelf blijven uitgenodigd."), NULL);
	q_overleg_lid_set(&b, true, d, k->m, &n);
	q_overleg_punten(&b, k->id, &punten);
	TRY(batch_run(&b));
	if (n != 1)
		return fault_field(unit_fault(u), "medewerker", N_("Deze medewerker is niet uitgenodigd."), NULL);
	for (size_t i = 0; i < punten.n; i++)
		if (punten.v[i].kern == NIVEAU_SCHRIJVEN)
			TRY(toegang_end_in(u, k->c, punt_dossier(punten.v[i].id), k->m, NULL));
	TRY(toegang_end_in(u, k->c, d, k->m, NULL));
	k->c->uitkomst = k->id.v;
	return overleg_raise_in(u, k->id);
}

enum fault overleg_uninvite(struct ctx *c, struct overleg_id id, struct medewerker_id m)
{
	TRY(ctx_require(c, RECHT_overleg_voorbereiden));
	return ctx_write(c, uninvite_unit, &(struct inviting){ c, id, m }, NULL);
}
