/* What happens to an afspraak: answers, progress, another day, its end, a change, a reminder. See afspraak.h.
 *
 * Every act reads the row, says what changes in it and writes all of it again, with a step in the history beside it. The
 * lens lets the organisation that owns it write; acts that are for who writes the plan ask niveau 3 here.
 */
#include "domein/plan/stagnatie_priv.h"
#include "domein/toegang/melding.h"

struct act {
	struct ctx *c;
	struct afspraak_id id;
	int64_t versie;
	bool ja;                  /* accepts, agrees */
	struct str uitkomst, tekst, wpg, voorwaarden;
	struct datum dag;
	struct bijlage_id bijlage;
	const struct afspraak_nieuw *n;
	struct casus_id casus; /* out: of which case it is */
};
struct found { /* the row, and the case it is of */
	struct q_afspraak_lock *a;
	struct q_casus_lock *casus;
};

static bool runs(const struct q_afspraak_lock *a)
{
	return str_eq(a->status, STR("open")) || str_eq(a->status, STR("loopt"));
}

/* regie: only for who writes the plan. */
static enum fault found_in(struct unit *u, struct act *p, bool regie, struct found *ret)
{
	struct fault_info *fi = unit_fault(u);
	struct q_afspraak_lock *a = NULL;
	struct batch b = unit_batch(u);

	q_afspraak_lock(&b, p->id, &a);
	TRY(batch_run(&b));
	if (!a)
		return fault_set(fi, FAULT_NOT_FOUND, NULL, NULL);
	TRY(casus_lock_in(u, a->dossier, 0, NIVEAU_GEEN, &ret->casus));
	if (a->niveau < NIVEAU_SCHRIJVEN && (regie || !a->eigen))
		return fault_set(fi, FAULT_DENIED, regie ? N_("Dit doet wie het plan schrijft.")
			: N_("Alleen de organisatie van deze afspraak antwoordt hier."), "WGS 2.31 lid 4; invariant 21");
	if (p->versie && a->versie != p->versie)
		return fault_set(fi, FAULT_CONFLICT, N_("Deze afspraak is intussen door iemand anders gewijzigd."), NULL);
	ret->a = a;
	p->casus = a->dossier;
	return FAULT_NONE;
}

static enum fault found_running(struct unit *u, struct act *p, bool regie, struct found *ret)
{
	TRY(found_in(u, p, regie, ret));
	if (runs(ret->a))
		return FAULT_NONE;
	return fault_set(unit_fault(u), FAULT_CONFLICT, N_("Deze afspraak is al afgerond."), NULL);
}

static enum fault written(struct unit *u, const struct act *p, const struct q_afspraak_lock *a, const char *soort,
	struct str tekst, struct datum termijn)
{
	struct batch b = unit_batch(u);
	int64_t n = 0;

	q_afspraak_set(&b, a->organisatie, a->doel, a->leefgebied, a->tekst, a->eigenaar, a->termijn, a->herhaal, a->soort,
		a->kader, a->indeling_reden, a->antwoord, a->antwoord_reden, a->status, a->status_reden, a->voorstel,
		a->voorstel_reden, unit_moment(u), a->afgesloten, a->id, a->versie, &n);
	TRY(batch_run(&b));
	TRY(casus_one(u, n));
	p->c->uitkomst = a->id.v;
	return afspraak_stap_in(u, &(struct stap){ a->id, soort, tekst, termijn, p->bijlage, p->wpg, p->voorwaarden });
}

static enum fault tell(struct unit *u, const struct act *p, struct medewerker_id wie, const char *soort,
	struct casus_id casus)
{
	if (!wie.v || wie.v == p->c->actor.id.v)
		return FAULT_NONE;
	return melding_add_in(u, wie, soort, casus_dossier(casus));
}

/* The owner is told only of what he may see. */
static enum fault tell_owner(struct unit *u, const struct act *p, const struct found *f, const char *soort)
{
	struct afspraak_nieuw n = { .casus = f->a->dossier, .eigenaar = f->a->eigenaar };
	struct q_afspraak_partij *wie = NULL;
	struct batch b = unit_batch(u);

	if (!f->a->eigenaar.v)
		return FAULT_NONE;
	q_afspraak_partij(&b, n.eigenaar, unit_moment(u), n.casus, n.organisatie, &wie);
	TRY(batch_run(&b));
	return wie && wie->toegelaten ? tell(u, p, n.eigenaar, soort, n.casus) : FAULT_NONE;
}

