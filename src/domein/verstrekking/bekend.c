/* The known-check: see bekend.h. */
#include "domein/verstrekking/bekend.h"

#include "domein/verstrekking/verstrekking_priv.h"

#define UUR_MS (DAY_MS / 24)

static bool shares(const struct ctx *c, struct str regime)
{
	const struct regime *r = regime_find(c->cat, regime);

	return r && regime_delen_find(r, DELEN_ANDER_HUIS);
}

/* Partners never: only who works for a house and opens cases there. */
static enum fault allowed(struct ctx *c)
{
	if (!str_eq(c->actor.domein, STR("zvh")))
		return fault_set(c->fi, FAULT_DENIED, N_("Alleen een Zorg- en Veiligheidshuis vraagt dit aan een ander huis."),
			BEKEND_RULE);
	return ctx_require(c, RECHT_casus_openen);
}

/* ---- asking ---- */

struct asking {
	struct ctx *c;
	const struct bekend_nieuw *n;
	struct q_casus_lock *casus;
	struct q_bekend_mens *mens;
	struct q_bekend_huis *huis;
	struct str grond;
	bool bekend;
};

static enum fault check(struct asking *k)
{
	struct ctx *c = k->c;
	struct batch b = ctx_read(c);
	const struct regime_delen *d;

	q_casus_lock(&b, k->n->casus, &k->casus);
	q_bekend_mens(&b, k->n->casus, k->n->betrokkene, &k->mens);
	q_bekend_huis(&b, k->n->huis, &k->huis);
	TRY(batch_run(&b));
	if (!k->casus)
		return fault_set(c->fi, FAULT_NOT_FOUND, NULL, NULL);
	if (k->casus->niveau != NIVEAU_SCHRIJVEN || k->casus->gesloten)
		return fault_set(c->fi, FAULT_DENIED, k->casus->gesloten ? N_("Deze casus is gesloten.") : NULL, BEKEND_RULE);
	if (!shares(c, k->casus->regime))
		return fault_set(c->fi, FAULT_INVALID, N_("Onder deze grondslag vraagt u een ander huis niets."), BEKEND_RULE);
	d = regime_delen_find(regime_find(c->cat, k->casus->regime), DELEN_ANDER_HUIS);
	k->grond = d->artikel.n ? d->artikel : STR("WGS 2.28");
	if (!k->huis || k->huis->id.v == k->casus->huis.v)
		(void)fault_field(c->fi, "huis", N_("Kies een ander huis."), BEKEND_RULE);
	if (!k->mens)
		return fault_field(c->fi, "betrokkene", N_("Kies iemand uit deze casus."), BEKEND_RULE);
	if (str_eq(k->n->op, STR("bsn"))) {
		if (!k->mens->bsn.n)
			(void)fault_field(c->fi, "op", N_("Van deze persoon is geen burgerservicenummer bekend. Vraag op naam."), NULL);
	} else if (!str_eq(k->n->op, STR("naam"))) {
		(void)fault_field(c->fi, "op", N_("Kies waarop u vraagt."), NULL);
	} else if (!datum_valid(k->mens->geboren, false)) {
		(void)fault_field(c->fi, "op", N_("Van deze persoon is geen volledige geboortedatum bekend."), NULL);
	}
	return c->fi->fault;
}

static bool same_name(struct asking *k, struct str other)
{
	return str_eq(fold_words(k->c->arena, k->mens->geslachtsnaam), fold_words(k->c->arena, other));
}

/* Both answers cost the same statement and leave as many records: one on the asking case, one on what was asked. */
static enum fault look_up(struct asking *k)
{
	struct q_bekend_zoek_rows rows = { 0 };
	struct ctx *c = k->c;
	struct batch b = ctx_kaal(c);
	bool bsn = str_eq(k->n->op, STR("bsn"));
	struct dossier_id dossier = { 0 };
	struct persoon_id persoon = { 0 };

	q_bekend_zoek(&b, bsn ? k->mens->bsn : STR(""), k->mens->geboren, k->n->huis, &rows);
	TRY(batch_run(&b));
	for (size_t i = 0; i < rows.n; i++) {
		const struct casusrol *rol = casusrol_find(c->cat, rows.v[i].rol);
		bool hit = rol && rol->kring == KRING_BETROKKENE && shares(c, rows.v[i].regime)
			&& (bsn || same_name(k, rows.v[i].geslachtsnaam));

		if (hit && !k->bekend) {
			dossier = rows.v[i].dossier;
			persoon = rows.v[i].persoon;
		}
		k->bekend |= hit;
	}
	ctx_look(c, casus_dossier(k->n->casus), k->mens->persoon, LOOK_ZOEK, STR("bekendcheck bij een ander huis"));
	ctx_look(c, dossier, persoon, LOOK_ZOEK, STR("bekendcheck door een ander huis"));
	return FAULT_NONE;
}

