/* The page of a persoon: identity, and what stands in the dossiers that the reader sees. See persoon.h. */
#include "domein/persoon/persoon.h"

#include <stdlib.h>

#include "basis/arena.h"
#include "catalogus/catalogus.h"
#include "domein/persoon/persoon_priv.h"

struct rows {
	struct q_persoon_get *wie;
	struct q_persoon_aanmeldingen_rows aanmeldingen;
	struct q_persoon_casussen_rows casussen;
	struct q_persoon_adressen_rows adressen;
	struct q_persoon_relaties_van_rows van;
	struct q_persoon_relaties_naar_rows naar;
};

static enum fault rows_read(struct ctx *c, struct persoon_id id, struct rows *r)
{
	struct batch b = ctx_read(c);

	q_persoon_get(&b, id, &r->wie);
	q_persoon_aanmeldingen(&b, id, &r->aanmeldingen);
	q_persoon_casussen(&b, id, &r->casussen);
	q_persoon_adressen(&b, id, &r->adressen);
	q_persoon_relaties_van(&b, id, &r->van);
	q_persoon_relaties_naar(&b, id, &r->naar);
	TRY(batch_run(&b));
	return r->wie ? FAULT_NONE : fault_set(c->fi, FAULT_NOT_FOUND, NULL, NULL);
}

static void dossiers(struct ctx *c, const struct rows *r, struct persoon *p)
{
	p->dossiers = ARENA_ARRAY(c->arena, r->aanmeldingen.n + r->casussen.n + 1, struct persoon_dossier);
	for (size_t i = 0; i < r->casussen.n; i++) {
		const struct q_persoon_casussen *q = &r->casussen.v[i];

		p->dossiers[p->ndossiers++] = (struct persoon_dossier){ q->dossier, { 0 }, q->id, q->betrokkene, q->nummer,
			q->thema, q->rol, q->organisatie_naam, q->fase, q->geopend, q->gesloten };
	}
	for (size_t i = 0; i < r->aanmeldingen.n; i++) {
		const struct q_persoon_aanmeldingen *q = &r->aanmeldingen.v[i];

		p->dossiers[p->ndossiers++] = (struct persoon_dossier){ q->dossier, q->id, { 0 }, q->betrokkene, q->nummer,
			q->thema, q->rol, q->organisatie_naam, q->status, q->ingediend, q->besluit };
	}
}

static void adressen(struct ctx *c, const struct rows *r, struct persoon *p)
{
	p->nadressen = r->adressen.n;
	p->adressen = ARENA_ARRAY(c->arena, r->adressen.n + 1, struct persoon_adres);
	for (size_t i = 0; i < r->adressen.n; i++) {
		const struct q_persoon_adressen *q = &r->adressen.v[i];

		p->adressen[i] = (struct persoon_adres){ q->dossier, q->nummer, q->soort, q->straat, q->toevoeging,
			q->postcode, q->plaats, q->land, q->gemeente, q->huisnummer.set ? q->huisnummer.v : 0, q->van, q->tot,
			str_eq(q->onderdeel, STR("intern")) };
	}
}

/* What the other is of this persoon, when this one is `soort` of the other. */
static struct str turned(const struct ctx *c, struct str soort)
{
	const struct relatiesoort *s = relatiesoort_find(c->cat, soort);

	return s && s->omgekeerd ? s->omgekeerd->code : soort;
}

#define NAAM_OF(q) { (q)->voornamen, (q)->voorletters, (q)->voorvoegsel, (q)->geslachtsnaam, (q)->partner_voorvoegsel, \
	(q)->partner_naam, (q)->naamgebruik.n ? (q)->naamgebruik.p[0] : 'E' }

static void relaties(struct ctx *c, const struct rows *r, struct persoon *p)
{
	p->relaties = ARENA_ARRAY(c->arena, r->van.n + r->naar.n + 1, struct persoon_relatie);
	for (size_t i = 0; i < r->van.n; i++) {
		const struct q_persoon_relaties_van *q = &r->van.v[i];

		p->relaties[p->nrelaties++] = (struct persoon_relatie){ q->dossier, q->id, q->nummer, turned(c, q->soort),
			NAAM_OF(q), q->van, q->tot };
	}
	for (size_t i = 0; i < r->naar.n; i++) {
		const struct q_persoon_relaties_naar *q = &r->naar.v[i];

		p->relaties[p->nrelaties++] = (struct persoon_relatie){ q->dossier, q->id, q->nummer, q->soort, NAAM_OF(q),
			q->van, q->tot };
	}
}

/* Him in every dossier that is named, and those who stand beside him. */
static void looks(struct ctx *c, const struct persoon *p, struct str grond)
{
	if (!p->ndossiers)
		ctx_look(c, (struct dossier_id){ 0 }, p->wie.id, LOOK_SCHERM, grond);
	for (size_t i = 0; i < p->ndossiers; i++)
		ctx_look(c, p->dossiers[i].dossier, p->wie.id, LOOK_SCHERM, grond);
	for (size_t i = 0; i < p->nrelaties; i++)
		ctx_look(c, p->relaties[i].dossier, p->relaties[i].persoon, LOOK_SCHERM, grond);
}

enum fault persoon_get(struct ctx *c, struct persoon_id id, struct str grond, struct persoon **ret)
{
	struct persoon *p = ARENA_NEW(c->arena, struct persoon);
	struct rows r = { 0 };

	TRY(ctx_require(c, RECHT_persoon_zoeken));
	TRY(rows_read(c, id, &r));
	p->wie = KERN_OF(r.wie);
	p->bsn_reden = r.wie->bsn_reden;
	p->geheim = r.wie->geheim;
	p->schrijven = r.wie->schrijven && actor_mag(&c->actor, RECHT_persoon_koppelen);
	p->eerste_verwerking = r.wie->eerste_verwerking;
	p->versie = r.wie->versie;
	dossiers(c, &r, p);
	adressen(c, &r, p);
	relaties(c, &r, p);
	looks(c, p, grond.n ? grond : STR("persoon"));
	*ret = p;
	return FAULT_NONE;
}
