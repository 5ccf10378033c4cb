/* Pages: changing a case: its data, phase, procesregisseur, labels and veiligheidsafspraken. */
#include "domein/plan/stagnatie.h"
#include "routes.h"
#include "views.h"
#include "web/page_casus.h"

static struct str given(struct str s)
{
	return s.p ? s : STR("");
}

static struct str number(struct req *r, int64_t n)
{
	return str_from_i64(r->arena, n);
}

/* ---- data ---- */

struct stored { /* one field: its name, how it is called, what is stored */
	const char *name, *label;
	struct str nu;
};

/* After a conflict: what was typed beside what is stored now, where they differ. */
static enum fault differences(struct req *r, struct casus_id id, const struct stored *v, size_t n,
	struct view_casus_form *f)
{
	struct casus_laatst l;

	if (!r->reshow || r->fi.fault != FAULT_CONFLICT)
		return FAULT_NONE;
	TRY(casus_laatst(&r->ctx, id, &l));
	f->laatst_naam = l.naam;
	f->laatst_moment = text_moment(r->arena, r->lang, l.moment);
	for (size_t i = 0; i < n; i++) {
		struct str hier = req_value(r, v[i].name, v[i].nu);

		if (!str_eq(hier, v[i].nu))
			f->verschillen[f->nverschillen++] = (struct view_casus_verschil){ v[i].label, hier, v[i].nu };
	}
	return FAULT_NONE;
}

static void data_fields(struct req *r, const struct casus_kop *k, struct view_formulier *f)
{
	struct view_field *x;

	formulier_hide(f, "versie", number(r, k->versie));
	x = veld_add(r, f, INPUT_RADIO, "intensiteit", N_("Intensiteit van de regie"), k->intensiteit);
	casus_opties(r, x, casus_intensiteiten);
	x = veld_add(r, f, INPUT_SELECT, "risico", N_("Dreiging of gevaar"), k->risico);
	casus_opties(r, x, casus_risicos);
	x = veld_add(r, f, INPUT_TEXTAREA, "risico_reden", N_("Waarop rust die inschatting?"), k->risico_reden);
	x->rows = 2;
	x->help = N_("Feitelijk en kort. De betrokkene kan dit opvragen.");
	veld_add(r, f, INPUT_CHECK, "veiligheidsrisico", N_("Er is een (hoog) veiligheidsrisico"),
		k->veiligheidsrisico ? STR("1") : STR(""));
	x = veld_add(r, f, INPUT_DATE, "herbeoordeling", N_("Herbeoordeling"), casus_datum_veld(r, k->herbeoordeling));
	x->help = N_("Zonder datum, of als die voorbij is, staat de casus op de aandachtslijst.");
	veld_add(r, f, INPUT_TEXT, "aanbrenger_naam", N_("Contactpersoon van de aanbrenger"), k->aanbrenger_naam);
	veld_add(r, f, INPUT_TEXT, "aanbrenger_taak", N_("Taak van de aanbrenger"), k->aanbrenger_taak);
}

static enum fault labels_form(struct req *r, const struct casus_kop *k, struct view_casus_form *v)
{
	const struct redenlijst *l = redenlijst_find(r->app->cat, STR("kenmerk"));
	const struct regime *g = regime_find(r->app->cat, k->regime);
	struct casus_kenmerken now;
	struct view_option *x;
	struct view_field *f;

	TRY(casus_kenmerken(&r->ctx, k->id, &now));
	if (!l)
		return FAULT_NONE;
	v->tweede_titel = N_("Kenmerken");
	v->tweede_uitleg = N_("Korte kenmerken, geen diagnoses. Ze helpen om de juiste kennis erbij te halen.");
	v->tweede = formulier_begin(r, url_casus_kenmerken(r, k->id), N_("Kenmerken opslaan"));
	f = veld_add(r, &v->tweede, INPUT_CHECKS, "kenmerk", N_("Kenmerken van deze casus"), STR(""));
	x = opties_new(r, f, l->nredenen, NULL);
	for (size_t i = 0; i < l->nredenen; i++) {
		bool on = false;

		if (!regime_shows_reden(g, &l->redenen[i]))
			continue;
		for (size_t j = 0; j < now.n; j++)
			on |= str_eq(now.v[j], l->redenen[i].code);
		x[f->noptions++] = (struct view_option){ .value = l->redenen[i].code,
			.text = label_text(&l->redenen[i].label, (int)r->lang),
			.chosen = req_chosen(r, "kenmerk", l->redenen[i].code, on) };
	}
	return FAULT_NONE;
}

enum fault page_casus_wijzig(struct req *r, const struct in_casus_wijzig *in)
{
	struct casus_kop *k;
	struct view_casus_form *v;

