/* Reading measurements: the matrix of a person, what each last score asks for, and what answers it. See zrm.h. */
#include "domein/termijn/termijn_priv.h"
#include "domein/zrm/zrm_priv.h"

const struct casus_keus zrm_soorten[] = { { "begin", N_("Beginmeting"), NULL }, { "vervolg", N_("Vervolgmeting"), NULL },
	{ "eind", N_("Eindmeting"), NULL }, { 0 } };

bool zrm_set_of_thema(const struct thema *t, const struct zrmset *z)
{
	return z->supplement ? t && t->zrm != ZRM_GEEN : t && t->zrmset == z;
}

const struct zrmniveau *zrm_niveau(const struct zrmset *z, int score)
{
	return score >= 1 && (size_t)score <= z->nniveaus ? &z->niveaus[score - 1] : NULL;
}

/* A person of whom a measurement makes sense: not one who is there by profession, nor one of whom the regime permits no data
 * on health or guidance (invariant 13). */
static bool zrm_meetbaar(struct ctx *c, const struct regime *r, struct str rol)
{
	const struct casusrol *cr = casusrol_find(c->cat, rol);
	enum kring k = cr ? cr->kring : KRING_BETROKKENE;

	return k != KRING_PROFESSIONAL && regime_shows(r, k, REGIME_VELD_zrm);
}

enum zrm_verloop zrm_verloop_of(int van, int naar)
{
	if (van < 1 || naar < 1)
		return ZRM_NIET_TE_VERGELIJKEN;
	if (van == naar)
		return ZRM_GELIJK;
	return naar > van ? ZRM_VERBETERD : ZRM_VERSLECHTERD;
}

struct zrm_rows {
	struct q_mens_list_rows mensen;
	struct q_zrm_reeksen_rows reeksen;
	struct termijn_vraag termijnen;
	struct q_zrm_doelen_rows doelen;
	struct q_zrm_metingen_rows metingen;
	struct q_zrm_scores_rows scores;
	struct q_zrm_uitzonderingen_rows uitzonderingen;
};

/* ---- who and with what ---- */

static void persons_fill(struct ctx *c, const struct zrm_rows *r, struct zrm *z)
{
	const struct regime *g = regime_find(c->cat, z->kop->regime);

	z->v = ARENA_ARRAY(c->arena, r->mensen.n + 1, struct zrm_persoon);
	for (size_t i = 0; i < r->mensen.n; i++) {
		const struct q_mens_list *q = &r->mensen.v[i];

		if (!zrm_meetbaar(c, g, q->rol))
			continue;
		z->v[z->n++] = (struct zrm_persoon){ q->id, q->persoon, CASUS_NAAM(q) };
		ctx_look(c, casus_dossier(z->kop->id), q->persoon, LOOK_SCHERM, STR("Meting in de casus"));
	}
}

static int64_t times(const struct zrm_rows *r, struct betrokkene_id wie, struct str set)
{
	for (size_t i = 0; i < r->reeksen.n; i++)
		if (r->reeksen.v[i].betrokkene.v == wie.v && str_eq(r->reeksen.v[i].zrmset, set))
			return r->reeksen.v[i].aantal;
	return 0;
}

/* The set of the theme first, then those with which was measured before, then supplements. */
static void sets_fill(struct ctx *c, const struct zrm_rows *r, struct zrm *z)
{
	const struct thema *t = z->kop->thema_cat;

	z->reeksen = ARENA_ARRAY(c->arena, c->cat->nzrmsets + 1, struct zrm_reeks);
	for (int ronde = 0; ronde < 3; ronde++)
		for (size_t i = 0; i < c->cat->nzrmsets; i++) {
			const struct zrmset *s = &c->cat->zrmsets[i];
			int64_t n = times(r, z->wie, s->code);
			bool own = t && t->zrmset == s, mag = zrm_set_of_thema(t, s);

			if (ronde == 0 ? own : !own && (ronde == 1 ? n > 0 && !mag : mag))
				z->reeksen[z->nreeksen++] = (struct zrm_reeks){ s, n };
		}
}

