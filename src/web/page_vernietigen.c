/* Pages: what must go in the coming quarter, holds, one order, certificates. For who judges, by number. */
#include "web/page_bewaren.h"

#include "basis/stuk.h"
#include "routes.h"
#include "views.h"
#include "web/page_beheer.h"

static const struct casus_keus soorten[] = {
	{ "casus", N_("Casus"), NULL }, { "aanmelding", N_("Aanmelding"), NULL },
	{ "rechtverzoek", N_("Verzoek van een betrokkene"), NULL }, { "datalek", N_("Datalek"), NULL }, { 0 },
};

static struct str given(struct str s)
{
	return s.p ? s : STR("");
}

static void head_fill(struct req *r, const char *titel, const char *sub, enum bewaren_tab tab, struct view_vernietig_kop *v)
{
	const struct view_tab tabs[] = {
		{ .label = N_("Komend kwartaal"), .href = url_vernietigen(r), .current = tab == BEWAREN_LIJST },
		{ .label = N_("Stops"), .href = url_vernietigstop(r), .current = tab == BEWAREN_STOP },
		{ .label = N_("Eerder vernietigen"), .href = url_vernietigen_eerder(r), .current = tab == BEWAREN_EERDER },
		{ .label = N_("Verklaringen"), .href = url_verklaringen(r), .current = tab == BEWAREN_VERKLARINGEN },
	};

	*v = (struct view_vernietig_kop){ .kop = { .title = titel, .sub = sub }, .fi = r->reshow ? &r->fi : NULL,
		.n = sizeof(tabs) / sizeof(tabs[0]) };
	for (size_t i = 0; i < v->n; i++)
		v->tabs[i] = tabs[i];
}

static void order_fill(struct req *r, const struct vernietiging_rij *x, struct view_opdracht *v)
{
	struct str id = id_value(r, ID_vernietiging, x->id.v);

	*v = (struct view_opdracht){ .id = id, .url = url_vernietiging(r, x->id), .nummer = x->nummer, .huis = x->huis_naam,
		.dag = casus_datum_veld(r, x->uiterlijk), .door = x->voorgesteld_naam, .beoordeeld = x->beoordeeld_naam,
		.moment = x->uitgevoerd ? text_moment(r->arena, r->lang, x->uitgevoerd) : STR(""),
		.grond = casus_keus_label(vernietiging_gronden, x->grond), .soort = casus_keus_label(soorten, x->soort),
		.eigen = x->eigen, .gekozen = req_chosen(r, "opdrachten", id, !x->eigen) };
}

/* ---- the coming quarter ---- */

static void due_fill(struct req *r, const struct vernietigen_lijst *l, struct view_vernietigen *v)
{
	v->n = l->n;
	v->v = ARENA_ARRAY(r->arena, l->n + 1, struct view_te_vernietigen);
	for (size_t i = 0; i < l->n; i++) {
		const struct te_vernietigen *x = &l->v[i];
		struct str id = id_value(r, ID_dossier, x->id.v);

		v->nkies += !x->besteld && !x->stop;
		v->v[i] = (struct view_te_vernietigen){ .id = id, .nummer = x->nummer, .huis = x->huis_naam,
			.dag = casus_datum_veld(r, x->uiterlijk), .nog = bewaren_nog(r, x->uiterlijk),
			.soort = casus_keus_label(soorten, x->soort), .open = x->open,
			.aanmelding = str_eq(x->soort, STR("aanmelding")), .stop = x->stop, .besteld = x->besteld,
			.te_laat = x->nog < 0, .gekozen = req_chosen(r, "dossiers", id, false) };
	}
}

enum fault page_vernietigen(struct req *r, const struct in_vernietigen *in)
{
	struct view_vernietigen v = { 0 };
	struct vernietigen_lijst l;

