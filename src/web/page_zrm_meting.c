/* Pages: taking a measurement, one measurement, correcting and withdrawing it, and why a low score has no goal. */
#include "web/page_zrm.h"

#include <string.h>

#include "routes.h"
#include "views.h"

static struct str given(struct str s)
{
	return s.p ? s : STR("");
}

static const char *dotted(struct req *r, const char *prefix, struct str code)
{
	return str_dup(r->arena, str_cat(r->arena, str_z(prefix), code)).p;
}

static void reasons(struct req *r, struct view_field *f, const char *leeg)
{
	const struct redenlijst *l = redenlijst_find(r->app->cat, STR("zrm_overgeslagen"));
	struct view_option *x = opties_new(r, f, l ? l->nredenen : 0, leeg);

	for (size_t i = 0; l && i < l->nredenen; i++)
		x[f->noptions++] = (struct view_option){ .value = l->redenen[i].code,
			.text = label_text(&l->redenen[i].label, (int)r->lang) };
}

/* ---- the form of a measurement ---- */

static void scores_options(struct req *r, const struct zrmset *set, struct view_field *f)
{
	struct view_option *x = ARENA_ARRAY(r->arena, set->nniveaus + 1, struct view_option);

	for (size_t i = 0; i < set->nniveaus; i++)
		x[i] = (struct view_option){ .value = str_from_i64(r->arena, set->niveaus[i].score),
			.text = label_text(&set->niveaus[i].label, (int)r->lang) };
	x[set->nniveaus] = (struct view_option){ .value = STR("0"), .label = N_("Niet beoordeeld") };
	f->options = x;
	f->noptions = set->nniveaus + 1;
}

static struct str earlier(struct req *r, const struct zrm_stand *s)
{
	struct out_arg args[] = { OUT_ARG((int64_t)s->score), OUT_ARG(casus_dag(r, s->dag)) };

	return s->score ? tr_args(r->arena, r->lang, N_("Vorige score %1, op %2"), args, 2) : STR("");
}

/* One row for each domain; m: what was measured, NULL for a new measurement. */
static void rows_fill(struct req *r, const struct zrm *z, const struct zrm_meting *m, struct view_zrm_form *v)
{
	v->n = z->set->ndomeinen;
	v->v = ARENA_ARRAY(r->arena, v->n + 1, struct view_zrm_veld);
	for (size_t i = 0; i < v->n; i++) {
		const struct zrmdomein *d = &z->set->domeinen[i];
		const struct zrm_score *s = m ? &m->scores[i] : NULL;
		struct view_zrm_veld *w = &v->v[i];

		*w = (struct view_zrm_veld){ .domein = label_text(&d->label, (int)r->lang),
			.vorige = m ? STR("") : earlier(r, &z->stand[i]) };
		w->score = veld_los(r, INPUT_RADIO, dotted(r, "score.", d->code), NULL,
			s ? str_from_i64(r->arena, s->score) : STR(""));
		w->score.text = w->domein;
		scores_options(r, z->set, &w->score);
		w->reden = veld_los(r, INPUT_SELECT, dotted(r, "reden.", d->code), N_("Waarom niet beoordeeld"),
			s ? s->reden : STR(""));
		reasons(r, &w->reden, N_("Zoals onderaan gekozen"));
		w->opmerking = veld_los(r, INPUT_TEXTAREA, dotted(r, "opmerking.", d->code), N_("Opmerking"),
			s ? s->opmerking : STR(""));
		w->opmerking.rows = 2;
		w->open = w->opmerking.value.n || w->reden.value.n || w->opmerking.error || w->reden.error;
	}
}

/* The first is the begin; what follows is a vervolg. */
static const char *kind_now(const struct zrm *z)
{
	return z->nmetingen ? "vervolg" : "begin";
}

static struct view_zrm_form *form_new(struct req *r, const struct zrm *z, const struct zrm_meting *m, struct str action)
{
	struct view_zrm_form *v = ARENA_NEW(r->arena, struct view_zrm_form);

