/* What may be submitted: see aanmelding.h. Every fault is collected, so that a form and a dry run of an import show all.
 *
 * The rules of law stand here and in check_personen.c and check_criteria.c; each fault names the one it rests on.
 */
#include "domein/aanmelding/aanmelding_priv.h"

#include <string.h>

#include "domein/toegang/actor.h"
#include "query.h"

#define TEKST_MAX 4000
#define REGEL_MAX 1000

const char *field_name(struct arena *a, const char *group, int64_t nr, const char *field)
{
	struct buf b = buf_new(a);

	buf_addz(&b, group);
	if (nr >= 0)
		buf_add_i64(&b, nr);
	buf_addc(&b, '.');
	buf_addz(&b, field);
	return buf_str(&b).p;
}

/* ---- themes ---- */

/* What a theme is held against. */
struct aanbod {
	struct str soort; /* of the organisation */
	bool deelnemer;   /* WGS 2.27 */
	struct str gemeente;
	size_t nhuizen;
	const struct str *huizen; /* codes: of the gemeente, or all of the regio */
	struct datum op;
};

static bool aanpak_fits(const struct thema *t, struct str soort)
{
	enum aanpak a = str_eq(soort, STR("gezin")) ? AANPAK_SYSTEEM : str_eq(soort, STR("gebied")) ? AANPAK_GEBIED
		: AANPAK_PERSOON;

	return !soort.n || (t->aanpak & (UINT64_C(1) << a));
}

/* A WGS aanmelding is a deelnemer's (WGS 2.31 lid 1); elsewhere the regime names who may refer. */
static bool organisatie_fits(const struct regime *r, const struct aanbod *o)
{
	if (r->aanbrenger == AANBRENGER_GEEN || (r->draagt != DRAAGT_CASUS && r->draagt != DRAAGT_LIJST))
		return false;
	if (r->wgs && !o->deelnemer)
		return false;
	return r->aanbrenger == AANBRENGER_IEDER || regime_partij_find(r, o->soort);
}

static bool thema_is_offered(const struct thema *t, const struct aanbod *o)
{
	for (size_t i = 0; i < o->nhuizen; i++)
		if (thema_offered(t, o->huizen[i], o->gemeente, o->op))
			return true;
	return false;
}

static enum fault aanbod_huizen(struct ctx *c, struct gemeente_id gemeente, struct aanbod *o)
{
	struct q_huis_list_rows huizen = { 0 };
	struct q_aanmelding_gemeente *g = NULL;
	struct batch b = ctx_read(c);
	struct str *v;

	q_huis_list(&b, o->op, &huizen);
	q_aanmelding_gemeente(&b, o->op, gemeente, &g);
	TRY(batch_run(&b));
	v = ARENA_ARRAY(c->arena, huizen.n + 1, struct str);
	if (g && g->huis.v) { /* inside the regio: that house, for that gemeente */
		v[o->nhuizen++] = g->huis_code;
		o->gemeente = g->code;
	} else {
		for (size_t i = 0; i < huizen.n; i++)
			v[o->nhuizen++] = huizen.v[i].code;
	}
	o->huizen = v;
	return FAULT_NONE;
}

static bool wgs_deelnemer(struct str wgs)
{
	return str_eq(wgs, STR("lid1")) || str_eq(wgs, STR("lid2"));
}

static enum fault aanbod_make(struct ctx *c, struct organisatie_id organisatie, struct gemeente_id gemeente,
	struct aanbod *ret)
{
	struct q_aanmelding_organisatie *org = NULL;
	struct batch b = ctx_read(c);

	*ret = (struct aanbod){ .op = datum_today() };
	q_aanmelding_organisatie(&b, organisatie.v ? organisatie : c->actor.organisatie, &org);
	TRY(batch_run(&b));
	if (!org)
		return fault_set(c->fi, FAULT_NOT_FOUND, NULL, NULL);
	ret->soort = org->soort;
	ret->deelnemer = wgs_deelnemer(org->wgs);
	return aanbod_huizen(c, gemeente, ret);
}

enum fault aanmelding_themas(struct ctx *c, struct organisatie_id organisatie, struct str soort,
	struct gemeente_id gemeente, struct themas *ret)
{
	struct aanbod o;

