/* Pages: review, closing a case, what was decided, opening it again, and closed cases for who reviews. */
#include "web/page_afschaling.h"
#include "web/page_bewaren.h"

#include <string.h>

#include "routes.h"
#include "views.h"
#include "web/shell.h"

/* ---- the opschalingsmodel, in a figure and in words ---- */

static void levels_fill(struct req *r, const struct opschalingsmodel *m, int nu, int naar, bool dicht,
	struct view_niveaus *v)
{
	*v = (struct view_niveaus){ .naam = m ? label_text(&m->label, (int)r->lang) : STR("") };
	for (int i = m ? (int)m->nniveaus - 1 : -1; i >= 0 && v->n < NIVEAUS_MAX; i--) {
		const struct niveau *n = m->niveaus[i];

		v->v[v->n++] = (struct view_niveau){ .naam = label_text(&n->label, (int)r->lang),
			.uitleg = label_given(&n->omschrijving) ? label_text(&n->omschrijving, (int)r->lang) : STR(""),
			.nu = i == nu, .naar = i == naar,
			.hier = i == nu ? (dicht ? N_("Hier was de casus") : N_("Hier is de casus")) : i != naar ? NULL :
				dicht ? N_("Hier ging de casus naartoe") : N_("Hier gaat de casus naartoe") };
	}
}

static struct str niveau_naam(struct req *r, struct str code)
{
	const struct niveau *n = niveau_find(r->app->cat, code);

	return n ? label_text(&n->label, (int)r->lang) : code;
}

static struct str reden_naam(struct req *r, struct str code)
{
	const struct reden *x = reden_find(r->app->cat, STR("sluiting"), code);

	return x ? label_text(&x->label, (int)r->lang) : code;
}

/* ---- fields ---- */

static struct view_field member_checks(struct req *r, const struct afschaling_lid *v, size_t n)
{
	struct view_field f = veld_los(r, INPUT_CHECKS, "deelnemers", N_("Wie namen het besluit?"), STR(""));
	struct view_option *x = opties_new(r, &f, n, NULL);

	f.value = STR_NULL;
	for (size_t i = 0; i < n; i++) {
		struct str waarde = id_value(r, ID_medewerker, v[i].id.v);

		x[f.noptions++] = (struct view_option){ .value = waarde, .text = str_join(r->arena, v[i].naam, ", ", v[i].organisatie_naam),
			.chosen = req_chosen(r, "deelnemers", waarde, false) };
	}
	f.help = n ? N_("De publieke deelnemers (WGS 2.27 lid 1). Hun namen staan bij het besluit.") :
		N_("Er is geen publieke deelnemer toegelaten die mag beslissen. Laat er eerst een toe.");
	return f;
}

static void reason_fill(struct req *r, struct view_afschalen *v)
{
	const struct redenlijst *l = redenlijst_find(r->app->cat, STR("sluiting"));
	struct view_option *x;

	v->reden = veld_los(r, INPUT_RADIO, "reden", N_("Waarom wordt de casus afgesloten?"), STR(""));
	x = opties_new(r, &v->reden, l ? l->nredenen : 0, NULL);
	for (size_t i = 0; l && i < l->nredenen; i++)
		x[v->reden.noptions++] = (struct view_option){ .value = l->redenen[i].code,
			.text = label_text(&l->redenen[i].label, (int)r->lang) };
	v->motivering = veld_los(r, INPUT_TEXTAREA, "motivering", N_("Motivering"), STR(""));
	v->motivering.rows = 3;
	v->motivering.help = N_("Feitelijk en kort. Wie later over heropening beslist, leest dit.");
}

