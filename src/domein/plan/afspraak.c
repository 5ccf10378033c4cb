/* Making an afspraak and reading what is to be done: see afspraak.h. */
#include "domein/plan/afspraak.h"

#include "domein/plan/plan_priv.h"
#include "domein/termijn/termijn.h"
#include "domein/toegang/melding.h"

const struct casus_keus afspraak_statussen[] = {
	{ "open", N_("Open"), NULL },
	{ "loopt", N_("Loopt"), NULL },
	{ "gereed", N_("Gereed"), NULL },
	{ "mislukt", N_("Niet gelukt"), NULL },
	{ "vervallen", N_("Vervallen"), NULL },
	{ 0 },
};
const struct casus_keus afspraak_antwoorden[] = {
	{ "wacht", N_("Nog niet beantwoord"), NULL },
	{ "aanvaard", N_("Aanvaard"), NULL },
	{ "geweigerd", N_("Geweigerd"), NULL },
	{ 0 },
};
const struct casus_keus afspraak_ritmes[] = {
	{ "", N_("Eenmalig"), NULL },
	{ "week", N_("Elke week"), NULL },
	{ "tweeweken", N_("Elke twee weken"), NULL },
	{ "maand", N_("Elke maand"), NULL },
	{ "kwartaal", N_("Elk kwartaal"), NULL },
	{ 0 },
};

/* ---- making one ---- */

enum fault afspraak_stap_in(struct unit *u, const struct stap *s)
{
	struct batch b = unit_batch(u);

	q_afspraak_stap_add(&b, (struct afspraak_stap_id){ id_new() }, str_z(s->soort), s->tekst.p ? s->tekst : STR(""),
		s->termijn, s->bijlage, unit_moment(u), s->wpg.p ? s->wpg : STR(""), s->voorwaarden.p ? s->voorwaarden : STR(""),
		s->afspraak, NULL);
	return casus_later(&b);
}

static enum fault check_indeling(struct ctx *c, const struct afspraak_nieuw *n)
{
	enum fault f = FAULT_NONE;

	if (n->soort.n && !reden_find(c->cat, STR("interventie"), n->soort))
		f = fault_field(c->fi, "soort", N_("Kies een soort."), "invariant 23");
	if (n->kader.n && !reden_find(c->cat, STR("kader"), n->kader))
		f = fault_field(c->fi, "kader", N_("Kies een kader."), "invariant 23");
	if (n->soort.n && n->kader.n)
		return f;
	return casus_text(c->fi, n->indeling_reden, PLAN_REDEN_MAX, "indeling_reden",
		N_("Kies soort en kader, of schrijf op waarom dat nog niet kan.")) ? FAULT_INVALID : f;
}

enum fault afspraak_check(struct ctx *c, const struct afspraak_nieuw *n, int64_t now, struct datum had)
{
	enum fault f = FAULT_NONE;

	if (casus_text(c->fi, n->tekst, AFSPRAAK_TEKST_MAX, "tekst", N_("Schrijf op wat er gaat gebeuren.")))
		f = FAULT_INVALID;
	if (!n->eigenaar.v && !n->organisatie.v)
		f = fault_field(c->fi, "eigenaar", N_("Kies wie dit doet, of welke organisatie."), "invariant 21");
	if (n->termijn.v && !datum_valid(n->termijn, false))
		f = fault_field(c->fi, "termijn", N_("Vul een hele datum in."), NULL);
	else if (n->termijn.v && n->termijn.v != had.v && n->termijn.v < datum_of_moment(now).v)
		f = fault_field(c->fi, "termijn", N_("Deze datum is voorbij."), NULL);
	else if (dag_check(c->fi, "termijn", n->termijn, DAG_PLAN))
		f = FAULT_INVALID;
	if (n->herhaal.n && !n->termijn.v)
		f = fault_field(c->fi, "termijn", N_("Vul in wanneer het voor het eerst gedaan is."), NULL);
	if (!casus_keus_label(afspraak_ritmes, n->herhaal))
		f = fault_field(c->fi, "herhaal", N_("Kies hoe vaak."), NULL);
	if (n->leefgebied.n && !leefgebied_find(c->cat, n->leefgebied))
		f = fault_field(c->fi, "leefgebied", N_("Kies een leefgebied."), NULL);
	return check_indeling(c, n) ? FAULT_INVALID : f;
}

