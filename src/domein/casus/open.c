/* Opening a case: see casus_open in casus.h.
 *
 * What can be judged beforehand is judged on a read batch (rules of law, who may be procesregisseur, the gezin); the
 * unit reads the aanmelding again and copies. Source: WGS 2.31 lid 1-3; invariants 1, 2, 5, 7, 8, 11, 21, 22, 31.
 */
#include "domein/bewaring/bewaring.h"
#include "domein/casus/casus_priv.h"
#include "domein/teller.h"
#include "domein/termijn/termijn.h"
#include "domein/toegang/melding.h"

#define TAAK_MAX 300
#define REDEN_MAX 1000
#define REVIEW_DAYS 180 /* when the theme gives no rhythm */
#define PERSONS_MAX 30

struct sources { /* what the opening rests on */
	struct q_casus_bron *bron;
	struct q_casus_bron_inhoud *inhoud;
	struct q_casus_bron_weegpunt *weegpunt;
	struct q_casus_bron_besluit_rows besluit;
	struct q_casus_bron_betrokkene_rows mensen;
	struct q_casus_regisseurs_rows rollen;
	struct q_casus_werklast_rows werk;
	struct casus_kandidaten kandidaten;
	size_t ngezin;
	struct casus_gezinslid *gezin;
	struct medewerker_id *gezin_regisseur;
};

/* u: the unit in which a case is taken over; NULL when it is opened from the screen. */
static enum fault sources_read(struct unit *u, struct ctx *c, struct aanmelding_id id, struct sources *s)
{
	struct batch b = u ? unit_batch(u) : ctx_read(c), kaal = ctx_kaal(c);

	*s = (struct sources){ 0 };
	q_casus_bron(&b, id, &s->bron);
	q_casus_bron_inhoud(&b, id, &s->inhoud);
	q_casus_bron_weegpunt(&b, id, &s->weegpunt);
	q_casus_bron_besluit(&b, id, &s->besluit);
	q_casus_bron_betrokkene(&b, id, &s->mensen);
	TRY(batch_run(&b));
	if (!s->bron)
		return fault_set(c->fi, FAULT_NOT_FOUND, NULL, NULL);
	q_casus_regisseurs(&b, s->bron->huis, ctx_moment(c), &s->rollen);
	TRY(batch_run(&b));
	if (!u) {
		q_casus_werklast(&kaal, s->bron->regio, &s->werk);
		TRY(batch_run(&kaal));
	}
	casus_kandidaten_of(c, &s->rollen, &s->werk, &s->kandidaten);
	return FAULT_NONE;
}

/* ---- who may be procesregisseur ---- */

void casus_kandidaten_of(struct ctx *c, const struct q_casus_regisseurs_rows *rows,
	const struct q_casus_werklast_rows *werk, struct casus_kandidaten *ret)
{
	ret->n = 0;
	ret->v = ARENA_ARRAY(c->arena, rows->n + 1, struct casus_kandidaat);
	for (size_t i = 0; i < rows->n; i++) {
		const struct q_casus_regisseurs *q = &rows->v[i];
		const struct rol *rol = rol_find(c->cat, q->rol);
		struct casus_kandidaat *k = &ret->v[ret->n];

		if (!rol || !rol_has(rol, RECHT_casus_openen) || casus_kandidaat_is(ret, q->medewerker))
			continue;
		*k = (struct casus_kandidaat){ q->medewerker, q->naam, q->functie, q->huis_naam, 0 };
		for (size_t j = 0; j < werk->n; j++)
			if (werk->v[j].medewerker.v == q->medewerker.v)
				k->open = werk->v[j].aantal;
		ret->n++;
	}
}

bool casus_kandidaat_is(const struct casus_kandidaten *k, struct medewerker_id m)
{
	for (size_t i = 0; i < k->n; i++)
		if (k->v[i].id.v == m.v)
			return true;
	return false;
}

static bool actor_assists(const struct ctx *c, const struct sources *s)
{
	for (size_t i = 0; i < s->rollen.n; i++)
		if (s->rollen.v[i].medewerker.v == c->actor.id.v && str_eq(s->rollen.v[i].rol, STR("procesondersteuner")))
			return true;
	return false;
}

/* ---- one gezin, one procesregisseur ---- */

static bool of_the_gezin(struct ctx *c, struct str rol)
{
	const struct casusrol *r = casusrol_find(c->cat, rol);

	return !r || r->gezin;
}

