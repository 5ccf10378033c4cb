/* Pages: who may see what of a case and why; admitting, changing, ending; requests. */
#include <string.h>

#include "routes.h"
#include "views.h"
#include "web/page_casus.h"
#include "web/shell.h"

#define KANDIDATEN_MAX 40 /* shown; who is not among them is found by searching */

static struct str given(struct str s)
{
	return s.p ? s : STR("");
}

static struct str number(struct req *r, int64_t n)
{
	return str_from_i64(r->arena, n);
}

/* The last day of a period that ends at a moment. */
static struct str last_day(struct req *r, int64_t tot)
{
	return tot && tot < ALTIJD ? casus_dag(r, datum_of_moment(tot - 1)) : STR("");
}

static bool may_grant(struct req *r, const struct casus_kop *k)
{
	return casus_mag(k, CASUS_DEEL_KERN, NIVEAU_SCHRIJVEN) && !k->gesloten && req_mag(r, RECHT_toegang_verlenen);
}

/* ---- the matrix ---- */

static void rows_fill(struct req *r, const struct team *t, struct view_casus_toegang *v)
{
	v->v = ARENA_ARRAY(r->arena, t->n + 1, struct view_toegang_rij);
	v->afloop = ARENA_ARRAY(r->arena, t->n + 1, struct view_toegang_rij);
	for (size_t i = 0; i < t->n; i++) {
		const struct team_rij *x = &t->v[i];
		struct view_toegang_rij *w = &v->v[v->n++];

		*w = (struct view_toegang_rij){ .naam = x->naam, .functie = casus_functie_naam(r, x->functie),
			.organisatie = x->organisatie_naam, .domein = x->domein, .grond = x->grond, .tot = last_day(r, x->tot),
			.loopt_af = x->loopt_af, .sluiting = x->tot >= ALTIJD, .url = STR("") };
		memcpy(w->niveaus, x->niveaus.v, sizeof(w->niveaus));
		if (v->mag && !x->regisseur && !x->ik)
			w->url = url_casus_toegang_mens(r, t->kop->id, x->medewerker);
		if (x->loopt_af && !t->kop->gesloten) /* of a closed case nothing is reconfirmed: a review ends by itself */
			v->afloop[v->nafloop++] = *w;
	}
	for (int d = 0; d < CASUS_DEEL_INTERN; d++)
		v->kolom_namen[d] = casus_deel_naam(r, str_z(casus_deel_codes[d]));
}

static struct str parts_text(struct req *r, struct str codes)
{
	struct buf b = buf_new(r->arena);
	struct str rest = codes, word;

	for (bool more = true; more;) {
		more = str_cut(&rest, ',', &word);
		if (!word.n)
			continue;
		buf_addz(&b, b.n ? ", " : "");
		buf_add(&b, casus_deel_naam(r, word));
	}
	return buf_str(&b);
}

static void requests_fill(struct req *r, const struct team *t, struct view_casus_toegang *v)
{
	static const struct casus_keus states[] = { { "open", N_("Wacht op antwoord"), NULL },
		{ "toegekend", N_("Toegekend"), NULL }, { "geweigerd", N_("Geweigerd"), NULL },
		{ "ingetrokken", N_("Ingetrokken"), NULL }, { 0 } };

	v->nverzoeken = t->nverzoeken;
	v->verzoeken = ARENA_ARRAY(r->arena, t->nverzoeken + 1, struct view_verzoek);
	for (size_t i = 0; i < t->nverzoeken; i++) {
		const struct team_verzoek *x = &t->verzoeken[i];
		bool open = str_eq(x->status, STR("open"));

		v->verzoeken[i] = (struct view_verzoek){ .naam = x->naam, .initialen = initials(r->arena, x->naam),
			.organisatie = x->organisatie_naam, .delen = parts_text(r, x->gevraagd), .reden = x->reden,
			.moment = casus_moment_dag(r, x->moment), .antwoord = x->antwoord, .door = x->beantwoord_door,
			.niveau = casus_niveau_naam(x->niveau), .status = casus_keus_label(states, x->status), .open = open,
			.eigen = x->eigen,
			.url = open && v->mag && !x->eigen ? url_casus_verzoek(r, t->kop->id, x->id) : STR("") };
	}
}

