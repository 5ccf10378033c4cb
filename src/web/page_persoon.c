/* Pages: searching persons, the page of one, correcting. Linking is in page_koppelen.c.
 *
 * What was searched for is personal data and stands in no URL: the form is posted, and the page that answers has the
 * question in its address sealed under the key of the session. So back and reload work, and nobody else can read it.
 */
#include "web/page_persoon.h"

#include "domein/aanmelding/aanmelding.h"
#include "routes.h"
#include "views.h"

/* ---- words ---- */

static const char *sex_label(char g)
{
	return g == 'M' ? N_("man") : g == 'V' ? N_("vrouw") : N_("onbekend");
}

static struct str period_text(struct req *r, struct datum van, struct datum tot)
{
	struct out_arg args[2] = { out_arg_datum(van), out_arg_datum(tot) };

	if (van.v && tot.v)
		return tr_args(r->arena, r->lang, N_("%1 tot en met %2"), args, 2);
	if (van.v)
		return tr_args(r->arena, r->lang, N_("vanaf %1"), args, 1);
	return tot.v ? tr_args(r->arena, r->lang, N_("tot en met %1"), &args[1], 1) : STR("");
}

/* "03-05-1979 (47 jaar)". */
static struct str birth_text(struct req *r, struct datum d)
{
	struct out_arg args[2] = { out_arg_str(persoon_geboren_text(r->arena, d)),
		out_arg_int(datum_age(d, datum_today())) };

	if (!d.v)
		return STR("");
	return datum_age(d, datum_today()) < 0 ? args[0].s : tr_args(r->arena, r->lang, N_("%1 (%2 jaar)"), args, 2);
}

static struct str reason_text(const struct req *r, struct str code)
{
	const char *label = keus_label(aanmelding_bsn_redenen, code);

	return label ? str_z(tr(r->lang, label)) : code;
}

/* ---- the question in the address ---- */

static void question_key(const struct req *r, unsigned char ret[SHA256_LEN])
{
	hmac_sha256(r->sessie.sleutel, STR("zoekvraag persoon"), ret);
}

static struct str question_seal(struct req *r, const struct persoon_vraag *v)
{
	unsigned char key[SHA256_LEN];
	struct buf b = buf_new(r->arena);

	question_key(r, key);
	buf_add(&b, v->naam);
	buf_addc(&b, '\n');
	buf_add_i64(&b, v->geboren.v);
	buf_addc(&b, '\n');
	buf_add(&b, v->bsn);
	return base64url(r->arena, box_seal(r->arena, key, buf_str(&b)));
}

/* False for the address of another session, or none: then there is no question. */
static bool question_open(struct req *r, struct str z, struct persoon_vraag *ret)
{
	unsigned char key[SHA256_LEN];
	struct str box, plain, naam, geboren;
	int64_t d;

	question_key(r, key);
	if (!z.n || !base64url_decode(r->arena, z, &box) || !box_open(r->arena, key, box, &plain))
		return false;
	if (!str_cut(&plain, '\n', &naam) || !str_cut(&plain, '\n', &geboren) || !str_i64(geboren, &d))
		return false;
	*ret = (struct persoon_vraag){ naam, { (int32_t)d }, plain };
	return true;
}

/* ---- searching ---- */

/* For whom a persoon is sought: a betrokkene in an aanmelding. */
static struct str compare_url(struct req *r, const struct in_personen *in, struct persoon_id id)
{
	if (!in->bij.v || !in->aanmelding.v)
		return STR_NULL;
	return str_cat(r->arena, str_cat(r->arena, url_koppelen(r, in->aanmelding, in->bij), STR("?ook=")),
		url_id(r, ID_persoon, id.v));
}

