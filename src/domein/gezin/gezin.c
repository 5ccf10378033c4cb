/* The linked cases of a gezin or criminal family, and aligned plans: see gezin.h. */
#include "domein/gezin/gezin.h"

#include "domein/casus/casus_priv.h"
#include "domein/casus/mensen.h"

#define REDEN_MAX 2000
#define RULE_TOETS "BGS 2.20 lid 2; invariant 19"

/* ---- following the links ---- */

struct ids {
	size_t n;
	struct casus_id v[GEZIN_MAX];
	bool meer;
};

static void id_add(struct ids *l, struct casus_id id)
{
	for (size_t i = 0; i < l->n; i++)
		if (l->v[i].v == id.v)
			return;
	if (l->n == GEZIN_MAX)
		l->meer = true;
	else
		l->v[l->n++] = id;
}

/* Level by level, each in one batch, until nothing new is found. */
static enum fault follow(struct ctx *c, struct casus_id from, const char *soort, struct ids *ret)
{
	struct q_gezin_verbanden_rows rows[GEZIN_MAX];
	size_t done = 0;

	*ret = (struct ids){ .n = 1, .v = { from } };
	while (done < ret->n) {
		struct batch b = ctx_read(c);
		size_t end = ret->n;

		for (size_t i = done; i < end; i++) {
			rows[i] = (struct q_gezin_verbanden_rows){ 0 };
			q_gezin_verbanden(&b, ret->v[i], &rows[i]);
		}
		TRY(batch_run(&b));
		for (size_t i = done; i < end; i++)
			for (size_t j = 0; j < rows[i].n; j++)
				if (str_eq(rows[i].v[j].soort, str_z(soort)))
					id_add(ret, rows[i].v[j].casus);
		done = end;
	}
	return FAULT_NONE;
}

/* ---- one group ---- */

struct case_rows {
	struct q_gezin_casus *casus;
	struct q_gezin_mensen_rows mensen;
	struct q_gezin_plan *plan;
	struct q_gezin_doelen_rows doelen;
	struct q_toegang_mine_rows mijn;
	struct q_gezin_afgestemd *afgestemd;
};

static void people_fill(struct ctx *c, const struct case_rows *r, struct gezin_casus *k)
{
	k->n = r->mensen.n;
	k->mensen = ARENA_ARRAY(c->arena, k->n + 1, struct gezin_mens);
	for (size_t i = 0; i < k->n; i++) {
		const struct q_gezin_mensen *q = &r->mensen.v[i];

		k->mensen[i] = (struct gezin_mens){ q->persoon, CASUS_NAAM(q), q->rol, q->geboren };
		ctx_look(c, casus_dossier(k->id), q->persoon, LOOK_SCHERM, STR("Verbonden casus"));
	}
	if (!k->n)
		ctx_look(c, casus_dossier(k->id), (struct persoon_id){ 0 }, LOOK_SCHERM, STR("Verbonden casus"));
}

static struct str name_of(struct ctx *c, const struct q_gezin_mensen_rows *rows, struct betrokkene_id id)
{
	for (size_t i = 0; i < rows->n; i++)
		if (rows->v[i].id.v == id.v) {
			struct naam n = CASUS_NAAM(&rows->v[i]);

			return naam_display(c->arena, &n);
		}
	return STR("");
}

static void plan_fill(struct ctx *c, const struct case_rows *r, struct gezin_casus *k)
{
	for (size_t i = 0; i < r->mijn.n; i++)
		if (str_eq(r->mijn.v[i].onderdeel, STR("plan")))
			k->leest_plan = r->mijn.v[i].niveau >= NIVEAU_LEZEN;
	k->plan_status = STR("");
	k->doelen = ARENA_ARRAY(c->arena, r->doelen.n + 1, struct gezin_doel);
	if (!k->leest_plan)
		return;
	if (r->plan) {
		k->plan = r->plan->nummer;
		k->plan_status = r->plan->status;
		k->vastgesteld = r->plan->vastgesteld;
	}
	for (size_t i = 0; i < r->doelen.n; i++)
		k->doelen[k->ndoelen++] = (struct gezin_doel){ r->doelen.v[i].leefgebied, r->doelen.v[i].tekst,
			name_of(c, &r->mensen, r->doelen.v[i].betrokkene) };
}

static void group_count(struct gezin_groep *g)
{
	for (size_t i = 0; i < g->n; i++) {
		bool known = g->v[i].gesloten != 0;

		for (size_t j = 0; j < i && !known; j++)
			known = !g->v[j].gesloten && g->v[j].regisseur.v == g->v[i].regisseur.v;
		g->nregisseurs += !known;
		g->nplannen += !g->v[i].gesloten && g->v[i].plan && !g->v[i].afgestemd;
	}
}

