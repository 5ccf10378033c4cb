/* Pages: the forms of a plan: a new version, its texts, the analysis of a leefgebied, goals, fixing. */
#include "routes.h"
#include "views.h"
#include "web/page_plan.h"

static struct str given(struct str s)
{
	return s.p ? s : STR("");
}

static struct str number(struct req *r, int64_t n)
{
	return str_from_i64(r->arena, n);
}

/* The plan, for who writes it. */
static enum fault mine(struct req *r, struct casus_id casus, struct plan **ret)
{
	struct plan *p = NULL;

	TRY(plan_get(&r->ctx, casus, &p));
	if (!p->mag)
		return fault_set(&r->fi, FAULT_DENIED, p->kop->gesloten ? N_("Deze casus is gesloten.")
			: N_("Dit doet wie het plan schrijft."), "WGS 2.31 lid 4");
	*ret = p;
	return FAULT_NONE;
}

/* ---- a new version ---- */

enum fault page_plan_nieuw(struct req *r, const struct in_plan_nieuw *in)
{
	struct view_casus_form *v;
	struct plan *p = NULL;

	TRY(mine(r, in->casus, &p));
	v = casus_form_new(r, p->kop, N_("Nieuwe versie"),
		N_("De vastgestelde versie blijft gelden tot de nieuwe is vastgesteld. Teksten, doelen en afspraken gaan mee."),
		url_plan_nieuw_post(r, in->casus), N_("Nieuwe versie beginnen"), url_casus_plan(r, in->casus));
	veld_groot(r, &v->form, "aanleiding", N_("Waarom een nieuwe versie?"), STR(""), 2);
	return casus_form_send(r, p->kop, v);
}

enum fault page_plan_nieuw_post(struct req *r, const struct in_plan_nieuw_post *in)
{
	struct plan_id id;

	TRY(plan_new(&r->ctx, in->casus, given(in->aanleiding), &id));
	return req_redirect(r, url_casus_plan(r, in->casus), "plan_versie_nieuw");
}

/* ---- texts ---- */

enum fault page_plan_tekst(struct req *r, const struct in_plan_tekst *in)
{
	static const struct plan_versie none = { 0 };
	const struct plan_versie *nu;
	struct view_casus_form *v;
	struct view_field *x;
	struct plan *p = NULL;
	bool concept;

	TRY(mine(r, in->casus, &p));
	nu = p->nu ? p->nu : &none;
	concept = p->nu && str_eq(nu->status, STR("concept"));
	v = casus_form_new(r, p->kop, N_("Analyse en eigen woorden"), concept || !p->nu ? NULL
		: N_("Het plan is vastgesteld. Met deze wijziging begint een nieuwe versie."), url_plan_tekst_post(r, in->casus),
		N_("Opslaan"), url_casus_plan(r, in->casus));
	formulier_hide(&v->form, "plan", concept ? id_value(r, ID_plan, nu->id.v) : STR(""));
	formulier_hide(&v->form, "versie", number(r, concept ? nu->versie : 0));
	if (p->nversies && (nu->nummer > 1 || !concept))
		veld_groot(r, &v->form, "aanleiding", N_("Aanleiding voor deze versie"), concept ? nu->aanleiding : STR(""), 2);
	x = veld_groot(r, &v->form, "samenvatting", N_("Integrale probleemanalyse"), given(nu->samenvatting), 8);
	x->help = N_("Wat speelt er, hoe hangt het samen, wat gaat goed? De betrokkene kan dit opvragen.");
	x = veld_groot(r, &v->form, "woorden", N_("Wat wil de betrokkene zelf, in eigen woorden?"), given(nu->woorden), 3);
	x->help = N_("Letterlijk, zoals het gezegd is.");
	veld_add(r, &v->form, INPUT_TEXT, "woorden_door", N_("Opgetekend door"), given(nu->woorden_door))->optional = true;
	veld_add(r, &v->form, INPUT_DATE, "besproken", N_("Besproken met de betrokkene op"), casus_datum_veld(r,
		nu->besproken))->optional = true;
	veld_groot(r, &v->form, "perspectief", N_("Perspectief: waar werken we naartoe?"), given(nu->perspectief), 2);
	veld_add(r, &v->form, INPUT_DATE, "evaluatie", N_("Evaluatie van het plan op"), casus_datum_veld(r, concept
		? nu->evaluatie : (struct datum){ 0 }))->optional = true;
	return casus_form_send(r, p->kop, v);
}

enum fault page_plan_tekst_post(struct req *r, const struct in_plan_tekst_post *in)
{
	struct plan_tekst t = { .casus = in->casus, .plan = in->plan, .versie = in->versie, .aanleiding = given(in->aanleiding),
		.samenvatting = given(in->samenvatting), .woorden = given(in->woorden), .woorden_door = given(in->woorden_door),
		.perspectief = given(in->perspectief), .besproken = in->besproken, .evaluatie = in->evaluatie };

	TRY(plan_update(&r->ctx, &t));
	return req_redirect(r, url_casus_plan(r, in->casus), "plan_opgeslagen");
}

