/* The rules of passing on, out of the catalogue: see verstrekking.h. Pure: reads no row. */
#include "domein/verstrekking/verstrekking_priv.h"

#define WAT_MAX 2000
#define REGEL_MAX 500
#define NAAM_MAX 200
#define BIT(x) (UINT64_C(1) << VOORWAARDE_##x)

const struct casus_keus verstrekking_aan[] = {
	{ "deelnemer", N_("Een deelnemer"), N_("Een organisatie die onder deze grondslag meedoet.") },
	{ "derde", N_("Een derde"), N_("Een organisatie of persoon die niet meedoet.") },
	{ "incidentele_derde", N_("Een incidentele derde"),
		N_("Eenmalig betrokken vanwege deskundigheid, na een verklaring van geheimhouding.") },
	{ "ander_huis", N_("Een ander Zorg- en Veiligheidshuis"), NULL },
	{ "ander_verband", N_("Een ander samenwerkingsverband"), NULL },
	{ "betrokkene", N_("De betrokkene zelf"), NULL },
	{ 0 },
};
const struct casus_keus verstrekking_wijzen[] = {
	{ "mondeling", N_("Mondeling"), NULL },
	{ "overleg", N_("In een overleg"), NULL },
	{ "bericht", N_("Beveiligd bericht"), NULL },
	{ "brief", N_("Brief"), NULL },
	{ "bestand", N_("Bestand"), NULL },
	{ "afdruk", N_("Afdruk"), NULL },
	{ "inzage", N_("Inzage op verzoek"), NULL },
	{ 0 },
};
const struct casus_keus verstrekking_standpunten[] = {
	{ "niet_gebruikt", N_("Van hen gaat niets mee"), NULL },
	{ "geen_bezwaar", N_("Gevraagd: geen bezwaar"), NULL },
	{ "toestemming", N_("Gevraagd: stemt in"), NULL },
	{ "bezwaar", N_("Maakt bezwaar"), NULL },
	{ 0 },
};

const struct regime_delen *verstrekking_regel(const struct regime *r, int aan, struct str verband)
{
	if (!r || aan < 0 || aan >= DELEN__MAX)
		return NULL;
	return aan == DELEN_ANDER_VERBAND ? regime_verband_find(r, verband) : regime_delen_find(r, (enum delen_aan)aan);
}

size_t verstrekking_gronden(const struct regime *r, struct str *ret)
{
	size_t n = 0;

	for (size_t i = 0; r && i < r->ndelen + r->nartikelen && n < VERSTREKKING_GRONDEN_MAX; i++) {
		struct str one = i < r->ndelen ? r->delen[i].artikel : r->artikelen[i - r->ndelen];
		bool had = !one.n;

		for (size_t j = 0; j < n; j++)
			had |= str_eq(ret[j], one);
		if (!had)
			ret[n++] = one;
	}
	return n;
}

const char *verstrekking_bron_veld(struct ctx *c, const char *before, struct organisatie_id o)
{
	char url[ID_URL_LEN + 1];

	id_to_url(c->sleutels->url, ID_organisatie, o.v, url);
	return str_cat(c->arena, str_z(before), str_z(url)).p;
}

/* ---- what is passed on ---- */

struct checking {
	struct fault_info *fi;
	struct ctx *c;
	const struct verstrekking_uit *uit;
	const struct verstrekking *v;
	const struct regime_delen *rule; /* NULL: to the person himself */
	bool special; /* health, police, criminal or other special data among it */
};

static bool of_rule(const struct regime_delen *d, const struct gegevenscategorie *c)
{
	for (size_t i = 0; i < d->ncategorieen; i++)
		if (d->categorieen[i] == c)
			return true;
	return d->ncategorieen == 0;
}

static bool permitted(const struct regime *r, struct str code)
{
	for (int k = 0; k < KRING__MAX; k++)
		if (regime_may_record(r, (enum kring)k, code))
			return true;
	return false;
}

