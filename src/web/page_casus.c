/* Pages: the timeline of a case and its notes. */
#include <string.h>

#include "routes.h"
#include "views.h"
#include "web/page_casus.h"
#include "web/shell.h"

#define ALINEAS_MAX 60

/* ---- entries ---- */

struct entry_look {
	const char *soort, *icon, *kleur, *label;
};

static const struct entry_look *look_of(struct str soort)
{
	static const struct entry_look looks[] = {
		{ "notitie", "note", "notitie", N_("Notitie") }, { "contact", "phone", "contact", N_("Contact") },
		{ "signaal", "alert-triangle", "signaal", N_("Signaal") }, { "besluit", "gavel", "besluit", N_("Besluit") },
		{ "gebeurtenis", "timeline-event", "meting", N_("Gebeurtenis") }, { "", "note", "notitie", N_("Notitie") },
	};
	size_t i = 0;

	while (looks[i].soort[0] && !str_eq(soort, str_z(looks[i].soort)))
		i++;
	return &looks[i];
}

static void lines_fill(struct req *r, struct str tekst, struct view_gebeurtenis *e)
{
	struct str rest = tekst, line;

	e->alineas = ARENA_ARRAY(r->arena, ALINEAS_MAX, struct str);
	for (bool more = true; more && e->nalineas < ALINEAS_MAX;) {
		more = e->nalineas + 1 < ALINEAS_MAX ? str_cut(&rest, '\n', &line) : (line = rest, false);
		if (str_trim(line).n)
			e->alineas[e->nalineas++] = line;
	}
}

static struct str withdrawn_text(struct req *r, const struct notitie *n)
{
	struct str dag = casus_moment_dag(r, n->ingetrokken);
	struct out_arg args[] = { OUT_ARG(n->ingetrokken_door), OUT_ARG(dag), OUT_ARG(n->ingetrokken_reden) };

	if (n->van_elders && !n->ingetrokken)
		return tr_args(r->arena, r->lang, N_("Hierheen verplaatst uit een andere casus door %1. Reden: %3"), args, 3);
	if (!n->ingetrokken)
		return STR("");
	return n->verplaatst ? tr_args(r->arena, r->lang, N_("Verplaatst naar een andere casus door %1, %2. Reden: %3"),
		args, 3)
		: tr_args(r->arena, r->lang, N_("Ingetrokken door %1, %2. Reden: %3"), args, 3);
}

static void entry_fill(struct req *r, struct casus_id casus, const struct notitie *n, struct view_gebeurtenis *e)
{
	const struct entry_look *l = look_of(n->soort);
	const struct onderdeel *d = onderdeel_find(r->app->cat, n->onderdeel);

	*e = (struct view_gebeurtenis){ .n = n, .icon = n->ingetrokken ? "ban" : l->icon,
		.kleur = n->ingetrokken ? "notitie" : l->kleur, .moment = text_moment(r->arena, r->lang, n->moment),
		.titel = n->titel, .soort = l->label, .zichtbaar = STR(""), .url = STR(""),
		.ingetrokken = withdrawn_text(r, n),
		.geheim = casus_geheim_tekst(r, n->beroepsgeheim, n->beroepsgeheim_op) };
	if (d && d->domein.n && label_given(&d->zichtbaar_voor))
		e->zichtbaar = label_text(&d->zichtbaar_voor, (int)r->lang);
	if (n->mag_intrekken && req_mag(r, RECHT_casus_schrijven))
		e->url = url_casus_notitie_weg(r, casus, n->id);
	lines_fill(r, n->tekst, e);
}

static struct str month_name(struct req *r, int64_t moment)
{
	static const char *const names[] = { N_("Januari"), N_("Februari"), N_("Maart"), N_("April"), N_("Mei"), N_("Juni"),
		N_("Juli"), N_("Augustus"), N_("September"), N_("Oktober"), N_("November"), N_("December") };
	struct datum d = datum_of_moment(moment);
	struct str name = str_z(tr(r->lang, names[(datum_maand(d) + 11) % 12]));

	return str_cat(r->arena, str_cat(r->arena, name, STR(" ")), str_from_i64(r->arena, datum_jaar(d)));
}

