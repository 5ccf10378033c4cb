/* The persons of a case: see mensen.h. */
#include "domein/casus/mensen.h"

#include "domein/casus/casus_priv.h"
#include "domein/persoon/adres.h"
#include "domein/termijn/termijn.h"

#define NAAM_MAX 200
#define REDEN_MAX 300

struct people_rows {
	struct q_mens_list_rows mensen;
	struct q_mens_adressen_rows adressen;
	struct q_mens_relaties_rows relaties;
	struct q_mens_team_rows team;
	struct q_mens_verbanden_rows verbanden;
};

static enum kring kring_of(struct ctx *c, struct str rol)
{
	const struct casusrol *r = casusrol_find(c->cat, rol);

	return r ? r->kring : KRING_BETROKKENE;
}

/* What the regime permits of such a person: the rest is not shown (invariant 13). */
static void permitted(const struct regime *r, enum kring k, struct mens *m)
{
	if (!regime_shows(r, k, REGIME_VELD_bsn)) {
		m->bsn = STR_NULL;
		m->bsn_reden = STR("");
	}
	if (!regime_shows(r, k, REGIME_VELD_wpg))
		m->wpg = STR("");
}

static void persons_fill(struct ctx *c, const struct people_rows *r, struct mensen *m)
{
	const struct regime *g = regime_find(c->cat, m->kop->regime);

	m->n = r->mensen.n;
	m->v = ARENA_ARRAY(c->arena, m->n + 1, struct mens);
	for (size_t i = 0; i < m->n; i++) {
		const struct q_mens_list *q = &r->mensen.v[i];

		m->v[i] = (struct mens){ .id = q->id, .persoon = q->persoon, .hoofd = q->hoofd, .rol = q->rol,
			.geslacht = q->geslacht, .bsn = q->bsn, .bsn_reden = q->bsn_reden, .geinformeerd = q->geinformeerd,
			.geinformeerd_reden = q->geinformeerd_reden, .organisatie_naam = q->organisatie_naam,
			.domein = q->domein, .wpg = q->wpg, .naam = CASUS_NAAM(q), .geboren = q->geboren, .versie = q->versie };
		permitted(g, kring_of(c, q->rol), &m->v[i]);
		ctx_look(c, casus_dossier(m->kop->id), q->persoon, LOOK_SCHERM, STR("Persoon in de casus"));
	}
}

static struct str rol_in(const struct people_rows *r, struct betrokkene_id id)
{
	for (size_t i = 0; i < r->mensen.n; i++)
		if (r->mensen.v[i].id.v == id.v)
			return r->mensen.v[i].rol;
	return STR("");
}

static void places_fill(struct ctx *c, const struct people_rows *r, struct mensen *m)
{
	const struct regime *g = regime_find(c->cat, m->kop->regime);

	m->adressen = ARENA_ARRAY(c->arena, r->adressen.n + 1, struct mens_adres);
	for (size_t i = 0; i < r->adressen.n; i++) {
		const struct q_mens_adressen *q = &r->adressen.v[i];

		if (!regime_shows(g, kring_of(c, rol_in(r, q->betrokkene)), REGIME_VELD_adres))
			continue;
		m->adressen[m->nadressen++] = (struct mens_adres){ .id = q->id, .betrokkene = q->betrokkene, .soort = q->soort,
			.straat = q->straat, .toevoeging = q->toevoeging, .postcode = q->postcode, .plaats = q->plaats,
			.land = q->land, .gemeente = q->gemeente_naam, .huisnummer = q->huisnummer.set ? q->huisnummer.v : 0, .van = q->van,
			.tot = q->tot, .versie = q->versie, .intern = str_eq(q->onderdeel, STR("intern")) };
	}
	m->met_relaties = regime_shows_any(g, REGIME_VELD_relatie);
	m->nrelaties = m->met_relaties ? r->relaties.n : 0;
	m->relaties = ARENA_ARRAY(c->arena, m->nrelaties + 1, struct mens_relatie);
	for (size_t i = 0; i < m->nrelaties; i++) {
		const struct q_mens_relaties *q = &r->relaties.v[i];

		m->relaties[i] = (struct mens_relatie){ q->id, q->van_betrokkene, q->naar_betrokkene, q->soort, q->van, q->tot,
			q->versie };
	}
}

