/* Reading an overleg: lists, the agenda, the live screen, minutes, the tab of a case. See overleg.h.
 *
 * What a point is about comes through the lens: a point the actor is not admitted to is a row of time. On a shared screen
 * a point that somebody present is not admitted to is one too, for everybody who looks.
 */
#include "domein/overleg/overleg_priv.h"
#include "domein/regime/regime.h"

#include "domein/plan/afspraak.h"

#define LOOK_GROND STR("Agenda van een overleg")

/* ---- lists ---- */

enum fault overleg_list(struct ctx *c, bool voorbij, struct overleggen *ret)
{
	struct q_overleg_list_rows rows = { 0 };
	struct batch b = ctx_read(c);

	q_overleg_list(&b, voorbij, &rows);
	TRY(batch_run(&b));
	ret->n = rows.n;
	ret->v = ARENA_ARRAY(c->arena, rows.n + 1, struct overleg_rij);
	for (size_t i = 0; i < rows.n; i++) {
		const struct q_overleg_list *q = &rows.v[i];

		ret->v[i] = (struct overleg_rij){ .id = q->id, .nummer = q->nummer, .soort = q->soort, .ring = q->ring,
			.plaats = q->plaats, .voorzitter_naam = q->voorzitter_naam, .voorzitter = q->voorzitter,
			.status = (enum overleg_status)code_find(overleg_status_codes, q->status), .begin = q->begin,
			.duur = q->duur, .reeks = q->reeks, .versie = q->versie, .leden = q->leden, .aanwezig = q->aanwezig,
			.punten = q->punten, .mijn_punten = q->mijn_punten };
	}
	return FAULT_NONE;
}

/* ---- one overleg ---- */

struct rows { /* what one batch reads of an overleg */
	struct q_overleg_get *kop;
	struct q_overleg_leden_rows leden;
	struct q_overleg_regels_rows regels;
	struct q_overleg_punten_rows punten;
	struct q_overleg_toegelaten_rows admitted;
};

static void kop_fill(struct overleg *o, const struct q_overleg_get *q)
{
	o->kop = (struct overleg_rij){ .id = q->id, .nummer = q->nummer, .soort = q->soort, .ring = q->ring,
		.plaats = q->plaats, .link = q->link, .voorzitter_naam = q->voorzitter_naam,
		.notulist_naam = q->notulist_naam.p ? q->notulist_naam : STR(""), .reden = q->reden, .voorzitter = q->voorzitter,
		.notulist = q->notulist, .organisatie = q->organisatie,
		.status = (enum overleg_status)code_find(overleg_status_codes, q->status), .begin = q->begin, .duur = q->duur,
		.reeks = q->reeks, .begonnen = q->begonnen, .afgerond = q->afgerond, .vastgesteld = q->vastgesteld,
		.versie = q->versie, .nu = q->nu };
	o->stand = q->stand;
	o->leidt = q->niveau == NIVEAU_SCHRIJVEN;
}

static void leden_fill(struct arena *a, struct overleg *o, const struct q_overleg_leden_rows *rows)
{
	o->leden.n = rows->n;
	o->leden.v = ARENA_ARRAY(a, rows->n + 1, struct overleg_lid);
	for (size_t i = 0; i < rows->n; i++) {
		const struct q_overleg_leden *q = &rows->v[i];

		o->leden.v[i] = (struct overleg_lid){ q->id, q->naam, q->functie, q->organisatie_naam, q->domein, q->aanwezig,
			q->zelf, q->id.v == o->kop.voorzitter.v, q->id.v == o->kop.notulist.v };
		o->kop.aanwezig += q->aanwezig;
	}
	o->kop.leden = (int64_t)rows->n;
}

