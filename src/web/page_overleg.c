/* Pages of overleggen: the list, planning, changing, and what is common to the others. */
#include "web/page_overleg.h"

#include "domein/toegang/actor.h"
#include "routes.h"
#include "views.h"

#define AANBOD_MAX 100 /* as many are offered at once when planning; others are invited afterwards */

/* ---- words ---- */

const char *overleg_status_naam(enum overleg_status s, enum view_tone *ret)
{
	static const struct {
		const char *naam;
		enum view_tone toon;
	} all[OVERLEG_STATUS__MAX] = {
		[OVERLEG_GEPLAND] = { N_("Gepland"), TONE_INFO },
		[OVERLEG_BEZIG] = { N_("Loopt"), TONE_ACCENT },
		[OVERLEG_AFGEROND] = { N_("Verslag nog niet vastgesteld"), TONE_WARNING },
		[OVERLEG_VASTGESTELD] = { N_("Vastgesteld"), TONE_POSITIVE },
		[OVERLEG_GEANNULEERD] = { N_("Vervallen"), TONE_NEUTRAL },
	};

	*ret = all[s].toon;
	return all[s].naam;
}

struct str overleg_naam(const struct req *r, struct str soort)
{
	const struct overlegvorm *v = overlegvorm_find(r->app->cat, soort);

	return v ? label_text(&v->label, (int)r->lang) : soort;
}

struct str overleg_wanneer(struct req *r, int64_t begin, int64_t duur)
{
	struct str dag = text_dag(r->arena, r->lang, datum_of_moment(begin), datum_today()),
		van = text_tijd(r->arena, begin), tot = text_tijd(r->arena, begin + duur * MINUTE_MS);

	return tr_args(r->arena, r->lang, N_("%1, %2 tot %3"), (struct out_arg[]){ OUT_ARG(dag), OUT_ARG(van), OUT_ARG(tot) },
		3);
}

struct str overleg_versie(struct req *r, int64_t versie)
{
	return str_from_i64(r->arena, versie);
}

void overleg_crumbs(struct req *r, struct view_pagehead *kop, const struct overleg_rij *van, const char *hier)
{
	struct view_link *l = ARENA_ARRAY(r->arena, 3, struct view_link);

	l[kop->ncrumbs++] = (struct view_link){ .label = N_("Overleggen"), .href = url_overleggen(r) };
	if (van)
		l[kop->ncrumbs++] = (struct view_link){ .text = overleg_naam(r, van->soort), .href = url_overleg(r, van->id) };
	l[kop->ncrumbs++] = (struct view_link){ .label = hier };
	kop->crumbs = l;
}

struct view_form overleg_form(struct req *r, struct str action, struct str token)
{
	(void)r;
	return (struct view_form){ .action = action, .token = token };
}

/* ---- the list ---- */

static struct str points_text(struct req *r, const struct overleg_rij *q)
{
	struct str mijn = text_aantal(r->arena, r->lang, q->mijn_punten), all = text_aantal(r->arena, r->lang, q->punten);

	if (q->mijn_punten == q->punten)
		return all;
	return tr_args(r->arena, r->lang, N_("%1 van %2"), (struct out_arg[]){ OUT_ARG(mijn), OUT_ARG(all) }, 2);
}

enum fault page_overleggen(struct req *r, const struct in_overleggen *in)
{
	struct view_overleggen v = { .kop = { .title = N_("Overleggen"),
		.sub = N_("Waarvoor u bent uitgenodigd. Per agendapunt ziet u alleen waarbij u bent toegelaten.") },
		.voorbij = str_eq(in->welke, STR("voorbij")) };
	struct str url = url_overleggen(r);
	struct overleggen l;

	TRY(overleg_list(&r->ctx, v.voorbij, &l));
	v.tabs[0] = (struct view_tab){ .label = N_("Gepland"), .href = url, .current = !v.voorbij };
	v.tabs[1] = (struct view_tab){ .label = N_("Voorbij"), .href = str_cat(r->arena, url, STR("?welke=voorbij")),
		.current = v.voorbij };
	v.n = l.n;
	v.v = ARENA_ARRAY(r->arena, l.n + 1, struct view_overleg_rij);
	for (size_t i = 0; i < l.n; i++) {
		const struct overleg_rij *q = &l.v[i];

		v.v[i] = (struct view_overleg_rij){ .url = url_overleg(r, q->id), .naam = overleg_naam(r, q->soort),
			.wanneer = overleg_wanneer(r, q->begin, q->duur), .plaats = q->plaats, .voorzitter = q->voorzitter_naam,
			.punten = points_text(r, q), .uitgenodigd = text_aantal(r->arena, r->lang, q->leden),
			.vandaag = datum_of_moment(q->begin).v == datum_today().v };
		v.v[i].status = overleg_status_naam(q->status, &v.v[i].toon);
	}
	v.nieuw = (struct view_button){ .label = N_("Overleg plannen"), .href = url_overleg_nieuw(r), .icon = "calendar-plus" };
	if (req_mag(r, RECHT_overleg_voorbereiden)) {
		v.kop.actions = &v.nieuw;
		v.kop.nactions = 1;
	}
	view_overleggen(r->out, &v);
	return page_send(r, N_("Overleggen"), MENU_OVERLEG);
}