static void team_fill(struct ctx *c, const struct people_rows *r, struct mensen *m)
{
	m->nteam = r->team.n;
	m->team = ARENA_ARRAY(c->arena, m->nteam + 1, struct mens_team);
	for (size_t i = 0; i < m->nteam; i++) {
		const struct q_mens_team *q = &r->team.v[i];

		m->team[i] = (struct mens_team){ q->medewerker, q->naam, q->functie, q->organisatie_naam, q->domein,
			q->telefoon, q->email, q->van };
	}
}

/* The first person of a linked case is shown by number when that case is besloten; each is a look. */
static enum fault links_fill(struct ctx *c, const struct people_rows *r, struct mensen *m)
{
	struct q_casus_hoofd *hoofd[40] = { 0 };
	size_t n = r->verbanden.n < 40 ? r->verbanden.n : 40;
	struct batch b = ctx_read(c);

	m->nverbanden = n;
	m->verbanden = ARENA_ARRAY(c->arena, n + 1, struct verband);
	for (size_t i = 0; i < n; i++)
		q_casus_hoofd(&b, r->verbanden.v[i].casus, &hoofd[i]);
	if (n)
		TRY(batch_run(&b));
	for (size_t i = 0; i < n; i++) {
		const struct q_mens_verbanden *q = &r->verbanden.v[i];
		struct naam naam = hoofd[i] ? CASUS_NAAM(hoofd[i]) : (struct naam){ 0 };

		m->verbanden[i] = (struct verband){ q->id, q->casus, q->nummer,
			hoofd[i] && !q->ring.n ? naam_display(c->arena, &naam) : STR(""), q->soort, q->toelichting,
			q->regisseur_naam, q->gesloten, q->versie, q->van_ons };
		ctx_look(c, casus_dossier(q->casus), hoofd[i] ? hoofd[i]->persoon : (struct persoon_id){ 0 }, LOOK_SCHERM,
			STR("Verbonden casus"));
	}
	return FAULT_NONE;
}

enum fault mensen_get(struct ctx *c, struct casus_id id, struct mensen **ret)
{
	struct mensen *m = ARENA_NEW(c->arena, struct mensen);
	struct people_rows r = { 0 };
	struct casus_kop_vraag v;
	struct batch b = ctx_read(c);

	casus_kop_ask(c, &b, id, &v);
	q_mens_list(&b, id, &r.mensen);
	q_mens_adressen(&b, id, &r.adressen);
	q_mens_relaties(&b, id, &r.relaties);
	q_mens_team(&b, id, ctx_moment(c), &r.team);
	q_mens_verbanden(&b, id, &r.verbanden);
	TRY(batch_run(&b));
	TRY(casus_kop_take(c, &v, &m->kop));
	persons_fill(c, &r, m);
	places_fill(c, &r, m);
	team_fill(c, &r, m);
	TRY(links_fill(c, &r, m));
	*ret = m;
	return FAULT_NONE;
}

/* ---- a new person ---- */

struct joining {
	struct ctx *c;
	const struct mens_nieuw *n;
	struct str bsn; /* nine digits; STR_NULL none */
};

static enum fault name_ok(struct fault_info *fi, const struct naam *n)
{
	const struct str parts[] = { n->voornamen, n->voorletters, n->voorvoegsel, n->partner_voorvoegsel,
		n->partner_naam };
	enum fault f = casus_text(fi, n->geslachtsnaam, NAAM_MAX, "geslachtsnaam", N_("Vul de achternaam in."));

