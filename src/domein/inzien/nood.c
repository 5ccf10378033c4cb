/* Break-glass: see nood.h. What it gives is written on lens kaal, after right, regime and ring: he has no row yet. */
#include "domein/inzien/nood.h"

#include "basis/termijn.h"
#include "catalogus/catalogus.h"
#include "domein/persoon/vrij.h"
#include "domein/casus/casus_priv.h"
#include "domein/inzien/toetser.h"
#include "domein/toegang/post.h"
#include "domein/toegang/sessie.h"
#include "query.h"

#define TERMIJN STR("noodtoets")
#define TERMIJN_ANDERS 7 /* days, when the catalogue has no such term */

const struct casus_keus nood_oordelen[] = {
	{ "rechtmatig", N_("Rechtmatig"), N_("Er was nood, en niet meer bekeken dan daarvoor nodig was.") },
	{ "onrechtmatig", N_("Niet rechtmatig"), N_("Er was geen nood, of er is meer bekeken dan nodig. Schrijf op wat volgt.") },
	{ 0 },
};

/* What it opens: what the domain of his organisation would get of a team, to read; nothing of the house alone. */
static const enum casus_deel parts[] = { CASUS_DEEL_PLAN, CASUS_DEEL_TIJDLIJN, CASUS_DEEL_ZRM, CASUS_DEEL_STRAF,
	CASUS_DEEL_ZORG, CASUS_DEEL_KERN };

struct asking {
	struct ctx *c;
	const struct nood_vraag *v;
	struct str nummer, grond;
	const struct q_nood_casus *q; /* NULL: refused */
	struct datum uiterlijk;
};

static struct datum judge_by(struct ctx *c)
{
	const struct termijnsoort *s = termijnsoort_find(c->cat, TERMIJN);
	struct datum today = datum_of_moment(ctx_moment(c));

	return s ? termijn_einde(today, s->lengte, s->eenheid, s->regel, &c->cat->feestdagen)
		: datum_add_days(today, TERMIJN_ANDERS);
}

/* Another than the asker judges it afterwards; without such a person there is no emergency access. */
static enum fault has_judge(struct ctx *c, const struct q_nood_casus *q, bool *ret)
{
	struct q_nood_toetsers_rows wie = { 0 };
	struct batch b = ctx_kaal(c);

	q_nood_toetsers(&b, q->huis, c->actor.regio, ctx_moment(c), c->actor.id, q->ring, &wie);
	TRY(batch_run(&b));
	*ret = false;
	for (size_t i = 0; i < wie.n; i++)
		*ret |= wie.v[i].huis;
	return FAULT_NONE;
}

/* He may be let in: an open case of a regime that has it, he belongs to regime and ring, and somebody will judge it. */
static enum fault may_enter(struct ctx *c, const struct q_nood_casus *q, bool *ret)
{
	const struct regime *g = q ? regime_find(c->cat, q->regime) : NULL;

	*ret = false;
	if (!q || q->gesloten || !g || !g->noodtoegang)
		return FAULT_NONE;
	TRY(toegang_admits(c, q->regime, q->ring, c->actor.id, ret));
	return *ret ? has_judge(c, q, ret) : FAULT_NONE;
}

static enum fault tell(struct unit *u, const struct asking *a)
{
	static const char onderwerp[] = "Noodtoegang in Schakel";
	struct huis_id huis = a->q ? a->q->huis : a->c->actor.huis;
	struct q_nood_toetsers_rows wie = { 0 };
	struct batch b = unit_batch(u);
	struct buf tekst = buf_new(unit_arena(u));
	bool near = false;

