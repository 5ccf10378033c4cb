/* Taking over a whole registration: see registratie.h.
 *
 * Order: mapping by section, tables, rows to cases by referentie, then every case is built from its rows and judged; only
 * when all are good are they written, a few to a unit. A case is built in an arena of its own that is emptied again, so
 * that 10,000 of them take the room of one.
 */
#include "koppeling/registratie.h"

#include <string.h>

#include "domein/invoer/overname.h"
#include "domein/toegang/sessie.h"
#include "koppeling/kolommen.h"
#include "koppeling/xlsx.h"

#define CASE_ARENA (64u << 20)
#define CHUNK 20 /* cases in a unit: a server that waits for the writer waits no longer than that */
#define NONE UINT32_MAX

enum soort { AANMELDINGEN, PERSONEN, CASUSSEN, TEAM, NOTITIES, AFSPRAKEN, METINGEN, SOORTEN };

static const char *const casus_velden[] = { "referentie", "nummer", "regisseur", "huis", "besloten", "besluit_door",
	"geopend", "fase", "toestand", "risico", "risico_reden", "veiligheidsrisico", "intensiteit", "herbeoordeling",
	"aanbrenger_taak", "gesloten", "sluiting_reden", "sluiting_motivering", "sluiting_niveau", "sluiting_ontvanger",
	"sluiting_door", "eindverslag", NULL };
static const char *const team_velden[] = { "referentie", "medewerker", "functie", "grond", "reden", "tot", "kern", "plan",
	"tijdlijn", "zrm", "straf", "zorg", NULL };
static const char *const notitie_velden[] = { "referentie", "datum", "soort", "titel", "tekst", "onderdeel", "wpg",
	"voorwaarden", "auteur", NULL };
static const char *const afspraak_velden[] = { "referentie", "tekst", "organisatie", "eigenaar", "termijn", "leefgebied",
	"soort", "kader", "indeling_reden", "herhaal", NULL };
static const char *const meting_velden[] = { "referentie", "persoon", "set", "soort", "dag", "toelichting", "rest", "wpg",
	"voorwaarden", "s.",
	NULL };

static const struct {
	const char *naam;
	const char *const *velden;
} soorten[SOORTEN] = { { "aanmeldingen", aanmelding_velden }, { "personen", aanmelding_velden },
	{ "casussen", casus_velden }, { "team", team_velden }, { "notities", notitie_velden },
	{ "afspraken", afspraak_velden }, { "metingen", meting_velden } };

struct geval { /* one referral and what became of it: its rows in each table, in their order */
	struct str referentie;
	uint32_t first[SOORTEN], last[SOORTEN];
};
struct reg {
	struct import im;
	struct registratie_verslag *ret;
	const struct bronbestand *bestanden;
	size_t nbestanden;
	struct tabel tabellen[SOORTEN];
	bool gelezen[SOORTEN];
	uint32_t *next[SOORTEN]; /* the following row of the same case */
	size_t n;
	struct geval *v;
	uint32_t *hash;
	size_t mask;
	import_progress progress;
	void *arg;
	int64_t done, total;
};

static void step(struct reg *r, int64_t n)
{
	r->done += n;
	if (r->progress)
		r->progress(r->arg, r->done, r->total);
}

/* ---- the mapping, by section ---- */

static int section_of(struct str line)
{
	line = str_trim(line);
	if (line.n < 3 || line.p[0] != '[' || line.p[line.n - 1] != ']')
		return -1;
	for (int i = 0; i < SOORTEN; i++)
		if (str_eq((struct str){ line.p + 1, line.n - 2 }, str_z(soorten[i].naam)))
			return i;
	return SOORTEN;
}

struct section {
	struct str bestand, blad, rest;
	int64_t first;
};

/* `bestand` and `blad` are taken out: they stay as empty lines, so that the numbers of the others hold. */
static void section_key(struct reg *r, struct section *s, struct buf *b, struct str line)
{
	struct str value = str_trim(line), key;

	if (str_cut(&value, '=', &key)) {
		key = str_trim(key);
		value = str_trim(value);
		if (str_eq(key, STR("bestand")) || str_eq(key, STR("blad"))) {
			*(str_eq(key, STR("blad")) ? &s->blad : &s->bestand) = value;
			buf_addc(b, '\n');
			return;
		}
		if (str_eq(key, STR("bsn_ongeldig")))
			r->im.drop_bsn = str_eq(value, STR("weglaten"));
	}
	buf_add(b, line);
	buf_addc(b, '\n');
}

