/* Pages: one's own aanmeldingen, the receipt, the inbox of the houses, and attachments. The wizard is in
 * page_aanmelden.c. */
#include "web/page_aanmelding.h"

#include <string.h>

#include "domein/organisatie/huis.h"
#include "domein/toegang/concept.h"
#include "domein/toegang/dossier.h"
#include "domein/weging/weging.h"
#include "routes.h"
#include "views.h"
#include "web/aanmelden_velden.h"

#define CONCEPTEN_MAX 50

/* ---- shared ---- */

static struct view_badge aanmelding_badge(const struct req *r, struct str status)
{
	static const enum view_tone tones[AANMELDING_STATUS__MAX] = { [AANMELDING_INGEDIEND] = TONE_INFO,
		[AANMELDING_AANVULLEN] = TONE_WARNING, [AANMELDING_WEGING] = TONE_ACCENT, [AANMELDING_CASUS] = TONE_POSITIVE,
		[AANMELDING_ADVIES] = TONE_POSITIVE };
	enum aanmelding_status s = aanmelding_status_of(status);

	(void)r;
	if (s == AANMELDING_STATUS__MAX)
		return (struct view_badge){ .text = status };
	return (struct view_badge){ .label = aanmelding_status_label(s), .tone = tones[s] };
}

static struct view_aanmelding_rij row_view(struct req *r, const struct aanmelding_rij *a, struct str url)
{
	struct view_aanmelding_rij v = { .url = url, .nummer = a->nummer, .naam = a->naam,
		.soort = keus_naam(r, aanmelding_soorten, a->soort), .thema = thema_naam(r, a->thema), .gemeente = a->gemeente,
		.huis = a->huis_naam, .organisatie = a->organisatie_naam, .aanmelder = a->aanmelder_naam,
		.ingediend = text_dag(r->arena, r->lang, datum_of_moment(a->ingediend), datum_today()),
		.status = aanmelding_badge(r, a->status), .spoed = str_eq(a->urgentie, STR("spoed")) };

	if (!v.naam.n)
		v.naam = str_eq(a->soort, STR("gebied")) ? v.soort : STR("");
	if (str_eq(a->status, STR("aanvullen")))
		v.nieuws = str_eq(a->bericht, STR("antwoord")) ? N_("Aanvulling binnen") : N_("Wacht op aanvulling");
	return v;
}

/* The same page with other filters: the pager keeps them. */
static struct str page_url(struct req *r, struct str path, const char *const *names, const struct str *values, size_t n,
	int64_t pagina)
{
	struct buf b = buf_new(r->arena);
	char sep = '?';

	buf_add(&b, path);
	for (size_t i = 0; i < n; i++) {
		if (!values[i].n)
			continue;
		buf_addc(&b, sep);
		buf_addz(&b, names[i]);
		buf_addc(&b, '=');
		url_part_add(&b, values[i]);
		sep = '&';
	}
	if (pagina > 0) {
		buf_addc(&b, sep);
		buf_addz(&b, "pagina=");
		buf_add_i64(&b, pagina);
	}
	return buf_str(&b);
}

static void list_fill(struct req *r, const struct aanmeldingen *l, struct str (*url)(const struct req *, struct aanmelding_id),
	struct view_aanmelding_lijst *ret)
{
	ret->n = l->n;
	ret->v = ARENA_ARRAY(r->arena, l->n + 1, struct view_aanmelding_rij);
	for (size_t i = 0; i < l->n; i++)
		ret->v[i] = row_view(r, &l->v[i], url(r, l->v[i].id));
}

static void pager_fill(struct req *r, const struct aanmeldingen *l, int64_t pagina, struct str path,
	const char *const *names, const struct str *values, size_t n, struct view_pager *ret)
{
	if (l->totaal <= AANMELDING_PAGINA)
		return;
	*ret = (struct view_pager){ .from = pagina * AANMELDING_PAGINA + 1,
		.to = pagina * AANMELDING_PAGINA + (int64_t)l->n, .total = l->totaal };
	if (pagina > 0)
		ret->prev = page_url(r, path, names, values, n, pagina - 1);
	if (l->meer)
		ret->next = page_url(r, path, names, values, n, pagina + 1);
}

/* ---- one's own ---- */

/* Of whom it is, as far as it was typed. */
static struct str typed_name(struct req *r, const struct aanmelden *a)
{
	struct naam n = { .voornamen = text_or(aanmelden_person_value(a, 0, "voornamen")), .voorletters = STR(""),
		.voorvoegsel = text_or(aanmelden_person_value(a, 0, "voorvoegsel")),
		.geslachtsnaam = text_or(aanmelden_person_value(a, 0, "geslachtsnaam")), .partner_voorvoegsel = STR(""),
		.partner_naam = STR(""), .naamgebruik = 'E' };

