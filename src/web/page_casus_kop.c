/* The frame of every page of a case, and the texts that its pages share: see page_casus.h. */
#include <string.h>

#include "domein/persoon/persoon.h"
#include "routes.h"
#include "views.h"
#include "web/page_bewaren.h"

/* ---- texts ---- */

struct str casus_dag(struct req *r, struct datum d)
{
	return d.v ? text_dag(r->arena, r->lang, d, datum_today()) : STR("");
}

struct str casus_moment_dag(struct req *r, int64_t moment)
{
	return moment ? casus_dag(r, datum_of_moment(moment)) : STR("");
}

struct str casus_thema_naam(struct req *r, struct str code)
{
	const struct thema *t = thema_find(r->app->cat, code);

	return t ? label_text(&t->label, (int)r->lang) : code;
}

struct str casus_fase_naam(struct req *r, const struct thema *t, struct str code)
{
	const struct fase *f = t ? thema_fase_find(t, code) : NULL;

	return f ? label_text(&f->label, (int)r->lang) : code;
}

struct str casus_deel_naam(struct req *r, struct str code)
{
	const struct onderdeel *d = onderdeel_find(r->app->cat, code);
	const char *eigen = casus_keus_label(dossier_delen, code);

	return d ? label_text(&d->label, (int)r->lang) : eigen ? str_z(tr(r->lang, eigen)) : code;
}

struct str casus_functie_naam(struct req *r, struct str functie)
{
	const char *label = casus_keus_label(team_functies, functie);

	return label ? str_z(tr(r->lang, label)) : functie;
}

const char *casus_niveau_naam(int niveau)
{
	static const char *const names[] = { N_("Geen"), N_("Eigen deel"), N_("Lezen"), N_("Schrijven") };

	return niveau >= NIVEAU_GEEN && niveau <= NIVEAU_SCHRIJVEN ? names[niveau] : names[0];
}

struct str casus_datum_veld(struct req *r, struct datum d)
{
	return d.v ? datum_text(r->arena, d) : STR("");
}

void casus_opties(struct req *r, struct view_field *f, const struct casus_keus *v)
{
	size_t n = 0;
	struct view_option *x;

	while (v[n].code)
		n++;
	x = opties_new(r, f, n, NULL);
	for (size_t i = 0; i < n; i++)
		x[f->noptions++] = (struct view_option){ .value = str_z(v[i].code), .label = v[i].label,
			.help = f->kind == INPUT_RADIO ? v[i].uitleg : NULL };
}

bool casus_org_known(struct str domein)
{
	static const char *const known[] = { "straf", "zorg", "gemeente", "zvh", NULL };

	return code_find(known, domein) >= 0;
}

enum view_org casus_org(struct str domein)
{
	if (str_eq(domein, STR("straf")))
		return VIEW_ORG_STRAF;
	if (str_eq(domein, STR("zorg")))
		return VIEW_ORG_ZORG;
	return str_eq(domein, STR("zvh")) ? VIEW_ORG_ZVH : VIEW_ORG_GEMEENTE;
}

/* ---- the frame ---- */

static void badge_add(struct view_casus_frame *v, struct view_badge b)
{
	if (v->nbadges < sizeof(v->badges) / sizeof(v->badges[0]))
		v->badges[v->nbadges++] = b;
}

static void badges_fill(struct req *r, struct view_casus_frame *v)
{
	const struct casus_kop *k = v->k;

	if (k->gesloten)
		badge_add(v, (struct view_badge){ .label = N_("Gesloten"), .icon = "lock" });
	else if (k->ring.n)
		badge_add(v, (struct view_badge){ .label = ring_naam(k->ring), .tone = TONE_VIOLET, .icon = "lock" });
	badge_add(v, (struct view_badge){ .text = casus_thema_naam(r, k->thema), .tone = TONE_ACCENT });
	if (k->veiligheidsrisico)
		badge_add(v, (struct view_badge){ .label = N_("Hoog veiligheidsrisico"), .tone = TONE_NEGATIVE,
			.icon = "alert-triangle" });
	if (k->gesloten)
		return;
	if (str_eq(k->toestand, STR("stagneert")))
		badge_add(v, (struct view_badge){ .label = N_("Stagneert"), .tone = TONE_WARNING, .icon = "player-pause" });
	else if (str_eq(k->toestand, STR("wacht")))
		badge_add(v, (struct view_badge){ .label = N_("Wacht op reactie"), .tone = TONE_WARNING,
			.icon = "clock-pause" });
	else if (k->aandacht || str_eq(k->toestand, STR("aandacht")))
		badge_add(v, (struct view_badge){ .label = N_("Aandacht nodig"), .tone = TONE_WARNING,
			.icon = "alert-triangle" });
}