enum fault afspraak_partij_in(struct unit *u, const struct afspraak_nieuw *n, struct medewerker_id regisseur,
	struct q_afspraak_partij **ret)
{
	struct fault_info *fi = unit_fault(u);
	struct q_afspraak_partij *p = NULL;
	struct batch b = unit_batch(u);

	q_afspraak_partij(&b, n->eigenaar, unit_moment(u), n->casus, n->organisatie, &p);
	TRY(batch_run(&b));
	if (!p)
		return fault_field(fi, "eigenaar", N_("Kies wie dit doet, of welke organisatie."), "invariant 21");
	if (n->eigenaar.v && (n->eigenaar.v == regisseur.v || !p->actief))
		return fault_field(fi, "eigenaar", n->eigenaar.v == regisseur.v
			? N_("De procesregisseur voert geen afspraken uit. Kies iemand van een partner.")
			: N_("Kies iemand met een account dat nu geldt."), "invariant 21");
	if (str_eq(p->domein, STR("zvh")))
		return fault_field(fi, n->eigenaar.v ? "eigenaar" : "organisatie",
			N_("Een afspraak hoort bij een partner, niet bij het Zorg- en Veiligheidshuis."), "invariant 21");
	if (n->eigenaar.v && p->medewerker_organisatie.v != p->organisatie.v)
		return fault_field(fi, "organisatie", N_("Deze persoon werkt niet bij deze organisatie."), "invariant 21");
	*ret = p;
	return FAULT_NONE;
}

/* Its goal is of this case and open; the leefgebied follows from it. */
static enum fault goal_check(struct unit *u, const struct afspraak_nieuw *n, struct str *leefgebied)
{
	struct q_doel_get *d = NULL;
	struct batch b = unit_batch(u);

	if (!n->doel.v)
		return FAULT_NONE;
	q_doel_get(&b, n->doel, &d);
	TRY(batch_run(&b));
	if (!d || d->dossier.v != n->casus.v || !str_eq(d->status, STR("open")))
		return fault_field(unit_fault(u), "doel", N_("Kies een doel van dit plan."), NULL);
	*leefgebied = d->leefgebied;
	return FAULT_NONE;
}

enum fault afspraak_check_in(struct unit *u, struct ctx *c, const struct afspraak_nieuw *in, struct casus_id casus,
	struct datum had, struct afspraak_nieuw *ret)
{
	struct afspraak_nieuw n = *in;

	n.casus = casus;
	n.tekst = given(in->tekst), n.leefgebied = given(in->leefgebied), n.herhaal = given(in->herhaal);
	n.soort = given(in->soort), n.kader = given(in->kader), n.indeling_reden = given(in->indeling_reden);
	if (n.soort.n && n.kader.n)
		n.indeling_reden = STR("");
	TRY(afspraak_check(c, &n, unit_moment(u), had));
	TRY(goal_check(u, &n, &n.leefgebied));
	*ret = n;
	return FAULT_NONE;
}

enum fault afspraak_add_in(struct unit *u, struct ctx *c, const struct afspraak_nieuw *in, struct afspraak_id *ret)
{
	struct afspraak_nieuw n;
	struct afspraak_id id = { id_new() };
	struct batch b = unit_batch(u);
	struct q_afspraak_volgend *volgend = NULL;
	struct q_afspraak_partij *p;
	struct q_casus_lock *casus;
	int64_t rows = 0;

