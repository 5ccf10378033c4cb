/* The minutes of an overleg, changing what was recorded, and the tab of a case. */
#include "routes.h"
#include "views.h"
#include "web/page_overleg.h"
#include "web/page_overleg_vast.h"

/* ---- what was recorded ---- */

static void part_add(struct buf *b, struct str s)
{
	if (!s.n)
		return;
	if (b->n)
		buf_addz(b, ", ");
	buf_add(b, s);
}

static struct str area_naam(const struct req *r, struct str code)
{
	const struct leefgebied *l = leefgebied_find(r->app->cat, code);

	return l ? label_text(&l->label, (int)r->lang) : code;
}

/* "Lotte Veldkamp, GGZ Maasdal, tot vr 4 dec, Geestelijke gezondheid. Door Rik Schreurs, 10:54" */
static struct str about(struct req *r, const struct vastlegging *v)
{
	struct str dag = v->termijn.v ? casus_dag(r, v->termijn) : STR(""), tijd = text_tijd(r->arena, v->moment);
	struct buf b = buf_new(r->arena);

	part_add(&b, v->eigenaar_naam);
	part_add(&b, v->eigenaar_organisatie);
	if (dag.n)
		part_add(&b, tr_args(r->arena, r->lang, N_("tot %1"), (struct out_arg[]){ OUT_ARG(dag) }, 1));
	part_add(&b, v->leefgebied.n ? area_naam(r, v->leefgebied) : STR(""));
	part_add(&b, casus_wpg_tekst(r, v->wpg));
	if (b.n)
		buf_addz(&b, ". ");
	buf_add(&b, tr_args(r->arena, r->lang, N_("Door %1, %2"), (struct out_arg[]){ OUT_ARG(v->door_naam), OUT_ARG(tijd) },
		2));
	return buf_str(&b);
}

static const struct {
	const char *naam, *icon;
	enum view_tone toon;
} vast_kinds[VAST__MAX] = {
	[VAST_BESLUIT] = { N_("Besluit"), "gavel", TONE_ACCENT },
	[VAST_AFSPRAAK] = { N_("Afspraak"), "checklist", TONE_INFO },
	[VAST_NOTITIE] = { N_("Notitie"), "note", TONE_NEUTRAL },
};

struct view_vast *vast_views(struct req *r, const struct overleg *o, const struct overleg_nu *nu)
{
	struct view_vast *v = ARENA_ARRAY(r->arena, nu->nvast + 1, struct view_vast);

	for (size_t i = 0; i < nu->nvast; i++) {
		int kind = code_find(vast_soort_codes, nu->vast[i].soort);

		v[i] = (struct view_vast){ .tekst = nu->vast[i].tekst, .over = about(r, &nu->vast[i]),
			.soort = vast_kinds[kind].naam, .icon = vast_kinds[kind].icon, .toon = vast_kinds[kind].toon,
			.in_plan = nu->vast[i].in_plan,
			.url = nu->vast[i].mag ? url_overleg_vast_wijzig(r, o->kop.id, nu->vast[i].id) : STR("") };
	}
	return v;
}

/* ---- changing it ---- */

static void mark_add(struct buf *b, char sign, struct str naam)
{
	if (!naam.n)
		return;
	buf_addc(b, ' ');
	buf_addc(b, sign);
	for (size_t i = 0; i < naam.n; i++)
		buf_addc(b, naam.p[i] == ' ' ? '-' : naam.p[i]);
}

/* As it could have been typed. */
static struct str as_typed(struct req *r, const struct vastlegging *v)
{
	struct buf b = buf_new(r->arena);

	buf_add(&b, v->tekst);
	mark_add(&b, '@', v->eigenaar_naam);
	mark_add(&b, '#', v->leefgebied.n ? area_naam(r, v->leefgebied) : STR(""));
	if (v->termijn.v) {
		buf_addz(&b, " tot ");
		buf_add(&b, datum_text(r->arena, v->termijn));
	}
	return buf_str(&b);
}

