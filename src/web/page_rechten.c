/* Pages: requests of persons under the AVG, for the contact point; and what a deelnemer is asked about one. */
#include "web/page_rechten.h"

#include "domein/rechtverzoek/rectificatie.h"
#include "routes.h"
#include "views.h"
#include "web/aanmelden_velden.h"
#include "web/shell.h"

static struct str grond_naam(struct req *r, struct str code)
{
	const struct reden *x = code.n ? reden_find(r->app->cat, STR("weigering_recht"), code) : NULL;
	struct str label = x ? label_text(&x->label, (int)r->lang) : code;

	if (!x || !x->grond.p)
		return label;
	return str_cat(r->arena, label, str_cat(r->arena, STR(" ("), str_cat(r->arena, x->grond, STR(")"))));
}

static void grond_options(struct req *r, struct view_field *f, const char *leeg)
{
	const struct redenlijst *l = redenlijst_find(r->app->cat, STR("weigering_recht"));
	struct view_option *x = opties_new(r, f, l ? l->nredenen : 0, leeg);

	for (size_t i = 0; l && i < l->nredenen; i++)
		x[f->noptions++] = (struct view_option){ .value = l->redenen[i].code, .text = grond_naam(r, l->redenen[i].code) };
}

static struct str dag(struct req *r, struct datum d)
{
	return d.v ? datum_text(r->arena, d) : STR("");
}

/* ---- the register ---- */

enum fault page_rechten(struct req *r, const struct in_rechten *in)
{
	struct view_rechten *v = ARENA_NEW(r->arena, struct view_rechten);
	struct recht_lijst l;

	TRY(recht_list(&r->ctx, in->alles, &l));
	v->acties[0] = (struct view_button){ .label = N_("Verzoek vastleggen"), .kind = BUTTON_PRIMARY, .icon = "plus",
		.href = url_recht_nieuw(r) };
	v->alles = in->alles;
	v->url_open = url_rechten(r);
	v->url_alles = str_cat(r->arena, v->url_open, STR("?alles=1"));
	v->n = l.n;
	v->v = ARENA_ARRAY(r->arena, l.n + 1, struct view_rechtverzoek_rij);
	for (size_t i = 0; i < l.n; i++)
		v->v[i] = (struct view_rechtverzoek_rij){ .url = url_recht(r, l.v[i].id), .nummer = l.v[i].nummer,
			.ontvangen = casus_dag(r, l.v[i].ontvangen), .uiterlijk = casus_dag(r, l.v[i].uiterlijk),
			.behandelaar = l.v[i].behandelaar_naam, .soort = casus_keus_label(recht_soorten, l.v[i].soort),
			.status = casus_keus_label(recht_statussen, l.v[i].status), .zienswijzen = l.v[i].zienswijzen,
			.te_laat = l.v[i].te_laat, .open = str_eq(l.v[i].status, STR("open")), .verlengd = l.v[i].verlengd };
	view_rechten(r->out, v);
	return page_send(r, N_("Rechten van de betrokkene"), MENU_RECHTEN);
}

static struct view_field *need(struct req *r, struct view_formulier *f, enum input_kind kind, const char *name,
	const char *label, struct str now)
{
	struct view_field *x = veld_add(r, f, kind, name, label, now);

	x->required = true;
	return x;
}

static void new_fields(struct req *r, struct view_formulier *f)
{
	struct view_field *x;

	casus_opties(r, need(r, f, INPUT_RADIO, "soort", N_("Wat vraagt de betrokkene?"), STR("")), recht_soorten);
	x = need(r, f, INPUT_DATE, "ontvangen", N_("Ontvangen op"), dag(r, datum_today()));
	x->width = 10;
	x->help = N_("De termijn van een maand loopt vanaf deze dag (AVG 12 lid 3).");
	casus_opties(r, need(r, f, INPUT_SELECT, "kanaal", N_("Hoe kwam het binnen?"), STR("brief")), recht_kanalen);
	need(r, f, INPUT_TEXTAREA, "vraag", N_("Wat vraagt de betrokkene precies?"), STR(""))->rows = 4;
	need(r, f, INPUT_TEXT, "verzoeker", N_("Naam van de verzoeker"), STR(""));
	casus_opties(r, need(r, f, INPUT_SELECT, "hoedanigheid", N_("De verzoeker is"), STR("zelf")), recht_hoedanigheden);
	x = need(r, f, INPUT_TEXT, "antwoordadres", N_("Waar gaat het antwoord heen?"), STR(""));
	x->help = N_("Postadres of e-mailadres.");
	x = need(r, f, INPUT_SELECT, "identiteit", N_("Hoe is de identiteit vastgesteld?"), STR("niet"));
	casus_opties(r, x, recht_identiteiten);
	x->help = N_("Bewaar geen kopie van een identiteitsbewijs.");
	veld_add(r, f, INPUT_TEXT, "voornamen", N_("Voornamen van de betrokkene"), STR(""))->optional = true;
	veld_add(r, f, INPUT_TEXT, "voorvoegsel", N_("Voorvoegsel"), STR(""))->optional = true;
	need(r, f, INPUT_TEXT, "geslachtsnaam", N_("Achternaam van de betrokkene"), STR(""));
	x = need(r, f, INPUT_TEXT, "geboren", N_("Geboortedatum"), STR(""));
	x->help = N_("Bijvoorbeeld 7-12-1988, of alleen het jaar.");
	x->width = 10;
	x = veld_add(r, f, INPUT_TEXT, "bsn", N_("Burgerservicenummer"), STR(""));
	x->optional = true;
	x->width = 12;
	x = need(r, f, INPUT_TEXT, "contactpunt", N_("Contactpunt voor de betrokkene"), r->ctx.actor.naam);
	x->help = N_("Bij wie de betrokkene terecht kan, en hoe (BGS 1.1).");
}

