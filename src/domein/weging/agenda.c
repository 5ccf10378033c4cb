/* The agenda: putting on, taking off, order, and closing the session. See weging.h.
 *
 * What lies open in a session is seen by its voorzitter and by everyone present who prepares: they got niveau 3 when it
 * came on the agenda or when they came in. So they can end what the session gave, and nobody else can close it.
 */
#include "domein/weging/weging_priv.h"

#include <string.h>

#include "domein/termijn/termijn.h"
#include "domein/toegang/dossier.h"

#define TRIES 3
#define RULE "WGS 2.31 lid 2"

struct adding {
	struct ctx *c;
	struct weging_id id;
	struct aanmelding_id aanmelding;
	int64_t versie; /* of the session, when was asked who is there */
	bool stale;
	size_t n;       /* those present whom the regime admits */
	struct weging_lid *v;
};

/* ---- putting on ---- */

static enum fault check_fit(struct ctx *c, const struct q_weging_stand *w, const struct q_weging_aanmelding *a)
{
	const struct overlegvorm *vorm = overlegvorm_find(c->cat, w->soort);
	struct str regime = str_cat(c->arena, str_cat(c->arena, STR(","), a->regime), STR(","));

	if (!vorm || !str_eq(ring_code(vorm->ring), a->ring))
		return fault_field(c->fi, "aanmelding", N_("Deze aanmelding hoort bij een andere weging."), "invariant 11");
	if (!memmem(overlegvorm_regimes(c->arena, vorm).p, overlegvorm_regimes(c->arena, vorm).n, regime.p, regime.n))
		return fault_field(c->fi, "aanmelding", N_("Deze aanmelding hoort bij een andere weging."), "invariant 1");
	if (!a->huis.v)
		return fault_field(c->fi, "aanmelding", N_("Wijs de aanmelding eerst toe aan een huis."), NULL);
	return FAULT_NONE;
}

/* Everyone present whom the regime admits. The voorzitter must be among them: he leads the point. */
static enum fault present_read(struct adding *k, const struct q_weging_stand *w, const struct q_weging_aanmelding *a)
{
	struct q_weging_rolhouders_rows rollen = { 0 };
	struct q_weging_leden_rows leden = { 0 };
	struct ctx *c = k->c;
	struct batch b = ctx_read(c);
	struct ploeg ploeg;
	bool voorzitter = false;

	q_weging_leden(&b, weging_dossier(k->id), &leden);
	q_weging_rolhouders(&b, ploeg_rollen(c), ctx_moment(c), &rollen);
	TRY(batch_run(&b));
	ploeg = ploeg_of(c, &rollen, a->ring);
	k->n = 0;
	k->v = ARENA_ARRAY(c->arena, leden.n + 1, struct weging_lid);
	for (size_t i = 0; i < leden.n; i++) {
		const struct weging_lid *l = ploeg_find(&ploeg, leden.v[i].id);
		bool ok = false;

		if (leden.v[i].aanwezig && l)
			TRY(toegang_admits(c, a->regime, a->ring, l->id, &ok));
		if (ok)
			k->v[k->n++] = *l;
		voorzitter |= ok && l->id.v == w->voorzitter.v;
	}
	if (!voorzitter)
		return fault_field(c->fi, "aanmelding", N_("De voorzitter van deze weging mag deze aanmelding niet zien."),
			"WGS 1.8 lid 2");
	return FAULT_NONE;
}

static enum fault before_read(struct adding *k)
{
	struct q_weging_stand *w = NULL;
	struct q_weging_aanmelding *a = NULL;
	struct batch b = ctx_read(k->c);

	q_weging_stand(&b, k->id, &w);
	q_weging_aanmelding(&b, k->id, k->aanmelding, &a);
	TRY(batch_run(&b));
	if (!w || !a)
		return fault_set(k->c->fi, FAULT_NOT_FOUND, NULL, NULL);
	k->versie = w->versie;
	TRY(check_fit(k->c, w, a));
	return present_read(k, w, a);
}