static void level_fill(struct req *r, const struct afschaling_vorm *f, struct view_afschalen *v)
{
	struct view_option *x;

	levels_fill(r, f->model, f->niveau, -1, false, &v->niveaus);
	v->niveau = veld_los(r, INPUT_RADIO, "niveau", N_("Naar welk niveau gaat de casus?"), STR(""));
	x = opties_new(r, &v->niveau, f->model ? f->model->nniveaus : 0, NULL);
	for (int i = f->niveau < 0 ? (int)v->niveaus.n - 1 : f->niveau - 1; i >= 0; i--)
		x[v->niveau.noptions++] = (struct view_option){ .value = f->model->niveaus[i]->code,
			.text = label_text(&f->model->niveaus[i]->label, (int)r->lang),
			.help_text = label_given(&f->model->niveaus[i]->omschrijving) ?
				label_text(&f->model->niveaus[i]->omschrijving, (int)r->lang) : STR_NULL };
	v->ontvanger = veld_los(r, INPUT_TEXT, "ontvanger", N_("Wie ontvangt de casus?"), STR(""));
	v->ontvanger.help = N_("Organisatie of team en een contactpersoon die ervan weet.");
	v->ontvanger.required = true;
}

static void questions_fill(struct req *r, const struct sjabloon *s, struct view_afschalen *v)
{
	v->velden = ARENA_ARRAY(r->arena, s ? s->nvelden + 1 : 1, struct view_field);
	for (size_t i = 0; s && i < s->nvelden; i++) {
		const char *name = str_cat(r->arena, STR("v."), s->velden[i].code).p;
		struct view_field *f = &v->velden[v->nvelden++];

		*f = veld_los(r, INPUT_TEXTAREA, name, NULL, STR(""));
		f->text = label_text(&s->velden[i].label, (int)r->lang);
		if (label_given(&s->velden[i].uitleg))
			f->help_text = label_text(&s->velden[i].uitleg, (int)r->lang);
		f->rows = 3;
		f->required = s->velden[i].verplicht;
		f->optional = !f->required;
	}
}

static struct view_werk *work_fill(struct req *r, const struct afschaling_werk *w, size_t n, bool afspraak)
{
	struct view_werk *v = ARENA_ARRAY(r->arena, n + 1, struct view_werk);

	for (size_t i = 0; i < n; i++) {
		v[i] = (struct view_werk){ .titel = w[i].titel, .eigenaar = w[i].eigenaar, .tot = casus_dag(r, w[i].tot) };
		v[i].uitkomst = veld_los(r, INPUT_SELECT, afschaling_veld(&r->ctx, afspraak ? "uw." : "ud.", w[i].id),
			afspraak ? N_("Wat gebeurt ermee?") : N_("Wat is ervan gekomen?"), w[i].uitkomst);
		{
			const struct casus_keus *keus = afspraak ? afschaling_afspraak_uitkomsten : afschaling_doel_uitkomsten;
			struct view_option *x = opties_new(r, &v[i].uitkomst, 4, N_("Kies"));

			for (size_t j = 0; keus[j].code; j++)
				x[v[i].uitkomst.noptions++] = (struct view_option){ .value = str_z(keus[j].code), .label = keus[j].label };
		}
		v[i].tekst = veld_los(r, INPUT_TEXT, afschaling_veld(&r->ctx, afspraak ? "w." : "d.", w[i].id),
			afspraak ? N_("Aan wie, of waarom niet meer") : N_("Toelichting"), STR(""));
		v[i].tekst.optional = !afspraak;
	}
	return v;
}

enum fault page_casus_afschalen(struct req *r, const struct in_casus_afschalen *in)
{
	struct view_afschalen *v = ARENA_NEW(r->arena, struct view_afschalen);
	struct afschaling_vorm *f;

