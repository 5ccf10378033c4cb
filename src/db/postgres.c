/* The PostgreSQL driver: a batch is one pipeline, a unit is a serializable transaction.
 *
 * What: everything is a list of steps that is sent at once and answered in order: begin, the eyes (set_config of the
 *   transaction, so that nothing stays behind for the next), statements prepared where this connection lacks them, the
 *   items, commit. Parameters and results are binary: int8, text, bytea. A unit's begin travels with its first items.
 *   A batch that reads sends no begin and no commit: a pipeline is one transaction, read only and repeatable read by the
 *   session's defaults.
 * Why serializable: so that a unit means the same here as on SQLite, where units come one after another.
 * Who one is: a connection logs in as the role of its lens; the migration gave the role its search_path and its rights.
 * Faults: the detail names the SQLSTATE and the constraint, and quotes the server only where no value can stand in it.
 * Threading: a connection by one thread at a time.
 */
#include <libpq-fe.h>
#include <stdlib.h>
#include <string.h>

#include "basis/arena.h"
#include "db/db_priv.h"

#define OID_BOOL 16
#define OID_BYTEA 17
#define OID_NAME 19
#define OID_INT8 20
#define OID_INT2 21
#define OID_INT4 23
#define OID_TEXT 25
#define OID_VARCHAR 1043

#define SESSION \
	"set client_min_messages = error; set synchronous_commit = on; set statement_timeout = '30s';" \
	" set lock_timeout = '10s'; set idle_in_transaction_session_timeout = '60s';" \
	" set default_transaction_isolation = 'repeatable read'; set default_transaction_read_only = on;" \
	/* what is asked for often lies in memory: an index is cheaper than reading a whole table */ \
	" set random_page_cost = 1.1;" \
	/* each statement is short and asked often: compiling it never pays */ \
	" set jit = off;" \
	/* nobody's eyes between units: 0, as sql/lens/postgres.sql reads it */ \
	" set schakel.medewerker = 0; set schakel.organisatie = 0; set schakel.huis = 0; set schakel.regio = 0;" \
	" set schakel.moment = 0; set schakel.verzoek = 0; set schakel.asof_dossier = 0; set schakel.asof_moment = 0;" \
	" set schakel.asof_medewerker = 0;"
/* What people ask is asked often and finds its rows by the same indexes whatever the values: planning anew costs more than it
 * wins. Not so with the other lenses: the search for what is not sealed yet, or the figures of a year, need a plan for their
 * range. */
#define ONE_PLAN " set plan_cache_mode = force_generic_plan"

struct pg_conn {
	struct conn base; /* first */
	PGconn *pg;
	bool *prepared; /* per statement of the set */
	bool begun;     /* a unit's transaction is open there */
};

/* What is prepared on every connection, by name. */
enum fixed { FIXED_BEGIN_WRITE, FIXED_BEGIN_APPEND, FIXED_COMMIT, FIXED_ROLLBACK, FIXED_EYES, FIXED_ASOF,
	FIXED_DOEL, FIXED_PING, FIXED__MAX };
static const struct {
	const char *name, *sql;
} fixed[FIXED__MAX] = {
	{ "schakel_begin_write", "begin isolation level serializable read write" },
	{ "schakel_begin_append", "begin isolation level read committed read write" },
	{ "schakel_commit", "commit" },
	{ "schakel_rollback", "rollback" },
	{ "schakel_eyes",
		"select set_config('schakel.medewerker', $1, true), set_config('schakel.organisatie', $2, true),"
		" set_config('schakel.huis', $3, true), set_config('schakel.regio', $4, true),"
		" set_config('schakel.moment', $5, true), set_config('schakel.verzoek', $6, true)" },
	{ "schakel_asof",
		"select set_config('schakel.asof_dossier', $1, true), set_config('schakel.asof_moment', $2, true),"
		" set_config('schakel.asof_medewerker', $3, true)" },
	{ "schakel_doel", "select set_config('schakel.route', $1, true), set_config('schakel.doel', $2, true)" },
	{ "schakel_ping", "select 1" },
};
#define EYES 6
#define EYES_ASOF 3

