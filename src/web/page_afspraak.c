/* Pages: one afspraak with its history, what may be done with it, and the list of one's own. */
#include <string.h>

#include "domein/aanmelding/bijlage.h"
#include "domein/organisatie/organisatie.h"
#include "routes.h"
#include "views.h"
#include "web/aanmelden_velden.h"
#include "web/page_plan.h"
#include "web/shell.h"

static struct str given(struct str s)
{
	return s.p ? s : STR("");
}

static struct str number(struct req *r, int64_t n)
{
	return str_from_i64(r->arena, n);
}

/* ---- making and changing ---- */

static void goal_options(struct req *r, const struct doelen *l, struct view_field *f)
{
	struct view_option *x = opties_new(r, f, l->n, N_("Bij geen doel"));

	for (size_t i = 0; i < l->n; i++)
		if (str_eq(l->v[i].status, STR("open")))
			x[f->noptions++] = (struct view_option){ .value = id_value(r, ID_doel, l->v[i].id.v),
				.text = l->v[i].tekst };
}

static enum fault owner_options(struct req *r, struct casus_id casus, struct view_field *mens, struct view_field *org)
{
	struct organisatie_filter all = { .zoek = STR(""), .domein = STR("") };
	struct afspraak_eigenaren l;
	struct organisaties o;
	struct view_option *x;

	TRY(afspraak_eigenaren(&r->ctx, casus, &l));
	TRY(organisatie_list(&r->ctx, &all, &o));
	x = opties_new(r, mens, l.n, N_("Nog niemand aangewezen"));
	for (size_t i = 0; i < l.n; i++) {
		struct str naam = str_cat(r->arena, str_cat(r->arena, l.v[i].naam, STR(", ")), l.v[i].organisatie_naam);

		x[mens->noptions++] = (struct view_option){ .value = id_value(r, ID_medewerker, l.v[i].id.v), .text = naam };
	}
	x = opties_new(r, org, o.n, N_("Volgt uit de persoon"));
	for (size_t i = 0; i < o.n; i++)
		if (!str_eq(o.v[i].domein, STR("zvh")))
			x[org->noptions++] = (struct view_option){ .value = id_value(r, ID_organisatie, o.v[i].id.v),
				.text = o.v[i].naam };
	return FAULT_NONE;
}

static enum fault form_fields(struct req *r, struct casus_id casus, const struct doelen *doelen, const struct afspraak *a,
	struct view_formulier *f)
{
	struct view_field *x, *mens, *org;

	x = veld_groot(r, f, "tekst", N_("Wat gaat er gebeuren?"), a->tekst, 2);
	x->required = true;
	x = veld_add(r, f, INPUT_SELECT, "doel", N_("Bij welk doel?"), a->doel.v ? id_value(r, ID_doel, a->doel.v) : STR(""));
	goal_options(r, doelen, x);
	mens = veld_add(r, f, INPUT_SELECT, "eigenaar", N_("Wie doet dit?"), a->eigenaar.v ? id_value(r, ID_medewerker,
		a->eigenaar.v) : STR(""));
	mens->help = N_("Partners die zijn toegelaten tot het plan. De procesregisseur voert geen afspraken uit.");
	org = veld_add(r, f, INPUT_SELECT, "organisatie", N_("Of welke organisatie, als de persoon nog niet bekend is?"),
		!a->eigenaar.v && a->organisatie.v ? id_value(r, ID_organisatie, a->organisatie.v) : STR(""));
	TRY(owner_options(r, casus, mens, org));
	x = veld_add(r, f, INPUT_DATE, "termijn", N_("Klaar op"), casus_datum_veld(r, a->termijn));
	x->optional = true;
	x = veld_add(r, f, INPUT_SELECT, "herhaal", N_("Hoe vaak?"), a->herhaal);
	casus_opties(r, x, afspraak_ritmes);
	x = veld_add(r, f, INPUT_RADIO, "soort", N_("Soort"), a->soort);
	x->in_line = true;
	opties_redenen(r, x, "interventie", NULL);
	x = veld_add(r, f, INPUT_RADIO, "kader", N_("Kader"), a->kader);
	x->in_line = true;
	opties_redenen(r, x, "kader", NULL);
	x = veld_groot(r, f, "indeling_reden", N_("Kan dat nog niet? Waarom?"), a->indeling_reden, 1);
	x->optional = true;
	return FAULT_NONE;
}