static void punt_fill(struct arena *a, const struct rows *r, const struct overleg *o, struct overleg_punt *p)
{
	const struct q_overleg_punten *q = NULL;

	for (size_t i = 0; i < r->punten.n && !q; i++)
		if (r->punten.v[i].id.v == p->id.v)
			q = &r->punten.v[i];
	if (!q)
		return;
	p->mijn = true;
	p->leidt = q->kern == NIVEAU_SCHRIJVEN;
	p->casus = q->casus;
	p->casus_mijn = q->casus_mijn;
	p->regime = q->regime.p ? q->regime : STR("");
	p->nummer = q->nummer;
	p->titel = q->titel;
	p->vraag = q->vraag;
	p->versie = q->versie;
	p->toegelaten = ARENA_ARRAY(a, o->leden.n + 1, struct medewerker_id);
	for (size_t i = 0; i < o->leden.n; i++) {
		if (toegelaten_find(&r->admitted, p->id, o->leden.v[i].id)) {
			p->toegelaten[p->ntoegelaten++] = o->leden.v[i].id;
			continue;
		}
		p->weg++;
		p->weg_aanwezig += o->leden.v[i].aanwezig;
	}
}

static void agenda_fill(struct arena *a, const struct rows *r, struct overleg *o)
{
	int64_t at = o->kop.begin;

	o->n = r->regels.n;
	o->punten = ARENA_ARRAY(a, o->n + 1, struct overleg_punt);
	for (size_t i = 0; i < o->n; i++) {
		const struct q_overleg_regels *q = &r->regels.v[i];

		o->punten[i] = (struct overleg_punt){ .id = q->id, .begin = at, .duur = q->duur, .begonnen = q->begonnen, .status = q->status,
			.nu = q->id.v == o->kop.nu.v, .nummer = STR(""), .titel = q->titel, .vraag = STR(""), .regime = STR("") };
		at += q->duur * MINUTE_MS;
		punt_fill(a, r, o, &o->punten[i]);
		o->kop.mijn_punten += o->punten[i].mijn;
	}
	o->kop.punten = (int64_t)o->n;
}

/* Without looks: the caller notes those of what he shows. */
static enum fault load(struct ctx *c, struct overleg_id id, struct overleg **ret)
{
	struct overleg *o = ARENA_NEW(c->arena, struct overleg);
	struct rows r = { 0 };
	struct batch b = ctx_read(c);

	q_overleg_get(&b, id, &r.kop);
	q_overleg_leden(&b, overleg_dossier(id), &r.leden);
	q_overleg_regels(&b, overleg_dossier(id), &r.regels);
	q_overleg_punten(&b, id, &r.punten);
	q_overleg_toegelaten(&b, id, ctx_moment(c), &r.admitted);
	TRY(batch_run(&b));
	if (!r.kop)
		return fault_set(c->fi, FAULT_NOT_FOUND, NULL, NULL);
	kop_fill(o, r.kop);
	o->vorm = overlegvorm_find(c->cat, o->kop.soort);
	o->bereidt_voor = o->leidt && actor_mag(&c->actor, RECHT_overleg_voorbereiden);
	leden_fill(c->arena, o, &r.leden);
	for (size_t i = 0; i < o->leden.n; i++)
		o->kan_er_zijn |= !o->leidt && o->leden.v[i].id.v == c->actor.id.v && !o->leden.v[i].aanwezig
			&& overleg_is_now(r.kop->status, o->kop.begin, ctx_moment(c));
	agenda_fill(c->arena, &r, o);
	for (size_t i = 0; i < r.punten.n; i++) /* kept beside the points for the looks */
		for (size_t j = 0; j < o->n; j++)
			if (o->punten[j].id.v == r.punten.v[i].id.v)
				o->punten[j].persoon = r.punten.v[i].persoon;
	*ret = o;
	return FAULT_NONE;
}

static void look(struct ctx *c, const struct overleg *o, enum look_soort soort)
{
	for (size_t i = 0; i < o->n; i++)
		if (o->punten[i].mijn && o->punten[i].casus.v)
			ctx_look(c, casus_dossier(o->punten[i].casus), o->punten[i].persoon, soort, LOOK_GROND);
}

enum fault overleg_get(struct ctx *c, struct overleg_id id, struct overleg **ret)
{
	struct overleg *o;

