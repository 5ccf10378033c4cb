/* Reading sessions and points: see weging.h.
 *
 * A board is two batches and one more per twenty cards: what a card shows of a person is asked card by card, each an
 * indexed look-up through the lens, so that who does not read the content gets a card with its number alone.
 */
#include "domein/weging/weging_priv.h"

#include "domein/toegang/dossier.h"

#define CARDS_A_BATCH (BATCH_MAX / 2)

static enum weging_status status_of(struct str code)
{
	int i = code_find(weging_status_codes, code);

	return i < 0 ? WEGING_GESLOTEN : (enum weging_status)i;
}

enum fault weging_list(struct ctx *c, struct wegingen *ret)
{
	struct q_weging_list_rows rows = { 0 };
	struct batch b = ctx_read(c);

	q_weging_list(&b, &rows);
	TRY(batch_run(&b));
	ret->n = rows.n;
	ret->v = ARENA_ARRAY(c->arena, rows.n + 1, struct weging_rij);
	for (size_t i = 0; i < rows.n; i++) {
		const struct q_weging_list *q = &rows.v[i];

		ret->v[i] = (struct weging_rij){ .id = q->id, .nummer = q->nummer, .soort = q->soort, .plaats = q->plaats,
			.voorzitter_naam = q->voorzitter_naam, .voorzitter = q->voorzitter, .moment = q->moment,
			.versie = q->versie, .status = status_of(q->status), .punten = q->punten, .besloten = q->besloten };
	}
	return FAULT_NONE;
}

/* ---- the people ---- */

struct board {
	struct ctx *c;
	struct weging *w;
	struct q_weging_stand *stand;
	struct q_weging_leden_rows leden;
	struct q_weging_rolhouders_rows rollen;
	struct q_weging_regels_rows regels;
	struct q_weging_punten_rows punten;
	struct q_weging_nieuw_rows nieuw;
};

static bool invited(const struct q_weging_leden_rows *rows, struct medewerker_id m)
{
	for (size_t i = 0; i < rows->n; i++)
		if (rows->v[i].id.v == m.v)
			return true;
	return false;
}

static void people_fill(struct board *b)
{
	struct weging *w = b->w;
	struct ploeg ploeg = ploeg_of(b->c, &b->rollen, overlegvorm_ring(b->c->cat, w->kop.soort));

	w->leden = ARENA_ARRAY(b->c->arena, b->leden.n + 1, struct weging_lid);
	for (size_t i = 0; i < b->leden.n; i++) {
		const struct q_weging_leden *q = &b->leden.v[i];
		const struct weging_lid *l = ploeg_find(&ploeg, q->id);

		w->leden[w->nleden++] = (struct weging_lid){ q->id, q->organisatie, q->naam, q->functie, q->organisatie_naam,
			q->soort, q->domein, q->wgs, q->aanwezig, l && l->bereidt_voor };
	}
	w->kandidaten = ARENA_ARRAY(b->c->arena, ploeg.n + 1, struct weging_lid);
	for (size_t i = 0; w->vorm && i < ploeg.n; i++)
		if (!invited(&b->leden, ploeg.v[i].id))
			w->kandidaten[w->nkandidaten++] = ploeg.v[i];
}

/* ---- the cards ---- */

static const struct q_weging_punten *point_find(const struct board *b, struct weegpunt_id id)
{
	for (size_t i = 0; i < b->punten.n; i++)
		if (b->punten.v[i].id.v == id.v)
			return &b->punten.v[i];
	return NULL;
}

static struct weging_kaart card_of(const struct q_weging_regels *r, const struct q_weging_punten *q)
{
	struct weging_kaart k = { .punt = r->id, .nummer = r->nummer, .uitkomst = r->uitkomst };

	if (!q)
		return k;
	k.aanmelding = q->aanmelding;
	k.thema = q->thema;
	k.ring = q->ring;
	k.urgentie = q->urgentie;
	k.status = q->status;
	k.organisatie_naam = q->organisatie_naam;
	k.domein = q->domein;
	k.risico = q->risico;
	k.ingediend = q->ingediend;
	k.versie = q->versie;
	return k;
}