enum fault page_overleg_vast_wijzig(struct req *r, const struct in_overleg_vast_wijzig *in)
{
	struct view_vast_wijzig v = { .kop = { .title = N_("Vastlegging wijzigen") }, .fi = &r->fi };
	struct vastlegging vast;
	struct view_field *f;
	struct overleg *o;
	bool met_wpg;

	TRY(vast_read(&r->ctx, in->overleg, in->vast, &o, &vast, &met_wpg));
	if (!vast.mag)
		return fault_set(r->ctx.fi, FAULT_DENIED, N_("Dit wijzigt wie het vastlegde, of wie het overleg leidt."), NULL);
	overleg_crumbs(r, &v.kop, &o->kop, N_("Wijzigen"));
	v.wijzig = formulier_begin(r, url_overleg_vast_wijzig_post(r, in->overleg, in->vast), N_("Wijziging opslaan"));
	v.wijzig.annuleren = url_overleg_live(r, in->overleg);
	v.wijzig.form.guard = true;
	f = veld_add(r, &v.wijzig, INPUT_TEXT, "tekst", N_("Tekst"), as_typed(r, &vast));
	f->help = N_("Gebruik @ voor de eigenaar, # voor het leefgebied en tot met een dag.");
	if (met_wpg && !str_eq(vast.soort, STR("afspraak")))
		v.wijzig.f[v.wijzig.n++] = casus_wpg_veld(r, vast.wpg);
	formulier_hide(&v.wijzig, "versie", overleg_versie(r, vast.versie));
	v.weg = formulier_begin(r, url_overleg_vast_weg(r, in->overleg, in->vast), N_("Verwijderen"));
	v.weg.negative = true;
	v.weg.confirm = N_("Wilt u dit uit het verslag halen?");
	formulier_hide(&v.weg, "versie", overleg_versie(r, vast.versie));
	view_vast_wijzig(r->out, &v);
	return page_send(r, N_("Vastlegging wijzigen"), MENU_OVERLEG);
}

/* Back to where the table is now: the live screen, or the minutes when it is over. */
static enum fault back_to_table(struct req *r, struct overleg_id id, const char *notice)
{
	return req_redirect(r, url_overleg_live(r, id), notice);
}

enum fault page_overleg_vast_wijzig_post(struct req *r, const struct in_overleg_vast_wijzig_post *in)
{
	TRY(vast_change(&r->ctx, in->vast, in->versie, in->tekst, in->wpg));
	return back_to_table(r, in->overleg, "overleg_vast_gewijzigd");
}

enum fault page_overleg_vast_weg(struct req *r, const struct in_overleg_vast_weg *in)
{
	TRY(vast_withdraw(&r->ctx, in->vast, in->versie));
	return back_to_table(r, in->overleg, "overleg_vast_weg");
}

/* ---- minutes ---- */

static const char *point_status(struct str status)
{
	if (str_eq(status, STR("doorgeschoven")))
		return N_("Niet besproken, doorgeschoven");
	return str_eq(status, STR("open")) ? N_("Nog niet besproken") : NULL;
}

static void points_fill(struct req *r, const struct verslag *w, struct view_verslag *v)
{
	v->n = w->n;
	v->v = ARENA_ARRAY(r->arena, w->n + 1, struct view_verslag_punt);
	for (size_t i = 0; i < w->n; i++) {
		const struct overleg_nu *nu = &w->punten[i];
		const struct overleg_punt *p = nu->punt;
		struct buf who = buf_new(r->arena);

		for (size_t j = 0; j < nu->naanwezig; j++) {
			buf_addz(&who, j ? "; " : "");
			buf_add(&who, nu->aanwezig[j]);
		}
		v->v[i] = (struct view_verslag_punt){ .tijd = text_tijd(r->arena, p->begin), .titel = p->titel,
			.nummer = str_eq(p->nummer, p->titel) ? STR("") : p->nummer, .vraag = p->vraag, .aanwezig = buf_str(&who),
			.status = point_status(p->status), .mijn = p->mijn, .nvast = nu->nvast,
			.vast = vast_views(r, w->overleg, nu) };
	}
}

