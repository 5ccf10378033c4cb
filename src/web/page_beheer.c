/* Pages of administration: houses, gemeenten and organisations. People are in page_medewerker.c. */
#include "web/page_beheer.h"

#include "catalogus/catalogus.h"
#include "domein/bewaring/bewaring.h"
#include "domein/casus/casus.h"
#include "routes.h"
#include "views.h"

/* ---- shared ---- */

static void tab_add(struct req *r, struct view_beheer *v, enum beheer_tab now, enum beheer_tab tab, enum recht recht,
	struct view_tab t)
{
	if (!req_mag(r, recht))
		return;
	t.current = now == tab;
	v->tabs[v->ntabs++] = t;
}

struct view_beheer beheer_begin(struct req *r, const char *title, enum beheer_tab tab)
{
	struct view_beheer v = { .kop = { .title = title }, .fi = &r->fi };
	bool regio = req_mag(r, RECHT_medewerker_beheren);
	enum recht hands_over = regio ? RECHT_medewerker_beheren : req_mag(r, RECHT_medewerker_beheren_eigen)
		? RECHT_medewerker_beheren_eigen : RECHT_werklast_lezen;

	tab_add(r, &v, tab, TAB_MEDEWERKERS, RECHT_medewerker_beheren,
		(struct view_tab){ .label = N_("Medewerkers"), .href = url_medewerkers(r) });
	tab_add(r, &v, tab, TAB_COLLEGAS, RECHT_medewerker_beheren_eigen,
		(struct view_tab){ .label = N_("Collega's"), .href = url_collegas(r) });
	tab_add(r, &v, tab, TAB_ORGANISATIES, RECHT_organisatie_beheren,
		(struct view_tab){ .label = N_("Organisaties"), .href = url_organisaties(r) });
	tab_add(r, &v, tab, TAB_HUIZEN, RECHT_organisatie_beheren,
		(struct view_tab){ .label = N_("Huizen"), .href = url_huizen(r) });
	tab_add(r, &v, tab, TAB_GEMEENTEN, RECHT_organisatie_beheren,
		(struct view_tab){ .label = N_("Gemeenten"), .href = url_gemeenten(r) });
	tab_add(r, &v, tab, TAB_OVERDRACHT, hands_over,
		(struct view_tab){ .label = N_("Overdracht"), .href = url_overdracht(r) });
	return v;
}

void beheer_crumbs(struct req *r, struct view_beheer *v, const char *over, struct str url, struct str hier)
{
	struct view_link *l = ARENA_ARRAY(r->arena, 2, struct view_link);

	l[0] = (struct view_link){ .label = over, .href = url };
	l[1] = (struct view_link){ .text = hier };
	v->kop.crumbs = l;
	v->kop.ncrumbs = 2;
}

struct view_formulier formulier_begin(struct req *r, struct str action, const char *knop)
{
	return (struct view_formulier){ .form = { .action = action, .token = form_token(r), .guard = true }, .knop = knop };
}

struct view_field *veld_add(struct req *r, struct view_formulier *f, enum input_kind kind, const char *name,
	const char *label, struct str now)
{
	struct view_field *v = &f->f[f->n++];
	bool mine = !r->reshow || str_eq(f->form.action, r->http->path); /* of several forms, the one that was sent */

	*v = (struct view_field){ .kind = kind, .name = name, .label = label };
	v->value = mine ? req_value(r, name, now) : now;
	v->error = mine ? req_error(r, name) : NULL;
	return v;
}

struct view_field *veld_groot(struct req *r, struct view_formulier *f, const char *name, const char *label, struct str now,
	int rows)
{
	struct view_field *v = veld_add(r, f, INPUT_TEXTAREA, name, label, now);

	v->rows = rows;
	return v;
}

struct view_field veld_los(struct req *r, enum input_kind kind, const char *name, const char *label, struct str now)
{
	return (struct view_field){ .kind = kind, .name = name, .label = label, .value = req_value(r, name, now),
		.error = req_error(r, name) };
}

