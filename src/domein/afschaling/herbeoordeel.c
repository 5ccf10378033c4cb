/* The periodic review of an open case (C074): see afschaling.h. */
#include "domein/afschaling/afschaling_priv.h"

#include "domein/termijn/termijn.h"

#define REDEN_MAX 1000
#define REVIEW_DAYS 180

const struct casus_keus herbeoordeling_uitkomsten[] = {
	{ "houden", N_("Het huis gaat door"), N_("De casus hoort nog op dit niveau.") },
	{ "afschalen", N_("Afschalen"), N_("De partners kunnen verder zonder het huis. U legt daarna het besluit vast.") },
	{ "opschalen", N_("Opschalen"), N_("Er is meer nodig: intensievere regie of een zwaardere tafel.") },
	{ 0 },
};

enum fault herbeoordeling_list(struct ctx *c, struct casus_id id, struct herbeoordeling_lijst **ret)
{
	struct herbeoordeling_lijst *l = ARENA_NEW(c->arena, struct herbeoordeling_lijst);
	struct q_herbeoordeling_list_rows rows = { 0 };
	struct batch b = ctx_read(c);
	const struct thema *t;

	TRY(casus_kop_get(c, id, &l->kop));
	q_herbeoordeling_list(&b, id, &rows);
	TRY(batch_run(&b));
	l->n = rows.n;
	l->v = ARENA_ARRAY(c->arena, rows.n + 1, struct herbeoordeling_rij);
	for (size_t i = 0; i < rows.n; i++)
		l->v[i] = (struct herbeoordeling_rij){ rows.v[i].uitkomst, rows.v[i].reden, rows.v[i].door_naam,
			rows.v[i].volgende, rows.v[i].moment };
	t = l->kop->thema_cat;
	l->voorstel = datum_add_days(datum_today(), t && t->herziening_dagen ? t->herziening_dagen : REVIEW_DAYS);
	*ret = l;
	return FAULT_NONE;
}

struct review {
	struct ctx *c;
	const struct herbeoordeling *h;
};

static struct str event_title(struct unit *u, struct str uitkomst)
{
	return str_cat(unit_arena(u), STR("Herbeoordeling: "), str_z(casus_keus_label(herbeoordeling_uitkomsten, uitkomst)));
}

static enum fault safety_check(const struct herbeoordeling *h, size_t afspraken, struct fault_info *fi)
{
	if (!afspraken || h->veilig)
		return FAULT_NONE;
	return fault_field(fi, "veilig", N_("Bevestig dat de veiligheidsafspraken nog gelden, of werk ze eerst bij."), "C074");
}

static enum fault review_unit(struct unit *u, void *arg)
{
	struct review *k = arg;
	const struct herbeoordeling *h = k->h;
	struct q_casus_veilig_rows veilig = { 0 };
	struct q_casus_lock *now;
	struct batch b = unit_batch(u);
	int64_t n = 0, m = 0;

	TRY(casus_lock_in(u, h->casus, h->versie, NIVEAU_SCHRIJVEN, &now));
	q_casus_veilig(&b, h->casus, &veilig);
	TRY(batch_run(&b));
	TRY(safety_check(h, veilig.n, unit_fault(u)));
	q_herbeoordeling_add(&b, id_new(), h->uitkomst, str_trim(h->reden), h->volgende, unit_moment(u), h->casus, &n);
	q_casus_set_herbeoordeling(&b, h->volgende, h->casus, now->versie, &m);
	if (veilig.n)
		q_veilig_confirm(&b, unit_moment(u), h->casus, NULL);
	TRY(batch_run(&b));
	TRY(casus_one(u, n));
	TRY(casus_one(u, m));
	TRY(termijn_event_in(u, k->c, casus_dossier(h->casus), "kern", thema_find(k->c->cat, now->thema),
		GEBEURTENIS_BIT(herziening_gedaan), unit_moment(u)));
	k->c->uitkomst = h->casus.v;
	return casus_event_in(u, k->c, h->casus, event_title(u, h->uitkomst), str_trim(h->reden));
}

enum fault herbeoordeling_add(struct ctx *c, const struct herbeoordeling *h)
{
	struct review k = { c, h };
	struct datum vandaag = datum_today();
	struct casus_kop *kop;
	enum fault f;

	TRY(casus_kop_get(c, h->casus, &kop));
	if (!casus_mag(kop, CASUS_DEEL_KERN, NIVEAU_SCHRIJVEN))
		return fault_set(c->fi, FAULT_DENIED, NULL, "WGS 2.31 lid 4");
	if (!casus_keus_label(herbeoordeling_uitkomsten, h->uitkomst))
		(void)fault_field(c->fi, "uitkomst", N_("Kies een uitkomst."), "C074");
	f = casus_text(c->fi, h->reden, REDEN_MAX, "reden", N_("Schrijf op waarop deze uitkomst rust."));
	if (h->volgende.v <= vandaag.v || h->volgende.v > datum_add_months(vandaag, 24).v)
		(void)fault_field(c->fi, "volgende", N_("Vul een datum in na vandaag, binnen twee jaar."), "invariant 24");
	(void)safety_check(h, kop->nveilig, c->fi); /* with the others; the unit asks again */
	TRY(f ? f : c->fi->fault);
	return ctx_write(c, review_unit, &k, NULL);
}
