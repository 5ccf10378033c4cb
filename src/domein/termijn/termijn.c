/* What happens begins and ends clocks; people suspend them and tick them off. See termijn.h.
 *
 * An event reads the clocks of the dossier once, ends first and begins then: so that an event that does both begins a
 * clock anew. Threading: units run on the writer thread.
 */
#include "domein/termijn/termijn_priv.h"

#include "domein/regime/regime.h"

#define TOELICHTING_MAX 500
#define RULE "WGS 2.31 lid 4"

const struct termijnsoort *termijn_soort(const struct ctx *c, const struct thema *thema, struct str klok)
{
	const struct termijnsoort *s = thema ? thema_termijn_find(thema, klok) : NULL;

	return s ? s : termijnsoort_find(c->cat, klok);
}

/* The hour of the event is not known: it was given as the midnight with which its day begins. */
static bool day_alone(int64_t op)
{
	return op == moment_of(datum_of_moment(op), 0, 0);
}

int64_t termijn_uur(const struct termijnsoort *s, int64_t start)
{
	return s && s->eenheid == TERMIJN_UREN && !day_alone(start) ? termijn_einde_uren(start, s->lengte) : 0;
}

/* The last day; none outside the calendar. */
static struct datum end_day(const struct ctx *c, const struct termijnsoort *s, int64_t start, int stil)
{
	int64_t uur = termijn_uur(s, start);

	if (uur)
		return datum_of_moment(uur);
	return termijn_einde_stil(datum_of_moment(start), s->lengte, s->eenheid, s->regel, stil, &c->cat->feestdagen);
}

/* What a measurement ends is of one person of the case, and of those who measure, who need not write kern. */
static bool personal(const struct termijnsoort *s)
{
	return (s->eindigt & GEBEURTENIS_BIT(zrm_afgenomen)) != 0;
}

/* ---- what happened ---- */

#define NIEMAND ((struct betrokkene_id){ 0 })

struct gebeurd {
	struct unit *u;
	struct ctx *c;
	struct dossier_id dossier;
	const char *onderdeel;
	const struct thema *thema;
	uint64_t wat;    /* events */
	struct str veld; /* the date field that was filled in; STR_NULL: none */
	int64_t op;      /* 0: a field that was emptied */
	bool kaal;       /* a unit on the bare tables, of a casus */
	bool erbij;      /* begun by who brought the person into the case */
	struct q_termijn_alle_rows rows;
	struct betrokkene_id wie; /* of whom it is told; 0: of the whole dossier */
	struct q_termijn_zaak *zaak;      /* NULL: no case, or not asked yet */
	struct q_termijn_wie_rows mensen; /* of the case */
};

static enum fault one_row(struct gebeurd *g, struct batch *b, const int64_t *n)
{
	TRY(batch_run(b));
	return *n == 1 ? FAULT_NONE : fault_set(unit_fault(g->u), FAULT_DENIED, NULL, RULE);
}

static enum fault clock_end(struct gebeurd *g, struct q_termijn_alle *t, int64_t moment, const char *afloop)
{
	struct batch b = unit_batch(g->u);

	if (g->kaal)
		q_termijn_end_kaal(&b, moment, str_z(afloop), t->id, NULL);
	else
		q_termijn_end(&b, moment, str_z(afloop), t->id, NULL);
	t->voldaan = moment;
	return batch_later(&b, RULE);
}

static enum fault clock_begin(struct gebeurd *g, const struct termijnsoort *s, struct betrokkene_id wie)
{
	struct batch b = unit_batch(g->u);
	struct datum einde = end_day(g->c, s, g->op, 0), warn;
	struct termijn_id id = { id_new() };
	struct str deel = wie.v ? STR("zrm") : str_z(g->onderdeel);

	if (!einde.v)
		return fault_set(unit_fault(g->u), FAULT_INVALID,
			N_("Vanaf deze datum is geen termijn te berekenen: zij eindigt buiten de kalender."), NULL);
	warn = datum_add_days(einde, -s->waarschuw_dagen);
	if (g->kaal)
		q_termijn_add_kaal(&b, id, str_z(g->onderdeel), s->code, g->op, einde, warn,
			(struct casus_id){ g->dossier.v }, NULL);
	else if (g->erbij)
		q_termijn_add_mens(&b, id, s->code, g->op, einde, warn, wie, (struct casus_id){ g->dossier.v }, NULL);
	else
		q_termijn_add(&b, id, s->code, g->op, einde, warn, 0, 0, STR(""), STR(""), wie, g->dossier, deel, NULL);
	return batch_later(&b, RULE);
}

