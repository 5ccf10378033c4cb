/* Whether the persons of a case were informed: see informeren.h. */
#include "domein/brief/informeren.h"

#include "domein/casus/casus_priv.h"
#include "domein/persoon/vrij.h"
#include "domein/termijn/termijn.h"
#include "domein/verstrekking/verstrekking.h"

#define REDEN_MAX 2000
#define BRON_MAX 200
#define TEKST_MAX 8000
#define RULE "BGS 1.3; AVG 14 lid 5; UAVG 41; invariant 38"

const struct casus_keus brief_wijzen[] = { { "post", N_("Per post"), NULL }, { "overhandigd", N_("Overhandigd"), NULL },
	{ "digitaal", N_("Digitaal"), NULL }, { 0 } };

/* ---- reading ---- */

static enum informatie_stand stand_of(struct str soort)
{
	if (str_eq(soort, STR("brief")))
		return INFORMATIE_VERZONDEN;
	if (str_eq(soort, STR("uitstel")))
		return INFORMATIE_UITGESTELD;
	return soort.n ? INFORMATIE_ALSNOG : INFORMATIE_OPEN;
}

static bool to_do(enum informatie_stand s)
{
	return s == INFORMATIE_OPEN || s == INFORMATIE_ALSNOG;
}

static void steps_fill(struct ctx *c, const struct q_informeren_list_rows *rows, struct informatie_persoon *p)
{
	p->v = ARENA_ARRAY(c->arena, rows->n + 1, struct informatie_stap);
	for (size_t i = 0; i < rows->n; i++) {
		const struct q_informeren_list *q = &rows->v[i];

		if (q->betrokkene.v == p->id.v)
			p->v[p->n++] = (struct informatie_stap){ q->id, q->soort, q->brief, q->dag, q->herzien, q->grond, q->reden,
				q->bron, q->door_naam, q->moment };
	}
	p->stand = p->n ? stand_of(p->v[0].soort) : INFORMATIE_OPEN;
}

static void persons_fill(struct ctx *c, const struct q_mens_list_rows *mensen, const struct q_informeren_list_rows *rows,
	struct informatie_lijst *l)
{
	l->v = ARENA_ARRAY(c->arena, mensen->n + 1, struct informatie_persoon);
	for (size_t i = 0; i < mensen->n; i++) {
		const struct q_mens_list *q = &mensen->v[i];
		struct informatie_persoon *p = &l->v[l->n++];
		int age = datum_age(q->geboren, datum_today());

		*p = (struct informatie_persoon){ .id = q->id, .persoon = q->persoon, .naam = CASUS_NAAM(q), .rol = q->rol,
			.geslacht = q->geslacht, .bij_aanmelding = q->geinformeerd, .geboren = q->geboren,
			.kind = age >= 0 && age < INFORMEREN_KIND };
		steps_fill(c, rows, p);
		l->open += to_do(p->stand);
		l->uitgesteld += p->stand == INFORMATIE_UITGESTELD;
		ctx_look(c, casus_dossier(l->kop->id), q->persoon, LOOK_SCHERM, STR("Informatieplicht"));
	}
}

enum fault informatie_list(struct ctx *c, struct casus_id id, struct informatie_lijst **ret)
{
	struct informatie_lijst *l = ARENA_NEW(c->arena, struct informatie_lijst);
	struct q_informeren_list_rows rows = { 0 };
	struct q_mens_list_rows mensen = { 0 };
	struct casus_kop_vraag v;
	struct batch b = ctx_read(c);

	casus_kop_ask(c, &b, id, &v);
	q_mens_list(&b, id, &mensen);
	q_informeren_list(&b, id, &rows);
	TRY(batch_run(&b));
	TRY(casus_kop_take(c, &v, &l->kop));
	l->regime = regime_find(c->cat, l->kop->regime);
	l->verplicht = l->regime && l->regime->informatie.verplicht;
	l->leest_brief = casus_mag(l->kop, CASUS_DEEL_INTERN, NIVEAU_LEZEN);
	l->schrijft = l->verplicht && !l->kop->gesloten && casus_mag(l->kop, CASUS_DEEL_KERN, NIVEAU_SCHRIJVEN)
		&& casus_mag(l->kop, CASUS_DEEL_INTERN, NIVEAU_SCHRIJVEN);
	persons_fill(c, &mensen, &rows, l);
	*ret = l;
	return FAULT_NONE;
}

