/* The large demonstration: see demo_groot.h. Everybody and everything in it is invented. */
#include "main/demo_groot.h"

#include <stdio.h>
#include <string.h>

#include "domein/casus/casus.h"
#include "domein/organisatie/inrichting.h"
#include "domein/organisatie/opzoek.h"
#include "domein/overleg/overleg.h"
#include "domein/plan/stagnatie.h"
#include "koppeling/registratie.h"
#include "main/demo_regio.h"
#include "main/demo_werk.h"

#define CASES 391 /* besides the nine of demo_werk */

static const char *const voor[] = { "Anneke", "Bas", "Claire", "Daan", "Esra", "Frans", "Gonny", "Hakim", "Ivo", "Jolanda" };
static const char *const achter[] = { "Aerts", "Bemelmans", "Coumans", "Delnoij", "Erkens", "Frijns", "Geurts", "Houben" };
static const struct {
	const char *organisatie, *domein, *functie;
} werkers[] = { { "Politie Geuldal", "politie.example", "Wijkagent" },
	{ "Reclassering Zuidoost", "reclassering.example", "Toezichthouder" }, { "GGZ Maasdal", "ggz.example", "Casemanager" },
	{ "Veilig Thuis Heuvelrand", "veiligthuis.example", "Medewerker" },
	{ "Gemeente Maastricht, sociaal domein", "maastricht.example", "Consulent" },
	{ "Gemeente Heerlen, sociaal domein", "heerlen.example", "Consulent" } };
static const char zvh[] = "Zorg- en Veiligheidshuizen Zuid-Limburg";
/* the first four of the forty keep cases in the other houses */
static const char *const extra_huis[] = { "wm", "wm", "ps", "ps" };

struct huis_werk {
	const char *huis;
	const char *regisseurs[3];
	const char *gemeenten[3];
};

static uint64_t next(uint64_t *seed, uint64_t below)
{
	*seed = *seed * 6364136223846793005u + 1442695040888963407u;
	return (*seed >> 33) % below;
}

struct demo_meer {
	struct str email, naam;
	const char *rollen;
};

static struct demo_meer demo_meer(struct arena *a, size_t nr)
{
	const char *v = voor[nr % 10], *w = achter[(nr / 10 + nr) % 8];
	char text[120];
	struct demo_meer m = { .rollen = nr < 4 ? "procesregisseur" : "ketenpartner" };

	snprintf(text, sizeof(text), "%s %s", v, w);
	m.naam = str_dup(a, str_z(text));
	snprintf(text, sizeof(text), "%c%s.%c%s@%s", v[0] + 'a' - 'A', v + 1, w[0] + 'a' - 'A', w + 1,
		nr < 4 ? "zvh.example" : werkers[nr % 6].domein);
	m.email = str_dup(a, str_z(text));
	return m;
}

static enum fault people_add(struct ctx *c)
{
	struct naam_ids orgs, huizen;

	TRY(opzoek_organisaties(c, &orgs));
	TRY(opzoek_huizen(c, &huizen));
	for (size_t i = 0; i < DEMO_MEER; i++) {
		struct demo_meer d = demo_meer(c->arena, i);
		struct nieuwe_medewerker n = { .naam = d.naam, .email = d.email, .functie = i < 4 ? STR("Procesregisseur")
			: str_z(werkers[i % 6].functie), .vog = datum_of(2025, 1, 15), .opleiding = datum_of(2025, 3, 1) };
		struct huis_id huis = { i < 4 ? opzoek(&huizen, str_z(extra_huis[i])) : 0 };
		struct medewerker_id m;

		n.organisatie.v = opzoek(&orgs, str_z(i < 4 ? zvh : werkers[i % 6].organisatie));
		n.huis = huis;
		n.van = klok_now() - 3 * 365 * DAY_MS;
		n.tot = klok_now() + 3 * 365 * DAY_MS;
		TRY(inrichting_medewerker(c, &n, &m));
		TRY(inrichting_rol(c, m, str_z(d.rollen), huis, STR("")));
		TRY(inrichting_inlog(c, m, n.email, str_z(demo_wachtwoord), (struct str){ demo_totp, sizeof(demo_totp) }));
	}
	return FAULT_NONE;
}