/* Does it, and brings the state of the case up to date. */
static enum fault done(struct ctx *c, unit_fn fn, struct act *p)
{
	TRY(ctx_write(c, fn, p, NULL));
	stagnatie_follow_after(c, p->casus);
	return FAULT_NONE;
}

/* ---- the owner answers ---- */

static enum fault answer_unit(struct unit *u, void *arg)
{
	struct act *p = arg;
	struct found f;

	TRY(found_running(u, p, false, &f));
	f.a->antwoord = p->ja ? STR("aanvaard") : STR("geweigerd");
	f.a->antwoord_reden = p->ja ? STR("") : p->tekst;
	if (!f.a->eigenaar.v && f.a->eigen && p->ja)
		f.a->eigenaar = p->c->actor.id; /* whoever accepts for the organisation takes it on */
	TRY(written(u, p, f.a, p->ja ? "aanvaard" : "geweigerd", p->tekst, (struct datum){ 0 }));
	return p->ja ? FAULT_NONE : tell(u, p, f.casus->procesregisseur, "afspraak_geweigerd", f.a->dossier);
}

enum fault afspraak_answer(struct ctx *c, struct afspraak_id id, int64_t versie, bool aanvaard, struct str reden)
{
	struct act p = { .c = c, .id = id, .versie = versie, .ja = aanvaard, .tekst = given(reden) };

	if (!aanvaard || p.tekst.n)
		TRY(casus_text(c->fi, p.tekst, PLAN_REDEN_MAX, "reden", N_("Schrijf op waarom dit niet kan.")));
	return done(c, answer_unit, &p);
}

static enum fault progress_unit(struct unit *u, void *arg)
{
	struct act *p = arg;
	struct found f;

	TRY(found_running(u, p, false, &f));
	TRY(regime_entry_check(unit_fault(u), p->c->cat, regime_find(p->c->cat, f.casus->regime),
		&(struct regime_invoer){ .onderdeel = STR("plan"), .wpg = p->wpg, .beroepsgeheim = STR("") }));
	f.a->status = STR("loopt");
	if (f.a->eigen && str_eq(f.a->antwoord, STR("wacht")))
		f.a->antwoord = STR("aanvaard"); /* who tells how it goes has taken it on */
	return written(u, p, f.a, p->bijlage.v ? "bewijs" : "voortgang", p->tekst, (struct datum){ 0 });
}

enum fault afspraak_progress(struct ctx *c, struct afspraak_id id, const struct afspraak_voortgang *v)
{
	struct act p = { .c = c, .id = id, .tekst = given(v->tekst), .wpg = given(v->wpg), .voorwaarden = given(v->voorwaarden),
		.bijlage = v->bijlage };

	if (str_points(p.voorwaarden) > PLAN_REDEN_MAX)
		return fault_field(c->fi, "voorwaarden", N_("Dit is te lang."), NULL);
	TRY(casus_text(c->fi, p.tekst, PLAN_REDEN_MAX, "tekst", N_("Schrijf op hoe het ervoor staat.")));
	return done(c, progress_unit, &p);
}

/* ---- the end ---- */

static struct datum next_day(struct datum d, struct str herhaal)
{
	if (str_eq(herhaal, STR("week")))
		return datum_add_days(d, 7);
	if (str_eq(herhaal, STR("tweeweken")))
		return datum_add_days(d, 14);
	return datum_add_months(d, str_eq(herhaal, STR("kwartaal")) ? 3 : 1);
}

static enum fault round_done(struct unit *u, const struct act *p, struct q_afspraak_lock *a)
{
	struct datum vandaag = datum_of_moment(unit_moment(u)), door = a->termijn;

	if (!a->herhaal.n)
		return fault_field(unit_fault(u), "uitkomst", N_("Deze afspraak herhaalt niet."), NULL);
	do
		door = next_day(door, a->herhaal);
	while (door.v <= vandaag.v);
	a->termijn = door;
	a->status = STR("loopt");
	return written(u, p, a, "ronde", p->tekst, door);
}

static enum fault finish_unit(struct unit *u, void *arg)
{
	struct act *p = arg;
	struct found f;