static void sections_read(struct reg *r, struct str mapping, struct section *v)
{
	struct buf b[SOORTEN];
	struct str line;
	int now = -1;
	int64_t nr = 0;

	for (int i = 0; i < SOORTEN; i++)
		b[i] = buf_new(r->im.c->arena);
	for (bool more = true; more;) {
		int begins;

		more = str_cut(&mapping, '\n', &line);
		begins = section_of(line);
		nr++;
		if (begins == SOORTEN) {
			import_problem_add(&r->im, nr, line, "Kolommenbestand: onbekende tabel.", NULL, true);
			now = -1;
		} else if (begins >= 0) {
			now = begins;
			v[now].first = nr + 1;
		} else if (now >= 0) {
			section_key(r, &v[now], &b[now], line);
		} else if (str_trim(line).n && str_trim(line).p[0] != '#') {
			import_problem_add(&r->im, nr, STR(""), "Kolommenbestand: deze regel hoort onder een tabel, [aanmeldingen] of "
				"een andere.", NULL, true);
		}
	}
	for (int i = 0; i < SOORTEN; i++)
		v[i].rest = buf_str(&b[i]);
}

/* ---- the tables ---- */

static const struct bronbestand *file_find(const struct reg *r, struct str naam)
{
	for (size_t i = 0; i < r->nbestanden; i++)
		if (str_eq(r->bestanden[i].naam, naam) || (!naam.n && r->nbestanden == 1))
			return &r->bestanden[i];
	return NULL;
}

static struct str table_name(struct reg *r, const struct bronbestand *f, struct str blad)
{
	struct arena *a = r->im.c->arena;

	return blad.n ? str_cat(a, str_cat(a, f->naam, STR(" blad ")), blad) : f->naam;
}

static void table_read(struct reg *r, int i, const struct section *s)
{
	const struct bronbestand *f = file_find(r, s->bestand);
	struct tabel *t = &r->tabellen[i];
	struct ctx *c = r->im.c;
	int64_t line = 0;
	enum fault fault;

	*t = (struct tabel){ .velden = soorten[i].velden, .bestand = STR("kolommenbestand") };
	r->im.t = t;
	if (!f) {
		import_problem_add(&r->im, s->first, s->bestand, "Dit bestand is er niet.", NULL, true);
		return;
	}
	fault = xlsx_is(f->inhoud) ? xlsx_parse(c->arena, f->inhoud, s->blad, &t->csv, &line, c->fi)
		: csv_parse(c->arena, f->inhoud, &t->csv, &line, c->fi);
	if (fault) {
		t->bestand = table_name(r, f, s->blad);
		import_problem_add(&r->im, line, STR(""), c->fi->text, NULL, true);
		fault_clear(c->fi);
		return;
	}
	map_read(&r->im, s->rest, s->first);
	t->bestand = table_name(r, f, s->blad);
	r->gelezen[i] = true;
	r->ret->v.rijen += (int64_t)t->csv.n;
}

/* ---- rows to cases ---- */

static uint64_t hash_of(struct str s)
{
	uint64_t h = 14695981039346656037u;

	for (size_t i = 0; i < s.n; i++)
		h = (h ^ (unsigned char)s.p[i]) * 1099511628211u;
	return h;
}

/* Its place in the index; the entry there is NONE when it is new. */
static uint32_t *slot_of(const struct reg *r, struct str ref)
{
	size_t i = hash_of(ref) & r->mask;

	while (r->hash[i] != NONE && !str_eq(r->v[r->hash[i]].referentie, ref))
		i = (i + 1) & r->mask;
	return &r->hash[i];
}

static void index_new(struct reg *r, size_t n)
{
	size_t size = 64;

	while (size < 2 * n + 2)
		size *= 2;
	r->mask = size - 1;
	r->hash = ARENA_ARRAY(r->im.c->arena, size, uint32_t);
	memset(r->hash, 0xff, size * sizeof(*r->hash));
	r->v = ARENA_ARRAY(r->im.c->arena, n + 1, struct geval);
}