static void gezin_collect(struct ctx *c, const struct q_casus_gezin_rows *rows, struct sources *s)
{
	for (size_t i = 0; i < rows->n; i++) {
		const struct q_casus_gezin *q = &rows->v[i];
		bool known = !of_the_gezin(c, q->rol);

		for (size_t j = 0; j < s->ngezin; j++)
			known |= s->gezin_regisseur[j].v == q->regisseur_id.v;
		if (known || s->ngezin == PERSONS_MAX)
			continue;
		s->gezin[s->ngezin] = (struct casus_gezinslid){ q->regisseur, q->huis_naam };
		s->gezin_regisseur[s->ngezin++] = q->regisseur_id;
	}
}

/* Open cases of the same persons: whom to call. Each person that is compared is a search, and recorded as one. */
static enum fault gezin_read(struct ctx *c, struct sources *s)
{
	struct q_casus_gezin_rows rows[PERSONS_MAX] = { 0 };
	struct batch kaal = ctx_kaal(c);
	size_t n = 0;

	s->gezin = ARENA_ARRAY(c->arena, PERSONS_MAX, struct casus_gezinslid);
	s->gezin_regisseur = ARENA_ARRAY(c->arena, PERSONS_MAX, struct medewerker_id);
	for (size_t i = 0; i < s->mensen.n && n < PERSONS_MAX; i++) {
		const struct q_casus_bron_betrokkene *m = &s->mensen.v[i];

		if (!m->persoon.v || !of_the_gezin(c, m->rol))
			continue;
		q_casus_gezin(&kaal, m->persoon, s->bron->regio, s->bron->ring, &rows[n++]);
		ctx_look(c, (struct dossier_id){ s->bron->id.v }, m->persoon, LOOK_ZOEK, STR("Eén gezin, één regisseur"));
	}
	if (n)
		TRY(batch_run(&kaal));
	for (size_t i = 0; i < n; i++)
		gezin_collect(c, &rows[i], s);
	return FAULT_NONE;
}

static bool other_regisseur(const struct sources *s, struct medewerker_id m)
{
	for (size_t i = 0; i < s->ngezin; i++)
		if (s->gezin_regisseur[i].v != m.v)
			return true;
	return false;
}

/* ---- the rules ---- */

struct opening {
	struct ctx *c;
	const struct casus_nieuw *n;
	struct sources s;
	const struct thema *thema;
	const struct regime *regime;
	const struct fase *fase;
	struct medewerker_id regisseur;
	struct str regisseur_naam, taak, risico, risico_reden, intensiteit, overgang;
	struct datum herbeoordeling, vernietigen;
	struct unit *u;   /* taken over: in this unit, see casus_overname_in */
	const struct casus_overname *over;
	int64_t geopend;  /* 0: now */
	bool opener_blijft, aanmelder_mee;
	struct casus_niveaus aanmelder;
	int64_t aanmelder_tot;
};

/* The judgement on every criterion of the sets that the law asks for (BGS 2.20 lid 3). */
static bool judged(const struct opening *o, const struct q_casus_bron_oordeel_rows *rows)
{
	const struct thema *t = thema_find(o->c->cat, o->s.bron->thema);

	for (size_t i = 0; t && i < t->ncriteria; i++) {
		const struct criteriaset *set = t->criteria[i];
		bool asked = false;

		for (size_t j = 0; j < o->regime->ncriteriasets; j++)
			asked |= str_eq(o->regime->criteriasets[j], set->code);
		for (size_t j = 0; asked && j < set->ncriteria; j++) {
			bool found = false;

			for (size_t k = 0; k < rows->n; k++)
				found |= str_eq(rows->v[k].criteria, set->code) && str_eq(rows->v[k].criterium, set->criteria[j].code);
			if (!found)
				return false;
		}
	}
	return t != NULL;
}

static bool decided_by_core(const struct opening *o)
{
	for (size_t i = 0; i < o->s.besluit.n; i++)
		if (regime_may_decide(o->regime, o->s.besluit.v[i].organisatie_soort))
			return true;
	return false;
}

/* Invariant 2: a WGS case rests on a judgement of the core deelnemers and an aanbrenger that is a deelnemer. */
static enum fault check_decision(struct opening *o)
{
	struct fault_info *fi = o->c->fi;
	struct q_casus_bron_oordeel_rows oordelen = { 0 };
	struct batch b = o->u ? unit_batch(o->u) : ctx_read(o->c);