	if (!n.geslachtsnaam.n && !n.voornamen.n)
		return text_or(aanmelden_value(a, "gebied"));
	return n.geslachtsnaam.n ? naam_display(r->arena, &n) : n.voornamen;
}

/* Concepts are their author's alone; the name of who it is about helps to find it back. */
static enum fault concepts_fill(struct req *r, struct view_aanmeldingen *v)
{
	struct concepten l;

	TRY(concept_list(&r->ctx, AANMELDEN_SOORT, &l));
	v->concepten = ARENA_ARRAY(r->arena, l.n + 1, struct view_concept_rij);
	for (size_t i = 0; i < l.n && v->nconcepten < CONCEPTEN_MAX; i++) {
		struct aanmelding_id id;
		struct aanmelden a;
		struct str naam;

		if (!str_i64(l.v[i].sleutel, &id.v))
			continue;
		TRY(aanmelden_load(r, id, STAP_CONTROLE, &a));
		naam = typed_name(r, &a);
		v->concepten[v->nconcepten++] = (struct view_concept_rij){ .wie = naam.n ? naam
			: str_z(tr(r->lang, N_("Aanmelding zonder naam"))),
			.moment = text_moment(r->arena, r->lang, l.v[i].moment), .url = url_aanmelden_persoon(r, id),
			.url_weg = url_aanmelden_weg(r, id) };
	}
	return FAULT_NONE;
}

static void own_tabs(struct req *r, struct view_aanmeldingen *v)
{
	struct str van = STR("organisatie");

	v->tabs[v->ntabs++] = (struct view_tab){ .label = N_("Van mij"), .href = url_aanmeldingen(r),
		.current = !v->organisatie };
	if (req_mag(r, RECHT_aanmelding_verdelen) && !req_mag(r, RECHT_aanmelding_intake))
		v->tabs[v->ntabs++] = (struct view_tab){ .label = N_("Van mijn organisatie"), .current = v->organisatie,
			.href = page_url(r, url_aanmeldingen(r), (const char *const[]){ "van" }, &van, 1, 0) };
}

enum fault page_aanmeldingen(struct req *r, const struct in_aanmeldingen *in)
{
	struct view_aanmeldingen v = { .organisatie = str_eq(in->van, STR("organisatie")), .url_nieuw = url_aanmelden(r),
		.token = form_token(r) };
	struct aanmeldingen l;
	struct str van = v.organisatie ? STR("organisatie") : STR("");
	int64_t pagina = in->pagina.set ? in->pagina.v : 0;

	own_tabs(r, &v);
	if (v.organisatie)
		TRY(aanmelding_of_organisation(&r->ctx, pagina, &l));
	else
		TRY(aanmelding_own(&r->ctx, pagina, &l));
	list_fill(r, &l, url_aanmelding, &v.lijst);
	pager_fill(r, &l, pagina, url_aanmeldingen(r), (const char *const[]){ "van" }, &van, 1, &v.lijst.pager);
	if (!v.organisatie && pagina == 0)
		TRY(concepts_fill(r, &v));
	view_aanmeldingen(r->out, &v);
	return page_send(r, N_("Aanmeldingen"), MENU_AANMELDINGEN);
}

/* ---- what was told ---- */

struct blok_op {
	const struct req *r;
	struct view_blok *b;
};

static struct blok_op blok_new(struct req *r, struct view_aanmelding_inhoud *v, const char *titel, size_t max)
{
	struct view_blok *b = &v->v[v->n++];

	b->titel = titel;
	b->id = str_cat(r->arena, STR("deel-"), str_from_i64(r->arena, (int64_t)v->n));
	b->feiten = ARENA_ARRAY(r->arena, max + 1, struct view_fact);
	return (struct blok_op){ r, b };
}

static void feit(struct blok_op *o, const char *label, struct str value)
{
	o->b->feiten[o->b->n++] = (struct view_fact){ .label = label, .value = value };
}

static struct str rol_van(const struct req *r, struct str code)
{
	const struct casusrol *c = casusrol_find(r->app->cat, code);

	return c ? label_text(&c->label, r->lang) : code;
}

