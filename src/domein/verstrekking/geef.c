/* Passing on: who gets it, the row, what suppliers are told, the clock. See verstrekking.h. */
#include "domein/termijn/termijn.h"
#include "domein/toegang/melding.h"
#include "domein/verstrekking/derde.h"
#include "domein/verstrekking/verstrekking_priv.h"

/* ---- the suppliers ---- */

void verstrekking_bronnen_of(struct arena *a, const struct q_verstrekking_bronnen_rows *rows, size_t *ret_n,
	struct verstrekking_bron **ret)
{
	struct verstrekking_bron *v = ARENA_ARRAY(a, rows->n + 1, struct verstrekking_bron), *last = NULL;
	size_t n = 0;

	for (size_t i = 0; i < rows->n; i++) { /* by organisation, then by condition */
		const struct q_verstrekking_bronnen *q = &rows->v[i];

		if (!last || last->id.v != q->organisatie.v) {
			last = &v[n++];
			*last = (struct verstrekking_bron){ .id = q->organisatie, .naam = q->naam, .domein = q->domein,
				.voorwaarden = ARENA_ARRAY(a, rows->n, struct str) };
		}
		last->bijzonder |= q->bijzonder;
		if (q->voorwaarden.n && (!last->nvoorwaarden
			|| !str_eq(last->voorwaarden[last->nvoorwaarden - 1], q->voorwaarden)))
			last->voorwaarden[last->nvoorwaarden++] = q->voorwaarden;
	}
	*ret_n = n;
	*ret = v;
}

/* ---- where it comes from and who gets it ---- */

static enum fault source_read(struct verstrekking_giving *k)
{
	struct q_casus_lock *casus = NULL;
	struct q_casus_bron *a = NULL;
	struct q_rechtverzoek_get *r = NULL;
	struct batch b = unit_batch(k->u);
	struct fault_info *fi = unit_fault(k->u);

	q_casus_lock(&b, (struct casus_id){ k->v.dossier.v }, &casus);
	q_casus_bron(&b, (struct aanmelding_id){ k->v.dossier.v }, &a);
	q_rechtverzoek_get(&b, (struct rechtverzoek_id){ k->v.dossier.v }, &r);
	q_verstrekking_bronnen(&b, k->v.dossier, &k->rows);
	TRY(batch_run(&b));
	if (r && k->v.aan == VERSTREKKING_BETROKKENE) {
		k->uit = (struct verstrekking_uit){ .onderdeel = STR("inhoud"), .huis = r->huis, .verzoek = true };
		return FAULT_NONE;
	}
	if (!casus && !a)
		return fault_set(fi, FAULT_NOT_FOUND, NULL, NULL);
	k->uit = (struct verstrekking_uit){ .regime = regime_find(k->c->cat, casus ? casus->regime : a->regime),
		.thema = thema_find(k->c->cat, casus ? casus->thema : a->thema), .onderdeel = casus ? STR("verzoek") : STR("inhoud"),
		.huis = casus ? casus->huis : a->huis, .casus = casus != NULL, .gesloten = casus && casus->gesloten };
	if (!k->uit.regime)
		return fault_detail(fi, FAULT_INTERNAL, "regime", "not in the catalogue");
	if (k->uit.gesloten && k->v.aan != VERSTREKKING_BETROKKENE)
		return fault_set(fi, FAULT_DENIED, N_("Deze casus is gesloten."), "WGS 2.31 lid 8");
	return FAULT_NONE;
}

static enum fault to_organisation(struct verstrekking_giving *k)
{
	struct fault_info *fi = unit_fault(k->u);
	struct q_verstrekking_organisatie *o = NULL;
	struct batch b = unit_batch(k->u);

	q_verstrekking_organisatie(&b, k->v.organisatie, &o);
	TRY(batch_run(&b));
	if (!o)
		return fault_field(fi, "organisatie", N_("Kies welke deelnemer het krijgt."), VERSTREKKING_RULE);
	if (!regime_may_access(k->uit.regime, o->soort))
		return fault_field(fi, "organisatie", N_("Deze organisatie doet onder deze grondslag niet mee: zij is een derde."),
			"WGS 2.27; invariant 42");
	if (!k->v.ontvanger.n)
		k->v.ontvanger = o->naam;
	return FAULT_NONE;
}