enum fault page_afspraak_nieuw(struct req *r, const struct in_afspraak_nieuw *in)
{
	struct afspraak none = { .tekst = STR(""), .herhaal = STR(""), .soort = STR(""), .kader = STR(""),
		.indeling_reden = STR(""), .doel = in->doel };
	struct view_casus_form *v = NULL;
	struct casus_kop *k;
	struct doelen doelen;

	TRY(casus_kop_get(&r->ctx, in->casus, &k));
	if (!casus_mag(k, CASUS_DEEL_PLAN, NIVEAU_SCHRIJVEN) || k->gesloten)
		return fault_set(&r->fi, FAULT_DENIED, N_("Dit doet wie het plan schrijft."), "WGS 2.31 lid 4");
	TRY(doel_list(&r->ctx, in->casus, false, &doelen));
	v = casus_form_new(r, k, N_("Afspraak toevoegen"), NULL, url_afspraak_nieuw_post(r, in->casus),
		N_("Afspraak opslaan"), url_casus_plan(r, in->casus));
	TRY(form_fields(r, in->casus, &doelen, &none, &v->form));
	return casus_form_send(r, k, v);
}

enum fault page_afspraak_nieuw_post(struct req *r, const struct in_afspraak_nieuw_post *in)
{
	struct afspraak_nieuw n = { .casus = in->casus, .doel = in->doel, .tekst = in->tekst, .eigenaar = in->eigenaar,
		.organisatie = in->eigenaar.v ? (struct organisatie_id){ 0 } : in->organisatie, .termijn = in->termijn,
		.herhaal = given(in->herhaal), .soort = given(in->soort), .kader = given(in->kader),
		.indeling_reden = given(in->indeling_reden) };
	struct afspraak_id id;

	TRY(afspraak_add(&r->ctx, &n, &id));
	stagnatie_follow_after(&r->ctx, in->casus);
	return req_redirect(r, url_casus_plan(r, in->casus), "afspraak_opgeslagen");
}

enum fault page_afspraak_wijzig(struct req *r, const struct in_afspraak_wijzig *in)
{
	struct afspraak_blad *s = NULL;
	struct view_casus_form *v = NULL;
	struct doelen doelen;

	TRY(afspraak_get(&r->ctx, in->casus, in->afspraak, &s));
	if (!s->mag_wijzigen)
		return fault_set(&r->fi, FAULT_DENIED, N_("Dit doet wie het plan schrijft."), "WGS 2.31 lid 4");
	TRY(doel_list(&r->ctx, in->casus, false, &doelen));
	v = casus_form_new(r, s->kop, N_("Afspraak wijzigen"),
		N_("Bij een andere eigenaar begint de afspraak opnieuw: die aanvaardt of weigert."),
		url_afspraak_wijzig_post(r, in->casus, in->afspraak), N_("Afspraak opslaan"),
		url_afspraak(r, in->casus, in->afspraak));
	formulier_hide(&v->form, "versie", number(r, s->a.versie));
	TRY(form_fields(r, in->casus, &doelen, &s->a, &v->form));
	return casus_form_send(r, s->kop, v);
}

static enum fault back(struct req *r, struct casus_id casus, struct afspraak_id id, const char *notice)
{
	return req_redirect(r, url_afspraak(r, casus, id), notice);
}

