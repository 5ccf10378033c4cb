/* The legal work of the demonstration region: see demo_recht.h. */
#include "main/demo_recht.h"

#include "domein/brief/informeren.h"
#include "domein/inzien/datalek.h"
#include "domein/inzien/nood.h"
#include "domein/inzien/register.h"
#include "domein/rechtverzoek/inzage.h"
#include "domein/verstrekking/standpunt.h"
#include "main/demo_werk.h"

#define CONTACTPUNT "hilde.vroemen"
#define ADRES STR("http://localhost")

/* The agreements go to a deelnemer that is not in the team; every source was asked. */
static enum fault pass_on(const struct ctx *base, const struct demo_casus *x)
{
	struct verstrekking v = { .dossier = casus_dossier(x->id), .aan = DELEN_DEELNEMER, .wijze = STR("bericht"),
		.wat = STR("Stand van de afspraken"), .categorieen = STR("identiteit,contact"),
		.noodzaak = STR("Sluit de eigen begeleiding op het plan aan.") };
	struct verstrekking_standpunt *s;
	struct verstrekking_vorm *f;
	struct verstrekking_id id;
	struct ctx c;

	TRY(demo_as(base, x->regisseur, &c));
	TRY(verstrekking_form(&c, x->id, &f));
	if (!f->ndeelnemers || !f->ngronden || !f->regime->ndoelen)
		return FAULT_NONE;
	s = ARENA_ARRAY(c.arena, f->nbronnen + 1, struct verstrekking_standpunt);
	for (size_t i = 0; i < f->nbronnen; i++)
		s[i] = (struct verstrekking_standpunt){ f->bronnen[i].id, STR("toestemming"), STR("Gevraagd in het overleg") };
	v.organisatie.v = f->deelnemers[0].id;
	v.doel = f->regime->doelen[0].code;
	v.grond = f->gronden[0];
	v.nbronnen = f->nbronnen;
	v.bronnen = s;
	TRY(demo_as(base, x->regisseur, &c));
	return verstrekking_add(&c, &v, &id);
}

/* Whether it may go to the food bank too is asked of the sources; the first has answered. */
static enum fault ask_sources(const struct ctx *base, const struct demo_casus *x)
{
	struct verstrekking v = { .dossier = casus_dossier(x->id), .aan = DELEN_DERDE,
		.ontvanger = STR("Voedselbank Geuldal"), .functie = STR("coördinator"),
		.wat = STR("Dat er een plan is, en wie de voedselbank kan bellen"), .categorieen = STR("identiteit,contact") };
	static const char *const who[] = { "rik.schreurs", "lotte.veldkamp", "karin.bouts", "femke.groot" };
	struct verstrekking_vorm *f;
	struct standpunten l;
	struct ctx c;
	int64_t n;

	TRY(demo_as(base, x->regisseur, &c));
	TRY(verstrekking_form(&c, x->id, &f));
	if (!verstrekking_regel(f->regime, DELEN_DERDE, STR("")) || !f->nbronnen || !f->ngronden || !f->regime->ndoelen)
		return FAULT_NONE;
	v.doel = f->regime->doelen[0].code;
	v.grond = f->gronden[0];
	TRY(demo_as(base, x->regisseur, &c));
	TRY(standpunt_ask(&c, &v, &n));
	for (size_t i = 0; i < sizeof(who) / sizeof(who[0]); i++) {
		TRY(demo_as(base, who[i], &c));
		TRY(standpunt_mine(&c, &l));
		if (!l.n)
			continue;
		TRY(demo_as(base, who[i], &c));
		return standpunt_answer(&c, l.v[0].id, 1, STR("toestemming"), STR(""), STR("Alleen de naam en het telefoonnummer"));
	}
	return FAULT_NONE;
}

static enum fault break_glass(const struct ctx *base, const struct demo_casus *x)
{
	struct nood_vraag v = { .reden = STR("crisis"), .adres = ADRES,
		.toelichting = STR("Betrokkene meldde zich in het weekend in crisis; de regisseur was niet bereikbaar.") };
	struct casus_kop *k;
	struct casus_id id;
	struct ctx c;
	bool already;