	TRY(found_running(u, p, str_eq(p->uitkomst, STR("vervallen")), &f));
	f.a->voorstel.v = 0;
	f.a->voorstel_reden = STR("");
	if (f.a->eigen && str_eq(f.a->antwoord, STR("wacht")))
		f.a->antwoord = STR("aanvaard");
	if (str_eq(p->uitkomst, STR("ronde")))
		return round_done(u, p, f.a);
	f.a->status = p->uitkomst;
	f.a->status_reden = p->tekst;
	f.a->afgesloten = unit_moment(u);
	TRY(written(u, p, f.a, str_dup(unit_arena(u), p->uitkomst).p, p->tekst, (struct datum){ 0 }));
	if (str_eq(p->uitkomst, STR("mislukt")))
		return tell(u, p, f.casus->procesregisseur, "afspraak_mislukt", f.a->dossier);
	return FAULT_NONE;
}

enum fault afspraak_finish(struct ctx *c, struct afspraak_id id, int64_t versie, struct str uitkomst, struct str tekst)
{
	static const char *const ends[] = { "gereed", "ronde", "mislukt", "vervallen", NULL };
	struct act p = { .c = c, .id = id, .versie = versie, .uitkomst = uitkomst, .tekst = given(tekst) };
	int end = code_find(ends, uitkomst);

	if (end < 0)
		return fault_field(c->fi, "uitkomst", N_("Kies hoe het is afgelopen."), NULL);
	if (end >= 2 || p.tekst.n)
		TRY(casus_text(c->fi, p.tekst, PLAN_REDEN_MAX, "tekst", N_("Schrijf op waarom.")));
	return done(c, finish_unit, &p);
}

static enum fault reopen_unit(struct unit *u, void *arg)
{
	struct act *p = arg;
	struct found f;

	TRY(found_in(u, p, true, &f));
	if (runs(f.a))
		return fault_set(unit_fault(u), FAULT_CONFLICT, N_("Deze afspraak loopt nog."), NULL);
	f.a->status = STR("loopt");
	f.a->status_reden = STR("");
	f.a->afgesloten = 0;
	TRY(written(u, p, f.a, "heropend", p->tekst, (struct datum){ 0 }));
	return tell_owner(u, p, &f, "afspraak_gewijzigd");
}

enum fault afspraak_reopen(struct ctx *c, struct afspraak_id id, int64_t versie, struct str reden)
{
	struct act p = { .c = c, .id = id, .versie = versie, .tekst = given(reden) };

	TRY(casus_text(c->fi, p.tekst, PLAN_REDEN_MAX, "reden", N_("Schrijf op waarom.")));
	return done(c, reopen_unit, &p);
}

/* ---- in an overleg ---- */

static enum fault running_unit(struct unit *u, void *arg)
{
	struct act *p = arg;
	struct found f;

	TRY(found_running(u, p, false, &f));
	f.a->status = STR("loopt");
	if (f.a->eigen && str_eq(f.a->antwoord, STR("wacht")))
		f.a->antwoord = STR("aanvaard");
	return written(u, p, f.a, "voortgang", p->tekst, (struct datum){ 0 });
}

enum fault afspraak_stand_in(struct unit *u, struct ctx *c, struct casus_id casus, struct afspraak_id id, int64_t versie,
	struct str stand, struct str tekst)
{
	struct act p = { .c = c, .id = id, .versie = versie, .uitkomst = stand, .tekst = given(tekst) };
	bool loopt = str_eq(stand, STR("loopt"));
	struct found f;

	TRY(found_in(u, &p, false, &f));
	if (f.a->dossier.v != casus.v)
		return fault_set(unit_fault(u), FAULT_NOT_FOUND, NULL, NULL);
	if (str_eq(f.a->status, stand)) {
		c->uitkomst = id.v;
		return FAULT_NONE;
	}
	if (str_eq(stand, STR("vervallen")))
		TRY(casus_text(unit_fault(u), p.tekst, PLAN_REDEN_MAX, "reden", N_("Schrijf op waarom.")));
	if (loopt && !p.tekst.n)
		p.tekst = runs(f.a) ? STR("Loopt, gezegd in het overleg") : STR("Weer opgepakt in het overleg");
	if (loopt)
		return runs(f.a) ? running_unit(u, &p) : reopen_unit(u, &p);
	if (str_eq(stand, STR("gereed")) && f.a->herhaal.n)
		p.uitkomst = STR("ronde");
	return finish_unit(u, &p);
}

/* ---- another day ---- */

static enum fault ask_unit(struct unit *u, void *arg)
{
	struct act *p = arg;
	struct found f;

