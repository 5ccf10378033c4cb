/* The course of an overleg: begin, presence, the point that is discussed, finish, fix. See overleg.h. */
#include "domein/overleg/overleg_priv.h"

#include "domein/termijn/termijn.h"
#include "domein/toegang/melding.h"

struct step {
	struct ctx *c;
	struct overleg_id id;
	int64_t versie;
};

/* The row with another status; what was set stays. */
static enum fault status_in(struct unit *u, const struct step *k, const struct q_overleg_stand *o, const char *status)
{
	int64_t now = unit_moment(u), n = 0;
	bool begins = str_eq(o->status, STR("gepland")), fixes = str_eq(o->status, STR("afgerond"));
	bool finishes = str_eq(o->status, STR("bezig"));
	struct batch b = unit_batch(u);

	q_overleg_set_status(&b, str_z(status), o->volgnr, (struct agendapunt_id){ 0 }, begins ? now : o->begonnen,
		finishes ? now : o->afgerond, fixes ? now : 0, finishes || fixes, STR(""), k->id, o->versie, &n);
	TRY(batch_run(&b));
	TRY(overleg_one(u, n));
	k->c->uitkomst = k->id.v;
	return overleg_raise_in(u, k->id);
}

static enum fault begin_unit(struct unit *u, void *arg)
{
	struct step *k = arg;
	struct q_overleg_stand *o;
	struct batch b = unit_batch(u);

	TRY(overleg_lock_in(u, k->id, k->versie, &o));
	if (!str_eq(o->status, STR("gepland")))
		return fault_set(unit_fault(u), FAULT_CONFLICT, N_("Dit overleg is al begonnen of voorbij."), NULL);
	if (datum_of_moment(o->begin).v > datum_of_moment(unit_moment(u)).v)
		return fault_set(unit_fault(u), FAULT_CONFLICT, N_("Dit overleg is nog niet vandaag."), NULL);
	q_overleg_lid_present(&b, true, overleg_dossier(k->id), k->c->actor.id, NULL);
	TRY(batch_run(&b));
	return status_in(u, k, o, "bezig");
}

enum fault overleg_begin(struct ctx *c, struct overleg_id id, int64_t versie)
{
	return ctx_write(c, begin_unit, &(struct step){ c, id, versie }, NULL);
}

/* ---- the point that is discussed ---- */

bool toegelaten_find(const struct q_overleg_toegelaten_rows *rows, struct agendapunt_id p, struct medewerker_id m)
{
	for (size_t i = 0; i < rows->n; i++)
		if (rows->v[i].punt.v == p.v && rows->v[i].medewerker.v == m.v)
			return true;
	return false;
}

struct present { /* what tells who is at a point */
	struct q_overleg_toegelaten_rows admitted;
	struct q_punt_aanwezigen_rows noted;
	struct q_overleg_leden_rows leden;
	struct q_vast_list_rows vast;
};

/* Registered as present; or he recorded something there, so he was. */
static bool is_there(const struct present *k, struct agendapunt_id p, const struct q_overleg_leden *l)
{
	bool there = l->aanwezig;

	for (size_t i = 0; i < k->vast.n && !there; i++)
		there = k->vast.v[i].punt.v == p.v && k->vast.v[i].door.v == l->id.v;
	return there && toegelaten_find(&k->admitted, p, l->id);
}

/* Who is there and admitted is noted with the point: once each. A point the actor is not admitted to notes nobody. */
static enum fault note_present_in(struct unit *u, struct overleg_id o, struct agendapunt_id p)
{
	struct present k = { 0 };
	struct q_punt_stand *stand = NULL;
	struct batch b = unit_batch(u);

	q_overleg_toegelaten(&b, o, unit_moment(u), &k.admitted);
	q_punt_aanwezigen(&b, o, &k.noted);
	q_overleg_leden(&b, overleg_dossier(o), &k.leden);
	q_vast_list(&b, o, &k.vast);
	q_punt_stand(&b, p, &stand);
	TRY(batch_run(&b));
	b = unit_batch(u);
	for (size_t i = 0; stand && stand->inhoud == NIVEAU_SCHRIJVEN && i < k.leden.n; i++) {
		bool before = false;

		for (size_t j = 0; j < k.noted.n && !before; j++)
			before = k.noted.v[j].punt.v == p.v && k.noted.v[j].medewerker.v == k.leden.v[i].id.v;
		if (!before && is_there(&k, p, &k.leden.v[i]))
			q_punt_aanwezig_add(&b, id_new(), k.leden.v[i].id, punt_dossier(p), NULL);
	}
	return batch_run(&b);
}

static enum fault leave_in(struct unit *u, struct overleg_id o, struct agendapunt_id p)
{
	struct batch b = unit_batch(u);

	if (!p.v)
		return FAULT_NONE;
	TRY(note_present_in(u, o, p));
	q_regel_set_status(&b, STR("besproken"), (struct overleg_id){ 0 }, p, NULL);
	return batch_run(&b);
}

