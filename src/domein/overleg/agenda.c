/* The agenda of an overleg and admission to its points: see overleg.h.
 *
 * Whom a regime admits is asked before the unit. Who is in the team of a case is read through the lens, so only who sees
 * the case himself admits its team.
 */
#include "domein/overleg/overleg_priv.h"

#include "domein/toegang/melding.h"

#define TITEL_MAX 120
#define VRAAG_MAX 600

enum fault punt_grant_in(struct unit *u, struct ctx *c, struct agendapunt_id p, struct medewerker_id m, bool leidt)
{
	struct toegang_gift g = { punt_dossier(p), m, "inhoud", NIVEAU_SCHRIJVEN, "overleg", str_z(PUNT_GROND), 0, 0 };

	TRY(toegang_grant_in(u, c, &g));
	g.onderdeel = "kern";
	g.niveau = leidt ? NIVEAU_SCHRIJVEN : NIVEAU_LEZEN;
	return toegang_grant_in(u, c, &g);
}

enum fault punt_check_names(struct unit *u, struct overleg_id o, struct agendapunt_id p, struct str text,
	const char *field)
{
	struct q_punt_namen_rows rows = { 0 };
	struct batch b = unit_batch(u);

	q_punt_namen(&b, o, p, &rows);
	TRY(batch_run(&b));
	for (size_t i = 0; i < rows.n; i++)
		if (naam_in_text(text, rows.v[i].voornamen, rows.v[i].geslachtsnaam, rows.v[i].partner_naam, rows.v[i].bsn))
			return fault_field(unit_fault(u), field,
				N_("Deze tekst noemt iemand die bij een ander agendapunt hoort. Leg het daar vast."), "invariant 25");
	return FAULT_NONE;
}

/* ---- adding ---- */

struct adding {
	struct ctx *c;
	const struct punt_nieuw *van;
	const struct overlegvorm *vorm;
	struct str titel, vraag;
	int64_t duur;
	struct q_overleg_stand *before;    /* as read before the unit */
	struct q_punt_casus *casus;        /* NULL: a point for all */
	bool voorzitter, notulist;         /* the regime admits who leads */
	struct agendapunt_id van_punt;     /* carried over: from which point; 0 */
};

/* What is on the agenda, and who: outside the unit, for admission reads in batches of its own. */
static enum fault add_before(struct adding *k)
{
	struct ctx *c = k->c;
	struct q_casus_hoofd *hoofd = NULL;
	struct batch b = ctx_read(c);

	q_overleg_stand(&b, k->van->overleg, &k->before);
	if (k->van->casus.v) {
		q_punt_casus(&b, k->van->overleg, k->van->casus, &k->casus);
		q_casus_hoofd(&b, k->van->casus, &hoofd);
	}
	TRY(batch_run(&b));
	if (!k->before)
		return fault_set(c->fi, FAULT_NOT_FOUND, NULL, NULL);
	k->vorm = overlegvorm_find(c->cat, k->before->soort);
	k->duur = k->van->duur ? k->van->duur : k->vorm && k->vorm->itemduur ? k->vorm->itemduur : 10;
	k->voorzitter = k->notulist = true;
	if (!k->van->casus.v)
		return FAULT_NONE;
	if (!k->casus)
		return fault_field(c->fi, "casus", N_("Kies een casus die u mag inbrengen."), "invariant 6");
	k->titel = k->casus->nummer;
	if (hoofd && !k->casus->ring.n) {
		struct naam n = { hoofd->voornamen, hoofd->voorletters, hoofd->voorvoegsel, hoofd->geslachtsnaam,
			hoofd->partner_voorvoegsel, hoofd->partner_naam, hoofd->naamgebruik.n ? hoofd->naamgebruik.p[0] : 'E' };

		k->titel = naam_display(c->arena, &n);
	}
	TRY(toegang_admits(c, k->casus->regime, k->casus->ring, k->before->voorzitter, &k->voorzitter));
	if (k->before->notulist.v)
		TRY(toegang_admits(c, k->casus->regime, k->casus->ring, k->before->notulist, &k->notulist));
	return FAULT_NONE;
}