static void gone_fill(struct req *r, const struct team *t, struct view_casus_toegang *v)
{
	v->ngeweest = t->ngeweest;
	v->geweest = ARENA_ARRAY(r->arena, t->ngeweest + 1, struct view_geweest);
	for (size_t i = 0; i < t->ngeweest; i++) {
		struct str van = casus_moment_dag(r, t->geweest[i].van), tot = casus_moment_dag(r, t->geweest[i].tot);
		struct out_arg args[] = { OUT_ARG(van), OUT_ARG(tot) };

		v->geweest[i] = (struct view_geweest){ t->geweest[i].naam, t->geweest[i].organisatie_naam, t->geweest[i].reden,
			tr_args(r->arena, r->lang, N_("%1 tot %2"), args, 2) };
	}
}

/* "Waarom ziet u deze casus?" */
static void why_fill(struct req *r, const struct team *t, struct view_casus_toegang *v)
{
	v->mijn_grond = v->mijn_functie = v->mijn_sinds = v->mijn_tot = STR("");
	for (size_t i = 0; i < t->n; i++)
		if (t->v[i].ik) {
			v->mijn_grond = t->v[i].grond;
			v->mijn_functie = casus_functie_naam(r, t->v[i].functie);
			v->mijn_sinds = casus_moment_dag(r, t->v[i].van);
			v->mijn_tot = last_day(r, t->v[i].tot);
		}
	for (int d = 0; d < CASUS_DEEL__MAX; d++)
		if (t->kop->mijn.v[d])
			v->mijn[v->nmijn++] = (struct view_mijn){ casus_deel_naam(r, str_z(casus_deel_codes[d])),
				casus_niveau_naam(t->kop->mijn.v[d]) };
}

static void ground_fill(struct req *r, const struct team *t, struct view_casus_toegang *v)
{
	const struct casus_kop *k = t->kop;
	const struct regime *g = regime_find(r->app->cat, k->regime);
	struct view_fact *f = v->feiten;

	f[v->nfeiten++] = (struct view_fact){ .label = N_("Aanbrenger"), .value = k->aanbrenger_organisatie };
	f[v->nfeiten++] = (struct view_fact){ .label = N_("Taak van de aanbrenger"), .value = k->aanbrenger_taak };
	f[v->nfeiten++] = (struct view_fact){ .label = N_("Doel"), .value = t->doel };
	f[v->nfeiten++] = (struct view_fact){ .label = N_("Grondslag"),
		.value = g ? label_text(&g->label, (int)r->lang) : k->regime };
	f[v->nfeiten++] = (struct view_fact){ .label = N_("Artikelen"), .value = t->grondslag };
	f[v->nfeiten++] = (struct view_fact){ .label = N_("Vastgesteld in de weging"),
		.value = casus_moment_dag(r, t->besloten) };
	if (k->heeft_hoofd)
		f[v->nfeiten++] = (struct view_fact){ .label = N_("Betrokkene geïnformeerd"),
			.value = str_z(tr(r->lang, t->geinformeerd ? N_("Ja") : N_("Nog niet"))) };
	f[v->nfeiten++] = (struct view_fact){ .label = N_("Herbeoordeling"), .value = casus_dag(r, k->herbeoordeling) };
	f[v->nfeiten++] = (struct view_fact){ .label = N_("Bewaren tot"), .value = casus_datum_veld(r, k->vernietigen) };
}

static void level_options(struct req *r, struct view_field *f, int min, int max)
{
	struct view_option *x = opties_new(r, f, 4, NULL);

	for (int i = min; i <= max; i++)
		x[f->noptions++] = (struct view_option){ .value = number(r, i), .label = casus_niveau_naam(i) };
}