enum fault page_afspraak_wijzig_post(struct req *r, const struct in_afspraak_wijzig_post *in)
{
	struct afspraak_nieuw n = { .casus = in->casus, .doel = in->doel, .tekst = in->tekst, .eigenaar = in->eigenaar,
		.organisatie = in->eigenaar.v ? (struct organisatie_id){ 0 } : in->organisatie, .termijn = in->termijn,
		.herhaal = given(in->herhaal), .soort = given(in->soort), .kader = given(in->kader),
		.indeling_reden = given(in->indeling_reden) };

	TRY(afspraak_update(&r->ctx, in->afspraak, in->versie, &n));
	return back(r, in->casus, in->afspraak, "afspraak_opgeslagen");
}

/* ---- one afspraak ---- */

static void fact(struct view_afspraak_blad *v, const char *label, struct str waarde)
{
	if (waarde.n)
		v->feiten[v->nfeiten++] = (struct view_feit_plan){ label, waarde };
}

static void facts_fill(struct req *r, const struct afspraak_blad *s, struct view_afspraak_blad *v)
{
	const struct afspraak *a = &s->a;
	const char *antwoord = casus_keus_label(afspraak_antwoorden, a->antwoord);

	fact(v, N_("Termijn"), v->rij.termijn.n ? v->rij.termijn : str_z(tr(r->lang, N_("Geen datum"))));
	fact(v, N_("Antwoord van de eigenaar"), str_z(tr(r->lang, antwoord ? antwoord : "")));
	fact(v, N_("Reden"), a->antwoord_reden);
	fact(v, N_("Soort en kader"), v->rij.klasse);
	fact(v, N_("Nog niet ingedeeld"), a->indeling_reden);
	fact(v, N_("Doel"), s->doel);
	fact(v, N_("Leefgebied"), a->leefgebied.n ? leefgebied_naam(r, a->leefgebied) : STR(""));
	fact(v, N_("Gemaakt"), casus_moment_dag(r, a->gemaakt));
	fact(v, N_("Afgesloten omdat"), a->status_reden);
}

static const char *step_name(struct str soort)
{
	static const struct casus_keus names[] = { { "gemaakt", N_("Afspraak gemaakt"), NULL },
		{ "gewijzigd", N_("Gewijzigd"), NULL }, { "overgedragen", N_("Andere eigenaar"), NULL },
		{ "aanvaard", N_("Aanvaard"), NULL }, { "geweigerd", N_("Geweigerd"), NULL },
		{ "voortgang", N_("Voortgang"), NULL }, { "bewijs", N_("Voortgang met bewijs"), NULL },
		{ "ronde", N_("Weer gedaan"), NULL }, { "gereed", N_("Gereed"), NULL }, { "mislukt", N_("Niet gelukt"), NULL },
		{ "vervallen", N_("Vervallen"), NULL }, { "heropend", N_("Weer geopend"), NULL },
		{ "uitstel_gevraagd", N_("Andere datum gevraagd"), NULL },
		{ "uitstel_akkoord", N_("Andere datum akkoord"), NULL },
		{ "uitstel_geweigerd", N_("Andere datum geweigerd"), NULL }, { "herinnerd", N_("Herinnerd"), NULL }, { 0 } };
	const char *name = casus_keus_label(names, soort);

	return name ? name : names[1].label;
}

static void steps_fill(struct req *r, const struct afspraak_blad *s, struct view_afspraak_blad *v)
{
	v->n = s->n;
	v->v = ARENA_ARRAY(r->arena, s->n + 1, struct view_afspraak_stap);
	for (size_t i = 0; i < s->n; i++) {
		const struct afspraak_stap *x = &s->v[i];
		bool leest = x->bijlage.v && req_mag(r, RECHT_bijlage_lezen);

		v->v[i] = (struct view_afspraak_stap){ step_name(x->soort), x->tekst,
			casus_wpg_tekst(r, x->wpg), x->voorwaarden, text_moment(r->arena, r->lang, x->moment),
			x->door_naam, x->organisatie_naam, x->domein, leest ? url_bijlage(r, x->bijlage) : STR(""),
			casus_dag(r, x->termijn) };
	}
}

