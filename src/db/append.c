/* The appender: rows of the log, made durable in groups by one thread with a connection of its own.
 *
 * What: db_append copies rows and gives a number; the thread commits what waits together; db_append_wait returns when
 *   its number is on disk. A call is all or nothing: when a group fails on a row, each call is tried by itself.
 * Why not in units: on SQLite the log is a file of its own, so that a page waits for its own record and nothing else.
 * Gathering: each commit writes the same few pages again, whether for one row or for twenty. When several came at once the
 *   time before, the thread waits GATHER_US before it takes what waits; who looks alone never waits for others.
 * Numbering: $proces is drawn anew when the appender starts and after a commit of which nobody knows whether it
 *   happened; $volgnr counts what this proces committed, so that a record that is missing shows as a gap.
 * Failures are kept by number in a ring; a ticket older than the ring remembers is told it failed: closed, not open.
 * Threading: the queue and the outcomes are locked; connection and counters belong to the thread.
 */
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "basis/arena.h"
#include "basis/geheim.h"
#include "db/db_priv.h"

#define QUEUE_ROWS_MAX 20000
#define GROUP_ROWS_MAX 2000
#define GATHER_US 400
#define FAILED_MAX 4096
#define BELLS 64 /* whoever waits is woken by his number: not all by every group */
#define WORK_CAP ((size_t)16 * 1024 * 1024)

struct call {
	struct call *next;
	uint64_t number;
	const struct stmt *stmt;
	size_t nrows;
	struct value *rows;
	enum fault result;
	struct value values[]; /* and behind them the bytes of the texts */
};

struct failed {
	uint64_t number;
	enum fault fault;
};

struct appender {
	struct db *db;
	struct conn *conn; /* the thread's */
	int64_t proces, volgnr;
	pthread_t thread;
	pthread_mutex_t mutex; /* all below */
	pthread_cond_t work, checked, told[BELLS];
	struct call *first, *last;
	size_t waiting; /* rows in the queue */
	uint64_t given, done; /* numbers */
	uint64_t groups;      /* committed */
	struct failed failed[FAILED_MAX]; /* by number modulo the size */
	uint64_t forgotten; /* the highest number that was pushed out */
	bool stop;
	uint64_t asked, checkpoints; /* forced checkpoints: how many were asked for, how many of these are done */
	struct fault_info checkpoint_info;
	enum fault checkpoint_fault;
};

/* ---- writing a group ---- */

/* The rows of the calls, numbered. */
static struct batch_item *rows_number(struct appender *ap, struct arena *a, struct call *first,
	const struct call *end, size_t *ret_n)
{
	struct batch_item *items;
	size_t n = 0;

	for (const struct call *k = first; k != end; k = k->next)
		n += k->nrows;
	items = ARENA_ARRAY(a, n + 1, struct batch_item);
	n = 0;
	for (struct call *k = first; k != end; k = k->next) {
		const struct stmt *s = k->stmt;

		for (size_t i = 0; i < k->nrows; i++) {
			struct value *row = k->rows + i * s->nparams;

			if (s->proces)
				row[s->proces - 1].i = ap->proces;
			if (s->volgnr)
				row[s->volgnr - 1].i = ++ap->volgnr;
			items[n++] = (struct batch_item){ s, row, NULL };
		}
	}
	*ret_n = n;
	return items;
}

static void note_group(struct appender *ap)
{
	(void)pthread_mutex_lock(&ap->mutex);
	ap->groups++;
	(void)pthread_mutex_unlock(&ap->mutex);
}

static enum fault group_try(struct appender *ap, struct call *first, const struct call *end, struct fault_info *fi)
{
	struct arena *a = arena_new(WORK_CAP);
	int64_t volgnr = ap->volgnr;
	size_t n;
	const struct batch_item *items = rows_number(ap, a, first, end, &n);
	enum fault f = ap->conn->driver->append(ap->conn, items, n, a, fi);

	if (f)
		ap->volgnr = volgnr;
	if (f == FAULT_UNCERTAIN) {
		ap->proces = id_new();
		ap->volgnr = 0;
	}
	if (!f)
		note_group(ap);
	arena_free(&a);
	return f;
}

/* Again on a fresh connection when the first was lost. What was committed all the same then stands there twice, under the
 * numbers of two processes: better than a look that nobody can find. */
static enum fault group_run(struct appender *ap, struct call *first, const struct call *end)
{
	struct fault_info fi = { 0 };
	struct conn *fresh;
	enum fault f;

	f = ap->conn->lost ? FAULT_BUSY : group_try(ap, first, end, &fi);
	if (!f || !ap->conn->lost)
		return f;
	fault_clear(&fi);
	if (ap->db->driver->open_append(ap->db, &fresh, &fi))
		return FAULT_BUSY;
	ap->conn->driver->close(&ap->conn);
	ap->conn = fresh;
	return group_try(ap, first, end, &fi);
}