static void persoon_feiten(struct blok_op *o, const struct aanmelding_persoon *p)
{
	const struct req *r = o->r;
	const struct relatiesoort *rel = relatiesoort_find(r->app->cat, p->relatie);

	feit(o, N_("Naam"), naam_display(r->arena, &p->naam));
	feit(o, N_("Rol"), rol_van(r, p->rol));
	if (rel)
		feit(o, N_("Is van de eerste persoon"), label_text(&rel->label, r->lang));
	feit(o, N_("Geboortedatum"), geboren_tekst(r, p->geboren));
	feit(o, N_("BSN"), p->bsn.n ? bsn_masked(r->arena, p->bsn) : keus_naam(r, aanmelding_bsn_redenen, p->bsn_reden));
	for (size_t i = 0; i < p->nadressen; i++)
		feit(o, p->adressen[i].intern ? N_("Geheim adres, alleen voor het huis") : N_("Verblijfplaats"),
			adres_tekst(r, &p->adressen[i]));
	if (p->geinformeerd.n)
		feit(o, N_("Geïnformeerd"), informeren_naam(r, p->geinformeerd));
	if (p->geinformeerd_reden.n)
		feit(o, N_("Waarom uitgesteld"), p->geinformeerd_reden);
}

static void blok_personen(struct req *r, const struct aanmelding *a, struct view_aanmelding_inhoud *v)
{
	for (size_t i = 0; i < a->npersonen && i < AANMELDING_PERSONEN_MAX; i++) {
		struct blok_op o = blok_new(r, v, N_("Persoon"), 8 + a->personen[i].nadressen);

		if (a->npersonen > 1)
			o.b->nummer = str_from_i64(r->arena, (int64_t)i + 1);
		persoon_feiten(&o, &a->personen[i]);
		if (a->inhoud == NIVEAU_SCHRIJVEN && req_mag(r, RECHT_persoon_koppelen)) {
			o.b->actie = a->personen[i].persoon.v ? N_("Gekoppeld, bekijken") : N_("Koppelen aan een persoon");
			o.b->url_actie = url_koppelen(r, a->kop.id, a->personen[i].id);
		}
	}
}

static void blok_aanleiding(struct req *r, const struct aanmelding *a, struct view_aanmelding_inhoud *v)
{
	struct blok_op o = blok_new(r, v, N_("Aanleiding"), 9);

	if (a->gebied.n)
		feit(&o, N_("Gebied"), a->gebied);
	feit(&o, N_("Directe aanleiding"), a->aanleiding);
	feit(&o, N_("Gedrag of situatie"), a->gedrag);
	feit(&o, N_("Leefgebieden"), leefgebieden_namen(r, a->leefgebieden));
	feit(&o, N_("Al geprobeerd"), a->geprobeerd);
	feit(&o, N_("Waarom niet lokaal"), a->lokaal);
	feit(&o, N_("Gewenst resultaat"), a->doel);
	feit(&o, N_("Veiligheidsrisico"), a->risico.n ? keus_naam(r, aanmelding_risicos, a->risico) : STR(""));
}

static struct str antwoord_tekst(const struct req *r, const struct aanmelding_antwoord *a)
{
	struct str kort = antwoord_naam(r, a->antwoord);

	if (!a->motivering.n)
		return kort;
	return str_cat(r->arena, str_cat(r->arena, kort, STR("\n")), a->motivering);
}

static void blok_criteria(struct req *r, const struct aanmelding *a, struct view_aanmelding_inhoud *v)
{
	struct blok_op o;

	if (!a->nantwoorden)
		return;
	o = blok_new(r, v, N_("Criteria"), a->nantwoorden);
	for (size_t i = 0; i < a->nantwoorden; i++) {
		const struct criteriaset *s = criteria_find(r->app->cat, a->antwoorden[i].criteria, a->antwoorden[i].versie);
		struct str label = a->antwoorden[i].criterium;

		for (size_t j = 0; s && j < s->ncriteria; j++)
			if (str_eq(s->criteria[j].code, a->antwoorden[i].criterium))
				label = label_text(&s->criteria[j].label, r->lang);
		o.b->feiten[o.b->n++] = (struct view_fact){ .text = label, .value = antwoord_tekst(r, &a->antwoorden[i]) };
	}
}

static struct str veld_tekst(const struct req *r, const struct themaveld *v, struct str waarde)
{
	const struct veldoptie *x = v ? veldoptie_find(v, waarde) : NULL;
	struct datum d;

	if (x)
		return label_text(&x->label, r->lang);
	if (v && v->type == VELD_JANEE)
		return antwoord_naam(r, waarde);
	if (v && v->type == VELD_DATUM && datum_parse(waarde, false, &d))
		return datum_text(r->arena, d);
	return waarde;
}

