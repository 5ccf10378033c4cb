/* Pages: an inzage as it will be given, as a file and as a document. */
#include "web/page_inzage.h"

#include "routes.h"
#include "views.h"
#include "web/aanmelden_velden.h"
#include "web/shell.h"

static void parts_form(struct req *r, const struct inzage *i, const struct inzage_zaak *z, struct view_inzage_zaak *v)
{
	const struct redenlijst *l = redenlijst_find(r->app->cat, STR("weigering_recht"));

	v->delen = formulier_begin(r, url_inzage_delen(r, i->r->id, z->z->id), N_("Keuze opslaan"));
	for (size_t k = 0; k < z->ndelen && k < FORMULIER_VELDEN; k++) {
		const struct inzage_deel *d = &z->delen[k];
		struct str name = str_cat(r->arena, STR("g."), d->deel);
		struct view_field *f = veld_add(r, &v->delen, INPUT_SELECT, name.p, NULL, d->ingehouden ? d->grond : STR(""));
		struct view_option *x = opties_new(r, f, l ? l->nredenen : 0, N_("Geven"));

		f->id = str_cat(r->arena, name, str_cat(r->arena, STR("-"), z->z->nummer)).p;
		f->text = str_cat(r->arena, d->naam, str_cat(r->arena, STR(" ("), str_cat(r->arena,
			str_from_i64(r->arena, d->aantal), STR(")"))));
		for (size_t j = 0; l && j < l->nredenen; j++)
			x[f->noptions++] = (struct view_option){ .value = l->redenen[j].code,
				.text = str_cat(r->arena, str_z(tr(r->lang, N_("Weglaten: "))), label_text(&l->redenen[j].label, (int)r->lang)) };
	}
}

static void data_fill(struct req *r, const struct inzage_zaak *z, struct view_inzage_zaak *v)
{
	struct str deel = STR("");

	v->v = ARENA_ARRAY(r->arena, z->n + 1, struct view_inzage_gegeven);
	for (size_t k = 0; k < z->n; k++) {
		const struct inzage_gegeven *g = &z->v[k];
		struct view_inzage_gegeven *x = &v->v[v->n++];

		*x = (struct view_inzage_gegeven){ .g = g, .datum = g->moment ? casus_moment_dag(r, g->moment) : STR(""),
			.deel = STR("") };
		if (!str_eq(deel, g->deel))
			for (size_t d = 0; d < z->ndelen; d++)
				if (str_eq(z->delen[d].deel, g->deel))
					x->deel = z->delen[d].naam;
		deel = g->deel;
	}
}

static void case_fill(struct req *r, const struct inzage *i, const struct inzage_zaak *z, struct view_inzage_zaak *v)
{
	v->z = z;
	v->soort = str_eq(z->z->soort, STR("casus")) ? N_("Casus") : N_("Aanmelding");
	v->url_zaak = url_recht_zaak(r, i->r->id, z->z->id);
	v->id = str_cat(r->arena, STR("zaak-"), z->z->nummer);
	v->id_delen = str_cat(r->arena, STR("delen-"), z->z->nummer);
	for (size_t k = 0; k < z->nfeiten; k++)
		v->feiten[v->nfeiten++] = (struct view_fact){ .label = z->feiten[k].label, .value = z->feiten[k].waarde };
	if (z->open)
		v->feiten[v->nfeiten++] = (struct view_fact){ .label = N_("Bron"), .value = z->bron };
	data_fill(r, z, v);
	v->ontvangers = ARENA_ARRAY(r->arena, z->ontvangers.n + 1, struct view_inzage_ontvanger);
	for (size_t k = 0; k < z->ontvangers.n; k++) {
		const struct verstrekking_rij *q = &z->ontvangers.v[k];

		v->ontvangers[v->nontvangers++] = (struct view_inzage_ontvanger){ q->ontvanger, q->grond, casus_dag(r, q->dag) };
	}
	v->blikken = ARENA_ARRAY(r->arena, z->nblikken + 1, struct view_inzage_blik);
	for (size_t k = 0; k < z->nblikken; k++)
		v->blikken[k] = (struct view_inzage_blik){ z->blikken[k].organisatie, z->blikken[k].functie,
			casus_moment_dag(r, z->blikken[k].laatst), z->blikken[k].aantal };
	if (z->open && i->r->behandelt)
		parts_form(r, i, z, v);
}

