/* Handing a case over to another house: see overdragen.h.
 *
 * The receiver has no kern until he accepts: that unit runs on lens kaal, after a read through his own lens has shown him
 * the proposal and that it is his to answer. The entry on the timeline is written afterwards, by him as procesregisseur.
 */
#include "domein/afschaling/overdragen.h"

#include "domein/casus/casus_priv.h"
#include "domein/toegang/melding.h"

#define REDEN_MAX 1000
#define GROND_MAX 300
#define WACHT_DAGEN 30 /* as long as the receiver sees a proposal */
#define RULE "WGS 2.28; C079"

/* ---- who may receive ---- */

static void receivers(struct ctx *c, const struct q_overdragen_rollen_rows *rows, struct overdragen_vorm *v)
{
	v->v = ARENA_ARRAY(c->arena, rows->n + 1, struct overdragen_ontvanger);
	for (size_t i = 0; i < rows->n; i++) {
		const struct q_overdragen_rollen *q = &rows->v[i];
		const struct rol *rol = rol_find(c->cat, q->rol);
		bool known = v->n && v->v[v->n - 1].id.v == q->id.v && v->v[v->n - 1].huis.v == q->huis.v;

		if (!known && rol && rol_has(rol, RECHT_casus_openen) && q->ring)
			v->v[v->n++] = (struct overdragen_ontvanger){ q->id, q->huis, q->naam, q->huis_naam };
	}
}

static enum fault partners_read(struct ctx *c, struct casus_id id, struct overdragen_vorm *v)
{
	struct q_verzoek_team_rows rows = { 0 };
	struct batch b = ctx_read(c);

	q_verzoek_team(&b, casus_dossier(id), ctx_moment(c), &rows);
	TRY(batch_run(&b));
	v->partners = ARENA_ARRAY(c->arena, rows.n + 1, struct overdragen_partner);
	for (size_t i = 0; i < rows.n; i++)
		v->partners[v->npartners++] = (struct overdragen_partner){ rows.v[i].id, rows.v[i].naam, rows.v[i].organisatie_naam };
	return FAULT_NONE;
}

enum fault overdragen_form(struct ctx *c, struct casus_id id, struct overdragen_vorm **ret)
{
	struct overdragen_vorm *v = ARENA_NEW(c->arena, struct overdragen_vorm);
	struct q_overdragen_rollen_rows rows = { 0 };
	struct q_overdragen_open *open = NULL;
	struct batch b = ctx_read(c);
	const struct regime *r;
	const struct regime_delen *delen;

	TRY(ctx_require(c, RECHT_toegang_verlenen));
	TRY(casus_kop_get(c, id, &v->kop));
	if (!casus_mag(v->kop, CASUS_DEEL_KERN, NIVEAU_SCHRIJVEN) || v->kop->gesloten)
		return fault_set(c->fi, FAULT_DENIED, v->kop->gesloten ? N_("Deze casus is gesloten.") : NULL, "WGS 2.31 lid 4");
	r = regime_find(c->cat, v->kop->regime);
	delen = r ? regime_delen_find(r, DELEN_ANDER_HUIS) : NULL;
	v->grond = delen && delen->artikel.n ? delen->artikel : STR("");
	q_overdragen_rollen(&b, v->kop->ring, ctx_moment(c), v->kop->huis, &rows);
	q_overdragen_open(&b, id, &open);
	TRY(batch_run(&b));
	receivers(c, &rows, v);
	v->open = open ? open->id : (struct overdracht_id){ 0 };
	TRY(partners_read(c, id, v));
	*ret = v;
	return FAULT_NONE;
}

/* ---- proposing ---- */

struct proposing {
	struct ctx *c;
	const struct overdragen_nieuw *n;
	struct overdragen_vorm *vorm;
	struct huis_id naar_huis;
	struct str delen, blijven;
};

static enum fault check_parts(struct proposing *k)
{
	const struct overdragen_nieuw *n = k->n;
	struct buf b = buf_new(k->c->arena);

