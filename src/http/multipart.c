/* multipart/form-data (RFC 7578), read in pieces as they arrive.
 *
 * What: fields are collected in the arena, files go straight to an unnamed temporary file. No preamble, no epilogue but
 * a line end, no nested multipart, no transfer encoding, no filename*: browsers send none of these, and each is a
 * way to make two readers disagree.
 * How: the delimiter is CRLF "--" boundary. A CR stands only at its start, so that after a mismatch the bytes held
 * back are data and the search starts anew at the byte at hand; nothing is read twice.
 * Lifetimes: all in the arena; descriptors are closed when it is reset. Threading: one thread at a time.
 */
#include "http/http_priv.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

enum multipart_state {
	MP_START,   /* before the first delimiter */
	MP_AFTER,   /* behind a delimiter: CRLF or -- */
	MP_HEAD,    /* headers of a part */
	MP_BODY,
	MP_EPILOGUE,
	MP_REFUSED,
};

struct multipart {
	struct arena *arena;
	struct multipart_limits limits;
	enum multipart_state state;
	struct refusal refused;
	struct str delimiter;
	size_t at;              /* bytes of the delimiter, or of what follows it, seen */
	char after;             /* first byte behind the delimiter */
	size_t nhead;
	char *head;             /* MULTIPART_HEAD_MAX */
	struct str name, filename; /* of this part; filename STR_NULL: a field */
	struct buf value;
	size_t text;            /* bytes of all fields */
	int fd;                 /* of this file; -1: none yet */
	int64_t size;
	size_t nfields, nfiles;
	struct http_field *fields;
	struct http_file *files;
};

/* --- parameters: name=token, name="quoted" --- */

struct param {
	struct str name, value;
};

/* Takes a quoted text off s, which starts with the quote. \" is the only escape: a lone backslash is one of a path. */
static bool quoted_take(struct arena *a, struct str *s, struct str *ret)
{
	char *to = arena_alloc(a, s->n);
	size_t n = 0, i = 1;

	for (; i < s->n && s->p[i] != '"'; i++) {
		if (s->p[i] == '\\' && i + 1 < s->n && s->p[i + 1] == '"')
			i++;
		to[n++] = s->p[i];
	}
	if (i >= s->n)
		return false;
	*s = (struct str){ s->p + i + 1, s->n - i - 1 };
	*ret = (struct str){ to, n };
	return true;
}

/* Takes one parameter, the ; in front included. */
static bool param_take(struct arena *a, struct str *s, struct param *ret)
{
	struct param p;
	struct str rest = str_trim(*s);

	if (!rest.n || rest.p[0] != ';')
		return false;
	rest = str_trim((struct str){ rest.p + 1, rest.n - 1 });
	if (!str_cut(&rest, '=', &p.name) || !text_token(p.name))
		return false;
	if (rest.n && rest.p[0] == '"') {
		if (!quoted_take(a, &rest, &p.value))
			return false;
	} else {
		size_t n = 0;

		while (n < rest.n && rest.p[n] != ';' && rest.p[n] != ' ' && rest.p[n] != '\t')
			n++;
		p.value = (struct str){ rest.p, n };
		rest = (struct str){ rest.p + n, rest.n - n };
		if (!text_token(p.value))
			return false;
	}
	*s = rest;
	*ret = p;
	return true;
}

static bool boundary_valid(struct str b)
{
	for (size_t i = 0; i < b.n; i++) {
		char c = b.p[i];
		bool alnum = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');

		if (!alnum && (!c || !strchr("'()+_,-./:=? ", c)))
			return false;
	}
	return b.n > 0 && b.n <= MULTIPART_BOUNDARY_MAX && b.p[b.n - 1] != ' ';
}

/* Without an arena: the boundary allows no quote or backslash, so quoted text needs no decoding. */
struct refusal multipart_boundary(struct str content_type, struct str *ret)
{
	struct str rest = content_type, type, param, name, found = STR_NULL;
	bool more = str_cut(&rest, ';', &type);