/* Invariants 13 and 45: of each category. */
static void check_category(struct checking *k, struct str code)
{
	const struct gegevenscategorie *c = categorie_find(k->c->cat, code);

	if (!c) {
		(void)fault_field(k->fi, "categorieen", N_("Kies welke gegevens het zijn."), NULL);
		return;
	}
	k->special |= c->aard >= AARD_GEZONDHEID;
	if (c->aard != AARD_ZAAK && k->uit->regime && !permitted(k->uit->regime, code))
		(void)fault_field(k->fi, "categorieen", N_("Zulke gegevens zijn er onder deze grondslag niet."),
			"WGS 2.30; invariant 13");
	if (!k->rule)
		return;
	if (c->beroepsgeheim && k->rule->voorwaarden & BIT(GEEN_BEROEPSGEHEIM))
		(void)fault_field(k->fi, "categorieen",
			N_("Gegevens onder beroepsgeheim gaan nooit naar een ander samenwerkingsverband."), "BGS 1.10; invariant 45");
	else if (!of_rule(k->rule, c))
		(void)fault_field(k->fi, "categorieen",
			N_("Deze ontvanger krijgt alleen wie betrokken is en wat nodig is om af te stemmen."), "BGS 1.10; invariant 45");
}

static void check_categories(struct checking *k)
{
	struct str rest = k->v->categorieen, one;

	if (!rest.n)
		(void)fault_field(k->fi, "categorieen", N_("Kies welke gegevens het zijn."), VERSTREKKING_RULE);
	for (bool more = rest.n > 0; more;) {
		more = str_cut(&rest, ',', &one);
		check_category(k, one);
	}
}

/* ---- the suppliers (invariants 16 and 42) ---- */

static const struct verstrekking_standpunt *answer_of(const struct verstrekking *v, struct organisatie_id o)
{
	for (size_t i = 0; i < v->nbronnen; i++)
		if (v->bronnen[i].organisatie.v == o.v && v->bronnen[i].standpunt.n)
			return &v->bronnen[i];
	return NULL;
}

/* What a supplier said in Schakel of this receiver counts over what is typed here. True: that settles it. */
static bool check_beforehand(struct checking *k, const struct verstrekking_bron *b, const struct verstrekking_standpunt *s,
	const char *field)
{
	const struct standpunt *a = b->vooraf;

	if (!a || (s && str_eq(s->standpunt, STR("niet_gebruikt"))))
		return false;
	if (str_eq(a->status, STR("bezwaar")))
		(void)fault_field(k->fi, field, N_("Deze organisatie maakte in Schakel bezwaar. Haar gegevens gaan niet mee, tot zij "
			"anders antwoordt."), VERSTREKKING_RULE);
	else if (str_eq(a->status, STR("open")) && a->buiten)
		(void)fault_field(k->fi, field, N_("Leg bij de vraag aan deze organisatie eerst vast wat zij antwoordde, of trek de "
			"vraag in."), VERSTREKKING_RULE);
	else if (str_eq(a->status, STR("open")))
		(void)fault_field(k->fi, field, N_("U vroeg het deze organisatie in Schakel. Wacht op haar antwoord, of trek de vraag "
			"in."), VERSTREKKING_RULE);
	else if (s && !standpunt_covers(a, k->v->categorieen))
		(void)fault_field(k->fi, field, N_("U vroeg het deze organisatie voor minder gegevens. Vraag het opnieuw."),
			VERSTREKKING_RULE);
	else if (s && !str_eq(s->standpunt, a->status))
		(void)fault_field(k->fi, field, N_("Deze organisatie antwoordde in Schakel iets anders."), VERSTREKKING_RULE);
	else
		return false;
	return true;
}