static void ask_form(struct req *r, const struct casus_kop *k, struct view_casus_toegang *v)
{
	struct view_field *f;
	struct view_option *x;

	v->vraag = formulier_begin(r, url_casus_verzoek_post(r, k->id), N_("Verzoek versturen"));
	f = veld_add(r, &v->vraag, INPUT_CHECKS, "gevraagd", N_("Waartoe wilt u toegang?"), STR(""));
	x = opties_new(r, f, CASUS_DEEL_INTERN, NULL);
	for (int d = CASUS_DEEL_KERN + 1; d < CASUS_DEEL_INTERN; d++)
		if (k->mijn.v[d] < NIVEAU_SCHRIJVEN)
			x[f->noptions++] = (struct view_option){ .value = str_z(casus_deel_codes[d]),
				.text = casus_deel_naam(r, str_z(casus_deel_codes[d])),
				.chosen = req_chosen(r, "gevraagd", str_z(casus_deel_codes[d]), false) };
	level_options(r, veld_add(r, &v->vraag, INPUT_SELECT, "niveau", N_("Om te"), STR("2")), NIVEAU_EIGEN,
		NIVEAU_SCHRIJVEN);
	f = veld_add(r, &v->vraag, INPUT_TEXTAREA, "reden", N_("Waarvoor heeft u dit nodig?"), STR(""));
	f->rows = 2;
	f->required = true;
}

enum fault page_casus_toegang(struct req *r, const struct in_casus_toegang *in)
{
	struct view_casus_toegang *v = ARENA_NEW(r->arena, struct view_casus_toegang);
	struct team *t;

	TRY(team_get(&r->ctx, in->casus, &t));
	TRY(ctx_looks_send(&r->ctx));
	v->frame = casus_frame(r, t->kop, CASUS_TAB_TOEGANG);
	v->mag = may_grant(r, t->kop);
	v->url_nieuw = url_casus_toegang_nieuw(r, in->casus);
	rows_fill(r, t, v);
	requests_fill(r, t, v);
	gone_fill(r, t, v);
	why_fill(r, t, v);
	ground_fill(r, t, v);
	if (!v->mag && !t->kop->gesloten && req_mag(r, RECHT_casus_schrijven))
		ask_form(r, t->kop, v);
	view_casus_toegang(r->out, v);
	return casus_send(r, t->kop, N_("Toegang en grondslag"));
}

/* ---- whom to admit ---- */

/* Every word typed is somewhere in name, function or organisation; ASCII case does not count. */
static bool word_in(struct str s, struct str word)
{
	for (size_t i = 0; i + word.n <= s.n; i++) {
		size_t j = 0;

		while (j < word.n && ((unsigned char)s.p[i + j] | 0x20) == ((unsigned char)word.p[j] | 0x20))
			j++;
		if (j == word.n)
			return true;
	}
	return false;
}

static bool matches(const struct team_kandidaat *k, struct str zoek)
{
	struct str rest = zoek, word;

	for (bool more = true; more;) {
		more = str_cut(&rest, ' ', &word);
		if (word.n && !word_in(k->naam, word) && !word_in(k->functie, word) && !word_in(k->organisatie_naam, word))
			return false;
	}
	return true;
}

enum fault page_casus_toegang_nieuw(struct req *r, const struct in_casus_toegang_nieuw *in)
{
	struct view_toegang_kies *v = ARENA_NEW(r->arena, struct view_toegang_kies);
	struct team_kandidaten l;
	struct casus_kop *k;

	TRY(casus_kop_get(&r->ctx, in->casus, &k));
	TRY(team_candidates(&r->ctx, in->casus, &l));
	v->frame = casus_frame(r, k, CASUS_TAB_TOEGANG);
	v->url = url_casus_toegang_nieuw(r, in->casus);
	v->terug = url_casus_toegang(r, in->casus);
	v->zoek = (struct view_field){ .kind = INPUT_SEARCH, .id = "zoek-mens", .name = "zoek", .label = N_("Naam of organisatie"),
		.value = given(in->zoek) };
	v->v = ARENA_ARRAY(r->arena, KANDIDATEN_MAX + 1, struct view_kandidaat);
	for (size_t i = 0; i < l.n; i++) {
		if (!matches(&l.v[i], given(in->zoek)))
			continue;
		if (v->n == KANDIDATEN_MAX) {
			v->meer = true;
			break;
		}
		v->v[v->n++] = (struct view_kandidaat){ l.v[i].naam, l.v[i].functie, l.v[i].organisatie_naam, l.v[i].domein,
			url_casus_toegang_mens(r, in->casus, l.v[i].id) };
	}
	view_casus_toegang_kies(r->out, v);
	return casus_send(r, k, N_("Toegang geven"));
}

