/* Pages: handing a case over to another house, and the receipt. */
#include "domein/afschaling/overdragen.h"

#include "routes.h"
#include "views.h"
#include "web/page_casus.h"
#include "web/page_verzoek.h"
#include "web/shell.h"

static struct str given(struct str s)
{
	return s.p ? s : STR("");
}

/* ---- proposing ---- */

static void receiver_options(struct req *r, const struct overdragen_vorm *f, struct view_field *x)
{
	struct view_option *o = opties_new(r, x, f->n, N_("Kies een procesregisseur"));

	for (size_t i = 0; i < f->n; i++)
		o[x->noptions++] = (struct view_option){ .value = id_value(r, ID_medewerker, f->v[i].id.v),
			.text = str_join(r->arena, f->v[i].huis_naam, ": ", f->v[i].naam) };
}

static void part_options(struct req *r, const struct casus_kop *k, struct view_field *x)
{
	struct view_option *o = opties_new(r, x, CASUS_DEEL__MAX, NULL);

	x->value = STR_NULL;
	for (int d = CASUS_DEEL_PLAN; d < CASUS_DEEL_LOGBOEK; d++) {
		struct str code = str_z(casus_deel_codes[d]);
		bool usual = d == CASUS_DEEL_PLAN || d == CASUS_DEEL_TIJDLIJN || d == CASUS_DEEL_ZRM;

		if (casus_mag(k, (enum casus_deel)d, NIVEAU_LEZEN))
			o[x->noptions++] = (struct view_option){ .value = code, .text = casus_deel_naam(r, code),
				.chosen = req_chosen(r, "delen", code, usual) };
	}
}

static void partner_options(struct req *r, const struct overdragen_vorm *f, struct view_field *x)
{
	struct view_option *o = opties_new(r, x, f->npartners, NULL);

	x->value = STR_NULL;
	for (size_t i = 0; i < f->npartners; i++) {
		struct str id = id_value(r, ID_medewerker, f->partners[i].id.v);

		o[x->noptions++] = (struct view_option){ .value = id, .chosen = req_chosen(r, "blijven", id, false),
			.text = str_join(r->arena, f->partners[i].naam, ", ", f->partners[i].organisatie_naam) };
	}
}

enum fault page_casus_overdragen(struct req *r, const struct in_casus_overdragen *in)
{
	struct overdragen_vorm *f;
	struct view_casus_form *v;
	struct view_field *x;

	TRY(overdragen_form(&r->ctx, in->casus, &f));
	if (f->open.v && !r->reshow)
		return req_redirect(r, url_casus_overdracht(r, f->open), NULL);
	v = casus_form_new(r, f->kop, N_("Overdragen aan een ander huis"),
		N_("Het andere huis leest eerst wat u hier schrijft, zonder namen van betrokkenen. Pas als het de casus overneemt, gaan "
			"huis, procesregie en toegang over."),
		url_casus_overdragen_post(r, in->casus), N_("Overdracht voorleggen"), url_casus(r, in->casus));
	x = veld_add(r, &v->form, INPUT_SELECT, "naar", N_("Wie neemt de casus over?"), STR(""));
	receiver_options(r, f, x);
	x = veld_add(r, &v->form, INPUT_TEXTAREA, "reden", N_("Waarom gaat de casus over?"), STR(""));
	x->rows = 3;
	x->required = true;
	x->help = N_("Noem geen namen van betrokkenen: het andere huis ziet de casus nog niet.");
	x = veld_add(r, &v->form, INPUT_TEXT, "grond", N_("Grond"), f->grond);
	x->required = true;
	x = veld_add(r, &v->form, INPUT_CHECKS, "delen", N_("Wat gaat mee?"), STR(""));
	part_options(r, f->kop, x);
	x->help = N_("Kern en logboek gaan altijd mee. Wat niet meegaat, ziet daarna niemand meer.");
	x = veld_add(r, &v->form, INPUT_TEXTAREA, "toestemming", N_("Toestemming van de bron"), STR(""));
	x->rows = 2;
	x->optional = true;
	x->help = N_("Nodig voor straf en zorg: wie stemde in, en wanneer (WGS 2.28).");
	if (f->npartners)
		partner_options(r, f, veld_add(r, &v->form, INPUT_CHECKS, "blijven", N_("Welke partners blijven betrokken?"), STR("")));
	return casus_form_send(r, f->kop, v);
}

enum fault page_casus_overdragen_post(struct req *r, const struct in_casus_overdragen_post *in)
{
	struct medewerker_id *blijven = ARENA_ARRAY(r->arena, in->blijven.n + 1, struct medewerker_id);
	struct overdragen_nieuw n = { .casus = in->casus, .naar = in->naar, .reden = given(in->reden),
		.grond = given(in->grond), .toestemming = given(in->toestemming), .n = in->blijven.n, .blijven = blijven };
	struct overdracht_id id;

	for (size_t i = 0; i < in->blijven.n; i++)
		blijven[i].v = in->blijven.v[i];
	for (size_t i = 0; i < in->delen.n; i++) {
		int d = code_find(casus_deel_codes, in->delen.v[i]);

		if (d >= 0)
			n.delen[d] = true;
	}
	TRY(overdragen_propose(&r->ctx, &n, &id));
	return req_redirect(r, url_casus_overdracht(r, id), "overdracht_voorgesteld");
}

/* ---- the receipt ---- */

static const struct casus_keus statussen[] = {
	{ "voorgesteld", N_("Wacht op antwoord"), NULL },
	{ "aanvaard", N_("Overgenomen"), NULL },
	{ "geweigerd", N_("Niet overgenomen"), NULL },
	{ "ingetrokken", N_("Ingetrokken"), NULL },
	{ 0 },
};

