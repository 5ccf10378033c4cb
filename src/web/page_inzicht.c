/* Pages: who may see what, and why. Of one medewerker, of one case, and of both together. */
#include "domein/afschaling/afschaling.h"
#include "domein/inzien/inzicht.h"

#include "routes.h"
#include "views.h"
#include "web/page_casus.h"
#include "web/page_inzien.h"

static struct str given(struct str s)
{
	return s.p ? s : STR("");
}

/* Why somebody has a row, as toegang keeps it. */
static const char *kind_of_ground(struct str soort)
{
	static const struct casus_keus soorten[] = { { "team", N_("Team van de casus"), NULL },
		{ "intake", N_("Intake"), NULL }, { "weegploeg", N_("Weegploeg"), NULL },
		{ "aanmelder", N_("Eigen aanmelding"), NULL }, { "beheer", N_("Beheer"), NULL },
		{ "toetsing", N_("Toetsing"), NULL }, { "nood", N_("Noodtoegang"), NULL }, { "overleg", N_("Overleg"), NULL },
		{ 0 } };

	return casus_keus_label(soorten, soort);
}

static const char *kind_of_dossier(struct str kind)
{
	static const struct casus_keus kinds[] = { { "casus", N_("Casus"), NULL }, { "aanmelding", N_("Aanmelding"), NULL },
		{ "agendapunt", N_("Agendapunt"), NULL }, { "overleg", N_("Overleg"), NULL }, { "weging", N_("Weging"), NULL },
		{ 0 } };
	const char *label = casus_keus_label(kinds, kind);

	return label ? label : N_("Ander dossier");
}

static struct str until(struct req *r, int64_t tot)
{
	return tot >= ALTIJD ? str_z(tr(r->lang, N_("sluiting"))) : text_moment(r->arena, r->lang, tot);
}

static struct view_recht_rij row_view(struct req *r, const struct inzicht_rij *x)
{
	return (struct view_recht_rij){ .nummer = x->nummer, .deel = casus_deel_naam(r, x->onderdeel), .grond = x->grond,
		.url = x->casus.v ? url_wie_casus(r, x->casus) : STR(""), .door = x->door_naam,
		.van = text_moment(r->arena, r->lang, x->van), .tot = until(r, x->tot), .niveau = casus_niveau_naam(x->niveau),
		.soort = kind_of_ground(x->soort), .kind = kind_of_dossier(x->kind), .nu = x->nu,
		.rust = x->rust && x->nu ? casus_moment_dag(r, x->rust) : STR("") };
}

static bool same_right(const struct inzicht_rij *a, const struct inzicht_rij *b)
{
	return a->casus.v == b->casus.v && str_eq(a->nummer, b->nummer) && str_eq(a->kind, b->kind)
		&& a->niveau == b->niveau && str_eq(a->soort, b->soort) && str_eq(a->grond, b->grond)
		&& str_eq(a->door_naam, b->door_naam) && a->van == b->van && a->tot == b->tot && a->rust == b->rust;
}

/* Parts with the same level, ground and period are one row. */
static struct view_recht_rij *rows_view(struct req *r, const struct inzicht_rij *v, size_t n, size_t *ret_n)
{
	struct view_recht_rij *w = ARENA_ARRAY(r->arena, n + 1, struct view_recht_rij);
	size_t *from = ARENA_ARRAY(r->arena, n + 1, size_t);

	*ret_n = 0;
	for (size_t i = 0; i < n; i++) {
		size_t k = 0;

		while (k < *ret_n && !same_right(&v[from[k]], &v[i]))
			k++;
		if (k < *ret_n) {
			w[k].deel = str_cat(r->arena, str_cat(r->arena, w[k].deel, STR(", ")), casus_deel_naam(r, v[i].onderdeel));
			continue;
		}
		from[k] = i;
		w[(*ret_n)++] = row_view(r, &v[i]);
	}
	return w;
}

static struct view_kijker *lookers(struct req *r, const struct inzicht_blik *v, size_t n)
{
	struct view_kijker *k = ARENA_ARRAY(r->arena, n + 1, struct view_kijker);

	for (size_t i = 0; i < n; i++)
		k[i] = (struct view_kijker){ .naam = v[i].naam, .organisatie = v[i].organisatie_naam,
			.url = url_wie_mens(r, v[i].medewerker), .eerst = text_moment(r->arena, r->lang, v[i].eerst),
			.laatst = text_moment(r->arena, r->lang, v[i].laatst), .aantal = v[i].aantal,
			.geweigerd = v[i].geweigerd };
	return k;
}

/* ---- asking ---- */

static enum fault names_fill(struct req *r, struct str q, struct view_wie *v)
{
	struct inzicht_namen l;