/* Open points in their order, first those the actor sees; then what others see alone, by number. */
static void agenda_fill(struct board *b)
{
	struct weging_kaarten *k = &b->w->agenda;
	int64_t step = b->w->vorm ? b->w->vorm->itemduur : 0;

	k->v = ARENA_ARRAY(b->c->arena, b->regels.n + 1, struct weging_kaart);
	for (size_t i = 0; i < b->punten.n; i++)
		for (size_t j = 0; j < b->regels.n && !b->punten.v[i].uitkomst.n; j++)
			if (b->regels.v[j].id.v == b->punten.v[i].id.v)
				k->v[k->n++] = card_of(&b->regels.v[j], &b->punten.v[i]);
	for (size_t j = 0; j < b->regels.n; j++)
		if (!b->regels.v[j].uitkomst.n && !point_find(b, b->regels.v[j].id))
			k->v[k->n++] = card_of(&b->regels.v[j], NULL);
	for (size_t i = 0; step && i < k->n; i++)
		k->v[i].moment = b->stand->moment + (int64_t)i * step * MINUTE_MS;
}

static void decided_fill(struct board *b)
{
	struct weging_kaarten *k = &b->w->besloten;

	k->v = ARENA_ARRAY(b->c->arena, b->regels.n + 1, struct weging_kaart);
	for (size_t j = 0; j < b->regels.n; j++)
		if (b->regels.v[j].uitkomst.n && !str_eq(b->regels.v[j].uitkomst, STR(UITKOMST_TERUG)))
			k->v[k->n++] = card_of(&b->regels.v[j], point_find(b, b->regels.v[j].id));
}

static void new_fill(struct board *b)
{
	struct weging_kaarten *k = &b->w->nieuw;

	k->v = ARENA_ARRAY(b->c->arena, b->nieuw.n + 1, struct weging_kaart);
	for (size_t i = 0; i < b->nieuw.n; i++) {
		const struct q_weging_nieuw *q = &b->nieuw.v[i];

		k->v[k->n++] = (struct weging_kaart){ .aanmelding = q->aanmelding, .nummer = q->nummer, .thema = q->thema,
			.ring = q->ring, .urgentie = q->urgentie, .status = q->status, .organisatie_naam = q->organisatie_naam,
			.domein = q->domein, .ingediend = q->ingediend, .eerder = q->eerder > 0 };
	}
}

static int64_t criteria_count(const struct ctx *c, struct str thema)
{
	const struct thema *t = thema_find(c->cat, thema);
	int64_t n = 0;

	for (size_t i = 0; t && i < t->ncriteria; i++)
		n += (int64_t)t->criteria[i]->ncriteria;
	return n;
}

static void card_person(struct ctx *c, struct weging_kaart *k, const struct q_weging_hoofd *h)
{
	struct naam naam = { h->voornamen, h->voorletters, h->voorvoegsel, h->geslachtsnaam, h->partner_voorvoegsel,
		h->partner_naam, h->naamgebruik.n ? h->naamgebruik.p[0] : 'E' };

	k->naam = naam_display(c->arena, &naam);
	ctx_look(c, aanmelding_dossier(k->aanmelding), h->persoon, LOOK_SCHERM, STR("weging"));
}

static enum fault cards_content(struct ctx *c, struct weging_kaart *v, size_t n)
{
	struct q_weging_kaart *facts[CARDS_A_BATCH] = { 0 };
	struct q_weging_hoofd *heads[CARDS_A_BATCH] = { 0 };
	struct batch b = ctx_read(c);

