/* Pages: handing over and reassigning work, absence and replacement, the agenda for a calendar program, mail by choice. */
#include "web/page_werk.h"

#include "basis/ical.h"
#include "catalogus/catalogus.h"
#include "domein/werk/afwezig.h"
#include "domein/werk/agenda.h"
#include "domein/werk/postkeuze.h"
#include "routes.h"
#include "views.h"
#include "web/page_account.h"

/* ---- handing over ---- */

enum fault page_overdracht(struct req *r, const struct in_overdracht *in)
{
	struct view_overdracht_lijst v = { .kop = beheer_begin(r, N_("Werk om over te dragen"), TAB_OVERDRACHT) };
	struct overdracht_mensen list;

	(void)in;
	TRY(overdracht_list(&r->ctx, &list));
	v.kop.kop.sub = N_("Van wie vertrokken is of binnenkort vertrekt; voor een teammanager ook van de eigen collega's.");
	v.n = list.n;
	v.v = ARENA_ARRAY(r->arena, list.n + 1, struct view_overdracht_rij);
	for (size_t i = 0; i < list.n; i++)
		v.v[i] = (struct view_overdracht_rij){ .naam = list.v[i].naam, .url = url_overdracht_van(r, list.v[i].id),
			.functie = list.v[i].functie, .organisatie = list.v[i].organisatie_naam, .tot = list.v[i].vertrekt
			? datum_text(r->arena, datum_of_moment(list.v[i].actief_tot - 1)) : STR(""), .aantal = list.v[i].aantal,
			.buiten = list.v[i].buiten };
	view_overdracht_lijst(r->out, &v);
	return page_send(r, N_("Werk om over te dragen"), MENU_BEHEER);
}

static const char *soort_tekst(struct str soort)
{
	return str_eq(soort, STR("casus")) ? N_("Casus") : str_eq(soort, STR("aanmelding")) ? N_("Aanmelding")
		: str_eq(soort, STR("weging")) ? N_("Weging") : str_eq(soort, STR("verzoek")) ? N_("Verzoek van een betrokkene") : N_("Ander dossier");
}

static const char *als_tekst(const struct overdracht_dossier *d)
{
	return d->regisseur ? N_("Procesregisseur") : d->aanmelder ? N_("Aanmelder") : N_("Team");
}

static struct str colleague(struct req *r, const struct overdracht_keuze *k)
{
	return k->functie.n ? str_cat(r->arena, str_cat(r->arena, k->naam, STR(", ")), k->functie) : k->naam;
}

static void choice_fill(struct req *r, struct view_overdracht *v, const struct overdracht *o)
{
	struct view_option *x;

	v->naar = (struct view_field){ .kind = INPUT_SELECT, .name = "naar", .label = N_("Overdragen aan"),
		.value = req_value(r, "naar", STR("")), .error = req_error(r, "naar"), .required = true,
		.help = N_("Een collega van dezelfde organisatie, met een rol waarmee men dossiers behandelt.") };
	x = opties_new(r, &v->naar, o->nkeuze, N_("Kies een collega"));
	for (size_t i = 0; i < o->nkeuze; i++)
		x[v->naar.noptions++] = (struct view_option){ .value = url_id(r, ID_medewerker, o->keuze[i].id.v),
			.text = colleague(r, &o->keuze[i]) };
	if (!o->mens.vertrekt)
		v->reden = (struct view_field){ .kind = INPUT_TEXT, .name = "reden", .label = N_("Waarom"), .required = true,
			.value = req_value(r, "reden", STR("")), .error = req_error(r, "reden"),
			.help = N_("Het team van de casus leest dit. Schrijf niets over gezondheid.") };
}

static void all_fill(struct req *r, struct view_overdracht *v, const struct overdracht *o)
{
	struct view_option *x;

	v->alles = (struct view_field){ .kind = INPUT_CHECK, .name = "alles", .label = N_("Alle dossiers overdragen"),
		.help = N_("Ook wat hieronder niet staat. Wat niet naar deze collega kan, blijft staan.") };
	x = opties_new(r, &v->alles, 1, NULL);
	x[v->alles.noptions++] = (struct view_option){ .value = STR("1"),
		.chosen = req_chosen(r, "alles", STR("1"), o->mens.vertrekt) };
}

enum fault page_overdracht_van(struct req *r, const struct in_overdracht_van *in)
{
	struct view_overdracht v = { .kop = beheer_begin(r, NULL, TAB_OVERDRACHT) };
	struct overdracht o;

