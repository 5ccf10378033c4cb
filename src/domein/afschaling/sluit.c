/* Closing a case and shielding it: see afschaling.h.
 *
 * check_ functions refuse with the rule, write_ functions change. The step before confirming runs the same checks in a
 * unit that writes nothing. What the actor may do rests on his kern, so admission goes last, and kern last of all.
 */
#include "domein/afschaling/afschaling_priv.h"

#include <string.h>

#include "domein/plan/plan.h"
#include "domein/termijn/termijn.h"
#include "domein/toegang/melding.h"

#define REDEN_MAX 1000
#define ONTVANGER_MAX 200

const struct casus_keus afschaling_doel_uitkomsten[] = {
	{ "bereikt", N_("Bereikt"), NULL },
	{ "deels", N_("Deels bereikt"), NULL },
	{ "niet", N_("Niet bereikt"), NULL },
	{ 0 },
};
const struct casus_keus afschaling_afspraak_uitkomsten[] = {
	{ "overgedragen", N_("Overgedragen"), NULL },
	{ "vervallen", N_("Vervalt"), NULL },
	{ 0 },
};

/* ---- shared with reopening ---- */

int64_t afschaling_noon(struct datum d)
{
	return moment_of(d, 12, 0);
}

/* Not in the future and not before the case was opened. Adds to the faults, and returns what stands. */
static enum fault afschaling_day_check(struct fault_info *fi, struct datum d, int64_t geopend)
{
	if (!d.v)
		return fault_field(fi, "besloten", N_("Vul de datum van het besluit in."), BESLUIT_RULE);
	if (d.v > datum_today().v)
		return fault_field(fi, "besloten", N_("Een besluit kan niet in de toekomst liggen."), BESLUIT_RULE);
	if (d.v < datum_of_moment(geopend).v)
		return fault_field(fi, "besloten", N_("Het besluit ligt voor het begin van de casus."), BESLUIT_RULE);
	return FAULT_NONE;
}

bool afschaling_decides(const struct regime *r, struct str soort, struct str wgs)
{
	bool named = false;

	for (size_t i = 0; r && i < r->npartijen; i++)
		named |= r->partijen[i].beslist;
	if (!named)
		return r != NULL;
	return regime_may_decide(r, soort) && (!r->wgs || str_eq(wgs, STR("lid1")));
}

enum fault afschaling_deciders_check(struct fault_info *fi, const struct afschaling_lid *leden, size_t nleden,
	const struct medewerker_id *v, size_t n, const char *rule)
{
	if (!n)
		return fault_field(fi, "deelnemers", N_("Kies ten minste één publieke deelnemer die het besluit nam."), rule);
	for (size_t i = 0; i < n; i++) {
		bool found = false;

		for (size_t j = 0; j < nleden; j++)
			found |= leden[j].id.v == v[i].v;
		for (size_t j = 0; j < i; j++)
			found &= v[j].v != v[i].v;
		if (!found)
			return fault_field(fi, "deelnemers",
				N_("Alleen publieke deelnemers (WGS 2.27 lid 1) nemen het besluit."), rule);
	}
	return FAULT_NONE;
}

enum fault afschaling_decision_in(struct unit *u, struct casus_id id, const char *soort, int64_t besloten,
	const struct medewerker_id *v, size_t n)
{
	struct batch b = unit_batch(u);

	for (size_t i = 0; i < n; i++) {
		int64_t rows = 0;

		q_afschaling_besluit_add(&b, id_new(), str_z(soort), besloten, v[i], id, &rows);
		TRY(batch_run(&b));
		TRY(casus_one(u, rows));
	}
	return FAULT_NONE;
}

/* ---- what the form rests on ---- */

static enum fault goals_read(struct ctx *c, struct casus_id id, struct afschaling_vorm *v)
{
	struct doelen l;

	TRY(doel_list(c, id, true, &l));
	v->doelen = ARENA_ARRAY(c->arena, l.n + 1, struct afschaling_werk);
	for (size_t i = 0; i < l.n; i++)
		if (!str_eq(l.v[i].status, STR("vervallen")))
			v->doelen[v->ndoelen++] = (struct afschaling_werk){ l.v[i].id.v, l.v[i].tekst, l.v[i].voor, l.v[i].streefdatum,
				str_eq(l.v[i].status, STR("behaald")) ? STR("bereikt") : STR("") };
	return FAULT_NONE;
}

static enum fault work_read(struct ctx *c, struct casus_id id, struct afschaling_vorm *v)
{
	struct afspraken l;

