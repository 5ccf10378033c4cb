/* Pages: the figures of a year, for the yearly report: on screen, for paper, and as a file for a spreadsheet. */
#include "domein/rapport/jaar.h"

#include <string.h>

#include "routes.h"
#include "views.h"
#include "web/page_beheer.h"
#include "web/page_cijfers.h"
#include "web/web.h"

#define NIET STR("–") /* not given */
#define BOM "\xef\xbb\xbf" /* tells spreadsheets that it is UTF-8 */

static struct str house_name(struct req *r, const struct jaar *j, size_t h)
{
	if (h == j->nhuizen)
		return str_z(tr(r->lang, N_("Totaal")));
	return j->huizen[h].n ? j->huizen[h] : str_z(tr(r->lang, N_("Nog geen huis")));
}

/* One house is its own total. */
static size_t columns_of(const struct jaar *j)
{
	return j->nhuizen == 1 ? 1 : j->nhuizen + 1;
}

/* A total of which a small number is part is not small itself: it is not given. */
static struct str cell_text(struct req *r, const struct jaar_cel *x, bool som)
{
	return !x->klein ? text_aantal(r->arena, r->lang, x->n) : som ? NIET : STR("<5");
}

static void row_view(struct req *r, const struct jaar *j, const struct jaar_rij *x, bool geheel, struct view_jaar_rij *v)
{
	v->label = x->label;
	v->v = ARENA_ARRAY(r->arena, columns_of(j), struct view_jaar_cel);
	for (size_t h = 0; h < columns_of(j); h++)
		v->v[h] = (struct view_jaar_cel){ cell_text(r, &x->v[h], geheel || h == j->nhuizen), x->v[h].klein };
}

static struct view_jaar_groep group_view(struct req *r, const struct jaar *j, const struct jaar_tabel *t)
{
	struct view_jaar_groep g = { .titel = t->groep->label, .definitie = t->groep->definitie };

	g.v = ARENA_ARRAY(r->arena, t->n + 1, struct view_jaar_rij);
	for (; g.n < t->n; g.n++)
		row_view(r, j, &t->v[g.n], !g.n && t->n > 1, &g.v[g.n]);
	g.v[0].geheel = true;
	if (t->gemiddeld) {
		struct view_jaar_rij *v = &g.v[g.n++];

		v->label = t->groep->gemiddeld;
		v->v = ARENA_ARRAY(r->arena, columns_of(j), struct view_jaar_cel);
		for (size_t h = 0; h < columns_of(j); h++)
			v->v[h] = (struct view_jaar_cel){ t->gemiddeld[h].set
				? text_tiende(r->arena, r->lang, t->gemiddeld[h].v) 
				: NIET, !t->gemiddeld[h].set };
	}
	return g;
}

static void years(struct req *r, int nu, struct view_field *f)
{
	int dit = datum_jaar(datum_today());
	struct view_option *x;

	*f = (struct view_field){ .kind = INPUT_SELECT, .name = "jaar", .label = N_("Jaar"),
		.value = str_from_i64(r->arena, nu), .error = req_error(r, "jaar") };
	x = opties_new(r, f, JAAR_TERUG, NULL);
	for (int i = 0; i < JAAR_TERUG; i++)
		x[f->noptions++] = (struct view_option){ .value = str_from_i64(r->arena, dit - i),
			.text = str_from_i64(r->arena, dit - i) };
}

enum fault page_jaar(struct req *r, const struct in_jaar *in)
{
	struct view_jaar *v = ARENA_NEW(r->arena, struct view_jaar);
	struct str jaar;
	struct jaar j;

	TRY(jaar_lezen(&r->ctx, in->jaar.set ? (int)in->jaar.v : 0, &j));
	jaar = str_from_i64(r->arena, j.jaar);
	v->kruimels[0] = (struct view_link){ .label = N_("Cijfers"), .href = url_cijfers(r) };
	v->kruimels[1] = (struct view_link){ .label = N_("Jaarcijfers") };
	v->titel = tr_args(r->arena, r->lang, N_("Jaarcijfers %1"), (struct out_arg[]){ out_arg_str(jaar) }, 1);
	v->peildatum = j.lopend ? text_dag(r->arena, r->lang, datum_today(), datum_of(1, 1, 1)) : STR("");
	v->url = url_jaar(r);
	v->url_csv = str_cat(r->arena, str_cat(r->arena, url_jaar_csv(r), STR("?jaar=")), jaar);
	years(r, j.jaar, &v->jaar);
	v->nkolommen = columns_of(&j);
	v->kolommen = ARENA_ARRAY(r->arena, v->nkolommen, struct str);
	for (size_t h = 0; h < v->nkolommen; h++)
		v->kolommen[h] = house_name(r, &j, h);
	v->totaal = v->nkolommen > 1;
	if (!v->totaal) {
		v->huis = v->kolommen[0];
		v->kolommen[0] = str_z(tr(r->lang, N_("Aantal")));
	}
	v->v = ARENA_ARRAY(r->arena, j.n, struct view_jaar_groep);
	for (; v->n < j.n; v->n++)
		v->v[v->n] = group_view(r, &j, &j.v[v->n]);
	view_jaar(r->out, v);
	return page_send(r, N_("Jaarcijfers"), MENU_CIJFERS);
}

/* ---- the file ---- */

/* In quotes; what a spreadsheet would take for a formula begins with an apostrophe. */
static void csv_add(struct buf *b, struct str s)
{
	buf_addz(b, b->n > sizeof(BOM) && b->p[b->n - 1] != '\n' ? ";\"" : "\"");
	if (s.n && strchr("=+-@\t", s.p[0]))
		buf_addc(b, '\'');
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == '"')
			buf_addc(b, '"');
		buf_addc(b, s.p[i]);
	}
	buf_addc(b, '"');
}

static void csv_line(struct req *r, struct buf *b, const struct view_jaar *v, const struct view_jaar_groep *g,
	const struct view_jaar_rij *x, size_t h, struct str jaar)
{
	csv_add(b, jaar);
	csv_add(b, v->kolommen[h]);
	csv_add(b, str_z(tr(r->lang, g->titel)));
	csv_add(b, x->geheel ? STR("") : str_z(tr(r->lang, x->label)));
	csv_add(b, x->v[h].tekst);
	buf_addz(b, "\r\n");
}

enum fault page_jaar_csv(struct req *r, const struct in_jaar_csv *in)
{
	struct buf b = buf_new(r->arena);
	struct view_jaar v = { 0 };
	struct str jaar, naam;
	struct jaar j;

	TRY(jaar_lezen(&r->ctx, in->jaar.set ? (int)in->jaar.v : 0, &j));
	jaar = str_from_i64(r->arena, j.jaar);
	v.nkolommen = columns_of(&j);
	v.kolommen = ARENA_ARRAY(r->arena, v.nkolommen, struct str);
	buf_addz(&b, BOM "\"Jaar\";\"Huis\";\"Onderwerp\";\"Onderdeel\";\"Aantal\"\r\n");
	for (size_t h = 0; h < v.nkolommen; h++) {
		v.kolommen[h] = house_name(r, &j, h);
		for (size_t i = 0; i < j.n; i++) {
			struct view_jaar_groep g = group_view(r, &j, &j.v[i]);

			for (size_t k = 0; k < g.n; k++)
				csv_line(r, &b, &v, &g, &g.v[k], h, jaar);
		}
	}
	naam = str_cat(r->arena, str_cat(r->arena, STR("jaarcijfers-"), jaar), STR(".csv"));
	return file_send(r, naam, "text/csv; charset=utf-8", buf_str(&b));
}
