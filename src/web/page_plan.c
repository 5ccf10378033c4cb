/* Pages: the plan van aanpak, on the screen and on paper, and a version as it was fixed. */
#include <string.h>

#include "domein/zrm/zrm.h"
#include "routes.h"
#include "views.h"
#include "web/page_plan.h"

#define TEKENS 4 /* shown above the plan; the rest stand on the page of stagnation */

/* ---- goals and their afspraken ---- */

static size_t rows_of(struct req *r, const struct plan_inhoud *p, struct doel_id doel, struct view_afspraak_rij **ret)
{
	struct view_afspraak_rij *v = ARENA_ARRAY(r->arena, p->afspraken.n + 1, struct view_afspraak_rij);
	size_t n = 0;

	for (size_t i = 0; i < p->afspraken.n; i++)
		if (p->afspraken.v[i].doel.v == doel.v)
			afspraak_rij_fill(r, &p->afspraken.v[i], &v[n++]);
	*ret = v;
	return n;
}

/* At no goal, or at one that the reader may not see. */
static size_t rest_of(struct req *r, const struct plan_inhoud *p, struct view_afspraak_rij **ret)
{
	struct view_afspraak_rij *v = ARENA_ARRAY(r->arena, p->afspraken.n + 1, struct view_afspraak_rij);
	size_t n = 0;

	for (size_t i = 0; i < p->afspraken.n; i++) {
		bool known = false;

		for (size_t j = 0; j < p->doelen.n && !known; j++)
			known = p->doelen.v[j].id.v == p->afspraken.v[i].doel.v;
		if (!known)
			afspraak_rij_fill(r, &p->afspraken.v[i], &v[n++]);
	}
	*ret = v;
	return n;
}

static struct str target_text(struct req *r, const struct doel *d)
{
	struct str dag = casus_dag(r, d->streefdatum);
	struct out_arg args[] = { OUT_ARG(dag) };

	return d->streefdatum.v ? tr_args(r->arena, r->lang, N_("streefdatum %1"), args, 1) : STR("");
}

static struct str end_text(struct req *r, const struct doel *d)
{
	const char *status = casus_keus_label(doel_statussen, d->status);
	struct str dag = casus_moment_dag(r, d->afgesloten), woord = str_z(tr(r->lang, status ? status : ""));
	struct out_arg args[] = { OUT_ARG(woord), OUT_ARG(dag), OUT_ARG(d->status_reden) };

	return tr_args(r->arena, r->lang, N_("%1 op %2: %3"), args, 3);
}

static struct str goal_afspraak_url(struct req *r, struct casus_id casus, struct doel_id doel)
{
	struct str u = str_cat(r->arena, url_afspraak_nieuw(r, casus), STR("?doel="));

	return str_cat(r->arena, u, id_value(r, ID_doel, doel.v));
}

static void goals_fill(struct req *r, const struct plan *p, const struct stagnaties *s, struct view_plan *v)
{
	const struct doelen *l = &p->inhoud.doelen;

	v->doelen = ARENA_ARRAY(r->arena, l->n + 1, struct view_doel);
	v->klaar = ARENA_ARRAY(r->arena, l->n + 1, struct view_doel);
	for (size_t i = 0; i < l->n; i++) {
		const struct doel *d = &l->v[i];
		bool open = str_eq(d->status, STR("open"));
		struct view_doel *g = open ? &v->doelen[v->ndoelen++] : &v->klaar[v->nklaar++];

		*g = (struct view_doel){ .d = d, .icon = leefgebied_icoon(d->leefgebied),
			.gebied = leefgebied_naam(r, d->leefgebied), .streef = target_text(r, d),
			.url = p->mag ? url_doel_wijzig(r, p->kop->id, d->id) : STR(""),
			.url_afspraak = p->mag && open ? goal_afspraak_url(r, p->kop->id, d->id) : STR(""),
			.einde = open ? STR("") : end_text(r, d), .toestand = toestand_status(s ? stagnatie_state(s, d) : "") };
		g->n = rows_of(r, &p->inhoud, d->id, &g->rijen);
	}
	v->noverig = rest_of(r, &p->inhoud, &v->overig);
}