static void row_link(struct reg *r, struct geval *g, int soort, uint32_t row)
{
	r->next[soort][row] = NONE;
	if (g->first[soort] == NONE)
		g->first[soort] = row;
	else
		r->next[soort][g->last[soort]] = row;
	g->last[soort] = row;
}

static void row_use(struct reg *r, int soort, uint32_t row)
{
	r->im.t = &r->tabellen[soort];
	r->im.row = &r->im.t->csv.rows[row];
}

static void geval_new(struct reg *r, uint32_t *slot, struct str ref)
{
	struct geval *g = &r->v[r->n];

	*slot = (uint32_t)r->n++;
	g->referentie = ref;
	for (int k = 0; k < SOORTEN; k++)
		g->first[k] = g->last[k] = NONE;
}

/* Rows of a referral may be several when its persons are not in a table of their own; a case is one row. */
static void row_place(struct reg *r, int soort, uint32_t row)
{
	struct str ref;
	uint32_t *slot;

	row_use(r, soort, row);
	ref = map_get(&r->im, "referentie");
	if (!ref.n) {
		cell_problem(&r->im, "referentie", "Vul het nummer in waaronder dit bij elkaar hoort.", NULL, true);
		return;
	}
	slot = slot_of(r, ref);
	if (*slot == NONE && soort != AANMELDINGEN) {
		cell_problem(&r->im, "referentie", "Dit nummer staat niet bij de aanmeldingen.", NULL, true);
		return;
	}
	if (*slot == NONE)
		geval_new(r, slot, ref);
	else if (soort == CASUSSEN ? r->v[*slot].first[CASUSSEN] != NONE : soort == AANMELDINGEN && r->gelezen[PERSONEN]) {
		cell_problem(&r->im, "referentie", "Dit nummer staat er al.", NULL, true);
		return;
	}
	row_link(r, &r->v[*slot], soort, row);
}

static void rows_place(struct reg *r)
{
	index_new(r, r->tabellen[AANMELDINGEN].csv.n);
	for (int k = 0; k < SOORTEN; k++) {
		size_t n = r->gelezen[k] ? r->tabellen[k].csv.n : 0;

		r->next[k] = ARENA_ARRAY(r->im.c->arena, n + 1, uint32_t);
		for (size_t i = 0; i < n; i++)
			row_place(r, k, (uint32_t)i);
	}
}

static size_t rows_count(const struct reg *r, const struct geval *g, int soort)
{
	size_t n = 0;

	for (uint32_t i = g->first[soort]; i != NONE; i = r->next[soort][i])
		n++;
	return n;
}

/* ---- one case from its rows ---- */

static struct medewerker_id person_of(struct reg *r, const char *veld, bool asked)
{
	struct str email = map_get(&r->im, veld);
	const struct mens *m = email.n ? mens_find(&r->im.mensen, email) : NULL;

	if (email.n && !m)
		cell_problem(&r->im, veld, "Dit e-mailadres is van niemand in de regio.", NULL, true);
	if (!email.n && asked)
		cell_problem(&r->im, veld, "Vul een e-mailadres in.", NULL, true);
	return m ? m->id : (struct medewerker_id){ 0 };
}

static int64_t moment_at(struct reg *r, const char *veld)
{
	return map_moment(&r->im, veld);
}

static void referral_build(struct reg *r, const struct geval *g, struct aanmelding_nieuw *n)
{
	int soort = r->gelezen[PERSONEN] ? PERSONEN : AANMELDINGEN;
	size_t rows = rows_count(r, g, soort);
	struct persoon_nieuw *v = ARENA_ARRAY(r->im.c->arena, rows + 1, struct persoon_nieuw);

	row_use(r, AANMELDINGEN, g->first[AANMELDINGEN]);
	content_read(&r->im, n);
	n->personen = v;
	for (uint32_t i = g->first[soort]; i != NONE && !str_eq(n->soort, STR("gebied")); i = r->next[soort][i]) {
		row_use(r, soort, i);
		if (n->npersonen == AANMELDING_PERSONEN_MAX) {
			cell_problem(&r->im, "referentie", "Er horen te veel personen bij deze aanmelding.", NULL, true);
			break;
		}
		person_read(&r->im, &v[n->npersonen++]);
	}
}