	TRY(afschaling_form(&r->ctx, in->casus, &f));
	v->frame = casus_frame(r, f->kop, CASUS_TAB_GEEN);
	v->form = (struct view_form){ .action = url_casus_afschalen_post(r, in->casus), .token = form_token(r), .guard = true };
	v->versie = str_from_i64(r->arena, f->kop->versie);
	v->terug = url_casus(r, in->casus);
	v->besloten = veld_los(r, INPUT_DATE, "besloten", N_("Datum van het besluit"), casus_datum_veld(r, datum_today()));
	v->besloten.width = 10;
	v->deelnemers = member_checks(r, f->leden, f->nleden);
	reason_fill(r, v);
	level_fill(r, f, v);
	questions_fill(r, f->sjabloon, v);
	v->ndoelen = f->ndoelen;
	v->doelen = work_fill(r, f->doelen, f->ndoelen, false);
	v->nafspraken = f->nafspraken;
	v->afspraken = work_fill(r, f->afspraken, f->nafspraken, true);
	view_afschalen(r->out, v);
	return casus_send(r, f->kop, N_("Afschalen en sluiten"));
}

/* ---- what was sent ---- */

/* Pairs text and outcome of each goal or afspraak by its key. */
static size_t work_read(struct req *r, const struct in_map *teksten, const struct in_map *uitkomsten, uint32_t kind,
	struct afschaling_tekst **ret)
{
	struct afschaling_tekst *v = ARENA_ARRAY(r->arena, uitkomsten->n + 1, struct afschaling_tekst);
	size_t n = 0;

	for (size_t i = 0; i < uitkomsten->n; i++) {
		struct str tekst = in_map_get(teksten, uitkomsten->v[i].key);

		if (!id_from_url(r->ctx.sleutels->url, kind, uitkomsten->v[i].key, &v[n].id))
			continue;
		v[n].uitkomst = uitkomsten->v[i].value;
		v[n++].tekst = tekst.p ? tekst : STR("");
	}
	*ret = v;
	return n;
}

static struct str given(struct str s)
{
	return s.p ? s : STR("");
}

static void decision_read(struct req *r, const struct in_casus_afschalen_post *in, struct afschaling_besluit *b)
{
	struct afschaling_tekst *velden = ARENA_ARRAY(r->arena, in->v.n + 1, struct afschaling_tekst), *doelen, *afspraken;
	struct medewerker_id *wie = ARENA_ARRAY(r->arena, in->deelnemers.n + 1, struct medewerker_id);

	*b = (struct afschaling_besluit){ .casus = in->casus, .versie = in->versie, .besloten = in->besloten,
		.reden = given(in->reden), .motivering = given(in->motivering), .niveau = given(in->niveau),
		.ontvanger = given(in->ontvanger), .n = in->deelnemers.n, .nvelden = in->v.n };
	for (size_t i = 0; i < in->v.n; i++)
		velden[i] = (struct afschaling_tekst){ .code = in->v.v[i].key, .tekst = in->v.v[i].value };
	for (size_t i = 0; i < in->deelnemers.n; i++)
		wie[i].v = in->deelnemers.v[i];
	b->velden = velden;
	b->deelnemers = wie;
	b->ndoelen = work_read(r, &in->d, &in->ud, ID_doel, &doelen);
	b->nafspraken = work_read(r, &in->w, &in->uw, ID_afspraak, &afspraken);
	b->doelen = doelen;
	b->afspraken = afspraken;
}

/* ---- the confirmation ---- */

static void pass_on(struct req *r, struct view_afschalen_bevestig *v)
{
	v->hidden = ARENA_ARRAY(r->arena, r->http->nfields + 1, struct view_verborgen);
	for (size_t i = 0; i < r->http->nfields; i++) {
		struct str name = r->http->fields[i].name;

		if (!str_eq(name, STR("_t")) && !str_eq(name, STR("bevestigd")) && !str_eq(name, STR("aanpassen")))
			v->hidden[v->nhidden++] = (struct view_verborgen){ str_dup(r->arena, name).p, r->http->fields[i].value };
	}
}

static struct str deciders_text(struct req *r, const struct afschaling_vorm *f, const struct afschaling_besluit *b)
{
	struct buf t = buf_new(r->arena);

	for (size_t i = 0; i < b->n; i++)
		for (size_t j = 0; j < f->nleden; j++)
			if (f->leden[j].id.v == b->deelnemers[i].v) {
				buf_addz(&t, t.n ? "; " : "");
				buf_add(&t, str_join(r->arena, f->leden[j].naam, ", ", f->leden[j].organisatie_naam));
			}
	return buf_str(&t);
}

