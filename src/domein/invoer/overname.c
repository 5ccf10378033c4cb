/* Taking over a case of an older registration: see overname.h. */
#include "domein/invoer/overname.h"

#include "domein/aanmelding/aanmelding_priv.h"
#include "domein/bewaring/bewaring.h"
#include "domein/casus/casus_priv.h"
#include "domein/termijn/termijn.h"
#include "query.h"

#include <strings.h>

#define RULE "WGS 2.31 lid 2; invariant 2"

struct admitted { /* a team member, checked */
	struct team_gift gift;
};
struct overname_klaar {
	const struct overname *van;
	struct aanmelding_klaar *aanmelding;
	struct admitted *team;
	struct zrm_klaar **metingen;
	overname_fault told;
	void *arg;
};
struct checking {
	struct ctx *c;
	const struct mensen *mensen;
	const struct overname *o;
	struct overname_klaar *k;
	bool wrong;
};

/* Tells a fault of the input and goes on; another is handed back. */
static enum fault tell(struct checking *s, enum overname_deel deel, size_t nr, enum fault f)
{
	if (f == FAULT_NONE)
		return f;
	if (f != FAULT_INVALID && f != FAULT_NOT_FOUND && f != FAULT_DENIED)
		return f;
	s->k->told(s->k->arg, deel, nr, s->c->fi);
	fault_clear(s->c->fi);
	s->wrong = true;
	return FAULT_NONE;
}

/* ---- the decision ---- */

static bool asked_by_law(const struct regime *r, const struct criteriaset *set)
{
	for (size_t i = 0; i < r->ncriteriasets; i++)
		if (str_eq(r->criteriasets[i], set->code))
			return true;
	return false;
}

static bool answered_yes(const struct aanmelding_klaar *k, const struct criteriaset *set, const struct criterium *x)
{
	for (size_t i = 0; i < k->ncriteria; i++)
		if (k->criteria[i].set == set && k->criteria[i].criterium == x)
			return str_eq(k->criteria[i].van->antwoord, STR("ja"));
	return false;
}

static enum fault check_criteria_met(struct checking *s)
{
	const struct aanmelding_klaar *k = s->k->aanmelding;

	for (size_t i = 0; i < k->thema->ncriteria; i++) {
		const struct criteriaset *set = k->thema->criteria[i];
		bool *ja = ARENA_ARRAY(s->c->arena, set->ncriteria + 1, bool);

		for (size_t j = 0; j < set->ncriteria; j++)
			ja[j] = answered_yes(k, set, &set->criteria[j]);
		if (asked_by_law(k->regime, set) && !criteriaset_met(set, ja))
			return fault_field(s->c->fi, "criteria",
				"De aanmelding voldoet niet aan alle wettelijke criteria. Een casus is dan niet mogelijk.",
				"BGS 2.20 lid 1, invariant 2");
	}
	return FAULT_NONE;
}

static enum fault check_deciders(struct checking *s, const struct medewerker_id *v, size_t n, const char *veld)
{
	const struct regime *r = s->k->aanmelding->regime;

	if (r->wgs && !n)
		return fault_field(s->c->fi, veld, "Noem ten minste één publieke deelnemer die het besluit nam.", RULE);
	for (size_t i = 0; r->wgs && i < n; i++) {
		const struct mens *m = mens_find_id(s->mensen, v[i]);

		if (!m || !str_eq(m->wgs, STR("lid1")) || !regime_may_decide(r, m->organisatie_soort))
			return fault_field(s->c->fi, veld,
				"Alleen publieke deelnemers (WGS 2.27 lid 1) nemen het besluit.", "WGS 2.27 lid 1, " RULE);
	}
	return FAULT_NONE;
}

static enum fault check_days(struct checking *s)
{
	const struct overname *o = s->o;
	int64_t now = klok_now();

	if (!o->besloten)
		return fault_field(s->c->fi, "besloten", "Vul in wanneer is besloten er een casus van te maken.", RULE);
	if (datum_of_moment(o->besloten).v < datum_of_moment(o->aanmelding->ingediend).v || o->besloten > now)
		return fault_field(s->c->fi, "besloten", "Het besluit ligt na de aanmelding en niet in de toekomst.", RULE);
	if (o->geopend && (o->geopend < o->besloten || o->geopend > now))
		return fault_field(s->c->fi, "geopend", "De casus is geopend na het besluit en niet in de toekomst.", NULL);
	return FAULT_NONE;
}