	TRY(load(c, id, &o));
	if (o->bereidt_voor && (o->kop.status == OVERLEG_GEPLAND || o->kop.status == OVERLEG_BEZIG)) {
		struct q_punt_over_rows rows = { 0 };
		struct batch b = ctx_read(c);

		q_punt_over(&b, o->kop.soort, o->kop.ring, id, &rows);
		TRY(batch_run(&b));
		o->over = (int64_t)rows.n;
	}
	look(c, o, LOOK_SCHERM);
	*ret = o;
	return FAULT_NONE;
}

enum fault overleg_newer(struct ctx *c, struct overleg_id id, int64_t na, int64_t *ret)
{
	struct q_overleg_newer *q = NULL;
	struct batch b = ctx_read(c);

	q_overleg_newer(&b, id, &q);
	TRY(batch_run(&b));
	if (!q)
		return fault_set(c->fi, FAULT_NOT_FOUND, NULL, NULL);
	*ret = q->versie > na ? q->versie : 0;
	return FAULT_NONE;
}

/* ---- who may come ---- */

enum fault overleg_people(struct ctx *c, struct str ring, struct overleg_leden *ret)
{
	struct q_overleg_mensen_rows rows = { 0 };
	struct batch b = ctx_read(c);

	overleg_ask_people(c, &b, ring, ctx_moment(c), &rows);
	TRY(batch_run(&b));
	ret->n = rows.n;
	ret->v = ARENA_ARRAY(c->arena, rows.n + 1, struct overleg_lid);
	for (size_t i = 0; i < rows.n; i++)
		ret->v[i] = (struct overleg_lid){ .id = rows.v[i].id, .naam = rows.v[i].naam, .functie = rows.v[i].functie,
			.organisatie_naam = rows.v[i].organisatie_naam, .domein = rows.v[i].domein };
	return FAULT_NONE;
}

enum fault overleg_candidates(struct ctx *c, struct overleg_id id, struct overleg_leden *ret)
{
	struct overleg_leden all, some;
	struct overleg *o;

	TRY(load(c, id, &o));
	TRY(overleg_people(c, o->kop.ring, &all));
	some = (struct overleg_leden){ 0, ARENA_ARRAY(c->arena, all.n + 1, struct overleg_lid) };
	for (size_t i = 0; i < all.n; i++) {
		bool in = false;

		for (size_t j = 0; j < o->leden.n && !in; j++)
			in = o->leden.v[j].id.v == all.v[i].id.v;
		if (!in)
			some.v[some.n++] = all.v[i];
	}
	*ret = some;
	return FAULT_NONE;
}

enum fault overleg_cases(struct ctx *c, struct overleg_id id, struct overleg_casussen *ret)
{
	struct q_overleg_casussen_rows rows = { 0 };
	struct q_overleg_stand *o = NULL;
	struct batch b = ctx_read(c);

	q_overleg_stand(&b, id, &o);
	TRY(batch_run(&b));
	if (!o)
		return fault_set(c->fi, FAULT_NOT_FOUND, NULL, NULL);
	b = ctx_read(c);
	q_overleg_casussen(&b, o->ring, overlegvorm_regimes(c->arena, overlegvorm_find(c->cat, o->soort)), id, &rows);
	TRY(batch_run(&b));
	ret->n = rows.n;
	ret->v = ARENA_ARRAY(c->arena, rows.n + 1, struct overleg_casus);
	for (size_t i = 0; i < rows.n; i++) {
		const struct q_overleg_casussen *q = &rows.v[i];
		struct naam n = { q->voornamen, q->voorletters, q->voorvoegsel, q->geslachtsnaam, q->partner_voorvoegsel,
			q->partner_naam, q->naamgebruik.n ? q->naamgebruik.p[0] : 'E' };

		ret->v[i] = (struct overleg_casus){ q->id, q->nummer, o->ring.n ? q->nummer : naam_display(c->arena, &n) };
		ctx_look(c, casus_dossier(q->id), q->persoon, LOOK_SCHERM, LOOK_GROND);
	}
	return FAULT_NONE;
}

