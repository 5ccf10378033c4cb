/* First set-up on lens kaal: see inrichting.h. Each call is one unit. */
#include "domein/organisatie/inrichting.h"
#include "query.h"

#define FIVE_YEARS (5 * 365 * DAY_MS)

struct setup {
	struct ctx *c;
	int64_t id;
	struct str code, naam, ring;
	struct datum van;
	const struct nieuw_huis *huis;
	const struct nieuwe_medewerker *medewerker;
	const struct organisatiesoort *soort;
	const struct rol *rol;
	struct regio_id regio;
	struct huis_id huis_id;
	struct medewerker_id medewerker_id;
	struct str email, wachtwoord, totp;
};

static enum fault regio_unit(struct unit *u, void *arg)
{
	struct setup *s = arg;
	struct batch b = unit_batch(u);

	q_inrichting_regio(&b, (struct regio_id){ s->id }, s->code, s->naam, NULL);
	return batch_run(&b);
}

enum fault inrichting_regio(struct ctx *c, struct str code, struct str naam, struct regio_id *ret)
{
	struct setup s = { .c = c, .id = id_new(), .code = code, .naam = naam };

	TRY(ctx_write_kaal(c, regio_unit, &s));
	ret->v = s.id;
	return FAULT_NONE;
}

static enum fault huis_unit(struct unit *u, void *arg)
{
	struct setup *s = arg;
	const struct nieuw_huis *h = s->huis;
	struct batch b = unit_batch(u);

	q_inrichting_huis(&b, (struct huis_id){ s->id }, h->regio, h->code, h->naam, h->adres, h->telefoon, h->email,
		h->van, NULL);
	return batch_run(&b);
}

enum fault inrichting_huis(struct ctx *c, const struct nieuw_huis *h, struct huis_id *ret)
{
	struct setup s = { .c = c, .id = id_new(), .huis = h };

	TRY(ctx_write_kaal(c, huis_unit, &s));
	ret->v = s.id;
	return FAULT_NONE;
}

static enum fault gemeenten_unit(struct unit *u, void *arg)
{
	struct setup *s = arg;
	struct batch b = unit_batch(u);

	for (size_t i = 0; i < s->c->cat->ngemeenten; i++) {
		const struct gemeente_rij *g = &s->c->cat->gemeenten[i];

		q_inrichting_gemeente(&b, (struct gemeente_id){ id_new() }, g->code, g->naam, 0, NULL);
		if (b.n == BATCH_MAX)
			TRY(batch_run(&b));
	}
	return b.n ? batch_run(&b) : FAULT_NONE;
}

enum fault inrichting_gemeenten(struct ctx *c)
{
	struct setup s = { .c = c };

	return ctx_write_kaal(c, gemeenten_unit, &s);
}

static enum fault gemeente_huis_unit(struct unit *u, void *arg)
{
	struct setup *s = arg;
	struct batch b = unit_batch(u);
	int64_t n = 0;

	q_inrichting_gemeente_huis(&b, s->id, s->huis_id, s->van, s->code, &n);
	TRY(batch_run(&b));
	return n == 1 ? FAULT_NONE : fault_set(unit_fault(u), FAULT_NOT_FOUND, "Deze gemeente is niet bekend.", NULL);
}

enum fault inrichting_gemeente_huis(struct ctx *c, struct str code, struct huis_id huis, struct datum van)
{
	struct setup s = { .c = c, .id = id_new(), .code = code, .huis_id = huis, .van = van };

	return ctx_write_kaal(c, gemeente_huis_unit, &s);
}

static enum fault organisatie_unit(struct unit *u, void *arg)
{
	struct setup *s = arg;
	struct batch b = unit_batch(u);

	q_inrichting_organisatie(&b, (struct organisatie_id){ s->id }, s->regio, s->naam, s->soort->code,
		str_z(org_domein_codes[s->soort->domein]), str_z(wgs_status_codes[s->soort->wgs]), NULL);
	return batch_run(&b);
}

enum fault inrichting_organisatie(struct ctx *c, struct regio_id regio, struct str naam, struct str soort,
	struct organisatie_id *ret)
{
	struct setup s = { .c = c, .id = id_new(), .regio = regio, .naam = naam };