/* ---- one person ---- */

struct person { /* in the team, or one who may come into it */
	bool nieuw;
	struct str naam, organisatie, domein, functie;
	struct casus_niveaus niveaus;
	int64_t tot;
};

static enum fault person_find(struct req *r, const struct team *t, struct medewerker_id m, struct person *ret)
{
	struct team_kandidaten l;

	for (size_t i = 0; i < t->n; i++) {
		const struct team_rij *x = &t->v[i];

		if (x->medewerker.v == m.v) {
			*ret = (struct person){ false, x->naam, x->organisatie_naam, x->domein, x->functie, x->niveaus, x->tot };
			return FAULT_NONE;
		}
	}
	TRY(team_candidates(&r->ctx, t->kop->id, &l));
	for (size_t i = 0; i < l.n; i++)
		if (l.v[i].id.v == m.v) {
			*ret = (struct person){ true, l.v[i].naam, l.v[i].organisatie_naam, l.v[i].domein, STR("deelnemer"),
				casus_niveaus_default(l.v[i].domein), 0 };
			return FAULT_NONE;
		}
	return fault_set(&r->fi, FAULT_NOT_FOUND, N_("Deze medewerker mag in deze casus niet worden toegelaten."),
		"WGS 2.27, BGS 2.21");
}

static struct view_field field(struct req *r, const struct view_form *form, enum input_kind kind, const char *name,
	const char *label, struct str now)
{
	bool mine = !r->reshow || str_eq(form->action, r->http->path);

	return (struct view_field){ .kind = kind, .name = name, .label = label,
		.value = mine ? req_value(r, name, now) : now, .error = mine ? req_error(r, name) : NULL };
}

static void ground_options(struct req *r, struct view_field *f)
{
	const struct redenlijst *l = redenlijst_find(r->app->cat, STR("toegangsgrond"));
	struct view_option *x = opties_new(r, f, l ? l->nredenen : 0, N_("Kies een grond"));

	for (size_t i = 0; l && i < l->nredenen; i++) {
		const struct reden *g = &l->redenen[i];
		struct str label = label_text(&g->label, (int)r->lang);

		if (g->grond.n)
			label = str_cat(r->arena, str_cat(r->arena, label, STR(" · ")), g->grond);
		x[f->noptions++] = (struct view_option){ .value = g->code, .text = label };
	}
}

static void level_fields(struct req *r, const struct person *p, struct view_toegang_mens *v)
{
	bool huis = str_eq(p->domein, STR("zvh"));

	for (int d = 0; d < CASUS_DEEL_LOGBOEK; d++) {
		struct view_field *f = &v->delen[v->ndelen];

		if (d == CASUS_DEEL_INTERN && !huis)
			continue;
		*f = field(r, &v->form, INPUT_SELECT, casus_deel_codes[d], NULL, number(r, p->niveaus.v[d]));
		f->text = casus_deel_naam(r, str_z(casus_deel_codes[d]));
		level_options(r, f, d == CASUS_DEEL_KERN ? NIVEAU_EIGEN : NIVEAU_GEEN,
			d == CASUS_DEEL_KERN && !huis ? NIVEAU_LEZEN : NIVEAU_SCHRIJVEN);
		v->ndelen++;
	}
}

static struct datum until_default(int64_t tot)
{
	if (tot >= ALTIJD)
		return (struct datum){ 0 };
	return tot ? datum_of_moment(tot - 1) : datum_add_months(datum_today(), 12);
}

static void person_fields(struct req *r, struct casus_id casus, struct medewerker_id m, const struct person *p,
	struct view_toegang_mens *v)
{
	v->form = (struct view_form){ .action = url_casus_toegang_post(r, casus, m), .token = form_token(r),
		.guard = true };
	v->functie = field(r, &v->form, INPUT_SELECT, "functie", N_("Rol in het team"),
		casus_keus_label(team_functies, p->functie) ? p->functie : STR("deelnemer"));
	casus_opties(r, &v->functie, team_functies);
	v->grond = field(r, &v->form, INPUT_SELECT, "grond", N_("Grond"), p->nieuw ? STR("casusteam") : STR(""));
	v->grond.required = true;
	ground_options(r, &v->grond);
	v->reden = field(r, &v->form, INPUT_TEXTAREA, "reden", N_("Motivering"), STR(""));
	v->reden.rows = 2;
	v->reden.help = N_("Nodig bij een eigen wettelijke taak, bij waarneming en voor iemand van een ander huis.");
	v->tot = field(r, &v->form, INPUT_DATE, "tot", N_("Toegang tot en met"), casus_datum_veld(r,
		until_default(p->tot)));
	v->tot.help = N_("Alleen voor het eigen huis mag dit leeg blijven: dan tot de casus sluit.");
	level_fields(r, p, v);
}