struct turning {
	struct ctx *c;
	struct overleg_id id;
	struct agendapunt_id punt;
};

static enum fault now_unit(struct unit *u, void *arg)
{
	struct turning *k = arg;
	struct q_overleg_regels_rows regels = { 0 };
	struct q_overleg_stand *o;
	struct batch b = unit_batch(u);
	bool known = !k->punt.v;

	TRY(overleg_lock_in(u, k->id, 0, &o));
	if (!str_eq(o->status, STR("bezig")))
		return fault_set(unit_fault(u), FAULT_CONFLICT, N_("Begin eerst het overleg."), NULL);
	k->c->uitkomst = k->id.v;
	if (o->nu.v == k->punt.v)
		return FAULT_NONE;
	q_overleg_regels(&b, overleg_dossier(k->id), &regels);
	TRY(batch_run(&b));
	for (size_t i = 0; i < regels.n; i++)
		known |= regels.v[i].id.v == k->punt.v;
	if (!known)
		return fault_set(unit_fault(u), FAULT_NOT_FOUND, NULL, NULL);
	TRY(leave_in(u, k->id, o->nu));
	b = unit_batch(u);
	if (k->punt.v) {
		q_regel_set_status(&b, STR("open"), (struct overleg_id){ 0 }, k->punt, NULL);
		q_regel_set_begonnen(&b, unit_moment(u), k->punt, NULL);
	}
	q_overleg_set_nu(&b, k->punt, k->id, NULL);
	TRY(batch_run(&b));
	return overleg_raise_in(u, k->id);
}

enum fault punt_now(struct ctx *c, struct overleg_id o, struct agendapunt_id p)
{
	return ctx_write(c, now_unit, &(struct turning){ c, o, p }, NULL);
}

/* ---- presence ---- */

struct coming {
	struct ctx *c;
	struct overleg_id id;
	struct medewerker_id m;
	bool aanwezig;
};

static enum fault presence_unit(struct unit *u, void *arg)
{
	struct coming *k = arg;
	struct q_overleg_stand *o;
	struct batch b = unit_batch(u);
	int64_t n = 0;

	TRY(overleg_open_in(u, k->id, 0, &o));
	/* who leaves while a point he is admitted to is discussed was there */
	if (!k->aanwezig && o->nu.v)
		TRY(note_present_in(u, k->id, o->nu));
	b = unit_batch(u);
	q_overleg_lid_present(&b, k->aanwezig, overleg_dossier(k->id), k->m, &n);
	TRY(batch_run(&b));
	if (n != 1)
		return fault_field(unit_fault(u), "medewerker", N_("Deze medewerker is niet uitgenodigd."), OVERLEG_RULE);
	k->c->uitkomst = k->id.v;
	return overleg_raise_in(u, k->id);
}

enum fault overleg_presence(struct ctx *c, struct overleg_id id, struct medewerker_id m, bool aanwezig)
{
	return ctx_write(c, presence_unit, &(struct coming){ c, id, m, aanwezig }, NULL);
}

bool overleg_is_now(struct str status, int64_t begin, int64_t now)
{
	return str_eq(status, STR("bezig"))
		|| (str_eq(status, STR("gepland")) && datum_of_moment(begin).v == datum_of_moment(now).v);
}

static enum fault here_unit(struct unit *u, void *arg)
{
	struct step *k = arg;
	struct q_overleg_stand *o = NULL;
	struct q_overleg_lid_get *lid = NULL;
	struct batch b = unit_batch(u);
	int64_t n = 0;

	q_overleg_stand(&b, k->id, &o);
	q_overleg_lid_get(&b, overleg_dossier(k->id), k->c->actor.id, &lid);
	TRY(batch_run(&b));
	if (!o)
		return fault_set(unit_fault(u), FAULT_NOT_FOUND, NULL, NULL);
	if (!lid || lid->weg)
		return fault_set(unit_fault(u), FAULT_DENIED, N_("U bent niet uitgenodigd voor dit overleg."), OVERLEG_RULE);
	if (!overleg_is_now(o->status, o->begin, unit_moment(u)))
		return fault_set(unit_fault(u), FAULT_CONFLICT, N_("Dit kan op de dag van het overleg, tot het is afgerond."), NULL);
	k->c->uitkomst = k->id.v;
	b = unit_batch(u);
	q_overleg_lid_here(&b, overleg_dossier(k->id), &n);
	TRY(batch_run(&b));
	return n ? overleg_raise_in(u, k->id) : FAULT_NONE; /* he was noted as present already */
}

enum fault overleg_here(struct ctx *c, struct overleg_id id)
{
	return ctx_write(c, here_unit, &(struct step){ c, id, 0 }, NULL);
}

/* ---- the clocks of its cases ---- */

struct telling {
	struct ctx *c;
	struct overleg_id id; /* 0: all that wait */
};