	TRY(found_running(u, p, false, &f));
	if (f.a->termijn.v == p->dag.v)
		return fault_field(unit_fault(u), "voorstel", N_("Dit is al de afgesproken datum."), NULL);
	f.a->voorstel = p->dag;
	f.a->voorstel_reden = p->tekst;
	TRY(written(u, p, f.a, "uitstel_gevraagd", p->tekst, p->dag));
	return tell(u, p, f.casus->procesregisseur, "afspraak_uitstel", f.a->dossier);
}

enum fault afspraak_ask_date(struct ctx *c, struct afspraak_id id, int64_t versie, struct datum voorstel,
	struct str reden)
{
	struct act p = { .c = c, .id = id, .versie = versie, .dag = voorstel, .tekst = given(reden) };
	enum fault f = FAULT_NONE;

	if (!voorstel.v || voorstel.v < datum_of_moment(ctx_moment(c)).v)
		f = fault_field(c->fi, "voorstel", N_("Vul de datum in waarop het wel kan."), NULL);
	else
		f = dag_check(c->fi, "voorstel", voorstel, DAG_PLAN);
	if (casus_text(c->fi, p.tekst, PLAN_REDEN_MAX, "reden", N_("Schrijf op waarom er meer tijd nodig is.")))
		f = FAULT_INVALID;
	TRY(f);
	return done(c, ask_unit, &p);
}

static enum fault answer_date_unit(struct unit *u, void *arg)
{
	struct act *p = arg;
	struct datum dag;
	struct found f;

	TRY(found_running(u, p, true, &f));
	dag = f.a->voorstel;
	if (!dag.v)
		return fault_set(unit_fault(u), FAULT_CONFLICT, N_("Er is geen andere datum gevraagd."), NULL);
	if (p->ja)
		f.a->termijn = dag;
	f.a->voorstel.v = 0;
	f.a->voorstel_reden = STR("");
	TRY(written(u, p, f.a, p->ja ? "uitstel_akkoord" : "uitstel_geweigerd", p->tekst, dag));
	return tell_owner(u, p, &f, "afspraak_gewijzigd");
}

enum fault afspraak_answer_date(struct ctx *c, struct afspraak_id id, int64_t versie, bool akkoord, struct str reden)
{
	struct act p = { .c = c, .id = id, .versie = versie, .ja = akkoord, .tekst = given(reden) };

	if (!akkoord || p.tekst.n)
		TRY(casus_text(c->fi, p.tekst, PLAN_REDEN_MAX, "reden", N_("Schrijf op waarom de datum blijft staan.")));
	return done(c, answer_date_unit, &p);
}

/* ---- a change ---- */

static enum fault update_unit(struct unit *u, void *arg)
{
	struct act *p = arg;
	struct afspraak_nieuw n;
	struct q_afspraak_partij *wie;
	struct found f;
	bool over;

	TRY(found_running(u, p, true, &f));
	TRY(afspraak_check_in(u, p->c, p->n, f.a->dossier, f.a->termijn, &n));
	TRY(afspraak_partij_in(u, &n, f.casus->procesregisseur, &wie));
	over = wie->organisatie.v != f.a->organisatie.v || n.eigenaar.v != f.a->eigenaar.v;
	f.a->doel = n.doel, f.a->leefgebied = n.leefgebied, f.a->tekst = n.tekst, f.a->eigenaar = n.eigenaar;
	f.a->organisatie = wie->organisatie;
	f.a->herhaal = n.herhaal, f.a->soort = n.soort, f.a->kader = n.kader, f.a->indeling_reden = n.indeling_reden;
	if (f.a->termijn.v != n.termijn.v)
		f.a->voorstel.v = 0, f.a->voorstel_reden = STR("");
	f.a->termijn = n.termijn;
	if (over)
		f.a->antwoord = STR("wacht"), f.a->antwoord_reden = STR("");
	TRY(written(u, p, f.a, over ? "overgedragen" : "gewijzigd", STR(""), n.termijn));
	return tell_owner(u, p, &f, over ? "afspraak_nieuw" : "afspraak_gewijzigd");
}

enum fault afspraak_update(struct ctx *c, struct afspraak_id id, int64_t versie, const struct afspraak_nieuw *n)
{
	struct act p = { .c = c, .id = id, .versie = versie, .n = n };

	return done(c, update_unit, &p);
}

/* ---- a reminder ---- */

static enum fault remind_unit(struct unit *u, void *arg)
{
	struct act *p = arg;
	struct q_afspraak_herinnerd *last = NULL;
	struct q_afspraak_partij *wie = NULL;
	struct batch b = unit_batch(u);
	struct found f;

