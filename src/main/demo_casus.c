/* The daily work of the demonstration region: see demo_casus.h. */
#include "main/demo_casus.h"

#include "domein/afschaling/overdragen.h"
#include "domein/casus/team.h"
#include "domein/overleg/overleg.h"
#include "domein/plan/stagnatie.h"
#include "domein/regime/regime.h"
#include "domein/verzoek/verzoek.h"
#include "domein/zrm/zrm.h"
#include "main/demo_werk.h"

#define TEAM_MAX 5
#define VANDAAG_PUNTEN 3 /* cases on today's agenda */

struct tafel { /* who of the partners is around a case */
	size_t n;
	struct team_kandidaat v[TEAM_MAX];
};

static bool tafel_has(const struct tafel *k, struct str organisatie)
{
	for (size_t i = 0; i < k->n; i++)
		if (str_eq(k->v[i].organisatie_naam, organisatie))
			return true;
	return false;
}

static enum fault admit(struct ctx *c, struct casus_id id, const struct team_kandidaat *k)
{
	struct team_toelating t = { .casus = id, .medewerker = k->id, .functie = STR("inhoudelijk"),
		.niveaus = casus_niveaus_default(k->domein), .grond = STR("casusteam"), .reden = STR(""),
		.tot = datum_add_days(datum_today(), 200) };

	if (t.niveaus.v[CASUS_DEEL_PLAN] == NIVEAU_GEEN)
		t.niveaus.v[CASUS_DEEL_PLAN] = NIVEAU_EIGEN;
	return team_admit(c, &t);
}

/* One of each organisation; nr makes the teams differ. */
static enum fault team_fill(const struct ctx *base, const struct demo_casus *x, size_t nr, struct tafel *ret)
{
	struct team_kandidaten k;
	struct ctx c;

	ret->n = 0;
	TRY(demo_as(base, x->regisseur, &c));
	TRY(team_candidates(&c, x->id, &k));
	for (size_t i = 0; i < k.n && ret->n < TEAM_MAX - nr % 2; i++) {
		const struct team_kandidaat *m = &k.v[(i + nr * 3) % k.n];

		if (str_eq(m->domein, STR("zvh")) || tafel_has(ret, m->organisatie_naam))
			continue;
		TRY(demo_as(base, x->regisseur, &c));
		TRY(admit(&c, x->id, m));
		ret->v[ret->n++] = *m;
	}
	return FAULT_NONE;
}

/* ---- the plan ---- */

static const struct {
	const char *leefgebied, *analyse, *doel, *norm, *woorden;
} gebieden[] = {
	{ "huisvesting", "Huurachterstand en klachten van buren; de verhuurder overweegt ontruiming.",
		"Blijft wonen, met begeleiding aan huis", "Drie maanden geen melding van overlast", "Ik wil hier niet weg." },
	{ "geestelijke_gezondheid", "Raakt ontregeld als de medicatie stopt; mijdt zorg.",
		"Is in zorg bij het FACT-team", "Komt vier keer achter elkaar op de afspraak", "" },
	{ "justitie", "Meldingen nemen toe in het weekend, meestal na gebruik.",
		"Houdt zich aan de voorwaarden van de reclassering", "", "" },
};
#define GEBIEDEN (sizeof(gebieden) / sizeof(gebieden[0]))

static const struct {
	size_t gebied;
	const char *tekst, *soort, *kader, *herhaal;
	int dagen;
} werk[] = {
	{ 0, "Betalingsregeling met de verhuurder voorleggen", "bestuurlijk", "drang", "", 6 },
	{ 1, "Intake bij het FACT-team bevestigen", "zorg", "drang", "", 3 },
	{ 0, "Huisbezoek met twee mensen", "zorg", "vrijwillig", "tweeweken", 9 },
	{ 2, "Gesprek over de bijzondere voorwaarden", "repressie", "dwang", "", 12 },
	{ 0, "Brief van de burgemeester voorbereiden", "bestuurlijk", "dwang", "", 0 },
};
#define WERK (sizeof(werk) / sizeof(werk[0]))

