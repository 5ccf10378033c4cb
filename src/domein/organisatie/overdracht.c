/* Work that goes to a colleague: see overdracht.h. On lens kaal, by number alone, after the check of who asks. */
#include "domein/organisatie/overdracht.h"

#include <stdlib.h>
#include <string.h>

#include "catalogus/catalogus.h"
#include "domein/rechtverzoek/rechtverzoek.h"
#include "domein/toegang/dossier.h"
#include "query.h"

#define GROND "Overgenomen van een vertrokken collega"

/* Leads him: reads the workload of his organisation and house. */
static bool leads(const struct actor *a, const struct overdracht_mens *m)
{
	return actor_mag(a, RECHT_werklast_lezen) && m->organisatie.v == a->organisatie.v
		&& (!m->huis.v || m->huis.v == a->huis.v);
}

bool overdracht_may(const struct actor *a, const struct overdracht_mens *m)
{
	if (m->id.v == a->id.v)
		return false;
	if (actor_mag(a, RECHT_medewerker_beheren))
		return true;
	return leads(a, m) || (actor_mag(a, RECHT_medewerker_beheren_eigen) && m->organisatie.v == a->organisatie.v);
}

static bool may_hand_over(const struct actor *a, const struct overdracht_mens *m)
{
	return m->vertrekt ? overdracht_may(a, m) : m->id.v != a->id.v && leads(a, m);
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
	int64_t now = klok_now(), soon = now + OVERDRACHT_VOORAF;

	TRY(may_any(c));
	q_overdracht_mensen(&b, now, c->actor.regio, actor_mag(&c->actor, RECHT_werklast_lezen) ? ALTIJD : soon, &rows);
	TRY(batch_run(&b));
	ret->n = 0;
	ret->v = ARENA_ARRAY(c->arena, rows.n + 1, struct overdracht_mens);
	for (size_t i = 0; i < rows.n; i++) {
		const struct q_overdracht_mensen *q = &rows.v[i];
		struct overdracht_mens m = { q->id, q->naam, q->functie, q->organisatie_naam, q->organisatie, q->huis,
			q->actief_tot, q->aantal, q->buiten, q->actief_tot <= soon };

		if (may_hand_over(&c->actor, &m))
			ret->v[ret->n++] = m;
	}
	return FAULT_NONE;
}

enum fault overdracht_mens(struct ctx *c, struct medewerker_id id, struct overdracht_mens *ret)
{
	struct q_overdracht_mens *q = NULL;
	struct batch b = ctx_kaal(c);

	q_overdracht_mens(&b, c->actor.regio, id, &q);
	TRY(batch_run(&b));
	if (!q)
		return fault_set(c->fi, FAULT_NOT_FOUND, NULL, NULL);
	*ret = (struct overdracht_mens){ q->id, q->naam, q->functie, q->organisatie_naam, q->organisatie, q->huis,
		q->actief_tot, 0, 0, q->actief_tot <= klok_now() + OVERDRACHT_VOORAF };
	return FAULT_NONE;
}

static int order(const void *x, const void *y)
{
	const struct overdracht_dossier *a = x, *b = y;
	int soort = (int)!a->soort.n - (int)!b->soort.n;

	soort = soort ? soort : (int)str_eq(b->soort, STR("casus")) - (int)str_eq(a->soort, STR("casus"));
	soort = soort ? soort : str_cmp(a->soort, b->soort);
	soort = soort ? soort : str_cmp(a->nummer, b->nummer);
	return soort ? soort : (a->id.v > b->id.v) - (a->id.v < b->id.v);
}

/* Adds a page; *cap: for how many there is room. */
static void dossiers_add(struct ctx *c, const struct q_overdracht_dossiers_rows *rows, size_t *cap, struct overdracht *ret)
{
	if (ret->n + rows->n > *cap) {
		struct overdracht_dossier *was = ret->v;

		*cap = 2 * (ret->n + rows->n);
		ret->v = ARENA_ARRAY(c->arena, *cap, struct overdracht_dossier);
		if (ret->n)
			memcpy(ret->v, was, ret->n * sizeof(*was));
	}
	for (size_t i = 0; i < rows->n; i++) {
		const struct q_overdracht_dossiers *q = &rows->v[i];

		ret->v[ret->n++] = (struct overdracht_dossier){ .id = q->dossier, .nummer = q->nummer, .soort = q->soort,
			.regime = q->regime, .ring = q->vorm.n ? overlegvorm_ring(c->cat, q->vorm) : q->ring, .huis = q->huis,
			.regisseur = q->regisseur, .aanmelder = q->aanmelder, .verzoek = q->verzoek };
	}
}

