/* Pages: the disclosure ledger of a case. A passing-on begins with the choice of the receiver: the form then asks what the
 * regime asks for such a one, and nothing else. */
#include "web/page_verstrekking.h"

#include "routes.h"
#include "views.h"

static struct str given(struct str s)
{
	return s.p ? s : STR("");
}

/* ---- to whom ---- */

static const char *const voorwaarden[VOORWAARDE__MAX] = {
	[VOORWAARDE_NOODZAAK] = N_("De ontvanger heeft het nodig voor zijn taak."),
	[VOORWAARDE_GEEN_BEZWAAR] = N_("Wie de gegevens inbracht, heeft geen bezwaar."),
	[VOORWAARDE_WETTELIJKE_GRONDSLAG] = N_("De ontvanger heeft een wettelijke grondslag."),
	[VOORWAARDE_RAC_TOETS] = N_("De rechtmatigheidsadviescommissie heeft getoetst."),
	[VOORWAARDE_TOESTEMMING_BRON] = N_("Bij bijzondere of strafrechtelijke gegevens stemt de bron in."),
	[VOORWAARDE_TOESTEMMING_PERSOON] = N_("De betrokkene heeft toestemming gegeven."),
	[VOORWAARDE_GEHEIMHOUDING] = N_("De ontvanger heeft geheimhouding verklaard."),
	[VOORWAARDE_GEEN_BEROEPSGEHEIM] = N_("Nooit gegevens onder beroepsgeheim."),
	[VOORWAARDE_TERUGKOPPELING] = N_("De ontvanger koppelt ten minste één keer per jaar terug."),
};

static struct str aan_naam(struct req *r, const struct regime *g, int aan, struct str verband)
{
	const struct regime_delen *d = aan == DELEN_ANDER_VERBAND ? verstrekking_regel(g, aan, verband) : NULL;

	return d ? label_text(&d->label, (int)r->lang) : str_z(tr(r->lang, verstrekking_aan[aan].label));
}

static struct view_verstrekking_keuze choice_of(struct req *r, struct casus_id id, const struct regime *g,
	const struct regime_delen *d)
{
	int aan = d ? (int)d->aan : VERSTREKKING_BETROKKENE;
	struct view_verstrekking_keuze k = { .code = d && d->code.n ? d->code : str_z(verstrekking_aan[aan].code),
		.naam = aan_naam(r, g, aan, d ? d->code : STR("")) };

	if (verstrekking_aan[aan].uitleg && !(d && d->code.n))
		k.uitleg = str_z(tr(r->lang, verstrekking_aan[aan].uitleg));
	k.url = str_cat(r->arena, str_cat(r->arena, url_casus_verstrekking_nieuw(r, id), STR("?aan=")), k.code);
	for (int i = 0; d && i < VOORWAARDE__MAX; i++)
		if (d->voorwaarden & UINT64_C(1) << i)
			k.voorwaarden[k.nvoorwaarden++] = voorwaarden[i];
	k.artikel = d && d->artikel.n ? d->artikel : STR("");
	return k;
}

static size_t choices_fill(struct req *r, struct casus_id id, const struct regime *g, struct view_verstrekking_keuze *v)
{
	size_t n = 0;

	for (size_t i = 0; g && i < g->ndelen && n + 1 < VERSTREKKING_KEUZES; i++)
		v[n++] = choice_of(r, id, g, &g->delen[i]);
	v[n++] = choice_of(r, id, g, NULL);
	return n;
}

/* The code of a choice: of a kind of receiver, or of a verband. */
static bool choice_read(const struct regime *g, struct str code, int *ret_aan, struct str *ret_verband)
{
	*ret_verband = STR("");
	*ret_aan = VERSTREKKING_BETROKKENE;
	if (str_eq(code, str_z(verstrekking_aan[VERSTREKKING_BETROKKENE].code)))
		return true;
	for (size_t i = 0; g && i < g->ndelen; i++)
		if (str_eq(code, g->delen[i].code.n ? g->delen[i].code : str_z(delen_aan_codes[g->delen[i].aan]))) {
			*ret_aan = (int)g->delen[i].aan;
			*ret_verband = g->delen[i].code.n ? g->delen[i].code : STR("");
			return true;
		}
	return false;
}

/* ---- the tab ---- */

static struct str categories(struct req *r, struct str csv)
{
	struct buf b = buf_new(r->arena);
	struct str rest = csv, one;

	for (bool more = csv.n > 0; more;) {
		const struct gegevenscategorie *c;

		more = str_cut(&rest, ',', &one);
		c = categorie_find(r->app->cat, one);
		buf_addz(&b, b.n ? "; " : "");
		buf_add(&b, c ? label_text(&c->label, (int)r->lang) : one);
	}
	return buf_str(&b);
}