	q_nood_toetsers(&b, huis, a->c->actor.regio, unit_moment(u), a->c->actor.id, a->q ? a->q->ring : STR(""), &wie);
	TRY(batch_run(&b));
	buf_addz(&tekst, "Er is noodtoegang gevraagd in Schakel. Lees en beoordeel dit na inloggen:\n\n");
	buf_add(&tekst, a->v->adres);
	buf_addz(&tekst, "/toetsing/noodtoegang\n");
	for (size_t i = 0; i < wie.n; i++)
		near |= wie.v[i].huis;
	for (size_t i = 0; i < wie.n; i++) {
		if (near && !wie.v[i].huis)
			continue;
		b = unit_batch(u);
		q_nood_melding(&b, (struct melding_id){ id_new() }, wie.v[i].id, STR("noodtoegang"), (struct dossier_id){ 0 },
			unit_moment(u), NULL);
		TRY(batch_run(&b));
		TRY(post_add_in(u, wie.v[i].email, str_z(onderwerp), buf_str(&tekst)));
	}
	if (!a->q)
		return FAULT_NONE;
	b = unit_batch(u);
	q_nood_melding(&b, (struct melding_id){ id_new() }, a->q->regisseur, STR("noodtoegang_casus"),
		(struct dossier_id){ a->q->id.v }, unit_moment(u), NULL);
	return batch_run(&b);
}

static enum fault grant(struct unit *u, const struct asking *a, int64_t tot)
{
	struct casus_niveaus n = casus_niveaus_default(a->c->actor.domein);
	struct batch b = unit_batch(u);
	int64_t given = 0;

	for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++) {
		enum casus_deel d = parts[i];

		if (n.v[d] < NIVEAU_LEZEN)
			continue;
		q_nood_grant(&b, (struct toegang_id){ id_new() }, str_z(casus_deel_codes[d]), NIVEAU_LEZEN, a->grond,
			unit_moment(u), tot, a->c->actor.id, a->q->id, &given);
		TRY(batch_run(&b));
	}
	/* kern is the last: without it there is nothing to open */
	return given ? FAULT_NONE : fault_set(unit_fault(u), FAULT_CONFLICT, N_("U bent intussen al toegelaten."), NULL);
}

static enum fault ask_unit(struct unit *u, void *arg)
{
	const struct asking *a = arg;
	struct batch b = unit_batch(u);
	int64_t now = unit_moment(u), tot = now + NOOD_UUR * HOUR_MS;

	q_nood_add(&b, (struct nood_id){ id_new() }, a->c->actor.regio, a->q ? a->q->huis : a->c->actor.huis,
		a->q ? a->q->ring : STR(""), a->nummer, a->q ? a->q->id : (struct casus_id){ 0 }, a->c->actor.id,
		a->c->actor.organisatie, a->v->reden, str_trim(a->v->toelichting), now,
		a->q ? tot : 0, a->uiterlijk, NULL);
	TRY(batch_run(&b));
	if (a->q)
		TRY(grant(u, a, tot));
	return tell(u, a);
}

static enum fault check(struct ctx *c, const struct nood_vraag *v)
{
	enum fault f = FAULT_NONE;

	if (!str_trim(v->nummer).n)
		f = fault_field(c->fi, "nummer", N_("Vul het nummer van de casus in."), NULL);
	if (!reden_find(c->cat, STR("noodtoegang"), v->reden))
		f = fault_field(c->fi, "reden", N_("Kies wat er aan de hand is."), "WGS 1.8 lid 2");
	if (str_points(str_trim(v->toelichting)) < NOOD_REDEN_MIN || str_points(v->toelichting) > NOOD_TEKST_MAX)
		f = fault_field(c->fi, "toelichting", N_("Schrijf in een of twee zinnen op waarom u nu in deze casus moet zijn."),
			"WGS 1.8 lid 2");
	return f ? f : VRIJ_CHECK(c->fi, { "toelichting", v->toelichting });
}

enum fault nood_ask(struct ctx *c, const struct nood_vraag *v, struct casus_id *ret, bool *ret_al)
{
	struct asking a = { .c = c, .v = v, .nummer = casus_nummer_typed(c->arena, v->nummer), .uiterlijk = judge_by(c) };
	struct q_nood_casus *q = NULL;
	struct batch b = ctx_kaal(c);
	bool in = false;

