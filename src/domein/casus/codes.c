/* Codes of a casus and how they are called; what somebody of each domain gets by default. */
#include "domein/casus/casus_priv.h"
#include "domein/casus/mensen.h"
#include "domein/casus/tijdlijn.h"

const char *const casus_deel_codes[CASUS_DEEL__MAX + 1] = { "kern", "plan", "tijdlijn", "zrm", "straf", "zorg",
	"intern", "logboek", "verzoek", NULL };

const struct casus_keus casus_intensiteiten[] = {
	{ "afstemming", N_("Afstemming"), N_("Partners werken zelf; het huis stemt af.") },
	{ "toeleiding", N_("Toeleiding"), N_("Het huis brengt de casus naar wie hem oppakt.") },
	{ "integraal", N_("Integrale aanpak"), N_("Volledige procesregie met één plan van aanpak.") },
	{ 0 },
};
const struct casus_keus casus_toestanden[] = {
	{ "opschema", N_("Op schema"), NULL },
	{ "aandacht", N_("Aandacht nodig"), NULL },
	{ "stagneert", N_("Stagneert"), NULL },
	{ "wacht", N_("Wacht op reactie"), NULL },
	{ 0 },
};
const struct casus_keus casus_risicos[] = {
	{ "", N_("Niet ingeschat"), NULL },
	{ "laag", N_("Laag"), N_("Geen aanwijzingen voor gevaar op korte termijn.") },
	{ "midden", N_("Midden"), N_("Zorgelijke signalen, gevaar is voorstelbaar.") },
	{ "hoog", N_("Hoog"), N_("Concrete dreiging of recent ernstig incident.") },
	{ 0 },
};
const struct casus_keus casus_soorten[] = {
	{ "persoon", N_("Persoonsgericht"), NULL },
	{ "gezin", N_("Systeemgericht (gezin)"), NULL },
	{ "gebied", N_("Gebiedsgericht"), NULL },
	{ 0 },
};
const struct casus_keus notitie_soorten[] = {
	{ "notitie", N_("Notitie"), NULL },
	{ "contact", N_("Contact"), NULL },
	{ "signaal", N_("Signaal"), NULL },
	{ "besluit", N_("Besluit"), NULL },
	{ 0 },
};
const struct casus_keus adres_soorten[] = {
	{ "woon", N_("Woonadres"), NULL },
	{ "verblijf", N_("Verblijfadres"), NULL },
	{ "brief", N_("Briefadres"), NULL },
	{ "geen", N_("Geen vaste verblijfplaats"), NULL },
	{ "geheim", N_("Geheim adres"), N_("Alleen te zien voor het Zorg- en Veiligheidshuis.") },
	{ "pi", N_("Penitentiaire inrichting"), NULL },
	{ 0 },
};
const struct casus_keus verband_soorten[] = {
	{ "gezin", N_("Zelfde gezin of systeem"), NULL },
	{ "criminele_familie", N_("Criminele familie"), NULL },
	{ "regio", N_("Zelfde persoon, ander huis of andere regio"), NULL },
	{ "overig", N_("Ander verband"), NULL },
	{ 0 },
};
const struct casus_keus team_functies[] = {
	{ "procesregisseur", N_("Procesregisseur"), NULL },
	{ "procesondersteuner", N_("Procesondersteuner"), NULL },
	{ "aanbrenger", N_("Aanbrenger"), NULL },
	{ "inhoudelijk", N_("Inhoudelijke casusregie"), NULL },
	{ "casemanager", N_("Casemanager"), NULL },
	{ "deelnemer", N_("Deelnemer"), NULL },
	{ 0 },
};

const struct casus_keus dossier_delen[] = { { "inhoud", N_("Inhoud"), NULL }, { 0 } };

const char *casus_keus_label(const struct casus_keus *v, struct str code)
{
	for (; v->code; v++)
		if (str_eq(str_z(v->code), code))
			return v->label;
	return NULL;
}

struct dossier_id casus_dossier(struct casus_id id)
{
	return (struct dossier_id){ id.v };
}

struct casus_niveaus casus_niveaus_default(struct str domein)
{
	struct casus_niveaus n = { { [CASUS_DEEL_KERN] = NIVEAU_LEZEN, [CASUS_DEEL_PLAN] = NIVEAU_LEZEN,
		[CASUS_DEEL_TIJDLIJN] = NIVEAU_SCHRIJVEN } };

	if (str_eq(domein, STR("straf"))) {
		n.v[CASUS_DEEL_STRAF] = NIVEAU_SCHRIJVEN;
	} else if (str_eq(domein, STR("zorg"))) {
		n.v[CASUS_DEEL_ZORG] = NIVEAU_SCHRIJVEN;
	} else if (str_eq(domein, STR("zvh"))) {
		n = (struct casus_niveaus){ { [CASUS_DEEL_KERN] = NIVEAU_LEZEN, [CASUS_DEEL_PLAN] = NIVEAU_SCHRIJVEN,
			[CASUS_DEEL_TIJDLIJN] = NIVEAU_SCHRIJVEN, [CASUS_DEEL_ZRM] = NIVEAU_SCHRIJVEN,
			[CASUS_DEEL_STRAF] = NIVEAU_LEZEN, [CASUS_DEEL_ZORG] = NIVEAU_LEZEN,
			[CASUS_DEEL_INTERN] = NIVEAU_SCHRIJVEN } };
	} else if (!str_eq(domein, STR("gemeente"))) {
		n.v[CASUS_DEEL_PLAN] = NIVEAU_GEEN;
		n.v[CASUS_DEEL_TIJDLIJN] = NIVEAU_EIGEN;
	}
	return n;
}

struct str casus_titel(struct arena *a, const struct casus_kop *k)
{
	return k->ring.n || !k->heeft_hoofd ? k->nummer : naam_display(a, &k->naam);
}

struct str casus_grond(struct ctx *c, const char *code, struct str reden)
{
	const struct reden *r = reden_find(c->cat, STR("toegangsgrond"), str_z(code));
	struct buf b = buf_new(c->arena);

	if (!r)
		return reden.n ? reden : str_z(code);
	buf_add(&b, label_text(&r->label, 0));
	if (r->grond.n) {
		buf_addz(&b, " (");
		buf_add(&b, r->grond);
		buf_addc(&b, ')');
	}
	if (reden.n) {
		buf_addz(&b, ": ");
		buf_add(&b, reden);
	}
	return buf_str(&b);
}

int64_t casus_tot(struct datum laatste)
{
	return laatste.v ? moment_of(datum_add_days(laatste, 1), 0, 0) : ALTIJD;
}

enum fault casus_text(struct fault_info *fi, struct str s, size_t max, const char *field, const char *empty)
{
	if (!str_trim(s).n)
		return fault_field(fi, field, empty, NULL);
	if (str_points(s) > max)
		return fault_field(fi, field, N_("Dit is te lang."), NULL);
	return FAULT_NONE;
}