static void rows_fill(struct req *r, const struct verstrekking_lijst *l, struct view_verstrekkingen *v)
{
	v->n = l->n;
	v->v = ARENA_ARRAY(r->arena, l->n + 1, struct view_verstrekking_rij);
	for (size_t i = 0; i < l->n; i++) {
		const struct verstrekking_rij *x = &l->v[i];

		v->v[i] = (struct view_verstrekking_rij){ .url = casus_een_url(r, (struct casus_id){ x->dossier.v },
				CASUS_TAB_VERSTREKKINGEN, "verstrekking", url_id(r, ID_verstrekking, x->id.v), url_verstrekking(r, x->id)), .dag = casus_dag(r, x->dag),
			.ontvanger = str_join(r->arena, x->ontvanger, ", ", x->functie), .wat = x->wat, .gegevens = categories(r, x->categorieen),
			.grond = x->grond, .door = x->door_naam, .aan = verstrekking_aan[x->aan].label,
			.terug = casus_dag(r, x->terugkoppeling),
			.te_laat = x->terugkoppeling.v && x->terugkoppeling.v < datum_of_moment(ctx_moment(&r->ctx)).v };
	}
	v->neigen = l->neigen;
	v->eigen = ARENA_ARRAY(r->arena, l->neigen + 1, struct view_verstrekking_rij);
	for (size_t i = 0; i < l->neigen; i++)
		v->eigen[i] = (struct view_verstrekking_rij){ .dag = casus_dag(r, l->eigen[i].dag),
			.ontvanger = l->eigen[i].ontvanger, .gegevens = categories(r, l->eigen[i].categorieen), .grond = l->eigen[i].grond,
			.aan = verstrekking_aan[l->eigen[i].aan].label };
}

/* Purposes of routes.def in words, of those that print or give a file. */
static const char *purpose(struct str doel)
{
	static const struct casus_keus doelen[] = {
		{ "casusregie", N_("Casusregie"), NULL }, { "aanmelding", N_("Aanmelding"), NULL }, { "weging", N_("Weging"), NULL },
		{ "overleg", N_("Overleg"), NULL }, { "informatieplicht", N_("Betrokkenen informeren"), NULL },
		{ "rechten-betrokkene", N_("Rechten van de betrokkene"), NULL }, { "verstrekking", N_("Verstrekking"), NULL },
		{ "toetsing", N_("Toetsing"), NULL }, { "bewaring", N_("Bewaren en vernietigen"), NULL },
		{ "intake", N_("Aanmelding"), NULL }, { "informatieverzoek", N_("Informatie vragen"), NULL },
		{ "informatie", N_("Betrokkenen informeren"), NULL }, { "persoon", N_("Casusregie"), NULL },
		{ "datalek", N_("Datalek"), NULL }, { "vervanging", N_("Vervanging"), NULL }, { "termijn", N_("Termijnen"), NULL },
		{ "overdracht", N_("Overdracht"), NULL }, { "werkvoorraad", N_("Werkvoorraad"), NULL },
		{ "noodtoegang", N_("Noodtoegang"), NULL }, { "bijlage", N_("Document"), NULL }, { 0 },
	};
	const char *label = casus_keus_label(doelen, doel);

	return label ? label : N_("Ander doel");
}

static void papers_fill(struct req *r, const struct verstrekking_papieren *l, struct view_verstrekkingen *v)
{
	v->npapier = l->n;
	v->papier = ARENA_ARRAY(r->arena, l->n + 1, struct view_verstrekking_papier);
	for (size_t i = 0; i < l->n; i++) {
		const struct verstrekking_papier *x = &l->v[i];

		v->papier[i] = (struct view_verstrekking_papier){ .moment = text_moment(r->arena, r->lang, x->moment),
			.wat = str_z(tr(r->lang, casus_pagina_naam(x->route))), .naam = x->naam.n ? x->naam : STR("Schakel"),
			.wie = str_join(r->arena, x->organisatie_naam, ", ", x->functie), .grond = x->grond,
			.doel = str_z(tr(r->lang, purpose(x->doel))), .bestand = x->bestand };
	}
}

static enum view_tone stance_tone(const struct standpunt *s)
{
	if (str_eq(s->status, STR("bezwaar")) || s->te_laat)
		return TONE_NEGATIVE;
	if (str_eq(s->status, STR("open")))
		return TONE_WARNING;
	return str_eq(s->status, STR("ingetrokken")) ? TONE_INFO : TONE_POSITIVE;
}

static void stances_fill(struct req *r, struct casus_id id, const struct standpunten *l, bool mag,
	struct view_verstrekkingen *v)
{
	v->nstandpunten = l->n;
	v->standpunten = ARENA_ARRAY(r->arena, l->n + 1, struct view_standpunt_rij);
	for (size_t i = 0; i < l->n; i++) {
		const struct standpunt *s = &l->v[i];
		struct view_standpunt_rij *x = &v->standpunten[i];
		bool open = str_eq(s->status, STR("open"));

		*x = (struct view_standpunt_rij){ .url = ctx_is_toen(&r->ctx) ? STR("") : url_standpunt(r, s->id), .organisatie = s->organisatie_naam,
			.domein = s->domein, .ontvanger = str_join(r->arena, s->ontvanger, ", ", s->functie),
			.gegevens = categories(r, s->categorieen), .uitleg = s->uitleg, .voorwaarden = s->voorwaarden,
			.dag = s->beantwoord ? casus_moment_dag(r, s->beantwoord) : casus_dag(r, s->uiterlijk),
			.status = open && s->buiten ? N_("Vraag dit zelf") : casus_keus_label(standpunt_statussen, s->status),
			.toon = stance_tone(s), .buiten = s->gezegd.wie };
		if (mag && s->beantwoord)
			x->url_vast = str_cat(r->arena, str_cat(r->arena, url_casus_verstrekking_nieuw(r, id), STR("?aan=")),
				str_cat(r->arena, s->verband.n ? s->verband : str_z(verstrekking_aan[s->aan].code), str_cat(r->arena,
				STR("&standpunt="), id_value(r, ID_standpunt, s->id.v))));
		if (mag && open) {
			x->intrekken = formulier_begin(r, url_standpunt_intrekken(r, s->id), N_("Vraag intrekken"));
			x->intrekken.small = true;
			x->intrekken.confirm = N_("Deze vraag intrekken? De organisatie kan dan niet meer antwoorden.");
			formulier_hide(&x->intrekken, "versie", str_from_i64(r->arena, s->versie));
		}
	}
}