static enum fault confirm_send(struct req *r, const struct afschaling_besluit *b)
{
	struct view_afschalen_bevestig *v = ARENA_NEW(r->arena, struct view_afschalen_bevestig);
	struct afschaling_vorm *f;

	TRY(afschaling_form(&r->ctx, b->casus, &f));
	v->frame = casus_frame(r, f->kop, CASUS_TAB_GEEN);
	v->form = (struct view_form){ .action = url_casus_afschalen_post(r, b->casus), .token = form_token(r) };
	levels_fill(r, f->model, f->niveau, f->model ? opschalingsmodel_index(f->model, b->niveau) : -1, false,
		&v->niveaus);
	v->feiten[v->nfeiten++] = (struct view_fact){ .label = N_("Besluit van"), .value = casus_dag(r, b->besloten) };
	v->feiten[v->nfeiten++] = (struct view_fact){ .label = N_("Genomen door"), .value = deciders_text(r, f, b) };
	v->feiten[v->nfeiten++] = (struct view_fact){ .label = N_("Reden"), .value = reden_naam(r, b->reden) };
	v->feiten[v->nfeiten++] = (struct view_fact){ .label = N_("Naar niveau"), .value = niveau_naam(r, b->niveau) };
	v->feiten[v->nfeiten++] = (struct view_fact){ .label = N_("Ontvanger"), .value = b->ontvanger };
	v->regisseur = f->kop->regisseur_naam;
	v->vernietigen = casus_datum_veld(r, f->kop->vernietigen);
	v->mensen = f->mensen;
	v->afspraken = (int64_t)f->nafspraken;
	pass_on(r, v);
	view_afschalen_bevestig(r->out, v);
	return casus_send(r, f->kop, N_("Afschalen bevestigen"));
}

enum fault page_casus_afschalen_post(struct req *r, const struct in_casus_afschalen_post *in)
{
	struct afschaling_besluit b;

	decision_read(r, in, &b);
	if (in->aanpassen) {
		r->reshow = true; /* the form again, with what was typed */
		return page_casus_afschalen(r, &(struct in_casus_afschalen){ .casus = in->casus });
	}
	if (!in->bevestigd) {
		TRY(afschaling_check(&r->ctx, &b));
		return confirm_send(r, &b);
	}
	TRY(afschaling_close(&r->ctx, &b));
	return req_redirect(r, url_casussen(r), "casus_gesloten");
}

/* ---- what was decided ---- */

static void report_fill(struct req *r, const struct afschaling *a, struct view_afsluiting_een *e)
{
	e->vragen = ARENA_ARRAY(r->arena, a->nregels + 1, struct view_fact);
	e->doelen = ARENA_ARRAY(r->arena, a->nregels + 1, struct view_regel);
	e->afspraken = ARENA_ARRAY(r->arena, a->nregels + 1, struct view_regel);
	for (size_t i = 0; i < a->nregels; i++) {
		const struct afschaling_regel *x = &a->regels[i];

		if (str_eq(x->soort, STR("veld")))
			e->vragen[e->nvragen++] = (struct view_fact){ .text = x->titel, .value = x->tekst };
		else if (str_eq(x->soort, STR("doel")))
			e->doelen[e->ndoelen++] = (struct view_regel){ x->titel, x->tekst,
				casus_keus_label(afschaling_doel_uitkomsten, x->uitkomst) };
		else
			e->afspraken[e->nafspraken++] = (struct view_regel){ x->titel, x->tekst,
				casus_keus_label(afschaling_afspraak_uitkomsten, x->uitkomst) };
	}
}

static struct str names_of(struct req *r, const struct afschaling_lid *v, size_t n)
{
	struct buf t = buf_new(r->arena);

	for (size_t i = 0; i < n; i++) {
		buf_addz(&t, i ? "; " : "");
		buf_add(&t, str_join(r->arena, v[i].naam, ", ", v[i].organisatie_naam));
	}
	return buf_str(&t);
}