	TRY(casus_kop_get(&r->ctx, in->casus, &k));
	v = casus_form_new(r, k, N_("Gegevens wijzigen"), NULL, url_casus_wijzig_post(r, in->casus), N_("Opslaan"),
		url_casus(r, in->casus));
	data_fields(r, k, &v->form);
	{
		const struct stored s[] = { { "intensiteit", N_("Intensiteit van de regie"), k->intensiteit },
			{ "risico", N_("Dreiging of gevaar"), k->risico },
			{ "risico_reden", N_("Waarop rust die inschatting?"), k->risico_reden },
			{ "herbeoordeling", N_("Herbeoordeling"), casus_datum_veld(r, k->herbeoordeling) },
			{ "aanbrenger_naam", N_("Contactpersoon van de aanbrenger"), k->aanbrenger_naam },
			{ "aanbrenger_taak", N_("Taak van de aanbrenger"), k->aanbrenger_taak } };

		TRY(differences(r, in->casus, s, sizeof(s) / sizeof(s[0]), v));
	}
	TRY(labels_form(r, k, v));
	return casus_form_send(r, k, v);
}

enum fault page_casus_wijzig_post(struct req *r, const struct in_casus_wijzig_post *in)
{
	struct casus_wijziging w = { .id = in->casus, .versie = in->versie, .intensiteit = in->intensiteit,
		.risico = given(in->risico), .risico_reden = given(in->risico_reden),
		.aanbrenger_taak = given(in->aanbrenger_taak), .aanbrenger_naam = given(in->aanbrenger_naam),
		.veiligheidsrisico = in->veiligheidsrisico, .herbeoordeling = in->herbeoordeling };

	TRY(casus_update(&r->ctx, &w));
	stagnatie_follow_after(&r->ctx, in->casus);
	return req_redirect(r, url_casus(r, in->casus), "casus_gewijzigd");
}

enum fault page_casus_kenmerken(struct req *r, const struct in_casus_kenmerken *in)
{
	struct casus_kenmerken k = { in->kenmerk.n, in->kenmerk.v };

	TRY(casus_set_kenmerken(&r->ctx, in->casus, &k));
	return req_redirect(r, url_casus_wijzig(r, in->casus), "opgeslagen");
}

/* ---- phase ---- */

enum fault page_casus_fase(struct req *r, const struct in_casus_fase *in)
{
	struct casus_kop *k;
	struct view_casus_form *v;
	struct view_field *f;
	struct view_option *x;

	TRY(casus_kop_get(&r->ctx, in->casus, &k));
	v = casus_form_new(r, k, N_("Fase wijzigen"), N_("Terug naar een eerdere fase kan ook."),
		url_casus_fase_post(r, in->casus), N_("Fase wijzigen"), url_casus(r, in->casus));
	formulier_hide(&v->form, "versie", number(r, k->versie));
	f = veld_add(r, &v->form, INPUT_RADIO, "fase", N_("Nieuwe fase"), STR(""));
	x = opties_new(r, f, k->thema_cat ? k->thema_cat->nfasen : 0, NULL);
	for (size_t i = 0; k->thema_cat && i < k->thema_cat->nfasen; i++)
		if (!str_eq(k->thema_cat->fasen[i].code, k->fase))
			x[f->noptions++] = (struct view_option){ .value = k->thema_cat->fasen[i].code,
				.text = label_text(&k->thema_cat->fasen[i].label, (int)r->lang) };
	f = veld_add(r, &v->form, INPUT_TEXTAREA, "toelichting", N_("Toelichting"), STR(""));
	f->rows = 3;
	f->required = true;
	v->feiten_titel = N_("Stappen tot nu toe");
	for (size_t i = k->nfasen > 8 ? k->nfasen - 8 : 0; i < k->nfasen; i++)
		v->feiten[v->nfeiten++] = (struct view_fact){ .text = casus_fase_naam(r, k->thema_cat, k->fasen[i].fase),
			.value = str_cat(r->arena, casus_moment_dag(r, k->fasen[i].moment),
				str_cat(r->arena, STR(", "), k->fasen[i].door_naam)) };
	return casus_form_send(r, k, v);
}

enum fault page_casus_fase_post(struct req *r, const struct in_casus_fase_post *in)
{
	TRY(casus_set_fase(&r->ctx, in->casus, in->versie, in->fase, in->toelichting));
	return req_redirect(r, url_casus(r, in->casus), "fase_gewijzigd");
}

/* ---- procesregisseur ---- */

enum fault page_casus_regisseur(struct req *r, const struct in_casus_regisseur *in)
{
	struct casus_kandidaten l;
	struct casus_kop *k;
	struct view_casus_form *v;
	struct view_field *f;
	struct view_option *x;