static enum fault goals_fill(struct ctx *c, struct casus_id id, struct doel_id *ret)
{
	for (size_t i = 0; i < GEBIEDEN; i++) {
		struct doel_invoer d = { .casus = id, .leefgebied = str_z(gebieden[i].leefgebied),
			.tekst = str_z(gebieden[i].doel), .norm = str_z(gebieden[i].norm), .woorden = str_z(gebieden[i].woorden),
			.streefdatum = datum_add_days(datum_today(), 90) };

		TRY(plan_analyse_set(c, id, d.leefgebied, 0, str_z(gebieden[i].analyse)));
		TRY(doel_add(c, &d, &ret[i]));
	}
	return FAULT_NONE;
}

/* What police tells is police data where the case may hold them. */
static enum fault told(struct ctx *c, struct casus_id casus, struct afspraak_id id, struct str domein)
{
	struct afspraak_voortgang v = { .tekst = STR("Eerste contact is gelegd.") };
	struct afspraak_blad *s;

	TRY(afspraak_get(c, casus, id, &s));
	if (str_eq(domein, STR("straf")) && regime_shows_any(regime_find(c->cat, s->kop->regime), REGIME_VELD_wpg)) {
		v.tekst = STR("De wijkagent is langs geweest. Er zijn deze maand geen nieuwe meldingen.");
		v.wpg = STR("8");
	}
	return afspraak_progress(c, id, &v);
}

/* What the owner says: most accept and tell how it goes, one declines, one has not answered yet. */
static enum fault answer(const struct ctx *base, struct casus_id casus, const struct team_kandidaat *wie,
	struct afspraak_id id, size_t nr)
{
	struct ctx c;

	TRY(demo_as_id(base, wie->id, &c));
	if (nr % WERK == 3)
		return FAULT_NONE;
	if (nr % WERK == 4)
		return afspraak_answer(&c, id, 0, false, STR("Dit ligt bij een andere afdeling; vraag het daar."));
	TRY(afspraak_answer(&c, id, 0, true, STR("")));
	return nr % 2 ? FAULT_NONE : told(&c, casus, id, wie->domein);
}

/* Nobody took up an afspraak: it is said why, and the first step of the ladder is set. */
static enum fault stuck(struct ctx *c, struct casus_id casus, struct afspraak_id id)
{
	struct stagnatie_nieuw n = { .casus = casus, .afspraak = id, .reden = STR("capaciteit"), .toelichting = STR("") };
	struct stagnatie_id sid;
	struct stagnaties s;
	struct plan *p;

	TRY(stagnatie_add(c, &n, &sid));
	TRY(plan_get(c, casus, &p));
	TRY(stagnatie_get(c, p, false, &s));
	if (!s.ladder || !s.ladder->nstappen)
		return FAULT_NONE;
	return stagnatie_step(c, sid, s.ladder->stappen[0].code, STR("Teamleider van de organisatie die weigerde"),
		STR("Wie kan dit wel oppakken, en wanneer?"));
}

/* A plan that runs: one afspraak done, another day asked for the next, one stuck; the second version is being made. */
static enum fault plan_goes_on(const struct ctx *base, const struct demo_casus *x, const struct tafel *k,
	const struct afspraak_id *id)
{
	struct doel_invoer d = { .casus = x->id, .leefgebied = STR("tijdsbesteding"), .norm = STR(""),
		.woorden = STR("Liever iets met mijn handen."), .tekst = STR("Werkt twee ochtenden per week op de dagbesteding"),
		.streefdatum = datum_add_days(datum_today(), 120) };
	struct plan_id pid;
	struct doel_id did;
	struct ctx c;

	TRY(demo_as_id(base, k->v[0].id, &c));
	TRY(afspraak_finish(&c, id[0], 0, STR("gereed"), STR("De verhuurder gaat akkoord met de regeling.")));
	TRY(demo_as_id(base, k->v[1 % k->n].id, &c));
	TRY(afspraak_ask_date(&c, id[1], 0, datum_add_days(datum_today(), 17), STR("De intaker is er dan weer.")));
	TRY(demo_as(base, x->regisseur, &c));
	TRY(stuck(&c, x->id, id[4]));
	TRY(plan_new(&c, x->id, STR("Er is rust in huis; nu is er ruimte voor dagbesteding."), &pid));
	TRY(plan_analyse_set(&c, x->id, d.leefgebied, 0, STR("Heeft overdag niets te doen en slaapt tot de middag.")));
	return doel_add(&c, &d, &did);
}

