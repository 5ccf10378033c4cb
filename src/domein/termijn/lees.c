/* Reading clocks: of one dossier, of the actor's worklist, one alone. See termijn.h. */
#include "domein/termijn/termijn_priv.h"

static enum termijn_stand ended(struct str afloop)
{
	if (str_eq(afloop, STR("voldaan")))
		return TERMIJN_VOLDAAN;
	return str_eq(afloop, STR("mee")) ? TERMIJN_MEE : TERMIJN_VERVALLEN;
}

/* Words for what runs; never a score (invariant 46). */
static enum termijn_stand running(const struct termijn *t, struct datum waarschuw, int64_t now)
{
	struct datum today = datum_of_moment(now);

	if (t->einde.v < today.v || (t->einde_moment && t->einde_moment <= now))
		return TERMIJN_TE_LAAT;
	if (t->einde.v == today.v)
		return TERMIJN_VANDAAG;
	return waarschuw.v <= today.v ? TERMIJN_GAUW : TERMIJN_LOOPT;
}

static void stand_set(struct termijn *t, struct datum waarschuw, struct str afloop, int64_t now)
{
	t->einde_moment = termijn_uur(t->soort, t->start);
	t->dagen = datum_days_between(datum_of_moment(now), t->einde);
	if (t->voldaan)
		t->stand = ended(afloop);
	else
		t->stand = t->opgeschort ? TERMIJN_STIL : running(t, waarschuw, now);
}

/* ---- whose ---- */

#define TERMIJN_MENS(q) \
	((struct termijn_mens){ (q)->id, (q)->persoon, true, { (q)->voornamen, (q)->voorletters, (q)->voorvoegsel, \
		(q)->geslachtsnaam, (q)->partner_voorvoegsel, (q)->partner_naam, \
		(q)->naamgebruik.n ? (q)->naamgebruik.p[0] : 'E' }, (q)->rol })

/* Of one dossier; who is not among those that were read is nobody to the actor. */
static struct termijn_mens mens_of(const struct q_termijn_mensen_rows *rows, struct betrokkene_id id)
{
	for (size_t i = 0; i < rows->n; i++)
		if (rows->v[i].id.v == id.v)
			return TERMIJN_MENS(&rows->v[i]);
	return (struct termijn_mens){ .id = id };
}

/* ---- of one dossier ---- */

static bool runs_first(const struct termijn *a, const struct termijn *b)
{
	if (!a->voldaan != !b->voldaan)
		return !a->voldaan;
	if (a->voldaan)
		return a->voldaan > b->voldaan;
	return a->einde.v != b->einde.v ? a->einde.v < b->einde.v : a->start < b->start;
}

static void sort(struct termijn_lijst *l)
{
	for (size_t i = 1; i < l->n; i++) {
		struct termijn t = l->v[i];
		size_t j = i;

		for (; j > 0 && runs_first(&t, &l->v[j - 1]); j--)
			l->v[j] = l->v[j - 1];
		l->v[j] = t;
	}
}

void termijn_ask(struct batch *b, struct dossier_id d, struct termijn_vraag *v)
{
	q_termijn_alle(b, d, &v->rows);
}

/* Whose they are: few have clocks of one person, so it is asked by itself. */
static enum fault people_ask(struct ctx *c, struct dossier_id d, const struct termijn_vraag *v,
	struct q_termijn_mensen_rows *ret)
{
	struct batch b = ctx_read(c);
	bool any = false;

	for (size_t i = 0; i < v->rows.n; i++)
		any |= v->rows.v[i].betrokkene.v != 0;
	if (!any)
		return FAULT_NONE;
	q_termijn_mensen(&b, d, ret);
	return batch_run(&b);
}

enum fault termijn_take(struct ctx *c, struct dossier_id d, const struct thema *thema, const struct termijn_vraag *v,
	struct termijn_lijst *ret)
{
	struct termijn_lijst l = { .v = ARENA_ARRAY(c->arena, v->rows.n + 1, struct termijn) };
	struct q_termijn_mensen_rows mensen = { 0 };