	o->regime = regime_find(o->c->cat, o->s.bron->regime);
	if (!o->regime || (o->regime->draagt != DRAAGT_CASUS && o->regime->draagt != DRAAGT_LIJST))
		return fault_field(fi, "aanmelding", N_("Onder deze grondslag kan geen casus worden geopend."), "invariant 1");
	if (!str_eq(o->s.bron->status, STR("casus")) || !o->s.weegpunt)
		return fault_field(fi, "aanmelding",
			N_("De weging heeft nog niet besloten om hiervan een casus te maken."), "WGS 2.31 lid 2; invariant 2");
	if (!o->s.inhoud)
		return fault_field(fi, "aanmelding", N_("U mag de inhoud van deze aanmelding niet zien."), "WGS 2.31 lid 1");
	if (!o->regime->wgs)
		return FAULT_NONE;
	if (!regime_partij_find(o->regime, o->s.bron->organisatie_soort))
		return fault_field(fi, "aanmelding", N_("De aanbrenger is geen deelnemer."), "WGS 2.27; invariant 2");
	if (!decided_by_core(o))
		return fault_field(fi, "aanmelding",
			N_("Bij het besluit staat geen publieke deelnemer die het heeft genomen."), "WGS 2.31 lid 2; invariant 2");
	q_casus_bron_oordeel(&b, o->s.bron->id, o->s.weegpunt->id, &oordelen);
	TRY(batch_run(&b));
	if (!judged(o, &oordelen))
		return fault_field(fi, "aanmelding", N_("Niet over elk criterium is geoordeeld."),
			"BGS 2.20 lid 3; invariant 2");
	return FAULT_NONE;
}

static const struct fase *first_fase(const struct thema *t)
{
	for (enum fasesoort s = FASE_ANALYSE; s < FASE__MAX; s++)
		if (thema_fase_of(t, s))
			return thema_fase_of(t, s);
	return t->nfasen ? &t->fasen[t->nfasen - 1] : NULL;
}

/* Invariant 1: to another regime with a recorded ground alone. */
static enum fault check_thema(struct opening *o)
{
	struct fault_info *fi = o->c->fi;
	struct str code = o->n->thema.n ? o->n->thema : o->s.bron->thema;

	o->thema = thema_find(o->c->cat, code);
	if (!o->thema)
		return fault_field(fi, "thema", N_("Kies een thema."), NULL);
	if (o->thema->ring != RING_GEWOON && !str_eq(ring_code(o->thema->ring), o->s.bron->ring))
		return fault_field(fi, "thema",
			N_("Dit thema hoort bij een besloten kring waarin deze aanmelding niet is gedaan."),
			"invariant 11");
	o->fase = o->over && o->over->fase.n ? thema_fase_find(o->thema, o->over->fase) : first_fase(o->thema);
	if (!o->fase)
		return fault_field(fi, "thema", N_("Dit thema heeft geen fasen."), NULL);
	if (o->thema->regime == o->regime)
		return FAULT_NONE;
	if (o->thema->regime->draagt != DRAAGT_CASUS && o->thema->regime->draagt != DRAAGT_LIJST)
		return fault_field(fi, "thema", N_("Van deze grondslag mag de casus niet naar die van dit thema."),
			"invariant 1");
	TRY(regime_move_check(fi, o->regime, o->thema->regime, "thema", &o->overgang));
	TRY(casus_text(fi, o->n->overgang, REDEN_MAX, "overgang",
		N_("Schrijf op welk besluit de overgang naar een andere grondslag draagt.")));
	o->regime = o->thema->regime;
	return FAULT_NONE;
}

static enum fault check_regisseur(struct opening *o)
{
	struct ctx *c = o->c;

	o->regisseur = o->n->procesregisseur.v ? o->n->procesregisseur : c->actor.id;
	if (!o->s.bron->huis.v)
		return fault_field(c->fi, "aanmelding", N_("Deze aanmelding is nog niet aan een huis toegewezen."), NULL);
	if (!casus_kandidaat_is(&o->s.kandidaten, o->regisseur))
		return fault_field(c->fi, "procesregisseur", N_("Kies een procesregisseur van dit huis."), "invariant 21");
	for (size_t i = 0; i < o->s.kandidaten.n; i++)
		if (o->s.kandidaten.v[i].id.v == o->regisseur.v)
			o->regisseur_naam = o->s.kandidaten.v[i].naam;
	if (o->u) /* who may be it was asked before; nobody is linked to a persoon yet */
		return FAULT_NONE;
	TRY(toegang_allowed(c, o->regime->code, o->s.bron->ring, o->regisseur, "procesregisseur"));
	o->opener_blijft = o->regisseur.v == c->actor.id.v || actor_assists(c, &o->s);
	TRY(gezin_read(c, &o->s));
	if (other_regisseur(&o->s, o->regisseur) && !str_trim(o->n->gezin_reden).n)
		return fault_field(c->fi, "gezin_reden",
			N_("Voor dit gezin is er al een procesregisseur. Overleg, of schrijf op waarom er een tweede komt."),
			"invariant 22");
	return FAULT_NONE;
}