static size_t deciders_build(struct reg *r, const char *veld, struct medewerker_id **ret)
{
	struct str rest = map_get(&r->im, veld), one;
	size_t n = 0;

	*ret = ARENA_ARRAY(r->im.c->arena, rest.n / 2 + 1, struct medewerker_id);
	for (bool more = rest.n > 0; more;) {
		const struct mens *m;

		more = str_cut(&rest, ',', &one);
		one = str_trim(one);
		m = one.n ? mens_find(&r->im.mensen, one) : NULL;
		if (m)
			(*ret)[n++] = m->id;
		else if (one.n)
			cell_problem(&r->im, veld, "Dit e-mailadres is van niemand in de regio.", NULL, true);
	}
	return n;
}

static void closing_build(struct reg *r, struct overname *o)
{
	struct afschaling_overname *s = &o->sluiting;
	struct medewerker_id *wie;

	*s = (struct afschaling_overname){ .gesloten = moment_at(r, "gesloten"), .reden = map_get(&r->im, "sluiting_reden"),
		.motivering = map_get(&r->im, "sluiting_motivering"), .niveau = map_get(&r->im, "sluiting_niveau"),
		.ontvanger = map_get(&r->im, "sluiting_ontvanger"), .verslag = map_get(&r->im, "eindverslag") };
	s->n = deciders_build(r, "sluiting_door", &wie);
	s->deelnemers = wie;
	if (!s->n) {
		s->n = o->nbesluit;
		s->deelnemers = o->besluit;
	}
}

static void case_build(struct reg *r, const struct geval *g, struct overname *o, struct aanmelding_nieuw *n)
{
	const struct mens *m;
	struct str huis;

	if (g->first[CASUSSEN] == NONE)
		return;
	row_use(r, CASUSSEN, g->first[CASUSSEN]);
	o->heeft_casus = n->besloten = true;
	o->nummer = map_get(&r->im, "nummer");
	o->besloten = moment_at(r, "besloten");
	o->geopend = moment_at(r, "geopend");
	o->fase = map_get(&r->im, "fase");
	o->toestand = map_get(&r->im, "toestand");
	o->casus = (struct casus_nieuw){ .procesregisseur = person_of(r, "regisseur", true),
		.aanbrenger_taak = map_get(&r->im, "aanbrenger_taak"), .intensiteit = map_get(&r->im, "intensiteit"),
		.risico = map_get(&r->im, "risico"), .risico_reden = map_get(&r->im, "risico_reden"),
		.veiligheidsrisico = str_eq(map_get(&r->im, "veiligheidsrisico"), STR("ja")),
		.herbeoordeling = map_datum(&r->im, "herbeoordeling", false) };
	o->nbesluit = deciders_build(r, "besluit_door", &o->besluit);
	closing_build(r, o);
	m = mens_find_id(&r->im.mensen, o->casus.procesregisseur);
	huis = map_get(&r->im, "huis");
	if (huis.n) {
		n->huis.v = opzoek(&r->im.huizen, huis);
		if (!n->huis.v)
			cell_problem(&r->im, "huis", "Dit huis is niet bekend.", NULL, true);
	} else if (!n->huis.v && m) {
		n->huis = m->huis;
	}
}

static int level_read(struct reg *r, enum casus_deel d, int standard)
{
	static const char *const woorden[] = { "geen", "eigen", "lezen", "schrijven" };
	struct str v = map_get(&r->im, casus_deel_codes[d]);

	if (!v.n)
		return standard;
	for (int i = NIVEAU_GEEN; i <= NIVEAU_SCHRIJVEN; i++)
		if (str_eq(v, str_z(woorden[i])))
			return i;
	cell_problem(&r->im, casus_deel_codes[d], "Kies geen, eigen, lezen of schrijven.", NULL, true);
	return standard;
}

