/* Pages of the weging: the sessions, planning one, its board, its agenda with presence, and closing it. */
#include "web/page_weging.h"

#include <string.h>

#include "domein/toegang/actor.h"
#include "routes.h"
#include "views.h"

/* ---- words ---- */

static const char *weging_status_naam(enum weging_status s, enum view_tone *ret)
{
	static const struct {
		const char *naam;
		enum view_tone toon;
	} all[WEGING_STATUS__MAX] = {
		[WEGING_GEPLAND] = { N_("Gepland"), TONE_NEUTRAL },
		[WEGING_BEZIG] = { N_("Loopt"), TONE_INFO },
		[WEGING_GESLOTEN] = { N_("Gesloten"), TONE_POSITIVE },
	};

	*ret = all[s].toon;
	return all[s].naam;
}

struct str uitkomst_label(const struct req *r, struct str code)
{
	const struct reden *x = reden_find(r->app->cat, STR("weging_besluit"), code);

	if (x)
		return label_text(&x->label, r->lang);
	if (str_eq(code, STR("ingetrokken")))
		return str_z(tr(r->lang, N_("Ingetrokken")));
	return str_eq(code, STR("teruggezet")) ? str_z(tr(r->lang, N_("Niet besproken"))) : code;
}

/* false: the domain has no shape. */
static bool org_vorm(struct str domein, enum view_org *ret)
{
	static const char *const codes[] = { "straf", "zorg", "gemeente", "zvh", NULL };
	int i = code_find(codes, domein);

	*ret = i < 0 ? VIEW_ORG_ZVH : (enum view_org)i;
	return i >= 0;
}

static struct str vorm_naam(const struct req *r, struct str soort)
{
	const struct overlegvorm *v = overlegvorm_find(r->app->cat, soort);

	return v ? label_text(&v->label, r->lang) : soort;
}

static struct str thema_naam(const struct req *r, struct str code)
{
	const struct thema *t = thema_find(r->app->cat, code);

	return t ? label_text(&t->label, r->lang) : code;
}

static struct str versie_text(struct req *r, int64_t versie)
{
	return str_from_i64(r->arena, versie);
}

static void crumbs(struct req *r, struct view_pagehead *kop, struct str nummer, struct str url, const char *hier)
{
	struct view_link *l = ARENA_ARRAY(r->arena, 3, struct view_link);

	l[kop->ncrumbs++] = (struct view_link){ .label = N_("Weging"), .href = url_wegingen(r) };
	if (nummer.n)
		l[kop->ncrumbs++] = (struct view_link){ .text = nummer, .href = url };
	l[kop->ncrumbs++] = (struct view_link){ .label = hier };
	kop->crumbs = l;
}

/* ---- the sessions ---- */

enum fault page_wegingen(struct req *r, const struct in_wegingen *in)
{
	struct view_wegingen v = { .kop = { .title = N_("Weging"),
		.sub = N_("De weegploeg beoordeelt aanmeldingen en besluit wat ermee gebeurt.") },
		.mag_plannen = req_mag(r, RECHT_weging_voorbereiden) };
	struct wegingen w;

	(void)in;
	TRY(weging_list(&r->ctx, &w));
	v.n = w.n;
	v.v = ARENA_ARRAY(r->arena, w.n + 1, struct view_weging_rij);
	for (size_t i = 0; i < w.n; i++) {
		const struct weging_rij *q = &w.v[i];

		v.v[i] = (struct view_weging_rij){ .url = url_weging(r, q->id), .nummer = q->nummer,
			.soort = vorm_naam(r, q->soort), .moment = text_moment(r->arena, r->lang, q->moment), .plaats = q->plaats,
			.voorzitter = q->voorzitter_naam, .punten = q->punten, .besloten = q->besloten };
		v.v[i].status = weging_status_naam(q->status, &v.v[i].toon);
		v.nopen += q->status != WEGING_GESLOTEN;
	}
	v.nieuw = (struct view_button){ .label = N_("Weging plannen"), .href = url_weging_nieuw(r), .icon = "calendar-plus" };
	if (v.mag_plannen) {
		v.kop.actions = &v.nieuw;
		v.kop.nactions = 1;
	}
	view_wegingen(r->out, &v);
	return page_send(r, N_("Weging"), MENU_WEGING);
}

