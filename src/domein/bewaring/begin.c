/* The day on which the term of keeping begins, where the regime counts from an event: see bewaring.h. */
#include "domein/bewaring/bewaring_priv.h"

#include "domein/casus/casus_priv.h"
#include "domein/termijn/termijn.h"

#define RULE "Bjsg 11a; invariant 34"
#define WAARUIT_MAX 300
#define VOORUIT_JAREN 10 /* a later release is a slip of the pen, or too uncertain to count from */

bool bewaring_op_ontslag(const struct regime *r)
{
	return r && r->bewaring.start == BEWAAR_ONTSLAG;
}

struct beginning {
	struct ctx *c;
	const struct bewaring_stand *s;
	struct casus_id id;
	int64_t versie;
	struct datum dag, tot;
	struct str waaruit;
};

static enum fault begin_unit(struct unit *u, void *arg)
{
	const struct beginning *k = arg;
	const struct casus_kop *kop = k->s->kop;
	struct q_casus_lock *nu = NULL;
	struct batch b = unit_batch(u);
	int64_t n = 0, m = 0;

	q_casus_lock(&b, k->id, &nu);
	TRY(batch_run(&b));
	if (!nu)
		return fault_set(unit_fault(u), FAULT_NOT_FOUND, NULL, NULL);
	if (nu->versie != k->versie)
		return fault_set(unit_fault(u), FAULT_CONFLICT, N_("Deze casus is intussen door iemand anders gewijzigd."), NULL);
	q_bewaar_begin_add(&b, id_new(), k->dag, k->waaruit, kop->vernietigen, k->tot, unit_moment(u), k->id, &n);
	q_casus_set_vernietigen(&b, k->tot, k->id, k->versie, &m);
	TRY(batch_run(&b));
	TRY(casus_one(u, n));
	TRY(casus_one(u, m));
	k->c->uitkomst = k->id.v;
	if (kop->gesloten)
		return bewaring_keep_kern(u, k->c, kop, k->tot);
	return termijn_event_in(u, k->c, casus_dossier(k->id), "kern", kop->thema_cat, GEBEURTENIS_BIT(detentie_geeindigd),
		moment_of(k->dag, 0, 0));
}

enum fault bewaring_begin_set(struct ctx *c, struct casus_id id, int64_t versie, struct datum dag, struct str waaruit)
{
	struct beginning k = { .c = c, .id = id, .versie = versie, .dag = dag, .waaruit = str_trim(waaruit) };
	struct fault_info *fi = c->fi;
	struct bewaring_stand *s;

	TRY(ctx_require(c, RECHT_casus_schrijven));
	TRY(bewaring_get(c, id, &s));
	k.s = s;
	if (!casus_mag(s->kop, CASUS_DEEL_KERN, NIVEAU_SCHRIJVEN) || !bewaring_op_ontslag(s->regime))
		return fault_set(fi, FAULT_DENIED, NULL, RULE);
	if (s->besteld)
		return fault_set(fi, FAULT_CONFLICT, N_("Er is een vernietiging voorgesteld of goedgekeurd. Laat die eerst intrekken."),
			RULE);
	if (!datum_valid(dag, false) || dag.v > datum_add_months(datum_today(), VOORUIT_JAREN * 12).v)
		(void)fault_field(fi, "dag", N_("Vul de dag van ontslag in, ten hoogste tien jaar vooruit."), RULE);
	if (!k.waaruit.n)
		(void)fault_field(fi, "waaruit", N_("Schrijf op waaruit dit blijkt."), RULE);
	if (str_points(k.waaruit) > WAARUIT_MAX)
		(void)fault_field(fi, "waaruit", N_("Dit is te lang."), NULL);
	TRY(fi->fault);
	k.tot = bewaring_dag(s->kop->thema_cat ? &s->kop->thema_cat->bewaring : &s->regime->bewaring,
		s->kop->eerste_verwerking, dag);
	if (!k.tot.v)
		return fault_detail(fi, FAULT_INTERNAL, "bewaartermijn", "buiten de kalender");
	return ctx_write(c, begin_unit, &k, NULL);
}