enum step_kind { STEP_FIXED, STEP_PREPARE, STEP_ITEM };
struct step {
	enum step_kind kind;
	enum fixed fixed;
	const struct batch_item *item;
	size_t index; /* of the item's statement */
};
struct steps {
	size_t n;
	bool ended; /* the server hung up and said so before the last step: that was not done */
	struct step v[2 * BATCH_MAX + 5];
};

static struct pg_conn *of(struct conn *c)
{
	return (struct pg_conn *)c;
}

/* ---- faults ---- */

static const struct {
	const char *state; /* a whole SQLSTATE or its class */
	enum fault fault;
	bool lost, again, quote; /* quote: the server's message holds no value of a user */
} states[] = {
	{ "23505", FAULT_CONFLICT, false, false, false },
	{ "23P01", FAULT_CONFLICT, false, false, false },
	{ "23", FAULT_INVALID, false, false, false },
	{ "P0001", FAULT_INVALID, false, false, true }, /* raised by a trigger of ours */
	{ "40001", FAULT_BUSY, false, true, false },
	{ "40P01", FAULT_BUSY, false, true, false },
	{ "42", FAULT_INTERNAL, false, false, true },
	{ "53100", FAULT_FULL, false, false, false },
	{ "53", FAULT_BUSY, false, false, false },
	{ "55P03", FAULT_BUSY, false, false, false },
	{ "57014", FAULT_BUSY, false, false, false },
	{ "57P", FAULT_BUSY, true, false, false },
	{ "25P03", FAULT_BUSY, true, false, false }, /* idle in a transaction for too long: the server hung up */
	{ "08", FAULT_BUSY, true, false, false },
};

static enum fault gone(struct pg_conn *c, const char *name, struct fault_info *fi)
{
	c->base.lost = true;
	return fault_detail(fi, FAULT_BUSY, name, "the connection is gone");
}

static enum fault result_fault(struct pg_conn *c, const PGresult *res, const char *name, struct fault_info *fi)
{
	const char *state = PQresultErrorField(res, PG_DIAG_SQLSTATE), *why = state;
	const char *constraint = PQresultErrorField(res, PG_DIAG_CONSTRAINT_NAME);
	enum fault f = FAULT_INTERNAL;

	if (!state)
		return gone(c, name, fi);
	if (constraint)
		why = constraint;
	for (size_t i = 0; i < sizeof(states) / sizeof(states[0]); i++) {
		if (strncmp(state, states[i].state, strlen(states[i].state)) != 0)
			continue;
		f = states[i].fault;
		c->base.lost |= states[i].lost;
		c->base.again |= states[i].again;
		if (states[i].quote)
			why = PQresultErrorField(res, PG_DIAG_MESSAGE_PRIMARY);
		break;
	}
	return fault_detail(fi, f, name, why);
}

/* ---- numbers on the wire ---- */

static void put_int64(char *to, int64_t v)
{
	uint64_t u = (uint64_t)v;

	for (int i = 7; i >= 0; i--, u >>= 8)
		to[i] = (char)(u & 0xff);
}

static bool get_int(const char *from, int n, int64_t *ret)
{
	uint64_t u = 0;

	if (n != 2 && n != 4 && n != 8)
		return false;
	for (int i = 0; i < n; i++)
		u = u << 8 | (unsigned char)from[i];
	*ret = n == 2 ? (int16_t)u : n == 4 ? (int32_t)u : (int64_t)u;
	return true;
}

static bool oid_fits(Oid oid, enum col_type type)
{
	switch (type) {
	case COL_TEXT:
		return oid == OID_TEXT || oid == OID_VARCHAR || oid == OID_NAME;
	case COL_BYTES:
		return oid == OID_BYTEA;
	default:
		return oid == OID_INT8 || oid == OID_INT4 || oid == OID_INT2;
	}
}