	TRY(people_ask(c, d, v, &mensen));
	for (size_t i = 0; i < v->rows.n; i++) {
		const struct q_termijn_alle *q = &v->rows.v[i];
		struct termijn *t = &l.v[l.n++];

		*t = (struct termijn){ .id = q->id, .dossier = d, .klok = q->klok, .soort = termijn_soort(c, thema, q->klok),
			.start = q->start, .einde = q->einde, .stil = (int)q->stil, .opgeschort = q->opgeschort,
			.opgeschort_reden = q->opgeschort_reden, .opgeschort_toelichting = q->opgeschort_toelichting,
			.voldaan = q->voldaan, .versie = q->versie, .schrijft = q->schrijft,
			.van = mens_of(&mensen, q->betrokkene) };
		stand_set(t, q->waarschuw, q->afloop, ctx_moment(c));
		if (t->van.heeft_naam)
			ctx_look(c, d, t->van.persoon, LOOK_SCHERM, STR("termijnen"));
		l.lopend += !q->voldaan;
	}
	sort(&l);
	*ret = l;
	return FAULT_NONE;
}

enum fault termijn_list(struct ctx *c, struct dossier_id d, const struct thema *thema, struct termijn_lijst *ret)
{
	struct termijn_vraag v = { 0 };
	struct batch b = ctx_read(c);

	termijn_ask(&b, d, &v);
	TRY(batch_run(&b));
	return termijn_take(c, d, thema, &v, ret);
}

/* ---- of what it is a term ---- */

static void dossier_set(struct ctx *c, struct termijn_dossier *d, struct dossier_id id, struct casus_id casus,
	struct rechtverzoek_id recht, struct str nummer, struct str thema, struct str ring)
{
	*d = (struct termijn_dossier){ .casus = casus, .recht = recht, .nummer = nummer, .ring = ring, .thema = thema_find(c->cat, thema) };
	if (!casus.v && !recht.v)
		d->aanmelding.v = id.v;
}

static void naam_set(struct termijn_dossier *d, const struct q_termijn_hoofd *h)
{
	if (!h)
		return;
	d->heeft_naam = true;
	d->persoon = h->persoon;
	d->naam = (struct naam){ h->voornamen, h->voorletters, h->voorvoegsel, h->geslachtsnaam, h->partner_voorvoegsel,
		h->partner_naam, h->naamgebruik.n ? h->naamgebruik.p[0] : 'E' };
}

static void look(struct ctx *c, const struct termijn *t, const struct termijn_dossier *d)
{
	ctx_look(c, t->dossier, d->persoon, LOOK_SCHERM, STR("termijnen"));
	if (t->van.heeft_naam)
		ctx_look(c, t->dossier, t->van.persoon, LOOK_SCHERM, STR("termijnen"));
}

/* ---- the worklist ---- */

/* The first persons, asked once for each dossier; hoofd[i] is of row i. */
static enum fault hoofden(struct ctx *c, const struct q_termijn_mijn_rows *rows, struct q_termijn_hoofd **hoofd)
{
	struct batch b = ctx_read(c);
	size_t n = 0;

	for (size_t i = 0; i < rows->n; i++) {
		bool asked = false;

		for (size_t j = 0; j < i; j++)
			asked |= rows->v[j].dossier.v == rows->v[i].dossier.v;
		if (asked)
			continue;
		q_termijn_hoofd(&b, rows->v[i].dossier, &hoofd[i]);
		if (++n % BATCH_MAX == 0)
			TRY(batch_run(&b));
	}
	if (n % BATCH_MAX)
		TRY(batch_run(&b));
	for (size_t i = 0; i < rows->n; i++)
		for (size_t j = 0; j < i; j++)
			if (rows->v[j].dossier.v == rows->v[i].dossier.v)
				hoofd[i] = hoofd[j];
	return FAULT_NONE;
}

/* Whose clocks they are; mens[i] is of row i. */
static enum fault mensen_read(struct ctx *c, const struct q_termijn_mijn_rows *rows, struct q_termijn_mens **mens)
{
	struct batch b = ctx_read(c);
	size_t n = 0;

	for (size_t i = 0; i < rows->n; i++) {
		if (!rows->v[i].betrokkene.v)
			continue;
		q_termijn_mens(&b, rows->v[i].betrokkene, &mens[i]);
		if (++n % BATCH_MAX == 0)
			TRY(batch_run(&b));
	}
	return n % BATCH_MAX ? batch_run(&b) : FAULT_NONE;
}

/* Of an aanmelding nobody is the procesregisseur yet. */
static bool sees_to(const struct ctx *c, const struct termijnsoort *s)
{
	for (size_t i = 0; i < s->nwie; i++)
		if (!str_eq(s->wie[i], STR("procesregisseur")) && str_csv_has(c->actor.rollen, s->wie[i]))
			return true;
	return false;
}