static enum fault plan_fill(const struct ctx *base, const struct demo_casus *x, const struct tafel *k, size_t nr)
{
	struct doel_id doelen[GEBIEDEN];
	struct afspraak_id id[WERK];
	struct plan *p;
	struct ctx c;

	TRY(demo_as(base, x->regisseur, &c));
	TRY(goals_fill(&c, x->id, doelen));
	for (size_t i = 0; i < WERK; i++) {
		const struct team_kandidaat *wie = &k->v[(i + nr) % k->n];
		struct afspraak_nieuw n = { .casus = x->id, .doel = doelen[werk[i].gebied], .tekst = str_z(werk[i].tekst),
			.eigenaar = wie->id, .termijn = datum_add_days(datum_today(), werk[i].dagen + (int)(nr % 4)),
			.herhaal = str_z(werk[i].herhaal), .soort = str_z(werk[i].soort), .kader = str_z(werk[i].kader) };

		TRY(demo_as(base, x->regisseur, &c));
		TRY(afspraak_add(&c, &n, &id[i]));
		TRY(answer(base, x->id, wie, id[i], nr + i));
	}
	if (nr % 3 == 2)
		return FAULT_NONE; /* still a concept */
	TRY(demo_as(base, x->regisseur, &c));
	TRY(plan_get(&c, x->id, &p));
	TRY(plan_fix(&c, x->id, p->nu->versie, STR("Besproken met de partners van het casusteam.")));
	return nr ? FAULT_NONE : plan_goes_on(base, x, k, id);
}

/* ---- measurements ---- */

static enum fault measure(struct ctx *c, const struct demo_casus *x, const struct zrm *z, int ago, size_t nr)
{
	struct zrm_score *v = ARENA_ARRAY(c->arena, z->set->ndomeinen, struct zrm_score);
	struct zrm_invoer in = { .casus = x->id, .wie = z->wie, .set = z->set->code,
		.soort = ago > 7 ? STR("begin") : STR("vervolg"), .dag = datum_add_days(datum_today(), -ago),
		.n = z->set->ndomeinen, .v = v };
	struct meting_id id;

	for (size_t i = 0; i < in.n; i++) {
		int score = 2 + (int)((i * 7 + nr) % 4), gained = ago > 7 ? 0 : (int)((i + nr) % 3) - 1;

		score += gained;
		v[i] = (struct zrm_score){ .domein = &z->set->domeinen[i], .score = score > 5 ? 5 : score,
			.reden = STR(""), .opmerking = STR("") };
		if ((i + nr) % 9 == 4) {
			v[i].score = 0;
			v[i].reden = STR("onvoldoende_bekend");
		}
	}
	return zrm_add(c, &in, &id);
}

static enum fault zrm_fill(const struct ctx *base, const struct demo_casus *x, size_t nr)
{
	struct zrm *z;
	struct ctx c;

	TRY(demo_as(base, x->regisseur, &c));
	TRY(zrm_get(&c, x->id, (struct betrokkene_id){ 0 }, STR(""), &z));
	if (!z->wie.v || !z->set)
		return FAULT_NONE;
	TRY(measure(&c, x, z, 40, nr));
	return nr % 2 ? FAULT_NONE : measure(&c, x, z, 2, nr);
}

/* ---- around it ---- */

static enum fault ask(const struct ctx *base, const struct demo_casus *x, const struct tafel *k)
{
	struct verzoek_nieuw n = { .casus = x->id, .medewerker = k->v[0].id,
		.vraag = STR("Wat is bij u bekend over de afgelopen drie maanden, voor zover nodig voor het plan?"),
		.grond = STR("WGS 2.31 lid 4"), .uiterlijk = datum_add_days(datum_today(), 10) };
	struct informatieverzoek_id id;
	struct ctx c;