/* ---- the case ---- */

static enum fault check_casus(struct checking *s)
{
	const struct aanmelding_klaar *k = s->k->aanmelding;
	const struct overname *o = s->o;
	struct fault_info *fi = s->c->fi;

	if (k->regime->draagt != DRAAGT_CASUS && k->regime->draagt != DRAAGT_LIJST)
		return fault_field(fi, "thema", "Onder deze grondslag kan geen casus worden geopend.", "invariant 1");
	if (o->fase.n && !thema_fase_find(k->thema, o->fase))
		return fault_field(fi, "fase", "Deze fase hoort niet bij het thema.", NULL);
	if (o->toestand.n && !casus_keus_label(casus_toestanden, o->toestand))
		return fault_field(fi, "toestand", "Deze toestand is niet bekend.", NULL);
	if (!casus_keus_label(casus_risicos, o->casus.risico))
		return fault_field(fi, "risico", "Kies laag, midden of hoog.", NULL);
	if (str_eq(o->casus.risico, STR("hoog")) && !o->casus.risico_reden.n)
		return fault_field(fi, "risico_reden", "Schrijf op waaruit het hoge risico blijkt.", NULL);
	return FAULT_NONE;
}

static enum fault check_regisseur(struct checking *s)
{
	const struct aanmelding_klaar *k = s->k->aanmelding;
	struct q_casus_regisseurs_rows rows = { 0 };
	struct q_casus_werklast_rows none = { 0 };
	struct casus_kandidaten kan;
	struct batch b = ctx_read(s->c);

	if (!k->van->huis.v)
		return fault_field(s->c->fi, "huis", "Het huis is niet bekend.", NULL);
	q_casus_regisseurs(&b, k->van->huis, klok_now(), &rows);
	TRY(batch_run(&b));
	casus_kandidaten_of(s->c, &rows, &none, &kan);
	if (!casus_kandidaat_is(&kan, s->o->casus.procesregisseur))
		return fault_field(s->c->fi, "procesregisseur", "Dit is geen procesregisseur van dit huis.", "invariant 21");
	return toegang_allowed(s->c, k->regime->code, k->ring, s->o->casus.procesregisseur, "procesregisseur");
}

/* ---- team, notes ---- */

static enum fault check_lid(struct checking *s, size_t i)
{
	const struct aanmelding_klaar *k = s->k->aanmelding;
	const struct team_toelating *t = &s->o->team[i];
	struct team_gift *g = &s->k->team[i].gift;

	if (t->medewerker.v == s->o->casus.procesregisseur.v)
		return fault_field(s->c->fi, "medewerker", "De procesregisseur heeft alles al.", "invariant 21");
	TRY(toegang_allowed(s->c, k->regime->code, k->ring, t->medewerker, "medewerker"));
	*g = (struct team_gift){ .medewerker = t->medewerker, .niveaus = t->niveaus, .functie = t->functie.p,
		.reden = t->reden };
	return team_toelating_check(s->c, t, k->van->huis, &g->grond, &g->tot);
}

/* What afspraak_add_in would refuse, told before anything is written. */
static enum fault check_afspraak(struct checking *s, const struct afspraak_nieuw *n)
{
	const struct mens *m = n->eigenaar.v ? mens_find_id(s->mensen, n->eigenaar) : NULL;

	TRY(afspraak_check(s->c, n, klok_now(), n->termijn));
	if (m && str_eq(m->domein, STR("zvh")))
		return fault_field(s->c->fi, "eigenaar", "Een afspraak hoort bij een partner, niet bij het Zorg- en Veiligheidshuis.",
			"invariant 21");
	if (m && n->organisatie.v && m->organisatie.v != n->organisatie.v)
		return fault_field(s->c->fi, "organisatie", "Deze persoon werkt niet bij deze organisatie.", "invariant 21");
	return FAULT_NONE;
}