static void closing_fill(struct req *r, const struct afschaling *a, size_t at, struct view_afsluiting_een *e)
{
	const struct opschalingsmodel *m = a->model;
	struct str dag = casus_moment_dag(r, a->gesloten);

	e->id = str_cat(r->arena, STR("afsluiting-"), str_from_i64(r->arena, (int64_t)at + 1)).p;
	e->titel = tr_args(r->arena, r->lang, N_("Afgesloten op %1"), (struct out_arg[]){ OUT_ARG(dag) }, 1);
	levels_fill(r, m, m ? opschalingsmodel_index(m, a->niveau_van) : -1, m ? opschalingsmodel_index(m, a->niveau) : -1,
		true, &e->niveaus);
	e->feiten[e->nfeiten++] = (struct view_fact){ .label = N_("Besluit van"), .value = casus_moment_dag(r, a->besloten) };
	e->feiten[e->nfeiten++] = (struct view_fact){ .label = N_("Genomen door"),
		.value = names_of(r, a->deelnemers, a->ndeelnemers) };
	e->feiten[e->nfeiten++] = (struct view_fact){ .label = N_("Reden"), .value = reden_naam(r, a->reden) };
	if (a->motivering.n)
		e->feiten[e->nfeiten++] = (struct view_fact){ .label = N_("Motivering"), .value = a->motivering };
	e->feiten[e->nfeiten++] = (struct view_fact){ .label = N_("Naar niveau"), .value = niveau_naam(r, a->niveau) };
	e->feiten[e->nfeiten++] = (struct view_fact){ .label = N_("Ontvanger"), .value = a->ontvanger };
	e->feiten[e->nfeiten++] = (struct view_fact){ .label = N_("Vastgelegd door"), .value = a->door_naam };
	report_fill(r, a, e);
}

enum fault page_casus_afsluiting(struct req *r, const struct in_casus_afsluiting *in)
{
	struct view_afsluiting *v = ARENA_NEW(r->arena, struct view_afsluiting);
	struct afschaling_lijst *l;

	TRY(afschaling_get(&r->ctx, in->casus, &l));
	v->frame = casus_frame(r, l->kop, ctx_is_toen(&r->ctx) ? CASUS_TAB_AFSLUITING : casus_is_dicht(l->kop)
		? CASUS_TAB_TIJDLIJN : CASUS_TAB_GEEN);
	v->n = l->n;
	v->v = ARENA_ARRAY(r->arena, l->n + 1, struct view_afsluiting_een);
	for (size_t i = 0; i < l->n; i++)
		closing_fill(r, &l->v[i], i, &v->v[i]);
	v->nheropend = l->nheropend;
	v->heropend = ARENA_ARRAY(r->arena, l->nheropend + 1, struct view_heropend);
	for (size_t i = 0; i < l->nheropend; i++)
		v->heropend[i] = (struct view_heropend){ casus_moment_dag(r, l->heropend[i].moment), l->heropend[i].reden,
			names_of(r, l->heropend[i].deelnemers, l->heropend[i].ndeelnemers) };
	v->url_heropenen = STR("");
	if (l->kop->gesloten && req_mag(r, RECHT_casus_openen) && casus_mag(l->kop, CASUS_DEEL_KERN, NIVEAU_SCHRIJVEN))
		v->url_heropenen = url_casus_heropenen(r, in->casus);
	view_afsluiting(r->out, v);
	return casus_send(r, l->kop, N_("Afsluiting"));
}

/* ---- opening again ---- */

static void regisseur_options(struct req *r, const struct casus_kandidaten *k, struct view_field *f)
{
	struct view_option *x = opties_new(r, f, k->n, NULL);

	for (size_t i = 0; i < k->n; i++)
		x[f->noptions++] = (struct view_option){ .value = id_value(r, ID_medewerker, k->v[i].id.v), .text = k->v[i].naam };
}