static void check_supplier(struct checking *k, const struct verstrekking_bron *b)
{
	const struct verstrekking_standpunt *s = answer_of(k->v, b->id);
	const char *field = verstrekking_bron_veld(k->c, "b.", b->id);
	uint64_t asks = k->rule->voorwaarden;
	bool consent = b->nvoorwaarden > 0 || (asks & BIT(TOESTEMMING_BRON) && b->bijzonder && k->special);

	if (check_beforehand(k, b, s, field))
		return;
	if (!consent && !(asks & (BIT(GEEN_BEZWAAR) | BIT(TOESTEMMING_BRON))) && !s)
		return;
	if (!s)
		(void)fault_field(k->fi, field, N_("Vraag deze organisatie wat zij ervan vindt, of kies dat van haar niets meegaat."),
			VERSTREKKING_RULE);
	else if (str_eq(s->standpunt, STR("bezwaar")))
		(void)fault_field(k->fi, field, N_("Deze organisatie maakt bezwaar. Haar gegevens gaan niet mee."),
			VERSTREKKING_RULE);
	else if (!casus_keus_label(verstrekking_standpunten, s->standpunt))
		(void)fault_field(k->fi, field, N_("Kies wat deze organisatie ervan vindt."), NULL);
	else if (str_eq(s->standpunt, STR("niet_gebruikt")))
		return;
	else if (consent && !str_eq(s->standpunt, STR("toestemming")))
		(void)fault_field(k->fi, field, b->nvoorwaarden
			? N_("Deze organisatie stelde een voorwaarde. Dit kan alleen als zij er uitdrukkelijk mee instemt.")
			: N_("Bijzondere en strafrechtelijke gegevens gaan alleen mee als deze organisatie instemt."),
			b->nvoorwaarden ? "WGS 2.29 lid 3; invariant 16" : VERSTREKKING_RULE);
	else if (!str_trim(s->uitleg).n && !(b->vooraf && b->vooraf->beantwoord))
		(void)fault_field(k->fi, verstrekking_bron_veld(k->c, "u.", b->id),
			N_("Schrijf erbij wie dit namens de organisatie zei, en wanneer."), VERSTREKKING_RULE);
	else if (str_points(s->uitleg) > REGEL_MAX)
		(void)fault_field(k->fi, verstrekking_bron_veld(k->c, "u.", b->id), N_("Dit is te lang."), NULL);
}

/* ---- what the rule asks besides ---- */

static void ask(struct checking *k, uint64_t when, struct str s, const char *field, const char *empty)
{
	if (!k->rule || !(k->rule->voorwaarden & when)) {
		if (str_points(s) > REGEL_MAX)
			(void)fault_field(k->fi, field, N_("Dit is te lang."), NULL);
	} else if (!str_trim(s).n) {
		(void)fault_field(k->fi, field, empty, k->rule->artikel.n ? str_dup(k->c->arena, k->rule->artikel).p : VERSTREKKING_RULE);
	} else if (str_points(s) > REGEL_MAX) {
		(void)fault_field(k->fi, field, N_("Dit is te lang."), NULL);
	}
}

static void check_ground(struct checking *k)
{
	struct str known[VERSTREKKING_GRONDEN_MAX];
	size_t n = verstrekking_gronden(k->uit->regime, known);
	bool found = !k->rule && str_trim(k->v->grond).n;

	for (size_t i = 0; i < n; i++)
		found |= str_eq(known[i], k->v->grond);
	if (!found || str_points(k->v->grond) > NAAM_MAX)
		(void)fault_field(k->fi, "grond", N_("Kies de grond waarop dit gaat."), VERSTREKKING_RULE);
	if ((k->rule || k->v->doel.n) && !regime_doel_find(k->uit->regime, k->v->doel))
		(void)fault_field(k->fi, "doel", N_("Kies het doel."), "WGS 1.8 lid 5");
}

