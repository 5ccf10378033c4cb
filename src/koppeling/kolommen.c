/* Columns to fields: see kolommen.h. */
#include "koppeling/kolommen.h"

#include <stdlib.h>
#include <string.h>

/* ---- problems ---- */

void import_problem_add(struct import *im, int64_t regel, struct str kolom, const char *wat, const char *grond, bool fout)
{
	*(fout ? &im->v->fouten : &im->v->opmerkingen) += 1;
	if (im->v->n < IMPORT_PROBLEMS_MAX)
		im->v->problems[im->v->n++] = (struct import_problem){ im->t ? im->t->bestand : STR(""), regel, kolom, wat, grond,
			fout };
}

int field_person(const char *field)
{
	char *end;
	long n;

	if (field[0] != 'p' || field[1] < '0' || field[1] > '9')
		return -1;
	n = strtol(field + 1, &end, 10);
	return *end == '.' && n < AANMELDING_PERSONEN_MAX ? (int)n : -1;
}

/* The column behind a field as the domain names it: "p0.bsn", "c.bgs_2_20.a", "aanleiding". */
static struct str column_of(struct import *im, const char *field)
{
	struct str f = str_z(field), head;

	if (field_person(field) >= 0)
		str_cut(&f, '.', &head);
	if (str_starts(f, STR("score.")))
		f = str_cat(im->c->arena, STR("s."), (struct str){ f.p + 6, f.n - 6 });
	if (str_eq(f, STR("geslachtsnaam")))
		f = STR("achternaam");
	if (str_eq(f, STR("procesregisseur")))
		f = STR("regisseur");
	for (size_t i = 0; i < im->t->nfields; i++)
		if (str_eq(im->t->fields[i].veld, f))
			return im->t->fields[i].kolom.n ? im->t->fields[i].kolom : f; /* a fixed value has no column */
	return f;
}

void problems_of_fault(struct import *im, row_chosen place, void *arg, const struct fault_info *fi)
{
	for (size_t i = 0; i < fi->nfields; i++) {
		place(arg, fi->fields[i].field);
		cell_problem(im, fi->fields[i].field, fi->fields[i].text, fi->rule, true);
	}
	if (!fi->nfields) {
		place(arg, "");
		import_problem_add(im, im->row->line, STR(""), fi->text ? fi->text : fault_text(fi->fault), fi->rule, true);
	}
}

/* ---- mapping ---- */

const char *const aanmelding_velden[] = { "referentie", "soort", "thema", "aanbrenger", "aanmelder", "ingediend", "gemeente", "urgentie",
	"aanleiding", "gedrag", "geprobeerd", "lokaal", "doel", "leefgebieden", "gebied", "partners", "taak", "noodzaak",
	"risico", "categorieen", "wpg", "voorwaarden", "rol", "relatie", "voornamen", "voorletters", "voorvoegsel",
	"achternaam", "partnernaam", "partner_voorvoegsel", "naamgebruik", "geboren", "geslacht", "bsn", "bsn_reden",
	"adressoort", "straat", "huisnummer", "toevoeging", "postcode", "plaats", "land", "geinformeerd", "geinformeerd_reden", "huis",
	"c.", "m.", "v.", NULL };

static bool field_known(const struct tabel *t, struct str veld)
{
	for (size_t i = 0; t->velden[i]; i++)
	{
		struct str known = str_z(t->velden[i]);

		if (str_eq(veld, known) || (known.p[known.n - 1] == '.' && str_starts(veld, known)))
			return true;
	}
	return false;
}

/* What is wrong with the column; NULL and its place when nothing is. */
static const char *column_find(const struct import *im, struct str kolom, int *ret)
{
	*ret = -1;
	for (size_t i = 0; i < im->t->csv.head.n; i++) {
		if (!str_eq(im->t->csv.head.cells[i], kolom))
			continue;
		if (*ret >= 0)
			return "Kolommenbestand: deze kolomkop staat twee keer in het bestand.";
		*ret = (int)i;
	}
	return *ret < 0 ? "Kolommenbestand: deze kolom staat niet in het bestand." : NULL;
}