/* ---- planning ---- */

static struct str person_text(struct req *r, const struct overleg_lid *l)
{
	return str_cat(r->arena, str_cat(r->arena, l->naam, STR(", ")), l->organisatie_naam);
}

static void people_options(struct req *r, struct view_field *f, const struct overleg_leden *l, const char *leeg)
{
	struct view_option *x = opties_new(r, f, l->n, leeg);

	for (size_t i = 0; i < l->n; i++)
		x[f->noptions++] = (struct view_option){ .value = id_value(r, ID_medewerker, l->v[i].id.v),
			.text = person_text(r, &l->v[i]) };
}

static void checks_options(struct req *r, struct view_field *f, const struct overleg_leden *l)
{
	struct view_option *x;

	people_options(r, f, l, NULL);
	x = (struct view_option *)f->options;
	for (size_t i = 0; i < f->noptions; i++)
		x[i].chosen = req_chosen(r, f->name, x[i].value, false);
}

static void kind_options(struct req *r, struct view_field *f)
{
	const struct catalogus *cat = r->app->cat;
	struct view_option *x = opties_new(r, f, cat->noverlegvormen, NULL);

	for (size_t i = 0; i < cat->noverlegvormen; i++) {
		const struct overlegvorm *v = &cat->overlegvormen[i];

		if (v->soort != OVERLEGSOORT_WEGING && actor_in_ring(&r->ctx.actor, v->ring))
			x[f->noptions++] = (struct view_option){ .value = v->code, .text = label_text(&v->label, (int)r->lang) };
	}
}

/* What planning and changing have in common. */
static void when_fields(struct req *r, struct view_formulier *form, const struct overleg_rij *now)
{
	struct tijd at = now ? tijd_of(now->begin) : (struct tijd){ { 0 }, 10, 0, 0 };
	struct view_field *f;

	f = veld_add(r, form, INPUT_DATE, "datum", N_("Datum"), now ? datum_text(r->arena, at.dag) : STR(""));
	f->required = true;
	f = veld_add(r, form, INPUT_TEXT, "tijd", N_("Begintijd"), now ? text_tijd(r->arena, now->begin) : STR("10:00"));
	f->required = true;
	f->width = 6;
	f = veld_add(r, form, INPUT_NUMBER, "duur", N_("Duur in minuten"), now ? str_from_i64(r->arena, now->duur) : STR(""));
	f->width = 6;
	f->optional = !now;
	f->help = now ? NULL : N_("Leeg: de gewone duur van dit soort overleg.");
	f = veld_add(r, form, INPUT_TEXT, "plaats", N_("Plaats"), now ? now->plaats : STR(""));
	f->optional = true;
	f->maxlength = 200;
	f->help = N_("Staat in de mail en in agenda's van anderen. Noem geen namen van personen.");
	f = veld_add(r, form, INPUT_TEXT, "link", N_("Verbinding"), now ? now->link : STR(""));
	f->optional = true;
	f->maxlength = 500;
	f->help = N_("Het adres van een beeldvergadering, bijvoorbeeld https://vergader.example/1234.");
}

enum fault page_overleg_nieuw(struct req *r, const struct in_overleg_nieuw *in)
{
	struct view_overleg_form v = { .kop = { .title = N_("Overleg plannen") }, .fi = &r->fi };
	struct overleg_leden people;
	struct view_field *f;

	(void)in;
	TRY(overleg_people(&r->ctx, STR(""), &people));
	overleg_crumbs(r, &v.kop, NULL, N_("Plannen"));
	v.form = formulier_begin(r, url_overleg_nieuw_post(r), N_("Overleg plannen"));
	v.form.annuleren = url_overleggen(r);
	v.form.form.guard = true;
	f = veld_add(r, &v.form, INPUT_SELECT, "soort", N_("Soort overleg"), STR("casusoverleg"));
	kind_options(r, f);
	when_fields(r, &v.form, NULL);
	f = veld_add(r, &v.form, INPUT_NUMBER, "keer", N_("Aantal keer"), STR("1"));
	f->width = 4;
	f->help = N_("Voor een reeks: hoe vaak, hooguit 26 keer.");
	f = veld_add(r, &v.form, INPUT_NUMBER, "weken", N_("Om de hoeveel weken"), STR("2"));
	f->width = 4;
	f = veld_add(r, &v.form, INPUT_SELECT, "voorzitter", N_("Voorzitter"), id_value(r, ID_medewerker, r->ctx.actor.id.v));
	people_options(r, f, &people, NULL);
	f = veld_add(r, &v.form, INPUT_SELECT, "notulist", N_("Notulist"), STR(""));
	people_options(r, f, &people, N_("Niemand apart"));
	if (people.n <= AANBOD_MAX) {
		f = veld_add(r, &v.form, INPUT_CHECKS, "leden", N_("Uitnodigen"), STR(""));
		f->help = N_("Bij een casus op de agenda kunt u straks ook het hele team uitnodigen.");
		checks_options(r, f, &people);
	}
	view_overleg_form(r->out, &v);
	return page_send(r, N_("Overleg plannen"), MENU_OVERLEG);
}