static void blok_velden(struct req *r, const struct aanmelding *a, struct view_aanmelding_inhoud *v)
{
	const struct thema *t = thema_find(r->app->cat, a->kop.thema);
	struct blok_op o;

	if (!a->nvelden)
		return;
	o = blok_new(r, v, N_("Over dit thema"), a->nvelden);
	for (size_t i = 0; i < a->nvelden; i++) {
		const struct themaveld *f = t ? thema_veld_find(t, a->velden[i].veld) : NULL;

		o.b->feiten[o.b->n++] = (struct view_fact){ .text = f ? label_text(&f->label, r->lang) : a->velden[i].veld,
			.value = veld_tekst(r, f, a->velden[i].waarde) };
	}
}

static void blok_grondslag(struct req *r, const struct aanmelding *a, struct view_aanmelding_inhoud *v)
{
	const struct regime *g = regime_find(r->app->cat, a->kop.regime);
	struct blok_op o = blok_new(r, v, N_("Grondslag"), 7);

	feit(&o, N_("Grondslag"), g ? label_text(&g->label, r->lang) : a->kop.regime);
	feit(&o, N_("De aanbrenger neemt deel op grond van"), a->grondslag);
	feit(&o, N_("Wettelijke taak"), a->taak);
	feit(&o, N_("Waarom delen nodig is"), a->noodzaak);
	feit(&o, N_("Bijzondere gegevens"), categorieen_namen(r, a->categorieen));
	if (a->wpg.n)
		feit(&o, N_("Wet politiegegevens"), str_cat(r->arena, STR("art. "), a->wpg));
	feit(&o, N_("Voorwaarden bij doorgeven"), a->voorwaarden);
}

static const char *bericht_soort(struct str soort)
{
	if (str_eq(soort, STR("vraag")))
		return N_("Vraag van het huis");
	return str_eq(soort, STR("antwoord")) ? N_("Aanvulling") : N_("Terugkoppeling");
}

static void messages_fill(struct req *r, const struct aanmelding *a, struct view_aanmelding_inhoud *v)
{
	v->nberichten = a->nberichten;
	v->berichten = ARENA_ARRAY(r->arena, a->nberichten + 1, struct view_bericht_rij);
	for (size_t i = 0; i < a->nberichten; i++) {
		const struct aanmelding_bericht *b = &a->berichten[i];

		v->berichten[i] = (struct view_bericht_rij){ bericht_soort(b->soort), b->tekst,
			str_cat(r->arena, str_cat(r->arena, b->door_naam, STR(", ")), b->organisatie_naam),
			text_moment(r->arena, r->lang, b->moment) };
	}
}

static void aanmelding_inhoud_fill(struct req *r, const struct aanmelding *a, struct view_aanmelding_inhoud *ret)
{
	*ret = (struct view_aanmelding_inhoud){ .heeft = a->heeft_inhoud };
	messages_fill(r, a, ret);
	bijlagen_fill(r, &a->bijlagen, &ret->bijlagen);
	if (!a->heeft_inhoud)
		return;
	blok_personen(r, a, ret);
	blok_aanleiding(r, a, ret);
	blok_criteria(r, a, ret);
	blok_velden(r, a, ret);
	blok_grondslag(r, a, ret);
	if (a->partners.n) {
		struct blok_op o = blok_new(r, ret, N_("Betrokken partners"), 1);

		feit(&o, N_("Al betrokken"), a->partners);
	}
}

/* ---- one ---- */

static bool is_open(const struct aanmelding *a)
{
	enum aanmelding_status s = aanmelding_status_of(a->kop.status);

	return s == AANMELDING_INGEDIEND || s == AANMELDING_AANVULLEN || s == AANMELDING_WEGING;
}

static void head_fill(struct req *r, const struct aanmelding *a, struct view_aanmelding *v, const char *over,
	struct str over_url)
{
	struct view_link *crumbs = ARENA_ARRAY(r->arena, 2, struct view_link);

	crumbs[0] = (struct view_link){ .label = over, .href = over_url };
	crumbs[1] = (struct view_link){ .text = a->kop.nummer };
	v->kop = (struct view_pagehead){ .text = a->kop.nummer, .sub_text = a->kop.naam.n ? a->kop.naam : a->heeft_inhoud
		? keus_naam(r, aanmelding_soorten, a->kop.soort) : STR_NULL, .crumbs = crumbs, .ncrumbs = 2 };
	v->fi = &r->fi;
	v->status = aanmelding_badge(r, a->kop.status);
	if (str_eq(a->kop.urgentie, STR("spoed")))
		v->urgentie = (struct view_badge){ .label = N_("Spoed"), .tone = TONE_NEGATIVE, .icon = "alarm" };
}