	v->gezocht = str_trim(q).n > 0;
	if (!v->gezocht)
		return FAULT_NONE;
	TRY(inzicht_zoek(&r->ctx, q, &l));
	v->n = l.n;
	v->v = ARENA_ARRAY(r->arena, l.n + 1, struct view_wie_rij);
	for (size_t i = 0; i < l.n; i++)
		v->v[i] = (struct view_wie_rij){ url_wie_mens(r, l.v[i].id), l.v[i].naam, l.v[i].functie,
			l.v[i].organisatie_naam, l.v[i].actief };
	return FAULT_NONE;
}

enum fault page_wie(struct req *r, const struct in_wie *in)
{
	struct view_wie v = { .url = url_wie(r) };
	struct casus_id casus;
	enum fault f = FAULT_NONE;

	if (given(in->nummer).n) {
		f = inzicht_casus_find(&r->ctx, in->nummer, &casus);
		if (!f)
			return req_redirect(r, url_wie_casus(r, casus), NULL);
		if (f != FAULT_INVALID)
			return f;
	}
	TRY(toetsing_begin(r, N_("Wie mag wat zien"), TOETSING_WIE, &v.kop));
	v.kop.kop.sub = N_("Zonder inhoud: alleen wie, welk onderdeel, op welke grond en hoe lang. Ook deze vraag wordt vastgelegd.");
	v.tekst = (struct view_field){ .kind = INPUT_SEARCH, .name = "q", .label = N_("Wat mag deze medewerker zien?"),
		.help = N_("Naam of organisatie"), .value = given(in->q), .width = 20 };
	v.nummer = (struct view_field){ .kind = INPUT_TEXT, .name = "nummer", .label = N_("Wie mag deze casus zien?"),
		.help = N_("Nummer van de casus"), .value = given(in->nummer), .width = 20,
		.error = f ? N_("Er is geen casus met dit nummer die u toetst.") : NULL };
	fault_clear(&r->fi);
	TRY(names_fill(r, given(in->q), &v));
	view_inzicht_wie(r->out, &v);
	return page_send(r, N_("Wie mag wat zien"), MENU_TOETSING);
}

/* ---- one medewerker ---- */

static void person_facts(struct req *r, const struct inzicht_mens *m, struct view_wie_mens *v)
{
	const struct view_fact facts[] = {
		{ .label = N_("Organisatie"), .value = m->organisatie_naam }, { .label = N_("Functie"), .value = m->functie },
		{ .label = N_("Huis"), .value = m->huis_naam },
		{ .label = N_("Account"), .value = str_z(tr(r->lang, m->actief ? N_("Actief") : N_("Niet actief"))) },
		{ .label = N_("Einddatum"), .value = until(r, m->actief_tot) },
		{ .label = N_("VOG of screening"), .value = casus_datum_veld(r, m->vog) },
		{ .label = N_("Opleiding"), .value = casus_datum_veld(r, m->opleiding) },
	};

	v->nfeiten = sizeof(facts) / sizeof(facts[0]);
	for (size_t i = 0; i < v->nfeiten; i++)
		v->feiten[i] = facts[i];
}

static void roles_view(struct req *r, const struct inzicht_mens *m, struct view_wie_mens *v)
{
	v->nrollen = m->nrollen;
	v->rollen = ARENA_ARRAY(r->arena, m->nrollen + 1, struct view_wie_rol);
	for (size_t i = 0; i < m->nrollen; i++) {
		const struct inzicht_rol *x = &m->rollen[i];

		v->rollen[i] = (struct view_wie_rol){ .naam = rol_naam(r, x->rol), .huis = x->huis_naam, .reden = x->reden,
			.door = x->door_naam, .van = text_moment(r->arena, r->lang, x->van), .tot = until(r, x->tot),
			.ring = ring_naam(x->ring), .nu = x->nu };
	}
	v->mag = ARENA_ARRAY(r->arena, RECHT__MAX, const char *);
	for (int i = RECHT_ingelogd; m->actief && i < RECHT__MAX; i++)
		if (m->rechten & RECHT_BIT(i))
			v->mag[v->nmag++] = recht_label((enum recht)i);
}

static void filters(struct req *r, const struct in_wie_mens *in, struct view_wie_mens *v, bool unknown)
{
	v->url = url_wie_mens(r, in->medewerker);
	v->nummer = (struct view_field){ .kind = INPUT_TEXT, .name = "nummer", .label = N_("Mag deze medewerker deze casus zien?"),
		.help = N_("Nummer van de casus; leeg is alles"), .value = given(in->nummer), .width = 20,
		.error = unknown ? N_("Er is geen casus met dit nummer die u toetst.") : NULL };
	v->alles = (struct view_field){ .kind = INPUT_CHECK, .name = "alles", .label = N_("Ook wat voorbij is"),
		.value = in->alles ? STR("1") : STR("") };
}