static struct view_formulier act(struct req *r, struct str url, const char *knop, const struct afspraak *a)
{
	struct view_formulier f = formulier_begin(r, url, knop);

	formulier_hide(&f, "versie", number(r, a->versie));
	return f;
}

static void link_add(struct view_afspraak_blad *v, const char *label, const char *icon, struct str href)
{
	v->links[v->nlinks++] = (struct view_button){ .label = label, .icon = icon, .href = href };
}

static void progress_form(struct req *r, const struct afspraak_blad *s, struct view_afspraak_blad *v)
{
	struct view_field *x, wpg = { 0 };

	v->voortgang = formulier_begin(r, url_afspraak_voortgang(r, s->a.casus, s->a.id), N_("Voortgang opslaan"));
	v->voortgang.form.upload = true;
	v->voortgang.form.guard = true;
	x = veld_groot(r, &v->voortgang, "tekst", N_("Hoe staat het ervoor?"), STR(""), 2);
	x->help = N_("Feitelijk en kort. De betrokkene kan dit opvragen.");
	if (!str_eq(r->ctx.actor.domein, STR("zvh"))) {
		x = veld_add(r, &v->voortgang, INPUT_TEXT, "voorwaarden", N_("Voorwaarden aan het gebruik"), STR(""));
		x->optional = true;
		x->help = N_("Bijvoorbeeld: niet bespreken met de betrokkene. De voorwaarde gaat mee (WGS 2.29 lid 3).");
	}
	casus_wpg(r, regime_find(r->app->cat, s->kop->regime), &wpg);
	if (wpg.name)
		v->voortgang.f[v->voortgang.n++] = wpg;
	if (!s->bewijs_deel)
		return;
	x = veld_add(r, &v->voortgang, INPUT_FILE, "bestand", N_("Bewijs, als bestand"), STR(""));
	x->optional = true;
	x->help = strcmp(s->bewijs_deel, "plan") == 0
		? N_("Pdf, Word (docx), Excel (xlsx), odt, png, jpg of txt. Hoogstens 20 MB, zonder macro's. Te zien voor wie het plan ziet.")
		: N_("Pdf, Word (docx), Excel (xlsx), odt, png, jpg of txt. Hoogstens 20 MB, zonder macro's. Te zien voor het hele team op de tijdlijn.");
}

static void acts_fill(struct req *r, const struct afspraak_blad *s, struct view_afspraak_blad *v)
{
	const struct afspraak *a = &s->a;
	struct casus_id c = a->casus;
	bool wacht = str_eq(a->antwoord, STR("wacht")), geweigerd = str_eq(a->antwoord, STR("geweigerd"));

	if (!req_mag(r, RECHT_casus_schrijven))
		return;
	if (s->mag_antwoorden && a->loopt) {
		v->wacht = wacht && a->eigen;
		if (wacht || geweigerd) {
			v->aanvaarden = act(r, url_afspraak_aanvaard(r, c, a->id), N_("Aanvaarden"), a);
			v->aanvaarden.secondary = !a->eigen; /* for another, who answered by telephone */
		}
		if (!geweigerd)
			progress_form(r, s, v);
		if (wacht)
			link_add(v, N_("Weigeren"), "x", url_afspraak_weiger(r, c, a->id));
		link_add(v, N_("Klaar melden"), "circle-check", url_afspraak_klaar(r, c, a->id));
		if (!s->mag_wijzigen)
			link_add(v, N_("Andere datum vragen"), "calendar", url_afspraak_datum(r, c, a->id));
	}
	if (!s->mag_wijzigen)
		return;
	if (!a->loopt) {
		link_add(v, N_("Weer openen"), "arrow-back-up", url_afspraak_heropen(r, c, a->id));
		return;
	}
	link_add(v, N_("Wijzigen"), "pencil", url_afspraak_wijzig(r, c, a->id));
	if (a->voorstel.v) {
		v->akkoord = act(r, url_afspraak_akkoord(r, c, a->id), N_("Akkoord met deze datum"), a);
		link_add(v, N_("Datum laten staan"), "calendar-x", url_afspraak_nietakkoord(r, c, a->id));
	}
	if (a->eigenaar.v && a->eigenaar_ziet) {
		v->herinneren = formulier_begin(r, url_afspraak_herinner(r, c, a->id), N_("Eigenaar herinneren"));
		v->herinneren.secondary = true;
	}
	link_add(v, N_("Stagnatie vastleggen"), "player-pause", str_cat(r->arena, str_cat(r->arena,
		url_casus_stagnatie(r, c), STR("?afspraak=")), id_value(r, ID_afspraak, a->id.v)));
}

