/* Reading the ledger, and what its form shows: see verstrekking.h. */
#include "domein/verstrekking/derde.h"
#include "domein/verstrekking/verstrekking_priv.h"

/* ---- lists ---- */

int verstrekking_aan_of(struct str code)
{
	int i = 0;

	while (verstrekking_aan[i].code && !str_eq(str_z(verstrekking_aan[i].code), code))
		i++;
	return i;
}

/* Of the three statements that give such a row. */
#define ROW(q) ((struct verstrekking_rij){ .id = (q)->id, .dossier = (q)->dossier, .aan = verstrekking_aan_of((q)->aan), \
	.verband = (q)->verband, .ontvanger = (q)->ontvanger, .functie = (q)->functie, .wijze = (q)->wijze, .wat = (q)->wat, \
	.categorieen = (q)->categorieen, .doel = (q)->doel, .grond = (q)->grond, .noodzaak = (q)->noodzaak, \
	.grondslag = (q)->grondslag, .rac = (q)->rac, .toestemming = (q)->toestemming, .voorwaarden = (q)->voorwaarden, \
	.bijlage = (q)->bijlage, .dag = (q)->dag, .moment = (q)->moment, .door_naam = (q)->door_naam, \
	.organisatie_naam = (q)->organisatie_naam, .terugkoppeling = (q)->terugkoppeling, .betrokkene = (q)->betrokkene, \
	.versie = (q)->versie })

struct reading { /* what belongs to the rows of one dossier */
	struct q_verstrekking_mensen_rows mensen;
	struct q_verstrekking_bron_list_rows bronnen;
	struct q_terugkoppeling_list_rows terug;
};

static struct verstrekking_bron_rij source_of(const struct q_verstrekking_bron_list *q)
{
	return (struct verstrekking_bron_rij){ q->verstrekking, q->organisatie, q->naam, q->domein, q->standpunt, q->uitleg,
		q->ontvanger, q->categorieen, q->grond, verstrekking_aan_of(q->aan), q->dag };
}

static void row_fill(struct ctx *c, const struct reading *r, struct verstrekking_rij *v)
{
	v->bronnen = ARENA_ARRAY(c->arena, r->bronnen.n + 1, struct verstrekking_bron_rij);
	v->terug = ARENA_ARRAY(c->arena, r->terug.n + 1, struct terugkoppeling);
	for (size_t i = 0; i < r->bronnen.n; i++)
		if (r->bronnen.v[i].verstrekking.v == v->id.v)
			v->bronnen[v->nbronnen++] = source_of(&r->bronnen.v[i]);
	for (size_t i = 0; i < r->terug.n; i++) {
		const struct q_terugkoppeling_list *q = &r->terug.v[i];

		if (q->verstrekking.v == v->id.v)
			v->terug[v->nterug++] = (struct terugkoppeling){ q->dag, q->bruikbaar, q->opgevolgd, q->tekst, q->door_naam,
				q->gebruik };
	}
	for (size_t i = 0; i < r->mensen.n; i++)
		if (r->mensen.v[i].id.v == v->betrokkene.v) {
			v->naam = CASUS_NAAM(&r->mensen.v[i]);
			v->persoon = r->mensen.v[i].persoon;
		}
}

static void dossier_ask(struct batch *b, struct dossier_id d, struct reading *r)
{
	q_verstrekking_mensen(b, d, &r->mensen);
	q_verstrekking_bron_list(b, d, &r->bronnen);
	q_terugkoppeling_list(b, d, &r->terug);
}

/* What a supplier sees of itself where it does not see the row. */
static void own_fill(struct ctx *c, const struct reading *r, struct verstrekking_lijst *l)
{
	l->eigen = ARENA_ARRAY(c->arena, r->bronnen.n + 1, struct verstrekking_bron_rij);
	for (size_t i = 0; i < r->bronnen.n; i++) {
		bool whole = false;

		for (size_t j = 0; j < l->n; j++)
			whole |= l->v[j].id.v == r->bronnen.v[i].verstrekking.v;
		if (!whole)
			l->eigen[l->neigen++] = source_of(&r->bronnen.v[i]);
	}
}

enum fault verstrekking_list(struct ctx *c, struct dossier_id d, struct verstrekking_lijst *ret)
{
	struct q_verstrekking_list_rows rows = { 0 };
	struct reading r = { 0 };
	struct batch b = ctx_read(c);

	q_verstrekking_list(&b, d, &rows);
	dossier_ask(&b, d, &r);
	TRY(batch_run(&b));
	*ret = (struct verstrekking_lijst){ .n = rows.n, .v = ARENA_ARRAY(c->arena, rows.n + 1, struct verstrekking_rij) };
	for (size_t i = 0; i < rows.n; i++) {
		ret->v[i] = ROW(&rows.v[i]);
		row_fill(c, &r, &ret->v[i]);
	}
	own_fill(c, &r, ret);
	if (ret->n || ret->neigen)
		ctx_look(c, d, (struct persoon_id){ 0 }, LOOK_SCHERM, STR("verstrekkingen"));
	return FAULT_NONE;
}

enum fault verstrekking_papier(struct ctx *c, struct dossier_id d, struct verstrekking_papieren *ret)
{
	struct q_verstrekking_papier_rows rows = { 0 };
	struct batch b = ctx_read(c);

