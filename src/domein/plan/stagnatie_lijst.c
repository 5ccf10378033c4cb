/* The lists of what stagnates, and keeping the state of every case: see stagnatie.h. */
#include "domein/plan/stagnatie_priv.h"

#define PAGINA 200
#define FOLLOW_ARENA (16u << 20) /* of a page of cases */

/* ---- one's own cases ---- */

struct case_rows {
	struct plan_rows plan;
	struct q_afspraak_stappen_rows stappen;
	struct q_plan_list_rows versies;
	struct q_stagnatie_list_rows stagnaties;
	struct q_escalatie_list_rows zetten;
	struct q_afspraak_hoofd *hoofd;
};

static enum fault case_fill(struct ctx *c, const struct q_stagnatie_mijn *q, struct stagnatie_rij *r)
{
	struct case_rows rows = { 0 };
	struct batch b = ctx_read(c);

	plan_inhoud_ask(&b, q->id, &rows.plan);
	q_afspraak_stappen(&b, q->id, 0, &rows.stappen);
	q_plan_list(&b, q->id, &rows.versies);
	q_stagnatie_list(&b, q->id, false, &rows.stagnaties);
	q_escalatie_list(&b, q->id, &rows.zetten);
	q_afspraak_hoofd(&b, q->id, &rows.hoofd);
	TRY(batch_run(&b));
	*r = (struct stagnatie_rij){ .casus = q->id, .nummer = q->nummer, .thema = q->thema, .ring = q->ring,
		.toestand = q->toestand };
	if (rows.hoofd) {
		r->heeft_naam = true;
		r->naam = CASUS_NAAM(rows.hoofd);
		r->persoon = rows.hoofd->persoon;
	}
	plan_inhoud_take(c, STR(""), &rows.plan, datum_of_moment(ctx_moment(c)), &r->inhoud);
	for (size_t i = 0; i < rows.versies.n; i++)
		r->inhoud.vast |= str_eq(rows.versies.v[i].status, STR("vastgesteld"));
	afspraak_stappen_fill(c, &r->inhoud.afspraken, &rows.stappen);
	stagnaties_take(c, &rows.stagnaties, &rows.zetten, thema_find(c->cat, q->thema), &r->s);
	stagnatie_signs(c->arena, &r->inhoud, q->herbeoordeling, datum_of_moment(ctx_moment(c)), &r->s);
	ctx_look(c, casus_dossier(q->id), r->persoon, LOOK_SCHERM, STR("stagnatie"));
	return FAULT_NONE;
}

enum fault stagnatie_mine(struct ctx *c, struct stagnatie_rijen *ret)
{
	struct q_stagnatie_mijn_rows rows = { 0 };
	struct stagnatie_rijen l = { 0 };
	struct batch b = ctx_read(c);

	q_stagnatie_mijn(&b, datum_of_moment(ctx_moment(c)), STAGNATIE_MIJN_MAX + 1, &rows);
	TRY(batch_run(&b));
	l.meer = rows.n > STAGNATIE_MIJN_MAX;
	rows.n = l.meer ? STAGNATIE_MIJN_MAX : rows.n;
	l.v = ARENA_ARRAY(c->arena, rows.n + 1, struct stagnatie_rij);
	for (size_t i = 0; i < rows.n; i++)
		TRY(case_fill(c, &rows.v[i], &l.v[l.n++]));
	*ret = l;
	return FAULT_NONE;
}

/* ---- the house ---- */

enum fault stagnatie_house(struct ctx *c, struct stagnatie_huis *ret)
{
	struct q_stagnatie_huis_rows rows = { 0 };
	struct batch b = ctx_kaal(c);

	TRY(ctx_require(c, RECHT_werklast_lezen));
	q_stagnatie_huis(&b, c->actor.huis, datum_of_moment(ctx_moment(c)), &rows);
	TRY(batch_run(&b));
	ret->n = rows.n;
	ret->v = ARENA_ARRAY(c->arena, rows.n + 1, struct stagnatie_huis_rij);
	for (size_t i = 0; i < rows.n; i++)
		ret->v[i] = (struct stagnatie_huis_rij){ rows.v[i].nummer, rows.v[i].regisseur_naam, rows.v[i].toestand,
			rows.v[i].stap, rows.v[i].herbeoordeling, rows.v[i].begonnen, rows.v[i].gezet };
	return FAULT_NONE;
}

/* ---- the state of cases ---- */

struct state_rows { /* of a page of cases, each in the order of the cases */
	struct q_toestand_casussen_rows casussen;
	struct q_toestand_afspraken_rows afspraken;
	struct q_toestand_doelen_rows doelen;
	struct q_toestand_stagnaties_rows stagnaties;
	size_t a, d, s; /* where the next case begins */
};
struct state {
	struct casus_id id;
	const char *toestand;
};
struct states { /* that differ from what is stored */
	size_t n;
	struct state *v;
};

static enum fault state_ask(struct ctx *c, struct casus_id casus, int64_t na, struct state_rows *r)
{
	struct batch b = ctx_kaal(c);
	int64_t van, tot;

	q_toestand_casussen(&b, casus.v ? casus.v : na + 1, casus.v ? casus.v : INT64_MAX, &r->casussen);
	TRY(batch_run(&b));
	if (!r->casussen.n)
		return FAULT_NONE;
	van = r->casussen.v[0].id.v;
	tot = r->casussen.v[r->casussen.n - 1].id.v;
	q_toestand_afspraken(&b, van, tot, &r->afspraken);
	q_toestand_doelen(&b, van, tot, &r->doelen);
	q_toestand_stagnaties(&b, van, tot, &r->stagnaties);
	return batch_run(&b);
}

