/* The SQLite writer: one thread runs every unit, and commits together what waited together.
 *
 * What: a group is the units that were queued when the thread looked, each in a savepoint of one transaction; one flush
 *   makes them all durable. A unit that fails is undone alone. When COMMIT fails, or SQLite undid the transaction by
 *   itself (disk full), every unit of the group is told, for none of it was kept.
 * Lenses: a connection per lens, opened when first needed, by this thread. Only one has a transaction open: a unit of
 *   another lens ends the group first. Checkpoints come between groups, after the waiters are told.
 * Lifetimes: a job lives on the stack of the thread that waits for it. Threading: the queue is locked; everything else
 *   belongs to the writer thread.
 */
#include <assert.h>
#include <stdlib.h>

#include "basis/klok.h"
#include "db/db_priv.h"

#define GROUP_MAX 64

enum job_kind { JOB_UNIT, JOB_CHECKPOINT };

struct job {
	enum job_kind kind;
	enum lens lens;
	const struct db_eyes *eyes;
	struct arena *arena;
	struct fault_info *fi;
	unit_fn fn;
	void *arg;
	enum fault result;
	bool done;
	pthread_cond_t told;
	struct job *next;
};

struct writer {
	struct db *db;
	struct conn *conns[LENS__MAX]; /* the thread's */
	pthread_t thread;
	pthread_mutex_t mutex; /* queue, stop, done of each job */
	pthread_cond_t work;
	struct job *first, *last;
	bool stop;
};

/* A group under way, on the thread's stack. */
struct group {
	struct conn *conn; /* NULL: none is open */
	size_t n;
	struct job *jobs[GROUP_MAX];
};

/* ---- telling ---- */

/* After this the job's memory is its waiter's again. */
static void tell(struct writer *w, struct job *j)
{
	(void)pthread_mutex_lock(&w->mutex);
	j->done = true;
	(void)pthread_cond_signal(&j->told);
	(void)pthread_mutex_unlock(&w->mutex);
}

/* Those that succeeded so far learn what became of the group. */
static void group_tell(struct writer *w, struct group *g, enum fault f, const struct fault_info *why)
{
	for (size_t i = 0; i < g->n; i++) {
		struct job *j = g->jobs[i];

		if (f && !j->result)
			j->result = fault_detail(j->fi, f, why->detail, NULL);
		tell(w, j);
	}
	g->n = 0;
	g->conn = NULL;
}

static void group_fail(struct writer *w, struct group *g, enum fault f, const struct fault_info *why)
{
	if (g->conn)
		g->conn->driver->rollback(g->conn);
	group_tell(w, g, f, why);
}

static void group_commit(struct writer *w, struct group *g)
{
	struct fault_info why = { 0 };
	struct conn *c = g->conn;
	enum fault f;

	if (!c)
		return;
	f = c->driver->commit(c, &why);
	if (f) {
		group_fail(w, g, f, &why);
		return;
	}
	group_tell(w, g, FAULT_NONE, NULL);
	/* what a passive checkpoint cannot do now the next one does */
	(void)!sqlite_checkpoint(c, false, NULL);
}

/* ---- running ---- */

static enum fault writer_conn(struct writer *w, enum lens lens, struct conn **ret, struct fault_info *fi)
{
	if (!w->conns[lens])
		TRY(sqlite_open_writer(w->db, lens, &w->conns[lens], fi));
	*ret = w->conns[lens];
	return FAULT_NONE;
}

/* A transaction on the job's connection is open. */
static enum fault group_join(struct writer *w, struct group *g, const struct job *j)
{
	struct conn *c;

	TRY(writer_conn(w, j->lens, &c, j->fi));
	if (g->conn && (g->conn != c || g->n == GROUP_MAX))
		group_commit(w, g);
	if (!g->conn) {
		TRY(c->driver->begin(c, j->eyes, j->fi));
		g->conn = c;
	}
	return FAULT_NONE;
}

/* The unit in its savepoint. *ret_gone: the transaction is lost, and with it the group. */
static enum fault unit_run(struct writer *w, struct conn *c, const struct job *j, bool *ret_gone)
{
	struct unit u = { .db = w->db, .conn = c, .eyes = *j->eyes, .arena = j->arena, .fi = j->fi };
	enum fault f;

	/* the moment of the unit is when it runs, so that the journaal's moments rise with its order */
	if (!u.eyes.moment)
		u.eyes.moment = klok_now();
	f = sqlite_savepoint(c, &u.eyes, j->fi);
	if (!f)
		f = j->fn(&u, j->arg);
	if (!f)
		f = unit_settle(&u);
	*ret_gone = sqlite_gone(c);
	if (*ret_gone)
		return f ? f : fault_detail(j->fi, FAULT_INTERNAL, "unit", "the transaction is gone");
	if (!f)
		f = sqlite_release(c, j->fi);
	/* what was told that it failed must not be there when the group commits */
	if (f && sqlite_undo(c, j->fi))
		*ret_gone = true;
	c->eyes = (struct db_eyes){ 0 };
	return f;
}

