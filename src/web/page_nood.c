/* Pages: break-glass. Asking for it, giving it back, and judging it. */
#include "domein/inzien/nood.h"

#include "routes.h"
#include "views.h"
#include "web/page_casus.h"
#include "web/page_inzien.h"

static struct str given(struct str s)
{
	return s.p ? s : STR("");
}

/* ---- asking ---- */

static struct str reason_text(struct req *r, struct str code)
{
	const struct reden *x = reden_find(r->app->cat, STR("noodtoegang"), code);

	return x ? label_text(&x->label, (int)r->lang) : code;
}

static void reason_options(struct req *r, struct view_field *f)
{
	const struct redenlijst *l = redenlijst_find(r->app->cat, STR("noodtoegang"));
	struct view_option *x = opties_new(r, f, l ? l->nredenen : 0, NULL);

	for (size_t i = 0; l && i < l->nredenen; i++)
		x[f->noptions++] = (struct view_option){ .value = l->redenen[i].code,
			.text = label_text(&l->redenen[i].label, (int)r->lang) };
}

enum fault page_nood(struct req *r, const struct in_nood *in)
{
	struct view_nood_vraag v = { .fi = r->reshow ? &r->fi : NULL, .uren = NOOD_UUR };
	struct view_field *f;

	v.form = formulier_begin(r, url_nood_post(r), N_("Casus nu openen"));
	v.form.confirm = N_("Het contactpunt krijgt direct bericht en beoordeelt dit. Casus nu openen?");
	f = veld_add(r, &v.form, INPUT_TEXT, "nummer", N_("Nummer van de casus"), given(in->nummer));
	f->width = 20;
	f->required = true;
	f->autocomplete = "off";
	f->help = N_("Bijvoorbeeld ZV-2026-0143. Zoeken op naam kan hier niet.");
	f = veld_add(r, &v.form, INPUT_RADIO, "reden", N_("Wat is er aan de hand?"), STR(""));
	reason_options(r, f);
	f->required = true;
	f = veld_add(r, &v.form, INPUT_TEXTAREA, "toelichting", N_("Waarom moet u nu in deze casus zijn?"), STR(""));
	f->required = true;
	f->maxlength = NOOD_TEKST_MAX;
	f->help = N_("Wie deelneemt aan de casus en wie toetst, leest dit.");
	view_nood_vraag(r->out, &v);
	return page_send(r, N_("Noodtoegang"), MENU_NOOD);
}

enum fault page_nood_post(struct req *r, const struct in_nood_post *in)
{
	struct nood_vraag q = { given(in->nummer), given(in->reden), given(in->toelichting), str_z(r->app->adres) };
	struct casus_id id = { 0 };
	bool al = false;

	TRY(nood_ask(&r->ctx, &q, &id, &al));
	return req_redirect(r, url_casus(r, id), al ? "nood_al" : "nood_open");
}

enum fault page_nood_einde(struct req *r, const struct in_nood_einde *in)
{
	TRY(nood_end(&r->ctx, in->casus));
	return req_redirect(r, url_werkvoorraad(r), "nood_einde");
}

/* ---- judging ---- */

static struct str duration(struct req *r, const struct nood *n)
{
	int64_t tot = n->beeindigd ? n->beeindigd : n->tot;
	struct str van = text_moment(r->arena, r->lang, n->moment), einde = text_tijd(r->arena, tot);
	struct out_arg args[] = { OUT_ARG(van), OUT_ARG(einde) };

	return n->casus.v ? tr_args(r->arena, r->lang, N_("%1 tot %2"), args, 2) : van;
}

enum fault page_noden(struct req *r, const struct in_noden *in)
{
	struct view_noden v = { 0 };
	struct noden l;

	(void)in;
	TRY(nood_list(&r->ctx, &l));
	TRY(toetsing_begin(r, N_("Noodtoegang beoordelen"), TOETSING_NOOD, &v.kop));
	v.kop.kop.sub = N_("Elke noodtoegang wordt achteraf beoordeeld door een ander dan wie erom vroeg.");
	v.n = l.n;
	v.v = ARENA_ARRAY(r->arena, l.n + 1, struct view_nood_rij);
	for (size_t i = 0; i < l.n; i++) {
		const struct nood *n = &l.v[i];

		v.nopen += !n->oordeel.n;
		v.v[i] = (struct view_nood_rij){ .url = url_nood_een(r, n->id), .nummer = n->nummer, .naam = n->naam,
			.organisatie = n->organisatie_naam, .huis = n->huis_naam, .reden = reason_text(r, n->reden),
			.moment = text_moment(r->arena, r->lang, n->moment), .duur = duration(r, n),
			.uiterlijk = casus_dag(r, n->uiterlijk), .oordeel = casus_keus_label(nood_oordelen, n->oordeel),
			.te_laat = n->te_laat, .geweigerd = !n->casus.v,
			.loopt = n->casus.v && !n->beeindigd && n->tot > ctx_moment(&r->ctx) };
	}
	view_noden(r->out, &v);
	return page_send(r, N_("Noodtoegang beoordelen"), MENU_TOETSING);
}