static void fact_add(struct view_casus_frame *v, struct view_casus_feit f)
{
	v->feiten[v->nfeiten++] = f;
}

static struct str residence(struct req *r, const struct casus_kop *k)
{
	const char *soort = casus_keus_label(adres_soorten, k->verblijf_soort);

	if (!k->verblijf_soort.n || str_eq(k->verblijf_soort, STR("woon")) || str_eq(k->verblijf_soort, STR("verblijf")))
		return k->verblijf;
	return str_join(r->arena, soort ? str_z(tr(r->lang, soort)) : STR(""), ", ", k->verblijf);
}

static void facts_fill(struct req *r, struct view_casus_frame *v)
{
	const struct casus_kop *k = v->k;
	bool shown = !k->ring.n;

	fact_add(v, (struct view_casus_feit){ .label = N_("Casus"), .waarde = k->nummer });
	if (k->heeft_hoofd && shown) {
		fact_add(v, (struct view_casus_feit){ .label = N_("Geboren"), .waarde = persoon_geboren_text(r->arena, k->geboren),
			.leeg = N_("Onbekend") });
		fact_add(v, (struct view_casus_feit){ .label = N_("Verblijf"), .waarde = residence(r, k),
			.leeg = N_("Onbekend") });
	}
	fact_add(v, (struct view_casus_feit){ .label = N_("Aanbrenger"), .domein = k->aanbrenger_domein,
		.waarde = str_join(r->arena, k->aanbrenger_organisatie, ", ", k->aanbrenger_naam) });
	fact_add(v, (struct view_casus_feit){ .label = N_("Procesregisseur"), .waarde = k->regisseur_naam });
	fact_add(v, (struct view_casus_feit){ .label = N_("Herbeoordeling"), .waarde = casus_dag(r, k->herbeoordeling),
		.leeg = N_("Niet gepland"), .let_op = k->aandacht });
	fact_add(v, (struct view_casus_feit){ .label = N_("Bewaren tot"), .waarde = bewaren_dag(r, k->vernietigen),
		.href = ctx_is_toen(&r->ctx) ? STR("") : url_casus_bewaren(r, k->id) });
}

/* The latest step to a phase. */
static int64_t step_moment(const struct casus_kop *k, struct str fase)
{
	int64_t at = 0;

	for (size_t i = 0; i < k->nfasen; i++)
		if (str_eq(k->fasen[i].fase, fase))
			at = k->fasen[i].moment;
	return at;
}

static void phases_fill(struct req *r, struct view_casus_frame *v)
{
	const struct casus_kop *k = v->k;
	const struct thema *t = k->thema_cat;
	int now = t ? thema_fase_index(t, k->fase) : -1;

	for (size_t i = 0; t && i < t->nfasen && v->nfasen < CASUS_FASEN_MAX; i++) {
		struct str dag = casus_moment_dag(r, step_moment(k, t->fasen[i].code));
		struct view_phase p = { .text = label_text(&t->fasen[i].label, (int)r->lang), .sub = STR_NULL };

		p.state = (int)i < now ? PHASE_DONE : (int)i == now ? PHASE_NOW : PHASE_LATER;
		if (dag.n && p.state == PHASE_NOW)
			p.sub = tr_args(r->arena, r->lang, N_("sinds %1"), (struct out_arg[]){ OUT_ARG(dag) }, 1);
		else if (dag.n && p.state == PHASE_DONE)
			p.sub = dag;
		v->fasen[v->nfasen++] = p;
	}
}

bool casus_is_dicht(const struct casus_kop *k)
{
	return k->gesloten && !casus_mag(k, CASUS_DEEL_TIJDLIJN, NIVEAU_EIGEN);
}

/* Measurements are for who was admitted to them, where the theme measures and the regime permits it. */
static bool measures(const struct catalogus *cat, const struct casus_kop *k)
{
	return casus_mag(k, CASUS_DEEL_ZRM, NIVEAU_EIGEN) && k->thema_cat && k->thema_cat->zrm != ZRM_GEEN
		&& regime_shows_any(regime_find(cat, k->regime), REGIME_VELD_zrm) && !str_eq(k->soort, STR("gebied"));
}

