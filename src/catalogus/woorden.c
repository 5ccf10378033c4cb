/* The words with a fixed meaning: the tables of catalogus.h, and the rights.
 *
 * Order and length follow the enums; the array bounds make a missing word a compile error in the test of the tables.
 * Threading: constants.
 */
#include "catalogus/catalogus.h"
#include "catalogus/catalogus_priv.h"

const char *const ring_codes[RING__MAX + 1] = { "gewoon", "radicalisering", "mensenhandel", "geheim" };
const char *const org_domein_codes[ORG__MAX + 1] = { "straf", "zorg", "gemeente", "zvh", "overig" };
const char *const wgs_status_codes[WGS__MAX + 1] = { "geen", "lid1", "lid2" };
const char *const kring_codes[KRING__MAX + 1] = { "betrokkene", "directe_kring", "professional" };
const char *const gegevensaard_codes[AARD__MAX + 1] = {
	"zaak", "gewoon", "gezondheid", "politie", "straf", "bijzonder"
};
const char *const regime_draagt_codes[DRAAGT__MAX + 1] = { "casus", "lijst", "signaal", "advies" };
const char *const aanbrenger_codes[AANBRENGER__MAX + 1] = { "deelnemer", "ieder", "geen" };
const char *const bewaar_start_codes[BEWAAR__MAX + 1] = {
	"eerste_verwerking", "beschikking", "ontslag", "ontvangst"
};
const char *const delen_aan_codes[DELEN__MAX + 1] = {
	"deelnemer", "derde", "incidentele_derde", "ander_huis", "ander_verband"
};
const char *const voorwaarde_codes[VOORWAARDE__MAX + 1] = {
	"noodzaak", "geen_bezwaar", "wettelijke_grondslag", "rac_toets", "toestemming_bron", "toestemming_persoon",
	"geheimhouding", "geen_beroepsgeheim", "terugkoppeling"
};
const char *const overlegsoort_codes[OVERLEGSOORT__MAX + 1] = { "casus", "weging", "netwerk", "bestuurlijk", "lerend" };
const char *const overleg_zvh_codes[ZVH__MAX + 1] = { "voorzitter", "adviseur", "deelnemer" };
const char *const fasesoort_codes[FASE__MAX + 1] = {
	"aanmelding", "weging", "analyse", "plan", "uitvoering", "afschaling"
};
const char *const veldtype_codes[VELD__MAX + 1] = { "tekst", "getal", "datum", "keuze", "janee" };
const char *const aanpak_codes[AANPAK__MAX + 1] = { "persoon", "systeem", "gebied" };
const char *const zrm_eis_codes[ZRM__MAX + 1] = { "geen", "mogelijk", "verplicht" };
const char *const sjabloonsoort_codes[SJABLOON__MAX + 1] = { "eindverslag", "informatieverzoek" };
const char *const brief_aan_codes[BRIEF_AAN__MAX + 1] = { "betrokkene", "aanbrenger", "deelnemer", "derde" };
const char *const eenheid_codes[] = { "uren", "dagen", "weken", "maanden", "jaren", NULL };
const char *const regel_codes[] = { "atw", "plain", NULL };
const char *const ontvanger_codes[] = { "eigenaar", "aanbrenger", "casusteam", NULL };

const char *const gebeurtenis_codes[GEBEURTENIS__MAX + 1] = {
#define X(code, label) #code,
#include "catalogus/gebeurtenissen.def"
#undef X
	NULL
};
const char *const gebeurtenis_labels[GEBEURTENIS__MAX] = {
#define X(code, label) label,
#include "catalogus/gebeurtenissen.def"
#undef X
};

static const struct {
	const char *naam, *label;
} rechten[RECHT__MAX] = {
#define X(code, label) { #code, label },
#include "catalogus/rechten.def"
#undef X
};

int code_find(const char *const *codes, struct str code)
{
	for (int i = 0; codes[i]; i++)
		if (str_eq(str_z(codes[i]), code))
			return i;
	return -1;
}

struct str recht_code(struct arena *a, enum recht r)
{
	struct buf b = buf_new(a);
	for (const char *z = rechten[r].naam; *z; z++)
		buf_addc(&b, *z == '_' ? '.' : *z);
	return buf_str(&b);
}

const char *recht_label(enum recht r)
{
	return rechten[r].label;
}

/* The name with dots for underscores equals the code; an underscore in the code never matches. */
static bool recht_is(const char *naam, struct str code)
{
	size_t i = 0;
	for (; i < code.n && naam[i]; i++)
		if ((naam[i] == '_' ? '.' : naam[i]) != code.p[i])
			return false;
	return i == code.n && !naam[i];
}

enum recht recht_find(struct str code)
{
	for (int r = 0; r < RECHT__MAX; r++)
		if (recht_is(rechten[r].naam, code))
			return (enum recht)r;
	return RECHT__MAX;
}

struct str ring_code(enum ring r)
{
	return r == RING_GEWOON ? STR("") : str_z(ring_codes[r]);
}

struct str overlegvorm_regimes(struct arena *a, const struct overlegvorm *v)
{
	struct buf b = buf_new(a);

	buf_addc(&b, ',');
	for (size_t i = 0; v && i < v->nregimes; i++) {
		buf_add(&b, v->regimes[i]->code);
		buf_addc(&b, ',');
	}
	return buf_str(&b);
}

bool rol_has(const struct rol *r, enum recht recht)
{
	return recht < RECHT__MAX && (r->rechten & RECHT_BIT(recht));
}

struct str label_text(const struct label *l, int lang)
{
	struct str s = lang == 1 && l->en.p ? l->en : l->nl;
	return s.p ? s : STR("");
}

bool label_given(const struct label *l)
{
	return l->nl.p;
}
