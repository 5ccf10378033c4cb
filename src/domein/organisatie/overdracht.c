/* The work of a leaver: see overdracht.h. On lens kaal, by number alone, after the check of who asks. */
#include "domein/organisatie/overdracht.h"

#include "catalogus/catalogus.h"
#include "domein/toegang/dossier.h"
#include "query.h"

#define GROND "Overgenomen van een vertrokken collega"

static bool may_hand_over(const struct actor *a, const struct overdracht_mens *m)
{
	if (m->id.v == a->id.v)
		return false;
	if (actor_mag(a, RECHT_medewerker_beheren))
		return true;
	if (m->organisatie.v != a->organisatie.v)
		return false;
	if (actor_mag(a, RECHT_medewerker_beheren_eigen))
		return true;
	return actor_mag(a, RECHT_werklast_lezen) && (!m->huis.v || m->huis.v == a->huis.v);
}

static enum fault may_any(struct ctx *c)
{
	if (actor_mag(&c->actor, RECHT_medewerker_beheren_eigen) || actor_mag(&c->actor, RECHT_werklast_lezen))
		return FAULT_NONE;
	return ctx_require(c, RECHT_medewerker_beheren);
}

enum fault overdracht_list(struct ctx *c, struct overdracht_mensen *ret)
{
	struct q_overdracht_mensen_rows rows = { 0 };
	struct batch b = ctx_kaal(c);
	int64_t now = klok_now();

	TRY(may_any(c));
	q_overdracht_mensen(&b, c->actor.regio, now + OVERDRACHT_VOORAF, now, &rows);
	TRY(batch_run(&b));
	ret->n = 0;
	ret->v = ARENA_ARRAY(c->arena, rows.n + 1, struct overdracht_mens);
	for (size_t i = 0; i < rows.n; i++) {
		const struct q_overdracht_mensen *q = &rows.v[i];
		struct overdracht_mens m = { q->id, q->naam, q->functie, q->organisatie_naam, q->organisatie, q->huis,
			q->actief_tot, q->aantal };

		if (may_hand_over(&c->actor, &m))
			ret->v[ret->n++] = m;
	}
	return FAULT_NONE;
}

/* FAULT_NOT_FOUND for whoever is no leaver, or not the actor's to hand over. */
static enum fault leaver_get(struct ctx *c, struct medewerker_id id, struct overdracht_mens *ret)
{
	struct q_overdracht_mens *q = NULL;
	struct batch b = ctx_kaal(c);
	struct overdracht_mens m;

	TRY(may_any(c));
	q_overdracht_mens(&b, c->actor.regio, id, &q);
	TRY(batch_run(&b));
	if (!q)
		return fault_set(c->fi, FAULT_NOT_FOUND, NULL, NULL);
	m = (struct overdracht_mens){ q->id, q->naam, q->functie, q->organisatie_naam, q->organisatie, q->huis,
		q->actief_tot, 0 };
	if (m.actief_tot > klok_now() + OVERDRACHT_VOORAF || !may_hand_over(&c->actor, &m))
		return fault_set(c->fi, FAULT_NOT_FOUND, NULL, NULL);
	*ret = m;
	return FAULT_NONE;
}

static void choices_fill(struct ctx *c, const struct q_overdracht_keuze_rows *rows, struct overdracht *ret)
{
	ret->keuze = ARENA_ARRAY(c->arena, rows->n + 1, struct overdracht_keuze);
	for (size_t i = 0; i < rows->n; i++)
		if (rows->v[i].id.v != c->actor.id.v)
			ret->keuze[ret->nkeuze++] = (struct overdracht_keuze){ rows->v[i].id, rows->v[i].naam, rows->v[i].functie };
}

enum fault overdracht_get(struct ctx *c, struct medewerker_id m, struct overdracht *ret)
{
	struct q_overdracht_dossiers_rows rows = { 0 };
	struct q_overdracht_keuze_rows keuze = { 0 };
	struct batch b = ctx_kaal(c);
	int64_t now = klok_now();