static bool kind_has(const struct overlegvorm *v, struct str regime)
{
	for (size_t i = 0; v && i < v->nregimes; i++)
		if (str_eq(v->regimes[i]->code, regime))
			return true;
	return false;
}

static enum fault check_case(const struct adding *k)
{
	struct fault_info *fi = k->c->fi;
	const struct q_punt_casus *q = k->casus;

	if (q->niveau != NIVEAU_SCHRIJVEN)
		return fault_field(fi, "casus", N_("De procesregisseur zet deze casus op de agenda."), OVERLEG_RULE);
	if (q->gesloten)
		return fault_field(fi, "casus", N_("Deze casus is gesloten."), "invariant 27");
	if (!kind_has(k->vorm, q->regime))
		return fault_field(fi, "casus", N_("Een casus met deze grondslag hoort niet in dit soort overleg."), "invariant 1");
	if (!str_eq(q->ring, k->before->ring))
		return fault_field(fi, "casus", N_("Een besloten casus hoort alleen in een overleg van dezelfde kring."),
			"invariant 11");
	if (q->punt.v)
		return fault_field(fi, "casus", N_("Deze casus staat al op de agenda."), NULL);
	return FAULT_NONE;
}

static enum fault check_add(struct adding *k)
{
	struct fault_info *fi = k->c->fi;

	if (k->casus)
		(void)check_case(k);
	else if (!k->titel.n || str_points(k->titel) > TITEL_MAX)
		(void)fault_field(fi, "titel", N_("Geef het punt een titel van hooguit 120 tekens, zonder namen."), NULL);
	if (str_points(k->vraag) > VRAAG_MAX)
		(void)fault_field(fi, "vraag", N_("Gebruik hooguit 600 tekens."), NULL);
	if (k->duur < 1 || k->duur > 480)
		(void)fault_field(fi, "duur", N_("Kies een duur van 1 tot 480 minuten."), NULL);
	return fi->fault;
}

static bool in_team(const struct q_punt_team_rows *team, struct medewerker_id m)
{
	for (size_t i = 0; i < team->n; i++)
		if (team->v[i].medewerker.v == m.v)
			return true;
	return false;
}

/* Those of the team who are not invited yet and may come; who was taken off the list stays off. */
static enum fault invite_team_in(struct unit *u, struct adding *k, const struct q_overleg_stand *o)
{
	struct dossier_id d = overleg_dossier(k->van->overleg);
	struct q_overleg_mensen_rows people = { 0 };
	struct q_punt_team_rows team = { 0 };
	struct batch b = unit_batch(u);

	overleg_ask_people(k->c, &b, o->ring, unit_moment(u), &people);
	q_punt_team(&b, k->van->casus, unit_moment(u), &team);
	TRY(batch_run(&b));
	for (size_t i = 0; i < team.n; i++) {
		const struct q_overleg_mensen *m = overleg_person(&people, team.v[i].medewerker);
		struct q_overleg_lid_get *lid = NULL;

		b = unit_batch(u);
		q_overleg_lid_get(&b, d, team.v[i].medewerker, &lid);
		TRY(batch_run(&b));
		if (!m || lid)
			continue;
		TRY(overleg_invite_in(u, k->c, d, m, false));
		TRY(overleg_admit_general_in(u, k->c, k->van->overleg, m->id));
		TRY(melding_add_in(u, m->id, "overleg_uitnodiging", d));
	}
	return FAULT_NONE;
}

/* Who leads, and of the others those of the team; of a point for all, all. */
static enum fault admit_first_in(struct unit *u, struct adding *k, struct agendapunt_id p, const struct q_overleg_stand *o)
{
	struct q_overleg_leden_rows leden = { 0 };
	struct q_punt_team_rows team = { 0 };
	struct batch b = unit_batch(u);