struct str termijn_klokken_mine(struct ctx *c)
{
	struct buf b = buf_new(c->arena);

	buf_addc(&b, ',');
	for (size_t i = 0; i < c->cat->nthemas; i++)
		for (size_t j = 0; j < c->cat->themas[i].ntermijnen; j++) {
			const struct termijnsoort *s = &c->cat->themas[i].termijnen[j];

			if (!sees_to(c, s) || str_csv_has(buf_str(&b), s->code))
				continue;
			buf_add(&b, s->code);
			buf_addc(&b, ',');
		}
	return buf_str(&b);
}

enum fault termijn_mine(struct ctx *c, struct termijn_rijen *ret)
{
	struct q_termijn_mijn_rows rows = { 0 };
	struct q_termijn_hoofd **hoofd;
	struct q_termijn_mens **mens;
	struct datum today = datum_of_moment(ctx_moment(c));
	struct termijn_rijen l = { 0 };
	struct batch b = ctx_read(c);

	q_termijn_mijn(&b, today, datum_add_days(today, TERMIJN_WEEK - 1), termijn_klokken_mine(c), TERMIJN_MIJN_MAX, &rows);
	TRY(batch_run(&b));
	hoofd = ARENA_ARRAY(c->arena, rows.n + 1, struct q_termijn_hoofd *);
	mens = ARENA_ARRAY(c->arena, rows.n + 1, struct q_termijn_mens *);
	if (rows.n)
		TRY(hoofden(c, &rows, hoofd));
	TRY(mensen_read(c, &rows, mens));
	l.v = ARENA_ARRAY(c->arena, rows.n + 1, struct termijn_rij);
	for (size_t i = 0; i < rows.n; i++) {
		const struct q_termijn_mijn *q = &rows.v[i];
		struct termijn_rij *r = &l.v[l.n++];

		*(q->tijd == 0 ? &l.voorbij : q->tijd == 1 ? &l.week : &l.later) = q->totaal;
		dossier_set(c, &r->d, q->dossier, q->casus, q->recht, q->nummer, q->thema, q->ring);
		naam_set(&r->d, hoofd[i]);
		r->t = (struct termijn){ .id = q->id, .dossier = q->dossier, .klok = q->klok,
			.soort = termijn_soort(c, r->d.thema, q->klok), .start = q->start, .einde = q->einde, .stil = (int)q->stil,
			.versie = q->versie, .schrijft = true };
		r->t.van = mens[i] ? TERMIJN_MENS(mens[i]) : (struct termijn_mens){ .id = q->betrokkene };
		stand_set(&r->t, q->waarschuw, STR(""), ctx_moment(c));
		look(c, &r->t, &r->d);
	}
	*ret = l;
	return FAULT_NONE;
}

/* ---- one ---- */

enum fault termijn_get(struct ctx *c, struct termijn_id id, struct termijn_rij **ret)
{
	struct termijn_rij *r = ARENA_NEW(c->arena, struct termijn_rij);
	struct q_termijn_hoofd *hoofd = NULL;
	struct q_termijn_mens *mens = NULL;
	struct q_termijn_een *q = NULL;
	struct batch b = ctx_read(c);

	q_termijn_een(&b, id, &q);
	TRY(batch_run(&b));
	if (!q)
		return fault_set(c->fi, FAULT_NOT_FOUND, NULL, NULL);
	q_termijn_hoofd(&b, q->dossier, &hoofd);
	q_termijn_mens(&b, q->betrokkene, &mens);
	TRY(batch_run(&b));
	dossier_set(c, &r->d, q->dossier, q->casus, q->recht, q->nummer, q->thema, q->ring);
	naam_set(&r->d, hoofd);
	r->t = (struct termijn){ .id = id, .dossier = q->dossier, .klok = q->klok,
		.soort = termijn_soort(c, r->d.thema, q->klok), .start = q->start, .einde = q->einde, .stil = (int)q->stil,
		.opgeschort = q->opgeschort, .opgeschort_reden = q->opgeschort_reden,
		.opgeschort_toelichting = q->opgeschort_toelichting, .voldaan = q->voldaan, .versie = q->versie,
		.schrijft = q->schrijft };
	r->t.van = mens ? TERMIJN_MENS(mens) : (struct termijn_mens){ .id = q->betrokkene };
	stand_set(&r->t, q->waarschuw, q->afloop, ctx_moment(c));
	look(c, &r->t, &r->d);
	*ret = r;
	return FAULT_NONE;
}