	(void)in;
	TRY(vernietigen_list(&r->ctx, &l));
	head_fill(r, N_("Vernietigen"), N_("Op nummer, zonder inhoud. De een stelt voor, een ander keurt goed. Daarna vernietigt "
		"Schakel het dossier op de laatste dag van de termijn."), BEWAREN_LIJST, &v.kop);
	v.tot = casus_datum_veld(r, l.tot);
	due_fill(r, &l, &v);
	v.nvoorstel = l.nvoorstel;
	v.nopdracht = l.nopdracht;
	v.voorstel = ARENA_ARRAY(r->arena, l.nvoorstel + 1, struct view_opdracht);
	v.opdracht = ARENA_ARRAY(r->arena, l.nopdracht + 1, struct view_opdracht);
	for (size_t i = 0; i < l.nvoorstel; i++) {
		order_fill(r, &l.voorstel[i], &v.voorstel[i]);
		v.beoordeelt |= !l.voorstel[i].eigen;
	}
	for (size_t i = 0; i < l.nopdracht; i++)
		order_fill(r, &l.opdracht[i], &v.opdracht[i]);
	v.form = formulier_begin(r, url_vernietigen_voorstel(r), N_("Voorstellen")).form;
	v.akkoord = formulier_begin(r, url_vernietigen_akkoord(r), N_("Goedkeuren")).form;
	v.fout = req_error(r, "dossiers");
	v.fout_akkoord = req_error(r, "opdrachten");
	view_vernietigen(r->out, &v);
	return page_send(r, N_("Vernietigen"), MENU_VERNIETIGEN);
}

enum fault page_vernietigen_voorstel(struct req *r, const struct in_vernietigen_voorstel *in)
{
	struct dossier_id *v = ARENA_ARRAY(r->arena, in->dossiers.n + 1, struct dossier_id);

	for (size_t i = 0; i < in->dossiers.n; i++)
		v[i].v = in->dossiers.v[i];
	TRY(vernietiging_propose(&r->ctx, v, in->dossiers.n));
	return req_redirect(r, url_vernietigen(r), "vernietiging_voorgesteld");
}

enum fault page_vernietigen_akkoord(struct req *r, const struct in_vernietigen_akkoord *in)
{
	struct vernietiging_id *v = ARENA_ARRAY(r->arena, in->opdrachten.n + 1, struct vernietiging_id);

	for (size_t i = 0; i < in->opdrachten.n; i++)
		v[i].v = in->opdrachten.v[i];
	TRY(vernietiging_approve(&r->ctx, v, in->opdrachten.n));
	return req_redirect(r, url_vernietigen(r), "vernietiging_goedgekeurd");
}

/* ---- by number: earlier, and a hold ---- */

static struct view_formulier number_form(struct req *r, struct str action, const char *knop, const char *waarom)
{
	struct view_formulier form = formulier_begin(r, action, knop);
	struct view_field *f = veld_add(r, &form, INPUT_TEXT, "nummer", N_("Nummer"), STR(""));

	f->width = 20;
	f->required = true;
	f->autocomplete = "off";
	f->help = N_("Bijvoorbeeld ZV-2026-0143.");
	f = veld_add(r, &form, INPUT_TEXTAREA, "reden", waarom, STR(""));
	f->required = true;
	f->rows = 3;
	f->help = N_("Zonder namen: dit blijft bewaard.");
	return form;
}

/* Why earlier, and who was told of it. */
static void early_fields(struct req *r, struct view_formulier *form)
{
	struct view_field *f = veld_add(r, form, INPUT_RADIO, "grond", N_("Grond"), STR("niet_nodig"));
	struct view_option *x = ARENA_ARRAY(r->arena, 2, struct view_option);

	x[0] = (struct view_option){ .value = STR("niet_nodig"), .label = N_("Eerder niet meer nodig (WGS 1.8 lid 7)") };
	x[1] = (struct view_option){ .value = STR("verzoek"), .label = N_("Op verzoek van de betrokkene (AVG 17)") };
	f->options = x;
	f->noptions = 2;
	f = veld_add(r, form, INPUT_TEXT, "verteld", N_("Hoe en wanneer weten de ontvangers het?"), STR(""));
	f->optional = true;
	f->help = N_("Alleen op verzoek van de betrokkene, als er uit het dossier is verstrekt (AVG 19). Zonder namen.");
}

enum fault page_vernietigen_eerder(struct req *r, const struct in_vernietigen_eerder *in)
{
	struct view_vernietigen_eerder v = { 0 };

	(void)in;
	TRY(ctx_require(&r->ctx, RECHT_vernietiging_beoordelen));
	head_fill(r, N_("Eerder vernietigen"), N_("Een gesloten casus of een afgewezen aanmelding die niet meer nodig is. Na "
		"goedkeuring door een ander wordt het dossier direct vernietigd."), BEWAREN_EERDER, &v.kop);
	v.form = number_form(r, url_vernietigen_eerder_post(r), N_("Voorstellen"), N_("Waarom is het niet meer nodig?"));
	early_fields(r, &v.form);
	view_vernietigen_eerder(r->out, &v);
	return page_send(r, N_("Eerder vernietigen"), MENU_VERNIETIGEN);
}

