/* Pages: informing the persons of a case. */
#include "web/page_informeren.h"

#include "routes.h"
#include "views.h"

#define SOORTEN_MAX 8

static struct str given(struct str s)
{
	return s.p ? s : STR("");
}

static struct str ground_name(struct req *r, struct str code)
{
	const struct reden *x = reden_find(r->app->cat, STR("niet_geinformeerd"), code);

	return x ? label_text(&x->label, (int)r->lang) : code;
}

static struct str at_referral(struct req *r, struct str code)
{
	static const struct casus_keus how[] = { { "mondeling", N_("mondeling geïnformeerd"), NULL },
		{ "schriftelijk", N_("schriftelijk geïnformeerd"), NULL }, { "nog_niet", N_("nog niet geïnformeerd"), NULL }, { 0 } };
	const char *label = casus_keus_label(how, code);

	return label ? str_z(tr(r->lang, label)) : code.n ? ground_name(r, code) : STR("");
}

/* ---- the persons ---- */

static void step_fill(struct req *r, const struct informatie_lijst *l, const struct informatie_stap *s,
	struct view_informeren_stap *v)
{
	struct out_arg wie[] = { OUT_ARG(s->door_naam), OUT_ARG(text_moment(r->arena, r->lang, s->moment)) };
	struct out_arg dag[] = { OUT_ARG(casus_dag(r, s->dag)) };
	struct out_arg uitstel[] = { OUT_ARG(ground_name(r, s->grond)), OUT_ARG(casus_dag(r, s->herzien)) };
	struct out_arg waarom[] = { OUT_ARG(s->reden), OUT_ARG(s->bron) };

	v->wie = tr_args(r->arena, r->lang, N_("%1, %2"), wie, 2);
	v->toelichting = s->reden;
	if (s->brief.v) {
		v->wat = tr_args(r->arena, r->lang, N_("Brief verstuurd op %1"), dag, 1);
		v->url = l->leest_brief ? url_brief(r, s->brief) : STR("");
	} else if (s->herzien.v) {
		v->wat = tr_args(r->arena, r->lang, N_("Uitgesteld: %1. Opnieuw bekijken op %2"), uitstel, 2);
		v->toelichting = tr_args(r->arena, r->lang, N_("%1 Aangegeven door: %2"), waarom, 2);
	} else {
		v->wat = str_z(tr(r->lang, N_("De grond voor het uitstel is vervallen")));
	}
}

static void person_fill(struct req *r, const struct informatie_lijst *l, const struct informatie_persoon *p,
	struct view_informeren_persoon *v)
{
	const struct casusrol *rol = casusrol_find(r->app->cat, p->rol);
	bool mag = l->schrijft && req_mag(r, RECHT_casus_schrijven);

	*v = (struct view_informeren_persoon){ .naam = naam_display(r->arena, &p->naam), .stand = p->stand, .kind = p->kind,
		.rol = rol ? label_text(&rol->label, (int)r->lang) : p->rol, .bij_aanmelding = at_referral(r, p->bij_aanmelding),
		.v = ARENA_ARRAY(r->arena, p->n + 1, struct view_informeren_stap) };
	if (p->stand == INFORMATIE_UITGESTELD) {
		v->herzien = casus_dag(r, p->v[0].herzien);
		v->laat = p->v[0].herzien.v <= datum_today().v;
	}
	if (mag) {
		v->url_brief = url_brief_nieuw(r, l->kop->id, p->id);
		if (p->stand != INFORMATIE_VERZONDEN)
			v->url_uitstel = url_informeren_uitstel(r, l->kop->id, p->id);
		if (p->stand == INFORMATIE_UITGESTELD)
			v->url_grond = url_informeren_grond(r, l->kop->id, p->id);
	}
	for (size_t i = 0; i < p->n; i++)
		step_fill(r, l, &p->v[i], &v->v[v->n++]);
}

enum fault page_casus_informeren(struct req *r, const struct in_casus_informeren *in)
{
	struct view_informeren_casus *v = ARENA_NEW(r->arena, struct view_informeren_casus);
	struct informatie_lijst *l;