void fact_put(struct view_fact *v, size_t *n, const char *label, struct str value)
{
	if (value.n)
		v[(*n)++] = (struct view_fact){ .label = label, .value = value };
}

void formulier_hide(struct view_formulier *f, const char *name, struct str value)
{
	f->hidden[f->nhidden++] = (struct view_verborgen){ name, value };
}

struct str id_value(struct req *r, enum id_kind kind, int64_t id)
{
	return id ? url_id(r, kind, id) : STR("");
}

struct view_option *opties_new(struct req *r, struct view_field *f, size_t n, const char *leeg)
{
	struct view_option *x = ARENA_ARRAY(r->arena, n + 2, struct view_option);

	if (leeg)
		x[f->noptions++] = (struct view_option){ .value = STR(""), .label = leeg };
	f->options = x;
	return x;
}

void land_opties(struct req *r, struct view_field *f)
{
	const struct catalogus *c = r->app->cat;
	struct view_option *x = opties_new(r, f, c->nlandkeuze, N_("Nederland"));

	for (size_t i = 1; i < c->nlandkeuze; i++)
		x[f->noptions++] = (struct view_option){ .value = c->landkeuze[i]->code,
			.text = land_naam(c, c->landkeuze[i]->code) };
}

void land_add(const struct req *r, struct buf *b, struct str land)
{
	if (!land_buiten(land))
		return;
	buf_addz(b, b->n ? ", " : "");
	buf_add(b, land_naam(r->app->cat, land));
}

void opties_huizen(struct req *r, struct view_field *f, const struct huizen *h, const char *leeg)
{
	struct view_option *x = opties_new(r, f, h->n, leeg);

	for (size_t i = 0; i < h->n; i++)
		x[f->noptions++] = (struct view_option){ .value = id_value(r, ID_huis, h->v[i].id.v), .text = h->v[i].naam };
}

void opties_organisaties(struct req *r, struct view_field *f, const struct organisaties *o, const char *leeg)
{
	struct view_option *x = opties_new(r, f, o->n, leeg);

	for (size_t i = 0; i < o->n; i++)
		x[f->noptions++] = (struct view_option){ .value = id_value(r, ID_organisatie, o->v[i].id.v),
			.text = o->v[i].naam };
}

struct str casus_keus_naam(const struct req *r, const struct casus_keus *v, struct str code)
{
	const char *label = casus_keus_label(v, code);

	return label ? str_z(tr(r->lang, label)) : code;
}

struct str rol_naam(const struct req *r, struct str code)
{
	const struct rol *rol = rol_find(r->app->cat, code);

	return rol ? label_text(&rol->label, r->lang) : code;
}

struct str soort_naam(const struct req *r, struct str code)
{
	const struct organisatiesoort *s = organisatiesoort_find(r->app->cat, code);

	return s ? label_text(&s->label, r->lang) : code;
}

const char *domein_naam(struct str code)
{
	static const struct {
		const char *code, *naam;
	} names[] = { { "straf", N_("Straf en justitie") }, { "zorg", N_("Zorg") }, { "gemeente", N_("Gemeente en bestuur") },
		{ "zvh", N_("Zorg- en Veiligheidshuis") } };

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (str_eq(code, str_z(names[i].code)))
			return names[i].naam;
	return N_("Overig");
}

static const char *wgs_naam(struct str code)
{
	if (str_eq(code, STR("lid1")))
		return N_("Publieke deelnemer (artikel 2.27 lid 1)");
	if (str_eq(code, STR("lid2")))
		return N_("Private deelnemer (artikel 2.27 lid 2)");
	return N_("Geen deelnemer");
}

