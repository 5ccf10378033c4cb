/* The demonstration region: see demo_regio.h. Sources: the houses' own pages and the CBS codes of 2026. */
#include "main/demo_regio.h"

#include <string.h>

#include "catalogus/catalogus.h"
#include "domein/organisatie/inrichting.h"

const char demo_wachtwoord[] = "schakel-demo-2026";
const char demo_totp[20] = "12345678901234567890";

static const struct {
	const char *code, *naam, *adres;
} huizen[] = {
	{ "mh", "Zorg- en Veiligheidshuis Maastricht-Heuvelland", "Maastricht" },
	{ "wm", "Zorg- en Veiligheidshuis Westelijke Mijnstreek", "Geleenbeeklaan 2, Geleen" },
	{ "ps", "Zorg- en Veiligheidshuis Parkstad", "Heerlen" },
};

static const struct {
	const char *code, *huis;
} gemeenten[] = {
	{ "1903", "mh" }, { "1729", "mh" }, { "0935", "mh" }, { "0938", "mh" }, { "0981", "mh" }, { "0994", "mh" },
	{ "0888", "wm" }, { "1883", "wm" }, { "0971", "wm" },
	{ "1954", "ps" }, { "0899", "ps" }, { "0917", "ps" }, { "0928", "ps" }, { "0882", "ps" }, { "0965", "ps" },
	{ "0986", "ps" },
};

static const struct {
	const char *naam, *soort;
} organisaties[] = {
	{ "Zorg- en Veiligheidshuizen Zuid-Limburg", "zvh" },
	{ "Politie Geuldal", "politie" },
	{ "Openbaar Ministerie Maasvallei", "om" },
	{ "Reclassering Zuidoost", "reclassering" },
	{ "GGZ Maasdal", "ggz" },
	{ "Veilig Thuis Heuvelrand", "veilig_thuis" },
	{ "Gemeente Maastricht, sociaal domein", "gemeente" },
	{ "Gemeente Heerlen, sociaal domein", "gemeente" },
	{ "Woonstichting Thuis aan de Maas", "woningcorporatie" },
};

#define ZVH "Zorg- en Veiligheidshuizen Zuid-Limburg"
const struct demo_mens demo_mensen[] = {
	{ "sanne.hendrickx@zvh.example", "Sanne Hendrickx", "Procesregisseur", ZVH, "mh", "procesregisseur", "" },
	{ "tim.boesten@zvh.example", "Tim Boesten", "Procesregisseur", ZVH, "mh", "procesregisseur", "" },
	{ "mila.crutzen@zvh.example", "Mila Crutzen", "Procesregisseur", ZVH, "ps", "procesregisseur", "radicalisering" },
	{ "joep.lemmens@zvh.example", "Joep Lemmens", "Procesregisseur", ZVH, "wm", "procesregisseur", "" },
	{ "els.vroomen@zvh.example", "Els Vroomen", "Procesondersteuner", ZVH, "mh", "procesondersteuner", "" },
	{ "noor.habets@zvh.example", "Noor Habets", "Intake", ZVH, "mh", "intake,weegploeglid", "" },
	{ "bram.janssen@zvh.example", "Bram Janssen", "Intake", ZVH, "ps", "intake", "" },
	{ "marjolein.tonnaer@zvh.example", "Marjolein Tonnaer", "Teammanager", ZVH, "mh", "teammanager", "" },
	{ "hilde.vroemen@zvh.example", "Hilde Vroemen", "Contactpunt privacy", ZVH, "mh", "contactpunt", "" },
	{ "kees.dassen@zvh.example", "Kees Dassen", "Functioneel beheerder", ZVH, "mh", "beheerder", "" },
	{ "rik.schreurs@politie.example", "Rik Schreurs", "Wijkagent", "Politie Geuldal", "", "ketenpartner", "" },
	{ "anouk.rutten@politie.example", "Anouk Rutten", "Operationeel expert", "Politie Geuldal", "",
		"ketenpartner,weegploeglid,coordinator", "" },
	{ "femke.groot@om.example", "Femke de Groot", "Parketsecretaris", "Openbaar Ministerie Maasvallei", "",
		"ketenpartner,weegploeglid", "" },
	{ "deniz.yilmaz@reclassering.example", "Deniz Yilmaz", "Toezichthouder", "Reclassering Zuidoost", "",
		"ketenpartner", "" },
	{ "lotte.veldkamp@ggz.example", "Lotte Veldkamp", "Casemanager Fact", "GGZ Maasdal", "", "ketenpartner", "" },
	{ "arie.peters@veiligthuis.example", "Arie Peters", "Medewerker", "Veilig Thuis Heuvelrand", "", "ketenpartner",
		"" },
	{ "karin.bouts@maastricht.example", "Karin Bouts", "Consulent Wmo", "Gemeente Maastricht, sociaal domein", "",
		"ketenpartner,weegploeglid", "" },
	{ "hans.kleijnen@heerlen.example", "Hans Kleijnen", "Consulent jeugd", "Gemeente Heerlen, sociaal domein", "",
		"ketenpartner", "" },
	{ "petra.claessens@wonen.example", "Petra Claessens", "Woonconsulent", "Woonstichting Thuis aan de Maas", "",
		"ketenpartner", "" },
	{ "wil.smeets@politie.example", "Wil Smeets", "Accountbeheer", "Politie Geuldal", "", "organisatiebeheerder", "" },
};
const size_t demo_mensen_n = sizeof(demo_mensen) / sizeof(demo_mensen[0]);

