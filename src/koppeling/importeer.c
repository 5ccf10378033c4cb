/* Reading aanmeldingen from CSV: see importeer.h.
 *
 * Order: mapping, file, rows to aanmelding_nieuw (values translated), aanmelding_check of each, and only then one unit
 * that writes all. Problems are collected; a fault of the domain bears the field's name, which leads back to the column.
 */
#include "koppeling/importeer.h"

#include <string.h>

#include "domein/aanmelding/aanmelding.h"
#include "domein/organisatie/opzoek.h"
#include "domein/toegang/sessie.h"
#include "koppeling/csv.h"

#define FIELDS_MAX 120

struct map_field {
	struct str veld, kolom, vast;
	int column; /* -1: none */
};
struct map_value {
	struct str veld, van, naar;
};
struct import {
	struct ctx *c;
	struct csv csv;
	size_t nfields, nvalues;
	struct map_field fields[FIELDS_MAX];
	struct map_value *values;
	bool drop_bsn;
	struct naam_ids organisaties, gemeenten;
	struct import_verslag *v;
	const struct csv_row *row;
};

/* ---- problems ---- */

static void problem(struct import *im, int64_t regel, struct str kolom, const char *wat, const char *grond, bool fout)
{
	*(fout ? &im->v->fouten : &im->v->opmerkingen) += 1;
	if (im->v->n < IMPORT_PROBLEMS_MAX)
		im->v->problems[im->v->n++] = (struct import_problem){ regel, kolom, wat, grond, fout };
}

/* The column behind a field as the domain names it: "p0.bsn", "c.bgs_2_20.a", "aanleiding". */
static struct str column_of(struct import *im, const char *field)
{
	struct str f = str_z(field), head;

	if (f.n > 1 && f.p[0] == 'p' && f.p[1] >= '0' && f.p[1] <= '9')
		str_cut(&f, '.', &head);
	if (str_eq(f, STR("geslachtsnaam")))
		f = STR("achternaam");
	for (size_t i = 0; i < im->nfields; i++)
		if (str_eq(im->fields[i].veld, f))
			return im->fields[i].kolom.n ? im->fields[i].kolom : f; /* a fixed value has no column */
	return f;
}

static void problems_of_fault(struct import *im, int64_t regel, const struct fault_info *fi)
{
	for (size_t i = 0; i < fi->nfields; i++)
		problem(im, regel, str_dup(im->c->arena, column_of(im, fi->fields[i].field)), fi->fields[i].text, fi->rule, true);
	if (!fi->nfields)
		problem(im, regel, STR(""), fi->text ? fi->text : fault_text(fi->fault), fi->rule, true);
}

/* ---- mapping ---- */

static const char *const known[] = { "referentie", "soort", "thema", "aanbrenger", "ingediend", "gemeente", "urgentie",
	"aanleiding", "gedrag", "geprobeerd", "lokaal", "doel", "leefgebieden", "gebied", "partners", "taak", "noodzaak",
	"risico", "categorieen", "wpg", "voorwaarden", "rol", "relatie", "voornamen", "voorletters", "voorvoegsel",
	"achternaam", "partnernaam", "partner_voorvoegsel", "naamgebruik", "geboren", "geslacht", "bsn", "bsn_reden",
	"adressoort", "straat", "huisnummer", "toevoeging", "postcode", "plaats", "geinformeerd", "geinformeerd_reden" };

static bool field_known(struct str veld)
{
	for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++)
		if (str_eq(veld, str_z(known[i])))
			return true;
	return str_starts(veld, STR("c.")) || str_starts(veld, STR("m.")) || str_starts(veld, STR("v."));
}

static int column_find(const struct import *im, struct str kolom)
{
	for (size_t i = 0; i < im->csv.head.n; i++)
		if (str_eq(im->csv.head.cells[i], kolom))
			return (int)i;
	return -1;
}

static void map_value_add(struct import *im, int64_t line, struct str key, struct str value)
{
	struct str veld;

	if (!str_cut(&key, '.', &veld) || !field_known(veld)) {
		problem(im, line, key, "Kolommenbestand: onbekend veld.", NULL, true);
		return;
	}
	im->values[im->nvalues++] = (struct map_value){ veld, key, value };
}

