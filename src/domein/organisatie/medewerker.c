/* Medewerkers: see medewerker.h. Their roles are in rol.c. */
#include "domein/organisatie/medewerker.h"

#include "domein/organisatie/organisatie.h"
#include "domein/toegang/melding.h"
#include "domein/toegang/post.h"
#include "domein/toegang/sessie.h"
#include "query.h"

bool email_clean(struct arena *a, struct str s, struct str *ret)
{
	struct buf b = buf_new(a);
	size_t at = 0, dot = 0;

	for (size_t i = 0; i < s.n; i++) {
		unsigned char ch = (unsigned char)s.p[i];

		if (ch <= ' ' || ch >= 0x7f || ch == ',' || ch == ';' || ch == '<' || ch == '>' || ch == '"')
			return false;
		if (ch == '@') {
			if (at || !i)
				return false;
			at = i;
		}
		dot = ch == '.' ? i : dot;
		buf_addc(&b, ch >= 'A' && ch <= 'Z' ? (char)(ch - 'A' + 'a') : (char)ch);
	}
	if (!at || dot < at + 2 || dot + 1 >= s.n || s.n > 200)
		return false;
	*ret = buf_str(&b);
	return true;
}

int64_t day_end(struct datum d)
{
	return moment_of(datum_add_days(d, 1), 0, 0);
}

enum fault medewerker_require(struct ctx *c)
{
	if (actor_mag(&c->actor, RECHT_medewerker_beheren) || actor_mag(&c->actor, RECHT_medewerker_beheren_eigen))
		return FAULT_NONE;
	return ctx_require(c, RECHT_medewerker_beheren);
}

static const char *toon_name(enum medewerker_toon t)
{
	return t == TOON_VERTROKKEN ? "vertrokken" : t == TOON_ONVOLLEDIG ? "onvolledig" : "actief";
}

/* The rows of `rollen` are in order of medewerker; a page is short. */
static void roles_fill(struct ctx *c, struct medewerker *m, const struct q_medewerker_list_rollen_rows *rollen)
{
	m->rollen = ARENA_ARRAY(c->arena, 16, struct str);
	for (size_t i = 0; i < rollen->n && m->nrollen < 16; i++)
		if (rollen->v[i].medewerker.v == m->id.v)
			m->rollen[m->nrollen++] = rollen->v[i].rol;
}

enum fault medewerker_list(struct ctx *c, const struct medewerker_filter *f, struct medewerkers *ret)
{
	struct q_medewerker_list_rows rows = { 0 };
	struct q_medewerker_list_rollen_rows rollen = { 0 };
	struct batch b = ctx_read(c);
	int64_t now = klok_now();

	TRY(medewerker_require(c));
	q_medewerker_list(&b, zoek_pattern(c->arena, f->zoek), f->organisatie, str_z(toon_name(f->toon)), now, f->vanaf,
		&rows);
	TRY(batch_run(&b));
	ret->meer = rows.n > MEDEWERKER_PAGE;
	ret->n = ret->meer ? MEDEWERKER_PAGE : rows.n;
	ret->v = ARENA_ARRAY(c->arena, ret->n + 1, struct medewerker);
	if (ret->n) {
		q_medewerker_list_rollen(&b, now, rows.v[0].naam, rows.v[ret->n - 1].naam, &rollen);
		TRY(batch_run(&b));
	}
	for (size_t i = 0; i < ret->n; i++) {
		const struct q_medewerker_list *q = &rows.v[i];

		ret->v[i] = (struct medewerker){ .id = q->id, .naam = q->naam, .functie = q->functie, .email = q->email,
			.organisatie_naam = q->organisatie_naam, .domein = q->domein, .huis_naam = q->huis_naam, .vog = q->vog,
			.opleiding = q->opleiding, .actief_van = q->actief_van, .actief_tot = q->actief_tot };
		roles_fill(c, &ret->v[i], &rollen);
	}
	return FAULT_NONE;
}

static void row_fill(const struct q_medewerker_get *q, struct medewerker *ret)
{
	*ret = (struct medewerker){ .id = q->id, .organisatie = q->organisatie, .huis = q->huis, .naam = q->naam,
		.functie = q->functie, .email = q->email, .telefoon = q->telefoon, .aandachtsgebieden = q->aandachtsgebieden,
		.vog = q->vog, .opleiding = q->opleiding, .actief_van = q->actief_van, .actief_tot = q->actief_tot,
		.versie = q->versie, .organisatie_naam = q->organisatie_naam, .organisatie_soort = q->organisatie_soort,
		.huis_naam = q->huis_naam };
}

enum fault medewerker_get(struct ctx *c, struct medewerker_id id, struct medewerker *ret)
{
	struct q_medewerker_get *q = NULL;
	struct batch b = ctx_read(c);