struct filling {
	struct ctx *c;
	struct regio_id regio;
	struct huis_id huis[3];
	struct organisatie_id org[sizeof(organisaties) / sizeof(organisaties[0])];
};

static struct huis_id huis_of(const struct filling *f, const char *code)
{
	for (size_t i = 0; i < sizeof(huizen) / sizeof(huizen[0]); i++)
		if (strcmp(huizen[i].code, code) == 0)
			return f->huis[i];
	return (struct huis_id){ 0 };
}

static struct organisatie_id org_of(const struct filling *f, const char *naam)
{
	for (size_t i = 0; i < sizeof(organisaties) / sizeof(organisaties[0]); i++)
		if (strcmp(organisaties[i].naam, naam) == 0)
			return f->org[i];
	return (struct organisatie_id){ 0 };
}

static enum fault fill_places(struct filling *f)
{
	TRY(inrichting_regio(f->c, STR("zl"), STR("Zuid-Limburg"), &f->regio));
	for (size_t i = 0; i < sizeof(huizen) / sizeof(huizen[0]); i++) {
		struct nieuw_huis h = { f->regio, str_z(huizen[i].code), str_z(huizen[i].naam), str_z(huizen[i].adres),
			STR(""), STR(""), datum_of(2019, 1, 1) };

		TRY(inrichting_huis(f->c, &h, &f->huis[i]));
	}
	TRY(inrichting_gemeenten(f->c));
	for (size_t i = 0; i < sizeof(gemeenten) / sizeof(gemeenten[0]); i++)
		TRY(inrichting_gemeente_huis(f->c, str_z(gemeenten[i].code), huis_of(f, gemeenten[i].huis),
			datum_of(2019, 1, 1)));
	for (size_t i = 0; i < sizeof(organisaties) / sizeof(organisaties[0]); i++)
		TRY(inrichting_organisatie(f->c, f->regio, str_z(organisaties[i].naam), str_z(organisaties[i].soort),
			&f->org[i]));
	return FAULT_NONE;
}

static enum fault fill_roles(struct filling *f, const struct demo_mens *d, struct medewerker_id m)
{
	struct str rest = str_z(d->rollen), rol;

	for (bool more = true; more;) {
		more = str_cut(&rest, ',', &rol);
		TRY(inrichting_rol(f->c, m, rol, huis_of(f, d->huis), str_z(d->ring)));
	}
	return FAULT_NONE;
}

static enum fault fill_mens(struct filling *f, const struct demo_mens *d, bool login)
{
	struct nieuwe_medewerker n = { .organisatie = org_of(f, d->organisatie), .huis = huis_of(f, d->huis),
		.naam = str_z(d->naam), .functie = str_z(d->functie), .email = str_z(d->email),
		.vog = datum_of(2025, 1, 15), .opleiding = datum_of(2025, 3, 1) };
	struct medewerker_id m;

	n.van = klok_now() - 3 * 365 * DAY_MS;
	n.tot = klok_now() + 3 * 365 * DAY_MS;
	TRY(inrichting_medewerker(f->c, &n, &m));
	TRY(fill_roles(f, d, m));
	if (!login)
		return FAULT_NONE;
	return inrichting_inlog(f->c, m, n.email, str_z(demo_wachtwoord), (struct str){ demo_totp, sizeof(demo_totp) });
}

enum fault demo_regio_fill(struct ctx *c, bool login)
{
	struct filling f = { .c = c };

	TRY(fill_places(&f));
	for (size_t i = 0; i < demo_mensen_n; i++)
		TRY(fill_mens(&f, &demo_mensen[i], login));
	return FAULT_NONE;
}
