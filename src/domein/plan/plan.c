/* Versions of the plan: reading, texts, fixing. See plan.h. */
#include "domein/plan/plan_priv.h"
#include "domein/termijn/termijn.h"

/* ---- reading ---- */

void plan_versies_take(struct ctx *c, const struct q_plan_list_rows *rows, size_t *ret_n, struct plan_versie **ret)
{
	struct plan_versie *v = ARENA_ARRAY(c->arena, rows->n + 1, struct plan_versie);

	for (size_t i = 0; i < rows->n; i++) {
		const struct q_plan_list *q = &rows->v[i];

		v[i] = (struct plan_versie){ .id = q->id, .nummer = q->nummer, .status = q->status, .aanleiding = q->aanleiding,
			.samenvatting = q->samenvatting, .woorden = q->woorden, .woorden_door = q->woorden_door,
			.besproken = q->besproken, .perspectief = q->perspectief, .evaluatie = q->evaluatie, .gemaakt = q->gemaakt,
			.vastgesteld = q->vastgesteld, .versie = q->versie, .door_naam = q->door_naam,
			.vastgesteld_naam = q->vastgesteld_naam, .vastgesteld_door = q->vastgesteld_door,
			.besluit = q->besluit };
	}
	*ret_n = rows->n;
	*ret = v;
}

void plan_inhoud_ask(struct batch *b, struct casus_id casus, struct plan_rows *r)
{
	q_analyse_list(b, casus, &r->analyses);
	q_doel_list(b, casus, true, &r->doelen);
	q_mens_list(b, casus, &r->mensen);
	q_afspraak_list(b, casus, false, &r->afspraken);
}

static size_t place(const struct catalogus *cat, struct str leefgebied)
{
	size_t i = 0;

	while (i < cat->nleefgebieden && !str_eq(cat->leefgebieden[i].code, leefgebied))
		i++;
	return i;
}

static void analyses_take(struct ctx *c, const struct q_analyse_list_rows *rows, struct plan_inhoud *ret)
{
	ret->nanalyses = rows->n;
	ret->analyses = ARENA_ARRAY(c->arena, rows->n + 1, struct plan_analyse);
	for (size_t i = 0; i < rows->n; i++) {
		struct plan_analyse a = { rows->v[i].id, rows->v[i].leefgebied, rows->v[i].tekst, rows->v[i].versie };
		size_t j = i;

		for (; j > 0 && place(c->cat, a.leefgebied) < place(c->cat, ret->analyses[j - 1].leefgebied); j--)
			ret->analyses[j] = ret->analyses[j - 1];
		ret->analyses[j] = a;
	}
}

static void people_take(struct ctx *c, struct str soort, const struct q_mens_list_rows *rows, struct plan_inhoud *ret)
{
	bool gezin = str_eq(soort, STR("gezin"));

	ret->mensen = ARENA_ARRAY(c->arena, rows->n + 1, struct doel_mens);
	for (size_t i = 0; i < rows->n; i++) {
		struct naam n = CASUS_NAAM(&rows->v[i]);

		if (casusrol_gaat_over(casusrol_find(c->cat, rows->v[i].rol), gezin))
			ret->mensen[ret->nmensen++] = (struct doel_mens){ rows->v[i].id, naam_display(c->arena, &n) };
	}
}

void plan_inhoud_take(struct ctx *c, struct str soort, const struct plan_rows *r, struct datum op,
	struct plan_inhoud *ret)
{
	analyses_take(c, &r->analyses, ret);
	people_take(c, soort, &r->mensen, ret);
	doelen_take(c->arena, &r->doelen, &r->mensen, &ret->doelen);
	ret->afspraken.n = r->afspraken.n;
	ret->afspraken.v = ARENA_ARRAY(c->arena, r->afspraken.n + 1, struct afspraak);
	for (size_t i = 0; i < r->afspraken.n; i++) {
		ret->afspraken.v[i] = AFSPRAAK(&r->afspraken.v[i]);
		afspraak_stand(c, &ret->afspraken.v[i], op);
	}
}

static void plan_rights(struct ctx *c, struct plan *p)
{
	p->leest = casus_mag(p->kop, CASUS_DEEL_PLAN, NIVEAU_LEZEN);
	p->mag = casus_mag(p->kop, CASUS_DEEL_PLAN, NIVEAU_SCHRIJVEN) && !p->kop->gesloten
		&& actor_mag(&c->actor, RECHT_casus_schrijven);
	p->mag_vast = p->mag && casus_mag(p->kop, CASUS_DEEL_KERN, NIVEAU_SCHRIJVEN);
}