static void table_fill(struct req *r, const struct in_personen *in, const struct personen *p, bool sound,
	struct view_persoon_tabel *t)
{
	t->v = ARENA_ARRAY(r->arena, p->n + 1, struct view_persoon_rij);
	t->kiezen = in->bij.v != 0;
	for (size_t i = 0; i < p->n; i++) {
		const struct persoon_kern *k = &p->v[i].wie;

		if (p->v[i].klank != sound)
			continue;
		t->v[t->n++] = (struct view_persoon_rij){ naam_sorted(r->arena, &k->naam),
			persoon_geboren_text(r->arena, k->geboren), bsn_masked(r->arena, k->bsn), sex_label(k->geslacht),
			k->ring.n != 0, p->v[i].eigen ? url_persoon(r, k->id) : STR_NULL, compare_url(r, in, k->id) };
	}
}

static void search_form(struct req *r, const struct persoon_vraag *q, struct view_personen *v)
{
	v->form = (struct view_form){ .action = url_personen_zoek(r), .token = form_token(r) };
	v->naam = (struct view_field){ .kind = INPUT_SEARCH, .name = "naam", .label = N_("Naam"), .width = 30,
		.maxlength = 200, .autocomplete = "off", .value = req_value(r, "naam", q->naam), .error = req_error(r, "naam"),
		.autofocus = !r->reshow && !v->gezocht };
	v->geboren = (struct view_field){ .kind = INPUT_TEXT, .name = "geboren", .label = N_("Geboren (dag, maand of jaar)"),
		.width = 10, .maxlength = 20, .autocomplete = "off", .error = req_error(r, "geboren"),
		.value = req_value(r, "geboren", persoon_geboren_text(r->arena, q->geboren)) };
	v->bsn = (struct view_field){ .kind = INPUT_NUMBER, .name = "bsn", .label = N_("BSN"), .width = 10, .maxlength = 20,
		.autocomplete = "off", .value = req_value(r, "bsn", q->bsn), .error = req_error(r, "bsn") };
}

static void hide(struct view_personen *v, const char *name, struct str value)
{
	if (value.n)
		v->hidden[v->nhidden++] = (struct view_verborgen){ name, value };
}

enum fault page_personen(struct req *r, const struct in_personen *in)
{
	struct view_personen *v = ARENA_NEW(r->arena, struct view_personen);
	struct persoon_vraag q = { STR(""), { 0 }, STR("") };
	struct personen p = { 0 };

	v->gezocht = !r->reshow && question_open(r, in->z, &q);
	if (v->gezocht)
		TRY(persoon_search(&r->ctx, &q, &p));
	v->kop = (struct view_pagehead){ .title = N_("Personen"),
		.sub = in->bij.v ? N_("Zoek de persoon met wie u wilt vergelijken.") : NULL };
	v->fi = &r->fi;
	search_form(r, &q, v);
	hide(v, "bij", req_value(r, "bij", id_value(r, ID_betrokkene, in->bij.v)));
	hide(v, "aanmelding", req_value(r, "aanmelding", id_value(r, ID_aanmelding, in->aanmelding.v)));
	v->meer = p.meer;
	v->begrensd = p.begrensd && !p.meer;
	v->gevonden.caption = N_("Gevonden personen");
	v->klank.caption = N_("Klinkt hetzelfde");
	table_fill(r, in, &p, false, &v->gevonden);
	table_fill(r, in, &p, true, &v->klank);
	view_personen(r->out, v);
	return page_send(r, N_("Personen"), MENU_PERSONEN);
}

enum fault page_personen_zoek(struct req *r, const struct in_personen_zoek *in)
{
	struct persoon_vraag q = { in->naam, in->geboren, in->bsn };
	struct personen p;
	struct buf b = buf_new(r->arena);

	/* refused here when there is too little to go by, beside the field; the looks are of the page that follows */
	TRY(persoon_search(&r->ctx, &q, &p));
	r->ctx.nlooks = 0;
	buf_add(&b, url_personen(r));
	buf_addz(&b, "?z=");
	buf_add(&b, question_seal(r, &q));
	if (in->bij.v && in->aanmelding.v) {
		buf_addz(&b, "&bij=");
		buf_add(&b, url_id(r, ID_betrokkene, in->bij.v));
		buf_addz(&b, "&aanmelding=");
		buf_add(&b, url_id(r, ID_aanmelding, in->aanmelding.v));
	}
	return req_redirect(r, buf_str(&b), NULL);
}

