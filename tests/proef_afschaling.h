/* Letting a case go, for tests: a case of Sanne's with partners, a goal and an afspraak, and a whole decision about it. */
#ifndef TESTS_PROEF_AFSCHALING_H
#define TESTS_PROEF_AFSCHALING_H

#include "domein/afschaling/afschaling.h"
#include "tests/proef_plan.h"

struct proef_afschaling {
	struct casus_id casus;
	struct afschaling_besluit b;
	struct medewerker_id wie[2];
	struct afschaling_tekst velden[5], doelen[1], afspraken[1];
};

/* Rik of the police decides; Lotte of the care works in it. */
static inline struct casus_id afschaling_casus(struct opstelling *o)
{
	struct casus_id id = proef_casus(o);

	plan_laat_toe(o, id, "lotte.veldkamp", NIVEAU_LEZEN);
	proef_sql(o, "insert into main.doel (id, dossier, onderdeel, organisatie, leefgebied, tekst, volgorde) "
		"select %1" PLANT "7, c.id, 'plan', c.organisatie, 'huisvesting', 'Een vaste slaapplek', 1 from main.casus c "
		"where c.id = %1", id.v);
	(void)plan_maak(o, id, "lotte.veldkamp");
	return id;
}

static inline void afschaling_fill(struct opstelling *o, struct casus_id id, struct proef_afschaling *p)
{
	static const char *const codes[] = { "bereikt", "werkte", "zorgen", "betrokkene", "terug" };

	*p = (struct proef_afschaling){ .casus = id };
	for (size_t i = 0; i < 5; i++)
		p->velden[i] = (struct afschaling_tekst){ .code = str_z(codes[i]), .tekst = STR("Hij woont en houdt zijn afspraken.") };
	p->doelen[0] = (struct afschaling_tekst){ .id = proef_count(o, "select id from main.doel where dossier = %1", id.v),
		.uitkomst = STR("bereikt") };
	p->afspraken[0] = (struct afschaling_tekst){
		.id = proef_count(o, "select id from main.afspraak where dossier = %1", id.v), .uitkomst = STR("overgedragen"),
		.tekst = STR("Sociaal team Centrum") };
	p->wie[0] = opstelling_id(o, "rik.schreurs");
	p->b = (struct afschaling_besluit){ .casus = id,
		.versie = proef_count(o, "select versie from main.casus where id = %1", id.v), .besloten = datum_today(),
		.reden = STR("doelen_behaald"), .motivering = STR("Een half jaar zonder meldingen."),
		.niveau = STR("sociaal_team"), .ontvanger = STR("Sociaal team Centrum, Maastricht"), .n = 1,
		.deelnemers = p->wie, .nvelden = 5, .velden = p->velden, .ndoelen = 1, .doelen = p->doelen, .nafspraken = 1,
		.afspraken = p->afspraken };
}

/* Closed by Sanne. */
static inline enum fault afschaling_sluit(struct opstelling *o, struct casus_id id)
{
	struct ctx c = opstelling_as(o, "sanne.hendrickx");
	struct proef_afschaling p;

	afschaling_fill(o, id, &p);
	return afschaling_close(&c, &p.b);
}

#endif
