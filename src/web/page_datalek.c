/* Pages: reporting a data breach, and the register of who settles it. */
#include "domein/inzien/datalek.h"

#include "routes.h"
#include "views.h"
#include "web/page_casus.h"
#include "web/page_inzien.h"

static struct str given(struct str s)
{
	return s.p ? str_trim(s) : STR("");
}

static struct view_datalek_rij row_view(struct req *r, const struct datalek *d, bool link)
{
	int64_t rest = d->uiterlijk - ctx_moment(&r->ctx);

	return (struct view_datalek_rij){ .nummer = d->nummer, .url = link ? url_datalek(r, d->id) : STR(""), .wat = d->wat,
		.door = d->gemeld_naam, .ontdekt = text_moment(r->arena, r->lang, d->ontdekt),
		.uiterlijk = text_moment(r->arena, r->lang, d->uiterlijk), .te_laat = d->te_laat,
		.uren = rest > 0 ? rest / HOUR_MS : 0, .loopt = !d->ap.n && !d->afgerond,
		.ap = casus_keus_label(datalek_ap, d->ap), .betrokkenen = casus_keus_label(datalek_betrokkenen, d->betrokkenen),
		.afgerond = d->afgerond ? casus_moment_dag(r, d->afgerond) : STR("") };
}

static void rows_fill(struct req *r, const struct datalekken *l, bool link, struct view_datalekken *v)
{
	v->n = l->n;
	v->v = ARENA_ARRAY(r->arena, l->n + 1, struct view_datalek_rij);
	for (size_t i = 0; i < l->n; i++)
		v->v[i] = row_view(r, &l->v[i], link);
}

/* ---- reporting ---- */

enum fault page_datalek_nieuw(struct req *r, const struct in_datalek_nieuw *in)
{
	struct view_datalekken *v = ARENA_NEW(r->arena, struct view_datalekken);
	struct datalekken l;
	struct view_field *f;

	(void)in;
	TRY(datalek_list(&r->ctx, true, &l));
	v->kop.fi = r->reshow ? &r->fi : NULL;
	v->form = formulier_begin(r, url_datalek_post(r), N_("Melden"));
	v->form.form.guard = true;
	f = veld_add(r, &v->form, INPUT_DATE, "dag", N_("Wanneer ontdekt?"), casus_datum_veld(r, datum_today()));
	f->width = 10;
	f->required = true;
	f = veld_add(r, &v->form, INPUT_TEXT, "tijd", N_("Hoe laat?"), text_tijd(r->arena, klok_now()));
	f->width = 6;
	f->help = N_("Vanaf dit moment loopt de termijn van 72 uur.");
	f = veld_add(r, &v->form, INPUT_TEXTAREA, "wat", N_("Wat is er gebeurd?"), STR(""));
	f->required = true;
	f->help = N_("Bijvoorbeeld: een brief ging naar het verkeerde adres. Noem geen namen van personen.");
	rows_fill(r, &l, false, v);
	view_datalek_nieuw(r->out, v);
	return page_send(r, N_("Datalek melden"), MENU_DATALEK);
}

static int64_t moment_given(struct datum dag, struct str tijd, int uur, int minuut)
{
	if (!dag.v)
		return 0;
	if (tijd.n)
		(void)tijd_parse(tijd, &uur, &minuut);
	return moment_of(dag, uur, minuut);
}

enum fault page_datalek_post(struct req *r, const struct in_datalek_post *in)
{
	struct datalek_id id;

	TRY(datalek_report(&r->ctx, moment_given(in->dag, in->tijd, 0, 0), given(in->wat), str_z(r->app->adres), &id));
	return req_redirect(r, url_datalek_nieuw(r), "datalek_gemeld");
}

/* ---- the register ---- */

enum fault page_datalekken(struct req *r, const struct in_datalekken *in)
{
	struct view_datalekken *v = ARENA_NEW(r->arena, struct view_datalekken);
	struct datalekken l;

	(void)in;
	TRY(datalek_list(&r->ctx, false, &l));
	TRY(toetsing_begin(r, N_("Datalekken"), TOETSING_LEKKEN, &v->kop));
	v->kop.kop.sub = N_("Het register van datalekken (AVG 33 lid 5). De termijn van 72 uur loopt vanaf de ontdekking.");
	rows_fill(r, &l, true, v);
	view_datalekken(r->out, v);
	return page_send(r, N_("Datalekken"), MENU_TOETSING);
}

static struct str moment_day(struct req *r, int64_t moment)
{
	return moment ? casus_datum_veld(r, datum_of_moment(moment)) : STR("");
}

static void authority_fields(struct req *r, const struct datalek *d, struct view_formulier *f)
{
	struct view_field *x = veld_add(r, f, INPUT_RADIO, "ap", N_("Gemeld bij de Autoriteit Persoonsgegevens?"), d->ap);

	casus_opties(r, x, datalek_ap);
	x = veld_add(r, f, INPUT_DATE, "ap_dag", N_("Gemeld op"), moment_day(r, d->ap_moment));
	x->width = 10;
	x->optional = true;
	x = veld_add(r, f, INPUT_TEXT, "ap_tijd", N_("Gemeld om"), d->ap_moment ? text_tijd(r->arena, d->ap_moment) : STR(""));
	x->width = 6;
	x->optional = true;
	x = veld_add(r, f, INPUT_TEXT, "ap_kenmerk", N_("Kenmerk van de melding"), d->ap_kenmerk);
	x->width = 20;
	x->optional = true;
	x = veld_add(r, f, INPUT_TEXTAREA, "ap_reden", N_("Waarom niet, of later dan 72 uur?"), d->ap_reden);
	x->rows = 2;
	x->optional = true;
}