/* Does it begin this kind of clock? */
static bool begins(const struct gebeurd *g, const struct termijnsoort *s)
{
	if (s->start == GEBEURTENIS_VELD)
		return g->veld.n && str_eq(s->startveld, g->veld);
	return (g->wat >> s->start) & 1;
}

static bool before(int64_t start, int64_t op)
{
	return datum_of_moment(start).v <= datum_of_moment(op).v;
}

/* A person whose gezin the case is about is waited for as the first one is, where the regime has a place for it; others in
 * the case are not. */
static bool expected(const struct gebeurd *g, struct str rol)
{
	const struct casusrol *r = casusrol_find(g->c->cat, rol);

	return casusrol_gaat_over(r, str_eq(g->zaak->soort, STR("gezin")))
		&& regime_shows(regime_find(g->c->cat, g->zaak->regime), r ? r->kring : KRING_BETROKKENE, REGIME_VELD_zrm);
}

/* Who is in the case; of an aanmelding nobody is asked for yet. */
static enum fault people_read(struct gebeurd *g, struct dossier_id d)
{
	struct batch b = unit_batch(g->u);

	q_termijn_zaak(&b, (struct casus_id){ d.v }, &g->zaak);
	q_termijn_wie(&b, (struct casus_id){ d.v }, &g->mensen);
	return batch_run(&b);
}

/* What somebody waits for is done when he was measured, also on a day before it was waited for. */
static bool ends(const struct gebeurd *g, const struct q_termijn_alle *t, const struct termijnsoort *s)
{
	if (t->voldaan || !s || !(s->eindigt & g->wat) || (g->wie.v && g->wie.v != t->betrokkene.v))
		return false;
	return before(t->start, g->op) || (personal(s) && !begins(g, s));
}

static enum fault end_clocks(struct gebeurd *g)
{
	int64_t now = unit_moment(g->u), moment = g->op < now ? g->op : now;

	for (size_t i = 0; g->op && i < g->rows.n; i++) {
		struct q_termijn_alle *t = &g->rows.v[i];
		const struct termijnsoort *s = termijn_soort(g->c, g->thema, t->klok);

		if (!ends(g, t, s))
			continue;
		/* told twice: the clock that this very event began goes on */
		if (t->start == g->op && begins(g, s))
			continue;
		TRY(clock_end(g, t, moment > t->start ? moment : t->start, "voldaan"));
		if (s->herhaalt && !begins(g, s))
			TRY(clock_begin(g, s, t->betrokkene));
	}
	return FAULT_NONE;
}

/* One kind of clock, of one person or of the dossier: not while one runs, not for the same event again. A date field that
 * changed moves its clock. */
static enum fault begin_one(struct gebeurd *g, const struct termijnsoort *s, struct betrokkene_id wie)
{
	bool known = false;

	for (size_t i = 0; i < g->rows.n; i++) {
		struct q_termijn_alle *t = &g->rows.v[i];

		if (!str_eq(t->klok, s->code) || t->betrokkene.v != wie.v)
			continue;
		if (!t->voldaan && g->veld.n && t->start != g->op)
			TRY(clock_end(g, t, unit_moment(g->u), "vervallen"));
		known |= !t->voldaan || (t->start == g->op && !str_eq(t->afloop, STR("vervallen")));
	}
	return known || !g->op ? FAULT_NONE : clock_begin(g, s, wie);
}

static enum fault begin_clock(struct gebeurd *g, const struct termijnsoort *s)
{
	if (!personal(s))
		return begin_one(g, s, NIEMAND);
	if (g->wie.v)
		return begin_one(g, s, g->wie);
	TRY(people_read(g, g->dossier));
	if (!g->zaak)
		return begin_one(g, s, NIEMAND);
	for (size_t i = 0; i < g->mensen.n; i++)
		if (expected(g, g->mensen.v[i].rol))
			TRY(begin_one(g, s, g->mensen.v[i].id));
	return FAULT_NONE;
}

static enum fault rows_kaal(struct gebeurd *g)
{
	struct q_termijn_alle_kaal_rows rows = { 0 };
	struct batch b = unit_batch(g->u);