static void map_field_add(struct import *im, int64_t line, struct str key, struct str value, bool fixed)
{
	struct map_field f = { .veld = key, .column = -1 };

	if (!field_known(key) || im->nfields == FIELDS_MAX) {
		problem(im, line, key, "Kolommenbestand: onbekend veld.", NULL, true);
		return;
	}
	if (fixed) {
		f.vast = value;
	} else {
		f.kolom = value;
		f.column = column_find(im, value);
		if (f.column < 0) {
			problem(im, line, value, "Deze kolom staat niet in het bestand.", NULL, true);
			return;
		}
	}
	im->fields[im->nfields++] = f;
}

static void map_line(struct import *im, int64_t nr, struct str line)
{
	struct str key, value = line;

	line = str_trim(line);
	if (!line.n || line.p[0] == '#')
		return;
	value = line;
	if (!str_cut(&value, '=', &key)) {
		problem(im, nr, STR(""), "Kolommenbestand: hier hoort 'veld = kolom' te staan.", NULL, true);
		return;
	}
	key = str_trim(key);
	value = str_trim(value);
	if (str_eq(key, STR("bsn_ongeldig"))) {
		im->drop_bsn = str_eq(value, STR("weglaten"));
	} else if (str_starts(key, STR("vast."))) {
		map_field_add(im, nr, (struct str){ key.p + 5, key.n - 5 }, value, true);
	} else if (str_starts(key, STR("waarde."))) {
		map_value_add(im, nr, (struct str){ key.p + 7, key.n - 7 }, value);
	} else {
		map_field_add(im, nr, key, value, false);
	}
}

static void map_read(struct import *im, struct str mapping)
{
	struct str line;
	size_t lines = 1;
	int64_t nr = 0;

	for (size_t i = 0; i < mapping.n; i++)
		lines += mapping.p[i] == '\n';
	im->values = ARENA_ARRAY(im->c->arena, lines, struct map_value);
	for (bool more = true; more; nr++) {
		more = str_cut(&mapping, '\n', &line);
		map_line(im, nr + 1, line);
	}
}

/* ---- values of a row ---- */

/* The value of a field in this row, translated; "" when there is none. */
static struct str get(const struct import *im, const char *veld)
{
	struct str v = STR("");

	for (size_t i = 0; i < im->nfields; i++)
		if (str_eq(im->fields[i].veld, str_z(veld)))
			v = im->fields[i].column >= 0 ? im->row->cells[im->fields[i].column] : im->fields[i].vast;
	for (size_t i = 0; i < im->nvalues; i++)
		if (str_eq(im->values[i].veld, str_z(veld)) && str_eq(im->values[i].van, v))
			return im->values[i].naar;
	return v;
}

static void cell_problem(struct import *im, const char *veld, const char *wat, const char *grond, bool fout)
{
	problem(im, im->row->line, column_of(im, veld), wat, grond, fout);
}

static struct datum get_datum(struct import *im, const char *veld, bool partly)
{
	struct str s = get(im, veld);
	struct datum d = { 0 };

	if (s.n && !datum_parse(s, partly, &d))
		cell_problem(im, veld, "Dit is geen bestaande datum.", NULL, true);
	return d;
}

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

	p->bsn = get(im, "bsn");
	p->bsn_reden = get(im, "bsn_reden");
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
	struct str nr = get(im, "huisnummer");

	p->adres = (struct adres_nieuw){ .soort = get(im, "adressoort"), .straat = get(im, "straat"),
		.toevoeging = get(im, "toevoeging"), .postcode = get(im, "postcode"), .plaats = get(im, "plaats") };
	if (!p->adres.soort.n && p->adres.straat.n)
		p->adres.soort = STR("woon");
	if (nr.n && !str_i64(nr, &p->adres.huisnummer))
		cell_problem(im, "huisnummer", "Dit is geen huisnummer.", NULL, true);
}