static enum fault check_risico(struct opening *o)
{
	const struct casus_nieuw *n = o->n;

	o->risico = n->risico.n ? n->risico : o->s.weegpunt->risico.n ? o->s.weegpunt->risico : o->s.inhoud->risico;
	o->risico_reden = n->risico_reden.n ? n->risico_reden : o->s.weegpunt->risico_reden;
	if (!casus_keus_label(casus_risicos, o->risico))
		return fault_field(o->c->fi, "risico", N_("Kies een risico."), NULL);
	if (str_eq(o->risico, STR("hoog")))
		TRY(casus_text(o->c->fi, o->risico_reden, REDEN_MAX, "risico_reden",
			N_("Schrijf op waaruit het hoge risico blijkt.")));
	return FAULT_NONE;
}

static enum fault check_dates(struct opening *o)
{
	struct datum vandaag = datum_today();

	o->herbeoordeling = o->n->herbeoordeling.v ? o->n->herbeoordeling
		: datum_add_days(vandaag, o->thema->herziening_dagen ? o->thema->herziening_dagen : REVIEW_DAYS);
	if (o->herbeoordeling.v <= vandaag.v && !o->over)
		return fault_field(o->c->fi, "herbeoordeling", N_("Vul een datum in die na vandaag ligt."), "invariant 24");
	TRY(dag_check(o->c->fi, "herbeoordeling", o->herbeoordeling, DAG_PLAN));
	/* invariant 31: from the first processing, never from closing */
	return bewaring_bepaal(o->u, o->c, o->thema, o->s.bron->ingediend, o->s.bron->id, &o->vernietigen);
}

/* The aanmelder comes along when he may: by default silently not, asked for explicitly with a fault. */
static enum fault check_aanmelder(struct opening *o)
{
	struct ctx *c = o->c;
	struct fault_info scratch = { 0 }, *kept = c->fi;
	struct datum tot = o->n->aanmelder_tot.v ? o->n->aanmelder_tot : datum_add_months(datum_today(), 12);
	enum fault f;

	o->aanmelder = o->n->aanmelder ? *o->n->aanmelder : casus_niveaus_default(o->s.bron->domein);
	o->aanmelder.v[CASUS_DEEL_INTERN] = o->aanmelder.v[CASUS_DEEL_LOGBOEK] = NIVEAU_GEEN;
	if (o->aanmelder.v[CASUS_DEEL_KERN] > NIVEAU_LEZEN)
		return fault_field(c->fi, "aanmelder", N_("Schrijven op Kern is voor het Zorg- en Veiligheidshuis alleen."),
			"WGS 2.31 lid 4");
	if (tot.v <= datum_today().v)
		return fault_field(c->fi, "aanmelder_tot", N_("Vul een datum in die na vandaag ligt."), "BGS 1.17");
	o->aanmelder_tot = casus_tot(tot);
	if (!o->aanmelder.v[CASUS_DEEL_KERN] || o->s.bron->aanmelder.v == o->regisseur.v
		|| o->s.bron->aanmelder_organisatie.v != o->s.bron->organisatie.v || o->u)
		return FAULT_NONE;
	if (o->n->aanmelder) {
		TRY(toegang_allowed(c, o->regime->code, o->s.bron->ring, o->s.bron->aanmelder, "aanmelder"));
		o->aanmelder_mee = true;
		return FAULT_NONE;
	}
	c->fi = &scratch;
	f = toegang_allowed(c, o->regime->code, o->s.bron->ring, o->s.bron->aanmelder, "aanmelder");
	c->fi = kept;
	if (f && f != FAULT_INVALID)
		return fault_detail(c->fi, f, scratch.detail, NULL);
	o->aanmelder_mee = !f;
	return FAULT_NONE;
}

static enum fault check_texts(struct opening *o)
{
	o->intensiteit = o->n->intensiteit.n ? o->n->intensiteit : STR("integraal");
	o->taak = o->n->aanbrenger_taak.n ? o->n->aanbrenger_taak : o->s.inhoud->taak;
	if (!casus_keus_label(casus_intensiteiten, o->intensiteit))
		return fault_field(o->c->fi, "intensiteit", N_("Kies een intensiteit."), NULL);
	if (str_points(o->taak) > TAAK_MAX)
		return fault_field(o->c->fi, "aanbrenger_taak", N_("Dit is te lang."), NULL);
	if (str_points(o->n->gezin_reden) > REDEN_MAX)
		return fault_field(o->c->fi, "gezin_reden", N_("Dit is te lang."), NULL);
	return FAULT_NONE;
}