enum fault plan_get(struct ctx *c, struct casus_id casus, struct plan **ret)
{
	struct plan *p = ARENA_NEW(c->arena, struct plan);
	struct q_plan_list_rows versies = { 0 };
	struct q_afspraak_stappen_rows stappen = { 0 };
	struct q_afspraak_eigenaren_rows wie = { 0 };
	struct plan_rows rows = { 0 };
	struct casus_kop_vraag v;
	struct batch b = ctx_read(c);

	casus_kop_ask(c, &b, casus, &v);
	q_plan_list(&b, casus, &versies);
	plan_inhoud_ask(&b, casus, &rows);
	q_afspraak_stappen(&b, casus, 0, &stappen);
	q_afspraak_eigenaren(&b, casus, ctx_moment(c), &wie);
	TRY(batch_run(&b));
	TRY(casus_kop_take(c, &v, &p->kop));
	if (!casus_mag(p->kop, CASUS_DEEL_PLAN, NIVEAU_EIGEN))
		return fault_set(c->fi, FAULT_NOT_FOUND, NULL, NULL);
	plan_versies_take(c, &versies, &p->nversies, &p->versies);
	plan_inhoud_take(c, p->kop->soort, &rows, datum_of_moment(ctx_moment(c)), &p->inhoud);
	doelen_look(c, casus, &p->inhoud.doelen, LOOK_SCHERM);
	afspraak_stappen_fill(c, &p->inhoud.afspraken, &stappen);
	afspraak_ziet_fill(&p->inhoud.afspraken, &wie);
	plan_rights(c, p);
	p->nu = p->nversies ? &p->versies[0] : NULL;
	for (size_t i = p->nversies; i-- > 0;)
		if (str_eq(p->versies[i].status, STR("vastgesteld")))
			p->vast = &p->versies[i];
	p->inhoud.vast = p->vast;
	*ret = p;
	return FAULT_NONE;
}

enum fault plan_print(struct ctx *c, struct casus_id casus, struct plan **ret)
{
	struct plan *p;

	TRY(plan_get(c, casus, &p));
	ctx_look(c, casus_dossier(casus), p->kop->persoon, LOOK_AFDRUK, STR("plan van aanpak"));
	doelen_look(c, casus, &p->inhoud.doelen, LOOK_AFDRUK);
	*ret = p;
	return FAULT_NONE;
}

/* ---- a concept to change ---- */

struct change {
	struct ctx *c;
	struct casus_id casus;
	struct str aanleiding, leefgebied, tekst;
	int64_t versie;
	const struct plan_tekst *t;
};

static enum fault concept_add(struct unit *u, struct casus_id casus, const struct q_plan_list_rows *rows,
	struct str aanleiding, struct plan_id *ret)
{
	static const struct q_plan_list none = { 0 };
	const struct q_plan_list *last = rows->n ? &rows->v[0] : &none;
	struct plan_id id = { id_new() };
	struct batch b = unit_batch(u);
	int64_t n = 0;

	q_plan_add(&b, id, last->nummer + 1, aanleiding, given(last->samenvatting), given(last->woorden),
		given(last->woorden_door), last->besproken, given(last->perspectief), (struct datum){ 0 }, unit_moment(u), casus,
		&n);
	TRY(batch_run(&b));
	TRY(casus_one(u, n));
	*ret = id;
	return FAULT_NONE;
}

static bool concept_is(const struct q_plan_list_rows *rows)
{
	return rows->n && str_eq(rows->v[0].status, STR("concept"));
}

enum fault plan_concept_in(struct unit *u, struct casus_id casus, struct str aanleiding, struct plan_id *ret)
{
	struct q_plan_list_rows rows = { 0 };
	struct batch b = unit_batch(u);

	q_plan_list(&b, casus, &rows);
	TRY(batch_run(&b));
	if (!concept_is(&rows))
		return concept_add(u, casus, &rows, aanleiding, ret);
	*ret = rows.v[0].id;
	return FAULT_NONE;
}

/* Who may not write the plan hears that first, whatever else is wrong. */
static enum fault plan_lock_in(struct unit *u, struct casus_id id)
{
	struct q_plan_mag *mag = NULL;
	struct q_casus_lock *casus;
	struct batch b = unit_batch(u);