enum fault page_recht_nieuw(struct req *r, const struct in_recht_nieuw *in)
{
	struct view_recht_nieuw *v = ARENA_NEW(r->arena, struct view_recht_nieuw);

	(void)in;
	v->fi = r->reshow ? &r->fi : NULL;
	v->kruimels[0] = (struct view_link){ .label = N_("Rechten van de betrokkene"), .href = url_rechten(r) };
	v->kruimels[1] = (struct view_link){ .label = N_("Nieuw verzoek") };
	v->form = formulier_begin(r, url_recht_nieuw_post(r), N_("Verzoek vastleggen"));
	v->form.form.guard = true;
	v->form.annuleren = url_rechten(r);
	new_fields(r, &v->form);
	view_recht_nieuw(r->out, v);
	return page_send(r, N_("Verzoek vastleggen"), MENU_RECHTEN);
}

enum fault page_recht_nieuw_post(struct req *r, const struct in_recht_nieuw_post *in)
{
	struct recht_nieuw n = { .soort = text_or(in->soort), .ontvangen = in->ontvangen, .verzoeker = text_or(in->verzoeker),
		.hoedanigheid = text_or(in->hoedanigheid), .antwoordadres = text_or(in->antwoordadres),
		.kanaal = text_or(in->kanaal), .identiteit = text_or(in->identiteit), .voornamen = text_or(in->voornamen),
		.voorvoegsel = text_or(in->voorvoegsel), .geslachtsnaam = text_or(in->geslachtsnaam), .geboren = in->geboren,
		.bsn = text_or(in->bsn), .vraag = text_or(in->vraag), .contactpunt = text_or(in->contactpunt) };
	struct rechtverzoek_id id;

	TRY(recht_register(&r->ctx, &n, &id));
	return req_redirect(r, url_recht(r, id), "recht_vastgelegd");
}

/* ---- one request ---- */

static void request_facts(struct req *r, const struct rechtverzoek *q, struct view_recht *v)
{
	struct str hoe = casus_keus_naam(r, recht_identiteiten, q->identiteit);

	fact_put(v->feiten, &v->nfeiten, N_("Ontvangen op"), dag(r, q->ontvangen));
	fact_put(v->feiten, &v->nfeiten, N_("Beantwoorden uiterlijk"), dag(r, q->uiterlijk));
	fact_put(v->feiten, &v->nfeiten, N_("Bewaren tot"), dag(r, q->vernietigen));
	if (q->verlengd) {
		fact_put(v->feiten, &v->nfeiten, N_("Verlengd omdat"), q->verlengd_reden);
		fact_put(v->feiten, &v->nfeiten, N_("Verteld aan de betrokkene op"), dag(r, q->verteld));
	}
	fact_put(v->feiten, &v->nfeiten, N_("Verzoeker"), str_join(r->arena, q->verzoeker, ", ", casus_keus_naam(r, recht_hoedanigheden, q->hoedanigheid)));
	fact_put(v->feiten, &v->nfeiten, N_("Binnengekomen per"), casus_keus_naam(r, recht_kanalen, q->kanaal));
	fact_put(v->feiten, &v->nfeiten, N_("Antwoord naar"), q->antwoordadres);
	fact_put(v->feiten, &v->nfeiten, N_("Identiteit"), str_join(r->arena, hoe, ", ", str_join(r->arena, dag(r, q->identiteit_dag), ", ", q->identiteit_naam)));
	fact_put(v->feiten, &v->nfeiten, N_("Contactpunt"), q->contactpunt);
	fact_put(v->feiten, &v->nfeiten, N_("Behandelaar"), q->behandelaar_naam);
	if (q->besloten)
		fact_put(v->feiten, &v->nfeiten, N_("Afgehandeld op"), text_moment(r->arena, r->lang, q->besloten));
	fact_put(v->persoon, &v->npersoon, N_("Naam"), q->naam);
	fact_put(v->persoon, &v->npersoon, N_("Geboortedatum"), geboren_tekst(r, q->geboren));
	if (q->bsn.n)
		fact_put(v->persoon, &v->npersoon, N_("Burgerservicenummer"), bsn_masked(r->arena, q->bsn));
}