/* ---- counts, bar and mix ---- */

struct tally {
	int64_t gereed, loopt, open, laat, anders, n;
};

static struct tally tally_of(const struct afspraken *l)
{
	struct tally t = { 0 };

	for (size_t i = 0; i < l->n; i++) {
		switch (afspraak_status(&l->v[i])) {
		case VIEW_STATUS_GEREED: t.gereed++; break;
		case VIEW_STATUS_LOOPT: t.loopt++; break;
		case VIEW_STATUS_OPEN: t.open++; break;
		case VIEW_STATUS_TE_LAAT: t.laat++; break;
		default: t.anders++; break;
		}
	}
	t.n = (int64_t)l->n;
	return t;
}

static void text_part(struct req *r, struct buf *b, const char *one, const char *more, int64_t n)
{
	struct str count = text_aantal(r->arena, r->lang, n);
	struct out_arg args[] = { OUT_ARG(count) };

	if (!n)
		return;
	buf_addz(b, b->n ? ", " : "");
	buf_add(b, tr_args(r->arena, r->lang, n == 1 ? one : more, args, 1));
}

/* Between two colours stays a little paper. */
#define BALK_NAAD 4

static size_t bar_fill(const int64_t *v, const char *const *kleuren, size_t n, struct view_balk *ret)
{
	int64_t som = 0, at = 0;
	size_t k = 0;

	for (size_t i = 0; i < n; i++)
		som += v[i];
	for (size_t i = 0; i < n; i++) {
		int x = som ? (int)(at * 1000 / som) : 0;

		at += v[i];
		if (v[i])
			ret[k++] = (struct view_balk){ x, (int)(at * 1000 / som) - x - (at < som ? BALK_NAAD : 0), kleuren[i] };
	}
	return k;
}

static void counts_fill(struct req *r, const struct plan *p, struct view_plan *v)
{
	static const char *const kleuren[] = { "pos", "info", "neutral", "neg", "neutral" };
	struct tally t = tally_of(&p->inhoud.afspraken);
	struct buf head = buf_new(r->arena), b = buf_new(r->arena);

	text_part(r, &head, N_("%1 doel"), N_("%1 doelen"), (int64_t)p->inhoud.doelen.n);
	text_part(r, &head, N_("%1 afspraak"), N_("%1 afspraken"), t.n);
	text_part(r, &b, N_("%1 gereed"), N_("%1 gereed"), t.gereed);
	text_part(r, &b, N_("%1 loopt"), N_("%1 lopen"), t.loopt);
	text_part(r, &b, N_("%1 open"), N_("%1 open"), t.open);
	text_part(r, &b, N_("%1 te laat"), N_("%1 te laat"), t.laat);
	text_part(r, &b, N_("%1 niet gelukt of vervallen"), N_("%1 niet gelukt of vervallen"), t.anders);
	v->telling = buf_str(&head);
	v->balk_tekst = buf_str(&b);
	v->nbalk = bar_fill((const int64_t[]){ t.gereed, t.loopt, t.open, t.laat, t.anders }, kleuren, 5, v->balk);
}

static size_t place(const struct redenlijst *l, struct str code)
{
	for (size_t i = 0; l && i < l->nredenen && i < MIX_MAX; i++)
		if (str_eq(l->redenen[i].code, code))
			return i;
	return MIX_MAX;
}

static size_t names_fill(struct req *r, const struct redenlijst *l, struct str *ret)
{
	size_t n = 0;

	for (; l && n < l->nredenen && n < MIX_MAX; n++)
		ret[n] = label_text(&l->redenen[n].label, (int)r->lang);
	return n;
}