	TRY(informatie_list(&r->ctx, in->casus, &l));
	TRY(ctx_looks_send(&r->ctx));
	v->frame = casus_frame(r, l->kop, CASUS_TAB_MENSEN);
	v->l = l;
	v->artikel = l->regime ? l->regime->informatie.artikel : STR("");
	v->url_terug = url_casus_mensen(r, in->casus);
	v->n = l->n;
	v->v = ARENA_ARRAY(r->arena, l->n + 1, struct view_informeren_persoon);
	for (size_t i = 0; i < l->n; i++)
		person_fill(r, l, &l->v[i], &v->v[i]);
	view_informeren_casus(r->out, v);
	return casus_send(r, l->kop, N_("Informeren"));
}

/* The case and the person that a form is about; FAULT_NOT_FOUND, or FAULT_DENIED when he may not record it. */
static enum fault subject(struct req *r, struct casus_id casus, struct betrokkene_id id, struct informatie_lijst **l,
	const struct informatie_persoon **p)
{
	TRY(informatie_list(&r->ctx, casus, l));
	*p = informatie_of(*l, id);
	if (!*p)
		return fault_set(&r->fi, FAULT_NOT_FOUND, NULL, NULL);
	return (*l)->schrijft ? FAULT_NONE : fault_set(&r->fi, FAULT_DENIED, NULL, "BGS 1.3");
}

static struct str stand_value(struct req *r, const struct informatie_persoon *p)
{
	return informatie_versie(p) ? id_value(r, ID_informatie, informatie_versie(p)) : STR("");
}

/* ---- a letter ---- */

static struct view_field *letter_field(struct req *r, struct view_brief_vorm *v, enum input_kind kind, const char *name,
	const char *label, struct str now)
{
	struct view_field *f = &v->f[v->n++];

	*f = (struct view_field){ .kind = kind, .name = name, .label = label, .value = req_value(r, name, now),
		.error = req_error(r, name) };
	return f;
}

static void letter_fields(struct req *r, const struct brief_concept *c, struct view_brief_vorm *v)
{
	struct view_field *f = letter_field(r, v, INPUT_TEXT, "aan", N_("Aan"), c->aan);

	f->required = true;
	f->help = v->kind ? N_("Jonger dan 16 jaar: richt de brief aan de wettelijk vertegenwoordiger.") : NULL;
	f = letter_field(r, v, INPUT_TEXTAREA, "adres", N_("Adres"), c->adres);
	f->rows = 3;
	f->help = N_("Straat en huisnummer, dan postcode en plaats. Een geheim adres staat hier niet al ingevuld.");
	f = letter_field(r, v, INPUT_TEXT, "onderwerp", N_("Onderwerp"), c->onderwerp);
	f->required = true;
	f = letter_field(r, v, INPUT_TEXTAREA, "tekst", N_("Brief"), c->tekst);
	f->rows = 22;
	f->required = true;
	f->help = N_("Wat tussen accolades staat, is niet bekend: vul het in of haal de zin weg.");
	f = letter_field(r, v, INPUT_RADIO, "wijze", N_("Hoe is de brief verstuurd?"), STR("post"));
	casus_opties(r, f, brief_wijzen);
	f = letter_field(r, v, INPUT_DATE, "dag", N_("Dag van versturen"), casus_datum_veld(r, datum_today()));
	f->required = true;
}

static void other_letters(struct req *r, const struct informatie_lijst *l, const struct informatie_persoon *p,
	const struct briefsoort *nu, struct view_brief_vorm *v)
{
	const struct briefsoort *soorten[SOORTEN_MAX];
	size_t n = brief_soorten(&r->ctx, l->kop, soorten, SOORTEN_MAX);

	v->soorten = ARENA_ARRAY(r->arena, n + 1, struct view_link);
	for (size_t i = 0; i < n; i++)
		if (soorten[i] != nu)
			v->soorten[v->nsoorten++] = (struct view_link){ .text = label_text(&soorten[i]->label, (int)r->lang),
				.href = str_cat(r->arena, url_brief_nieuw(r, l->kop->id, p->id),
					str_cat(r->arena, STR("?soort="), soorten[i]->code)) };
}