	TRY(medewerker_require(c));
	q_medewerker_get(&b, id, &q);
	TRY(batch_run(&b));
	if (!q)
		return fault_set(c->fi, FAULT_NOT_FOUND, NULL, NULL);
	row_fill(q, ret);
	return FAULT_NONE;
}

/* ---- saving ---- */

struct saving {
	struct ctx *c;
	const struct medewerker *m;
	struct str email;
	struct medewerker_id id;
	struct str was; /* the address one logs in with, when it is another */
};

static enum fault insert_medewerker(struct unit *u, const struct saving *s)
{
	const struct medewerker *m = s->m;
	struct q_organisatie_get *o = NULL;
	struct batch b = unit_batch(u);
	int64_t n = 0;

	q_organisatie_get(&b, m->organisatie, &o);
	TRY(batch_run(&b));
	if (!o)
		return fault_field(unit_fault(u), "organisatie", "Kies een organisatie.", NULL);
	if (!organisatie_may_account(s->c->cat, o->soort))
		return fault_field(unit_fault(u), "organisatie", "Deze organisatie mag in geen enkel regime toegang hebben en "
			"krijgt daarom geen accounts. Leg haar als incidentele derde vast in de casus.", "invariant 7");
	if (o->beeindigd.v && o->beeindigd.v < datum_of_moment(unit_moment(u)).v)
		return fault_field(unit_fault(u), "organisatie", "Deze organisatie is beëindigd.", NULL);
	q_medewerker_add(&b, s->id, m->huis, m->naam, m->functie, s->email, m->telefoon, m->vog, m->opleiding,
		unit_moment(u), m->actief_tot, m->aandachtsgebieden, m->organisatie, &n);
	TRY(batch_run(&b));
	s->c->uitkomst = s->id.v;
	return n == 1 ? FAULT_NONE : fault_set(unit_fault(u), FAULT_DENIED, NULL, NULL);
}

static enum fault row_read(struct unit *u, struct medewerker_id id, int64_t versie, struct medewerker *ret)
{
	struct q_medewerker_get *now = NULL;
	struct batch b = unit_batch(u);

	q_medewerker_get(&b, id, &now);
	TRY(batch_run(&b));
	if (!now)
		return fault_set(unit_fault(u), FAULT_NOT_FOUND, NULL, NULL);
	if (now->versie != versie)
		return fault_set(unit_fault(u), FAULT_CONFLICT,
			N_("Dit is intussen door iemand anders gewijzigd. Controleer uw invoer en sla opnieuw op."), NULL);
	row_fill(now, ret);
	return FAULT_NONE;
}

static enum fault update_medewerker(struct unit *u, const struct saving *s)
{
	const struct medewerker *m = s->m;
	struct medewerker now;
	struct batch b = unit_batch(u);
	int64_t n = 0;

	TRY(row_read(u, m->id, m->versie, &now));
	q_medewerker_update(&b, m->huis, m->naam, m->functie, s->email, m->telefoon, m->vog, m->opleiding,
		m->aandachtsgebieden, m->id, m->versie, &n);
	TRY(batch_run(&b));
	s->c->uitkomst = m->id.v;
	return n == 1 ? FAULT_NONE : fault_set(unit_fault(u), FAULT_DENIED, NULL, NULL);
}

static enum fault save_unit(struct unit *u, void *arg)
{
	const struct saving *s = arg;

	return s->m->id.v ? update_medewerker(u, s) : insert_medewerker(u, s);
}

/* What follows from another address: the login moves along, both addresses are told, sessions end. */
static enum fault moved_unit(struct unit *u, void *arg)
{
	const struct saving *s = arg;
	struct batch b = unit_batch(u);
	static const char tekst[] = "Het e-mailadres van uw account bij Schakel is gewijzigd.\n\n"
		"Hebt u hier niet om gevraagd? Neem dan direct contact op met de beheerder.\n";

	q_inlog_set_email(&b, s->email, s->m->id, NULL);
	q_sessie_end_all(&b, s->m->id, (struct sessie_id){ 0 }, NULL);
	TRY(batch_run(&b));
	TRY(post_add_in(u, s->was, STR("Uw e-mailadres bij Schakel is gewijzigd"), str_z(tekst)));
	TRY(post_add_in(u, s->email, STR("Uw e-mailadres bij Schakel is gewijzigd"), str_z(tekst)));
	return gebeurtenis_add_in(u, s->m->id, "adres_gewijzigd", s->c->actor.id, STR(""));
}

/* Looks at what is there, so that a server that fell in between is made good by the next save. */
static enum fault login_follow(struct ctx *c, struct saving *s)
{
	struct q_account_get *a = NULL;
	struct batch b = ctx_kaal(c);

	q_account_get(&b, klok_now(), s->m->id, &a);
	TRY(batch_run(&b));
	if (!a || str_eq(a->email, s->email))
		return FAULT_NONE;
	s->was = a->email;
	return ctx_write_kaal(c, moved_unit, s);
}