	TRY(aanbod_make(c, organisatie, gemeente, &o));
	ret->organisatie_soort = o.soort;
	ret->n = 0;
	ret->v = ARENA_ARRAY(c->arena, c->cat->nthemas + 1, const struct thema *);
	for (size_t i = 0; i < c->cat->nthemas; i++) {
		const struct thema *t = &c->cat->themas[i];

		if (organisatie_fits(t->regime, &o) && aanpak_fits(t, soort) && actor_in_ring(&c->actor, t->ring) && thema_is_offered(t, &o))
			ret->v[ret->n++] = t;
	}
	return FAULT_NONE;
}

static enum fault check_thema(struct ctx *c, struct aanmelding_klaar *k, const struct aanbod *o)
{
	const struct aanmelding_nieuw *n = k->van;
	const struct thema *t = thema_find(c->cat, n->thema);
	const struct regime_partij *partij;

	if (!t || !actor_in_ring(&c->actor, t->ring))
		return fault_field(c->fi, "thema", N_("Kies waar het vooral om gaat."), NULL);
	if (!organisatie_fits(t->regime, o))
		return fault_field(c->fi, "thema", t->regime->wgs
			? N_("Onder de WGS kan alleen een deelnemer aanmelden. Uw organisatie is dat niet.")
			: N_("Uw organisatie kan onder dit thema niet aanmelden."), "WGS 2.31 lid 1; invariant 2");
	if (!aanpak_fits(t, n->soort))
		return fault_field(c->fi, "thema", N_("Dit thema past niet bij een persoon, gezin of gebied zoals gekozen."), NULL);
	if (!thema_is_offered(t, o))
		return fault_field(c->fi, "thema", N_("Dit thema wordt in deze gemeente niet aangeboden."), NULL);
	k->thema = t;
	k->regime = t->regime;
	k->ring = ring_code(t->ring);
	partij = regime_partij_find(t->regime, o->soort);
	k->grondslag = partij ? partij->grond : t->regime->nartikelen ? t->regime->artikelen[0] : STR("");
	k->intake = rollen_with(c, RECHT_BIT(RECHT_aanmelding_intake), t);
	k->verdelers = rollen_with(c, RECHT_BIT(RECHT_aanmelding_verdelen), NULL);
	return FAULT_NONE;
}

/* ---- who refers ---- */

static enum fault check_aanmelder(struct ctx *c, struct aanmelding_klaar *k)
{
	const struct aanmelding_nieuw *n = k->van;
	struct q_aanmelding_medewerker *m = NULL;
	struct batch b = ctx_read(c);

	k->aanmelder = n->aanmelder.v ? n->aanmelder : c->actor.id;
	if (k->aanmelder.v == c->actor.id.v)
		return FAULT_NONE;
	q_aanmelding_medewerker(&b, k->aanmelder, ctx_moment(c), &m);
	TRY(batch_run(&b));
	if (!m || m->organisatie.v != k->organisatie.v)
		return fault_field(c->fi, "aanmelder", N_("Deze aanmelder werkt niet (meer) bij de organisatie."), NULL);
	return FAULT_NONE;
}

static enum fault check_organisatie(struct ctx *c, struct aanmelding_klaar *k, struct aanbod *o)
{
	const struct aanmelding_nieuw *n = k->van;

	k->organisatie = n->organisatie.v ? n->organisatie : c->actor.organisatie;
	if (k->organisatie.v != c->actor.organisatie.v && !actor_mag(&c->actor, RECHT_aanmelding_intake)
		&& !actor_mag(&c->actor, RECHT_import_uitvoeren))
		return fault_set(c->fi, FAULT_DENIED, NULL, "WGS 2.31 lid 1");
	TRY(aanbod_make(c, k->organisatie, n->gemeente, o));
	k->organisatie_soort = o->soort;
	return check_aanmelder(c, k);
}

/* ---- texts ---- */

struct tekst_eis {
	const char *field;
	struct str value;
	bool needed;
	size_t max;
	const char *missing, *rule;
};

static void check_tekst(struct ctx *c, const struct tekst_eis *e)
{
	if (!str_trim(e->value).n) {
		if (e->needed)
			(void)fault_field(c->fi, e->field, e->missing, e->rule);
		return;
	}
	if (!str_utf8(e->value) || str_points(e->value) > e->max)
		(void)fault_field(c->fi, e->field, N_("Dit is te lang."), NULL);
}