	TRY(casus_lock_in(u, in->casus, 0, NIVEAU_GEEN, &casus));
	/* what is taken over may be late */
	TRY(afspraak_check_in(u, c, in, in->casus, c->partij.v ? in->termijn : (struct datum){ 0 }, &n));
	TRY(afspraak_partij_in(u, &n, casus->procesregisseur, &p));
	q_afspraak_volgend(&b, n.casus, &volgend);
	TRY(batch_run(&b));
	q_afspraak_add(&b, id, p->organisatie, volgend->nummer, n.doel, n.leefgebied, n.tekst, n.eigenaar, n.termijn,
		n.herhaal, n.soort, n.kader, n.indeling_reden, n.overleg, unit_moment(u), n.casus, &rows);
	TRY(batch_run(&b));
	TRY(casus_one(u, rows));
	TRY(afspraak_stap_in(u, &(struct stap){ .afspraak = id, .soort = "gemaakt", .termijn = n.termijn }));
	if (casus->niveau == NIVEAU_SCHRIJVEN)
		TRY(termijn_event_in(u, c, casus_dossier(n.casus), "kern", thema_find(c->cat, casus->thema),
			GEBEURTENIS_BIT(afspraak_gemaakt), unit_moment(u)));
	if (p->toegelaten && n.eigenaar.v != c->actor.id.v)
		TRY(melding_add_in(u, n.eigenaar, "afspraak_nieuw", casus_dossier(n.casus)));
	*ret = id;
	return FAULT_NONE;
}

struct adding {
	struct ctx *c;
	const struct afspraak_nieuw *n;
};

static enum fault add_unit(struct unit *u, void *arg)
{
	struct adding *p = arg;
	struct afspraak_id id;

	TRY(afspraak_add_in(u, p->c, p->n, &id));
	p->c->uitkomst = id.v;
	return FAULT_NONE;
}

enum fault afspraak_add(struct ctx *c, const struct afspraak_nieuw *n, struct afspraak_id *ret)
{
	struct adding p = { c, n };
	int64_t id;

	TRY(ctx_write(c, add_unit, &p, &id));
	ret->v = id;
	return FAULT_NONE;
}

/* ---- what follows from the rows ---- */

void afspraak_stand(const struct ctx *c, struct afspraak *a, struct datum vandaag)
{
	a->loopt = str_eq(a->status, STR("open")) || str_eq(a->status, STR("loopt"));
	a->dagen = a->termijn.v ? datum_days_between(vandaag, a->termijn) : 0;
	a->te_laat = a->loopt && a->termijn.v && a->dagen < 0;
	a->eigen = a->organisatie.v == c->actor.organisatie.v;
}

static struct afspraak *of_step(struct afspraken *l, struct afspraak_id id)
{
	for (size_t i = 0; i < l->n; i++)
		if (l->v[i].id.v == id.v)
			return &l->v[i];
	return NULL;
}

static void step_add(struct afspraak *a, const struct q_afspraak_stappen *s)
{
	if (str_eq(s->soort, STR("herinnerd"))) {
		a->herinnerd++;
		if (s->moment > a->herinnerd_moment)
			a->herinnerd_moment = s->moment;
		return;
	}
	a->rondes += str_eq(s->soort, STR("ronde"));
	if (!str_eq(s->soort, STR("voortgang")) && !str_eq(s->soort, STR("bewijs")) && !str_eq(s->soort, STR("ronde")))
		return;
	if (!a->voortgang_moment && s->tekst.n) {
		a->voortgang = s->tekst;
		a->voortgang_wpg = s->wpg;
		a->voortgang_voorwaarden = s->voorwaarden;
		a->voortgang_moment = s->moment;
	}
}

bool afspraak_stap_shown(struct ctx *c, const struct q_afspraak_stappen *s)
{
	return !s->wpg.n || regime_shows_entry(regime_find(c->cat, s->regime.p ? s->regime : STR("")), STR("plan"), s->wpg);
}

void afspraak_stappen_fill(struct ctx *c, struct afspraken *l, const struct q_afspraak_stappen_rows *rows)
{
	for (size_t i = 0; i < rows->n; i++) { /* newest first */
		struct afspraak *a = of_step(l, rows->v[i].afspraak);

		if (a && afspraak_stap_shown(c, &rows->v[i]))
			step_add(a, &rows->v[i]);
	}
}

