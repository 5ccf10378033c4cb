/* What no single key can answer, for the lists; themes and regimes have files of their own.
 *
 * Runs on whatever was read, faults included, so that all is told in one run: every pointer may be NULL here and every
 * text absent. The words in a message are for who writes the files; the article or invariant says why.
 */
#include "catalogus/catalogus_priv.h"

#define BITS(...) bits_of((const enum recht[]){ __VA_ARGS__, RECHT__MAX })

static uint64_t bits_of(const enum recht *r)
{
	uint64_t bits = 0;
	for (; *r != RECHT__MAX; r++)
		bits |= RECHT_BIT(*r);
	return bits;
}

/* ---- roles: design 1, "must never" ---- */

/* Names the first right of the set that the role should not have. */
static void rol_refuse(struct lader *l, const struct rol *r, uint64_t bits, const char *waarom)
{
	for (int i = 0; i < RECHT__MAX; i++)
		if (r->rechten & bits & RECHT_BIT(i)) {
			struct str code = recht_code(l->werk, (enum recht)i);
			problem_at(l, r->plek, zin(l, "recht '", code, "' mag niet bij deze rol"), waarom);
			return;
		}
}

static void check_rol(struct lader *l, const struct rol *r)
{
	uint64_t wijzigen = BITS(RECHT_casus_schrijven, RECHT_casus_openen, RECHT_casus_sluiten, RECHT_toegang_verlenen,
		RECHT_weging_oordelen);
	uint64_t inhoud = wijzigen | BITS(RECHT_casus_lezen, RECHT_bijlage_lezen, RECHT_persoon_zoeken,
		RECHT_persoon_koppelen, RECHT_aanmelding_intake, RECHT_aanmelding_verdelen, RECHT_weging_lezen,
		RECHT_weging_voorbereiden);
	uint64_t beheer = BITS(RECHT_catalogus_beheren, RECHT_medewerker_beheren, RECHT_medewerker_beheren_eigen,
		RECHT_organisatie_beheren, RECHT_import_uitvoeren);
	uint64_t toezicht = BITS(RECHT_privacy_toetsen, RECHT_logboek_lezen);
	rol_refuse(l, r, RECHT_BIT(RECHT_openbaar), "openbaar is voor pagina's zonder account");
	if (r->rechten && !rol_has(r, RECHT_ingelogd))
		problem_at(l, r->plek, STR("recht 'ingelogd' ontbreekt"), "elke rol heeft het");
	if (!r->dossiertoegang)
		rol_refuse(l, r, inhoud, "rechten op inhoud alleen met dossiertoegang: ja");
	if (r->rechten & beheer)
		rol_refuse(l, r, inhoud | toezicht, "wie beheert, leest geen inhoud en toetst niet (WGS 1.8 lid 2)");
	if (r->rechten & toezicht)
		rol_refuse(l, r, wijzigen, "wie toetst, wijzigt geen casus (WGS 1.8 lid 2)");
	if (r->dossiertoegang && !(r->rechten & (inhoud | BITS(RECHT_aanmelding_maken))))
		problem_at(l, r->plek, STR("dossiertoegang zonder enig recht op inhoud"), "dossiertoegang: nee, of een recht");
}

/* ---- clocks ---- */

static void check_wie(struct lader *l, struct plek plek, const struct str *wie, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (code_find(ontvanger_codes, wie[i]) < 0 && !entry_find(l->c, REF_ROL, wie[i]) && !l->onvolledig[REF_ROL])
			problem_at(l, plek, zin(l, "wie: '", wie[i], "' bestaat niet"),
				"code uit rollen/, of eigenaar, aanbrenger, casusteam");
}

static int dagen_ten_minste(const struct termijnsoort *t)
{
	static const int dagen[] = { [TERMIJN_UREN] = 0, [TERMIJN_DAGEN] = 1, [TERMIJN_WEKEN] = 7, [TERMIJN_MAANDEN] = 28,
		[TERMIJN_JAREN] = 365 };
	return t->eenheid == TERMIJN_UREN ? t->lengte / 24 : t->lengte * dagen[t->eenheid];
}

static void check_start(struct lader *l, const struct termijnsoort *t, const struct thema *thema)
{
	if (t->start != GEBEURTENIS_VELD || !t->startveld.p)
		return;
	if (!thema) {
		problem_at(l, t->plek, zin(l, "start: veld '", t->startveld, "' kan alleen in een thema"), "een gebeurtenis");
		return;
	}
	for (size_t i = 0; i < thema->nvelden; i++) {
		const struct themaveld *v = &thema->velden[i];
		if (v->code.p && str_eq(v->code, t->startveld) && v->type == VELD_DATUM)
			return;
	}
	problem_at(l, t->plek, zin(l, "start: het thema heeft geen datumveld '", t->startveld, "'"),
		"code van een veld van het type datum");
}