static enum fault to_house(struct verstrekking_giving *k)
{
	struct q_verstrekking_huizen_rows rows = { 0 };
	struct batch b = unit_batch(k->u);

	q_verstrekking_huizen(&b, k->uit.huis, datum_today(), &rows);
	TRY(batch_run(&b));
	for (size_t i = 0; i < rows.n; i++)
		if (rows.v[i].id.v == k->v.huis.v) {
			if (!k->v.ontvanger.n)
				k->v.ontvanger = rows.v[i].naam;
			return FAULT_NONE;
		}
	return fault_field(unit_fault(k->u), "huis", N_("Kies een ander huis."), "WGS 2.28");
}

/* Invariant 7: only to who declared secrecy before. */
static enum fault to_third(struct verstrekking_giving *k)
{
	struct fault_info *fi = unit_fault(k->u);
	struct q_verstrekking_derde *d = NULL;
	struct batch b = unit_batch(k->u);

	q_verstrekking_derde(&b, k->v.derde, &d);
	TRY(batch_run(&b));
	if (!d || d->dossier.v != k->v.dossier.v)
		return fault_field(fi, "derde", N_("Leg eerst de incidentele derde vast, met de verklaring van geheimhouding."),
			DERDE_RULE);
	if (d->geheimhouding.v > k->v.dag.v || (d->einde.v && d->einde.v < k->v.dag.v))
		return fault_field(fi, "derde", N_("Op deze dag gold geen verklaring van geheimhouding."), DERDE_RULE);
	k->v.ontvanger = d->naam;
	k->v.functie = d->functie;
	return FAULT_NONE;
}

/* About whom; to the person himself it is who gets it. */
static enum fault person_read(struct verstrekking_giving *k)
{
	bool himself = k->v.aan == VERSTREKKING_BETROKKENE;
	struct q_verstrekking_mensen_rows rows = { 0 };
	struct batch b = unit_batch(k->u);

	if ((!k->v.betrokkene.v && !himself) || k->uit.verzoek)
		return FAULT_NONE;
	q_verstrekking_mensen(&b, k->v.dossier, &rows);
	TRY(batch_run(&b));
	for (size_t i = 0; i < rows.n; i++)
		if (rows.v[i].id.v == k->v.betrokkene.v) {
			struct naam n = CASUS_NAAM(&rows.v[i]);

			if (himself && !k->v.ontvanger.n)
				k->v.ontvanger = naam_display(k->c->arena, &n);
			return FAULT_NONE;
		}
	return fault_field(unit_fault(k->u), "betrokkene", N_("Kies iemand uit deze zaak."), NULL);
}

static enum fault receiver_read(struct verstrekking_giving *k)
{
	const struct regime_delen *d = verstrekking_regel(k->uit.regime, k->v.aan, k->v.verband);
	enum fault f = FAULT_NONE;

	if (k->v.aan == DELEN_DEELNEMER)
		f = to_organisation(k);
	else if (k->v.aan == DELEN_ANDER_HUIS)
		f = to_house(k);
	else if (k->v.aan == DELEN_INCIDENTELE_DERDE)
		f = to_third(k);
	else if (k->v.aan == DELEN_ANDER_VERBAND && d && !k->v.ontvanger.n)
		k->v.ontvanger = label_text(&d->label, 0);
	if (f && f != FAULT_INVALID)
		return f;
	if (f) /* one fault is enough for who gets it */
		k->v.ontvanger = STR("-");
	f = person_read(k);
	return f == FAULT_INVALID ? FAULT_NONE : f;
}

/* ---- the rows ---- */

static enum fault supplier_tell(struct verstrekking_giving *k, struct organisatie_id o)
{
	struct q_verstrekking_team_rows team = { 0 };
	struct batch b = unit_batch(k->u);