	v->frame = casus_frame(r, z->kop, CASUS_TAB_ZRM);
	v->persoon = zrm_persoon_naam(r, z);
	v->set = label_text(&z->set->label, (int)r->lang);
	v->form = (struct view_form){ .action = action, .token = form_token(r), .guard = true };
	v->nsleutel = zrm_sleutel(r, z->set, v->sleutel);
	v->soort = veld_los(r, INPUT_SELECT, "soort", N_("Soort meting"), m ? m->soort : str_z(kind_now(z)));
	casus_opties(r, &v->soort, zrm_soorten);
	v->dag = veld_los(r, INPUT_DATE, "dag", N_("Dag van de meting"), casus_datum_veld(r, m ? m->dag : datum_today()));
	v->dag.help = N_("De dag waarover u oordeelt: een momentopname, nu of eerder.");
	v->rest = veld_los(r, INPUT_SELECT, "rest", N_("Waarom zijn de andere leefgebieden niet beoordeeld?"), STR(""));
	v->rest.help = N_("Geldt voor elk leefgebied zonder score en zonder eigen reden. U hoeft niet alles te beoordelen.");
	reasons(r, &v->rest, N_("Alles heeft een score of een eigen reden"));
	v->toelichting = veld_los(r, INPUT_TEXTAREA, "toelichting", N_("Toelichting op de meting"), m ? m->toelichting : STR(""));
	v->toelichting.help = N_("Feitelijk en kort. De betrokkene kan dit opvragen.");
	v->toelichting.optional = true;
	v->toelichting.rows = 3;
	if (!m) {
		v->voorwaarden = veld_los(r, INPUT_TEXT, "voorwaarden", N_("Voorwaarden aan het gebruik"), STR(""));
		v->voorwaarden.optional = true;
		v->voorwaarden.help = N_("Bijvoorbeeld: niet bespreken met de betrokkene. De voorwaarde gaat mee (WGS 2.29 lid 3).");
		casus_wpg(r, regime_find(r->app->cat, z->kop->regime), &v->wpg);
	}
	rows_fill(r, z, m, v);
	return v;
}

enum fault page_casus_zrm_nieuw(struct req *r, const struct in_casus_zrm_nieuw *in)
{
	struct view_zrm_form *v;
	struct zrm *z;

	TRY(zrm_get(&r->ctx, in->casus, in->persoon, req_value(r, "set", given(in->set)), &z));
	if (!z->schrijft || !z->set)
		return fault_set(&r->fi, FAULT_DENIED, NULL, "WGS 2.31 lid 4");
	if (!z->stand)
		return fault_set(&r->fi, FAULT_NOT_FOUND, NULL, NULL);
	v = form_new(r, z, NULL, url_casus_zrm_post(r, in->casus, in->persoon));
	v->titel = N_("Nieuwe meting");
	v->knop = N_("Meting opslaan");
	v->hidden[v->nhidden++] = (struct view_verborgen){ "set", z->set->code };
	v->annuleren = zrm_url(r, in->casus, z->wie, z->set->code);
	view_zrm_form(r->out, v);
	return casus_send(r, z->kop, v->titel);
}

/* The three maps of the form as scores; what is not a number 0..5 becomes one that the domain refuses. */
static struct zrm_score *scores_of(struct req *r, const struct zrmset *set, const struct in_map *score,
	const struct in_map *reden, const struct in_map *opmerking)
{
	struct zrm_score *v = ARENA_ARRAY(r->arena, set->ndomeinen + 1, struct zrm_score);

	for (size_t i = 0; i < set->ndomeinen; i++) {
		struct str code = set->domeinen[i].code, s = given(in_map_get(score, code));

		v[i] = (struct zrm_score){ &set->domeinen[i], 0, STR(""), given(in_map_get(opmerking, code)) };
		if (s.n)
			v[i].score = s.n == 1 && s.p[0] >= '0' && s.p[0] <= '9' ? s.p[0] - '0' : -1;
		if (!v[i].score)
			v[i].reden = given(in_map_get(reden, code));
	}
	return v;
}

enum fault page_casus_zrm_post(struct req *r, const struct in_casus_zrm_post *in)
{
	const struct zrmset *set = zrmset_find(r->app->cat, in->set);
	struct zrm_invoer z = { .casus = in->casus, .wie = in->persoon, .set = in->set, .soort = in->soort, .dag = in->dag,
		.toelichting = given(in->toelichting), .wpg = given(in->wpg), .voorwaarden = given(in->voorwaarden), .rest = given(in->rest) };
	struct meting_id id;

	if (!set)
		return fault_field(&r->fi, "set", N_("Kies een meetinstrument."), NULL);
	z.n = set->ndomeinen;
	z.v = scores_of(r, set, &in->score, &in->reden, &in->opmerking);
	TRY(zrm_add(&r->ctx, &z, &id));
	return req_redirect(r, zrm_url(r, in->casus, in->persoon, set->code), "meting_opgeslagen");
}

/* ---- one measurement ---- */