static enum fault time_of(struct req *r, struct str typed, int *ret_uur, int *ret_minuut)
{
	if (tijd_parse(typed, ret_uur, ret_minuut))
		return FAULT_NONE;
	return fault_field(&r->fi, "tijd", N_("Vul een tijd in, bijvoorbeeld 09:30."), NULL);
}

enum fault page_overleg_nieuw_post(struct req *r, const struct in_overleg_nieuw_post *in)
{
	struct overleg_plan p = { .soort = in->soort, .dag = in->datum, .duur = in->duur.set ? (int)in->duur.v : 0,
		.plaats = in->plaats, .link = in->link, .voorzitter = in->voorzitter, .notulist = in->notulist,
		.nleden = in->leden.n, .keer = in->keer.set ? in->keer.v : 1, .weken = in->weken.set ? in->weken.v : 1 };
	struct medewerker_id *leden = ARENA_ARRAY(r->arena, in->leden.n + 1, struct medewerker_id);
	struct overleg_id id;

	for (size_t i = 0; i < in->leden.n; i++)
		leden[i].v = in->leden.v[i];
	p.leden = leden;
	TRY(time_of(r, in->tijd, &p.uur, &p.minuut));
	TRY(overleg_plan(&r->ctx, &p, &id));
	return req_redirect(r, url_overleg(r, id), "overleg_gepland");
}

/* ---- changing ---- */

static struct overleg_leden all_people(struct req *r, const struct overleg *o, const struct overleg_leden *others)
{
	struct overleg_leden l = { 0, ARENA_ARRAY(r->arena, o->leden.n + others->n + 1, struct overleg_lid) };

	for (size_t i = 0; i < o->leden.n; i++)
		l.v[l.n++] = o->leden.v[i];
	for (size_t i = 0; i < others->n; i++)
		l.v[l.n++] = others->v[i];
	return l;
}

enum fault page_overleg_wijzigen(struct req *r, const struct in_overleg_wijzigen *in)
{
	struct view_overleg_form v = { .kop = { .title = N_("Overleg wijzigen") }, .fi = &r->fi };
	struct overleg_leden people;
	struct overleg *o;
	struct view_field *f;

	TRY(overleg_get(&r->ctx, in->overleg, &o));
	TRY(overleg_candidates(&r->ctx, in->overleg, &people));
	people = all_people(r, o, &people);
	v.kop.sub_text = overleg_naam(r, o->kop.soort);
	overleg_crumbs(r, &v.kop, &o->kop, N_("Wijzigen"));
	v.form = formulier_begin(r, url_overleg_wijzigen_post(r, in->overleg), N_("Wijziging opslaan"));
	v.form.annuleren = url_overleg(r, in->overleg);
	when_fields(r, &v.form, &o->kop);
	f = veld_add(r, &v.form, INPUT_SELECT, "voorzitter", N_("Voorzitter"),
		id_value(r, ID_medewerker, o->kop.voorzitter.v));
	people_options(r, f, &people, NULL);
	f = veld_add(r, &v.form, INPUT_SELECT, "notulist", N_("Notulist"), id_value(r, ID_medewerker, o->kop.notulist.v));
	people_options(r, f, &people, N_("Niemand apart"));
	formulier_hide(&v.form, "versie", overleg_versie(r, o->kop.versie));
	if (o->kop.status == OVERLEG_GEPLAND) {
		v.vervalt = formulier_begin(r, url_overleg_vervalt(r, in->overleg), N_("Laten vervallen"));
		v.vervalt.negative = true;
		v.vervalt.confirm = N_("Iedereen krijgt bericht dat dit overleg vervalt. Doorgaan?");
		f = veld_add(r, &v.vervalt, INPUT_TEXT, "reden", N_("Reden"), STR(""));
		f->help = N_("Zonder namen. Wie is uitgenodigd, leest dit in Schakel.");
		f->maxlength = 500;
		formulier_hide(&v.vervalt, "versie", overleg_versie(r, o->kop.versie));
	}
	view_overleg_form(r->out, &v);
	return page_send(r, N_("Overleg wijzigen"), MENU_OVERLEG);
}

enum fault page_overleg_wijzigen_post(struct req *r, const struct in_overleg_wijzigen_post *in)
{
	struct overleg_wijziging w = { .id = in->overleg, .versie = in->versie, .dag = in->datum, .duur = (int)in->duur,
		.plaats = in->plaats, .link = in->link, .voorzitter = in->voorzitter, .notulist = in->notulist };

	TRY(time_of(r, in->tijd, &w.uur, &w.minuut));
	TRY(overleg_change(&r->ctx, &w));
	return req_redirect(r, url_overleg(r, in->overleg), "overleg_gewijzigd");
}

enum fault page_overleg_vervalt(struct req *r, const struct in_overleg_vervalt *in)
{
	TRY(overleg_cancel(&r->ctx, in->overleg, in->versie, in->reden));
	return req_redirect(r, url_overleg(r, in->overleg), "overleg_vervalt");
}
