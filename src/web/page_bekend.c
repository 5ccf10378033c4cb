/* Pages: is somebody of a case known at another house, and what was asked of one's own. */
#include "routes.h"
#include "views.h"
#include "web/page_verstrekking.h"
#include "web/shell.h"

static void rows_fill(struct req *r, const struct bekend_rij *rows, size_t n, struct view_bekend *v)
{
	v->n = n;
	v->v = ARENA_ARRAY(r->arena, n + 1, struct view_bekend_rij);
	for (size_t i = 0; i < n; i++)
		v->v[i] = (struct view_bekend_rij){ &rows[i], text_moment(r->arena, r->lang, rows[i].moment) };
}

static void options(struct req *r, struct view_field *f, enum id_kind kind, const struct bekend_keus *v, size_t n,
	const char *leeg)
{
	struct view_option *o = opties_new(r, f, n, leeg);

	for (size_t i = 0; i < n; i++)
		o[f->noptions++] = (struct view_option){ .value = id_value(r, kind, v[i].id), .text = v[i].naam };
}

static void ask_fields(struct req *r, const struct bekend_vorm *f, struct view_bekend *v)
{
	struct view_option *o;
	struct view_field *x;

	v->form = formulier_begin(r, url_casus_bekend_post(r, f->kop->id), N_("Vragen"));
	options(r, veld_add(r, &v->form, INPUT_SELECT, "betrokkene", N_("Over wie?"), STR("")), ID_betrokkene, f->mensen,
		f->nmensen, N_("Kies een persoon"));
	options(r, veld_add(r, &v->form, INPUT_SELECT, "huis", N_("Aan welk huis?"), STR("")), ID_huis, f->huizen, f->nhuizen,
		N_("Kies een huis"));
	x = veld_add(r, &v->form, INPUT_RADIO, "op", N_("Waarop?"), STR("bsn"));
	o = opties_new(r, x, 2, NULL);
	o[x->noptions++] = (struct view_option){ .value = STR("bsn"), .label = N_("Burgerservicenummer") };
	o[x->noptions++] = (struct view_option){ .value = STR("naam"), .label = N_("Achternaam en geboortedatum") };
}

enum fault page_casus_bekend(struct req *r, const struct in_casus_bekend *in)
{
	struct view_bekend *v = ARENA_NEW(r->arena, struct view_bekend);
	struct bekend_vorm *f;

	TRY(bekend_form(&r->ctx, in->casus, &f));
	v->frame = casus_frame(r, f->kop, CASUS_TAB_VERSTREKKINGEN);
	v->mag = f->mag;
	rows_fill(r, f->v, f->n, v);
	if (f->mag)
		ask_fields(r, f, v);
	view_bekend(r->out, v);
	return casus_send(r, f->kop, N_("Bekend bij een ander huis?"));
}

enum fault page_casus_bekend_post(struct req *r, const struct in_casus_bekend_post *in)
{
	struct bekend_nieuw n = { in->casus, in->betrokkene, in->op.p ? in->op : STR(""), in->huis };
	struct bekendcheck_id id;

	TRY(bekend_ask(&r->ctx, &n, &id));
	return req_redirect(r, url_casus_bekend(r, in->casus), "bekend_gevraagd");
}

enum fault page_bekend_gevraagd(struct req *r, const struct in_bekend_gevraagd *in)
{
	struct view_bekend *v = ARENA_NEW(r->arena, struct view_bekend);
	struct bekend_lijst l;

	(void)in;
	TRY(bekend_asked(&r->ctx, &l));
	TRY(toetsing_begin(r, N_("Gevraagd of iemand hier bekend is"), TOETSING_BEKEND, &v->kop));
	rows_fill(r, l.v, l.n, v);
	view_bekend_gevraagd(r->out, v);
	return page_send(r, N_("Gevraagd of iemand hier bekend is"), MENU_TOETSING);
}
