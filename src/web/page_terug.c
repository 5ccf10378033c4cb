/* Pages: what receivers owe to say of results, once the case is closed; of who reviews. */
#include "web/page_terug.h"

#include "routes.h"
#include "views.h"
#include "web/page_casus.h"

static struct str given(struct str s)
{
	return s.p ? s : STR("");
}

enum fault page_terug_gesloten(struct req *r, const struct in_terug_gesloten *in)
{
	struct view_terug *v = ARENA_NEW(r->arena, struct view_terug);
	struct terug_openen l;

	(void)in;
	TRY(terug_gesloten_list(&r->ctx, &l));
	TRY(toetsing_begin(r, N_("Terugkoppeling na sluiting"), TOETSING_TERUG, &v->kop));
	v->kop.kop.sub = N_("Wie een resultaat kreeg, laat ten minste elk jaar weten wat het opleverde (WGS 1.7 lid 4), ook als de casus is gesloten.");
	v->v = ARENA_ARRAY(r->arena, l.n + 1, struct view_terug_rij);
	for (; v->n < l.n; v->n++) {
		const struct terug_open *x = &l.v[v->n];

		v->v[v->n] = (struct view_terug_rij){ .url = url_terug_een(r, x->id), .nummer = x->nummer, .huis = x->huis_naam,
			.ontvanger = x->ontvanger, .dag = casus_dag(r, x->dag), .uiterlijk = casus_dag(r, x->uiterlijk),
			.laat = x->laat, .gauw = x->gauw };
	}
	TRY(ctx_looks_send(&r->ctx));
	view_terug(r->out, v);
	return page_send(r, N_("Terugkoppeling na sluiting"), MENU_TOETSING);
}

enum fault page_terug_een(struct req *r, const struct in_terug_een *in)
{
	struct view_terug_een *v = ARENA_NEW(r->arena, struct view_terug_een);
	struct view_field *x;
	struct terug_open q;

	TRY(terug_gesloten_get(&r->ctx, in->verstrekking, &q));
	TRY(toetsing_begin(r, N_("Terugkoppeling vastleggen"), TOETSING_TERUG, &v->kop));
	toetsing_crumbs(&v->kop, q.nummer);
	v->feiten[v->nfeiten++] = (struct view_fact){ .label = N_("Casus"), .value = q.nummer };
	v->feiten[v->nfeiten++] = (struct view_fact){ .label = N_("Ontvanger"), .value = q.ontvanger };
	v->feiten[v->nfeiten++] = (struct view_fact){ .label = N_("Verstrekt op"), .value = casus_dag(r, q.dag) };
	v->feiten[v->nfeiten++] = (struct view_fact){ .label = N_("Terugkoppeling uiterlijk"), .value = casus_dag(r, q.uiterlijk) };
	v->form = formulier_begin(r, url_terug_post(r, q.id), N_("Terugkoppeling vastleggen"));
	formulier_hide(&v->form, "versie", str_from_i64(r->arena, q.versie));
	casus_opties(r, veld_add(r, &v->form, INPUT_RADIO, "bruikbaar", N_("Was het bruikbaar?"), STR("")),
		terugkoppeling_antwoorden);
	casus_opties(r, veld_add(r, &v->form, INPUT_RADIO, "opgevolgd", N_("Is er gevolg aan gegeven?"), STR("")),
		terugkoppeling_antwoorden);
	x = veld_add(r, &v->form, INPUT_TEXTAREA, "tekst", N_("Wat leverde het op, of waarom is er geen gevolg gegeven?"), STR(""));
	x->rows = 3;
	x->required = true;
	x->help = N_("Zonder namen van personen.");
	veld_add(r, &v->form, INPUT_CHECK, "gebruik", N_("De ontvanger gebruikt het nog: over een jaar opnieuw vragen"), STR(""));
	TRY(ctx_looks_send(&r->ctx));
	view_terug_een(r->out, v);
	return page_send(r, N_("Terugkoppeling na sluiting"), MENU_TOETSING);
}

enum fault page_terug_post(struct req *r, const struct in_terug_post *in)
{
	const struct terugkoppeling_nieuw t = { .id = in->verstrekking, .versie = in->versie, .bruikbaar = given(in->bruikbaar),
		.opgevolgd = given(in->opgevolgd), .tekst = given(in->tekst), .gebruik = in->gebruik };

	TRY(terug_gesloten_add(&r->ctx, &t));
	return req_redirect(r, url_terug_gesloten(r), "terugkoppeling_vastgelegd");
}