static const char *zaak_stand(const struct recht_zaak *z)
{
	if (z->vervallen)
		return N_("Een ander");
	if (z->uitkomst.n)
		return casus_keus_label(recht_uitkomsten, z->uitkomst);
	if (!z->gevraagd)
		return N_("Deelnemers raadplegen");
	return z->open ? N_("Wacht op zienswijzen") : N_("Te besluiten");
}

static void cases_fill(struct req *r, const struct rechtverzoek *q, struct view_recht *v)
{
	v->nzaken = q->nzaken;
	v->zaken = ARENA_ARRAY(r->arena, q->nzaken + 1, struct view_recht_zaak_rij);
	for (size_t i = 0; i < q->nzaken; i++) {
		const struct recht_zaak *z = &q->zaken[i];

		v->zaken[i] = (struct view_recht_zaak_rij){ .url = url_recht_zaak(r, q->id, z->id), .nummer = z->nummer,
			.huis = z->huis_naam, .soort = str_eq(z->soort, STR("casus")) ? N_("Casus") : N_("Aanmelding"),
			.stand = zaak_stand(z), .zeker = z->zeker, .vervallen = z->vervallen != 0, .besloten = z->uitkomst.n > 0,
			.gevraagd = z->gevraagd, .open = z->open, .bezwaren = z->bezwaren };
	}
	v->zoekingen = ARENA_ARRAY(r->arena, q->nzoekingen + 1, struct view_recht_zoeking);
	for (size_t i = 0; i < q->nzoekingen; i++)
		v->zoekingen[i] = (struct view_recht_zoeking){ text_moment(r->arena, r->lang, q->zoekingen[i].moment),
			q->zoekingen[i].naam, q->zoekingen[i].reden, q->zoekingen[i].gevonden };
}

/* Offered are those who may; who may not is told so when he is chosen all the same. */
static enum fault colleague_form(struct req *r, const struct rechtverzoek *q, struct view_recht *v)
{
	struct recht_collegas l;
	struct view_option *x;
	struct view_field *f;

	TRY(recht_collegas(&r->ctx, q->id, &l));
	if (!l.n)
		return FAULT_NONE;
	v->collega = formulier_begin(r, url_recht_collega(r, q->id), N_("Overdragen"));
	formulier_hide(&v->collega, "versie", str_from_i64(r->arena, q->versie));
	f = veld_add(r, &v->collega, INPUT_SELECT, "collega", N_("Aan welk contactpunt?"), STR(""));
	f->help = N_("U kunt kiezen uit wie werkt in de huizen en kringen van alle zaken in dit verzoek.");
	x = opties_new(r, f, l.n, N_("Kies een collega"));
	for (size_t i = 0; i < l.n; i++)
		if (l.v[i].mag)
			x[f->noptions++] = (struct view_option){ .value = id_value(r, ID_medewerker, l.v[i].id.v),
				.text = l.v[i].naam };
	return FAULT_NONE;
}

static enum fault request_forms(struct req *r, const struct rechtverzoek *q, struct view_recht *v)
{
	struct str versie = str_from_i64(r->arena, q->versie);
	struct view_field *f;

