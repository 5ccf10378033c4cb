/* Points: what judging and deciding start from. See weging_priv.h. */
#include "domein/weging/weging_priv.h"

#include "domein/toegang/dossier.h"

/* Not to be seen: decided and shielded meanwhile, or not the actor's business. */
static enum fault point_gone(struct unit *u, struct weegpunt_id id)
{
	struct q_weging_regel_get *r = NULL;
	struct batch b = unit_batch(u);

	q_weging_regel_get(&b, id, &r);
	TRY(batch_run(&b));
	if (r && r->uitkomst.n)
		return fault_set(unit_fault(u), FAULT_CONFLICT, N_("Over dit punt is intussen al besloten."), NULL);
	return fault_set(unit_fault(u), FAULT_NOT_FOUND, NULL, NULL);
}

static enum fault point_changed(struct unit *u, struct weegpunt_id id)
{
	struct q_weegpunt_door *door = NULL;
	struct batch b = unit_batch(u);
	struct buf text = buf_new(unit_arena(u));

	q_weegpunt_door(&b, id.v, &door);
	TRY(batch_run(&b));
	if (!door)
		return fault_set(unit_fault(u), FAULT_CONFLICT, NULL, NULL);
	buf_addz(&text, "Intussen gewijzigd door ");
	buf_add(&text, door->naam);
	buf_addz(&text, ". Bekijk wat er veranderd is en probeer het opnieuw.");
	return fault_set(unit_fault(u), FAULT_CONFLICT, buf_str(&text).p, NULL);
}

enum fault weegpunt_open_in(struct unit *u, struct weegpunt_id id, int64_t versie, struct q_weegpunt_stand **ret)
{
	struct q_weegpunt_stand *p = NULL;
	struct batch b = unit_batch(u);

	q_weegpunt_stand(&b, id, &p);
	TRY(batch_run(&b));
	if (!p || p->uitkomst.n)
		return point_gone(u, id);
	if (p->kern != NIVEAU_SCHRIJVEN || p->inhoud != NIVEAU_SCHRIJVEN || p->bestuurt != NIVEAU_SCHRIJVEN || !p->aanwezig)
		return fault_set(unit_fault(u), FAULT_DENIED,
			N_("Dit doet iemand van het huis die bij deze weging aanwezig is."), "WGS 2.31 lid 2");
	if (p->versie != versie)
		return point_changed(u, id);
	if (!str_eq(p->weging_status, STR("bezig")))
		return fault_set(unit_fault(u), FAULT_CONFLICT,
			N_("De weging loopt niet. Begin haar eerst; daarna kunt u oordelen en besluiten."), "WGS 2.31 lid 2");
	*ret = p;
	return FAULT_NONE;
}

/* The version that was answered, if the catalogue still has it. */
static const struct criteriaset *answered(struct ctx *c, const struct criteriaset *now,
	const struct q_oordeel_antwoorden_rows *rows)
{
	for (size_t i = 0; i < rows->n; i++) {
		const struct criteriaset *s;

		if (!str_eq(rows->v[i].criteria, now->code) || rows->v[i].criteria_versie == now->versie)
			continue;
		s = criteria_find(c->cat, now->code, (int)rows->v[i].criteria_versie);
		if (s)
			return s;
	}
	return now;
}

enum fault weging_sets(struct ctx *c, struct str thema, const struct q_oordeel_antwoorden_rows *antwoorden,
	struct sets *ret)
{
	const struct thema *t = thema_find(c->cat, thema);

	if (!t)
		return fault_set(c->fi, FAULT_INVALID,
			N_("Het thema van deze aanmelding staat niet meer in de catalogus. Zonder criteria kan zij niet worden gewogen."),
			"BGS 2.20 lid 3");
	ret->n = t->ncriteria;
	ret->v = ARENA_ARRAY(c->arena, t->ncriteria + 1, const struct criteriaset *);
	for (size_t i = 0; i < t->ncriteria; i++)
		ret->v[i] = answered(c, t->criteria[i], antwoorden);
	return FAULT_NONE;
}