	while (more) {
		more = str_cut(&rest, ';', &param);
		param = str_trim(param);
		if (!str_cut(&param, '=', &name))
			return REFUSE(400, "multipart: parameter of Content-Type");
		if (!name_eq(name, "boundary"))
			continue;
		if (found.p)
			return REFUSE(400, "multipart: boundary twice");
		if (param.n >= 2 && param.p[0] == '"' && param.p[param.n - 1] == '"')
			param = (struct str){ param.p + 1, param.n - 2 };
		found = param;
	}
	if (!found.p || !boundary_valid(found))
		return REFUSE(400, "multipart: boundary");
	*ret = found;
	return ACCEPTED;
}

struct multipart *multipart_new(struct arena *a, struct str boundary, struct multipart_limits limits)
{
	struct multipart *m = ARENA_NEW(a, struct multipart);

	m->arena = a;
	m->limits = limits;
	m->delimiter = str_cat(a, STR("\r\n--"), boundary);
	m->at = 2; /* the first delimiter has no line end in front */
	m->head = arena_alloc(a, MULTIPART_HEAD_MAX);
	m->fields = ARENA_ARRAY(a, HTTP_FIELDS_MAX, struct http_field);
	m->files = ARENA_ARRAY(a, HTTP_FILES_MAX, struct http_file);
	m->fd = -1;
	return m;
}

/* --- the headers of a part --- */

static bool head_text(struct str line)
{
	for (size_t i = 0; i < line.n; i++)
		if (((unsigned char)line.p[i] < ' ' && line.p[i] != '\t') || line.p[i] == 127)
			return false;
	return str_utf8(line);
}

/* Browsers write a quote as %22 and line ends as %0A and %0D; a name with a line end is not wanted. */
static struct str name_decode(struct arena *a, struct str s)
{
	struct buf b = buf_new(a);

	for (size_t i = 0; i < s.n; i++)
		if (s.n - i >= 3 && memcmp(s.p + i, "%22", 3) == 0) {
			buf_addc(&b, '"');
			i += 2;
		} else {
			buf_addc(&b, s.p[i]);
		}
	return buf_str(&b);
}

/* The last part of a path: some browsers sent the whole one. */
static struct str base_name(struct str s)
{
	for (size_t i = s.n; i > 0; i--)
		if (s.p[i - 1] == '/' || s.p[i - 1] == '\\')
			return (struct str){ s.p + i, s.n - i };
	return s;
}

static struct refusal head_disposition(struct multipart *m, struct str value)
{
	struct str type = { value.p, 0 };
	struct param p;

	while (type.n < value.n && value.p[type.n] != ';')
		type.n++;
	value = (struct str){ value.p + type.n, value.n - type.n };
	if (!name_eq(str_trim(type), "form-data") || m->name.p)
		return REFUSE(400, "multipart: Content-Disposition");
	while (str_trim(value).n) {
		if (!param_take(m->arena, &value, &p))
			return REFUSE(400, "multipart: Content-Disposition");
		if (name_eq(p.name, "name") && !m->name.p)
			m->name = name_decode(m->arena, p.value);
		else if (name_eq(p.name, "filename") && !m->filename.p)
			m->filename = name_decode(m->arena, base_name(p.value));
		else
			return REFUSE(400, "multipart: parameter of Content-Disposition");
	}
	return m->name.n ? ACCEPTED : REFUSE(400, "multipart: part without a name");
}

static struct refusal head_line(struct multipart *m, struct str line)
{
	struct str name;

	if (!head_text(line) || !str_cut(&line, ':', &name) || !text_token(name))
		return REFUSE(400, "multipart: header");
	line = str_trim(line);
	if (name_eq(name, "content-disposition"))
		return head_disposition(m, line);
	if (name_eq(name, "content-type") && line.n >= 10 && name_eq((struct str){ line.p, 10 }, "multipart/"))
		return REFUSE(400, "multipart: nested");
	if (name_eq(name, "content-transfer-encoding"))
		return REFUSE(400, "multipart: transfer encoding");
	return ACCEPTED;
}