static void receipt_fill(struct req *r, const struct aanmelding *a, struct view_aanmelding *v)
{
	fact_put(v->feiten, &v->nfeiten, N_("Ingediend"), text_moment(r->arena, r->lang, a->kop.ingediend));
	fact_put(v->feiten, &v->nfeiten, N_("Aanbrenger"), a->kop.organisatie_naam);
	fact_put(v->feiten, &v->nfeiten, a->aanmelder_eigen ? N_("Aanmelder") : N_("Ingevoerd door"), a->kop.aanmelder_naam);
	if (a->heeft_inhoud || a->kern == NIVEAU_SCHRIJVEN) { /* a coördinator sees number, date and status alone */
		fact_put(v->feiten, &v->nfeiten, N_("Thema"), thema_naam(r, a->kop.thema));
		fact_put(v->feiten, &v->nfeiten, N_("Gemeente"), a->kop.gemeente);
	}
	fact_put(v->feiten, &v->nfeiten, N_("Huis"), a->kop.huis_naam);
	fact_put(v->feiten, &v->nfeiten, N_("Besloten"), a->kop.besluit ? text_moment(r->arena, r->lang, a->kop.besluit) : STR(""));
	fact_put(v->feiten, &v->nfeiten, N_("Reden"), a->besluit_reden);
	fact_put(v->feiten, &v->nfeiten, N_("Doorverwezen naar"), a->ontvanger);
	fact_put(v->feiten, &v->nfeiten, N_("Wordt vernietigd op"), a->vernietigen.v ? datum_text(r->arena, a->vernietigen) : STR(""));
}

/* Only the form that was sent shows what was typed and what is wrong. */
static struct view_field form_field(struct req *r, struct str action, enum input_kind kind, const char *name,
	const char *label)
{
	bool mine = r->reshow && str_eq(r->http->path, action);

	return (struct view_field){ .kind = kind, .name = name, .label = label, .value = mine ? req_value(r, name, STR(""))
		: STR(""), .error = mine ? req_error(r, name) : NULL };
}

static struct view_stap_form form_new(struct req *r, struct str action, int64_t versie, const char *knop)
{
	return (struct view_stap_form){ .form = { .action = action, .token = form_token(r), .guard = true }, .versie = versie,
		.knop = knop };
}

static void answer_form(struct req *r, const struct aanmelding *a, struct view_aanmelding *v)
{
	struct str action = url_aanmelding_antwoord(r, a->kop.id);

	v->antwoord = form_new(r, action, 0, N_("Aanvulling versturen"));
	v->antwoord.primair = str_eq(a->kop.status, STR("aanvullen"));
	v->antwoord.f[0] = form_field(r, action, INPUT_TEXTAREA, "tekst", N_("Uw aanvulling"));
	v->antwoord.f[0].help = N_("Feitelijk en kort. De betrokkene kan dit opvragen.");
	v->antwoord.n = 1;
	v->inhoud.bijlagen.action = url_aanmelding_bijlage(r, a->kop.id);
}

static void withdraw_form(struct req *r, const struct aanmelding *a, struct view_aanmelding *v)
{
	struct str action = url_aanmelding_intrekken(r, a->kop.id);

	v->intrekken = form_new(r, action, a->kop.versie, N_("Aanmelding intrekken"));
	v->intrekken.negative = true;
	v->intrekken.confirm = N_("De aanmelding intrekken? De inhoud is dan niet meer te zien.");
	v->intrekken.f[0] = form_field(r, action, INPUT_TEXT, "reden", N_("Waarom trekt u haar in?"));
	v->intrekken.f[0].help = N_("Zonder namen: de reden blijft bij de ontvangst staan.");
	v->intrekken.n = 1;
}

static enum fault hand_over_form(struct req *r, const struct aanmelding *a, struct view_aanmelding *v)
{
	struct str action = url_aanmelding_overdragen(r, a->kop.id);
	struct collegas l;
	struct view_option *x;
	struct view_field *f = &v->overdragen.f[0];

	TRY(aanmelding_colleagues(&r->ctx, a->kop.id, &l));
	v->overdragen = form_new(r, action, a->kop.versie, N_("Overdragen"));
	*f = form_field(r, action, INPUT_SELECT, "naar", N_("Aan wie?"));
	x = ARENA_ARRAY(r->arena, l.n + 2, struct view_option);
	x[f->noptions++] = (struct view_option){ .value = STR(""), .label = N_("Kies een collega") };
	for (size_t i = 0; i < l.n; i++)
		x[f->noptions++] = (struct view_option){ .value = url_id(r, ID_medewerker, l.v[i].id.v), .text = l.v[i].naam };
	f->options = x;
	v->overdragen.n = 1;
	return FAULT_NONE;
}

