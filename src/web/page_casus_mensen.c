/* Pages: the persons of a case with the network map, their relations and addresses, and linked cases. */
#include <string.h>

#include "domein/persoon/persoon.h"
#include "routes.h"
#include "views.h"
#include "web/page_casus.h"

#define KNOPEN_MAX 12 /* points on a ring; the tables hold all */

static struct str given(struct str s)
{
	return s.p ? s : STR("");
}

static struct str number(struct req *r, int64_t n)
{
	return str_from_i64(r->arena, n);
}

static const struct mens *mens_of(const struct mensen *m, struct betrokkene_id id)
{
	for (size_t i = 0; i < m->n; i++)
		if (m->v[i].id.v == id.v)
			return &m->v[i];
	return NULL;
}

static struct str name_of(struct req *r, const struct mensen *m, struct betrokkene_id id)
{
	const struct mens *p = mens_of(m, id);

	return p ? naam_display(r->arena, &p->naam) : STR("");
}

static struct str role_name(struct req *r, struct str code)
{
	const struct casusrol *x = casusrol_find(r->app->cat, code);

	return x ? label_text(&x->label, (int)r->lang) : code;
}

/* "Moeder": what the person is of the first one. */
static struct str relation_to_first(struct req *r, const struct mensen *m, const struct mens *p, bool *ret_voorbij)
{
	for (size_t i = 0; m->n && i < m->nrelaties; i++) {
		const struct mens_relatie *x = &m->relaties[i];
		const struct relatiesoort *s = relatiesoort_find(r->app->cat, x->soort);

		if (!s)
			continue;
		*ret_voorbij = x->tot.v != 0;
		if (x->van_id.v == p->id.v && x->naar_id.v == m->v[0].id.v)
			return label_text(&s->label, (int)r->lang);
		if (x->naar_id.v == p->id.v && x->van_id.v == m->v[0].id.v)
			return label_text(&s->omgekeerd->label, (int)r->lang);
	}
	*ret_voorbij = false;
	return STR("");
}

static struct str period(struct req *r, struct datum van, struct datum tot)
{
	struct str a = casus_dag(r, van), b = casus_dag(r, tot);
	struct out_arg args[] = { OUT_ARG(a), OUT_ARG(b) };

	if (a.n && b.n)
		return tr_args(r->arena, r->lang, N_("%1 tot %2"), args, 2);
	if (a.n)
		return tr_args(r->arena, r->lang, N_("sinds %1"), args, 1);
	return b.n ? tr_args(r->arena, r->lang, N_("tot %2"), args, 2) : STR("");
}

/* ---- the network map ---- */

/* Sines of 0..90 degrees by fifteen, times a thousand: the map needs no more. */
static int sine(int step)
{
	static const int quarter[] = { 0, 259, 500, 707, 866, 966, 1000 };
	int s = ((step % 24) + 24) % 24;

	if (s <= 6)
		return quarter[s];
	if (s <= 12)
		return quarter[12 - s];
	return s <= 18 ? -quarter[s - 12] : -quarter[24 - s];
}

/* The i-th of n points on a ring of that radius, the first above left; the ring is a little wide. */
static struct view_knoop point(size_t i, size_t n, int radius, int turn)
{
	int step = turn + (int)(i * 24 / n), dy = sine(step) * radius / 1000, dx = sine(step + 6) * radius * 128 / 100000;

	return (struct view_knoop){ .x = 300 + dx, .y = 210 + dy, .naam = STR(""), .domein = STR("") };
}

/* ---- the labels of the map: each where it covers least of what is there ---- */

struct vak {
	int x0, y0, x1, y1;
};
struct kaart {
	size_t n;
	struct vak v[4 * KNOPEN_MAX + 1]; /* the middle, the points, the labels */
};

/* Half of an average character of the labels, in tenths. */
#define LABEL_HALF 37

static void occupy(struct kaart *m, int x, int y, int half)
{
	m->v[m->n++] = (struct vak){ x - half, y - half, x + half, y + half };
}

static int covered(const struct kaart *m, const struct vak *b)
{
	int sum = 0;

	for (size_t i = 0; i < m->n; i++) {
		const struct vak *a = &m->v[i];
		int w = (a->x1 < b->x1 ? a->x1 : b->x1) - (a->x0 > b->x0 ? a->x0 : b->x0);
		int h = (a->y1 < b->y1 ? a->y1 : b->y1) - (a->y0 > b->y0 ? a->y0 : b->y0);

		sum += w > 0 && h > 0 ? w * h : 0;
	}
	return sum;
}