static void person_ends(struct req *r, struct casus_id casus, struct medewerker_id m, const struct person *p,
	struct view_toegang_mens *v)
{
	struct view_field *f;

	if (p->nieuw)
		return;
	if (p->tot < ALTIJD) {
		v->verlengen = formulier_begin(r, url_casus_toegang_verleng(r, casus, m), N_("Grond herbevestigen"));
		veld_add(r, &v->verlengen, INPUT_DATE, "tot", N_("Toegang tot en met"),
			casus_datum_veld(r, datum_add_months(datum_today(), 12)))->id = "verleng-tot";
		f = veld_add(r, &v->verlengen, INPUT_TEXTAREA, "reden", N_("Waarom geldt de grond nog?"), STR(""));
		f->rows = 2;
		f->id = "verleng-reden";
	}
	v->einde = formulier_begin(r, url_casus_toegang_einde(r, casus, m), N_("Toegang beëindigen"));
	v->einde.negative = true;
	v->einde.confirm = N_("De toegang eindigt direct. Doorgaan?");
	f = veld_add(r, &v->einde, INPUT_TEXTAREA, "reden", N_("Waarom eindigt de toegang?"), STR(""));
	f->rows = 2;
	f->id = "einde-reden";
}

enum fault page_casus_toegang_mens(struct req *r, const struct in_casus_toegang_mens *in)
{
	struct view_toegang_mens *v = ARENA_NEW(r->arena, struct view_toegang_mens);
	struct person p = { 0 };
	struct team *t;

	TRY(team_get(&r->ctx, in->casus, &t));
	if (!may_grant(r, t->kop))
		return fault_set(&r->fi, FAULT_DENIED, NULL, "WGS 2.31 lid 4");
	TRY(person_find(r, t, in->medewerker, &p));
	v->frame = casus_frame(r, t->kop, CASUS_TAB_TOEGANG);
	v->nieuw = p.nieuw;
	v->titel = p.nieuw ? N_("Toegang geven") : N_("Toegang wijzigen");
	v->naam = p.naam;
	v->organisatie = p.organisatie;
	v->domein = p.domein;
	v->terug = url_casus_toegang(r, in->casus);
	person_fields(r, in->casus, in->medewerker, &p, v);
	person_ends(r, in->casus, in->medewerker, &p, v);
	view_casus_toegang_mens(r->out, v);
	return casus_send(r, t->kop, v->titel);
}

enum fault page_casus_toegang_post(struct req *r, const struct in_casus_toegang_post *in)
{
	struct team_toelating t = { .casus = in->casus, .medewerker = in->medewerker, .functie = given(in->functie),
		.niveaus = { { [CASUS_DEEL_KERN] = (int)in->kern, [CASUS_DEEL_PLAN] = (int)in->plan,
			[CASUS_DEEL_TIJDLIJN] = (int)in->tijdlijn, [CASUS_DEEL_ZRM] = (int)in->zrm,
			[CASUS_DEEL_STRAF] = (int)in->straf, [CASUS_DEEL_ZORG] = (int)in->zorg,
			[CASUS_DEEL_INTERN] = in->intern.set ? (int)in->intern.v : 0 } },
		.grond = given(in->grond), .reden = given(in->reden), .tot = in->tot };

	TRY(team_admit(&r->ctx, &t));
	return req_redirect(r, url_casus_toegang(r, in->casus), "toegang_gegeven");
}

enum fault page_casus_toegang_verleng(struct req *r, const struct in_casus_toegang_verleng *in)
{
	TRY(team_reconfirm(&r->ctx, in->casus, in->medewerker, in->tot, in->reden));
	return req_redirect(r, url_casus_toegang(r, in->casus), "toegang_verlengd");
}