/* The calls from first up to end, together, or one by one when one of them is refused. */
static void group_write(struct appender *ap, struct call *first, const struct call *end)
{
	enum fault f = group_run(ap, first, end);
	bool own = f == FAULT_CONFLICT || f == FAULT_INVALID || f == FAULT_INTERNAL;

	for (struct call *k = first; k != end; k = k->next)
		k->result = own && (k != first || k->next != end) ? group_run(ap, k, k->next) : f;
}

/* ---- outcomes ---- */

static void note_outcomes(struct appender *ap, struct call *first, const struct call *end)
{
	(void)pthread_mutex_lock(&ap->mutex);
	for (struct call *k = first; k != end; k = k->next) {
		struct failed *slot = &ap->failed[k->number % FAILED_MAX];

		ap->done = k->number;
		ap->waiting -= k->nrows;
		if (!k->result)
			continue;
		if (slot->number > ap->forgotten)
			ap->forgotten = slot->number;
		*slot = (struct failed){ k->number, k->result };
	}
	(void)pthread_mutex_unlock(&ap->mutex);
	for (struct call *k = first; k != end; k = k->next)
		(void)pthread_cond_broadcast(&ap->told[k->number % BELLS]);
}

static void calls_free(struct call *first, const struct call *end)
{
	while (first != end) {
		struct call *next = first->next;

		free(first);
		first = next;
	}
}

static void write_all(struct appender *ap, struct call *first)
{
	while (first) {
		struct call *end = first;
		size_t rows = 0;

		while (end && (end == first || rows + end->nrows <= GROUP_ROWS_MAX)) {
			rows += end->nrows;
			end = end->next;
		}
		group_write(ap, first, end);
		note_outcomes(ap, first, end);
		calls_free(first, end);
		first = end;
	}
}

/* For all who asked before it began. */
static void do_checkpoint(struct appender *ap, uint64_t asked)
{
	struct fault_info fi = { 0 };
	enum fault f = sqlite_checkpoint(ap->conn, true, &fi);

	(void)pthread_mutex_lock(&ap->mutex);
	ap->checkpoints = asked;
	ap->checkpoint_fault = f;
	ap->checkpoint_info = fi;
	(void)pthread_cond_broadcast(&ap->checked);
	(void)pthread_mutex_unlock(&ap->mutex);
}

/* Takes what waits, once there is something; false: to stop after it. */
static bool take(struct appender *ap, bool gather, struct call **ret_first, uint64_t *ret_asked)
{
	bool go_on;

	(void)pthread_mutex_lock(&ap->mutex);
	while (!ap->first && !ap->stop && ap->asked == ap->checkpoints)
		(void)pthread_cond_wait(&ap->work, &ap->mutex);
	if (gather && !ap->stop && ap->asked == ap->checkpoints) {
		(void)pthread_mutex_unlock(&ap->mutex);
		(void)nanosleep(&(struct timespec){ .tv_nsec = GATHER_US * 1000L }, NULL);
		(void)pthread_mutex_lock(&ap->mutex);
	}
	*ret_first = ap->first;
	*ret_asked = ap->asked;
	go_on = !ap->stop;
	ap->first = ap->last = NULL;
	(void)pthread_mutex_unlock(&ap->mutex);
	return go_on;
}

static void *appender_main(void *arg)
{
	struct appender *ap = arg;
	bool go_on = true, several = false;
	uint64_t asked, done = 0;

	while (go_on) {
		struct call *first;

		go_on = take(ap, several, &first, &asked);
		several = first && first->next;
		write_all(ap, first);
		if (asked != done)
			do_checkpoint(ap, done = asked);
		else if (ap->db->kind == DB_SQLITE)
			(void)!sqlite_checkpoint(ap->conn, false, NULL);
	}
	return NULL;
}

/* ---- from other threads ---- */

/* A copy in one piece: the values, then the bytes they point at. */
static struct call *call_copy(const struct stmt *s, const struct value *rows, size_t nrows)
{
	size_t n = nrows * s->nparams, bytes = 0;
	struct call *k;
	char *to;

	for (size_t i = 0; i < n; i++)
		bytes += rows[i].type == VALUE_INT || rows[i].null ? 0 : rows[i].s.n;
	k = db_alloc(1, sizeof(*k) + n * sizeof(struct value) + bytes + 1);
	k->stmt = s;
	k->nrows = nrows;
	k->rows = k->values;
	to = (char *)(k->values + n);
	for (size_t i = 0; i < n; i++) {
		k->values[i] = rows[i];
		if (rows[i].type == VALUE_INT || rows[i].null)
			continue;
		memcpy(to, rows[i].s.p, rows[i].s.n);
		k->values[i].s.p = to;
		to += rows[i].s.n;
	}
	return k;
}

enum fault db_append(struct db *db, const struct stmt *s, const struct value *rows, size_t nrows,
	struct append_ticket *ret, struct fault_info *fi)
{
	struct appender *ap = db->appender;
	struct call *k;
	bool full;