	TRY(casus_kop_get(&r->ctx, in->casus, &k));
	TRY(casus_kandidaten(&r->ctx, in->casus, &l));
	v = casus_form_new(r, k, N_("Procesregie overdragen"),
		N_("De nieuwe procesregisseur krijgt alle onderdelen en een melding."), url_casus_regisseur_post(r, in->casus),
		N_("Procesregie overdragen"), url_casus(r, in->casus));
	formulier_hide(&v->form, "versie", number(r, k->versie));
	f = veld_add(r, &v->form, INPUT_SELECT, "medewerker", N_("Nieuwe procesregisseur"), STR(""));
	x = opties_new(r, f, l.n, N_("Kies een collega"));
	for (size_t i = 0; i < l.n; i++) {
		struct out_arg args[] = { OUT_ARG(l.v[i].naam), OUT_ARG(l.v[i].open) };

		if (l.v[i].id.v != k->regisseur.v)
			x[f->noptions++] = (struct view_option){ .value = id_value(r, ID_medewerker, l.v[i].id.v),
				.text = tr_args(r->arena, r->lang, N_("%1 (nu %2 casussen)"), args, 2) };
	}
	f = veld_add(r, &v->form, INPUT_TEXTAREA, "reden", N_("Reden"), STR(""));
	f->rows = 2;
	f->required = true;
	f = veld_add(r, &v->form, INPUT_CHECK, "blijft", N_("De huidige procesregisseur mag blijven lezen"), STR(""));
	f->help = N_("Anders eindigt diens toegang direct.");
	return casus_form_send(r, k, v);
}

enum fault page_casus_regisseur_post(struct req *r, const struct in_casus_regisseur_post *in)
{
	bool weg = !in->blijft;

	TRY(casus_set_regisseur(&r->ctx, in->casus, in->versie, in->medewerker, in->reden, in->blijft));
	return req_redirect(r, weg ? url_casussen(r) : url_casus(r, in->casus), "regie_overgedragen");
}

/* ---- veiligheidsafspraken ---- */

enum fault page_casus_veilig(struct req *r, const struct in_casus_veilig *in)
{
	struct view_casus_veilig *v = ARENA_NEW(r->arena, struct view_casus_veilig);
	struct casus_kop *k;
	struct view_field *f;

	TRY(casus_kop_get(&r->ctx, in->casus, &k));
	v->frame = casus_frame(r, k, CASUS_TAB_GEEN);
	v->n = k->nveilig;
	v->v = ARENA_ARRAY(r->arena, k->nveilig + 1, struct view_veilig_rij);
	for (size_t i = 0; i < k->nveilig; i++) {
		v->v[i] = (struct view_veilig_rij){ k->veilig[i].tekst, casus_moment_dag(r, k->veilig[i].bevestigd),
			k->veilig[i].door_naam, formulier_begin(r, url_casus_veilig_weg(r, in->casus, k->veilig[i].id),
				N_("Laten vervallen")) };
		v->v[i].weg.negative = true;
		v->v[i].weg.small = true;
		v->v[i].weg.confirm = N_("Deze veiligheidsafspraak laten vervallen?");
		formulier_hide(&v->v[i].weg, "versie", number(r, k->veilig[i].versie));
	}
	v->nieuw = formulier_begin(r, url_casus_veilig_post(r, in->casus), N_("Afspraak toevoegen"));
	f = veld_add(r, &v->nieuw, INPUT_TEXTAREA, "tekst", N_("Afspraak"), STR(""));
	f->rows = 2;
	f->required = true;
	f->help = N_("Kort en als opdracht, bijvoorbeeld: houd de deur vrij.");
	v->bevestigen = formulier_begin(r, url_casus_veilig_bevestig(r, in->casus), N_("Alle afspraken gelden nog"));
	view_casus_veilig(r->out, v);
	return casus_send(r, k, N_("Veiligheidsafspraken"));
}

enum fault page_casus_veilig_post(struct req *r, const struct in_casus_veilig_post *in)
{
	TRY(casus_veilig_add(&r->ctx, in->casus, in->tekst));
	return req_redirect(r, url_casus_veilig(r, in->casus), "opgeslagen");
}

enum fault page_casus_veilig_bevestig(struct req *r, const struct in_casus_veilig_bevestig *in)
{
	TRY(casus_veilig_confirm(&r->ctx, in->casus));
	return req_redirect(r, url_casus(r, in->casus), "veiligheid_bevestigd");
}

enum fault page_casus_veilig_weg(struct req *r, const struct in_casus_veilig_weg *in)
{
	TRY(casus_veilig_drop(&r->ctx, in->casus, in->afspraak, in->versie));
	return req_redirect(r, url_casus_veilig(r, in->casus), "opgeslagen");
}