static void thirds_fill(struct req *r, const struct derde_lijst *l, bool mag, struct view_verstrekkingen *v)
{
	v->nderden = l->n;
	v->derden = ARENA_ARRAY(r->arena, l->n + 1, struct view_derde);
	for (size_t i = 0; i < l->n; i++) {
		const struct derde *d = &l->v[i];
		struct view_derde *x = &v->derden[i];

		*x = (struct view_derde){ .naam = d->naam, .functie = str_join(r->arena, d->functie, ", ", d->werkt_bij),
			.deskundigheid = d->deskundigheid, .rol = d->rol, .geheimhouding = casus_dag(r, d->geheimhouding),
			.einde = casus_dag(r, d->einde), .keren = d->verstrekkingen };
		if (mag && !d->einde.v) {
			x->eindigt = formulier_begin(r, url_derde_einde(r, d->id), N_("Niet meer betrokken"));
			x->eindigt.negative = true;
			x->eindigt.confirm = N_("Deze persoon krijgt daarna niets meer uit deze casus. Doorgaan?");
			formulier_hide(&x->eindigt, "versie", str_from_i64(r->arena, d->versie));
		}
	}
}

enum fault page_casus_verstrekkingen(struct req *r, const struct in_casus_verstrekkingen *in)
{
	struct view_verstrekkingen *v = ARENA_NEW(r->arena, struct view_verstrekkingen);
	struct verstrekking_lijst l;
	struct verstrekking_papieren papier;
	struct standpunten gevraagd;
	struct derde_lijst derden;
	const struct regime *g;
	struct casus_kop *k;
	bool mag;

	TRY(casus_kop_get(&r->ctx, in->casus, &k));
	if (!casus_mag(k, CASUS_DEEL_VERZOEK, NIVEAU_EIGEN))
		return fault_set(&r->fi, FAULT_NOT_FOUND, NULL, NULL);
	TRY(verstrekking_list(&r->ctx, casus_dossier(in->casus), &l));
	TRY(verstrekking_papier(&r->ctx, casus_dossier(in->casus), &papier));
	TRY(standpunt_list(&r->ctx, in->casus, &gevraagd));
	TRY(derde_list(&r->ctx, in->casus, &derden));
	g = regime_find(r->app->cat, k->regime);
	mag = casus_mag(k, CASUS_DEEL_VERZOEK, NIVEAU_SCHRIJVEN) && !k->gesloten && req_mag(r, RECHT_casus_schrijven);
	v->frame = casus_frame(r, k, CASUS_TAB_VERSTREKKINGEN);
	v->alles = casus_mag(k, CASUS_DEEL_VERZOEK, NIVEAU_LEZEN);
	rows_fill(r, &l, v);
	papers_fill(r, &papier, v);
	stances_fill(r, in->casus, &gevraagd, mag, v);
	thirds_fill(r, &derden, mag, v);
	if (mag)
		v->nkeuzes = choices_fill(r, in->casus, g, v->keuzes);
	if (mag && g && g->incidentele_derden && req_mag(r, RECHT_casus_openen))
		v->url_derde = url_casus_derde_nieuw(r, in->casus);
	if (mag && str_eq(r->ctx.actor.domein, STR("zvh")) && req_mag(r, RECHT_casus_openen))
		v->url_bekend = url_casus_bekend(r, in->casus);
	view_verstrekkingen(r->out, v);
	return casus_send(r, k, N_("Verstrekkingen"));
}

/* ---- the form ---- */

/* What was asked of suppliers before, for the form that follows it; else empty. */
static const struct standpunt leeg_standpunt;

static struct view_field *field(struct req *r, struct view_field *v, size_t *n, enum input_kind kind, const char *name,
	const char *label, struct str now)
{
	struct view_field *f = &v[(*n)++];

	*f = (struct view_field){ .kind = kind, .name = name, .label = label, .value = req_value(r, name, now),
		.error = req_error(r, name), .rows = kind == INPUT_TEXTAREA ? 3 : 0 };
	return f;
}

/* naam: of who is chosen before anything was typed. */
static void receivers(struct req *r, struct view_field *f, enum id_kind kind, const struct verstrekking_ontvanger *v,
	size_t n, struct str naam, const char *leeg)
{
	struct view_option *o = opties_new(r, f, n, leeg);

	for (size_t i = 0; i < n; i++) {
		o[f->noptions] = (struct view_option){ .value = id_value(r, kind, v[i].id), .text = v[i].naam };
		if (!r->reshow && naam.n && str_eq(v[i].naam, naam))
			f->value = o[f->noptions].value;
		f->noptions++;
	}
}