	*ret = (struct overdracht){ 0 };
	TRY(leaver_get(c, m, &ret->mens));
	q_overdracht_dossiers(&b, m, now, &rows);
	q_overdracht_keuze(&b, ret->mens.organisatie, m, now, &keuze);
	TRY(batch_run(&b));
	ret->v = ARENA_ARRAY(c->arena, rows.n + 1, struct overdracht_dossier);
	ret->n = rows.n;
	for (size_t i = 0; i < rows.n; i++) {
		const struct q_overdracht_dossiers *q = &rows.v[i];

		ret->v[i] = (struct overdracht_dossier){ q->dossier, q->nummer, q->soort, q->regisseur, q->aanmelder };
		ctx_look(c, q->dossier, (struct persoon_id){ 0 }, LOOK_SCHERM, STR("overdracht van werk"));
	}
	choices_fill(c, &keuze, ret);
	return FAULT_NONE;
}

/* ---- handing over ---- */

struct handing {
	struct ctx *c;
	struct medewerker_id van, naar;
	const struct q_overdracht_dossiers_rows *alles;
	const int64_t *dossiers;
	size_t n;
};

static const struct q_overdracht_dossiers *dossier_of(const struct q_overdracht_dossiers_rows *all, int64_t id)
{
	for (size_t i = 0; i < all->n; i++)
		if (all->v[i].dossier.v == id)
			return &all->v[i];
	return NULL;
}

static bool personal(struct str soort)
{
	return str_eq(soort, STR("nood")) || str_eq(soort, STR("toetsing"));
}

/* What the colleague has on that onderdeel gives way, unless it is as much or more; true: he needs nothing. */
static enum fault make_room(struct batch *b, const struct q_overdracht_toegang *row,
	const struct q_overdracht_toegang_rows *has, int64_t now, bool *ret_enough)
{
	*ret_enough = false;
	for (size_t i = 0; i < has->n; i++)
		if (str_eq(has->v[i].onderdeel, row->onderdeel) && has->v[i].van <= now && has->v[i].niveau >= row->niveau
			&& has->v[i].tot >= row->tot)
			*ret_enough = true;
	for (size_t i = 0; i < has->n && !*ret_enough; i++)
		if (str_eq(has->v[i].onderdeel, row->onderdeel))
			q_overdracht_cut(b, now, has->v[i].id, NULL);
	return b->n ? batch_run(b) : FAULT_NONE;
}

static enum fault rows_move(struct unit *u, const struct handing *h, struct dossier_id d)
{
	struct q_overdracht_toegang_rows mine = { 0 }, his = { 0 };
	struct batch b = unit_batch(u);
	int64_t now = unit_moment(u);

	q_overdracht_toegang(&b, h->van, d, now, &mine);
	q_overdracht_toegang(&b, h->naar, d, now, &his);
	TRY(batch_run(&b));
	for (size_t i = 0; i < mine.n; i++) {
		const struct q_overdracht_toegang *row = &mine.v[i];
		bool enough;

		q_overdracht_cut(&b, now, row->id, NULL);
		TRY(batch_run(&b));
		if (row->van > now || personal(row->soort))
			continue;
		TRY(make_room(&b, row, &his, now, &enough));
		if (enough)
			continue;
		q_overdracht_add(&b, (struct toegang_id){ id_new() }, d, row->onderdeel, row->niveau, row->soort, STR(GROND), now,
			row->tot, h->c->actor.id, h->naar, NULL);
		TRY(batch_run(&b));
	}
	return FAULT_NONE;
}

static enum fault place_move(struct unit *u, const struct handing *h, const struct q_overdracht_dossiers *d)
{
	struct q_overdracht_teamlid_rows team = { 0 }, his = { 0 };
	struct batch b = unit_batch(u);
	int64_t now = unit_moment(u);

	q_overdracht_regisseur(&b, h->naar, d->dossier, h->van, NULL);
	q_overdracht_teamlid(&b, d->dossier, h->van, now, &team);
	q_overdracht_teamlid(&b, d->dossier, h->naar, now, &his);
	TRY(batch_run(&b));
	for (size_t i = 0; i < team.n; i++) {
		q_overdracht_teamlid_end(&b, now, STR("Vertrokken"), team.v[i].id, NULL);
		if (!his.n && !i)
			q_overdracht_teamlid_add(&b, (struct teamlid_id){ id_new() }, d->dossier, team.v[i].onderdeel, team.v[i].grond,
				STR(GROND), now, h->naar, NULL);
		TRY(batch_run(&b));
	}
	return FAULT_NONE;
}

