/* Pages: questions out of the record of looks, for who reviews. */
#include "domein/inzien/logtoets.h"

#include "routes.h"
#include "views.h"
#include "web/page_casus.h"
#include "web/page_inzien.h"

static struct str given(struct str s)
{
	return s.p ? s : STR("");
}

static const char *question(struct str soort)
{
	for (const struct casus_keus *k = logvraag_soorten; k->code; k++)
		if (str_eq(str_z(k->code), soort))
			return k->uitleg;
	return "";
}

static struct str period(struct req *r, const struct logvraag *v)
{
	struct str van = text_moment(r->arena, r->lang, v->van), tot = text_moment(r->arena, r->lang, v->tot);
	struct out_arg args[] = { OUT_ARG(van), OUT_ARG(tot) };

	return tr_args(r->arena, r->lang, N_("%1 tot %2"), args, 2);
}

static void sample_form(struct req *r, struct view_logvragen *v)
{
	struct datum gisteren = datum_add_days(datum_today(), -1);
	struct view_field *f;

	v->form = formulier_begin(r, url_logtoets_post(r), N_("Steekproef trekken"));
	f = veld_add(r, &v->form, INPUT_DATE, "van", N_("Vanaf"), casus_datum_veld(r, datum_add_days(gisteren, -6)));
	f->width = 10;
	f = veld_add(r, &v->form, INPUT_DATE, "tot", N_("Tot en met"), casus_datum_veld(r, gisteren));
	f->width = 10;
	f = veld_add(r, &v->form, INPUT_NUMBER, "aantal", N_("Hoeveel"), STR("5"));
	f->width = 4;
	f->help = N_("Van 1 tot en met 20: een medewerker en een casus die hij bekeek.");
}

enum fault page_logtoets(struct req *r, const struct in_logtoets *in)
{
	struct view_logvragen *v = ARENA_NEW(r->arena, struct view_logvragen);
	struct logvragen l;

	TRY(logvraag_list(&r->ctx, !in->alles, &l));
	TRY(toetsing_begin(r, N_("Logtoetsing"), TOETSING_LOG, &v->kop));
	v->kop.kop.sub = N_("Vragen uit het logboek, geen verdenkingen. Elke vraag wordt beantwoord door een ander dan over wie zij gaat.");
	v->alles = in->alles;
	v->url_alles = str_cat(r->arena, url_logtoets(r), STR("?alles=1"));
	v->url_open = url_logtoets(r);
	sample_form(r, v);
	v->n = l.n;
	v->v = ARENA_ARRAY(r->arena, l.n + 1, struct view_logvraag_rij);
	for (size_t i = 0; i < l.n; i++) {
		const struct logvraag *x = &l.v[i];

		v->v[i] = (struct view_logvraag_rij){ .url = url_logvraag(r, x->id), .naam = x->naam,
			.organisatie = x->organisatie_naam, .dag = casus_moment_dag(r, x->van),
			.soort = casus_keus_label(logvraag_soorten, x->soort), .vraag = question(x->soort), .aantal = x->aantal,
			.uitkomst = casus_keus_label(logvraag_uitkomsten, x->uitkomst) };
	}
	view_logvragen(r->out, v);
	return page_send(r, N_("Logtoetsing"), MENU_TOETSING);
}

enum fault page_logtoets_post(struct req *r, const struct in_logtoets_post *in)
{
	int64_t n = 0;

	TRY(logtoets_sample(&r->ctx, in->van, in->tot, in->aantal.set ? (int)in->aantal.v : 0, &n));
	return req_redirect(r, url_logtoets(r), n ? "steekproef" : "steekproef_leeg");
}

static void facts_fill(struct req *r, const struct logvraag *x, struct view_logvraag *v)
{
	const struct view_fact facts[] = {
		{ .label = N_("Medewerker"), .value = x->naam, .href = url_wie_mens(r, x->medewerker) },
		{ .label = N_("Functie"), .value = x->functie }, { .label = N_("Organisatie"), .value = x->organisatie_naam },
		{ .label = N_("Casus"), .value = x->nummer.n ? x->nummer : str_z(tr(r->lang, N_("Meer dan een"))),
			.href = x->casus.v && x->nummer.n ? url_wie_casus(r, x->casus) : STR("") },
		{ .label = N_("Periode"), .value = period(r, x) },
		{ .label = N_("Aantal"), .value = text_aantal(r->arena, r->lang, x->aantal) },
		{ .label = N_("Gesteld op"), .value = text_moment(r->arena, r->lang, x->moment) },
	};

	v->nfeiten = sizeof(facts) / sizeof(facts[0]);
	for (size_t i = 0; i < v->nfeiten; i++)
		v->feiten[i] = facts[i];
	if (x->uitkomst.n)
		v->feiten[v->nfeiten++] = (struct view_fact){ .label = N_("Beantwoord door"), .value = x->afgehandeld_naam };
}

enum fault page_logvraag(struct req *r, const struct in_logvraag *in)
{
	struct view_logvraag *v = ARENA_NEW(r->arena, struct view_logvraag);
	struct view_field *f;
	struct logvraag *x;

	TRY(logvraag_get(&r->ctx, in->vraag, &x));
	TRY(toetsing_begin(r, N_("Vraag uit het logboek"), TOETSING_LOG, &v->kop));
	toetsing_crumbs(&v->kop, str_z(tr(r->lang, casus_keus_label(logvraag_soorten, x->soort))));
	v->vraag = question(x->soort);
	v->kop.kop.sub = v->vraag;
	facts_fill(r, x, v);
	v->uitkomst = casus_keus_label(logvraag_uitkomsten, x->uitkomst);
	v->toelichting = x->toelichting;
	v->n = x->nblikken;
	v->v = ARENA_ARRAY(r->arena, x->nblikken + 1, struct view_blik);
	for (size_t i = 0; i < x->nblikken; i++)
		v->v[i] = (struct view_blik){ .moment = text_moment(r->arena, r->lang, x->blikken[i].moment),
			.grond = casus_grond_zin(r, x->blikken[i].grond), .nummer = x->blikken[i].nummer,
			.wat = casus_pagina_naam(x->blikken[i].route) };
	if (!v->uitkomst) {
		v->form = formulier_begin(r, url_logvraag_post(r, x->id), N_("Antwoord vastleggen"));
		v->form.form.guard = true;
		formulier_hide(&v->form, "versie", str_from_i64(r->arena, x->versie));
		f = veld_add(r, &v->form, INPUT_RADIO, "uitkomst", N_("Wat is de uitkomst?"), STR(""));
		casus_opties(r, f, logvraag_uitkomsten);
		f->required = true;
		f = veld_add(r, &v->form, INPUT_TEXTAREA, "toelichting", N_("Waaruit blijkt dat?"), STR(""));
		f->required = true;
	}
	view_logvraag(r->out, v);
	return page_send(r, N_("Vraag uit het logboek"), MENU_TOETSING);
}

enum fault page_logvraag_post(struct req *r, const struct in_logvraag_post *in)
{
	TRY(logvraag_answer(&r->ctx, in->vraag, in->versie, given(in->uitkomst), given(in->toelichting)));
	return req_redirect(r, url_logtoets(r), "logvraag");
}