/* Of a closed case whoever decides on reopening has kern alone: the other tabs would be empty. */
static bool tab_shown(const struct catalogus *cat, const struct casus_kop *k, enum casus_tab tab)
{
	if ((tab == CASUS_TAB_INFORMATIE || tab == CASUS_TAB_VERSTREKKINGEN) && !casus_mag(k, CASUS_DEEL_VERZOEK, NIVEAU_EIGEN))
		return false;
	if (tab == CASUS_TAB_ZRM && !measures(cat, k))
		return false;
	if (tab == CASUS_TAB_PLAN && !casus_mag(k, CASUS_DEEL_PLAN, NIVEAU_EIGEN))
		return false;
	if (tab == CASUS_TAB_AFSLUITING)
		return k->afsluitingen > 0;
	return !casus_is_dicht(k) || tab == CASUS_TAB_TIJDLIJN || tab == CASUS_TAB_MENSEN || tab == CASUS_TAB_TOEGANG;
}

static void tabs_fill(struct req *r, struct view_casus_frame *v, enum casus_tab tab)
{
	const struct casus_kop *k = v->k;
	bool verleent = casus_mag(k, CASUS_DEEL_KERN, NIVEAU_SCHRIJVEN);
	const struct view_tab tabs[CASUS_TAB__MAX] = {
		[CASUS_TAB_TIJDLIJN] = { .label = N_("Tijdlijn") },
		[CASUS_TAB_PLAN] = { .label = N_("Plan van aanpak"), .count = k->afspraken },
		[CASUS_TAB_ZRM] = { .label = N_("ZRM") },
		[CASUS_TAB_MENSEN] = { .label = N_("Betrokkenen"), .count = k->mensen },
		[CASUS_TAB_OVERLEGGEN] = { .label = N_("Overleggen") },
		[CASUS_TAB_DOCUMENTEN] = { .label = N_("Documenten"), .count = k->documenten },
		[CASUS_TAB_INFORMATIE] = { .label = N_("Informatie") },
		[CASUS_TAB_VERSTREKKINGEN] = { .label = N_("Verstrekkingen") },
		[CASUS_TAB_TOEGANG] = { .label = N_("Toegang en grondslag"), .count = verleent ? k->verzoeken : 0 },
		[CASUS_TAB_LOGBOEK] = { .label = N_("Logboek") },
		[CASUS_TAB_AFSLUITING] = { .label = N_("Afsluiting") },
	};

	for (int i = 0; i < CASUS_TAB__MAX; i++) {
		bool then = ctx_is_toen(&r->ctx);

		if (!tab_shown(r->app->cat, k, (enum casus_tab)i) || (then ? !casus_tab_toen((enum casus_tab)i) : i == CASUS_TAB_AFSLUITING))
			continue;
		v->tabs[v->ntabs] = tabs[i];
		v->tabs[v->ntabs].href = casus_tab_url(r, k->id, (enum casus_tab)i);
		if (i == CASUS_TAB_TIJDLIJN && casus_is_dicht(k) && !ctx_is_toen(&r->ctx))
			v->tabs[v->ntabs].label = N_("Afsluiting");
		v->tabs[v->ntabs++].current = i == (int)tab;
	}
}

static void menu_fill(struct req *r, struct view_casus_frame *v)
{
	const struct casus_kop *k = v->k;

	if (ctx_is_toen(&r->ctx))
		return;
	v->menu[v->nmenu++] = (struct view_link){ .label = N_("Zoals bekend op ..."), .href = url_casus_toen(r, k->id) };
	if (k->gesloten && req_mag(r, RECHT_casus_openen) && casus_mag(k, CASUS_DEEL_KERN, NIVEAU_SCHRIJVEN))
		v->menu[v->nmenu++] = (struct view_link){ .label = N_("Heropenen"), .href = url_casus_heropenen(r, k->id) };
	if (k->afsluitingen && !casus_is_dicht(k)) /* there it is a tab */
		v->menu[v->nmenu++] = (struct view_link){ .label = N_("Afsluiting"), .href = url_casus_afsluiting(r, k->id) };
	if (casus_mag(k, CASUS_DEEL_KERN, NIVEAU_SCHRIJVEN) && (!k->beperkt || k->beperkt_mij))
		v->menu[v->nmenu++] = (struct view_link){ .label = N_("Gegeven corrigeren"),
			.href = url_casus_rectificaties(r, k->id) };
	v->beperkt = k->beperkt ? casus_moment_dag(r, k->beperkt) : STR("");
	if (!casus_mag(k, CASUS_DEEL_KERN, NIVEAU_SCHRIJVEN) || k->gesloten || !req_mag(r, RECHT_casus_schrijven)
		|| (k->beperkt && !k->beperkt_mij))
		return;
	v->url_veilig = url_casus_veilig(r, k->id);
	v->menu[v->nmenu++] = (struct view_link){ .label = N_("Gegevens wijzigen"), .href = url_casus_wijzig(r, k->id) };
	v->menu[v->nmenu++] = (struct view_link){ .label = N_("Fase wijzigen"), .href = url_casus_fase(r, k->id) };
	v->menu[v->nmenu++] = (struct view_link){ .label = N_("Veiligheidsafspraken"), .href = v->url_veilig };
	if (req_mag(r, RECHT_toegang_verlenen)) {
		v->menu[v->nmenu++] = (struct view_link){ .label = N_("Toegang geven"),
			.href = url_casus_toegang_nieuw(r, k->id) };
		v->menu[v->nmenu++] = (struct view_link){ .label = N_("Overdragen aan een ander huis"),
			.href = url_casus_overdragen(r, k->id) };
		v->menu[v->nmenu++] = (struct view_link){ .label = N_("Procesregie overdragen"),
			.href = url_casus_regisseur(r, k->id) };
	}
	v->menu[v->nmenu++] = (struct view_link){ .label = N_("Herbeoordelen"), .href = url_casus_herbeoordelen(r, k->id) };
	if (req_mag(r, RECHT_casus_sluiten))
		v->menu[v->nmenu++] = (struct view_link){ .label = N_("Afschalen en sluiten"),
			.href = url_casus_afschalen(r, k->id) };
}

