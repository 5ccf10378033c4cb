/* Planted faults: each is one change to the shipped catalogue, and must be found in its file and on its line, alone.
 *
 * A row replaces the first `oud` in a file; `bij` is a text on the line where the fault must be told (NULL: the line of
 * the file as a whole, 0); `aantal` is how many problems there must be in all, so that one fault does not bury itself.
 */
#include "catalogus/proef.h"

#include <string.h>

struct planting {
	const char *pad, *oud, *nieuw;
	const char *bij;
	const char *wat;
	size_t aantal;
};

#define TOPX "themas/top_x.yaml"
#define VERW "themas/verward_gedrag.yaml"
#define WGS "regimes/wgs_casus.yaml"
#define TOPX2 "code: top_x\nversie: 3\nlabel: a\ngeldig_vanaf: 2026-01-01\nformule: a\n" \
	"criteria:\n  - {code: a, label: b}\n"

static const struct planting plantingen[] = {
	/* keys and types */
	{ TOPX, "ring: gewoon", "ringg: gewoon", "ringg:", "onbekende sleutel 'ringg'", 2 },
	{ TOPX, "ring: gewoon\n", "", "code: top_x", "sleutel 'ring' ontbreekt", 1 },
	{ TOPX, "ring: gewoon", "ring: [gewoon]", "ring:", "een lijst past niet", 1 },
	{ TOPX, "ring: gewoon", "ring: open", "ring:", "'open' past niet", 1 },
	{ TOPX, "herziening_dagen: 180", "herziening_dagen: veel", "herziening_dagen:", "'veel' past niet", 2 },
	{ TOPX, "herziening_dagen: 180", "herziening_dagen: 401", "herziening_dagen:", "'401' past niet", 2 },
	{ TOPX, "herziening_dagen: 180", "herziening_dagen: 99999999999999999999", "herziening_dagen:", "past niet", 2 },
	{ TOPX, "zrm: verplicht", "zrm: {eis: verplicht}", "zrm: {", "een blok past niet", 2 },
	{ TOPX, "verplicht: ja", "verplicht: true", "verplicht: true", "'true' past niet", 1 },
	{ TOPX, "label: {nl: Top X,", "label: {nk: Top X,", "label:", "onbekende taal 'nk'", 2 },
	{ TOPX, "code: top_x", "code: Top_X", "code: Top_X", "'Top_X' past niet", 1 },
	{ TOPX, "aanpak: [persoon]", "aanpak: [persoon, wijk]", "aanpak:", "'wijk' past niet", 1 },
	{ TOPX, "aanpak: [persoon]", "aanpak: [persoon, persoon]", "aanpak:", "staat twee keer", 1 },
	{ TOPX, "huizen: [alle]", "huizen: []", "huizen:", "lege lijst", 1 },
	{ TOPX, "huizen: [alle]", "huizen: [alle, mh]", "huizen:", "alle staat naast", 1 },
	{ TOPX, "huizen: [alle]", "huizen: [MH]", "huizen:", "'MH' past niet", 1 },
	{ TOPX, "huizen: [alle]", "huizen: [mh]\ngemeenten: [\"9999\"]", "code: top_x", "'9999' bestaat niet", 1 },
	{ TOPX, "huizen: [alle]", "huizen: [alle]\ngeldig_vanaf: 2026-02-30", "geldig_vanaf:", "past niet", 1 },
	{ TOPX, "huizen: [alle]", "huizen: [alle]\ngeldig_vanaf: 2026-02-01\ngeldig_tot: 2026-01-01", "code: top_x",
		"geldig_vanaf ligt na geldig_tot", 1 },
	{ TOPX, "ring: gewoon", "ring: gewoon\nring: gewoon", "ring: gewoon\naanpak", "staat hier twee keer", 1 },
	{ "criteria/landelijk-1.yaml", "versie: 1", "versie: 0", "versie:", "'0' past niet", 1 },
	{ "criteria/landelijk-1.yaml", "versie: 1", "versie: 2", "code: landelijk", "bestandsnaam hoort bij 'landelijk-2'",
		9 },
	{ "pijlers.yaml", "code: verbinding, label: {", "code: verbinding, label: {fr: X, ", "code: verbinding",
		"onbekende taal 'fr'", 1 },
	/* texts */
	{ TOPX, "label: {nl: Top X,", "label: {nl: \"\",", "label:", "past niet", 2 },
	{ TOPX, "label: {nl: Top X,", "label: {nl: \"Top\\x07\",", "label:", "past niet", 2 },
	{ TOPX, "label: {nl: Top X,", "label: {nl: \"Top\\0X\",", "label:", "past niet", 2 },
	{ TOPX, "label: {nl: Top X,", "label: {nl: \"Top\\nX\",", "label:", "past niet", 2 },
	{ TOPX, "label: {nl: Top X,",
		"label: {nl: abcdefghijabcdefghijabcdefghijabcdefghijabcdefghijabcdefghijabcdefghijabcdefghijabcdefghijabcdefghijk,",
		"label:", "past niet", 2 },
	{ TOPX, "label: {nl: Top X,", "label: {nl: Top \xff X,", "label:", "geen geldige tekst", 1 },
	{ TOPX, "label: {nl: Top X,", "label: {nl: Top \x01 X,", "label:", "geen geldige tekst", 1 },
	{ TOPX, "code: top_x", "\xef\xbb\xbf" "code: top_x", "code: top_x", "byte-order-teken", 1 },
	/* what YAML may not do here */
	{ TOPX, "label: {nl", "label: &a {nl", "label: &a", "ankers", 1 },
	{ TOPX, "ring: gewoon", "ring: *a", "ring: *a", "ankers", 1 },
	{ TOPX, "ring: gewoon", "ring: !!str gewoon", "ring: !!", "ankers", 1 },
	{ TOPX, "ring: gewoon", "ring: gewoon\n---\nring: gewoon", "ring: gewoon\n---", NULL, 1 },
	{ TOPX, "ring: gewoon", "[ring]: gewoon", "[ring]", "een lijst of blok als sleutel", 1 },
	{ TOPX, "ring: gewoon", "ring: [[[[[[[[[[gewoon]]]]]]]]]]", "ring: [[", "te diep genest", 1 },
	{ TOPX, "ring: gewoon", "ring: {gewoon", "ring: {gewoon", NULL, 1 },
	{ TOPX, "ring: gewoon", "\tring: gewoon", "\tring", "geen geldige YAML", 1 },
	/* codes and references */
	{ "leefgebieden.yaml", "code: justitie", "code: financien", "financien, label: {nl: Justitie",
		"bestaat al in deze lijst",
		3 },
	{ "themas/nazorg.yaml", "code: begin\n", "code: inrichting\n", "code: inrichting\n    label: Begin",
		"bestaat al in deze lijst", 1 },
	{ TOPX, "code: top_x", "code: topx", "code: topx", "bestandsnaam hoort bij 'topx'", 1 },
	{ TOPX, "regime: wgs_lijst", "regime: wgs_lijstje", "regime:", "'wgs_lijstje' bestaat niet", 1 },
	{ TOPX, "criteria: [bgs_2_20/1", "criteria: [bgs_2_20/7", "criteria:", "'bgs_2_20/7' bestaat niet", 2 },
	{ TOPX, "criteria: [bgs_2_20/1, ", "criteria: [", "code: top_x", "set 'bgs_2_20' van het regime ontbreekt", 1 },
	{ TOPX, "criteria: [bgs_2_20/1", "criteria: [bgs_2_20/1, bgs_2_20", "criteria:", "'bgs_2_20' bestaat niet", 1 },
	{ TOPX, "  - ontvangst\n", "  - ontvangts\n", "  - ontvangts", "'ontvangts' bestaat niet", 1 },
	{ TOPX, "  - ontvangst\n", "  - aanvulling\n", "  - aanvulling\n  - weging", "bestaat al in deze lijst", 1 },
	{ "rollen/intake.yaml", "aanmelding.maken", "aanmelding.maker", "aanmelding.maker",
		"onbekend recht 'aanmelding.maker'", 1 },
	{ "rollen/intake.yaml", "aanmelding.maken", "aanmelding_maken", "aanmelding_maken", "onbekend recht", 1 },
	{ "termijnen.yaml", "wie: [intake, procesondersteuner]", "wie: [intake, baas]", "code: ontvangst",
		"'baas' bestaat niet", 1 },
	{ "relaties.yaml", "code: kind, label: {nl: Kind, en: Child}, omgekeerd: ouder",
		"code: kind, label: {nl: Kind, en: Child}, omgekeerd: kind", "code: ouder", "omgekeerd wijst niet naar elkaar",
			1 },
	/* clocks */
	{ "termijnen.yaml", "  start: aanmelding_ontvangen\n  eindigt", "  eindigt", "code: ontvangst",
		"sleutel 'start' ontbreekt", 1 },
	{ "termijnen.yaml", "start: aanmelding_ontvangen", "start: aanmelding_kwijt", "start: aanmelding_kwijt",
		"is geen gebeurtenis", 1 },
	{ "termijnen.yaml", "start: aanmelding_ontvangen", "start: veld:geboren", "code: ontvangst",
		"kan alleen in een thema", 1 },
	{ "termijnen.yaml", "  start: aanmelding_ontvangen\n  eindigt: [zrm_afgenomen]",
		"  start: overleg_gehouden\n  eindigt: [zrm_afgenomen]", "code: zrm_begin", "is van een persoon", 1 },
	{ "termijnen.yaml", "  eenheid: uren\n  regel: plain", "  eenheid: uren\n  regel: atw", "code: datalek",
		"geldt niet voor uren", 1 },
	{ "termijnen.yaml", "eindigt: [weging_besloten]", "eindigt: [weging_kwijt]", "weging_kwijt",
		"'weging_kwijt' past niet", 1 },
	{ "termijnen.yaml", "eindigt: [weging_besloten]", "eindigt: weging_besloten", "eindigt: weging_besloten\n", "past niet", 1 },
	{ "termijnen.yaml", "eindigt: [weging_besloten]", "eindigt: [weging_besloten, weging_besloten]",
		"weging_besloten, weging_besloten", "staat twee keer", 1 },
	{ "termijnen.yaml", "  eenheid: uren\n", "  eenheid: uren\n  opschortbaar: ja\n", "code: datalek",
		"staat niet stil", 1 },
	{ "themas/nazorg.yaml", "[detentie_begonnen]", "[detentie_begon]", "[detentie_begon]", "'detentie_begon' past niet",
		1 },
	{ TOPX, "type: janee\n", "type: janee\n    gebeurtenissen: [lijst_geplaatst]\n", "code: isd\n",
		"geen datum is", 1 },
	{ "termijnen.yaml", "waarschuw_dagen: 2", "waarschuw_dagen: 9", "code: ontvangst", "waarschuw_dagen ligt voor",
		1 },
	{ TOPX, "start: veld:plaatsing", "start: veld:gedraging", "code: kwalificatie", "heeft geen datumveld 'gedraging'",
		1 },
	{ "escalaties.yaml", "na_dagen: 21", "na_dagen: 14", "na_dagen: 14, wie: [casusteam", "na_dagen is niet groter",
		1 },
	/* regimes */
	{ WGS, "bewaring:\n  lengte: 5\n  eenheid: jaren\n  start: eerste_verwerking\n  artikel: WGS 1.8 lid 7; BGS 1.16\n"
		"  verlenging_maanden: 24\n  afwijzing_direct: ja\n", "", "code: wgs_casus", "sleutel 'bewaring' ontbreekt", 1 },
	{ WGS, "lengte: 5", "lengte: 6", "  lengte: 6", "bewaring langer dan de WGS toelaat", 1 },
	{ WGS, "start: eerste_verwerking", "start: ontvangst", "lengte: 5", "bewaring langer dan de WGS toelaat", 1 },
	{ WGS, "start: eerste_verwerking", "start: sluiting", "start: sluiting", "'sluiting' past niet", 1 },
	{ WGS, "eenheid: jaren", "eenheid: uren", "lengte: 5", "bewaring in uren", 1 },
	{ WGS, "verlenging_maanden: 24", "verlenging_maanden: 25", "verlenging_maanden:", "'25' past niet", 1 },
	{ WGS, "afwijzing_direct: ja", "afwijzing_direct: nee", "lengte: 5", "afwijzing_direct is nee", 1 },
	{ WGS, "verrijken_vooraf: nee", "verrijken_vooraf: ja", "code: wgs_casus", "verrijken_vooraf onder de WGS zonder",
		1 },
	{ WGS, "aanbrenger: deelnemer", "aanbrenger: ieder", "code: wgs_casus", "aanbrenger is onder de WGS", 1 },
	{ WGS, "afschermen: ja", "afschermen: nee", "code: wgs_casus", "afschermen is nee", 1 },
	{ WGS, "criteriasets: [bgs_2_20]", "criteriasets: [landelijk]", "code: wgs_casus", "noemt bgs_2_20 niet", 2 },
	{ WGS, "soort: ggz, toegang: ja, beslist: nee", "soort: ggz, toegang: ja, beslist: ja", "soort: ggz",
		"'ggz' beslist niet onder de WGS", 1 },
	{ WGS, "soort: wlz,", "soort: woningcorporatie,", "soort: woningcorporatie", "een derde zonder account", 1 },
	{ WGS, "soort: politie, toegang: ja", "soort: politie, toegang: nee", "soort: politie", "beslist zonder toegang",
		1 },
	{ WGS, "soort: wlz,", "soort: ggz,",
		"soort: ggz, toegang: ja, beslist: nee, grond: WGS 2.27 lid 2}\n  - {soort: jeugd",
		"'ggz' staat er al", 1 },
	{ WGS, "gezondheid,", "gezondheid, verschijningsvorm,", "kring: betrokkene", "aard bijzonder onder de WGS", 1 },
	{ WGS, "beroepsgeheim: [toestemming, wettelijk, goed_hulpverlenerschap]\n", "", "code: wgs_casus",
		"geen grond bij beroepsgeheim", 1 },
	{ WGS, "beroepsgeheim: [toestemming", "beroepsgeheim: [gevoel", "code: wgs_casus", "'gevoel' bestaat niet", 1 },
	{ WGS, "uitzonderingen: [onmogelijk", "uitzonderingen: [geen_zin", "verplicht: ja\n  termijn_dagen",
		"'geen_zin' bestaat",
		1 },
	{ WGS, "verplicht: ja\n  termijn_dagen: 28", "verplicht: ja", "verplicht: ja\n  artikel",
		"informatie zonder termijn", 1 },
	{ WGS, "verplicht: ja\n  termijn_dagen: 28", "verplicht: nee", "verplicht: nee", "verplicht is nee", 1 },
	{ WGS, "naar: wgs_lijst", "naar: wgs_casus", "naar: wgs_casus", "naar hetzelfde regime", 1 },
	{ WGS, "aan: derde,", "aan: deelnemer,", "noodzaak, wettelijke_grondslag", "deze ontvanger staat er al", 1 },
	{ WGS, "kring: professional", "kring: betrokkene", "kring: betrokkene\n    categorieen: [identiteit, contact]",
		"deze kring staat er al", 1 },
	{ WGS, "personen: ja", "personen: nee", "code: wgs_casus", "personen: nee, maar wel gegevens", 0 },
	{ "regimes/advies.yaml", "personen: nee", "personen: ja", "code: advies", "advies is anoniem", 3 },
	/* rings */
	{ "themas/radicalisering.yaml", "ring: radicalisering", "ring: gewoon", "code: radicalisering", "is besloten", 3 },
	{ VERW, "ring: gewoon", "ring: radicalisering", "code: verward_gedrag", "hoort bij het eigen regime", 3 },
	{ "themas/mensenhandel.yaml", "casusoverleg_mensenhandel]", "casusoverleg]", "code: mensenhandel",
		"heeft een andere ring",
		1 },
	{ "overlegvormen/casusoverleg_radicalisering.yaml", "ring: radicalisering", "ring: gewoon",
		"code: casusoverleg_radicalisering", "ring: een ander dan van regime", 2 },
	/* phases, fields, meetings, instruments */
	{ "fasen.yaml", "en: Analysis}, soort: analyse", "en: Analysis}, soort: uitvoering",
		"code: plan", "deze soort loopt terug", 0 },
	{ "themas/radicalisering.yaml", "en: Signal}, soort: aanmelding", "en: Signal}, soort: weging", "code: signaal",
		"de eerste is geen aanmelding", 1 },
	{ "themas/radicalisering.yaml", "soort: afschaling", "soort: uitvoering", "code: afschaling",
		"de laatste is geen afschaling", 1 },
	{ TOPX, "gegeven: maatregelen", "gegeven: verschijningsvorm", "code: plaatsing",
		"is in het regime niet toegelaten", 1 },
	{ VERW, "gegeven: politiegegevens", "onderdeel: kern\n    gegeven: politiegegevens", "code: meldingen",
		"dit gegeven hoort in 'straf'", 1 },
	{ TOPX, "type: datum", "type: keuze", "code: plaatsing", "keuze zonder opties", 2 },
	{ TOPX, "type: keuze", "type: tekst", "code: gedraging", "opties bij een veld", 1 },
	{ TOPX, "max: 120", "min: 3\n    max: 120", "code: prioriteit", "min bij een veld dat geen getal is", 1 },
	{ TOPX, "type: tekst\n    max: 120", "type: janee\n    max: 120", "code: prioriteit", "max bij een veld", 1 },
	{ TOPX, "max: 120", "max: 5000", "code: prioriteit", "min en max passen niet", 1 },
	{ TOPX, "overlegvormen: [weegtafel_top_x, casusoverleg]", "overlegvormen: [casusoverleg]", "code: top_x",
		"geen weging", 1 },
	{ TOPX, "overlegvormen: [weegtafel_top_x", "overlegvormen: [weegploeg, weegtafel_top_x", "code: top_x",
		"'weegploeg' is niet voor dit regime", 1 },
	{ TOPX, "rollen_in_casus: [betrokkene, ", "rollen_in_casus: [", "code: top_x", "niemand is betrokkene", 1 },
	{ TOPX, "brieven: [informatiebrief, afsluiting, ", "brieven: [", "code: top_x", "geen brief aan de betrokkene",
		1 },
	{ TOPX, "zrm_set: zrm_2017\n", "", "code: top_x", "zrm zonder zrm_set", 1 },
	{ TOPX, "zrm_set: zrm_2017\n", "zrm_set: ouderschap\n", "code: top_x", "zrm_set is een supplement", 1 },
	{ TOPX, "zrm: verplicht", "zrm: geen", "code: top_x", "zrm_set, maar zrm is geen", 1 },
	{ TOPX, "herziening_dagen: 180\n", "", "code: top_x", "herziening_dagen ontbreekt", 1 },
	{ TOPX, "herziening_dagen: 180\n",
		"herziening_dagen: 180\nbewaring: {lengte: 6, eenheid: jaren, start: eerste_verwerking, "
		"artikel: x, afwijzing_direct: ja}\n", "bewaring:", "langer dan die van het regime", 1 },
	{ TOPX, "herziening_dagen: 180\n", "herziening_dagen: 180\nbewaring: {lengte: 61, eenheid: maanden, "
		"start: eerste_verwerking, artikel: x, afwijzing_direct: ja}\n", "bewaring:", "langer dan die van het regime",
			1 },
	{ TOPX, "herziening_dagen: 180\n", "herziening_dagen: 180\nbewaring: {lengte: 1, eenheid: jaren, "
		"start: eerste_verwerking, artikel: x}\n", "bewaring:", "ruimer dan die van het regime", 1 },
	{ "overlegvormen/commissie.yaml", "ritme_weken", "regimes: [wgs_casus]\nritme_weken", "code: commissie",
		"worden geen casussen besproken", 1 },
	{ "overlegvormen/weegploeg.yaml", "itemduur: 15", "itemduur: 95", "code: weegploeg", "itemduur is langer", 1 },
	{ "zrm/zrm_2017.yaml", "score: 4", "score: 5", "score: 5, label: {nl: Voldoende", "score staat niet op volgorde",
		1 },
	{ "zrm/zrm_2017.yaml", "score: 4", "score: 6", "score: 6", "'6' past niet", 1 },
	{ "zrm/zrm_2013.yaml",
		"  - {score: 5, label: {nl: Volledig zelfredzaam, en: Completely self-reliant}, doel_nodig: nee}\n", "",
		"code: zrm_2013", "het zijn er geen vijf", 1 },
	{ "regimes/nazorg.yaml", "beslist: ja", "beslist: nee", "code: nazorg", "partijen: niemand beslist", 1 },
	{ WGS, "criteriasets: [bgs_2_20]", "criteriasets: [bgs_2_20, eigen]", "code: wgs_casus",
		"criteriasets: 'eigen' bestaat niet", 0 },
	{ "criteria/top_x-2.yaml", NULL, TOPX2, "code: top_x", "de bestandsnaam hoort bij 'top_x-3'", 1 },
	{ "themas/gebiedsaanpak.yaml", "criteria: [landelijk/1]\n", "", "code: gebiedsaanpak", "criteria ontbreken", 1 },
	{ "themas/advies.yaml", "zrm: geen", "rollen_in_casus: [betrokkene]\nzrm: geen", "code: advies",
		"het regime kent geen personen", 1 },
	{ TOPX, "herziening_dagen: 180\n", "herziening_dagen: 180\nbewaring: {lengte: 1, eenheid: uren, "
		"start: eerste_verwerking, artikel: x, afwijzing_direct: ja}\n", "bewaring:", "bewaring in uren", 1 },
	/* formulas */
	{ "criteria/landelijk-1.yaml", "formule: (1 en 2 en 3) of 4", "formule: (1 en 2 en 3) of 5", "code: landelijk",
		"klopt niet", 1 },
	{ "criteria/landelijk-1.yaml", "formule: (1 en 2 en 3) of 4", "formule: (1 en 2 en 3 of 4", "code: landelijk",
		"klopt niet", 1 },
	{ "criteria/landelijk-1.yaml", "formule: (1 en 2 en 3) of 4", "formule: 1 en 2 en 3 4", "code: landelijk",
		"klopt niet", 1 },
	{ "criteria/landelijk-1.yaml", "formule: (1 en 2 en 3) of 4", "formule: 1 en 2 of 3 en", "code: landelijk",
		"klopt niet",
		1 },
	{ "criteria/landelijk-1.yaml", "formule: (1 en 2 en 3) of 4", "formule: (((((((((1 en 2 en 3 of 4)))))))))",
		"code: landelijk", "klopt niet", 1 },
	{ "criteria/landelijk-1.yaml", "formule: (1 en 2 en 3) of 4", "formule: 1 en 2 en 3", "code: \"4\"",
		"'4' staat niet in de formule", 1 },
	/* roles: design 1 */
	{ "rollen/beheerder.yaml", "  - import.uitvoeren", "  - import.uitvoeren\n  - casus.lezen", "code: beheerder",
		"'casus.lezen' mag niet", 2 },
	{ "rollen/beheerder.yaml", "dossiertoegang: nee", "dossiertoegang: ja", "code: beheerder",
		"zonder enig recht op inhoud", 1 },
	{ "rollen/contactpunt.yaml", "  - casus.lezen", "  - casus.lezen\n  - casus.schrijven", "code: contactpunt",
		"'casus.schrijven' mag niet", 1 },
	{ "rollen/teammanager.yaml", "  - cijfers.lezen", "  - cijfers.lezen\n  - bijlage.lezen", "code: teammanager",
		"'bijlage.lezen' mag niet", 1 },
	{ "rollen/bestuurder.yaml", "  - ingelogd\n", "", "code: bestuurder", "recht 'ingelogd' ontbreekt", 1 },
	{ "rollen/bestuurder.yaml", "  - ingelogd\n", "  - ingelogd\n  - openbaar\n", "code: bestuurder",
		"'openbaar' mag niet", 1 },
	/* lists the code knows, letters */
	{ "redenen.yaml", "code: aanvullen,", "code: bijvullen,", "code: weging_besluit", "reden 'aanvullen' ontbreekt",
		1 },
	{ "redenen.yaml", "code: noodtoegang\n", "code: inbraak\n", NULL, "'noodtoegang' ontbreekt", 1 },
	{ "redenen.yaml", "grond: UAVG 41 lid 1 onder c, motivering: ja, herzien: ja", "motivering: ja, herzien: ja",
		"code: openbare_veiligheid", "heeft grond en herzien", 1 },
	{ "onderdelen.yaml", "code: logboek", "code: logboekje", NULL, "'logboek' ontbreekt", 1 },
	{ "onderdelen.yaml", "domein: straf", "domein: recht", "code: straf", "'recht' past niet", 1 },
	{ "brieven/afsluiting.yaml", "{besluit}", "{besluitje}", "code: afsluiting", "onbekende plaats '{besluitje}'", 1 },
	{ "brieven/afsluiting.yaml", "{besluit}", "{besluit", "code: afsluiting", "onbekende plaats", 1 },
	{ "brieven/afsluiting.yaml", "{ondertekenaar}", "{ondertekenaar", "code: afsluiting", "een { zonder }", 1 },
	{ "brieven/afsluiting.yaml", "onderwerp: Einde van de samenwerking", "onderwerp: \"Aan {naam_betrokkene}\"",
		"code: afsluiting", "hier hoort geen plaats", 1 },
	/* tables */
	{ "lijsten/gemeenten.csv", "code,naam", "naam,code", "naam,code", "kopregel", 1 },
	{ "lijsten/gemeenten.csv", "0935,", "935,", "935,Maastricht", "code '935'", 2 },
	{ "lijsten/gemeenten.csv", "0935,Maastricht", "0935,Maastricht,Limburg", "0935,", "niet de juiste velden", 2 },
	{ "lijsten/gemeenten.csv", "0935,Maastricht", "0935,", "0935,", "naam ''", 1 },
	{ "lijsten/gemeenten.csv", "0935,Maastricht", "0935,\"Maastricht", "0935,", "aanhalingsteken", 2 },
	{ "lijsten/gemeenten.csv", "0935,Maastricht\n", "0935,Maastricht\n0935,Maastricht\n", "0935,Maastricht\n0938",
		"staat dubbel of niet op volgorde", 1 },
	{ "lijsten/landen.csv", "5001,Canada,18670701,", "5001,Canada,18671301,", "5001,", "datum bij 'Canada'", 1 },
	{ "lijsten/landen.csv", "5010,België,,,BE,", "5010,België,,,be,", "5010,", "iso 'be'", 1 },
	{ "lijsten/landen.csv", "5010,België,,,BE,", "5010,België,,,CA,", "5010,", "iso 'CA' staat dubbel", 1 },
	{ "lijsten/landen.csv", "5010,België,,,BE,", "5010,België,,,BE,CANADA", "5010,", "'CANADA' staat dubbel", 1 },
	{ "lijsten/landen.csv", "5004,Rhodesië,19651111,19790601,,", "5004,Rhodesië,19651111,19790601,RH,", "5004,",
		"'Rhodesië' heeft een einde en een iso-code", 1 },
	{ "lijsten/landen.csv", "6030,Nederland,,,NL,", "6030,Nederland,,19910601,,", NULL, "land '6030' ontbreekt", 1 },
	{ "lijsten/landen.csv", "0000,Onbekend,,,,\n", "", NULL, "land '0000' ontbreekt", 1 },
	{ "lijsten/landen.csv", "5010,België,,,BE,", "5010,België,,,BE", "5010,", "heeft niet de juiste velden", 2 },
	{ "lijsten/feestdagen.csv", "2026-05-15,", "2026-05-32,", "2026-05-32,", "dag '2026-05-32'", 1 },
	{ "lijsten/feestdagen.csv", "2026-05-15,", "15-5-2026,", "15-5-2026,", "dag '15-5-2026'", 2 },
	{ "lijsten/feestdagen.csv", "2026-05-15,", "2025-05-15,", "2025-05-15,", "niet op volgorde", 1 },
	/* files */
	{ "pijlers.yaml", NULL, NULL, NULL, "dit bestand ontbreekt", 1 },
	{ "lijsten/landen.csv", NULL, NULL, NULL, "dit bestand ontbreekt", 1 },
	{ "themas/zzz.csv", NULL, "code,naam\n", NULL, "hoort niet in de catalogus", 1 },
	{ "losse.yaml", NULL, "a: b\n", NULL, "hoort niet in de catalogus", 1 },
	{ "themas/leeg.yaml", NULL, "", "", "leeg bestand", 1 },
	{ "themas/lijst.yaml", NULL, "- a\n", "- a", "hier hoort een blok", 1 },
	{ "pijlers.yaml", NULL, "code: a\n", "code", "hier hoort een lijst", 1 },
};