static void minutes_facts(struct req *r, const struct overleg *o, struct view_verslag *v)
{
	struct buf who = buf_new(r->arena);

	for (size_t i = 0; i < o->leden.n; i++)
		if (o->leden.v[i].aanwezig) {
			buf_addz(&who, who.n ? "; " : "");
			buf_add(&who, o->leden.v[i].naam);
			buf_addz(&who, ", ");
			buf_add(&who, o->leden.v[i].organisatie_naam);
		}
	v->feiten[v->nfeiten++] = (struct view_fact){ .label = N_("Overleg"), .value = o->kop.nummer };
	v->feiten[v->nfeiten++] = (struct view_fact){ .label = N_("Wanneer"),
		.value = overleg_wanneer(r, o->kop.begin, o->kop.duur) };
	v->feiten[v->nfeiten++] = (struct view_fact){ .label = N_("Plaats"), .value = o->kop.plaats };
	v->feiten[v->nfeiten++] = (struct view_fact){ .label = N_("Voorzitter"), .value = o->kop.voorzitter_naam };
	v->feiten[v->nfeiten++] = (struct view_fact){ .label = N_("Verslag"), .value = o->kop.notulist_naam };
	v->feiten[v->nfeiten++] = (struct view_fact){ .label = N_("Aanwezig bij het einde"), .value = buf_str(&who) };
}

static enum fault minutes_page(struct req *r, struct overleg_id id, struct verslag *w, bool afdruk)
{
	struct view_verslag v = { .fi = &r->fi, .afdruk = afdruk, .url_afdruk = url_overleg_verslag_afdruk(r, id),
		.url_verslag = url_overleg_verslag(r, id), .url_pdf = url_overleg_verslag_pdf(r, id) };

	v.kop = (struct view_pagehead){ .title = N_("Verslag"), .sub_text = overleg_naam(r, w->overleg->kop.soort) };
	overleg_crumbs(r, &v.kop, &w->overleg->kop, N_("Verslag"));
	v.status = overleg_status_naam(w->overleg->kop.status, &v.toon);
	v.afdruk_door = r->ctx.actor.naam;
	v.afdruk_op = text_moment(r->arena, r->lang, klok_now());
	v.vastgesteld = w->overleg->kop.vastgesteld ? text_moment(r->arena, r->lang, w->overleg->kop.vastgesteld) : STR("");
	v.wacht = w->overleg->kop.status == OVERLEG_AFGEROND;
	v.mag_vaststellen = v.wacht && !afdruk && w->overleg->kop.voorzitter.v == r->ctx.actor.id.v;
	v.vaststellen = (struct view_form){ .id = "verslag-vast", .action = url_overleg_vaststellen(r, id),
		.token = form_token(r) };
	v.versie = overleg_versie(r, w->overleg->kop.versie);
	minutes_facts(r, w->overleg, &v);
	points_fill(r, w, &v);
	view_verslag(r->out, &v);
	return page_send(r, N_("Verslag"), MENU_OVERLEG);
}

enum fault page_overleg_verslag(struct req *r, const struct in_overleg_verslag *in)
{
	struct verslag *w;

	TRY(verslag_get(&r->ctx, in->overleg, &w));
	return minutes_page(r, in->overleg, w, false);
}

/* A page of its own, so that the log says that the minutes were printed. */
enum fault page_overleg_verslag_afdruk(struct req *r, const struct in_overleg_verslag_afdruk *in)
{
	struct verslag *w;

	TRY(verslag_print(&r->ctx, in->overleg, &w));
	return minutes_page(r, in->overleg, w, true);
}