	TRY(overdracht_get(&r->ctx, in->medewerker, &o));
	v.kop.kop.text = o.mens.naam;
	v.kop.kop.sub_text = o.mens.organisatie_naam;
	beheer_crumbs(r, &v.kop, N_("Werk om over te dragen"), url_overdracht(r), o.mens.naam);
	v.form = (struct view_form){ .action = url_overdracht_bekijken(r, in->medewerker), .token = form_token(r) };
	v.fout = req_error(r, "dossier");
	v.totaal = o.n;
	v.n = o.n < OVERDRACHT_TOON ? o.n : OVERDRACHT_TOON;
	v.v = ARENA_ARRAY(r->arena, v.n + 1, struct view_overdracht_dossier);
	for (size_t i = 0; i < v.n; i++) {
		struct str id = url_id(r, ID_dossier, o.v[i].id.v);

		v.v[i] = (struct view_overdracht_dossier){ id, o.v[i].nummer, soort_tekst(o.v[i].soort), als_tekst(&o.v[i]),
			req_chosen(r, "dossier", id, o.mens.vertrekt) };
	}
	if (v.n < v.totaal)
		all_fill(r, &v, &o);
	choice_fill(r, &v, &o);
	view_overdracht(r->out, &v);
	return page_send(r, N_("Werk om over te dragen"), MENU_BEHEER);
}

/* ---- a preview ---- */

static void hide(struct view_voorbeeld *v, const char *name, struct str value)
{
	v->hidden[v->nhidden++] = (struct view_verborgen){ name, value };
}

/* The first, and how many there are; with ids those that can go are sent along. */
static void preview_fill(struct req *r, struct view_voorbeeld *v, const struct overdracht *o, bool ids)
{
	v->totaal = o->n;
	v->n = o->n < OVERDRACHT_TOON ? o->n : OVERDRACHT_TOON;
	v->v = ARENA_ARRAY(r->arena, v->n + 1, struct view_voorbeeld_rij);
	v->hidden = ARENA_ARRAY(r->arena, v->n + 6, struct view_verborgen);
	for (size_t i = 0; i < o->n; i++)
		v->mee += !o->v[i].bezwaar;
	for (size_t i = 0; i < v->n; i++) {
		const struct overdracht_dossier *d = &o->v[i];

		v->v[i] = (struct view_voorbeeld_rij){ d->nummer, soort_tekst(d->soort), als_tekst(d), d->bezwaar };
		if (ids && !d->bezwaar)
			hide(v, "dossier", url_id(r, ID_dossier, d->id.v));
	}
}

enum fault page_overdracht_bekijken(struct req *r, const struct in_overdracht_bekijken *in)
{
	struct view_voorbeeld v = { .kop = beheer_begin(r, NULL, TAB_OVERDRACHT), .knop = N_("Overdragen") };
	struct overdracht o;

	TRY(overdracht_preview(&r->ctx, in->medewerker, in->naar, in->dossier.v, in->alles ? OVERDRACHT_ALLES : in->dossier.n,
		in->reden, &o));
	v.kop.kop.title = N_("Wat er verandert");
	beheer_crumbs(r, &v.kop, N_("Werk om over te dragen"), url_overdracht(r), o.mens.naam);
	v.form = (struct view_form){ .action = url_overdracht_van_post(r, in->medewerker), .token = form_token(r) };
	preview_fill(r, &v, &o, !in->alles);
	if (in->alles)
		hide(&v, "alles", STR("1"));
	v.kan = v.mee > 0;
	v.zin = tr_args(r->arena, r->lang, N_("%1 verliest de toegang tot deze dossiers. %2 krijgt die, en krijgt een melding."),
		(struct out_arg[]){ OUT_ARG(o.mens.naam), OUT_ARG(o.keuze[0].naam) }, 2);
	hide(&v, "naar", url_id(r, ID_medewerker, in->naar.v));
	hide(&v, "reden", in->reden);
	v.url_terug = url_overdracht_van(r, in->medewerker);
	view_voorbeeld(r->out, &v);
	return page_send(r, N_("Wat er verandert"), MENU_BEHEER);
}

enum fault page_overdracht_van_post(struct req *r, const struct in_overdracht_van_post *in)
{
	TRY(overdracht_do(&r->ctx, in->medewerker, in->naar, in->dossier.v, in->alles ? OVERDRACHT_ALLES : in->dossier.n,
		in->reden));
	return req_redirect(r, url_overdracht_van(r, in->medewerker), "overgedragen");
}

/* ---- absence ---- */

static struct view_option *people(struct req *r, struct view_field *w, const struct overdracht_keuze *v, size_t n,
	const char *leeg)
{
	struct view_option *x = opties_new(r, w, n, leeg);

	for (size_t i = 0; i < n; i++)
		x[w->noptions++] = (struct view_option){ .value = url_id(r, ID_medewerker, v[i].id.v),
			.text = colleague(r, &v[i]) };
	return x;
}

