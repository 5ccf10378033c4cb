/* Pages: until when a case is kept, and keeping it longer. What must go is in page_vernietigen.c. */
#include "web/page_bewaren.h"

#include "routes.h"
#include "views.h"
#include "web/page_beheer.h"

#define JAAR 365
#define JAREN_VANAF 730 /* from here on the days to go are said in years */

static struct str said(struct req *r, const char *msgid, int64_t n)
{
	struct str aantal = text_aantal(r->arena, r->lang, n);
	struct out_arg args[] = { OUT_ARG(aantal) };

	return tr_args(r->arena, r->lang, msgid, args, 1);
}

struct str bewaren_nog(struct req *r, struct datum uiterlijk)
{
	int64_t nog = datum_days_between(datum_today(), uiterlijk);

	if (nog >= JAREN_VANAF)
		return said(r, N_("nog %1 jaar"), nog / JAAR);
	if (nog > 1)
		return said(r, N_("nog %1 dagen"), nog);
	if (nog >= 0)
		return str_z(tr(r->lang, nog ? N_("nog 1 dag") : N_("vandaag")));
	return nog == -1 ? str_z(tr(r->lang, N_("1 dag te laat"))) : said(r, N_("%1 dagen te laat"), -nog);
}

struct str bewaren_dag(struct req *r, struct datum uiterlijk)
{
	struct buf b = buf_new(r->arena);

	if (!uiterlijk.v)
		return STR("");
	buf_add(&b, casus_datum_veld(r, uiterlijk));
	buf_addz(&b, " (");
	buf_add(&b, bewaren_nog(r, uiterlijk));
	buf_addz(&b, ")");
	return buf_str(&b);
}

static struct view_field field(struct req *r, enum input_kind kind, const char *name, const char *label, struct str now)
{
	return (struct view_field){ .kind = kind, .name = name, .label = label, .value = req_value(r, name, now),
		.error = req_error(r, name), .required = true };
}

static struct str names_of(struct req *r, const struct verlengd *x)
{
	struct buf b = buf_new(r->arena);

	for (size_t i = 0; i < x->ndeelnemers; i++) {
		buf_addz(&b, i ? "; " : "");
		buf_add(&b, x->deelnemers[i].naam);
		buf_addz(&b, ", ");
		buf_add(&b, x->deelnemers[i].organisatie_naam);
	}
	return buf_str(&b);
}

static struct str lines_of(struct req *r, const struct str *v, size_t n)
{
	struct buf b = buf_new(r->arena);

	for (size_t i = 0; i < n; i++) {
		buf_addz(&b, i ? "; " : "");
		buf_add(&b, v[i]);
	}
	return buf_str(&b);
}

/* From which day it is kept, where that is the end of detention. */
static void release_fill(struct req *r, const struct bewaring_stand *s, struct view_bewaren *v)
{
	struct view_field *x;

	v->ontslag = s->ontslag;
	if (!s->ontslag)
		return;
	fact_put(v->feiten, &v->nfeiten, N_("Einde van de detentie"), s->ontslag_dag.v ? casus_datum_veld(r, s->ontslag_dag)
		: str_z(tr(r->lang, N_("Niet vastgelegd op de casus"))));
	fact_put(v->feiten, &v->nfeiten, N_("Blijkt uit"), s->ontslag_dag.v ? s->ontslag_waaruit : STR(""));
	if (s->besteld || !casus_mag(s->kop, CASUS_DEEL_KERN, NIVEAU_SCHRIJVEN) || !req_mag(r, RECHT_casus_schrijven))
		return;
	v->ontslag_form = formulier_begin(r, url_casus_ontslag(r, s->kop->id), N_("Dag van ontslag vastleggen"));
	formulier_hide(&v->ontslag_form, "versie", str_from_i64(r->arena, s->kop->versie));
	x = veld_add(r, &v->ontslag_form, INPUT_DATE, "dag", N_("Dag van ontslag"),
		s->ontslag_dag.v ? casus_datum_veld(r, s->ontslag_dag) : STR(""));
	x->width = 10;
	x->required = true;
	x->help = N_("De werkelijke dag, of zolang die niet bekend is de verwachte dag.");
	x = veld_add(r, &v->ontslag_form, INPUT_TEXT, "waaruit", N_("Waaruit blijkt dit?"), STR(""));
	x->required = true;
	x->help = N_("Bijvoorbeeld: detentiemelding van de DJI.");
}