static void member_build(struct reg *r, struct team_toelating *t)
{
	const struct mens *m;

	*t = (struct team_toelating){ .medewerker = person_of(r, "medewerker", true), .grond = map_get(&r->im, "grond"),
		.reden = map_get(&r->im, "reden"), .tot = map_datum(&r->im, "tot", false),
		.functie = str_dup(r->im.c->arena, map_get(&r->im, "functie")) };
	t->grond = str_dup(r->im.c->arena, t->grond.n ? t->grond : STR("casusteam"));
	m = mens_find_id(&r->im.mensen, t->medewerker);
	t->niveaus = casus_niveaus_default(m ? m->domein : STR("overig"));
	for (int d = CASUS_DEEL_KERN; d < CASUS_DEEL_INTERN; d++)
		t->niveaus.v[d] = level_read(r, (enum casus_deel)d, t->niveaus.v[d]);
	t->niveaus.v[CASUS_DEEL_INTERN] = t->niveaus.v[CASUS_DEEL_LOGBOEK] = NIVEAU_GEEN;
}

static void note_build(struct reg *r, struct overname_notitie *w)
{
	struct str soort = map_get(&r->im, "soort");

	*w = (struct overname_notitie){ .n = { .soort = soort.n ? soort : STR("notitie"), .titel = map_get(&r->im, "titel"),
		.tekst = map_get(&r->im, "tekst"), .onderdeel = map_get(&r->im, "onderdeel"), .moment = moment_at(r, "datum"),
		.wpg = map_get(&r->im, "wpg"), .voorwaarden = map_get(&r->im, "voorwaarden") },
		.door = person_of(r, "auteur", false) };
	if (!w->door.v)
		w->door = r->im.c->actor.id;
}

static void agreement_build(struct reg *r, struct afspraak_nieuw *a)
{
	struct str org = map_get(&r->im, "organisatie");

	*a = (struct afspraak_nieuw){ .tekst = map_get(&r->im, "tekst"), .eigenaar = person_of(r, "eigenaar", false),
		.termijn = map_datum(&r->im, "termijn", false), .leefgebied = map_get(&r->im, "leefgebied"),
		.soort = map_get(&r->im, "soort"), .kader = map_get(&r->im, "kader"),
		.indeling_reden = map_get(&r->im, "indeling_reden"), .herhaal = map_get(&r->im, "herhaal") };
	a->organisatie.v = org.n ? opzoek(&r->im.organisaties, org) : 0;
	if (org.n && !a->organisatie.v)
		cell_problem(&r->im, "organisatie", "Deze organisatie is niet bekend in de regio.", NULL, true);
	if (!a->indeling_reden.n && !(a->soort.n && a->kader.n))
		a->indeling_reden = STR("Niet in het bronbestand.");
}

/* The scores of a row: columns s.CODE, of the set; an empty cell was not judged. */
static void scores_build(struct reg *r, struct zrm_invoer *z)
{
	const struct zrmset *set = zrmset_find(r->im.c->cat, z->set);
	struct zrm_score *v = ARENA_ARRAY(r->im.c->arena, set ? set->ndomeinen + 1 : 1, struct zrm_score);

	for (size_t i = 0; set && i < set->ndomeinen; i++) {
		const char *veld = str_cat(r->im.c->arena, str_cat(r->im.c->arena, STR("s."), set->domeinen[i].code),
			(struct str){ "", 1 }).p;
		struct str cel = map_get(&r->im, veld);

		if (cel.n)
			v[z->n++] = (struct zrm_score){ &set->domeinen[i], cel.n == 1 ? cel.p[0] - '0' : -1, STR(""), STR("") };
	}
	z->v = v;
}

static void measurement_build(struct reg *r, const struct overname *o, struct overname_meting *m)
{
	const struct thema *t = thema_find(r->im.c->cat, o->aanmelding->thema);
	struct str set = map_get(&r->im, "set"), rest = map_get(&r->im, "rest");

	*m = (struct overname_meting){ .achternaam = map_get(&r->im, "persoon") };
	if (!m->achternaam.n && o->aanmelding->npersonen)
		m->achternaam = o->aanmelding->personen[0].naam.geslachtsnaam;
	m->z = (struct zrm_invoer){ .set = set.n ? set : t && t->zrmset ? t->zrmset->code : STR(""),
		.soort = map_get(&r->im, "soort"), .dag = map_datum(&r->im, "dag", false),
		.toelichting = map_get(&r->im, "toelichting"), .wpg = map_get(&r->im, "wpg"),
		.voorwaarden = map_get(&r->im, "voorwaarden"), .rest = rest.n ? rest : STR("onvoldoende_bekend") };
	scores_build(r, &m->z);
}

