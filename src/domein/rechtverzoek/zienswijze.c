/* Consulting the deelnemers on a request, each for itself (invariant 39): see rechtverzoek.h. */
#include "domein/rechtverzoek/rechtverzoek_priv.h"
#include "domein/toegang/melding.h"

#define VRAAG_MAX 2000
#define MOTIVERING_MAX 2000
#define NA_AFLOOP 60 /* days after the last day that a deelnemer still sees what it was asked */

static bool asked_already(const struct rechtverzoek *r, const struct recht_zaak *z, struct str organisatie)
{
	for (size_t i = 0; i < r->nzienswijzen; i++)
		if (r->zienswijzen[i].zaak.v == z->id.v && str_eq(r->zienswijzen[i].organisatie_naam, organisatie)
			&& !str_eq(r->zienswijzen[i].status, STR("ingetrokken")))
			return true;
	return false;
}

enum fault recht_deelnemers(struct ctx *c, const struct rechtverzoek *r, const struct recht_zaak *z,
	struct recht_deelnemers *ret)
{
	struct q_zienswijze_mensen_rows rows = { 0 };
	struct batch b = ctx_kaal(c);
	bool within;

	ret->n = 0;
	TRY(recht_zaak_within(c, z, &within));
	if (!within)
		return FAULT_NONE;
	q_zienswijze_mensen(&b, z->zaak, ctx_moment(c), &rows);
	TRY(batch_run(&b));
	ret->v = ARENA_ARRAY(c->arena, rows.n + 1, struct recht_deelnemer);
	for (size_t i = 0; i < rows.n; i++)
		if (rows.v[i].id.v != c->actor.id.v)
			ret->v[ret->n++] = (struct recht_deelnemer){ rows.v[i].id, rows.v[i].naam, rows.v[i].functie,
				rows.v[i].organisatie_naam, rows.v[i].domein, asked_already(r, z, rows.v[i].organisatie_naam) };
	ctx_look(c, z->zaak, (struct persoon_id){ 0 }, LOOK_ZOEK, str_cat(c->arena, r->nummer, STR(": deelnemers")));
	return FAULT_NONE;
}

/* ---- asking ---- */

struct asking {
	struct ctx *c;
	const struct recht_vraag *v;
	const struct rechtverzoek *r;
	const struct recht_zaak *z;
};

static enum fault ask_one(struct unit *u, struct asking *k, struct medewerker_id m)
{
	const struct rechtverzoek *r = k->r;
	struct toegang_gift g = { recht_dossier(r->id), m, "verzoek", NIVEAU_EIGEN, "team", casus_grond(k->c, "verzoek",
		r->nummer), 0, casus_tot(datum_add_days(k->v->uiterlijk, NA_AFLOOP)) };
	struct batch b = unit_batch(u);
	int64_t n = 0;

	TRY(toegang_grant_in(u, k->c, &g));
	q_zienswijze_add(&b, (struct zienswijze_id){ id_new() }, k->z->id, k->z->nummer, r->nummer, r->soort, r->naam,
		str_trim(k->v->vraag), unit_moment(u), k->v->uiterlijk, m, r->id, &n);
	TRY(batch_run(&b));
	TRY(casus_one(u, n));
	return melding_add_in(u, m, "zienswijze_gevraagd", recht_dossier(r->id));
}

static enum fault ask_unit(struct unit *u, void *arg)
{
	struct asking *k = arg;
	struct q_rechtverzoek_get *q;

	TRY(recht_lock_in(u, k->r->id, 0, &q));
	for (size_t i = 0; i < k->v->n; i++)
		TRY(ask_one(u, k, k->v->mensen[i]));
	k->c->uitkomst = k->r->id.v;
	return FAULT_NONE;
}

static enum fault people_check(struct asking *k)
{
	struct recht_deelnemers l;

	if (!k->v->n)
		return fault_field(k->c->fi, "mensen", N_("Kies ten minste één deelnemer."), RECHT_RULE);
	TRY(recht_deelnemers(k->c, k->r, k->z, &l));
	for (size_t i = 0; i < k->v->n; i++) {
		const struct recht_deelnemer *d = NULL;

		for (size_t j = 0; j < l.n && !d; j++)
			d = l.v[j].id.v == k->v->mensen[i].v ? &l.v[j] : NULL;
		if (!d)
			return fault_field(k->c->fi, "mensen", N_("Kies alleen deelnemers van deze zaak."), RECHT_RULE);
		if (d->gevraagd)
			return fault_field(k->c->fi, "mensen", N_("Deze deelnemer is al geraadpleegd."), RECHT_RULE);
	}
	return FAULT_NONE;
}

enum fault recht_consult(struct ctx *c, const struct recht_vraag *v)
{
	struct asking k = { .c = c, .v = v };
	struct rechtverzoek *r;

	TRY(recht_read_open(c, v->id, &r));
	k.r = r;
	TRY(recht_zaak_get(c, r, v->zaak, &k.z));
	recht_text(c->fi, v->vraag, VRAAG_MAX, "vraag", N_("Schrijf op wat u de deelnemers voorlegt."));
	if (!v->uiterlijk.v || v->uiterlijk.v <= datum_today().v || v->uiterlijk.v > r->uiterlijk.v)
		(void)fault_field(c->fi, "uiterlijk", N_("Kies een dag na vandaag, binnen de termijn van het verzoek."), RECHT_RULE);
	if (c->fi->fault)
		return c->fi->fault;
	TRY(people_check(&k));
	return ctx_write(c, ask_unit, &k, NULL);
}