/* ---- points in full ---- */

struct full { /* what is recorded at all points of an overleg, as far as the actor sees it */
	struct q_vast_list_rows vast;
	struct q_punt_aanwezigen_rows aanwezig;
};

static enum fault full_read(struct ctx *c, struct overleg_id id, struct full *ret)
{
	struct batch b = ctx_read(c);

	q_vast_list(&b, id, &ret->vast);
	q_punt_aanwezigen(&b, id, &ret->aanwezig);
	return batch_run(&b);
}

/* Police data are shown only where the regime of the case has a place for them (invariant 13). */
static bool has_place(struct ctx *c, const struct overleg_punt *p, struct str wpg)
{
	return !wpg.n || regime_shows_entry(regime_find(c->cat, p->regime), STR("inhoud"), wpg);
}

static void vast_fill(struct ctx *c, const struct full *f, const struct overleg *o, struct overleg_nu *nu)
{
	bool open = !ctx_is_toen(c) && (o->kop.status == OVERLEG_BEZIG || o->kop.status == OVERLEG_AFGEROND);

	nu->mag_vastleggen = open && nu->punt->mijn;
	nu->mag_wpg = nu->mag_vastleggen && regime_shows_any(regime_find(c->cat, nu->punt->regime), REGIME_VELD_wpg);
	nu->vast = ARENA_ARRAY(c->arena, f->vast.n + 1, struct vastlegging);
	for (size_t i = 0; i < f->vast.n; i++) {
		const struct q_vast_list *q = &f->vast.v[i];

		if (q->punt.v != nu->punt->id.v || !has_place(c, nu->punt, q->wpg))
			continue;
		nu->vast[nu->nvast++] = (struct vastlegging){ .id = q->id, .soort = q->soort, .tekst = q->tekst,
			.leefgebied = q->leefgebied, .eigenaar_naam = q->eigenaar_naam.p ? q->eigenaar_naam : STR(""),
			.eigenaar_organisatie = q->eigenaar_organisatie.p ? q->eigenaar_organisatie : STR(""),
			.door_naam = q->door_naam, .wpg = q->wpg, .termijn = q->termijn, .moment = q->moment, .versie = q->versie,
			.in_plan = q->afspraak.v != 0,
			.mag = open && !q->afspraak.v && (q->door.v == c->actor.id.v || nu->punt->leidt) };
	}
	nu->aanwezig = ARENA_ARRAY(c->arena, f->aanwezig.n + 1, struct str);
	for (size_t i = 0; i < f->aanwezig.n; i++) {
		const struct q_punt_aanwezigen *q = &f->aanwezig.v[i];

		if (q->punt.v == nu->punt->id.v)
			nu->aanwezig[nu->naanwezig++] = str_cat(c->arena, str_cat(c->arena, q->naam, STR(", ")), q->organisatie_naam);
	}
}

/* ---- the shared screen ---- */

static bool admitted(const struct overleg_punt *p, struct medewerker_id m)
{
	for (size_t i = 0; i < p->ntoegelaten; i++)
		if (p->toegelaten[i].v == m.v)
			return true;
	return false;
}

/* Points that somebody present is not admitted to become rows of time. */
static void share(struct overleg *o)
{
	for (size_t i = 0; i < o->n; i++) {
		struct overleg_punt *p = &o->punten[i];

		if (!p->mijn || !p->weg_aanwezig || !p->casus.v)
			continue;
		p->mijn = p->leidt = p->casus_mijn = false;
		p->titel = p->nummer = p->vraag = STR("");
		p->casus = (struct casus_id){ 0 };
	}
}

static void name_add(struct buf *b, struct str naam)
{
	if (b->n)
		buf_addz(b, ", ");
	buf_add(b, naam);
}

/* Who of those present may not read the plan of the case (ret: the actor's own niveau on it); on one's own screen nobody else counts. */
static enum fault plan_hidden(struct ctx *c, const struct overleg *o, bool gedeeld, struct overleg_nu *nu, int *ret)
{
	struct q_live_niveaus_rows rows = { 0 };
	struct batch b = ctx_read(c);
	struct buf who = buf_new(c->arena);
	int mine = NIVEAU_GEEN;