	if (str_eq(q->identiteit, STR("niet"))) {
		v->identiteit = formulier_begin(r, url_recht_identiteit(r, q->id), N_("Identiteit vastleggen"));
		casus_opties(r, veld_add(r, &v->identiteit, INPUT_RADIO, "identiteit", N_("Hoe is de identiteit vastgesteld?"),
			STR("")), recht_identiteiten + 1);
	}
	v->zoeken = formulier_begin(r, url_recht_zoeken(r, q->id), N_("Zaken zoeken"));
	f = need(r, &v->zoeken, INPUT_TEXT, "reden", N_("Waarom zoekt u?"), STR(""));
	f->help = N_("U krijgt alleen nummers te zien. Uw vraag en de reden komen in het logboek.");
	if (q->verlengbaar) {
		v->verlengen = formulier_begin(r, url_recht_verlengen(r, q->id), N_("Met twee maanden verlengen"));
		formulier_hide(&v->verlengen, "versie", versie);
		veld_add(r, &v->verlengen, INPUT_TEXTAREA, "uitleg", N_("Waarom is er meer tijd nodig?"), STR(""))->rows = 2;
		veld_add(r, &v->verlengen, INPUT_DATE, "verteld", N_("Aan de betrokkene verteld op"), STR(""))->width = 10;
	}
	v->afronden = formulier_begin(r, url_recht_afronden(r, q->id), N_("Besluit vastleggen"));
	v->afronden.confirm = N_("Het verzoek afronden? Daarna verandert er niets meer aan.");
	formulier_hide(&v->afronden, "versie", versie);
	f = veld_add(r, &v->afronden, INPUT_TEXTAREA, "motivering", N_("Motivering voor de betrokkene"), STR(""));
	f->rows = 4;
	f->help = N_("Deze tekst staat in de antwoordbrief.");
	v->intrekken = formulier_begin(r, url_recht_intrekken(r, q->id), N_("Verzoek laten vervallen"));
	v->intrekken.negative = true;
	v->intrekken.confirm = N_("Het verzoek laten vervallen? Dit kan niet worden teruggedraaid.");
	formulier_hide(&v->intrekken, "versie", versie);
	veld_add(r, &v->intrekken, INPUT_TEXT, "waarom", N_("Waarom vervalt het verzoek?"), STR(""));
	return colleague_form(r, q, v);
}

enum fault page_recht(struct req *r, const struct in_recht *in)
{
	struct view_recht *v = ARENA_NEW(r->arena, struct view_recht);
	struct rechtverzoek *q;

	TRY(recht_get(&r->ctx, in->recht, &q));
	v->v = q;
	v->fi = r->reshow ? &r->fi : NULL;
	v->kruimels[0] = (struct view_link){ .label = N_("Rechten van de betrokkene"), .href = url_rechten(r) };
	v->kruimels[1] = (struct view_link){ .text = q->nummer };
	v->kop = (struct view_pagehead){ .title = casus_keus_label(recht_soorten, q->soort), .sub_text = q->nummer,
		.ncrumbs = 2, .crumbs = v->kruimels, .actions = v->acties };
	if (str_eq(q->status, STR("besloten")))
		v->acties[v->kop.nactions++] = (struct view_button){ .label = N_("Antwoordbrief"), .icon = "file-text",
			.kind = BUTTON_PRIMARY, .href = url_recht_brief(r, q->id) };
	if (str_eq(q->soort, STR("inzage")) && q->behandelt)
		v->acties[v->kop.nactions++] = (struct view_button){ .label = N_("Inzage"), .icon = "file-search",
			.kind = BUTTON_SECONDARY, .href = url_inzage(r, q->id) };
	v->status = q->te_laat ? N_("Te laat") : casus_keus_label(recht_statussen, q->status);
	v->toon = q->te_laat ? TONE_NEGATIVE : q->open ? TONE_INFO : TONE_POSITIVE;
	v->afdruk = str_join(r->arena, r->ctx.actor.naam, ", ", text_moment(r->arena, r->lang, klok_now()));
	request_facts(r, q, v);
	cases_fill(r, q, v);
	TRY(termijnen_of(r, (struct dossier_id){ q->id.v }, STR(""), &v->termijnen));
	if (q->schrijven)
		TRY(request_forms(r, q, v));
	view_recht(r->out, v);
	return page_send(r, N_("Verzoek van de betrokkene"), MENU_RECHTEN);
}

enum fault page_recht_identiteit(struct req *r, const struct in_recht_identiteit *in)
{
	TRY(recht_set_identiteit(&r->ctx, in->recht, text_or(in->identiteit)));
	return req_redirect(r, url_recht(r, in->recht), "opgeslagen");
}

enum fault page_recht_zoeken(struct req *r, const struct in_recht_zoeken *in)
{
	int64_t n;

	TRY(recht_search(&r->ctx, in->recht, text_or(in->reden), &n));
	return req_redirect(r, url_recht(r, in->recht), n ? "recht_gevonden" : "recht_niets");
}

enum fault page_recht_verlengen(struct req *r, const struct in_recht_verlengen *in)
{
	TRY(recht_extend(&r->ctx, in->recht, in->versie, text_or(in->uitleg), in->verteld));
	return req_redirect(r, url_recht(r, in->recht), "recht_verlengd");
}

enum fault page_recht_intrekken(struct req *r, const struct in_recht_intrekken *in)
{
	TRY(recht_withdraw(&r->ctx, in->recht, in->versie, text_or(in->waarom)));
	return req_redirect(r, url_recht(r, in->recht), "opgeslagen");
}

