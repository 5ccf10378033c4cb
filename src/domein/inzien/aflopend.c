/* Authorisations that end soon: see aflopend.h. Read on lens kaal, after right, house and ring. */
#include "domein/inzien/aflopend.h"

#include <stdlib.h>

#include "basis/termijn.h"
#include "catalogus/catalogus.h"
#include "domein/casus/casus_priv.h"
#include "domein/inzien/toetser.h"
#include "query.h"

struct vraag {
	struct ctx *c;
	struct toetser t;
	struct datum vandaag, laatste; /* the last day that counts as soon */
	struct aflopend *ret;
	bool tonen; /* they are shown, and not only counted */
	struct q_aflopend_toegang_rows toegang;
	struct q_aflopend_rollen_rows rollen;
	struct q_aflopend_vervanging_rows vervanging;
	struct q_aflopend_mensen_rows mensen;
};

/* The last day of a period that ends before `tot`. */
static struct datum last_day(int64_t tot)
{
	return datum_of_moment(tot - 1);
}

static void row_add(struct vraag *k, struct aflopend_rij r)
{
	r.nog = datum_days_between(k->vandaag, r.laatste);
	k->ret->v[k->ret->n++] = r;
}

static void admissions(struct vraag *k)
{
	for (size_t i = 0; i < k->toegang.n; i++) {
		const struct q_aflopend_toegang *q = &k->toegang.v[i];

		if (!toetser_mag(&k->t, q->huis, q->ring))
			continue;
		row_add(k, (struct aflopend_rij){ .soort = AFLOPEND_TOEGANG, .medewerker = q->medewerker, .casus = q->casus,
			.naam = q->naam, .organisatie = q->organisatie_naam, .wat = q->nummer, .ring = q->ring, .grond = q->grond,
			.laatste = last_day(q->tot) });
		if (k->tonen)
			ctx_look(k->c, casus_dossier(q->casus), (struct persoon_id){ 0 }, LOOK_SCHERM, STR("aflopende machtigingen"));
	}
}

static void roles(struct vraag *k)
{
	for (size_t i = 0; i < k->rollen.n; i++) {
		const struct q_aflopend_rollen *q = &k->rollen.v[i];

		if (toetser_mag(&k->t, q->huis, q->ring))
			row_add(k, (struct aflopend_rij){ .soort = AFLOPEND_ROL, .medewerker = q->medewerker, .naam = q->naam,
				.organisatie = q->organisatie_naam, .wat = q->rol, .huis_naam = q->huis_naam, .ring = q->ring,
				.laatste = last_day(q->tot) });
	}
	for (size_t i = 0; i < k->vervanging.n; i++) {
		const struct q_aflopend_vervanging *q = &k->vervanging.v[i];

		if (toetser_mag(&k->t, q->huis, STR("")))
			row_add(k, (struct aflopend_rij){ .soort = AFLOPEND_VERVANGING, .medewerker = q->medewerker, .naam = q->naam,
				.organisatie = q->organisatie_naam, .wat = q->afwezig_naam, .laatste = last_day(q->tot) });
	}
}

/* Until when what happened on that day holds; none without a clock in the catalogue. */
static struct datum holds_until(const struct ctx *c, struct str klok, struct datum dag)
{
	const struct termijnsoort *s = termijnsoort_find(c->cat, klok);

	return s && dag.v ? termijn_einde(dag, s->lengte, s->eenheid, TERMIJN_PLAIN, NULL) : (struct datum){ 0 };
}

static void person(struct vraag *k, const struct q_aflopend_mensen *q)
{
	const struct datum days[] = { q->actief_tot < ALTIJD ? last_day(q->actief_tot) : (struct datum){ 0 }, holds_until(k->c, STR("vog_verloopt"), q->vog),
		holds_until(k->c, STR("opleiding_verloopt"), q->opleiding) };

	for (size_t i = 0; i < sizeof(days) / sizeof(days[0]); i++)
		if (days[i].v && days[i].v <= k->laatste.v)
			row_add(k, (struct aflopend_rij){ .soort = (enum aflopend_soort)(AFLOPEND_ACCOUNT + i), .medewerker = q->medewerker, .naam = q->naam,
				.organisatie = q->organisatie_naam, .wat = STR(""), .laatste = days[i] });
}

static int by_day(const void *x, const void *y)
{
	const struct aflopend_rij *a = x, *b = y;
	int byname = str_cmp(a->naam, b->naam);

	if (a->laatste.v != b->laatste.v)
		return a->laatste.v < b->laatste.v ? -1 : 1;
	return byname ? byname : (int)a->soort - (int)b->soort;
}

/* The day before which it must have happened to end by then: a bound for the statement, wide enough. */
static struct datum asked_before(const struct ctx *c, struct str klok, struct datum laatste)
{
	const struct termijnsoort *s = termijnsoort_find(c->cat, klok);
	int maanden = !s ? 0 : s->eenheid == TERMIJN_JAREN ? s->lengte * 12 : s->eenheid == TERMIJN_MAANDEN ? s->lengte : 0;

	return s ? datum_add_days(datum_add_months(laatste, -maanden), 5) : (struct datum){ 0 };
}

static enum fault rows_read(struct vraag *k, int64_t now, int64_t tot)
{
	struct regio_id regio = k->c->actor.regio;
	struct batch b = ctx_kaal(k->c);

	q_aflopend_toegang(&b, now, tot, regio, &k->toegang);
	q_aflopend_rollen(&b, regio, now, tot, &k->rollen);
	q_aflopend_vervanging(&b, regio, now, tot, &k->vervanging);
	q_aflopend_mensen(&b, regio, now, tot, asked_before(k->c, STR("vog_verloopt"), k->laatste),
		asked_before(k->c, STR("opleiding_verloopt"), k->laatste), &k->mensen);
	return batch_run(&b);
}

static enum fault list(struct ctx *c, int dagen, bool tonen, struct aflopend *ret)
{
	struct vraag k = { .c = c, .vandaag = datum_today(), .ret = ret, .tonen = tonen };
	int ahead = dagen < 1 ? 1 : dagen > AFLOPEND_MEEST ? AFLOPEND_MEEST : dagen;

	k.laatste = datum_add_days(k.vandaag, ahead);
	TRY(toetser_read(c, RECHT_privacy_toetsen, &k.t));
	TRY(rows_read(&k, ctx_moment(c), casus_tot(k.laatste)));
	*ret = (struct aflopend){ .v = ARENA_ARRAY(c->arena,
		k.toegang.n + k.rollen.n + k.vervanging.n + k.mensen.n * 3 + 1, struct aflopend_rij) };
	admissions(&k);
	roles(&k);
	for (size_t i = 0; i < k.mensen.n; i++)
		if (toetser_mag(&k.t, k.mensen.v[i].huis, STR("")))
			person(&k, &k.mensen.v[i]);
	if (ret->n)
		qsort(ret->v, ret->n, sizeof(*ret->v), by_day);
	return FAULT_NONE;
}

enum fault aflopend_list(struct ctx *c, int dagen, struct aflopend *ret)
{
	return list(c, dagen, true, ret);
}

enum fault aflopend_telling(struct ctx *c, int64_t *ret)
{
	struct aflopend l = { 0 };

	if (actor_mag(&c->actor, RECHT_privacy_toetsen))
		TRY(list(c, AFLOPEND_GAUW, false, &l));
	*ret = (int64_t)l.n;
	return FAULT_NONE;
}