	q_live_niveaus(&b, nu->punt->casus, ctx_moment(c), &rows);
	TRY(batch_run(&b));
	for (size_t i = 0; i < o->leden.n; i++) {
		int niveau = NIVEAU_GEEN;

		for (size_t j = 0; j < rows.n; j++)
			if (rows.v[j].medewerker.v == o->leden.v[i].id.v && str_eq(rows.v[j].onderdeel, STR("plan")))
				niveau = (int)rows.v[j].niveau;
		if (o->leden.v[i].id.v == c->actor.id.v)
			mine = niveau;
		if (gedeeld && o->leden.v[i].aanwezig && niveau < NIVEAU_LEZEN)
			name_add(&who, o->leden.v[i].naam);
	}
	nu->verborgen_om = buf_str(&who);
	nu->plan_verborgen = nu->verborgen_om.n || mine == NIVEAU_GEEN;
	*ret = mine;
	return FAULT_NONE;
}

/* What runs, and what was finished at this table: who leads may say how it stands, as far as the plan lets him. */
static enum fault agreements_fill(struct ctx *c, const struct overleg *o, int plan, struct overleg_nu *nu)
{
	bool open = o->kop.status == OVERLEG_BEZIG || o->kop.status == OVERLEG_AFGEROND;
	bool leidt = open && nu->punt->mijn && nu->punt->leidt;
	struct afspraken l;

	if (open)
		TRY(afspraak_since(c, nu->punt->casus, o->kop.begonnen, &l));
	else
		TRY(afspraak_open(c, nu->punt->casus, &l));
	nu->open = ARENA_ARRAY(c->arena, l.n + 1, struct overleg_open);
	for (size_t i = 0; i < l.n; i++) {
		const struct afspraak *a = &l.v[i];
		bool regie = leidt && plan == NIVEAU_SCHRIJVEN;

		nu->open[nu->nopen++] = (struct overleg_open){ a->id, a->tekst, a->eigenaar_naam, a->organisatie_naam, a->domein,
			a->status, a->status_reden, a->termijn, a->versie, a->te_laat, a->loopt, regie || (leidt && a->eigen), regie };
	}
	return FAULT_NONE;
}

static enum fault case_fill(struct ctx *c, const struct overleg *o, bool gedeeld, struct overleg_nu *nu)
{
	struct q_live_casus *q = NULL;
	int mine = NIVEAU_GEEN;
	struct batch b;

	if (!nu->punt->casus.v || !nu->punt->casus_mijn)
		return FAULT_NONE;
	TRY(plan_hidden(c, o, gedeeld, nu, &mine));
	b = ctx_read(c);
	q_live_casus(&b, nu->punt->casus, &q);
	TRY(batch_run(&b));
	if (q) {
		nu->thema = q->thema;
		nu->fase = q->fase;
		nu->risico = q->risico;
		nu->geboren = o->kop.ring.n ? (struct datum){ 0 } : q->geboren;
	}
	if (nu->plan_verborgen)
		return FAULT_NONE;
	return agreements_fill(c, o, mine, nu);
}

/* The one asked for; else the one discussed now; else the first that is still open and the actor's; else his first. */
static const struct overleg_punt *choose(const struct overleg *o, struct agendapunt_id p)
{
	const struct overleg_punt *first = NULL, *open = NULL, *now = NULL;

	for (size_t i = 0; i < o->n; i++) {
		const struct overleg_punt *q = &o->punten[i];

		if (p.v && q->id.v == p.v)
			return q;
		now = q->nu ? q : now;
		if (!q->mijn)
			continue;
		first = first ? first : q;
		open = !open && str_eq(q->status, STR("open")) ? q : open;
	}
	return p.v ? NULL : now ? now : open ? open : first;
}