enum fault page_afspraak(struct req *r, const struct in_afspraak *in)
{
	struct view_afspraak_blad *v = ARENA_NEW(r->arena, struct view_afspraak_blad);
	struct afspraak_blad *s = NULL;

	TRY(afspraak_get(&r->ctx, in->casus, in->afspraak, &s));
	v->frame = casus_frame(r, s->kop, CASUS_TAB_PLAN);
	v->a = &s->a;
	v->doel = s->doel;
	v->url_plan = url_casus_plan(r, in->casus);
	v->voorstel = casus_dag(r, s->a.voorstel);
	afspraak_rij_fill(r, &s->a, &v->rij);
	facts_fill(r, s, v);
	steps_fill(r, s, v);
	acts_fill(r, s, v);
	view_afspraak(r->out, v);
	return casus_send(r, s->kop, N_("Afspraak"));
}

/* ---- acts of one button ---- */

enum fault page_afspraak_aanvaard(struct req *r, const struct in_afspraak_aanvaard *in)
{
	TRY(afspraak_answer(&r->ctx, in->afspraak, in->versie, true, STR("")));
	return back(r, in->casus, in->afspraak, "afspraak_aanvaard");
}

enum fault page_afspraak_akkoord(struct req *r, const struct in_afspraak_akkoord *in)
{
	TRY(afspraak_answer_date(&r->ctx, in->afspraak, in->versie, true, STR("")));
	return back(r, in->casus, in->afspraak, "afspraak_datum");
}

enum fault page_afspraak_herinner(struct req *r, const struct in_afspraak_herinner *in)
{
	TRY(afspraak_remind(&r->ctx, in->afspraak));
	return back(r, in->casus, in->afspraak, "afspraak_herinnerd");
}

enum fault page_afspraak_voortgang(struct req *r, const struct in_afspraak_voortgang *in)
{
	struct bijlage_id bijlage = { 0 };

	if (in->bestand) {
		struct bijlage_nieuw n = { .dossier = casus_dossier(in->casus), .titel = STR(""),
			.bestandsnaam = in->bestand->filename, .wpg = given(in->wpg), .voorwaarden = given(in->voorwaarden) };
		struct afspraak_blad *s;

		TRY(afspraak_get(&r->ctx, in->casus, in->afspraak, &s));
		if (!s->mag_antwoorden || !s->a.loopt || !s->bewijs_deel)
			return fault_set(&r->fi, FAULT_DENIED, NULL, "WGS 2.31 lid 4");
		if (!str_trim(in->tekst).n)
			return fault_field(&r->fi, "tekst", N_("Schrijf op hoe het ervoor staat."), NULL);
		n.onderdeel = s->bewijs_deel;
		TRY(file_bytes(r, in->bestand, &n.inhoud));
		TRY(bijlage_store(&r->ctx, &n, &bijlage));
	}
	TRY(afspraak_progress(&r->ctx, in->afspraak,
		&(struct afspraak_voortgang){ in->tekst, given(in->wpg), given(in->voorwaarden), bijlage }));
	return back(r, in->casus, in->afspraak, "afspraak_voortgang");
}

