/* Incidental third parties: see derde.h. */
#include "domein/verstrekking/derde.h"

#include "domein/afschaling/afschaling_priv.h"
#include "domein/verstrekking/verstrekking_priv.h"

#define REGEL_MAX 200
#define TEKST_LANG 1000

enum fault derde_list(struct ctx *c, struct casus_id id, struct derde_lijst *ret)
{
	struct q_derde_list_rows rows = { 0 };
	struct q_afschaling_leden_rows leden = { 0 };
	struct q_casus_lock *casus = NULL;
	struct batch b = ctx_read(c);
	const struct regime *r;

	q_derde_list(&b, casus_dossier(id), &rows);
	if (!ctx_is_toen(c)) { /* who may decide on a new one is of today */
		q_afschaling_leden(&b, id, ctx_moment(c), &leden);
		q_casus_lock(&b, id, &casus);
	}
	TRY(batch_run(&b));
	r = casus ? regime_find(c->cat, casus->regime) : NULL;
	*ret = (struct derde_lijst){ .v = ARENA_ARRAY(c->arena, rows.n + 1, struct derde),
		.leden = ARENA_ARRAY(c->arena, leden.n + 1, struct derde_lid) };
	for (size_t i = 0; i < rows.n; i++) {
		const struct q_derde_list *q = &rows.v[i];

		ret->v[ret->n++] = (struct derde){ .id = q->id, .naam = q->naam, .werkt_bij = q->werkt_bij, .functie = q->functie,
			.deskundigheid = q->deskundigheid, .rol = q->rol, .door_naam = q->door_naam, .geheimhouding = q->geheimhouding,
			.besloten = q->besloten, .einde = q->einde, .bijlage = q->bijlage, .moment = q->moment, .versie = q->versie,
			.verstrekkingen = q->verstrekkingen };
	}
	for (size_t i = 0; i < leden.n; i++)
		if (afschaling_decides(r, leden.v[i].soort, leden.v[i].wgs))
			ret->leden[ret->nleden++] = (struct derde_lid){ leden.v[i].id, leden.v[i].naam, leden.v[i].organisatie_naam };
	if (ret->n)
		ctx_look(c, casus_dossier(id), (struct persoon_id){ 0 }, LOOK_SCHERM, STR("incidentele derden"));
	return FAULT_NONE;
}

struct admitting {
	struct ctx *c;
	const struct derde_nieuw *n;
	struct datum besloten;
	struct derde_lijst lijst;
};

static void check_words(struct admitting *k)
{
	const struct derde_nieuw *n = k->n;
	struct fault_info *fi = k->c->fi;
	struct datum vandaag = datum_today();

	verstrekking_text(fi, n->naam, REGEL_MAX, "naam", N_("Schrijf op wie het is."));
	verstrekking_text(fi, n->functie, REGEL_MAX, "functie", N_("Schrijf op wat zijn of haar functie is."));
	verstrekking_text(fi, n->deskundigheid, TEKST_LANG, "deskundigheid",
		N_("Schrijf op welke deskundigheid voor deze casus nodig is."));
	verstrekking_text(fi, n->rol, TEKST_LANG, "rol", N_("Schrijf op wat zijn of haar rol in deze casus is."));
	if (str_points(n->werkt_bij) > REGEL_MAX)
		(void)fault_field(fi, "werkt_bij", N_("Dit is te lang."), NULL);
	VRIJ_GATHER(fi, { "naam", n->naam }, { "functie", n->functie }, { "deskundigheid", n->deskundigheid }, { "rol", n->rol },
		{ "werkt_bij", n->werkt_bij });
	if (!datum_valid(n->geheimhouding, false) || n->geheimhouding.v > vandaag.v)
		(void)fault_field(fi, "geheimhouding",
			N_("Vul in wanneer de geheimhouding is verklaard. Zonder verklaring krijgt een derde niets."), DERDE_RULE);
	else
		(void)dag_check(fi, "geheimhouding", n->geheimhouding, DAG_WERK);
	if (!datum_valid(k->besloten, false) || k->besloten.v > vandaag.v)
		(void)fault_field(fi, "besloten", N_("Een besluit kan niet in de toekomst liggen."), DERDE_RULE);
	else
		(void)dag_check(fi, "besloten", k->besloten, DAG_WERK);
}

