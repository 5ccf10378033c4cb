/* A whole aanmelding for tests: invented, valid for the theme multiproblematiek; change what the test is about. */
#ifndef TESTS_PROEF_AANMELDING_H
#define TESTS_PROEF_AANMELDING_H

#include "domein/aanmelding/aanmelding.h"
#include "tests/opstelling.h"

struct proef_aanmelding {
	struct aanmelding_nieuw n;
	struct persoon_nieuw personen[3];
	struct criterium_nieuw criteria[8];
	struct veld_nieuw velden[2];
};

/* The gemeente with that CBS code. */
static inline struct gemeente_id proef_gemeente(struct opstelling *o, const char *code)
{
	struct str sql = str_cat(o->arena, STR("select id from main.gemeente where code = '"),
		str_cat(o->arena, str_z(code), STR("'")));

	return (struct gemeente_id){ opstelling_count(o, sql.p) };
}

static inline struct huis_id proef_huis(struct opstelling *o, const char *code)
{
	struct str sql = str_cat(o->arena, STR("select id from main.huis where code = '"),
		str_cat(o->arena, str_z(code), STR("'")));

	return (struct huis_id){ opstelling_count(o, sql.p) };
}

static inline void proef_fill(struct opstelling *o, struct proef_aanmelding *p)
{
	static const char *const sets[] = { "landelijk", "landelijk", "landelijk", "landelijk", "bgs_2_20", "bgs_2_20",
		"bgs_2_20", "bgs_2_20" };
	static const char *const codes[] = { "1", "2", "3", "4", "a", "b", "c", "d" };

	*p = (struct proef_aanmelding){ 0 };
	p->personen[0] = (struct persoon_nieuw){ .naam = { .voornamen = STR("Dennis"), .geslachtsnaam = STR("Wolters") },
		.geboren = datum_of(1988, 9, 7), .geslacht = 'M', .bsn_reden = STR("onbekend"),
		.adres = { .soort = STR("geen"), .plaats = STR("Slaapt bij de haven") }, .geinformeerd = STR("mondeling") };
	p->personen[1] = (struct persoon_nieuw){ .rol = STR("partner"), .relatie = STR("partner"),
		.naam = { .voornamen = STR("Ria"), .voorvoegsel = STR("van den"), .geslachtsnaam = STR("Berg") },
		.geboren = datum_of(1990, 0, 0), .geslacht = 'V', .bsn = STR("111222333") };
	for (size_t i = 0; i < 8; i++)
		p->criteria[i] = (struct criterium_nieuw){ str_z(sets[i]), str_z(codes[i]), i == 3 ? STR("onbekend") : STR("ja"),
			i == 3 ? STR("") : STR("Veertien meldingen in acht weken.") };
	p->n = (struct aanmelding_nieuw){ .soort = STR("persoon"), .thema = STR("multiproblematiek"),
		.gemeente = proef_gemeente(o, "0935"), .aanleiding = STR("Bedreiging van een winkelier."),
		.gedrag = STR("Dakloos sinds mei, veel overlast rond de haven."), .geprobeerd = STR("Twee keer crisisdienst."),
		.lokaal = STR("De organisaties werken langs elkaar."), .doel = STR("Een slaapplek en passende zorg."),
		.leefgebieden = STR("huisvesting,geestelijke_gezondheid"), .noodzaak = STR("Zonder afstemming escaleert het."),
		.risico = STR("midden"), .wpg = STR("8"), .categorieen = STR("begeleiding"), .npersonen = 1,
		.personen = p->personen, .ncriteria = 8, .criteria = p->criteria };
}

/* Submitted by that person. Police data are marked, other organisations have none. */
static inline struct aanmelding_id proef_submit(struct opstelling *o, const char *wie)
{
	struct proef_aanmelding p;
	struct ctx c = opstelling_as(o, wie);
	struct aanmelding_id id = { 0 };

	proef_fill(o, &p);
	if (!str_eq(c.actor.organisatie_naam, STR("Politie Geuldal")) && !str_eq(c.actor.domein, STR("straf")))
		p.n.wpg = STR("");
	if (aanmelding_submit(&c, &p.n, &id))
		return (struct aanmelding_id){ 0 };
	return id;
}

#endif
