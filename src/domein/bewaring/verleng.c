/* Keeping longer (BGS 1.16 lid 2 and 3): see bewaring.h. */
#include "domein/bewaring/bewaring_priv.h"

#include "domein/afschaling/afschaling_priv.h"
#include "domein/termijn/termijn.h"

#define RULE "BGS 1.16 lid 2; WGS 1.8 lid 7; invariant 32"
#define MOTIVERING_MAX 2000
#define WIE_MAX 100
#define SLUITING_MAANDEN 12 /* closed less than a year before the last day */

const struct casus_keus bewaring_gronden[] = {
	{ "open", N_("De casus loopt nog en voldoet nog aan de criteria"), NULL },
	{ "terugval", N_("Kort geleden gesloten, met een groot risico op terugval"), NULL },
	{ 0 },
};

/* ---- what stands ---- */

static void extensions_fill(struct ctx *c, const struct q_verlenging_list_rows *rows,
	const struct q_verlenging_bron_list_rows *bronnen, const struct q_besluit_list_rows *besluit, struct bewaring_stand *s)
{
	s->v = ARENA_ARRAY(c->arena, rows->n + 1, struct verlengd);
	for (size_t i = 0; i < rows->n; i++) {
		const struct q_verlenging_list *q = &rows->v[i];
		struct verlengd *v = &s->v[s->n++];

		*v = (struct verlengd){ .grond = q->grond, .motivering = q->motivering, .door_naam = q->door_naam,
			.besloten = q->besloten, .moment = q->moment, .van = q->van, .tot = q->tot };
		v->bronnen = ARENA_ARRAY(c->arena, bronnen->n + 1, struct str);
		for (size_t j = 0; j < bronnen->n; j++)
			if (bronnen->v[j].verlenging.v == q->id.v)
				v->bronnen[v->nbronnen++] = str_cat(c->arena, str_cat(c->arena, bronnen->v[j].naam, STR(": ")),
					bronnen->v[j].wie);
		v->deelnemers = afschaling_deciders_at(c->arena, besluit, q->besloten, &v->ndeelnemers);
	}
}

enum fault bewaring_get(struct ctx *c, struct casus_id id, struct bewaring_stand **ret)
{
	struct bewaring_stand *s = ARENA_NEW(c->arena, struct bewaring_stand);
	struct q_verlenging_list_rows rows = { 0 };
	struct q_verlenging_bron_list_rows bronnen = { 0 };
	struct q_besluit_list_rows besluit = { 0 };
	struct q_bewaar_begin_list_rows begin = { 0 };
	struct q_vernietigstop_get *stop = NULL;
	struct q_vernietiging_lopende *besteld = NULL;
	struct batch b = ctx_read(c), kaal = ctx_kaal(c);

	TRY(casus_kop_get(c, id, &s->kop));
	q_verlenging_list(&b, id, &rows);
	q_verlenging_bron_list(&b, id, &bronnen);
	q_besluit_list(&b, id, STR("verlenging"), &besluit);
	q_vernietigstop_get(&b, casus_dossier(id), &stop);
	q_bewaar_begin_list(&b, id, &begin);
	TRY(batch_run(&b));
	q_vernietiging_lopende(&kaal, casus_dossier(id), &besteld);
	TRY(batch_run(&kaal));
	s->begin = datum_of_moment(s->kop->eerste_verwerking);
	s->nog = datum_days_between(datum_today(), s->kop->vernietigen);
	s->regime = regime_find(c->cat, s->kop->regime);
	s->besteld = besteld != NULL;
	if (stop) {
		s->stop = true;
		s->stop_reden = stop->reden;
		s->stop_naam = stop->door_naam;
		s->stop_sinds = stop->moment;
	}
	s->ontslag = bewaring_op_ontslag(s->regime);
	if (begin.n) {
		s->ontslag_dag = begin.v[0].dag;
		s->ontslag_waaruit = begin.v[0].waaruit;
		s->ontslag_naam = begin.v[0].door_naam;
		s->ontslag_moment = begin.v[0].moment;
	}
	extensions_fill(c, &rows, &bronnen, &besluit, s);
	*ret = s;
	return FAULT_NONE;
}

/* ---- may it be kept longer ---- */