/* ---- acts of a form ---- */

/* A page with one form about an afspraak, its text beside it. */
static enum fault act_page(struct req *r, struct casus_id casus, struct afspraak_id id, struct afspraak_blad **ret,
	struct view_casus_form **form, const char *titel, const char *knop, struct str url)
{
	struct afspraak_blad *s = NULL;
	struct view_casus_form *v = NULL;

	TRY(afspraak_get(&r->ctx, casus, id, &s));
	if (!s->mag_antwoorden)
		return fault_set(&r->fi, FAULT_DENIED, N_("Alleen de organisatie van deze afspraak antwoordt hier."),
			"WGS 2.31 lid 4; invariant 21");
	v = casus_form_new(r, s->kop, titel, NULL, url, knop, url_afspraak(r, casus, id));
	formulier_hide(&v->form, "versie", number(r, s->a.versie));
	v->feiten_titel = N_("Over deze afspraak");
	v->feiten[v->nfeiten++] = (struct view_fact){ .label = N_("Afspraak"), .value = s->a.tekst };
	v->feiten[v->nfeiten++] = (struct view_fact){ .label = N_("Eigenaar"), .value = afspraak_wie(r, &s->a) };
	if (s->a.termijn.v)
		v->feiten[v->nfeiten++] = (struct view_fact){ .label = N_("Termijn"), .value = afspraak_termijn(r, &s->a) };
	*ret = s;
	*form = v;
	return FAULT_NONE;
}

enum fault page_afspraak_weiger(struct req *r, const struct in_afspraak_weiger *in)
{
	struct view_casus_form *v = NULL;
	struct afspraak_blad *s = NULL;

	TRY(act_page(r, in->casus, in->afspraak, &s, &v, N_("Afspraak weigeren"), N_("Afspraak weigeren"),
		url_afspraak_weiger_post(r, in->casus, in->afspraak)));
	veld_groot(r, &v->form, "reden", N_("Waarom kan dit niet?"), STR(""), 3)->help =
		N_("De procesregisseur krijgt bericht en zoekt een andere weg.");
	return casus_form_send(r, s->kop, v);
}

enum fault page_afspraak_weiger_post(struct req *r, const struct in_afspraak_weiger_post *in)
{
	TRY(afspraak_answer(&r->ctx, in->afspraak, in->versie, false, in->reden));
	return back(r, in->casus, in->afspraak, "afspraak_geweigerd");
}

enum fault page_afspraak_klaar(struct req *r, const struct in_afspraak_klaar *in)
{
	static const struct casus_keus once[] = { { "gereed", N_("Gereed"), N_("Het is gedaan.") },
		{ "mislukt", N_("Niet gelukt"), N_("Het is niet gelukt en gaat ook niet meer lukken.") },
		{ "vervallen", N_("Vervallen"), N_("Het is niet meer nodig.") }, { 0 } };
	static const struct casus_keus own[] = { { "gereed", N_("Gereed"), N_("Het is gedaan.") },
		{ "mislukt", N_("Niet gelukt"), N_("Het is niet gelukt en gaat ook niet meer lukken.") }, { 0 } };
	struct view_casus_form *v = NULL;
	struct afspraak_blad *s = NULL;
	struct view_field *x;

