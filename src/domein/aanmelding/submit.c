/* Submitting an aanmelding: one unit of work that writes the receipt, the content and who may see it.
 *
 * The actor opens the dossier and writes as its owner; intake is admitted; last of all the actor is left with what an
 * aanmelder has. Whoever only typed it in for another (an import, the house by telephone) keeps nothing.
 */
#include "domein/aanmelding/aanmelding_priv.h"

#include "domein/teller.h"
#include "domein/termijn/termijn.h"
#include "domein/toegang/dossier.h"
#include "domein/toegang/melding.h"
#include "query.h"

#define GROND_AANMELDER N_("Eigen aanmelding (WGS 2.31 lid 1)")
#define GROND_COORDINATOR N_("Aanmelding van de eigen organisatie: nummer, datum en status")

struct submit {
	struct unit *u;
	struct ctx *c;
	const struct aanmelding_klaar *k;
	struct dossier_id dossier;
	struct toelating intake;
	int64_t moment;
	size_t nids;
	struct betrokkene_id *ids;
};

static const char *const onderdelen[] = { "kern", "inhoud", "intern", NULL };

#define RULE "WGS 2.31 lid 4"

/* A dossier that holds attachments of the concept is open already; then only intern is missing. */
static enum fault dossier_begin(struct submit *s)
{
	struct q_aanmelding_dossier *there = NULL;
	struct batch b = unit_batch(s->u);
	struct toegang_gift g = { s->dossier, s->c->actor.id, "intern", NIVEAU_SCHRIJVEN, "aanmelder", str_z(GROND_AANMELDER),
		0, 0 };

	q_aanmelding_dossier(&b, s->dossier, &there);
	TRY(batch_run(&b));
	if (there && (there->nummer.p || there->niveau != NIVEAU_SCHRIJVEN))
		return fault_set(unit_fault(s->u), FAULT_CONFLICT, N_("Deze aanmelding is al verstuurd."), NULL);
	if (there)
		return toegang_grant_in(s->u, s->c, &g);
	return dossier_open_in(s->u, s->c, s->dossier, onderdelen, "aanmelder", str_z(GROND_AANMELDER));
}

static enum fault write_root(struct submit *s)
{
	const struct aanmelding_klaar *k = s->k;
	const struct aanmelding_nieuw *n = k->van;
	struct batch b = unit_batch(s->u);
	struct str nummer;

	TRY(nummer_next_in(s->u, "AM", s->moment, &nummer));
	q_aanmelding_add(&b, nummer, n->huis, k->organisatie, k->aanmelder, n->soort, k->regime->code, k->thema->code,
		k->ring, n->gemeente, k->urgentie, s->moment, s->c->cat_id, s->dossier, NULL);
	q_aanmelding_inhoud_add(&b, id_new(), k->organisatie, text_of(n->aanleiding), text_of(n->gedrag),
		text_of(n->geprobeerd), text_of(n->lokaal), text_of(n->doel), k->leefgebieden,
		str_eq(n->soort, STR("gebied")) ? text_of(n->gebied) : STR(""), text_of(n->partners), text_of(n->taak),
		k->grondslag, text_of(n->noodzaak), text_of(n->risico), k->categorieen, text_of(n->wpg),
		text_of(n->voorwaarden), s->dossier, NULL);
	return batch_later(&b, RULE);
}

static struct str naamgebruik_of(struct arena *a, char c)
{
	char text[1] = { c ? c : 'E' };

	return str_dup(a, (struct str){ text, 1 });
}

static enum fault write_adres(struct submit *s, const struct persoon_klaar *p, struct betrokkene_id id)
{
	const struct adres_nieuw *a = &p->van->adres;
	struct batch b = unit_batch(s->u);
	struct opt_int nr = { a->huisnummer != 0, a->huisnummer };

	if (!a->soort.n)
		return FAULT_NONE;
	/* a secret address is the house's alone */
	q_aanmelding_adres_add(&b, (struct adres_id){ id_new() }, s->k->organisatie, id, a->soort, text_of(a->straat), nr,
		text_of(a->toevoeging), p->land.postcode, text_of(a->plaats), p->land.land,
		land_buiten(p->land.land) ? (struct gemeente_id){ 0 } : a->gemeente, s->dossier,
		str_eq(a->soort, STR("geheim")) ? STR("intern") : STR("inhoud"), NULL);
	return batch_later(&b, RULE);
}

static enum fault write_persoon(struct submit *s, size_t i)
{
	const struct persoon_klaar *p = &s->k->personen[i];
	const struct persoon_nieuw *v = p->van;
	const struct naam *m = &v->naam;
	struct arena *a = unit_arena(s->u);
	char geslacht[1] = { v->geslacht ? v->geslacht : 'O' };
	struct betrokkene_id id = { id_new() };
	struct batch b = unit_batch(s->u);