static void who_fill(struct req *r, const struct verstrekking_vorm *f, int aan, const struct standpunt *s,
	struct view_verstrekking_vorm *v)
{
	bool named = aan == DELEN_DEELNEMER || aan == DELEN_ANDER_HUIS || aan == DELEN_INCIDENTELE_DERDE;
	struct view_field *x;

	if (aan == DELEN_DEELNEMER)
		receivers(r, field(r, v->wie, &v->nwie, INPUT_SELECT, "organisatie", N_("Welke deelnemer?"), STR("")),
			ID_organisatie, f->deelnemers, f->ndeelnemers, given(s->ontvanger), N_("Kies een organisatie"));
	else if (aan == DELEN_ANDER_HUIS)
		receivers(r, field(r, v->wie, &v->nwie, INPUT_SELECT, "huis", N_("Welk huis?"), STR("")), ID_huis, f->huizen,
			f->nhuizen, given(s->ontvanger), N_("Kies een huis"));
	else if (aan == DELEN_INCIDENTELE_DERDE)
		receivers(r, field(r, v->wie, &v->nwie, INPUT_SELECT, "derde", N_("Welke incidentele derde?"), STR("")), ID_derde,
			f->derden, f->nderden, given(s->ontvanger), N_("Kies wie"));
	receivers(r, field(r, v->wie, &v->nwie, INPUT_SELECT, "betrokkene", aan == VERSTREKKING_BETROKKENE ? N_("Aan wie?")
		: N_("Over wie gaat het?"), STR("")), ID_betrokkene, f->mensen, f->nmensen, STR(""), aan == VERSTREKKING_BETROKKENE
		? N_("Kies een persoon") : N_("De hele casus"));
	if (aan == DELEN_INCIDENTELE_DERDE || aan == VERSTREKKING_BETROKKENE)
		return;
	x = field(r, v->wie, &v->nwie, INPUT_TEXT, "ontvanger", N_("Naam van wie het krijgt"), named ? STR("")
		: given(s->ontvanger));
	x->optional = aan != DELEN_DERDE;
	x->required = aan == DELEN_DERDE;
	x = field(r, v->wie, &v->nwie, INPUT_TEXT, "functie", N_("Functie of rol"), given(s->functie));
	x->optional = true;
}

static bool may_be_chosen(const struct regime *g, const struct regime_delen *d, const struct gegevenscategorie *c)
{
	bool permitted = c->aard == AARD_ZAAK, of_rule = !d || !d->ncategorieen;

	for (int k = 0; k < KRING__MAX; k++)
		permitted |= regime_may_record(g, (enum kring)k, c->code);
	for (size_t i = 0; d && i < d->ncategorieen; i++)
		of_rule |= d->categorieen[i] == c;
	return permitted && of_rule
		&& !(d && c->beroepsgeheim && d->voorwaarden & UINT64_C(1) << VOORWAARDE_GEEN_BEROEPSGEHEIM);
}

static void keuzes(struct req *r, struct view_field *f, const struct casus_keus *k, const char *leeg)
{
	struct view_option *o = opties_new(r, f, 12, leeg);

	for (; k->code; k++)
		o[f->noptions++] = (struct view_option){ .value = str_z(k->code), .label = k->label };
}

static void what_fill(struct req *r, const struct verstrekking_vorm *f, const struct regime_delen *d,
	const struct standpunt *s, struct view_verstrekking_vorm *v)
{
	const struct catalogus *cat = r->app->cat;
	struct view_field *x = field(r, v->wat, &v->nwat, INPUT_TEXTAREA, "wat", N_("Wat verstrekt u?"), given(s->wat));
	struct view_option *o;

	x->required = true;
	x->help = N_("In het kort, zonder de inhoud over te nemen.");
	x = field(r, v->wat, &v->nwat, INPUT_CHECKS, "categorieen", N_("Welke gegevens zijn het?"), STR(""));
	o = opties_new(r, x, cat->ncategorieen, NULL);
	x->value = STR_NULL;
	for (size_t i = 0; i < cat->ncategorieen; i++)
		if (may_be_chosen(f->regime, d, &cat->categorieen[i]))
			o[x->noptions++] = (struct view_option){ .value = cat->categorieen[i].code,
				.text = label_text(&cat->categorieen[i].label, (int)r->lang),
				.chosen = req_chosen(r, "categorieen", cat->categorieen[i].code, s->categorieen.p
					&& str_csv_has(s->categorieen, cat->categorieen[i].code)) };
	keuzes(r, field(r, v->wat, &v->nwat, INPUT_SELECT, "wijze", N_("Hoe?"), STR("")), verstrekking_wijzen, N_("Kies hoe"));
	x = field(r, v->wat, &v->nwat, INPUT_DATE, "dag", N_("Op welke dag?"), casus_datum_veld(r, datum_today()));
	x->width = 10;
	x = field(r, v->wat, &v->nwat, INPUT_TEXT, "voorwaarden", N_("Voorwaarden voor de ontvanger"), STR(""));
	x->optional = true;
	x->help = N_("Bijvoorbeeld: niet doorgeven aan anderen.");
}