	for (int d = CASUS_DEEL_PLAN; d < CASUS_DEEL_LOGBOEK; d++)
		if (n->delen[d]) {
			if (!casus_mag(k->vorm->kop, (enum casus_deel)d, NIVEAU_LEZEN))
				return fault_field(k->c->fi, "delen", N_("U kunt alleen onderdelen meegeven die u zelf ziet."), RULE);
			buf_addz(&b, b.n ? "," : "");
			buf_addz(&b, casus_deel_codes[d]);
		}
	k->delen = b.n ? buf_str(&b) : STR("");
	if ((n->delen[CASUS_DEEL_STRAF] || n->delen[CASUS_DEEL_ZORG]) && !str_trim(n->toestemming).n)
		return fault_field(k->c->fi, "toestemming",
			N_("Straf en zorg gaan alleen mee met toestemming van wie het inbracht. Schrijf op wie en wanneer."), "WGS 2.28");
	return FAULT_NONE;
}

static enum fault check_stays(struct proposing *k)
{
	struct buf b = buf_new(k->c->arena);

	for (size_t i = 0; i < k->n->n; i++) {
		bool found = false;

		for (size_t j = 0; j < k->vorm->npartners; j++)
			found |= k->vorm->partners[j].id.v == k->n->blijven[i].v;
		if (!found)
			return fault_field(k->c->fi, "blijven", N_("Deze partner is niet (meer) toegelaten."), RULE);
		buf_addz(&b, b.n ? "," : "");
		buf_add_i64(&b, k->n->blijven[i].v);
	}
	k->blijven = b.n ? buf_str(&b) : STR("");
	return FAULT_NONE;
}

static enum fault check_proposal(struct proposing *k)
{
	const struct overdragen_nieuw *n = k->n;
	const struct casus_kop *kop = k->vorm->kop;
	const struct regime *r = regime_find(k->c->cat, kop->regime);
	enum fault f;

	if (!r || !regime_delen_find(r, DELEN_ANDER_HUIS))
		return fault_field(k->c->fi, "naar", N_("Onder deze grondslag gaat een casus niet naar een ander huis."), RULE);
	if (k->vorm->open.v)
		return fault_set(k->c->fi, FAULT_CONFLICT, N_("Er wacht al een overdracht van deze casus op antwoord."), NULL);
	for (size_t i = 0; i < k->vorm->n; i++)
		if (k->vorm->v[i].id.v == n->naar.v)
			k->naar_huis = k->vorm->v[i].huis;
	if (!k->naar_huis.v)
		(void)fault_field(k->c->fi, "naar", N_("Kies een procesregisseur van een ander huis."), "invariant 10, 21");
	else
		TRY(toegang_allowed(k->c, kop->regime, kop->ring, n->naar, "naar"));
	f = casus_text(k->c->fi, n->reden, REDEN_MAX, "reden", N_("Schrijf op waarom de casus overgaat."));
	f = casus_text(k->c->fi, n->grond, GROND_MAX, "grond", N_("Schrijf op welke grond de overdracht draagt."));
	if (str_points(n->toestemming) > REDEN_MAX)
		(void)fault_field(k->c->fi, "toestemming", N_("Dit is te lang."), NULL);
	(void)check_parts(k);
	(void)check_stays(k);
	return f ? f : k->c->fi->fault;
}

static enum fault propose_unit(struct unit *u, void *arg)
{
	struct proposing *k = arg;
	const struct overdragen_nieuw *n = k->n;
	const struct casus_kop *kop = k->vorm->kop;
	struct overdracht_id id = { id_new() };
	struct toegang_gift g = { casus_dossier(n->casus), n->naar, "verzoek", NIVEAU_EIGEN, "team",
		casus_grond(k->c, "waarneming", STR("voorstel tot overdracht")), 0, unit_moment(u) + WACHT_DAGEN * DAY_MS };
	struct q_casus_lock *now;
	struct q_toegang_van_rows had = { 0 };
	struct batch b = unit_batch(u);
	int64_t rows = 0;