static void absence_form(struct req *r, struct view_afwezigheid *v, const struct afwezig_lijst *l)
{
	struct view_field *w;
	struct view_option *x;

	v->form = formulier_begin(r, url_afwezigheid_bekijken(r), N_("Bekijken wat er verandert"));
	if (l->nmensen > 1) {
		w = veld_add(r, &v->form, INPUT_SELECT, "medewerker", N_("Wie is weg?"), url_id(r, ID_medewerker,
			r->ctx.actor.id.v));
		people(r, w, l->mensen, l->nmensen, NULL);
	}
	w = veld_add(r, &v->form, INPUT_SELECT, "vervanger", N_("Wie vervangt?"), STR(""));
	w->required = true;
	w->help = N_("Een collega van dezelfde organisatie.");
	people(r, w, l->collegas, l->ncollegas, N_("Kies een collega"));
	w = veld_add(r, &v->form, INPUT_DATE, "van", N_("Eerste dag"), STR(""));
	w->required = true;
	w = veld_add(r, &v->form, INPUT_DATE, "tot", N_("Laatste dag"), STR(""));
	w->required = true;
	w = veld_add(r, &v->form, INPUT_SELECT, "reden", N_("Reden"), STR(""));
	w->required = true;
	w->help = N_("Ziekte leggen we hier niet vast.");
	x = opties_new(r, w, 4, N_("Kies een reden"));
	for (size_t i = 0; afwezig_redenen[i].code; i++)
		x[w->noptions++] = (struct view_option){ .value = str_z(afwezig_redenen[i].code),
			.label = afwezig_redenen[i].label };
}

enum fault page_afwezigheid(struct req *r, const struct in_afwezigheid *in)
{
	struct view_afwezigheid v = { .kop = { .kop = { .title = N_("Afwezigheid en vervanging") }, .fi = &r->fi },
		.token = form_token(r) };
	struct afwezig_lijst l;

	(void)in;
	TRY(afwezig_list(&r->ctx, &l));
	v.n = l.n;
	v.v = ARENA_ARRAY(r->arena, l.n + 1, struct view_afwezig_rij);
	for (size_t i = 0; i < l.n; i++) {
		const struct afwezig *a = &l.v[i];

		v.v[i] = (struct view_afwezig_rij){ .naam = a->naam, .vervanger = a->vervanger_naam,
			.van = datum_text(r->arena, a->van), .tot = datum_text(r->arena, a->tot),
			.versie = str_from_i64(r->arena, a->versie), .url_einde = url_afwezigheid_einde(r, a->id),
			.door = a->door_naam, .reden = afwezig_reden_label(a->reden), .loopt = a->loopt, .mag = a->mag };
	}
	absence_form(r, &v, &l);
	view_afwezigheid(r->out, &v);
	return page_send(r, N_("Afwezigheid en vervanging"), MENU_WERKVOORRAAD);
}

enum fault page_afwezigheid_bekijken(struct req *r, const struct in_afwezigheid_bekijken *in)
{
	struct view_voorbeeld v = { .kop = { .kop = { .title = N_("Wat er verandert") }, .fi = &r->fi }, .kan = true,
		.knop = N_("Afwezigheid vastleggen") };
	struct afwezig_nieuw n = { in->medewerker, in->vervanger, in->reden, in->van, in->tot };
	struct str van = datum_text(r->arena, in->van), tot = datum_text(r->arena, in->tot);
	struct overdracht o;

	TRY(afwezig_preview(&r->ctx, &n, &o));
	beheer_crumbs(r, &v.kop, N_("Afwezigheid en vervanging"), url_afwezigheid(r), o.mens.naam);
	v.form = (struct view_form){ .action = url_afwezigheid_post(r), .token = form_token(r) };
	preview_fill(r, &v, &o, false);
	v.zin = tr_args(r->arena, r->lang,
		N_("%1 is weg van %2 tot en met %3. %4 krijgt in die tijd dezelfde toegang; daarna eindigt die vanzelf."),
		(struct out_arg[]){ OUT_ARG(o.mens.naam), OUT_ARG(van), OUT_ARG(tot), OUT_ARG(o.keuze[0].naam) }, 4);
	if (in->medewerker.v)
		hide(&v, "medewerker", url_id(r, ID_medewerker, in->medewerker.v));
	hide(&v, "vervanger", url_id(r, ID_medewerker, in->vervanger.v));
	hide(&v, "reden", in->reden);
	hide(&v, "van", van);
	hide(&v, "tot", tot);
	v.url_terug = url_afwezigheid(r);
	view_voorbeeld(r->out, &v);
	return page_send(r, N_("Wat er verandert"), MENU_WERKVOORRAAD);
}