/* When it is not said, the earliest of a person and set is the begin. */
static void measurements_build(struct reg *r, const struct geval *g, struct overname *o)
{
	o->metingen = ARENA_ARRAY(r->im.c->arena, rows_count(r, g, METINGEN) + 1, struct overname_meting);
	for (uint32_t i = g->first[METINGEN]; i != NONE; i = r->next[METINGEN][i]) {
		row_use(r, METINGEN, i);
		measurement_build(r, o, &o->metingen[o->nmetingen++]);
	}
	for (size_t i = 0; i < o->nmetingen; i++)
		if (!o->metingen[i].z.soort.n)
			o->metingen[i].z.soort = overname_meting_eerste(o, i) ? STR("begin") : STR("vervolg");
}

static void parts_build(struct reg *r, const struct geval *g, struct overname *o)
{
	struct arena *a = r->im.c->arena;

	o->team = ARENA_ARRAY(a, rows_count(r, g, TEAM) + 1, struct team_toelating);
	o->notities = ARENA_ARRAY(a, rows_count(r, g, NOTITIES) + 1, struct overname_notitie);
	o->afspraken = ARENA_ARRAY(a, rows_count(r, g, AFSPRAKEN) + 1, struct afspraak_nieuw);
	for (uint32_t i = g->first[TEAM]; i != NONE; i = r->next[TEAM][i]) {
		row_use(r, TEAM, i);
		member_build(r, &o->team[o->nteam++]);
	}
	for (uint32_t i = g->first[NOTITIES]; i != NONE; i = r->next[NOTITIES][i]) {
		row_use(r, NOTITIES, i);
		note_build(r, &o->notities[o->nnotities++]);
	}
	for (uint32_t i = g->first[AFSPRAKEN]; i != NONE; i = r->next[AFSPRAKEN][i]) {
		row_use(r, AFSPRAKEN, i);
		agreement_build(r, &o->afspraken[o->nafspraken++]);
	}
	measurements_build(r, g, o);
	for (int k = TEAM; !o->heeft_casus && k < SOORTEN; k++)
		if (g->first[k] != NONE) {
			row_use(r, k, g->first[k]);
			cell_problem(&r->im, "referentie", "Bij dit nummer hoort geen casus.", NULL, true);
		}
}

static struct overname *geval_build(struct reg *r, const struct geval *g)
{
	struct overname *o = ARENA_NEW(r->im.c->arena, struct overname);
	struct aanmelding_nieuw *n = ARENA_NEW(r->im.c->arena, struct aanmelding_nieuw);

	o->referentie = g->referentie;
	o->aanmelding = n;
	referral_build(r, g, n);
	case_build(r, g, o, n);
	parts_build(r, g, o);
	return o;
}

/* ---- judging ---- */

struct telling { /* to which row a fault belongs */
	struct reg *r;
	const struct geval *g;
	enum overname_deel deel;
	size_t nr;
};

/* The nr-th row of the case in that table, or its last. */
static uint32_t row_nth(const struct telling *t, int soort, size_t nr)
{
	uint32_t row = t->g->first[soort];

	for (; nr && row != NONE && t->r->next[soort][row] != NONE; nr--)
		row = t->r->next[soort][row];
	return row;
}

static void place_row(void *arg, const char *field)
{
	static const int tables[] = { AANMELDINGEN, CASUSSEN, TEAM, NOTITIES, AFSPRAKEN, METINGEN };
	struct telling *t = arg;
	int soort = tables[t->deel], person = field_person(field);
	uint32_t row;

	if (t->deel == OVERNAME_AANMELDING && person >= 0) {
		soort = t->r->gelezen[PERSONEN] ? PERSONEN : AANMELDINGEN;
		row = row_nth(t, soort, (size_t)person);
	} else {
		row = row_nth(t, soort, t->nr);
	}
	if (row == NONE) {
		soort = AANMELDINGEN;
		row = t->g->first[soort];
	}
	row_use(t->r, soort, row);
}