/* Somebody may add to the timeline in some part. */
static bool may_note(const struct casus_kop *k)
{
	static const enum casus_deel parts[] = { CASUS_DEEL_TIJDLIJN, CASUS_DEEL_STRAF, CASUS_DEEL_ZORG,
		CASUS_DEEL_INTERN };

	for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++)
		if (k->mijn.v[parts[i]] == NIVEAU_SCHRIJVEN || k->mijn.v[parts[i]] == NIVEAU_EIGEN)
			return !k->gesloten;
	return false;
}

const struct view_casus_frame *casus_frame(struct req *r, const struct casus_kop *k, enum casus_tab tab)
{
	struct view_casus_frame *v = ARENA_NEW(r->arena, struct view_casus_frame);
	int64_t oldest = 0;

	v->k = k;
	v->titel = casus_titel(r->arena, k);
	v->leeftijd = k->heeft_hoofd && !k->ring.n ? datum_age(k->geboren,
		datum_of_moment(ctx_moment(&r->ctx))) : -1;
	v->url_veilig = v->url_notitie = STR("");
	v->afdruk_door = r->ctx.actor.naam;
	v->afdruk_op = text_moment(r->arena, r->lang, klok_now());
	for (size_t i = 0; i < k->nveilig; i++)
		if (!oldest || k->veilig[i].bevestigd < oldest)
			oldest = k->veilig[i].bevestigd;
	v->bevestigd = casus_moment_dag(r, oldest);
	badges_fill(r, v);
	facts_fill(r, v);
	phases_fill(r, v);
	tabs_fill(r, v, tab);
	menu_fill(r, v);
	if (may_note(k) && req_mag(r, RECHT_casus_schrijven))
		v->url_notitie = str_cat(r->arena, url_casus(r, k->id), STR("#tekst"));
	if (ctx_is_toen(&r->ctx))
		casus_toen_fill(r, k->id, &v->toen);
	v->nood_tot = k->nood_tot ? text_tijd(r->arena, k->nood_tot) : STR("");
	if (k->nood_tot)
		v->nood_einde = formulier_begin(r, url_nood_einde(r, k->id), N_("Noodtoegang nu beëindigen"));
	v->fi = r->reshow ? &r->fi : NULL;
	return v;
}

enum fault casus_send(struct req *r, const struct casus_kop *k, const char *title)
{
	struct str t = str_cat(r->arena, str_z(tr(r->lang, title)), STR(", "));

	if (ctx_is_toen(&r->ctx))
		t = str_cat(r->arena, str_cat(r->arena, text_moment(r->arena, r->lang, r->ctx.eyes.asof_moment), STR(": ")), t);
	return page_send_named(r, str_cat(r->arena, t, casus_titel(r->arena, k)), MENU_CASUSSEN);
}

/* ---- a page with one form ---- */

struct view_casus_form *casus_form_new(struct req *r, const struct casus_kop *k, const char *titel, const char *uitleg,
	struct str action, const char *knop, struct str terug)
{
	struct view_casus_form *v = ARENA_NEW(r->arena, struct view_casus_form);

	v->frame = casus_frame(r, k, CASUS_TAB_GEEN);
	v->titel = titel;
	v->uitleg = uitleg;
	v->form = formulier_begin(r, action, knop);
	v->form.form.guard = true;
	v->form.annuleren = terug;
	v->laatst_naam = v->laatst_moment = STR("");
	return v;
}

enum fault casus_form_send(struct req *r, const struct casus_kop *k, struct view_casus_form *v)
{
	view_casus_form_page(r->out, v);
	return casus_send(r, k, v->titel);
}
