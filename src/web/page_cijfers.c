/* Page: figures for who steers, without content. */
#include "web/page_cijfers.h"

#include "catalogus/catalogus.h"
#include "routes.h"
#include "views.h"
#include "web/web.h"

/* "Veiligheidshuis Maastricht en Heuvelland, Veiligheidshuis Parkstad; stand van 3 december 2026" */
static struct str sub_text(struct req *r, const struct cijfers *f)
{
	struct buf b = buf_new(r->arena);

	for (size_t i = 0; i < f->nhuizen; i++) {
		buf_addz(&b, i ? ", " : "");
		buf_add(&b, f->huizen[i]);
	}
	return tr_args(r->arena, r->lang, N_("%1. Stand van %2."), (struct out_arg[]){ out_arg_str(buf_str(&b)),
		out_arg_str(text_dag(r->arena, r->lang, datum_today(), datum_of(1, 1, 1))) }, 2);
}

static struct view_cijfers_rij *rows_of(struct req *r, const struct cijfers *f)
{
	struct view_cijfers_rij *v = ARENA_ARRAY(r->arena, f->nrijen + 1, struct view_cijfers_rij);

	for (size_t i = 0; i < f->nrijen; i++) {
		const struct thema *t = thema_find(r->app->cat, f->rijen[i].thema);

		v[i] = (struct view_cijfers_rij){ t ? label_text(&t->label, r->lang) : f->rijen[i].thema, &f->rijen[i] };
	}
	return v;
}

enum fault page_cijfers(struct req *r, const struct in_cijfers *in)
{
	struct cijfers f = { 0 };
	struct view_cijfers v = { .f = &f };

	(void)in;
	TRY(cijfers_lezen(&r->ctx, &f));
	v.sub = sub_text(r, &f);
	v.bijschrift = tr_args(r->arena, r->lang, N_("Casussen per thema en gemeente: nu open / geopend in %1"),
		(struct out_arg[]){ out_arg_int(f.jaar) }, 1);
	v.rijen = rows_of(r, &f);
	v.url_effect = url_effect(r);
	v.url_jaar = url_jaar(r);
	view_cijfers(r->out, &v);
	return page_send(r, N_("Cijfers"), MENU_CIJFERS);
}