static void fault_place(void *arg, enum overname_deel deel, size_t nr, const struct fault_info *fi)
{
	struct telling *t = arg;

	t->deel = deel;
	t->nr = nr;
	problems_of_fault(&t->r->im, place_row, t, fi);
}

struct trial {
	struct ctx *c;
	const struct partij *p;
	struct overname_klaar **v;
	size_t n;
	bool undo;
};

static enum fault write_unit(struct unit *u, void *arg)
{
	const struct trial *t = arg;
	struct partij mine = { 0 };

	if (t->undo)
		TRY(partij_begin_in(u, t->c, STR("proef"), &mine));

	for (size_t i = 0; i < t->n; i++) {
		struct casus_id id;

		TRY(overname_in(u, t->c, t->undo ? &mine : t->p, t->v[i], &id));
	}
	return t->undo ? FAULT_NOT_FOUND : FAULT_NONE;
}

/* A case is built, judged and, with try, written and undone again: what only writing shows is told too. */
static enum fault geval_judge(struct reg *r, const struct geval *g, bool try)
{
	struct telling t = { .r = r, .g = g };
	int64_t before = r->ret->v.fouten;
	struct overname *o = geval_build(r, g);
	struct overname_klaar *k = NULL;
	struct trial w = { r->im.c, NULL, &k, 1, true };
	enum fault f;

	r->ret->v.personen += (int64_t)o->aanmelding->npersonen;
	r->ret->casussen += o->heeft_casus;
	r->ret->team += (int64_t)o->nteam;
	r->ret->notities += (int64_t)o->nnotities;
	r->ret->afspraken += (int64_t)o->nafspraken;
	r->ret->metingen += (int64_t)o->nmetingen;
	r->ret->gesloten += o->sluiting.gesloten != 0;
	TRY(overname_check(r->im.c, o, &r->im.mensen, fault_place, &t, &k));
	if (!try || !k || r->ret->v.fouten > before)
		return FAULT_NONE;
	f = ctx_write(r->im.c, write_unit, &w, NULL);
	fault_clear(r->im.c->fi);
	return f == FAULT_NOT_FOUND || f == FAULT_INVALID ? FAULT_NONE : f;
}

/* The arena of one case at a time; what is told of it stays in that of the whole. */
static enum fault judge_all(struct reg *r, bool try)
{
	struct ctx *whole = r->im.c, one = *whole;
	enum fault f = FAULT_NONE;

	one.arena = arena_new(CASE_ARENA);
	r->im.c = &one;
	for (size_t i = 0; i < r->n && !f; i++) {
		size_t told = r->ret->v.n;

		f = geval_judge(r, &r->v[i], try);
		for (size_t k = told; k < r->ret->v.n; k++)
			r->ret->v.problems[k].kolom = str_dup(whole->arena, r->ret->v.problems[k].kolom);
		arena_reset(one.arena);
		one.nlooks = 0;
		one.looks = NULL;
		step(r, 1);
	}
	r->im.c = whole;
	arena_free(&one.arena);
	return f;
}

/* ---- writing ---- */

static bool *done_marks(struct reg *r, const struct partij *p)
{
	bool *done = ARENA_ARRAY(r->im.c->arena, r->n + 1, bool);

	for (size_t i = 0; i < p->n; i++) {
		uint32_t at = *slot_of(r, p->gedaan[i]);

		if (at != NONE)
			done[at] = true;
	}
	return done;
}

static enum fault chunk_write(struct reg *r, const struct partij *p, const size_t *nrs, size_t n)
{
	struct overname_klaar *v[CHUNK];
	struct telling t[CHUNK];
	struct trial w = { r->im.c, p, v, n, false };

	for (size_t i = 0; i < n; i++) {
		t[i] = (struct telling){ .r = r, .g = &r->v[nrs[i]] };
		TRY(overname_check(r->im.c, geval_build(r, t[i].g), &r->im.mensen, fault_place, &t[i], &v[i]));
		if (!v[i])
			return FAULT_INVALID;
	}
	TRY(ctx_write(r->im.c, write_unit, &w, NULL));
	return partij_clean(r->im.c);
}

