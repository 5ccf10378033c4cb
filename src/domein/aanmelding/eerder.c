/* What came in before: see aanmelding.h. */
#include "domein/aanmelding/aanmelding_priv.h"

#include "catalogus/catalogus.h"
#include "domein/toegang/dossier.h"
#include "query.h"

static void ask(struct ctx *c, struct batch *b, const struct aanmelding_klaar *k, struct q_aanmelding_eerder_rows *ret)
{
	const struct aanmelding_nieuw *n = k->van;
	struct datum dag = n->ingediend ? datum_of_moment(n->ingediend) : (struct datum){ 0 };

	q_aanmelding_eerder(b, c->actor.regio, k->organisatie, n->soort, dag.v ? moment_of(dag, 0, 0) : 0,
		dag.v ? moment_of(datum_add_days(dag, 1), 0, 0) : ALTIJD, k->thema->code, n->gemeente.v,
		str_eq(n->soort, STR("gebied")) ? text_of(n->gebied) : STR(""), text_of(n->aanleiding), text_of(n->gedrag),
		n->npersonen ? text_of(n->personen[0].naam.geslachtsnaam) : STR(""), ret);
}

/* By all that is told of who he is: a brother, a twin or a namesake is another. */
static bool same_person(const struct persoon_klaar *p, const struct q_aanmelding_eerder *q)
{
	const struct naam *m = &p->van->naam;

	return str_eq(text_of(m->geslachtsnaam), text_of(q->geslachtsnaam)) && str_eq(text_of(m->voornamen), text_of(q->voornamen))
		&& str_eq(text_of(p->voorletters), text_of(q->voorletters)) && str_eq(text_of(m->voorvoegsel), text_of(q->voorvoegsel))
		&& str_eq(text_of(m->partner_naam), text_of(q->partner_naam))
		&& str_eq(text_of(m->partner_voorvoegsel), text_of(q->partner_voorvoegsel))
		&& str_eq(text_of(p->bsn), text_of(q->bsn)) && p->van->geboren.v == q->geboren.v;
}

/* Are these n rows everybody whom it is about, and nobody else? */
static bool same_people(struct arena *a, const struct aanmelding_klaar *k, const struct q_aanmelding_eerder *v, size_t n)
{
	bool *used = ARENA_ARRAY(a, n + 1, bool);
	size_t found = 0;

	if (!v->geslachtsnaam.p)
		return !k->npersonen;
	for (size_t i = 0; i < k->npersonen; i++)
		for (size_t j = 0; j < n; j++)
			if (!used[j] && same_person(&k->personen[i], &v[j])) {
				used[j] = true;
				found++;
				break;
			}
	return found == n && n == k->npersonen;
}

/* The first whose people are the same. */
static struct aanmelding_eerder first_same(struct arena *a, const struct aanmelding_klaar *k,
	const struct q_aanmelding_eerder_rows *rows)
{
	size_t n;

	for (size_t i = 0; i < rows->n; i += n) {
		for (n = 1; i + n < rows->n && rows->v[i + n].id.v == rows->v[i].id.v;)
			n++;
		if (same_people(a, k, &rows->v[i], n))
			return (struct aanmelding_eerder){ rows->v[i].nummer, rows->v[i].ingediend };
	}
	return (struct aanmelding_eerder){ STR(""), 0 };
}

enum fault aanmelding_eerder(struct ctx *c, size_t n, struct aanmelding_klaar *const *k, struct aanmelding_eerder *ret)
{
	TRY(ctx_require(c, RECHT_import_uitvoeren));
	for (size_t i = 0; i < n; i += BATCH_MAX) {
		struct q_aanmelding_eerder_rows rows[BATCH_MAX] = { 0 };
		size_t some = n - i < BATCH_MAX ? n - i : BATCH_MAX;
		struct batch b = ctx_kaal(c);

		for (size_t j = 0; j < some; j++)
			ask(c, &b, k[i + j], &rows[j]);
		TRY(batch_run(&b));
		for (size_t j = 0; j < some; j++)
			ret[i + j] = first_same(c->arena, k[i + j], &rows[j]);
	}
	return FAULT_NONE;
}
