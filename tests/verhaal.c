/* The road of the work, for tests: see verhaal.h. */
#include "tests/verhaal.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "main/demo_werk.h"

static void ok(struct ctx *c, enum fault f, const char *what)
{
	if (!f)
		return;
	for (size_t i = 0; i < c->fi->nfields; i++)
		print_error("%s: %s\n", c->fi->fields[i].field, c->fi->fields[i].text);
	fail_msg("%s: %s (%s) %s", what, fault_name(f), c->fi->detail, c->fi->text ? c->fi->text : "");
}

static void criteria_all(struct opstelling *o, const struct thema *t, struct aanmelding_nieuw *n)
{
	struct criterium_nieuw *v = ARENA_ARRAY(o->arena, 32, struct criterium_nieuw);

	for (size_t s = 0; s < t->ncriteria; s++)
		for (size_t i = 0; i < t->criteria[s]->ncriteria; i++)
			v[n->ncriteria++] = (struct criterium_nieuw){ t->criteria[s]->code, t->criteria[s]->criteria[i].code,
				str_eq(t->criteria[s]->criteria[i].code, STR("4")) ? STR("nee") : STR("ja"),
				STR("Zie de aanleiding.") };
	n->criteria = v;
}

struct aanmelding_nieuw *verhaal_nieuw(struct opstelling *o, struct str achternaam)
{
	struct aanmelding_nieuw *n = ARENA_NEW(o->arena, struct aanmelding_nieuw);
	struct persoon_nieuw *p = ARENA_NEW(o->arena, struct persoon_nieuw);
	const struct thema *t = thema_find(o->cat, STR("verward_gedrag"));

	p->naam = (struct naam){ .voornamen = STR("Mees"), .voorvoegsel = STR("van der"), .geslachtsnaam = achternaam,
		.naamgebruik = 'E' };
	p->geboren = datum_of(1992, 3, 12);
	p->geslacht = 'M';
	p->bsn_reden = STR("niet_bekend");
	p->geinformeerd = STR("mondeling");
	*n = (struct aanmelding_nieuw){ .soort = STR("persoon"), .thema = STR("verward_gedrag"), .urgentie = STR("gewoon"),
		.aanleiding = STR("Buurtbewoners melden wekelijks geschreeuw en vernieling in het portiek."),
		.gedrag = STR("Drie keer aangehouden voor bedreiging; mijdt daarna elk contact."),
		.geprobeerd = STR("Wijkteam en bemoeizorg gingen vier keer langs."),
		.lokaal = STR("Het vraagt straf, zorg en gemeente samen."),
		.doel = STR("Een gezamenlijk plan met een regisseur."), .leefgebieden = STR("huisvesting,justitie"),
		.taak = STR("Handhaving van de openbare orde"), .noodzaak = STR("Zonder elkaars informatie geen plan."),
		.risico = STR("midden"), .wpg = STR("8"), .npersonen = 1, .personen = p };
	n->gemeente.v = opstelling_count(o, "select id from main.gemeente where code = '0935'");
	criteria_all(o, t, n);
	return n;
}

struct aanmelding_id verhaal_aanmelding(struct opstelling *o, const char *wie, struct str achternaam)
{
	struct ctx c = opstelling_as(o, wie);
	struct aanmelding_id id = { 0 };

	ok(&c, aanmelding_submit(&c, verhaal_nieuw(o, achternaam), &id), "aanmelding");
	return id;
}

void verhaal_weging(struct opstelling *o, struct aanmelding_id a, const char *uitkomst, struct weging_id *ret)
{
	struct ctx c = opstelling_as(o, "sanne.hendrickx");
	struct weging_id w;

	ok(&c, demo_weeg(&c, &a, 1, &uitkomst, &w), "weging");
	if (ret)
		*ret = w;
}

struct casus_id verhaal_casus(struct opstelling *o, struct str achternaam)
{
	struct aanmelding_id a = verhaal_aanmelding(o, "rik.schreurs", achternaam);
	struct casus_nieuw n = { .aanmelding = a };
	struct casus_id id = { 0 };
	struct ctx c;

	verhaal_weging(o, a, "casus", NULL);
	c = opstelling_as(o, "sanne.hendrickx");
	ok(&c, casus_open(&c, &n, &id), "casus");
	return id;
}