static enum fault write_all(struct reg *r, const struct partij *p, struct ctx *one)
{
	bool *done = done_marks(r, p);
	size_t nrs[CHUNK], n = 0;

	for (size_t i = 0; i < r->n; i++) {
		if (done[i]) {
			r->ret->al_gedaan++;
			step(r, 1);
		} else {
			nrs[n++] = i;
		}
		if (n < CHUNK && !(n && i + 1 == r->n))
			continue;
		r->im.c = one;
		TRY(chunk_write(r, p, nrs, n));
		arena_reset(one->arena);
		one->nlooks = 0;
		one->looks = NULL;
		step(r, (int64_t)n);
		n = 0;
	}
	return FAULT_NONE;
}

/* Over everything that was given: names, bytes and mapping. */
static struct str name_of_all(struct reg *r, struct str mapping)
{
	struct arena *a = r->im.c->arena;
	struct buf b = buf_new(a);

	buf_add(&b, token_hash(a, mapping));
	for (size_t i = 0; i < r->nbestanden; i++) {
		buf_add(&b, token_hash(a, r->bestanden[i].naam));
		buf_add(&b, token_hash(a, r->bestanden[i].inhoud));
	}
	return token_hash(a, buf_str(&b));
}

static enum fault take_over(struct reg *r, struct str mapping)
{
	struct ctx *c = r->im.c, one;
	struct partij p;
	int64_t opmerkingen = r->ret->v.opmerkingen;
	size_t told = r->ret->v.n;
	enum fault f;

	TRY(partij_begin(c, name_of_all(r, mapping), &p));
	r->ret->hervat = p.hervat;
	one = *c;
	one.arena = arena_new(CASE_ARENA);
	f = write_all(r, &p, &one);
	r->im.c = c;
	arena_free(&one.arena);
	if (!f) {
		r->ret->v.opmerkingen = opmerkingen; /* they were told when it was judged */
		r->ret->v.n = told;
		f = partij_deliver(c);
	}
	return f;
}

static enum fault all_read(struct reg *r, struct str mapping)
{
	struct section s[SOORTEN] = { 0 };

	sections_read(r, mapping, s);
	for (int i = 0; i < SOORTEN; i++)
		if (s[i].first)
			table_read(r, i, &s[i]);
	if (!s[AANMELDINGEN].first)
		import_problem_add(&r->im, 0, STR(""), "Kolommenbestand: de tabel [aanmeldingen] ontbreekt.", NULL, true);
	TRY(opzoek_organisaties(r->im.c, &r->im.organisaties));
	TRY(opzoek_gemeenten(r->im.c, &r->im.gemeenten));
	TRY(opzoek_huizen(r->im.c, &r->im.huizen));
	TRY(opzoek_mensen(r->im.c, &r->im.mensen));
	if (arena_over(r->im.c->arena))
		return fault_set(r->im.c->fi, FAULT_BUSY, "Het bestand is te groot. Deel het op.", NULL);
	return FAULT_NONE;
}

enum fault registratie_import(struct ctx *c, const struct bronbestand *bestanden, size_t n, struct str mapping,
	bool proef, import_progress progress, void *arg, struct registratie_verslag *ret)
{
	struct reg *r = ARENA_NEW(c->arena, struct reg);

	TRY(ctx_require(c, RECHT_import_uitvoeren));
	*ret = (struct registratie_verslag){ .v = { .problems = ARENA_ARRAY(c->arena, IMPORT_PROBLEMS_MAX,
		struct import_problem) } };
	*r = (struct reg){ .im = { .c = c, .v = &ret->v }, .ret = ret, .bestanden = bestanden, .nbestanden = n,
		.progress = progress, .arg = arg };
	TRY(all_read(r, mapping));
	if (!ret->v.fouten)
		rows_place(r);
	ret->v.aanmeldingen = (int64_t)r->n;
	r->total = (int64_t)(proef ? r->n : 2 * r->n);
	if (!ret->v.fouten || r->n)
		TRY(judge_all(r, proef));
	if (ret->v.fouten)
		return fault_set(c->fi, FAULT_INVALID, "De registratie is niet ingelezen; er is niets veranderd.", NULL);
	return proef ? FAULT_NONE : take_over(r, mapping);
}
