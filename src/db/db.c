/* The database: batches, pools, units.
 *
 * What: checks every item before a driver sees it (known, for this lens, a value where one must be, UTF-8), leases a
 *   connection and hands over. A unit runs on the writer thread (SQLite) or on a pooled connection (PostgreSQL), where
 *   a serialisation failure, a deadlock or a connection lost before commit runs it again: nothing of it was kept.
 * Lifetimes: a lease ends with its batch or unit. Threading: pools are locked; the rest of struct db never changes.
 */
#include "db/db.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "basis/geheim.h"
#include "db/db_priv.h"

#define LEASE_MS (10 * SECOND_MS)
#define UNIT_TRIES 10
#define UNIT_TRIES_BESIDE 3 /* after so many it runs alone in this process: then nobody here is in its way */
#define BACK_OFF_MAX 6 /* doublings of half a millisecond */

/* ---- small things ---- */

void *db_alloc(size_t n, size_t size)
{
	void *p = calloc(n, size);

	if (!p)
		abort();
	return p;
}

char *db_copy(const char *z)
{
	size_t n = strlen(z) + 1;

	return memcpy(db_alloc(n, 1), z, n);
}

static size_t slot_of(const struct db *db, const struct stmt *s)
{
	return ((uintptr_t)s >> 4) * UINT64_C(0x9e3779b97f4a7c15) >> 32 & (db->nslots - 1);
}

bool db_stmt_index(const struct db *db, const struct stmt *s, size_t *ret)
{
	for (size_t at = slot_of(db, s); db->slots[at]; at = (at + 1) & (db->nslots - 1)) {
		if (db->stmts.v[db->slots[at] - 1] == s) {
			*ret = db->slots[at] - 1;
			return true;
		}
	}
	return false;
}

void db_map_stmts(struct db *db, struct stmt_set stmts)
{
	db->stmts = stmts;
	for (db->nslots = 16; db->nslots < stmts.n * 2; db->nslots *= 2)
		;
	db->slots = db_alloc(db->nslots, sizeof(*db->slots));
	for (size_t i = 0; i < stmts.n; i++) {
		size_t at = slot_of(db, stmts.v[i]);

		while (db->slots[at])
			at = (at + 1) & (db->nslots - 1);
		db->slots[at] = i + 1;
	}
}

/* ---- pools ---- */

void pool_init(struct pool *p, int max)
{
	*p = (struct pool){ .max = max };
	(void)pthread_mutex_init(&p->mutex, NULL);
	klok_cond_init(&p->back);
}

void pool_free(struct pool *p)
{
	assert(!p->idle || p->open > 0);
	while (p->idle) {
		struct conn *c = p->idle;

		p->idle = c->next;
		c->driver->close(&c);
	}
	(void)pthread_cond_destroy(&p->back);
	(void)pthread_mutex_destroy(&p->mutex);
}

/* An idle connection, or NULL with leave to open one; FAULT_BUSY when all stay out too long. */
static enum fault pool_take(struct pool *p, struct conn **ret, struct fault_info *fi)
{
	int64_t until = klok_steady() + LEASE_MS;
	bool room;

	(void)pthread_mutex_lock(&p->mutex);
	while (!p->idle && p->open == p->max && klok_cond_wait(&p->back, &p->mutex, until))
		;
	room = p->idle || p->open < p->max;
	if (p->idle) {
		*ret = p->idle;
		p->idle = p->idle->next;
	} else if (room) {
		*ret = NULL;
		p->open++;
	}
	(void)pthread_mutex_unlock(&p->mutex);
	return room ? FAULT_NONE : fault_detail(fi, FAULT_BUSY, "pool", "every connection is out");
}

static void pool_give(struct pool *p, struct conn *c)
{
	(void)pthread_mutex_lock(&p->mutex);
	if (c) {
		c->next = p->idle;
		p->idle = c;
	} else {
		p->open--;
	}
	(void)pthread_cond_signal(&p->back);
	(void)pthread_mutex_unlock(&p->mutex);
}

enum fault db_lease(struct db *db, enum lens lens, struct conn **ret, struct fault_info *fi)
{
	struct pool *p = &db->pools[lens];
	struct conn *c;
	enum fault f;

	TRY(pool_take(p, &c, fi));
	if (!c) {
		f = db->driver->open(db, lens, &c, fi);
		if (f) {
			pool_give(p, NULL);
			return f;
		}
	}
	*ret = c;
	return FAULT_NONE;
}

void db_lease_end(struct db *db, struct conn *c)
{
	struct pool *p = &db->pools[c->lens];

	if (c->lost)
		db->driver->close(&c);
	pool_give(p, c);
}

/* The same lease with a fresh connection. When that fails *c stays lost, to be given back. */
static enum fault lease_renew(struct db *db, struct conn **c, struct fault_info *fi)
{
	struct conn *fresh;

	TRY(db->driver->open(db, (*c)->lens, &fresh, fi));
	db->driver->close(c);
	*c = fresh;
	return FAULT_NONE;
}

/* ---- batches ---- */