static struct str planted_text(struct arena *a, struct str bundel, const struct planting *p)
{
	if (p->oud)
		return proef_vervang(a, proef_inhoud(bundel, p->pad), p->oud, p->nieuw);
	return p->nieuw ? str_z(p->nieuw) : STR_NULL;
}

/* A `wat` of NULL: any words will do; the line and the count are what is tested. */
static bool told(const struct planting *p, int regel, const struct catalogus_problems *problems)
{
	for (size_t i = 0; i < problems->n; i++) {
		const struct catalogus_problem *q = &problems->items[i];
		if (str_eq(q->bestand, str_z(p->pad)) && (q->regel == regel || !p->wat) && (!p->wat || strstr(q->wat.p, p->wat)))
			return true;
	}
	return false;
}

static bool planting_found(struct arena *a, struct str bundel, const struct planting *p)
{
	struct str tekst = planted_text(a, bundel, p);
	int regel = p->bij ? proef_regel(tekst, p->bij) : 0;
	struct catalogus_problems problems;
	struct catalogus *c = NULL;
	enum fault f = proef_load(a, proef_zet(a, bundel, p->pad, tekst), &c, &problems);
	if (p->bij && !regel)
		fail_msg("%s: '%s' is not in the planted file", p->pad, p->bij);
	if (f == FAULT_INVALID && !c && told(p, regel, &problems) && (!p->aantal || problems.n == p->aantal))
		return true;
	print_error("%s: '%s' planted: '%s' expected at line %d, %zu in all; told %zu (%s):\n%s\n", p->pad,
		p->nieuw ? p->nieuw : "(gone)", p->wat ? p->wat : "", regel, p->aantal, problems.n, fault_name(f),
		proef_tekst(a, &problems));
	return false;
}

