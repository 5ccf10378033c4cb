/* The register of requests: registering, reading, extending, handing over. See rechtverzoek.h. */
#include "domein/rechtverzoek/rechtverzoek_priv.h"
#include "domein/teller.h"
#include "domein/termijn/termijn.h"
#include "domein/toegang/melding.h"

#define NAAM_MAX 200
#define TEKST_MAX 4000
#define REDEN_MAX 1000
#define TERUG_JAREN 12 /* months back that a request may have been received */

const struct casus_keus recht_soorten[] = {
	{ "inzage", N_("Inzage"), N_("De betrokkene wil weten welke gegevens er zijn (AVG 15).") },
	{ "rectificatie", N_("Rectificatie"), N_("Een gegeven klopt niet (AVG 16).") },
	{ "verwijdering", N_("Verwijdering"), N_("Gegevens moeten weg (AVG 17).") },
	{ "beperking", N_("Beperking"), N_("De gegevens mogen voorlopig niet worden gebruikt (AVG 18).") },
	{ "bezwaar", N_("Bezwaar"), N_("De betrokkene is het niet eens met de verwerking (AVG 21).") },
	{ 0 },
};
const struct casus_keus recht_statussen[] = {
	{ "open", N_("In behandeling"), NULL },
	{ "besloten", N_("Besloten"), NULL },
	{ "ingetrokken", N_("Ingetrokken"), NULL },
	{ 0 },
};
const struct casus_keus recht_hoedanigheden[] = {
	{ "zelf", N_("De betrokkene zelf"), NULL },
	{ "ouder", N_("Ouder met gezag"), NULL },
	{ "vertegenwoordiger", N_("Wettelijk vertegenwoordiger"), NULL },
	{ "gemachtigde", N_("Gemachtigde"), NULL },
	{ 0 },
};
const struct casus_keus recht_kanalen[] = {
	{ "brief", N_("Brief"), NULL },
	{ "mail", N_("E-mail"), NULL },
	{ "telefoon", N_("Telefoon"), NULL },
	{ "balie", N_("Aan de balie"), NULL },
	{ 0 },
};
const struct casus_keus recht_identiteiten[] = {
	{ "niet", N_("Nog niet vastgesteld"), NULL },
	{ "document", N_("Identiteitsbewijs gezien"), NULL },
	{ "digitaal", N_("Met een inlogmiddel van de overheid"), NULL },
	{ "bekend", N_("Persoonlijk bekend bij het huis"), NULL },
	{ "machtiging", N_("Machtiging en identiteitsbewijs gezien"), NULL },
	{ 0 },
};
const struct casus_keus recht_uitkomsten[] = {
	{ "toegewezen", N_("Toegewezen"), NULL },
	{ "deels", N_("Deels toegewezen"), NULL },
	{ "afgewezen", N_("Afgewezen"), NULL },
	{ 0 },
};
const struct casus_keus zienswijze_statussen[] = {
	{ "open", N_("Wacht op antwoord"), NULL },
	{ "geen_bezwaar", N_("Geen bezwaar"), NULL },
	{ "bezwaar", N_("Bezwaar"), NULL },
	{ "ingetrokken", N_("Niet meer nodig"), NULL },
	{ 0 },
};

struct dossier_id recht_dossier(struct rechtverzoek_id id)
{
	return (struct dossier_id){ id.v };
}

static struct datum first_term(struct ctx *c, struct datum ontvangen)
{
	const struct termijnsoort *k = termijnsoort_find(c->cat, STR(RECHT_KLOK));

	return k ? termijn_einde(ontvangen, k->lengte, k->eenheid, k->regel, &c->cat->feestdagen)
		: datum_add_months(ontvangen, 1);
}

/* ---- registering ---- */

struct registering {
	struct ctx *c;
	const struct recht_nieuw *n;
	struct str bsn; /* STR_NULL: none */
	struct datum uiterlijk;
};

static enum fault code_check(struct fault_info *fi, const struct casus_keus *v, struct str code, const char *field,
	const char *text)
{
	return casus_keus_label(v, code) ? FAULT_NONE : fault_field(fi, field, text, RECHT_RULE);
}

