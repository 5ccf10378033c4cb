/* Pages: correcting a datum of a case or an aanmelding, telling who got it; restricting a case for a request. */
#include "web/page_rectificatie.h"

#include "routes.h"
#include "views.h"
#include "web/aanmelden_velden.h"

#define KORT 120 /* characters of a value in the list */

static struct str shortened(struct req *r, struct str s)
{
	size_t points = 0, i = 0;

	for (; i < s.n && points < KORT; i++)
		points += ((unsigned char)s.p[i] & 0xc0) != 0x80;
	while (i < s.n && ((unsigned char)s.p[i] & 0xc0) == 0x80)
		i++;
	return i < s.n ? str_cat(r->arena, (struct str){ s.p, i }, STR("…")) : s;
}

/* An aanmelding has a part that a casus has not. */
static struct str part_name(struct req *r, struct str deel)
{
	return str_eq(deel, STR("inhoud")) ? str_z(tr(r->lang, N_("Inhoud"))) : casus_deel_naam(r, deel);
}

/* ---- in which dossier ---- */

static struct str list_url(struct req *r, const struct recht_waar *w)
{
	return w->kop ? url_casus_rectificaties(r, w->kop->id) : url_aanmelding_rectificaties(r, w->aanmelding);
}

static struct str choose_url(struct req *r, const struct recht_waar *w)
{
	return w->kop ? url_casus_rectificeren(r, w->kop->id) : url_aanmelding_rectificeren(r, w->aanmelding);
}

static void frame_fill(struct req *r, const struct recht_waar *w, const char *titel, struct view_rectificatie_kader *v)
{
	if (w->kop) {
		v->frame = casus_frame(r, w->kop, CASUS_TAB_GEEN);
		return;
	}
	v->kruimels[0] = req_mag(r, RECHT_aanmelding_intake) ? (struct view_link){ .text = w->nummer,
		.href = url_intake_aanmelding(r, w->aanmelding) } : (struct view_link){ .label = N_("Rechten van de betrokkene"),
		.href = url_rechten(r) };
	v->kruimels[1] = (struct view_link){ .label = titel };
	v->kop = (struct view_pagehead){ .title = titel, .sub_text = w->nummer, .ncrumbs = 2, .crumbs = v->kruimels };
	v->fi = r->reshow ? &r->fi : NULL;
}

static enum fault send(struct req *r, const struct recht_waar *w, const char *titel)
{
	return w->kop ? casus_send(r, w->kop, titel) : page_send(r, titel, req_mag(r, RECHT_aanmelding_intake) ? MENU_INTAKE
		: MENU_RECHTEN);
}

/* ---- what was corrected ---- */

static enum fault list_page(struct req *r, struct dossier_id id)
{
	struct view_rectificaties *v = ARENA_NEW(r->arena, struct view_rectificaties);
	struct rectificaties l;

	TRY(rectificatie_list(&r->ctx, id, &l));
	frame_fill(r, &l.waar, N_("Correcties"), &v->kader);
	v->url_nieuw = l.waar.mag ? choose_url(r, &l.waar) : STR("");
	v->n = l.n;
	v->v = ARENA_ARRAY(r->arena, l.n + 1, struct view_rectificatie_rij);
	for (size_t i = 0; i < l.n; i++)
		v->v[i] = (struct view_rectificatie_rij){ .v = &l.v[i], .moment = casus_moment_dag(r, l.v[i].moment),
			.deel = part_name(r, l.v[i].deel), .soort = str_eq(l.v[i].soort, STR("verwijderd")) ? N_("Verwijderd")
			: N_("Gecorrigeerd") };
	v->nberichten = l.nberichten;
	v->berichten = ARENA_ARRAY(r->arena, l.nberichten + 1, struct view_recht_bericht);
	for (size_t i = 0; i < l.nberichten; i++) {
		const struct recht_bericht *q = &l.berichten[i];
		struct view_recht_bericht *x = &v->berichten[i];
		struct view_field *f;

		*x = (struct view_recht_bericht){ .v = q, .sinds = casus_moment_dag(r, q->moment), .gedaan = q->gedaan
			? casus_moment_dag(r, q->gedaan) : STR("") };
		if (q->gedaan || !l.waar.taken)
			continue;
		x->form = formulier_begin(r, l.waar.kop ? url_casus_rectificatie_verteld(r, l.waar.kop->id, q->id)
			: url_aanmelding_rectificatie_verteld(r, l.waar.aanmelding, q->id), N_("Verteld"));
		formulier_hide(&x->form, "versie", str_from_i64(r->arena, q->versie));
		f = veld_add(r, &x->form, INPUT_TEXT, "hoe", N_("Aan wie, en hoe?"), STR(""));
		f->id = str_cat(r->arena, STR("hoe-"), str_from_i64(r->arena, (int64_t)i + 1)).p;
		f->required = true;
	}
	view_rectificaties(r->out, v);
	return send(r, &l.waar, N_("Correcties"));
}