	if (!s->logfile || !s->write)
		return fault_detail(fi, FAULT_INTERNAL, s->name, "is no write of the log");
	for (size_t i = 0; i < nrows; i++) {
		struct batch_item item = { s, rows + i * s->nparams, NULL };

		TRY(db_item_check(db, &item, LENS_KAAL, true, fi));
	}
	k = call_copy(s, rows, nrows);
	(void)pthread_mutex_lock(&ap->mutex);
	full = ap->stop || ap->waiting + nrows > QUEUE_ROWS_MAX;
	if (!full) {
		k->number = ++ap->given;
		ap->waiting += nrows;
		*ret = (struct append_ticket){ .pending = true, .group = k->number };
		if (ap->last)
			ap->last->next = k;
		else
			ap->first = k;
		ap->last = k;
		(void)pthread_cond_signal(&ap->work);
	}
	(void)pthread_mutex_unlock(&ap->mutex);
	if (!full)
		return FAULT_NONE;
	free(k);
	return fault_detail(fi, FAULT_BUSY, s->name, "too many rows wait for the log");
}

static enum fault outcome(const struct appender *ap, uint64_t number)
{
	const struct failed *slot = &ap->failed[number % FAILED_MAX];

	if (slot->number == number)
		return slot->fault;
	return number <= ap->forgotten ? FAULT_INTERNAL : FAULT_NONE;
}

enum fault db_append_wait(struct db *db, struct append_ticket *t, struct fault_info *fi)
{
	struct appender *ap = db->appender;

	if (t->pending) {
		(void)pthread_mutex_lock(&ap->mutex);
		while (ap->done < t->group)
			(void)pthread_cond_wait(&ap->told[t->group % BELLS], &ap->mutex);
		t->fault = outcome(ap, t->group);
		(void)pthread_mutex_unlock(&ap->mutex);
		t->pending = false;
	}
	return t->fault ? fault_detail(fi, t->fault, "log", "the rows are not on disk") : FAULT_NONE;
}

uint64_t appender_groups(struct appender *ap)
{
	uint64_t n;

	(void)pthread_mutex_lock(&ap->mutex);
	n = ap->groups;
	(void)pthread_mutex_unlock(&ap->mutex);
	return n;
}

enum fault appender_check(struct appender *ap, const struct stmt *s, struct fault_info *fi)
{
	return ap->conn->driver->check(ap->conn, s, fi);
}

enum fault appender_checkpoint(struct appender *ap, struct fault_info *fi)
{
	enum fault f;
	uint64_t mine;

	(void)pthread_mutex_lock(&ap->mutex);
	mine = ++ap->asked;
	(void)pthread_cond_signal(&ap->work);
	while (ap->checkpoints < mine)
		(void)pthread_cond_wait(&ap->checked, &ap->mutex);
	f = ap->checkpoint_fault;
	if (f)
		f = fault_detail(fi, f, ap->checkpoint_info.detail, NULL);
	(void)pthread_mutex_unlock(&ap->mutex);
	return f;
}

enum fault appender_new(struct db *db, struct appender **ret, struct fault_info *fi)
{
	struct appender *ap = db_alloc(1, sizeof(*ap));
	enum fault f;

	ap->db = db;
	ap->proces = id_new();
	(void)pthread_mutex_init(&ap->mutex, NULL);
	(void)pthread_cond_init(&ap->work, NULL);
	(void)pthread_cond_init(&ap->checked, NULL);
	for (size_t i = 0; i < BELLS; i++)
		(void)pthread_cond_init(&ap->told[i], NULL);
	f = db->driver->open_append(db, &ap->conn, fi);
	if (!f && pthread_create(&ap->thread, NULL, appender_main, ap))
		f = fault_detail(fi, FAULT_INTERNAL, "appender", "no thread");
	if (f) {
		if (ap->conn)
			ap->conn->driver->close(&ap->conn);
		free(ap);
		return f;
	}
	*ret = ap;
	return FAULT_NONE;
}

void appender_free(struct appender **ref)
{
	struct appender *ap = *ref;

	if (!ap)
		return;
	(void)pthread_mutex_lock(&ap->mutex);
	ap->stop = true;
	(void)pthread_cond_signal(&ap->work);
	(void)pthread_mutex_unlock(&ap->mutex);
	(void)pthread_join(ap->thread, NULL);
	if (ap->db->kind == DB_SQLITE)
		(void)!sqlite_checkpoint(ap->conn, true, NULL);
	ap->conn->driver->close(&ap->conn);
	(void)pthread_cond_destroy(&ap->checked);
	for (size_t i = 0; i < BELLS; i++)
		(void)pthread_cond_destroy(&ap->told[i]);
	(void)pthread_cond_destroy(&ap->work);
	(void)pthread_mutex_destroy(&ap->mutex);
	free(ap);
	*ref = NULL;
}