	for (size_t i = 0; i < n; i++) {
		q_weging_kaart(&b, aanmelding_dossier(v[i].aanmelding), v[i].punt.v, &facts[i]);
		q_weging_hoofd(&b, aanmelding_dossier(v[i].aanmelding), &heads[i]);
	}
	TRY(batch_run(&b));
	for (size_t i = 0; i < n; i++) {
		if (!v[i].aanmelding.v)
			continue;
		v[i].criteria = criteria_count(c, v[i].thema);
		v[i].ja = facts[i]->geoordeeld ? facts[i]->oordelen : facts[i]->antwoorden;
		if (!v[i].risico.n && facts[i]->risico.p)
			v[i].risico = facts[i]->risico;
		if (heads[i])
			card_person(c, &v[i], heads[i]);
		else
			ctx_look(c, aanmelding_dossier(v[i].aanmelding), (struct persoon_id){ 0 }, LOOK_SCHERM, STR("weging"));
	}
	return FAULT_NONE;
}

static enum fault cards_fill(struct ctx *c, struct weging_kaarten *k)
{
	for (size_t i = 0; i < k->n; i += CARDS_A_BATCH)
		TRY(cards_content(c, k->v + i, k->n - i < CARDS_A_BATCH ? k->n - i : CARDS_A_BATCH));
	return FAULT_NONE;
}

/* ---- the board ---- */

static enum fault board_read(struct board *k, struct weging_id id)
{
	struct batch b = ctx_read(k->c);

	q_weging_stand(&b, id, &k->stand);
	q_weging_leden(&b, weging_dossier(id), &k->leden);
	q_weging_rolhouders(&b, ploeg_rollen(k->c), ctx_moment(k->c), &k->rollen);
	q_weging_regels(&b, weging_dossier(id), &k->regels);
	q_weging_punten(&b, id, &k->punten);
	TRY(batch_run(&b));
	return k->stand ? FAULT_NONE : fault_set(k->c->fi, FAULT_NOT_FOUND, NULL, NULL);
}

static enum fault new_read(struct board *k)
{
	struct batch b = ctx_read(k->c);

	if (!k->w->vorm || k->w->kop.status == WEGING_GESLOTEN || !actor_mag(&k->c->actor, RECHT_weging_voorbereiden))
		return FAULT_NONE;
	q_weging_nieuw(&b, ring_code(k->w->vorm->ring), overlegvorm_regimes(k->c->arena, k->w->vorm), &k->nieuw);
	return batch_run(&b);
}

static void head_fill(struct board *k, struct weging_id id)
{
	const struct q_weging_stand *q = k->stand;
	struct weging *w = k->w;

	w->kop = (struct weging_rij){ .id = id, .nummer = q->nummer, .soort = q->soort, .plaats = q->plaats,
		.voorzitter_naam = q->voorzitter_naam, .voorzitter = q->voorzitter, .moment = q->moment, .versie = q->versie,
		.status = status_of(q->status) };
	w->vorm = overlegvorm_find(k->c->cat, q->soort);
	w->bestuurt = q->niveau == NIVEAU_SCHRIJVEN && q->aanwezig && w->kop.status != WEGING_GESLOTEN &&
		actor_mag(&k->c->actor, RECHT_weging_voorbereiden);
	w->neemt_over = q->niveau == NIVEAU_SCHRIJVEN && w->kop.status != WEGING_GESLOTEN &&
		q->voorzitter.v != k->c->actor.id.v && actor_mag(&k->c->actor, RECHT_weging_voorbereiden);
}

static enum fault board_fill(struct board *k, struct weging_id id)
{
	TRY(board_read(k, id));
	head_fill(k, id);
	people_fill(k);
	agenda_fill(k);
	decided_fill(k);
	k->w->kop.punten = (int64_t)(k->w->agenda.n + k->w->besloten.n);
	k->w->kop.besloten = (int64_t)k->w->besloten.n;
	return FAULT_NONE;
}

enum fault weging_agenda_get(struct ctx *c, struct weging_id id, struct weging **ret)
{
	struct board k = { .c = c, .w = ARENA_NEW(c->arena, struct weging) };

