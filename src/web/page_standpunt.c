/* Page: what a supplier is asked of passing on its data, and its answer. */
#include "web/page_verstrekking.h"

#include "routes.h"
#include "views.h"

/* As the house says it of another organisation. */
static const struct casus_keus gehoord[] = {
	{ "toestemming", N_("Stemt in"), NULL },
	{ "geen_bezwaar", N_("Geen bezwaar"), N_("Genoeg voor gewone gegevens waarvoor zij geen voorwaarde stelde.") },
	{ "bezwaar", N_("Bezwaar"), N_("Haar gegevens gaan dan niet mee.") },
	{ 0 },
};

static struct str given(struct str s)
{
	return s.p ? s : STR("");
}

static struct str data_names(struct req *r, struct str csv)
{
	struct str rest = csv, one, all = STR("");

	for (bool more = csv.n > 0; more;) {
		const struct gegevenscategorie *c;

		more = str_cut(&rest, ',', &one);
		c = categorie_find(r->app->cat, one);
		all = str_join(r->arena, all, ", ", c ? label_text(&c->label, (int)r->lang) : one);
	}
	return all;
}

static void facts_fill(struct req *r, const struct standpunt *s, struct view_standpunt *v)
{
	fact_put(v->feiten, &v->nfeiten, N_("Casus"), s->nummer);
	fact_put(v->feiten, &v->nfeiten, N_("Aan"), str_join(r->arena, s->ontvanger, ", ", s->functie));
	fact_put(v->feiten, &v->nfeiten, N_("Soort ontvanger"), str_z(tr(r->lang, verstrekking_aan[s->aan].label)));
	fact_put(v->feiten, &v->nfeiten, N_("Gegevens"), data_names(r, s->categorieen));
	fact_put(v->feiten, &v->nfeiten, N_("Grond"), s->grond);
	fact_put(v->feiten, &v->nfeiten, N_("Gevraagd door"), s->door_naam);
	fact_put(v->feiten, &v->nfeiten, N_("Gevraagd op"), casus_moment_dag(r, s->gevraagd));
	fact_put(v->feiten, &v->nfeiten, N_("Antwoord uiterlijk"), casus_dag(r, s->uiterlijk));
	fact_put(v->feiten, &v->nfeiten, N_("Gevraagd aan"), s->organisatie_naam);
	if (!s->beantwoord)
		return;
	fact_put(v->antwoord, &v->nantwoord, N_("Uitleg"), s->uitleg);
	fact_put(v->antwoord, &v->nantwoord, N_("Voorwaarden"), s->voorwaarden);
	if (s->gezegd.wie.n) {
		fact_put(v->antwoord, &v->nantwoord, N_("Gezegd door"), s->gezegd.wie);
		fact_put(v->antwoord, &v->nantwoord, N_("Hoe"), str_z(tr(r->lang, casus_keus_label(standpunt_wegen, s->gezegd.hoe))));
		fact_put(v->antwoord, &v->nantwoord, N_("Gezegd op"), casus_dag(r, s->gezegd.dag));
	}
	fact_put(v->antwoord, &v->nantwoord, s->gezegd.wie.n ? N_("Vastgelegd door het huis") : N_("Door"), s->beantwoord_naam);
	fact_put(v->antwoord, &v->nantwoord, N_("Op"), text_moment(r->arena, r->lang, s->beantwoord));
}

/* What is asked, whoever answers. */
static void answer_fields(struct req *r, const struct standpunt *s, const char *vraag, const struct casus_keus *keuzes,
	struct view_standpunt *v)
{
	struct view_field *x;

	formulier_hide(&v->form, "versie", str_from_i64(r->arena, s->versie));
	x = veld_add(r, &v->form, INPUT_RADIO, "antwoord", vraag, s->beantwoord ? s->status : STR(""));
	x->required = true;
	casus_opties(r, x, keuzes);
	x = veld_add(r, &v->form, INPUT_TEXTAREA, "uitleg", N_("Uitleg"), s->uitleg);
	x->rows = 3;
	x->required = s->noteert;
	x->help = s->noteert ? N_("Waarom de organisatie dit vindt.") : N_("Verplicht bij een bezwaar.");
	x = veld_add(r, &v->form, INPUT_TEXT, "voorwaarden", N_("Voorwaarden"), s->voorwaarden);
	x->optional = true;
	x->help = N_("Bijvoorbeeld: niet doorgeven aan anderen. Zij gaan mee naar de ontvanger.");
}