static enum fault group_read(struct ctx *c, struct casus_id self, const char *soort, struct gezin_groep *g)
{
	struct ids ids;
	struct case_rows *r = ARENA_ARRAY(c->arena, GEZIN_MAX, struct case_rows);
	struct batch b = ctx_read(c);

	TRY(follow(c, self, soort, &ids));
	for (size_t i = 0; i < ids.n; i++) {
		q_gezin_casus(&b, ids.v[i], &r[i].casus);
		q_gezin_mensen(&b, ids.v[i], &r[i].mensen);
		q_gezin_plan(&b, ids.v[i], &r[i].plan);
		q_gezin_doelen(&b, ids.v[i], &r[i].doelen);
		q_toegang_mine(&b, casus_dossier(ids.v[i]), &r[i].mijn);
		q_gezin_afgestemd(&b, self, ids.v[i], &r[i].afgestemd);
	}
	TRY(batch_run(&b));
	*g = (struct gezin_groep){ .v = ARENA_ARRAY(c->arena, ids.n + 1, struct gezin_casus), .meer = ids.meer };
	for (size_t i = 0; i < ids.n; i++) {
		const struct q_gezin_casus *q = r[i].casus;
		struct gezin_casus *k = &g->v[g->n];

		if (!q)
			continue;
		*k = (struct gezin_casus){ .id = q->id, .nummer = q->nummer, .thema = q->thema, .ring = q->ring,
			.fase = q->fase, .huis_naam = q->huis_naam, .regisseur_naam = q->regisseur_naam, .regisseur = q->regisseur,
			.geopend = q->geopend, .gesloten = q->gesloten, .zelf = q->id.v == self.v,
			.afgestemd = r[i].afgestemd && r[i].afgestemd->aantal };
		people_fill(c, &r[i], k);
		plan_fill(c, &r[i], k);
		g->n++;
	}
	group_count(g);
	return FAULT_NONE;
}

bool gezin_waarschuwt(const struct gezin_groep *g)
{
	return g->nregisseurs > 1 || g->nplannen > 1;
}

/* ---- the page ---- */

static void alignments_fill(struct ctx *c, const struct q_gezin_afstemmingen_rows *rows, struct gezin *g)
{
	g->nafstemmingen = rows->n;
	g->afstemmingen = ARENA_ARRAY(c->arena, rows->n + 1, struct gezin_afstemming);
	for (size_t i = 0; i < rows->n; i++) {
		const struct q_gezin_afstemmingen *q = &rows->v[i];

		g->afstemmingen[i] = (struct gezin_afstemming){ .id = q->id, .ander = q->ander, .nummer = q->nummer,
			.kring = q->kring, .samenhang = q->samenhang, .noodzaak = q->noodzaak, .door_naam = q->door_naam,
			.beeindigd_reden = q->beeindigd_reden, .beeindigd_door = q->beeindigd_door_naam, .moment = q->moment,
			.beeindigd = q->beeindigd, .versie = q->versie, .van_ons = q->van_ons };
	}
}

enum fault gezin_get(struct ctx *c, struct casus_id id, struct gezin **ret)
{
	struct gezin *g = ARENA_NEW(c->arena, struct gezin);
	struct q_gezin_afstemmingen_rows rows = { 0 };
	struct casus_kop_vraag v;
	struct batch b = ctx_read(c);

	casus_kop_ask(c, &b, id, &v);
	q_gezin_afstemmingen(&b, id, &rows);
	TRY(batch_run(&b));
	TRY(casus_kop_take(c, &v, &g->kop));
	alignments_fill(c, &rows, g);
	TRY(group_read(c, id, "gezin", &g->gezin));
	TRY(group_read(c, id, "criminele_familie", &g->familie));
	if (g->familie.n == 1)
		g->familie = (struct gezin_groep){ 0 };
	g->mag = casus_mag(g->kop, CASUS_DEEL_KERN, NIVEAU_SCHRIJVEN) && casus_mag(g->kop, CASUS_DEEL_PLAN, NIVEAU_SCHRIJVEN)
		&& !g->kop->gesloten;
	*ret = g;
	return FAULT_NONE;
}

/* ---- aligning ---- */

struct aligning {
	struct ctx *c;
	const struct afstemming_nieuw *n;
};

static enum fault check_tests(struct fault_info *fi, const struct afstemming_nieuw *n)
{
	const struct {
		struct str tekst;
		const char *field, *leeg;
	} toetsen[] = {
		{ n->kring, "kring", N_("Schrijf op waaruit blijkt dat zij tot elkaars directe kring behoren.") },
		{ n->samenhang, "samenhang", N_("Schrijf op waarin de problemen van elkaar afhangen.") },
		{ n->noodzaak, "noodzaak", N_("Schrijf op waarom afstemmen noodzakelijk is.") },
	};
	enum fault f = FAULT_NONE;