enum fault page_casus_toegang_einde(struct req *r, const struct in_casus_toegang_einde *in)
{
	TRY(team_withdraw(&r->ctx, in->casus, in->medewerker, in->reden));
	return req_redirect(r, url_casus_toegang(r, in->casus), "toegang_beeindigd");
}

/* ---- requests ---- */

enum fault page_casus_verzoek_post(struct req *r, const struct in_casus_verzoek_post *in)
{
	struct buf b = buf_new(r->arena);

	for (size_t i = 0; i < in->gevraagd.n; i++) {
		buf_addz(&b, i ? "," : "");
		buf_add(&b, in->gevraagd.v[i]);
	}
	TRY(team_ask(&r->ctx, in->casus, buf_str(&b), (int)in->niveau, in->reden));
	return req_redirect(r, url_casus_toegang(r, in->casus), "verzoek_verstuurd");
}

enum fault page_casus_verzoek(struct req *r, const struct in_casus_verzoek *in)
{
	const struct team_verzoek *x = NULL;
	struct view_casus_form *v;
	struct view_field *f;
	struct view_option *o;
	struct team *t;

	TRY(team_get(&r->ctx, in->casus, &t));
	if (!may_grant(r, t->kop))
		return fault_set(&r->fi, FAULT_DENIED, NULL, "WGS 2.31 lid 4");
	for (size_t i = 0; i < t->nverzoeken; i++)
		if (t->verzoeken[i].id.v == in->verzoek.v)
			x = &t->verzoeken[i];
	if (!x)
		return fault_set(&r->fi, FAULT_NOT_FOUND, NULL, NULL);
	v = casus_form_new(r, t->kop, N_("Verzoek om toegang"), NULL, url_casus_verzoek_antwoord(r, in->casus, in->verzoek),
		N_("Antwoord versturen"), url_casus_toegang(r, in->casus));
	v->feiten_titel = N_("Het verzoek");
	v->feiten[v->nfeiten++] = (struct view_fact){ .label = N_("Van"), .value = str_cat(r->arena, x->naam,
		str_cat(r->arena, STR(", "), x->organisatie_naam)) };
	v->feiten[v->nfeiten++] = (struct view_fact){ .label = N_("Onderdelen"), .value = parts_text(r, x->gevraagd) };
	v->feiten[v->nfeiten++] = (struct view_fact){ .label = N_("Om te"),
		.value = str_z(tr(r->lang, casus_niveau_naam(x->niveau))) };
	v->feiten[v->nfeiten++] = (struct view_fact){ .label = N_("Reden"), .value = x->reden };
	v->feiten[v->nfeiten++] = (struct view_fact){ .label = N_("Gevraagd op"), .value = casus_moment_dag(r, x->moment) };
	formulier_hide(&v->form, "versie", number(r, x->versie));
	f = veld_add(r, &v->form, INPUT_RADIO, "besluit", N_("Besluit"), STR(""));
	f->required = true;
	o = opties_new(r, f, 2, NULL);
	o[f->noptions++] = (struct view_option){ .value = STR("toekennen"), .label = N_("Toekennen") };
	o[f->noptions++] = (struct view_option){ .value = STR("weigeren"), .label = N_("Weigeren") };
	f = veld_add(r, &v->form, INPUT_DATE, "tot", N_("Toegang tot en met"),
		casus_datum_veld(r, datum_add_months(datum_today(), 12)));
	f->help = N_("Alleen bij toekennen.");
	f = veld_add(r, &v->form, INPUT_TEXTAREA, "antwoord", N_("Antwoord"), STR(""));
	f->rows = 2;
	f->help = N_("Bij weigeren verplicht. De aanvrager leest dit.");
	return casus_form_send(r, t->kop, v);
}

enum fault page_casus_verzoek_antwoord(struct req *r, const struct in_casus_verzoek_antwoord *in)
{
	TRY(team_answer(&r->ctx, in->casus, in->verzoek, in->versie, str_eq(in->besluit, STR("toekennen")), in->tot,
		given(in->antwoord)));
	return req_redirect(r, url_casus_toegang(r, in->casus), "verzoek_beantwoord");
}
