/* schakel restore: puts a backup back. Nothing that stood there is thrown away.
 *
 * SQLite: the server is down, and what stood there is moved aside. All that can go wrong is done on a copy beside the
 * database: copying, migrating, opening. Only then names are changed, so a backup that is damaged, or a disk that is full,
 * leaves everything as it was. PostgreSQL: into an empty database that the configuration names.
 * Destructions made since the backup are carried out again, from the file of the setting `vernietigingen`, before anybody
 * can look; the restore itself is an event in the journaal, so that it can never be hidden.
 */
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "basis/file.h"
#include "domein/organisatie/inrichting.h"
#include "koppeling/vernietigd.h"
#include "main/schakel.h"

#define PIECE 65536

static enum fault file_copy(struct toestel *t, const char *from, const char *to)
{
	int in = open(from, O_RDONLY | O_CLOEXEC), out = -1;
	char *p = arena_alloc(t->arena, PIECE);
	ssize_t n = -1;
	int why;

	if (in < 0)
		return fault_detail(&t->fi, FAULT_INVALID, from, strerror(errno));
	out = open(to, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	while (out >= 0 && (n = read(in, p, PIECE)) > 0) {
		ssize_t done = write(out, p, (size_t)n);

		if (done == n)
			continue;
		if (done >= 0)
			errno = ENOSPC;
		n = -1;
		break;
	}
	if (out >= 0 && n == 0 && fsync(out) != 0)
		n = -1;
	why = errno;
	if (out >= 0)
		close(out);
	close(in);
	if (out >= 0 && n == 0)
		return FAULT_NONE;
	return fault_detail(&t->fi, why == ENOSPC ? FAULT_FULL : FAULT_INTERNAL, to, strerror(why));
}

static struct str cat3(struct toestel *t, struct str a, const char *b, struct str c)
{
	return str_cat(t->arena, str_cat(t->arena, a, str_z(b)), c);
}

/* The path with `front` before its last name. */
static struct str fronted(struct toestel *t, struct str path, struct str front)
{
	const char *slash = strrchr(path.p, '/');
	size_t n = slash ? (size_t)(slash - path.p) + 1 : 0;

	return str_cat(t->arena, str_cat(t->arena, (struct str){ path.p, n }, front),
		(struct str){ path.p + n, path.n - n });
}

static struct str in_dir(struct toestel *t, const char *dir, struct str path)
{
	const char *slash = strrchr(path.p, '/');

	return cat3(t, str_z(dir), "/", str_z(slash ? slash + 1 : path.p));
}

/* "x.db" has its log in "x.log.db". */
static struct str log_path(struct toestel *t, struct str path)
{
	const char *dot = strrchr(path.p, '.'), *slash = strrchr(path.p, '/');
	size_t n = dot && (!slash || dot > slash) ? (size_t)(dot - path.p) : path.n;
	struct str head = { path.p, n }, tail = { path.p + n, path.n - n };

	return cat3(t, head, ".log", tail);
}

static const char *const endings[] = { "", "-wal", "-shm" };

/* What SQLite keeps beside a file holds changes of that file: it goes along. */
static enum fault move_aside(struct toestel *t, struct str path, struct str moment)
{
	for (size_t i = 0; i < sizeof(endings) / sizeof(endings[0]); i++) {
		struct str from = str_cat(t->arena, path, str_z(endings[i]));
		struct str to = str_cat(t->arena, cat3(t, path, ".voor-", moment), str_z(endings[i]));

		if (rename(from.p, to.p) != 0 && errno != ENOENT)
			return fault_detail(&t->fi, FAULT_INTERNAL, from.p, strerror(errno));
	}
	return FAULT_NONE;
}

static void throw_away(struct toestel *t, struct str path)
{
	for (size_t i = 0; i < sizeof(endings) / sizeof(endings[0]); i++)
		(void)unlink(str_cat(t->arena, path, str_z(endings[i])).p);
	(void)unlink(str_cat(t->arena, path, STR(".lock")).p);
}

/* A copy is one file: nothing of it may still wait in a log beside it. */
static enum fault alone(struct toestel *t, struct str path)
{
	struct str wal = str_cat(t->arena, path, STR("-wal"));
	struct stat st;