/* ---- sending ---- */

struct stmt_name {
	char v[24];
};

static struct stmt_name name_of(size_t index)
{
	struct stmt_name name = { "s" };
	char *p = name.v + sizeof(name.v) - 1;
	size_t n;

	do
		*--p = (char)('0' + index % 10);
	while (index /= 10);
	n = strlen(p);
	memmove(name.v + 1, p, n + 1);
	return name;
}

static bool send_prepare(struct pg_conn *c, const struct stmt *s, size_t index, struct arena *a)
{
	static const Oid oid_of[] = { [VALUE_INT] = OID_INT8, [VALUE_TEXT] = OID_TEXT, [VALUE_BYTES] = OID_BYTEA };
	Oid *oids = ARENA_ARRAY(a, s->nparams + 1, Oid);
	struct stmt_name name = name_of(index);

	for (size_t i = 0; i < s->nparams; i++)
		oids[i] = oid_of[s->params[i]];
	return PQsendPrepare(c->pg, name.v, s->sql[DB_POSTGRES], (int)s->nparams, oids);
}

static bool send_item(struct pg_conn *c, const struct batch_item *item, size_t index, struct arena *a)
{
	const struct stmt *s = item->stmt;
	const char **values = ARENA_ARRAY(a, s->nparams + 1, const char *);
	int *lengths = ARENA_ARRAY(a, s->nparams + 1, int), *formats = ARENA_ARRAY(a, s->nparams + 1, int);
	char *ints = arena_array(a, s->nparams + 1, 8);
	struct stmt_name name = name_of(index);

	for (size_t i = 0; i < s->nparams; i++) {
		const struct value *v = &item->params[i];

		formats[i] = 1;
		if (v->null)
			continue;
		if (s->params[i] == VALUE_INT)
			put_int64(ints + 8 * i, v->i);
		values[i] = s->params[i] == VALUE_INT ? ints + 8 * i : v->s.p;
		lengths[i] = s->params[i] == VALUE_INT ? 8 : (int)v->s.n;
	}
	return PQsendQueryPrepared(c->pg, name.v, (int)s->nparams, values, lengths, formats, 1);
}

/* An eye that is not set is the empty text, which the functions of the migration read as null. */
static bool send_settings(struct pg_conn *c, enum fixed which, const int64_t *v, int n, struct arena *a)
{
	const char *values[EYES];

	for (int i = 0; i < n; i++)
		values[i] = str_from_i64(a, v[i]).p;
	return PQsendQueryPrepared(c->pg, fixed[which].name, n, values, NULL, NULL, 1);
}

static bool send_fixed(struct pg_conn *c, enum fixed which, struct arena *a)
{
	const struct db_eyes *e = &c->base.eyes;
	const int64_t eyes[EYES] = { e->medewerker, e->organisatie, e->huis, e->regio, e->moment, e->verzoek };
	const int64_t asof[EYES_ASOF] = { e->asof_dossier, e->asof_moment, e->asof_medewerker };

	if (which == FIXED_EYES)
		return send_settings(c, which, eyes, EYES, a);
	if (which == FIXED_ASOF)
		return send_settings(c, which, asof, EYES_ASOF, a);
	if (which == FIXED_DOEL)
		return PQsendQueryPrepared(c->pg, fixed[which].name, 2, (const char *[]){ e->route, e->doel }, NULL, NULL, 1);
	return PQsendQueryPrepared(c->pg, fixed[which].name, 0, NULL, NULL, NULL, 1);
}

static bool send_step(struct pg_conn *c, const struct step *s, struct arena *a)
{
	switch (s->kind) {
	case STEP_PREPARE:
		return send_prepare(c, s->item->stmt, s->index, a);
	case STEP_ITEM:
		return send_item(c, s->item, s->index, a);
	default:
		return send_fixed(c, s->fixed, a);
	}
}

/* ---- receiving ---- */

