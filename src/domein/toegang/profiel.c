/* One's own account: see profiel.h. */
#include "domein/toegang/profiel.h"

#include "query.h"

static void lists_fill(struct ctx *c, struct profiel *p, const struct q_profiel_rollen_rows *rollen,
	const struct q_sessie_list_rows *sessies, const struct q_inlog_gebeurtenis_list_rows *events)
{
	p->nrollen = rollen->n;
	p->rollen = ARENA_ARRAY(c->arena, rollen->n + 1, struct profiel_rol);
	for (size_t i = 0; i < rollen->n; i++)
		p->rollen[i] = (struct profiel_rol){ rollen->v[i].rol, rollen->v[i].huis_naam, rollen->v[i].ring,
			rollen->v[i].tot };
	p->nsessies = sessies->n;
	p->sessies = ARENA_ARRAY(c->arena, sessies->n + 1, struct profiel_sessie);
	for (size_t i = 0; i < sessies->n; i++)
		p->sessies[i] = (struct profiel_sessie){ sessies->v[i].id, sessies->v[i].apparaat, sessies->v[i].begin,
			sessies->v[i].laatst };
	p->ngebeurtenissen = events->n;
	p->gebeurtenissen = ARENA_ARRAY(c->arena, events->n + 1, struct profiel_gebeurtenis);
	for (size_t i = 0; i < events->n; i++)
		p->gebeurtenissen[i] = (struct profiel_gebeurtenis){ events->v[i].soort, events->v[i].toelichting,
			events->v[i].moment };
}

enum fault profiel_get(struct ctx *c, struct profiel *ret)
{
	struct q_profiel_get *q = NULL;
	struct q_account_get *a = NULL;
	struct q_profiel_rollen_rows rollen = { 0 };
	struct q_sessie_list_rows sessies = { 0 };
	struct q_inlog_gebeurtenis_list_rows events = { 0 };
	struct batch b = ctx_read(c), k = ctx_kaal(c);
	int64_t now = klok_now();

	TRY(ctx_require(c, RECHT_ingelogd));
	q_profiel_get(&b, &q);
	q_profiel_rollen(&b, now, &rollen);
	TRY(batch_run(&b));
	q_account_get(&k, now, c->actor.id, &a);
	q_sessie_list(&k, c->actor.id, now, &sessies);
	q_inlog_gebeurtenis_list(&k, c->actor.id, &events);
	TRY(batch_run(&k));
	if (!q)
		return fault_set(c->fi, FAULT_NOT_FOUND, NULL, NULL);
	*ret = (struct profiel){ .naam = q->naam, .functie = q->functie, .email = q->email, .telefoon = q->telefoon,
		.organisatie_naam = q->organisatie_naam, .huis_naam = q->huis_naam, .aandachtsgebieden = q->aandachtsgebieden,
		.taal = q->taal, .kleuren = q->kleuren, .sneltoetsen = q->sneltoetsen, .vog = q->vog,
		.opleiding = q->opleiding, .actief_tot = q->actief_tot, .versie = q->versie };
	if (a) {
		ret->codes = a->codes;
		ret->codes_ooit = a->codes_ooit > 0;
		ret->wachtwoord_sinds = a->gewijzigd;
	}
	lists_fill(c, ret, &rollen, &sessies, &events);
	return FAULT_NONE;
}

struct choosing {
	struct ctx *c;
	const struct profiel_keuze *k;
};

static enum fault save_unit(struct unit *u, void *arg)
{
	const struct choosing *s = arg;
	const struct profiel_keuze *k = s->k;
	struct q_profiel_get *now = NULL;
	struct batch b = unit_batch(u);
	int64_t n = 0;

	q_profiel_get(&b, &now);
	TRY(batch_run(&b));
	if (!now)
		return fault_set(unit_fault(u), FAULT_NOT_FOUND, NULL, NULL);
	if (now->versie != k->versie)
		return fault_set(unit_fault(u), FAULT_CONFLICT,
			N_("Dit is intussen door iemand anders gewijzigd. Controleer uw invoer en sla opnieuw op."), NULL);
	q_profiel_update(&b, k->taal, k->kleuren, k->sneltoetsen, k->telefoon, s->c->actor.id, k->versie, &n);
	TRY(batch_run(&b));
	s->c->uitkomst = s->c->actor.id.v;
	return n == 1 ? FAULT_NONE : fault_set(unit_fault(u), FAULT_DENIED, NULL, NULL);
}

enum fault profiel_save(struct ctx *c, const struct profiel_keuze *k)
{
	struct choosing s = { c, k };

	TRY(ctx_require(c, RECHT_ingelogd));
	return ctx_write(c, save_unit, &s, NULL);
}
