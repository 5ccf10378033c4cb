/* Pages: the matrix of a person in a case, what changed between two measurements, and two charts of it. */
#include "web/page_zrm.h"

#include <string.h>

#include "routes.h"
#include "views.h"

/* ---- texts ---- */

struct str zrm_persoon_naam(struct req *r, const struct zrm *z)
{
	for (size_t i = 0; i < z->n; i++)
		if (z->v[i].id.v == z->wie.v)
			return naam_display(r->arena, &z->v[i].naam);
	return STR("");
}

struct str zrm_soort_naam(struct req *r, struct str soort)
{
	const char *label = casus_keus_label(zrm_soorten, soort);

	return label ? str_z(tr(r->lang, label)) : soort;
}

struct view_zrm_cel zrm_cel(struct req *r, const struct zrmset *set, int score, struct str reden)
{
	const struct reden *x = score ? NULL : reden_find(r->app->cat, STR("zrm_overgeslagen"), reden);

	if (score && (size_t)score <= set->nniveaus)
		return (struct view_zrm_cel){ score, label_text(&set->niveaus[score - 1].label, (int)r->lang) };
	return (struct view_zrm_cel){ 0, x ? label_text(&x->label, (int)r->lang) : STR("") };
}

size_t zrm_sleutel(struct req *r, const struct zrmset *set, struct view_zrm_cel *ret)
{
	for (size_t i = 0; i < set->nniveaus && i < 5; i++)
		ret[i] = zrm_cel(r, set, (int)i + 1, STR(""));
	return set->nniveaus < 5 ? set->nniveaus : 5;
}

/* "31 aug": the weekday says nothing of a measurement, and does not fit above a column. */
static struct str short_day(struct req *r, struct datum d)
{
	struct str rest = casus_dag(r, d), weekday;

	str_cut(&rest, ' ', &weekday);
	return rest.n ? rest : weekday;
}

static bool is_low(const struct zrmset *set, int score)
{
	return score >= 1 && (size_t)score <= set->nniveaus && set->niveaus[score - 1].doel_nodig;
}

static int64_t count_low(const struct zrm_meting *m)
{
	int64_t n = 0;

	for (size_t i = 0; i < m->set->ndomeinen; i++)
		n += is_low(m->set, m->scores[i].score);
	return n;
}

static int64_t count_acute(const struct zrm_meting *m)
{
	int64_t n = 0;

	for (size_t i = 0; i < m->set->ndomeinen; i++)
		n += m->scores[i].score == 1;
	return n;
}

/* ---- who and with what ---- */

struct str zrm_url(struct req *r, struct casus_id id, struct betrokkene_id wie, struct str set)
{
	struct buf b = buf_new(r->arena);

	buf_add(&b, casus_tab_url(r, id, CASUS_TAB_ZRM));
	buf_addz(&b, ctx_is_toen(&r->ctx) ? "&persoon=" : "?persoon=");
	buf_add(&b, id_value(r, ID_betrokkene, wie.v));
	if (set.n) {
		buf_addz(&b, "&set=");
		buf_add(&b, set);
	}
	return buf_str(&b);
}

static void choices_fill(struct req *r, const struct zrm *z, struct view_zrm *v)
{
	v->mensen = ARENA_ARRAY(r->arena, z->n + 1, struct view_tab);
	for (size_t i = 0; z->n > 1 && i < z->n; i++)
		v->mensen[v->nmensen++] = (struct view_tab){ .text = naam_display(r->arena, &z->v[i].naam),
			.href = zrm_url(r, z->kop->id, z->v[i].id, STR("")), .current = z->v[i].id.v == z->wie.v };
	v->reeksen = ARENA_ARRAY(r->arena, z->nreeksen + 1, struct view_tab);
	for (size_t i = 0; z->nreeksen > 1 && i < z->nreeksen; i++)
		v->reeksen[v->nreeksen++] = (struct view_tab){ .text = label_text(&z->reeksen[i].set->label, (int)r->lang),
			.href = zrm_url(r, z->kop->id, z->wie, z->reeksen[i].set->code), .count = z->reeksen[i].metingen,
			.current = z->reeksen[i].set == z->set };
}

/* ---- what is compared ---- */

static const struct zrm_meting *meting_of(const struct zrm *z, struct meting_id id, const struct zrm_meting *other)
{
	for (size_t i = 0; i < z->nmetingen; i++)
		if (z->metingen[i].id.v == id.v)
			return &z->metingen[i];
	return other;
}

