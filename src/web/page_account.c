/* Pages: one's own account. Coming in by a link and setting up a factor stand in page_link.c. */
#include "web/page_account.h"

#include <string.h>

#include "catalogus/catalogus.h"
#include "domein/toegang/concept.h"
#include "domein/toegang/melding.h"
#include "domein/toegang/profiel.h"
#include "domein/toegang/wachtwoord.h"
#include "domein/werk/agenda.h"
#include "domein/werk/postkeuze.h"
#include "routes.h"
#include "views.h"

static struct str dag(struct req *r, struct datum d)
{
	return d.v ? datum_text(r->arena, d) : STR("");
}

static struct str moment(struct req *r, int64_t m)
{
	return text_moment(r->arena, r->lang, m);
}

static struct view_beheer kop(struct req *r, const char *title, bool crumb)
{
	struct view_beheer v = { .kop = { .title = title }, .fi = &r->fi };

	if (crumb)
		beheer_crumbs(r, &v, N_("Profiel"), url_profiel(r), str_z(tr(r->lang, title)));
	return v;
}

/* ---- profile ---- */

static void profile_facts(struct req *r, struct view_profiel *v, const struct profiel *p)
{
	const struct view_fact all[] = {
		{ .label = N_("Naam"), .value = p->naam }, { .label = N_("Functie"), .value = p->functie },
		{ .label = N_("E-mailadres"), .value = p->email }, { .label = N_("Organisatie"), .value = p->organisatie_naam },
		{ .label = N_("Huis"), .value = p->huis_naam }, { .label = N_("Aandachtsgebieden"), .value = p->aandachtsgebieden },
		{ .label = N_("VOG of screening"), .value = dag(r, p->vog) },
		{ .label = N_("Opleiding"), .value = dag(r, p->opleiding) },
		{ .label = N_("Account tot en met"), .value = dag(r, datum_of_moment(p->actief_tot - 1)) },
	};

	for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++)
		if (all[i].value.n)
			v->feiten[v->nfeiten++] = all[i];
}

static void profile_form(struct req *r, struct view_profiel *v, const struct profiel *p)
{
	struct view_option *x;
	struct view_field *w;

	v->form = formulier_begin(r, url_profiel_post(r), N_("Voorkeuren opslaan"));
	formulier_hide(&v->form, "versie", str_from_i64(r->arena, p->versie));
	w = veld_add(r, &v->form, INPUT_RADIO, "taal", N_("Taal"), p->taal);
	w->in_line = true;
	x = opties_new(r, w, 2, NULL);
	x[w->noptions++] = (struct view_option){ .value = STR("nl"), .text = STR("Nederlands") };
	x[w->noptions++] = (struct view_option){ .value = STR("en"), .text = STR("English") };
	w = veld_add(r, &v->form, INPUT_RADIO, "kleuren", N_("Kleuren"), p->kleuren);
	w->in_line = true;
	x = opties_new(r, w, 3, NULL);
	x[w->noptions++] = (struct view_option){ .value = STR("systeem"), .label = N_("Zoals uw apparaat") };
	x[w->noptions++] = (struct view_option){ .value = STR("licht"), .label = N_("Licht") };
	x[w->noptions++] = (struct view_option){ .value = STR("donker"), .label = N_("Donker") };
	w = veld_add(r, &v->form, INPUT_CHECK, "sneltoetsen", N_("Sneltoetsen gebruiken"),
		p->sneltoetsen ? STR("1") : STR(""));
	w->id = "gebruik-sneltoetsen"; /* the dialog of the shell has the name */
	w->help = N_("Bijvoorbeeld / om te zoeken. Zet dit uit als u spraakbesturing gebruikt.");
	w = veld_add(r, &v->form, INPUT_TEL, "telefoon", N_("Telefoon"), p->telefoon);
	w->optional = true;
	w->width = 20;
}