	TRY(demo_as(base, x->regisseur, &c));
	TRY(casus_kop_get(&c, x->id, &k));
	v.nummer = k->nummer;
	TRY(demo_as(base, "mila.crutzen", &c));
	TRY(nood_ask(&c, &v, &id, &already));
	TRY(demo_as(base, "mila.crutzen", &c));
	return already ? FAULT_NONE : nood_end(&c, id);
}

/* One that was settled: the page says until when it is kept. */
static enum fault settled_breach(const struct ctx *base)
{
	struct datalek_besluit d = { .versie = 1, .gegevens = STR("Naam en woonplaats"), .risico = STR("geen"),
		.gevolgen = STR("De ontvanger is een deelnemer en heeft de brief ongelezen teruggestuurd."),
		.maatregelen = STR("Adressen worden door een tweede gecontroleerd."), .ap = STR("niet"), .ap_kenmerk = STR(""),
		.ap_reden = STR("Geen risico voor de betrokkene."), .betrokkenen = STR("niet"),
		.betrokkenen_reden = STR("Geen risico voor de betrokkene."), .aantal = { true, 1 }, .afronden = true };
	struct ctx c;

	TRY(demo_as(base, CONTACTPUNT, &c));
	TRY(datalek_report(&c, klok_now() - 60 * HOUR_MS, STR("Een brief ging naar een verkeerde organisatie."), ADRES, &d.id));
	TRY(demo_as(base, CONTACTPUNT, &c));
	return datalek_settle(&c, &d);
}

static enum fault breach(const struct ctx *base)
{
	struct datalek_id id;
	struct ctx c;

	TRY(demo_as(base, "noor.habets", &c));
	return datalek_report(&c, klok_now() - 20 * HOUR_MS,
		STR("Een uitdraai van een agenda lag bij de printer in de gang. Er stonden casusnummers op, geen namen."), ADRES, &id);
}

/* What the catalogue leaves open in a letter goes: each {place} with its braces. */
static struct str closed(struct arena *a, struct str text)
{
	struct buf b = buf_new(a);
	bool inside = false;

	for (size_t i = 0; i < text.n; i++) {
		inside = inside ? text.p[i] != '}' : text.p[i] == '{';
		if (!inside && text.p[i] != '}')
			buf_addc(&b, text.p[i]);
	}
	return buf_str(&b);
}

static enum fault letter(struct ctx *c, const struct informatie_lijst *l, const struct informatie_persoon *p)
{
	struct brief_nieuw n = { .casus = l->kop->id, .betrokkene = p->id, .versie = informatie_versie(p), .wijze = STR("post"),
		.dag = datum_today() };
	struct brief_concept v;
	struct brief_id id;

	TRY(brief_write(c, l, p, STR(""), &v));
	n.soort = v.soort->code;
	n.aan = p->kind || !v.aan.n ? STR("De wettelijk vertegenwoordiger") : v.aan;
	n.adres = v.adres.n ? v.adres : STR("Dorpsstraat 1, 6200 AA Maastricht");
	n.onderwerp = v.onderwerp;
	n.tekst = closed(c->arena, v.tekst);
	return brief_send(c, &n, &id);
}

static enum fault postpone(struct ctx *c, const struct informatie_lijst *l, const struct informatie_persoon *p)
{
	const struct informatie_uitstel u = { .casus = l->kop->id, .betrokkene = p->id, .versie = informatie_versie(p),
		.grond = l->regime->informatie.uitzonderingen[0], .reden = STR("Er is vrees voor de veiligheid van een ander."),
		.bron = STR("Rik Schreurs, politie"), .herzien = datum_add_days(datum_today(), 40) };

	return informatie_defer(c, &u);
}

/* The first person of a case gets his letter, or it is postponed. */
static enum fault inform(const struct ctx *base, const struct demo_casus *x, bool now)
{
	struct informatie_lijst *l;
	struct ctx c;

	TRY(demo_as(base, x->regisseur, &c));
	TRY(informatie_list(&c, x->id, &l));
	if (!l->verplicht || !l->n || !l->regime->informatie.nuitzonderingen)
		return FAULT_NONE;
	return now ? letter(&c, l, &l->v[0]) : postpone(&c, l, &l->v[0]);
}