static void job_unit(struct writer *w, struct group *g, struct job *j)
{
	struct fault_info why = { 0 };
	bool gone = false;

	j->result = group_join(w, g, j);
	if (j->result) {
		tell(w, j);
		return;
	}
	j->result = unit_run(w, g->conn, j, &gone);
	g->jobs[g->n++] = j;
	if (gone) {
		(void)fault_detail(&why, j->result, "unit", "another unit of the group undid the transaction");
		group_fail(w, g, j->result, &why);
	}
}

static void job_checkpoint(struct writer *w, struct group *g, struct job *j)
{
	struct conn *c;

	group_commit(w, g);
	j->result = writer_conn(w, LENS_ACTOR, &c, j->fi);
	if (!j->result)
		j->result = sqlite_checkpoint(c, true, j->fi);
	tell(w, j);
}

static void run_jobs(struct writer *w, struct job *j)
{
	struct group g = { 0 };

	while (j) {
		struct job *next = j->next;

		if (j->kind == JOB_UNIT)
			job_unit(w, &g, j);
		else
			job_checkpoint(w, &g, j);
		j = next;
	}
	group_commit(w, &g);
}

/* Everything that waits; NULL when the writer stops. */
static struct job *take_jobs(struct writer *w)
{
	struct job *j;

	(void)pthread_mutex_lock(&w->mutex);
	while (!w->first && !w->stop)
		(void)pthread_cond_wait(&w->work, &w->mutex);
	j = w->first;
	w->first = w->last = NULL;
	(void)pthread_mutex_unlock(&w->mutex);
	return j;
}

static void *writer_main(void *arg)
{
	struct writer *w = arg;
	struct job *j;

	while ((j = take_jobs(w)) != NULL)
		run_jobs(w, j);
	return NULL;
}

/* ---- from other threads ---- */

static enum fault job_wait(struct writer *w, struct job *j)
{
	bool stopped;

	/* a unit that starts another would wait for itself */
	if (pthread_equal(pthread_self(), w->thread))
		return fault_detail(j->fi, FAULT_INTERNAL, "unit", "begun within a unit");
	(void)pthread_cond_init(&j->told, NULL);
	(void)pthread_mutex_lock(&w->mutex);
	stopped = w->stop;
	if (!stopped) {
		if (w->last)
			w->last->next = j;
		else
			w->first = j;
		w->last = j;
		(void)pthread_cond_signal(&w->work);
		while (!j->done)
			(void)pthread_cond_wait(&j->told, &w->mutex);
	}
	(void)pthread_mutex_unlock(&w->mutex);
	(void)pthread_cond_destroy(&j->told);
	return stopped ? fault_detail(j->fi, FAULT_BUSY, "unit", "the database closes") : j->result;
}

enum fault writer_run(struct writer *w, enum lens lens, const struct db_eyes *eyes, struct arena *a,
	struct fault_info *fi, unit_fn fn, void *arg)
{
	struct job j = { .kind = JOB_UNIT, .lens = lens, .eyes = eyes, .arena = a, .fi = fi, .fn = fn, .arg = arg };

	return job_wait(w, &j);
}

size_t writer_waiting(struct writer *w)
{
	size_t n = 0;

	(void)pthread_mutex_lock(&w->mutex);
	for (const struct job *j = w->first; j; j = j->next)
		n++;
	(void)pthread_mutex_unlock(&w->mutex);
	return n;
}

enum fault writer_checkpoint(struct writer *w, struct fault_info *fi)
{
	struct job j = { .kind = JOB_CHECKPOINT, .fi = fi };

	return job_wait(w, &j);
}

enum fault writer_new(struct db *db, struct writer **ret, struct fault_info *fi)
{
	struct writer *w = db_alloc(1, sizeof(*w));
	enum fault f;

	w->db = db;
	(void)pthread_mutex_init(&w->mutex, NULL);
	(void)pthread_cond_init(&w->work, NULL);
	/* opened here, so that a file that cannot be written shows at once; from now on it is the thread's */
	f = sqlite_open_writer(db, LENS_ACTOR, &w->conns[LENS_ACTOR], fi);
	if (!f && pthread_create(&w->thread, NULL, writer_main, w))
		f = fault_detail(fi, FAULT_INTERNAL, "writer", "no thread");
	if (f) {
		if (w->conns[LENS_ACTOR])
			w->conns[LENS_ACTOR]->driver->close(&w->conns[LENS_ACTOR]);
		free(w);
		return f;
	}
	*ret = w;
	return FAULT_NONE;
}

void writer_free(struct writer **ref)
{
	struct writer *w = *ref;

	if (!w)
		return;
	(void)pthread_mutex_lock(&w->mutex);
	w->stop = true;
	(void)pthread_cond_signal(&w->work);
	(void)pthread_mutex_unlock(&w->mutex);
	(void)pthread_join(w->thread, NULL);
	assert(!w->first);
	/* an empty WAL is a courtesy to whoever copies the file; the next opening does not need it */
	(void)!sqlite_checkpoint(w->conns[LENS_ACTOR], true, NULL);
	for (int lens = 0; lens < LENS__MAX; lens++)
		if (w->conns[lens])
			w->conns[lens]->driver->close(&w->conns[lens]);
	(void)pthread_cond_destroy(&w->work);
	(void)pthread_mutex_destroy(&w->mutex);
	free(w);
	*ref = NULL;
}