const struct informatie_persoon *informatie_of(const struct informatie_lijst *l, struct betrokkene_id id)
{
	for (size_t i = 0; i < l->n; i++)
		if (l->v[i].id.v == id.v)
			return &l->v[i];
	return NULL;
}

int64_t informatie_versie(const struct informatie_persoon *p)
{
	return p->n ? p->v[0].id.v : 0;
}

/* ---- one step ---- */

struct stap {
	struct ctx *c;
	struct casus_id casus;
	struct betrokkene_id betrokkene;
	int64_t versie;
	const char *soort;
	struct str grond, reden, bron;
	struct datum herzien;
	const struct brief_nieuw *brief; /* NULL: no letter */
	const struct q_casus_lock *nu;
	/* of the persons of the case, as they stand with this step */
	bool known, open, was_uitstel;
	struct datum eerste; /* day of review */
};

static enum fault persons_read(struct unit *u, struct stap *s)
{
	struct q_informeren_list_rows rows = { 0 };
	struct q_mens_list_rows mensen = { 0 };
	struct batch b = unit_batch(u);

	q_mens_list(&b, s->casus, &mensen);
	q_informeren_list(&b, s->casus, &rows);
	TRY(batch_run(&b));
	for (size_t i = 0; i < mensen.n; i++) {
		const struct q_informeren_list *last = NULL;
		bool self = mensen.v[i].id.v == s->betrokkene.v;
		struct datum herzien;
		struct str soort;

		for (size_t k = 0; k < rows.n && !last; k++)
			if (rows.v[k].betrokkene.v == mensen.v[i].id.v)
				last = &rows.v[k];
		if (self && (last ? last->id.v : 0) != s->versie)
			return fault_set(unit_fault(u), FAULT_CONFLICT,
				N_("Dit is intussen door iemand anders gewijzigd. Bekijk eerst wat er nu staat."), NULL);
		s->known |= self;
		s->was_uitstel |= self && last && str_eq(last->soort, STR("uitstel"));
		soort = self ? str_z(s->soort) : last ? last->soort : STR("");
		herzien = self ? s->herzien : last ? last->herzien : (struct datum){ 0 };
		s->open |= to_do(stand_of(soort));
		if (stand_of(soort) == INFORMATIE_UITGESTELD && (!s->eerste.v || herzien.v < s->eerste.v))
			s->eerste = herzien;
	}
	return s->known ? FAULT_NONE : fault_set(unit_fault(u), FAULT_NOT_FOUND, NULL, NULL);
}

static enum fault clocks(struct unit *u, const struct stap *s)
{
	const struct thema *thema = thema_find(s->c->cat, s->nu->thema);
	struct dossier_id d = casus_dossier(s->casus);
	uint64_t wat = (s->open ? 0 : GEBEURTENIS_BIT(betrokkenen_geinformeerd))
		| (s->eerste.v ? GEBEURTENIS_BIT(informeren_uitgesteld) : 0)
		| (str_eq(str_z(s->soort), STR("einde")) ? GEBEURTENIS_BIT(informeren_nodig) : 0);

	if (wat)
		TRY(termijn_event_in(u, s->c, d, "kern", thema, wat, unit_moment(u)));
	return termijn_limit_in(u, s->c, d, thema, STR("uitstel_informeren"), s->eerste);
}

static enum fault letter_add(struct unit *u, const struct stap *s, struct str huis, struct brief_id id)
{
	const struct brief_nieuw *n = s->brief;
	struct batch b = unit_batch(u);
	int64_t rows = 0;

	q_brief_add(&b, id, n->betrokkene, n->soort, s->nu->nummer, huis, str_trim(n->aan), str_trim(n->adres),
		str_trim(n->onderwerp), str_trim(n->tekst), n->dag, n->wijze, unit_moment(u), s->casus, &rows);
	TRY(batch_run(&b));
	return casus_one(u, rows);
}