	TRY(act_page(r, in->casus, in->afspraak, &s, &v, N_("Klaar melden"), N_("Opslaan"),
		url_afspraak_klaar_post(r, in->casus, in->afspraak)));
	x = veld_add(r, &v->form, INPUT_RADIO, "uitkomst", N_("Hoe is het afgelopen?"), s->a.herhaal.n ? STR("ronde")
		: STR("gereed"));
	casus_opties(r, x, s->mag_wijzigen ? once : own);
	if (s->a.herhaal.n) {
		struct view_option *all = ARENA_ARRAY(r->arena, x->noptions + 1, struct view_option);

		all[0] = (struct view_option){ .value = STR("ronde"), .label = N_("Deze keer gedaan"),
			.help = N_("De afspraak loopt door tot de volgende keer.") };
		memcpy(all + 1, x->options, x->noptions * sizeof(*all));
		x->options = all;
		x->noptions++;
	}
	veld_groot(r, &v->form, "tekst", N_("Toelichting"), STR(""), 3)->help =
		N_("Bij Gereed mag dit leeg blijven; anders staat hier waarom.");
	return casus_form_send(r, s->kop, v);
}

enum fault page_afspraak_klaar_post(struct req *r, const struct in_afspraak_klaar_post *in)
{
	TRY(afspraak_finish(&r->ctx, in->afspraak, in->versie, in->uitkomst, given(in->tekst)));
	return back(r, in->casus, in->afspraak, "afspraak_klaar");
}

enum fault page_afspraak_datum(struct req *r, const struct in_afspraak_datum *in)
{
	struct view_casus_form *v = NULL;
	struct afspraak_blad *s = NULL;

	TRY(act_page(r, in->casus, in->afspraak, &s, &v, N_("Andere datum vragen"), N_("Datum vragen"),
		url_afspraak_datum_post(r, in->casus, in->afspraak)));
	veld_add(r, &v->form, INPUT_DATE, "voorstel", N_("Wanneer kan het wel?"), casus_datum_veld(r, s->a.voorstel));
	veld_groot(r, &v->form, "reden", N_("Waarom is er meer tijd nodig?"), s->a.voorstel_reden, 3);
	return casus_form_send(r, s->kop, v);
}

enum fault page_afspraak_datum_post(struct req *r, const struct in_afspraak_datum_post *in)
{
	TRY(afspraak_ask_date(&r->ctx, in->afspraak, in->versie, in->voorstel, in->reden));
	return back(r, in->casus, in->afspraak, "afspraak_uitstel");
}

enum fault page_afspraak_nietakkoord(struct req *r, const struct in_afspraak_nietakkoord *in)
{
	struct view_casus_form *v = NULL;
	struct afspraak_blad *s = NULL;

	TRY(act_page(r, in->casus, in->afspraak, &s, &v, N_("Datum laten staan"), N_("Datum laten staan"),
		url_afspraak_nietakkoord_post(r, in->casus, in->afspraak)));
	veld_groot(r, &v->form, "reden", N_("Waarom blijft de datum staan?"), STR(""), 3);
	return casus_form_send(r, s->kop, v);
}

enum fault page_afspraak_nietakkoord_post(struct req *r, const struct in_afspraak_nietakkoord_post *in)
{
	TRY(afspraak_answer_date(&r->ctx, in->afspraak, in->versie, false, in->reden));
	return back(r, in->casus, in->afspraak, "afspraak_datum");
}

enum fault page_afspraak_heropen(struct req *r, const struct in_afspraak_heropen *in)
{
	struct view_casus_form *v = NULL;
	struct afspraak_blad *s = NULL;

	TRY(act_page(r, in->casus, in->afspraak, &s, &v, N_("Afspraak weer openen"), N_("Afspraak weer openen"),
		url_afspraak_heropen_post(r, in->casus, in->afspraak)));
	veld_groot(r, &v->form, "reden", N_("Waarom weer open?"), STR(""), 3);
	return casus_form_send(r, s->kop, v);
}

enum fault page_afspraak_heropen_post(struct req *r, const struct in_afspraak_heropen_post *in)
{
	TRY(afspraak_reopen(&r->ctx, in->afspraak, in->versie, in->reden));
	return back(r, in->casus, in->afspraak, "afspraak_opgeslagen");
}

/* ---- the list ---- */