enum fault page_weging_nieuw(struct req *r, const struct in_weging_nieuw *in)
{
	struct view_weging_plan v = { .kop = { .title = N_("Weging plannen") }, .fi = &r->fi };
	const struct catalogus *cat = r->app->cat;
	struct view_option *x;
	struct view_field *f;

	(void)in;
	crumbs(r, &v.kop, STR(""), STR_NULL, N_("Plannen"));
	v.form = formulier_begin(r, url_weging_nieuw_post(r), N_("Weging plannen"));
	v.form.annuleren = url_wegingen(r);
	f = veld_add(r, &v.form, INPUT_SELECT, "soort", N_("Soort weging"), STR("weegploeg"));
	x = opties_new(r, f, cat->noverlegvormen, NULL);
	for (size_t i = 0; i < cat->noverlegvormen; i++)
		if (cat->overlegvormen[i].soort == OVERLEGSOORT_WEGING && actor_in_ring(&r->ctx.actor, cat->overlegvormen[i].ring))
			x[f->noptions++] = (struct view_option){ .value = cat->overlegvormen[i].code,
				.text = label_text(&cat->overlegvormen[i].label, r->lang) };
	f = veld_add(r, &v.form, INPUT_DATE, "datum", N_("Datum"), STR(""));
	f->required = true;
	f = veld_add(r, &v.form, INPUT_TEXT, "tijd", N_("Begintijd"), STR("09:30"));
	f->required = true;
	f->width = 6;
	f = veld_add(r, &v.form, INPUT_TEXT, "plaats", N_("Plaats of verbinding"), STR(""));
	f->optional = true;
	f->maxlength = 200;
	view_weging_nieuw(r->out, &v);
	return page_send(r, N_("Weging plannen"), MENU_WEGING);
}

enum fault page_weging_nieuw_post(struct req *r, const struct in_weging_nieuw_post *in)
{
	struct weging_id id;
	int uur, minuut;

	if (!tijd_parse(in->tijd, &uur, &minuut))
		return fault_field(&r->fi, "tijd", N_("Vul een tijd in, bijvoorbeeld 09:30."), NULL);
	if (in->datum.v < datum_today().v)
		return fault_field(&r->fi, "datum", N_("Vul een datum in die vandaag of later is."), NULL);
	TRY(weging_plan(&r->ctx, moment_of(in->datum, uur, minuut), in->plaats, in->soort, &id));
	return req_redirect(r, url_weging(r, id), "weging_gepland");
}

/* ---- the board ---- */

static void card_status(const struct req *r, const struct weging_kaart *k, struct view_kaart *v)
{
	const struct termijnsoort *t = termijnsoort_find(r->app->cat, STR("weging"));

	v->dagen = datum_days_between(datum_of_moment(k->ingediend), datum_today());
	v->te_laat = t && t->eenheid == TERMIJN_DAGEN && v->dagen > t->lengte;
	v->hoog = str_eq(k->risico, STR("hoog"));
	v->spoed = str_eq(k->urgentie, STR("spoed"));
	v->eerder = k->eerder;
}

static struct view_kaart card_view(struct req *r, const struct weging *w, const struct weging_kaart *k, int64_t gekozen)
{
	struct view_kaart v = { .nummer = k->nummer, .titel = k->nummer, .ja = k->ja, .criteria = k->criteria,
		.nieuw = !k->punt.v, .besloten = k->uitkomst.n > 0 };

	if (k->uitkomst.n)
		v.uitkomst = uitkomst_label(r, k->uitkomst);
	if (k->moment)
		v.tijd = text_tijd(r->arena, k->moment);
	if (!k->aanmelding.v)
		return v;
	if (k->naam.n)
		v.titel = k->naam;
	v.thema = thema_naam(r, k->thema);
	v.organisatie = k->organisatie_naam;
	v.vorm = org_vorm(k->domein, &v.domein);
	v.gekozen = gekozen == (k->punt.v ? k->punt.v : k->aanmelding.v);
	v.url = k->punt.v ? url_weegpunt(r, w->kop.id, k->punt) : url_weging_kandidaat(r, w->kop.id, k->aanmelding);
	v.url = str_cat(r->arena, v.url, STR("#detail-titel"));
	card_status(r, k, &v);
	return v;
}