/* ---- writing ---- */

struct copied { /* the person of the aanmelding and the one of the case */
	struct betrokkene_id van, naar;
};

static struct betrokkene_id copy_of(const struct copied *v, size_t n, struct betrokkene_id van)
{
	for (size_t i = 0; i < n; i++)
		if (v[i].van.v == van.v)
			return v[i].naar;
	return (struct betrokkene_id){ 0 };
}

static enum kring kring_of(struct ctx *c, const struct q_casus_bron_betrokkene_rows *rows, struct betrokkene_id id)
{
	for (size_t i = 0; i < rows->n; i++) {
		const struct casusrol *rol = rows->v[i].id.v == id.v ? casusrol_find(c->cat, rows->v[i].rol) : NULL;

		if (rol)
			return rol->kring;
	}
	return KRING_BETROKKENE;
}

/* Only what the regime of the case permits goes along (invariants 1, 13). */
static enum fault copy_persons(struct unit *u, const struct opening *o, struct casus_id id,
	const struct q_casus_bron_betrokkene_rows *rows, struct copied *v)
{
	struct batch b = unit_batch(u);

	for (size_t i = 0; i < rows->n; i++) {
		const struct casusrol *rol = casusrol_find(o->c->cat, rows->v[i].rol);
		enum kring k = rol ? rol->kring : KRING_BETROKKENE;

		if (rows->v[i].wpg.n && !regime_shows(o->regime, k, REGIME_VELD_wpg))
			return fault_field(unit_fault(u), "thema",
				N_("Personen zijn als politiegegeven aangemeld. Onder de grondslag van dit thema mag dat niet."), REGIME_VELD_RULE);

		v[i] = (struct copied){ rows->v[i].id, { 0 } };
		if (!regime_shows(o->regime, k, REGIME_VELD_persoon))
			continue;
		v[i] = (struct copied){ rows->v[i].id, { id_new() } };
		q_casus_kopie_betrokkene(&b, v[i].naar, regime_shows(o->regime, k, REGIME_VELD_bsn), v[i].van, id, NULL);
		TRY(casus_later(&b));
	}
	return FAULT_NONE;
}

static enum fault copy_people(struct unit *u, struct opening *o, struct casus_id id)
{
	struct aanmelding_id bron = o->s.bron->id;
	struct q_casus_bron_betrokkene_rows mensen = { 0 };
	struct q_casus_bron_adres_rows adressen = { 0 };
	struct q_casus_bron_relatie_rows relaties = { 0 };
	struct batch b = unit_batch(u);
	struct copied *v;

	q_casus_bron_betrokkene(&b, bron, &mensen);
	q_casus_bron_adres(&b, bron, &adressen);
	q_casus_bron_relatie(&b, bron, &relaties);
	TRY(batch_run(&b));
	v = ARENA_ARRAY(unit_arena(u), mensen.n + 1, struct copied);
	TRY(copy_persons(u, o, id, &mensen, v));
	for (size_t i = 0; i < adressen.n; i++) {
		struct betrokkene_id wie = copy_of(v, mensen.n, adressen.v[i].betrokkene);
		const char *deel = str_eq(adressen.v[i].onderdeel, STR("intern")) ? "intern" : "kern"; /* secret: the house's alone */

		if (!wie.v || !regime_shows(o->regime, kring_of(o->c, &mensen, adressen.v[i].betrokkene), REGIME_VELD_adres))
			continue;
		q_casus_kopie_adres(&b, (struct adres_id){ id_new() }, wie, adressen.v[i].id, id, str_z(deel), NULL);
		TRY(casus_later(&b));
	}
	for (size_t i = 0; i < relaties.n; i++) {
		struct betrokkene_id van = copy_of(v, mensen.n, relaties.v[i].van_betrokkene);
		struct betrokkene_id naar = copy_of(v, mensen.n, relaties.v[i].naar_betrokkene);

		if (!van.v || !naar.v || !regime_shows_any(o->regime, REGIME_VELD_relatie))
			continue;
		q_casus_kopie_relatie(&b, (struct relatie_id){ id_new() }, van, naar, relaties.v[i].id, id, NULL);
		TRY(casus_later(&b));
	}
	return FAULT_NONE;
}

static enum fault write_steps(struct unit *u, struct opening *o, struct casus_id id)
{
	const struct q_casus_bron *a = o->s.bron;
	struct batch b = unit_batch(u);
	const struct fase *f;

