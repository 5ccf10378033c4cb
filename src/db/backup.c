/* A copy of a running SQLite database: the main file, then the log file, so that the log knows at least as much.
 *
 * What: SQLite's own backup from a connection that only reads, in one go, hence one moment; the copy is checked and is
 *   a single file. Never over a file that exists. Threading: any; units and readers go on.
 */
#include <errno.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "basis/file.h"
#include "db/lens.h"
#include "db/sqlite_priv.h"

static char *path_in(const char *dir, const char *path)
{
	const char *slash = strrchr(path, '/'), *base = slash ? slash + 1 : path;
	char *out = db_alloc(strlen(dir) + strlen(base) + 2, 1);

	memcpy(out, dir, strlen(dir));
	out[strlen(dir)] = '/';
	memcpy(out + strlen(dir) + 1, base, strlen(base));
	return out;
}

static bool is_sound(sqlite3 *copy)
{
	sqlite3_stmt *st = NULL;
	bool good = sqlite3_exec(copy, "pragma journal_mode = delete", NULL, NULL, NULL) == SQLITE_OK &&
		sqlite3_prepare_v2(copy, "pragma quick_check(1)", -1, &st, NULL) == SQLITE_OK &&
		sqlite3_step(st) == SQLITE_ROW && strcmp((const char *)sqlite3_column_text(st, 0), "ok") == 0;

	(void)sqlite3_finalize(st);
	return good;
}

static enum fault copy_into(sqlite3 *from, const char *schema, sqlite3 *to, struct fault_info *fi)
{
	sqlite3_backup *b = sqlite3_backup_init(to, "main", from, schema);
	int rc = b ? sqlite3_backup_step(b, -1) : sqlite3_extended_errcode(to);

	(void)sqlite3_backup_finish(b);
	if (rc != SQLITE_DONE)
		return sqlite_fault(to, rc, "backup", fi);
	return is_sound(to) ? FAULT_NONE : fault_detail(fi, FAULT_INTERNAL, "backup", "the copy is not sound");
}

static enum fault copy_file(sqlite3 *from, const char *schema, const char *path, struct fault_info *fi)
{
	int fd = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	sqlite3 *to = NULL;
	enum fault f;

	if (fd < 0 && errno == EEXIST)
		return fault_set(fi, FAULT_INVALID, "Daar staat al een back-up.", NULL);
	if (fd < 0)
		return fault_detail(fi, FAULT_INVALID, path, strerror(errno));
	(void)close(fd);
	if (sqlite3_open_v2(path, &to, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, NULL))
		f = fault_detail(fi, FAULT_INTERNAL, "backup", "cannot open the copy");
	else
		f = copy_into(from, schema, to, fi);
	(void)sqlite3_close(to);
	if (!f && !file_flush(path))
		f = fault_detail(fi, FAULT_INTERNAL, "backup", strerror(errno));
	if (f)
		(void)unlink(path);
	return f;
}

enum fault sqlite_backup(struct db *db, const char *dir, struct fault_info *fi)
{
	char *to = path_in(dir, db->path), *log_to = path_in(dir, db->log_path);
	struct conn *c = NULL;
	enum fault f = db_lease(db, LENS_KAAL, &c, fi);

	if (!f)
		f = copy_file(sqlite_handle(c), "main", to, fi);
	if (!f) {
		f = copy_file(sqlite_handle(c), LENS_LOG_SCHEMA, log_to, fi);
		if (f)
			(void)unlink(to);
	}
	if (!f && !file_flush(dir))
		f = fault_detail(fi, FAULT_INTERNAL, "backup", strerror(errno));
	if (c)
		db_lease_end(db, c);
	free(to);
	free(log_to);
	return f;
}