enum fault overleg_live(struct ctx *c, struct overleg_id id, struct agendapunt_id p, bool gedeeld,
	struct overleg **ret, struct overleg_nu **ret_nu)
{
	struct overleg_nu *nu = ARENA_NEW(c->arena, struct overleg_nu);
	struct buf who = buf_new(c->arena);
	struct full f = { 0 };
	struct overleg *o;

	TRY(load(c, id, &o));
	nu->punt = choose(o, p);
	if (p.v && !nu->punt)
		return fault_set(c->fi, FAULT_NOT_FOUND, NULL, NULL);
	nu->verborgen_om = STR("");
	nu->thema = nu->fase = nu->risico = STR("");
	if (gedeeld && nu->punt && nu->punt->mijn && nu->punt->casus.v)
		for (size_t i = 0; i < o->leden.n; i++)
			if (o->leden.v[i].aanwezig && !admitted(nu->punt, o->leden.v[i].id))
				name_add(&who, o->leden.v[i].naam);
	nu->verborgen = who.n > 0;
	if (gedeeld)
		share(o);
	if (nu->verborgen) {
		nu->verborgen_om = buf_str(&who);
	} else if (nu->punt && nu->punt->mijn) {
		TRY(full_read(c, id, &f));
		vast_fill(c, &f, o, nu);
		TRY(case_fill(c, o, gedeeld, nu));
	}
	look(c, o, LOOK_SCHERM);
	*ret = o;
	*ret_nu = nu->punt ? nu : NULL;
	return FAULT_NONE;
}

static enum fault minutes(struct ctx *c, struct overleg_id id, enum look_soort soort, struct verslag **ret)
{
	struct verslag *v = ARENA_NEW(c->arena, struct verslag);
	struct full f = { 0 };

	TRY(load(c, id, &v->overleg));
	TRY(full_read(c, id, &f));
	v->n = v->overleg->n;
	v->punten = ARENA_ARRAY(c->arena, v->n + 1, struct overleg_nu);
	for (size_t i = 0; i < v->n; i++) {
		v->punten[i].punt = &v->overleg->punten[i];
		if (v->punten[i].punt->mijn)
			vast_fill(c, &f, v->overleg, &v->punten[i]);
	}
	look(c, v->overleg, soort);
	*ret = v;
	return FAULT_NONE;
}

enum fault verslag_get(struct ctx *c, struct overleg_id id, struct verslag **ret)
{
	return minutes(c, id, LOOK_SCHERM, ret);
}

enum fault verslag_print(struct ctx *c, struct overleg_id id, struct verslag **ret)
{
	return minutes(c, id, LOOK_AFDRUK, ret);
}

enum fault vast_read(struct ctx *c, struct overleg_id id, struct vastlegging_id v, struct overleg **ret,
	struct vastlegging *ret_vast, bool *ret_mag_wpg)
{
	struct full f = { 0 };
	struct overleg *o;

	TRY(load(c, id, &o));
	TRY(full_read(c, id, &f));
	for (size_t i = 0; i < o->n; i++) {
		struct overleg_nu nu = { .punt = &o->punten[i] };

		if (o->punten[i].mijn)
			vast_fill(c, &f, o, &nu);
		for (size_t j = 0; j < nu.nvast; j++) {
			if (nu.vast[j].id.v != v.v)
				continue;
			if (nu.punt->casus.v)
				ctx_look(c, casus_dossier(nu.punt->casus), nu.punt->persoon, LOOK_SCHERM, LOOK_GROND);
			*ret = o;
			*ret_vast = nu.vast[j];
			*ret_mag_wpg = nu.mag_wpg;
			return FAULT_NONE;
		}
	}
	return fault_set(c->fi, FAULT_NOT_FOUND, NULL, NULL);
}

/* ---- the tab of a case ---- */

static bool kind_fits(struct ctx *c, struct str soort, struct str ring, const struct casus_kop *k)
{
	const struct overlegvorm *v = overlegvorm_find(c->cat, soort);

	for (size_t i = 0; v && i < v->nregimes; i++)
		if (str_eq(v->regimes[i]->code, k->regime) && str_eq(ring, k->ring))
			return true;
	return false;
}