	q_verstrekking_papier(&b, d, &rows);
	TRY(batch_run(&b));
	*ret = (struct verstrekking_papieren){ rows.n, ARENA_ARRAY(c->arena, rows.n + 1, struct verstrekking_papier) };
	for (size_t i = 0; i < rows.n; i++) {
		const struct q_verstrekking_papier *q = &rows.v[i];

		ret->v[i] = (struct verstrekking_papier){ q->moment, q->naam, q->functie, q->organisatie_naam, q->route, q->doel,
			q->grond, str_eq(q->soort, STR("bestand")) };
	}
	return FAULT_NONE;
}

enum fault verstrekking_get(struct ctx *c, struct verstrekking_id id, struct verstrekking_rij **ret)
{
	struct verstrekking_rij *v = ARENA_NEW(c->arena, struct verstrekking_rij);
	struct q_verstrekking_get *q = NULL;
	struct reading r = { 0 };
	struct batch b = ctx_read(c);

	q_verstrekking_get(&b, id, &q);
	TRY(batch_run(&b));
	if (!q)
		return fault_set(c->fi, FAULT_NOT_FOUND, NULL, NULL);
	*v = ROW(q);
	b = ctx_read(c);
	dossier_ask(&b, q->dossier, &r);
	TRY(batch_run(&b));
	row_fill(c, &r, v);
	ctx_look(c, q->dossier, v->persoon, LOOK_SCHERM, STR("verstrekkingen"));
	*ret = v;
	return FAULT_NONE;
}

/* ---- the form ---- */

struct offered {
	struct q_verstrekking_bronnen_rows bronnen;
	struct q_verstrekking_deelnemers_rows deelnemers;
	struct q_verstrekking_huizen_rows huizen;
	struct q_verstrekking_mensen_rows mensen;
};

static void receivers_fill(struct ctx *c, const struct offered *o, struct verstrekking_vorm *v)
{
	v->deelnemers = ARENA_ARRAY(c->arena, o->deelnemers.n + 1, struct verstrekking_ontvanger);
	for (size_t i = 0; i < o->deelnemers.n; i++)
		if (regime_may_access(v->regime, o->deelnemers.v[i].soort))
			v->deelnemers[v->ndeelnemers++] = (struct verstrekking_ontvanger){ o->deelnemers.v[i].id.v,
				o->deelnemers.v[i].naam, o->deelnemers.v[i].domein };
	v->nhuizen = o->huizen.n;
	v->huizen = ARENA_ARRAY(c->arena, o->huizen.n + 1, struct verstrekking_ontvanger);
	for (size_t i = 0; i < o->huizen.n; i++)
		v->huizen[i] = (struct verstrekking_ontvanger){ o->huizen.v[i].id.v, o->huizen.v[i].naam, STR("") };
	v->nmensen = o->mensen.n;
	v->mensen = ARENA_ARRAY(c->arena, o->mensen.n + 1, struct verstrekking_ontvanger);
	for (size_t i = 0; i < o->mensen.n; i++) {
		struct naam n = CASUS_NAAM(&o->mensen.v[i]);

		v->mensen[i] = (struct verstrekking_ontvanger){ o->mensen.v[i].id.v, naam_display(c->arena, &n), STR("") };
	}
}

static enum fault thirds_fill(struct ctx *c, struct casus_id id, struct verstrekking_vorm *v)
{
	struct derde_lijst l;

	TRY(derde_list(c, id, &l));
	v->derden = ARENA_ARRAY(c->arena, l.n + 1, struct verstrekking_ontvanger);
	for (size_t i = 0; i < l.n; i++)
		if (!l.v[i].einde.v)
			v->derden[v->nderden++] = (struct verstrekking_ontvanger){ l.v[i].id.v, l.v[i].naam, STR("") };
	return FAULT_NONE;
}

enum fault verstrekking_form(struct ctx *c, struct casus_id id, struct verstrekking_vorm **ret)
{
	struct verstrekking_vorm *v = ARENA_NEW(c->arena, struct verstrekking_vorm);
	struct offered o = { 0 };
	struct batch b;

	TRY(casus_kop_get(c, id, &v->kop));
	if (!casus_mag(v->kop, CASUS_DEEL_VERZOEK, NIVEAU_SCHRIJVEN) || v->kop->gesloten)
		return fault_set(c->fi, FAULT_DENIED, v->kop->gesloten ? N_("Deze casus is gesloten.") : NULL, "WGS 2.31 lid 8");
	v->regime = regime_find(c->cat, v->kop->regime);
	if (!v->regime)
		return fault_detail(c->fi, FAULT_INTERNAL, "regime", "not in the catalogue");
	b = ctx_read(c);
	q_verstrekking_bronnen(&b, casus_dossier(id), &o.bronnen);
	q_verstrekking_deelnemers(&b, datum_today(), &o.deelnemers);
	q_verstrekking_huizen(&b, v->kop->huis, datum_today(), &o.huizen);
	q_verstrekking_mensen(&b, casus_dossier(id), &o.mensen);
	TRY(batch_run(&b));
	verstrekking_bronnen_of(c->arena, &o.bronnen, &v->nbronnen, &v->bronnen);
	receivers_fill(c, &o, v);
	TRY(thirds_fill(c, id, v));
	v->gronden = ARENA_ARRAY(c->arena, VERSTREKKING_GRONDEN_MAX, struct str);
	v->ngronden = verstrekking_gronden(v->regime, v->gronden);
	*ret = v;
	return FAULT_NONE;
}