/* A letter is a disclosure like any other: it stands in the ledger (C144). */
static enum fault ledger_add(struct unit *u, const struct stap *s)
{
	const struct brief_nieuw *n = s->brief;
	const struct regime *r = regime_find(s->c->cat, s->nu->regime);
	struct verstrekking v = { .dossier = casus_dossier(s->casus), .aan = VERSTREKKING_BETROKKENE,
		.betrokkene = n->betrokkene, .ontvanger = n->aan, .wijze = STR("brief"), .wat = n->onderwerp,
		.categorieen = STR("zaakgegeven,identiteit"), .grond = r && r->informatie.artikel.n ? r->informatie.artikel
		: STR("AVG 14"), .dag = n->dag };
	struct verstrekking_id id;

	return verstrekking_add_in(u, s->c, &v, &id);
}

static enum fault step_unit(struct unit *u, void *arg)
{
	struct stap s = *(const struct stap *)arg;
	struct brief_id brief = { s.brief ? id_new() : 0 };
	struct informatie_id id = { id_new() };
	struct q_casus_lock *casus;
	struct q_huis_get *huis = NULL;
	struct batch b = unit_batch(u);
	int64_t n = 0;

	TRY(casus_lock_in(u, s.casus, 0, NIVEAU_SCHRIJVEN, &casus));
	s.nu = casus;
	q_huis_get(&b, casus->huis, &huis);
	TRY(batch_run(&b));
	TRY(persons_read(u, &s));
	if (str_eq(str_z(s.soort), STR("einde")) && !s.was_uitstel)
		return fault_set(unit_fault(u), FAULT_INVALID, N_("Het informeren van deze persoon is niet uitgesteld."), RULE);
	if (s.brief) {
		TRY(letter_add(u, &s, huis ? huis->naam : STR(""), brief));
		TRY(ledger_add(u, &s));
	}
	q_informeren_add(&b, id, s.betrokkene, str_z(s.soort), brief, s.brief ? s.brief->dag : (struct datum){ 0 }, s.grond,
		s.reden, s.bron, s.herzien, unit_moment(u), s.casus, &n);
	TRY(batch_run(&b));
	TRY(casus_one(u, n));
	s.c->uitkomst = s.brief ? brief.v : id.v;
	return clocks(u, &s);
}

/* What the duty is in this case; FAULT_INVALID under a regime without. */
static enum fault duty(struct ctx *c, struct casus_id id, struct informatie_lijst **ret)
{
	TRY(informatie_list(c, id, ret));
	if (!(*ret)->verplicht)
		return fault_set(c->fi, FAULT_INVALID, N_("Onder dit regime geldt geen informatieplicht."), RULE);
	return FAULT_NONE;
}

static struct str given(struct str s)
{
	return s.p ? s : STR("");
}

/* ---- letters ---- */

/* A {place} that nobody filled; a brace of the writer himself is none. */
static bool has_place(struct str s)
{
	for (size_t i = 0; i < s.n; i++) {
		size_t k = i + 1;

		if (s.p[i] != '{')
			continue;
		while (k < s.n && (s.p[k] == '_' || (s.p[k] >= 'a' && s.p[k] <= 'z')))
			k++;
		if (k > i + 1 && k < s.n && s.p[k] == '}')
			return true;
	}
	return false;
}

static enum fault letter_text(struct ctx *c, const struct brief_nieuw *n)
{
	TRY(casus_text(c->fi, n->tekst, TEKST_MAX, "tekst", N_("Schrijf de brief.")));
	if (has_place(n->tekst))
		return fault_field(c->fi, "tekst",
			N_("Er staat nog een open plek tussen accolades in de brief. Vul die in of haal de zin weg."), RULE);
	TRY(casus_text(c->fi, n->onderwerp, 200, "onderwerp", N_("Geef de brief een onderwerp.")));
	TRY(casus_text(c->fi, n->aan, 200, "aan", N_("Vul in aan wie de brief gaat.")));
	return VRIJ_CHECK(c->fi, { "tekst", n->tekst }, { "onderwerp", n->onderwerp }, { "aan", n->aan }, { "adres", n->adres });
}

static bool to_itself(struct ctx *c, const struct informatie_persoon *p, struct str aan)
{
	return str_eq(fold(c->arena, str_trim(aan)), fold(c->arena, naam_display(c->arena, &p->naam)));
}

enum fault brief_check(struct ctx *c, const struct brief_nieuw *n)
{
	const struct informatie_persoon *p;
	const struct briefsoort *s = briefsoort_find(c->cat, n->soort);
	struct informatie_lijst *l;