	for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++)
		if (str_points(parts[i]) > NAAM_MAX)
			f = fault_field(fi, "voornamen", N_("Dit is te lang."), NULL);
	if (n->naamgebruik != 'E' && n->naamgebruik != 'P' && n->naamgebruik != 'N' && n->naamgebruik != 'V')
		f = fault_field(fi, "naamgebruik", N_("Kies een naamgebruik."), NULL);
	if (n->naamgebruik != 'E' && !n->partner_naam.n)
		f = fault_field(fi, "partner_naam", N_("Vul de naam van de partner in, of kies de eigen naam."), NULL);
	return f;
}

static enum fault check_person(struct joining *p)
{
	const struct mens_nieuw *n = p->n;
	struct fault_info *fi = p->c->fi;
	enum fault f = name_ok(fi, &n->naam);

	if (n->geboren.v && !datum_valid(n->geboren, true))
		f = fault_field(fi, "geboren", N_("Vul een bestaande datum in, bijvoorbeeld 7-12-1992 of 1992."), NULL);
	else if (dag_check(fi, "geboren", n->geboren, DAG_LEVEN))
		f = FAULT_INVALID;
	p->bsn = STR_NULL;
	if (n->bsn.n && !bsn_parse(p->c->arena, n->bsn, &p->bsn))
		f = fault_field(fi, "bsn", N_("Dit is geen geldig burgerservicenummer."), "invariant 18");
	if (!n->bsn.n && !str_trim(n->bsn_reden).n)
		f = fault_field(fi, "bsn_reden", N_("Kies waarom er geen burgerservicenummer is."), "invariant 18");
	if (n->wpg.n && !str_eq(n->wpg, STR("8")) && !str_eq(n->wpg, STR("13")))
		f = fault_field(fi, "wpg", N_("Alleen artikel 8 en 13 van de Wet politiegegevens zijn mogelijk."),
			"WGS 2.30; invariant 14");
	return f;
}

static bool role_of_theme(const struct thema *t, const struct casusrol *r)
{
	for (size_t i = 0; t && i < t->ncasusrollen; i++)
		if (t->casusrollen[i] == r)
			return true;
	return !t || !t->ncasusrollen;
}

static bool person_in(const struct q_mens_list_rows *rows, struct betrokkene_id id)
{
	for (size_t i = 0; i < rows->n; i++)
		if (rows->v[i].id.v == id.v)
			return true;
	return false;
}

/* What the regime does not permit of such a person is refused (invariant 13). */
static enum fault check_regime(struct unit *u, const struct joining *p, const struct regime *r, enum kring k)
{
	struct fault_info *fi = unit_fault(u);

	TRY(regime_veld_check(fi, r, k, REGIME_VELD_persoon, "rol"));
	if (p->bsn.p)
		TRY(regime_veld_check(fi, r, k, REGIME_VELD_bsn, "bsn"));
	if (p->n->wpg.n)
		TRY(regime_veld_check(fi, r, k, REGIME_VELD_wpg, "wpg"));
	return p->n->bij.v ? regime_veld_check(fi, r, k, REGIME_VELD_relatie, "bij") : FAULT_NONE;
}

/* Who is not concerned himself is there by a relation to somebody who is (invariant 17). */
static enum fault check_circle(struct unit *u, const struct joining *p, const struct q_casus_lock *casus,
	const struct q_mens_list_rows *rows)
{
	const struct mens_nieuw *n = p->n;
	const struct casusrol *rol = casusrol_find(p->c->cat, n->rol);
	struct fault_info *fi = unit_fault(u);

	if (str_eq(casus->soort, STR("gebied")))
		return fault_set(fi, FAULT_INVALID,
			N_("Een gebiedsgerichte casus bevat geen personen. Open voor een persoon een "
			"eigen casus."), "BGS 2.20 lid 1; invariant 5");
	if (rows->n >= MENSEN_MAX)
		return fault_set(fi, FAULT_INVALID, N_("Er staan al zestig personen in deze casus."), NULL);
	if (!rol || !role_of_theme(thema_find(p->c->cat, casus->thema), rol))
		return fault_field(fi, "rol", N_("Kies een rol die bij dit thema hoort."), "BGS 2.19");
	TRY(check_regime(u, p, regime_find(p->c->cat, casus->regime), rol->kring));
	if (n->bij.v && !person_in(rows, n->bij))
		return fault_field(fi, "bij", N_("Kies iemand uit deze casus."), NULL);
	if (n->bij.v && !relatiesoort_find(p->c->cat, n->relatie))
		return fault_field(fi, "relatie", N_("Kies wat deze persoon van de ander is."), NULL);
	if (rol->kring == KRING_DIRECT && rows->n && !n->bij.v)
		return fault_field(fi, "bij", N_("Kies van wie deze persoon een relatie is."), "BGS 2.19; invariant 17");
	for (size_t i = 0; p->bsn.p && i < rows->n; i++)
		if (rows->v[i].bsn.p && str_eq(rows->v[i].bsn, p->bsn))
			return fault_field(fi, "bsn", N_("Deze persoon staat al in de casus."), "invariant 18");
	return FAULT_NONE;
}