	q_overleg_leden(&b, overleg_dossier(k->van->overleg), &leden);
	if (k->casus)
		q_punt_team(&b, k->van->casus, unit_moment(u), &team);
	TRY(batch_run(&b));
	for (size_t i = 0; i < leden.n; i++) {
		struct medewerker_id m = leden.v[i].id;
		bool leads = (m.v == o->voorzitter.v && k->voorzitter) || (m.v == o->notulist.v && k->notulist);

		if (m.v != k->c->actor.id.v && (leads || !k->casus || in_team(&team, m)))
			TRY(punt_grant_in(u, k->c, p, m, leads));
	}
	return FAULT_NONE;
}

static enum fault add_in(struct unit *u, struct adding *k, struct agendapunt_id *ret)
{
	static const char *const parts[] = { "kern", "inhoud", NULL };
	struct dossier_id d = { id_new() };
	struct agendapunt_id p = { d.v };
	struct q_overleg_regels_rows regels = { 0 };
	struct q_overleg_stand *o;
	struct batch b = unit_batch(u);
	int64_t n = 0, m = 0;

	TRY(overleg_open_in(u, k->van->overleg, 0, &o));
	q_overleg_regels(&b, overleg_dossier(k->van->overleg), &regels);
	TRY(batch_run(&b));
	if (regels.n >= OVERLEG_PUNTEN_MAX)
		return fault_set(unit_fault(u), FAULT_CONFLICT, N_("De agenda is vol: 40 punten."), NULL);
	TRY(dossier_open_in(u, k->c, d, parts, "overleg", str_z(PUNT_GROND)));
	b = unit_batch(u);
	q_punt_add(&b, k->van->overleg, k->van->casus, k->casus ? k->casus->persoon : (struct persoon_id){ 0 },
		k->casus ? k->casus->nummer : STR(""), k->titel, k->vraag, d, &n);
	q_regel_add(&b, p, regels.n ? regels.v[regels.n - 1].volgorde + 1 : 1, k->duur, k->casus ? STR("") : k->titel,
		overleg_dossier(k->van->overleg), &m);
	TRY(batch_run(&b));
	TRY(overleg_one(u, n));
	TRY(overleg_one(u, m));
	if (!k->casus)
		TRY(punt_check_names(u, k->van->overleg, p, k->titel, "titel"));
	TRY(punt_check_names(u, k->van->overleg, p, k->vraag, "vraag"));
	if (k->casus && k->van->team)
		TRY(invite_team_in(u, k, o));
	TRY(admit_first_in(u, k, p, o));
	*ret = p;
	return overleg_raise_in(u, k->van->overleg);
}

static enum fault add_unit(struct unit *u, void *arg)
{
	struct adding *k = arg;
	struct agendapunt_id p;

	TRY(add_in(u, k, &p));
	k->c->uitkomst = p.v;
	return FAULT_NONE;
}

enum fault punt_add(struct ctx *c, const struct punt_nieuw *n, struct agendapunt_id *ret)
{
	struct adding k = { .c = c, .van = n, .titel = str_trim(n->titel), .vraag = str_trim(n->vraag) };

	TRY(ctx_require(c, RECHT_overleg_voorbereiden));
	TRY(add_before(&k));
	TRY(check_add(&k));
	c->eyes.moment = 0;
	return ctx_write(c, add_unit, &k, &ret->v);
}

/* ---- order ---- */

struct pointing {
	struct ctx *c;
	struct overleg_id o;
	struct agendapunt_id p;
	bool eerder;
};

static enum fault regel_find(struct unit *u, const struct pointing *k, struct q_overleg_regels_rows *rows, size_t *ret)
{
	struct batch b = unit_batch(u);

	q_overleg_regels(&b, overleg_dossier(k->o), rows);
	TRY(batch_run(&b));
	for (size_t i = 0; i < rows->n; i++)
		if (rows->v[i].id.v == k->p.v) {
			*ret = i;
			return FAULT_NONE;
		}
	return fault_set(unit_fault(u), FAULT_NOT_FOUND, NULL, NULL);
}