/* ---- minutes as PDF ---- */

static struct str paper_foot(struct req *r)
{
	struct out_arg args[] = { OUT_ARG(r->ctx.actor.naam), OUT_ARG(text_moment(r->arena, r->lang, klok_now())) };

	return tr_args(r->arena, r->lang, N_("Vertrouwelijk. Gemaakt door %1 op %2."), args, 2);
}

static void point_print(struct req *r, const struct view_verslag_punt *p, struct stuk *s)
{
	const struct str koppen[] = { str_z(tr(r->lang, N_("Soort"))), str_z(tr(r->lang, N_("Tekst"))),
		str_z(tr(r->lang, N_("Wie en wanneer"))) };

	stuk_kop(s, 1, str_cat(r->arena, p->tijd, str_cat(r->arena, STR("  "), p->titel)));
	if (p->nummer.n)
		stuk_feit(s, str_z(tr(r->lang, N_("Casus"))), p->nummer);
	if (p->vraag.n)
		stuk_feit(s, str_z(tr(r->lang, N_("Vraag"))), p->vraag);
	if (p->aanwezig.n)
		stuk_feit(s, str_z(tr(r->lang, N_("Aanwezig"))), p->aanwezig);
	if (p->status)
		stuk_alinea(s, str_z(tr(r->lang, p->status)));
	if (p->nvast)
		stuk_koprij(s, koppen, 3);
	for (size_t i = 0; i < p->nvast; i++)
		stuk_rij(s, (struct str[]){ str_z(tr(r->lang, p->vast[i].soort)), p->vast[i].tekst, p->vast[i].over }, 3);
}

/* What the reader may see of it, and no more: the same as on his screen. */
enum fault page_overleg_verslag_pdf(struct req *r, const struct in_overleg_verslag_pdf *in)
{
	struct view_verslag v = { 0 };
	struct verslag *w;
	struct stuk *s;

	TRY(verslag_print(&r->ctx, in->overleg, &w));
	minutes_facts(r, w->overleg, &v);
	points_fill(r, w, &v);
	s = stuk_new(r->arena, str_cat(r->arena, str_z(tr(r->lang, N_("Verslag"))), str_cat(r->arena, STR(" "),
		w->overleg->kop.nummer)), overleg_naam(r, w->overleg->kop.soort), klok_now());
	s->taal = r->lang == LANG_EN ? STR("en") : STR("nl");
	s->blad = str_z(tr(r->lang, N_("Pagina %1 van %2")));
	s->voet = paper_foot(r);
	for (size_t i = 0; i < v.nfeiten; i++)
		if (v.feiten[i].value.n)
			stuk_feit(s, str_z(tr(r->lang, v.feiten[i].label)), v.feiten[i].value);
	if (w->overleg->kop.vastgesteld)
		stuk_feit(s, str_z(tr(r->lang, N_("Vastgesteld"))), text_moment(r->arena, r->lang, w->overleg->kop.vastgesteld));
	for (size_t i = 0; i < v.n; i++)
		point_print(r, &v.v[i], s);
	return pdf_send(r, str_cat(r->arena, STR("verslag-"), w->overleg->kop.nummer), s);
}

enum fault page_overleg_vaststellen(struct req *r, const struct in_overleg_vaststellen *in)
{
	TRY(overleg_fix(&r->ctx, in->overleg, in->versie));
	return req_redirect(r, url_overleg_verslag(r, in->overleg), "overleg_vastgesteld");
}

/* ---- the tab of a case ---- */