enum fault page_inzage(struct req *r, const struct in_inzage *in)
{
	struct view_inzage *v = ARENA_NEW(r->arena, struct view_inzage);
	struct inzage *i;

	TRY(inzage_get(&r->ctx, in->recht, LOOK_SCHERM, &i));
	v->i = i;
	v->fi = r->reshow ? &r->fi : NULL;
	v->kruimels[0] = (struct view_link){ .label = N_("Rechten van de betrokkene"), .href = url_rechten(r) };
	v->kruimels[1] = (struct view_link){ .text = i->r->nummer, .href = url_recht(r, i->r->id) };
	v->kruimels[2] = (struct view_link){ .label = N_("Inzage") };
	v->kop = (struct view_pagehead){ .title = N_("Inzage"), .sub_text = i->r->nummer, .ncrumbs = 3,
		.crumbs = v->kruimels };
	v->n = i->n;
	v->v = ARENA_ARRAY(r->arena, i->n + 1, struct view_inzage_zaak);
	for (size_t k = 0; k < i->n; k++)
		case_fill(r, i, &i->v[k], &v->v[k]);
	if (i->n && i->compleet && i->r->behandelt) {
		v->geven = formulier_begin(r, url_inzage_geven(r, i->r->id), N_("Inzage geven"));
		v->geven.confirm = N_("Inzage geven? Dit komt in het register van verstrekkingen van elke zaak.");
	}
	if (i->geleverd && i->compleet)
		v->geleverd = text_moment(r->arena, r->lang, i->geleverd);
	if (i->gelijk) {
		v->url_json = url_inzage_gegevens(r, i->r->id);
		v->url_pdf = url_inzage_pdf(r, i->r->id);
	}
	v->afdruk = str_cat(r->arena, str_cat(r->arena, r->ctx.actor.naam, STR(", ")),
		text_moment(r->arena, r->lang, klok_now()));
	view_inzage(r->out, v);
	return page_send(r, N_("Inzage"), MENU_RECHTEN);
}

enum fault page_inzage_geven(struct req *r, const struct in_inzage_geven *in)
{
	TRY(inzage_deliver(&r->ctx, in->recht));
	return req_redirect(r, url_inzage(r, in->recht), "inzage_gegeven");
}

enum fault page_inzage_delen(struct req *r, const struct in_inzage_delen *in)
{
	struct inzage_keus *k = ARENA_ARRAY(r->arena, in->g.n + 1, struct inzage_keus);

	for (size_t i = 0; i < in->g.n; i++)
		k[i] = (struct inzage_keus){ in->g.v[i].key, in->g.v[i].value };
	TRY(inzage_choose(&r->ctx, in->recht, in->zaak, k, in->g.n));
	return req_redirect(r, url_inzage(r, in->recht), "opgeslagen");
}

/* What was given: only after that was recorded, and as long as it is that. */
static enum fault given_get(struct req *r, struct rechtverzoek_id id, struct inzage **ret)
{
	TRY(inzage_get(&r->ctx, id, LOOK_BESTAND, ret));
	if (!(*ret)->gelijk)
		return fault_set(&r->fi, FAULT_NOT_FOUND, NULL, NULL);
	return FAULT_NONE;
}

enum fault page_inzage_gegevens(struct req *r, const struct in_inzage_gegevens *in)
{
	struct inzage *i;

	TRY(given_get(r, in->recht, &i));
	return file_send(r, STR("inzage.json"), "application/json", inzage_json(&r->ctx, i));
}

enum fault page_inzage_pdf(struct req *r, const struct in_inzage_pdf *in)
{
	struct inzage *i;

	TRY(given_get(r, in->recht, &i));
	return pdf_send(r, STR("inzage"), inzage_stuk(&r->ctx, i));
}