static enum fault read_value(struct rows *r, char *row, const PGresult *res, int at, size_t col)
{
	int i = (int)col;
	const char *p = PQgetvalue(res, at, i);
	int n = PQgetlength(res, at, i);
	enum col_type type = r->stmt->cols[col].type;
	int64_t v;

	if (PQgetisnull(res, at, i))
		return rows_put_null(r, row, col);
	if (type == COL_TEXT || type == COL_BYTES)
		return rows_put_str(r, row, col, type == COL_TEXT ? VALUE_TEXT : VALUE_BYTES, (struct str){ p, (size_t)n });
	if (!get_int(p, n, &v))
		return fault_detail(r->fi, FAULT_INTERNAL, r->stmt->name, r->stmt->cols[col].name);
	return rows_put_int(r, row, col, v);
}

static enum fault read_rows(struct rows *r, const PGresult *res)
{
	const struct stmt *s = r->stmt;
	char *row;

	if ((size_t)PQnfields(res) != s->ncols)
		return fault_detail(r->fi, FAULT_INTERNAL, s->name, "has another number of columns");
	for (size_t i = 0; i < s->ncols; i++)
		if (!oid_fits(PQftype(res, (int)i), s->cols[i].type))
			return fault_detail(r->fi, FAULT_INTERNAL, s->name, s->cols[i].name);
	for (int at = 0; at < PQntuples(res); at++) {
		TRY(rows_next(r, &row));
		for (size_t i = 0; i < s->ncols; i++)
			TRY(read_value(r, row, res, at, i));
	}
	return FAULT_NONE;
}

static enum fault take_item(const struct step *s, PGresult *res, struct arena *a, struct fault_info *fi)
{
	const struct batch_item *item = s->item;
	struct rows r = rows_new(item->stmt, a, fi);
	int64_t changed = 0;

	if (PQresultStatus(res) == PGRES_TUPLES_OK)
		TRY(read_rows(&r, res));
	if (item->stmt->kind != STMT_EXEC) {
		rows_finish(&r, item->dest);
		return FAULT_NONE;
	}
	if (item->dest) {
		(void)str_i64(str_z(PQcmdTuples(res)), &changed);
		*(int64_t *)item->dest = item->stmt->write ? changed : 0;
	}
	return FAULT_NONE;
}

static const char *step_name(const struct step *s)
{
	return s->kind == STEP_FIXED ? fixed[s->fixed].name : s->item->stmt->name;
}

/* The answer to one step. After a fault the server skips what follows: that says nothing new. */
static enum fault take_result(struct pg_conn *c, const struct step *s, PGresult *res, struct arena *a,
	struct fault_info *fi)
{
	switch (PQresultStatus(res)) {
	case PGRES_COMMAND_OK:
	case PGRES_TUPLES_OK:
		break;
	case PGRES_PIPELINE_ABORTED:
		return fault_detail(fi, FAULT_INTERNAL, step_name(s), "skipped");
	default:
		return result_fault(c, res, step_name(s), fi);
	}
	if (s->kind == STEP_PREPARE)
		c->prepared[s->index] = true;
	/* commit of a transaction that failed is a rollback, politely */
	if (s->kind == STEP_FIXED && s->fixed == FIXED_COMMIT && strcmp(PQcmdStatus(res), "COMMIT") != 0)
		return fault_detail(fi, FAULT_INTERNAL, step_name(s), "rolled back");
	return s->kind == STEP_ITEM ? take_item(s, res, a, fi) : FAULT_NONE;
}

/* One result and the NULL behind it. */
static PGresult *next_result(struct pg_conn *c)
{
	PGresult *res = PQgetResult(c->pg);

	if (res && PQresultStatus(res) != PGRES_PIPELINE_SYNC && PQstatus(c->pg) == CONNECTION_OK) {
		PGresult *more = PQgetResult(c->pg);

		if (more) {
			c->base.lost = true;
			PQclear(more);
		}
	}
	return res;
}

static enum fault take_steps(struct pg_conn *c, struct steps *st, struct arena *a, struct fault_info *fi)
{
	enum fault f = FAULT_NONE;
	PGresult *res;