static struct db_eyes eyes_now(const struct db_eyes *eyes)
{
	struct db_eyes e = *eyes;

	if (!e.moment)
		e.moment = klok_now();
	return e;
}

struct batch db_batch(struct db *db, enum lens lens, const struct db_eyes *eyes, struct arena *a, struct fault_info *fi)
{
	return (struct batch){ .db = db, .lens = lens, .eyes = eyes_now(eyes), .arena = a, .fi = fi };
}

struct batch unit_batch(struct unit *u)
{
	return (struct batch){ .db = u->db, .unit = u, .lens = u->conn->lens, .eyes = u->eyes, .arena = u->arena,
		.fi = u->fi };
}

void batch_add(struct batch *b, const struct stmt *s, const struct value *params, void *dest)
{
	if (b->n < BATCH_MAX)
		b->items[b->n] = (struct batch_item){ s, params, dest };
	/* one beyond the end says that it did not fit; batch_run refuses it */
	if (b->n <= BATCH_MAX)
		b->n++;
}

static enum fault value_check(const struct stmt *s, const struct value *v, enum value_type type, struct fault_info *fi)
{
	if (v->type != type)
		return fault_detail(fi, FAULT_INTERNAL, s->name, "a parameter of another type");
	if (v->null || type == VALUE_INT)
		return FAULT_NONE;
	if (!v->s.p)
		return fault_detail(fi, FAULT_INTERNAL, s->name, "a parameter without a value");
	if (type == VALUE_TEXT && !str_utf8(v->s))
		return fault_detail(fi, FAULT_INVALID, s->name, "a text that is no UTF-8");
	return FAULT_NONE;
}

enum fault db_item_check(const struct db *db, const struct batch_item *item, enum lens lens, bool write,
	struct fault_info *fi)
{
	const struct stmt *s = item->stmt;
	size_t i;

	if (!db_stmt_index(db, s, &i))
		return fault_detail(fi, FAULT_INTERNAL, s->name, "is not in the set");
	if (!(s->lenses & 1u << lens))
		return fault_detail(fi, FAULT_INTERNAL, s->name, "is not for this lens");
	if (s->write && !write)
		return fault_detail(fi, FAULT_INTERNAL, s->name, "writes outside a unit");
	for (i = 0; i < s->nparams; i++)
		TRY(value_check(s, &item->params[i], s->params[i], fi));
	return FAULT_NONE;
}

static enum fault batch_check(const struct batch *b)
{
	if (b->n > BATCH_MAX)
		return fault_detail(b->fi, FAULT_INTERNAL, b->items[0].stmt->name, "more statements than a batch may have");
	for (size_t i = 0; i < b->n; i++) {
		const struct stmt *s = b->items[i].stmt;

		if (s->logfile && s->write)
			return fault_detail(b->fi, FAULT_INTERNAL, s->name, "is written by db_append");
		TRY(db_item_check(b->db, &b->items[i], b->lens, b->unit != NULL, b->fi));
	}
	return FAULT_NONE;
}

static struct fault_info info_keep(const struct fault_info *fi)
{
	return fi ? *fi : (struct fault_info){ 0 };
}

static void info_restore(struct fault_info *fi, const struct fault_info *kept)
{
	if (fi)
		*fi = *kept;
}

/* A connection that was lost while idle shows only now: once more on a fresh one. */
static enum fault batch_read(const struct batch *b)
{
	const struct driver *d = b->db->driver;
	struct fault_info kept = info_keep(b->fi);
	struct conn *c;
	enum fault f;

	TRY(db_lease(b->db, b->lens, &c, b->fi));
	f = d->read(c, &b->eyes, b->items, b->n, b->arena, b->fi);
	if (f && c->lost) {
		info_restore(b->fi, &kept);
		f = lease_renew(b->db, &c, b->fi);
		if (!f)
			f = d->read(c, &b->eyes, b->items, b->n, b->arena, b->fi);
	}
	db_lease_end(b->db, c);
	return f;
}

/* Runs what waits in the unit and these behind it: in one go when they fit. */
static enum fault unit_items(struct unit *u, const struct batch_item *items, size_t n)
{
	const struct driver *d = u->db->driver;
	size_t later = u->nlater;

	u->nlater = 0;
	if (later && later + n <= BATCH_MAX) {
		if (n)
			memcpy(u->later + later, items, n * sizeof(items[0]));
		TRY(d->run(u->conn, u->later, later + n, u->arena, u->fi));
	} else {
		if (later)
			TRY(d->run(u->conn, u->later, later, u->arena, u->fi));
		if (n)
			TRY(d->run(u->conn, items, n, u->arena, u->fi));
	}
	for (size_t i = 0; i < later; i++)
		if (u->later_changed[i] != 1)
			return fault_set(u->fi, FAULT_DENIED, NULL, u->later_rule[i]);
	return FAULT_NONE;
}

enum fault batch_run(struct batch *b)
{
	enum fault f = batch_check(b);