/* Both dossiers of a point as of that moment, with the same eyes. */
static void then_contexts(const struct ctx *c, struct agendapunt_id p, struct overleg_id o, struct ctx *ret_punt,
	struct ctx *ret_overleg)
{
	struct medewerker_id ogen = { c->eyes.asof_medewerker };

	*ret_punt = *ret_overleg = *c;
	ctx_toen(ret_punt, (struct dossier_id){ p.v }, c->eyes.asof_moment, ogen);
	ctx_toen(ret_overleg, overleg_dossier(o), c->eyes.asof_moment, ogen);
}

/* One point as it was known then: it and its overleg are dossiers of their own. False when those eyes might not see both. */
static enum fault point_then(struct ctx *c, struct casus_id id, const struct q_casus_punten *p, struct casus_overleg *ret,
	bool *ret_shown)
{
	struct ctx punt, overleg;
	struct q_punt_toen *q = NULL;
	struct q_overleg_toen *o = NULL;
	struct batch b;

	then_contexts(c, p->id, p->overleg, &punt, &overleg);
	b = ctx_read(&punt);
	q_punt_toen(&b, ctx_moment(c), p->id, id, &q);
	TRY(batch_run(&b));
	b = ctx_read(&overleg);
	q_overleg_toen(&b, p->id, p->overleg, &o);
	TRY(batch_run(&b));
	*ret_shown = q && o;
	if (*ret_shown)
		*ret = (struct casus_overleg){ o->id, q->id, o->soort, o->plaats, o->status, q->vraag, o->begin, o->duur, q->leden,
			q->aanwezig, q->besluiten, q->afspraken, str_eq(o->regel, STR("besproken")) };
	return FAULT_NONE;
}

/* Which points there are is asked of today: who may not see one now does not see what it was. */
static enum fault points_now(const struct ctx *c, struct casus_id id, struct q_casus_punten_rows *ret)
{
	struct ctx nu = *c;
	struct batch b;

	ctx_toen(&nu, casus_dossier(id), 0, (struct medewerker_id){ 0 });
	b = ctx_read(&nu);
	q_casus_punten(&b, id, ret);
	return batch_run(&b);
}

static enum fault overleggen_then(struct ctx *c, struct casus_id id, struct casus_overleggen *v)
{
	struct q_casus_punten_rows rows = { 0 };

	TRY(points_now(c, id, &rows));
	v->v = ARENA_ARRAY(c->arena, rows.n + 1, struct casus_overleg);
	for (size_t i = 0; i < rows.n; i++) {
		struct casus_overleg one;
		size_t at = v->n;
		bool shown;

		TRY(point_then(c, id, &rows.v[i], &one, &shown));
		if (!shown)
			continue;
		for (; at > 0 && v->v[at - 1].begin < one.begin; at--)
			v->v[at] = v->v[at - 1];
		v->v[at] = one;
		v->n++;
	}
	return FAULT_NONE;
}

/* The overleg of then with its agenda, of which one point is more than a row of time. NULL when it was not to be seen. */
static enum fault load_then(struct ctx *c, const struct q_casus_punten *p, struct full *f, struct overleg **ret)
{
	struct overleg *o = ARENA_NEW(c->arena, struct overleg);
	struct q_overleg_toen *q = NULL;
	struct ctx punt, overleg;
	struct rows r = { 0 };
	struct batch b;