static const char *event_text(struct str soort)
{
	static const struct {
		const char *soort, *text;
	} texts[] = {
		{ "wachtwoord", N_("Wachtwoord gegeven") }, { "ingelogd", N_("Ingelogd") },
		{ "herstelcode", N_("Ingelogd met een herstelcode") }, { "uitgelogd", N_("Uitgelogd") },
		{ "overal_uitgelogd", N_("Overal uitgelogd") }, { "uitgenodigd", N_("Uitnodiging verstuurd") },
		{ "wachtwoord_ingesteld", N_("Wachtwoord ingesteld") }, { "wachtwoord_gewijzigd", N_("Wachtwoord gewijzigd") },
		{ "wachtwoord_vergeten", N_("Nieuw wachtwoord gevraagd") }, { "factor_link", N_("Link voor tweede factor verstuurd") },
		{ "factor_ingesteld", N_("Tweede factor ingesteld") }, { "herstelcodes", N_("Nieuwe herstelcodes gemaakt") },
		{ "factor_gereset", N_("Tweede factor vervallen verklaard") }, { "adres_gewijzigd", N_("E-mailadres gewijzigd") },
		{ "agenda_adres", N_("Nieuw agenda-adres gemaakt") }, { "agenda_adres_weg", N_("Agenda-adres ingetrokken") },
		{ "einddatum", N_("Einddatum vastgelegd") }, { "vertrokken", N_("Account beëindigd") },
	};

	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
		if (str_eq(soort, str_z(texts[i].soort)))
			return texts[i].text;
	return N_("Gebeurtenis");
}

static void profile_lists(struct req *r, struct view_profiel *v, const struct profiel *p)
{
	v->nrollen = p->nrollen;
	v->rollen = ARENA_ARRAY(r->arena, p->nrollen + 1, struct view_profiel_rol);
	for (size_t i = 0; i < p->nrollen; i++) {
		const char *ring = ring_naam(p->rollen[i].ring);

		v->rollen[i] = (struct view_profiel_rol){ rol_naam(r, p->rollen[i].rol),
			ring ? str_z(tr(r->lang, ring)) : p->rollen[i].huis_naam,
			dag(r, datum_of_moment(p->rollen[i].tot - 1)) };
	}
	v->nsessies = p->nsessies;
	v->sessies = ARENA_ARRAY(r->arena, p->nsessies + 1, struct view_sessie_rij);
	for (size_t i = 0; i < p->nsessies; i++)
		v->sessies[i] = (struct view_sessie_rij){ url_id(r, ID_sessie, p->sessies[i].id.v), p->sessies[i].apparaat,
			moment(r, p->sessies[i].begin), moment(r, p->sessies[i].laatst), p->sessies[i].id.v == r->sessie.id.v };
	v->ngebeurtenissen = p->ngebeurtenissen;
	v->gebeurtenissen = ARENA_ARRAY(r->arena, p->ngebeurtenissen + 1, struct view_gebeurtenis_rij);
	for (size_t i = 0; i < p->ngebeurtenissen; i++)
		v->gebeurtenissen[i] = (struct view_gebeurtenis_rij){ event_text(p->gebeurtenissen[i].soort),
			moment(r, p->gebeurtenissen[i].moment), p->gebeurtenissen[i].toelichting };
}

/* Mail by choice and the agenda address. */
static enum fault profile_work(struct req *r, struct view_profiel *v)
{
	static const struct {
		const char *code, *label;
	} keuzes[] = { { "direct", N_("Een keer per dag een overzicht, en uitnodigingen direct") },
		{ "dagelijks", N_("Alleen een keer per dag een overzicht") }, { "uit", N_("Geen e-mail over het werk") } };
	static const char *const codes[] = { [POST_UIT] = "uit", [POST_DAGELIJKS] = "dagelijks", [POST_DIRECT] = "direct" };
	struct agenda_stand a;
	enum postkeuze k;
	struct view_option *x;
	struct view_field *w;