enum fault page_afwezigheid_post(struct req *r, const struct in_afwezigheid_post *in)
{
	struct afwezig_nieuw n = { in->medewerker, in->vervanger, in->reden, in->van, in->tot };

	TRY(afwezig_add(&r->ctx, &n));
	return req_redirect(r, url_afwezigheid(r), "afwezigheid_vastgelegd");
}

enum fault page_afwezigheid_einde(struct req *r, const struct in_afwezigheid_einde *in)
{
	TRY(afwezig_withdraw(&r->ctx, in->afwezigheid, in->versie));
	return req_redirect(r, url_afwezigheid(r), "afwezigheid_beeindigd");
}

/* ---- the agenda for a calendar program ---- */

static struct str link_of(struct req *r, const struct agenda_regel *g)
{
	switch (g->soort) {
	case AGENDA_TERMIJN:
		return url_termijn(r, (struct termijn_id){ g->id });
	case AGENDA_AFSPRAAK:
		return url_casus(r, (struct casus_id){ g->dossier });
	case AGENDA_WEGING:
		return url_weging(r, (struct weging_id){ g->id });
	case AGENDA_OVERLEG:
		break;
	}
	return url_overleg(r, (struct overleg_id){ g->id });
}

static struct ical_event event_of(struct req *r, const struct agenda_regel *g)
{
	struct str url = str_cat(r->arena, str_z(r->app->adres), link_of(r, g));
	struct ical_event e = { .uid = str_cat(r->arena, url_id(r, ID_dossier, g->id), STR("@schakel")),
		.stempel = g->begin ? g->begin : moment_of(g->dag, 0, 0), .titel = g->wat, .plaats = g->plaats, .url = url };

	if (g->dag.v) {
		struct out_arg args[] = { OUT_ARG(g->wat) };

		e.titel = tr_args(r->arena, r->lang, N_("Termijn: %1"), args, 1);
		e.dag = g->dag;
	} else {
		e.begin = g->begin;
		e.einde = g->einde ? g->einde : g->begin + HOUR_MS;
	}
	return e;
}

enum fault page_agenda_feed(struct req *r, const struct in_agenda_feed *in)
{
	struct ical cal = { .method = ICAL_FEED, .naam = STR("Schakel"), .organisator = STR("") };
	struct ical_event *v;
	struct agenda a;

	TRY(agenda_open(&r->ctx, in->sleutel, r->http->remote));
	TRY(agenda_get(&r->ctx, &a));
	v = ARENA_ARRAY(r->arena, a.n + 1, struct ical_event);
	for (size_t i = 0; i < a.n; i++)
		v[i] = event_of(r, &a.v[i]);
	cal.n = a.n;
	cal.v = v;
	return file_send(r, STR("schakel.ics"), "text/calendar; charset=utf-8", ical_write(r->arena, &cal));
}

enum fault page_agenda_nieuw(struct req *r, const struct in_agenda_nieuw *in)
{
	struct view_agenda_adres v = { .kop = { .kop = { .title = N_("Uw agenda-adres") }, .fi = &r->fi },
		.url_verder = url_profiel(r) };
	struct buf b = buf_new(r->arena);
	struct str sleutel;

	(void)in;
	TRY(agenda_new(&r->ctx, &sleutel));
	buf_addz(&b, r->app->adres);
	buf_addz(&b, "/agenda.ics?sleutel=");
	buf_add(&b, sleutel);
	v.adres = buf_str(&b);
	beheer_crumbs(r, &v.kop, N_("Profiel"), url_profiel(r), str_z(tr(r->lang, v.kop.kop.title)));
	view_agenda_adres(r->out, &v);
	return page_send(r, N_("Uw agenda-adres"), MENU_GEEN);
}

enum fault page_agenda_weg(struct req *r, const struct in_agenda_weg *in)
{
	(void)in;
	TRY(agenda_drop(&r->ctx));
	return req_redirect(r, url_profiel(r), "agenda_weg");
}

/* ---- mail by choice ---- */

enum fault page_post_keuze(struct req *r, const struct in_post_keuze *in)
{
	TRY(postkeuze_set(&r->ctx, str_eq(in->keuze, STR("uit")) ? POST_UIT : str_eq(in->keuze, STR("dagelijks"))
		? POST_DAGELIJKS : POST_DIRECT));
	return req_redirect(r, url_profiel(r), "post_keuze");
}