static enum fault choose(struct ctx *c, const struct zrm_rows *r, struct betrokkene_id wie, struct str set,
	struct zrm *z)
{
	for (size_t i = 0; i < z->n && !z->wie.v; i++)
		if (!wie.v || z->v[i].id.v == wie.v)
			z->wie = z->v[i].id;
	if (wie.v && !z->wie.v)
		return fault_set(c->fi, FAULT_NOT_FOUND, NULL, NULL);
	sets_fill(c, r, z);
	for (size_t i = 0; i < z->nreeksen && !z->set; i++)
		if (!set.n || str_eq(z->reeksen[i].set->code, set))
			z->set = z->reeksen[i].set;
	return set.n && !z->set ? fault_set(c->fi, FAULT_NOT_FOUND, NULL, NULL) : FAULT_NONE;
}

/* ---- measurements ---- */

static void meting_fill(struct ctx *c, const struct zrm_rows *r, const struct q_zrm_metingen *q,
	const struct zrmset *set, struct zrm_meting *m)
{
	*m = (struct zrm_meting){ .id = q->id, .betrokkene = q->betrokkene, .set = set, .soort = q->soort,
		.toelichting = q->toelichting, .door_naam = q->door_naam, .organisatie_naam = q->organisatie_naam,
		.wpg = q->wpg, .voorwaarden = q->voorwaarden, .domein = q->domein, .dag = q->dag, .moment = q->moment, .gecorrigeerd = q->gecorrigeerd, .versie = q->versie,
		.gecorrigeerd_reden = q->gecorrigeerd_reden, .gecorrigeerd_door = q->gecorrigeerd_door_naam };
	m->scores = ARENA_ARRAY(c->arena, set->ndomeinen + 1, struct zrm_score);
	for (size_t i = 0; i < set->ndomeinen; i++)
		m->scores[i] = (struct zrm_score){ &set->domeinen[i], 0, STR(""), STR("") };
	for (size_t i = 0; i < r->scores.n; i++) {
		const struct q_zrm_scores *s = &r->scores.v[i];
		const struct zrmdomein *d = s->meting.v == q->id.v ? zrmdomein_find(set, s->domein) : NULL;

		if (!d)
			continue;
		m->scores[d - set->domeinen] = (struct zrm_score){ d, s->score.set ? (int)s->score.v : 0, s->reden,
			s->opmerking };
		m->nbeoordeeld += s->score.set;
	}
}

/* Police data are shown only where the regime has a place for them (invariant 13). */
static bool has_place(struct ctx *c, const struct casus_kop *k, struct str wpg)
{
	return regime_shows_entry(regime_find(c->cat, k->regime), STR("zrm"), wpg);
}

static void metingen_fill(struct ctx *c, const struct zrm_rows *r, struct zrm *z)
{
	z->metingen = ARENA_ARRAY(c->arena, r->metingen.n + 1, struct zrm_meting);
	for (size_t i = r->metingen.n; i-- > 0;)
		if (has_place(c, z->kop, r->metingen.v[i].wpg))
			meting_fill(c, r, &r->metingen.v[i], z->set, &z->metingen[z->nmetingen++]);
}

/* ---- what the last scores ask ---- */

static const struct q_zrm_uitzonderingen *exception_of(const struct zrm_rows *r, const struct zrm_stand *s)
{
	for (size_t i = 0; i < r->uitzonderingen.n; i++)
		if (str_eq(r->uitzonderingen.v[i].domein, s->domein->code))
			return &r->uitzonderingen.v[i];
	return NULL;
}

/* A goal answers the scores of the one it is for, and one for all of the gezin those of everybody. */
static struct str goal_on(const struct q_zrm_doelen_rows *doelen, const struct leefgebied *l, struct betrokkene_id wie)
{
	for (size_t i = 0; l && i < doelen->n; i++)
		if (str_eq(doelen->v[i].leefgebied, l->code)
			&& (!doelen->v[i].betrokkene.v || doelen->v[i].betrokkene.v == wie.v))
			return doelen->v[i].tekst;
	return STR_NULL;
}