/* Repressie, bestuurlijk and zorg by vrijwillig, drang and dwang, of what runs or was done (C066, C067). */
static void mix_fill(struct req *r, const struct afspraken *l, struct view_mix *m)
{
	static const char *const kleuren[MIX_MAX] = { "straf", "gemeente", "zorg", "neutral", "info", "pos" };
	const struct redenlijst *soorten = redenlijst_find(r->app->cat, STR("interventie"));
	const struct redenlijst *kaders = redenlijst_find(r->app->cat, STR("kader"));
	struct buf b = buf_new(r->arena);

	m->nsoort = names_fill(r, soorten, m->soorten);
	m->nkader = names_fill(r, kaders, m->kaders);
	for (size_t i = 0; i < l->n; i++) {
		size_t s = place(soorten, l->v[i].soort), k = place(kaders, l->v[i].kader);

		if (str_eq(l->v[i].status, STR("vervallen")))
			continue;
		m->open += s == MIX_MAX || k == MIX_MAX;
		if (s < MIX_MAX)
			m->som[s]++;
		if (s < MIX_MAX && k < MIX_MAX)
			m->v[s][k]++;
	}
	m->nbalk = bar_fill(m->som, kleuren, m->nsoort, m->balk);
	for (size_t i = 0; i < m->nsoort; i++) {
		buf_addz(&b, b.n ? ", " : "");
		buf_add_i64(&b, m->som[i]);
		buf_addc(&b, ' ');
		buf_add(&b, m->soorten[i]);
	}
	m->tekst = buf_str(&b);
}

/* ---- the version ---- */

static void fact(struct view_plan *v, const char *label, struct str waarde)
{
	if (waarde.n)
		v->feiten[v->nfeiten++] = (struct view_feit_plan){ label, waarde };
}

static struct str version_text(struct req *r, const struct plan_versie *x)
{
	struct str nummer = str_from_i64(r->arena, x->nummer);
	struct str dag = casus_moment_dag(r, x->vastgesteld ? x->vastgesteld : x->gemaakt);
	struct out_arg args[] = { OUT_ARG(nummer), OUT_ARG(dag) };

	return tr_args(r->arena, r->lang, x->vastgesteld ? N_("%1, vastgesteld %2") : N_("%1, in voorbereiding sinds %2"),
		args, 2);
}

static void facts_fill(struct req *r, const struct plan *p, struct view_plan *v)
{
	const struct plan_versie *nu = p->nu, *vast = p->vast;

	if (!nu)
		return;
	fact(v, N_("Versie"), version_text(r, nu));
	if (vast && vast != nu)
		fact(v, N_("Nu geldig"), version_text(r, vast));
	if (vast)
		fact(v, N_("Vastgesteld door"), vast->besluit.n ? vast->besluit : vast->vastgesteld_naam);
	fact(v, N_("Aanleiding"), nu->aanleiding);
	fact(v, N_("Besproken met de betrokkene"), casus_dag(r, nu->besproken));
	fact(v, N_("Evaluatie"), casus_dag(r, nu->evaluatie));
	fact(v, N_("Perspectief"), nu->perspectief);
	v->samenvatting = nu->samenvatting;
	v->woorden = nu->woorden;
	v->woorden_door = nu->woorden_door;
}

static struct str with_number(struct req *r, struct str url, const char *field, int64_t n)
{
	struct buf b = buf_new(r->arena);

	buf_add(&b, url);
	buf_addz(&b, field);
	buf_add_i64(&b, n);
	return buf_str(&b);
}