static void asked(struct req *r, struct view_verstrekking_vorm *v, const struct regime_delen *d, enum voorwaarde when,
	const char *name, const char *label, const char *help)
{
	if (d && d->voorwaarden & UINT64_C(1) << when) {
		struct view_field *x = field(r, v->grond, &v->ngrond, INPUT_TEXT, name, label, STR(""));

		x->required = true;
		x->help = help;
	}
}

static void ground_fill(struct req *r, const struct verstrekking_vorm *f, const struct regime_delen *d,
	const struct standpunt *s, struct view_verstrekking_vorm *v)
{
	struct view_field *x;
	struct view_option *o;

	if (d) {
		x = field(r, v->grond, &v->ngrond, INPUT_SELECT, "grond", N_("Grond"), s->id.v ? s->grond
			: d->artikel.n ? d->artikel : STR(""));
		o = opties_new(r, x, f->ngronden, N_("Kies de grond"));
		for (size_t i = 0; i < f->ngronden; i++)
			o[x->noptions++] = (struct view_option){ .value = f->gronden[i], .text = f->gronden[i] };
		x = field(r, v->grond, &v->ngrond, INPUT_SELECT, "doel", N_("Doel"), s->id.v ? s->doel
			: f->regime->ndoelen == 1 ? f->regime->doelen[0].code : STR(""));
		o = opties_new(r, x, f->regime->ndoelen, N_("Kies het doel"));
		for (size_t i = 0; i < f->regime->ndoelen; i++)
			o[x->noptions++] = (struct view_option){ .value = f->regime->doelen[i].code,
				.text = label_text(&f->regime->doelen[i].label, (int)r->lang) };
	} else {
		x = field(r, v->grond, &v->ngrond, INPUT_TEXT, "grond", N_("Grond"), f->regime->informatie.artikel.n
			? f->regime->informatie.artikel : STR(""));
		x->required = true;
	}
	asked(r, v, d, VOORWAARDE_NOODZAAK, "noodzaak", N_("Waarom heeft de ontvanger dit nodig?"), NULL);
	asked(r, v, d, VOORWAARDE_WETTELIJKE_GRONDSLAG, "grondslag", N_("Wettelijke grondslag van de ontvanger"), NULL);
	asked(r, v, d, VOORWAARDE_RAC_TOETS, "rac", N_("Kenmerk van de toets door de RAC"),
		N_("De rechtmatigheidsadviescommissie toetst verstrekking aan een derde vooraf."));
	asked(r, v, d, VOORWAARDE_TOESTEMMING_PERSOON, "toestemming", N_("Toestemming van de betrokkene"),
		N_("Wanneer en hoe gaf hij of zij die?"));
}

/* "Stemt in, 3 november, Rik Schreurs. Voorwaarde: niet doorgeven." */
static struct str said(struct req *r, const struct standpunt *s)
{
	const char *label = casus_keus_label(standpunt_statussen, s->status);
	struct str t = label ? str_z(tr(r->lang, label)) : s->status, more[2] = { s->voorwaarden, s->uitleg };

	if (!s->beantwoord)
		return str_join(r->arena, t, ", ", casus_dag(r, s->uiterlijk));
	t = str_join(r->arena, str_join(r->arena, t, ", ", s->gezegd.dag.v ? casus_dag(r, s->gezegd.dag) : casus_moment_dag(r, s->beantwoord)), ", ",
		s->gezegd.wie.n ? s->gezegd.wie : s->beantwoord_naam);
	for (size_t i = 0; i < 2; i++)
		t = str_join(r->arena, t, ". ", more[i]);
	return t;
}

/* The last that this supplier said of the receiver of s. */
static const struct standpunt *said_of(const struct standpunten *l, const struct standpunt *s, struct organisatie_id o)
{
	for (size_t i = 0; s->id.v && i < l->n; i++)
		if (l->v[i].organisatie.v == o.v && l->v[i].aan == s->aan && str_eq(l->v[i].verband, s->verband)
			&& str_eq(l->v[i].ontvanger, s->ontvanger) && !str_eq(l->v[i].status, STR("ingetrokken")))
			return &l->v[i];
	return &leeg_standpunt;
}

static void sources_fill(struct req *r, const struct verstrekking_vorm *f, const struct standpunten *l,
	const struct standpunt *s, struct view_verstrekking_vorm *v)
{
	v->bronnen = ARENA_ARRAY(r->arena, f->nbronnen + 1, struct view_verstrekking_bron);
	for (size_t i = 0; i < f->nbronnen; i++) {
		struct view_verstrekking_bron *b = &v->bronnen[v->nbronnen++];
		const struct standpunt *x = said_of(l, s, f->bronnen[i].id);
		struct str now = x->beantwoord ? x->status : STR("");
		size_t n = 0;

		b->b = &f->bronnen[i];
		b->gezegd = x->id.v ? said(r, x) : STR("");
		keuzes(r, field(r, &b->standpunt, &n, INPUT_SELECT, verstrekking_bron_veld(&r->ctx, "b.", b->b->id),
			N_("Wat vindt deze organisatie ervan?"), now), verstrekking_standpunten, N_("Nog niet gevraagd"));
		n = 0;
		field(r, &b->uitleg, &n, INPUT_TEXT, verstrekking_bron_veld(&r->ctx, "u.", b->b->id), N_("Wie zei dit, en wanneer?"),
			STR(""))->optional = true;
	}
}