const char *ring_naam(struct str code)
{
	switch (code_find(ring_codes, code)) {
	case RING_RADICALISERING: return N_("Besloten kring radicalisering");
	case RING_MENSENHANDEL: return N_("Besloten kring mensenhandel");
	case RING_GEHEIM: return N_("Besloten kring geheim adres");
	default: return NULL;
	}
}

static struct str dag(struct req *r, struct datum d)
{
	return d.v ? datum_text(r->arena, d) : STR("");
}

static struct view_button *primary(struct req *r, const char *label, struct str href)
{
	struct view_button *b = ARENA_NEW(r->arena, struct view_button);

	*b = (struct view_button){ .label = label, .href = href, .kind = BUTTON_PRIMARY, .icon = "plus" };
	return b;
}

/* ---- houses ---- */

enum fault page_huizen(struct req *r, const struct in_huizen *in)
{
	struct view_huizen v = { .kop = beheer_begin(r, N_("Huizen"), TAB_HUIZEN) };
	struct huizen h;
	struct gemeenten g;
	int32_t today = datum_today().v;

	(void)in;
	TRY(huis_all(&r->ctx, &h));
	TRY(gemeente_all(&r->ctx, &g));
	v.kop.kop.actions = primary(r, N_("Huis toevoegen"), url_huis_nieuw(r));
	v.kop.kop.nactions = 1;
	v.n = h.n;
	v.v = ARENA_ARRAY(r->arena, h.n + 1, struct view_huis_rij);
	for (size_t i = 0; i < h.n; i++) {
		v.v[i] = (struct view_huis_rij){ .naam = h.v[i].naam, .code = h.v[i].code, .adres = h.v[i].adres,
			.url = url_huis(r, h.v[i].id), .van = dag(r, h.v[i].van), .tot = dag(r, h.v[i].tot) };
		for (size_t k = 0; k < g.n; k++)
			v.v[i].gemeenten += g.v[k].huis.v == h.v[i].id.v && (!g.v[k].lid_tot.v || g.v[k].lid_tot.v >= today);
	}
	view_huizen(r->out, &v);
	return page_send(r, N_("Huizen"), MENU_BEHEER);
}

#define INZAGE_KORT STR("organisatie")

static void inzage_field(struct req *r, struct view_formulier *f, const struct huis *h)
{
	struct view_field *x = veld_add(r, f, INPUT_SELECT, "inzage", N_("In een inzage staat van wie keek"),
		h->inzage_kort ? INZAGE_KORT : STR("functie"));
	struct view_option *o = opties_new(r, x, 2, NULL);

	x->help = N_("De naam staat er nooit in.");
	o[x->noptions++] = (struct view_option){ .value = STR("functie"), .label = N_("Organisatie en functie") };
	o[x->noptions++] = (struct view_option){ .value = INZAGE_KORT, .label = N_("Alleen de organisatie") };
}

static void years_field(struct req *r, struct view_formulier *f, const char *naam, const char *label, int64_t nu)
{
	struct view_field *x = veld_add(r, f, INPUT_NUMBER, naam, label, str_from_i64(r->arena, nu));

	x->help = N_("Daarna wordt het vernietigd. Een wijziging geldt voor wat daarna wordt afgesloten.");
	x->width = 4;
	x->required = true;
}

static struct view_formulier huis_form(struct req *r, const struct huis *h, struct str action)
{
	struct view_formulier f = formulier_begin(r, action, N_("Huis opslaan"));

	if (!h->id.v) {
		struct view_field *code = veld_add(r, &f, INPUT_TEXT, "code", N_("Code"), STR(""));

		code->help = N_("Kort en blijvend, in kleine letters. Bijvoorbeeld mh.");
		code->width = 6;
		code->required = true;
	} else {
		formulier_hide(&f, "versie", str_from_i64(r->arena, h->versie));
	}
	veld_add(r, &f, INPUT_TEXT, "naam", N_("Naam"), h->naam)->required = true;
	veld_add(r, &f, INPUT_TEXT, "adres", N_("Adres"), h->adres)->optional = true;
	veld_add(r, &f, INPUT_TEL, "telefoon", N_("Telefoon"), h->telefoon)->optional = true;
	veld_add(r, &f, INPUT_EMAIL, "email", N_("E-mailadres"), h->email)->optional = true;
	struct view_field *dagen = veld_add(r, &f, INPUT_NUMBER, "afwijs_dagen",
		N_("Dagen dat een afgewezen aanmelding blijft"), str_from_i64(r->arena, h->afwijs_dagen));