static struct str text_of(struct str s)
{
	return s.p ? str_trim(s) : STR("");
}

static void person_write(struct batch *b, const struct joining *p, struct betrokkene_id id, bool hoofd, int64_t *n)
{
	const struct mens_nieuw *m = p->n;
	const struct naam *a = &m->naam;
	struct str geslacht = m->geslacht == 'M' ? STR("M") : m->geslacht == 'V' ? STR("V") : STR("O");
	char gebruik[2] = { a->naamgebruik, 0 };

	q_mens_add(b, id, hoofd, m->rol, p->bsn, p->bsn.p ? STR("") : text_of(m->bsn_reden), text_of(a->voornamen),
		a->voorletters.n ? text_of(a->voorletters) : voorletters_of(p->c->arena, text_of(a->voornamen)),
		text_of(a->voorvoegsel), text_of(a->geslachtsnaam), text_of(a->partner_voorvoegsel), text_of(a->partner_naam),
		str_dup(p->c->arena, str_z(gebruik)), m->geboren, geslacht, STR("nog_niet"), text_of(m->wpg),
		text_of(m->voorwaarden), m->casus, n);
}

/* Who comes along is to be informed as well: a clock of its own, unless that of the case still runs. */
static enum fault to_inform(struct unit *u, struct ctx *c, const struct q_casus_lock *casus)
{
	struct q_termijn_alle_rows rows = { 0 };
	struct batch b = unit_batch(u);

	if (casus->niveau < NIVEAU_SCHRIJVEN)
		return FAULT_NONE;
	q_termijn_alle(&b, casus_dossier(casus->id), &rows);
	TRY(batch_run(&b));
	for (size_t i = 0; i < rows.n; i++)
		if (!rows.v[i].voldaan && str_eq(rows.v[i].klok, STR("informeren")))
			return FAULT_NONE;
	return termijn_event_in(u, c, casus_dossier(casus->id), "kern", thema_find(c->cat, casus->thema),
		GEBEURTENIS_BIT(informeren_nodig), unit_moment(u));
}

static enum fault join_unit(struct unit *u, void *arg)
{
	struct joining *p = arg;
	struct q_casus_lock *casus;
	struct q_mens_list_rows rows = { 0 };
	struct betrokkene_id id = { id_new() };
	struct batch b = unit_batch(u);
	int64_t n = 0, m = 1;

	TRY(casus_lock_in(u, p->n->casus, 0, NIVEAU_EIGEN, &casus));
	q_mens_list(&b, p->n->casus, &rows);
	TRY(batch_run(&b));
	TRY(check_circle(u, p, casus, &rows));
	person_write(&b, p, id, rows.n == 0, &n);
	TRY(batch_run(&b));
	TRY(casus_one(u, n));
	if (p->n->bij.v) {
		q_relatie_add(&b, (struct relatie_id){ id_new() }, id, p->n->bij, p->n->relatie, (struct datum){ 0 },
			(struct datum){ 0 }, p->n->casus, &m);
		TRY(batch_run(&b));
	}
	p->c->uitkomst = id.v;
	TRY(casus_one(u, m));
	TRY(termijn_erbij_in(u, p->c, p->n->casus, thema_find(p->c->cat, casus->thema), id, p->n->rol));
	return to_inform(u, p->c, casus);
}