	s.soort = organisatiesoort_find(c->cat, soort);
	if (!s.soort)
		return fault_field(c->fi, "soort", "Deze soort organisatie staat niet in de catalogus.", NULL);
	TRY(ctx_write_kaal(c, organisatie_unit, &s));
	ret->v = s.id;
	return FAULT_NONE;
}

static enum fault medewerker_unit(struct unit *u, void *arg)
{
	struct setup *s = arg;
	const struct nieuwe_medewerker *m = s->medewerker;
	struct batch b = unit_batch(u);
	int64_t van = m->van ? m->van : unit_moment(u);

	q_inrichting_medewerker(&b, (struct medewerker_id){ s->id }, m->huis, m->naam, m->functie, m->email, m->vog,
		m->opleiding, van, m->tot ? m->tot : van + FIVE_YEARS, m->organisatie, NULL);
	return batch_run(&b);
}

enum fault inrichting_medewerker(struct ctx *c, const struct nieuwe_medewerker *m, struct medewerker_id *ret)
{
	struct setup s = { .c = c, .id = id_new(), .medewerker = m };

	TRY(ctx_write_kaal(c, medewerker_unit, &s));
	ret->v = s.id;
	return FAULT_NONE;
}

struct rol_lens rol_for_lens(const struct rol *rol)
{
	return (struct rol_lens){
		.beheer = rol_has(rol, RECHT_medewerker_beheren) ? 2 : rol_has(rol, RECHT_medewerker_beheren_eigen) ? 1 : 0,
		.koppelen = rol_has(rol, RECHT_persoon_koppelen),
		.cijfers = rol_has(rol, RECHT_cijfers_lezen),
		.toetsen = rol_has(rol, RECHT_privacy_toetsen) || rol_has(rol, RECHT_logboek_lezen),
	};
}

static enum fault rol_unit(struct unit *u, void *arg)
{
	struct setup *s = arg;
	struct batch b = unit_batch(u);
	int64_t now = unit_moment(u);
	struct rol_lens l = rol_for_lens(s->rol);

	q_inrichting_rol(&b, (struct rol_toekenning_id){ s->id }, s->medewerker_id, s->rol->code, s->huis_id, s->ring,
		l.beheer, l.koppelen, l.cijfers, l.toetsen, now, now + FIVE_YEARS, NULL);
	return batch_run(&b);
}

enum fault inrichting_rol(struct ctx *c, struct medewerker_id m, struct str rol, struct huis_id huis, struct str ring)
{
	struct setup s = { .c = c, .id = id_new(), .medewerker_id = m, .huis_id = huis, .ring = ring };

	s.rol = rol_find(c->cat, rol);
	if (!s.rol)
		return fault_field(c->fi, "rol", "Deze rol staat niet in de catalogus.", NULL);
	return ctx_write_kaal(c, rol_unit, &s);
}

static enum fault inlog_unit(struct unit *u, void *arg)
{
	struct setup *s = arg;
	struct batch b = unit_batch(u);
	struct q_inlog_get *there = NULL;

	q_inlog_get(&b, s->medewerker_id, &there);
	TRY(batch_run(&b));
	if (!there)
		q_inlog_add(&b, id_new(), s->medewerker_id, s->email, NULL);
	q_inlog_set_wachtwoord(&b, s->wachtwoord, unit_moment(u), s->medewerker_id, NULL);
	q_inlog_set_totp(&b, s->totp, s->medewerker_id, NULL);
	return batch_run(&b);
}

enum fault inrichting_inlog(struct ctx *c, struct medewerker_id m, struct str email, struct str wachtwoord,
	struct str totp)
{
	struct setup s = { .c = c, .medewerker_id = m, .email = email };

	TRY(wachtwoord_hash(c->arena, wachtwoord, &s.wachtwoord, c->fi));
	s.totp = base64url(c->arena, box_seal(c->arena, c->sleutels->kluis, totp));
	return ctx_write_kaal(c, inlog_unit, &s);
}