static bool name_same(struct str x, struct str y)
{
	return x.n == y.n && strncasecmp(x.p, y.p, x.n) == 0;
}

static bool series_same(const struct overname_meting *x, const struct overname_meting *y)
{
	return name_same(x->achternaam, y->achternaam) && str_eq(x->z.set, y->z.set);
}

bool overname_meting_eerste(const struct overname *o, size_t i)
{
	const struct overname_meting *m = &o->metingen[i];

	for (size_t k = 0; k < o->nmetingen; k++)
		if (k != i && series_same(&o->metingen[k], m) &&
			(o->metingen[k].z.dag.v < m->z.dag.v || (o->metingen[k].z.dag.v == m->z.dag.v && k < i)))
			return false;
	return true;
}

/* The first of a person and set is the begin, and no other. */
static enum fault check_meting(struct checking *s, size_t i)
{
	const struct overname_meting *m = &s->o->metingen[i];
	const struct aanmelding_nieuw *a = s->o->aanmelding;
	size_t n = 0;

	for (size_t k = 0; k < a->npersonen; k++)
		n += name_same(a->personen[k].naam.geslachtsnaam, m->achternaam);
	if (n != 1)
		return fault_field(s->c->fi, "persoon", n ? "Deze achternaam hoort bij meer dan een persoon."
			: "Deze persoon hoort niet bij de aanmelding.", NULL);
	if (str_eq(m->z.soort, STR("begin")) != overname_meting_eerste(s->o, i))
		return fault_field(s->c->fi, "soort", "De eerste meting is de beginmeting.", "invariant 29");
	return zrm_check(s->c, &m->z, &s->k->metingen[i]);
}

/* Who decided then is judged as who decided on the case. */
static enum fault check_sluiting(struct checking *s)
{
	const struct afschaling_overname *o = &s->o->sluiting;
	const struct thema *t = s->k->aanmelding->thema;

	if (!o->gesloten)
		return FAULT_NONE;
	TRY(check_deciders(s, o->deelnemers, o->n, "sluiting_door"));
	return afschaling_overname_check(s->c, o, s->k->aanmelding->van->huis, s->o->geopend ? s->o->geopend : s->o->besloten,
		bewaring_dag(&t->bewaring, s->o->aanmelding->ingediend, (struct datum){ 0 }));
}

/* The regime of the theme it is taken over under (invariants 13-15). */
static enum fault check_regime(struct checking *s, const struct notitie_nieuw *n)
{
	return regime_entry_check(s->c->fi, s->c->cat, s->k->aanmelding->regime, &(struct regime_invoer){ n->onderdeel,
		n->wpg.p ? n->wpg : STR(""), n->beroepsgeheim.p ? n->beroepsgeheim : STR(""), n->beroepsgeheim_op });
}

static enum fault check_all(struct checking *s)
{
	TRY(tell(s, OVERNAME_AANMELDING, 0, aanmelding_check(s->c, s->o->aanmelding, &s->k->aanmelding)));
	if (s->wrong || !s->o->heeft_casus)
		return FAULT_NONE; /* the rest asks its theme */
	TRY(tell(s, OVERNAME_CASUS, 0, check_casus(s)));
	TRY(tell(s, OVERNAME_CASUS, 0, check_days(s)));
	TRY(tell(s, OVERNAME_CASUS, 0, check_deciders(s, s->o->besluit, s->o->nbesluit, "besluit_door")));
	TRY(tell(s, OVERNAME_CASUS, 0, check_criteria_met(s)));
	TRY(tell(s, OVERNAME_CASUS, 0, check_regisseur(s)));
	TRY(tell(s, OVERNAME_CASUS, 0, check_sluiting(s)));
	for (size_t i = 0; i < s->o->nteam; i++)
		TRY(tell(s, OVERNAME_TEAM, i, check_lid(s, i)));
	for (size_t i = 0; i < s->o->nnotities; i++) {
		TRY(tell(s, OVERNAME_NOTITIE, i, notitie_check(s->c->fi, &s->o->notities[i].n, klok_now())));
		TRY(tell(s, OVERNAME_NOTITIE, i, check_regime(s, &s->o->notities[i].n)));
	}
	for (size_t i = 0; i < s->o->nafspraken; i++)
		TRY(tell(s, OVERNAME_AFSPRAAK, i, check_afspraak(s, &s->o->afspraken[i])));
	for (size_t i = 0; i < s->o->nmetingen; i++) {
		struct notitie_nieuw als = { .onderdeel = STR("zrm"), .wpg = s->o->metingen[i].z.wpg };

		TRY(tell(s, OVERNAME_METING, i, check_meting(s, i)));
		TRY(tell(s, OVERNAME_METING, i, check_regime(s, &als)));
	}
	return FAULT_NONE;
}