enum fault mens_add(struct ctx *c, const struct mens_nieuw *n, struct betrokkene_id *ret)
{
	struct joining p = { .c = c, .n = n };
	int64_t id;

	TRY(check_person(&p));
	TRY(ctx_write(c, join_unit, &p, &id));
	ret->v = id;
	return FAULT_NONE;
}

/* ---- relations ---- */

struct relating {
	struct ctx *c;
	const struct relatie_nieuw *n;
};

static enum fault relate_unit(struct unit *u, void *arg)
{
	struct relating *p = arg;
	const struct relatie_nieuw *n = p->n;
	struct q_casus_lock *casus;
	struct q_mens_list_rows mensen = { 0 };
	struct q_mens_relaties_rows had = { 0 };
	struct relatie_id id = { id_new() };
	struct batch b = unit_batch(u);
	int64_t rows = 0;

	TRY(casus_lock_in(u, n->casus, 0, NIVEAU_EIGEN, &casus));
	q_mens_list(&b, n->casus, &mensen);
	q_mens_relaties(&b, n->casus, &had);
	TRY(batch_run(&b));
	if (!regime_shows_any(regime_find(p->c->cat, casus->regime), REGIME_VELD_relatie))
		return fault_field(unit_fault(u), "soort", N_("Onder deze grondslag worden relaties niet vastgelegd."),
			REGIME_VELD_RULE);
	if (!person_in(&mensen, n->van_id) || !person_in(&mensen, n->naar_id) || n->van_id.v == n->naar_id.v)
		return fault_field(unit_fault(u), "naar", N_("Kies twee verschillende personen uit deze casus."), NULL);
	for (size_t i = 0; i < had.n; i++)
		if (had.v[i].van_betrokkene.v == n->van_id.v && had.v[i].naar_betrokkene.v == n->naar_id.v
			&& str_eq(had.v[i].soort, n->soort) && !had.v[i].tot.v)
			return fault_field(unit_fault(u), "soort", N_("Deze relatie staat er al."), NULL);
	q_relatie_add(&b, id, n->van_id, n->naar_id, n->soort, n->van, n->tot, n->casus, &rows);
	TRY(batch_run(&b));
	p->c->uitkomst = id.v;
	return casus_one(u, rows);
}

enum fault relatie_add(struct ctx *c, const struct relatie_nieuw *n)
{
	struct relating p = { c, n };

	if (!relatiesoort_find(c->cat, n->soort))
		return fault_field(c->fi, "soort", N_("Kies wat de een van de ander is."), NULL);
	if ((n->van.v && !datum_valid(n->van, true)) || (n->tot.v && !datum_valid(n->tot, true)))
		return fault_field(c->fi, "van", N_("Vul een bestaande datum in."), NULL);
	TRY(dag_check(c->fi, "van", n->van, DAG_LEVEN));
	if (n->van.v && n->tot.v && n->tot.v < n->van.v)
		return fault_field(c->fi, "tot", N_("Het einde ligt voor het begin."), NULL);
	return ctx_write(c, relate_unit, &p, NULL);
}

struct parting {
	struct ctx *c;
	struct casus_id casus;
	struct relatie_id id;
	int64_t versie;
	struct datum tot;
};

static enum fault part_unit(struct unit *u, void *arg)
{
	struct parting *p = arg;
	struct q_casus_lock *casus;
	struct q_mens_relaties_rows had = { 0 };
	const struct q_mens_relaties *r = NULL;
	struct batch b = unit_batch(u);
	int64_t n = 0;