static void moment_options(struct req *r, const struct zrm *z, const struct zrm_meting *now, struct view_field *f)
{
	struct view_option *x;

	f->kind = INPUT_SELECT;
	f->in_line = true;
	x = opties_new(r, f, z->nmetingen, NULL);
	for (size_t i = 0; i < z->nmetingen; i++)
		x[f->noptions++] = (struct view_option){ .value = id_value(r, ID_meting, z->metingen[i].id.v),
			.text = casus_dag(r, z->metingen[i].dag), .chosen = &z->metingen[i] == now };
}

static void compare_fill(struct req *r, const struct zrm *z, const struct zrm_meting *van, const struct zrm_meting *tot,
	struct view_zrm *v)
{
	v->url = ctx_is_toen(&r->ctx) ? STR("") : url_casus_zrm(r, z->kop->id);
	v->persoon = id_value(r, ID_betrokkene, z->wie.v);
	v->reeks = z->set->code;
	v->van_dag = short_day(r, van->dag);
	v->tot_dag = short_day(r, tot->dag);
	v->van = (struct view_field){ .name = "van", .label = N_("Vergelijk") };
	v->tot = (struct view_field){ .name = "tot", .label = N_("met") };
	moment_options(r, z, van, &v->van);
	moment_options(r, z, tot, &v->tot);
	for (size_t i = 0; i < v->nrijen; i++) {
		struct view_zrm_rij *w = &v->rijen[i];

		w->van = van->scores[i].score;
		w->tot = tot->scores[i].score;
		w->verloop = zrm_verloop_of(w->van, w->tot);
		v->verbeterd += w->verloop == ZRM_VERBETERD;
		v->gelijk += w->verloop == ZRM_GELIJK;
		v->verslechterd += w->verloop == ZRM_VERSLECHTERD;
		v->onbekend += w->verloop == ZRM_NIET_TE_VERGELIJKEN;
	}
}

/* ---- the matrix ---- */

/* The begin and the latest ones, when there are more than fit. */
static size_t columns(const struct zrm *z, size_t *ret)
{
	size_t n = 0, skip = z->nmetingen > ZRM_KOLOMMEN ? z->nmetingen - ZRM_KOLOMMEN : 0;

	for (size_t i = 0; i < z->nmetingen; i++)
		if (i == 0 || i > skip)
			ret[n++] = i;
	return n;
}

static void matrix_fill(struct req *r, const struct zrm *z, struct view_zrm *v)
{
	size_t at[ZRM_METINGEN_MAX];

	v->nkolommen = columns(z, at);
	v->nweg = z->nmetingen - v->nkolommen;
	v->kolommen = ARENA_ARRAY(r->arena, v->nkolommen + 1, struct view_zrm_kolom);
	for (size_t k = 0; k < v->nkolommen; k++) {
		const struct zrm_meting *m = &z->metingen[at[k]];
		const char *onder = str_eq(m->soort, STR("begin")) ? N_("begin") : str_eq(m->soort, STR("eind")) ? N_("eind")
			: at[k] + 1 == z->nmetingen ? N_("nu") : NULL;

		v->kolommen[k] = (struct view_zrm_kolom){ short_day(r, m->dag), onder ? str_z(tr(r->lang, onder)) : STR(""),
			ctx_is_toen(&r->ctx) ? STR("") : url_casus_meting(r, z->kop->id, m->id), count_low(m), (int64_t)m->nbeoordeeld };
	}
	v->nrijen = z->set->ndomeinen;
	v->rijen = ARENA_ARRAY(r->arena, v->nrijen + 1, struct view_zrm_rij);
	for (size_t d = 0; d < v->nrijen; d++) {
		struct view_zrm_rij *w = &v->rijen[d];
		const struct zrm_stand *s = &z->stand[d];

		*w = (struct view_zrm_rij){ .domein = label_text(&s->domein->label, (int)r->lang), .antwoord = s->antwoord,
			.doel = s->doel, .motivering = s->motivering, .pijl = STR("") };
		w->cellen = ARENA_ARRAY(r->arena, v->nkolommen + 1, struct view_zrm_cel);
		for (size_t k = 0; k < v->nkolommen; k++)
			w->cellen[k] = zrm_cel(r, z->set, z->metingen[at[k]].scores[d].score, z->metingen[at[k]].scores[d].reden);
	}
}

static struct str waiting(struct req *r, const struct zrm *z)
{
	struct buf b = buf_new(r->arena);
	size_t n = 0;