static void months_fill(struct req *r, const struct tijdlijn *t, struct view_casus *v)
{
	struct view_gebeurtenis *all = ARENA_ARRAY(r->arena, t->n + 1, struct view_gebeurtenis);
	int now = 0;

	v->maanden = ARENA_ARRAY(r->arena, t->n + 1, struct view_maand);
	for (size_t i = 0; i < t->n; i++) {
		int month = datum_of_moment(t->v[i].moment).v / 100;

		entry_fill(r, t->kop->id, &t->v[i], &all[i]);
		if (month != now)
			v->maanden[v->nmaanden++] = (struct view_maand){ month_name(r, t->v[i].moment), 0, &all[i] };
		now = month;
		v->maanden[v->nmaanden - 1].n++;
	}
}

/* ---- the page ---- */

void casus_deel_opties(struct req *r, const struct casus_kop *k, struct view_field *f)
{
	static const enum casus_deel parts[] = { CASUS_DEEL_TIJDLIJN, CASUS_DEEL_STRAF, CASUS_DEEL_ZORG,
		CASUS_DEEL_INTERN };
	const struct regime *g = regime_find(r->app->cat, k->regime);
	struct view_option *x = opties_new(r, f, 4, NULL);

	for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++) {
		const struct onderdeel *d = onderdeel_find(r->app->cat, str_z(casus_deel_codes[parts[i]]));
		int level = k->mijn.v[parts[i]];

		if ((parts[i] == CASUS_DEEL_STRAF && !regime_shows_any(g, REGIME_VELD_straf))
			|| (parts[i] == CASUS_DEEL_ZORG && !regime_shows_any(g, REGIME_VELD_zorg)))
			continue; /* the regime has no place for it (invariant 13) */
		if (d && (level == NIVEAU_SCHRIJVEN || level == NIVEAU_EIGEN))
			x[f->noptions++] = (struct view_option){ .value = d->code,
				.text = label_text(label_given(&d->zichtbaar_voor) ? &d->zichtbaar_voor : &d->label, (int)r->lang) };
	}
}

struct view_field casus_wpg_veld(struct req *r, struct str nu)
{
	struct view_field f = veld_los(r, INPUT_SELECT, "wpg", N_("Wet politiegegevens"), nu);
	struct view_option *x = opties_new(r, &f, 2, N_("Geen politiegegevens"));

	x[f.noptions++] = (struct view_option){ .value = STR("8"), .label = N_("Politiegegevens, artikel 8") };
	x[f.noptions++] = (struct view_option){ .value = STR("13"), .label = N_("Politiegegevens, artikel 13") };
	return f;
}

void casus_wpg(struct req *r, const struct regime *g, struct view_field *ret)
{
	if (str_eq(r->ctx.actor.domein, STR("straf")) && regime_shows_any(g, REGIME_VELD_wpg))
		*ret = casus_wpg_veld(r, STR(""));
}

struct str casus_wpg_tekst(struct req *r, struct str wpg)
{
	return wpg.n ? tr_args(r->arena, r->lang, N_("Wet politiegegevens, artikel %1"), (struct out_arg[]){ OUT_ARG(wpg) }, 1)
		: STR("");
}

void casus_beroepsgeheim(struct req *r, const struct regime *g, struct view_field *grond, struct view_field *op)
{
	const struct redenlijst *l = redenlijst_find(r->app->cat, STR("beroepsgeheim"));
	struct view_option *x;

	*grond = veld_los(r, INPUT_SELECT, "beroepsgeheim", N_("Beroepsgeheim"), STR(""));
	grond->help = N_("Valt dit onder een medisch beroepsgeheim, dan deelt u het alleen op een van deze gronden.");
	x = opties_new(r, grond, l ? l->nredenen : 0, N_("Valt niet onder beroepsgeheim"));
	for (size_t i = 0; l && i < l->nredenen; i++) {
		bool permitted = g == NULL;

		for (size_t j = 0; g && j < g->nberoepsgeheim; j++)
			permitted |= str_eq(g->beroepsgeheim[j], l->redenen[i].code);
		if (permitted)
			x[grond->noptions++] = (struct view_option){ .value = l->redenen[i].code,
				.text = label_text(&l->redenen[i].label, (int)r->lang) };
	}
	*op = veld_los(r, INPUT_DATE, "beroepsgeheim_op", N_("Grond bij beroepsgeheim sinds"), STR(""));
	op->width = 10;
	op->optional = true;
}