	TRY(casus_lock_in(u, id, 0, NIVEAU_GEEN, &casus));
	q_plan_mag(&b, id, &mag);
	TRY(batch_run(&b));
	return casus_one(u, mag->aantal);
}

static enum fault new_unit(struct unit *u, void *arg)
{
	struct change *p = arg;
	struct q_plan_list_rows rows = { 0 };
	struct batch b = unit_batch(u);
	struct plan_id id;

	TRY(plan_lock_in(u, p->casus));
	q_plan_list(&b, p->casus, &rows);
	TRY(batch_run(&b));
	if (concept_is(&rows))
		return fault_set(unit_fault(u), FAULT_CONFLICT, N_("Er is al een versie in voorbereiding."), NULL);
	if (rows.n)
		TRY(casus_text(unit_fault(u), p->aanleiding, PLAN_REDEN_MAX, "aanleiding",
			N_("Schrijf op waarom er een nieuwe versie komt.")));
	TRY(concept_add(u, p->casus, &rows, p->aanleiding, &id));
	p->c->uitkomst = id.v;
	return FAULT_NONE;
}

enum fault plan_new(struct ctx *c, struct casus_id casus, struct str aanleiding, struct plan_id *ret)
{
	struct change p = { .c = c, .casus = casus, .aanleiding = given(aanleiding) };
	int64_t id;

	TRY(ctx_write(c, new_unit, &p, &id));
	ret->v = id;
	return FAULT_NONE;
}

/* ---- texts ---- */

static enum fault check_texts(struct ctx *c, const struct plan_tekst *t)
{
	const struct {
		const char *field;
		struct str text;
		size_t max;
	} texts[] = { { "aanleiding", t->aanleiding, PLAN_REDEN_MAX }, { "samenvatting", t->samenvatting, PLAN_TEKST_MAX },
		{ "woorden", t->woorden, PLAN_KORT_MAX }, { "woorden_door", t->woorden_door, 200 },
		{ "perspectief", t->perspectief, PLAN_KORT_MAX } };
	struct datum vandaag = datum_of_moment(ctx_moment(c));
	enum fault f = FAULT_NONE;

	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
		if (str_points(texts[i].text) > texts[i].max)
			f = fault_field(c->fi, texts[i].field, N_("Dit is te lang."), NULL);
	if (dag_check(c->fi, "besproken", t->besproken, DAG_WERK) || dag_check(c->fi, "evaluatie", t->evaluatie, DAG_PLAN))
		f = FAULT_INVALID;
	if (t->evaluatie.v && t->evaluatie.v <= vandaag.v)
		f = fault_field(c->fi, "evaluatie", N_("Vul een datum in die na vandaag ligt."), "invariant 24");
	return f;
}

static enum fault update_unit(struct unit *u, void *arg)
{
	struct change *p = arg;
	const struct plan_tekst *t = p->t;
	struct q_plan_list_rows rows = { 0 };
	struct plan_id id;
	struct batch b = unit_batch(u);
	int64_t n = 0;

	TRY(plan_lock_in(u, t->casus));
	TRY(plan_concept_in(u, t->casus, given(t->aanleiding), &id));
	q_plan_list(&b, t->casus, &rows);
	TRY(batch_run(&b));
	if (t->plan.v && (t->plan.v != id.v || t->versie != rows.v[0].versie))
		return fault_set(unit_fault(u), FAULT_CONFLICT, N_("Het plan is intussen door iemand anders gewijzigd."), NULL);
	q_plan_set(&b, given(t->aanleiding), given(t->samenvatting), given(t->woorden), given(t->woorden_door), t->besproken,
		given(t->perspectief), t->evaluatie, id, rows.v[0].versie, &n);
	TRY(batch_run(&b));
	p->c->uitkomst = id.v;
	return casus_one(u, n);
}

enum fault plan_update(struct ctx *c, const struct plan_tekst *t)
{
	struct change p = { .c = c, .t = t };

	TRY(check_texts(c, t));
	return ctx_write(c, update_unit, &p, NULL);
}

static enum fault analyse_unit(struct unit *u, void *arg)
{
	struct change *p = arg;
	struct q_analyse_list_rows rows = { 0 };
	const struct q_analyse_list *had = NULL;
	struct plan_id concept;
	struct batch b = unit_batch(u);
	int64_t n = 0;