static enum fault day_check(struct fault_info *fi, struct datum d)
{
	if (!d.v || d.v > datum_today().v)
		return fault_field(fi, "ontvangen", N_("Vul de dag in waarop het verzoek binnenkwam: vandaag of eerder."),
			"AVG 12 lid 3; invariant 39");
	if (d.v < datum_add_months(datum_today(), -TERUG_JAREN).v)
		return fault_field(fi, "ontvangen", N_("Deze dag ligt te lang geleden."), NULL);
	return FAULT_NONE;
}

static enum fault whom_check(struct registering *k)
{
	const struct recht_nieuw *n = k->n;
	struct fault_info *fi = k->c->fi;

	recht_text(fi, n->geslachtsnaam, NAAM_MAX, "geslachtsnaam", N_("Vul de achternaam in."));
	if (!n->geboren.v || !datum_jaar(n->geboren) || n->geboren.v > datum_today().v)
		(void)fault_field(fi, "geboren", N_("Vul de geboortedatum in; het jaar is in elk geval nodig."), NULL);
	k->bsn = STR_NULL;
	if (str_trim(n->bsn).n && !bsn_parse(k->c->arena, n->bsn, &k->bsn))
		(void)fault_field(fi, "bsn", N_("Dit is geen geldig burgerservicenummer."), "invariant 18");
	return fi->fault;
}

static enum fault register_check(struct registering *k)
{
	const struct recht_nieuw *n = k->n;
	struct fault_info *fi = k->c->fi;

	(void)code_check(fi, recht_soorten, n->soort, "soort", N_("Kies wat de betrokkene vraagt."));
	(void)day_check(fi, n->ontvangen);
	recht_text(fi, n->verzoeker, NAAM_MAX, "verzoeker", N_("Schrijf op wie het verzoek doet."));
	(void)code_check(fi, recht_hoedanigheden, n->hoedanigheid, "hoedanigheid", N_("Kies voor wie de verzoeker optreedt."));
	recht_text(fi, n->antwoordadres, NAAM_MAX, "antwoordadres", N_("Schrijf op waar het antwoord heen gaat."));
	(void)code_check(fi, recht_kanalen, n->kanaal, "kanaal", N_("Kies hoe het verzoek binnenkwam."));
	(void)code_check(fi, recht_identiteiten, n->identiteit, "identiteit", N_("Kies hoe de identiteit is vastgesteld."));
	recht_text(fi, n->vraag, TEKST_MAX, "vraag", N_("Schrijf op wat de betrokkene vraagt."));
	recht_text(fi, n->contactpunt, NAAM_MAX, "contactpunt",
		N_("Schrijf op bij wie de betrokkene terecht kan (BGS 1.1)."));
	(void)whom_check(k);
	return fi->fault;
}

static enum fault register_unit(struct unit *u, void *arg)
{
	static const char *const parts[] = { "kern", "inhoud", "verzoek", NULL };
	struct registering *k = arg;
	const struct recht_nieuw *n = k->n;
	struct ctx *c = k->c;
	struct rechtverzoek_id id = { id_new() };
	bool known = !str_eq(n->identiteit, STR("niet"));
	struct batch b = unit_batch(u);
	struct str nummer;
	int64_t rows = 0;

	TRY(nummer_next_in(u, "RV", unit_moment(u), &nummer));
	TRY(dossier_open_in(u, c, recht_dossier(id), parts, "beheer", casus_grond(c, "verzoek", nummer)));
	q_rechtverzoek_add(&b, nummer, c->actor.huis, n->soort, n->ontvangen, k->uiterlijk, id, &rows);
	TRY(batch_run(&b));
	TRY(casus_one(u, rows));
	q_rechtverzoek_inhoud_add(&b, id_new(), str_trim(n->verzoeker), n->hoedanigheid, str_trim(n->antwoordadres), n->kanaal,
		n->identiteit, known ? datum_of_moment(unit_moment(u)) : (struct datum){ 0 },
		known ? c->actor.id : (struct medewerker_id){ 0 }, str_trim(n->voornamen), str_trim(n->voorvoegsel),
		str_trim(n->geslachtsnaam), n->geboren, k->bsn, str_trim(n->vraag), str_trim(n->contactpunt), id, &rows);
	TRY(batch_run(&b));
	TRY(casus_one(u, rows));
	c->uitkomst = id.v;
	return termijn_gedeeld_in(u, c, recht_dossier(id), STR(RECHT_KLOK), GEBEURTENIS_BIT(verzoek_ontvangen),
		moment_of(n->ontvangen, 0, 0));
}