/* The first person of a case asks for his data; the cases are looked up. */
static enum fault request(const struct ctx *base, const struct demo_casus *x, struct rechtverzoek_id *ret)
{
	struct recht_nieuw n = { .soort = STR("inzage"), .ontvangen = datum_add_days(datum_today(), -9), .hoedanigheid = STR("zelf"),
		.antwoordadres = STR("Verblijfadres, per post"), .kanaal = STR("brief"), .identiteit = STR("document"), .bsn = STR(""),
		.vraag = STR("Ik wil weten wat er over mij is opgeschreven en wie dat heeft gezien."),
		.contactpunt = STR("Hilde Vroemen, 046 000 00 00") };
	struct casus_kop *k;
	struct ctx c;
	int64_t found;

	TRY(demo_as(base, x->regisseur, &c));
	TRY(casus_kop_get(&c, x->id, &k));
	n.voornamen = k->naam.voornamen;
	n.voorvoegsel = k->naam.voorvoegsel;
	n.geslachtsnaam = k->naam.geslachtsnaam;
	n.geboren = k->geboren.v ? k->geboren : datum_of(1985, 1, 1);
	n.verzoeker = k->naam.geslachtsnaam;
	TRY(demo_as(base, CONTACTPUNT, &c));
	TRY(recht_register(&c, &n, ret));
	TRY(demo_as(base, CONTACTPUNT, &c));
	return recht_search(&c, *ret, STR("Verzoek om inzage per brief"), &found);
}

/* A deelnemer has no objection to what was asked of him for this request. */
static enum fault no_objection(const struct ctx *base, struct medewerker_id wie, struct rechtverzoek_id id)
{
	struct zienswijzen open;
	struct zienswijze *z;
	struct ctx c;

	TRY(demo_as_id(base, wie, &c));
	TRY(zienswijze_mine(&c, &open));
	for (size_t i = 0; i < open.n; i++) {
		TRY(demo_as_id(base, wie, &c));
		TRY(zienswijze_get(&c, open.v[i].id, &z));
		if (z->verzoek.v == id.v)
			TRY(zienswijze_answer(&c, z->id, z->versie, false, STR(""), STR("")));
	}
	return FAULT_NONE;
}

/* One deelnemer of each case is asked what he thinks; he answers, or not yet. */
static enum fault consult(const struct ctx *base, struct rechtverzoek_id id, bool answered)
{
	struct recht_deelnemers d;
	struct rechtverzoek *r;
	struct ctx c;

	TRY(demo_as(base, CONTACTPUNT, &c));
	TRY(recht_get(&c, id, &r));
	for (size_t i = 0; i < r->nzaken; i++) {
		struct recht_vraag v = { .id = id, .zaak = r->zaken[i].id, .n = 1, .uiterlijk = datum_add_days(datum_today(), 7),
			.vraag = STR("Is er bezwaar tegen inzage in wat uw organisatie heeft ingebracht?") };

		TRY(demo_as(base, CONTACTPUNT, &c));
		TRY(recht_deelnemers(&c, r, &r->zaken[i], &d));
		if (!d.n)
			continue;
		v.mensen = &d.v[0].id;
		TRY(recht_consult(&c, &v));
		if (answered)
			TRY(no_objection(base, d.v[0].id, id));
	}
	return FAULT_NONE;
}

/* Granted in every case, and given. */
static enum fault give(const struct ctx *base, struct rechtverzoek_id id)
{
	struct rechtverzoek *r;
	struct ctx c;

	TRY(demo_as(base, CONTACTPUNT, &c));
	TRY(recht_get(&c, id, &r));
	for (size_t i = 0; i < r->nzaken; i++) {
		const struct recht_besluit b = { id, r->zaken[i].id, r->zaken[i].versie, STR("toegewezen"), STR(""), STR("") };

		TRY(demo_as(base, CONTACTPUNT, &c));
		TRY(recht_decide(&c, &b));
		TRY(demo_as(base, CONTACTPUNT, &c));
		TRY(recht_zaak_open(&c, id, r->zaken[i].id));
	}
	TRY(demo_as(base, CONTACTPUNT, &c));
	TRY(inzage_deliver(&c, id));
	TRY(demo_as(base, CONTACTPUNT, &c));
	TRY(recht_get(&c, id, &r));
	return recht_finish(&c, id, r->versie, STR("U krijgt inzage in alles wat er over u is vastgelegd."));
}