static void person_read(struct import *im, struct persoon_nieuw *p)
{
	struct str gebruik = get(im, "naamgebruik"), geslacht = get(im, "geslacht");

	p->rol = get(im, "rol");
	p->relatie = get(im, "relatie");
	p->naam = (struct naam){ .voornamen = get(im, "voornamen"), .voorletters = get(im, "voorletters"),
		.voorvoegsel = get(im, "voorvoegsel"), .geslachtsnaam = get(im, "achternaam"),
		.partner_voorvoegsel = get(im, "partner_voorvoegsel"), .partner_naam = get(im, "partnernaam"),
		.naamgebruik = gebruik.n == 1 ? gebruik.p[0] : 'E' };
	split_voorvoegsel(im, &p->naam.geslachtsnaam, &p->naam.voorvoegsel);
	p->geboren = get_datum(im, "geboren", true);
	p->geslacht = geslacht.n == 1 ? geslacht.p[0] : 'O';
	person_bsn(im, p);
	person_address(im, p);
	p->geinformeerd = get(im, "geinformeerd");
	p->geinformeerd_reden = get(im, "geinformeerd_reden");
}

/* c.SET.CODE is the answer, m.SET.CODE its motivation; v.VELD an extra field of the theme. */
static void answers_read(struct import *im, struct aanmelding_nieuw *n)
{
	struct criterium_nieuw *cr = ARENA_ARRAY(im->c->arena, im->nfields + 1, struct criterium_nieuw);
	struct veld_nieuw *ve = ARENA_ARRAY(im->c->arena, im->nfields + 1, struct veld_nieuw);

	for (size_t i = 0; i < im->nfields; i++) {
		struct str veld = im->fields[i].veld, kind, set;

		if (!str_cut(&veld, '.', &kind))
			continue;
		if (str_eq(kind, STR("v"))) {
			ve[n->nvelden++] = (struct veld_nieuw){ veld, get(im, im->fields[i].veld.p) };
		} else if (str_eq(kind, STR("c")) && str_cut(&veld, '.', &set)) {
			struct str m = str_cat(im->c->arena, STR("m"), (struct str){ im->fields[i].veld.p + 1, im->fields[i].veld.n - 1 });

			cr[n->ncriteria++] = (struct criterium_nieuw){ set, veld, get(im, str_dup(im->c->arena,
				im->fields[i].veld).p), get(im, m.p) };
		}
	}
	n->criteria = cr;
	n->velden = ve;
}

static void content_read(struct import *im, struct aanmelding_nieuw *n)
{
	struct str aanbrenger = get(im, "aanbrenger"), gemeente = get(im, "gemeente");
	struct datum op = get_datum(im, "ingediend", false);

	n->soort = get(im, "soort");
	n->thema = get(im, "thema");
	n->urgentie = get(im, "urgentie");
	n->aanleiding = get(im, "aanleiding");
	n->gedrag = get(im, "gedrag");
	n->geprobeerd = get(im, "geprobeerd");
	n->lokaal = get(im, "lokaal");
	n->doel = get(im, "doel");
	n->leefgebieden = get(im, "leefgebieden");
	n->gebied = get(im, "gebied");
	n->partners = get(im, "partners");
	n->taak = get(im, "taak");
	n->noodzaak = get(im, "noodzaak");
	n->risico = get(im, "risico");
	n->categorieen = get(im, "categorieen");
	n->wpg = get(im, "wpg");
	n->voorwaarden = get(im, "voorwaarden");
	n->ingediend = op.v ? moment_of(op, 12, 0) : 0;
	n->organisatie.v = opzoek(&im->organisaties, aanbrenger);
	n->gemeente.v = opzoek(&im->gemeenten, gemeente);
	if (!n->organisatie.v)
		cell_problem(im, "aanbrenger", "Deze organisatie is niet bekend in de regio.", NULL, true);
	if (gemeente.n && !n->gemeente.v)
		cell_problem(im, "gemeente", "Deze gemeente is niet bekend; de intake bepaalt het huis.", NULL, false);
	answers_read(im, n);
}

/* ---- rows to aanmeldingen ---- */

struct one {
	int64_t regel;
	struct str referentie;
	struct aanmelding_nieuw n;
	struct persoon_nieuw *personen;
	struct aanmelding_klaar *klaar;
};
struct all {
	struct import *im;
	size_t n;
	struct one *v;
	import_progress progress;
	void *arg;
};

static struct one *one_for(struct import *im, struct all *all)
{
	struct str ref = get(im, "referentie");
	struct one *o;

	for (size_t i = 0; ref.n && i < all->n; i++)
		if (str_eq(all->v[i].referentie, ref))
			return &all->v[i];
	o = &all->v[all->n++];
	o->regel = im->row->line;
	o->referentie = ref;
	o->personen = ARENA_ARRAY(im->c->arena, AANMELDING_PERSONEN_MAX, struct persoon_nieuw);
	o->n.personen = o->personen;
	content_read(im, &o->n);
	return o;
}