/* ---- answering ---- */

static bool past(struct str status, struct datum uiterlijk)
{
	return str_eq(status, STR("open")) && uiterlijk.v < datum_today().v;
}

enum fault zienswijze_get(struct ctx *c, struct zienswijze_id id, struct zienswijze **ret)
{
	struct zienswijze *v = ARENA_NEW(c->arena, struct zienswijze);
	struct q_zienswijze_get *q = NULL;
	struct batch b = ctx_read(c);

	q_zienswijze_get(&b, id, &q);
	TRY(batch_run(&b));
	if (!q)
		return fault_set(c->fi, FAULT_NOT_FOUND, NULL, NULL);
	*v = (struct zienswijze){ .id = q->id, .verzoek = q->dossier, .nummer = q->nummer, .verzoek_nummer = q->verzoek_nummer,
		.soort = q->soort, .betreft = q->betreft, .naam = q->naam, .organisatie_naam = q->organisatie_naam,
		.vraag = q->vraag, .door_naam = q->door_naam, .status = q->status, .grond = q->grond,
		.motivering = q->motivering, .beantwoord_naam = q->beantwoord_naam, .uiterlijk = q->uiterlijk,
		.gevraagd = q->gevraagd, .beantwoord = q->beantwoord, .versie = q->versie };
	v->te_laat = past(q->status, q->uiterlijk);
	v->antwoordt = str_eq(q->status, STR("open")) && q->schrijven != NIVEAU_GEEN
		&& q->organisatie.v == c->actor.organisatie.v;
	ctx_look(c, recht_dossier(q->dossier), (struct persoon_id){ 0 }, LOOK_SCHERM, STR("zienswijze"));
	*ret = v;
	return FAULT_NONE;
}

enum fault zienswijze_mine(struct ctx *c, struct zienswijzen *ret)
{
	struct q_zienswijze_mine_rows rows = { 0 };
	struct batch b = ctx_read(c);

	q_zienswijze_mine(&b, &rows);
	TRY(batch_run(&b));
	ret->n = rows.n;
	ret->v = ARENA_ARRAY(c->arena, rows.n + 1, struct zienswijze_wacht);
	for (size_t i = 0; i < rows.n; i++) {
		const struct q_zienswijze_mine *q = &rows.v[i];

		ret->v[i] = (struct zienswijze_wacht){ q->id, q->nummer, q->verzoek_nummer, q->soort, q->naam, q->uiterlijk, q->mij,
			past(STR("open"), q->uiterlijk) };
		ctx_look(c, recht_dossier(q->dossier), (struct persoon_id){ 0 }, LOOK_SCHERM, STR("werkvoorraad"));
	}
	return FAULT_NONE;
}

struct answering {
	struct ctx *c;
	struct zienswijze_id id;
	int64_t versie;
	bool bezwaar;
	struct str grond, motivering;
};

static enum fault answer_unit(struct unit *u, void *arg)
{
	struct answering *k = arg;
	struct q_zienswijze_get *q = NULL;
	struct batch b = unit_batch(u);
	int64_t n = 0;

	q_zienswijze_get(&b, k->id, &q);
	TRY(batch_run(&b));
	if (!q)
		return fault_set(unit_fault(u), FAULT_NOT_FOUND, NULL, NULL);
	if (q->schrijven == NIVEAU_GEEN || q->organisatie.v != k->c->actor.organisatie.v)
		return fault_set(unit_fault(u), FAULT_DENIED, N_("Alleen de deelnemer die is gevraagd, antwoordt."), RECHT_RULE);
	if (q->versie != k->versie || !str_eq(q->status, STR("open")))
		return fault_set(unit_fault(u), FAULT_CONFLICT, N_("Deze vraag is intussen beantwoord of niet meer nodig."), NULL);
	q_zienswijze_answer(&b, k->bezwaar ? STR("bezwaar") : STR("geen_bezwaar"), k->grond, k->motivering, unit_moment(u),
		k->id, k->versie, &n);
	TRY(batch_run(&b));
	TRY(casus_one(u, n));
	k->c->uitkomst = k->id.v;
	return melding_add_in(u, q->door, "zienswijze_gegeven", recht_dossier(q->dossier));
}

enum fault zienswijze_answer(struct ctx *c, struct zienswijze_id id, int64_t versie, bool bezwaar, struct str grond,
	struct str motivering)
{
	struct answering k = { c, id, versie, bezwaar, bezwaar ? grond : STR(""), str_trim(motivering) };

	if (bezwaar && !reden_find(c->cat, STR("weigering_recht"), grond))
		(void)fault_field(c->fi, "grond", N_("Kies waarop het bezwaar rust."), RECHT_RULE);
	if (bezwaar)
		recht_text(c->fi, motivering, MOTIVERING_MAX, "motivering", N_("Licht uw bezwaar toe."));
	else if (str_points(k.motivering) > MOTIVERING_MAX)
		(void)fault_field(c->fi, "motivering", N_("Dit is te lang."), NULL);
	if (c->fi->fault)
		return c->fi->fault;
	if (!k.motivering.p)
		k.motivering = STR("");
	return ctx_write(c, answer_unit, &k, NULL);
}