/* A house that the contact point keeps the registers of. */
static enum fault own_house(const struct ctx *base, struct huis_id *ret)
{
	struct huis_id *v;
	struct ctx c;
	bool regio;
	size_t n;

	TRY(demo_as(base, CONTACTPUNT, &c));
	TRY(register_huizen(&c, &n, &v, &regio));
	*ret = n ? v[0] : (struct huis_id){ 0 };
	return FAULT_NONE;
}

static enum fault measures(const struct ctx *base, struct huis_id huis)
{
	struct datum today = datum_today();
	struct maatregel v[] = {
		{ .wat = STR("Toegang van vertrokken medewerkers elke maand nalopen"), .eigenaar = STR("Teammanager"),
			.uiterlijk = datum_add_days(today, 9), .resultaat = STR("") },
		{ .wat = STR("Werkinstructie voor incidentele derden vaststellen"), .eigenaar = STR("Contactpunt privacy"),
			.uiterlijk = datum_add_days(today, 120), .resultaat = STR("") },
		{ .wat = STR("Tweede factor verplicht voor iedereen"), .eigenaar = STR("Functioneel beheerder"),
			.uiterlijk = datum_add_days(today, -90), .klaar = datum_add_days(today, -100),
			.herzien = datum_add_days(today, 265), .resultaat = STR("Staat aan; nagelopen in de inloggegevens.") },
	};
	struct maatregel_id id;
	struct ctx c;

	for (size_t i = 0; i < sizeof(v) / sizeof(v[0]); i++) {
		v[i].huis = huis;
		v[i].dpia = STR("DPIA casusregistratie");
		TRY(demo_as(base, CONTACTPUNT, &c));
		TRY(maatregel_save(&c, &v[i], &id));
	}
	return FAULT_NONE;
}

/* Signed by all but one. */
static enum fault covenant(const struct ctx *base, struct huis_id huis)
{
	const struct convenant v = { .huis = huis, .soort = STR("convenant"), .titel = STR("Samenwerkingsconvenant"),
		.uitgave = STR("2.0"), .document = STR("Archief, map convenanten"), .toelichting = STR(""),
		.ingang = datum_add_days(datum_today(), -700), .einde = datum_add_days(datum_today(), 80) };
	struct convenant_id id;
	struct convenant *got;
	struct ctx c;

	TRY(demo_as(base, CONTACTPUNT, &c));
	TRY(convenant_save(&c, &v, &id));
	TRY(demo_as(base, CONTACTPUNT, &c));
	TRY(convenant_get(&c, id, &got));
	for (size_t i = 1; i < got->nniet; i++) {
		TRY(demo_as(base, CONTACTPUNT, &c));
		TRY(convenant_sign(&c, id, got->niet[i].id, STR("Directeur"), datum_add_days(v.ingang, (int)i)));
	}
	return FAULT_NONE;
}

static enum fault registers(const struct ctx *base)
{
	struct huis_id huis;

	TRY(own_house(base, &huis));
	TRY(measures(base, huis));
	return covenant(base, huis);
}

enum fault demo_recht_fill(const struct ctx *base, const struct demo_casus *v, size_t n)
{
	struct rechtverzoek_id open, gegeven;

	if (n < 3)
		return FAULT_NONE;
	TRY(pass_on(base, &v[0]));
	TRY(pass_on(base, &v[1]));
	TRY(ask_sources(base, &v[0]));
	TRY(inform(base, &v[0], true));
	TRY(inform(base, &v[1], false));
	TRY(break_glass(base, &v[1]));
	TRY(breach(base));
	TRY(settled_breach(base));
	TRY(registers(base));
	TRY(request(base, &v[0], &open));
	TRY(consult(base, open, false));
	TRY(request(base, &v[2], &gegeven));
	TRY(consult(base, gegeven, true));
	return give(base, gegeven);
}