	f = thema_fase_of(o->thema, FASE_AANMELDING);
	if (f)
		q_fase_stap_add(&b, (struct fase_stap_id){ id_new() }, f->code, a->ingediend, a->aanmelder, STR(""), id, NULL);
	f = thema_fase_of(o->thema, FASE_WEGING);
	if (f)
		q_fase_stap_add(&b, (struct fase_stap_id){ id_new() }, f->code, o->s.weegpunt->besloten, o->c->actor.id,
			STR(""),
			id, NULL);
	q_fase_stap_add(&b, (struct fase_stap_id){ id_new() }, o->fase->code, o->geopend ? o->geopend : unit_moment(u),
		o->c->actor.id, STR(""), id,
		NULL);
	for (size_t i = 0; i < o->s.besluit.n && i < 20; i++)
		q_casus_kopie_besluit(&b, id_new(), o->s.besluit.v[i].id, id, NULL);
	return batch_run(&b);
}

static struct str opening_text(struct opening *o)
{
	struct buf b = buf_new(o->c->arena);

	buf_addz(&b, "Besluit van de weging");
	for (size_t i = 0; i < o->s.besluit.n; i++) {
		buf_addz(&b, i ? "; " : " door ");
		buf_add(&b, o->s.besluit.v[i].naam);
		buf_addz(&b, ", ");
		buf_add(&b, o->s.besluit.v[i].organisatie_naam);
	}
	buf_addz(&b, ".\nProcesregisseur: ");
	buf_add(&b, o->regisseur_naam);
	buf_addz(&b, ".");
	if (o->n->overgang.n && !str_eq(o->thema->regime->code, o->s.bron->regime)) {
		buf_addz(&b, "\nOvergang naar een andere grondslag: ");
		buf_add(&b, o->overgang);
		buf_addz(&b, ". ");
		buf_add(&b, o->n->overgang);
	}
	if (o->n->gezin_reden.n && o->s.ngezin) {
		buf_addz(&b, "\nTweede procesregisseur in dit gezin: ");
		buf_add(&b, o->n->gezin_reden);
	}
	return buf_str(&b);
}

static enum fault write_team(struct unit *u, struct opening *o, struct casus_id id)
{
	const struct q_casus_bron *a = o->s.bron;
	struct team_gift regie = { .casus = id, .medewerker = o->regisseur, .functie = "procesregisseur",
		.grond = casus_grond(o->c, "regie", STR("")), .reden = STR(""), .tot = ALTIJD };
	struct team_gift mee = { .casus = id, .medewerker = a->aanmelder, .niveaus = o->aanmelder,
		.functie = "aanbrenger", .grond = casus_grond(o->c, "casusteam", STR("")), .reden = STR(""),
		.tot = o->aanmelder_tot };

	for (int d = 0; d < CASUS_DEEL__MAX; d++)
		regie.niveaus.v[d] = NIVEAU_SCHRIJVEN;
	TRY(team_grant_in(u, o->c, &regie));
	if (o->aanmelder_mee) {
		TRY(team_grant_in(u, o->c, &mee));
		TRY(melding_add_in(u, a->aanmelder, "casus_toegang", casus_dossier(id)));
	}
	if (o->regisseur.v == o->c->actor.id.v)
		return FAULT_NONE;
	if (o->u)
		return FAULT_NONE; /* told once, when all is there; the actor still has to write */
	TRY(melding_add_in(u, o->regisseur, "casus_toegewezen", casus_dossier(id)));
	if (o->opener_blijft) {
		struct team_gift steun = { .casus = id, .medewerker = o->c->actor.id, .niveaus = regie.niveaus,
			.functie = "procesondersteuner", .grond = casus_grond(o->c, "regie", STR("ondersteuning")),
			.reden = STR(""), .tot = ALTIJD };

		steun.niveaus.v[CASUS_DEEL_LOGBOEK] = NIVEAU_GEEN;
		return team_grant_in(u, o->c, &steun);
	}
	return toegang_end_in(u, o->c, casus_dossier(id), o->c->actor.id, NULL);
}

static enum fault write_root(struct unit *u, struct opening *o, struct casus_id id)
{
	const struct q_casus_bron *a = o->s.bron;
	struct batch b = unit_batch(u);
	struct str nummer;
	int64_t n = 0;
	int64_t geopend = o->geopend ? o->geopend : unit_moment(u);
	bool hoog = str_eq(o->risico, STR("hoog"));
	struct opt_int gezin = { str_eq(a->soort, STR("gezin")), id.v };