	TRY(found_running(u, p, true, &f));
	q_afspraak_partij(&b, f.a->eigenaar, unit_moment(u), f.a->dossier, f.a->organisatie, &wie);
	q_afspraak_herinnerd(&b, p->id, &last);
	TRY(batch_run(&b));
	if (!f.a->eigenaar.v || !wie || !wie->toegelaten)
		return fault_set(unit_fault(u), FAULT_INVALID,
			N_("De eigenaar ziet deze afspraak nog niet. Wijs iemand aan die is toegelaten tot het plan."), NULL);
	if (last && datum_of_moment(last->moment).v == datum_of_moment(unit_moment(u)).v)
		return fault_set(unit_fault(u), FAULT_INVALID, N_("De eigenaar is vandaag al herinnerd."), NULL);
	TRY(afspraak_stap_in(u, &(struct stap){ .afspraak = p->id, .soort = "herinnerd" }));
	p->c->uitkomst = p->id.v;
	return tell(u, p, f.a->eigenaar, "afspraak_herinnering", f.a->dossier);
}

enum fault afspraak_remind(struct ctx *c, struct afspraak_id id)
{
	struct act p = { .c = c, .id = id };

	return done(c, remind_unit, &p);
}

/* ---- one with its history ---- */

/* Evidence stands in the plan when he writes there, else on the timeline. */
static const char *evidence_part(const struct casus_kop *k)
{
	static const enum casus_deel parts[] = { CASUS_DEEL_PLAN, CASUS_DEEL_TIJDLIJN };

	for (size_t i = 0; i < 2; i++)
		if (k->mijn.v[parts[i]] == NIVEAU_SCHRIJVEN || k->mijn.v[parts[i]] == NIVEAU_EIGEN)
			return casus_deel_codes[parts[i]];
	return NULL;
}

struct sheet_rows {
	struct casus_kop_vraag kop;
	struct q_afspraak_get *a;
	struct q_afspraak_stappen_rows stappen;
	struct q_afspraak_eigenaren_rows wie;
	struct q_doel_list_rows doelen;
};

static void sheet_fill(struct ctx *c, const struct sheet_rows *r, struct afspraak_blad *s)
{
	struct afspraken one = { 1, &s->a };

	s->a = AFSPRAAK(r->a);
	afspraak_stand(c, &s->a, datum_of_moment(ctx_moment(c)));
	afspraak_stappen_fill(c, &one, &r->stappen);
	afspraak_ziet_fill(&one, &r->wie);
	s->doel = STR("");
	for (size_t i = 0; i < r->doelen.n; i++)
		if (r->doelen.v[i].id.v == s->a.doel.v)
			s->doel = r->doelen.v[i].tekst;
	s->v = ARENA_ARRAY(c->arena, r->stappen.n + 1, struct afspraak_stap);
	for (size_t i = 0; i < r->stappen.n; i++) {
		const struct q_afspraak_stappen *q = &r->stappen.v[i];

		if (afspraak_stap_shown(c, q))
			s->v[s->n++] = (struct afspraak_stap){ q->soort, q->tekst, q->wpg, q->voorwaarden, q->door_naam,
				q->organisatie_naam, q->domein, q->termijn, q->bijlage, q->moment };
	}
	s->mag_wijzigen = casus_mag(s->kop, CASUS_DEEL_PLAN, NIVEAU_SCHRIJVEN) && !s->kop->gesloten;
	s->mag_antwoorden = !s->kop->gesloten && (s->mag_wijzigen || s->a.eigen);
	s->bewijs_deel = evidence_part(s->kop);
}

enum fault afspraak_get(struct ctx *c, struct casus_id casus, struct afspraak_id id, struct afspraak_blad **ret)
{
	struct afspraak_blad *s = ARENA_NEW(c->arena, struct afspraak_blad);
	struct sheet_rows r = { 0 };
	struct batch b = ctx_read(c);

	casus_kop_ask(c, &b, casus, &r.kop);
	q_afspraak_get(&b, id, &r.a);
	q_afspraak_stappen(&b, casus, id.v, &r.stappen);
	q_afspraak_eigenaren(&b, casus, ctx_moment(c), &r.wie);
	q_doel_list(&b, casus, true, &r.doelen);
	TRY(batch_run(&b));
	TRY(casus_kop_take(c, &r.kop, &s->kop));
	if (!r.a || r.a->dossier.v != casus.v)
		return fault_set(c->fi, FAULT_NOT_FOUND, NULL, NULL);
	sheet_fill(c, &r, s);
	*ret = s;
	return FAULT_NONE;
}