static void column_add(struct req *r, struct view_weging *v, const struct weging *w, const struct weging_kaarten *k,
	struct view_weegkolom col, int64_t gekozen)
{
	col.n = k->n;
	col.v = ARENA_ARRAY(r->arena, k->n + 1, struct view_kaart);
	for (size_t i = 0; i < k->n; i++)
		col.v[i] = card_view(r, w, &k->v[i], gekozen);
	v->kolom[v->n++] = col;
}

static struct str when_text(struct req *r, const struct weging_rij *k)
{
	struct buf b = buf_new(r->arena);

	buf_add(&b, vorm_naam(r, k->soort));
	buf_addz(&b, ", ");
	buf_add(&b, text_moment(r->arena, r->lang, k->moment));
	if (k->plaats.n) {
		buf_addz(&b, ", ");
		buf_add(&b, k->plaats);
	}
	return buf_str(&b);
}

enum fault weegbord_send(struct req *r, const struct weging *w, const struct view_weegdetail *d, int64_t gekozen)
{
	struct view_weging v = { .kop = { .text = str_cat(r->arena, STR("Weging "), w->kop.nummer),
		.sub_text = when_text(r, &w->kop) }, .fi = &r->fi, .detail = d, .bestuurt = w->bestuurt,
		.gepland = w->kop.status == WEGING_GEPLAND, .url_agenda = url_weging_agenda(r, w->kop.id) };
	struct view_button *agenda = ARENA_NEW(r->arena, struct view_button);

	*agenda = (struct view_button){ .label = N_("Agenda en aanwezigheid"), .icon = "calendar-event", .href = v.url_agenda };
	v.kop.actions = agenda;
	v.kop.nactions = 1;
	crumbs(r, &v.kop, STR(""), STR_NULL, N_("Bord"));
	v.status = weging_status_naam(w->kop.status, &v.toon);
	if (req_mag(r, RECHT_weging_voorbereiden) && w->kop.status != WEGING_GESLOTEN)
		column_add(r, &v, w, &w->nieuw, (struct view_weegkolom){ .id = "kol-nieuw", .titel = N_("Nieuw"),
			.leeg = N_("Er wacht nu geen aanmelding. Een aanmelding komt hier zodra de intake er een huis bij heeft vastgelegd.") }, gekozen);
	column_add(r, &v, w, &w->agenda, (struct view_weegkolom){ .id = "kol-agenda", .titel = N_("Op de agenda"),
		.leeg = N_("Nog niets. Open een nieuwe aanmelding en zet haar op de agenda.") }, gekozen);
	column_add(r, &v, w, &w->besloten, (struct view_weegkolom){ .id = "kol-besloten", .titel = N_("Besloten"),
		.leeg = N_("Hier komt wat de weegploeg heeft besloten.") }, gekozen);
	v.klaar = w->bestuurt && w->kop.status != WEGING_GESLOTEN && w->besloten.n && !w->nieuw.n && !w->agenda.n;
	view_weging(r->out, &v);
	return page_send_named(r, v.kop.text, MENU_WEGING);
}

enum fault page_weging(struct req *r, const struct in_weging *in)
{
	struct weging *w;

	TRY(weging_get(&r->ctx, in->weging, &w));
	return weegbord_send(r, w, NULL, 0);
}

/* ---- agenda and presence ---- */

static void agenda_rows(struct req *r, const struct weging *w, struct view_weging_agenda *v)
{
	v->v = ARENA_ARRAY(r->arena, w->agenda.n + 1, struct view_agendapunt);
	v->besloten = ARENA_ARRAY(r->arena, w->besloten.n + 1, struct view_agendapunt);
	for (size_t i = 0; i < w->agenda.n; i++) {
		const struct weging_kaart *k = &w->agenda.v[i];

		v->v[v->n] = (struct view_agendapunt){ .nummer = k->nummer, .organisatie = k->organisatie_naam,
			.tijd = k->moment ? text_tijd(r->arena, k->moment) : STR(""), .thema = thema_naam(r, k->thema),
			.schuift = w->bestuurt && k->aanmelding.v };
		if (k->aanmelding.v)
			v->v[v->n].url = url_weegpunt(r, w->kop.id, k->punt);
		v->v[v->n++].url_plaats = url_weegpunt_plaats(r, w->kop.id, k->punt);
	}
	for (size_t i = 0; i < w->besloten.n; i++)
		v->besloten[v->nbesloten++] = (struct view_agendapunt){ .nummer = w->besloten.v[i].nummer,
			.uitkomst = uitkomst_label(r, w->besloten.v[i].uitkomst) };
}