/* The head is complete, its empty line included. */
static struct refusal part_open(struct multipart *m)
{
	struct str rest = { m->head, m->nhead - 2 };

	m->name = m->filename = STR_NULL;
	m->value = buf_new(m->arena);
	m->fd = -1;
	m->size = 0;
	while (rest.n) {
		const char *end = memmem(rest.p, rest.n, "\r\n", 2);
		size_t n = (size_t)(end - rest.p);

		PASS(head_line(m, (struct str){ rest.p, n }));
		rest = (struct str){ end + 2, rest.n - n - 2 };
	}
	if (!m->name.p)
		return REFUSE(400, "multipart: part without Content-Disposition");
	if (!m->filename.p) {
		m->text += m->name.n;
		if (m->nfields == HTTP_FIELDS_MAX)
			return REFUSE(413, "multipart: too many fields");
	}
	return arena_over(m->arena) ? REFUSE(503, "arena full") : ACCEPTED;
}

/* --- the content of a part --- */

static void close_fd(void *p)
{
	close((int)(intptr_t)p);
}

static struct refusal file_open(struct multipart *m)
{
	if (m->nfiles == HTTP_FILES_MAX)
		return REFUSE(413, "multipart: too many files");
	m->fd = tmpfile_open(m->limits.tmp_dir);
	if (m->fd < 0)
		return REFUSE(503, "multipart: no temporary file");
	arena_defer(m->arena, close_fd, (void *)(intptr_t)m->fd);
	return ACCEPTED;
}

static struct refusal file_write(struct multipart *m, const char *p, size_t n)
{
	if (n > m->limits.file || (size_t)m->size > m->limits.file - n)
		return REFUSE(413, "multipart: file too large");
	if (m->fd < 0)
		PASS(file_open(m));
	m->size += (int64_t)n;
	while (n) {
		ssize_t done = write(m->fd, p, n);

		if (done < 0 && errno == EINTR)
			continue;
		if (done <= 0)
			return REFUSE(503, errno == ENOSPC || errno == EDQUOT ? "temporary file: disk full" : "temporary file");
		p += done;
		n -= (size_t)done;
	}
	return ACCEPTED;
}

static struct refusal part_data(struct multipart *m, const char *p, size_t n)
{
	if (m->filename.p)
		return file_write(m, p, n);
	m->text += n;
	if (m->text > m->limits.text)
		return REFUSE(413, "multipart: fields too large");
	buf_add(&m->value, (struct str){ p, n });
	return arena_over(m->arena) ? REFUSE(503, "arena full") : ACCEPTED;
}

static struct refusal file_close(struct multipart *m)
{
	if (!m->filename.n && !m->size)
		return ACCEPTED; /* no file was chosen */
	if (m->fd < 0)
		PASS(file_open(m));
	if (lseek(m->fd, 0, SEEK_SET) != 0)
		return REFUSE(500, "temporary file: lseek");
	m->files[m->nfiles++] = (struct http_file){ m->name, m->filename, m->fd, m->size };
	return ACCEPTED;
}

static struct refusal part_close(struct multipart *m)
{
	struct str value;

	if (m->filename.p)
		return file_close(m);
	value = buf_str(&m->value);
	if (!value.p)
		value = STR("");
	if (!str_utf8(value))
		return REFUSE(400, "multipart: field is not UTF-8");
	m->fields[m->nfields++] = (struct http_field){ m->name, value };
	return ACCEPTED;
}

/* --- the states: each takes what it can of the piece and returns the number of bytes taken --- */

static struct refusal feed_start(struct multipart *m, struct str s, size_t *ret_taken)
{
	if (s.p[0] != m->delimiter.p[m->at])
		return REFUSE(400, "multipart: does not start with the boundary");
	if (++m->at == m->delimiter.n) {
		m->state = MP_AFTER;
		m->at = 0;
	}
	*ret_taken = 1;
	return ACCEPTED;
}