enum fault overdracht_work(struct ctx *c, const struct overdracht_mens *m, struct overdracht *ret)
{
	struct q_overdracht_dossiers_rows rows;
	struct q_overdracht_keuze_rows keuze = { 0 };
	struct batch b = ctx_kaal(c);
	int64_t now = klok_now();
	size_t cap = 0;

	q_overdracht_keuze(&b, m->organisatie, m->id, now, &keuze);
	TRY(batch_run(&b));
	*ret = (struct overdracht){ .mens = *m, .keuze = ARENA_ARRAY(c->arena, keuze.n + 1, struct overdracht_keuze) };
	do {
		rows = (struct q_overdracht_dossiers_rows){ 0 };
		q_overdracht_dossiers(&b, m->id, now, ret->n ? ret->v[ret->n - 1].id : (struct dossier_id){ 0 }, &rows);
		TRY(batch_run(&b));
		dossiers_add(c, &rows, &cap, ret);
	} while (rows.n);
	if (ret->n)
		qsort(ret->v, ret->n, sizeof(*ret->v), order);
	for (size_t i = 0; i < keuze.n; i++)
		ret->keuze[ret->nkeuze++] = (struct overdracht_keuze){ keuze.v[i].id, keuze.v[i].naam, keuze.v[i].functie,
			keuze.v[i].huis };
	return FAULT_NONE;
}

void overdracht_show(struct ctx *c, struct overdracht *o, struct str grond)
{
	struct overdracht_dossier *v = ARENA_ARRAY(c->arena, o->n + 1, struct overdracht_dossier);
	size_t n = 0;

	for (int goes = 0; goes < 2; goes++)
		for (size_t i = 0; i < o->n; i++)
			if ((o->v[i].bezwaar == NULL) == goes)
				v[n++] = o->v[i];
	o->v = v;
	for (size_t i = 0; i < n && i < OVERDRACHT_TOON; i++)
		ctx_look(c, v[i].id, (struct persoon_id){ 0 }, LOOK_SCHERM, grond);
}

/* The work of somebody whose work is the actor's to hand over; never to himself. */
static enum fault work_get(struct ctx *c, struct medewerker_id m, struct overdracht *ret)
{
	struct overdracht_mens mens;
	size_t n = 0;

	TRY(may_any(c));
	TRY(overdracht_mens(c, m, &mens));
	if (!may_hand_over(&c->actor, &mens))
		return fault_set(c->fi, FAULT_NOT_FOUND, NULL, NULL);
	TRY(overdracht_work(c, &mens, ret));
	for (size_t i = 0; i < ret->nkeuze; i++)
		if (ret->keuze[i].id.v != c->actor.id.v)
			ret->keuze[n++] = ret->keuze[i];
	ret->nkeuze = n;
	return FAULT_NONE;
}

enum fault overdracht_get(struct ctx *c, struct medewerker_id m, struct overdracht *ret)
{
	TRY(work_get(c, m, ret));
	overdracht_show(c, ret, STR("overdracht van werk"));
	return FAULT_NONE;
}

/* ---- what stands in the way ---- */

static bool directs(struct ctx *c, const struct q_overdracht_rollen_rows *rollen, struct huis_id huis)
{
	for (size_t i = 0; i < rollen->n; i++) {
		const struct rol *rol = rol_find(c->cat, rollen->v[i].rol);

		if (rol && rol_has(rol, RECHT_casus_openen) && (!rollen->v[i].huis.v || rollen->v[i].huis.v == huis.v))
			return true;
	}
	return false;
}

static bool in_ring(const struct q_overdracht_rollen_rows *rollen, struct str ring)
{
	for (size_t i = 0; i < rollen->n; i++)
		if (str_eq(rollen->v[i].ring, ring))
			return true;
	return false;
}

static enum fault holds_check(struct ctx *c, const struct q_overdracht_rollen_rows *rollen, const char *field)
{
	for (size_t i = 0; i < rollen->n; i++) {
		const struct rol *rol = rol_find(c->cat, rollen->v[i].rol);

		if (rol && rol->dossiertoegang)
			return FAULT_NONE;
	}
	return fault_field(c->fi, field, "Deze collega heeft geen rol waarmee men dossiers kan behandelen.", "invariant 6");
}