static void settle_form(struct req *r, const struct datalek *d, struct view_formulier *f)
{
	struct view_field *x;

	*f = formulier_begin(r, url_datalek_besluit(r, d->id), N_("Opslaan"));
	f->form.guard = true;
	formulier_hide(f, "versie", str_from_i64(r->arena, d->versie));
	x = veld_add(r, f, INPUT_TEXTAREA, "gegevens", N_("Om welke soort gegevens gaat het?"), d->gegevens);
	x->rows = 2;
	x = veld_add(r, f, INPUT_NUMBER, "aantal", N_("Van hoeveel personen?"),
		d->aantal.set ? str_from_i64(r->arena, d->aantal.v) : STR(""));
	x->width = 6;
	x->optional = true;
	x = veld_add(r, f, INPUT_RADIO, "risico", N_("Hoe groot is het risico?"), d->risico);
	casus_opties(r, x, datalek_risicos);
	x = veld_add(r, f, INPUT_TEXTAREA, "gevolgen", N_("Wat zijn de gevolgen?"), d->gevolgen);
	x->rows = 2;
	x = veld_add(r, f, INPUT_TEXTAREA, "maatregelen", N_("Welke maatregelen nam u?"), d->maatregelen);
	x->rows = 2;
	authority_fields(r, d, f);
	x = veld_add(r, f, INPUT_RADIO, "betrokkenen", N_("Verteld aan de betrokkenen?"), d->betrokkenen);
	casus_opties(r, x, datalek_betrokkenen);
	x = veld_add(r, f, INPUT_DATE, "betrokkenen_dag", N_("Verteld op"), moment_day(r, d->betrokkenen_moment));
	x->width = 10;
	x->optional = true;
	x = veld_add(r, f, INPUT_TEXTAREA, "betrokkenen_reden", N_("Waarom niet?"), d->betrokkenen_reden);
	x->rows = 2;
	x->optional = true;
	x = veld_add(r, f, INPUT_CHECK, "afronden", N_("Alles is vastgelegd: afronden. Daarna kan het niet meer wijzigen."),
		STR(""));
}

static void facts_fill(struct req *r, const struct datalek *d, struct view_datalek *v)
{
	const char *risico = casus_keus_label(datalek_risicos, d->risico);
	const struct view_fact facts[] = {
		{ .label = N_("Nummer"), .value = d->nummer }, { .label = N_("Huis"), .value = d->huis_naam },
		{ .label = N_("Gemeld door"), .value = d->gemeld_naam },
		{ .label = N_("Ontdekt"), .value = text_moment(r->arena, r->lang, d->ontdekt) },
		{ .label = N_("72 uur is om"), .value = text_moment(r->arena, r->lang, d->uiterlijk) },
		{ .label = N_("Risico"), .value = risico ? str_z(tr(r->lang, risico)) : STR("") },
		{ .label = N_("Gemeld bij de AP"), .value = d->ap_moment ? text_moment(r->arena, r->lang, d->ap_moment)
			: d->ap_reden },
		{ .label = N_("Betrokkenen"), .value = d->betrokkenen_moment ? casus_moment_dag(r, d->betrokkenen_moment)
			: d->betrokkenen_reden },
		{ .label = N_("Gegevens"), .value = d->gegevens }, { .label = N_("Maatregelen"), .value = d->maatregelen },
		{ .label = N_("Bewaren tot"), .value = casus_dag(r, d->vernietigen) },
	};

	v->nfeiten = d->afgerond ? sizeof(facts) / sizeof(facts[0]) : 5;
	for (size_t i = 0; i < v->nfeiten; i++)
		v->feiten[i] = facts[i];
}

enum fault page_datalek(struct req *r, const struct in_datalek *in)
{
	struct view_datalek *v = ARENA_NEW(r->arena, struct view_datalek);
	struct datalek *d;

	TRY(datalek_get(&r->ctx, in->lek, &d));
	if (!d->mag)
		return fault_set(&r->fi, FAULT_NOT_FOUND, NULL, NULL);
	TRY(toetsing_begin(r, N_("Datalek"), TOETSING_LEKKEN, &v->kop));
	toetsing_crumbs(&v->kop, d->nummer);
	v->rij = row_view(r, d, false);
	v->gevolgen = d->gevolgen;
	facts_fill(r, d, v);
	if (!d->afgerond)
		settle_form(r, d, &v->form);
	view_datalek(r->out, v);
	return page_send(r, N_("Datalek"), MENU_TOETSING);
}

enum fault page_datalek_besluit(struct req *r, const struct in_datalek_besluit *in)
{
	struct datalek_besluit d = { .id = in->lek, .versie = in->versie, .gegevens = given(in->gegevens),
		.risico = given(in->risico), .gevolgen = given(in->gevolgen), .maatregelen = given(in->maatregelen),
		.ap = given(in->ap), .ap_kenmerk = given(in->ap_kenmerk), .ap_reden = given(in->ap_reden),
		.betrokkenen = given(in->betrokkenen), .betrokkenen_reden = given(in->betrokkenen_reden), .aantal = in->aantal,
		.ap_moment = moment_given(in->ap_dag, in->ap_tijd, 23, 59),
		.betrokkenen_moment = moment_given(in->betrokkenen_dag, STR(""), 0, 0), .afronden = in->afronden };

	if (in->ap_dag.v == datum_today().v && !in->ap_tijd.n)
		d.ap_moment = klok_now();
	TRY(datalek_settle(&r->ctx, &d));
	return req_redirect(r, url_datalek(r, in->lek), d.afronden ? "datalek_afgerond" : "opgeslagen");
}
