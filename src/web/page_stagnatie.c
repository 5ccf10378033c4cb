/* Pages: what stagnates in a case, one stagnation with its ladder, and the list for who guides and who leads. */
#include "routes.h"
#include "views.h"
#include "web/page_plan.h"

#define TEKENS_MAX 50
#define TEKENS_LIJST 3

static struct str given(struct str s)
{
	return s.p ? s : STR("");
}

static struct view_field *area(struct req *r, struct view_formulier *f, const char *name, const char *label, int rows)
{
	struct view_field *x = veld_add(r, f, INPUT_TEXTAREA, name, label, STR(""));

	x->rows = rows;
	return x;
}

/* ---- what was said ---- */

static struct str about_text(struct req *r, const struct plan_inhoud *p, const struct stagnatie *s)
{
	for (size_t i = 0; s->afspraak.v && i < p->afspraken.n; i++)
		if (p->afspraken.v[i].id.v == s->afspraak.v)
			return p->afspraken.v[i].tekst;
	for (size_t i = 0; s->doel.v && i < p->doelen.n; i++)
		if (p->doelen.v[i].id.v == s->doel.v)
			return p->doelen.v[i].tekst;
	return str_z(tr(r->lang, N_("De hele casus")));
}

static struct str step_name(struct req *r, const struct escalatie *ladder, struct str code)
{
	for (size_t i = 0; ladder && i < ladder->nstappen; i++)
		if (str_eq(ladder->stappen[i].code, code))
			return label_text(&ladder->stappen[i].label, (int)r->lang);
	return code;
}

static struct str solved_text(struct req *r, const struct stagnatie *s)
{
	struct str dag = casus_moment_dag(r, s->opgelost);
	struct out_arg args[] = { OUT_ARG(dag), OUT_ARG(s->opgelost_naam), OUT_ARG(s->opgelost_hoe) };

	return s->opgelost ? tr_args(r->arena, r->lang, N_("Opgelost op %1 door %2: %3"), args, 3) : STR("");
}

static void stall_fill(struct req *r, struct casus_id casus, const struct plan_inhoud *p, const struct stagnaties *l,
	const struct stagnatie *s, struct view_stagnatie *v)
{
	*v = (struct view_stagnatie){ .url = url_stagnatie_blad(r, casus, s->id), .over = about_text(r, p, s),
		.reden = lijst_naam(r, "stagnatie", s->reden), .toelichting = s->toelichting,
		.sinds = casus_moment_dag(r, s->begonnen), .door = s->door_naam, .geparkeerd = casus_dag(r, s->geparkeerd),
		.opgelost = solved_text(r, s), .n = s->n, .staat = s->staat,
		.volgende = s->volgende ? label_text(&s->volgende->label, (int)r->lang) : STR("") };
	v->v = ARENA_ARRAY(r->arena, s->n + 1, struct view_zet);
	for (size_t i = 0; i < s->n; i++) {
		const struct escalatie_zet *e = &s->v[i];

		v->v[i] = (struct view_zet){ step_name(r, l->ladder, e->stap), e->aan, e->vraag, casus_moment_dag(r, e->gezet),
			e->door_naam, e->antwoord, casus_moment_dag(r, e->beantwoord), !e->beantwoord };
	}
}

/* ---- a case ---- */

static enum fault read_case(struct req *r, struct casus_id casus, struct plan **p, struct stagnaties *s)
{
	TRY(plan_get(&r->ctx, casus, p));
	return stagnatie_get(&r->ctx, *p, true, s);
}

/* What it is about is one of the afspraken, a goal, or the whole case. */
static void about_fields(struct req *r, const struct plan *p, struct afspraak_id a, struct doel_id d,
	struct view_formulier *f)
{
	const struct plan_inhoud *in = &p->inhoud;
	struct view_field *x = veld_add(r, f, INPUT_SELECT, "afspraak", N_("Welke afspraak?"), a.v ? id_value(r, ID_afspraak,
		a.v) : STR(""));
	struct view_option *o = opties_new(r, x, in->afspraken.n, N_("Geen: het gaat om een doel of de hele casus"));

