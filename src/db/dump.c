/* A copy of a PostgreSQL database by pg_dump, and back by pg_restore into an empty one.
 *
 * What: the schema `main` in pg_dump's own format, one moment, everything but owners and rights, which `schakel migreer`
 *   gives again; the views of the lenses are made by it too. Never over a file that exists, never into a database that
 *   holds something.
 * How: these programs find the server in their environment, where nobody else can read a password; the file is their
 *   standard output and input, opened here, so that it is ours alone from the beginning.
 * Threading: any; the caller waits.
 */
#include <errno.h>
#include <fcntl.h>
#include <libpq-fe.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "basis/file.h"
#include "db/db_priv.h"

#define FILE_NAME "/schakel.pgdump"
#define WORDS_MAX 64

extern char **environ;

struct dump {
	const struct db_config *cfg;
	struct arena *arena;
	struct fault_info *fi;
	PQconninfoOption *words; /* of the conninfo */
	char *path;
	char *database;
};

static char *text(struct arena *a, const char *x, const char *y)
{
	return (char *)(uintptr_t)str_cat(a, str_z(x), str_z(y)).p;
}

static enum fault dump_new(const struct db_config *cfg, const char *dir, struct fault_info *fi, struct dump *ret)
{
	struct dump d = { .cfg = cfg, .fi = fi, .words = PQconninfoParse(cfg->conninfo, NULL) };

	if (!d.words)
		return fault_detail(fi, FAULT_INVALID, "database", "the conninfo cannot be read");
	d.arena = arena_new(1 << 20);
	d.path = text(d.arena, dir, FILE_NAME);
	d.database = text(d.arena, "", "");
	for (const PQconninfoOption *w = d.words; w->keyword; w++)
		if (w->val && strcmp(w->keyword, "dbname") == 0)
			d.database = text(d.arena, w->val, "");
	*ret = d;
	return FAULT_NONE;
}

static void dump_free(struct dump *d)
{
	PQconninfoFree(d->words);
	arena_free(&d->arena);
}

static const char *owner_of(const struct dump *d)
{
	return d->cfg->pg_owner ? d->cfg->pg_owner : "schakel_eigenaar";
}

/* ---- another program ---- */

static bool says(const char *line, const char *variable)
{
	size_t n = strlen(variable);

	return strncmp(line, variable, n) == 0 && line[n] == '=';
}

/* Ours, with the words of the conninfo as the variables that libpq reads. */
static char **environment(const struct dump *d)
{
	size_t n = 0, own;
	char **out;

	while (environ[n])
		n++;
	out = ARENA_ARRAY(d->arena, n + WORDS_MAX + 2, char *);
	out[0] = text(d->arena, "PGUSER=", owner_of(d));
	own = 1;
	for (const PQconninfoOption *w = d->words; w->keyword && own < WORDS_MAX; w++)
		if (w->val && w->envvar && strcmp(w->envvar, "PGUSER") != 0)
			out[own++] = text(d->arena, text(d->arena, w->envvar, "="), w->val);
	n = own;
	for (char **e = environ; *e; e++) {
		bool ours = false;

		for (size_t i = 0; i < own && !ours; i++)
			ours = says(*e, text(d->arena, "", str_dup(d->arena, (struct str){ out[i], strcspn(out[i], "=") }).p));
		if (!ours)
			out[n++] = *e;
	}
	out[n] = NULL;
	return out;
}

/* Runs it to its end with fd as its input or its output; what it has to say it says on our standard error. */
static enum fault program_run(const struct dump *d, char *const *words, int fd, int as)
{
	posix_spawn_file_actions_t act;
	int rc, status = 0;
	pid_t pid = -1;