/* What may come on an agenda: new, or completed after a question. */
static enum fault check_add(struct unit *u, const struct q_weging_stand *w, const struct q_weging_aanmelding *a)
{
	bool answered = str_eq(a->status, STR("aanvullen")) && str_eq(a->laatste, STR("antwoord"));

	if (str_eq(w->status, STR("gesloten")))
		return fault_set(unit_fault(u), FAULT_CONFLICT, N_("Deze weging is al gesloten."), NULL);
	if (w->niveau != NIVEAU_SCHRIJVEN || a->kern != NIVEAU_SCHRIJVEN || a->inhoud != NIVEAU_SCHRIJVEN)
		return fault_set(unit_fault(u), FAULT_DENIED, NULL, RULE);
	if (str_eq(a->status, STR("weging")))
		return fault_set(unit_fault(u), FAULT_CONFLICT, N_("Deze aanmelding staat al op een agenda."), NULL);
	if (str_eq(a->status, STR("aanvullen")) && !answered)
		return fault_field(unit_fault(u), "aanmelding",
			N_("De aanbrenger heeft de vraag nog niet beantwoord."), NULL);
	if (!answered && !str_eq(a->status, STR("ingediend")))
		return fault_set(unit_fault(u), FAULT_CONFLICT, N_("Over deze aanmelding is al besloten."), NULL);
	return FAULT_NONE;
}

/* A new point at the end, or the one that was on this agenda before. */
static enum fault point_write(struct unit *u, struct adding *k, const struct q_weging_aanmelding *a,
	struct weegpunt_id *ret)
{
	struct weegpunt_id id = a->punt.v ? a->punt : (struct weegpunt_id){ id_new() };
	struct batch b = unit_batch(u);
	int64_t now = unit_moment(u), n = 0, m = 0;

	if (a->punt.v) {
		q_weegpunt_set_uitkomst(&b, STR(""), STR(""), STR(""), 0, now, id, a->punt_versie.v, &n);
		q_weging_regel_set(&b, STR(""), 0, id, &m);
	} else {
		q_weegpunt_add(&b, id, k->id, now, aanmelding_dossier(k->aanmelding), &n);
		q_weging_regel_add(&b, id, k->aanmelding, a->nummer, weging_dossier(k->id), &m);
	}
	TRY(batch_run(&b));
	if (n != 1 || m != 1)
		return fault_set(unit_fault(u), FAULT_DENIED, NULL, RULE);
	*ret = id;
	return FAULT_NONE;
}

static enum fault add_write(struct unit *u, struct adding *k, const struct q_weging_stand *w,
	const struct q_weging_aanmelding *a)
{
	struct aanmelding_besluit s = { .id = k->aanmelding, .versie = a->versie, .status = AANMELDING_WEGING,
		.reden = STR(""), .ontvanger = STR("") };
	struct weegpunt_id id = { 0 };

	TRY(point_write(u, k, a, &id));
	TRY(aanmelding_status_in(u, k->c, &s));
	TRY(termijn_event_in(u, k->c, aanmelding_dossier(k->aanmelding), "kern", thema_find(k->c->cat, a->thema),
		GEBEURTENIS_BIT(weging_gepland), unit_moment(u)));
	for (size_t i = 0; i < k->n; i++)
		TRY(weegploeg_grant_in(u, k->c, aanmelding_dossier(k->aanmelding), k->v[i].id, k->v[i].bereidt_voor));
	k->c->uitkomst = id.v;
	return weging_touch_in(u, k->id, w->versie);
}

static enum fault add_unit(struct unit *u, void *arg)
{
	struct adding *k = arg;
	struct q_weging_stand *w = NULL;
	struct q_weging_aanmelding *a = NULL;
	struct batch b = unit_batch(u);

	q_weging_stand(&b, k->id, &w);
	q_weging_aanmelding(&b, k->id, k->aanmelding, &a);
	TRY(batch_run(&b));
	if (!w || !a)
		return fault_set(unit_fault(u), FAULT_NOT_FOUND, NULL, NULL);
	TRY(check_add(u, w, a));
	k->stale = w->versie != k->versie;
	if (k->stale)
		return fault_set(unit_fault(u), FAULT_CONFLICT, NULL, NULL);
	return add_write(u, k, w, a);
}

