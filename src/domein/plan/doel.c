/* Goals of the plan: see plan.h. */
#include "domein/plan/plan_priv.h"

const struct casus_keus doel_statussen[] = {
	{ "open", N_("Open"), NULL },
	{ "behaald", N_("Behaald"), NULL },
	{ "vervallen", N_("Vervallen"), NULL },
	{ 0 },
};

static const struct q_mens_list *person_of(const struct q_mens_list_rows *rows, struct betrokkene_id id)
{
	for (size_t i = 0; id.v && i < rows->n; i++)
		if (rows->v[i].id.v == id.v)
			return &rows->v[i];
	return NULL;
}

void doelen_take(struct arena *a, const struct q_doel_list_rows *rows, const struct q_mens_list_rows *mensen,
	struct doelen *ret)
{
	ret->n = rows->n;
	ret->v = ARENA_ARRAY(a, rows->n + 1, struct doel);
	for (size_t i = 0; i < rows->n; i++) {
		const struct q_doel_list *q = &rows->v[i];
		const struct q_mens_list *m = person_of(mensen, q->betrokkene);
		struct naam naam = m ? CASUS_NAAM(m) : (struct naam){ 0 };

		ret->v[i] = (struct doel){ q->id, q->betrokkene, m ? m->persoon : (struct persoon_id){ 0 },
			m ? naam_display(a, &naam) : STR(""), q->leefgebied, q->tekst, q->norm, q->woorden, q->streefdatum,
			q->status, q->status_reden, q->afgesloten, q->versie };
	}
}

void doelen_look(struct ctx *c, struct casus_id casus, const struct doelen *l, enum look_soort soort)
{
	for (size_t i = 0; i < l->n; i++)
		if (l->v[i].voor.n)
			ctx_look(c, casus_dossier(casus), l->v[i].persoon, soort, STR("plan van aanpak"));
}

enum fault doel_list(struct ctx *c, struct casus_id casus, bool alle, struct doelen *ret)
{
	struct q_doel_list_rows rows = { 0 };
	struct q_mens_list_rows mensen = { 0 };
	struct batch b = ctx_read(c);

	q_doel_list(&b, casus, alle, &rows);
	q_mens_list(&b, casus, &mensen);
	TRY(batch_run(&b));
	doelen_take(c->arena, &rows, &mensen, ret);
	doelen_look(c, casus, ret, LOOK_SCHERM);
	return FAULT_NONE;
}

struct goal {
	struct ctx *c;
	struct doel_id id;
	int64_t versie;
	struct doel_invoer n;
	struct str status, reden;
};

static enum fault check(struct ctx *c, const struct doel_invoer *n)
{
	enum fault f = FAULT_NONE;

	if (n->leefgebied.n && !leefgebied_find(c->cat, n->leefgebied))
		f = fault_field(c->fi, "leefgebied", N_("Kies een leefgebied."), "invariant 28");
	if (casus_text(c->fi, n->tekst, PLAN_KORT_MAX, "tekst", N_("Schrijf op wat er bereikt moet zijn.")))
		f = FAULT_INVALID;
	if (str_points(n->norm) > PLAN_KORT_MAX)
		f = fault_field(c->fi, "norm", N_("Dit is te lang."), NULL);
	if (str_points(n->woorden) > PLAN_KORT_MAX)
		f = fault_field(c->fi, "woorden", N_("Dit is te lang."), NULL);
	if (n->streefdatum.v && !datum_valid(n->streefdatum, false))
		f = fault_field(c->fi, "streefdatum", N_("Vul een hele datum in."), NULL);
	else if (dag_check(c->fi, "streefdatum", n->streefdatum, DAG_PLAN))
		f = FAULT_INVALID;
	return f;
}

/* For somebody whom the case is about. For another the plans of two cases are aligned, with the tests of that. */
static enum fault check_person(struct unit *u, const struct goal *p, const struct q_casus_lock *casus)
{
	struct q_mens_list_rows rows = { 0 };
	const struct q_mens_list *m;
	struct batch b = unit_batch(u);

	if (!p->n.betrokkene.v)
		return FAULT_NONE;
	q_mens_list(&b, p->n.casus, &rows);
	TRY(batch_run(&b));
	m = person_of(&rows, p->n.betrokkene);
	if (!m)
		return fault_field(unit_fault(u), "betrokkene", N_("Kies iemand uit deze casus."), NULL);
	if (!casusrol_gaat_over(casusrol_find(p->c->cat, m->rol), str_eq(casus->soort, STR("gezin"))))
		return fault_field(unit_fault(u), "betrokkene",
			N_("Een doel is voor wie de casus over gaat: de betrokkene, of in een casus over een gezin een gezinslid."),
			"BGS 2.20 lid 2; invariant 19");
	return FAULT_NONE;
}

/* The case of the goal, open for who writes the plan, with a concept to change. A case about persons has goals by
 * leefgebied, so that they answer a score (invariant 28). */
static enum fault lock(struct unit *u, const struct goal *p)
{
	struct q_casus_lock *casus;
	struct plan_id concept;

	TRY(casus_lock_in(u, p->n.casus, 0, NIVEAU_GEEN, &casus));
	if (!p->n.leefgebied.n && !str_eq(casus->soort, STR("gebied")))
		return fault_field(unit_fault(u), "leefgebied", N_("Kies een leefgebied."), "invariant 28");
	TRY(check_person(u, p, casus));
	return plan_concept_in(u, p->n.casus, STR(""), &concept);
}