	TRY(casus_lock_in(u, n->casus, 0, NIVEAU_SCHRIJVEN, &now));
	q_overdragen_add(&b, id, kop->nummer, kop->thema, kop->huis, k->naar_huis, k->delen, k->blijven, str_trim(n->reden),
		str_trim(n->grond), n->toestemming.n ? str_trim(n->toestemming) : STR(""), unit_moment(u), n->naar, n->casus, &rows);
	q_toegang_van(&b, n->casus, n->naar, unit_moment(u), &had);
	TRY(batch_run(&b));
	TRY(casus_one(u, rows));
	for (size_t i = 0; i < had.n; i++)
		if (str_eq(had.v[i].onderdeel, STR("verzoek")) && had.v[i].niveau == NIVEAU_SCHRIJVEN)
			g.niveau = NIVEAU_SCHRIJVEN; /* lent from the other house already */
	TRY(toegang_grant_in(u, k->c, &g));
	k->c->uitkomst = id.v;
	return melding_add_in(u, n->naar, "overdracht_voorgesteld", g.dossier);
}

enum fault overdragen_propose(struct ctx *c, const struct overdragen_nieuw *n, struct overdracht_id *ret)
{
	struct proposing k = { .c = c, .n = n };
	int64_t id;

	TRY(overdragen_form(c, n->casus, &k.vorm));
	TRY(check_proposal(&k));
	TRY(ctx_write(c, propose_unit, &k, &id));
	ret->v = id;
	return FAULT_NONE;
}

/* ---- reading ---- */

static int64_t count_of(struct str csv)
{
	struct str rest = csv, one;
	int64_t n = 0;

	for (bool more = csv.n > 0; more; n++)
		more = str_cut(&rest, ',', &one);
	return n;
}

enum fault overdragen_get(struct ctx *c, struct overdracht_id id, struct overdragen **ret)
{
	struct overdragen *v = ARENA_NEW(c->arena, struct overdragen);
	struct q_overdragen_get *q = NULL;
	struct batch b = ctx_read(c);
	bool open;

	q_overdragen_get(&b, id, &q);
	TRY(batch_run(&b));
	if (!q)
		return fault_set(c->fi, FAULT_NOT_FOUND, NULL, NULL);
	open = str_eq(q->status, STR("voorgesteld"));
	*v = (struct overdragen){ .id = q->id, .dossier = q->dossier, .nummer = q->nummer, .thema = q->thema,
		.van_huis = q->van_huis_naam, .naar_huis = q->naar_huis_naam, .ontvanger = q->naam, .door_naam = q->door_naam,
		.delen = q->delen, .reden = q->reden, .grond = q->grond, .toestemming = q->toestemming, .status = q->status,
		.antwoord = q->antwoord, .moment = q->moment, .beantwoord = q->beantwoord, .versie = q->versie,
		.partners = count_of(q->blijven) };
	v->beslist = open && q->medewerker.v == c->actor.id.v;
	v->intrekt = open && q->niveau == NIVEAU_SCHRIJVEN && !v->beslist;
	ctx_look(c, q->dossier, (struct persoon_id){ 0 }, LOOK_SCHERM, STR("overdracht"));
	*ret = v;
	return FAULT_NONE;
}

enum fault overdragen_mine(struct ctx *c, struct overdragen_lijst *ret)
{
	struct q_overdragen_mijn_rows rows = { 0 };
	struct batch b = ctx_read(c);

	q_overdragen_mijn(&b, &rows);
	TRY(batch_run(&b));
	ret->n = rows.n;
	ret->v = ARENA_ARRAY(c->arena, rows.n + 1, struct overdragen);
	for (size_t i = 0; i < rows.n; i++) {
		ret->v[i] = (struct overdragen){ .id = rows.v[i].id, .dossier = rows.v[i].dossier, .nummer = rows.v[i].nummer,
			.thema = rows.v[i].thema, .van_huis = rows.v[i].van_huis_naam, .door_naam = rows.v[i].door_naam,
			.reden = rows.v[i].reden, .moment = rows.v[i].moment, .versie = rows.v[i].versie, .beslist = true };
		ctx_look(c, rows.v[i].dossier, (struct persoon_id){ 0 }, LOOK_SCHERM, STR("overdracht"));
	}
	return FAULT_NONE;
}