enum fault recht_register(struct ctx *c, const struct recht_nieuw *n, struct rechtverzoek_id *ret)
{
	struct recht_nieuw clean = *n;
	struct registering k = { .c = c, .n = &clean };
	int64_t id;

	clean.voornamen = n->voornamen.p ? n->voornamen : STR("");
	clean.voorvoegsel = n->voorvoegsel.p ? n->voorvoegsel : STR("");
	TRY(ctx_require(c, RECHT_privacy_toetsen));
	TRY(register_check(&k));
	k.uiterlijk = first_term(c, n->ontvangen);
	TRY(ctx_write(c, register_unit, &k, &id));
	ret->v = id;
	return FAULT_NONE;
}

/* ---- reading ---- */

static bool late(struct str status, struct datum uiterlijk)
{
	return str_eq(status, STR("open")) && uiterlijk.v < datum_today().v;
}

enum fault recht_list(struct ctx *c, bool alles, struct recht_lijst *ret)
{
	struct q_rechtverzoek_list_rows rows = { 0 };
	struct batch b = ctx_read(c);

	TRY(ctx_require(c, RECHT_privacy_toetsen));
	q_rechtverzoek_list(&b, alles, &rows);
	TRY(batch_run(&b));
	ret->n = rows.n;
	ret->v = ARENA_ARRAY(c->arena, rows.n + 1, struct recht_rij);
	for (size_t i = 0; i < rows.n; i++) {
		const struct q_rechtverzoek_list *q = &rows.v[i];

		ret->v[i] = (struct recht_rij){ q->id, q->nummer, q->soort, q->status, q->behandelaar_naam, q->ontvangen,
			q->uiterlijk, q->zienswijzen, q->verlengd != 0, late(q->status, q->uiterlijk) };
		ctx_look(c, recht_dossier(q->id), (struct persoon_id){ 0 }, LOOK_SCHERM, STR("register van verzoeken"));
	}
	return FAULT_NONE;
}

struct reading {
	struct q_rechtverzoek_get *r;
	struct q_rechtverzoek_inhoud_get *i;
	struct q_recht_zaak_list_rows zaken;
	struct q_zienswijze_list_rows zienswijzen;
	struct q_recht_zoeking_list_rows zoekingen;
};

static void cases_fill(struct ctx *c, const struct reading *q, struct rechtverzoek *r)
{
	r->nzaken = q->zaken.n;
	r->zaken = ARENA_ARRAY(c->arena, q->zaken.n + 1, struct recht_zaak);
	for (size_t i = 0; i < q->zaken.n; i++) {
		const struct q_recht_zaak_list *z = &q->zaken.v[i];

		r->zaken[i] = (struct recht_zaak){ z->id, z->zaak, z->betrokkene, z->soort, z->nummer, z->huis_naam, z->zeker,
			z->vervallen, z->vervallen_reden, z->uitkomst, z->grond, z->motivering, z->besloten, z->gelezen_tot, z->versie,
			z->gevraagd, z->open, z->bezwaren };
	}
	r->nzienswijzen = q->zienswijzen.n;
	r->zienswijzen = ARENA_ARRAY(c->arena, q->zienswijzen.n + 1, struct zienswijze_rij);
	for (size_t i = 0; i < q->zienswijzen.n; i++) {
		const struct q_zienswijze_list *z = &q->zienswijzen.v[i];

		r->zienswijzen[i] = (struct zienswijze_rij){ z->id, z->zaak, z->nummer, z->naam, z->organisatie_naam, z->domein,
			z->status, z->grond, z->motivering, z->uiterlijk, z->beantwoord, late(z->status, z->uiterlijk) };
	}
	r->nzoekingen = q->zoekingen.n;
	r->zoekingen = ARENA_ARRAY(c->arena, q->zoekingen.n + 1, struct recht_zoeking);
	for (size_t i = 0; i < q->zoekingen.n; i++)
		r->zoekingen[i] = (struct recht_zoeking){ q->zoekingen.v[i].reden, q->zoekingen.v[i].naam,
			q->zoekingen.v[i].gevonden, q->zoekingen.v[i].moment };
}