enum fault page_casus_heropenen(struct req *r, const struct in_casus_heropenen *in)
{
	struct heropening_vorm *f;
	struct view_casus_form *v;
	struct view_field *x;

	TRY(heropening_form(&r->ctx, in->casus, &f));
	v = casus_form_new(r, f->kop, N_("Casus heropenen"),
		N_("Heropenen vraagt een besluit van de publieke deelnemers. Daarna ziet alleen de procesregisseur de casus; het "
			"team laat u opnieuw toe. De bewaartermijn loopt door."),
		url_casus_heropenen_post(r, in->casus), N_("Heropenen"), url_casus(r, in->casus));
	formulier_hide(&v->form, "versie", str_from_i64(r->arena, f->kop->versie));
	x = veld_add(r, &v->form, INPUT_TEXTAREA, "reden", N_("Waarom gaat de casus weer open?"), STR(""));
	x->rows = 3;
	x->required = true;
	veld_add(r, &v->form, INPUT_DATE, "besloten", N_("Datum van het besluit"), casus_datum_veld(r, datum_today()))->width = 10;
	x = veld_add(r, &v->form, INPUT_CHECKS, "deelnemers", N_("Wie namen het besluit?"), STR(""));
	*x = member_checks(r, f->leden, f->nleden);
	x = veld_add(r, &v->form, INPUT_SELECT, "regisseur", N_("Procesregisseur"),
		id_value(r, ID_medewerker, f->kop->regisseur.v));
	regisseur_options(r, &f->regisseurs, x);
	veld_add(r, &v->form, INPUT_DATE, "herbeoordeling", N_("Eerste herbeoordeling"),
		casus_datum_veld(r, f->herbeoordeling))->width = 10;
	v->feiten_titel = N_("Bewaren");
	v->feiten[v->nfeiten++] = (struct view_fact){ .label = N_("Vernietigen uiterlijk"),
		.value = casus_datum_veld(r, f->kop->vernietigen) };
	return casus_form_send(r, f->kop, v);
}

enum fault page_casus_heropenen_post(struct req *r, const struct in_casus_heropenen_post *in)
{
	struct medewerker_id *wie = ARENA_ARRAY(r->arena, in->deelnemers.n + 1, struct medewerker_id);
	struct heropening h = { .casus = in->casus, .versie = in->versie, .besloten = in->besloten,
		.herbeoordeling = in->herbeoordeling, .reden = given(in->reden), .regisseur = in->regisseur,
		.n = in->deelnemers.n, .deelnemers = wie };

	for (size_t i = 0; i < in->deelnemers.n; i++)
		wie[i].v = in->deelnemers.v[i];
	TRY(heropening_do(&r->ctx, &h));
	if (in->regisseur.v != r->ctx.actor.id.v)
		return req_redirect(r, url_casussen(r), "casus_heropend");
	return req_redirect(r, url_casus_toegang(r, in->casus), "casus_heropend");
}

/* ---- review ---- */

enum fault page_casus_herbeoordelen(struct req *r, const struct in_casus_herbeoordelen *in)
{
	struct herbeoordeling_lijst *l;
	struct view_casus_form *v;
	struct view_field *x;