static void test_planted_faults(void **state)
{
	struct arena *a = test_arena(state), *per = arena_new(TEST_ARENA_CAP);
	struct str bundel = proef_bundel(a);
	size_t gemist = 0;
	for (size_t i = 0; i < sizeof plantingen / sizeof *plantingen; i++) {
		gemist += !planting_found(per, bundel, &plantingen[i]);
		arena_reset(per);
	}
	arena_free(&per);
	assert_int_equal(gemist, 0);
}

/* Faults in several files come out of one run, in order of file and line. */
static void test_all_in_one_run(void **state)
{
	struct arena *a = test_arena(state);
	struct str b = proef_bundel(a);
	struct catalogus_problems p;
	struct catalogus *c = NULL;
	static const char *const pad[] = { TOPX, WGS, "pijlers.yaml", "rollen/intake.yaml" };
	static const char *const oud[] = { "ring: gewoon", "lengte: 5", "- {code", "huis: ja" };
	static const char *const nieuw[] = { "ring: rond", "lengte: 9", "- [{code", "huis: misschien" };
	for (size_t i = 0; i < 4; i++)
		b = proef_zet(a, b, pad[i], proef_vervang(a, proef_inhoud(b, pad[i]), oud[i], nieuw[i]));
	assert_int_equal(proef_load(a, b, &c, &p), FAULT_INVALID);
	if (p.n != 4)
		fail_msg("%zu problems:\n%s", p.n, proef_tekst(a, &p));
	assert_str(p.items[0].bestand, "pijlers.yaml");
	assert_str(p.items[1].bestand, WGS);
	assert_str(p.items[2].bestand, "rollen/intake.yaml");
	assert_str(p.items[3].bestand, TOPX);
	assert_str(catalogus_problem_text(a, &p.items[2]),
		"rollen/intake.yaml:4: huis: 'misschien' past niet; verwacht: ja of nee");
}