	dagen->help = N_("Voor correctie en bezwaar. Daarna wordt de aanmelding vernietigd.");
	dagen->width = 4;
	dagen->required = true;
	years_field(r, &f, "verzoek_jaren", N_("Jaren dat een afgehandeld verzoek van een betrokkene blijft"), h->verzoek_jaren);
	years_field(r, &f, "datalek_jaren", N_("Jaren dat een afgerond datalek blijft"), h->datalek_jaren);
	inzage_field(r, &f, h);
	veld_add(r, &f, INPUT_DATE, "van", N_("Eerste dag"), dag(r, h->van))->required = true;
	veld_add(r, &f, INPUT_DATE, "tot", N_("Laatste dag"), dag(r, h->tot))->optional = true;
	f.annuleren = url_huizen(r);
	return f;
}

enum fault page_huis_nieuw(struct req *r, const struct in_huis_nieuw *in)
{
	struct view_form_page v = { .kop = beheer_begin(r, N_("Huis toevoegen"), TAB_HUIZEN) };
	struct huis h = { .afwijs_dagen = 14, .verzoek_jaren = BEWARING_REGISTER, .datalek_jaren = BEWARING_REGISTER, .van = datum_today() };

	(void)in;
	beheer_crumbs(r, &v.kop, N_("Huizen"), url_huizen(r), str_z(tr(r->lang, N_("Huis toevoegen"))));
	v.form = huis_form(r, &h, url_huis_nieuw_post(r));
	view_form_page(r->out, &v);
	return page_send(r, N_("Huis toevoegen"), MENU_BEHEER);
}

enum fault page_huis_nieuw_post(struct req *r, const struct in_huis_nieuw_post *in)
{
	struct huis h = { .code = in->code, .naam = in->naam, .adres = in->adres, .telefoon = in->telefoon,
		.email = in->email, .afwijs_dagen = in->afwijs_dagen, .verzoek_jaren = in->verzoek_jaren,
		.datalek_jaren = in->datalek_jaren,
		.inzage_kort = str_eq(in->inzage, INZAGE_KORT), .van = in->van, .tot = in->tot };
	struct huis_id id;

	TRY(huis_save(&r->ctx, &h, &id));
	return req_redirect(r, url_huis(r, id), "opgeslagen");
}

static void gemeente_row(struct req *r, struct view_gemeenten *v, const struct gemeente *g)
{
	struct datum tot = g->lid_tot.v ? g->lid_tot : g->tot;

	v->v[v->n++] = (struct view_gemeente_rij){ .code = g->code, .naam = g->naam, .huis = g->huis_naam,
		.url_huis = url_huis(r, g->huis), .van = dag(r, g->lid_van), .tot = dag(r, tot),
		.voorbij = tot.v && tot.v < datum_today().v };
}

/* A choice among the gemeenten of the list that run; with the house given, of that house. */
static size_t opties_gemeenten(struct req *r, struct view_field *f, const struct gemeenten *g, struct huis_id huis)
{
	struct view_option *x = opties_new(r, f, g->n, N_("Kies een gemeente"));

	for (size_t i = 0; i < g->n; i++)
		if ((!huis.v || g->v[i].huis.v == huis.v) && !g->v[i].lid_tot.v && !g->v[i].tot.v)
			x[f->noptions++] = (struct view_option){ .value = id_value(r, ID_gemeente, g->v[i].id.v),
				.text = g->v[i].naam };
	return f->noptions - 1;
}

