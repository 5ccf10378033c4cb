/* Codes of an aanmelding and what they are called: see aanmelding.h. */
#include "domein/aanmelding/aanmelding.h"

const char *const aanmelding_status_codes[AANMELDING_STATUS__MAX + 1] = { "ingediend", "aanvullen", "weging", "casus",
	"advies", "doorverwezen", "afgewezen", "ingetrokken", NULL };

static const struct {
	const char *label, *next;
} statuses[AANMELDING_STATUS__MAX] = {
	[AANMELDING_INGEDIEND] = { N_("Ingediend"),
		N_("Het Zorg- en Veiligheidshuis kijkt of de aanmelding volledig is. Daarna gaat zij naar de weging.") },
	[AANMELDING_AANVULLEN] = { N_("Aanvulling gevraagd"),
		N_("Er ontbreekt nog iets. Lees de vraag en stuur uw aanvulling; daarna gaat de aanmelding verder.") },
	[AANMELDING_WEGING] = { N_("In weging"),
		N_("De aanmelding staat op de agenda van de weging. U hoort het besluit met de motivering.") },
	[AANMELDING_CASUS] = { N_("Aangenomen"),
		N_("Een procesregisseur neemt contact met u op over het vervolg.") },
	[AANMELDING_ADVIES] = { N_("Advies gegeven"), N_("U kunt met het advies verder. Er wordt geen casus geopend.") },
	[AANMELDING_DOORVERWEZEN] = { N_("Doorverwezen"),
		N_("Een andere tafel of organisatie pakt dit op. Wie dat is, staat bij het besluit.") },
	[AANMELDING_AFGEWEZEN] = { N_("Niet in behandeling"),
		N_("De inhoud is afgeschermd en wordt vernietigd. Bent u het niet eens met het besluit, neem dan contact op.") },
	[AANMELDING_INGETROKKEN] = { N_("Ingetrokken"),
		N_("De inhoud is afgeschermd en wordt vernietigd. U hoeft niets meer te doen.") },
};

const struct keus aanmelding_soorten[] = {
	{ "persoon", N_("Eén persoon") },
	{ "gezin", N_("Gezin of systeem") },
	{ "gebied", N_("Gebied of plek") },
	{ NULL, NULL },
};
const struct keus aanmelding_informeren[] = {
	{ "mondeling", N_("Ja, mondeling") },
	{ "schriftelijk", N_("Ja, schriftelijk") },
	{ "nog_niet", N_("Nee, nog niet") },
	{ NULL, NULL },
};
const struct keus aanmelding_bsn_redenen[] = {
	{ "onbekend", N_("Het BSN is mij niet bekend") },
	{ "niet_toegestaan", N_("Mijn organisatie mag het BSN hiervoor niet gebruiken") },
	{ "geen_bsn", N_("Deze persoon heeft geen BSN") },
	{ NULL, NULL },
};
const struct keus aanmelding_adressoorten[] = {
	{ "woon", N_("Woonadres") },
	{ "verblijf", N_("Verblijfadres") },
	{ "brief", N_("Briefadres") },
	{ "geen", N_("Geen vast adres") },
	{ "geheim", N_("Geheim adres") },
	{ "pi", N_("Penitentiaire inrichting") },
	{ NULL, NULL },
};
const struct keus aanmelding_risicos[] = {
	{ "laag", N_("Laag") },
	{ "midden", N_("Midden") },
	{ "hoog", N_("Hoog") },
	{ NULL, NULL },
};

const char *keus_label(const struct keus *v, struct str code)
{
	for (; v->code; v++)
		if (str_eq(code, str_z(v->code)))
			return v->label;
	return NULL;
}

struct dossier_id aanmelding_dossier(struct aanmelding_id id)
{
	return (struct dossier_id){ id.v };
}

const char *aanmelding_status_label(enum aanmelding_status s)
{
	return s < AANMELDING_STATUS__MAX ? statuses[s].label : NULL;
}

const char *aanmelding_status_next(enum aanmelding_status s)
{
	return s < AANMELDING_STATUS__MAX ? statuses[s].next : NULL;
}

enum aanmelding_status aanmelding_status_of(struct str code)
{
	int i = code_find(aanmelding_status_codes, code);

	return i < 0 ? AANMELDING_STATUS__MAX : (enum aanmelding_status)i;
}