static int months_of(const struct bewaring_stand *s)
{
	const struct thema *t = s->kop->thema_cat;

	return t ? t->bewaring.verlenging_maanden : 0;
}

/* The ground that holds; NULL with the reason why none does. */
static const char *ground_of(const struct bewaring_stand *s, const char **nee)
{
	struct datum grens = datum_add_months(s->kop->vernietigen, -SLUITING_MAANDEN);

	*nee = NULL;
	if (!months_of(s))
		*nee = N_("Onder dit regime kan de bewaartermijn niet worden verlengd.");
	else if (s->besteld)
		*nee = N_("Er is al een vernietiging voorgesteld. Trek die eerst in.");
	else if (s->nog > BEWARING_KWARTAAL)
		*nee = N_("Verlengen kan pas in het laatste kwartaal van de bewaartermijn.");
	else if (s->kop->gesloten && datum_of_moment(s->kop->gesloten).v <= grens.v)
		*nee = N_("De casus is langer dan een jaar voor het einde van de termijn gesloten. Verlengen kan dan niet.");
	if (*nee)
		return NULL;
	return s->kop->gesloten ? "terugval" : "open";
}

static enum fault suppliers_read(struct ctx *c, struct casus_id id, struct verlenging_vorm *v)
{
	struct q_bewaring_bronnen_rows rows = { 0 };
	struct batch b = ctx_kaal(c);

	q_bewaring_bronnen(&b, id, &rows);
	TRY(batch_run(&b));
	v->bronnen = ARENA_ARRAY(c->arena, rows.n + 1, struct bewaring_bron);
	for (size_t i = 0; i < rows.n; i++)
		v->bronnen[v->nbronnen++] = (struct bewaring_bron){ rows.v[i].id, rows.v[i].naam };
	return FAULT_NONE;
}

enum fault verlenging_form(struct ctx *c, struct casus_id id, struct verlenging_vorm **ret)
{
	struct verlenging_vorm *v = ARENA_NEW(c->arena, struct verlenging_vorm);

	TRY(ctx_require(c, RECHT_casus_sluiten));
	TRY(bewaring_get(c, id, &v->stand));
	if (!casus_mag(v->stand->kop, CASUS_DEEL_KERN, NIVEAU_SCHRIJVEN))
		return fault_set(c->fi, FAULT_DENIED, NULL, RULE);
	v->grond = ground_of(v->stand, &v->nee);
	v->tot = datum_add_months(v->stand->kop->vernietigen, months_of(v->stand));
	if (!v->nee) {
		TRY(afschaling_beslissers(c, v->stand->kop, &v->leden, &v->nleden));
		TRY(suppliers_read(c, id, v));
	}
	*ret = v;
	return FAULT_NONE;
}

const char *verlenging_veld(struct ctx *c, struct organisatie_id bron)
{
	return str_cat(c->arena, STR("w."), str_from_i64(c->arena, bron.v)).p;
}

/* ---- the rules ---- */

struct extending {
	struct ctx *c;
	const struct verlenging *v;
	struct verlenging_vorm *vorm;
};

/* Each supplier consented, and it is known who said so. */
static void check_suppliers(struct extending *k)
{
	for (size_t i = 0; i < k->vorm->nbronnen; i++) {
		bool said = false;

		for (size_t j = 0; j < k->v->nbronnen; j++)
			said |= k->v->bronnen[j].v == k->vorm->bronnen[i].id.v && str_trim(k->v->wie[j]).n
				&& str_points(k->v->wie[j]) <= WIE_MAX;
		if (!said)
			(void)fault_field(k->c->fi, verlenging_veld(k->c, k->vorm->bronnen[i].id),
				N_("Vul in wie namens deze organisatie toestemming gaf. Zonder toestemming kan er niet worden verlengd."), RULE);
	}
}

static enum fault check_extension(struct extending *k)
{
	const struct verlenging *v = k->v;
	const struct casus_kop *kop = k->vorm->stand->kop;
	struct fault_info *fi = k->c->fi;

