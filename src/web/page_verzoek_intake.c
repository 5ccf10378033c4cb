/* Pages: asking a partner about an aanmelding, before a decision, where the regime allows it (invariant 3). */
#include "routes.h"
#include "views.h"
#include "web/page_verzoek.h"

static struct str given(struct str s)
{
	return s.p ? s : STR("");
}

enum fault page_intake_informatie(struct req *r, const struct in_intake_informatie *in)
{
	struct view_informatie v = { .lijst = { .id = "verzoeken", .van_zaak = true, .titel = N_("Gevraagd over deze aanmelding"),
		.leeg = N_("Er is over deze aanmelding nog niets gevraagd."), .van_ons = true },
		.fi = r->reshow ? &r->fi : NULL };
	struct verzoek_lijst l;
	struct verzoek_vorm *f;

	TRY(verzoek_form_aanmelding(&r->ctx, in->id, &f));
	TRY(verzoek_list(&r->ctx, VERZOEK_VAN_DOSSIER, (struct dossier_id){ in->id.v }, true, &l));
	verzoek_lijst_view(r, &l, &v.lijst);
	for (size_t i = 0; i < l.n; i++)
		v.lijst.v[i].url = url_intake_verzoek(r, in->id, l.v[i].id);
	v.waarom_niet = f->waarom_niet;
	v.regel = f->regel;
	if (!f->waarom_niet)
		verzoek_vraag_view(r, f, url_intake_informatie_post(r, in->id), &v);
	v.kruimels[0] = (struct view_link){ .label = N_("Binnengekomen aanmeldingen"), .href = url_intake(r) };
	v.kruimels[1] = (struct view_link){ .text = f->nummer, .href = url_intake_aanmelding(r, in->id) };
	v.kop = (struct view_pagehead){ .title = N_("Informatie van partners"), .ncrumbs = 2, .crumbs = v.kruimels };
	view_intake_informatie(r->out, &v);
	return page_send(r, N_("Informatie van partners"), MENU_INTAKE);
}

enum fault page_intake_informatie_post(struct req *r, const struct in_intake_informatie_post *in)
{
	struct verzoek_nieuw n = { .aanmelding = in->id, .medewerker = in->medewerker, .sjabloon = given(in->sjabloon),
		.vraag = given(in->vraag), .grond = given(in->grond), .uiterlijk = in->uiterlijk };
	struct informatieverzoek_id id;

	TRY(verzoek_ask(&r->ctx, &n, &id));
	return req_redirect(r, url_intake_verzoek(r, in->id, id), "informatie_gevraagd");
}

/* One of this aanmelding. */
static enum fault of_it(struct req *r, struct aanmelding_id id, struct informatieverzoek_id verzoek, struct verzoek **ret)
{
	TRY(verzoek_get(&r->ctx, verzoek, ret));
	return (*ret)->dossier.v == id.v ? FAULT_NONE : fault_set(&r->fi, FAULT_NOT_FOUND, NULL, NULL);
}

enum fault page_intake_verzoek(struct req *r, const struct in_intake_verzoek *in)
{
	struct view_verzoek_een *v = ARENA_NEW(r->arena, struct view_verzoek_een);
	struct verzoek_adressen a = { url_intake_verzoek_herinneren(r, in->id, in->verzoek),
		url_intake_verzoek_intrekken(r, in->id, in->verzoek), STR("") };
	struct verzoek *q;

	TRY(of_it(r, in->id, in->verzoek, &q));
	q->antwoordt = false; /* who is asked answers among his own requests */
	verzoek_een_view(r, q, &a, true, v);
	v->kruimels[0] = (struct view_link){ .text = q->nummer, .href = url_intake_aanmelding(r, in->id) };
	v->kruimels[1] = (struct view_link){ .label = N_("Informatie van partners"), .href = url_intake_informatie(r, in->id) };
	v->kop = (struct view_pagehead){ .title = N_("Informatieverzoek"), .ncrumbs = 2, .crumbs = v->kruimels };
	view_verzoek(r->out, v);
	return page_send(r, N_("Informatieverzoek"), MENU_INTAKE);
}

enum fault page_intake_verzoek_herinneren(struct req *r, const struct in_intake_verzoek_herinneren *in)
{
	struct verzoek *q;

	TRY(of_it(r, in->id, in->verzoek, &q));
	TRY(verzoek_remind(&r->ctx, in->verzoek, in->versie));
	return req_redirect(r, url_intake_verzoek(r, in->id, in->verzoek), "informatie_herinnerd");
}

enum fault page_intake_verzoek_intrekken(struct req *r, const struct in_intake_verzoek_intrekken *in)
{
	struct verzoek *q;

	TRY(of_it(r, in->id, in->verzoek, &q));
	TRY(verzoek_withdraw(&r->ctx, in->verzoek, in->versie, given(in->waarom)));
	return req_redirect(r, url_intake_verzoek(r, in->id, in->verzoek), "informatie_ingetrokken");
}

enum fault verzoek_antwoorden_view(struct req *r, struct dossier_id d, struct view_verzoek_antwoorden *v)
{
	struct verzoek_lijst l;

	TRY(verzoek_list(&r->ctx, VERZOEK_VAN_DOSSIER, d, true, &l));
	v->v = ARENA_ARRAY(r->arena, l.n + 1, struct view_verzoek_antwoord);
	for (size_t i = 0; i < l.n; i++) {
		struct view_verzoek_antwoord *x = &v->v[v->n];
		struct verzoek *q;

		TRY(verzoek_get(&r->ctx, l.v[i].id, &q));
		if (q->vervallen || str_eq(q->status, STR("ingetrokken")))
			continue;
		*x = (struct view_verzoek_antwoord){ .v = q };
		verzoek_een_view(r, q, &(struct verzoek_adressen){ STR(""), STR(""), STR("") }, false, &x->een);
		v->n++;
	}
	return FAULT_NONE;
}