/* A case has one clock of minutes at a time, of the oldest overleg whose minutes are not fixed; the next one's begins
 * when those are. Who fixes a later one first ends nothing. */
static enum fault tell_in(struct unit *u, struct ctx *c, const struct q_overleg_klok *o,
	const struct q_overleg_klok_casussen *casus)
{
	const struct thema *t = thema_find(c->cat, casus->thema);

	TRY(termijn_event_kaal_in(u, c, casus->casus, t, GEBEURTENIS_BIT(overleg_gehouden), o->afgerond));
	if (!o->vastgesteld || (casus->oudste && casus->oudste < o->afgerond))
		return FAULT_NONE;
	TRY(termijn_event_kaal_in(u, c, casus->casus, t, GEBEURTENIS_BIT(verslag_vastgesteld), o->vastgesteld));
	if (!casus->oudste)
		return FAULT_NONE;
	return termijn_event_kaal_in(u, c, casus->casus, t, GEBEURTENIS_BIT(overleg_gehouden), casus->oudste);
}

static enum fault tell_unit(struct unit *u, void *arg)
{
	struct telling *k = arg;
	struct q_overleg_klok_rows held = { 0 };
	struct batch b = unit_batch(u);

	q_overleg_klok(&b, k->id, &held);
	TRY(batch_run(&b));
	for (size_t i = 0; i < held.n; i++) {
		struct q_overleg_klok_casussen_rows rows = { 0 };

		b = unit_batch(u);
		q_overleg_klok_casussen(&b, held.v[i].id, &rows);
		q_overleg_klok_done(&b, held.v[i].id, NULL);
		TRY(batch_run(&b));
		for (size_t j = 0; j < rows.n; j++)
			TRY(tell_in(u, k->c, &held.v[i], &rows.v[j]));
	}
	return FAULT_NONE;
}

/* Who leads may have no niveau 3 in the cases: their clocks are told on the bare tables, after his unit. */
static enum fault clocks_tell(struct ctx *c, struct overleg_id id)
{
	return ctx_write_kaal(c, tell_unit, &(struct telling){ c, id });
}

enum fault overleg_follow(struct ctx *c)
{
	return clocks_tell(c, (struct overleg_id){ 0 });
}

/* ---- the end ---- */

static enum fault finish_unit(struct unit *u, void *arg)
{
	struct step *k = arg;
	struct q_overleg_regels_rows regels = { 0 };
	struct q_overleg_stand *o;
	struct batch b = unit_batch(u);

	TRY(overleg_lock_in(u, k->id, k->versie, &o));
	if (!str_eq(o->status, STR("bezig")))
		return fault_set(unit_fault(u), FAULT_CONFLICT, N_("Dit overleg loopt niet."), NULL);
	TRY(leave_in(u, k->id, o->nu));
	q_overleg_regels(&b, overleg_dossier(k->id), &regels);
	TRY(batch_run(&b));
	b = unit_batch(u);
	for (size_t i = 0; i < regels.n; i++)
		if (str_eq(regels.v[i].status, STR("open")))
			q_regel_set_status(&b, STR("doorgeschoven"), (struct overleg_id){ 0 }, regels.v[i].id, NULL);
	TRY(batch_run(&b));
	if (o->voorzitter.v != k->c->actor.id.v)
		TRY(melding_add_in(u, o->voorzitter, "overleg_verslag", overleg_dossier(k->id)));
	return status_in(u, k, o, "afgerond");
}

enum fault overleg_finish(struct ctx *c, struct overleg_id id, int64_t versie)
{
	TRY(ctx_write(c, finish_unit, &(struct step){ c, id, versie }, NULL));
	return clocks_tell(c, id);
}

static enum fault fix_unit(struct unit *u, void *arg)
{
	struct step *k = arg;
	struct q_overleg_leden_rows leden = { 0 };
	struct q_overleg_stand *o;
	struct batch b = unit_batch(u);

	TRY(overleg_lock_in(u, k->id, k->versie, &o));
	if (!str_eq(o->status, STR("afgerond")))
		return fault_set(unit_fault(u), FAULT_CONFLICT, N_("Alleen een afgerond overleg kan worden vastgesteld."), NULL);
	if (o->voorzitter.v != k->c->actor.id.v)
		return fault_set(unit_fault(u), FAULT_DENIED, N_("De voorzitter stelt het verslag vast."), "invariant 25");
	q_overleg_leden(&b, overleg_dossier(k->id), &leden);
	TRY(batch_run(&b));
	for (size_t i = 0; i < leden.n; i++)
		if (leden.v[i].id.v != k->c->actor.id.v)
			TRY(melding_add_in(u, leden.v[i].id, "overleg_vastgesteld", overleg_dossier(k->id)));
	return status_in(u, k, o, "vastgesteld");
}

enum fault overleg_fix(struct ctx *c, struct overleg_id id, int64_t versie)
{
	TRY(ctx_write(c, fix_unit, &(struct step){ c, id, versie }, NULL));
	return clocks_tell(c, id);
}