static enum fault order_unit(struct unit *u, void *arg)
{
	struct pointing *k = arg;
	struct q_overleg_regels_rows rows = { 0 };
	struct q_overleg_stand *o;
	struct batch b = unit_batch(u);
	size_t i, j;

	TRY(overleg_open_in(u, k->o, 0, &o));
	TRY(regel_find(u, k, &rows, &i));
	k->c->uitkomst = k->o.v;
	if (k->eerder ? i == 0 : i + 1 == rows.n)
		return FAULT_NONE;
	j = k->eerder ? i - 1 : i + 1;
	q_regel_set_volgorde(&b, rows.v[j].volgorde, rows.v[i].id, NULL);
	q_regel_set_volgorde(&b, rows.v[i].volgorde, rows.v[j].id, NULL);
	TRY(batch_run(&b));
	return overleg_raise_in(u, k->o);
}

enum fault punt_order(struct ctx *c, struct overleg_id o, struct agendapunt_id p, bool eerder)
{
	return ctx_write(c, order_unit, &(struct pointing){ c, o, p, eerder }, NULL);
}

static enum fault remove_unit(struct unit *u, void *arg)
{
	struct pointing *k = arg;
	struct q_overleg_regels_rows rows = { 0 };
	struct q_punt_stand *p = NULL;
	struct q_overleg_stand *o;
	struct batch b = unit_batch(u);
	size_t i;

	TRY(overleg_open_in(u, k->o, 0, &o));
	TRY(regel_find(u, k, &rows, &i));
	q_punt_stand(&b, k->p, &p);
	TRY(batch_run(&b));
	if (!p || p->kern != NIVEAU_SCHRIJVEN)
		return fault_set(unit_fault(u), FAULT_DENIED, N_("Dit doet wie het punt heeft ingebracht of het overleg leidt."),
			OVERLEG_RULE);
	if (!str_eq(rows.v[i].status, STR("open")) || o->nu.v == k->p.v)
		return fault_set(unit_fault(u), FAULT_CONFLICT, N_("Dit punt is al besproken."), NULL);
	b = unit_batch(u);
	q_regel_set_status(&b, STR("vervallen"), (struct overleg_id){ 0 }, k->p, NULL);
	TRY(batch_run(&b));
	TRY(toegang_end_all_in(u, k->c, punt_dossier(k->p), NULL));
	k->c->uitkomst = k->o.v;
	return overleg_raise_in(u, k->o);
}

enum fault punt_remove(struct ctx *c, struct overleg_id o, struct agendapunt_id p)
{
	TRY(ctx_require(c, RECHT_overleg_voorbereiden));
	return ctx_write(c, remove_unit, &(struct pointing){ c, o, p, false }, NULL);
}

/* ---- changing ---- */

struct rewording {
	struct ctx *c;
	struct overleg_id o;
	struct agendapunt_id p;
	int64_t versie, duur;
	struct str vraag;
};

static enum fault change_unit(struct unit *u, void *arg)
{
	struct rewording *k = arg;
	struct q_overleg_stand *o;
	struct batch b = unit_batch(u);
	int64_t n = 0;

	TRY(overleg_open_in(u, k->o, 0, &o));
	TRY(punt_check_names(u, k->o, k->p, k->vraag, "vraag"));
	q_punt_set(&b, k->vraag, k->p, k->versie, &n);
	q_regel_set_duur(&b, k->duur, k->p, NULL);
	TRY(batch_run(&b));
	if (n != 1)
		return fault_set(unit_fault(u), FAULT_CONFLICT,
			N_("Dit punt is intussen gewijzigd, of u mag het niet wijzigen. Bekijk het en probeer het opnieuw."), NULL);
	k->c->uitkomst = k->o.v;
	return overleg_raise_in(u, k->o);
}