static enum afspraak_van whose(struct req *r, struct str van)
{
	if (str_eq(van, STR("organisatie")))
		return AFSPRAAK_VAN_ORGANISATIE;
	if (str_eq(van, STR("mij")))
		return AFSPRAAK_VAN_MIJ;
	return str_eq(van, STR("regie")) || req_mag(r, RECHT_casus_openen) ? AFSPRAAK_VAN_REGIE : AFSPRAAK_VAN_MIJ;
}

static void chips_fill(struct req *r, enum afspraak_van van, struct view_afspraken *v)
{
	static const struct {
		enum afspraak_van van;
		const char *label, *query;
	} chips[] = { { AFSPRAAK_VAN_MIJ, N_("Van mij"), "?van=mij" },
		{ AFSPRAAK_VAN_ORGANISATIE, N_("Van mijn organisatie"), "?van=organisatie" },
		{ AFSPRAAK_VAN_REGIE, N_("In mijn casussen"), "?van=regie" } };
	bool regie = req_mag(r, RECHT_casus_openen);

	for (size_t i = 0; i < 3; i++) {
		struct str url = str_cat(r->arena, url_afspraken(r), str_z(chips[i].query));

		if (regie == (chips[i].van != AFSPRAAK_VAN_REGIE)) /* the house owns none; partners guide none */
			continue;
		v->chips[v->nchips++] = (struct view_tab){ .label = chips[i].label, .href = url,
			.current = chips[i].van == van };
		if (chips[i].van == van)
			v->url_alles = v->alles ? url : str_cat(r->arena, url, STR("&alles=1"));
	}
}

/* Under which heading of the list a row stands; the rows come in this order. */
static const char *group_of(const struct afspraak *a, enum afspraak_van van)
{
	if (van != AFSPRAAK_VAN_REGIE && str_eq(a->antwoord, STR("wacht")))
		return N_("Wacht op antwoord");
	if (a->te_laat)
		return N_("Te laat");
	return a->termijn.v && a->termijn.v <= datum_add_days(datum_today(), 7).v ? N_("Komende zeven dagen")
		: N_("Later, of zonder datum");
}

enum fault page_afspraken(struct req *r, const struct in_afspraken *in)
{
	struct view_afspraken *v = ARENA_NEW(r->arena, struct view_afspraken);
	enum afspraak_van van = whose(r, given(in->van));
	const char *last = NULL;
	struct afspraak_rijen l;

	TRY(afspraak_mine(&r->ctx, van, in->alles, &l));
	TRY(ctx_looks_send(&r->ctx));
	v->alles = in->alles;
	v->meer = l.meer;
	v->url_alles = STR("");
	v->leeg = van == AFSPRAAK_VAN_REGIE ? N_("Alle afspraken in uw casussen liggen op schema.")
		: N_("Afspraken die op u wachten of deze week aflopen, komen hier.");
	chips_fill(r, van, v);
	v->n = l.n;
	v->v = ARENA_ARRAY(r->arena, l.n + 1, struct view_afspraken_rij);
	for (size_t i = 0; i < l.n; i++) {
		l.v[i].a.eigenaar_ziet = true;
		afspraak_rij_fill(r, &l.v[i].a, &v->v[i].rij);
		v->v[i].naam = l.v[i].heeft_naam && !l.v[i].ring.n ? naam_display(r->arena, &l.v[i].naam) : STR("");
		v->v[i].nummer = l.v[i].casus_nummer;
		v->v[i].url_casus = url_casus_plan(r, l.v[i].a.casus);
		v->v[i].groep = group_of(&l.v[i].a, van);
		if (last && strcmp(last, v->v[i].groep) == 0)
			v->v[i].groep = NULL;
		else
			last = v->v[i].groep;
	}
	view_afspraken(r->out, v);
	return page_send(r, N_("Afspraken"), MENU_AFSPRAKEN);
}