static bool field_given(const struct tabel *t, struct str veld)
{
	for (size_t i = 0; i < t->nfields; i++)
		if (str_eq(t->fields[i].veld, veld))
			return true;
	return false;
}

static void map_value_add(struct import *im, int64_t line, struct str key, struct str value)
{
	struct str veld;

	if (!str_cut(&key, '.', &veld) || !field_known(im->t, veld)) {
		import_problem_add(im, line, key, "Kolommenbestand: onbekend veld.", NULL, true);
		return;
	}
	im->t->values[im->t->nvalues++] = (struct map_value){ veld, key, value };
}

static void map_field_add(struct import *im, int64_t line, struct str key, struct str value, bool fixed)
{
	struct map_field f = { .veld = key, .column = -1 };
	const char *wrong;

	if (!field_known(im->t, key) || im->t->nfields == FIELDS_MAX) {
		import_problem_add(im, line, key, "Kolommenbestand: onbekend veld.", NULL, true);
		return;
	}
	if (field_given(im->t, key)) {
		import_problem_add(im, line, key, "Kolommenbestand: dit veld staat er al.", NULL, true);
		return;
	}
	if (fixed) {
		f.vast = value;
	} else {
		f.kolom = value;
		wrong = column_find(im, value, &f.column);
		if (wrong) {
			import_problem_add(im, line, value, wrong, NULL, true);
			return;
		}
	}
	im->t->fields[im->t->nfields++] = f;
}

static void map_drop_bsn(struct import *im, int64_t line, struct str value)
{
	im->drop_bsn = str_eq(value, STR("weglaten"));
	if (!im->drop_bsn)
		import_problem_add(im, line, STR("bsn_ongeldig"), "Kolommenbestand: hier hoort weglaten te staan.", NULL, true);
}

static void map_line(struct import *im, int64_t nr, struct str line)
{
	struct str key, value = line;

	line = str_trim(line);
	if (!line.n || line.p[0] == '#')
		return;
	value = line;
	if (!str_cut(&value, '=', &key)) {
		import_problem_add(im, nr, STR(""), "Kolommenbestand: hier hoort 'veld = kolom' te staan.", NULL, true);
		return;
	}
	key = str_trim(key);
	value = str_trim(value);
	if (str_eq(key, STR("bsn_ongeldig"))) {
		map_drop_bsn(im, nr, value);
	} else if (str_starts(key, STR("vast."))) {
		map_field_add(im, nr, (struct str){ key.p + 5, key.n - 5 }, value, true);
	} else if (str_starts(key, STR("waarde."))) {
		map_value_add(im, nr, (struct str){ key.p + 7, key.n - 7 }, value);
	} else {
		map_field_add(im, nr, key, value, false);
	}
}

void map_read(struct import *im, struct str mapping, int64_t first)
{
	struct str line;
	size_t lines = 1;
	int64_t nr = first;

	for (size_t i = 0; i < mapping.n; i++)
		lines += mapping.p[i] == '\n';
	im->t->values = ARENA_ARRAY(im->c->arena, lines, struct map_value);
	for (bool more = true; more; nr++) {
		more = str_cut(&mapping, '\n', &line);
		map_line(im, nr, line);
	}
}

/* ---- values of a row ---- */

/* The value of a field in this row, translated; "" when there is none. */
struct str map_get(const struct import *im, const char *veld)
{
	struct str v = STR("");

	for (size_t i = 0; i < im->t->nfields; i++)
		if (str_eq(im->t->fields[i].veld, str_z(veld)))
			v = im->t->fields[i].column >= 0 ? im->row->cells[im->t->fields[i].column] : im->t->fields[i].vast;
	for (size_t i = 0; i < im->t->nvalues; i++)
		if (str_eq(im->t->values[i].veld, str_z(veld)) && str_eq(im->t->values[i].van, v))
			return im->t->values[i].naar;
	return v;
}

void cell_problem(struct import *im, const char *veld, const char *wat, const char *grond, bool fout)
{
	import_problem_add(im, im->row->line, str_dup(im->c->arena, column_of(im, veld)), wat, grond, fout);
}