enum fault weging_agenda_add(struct ctx *c, struct weging_id id, struct aanmelding_id a, struct weegpunt_id *ret)
{
	enum fault f = FAULT_NONE;

	TRY(ctx_require(c, RECHT_weging_voorbereiden));
	for (int i = 0; i < TRIES; i++) {
		struct adding k = { .c = c, .id = id, .aanmelding = a };

		c->eyes.moment = 0;
		TRY(before_read(&k));
		f = ctx_write(c, add_unit, &k, &ret->v);
		if (f != FAULT_CONFLICT || !k.stale || i == TRIES - 1)
			return f;
		fault_clear(c->fi);
	}
	return f;
}

/* ---- taking off ---- */

struct terug {
	struct weegpunt_id punt;
	int64_t versie, volgorde;
	struct aanmelding_id aanmelding;
	int64_t aanmelding_versie;
	struct str note; /* for intake */
};

/* An open point goes back to the inbox. */
static enum fault weegpunt_return_in(struct unit *u, struct ctx *c, const struct terug *t)
{
	struct aanmelding_besluit s = { .id = t->aanmelding, .versie = t->aanmelding_versie,
		.status = AANMELDING_INGEDIEND, .reden = STR(""), .ontvanger = STR("") };
	struct batch b = unit_batch(u);
	int64_t n = 0, m = 0, k = 0;

	q_weegpunt_set_uitkomst(&b, STR(UITKOMST_TERUG), t->note, STR(""), 0, t->volgorde, t->punt, t->versie, &n);
	q_weging_regel_set(&b, STR(UITKOMST_TERUG), 0, t->punt, &m);
	q_weging_bericht_add(&b, id_new(), STR("terugkoppeling"), t->note, unit_moment(u),
		aanmelding_dossier(t->aanmelding), STR("inhoud"), &k);
	TRY(batch_run(&b));
	if (n != 1 || m != 1 || k != 1)
		return fault_set(unit_fault(u), FAULT_DENIED, NULL, RULE);
	return aanmelding_status_in(u, c, &s);
}

static struct str note_of(struct unit *u, const char *wat, struct str nummer)
{
	return str_cat(unit_arena(u), str_cat(unit_arena(u), str_z(wat), nummer), STR("."));
}

struct removing {
	struct ctx *c;
	struct weegpunt_id punt;
	int64_t versie;
};

static enum fault remove_point(struct unit *u, struct removing *k, const struct q_weegpunt_stand *p)
{
	struct q_weging_stand *w = NULL;
	struct batch b = unit_batch(u);
	struct terug t = { k->punt, p->versie, p->volgorde, { p->dossier.v }, p->aanmelding_versie, STR_NULL };
	struct toelaat_dossier d = { p->dossier, p->aanmelder, p->organisatie };

	q_weging_stand(&b, p->weging, &w);
	TRY(batch_run(&b));
	t.note = note_of(u, "Van de agenda gehaald: weging ", w->nummer);
	TRY(weegpunt_return_in(u, k->c, &t));
	TRY(weging_touch_in(u, p->weging, w->versie));
	return weegploeg_end_in(u, k->c, &d, (struct medewerker_id){ 0 });
}

static enum fault remove_unit(struct unit *u, void *arg)
{
	struct removing *k = arg;
	struct q_weegpunt_stand *p = NULL;
	struct batch b = unit_batch(u);

	q_weegpunt_stand(&b, k->punt, &p);
	TRY(batch_run(&b));
	if (!p)
		return fault_set(unit_fault(u), FAULT_NOT_FOUND, NULL, NULL);
	if (p->uitkomst.n || p->versie != k->versie || str_eq(p->weging_status, STR("gesloten")))
		return fault_set(unit_fault(u), FAULT_CONFLICT,
			N_("Dit punt is intussen gewijzigd. Bekijk de agenda en probeer het opnieuw."), NULL);
	if (p->kern != NIVEAU_SCHRIJVEN || p->inhoud != NIVEAU_SCHRIJVEN || p->bestuurt != NIVEAU_SCHRIJVEN)
		return fault_set(unit_fault(u), FAULT_DENIED, NULL, RULE);
	k->c->uitkomst = k->punt.v;
	return remove_point(u, k, p);
}