struct str casus_geheim_tekst(struct req *r, struct str grond, struct datum op)
{
	const struct reden *y = reden_find(r->app->cat, STR("beroepsgeheim"), grond);

	if (!grond.n)
		return STR("");
	return str_cat(r->arena, str_cat(r->arena, y ? label_text(&y->label, (int)r->lang) : grond, STR(", ")),
		casus_dag(r, op));
}

static void composer_fill(struct req *r, const struct casus_kop *k, struct view_casus *v)
{
	const struct regime *g = regime_find(r->app->cat, k->regime);

	v->form = (struct view_form){ .action = url_casus_notitie(r, k->id), .token = form_token(r), .guard = true };
	v->soort = veld_los(r, INPUT_SELECT, "soort", N_("Soort"), STR("notitie"));
	casus_opties(r, &v->soort, notitie_soorten);
	v->titel = veld_los(r, INPUT_TEXT, "titel", N_("Kop"), STR(""));
	v->titel.optional = true;
	v->tekst = veld_los(r, INPUT_TEXTAREA, "tekst", N_("Toevoegen aan de tijdlijn"), STR(""));
	v->tekst.help = N_("Feitelijk en kort. De betrokkene kan dit opvragen.");
	v->tekst.rows = 2;
	v->tekst.required = true;
	v->onderdeel = veld_los(r, INPUT_SELECT, "onderdeel", N_("Zichtbaar voor"), STR(""));
	casus_deel_opties(r, k, &v->onderdeel);
	v->datum = veld_los(r, INPUT_DATE, "datum", N_("Datum"), casus_datum_veld(r, datum_today()));
	v->voorwaarden = veld_los(r, INPUT_TEXT, "voorwaarden", N_("Voorwaarden aan het gebruik"), STR(""));
	v->voorwaarden.optional = true;
	v->voorwaarden.help = N_("Bijvoorbeeld: niet bespreken met de betrokkene. De voorwaarde gaat mee (WGS 2.29 lid 3).");
	if (g && g->nberoepsgeheim && (str_eq(r->ctx.actor.domein, STR("zorg")) || casus_mag(k, CASUS_DEEL_ZORG, NIVEAU_SCHRIJVEN)))
		casus_beroepsgeheim(r, g, &v->geheim, &v->geheim_op);
	casus_wpg(r, g, &v->wpg);
}

static struct str page_url(struct req *r, struct casus_id id, struct str soort, int64_t pagina)
{
	struct buf b = buf_new(r->arena);

	buf_add(&b, casus_tab_url(r, id, CASUS_TAB_TIJDLIJN));
	buf_addz(&b, ctx_is_toen(&r->ctx) ? "&pagina=" : "?pagina=");
	buf_add_i64(&b, pagina);
	if (soort.n) {
		buf_addz(&b, "&toon=");
		buf_add(&b, soort);
	}
	return buf_str(&b);
}

static void chips_fill(struct req *r, struct casus_id id, struct str toon, struct view_casus *v)
{
	static const struct {
		const char *code, *label;
	} chips[] = { { "", N_("Alles") }, { "signaal", N_("Signalen") }, { "contact", N_("Contact") },
		{ "besluit", N_("Besluiten") }, { "notitie", N_("Notities") }, { "gebeurtenis", N_("Gebeurtenissen") } };

	for (size_t i = 0; i < sizeof(chips) / sizeof(chips[0]); i++) {
		struct str url = casus_tab_url(r, id, CASUS_TAB_TIJDLIJN);
		struct str sep = ctx_is_toen(&r->ctx) ? STR("&toon=") : STR("?toon=");

		if (chips[i].code[0])
			url = str_cat(r->arena, str_cat(r->arena, url, sep), str_z(chips[i].code));
		v->chips[v->nchips++] = (struct view_tab){ .label = chips[i].label, .href = url,
			.current = str_eq(toon, str_z(chips[i].code)) };
	}
}