	if (stat(wal.p, &st) == 0 && st.st_size)
		return fault_detail(&t->fi, FAULT_BUSY, wal.p, "is not empty");
	return FAULT_NONE;
}

struct restore {
	struct str path, log; /* of the database */
	struct str copy, copy_log; /* beside it, until they are known to be good */
	struct str moment;
};

/* What was destroyed since the backup is destroyed in it again. Without the file that is said, not guessed. */
static enum fault destroy_again(struct toestel *t, struct ctx *c)
{
	struct str path = config_text(t->config, "vernietigingen");
	struct vernietigden l;
	int64_t n = 0;
	enum fault f = path.n ? vernietigd_read(c, path.p, &l) : FAULT_NOT_FOUND;

	if (f == FAULT_NOT_FOUND) {
		fault_clear(&t->fi);
		command_say("Er is geen bestand met vernietigingen (instelling vernietigingen): er is niets opnieuw vernietigd.");
		return FAULT_NONE;
	}
	TRY(f);
	TRY(vernietigd_redo(c, &l, &n));
	command_say(str_cat(t->arena, STR("Opnieuw vernietigd na deze back-up: "), str_from_i64(t->arena, n)).p);
	return FAULT_NONE;
}

/* Brings what was put back to this program's schema, and writes in it that it was put back. */
static enum fault bring_up(struct toestel *t, const char *dir)
{
	struct ctx c;

	TRY(db_migrate(&t->db_config, &t->fi, command_say));
	TRY(toestel_db(t));
	TRY(toestel_ctx(t, "restore", "beheer", NULL, &c));
	TRY(inrichting_event(&c, "teruggezet", str_z(dir)));
	TRY(destroy_again(t, &c));
	db_close(&t->db);
	return FAULT_NONE;
}

static enum fault copy_make(struct toestel *t, const struct restore *r, const char *dir)
{
	TRY(file_copy(t, in_dir(t, dir, r->path).p, r->copy.p));
	TRY(file_copy(t, in_dir(t, dir, r->log).p, r->copy_log.p));
	t->db_config.path = r->copy.p;
	TRY(bring_up(t, dir));
	TRY(alone(t, r->copy));
	return alone(t, r->copy_log);
}

/* The log first: without its main file a database does not start, and says so. */
static enum fault swap(struct toestel *t, const struct restore *r)
{
	TRY(move_aside(t, r->path, r->moment));
	TRY(move_aside(t, r->log, r->moment));
	if (rename(r->copy_log.p, r->log.p) != 0 || rename(r->copy.p, r->path.p) != 0 || !file_flush_name(r->path.p))
		return fault_detail(&t->fi, FAULT_INTERNAL, r->copy.p, strerror(errno));
	return FAULT_NONE;
}

static enum fault put_back(struct toestel *t, const char *dir)
{
	struct restore r = { .path = str_z(t->db_config.path), .moment = str_from_i64(t->arena, klok_now()) };
	struct str front = cat3(t, STR("terug-"), r.moment.p, STR("-"));
	int lock = open(str_cat(t->arena, r.path, STR(".lock")).p, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
	enum fault f;

	if (lock < 0)
		return fault_detail(&t->fi, FAULT_INTERNAL, r.path.p, strerror(errno));
	if (flock(lock, LOCK_EX | LOCK_NB) != 0) {
		close(lock);
		return fault_set(&t->fi, FAULT_BUSY, "De server draait. Stop hem eerst.", NULL);
	}
	r.log = log_path(t, r.path);
	r.copy = fronted(t, r.path, front);
	r.copy_log = log_path(t, r.copy);
	f = copy_make(t, &r, dir);
	if (!f)
		f = swap(t, &r);
	if (t->db)
		db_close(&t->db);
	throw_away(t, r.copy);
	throw_away(t, r.copy_log);
	t->db_config.path = r.path.p;
	close(lock);
	return f;
}

int command_restore(struct toestel *t, const struct opdracht *o)
{
	enum fault f = toestel_config(t, o->config);

	if (f)
		return command_fault(t, o, f);
	if (o->argc != 1)
		return command_usage(o, "schakel restore MAP");
	if (t->db_config.kind == DB_SQLITE) {
		f = put_back(t, o->argv[0]);
	} else {
		f = db_undump(&t->db_config, o->argv[0], &t->fi);
		if (!f)
			f = bring_up(t, o->argv[0]);
	}
	if (f)
		return command_fault(t, o, f);
	fprintf(o->out, "De back-up uit %s is teruggezet.%s\n", o->argv[0],
		t->db_config.kind == DB_SQLITE ? " Wat er stond is bewaard naast de database." : "");
	return 0;
}