enum fault page_recht_collega(struct req *r, const struct in_recht_collega *in)
{
	TRY(recht_hand_over(&r->ctx, in->recht, in->versie, in->collega));
	return req_redirect(r, url_rechten(r), "overgedragen");
}

enum fault page_recht_afronden(struct req *r, const struct in_recht_afronden *in)
{
	TRY(recht_finish(&r->ctx, in->recht, in->versie, text_or(in->motivering)));
	return req_redirect(r, url_recht(r, in->recht), "recht_besloten");
}

/* ---- the letter ---- */

static void sent_fill(struct req *r, const struct rechtverzoek *q, const struct verstrekking_lijst *l,
	struct view_recht_brief *v)
{
	v->verstuurd = ARENA_ARRAY(r->arena, l->n + 1, struct str);
	for (size_t i = 0; i < l->n; i++)
		v->verstuurd[v->n++] = str_join(r->arena, dag(r, l->v[i].dag), ", ", str_join(r->arena, casus_keus_naam(r, recht_brief_wijzen, l->v[i].wijze), ", ", l->v[i].door_naam));
	if (!q->behandelt)
		return;
	v->form = formulier_begin(r, url_recht_brief_post(r, q->id), N_("Vastleggen als verstuurd"));
	casus_opties(r, need(r, &v->form, INPUT_SELECT, "wijze", N_("Hoe is de brief verstuurd?"), STR("brief")),
		recht_brief_wijzen);
	need(r, &v->form, INPUT_DATE, "dag", N_("Op welke dag?"), dag(r, datum_today()))->width = 10;
}

enum fault page_recht_brief(struct req *r, const struct in_recht_brief *in)
{
	struct view_recht_brief *v = ARENA_NEW(r->arena, struct view_recht_brief);
	struct verstrekking_lijst l;
	struct rechtverzoek *q;
	struct brief b;

	TRY(recht_get(&r->ctx, in->recht, &q));
	TRY(recht_brief(&r->ctx, q, LOOK_AFDRUK, &b));
	TRY(recht_brief_sent(&r->ctx, in->recht, &l));
	v->fi = r->reshow ? &r->fi : NULL;
	v->kruimels[0] = (struct view_link){ .label = N_("Rechten van de betrokkene"), .href = url_rechten(r) };
	v->kruimels[1] = (struct view_link){ .text = q->nummer, .href = url_recht(r, q->id) };
	v->kruimels[2] = (struct view_link){ .label = N_("Antwoordbrief") };
	v->acties[0] = (struct view_button){ .label = N_("Opslaan als PDF"), .icon = "download", .kind = BUTTON_SECONDARY,
		.href = url_recht_brief_pdf(r, q->id) };
	v->kop = (struct view_pagehead){ .title = N_("Antwoordbrief"), .ncrumbs = 3, .crumbs = v->kruimels, .nactions = 1,
		.actions = v->acties };
	v->brief = (struct view_brief){ b.huis, b.aan, b.adres, brief_dag(r->arena, b.dag), b.nummer, b.onderwerp, b.tekst };
	sent_fill(r, q, &l, v);
	view_recht_brief(r->out, v);
	return page_send(r, N_("Antwoordbrief"), MENU_RECHTEN);
}

enum fault page_recht_brief_post(struct req *r, const struct in_recht_brief_post *in)
{
	TRY(recht_brief_send(&r->ctx, in->recht, text_or(in->wijze), in->dag));
	return req_redirect(r, url_recht_brief(r, in->recht), "opgeslagen");
}

enum fault page_recht_brief_pdf(struct req *r, const struct in_recht_brief_pdf *in)
{
	struct rechtverzoek *q;
	struct brief b;

	TRY(recht_get(&r->ctx, in->recht, &q));
	TRY(recht_brief(&r->ctx, q, LOOK_BESTAND, &b));
	return pdf_send(r, str_cat(r->arena, STR("brief-"), b.nummer), brief_stuk(r->arena, &b));
}

/* ---- one case of a request ---- */

static void opinions_fill(struct req *r, const struct rechtverzoek *q, const struct recht_zaak *z,
	struct view_recht_zaak *v)
{
	v->v = ARENA_ARRAY(r->arena, q->nzienswijzen + 1, struct view_recht_mening);
	for (size_t i = 0; i < q->nzienswijzen; i++) {
		const struct zienswijze_rij *m = &q->zienswijzen[i];

		if (m->zaak.v != z->id.v)
			continue;
		v->v[v->n++] = (struct view_recht_mening){ m->organisatie_naam, m->domein, m->naam, m->beantwoord
			? casus_moment_dag(r, m->beantwoord) : casus_dag(r, m->uiterlijk), grond_naam(r, m->grond), m->motivering,
			m->te_laat ? N_("Niet op tijd geantwoord") : casus_keus_label(zienswijze_statussen, m->status),
			str_eq(m->status, STR("bezwaar")) ? TONE_NEGATIVE : str_eq(m->status, STR("geen_bezwaar")) ? TONE_POSITIVE
			: TONE_WARNING };
	}
}