enum fault page_aanmelding(struct req *r, const struct in_aanmelding *in)
{
	struct view_aanmelding v = { 0 };
	struct aanmelding *a;
	bool own;

	TRY(aanmelding_get(&r->ctx, in->id, &a));
	own = a->kop.aanmelder.v == r->ctx.actor.id.v;
	head_fill(r, a, &v, N_("Aanmeldingen"), url_aanmeldingen(r));
	receipt_fill(r, a, &v);
	aanmelding_inhoud_fill(r, a, &v.inhoud);
	v.daarna = aanmelding_status_next(aanmelding_status_of(a->kop.status));
	if (is_open(a) && a->inhoud != NIVEAU_GEEN)
		answer_form(r, a, &v);
	if (is_open(a) && own)
		withdraw_form(r, a, &v);
	if (is_open(a) && req_mag(r, RECHT_aanmelding_verdelen) && a->kop.organisatie.v == r->ctx.actor.organisatie.v)
		TRY(hand_over_form(r, a, &v));
	view_aanmelding(r->out, &v);
	return page_send_named(r, a->kop.nummer, MENU_AANMELDINGEN);
}

enum fault page_aanmelding_antwoord(struct req *r, const struct in_aanmelding_antwoord *in)
{
	TRY(aanmelding_answer(&r->ctx, in->id, in->tekst));
	return req_redirect(r, url_aanmelding(r, in->id), "verstuurd");
}

enum fault page_aanmelding_bijlage(struct req *r, const struct in_aanmelding_bijlage *in)
{
	TRY(bijlage_upload(r, aanmelding_dossier(in->id), in->bestand, in->titel));
	return req_redirect(r, url_aanmelding(r, in->id), "bijlage_erbij");
}

enum fault page_aanmelding_intrekken(struct req *r, const struct in_aanmelding_intrekken *in)
{
	TRY(aanmelding_withdraw(&r->ctx, in->id, in->versie, in->reden));
	return req_redirect(r, url_aanmelding(r, in->id), "aanmelding_ingetrokken");
}

enum fault page_aanmelding_overdragen(struct req *r, const struct in_aanmelding_overdragen *in)
{
	struct str van = STR("organisatie");

	TRY(aanmelding_reassign(&r->ctx, in->id, in->versie, in->naar));
	return req_redirect(r, page_url(r, url_aanmeldingen(r), (const char *const[]){ "van" }, &van, 1, 0),
		"aanmelding_overgedragen");
}

/* ---- the inbox of the houses ---- */

static struct view_option *filter_options(struct req *r, struct view_field *f, size_t n, const char *alles)
{
	struct view_option *x = ARENA_ARRAY(r->arena, n + 3, struct view_option);

	x[f->noptions++] = (struct view_option){ .value = STR(""), .label = alles };
	f->options = x;
	return x;
}

static void filter_status(struct req *r, const struct in_intake *in, struct view_intake *v)
{
	struct view_field *f = &v->velden[v->nvelden++];
	struct view_option *x;

	*f = (struct view_field){ .kind = INPUT_SELECT, .name = "status", .label = N_("Status"), .value = in->status };
	x = filter_options(r, f, AANMELDING_STATUS__MAX + 1, N_("Open"));
	for (int i = 0; i < AANMELDING_STATUS__MAX; i++)
		x[f->noptions++] = (struct view_option){ .value = str_z(aanmelding_status_codes[i]),
			.label = aanmelding_status_label((enum aanmelding_status)i) };
	x[f->noptions++] = (struct view_option){ .value = STR("alle"), .label = N_("Alles") };
}

static enum fault filter_huis(struct req *r, const struct in_intake *in, struct view_intake *v)
{
	struct view_field *f = &v->velden[v->nvelden++];
	struct view_option *x;
	struct huizen l;

	TRY(huis_all(&r->ctx, &l));
	*f = (struct view_field){ .kind = INPUT_SELECT, .name = "huis", .label = N_("Huis"),
		.value = in->huis.v ? url_id(r, ID_huis, in->huis.v) : STR("") };
	x = filter_options(r, f, l.n, N_("Alle huizen"));
	for (size_t i = 0; i < l.n; i++)
		if (huis_open(&l.v[i], datum_today()))
			x[f->noptions++] = (struct view_option){ .value = url_id(r, ID_huis, l.v[i].id.v), .text = l.v[i].naam };
	return FAULT_NONE;
}

static enum fault filter_gemeente(struct req *r, const struct in_intake *in, struct view_intake *v)
{
	struct view_field *f = &v->velden[v->nvelden++];
	struct view_option *x;
	struct gemeente_keuzes l;