/* ---- the receipt ---- */

struct answering {
	struct ctx *c;
	struct overdracht_id id;
	int64_t versie;
	struct str antwoord, status;
	struct q_overdragen_get *q;
};

static bool stays(struct str csv, struct medewerker_id m)
{
	struct str rest = csv, one;
	int64_t id;

	for (bool more = csv.n > 0; more;) {
		more = str_cut(&rest, ',', &one);
		if (str_i64(one, &id) && id == m.v)
			return true;
	}
	return false;
}

static enum fault end_admission(struct unit *u, struct answering *k, struct casus_id casus)
{
	struct q_overdragen_rijen_rows rows = { 0 };
	struct q_overdragen_team_rows team = { 0 };
	struct batch b = unit_batch(u);

	q_overdragen_rijen(&b, casus, unit_moment(u), &rows);
	q_overdragen_team(&b, casus, unit_moment(u), &team);
	TRY(batch_run(&b));
	for (size_t i = 0; i < rows.n; i++)
		if (!stays(k->q->blijven, rows.v[i].medewerker)) {
			q_overdracht_cut(&b, unit_moment(u), rows.v[i].id, NULL);
			TRY(batch_run(&b));
		}
	for (size_t i = 0; i < team.n; i++)
		if (!stays(k->q->blijven, team.v[i].medewerker)) {
			q_overdracht_teamlid_end(&b, unit_moment(u), STR("Overgedragen aan een ander huis"), team.v[i].id, NULL);
			TRY(batch_run(&b));
		}
	return FAULT_NONE;
}

static bool goes_along(struct str csv, const char *deel)
{
	struct str rest = csv, one;

	for (bool more = csv.n > 0; more;) {
		more = str_cut(&rest, ',', &one);
		if (str_eq(one, str_z(deel)))
			return true;
	}
	return false;
}

static enum fault accept_unit(struct unit *u, void *arg)
{
	struct answering *k = arg;
	struct casus_id casus = { k->q->dossier.v };
	struct str grond = casus_grond(k->c, "regie", STR("overgenomen van een ander huis"));
	struct batch b = unit_batch(u);
	int64_t n = 0, m = 0;

	q_overdragen_aanvaard(&b, k->antwoord, unit_moment(u), k->id, k->versie, k->c->actor.id, &n);
	q_overdragen_casus(&b, k->q->naar_huis, k->c->actor.id, casus, &m);
	TRY(batch_run(&b));
	if (n != 1 || m != 1)
		return fault_set(unit_fault(u), FAULT_CONFLICT, N_("Deze overdracht is intussen beantwoord of ingetrokken."), NULL);
	TRY(end_admission(u, k, casus));
	for (int d = 0; d < CASUS_DEEL__MAX; d++) {
		bool always = d == CASUS_DEEL_KERN || d == CASUS_DEEL_LOGBOEK || d == CASUS_DEEL_VERZOEK;

		if (!always && !goes_along(k->q->delen, casus_deel_codes[d]))
			continue;
		q_overdracht_add(&b, (struct toegang_id){ id_new() }, k->q->dossier, str_z(casus_deel_codes[d]), NIVEAU_SCHRIJVEN,
			STR("team"), grond, unit_moment(u), ALTIJD, k->c->actor.id, k->c->actor.id, NULL);
		TRY(batch_run(&b));
	}
	q_overdracht_teamlid_add(&b, (struct teamlid_id){ id_new() }, k->q->dossier, STR("kern"), grond, k->q->reden,
		unit_moment(u), k->c->actor.id, NULL);
	q_melding_add_dienst(&b, (struct melding_id){ id_new() }, k->q->door, STR("overdracht_beantwoord"), unit_moment(u), NULL);
	return batch_run(&b);
}

static enum fault refuse_unit(struct unit *u, void *arg)
{
	struct answering *k = arg;
	struct batch b = unit_batch(u);
	int64_t n = 0;