static struct str part_names(struct req *r, struct str csv)
{
	struct buf b = buf_new(r->arena);
	struct str rest = csv, one;

	buf_add(&b, casus_deel_naam(r, STR("kern")));
	for (bool more = csv.n > 0; more;) {
		more = str_cut(&rest, ',', &one);
		buf_addz(&b, ", ");
		buf_add(&b, casus_deel_naam(r, one));
	}
	return buf_str(&b);
}

static void facts_fill(struct req *r, const struct overdragen *q, struct view_casusoverdracht *v)
{
	fact_put(v->feiten, &v->nfeiten, N_("Casus"), q->nummer);
	fact_put(v->feiten, &v->nfeiten, N_("Thema"), casus_thema_naam(r, q->thema));
	fact_put(v->feiten, &v->nfeiten, N_("Van"), str_join(r->arena, q->van_huis, ", ", q->door_naam));
	fact_put(v->feiten, &v->nfeiten, N_("Naar"), str_join(r->arena, q->naar_huis, ", ", q->ontvanger));
	fact_put(v->feiten, &v->nfeiten, N_("Voorgelegd op"), text_moment(r->arena, r->lang, q->moment));
	fact_put(v->feiten, &v->nfeiten, N_("Reden"), q->reden);
	fact_put(v->feiten, &v->nfeiten, N_("Grond"), q->grond);
	fact_put(v->feiten, &v->nfeiten, N_("Gaat mee"), part_names(r, q->delen));
	fact_put(v->feiten, &v->nfeiten, N_("Toestemming van de bron"), q->toestemming);
	fact_put(v->feiten, &v->nfeiten, N_("Partners die blijven"), text_aantal(r->arena, r->lang, q->partners));
	fact_put(v->feiten, &v->nfeiten, N_("Antwoord"), q->antwoord);
}

static void answer_fields(struct req *r, const struct overdragen *q, struct view_casusoverdracht *v)
{
	struct view_option *o;
	struct view_field *x;

	v->antwoord = formulier_begin(r, url_casus_overdracht_antwoord(r, q->id), N_("Antwoord vastleggen"));
	formulier_hide(&v->antwoord, "versie", str_from_i64(r->arena, q->versie));
	x = veld_add(r, &v->antwoord, INPUT_RADIO, "aanvaard", N_("Neemt uw huis de casus over?"), STR(""));
	o = opties_new(r, x, 2, NULL);
	o[x->noptions++] = (struct view_option){ .value = STR("ja"), .label = N_("Ja, ik neem de casus over") };
	o[x->noptions++] = (struct view_option){ .value = STR("nee"), .label = N_("Nee") };
	x = veld_add(r, &v->antwoord, INPUT_TEXTAREA, "antwoord", N_("Toelichting"), STR(""));
	x->rows = 3;
	x->help = N_("Bij nee: waarom niet?");
}

enum fault page_casus_overdracht(struct req *r, const struct in_casus_overdracht *in)
{
	struct view_casusoverdracht *v = ARENA_NEW(r->arena, struct view_casusoverdracht);
	struct overdragen *q;

	TRY(overdragen_get(&r->ctx, in->overdracht, &q));
	v->fi = r->reshow ? &r->fi : NULL;
	v->kruimels[0] = (struct view_link){ .label = N_("Verzoeken"), .href = url_verzoeken(r) };
	v->kruimels[1] = (struct view_link){ .text = q->nummer };
	v->kop = (struct view_pagehead){ .title = N_("Overdracht van een casus"), .ncrumbs = 2, .crumbs = v->kruimels };
	v->status = casus_keus_label(statussen, q->status);
	v->toon = str_eq(q->status, STR("aanvaard")) ? TONE_POSITIVE : TONE_INFO;
	v->beslist = q->beslist;
	facts_fill(r, q, v);
	if (q->beslist)
		answer_fields(r, q, v);
	if (q->intrekt && req_mag(r, RECHT_toegang_verlenen)) {
		v->intrekken = formulier_begin(r, url_casus_overdracht_intrekken(r, q->id), N_("Overdracht intrekken"));
		v->intrekken.negative = true;
		formulier_hide(&v->intrekken, "versie", str_from_i64(r->arena, q->versie));
	}
	view_casusoverdracht(r->out, v);
	return page_send(r, N_("Overdracht van een casus"), MENU_VERZOEKEN);
}

enum fault page_casus_overdracht_antwoord(struct req *r, const struct in_casus_overdracht_antwoord *in)
{
	struct overdragen *q;
	bool ja = str_eq(in->aanvaard, STR("ja"));

	if (!in->aanvaard.n)
		return fault_field(&r->fi, "aanvaard", N_("Kies of uw huis de casus overneemt."), NULL);
	TRY(overdragen_get(&r->ctx, in->overdracht, &q));
	TRY(overdragen_answer(&r->ctx, in->overdracht, in->versie, ja, given(in->antwoord)));
	if (ja)
		return req_redirect(r, url_casus(r, (struct casus_id){ q->dossier.v }), "overdracht_aanvaard");
	return req_redirect(r, url_verzoeken(r), "overdracht_geweigerd");
}

enum fault page_casus_overdracht_intrekken(struct req *r, const struct in_casus_overdracht_intrekken *in)
{
	TRY(overdragen_withdraw(&r->ctx, in->overdracht, in->versie));
	return req_redirect(r, url_casus_overdracht(r, in->overdracht), "overdracht_ingetrokken");
}