static void casus_row(struct req *r, struct casus_id id, const struct casus_overleg *q, struct view_casus_overleg *v)
{
	int s = code_find(overleg_status_codes, q->status);
	struct str there = text_aantal(r->arena, r->lang, q->aanwezig), all = text_aantal(r->arena, r->lang, q->leden);
	bool held = q->besproken;

	*v = (struct view_casus_overleg){ .naam = overleg_naam(r, q->soort), .plaats = q->plaats, .vraag = q->vraag,
		.dag = casus_moment_dag(r, q->begin), .vandaag = datum_of_moment(q->begin).v == datum_today().v,
		.mensen = held ? tr_args(r->arena, r->lang, N_("%1 van %2"), (struct out_arg[]){ OUT_ARG(there), OUT_ARG(all) }, 2) :
			tr_args(r->arena, r->lang, N_("%1 toegelaten"), (struct out_arg[]){ OUT_ARG(all) }, 1),
		.besluiten = held ? text_aantal(r->arena, r->lang, q->besluiten) : STR(""),
		.afspraken = held ? text_aantal(r->arena, r->lang, q->afspraken) : STR("") };
	v->status = overleg_status_naam((enum overleg_status)s, &v->toon);
	v->url = casus_een_url(r, id, CASUS_TAB_OVERLEGGEN, "punt", url_id(r, ID_agendapunt, q->punt.v),
		s == OVERLEG_BEZIG ? url_overleg_live(r, q->id) :
		s == OVERLEG_GEPLAND ? url_overleg(r, q->id) : url_overleg_verslag(r, q->id));
}

/* The minutes of the point as they were known at a moment. */
enum fault page_verslag_then(struct req *r, struct casus_id id, struct agendapunt_id p)
{
	struct view_verslag v = { .status = NULL };
	struct casus_kop *k;
	struct verslag *w;

	TRY(verslag_then(&r->ctx, id, p, &k, &w));
	v.frame = casus_frame(r, k, CASUS_TAB_OVERLEGGEN);
	v.naam = overleg_naam(r, w->overleg->kop.soort);
	v.status = overleg_status_naam(w->overleg->kop.status, &v.toon);
	v.vastgesteld = w->overleg->kop.vastgesteld ? text_moment(r->arena, r->lang, w->overleg->kop.vastgesteld) : STR("");
	v.wacht = w->overleg->kop.status == OVERLEG_AFGEROND;
	v.url_verslag = casus_tab_url(r, id, CASUS_TAB_OVERLEGGEN);
	minutes_facts(r, w->overleg, &v);
	points_fill(r, w, &v);
	view_verslag_then(r->out, &v);
	return casus_send(r, k, N_("Verslag"));
}

enum fault page_casus_overleggen(struct req *r, const struct in_casus_overleggen *in)
{
	struct view_casus_overleggen v = { .nieuw = { .label = N_("Overleg plannen"), .icon = "calendar-plus", .small = true,
		.href = url_overleg_nieuw(r) } };
	struct casus_overleggen *w;

	TRY(casus_overleggen(&r->ctx, in->casus, &w));
	v.frame = casus_frame(r, w->kop, CASUS_TAB_OVERLEGGEN);
	v.plannen = req_mag(r, RECHT_overleg_voorbereiden) && !w->kop->gesloten;
	v.n = w->n;
	v.v = ARENA_ARRAY(r->arena, w->n + 1, struct view_casus_overleg);
	for (size_t i = 0; i < w->n; i++) {
		casus_row(r, in->casus, &w->v[i], &v.v[i]);
		if (v.v[i].vandaag && !w->v[i].besproken && !ctx_is_toen(&r->ctx))
			v.vandaag = &v.v[i];
	}
	v.kan = ARENA_ARRAY(r->arena, w->kan.n + 1, struct view_link);
	for (size_t i = 0; i < w->kan.n; i++)
		v.kan[v.nkan++] = (struct view_link){ .href = str_cat(r->arena, url_overleg(r, w->kan.v[i].id), STR("#casus")),
			.text = str_cat(r->arena, str_cat(r->arena, overleg_naam(r, w->kan.v[i].soort), STR(", ")),
				casus_moment_dag(r, w->kan.v[i].begin)) };
	view_casus_overleggen(r->out, &v);
	return casus_send(r, w->kop, N_("Overleggen"));
}