	TRY(afspraak_open(c, id, &l));
	v->afspraken = ARENA_ARRAY(c->arena, l.n + 1, struct afschaling_werk);
	for (size_t i = 0; i < l.n; i++)
		v->afspraken[v->nafspraken++] = (struct afschaling_werk){ l.v[i].id.v, l.v[i].tekst, l.v[i].organisatie_naam,
			l.v[i].termijn, STR("") };
	return FAULT_NONE;
}

static void members_of(const struct regime *r, const struct q_afschaling_leden_rows *rows, struct afschaling_vorm *v,
	struct arena *a)
{
	v->leden = ARENA_ARRAY(a, rows->n + 1, struct afschaling_lid);
	for (size_t i = 0; i < rows->n; i++)
		if (afschaling_decides(r, rows->v[i].soort, rows->v[i].wgs))
			v->leden[v->nleden++] = (struct afschaling_lid){ rows->v[i].id, rows->v[i].naam, rows->v[i].organisatie_naam };
	v->mensen = (int64_t)rows->n;
}

static struct str house_code(struct ctx *c, struct huis_id huis, enum fault *ret)
{
	struct q_huis_code *h = NULL;
	struct batch b = ctx_read(c);

	q_huis_code(&b, huis, &h);
	*ret = batch_run(&b);
	return h ? h->code : STR("");
}

static const struct sjabloon *report_of(const struct catalogus *cat)
{
	for (size_t i = 0; i < cat->nsjablonen; i++)
		if (cat->sjablonen[i].soort == SJABLOON_EINDVERSLAG)
			return &cat->sjablonen[i];
	return NULL;
}

enum fault afschaling_form(struct ctx *c, struct casus_id id, struct afschaling_vorm **ret)
{
	struct afschaling_vorm *v = ARENA_NEW(c->arena, struct afschaling_vorm);
	struct q_afschaling_leden_rows leden = { 0 };
	struct batch b = ctx_read(c);
	struct casus_kop *k;
	enum fault f;

	TRY(ctx_require(c, RECHT_casus_sluiten));
	TRY(casus_kop_get(c, id, &k));
	if (!casus_mag(k, CASUS_DEEL_KERN, NIVEAU_SCHRIJVEN) || !casus_mag(k, CASUS_DEEL_PLAN, NIVEAU_SCHRIJVEN) || k->gesloten)
		return fault_set(c->fi, FAULT_DENIED, k->gesloten ? N_("Deze casus is gesloten.") : NULL, "WGS 2.31 lid 8");
	q_afschaling_leden(&b, id, ctx_moment(c), &leden);
	TRY(batch_run(&b));
	*v = (struct afschaling_vorm){ .kop = k, .sjabloon = report_of(c->cat) };
	TRY(goals_read(c, id, v));
	TRY(work_read(c, id, v));
	v->model = opschalingsmodel_of(c->cat, house_code(c, k->huis, &f));
	TRY(f);
	v->niveau = v->model ? opschalingsmodel_level(v->model, k->regime) : -1;
	members_of(regime_find(c->cat, k->regime), &leden, v, c->arena);
	*ret = v;
	return FAULT_NONE;
}

/* ---- the rules (invariant 26) ---- */

struct closing {
	struct ctx *c;
	const struct afschaling_besluit *van;
	struct afschaling_vorm *vorm;
	struct str motivering, ontvanger, fase;
	bool only_check;
};

const char *afschaling_veld(struct ctx *c, const char *before, int64_t id)
{
	char url[ID_URL_LEN + 1];

	id_to_url(c->sleutels->url, before[strlen(before) - 2] == 'd' ? ID_doel : ID_afspraak, id, url);
	return str_cat(c->arena, str_z(before), str_z(url)).p;
}

static const char *question_name(struct ctx *c, struct str code)
{
	return str_cat(c->arena, STR("v."), code).p;
}

static enum fault check_reason(struct closing *k)
{
	const struct afschaling_besluit *b = k->van;
	const struct reden *r = reden_find(k->c->cat, STR("sluiting"), b->reden);
	struct fault_info *fi = k->c->fi;

	k->motivering = str_trim(b->motivering);
	k->ontvanger = str_trim(b->ontvanger);
	if (!r)
		(void)fault_field(fi, "reden", N_("Kies een reden."), BESLUIT_RULE);
	else if (r->motivering && !k->motivering.n)
		(void)fault_field(fi, "motivering", N_("Motiveer deze reden."), BESLUIT_RULE);
	if (str_points(k->motivering) > REDEN_MAX)
		(void)fault_field(fi, "motivering", N_("Dit is te lang."), NULL);
	if (!k->ontvanger.n)
		(void)fault_field(fi, "ontvanger", N_("Schrijf op wie de casus op dat niveau verder volgt."), BESLUIT_RULE);
	if (str_points(k->ontvanger) > ONTVANGER_MAX)
		(void)fault_field(fi, "ontvanger", N_("Dit is te lang."), NULL);
	return fi->fault;
}