	TRY(nummer_next_in(u, "ZV", unit_moment(u), &nummer));
	q_casus_add(&b, nummer, a->regio, a->huis, a->id, a->soort, o->regime->code, o->thema->code, a->ring, a->gemeente,
		o->fase->code, o->regisseur, a->organisatie,
		a->aanmelder_organisatie.v == a->organisatie.v ? a->aanmelder_naam : STR(""), o->taak, o->intensiteit,
		o->risico, o->risico_reden, o->risico.n ? geopend : 0, o->n->veiligheidsrisico || hoog,
		o->herbeoordeling, a->ingediend, o->vernietigen, geopend, gezin, o->c->cat_id, id, &n);
	TRY(batch_run(&b));
	return casus_one(u, n);
}

/* What ran goes along. What only the theme of the casus waits for began when it happened, not today. */
static enum fault move_clocks(struct unit *u, struct opening *o, struct casus_id id)
{
	const struct q_casus_bron *a = o->s.bron;
	const struct termijn_toen toen[] = {
		{ GEBEURTENIS_BIT(aanmelding_ontvangen) | GEBEURTENIS_BIT(melding_ontvangen) | GEBEURTENIS_BIT(eerste_verwerking),
			a->ingediend },
		{ GEBEURTENIS_BIT(weging_besloten) | GEBEURTENIS_BIT(besluit_teruggekoppeld),
			o->s.weegpunt ? o->s.weegpunt->besloten : unit_moment(u) },
	};

	TRY(termijn_move_in(u, o->c, (struct dossier_id){ a->id.v }, casus_dossier(id), o->thema));
	if (str_eq(a->thema, o->thema->code))
		return FAULT_NONE;
	return termijn_catch_up_in(u, o->c, casus_dossier(id), thema_find(o->c->cat, a->thema), o->thema, toen,
		sizeof(toen) / sizeof(toen[0]));
}

static enum fault open_unit(struct unit *u, void *arg)
{
	static const char *const delen[] = { "kern", "plan", "tijdlijn", "zrm", "straf", "zorg", "intern", "logboek",
		"verzoek", NULL };
	struct opening *o = arg;
	struct casus_id id = { id_new() };
	struct q_casus_bron *now = NULL;
	struct batch b = unit_batch(u);
	int64_t n = 0;

	q_casus_bron(&b, o->s.bron->id, &now);
	TRY(batch_run(&b));
	if (!now)
		return fault_set(unit_fault(u), FAULT_NOT_FOUND, NULL, NULL);
	if (now->casus.v)
		return fault_set(unit_fault(u), FAULT_CONFLICT, N_("Van deze aanmelding is al een casus geopend."),
			"invariant 1");
	if (now->versie != o->s.bron->versie)
		return fault_set(unit_fault(u), FAULT_CONFLICT, NULL, NULL);
	TRY(dossier_open_in(u, o->c, casus_dossier(id), delen, "team", casus_grond(o->c, "regie", STR(""))));
	TRY(write_root(u, o, id));
	if (!str_eq(now->soort, STR("gebied"))) /* invariant 5: an area case holds no persons */
		TRY(copy_people(u, o, id));
	TRY(write_steps(u, o, id));
	q_casus_aanmelding_set(&b, id, now->id, now->versie, &n);
	TRY(batch_run(&b));
	TRY(casus_one(u, n));
	TRY(casus_event_in(u, o->c, id, STR("Casus geopend"), opening_text(o)));
	TRY(move_clocks(u, o, id));
	TRY(termijn_event_in(u, o->c, casus_dossier(id), "kern", o->thema, GEBEURTENIS_BIT(casus_geopend) |
		(o->aanmelder_mee ? GEBEURTENIS_BIT(toegang_verleend) : 0), unit_moment(u)));
	TRY(write_team(u, o, id));
	o->c->uitkomst = id.v;
	return FAULT_NONE;
}

/* Everything that may be refused before anything is written; u as for sources_read. */
static enum fault check_all(struct unit *u, struct opening *o)
{
	TRY(sources_read(u, o->c, o->n->aanmelding, &o->s));
	TRY(check_decision(o));
	TRY(check_thema(o));
	TRY(check_texts(o));
	TRY(check_risico(o));
	TRY(check_dates(o));
	TRY(check_regisseur(o));
	TRY(check_aanmelder(o));
	return FAULT_NONE;
}

enum fault casus_open(struct ctx *c, const struct casus_nieuw *n, struct casus_id *ret)
{
	struct opening o = { .c = c, .n = n };
	int64_t id;