/* The regime and ring of a dossier admit him, or why not. Asked once for dossiers alike. */
static enum fault admitted_weigh(struct ctx *c, struct medewerker_id naar, struct overdracht_dossier *v, size_t i)
{
	struct overdracht_dossier *d = &v[i];
	enum fault f;

	for (size_t k = 0; k < i; k++)
		if (str_eq(v[k].regime, d->regime) && str_eq(v[k].ring, d->ring)
			&& (!v[k].regel || !str_eq(str_z(v[k].regel), STR("invariant 10")))) {
			d->bezwaar = v[k].bezwaar;
			d->regel = v[k].regel;
			return FAULT_NONE;
		}
	f = toegang_allowed(c, d->regime, d->ring, naar, "naar");
	if (f != FAULT_INVALID)
		return f;
	d->bezwaar = c->fi->nfields ? c->fi->fields[0].text : c->fi->text;
	d->regel = c->fi->rule;
	fault_clear(c->fi);
	return FAULT_NONE;
}

enum fault overdracht_weigh(struct ctx *c, struct medewerker_id naar, const char *field, struct overdracht_dossier *v,
	size_t n)
{
	struct q_overdracht_rollen_rows rollen = { 0 };
	struct batch b = ctx_kaal(c);
	bool admits;

	q_overdracht_rollen(&b, naar, klok_now(), &rollen);
	TRY(batch_run(&b));
	TRY(holds_check(c, &rollen, field));
	for (size_t i = 0; i < n; i++) {
		v[i].bezwaar = v[i].regel = NULL;
		if (v[i].regime.n)
			TRY(admitted_weigh(c, naar, v, i));
		if (!v[i].bezwaar && v[i].ring.n && !in_ring(&rollen, v[i].ring)) {
			v[i].bezwaar = N_("Dit is besloten; deze collega hoort niet tot de kring.");
			v[i].regel = "invariant 11";
		}
		if (!v[i].bezwaar && v[i].verzoek) {
			TRY(recht_admits(c, (struct rechtverzoek_id){ v[i].id.v }, naar, &admits));
			v[i].bezwaar = admits ? NULL : N_("Een verzoek van een betrokkene gaat alleen naar een contactpunt dat in de "
				"huizen en kringen van alle zaken in het verzoek werkt.");
			v[i].regel = admits ? NULL : "invariant 11";
		}
		if (!v[i].bezwaar && v[i].regisseur && !directs(c, &rollen, v[i].huis)) {
			v[i].bezwaar = N_("Een casus met procesregie kan alleen naar een procesregisseur van dat huis.");
			v[i].regel = "invariant 10";
		}
	}
	return FAULT_NONE;
}

/* ---- handing over ---- */

struct handing {
	struct ctx *c;
	struct medewerker_id van, naar;
	size_t n;
	const struct overdracht_dossier *v; /* what goes over in this unit */
	bool eerst;
	struct str grond, einde;
};

static const struct overdracht_dossier *dossier_of(const struct overdracht *o, int64_t id)
{
	for (size_t i = 0; i < o->n; i++)
		if (o->v[i].id.v == id)
			return &o->v[i];
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
		q_overdracht_add(&b, (struct toegang_id){ id_new() }, d, row->onderdeel, row->niveau, row->soort, h->grond, now,
			row->tot, h->c->actor.id, h->naar, NULL);
		TRY(batch_run(&b));
	}
	return FAULT_NONE;
}

static enum fault place_move(struct unit *u, const struct handing *h, const struct overdracht_dossier *d)
{
	struct q_overdracht_teamlid_rows team = { 0 }, his = { 0 };
	struct batch b = unit_batch(u);
	int64_t now = unit_moment(u);

	q_overdracht_regisseur(&b, h->naar, d->id, h->van, NULL);
	q_overdracht_verzoek(&b, h->naar, d->id, h->van, NULL);
	q_overdracht_teamlid(&b, d->id, h->van, now, &team);
	q_overdracht_teamlid(&b, d->id, h->naar, now, &his);
	TRY(batch_run(&b));
	for (size_t i = 0; i < team.n; i++) {
		q_overdracht_teamlid_end(&b, now, h->einde, team.v[i].id, NULL);
		if (!his.n && !i)
			q_overdracht_teamlid_add(&b, (struct teamlid_id){ id_new() }, d->id, team.v[i].onderdeel, team.v[i].grond,
				h->grond, now, h->naar, NULL);
		TRY(batch_run(&b));
	}
	return FAULT_NONE;
}