/* What a measurement ends is of one person: it begins with the dossier, or with his measurement. */
static void check_persoon(struct lader *l, const struct termijnsoort *t)
{
	static const uint64_t begin = GEBEURTENIS_BIT(aanmelding_ontvangen) | GEBEURTENIS_BIT(casus_geopend)
		| GEBEURTENIS_BIT(zrm_afgenomen);

	if (!(t->eindigt & GEBEURTENIS_BIT(zrm_afgenomen)))
		return;
	if (t->start == GEBEURTENIS_VELD || !((begin >> t->start) & 1))
		problem_at(l, t->plek, STR("een termijn die met een meting eindigt, is van een persoon"),
			"start: aanmelding_ontvangen, casus_geopend of zrm_afgenomen");
}

/* thema: the theme whose own clock it is, NULL for a shared one. */
void check_termijn(struct lader *l, const struct termijnsoort *t, const struct thema *thema)
{
	check_start(l, t, thema);
	check_persoon(l, t);
	check_wie(l, t->plek, t->wie, t->nwie);
	if (t->eenheid == TERMIJN_UREN && t->regel == TERMIJN_ATW)
		problem_at(l, t->plek, STR("de Algemene termijnenwet geldt niet voor uren"), "regel: plain (ATW 4)");
	if (t->eenheid == TERMIJN_UREN && t->opschortbaar)
		problem_at(l, t->plek, STR("een termijn in uren staat niet stil"), "zonder opschortbaar");
	if (t->lengte && t->waarschuw_dagen > dagen_ten_minste(t))
		problem_at(l, t->plek, STR("waarschuw_dagen ligt voor het begin van de termijn"), "minder dan de lengte");
}

static void check_escalatie(struct lader *l, const struct escalatie *e)
{
	for (size_t i = 0; i < e->nstappen; i++) {
		const struct escalatiestap *s = &e->stappen[i];
		check_wie(l, s->plek, s->wie, s->nwie);
		if (i && s->na_dagen <= s[-1].na_dagen)
			problem_at(l, s->plek, STR("na_dagen is niet groter dan bij de stap ervoor"), "oplopende dagen");
	}
}

/* ---- letters ---- */

static const char *const plaatsen[] = {
#define X(code, label) #code,
#include "catalogus/brieven.def"
#undef X
	NULL
};

static void check_plaatsen(struct lader *l, struct plek plek, struct str tekst)
{
	struct str voor, naam;
	while (str_cut(&tekst, '{', &voor)) {
		if (!str_cut(&tekst, '}', &naam)) {
			problem_at(l, plek, STR("tekst: een { zonder }"), "{plaats}");
			return;
		}
		if (code_find(plaatsen, naam) < 0)
			problem_at(l, plek, zin(l, "tekst: onbekende plaats '{", naam, "}'"), opsomming(l->werk, plaatsen));
	}
}

static void check_brief(struct lader *l, const struct briefsoort *b)
{
	check_plaatsen(l, b->plek, b->tekst.nl);
	check_plaatsen(l, b->plek, b->tekst.en);
	struct str neutraal = b->onderwerp.nl, voor;
	if (str_cut(&neutraal, '{', &voor))
		problem_at(l, b->plek, STR("onderwerp: hier hoort geen plaats"), "neutrale woorden, zonder persoonsgegevens");
}

/* ---- lists that the code knows by name ---- */

static void must_have(struct lader *l, enum verwijzing ref, const char *const *codes)
{
	for (size_t i = 0; codes[i] && !l->onvolledig[ref]; i++)
		if (!entry_find(l->c, ref, str_z(codes[i])))
			problem_at(l, (struct plek){ str_z(soortbestanden[ref].pad), 0 }, zin(l, "'", str_z(codes[i]), "' ontbreekt"),
				"het programma kent deze code");
}

static void must_have_reden(struct lader *l, const char *lijst, const char *const *codes)
{
	const struct redenlijst *rl = redenlijst_find(l->c, str_z(lijst));
	for (size_t i = 0; rl && codes[i]; i++)
		if (!reden_find(l->c, str_z(lijst), str_z(codes[i])))
			problem_at(l, rl->plek, zin(l, "reden '", str_z(codes[i]), "' ontbreekt"), "het programma kent deze code");
}

static void check_redenen(struct lader *l)
{
	static const char *const lijsten[] = { "weging_besluit", "niet_geinformeerd", "beroepsgeheim", "sluiting",
		"opschorting", "verlenging", "noodtoegang", "toegangsgrond", "stagnatie", "bezwaar", "interventie", NULL };
	static const char *const besluiten[] = { "casus", "advies", "doorverwijzen", "niet_in_behandeling", "aanvullen",
		NULL };
	must_have(l, REF_REDENLIJST, lijsten);
	must_have_reden(l, "weging_besluit", besluiten);
	const struct redenlijst *rl = redenlijst_find(l->c, STR("niet_geinformeerd"));
	for (size_t i = 0; rl && i < rl->nredenen; i++)
		if (!rl->redenen[i].grond.p || !rl->redenen[i].herzien)
			problem_at(l, rl->redenen[i].plek, STR("een reden om niet te informeren heeft grond en herzien: ja"),
				"AVG 14 lid 5 onder b of UAVG 41 (BGS 1.3)");
}