static void afspraken_of(struct ctx *c, struct state_rows *r, struct casus_id id, struct afspraken *ret)
{
	size_t n = 0;

	while (r->a < r->afspraken.n && r->afspraken.v[r->a].dossier.v < id.v)
		r->a++;
	while (r->a + n < r->afspraken.n && r->afspraken.v[r->a + n].dossier.v == id.v)
		n++;
	*ret = (struct afspraken){ n, ARENA_ARRAY(c->arena, n + 1, struct afspraak) };
	for (size_t i = 0; i < n; i++) {
		const struct q_toestand_afspraken *q = &r->afspraken.v[r->a++];

		ret->v[i] = (struct afspraak){ .id = q->id, .doel = q->doel, .termijn = q->termijn, .antwoord = q->antwoord,
			.status = q->status, .voorstel = q->voorstel, .gemaakt = q->gemaakt, .laatst = q->laatst, .loopt = true };
	}
}

static void goals_of(struct ctx *c, struct state_rows *r, struct casus_id id, struct doelen *ret)
{
	size_t n = 0;

	while (r->d < r->doelen.n && r->doelen.v[r->d].dossier.v < id.v)
		r->d++;
	while (r->d + n < r->doelen.n && r->doelen.v[r->d + n].dossier.v == id.v)
		n++;
	*ret = (struct doelen){ n, ARENA_ARRAY(c->arena, n + 1, struct doel) };
	for (size_t i = 0; i < n; i++, r->d++)
		ret->v[i] = (struct doel){ .id = r->doelen.v[r->d].id, .streefdatum = r->doelen.v[r->d].streefdatum,
			.status = STR("open") };
}

static void stalls_of(struct ctx *c, struct state_rows *r, struct casus_id id, struct datum vandaag,
	struct stagnaties *ret)
{
	size_t n = 0;

	while (r->s < r->stagnaties.n && r->stagnaties.v[r->s].dossier.v < id.v)
		r->s++;
	while (r->s + n < r->stagnaties.n && r->stagnaties.v[r->s + n].dossier.v == id.v)
		n++;
	ret->n = n;
	ret->v = ARENA_ARRAY(c->arena, n + 1, struct stagnatie);
	for (size_t i = 0; i < n; i++) {
		const struct q_toestand_stagnaties *q = &r->stagnaties.v[r->s++];

		ret->v[i] = (struct stagnatie){ .doel = q->doel, .afspraak = q->afspraak, .geparkeerd = q->geparkeerd,
			.begonnen = q->begonnen, .staat = q->geparkeerd.v && q->geparkeerd.v >= vandaag.v };
	}
}

static void states_of(struct ctx *c, struct state_rows *r, struct states *ret)
{
	struct datum vandaag = datum_of_moment(ctx_moment(c));

	ret->v = ARENA_ARRAY(c->arena, r->casussen.n + 1, struct state);
	for (size_t i = 0; i < r->casussen.n; i++) {
		const struct q_toestand_casussen *q = &r->casussen.v[i];
		const struct thema *t = thema_find(c->cat, q->thema);
		struct stagnaties s = { .ladder = t ? t->escalatie : NULL };
		struct plan_inhoud p = { .vast = true }; /* the statement gives goals of fixed plans alone */
		const char *now;

		afspraken_of(c, r, q->id, &p.afspraken);
		goals_of(c, r, q->id, &p.doelen);
		stalls_of(c, r, q->id, vandaag, &s);
		stagnatie_signs(c->arena, &p, q->herbeoordeling, vandaag, &s);
		now = stagnatie_state(&s, NULL);
		if (!str_eq(q->toestand, str_z(now)))
			ret->v[ret->n++] = (struct state){ q->id, now };
	}
}

static enum fault states_unit(struct unit *u, void *arg)
{
	const struct states *l = arg;
	struct batch b = unit_batch(u);

	for (size_t i = 0; i < l->n; i++) {
		q_toestand_set(&b, str_z(l->v[i].toestand), l->v[i].id, NULL);
		if ((i + 1) % BATCH_MAX == 0)
			TRY(batch_run(&b));
	}
	return b.n ? batch_run(&b) : FAULT_NONE;
}

/* One page of cases; *na moves to its end, or to 0 behind the last page. */
static enum fault follow_page(struct ctx *c, struct casus_id casus, int64_t *na)
{
	struct state_rows r = { 0 };
	struct states l = { 0 };

	TRY(state_ask(c, casus, *na, &r));
	states_of(c, &r, &l);
	*na = r.casussen.n == PAGINA ? r.casussen.v[PAGINA - 1].id.v : 0;
	return l.n ? ctx_write_kaal(c, states_unit, &l) : FAULT_NONE;
}

enum fault stagnatie_follow(struct ctx *c, struct casus_id casus)
{
	struct ctx dienst = *c;
	enum fault f = FAULT_NONE;
	int64_t na = 0;

	(void)ctx_moment(&dienst);
	dienst.eyes.medewerker = dienst.eyes.organisatie = 0; /* Schakel itself */
	dienst.arena = arena_new(FOLLOW_ARENA);
	do {
		f = follow_page(&dienst, casus, &na);
		if (!f && arena_over(dienst.arena))
			f = FAULT_BUSY;
		arena_reset(dienst.arena);
	} while (!f && na && !casus.v);
	arena_free(&dienst.arena);
	return f;
}

void stagnatie_follow_after(struct ctx *c, struct casus_id casus)
{
	struct ctx quiet = *c;
	struct fault_info scratch = { 0 };

	if (!casus.v) /* a second submit: it was done the first time */
		return;
	quiet.fi = &scratch;
	quiet.eyes.moment = 0;
	if (stagnatie_follow(&quiet, casus))
		fault_clear(&scratch);
}
