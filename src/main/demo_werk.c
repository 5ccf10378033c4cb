/* The work of the demonstration region: see demo_werk.h. */
#include "main/demo_werk.h"

#include <string.h>

#include "domein/casus/team.h"
#include "domein/casus/tijdlijn.h"
#include "domein/organisatie/huis.h"
#include "domein/toegang/actor.h"
#include "domein/verzoek/verzoek.h"
#include "koppeling/importeer.h"
#include "main/demo_casus.h"
#include "main/demo_recht.h"
#include "main/demo_regio.h"

#define WEIGHED 12

static struct ctx nobody(const struct ctx *base)
{
	struct ctx c = *base;

	c.actor = (struct actor){ 0 };
	c.eyes = (struct db_eyes){ .verzoek = id_new() };
	c.token = STR_NULL;
	c.nlooks = 0;
	return c;
}

enum fault demo_as_id(const struct ctx *base, struct medewerker_id wie, struct ctx *ret)
{
	*ret = nobody(base);
	return actor_as_id(ret, wie, NULL);
}

enum fault demo_as(const struct ctx *base, const char *wie, struct ctx *ret)
{
	struct str prefix = str_cat(base->arena, str_z(wie), STR("@"));

	*ret = nobody(base);
	for (size_t i = 0; i < demo_mensen_n; i++)
		if (str_starts(str_z(demo_mensen[i].email), prefix))
			return actor_as(ret, str_z(demo_mensen[i].email));
	return fault_set(base->fi, FAULT_NOT_FOUND, NULL, NULL);
}

static enum fault route_all(const struct ctx *base, const struct aanmelding_id *v, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		struct aanmelding *a;
		struct ctx c;

		TRY(demo_as(base, "noor.habets", &c));
		TRY(aanmelding_get(&c, v[i], &a));
		TRY(aanmelding_route(&c, v[i], a->kop.versie, c.actor.huis));
	}
	return FAULT_NONE;
}

static enum fault judge(struct ctx *c, struct weging_id w, struct weegpunt_id id, struct weegpunt **ret)
{
	struct weegpunt *p;
	struct weging_beoordeling b = { .punt = id, .risico = STR("midden"),
		.risico_reden = STR("Dreiging naar buren en hulpverleners.") };
	struct weging_oordeel *v = ARENA_ARRAY(c->arena, 64, struct weging_oordeel);

	TRY(weegpunt_get(c, w, id, &p));
	for (size_t s = 0; s < p->nsets; s++)
		for (size_t i = 0; i < p->sets[s].n && b.n < 64; i++) {
			const struct weging_criterium *k = &p->sets[s].v[i];
			bool no = str_eq(k->antwoord, STR("nee"));

			v[b.n++] = (struct weging_oordeel){ p->sets[s].set->code, k->c->code, no ? STR("nee") : STR("ja"), STR("") };
		}
	b.v = v;
	b.versie = p->versie;
	TRY(weging_judge(c, &b));
	return weegpunt_get(c, w, id, ret);
}

static enum fault decide(struct ctx *c, const struct weegpunt *p, const char *uitkomst)
{
	struct medewerker_id *wie = ARENA_ARRAY(c->arena, p->nbeslissers + 1, struct medewerker_id);
	struct weging_besluit d = { .punt = p->id, .versie = p->versie, .uitkomst = str_z(uitkomst),
		.reden = STR("De criteria zijn in de weging besproken met politie en OM."), .deelnemers = wie,
		.n = p->nbeslissers };

	if (strcmp(uitkomst, "doorverwijzen") == 0)
		d.ontvanger = STR("Sociaal team van de gemeente");
	for (size_t i = 0; i < p->nbeslissers; i++)
		wie[i] = p->beslissers[i].id;
	return weging_decide(c, &d);
}

enum fault demo_weeg(const struct ctx *base, const struct aanmelding_id *v, size_t n, const char *const *uitkomsten,
	struct weging_id *ret)
{
	struct medewerker_id present[2];
	struct weegpunt_id *punt = ARENA_ARRAY(base->arena, n + 1, struct weegpunt_id);
	struct weging *w;
	struct ctx c;

	TRY(demo_as(base, "femke.groot", &c));
	present[0] = c.actor.id;
	TRY(demo_as(base, "anouk.rutten", &c));
	present[1] = c.actor.id;
	TRY(route_all(base, v, n));
	TRY(demo_as(base, "sanne.hendrickx", &c));
	TRY(weging_plan(&c, klok_now(), STR("Maastricht"), STR("weegploeg"), ret));
	for (size_t i = 0; i < n; i++)
		TRY(weging_agenda_add(&c, *ret, v[i], &punt[i]));
	TRY(weging_get(&c, *ret, &w));
	TRY(weging_begin(&c, *ret, w->kop.versie));
	TRY(weging_presence_all(&c, *ret, present, 2));
	for (size_t i = 0; i < n; i++) {
		struct weegpunt *p;

		TRY(judge(&c, *ret, punt[i], &p));
		TRY(decide(&c, p, uitkomsten[i]));
	}
	return FAULT_NONE;
}

/* regisseur opens and keeps it. */
static enum fault demo_open(const struct ctx *base, struct aanmelding_id a, const char *regisseur, struct casus_id *ret)
{
	struct casus_nieuw n = { .aanmelding = a };
	struct ctx c;

	TRY(demo_as(base, regisseur, &c));
	return casus_open(&c, &n, ret);
}

/* ---- the whole ---- */

