/* The context of a request: see ctx.h. */
#include "domein/ctx.h"

#include "query.h"

struct stmt_set domein_statements(void)
{
	return stmts_all;
}

bool actor_mag(const struct actor *a, enum recht r)
{
	if (r == RECHT_openbaar)
		return true;
	if (!a->id.v)
		return false;
	return r == RECHT_ingelogd || (a->rechten & RECHT_BIT(r));
}

enum fault ctx_require(struct ctx *c, enum recht r)
{
	if (actor_mag(&c->actor, r))
		return FAULT_NONE;
	return fault_set(c->fi, FAULT_DENIED, NULL, "WGS 1.8 lid 2");
}

enum fault ctx_druk(struct ctx *c, const struct stuk *s, struct str *ret)
{
	if (!c->drukker)
		return fault_set(c->fi, FAULT_BUSY, N_("PDF maken kan nu niet. Probeer het later opnieuw."), NULL);
	return c->drukker->druk(c->drukker->arg, c->arena, s, ret, c->fi);
}

int64_t ctx_moment(struct ctx *c)
{
	if (!c->eyes.moment)
		c->eyes.moment = klok_now();
	return ctx_is_toen(c) ? c->eyes.asof_moment : c->eyes.moment;
}

void ctx_toen(struct ctx *c, struct dossier_id d, int64_t moment, struct medewerker_id ogen)
{
	if (!c->eyes.moment)
		c->eyes.moment = klok_now();
	c->eyes.asof_dossier = moment ? d.v : 0;
	c->eyes.asof_moment = moment;
	c->eyes.asof_medewerker = moment ? ogen.v : 0;
}

struct batch ctx_read(struct ctx *c)
{
	return db_batch(c->db, ctx_is_toen(c) ? LENS_ASOF : LENS_ACTOR, &c->eyes, c->arena, c->fi);
}

struct batch ctx_kaal(struct ctx *c)
{
	return db_batch(c->db, LENS_KAAL, &c->eyes, c->arena, c->fi);
}

struct once {
	struct ctx *c;
	unit_fn fn;
	void *arg;
	struct str token;
};

static enum fault once_unit(struct unit *u, void *arg)
{
	struct once *o = arg;
	struct ctx *c = o->c;
	struct batch b = unit_batch(u);

	c->eyes.moment = unit_moment(u);
	c->uitkomst = 0;
	TRY(o->fn(u, o->arg));
	if (!o->token.n)
		return FAULT_NONE;
	q_formulier_add(&b, o->token, unit_moment(u), c->uitkomst, NULL);
	return batch_run(&b);
}

/* The first unit of a form bears its token, a second one the token and its number: each is done once, and neither is
 * taken for a repetition of the other. */
static struct str unit_token(struct ctx *c)
{
	struct buf b = buf_new(c->arena);

	if (!c->token.n || !c->eenheden++)
		return c->token;
	buf_add(&b, c->token);
	buf_addc(&b, '#');
	buf_add_i64(&b, c->eenheden);
	return buf_str(&b);
}

static bool may_be_done(enum fault f)
{
	return f == FAULT_NOT_FOUND || f == FAULT_DENIED || f == FAULT_INVALID || f == FAULT_CONFLICT || f == FAULT_UNCERTAIN;
}

/* Was this submit done? Asked before the unit, and after one that failed: two servers, or two connections, may run the
 * same submit at once, and the one that comes second stumbles over what the first wrote. Then it is a second submit all the
 * same. And where the connection broke during the commit, the mark of the submit says whether it happened. Never asked
 * within the unit: a serializable transaction that looks for a mark that is not there yet holds, on PostgreSQL, the page of
 * the index where everybody's marks come, and all who write at once would be in one another's way. A fault in asking leaves
 * the fault that stood. */
static bool is_done(struct ctx *c, const struct once *o)
{
	struct fault_info fi = { 0 };
	struct q_formulier_get *done = NULL;
	struct db_eyes eyes = c->eyes;
	struct batch b;

	eyes.moment = 0;
	b = db_batch(c->db, LENS_ACTOR, &eyes, c->arena, &fi);
	q_formulier_get(&b, o->token, &done);
	if (batch_run(&b) || !done)
		return false;
	c->uitkomst = done->uitkomst;
	c->herhaling = true;
	fault_clear(c->fi);
	return true;
}

/* What a unit sees with: as the actor, now, and for what it writes. */
static struct db_eyes unit_eyes(const struct ctx *c)
{
	struct db_eyes eyes = c->eyes;

	eyes.moment = 0;
	eyes.route = c->route;
	eyes.doel = c->doel;
	return eyes;
}

enum fault ctx_write(struct ctx *c, unit_fn fn, void *arg, int64_t *ret_uitkomst)
{
	struct once o = { c, fn, arg, unit_token(c) };
	struct db_eyes eyes;
	enum fault f;