	TRY(postkeuze_get(&r->ctx, &k));
	TRY(agenda_stand(&r->ctx, &a));
	v->post = formulier_begin(r, url_post_keuze(r), N_("Keuze opslaan"));
	w = veld_add(r, &v->post, INPUT_RADIO, "keuze", N_("E-mail over uw werk"), str_z(codes[k]));
	w->help = N_("In de e-mail staan alleen aantallen en een link, geen namen.");
	x = opties_new(r, w, 3, NULL);
	for (size_t i = 0; i < 3; i++)
		x[w->noptions++] = (struct view_option){ .value = str_z(keuzes[i].code), .label = keuzes[i].label };
	v->agenda = a.heeft;
	v->agenda_sinds = a.heeft ? moment(r, a.gemaakt) : STR("");
	v->agenda_laatst = a.laatst ? moment(r, a.laatst) : STR("");
	v->url_agenda = url_agenda_nieuw(r);
	v->url_agenda_weg = url_agenda_weg(r);
	v->url_afwezigheid = url_afwezigheid(r);
	return FAULT_NONE;
}

enum fault page_profiel(struct req *r, const struct in_profiel *in)
{
	struct view_profiel v = { .kop = kop(r, N_("Profiel"), false), .token = form_token(r) };
	struct profiel p;

	(void)in;
	TRY(profiel_get(&r->ctx, &p));
	v.url_wachtwoord = url_wachtwoord(r);
	v.url_factor = url_factor(r);
	v.url_herstelcodes = url_herstelcodes(r);
	v.url_sessie_einde = url_sessie_einde(r);
	v.url_overal_uit = url_overal_uit(r);
	v.codes = p.codes;
	if (p.wachtwoord_sinds)
		v.wachtwoord_sinds = dag(r, datum_of_moment(p.wachtwoord_sinds));
	profile_facts(r, &v, &p);
	profile_form(r, &v, &p);
	profile_lists(r, &v, &p);
	TRY(profile_work(r, &v));
	view_profiel(r->out, &v);
	return page_send(r, N_("Profiel"), MENU_GEEN);
}

enum fault page_profiel_post(struct req *r, const struct in_profiel_post *in)
{
	struct profiel_keuze k = { in->taal, in->kleuren, in->telefoon, in->sneltoetsen, in->versie };

	TRY(profiel_save(&r->ctx, &k));
	return req_redirect(r, url_profiel(r), "opgeslagen");
}

enum fault page_sessie_einde(struct req *r, const struct in_sessie_einde *in)
{
	TRY(sessie_end(&r->ctx, r->ctx.actor.id, in->sessie));
	return req_redirect(r, url_profiel(r), "sessie_einde");
}

enum fault page_overal_uit(struct req *r, const struct in_overal_uit *in)
{
	(void)in;
	TRY(sessie_end_all(&r->ctx, r->ctx.actor.id, (struct sessie_id){ 0 }));
	return req_redirect(r, url_login(r), NULL);
}

/* ---- password ---- */

enum fault page_wachtwoord(struct req *r, const struct in_wachtwoord *in)
{
	struct view_form_page v = { .kop = kop(r, N_("Wachtwoord wijzigen"), true) };
	struct view_field *w;

	(void)in;
	v.form = formulier_begin(r, url_wachtwoord_post(r), N_("Wachtwoord wijzigen"));
	w = veld_add(r, &v.form, INPUT_PASSWORD, "oud", N_("Uw wachtwoord van nu"), STR_NULL);
	w->required = true;
	w->autocomplete = "current-password";
	w = veld_add(r, &v.form, INPUT_PASSWORD, "nieuw", N_("Nieuw wachtwoord"), STR_NULL);
	w->required = true;
	w->autocomplete = "new-password";
	w = veld_add(r, &v.form, INPUT_PASSWORD, "nogmaals", N_("Nieuw wachtwoord, nog een keer"), STR_NULL);
	w->required = true;
	w->autocomplete = "new-password";
	v.form.annuleren = url_profiel(r);
	view_wachtwoord(r->out, &v);
	return page_send(r, N_("Wachtwoord wijzigen"), MENU_GEEN);
}

enum fault page_wachtwoord_post(struct req *r, const struct in_wachtwoord_post *in)
{
	TRY(wachtwoord_change(&r->ctx, r->sessie.id, in->oud, in->nieuw, in->nogmaals));
	return req_redirect(r, url_profiel(r), "wachtwoord_gewijzigd");
}