struct datum map_datum(struct import *im, const char *veld, bool partly)
{
	struct str s = map_get(im, veld);
	struct datum d = { 0 };

	if (s.n && !datum_parse(s, partly, &d))
		cell_problem(im, veld, "Dit is geen bestaande datum.", NULL, true);
	return d;
}

int64_t map_moment(struct import *im, const char *veld)
{
	struct datum d = map_datum(im, veld, false);
	int64_t noon = d.v ? moment_of(d, 12, 0) : 0;

	return d.v == datum_today().v && noon > klok_now() ? klok_now() : noon;
}

/* One letter of a code, in small or capital; what it is not is told. Nothing: standard. */
static char map_letter(struct import *im, const char *veld, const char *codes, char standard)
{
	struct str s = map_get(im, veld);
	char c = s.n == 1 && s.p[0] >= 'a' && s.p[0] <= 'z' ? (char)(s.p[0] - 'a' + 'A') : s.n ? s.p[0] : standard;

	if (s.n <= 1 && c && strchr(codes, c))
		return c;
	cell_problem(im, veld, "Deze waarde is niet bekend. Vertaal hem in het kolommenbestand met een regel waarde.", NULL, true);
	return standard;
}

/* ---- a person, a referral ---- */

/* "van der Berg" in one column: the voorvoegsel goes apart. */
static void split_voorvoegsel(struct import *im, struct str *naam, struct str *voorvoegsel)
{
	if (voorvoegsel->n)
		return;
	for (size_t i = naam->n; i > 0; i--) {
		struct str head = { naam->p, i };

		if (i < naam->n && naam->p[i] == ' ' && voorvoegsel_known(im->c->cat, head)) {
			*voorvoegsel = head;
			*naam = str_trim((struct str){ naam->p + i, naam->n - i });
			return;
		}
	}
}

static void person_bsn(struct import *im, struct persoon_nieuw *p)
{
	struct str ok;

	p->bsn = map_get(im, "bsn");
	p->bsn_reden = map_get(im, "bsn_reden");
	if (p->bsn.n && !bsn_parse(im->c->arena, p->bsn, &ok) && im->drop_bsn) {
		cell_problem(im, "bsn", "Dit BSN klopt niet (elfproef) en is weggelaten.", "invariant 18", false);
		p->bsn = STR("");
		p->bsn_reden = STR("Het BSN in het bronbestand klopt niet.");
	} else if (!p->bsn.n && !p->bsn_reden.n) {
		p->bsn_reden = STR("Niet in het bronbestand.");
	}
}

static void person_address(struct import *im, struct persoon_nieuw *p)
{
	struct str nr = map_get(im, "huisnummer");
	const struct land_rij *land;

	p->adres = (struct adres_nieuw){ .soort = map_get(im, "adressoort"), .straat = map_get(im, "straat"),
		.toevoeging = map_get(im, "toevoeging"), .postcode = map_get(im, "postcode"), .plaats = map_get(im, "plaats"),
		.land = map_get(im, "land") };
	land = land_find(im->c->cat, im->c->arena, p->adres.land);
	if (!p->adres.soort.n && (p->adres.straat.n || (land && land_buiten(land->code))))
		p->adres.soort = STR("woon");
	if (nr.n && !str_i64(nr, &p->adres.huisnummer))
		cell_problem(im, "huisnummer", "Dit is geen huisnummer.", NULL, true);
}

void person_read(struct import *im, struct persoon_nieuw *p)
{
	p->rol = map_get(im, "rol");
	p->relatie = map_get(im, "relatie");
	p->naam = (struct naam){ .voornamen = map_get(im, "voornamen"), .voorletters = map_get(im, "voorletters"),
		.voorvoegsel = map_get(im, "voorvoegsel"), .geslachtsnaam = map_get(im, "achternaam"),
		.partner_voorvoegsel = map_get(im, "partner_voorvoegsel"), .partner_naam = map_get(im, "partnernaam"),
		.naamgebruik = map_letter(im, "naamgebruik", "EPNV", 'E') };
	split_voorvoegsel(im, &p->naam.geslachtsnaam, &p->naam.voorvoegsel);
	p->geboren = map_datum(im, "geboren", true);
	p->geslacht = map_letter(im, "geslacht", "MVO", 'O');
	person_bsn(im, p);
	person_address(im, p);
	p->geinformeerd = map_get(im, "geinformeerd");
	p->geinformeerd_reden = map_get(im, "geinformeerd_reden");
}