	TRY(plan_lock_in(u, p->casus));
	TRY(plan_concept_in(u, p->casus, STR(""), &concept));
	q_analyse_list(&b, p->casus, &rows);
	TRY(batch_run(&b));
	for (size_t i = 0; i < rows.n; i++)
		if (str_eq(rows.v[i].leefgebied, p->leefgebied))
			had = &rows.v[i];
	if ((had ? had->versie : 0) != p->versie)
		return fault_set(unit_fault(u), FAULT_CONFLICT, N_("Deze analyse is intussen door iemand anders gewijzigd."), NULL);
	p->c->uitkomst = p->casus.v;
	if (!had && !p->tekst.n)
		return FAULT_NONE;
	if (!had)
		q_analyse_add(&b, (struct analyse_id){ id_new() }, p->leefgebied, p->tekst, p->casus, &n);
	else if (p->tekst.n)
		q_analyse_set(&b, p->tekst, had->id, had->versie, &n);
	else
		q_analyse_drop(&b, had->id, had->versie, &n);
	TRY(batch_run(&b));
	return casus_one(u, n);
}

enum fault plan_analyse_set(struct ctx *c, struct casus_id casus, struct str leefgebied, int64_t versie,
	struct str tekst)
{
	struct change p = { .c = c, .casus = casus, .leefgebied = leefgebied, .versie = versie, .tekst = given(tekst) };

	if (!leefgebied_find(c->cat, leefgebied))
		return fault_field(c->fi, "leefgebied", N_("Kies een leefgebied."), NULL);
	if (str_points(p.tekst) > PLAN_TEKST_MAX)
		return fault_field(c->fi, "tekst", N_("Dit is te lang."), NULL);
	return ctx_write(c, analyse_unit, &p, NULL);
}

/* ---- fixing ---- */

static struct str fixed_title(struct arena *a, int64_t nummer)
{
	struct buf b = buf_new(a);

	buf_addz(&b, "Plan van aanpak, versie ");
	buf_add_i64(&b, nummer);
	buf_addz(&b, ", vastgesteld");
	return buf_str(&b);
}

static enum fault fix_lock(struct unit *u, struct casus_id id, int64_t versie, struct q_casus_lock **casus,
	struct q_plan_list_rows *rows)
{
	struct q_plan_tel *tel = NULL;
	struct batch b = unit_batch(u);

	TRY(casus_lock_in(u, id, 0, NIVEAU_SCHRIJVEN, casus));
	q_plan_list(&b, id, rows);
	q_plan_tel(&b, id, &tel);
	TRY(batch_run(&b));
	if (!concept_is(rows))
		return fault_set(unit_fault(u), FAULT_CONFLICT, N_("Er is geen versie in voorbereiding."), NULL);
	if (versie && rows->v[0].versie != versie)
		return fault_set(unit_fault(u), FAULT_CONFLICT, N_("Het plan is intussen door iemand anders gewijzigd."), NULL);
	if (!tel->doelen && !tel->afspraken)
		return fault_set(unit_fault(u), FAULT_INVALID,
			N_("Er staat nog geen doel en geen afspraak in dit plan."), NULL);
	return FAULT_NONE;
}

static enum fault fix_unit(struct unit *u, void *arg)
{
	struct change *p = arg;
	struct q_plan_list_rows rows = { 0 };
	struct q_casus_lock *now;
	struct batch b = unit_batch(u);
	int64_t n = 0;

	TRY(casus_text(unit_fault(u), p->tekst, PLAN_REDEN_MAX, "besluit",
		N_("Schrijf op door wie en waar het plan is vastgesteld.")));
	TRY(fix_lock(u, p->casus, p->versie, &now, &rows));
	q_plan_vervang(&b, p->casus, NULL);
	q_plan_vast(&b, unit_moment(u), p->tekst, rows.v[0].id, rows.v[0].versie, &n);
	TRY(batch_run(&b));
	TRY(casus_one(u, n));
	TRY(termijn_event_in(u, p->c, casus_dossier(p->casus), "kern", thema_find(p->c->cat, now->thema),
		GEBEURTENIS_BIT(plan_vastgesteld), unit_moment(u)));
	p->c->uitkomst = rows.v[0].id.v;
	return casus_event_in(u, p->c, p->casus, fixed_title(unit_arena(u), rows.v[0].nummer), p->tekst);
}

enum fault plan_fix(struct ctx *c, struct casus_id casus, int64_t versie, struct str besluit)
{
	struct change p = { .c = c, .casus = casus, .versie = versie, .tekst = given(besluit) };

	return ctx_write(c, fix_unit, &p, NULL);
}