	TRY(ctx_require(c, RECHT_noodtoegang));
	TRY(check(c, v));
	q_nood_casus(&b, c->actor.id, ctx_moment(c), a.nummer, c->actor.regio, &q);
	TRY(batch_run(&b));
	*ret_al = q && q->al;
	if (*ret_al) {
		*ret = q->id;
		return FAULT_NONE;
	}
	TRY(poging_count(c, "nood", str_from_i64(c->arena, c->actor.id.v), NOOD_KEREN));
	TRY(may_enter(c, q, &in));
	a.q = in ? q : NULL;
	a.grond = casus_grond(c, "noodtoegang", str_trim(v->toelichting));
	TRY(ctx_write_kaal(c, ask_unit, &a));
	ctx_look(c, (struct dossier_id){ q ? q->id.v : 0 }, (struct persoon_id){ 0 }, in ? LOOK_SCHERM : LOOK_GEWEIGERD,
		STR("noodtoegang"));
	if (!in)
		return fault_field(c->fi, "nummer", N_("Met dit nummer kunt u geen casus openen. Uw vraag is vastgelegd en wordt "
			"beoordeeld. Bel de procesregisseur of het huis."), "WGS 1.8 lid 2");
	*ret = q->id;
	return FAULT_NONE;
}

struct ending {
	struct ctx *c;
	struct casus_id casus;
};

static enum fault end_unit(struct unit *u, void *arg)
{
	const struct ending *e = arg;
	struct batch b = unit_batch(u);
	int64_t n = 0;

	q_nood_einde(&b, unit_moment(u), e->casus, e->c->actor.id, &n);
	q_nood_cut(&b, unit_moment(u), e->casus, e->c->actor.id, NULL);
	TRY(batch_run(&b));
	return n ? FAULT_NONE : fault_set(unit_fault(u), FAULT_NOT_FOUND, NULL, NULL);
}

enum fault nood_end(struct ctx *c, struct casus_id casus)
{
	struct ending e = { c, casus };

	return ctx_write_kaal(c, end_unit, &e);
}

/* ---- judging ---- */

static bool late(struct ctx *c, struct str oordeel, struct datum uiterlijk)
{
	return !oordeel.n && uiterlijk.v < datum_of_moment(ctx_moment(c)).v;
}

enum fault nood_list(struct ctx *c, struct noden *ret)
{
	struct q_nood_list_rows rows = { 0 };
	struct batch b = ctx_read(c);

	TRY(ctx_require(c, RECHT_privacy_toetsen));
	q_nood_list(&b, &rows);
	TRY(batch_run(&b));
	ret->n = rows.n;
	ret->v = ARENA_ARRAY(c->arena, rows.n + 1, struct nood);
	for (size_t i = 0; i < rows.n; i++) {
		const struct q_nood_list *q = &rows.v[i];

		ret->v[i] = (struct nood){ .id = q->id, .nummer = q->nummer, .casus = q->casus, .medewerker = q->medewerker,
			.naam = q->naam, .organisatie_naam = q->organisatie_naam, .huis_naam = q->huis_naam, .reden = q->reden,
			.moment = q->moment, .tot = q->tot, .beeindigd = q->beeindigd, .uiterlijk = q->uiterlijk,
			.oordeel = q->oordeel, .versie = q->versie, .te_laat = late(c, q->oordeel, q->uiterlijk), .mag = true };
		ctx_look(c, (struct dossier_id){ q->casus.v }, (struct persoon_id){ 0 }, LOOK_SCHERM,
			STR("noodtoegang beoordelen"));
	}
	return FAULT_NONE;
}

static enum fault looks_read(struct ctx *c, struct nood_dossier *d)
{
	const struct nood *n = &d->nood;
	int64_t tot = n->beeindigd && n->beeindigd < n->tot ? n->beeindigd : n->tot;
	struct q_nood_blikken_rows rows = { 0 };
	struct batch b = ctx_kaal(c);