static enum fault add_unit(struct unit *u, void *arg)
{
	struct goal *p = arg;
	struct q_doel_volgend *volgend = NULL;
	struct doel_id id = { id_new() };
	struct batch b = unit_batch(u);
	int64_t n = 0;

	TRY(lock(u, p));
	q_doel_volgend(&b, p->n.casus, &volgend);
	TRY(batch_run(&b));
	q_doel_add(&b, id, p->n.betrokkene, p->n.leefgebied, p->n.tekst, p->n.norm, p->n.woorden, p->n.streefdatum, volgend->volgorde,
		p->n.casus, &n);
	TRY(batch_run(&b));
	p->c->uitkomst = id.v;
	return casus_one(u, n);
}

static struct doel_invoer trimmed(const struct doel_invoer *n)
{
	return (struct doel_invoer){ n->casus, n->betrokkene, given(n->leefgebied), given(n->tekst), given(n->norm), given(n->woorden),
		n->streefdatum };
}

enum fault doel_add(struct ctx *c, const struct doel_invoer *n, struct doel_id *ret)
{
	struct goal p = { .c = c, .n = trimmed(n) };
	int64_t id;

	TRY(check(c, &p.n));
	if (n->streefdatum.v && n->streefdatum.v < datum_of_moment(ctx_moment(c)).v)
		return fault_field(c->fi, "streefdatum", N_("Deze datum is voorbij."), NULL);
	TRY(ctx_write(c, add_unit, &p, &id));
	ret->v = id;
	return FAULT_NONE;
}

static enum fault found(struct unit *u, const struct goal *p, struct q_doel_get **ret)
{
	struct batch b = unit_batch(u);
	struct q_doel_get *d = NULL;

	q_doel_get(&b, p->id, &d);
	TRY(batch_run(&b));
	if (!d)
		return fault_set(unit_fault(u), FAULT_NOT_FOUND, NULL, NULL);
	if (d->versie != p->versie)
		return fault_set(unit_fault(u), FAULT_CONFLICT, N_("Dit doel is intussen door iemand anders gewijzigd."), NULL);
	*ret = d;
	return FAULT_NONE;
}

static enum fault update_unit(struct unit *u, void *arg)
{
	struct goal *p = arg;
	struct q_doel_get *d;
	struct batch b = unit_batch(u);
	int64_t n = 0;

	TRY(found(u, p, &d));
	p->n.casus = d->dossier;
	TRY(lock(u, p));
	if (!str_eq(d->status, STR("open")))
		return fault_set(unit_fault(u), FAULT_CONFLICT, N_("Dit doel is al afgesloten."), NULL);
	q_doel_set(&b, p->n.betrokkene, p->n.leefgebied, p->n.tekst, p->n.norm, p->n.woorden, p->n.streefdatum, d->status, d->status_reden, 0,
		p->id, p->versie, &n);
	TRY(batch_run(&b));
	p->c->uitkomst = p->id.v;
	return casus_one(u, n);
}

enum fault doel_update(struct ctx *c, struct doel_id id, int64_t versie, const struct doel_invoer *n)
{
	struct goal p = { .c = c, .id = id, .versie = versie, .n = trimmed(n) };

	TRY(check(c, &p.n));
	return ctx_write(c, update_unit, &p, NULL);
}

static enum fault close_unit(struct unit *u, void *arg)
{
	struct goal *p = arg;
	struct q_doel_open_afspraken *open = NULL;
	struct q_casus_lock *casus;
	struct q_doel_get *d;
	struct batch b = unit_batch(u);
	bool again = str_eq(p->status, STR("open"));
	int64_t n = 0;

	TRY(found(u, p, &d));
	TRY(casus_lock_in(u, d->dossier, 0, NIVEAU_GEEN, &casus));
	if (str_eq(d->status, p->status))
		return fault_field(unit_fault(u), "status", N_("Dat is het doel al."), NULL);
	q_doel_open_afspraken(&b, d->dossier, p->id, &open);
	TRY(batch_run(&b));
	if (!again && open->aantal)
		return fault_field(unit_fault(u), "status",
			N_("Bij dit doel lopen nog afspraken. Rond die eerst af of laat ze vervallen."), NULL);
	q_doel_set(&b, d->betrokkene, d->leefgebied, d->tekst, d->norm, d->woorden, d->streefdatum, p->status, again ? STR("") : p->reden,
		again ? 0 : unit_moment(u), p->id, p->versie, &n);
	TRY(batch_run(&b));
	p->c->uitkomst = p->id.v;
	return casus_one(u, n);
}

enum fault doel_close(struct ctx *c, struct doel_id id, int64_t versie, struct str status, struct str reden)
{
	struct goal p = { .c = c, .id = id, .versie = versie, .status = status, .reden = given(reden) };

	if (!casus_keus_label(doel_statussen, status))
		return fault_field(c->fi, "status", N_("Kies hoe het is afgelopen."), NULL);
	TRY(casus_text(c->fi, p.reden, PLAN_REDEN_MAX, "reden", N_("Schrijf op waaruit dat blijkt.")));
	return ctx_write(c, close_unit, &p, NULL);
}
