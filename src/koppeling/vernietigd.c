/* The file of destructions: see vernietigd.h. */
#include "koppeling/vernietigd.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "basis/file.h"

#define HEAD "schakel-vernietigingen 1\n"
#define FILE_MAX_BYTES (64 << 20)
#define FIELDS 11
#define OVERLAP DAY_MS /* processes whose clocks differ */

static enum fault io_fault(struct ctx *c, const char *path)
{
	return fault_detail(c->fi, errno == ENOSPC ? FAULT_FULL : FAULT_INTERNAL, path, strerror(errno));
}

static enum fault read_all(struct ctx *c, int fd, const char *path, struct str *ret)
{
	struct stat st;
	char *p;
	ssize_t got = 0, n = 1;

	if (fstat(fd, &st) != 0 || st.st_size > FILE_MAX_BYTES)
		return fault_detail(c->fi, FAULT_INVALID, path, "too large");
	p = arena_alloc(c->arena, (size_t)st.st_size + 1);
	while (got < st.st_size && n > 0) {
		n = pread(fd, p + got, (size_t)(st.st_size - got), got);
		got += n > 0 ? n : 0;
	}
	if (n < 0)
		return io_fault(c, path);
	*ret = (struct str){ p, (size_t)got };
	return FAULT_NONE;
}

static bool line_parse(struct arena *a, struct str line, struct vernietigd *v)
{
	struct str f[FIELDS];
	int64_t n[FIELDS] = { 0 };

	for (size_t i = 0; i < FIELDS; i++) {
		bool cut = str_cut(&line, ' ', &f[i]);

		if (cut != (i + 1 < FIELDS) || (i != 2 && i != 5 && !str_i64(f[i], &n[i])))
			return false;
	}
	*v = (struct vernietigd){ .id = { n[0] }, .regio = { n[1] }, .soort = str_dup(a, f[2]), .dossier = { n[3] },
		.uiterlijk = { (int32_t)n[4] }, .grond = str_dup(a, f[5]), .voorgesteld = n[6], .voorgesteld_door = { n[7] },
		.beoordeeld = n[8], .beoordeeld_door = { n[9] }, .uitgevoerd = n[10] };
	return datum_valid(v->uiterlijk, false) && v->beoordeeld_door.v != v->voorgesteld_door.v;
}

static void line_write(struct buf *b, const struct vernietigd *v)
{
	const int64_t n[FIELDS] = { v->id.v, v->regio.v, 0, v->dossier.v, v->uiterlijk.v, 0, v->voorgesteld,
		v->voorgesteld_door.v, v->beoordeeld, v->beoordeeld_door.v, v->uitgevoerd };

	for (size_t i = 0; i < FIELDS; i++) {
		if (i)
			buf_addc(b, ' ');
		if (i == 2 || i == 5)
			buf_add(b, i == 2 ? v->soort : v->grond);
		else
			buf_add_i64(b, n[i]);
	}
	buf_addc(b, '\n');
}

static enum fault parse(struct ctx *c, struct str text, const char *path, struct vernietigden *ret)
{
	struct str line;
	size_t lines = 0;

	for (size_t i = 0; i < text.n; i++)
		lines += text.p[i] == '\n';
	*ret = (struct vernietigden){ 0, ARENA_ARRAY(c->arena, lines + 1, struct vernietigd) };
	if (lines && !str_starts(text, STR(HEAD)))
		return fault_detail(c->fi, FAULT_INVALID, path, "line 1");
	for (size_t i = 1; str_cut(&text, '\n', &line); i++) {
		if (i == 1 || !line.n)
			continue;
		if (!line_parse(c->arena, line, &ret->v[ret->n++]))
			return fault_detail(c->fi, FAULT_INVALID, path, str_cat(c->arena, STR("line "),
				str_from_i64(c->arena, (int64_t)i)).p);
	}
	return FAULT_NONE;
}

enum fault vernietigd_read(struct ctx *c, const char *path, struct vernietigden *ret)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	struct str text;
	enum fault f;

	if (fd < 0)
		return errno == ENOENT ? fault_detail(c->fi, FAULT_NOT_FOUND, path, NULL) : io_fault(c, path);
	f = read_all(c, fd, path, &text);
	(void)close(fd);
	return f ? f : parse(c, text, path, ret);
}

static bool known(const struct vernietigden *l, struct vernietiging_id id)
{
	for (size_t i = 0; i < l->n; i++)
		if (l->v[i].id.v == id.v)
			return true;
	return false;
}

/* How much of it is whole lines. */
static size_t whole(struct str text)
{
	while (text.n && text.p[text.n - 1] != '\n')
		text.n--;
	return text.n;
}

/* What the file lacks, after what it has. The beginning of a line that a stop left there goes. */
static enum fault append(struct ctx *c, int fd, const char *path)
{
	struct vernietigden have, made;
	struct buf b = buf_new(c->arena);
	struct str text, out;
	size_t n = 0;

	TRY(read_all(c, fd, path, &text));
	TRY(parse(c, text, path, &have));
	TRY(vernietigd_list(c, have.n ? have.v[have.n - 1].uitgevoerd - OVERLAP : 0, &made));
	if (!whole(text))
		buf_addz(&b, HEAD);
	if (whole(text) < text.n && ftruncate(fd, (off_t)whole(text)) != 0)
		return io_fault(c, path);
	for (size_t i = 0; i < made.n; i++) {
		if (known(&have, made.v[i].id))
			continue;
		line_write(&b, &made.v[i]);
		n++;
	}
	out = buf_str(&b);
	if (!n)
		return FAULT_NONE;
	errno = ENOSPC; /* what a short write means */
	return write(fd, out.p, out.n) == (ssize_t)out.n && fsync(fd) == 0 && file_flush_name(path) ? FAULT_NONE :
		io_fault(c, path);
}

enum fault vernietigd_keep(struct ctx *c, const char *path)
{
	struct vernietigden any;
	enum fault f;
	int fd;

	if (access(path, F_OK) != 0) {
		TRY(vernietigd_list(c, 0, &any));
		if (!any.n)
			return FAULT_NONE;
	}
	fd = open(path, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
	if (fd < 0)
		return io_fault(c, path);
	f = flock(fd, LOCK_EX) == 0 ? append(c, fd, path) : io_fault(c, path);
	(void)close(fd);
	return f;
}