/* Aliases that would unfold to 10^9 nodes: refused at the first anchor, at once. */
static void test_billion_laughs(void **state)
{
	struct arena *a = test_arena(state);
	struct str b = proef_bundel(a);
	struct buf t = buf_new(a);
	struct catalogus_problems p;
	struct catalogus *c = NULL;
	buf_addz(&t, "code: a\na0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
	for (char i = '1'; i <= '9'; i++)
		for (int j = 0; j < 11; j++) {
			buf_addz(&t, j ? "*a" : "a");
			buf_addc(&t, j ? (char)(i - 1) : i);
			buf_addz(&t, j == 0 ? ": &a" : j < 10 ? ", " : "]\n");
			if (j == 0) {
				buf_addc(&t, i);
				buf_addz(&t, " [");
			}
		}
	assert_int_equal(proef_load(a, proef_zet(a, b, "themas/lach.yaml", buf_str(&t)), &c, &p), FAULT_INVALID);
	assert_int_equal(p.n, 1);
	assert_int_equal(p.items[0].regel, 2);
	assert_non_null(strstr(p.items[0].wat.p, "ankers"));
}

static void test_too_many_nodes(void **state)
{
	struct arena *a = test_arena(state);
	struct str b = proef_bundel(a);
	struct buf t = buf_new(a);
	struct catalogus_problems p;
	struct catalogus *c = NULL;
	for (int i = 0; i < 20001; i++)
		buf_addz(&t, "- a\n");
	assert_int_equal(proef_load(a, proef_zet(a, b, "niveaus.yaml", buf_str(&t)), &c, &p), FAULT_INVALID);
	assert_int_equal(p.n, 1);
	assert_non_null(strstr(p.items[0].wat.p, "te veel waarden"));
}

static void test_too_long_scalar(void **state)
{
	struct arena *a = test_arena(state);
	struct str b = proef_bundel(a);
	struct buf t = buf_new(a);
	struct catalogus_problems p;
	struct catalogus *c = NULL;
	buf_addz(&t, "code: ");
	for (int i = 0; i < 8001; i++)
		buf_addc(&t, 'a');
	assert_int_equal(proef_load(a, proef_zet(a, b, "themas/lang.yaml", buf_str(&t)), &c, &p), FAULT_INVALID);
	assert_int_equal(p.n, 1);
	assert_non_null(strstr(p.items[0].wat.p, "te lange tekst"));
}

/* A theme that names two versions of one set: only one can count. */
static void test_two_versions(void **state)
{
	struct arena *a = test_arena(state);
	struct str b = proef_bundel(a), nieuw = proef_vervang(a, STR(TOPX2), "versie: 3", "versie: 2");
	struct catalogus_problems p;
	struct catalogus *c = NULL;
	b = proef_zet(a, b, "criteria/top_x-2.yaml", nieuw);
	assert_int_equal(proef_load(a, b, &c, &p), FAULT_NONE);
	assert_true(criteria_find(c, STR("top_x"), 1) && criteria_find(c, STR("top_x"), 2));
	struct str t = proef_vervang(a, proef_inhoud(b, TOPX), "top_x/1", "top_x/1, top_x/2");
	assert_int_equal(proef_load(a, proef_zet(a, b, TOPX, t), &c, &p), FAULT_INVALID);
	assert_int_equal(p.n, 1);
	assert_non_null(strstr(p.items[0].wat.p, "'top_x' in twee versies"));
}

static void test_too_many_rows(void **state)
{
	struct arena *a = test_arena(state);
	struct str b = proef_bundel(a);
	struct buf t = buf_new(a);
	struct catalogus_problems p;
	struct catalogus *c = NULL;
	buf_addz(&t, "voorvoegsel\n");
	for (int i = 10000; i < 15001; i++) {
		buf_add_i64(&t, i);
		buf_addc(&t, '\n');
	}
	assert_int_equal(proef_load(a, proef_zet(a, b, "lijsten/voorvoegsels.csv", buf_str(&t)), &c, &p), FAULT_INVALID);
	assert_int_equal(p.n, 1);
	assert_int_equal(p.items[0].regel, 5002);
	assert_non_null(strstr(p.items[0].wat.p, "te veel rijen"));
}

/* More problems than are kept: counted, not lost. */
static void test_many_problems(void **state)
{
	struct arena *a = test_arena(state);
	struct str b = proef_bundel(a);
	struct buf t = buf_new(a);
	struct catalogus_problems p;
	struct catalogus *c = NULL;
	for (int i = 0; i < 300; i++)
		buf_addz(&t, "- {code: a, label: b}\n");
	assert_int_equal(proef_load(a, proef_zet(a, b, "niveaus.yaml", buf_str(&t)), &c, &p), FAULT_INVALID);
	assert_int_equal(p.n, CATALOGUS_PROBLEMS_MAX);
	assert_int_equal(p.meer, 299 + 12 - CATALOGUS_PROBLEMS_MAX); /* 12: the levels that the models miss */
}

/* Too small an arena is a busy server, not a fault in the catalogue; the end of a load never goes far over the cap. */
static void test_arena_full(void **state)
{
	struct arena *a = test_arena(state);
	struct str b = proef_bundel(a);
	static const size_t caps[] = { 100000, 200000, 400000 };
	for (size_t i = 0; i < 3; i++) {
		struct arena *klein = arena_new(caps[i]);
		struct catalogus_problems p;
		struct catalogus *c = NULL;
		assert_int_equal(proef_load(klein, b, &c, &p), FAULT_BUSY);
		assert_null(c);
		assert_true(arena_used(klein) < caps[i] * 3);
		arena_free(&klein);
	}
}

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_arena(test_planted_faults),
		cmocka_unit_test_arena(test_all_in_one_run),
		cmocka_unit_test_arena(test_billion_laughs),
		cmocka_unit_test_arena(test_too_many_nodes),
		cmocka_unit_test_arena(test_too_long_scalar),
		cmocka_unit_test_arena(test_two_versions),
		cmocka_unit_test_arena(test_too_many_rows),
		cmocka_unit_test_arena(test_many_problems),
		cmocka_unit_test_arena(test_arena_full),
	};
	return proef_main(argc, argv, tests, sizeof tests / sizeof *tests);
}