	if (ctx_is_toen(c))
		return fault_set(c->fi, FAULT_DENIED, NULL, NULL);
	eyes = unit_eyes(c);
	c->eyes.moment = 0;
	c->herhaling = false;
	if (!o.token.n || !is_done(c, &o)) {
		f = db_txn(c->db, LENS_ACTOR, &eyes, c->arena, c->fi, once_unit, &o);
		if (f && !(o.token.n && may_be_done(f) && is_done(c, &o)))
			return f;
	}
	if (ret_uitkomst)
		*ret_uitkomst = c->uitkomst;
	return FAULT_NONE;
}

enum fault ctx_write_kaal(struct ctx *c, unit_fn fn, void *arg)
{
	struct db_eyes eyes = unit_eyes(c);

	if (!eyes.medewerker)
		eyes.medewerker = ACTOR_DIENST;
	return db_txn(c->db, LENS_KAAL, &eyes, c->arena, c->fi, fn, arg);
}

/* "zoals bekend op 2026-03-03 14:00; ogen 4711; Lid van het casusteam": the log names nobody. */
static struct str ground_then(const struct ctx *c, struct str grond)
{
	struct tijd t = tijd_of(c->eyes.asof_moment);
	struct buf b = buf_new(c->arena);

	buf_addz(&b, "zoals bekend op ");
	buf_add(&b, datum_iso(c->arena, t.dag));
	buf_addz(&b, t.uur < 10 ? " 0" : " ");
	buf_add_i64(&b, t.uur);
	buf_addz(&b, t.minuut < 10 ? ":0" : ":");
	buf_add_i64(&b, t.minuut);
	if (c->eyes.asof_medewerker != c->actor.id.v) {
		buf_addz(&b, "; ogen ");
		buf_add_i64(&b, c->eyes.asof_medewerker);
	}
	if (grond.n) {
		buf_addz(&b, "; ");
		buf_add(&b, grond);
	}
	return buf_str(&b);
}

void ctx_look(struct ctx *c, struct dossier_id dossier, struct persoon_id persoon, enum look_soort soort,
	struct str grond)
{
	if (c->afdruk && soort == LOOK_SCHERM)
		soort = LOOK_AFDRUK;
	if (!c->looks)
		c->looks = ARENA_ARRAY(c->arena, LOOKS_MAX, struct look);
	for (size_t i = 0; i < c->nlooks; i++)
		if (c->looks[i].dossier.v == dossier.v && c->looks[i].persoon.v == persoon.v && c->looks[i].soort == soort)
			return;
	if (c->nlooks < LOOKS_MAX)
		c->looks[c->nlooks] = (struct look){ dossier, persoon, soort, ctx_is_toen(c) ? ground_then(c, grond) : grond };
	c->nlooks++; /* one too many is seen by ctx_looks_send: the page is not sent */
}

static const char *look_name(enum look_soort s)
{
	static const char *const names[] = { "scherm", "zoek", "afdruk", "bestand", "geweigerd" };
	return names[s];
}

static struct value v_int(int64_t v)
{
	return (struct value){ .type = VALUE_INT, .i = v };
}

static struct value v_id(int64_t v)
{
	return (struct value){ .type = VALUE_INT, .null = v == 0, .i = v };
}

static struct value v_text(struct str s)
{
	return (struct value){ .type = VALUE_TEXT, .s = s.p ? s : STR("") };
}

/* The order of the parameters of stmt_raadpleging_add (sql/query/logboek.sql). */
#define LOOK_PARAMS 12 /* the last two are filled by the appender */

enum fault ctx_looks_send(struct ctx *c)
{
	struct value *v;
	int64_t now = klok_now();

	if (!c->nlooks || c->ticket.pending)
		return FAULT_NONE;
	if (c->nlooks > LOOKS_MAX)
		return fault_detail(c->fi, FAULT_INTERNAL, "too many persons on one page", c->route);
	v = ARENA_ARRAY(c->arena, c->nlooks * LOOK_PARAMS, struct value);
	for (size_t i = 0; i < c->nlooks; i++) {
		const struct look *l = &c->looks[i];
		struct value *p = v + i * LOOK_PARAMS;

		p[0] = v_int(now);
		p[1] = v_int(c->actor.id.v);
		p[2] = v_id(c->actor.organisatie.v);
		p[3] = v_id(l->dossier.v);
		p[4] = v_id(l->persoon.v);
		p[5] = v_text(str_z(c->route));
		p[6] = v_text(str_z(c->doel));
		p[7] = v_text(l->grond);
		p[8] = v_text(str_z(look_name(l->soort)));
		p[9] = v_int(c->eyes.verzoek);
	}
	return db_append(c->db, &stmt_raadpleging_add, v, c->nlooks, &c->ticket, c->fi);
}

enum fault ctx_looks_durable(struct ctx *c)
{
	TRY(ctx_looks_send(c));
	if (!c->nlooks)
		return FAULT_NONE;
	return db_append_wait(c->db, &c->ticket, c->fi);
}