	TRY(casus_lock_in(u, p->casus, 0, NIVEAU_EIGEN, &casus));
	q_mens_relaties(&b, p->casus, &had);
	TRY(batch_run(&b));
	for (size_t i = 0; i < had.n; i++)
		if (had.v[i].id.v == p->id.v)
			r = &had.v[i];
	if (!r)
		return fault_set(unit_fault(u), FAULT_NOT_FOUND, NULL, NULL);
	if (r->versie != p->versie)
		return fault_set(unit_fault(u), FAULT_CONFLICT, N_("Deze relatie is intussen gewijzigd."), NULL);
	if (r->van.v && p->tot.v < r->van.v)
		return fault_field(unit_fault(u), "tot", N_("Het einde ligt voor het begin."), NULL);
	q_relatie_end(&b, p->tot, p->id, p->versie, p->casus, &n);
	TRY(batch_run(&b));
	p->c->uitkomst = p->id.v;
	return casus_one(u, n);
}

enum fault relatie_end(struct ctx *c, struct casus_id casus, struct relatie_id id, int64_t versie, struct datum tot)
{
	struct parting p = { c, casus, id, versie, tot };

	if (!datum_valid(tot, true) || tot.v > datum_today().v)
		return fault_field(c->fi, "tot", N_("Vul een datum in die niet na vandaag ligt."), NULL);
	return ctx_write(c, part_unit, &p, NULL);
}

/* ---- addresses ---- */

struct moving {
	struct ctx *c;
	const struct adres_invoer *n;
	struct adres_land land;
};

static enum fault check_place(struct moving *p)
{
	const struct adres_invoer *n = p->n;
	struct fault_info *fi = p->c->fi;
	enum fault f = adres_land_check(p->c, n->land, n->postcode, "land", "postcode", &p->land);

	if (land_buiten(p->land.land) && n->gemeente.v)
		f = fault_field(fi, "gemeente", N_("Een adres in het buitenland ligt niet in een gemeente van de lijst."), NULL);
	if (!casus_keus_label(adres_soorten, n->soort))
		f = fault_field(fi, "soort", N_("Kies een soort adres."), NULL);
	if (!n->plaats.n)
		f = fault_field(fi, "plaats", N_("Vul de plaats in."), NULL);
	if (str_eq(n->soort, STR("woon")) && !n->straat.n)
		f = fault_field(fi, "straat", N_("Vul de straat in."), NULL);
	if (n->huisnummer < 0 || n->huisnummer > 99999)
		f = fault_field(fi, "huisnummer", N_("Dit is geen huisnummer."), NULL);
	if (n->van.v && !datum_valid(n->van, true))
		f = fault_field(fi, "van", N_("Vul een bestaande datum in."), NULL);
	return f;
}

/* What a new address of that kind takes the place of. */
static struct str replaced(struct str soort)
{
	if (str_eq(soort, STR("woon")))
		return STR("geen");
	return str_eq(soort, STR("geen")) || str_eq(soort, STR("geheim")) ? STR("woon") : soort;
}

/* For the house alone: called so, or where he lives whose address is secret (sql/schema/0034_geheim.sql). */
static bool is_secret(struct str soort, bool geheim)
{
	return str_eq(soort, STR("geheim")) || (geheim && !str_eq(soort, STR("geen")) && !str_eq(soort, STR("pi")));
}

static enum fault place_unit(struct unit *u, void *arg)
{
	struct moving *p = arg;
	const struct adres_invoer *n = p->n;
	struct q_casus_lock *casus;
	struct q_mens_get *wie = NULL;
	const struct casusrol *rol;
	struct adres_id id = { id_new() };
	struct batch b = unit_batch(u);
	struct datum tot = datum_add_days(n->van, -1);
	struct opt_int nummer = { n->huisnummer > 0, n->huisnummer };
	struct str deel;
	int64_t rows = 0;