static enum zrm_antwoord answer_of(const struct zrm *z, const struct zrm_rows *r, struct zrm_stand *s)
{
	const struct zrmniveau *n = zrm_niveau(z->set, s->score);
	const struct q_zrm_uitzonderingen *u = exception_of(r, s);

	s->doel = goal_on(&r->doelen, s->domein->leefgebied, z->wie);
	if (u) {
		s->motivering = u->motivering;
		s->motivering_door = u->door_naam;
		s->motivering_moment = u->moment;
	}
	if (s->doel.p)
		return ZRM_DOEL;
	if (!n || !n->doel_nodig)
		return ZRM_NIETS_GEVRAAGD;
	if (u && u->meting.v == s->meting.v)
		return ZRM_UITZONDERING;
	return casus_mag(z->kop, CASUS_DEEL_PLAN, NIVEAU_LEZEN) ? ZRM_GEEN_DOEL : ZRM_ONBEKEND;
}

static void stand_fill(struct ctx *c, const struct zrm_rows *r, struct zrm *z)
{
	z->stand = ARENA_ARRAY(c->arena, z->set->ndomeinen + 1, struct zrm_stand);
	for (size_t d = 0; d < z->set->ndomeinen; d++) {
		struct zrm_stand *s = &z->stand[d];

		*s = (struct zrm_stand){ .domein = &z->set->domeinen[d], .doel = STR(""), .motivering = STR(""),
			.motivering_door = STR("") };
		for (size_t i = 0; i < z->nmetingen; i++)
			if (z->metingen[i].scores[d].score) {
				s->score = z->metingen[i].scores[d].score;
				s->meting = z->metingen[i].id;
				s->dag = z->metingen[i].dag;
			}
		s->antwoord = answer_of(z, r, s);
		z->nvragen += s->antwoord == ZRM_GEEN_DOEL;
	}
}

/* ---- the page ---- */

static enum fault clocks_fill(struct ctx *c, const struct zrm_rows *r, struct zrm *z)
{
	struct termijn_lijst all = { 0 };

	TRY(termijn_take(c, casus_dossier(z->kop->id), z->kop->thema_cat, &r->termijnen, &all));
	z->klokken.v = ARENA_ARRAY(c->arena, all.n + 1, struct termijn);
	for (size_t i = 0; i < all.lopend; i++)
		if (all.v[i].soort && (all.v[i].soort->eindigt & GEBEURTENIS_BIT(zrm_afgenomen)))
			z->klokken.v[z->klokken.n++] = all.v[i];
	z->klokken.lopend = z->klokken.n;
	return FAULT_NONE;
}

static enum fault head_read(struct ctx *c, struct casus_id id, struct zrm_rows *r, struct zrm *z)
{
	struct casus_kop_vraag v;
	struct batch b = ctx_read(c);

	casus_kop_ask(c, &b, id, &v);
	q_mens_list(&b, id, &r->mensen);
	q_zrm_reeksen(&b, id, &r->reeksen);
	termijn_ask(&b, casus_dossier(id), &r->termijnen);
	q_zrm_doelen(&b, id, &r->doelen);
	TRY(batch_run(&b));
	TRY(casus_kop_take(c, &v, &z->kop));
	if (!casus_mag(z->kop, CASUS_DEEL_ZRM, NIVEAU_EIGEN))
		return fault_set(c->fi, FAULT_DENIED, N_("U bent niet toegelaten tot de metingen van deze casus."),
			"invariant 6");
	if (!regime_shows_any(regime_find(c->cat, z->kop->regime), REGIME_VELD_zrm))
		return fault_set(c->fi, FAULT_DENIED, N_("Onder deze grondslag wordt er niet gemeten."), REGIME_VELD_RULE);
	z->schrijft = casus_mag(z->kop, CASUS_DEEL_ZRM, NIVEAU_SCHRIJVEN) && !z->kop->gesloten;
	persons_fill(c, r, z);
	TRY(clocks_fill(c, r, z));
	return FAULT_NONE;
}