static void versions_fill(struct req *r, const struct plan *p, struct view_plan *v)
{
	static const struct casus_keus names[] = { { "concept", N_("In voorbereiding"), NULL },
		{ "vastgesteld", N_("Vastgesteld"), NULL }, { "vervangen", N_("Vervangen"), NULL }, { 0 } };

	v->nversies = p->nversies;
	v->versies = ARENA_ARRAY(r->arena, p->nversies + 1, struct view_plan_versie);
	for (size_t i = 0; i < p->nversies; i++) {
		const struct plan_versie *x = &p->versies[i];

		v->versies[i] = (struct view_plan_versie){ .nummer = str_from_i64(r->arena, x->nummer),
			.wanneer = casus_moment_dag(r, x->vastgesteld ? x->vastgesteld : x->gemaakt),
			.status = casus_keus_label(names, x->status), .nu = v->oud && x == p->nu,
			.url = ctx_is_toen(&r->ctx) ? STR("") : x->vastgesteld ? with_number(r, url_plan_versie(r, p->kop->id), "?nummer=", x->nummer)
				: url_casus_plan(r, p->kop->id) };
	}
	if (p->nversies > 1 && !ctx_is_toen(&r->ctx))
		v->url_vergelijk = url_plan_vergelijk(r, p->kop->id);
}

static void analyses_fill(struct req *r, const struct plan *p, struct view_plan *v)
{
	v->nanalyses = p->inhoud.nanalyses;
	v->analyses = ARENA_ARRAY(r->arena, v->nanalyses + 1, struct view_analyse);
	for (size_t i = 0; i < v->nanalyses; i++) {
		const struct plan_analyse *a = &p->inhoud.analyses[i];
		struct str url = STR("");

		if (p->mag)
			url = str_cat(r->arena, str_cat(r->arena, url_plan_analyse(r, p->kop->id), STR("?leefgebied=")),
				a->leefgebied);
		v->analyses[i] = (struct view_analyse){ leefgebied_naam(r, a->leefgebied), a->tekst, url };
	}
}

static void urls_fill(struct req *r, const struct plan *p, struct view_plan *v)
{
	struct casus_id id = p->kop->id;

	v->url_plan = casus_tab_url(r, id, CASUS_TAB_PLAN);
	v->url_nieuw = v->url_tekst = v->url_analyse = v->url_vast = v->url_doel = v->url_afspraak = v->url_afdruk = v->url_pdf
		= v->url_vergelijk = v->url_stagnatie = STR("");
	if (ctx_is_toen(&r->ctx))
		return;
	if (!v->oud)
		v->url_stagnatie = url_casus_stagnatie(r, id);
	if (!v->oud && !v->afdruk && p->nversies)
		v->url_afdruk = url_plan_afdruk(r, id), v->url_pdf = url_plan_pdf(r, id);
	if (!p->mag || v->oud)
		return;
	v->url_doel = url_doel_nieuw(r, id);
	v->url_afspraak = url_afspraak_nieuw(r, id);
	v->url_tekst = url_plan_tekst(r, id);
	v->url_analyse = url_plan_analyse(r, id);
	if (p->nu && str_eq(p->nu->status, STR("vastgesteld")))
		v->url_nieuw = url_plan_nieuw(r, id);
	if (p->mag_vast && p->nu && str_eq(p->nu->status, STR("concept")))
		v->url_vast = url_plan_vast(r, id);
}

static struct view_plan *view_new(struct req *r, const struct plan *p, const struct stagnaties *s, bool afdruk,
	bool oud)
{
	struct view_plan *v = ARENA_NEW(r->arena, struct view_plan);

	v->p = p;
	v->afdruk = afdruk;
	v->oud = oud;
	v->frame = casus_frame(r, p->kop, CASUS_TAB_PLAN);
	v->samenvatting = v->woorden = v->woorden_door = STR("");
	urls_fill(r, p, v);
	goals_fill(r, p, s, v);
	counts_fill(r, p, v);
	mix_fill(r, &p->inhoud.afspraken, &v->mix);
	facts_fill(r, p, v);
	versions_fill(r, p, v);
	analyses_fill(r, p, v);
	if (s)
		tekens_fill(r, p->kop->id, s, TEKENS, &v->ntekens, &v->tekens);
	return v;
}

/* ---- pages ---- */