	TRY(demo_as(base, x->regisseur, &c));
	return verzoek_ask(&c, &n, &id);
}

static enum fault safety(const struct ctx *base, const struct demo_casus *x)
{
	struct ctx c;

	TRY(demo_as(base, x->regisseur, &c));
	return casus_veilig_add(&c, x->id, STR("Niet alleen op huisbezoek; bel vooraf. Er is een hond."));
}

/* The person moved: another house is asked to take over. */
static enum fault hand_over(const struct ctx *base, const struct demo_casus *x)
{
	struct overdragen_nieuw n = { .casus = x->id, .delen = { [CASUS_DEEL_PLAN] = true, [CASUS_DEEL_TIJDLIJN] = true },
		.reden = STR("Betrokkene woont sinds deze maand in Sittard."), .grond = STR("WGS 2.28"), .toestemming = STR("") };
	struct overdracht_id id;
	struct ctx c;

	TRY(demo_as(base, "joep.lemmens", &c));
	n.naar = c.actor.id;
	TRY(demo_as(base, x->regisseur, &c));
	return overdragen_propose(&c, &n, &id);
}

/* ---- meetings ---- */

static enum fault agenda_fill(struct ctx *c, struct overleg_id o, const struct demo_casus *v, size_t n)
{
	struct punt_nieuw algemeen = { .overleg = o, .titel = STR("Mededelingen"), .vraag = STR(""), .duur = 5 };
	struct agendapunt_id id;

	TRY(punt_add(c, &algemeen, &id));
	for (size_t i = 0; i < n; i++) {
		struct punt_nieuw p = { .overleg = o, .casus = v[i].id, .titel = STR(""), .vraag = STR("Loopt het plan, en wat is er nog nodig?"),
			.duur = 20, .team = true };

		TRY(punt_add(c, &p, &id));
	}
	return FAULT_NONE;
}

/* The regular meeting of the first procesregisseur: today one that is going on, and a series from next week. */
static enum fault meetings_fill(const struct ctx *base, const struct demo_casus *v, size_t n)
{
	struct overleg_plan p = { .soort = STR("casusoverleg"), .dag = datum_today(), .uur = 9, .minuut = 30,
		.plaats = STR("Zorg- en Veiligheidshuis, vergaderkamer 2"), .link = STR(""), .keer = 1 };
	struct demo_casus *eigen = ARENA_ARRAY(base->arena, n + 1, struct demo_casus);
	struct overleg_id vandaag, later;
	struct overleg *o;
	struct ctx c;
	size_t m = 0;

	for (size_t i = 0; i < n && m < VANDAAG_PUNTEN; i++)
		if (str_eq(str_z(v[i].regisseur), str_z(v[0].regisseur)))
			eigen[m++] = v[i];
	TRY(demo_as(base, v[0].regisseur, &c));
	TRY(overleg_plan(&c, &p, &vandaag));
	TRY(agenda_fill(&c, vandaag, eigen, m));
	TRY(overleg_get(&c, vandaag, &o));
	TRY(overleg_begin(&c, vandaag, o->kop.versie));
	p.dag = datum_add_days(datum_today(), 7);
	p.keer = 3;
	p.weken = 2;
	TRY(overleg_plan(&c, &p, &later));
	return agenda_fill(&c, later, eigen, m ? 1 : 0);
}

enum fault demo_casussen_fill(const struct ctx *base, const struct demo_casus *v, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		struct tafel k;

		TRY(team_fill(base, &v[i], i, &k));
		TRY(zrm_fill(base, &v[i], i));
		if (k.n)
			TRY(plan_fill(base, &v[i], &k, i));
		if (k.n && i % 3 == 0)
			TRY(ask(base, &v[i], &k));
		if (i % 2 == 0)
			TRY(safety(base, &v[i]));
		if (i == 7)
			TRY(hand_over(base, &v[i]));
	}
	return n ? meetings_fill(base, v, n) : FAULT_NONE;
}