static enum fault dates_check(struct ctx *c, const struct medewerker *m)
{
	struct datum today = datum_today();
	enum fault f = FAULT_NONE;

	if (m->vog.v > today.v)
		f = fault_field(c->fi, "vog", "Deze dag moet nog komen.", NULL);
	if (m->opleiding.v > today.v)
		f = fault_field(c->fi, "opleiding", "Deze dag moet nog komen.", NULL);
	if (!m->id.v && (m->actief_tot <= klok_now() ||
		m->actief_tot > day_end(datum_add_months(today, MEDEWERKER_JAREN * 12))))
		f = fault_field(c->fi, "tot", "Vul een dag in die na vandaag ligt, en binnen vijf jaar.", "invariant 8");
	return f;
}

static enum fault email_free(struct ctx *c, const struct saving *s)
{
	struct q_medewerker_email_find *same = NULL;
	struct batch b = ctx_kaal(c);

	q_medewerker_email_find(&b, s->email, &same);
	TRY(batch_run(&b));
	if (same && same->id.v != s->m->id.v)
		return fault_field(c->fi, "email", "Dit e-mailadres is al in gebruik.", NULL);
	return FAULT_NONE;
}

enum fault medewerker_save(struct ctx *c, const struct medewerker *m, struct medewerker_id *ret)
{
	struct saving s = { .c = c, .m = m, .id = { id_new() } };
	int64_t id;

	TRY(ctx_require(c, RECHT_medewerker_beheren));
	if (m->id.v == c->actor.id.v)
		return fault_set(c->fi, FAULT_DENIED, N_("Uw eigen account wijzigt een andere beheerder."), "invariant 8");
	if (!email_clean(c->arena, m->email, &s.email))
		return fault_field(c->fi, "email", "Vul een e-mailadres in, bijvoorbeeld naam@organisatie.nl.", NULL);
	TRY(dates_check(c, m));
	TRY(email_free(c, &s));
	TRY(ctx_write(c, save_unit, &s, &id));
	TRY(login_follow(c, &s));
	ret->v = id;
	return FAULT_NONE;
}

/* ---- leaving ---- */

struct leaving {
	struct ctx *c;
	struct medewerker_id id;
	int64_t tot, versie; /* tot 0: now */
	struct str reden;
	bool gone; /* set by the unit: the moment has come */
};

static enum fault end_unit(struct unit *u, void *arg)
{
	struct leaving *l = arg;
	struct medewerker now;
	struct batch b = unit_batch(u);
	int64_t tot = l->tot > unit_moment(u) ? l->tot : unit_moment(u), n = 0;

	TRY(row_read(u, l->id, l->versie, &now));
	if (tot > now.actief_tot && !actor_mag(&l->c->actor, RECHT_medewerker_beheren))
		return fault_field(unit_fault(u), "laatste_dag", "Alleen de functioneel beheerder kan een account verlengen.", NULL);
	l->gone = tot <= unit_moment(u);
	/* roles first: a row of somebody who is gone is still his organisation's */
	q_rol_end_all(&b, tot, l->id, NULL);
	q_medewerker_set_einde(&b, tot, l->id, l->versie, &n);
	TRY(batch_run(&b));
	l->c->uitkomst = l->id.v;
	return n == 1 ? FAULT_NONE : fault_set(unit_fault(u), FAULT_DENIED, NULL, NULL);
}

static enum fault gone_unit(struct unit *u, void *arg)
{
	const struct leaving *l = arg;
	struct batch b = unit_batch(u);

	if (l->gone) {
		q_sessie_end_all(&b, l->id, (struct sessie_id){ 0 }, NULL);
		q_uitnodiging_void(&b, l->id, NULL);
		TRY(batch_run(&b));
	}
	return gebeurtenis_add_in(u, l->id, l->gone ? "vertrokken" : "einddatum", l->c->actor.id, l->reden);
}

enum fault medewerker_end(struct ctx *c, struct medewerker_id id, struct datum laatste_dag, struct str reden,
	int64_t versie)
{
	struct leaving l = { .c = c, .id = id, .versie = versie, .reden = reden };

	TRY(medewerker_require(c));
	if (id.v == c->actor.id.v)
		return fault_set(c->fi, FAULT_DENIED, N_("Uw eigen account beëindigt een andere beheerder."), NULL);
	if (laatste_dag.v) {
		l.tot = day_end(laatste_dag);
		if (laatste_dag.v > datum_add_months(datum_today(), MEDEWERKER_JAREN * 12).v)
			return fault_field(c->fi, "laatste_dag", "Een account duurt hoogstens vijf jaar.", "invariant 8");
	}
	TRY(ctx_write(c, end_unit, &l, NULL));
	return c->herhaling ? FAULT_NONE : ctx_write_kaal(c, gone_unit, &l);
}