	(void)posix_spawn_file_actions_init(&act);
	(void)posix_spawn_file_actions_adddup2(&act, fd, as);
	if (as == STDIN_FILENO)
		(void)posix_spawn_file_actions_addopen(&act, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
	rc = posix_spawnp(&pid, words[0], &act, NULL, words, environment(d));
	(void)posix_spawn_file_actions_destroy(&act);
	if (rc == ENOENT)
		return fault_set(d->fi, FAULT_INVALID, "pg_dump en pg_restore ontbreken; zij horen bij PostgreSQL.", NULL);
	while (!rc && waitpid(pid, &status, 0) < 0)
		if (errno != EINTR)
			rc = errno;
	if (rc)
		return fault_detail(d->fi, FAULT_INTERNAL, words[0], strerror(rc));
	if (WIFEXITED(status) && WEXITSTATUS(status) == 0)
		return FAULT_NONE;
	return fault_detail(d->fi, FAULT_INTERNAL, words[0], "ended with a fault; what it said stands above");
}

static enum fault file_fault(const struct dump *d, int why)
{
	if (why == EEXIST)
		return fault_set(d->fi, FAULT_INVALID, "Daar staat al een back-up.", NULL);
	return fault_detail(d->fi, FAULT_INVALID, d->path, strerror(why));
}

/* ---- out ---- */

/* The list of what is in it can be read. */
static enum fault dump_check(const struct dump *d, int fd)
{
	char *const words[] = { text(d->arena, "pg_restore", ""), text(d->arena, "--list", ""), NULL };

	return lseek(fd, 0, SEEK_SET) == 0 ? program_run(d, words, fd, STDIN_FILENO)
		: fault_detail(d->fi, FAULT_INTERNAL, d->path, strerror(errno));
}

enum fault db_dump(const struct db_config *cfg, const char *dir, struct fault_info *fi)
{
	struct dump d;
	enum fault f;
	int fd;

	TRY(dump_new(cfg, dir, fi, &d));
	fd = open(d.path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	if (fd < 0) {
		f = file_fault(&d, errno);
	} else {
		char *const words[] = { text(d.arena, "pg_dump", ""), text(d.arena, "--format=custom", ""),
			text(d.arena, "--schema=main", ""), text(d.arena, "--no-owner", ""), text(d.arena, "--no-privileges", ""), NULL };

		f = program_run(&d, words, fd, STDOUT_FILENO);
		if (!f)
			f = dump_check(&d, fd);
		if (!f && (fsync(fd) != 0 || !file_flush_name(d.path)))
			f = fault_detail(fi, errno == ENOSPC ? FAULT_FULL : FAULT_INTERNAL, d.path, strerror(errno));
		if (f)
			(void)unlink(d.path);
		(void)close(fd);
	}
	dump_free(&d);
	return f;
}

/* ---- and back ---- */

static enum fault is_empty(const struct dump *d)
{
	const char *const keys[] = { "dbname", "user", "application_name", NULL };
	const char *const values[] = { d->cfg->conninfo, owner_of(d), "schakel restore", NULL };
	PGconn *c = PQconnectdbParams(keys, values, 1);
	PGresult *res = PQexec(c, "select 1 from pg_namespace where nspname = 'main'");
	bool asked = PQresultStatus(res) == PGRES_TUPLES_OK, empty = asked && PQntuples(res) == 0;
	enum fault f = FAULT_NONE;

	if (!asked)
		f = fault_detail(d->fi, FAULT_INTERNAL, "PostgreSQL", PQerrorMessage(c));
	else if (!empty)
		f = fault_set(d->fi, FAULT_INVALID,
			"De database is niet leeg. Maak een lege database en zet die in de configuratie.", NULL);
	PQclear(res);
	PQfinish(c);
	return f;
}

enum fault db_undump(const struct db_config *cfg, const char *dir, struct fault_info *fi)
{
	struct dump d;
	enum fault f;
	int fd;

	TRY(dump_new(cfg, dir, fi, &d));
	fd = open(d.path, O_RDONLY | O_CLOEXEC);
	f = fd < 0 ? file_fault(&d, errno) : is_empty(&d);
	if (!f) {
		char *const words[] = { text(d.arena, "pg_restore", ""), text(d.arena, "--exit-on-error", ""),
			text(d.arena, "--single-transaction", ""), text(d.arena, "--no-owner", ""),
			text(d.arena, "--no-privileges", ""), text(d.arena, "--dbname=", d.database), NULL };

		f = program_run(&d, words, fd, STDIN_FILENO);
	}
	if (fd >= 0)
		(void)close(fd);
	dump_free(&d);
	return f;
}