static const char *wgs_kort(struct str wgs)
{
	return str_eq(wgs, STR("lid1")) ? N_("beslist mee") : str_eq(wgs, STR("lid2")) ? N_("weegt mee") : NULL;
}

static void presence_rows(struct req *r, const struct weging *w, struct view_weging_agenda *v)
{
	bool mine = r->reshow && str_eq(v->aanwezig.action, r->http->path);

	v->org = ARENA_ARRAY(r->arena, w->nleden + 1, struct view_aanwezig_org);
	for (size_t i = 0; i < w->nleden; i++) {
		const struct weging_lid *l = &w->leden[i];
		struct view_aanwezig_org *g = v->norg ? &v->org[v->norg - 1] : NULL;
		struct str waarde = id_value(r, ID_medewerker, l->id.v);
		bool chair = l->id.v == w->kop.voorzitter.v;
		const char *wgs = wgs_kort(l->wgs);

		if (i == 0 || l->organisatie.v != w->leden[i - 1].organisatie.v) {
			g = &v->org[v->norg++];
			g->naam = l->organisatie_naam;
			g->id = str_cat(r->arena, STR("org-"), str_from_i64(r->arena, (int64_t)v->norg)).p;
			g->v = ARENA_ARRAY(r->arena, w->nleden + 1, struct view_aanwezige);
		}
		g->v[g->n++] = (struct view_aanwezige){ .waarde = waarde, .naam = l->naam, .functie = l->functie,
			.wgs = wgs ? str_z(tr(r->lang, wgs)) : STR(""), .voorzitter = chair,
			.id = str_cat(r->arena, STR("aanwezig-"), str_from_i64(r->arena, (int64_t)i)).p,
			.aanwezig = chair || (mine ? req_chosen(r, "medewerker", waarde, l->aanwezig) : l->aanwezig) };
	}
}

static void invite_form(struct req *r, const struct weging *w, struct view_weging_agenda *v)
{
	struct view_field *f;
	struct view_option *x;

	if (!w->bestuurt || !w->nkandidaten)
		return;
	v->uitnodigen = formulier_begin(r, url_weging_uitnodigen(r, w->kop.id), N_("Uitnodigen"));
	f = veld_add(r, &v->uitnodigen, INPUT_SELECT, "medewerker", N_("Medewerker met een rol in de weging"), STR(""));
	f->id = "uitnodigen-medewerker";
	x = opties_new(r, f, w->nkandidaten, NULL);
	for (size_t i = 0; i < w->nkandidaten; i++) {
		const struct weging_lid *l = &w->kandidaten[i];

		x[f->noptions++] = (struct view_option){ .value = id_value(r, ID_medewerker, l->id.v),
			.text = str_cat(r->arena, str_cat(r->arena, l->naam, STR(", ")), l->organisatie_naam) };
	}
}

/* Beginning and closing, for who leads. */
static void agenda_actions(struct req *r, const struct weging *w, struct view_weging_agenda *v)
{
	struct view_button *b = ARENA_ARRAY(r->arena, 2, struct view_button);

	if (!w->bestuurt)
		return;
	v->kop.actions = b;
	if (w->kop.status == WEGING_GEPLAND) {
		v->begin = (struct view_form){ .id = "weging-begin", .action = url_weging_begin(r, w->kop.id),
			.token = v->token };
		b[v->kop.nactions++] = (struct view_button){ .label = N_("Weging beginnen"), .kind = BUTTON_PRIMARY,
			.submit = true, .icon = "player-play", .form = v->begin.id };
	}
	b[v->kop.nactions++] = (struct view_button){ .label = N_("Weging sluiten"), .icon = "lock",
		.href = url_weging_sluiten(r, w->kop.id) };
}

enum fault page_weging_agenda(struct req *r, const struct in_weging_agenda *in)
{
	struct view_weging_agenda v = { .fi = &r->fi };
	struct weging *w;