	TRY(board_fill(&k, id));
	*ret = k.w;
	return FAULT_NONE;
}

enum fault weging_get(struct ctx *c, struct weging_id id, struct weging **ret)
{
	struct board k = { .c = c, .w = ARENA_NEW(c->arena, struct weging) };

	TRY(board_fill(&k, id));
	TRY(new_read(&k));
	new_fill(&k);
	TRY(cards_fill(c, &k.w->nieuw));
	TRY(cards_fill(c, &k.w->agenda));
	TRY(cards_fill(c, &k.w->besloten));
	*ret = k.w;
	return FAULT_NONE;
}

/* ---- one point ---- */

struct detail {
	struct ctx *c;
	struct weegpunt *p;
	struct q_oordeel_list_rows oordelen;
	struct q_oordeel_antwoorden_rows antwoorden;
	struct q_weging_leden_rows leden;
	struct q_weging_niveaus_rows niveaus;
	struct q_weging_huis *huis;
};

static void criterium_fill(const struct detail *k, struct str set, struct weging_criterium *v)
{
	v->antwoord = v->motivering = v->oordeel = v->toelichting = STR("");
	for (size_t i = 0; i < k->antwoorden.n; i++) {
		const struct q_oordeel_antwoorden *a = &k->antwoorden.v[i];

		if (str_eq(a->criteria, set) && str_eq(a->criterium, v->c->code)) {
			v->antwoord = a->antwoord;
			v->motivering = a->motivering;
		}
	}
	for (size_t i = 0; i < k->oordelen.n; i++) {
		const struct q_oordeel_list *o = &k->oordelen.v[i];

		if (str_eq(o->criteria, set) && str_eq(o->criterium, v->c->code)) {
			v->oordeel = o->oordeel;
			v->toelichting = o->toelichting;
		}
	}
}

static void set_fill(const struct detail *k, const struct criteriaset *set, struct weging_criteria *ret)
{
	bool *ja = ARENA_ARRAY(k->c->arena, set->ncriteria + 1, bool);

	*ret = (struct weging_criteria){ .set = set, .n = set->ncriteria, .af = true,
		.v = ARENA_ARRAY(k->c->arena, set->ncriteria + 1, struct weging_criterium) };
	for (size_t i = 0; i < set->ncriteria; i++) {
		ret->v[i].c = &set->criteria[i];
		criterium_fill(k, set->code, &ret->v[i]);
		ret->af &= ret->v[i].oordeel.n > 0;
		ja[i] = str_eq(ret->v[i].oordeel, STR("ja"));
	}
	ret->voldaan = ret->af && criteriaset_met(set, ja);
}

bool weging_reads(const struct q_weging_niveaus_rows *rows, struct medewerker_id m)
{
	for (size_t i = 0; i < rows->n; i++)
		if (rows->v[i].medewerker.v == m.v && rows->v[i].niveau >= NIVEAU_LEZEN &&
			str_eq(rows->v[i].onderdeel, STR("inhoud")))
			return true;
	return false;
}

/* Who is present splits in those who may decide, those who sit by, and those whom the regime keeps out. */
static void present_fill(const struct detail *k)
{
	const struct regime *regime = regime_find(k->c->cat, k->p->aanmelding->kop.regime);

	k->p->beslissers = ARENA_ARRAY(k->c->arena, k->leden.n + 1, struct weging_lid);
	k->p->geweerd = ARENA_ARRAY(k->c->arena, k->leden.n + 1, struct weging_lid);
	for (size_t i = 0; i < k->leden.n; i++) {
		const struct q_weging_leden *q = &k->leden.v[i];
		struct weging_lid l = { q->id, q->organisatie, q->naam, q->functie, q->organisatie_naam, q->soort, q->domein,
			q->wgs, q->aanwezig, false };

		if (!q->aanwezig)
			continue;
		if (!weging_reads(&k->niveaus, q->id))
			k->p->geweerd[k->p->ngeweerd++] = l;
		else if (regime && str_eq(q->wgs, STR("lid1")) && regime_may_decide(regime, q->soort))
			k->p->beslissers[k->p->nbeslissers++] = l;
	}
}