static enum fault check_level(struct closing *k)
{
	const struct opschalingsmodel *m = k->vorm->model;
	int naar = m ? opschalingsmodel_index(m, k->van->niveau) : -1;

	if (!m)
		return fault_field(k->c->fi, "niveau", N_("De catalogus heeft geen opschalingsmodel voor dit huis."), BESLUIT_RULE);
	if (naar < 0)
		return fault_field(k->c->fi, "niveau", N_("Kies het niveau waar de casus naartoe gaat."), BESLUIT_RULE);
	if (k->vorm->niveau >= 0 && naar >= k->vorm->niveau)
		return fault_field(k->c->fi, "niveau", N_("Afschalen gaat naar een lager niveau."), BESLUIT_RULE);
	return FAULT_NONE;
}

static const struct afschaling_tekst *answer_of(const struct afschaling_tekst *v, size_t n, struct str code, int64_t id)
{
	for (size_t i = 0; i < n; i++)
		if (id ? v[i].id == id : str_eq(v[i].code, code))
			return &v[i];
	return NULL;
}

static enum fault check_fields(struct closing *k)
{
	const struct sjabloon *s = k->vorm->sjabloon;
	struct fault_info *fi = k->c->fi;

	for (size_t i = 0; s && i < s->nvelden; i++) {
		const struct afschaling_tekst *t = answer_of(k->van->velden, k->van->nvelden, s->velden[i].code, 0);
		struct str text = t ? str_trim(t->tekst) : STR("");

		if (s->velden[i].verplicht && !text.n)
			(void)fault_field(fi, question_name(k->c, s->velden[i].code), N_("Beantwoord deze vraag."), "C073; invariant 26");
		if (str_points(text) > TEKST_MAX)
			(void)fault_field(fi, question_name(k->c, s->velden[i].code), N_("Dit is te lang."), NULL);
	}
	return fi->fault;
}

/* Each goal has an outcome, each open afspraak somebody or a reason. */
static enum fault check_work(struct closing *k, const struct afschaling_werk *v, size_t n,
	const struct afschaling_tekst *said, size_t nsaid, bool afspraak)
{
	const struct casus_keus *keus = afspraak ? afschaling_afspraak_uitkomsten : afschaling_doel_uitkomsten;
	struct fault_info *fi = k->c->fi;

	for (size_t i = 0; i < n; i++) {
		const struct afschaling_tekst *t = answer_of(said, nsaid, STR(""), v[i].id);

		if (!t || !t->uitkomst.n || !casus_keus_label(keus, t->uitkomst))
			(void)fault_field(fi, afschaling_veld(k->c, afspraak ? "uw." : "ud.", v[i].id),
				afspraak ? N_("Draag deze afspraak over of laat haar vervallen.") : N_("Kies wat van dit doel kwam."),
				"C073; invariant 26");
		else if (afspraak && !str_trim(t->tekst).n)
			(void)fault_field(fi, afschaling_veld(k->c, "w.", v[i].id), str_eq(t->uitkomst, STR("vervallen")) ?
				N_("Schrijf op waarom deze afspraak vervalt.") : N_("Schrijf op wie deze afspraak verder uitvoert."),
				"C073; invariant 26");
		if (t && str_points(t->tekst) > REDEN_MAX)
			(void)fault_field(fi, afschaling_veld(k->c, afspraak ? "w." : "d.", v[i].id), N_("Dit is te lang."), NULL);
	}
	return fi->fault;
}

static enum fault check_all(struct closing *k)
{
	const struct afschaling_besluit *b = k->van;
	const struct afschaling_vorm *v = k->vorm;
	const struct thema *t = v->kop->thema_cat;
	const struct fase *f = t ? thema_fase_of(t, FASE_AFSCHALING) : NULL;
	struct fault_info *fi = k->c->fi;

	k->fase = f ? f->code : v->kop->fase;
	(void)check_reason(k);
	(void)check_level(k);
	(void)afschaling_day_check(fi, b->besloten, v->kop->geopend);
	(void)afschaling_deciders_check(fi, v->leden, v->nleden, b->deelnemers, b->n, BESLUIT_RULE);
	(void)check_fields(k);
	(void)check_work(k, v->doelen, v->ndoelen, b->doelen, b->ndoelen, false);
	(void)check_work(k, v->afspraken, v->nafspraken, b->afspraken, b->nafspraken, true);
	return fi->fault;
}