/* ---- the page of one ---- */

static void facts(struct req *r, const struct persoon *p, struct view_persoon *v)
{
	const struct naam *n = &p->wie.naam;
	struct view_fact *f = v->feiten;

	f[v->nfeiten++] = (struct view_fact){ .label = N_("Voornamen"), .value = n->voornamen.n ? n->voornamen
		: n->voorletters };
	f[v->nfeiten++] = (struct view_fact){ .label = N_("Achternaam"), .value = naam_display(r->arena,
		&(struct naam){ .voorvoegsel = n->voorvoegsel, .geslachtsnaam = n->geslachtsnaam, .naamgebruik = 'E' }) };
	if (n->partner_naam.n)
		f[v->nfeiten++] = (struct view_fact){ .label = N_("Naam van partner"), .value = naam_display(r->arena,
			&(struct naam){ .voorvoegsel = n->partner_voorvoegsel, .geslachtsnaam = n->partner_naam,
				.naamgebruik = 'E' }) };
	f[v->nfeiten++] = (struct view_fact){ .label = N_("Geboren"), .value = birth_text(r, p->wie.geboren) };
	f[v->nfeiten++] = (struct view_fact){ .label = N_("Geslacht"),
		.value = str_z(tr(r->lang, sex_label(p->wie.geslacht))) };
	f[v->nfeiten++] = (struct view_fact){ .label = N_("Bekend sinds"), .value = text_dag(r->arena, r->lang,
		datum_of_moment(p->eerste_verwerking), datum_of(1, 1, 1)) };
}

static struct str dossier_status(const struct req *r, const struct persoon_dossier *d)
{
	const struct thema *t = thema_find(r->app->cat, d->thema);
	const struct fase *f = d->casus.v && t ? thema_fase_find(t, d->status) : NULL;

	if (f)
		return label_text(&f->label, r->lang);
	if (d->aanmelding.v && aanmelding_status_of(d->status) != AANMELDING_STATUS__MAX)
		return str_z(tr(r->lang, aanmelding_status_label(aanmelding_status_of(d->status))));
	return d->status;
}

static struct str rol_text(const struct req *r, struct str code)
{
	const struct casusrol *rol = casusrol_find(r->app->cat, code);

	return rol ? label_text(&rol->label, r->lang) : code;
}

static void dossiers(struct req *r, const struct persoon *p, struct view_persoon *v)
{
	v->dossiers = ARENA_ARRAY(r->arena, p->ndossiers + 1, struct view_persoon_dossier);
	v->ndossiers = p->ndossiers;
	for (size_t i = 0; i < p->ndossiers; i++) {
		const struct persoon_dossier *d = &p->dossiers[i];
		const struct thema *t = thema_find(r->app->cat, d->thema);

		v->dossiers[i] = (struct view_persoon_dossier){ .nummer = d->nummer, .url = STR_NULL,
			.thema = t ? label_text(&t->label, r->lang) : d->thema, .rol = rol_text(r, d->rol),
			.organisatie = d->organisatie_naam, .status = dossier_status(r, d),
			.dag = text_dag(r->arena, r->lang, datum_of_moment(d->moment), datum_today()), .casus = d->casus.v != 0,
			.gesloten = d->casus.v && d->gesloten };
		if (d->aanmelding.v && req_mag(r, RECHT_aanmelding_intake))
			v->dossiers[i].url = url_intake_aanmelding(r, d->aanmelding);
	}
}

/* "Kerkstraat 12a, 6211 AB Maastricht"; the place alone when there is no more. */
static struct str address_text(struct req *r, const struct persoon_adres *a)
{
	struct buf b = buf_new(r->arena);
	struct str place = a->plaats.n ? a->plaats : a->gemeente;