	for (size_t i = 0; i < sizeof(toetsen) / sizeof(toetsen[0]); i++) {
		if (!toetsen[i].tekst.p || !str_trim(toetsen[i].tekst).n)
			f = fault_field(fi, toetsen[i].field, toetsen[i].leeg, RULE_TOETS);
		else if (str_points(toetsen[i].tekst) > REDEN_MAX)
			f = fault_field(fi, toetsen[i].field, N_("Dit is te lang."), NULL);
	}
	return f;
}

static bool reads_plan(const struct q_toegang_mine_rows *rows)
{
	for (size_t i = 0; i < rows->n; i++)
		if (str_eq(rows->v[i].onderdeel, STR("plan")) && rows->v[i].niveau >= NIVEAU_LEZEN)
			return true;
	return false;
}

/* The other case: linked, open, its plan to be seen by the actor, not aligned yet. */
static enum fault check_other(struct unit *u, const struct aligning *p)
{
	const struct afstemming_nieuw *n = p->n;
	struct q_gezin_casus *ander = NULL;
	struct q_verband_bestaat *verband = NULL;
	struct q_gezin_afgestemd *al = NULL;
	struct q_toegang_mine_rows mijn = { 0 };
	struct batch b = unit_batch(u);

	q_gezin_casus(&b, n->ander, &ander);
	q_verband_bestaat(&b, n->casus, n->ander, &verband);
	q_gezin_afgestemd(&b, n->casus, n->ander, &al);
	q_toegang_mine(&b, casus_dossier(n->ander), &mijn);
	TRY(batch_run(&b));
	if (!ander || !verband || !verband->aantal || n->ander.v == n->casus.v)
		return fault_field(unit_fault(u), "ander", N_("Kies een verbonden casus."), RULE_TOETS);
	if (ander->gesloten)
		return fault_field(unit_fault(u), "ander", N_("Deze casus is gesloten."), NULL);
	if (!reads_plan(&mijn))
		return fault_field(unit_fault(u), "ander", N_("U bent niet toegelaten tot het plan van deze casus."),
			"invariant 6");
	if (al && al->aantal)
		return fault_field(unit_fault(u), "ander", N_("Deze plannen zijn al afgestemd."), NULL);
	return FAULT_NONE;
}

static enum fault align_unit(struct unit *u, void *arg)
{
	struct aligning *p = arg;
	const struct afstemming_nieuw *n = p->n;
	struct afstemming_id id = { id_new() };
	struct q_casus_lock *casus;
	struct batch b = unit_batch(u);
	int64_t rows = 0;

	TRY(casus_lock_in(u, n->casus, 0, NIVEAU_SCHRIJVEN, &casus));
	TRY(check_other(u, p));
	q_gezin_afstemming_add(&b, id, n->ander, str_trim(n->kring), str_trim(n->samenhang), str_trim(n->noodzaak),
		unit_moment(u), n->casus, &rows);
	TRY(batch_run(&b));
	p->c->uitkomst = id.v;
	return casus_one(u, rows);
}

enum fault afstemming_add(struct ctx *c, const struct afstemming_nieuw *n, struct afstemming_id *ret)
{
	struct aligning p = { c, n };
	int64_t id;

	TRY(check_tests(c->fi, n));
	TRY(ctx_write(c, align_unit, &p, &id));
	ret->v = id;
	return FAULT_NONE;
}

struct parting {
	struct ctx *c;
	struct casus_id casus;
	struct afstemming_id id;
	int64_t versie;
	struct str reden;
};

static enum fault part_unit(struct unit *u, void *arg)
{
	struct parting *p = arg;
	struct q_gezin_afstemming_een *q = NULL;
	struct q_casus_lock *casus;
	struct batch b = unit_batch(u);
	int64_t n = 0;

	TRY(casus_lock_in(u, p->casus, 0, NIVEAU_SCHRIJVEN, &casus));
	q_gezin_afstemming_een(&b, p->id, &q);
	TRY(batch_run(&b));
	if (!q || q->dossier.v != p->casus.v)
		return fault_set(unit_fault(u), FAULT_NOT_FOUND, NULL, NULL);
	if (q->versie != p->versie || q->beeindigd)
		return fault_set(unit_fault(u), FAULT_CONFLICT, N_("Deze afstemming is intussen door iemand anders gewijzigd."),
			NULL);
	q_gezin_afstemming_end(&b, unit_moment(u), str_trim(p->reden), p->id, p->versie, &n);
	TRY(batch_run(&b));
	p->c->uitkomst = p->id.v;
	return casus_one(u, n);
}

enum fault afstemming_end(struct ctx *c, struct casus_id casus, struct afstemming_id id, int64_t versie,
	struct str reden)
{
	struct parting p = { c, casus, id, versie, reden };

	TRY(casus_text(c->fi, reden, REDEN_MAX, "reden", N_("Schrijf op waarom de plannen niet meer zijn afgestemd.")));
	return ctx_write(c, part_unit, &p, NULL);
}