static void huis_gemeenten(struct req *r, struct view_gemeenten *v, const struct huis *h, const struct gemeenten *all,
	const struct gemeenten *keuze)
{
	v->v = ARENA_ARRAY(r->arena, all->n + 1, struct view_gemeente_rij);
	v->een_huis = true;
	for (size_t i = 0; i < all->n; i++)
		if (all->v[i].huis.v == h->id.v)
			gemeente_row(r, v, &all->v[i]);
	v->erbij = formulier_begin(r, url_huis_gemeente(r, h->id), N_("Gemeente toevoegen"));
	opties_gemeenten(r, veld_add(r, &v->erbij, INPUT_SELECT, "gemeente", N_("Gemeente"), STR("")), keuze,
		(struct huis_id){ 0 });
	v->erbij.f[0].required = true;
	struct view_field *van = veld_add(r, &v->erbij, INPUT_DATE, "van", N_("Vanaf"), dag(r, datum_today()));

	van->id = "erbij-van";
	van->required = true;
	v->eraf = formulier_begin(r, url_huis_gemeente_einde(r, h->id), N_("Deelname beëindigen"));
	struct view_field *weg = veld_add(r, &v->eraf, INPUT_SELECT, "gemeente", N_("Gemeente"), STR(""));

	weg->id = "eraf-gemeente";
	weg->required = true;
	if (!opties_gemeenten(r, weg, all, h->id))
		v->eraf.knop = NULL;
	struct view_field *tot = veld_add(r, &v->eraf, INPUT_DATE, "tot", N_("Laatste dag"), STR(""));

	tot->id = "eraf-tot";
	tot->required = true;
	v->eraf.negative = true;
}

enum fault page_huis(struct req *r, const struct in_huis *in)
{
	struct view_gemeenten v = { .kop = beheer_begin(r, NULL, TAB_HUIZEN) };
	struct huis h;
	struct gemeenten all, keuze;

	TRY(huis_get(&r->ctx, in->huis, &h));
	TRY(gemeente_all(&r->ctx, &all));
	TRY(gemeente_choices(&r->ctx, &keuze));
	v.kop.kop.text = h.naam;
	beheer_crumbs(r, &v.kop, N_("Huizen"), url_huizen(r), h.naam);
	v.form = huis_form(r, &h, url_huis_post(r, h.id));
	v.url_openbaar = url_huis_openbaar(r, h.id);
	huis_gemeenten(r, &v, &h, &all, &keuze);
	view_huis(r->out, &v);
	return page_send_named(r, h.naam, MENU_BEHEER);
}

enum fault page_huis_post(struct req *r, const struct in_huis_post *in)
{
	struct huis h = { .id = in->huis, .naam = in->naam, .adres = in->adres, .telefoon = in->telefoon,
		.email = in->email, .afwijs_dagen = in->afwijs_dagen, .verzoek_jaren = in->verzoek_jaren,
		.datalek_jaren = in->datalek_jaren,
		.inzage_kort = str_eq(in->inzage, INZAGE_KORT), .van = in->van, .tot = in->tot, .versie = in->versie };
	struct huis_id id;

	TRY(huis_save(&r->ctx, &h, &id));
	return req_redirect(r, url_huis(r, id), "opgeslagen");
}

enum fault page_huis_gemeente(struct req *r, const struct in_huis_gemeente *in)
{
	TRY(gemeente_join(&r->ctx, in->gemeente, in->huis, in->van));
	return req_redirect(r, url_huis(r, in->huis), "opgeslagen");
}

enum fault page_huis_gemeente_einde(struct req *r, const struct in_huis_gemeente_einde *in)
{
	TRY(gemeente_leave(&r->ctx, in->gemeente, in->huis, in->tot));
	return req_redirect(r, url_huis(r, in->huis), "opgeslagen");
}

/* ---- gemeenten ---- */