	buf_add(&b, a->straat);
	if (a->huisnummer) {
		buf_addc(&b, ' ');
		buf_add_i64(&b, a->huisnummer);
		buf_add(&b, a->toevoeging);
	}
	if (b.n && (a->postcode.n || place.n))
		buf_addz(&b, ", ");
	buf_add(&b, a->postcode);
	if (a->postcode.n && place.n)
		buf_addc(&b, ' ');
	buf_add(&b, place);
	land_add(r, &b, a->land);
	return b.n ? buf_str(&b) : str_z(tr(r->lang, N_("Geen vast adres")));
}

static void adressen(struct req *r, const struct persoon *p, struct view_persoon *v)
{
	v->adressen = ARENA_ARRAY(r->arena, p->nadressen + 1, struct view_persoon_adres);
	v->nadressen = p->nadressen;
	for (size_t i = 0; i < p->nadressen; i++) {
		const struct persoon_adres *a = &p->adressen[i];
		const char *label = keus_label(aanmelding_adressoorten, a->soort);

		v->adressen[i] = (struct view_persoon_adres){ label ? label : N_("Adres"), address_text(r, a), a->nummer,
			period_text(r, a->van, a->tot), a->intern };
	}
}

static void relaties(struct req *r, const struct persoon *p, struct view_persoon *v)
{
	v->relaties = ARENA_ARRAY(r->arena, p->nrelaties + 1, struct view_persoon_relatie);
	v->nrelaties = p->nrelaties;
	for (size_t i = 0; i < p->nrelaties; i++) {
		const struct persoon_relatie *x = &p->relaties[i];
		const struct relatiesoort *s = relatiesoort_find(r->app->cat, x->soort);

		v->relaties[i] = (struct view_persoon_relatie){ naam_display(r->arena, &x->naam),
			x->persoon.v ? url_persoon(r, x->persoon) : STR_NULL, s ? label_text(&s->label, r->lang) : x->soort, x->nummer,
			period_text(r, x->van, x->tot) };
	}
}

static void page_head(struct req *r, const struct persoon *p, struct view_persoon *v)
{
	struct view_link *crumbs = ARENA_ARRAY(r->arena, 2, struct view_link);
	struct view_button *change = ARENA_NEW(r->arena, struct view_button);

	crumbs[0] = (struct view_link){ .label = N_("Personen"), .href = url_personen(r) };
	crumbs[1] = (struct view_link){ .text = naam_display(r->arena, &p->wie.naam) };
	*change = (struct view_button){ .label = N_("Verbeteren"), .href = url_persoon_wijzig(r, p->wie.id), .icon = "pencil" };
	v->kop = (struct view_pagehead){ .text = crumbs[1].text, .ncrumbs = 2, .crumbs = crumbs,
		.nactions = p->schrijven ? 1 : 0, .actions = change };
}

/* grond: why the whole BSN is shown; "" it is not. */
static enum fault persoon_show(struct req *r, struct persoon_id id, struct str reden)
{
	struct view_persoon *v = ARENA_NEW(r->arena, struct view_persoon);
	struct str grond = reden.n ? str_cat(r->arena, STR("BSN: "), reden) : STR("");
	struct view_field *f;
	struct persoon *p;

	TRY(persoon_get(&r->ctx, id, grond, &p));
	page_head(r, p, v);
	v->fi = &r->fi;
	v->besloten = p->wie.ring.n != 0;
	v->geheim = p->geheim;
	v->gemaskeerd = bsn_masked(r->arena, p->wie.bsn);
	v->bsn_reden = reason_text(r, p->bsn_reden);
	v->bsn = reden.n && p->wie.bsn.n ? p->wie.bsn : STR_NULL;
	v->toon = formulier_begin(r, url_persoon_bsn(r, id), N_("Toon BSN"));
	f = veld_add(r, &v->toon, INPUT_TEXT, "reden", N_("Waarvoor hebt u het hele nummer nodig?"), STR(""));
	f->required = true;
	f->maxlength = 200;
	f->autocomplete = "off";
	facts(r, p, v);
	dossiers(r, p, v);
	adressen(r, p, v);
	relaties(r, p, v);
	view_persoon(r->out, v);
	return page_send(r, N_("Persoon"), MENU_PERSONEN);
}

