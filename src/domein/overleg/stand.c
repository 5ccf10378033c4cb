/* How it stands with the afspraken of a case, said at its point of the agenda. See overleg.h. */
#include "domein/overleg/overleg_priv.h"
#include "domein/plan/afspraak.h"
#include "domein/plan/stagnatie.h"

struct standing {
	struct ctx *c;
	const struct stand_nieuw *n;
	struct casus_id casus; /* out */
};

static enum fault stand_unit(struct unit *u, void *arg)
{
	struct standing *s = arg;
	struct q_punt_stand *p;

	TRY(overleg_record_in(u, s->n->punt, &p));
	if (p->overleg.v != s->n->overleg.v || !p->casus.v)
		return fault_set(unit_fault(u), FAULT_NOT_FOUND, NULL, NULL);
	if (p->kern != NIVEAU_SCHRIJVEN)
		return fault_set(unit_fault(u), FAULT_DENIED, N_("Dit doet wie het overleg leidt."), OVERLEG_RULE);
	s->casus = p->casus;
	TRY(afspraak_stand_in(u, s->c, p->casus, s->n->afspraak, s->n->versie, s->n->stand, s->n->reden));
	return overleg_raise_in(u, p->overleg);
}

enum fault punt_stand(struct ctx *c, const struct stand_nieuw *n)
{
	struct standing s = { .c = c, .n = n };

	TRY(ctx_write(c, stand_unit, &s, NULL));
	stagnatie_follow_after(c, s.casus);
	return FAULT_NONE;
}