	q_verstrekking_team(&b, unit_moment(k->u), k->v.dossier, o, &team);
	TRY(batch_run(&b));
	for (size_t i = 0; i < team.n; i++) {
		struct toegang_gift g = { k->v.dossier, team.v[i].medewerker, "verzoek", NIVEAU_EIGEN, "team",
			casus_grond(k->c, "casusteam", STR("verstrekking van eigen gegevens")), 0, team.v[i].tot };

		if (!team.v[i].heeft)
			TRY(toegang_grant_in(k->u, k->c, &g));
		TRY(melding_add_in(k->u, team.v[i].medewerker, "verstrekking_gedaan", k->v.dossier));
	}
	return FAULT_NONE;
}

/* Who said so: as it was typed, as it was answered here, or as the house wrote down what was said outside. */
static struct str explanation(struct verstrekking_giving *k, const struct verstrekking_standpunt *s)
{
	const struct standpunt *a = standpunt_van(&k->vooraf, &k->v, s->organisatie);
	struct arena *arena = unit_arena(k->u);
	struct str typed = s->uitleg.p ? str_trim(s->uitleg) : STR("");

	if (typed.n || !a || !a->beantwoord || !str_eq(a->status, s->standpunt))
		return typed;
	if (a->gezegd.wie.n)
		return str_cat(arena, a->gezegd.wie, str_cat(arena, STR(", buiten Schakel op "), str_cat(arena, datum_text(arena,
			a->gezegd.dag), str_cat(arena, STR(", vastgelegd door "), a->beantwoord_naam))));
	return str_cat(arena, a->beantwoord_naam, str_cat(arena, STR(", in Schakel op "), datum_text(arena,
		datum_of_moment(a->beantwoord))));
}

static enum fault supplier_write(struct verstrekking_giving *k, const struct verstrekking_standpunt *s)
{
	struct batch b = unit_batch(k->u);
	int64_t n = 0;

	q_verstrekking_bron_put(&b, id_new(), s->organisatie, k->id, s->standpunt, explanation(k, s),
		str_z(verstrekking_aan[k->v.aan].code), k->v.ontvanger, k->v.categorieen, k->v.grond, k->v.dag, k->v.dossier,
		k->uit.onderdeel, &n);
	TRY(batch_run(&b));
	TRY(casus_one(k->u, n));
	return k->uit.casus && !str_eq(s->standpunt, STR("niet_gebruikt")) ? supplier_tell(k, s->organisatie) : FAULT_NONE;
}

static bool is_supplier(const struct verstrekking_giving *k, struct organisatie_id o)
{
	for (size_t i = 0; i < k->nbronnen; i++)
		if (k->bronnen[i].id.v == o.v)
			return true;
	return false;
}

static enum fault rows_write(struct verstrekking_giving *k)
{
	const struct verstrekking *v = &k->v;
	bool owed = k->rule && k->rule->voorwaarden & UINT64_C(1) << VOORWAARDE_TERUGKOPPELING;
	struct datum terug = owed ? datum_add_months(v->dag, 12) : (struct datum){ 0 };
	struct batch b = unit_batch(k->u);
	int64_t n = 0;

	k->id.v = id_new();
	q_verstrekking_put(&b, k->id, str_z(verstrekking_aan[v->aan].code), v->verband,
		v->aan == DELEN_DEELNEMER ? v->organisatie : (struct organisatie_id){ 0 },
		v->aan == DELEN_ANDER_HUIS ? v->huis : (struct huis_id){ 0 },
		v->aan == DELEN_INCIDENTELE_DERDE ? v->derde : (struct derde_id){ 0 }, v->betrokkene, v->ontvanger, v->functie,
		v->wijze, v->wat, v->categorieen, v->doel, v->grond, v->noodzaak, v->grondslag, v->rac, v->toestemming,
		v->voorwaarden, v->bijlage, v->dag, unit_moment(k->u), terug, v->dossier, k->uit.onderdeel, &n);
	TRY(batch_run(&b));
	TRY(casus_one(k->u, n));
	for (size_t i = 0; i < v->nbronnen; i++)
		if (v->bronnen[i].standpunt.n && is_supplier(k, v->bronnen[i].organisatie))
			TRY(supplier_write(k, &v->bronnen[i]));
	return owed && k->uit.casus ? termijn_event_in(k->u, k->c, v->dossier, "kern", k->uit.thema,
		GEBEURTENIS_BIT(resultaat_verstrekt), v->dag.v == datum_today().v ? unit_moment(k->u) : moment_of(v->dag, 0, 0))
		: FAULT_NONE;
}