/* Outward first, then inward, then beside the point; what is longer than it has room moves inwards. */
static void label_place(struct kaart *m, struct view_knoop *k)
{
	int half = (int)k->naam.n * LABEL_HALF / 10, out = k->y > 210 ? 27 : -18, in = k->y > 210 ? -18 : 27, least = -1;
	const struct { int dx, dy; } spots[] = { { 0, out }, { 0, in }, { half + 18, 5 }, { -half - 18, 5 } };
	struct vak best = { 0, 0, 0, 0 };

	for (size_t i = 0; i < sizeof spots / sizeof *spots && least != 0; i++) {
		int x = k->x + spots[i].dx, y = k->y + spots[i].dy, cost;

		x = x < half ? half : x > 600 - half ? 600 - half : x;
		cost = covered(m, &(struct vak){ x - half, y - 13, x + half, y + 4 });
		if (least >= 0 && cost >= least)
			continue;
		least = cost;
		best = (struct vak){ x - half, y - 13, x + half, y + 4 };
		k->tx = x;
		k->ty = y;
	}
	m->v[m->n++] = best;
}

static struct str first_word(struct str s)
{
	struct str head, rest = s;

	str_cut(&rest, ' ', &head);
	return head;
}

static void inner_ring(struct req *r, const struct mensen *m, struct view_casus_mensen *v)
{
	size_t n = m->n > 1 ? m->n - 1 : 0;

	v->nbinnen = n > KNOPEN_MAX ? KNOPEN_MAX : n;
	v->binnen = ARENA_ARRAY(r->arena, v->nbinnen + 1, struct view_knoop);
	for (size_t i = 0; i < v->nbinnen; i++) {
		const struct mens *p = &m->v[i + 1];
		struct view_knoop *k = &v->binnen[i];
		struct str wie = p->naam.voornamen.n ? first_word(p->naam.voornamen) : p->naam.geslachtsnaam, wat;

		*k = point(i, v->nbinnen, 102, 15);
		wat = relation_to_first(r, m, p, &k->spanning);
		k->naam = wat.n ? str_cat(r->arena, str_cat(r->arena, wat, STR(" ")), wie) : wie;
	}
}

static void outer_ring(struct req *r, const struct mensen *m, struct view_casus_mensen *v)
{
	struct str seen[KNOPEN_MAX];
	struct str domein[KNOPEN_MAX];
	size_t n = 0;

	for (size_t i = 0; i < m->nteam && n < KNOPEN_MAX; i++) {
		bool known = false;

		for (size_t j = 0; j < n; j++)
			known |= str_eq(seen[j], m->team[i].organisatie_naam);
		if (known)
			continue;
		seen[n] = m->team[i].organisatie_naam;
		domein[n++] = m->team[i].domein;
	}
	v->nbuiten = n;
	v->buiten = ARENA_ARRAY(r->arena, n + 1, struct view_knoop);
	for (size_t i = 0; i < n; i++) {
		v->buiten[i] = point(i, n, 175, 18);
		v->buiten[i].naam = seen[i];
		v->buiten[i].domein = domein[i];
	}
}

/* The outer ring first: its names are the longest and have the least choice. */
static void labels_place(struct view_casus_mensen *v)
{
	struct kaart m = { .n = 0 };

	occupy(&m, 300, 210, 34);
	for (size_t i = 0; i < v->nbinnen; i++)
		occupy(&m, v->binnen[i].x, v->binnen[i].y, 14);
	for (size_t i = 0; i < v->nbuiten; i++)
		occupy(&m, v->buiten[i].x, v->buiten[i].y, 9);
	for (size_t i = 0; i < v->nbuiten; i++)
		label_place(&m, &v->buiten[i]);
	for (size_t i = 0; i < v->nbinnen; i++)
		label_place(&m, &v->binnen[i]);
}