static struct refusal feed_after(struct multipart *m, struct str s, size_t *ret_taken)
{
	*ret_taken = 1;
	if (m->at++ == 0) {
		m->after = s.p[0];
		return m->after == '\r' || m->after == '-' ? ACCEPTED : REFUSE(400, "multipart: behind the boundary");
	}
	if (s.p[0] != (m->after == '\r' ? '\n' : '-'))
		return REFUSE(400, "multipart: behind the boundary");
	m->state = m->after == '\r' ? MP_HEAD : MP_EPILOGUE;
	m->at = 0;
	m->nhead = 0;
	return ACCEPTED;
}

static struct refusal feed_head(struct multipart *m, struct str s, size_t *ret_taken)
{
	if (m->nhead == MULTIPART_HEAD_MAX)
		return REFUSE(400, "multipart: headers too large");
	m->head[m->nhead++] = s.p[0];
	*ret_taken = 1;
	if (m->nhead == 2 && memcmp(m->head, "\r\n", 2) == 0)
		return REFUSE(400, "multipart: part without headers");
	if (m->nhead < 4 || memcmp(m->head + m->nhead - 4, "\r\n\r\n", 4) != 0)
		return ACCEPTED;
	m->state = MP_BODY;
	return part_open(m);
}

static struct refusal feed_body(struct multipart *m, struct str s, size_t *ret_taken)
{
	const char *cr;

	if (m->at == 0) {
		cr = memchr(s.p, '\r', s.n);
		if (cr != s.p) {
			*ret_taken = cr ? (size_t)(cr - s.p) : s.n;
			return part_data(m, s.p, *ret_taken);
		}
	}
	if (s.p[0] != m->delimiter.p[m->at]) { /* held back in vain; the byte at hand may be a CR */
		size_t held = m->at;

		m->at = 0;
		*ret_taken = 0;
		return part_data(m, m->delimiter.p, held);
	}
	*ret_taken = 1;
	if (++m->at < m->delimiter.n)
		return ACCEPTED;
	m->state = MP_AFTER;
	m->at = 0;
	return part_close(m);
}

static struct refusal feed_epilogue(struct multipart *m, struct str s, size_t *ret_taken)
{
	if (m->at == 2 || s.p[0] != "\r\n"[m->at])
		return REFUSE(400, "multipart: bytes behind the end");
	m->at++;
	*ret_taken = 1;
	return ACCEPTED;
}

static struct refusal feed_some(struct multipart *m, struct str s, size_t *ret_taken)
{
	switch (m->state) {
	case MP_START:
		return feed_start(m, s, ret_taken);
	case MP_AFTER:
		return feed_after(m, s, ret_taken);
	case MP_HEAD:
		return feed_head(m, s, ret_taken);
	case MP_BODY:
		return feed_body(m, s, ret_taken);
	case MP_EPILOGUE:
		return feed_epilogue(m, s, ret_taken);
	case MP_REFUSED:
		break;
	}
	return m->refused;
}

struct refusal multipart_feed(struct multipart *m, struct str piece)
{
	while (piece.n) {
		size_t taken = 0;
		struct refusal r = feed_some(m, piece, &taken);

		if (r.status) {
			m->state = MP_REFUSED;
			m->refused = r;
			return r;
		}
		piece = (struct str){ piece.p + taken, piece.n - taken };
	}
	return ACCEPTED;
}

struct refusal multipart_end(struct multipart *m, struct http_request *r)
{
	if (m->state == MP_REFUSED)
		return m->refused;
	if (m->state != MP_EPILOGUE || m->at == 1)
		return REFUSE(400, "multipart: cut short");
	r->fields = m->fields;
	r->nfields = m->nfields;
	r->files = m->files;
	r->nfiles = m->nfiles;
	return ACCEPTED;
}