static struct rechtverzoek *request_of(struct ctx *c, const struct reading *v)
{
	const struct q_rechtverzoek_get *q = v->r;
	const struct q_rechtverzoek_inhoud_get *i = v->i;
	struct rechtverzoek *r = ARENA_NEW(c->arena, struct rechtverzoek);
	struct naam naam = { .voornamen = i->voornamen, .voorletters = STR(""), .voorvoegsel = i->voorvoegsel,
		.geslachtsnaam = i->geslachtsnaam, .partner_voorvoegsel = STR(""), .partner_naam = STR(""), .naamgebruik = 'E' };

	*r = (struct rechtverzoek){ .id = q->id, .nummer = q->nummer, .soort = q->soort, .status = q->status,
		.behandelaar = q->behandelaar, .behandelaar_naam = q->behandelaar_naam,
		.behandelaar_functie = q->behandelaar_functie, .huis = q->huis, .ontvangen = q->ontvangen,
		.uiterlijk = q->uiterlijk, .verlengd = q->verlengd, .verlengd_reden = q->verlengd_reden, .verteld = q->verteld,
		.besloten = q->besloten, .vernietigen = q->vernietigen, .versie = q->versie, .verzoeker = i->verzoeker, .hoedanigheid = i->hoedanigheid,
		.antwoordadres = i->antwoordadres, .kanaal = i->kanaal, .identiteit = i->identiteit,
		.identiteit_naam = i->identiteit_naam, .identiteit_dag = i->identiteit_dag, .geboren = i->geboren,
		.voornamen = i->voornamen, .voorvoegsel = i->voorvoegsel, .geslachtsnaam = i->geslachtsnaam,
		.bsn = i->bsn.p ? i->bsn : STR(""), .vraag = i->vraag, .contactpunt = i->contactpunt,
		.motivering = i->motivering };
	r->naam = naam_display(c->arena, &naam);
	r->open = str_eq(q->status, STR("open"));
	r->te_laat = late(q->status, q->uiterlijk);
	r->behandelt = q->niveau == NIVEAU_SCHRIJVEN && actor_mag(&c->actor, RECHT_privacy_toetsen);
	r->schrijven = r->open && r->behandelt;
	r->verlengbaar = r->schrijven && !q->verlengd && !r->te_laat;
	cases_fill(c, v, r);
	return r;
}

enum fault recht_get(struct ctx *c, struct rechtverzoek_id id, struct rechtverzoek **ret)
{
	struct reading v = { 0 };
	struct batch b = ctx_read(c);

	q_rechtverzoek_get(&b, id, &v.r);
	q_rechtverzoek_inhoud_get(&b, id, &v.i);
	q_recht_zaak_list(&b, id, &v.zaken);
	q_zienswijze_list(&b, id, &v.zienswijzen);
	q_recht_zoeking_list(&b, id, &v.zoekingen);
	TRY(batch_run(&b));
	if (!v.r || !v.i)
		return fault_set(c->fi, FAULT_NOT_FOUND, NULL, NULL);
	*ret = request_of(c, &v);
	ctx_look(c, recht_dossier(id), (struct persoon_id){ 0 }, LOOK_SCHERM, STR("verzoek van de betrokkene"));
	return FAULT_NONE;
}

enum fault recht_read_open(struct ctx *c, struct rechtverzoek_id id, struct rechtverzoek **ret)
{
	TRY(ctx_require(c, RECHT_privacy_toetsen));
	TRY(recht_get(c, id, ret));
	if (!(*ret)->schrijven)
		return fault_set(c->fi, FAULT_DENIED, N_("Dit verzoek is afgehandeld, of een ander behandelt het."), RECHT_RULE);
	return FAULT_NONE;
}

struct recht_zaak *recht_zaak_of(const struct rechtverzoek *r, struct rechtzaak_id id)
{
	for (size_t i = 0; i < r->nzaken; i++)
		if (r->zaken[i].id.v == id.v)
			return &r->zaken[i];
	return NULL;
}

enum fault recht_zaak_get(struct ctx *c, const struct rechtverzoek *r, struct rechtzaak_id id,
	const struct recht_zaak **ret)
{
	*ret = recht_zaak_of(r, id);
	return *ret && !(*ret)->vervallen ? FAULT_NONE : fault_set(c->fi, FAULT_NOT_FOUND, NULL, NULL);
}