static void map_fill(struct req *r, const struct mensen *m, struct view_casus_mensen *v)
{
	struct out_arg args[] = { OUT_ARG((int64_t)(m->n ? m->n - 1 : 0)), OUT_ARG((int64_t)0) };

	inner_ring(r, m, v);
	outer_ring(r, m, v);
	labels_place(v);
	args[1] = OUT_ARG((int64_t)v->nbuiten);
	v->midden = m->n && !m->kop->ring.n
		? (m->v[0].naam.voornamen.n ? first_word(m->v[0].naam.voornamen) : m->v[0].naam.geslachtsnaam) : STR("");
	v->kaart_tekst = tr_args(r->arena, r->lang,
		N_("Netwerkkaart. Binnenste ring: %1 personen. Buitenste ring: %2 organisaties. Dezelfde gegevens staan in de "
		"tabellen."), args, 2);
}

/* ---- tables ---- */

static struct str place_text(struct req *r, const struct mens_adres *a)
{
	struct buf b = buf_new(r->arena);

	buf_add(&b, a->straat);
	if (a->huisnummer) {
		buf_addc(&b, ' ');
		buf_add_i64(&b, a->huisnummer);
		buf_add(&b, a->toevoeging);
	}
	if (b.n)
		buf_addz(&b, ", ");
	if (a->postcode.n) {
		buf_add(&b, a->postcode);
		buf_addc(&b, ' ');
	}
	buf_add(&b, a->plaats);
	land_add(r, &b, a->land);
	return buf_str(&b);
}

static void addresses_fill(struct req *r, const struct mensen *m, struct betrokkene_id wie, struct view_mens *v)
{
	struct datum vandaag = datum_today();

	v->adressen = ARENA_ARRAY(r->arena, m->nadressen + 1, struct view_mens_adres);
	for (size_t i = 0; i < m->nadressen; i++) {
		const struct mens_adres *a = &m->adressen[i];
		const char *soort = casus_keus_label(adres_soorten, a->soort);

		if (a->betrokkene.v != wie.v)
			continue;
		v->adressen[v->nadressen++] = (struct view_mens_adres){ soort ? soort : N_("Adres"), place_text(r, a),
			period(r, a->van, a->tot), a->intern, a->tot.v && a->tot.v < vandaag.v };
	}
}

static struct str informed_text(struct req *r, const struct mens *p)
{
	static const struct casus_keus how[] = { { "mondeling", N_("Ja, mondeling"), NULL },
		{ "schriftelijk", N_("Ja, schriftelijk"), NULL }, { "nog_niet", N_("Nog niet"), NULL }, { 0 } };
	const char *label = casus_keus_label(how, p->geinformeerd);
	const struct reden *x = reden_find(r->app->cat, STR("niet_geinformeerd"), p->geinformeerd);

	if (label)
		return str_z(tr(r->lang, label));
	return x ? label_text(&x->label, (int)r->lang) : p->geinformeerd;
}

static void persons_fill(struct req *r, const struct mensen *m, struct view_casus_mensen *v)
{
	v->n = m->n;
	v->v = ARENA_ARRAY(r->arena, m->n + 1, struct view_mens);
	for (size_t i = 0; i < m->n; i++) {
		const struct mens *p = &m->v[i];
		bool voorbij;

		v->v[i] = (struct view_mens){ .naam = naam_display(r->arena, &p->naam), .rol = role_name(r, p->rol),
			.relatie = relation_to_first(r, m, p, &voorbij), .geboren = persoon_geboren_text(r->arena, p->geboren),
			.bsn = p->bsn.n ? bsn_masked(r->arena, p->bsn) : STR(""), .geinformeerd = informed_text(r, p),
			.organisatie = p->organisatie_naam, .domein = p->domein, .hoofd = p->hoofd,
			.gekoppeld = p->persoon.v != 0, .leeftijd = datum_age(p->geboren, datum_today()),
			.url_adres = v->mag ? url_casus_adres(r, m->kop->id, p->id) : STR("") };
		addresses_fill(r, m, p->id, &v->v[i]);
	}
}

static void relations_fill(struct req *r, const struct mensen *m, struct view_casus_mensen *v)
{
	v->nrelaties = m->nrelaties;
	v->relaties = ARENA_ARRAY(r->arena, m->nrelaties + 1, struct view_mens_relatie);
	for (size_t i = 0; i < m->nrelaties; i++) {
		const struct mens_relatie *x = &m->relaties[i];
		const struct relatiesoort *s = relatiesoort_find(r->app->cat, x->soort);
		struct view_mens_relatie *w = &v->relaties[i];

		*w = (struct view_mens_relatie){ .van = name_of(r, m, x->van_id), .naar = name_of(r, m, x->naar_id),
			.soort = s ? label_text(&s->label, (int)r->lang) : x->soort, .periode = period(r, x->van, x->tot),
			.voorbij = x->tot.v != 0 };
		if (!v->mag || w->voorbij)
			continue;
		w->einde = formulier_begin(r, url_casus_relatie_einde(r, m->kop->id, x->id), N_("Is voorbij"));
		w->einde.small = true;
		w->einde.confirm = N_("Deze relatie per vandaag beëindigen?");
		formulier_hide(&w->einde, "versie", number(r, x->versie));
		formulier_hide(&w->einde, "tot", casus_datum_veld(r, datum_today()));
	}
}