enum fault page_casus_verstrekking_nieuw(struct req *r, const struct in_casus_verstrekking_nieuw *in)
{
	struct view_verstrekking_vorm *v = ARENA_NEW(r->arena, struct view_verstrekking_vorm);
	struct str code = r->reshow ? req_value(r, "aan", STR("")) : given(in->aan), verband;
	const struct standpunt *s = &leeg_standpunt;
	const struct regime_delen *d;
	struct standpunten gevraagd;
	struct verstrekking_vorm *f;
	int aan;

	TRY(verstrekking_form(&r->ctx, in->casus, &f));
	TRY(standpunt_list(&r->ctx, in->casus, &gevraagd));
	for (size_t i = 0; !r->reshow && i < gevraagd.n; i++)
		if (gevraagd.v[i].id.v == in->standpunt.v)
			s = &gevraagd.v[i];
	v->frame = casus_frame(r, f->kop, CASUS_TAB_VERSTREKKINGEN);
	if (!choice_read(f->regime, code, &aan, &verband)) {
		v->nkeuzes = choices_fill(r, in->casus, f->regime, v->keuzes);
		view_verstrekking_vorm(r->out, v);
		return casus_send(r, f->kop, N_("Verstrekking vastleggen"));
	}
	d = verstrekking_regel(f->regime, aan, verband);
	v->keuze = choice_of(r, in->casus, f->regime, d);
	v->form = (struct view_form){ .action = url_casus_verstrekking_post(r, in->casus), .token = form_token(r), .guard = true };
	v->terug = url_casus_verstrekkingen(r, in->casus);
	who_fill(r, f, aan, s, v);
	what_fill(r, f, d, s, v);
	ground_fill(r, f, d, s, v);
	if (d)
		sources_fill(r, f, &gevraagd, s, v);
	v->vragen = v->nbronnen > 0;
	view_verstrekking_vorm(r->out, v);
	return casus_send(r, f->kop, N_("Verstrekking vastleggen"));
}

static struct str with_commas(struct req *r, const struct in_casus_verstrekking_post *in)
{
	struct buf b = buf_new(r->arena);

	for (size_t i = 0; i < in->categorieen.n; i++) {
		buf_addz(&b, i ? "," : "");
		buf_add(&b, in->categorieen.v[i]);
	}
	return b.n ? buf_str(&b) : STR("");
}

static size_t stances(struct req *r, const struct in_casus_verstrekking_post *in, struct verstrekking_standpunt *v)
{
	size_t n = 0;

	for (size_t i = 0; i < in->b.n; i++)
		if (id_from_url(r->ctx.sleutels->url, ID_organisatie, in->b.v[i].key, &v[n].organisatie.v)) {
			v[n].uitleg = given(in_map_get(&in->u, in->b.v[i].key));
			v[n++].standpunt = in->b.v[i].value;
		}
	return n;
}

enum fault page_casus_verstrekking_post(struct req *r, const struct in_casus_verstrekking_post *in)
{
	struct verstrekking_standpunt *bronnen = ARENA_ARRAY(r->arena, in->b.n + 1, struct verstrekking_standpunt);
	struct verstrekking v = { .dossier = casus_dossier(in->casus), .organisatie = in->organisatie, .huis = in->huis,
		.derde = in->derde, .betrokkene = in->betrokkene, .ontvanger = in->ontvanger, .functie = in->functie,
		.wijze = in->wijze, .wat = in->wat, .categorieen = with_commas(r, in), .doel = in->doel, .grond = in->grond,
		.noodzaak = in->noodzaak, .grondslag = in->grondslag, .rac = in->rac, .toestemming = in->toestemming,
		.voorwaarden = in->voorwaarden, .dag = in->dag, .bronnen = bronnen };
	struct verstrekking_id id;
	struct casus_kop *k;

	TRY(casus_kop_get(&r->ctx, in->casus, &k));
	if (!choice_read(regime_find(r->app->cat, k->regime), in->aan, &v.aan, &v.verband))
		return fault_field(&r->fi, "aan", N_("Kies aan wie u het verstrekt."), "WGS 1.7; invariant 42");
	v.nbronnen = stances(r, in, bronnen);
	if (str_eq(given(in->doen), STR("vragen"))) {
		TRY(standpunt_ask(&r->ctx, &v, NULL));
		return req_redirect(r, url_casus_verstrekkingen(r, in->casus), "standpunt_gevraagd");
	}
	TRY(verstrekking_add(&r->ctx, &v, &id));
	return req_redirect(r, url_verstrekking(r, id), "verstrekking_vastgelegd");
}

/* ---- one ---- */

static void facts_fill(struct req *r, const struct regime *g, const struct verstrekking_rij *q,
	struct view_verstrekking_een *v)
{
	const struct regime_doel *doel = g ? regime_doel_find(g, q->doel) : NULL;
	const char *wijze = casus_keus_label(verstrekking_wijzen, q->wijze);