	q_termijn_alle_kaal(&b, g->dossier, &rows);
	TRY(batch_run(&b));
	g->rows.v = ARENA_ARRAY(unit_arena(g->u), rows.n + 1, struct q_termijn_alle);
	for (size_t i = 0; i < rows.n; i++) {
		const struct q_termijn_alle_kaal *q = &rows.v[i];

		g->rows.v[g->rows.n++] = (struct q_termijn_alle){ .id = q->id, .klok = q->klok, .start = q->start,
			.voldaan = q->voldaan, .afloop = q->afloop };
	}
	return FAULT_NONE;
}

static enum fault rows_read(struct gebeurd *g)
{
	struct batch b = unit_batch(g->u);

	if (g->kaal)
		return rows_kaal(g);
	q_termijn_alle(&b, g->dossier, &g->rows);
	return batch_run(&b);
}

static enum fault happened(struct gebeurd *g)
{
	if (!g->thema)
		return FAULT_NONE;
	TRY(rows_read(g));
	TRY(end_clocks(g));
	for (size_t i = 0; i < g->thema->ntermijnen; i++)
		if (begins(g, &g->thema->termijnen[i]))
			TRY(begin_clock(g, &g->thema->termijnen[i]));
	return FAULT_NONE;
}

enum fault termijn_event_in(struct unit *u, struct ctx *c, struct dossier_id d, const char *onderdeel,
	const struct thema *thema, uint64_t wat, int64_t op)
{
	struct gebeurd g = { .u = u, .c = c, .dossier = d, .onderdeel = onderdeel, .thema = thema, .wat = wat, .op = op };

	return happened(&g);
}

enum fault termijn_gemeten_in(struct unit *u, struct ctx *c, struct casus_id casus, const struct thema *thema,
	struct betrokkene_id wie, int64_t op)
{
	struct gebeurd g = { .u = u, .c = c, .dossier = { casus.v }, .onderdeel = "zrm", .thema = thema,
		.wat = GEBEURTENIS_BIT(zrm_afgenomen), .op = op, .wie = wie };

	return happened(&g);
}

enum fault termijn_erbij_in(struct unit *u, struct ctx *c, struct casus_id casus, const struct thema *thema,
	struct betrokkene_id wie, struct str rol)
{
	struct gebeurd g = { .u = u, .c = c, .dossier = { casus.v }, .thema = thema, .op = unit_moment(u),
		.wat = GEBEURTENIS_BIT(aanmelding_ontvangen) | GEBEURTENIS_BIT(casus_geopend), .erbij = true };

	TRY(people_read(&g, g.dossier));
	for (size_t i = 0; g.zaak && thema && i < thema->ntermijnen; i++) {
		const struct termijnsoort *s = &thema->termijnen[i];

		if (personal(s) && begins(&g, s) && expected(&g, rol))
			TRY(clock_begin(&g, s, wie));
	}
	return FAULT_NONE;
}

enum fault termijn_event_kaal_in(struct unit *u, struct ctx *c, struct casus_id casus, const struct thema *thema,
	uint64_t wat, int64_t op)
{
	struct gebeurd g = { .u = u, .c = c, .dossier = { casus.v }, .onderdeel = "kern", .thema = thema, .wat = wat,
		.op = op, .kaal = true };

	return happened(&g);
}

enum fault termijn_gedeeld_in(struct unit *u, struct ctx *c, struct dossier_id d, struct str klok, uint64_t wat, int64_t op)
{
	const struct termijnsoort *s = termijnsoort_find(c->cat, klok);
	struct thema t = { .ntermijnen = s ? 1 : 0, .termijnen = s };
	struct gebeurd g = { .u = u, .c = c, .dossier = d, .onderdeel = "kern", .thema = &t, .wat = wat, .op = op };

	return happened(&g);
}

enum fault termijn_veld_in(struct unit *u, struct ctx *c, struct dossier_id d, const char *onderdeel,
	const struct thema *thema, struct str veld, struct datum op)
{
	const struct themaveld *v = thema ? thema_veld_find(thema, veld) : NULL;
	struct gebeurd g = { .u = u, .c = c, .dossier = d, .onderdeel = onderdeel, .thema = thema, .veld = veld,
		.op = op.v ? moment_of(op, 0, 0) : 0 };

	if (!v || v->type != VELD_DATUM)
		return FAULT_NONE;
	g.wat = v->gebeurtenissen;
	return happened(&g);
}

/* ---- taken back ---- */