	if (k->vorm->nee)
		return fault_set(fi, FAULT_INVALID, k->vorm->nee, RULE);
	if (casus_text(fi, v->motivering, MOTIVERING_MAX, "motivering", N_("Schrijf op waarom de gegevens langer nodig zijn."))
		&& fi->fault != FAULT_INVALID)
		return fi->fault;
	if (!v->besloten.v || v->besloten.v > datum_today().v || v->besloten.v < datum_of_moment(kop->geopend).v)
		(void)fault_field(fi, "besloten", N_("Vul een dag in tussen de opening van de casus en vandaag."), RULE);
	else if (k->vorm->stand->n && v->besloten.v < datum_of_moment(k->vorm->stand->v[0].moment).v)
		(void)fault_field(fi, "besloten", N_("Deze dag ligt voor de vorige verlenging. Elke verlenging vraagt een eigen "
			"opdracht."), RULE);
	if (str_eq(str_z(k->vorm->grond), STR("open")) && !v->criteria)
		(void)fault_field(fi, "criteria", N_("Verlengen kan alleen als de casus nog aan de criteria voldoet."),
			"BGS 1.16 lid 2, 2.20; invariant 32");
	(void)afschaling_deciders_check(fi, k->vorm->leden, k->vorm->nleden, v->deelnemers, v->n, RULE);
	check_suppliers(k);
	return fi->fault;
}

/* ---- writing ---- */

enum fault bewaring_keep_kern(struct unit *u, struct ctx *c, const struct casus_kop *kop, struct datum tot)
{
	struct toegang_gift g = { casus_dossier(kop->id), kop->regisseur, "kern", NIVEAU_SCHRIJVEN, "beheer",
		casus_grond(c, "heropening", STR("")), unit_moment(u) + 1, casus_tot(tot) };

	return kop->gesloten ? toegang_grant_in(u, c, &g) : FAULT_NONE;
}

static enum fault write_suppliers(struct unit *u, struct extending *k, struct verlenging_id id)
{
	struct batch b = unit_batch(u);

	for (size_t i = 0; i < k->v->nbronnen; i++) {
		int64_t n = 0;

		q_verlenging_bron_add(&b, id_new(), id, k->v->bronnen[i], str_trim(k->v->wie[i]), k->v->casus, &n);
		TRY(batch_run(&b));
		TRY(casus_one(u, n));
	}
	return FAULT_NONE;
}

static enum fault extend_unit(struct unit *u, void *arg)
{
	struct extending *k = arg;
	const struct verlenging *v = k->v;
	const struct casus_kop *kop = k->vorm->stand->kop;
	struct verlenging_id id = { id_new() };
	int64_t besloten = afschaling_noon(v->besloten), n = 0, m = 0;
	struct q_casus_lock *nu = NULL;
	struct batch b = unit_batch(u);

	q_casus_lock(&b, v->casus, &nu);
	TRY(batch_run(&b));
	if (!nu)
		return fault_set(unit_fault(u), FAULT_NOT_FOUND, NULL, NULL);
	if (nu->versie != v->versie)
		return fault_set(unit_fault(u), FAULT_CONFLICT, N_("Deze casus is intussen door iemand anders gewijzigd."), NULL);
	q_verlenging_add(&b, id, str_z(k->vorm->grond), str_trim(v->motivering), besloten, kop->vernietigen, k->vorm->tot,
		unit_moment(u), v->casus, &n);
	q_casus_set_vernietigen(&b, k->vorm->tot, v->casus, v->versie, &m);
	TRY(batch_run(&b));
	TRY(casus_one(u, n));
	TRY(casus_one(u, m));
	TRY(write_suppliers(u, k, id));
	TRY(afschaling_decision_in(u, v->casus, "verlenging", besloten, v->deelnemers, v->n));
	if (!kop->gesloten)
		TRY(termijn_event_in(u, k->c, casus_dossier(v->casus), "kern", kop->thema_cat,
			GEBEURTENIS_BIT(bewaring_verlengd), moment_of(kop->vernietigen, 12, 0)));
	k->c->uitkomst = id.v;
	return bewaring_keep_kern(u, k->c, kop, k->vorm->tot);
}

enum fault verlenging_add(struct ctx *c, const struct verlenging *v)
{
	struct extending k = { .c = c, .v = v };

	TRY(verlenging_form(c, v->casus, &k.vorm));
	/* a second submit finds that it was done: the unit gives its outcome, or refuses the older versie */
	if (!k.vorm->nee || v->versie == k.vorm->stand->kop->versie)
		TRY(check_extension(&k));
	return ctx_write(c, extend_unit, &k, NULL);
}