static void check_teksten(struct ctx *c, const struct aanmelding_klaar *k)
{
	const struct aanmelding_nieuw *n = k->van;
	bool gebied = str_eq(n->soort, STR("gebied"));
	const struct tekst_eis eisen[] = {
		{ "aanleiding", n->aanleiding, true, TEKST_MAX, N_("Beschrijf de directe aanleiding."), "WGS 2.31 lid 1" },
		{ "gedrag", n->gedrag, true, TEKST_MAX, N_("Beschrijf het gedrag of de situatie."),
			"WGS 2.31 lid 1; invariant 2" },
		{ "geprobeerd", n->geprobeerd, true, TEKST_MAX, N_("Beschrijf wat er al is geprobeerd."), NULL },
		{ "lokaal", n->lokaal, true, TEKST_MAX, N_("Leg uit waarom het lokaal niet lukt."), NULL },
		{ "doel", n->doel, true, TEKST_MAX, N_("Beschrijf het gewenste resultaat."), NULL },
		{ "noodzaak", n->noodzaak, !gebied, TEKST_MAX, N_("Leg uit waarom delen noodzakelijk is."), "WGS 2.25" },
		{ "gebied", n->gebied, gebied, 200, N_("Beschrijf om welk gebied het gaat."), NULL },
		{ "partners", n->partners, false, TEKST_MAX, NULL, NULL },
		{ "taak", n->taak, false, REGEL_MAX, NULL, NULL },
		{ "voorwaarden", n->voorwaarden, false, REGEL_MAX, NULL, NULL },
	};

	for (size_t i = 0; i < sizeof(eisen) / sizeof(eisen[0]); i++)
		check_tekst(c, &eisen[i]);
}

static void check_keuzes(struct ctx *c, struct aanmelding_klaar *k)
{
	const struct aanmelding_nieuw *n = k->van;

	k->urgentie = n->urgentie.n ? n->urgentie : STR("gewoon");
	if (!keus_label(aanmelding_soorten, n->soort))
		(void)fault_field(c->fi, "soort", N_("Kies om wie of wat het gaat."), NULL);
	if (!str_eq(k->urgentie, STR("gewoon")) && !str_eq(k->urgentie, STR("spoed")))
		(void)fault_field(c->fi, "urgentie", N_("Kies een van de mogelijkheden."), NULL);
	if (n->risico.n && !keus_label(aanmelding_risicos, n->risico))
		(void)fault_field(c->fi, "risico", N_("Kies een van de mogelijkheden."), NULL);
	if (n->ingediend > klok_now())
		(void)fault_field(c->fi, "ingediend", N_("De datum van ontvangst kan niet in de toekomst liggen."), NULL);
	else if (n->ingediend)
		(void)dag_check(c->fi, "ingediend", datum_of_moment(n->ingediend), DAG_WERK);
}

static enum fault check_plaats(struct ctx *c, const struct aanmelding_nieuw *n)
{
	struct q_aanmelding_gemeente *g = NULL;
	struct q_aanmelding_huis *h = NULL;
	struct batch b = ctx_read(c);

	q_aanmelding_gemeente(&b, datum_today(), n->gemeente, &g);
	q_aanmelding_huis(&b, n->huis, datum_today(), &h);
	TRY(batch_run(&b));
	if (n->gemeente.v && !g)
		(void)fault_field(c->fi, "gemeente", N_("Deze gemeente bestaat niet."), NULL);
	if (n->huis.v && !h)
		(void)fault_field(c->fi, "huis", N_("Dit huis hoort niet bij de regio."), NULL);
	return FAULT_NONE;
}

enum fault aanmelding_check(struct ctx *c, const struct aanmelding_nieuw *n, struct aanmelding_klaar **ret)
{
	struct aanmelding_klaar *k = ARENA_NEW(c->arena, struct aanmelding_klaar);
	struct aanbod o;

	if (!actor_mag(&c->actor, RECHT_import_uitvoeren))
		TRY(ctx_require(c, RECHT_aanmelding_maken));
	k->van = n;
	check_keuzes(c, k);
	TRY(check_organisatie(c, k, &o));
	TRY(check_plaats(c, n));
	check_teksten(c, k);
	(void)check_thema(c, k, &o);
	TRY(check_personen(c, k));
	if (k->thema) { /* what the theme and its regime ask */
		TRY(check_criteria(c, k));
		TRY(check_velden(c, k));
	}
	if (c->fi->fault)
		return c->fi->fault;
	*ret = k;
	return FAULT_NONE;
}