	fact_put(v->feiten, &v->nfeiten, N_("Aan"), str_join(r->arena, q->ontvanger, ", ", q->functie));
	fact_put(v->feiten, &v->nfeiten, N_("Soort ontvanger"), g ? aan_naam(r, g, q->aan, q->verband) : str_z(tr(r->lang, verstrekking_aan[q->aan].label)));
	fact_put(v->feiten, &v->nfeiten, N_("Op"), casus_dag(r, q->dag));
	fact_put(v->feiten, &v->nfeiten, N_("Hoe"), wijze ? str_z(tr(r->lang, wijze)) : q->wijze);
	fact_put(v->feiten, &v->nfeiten, N_("Wat"), q->wat);
	fact_put(v->feiten, &v->nfeiten, N_("Gegevens"), categories(r, q->categorieen));
	if (q->betrokkene.v && q->aan != VERSTREKKING_BETROKKENE)
		fact_put(v->feiten, &v->nfeiten, N_("Over"), naam_display(r->arena, &q->naam));
	fact_put(v->feiten, &v->nfeiten, N_("Grond"), q->grond);
	fact_put(v->feiten, &v->nfeiten, N_("Doel"), doel ? label_text(&doel->label, (int)r->lang) : q->doel);
	fact_put(v->feiten, &v->nfeiten, N_("Noodzaak"), q->noodzaak);
	fact_put(v->feiten, &v->nfeiten, N_("Wettelijke grondslag van de ontvanger"), q->grondslag);
	fact_put(v->feiten, &v->nfeiten, N_("Toets door de RAC"), q->rac);
	fact_put(v->feiten, &v->nfeiten, N_("Toestemming van de betrokkene"), q->toestemming);
	fact_put(v->feiten, &v->nfeiten, N_("Voorwaarden voor de ontvanger"), q->voorwaarden);
	fact_put(v->feiten, &v->nfeiten, N_("Vastgelegd door"), str_join(r->arena, q->door_naam, ", ", q->organisatie_naam));
	fact_put(v->feiten, &v->nfeiten, N_("Vastgelegd op"), text_moment(r->arena, r->lang, q->moment));
}

static void answers_fill(struct req *r, const struct verstrekking_rij *q, struct view_verstrekking_een *v)
{
	v->bronnen = ARENA_ARRAY(r->arena, q->nbronnen + 1, struct view_verstrekking_stem);
	v->terug = ARENA_ARRAY(r->arena, q->nterug + 1, struct view_terugkoppeling);
	for (size_t i = 0; i < q->nbronnen; i++)
		v->bronnen[v->nbronnen++] = (struct view_verstrekking_stem){ q->bronnen[i].naam, q->bronnen[i].domein,
			q->bronnen[i].uitleg, casus_keus_label(verstrekking_standpunten, q->bronnen[i].standpunt) };
	for (size_t i = 0; i < q->nterug; i++)
		v->terug[v->nterug++] = (struct view_terugkoppeling){ casus_dag(r, q->terug[i].dag), q->terug[i].tekst,
			q->terug[i].door_naam, casus_keus_label(terugkoppeling_antwoorden, q->terug[i].bruikbaar),
			casus_keus_label(terugkoppeling_antwoorden, q->terug[i].opgevolgd), q->terug[i].gebruik };
}

static void feedback_fields(struct req *r, const struct verstrekking_rij *q, struct view_verstrekking_een *v)
{
	struct view_field *x;

	v->form = formulier_begin(r, url_terugkoppeling_post(r, q->id), N_("Terugkoppeling vastleggen"));
	formulier_hide(&v->form, "versie", str_from_i64(r->arena, q->versie));
	keuzes(r, veld_add(r, &v->form, INPUT_RADIO, "bruikbaar", N_("Was het bruikbaar?"), STR("")), terugkoppeling_antwoorden,
		NULL);
	keuzes(r, veld_add(r, &v->form, INPUT_RADIO, "opgevolgd", N_("Is er gevolg aan gegeven?"), STR("")),
		terugkoppeling_antwoorden, NULL);
	x = veld_add(r, &v->form, INPUT_TEXTAREA, "tekst", N_("Wat leverde het op, of waarom is er geen gevolg gegeven?"), STR(""));
	x->rows = 3;
	x->required = true;
	veld_add(r, &v->form, INPUT_CHECK, "gebruik", N_("De ontvanger gebruikt het nog: over een jaar opnieuw vragen"), STR(""));
}

enum fault page_verstrekking(struct req *r, const struct in_verstrekking *in)
{
	struct view_verstrekking_een *v = ARENA_NEW(r->arena, struct view_verstrekking_een);
	struct verstrekking_rij *q;
	struct casus_kop *k;

	TRY(verstrekking_get(&r->ctx, in->verstrekking, &q));
	TRY(casus_kop_get(&r->ctx, (struct casus_id){ q->dossier.v }, &k));
	v->frame = casus_frame(r, k, CASUS_TAB_VERSTREKKINGEN);
	v->titel = q->ontvanger;
	facts_fill(r, regime_find(r->app->cat, k->regime), q, v);
	answers_fill(r, q, v);
	v->uiterlijk = casus_dag(r, q->terugkoppeling);
	v->te_laat = q->terugkoppeling.v && q->terugkoppeling.v < datum_of_moment(ctx_moment(&r->ctx)).v;
	if (q->terugkoppeling.v && casus_mag(k, CASUS_DEEL_VERZOEK, NIVEAU_SCHRIJVEN) && req_mag(r, RECHT_casus_schrijven))
		feedback_fields(r, q, v);
	view_verstrekking_een(r->out, v);
	return casus_send(r, k, N_("Verstrekking"));
}