/* ---- analysis of a leefgebied ---- */

enum fault page_plan_analyse(struct req *r, const struct in_plan_analyse *in)
{
	const struct plan_analyse *had = NULL;
	struct view_casus_form *v;
	struct view_field *x;
	struct plan *p = NULL;

	TRY(mine(r, in->casus, &p));
	for (size_t i = 0; i < p->inhoud.nanalyses; i++)
		if (str_eq(p->inhoud.analyses[i].leefgebied, given(in->leefgebied)))
			had = &p->inhoud.analyses[i];
	v = casus_form_new(r, p->kop, N_("Analyse van een leefgebied"), NULL, url_plan_analyse_post(r, in->casus),
		N_("Opslaan"), url_casus_plan(r, in->casus));
	formulier_hide(&v->form, "versie", number(r, had ? had->versie : 0));
	if (had) {
		v->feiten[v->nfeiten++] = (struct view_fact){ .label = N_("Leefgebied"),
			.value = leefgebied_naam(r, had->leefgebied) };
		v->feiten_titel = N_("Over");
		formulier_hide(&v->form, "leefgebied", had->leefgebied);
	} else {
		x = veld_add(r, &v->form, INPUT_SELECT, "leefgebied", N_("Leefgebied"), given(in->leefgebied));
		opties_leefgebieden(r, x, N_("Kies een leefgebied"));
	}
	x = veld_groot(r, &v->form, "tekst", N_("Wat is er aan de hand?"), had ? had->tekst : STR(""), 5);
	x->help = had ? N_("Maak het veld leeg om de analyse van dit leefgebied weg te halen.")
		: N_("Feitelijk en kort. De betrokkene kan dit opvragen.");
	return casus_form_send(r, p->kop, v);
}

enum fault page_plan_analyse_post(struct req *r, const struct in_plan_analyse_post *in)
{
	TRY(plan_analyse_set(&r->ctx, in->casus, in->leefgebied, in->versie, given(in->tekst)));
	return req_redirect(r, url_casus_plan(r, in->casus), "plan_opgeslagen");
}

/* ---- fixing ---- */

enum fault page_plan_vast(struct req *r, const struct in_plan_vast *in)
{
	struct view_casus_form *v;
	struct view_field *x;
	struct plan *p = NULL;

	TRY(mine(r, in->casus, &p));
	if (!p->nu || !str_eq(p->nu->status, STR("concept")))
		return fault_set(&r->fi, FAULT_NOT_FOUND, NULL, NULL);
	v = casus_form_new(r, p->kop, N_("Plan vaststellen"),
		N_("Vanaf nu geldt deze versie. Hij blijft te lezen zoals hij vandaag is, ook als het plan verder gaat."),
		url_plan_vast_post(r, in->casus), N_("Plan vaststellen"), url_casus_plan(r, in->casus));
	formulier_hide(&v->form, "versie", number(r, p->nu->versie));
	x = veld_groot(r, &v->form, "besluit", N_("Door wie en waar is het plan vastgesteld?"), STR(""), 2);
	x->help = N_("Bijvoorbeeld: kernteam, 6 van 6 organisaties, casusoverleg van 14 september.");
	v->form.confirm = N_("Het plan vaststellen?");
	return casus_form_send(r, p->kop, v);
}

enum fault page_plan_vast_post(struct req *r, const struct in_plan_vast_post *in)
{
	TRY(plan_fix(&r->ctx, in->casus, in->versie, in->besluit));
	return req_redirect(r, url_casus_plan(r, in->casus), "plan_vastgesteld");
}

/* ---- goals ---- */

/* Asked where there is a choice. */
static void whom_field(struct req *r, const struct plan *p, const struct doel *d, struct view_formulier *f)
{
	const struct plan_inhoud *in = &p->inhoud;
	struct view_field *x;
	struct view_option *o;

	if (in->nmensen < 2 && !d->betrokkene.v)
		return;
	x = veld_add(r, f, INPUT_SELECT, "betrokkene", N_("Voor wie?"), id_value(r, ID_betrokkene, d->betrokkene.v));
	o = opties_new(r, x, in->nmensen, str_eq(p->kop->soort, STR("gezin")) ? N_("Het hele gezin") : N_("De hele casus"));
	for (size_t i = 0; i < in->nmensen; i++)
		o[x->noptions++] = (struct view_option){ .value = id_value(r, ID_betrokkene, in->mensen[i].id.v),
			.text = in->mensen[i].naam };
}