static void links_fill(struct req *r, const struct mensen *m, struct view_casus_mensen *v)
{
	v->nverbanden = m->nverbanden;
	v->verbanden = ARENA_ARRAY(r->arena, m->nverbanden + 1, struct view_verband);
	for (size_t i = 0; i < m->nverbanden; i++) {
		const struct verband *x = &m->verbanden[i];
		const char *soort = casus_keus_label(verband_soorten, x->soort);
		struct view_verband *w = &v->verbanden[i];

		*w = (struct view_verband){ .url = url_casus(r, x->casus), .titel = x->naam.n ? x->naam : x->nummer,
			.nummer = x->nummer, .soort = soort ? str_z(tr(r->lang, soort)) : x->soort,
			.toelichting = x->toelichting, .regisseur = x->regisseur_naam, .gesloten = x->gesloten != 0 };
		if (!v->mag || !x->van_ons)
			continue;
		w->weg = formulier_begin(r, url_casus_verband_weg(r, m->kop->id, x->id), N_("Losmaken"));
		w->weg.negative = true;
		w->weg.confirm = N_("Het verband met deze casus losmaken?");
		formulier_hide(&w->weg, "versie", number(r, x->versie));
	}
}

static void team_fill(struct req *r, const struct mensen *m, struct view_casus_mensen *v)
{
	v->nteam = m->nteam;
	v->team = ARENA_ARRAY(r->arena, m->nteam + 1, struct view_mens_team);
	for (size_t i = 0; i < m->nteam; i++) {
		const struct mens_team *x = &m->team[i];

		v->team[i] = (struct view_mens_team){ x->naam, casus_functie_naam(r, x->functie), x->organisatie_naam,
			x->domein,
			x->telefoon, x->email, casus_moment_dag(r, x->van) };
	}
}

enum fault page_casus_mensen(struct req *r, const struct in_casus_mensen *in)
{
	struct view_casus_mensen *v = ARENA_NEW(r->arena, struct view_casus_mensen);
	struct mensen *m;

	TRY(mensen_get(&r->ctx, in->casus, &m));
	TRY(ctx_looks_send(&r->ctx));
	v->frame = casus_frame(r, m->kop, CASUS_TAB_MENSEN);
	v->mag = casus_mag(m->kop, CASUS_DEEL_KERN, NIVEAU_SCHRIJVEN) && !m->kop->gesloten
		&& req_mag(r, RECHT_casus_schrijven);
	v->url_mens = url_casus_mens_nieuw(r, in->casus);
	v->met_relaties = m->met_relaties;
	v->url_relatie = url_casus_relatie_nieuw(r, in->casus);
	v->url_verband = url_casus_verband_nieuw(r, in->casus);
	v->url_systeem = m->nverbanden && !ctx_is_toen(&r->ctx) ? url_casus_systeem(r, in->casus) : STR("");
	v->url_informeren = ctx_is_toen(&r->ctx) ? STR("") : url_casus_informeren(r, in->casus);
	persons_fill(r, m, v);
	relations_fill(r, m, v);
	links_fill(r, m, v);
	team_fill(r, m, v);
	map_fill(r, m, v);
	view_casus_mensen(r->out, v);
	return casus_send(r, m->kop, N_("Betrokkenen"));
}

/* ---- a new person ---- */

static void person_options(struct req *r, const struct mensen *m, struct view_field *f, const char *leeg)
{
	struct view_option *x = opties_new(r, f, m->n, leeg);

	for (size_t i = 0; i < m->n; i++)
		x[f->noptions++] = (struct view_option){ .value = id_value(r, ID_betrokkene, m->v[i].id.v),
			.text = naam_display(r->arena, &m->v[i].naam) };
}