static void facts_fill(struct req *r, const struct zrm_meting *m, struct view_zrm_stuk *v)
{
	struct out_arg door[] = { OUT_ARG(m->door_naam), OUT_ARG(m->organisatie_naam) };
	struct out_arg weer[] = { OUT_ARG(casus_moment_dag(r, m->gecorrigeerd)), OUT_ARG(m->gecorrigeerd_door),
		OUT_ARG(m->gecorrigeerd_reden) };

	fact_put(v->feiten, &v->nfeiten, N_("Dag"), casus_dag(r, m->dag));
	fact_put(v->feiten, &v->nfeiten, N_("Instrument"), label_text(&m->set->label, (int)r->lang));
	fact_put(v->feiten, &v->nfeiten, N_("Beoordeeld door"), tr_args(r->arena, r->lang, N_("%1, %2"), door, 2));
	fact_put(v->feiten, &v->nfeiten, N_("Vastgelegd op"), text_moment(r->arena, r->lang, m->moment));
	fact_put(v->feiten, &v->nfeiten, N_("Toelichting"), m->toelichting);
	fact_put(v->feiten, &v->nfeiten, N_("Politiegegevens"), casus_wpg_tekst(r, m->wpg));
	fact_put(v->feiten, &v->nfeiten, N_("Voorwaarde van de verstrekker"), m->voorwaarden);
	if (m->gecorrigeerd)
		fact_put(v->feiten, &v->nfeiten, N_("Gecorrigeerd"), tr_args(r->arena, r->lang, N_("%1 door %2: %3"), weer, 3));
}

static void remarks_fill(struct req *r, const struct zrm_meting *m, struct view_zrm_stuk *v)
{
	v->n = m->set->ndomeinen;
	v->v = arena_alloc(r->arena, (v->n + 1) * sizeof(*v->v));
	for (size_t i = 0; i < v->n; i++) {
		v->v[i].domein = label_text(&m->set->domeinen[i].label, (int)r->lang);
		v->v[i].opmerking = m->scores[i].opmerking;
		v->v[i].cel = zrm_cel(r, m->set, m->scores[i].score, m->scores[i].reden);
	}
}

enum fault page_casus_meting(struct req *r, const struct in_casus_meting *in)
{
	struct view_zrm_stuk *v = ARENA_NEW(r->arena, struct view_zrm_stuk);
	const struct zrm_meting *m;
	struct zrm *z;

	TRY(zrm_meting_get(&r->ctx, in->casus, in->meting, &z, &m));
	TRY(ctx_looks_send(&r->ctx));
	v->frame = casus_frame(r, z->kop, CASUS_TAB_ZRM);
	v->m = m;
	v->persoon = zrm_persoon_naam(r, z);
	v->titel = zrm_soort_naam(r, m->soort);
	v->url_terug = zrm_url(r, in->casus, z->wie, z->set->code);
	facts_fill(r, m, v);
	remarks_fill(r, m, v);
	if (z->schrijft && req_mag(r, RECHT_casus_schrijven)) {
		struct view_field *f;

		v->url_wijzig = url_casus_meting_wijzig(r, in->casus, in->meting);
		v->weg = formulier_begin(r, url_casus_meting_weg(r, in->casus, in->meting), N_("Meting intrekken"));
		v->weg.negative = true;
		v->weg.confirm = N_("Deze meting intrekken? Niemand ziet haar daarna nog.");
		formulier_hide(&v->weg, "versie", str_from_i64(r->arena, m->versie));
		f = veld_add(r, &v->weg, INPUT_TEXTAREA, "intrekreden", N_("Waarom trekt u de meting in?"), STR(""));
		f->rows = 2;
		f->required = true;
	}
	view_zrm_stuk(r->out, v);
	return casus_send(r, z->kop, N_("Meting"));
}

enum fault page_casus_meting_weg(struct req *r, const struct in_casus_meting_weg *in)
{
	TRY(zrm_withdraw(&r->ctx, in->casus, in->meting, in->versie, in->intrekreden));
	return req_redirect(r, url_casus_zrm(r, in->casus), "meting_ingetrokken");
}

enum fault page_casus_meting_wijzig(struct req *r, const struct in_casus_meting_wijzig *in)
{
	const struct zrm_meting *m;
	struct view_zrm_form *v;
	struct zrm *z;