	for (size_t i = 0; i < st->n && !c->base.lost; i++) {
		enum fault g;

		res = next_result(c);
		g = res ? take_result(c, &st->v[i], res, a, fi) : gone(c, step_name(&st->v[i]), fi);
		st->ended |= c->base.lost && i + 1 < st->n && PQresultErrorField(res, PG_DIAG_SQLSTATE);
		PQclear(res);
		if (!f)
			f = g;
	}
	if (c->base.lost)
		return f ? f : gone(c, "pipeline", fi);
	res = next_result(c);
	if (!res || PQresultStatus(res) != PGRES_PIPELINE_SYNC) {
		enum fault g = gone(c, "pipeline", fi);

		f = f ? f : g;
	}
	PQclear(res);
	return f;
}

/* Sends all steps and takes all answers; the first fault stands. */
static enum fault run_steps(struct pg_conn *c, struct steps *st, struct arena *a, struct fault_info *fi)
{
	for (size_t i = 0; i < st->n; i++)
		if (!send_step(c, &st->v[i], a))
			return gone(c, step_name(&st->v[i]), fi);
	if (!PQpipelineSync(c->pg))
		return gone(c, "pipeline", fi);
	return take_steps(c, st, a, fi);
}

/* ---- steps ---- */

static void add_fixed(struct steps *st, enum fixed which)
{
	st->v[st->n++] = (struct step){ .kind = STEP_FIXED, .fixed = which };
}

/* Settings of the transaction that were never set are null, so those of lens asof go along only when there are any, and
 * what a unit writes for with a unit. */
static void add_eyes(const struct pg_conn *c, struct steps *st)
{
	const struct db_eyes *e = &c->base.eyes;

	add_fixed(st, FIXED_EYES);
	if (e->asof_dossier || e->asof_moment || e->asof_medewerker)
		add_fixed(st, FIXED_ASOF);
	if (e->route || e->doel)
		add_fixed(st, FIXED_DOEL);
}

static bool is_added(const struct steps *st, size_t index)
{
	for (size_t i = 0; i < st->n; i++)
		if (st->v[i].kind == STEP_PREPARE && st->v[i].index == index)
			return true;
	return false;
}

static void add_items(struct pg_conn *c, struct steps *st, const struct batch_item *items, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		size_t index = 0;

		(void)db_stmt_index(c->base.db, items[i].stmt, &index);
		if (!c->prepared[index] && !is_added(st, index))
			st->v[st->n++] = (struct step){ .kind = STEP_PREPARE, .item = &items[i], .index = index };
		st->v[st->n++] = (struct step){ .kind = STEP_ITEM, .item = &items[i], .index = index };
	}
}

static enum fault run_fixed(struct pg_conn *c, enum fixed which, struct fault_info *fi)
{
	struct steps st = { .n = 0 };

	add_fixed(&st, which);
	return run_steps(c, &st, NULL, fi);
}

static void undo(struct pg_conn *c)
{
	if (!c->base.lost && PQtransactionStatus(c->pg) != PQTRANS_IDLE && run_fixed(c, FIXED_ROLLBACK, NULL))
		c->base.lost = true;
}

/* ---- the driver ---- */

static enum fault read_items(struct conn *base, const struct db_eyes *eyes, const struct batch_item *items, size_t n,
	struct arena *a, struct fault_info *fi)
{
	struct pg_conn *c = of(base);
	struct steps st = { .n = 0 };
	enum fault f;

	base->eyes = *eyes;
	add_eyes(c, &st);
	add_items(c, &st, items, n);
	f = run_steps(c, &st, a, fi);
	if (f)
		undo(c);
	return f;
}

static enum fault begin(struct conn *base, const struct db_eyes *eyes, struct fault_info *fi)
{
	(void)fi;
	base->eyes = *eyes;
	of(base)->begun = false;
	return FAULT_NONE;
}