	if (!f && b->n) {
		if (!b->unit)
			f = batch_read(b);
		else if (b->unit->fault)
			f = fault_detail(b->fi, b->unit->fault, b->items[0].stmt->name, "after a fault in its unit");
		else
			f = unit_items(b->unit, b->items, b->n);
	}
	if (f && b->unit && !b->unit->fault)
		b->unit->fault = f;
	b->n = 0;
	return f;
}

enum fault batch_later(struct batch *b, const char *rule)
{
	struct unit *u = b->unit;
	enum fault f = u ? batch_check(b) : fault_detail(b->fi, FAULT_INTERNAL, "batch_later", "outside a unit");

	if (!u) {
		b->n = 0;
		return f;
	}
	if (!f && u->nlater + b->n > BATCH_MAX)
		f = u->fault ? u->fault : unit_items(u, NULL, 0);
	for (size_t i = 0; !f && i < b->n; i++) {
		u->later_rule[u->nlater] = rule;
		u->later_changed[u->nlater] = 0;
		u->later[u->nlater] = (struct batch_item){ b->items[i].stmt, b->items[i].params, &u->later_changed[u->nlater] };
		u->nlater++;
	}
	if (f && !u->fault)
		u->fault = f;
	b->n = 0;
	return f;
}

enum fault unit_settle(struct unit *u)
{
	if (!u->fault)
		u->fault = unit_items(u, NULL, 0);
	return u->fault;
}

/* ---- units ---- */

struct arena *unit_arena(struct unit *u)
{
	return u->arena;
}

struct fault_info *unit_fault(struct unit *u)
{
	return u->fi;
}

int64_t unit_moment(const struct unit *u)
{
	return u->eyes.moment;
}

/* The unit once, on a connection of its own. Sets c->lost and c->again. */
static enum fault unit_once(struct unit *u, unit_fn fn, void *arg)
{
	const struct driver *d = u->db->driver;
	enum fault f;

	u->conn->again = false;
	TRY(d->begin(u->conn, &u->eyes, u->fi));
	f = fn(u, arg);
	if (!f)
		f = unit_settle(u);
	if (!f)
		f = d->commit(u->conn, u->fi);
	if (f)
		d->rollback(u->conn);
	return f;
}

static enum fault unit_try(struct unit *u, unit_fn fn, void *arg, int tried)
{
	pthread_rwlock_t *beside = &u->db->beside;
	enum fault f;

	(void)(tried > UNIT_TRIES_BESIDE ? pthread_rwlock_wrlock(beside) : pthread_rwlock_rdlock(beside));
	f = unit_once(u, fn, arg);
	(void)pthread_rwlock_unlock(beside);
	return f;
}

/* Waits a little, longer each time and never as long as another, so that units that met do not meet again: between a half
 * and the whole of a time that doubles. All waits together stay under a fifth of a second. */
static void back_off(int tried)
{
	uint64_t most = UINT64_C(500000) << (tried < BACK_OFF_MAX ? tried : BACK_OFF_MAX), part = 0;
	struct timespec t;

	random_bytes(&part, sizeof(part));
	t = (struct timespec){ 0, (long)(most / 2 + part % (most / 2)) };
	(void)nanosleep(&t, NULL);
}

static enum fault txn_pooled(struct db *db, enum lens lens, const struct db_eyes *eyes, struct arena *a,
	struct fault_info *fi, unit_fn fn, void *arg)
{
	struct fault_info kept = info_keep(fi);
	bool renewed = false;
	struct conn *c;
	enum fault f;

	TRY(db_lease(db, lens, &c, fi));
	for (int tried = 1;; tried++) {
		struct unit u = { .db = db, .conn = c, .eyes = eyes_now(eyes), .arena = a, .fi = fi };

		f = unit_try(&u, fn, arg, tried);
		if (!f || f == FAULT_UNCERTAIN || !(c->lost ? !renewed : c->again && tried < UNIT_TRIES))
			break;
		info_restore(fi, &kept);
		if (c->lost) {
			renewed = true;
			f = lease_renew(db, &c, fi);
			if (f)
				break;
		} else {
			back_off(tried);
		}
	}
	db_lease_end(db, c);
	return f;
}

enum fault db_txn(struct db *db, enum lens lens, const struct db_eyes *eyes, struct arena *a, struct fault_info *fi,
	unit_fn fn, void *arg)
{
	if (lens != LENS_ACTOR && lens != LENS_KAAL)
		return fault_detail(fi, FAULT_INTERNAL, "unit", "writes through this lens are none");
	if (db->writer)
		return writer_run(db->writer, lens, eyes, a, fi, fn, arg);
	return txn_pooled(db, lens, eyes, a, fi, fn, arg);
}

enum fault db_ping(struct db *db, struct fault_info *fi)
{
	struct fault_info kept = info_keep(fi);
	struct conn *c;
	enum fault f;

	TRY(db_lease(db, LENS_ACTOR, &c, fi));
	f = db->driver->ping(c, fi);
	if (f && c->lost) {
		info_restore(fi, &kept);
		f = lease_renew(db, &c, fi);
		if (!f)
			f = db->driver->ping(c, fi);
	}
	db_lease_end(db, c);
	return f;
}