static enum fault timeline_fill(const struct ctx *base, const char *regisseur, struct casus_id id, size_t nr)
{
	static const struct {
		const char *soort, *titel, *tekst;
	} events[] = {
		{ "contact", "Kennismaking", "Kort gesprek aan de deur. Er is bereidheid om mee te werken." },
		{ "signaal", "Melding overlast", "De wijkagent meldt geschreeuw en vernieling in het portiek." },
		{ "besluit", "Eerste afspraken", "Partners spreken af om wekelijks contact te houden." },
		{ "notitie", "Voorbereiding overleg", "Uitnodiging voor het casusoverleg is besproken met de partners." },
	};
	struct ctx c;

	TRY(demo_as(base, regisseur, &c));
	for (size_t i = 0; i < 2 + nr % 3; i++) {
		struct notitie_nieuw n = { .casus = id, .soort = str_z(events[i].soort), .titel = str_z(events[i].titel),
			.tekst = str_z(events[i].tekst), .onderdeel = STR("tijdlijn") };
		struct notitie_id nid;

		TRY(notitie_add(&c, &n, &nid));
	}
	return FAULT_NONE;
}

/* The first referrals of the inbox that stand open for house mh. */
static enum fault pick(const struct ctx *base, struct aanmelding_id *ret, size_t *ret_n)
{
	struct aanmelding_filter f = { 0 };
	struct aanmeldingen page;
	struct ctx c;
	size_t n = 0;

	TRY(demo_as(base, "noor.habets", &c));
	for (f.pagina = 0; n < WEIGHED; f.pagina++) {
		TRY(aanmelding_inbox(&c, &f, &page));
		for (size_t i = 0; i < page.n && n < WEIGHED; i++)
			if (str_eq(page.v[i].status, STR("ingediend")))
				ret[n++] = page.v[i].id;
		if (!page.meer)
			break;
	}
	*ret_n = n;
	return FAULT_NONE;
}

/* A report under the Wvggz, about which a partner is asked before a decision. */
static enum fault before_fill(const struct ctx *base)
{
	const struct persoon_nieuw wie = { .naam = { .voornamen = STR("Ilse"), .geslachtsnaam = STR("Verbrugge") },
		.geboren = datum_of(1971, 3, 14), .geslacht = 'V', .bsn_reden = STR("onbekend"),
		.adres = { .soort = STR("geen"), .plaats = STR("Maastricht") }, .geinformeerd = STR("mondeling") };
	const struct veld_nieuw velden[] = { { STR("melder"), STR("ander") }, { STR("aard"), STR("stoornis") } };
	const struct aanmelding_nieuw n = { .soort = STR("persoon"), .thema = STR("wvggz"),
		.aanleiding = STR("Een buurvrouw belt het meldpunt: mevrouw laat niemand meer binnen."),
		.gedrag = STR("Eet en slaapt nauwelijks, roept 's nachts op straat."), .geprobeerd = STR("De huisarts werd niet binnengelaten."),
		.lokaal = STR("Verkennend onderzoek is een taak van het college."), .doel = STR("Is verplichte zorg nodig?"),
		.leefgebieden = STR("geestelijke_gezondheid"), .noodzaak = STR("Zonder onderzoek blijft het gevaar."),
		.risico = STR("midden"), .categorieen = STR("begeleiding"), .npersonen = 1, .personen = &wie, .nvelden = 2,
		.velden = velden };
	struct verzoek_nieuw v = { .sjabloon = STR(""), .vraag = STR("Is mevrouw I. Verbrugge, geboren 14-3-1971, bij u in zorg, "
		"en wie behandelt haar?"), .grond = STR("Wvggz 5:2"), .uiterlijk = datum_add_days(datum_today(), 7) };
	struct informatieverzoek_id id;
	struct ctx c;

	TRY(demo_as(base, "lotte.veldkamp", &c));
	v.medewerker = c.actor.id;
	TRY(demo_as(base, "noor.habets", &c));
	TRY(aanmelding_submit(&c, &n, &v.aanmelding));
	TRY(route_all(base, &v.aanmelding, 1));
	TRY(demo_as(base, "noor.habets", &c));
	return verzoek_ask(&c, &v, &id);
}

enum fault demo_werk_fill(const struct ctx *base, struct str csv, struct str kolommen)
{
	static const char *const uitkomsten[WEIGHED] = { "casus", "casus", "casus", "casus", "casus", "casus", "casus",
		"casus", "casus", "advies", "doorverwijzen", "niet_in_behandeling" };
	static const char *const regisseurs[] = { "sanne.hendrickx", "tim.boesten" };
	struct aanmelding_id v[WEIGHED];
	struct import_verslag report;
	struct demo_casus casussen[WEIGHED];
	struct weging_id w;
	struct ctx c;
	size_t n, m = 0;

	TRY(demo_as(base, "kees.dassen", &c));
	TRY(import_aanmeldingen(&c, csv, kolommen, 0, NULL, NULL, &report));
	TRY(pick(base, v, &n));
	TRY(demo_weeg(base, v, n, uitkomsten, &w));
	for (size_t i = 0; i < n; i++) {
		struct demo_casus *x = &casussen[m];

		if (strcmp(uitkomsten[i], "casus") != 0)
			continue;
		x->regisseur = regisseurs[i % 2];
		TRY(demo_open(base, v[i], x->regisseur, &x->id));
		TRY(timeline_fill(base, x->regisseur, x->id, m++));
	}
	TRY(demo_casussen_fill(base, casussen, m));
	TRY(before_fill(base));
	return demo_recht_fill(base, casussen, m);
}
