/* The judgement of the core deelnemers on each criterion, and the risk (BGS 2.20 lid 3, C055). See weging.h. */
#include "domein/weging/weging_priv.h"

#define TEKST_MAX 4000

struct judging {
	struct ctx *c;
	const struct weging_beoordeling *van;
	struct q_oordeel_list_rows there;
	struct q_oordeel_antwoorden_rows antwoorden;
	struct sets sets;
	struct dossier_id dossier;
};

/* "o.bgs_2_20.a": the name of a field of the form. */
static const char *field_of(struct ctx *c, const char *what, const struct weging_oordeel *o)
{
	struct buf b = buf_new(c->arena);

	buf_addz(&b, what);
	buf_add(&b, o->criteria);
	buf_addc(&b, '.');
	buf_add(&b, o->criterium);
	return buf_str(&b).p;
}

static const struct criteriaset *set_find(const struct sets *sets, const struct weging_oordeel *o)
{
	for (size_t i = 0; i < sets->n; i++)
		for (size_t j = 0; str_eq(sets->v[i]->code, o->criteria) && j < sets->v[i]->ncriteria; j++)
			if (str_eq(sets->v[i]->criteria[j].code, o->criterium))
				return sets->v[i];
	return NULL;
}

static struct str answer_of(const struct judging *k, const struct weging_oordeel *o)
{
	for (size_t i = 0; i < k->antwoorden.n; i++)
		if (str_eq(k->antwoorden.v[i].criteria, o->criteria) && str_eq(k->antwoorden.v[i].criterium, o->criterium))
			return k->antwoorden.v[i].antwoord;
	return STR("");
}

/* Who judges otherwise than the aanmelder says why; where they agree, the aanmelder's own words stand. */
static void check_one(struct judging *k, const struct weging_oordeel *o)
{
	struct ctx *c = k->c;
	bool known = !o->oordeel.n || str_eq(o->oordeel, STR("ja")) || str_eq(o->oordeel, STR("nee"));

	if (!set_find(&k->sets, o))
		(void)fault_field(c->fi, field_of(c, "o.", o), N_("Dit criterium hoort niet bij dit thema."), "BGS 2.20");
	else if (!known)
		(void)fault_field(c->fi, field_of(c, "o.", o), N_("Kies ja of nee."), "BGS 2.20 lid 3");
	else if (o->oordeel.n && !str_eq(o->oordeel, answer_of(k, o)) && !str_trim(o->toelichting).n)
		(void)fault_field(c->fi, field_of(c, "t.", o),
			N_("Leg uit waarom de weegploeg anders oordeelt dan de aanbrenger."), "BGS 2.20 lid 3");
	else if (str_points(o->toelichting) > TEKST_MAX)
		(void)fault_field(c->fi, field_of(c, "t.", o), N_("Deze toelichting is te lang."), NULL);
}

static void check_risk(struct judging *k)
{
	const struct weging_beoordeling *b = k->van;

	if (b->risico.n && !keus_label(aanmelding_risicos, b->risico))
		(void)fault_field(k->c->fi, "risico", N_("Kies laag, midden of hoog."), NULL);
	if (b->risico.n && !str_trim(b->risico_reden).n)
		(void)fault_field(k->c->fi, "risico_reden", N_("Motiveer het risico."), NULL);
	if (str_points(b->risico_reden) > TEKST_MAX)
		(void)fault_field(k->c->fi, "risico_reden", N_("Deze toelichting is te lang."), NULL);
}

static const struct q_oordeel_list *there_find(const struct judging *k, const struct weging_oordeel *o)
{
	for (size_t i = 0; i < k->there.n; i++)
		if (str_eq(k->there.v[i].criteria, o->criteria) && str_eq(k->there.v[i].criterium, o->criterium))
			return &k->there.v[i];
	return NULL;
}

static enum fault write_one(struct unit *u, const struct judging *k, const struct weging_oordeel *o)
{
	const struct q_oordeel_list *was = there_find(k, o);
	struct str toelichting = str_trim(o->toelichting);
	int64_t versie = set_find(&k->sets, o)->versie, n = 1;
	struct batch b = unit_batch(u);

	if (!o->oordeel.n && !was)
		return FAULT_NONE;
	if (!o->oordeel.n)
		q_oordeel_drop(&b, was->id, &n);
	else if (!was)
		q_oordeel_add(&b, (struct oordeel_id){ id_new() }, k->van->punt, o->criteria, versie, o->criterium, o->oordeel,
			toelichting, k->dossier, &n);
	else if (!str_eq(was->oordeel, o->oordeel) || !str_eq(was->toelichting, toelichting))
		q_oordeel_set(&b, versie, o->oordeel, toelichting, was->id, &n);
	TRY(batch_run(&b));
	return n == 1 ? FAULT_NONE : fault_set(unit_fault(u), FAULT_DENIED, NULL, "WGS 2.31 lid 2");
}

static enum fault judge_unit(struct unit *u, void *arg)
{
	struct judging *k = arg;
	struct q_weegpunt_stand *p;
	struct batch b = unit_batch(u);
	int64_t n = 0;

	TRY(weegpunt_open_in(u, k->van->punt, k->van->versie, &p));
	k->dossier = p->dossier;
	q_oordeel_list(&b, p->dossier, k->van->punt, &k->there);
	q_oordeel_antwoorden(&b, p->dossier, &k->antwoorden);
	TRY(batch_run(&b));
	TRY(weging_sets(k->c, p->thema, &k->antwoorden, &k->sets));
	for (size_t i = 0; i < k->van->n; i++)
		check_one(k, &k->van->v[i]);
	check_risk(k);
	if (k->c->fi->fault)
		return k->c->fi->fault;
	for (size_t i = 0; i < k->van->n; i++)
		TRY(write_one(u, k, &k->van->v[i]));
	q_weegpunt_set_risico(&b, k->van->risico, str_trim(k->van->risico_reden), k->van->punt, p->versie, &n);
	TRY(batch_run(&b));
	if (n != 1)
		return fault_set(unit_fault(u), FAULT_DENIED, NULL, "WGS 2.31 lid 2");
	k->c->uitkomst = k->van->punt.v;
	return FAULT_NONE;
}

enum fault weging_judge(struct ctx *c, const struct weging_beoordeling *b)
{
	struct judging k = { .c = c, .van = b };

	TRY(ctx_require(c, RECHT_weging_oordelen));
	return ctx_write(c, judge_unit, &k, NULL);
}