static enum fault letter_page(struct req *r, struct casus_id casus, struct betrokkene_id mens, struct str soort,
	bool voorbeeld)
{
	struct view_brief_vorm *v = ARENA_NEW(r->arena, struct view_brief_vorm);
	const struct informatie_persoon *p;
	struct informatie_lijst *l;
	struct brief_concept c;

	TRY(subject(r, casus, mens, &l, &p));
	TRY(brief_write(&r->ctx, l, p, soort, &c));
	TRY(ctx_looks_send(&r->ctx));
	v->frame = casus_frame(r, l->kop, CASUS_TAB_MENSEN);
	v->naam = naam_display(r->arena, &p->naam);
	v->kind = p->kind;
	v->url_terug = url_casus_informeren(r, casus);
	v->stand = req_value(r, "stand", stand_value(r, p));
	v->soort = c.soort->code;
	v->form = (struct view_form){ .action = url_brief_nieuw_post(r, casus, mens), .token = form_token(r), .guard = true };
	letter_fields(r, &c, v);
	other_letters(r, l, p, c.soort, v);
	v->voorbeeld = voorbeeld;
	v->brief = (struct view_brief){ l->kop->huis_naam, v->f[0].value, v->f[1].value, brief_dag(r->arena, datum_today()),
		l->kop->nummer, v->f[2].value, v->f[3].value };
	view_brief_vorm(r->out, v);
	return casus_send(r, l->kop, N_("Brief schrijven"));
}

enum fault page_brief_nieuw(struct req *r, const struct in_brief_nieuw *in)
{
	return letter_page(r, in->casus, in->mens, given(in->soort), false);
}

enum fault page_brief_nieuw_post(struct req *r, const struct in_brief_nieuw_post *in)
{
	const struct brief_nieuw n = { .casus = in->casus, .betrokkene = in->mens, .versie = in->stand.v,
		.soort = in->soort, .aan = given(in->aan), .adres = given(in->adres), .onderwerp = given(in->onderwerp),
		.tekst = given(in->tekst), .wijze = given(in->wijze), .dag = in->dag };
	struct brief_id id;

	if (str_eq(in->doen, STR("voorbeeld"))) {
		TRY(brief_check(&r->ctx, &n));
		r->reshow = true;
		return letter_page(r, in->casus, in->mens, in->soort, true);
	}
	TRY(brief_send(&r->ctx, &n, &id));
	return req_redirect(r, url_brief(r, id), "brief_verstuurd");
}

static const char *wijze_naam(struct str wijze)
{
	const char *label = casus_keus_label(brief_wijzen, wijze);

	return label ? label : "";
}

enum fault page_brief(struct req *r, const struct in_brief *in)
{
	struct view_brief_pagina v = { .kop = { .title = N_("Brief zoals verstuurd") }, .url_pdf = url_brief_pdf(r, in->brief) };
	struct view_link *kruimels = ARENA_ARRAY(r->arena, 2, struct view_link);
	struct brief b;

	TRY(brief_get(&r->ctx, in->brief, LOOK_SCHERM, &b));
	TRY(ctx_looks_send(&r->ctx));
	kruimels[0] = (struct view_link){ .label = N_("Informeren"), .href = url_casus_informeren(r, b.casus) };
	v.kop.ncrumbs = 1;
	v.kop.crumbs = kruimels;
	v.brief = (struct view_brief){ b.huis, b.aan, b.adres, brief_dag(r->arena, b.dag), b.nummer, b.onderwerp, b.tekst };
	v.vast = tr_args(r->arena, r->lang, N_("%1 verstuurd op %2, vastgelegd door %3"), (struct out_arg[]){
		OUT_ARG(str_z(tr(r->lang, wijze_naam(b.wijze)))), OUT_ARG(casus_dag(r, b.dag)), OUT_ARG(b.door_naam) }, 3);
	view_brief_pagina(r->out, &v);
	return page_send(r, N_("Brief zoals verstuurd"), MENU_CASUSSEN);
}

enum fault page_brief_pdf(struct req *r, const struct in_brief_pdf *in)
{
	struct brief b;

	TRY(brief_get(&r->ctx, in->brief, LOOK_BESTAND, &b));
	return pdf_send(r, str_cat(r->arena, STR("brief-"), b.nummer), brief_stuk(r->arena, &b));
}

/* ---- postponing, and its end ---- */