static enum fault consult_fields(struct req *r, const struct rechtverzoek *q, const struct recht_zaak *z,
	struct view_recht_zaak *v)
{
	struct recht_deelnemers l;
	struct view_option *x;
	struct view_field *f;
	struct datum voorstel = datum_add_days(datum_today(), 7);

	TRY(recht_deelnemers(&r->ctx, q, z, &l));
	v->raadplegen = formulier_begin(r, url_recht_raadplegen(r, q->id, z->id), N_("Deelnemers raadplegen"));
	f = veld_add(r, &v->raadplegen, INPUT_CHECKS, "mensen", N_("Wie raadpleegt u?"), STR(""));
	x = ARENA_ARRAY(r->arena, l.n + 1, struct view_option);
	f->options = x;
	for (size_t i = 0; i < l.n; i++) {
		struct str value = id_value(r, ID_medewerker, l.v[i].id.v);

		if (!l.v[i].gevraagd)
			x[f->noptions++] = (struct view_option){ .value = value, .text = str_cat(r->arena, str_cat(r->arena,
				l.v[i].organisatie_naam, STR(": ")), l.v[i].naam), .chosen = req_chosen(r, "mensen", value, true) };
	}
	if (!f->noptions) {
		v->raadplegen.knop = NULL;
		v->niemand = true;
		return FAULT_NONE;
	}
	f = need(r, &v->raadplegen, INPUT_TEXTAREA, "vraag", N_("Wat legt u voor?"), STR(""));
	f->rows = 3;
	f->help = N_("Elke deelnemer ziet alleen de eigen vraag en antwoordt voor zichzelf.");
	f = need(r, &v->raadplegen, INPUT_DATE, "uiterlijk", N_("Antwoord uiterlijk"),
		dag(r, voorstel.v < q->uiterlijk.v ? voorstel : q->uiterlijk));
	f->width = 10;
	return FAULT_NONE;
}

static enum fault case_forms(struct req *r, const struct rechtverzoek *q, const struct recht_zaak *z,
	struct view_recht_zaak *v)
{
	struct str versie = str_from_i64(r->arena, z->versie);
	struct view_field *f;

	v->weg = formulier_begin(r, url_recht_zaak_weg(r, q->id, z->id), N_("Dit is een ander"));
	v->weg.negative = true;
	formulier_hide(&v->weg, "versie", versie);
	veld_add(r, &v->weg, INPUT_TEXT, "weg", N_("Waaruit blijkt dat?"), STR(""));
	TRY(consult_fields(r, q, z, v));
	v->besluit = formulier_begin(r, url_recht_besluit(r, q->id, z->id), N_("Besluit over deze zaak vastleggen"));
	formulier_hide(&v->besluit, "versie", versie);
	casus_opties(r, veld_add(r, &v->besluit, INPUT_RADIO, "uitkomst", N_("Besluit"), z->uitkomst), recht_uitkomsten);
	f = veld_add(r, &v->besluit, INPUT_SELECT, "grond", N_("Grond van een weigering"), z->grond);
	grond_options(r, f, N_("Geen: alles toegewezen"));
	f = veld_add(r, &v->besluit, INPUT_TEXTAREA, "motivering", N_("Motivering"), z->motivering);
	f->id = "besluit-motivering";
	f->rows = 3;
	return FAULT_NONE;
}

/* Restricting the case for as long as the request lasts, or lifting it. */
static enum fault restrict_form(struct req *r, const struct rechtverzoek *q, const struct recht_zaak *z,
	struct view_recht_zaak *v)
{
	struct beperking p;
	struct view_field *f;

	TRY(beperking_get(&r->ctx, q, z, &p));
	v->beperkt = p.van ? casus_moment_dag(r, p.van) : STR("");
	if (str_eq(q->soort, STR("inzage")) || !str_eq(z->soort, STR("casus")) || (p.van ? !p.hier : !q->schrijven))
		return FAULT_NONE;
	v->beperken = p.van ? formulier_begin(r, url_recht_opheffen(r, q->id, z->id), N_("Beperking opheffen"))
		: formulier_begin(r, url_recht_beperken(r, q->id, z->id), N_("Zaak beperken"));
	v->beperken.negative = true;
	v->beperken.confirm = p.van ? N_("De beperking opheffen?") : N_("De zaak beperken? Het team kan er dan niets in wijzigen.");
	f = veld_add(r, &v->beperken, INPUT_TEXT, "beperken", N_("Waarom?"), STR(""));
	f->required = true;
	f->help = p.van ? N_("De betrokkene hoort vooraf dat de beperking eindigt (AVG 18 lid 3).") : NULL;
	return FAULT_NONE;
}