static const struct doel_mens *person_of(const struct plan_inhoud *p, struct betrokkene_id id)
{
	for (size_t i = 0; p->nmensen > 1 && i < p->nmensen; i++)
		if (p->mensen[i].id.v == id.v)
			return &p->mensen[i];
	return NULL;
}

/* The leefgebieden of which a score asks for a goal that is not there, each once of a person (invariant 28); whose, where
 * there are more. */
static struct str low_scores(struct req *r, const struct plan_inhoud *p, const struct zrm_vragen *l)
{
	struct buf b = buf_new(r->arena);

	for (size_t i = 0; i < l->n; i++) {
		const struct doel_mens *wie = person_of(p, l->v[i].wie);
		bool known = false;

		for (size_t j = 0; j < i; j++)
			known |= l->v[j].leefgebied == l->v[i].leefgebied && person_of(p, l->v[j].wie) == wie;
		if (known)
			continue;
		buf_addz(&b, b.n ? ", " : "");
		buf_add(&b, label_text(&l->v[i].leefgebied->label, (int)r->lang));
		if (wie) {
			buf_addz(&b, " (");
			buf_add(&b, wie->naam);
			buf_addc(&b, ')');
		}
	}
	return buf_str(&b);
}

enum fault page_casus_plan(struct req *r, const struct in_casus_plan *in)
{
	struct view_plan *v;
	struct stagnaties s;
	struct zrm_vragen vragen = { 0 };
	struct plan *p;

	TRY(plan_get(&r->ctx, in->casus, &p));
	TRY(ctx_looks_send(&r->ctx));
	TRY(stagnatie_get(&r->ctx, p, false, &s));
	if (casus_mag(p->kop, CASUS_DEEL_PLAN, NIVEAU_LEZEN))
		TRY(zrm_open_vragen(&r->ctx, p->kop, &vragen));
	v = view_new(r, p, &s, false, false);
	v->lage_scores = low_scores(r, &p->inhoud, &vragen);
	v->url_zrm = casus_tab_url(r, in->casus, CASUS_TAB_ZRM);
	if (p->mag && !p->nversies) {
		v->eerste = formulier_begin(r, url_plan_nieuw_post(r, in->casus), N_("Plan beginnen"));
	}
	view_plan(r->out, v);
	return casus_send(r, p->kop, N_("Plan van aanpak"));
}

enum fault page_plan_afdruk(struct req *r, const struct in_plan_afdruk *in)
{
	struct stagnaties s;
	struct plan *p;

	TRY(plan_print(&r->ctx, in->casus, &p));
	TRY(stagnatie_get(&r->ctx, p, false, &s));
	view_plan(r->out, view_new(r, p, &s, true, false));
	return casus_send(r, p->kop, N_("Plan van aanpak afdrukken"));
}

/* ---- as PDF ---- */

static void rows_print(struct req *r, const struct view_afspraak_rij *rijen, size_t n, struct stuk *s)
{
	const struct str koppen[] = { str_z(tr(r->lang, N_("Afspraak"))), str_z(tr(r->lang, N_("Wie"))),
		str_z(tr(r->lang, N_("Termijn"))), str_z(tr(r->lang, N_("Status"))) };

	if (n)
		stuk_koprij(s, koppen, 4);
	for (size_t i = 0; i < n; i++)
		stuk_rij(s, (struct str[]){ rijen[i].a->tekst, afspraak_wie(r, rijen[i].a), rijen[i].termijn,
			str_z(tr(r->lang, view_status_look(rijen[i].status)->label)) }, 4);
}

static void goal_print(struct req *r, const struct view_doel *d, struct stuk *s)
{
	stuk_kop(s, 2, d->d->tekst);
	if (d->d->voor.n)
		stuk_feit(s, str_z(tr(r->lang, N_("Voor"))), d->d->voor);
	stuk_feit(s, str_z(tr(r->lang, N_("Leefgebied"))), d->gebied);
	if (d->d->norm.n)
		stuk_feit(s, str_z(tr(r->lang, N_("Gehaald als"))), d->d->norm);
	if (d->d->woorden.n)
		stuk_feit(s, str_z(tr(r->lang, N_("In eigen woorden"))), d->d->woorden);
	if (d->streef.n)
		stuk_feit(s, str_z(tr(r->lang, N_("Streefdatum"))), d->streef);
	rows_print(r, d->rijen, d->n, s);
}