static void stand_fill(struct req *r, const struct bewaring_stand *s, struct view_bewaren *v)
{
	const struct regime *g = s->regime;

	fact_put(v->feiten, &v->nfeiten, N_("Eerste verwerking"), casus_datum_veld(r, s->begin));
	fact_put(v->feiten, &v->nfeiten, N_("Bewaren tot en met"), casus_datum_veld(r, s->kop->vernietigen));
	fact_put(v->feiten, &v->nfeiten, N_("Dat is"), bewaren_nog(r, s->kop->vernietigen));
	if (g) {
		fact_put(v->feiten, &v->nfeiten, N_("Regime"), label_text(&g->label, (int)r->lang));
		fact_put(v->feiten, &v->nfeiten, N_("Grond"), g->bewaring.artikel);
	}
	if (s->kop->gesloten)
		fact_put(v->feiten, &v->nfeiten, N_("Gesloten"), casus_moment_dag(r, s->kop->gesloten));
	if (s->besteld)
		fact_put(v->feiten, &v->nfeiten, N_("Vernietiging"), str_z(tr(r->lang, N_("Voorgesteld of goedgekeurd"))));
	if (s->stop) {
		v->stop = casus_moment_dag(r, s->stop_sinds);
		v->stop_naam = s->stop_naam;
	}
	v->verlengd = ARENA_ARRAY(r->arena, s->n + 1, struct view_verlengd);
	for (size_t i = 0; i < s->n; i++) {
		const struct verlengd *x = &s->v[i];
		struct view_verlengd *e = &v->verlengd[v->nverlengd++];
		struct str tot = casus_datum_veld(r, x->tot);

		e->titel = tr_args(r->arena, r->lang, N_("Verlengd tot en met %1"), (struct out_arg[]){ OUT_ARG(tot) }, 1);
		e->motivering = x->motivering;
		fact_put(e->feiten, &e->n, N_("Grond"), casus_keus_naam(r, bewaring_gronden, x->grond));
		fact_put(e->feiten, &e->n, N_("Opdracht van"), names_of(r, x));
		fact_put(e->feiten, &e->n, N_("Besloten op"), casus_moment_dag(r, x->besloten));
		fact_put(e->feiten, &e->n, N_("Toestemming"), lines_of(r, x->bronnen, x->nbronnen));
		fact_put(e->feiten, &e->n, N_("Vastgelegd door"), x->door_naam);
	}
}

static void deciders_fill(struct req *r, const struct verlenging_vorm *f, struct view_field *x)
{
	struct view_option *o = opties_new(r, x, f->nleden, NULL);

	x->value = STR_NULL;
	for (size_t i = 0; i < f->nleden; i++) {
		struct str waarde = id_value(r, ID_medewerker, f->leden[i].id.v);

		o[x->noptions++] = (struct view_option){ .value = waarde,
			.text = str_cat(r->arena, str_cat(r->arena, f->leden[i].naam, STR(", ")), f->leden[i].organisatie_naam),
			.chosen = req_chosen(r, "deelnemers", waarde, false) };
	}
}