/* The clock as it runs; else the one that was met last. */
static const struct q_termijn_alle *clock_last(const struct gebeurd *g, const struct termijnsoort *s)
{
	const struct q_termijn_alle *last = NULL;

	for (size_t i = 0; i < g->rows.n; i++) {
		const struct q_termijn_alle *t = &g->rows.v[i];

		if (!str_eq(t->klok, s->code) || (g->wie.v && g->wie.v != t->betrokkene.v))
			continue;
		if (!t->voldaan)
			return t;
		if (str_eq(t->afloop, STR("voldaan")) && (!last || t->voldaan > last->voldaan))
			last = t;
	}
	return last;
}

enum fault termijn_undo_in(struct unit *u, struct ctx *c, struct dossier_id d, const struct thema *thema, uint64_t wat,
	struct betrokkene_id wie)
{
	struct gebeurd g = { .u = u, .c = c, .dossier = d, .thema = thema, .wat = wat, .wie = wie };
	struct batch b = unit_batch(u);
	int64_t n = 0;

	q_termijn_alle(&b, d, &g.rows);
	TRY(batch_run(&b));
	for (size_t i = 0; thema && i < thema->ntermijnen; i++) {
		const struct termijnsoort *s = &thema->termijnen[i];
		const struct q_termijn_alle *t = clock_last(&g, s);
		bool begun = begins(&g, s);

		if (!t || (!begun && !(s->eindigt & wat)) || (begun ? t->voldaan != 0 : t->voldaan == 0))
			continue;
		if (begun)
			q_termijn_end(&b, unit_moment(u), STR("vervallen"), t->id, &n);
		else
			q_termijn_again(&b, t->id, &n);
		TRY(one_row(&g, &b, &n));
	}
	return FAULT_NONE;
}

/* ---- another theme ---- */

static struct str part_of(const struct termijnsoort *s)
{
	return personal(s) ? STR("zrm") : STR("kern");
}

/* When this clock, of which nothing was told, began; 0 when it did not, or is over. */
static int64_t running_since(const struct termijnsoort *s, const struct termijn_toen *toen, size_t n)
{
	struct gebeurd g = { .wat = 0 };
	int64_t since = 0;

	for (size_t i = 0; i < n; i++) {
		g.wat = toen[i].wat;
		if (begins(&g, s))
			since = toen[i].op;
		else if (s->eindigt & g.wat)
			since = 0;
	}
	return since;
}

enum fault termijn_catch_up_in(struct unit *u, struct ctx *c, struct dossier_id d, const struct thema *eerder,
	const struct thema *thema, const struct termijn_toen *toen, size_t n)
{
	struct gebeurd g = { .u = u, .c = c, .dossier = d, .thema = thema };
	struct batch b = unit_batch(u);

	q_termijn_alle(&b, d, &g.rows);
	TRY(batch_run(&b));
	for (size_t i = 0; i < thema->ntermijnen; i++) {
		const struct termijnsoort *s = &thema->termijnen[i];

		g.onderdeel = part_of(s).p;
		g.op = running_since(s, toen, n);
		if (g.op && !(eerder && thema_termijn_find(eerder, s->code)))
			TRY(begin_clock(&g, s));
	}
	return FAULT_NONE;
}

/* ---- going along, and nothing left to wait for ---- */

static enum fault take_one(struct gebeurd *g, const struct q_termijn_alle *t, struct dossier_id naar,
	struct betrokkene_id wie)
{
	const struct termijnsoort *s = thema_termijn_find(g->thema, t->klok);
	struct batch b = unit_batch(g->u);

	q_termijn_add(&b, (struct termijn_id){ id_new() }, t->klok, t->start, t->einde, t->waarschuw, t->stil, t->opgeschort,
		t->opgeschort_reden, t->opgeschort_toelichting, wie, naar, part_of(s), NULL);
	return batch_later(&b, RULE);
}

/* What is waited for of a person is waited for of each. */
static enum fault take_along(struct gebeurd *g, const struct q_termijn_alle *t, struct dossier_id naar)
{
	if (!personal(thema_termijn_find(g->thema, t->klok)))
		return take_one(g, t, naar, NIEMAND);
	TRY(people_read(g, naar));
	if (!g->zaak)
		return take_one(g, t, naar, NIEMAND);
	for (size_t i = 0; i < g->mensen.n; i++)
		if (expected(g, g->mensen.v[i].rol))
			TRY(take_one(g, t, naar, g->mensen.v[i].id));
	return FAULT_NONE;
}

static enum fault let_go(struct gebeurd *g, struct dossier_id naar)
{
	struct batch b = unit_batch(g->u);