static enum fault run(struct conn *base, const struct batch_item *items, size_t n, struct arena *a,
	struct fault_info *fi)
{
	struct pg_conn *c = of(base);
	struct steps st = { .n = 0 };

	if (!c->begun) {
		add_fixed(&st, FIXED_BEGIN_WRITE);
		add_eyes(c, &st);
		c->begun = true;
	}
	add_items(c, &st, items, n);
	return run_steps(c, &st, a, fi);
}

static enum fault commit(struct conn *base, struct fault_info *fi)
{
	struct pg_conn *c = of(base);
	struct fault_info own = { 0 };
	enum fault f;

	if (!c->begun)
		return FAULT_NONE;
	c->begun = false;
	f = run_fixed(c, FIXED_COMMIT, &own);
	if (!f)
		return FAULT_NONE;
	return fault_detail(fi, base->lost ? FAULT_UNCERTAIN : f, own.detail, NULL);
}

static void rollback(struct conn *base)
{
	of(base)->begun = false;
	undo(of(base));
}

/* Begin, rows and commit go in one pipeline, as far as they fit. */
static enum fault append(struct conn *base, const struct batch_item *items, size_t n, struct arena *a,
	struct fault_info *fi)
{
	struct pg_conn *c = of(base);
	enum fault f = FAULT_NONE;

	base->eyes = (struct db_eyes){ 0 };
	for (size_t at = 0; at < n && !f; at += BATCH_MAX) {
		bool last = n - at <= BATCH_MAX;
		struct steps st = { .n = 0 };

		if (!at)
			add_fixed(&st, FIXED_BEGIN_APPEND);
		add_items(c, &st, items + at, last ? n - at : BATCH_MAX);
		if (last)
			add_fixed(&st, FIXED_COMMIT);
		f = run_steps(c, &st, a, fi);
		if (f && last && base->lost && !st.ended)
			f = FAULT_UNCERTAIN;
	}
	if (f)
		undo(c);
	return f;
}

static enum fault ping(struct conn *base, struct fault_info *fi)
{
	return run_fixed(of(base), FIXED_PING, fi);
}

/* Asked once, at opening. */
static enum fault version(struct conn *base, int64_t *ret, struct fault_info *fi)
{
	struct pg_conn *c = of(base);
	enum fault f = FAULT_NONE;
	PGresult *res;

	if (!PQsendQueryParams(c->pg, "select coalesce(max(nummer), 0)::bigint from main.schema_versie where reeks = 'kern'",
			0, NULL, NULL, NULL, NULL, 1) || !PQpipelineSync(c->pg))
		return gone(c, "schema_versie", fi);
	res = next_result(c);
	if (!res)
		f = gone(c, "schema_versie", fi);
	else if (PQresultStatus(res) != PGRES_TUPLES_OK)
		f = result_fault(c, res, "schema_versie", fi);
	else if (!get_int(PQgetvalue(res, 0, 0), PQgetlength(res, 0, 0), ret))
		f = fault_detail(fi, FAULT_INTERNAL, "schema_versie", "is no number");
	PQclear(res);
	PQclear(PQgetResult(c->pg));
	return f;
}

static const char *describe_differs(const struct stmt *s, const PGresult *res)
{
	if ((size_t)PQnparams(res) != s->nparams)
		return "has another number of parameters";
	if ((size_t)PQnfields(res) != s->ncols)
		return "has another number of columns";
	for (size_t i = 0; i < s->ncols; i++)
		if (!oid_fits(PQftype(res, (int)i), s->cols[i].type))
			return s->cols[i].name;
	return NULL;
}

/* Prepares and compares parameters, columns and their types. */
static enum fault check(struct conn *base, const struct stmt *s, struct fault_info *fi)
{
	struct pg_conn *c = of(base);
	struct step step = { .kind = STEP_PREPARE, .item = &(struct batch_item){ .stmt = s } };
	struct arena *a = arena_new((size_t)1024 * 1024);
	enum fault f, g;
	PGresult *res;