	for (size_t i = 0; i < in->afspraken.n; i++)
		if (in->afspraken.v[i].loopt)
			o[x->noptions++] = (struct view_option){ .value = id_value(r, ID_afspraak, in->afspraken.v[i].id.v),
				.text = in->afspraken.v[i].tekst };
	x = veld_add(r, f, INPUT_SELECT, "doel", N_("Of welk doel?"), d.v ? id_value(r, ID_doel, d.v) : STR(""));
	o = opties_new(r, x, in->doelen.n, N_("De hele casus"));
	for (size_t i = 0; i < in->doelen.n; i++)
		if (str_eq(in->doelen.v[i].status, STR("open")))
			o[x->noptions++] = (struct view_option){ .value = id_value(r, ID_doel, in->doelen.v[i].id.v),
				.text = in->doelen.v[i].tekst };
}

static void new_form(struct req *r, const struct plan *p, const struct in_casus_stagnatie *in,
	struct view_casus_stagnatie *v)
{
	struct view_field *x;

	v->nieuw = formulier_begin(r, url_casus_stagnatie_post(r, in->casus), N_("Vastleggen"));
	v->nieuw.form.guard = true;
	about_fields(r, p, in->afspraak, in->doel, &v->nieuw);
	x = veld_add(r, &v->nieuw, INPUT_SELECT, "reden", N_("Waarom is er geen beweging?"), STR(""));
	opties_redenen(r, x, "stagnatie", N_("Kies een reden"));
	x = area(r, &v->nieuw, "toelichting", N_("Wat speelt er?"), 2);
	x->help = N_("Over wat wacht en op wie, niet over de betrokkene.");
	x = veld_add(r, &v->nieuw, INPUT_DATE, "geparkeerd", N_("Bewust stil tot"), STR(""));
	x->optional = true;
	x->help = N_("Tot die dag telt dit niet als stagnatie. Daarna staat het weer op de lijst.");
}

static void ladder_fill(struct req *r, const struct stagnaties *s, struct view_casus_stagnatie *v)
{
	size_t n = s->ladder ? s->ladder->nstappen : 0;

	v->ladder = ARENA_ARRAY(r->arena, n + 1, struct view_ladder);
	for (; v->nladder < n; v->nladder++)
		v->ladder[v->nladder] = (struct view_ladder){ label_text(&s->ladder->stappen[v->nladder].label, (int)r->lang),
			s->ladder->stappen[v->nladder].na_dagen };
}

enum fault page_casus_stagnatie(struct req *r, const struct in_casus_stagnatie *in)
{
	struct view_casus_stagnatie *v = ARENA_NEW(r->arena, struct view_casus_stagnatie);
	struct stagnaties s;
	struct plan *p;

	TRY(read_case(r, in->casus, &p, &s));
	v->frame = casus_frame(r, p->kop, CASUS_TAB_PLAN);
	v->url_plan = url_casus_plan(r, in->casus);
	v->toestand = toestand_status(stagnatie_state(&s, NULL));
	tekens_fill(r, in->casus, &s, TEKENS_MAX, &v->ntekens, &v->tekens);
	v->n = s.n;
	v->v = ARENA_ARRAY(r->arena, s.n + 1, struct view_stagnatie);
	for (size_t i = 0; i < s.n; i++)
		stall_fill(r, in->casus, &p->inhoud, &s, &s.v[i], &v->v[i]);
	ladder_fill(r, &s, v);
	if (p->mag)
		new_form(r, p, in, v);
	view_casus_stagnatie(r->out, v);
	return casus_send(r, p->kop, N_("Stagnatie"));
}

enum fault page_casus_stagnatie_post(struct req *r, const struct in_casus_stagnatie_post *in)
{
	struct stagnatie_nieuw n = { .casus = in->casus, .doel = in->doel, .afspraak = in->afspraak,
		.reden = given(in->reden), .toelichting = given(in->toelichting), .geparkeerd = in->geparkeerd };
	struct stagnatie_id id;

	TRY(stagnatie_add(&r->ctx, &n, &id));
	return req_redirect(r, url_stagnatie_blad(r, in->casus, id), "stagnatie_vastgelegd");
}

/* ---- one of them ---- */

static struct view_formulier act(struct req *r, struct str url, const char *knop, int64_t versie)
{
	struct view_formulier f = formulier_begin(r, url, knop);

	formulier_hide(&f, "versie", str_from_i64(r->arena, versie));
	return f;
}

static void step_form(struct req *r, struct casus_id casus, const struct stagnaties *l, const struct stagnatie *s,
	struct view_stagnatie_blad *v)
{
	struct view_option *o;
	struct view_field *x;