	then_contexts(c, p->id, p->overleg, &punt, &overleg);
	b = ctx_read(&overleg);
	q_overleg_toen(&b, p->id, p->overleg, &q);
	q_overleg_leden(&b, overleg_dossier(p->overleg), &r.leden);
	q_overleg_regels(&b, overleg_dossier(p->overleg), &r.regels);
	TRY(batch_run(&b));
	b = ctx_read(&punt);
	q_overleg_punten(&b, p->overleg, &r.punten);
	TRY(batch_run(&b));
	TRY(full_read(&punt, p->overleg, f));
	if (!q)
		return FAULT_NONE;
	o->kop = (struct overleg_rij){ .id = q->id, .nummer = q->nummer, .soort = q->soort, .ring = q->ring, .plaats = q->plaats,
		.voorzitter_naam = q->voorzitter_naam, .notulist_naam = q->notulist_naam, .link = STR(""), .reden = STR(""),
		.status = (enum overleg_status)code_find(overleg_status_codes, q->status), .begin = q->begin, .duur = q->duur,
		.vastgesteld = q->vastgesteld };
	leden_fill(c->arena, o, &r.leden);
	agenda_fill(c->arena, &r, o);
	*ret = o;
	return FAULT_NONE;
}

static const struct q_casus_punten *point_of(const struct q_casus_punten_rows *rows, struct agendapunt_id p)
{
	for (size_t i = 0; i < rows->n; i++)
		if (rows->v[i].id.v == p.v)
			return &rows->v[i];
	return NULL;
}

enum fault verslag_then(struct ctx *c, struct casus_id id, struct agendapunt_id p, struct casus_kop **ret_kop,
	struct verslag **ret)
{
	struct verslag *v = ARENA_NEW(c->arena, struct verslag);
	struct q_casus_punten_rows rows = { 0 };
	const struct q_casus_punten *q;
	struct full f = { 0 };

	TRY(casus_kop_get(c, id, ret_kop));
	TRY(points_now(c, id, &rows));
	q = point_of(&rows, p);
	if (q)
		TRY(load_then(c, q, &f, &v->overleg));
	v->punten = ARENA_NEW(c->arena, struct overleg_nu);
	for (size_t i = 0; v->overleg && i < v->overleg->n; i++) {
		if (v->overleg->punten[i].id.v != p.v || !v->overleg->punten[i].mijn)
			continue;
		v->punten[v->n++].punt = &v->overleg->punten[i];
		vast_fill(c, &f, v->overleg, &v->punten[0]);
	}
	if (!v->n)
		return fault_set(c->fi, FAULT_NOT_FOUND, NULL, NULL);
	*ret = v;
	return FAULT_NONE;
}

enum fault casus_overleggen(struct ctx *c, struct casus_id id, struct casus_overleggen **ret)
{
	struct casus_overleggen *v = ARENA_NEW(c->arena, struct casus_overleggen);
	struct q_casus_overleggen_rows rows = { 0 };
	struct q_casus_overleg_kan_rows kan = { 0 };
	struct batch b;

	*ret = v;
	TRY(casus_kop_get(c, id, &v->kop));
	if (ctx_is_toen(c))
		return overleggen_then(c, id, v);
	b = ctx_read(c);
	q_casus_overleggen(&b, ctx_moment(c), id, &rows);
	q_casus_overleg_kan(&b, id, &kan);
	TRY(batch_run(&b));
	v->n = rows.n;
	v->v = ARENA_ARRAY(c->arena, rows.n + 1, struct casus_overleg);
	for (size_t i = 0; i < rows.n; i++) {
		const struct q_casus_overleggen *q = &rows.v[i];

		v->v[i] = (struct casus_overleg){ q->id, q->punt, q->soort, q->plaats, q->status, q->vraag, q->begin, q->duur,
			q->leden, q->aanwezig, q->besluiten, q->afspraken, str_eq(q->regel, STR("besproken")) };
	}
	v->kan.v = ARENA_ARRAY(c->arena, kan.n + 1, struct overleg_rij);
	if (casus_mag(v->kop, CASUS_DEEL_KERN, NIVEAU_SCHRIJVEN) && !v->kop->gesloten)
		for (size_t i = 0; i < kan.n; i++)
			if (kind_fits(c, kan.v[i].soort, kan.v[i].ring, v->kop))
				v->kan.v[v->kan.n++] = (struct overleg_rij){ .id = kan.v[i].id, .soort = kan.v[i].soort,
					.ring = kan.v[i].ring, .begin = kan.v[i].begin, .plaats = kan.v[i].plaats };
	return FAULT_NONE;
}