enum fault page_gemeenten(struct req *r, const struct in_gemeenten *in)
{
	struct view_gemeenten v = { .kop = beheer_begin(r, N_("Gemeenten"), TAB_GEMEENTEN) };
	struct gemeenten all;
	struct view_field *f;

	(void)in;
	TRY(gemeente_all(&r->ctx, &all));
	v.v = ARENA_ARRAY(r->arena, all.n + 1, struct view_gemeente_rij);
	for (size_t i = 0; i < all.n; i++)
		gemeente_row(r, &v, &all.v[i]);
	v.erbij = formulier_begin(r, url_gemeente_nieuw(r), N_("Gemeente toevoegen"));
	f = veld_add(r, &v.erbij, INPUT_TEXT, "code", N_("CBS-code"), STR(""));
	f->help = N_("Vier cijfers, bijvoorbeeld 0935.");
	f->width = 4;
	f->required = true;
	veld_add(r, &v.erbij, INPUT_TEXT, "naam", N_("Naam"), STR(""))->required = true;
	veld_add(r, &v.erbij, INPUT_DATE, "van", N_("Bestaat vanaf"), STR(""))->required = true;
	v.eraf = formulier_begin(r, url_gemeente_einde(r), N_("Gemeente opheffen"));
	f = veld_add(r, &v.eraf, INPUT_SELECT, "gemeente", N_("Gemeente"), STR(""));
	f->required = true;
	if (!opties_gemeenten(r, f, &all, (struct huis_id){ 0 }))
		v.eraf.knop = NULL;
	veld_add(r, &v.eraf, INPUT_DATE, "tot", N_("Laatste dag"), STR(""))->required = true;
	v.eraf.negative = true;
	v.eraf.confirm = N_("De gemeente en haar deelname eindigen op die dag. Doorgaan?");
	v.kop.kop.sub = N_("Met CBS-code, huis en geldigheid.");
	view_gemeenten(r->out, &v);
	return page_send(r, N_("Gemeenten"), MENU_BEHEER);
}

enum fault page_gemeente_nieuw(struct req *r, const struct in_gemeente_nieuw *in)
{
	TRY(gemeente_new(&r->ctx, in->code, in->naam, in->van));
	return req_redirect(r, url_gemeenten(r), "opgeslagen");
}

enum fault page_gemeente_einde(struct req *r, const struct in_gemeente_einde *in)
{
	TRY(gemeente_end(&r->ctx, in->gemeente, in->tot));
	return req_redirect(r, url_gemeenten(r), "opgeslagen");
}

enum fault page_werkgebied(struct req *r, const struct in_werkgebied *in)
{
	struct werkgebied w;
	struct view_werkgebied v = { .url_inloggen = url_login(r), .kaal = !r->ctx.actor.id.v };

	(void)in;
	TRY(werkgebied_today(&r->ctx, &w));
	v.n = w.n;
	v.v = w.v;
	v.urls = ARENA_ARRAY(r->arena, w.n + 1, struct str);
	for (size_t i = 0; i < w.n; i++)
		v.urls[i] = url_over_huis(r, w.v[i].id);
	view_werkgebied(r->out, &v);
	return v.kaal ? page_send_bare(r, N_("Werkgebied")) : page_send(r, N_("Werkgebied"), MENU_GEEN);
}

/* ---- organisations ---- */

static void domein_options(struct req *r, struct view_field *f)
{
	static const char *const codes[] = { "straf", "zorg", "gemeente", "zvh", "overig" };
	struct view_option *x = opties_new(r, f, 5, N_("Alle domeinen"));

	for (size_t i = 0; i < sizeof(codes) / sizeof(codes[0]); i++)
		x[f->noptions++] = (struct view_option){ .value = str_z(codes[i]), .label = domein_naam(str_z(codes[i])) };
}

