/* What a receiver says of a result, at least once a year (WGS 1.7 lid 4; invariant 43): see verstrekking.h. */
#include "domein/termijn/termijn.h"
#include "domein/verstrekking/verstrekking_priv.h"

#define TEKST_MAX 2000
#define TERUG_RULE "WGS 1.7 lid 4; invariant 43"

const struct casus_keus terugkoppeling_antwoorden[] = {
	{ "ja", N_("Ja"), NULL },
	{ "deels", N_("Deels"), NULL },
	{ "nee", N_("Nee"), NULL },
	{ 0 },
};

struct answering {
	struct ctx *c;
	const struct terugkoppeling_nieuw *t;
	struct datum dag;
};

/* The clock of the case runs from what is owed first. */
static enum fault clock_set(struct unit *u, struct answering *k, struct dossier_id d)
{
	struct q_verstrekking_next *next = NULL;
	struct q_casus_lock *casus = NULL;
	struct batch b = unit_batch(u);
	const struct thema *t;

	q_verstrekking_next(&b, d, &next);
	q_casus_lock(&b, (struct casus_id){ d.v }, &casus);
	TRY(batch_run(&b));
	t = casus ? thema_find(k->c->cat, casus->thema) : NULL;
	TRY(termijn_event_in(u, k->c, d, "kern", t, GEBEURTENIS_BIT(resultaat_teruggekoppeld), unit_moment(u)));
	if (!next)
		return FAULT_NONE;
	return termijn_event_in(u, k->c, d, "kern", t, GEBEURTENIS_BIT(resultaat_verstrekt),
		terugkoppeling_start(next->terugkoppeling));
}

static enum fault answer_unit(struct unit *u, void *arg)
{
	struct answering *k = arg;
	const struct terugkoppeling_nieuw *t = k->t;
	struct q_verstrekking_get *q = NULL;
	struct batch b = unit_batch(u);
	int64_t n = 0, m = 0;

	q_verstrekking_get(&b, t->id, &q);
	TRY(batch_run(&b));
	if (!q)
		return fault_set(unit_fault(u), FAULT_NOT_FOUND, NULL, NULL);
	if (q->versie != t->versie || !q->terugkoppeling.v)
		return fault_set(unit_fault(u), FAULT_CONFLICT, N_("Deze terugkoppeling is intussen vastgelegd."), NULL);
	if (k->dag.v < q->dag.v)
		return fault_field(unit_fault(u), "dag", N_("Deze dag ligt voor de verstrekking."), NULL);
	q_terugkoppeling_put(&b, id_new(), k->dag, t->bruikbaar, t->opgevolgd, str_trim(t->tekst), t->gebruik, unit_moment(u),
		t->id, &n);
	q_verstrekking_owed(&b, t->gebruik ? datum_add_months(k->dag, 12) : (struct datum){ 0 }, t->id, t->versie, &m);
	TRY(batch_run(&b));
	TRY(casus_one(u, n));
	TRY(casus_one(u, m));
	k->c->uitkomst = t->id.v;
	return clock_set(u, k, q->dossier);
}

enum fault terugkoppeling_check(struct fault_info *fi, const struct terugkoppeling_nieuw *t)
{
	struct datum dag = t->dag.v ? t->dag : datum_today();

	if (!casus_keus_label(terugkoppeling_antwoorden, t->bruikbaar))
		(void)fault_field(fi, "bruikbaar", N_("Kies of het bruikbaar was."), TERUG_RULE);
	if (!casus_keus_label(terugkoppeling_antwoorden, t->opgevolgd))
		(void)fault_field(fi, "opgevolgd", N_("Kies of er gevolg aan is gegeven."), TERUG_RULE);
	if (!datum_valid(dag, false) || dag.v > datum_today().v)
		(void)fault_field(fi, "dag", N_("Vul een dag in tot en met vandaag."), NULL);
	verstrekking_text(fi, t->tekst, TEKST_MAX, "tekst",
		N_("Schrijf op wat het heeft opgeleverd, of waarom er geen gevolg aan is gegeven."));
	return VRIJ_CHECK(fi, { "tekst", t->tekst });
}

enum fault terugkoppeling_add(struct ctx *c, const struct terugkoppeling_nieuw *t)
{
	struct answering k = { c, t, t->dag.v ? t->dag : datum_today() };

	TRY(terugkoppeling_check(c->fi, t));
	return ctx_write(c, answer_unit, &k, NULL);
}