static void relation_options(struct req *r, struct view_field *f, const char *leeg)
{
	struct view_option *x = opties_new(r, f, r->app->cat->nrelatiesoorten, leeg);

	for (size_t i = 0; i < r->app->cat->nrelatiesoorten; i++)
		x[f->noptions++] = (struct view_option){ .value = r->app->cat->relatiesoorten[i].code,
			.text = label_text(&r->app->cat->relatiesoorten[i].label, (int)r->lang) };
}

static void role_options(struct req *r, const struct thema *t, struct view_field *f)
{
	struct view_option *x = opties_new(r, f, r->app->cat->ncasusrollen, N_("Kies een rol"));

	for (size_t i = 0; i < (t && t->ncasusrollen ? t->ncasusrollen : r->app->cat->ncasusrollen); i++) {
		const struct casusrol *k = t && t->ncasusrollen ? t->casusrollen[i] : &r->app->cat->casusrollen[i];

		x[f->noptions++] = (struct view_option){ .value = k->code, .text = label_text(&k->label, (int)r->lang) };
	}
}

static void fixed_options(struct req *r, struct view_field *f, const struct casus_keus *v, const char *leeg)
{
	struct view_option *x = opties_new(r, f, 8, leeg);

	for (; v->code; v++)
		x[f->noptions++] = (struct view_option){ .value = str_z(v->code), .label = v->label };
}

static void reason_options(struct req *r, struct view_field *f)
{
	const struct redenlijst *l = redenlijst_find(r->app->cat, STR("bsn_ontbreekt"));
	struct view_option *x = opties_new(r, f, l ? l->nredenen : 0, N_("Het nummer staat hierboven"));

	for (size_t i = 0; l && i < l->nredenen; i++)
		x[f->noptions++] = (struct view_option){ .value = l->redenen[i].code,
			.text = label_text(&l->redenen[i].label, (int)r->lang) };
}

static void identity_fields(struct req *r, struct view_formulier *f)
{
	static const struct casus_keus uses[] = { { "E", N_("Eigen naam"), NULL }, { "P", N_("Naam van de partner"), NULL },
		{ "V", N_("Partner voor eigen naam"), NULL }, { "N", N_("Partner na eigen naam"), NULL }, { 0 } };
	static const struct casus_keus sexes[] = { { "M", N_("Man"), NULL }, { "V", N_("Vrouw"), NULL },
		{ "O", N_("Onbekend"), NULL }, { 0 } };
	struct view_field *x;

	veld_add(r, f, INPUT_TEXT, "voornamen", N_("Voornamen"), STR(""))->optional = true;
	x = veld_add(r, f, INPUT_TEXT, "voorvoegsel", N_("Voorvoegsel"), STR(""));
	x->optional = true;
	x->width = 10;
	veld_add(r, f, INPUT_TEXT, "geslachtsnaam", N_("Achternaam"), STR(""))->required = true;
	veld_add(r, f, INPUT_TEXT, "partner_naam", N_("Naam van de partner"), STR(""))->optional = true;
	fixed_options(r, veld_add(r, f, INPUT_SELECT, "naamgebruik", N_("Naamgebruik"), STR("E")), uses, NULL);
	x = veld_add(r, f, INPUT_TEXT, "geboren", N_("Geboren"), STR(""));
	x->help = N_("Bijvoorbeeld 7-12-1992. Alleen het jaar mag ook.");
	x->optional = true;
	x->width = 10;
	fixed_options(r, veld_add(r, f, INPUT_SELECT, "geslacht", N_("Geslacht"), STR("O")), sexes, NULL);
	x = veld_add(r, f, INPUT_TEXT, "bsn", N_("Burgerservicenummer"), STR(""));
	x->optional = true;
	x->width = 10;
	x->autocomplete = "off";
	reason_options(r, veld_add(r, f, INPUT_SELECT, "bsn_reden", N_("Waarom geen nummer?"), STR("")));
}

enum fault page_casus_mens_nieuw(struct req *r, const struct in_casus_mens_nieuw *in)
{
	struct mensen *m;
	struct view_casus_form *v;
	struct view_field *x;