	TRY(weging_agenda_get(&r->ctx, in->weging, &w));
	v.kop = (struct view_pagehead){ .text = str_cat(r->arena, STR("Agenda "), w->kop.nummer),
		.sub_text = when_text(r, &w->kop) };
	crumbs(r, &v.kop, w->kop.nummer, url_weging(r, in->weging), N_("Agenda en aanwezigheid"));
	v.status = weging_status_naam(w->kop.status, &v.toon);
	v.voorzitter = w->kop.voorzitter_naam;
	v.bestuurt = w->bestuurt;
	v.token = form_token(r);
	agenda_actions(r, w, &v);
	v.aanwezig = (struct view_form){ .action = url_weging_aanwezig(r, in->weging), .token = v.token };
	v.versie = versie_text(r, w->kop.versie);
	agenda_rows(r, w, &v);
	presence_rows(r, w, &v);
	invite_form(r, w, &v);
	if (w->neemt_over) {
		v.overnemen = formulier_begin(r, url_weging_voorzitter(r, in->weging), N_("Voorzitterschap overnemen"));
		v.overnemen.negative = true;
		v.overnemen.confirm = N_("Wilt u voorzitter worden van deze weging?");
		formulier_hide(&v.overnemen, "versie", v.versie);
	}
	view_weging_agenda(r->out, &v);
	return page_send_named(r, v.kop.text, MENU_WEGING);
}

enum fault page_weging_begin(struct req *r, const struct in_weging_begin *in)
{
	TRY(weging_begin(&r->ctx, in->weging, in->versie));
	return req_redirect(r, url_weging(r, in->weging), "weging_begonnen");
}

enum fault page_weging_aanwezig(struct req *r, const struct in_weging_aanwezig *in)
{
	struct medewerker_id *v = ARENA_ARRAY(r->arena, in->medewerker.n + 1, struct medewerker_id);

	for (size_t i = 0; i < in->medewerker.n; i++)
		v[i].v = in->medewerker.v[i];
	TRY(weging_presence_all(&r->ctx, in->weging, v, in->medewerker.n));
	return req_redirect(r, url_weging_agenda(r, in->weging), "weging_aanwezig");
}

enum fault page_weging_voorzitter(struct req *r, const struct in_weging_voorzitter *in)
{
	TRY(weging_take_chair(&r->ctx, in->weging, in->versie));
	return req_redirect(r, url_weging_agenda(r, in->weging), "weging_voorzitter");
}

enum fault page_weging_uitnodigen(struct req *r, const struct in_weging_uitnodigen *in)
{
	TRY(weging_invite(&r->ctx, in->weging, in->medewerker));
	return req_redirect(r, url_weging_agenda(r, in->weging), "weging_uitgenodigd");
}

/* ---- closing ---- */

enum fault page_weging_sluiten(struct req *r, const struct in_weging_sluiten *in)
{
	struct view_weging_sluiten v = { .fi = &r->fi };
	struct weging *w;

	TRY(weging_agenda_get(&r->ctx, in->weging, &w));
	v.kop.title = N_("Weging sluiten");
	crumbs(r, &v.kop, w->kop.nummer, url_weging(r, in->weging), N_("Sluiten"));
	v.nummers = ARENA_ARRAY(r->arena, w->agenda.n + 1, struct str);
	for (size_t i = 0; i < w->agenda.n; i++)
		v.nummers[v.n++] = w->agenda.v[i].nummer;
	v.besloten = (int64_t)w->besloten.n;
	if (w->bestuurt) {
		v.form = formulier_begin(r, url_weging_sluiten_post(r, in->weging), N_("Weging sluiten"));
		formulier_hide(&v.form, "versie", versie_text(r, w->kop.versie));
		v.form.form.guard = false;
		v.form.annuleren = url_weging_agenda(r, in->weging);
	}
	view_weging_sluiten(r->out, &v);
	return page_send(r, N_("Weging sluiten"), MENU_WEGING);
}

enum fault page_weging_sluiten_post(struct req *r, const struct in_weging_sluiten_post *in)
{
	TRY(weging_close(&r->ctx, in->weging, in->versie));
	return req_redirect(r, url_weging(r, in->weging), "weging_gesloten");
}