/* ---- recovery codes ---- */

enum fault page_herstelcodes(struct req *r, const struct in_herstelcodes *in)
{
	struct view_herstelcodes v = { .kop = kop(r, N_("Herstelcodes"), true) };
	struct profiel p;

	(void)in;
	TRY(profiel_get(&r->ctx, &p));
	v.eerste = !p.codes_ooit;
	v.over = p.codes;
	v.form = formulier_begin(r, url_herstelcodes_post(r), v.eerste ? N_("Herstelcodes maken")
		: N_("Nieuwe herstelcodes maken"));
	if (!v.eerste) {
		struct view_field *w = veld_add(r, &v.form, INPUT_PASSWORD, "wachtwoord", N_("Uw wachtwoord"), STR_NULL);

		w->required = true;
		w->autocomplete = "current-password";
	}
	view_herstelcodes(r->out, &v);
	return page_send(r, N_("Herstelcodes"), MENU_GEEN);
}

enum fault page_herstelcodes_post(struct req *r, const struct in_herstelcodes_post *in)
{
	struct view_herstelcodes v = { .kop = kop(r, N_("Herstelcodes"), true), .n = HERSTELCODES };
	struct str codes[HERSTELCODES];

	TRY(herstelcodes_new(&r->ctx, in->wachtwoord, codes));
	v.codes = codes;
	v.url_verder = url_profiel(r);
	view_herstelcodes(r->out, &v);
	return page_send(r, N_("Herstelcodes"), MENU_GEEN);
}

/* ---- notices ---- */

/* Where a dossier is read by somebody with these rights; the empty text when nowhere. */
static struct str dossier_url(const struct req *r, struct str soort, struct dossier_id id)
{
	if (str_eq(soort, STR("casus")) && req_mag(r, RECHT_casus_lezen))
		return url_casus(r, (struct casus_id){ id.v });
	if (str_eq(soort, STR("weging")) && req_mag(r, RECHT_weging_lezen))
		return url_weging(r, (struct weging_id){ id.v });
	if (str_eq(soort, STR("aanmelding")) && req_mag(r, RECHT_aanmelding_intake))
		return url_intake_aanmelding(r, (struct aanmelding_id){ id.v });
	if (str_eq(soort, STR("aanmelding")) && req_mag(r, RECHT_aanmelding_maken))
		return url_aanmelding(r, (struct aanmelding_id){ id.v });
	return STR("");
}

static const char *notice_text(struct str soort)
{
	static const struct {
		const char *soort, *text;
	} texts[] = {
#define X(soort, text) { #soort, N_(text) },
#include "web/meldingen.def"
#undef X
	};

	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
		if (str_eq(soort, str_z(texts[i].soort)))
			return texts[i].text;
	return N_("Er is iets gewijzigd.");
}

enum fault page_meldingen(struct req *r, const struct in_meldingen *in)
{
	struct view_meldingen v = { .url_gelezen = url_meldingen_gelezen(r), .token = form_token(r) };
	struct meldingen list;
	struct melding_dossiers dossiers;

	(void)in;
	TRY(melding_list(&r->ctx, &list));
	TRY(melding_dossier_list(&r->ctx, &dossiers));
	v.n = list.n;
	v.v = ARENA_ARRAY(r->arena, list.n + 1, struct view_melding_rij);
	for (size_t i = 0; i < list.n; i++) {
		const struct melding *m = &list.v[i];

		v.v[i] = (struct view_melding_rij){ .tekst = notice_text(m->soort), .moment = moment(r, m->moment),
			.nieuw = !m->gelezen };
		v.nieuw += !m->gelezen;
		for (size_t k = 0; k < dossiers.n && m->dossier.v; k++)
			if (dossiers.v[k].id.v == m->dossier.v) {
				v.v[i].nummer = dossiers.v[k].nummer;
				v.v[i].url = dossier_url(r, dossiers.v[k].soort, m->dossier);
				ctx_look(&r->ctx, m->dossier, (struct persoon_id){ 0 }, LOOK_SCHERM, STR("melding"));
			}
		/* who is asked about an aanmelding sees the question, and no dossier */
		if (!v.v[i].url.n && str_starts(m->soort, STR("verzoek_")) && req_mag(r, RECHT_casus_lezen)) {
			v.v[i].nummer = str_z(tr(r->lang, N_("Verzoeken")));
			v.v[i].url = url_verzoeken(r);
		}
	}
	view_meldingen(r->out, &v);
	return page_send(r, N_("Meldingen"), MENU_GEEN);
}