static enum fault ask_unit(struct unit *u, void *arg)
{
	struct asking *k = arg;
	struct bekendcheck_id id = { id_new() };
	struct q_bekend_aantal *n = NULL;
	struct batch b = unit_batch(u);
	int64_t rows = 0;

	q_bekend_aantal(&b, unit_moment(u) - UUR_MS, unit_moment(u) - DAY_MS, &n);
	TRY(batch_run(&b));
	if (n && (n->uur >= BEKEND_PER_UUR || n->dag >= BEKEND_PER_DAG))
		return fault_set(unit_fault(u), FAULT_BUSY, N_("U hebt dit in korte tijd vaak gevraagd. Probeer het later opnieuw."),
			BEKEND_RULE);
	q_bekend_add(&b, id, k->n->betrokkene, k->casus->nummer, k->n->huis, k->huis->regio, k->n->op, k->grond, k->bekend,
		unit_moment(u), casus_dossier(k->n->casus), &rows);
	TRY(batch_run(&b));
	TRY(casus_one(u, rows));
	k->c->uitkomst = id.v;
	return FAULT_NONE;
}

enum fault bekend_ask(struct ctx *c, const struct bekend_nieuw *n, struct bekendcheck_id *ret)
{
	struct asking k = { .c = c, .n = n };
	int64_t id;

	TRY(allowed(c));
	TRY(check(&k));
	TRY(look_up(&k));
	TRY(ctx_write(c, ask_unit, &k, &id));
	ret->v = id;
	return FAULT_NONE;
}

/* ---- reading ---- */

#define ROW(q) ((struct bekend_rij){ .id = (q)->id, .huis_naam = (q)->huis_naam, .telefoon = (q)->telefoon, \
	.email = (q)->email, .op = (q)->op, .grond = (q)->grond, .nummer = (q)->nummer, .door_naam = (q)->door_naam, \
	.door_organisatie = (q)->door_organisatie, .bekend = (q)->bekend, .moment = (q)->moment })

static struct str name_of(struct ctx *c, const struct q_verstrekking_mensen_rows *mensen, struct betrokkene_id id)
{
	for (size_t i = 0; i < mensen->n; i++)
		if (mensen->v[i].id.v == id.v) {
			struct naam n = CASUS_NAAM(&mensen->v[i]);

			return naam_display(c->arena, &n);
		}
	return STR("");
}

enum fault bekend_form(struct ctx *c, struct casus_id id, struct bekend_vorm **ret)
{
	struct bekend_vorm *v = ARENA_NEW(c->arena, struct bekend_vorm);
	struct q_verstrekking_mensen_rows mensen = { 0 };
	struct q_verstrekking_huizen_rows huizen = { 0 };
	struct q_bekend_casus_rows rows = { 0 };
	struct batch b;

	TRY(allowed(c));
	TRY(casus_kop_get(c, id, &v->kop));
	if (!casus_mag(v->kop, CASUS_DEEL_KERN, NIVEAU_SCHRIJVEN) || v->kop->gesloten)
		return fault_set(c->fi, FAULT_DENIED, NULL, BEKEND_RULE);
	b = ctx_read(c);
	q_verstrekking_mensen(&b, casus_dossier(id), &mensen);
	q_verstrekking_huizen(&b, v->kop->huis, datum_today(), &huizen);
	q_bekend_casus(&b, casus_dossier(id), &rows);
	TRY(batch_run(&b));
	v->mag = shares(c, v->kop->regime);
	v->mensen = ARENA_ARRAY(c->arena, mensen.n + 1, struct bekend_keus);
	for (size_t i = 0; i < mensen.n; i++)
		v->mensen[v->nmensen++] = (struct bekend_keus){ mensen.v[i].id.v, name_of(c, &mensen, mensen.v[i].id) };
	v->huizen = ARENA_ARRAY(c->arena, huizen.n + 1, struct bekend_keus);
	for (size_t i = 0; i < huizen.n; i++)
		v->huizen[v->nhuizen++] = (struct bekend_keus){ huizen.v[i].id.v, huizen.v[i].naam };
	v->v = ARENA_ARRAY(c->arena, rows.n + 1, struct bekend_rij);
	for (size_t i = 0; i < rows.n; i++) {
		v->v[v->n] = ROW(&rows.v[i]);
		v->v[v->n++].naam = name_of(c, &mensen, rows.v[i].betrokkene);
	}
	*ret = v;
	return FAULT_NONE;
}

enum fault bekend_asked(struct ctx *c, struct bekend_lijst *ret)
{
	struct q_bekend_gevraagd_rows rows = { 0 };
	struct batch b = ctx_read(c);

	TRY(ctx_require(c, RECHT_privacy_toetsen));
	q_bekend_gevraagd(&b, &rows);
	TRY(batch_run(&b));
	*ret = (struct bekend_lijst){ .v = ARENA_ARRAY(c->arena, rows.n + 1, struct bekend_rij) };
	for (size_t i = 0; i < rows.n; i++)
		ret->v[ret->n++] = ROW(&rows.v[i]);
	return FAULT_NONE;
}