/* ---- the registration ---- */

struct tables {
	struct arena *a;
	struct buf aanmeldingen, casussen, team, notities, afspraken;
	struct datum today;
	uint64_t seed;
	struct huis_werk huizen[3];
};

static void cell(struct buf *b, struct str s)
{
	buf_add(b, s);
	buf_addc(b, ';');
}

static void cell_z(struct buf *b, const char *s)
{
	cell(b, str_z(s));
}

static void cell_day(struct tables *t, struct buf *b, int days)
{
	cell(b, datum_text(t->a, datum_add_days(t->today, days)));
}

static void cell_ref(struct buf *b, int nr)
{
	buf_addc(b, 'D');
	buf_add_i64(b, 10000 + nr);
	buf_addc(b, ';');
}

static void row_end(struct buf *b)
{
	b->p[b->n - 1] = '\n';
}

static void referral_row(struct tables *t, int nr, const char *gemeente, int received)
{
	static const char *const themas[] = { "verward_gedrag", "multiproblematiek", "extensief_geweld" };
	static const char *const situaties[] = { "Buurtbewoners melden bijna wekelijks geschreeuw en vernieling in het portiek.",
		"Dreigt de woning te verliezen. Er zijn schulden en zorgen over de kinderen.",
		"Keert terug uit detentie zonder onderdak, inkomen of behandelaar." };
	static const char *const namen[] = { "Janssen", "Kuipers", "Öztürk", "Smeets", "El Amrani", "Kowalski", "Hendriks",
		"Bouzidi", "Wolters", "Crützen", "Peeters", "Nowak" };
	static const char *const roepnamen[] = { "Mees", "Yassir", "Tom", "Samira", "Truus", "Özgür", "Dirk", "Fatma", "Luc",
		"Ilse", "Wiel", "Chantal", "Bart", "Nicole" };
	struct buf *b = &t->aanmeldingen;
	size_t org = next(&t->seed, 5);

	cell_ref(b, nr);
	cell_z(b, themas[next(&t->seed, 3)]);
	cell_z(b, werkers[org].organisatie);
	cell_day(t, b, -received);
	cell_z(b, gemeente);
	cell_z(b, situaties[next(&t->seed, 3)]);
	cell_z(b, org == 0 ? "8" : "");
	cell_z(b, roepnamen[next(&t->seed, 14)]);
	cell_z(b, namen[next(&t->seed, 12)]);
	cell(b, datum_text(t->a, datum_of(1958 + (int)next(&t->seed, 48), 1 + (int)next(&t->seed, 12),
		1 + (int)next(&t->seed, 28))));
	row_end(b);
}

static void case_row(struct tables *t, int nr, const char *regisseur, int decided, int opened)
{
	static const char *const fasen[] = { "analyse", "plan", "uitvoering", "uitvoering" };
	struct buf *b = &t->casussen;

	cell_ref(b, nr);
	cell_z(b, regisseur);
	cell_day(t, b, -decided);
	cell_z(b, "femke.groot@om.example");
	cell_day(t, b, -opened);
	cell_z(b, fasen[next(&t->seed, 4)]);
	cell_z(b, next(&t->seed, 3) ? "laag" : "midden");
	cell_day(t, b, (int)next(&t->seed, 170) - 25);
	row_end(b);
}

static void note_rows(struct tables *t, int nr, int opened, const char *regisseur)
{
	static const struct {
		const char *soort, *titel, *tekst;
	} events[] = { { "contact", "Kennismaking", "Kort gesprek aan de deur. Er is bereidheid om mee te werken." },
		{ "signaal", "Melding overlast", "De wijkagent meldt geschreeuw in het portiek." },
		{ "contact", "Huisbezoek", "Samen met de wijkagent langs geweest. De woning is opgeruimd." },
		{ "besluit", "Afspraken bijgesteld", "Partners houden wekelijks contact." } };

	for (size_t i = 0; i < 2 + next(&t->seed, 4); i++) {
		size_t e = next(&t->seed, 4);
		struct buf *b = &t->notities;

		cell_ref(b, nr);
		cell_day(t, b, -1 - (int)next(&t->seed, (uint64_t)(opened > 1 ? opened - 1 : 1)));
		cell_z(b, events[e].soort);
		cell_z(b, events[e].titel);
		cell_z(b, events[e].tekst);
		cell_z(b, regisseur);
		row_end(b);
	}
}

