/* For tests of looking into who looks: a case that Sanne leads, and Tim, of the same house, who is not in it. */
#ifndef TESTS_PROEF_INZIEN_H
#define TESTS_PROEF_INZIEN_H

#include "domein/inzien/nood.h"
#include "tests/proef_plan.h"

#define SANNE "sanne.hendrickx"
#define TIM "tim.boesten"
#define HILDE "hilde.vroemen"
#define REDEN "De crisisdienst staat bij hem voor de deur en niemand neemt op."

static inline struct str inzien_nummer(struct opstelling *o, struct casus_id id)
{
	struct ctx c = opstelling_as(o, SANNE);
	struct casus_kop *k;

	return casus_kop_get(&c, id, &k) ? STR("") : str_dup(o->arena, k->nummer);
}

static inline enum fault inzien_nood(struct ctx *c, struct str nummer)
{
	struct nood_vraag v = { nummer, STR("acuut_gevaar"), STR(REDEN), STR("https://schakel.example") };
	struct casus_id id;
	bool al;

	return nood_ask(c, &v, &id, &al);
}

static inline bool inzien_ziet(struct opstelling *o, const char *wie, struct casus_id id)
{
	struct ctx c = opstelling_as(o, wie);
	struct casus_kop *k;

	return casus_kop_get(&c, id, &k) == FAULT_NONE;
}

#endif