	if (!l->ladder)
		return;
	v->stap = formulier_begin(r, url_stagnatie_stap(r, casus, s->id), N_("Stap vastleggen"));
	v->stap.form.guard = true;
	x = veld_add(r, &v->stap, INPUT_SELECT, "stap", N_("Welke stap?"), s->volgende ? s->volgende->code : STR(""));
	o = opties_new(r, x, l->ladder->nstappen, NULL);
	for (size_t i = 0; i < l->ladder->nstappen; i++)
		o[x->noptions++] = (struct view_option){ .value = l->ladder->stappen[i].code,
			.text = label_text(&l->ladder->stappen[i].label, (int)r->lang) };
	x = veld_add(r, &v->stap, INPUT_TEXT, "aan", N_("Wie is aangesproken?"), STR(""));
	x->help = N_("Naam of functie, met de organisatie.");
	area(r, &v->stap, "vraag", N_("Wat is er gevraagd?"), 2);
}

static void forms_fill(struct req *r, struct casus_id casus, const struct stagnaties *l, const struct stagnatie *s,
	struct view_stagnatie_blad *v)
{
	struct view_field *x;

	step_form(r, casus, l, s, v);
	for (size_t i = 0; i < s->n && !v->antwoord.knop; i++) {
		if (s->v[i].beantwoord)
			continue;
		v->antwoord = act(r, url_stagnatie_antwoord(r, casus, s->id), N_("Antwoord vastleggen"), s->v[i].versie);
		formulier_hide(&v->antwoord, "zet", id_value(r, ID_escalatie, s->v[i].id.v));
		x = area(r, &v->antwoord, "antwoord", N_("Wat was het antwoord?"), 2);
		x->help_text = s->v[i].aan;
	}
	v->parkeren = act(r, url_stagnatie_parkeer(r, casus, s->id), N_("Opslaan"), s->versie);
	x = veld_add(r, &v->parkeren, INPUT_DATE, "geparkeerd", N_("Bewust stil tot"), casus_datum_veld(r, s->geparkeerd));
	x->optional = true;
	x->help = N_("Leeg: het telt weer als stagnatie.");
	area(r, &v->parkeren, "toelichting", N_("Wat speelt er?"), 2)->value = req_value(r, "toelichting", s->toelichting);
	v->opgelost = act(r, url_stagnatie_opgelost(r, casus, s->id), N_("Opgelost"), s->versie);
	area(r, &v->opgelost, "hoe", N_("Hoe kwam het weer in beweging?"), 2);
}

enum fault page_stagnatie_blad(struct req *r, const struct in_stagnatie_blad *in)
{
	struct view_stagnatie_blad *v = ARENA_NEW(r->arena, struct view_stagnatie_blad);
	const struct stagnatie *s = NULL;
	struct stagnaties l;
	struct plan *p;

	TRY(read_case(r, in->casus, &p, &l));
	for (size_t i = 0; i < l.n; i++)
		if (l.v[i].id.v == in->stagnatie.v)
			s = &l.v[i];
	if (!s)
		return fault_set(&r->fi, FAULT_NOT_FOUND, NULL, NULL);
	v->frame = casus_frame(r, p->kop, CASUS_TAB_PLAN);
	v->url_terug = url_casus_stagnatie(r, in->casus);
	stall_fill(r, in->casus, &p->inhoud, &l, s, &v->s);
	if (p->mag && !s->opgelost)
		forms_fill(r, in->casus, &l, s, v);
	view_stagnatie_blad(r->out, v);
	return casus_send(r, p->kop, N_("Stagnatie"));
}

enum fault page_stagnatie_stap(struct req *r, const struct in_stagnatie_stap *in)
{
	TRY(stagnatie_step(&r->ctx, in->stagnatie, in->stap, given(in->aan), given(in->vraag)));
	return req_redirect(r, url_stagnatie_blad(r, in->casus, in->stagnatie), "stagnatie_stap");
}

enum fault page_stagnatie_antwoord(struct req *r, const struct in_stagnatie_antwoord *in)
{
	TRY(stagnatie_answer(&r->ctx, in->zet, in->versie, in->antwoord));
	return req_redirect(r, url_stagnatie_blad(r, in->casus, in->stagnatie), "stagnatie_antwoord");
}

enum fault page_stagnatie_parkeer(struct req *r, const struct in_stagnatie_parkeer *in)
{
	TRY(stagnatie_park(&r->ctx, in->stagnatie, in->versie, in->geparkeerd, given(in->toelichting)));
	return req_redirect(r, url_stagnatie_blad(r, in->casus, in->stagnatie), "opgeslagen");
}

