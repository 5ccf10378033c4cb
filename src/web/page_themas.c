/* Page: themes. Everything comes from the catalogue that is in use; no row of the database is read. */
#include "web/page_themas.h"

#include <stdlib.h>

#include "routes.h"
#include "views.h"
#include "web/page_termijn.h"

static struct str label_of(struct req *r, const struct label *l)
{
	return label_text(l, (int)r->lang);
}

static struct str joined(struct req *r, const struct str *v, size_t n)
{
	struct buf b = buf_new(r->arena);

	for (size_t i = 0; i < n; i++) {
		buf_addz(&b, i ? ", " : "");
		buf_add(&b, v[i]);
	}
	return buf_str(&b);
}

static struct view_thema_set set_view(struct req *r, const struct criteriaset *s)
{
	struct str naam = label_of(r, &s->label);
	struct out_arg args[] = { OUT_ARG(naam), OUT_ARG(s->formule_tekst) };
	struct view_thema_set v = { .kop = tr_args(r->arena, r->lang, N_("%1: %2"), args, 2), .n = s->ncriteria,
		.v = ARENA_ARRAY(r->arena, s->ncriteria + 1, struct view_thema_criterium) };

	for (size_t i = 0; i < s->ncriteria; i++)
		v.v[i] = (struct view_thema_criterium){ .code = s->criteria[i].code,
			.tekst = label_of(r, &s->criteria[i].label) };
	return v;
}

/* "Casus geopend", or the theme's own date field. */
static struct str start_text(struct req *r, const struct thema *t, const struct termijnsoort *k)
{
	const struct themaveld *veld;

	if (k->start != GEBEURTENIS_VELD)
		return str_z(tr(r->lang, gebeurtenis_labels[k->start]));
	veld = thema_veld_find(t, k->startveld);
	return veld ? label_of(r, &veld->label) : k->startveld;
}

static struct view_thema thema_view(struct req *r, const struct thema *t)
{
	struct str *overleggen = ARENA_ARRAY(r->arena, t->noverlegvormen + 1, struct str);
	struct view_thema v = { .naam = label_of(r, &t->label),
		.omschrijving = label_of(r, &t->omschrijving), .regime = label_of(r, &t->regime->label),
		.artikelen = joined(r, t->regime->artikelen, t->regime->nartikelen),
		.nsets = t->ncriteria, .sets = ARENA_ARRAY(r->arena, t->ncriteria + 1, struct view_thema_set),
		.nklokken = t->ntermijnen,
		.klokken = ARENA_ARRAY(r->arena, t->ntermijnen + 1, struct view_thema_klok) };

	for (size_t i = 0; i < t->noverlegvormen; i++)
		overleggen[i] = label_of(r, &t->overlegvormen[i]->label);
	v.overleggen = joined(r, overleggen, t->noverlegvormen);
	for (size_t i = 0; i < t->ncriteria; i++)
		v.sets[i] = set_view(r, t->criteria[i]);
	for (size_t i = 0; i < t->ntermijnen; i++)
		v.klokken[i] = (struct view_thema_klok){ .naam = label_of(r, &t->termijnen[i].label),
			.start = start_text(r, t, &t->termijnen[i]), .lengte = termijn_lengte_text(r, &t->termijnen[i]) };
	return v;
}

static int by_name(const void *a, const void *b)
{
	return str_cmp(((const struct view_thema *)a)->naam, ((const struct view_thema *)b)->naam);
}

static bool valid_today(const struct thema *t)
{
	struct datum op = datum_today();

	return t->geldig_vanaf.v <= op.v && (!t->geldig_tot.v || op.v <= t->geldig_tot.v);
}

enum fault page_themas(struct req *r, const struct in_themas *in)
{
	const struct catalogus *cat = r->app->cat;
	struct view_themas v = { .v = ARENA_ARRAY(r->arena, cat->nthemas + 1, struct view_thema) };

	(void)in;
	for (size_t i = 0; i < cat->nthemas; i++)
		if (valid_today(&cat->themas[i]))
			v.v[v.n++] = thema_view(r, &cat->themas[i]);
	qsort(v.v, v.n, sizeof(*v.v), by_name);
	view_themas(r->out, &v);
	return page_send(r, N_("Thema's"), MENU_THEMAS);
}