enum fault page_terugkoppeling_post(struct req *r, const struct in_terugkoppeling_post *in)
{
	struct terugkoppeling_nieuw t = { .id = in->verstrekking, .versie = in->versie, .bruikbaar = given(in->bruikbaar),
		.opgevolgd = given(in->opgevolgd), .tekst = given(in->tekst), .gebruik = in->gebruik };

	TRY(terugkoppeling_add(&r->ctx, &t));
	return req_redirect(r, url_verstrekking(r, in->verstrekking), "terugkoppeling_vastgelegd");
}

/* ---- incidental third parties ---- */

static void deciders(struct req *r, const struct derde_lijst *l, struct view_field *f)
{
	struct view_option *o = opties_new(r, f, l->nleden, NULL);

	f->value = STR_NULL;
	for (size_t i = 0; i < l->nleden; i++) {
		struct str id = id_value(r, ID_medewerker, l->leden[i].id.v);

		o[f->noptions++] = (struct view_option){ .value = id, .chosen = req_chosen(r, "deelnemers", id, false),
			.text = str_join(r->arena, l->leden[i].naam, ", ", l->leden[i].organisatie_naam) };
	}
	f->help = l->nleden ? N_("De publieke deelnemers beslissen wie er incidenteel bij komt (WGS 2.31 lid 9).") :
		N_("Er is geen publieke deelnemer toegelaten die mag beslissen. Laat er eerst een toe.");
}

enum fault page_casus_derde_nieuw(struct req *r, const struct in_casus_derde_nieuw *in)
{
	struct view_casus_form *v;
	struct view_field *x;
	struct derde_lijst l;
	struct casus_kop *k;

	TRY(casus_kop_get(&r->ctx, in->casus, &k));
	if (!casus_mag(k, CASUS_DEEL_VERZOEK, NIVEAU_SCHRIJVEN) || k->gesloten)
		return fault_set(&r->fi, FAULT_DENIED, NULL, DERDE_RULE);
	TRY(derde_list(&r->ctx, in->casus, &l));
	v = casus_form_new(r, k, N_("Incidentele derde"), N_("Iemand die niet meedoet, maar van wie u in deze casus de "
		"deskundigheid nodig hebt. Deze persoon verklaart eerst geheimhouding, krijgt alleen wat nodig is en nooit een account."),
		url_casus_derde_post(r, in->casus), N_("Vastleggen"), url_casus_verstrekkingen(r, in->casus));
	veld_add(r, &v->form, INPUT_TEXT, "naam", N_("Naam"), STR(""))->required = true;
	veld_add(r, &v->form, INPUT_TEXT, "functie", N_("Functie"), STR(""))->required = true;
	veld_add(r, &v->form, INPUT_TEXT, "werkt_bij", N_("Werkt bij"), STR(""))->optional = true;
	x = veld_add(r, &v->form, INPUT_TEXTAREA, "deskundigheid", N_("Welke deskundigheid is nodig?"), STR(""));
	x->rows = 2;
	x->required = true;
	x = veld_add(r, &v->form, INPUT_TEXTAREA, "rol", N_("Wat is de rol in deze casus?"), STR(""));
	x->rows = 2;
	x->required = true;
	x = veld_add(r, &v->form, INPUT_DATE, "geheimhouding", N_("Geheimhouding verklaard op"), STR(""));
	x->width = 10;
	x->help = N_("De ondertekende verklaring bewaart u bij de documenten van de casus.");
	x = veld_add(r, &v->form, INPUT_DATE, "besloten", N_("Datum van het besluit"), casus_datum_veld(r, datum_today()));
	x->width = 10;
	deciders(r, &l, veld_add(r, &v->form, INPUT_CHECKS, "deelnemers", N_("Wie namen het besluit?"), STR("")));
	return casus_form_send(r, k, v);
}

enum fault page_casus_derde_post(struct req *r, const struct in_casus_derde_post *in)
{
	struct medewerker_id *wie = ARENA_ARRAY(r->arena, in->deelnemers.n + 1, struct medewerker_id);
	struct derde_nieuw n = { .casus = in->casus, .naam = given(in->naam), .werkt_bij = given(in->werkt_bij),
		.functie = given(in->functie), .deskundigheid = given(in->deskundigheid), .rol = given(in->rol),
		.geheimhouding = in->geheimhouding, .besloten = in->besloten, .n = in->deelnemers.n, .deelnemers = wie };
	struct derde_id id;

	for (size_t i = 0; i < in->deelnemers.n; i++)
		wie[i].v = in->deelnemers.v[i];
	TRY(derde_add(&r->ctx, &n, &id));
	return req_redirect(r, url_casus_verstrekkingen(r, in->casus), "derde_vastgelegd");
}

enum fault page_derde_einde(struct req *r, const struct in_derde_einde *in)
{
	struct casus_id casus;

	TRY(derde_end(&r->ctx, in->derde, in->versie, &casus));
	return req_redirect(r, url_casus_verstrekkingen(r, casus), "derde_beeindigd");
}