	TRY(duty(c, n->casus, &l));
	p = informatie_of(l, n->betrokkene);
	if (!p)
		return fault_set(c->fi, FAULT_NOT_FOUND, NULL, NULL);
	if (!s || !s->informeert)
		return fault_field(c->fi, "soort", N_("Kies een brief waarmee u de betrokkene informeert."), RULE);
	TRY(letter_text(c, n));
	if (p->kind && to_itself(c, p, n->aan))
		return fault_field(c->fi, "aan",
			N_("Deze persoon is jonger dan 16 jaar. Richt de brief aan de wettelijk vertegenwoordiger."), "UAVG 5 lid 4");
	if (!casus_keus_label(brief_wijzen, n->wijze))
		return fault_field(c->fi, "wijze", N_("Kies een van de mogelijkheden."), NULL);
	if (str_eq(n->wijze, STR("post")))
		TRY(casus_text(c->fi, n->adres, 400, "adres", N_("Vul het adres in waar de brief heen gaat.")));
	if (!n->dag.v || n->dag.v > datum_today().v)
		return fault_field(c->fi, "dag", N_("Vul de dag in waarop de brief is verstuurd; die ligt niet in de toekomst."), RULE);
	return dag_check(c->fi, "dag", n->dag, DAG_WERK);
}

enum fault brief_send(struct ctx *c, const struct brief_nieuw *n, struct brief_id *ret)
{
	struct brief_nieuw own = *n;
	struct stap s = { .c = c, .casus = n->casus, .betrokkene = n->betrokkene, .versie = n->versie, .soort = "brief",
		.grond = STR(""), .reden = STR(""), .bron = STR(""), .brief = &own };
	int64_t id;

	own.adres = given(n->adres);
	TRY(brief_check(c, n));
	TRY(ctx_write(c, step_unit, &s, &id));
	ret->v = id;
	return FAULT_NONE;
}

/* ---- postponing ---- */

static bool allowed(const struct regime *r, struct str grond)
{
	for (size_t i = 0; i < r->informatie.nuitzonderingen; i++)
		if (str_eq(r->informatie.uitzonderingen[i], grond))
			return true;
	return false;
}

enum fault informatie_defer(struct ctx *c, const struct informatie_uitstel *u)
{
	struct stap s = { .c = c, .casus = u->casus, .betrokkene = u->betrokkene, .versie = u->versie, .soort = "uitstel",
		.grond = given(u->grond), .reden = str_trim(given(u->reden)), .bron = str_trim(given(u->bron)),
		.herzien = u->herzien };
	struct informatie_lijst *l;
	struct datum vandaag = datum_today();

	TRY(duty(c, u->casus, &l));
	if (!allowed(l->regime, s.grond))
		return fault_field(c->fi, "grond", N_("Kies een grond die onder dit regime geldt."), RULE);
	TRY(casus_text(c->fi, u->reden, REDEN_MAX, "reden", N_("Schrijf op waarom informeren nu niet kan.")));
	TRY(casus_text(c->fi, u->bron, BRON_MAX, "bron", N_("Schrijf op wie dit heeft aangegeven.")));
	TRY(VRIJ_CHECK(c->fi, { "reden", s.reden }, { "bron", s.bron }));
	if (u->herzien.v <= vandaag.v || u->herzien.v > datum_add_months(vandaag, INFORMEREN_UITSTEL_MAANDEN).v)
		return fault_field(c->fi, "herzien", N_("Kies een dag in de komende drie maanden waarop u het uitstel weer bekijkt."),
			RULE);
	return ctx_write(c, step_unit, &s, NULL);
}

enum fault informatie_resume(struct ctx *c, struct casus_id casus, struct betrokkene_id id, int64_t versie,
	struct str reden)
{
	struct stap s = { .c = c, .casus = casus, .betrokkene = id, .versie = versie, .soort = "einde", .grond = STR(""),
		.reden = str_trim(given(reden)), .bron = STR("") };
	struct informatie_lijst *l;

	TRY(casus_text(c->fi, reden, REDEN_MAX, "reden", N_("Schrijf op waarom de grond is vervallen.")));
	TRY(VRIJ_CHECK(c->fi, { "reden", s.reden }));
	TRY(duty(c, casus, &l));
	return ctx_write(c, step_unit, &s, NULL);
}