enum fault recht_lock_in(struct unit *u, struct rechtverzoek_id id, int64_t versie, struct q_rechtverzoek_get **ret)
{
	struct q_rechtverzoek_get *q = NULL;
	struct batch b = unit_batch(u);

	q_rechtverzoek_get(&b, id, &q);
	TRY(batch_run(&b));
	if (!q)
		return fault_set(unit_fault(u), FAULT_NOT_FOUND, NULL, NULL);
	if (q->niveau != NIVEAU_SCHRIJVEN || !str_eq(q->status, STR("open")))
		return fault_set(unit_fault(u), FAULT_DENIED, N_("Dit verzoek is afgehandeld, of een ander behandelt het."),
			RECHT_RULE);
	if (versie && q->versie != versie)
		return fault_set(unit_fault(u), FAULT_CONFLICT, N_("Dit verzoek is intussen gewijzigd."), NULL);
	*ret = q;
	return FAULT_NONE;
}

/* ---- changes ---- */

enum change { CHANGE_IDENTITEIT, CHANGE_EXTEND, CHANGE_WITHDRAW, CHANGE_HAND_OVER };
struct changing {
	struct ctx *c;
	struct rechtverzoek_id id;
	int64_t versie;
	enum change what;
	struct str tekst;
	struct datum dag;
	struct medewerker_id naar;
};

/* A colleague gets what the actor has; the actor loses it, kern last. */
static enum fault hand_over(struct unit *u, struct changing *k, const struct q_rechtverzoek_get *q)
{
	static const char *const parts[] = { "kern", "inhoud", "verzoek" };
	struct batch b = unit_batch(u);
	int64_t n = 0;

	q_rechtverzoek_collega(&b, k->naar, k->id, q->versie, &n);
	TRY(batch_run(&b));
	TRY(casus_one(u, n));
	for (size_t i = 0; i < 3; i++) {
		struct toegang_gift g = { recht_dossier(k->id), k->naar, parts[i], NIVEAU_SCHRIJVEN, "beheer",
			casus_grond(k->c, "verzoek", q->nummer), 0, 0 };

		TRY(toegang_grant_in(u, k->c, &g));
	}
	TRY(melding_add_in(u, k->naar, "recht_overgedragen", recht_dossier(k->id)));
	return toegang_end_in(u, k->c, recht_dossier(k->id), k->c->actor.id, NULL);
}

static enum fault change_unit(struct unit *u, void *arg)
{
	struct changing *k = arg;
	struct q_rechtverzoek_get *q;
	struct batch b = unit_batch(u);
	int64_t n = 1;

	TRY(recht_lock_in(u, k->id, k->versie, &q));
	k->c->uitkomst = k->id.v;
	switch (k->what) {
	case CHANGE_IDENTITEIT:
		q_rechtverzoek_identiteit(&b, k->tekst, datum_of_moment(unit_moment(u)), k->id, &n);
		break;
	case CHANGE_EXTEND:
		if (q->verlengd)
			return fault_set(unit_fault(u), FAULT_CONFLICT, N_("De termijn is al verlengd."), "AVG 12 lid 3");
		q_rechtverzoek_extend(&b, datum_add_months(q->uiterlijk, RECHT_VERLENGING), unit_moment(u), k->tekst, k->dag,
			k->id, q->versie, &n);
		TRY(termijn_extend_in(u, k->c, recht_dossier(k->id), STR(RECHT_KLOK), datum_add_months(q->uiterlijk,
			RECHT_VERLENGING)));
		break;
	case CHANGE_WITHDRAW:
		q_rechtverzoek_motivering(&b, k->tekst, k->id, &n);
		TRY(batch_run(&b));
		TRY(casus_one(u, n));
		TRY(termijn_close_in(u, k->c, recht_dossier(k->id)));
		q_zienswijze_close(&b, k->id, NULL);
		q_rechtverzoek_status(&b, STR("ingetrokken"), unit_moment(u), bewaring_register(unit_moment(u), q->jaren), k->id,
			q->versie, &n);
		break;
	default:
		return hand_over(u, k, q);
	}
	TRY(batch_run(&b));
	return casus_one(u, n);
}