	TRY(ctx_require(c, RECHT_casus_openen));
	TRY(check_all(NULL, &o));
	TRY(ctx_write(c, open_unit, &o, &id));
	ret->v = id;
	return FAULT_NONE;
}

enum fault casus_overname_in(struct unit *u, struct ctx *c, const struct casus_nieuw *n, const struct casus_overname *w,
	struct casus_id *ret)
{
	struct opening o = { .c = c, .n = n, .u = u, .over = w, .geopend = w->geopend };
	struct batch b = unit_batch(u);

	TRY(check_all(u, &o));
	TRY(open_unit(u, &o));
	ret->v = c->uitkomst;
	if (w->toestand.n)
		q_casus_overname_set(&b, w->toestand, *ret, NULL);
	return casus_later(&b);
}

/* ---- the form ---- */

static void deciders(struct ctx *c, const struct sources *s, struct casus_opening *v)
{
	v->ndeelnemers = s->besluit.n;
	v->deelnemers = ARENA_ARRAY(c->arena, s->besluit.n + 1, struct str);
	for (size_t i = 0; i < s->besluit.n; i++)
		v->deelnemers[i] = str_cat(c->arena, str_cat(c->arena, s->besluit.v[i].naam, STR(", ")),
			s->besluit.v[i].organisatie_naam);
}

/* The theme of the aanmelding first, then those to which it may go. */
static void themes(struct ctx *c, const struct sources *s, struct casus_opening *v)
{
	const struct regime *r = regime_find(c->cat, s->bron->regime);
	const struct thema *own = thema_find(c->cat, s->bron->thema);

	v->themas = ARENA_ARRAY(c->arena, c->cat->nthemas + 1, const struct thema *);
	if (own)
		v->themas[v->nthemas++] = own;
	for (size_t i = 0; r && i < c->cat->nthemas; i++) {
		const struct thema *t = &c->cat->themas[i];
		const struct regime_overgang *g = regime_overgang_find(r, t->regime->code);
		bool reach = t->regime == r || (g && !g->zonder_gegevens
			&& (t->regime->draagt == DRAAGT_CASUS || t->regime->draagt == DRAAGT_LIJST));
		bool open = t->ring == RING_GEWOON || str_eq(ring_code(t->ring), s->bron->ring);

		if (t != own && reach && open)
			v->themas[v->nthemas++] = t;
	}
}

enum fault casus_opening(struct ctx *c, struct aanmelding_id id, struct casus_opening **ret)
{
	struct casus_opening *v = ARENA_NEW(c->arena, struct casus_opening);
	const struct thema *t;
	struct sources s;

	TRY(ctx_require(c, RECHT_casus_openen));
	TRY(sources_read(NULL, c, id, &s));
	TRY(gezin_read(c, &s));
	t = thema_find(c->cat, s.bron->thema);
	*v = (struct casus_opening){ .aanmelding = id, .nummer = s.bron->nummer, .soort = s.bron->soort,
		.regime = s.bron->regime, .thema = s.bron->thema, .ring = s.bron->ring,
		.aanbrenger = s.bron->organisatie_naam, .aanbrenger_domein = s.bron->domein,
		.aanmelder_naam = s.bron->aanmelder_organisatie.v == s.bron->organisatie.v ? s.bron->aanmelder_naam : STR(""),
		.taak = s.inhoud ? s.inhoud->taak : STR(""), .huis = s.bron->huis, .huis_naam = s.bron->huis_naam,
		.casus = s.bron->casus, .ingediend = s.bron->ingediend };
	if (s.weegpunt && str_eq(s.bron->status, STR("casus"))) {
		v->besloten = s.weegpunt->besloten;
		v->risico = s.weegpunt->risico;
		v->risico_reden = s.weegpunt->risico_reden;
	}
	if (!v->risico.n)
		v->risico = s.inhoud ? s.inhoud->risico : STR("");
	if (t) {
		v->herbeoordeling = datum_add_days(datum_today(), t->herziening_dagen ? t->herziening_dagen : REVIEW_DAYS);
		TRY(bewaring_bepaal(NULL, c, t, s.bron->ingediend, id, &v->vernietigen));
	}
	deciders(c, &s, v);
	themes(c, &s, v);
	v->nkandidaten = s.kandidaten.n;
	v->kandidaten = s.kandidaten.v;
	v->ngezin = s.ngezin;
	v->gezin = s.gezin;
	ctx_look(c, (struct dossier_id){ id.v }, (struct persoon_id){ 0 }, LOOK_SCHERM, STR("Casus openen"));
	*ret = v;
	return FAULT_NONE;
}