	s->ids[i] = id;
	q_aanmelding_betrokkene_add(&b, id, s->k->organisatie, i == 0, p->rol->code, p->bsn,
		p->bsn.n ? STR("") : text_of(v->bsn_reden), text_of(m->voornamen), text_of(p->voorletters),
		text_of(m->voorvoegsel), text_of(m->geslachtsnaam), text_of(m->partner_voorvoegsel), text_of(m->partner_naam),
		naamgebruik_of(a, m->naamgebruik), v->geboren, str_dup(a, (struct str){ geslacht, 1 }),
		text_of(v->geinformeerd), text_of(v->geinformeerd_reden), text_of(s->k->van->wpg),
		text_of(s->k->van->voorwaarden), s->dossier, NULL);
	if (i > 0 && v->relatie.n)
		q_aanmelding_relatie_add(&b, (struct relatie_id){ id_new() }, s->k->organisatie, id, s->ids[0], v->relatie,
			s->dossier, NULL);
	TRY(batch_later(&b, RULE));
	return write_adres(s, p, id);
}

static enum fault write_antwoorden(struct submit *s)
{
	for (size_t i = 0; i < s->k->ncriteria; i++) {
		const struct criterium_klaar *q = &s->k->criteria[i];
		struct batch b = unit_batch(s->u);

		q_aanmelding_antwoord_add(&b, (struct criterium_antwoord_id){ id_new() }, s->k->organisatie, q->set->code,
			q->set->versie, q->criterium->code, q->van->antwoord, text_of(q->van->motivering), s->dossier, NULL);
		TRY(batch_later(&b, RULE));
	}
	for (size_t i = 0; i < s->k->nvelden; i++) {
		struct batch b = unit_batch(s->u);

		q_aanmelding_veld_add(&b, (struct extra_veld_id){ id_new() }, s->k->organisatie, s->k->velden[i].veld,
			s->k->velden[i].waarde, s->dossier, NULL);
		TRY(batch_later(&b, RULE));
	}
	return FAULT_NONE;
}

/* Under a law that hears everyone (Wvggz, Wth) the aanmelding is the melding. The dates of the theme begin clocks too. */
static enum fault write_clocks(struct submit *s)
{
	/* of what is taken over the clocks begin now: they would have run out long ago */
	int64_t op = s->c->partij.v ? unit_moment(s->u) : s->moment;
	struct datum d;

	TRY(termijn_event_in(s->u, s->c, s->dossier, "kern", s->k->thema, GEBEURTENIS_BIT(aanmelding_ontvangen) |
		GEBEURTENIS_BIT(melding_ontvangen) | GEBEURTENIS_BIT(eerste_verwerking), op));
	for (size_t i = 0; i < s->k->nvelden; i++)
		if (datum_parse(s->k->velden[i].waarde, false, &d))
			TRY(termijn_veld_in(s->u, s->c, s->dossier, "kern", s->k->thema, s->k->velden[i].veld, d));
	return FAULT_NONE;
}

static enum fault write_all(struct submit *s)
{
	struct batch b = unit_batch(s->u);

	TRY(write_root(s));
	s->ids = ARENA_ARRAY(unit_arena(s->u), s->k->npersonen + 1, struct betrokkene_id);
	for (size_t i = 0; i < s->k->npersonen; i++)
		TRY(write_persoon(s, i));
	TRY(write_antwoorden(s));
	q_aanmelding_bijlagen_mark(&b, text_of(s->k->van->wpg), text_of(s->k->van->voorwaarden), s->k->organisatie,
		s->dossier, NULL);
	TRY(batch_run(&b));
	return write_clocks(s);
}

/* ---- who may see it ---- */

static enum fault admit_aanmelder(struct submit *s)
{
	struct toegang_gift g = { s->dossier, s->k->aanmelder, "kern", NIVEAU_LEZEN, "aanmelder", str_z(GROND_AANMELDER), 0,
		0 };

	if (s->k->aanmelder.v == s->c->actor.id.v || toelating_has(&s->intake, s->k->aanmelder))
		return FAULT_NONE;
	TRY(toegang_grant_in(s->u, s->c, &g));
	g.onderdeel = "inhoud";
	g.niveau = NIVEAU_EIGEN;
	return toegang_grant_in(s->u, s->c, &g);
}

/* The coördinatoren of the organisation see the receipt (C197). */
static enum fault admit_coordinators(struct submit *s)
{
	struct q_aanmelding_rolhouders_rows rows = { 0 };
	struct batch b = unit_batch(s->u);
	int64_t last = 0;

	q_aanmelding_rolhouders(&b, s->k->verdelers, unit_moment(s->u), s->k->ring, s->k->organisatie.v, 0, &rows);
	TRY(batch_run(&b));
	for (size_t i = 0; i < rows.n; i++) {
		struct medewerker_id m = rows.v[i].medewerker;
		struct toegang_gift g = { s->dossier, m, "kern", NIVEAU_LEZEN, "aanmelder", str_z(GROND_COORDINATOR), 0, 0 };

		if (m.v == last || m.v == s->c->actor.id.v || m.v == s->k->aanmelder.v || toelating_has(&s->intake, m))
			continue;
		last = m.v;
		TRY(toegang_grant_in(s->u, s->c, &g));
	}
	return FAULT_NONE;
}