static void ground_options(struct req *r, const struct regime *g, struct view_field *f)
{
	struct view_option *x = opties_new(r, f, g->informatie.nuitzonderingen, N_("Kies een grond"));

	for (size_t i = 0; i < g->informatie.nuitzonderingen; i++) {
		const struct reden *d = reden_find(r->app->cat, STR("niet_geinformeerd"), g->informatie.uitzonderingen[i]);

		if (d)
			x[f->noptions++] = (struct view_option){ .value = d->code, .text = str_cat(r->arena,
				label_text(&d->label, (int)r->lang), str_cat(r->arena, STR(" ("), str_cat(r->arena, given(d->grond), STR(")")))) };
	}
}

static void about(struct req *r, const struct informatie_persoon *p, struct view_casus_form *v)
{
	v->feiten_titel = N_("Om wie het gaat");
	v->feiten[v->nfeiten++] = (struct view_fact){ .label = N_("Naam"), .value = naam_display(r->arena, &p->naam) };
	if (p->bij_aanmelding.n)
		v->feiten[v->nfeiten++] = (struct view_fact){ .label = N_("Bij de aanmelding"),
			.value = at_referral(r, p->bij_aanmelding) };
	formulier_hide(&v->form, "stand", req_value(r, "stand", stand_value(r, p)));
}

enum fault page_informeren_uitstel(struct req *r, const struct in_informeren_uitstel *in)
{
	const struct informatie_persoon *p;
	struct informatie_lijst *l;
	struct view_casus_form *v;
	struct view_field *f;

	TRY(subject(r, in->casus, in->mens, &l, &p));
	v = casus_form_new(r, l->kop, N_("Informeren uitstellen"),
		N_("Uitstellen mag alleen op een grond uit de wet, voor deze persoon en zolang die grond er is. Binnen drie maanden "
		"bekijkt u het opnieuw."),
		url_informeren_uitstel_post(r, in->casus, in->mens), N_("Uitstel vastleggen"), url_casus_informeren(r, in->casus));
	about(r, p, v);
	f = veld_add(r, &v->form, INPUT_SELECT, "grond", N_("Grond"), STR(""));
	ground_options(r, l->regime, f);
	f->required = true;
	f = veld_add(r, &v->form, INPUT_TEXTAREA, "reden", N_("Waarom kan informeren nu niet?"), STR(""));
	f->rows = 4;
	f->required = true;
	f = veld_add(r, &v->form, INPUT_TEXT, "bron", N_("Wie heeft dit aangegeven?"), STR(""));
	f->help = N_("Naam en organisatie. Die organisatie laat het weten als de grond vervalt.");
	f->required = true;
	f = veld_add(r, &v->form, INPUT_DATE, "herzien", N_("Wanneer bekijkt u dit opnieuw?"),
		casus_datum_veld(r, datum_add_months(datum_today(), 1)));
	f->required = true;
	return casus_form_send(r, l->kop, v);
}

enum fault page_informeren_uitstel_post(struct req *r, const struct in_informeren_uitstel_post *in)
{
	const struct informatie_uitstel u = { in->casus, in->mens, in->stand.v, given(in->grond), given(in->reden),
		given(in->bron), in->herzien };

	TRY(informatie_defer(&r->ctx, &u));
	return req_redirect(r, url_casus_informeren(r, in->casus), "informeren_uitgesteld");
}

enum fault page_informeren_grond(struct req *r, const struct in_informeren_grond *in)
{
	const struct informatie_persoon *p;
	struct informatie_lijst *l;
	struct view_casus_form *v;
	struct view_field *f;

	TRY(subject(r, in->casus, in->mens, &l, &p));
	v = casus_form_new(r, l->kop, N_("De grond is vervallen"),
		N_("Hierna moet deze persoon alsnog worden geïnformeerd. Dat komt als termijn in de werkvoorraad."),
		url_informeren_grond_post(r, in->casus, in->mens), N_("Uitstel beëindigen"), url_casus_informeren(r, in->casus));
	about(r, p, v);
	f = veld_add(r, &v->form, INPUT_TEXTAREA, "reden", N_("Waarom is de grond vervallen?"), STR(""));
	f->rows = 3;
	f->required = true;
	return casus_form_send(r, l->kop, v);
}

enum fault page_informeren_grond_post(struct req *r, const struct in_informeren_grond_post *in)
{
	TRY(informatie_resume(&r->ctx, in->casus, in->mens, in->stand.v, given(in->reden)));
	return req_redirect(r, url_casus_informeren(r, in->casus), "informeren_nodig");
}