static void form_fill(struct req *r, const struct verlenging_vorm *f, struct view_bewaren *v)
{
	v->mag = true;
	v->nee = f->nee;
	v->nooit = !f->stand->kop->thema_cat || !f->stand->kop->thema_cat->bewaring.verlenging_maanden;
	if (f->nee)
		return;
	v->form = formulier_begin(r, url_casus_bewaren_post(r, f->stand->kop->id), N_("Verlengen")).form;
	v->form.guard = true;
	v->versie = str_from_i64(r->arena, f->stand->kop->versie);
	v->tot = casus_datum_veld(r, f->tot);
	v->met_criteria = str_eq(str_z(f->grond), STR("open"));
	v->criteria = field(r, INPUT_CHECK, "criteria", N_("De casus voldoet nog aan de criteria (BGS 2.20)"), STR(""));
	v->motivering = field(r, INPUT_TEXTAREA, "motivering", v->met_criteria ? N_("Waarom zijn de gegevens langer nodig?")
		: N_("Waaruit blijkt het grote risico op terugval?"), STR(""));
	v->besloten = field(r, INPUT_DATE, "besloten", N_("Datum van de opdracht"), casus_datum_veld(r, datum_today()));
	v->besloten.width = 10;
	v->deelnemers = field(r, INPUT_CHECKS, "deelnemers", N_("Wie gaven de opdracht?"), STR(""));
	v->deelnemers.help = N_("Publieke deelnemers (WGS 2.27 lid 1). Hun namen staan bij het besluit.");
	deciders_fill(r, f, &v->deelnemers);
	v->bronnen = ARENA_ARRAY(r->arena, f->nbronnen + 1, struct view_field);
	for (size_t i = 0; i < f->nbronnen; i++) {
		struct view_field *x = &v->bronnen[v->nbronnen++];

		*x = field(r, INPUT_TEXT, verlenging_veld(&r->ctx, f->bronnen[i].id), NULL, STR(""));
		x->text = f->bronnen[i].naam;
		x->help = N_("Wie gaf er toestemming?");
	}
}

enum fault page_casus_bewaren(struct req *r, const struct in_casus_bewaren *in)
{
	struct view_bewaren *v = ARENA_NEW(r->arena, struct view_bewaren);
	struct verlenging_vorm *f = NULL;
	struct bewaring_stand *s;

	TRY(bewaring_get(&r->ctx, in->casus, &s));
	if (req_mag(r, RECHT_casus_sluiten) && casus_mag(s->kop, CASUS_DEEL_KERN, NIVEAU_SCHRIJVEN)) {
		TRY(verlenging_form(&r->ctx, in->casus, &f));
		form_fill(r, f, v);
	}
	v->frame = casus_frame(r, s->kop, CASUS_TAB_GEEN);
	stand_fill(r, s, v);
	release_fill(r, s, v);
	view_bewaren(r->out, v);
	return casus_send(r, s->kop, N_("Bewaren"));
}

/* The field of a supplier is w. with its number, as the form was made. */
enum fault page_casus_bewaren_post(struct req *r, const struct in_casus_bewaren_post *in)
{
	struct medewerker_id *wie = ARENA_ARRAY(r->arena, in->deelnemers.n + 1, struct medewerker_id);
	struct organisatie_id *bronnen = ARENA_ARRAY(r->arena, in->w.n + 1, struct organisatie_id);
	struct str *namen = ARENA_ARRAY(r->arena, in->w.n + 1, struct str);
	struct verlenging v = { .casus = in->casus, .versie = in->versie, .besloten = in->besloten,
		.motivering = in->motivering.p ? in->motivering : STR(""), .criteria = in->criteria, .n = in->deelnemers.n,
		.deelnemers = wie, .bronnen = bronnen, .wie = namen };

	for (size_t i = 0; i < in->deelnemers.n; i++)
		wie[i].v = in->deelnemers.v[i];
	for (size_t i = 0; i < in->w.n; i++) {
		namen[v.nbronnen] = in->w.v[i].value;
		if (str_i64(in->w.v[i].key, &bronnen[v.nbronnen].v) && str_trim(in->w.v[i].value).n)
			v.nbronnen++;
	}
	TRY(verlenging_add(&r->ctx, &v));
	return req_redirect(r, url_casus_bewaren(r, in->casus), "bewaring_verlengd");
}

enum fault page_casus_ontslag(struct req *r, const struct in_casus_ontslag *in)
{
	TRY(bewaring_begin_set(&r->ctx, in->casus, in->versie, in->dag, in->waaruit.p ? in->waaruit : STR("")));
	return req_redirect(r, url_casus_bewaren(r, in->casus), "ontslag_vastgelegd");
}