static void team_fill(struct req *r, const struct tijdlijn *t, struct view_casus *v)
{
	v->nteam = t->nteam;
	v->team = ARENA_ARRAY(r->arena, t->nteam + 1, struct view_team_kort);
	for (size_t i = 0; i < t->nteam; i++)
		v->team[i] = (struct view_team_kort){ t->team[i].naam, initials(r->arena, t->team[i].naam),
			casus_functie_naam(r, t->team[i].functie), t->team[i].organisatie_naam, t->team[i].domein };
}

static struct str start_url(struct req *r, struct casus_id id, enum casus_start_soort s)
{
	switch (s) {
	case CASUS_START_VEILIG:
		return url_casus_veilig(r, id);
	case CASUS_START_TEAM:
		return req_mag(r, RECHT_toegang_verlenen) ? url_casus_toegang_nieuw(r, id) : url_casus_toegang(r, id);
	case CASUS_START_INFORMEREN:
		return url_casus_informeren(r, id);
	case CASUS_START_OVERLEG:
		return url_casus_overleggen(r, id);
	default:
		return url_casus_plan(r, id);
	}
}

/* What its procesregisseur does first; nothing once all of it is done. */
static enum fault start_fill(struct req *r, const struct casus_kop *k, struct view_casus *v)
{
	static const struct casus_keus texts[CASUS_START__MAX] = {
		[CASUS_START_VEILIG] = { "", N_("Veiligheidsafspraken vastleggen"),
			N_("Hoe kan een huisbezoek veilig? Het team ziet ze op elke pagina.") },
		[CASUS_START_TEAM] = { "", N_("Team samenstellen"),
			N_("Laat per organisatie toe wie dit voor zijn taak nodig heeft.") },
		[CASUS_START_INFORMEREN] = { "", N_("Betrokkenen informeren"),
			N_("Stuur de brief, of leg vast waarom dat nog niet kan.") },
		[CASUS_START_OVERLEG] = { "", N_("Eerste overleg plannen"), N_("Zet de casus op de agenda van een overleg.") },
		[CASUS_START_PLAN] = { "", N_("Plan van aanpak vaststellen"),
			N_("Doelen per leefgebied, met afspraken van de partners.") },
	};
	struct casus_start s;
	bool now = false;

	if (!casus_start_geldt(&r->ctx, k) || !req_mag(r, RECHT_casus_schrijven))
		return FAULT_NONE;
	TRY(casus_start(&r->ctx, k, &s));
	if (s.klaar == s.n)
		return FAULT_NONE;
	v->nstart = s.n;
	v->start_klaar = s.klaar;
	for (size_t i = 0; i < s.n; i++) {
		const struct casus_keus *t = &texts[s.v[i].soort];

		v->start[i] = (struct view_start_stap){ t->label, t->uitleg, start_url(r, k->id, s.v[i].soort), s.v[i].klaar,
			!s.v[i].klaar && !now };
		now |= !s.v[i].klaar;
	}
	return FAULT_NONE;
}

enum fault page_casus(struct req *r, const struct in_casus *in)
{
	struct tijdlijn_filter f = { in->toon.p ? in->toon : STR(""), in->pagina.set ? in->pagina.v : 0 };
	struct view_casus *v = ARENA_NEW(r->arena, struct view_casus);
	struct tijdlijn *t;

	TRY(tijdlijn_get(&r->ctx, in->casus, &f, &t));
	if (casus_is_dicht(t->kop) && !ctx_is_toen(&r->ctx))
		return page_casus_afsluiting(r, &(struct in_casus_afsluiting){ .casus = in->casus });
	TRY(ctx_looks_send(&r->ctx)); /* on its way to the disk while the page is made */
	TRY(start_fill(r, t->kop, v));
	v->frame = casus_frame(r, t->kop, CASUS_TAB_TIJDLIJN);
	v->mag_schrijven = v->frame->url_notitie.n > 0;
	if (v->mag_schrijven)
		composer_fill(r, t->kop, v);
	chips_fill(r, in->casus, f.soort, v);
	months_fill(r, t, v);
	team_fill(r, t, v);
	termijnen_view(r, &t->termijnen, &v->termijnen);
	v->url_toegang = casus_tab_url(r, in->casus, CASUS_TAB_TOEGANG);
	v->url_ouder = t->meer ? page_url(r, in->casus, f.soort, f.pagina + 1) : STR("");
	v->url_nieuwer = f.pagina > 0 ? page_url(r, in->casus, f.soort, f.pagina - 1) : STR("");
	view_casus(r->out, v);
	return casus_send(r, t->kop, N_("Tijdlijn"));
}