/* ---- recording ---- */

struct report {
	struct closing *k;
	struct afschaling_id id;
	int64_t at;
};

static enum fault write_line(struct unit *u, struct report *r, const char *soort, struct str titel,
	const struct afschaling_tekst *t)
{
	struct batch b = unit_batch(u);
	int64_t n = 0;

	if (!t)
		return FAULT_NONE;
	q_eindverslag_add(&b, id_new(), r->id, str_z(soort), r->at++, titel, t->uitkomst.n ? t->uitkomst : STR(""),
		t->tekst.n ? str_trim(t->tekst) : STR(""), (struct doel_id){ strcmp(soort, "doel") == 0 ? t->id : 0 },
		(struct afspraak_id){ strcmp(soort, "afspraak") == 0 ? t->id : 0 }, r->k->van->casus, &n);
	TRY(batch_run(&b));
	return casus_one(u, n);
}

static enum fault write_report(struct unit *u, struct closing *k, struct afschaling_id id)
{
	const struct afschaling_vorm *v = k->vorm;
	const struct afschaling_besluit *b = k->van;
	struct report r = { k, id, 0 };

	for (size_t i = 0; v->sjabloon && i < v->sjabloon->nvelden; i++) {
		const struct sjabloonveld *f = &v->sjabloon->velden[i];
		const struct afschaling_tekst *t = answer_of(b->velden, b->nvelden, f->code, 0);

		if (t && str_trim(t->tekst).n)
			TRY(write_line(u, &r, "veld", label_text(&f->label, 0), t));
	}
	for (size_t i = 0; i < v->ndoelen; i++)
		TRY(write_line(u, &r, "doel", v->doelen[i].titel, answer_of(b->doelen, b->ndoelen, STR(""), v->doelen[i].id)));
	for (size_t i = 0; i < v->nafspraken; i++)
		TRY(write_line(u, &r, "afspraak", v->afspraken[i].titel,
			answer_of(b->afspraken, b->nafspraken, STR(""), v->afspraken[i].id)));
	return FAULT_NONE;
}

static enum fault write_decision(struct unit *u, struct closing *k, int64_t versie)
{
	const struct afschaling_besluit *b = k->van;
	const struct opschalingsmodel *m = k->vorm->model;
	struct str van = k->vorm->niveau >= 0 ? m->niveaus[k->vorm->niveau]->code : STR("");
	struct afschaling_id id = { id_new() };
	int64_t besloten = afschaling_noon(b->besloten), n = 0, s = 0, g = 0;
	struct batch q = unit_batch(u);

	q_afschaling_add(&q, id, besloten, b->reden, k->motivering, m->code, van, b->niveau, k->ontvanger, unit_moment(u),
		b->casus, &n);
	q_fase_stap_add(&q, (struct fase_stap_id){ id_new() }, k->fase, unit_moment(u), k->c->actor.id, k->motivering,
		b->casus, &s);
	TRY(batch_run(&q));
	TRY(casus_one(u, n));
	TRY(casus_one(u, s));
	TRY(afschaling_decision_in(u, b->casus, "afschaling", besloten, b->deelnemers, b->n));
	TRY(write_report(u, k, id));
	q_casus_set_gesloten(&q, unit_moment(u), k->fase, k->vorm->kop->regisseur, (struct datum){ 0 }, b->casus, versie, &g);
	TRY(batch_run(&q));
	return casus_one(u, g);
}

/* What is handed over goes on outside; here nothing is waited for any more. */
static enum fault write_work(struct unit *u, struct closing *k)
{
	const struct afschaling_besluit *b = k->van;
	struct batch q = unit_batch(u);

	for (size_t i = 0; i < k->vorm->nafspraken; i++) {
		const struct afschaling_tekst *t = answer_of(b->afspraken, b->nafspraken, STR(""), k->vorm->afspraken[i].id);
		struct afspraak_id id = { k->vorm->afspraken[i].id };
		int64_t n = 0;

		q_afspraak_stap_add(&q, (struct afspraak_stap_id){ id_new() }, STR("vervallen"), str_trim(t->tekst),
			(struct datum){ 0 }, (struct bijlage_id){ 0 }, unit_moment(u), STR(""), STR(""), id, NULL);
		q_afschaling_afspraak_end(&q, str_trim(t->tekst), unit_moment(u), id, b->casus, &n);
		TRY(batch_run(&q));
		TRY(casus_one(u, n));
	}
	return FAULT_NONE;
}