enum fault overname_check(struct ctx *c, const struct overname *o, const struct mensen *mensen,
	overname_fault told, void *arg, struct overname_klaar **ret)
{
	struct overname_klaar *k = ARENA_NEW(c->arena, struct overname_klaar);
	struct checking s = { .c = c, .mensen = mensen, .o = o, .k = k };

	*k = (struct overname_klaar){ .van = o, .told = told, .arg = arg,
		.team = ARENA_ARRAY(c->arena, o->nteam + 1, struct admitted),
		.metingen = ARENA_ARRAY(c->arena, o->nmetingen + 1, struct zrm_klaar *) };
	TRY(check_all(&s));
	*ret = s.wrong ? NULL : k;
	return FAULT_NONE;
}

/* ---- writing ---- */

struct writing {
	struct unit *u;
	struct ctx *c;
	const struct partij *p;
	const struct overname_klaar *k;
	struct aanmelding_id aanmelding;
	struct casus_id casus;
};

/* The judgement of then is the answers that are given over. */
static enum fault write_decision(struct writing *w)
{
	const struct aanmelding_klaar *a = w->k->aanmelding;
	const struct overname *o = w->k->van;
	struct dossier_id d = { w->aanmelding.v };
	struct weegpunt_id punt = { id_new() };
	struct batch b = unit_batch(w->u);

	q_weegpunt_overname(&b, punt, w->p->weging, o->casus.risico, o->casus.risico_reden, STR("Overgenomen besluit"),
		o->besloten, d, NULL);
	TRY(batch_later(&b, RULE));
	for (size_t i = 0; i < a->ncriteria; i++) {
		const struct criterium_klaar *x = &a->criteria[i];

		q_oordeel_add(&b, (struct oordeel_id){ id_new() }, punt, x->set->code, x->set->versie, x->criterium->code,
			str_eq(x->van->antwoord, STR("ja")) ? STR("ja") : STR("nee"), STR(""), d, NULL);
		TRY(batch_later(&b, RULE));
	}
	for (size_t i = 0; i < o->nbesluit; i++) {
		q_weging_beslisser_add(&b, id_new(), o->besloten, o->besluit[i], d, NULL);
		TRY(batch_later(&b, RULE));
	}
	TRY(termijn_event_in(w->u, w->c, d, "kern", a->thema, GEBEURTENIS_BIT(weging_besloten), unit_moment(w->u)));
	TRY(termijn_event_in(w->u, w->c, d, "kern", a->thema, GEBEURTENIS_BIT(besluit_teruggekoppeld),
		unit_moment(w->u)));
	return aanmelding_status_in(w->u, w->c, &(struct aanmelding_besluit){ .id = w->aanmelding, .versie = 1,
		.status = AANMELDING_CASUS, .besluit = o->besloten, .reden = STR("Overgenomen besluit"), .ontvanger = STR("") });
}

static enum fault write_note(struct writing *w, const struct overname_notitie *n)
{
	struct batch b = unit_batch(w->u);
	struct str deel = n->n.onderdeel.n ? n->n.onderdeel : STR("tijdlijn");

	q_notitie_overname(&b, (struct notitie_id){ id_new() }, n->n.soort, n->n.titel, n->n.tekst,
		n->n.moment ? n->n.moment : unit_moment(w->u), n->n.wpg, n->n.voorwaarden, n->door, w->casus, deel, NULL);
	return batch_later(&b, RULE);
}

/* The begin of each series goes before the others. */
static enum fault write_measurements(struct writing *w, struct checking *s)
{
	const struct overname *o = w->k->van;