enum fault page_meldingen_gelezen(struct req *r, const struct in_meldingen_gelezen *in)
{
	(void)in;
	TRY(melding_read_all(&r->ctx));
	return req_redirect(r, url_meldingen(r), "gelezen");
}

/* ---- what was not sent ---- */

/* A value that a form carries for itself: an id or a secret; nothing to read. */
static bool not_for_reading(const struct veld *f)
{
	if (!f->value.n || f->value.n > 4000 || !str_utf8(f->value) || str_eq(f->name, STR("versie"))
		|| str_eq(f->name, STR("_t")))
		return true;
	if (f->value.n != ID_URL_LEN)
		return false;
	for (size_t i = 0; i < f->value.n; i++)
		if (!strchr("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_", f->value.p[i]))
			return false;
	return true;
}

/* "geboren_jaar" is "Geboren jaar": the form's own word, better than none. */
static struct str field_label(struct req *r, struct str name)
{
	struct buf b = buf_new(r->arena);

	for (size_t i = 0; i < name.n; i++) {
		char ch = name.p[i] == '_' || name.p[i] == '.' ? ' ' : name.p[i];

		buf_addc(&b, !i && ch >= 'a' && ch <= 'z' ? (char)(ch - 'a' + 'A') : ch);
	}
	return buf_str(&b);
}

static enum fault kept_row(struct req *r, const struct concept *head, struct view_bewaard_rij *ret)
{
	struct concept *k;
	struct view_bewaard_rij row = { .moment = moment(r, head->moment),
		.url_verstuur = url_bewaard_verstuur(r, head->id), .url_weg = url_bewaard_weg(r, head->id) };

	TRY(concept_get_id(&r->ctx, head->id, &k));
	row.v = ARENA_ARRAY(r->arena, k->n + 1, struct view_bewaard_veld);
	for (size_t i = 0; i < k->n; i++)
		if (!not_for_reading(&k->fields[i]))
			row.v[row.n++] = (struct view_bewaard_veld){ field_label(r, k->fields[i].name), k->fields[i].value };
	*ret = row;
	return FAULT_NONE;
}

enum fault page_bewaard(struct req *r, const struct in_bewaard *in)
{
	struct view_bewaard v = { .token = form_token(r) };
	struct concepten list;

	(void)in;
	TRY(concept_list(&r->ctx, STR("post"), &list));
	v.v = ARENA_ARRAY(r->arena, list.n + 1, struct view_bewaard_rij);
	for (; v.n < list.n; v.n++)
		TRY(kept_row(r, &list.v[v.n], &v.v[v.n]));
	view_bewaard(r->out, &v);
	return page_send(r, N_("Niet verzonden invoer"), MENU_GEEN);
}

/* Sent as if it came in now: the same checks, the same page when something is wrong. */
enum fault page_bewaard_verstuur(struct req *r, const struct in_bewaard_verstuur *in)
{
	struct concept_id id = in->concept;
	struct concept *k;

	TRY(concept_get_id(&r->ctx, id, &k));
	if (!str_eq(k->soort, STR("post")))
		return fault_set(&r->fi, FAULT_NOT_FOUND, NULL, NULL);
	TRY(req_replay(r, k->sleutel, k->fields, k->n));
	return r->status == 303 ? concept_drop_id(&r->ctx, id) : FAULT_NONE;
}

enum fault page_bewaard_weg(struct req *r, const struct in_bewaard_weg *in)
{
	TRY(concept_drop_id(&r->ctx, in->concept));
	return req_redirect(r, url_bewaard(r), "verwijderd");
}