enum fault recht_set_identiteit(struct ctx *c, struct rechtverzoek_id id, struct str identiteit)
{
	struct changing k = { .c = c, .id = id, .what = CHANGE_IDENTITEIT, .tekst = identiteit };

	TRY(ctx_require(c, RECHT_privacy_toetsen));
	if (!casus_keus_label(recht_identiteiten, identiteit) || str_eq(identiteit, STR("niet")))
		return fault_field(c->fi, "identiteit", N_("Kies hoe de identiteit is vastgesteld."), "AVG 12 lid 6");
	return ctx_write(c, change_unit, &k, NULL);
}

enum fault recht_extend(struct ctx *c, struct rechtverzoek_id id, int64_t versie, struct str reden, struct datum verteld)
{
	struct changing k = { .c = c, .id = id, .versie = versie, .what = CHANGE_EXTEND, .tekst = str_trim(reden),
		.dag = verteld };
	struct rechtverzoek *r;

	TRY(recht_read_open(c, id, &r));
	if (r->te_laat)
		return fault_field(c->fi, "verteld", N_("De eerste maand is voorbij. Verlengen kan niet meer."), "AVG 12 lid 3");
	recht_text(c->fi, reden, REDEN_MAX, "uitleg", N_("Schrijf op waarom er meer tijd nodig is."));
	if (!verteld.v || verteld.v > datum_today().v || verteld.v < r->ontvangen.v)
		(void)fault_field(c->fi, "verteld", N_("Vul in wanneer de betrokkene dit te horen kreeg."), "AVG 12 lid 3");
	if (c->fi->fault)
		return c->fi->fault;
	return ctx_write(c, change_unit, &k, NULL);
}

enum fault recht_withdraw(struct ctx *c, struct rechtverzoek_id id, int64_t versie, struct str reden)
{
	struct changing k = { .c = c, .id = id, .versie = versie, .what = CHANGE_WITHDRAW, .tekst = str_trim(reden) };

	TRY(ctx_require(c, RECHT_privacy_toetsen));
	TRY(casus_text(c->fi, reden, REDEN_MAX, "waarom", N_("Schrijf op waarom het verzoek vervalt.")));
	return ctx_write(c, change_unit, &k, NULL);
}

enum fault recht_collegas(struct ctx *c, struct rechtverzoek_id id, struct recht_collegas *ret)
{
	struct q_recht_contactpunten_rows rows = { 0 };
	struct batch b = ctx_read(c);

	q_recht_contactpunten(&b, ctx_moment(c), &rows);
	TRY(batch_run(&b));
	ret->n = 0;
	ret->v = ARENA_ARRAY(c->arena, rows.n + 1, struct recht_collega);
	for (size_t i = 0; i < rows.n; i++) {
		const struct rol *rol = rol_find(c->cat, rows.v[i].rol);
		bool known = ret->n && ret->v[ret->n - 1].id.v == rows.v[i].id.v;

		if (!known && rol && rol_has(rol, RECHT_privacy_toetsen) && rows.v[i].id.v != c->actor.id.v)
			ret->v[ret->n++] = (struct recht_collega){ .id = rows.v[i].id, .naam = rows.v[i].naam };
	}
	for (size_t i = 0; i < ret->n; i++)
		TRY(recht_admits(c, id, ret->v[i].id, &ret->v[i].mag));
	return FAULT_NONE;
}

enum fault recht_hand_over(struct ctx *c, struct rechtverzoek_id id, int64_t versie, struct medewerker_id naar)
{
	struct changing k = { .c = c, .id = id, .versie = versie, .what = CHANGE_HAND_OVER, .naar = naar };
	struct recht_collegas l;
	const struct recht_collega *wie = NULL;

	TRY(ctx_require(c, RECHT_privacy_toetsen));
	TRY(recht_collegas(c, id, &l));
	for (size_t i = 0; i < l.n; i++)
		if (l.v[i].id.v == naar.v)
			wie = &l.v[i];
	if (!wie)
		return fault_field(c->fi, "collega", N_("Kies een ander contactpunt."), "BGS 1.1");
	if (!wie->mag)
		return fault_field(c->fi, "collega", N_("Dit contactpunt werkt niet in het huis of de besloten kring van elke zaak "
			"in dit verzoek."), "invariant 11");
	return ctx_write(c, change_unit, &k, NULL);
}