static void check_onderdelen(struct lader *l)
{
	static const char *const vast[] = { "kern", "plan", "tijdlijn", "zrm", "straf", "zorg", "intern", "logboek", "verzoek",
		NULL };
	must_have(l, REF_ONDERDEEL, vast);
	for (size_t i = 0; i < l->c->nonderdelen; i++) {
		const struct onderdeel *o = &l->c->onderdelen[i];
		if (o->domein.p && code_find(org_domein_codes, o->domein) < 0)
			problem_at(l, o->plek, zin(l, "domein: '", o->domein, "' past niet"), opsomming(l->werk, org_domein_codes));
	}
}

static void check_relaties(struct lader *l)
{
	for (size_t i = 0; i < l->c->nrelatiesoorten; i++) {
		const struct relatiesoort *r = &l->c->relatiesoorten[i];
		if (r->omgekeerd && r->omgekeerd->omgekeerd && r->omgekeerd->omgekeerd != r)
			problem_at(l, r->plek, STR("omgekeerd wijst niet naar elkaar"), "de omgekeerde van de omgekeerde is deze");
	}
}

/* ---- instruments and meetings ---- */

static void check_zrm(struct lader *l, const struct zrmset *z)
{
	if (z->nniveaus && z->nniveaus != 5)
		problem_at(l, z->plek, STR("niveaus: het zijn er geen vijf"), "score 1 tot en met 5");
	for (size_t i = 0; i < z->nniveaus; i++)
		if (z->niveaus[i].score && z->niveaus[i].score != (int)i + 1)
			problem_at(l, z->niveaus[i].plek, STR("niveaus: score staat niet op volgorde"), "1, 2, 3, 4, 5");
}

static void check_overlegvorm(struct lader *l, const struct overlegvorm *o)
{
	if ((o->soort == OVERLEGSOORT_BESTUURLIJK || o->soort == OVERLEGSOORT_LEREND) && o->nregimes)
		problem_at(l, o->plek, STR("regimes: in dit soort overleg worden geen casussen besproken"), "zonder regimes");
	if (o->itemduur > o->duur)
		problem_at(l, o->plek, STR("itemduur is langer dan duur"), "ten hoogste de duur");
	for (size_t i = 0; i < o->nregimes; i++) {
		const struct regime *r = o->regimes[i];
		if (r && r->ring != RING_GEWOON && r->ring != o->ring)
			problem_at(l, o->plek, zin(l, "ring: een ander dan van regime '", r->code, "'"), ring_codes[r->ring]);
	}
}

static bool same_houses(const struct opschalingsmodel *x, const struct opschalingsmodel *y)
{
	for (size_t i = 0; i < x->nhuizen; i++)
		for (size_t j = 0; j < y->nhuizen; j++)
			if (str_eq(x->huizen[i], y->huizen[j]))
				return true;
	return !x->nhuizen && !y->nhuizen;
}

static void check_opschaling(struct lader *l)
{
	for (size_t i = 0; i < l->c->nopschalingsmodellen; i++) {
		const struct opschalingsmodel *m = &l->c->opschalingsmodellen[i];

		if (m->nniveaus < 2)
			problem_at(l, m->plek, STR("niveaus: het zijn er minder dan twee"), "waarvan en waarheen wordt afgeschaald");
		for (size_t j = 0; j < i; j++)
			if (same_houses(m, &l->c->opschalingsmodellen[j]))
				problem_at(l, m->plek, STR("huizen: er is al een model voor zo'n huis"), "een model per huis");
	}
}

void check_all(struct lader *l)
{
	const struct catalogus *c = l->c;
	for (size_t i = 0; i < c->nrollen; i++)
		check_rol(l, &c->rollen[i]);
	for (size_t i = 0; i < c->ntermijnen; i++)
		check_termijn(l, &c->termijnen[i], NULL);
	for (size_t i = 0; i < c->nescalaties; i++)
		check_escalatie(l, &c->escalaties[i]);
	for (size_t i = 0; i < c->nbrieven; i++)
		check_brief(l, &c->brieven[i]);
	for (size_t i = 0; i < c->nzrmsets; i++)
		check_zrm(l, &c->zrmsets[i]);
	for (size_t i = 0; i < c->noverlegvormen; i++)
		check_overlegvorm(l, &c->overlegvormen[i]);
	check_opschaling(l);
	check_onderdelen(l);
	check_relaties(l);
	check_redenen(l);
	for (size_t i = 0; i < c->nregimes; i++)
		check_regime(l, &c->regimes[i]);
	for (size_t i = 0; i < c->nthemas; i++)
		check_thema(l, &c->themas[i]);
}