enum fault verstrekking_begin_in(struct verstrekking_giving *k)
{
	struct verstrekking *v = &k->v;
	struct str *texts[] = { &v->verband, &v->ontvanger, &v->functie, &v->wijze, &v->wat, &v->categorieen, &v->doel,
		&v->grond, &v->noodzaak, &v->grondslag, &v->rac, &v->toestemming, &v->voorwaarden };
	struct batch b = unit_batch(k->u);

	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
		*texts[i] = verstrekking_clean(*texts[i]);
	if (!v->dag.v)
		v->dag = datum_today();
	if (v->aan < 0 || v->aan >= VERSTREKKING_AAN__MAX)
		return fault_field(unit_fault(k->u), "aan", N_("Kies aan wie u het verstrekt."), VERSTREKKING_RULE);
	TRY(source_read(k));
	verstrekking_bronnen_of(k->c->arena, &k->rows, &k->nbronnen, &k->bronnen);
	TRY(receiver_read(k));
	TRY(standpunt_list_in(&b, unit_arena(k->u), v->dossier, &k->vooraf));
	for (size_t i = 0; i < k->nbronnen; i++)
		k->bronnen[i].vooraf = standpunt_van(&k->vooraf, v, k->bronnen[i].id);
	return FAULT_NONE;
}

/* Conditions that suppliers set in their answers go along to the receiver. */
static void conditions_take(struct verstrekking_giving *k)
{
	struct buf b = buf_new(unit_arena(k->u));

	buf_add(&b, k->v.voorwaarden);
	for (size_t i = 0; i < k->v.nbronnen; i++) {
		const struct verstrekking_standpunt *s = &k->v.bronnen[i];
		const struct standpunt *a = standpunt_van(&k->vooraf, &k->v, s->organisatie);

		if (!a || !a->voorwaarden.n || str_eq(s->standpunt, STR("niet_gebruikt")))
			continue;
		buf_addz(&b, b.n ? "; " : "");
		buf_add(&b, a->organisatie_naam);
		buf_addz(&b, ": ");
		buf_add(&b, a->voorwaarden);
	}
	k->v.voorwaarden = b.n ? buf_str(&b) : STR("");
}

enum fault verstrekking_add_in(struct unit *u, struct ctx *c, const struct verstrekking *v, struct verstrekking_id *ret)
{
	struct verstrekking_giving k = { .u = u, .c = c, .v = *v };

	TRY(verstrekking_begin_in(&k));
	TRY(verstrekking_check(unit_fault(u), c, &k.uit, &k.v, k.bronnen, k.nbronnen, &k.rule));
	conditions_take(&k);
	TRY(rows_write(&k));
	*ret = k.id;
	return FAULT_NONE;
}

struct alone {
	struct ctx *c;
	const struct verstrekking *v;
};

static enum fault alone_unit(struct unit *u, void *arg)
{
	struct alone *k = arg;
	struct verstrekking_id id;

	TRY(verstrekking_add_in(u, k->c, k->v, &id));
	k->c->uitkomst = id.v;
	return FAULT_NONE;
}

enum fault verstrekking_add(struct ctx *c, const struct verstrekking *v, struct verstrekking_id *ret)
{
	struct alone k = { c, v };
	int64_t id;

	TRY(ctx_write(c, alone_unit, &k, &id));
	ret->v = id;
	return FAULT_NONE;
}