enum fault page_vernietigen_eerder_post(struct req *r, const struct in_vernietigen_eerder_post *in)
{
	TRY(vernietiging_propose_early(&r->ctx, given(in->nummer), str_eq(in->grond, STR("verzoek")) ? "verzoek" : "niet_nodig",
		given(in->reden), given(in->verteld)));
	return req_redirect(r, url_vernietigen(r), "vernietiging_voorgesteld");
}

enum fault page_vernietigstop(struct req *r, const struct in_vernietigstop *in)
{
	struct view_vernietigstop v = { 0 };
	struct vernietigen_lijst l;

	(void)in;
	TRY(vernietigen_list(&r->ctx, &l));
	head_fill(r, N_("Stops"), N_("Zijn de gegevens nodig voor een vordering, dan houdt een stop de vernietiging tegen."),
		BEWAREN_STOP, &v.kop);
	v.form = number_form(r, url_vernietigstop_post(r), N_("Stop instellen"),
		N_("Voor welke vordering of procedure zijn de gegevens nodig?"));
	v.n = l.nstop;
	v.v = ARENA_ARRAY(r->arena, l.nstop + 1, struct view_stop_rij);
	for (size_t i = 0; i < l.nstop; i++) {
		const struct stop_rij *x = &l.stop[i];
		struct view_field *f;

		v.v[i] = (struct view_stop_rij){ .nummer = x->nummer, .huis = x->huis_naam, .reden = x->reden,
			.door = x->door_naam, .moment = casus_moment_dag(r, x->moment),
			.weg = formulier_begin(r, url_vernietigstop_weg(r, x->id), N_("Stop opheffen")) };
		f = veld_add(r, &v.v[i].weg, INPUT_TEXT, "reden", N_("Waarom is de stop niet meer nodig?"), STR(""));
		f->id = str_cat(r->arena, STR("reden-"), str_from_i64(r->arena, (int64_t)i + 1)).p;
		f->required = true;
	}
	view_vernietigstop(r->out, &v);
	return page_send(r, N_("Stops"), MENU_VERNIETIGEN);
}

enum fault page_vernietigstop_post(struct req *r, const struct in_vernietigstop_post *in)
{
	TRY(vernietigstop_set(&r->ctx, given(in->nummer), given(in->reden)));
	return req_redirect(r, url_vernietigstop(r), "vernietigstop_gezet");
}

enum fault page_vernietigstop_weg(struct req *r, const struct in_vernietigstop_weg *in)
{
	TRY(vernietigstop_lift(&r->ctx, in->dossier, given(in->reden)));
	return req_redirect(r, url_vernietigstop(r), "vernietigstop_weg");
}

/* ---- one order; the certificate ---- */

enum fault page_verklaringen(struct req *r, const struct in_verklaringen *in)
{
	struct view_verklaringen v = { 0 };
	struct verklaringen l;

	(void)in;
	TRY(verklaring_list(&r->ctx, &l));
	head_fill(r, N_("Verklaringen van vernietiging"), N_("Wat is vernietigd, wanneer, door wie en op welke grond."),
		BEWAREN_VERKLARINGEN, &v.kop);
	v.n = l.n;
	v.v = ARENA_ARRAY(r->arena, l.n + 1, struct view_opdracht);
	for (size_t i = 0; i < l.n; i++)
		order_fill(r, &l.v[i], &v.v[i]);
	view_verklaringen(r->out, &v);
	return page_send(r, N_("Verklaringen van vernietiging"), MENU_VERNIETIGEN);
}

static struct str who(struct req *r, struct str naam, struct str functie, int64_t moment)
{
	struct buf b = buf_new(r->arena);

	if (!moment)
		return STR("");
	buf_add(&b, naam);
	if (functie.n) {
		buf_addz(&b, ", ");
		buf_add(&b, functie);
	}
	buf_addz(&b, " (");
	buf_add(&b, text_moment(r->arena, r->lang, moment));
	buf_addz(&b, ")");
	return buf_str(&b);
}

/* The ground with its article. */
static struct str ground_text(struct req *r, struct str code)
{
	for (const struct casus_keus *k = vernietiging_gronden; k->code; k++)
		if (str_eq(str_z(k->code), code))
			return str_cat(r->arena, str_cat(r->arena, str_cat(r->arena, str_z(tr(r->lang, k->label)), STR(" (")),
				str_z(k->uitleg)), STR(")"));
	return code;
}