static void row_take(struct import *im, struct all *all, const struct csv_row *row)
{
	struct one *o;

	im->row = row;
	o = one_for(im, all);
	if (str_eq(o->n.soort, STR("gebied")))
		return;
	if (o->n.npersonen == AANMELDING_PERSONEN_MAX) {
		cell_problem(im, "referentie", "Er horen te veel personen bij deze aanmelding.", NULL, true);
		return;
	}
	person_read(im, &o->personen[o->n.npersonen++]);
	im->v->personen++;
}

static enum fault check_all(struct import *im, struct all *all)
{
	struct fault_info *fi = im->c->fi;

	for (size_t i = 0; i < all->n; i++) {
		enum fault f = aanmelding_check(im->c, &all->v[i].n, &all->v[i].klaar);

		if (f == FAULT_INVALID) {
			problems_of_fault(im, all->v[i].regel, fi);
			fault_clear(fi);
		} else if (f) {
			return f;
		}
		if (arena_over(im->c->arena))
			return fault_set(fi, FAULT_BUSY, "Het bestand is te groot. Deel het op.", NULL);
		if (all->progress)
			all->progress(all->arg, (int64_t)i + 1, 2 * (int64_t)all->n);
	}
	return FAULT_NONE;
}

static enum fault write_unit(struct unit *u, void *arg)
{
	struct all *all = arg;

	for (size_t i = 0; i < all->n; i++) {
		struct aanmelding_id id;

		TRY(aanmelding_submit_in(u, all->im->c, all->v[i].klaar, &id));
		if (all->progress)
			all->progress(all->arg, (int64_t)(all->n + i) + 1, 2 * (int64_t)all->n);
	}
	all->im->c->uitkomst = (int64_t)all->n;
	return FAULT_NONE;
}

static enum fault import_read(struct import *im, struct str csv, struct str mapping)
{
	int64_t line;

	if (csv_parse(im->c->arena, csv, &im->csv, &line, im->c->fi)) {
		problem(im, line, STR(""), im->c->fi->text, NULL, true);
		fault_clear(im->c->fi);
		return FAULT_INVALID;
	}
	map_read(im, mapping);
	TRY(opzoek_organisaties(im->c, &im->organisaties));
	return opzoek_gemeenten(im->c, &im->gemeenten);
}

enum fault import_aanmeldingen(struct ctx *c, struct str csv, struct str mapping, bool proef,
	import_progress progress, void *arg, struct import_verslag *ret)
{
	struct import *im = ARENA_NEW(c->arena, struct import);
	struct all all = { .im = im, .progress = progress, .arg = arg };

	TRY(ctx_require(c, RECHT_import_uitvoeren));
	*ret = (struct import_verslag){ .problems = ARENA_ARRAY(c->arena, IMPORT_PROBLEMS_MAX, struct import_problem) };
	im->c = c;
	im->v = ret;
	TRY(import_read(im, csv, mapping));
	if (ret->fouten)
		return fault_set(c->fi, FAULT_INVALID, "Het bestand is niet ingelezen; er is niets veranderd.", NULL);
	all.v = ARENA_ARRAY(c->arena, im->csv.n + 1, struct one);
	for (size_t i = 0; i < im->csv.n; i++)
		row_take(im, &all, &im->csv.rows[i]);
	ret->rijen = (int64_t)im->csv.n;
	ret->aanmeldingen = (int64_t)all.n;
	if (all.n > IMPORT_MAX)
		return fault_set(c->fi, FAULT_BUSY, "Het bestand is te groot. Deel het op.", NULL);
	TRY(check_all(im, &all));
	if (ret->fouten)
		return fault_set(c->fi, FAULT_INVALID, "Het bestand is niet ingelezen; er is niets veranderd.", NULL);
	if (proef)
		return FAULT_NONE;
	c->token = token_hash(c->arena, csv); /* the same file again within a day is a second submit */
	TRY(ctx_write(c, write_unit, &all, NULL));
	return c->herhaling ? fault_set(c->fi, FAULT_CONFLICT, "Dit bestand is vandaag al ingelezen.", NULL) : FAULT_NONE;
}