	TRY(mensen_get(&r->ctx, in->casus, &m));
	v = casus_form_new(r, m->kop, N_("Persoon toevoegen"),
		N_("Alleen wie zelf betrokken is, of een directe relatie heeft met iemand in de casus. Niet meer dan nodig."),
		url_casus_mens_post(r, in->casus), N_("Persoon toevoegen"), url_casus_mensen(r, in->casus));
	x = veld_add(r, &v->form, INPUT_SELECT, "rol", N_("Rol in de casus"), STR(""));
	x->required = true;
	role_options(r, m->kop->thema_cat, x);
	if (m->n && m->met_relaties) {
		relation_options(r, veld_add(r, &v->form, INPUT_SELECT, "relatie", N_("Deze persoon is"), STR("")), N_("Geen relatie"));
		person_options(r, m, veld_add(r, &v->form, INPUT_SELECT, "bij", N_("Van wie?"), STR("")), N_("Niemand"));
	}
	identity_fields(r, &v->form);
	return casus_form_send(r, m->kop, v);
}

enum fault page_casus_mens_post(struct req *r, const struct in_casus_mens_post *in)
{
	struct mens_nieuw n = { .casus = in->casus, .rol = in->rol, .bij = in->bij, .relatie = given(in->relatie),
		.naam = { .voornamen = given(in->voornamen), .voorletters = STR(""), .voorvoegsel = given(in->voorvoegsel),
			.geslachtsnaam = in->geslachtsnaam, .partner_voorvoegsel = STR(""), .partner_naam = given(in->partner_naam),
			.naamgebruik = in->naamgebruik.p[0] },
		.geboren = in->geboren, .geslacht = in->geslacht.p[0], .bsn = given(in->bsn), .bsn_reden = given(in->bsn_reden),
		.wpg = STR(""), .voorwaarden = STR("") };
	struct betrokkene_id id;

	TRY(mens_add(&r->ctx, &n, &id));
	return req_redirect(r, url_casus_mensen(r, in->casus), "mens_toegevoegd");
}

/* ---- relation, address, linked case ---- */

enum fault page_casus_relatie_nieuw(struct req *r, const struct in_casus_relatie_nieuw *in)
{
	struct mensen *m;
	struct view_casus_form *v;

	TRY(mensen_get(&r->ctx, in->casus, &m));
	if (!m->met_relaties)
		return fault_set(&r->fi, FAULT_DENIED, N_("Onder deze grondslag worden relaties niet vastgelegd."), REGIME_VELD_RULE);
	v = casus_form_new(r, m->kop, N_("Relatie toevoegen"), NULL, url_casus_relatie_post(r, in->casus),
		N_("Relatie toevoegen"), url_casus_mensen(r, in->casus));
	person_options(r, m, veld_add(r, &v->form, INPUT_SELECT, "wie", N_("Wie"), STR("")), N_("Kies een persoon"));
	relation_options(r, veld_add(r, &v->form, INPUT_SELECT, "soort", N_("Is"), STR("")), N_("Kies een relatie"));
	person_options(r, m, veld_add(r, &v->form, INPUT_SELECT, "naar", N_("Van wie?"), STR("")), N_("Kies een persoon"));
	veld_add(r, &v->form, INPUT_DATE, "van", N_("Sinds"), STR(""))->optional = true;
	veld_add(r, &v->form, INPUT_DATE, "tot", N_("Tot"), STR(""))->optional = true;
	return casus_form_send(r, m->kop, v);
}

enum fault page_casus_relatie_post(struct req *r, const struct in_casus_relatie_post *in)
{
	struct relatie_nieuw n = { in->casus, in->wie, in->naar, in->soort, in->van, in->tot };

	TRY(relatie_add(&r->ctx, &n));
	return req_redirect(r, url_casus_mensen(r, in->casus), "opgeslagen");
}

enum fault page_casus_relatie_einde(struct req *r, const struct in_casus_relatie_einde *in)
{
	TRY(relatie_end(&r->ctx, in->casus, in->relatie, in->versie, in->tot));
	return req_redirect(r, url_casus_mensen(r, in->casus), "opgeslagen");
}

static void place_options(struct req *r, struct view_field *f, const struct casus_plaatsen *p)
{
	struct view_option *x = opties_new(r, f, p->ngemeenten, N_("Onbekend of buiten de regio"));

	for (size_t i = 0; i < p->ngemeenten; i++)
		x[f->noptions++] = (struct view_option){ .value = id_value(r, ID_gemeente, p->gemeenten[i].id),
			.text = p->gemeenten[i].naam };
}

enum fault page_casus_adres(struct req *r, const struct in_casus_adres *in)
{
	struct casus_plaatsen p;
	struct mensen *m;
	struct view_casus_form *v;
	struct view_field *x;

