/* Afspraken over all cases: worklists, and what the daily digest counts. See afspraak.h. */
#include "domein/plan/plan_priv.h"

#define WEEK 7

/* ---- worklists ---- */

#define RIJ(q) ((struct afspraak_rij){ .a = AFSPRAAK(q), .casus_nummer = (q)->casus_nummer, .thema = (q)->thema, \
	.ring = (q)->ring })

/* The first persons, asked once for each case; of row i in hoofd[i]. */
static enum fault names_ask(struct ctx *c, const struct afspraak_rijen *l, struct q_afspraak_hoofd **hoofd)
{
	struct batch b = ctx_read(c);
	size_t n = 0;

	for (size_t i = 0; i < l->n; i++) {
		bool asked = false;

		for (size_t j = 0; j < i && !asked; j++)
			asked = l->v[j].a.casus.v == l->v[i].a.casus.v;
		if (asked)
			continue;
		q_afspraak_hoofd(&b, l->v[i].a.casus, &hoofd[i]);
		if (++n % BATCH_MAX == 0)
			TRY(batch_run(&b));
	}
	return n % BATCH_MAX ? batch_run(&b) : FAULT_NONE;
}

static enum fault names_fill(struct ctx *c, struct afspraak_rijen *l)
{
	struct q_afspraak_hoofd **hoofd = ARENA_ARRAY(c->arena, l->n + 1, struct q_afspraak_hoofd *);

	TRY(names_ask(c, l, hoofd));
	for (size_t i = 0; i < l->n; i++) {
		for (size_t j = 0; j < i && !hoofd[i]; j++)
			if (l->v[j].a.casus.v == l->v[i].a.casus.v)
				hoofd[i] = hoofd[j];
		if (hoofd[i]) {
			l->v[i].heeft_naam = true;
			l->v[i].persoon = hoofd[i]->persoon;
			l->v[i].naam = CASUS_NAAM(hoofd[i]);
		}
		ctx_look(c, casus_dossier(l->v[i].a.casus), l->v[i].persoon, LOOK_SCHERM, STR("afspraken"));
	}
	return FAULT_NONE;
}

static enum fault owned(struct ctx *c, bool mij, bool alles, struct datum vandaag, struct afspraak_rijen *l)
{
	struct q_afspraak_mijn_rows rows = { 0 };
	struct batch b = ctx_read(c);

	q_afspraak_mijn(&b, mij, alles, datum_add_days(vandaag, WEEK), AFSPRAAK_MIJN_MAX + 1, &rows);
	TRY(batch_run(&b));
	l->v = ARENA_ARRAY(c->arena, rows.n + 1, struct afspraak_rij);
	for (size_t i = 0; i < rows.n; i++)
		l->v[l->n++] = RIJ(&rows.v[i]);
	return FAULT_NONE;
}

static enum fault guided(struct ctx *c, bool alles, struct datum vandaag, struct afspraak_rijen *l)
{
	struct q_afspraak_regie_rows rows = { 0 };
	struct batch b = ctx_read(c);

	q_afspraak_regie(&b, alles, vandaag, ctx_moment(c) - AFSPRAAK_ANTWOORD_DAGEN * DAY_MS, AFSPRAAK_MIJN_MAX + 1, &rows);
	TRY(batch_run(&b));
	l->v = ARENA_ARRAY(c->arena, rows.n + 1, struct afspraak_rij);
	for (size_t i = 0; i < rows.n; i++)
		l->v[l->n++] = RIJ(&rows.v[i]);
	return FAULT_NONE;
}

enum fault afspraak_mine(struct ctx *c, enum afspraak_van van, bool alles, struct afspraak_rijen *ret)
{
	struct datum vandaag = datum_of_moment(ctx_moment(c));
	struct afspraak_rijen l = { 0 };

	if (van == AFSPRAAK_VAN_REGIE)
		TRY(guided(c, alles, vandaag, &l));
	else
		TRY(owned(c, van == AFSPRAAK_VAN_MIJ, alles, vandaag, &l));
	l.meer = l.n > AFSPRAAK_MIJN_MAX;
	l.n = l.meer ? AFSPRAAK_MIJN_MAX : l.n;
	for (size_t i = 0; i < l.n; i++)
		afspraak_stand(c, &l.v[i].a, vandaag);
	TRY(names_fill(c, &l));
	*ret = l;
	return FAULT_NONE;
}

/* ---- the digest ---- */

static struct afspraak_telling *of_person(struct afspraak_tellingen *l, struct medewerker_id m)
{
	for (size_t i = 0; i < l->n; i++)
		if (l->v[i].medewerker.v == m.v)
			return &l->v[i];
	l->v[l->n] = (struct afspraak_telling){ .medewerker = m };
	return &l->v[l->n++];
}

enum fault afspraak_tel(struct ctx *c, struct afspraak_tellingen *ret)
{
	struct q_afspraak_tel_eigenaar_rows own = { 0 };
	struct q_afspraak_tel_regie_rows regie = { 0 };
	struct afspraak_tellingen l = { 0 };
	int64_t now = ctx_moment(c);
	struct datum vandaag = datum_of_moment(now);
	struct batch b = ctx_kaal(c);

	q_afspraak_tel_eigenaar(&b, vandaag, datum_add_days(vandaag, WEEK), now, &own);
	q_afspraak_tel_regie(&b, vandaag, now, &regie);
	TRY(batch_run(&b));
	l.v = ARENA_ARRAY(c->arena, own.n + regie.n + 1, struct afspraak_telling);
	for (size_t i = 0; i < own.n; i++) {
		struct afspraak_telling *t = of_person(&l, own.v[i].medewerker);

		t->te_laat = own.v[i].te_laat, t->week = own.v[i].week, t->onbeantwoord = own.v[i].onbeantwoord;
	}
	for (size_t i = 0; i < regie.n; i++) {
		struct afspraak_telling *t = of_person(&l, regie.v[i].medewerker);

		t->regie_te_laat = regie.v[i].te_laat, t->regie_vragen = regie.v[i].vragen;
	}
	*ret = l;
	return FAULT_NONE;
}