	TRY(aanmelding_gemeenten(&r->ctx, &l));
	*f = (struct view_field){ .kind = INPUT_SELECT, .name = "gemeente", .label = N_("Gemeente"),
		.value = in->gemeente.v ? url_id(r, ID_gemeente, in->gemeente.v) : STR("") };
	x = filter_options(r, f, l.n, N_("Alle gemeenten"));
	for (size_t i = 0; i < l.n; i++)
		if (l.v[i].regio)
			x[f->noptions++] = (struct view_option){ .value = url_id(r, ID_gemeente, l.v[i].id.v), .text = l.v[i].naam };
	return FAULT_NONE;
}

static void filter_soort(struct req *r, const struct in_intake *in, struct view_intake *v)
{
	struct view_field *f = &v->velden[v->nvelden++];
	struct view_option *x;

	*f = (struct view_field){ .kind = INPUT_SELECT, .name = "soort", .label = N_("Soort"), .value = in->soort };
	x = filter_options(r, f, 4, N_("Alle soorten"));
	for (const struct keus *k = aanmelding_soorten; k->code; k++)
		x[f->noptions++] = (struct view_option){ .value = str_z(k->code), .label = k->label };
}

enum fault page_intake(struct req *r, const struct in_intake *in)
{
	struct view_intake v = { .action = url_intake(r) };
	struct aanmelding_filter f = { .status = str_eq(in->status, STR("open")) ? STR("") : in->status, .huis = in->huis,
		.zonder_huis = in->zonder, .gemeente = in->gemeente, .soort = in->soort, .tekst = in->tekst,
		.pagina = in->pagina.set ? in->pagina.v : 0 };
	static const char *const names[] = { "tekst", "status", "huis", "gemeente", "soort", "zonder" };
	struct str values[6];
	struct aanmeldingen l;

	TRY(aanmelding_inbox(&r->ctx, &f, &l));
	v.velden[v.nvelden++] = (struct view_field){ .kind = INPUT_SEARCH, .name = "tekst", .label = N_("Naam of nummer"),
		.value = in->tekst };
	filter_status(r, in, &v);
	TRY(filter_huis(r, in, &v));
	TRY(filter_gemeente(r, in, &v));
	filter_soort(r, in, &v);
	for (size_t i = 0; i < 5; i++)
		values[i] = v.velden[i].value;
	values[5] = in->zonder ? STR("1") : STR("");
	for (size_t i = 0; i < 6; i++)
		v.actief += values[i].n > 0 && !(i == 1 && str_eq(values[i], STR("open")));
	list_fill(r, &l, url_intake_aanmelding, &v.lijst);
	pager_fill(r, &l, f.pagina, url_intake(r), names, values, 6, &v.lijst.pager);
	view_intake(r->out, &v);
	return page_send(r, N_("Binnengekomen aanmeldingen"), MENU_INTAKE);
}

static enum fault house_form(struct req *r, const struct aanmelding *a, struct view_aanmelding *v)
{
	struct str action = url_intake_huis(r, a->kop.id);
	struct huis_id now = a->kop.huis.v ? a->kop.huis : a->huis_voorstel;
	struct view_field *f = &v->huis.f[0];
	struct view_option *x;
	struct huizen l;

	TRY(huis_all(&r->ctx, &l));
	v->huis = form_new(r, action, a->kop.versie, a->kop.huis.v ? N_("Naar dit huis overzetten") : N_("Huis vastleggen"));
	v->huis.primair = !a->kop.huis.v;
	*f = form_field(r, action, INPUT_RADIO, "huis", N_("Welk huis pakt dit op?"));
	f->value = now.v ? url_id(r, ID_huis, now.v) : STR("");
	if (!a->kop.huis.v && now.v)
		f->help_text = tr_args(r->arena, r->lang, N_("Voorstel op grond van de gemeente: %1."),
			(const struct out_arg[]){ out_arg_str(a->kop.gemeente) }, 1);
	else if (!a->kop.huis.v)
		f->help = N_("De gemeente is onbekend of ligt buiten de regio: kies zelf.");
	x = ARENA_ARRAY(r->arena, l.n + 1, struct view_option);
	for (size_t i = 0; i < l.n; i++)
		if (huis_open(&l.v[i], datum_today()))
			x[f->noptions++] = (struct view_option){ .value = url_id(r, ID_huis, l.v[i].id.v), .text = l.v[i].naam };
	f->options = x;
	v->huis.n = 1;
	return FAULT_NONE;
}

