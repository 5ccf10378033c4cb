/* Reading aanmeldingen from CSV: see importeer.h.
 *
 * Order: mapping, file, rows to aanmelding_nieuw (values translated), aanmelding_check of each, and only then one unit
 * that writes all. Problems are collected; a fault of the domain bears the field's name, which leads back to the column.
 */
#include "koppeling/importeer.h"

#include "domein/toegang/sessie.h"
#include "koppeling/kolommen.h"

/* ---- rows to aanmeldingen ---- */

struct one {
	const struct csv_row **rows; /* of each person; of an area the first alone */
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
	struct str ref = map_get(im, "referentie");
	struct one *o;

	for (size_t i = 0; ref.n && i < all->n; i++)
		if (str_eq(all->v[i].referentie, ref))
			return &all->v[i];
	o = &all->v[all->n++];
	o->rows = ARENA_ARRAY(im->c->arena, AANMELDING_PERSONEN_MAX, const struct csv_row *);
	o->rows[0] = im->row;
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
	o->rows[o->n.npersonen] = row;
	person_read(im, &o->personen[o->n.npersonen++]);
	im->v->personen++;
}

struct placing {
	struct import *im;
	const struct one *one;
};

static void place_row(void *arg, const char *field)
{
	const struct placing *p = arg;
	int i = field_person(field);

	p->im->row = p->one->rows[i > 0 && (size_t)i < p->one->n.npersonen ? i : 0];
}

static enum fault check_all(struct import *im, struct all *all)
{
	struct fault_info *fi = im->c->fi;

	for (size_t i = 0; i < all->n; i++) {
		enum fault f = aanmelding_check(im->c, &all->v[i].n, &all->v[i].klaar);

		if (f == FAULT_INVALID) {
			struct placing p = { im, &all->v[i] };

			problems_of_fault(im, place_row, &p, fi);
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

static const char *known_text(struct arena *a, const struct aanmelding_eerder *e)
{
	struct buf b = buf_new(a);

	buf_addz(&b, "Deze aanmelding is er al: ");
	buf_add(&b, e->nummer);
	buf_addz(&b, ", ontvangen op ");
	buf_add(&b, datum_text(a, datum_of_moment(e->ingediend)));
	buf_addc(&b, '.');
	return buf_str(&b).p;
}

/* What came in before is told, and taken off the list when it is skipped. */
static enum fault known_all(struct import *im, struct all *all, bool skip)
{
	struct aanmelding_klaar **k = ARENA_ARRAY(im->c->arena, all->n + 1, struct aanmelding_klaar *);
	struct aanmelding_eerder *e = ARENA_ARRAY(im->c->arena, all->n + 1, struct aanmelding_eerder);
	size_t kept = 0;

	for (size_t i = 0; i < all->n; i++)
		k[i] = all->v[i].klaar;
	TRY(aanmelding_eerder(im->c, all->n, k, e));
	for (size_t i = 0; i < all->n; i++) {
		if (e[i].nummer.n) {
			import_problem_add(im, all->v[i].rows[0]->line, STR(""), known_text(im->c->arena, &e[i]), NULL, !skip);
			im->v->bekend++;
		}
		if (!e[i].nummer.n || !skip)
			all->v[kept++] = all->v[i];
	}
	all->n = kept;
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

	if (csv_parse(im->c->arena, csv, &im->t->csv, &line, im->c->fi)) {
		import_problem_add(im, line, STR(""), im->c->fi->text, NULL, true);
		fault_clear(im->c->fi);
		return FAULT_INVALID;
	}
	map_read(im, mapping, 1);
	TRY(opzoek_organisaties(im->c, &im->organisaties));
	TRY(opzoek_huizen(im->c, &im->huizen));
	TRY(opzoek_mensen(im->c, &im->mensen));
	return opzoek_gemeenten(im->c, &im->gemeenten);
}

enum fault import_aanmeldingen(struct ctx *c, struct str csv, struct str mapping, unsigned keuze,
	import_progress progress, void *arg, struct import_verslag *ret)
{
	struct import *im = ARENA_NEW(c->arena, struct import);
	struct all all = { .im = im, .progress = progress, .arg = arg };

	TRY(ctx_require(c, RECHT_import_uitvoeren));
	*ret = (struct import_verslag){ .problems = ARENA_ARRAY(c->arena, IMPORT_PROBLEMS_MAX, struct import_problem) };
	im->c = c;
	im->v = ret;
	im->t = ARENA_NEW(c->arena, struct tabel);
	im->t->velden = aanmelding_velden;
	im->t->bestand = STR("");
	TRY(import_read(im, csv, mapping));
	if (ret->fouten)
		return fault_set(c->fi, FAULT_INVALID, "Het bestand is niet ingelezen; er is niets veranderd.", NULL);
	all.v = ARENA_ARRAY(c->arena, im->t->csv.n + 1, struct one);
	for (size_t i = 0; i < im->t->csv.n; i++)
		row_take(im, &all, &im->t->csv.rows[i]);
	ret->rijen = (int64_t)im->t->csv.n;
	ret->aanmeldingen = (int64_t)all.n;
	if (all.n > IMPORT_MAX)
		return fault_set(c->fi, FAULT_BUSY, "Het bestand is te groot. Deel het op.", NULL);
	TRY(check_all(im, &all));
	if (!ret->fouten)
		TRY(known_all(im, &all, keuze & IMPORT_OVERSLAAN));
	if (ret->fouten)
		return fault_set(c->fi, FAULT_INVALID, "Het bestand is niet ingelezen; er is niets veranderd.", NULL);
	if (keuze & IMPORT_PROEF || !all.n)
		return FAULT_NONE;
	c->token = token_hash(c->arena, csv); /* the same file twice at the same time is a second submit */
	TRY(ctx_write(c, write_unit, &all, NULL));
	return c->herhaling ? fault_set(c->fi, FAULT_CONFLICT, "Dit bestand is vandaag al ingelezen.", NULL) : FAULT_NONE;
}