enum fault page_recht_zaak(struct req *r, const struct in_recht_zaak *in)
{
	struct view_recht_zaak *v = ARENA_NEW(r->arena, struct view_recht_zaak);
	struct rechtverzoek *q;
	struct recht_zaak *z;

	TRY(recht_get(&r->ctx, in->recht, &q));
	z = recht_zaak_of(q, in->zaak);
	if (!z)
		return fault_set(&r->fi, FAULT_NOT_FOUND, NULL, NULL);
	v->r = q;
	v->z = z;
	v->fi = r->reshow ? &r->fi : NULL;
	v->soort = str_eq(z->soort, STR("casus")) ? N_("Casus") : N_("Aanmelding");
	v->kruimels[0] = (struct view_link){ .label = N_("Rechten van de betrokkene"), .href = url_rechten(r) };
	v->kruimels[1] = (struct view_link){ .text = q->nummer, .href = url_recht(r, q->id) };
	v->kruimels[2] = (struct view_link){ .text = z->nummer };
	v->kop = (struct view_pagehead){ .title = v->soort, .sub_text = z->nummer, .ncrumbs = 3, .crumbs = v->kruimels };
	fact_put(v->feiten, &v->nfeiten, N_("Nummer"), z->nummer);
	fact_put(v->feiten, &v->nfeiten, N_("Huis"), z->huis_naam);
	fact_put(v->feiten, &v->nfeiten, N_("Gevonden op"), str_z(tr(r->lang, z->zeker ? N_("burgerservicenummer")
		: N_("naam en geboortedatum"))));
	fact_put(v->feiten, &v->nfeiten, N_("Een ander, want"), z->vervallen_reden);
	fact_put(v->feiten, &v->nfeiten, N_("Besluit"), casus_keus_naam(r, recht_uitkomsten, z->uitkomst));
	fact_put(v->feiten, &v->nfeiten, N_("Grond"), grond_naam(r, z->grond));
	fact_put(v->feiten, &v->nfeiten, N_("Motivering"), z->motivering);
	if (z->gelezen_tot && str_eq(z->soort, STR("casus")))
		v->url_lezen = url_casus(r, (struct casus_id){ z->zaak.v });
	else if (z->gelezen_tot)
		v->url_corrigeren = url_aanmelding_rectificeren(r, (struct aanmelding_id){ z->zaak.v });
	opinions_fill(r, q, z, v);
	if (q->behandelt && !z->vervallen) {
		v->openen = formulier_begin(r, url_recht_zaak_openen(r, q->id, z->id), N_("Zaak openen voor dit verzoek"));
		TRY(restrict_form(r, q, z, v));
	}
	if (q->schrijven && !z->vervallen)
		TRY(case_forms(r, q, z, v));
	view_recht_zaak(r->out, v);
	return page_send(r, N_("Zaak bij een verzoek"), MENU_RECHTEN);
}

enum fault page_recht_zaak_openen(struct req *r, const struct in_recht_zaak_openen *in)
{
	TRY(recht_zaak_open(&r->ctx, in->recht, in->zaak));
	return req_redirect(r, url_recht_zaak(r, in->recht, in->zaak), "recht_geopend");
}

enum fault page_recht_zaak_weg(struct req *r, const struct in_recht_zaak_weg *in)
{
	TRY(recht_zaak_drop(&r->ctx, in->recht, in->zaak, in->versie, text_or(in->weg)));
	return req_redirect(r, url_recht(r, in->recht), "opgeslagen");
}

enum fault page_recht_raadplegen(struct req *r, const struct in_recht_raadplegen *in)
{
	struct medewerker_id *m = ARENA_ARRAY(r->arena, in->mensen.n + 1, struct medewerker_id);
	struct recht_vraag v = { .id = in->recht, .zaak = in->zaak, .n = in->mensen.n, .mensen = m, .vraag = text_or(in->vraag),
		.uiterlijk = in->uiterlijk };

	for (size_t i = 0; i < in->mensen.n; i++)
		m[i].v = in->mensen.v[i];
	TRY(recht_consult(&r->ctx, &v));
	return req_redirect(r, url_recht_zaak(r, in->recht, in->zaak), "recht_geraadpleegd");
}

enum fault page_recht_besluit(struct req *r, const struct in_recht_besluit *in)
{
	struct recht_besluit b = { in->recht, in->zaak, in->versie, text_or(in->uitkomst), text_or(in->grond),
		text_or(in->motivering) };