	TRY(zrm_meting_get(&r->ctx, in->casus, in->meting, &z, &m));
	if (!z->schrijft)
		return fault_set(&r->fi, FAULT_DENIED, NULL, "WGS 2.31 lid 4");
	v = form_new(r, z, m, url_casus_meting_post(r, in->casus, in->meting));
	v->titel = N_("Meting corrigeren");
	v->knop = N_("Correctie opslaan");
	v->correctie = true;
	v->waarom = veld_los(r, INPUT_TEXTAREA, "waarom", N_("Waarom corrigeert u de meting?"), STR(""));
	v->waarom.help = N_("Wie de meting deed krijgt bericht. Wat er stond is daarna alleen nog in te zien bij een controle.");
	v->waarom.rows = 2;
	v->waarom.required = true;
	v->hidden[v->nhidden++] = (struct view_verborgen){ "versie", str_from_i64(r->arena, m->versie) };
	v->annuleren = url_casus_meting(r, in->casus, in->meting);
	view_zrm_form(r->out, v);
	return casus_send(r, z->kop, v->titel);
}

enum fault page_casus_meting_post(struct req *r, const struct in_casus_meting_post *in)
{
	struct zrm_invoer n = { .casus = in->casus, .soort = in->soort, .dag = in->dag, .toelichting = given(in->toelichting),
		.rest = given(in->rest) };
	const struct zrm_meting *m;
	struct zrm *z;

	TRY(zrm_meting_get(&r->ctx, in->casus, in->meting, &z, &m));
	n.wie = m->betrokkene;
	n.set = m->set->code;
	n.n = m->set->ndomeinen;
	n.v = scores_of(r, m->set, &in->score, &in->reden, &in->opmerking);
	TRY(zrm_correct(&r->ctx, in->meting, in->versie, &n, in->waarom));
	return req_redirect(r, url_casus_meting(r, in->casus, in->meting), "meting_gecorrigeerd");
}

/* ---- why a low score has no goal ---- */

static bool asks(const struct zrm_stand *s)
{
	return s->antwoord == ZRM_GEEN_DOEL || s->antwoord == ZRM_UITZONDERING || s->antwoord == ZRM_ONBEKEND;
}

static struct str score_words(struct req *r, const struct zrm *z, const struct zrm_stand *s)
{
	struct view_zrm_cel cel = zrm_cel(r, z->set, s->score, STR(""));
	struct out_arg args[] = { OUT_ARG((int64_t)s->score), OUT_ARG(cel.betekenis), OUT_ARG(casus_dag(r, s->dag)) };

	return tr_args(r->arena, r->lang, N_("Score %1, %2, op %3"), args, 3);
}

enum fault page_casus_zrm_waarom(struct req *r, const struct in_casus_zrm_waarom *in)
{
	struct view_zrm_waarom *v = ARENA_NEW(r->arena, struct view_zrm_waarom);
	struct zrm *z;

	TRY(zrm_get(&r->ctx, in->casus, in->persoon, req_value(r, "set", given(in->set)), &z));
	if (!z->schrijft)
		return fault_set(&r->fi, FAULT_DENIED, NULL, "WGS 2.31 lid 4");
	v->frame = casus_frame(r, z->kop, CASUS_TAB_ZRM);
	v->persoon = zrm_persoon_naam(r, z);
	v->set = z->set ? z->set->code : STR("");
	v->terug = zrm_url(r, in->casus, in->persoon, v->set);
	v->form = (struct view_form){ .action = url_casus_zrm_waarom_post(r, in->casus, in->persoon),
		.token = form_token(r), .guard = true };
	v->v = ARENA_ARRAY(r->arena, z->set ? z->set->ndomeinen + 1 : 1, struct view_field);
	for (size_t i = 0; z->stand && i < z->set->ndomeinen; i++) {
		const struct zrm_stand *s = &z->stand[i];
		struct view_field *f = &v->v[v->n];

		if (!asks(s))
			continue;
		*f = veld_los(r, INPUT_TEXTAREA, dotted(r, "motivering.", s->domein->code), NULL, s->motivering);
		f->text = label_text(&s->domein->label, (int)r->lang);
		f->help_text = score_words(r, z, s);
		f->rows = 2;
		v->n++;
	}
	view_zrm_waarom(r->out, v);
	return casus_send(r, z->kop, N_("Waarom geen doel"));
}

enum fault page_casus_zrm_waarom_post(struct req *r, const struct in_casus_zrm_waarom_post *in)
{
	struct zrm_motivering *v = ARENA_ARRAY(r->arena, in->motivering.n + 1, struct zrm_motivering);

	for (size_t i = 0; i < in->motivering.n; i++)
		v[i] = (struct zrm_motivering){ in->motivering.v[i].key, in->motivering.v[i].value };
	TRY(zrm_except(&r->ctx, in->casus, in->persoon, in->set, in->motivering.n, v));
	return req_redirect(r, zrm_url(r, in->casus, in->persoon, in->set), "motivering_opgeslagen");
}