/* c.SET.CODE is the answer, m.SET.CODE its motivation; v.VELD an extra field of the theme. */
static void answers_read(struct import *im, struct aanmelding_nieuw *n)
{
	struct criterium_nieuw *cr = ARENA_ARRAY(im->c->arena, im->t->nfields + 1, struct criterium_nieuw);
	struct veld_nieuw *ve = ARENA_ARRAY(im->c->arena, im->t->nfields + 1, struct veld_nieuw);

	for (size_t i = 0; i < im->t->nfields; i++) {
		struct str veld = im->t->fields[i].veld, kind, set;

		if (!str_cut(&veld, '.', &kind))
			continue;
		if (str_eq(kind, STR("v"))) {
			ve[n->nvelden++] = (struct veld_nieuw){ veld, map_get(im, str_dup(im->c->arena, im->t->fields[i].veld).p) };
		} else if (str_eq(kind, STR("c")) && str_cut(&veld, '.', &set)) {
			struct str m = str_cat(im->c->arena, STR("m"), (struct str){ im->t->fields[i].veld.p + 1, im->t->fields[i].veld.n - 1 });

			cr[n->ncriteria++] = (struct criterium_nieuw){ set, veld, map_get(im, str_dup(im->c->arena,
				im->t->fields[i].veld).p), map_get(im, m.p) };
		}
	}
	n->criteria = cr;
	n->velden = ve;
}

void content_read(struct import *im, struct aanmelding_nieuw *n)
{
	struct str aanbrenger = map_get(im, "aanbrenger"), gemeente = map_get(im, "gemeente"), wie = map_get(im, "aanmelder");
	const struct mens *mens = wie.n ? mens_find(&im->mensen, wie) : NULL;


	n->soort = map_get(im, "soort");
	n->thema = map_get(im, "thema");
	n->urgentie = map_get(im, "urgentie");
	n->aanleiding = map_get(im, "aanleiding");
	n->gedrag = map_get(im, "gedrag");
	n->geprobeerd = map_get(im, "geprobeerd");
	n->lokaal = map_get(im, "lokaal");
	n->doel = map_get(im, "doel");
	n->leefgebieden = map_get(im, "leefgebieden");
	n->gebied = map_get(im, "gebied");
	n->partners = map_get(im, "partners");
	n->taak = map_get(im, "taak");
	n->noodzaak = map_get(im, "noodzaak");
	n->risico = map_get(im, "risico");
	n->categorieen = map_get(im, "categorieen");
	n->wpg = map_get(im, "wpg");
	n->voorwaarden = map_get(im, "voorwaarden");
	n->ingediend = map_moment(im, "ingediend");
	n->organisatie.v = opzoek(&im->organisaties, aanbrenger);
	n->gemeente.v = opzoek(&im->gemeenten, gemeente);
	if (map_get(im, "huis").n) {
		n->huis.v = opzoek(&im->huizen, map_get(im, "huis"));
		if (!n->huis.v)
			cell_problem(im, "huis", "Dit huis is niet bekend.", NULL, true);
	}
	n->aanmelder = mens ? mens->id : (struct medewerker_id){ 0 };
	if (wie.n && !mens)
		cell_problem(im, "aanmelder", "Dit e-mailadres is van niemand in de regio.", NULL, true);
	if (!n->organisatie.v)
		cell_problem(im, "aanbrenger", "Deze organisatie is niet bekend in de regio.", NULL, true);
	if (gemeente.n && !n->gemeente.v)
		cell_problem(im, "gemeente", "Deze gemeente is niet bekend; de intake bepaalt het huis.", NULL, false);
	answers_read(im, n);
}