	TRY(recht_decide(&r->ctx, &b));
	return req_redirect(r, url_recht(r, in->recht), "recht_zaak_besloten");
}

/* ---- what a deelnemer is asked ---- */

static void opinion_facts(struct req *r, const struct zienswijze *q, struct view_zienswijze *v)
{
	fact_put(v->feiten, &v->nfeiten, N_("Verzoek"), str_join(r->arena, q->verzoek_nummer, ", ", casus_keus_naam(r, recht_soorten, q->soort)));
	fact_put(v->feiten, &v->nfeiten, N_("Zaak"), q->nummer);
	fact_put(v->feiten, &v->nfeiten, N_("Betreft"), q->betreft);
	fact_put(v->feiten, &v->nfeiten, N_("Gevraagd aan"), str_join(r->arena, q->naam, ", ", q->organisatie_naam));
	fact_put(v->feiten, &v->nfeiten, N_("Gevraagd door"), q->door_naam);
	fact_put(v->feiten, &v->nfeiten, N_("Antwoord uiterlijk"), casus_dag(r, q->uiterlijk));
	if (!q->beantwoord)
		return;
	fact_put(v->antwoord, &v->nantwoord, N_("Zienswijze"), casus_keus_naam(r, zienswijze_statussen, q->status));
	fact_put(v->antwoord, &v->nantwoord, N_("Grond"), grond_naam(r, q->grond));
	fact_put(v->antwoord, &v->nantwoord, N_("Toelichting"), q->motivering);
	fact_put(v->antwoord, &v->nantwoord, N_("Door"), q->beantwoord_naam);
	fact_put(v->antwoord, &v->nantwoord, N_("Op"), text_moment(r->arena, r->lang, q->beantwoord));
}

enum fault page_zienswijze(struct req *r, const struct in_zienswijze *in)
{
	static const struct casus_keus keuzen[] = { { "nee", N_("Geen bezwaar"), NULL }, { "ja", N_("Wel bezwaar"), NULL },
		{ 0 } };
	struct view_zienswijze *v = ARENA_NEW(r->arena, struct view_zienswijze);
	struct zienswijze *q;
	struct view_field *f;

	TRY(zienswijze_get(&r->ctx, in->zienswijze, &q));
	v->v = q;
	v->fi = r->reshow ? &r->fi : NULL;
	v->kruimels[0] = (struct view_link){ .label = N_("Werkvoorraad"), .href = url_werkvoorraad(r) };
	v->kruimels[1] = (struct view_link){ .text = q->verzoek_nummer };
	v->kop = (struct view_pagehead){ .title = N_("Zienswijze op een verzoek van de betrokkene"), .ncrumbs = 2,
		.crumbs = v->kruimels };
	v->status = q->te_laat ? N_("Te laat") : casus_keus_label(zienswijze_statussen, q->status);
	v->toon = q->te_laat || str_eq(q->status, STR("bezwaar")) ? TONE_NEGATIVE : str_eq(q->status, STR("geen_bezwaar"))
		? TONE_POSITIVE : TONE_INFO;
	opinion_facts(r, q, v);
	if (q->antwoordt && req_mag(r, RECHT_casus_schrijven)) {
		v->form = formulier_begin(r, url_zienswijze_post(r, q->id), N_("Zienswijze versturen"));
		formulier_hide(&v->form, "versie", str_from_i64(r->arena, q->versie));
		f = need(r, &v->form, INPUT_RADIO, "bezwaar", N_("Hebt u bezwaar tegen wat de betrokkene vraagt?"), STR(""));
		casus_opties(r, f, keuzen);
		f = veld_add(r, &v->form, INPUT_SELECT, "grond", N_("Grond van het bezwaar"), STR(""));
		grond_options(r, f, N_("Geen bezwaar"));
		veld_add(r, &v->form, INPUT_TEXTAREA, "motivering", N_("Toelichting"), STR(""))->rows = 3;
	}
	view_zienswijze(r->out, v);
	return page_send(r, N_("Zienswijze"), MENU_WERKVOORRAAD);
}

enum fault page_zienswijze_post(struct req *r, const struct in_zienswijze_post *in)
{
	if (!text_or(in->bezwaar).n)
		return fault_field(&r->fi, "bezwaar", N_("Kies of u bezwaar hebt."), "invariant 39");
	TRY(zienswijze_answer(&r->ctx, in->zienswijze, in->versie, str_eq(in->bezwaar, STR("ja")), text_or(in->grond),
		text_or(in->motivering)));
	return req_redirect(r, url_werkvoorraad(r), "zienswijze_gegeven");
}