static enum fault detail_read(struct detail *k, struct weging_id id, struct dossier_id d)
{
	struct batch b = ctx_read(k->c);
	struct sets sets;

	q_oordeel_list(&b, d, k->p->id, &k->oordelen);
	q_oordeel_antwoorden(&b, d, &k->antwoorden);
	q_weging_leden(&b, weging_dossier(id), &k->leden);
	q_weging_niveaus(&b, d, ctx_moment(k->c), &k->niveaus);
	q_weging_huis(&b, k->p->aanmelding->kop.huis, &k->huis);
	TRY(batch_run(&b));
	k->p->afwijs_dagen = k->huis ? k->huis->afwijs_dagen : 0;
	present_fill(k);
	if (!thema_find(k->c->cat, k->p->aanmelding->kop.thema))
		return FAULT_NONE; /* shown without criteria; judging it is refused */
	TRY(weging_sets(k->c, k->p->aanmelding->kop.thema, &k->antwoorden, &sets));
	k->p->sets = ARENA_ARRAY(k->c->arena, sets.n + 1, struct weging_criteria);
	for (size_t i = 0; i < sets.n; i++)
		set_fill(k, sets.v[i], &k->p->sets[k->p->nsets++]);
	return FAULT_NONE;
}

enum fault weegpunt_get(struct ctx *c, struct weging_id id, struct weegpunt_id punt, struct weegpunt **ret)
{
	struct q_weegpunt_stand *q = NULL;
	struct detail k = { .c = c, .p = ARENA_NEW(c->arena, struct weegpunt) };
	struct batch b = ctx_read(c);

	q_weegpunt_stand(&b, punt, &q);
	TRY(batch_run(&b));
	if (!q || q->weging.v != id.v)
		return fault_set(c->fi, FAULT_NOT_FOUND, NULL, NULL);
	*k.p = (struct weegpunt){ .id = punt, .weging = id, .volgorde = q->volgorde, .besloten = q->besloten,
		.versie = q->versie, .risico = q->risico, .risico_reden = q->risico_reden, .uitkomst = q->uitkomst,
		.reden = q->reden, .ontvanger = q->ontvanger };
	k.p->schrijft = q->kern == NIVEAU_SCHRIJVEN && q->inhoud == NIVEAU_SCHRIJVEN && q->bestuurt == NIVEAU_SCHRIJVEN &&
		q->aanwezig && !q->uitkomst.n && str_eq(q->weging_status, STR("bezig")) &&
		actor_mag(&c->actor, RECHT_weging_oordelen);
	TRY(aanmelding_get(c, (struct aanmelding_id){ q->dossier.v }, &k.p->aanmelding));
	TRY(detail_read(&k, id, q->dossier));
	*ret = k.p;
	return FAULT_NONE;
}

enum fault weegpunt_candidate(struct ctx *c, struct weging_id id, struct aanmelding_id a, struct weegpunt **ret)
{
	struct q_weging_stand *w = NULL;
	struct q_weging_aanmelding *q = NULL;
	struct detail k = { .c = c, .p = ARENA_NEW(c->arena, struct weegpunt) };
	struct batch b = ctx_read(c);

	q_weging_stand(&b, id, &w);
	q_weging_aanmelding(&b, id, a, &q);
	TRY(batch_run(&b));
	if (!w || !q || q->inhoud != NIVEAU_SCHRIJVEN || q->kern != NIVEAU_SCHRIJVEN)
		return fault_set(c->fi, FAULT_NOT_FOUND, NULL, NULL);
	k.p->weging = id;
	TRY(aanmelding_get(c, a, &k.p->aanmelding));
	TRY(detail_read(&k, id, aanmelding_dossier(a)));
	*ret = k.p;
	return FAULT_NONE;
}