enum fault weging_agenda_remove(struct ctx *c, struct weegpunt_id punt, int64_t versie)
{
	struct removing k = { c, punt, versie };

	TRY(ctx_require(c, RECHT_weging_voorbereiden));
	return ctx_write(c, remove_unit, &k, NULL);
}

/* ---- order ---- */

struct ordering {
	struct ctx *c;
	struct weegpunt_id punt;
	bool eerder;
};

/* The open points in their new order. Two that came on in one millisecond share a place: places are made to rise. */
static enum fault order_write(struct unit *u, const struct q_weging_punten *const *v, size_t n)
{
	int64_t *places = ARENA_ARRAY(unit_arena(u), n + 1, int64_t);
	int64_t last = INT64_MIN;

	for (size_t i = 0; i < n; i++)
		places[i] = v[i]->volgorde;
	for (size_t i = 1; i < n; i++) /* two have changed places */
		for (size_t j = i; j && places[j - 1] > places[j]; j--) {
			int64_t p = places[j];

			places[j] = places[j - 1];
			places[j - 1] = p;
		}
	for (size_t i = 0; i < n; i++) {
		struct batch b = unit_batch(u);
		int64_t changed = 1;

		last = places[i] > last ? places[i] : last + 1;
		if (last != v[i]->volgorde)
			q_weegpunt_set_volgorde(&b, last, v[i]->id, &changed);
		TRY(batch_run(&b));
		if (changed != 1)
			return fault_set(unit_fault(u), FAULT_DENIED, NULL, RULE);
	}
	return FAULT_NONE;
}

/* The open points, with the one moved; ret false when it stands first or last already, or was decided meanwhile. */
static bool order_move(const struct q_weging_punten_rows *rows, const struct ordering *k,
	const struct q_weging_punten **v, size_t *ret_n)
{
	const struct q_weging_punten *p;
	size_t n = 0, at = rows->n;

	for (size_t i = 0; i < rows->n; i++) {
		if (rows->v[i].uitkomst.n)
			continue;
		if (rows->v[i].id.v == k->punt.v)
			at = n;
		v[n++] = &rows->v[i];
	}
	*ret_n = n;
	if (at >= n || (k->eerder ? at == 0 : at + 1 == n))
		return false;
	at -= k->eerder;
	p = v[at];
	v[at] = v[at + 1];
	v[at + 1] = p;
	return true;
}

static enum fault order_unit(struct unit *u, void *arg)
{
	struct ordering *k = arg;
	struct q_weegpunt_stand *p = NULL;
	struct q_weging_stand *w;
	struct q_weging_punten_rows rows = { 0 };
	const struct q_weging_punten **v;
	struct batch b = unit_batch(u);
	size_t n;

	q_weegpunt_stand(&b, k->punt, &p);
	TRY(batch_run(&b));
	if (!p)
		return fault_set(unit_fault(u), FAULT_NOT_FOUND, NULL, NULL);
	TRY(weging_begin_in(u, p->weging, &w));
	q_weging_punten(&b, p->weging, &rows);
	TRY(batch_run(&b));
	v = ARENA_ARRAY(unit_arena(u), rows.n + 1, const struct q_weging_punten *);
	k->c->uitkomst = k->punt.v;
	if (!order_move(&rows, k, v, &n))
		return FAULT_NONE;
	TRY(order_write(u, v, n));
	return weging_touch_in(u, p->weging, w->versie);
}

enum fault weging_order(struct ctx *c, struct weegpunt_id punt, bool eerder)
{
	struct ordering k = { c, punt, eerder };

	TRY(ctx_require(c, RECHT_weging_voorbereiden));
	return ctx_write(c, order_unit, &k, NULL);
}