enum fault page_wie_mens(struct req *r, const struct in_wie_mens *in)
{
	struct view_wie_mens *v = ARENA_NEW(r->arena, struct view_wie_mens);
	struct inzicht_mens *m;
	enum fault f = inzicht_mens(&r->ctx, in->medewerker, given(in->nummer), in->alles || given(in->nummer).n, &m);
	bool unknown = f == FAULT_INVALID;

	if (unknown) {
		fault_clear(&r->fi);
		f = inzicht_mens(&r->ctx, in->medewerker, STR(""), in->alles, &m);
	}
	TRY(f);
	TRY(toetsing_begin(r, N_("Wat mag deze medewerker zien?"), TOETSING_WIE, &v->kop));
	toetsing_crumbs(&v->kop, m->naam);
	v->kop.kop.text = m->naam;
	filters(r, in, v, unknown);
	person_facts(r, m, v);
	roles_view(r, m, v);
	v->besloten = m->besloten;
	v->casus = m->casus_nummer;
	v->url_casus = m->casus.v ? url_wie_casus(r, m->casus) : STR("");
	v->rijen = rows_view(r, m->rijen, m->nrijen, &v->nrijen);
	for (size_t i = 0; i < v->nrijen; i++)
		v->ziet |= v->rijen[i].nu && m->actief;
	v->nblikken = m->nblikken;
	v->blikken = lookers(r, m->blikken, m->nblikken);
	view_wie_mens(r->out, v);
	return page_send(r, N_("Wat mag deze medewerker zien?"), MENU_TOETSING);
}

/* ---- one case ---- */

static void case_facts(struct req *r, const struct inzicht_casus *z, struct view_wie_casus *v)
{
	const struct regime *g = regime_find(r->app->cat, z->regime);
	const char *ring = ring_naam(z->ring);
	const struct view_fact facts[] = {
		{ .label = N_("Casus"), .value = z->nummer }, { .label = N_("Huis"), .value = z->huis_naam },
		{ .label = N_("Procesregisseur"), .value = z->regisseur_naam },
		{ .label = N_("Grondslag"), .value = g ? label_text(&g->label, (int)r->lang) : z->regime },
		{ .label = N_("Besloten kring"), .value = ring ? str_z(tr(r->lang, ring)) : str_z(tr(r->lang, N_("Geen"))) },
		{ .label = N_("Gesloten"), .value = z->gesloten ? casus_moment_dag(r, z->gesloten)
			: str_z(tr(r->lang, N_("Nee"))) },
	};

	v->nfeiten = sizeof(facts) / sizeof(facts[0]);
	for (size_t i = 0; i < v->nfeiten; i++)
		v->feiten[i] = facts[i];
}

enum fault page_wie_casus(struct req *r, const struct in_wie_casus *in)
{
	struct view_wie_casus *v = ARENA_NEW(r->arena, struct view_wie_casus);
	struct inzicht_casus *z;

	TRY(inzicht_casus(&r->ctx, in->casus, in->alles, &z));
	TRY(toetsing_begin(r, N_("Wie mag deze casus zien?"), TOETSING_WIE, &v->kop));
	toetsing_crumbs(&v->kop, z->nummer);
	v->alles = in->alles;
	v->url = url_wie_casus(r, in->casus);
	v->url_alles = str_cat(r->arena, v->url, STR("?alles=1"));
	case_facts(r, z, v);
	v->n = z->n;
	v->v = ARENA_ARRAY(r->arena, z->n + 1, struct view_wie_lid);
	for (size_t i = 0; i < z->n; i++) {
		const struct inzicht_lid *l = &z->v[i];

		v->v[i] = (struct view_wie_lid){ l->naam, l->functie, l->organisatie_naam, l->domein, url_wie_mens(r, l->id), 0,
			NULL };
		v->v[i].v = rows_view(r, l->v, l->n, &v->v[i].n);
	}
	v->nblikken = z->nblikken;
	v->blikken = lookers(r, z->blikken, z->nblikken);
	if (req_mag(r, RECHT_privacy_toetsen)) {
		v->toets = formulier_begin(r, url_wie_toets(r, in->casus), N_("Toetsing openen"));
		veld_add(r, &v->toets, INPUT_TEXT, "reden", N_("Waarom toetst u deze casus?"), STR(""))->required = true;
	}
	view_wie_casus(r->out, v);
	return page_send(r, N_("Wie mag deze casus zien?"), MENU_TOETSING);
}

enum fault page_wie_toets(struct req *r, const struct in_wie_toets *in)
{
	TRY(toetsing_open(&r->ctx, in->casus, given(in->reden)));
	return req_redirect(r, url_casus(r, in->casus), "toetsing_open");
}