static void facts_fill(struct req *r, const struct nood *n, struct view_nood *v)
{
	const struct view_fact facts[] = {
		{ .label = N_("Gevraagd door"), .value = n->naam }, { .label = N_("Functie"), .value = n->functie },
		{ .label = N_("Organisatie"), .value = n->organisatie_naam },
		{ .label = N_("Gevraagd nummer"), .value = n->nummer },
		{ .label = N_("Huis"), .value = n->huis_naam }, { .label = N_("Reden"), .value = reason_text(r, n->reden) },
		{ .label = N_("Geopend"), .value = n->casus.v ? duration(r, n)
			: str_z(tr(r->lang, N_("Nee, geweigerd"))) },
		{ .label = N_("Gevraagd op"), .value = text_moment(r->arena, r->lang, n->moment) },
		{ .label = N_("Beoordelen uiterlijk"), .value = casus_dag(r, n->uiterlijk) },
	};

	v->nfeiten = sizeof(facts) / sizeof(facts[0]);
	for (size_t i = 0; i < v->nfeiten; i++)
		v->feiten[i] = facts[i];
}

static void judge_form(struct req *r, const struct nood *n, struct view_nood *v)
{
	struct view_field *f;

	v->form = formulier_begin(r, url_nood_oordeel(r, n->id), N_("Oordeel vastleggen"));
	v->form.form.guard = true;
	formulier_hide(&v->form, "versie", str_from_i64(r->arena, n->versie));
	f = veld_add(r, &v->form, INPUT_RADIO, "oordeel", N_("Was deze noodtoegang rechtmatig?"), STR(""));
	casus_opties(r, f, nood_oordelen);
	f->required = true;
	f = veld_add(r, &v->form, INPUT_TEXTAREA, "tekst", N_("Waarop baseert u dat, en wat volgt er?"), STR(""));
	f->required = true;
}

enum fault page_nood_een(struct req *r, const struct in_nood_een *in)
{
	struct view_nood *v = ARENA_NEW(r->arena, struct view_nood);
	struct nood_dossier *d;

	TRY(nood_get(&r->ctx, in->nood, &d));
	TRY(toetsing_begin(r, N_("Noodtoegang"), TOETSING_NOOD, &v->kop));
	toetsing_crumbs(&v->kop, d->nood.nummer);
	facts_fill(r, &d->nood, v);
	v->toelichting = d->nood.toelichting;
	v->oordeel = casus_keus_label(nood_oordelen, d->nood.oordeel);
	v->oordeel_tekst = d->nood.oordeel_tekst;
	v->geweigerd = !d->nood.casus.v;
	v->eigen = !d->nood.mag;
	if (v->oordeel)
		v->feiten[v->nfeiten++] = (struct view_fact){ .label = N_("Beoordeeld door"),
			.value = d->nood.beoordeeld_naam };
	v->nblikken = d->nblikken;
	v->blikken = ARENA_ARRAY(r->arena, d->nblikken + 1, struct view_blik);
	for (size_t i = 0; i < d->nblikken; i++)
		v->blikken[i] = (struct view_blik){ .moment = text_moment(r->arena, r->lang, d->blikken[i].moment),
			.grond = casus_grond_zin(r, d->blikken[i].grond), .wat = casus_pagina_naam(d->blikken[i].route) };
	if (!v->oordeel && d->nood.mag)
		judge_form(r, &d->nood, v);
	view_nood(r->out, v);
	return page_send(r, N_("Noodtoegang"), MENU_TOETSING);
}

enum fault page_nood_oordeel(struct req *r, const struct in_nood_oordeel *in)
{
	TRY(nood_judge(&r->ctx, in->nood, in->versie, given(in->oordeel), given(in->tekst)));
	return req_redirect(r, url_noden(r), "nood_beoordeeld");
}