enum fault punt_change(struct ctx *c, struct overleg_id o, struct agendapunt_id p, int64_t versie, struct str vraag,
	int64_t duur)
{
	struct rewording k = { c, o, p, versie, duur, str_trim(vraag) };

	TRY(ctx_require(c, RECHT_overleg_voorbereiden));
	if (str_points(k.vraag) > VRAAG_MAX)
		(void)fault_field(c->fi, "vraag", N_("Gebruik hooguit 600 tekens."), NULL);
	if (duur < 1 || duur > 480)
		(void)fault_field(c->fi, "duur", N_("Kies een duur van 1 tot 480 minuten."), NULL);
	if (c->fi->fault)
		return c->fi->fault;
	return ctx_write(c, change_unit, &k, NULL);
}

/* ---- admission ---- */

struct admitting {
	struct ctx *c;
	struct overleg_id o;
	struct agendapunt_id p;
	const struct medewerker_id *v;
	size_t n;
	bool *admitted; /* by the regime, as asked before the unit */
};

static bool chosen(const struct admitting *k, struct medewerker_id m, size_t *ret)
{
	for (size_t i = 0; i < k->n; i++)
		if (k->v[i].v == m.v) {
			*ret = i;
			return true;
		}
	return false;
}

static enum fault admit_one(struct unit *u, struct admitting *k, const struct q_punt_stand *p,
	const struct q_punt_team_rows *team, struct medewerker_id m, size_t i)
{
	bool leads = m.v == p->voorzitter.v || m.v == p->notulist.v;

	if (p->casus.v && !leads && !in_team(team, m))
		return fault_field(unit_fault(u), "medewerker",
			N_("Wie bij dit punt is, hoort bij het team van de casus. Geef eerst toegang tot de casus."), "invariant 6");
	if (p->casus.v && !k->admitted[i])
		return fault_field(unit_fault(u), "medewerker",
			N_("Deze organisatie mag onder deze grondslag niet bij dit punt zijn."), "WGS 2.27, invariant 11");
	return punt_grant_in(u, k->c, k->p, m, leads);
}

static enum fault admit_unit(struct unit *u, void *arg)
{
	struct admitting *k = arg;
	struct q_overleg_toegelaten_rows now = { 0 };
	struct q_overleg_leden_rows leden = { 0 };
	struct q_punt_team_rows team = { 0 };
	struct q_punt_stand *p = NULL;
	struct q_overleg_stand *o;
	struct batch b = unit_batch(u);
	size_t found = 0, at;

	q_overleg_stand(&b, k->o, &o);
	q_punt_stand(&b, k->p, &p);
	TRY(batch_run(&b));
	if (!o || !p || p->overleg.v != k->o.v)
		return fault_set(unit_fault(u), FAULT_NOT_FOUND, NULL, NULL);
	if (p->kern != NIVEAU_SCHRIJVEN)
		return fault_set(unit_fault(u), FAULT_DENIED, N_("Dit doet wie het punt heeft ingebracht of het overleg leidt."),
			OVERLEG_RULE);
	if (str_eq(o->status, STR("vastgesteld")))
		return fault_set(unit_fault(u), FAULT_CONFLICT, N_("Het verslag is vastgesteld."), "invariant 25");
	b = unit_batch(u);
	q_overleg_leden(&b, overleg_dossier(k->o), &leden);
	q_overleg_toegelaten(&b, k->o, unit_moment(u), &now);
	if (p->casus.v)
		q_punt_team(&b, p->casus, unit_moment(u), &team);
	TRY(batch_run(&b));
	for (size_t i = 0; i < leden.n; i++) {
		struct medewerker_id m = leden.v[i].id;
		bool has = toegelaten_find(&now, k->p, m), wants = chosen(k, m, &at);

		found += wants;
		if (wants && !has)
			TRY(admit_one(u, k, p, &team, m, at));
		if (!wants && has && m.v != p->voorzitter.v && m.v != p->notulist.v && m.v != k->c->actor.id.v)
			TRY(toegang_end_in(u, k->c, punt_dossier(k->p), m, NULL));
	}
	if (found != k->n)
		return fault_field(unit_fault(u), "medewerker", N_("Nodig deze medewerker eerst uit voor het overleg."),
			OVERLEG_RULE);
	k->c->uitkomst = k->p.v;
	return overleg_raise_in(u, k->o);
}