enum fault page_organisaties(struct req *r, const struct in_organisaties *in)
{
	struct view_organisaties v = { .kop = beheer_begin(r, N_("Organisaties"), TAB_ORGANISATIES),
		.url = url_organisaties(r) };
	struct organisatie_filter filter = { in->q.p ? in->q : STR(""), in->domein, in->beeindigd };
	struct organisaties list;

	TRY(organisatie_list(&r->ctx, &filter, &list));
	v.kop.kop.actions = primary(r, N_("Organisatie toevoegen"), url_organisatie_nieuw(r));
	v.kop.kop.nactions = 1;
	v.zoek = (struct view_field){ .kind = INPUT_SEARCH, .name = "q", .label = N_("Naam"), .value = filter.zoek };
	v.domein = (struct view_field){ .kind = INPUT_SELECT, .name = "domein", .label = N_("Domein"), .value = in->domein };
	domein_options(r, &v.domein);
	v.ook = (struct view_field){ .kind = INPUT_CHECK, .name = "beeindigd", .label = N_("Ook beëindigde"),
		.value = in->beeindigd ? STR("1") : STR("") };
	v.actief = (filter.zoek.n > 0) + (filter.domein.n > 0) + filter.beeindigd;
	v.n = list.n;
	v.v = ARENA_ARRAY(r->arena, list.n + 1, struct view_organisatie_rij);
	for (size_t i = 0; i < list.n; i++) {
		const struct organisatie *o = &list.v[i];

		v.v[i] = (struct view_organisatie_rij){ .naam = o->naam, .url = url_organisatie(r, o->id),
			.soort = soort_naam(r, o->soort), .huis = o->huis_naam, .beeindigd = dag(r, o->beeindigd),
			.contact = o->contactpersoon, .domein = o->domein, .domein_naam = domein_naam(o->domein),
			.wgs = wgs_naam(o->wgs), .mensen = o->mensen };
	}
	view_organisaties(r->out, &v);
	return page_send(r, N_("Organisaties"), MENU_BEHEER);
}

static void soort_options(struct req *r, struct view_field *f)
{
	const struct catalogus *cat = r->app->cat;
	struct view_option *x = opties_new(r, f, cat->norganisatiesoorten, N_("Kies een soort"));

	for (size_t i = 0; i < cat->norganisatiesoorten; i++)
		x[f->noptions++] = (struct view_option){ .value = cat->organisatiesoorten[i].code,
			.text = label_text(&cat->organisatiesoorten[i].label, r->lang) };
}

static enum fault organisatie_form(struct req *r, const struct organisatie *o, struct str action,
	struct view_formulier *ret)
{
	struct view_formulier f = formulier_begin(r, action, N_("Organisatie opslaan"));
	struct view_field *v;
	struct huizen h;

	TRY(huis_all(&r->ctx, &h));
	if (o->id.v)
		formulier_hide(&f, "versie", str_from_i64(r->arena, o->versie));
	veld_add(r, &f, INPUT_TEXT, "naam", N_("Naam"), o->naam)->required = true;
	v = veld_add(r, &f, INPUT_SELECT, "soort", N_("Soort organisatie"), o->soort);
	v->help = N_("Domein en plaats in de WGS volgen hieruit.");
	v->required = true;
	soort_options(r, v);
	v = veld_add(r, &f, INPUT_SELECT, "relatiehuis", N_("Relatiehuis"), id_value(r, ID_huis, o->relatiehuis.v));
	v->help = N_("Het huis dat het contact met deze organisatie onderhoudt.");
	v->optional = true;
	opties_huizen(r, v, &h, N_("Geen"));
	veld_add(r, &f, INPUT_TEXT, "contactpersoon", N_("Contactpersoon"), o->contactpersoon)->optional = true;
	veld_add(r, &f, INPUT_TEL, "telefoon", N_("Telefoon"), o->telefoon)->optional = true;
	veld_add(r, &f, INPUT_EMAIL, "email", N_("E-mailadres"), o->email)->optional = true;
	if (o->id.v)
		veld_add(r, &f, INPUT_DATE, "beeindigd", N_("Laatste dag"), dag(r, o->beeindigd))->optional = true;
	f.annuleren = url_organisaties(r);
	*ret = f;
	return FAULT_NONE;
}