	for (size_t i = 0; i < z->set->ndomeinen; i++) {
		if (z->stand[i].antwoord != ZRM_GEEN_DOEL)
			continue;
		if (n++)
			buf_addz(&b, n == z->nvragen ? tr(r->lang, N_(" en ")) : ", ");
		buf_add(&b, label_text(&z->stand[i].domein->label, (int)r->lang));
	}
	return buf_str(&b);
}

/* ---- the charts ---- */

#define LIJN_LINKS 34
#define LIJN_BREED 218
#define LIJN_BOVEN 12
#define LIJN_HOOG 160
#define HALTER_LINKS 172
#define HALTER_STAP 39 /* between two scores */
#define HALTER_RIJ 25
#define HALTER_BOVEN 24

static int line_y(int64_t v, int64_t max)
{
	return LIJN_BOVEN + LIJN_HOOG - (int)(v * LIJN_HOOG / max);
}

static void path_to(struct buf *b, int x, int y)
{
	buf_addc(b, b->n ? 'L' : 'M');
	buf_add_i64(b, x);
	buf_addc(b, ' ');
	buf_add_i64(b, y);
}

static void ticks_fill(struct view_zrm_lijn *l, int64_t max)
{
	int64_t step = max <= 5 ? 1 : (max + 4) / 5;

	for (int64_t t = 0; t <= max && l->nticks < 6; t += step, l->nticks++) {
		l->ticks[l->nticks].v = t;
		l->ticks[l->nticks].y = line_y(t, max);
		l->ticks[l->nticks].ty = line_y(t, max) + 4;
	}
}

/* Days stand under the first and last point, and between them where there is room. */
static struct str day_under(struct req *r, const struct zrm *z, size_t i)
{
	struct str dag = short_day(r, z->metingen[i].dag);
	bool room = z->nmetingen <= 4 && dag.n <= 7;

	return i == 0 || i + 1 == z->nmetingen || room ? dag : STR("");
}

static void line_fill(struct req *r, const struct zrm *z, struct view_zrm_lijn *l)
{
	struct buf laag = buf_new(r->arena), acuut = buf_new(r->arena);
	struct buf nl = buf_new(r->arena), na = buf_new(r->arena);
	struct out_arg args[] = { OUT_ARG(STR("")), OUT_ARG(STR("")) };
	int64_t max = 1;

	for (size_t i = 0; i < z->nmetingen; i++)
		if (count_low(&z->metingen[i]) > max)
			max = count_low(&z->metingen[i]);
	max += max > 5 ? (5 - max % 5) % 5 : 0;
	l->n = z->nmetingen;
	l->v = ARENA_ARRAY(r->arena, l->n + 1, struct view_zrm_punt);
	for (size_t i = 0; i < l->n; i++) {
		const struct zrm_meting *m = &z->metingen[i];
		struct view_zrm_punt *p = &l->v[i];

		*p = (struct view_zrm_punt){ .x = LIJN_LINKS + LIJN_BREED * (int)i / (int)(l->n - 1), .laag = count_low(m),
			.acuut = count_acute(m), .anker = i == 0 ? "start" : i + 1 == l->n ? "end" : "middle",
			.dag = day_under(r, z, i) };
		p->y_laag = line_y(p->laag, max);
		p->y_acuut = line_y(p->acuut, max);
		path_to(&laag, p->x, p->y_laag);
		path_to(&acuut, p->x, p->y_acuut);
		buf_addz(&nl, i ? ", " : "");
		buf_add_i64(&nl, p->laag);
		buf_addz(&na, i ? ", " : "");
		buf_add_i64(&na, p->acuut);
	}
	l->laag = buf_str(&laag);
	l->acuut = buf_str(&acuut);
	args[0] = OUT_ARG(buf_str(&nl));
	args[1] = OUT_ARG(buf_str(&na));
	l->tekst = tr_args(r->arena, r->lang,
		N_("Aantal leefgebieden met score 1 of 2, per meting: %1. Daarvan met score 1: %2."), args, 2);
	l->x_naam = LIJN_LINKS + LIJN_BREED + 12;
	l->y_laag = l->v[l->n - 1].y_laag + 4;
	l->y_acuut = l->v[l->n - 1].y_acuut + 4;
	if (l->y_acuut - l->y_laag < 16) { /* the two names beside the last points keep apart */
		l->y_laag -= 8;
		l->y_acuut = l->y_laag + 16;
	}
	ticks_fill(l, max);
}