static void check_words(struct checking *k)
{
	const struct verstrekking *v = k->v;
	struct datum vandaag = datum_today();

	verstrekking_text(k->fi, v->wat, WAT_MAX, "wat", N_("Schrijf op wat u verstrekt."));
	verstrekking_text(k->fi, v->ontvanger, NAAM_MAX, "ontvanger", N_("Schrijf op wie het krijgt."));
	if (str_points(v->functie) > NAAM_MAX)
		(void)fault_field(k->fi, "functie", N_("Dit is te lang."), NULL);
	if (str_points(v->voorwaarden) > REGEL_MAX)
		(void)fault_field(k->fi, "voorwaarden", N_("Dit is te lang."), NULL);
	if (!casus_keus_label(verstrekking_wijzen, v->wijze))
		(void)fault_field(k->fi, "wijze", N_("Kies hoe u het verstrekt."), NULL);
	if (!datum_valid(v->dag, false) || v->dag.v > vandaag.v)
		(void)fault_field(k->fi, "dag", N_("Vul een dag in tot en met vandaag."), NULL);
	else
		(void)dag_check(k->fi, "dag", v->dag, DAG_WERK);
	ask(k, BIT(NOODZAAK), v->noodzaak, "noodzaak", N_("Schrijf op waarom de ontvanger dit nodig heeft."));
	ask(k, BIT(WETTELIJKE_GRONDSLAG), v->grondslag, "grondslag",
		N_("Schrijf op welke wettelijke grondslag de ontvanger heeft."));
	ask(k, BIT(RAC_TOETS), v->rac, "rac",
		N_("Vul het kenmerk in van de toets door de rechtmatigheidsadviescommissie."));
	ask(k, BIT(TOESTEMMING_PERSOON), v->toestemming, "toestemming",
		N_("Schrijf op wanneer en hoe de betrokkene toestemming gaf."));
}

/* What is passed on is named, not copied: no BSN in the words about it. */
static void check_free(struct checking *k)
{
	const struct verstrekking *v = k->v;

	VRIJ_GATHER(k->fi, { "wat", v->wat }, { "ontvanger", v->ontvanger }, { "functie", v->functie }, { "grond", v->grond },
		{ "noodzaak", v->noodzaak }, { "grondslag", v->grondslag }, { "rac", v->rac }, { "toestemming", v->toestemming },
		{ "voorwaarden", v->voorwaarden });
	for (size_t i = 0; i < v->nbronnen; i++)
		VRIJ_GATHER(k->fi, { verstrekking_bron_veld(k->c, "u.", v->bronnen[i].organisatie), v->bronnen[i].uitleg });
}

enum fault verstrekking_check(struct fault_info *fi, struct ctx *c, const struct verstrekking_uit *uit,
	const struct verstrekking *v, const struct verstrekking_bron *bronnen, size_t n, const struct regime_delen **ret_rule)
{
	struct checking k = { fi, c, uit, v, verstrekking_regel(uit->regime, v->aan, v->verband), false };

	if (v->aan != VERSTREKKING_BETROKKENE && !k.rule)
		return fault_field(fi, v->aan == DELEN_ANDER_VERBAND ? "verband" : "aan",
			N_("Onder deze grondslag mag dit niet naar zo'n ontvanger."), VERSTREKKING_RULE);
	check_categories(&k);
	check_ground(&k);
	check_words(&k);
	check_free(&k);
	for (size_t i = 0; k.rule && i < n; i++)
		check_supplier(&k, &bronnen[i]);
	*ret_rule = k.rule;
	return fi->fault;
}

enum fault verstrekking_check_question(struct fault_info *fi, struct ctx *c, const struct verstrekking_uit *uit,
	const struct verstrekking *v)
{
	struct checking k = { fi, c, uit, v, verstrekking_regel(uit->regime, v->aan, v->verband), false };

	if (!k.rule)
		return fault_field(fi, v->aan == DELEN_ANDER_VERBAND ? "verband" : "aan",
			N_("Onder deze grondslag mag dit niet naar zo'n ontvanger."), VERSTREKKING_RULE);
	check_categories(&k);
	check_ground(&k);
	verstrekking_text(fi, v->wat, WAT_MAX, "wat", N_("Schrijf op wat u verstrekt."));
	verstrekking_text(fi, v->ontvanger, NAAM_MAX, "ontvanger", N_("Schrijf op wie het krijgt."));
	if (str_points(v->functie) > NAAM_MAX)
		(void)fault_field(fi, "functie", N_("Dit is te lang."), NULL);
	check_free(&k);
	return fi->fault;
}