	(void)db_stmt_index(base->db, s, &step.index);
	if (!send_step(c, &step, a) || !PQsendDescribePrepared(c->pg, name_of(step.index).v) || !PQpipelineSync(c->pg)) {
		arena_free(&a);
		return gone(c, s->name, fi);
	}
	res = next_result(c);
	f = res ? take_result(c, &step, res, a, fi) : gone(c, s->name, fi);
	PQclear(res);
	res = next_result(c);
	g = !f && (!res || describe_differs(s, res))
		? fault_detail(fi, FAULT_INTERNAL, s->name, res ? describe_differs(s, res) : NULL) : f;
	PQclear(res);
	PQclear(PQgetResult(c->pg));
	arena_free(&a);
	return g;
}

/* ---- life ---- */

static void pg_close(struct conn **ref)
{
	struct pg_conn *c = (struct pg_conn *)*ref;

	if (!c)
		return;
	PQfinish(c->pg);
	free(c->prepared);
	free(c);
	*ref = NULL;
}

static void ignore_notice(void *arg, const PGresult *res)
{
	(void)arg;
	(void)res;
}

/* What the caller's conninfo says comes after our defaults and before the role. */
static PGconn *connect_as(const char *conninfo, const char *role)
{
	const char *const words[] = { "application_name", "connect_timeout", "keepalives_idle", "tcp_user_timeout", "dbname",
		"user", "client_encoding", NULL };
	const char *const values[] = { "schakel", "10", "30", "30000", conninfo, role, "UTF8", NULL };

	return PQconnectdbParams(words, values, 1);
}

static enum fault prepare_fixed(struct pg_conn *c, struct fault_info *fi)
{
	PGresult *res = PQexec(c->pg, c->base.lens == LENS_ACTOR ? SESSION ONE_PLAN : SESSION);
	enum fault f = PQresultStatus(res) == PGRES_COMMAND_OK ? FAULT_NONE : result_fault(c, res, "session", fi);

	PQclear(res);
	for (size_t i = 0; i < FIXED__MAX && !f; i++) {
		res = PQprepare(c->pg, fixed[i].name, fixed[i].sql, 0, NULL);
		if (PQresultStatus(res) != PGRES_COMMAND_OK)
			f = result_fault(c, res, fixed[i].name, fi);
		PQclear(res);
	}
	if (!f && !PQenterPipelineMode(c->pg))
		f = gone(c, "pipeline", fi);
	return f;
}

static enum fault pg_open(struct db *db, enum lens lens, struct conn **ret, struct fault_info *fi)
{
	static const char *const roles[LENS__MAX] = { "schakel_actor", "schakel_asof", "schakel_cijfers", "schakel_kaal" };
	struct pg_conn *c = db_alloc(1, sizeof(*c));
	struct conn *base = &c->base;
	enum fault f;

	*base = (struct conn){ .driver = &driver_postgres, .db = db, .lens = lens };
	c->prepared = db_alloc(db->stmts.n + 1, sizeof(*c->prepared));
	c->pg = connect_as(db->conninfo, roles[lens]);
	(void)PQsetNoticeReceiver(c->pg, ignore_notice, NULL);
	if (PQstatus(c->pg) != CONNECTION_OK)
		f = fault_detail(fi, FAULT_BUSY, roles[lens], PQerrorMessage(c->pg));
	else
		f = prepare_fixed(c, fi);
	if (f) {
		pg_close(&base);
		return f;
	}
	*ret = base;
	return FAULT_NONE;
}

static enum fault pg_open_append(struct db *db, struct conn **ret, struct fault_info *fi)
{
	return pg_open(db, LENS_KAAL, ret, fi);
}

const struct driver driver_postgres = {
	.open = pg_open,
	.open_append = pg_open_append,
	.close = pg_close,
	.version = version,
	.check = check,
	.ping = ping,
	.read = read_items,
	.begin = begin,
	.run = run,
	.commit = commit,
	.rollback = rollback,
	.append = append,
};