static size_t facts_of(struct req *r, const struct verklaring *x, struct view_fact *f)
{
	const char *soort = casus_keus_label(soorten, x->r.soort);
	const struct view_fact all[] = {
		{ .label = N_("Wat"), .value = soort ? str_z(tr(r->lang, soort)) : x->r.soort },
		{ .label = N_("Nummer"), .value = x->r.nummer }, { .label = N_("Huis"), .value = x->r.huis_naam },
		{ .label = N_("Grond"), .value = ground_text(r, x->r.grond) }, { .label = N_("Reden"), .value = x->r.reden },
		{ .label = N_("Uiterlijk"), .value = casus_datum_veld(r, x->r.uiterlijk) },
		{ .label = N_("Voorgesteld door"), .value = who(r, x->r.voorgesteld_naam, x->voorgesteld_functie, x->r.voorgesteld) },
		{ .label = N_("Beoordeeld door"), .value = who(r, x->r.beoordeeld_naam, x->beoordeeld_functie, x->r.beoordeeld) },
		{ .label = N_("Toelichting"), .value = x->beoordeling },
		{ .label = N_("Vernietigd op"), .value = x->r.uitgevoerd ? text_moment(r->arena, r->lang, x->r.uitgevoerd) : STR("") },
		{ .label = N_("Opnieuw na een back-up"),
			.value = x->herhaald ? text_moment(r->arena, r->lang, x->herhaald) : STR("") },
	};
	size_t n = 0;

	for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++)
		if (all[i].value.n)
			f[n++] = all[i];
	return n;
}

/* "rows of the table, with spaces": the name says what it holds. */
static struct str table_text(struct arena *a, struct str naam)
{
	char *p = arena_alloc(a, naam.n + 1);

	for (size_t i = 0; i < naam.n; i++)
		p[i] = naam.p[i] == '_' ? ' ' : naam.p[i];
	p[naam.n] = 0;
	return (struct str){ p, naam.n };
}

static size_t counts_of(struct req *r, const struct verklaring *x, struct view_telling_rij *v)
{
	const struct {
		const char *wat;
		int64_t n;
	} sums[] = { { N_("Rijen, alles samen"), x->r.rijen }, { N_("Eerdere versies in de geschiedenis"), x->beelden },
		{ N_("Bijlagen"), x->bijlagen }, { N_("Personen die nergens anders voorkwamen"), x->personen } };
	size_t n = 0;

	for (size_t i = 0; i < sizeof(sums) / sizeof(sums[0]); i++)
		v[n++] = (struct view_telling_rij){ str_z(tr(r->lang, sums[i].wat)), text_aantal(r->arena, r->lang, sums[i].n) };
	for (size_t i = 0; i < x->n; i++)
		v[n++] = (struct view_telling_rij){ table_text(r->arena, x->v[i].tabel), text_aantal(r->arena, r->lang, x->v[i].n) };
	return n;
}

static void forms_fill(struct req *r, const struct verklaring *x, struct view_vernietiging *v)
{
	struct str versie = str_from_i64(r->arena, x->r.versie);
	bool open = str_eq(x->r.status, STR("voorgesteld"));
	struct view_field *f;

	if (open && !x->r.eigen) {
		v->oordeel = formulier_begin(r, url_vernietiging_oordeel(r, x->r.id), N_("Oordeel vastleggen"));
		v->oordeel.confirm = N_("Wat u goedkeurt, wordt vernietigd en komt niet terug. Vastleggen?");
		formulier_hide(&v->oordeel, "versie", versie);
		f = veld_add(r, &v->oordeel, INPUT_RADIO, "oordeel", N_("Mag dit dossier weg?"), STR(""));
		casus_opties(r, f, (const struct casus_keus[]){ { "ja", N_("Ja, vernietigen"), NULL },
			{ "nee", N_("Nee, niet vernietigen"), NULL }, { 0 } });
		f->required = true;
		f = veld_add(r, &v->oordeel, INPUT_TEXTAREA, "reden", N_("Reden, als het niet weg mag"), STR(""));
		f->rows = 3;
		f->help = N_("Zonder namen: dit blijft bewaard.");
	}
	if (open || str_eq(x->r.status, STR("goedgekeurd"))) {
		v->terug = formulier_begin(r, url_vernietiging_oordeel(r, x->r.id), N_("Voorstel intrekken"));
		formulier_hide(&v->terug, "versie", versie);
		formulier_hide(&v->terug, "oordeel", STR("terug"));
		f = veld_add(r, &v->terug, INPUT_TEXT, "reden", N_("Waarom trekt u het in?"), STR(""));
		f->id = "reden-terug";
		f->required = true;
	}
}

enum fault page_vernietiging(struct req *r, const struct in_vernietiging *in)
{
	struct view_vernietiging *v = ARENA_NEW(r->arena, struct view_vernietiging);
	struct verklaring *x;

