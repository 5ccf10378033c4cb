/* schakel restore: puts a backup of SQLite back. The server is down; what stood there is moved aside, never thrown away.
 *
 * Destructions made since the backup are applied again by `privacy` when there are any; the restore itself is an event
 * in the journaal, so that it can never be hidden.
 */
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include "domein/organisatie/inrichting.h"
#include "main/schakel.h"

#define PIECE 65536

static enum fault file_copy(struct toestel *t, const char *from, const char *to)
{
	int in = open(from, O_RDONLY | O_CLOEXEC), out = -1;
	char *p = arena_alloc(t->arena, PIECE);
	ssize_t n = -1;

	if (in < 0)
		return fault_detail(&t->fi, FAULT_INVALID, from, strerror(errno));
	out = open(to, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	while (out >= 0 && (n = read(in, p, PIECE)) > 0)
		if (write(out, p, (size_t)n) != n) {
			n = -1;
			break;
		}
	if (out >= 0 && (fsync(out) != 0 || close(out) != 0))
		n = -1;
	close(in);
	return out >= 0 && n == 0 ? FAULT_NONE : fault_detail(&t->fi, FAULT_FULL, to, strerror(errno));
}

/* PATH, PATH-wal and PATH-shm go to PATH.voor-MOMENT. */
static enum fault move_aside(struct toestel *t, struct str path, struct str moment)
{
	static const char *const ends[] = { "", "-wal", "-shm" };

	for (size_t i = 0; i < sizeof(ends) / sizeof(ends[0]); i++) {
		struct str from = str_cat(t->arena, path, str_z(ends[i]));
		struct str to = str_cat(t->arena, str_cat(t->arena, str_cat(t->arena, path, STR(".voor-")), moment),
			str_z(ends[i]));

		if (rename(from.p, to.p) != 0 && errno != ENOENT)
			return fault_detail(&t->fi, FAULT_INTERNAL, from.p, strerror(errno));
	}
	return FAULT_NONE;
}

static struct str in_dir(struct toestel *t, const char *dir, struct str path)
{
	const char *slash = strrchr(path.p, '/');

	return str_cat(t->arena, str_cat(t->arena, str_z(dir), STR("/")), str_z(slash ? slash + 1 : path.p));
}

/* "x.db" has its log in "x.log.db". */
static struct str log_path(struct toestel *t, struct str path)
{
	const char *dot = strrchr(path.p, '.'), *slash = strrchr(path.p, '/');
	size_t n = dot && (!slash || dot > slash) ? (size_t)(dot - path.p) : path.n;
	struct str head = { path.p, n }, tail = { path.p + n, path.n - n };

	return str_cat(t->arena, str_cat(t->arena, head, STR(".log")), tail);
}

static enum fault put_back(struct toestel *t, const char *dir)
{
	struct str main = str_z(t->db_config.path), files[2] = { main, log_path(t, main) };
	struct str moment = str_from_i64(t->arena, klok_now());
	int lock = open(str_cat(t->arena, main, STR(".lock")).p, O_RDWR | O_CREAT | O_CLOEXEC, 0600);

	if (lock < 0 || flock(lock, LOCK_EX | LOCK_NB) != 0)
		return fault_set(&t->fi, FAULT_BUSY, "De server draait. Stop hem eerst.", NULL);
	for (size_t i = 0; i < 2; i++)
		if (access(in_dir(t, dir, files[i]).p, R_OK) != 0)
			return fault_detail(&t->fi, FAULT_INVALID, in_dir(t, dir, files[i]).p, strerror(errno));
	for (size_t i = 0; i < 2; i++) {
		TRY(move_aside(t, files[i], moment));
		TRY(file_copy(t, in_dir(t, dir, files[i]).p, files[i].p));
	}
	close(lock);
	return FAULT_NONE;
}

int command_restore(struct toestel *t, const struct opdracht *o)
{
	enum fault f = toestel_config(t, o->config);
	struct ctx c;

	if (f)
		return command_fault(t, o, f);
	if (o->argc != 1)
		return command_usage(o, "schakel restore MAP");
	if (t->db_config.kind != DB_SQLITE)
		return command_fault(t, o, fault_set(&t->fi, FAULT_INVALID,
			"Gebruik op PostgreSQL pg_restore; zie doc/OPERATIONS.md.", NULL));
	f = put_back(t, o->argv[0]);
	if (!f)
		f = db_migrate(&t->db_config, &t->fi, command_say);
	if (!f)
		f = toestel_db(t);
	if (!f)
		f = toestel_ctx(t, "restore", "beheer", NULL, &c);
	if (!f)
		f = inrichting_event(&c, "teruggezet", str_z(o->argv[0]));
	if (f)
		return command_fault(t, o, f);
	fprintf(o->out, "De back-up uit %s is teruggezet. Wat er stond is bewaard naast de database.\n", o->argv[0]);
	return 0;
}