	q_termijn_alle(&b, g->dossier, &g->rows);
	TRY(batch_run(&b));
	for (size_t i = 0; i < g->rows.n; i++) {
		struct q_termijn_alle *t = &g->rows.v[i];
		bool along = naar.v && g->thema && thema_termijn_find(g->thema, t->klok);

		if (t->voldaan)
			continue;
		if (along)
			TRY(take_along(g, t, naar));
		TRY(clock_end(g, t, unit_moment(g->u), along ? "mee" : "vervallen"));
	}
	return FAULT_NONE;
}

enum fault termijn_move_in(struct unit *u, struct ctx *c, struct dossier_id van, struct dossier_id naar,
	const struct thema *thema)
{
	struct gebeurd g = { .u = u, .c = c, .dossier = van, .thema = thema };

	return let_go(&g, naar);
}

enum fault termijn_limit_in(struct unit *u, struct ctx *c, struct dossier_id d, const struct thema *thema,
	struct str klok, struct datum einde)
{
	const struct termijnsoort *s = termijn_soort(c, thema, klok);
	struct gebeurd g = { .u = u, .c = c, .dossier = d, .thema = thema };

	TRY(rows_read(&g));
	for (size_t i = 0; s && i < g.rows.n; i++) {
		struct q_termijn_alle *t = &g.rows.v[i];
		struct batch b = unit_batch(u);
		int64_t n = 0;

		if (t->voldaan || !str_eq(t->klok, klok) || (einde.v && t->einde.v <= einde.v))
			continue;
		if (!einde.v)
			return clock_end(&g, t, unit_moment(u), "vervallen");
		q_termijn_set_einde(&b, einde, datum_add_days(einde, -s->waarschuw_dagen), t->id, &n);
		return one_row(&g, &b, &n);
	}
	return FAULT_NONE;
}

enum fault termijn_extend_in(struct unit *u, struct ctx *c, struct dossier_id d, struct str klok, struct datum einde)
{
	const struct termijnsoort *s = termijnsoort_find(c->cat, klok);
	struct gebeurd g = { .u = u, .c = c, .dossier = d };

	TRY(rows_read(&g));
	for (size_t i = 0; s && i < g.rows.n; i++) {
		const struct q_termijn_alle *t = &g.rows.v[i];
		struct batch b = unit_batch(u);
		int64_t n = 0;

		if (t->voldaan || !str_eq(t->klok, klok) || t->einde.v >= einde.v)
			continue;
		q_termijn_set_einde(&b, einde, datum_add_days(einde, -s->waarschuw_dagen), t->id, &n);
		return one_row(&g, &b, &n);
	}
	return FAULT_NONE;
}

enum fault termijn_close_in(struct unit *u, struct ctx *c, struct dossier_id d)
{
	struct gebeurd g = { .u = u, .c = c, .dossier = d };

	return let_go(&g, (struct dossier_id){ 0 });
}

enum fault termijn_close_kaal_in(struct unit *u, struct dossier_id d)
{
	struct batch b = unit_batch(u);

	q_termijn_close(&b, unit_moment(u), d, NULL);
	return batch_run(&b);
}

/* ---- by hand ---- */

struct hand {
	struct ctx *c;
	struct termijn_id id;
	int64_t versie;
	struct str reden, toelichting;
	const struct termijnsoort *soort;
	struct q_termijn_een *nu; /* the row as it is */
};

static enum fault hand_begin(struct unit *u, struct hand *h)
{
	struct batch b = unit_batch(u);

	h->nu = NULL;
	q_termijn_een(&b, h->id, &h->nu);
	TRY(batch_run(&b));
	if (!h->nu)
		return fault_set(unit_fault(u), FAULT_NOT_FOUND, NULL, NULL);
	if (!h->nu->schrijft)
		return fault_set(unit_fault(u), FAULT_DENIED, NULL, RULE);
	if (h->nu->voldaan)
		return fault_set(unit_fault(u), FAULT_CONFLICT, N_("Deze termijn is intussen beëindigd."), NULL);
	if (h->nu->versie != h->versie)
		return fault_set(unit_fault(u), FAULT_CONFLICT, N_("Deze termijn is intussen door iemand anders gewijzigd."), NULL);
	h->soort = termijn_soort(h->c, thema_find(h->c->cat, h->nu->thema), h->nu->klok);
	h->c->uitkomst = h->id.v;
	return FAULT_NONE;
}

static enum fault hand_one(struct unit *u, struct batch *b, const int64_t *n)
{
	TRY(batch_run(b));
	return *n == 1 ? FAULT_NONE : fault_set(unit_fault(u), FAULT_DENIED, NULL, RULE);
}