enum fault page_casus_rectificaties(struct req *r, const struct in_casus_rectificaties *in)
{
	return list_page(r, casus_dossier(in->casus));
}

enum fault page_aanmelding_rectificaties(struct req *r, const struct in_aanmelding_rectificaties *in)
{
	return list_page(r, (struct dossier_id){ in->aanmelding.v });
}

/* ---- correcting ---- */

/* Of a BSN no more than its end. */
static struct str shown(struct req *r, const struct recht_datum *d)
{
	return d->bsn ? bsn_masked(r->arena, d->waarde) : d->waarde;
}

static void datum_form(struct req *r, const struct recht_waar *w, const struct recht_datum *d, struct view_rectificeren *v)
{
	struct view_field *f;

	v->gekozen = true;
	v->feiten[v->nfeiten++] = (struct view_fact){ .label = N_("Gegeven"), .value = str_z(tr(r->lang, d->label)) };
	v->feiten[v->nfeiten++] = (struct view_fact){ .label = N_("Onderdeel"), .value = part_name(r, d->deel) };
	v->feiten[v->nfeiten++] = (struct view_fact){ .label = N_("Bron"), .value = d->bron };
	v->feiten[v->nfeiten++] = (struct view_fact){ .label = N_("Staat er nu"), .value = shown(r, d) };
	v->form = formulier_begin(r, w->kop ? url_casus_rectificeren_post(r, w->kop->id)
		: url_aanmelding_rectificeren_post(r, w->aanmelding), N_("Corrigeren"));
	v->form.confirm = N_("Dit gegeven corrigeren? Wat er stond, is daarna alleen nog te zien bij toetsing.");
	v->form.annuleren = choose_url(r, w);
	formulier_hide(&v->form, "datum", recht_datum_veld(&r->ctx, d));
	formulier_hide(&v->form, "versie", str_from_i64(r->arena, d->versie));
	f = veld_add(r, &v->form, d->lang ? INPUT_TEXTAREA : INPUT_TEXT, "nieuw", N_("Dit moet het zijn"),
		d->bsn ? STR("") : d->waarde);
	f->rows = d->lang ? 6 : 0;
	f = veld_add(r, &v->form, INPUT_CHECK, "verwijderen", N_("Of: dit gegeven helemaal verwijderen"), STR(""));
	f = veld_add(r, &v->form, INPUT_TEXTAREA, "reden", N_("Waarom?"), STR(""));
	f->rows = 2;
	f->required = true;
	f->help = N_("Herhaal het foute gegeven hier niet: deze reden blijft zichtbaar.");
}

static enum fault choose_page(struct req *r, struct dossier_id id, struct str datum)
{
	struct view_rectificeren *v = ARENA_NEW(r->arena, struct view_rectificeren);
	struct str gekozen = r->reshow ? req_value(r, "datum", STR("")) : text_or(datum), deel = STR("");
	const struct recht_datum *d;
	struct recht_data l;