	for (int begin = 1; begin >= 0; begin--)
		for (size_t i = 0; i < o->nmetingen; i++)
			if (str_eq(o->metingen[i].z.soort, STR("begin")) == (begin == 1))
				TRY(tell(s, OVERNAME_METING, i, zrm_overname_in(w->u, w->c, w->k->metingen[i], w->casus,
					o->metingen[i].achternaam)));
	return FAULT_NONE;
}

/* What an afspraak or a member lacks is told, and the next is tried: the unit is undone afterwards. */
static enum fault write_team(struct writing *w, struct checking *s)
{
	for (size_t i = 0; i < w->k->van->nteam; i++) {
		struct team_gift g = w->k->team[i].gift;

		g.casus = w->casus;
		TRY(tell(s, OVERNAME_TEAM, i, team_grant_in(w->u, w->c, &g)));
	}
	for (size_t i = 0; i < w->k->van->nnotities; i++)
		TRY(tell(s, OVERNAME_NOTITIE, i, write_note(w, &w->k->van->notities[i])));
	for (size_t i = 0; i < w->k->van->nafspraken; i++) {
		struct afspraak_nieuw n = w->k->van->afspraken[i];
		struct afspraak_id id;

		n.casus = w->casus;
		TRY(tell(s, OVERNAME_AFSPRAAK, i, afspraak_add_in(w->u, w->c, &n, &id)));
	}
	return write_measurements(w, s);
}

/* The procesregisseur reads the referral; the actor leaves both dossiers. */
static enum fault leave(struct writing *w)
{
	static const char *const delen[] = { "kern", "inhoud" };
	struct dossier_id d = { w->aanmelding.v };

	for (size_t i = 0; i < 2; i++) {
		struct toegang_gift g = { d, w->k->van->casus.procesregisseur, delen[i], NIVEAU_LEZEN, "team",
			STR("Procesregie van de casus"), 0, 0 };

		if (g.medewerker.v != w->c->actor.id.v)
			TRY(toegang_grant_in(w->u, w->c, &g));
	}
	TRY(toegang_end_in(w->u, w->c, d, w->c->actor.id, NULL));
	return toegang_end_in(w->u, w->c, casus_dossier(w->casus), w->c->actor.id, NULL);
}

enum fault overname_in(struct unit *u, struct ctx *c, const struct partij *p, const struct overname_klaar *k,
	struct casus_id *ret)
{
	struct writing w = { .u = u, .c = c, .p = p, .k = k };
	struct overname_klaar mine = *k;
	struct checking s = { .c = c, .o = k->van, .k = &mine };
	struct casus_nieuw n = k->van->casus;
	struct casus_overname over = { k->van->geopend ? k->van->geopend : k->van->besloten, k->van->fase,
		k->van->toestand };
	enum fault f = aanmelding_submit_in(u, c, k->aanmelding, &w.aanmelding);

	*ret = (struct casus_id){ 0 };
	if (!f && !k->van->heeft_casus)
		return partij_note_in(u, c, k->van->referentie, w.aanmelding, *ret);
	f = f ? f : write_decision(&w);
	if (f)
		return tell(&s, OVERNAME_AANMELDING, 0, f) ? f : FAULT_INVALID;
	n.aanmelding = w.aanmelding;
	f = casus_overname_in(u, c, &n, &over, &w.casus);
	if (f)
		return tell(&s, OVERNAME_CASUS, 0, f) ? f : FAULT_INVALID;
	TRY(casus_event_in(u, c, w.casus, STR("Overgenomen uit een eerdere registratie"),
		str_cat(unit_arena(u), STR("Nummer daar: "), k->van->nummer.n ? k->van->nummer : k->van->referentie)));
	TRY(write_team(&w, &s));
	if (!s.wrong && k->van->sluiting.gesloten)
		TRY(tell(&s, OVERNAME_CASUS, 0, afschaling_overname_in(u, c, w.casus, &k->van->sluiting)));
	if (s.wrong)
		return FAULT_INVALID;
	TRY(leave(&w));
	TRY(partij_note_in(u, c, k->van->referentie, w.aanmelding, w.casus));
	*ret = w.casus;
	return FAULT_NONE;
}