static enum fault hand_unit(struct unit *u, void *arg)
{
	const struct handing *h = arg;
	struct batch b = unit_batch(u);

	for (size_t i = 0; i < h->n; i++) {
		const struct q_overdracht_dossiers *d = dossier_of(h->alles, h->dossiers[i]);

		TRY(rows_move(u, h, d->dossier));
		TRY(place_move(u, h, d));
	}
	q_melding_add_dienst(&b, (struct melding_id){ id_new() }, h->naar, STR("werk_gekregen"), unit_moment(u), NULL);
	return batch_run(&b);
}

/* The colleague has a role with which dossiers may be held, and for a regisseur's case that of that house. */
static enum fault roles_check(struct ctx *c, const struct handing *h)
{
	struct q_overdracht_rollen_rows rollen = { 0 };
	struct batch b = ctx_kaal(c);
	bool holds = false;

	q_overdracht_rollen(&b, h->naar, klok_now(), &rollen);
	TRY(batch_run(&b));
	for (size_t i = 0; i < rollen.n; i++) {
		const struct rol *rol = rol_find(c->cat, rollen.v[i].rol);

		holds = holds || (rol && rol->dossiertoegang);
	}
	if (!holds)
		return fault_field(c->fi, "naar", "Deze collega heeft geen rol waarmee men dossiers kan behandelen.", "invariant 6");
	for (size_t k = 0; k < h->n; k++) {
		const struct q_overdracht_dossiers *d = dossier_of(h->alles, h->dossiers[k]);
		bool directs = !d->regisseur;

		for (size_t i = 0; i < rollen.n && !directs; i++) {
			const struct rol *rol = rol_find(c->cat, rollen.v[i].rol);

			directs = rol && rol_has(rol, RECHT_casus_openen) && (!rollen.v[i].huis.v || rollen.v[i].huis.v == d->huis.v);
		}
		if (!directs)
			return fault_field(c->fi, "naar", "Een casus met procesregie kan alleen naar een procesregisseur van dat huis.",
				"invariant 10");
	}
	return FAULT_NONE;
}

static enum fault allowed_check(struct ctx *c, const struct handing *h)
{
	struct str regime = STR_NULL, ring = STR_NULL;

	for (size_t i = 0; i < h->n; i++) {
		const struct q_overdracht_dossiers *d = dossier_of(h->alles, h->dossiers[i]);

		if (!d->regime.n || (str_eq(d->regime, regime) && str_eq(d->ring, ring)))
			continue;
		regime = d->regime;
		ring = d->ring;
		TRY(toegang_allowed(c, regime, ring, h->naar, "naar"));
	}
	return FAULT_NONE;
}

enum fault overdracht_do(struct ctx *c, struct medewerker_id van, struct medewerker_id naar, const int64_t *dossiers,
	size_t n)
{
	struct q_overdracht_dossiers_rows all = { 0 };
	struct handing h = { c, van, naar, &all, dossiers, n };
	struct overdracht o;
	struct batch b = ctx_kaal(c);
	bool known = false;

	TRY(overdracht_get(c, van, &o));
	if (!n)
		return fault_field(c->fi, "dossier", "Kies wat u overdraagt.", NULL);
	for (size_t i = 0; i < o.nkeuze; i++)
		known = known || o.keuze[i].id.v == naar.v;
	if (!known)
		return fault_field(c->fi, "naar", "Kies een collega van dezelfde organisatie.", "invariant 6");
	q_overdracht_dossiers(&b, van, klok_now(), &all);
	TRY(batch_run(&b));
	for (size_t i = 0; i < n; i++)
		if (!dossier_of(&all, dossiers[i]))
			return fault_set(c->fi, FAULT_CONFLICT, N_("Een van deze dossiers is al overgedragen."), NULL);
	TRY(roles_check(c, &h));
	TRY(allowed_check(c, &h));
	return ctx_write_kaal(c, hand_unit, &h);
}