/* ---- closing ---- */

struct closing {
	struct ctx *c;
	struct weging_id id;
	int64_t versie;
	struct str note;
};

/* The point is not there to see: its aanmelding was withdrawn, or the actor may not close. */
static enum fault close_shielded(struct unit *u, struct closing *k, const struct q_weging_regels *r)
{
	struct q_weging_ontvangst *a = NULL;
	struct batch b = unit_batch(u);
	int64_t n = 0;

	q_weging_ontvangst(&b, r->aanmelding, &a);
	TRY(batch_run(&b));
	if (!r->uitkomst.n && (!a || !str_eq(a->status, STR("ingetrokken"))))
		return fault_set(unit_fault(u), FAULT_DENIED,
			N_("U ziet niet alle punten van deze agenda. De voorzitter kan dit wel doen."), RULE);
	if (!r->uitkomst.n) {
		q_weging_regel_set(&b, STR(UITKOMST_INGETROKKEN), 0, r->id, &n);
		TRY(batch_run(&b));
	}
	if (!a)
		return FAULT_NONE;
	return weegploeg_end_in(u, k->c, &(struct toelaat_dossier){ aanmelding_dossier(r->aanmelding), a->aanmelder,
		a->organisatie }, (struct medewerker_id){ 0 });
}

static enum fault close_point(struct unit *u, struct closing *k, const struct q_weging_punten *q)
{
	struct toelaat_dossier d = { aanmelding_dossier(q->aanmelding), q->aanmelder, q->organisatie };

	if (!q->uitkomst.n) {
		struct terug t = { q->id, q->versie, q->volgorde, q->aanmelding, q->aanmelding_versie, k->note };

		TRY(weegpunt_return_in(u, k->c, &t));
	}
	return weegploeg_end_in(u, k->c, &d, (struct medewerker_id){ 0 });
}

static enum fault close_all(struct unit *u, struct closing *k)
{
	struct q_weging_regels_rows regels = { 0 };
	struct q_weging_punten_rows punten = { 0 };
	struct batch b = unit_batch(u);

	q_weging_regels(&b, weging_dossier(k->id), &regels);
	q_weging_punten(&b, k->id, &punten);
	TRY(batch_run(&b));
	for (size_t i = 0; i < regels.n; i++) {
		const struct q_weging_regels *r = &regels.v[i];
		const struct q_weging_punten *q = NULL;

		if (r->uitkomst.n && !str_eq(r->uitkomst, STR("casus")))
			continue; /* what the session gave ended when it was decided */
		for (size_t j = 0; j < punten.n && !q; j++)
			if (punten.v[j].id.v == r->id.v && punten.v[j].kern == NIVEAU_SCHRIJVEN)
				q = &punten.v[j];
		TRY(q ? close_point(u, k, q) : close_shielded(u, k, r));
	}
	return FAULT_NONE;
}

static enum fault close_unit(struct unit *u, void *arg)
{
	struct closing *k = arg;
	struct q_weging_stand *w;
	struct batch b = unit_batch(u);
	int64_t n = 0;

	TRY(weging_begin_in(u, k->id, &w));
	if (w->versie != k->versie)
		return fault_set(unit_fault(u), FAULT_CONFLICT,
			N_("De agenda is intussen gewijzigd. Bekijk haar en sluit daarna."), NULL);
	k->note = note_of(u, "Niet besproken in de weging ", w->nummer);
	TRY(close_all(u, k));
	q_weging_set_status(&b, STR("gesloten"), k->id, k->versie, &n);
	TRY(batch_run(&b));
	if (n != 1)
		return fault_set(unit_fault(u), FAULT_DENIED, NULL, RULE);
	k->c->uitkomst = k->id.v;
	return FAULT_NONE;
}

enum fault weging_close(struct ctx *c, struct weging_id id, int64_t versie)
{
	struct closing k = { .c = c, .id = id, .versie = versie };

	TRY(ctx_require(c, RECHT_weging_voorbereiden));
	return ctx_write(c, close_unit, &k, NULL);
}
