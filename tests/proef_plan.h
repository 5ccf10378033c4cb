/* A plan for tests: the case of proef_casus.h, with partners admitted to it and afspraken in it. */
#ifndef TESTS_PROEF_PLAN_H
#define TESTS_PROEF_PLAN_H

#include <stdlib.h>
#include <string.h>

#include "domein/casus/team.h"
#include "domein/plan/plan.h"
#include "tests/proef_casus.h"

/* Sanne's case; Rik of the police reads its plan. */
static inline struct casus_id plan_casus(struct opstelling *o)
{
	return proef_casus(o);
}

/* Reading kern, that level on the plan, nothing else. */
static inline void plan_laat_toe(struct opstelling *o, struct casus_id id, const char *wie, int niveau)
{
	struct ctx c = opstelling_as(o, "sanne.hendrickx");
	struct team_toelating t = { .casus = id, .medewerker = opstelling_id(o, wie), .functie = STR("inhoudelijk"),
		.niveaus = { { [CASUS_DEEL_KERN] = NIVEAU_LEZEN, [CASUS_DEEL_PLAN] = niveau } }, .grond = STR("casusteam"),
		.reden = STR(""), .tot = datum_add_days(datum_today(), 200) };

	if (team_admit(&c, &t))
		abort();
}

static inline struct organisatie_id plan_organisatie(struct opstelling *o, const char *wie)
{
	struct ctx c = opstelling_as(o, wie);

	return c.actor.organisatie;
}

static inline struct afspraak_nieuw plan_afspraak(struct opstelling *o, struct casus_id id, const char *eigenaar)
{
	return (struct afspraak_nieuw){ .casus = id, .tekst = STR("Intake Fact-team bevestigen"),
		.eigenaar = opstelling_id(o, eigenaar), .termijn = datum_add_days(datum_today(), 6), .soort = STR("zorg"),
		.kader = STR("drang") };
}

/* Something is wrong with that field. */
static inline bool fault_has(const struct ctx *c, const char *field)
{
	return proef_fault_on(c->fi, field);
}

/* Made by Sanne. */
static inline struct afspraak_id plan_maak(struct opstelling *o, struct casus_id id, const char *eigenaar)
{
	struct ctx c = opstelling_as(o, "sanne.hendrickx");
	struct afspraak_nieuw n = plan_afspraak(o, id, eigenaar);
	struct afspraak_id ret;

	if (afspraak_add(&c, &n, &ret))
		abort();
	return ret;
}

#endif