/* The actor last: on kern niveau 3 rests everything above. */
static enum fault lower_actor(struct submit *s)
{
	/* who takes in a referral of another organisation (import, by telephone) keeps nothing of it */
	bool own = s->k->aanmelder.v == s->c->actor.id.v && s->k->organisatie.v == s->c->actor.organisatie.v;
	int64_t now = unit_moment(s->u);
	struct batch b = unit_batch(s->u);

	if (toelating_has(&s->intake, s->c->actor.id))
		return FAULT_NONE;
	if (!own)
		return toegang_end_in(s->u, s->c, s->dossier, s->c->actor.id, NULL);
	TRY(toegang_end_in(s->u, s->c, s->dossier, s->c->actor.id, "intern"));
	q_aanmelding_lower(&b, NIVEAU_EIGEN, s->dossier, STR("inhoud"), now, NULL);
	q_aanmelding_lower(&b, NIVEAU_LEZEN, s->dossier, STR("kern"), now, NULL);
	return batch_run(&b);
}

static bool hurries(const struct aanmelding_klaar *k)
{
	return str_eq(k->urgentie, STR("spoed")) || str_eq(k->van->risico, STR("hoog"));
}

static enum fault admit_all(struct submit *s)
{
	s->intake = (struct toelating){ .dossier = s->dossier, .rollen = s->k->intake, .ring = s->k->ring,
		.regime = s->k->regime, .huis = s->k->van->huis };
	if (s->c->partij.v && s->k->van->besloten)
		return admit_aanmelder(s);
	TRY(intake_admit_in(s->u, s->c, &s->intake));
	TRY(admit_aanmelder(s));
	TRY(admit_coordinators(s));
	for (size_t i = 0; hurries(s->k) && !s->c->partij.v && i < s->intake.n; i++)
		if (s->intake.v[i].v != s->c->actor.id.v)
			TRY(melding_add_in(s->u, s->intake.v[i], "aanmelding_spoed", s->dossier));
	return lower_actor(s);
}

enum fault aanmelding_submit_in(struct unit *u, struct ctx *c, const struct aanmelding_klaar *k, struct aanmelding_id *ret)
{
	struct submit s = { .u = u, .c = c, .k = k };
	int64_t id = k->van->id.v ? k->van->id.v : id_new();

	s.dossier = (struct dossier_id){ id };
	s.moment = k->van->ingediend ? k->van->ingediend : unit_moment(u);
	TRY(dossier_begin(&s));
	TRY(write_all(&s));
	TRY(admit_all(&s));
	*ret = (struct aanmelding_id){ id };
	return FAULT_NONE;
}

struct submitting {
	struct ctx *c;
	const struct aanmelding_klaar *k;
};

static enum fault submit_unit(struct unit *u, void *arg)
{
	struct submitting *s = arg;
	struct aanmelding_id id;

	TRY(aanmelding_submit_in(u, s->c, s->k, &id));
	s->c->uitkomst = id.v;
	return FAULT_NONE;
}

enum fault aanmelding_submit(struct ctx *c, const struct aanmelding_nieuw *n, struct aanmelding_id *ret)
{
	struct submitting s = { .c = c };
	struct aanmelding_klaar *k;

	TRY(aanmelding_check(c, n, &k));
	s.k = k;
	return ctx_write(c, submit_unit, &s, &ret->v);
}

/* ---- before it is submitted ---- */

struct preparing {
	struct ctx *c;
	struct dossier_id dossier;
};

static enum fault prepare_unit(struct unit *u, void *arg)
{
	static const char *const parts[] = { "kern", "inhoud", NULL };
	struct preparing *p = arg;
	struct q_aanmelding_dossier *there = NULL;
	struct batch b = unit_batch(u);

	q_aanmelding_dossier(&b, p->dossier, &there);
	TRY(batch_run(&b));
	if (there && (there->nummer.p || there->niveau != NIVEAU_SCHRIJVEN))
		return fault_set(unit_fault(u), FAULT_CONFLICT, N_("Deze aanmelding is al verstuurd."), NULL);
	if (there)
		return FAULT_NONE;
	return dossier_open_in(u, p->c, p->dossier, parts, "aanmelder", str_z(GROND_AANMELDER));
}

enum fault aanmelding_prepare(struct ctx *c, struct aanmelding_id id)
{
	struct preparing p = { c, aanmelding_dossier(id) };
	struct str token = c->token;
	enum fault f;

	TRY(ctx_require(c, RECHT_aanmelding_maken));
	c->token = STR_NULL; /* opening is no outcome of a form: what is stored next is */
	f = ctx_write(c, prepare_unit, &p, NULL);
	c->token = token;
	return f;
}