	TRY(casus_lock_in(u, n->casus, 0, NIVEAU_EIGEN, &casus));
	q_mens_get(&b, n->betrokkene, &wie);
	TRY(batch_run(&b));
	if (!wie || wie->dossier.v != n->casus.v)
		return fault_set(unit_fault(u), FAULT_NOT_FOUND, NULL, NULL);
	rol = casusrol_find(p->c->cat, wie->rol);
	TRY(regime_veld_check(unit_fault(u), regime_find(p->c->cat, casus->regime), rol ? rol->kring : KRING_BETROKKENE,
		REGIME_VELD_adres, "soort"));
	q_adres_end(&b, tot.v ? tot : datum_add_days(datum_of_moment(unit_moment(u)), -1), n->casus, n->betrokkene,
		n->soort,
		replaced(n->soort), NULL);
	deel = is_secret(n->soort, wie->geheim) ? STR("intern") : STR("kern");
	q_adres_add(&b, id, n->betrokkene, n->soort, text_of(n->straat), nummer, text_of(n->toevoeging), p->land.postcode,
		text_of(n->plaats), p->land.land, n->gemeente, n->van, n->casus, deel, &rows);
	TRY(batch_run(&b));
	p->c->uitkomst = id.v;
	return casus_one(u, rows);
}

enum fault adres_add(struct ctx *c, const struct adres_invoer *n)
{
	struct moving p = { .c = c, .n = n };

	TRY(check_place(&p));
	return ctx_write(c, place_unit, &p, NULL);
}

/* ---- linked cases ---- */

struct linking {
	struct ctx *c;
	struct casus_id id;
	struct str nummer, soort, toelichting;
	struct verband_id verband;
	int64_t versie;
};

static enum fault link_unit(struct unit *u, void *arg)
{
	struct linking *p = arg;
	struct q_casus_lock *casus;
	struct q_casus_by_nummer *ander = NULL;
	struct q_verband_bestaat *is = NULL;
	struct verband_id id = { id_new() };
	struct batch b = unit_batch(u);
	int64_t n = 0;

	TRY(casus_lock_in(u, p->id, 0, NIVEAU_SCHRIJVEN, &casus));
	q_casus_by_nummer(&b, p->nummer, &ander);
	TRY(batch_run(&b));
	/* one that exists and one that may not be seen get the same answer */
	if (!ander || ander->id.v == p->id.v)
		return fault_field(unit_fault(u), "nummer", N_("Er is geen andere casus met dit nummer die u mag zien."),
			"invariant 6");
	q_verband_bestaat(&b, p->id, ander->id, &is);
	TRY(batch_run(&b));
	if (is && is->aantal)
		return fault_field(unit_fault(u), "nummer", N_("Deze casussen zijn al verbonden."), NULL);
	q_verband_add(&b, id, ander->id, p->soort, p->toelichting, p->id, &n);
	TRY(batch_run(&b));
	p->c->uitkomst = id.v;
	return casus_one(u, n);
}

enum fault verband_add(struct ctx *c, struct casus_id id, struct str nummer, struct str soort, struct str toelichting)
{
	struct linking p = { .c = c, .id = id, .nummer = casus_nummer_typed(c->arena, nummer), .soort = soort,
		.toelichting = text_of(toelichting) };

	if (!casus_keus_label(verband_soorten, soort))
		return fault_field(c->fi, "soort", N_("Kies een soort verband."), NULL);
	TRY(casus_text(c->fi, nummer, 40, "nummer", N_("Vul het nummer van de andere casus in.")));
	if (str_points(toelichting) > REDEN_MAX)
		return fault_field(c->fi, "toelichting", N_("Dit is te lang."), NULL);
	return ctx_write(c, link_unit, &p, NULL);
}

static enum fault unlink_unit(struct unit *u, void *arg)
{
	struct linking *p = arg;
	struct q_casus_lock *casus;
	struct batch b = unit_batch(u);
	int64_t n = 0;

	TRY(casus_lock_in(u, p->id, 0, NIVEAU_SCHRIJVEN, &casus));
	q_verband_drop(&b, p->verband, p->id, p->versie, &n);
	TRY(batch_run(&b));
	if (n != 1)
		return fault_set(unit_fault(u), FAULT_CONFLICT, N_("Dit verband is intussen gewijzigd of weg."), NULL);
	p->c->uitkomst = p->id.v;
	return FAULT_NONE;
}

enum fault verband_drop(struct ctx *c, struct casus_id id, struct verband_id v, int64_t versie)
{
	struct linking p = { .c = c, .id = id, .verband = v, .versie = versie };

	return ctx_write(c, unlink_unit, &p, NULL);
}