static enum fault suspend_unit(struct unit *u, void *arg)
{
	struct hand *h = arg;
	struct batch b = unit_batch(u);
	int64_t n = 0;

	TRY(hand_begin(u, h));
	if (h->nu->opgeschort)
		return fault_set(unit_fault(u), FAULT_CONFLICT, N_("Deze termijn is al opgeschort."), NULL);
	if (!h->soort || !h->soort->opschortbaar)
		return fault_field(unit_fault(u), "reden", N_("Deze termijn mag niet worden opgeschort."),
			h->soort && h->soort->artikel.n ? h->soort->artikel.p : NULL);
	if (h->nu->einde.v < datum_of_moment(unit_moment(u)).v)
		return fault_field(unit_fault(u), "reden", N_("Deze termijn is al verstreken. Opschorten kan niet meer."), NULL);
	q_termijn_suspend(&b, unit_moment(u), h->reden, h->toelichting, h->id, h->versie, &n);
	return hand_one(u, &b, &n);
}

enum fault termijn_suspend(struct ctx *c, struct termijn_id id, int64_t versie, struct str reden, struct str toelichting)
{
	struct hand h = { .c = c, .id = id, .versie = versie, .reden = reden, .toelichting = str_trim(toelichting) };
	const struct reden *r = reden_find(c->cat, STR("opschorting"), reden);

	if (!r)
		return fault_field(c->fi, "reden", N_("Kies waarom de termijn stilstaat."), NULL);
	if (r->motivering && !h.toelichting.n)
		return fault_field(c->fi, "toelichting", N_("Schrijf op waaruit dat blijkt."), NULL);
	if (str_points(h.toelichting) > TOELICHTING_MAX)
		return fault_field(c->fi, "toelichting", N_("Dit is te lang."), NULL);
	return ctx_write(c, suspend_unit, &h, NULL);
}

static enum fault resume_unit(struct unit *u, void *arg)
{
	struct hand *h = arg;
	struct batch b = unit_batch(u);
	struct datum einde;
	int64_t n = 0;
	int dagen, stil;

	TRY(hand_begin(u, h));
	if (!h->nu->opgeschort)
		return fault_set(unit_fault(u), FAULT_CONFLICT, N_("Deze termijn loopt al weer."), NULL);
	dagen = datum_days_between(datum_of_moment(h->nu->opgeschort), datum_of_moment(unit_moment(u)));
	stil = (int)h->nu->stil + dagen;
	/* a kind that left the catalogue keeps its end, moved by the days alone */
	einde = h->soort ? end_day(h->c, h->soort, h->nu->start, stil) : datum_add_days(h->nu->einde, dagen);
	if (!einde.v)
		return fault_set(unit_fault(u), FAULT_INVALID,
			N_("Vanaf deze datum is geen termijn te berekenen: zij eindigt buiten de kalender."), NULL);
	q_termijn_resume(&b, stil, einde, datum_add_days(einde, h->soort ? -h->soort->waarschuw_dagen : 0), h->id, h->versie,
		&n);
	return hand_one(u, &b, &n);
}

enum fault termijn_resume(struct ctx *c, struct termijn_id id, int64_t versie)
{
	struct hand h = { .c = c, .id = id, .versie = versie };

	return ctx_write(c, resume_unit, &h, NULL);
}

static enum fault done_unit(struct unit *u, void *arg)
{
	struct hand *h = arg;
	struct gebeurd g;
	struct batch b = unit_batch(u);
	int64_t n = 0;

	TRY(hand_begin(u, h));
	if (h->nu->recht.v)
		return fault_set(unit_fault(u), FAULT_DENIED, N_("Deze termijn eindigt met het besluit op het verzoek."),
			"AVG 12 lid 3; invariant 39");
	q_termijn_end_by_hand(&b, unit_moment(u), h->id, h->versie, &n);
	TRY(hand_one(u, &b, &n));
	if (!h->soort || !h->soort->herhaalt)
		return FAULT_NONE;
	g = (struct gebeurd){ .u = u, .c = h->c, .dossier = h->nu->dossier, .onderdeel = "kern", .op = unit_moment(u) };
	return clock_begin(&g, h->soort, h->nu->betrokkene);
}

enum fault termijn_done(struct ctx *c, struct termijn_id id, int64_t versie)
{
	struct hand h = { .c = c, .id = id, .versie = versie };

	return ctx_write(c, done_unit, &h, NULL);
}
