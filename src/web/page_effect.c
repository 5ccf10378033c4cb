/* Page: whether people fare better, domain by domain, from the first measurement to the last. No scores of persons. */
#include "catalogus/catalogus.h"
#include "routes.h"
#include "views.h"
#include "web/page_beheer.h"
#include "web/page_cijfers.h"
#include "web/web.h"

static struct str houses(struct req *r, const struct cijfers *f)
{
	struct buf b = buf_new(r->arena);

	for (size_t i = 0; i < f->nhuizen; i++) {
		buf_addz(&b, i ? ", " : "");
		buf_add(&b, f->huizen[i]);
	}
	return buf_str(&b);
}

static void themes(struct req *r, struct str now, struct view_field *f)
{
	const struct catalogus *c = r->app->cat;
	struct view_option *x;

	*f = (struct view_field){ .kind = INPUT_SELECT, .name = "thema", .label = N_("Thema"), .value = now };
	x = opties_new(r, f, c->nthemas, N_("Alle thema's"));
	for (size_t i = 0; i < c->nthemas; i++)
		if (c->themas[i].zrm != ZRM_GEEN)
			x[f->noptions++] = (struct view_option){ .value = c->themas[i].code,
				.text = label_text(&c->themas[i].label, r->lang) };
}

static struct str share(struct req *r, int64_t part, int64_t whole)
{
	struct out_arg args[] = { OUT_ARG((part * 100 + whole / 2) / whole) };

	return tr_args(r->arena, r->lang, N_("%1%%"), args, 1);
}

enum fault page_effect(struct req *r, const struct in_effect *in)
{
	struct view_effect v = { .url = url_effect(r) };
	struct str thema = in->thema.p ? in->thema : STR("");
	struct effect e;

	TRY(effect_lezen(&r->ctx, thema, &e));
	v.kruimels[0] = (struct view_link){ .label = N_("Cijfers"), .href = url_cijfers(r) };
	v.kruimels[1] = (struct view_link){ .label = N_("Effect van de aanpak") };
	v.sub = houses(r, &e.bereik);
	v.minstens = EFFECT_MINSTENS;
	themes(r, thema, &v.thema);
	v.n = e.n;
	v.v = ARENA_ARRAY(r->arena, e.n + 1, struct view_effect_rij);
	for (size_t i = 0; i < e.n; i++) {
		const struct effect_rij *x = &e.v[i];

		v.v[i] = (struct view_effect_rij){ x, label_text(&x->domein->label, r->lang),
			i == 0 || e.v[i - 1].set != x->set ? label_text(&x->set->label, r->lang) : STR(""),
			share(r, x->verbeterd, x->aantal), share(r, x->gelijk, x->aantal), share(r, x->verslechterd, x->aantal) };
	}
	view_effect(r->out, &v);
	return page_send(r, N_("Effect van de aanpak"), MENU_CIJFERS);
}