void afspraak_ziet_fill(struct afspraken *l, const struct q_afspraak_eigenaren_rows *rows)
{
	for (size_t i = 0; i < l->n; i++) {
		l->v[i].eigenaar_ziet = !l->v[i].eigenaar.v;
		for (size_t j = 0; j < rows->n; j++)
			l->v[i].eigenaar_ziet |= rows->v[j].id.v == l->v[i].eigenaar.v;
	}
}

/* ---- a case ---- */

/* Late first, then by day; without a day last. */
static bool goes_first(const struct afspraak *a, const struct afspraak *b)
{
	if (!a->termijn.v != !b->termijn.v)
		return a->termijn.v;
	return a->termijn.v != b->termijn.v ? a->termijn.v < b->termijn.v : a->nummer < b->nummer;
}

static void sort(struct afspraken *l)
{
	for (size_t i = 1; i < l->n; i++) {
		struct afspraak a = l->v[i];
		size_t j = i;

		for (; j > 0 && goes_first(&a, &l->v[j - 1]); j--)
			l->v[j] = l->v[j - 1];
		l->v[j] = a;
	}
}

/* since 0: only what runs. */
static enum fault list(struct ctx *c, struct casus_id casus, int64_t since, struct afspraken *l)
{
	struct q_afspraak_list_rows rows = { 0 };
	struct q_afspraak_stappen_rows stappen = { 0 };
	struct q_afspraak_eigenaren_rows wie = { 0 };
	struct batch b = ctx_read(c);

	q_afspraak_list(&b, casus, since == 0, &rows);
	q_afspraak_stappen(&b, casus, 0, &stappen);
	q_afspraak_eigenaren(&b, casus, ctx_moment(c), &wie);
	TRY(batch_run(&b));
	l->v = ARENA_ARRAY(c->arena, rows.n + 1, struct afspraak);
	for (size_t i = 0; i < rows.n; i++) {
		l->v[l->n] = AFSPRAAK(&rows.v[i]);
		afspraak_stand(c, &l->v[l->n], datum_of_moment(ctx_moment(c)));
		l->n += l->v[l->n].loopt || rows.v[i].laatst >= since;
	}
	afspraak_stappen_fill(c, l, &stappen);
	afspraak_ziet_fill(l, &wie);
	return FAULT_NONE;
}

enum fault afspraak_open(struct ctx *c, struct casus_id casus, struct afspraken *ret)
{
	*ret = (struct afspraken){ 0 };
	TRY(list(c, casus, 0, ret));
	sort(ret);
	return FAULT_NONE;
}

enum fault afspraak_since(struct ctx *c, struct casus_id casus, int64_t moment, struct afspraken *ret)
{
	*ret = (struct afspraken){ 0 };
	TRY(list(c, casus, moment, ret));
	sort(ret);
	return FAULT_NONE;
}

enum fault afspraak_laatst(struct ctx *c, struct casus_id casus, struct afspraak_id id, struct casus_laatst *ret)
{
	struct q_afspraak_stappen_rows rows = { 0 };
	struct batch b = ctx_read(c);

	q_afspraak_stappen(&b, casus, id.v, &rows);
	TRY(batch_run(&b));
	if (!rows.n)
		return fault_set(c->fi, FAULT_NOT_FOUND, NULL, NULL);
	*ret = (struct casus_laatst){ rows.v[0].door_naam, rows.v[0].moment };
	return FAULT_NONE;
}

enum fault afspraak_eigenaren(struct ctx *c, struct casus_id casus, struct afspraak_eigenaren *ret)
{
	struct q_afspraak_eigenaren_rows rows = { 0 };
	struct batch b = ctx_read(c);

	q_afspraak_eigenaren(&b, casus, ctx_moment(c), &rows);
	TRY(batch_run(&b));
	ret->n = rows.n;
	ret->v = ARENA_ARRAY(c->arena, rows.n + 1, struct afspraak_eigenaar);
	for (size_t i = 0; i < rows.n; i++)
		ret->v[i] = (struct afspraak_eigenaar){ rows.v[i].id, rows.v[i].organisatie, rows.v[i].naam, rows.v[i].functie,
			rows.v[i].organisatie_naam, rows.v[i].domein };
	return FAULT_NONE;
}