static enum fault write_ends(struct unit *u, struct closing *k)
{
	struct casus_id id = k->van->casus;
	struct dossier_id d = casus_dossier(id);
	struct batch b = unit_batch(u);

	TRY(casus_event_in(u, k->c, id, STR("Casus gesloten"), k->motivering.n ? k->motivering : k->ontvanger));
	TRY(termijn_event_in(u, k->c, d, "kern", k->vorm->kop->thema_cat, GEBEURTENIS_BIT(casus_gesloten), unit_moment(u)));
	TRY(termijn_close_in(u, k->c, d));
	q_teamlid_end_all(&b, unit_moment(u), STR("Casus gesloten"), id, NULL);
	q_verzoek_close_all(&b, id, NULL);
	q_informatie_close(&b, STR("Casus gesloten"), d, NULL);
	q_overdragen_close(&b, STR("Casus gesloten"), id, NULL);
	return batch_run(&b);
}

/* Of everybody everything ends, but for the procesregisseur's kern until the day of destruction (invariant 27). */
static enum fault write_shield(struct unit *u, struct closing *k)
{
	const struct casus_kop *kop = k->vorm->kop;
	struct dossier_id d = casus_dossier(k->van->casus);
	bool self = kop->regisseur.v == k->c->actor.id.v;
	struct toegang_gift g = { d, kop->regisseur, "kern", NIVEAU_SCHRIJVEN, "beheer",
		casus_grond(k->c, "heropening", STR("")), self ? unit_moment(u) + 1 : 0, casus_tot(kop->vernietigen) };
	struct batch b = unit_batch(u);

	TRY(toegang_end_all_in(u, k->c, d, "kern"));
	TRY(toegang_grant_in(u, k->c, &g));
	q_toegang_cut_kern_later(&b, unit_moment(u), k->van->casus, kop->regisseur, NULL);
	q_toegang_cut_kern(&b, unit_moment(u), k->van->casus, kop->regisseur, NULL);
	return batch_run(&b);
}

static enum fault close_unit(struct unit *u, void *arg)
{
	struct closing *k = arg;
	struct q_casus_lock *now;

	TRY(casus_lock_in(u, k->van->casus, k->van->versie, NIVEAU_SCHRIJVEN, &now));
	k->c->uitkomst = k->van->casus.v;
	if (k->only_check)
		return FAULT_NONE;
	TRY(write_decision(u, k, now->versie));
	TRY(write_work(u, k));
	TRY(write_ends(u, k));
	return write_shield(u, k);
}

/* ---- what follows on the bare tables ---- */

static enum fault shield_unit(struct unit *u, void *arg)
{
	const int64_t *casus = arg;
	int64_t tot = *casus ? *casus : INT64_MAX; /* 0: every closed one */
	struct batch b = unit_batch(u);

	q_afscherm_aanmeldingen(&b, unit_moment(u), *casus, tot, NULL);
	q_afscherm_agendapunten(&b, unit_moment(u), *casus, tot, NULL);
	q_afscherm_meldingen(&b, unit_moment(u), *casus, tot, NULL);
	return batch_run(&b);
}

enum fault afschaling_shield(struct ctx *c)
{
	int64_t all = 0;

	return ctx_write_kaal(c, shield_unit, &all);
}

enum fault afschaling_check(struct ctx *c, const struct afschaling_besluit *b)
{
	struct closing k = { .c = c, .van = b, .only_check = true };
	struct str token = c->token;
	enum fault f;

	TRY(afschaling_form(c, b->casus, &k.vorm));
	TRY(check_all(&k));
	c->token = STR_NULL; /* looking ahead is no outcome of the form */
	f = ctx_write(c, close_unit, &k, NULL);
	c->token = token;
	return f;
}

enum fault afschaling_close(struct ctx *c, const struct afschaling_besluit *b)
{
	struct closing k = { .c = c, .van = b };
	int64_t casus = b->casus.v;
	enum fault f;

	TRY(ctx_require(c, RECHT_casus_sluiten));
	f = afschaling_form(c, b->casus, &k.vorm);
	if (f == FAULT_NOT_FOUND || f == FAULT_DENIED) {
		/* a second submit by who lost it by the first: the unit gives its outcome, or says not found */
		fault_clear(c->fi);
		k.only_check = true;
	} else {
		TRY(f);
		TRY(check_all(&k));
	}
	TRY(ctx_write(c, close_unit, &k, NULL));
	return ctx_write_kaal(c, shield_unit, &casus);
}