enum fault page_persoon(struct req *r, const struct in_persoon *in)
{
	return persoon_show(r, in->persoon, STR(""));
}

enum fault page_persoon_bsn(struct req *r, const struct in_persoon_bsn *in)
{
	return persoon_show(r, in->persoon, in->reden);
}

/* ---- correcting ---- */

static struct view_option *choices(struct req *r, struct view_field *f, size_t n)
{
	f->options = ARENA_ARRAY(r->arena, n + 1, struct view_option);
	return (struct view_option *)(uintptr_t)f->options;
}

static void name_fields(struct req *r, struct view_formulier *f, const struct naam *n)
{
	struct view_field *use;
	struct view_option *x;

	veld_add(r, f, INPUT_TEXT, "voornamen", N_("Voornamen"), n->voornamen)->width = 30;
	veld_add(r, f, INPUT_TEXT, "voorletters", N_("Voorletters"), n->voorletters)->width = 10;
	veld_add(r, f, INPUT_TEXT, "voorvoegsel", N_("Voorvoegsel"), n->voorvoegsel)->width = 10;
	veld_add(r, f, INPUT_TEXT, "geslachtsnaam", N_("Achternaam"), n->geslachtsnaam)->required = true;
	veld_add(r, f, INPUT_TEXT, "partner_voorvoegsel", N_("Voorvoegsel van partner"), n->partner_voorvoegsel)->width = 10;
	veld_add(r, f, INPUT_TEXT, "partner_naam", N_("Naam van partner"), n->partner_naam);
	use = veld_add(r, f, INPUT_SELECT, "naamgebruik", N_("Gebruikt de naam"), str_dup(r->arena,
		(struct str){ &n->naamgebruik, 1 }));
	x = choices(r, use, 4);
	x[0] = (struct view_option){ .value = STR("E"), .label = N_("Eigen naam") };
	x[1] = (struct view_option){ .value = STR("P"), .label = N_("Naam van partner") };
	x[2] = (struct view_option){ .value = STR("N"), .label = N_("Eigen naam, dan partner") };
	x[3] = (struct view_option){ .value = STR("V"), .label = N_("Partner, dan eigen naam") };
	use->noptions = 4;
}

static void bsn_fields(struct req *r, struct view_formulier *f, const struct persoon *p)
{
	struct view_field *bsn = veld_add(r, f, INPUT_NUMBER, "bsn", N_("BSN"), STR("")), *why;
	struct out_arg masked = out_arg_str(bsn_masked(r->arena, p->wie.bsn));
	struct view_option *x;
	size_t n = 0;

	bsn->width = 10;
	bsn->maxlength = 20;
	bsn->autocomplete = "off";
	if (p->wie.bsn.n)
		bsn->help_text = tr_args(r->arena, r->lang, N_("Nu: %1. Laat leeg als het zo blijft."), &masked, 1);
	why = veld_add(r, f, INPUT_SELECT, "bsn_reden", N_("Geen BSN, omdat"), p->bsn_reden);
	while (aanmelding_bsn_redenen[n].code)
		n++;
	x = choices(r, why, n + 2);
	x[why->noptions++] = (struct view_option){ .value = STR(""), .label = N_("Niet van toepassing") };
	if (p->bsn_reden.n && !keus_label(aanmelding_bsn_redenen, p->bsn_reden))
		x[why->noptions++] = (struct view_option){ .value = p->bsn_reden, .text = p->bsn_reden };
	for (size_t i = 0; i < n; i++)
		x[why->noptions++] = (struct view_option){ .value = str_z(aanmelding_bsn_redenen[i].code),
			.label = aanmelding_bsn_redenen[i].label };
}

