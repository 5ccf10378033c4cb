/* Until when: see bewaring.h. */
#include "domein/bewaring/bewaring.h"

#include "basis/termijn.h"
#include "query.h"

#define LANGSTE_JAREN 5 /* WGS 1.8 lid 7, the longest in the catalogue that counts from the first processing */

/* The last day of the term that begins on start. None when it lies outside the calendar. */
static struct datum bewaring_einde(const struct bewaring *b, struct datum start)
{
	return termijn_einde(start, b->lengte, b->eenheid, TERMIJN_PLAIN, NULL);
}

/* The event with which the term of the regime begins; 0: the first processing, or receipt, which is the same day. */
static uint64_t begin_event(const struct bewaring *b)
{
	switch (b->start) {
	case BEWAAR_BESCHIKKING: return GEBEURTENIS_BIT(huisverbod_opgelegd);
	case BEWAAR_ONTSLAG: return GEBEURTENIS_BIT(detentie_geeindigd);
	default: return 0;
	}
}

struct datum bewaring_dag(const struct bewaring *b, int64_t eerste, struct datum begin)
{
	struct datum dag = datum_of_moment(eerste);

	if (!begin_event(b))
		return bewaring_einde(b, dag);
	return begin.v ? bewaring_einde(b, begin) : termijn_einde(dag, LANGSTE_JAREN, TERMIJN_JAREN, TERMIJN_PLAIN, NULL);
}

/* The day in the field of the theme that stands for the event; the last when it was given twice. */
static struct datum day_of(const struct thema *t, uint64_t event, const struct q_bewaring_velden_rows *rows)
{
	struct datum found = { 0 }, d;

	for (size_t i = 0; i < rows->n; i++) {
		const struct themaveld *v = thema_veld_find(t, rows->v[i].veld);

		if (v && (v->gebeurtenissen & event) && datum_parse(rows->v[i].waarde, false, &d))
			found = d;
	}
	return found;
}

enum fault bewaring_bepaal(struct unit *u, struct ctx *c, const struct thema *t, int64_t eerste, struct aanmelding_id id,
	struct datum *ret)
{
	struct q_bewaring_velden_rows rows = { 0 };
	uint64_t event = begin_event(&t->bewaring);
	struct batch b = u ? unit_batch(u) : ctx_read(c);

	if (event) {
		q_bewaring_velden(&b, (struct dossier_id){ id.v }, &rows);
		TRY(batch_run(&b));
	}
	*ret = bewaring_dag(&t->bewaring, eerste, day_of(t, event, &rows));
	return ret->v ? FAULT_NONE : fault_detail(c->fi, FAULT_INTERNAL, "bewaartermijn", "buiten de kalender");
}

struct datum bewaring_afgewezen(struct datum besluit, int64_t dagen)
{
	return datum_add_days(besluit, (int)dagen);
}

struct datum bewaring_register(int64_t gesloten, int64_t jaren)
{
	return termijn_einde(datum_of_moment(gesloten), (int)jaren, TERMIJN_JAREN, TERMIJN_PLAIN, NULL);
}