	q_overdragen_set(&b, k->status, k->antwoord, unit_moment(u), k->id, k->versie, &n);
	TRY(batch_run(&b));
	if (n != 1)
		return fault_set(unit_fault(u), FAULT_CONFLICT, N_("Deze overdracht is intussen beantwoord of ingetrokken."), NULL);
	k->c->uitkomst = k->id.v;
	if (k->q->door.v == k->c->actor.id.v)
		return melding_add_in(u, k->q->medewerker, "overdracht_beantwoord", k->q->dossier);
	return melding_add_in(u, k->q->door, "overdracht_beantwoord", k->q->dossier);
}

/* What follows on the timeline, when the timeline came along. */
static enum fault tell_unit(struct unit *u, void *arg)
{
	struct answering *k = arg;
	struct buf b = buf_new(unit_arena(u));

	buf_addz(&b, "Van ");
	buf_add(&b, k->q->van_huis_naam);
	buf_addz(&b, " naar ");
	buf_add(&b, k->q->naar_huis_naam);
	buf_addz(&b, ".\n");
	buf_add(&b, k->q->reden);
	k->c->uitkomst = k->q->dossier.v;
	return casus_event_in(u, k->c, (struct casus_id){ k->q->dossier.v }, STR("Casus overgedragen"), buf_str(&b));
}

static enum fault open_read(struct answering *k)
{
	struct batch b = ctx_read(k->c);

	q_overdragen_get(&b, k->id, &k->q);
	TRY(batch_run(&b));
	if (!k->q)
		return fault_set(k->c->fi, FAULT_NOT_FOUND, NULL, NULL);
	if (!str_eq(k->q->status, STR("voorgesteld")) || k->q->versie != k->versie)
		return fault_set(k->c->fi, FAULT_CONFLICT, N_("Deze overdracht is intussen beantwoord of ingetrokken."), NULL);
	return FAULT_NONE;
}

static enum fault receiver_check(struct answering *k)
{
	struct q_overdragen_ring *q = NULL;
	struct batch b = ctx_kaal(k->c);

	q_overdragen_ring(&b, (struct casus_id){ k->q->dossier.v }, &q);
	TRY(batch_run(&b));
	if (!q)
		return fault_set(k->c->fi, FAULT_CONFLICT, N_("Deze casus is intussen gesloten."), NULL);
	return toegang_allowed(k->c, q->regime, q->ring, k->c->actor.id, "antwoord");
}

enum fault overdragen_answer(struct ctx *c, struct overdracht_id id, int64_t versie, bool aanvaard, struct str antwoord)
{
	struct answering k = { .c = c, .id = id, .versie = versie, .antwoord = antwoord.n ? str_trim(antwoord) : STR(""),
		.status = STR("geweigerd") };

	TRY(ctx_require(c, RECHT_casus_openen));
	TRY(open_read(&k));
	if (k.q->medewerker.v != c->actor.id.v)
		return fault_set(c->fi, FAULT_DENIED, N_("Alleen wie de casus krijgt, antwoordt."), RULE);
	if (str_points(antwoord) > REDEN_MAX)
		return fault_field(c->fi, "antwoord", N_("Dit is te lang."), NULL);
	if (!aanvaard) {
		TRY(casus_text(c->fi, antwoord, REDEN_MAX, "antwoord", N_("Schrijf op waarom u de casus niet overneemt.")));
		return ctx_write(c, refuse_unit, &k, NULL);
	}
	TRY(receiver_check(&k));
	TRY(ctx_write_kaal(c, accept_unit, &k));
	return goes_along(k.q->delen, "tijdlijn") ? ctx_write(c, tell_unit, &k, NULL) : FAULT_NONE;
}

enum fault overdragen_withdraw(struct ctx *c, struct overdracht_id id, int64_t versie)
{
	struct answering k = { .c = c, .id = id, .versie = versie, .antwoord = STR(""), .status = STR("ingetrokken") };

	TRY(ctx_require(c, RECHT_toegang_verlenen));
	TRY(open_read(&k));
	if (k.q->niveau != NIVEAU_SCHRIJVEN || k.q->medewerker.v == c->actor.id.v)
		return fault_set(c->fi, FAULT_DENIED, NULL, RULE);
	return ctx_write(c, refuse_unit, &k, NULL);
}
