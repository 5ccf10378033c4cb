/* What came in before: see aanmelding.h. */
#include "domein/aanmelding/aanmelding_priv.h"

#include "domein/toegang/dossier.h"
#include "query.h"

static void ask(struct ctx *c, struct batch *b, const struct aanmelding_klaar *k, struct q_aanmelding_eerder **ret)
{
	static const struct persoon_nieuw nobody;
	const struct aanmelding_nieuw *n = k->van;
	const struct persoon_nieuw *p = n->npersonen ? &n->personen[0] : &nobody;
	struct datum dag = n->ingediend ? datum_of_moment(n->ingediend) : (struct datum){ 0 };

	q_aanmelding_eerder(b, c->actor.regio, k->organisatie, n->soort, dag.v ? moment_of(dag, 0, 0) : 0,
		dag.v ? moment_of(datum_add_days(dag, 1), 0, 0) : ALTIJD, text_of(n->aanleiding), text_of(n->gedrag),
		text_of(p->naam.geslachtsnaam), text_of(p->naam.voornamen), p->geboren.v, ret);
}

enum fault aanmelding_eerder(struct ctx *c, size_t n, struct aanmelding_klaar *const *k, struct aanmelding_eerder *ret)
{
	struct q_aanmelding_eerder *rows[BATCH_MAX];

	TRY(ctx_require(c, RECHT_import_uitvoeren));
	for (size_t i = 0; i < n; i += BATCH_MAX) {
		size_t some = n - i < BATCH_MAX ? n - i : BATCH_MAX;
		struct batch b = ctx_kaal(c);

		for (size_t j = 0; j < some; j++)
			ask(c, &b, k[i + j], &rows[j]);
		TRY(batch_run(&b));
		for (size_t j = 0; j < some; j++)
			ret[i + j] = rows[j] ? (struct aanmelding_eerder){ rows[j]->nummer, rows[j]->ingediend }
				: (struct aanmelding_eerder){ STR(""), 0 };
	}
	return FAULT_NONE;
}