/* Partners in the team, each with something to do; one in five is late. */
static void partner_rows(struct tables *t, int nr)
{
	static const char *const afspraken[] = { "Intake bij het Fact-team bevestigen", "Elke week een gesprek voeren",
		"Schulden in kaart brengen", "Huurachterstand regelen", "Dagbesteding zoeken voor drie dagdelen" };
	size_t first = next(&t->seed, DEMO_MEER - 8), n = 1 + next(&t->seed, 3);

	for (size_t i = 0; i < n; i++) {
		struct demo_meer d = demo_meer(t->a, 4 + (first + i) % (DEMO_MEER - 4));

		cell_ref(&t->team, nr);
		cell(&t->team, d.email);
		cell_day(t, &t->team, 60 + (int)next(&t->seed, 300));
		row_end(&t->team);
		cell_ref(&t->afspraken, nr);
		cell_z(&t->afspraken, afspraken[next(&t->seed, 5)]);
		cell(&t->afspraken, d.email);
		cell_day(t, &t->afspraken, (int)next(&t->seed, 50) - 10);
		row_end(&t->afspraken);
	}
}

static void tables_fill(struct tables *t)
{
	buf_addz(&t->aanmeldingen, "ref;thema;org;dag;gemeente;situatie;wpg;voornaam;naam;geboren\n");
	buf_addz(&t->casussen, "ref;regisseur;besluit;door;geopend;fase;risico;herbeoordeling\n");
	buf_addz(&t->team, "ref;wie;tot\n");
	buf_addz(&t->notities, "ref;dag;soort;titel;tekst;door\n");
	buf_addz(&t->afspraken, "ref;tekst;wie;dag\n");
	for (int nr = 0; nr < CASES; nr++) {
		const struct huis_werk *h = &t->huizen[nr % 3];
		const char *regisseur = h->regisseurs[next(&t->seed, 3)];
		int received = 40 + (int)next(&t->seed, 690), decided = received - 10, opened = decided - 5;

		referral_row(t, nr, h->gemeenten[next(&t->seed, 3)], received);
		case_row(t, nr, regisseur, decided, opened);
		note_rows(t, nr, opened, regisseur);
		partner_rows(t, nr);
	}
}

static const char mapping[] =
	"[aanmeldingen]\nbestand = a.csv\nreferentie = ref\nthema = thema\naanbrenger = org\ningediend = dag\n"
	"gemeente = gemeente\naanleiding = situatie\ngedrag = situatie\nwpg = wpg\nvoornamen = voornaam\nachternaam = naam\n"
	"geboren = geboren\nvast.soort = persoon\nvast.urgentie = gewoon\nvast.rol = betrokkene\nvast.geslacht = O\n"
	"vast.geprobeerd = Het wijkteam en de bemoeizorg gingen vier keer langs.\n"
	"vast.lokaal = Het raakt zorg en veiligheid tegelijk.\nvast.doel = Een plan met een regisseur.\n"
	"vast.leefgebieden = huisvesting,geestelijke_gezondheid\nvast.taak = Eigen wettelijke taak\n"
	"vast.noodzaak = Zonder elkaars informatie is geen plan mogelijk.\nvast.geinformeerd = mondeling\n"
	"vast.c.bgs_2_20.a = ja\nvast.m.bgs_2_20.a = Zie situatie.\nvast.c.bgs_2_20.b = ja\nvast.m.bgs_2_20.b = Zie situatie.\n"
	"vast.c.bgs_2_20.c = ja\nvast.m.bgs_2_20.c = Zie situatie.\nvast.c.bgs_2_20.d = ja\nvast.m.bgs_2_20.d = Zie situatie.\n"
	"vast.c.landelijk.1 = ja\nvast.m.landelijk.1 = Zie.\nvast.c.landelijk.2 = ja\nvast.m.landelijk.2 = Zie.\n"
	"vast.c.landelijk.3 = ja\nvast.m.landelijk.3 = Zie.\nvast.c.landelijk.4 = nee\nvast.m.landelijk.4 = Zie.\n"
	"[casussen]\nbestand = c.csv\nreferentie = ref\nregisseur = regisseur\nbesloten = besluit\nbesluit_door = door\n"
	"geopend = geopend\nfase = fase\nrisico = risico\nherbeoordeling = herbeoordeling\n"
	"[team]\nbestand = t.csv\nreferentie = ref\nmedewerker = wie\ntot = tot\n"
	"[notities]\nbestand = n.csv\nreferentie = ref\ndatum = dag\nsoort = soort\ntitel = titel\ntekst = tekst\nauteur = door\n"
	"[afspraken]\nbestand = f.csv\nreferentie = ref\ntekst = tekst\neigenaar = wie\ntermijn = dag\n";