enum fault punt_admit(struct ctx *c, struct overleg_id o, struct agendapunt_id p, const struct medewerker_id *v, size_t n)
{
	struct admitting k = { c, o, p, v, n, ARENA_ARRAY(c->arena, n + 1, bool) };
	struct q_punt_stand *stand = NULL;
	struct batch b = ctx_read(c);

	q_punt_stand(&b, p, &stand);
	TRY(batch_run(&b));
	if (!stand)
		return fault_set(c->fi, FAULT_NOT_FOUND, NULL, NULL);
	for (size_t i = 0; stand->ring.p && i < n; i++)
		TRY(toegang_admits(c, stand->regime, stand->ring, v[i], &k.admitted[i]));
	c->eyes.moment = 0;
	return ctx_write(c, admit_unit, &k, NULL);
}

/* ---- carrying over ---- */

struct carrying {
	struct ctx *c;
	struct overleg_id id;
	size_t n;
	struct punt_nieuw *nieuw; /* what each adding points at */
	struct adding *v;
	int64_t done;
};

static enum fault carry_unit(struct unit *u, void *arg)
{
	struct carrying *k = arg;

	k->done = 0;
	for (size_t i = 0; i < k->n; i++) {
		struct agendapunt_id p;
		struct batch b;
		int64_t n = 0;

		TRY(add_in(u, &k->v[i], &p));
		b = unit_batch(u);
		q_regel_set_status(&b, STR("doorgeschoven"), k->id, k->v[i].van_punt, &n);
		TRY(batch_run(&b));
		TRY(overleg_one(u, n));
		k->done++;
	}
	k->c->uitkomst = k->done;
	return FAULT_NONE;
}

/* Those that may come on this agenda still; what may not (closed since, on it already) waits where it is. */
static enum fault carry_before(struct carrying *k, const struct q_punt_over_rows *rows)
{
	struct fault_info *fi = k->c->fi, scratch = { 0 };

	k->nieuw = ARENA_ARRAY(k->c->arena, rows->n + 1, struct punt_nieuw);
	k->v = ARENA_ARRAY(k->c->arena, rows->n + 1, struct adding);
	for (size_t i = 0; i < rows->n; i++) {
		const struct q_punt_over *q = &rows->v[i];
		struct adding *a = &k->v[k->n];
		enum fault f;

		k->nieuw[k->n] = (struct punt_nieuw){ k->id, q->casus, q->titel, q->vraag, q->duur, false };
		*a = (struct adding){ .c = k->c, .van = &k->nieuw[k->n], .titel = q->titel, .vraag = q->vraag,
			.van_punt = q->punt };
		k->c->fi = &scratch;
		scratch = (struct fault_info){ 0 };
		f = add_before(a);
		f = f ? f : check_add(a);
		k->c->fi = fi;
		if (f && f != FAULT_INVALID)
			return fault_detail(fi, f, "carry", scratch.detail);
		k->n += !f;
	}
	return FAULT_NONE;
}

enum fault overleg_carry(struct ctx *c, struct overleg_id id, int64_t *ret)
{
	struct carrying k = { .c = c, .id = id };
	struct q_punt_over_rows rows = { 0 };
	struct q_overleg_stand *o = NULL;
	struct batch b = ctx_read(c);

	TRY(ctx_require(c, RECHT_overleg_voorbereiden));
	q_overleg_stand(&b, id, &o);
	TRY(batch_run(&b));
	if (!o)
		return fault_set(c->fi, FAULT_NOT_FOUND, NULL, NULL);
	b = ctx_read(c);
	q_punt_over(&b, o->soort, o->ring, id, &rows);
	TRY(batch_run(&b));
	TRY(carry_before(&k, &rows));
	c->eyes.moment = 0;
	return ctx_write(c, carry_unit, &k, ret);
}