	TRY(rectificatie_data(&r->ctx, id, &l));
	frame_fill(r, &l.waar, N_("Gegeven corrigeren"), &v->kader);
	v->url_terug = list_url(r, &l.waar);
	d = recht_datum_find(&r->ctx, &l, gekozen);
	if (d)
		datum_form(r, &l.waar, d, v);
	v->v = ARENA_ARRAY(r->arena, l.n + 1, struct view_recht_datum);
	for (; v->n < l.n; v->n++) {
		const struct recht_datum *x = &l.v[v->n];

		v->v[v->n] = (struct view_recht_datum){ .d = x, .kort = shortened(r, shown(r, x)),
			.url = str_cat(r->arena, choose_url(r, &l.waar), str_cat(r->arena, STR("?datum="),
			recht_datum_veld(&r->ctx, x))), .deel = str_eq(deel, x->deel) ? STR("") : part_name(r, x->deel),
			.moment = x->moment ? casus_moment_dag(r, x->moment) : STR("") };
		deel = x->deel;
	}
	view_rectificeren(r->out, v);
	return send(r, &l.waar, N_("Gegeven corrigeren"));
}

enum fault page_casus_rectificeren(struct req *r, const struct in_casus_rectificeren *in)
{
	return choose_page(r, casus_dossier(in->casus), in->datum);
}

enum fault page_aanmelding_rectificeren(struct req *r, const struct in_aanmelding_rectificeren *in)
{
	return choose_page(r, (struct dossier_id){ in->aanmelding.v }, in->datum);
}

enum fault page_casus_rectificeren_post(struct req *r, const struct in_casus_rectificeren_post *in)
{
	struct rectificatie_nieuw n = { .zaak = casus_dossier(in->casus), .datum = in->datum, .versie = in->versie,
		.nieuw = text_or(in->nieuw), .verwijderen = in->verwijderen, .reden = text_or(in->reden) };

	TRY(rectificatie_do(&r->ctx, &n));
	return req_redirect(r, url_casus_rectificaties(r, in->casus), "gerectificeerd");
}

enum fault page_aanmelding_rectificeren_post(struct req *r, const struct in_aanmelding_rectificeren_post *in)
{
	struct rectificatie_nieuw n = { .zaak = { in->aanmelding.v }, .datum = in->datum, .versie = in->versie,
		.nieuw = text_or(in->nieuw), .verwijderen = in->verwijderen, .reden = text_or(in->reden) };

	TRY(rectificatie_do(&r->ctx, &n));
	return req_redirect(r, url_aanmelding_rectificaties(r, in->aanmelding), "gerectificeerd");
}

enum fault page_casus_rectificatie_verteld(struct req *r, const struct in_casus_rectificatie_verteld *in)
{
	TRY(recht_bericht_done(&r->ctx, casus_dossier(in->casus), in->bericht, in->versie, text_or(in->hoe)));
	return req_redirect(r, url_casus_rectificaties(r, in->casus), "opgeslagen");
}

enum fault page_aanmelding_rectificatie_verteld(struct req *r, const struct in_aanmelding_rectificatie_verteld *in)
{
	TRY(recht_bericht_done(&r->ctx, (struct dossier_id){ in->aanmelding.v }, in->bericht, in->versie, text_or(in->hoe)));
	return req_redirect(r, url_aanmelding_rectificaties(r, in->aanmelding), "opgeslagen");
}

/* ---- restriction ---- */

enum fault page_recht_beperken(struct req *r, const struct in_recht_beperken *in)
{
	TRY(beperking_start(&r->ctx, in->recht, in->zaak, text_or(in->beperken)));
	return req_redirect(r, url_recht_zaak(r, in->recht, in->zaak), "recht_beperkt");
}

enum fault page_recht_opheffen(struct req *r, const struct in_recht_opheffen *in)
{
	TRY(beperking_stop(&r->ctx, in->recht, in->zaak, text_or(in->beperken)));
	return req_redirect(r, url_recht_zaak(r, in->recht, in->zaak), "opgeslagen");
}