/* A day that is not today gets noon: what time it was is not asked. */
static int64_t event_moment(struct datum d)
{
	return !d.v || d.v == datum_today().v ? 0 : moment_of(d, 12, 0);
}

enum fault page_casus_notitie(struct req *r, const struct in_casus_notitie *in)
{
	struct notitie_nieuw n = { .casus = in->casus, .soort = in->soort, .titel = in->titel, .tekst = in->tekst,
		.onderdeel = in->onderdeel, .moment = event_moment(in->datum), .wpg = in->wpg, .voorwaarden = in->voorwaarden,
		.beroepsgeheim = in->beroepsgeheim, .beroepsgeheim_op = in->beroepsgeheim_op };
	struct notitie_id id;

	TRY(notitie_add(&r->ctx, &n, &id));
	return req_redirect(r, url_casus(r, in->casus), "notitie_toegevoegd");
}

/* ---- taking a note out ---- */

enum fault page_casus_notitie_weg(struct req *r, const struct in_casus_notitie_weg *in)
{
	struct view_notitie *v = ARENA_NEW(r->arena, struct view_notitie);
	struct casus_kop *k;
	struct notitie *n;
	struct str versie;

	TRY(casus_kop_get(&r->ctx, in->casus, &k));
	TRY(notitie_get(&r->ctx, in->casus, in->notitie, &n));
	versie = str_from_i64(r->arena, n->versie);
	v->frame = casus_frame(r, k, CASUS_TAB_TIJDLIJN);
	entry_fill(r, in->casus, n, &v->e);
	v->e.url = STR("");
	v->mag = n->mag_intrekken;
	v->intrekken = formulier_begin(r, url_casus_notitie_intrekken(r, in->casus, in->notitie), N_("Notitie intrekken"));
	v->intrekken.negative = true;
	v->intrekken.confirm = N_("De tekst is daarna voor niemand in de casus meer te lezen. Doorgaan?");
	formulier_hide(&v->intrekken, "versie", versie);
	veld_add(r, &v->intrekken, INPUT_TEXTAREA, "reden", N_("Waarom moet deze notitie weg?"), STR(""))->rows = 2;
	v->verplaatsen = formulier_begin(r, url_casus_notitie_verplaatsen(r, in->casus, in->notitie),
		N_("Notitie verplaatsen"));
	formulier_hide(&v->verplaatsen, "versie", versie);
	veld_add(r, &v->verplaatsen, INPUT_TEXT, "naar", N_("Nummer van de juiste casus"), STR(""))->width = 20;
	veld_add(r, &v->verplaatsen, INPUT_TEXTAREA, "waarom", N_("Waarom hoort deze notitie daar?"), STR(""))->rows = 2;
	view_casus_notitie_weg(r->out, v);
	return casus_send(r, k, N_("Notitie weghalen"));
}

enum fault page_casus_notitie_intrekken(struct req *r, const struct in_casus_notitie_intrekken *in)
{
	TRY(notitie_withdraw(&r->ctx, in->notitie, in->versie, in->reden));
	return req_redirect(r, url_casus(r, in->casus), "notitie_ingetrokken");
}

enum fault page_casus_notitie_verplaatsen(struct req *r, const struct in_casus_notitie_verplaatsen *in)
{
	struct casus_id naar;

	TRY(casus_find(&r->ctx, in->naar, "naar", &naar));
	TRY(notitie_move(&r->ctx, in->notitie, in->versie, naar, in->waarom));
	return req_redirect(r, url_casus(r, in->casus), "notitie_verplaatst");
}