	q_nood_blikken(&b, n->medewerker, n->casus.v, n->moment, tot, &rows);
	TRY(batch_run(&b));
	d->nblikken = rows.n;
	d->blikken = ARENA_ARRAY(c->arena, rows.n + 1, struct nood_blik);
	for (size_t i = 0; i < rows.n; i++)
		d->blikken[i] = (struct nood_blik){ rows.v[i].moment, rows.v[i].route, rows.v[i].grond, rows.v[i].soort };
	return FAULT_NONE;
}

enum fault nood_get(struct ctx *c, struct nood_id id, struct nood_dossier **ret)
{
	struct nood_dossier *d = ARENA_NEW(c->arena, struct nood_dossier);
	struct q_nood_get *q = NULL;
	struct batch b = ctx_read(c);

	TRY(ctx_require(c, RECHT_privacy_toetsen));
	q_nood_get(&b, id, &q);
	TRY(batch_run(&b));
	if (!q)
		return fault_set(c->fi, FAULT_NOT_FOUND, NULL, NULL);
	d->nood = (struct nood){ .id = q->id, .nummer = q->nummer, .casus = q->casus, .medewerker = q->medewerker,
		.naam = q->naam, .functie = q->functie, .organisatie_naam = q->organisatie_naam, .huis_naam = q->huis_naam,
		.reden = q->reden, .toelichting = q->toelichting, .moment = q->moment, .tot = q->tot,
		.beeindigd = q->beeindigd, .uiterlijk = q->uiterlijk, .oordeel = q->oordeel,
		.oordeel_tekst = q->oordeel_tekst, .beoordeeld_naam = q->beoordeeld_naam, .beoordeeld = q->beoordeeld,
		.versie = q->versie, .te_laat = late(c, q->oordeel, q->uiterlijk), .mag = q->mag };
	ctx_look(c, (struct dossier_id){ q->casus.v }, (struct persoon_id){ 0 }, LOOK_SCHERM, STR("noodtoegang beoordelen"));
	if (q->casus.v && q->mag)
		TRY(looks_read(c, d));
	*ret = d;
	return FAULT_NONE;
}

struct judging {
	struct ctx *c;
	struct nood_id id;
	int64_t versie;
	struct str oordeel, tekst;
};

static enum fault judge_unit(struct unit *u, void *arg)
{
	struct judging *j = arg;
	struct q_nood_get *q = NULL;
	struct batch b = unit_batch(u);
	int64_t n = 0;

	q_nood_get(&b, j->id, &q);
	TRY(batch_run(&b));
	if (!q)
		return fault_set(unit_fault(u), FAULT_NOT_FOUND, NULL, NULL);
	if (!q->mag)
		return fault_set(unit_fault(u), FAULT_DENIED, N_("Over uw eigen noodtoegang oordeelt een ander."), "invariant 6");
	if (q->versie != j->versie || q->oordeel.n)
		return fault_set(unit_fault(u), FAULT_CONFLICT, N_("Deze noodtoegang is intussen beoordeeld."), NULL);
	if (q->tot > unit_moment(u) && !q->beeindigd)
		return fault_field(unit_fault(u), "oordeel", N_("De noodtoegang loopt nog. Oordeel als zij is geëindigd."), NULL);
	q_nood_judge(&b, j->oordeel, j->tekst, unit_moment(u), j->id, j->versie, &n);
	TRY(batch_run(&b));
	j->c->uitkomst = j->id.v;
	return n == 1 ? FAULT_NONE : fault_set(unit_fault(u), FAULT_DENIED, NULL, NULL);
}

enum fault nood_judge(struct ctx *c, struct nood_id id, int64_t versie, struct str oordeel, struct str tekst)
{
	struct judging j = { c, id, versie, oordeel, str_trim(tekst) };

	TRY(ctx_require(c, RECHT_privacy_toetsen));
	if (!casus_keus_label(nood_oordelen, oordeel))
		return fault_field(c->fi, "oordeel", N_("Kies een oordeel."), NULL);
	TRY(casus_text(c->fi, j.tekst, NOOD_TEKST_MAX, "tekst", N_("Schrijf op waarop u dit oordeel baseert.")));
	return ctx_write(c, judge_unit, &j, NULL);
}
