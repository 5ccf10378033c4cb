/* An overleg for tests: Sanne's case on the agenda, with Rik of the police and Lotte of the GGZ in its team. */
#ifndef TESTS_PROEF_OVERLEG_H
#define TESTS_PROEF_OVERLEG_H

#include "tests/proef_plan.h"
#include "tests/proef_weging.h"

#include "domein/overleg/overleg.h"

#define SANNE "sanne.hendrickx"
#define TIM "tim.boesten"
#define RIK "rik.schreurs"
#define LOTTE "lotte.veldkamp"
#define KARIN "karin.bouts"
#define FEMKE "femke.groot"

struct tafel {
	struct opstelling *o;
	struct casus_id casus;
	struct overleg_id id;
	struct agendapunt_id punt; /* of the case */
};

static inline struct overleg_plan tafel_plan(struct opstelling *o, const struct medewerker_id *leden, size_t n)
{
	(void)o;
	return (struct overleg_plan){ .soort = STR("casusoverleg"), .dag = datum_today(), .uur = 23, .minuut = 30,
		.plaats = STR("Stadskantoor 2.14"), .link = STR(""), .nleden = n, .leden = leden, .keer = 1 };
}

static inline struct overleg_id tafel_gepland(struct opstelling *o)
{
	struct medewerker_id leden[] = { opstelling_id(o, RIK), opstelling_id(o, LOTTE), opstelling_id(o, KARIN) };
	struct ctx c = opstelling_as(o, SANNE);
	struct overleg_plan p = tafel_plan(o, leden, 3);
	struct overleg_id id = { 0 };

	ok(&c, overleg_plan(&c, &p, &id), "plan");
	return id;
}

static inline struct agendapunt_id tafel_punt(struct opstelling *o, const char *wie, struct overleg_id id,
	struct casus_id casus, const char *titel)
{
	struct ctx c = opstelling_as(o, wie);
	struct agendapunt_id p = { 0 };
	struct punt_nieuw n = { id, casus, str_z(titel), STR("Wie begint er?"), 0, false };

	ok(&c, punt_add(&c, &n, &p), "punt");
	return p;
}

/* Planned: Rik, Lotte and Karin invited; Rik (who reported) and Lotte in the team, Karin not. */
static inline struct tafel tafel(struct opstelling *o)
{
	struct tafel t = { .o = o, .casus = proef_casus(o) };

	assert_true(t.casus.v);
	plan_laat_toe(o, t.casus, LOTTE, NIVEAU_LEZEN);
	t.id = tafel_gepland(o);
	t.punt = tafel_punt(o, SANNE, t.id, t.casus, "");
	return t;
}

static inline int64_t tafel_versie(struct tafel *t)
{
	return count_id(t->o, "select versie from main.overleg where id = ", t->id.v);
}

static inline void tafel_begin(struct tafel *t)
{
	struct ctx c = opstelling_as(t->o, SANNE);

	ok(&c, overleg_begin(&c, t->id, tafel_versie(t)), "begin");
	c = opstelling_as(t->o, SANNE);
	ok(&c, punt_now(&c, t->id, t->punt), "nu");
}

static inline void tafel_aanwezig(struct tafel *t, const char *wie, bool aanwezig)
{
	struct ctx c = opstelling_as(t->o, SANNE);

	ok(&c, overleg_presence(&c, t->id, opstelling_id(t->o, wie), aanwezig), "presence");
}

static inline enum fault tafel_vast(struct ctx *c, struct agendapunt_id p, const char *soort, const char *tekst,
	struct vastlegging_id *ret)
{
	struct vast_nieuw n = { p, str_z(soort), str_z(tekst), STR("") };

	return vast_add(c, &n, ret);
}

static inline struct vastlegging_id tafel_legt_vast(struct tafel *t, const char *wie, const char *soort, const char *tekst)
{
	struct ctx c = opstelling_as(t->o, wie);
	struct vastlegging_id v = { 0 };

	ok(&c, tafel_vast(&c, t->punt, soort, tekst, &v), "vast");
	return v;
}

static inline void tafel_rond_af(struct tafel *t)
{
	struct ctx c = opstelling_as(t->o, SANNE);

	ok(&c, overleg_finish(&c, t->id, tafel_versie(t)), "finish");
}

static inline struct overleg *tafel_ziet(struct tafel *t, const char *wie)
{
	struct ctx c = opstelling_as(t->o, wie);
	struct overleg *v = NULL;

	ok(&c, overleg_get(&c, t->id, &v), wie);
	return v;
}

#endif