enum fault page_organisatie_nieuw(struct req *r, const struct in_organisatie_nieuw *in)
{
	struct view_form_page v = { .kop = beheer_begin(r, N_("Organisatie toevoegen"), TAB_ORGANISATIES) };
	struct organisatie o = { .naam = STR(""), .soort = STR("") };

	(void)in;
	beheer_crumbs(r, &v.kop, N_("Organisaties"), url_organisaties(r), str_z(tr(r->lang, N_("Organisatie toevoegen"))));
	TRY(organisatie_form(r, &o, url_organisatie_nieuw_post(r), &v.form));
	view_form_page(r->out, &v);
	return page_send(r, N_("Organisatie toevoegen"), MENU_BEHEER);
}

enum fault page_organisatie_nieuw_post(struct req *r, const struct in_organisatie_nieuw_post *in)
{
	struct organisatie o = { .naam = in->naam, .soort = in->soort, .relatiehuis = in->relatiehuis,
		.contactpersoon = in->contactpersoon, .telefoon = in->telefoon, .email = in->email };
	struct organisatie_id id;

	TRY(organisatie_save(&r->ctx, &o, &id));
	return req_redirect(r, url_organisatie(r, id), "opgeslagen");
}

enum fault page_organisatie(struct req *r, const struct in_organisatie *in)
{
	struct view_form_page v = { .kop = beheer_begin(r, NULL, TAB_ORGANISATIES) };
	struct view_button *people = ARENA_NEW(r->arena, struct view_button);
	struct organisatie o;

	TRY(organisatie_get(&r->ctx, in->organisatie, &o));
	v.kop.kop.text = o.naam;
	beheer_crumbs(r, &v.kop, N_("Organisaties"), url_organisaties(r), o.naam);
	if (req_mag(r, RECHT_medewerker_beheren)) {
		*people = (struct view_button){ .label = N_("Medewerkers"), .icon = "users",
			.href = str_cat(r->arena, str_cat(r->arena, url_medewerkers(r), STR("?organisatie=")),
				url_id(r, ID_organisatie, o.id.v)) };
		v.kop.kop.actions = people;
		v.kop.kop.nactions = 1;
	}
	v.feiten_titel = N_("Volgens de soort");
	v.feiten[v.nfeiten++] = (struct view_fact){ .label = N_("Domein"), .value = str_z(tr(r->lang, domein_naam(o.domein))) };
	v.feiten[v.nfeiten++] = (struct view_fact){ .label = N_("Plaats in de WGS"),
		.value = str_z(tr(r->lang, wgs_naam(o.wgs))) };
	v.feiten[v.nfeiten++] = (struct view_fact){ .label = N_("Accounts"),
		.value = str_z(tr(r->lang, organisatie_may_account(r->app->cat, o.soort) ? N_("Toegestaan")
			: N_("Niet toegestaan: hoogstens incidentele derde"))) };
	TRY(organisatie_form(r, &o, url_organisatie_post(r, o.id), &v.form));
	view_form_page(r->out, &v);
	return page_send_named(r, o.naam, MENU_BEHEER);
}

enum fault page_organisatie_post(struct req *r, const struct in_organisatie_post *in)
{
	struct organisatie o = { .id = in->organisatie, .naam = in->naam, .soort = in->soort,
		.relatiehuis = in->relatiehuis, .contactpersoon = in->contactpersoon, .telefoon = in->telefoon,
		.email = in->email, .beeindigd = in->beeindigd, .versie = in->versie };
	struct organisatie_id id;

	TRY(organisatie_save(&r->ctx, &o, &id));
	return req_redirect(r, url_organisatie(r, id), "opgeslagen");
}