	TRY(herbeoordeling_list(&r->ctx, in->casus, &l));
	if (!casus_mag(l->kop, CASUS_DEEL_KERN, NIVEAU_SCHRIJVEN) || l->kop->gesloten)
		return fault_set(&r->fi, FAULT_DENIED, NULL, "WGS 2.31 lid 4");
	v = casus_form_new(r, l->kop, N_("Herbeoordelen"), N_("Hoort de casus nog op dit niveau? Bespreek het met het team."),
		url_casus_herbeoordelen_post(r, in->casus), N_("Vastleggen"), url_casus(r, in->casus));
	formulier_hide(&v->form, "versie", str_from_i64(r->arena, l->kop->versie));
	x = veld_add(r, &v->form, INPUT_RADIO, "uitkomst", N_("Uitkomst"), STR(""));
	casus_opties(r, x, herbeoordeling_uitkomsten);
	x = veld_add(r, &v->form, INPUT_TEXTAREA, "reden", N_("Waarop rust dit?"), STR(""));
	x->rows = 3;
	x->required = true;
	veld_add(r, &v->form, INPUT_DATE, "volgende", N_("Volgende herbeoordeling"), casus_datum_veld(r, l->voorstel))->width = 10;
	if (l->kop->nveilig) {
		x = veld_add(r, &v->form, INPUT_CHECK, "veilig", N_("De veiligheidsafspraken hierboven gelden nog"), STR(""));
		x->help = N_("Gelden ze niet meer? Werk ze eerst bij.");
	}
	v->feiten_titel = N_("Eerdere herbeoordelingen");
	for (size_t i = 0; i < l->n && i < 8; i++)
		v->feiten[v->nfeiten++] = (struct view_fact){
			.text = str_join(r->arena, casus_moment_dag(r, l->v[i].moment), ", ", l->v[i].door_naam),
			.value = str_join(r->arena, str_z(tr(r->lang, casus_keus_label(herbeoordeling_uitkomsten, l->v[i].uitkomst))), ", ", l->v[i].reden) };
	return casus_form_send(r, l->kop, v);
}

enum fault page_casus_herbeoordelen_post(struct req *r, const struct in_casus_herbeoordelen_post *in)
{
	struct herbeoordeling h = { .casus = in->casus, .versie = in->versie, .uitkomst = given(in->uitkomst),
		.reden = given(in->reden), .volgende = in->volgende, .veilig = in->veilig };

	TRY(herbeoordeling_add(&r->ctx, &h));
	if (str_eq(h.uitkomst, STR("afschalen")) && req_mag(r, RECHT_casus_sluiten))
		return req_redirect(r, url_casus_afschalen(r, in->casus), "herbeoordeeld_afschalen");
	return req_redirect(r, url_casus(r, in->casus), "herbeoordeeld");
}

/* ---- closed cases, for who reviews ---- */

enum fault page_afgeschermd(struct req *r, const struct in_afgeschermd *in)
{
	struct view_afgeschermd *v = ARENA_NEW(r->arena, struct view_afgeschermd);
	struct afgeschermd_lijst l;

	(void)in;
	TRY(afgeschermd_list(&r->ctx, &l));
	v->fi = r->reshow ? &r->fi : NULL;
	v->n = l.n;
	v->v = ARENA_ARRAY(r->arena, l.n + 1, struct view_afgeschermd_rij);
	for (size_t i = 0; i < l.n; i++) {
		struct view_afgeschermd_rij *x = &v->v[i];
		struct view_field *f;

		*x = (struct view_afgeschermd_rij){ .nummer = l.v[i].nummer, .huis = l.v[i].huis_naam,
			.gesloten = casus_moment_dag(r, l.v[i].gesloten), .vernietigen = bewaren_dag(r, l.v[i].vernietigen),
			.tot = casus_moment_dag(r, l.v[i].tot), .url = l.v[i].tot ? url_casus(r, l.v[i].id) : STR("") };
		x->form = formulier_begin(r, url_afgeschermd_toets(r, l.v[i].id), N_("Toetsing openen"));
		f = veld_add(r, &x->form, INPUT_TEXT, "reden", N_("Waarom toetst u deze casus?"), STR(""));
		f->id = str_cat(r->arena, STR("reden-"), str_from_i64(r->arena, (int64_t)i + 1)).p;
		f->required = true;
	}
	view_afgeschermd(r->out, v);
	return page_send(r, N_("Afgeschermde casussen"), MENU_AFGESCHERMD);
}

enum fault page_afgeschermd_toets(struct req *r, const struct in_afgeschermd_toets *in)
{
	TRY(toetsing_open(&r->ctx, in->casus, given(in->reden)));
	return req_redirect(r, url_casus(r, in->casus), "toetsing_open");
}