static void goal_fields(struct req *r, const struct plan *p, const struct doel *d, struct view_formulier *f)
{
	const struct casus_kop *k = p->kop;
	struct view_field *x;

	whom_field(r, p, d, f);
	x = veld_add(r, f, INPUT_SELECT, "leefgebied", N_("Leefgebied"), d->leefgebied);

	opties_leefgebieden(r, x, str_eq(k->soort, STR("gebied")) ? N_("Geen") : N_("Kies een leefgebied"));
	x = veld_groot(r, f, "tekst", N_("Wat moet er bereikt zijn?"), d->tekst, 2);
	x->required = true;
	x->help = N_("Concreet en haalbaar: wie doet of heeft wat, en hoe lang?");
	x = veld_groot(r, f, "norm", N_("Waaraan zien we dat?"), d->norm, 2);
	x->optional = true;
	x = veld_groot(r, f, "woorden", N_("In de eigen woorden van de betrokkene"), d->woorden, 2);
	x->optional = true;
	x = veld_add(r, f, INPUT_DATE, "streefdatum", N_("Streefdatum"), casus_datum_veld(r, d->streefdatum));
	x->optional = true;
}

static const char *version_note(const struct plan *p)
{
	return p->vast && p->vast == p->nu ? N_("Het plan is vastgesteld. Met deze wijziging begint een nieuwe versie.")
		: NULL;
}

enum fault page_doel_nieuw(struct req *r, const struct in_doel_nieuw *in)
{
	struct doel none = { .leefgebied = given(in->leefgebied), .tekst = STR(""), .norm = STR(""), .woorden = STR(""), .voor = STR("") };
	struct view_casus_form *v;
	struct plan *p = NULL;

	TRY(mine(r, in->casus, &p));
	v = casus_form_new(r, p->kop, N_("Doel toevoegen"), version_note(p), url_doel_nieuw_post(r, in->casus),
		N_("Doel opslaan"), url_casus_plan(r, in->casus));
	goal_fields(r, p, &none, &v->form);
	return casus_form_send(r, p->kop, v);
}

enum fault page_doel_nieuw_post(struct req *r, const struct in_doel_nieuw_post *in)
{
	struct doel_invoer n = { in->casus, in->betrokkene, given(in->leefgebied), in->tekst, given(in->norm), given(in->woorden),
		in->streefdatum };
	struct doel_id id;

	TRY(doel_add(&r->ctx, &n, &id));
	stagnatie_follow_after(&r->ctx, in->casus);
	return req_redirect(r, url_casus_plan(r, in->casus), "doel_opgeslagen");
}

static void end_fields(struct req *r, const struct doel *d, struct view_casus_form *v)
{
	bool open = str_eq(d->status, STR("open"));
	struct view_field *x;

	formulier_hide(&v->tweede, "versie", number(r, d->versie));
	if (open) {
		x = veld_add(r, &v->tweede, INPUT_RADIO, "status", N_("Hoe is het afgelopen?"), STR(""));
		casus_opties(r, x, doel_statussen + 1); /* without open */
	} else {
		formulier_hide(&v->tweede, "status", STR("open"));
	}
	veld_groot(r, &v->tweede, "reden", open ? N_("Waaruit blijkt dat?") : N_("Waarom weer open?"), STR(""), 2);
}

enum fault page_doel_wijzig(struct req *r, const struct in_doel_wijzig *in)
{
	const struct doel *d = NULL;
	struct view_casus_form *v;
	struct plan *p = NULL;
	bool open;

	TRY(mine(r, in->casus, &p));
	for (size_t i = 0; i < p->inhoud.doelen.n; i++)
		if (p->inhoud.doelen.v[i].id.v == in->doel.v)
			d = &p->inhoud.doelen.v[i];
	if (!d)
		return fault_set(&r->fi, FAULT_NOT_FOUND, NULL, NULL);
	open = str_eq(d->status, STR("open"));
	v = casus_form_new(r, p->kop, N_("Doel wijzigen"), version_note(p), url_doel_wijzig_post(r, in->casus, d->id),
		N_("Doel opslaan"), url_casus_plan(r, in->casus));
	formulier_hide(&v->form, "versie", number(r, d->versie));
	goal_fields(r, p, d, &v->form);
	if (!open)
		v->form.knop = NULL;
	v->tweede = formulier_begin(r, url_doel_einde(r, in->casus, d->id), open ? N_("Doel afsluiten")
		: N_("Doel weer openen"));
	v->tweede_titel = open ? N_("Doel afsluiten") : N_("Doel weer openen");
	end_fields(r, d, v);
	return casus_form_send(r, p->kop, v);
}

enum fault page_doel_wijzig_post(struct req *r, const struct in_doel_wijzig_post *in)
{
	struct doel_invoer n = { in->casus, in->betrokkene, given(in->leefgebied), in->tekst, given(in->norm), given(in->woorden),
		in->streefdatum };

	TRY(doel_update(&r->ctx, in->doel, in->versie, &n));
	stagnatie_follow_after(&r->ctx, in->casus);
	return req_redirect(r, url_casus_plan(r, in->casus), "doel_opgeslagen");
}

enum fault page_doel_einde(struct req *r, const struct in_doel_einde *in)
{
	TRY(doel_close(&r->ctx, in->doel, in->versie, in->status, in->reden));
	stagnatie_follow_after(&r->ctx, in->casus);
	return req_redirect(r, url_casus_plan(r, in->casus), "doel_opgeslagen");
}