static void question_forms(struct req *r, const struct aanmelding *a, struct view_aanmelding *v)
{
	struct str action = url_intake_vraag(r, a->kop.id);

	v->vraag = form_new(r, action, a->kop.versie, N_("Vraag versturen"));
	v->vraag.f[0] = form_field(r, action, INPUT_TEXTAREA, "tekst", N_("Wat ontbreekt er nog?"));
	v->vraag.f[0].help = a->aanmelder_eigen
		? N_("De aanmelder krijgt een melding. Vraag alleen wat nodig is om te wegen.")
		: N_("Niemand van de aanbrenger krijgt hiervan een melding: een ander voerde deze aanmelding in. De coördinator van de "
			 "aanbrenger kan haar bij Aanmeldingen aan een collega toewijzen. Bel zo nodig eerst.");
	v->vraag.n = 1;
	if (str_eq(a->kop.status, STR("aanvullen")))
		v->compleet = form_new(r, url_intake_compleet(r, a->kop.id), a->kop.versie, N_("Aanvulling is voldoende"));
}

/* The open sessions to which the actor is invited. */
static enum fault sessions_fill(struct req *r, const struct aanmelding *a, struct view_aanmelding *v)
{
	struct wegingen l;

	if (!req_mag(r, RECHT_weging_voorbereiden) || !req_mag(r, RECHT_weging_lezen)
		|| str_eq(a->kop.status, STR("weging")))
		return FAULT_NONE;
	TRY(weging_list(&r->ctx, &l));
	v->wegingen = ARENA_ARRAY(r->arena, l.n + 1, struct view_weging_keus);
	for (size_t i = 0; i < l.n; i++)
		if (l.v[i].status != WEGING_GESLOTEN)
			v->wegingen[v->nwegingen++] = (struct view_weging_keus){ l.v[i].nummer,
				text_moment(r->arena, r->lang, l.v[i].moment), url_weging_kandidaat(r, l.v[i].id, a->kop.id) };
	return FAULT_NONE;
}

enum fault page_intake_aanmelding(struct req *r, const struct in_intake_aanmelding *in)
{
	struct view_aanmelding v = { 0 };
	struct aanmelding *a;

	TRY(aanmelding_get(&r->ctx, in->id, &a));
	head_fill(r, a, &v, N_("Binnengekomen aanmeldingen"), url_intake(r));
	receipt_fill(r, a, &v);
	aanmelding_inhoud_fill(r, a, &v.inhoud);
	if (a->kern == NIVEAU_SCHRIJVEN)
		TRY(termijnen_of(r, aanmelding_dossier(in->id), a->kop.thema, &v.termijnen));
	if (a->kern == NIVEAU_SCHRIJVEN && a->heeft_inhoud)
		v.url_informatie = url_intake_informatie(r, in->id);
	if (is_open(a) && a->kern == NIVEAU_SCHRIJVEN) {
		question_forms(r, a, &v);
		if (req_mag(r, RECHT_aanmelding_verdelen))
			TRY(house_form(r, a, &v));
		TRY(sessions_fill(r, a, &v));
	}
	if (v.inhoud.heeft && a->kern == NIVEAU_SCHRIJVEN)
		v.url_corrigeren = url_aanmelding_rectificaties(r, in->id);
	view_intake_aanmelding(r->out, &v);
	return page_send_named(r, a->kop.nummer, MENU_INTAKE);
}

enum fault page_intake_huis(struct req *r, const struct in_intake_huis *in)
{
	bool still;

	TRY(aanmelding_route(&r->ctx, in->id, in->versie, in->huis));
	r->ctx.eyes.moment = 0;
	TRY(aanmelding_submitted(&r->ctx, in->id, &still)); /* sent on to another house, it is no longer seen */
	return req_redirect(r, still ? url_intake_aanmelding(r, in->id) : url_intake(r), "huis_bepaald");
}

enum fault page_intake_vraag(struct req *r, const struct in_intake_vraag *in)
{
	TRY(aanmelding_ask(&r->ctx, in->id, in->versie, in->tekst));
	return req_redirect(r, url_intake_aanmelding(r, in->id), "verstuurd");
}

enum fault page_intake_compleet(struct req *r, const struct in_intake_compleet *in)
{
	TRY(aanmelding_complete(&r->ctx, in->id, in->versie));
	return req_redirect(r, url_intake_aanmelding(r, in->id), "opgeslagen");
}

/* ---- attachments ---- */

enum fault page_bijlage(struct req *r, const struct in_bijlage *in)
{
	struct bijlage *b;
	struct str inhoud;

	TRY(bijlage_read(&r->ctx, in->id, &b, &inhoud));
	return file_send(r, b->bestandsnaam, str_dup(r->arena, b->type).p, inhoud);
}
