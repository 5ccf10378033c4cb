/* Organisaties: see organisatie.h. */
#include "domein/organisatie/organisatie.h"

#include "catalogus/catalogus.h"
#include "query.h"

bool organisatie_may_account(const struct catalogus *cat, struct str soort)
{
	for (size_t i = 0; i < cat->nregimes; i++)
		if (regime_may_access(&cat->regimes[i], soort))
			return true;
	return false;
}

struct str zoek_pattern(struct arena *a, struct str zoek)
{
	struct buf b = buf_new(a);

	buf_addc(&b, '%');
	for (size_t i = 0; i < zoek.n; i++) {
		char ch = zoek.p[i];

		if (ch == '%' || ch == '_' || ch == '!')
			buf_addc(&b, '!');
		buf_addc(&b, ch >= 'A' && ch <= 'Z' ? (char)(ch - 'A' + 'a') : ch);
	}
	if (zoek.n)
		buf_addc(&b, '%');
	return buf_str(&b);
}

enum fault organisatie_list(struct ctx *c, const struct organisatie_filter *f, struct organisaties *ret)
{
	struct q_organisatie_list_rows rows = { 0 };
	struct batch b = ctx_read(c);

	q_organisatie_list(&b, klok_now(), zoek_pattern(c->arena, f->zoek), f->domein.p ? f->domein : STR(""), f->beeindigd,
		datum_today(), &rows);
	TRY(batch_run(&b));
	ret->n = rows.n;
	ret->v = ARENA_ARRAY(c->arena, rows.n + 1, struct organisatie);
	for (size_t i = 0; i < rows.n; i++) {
		const struct q_organisatie_list *q = &rows.v[i];

		ret->v[i] = (struct organisatie){ .id = q->id, .naam = q->naam, .soort = q->soort, .domein = q->domein,
			.wgs = q->wgs, .huis_naam = q->huis_naam, .contactpersoon = q->contactpersoon, .beeindigd = q->beeindigd,
			.mensen = q->mensen };
	}
	return FAULT_NONE;
}

enum fault organisatie_get(struct ctx *c, struct organisatie_id id, struct organisatie *ret)
{
	struct q_organisatie_get *q = NULL;
	struct batch b = ctx_read(c);

	q_organisatie_get(&b, id, &q);
	TRY(batch_run(&b));
	if (!q)
		return fault_set(c->fi, FAULT_NOT_FOUND, NULL, NULL);
	*ret = (struct organisatie){ .id = q->id, .naam = q->naam, .soort = q->soort, .domein = q->domein, .wgs = q->wgs,
		.relatiehuis = q->relatiehuis, .contactpersoon = q->contactpersoon, .telefoon = q->telefoon, .email = q->email,
		.beeindigd = q->beeindigd, .versie = q->versie };
	return FAULT_NONE;
}

struct saving {
	struct ctx *c;
	const struct organisatie *o;
	const struct organisatiesoort *soort;
	struct organisatie_id id;
};

static enum fault insert_org(struct unit *u, const struct saving *s)
{
	const struct organisatie *o = s->o;
	struct batch b = unit_batch(u);
	int64_t n = 0;

	q_organisatie_add(&b, s->id, o->naam, o->soort, str_z(org_domein_codes[s->soort->domein]),
		str_z(wgs_status_codes[s->soort->wgs]), o->relatiehuis, o->contactpersoon, o->telefoon, o->email, &n);
	TRY(batch_run(&b));
	return n == 1 ? FAULT_NONE : fault_set(unit_fault(u), FAULT_DENIED, NULL, NULL);
}

/* Nobody keeps an account of an organisation that ended or may have none. */
static enum fault people_check(struct unit *u, const struct saving *s)
{
	struct q_organisatie_mensen *mensen = NULL;
	struct batch b = unit_batch(u);
	int64_t na = unit_moment(u);

	if (s->o->beeindigd.v)
		na = moment_of(datum_add_days(s->o->beeindigd, 1), 0, 0);
	else if (organisatie_may_account(s->c->cat, s->o->soort))
		return FAULT_NONE;
	q_organisatie_mensen(&b, s->o->id, na, &mensen);
	TRY(batch_run(&b));
	if (!mensen || !mensen->aantal)
		return FAULT_NONE;
	if (!s->o->beeindigd.v)
		return fault_field(unit_fault(u), "soort", "Deze soort organisatie mag geen accounts hebben, en er werken nog "
			"mensen met een account. Geef hun eerst een einddatum.", "invariant 7");
	return fault_field(unit_fault(u), "beeindigd", "Na die dag zijn er nog medewerkers met een account. Geef hun eerst "
		"een einddatum.", NULL);
}

static enum fault update_org(struct unit *u, const struct saving *s)
{
	const struct organisatie *o = s->o;
	struct q_organisatie_get *now = NULL;
	struct batch b = unit_batch(u);
	int64_t n = 0;

	q_organisatie_get(&b, o->id, &now);
	TRY(batch_run(&b));
	if (!now)
		return fault_set(unit_fault(u), FAULT_NOT_FOUND, NULL, NULL);
	if (now->versie != o->versie)
		return fault_set(unit_fault(u), FAULT_CONFLICT,
			N_("Dit is intussen door iemand anders gewijzigd. Controleer uw invoer en sla opnieuw op."), NULL);
	TRY(people_check(u, s));
	q_organisatie_update(&b, o->naam, o->soort, str_z(org_domein_codes[s->soort->domein]),
		str_z(wgs_status_codes[s->soort->wgs]), o->relatiehuis, o->contactpersoon, o->telefoon, o->email, o->beeindigd,
		o->id, o->versie, &n);
	TRY(batch_run(&b));
	return n == 1 ? FAULT_NONE : fault_set(unit_fault(u), FAULT_DENIED, NULL, NULL);
}

static enum fault save_unit(struct unit *u, void *arg)
{
	const struct saving *s = arg;
	struct q_organisatie_naam_find *same = NULL;
	struct batch b = unit_batch(u);

	q_organisatie_naam_find(&b, s->o->naam, &same);
	TRY(batch_run(&b));
	if (same && same->id.v != s->o->id.v)
		return fault_field(unit_fault(u), "naam", "Er is al een organisatie met deze naam.", NULL);
	s->c->uitkomst = s->o->id.v ? s->o->id.v : s->id.v;
	return s->o->id.v ? update_org(u, s) : insert_org(u, s);
}

enum fault organisatie_save(struct ctx *c, const struct organisatie *o, struct organisatie_id *ret)
{
	struct saving s = { c, o, organisatiesoort_find(c->cat, o->soort), { id_new() } };
	int64_t id;

	TRY(ctx_require(c, RECHT_organisatie_beheren));
	if (!s.soort)
		return fault_field(c->fi, "soort", "Kies een van de mogelijkheden.", NULL);
	TRY(ctx_write(c, save_unit, &s, &id));
	ret->v = id;
	return FAULT_NONE;
}