static void check_deciders(struct admitting *k)
{
	struct afschaling_lid *leden = ARENA_ARRAY(k->c->arena, k->lijst.nleden + 1, struct afschaling_lid);

	for (size_t i = 0; i < k->lijst.nleden; i++)
		leden[i] = (struct afschaling_lid){ k->lijst.leden[i].id, k->lijst.leden[i].naam,
			k->lijst.leden[i].organisatie_naam };
	(void)afschaling_deciders_check(k->c->fi, leden, k->lijst.nleden, k->n->deelnemers, k->n->n, DERDE_RULE);
}

static enum fault admit_unit(struct unit *u, void *arg)
{
	struct admitting *k = arg;
	const struct derde_nieuw *n = k->n;
	struct derde_id id = { id_new() };
	struct q_casus_lock *casus;
	const struct regime *r;
	struct batch b = unit_batch(u);
	int64_t rows = 0;

	TRY(casus_lock_in(u, n->casus, 0, NIVEAU_SCHRIJVEN, &casus));
	r = regime_find(k->c->cat, casus->regime);
	if (!r || !r->incidentele_derden)
		return fault_set(unit_fault(u), FAULT_INVALID, N_("Onder deze grondslag zijn er geen incidentele derden."), DERDE_RULE);
	q_derde_put(&b, id, str_trim(n->naam), n->werkt_bij.p ? str_trim(n->werkt_bij) : STR(""), str_trim(n->functie),
		str_trim(n->deskundigheid), str_trim(n->rol), n->geheimhouding, k->besloten, n->bijlage, unit_moment(u),
		casus_dossier(n->casus), &rows);
	TRY(batch_run(&b));
	TRY(casus_one(u, rows));
	TRY(afschaling_decision_in(u, n->casus, "derde", moment_of(k->besloten, 12, 0), n->deelnemers, n->n));
	k->c->uitkomst = id.v;
	return FAULT_NONE;
}

enum fault derde_add(struct ctx *c, const struct derde_nieuw *n, struct derde_id *ret)
{
	struct admitting k = { .c = c, .n = n, .besloten = n->besloten.v ? n->besloten : datum_today() };
	int64_t id;

	TRY(derde_list(c, n->casus, &k.lijst));
	check_words(&k);
	check_deciders(&k);
	TRY(c->fi->fault);
	TRY(ctx_write(c, admit_unit, &k, &id));
	ret->v = id;
	return FAULT_NONE;
}

struct ending {
	struct ctx *c;
	struct derde_id id;
	int64_t versie;
};

static enum fault end_unit(struct unit *u, void *arg)
{
	struct ending *k = arg;
	struct q_verstrekking_derde *d = NULL;
	struct batch b = unit_batch(u);
	int64_t n = 0;

	q_verstrekking_derde(&b, k->id, &d);
	TRY(batch_run(&b));
	if (!d)
		return fault_set(unit_fault(u), FAULT_NOT_FOUND, NULL, NULL);
	if (d->einde.v)
		return fault_set(unit_fault(u), FAULT_CONFLICT, N_("Deze derde is al niet meer betrokken."), NULL);
	q_derde_end(&b, datum_of_moment(unit_moment(u)), k->id, k->versie, &n);
	TRY(batch_run(&b));
	k->c->uitkomst = d->dossier.v;
	return casus_one(u, n);
}

enum fault derde_end(struct ctx *c, struct derde_id id, int64_t versie, struct casus_id *ret)
{
	struct ending k = { c, id, versie };

	return ctx_write(c, end_unit, &k, &ret->v);
}