enum fault zrm_get(struct ctx *c, struct casus_id id, struct betrokkene_id wie, struct str set, struct zrm **ret)
{
	struct zrm *z = ARENA_NEW(c->arena, struct zrm);
	struct zrm_rows r = { 0 };
	struct batch b;

	TRY(head_read(c, id, &r, z));
	TRY(choose(c, &r, wie, set, z));
	if (z->wie.v && z->set) {
		b = ctx_read(c);
		q_zrm_metingen(&b, id, z->wie, z->set->code, ZRM_METINGEN_MAX, &r.metingen);
		q_zrm_scores(&b, id, z->wie, z->set->code, &r.scores);
		q_zrm_uitzonderingen(&b, id, z->wie, z->set->code, &r.uitzonderingen);
		TRY(batch_run(&b));
		metingen_fill(c, &r, z);
		stand_fill(c, &r, z);
	}
	*ret = z;
	return FAULT_NONE;
}

enum fault zrm_meting_get(struct ctx *c, struct casus_id id, struct meting_id m, struct zrm **ret,
	const struct zrm_meting **ret_meting)
{
	struct q_zrm_meting_een *q = NULL;
	struct batch b = ctx_read(c);
	struct zrm *z;

	q_zrm_meting_een(&b, m, &q);
	TRY(batch_run(&b));
	if (!q || q->dossier.v != id.v)
		return fault_set(c->fi, FAULT_NOT_FOUND, NULL, NULL);
	TRY(zrm_get(c, id, q->betrokkene, q->zrmset, &z));
	for (size_t i = 0; i < z->nmetingen; i++)
		if (z->metingen[i].id.v == m.v) {
			*ret = z;
			*ret_meting = &z->metingen[i];
			return FAULT_NONE;
		}
	return fault_set(c->fi, FAULT_NOT_FOUND, NULL, NULL);
}

static bool measurable(struct ctx *c, const struct casus_kop *k, const struct q_mens_list_rows *rows, struct betrokkene_id wie)
{
	for (size_t i = 0; i < rows->n; i++)
		if (rows->v[i].id.v == wie.v)
			return zrm_meetbaar(c, regime_find(c->cat, k->regime), rows->v[i].rol);
	return false;
}

enum fault zrm_open_vragen(struct ctx *c, const struct casus_kop *k, struct zrm_vragen *ret)
{
	struct q_mens_list_rows mensen = { 0 };
	struct casus_id id = k->id;
	struct q_zrm_laatste_rows rows = { 0 };
	struct q_zrm_doelen_rows doelen = { 0 };
	struct zrm_vragen l = { 0 };
	struct batch b = ctx_read(c);

	q_zrm_laatste(&b, id, &rows);
	q_zrm_doelen(&b, id, &doelen);
	q_mens_list(&b, id, &mensen);
	TRY(batch_run(&b));
	l.v = ARENA_ARRAY(c->arena, rows.n + 1, struct zrm_vraag);
	for (size_t i = 0; i < rows.n; i++) {
		const struct q_zrm_laatste *q = &rows.v[i];
		const struct zrmset *set = zrmset_find(c->cat, q->zrmset);
		const struct zrmdomein *d = set ? zrmdomein_find(set, q->domein) : NULL;
		const struct zrmniveau *n = set ? zrm_niveau(set, (int)q->score) : NULL;

		if (d && n && n->doel_nodig && !q->uitgezonderd && has_place(c, k, q->wpg) && measurable(c, k, &mensen, q->betrokkene)
			&& !goal_on(&doelen, d->leefgebied, q->betrokkene).p)
			l.v[l.n++] = (struct zrm_vraag){ q->betrokkene, d->leefgebied, d, (int)q->score };
	}
	*ret = l;
	return FAULT_NONE;
}