static enum fault registration_take(struct ctx *c)
{
	struct arena *a = c->arena;
	struct tables t = { .a = a, .aanmeldingen = buf_new(a), .casussen = buf_new(a), .team = buf_new(a),
		.notities = buf_new(a), .afspraken = buf_new(a), .today = datum_today(), .seed = 20261122,
		.huizen = { { "mh", { "sanne.hendrickx@zvh.example", "tim.boesten@zvh.example", "sanne.hendrickx@zvh.example" },
			{ "0935", "0938", "0981" } },
			{ "ps", { "mila.crutzen@zvh.example", demo_meer(a, 2).email.p, demo_meer(a, 3).email.p },
				{ "0917", "0928", "0882" } },
			{ "wm", { "joep.lemmens@zvh.example", demo_meer(a, 0).email.p, demo_meer(a, 1).email.p },
				{ "1883", "0971", "0888" } } } };
	struct registratie_verslag v;
	struct bronbestand files[5];

	tables_fill(&t);
	files[0] = (struct bronbestand){ STR("a.csv"), buf_str(&t.aanmeldingen) };
	files[1] = (struct bronbestand){ STR("c.csv"), buf_str(&t.casussen) };
	files[2] = (struct bronbestand){ STR("t.csv"), buf_str(&t.team) };
	files[3] = (struct bronbestand){ STR("n.csv"), buf_str(&t.notities) };
	files[4] = (struct bronbestand){ STR("f.csv"), buf_str(&t.afspraken) };
	if (registratie_import(c, files, 5, str_z(mapping), false, NULL, NULL, &v) == FAULT_NONE)
		return FAULT_NONE;
	return v.v.n ? fault_detail(c->fi, FAULT_INVALID, v.v.problems[0].wat, v.v.problems[0].kolom.p) : FAULT_INVALID;
}

/* ---- overleggen ---- */

static enum fault meeting_add(const struct ctx *base, const char *wie, int days, int uur, size_t punten)
{
	struct overleg_plan p = { .soort = STR("casusoverleg"), .dag = datum_add_days(datum_today(), days), .uur = uur,
		.plaats = STR("Stadskantoor 2.14"), .link = STR(""), .keer = 1 };
	struct casus_filter f = { .mijn = true };
	struct casus_lijst l;
	struct overleg_id id;
	struct ctx c;

	TRY(demo_as(base, wie, &c));
	TRY(casus_list(&c, &f, &l));
	TRY(overleg_plan(&c, &p, &id));
	for (size_t i = 0; i < l.n && i < punten; i++) {
		struct punt_nieuw n = { .overleg = id, .casus = l.v[i].id, .titel = STR(""),
			.vraag = STR("Wat is er nodig om verder te komen?"), .team = true };
		struct agendapunt_id punt;

		TRY(punt_add(&c, &n, &punt));
	}
	return FAULT_NONE;
}

enum fault demo_groot_fill(const struct ctx *base)
{
	struct ctx c;

	TRY(demo_as(base, "kees.dassen", &c));
	TRY(people_add(&c));
	TRY(demo_as(base, "kees.dassen", &c));
	TRY(registration_take(&c));
	c = *base;
	TRY(stagnatie_follow(&c, (struct casus_id){ 0 }));
	TRY(meeting_add(base, "sanne.hendrickx", 0, 22, 5));
	TRY(meeting_add(base, "joep.lemmens", 0, 22, 4));
	return meeting_add(base, "sanne.hendrickx", 3, 10, 4);
}