enum fault page_stagnatie_opgelost(struct req *r, const struct in_stagnatie_opgelost *in)
{
	TRY(stagnatie_solve(&r->ctx, in->stagnatie, in->versie, in->hoe));
	return req_redirect(r, url_casus_stagnatie(r, in->casus), "stagnatie_opgelost");
}

/* ---- the lists ---- */

/* What somebody said last, and how far it was taken. */
static struct str said_text(struct req *r, const struct stagnaties *l)
{
	const struct stagnatie *s = l->n ? &l->v[0] : NULL;
	struct str stap = s && s->n ? step_name(r, l->ladder, s->v[s->n - 1].stap) : STR("");
	struct str reden = s ? lijst_naam(r, "stagnatie", s->reden) : STR(""), dag = s ? casus_dag(r, s->geparkeerd) : STR("");
	struct out_arg args[] = { OUT_ARG(reden), OUT_ARG(stap), OUT_ARG(dag) };

	if (!s)
		return STR("");
	if (s->staat)
		return tr_args(r->arena, r->lang, N_("Bewust stil tot %3: %1"), args, 3);
	return tr_args(r->arena, r->lang, stap.n ? N_("%1. Laatste stap: %2") : N_("%1. Nog geen stap gezet"), args, 2);
}

static void own_fill(struct req *r, const struct stagnatie_rijen *l, struct view_stagnaties *v)
{
	v->meer = l->meer;
	v->n = l->n;
	v->v = ARENA_ARRAY(r->arena, l->n + 1, struct view_stagnatie_casus);
	for (size_t i = 0; i < l->n; i++) {
		const struct stagnatie_rij *x = &l->v[i];
		struct view_stagnatie_casus *c = &v->v[i];

		*c = (struct view_stagnatie_casus){ .nummer = x->nummer, .thema = casus_thema_naam(r, x->thema),
			.naam = x->heeft_naam && !x->ring.n ? naam_display(r->arena, &x->naam) : x->nummer,
			.url = url_casus_stagnatie(r, x->casus), .toestand = toestand_status(stagnatie_state(&x->s, NULL)),
			.gezegd = said_text(r, &x->s) };
		tekens_fill(r, x->casus, &x->s, TEKENS_LIJST, &c->n, &c->tekens);
	}
}

static void house_fill(struct req *r, const struct stagnatie_huis *l, struct view_stagnaties *v)
{
	v->nhuis = l->n;
	v->huis = ARENA_ARRAY(r->arena, l->n + 1, struct view_stagnatie_huis);
	for (size_t i = 0; i < l->n; i++) {
		const struct stagnatie_huis_rij *x = &l->v[i];
		struct str stap = x->stap;

		for (size_t j = 0; j < r->app->cat->nescalaties && str_eq(stap, x->stap); j++)
			stap = step_name(r, &r->app->cat->escalaties[j], x->stap);
		v->huis[i] = (struct view_stagnatie_huis){ .nummer = x->nummer, .regisseur = x->regisseur_naam,
			.sinds = casus_moment_dag(r, x->begonnen), .stap = stap, .herbeoordeling = casus_dag(r, x->herbeoordeling),
			.toestand = toestand_status(str_eq(x->toestand, STR("stagneert")) ? "stagneert" : "aandacht") };
	}
}

enum fault page_stagnaties(struct req *r, const struct in_stagnaties *in)
{
	struct view_stagnaties *v = ARENA_NEW(r->arena, struct view_stagnaties);
	struct stagnatie_rijen own = { 0 };
	struct stagnatie_huis house = { 0 };

	(void)in;
	v->regie = req_mag(r, RECHT_casus_openen);
	v->leiding = req_mag(r, RECHT_werklast_lezen);
	if (!v->regie && !v->leiding)
		return fault_set(&r->fi, FAULT_DENIED, NULL, "WGS 1.8 lid 2");
	if (v->regie) {
		TRY(stagnatie_mine(&r->ctx, &own));
		TRY(ctx_looks_send(&r->ctx));
		own_fill(r, &own, v);
	}
	if (v->leiding) {
		TRY(stagnatie_house(&r->ctx, &house));
		house_fill(r, &house, v);
	}
	view_stagnaties(r->out, v);
	return page_send(r, N_("Stagnatie"), MENU_STAGNATIE);
}
