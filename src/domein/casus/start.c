/* What a case begins with: see casus.h. */
#include "domein/casus/casus_priv.h"

bool casus_start_geldt(const struct ctx *c, const struct casus_kop *k)
{
	return k->regisseur.v == c->actor.id.v && !k->gesloten && !ctx_is_toen(c) && (!k->beperkt || k->beperkt_mij)
		&& casus_mag(k, CASUS_DEEL_KERN, NIVEAU_SCHRIJVEN);
}

enum fault casus_start(struct ctx *c, const struct casus_kop *k, struct casus_start *ret)
{
	const struct regime *g = regime_find(c->cat, k->regime);
	struct q_casus_start *q = NULL;
	struct batch b = ctx_read(c);
	bool tell = g && g->informatie.verplicht;

	q_casus_start(&b, k->id, k->aanbrenger, ctx_moment(c), &q);
	TRY(batch_run(&b));
	*ret = (struct casus_start){ 0 };
	ret->v[ret->n++] = (struct casus_start_stap){ CASUS_START_VEILIG, k->nveilig > 0 };
	ret->v[ret->n++] = (struct casus_start_stap){ CASUS_START_TEAM, q && q->partners > 0 };
	if (tell)
		ret->v[ret->n++] = (struct casus_start_stap){ CASUS_START_INFORMEREN, q && !q->te_informeren };
	ret->v[ret->n++] = (struct casus_start_stap){ CASUS_START_OVERLEG, q && q->overleggen > 0 };
	ret->v[ret->n++] = (struct casus_start_stap){ CASUS_START_PLAN, q && q->plannen > 0 };
	for (size_t i = 0; i < ret->n; i++)
		ret->klaar += ret->v[i].klaar;
	return FAULT_NONE;
}