	TRY(verklaring_get(&r->ctx, in->vernietiging, &x));
	v->uitgevoerd = x->r.uitgevoerd != 0;
	head_fill(r, v->uitgevoerd ? N_("Verklaring van vernietiging") : N_("Voorstel tot vernietiging"), NULL,
		v->uitgevoerd ? BEWAREN_VERKLARINGEN : BEWAREN_LIJST, &v->kop);
	v->kruimels[0] = (struct view_link){ .label = v->uitgevoerd ? N_("Verklaringen") : N_("Vernietigen"),
		.href = v->uitgevoerd ? url_verklaringen(r) : url_vernietigen(r) };
	v->kruimels[1] = (struct view_link){ .text = x->r.nummer };
	v->kop.kop.crumbs = v->kruimels;
	v->kop.kop.ncrumbs = 2;
	v->nfeiten = facts_of(r, x, v->feiten);
	v->v = ARENA_ARRAY(r->arena, x->n + 5, struct view_telling_rij);
	if (v->uitgevoerd) {
		v->n = counts_of(r, x, v->v);
		v->url_pdf = url_vernietiging_pdf(r, x->r.id);
		v->afdruk = str_cat(r->arena, str_cat(r->arena, r->ctx.actor.naam, STR(", ")),
			text_moment(r->arena, r->lang, klok_now()));
	} else {
		forms_fill(r, x, v);
	}
	view_vernietiging(r->out, v);
	return page_send(r, v->uitgevoerd ? N_("Verklaring van vernietiging") : N_("Voorstel tot vernietiging"),
		MENU_VERNIETIGEN);
}

enum fault page_vernietiging_oordeel(struct req *r, const struct in_vernietiging_oordeel *in)
{
	struct str oordeel = given(in->oordeel);

	if (str_eq(oordeel, STR("terug"))) {
		TRY(vernietiging_withdraw(&r->ctx, in->vernietiging, in->versie, given(in->reden)));
		return req_redirect(r, url_vernietigen(r), "vernietiging_terug");
	}
	if (!oordeel.n)
		return fault_field(&r->fi, "oordeel", N_("Kies of het dossier weg mag."), NULL);
	TRY(vernietiging_judge(&r->ctx, in->vernietiging, in->versie, str_eq(oordeel, STR("ja")), given(in->reden)));
	return req_redirect(r, url_vernietigen(r), str_eq(oordeel, STR("ja")) ? "vernietiging_goedgekeurd"
		: "vernietiging_afgewezen");
}

enum fault page_vernietiging_pdf(struct req *r, const struct in_vernietiging_pdf *in)
{
	struct view_telling_rij *rijen;
	struct view_fact feiten[14];
	struct verklaring *x;
	struct stuk *s;
	size_t n;

	TRY(verklaring_get(&r->ctx, in->vernietiging, &x));
	if (!x->r.uitgevoerd)
		return fault_set(&r->fi, FAULT_NOT_FOUND, NULL, NULL);
	s = stuk_new(r->arena, str_z(tr(r->lang, N_("Verklaring van vernietiging"))), x->r.huis_naam, x->r.uitgevoerd);
	s->taal = r->lang == LANG_EN ? STR("en") : STR("nl");
	s->voet = x->r.nummer;
	stuk_titel(s);
	n = facts_of(r, x, feiten);
	for (size_t i = 0; i < n; i++)
		stuk_feit(s, str_z(tr(r->lang, feiten[i].label)), feiten[i].value);
	stuk_kop(s, 1, str_z(tr(r->lang, N_("Wat is vernietigd"))));
	rijen = ARENA_ARRAY(r->arena, x->n + 5, struct view_telling_rij);
	n = counts_of(r, x, rijen);
	stuk_koprij(s, (struct str[]){ str_z(tr(r->lang, N_("Soort gegevens"))), str_z(tr(r->lang, N_("Aantal"))) }, 2);
	for (size_t i = 0; i < n; i++)
		stuk_rij(s, (struct str[]){ rijen[i].wat, rijen[i].aantal }, 2);
	stuk_alinea(s, str_z(tr(r->lang, N_("De gegevens zijn onomkeerbaar verwijderd, met bijlagen, zoekwoorden en eerdere "
		"versies. In back-ups verdwijnen ze met de bewaarcyclus van de back-up; wordt er een teruggezet, dan vernietigt "
		"Schakel het dossier daarin opnieuw."))));
	return pdf_send(r, STR("verklaring-van-vernietiging"), s);
}