static void texts_print(struct req *r, const struct view_plan *v, struct stuk *s)
{
	for (size_t i = 0; i < v->nfeiten; i++)
		if (v->feiten[i].waarde.n)
			stuk_feit(s, str_z(tr(r->lang, v->feiten[i].label)), v->feiten[i].waarde);
	if (v->samenvatting.n) {
		stuk_kop(s, 1, str_z(tr(r->lang, N_("Samenvatting"))));
		stuk_tekst(s, v->samenvatting);
	}
	if (v->woorden.n) {
		stuk_kop(s, 1, str_z(tr(r->lang, N_("In eigen woorden"))));
		stuk_tekst(s, v->woorden);
	}
	if (v->nanalyses)
		stuk_kop(s, 1, str_z(tr(r->lang, N_("Wat er speelt"))));
	for (size_t i = 0; i < v->nanalyses; i++) {
		stuk_kop(s, 2, v->analyses[i].gebied);
		stuk_tekst(s, v->analyses[i].tekst);
	}
}

/* What the reader may see of the plan, as on his screen. The file is named after the case, never after the person. */
enum fault page_plan_pdf(struct req *r, const struct in_plan_pdf *in)
{
	struct out_arg wie[] = { OUT_ARG(r->ctx.actor.naam), OUT_ARG(text_moment(r->arena, r->lang, klok_now())) };
	struct view_plan *v;
	struct stagnaties st;
	struct plan *p;
	struct stuk *s;

	TRY(plan_print(&r->ctx, in->casus, &p));
	TRY(stagnatie_get(&r->ctx, p, false, &st));
	v = view_new(r, p, &st, true, false);
	s = stuk_new(r->arena, str_z(tr(r->lang, N_("Plan van aanpak"))), p->kop->huis_naam, klok_now());
	s->taal = r->lang == LANG_EN ? STR("en") : STR("nl");
	s->blad = str_z(tr(r->lang, N_("Pagina %1 van %2")));
	s->voet = tr_args(r->arena, r->lang, N_("Vertrouwelijk. Gemaakt door %1 op %2."), wie, 2);
	stuk_feit(s, str_z(tr(r->lang, N_("Casus"))), p->kop->nummer);
	if (p->kop->heeft_hoofd && !p->kop->ring.n)
		stuk_feit(s, str_z(tr(r->lang, N_("Om wie het gaat"))), naam_display(r->arena, &p->kop->naam));
	texts_print(r, v, s);
	if (v->ndoelen)
		stuk_kop(s, 1, str_z(tr(r->lang, N_("Doelen en afspraken"))));
	for (size_t i = 0; i < v->ndoelen; i++)
		goal_print(r, &v->doelen[i], s);
	if (v->noverig)
		stuk_kop(s, 1, str_z(tr(r->lang, p->leest ? N_("Afspraken zonder doel") : N_("Afspraken van uw organisatie"))));
	rows_print(r, v->overig, v->noverig, s);
	if (v->nklaar)
		stuk_kop(s, 1, str_z(tr(r->lang, N_("Afgesloten doelen"))));
	for (size_t i = 0; i < v->nklaar; i++)
		goal_print(r, &v->klaar[i], s);
	return pdf_send(r, str_cat(r->arena, STR("plan-"), p->kop->nummer), s);
}

enum fault page_plan_versie(struct req *r, const struct in_plan_versie *in)
{
	struct plan *p;

	TRY(plan_version(&r->ctx, in->casus, in->nummer, &p));
	view_plan(r->out, view_new(r, p, NULL, false, true));
	return casus_send(r, p->kop, N_("Versie van het plan"));
}