	TRY(mensen_get(&r->ctx, in->casus, &m));
	if (!mens_of(m, in->mens))
		return fault_set(&r->fi, FAULT_NOT_FOUND, NULL, NULL);
	TRY(casus_plaatsen(&r->ctx, &p));
	v = casus_form_new(r, m->kop, N_("Adres toevoegen"),
		N_("Een geheim adres ziet alleen het Zorg- en Veiligheidshuis. Het vorige adres van die soort eindigt."),
		url_casus_adres_post(r, in->casus, in->mens), N_("Adres toevoegen"), url_casus_mensen(r, in->casus));
	v->feiten_titel = N_("Voor wie");
	v->feiten[v->nfeiten++] = (struct view_fact){ .label = N_("Naam"), .value = name_of(r, m, in->mens) };
	casus_opties(r, veld_add(r, &v->form, INPUT_SELECT, "soort", N_("Soort"), STR("woon")), adres_soorten);
	veld_add(r, &v->form, INPUT_TEXT, "straat", N_("Straat of instelling"), STR(""))->optional = true;
	x = veld_add(r, &v->form, INPUT_NUMBER, "huisnummer", N_("Huisnummer"), STR(""));
	x->optional = true;
	x->width = 6;
	x = veld_add(r, &v->form, INPUT_TEXT, "toevoeging", N_("Toevoeging"), STR(""));
	x->optional = true;
	x->width = 6;
	x = veld_add(r, &v->form, INPUT_TEXT, "postcode", N_("Postcode"), STR(""));
	x->optional = true;
	x->width = 10;
	x = veld_add(r, &v->form, INPUT_TEXT, "plaats", N_("Plaats"), STR(""));
	x->required = true;
	x->help = N_("Zonder vaste verblijfplaats: waar iemand meestal te vinden is.");
	land_opties(r, veld_add(r, &v->form, INPUT_SELECT, "land", N_("Land"), STR("")));
	place_options(r, veld_add(r, &v->form, INPUT_SELECT, "gemeente", N_("Gemeente"), STR("")), &p);
	veld_add(r, &v->form, INPUT_DATE, "van", N_("Vanaf"), STR(""))->optional = true;
	return casus_form_send(r, m->kop, v);
}

enum fault page_casus_adres_post(struct req *r, const struct in_casus_adres_post *in)
{
	struct adres_invoer n = { .casus = in->casus, .betrokkene = in->mens, .soort = in->soort,
		.straat = given(in->straat), .toevoeging = given(in->toevoeging), .postcode = given(in->postcode),
		.plaats = given(in->plaats), .land = given(in->land), .huisnummer = in->huisnummer.set ? in->huisnummer.v : 0, .gemeente = in->gemeente,
		.van = in->van };

	TRY(adres_add(&r->ctx, &n));
	return req_redirect(r, url_casus_mensen(r, in->casus), "opgeslagen");
}

enum fault page_casus_verband_nieuw(struct req *r, const struct in_casus_verband_nieuw *in)
{
	struct casus_kop *k;
	struct view_casus_form *v;

	TRY(casus_kop_get(&r->ctx, in->casus, &k));
	v = casus_form_new(r, k, N_("Casus verbinden"),
		N_("Wie een van beide casussen niet mag zien, ziet ook dit verband niet."), url_casus_verband_post(r,
			in->casus),
		N_("Verbinden"), url_casus_mensen(r, in->casus));
	veld_add(r, &v->form, INPUT_TEXT, "nummer", N_("Nummer van de andere casus"), STR(""))->width = 20;
	casus_opties(r, veld_add(r, &v->form, INPUT_SELECT, "soort", N_("Soort verband"), STR("gezin")), verband_soorten);
	veld_add(r, &v->form, INPUT_TEXT, "toelichting", N_("Toelichting"), STR(""))->optional = true;
	return casus_form_send(r, k, v);
}

enum fault page_casus_verband_post(struct req *r, const struct in_casus_verband_post *in)
{
	TRY(verband_add(&r->ctx, in->casus, in->nummer, in->soort, given(in->toelichting)));
	return req_redirect(r, url_casus_mensen(r, in->casus), "opgeslagen");
}

enum fault page_casus_verband_weg(struct req *r, const struct in_casus_verband_weg *in)
{
	TRY(verband_drop(&r->ctx, in->casus, in->verband, in->versie));
	return req_redirect(r, url_casus_mensen(r, in->casus), "opgeslagen");
}