/* A mark that is read without colour: it points to where the score went. */
static struct str arrow(struct req *r, int x, int y, enum zrm_verloop verloop)
{
	struct buf b = buf_new(r->arena);
	int d = verloop == ZRM_VERBETERD ? 7 : -7;

	if (verloop != ZRM_VERBETERD && verloop != ZRM_VERSLECHTERD)
		return STR("");
	path_to(&b, x - d, y - 7);
	path_to(&b, x + d, y);
	path_to(&b, x - d, y + 7);
	buf_addc(&b, 'Z');
	return buf_str(&b);
}

static void dumbbell_fill(struct req *r, struct view_zrm *v)
{
	struct out_arg args[] = { OUT_ARG(v->verbeterd), OUT_ARG(v->gelijk), OUT_ARG(v->verslechterd), OUT_ARG(v->onbekend) };

	for (size_t i = 0; i < v->nrijen; i++) {
		struct view_zrm_rij *w = &v->rijen[i];

		w->y = HALTER_BOVEN + (int)i * HALTER_RIJ + HALTER_RIJ / 2;
		w->ty = w->y + 5;
		w->x_van = HALTER_LINKS + (w->van - 1) * HALTER_STAP;
		w->x_tot = HALTER_LINKS + (w->tot - 1) * HALTER_STAP;
		w->pijl = arrow(r, w->x_tot, w->y, w->verloop);
	}
	v->hoogte = HALTER_BOVEN + (int)v->nrijen * HALTER_RIJ + 6;
	v->halter_tekst = tr_args(r->arena, r->lang,
		N_("Score per leefgebied op twee momenten. Verbeterd: %1. Gelijk: %2. Verslechterd: %3. Niet te vergelijken: %4."),
		args, 4);
}

/* ---- the page ---- */

static void list_fill(struct req *r, const struct zrm *z, struct view_zrm *v)
{
	v->nmetingen = z->nmetingen;
	v->metingen = ARENA_ARRAY(r->arena, z->nmetingen + 1, struct view_zrm_meting);
	for (size_t i = 0; i < z->nmetingen; i++) {
		const struct zrm_meting *m = &z->metingen[z->nmetingen - 1 - i];

		v->metingen[i] = (struct view_zrm_meting){ m, casus_dag(r, m->dag), zrm_soort_naam(r, m->soort),
			ctx_is_toen(&r->ctx) ? STR("") : url_casus_meting(r, z->kop->id, m->id), casus_moment_dag(r, m->moment),
			casus_moment_dag(r, m->gecorrigeerd), casus_wpg_tekst(r, m->wpg) };
	}
}

static struct str set_query(struct req *r, struct str url, const struct zrm *z)
{
	return str_cat(r->arena, url, str_cat(r->arena, STR("?set="), z->set->code));
}

enum fault page_casus_zrm(struct req *r, const struct in_casus_zrm *in)
{
	struct view_zrm *v = ARENA_NEW(r->arena, struct view_zrm);
	struct zrm *z;

	TRY(zrm_get(&r->ctx, in->casus, in->persoon, in->set.p ? in->set : STR(""), &z));
	TRY(ctx_looks_send(&r->ctx));
	v->frame = casus_frame(r, z->kop, CASUS_TAB_ZRM);
	v->z = z;
	v->url_plan = casus_tab_url(r, z->kop->id, CASUS_TAB_PLAN);
	v->mag = z->schrijft && z->set && z->wie.v && req_mag(r, RECHT_casus_schrijven);
	choices_fill(r, z, v);
	termijnen_view(r, &z->klokken, &v->klokken);
	if (z->set) {
		v->set = label_text(&z->set->label, (int)r->lang);
		v->nsleutel = zrm_sleutel(r, z->set, v->sleutel);
	}
	if (v->mag) {
		v->url_nieuw = set_query(r, url_casus_zrm_nieuw(r, z->kop->id, z->wie), z);
		v->url_waarom = set_query(r, url_casus_zrm_waarom(r, z->kop->id, z->wie), z);
	}
	if (z->nmetingen) {
		const struct zrm_meting *eerste = &z->metingen[0], *laatste = &z->metingen[z->nmetingen - 1];

		matrix_fill(r, z, v);
		v->vragen = waiting(r, z);
		compare_fill(r, z, meting_of(z, in->van, eerste), meting_of(z, in->tot, laatste), v);
		dumbbell_fill(r, v);
		list_fill(r, z, v);
		if (z->nmetingen > 1)
			line_fill(r, z, &v->lijn);
	}
	view_zrm(r->out, v);
	return casus_send(r, z->kop, N_("ZRM"));
}