static enum fault hand_unit(struct unit *u, void *arg)
{
	const struct handing *h = arg;
	struct batch b = unit_batch(u);

	for (size_t i = 0; i < h->n; i++) {
		TRY(rows_move(u, h, h->v[i].id));
		TRY(place_move(u, h, &h->v[i]));
	}
	if (h->eerst)
		q_melding_add_dienst(&b, (struct melding_id){ id_new() }, h->naar, STR("werk_gekregen"), unit_moment(u), NULL);
	return b.n ? batch_run(&b) : FAULT_NONE;
}

/* Of all his work only what was chosen (OVERDRACHT_ALLES: all), and of the colleagues only the one. */
static enum fault chosen(struct ctx *c, struct medewerker_id naar, const int64_t *dossiers, size_t n, struct str reden,
	struct overdracht *o)
{
	bool all = n == OVERDRACHT_ALLES;
	struct overdracht_dossier *v = ARENA_ARRAY(c->arena, all ? 1 : n + 1, struct overdracht_dossier);
	const struct overdracht_keuze *known = NULL;

	if (!(all ? o->n : n))
		return fault_field(c->fi, "dossier", "Kies wat u overdraagt.", NULL);
	if (!o->mens.vertrekt && !reden.n)
		return fault_field(c->fi, "reden", "Zeg waarom een ander het werk overneemt.", NULL);
	for (size_t i = 0; i < o->nkeuze; i++)
		if (o->keuze[i].id.v == naar.v)
			known = &o->keuze[i];
	if (!known)
		return fault_field(c->fi, "naar", "Kies een collega van dezelfde organisatie.", "invariant 6");
	for (size_t i = 0; !all && i < n; i++) {
		const struct overdracht_dossier *d = dossier_of(o, dossiers[i]);

		if (!d)
			return fault_set(c->fi, FAULT_CONFLICT, N_("Een van deze dossiers is al overgedragen."), NULL);
		v[i] = *d;
	}
	o->keuze = ARENA_NEW(c->arena, struct overdracht_keuze);
	*o->keuze = *known;
	o->nkeuze = 1;
	if (!all) {
		o->v = v;
		o->n = n;
	}
	return overdracht_weigh(c, naar, "naar", o->v, o->n);
}

enum fault overdracht_preview(struct ctx *c, struct medewerker_id van, struct medewerker_id naar,
	const int64_t *dossiers, size_t n, struct str reden, struct overdracht *ret)
{
	TRY(work_get(c, van, ret));
	TRY(chosen(c, naar, dossiers, n, reden, ret));
	overdracht_show(c, ret, STR("overdracht van werk"));
	return FAULT_NONE;
}

/* Of what was chosen one by one all must be able to go; of all his work goes what can. */
static enum fault goes(struct ctx *c, bool all, struct overdracht *o)
{
	size_t n = 0;

	for (size_t i = 0; i < o->n; i++) {
		if (o->v[i].bezwaar && !all)
			return fault_field(c->fi, "naar", o->v[i].bezwaar, o->v[i].regel);
		if (!o->v[i].bezwaar)
			o->v[n++] = o->v[i];
	}
	o->n = n;
	return n ? FAULT_NONE : fault_field(c->fi, "naar", N_("Niets van dit werk kan naar deze collega."), "invariant 11");
}

enum fault overdracht_do(struct ctx *c, struct medewerker_id van, struct medewerker_id naar, const int64_t *dossiers,
	size_t n, struct str reden)
{
	struct handing h = { .c = c, .van = van, .naar = naar, .grond = STR(GROND), .einde = STR("Vertrokken") };
	struct overdracht o;

	TRY(work_get(c, van, &o));
	TRY(chosen(c, naar, dossiers, n, reden, &o));
	TRY(goes(c, n == OVERDRACHT_ALLES, &o));
	if (!o.mens.vertrekt) {
		h.grond = str_cat(c->arena, STR("Overgenomen van een collega: "), reden);
		h.einde = str_cat(c->arena, STR("Overgedragen: "), reden);
	}
	for (size_t i = 0; i < o.n; i += h.n) {
		h.n = o.n - i < OVERDRACHT_DEEL ? o.n - i : OVERDRACHT_DEEL;
		h.v = o.v + i;
		h.eerst = i == 0;
		TRY(ctx_write_kaal(c, hand_unit, &h));
	}
	return FAULT_NONE;
}