static void other_fields(struct req *r, struct view_formulier *f, const struct persoon *p)
{
	struct view_field *g = veld_add(r, f, INPUT_TEXT, "geboren", N_("Geboren"),
		persoon_geboren_text(r->arena, p->wie.geboren));
	struct view_option *x;

	g->width = 10;
	g->help = N_("Alleen het jaar, of maand en jaar, mag ook.");
	g = veld_add(r, f, INPUT_RADIO, "geslacht", N_("Geslacht"), str_dup(r->arena, (struct str){ &p->wie.geslacht, 1 }));
	g->in_line = true;
	x = choices(r, g, 3);
	x[0] = (struct view_option){ .value = STR("M"), .label = N_("Man") };
	x[1] = (struct view_option){ .value = STR("V"), .label = N_("Vrouw") };
	x[2] = (struct view_option){ .value = STR("O"), .label = N_("Onbekend") };
	g->noptions = 3;
	bsn_fields(r, f, p);
	g = veld_add(r, f, INPUT_CHECK, "geheim", N_("Geheimhouding: het adres van deze persoon is geheim"), STR(""));
	g->help = N_("Waar deze persoon woont of verblijft ziet dan alleen het huis, in elk dossier. Haalt u dit later weg, dan blijven "
		"die adressen bij het huis.");
	x = choices(r, g, 1);
	x[0] = (struct view_option){ .value = STR("1"), .chosen = req_chosen(r, "geheim", STR("1"), p->geheim) };
	g->noptions = 1;
}

enum fault page_persoon_wijzig(struct req *r, const struct in_persoon_wijzig *in)
{
	struct view_persoon_wijzig *v = ARENA_NEW(r->arena, struct view_persoon_wijzig);
	struct view_link *crumbs = ARENA_ARRAY(r->arena, 3, struct view_link);
	struct persoon *p;

	TRY(persoon_get(&r->ctx, in->persoon, STR("verbeteren"), &p));
	if (!p->schrijven)
		return fault_set(&r->fi, FAULT_DENIED, NULL, "WGS 2.31 lid 4");
	crumbs[0] = (struct view_link){ .label = N_("Personen"), .href = url_personen(r) };
	crumbs[1] = (struct view_link){ .text = naam_display(r->arena, &p->wie.naam), .href = url_persoon(r, in->persoon) };
	crumbs[2] = (struct view_link){ .label = N_("Verbeteren") };
	v->kop = (struct view_pagehead){ .title = N_("Gegevens verbeteren"), .ncrumbs = 3, .crumbs = crumbs,
		.sub = N_("De dossiers houden de naam zoals die is opgegeven.") };
	v->fi = &r->fi;
	v->form = formulier_begin(r, url_persoon_wijzig_post(r, in->persoon), N_("Opslaan"));
	v->form.form.guard = true;
	v->form.annuleren = url_persoon(r, in->persoon);
	formulier_hide(&v->form, "versie", req_value(r, "versie", str_from_i64(r->arena, p->versie)));
	name_fields(r, &v->form, &p->wie.naam);
	other_fields(r, &v->form, p);
	view_persoon_wijzig(r->out, v);
	return page_send(r, N_("Gegevens verbeteren"), MENU_PERSONEN);
}

enum fault page_persoon_wijzig_post(struct req *r, const struct in_persoon_wijzig_post *in)
{
	struct persoon_wijziging w = { .id = in->persoon, .versie = in->versie, .geboren = in->geboren,
		.geslacht = in->geslacht.p[0], .bsn = in->bsn, .bsn_reden = in->bsn_reden, .geheim = in->geheim,
		.bsn_blijft = !str_trim(in->bsn).n && !str_trim(in->bsn_reden).n,
		.naam = { in->voornamen, in->voorletters, in->voorvoegsel, in->geslachtsnaam, in->partner_voorvoegsel,
			in->partner_naam, in->naamgebruik.p[0] } };

	TRY(persoon_correct(&r->ctx, &w));
	return req_redirect(r, url_persoon(r, in->persoon), "persoon_verbeterd");
}