static void answer_form(struct req *r, const struct standpunt *s, struct view_standpunt *v)
{
	v->form = formulier_begin(r, url_standpunt_post(r, s->id), s->beantwoord ? N_("Antwoord wijzigen")
		: N_("Antwoord versturen"));
	answer_fields(r, s, N_("Wat vindt uw organisatie ervan?"), standpunt_antwoorden, v);
}

/* What was said outside Schakel. */
static void record_form(struct req *r, const struct standpunt *s, struct view_standpunt *v)
{
	struct view_field *x;

	v->noteert = true;
	v->form = formulier_begin(r, url_standpunt_vastleggen(r, s->id), N_("Antwoord vastleggen"));
	x = veld_add(r, &v->form, INPUT_TEXT, "wie", N_("Wie zei dit namens de organisatie?"), s->gezegd.wie);
	x->required = true;
	x->help = N_("Naam en functie.");
	x = veld_add(r, &v->form, INPUT_RADIO, "hoe", N_("Hoe hoorde u het?"), s->gezegd.hoe);
	x->required = true;
	casus_opties(r, x, standpunt_wegen);
	x = veld_add(r, &v->form, INPUT_DATE, "dag", N_("Op welke dag?"), casus_datum_veld(r, s->gezegd.dag));
	x->required = true;
	x->width = 10;
	answer_fields(r, s, N_("Wat vindt de organisatie ervan?"), gehoord, v);
}

enum fault page_standpunt(struct req *r, const struct in_standpunt *in)
{
	struct view_standpunt *v = ARENA_NEW(r->arena, struct view_standpunt);
	struct standpunt *s;

	TRY(standpunt_get(&r->ctx, in->standpunt, &s));
	v->fi = r->reshow ? &r->fi : NULL;
	v->kruimels[0] = s->casus.v ? (struct view_link){ .label = N_("Verstrekkingen"),
		.href = url_casus_verstrekkingen(r, s->casus) }
		: (struct view_link){ .label = N_("Werkvoorraad"), .href = url_werkvoorraad(r) };
	v->kruimels[1] = (struct view_link){ .text = s->nummer };
	v->kop = (struct view_pagehead){ .title = N_("Mogen gegevens van uw organisatie mee?"), .ncrumbs = 2,
		.crumbs = v->kruimels };
	if (s->organisatie.v != r->ctx.actor.organisatie.v)
		v->kop.title = N_("Vraag aan een bron");
	v->status = s->te_laat ? N_("Te laat") : s->buiten && !s->beantwoord && s->noteert ? N_("Vraag dit zelf") : casus_keus_label(standpunt_statussen, s->status);
	v->toon = s->te_laat || str_eq(s->status, STR("bezwaar")) ? TONE_NEGATIVE : s->beantwoord ? TONE_POSITIVE : TONE_INFO;
	v->wat = s->wat;
	facts_fill(r, s, v);
	if (s->antwoordt && req_mag(r, RECHT_casus_schrijven))
		answer_form(r, s, v);
	else if (s->noteert && req_mag(r, RECHT_casus_schrijven))
		record_form(r, s, v);
	view_standpunt(r->out, v);
	return page_send(r, N_("Standpunt"), MENU_WERKVOORRAAD);
}

enum fault page_standpunt_post(struct req *r, const struct in_standpunt_post *in)
{
	TRY(standpunt_answer(&r->ctx, in->standpunt, in->versie, given(in->antwoord), in->uitleg, in->voorwaarden));
	return req_redirect(r, url_standpunt(r, in->standpunt), "standpunt_gegeven");
}

enum fault page_standpunt_vastleggen(struct req *r, const struct in_standpunt_vastleggen *in)
{
	struct standpunt_buiten gezegd = { in->wie, given(in->hoe), in->dag };

	TRY(standpunt_record(&r->ctx, in->standpunt, in->versie, given(in->antwoord), in->uitleg, in->voorwaarden, &gezegd));
	return req_redirect(r, url_standpunt(r, in->standpunt), "opgeslagen");
}

enum fault page_standpunt_intrekken(struct req *r, const struct in_standpunt_intrekken *in)
{
	struct standpunt *s;

	TRY(standpunt_get(&r->ctx, in->standpunt, &s));
	TRY(standpunt_withdraw(&r->ctx, in->standpunt, in->versie));
	return req_redirect(r, s->casus.v ? url_casus_verstrekkingen(r, s->casus) : url_standpunt(r, s->id), "opgeslagen");
}
