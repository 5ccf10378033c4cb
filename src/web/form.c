/* Forms: from raw fields to the typed struct of a route. Data-driven by struct route_field; see route.h.
 *
 * Every fault is collected, field by field, in the words of the user. Nothing here knows the database.
 */
#include <string.h>

#include "html/out.h"
#include "web/web.h"

#define CODE_MAX 60

struct str in_map_get(const struct in_map *m, struct str key)
{
	for (size_t i = 0; i < m->n; i++)
		if (str_eq(m->v[i].key, key))
			return m->v[i].value;
	return STR_NULL;
}

static bool seg_next(struct str *path, struct str *ret_seg)
{
	if (path->n < 2)
		return false;
	path->p++;
	path->n--;
	const char *slash = memchr(path->p, '/', path->n);
	size_t n = slash ? (size_t)(slash - path->p) : path->n;

	*ret_seg = (struct str){ path->p, n };
	path->p += n;
	path->n -= n;
	return true;
}

static bool route_matches(const struct route *rt, struct str path, struct str *ret_params)
{
	struct str seg;
	size_t i = 0, np = 0;

	while (seg_next(&path, &seg)) {
		if (i == rt->nsegs)
			return false;
		const char *want = rt->segs[i++];

		if (want && !str_eq(seg, str_z(want)))
			return false;
		if (!want)
			ret_params[np++] = seg;
	}
	return i == rt->nsegs && path.n <= (rt->nsegs ? 0u : 1u);
}

const struct route *route_find(enum http_method m, struct str path, struct str *ret_params, unsigned *ret_allowed)
{
	*ret_allowed = 0;
	for (size_t i = 0; i < routes_n; i++) {
		if (!route_matches(&routes[i], path, ret_params))
			continue;
		if (routes[i].method == m || (m == HTTP_HEAD && routes[i].method == HTTP_GET))
			return &routes[i];
		*ret_allowed |= 1u << routes[i].method;
	}
	return NULL;
}

struct reading {
	const struct req *r;
	const struct route_field *f;
	char *dest;
	struct fault_info *fi;
	const struct http_field *v;
	size_t n;
};

static enum fault wrong(struct reading *rd, const char *text)
{
	return fault_field(rd->fi, rd->f->name, text, NULL);
}

/* CRLF of browsers becomes LF; other control characters are refused. */
static bool text_clean(struct arena *a, struct str s, bool lines, struct str *ret)
{
	struct buf b = buf_new(a);

	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];

		if (c == '\r' && lines)
			continue;
		if (c == 0x7f || (c < 0x20 && !(lines && (c == '\n' || c == '\t'))))
			return false;
		buf_addc(&b, (char)c);
	}
	*ret = str_trim(buf_str(&b));
	return true;
}

static enum fault read_text(struct reading *rd, struct str s, struct str *ret)
{
	struct str t;
	int64_t points;

	if (!str_utf8(s) || !text_clean(rd->r->arena, s, rd->f->kind != FIELD_LINE, &t))
		return wrong(rd, "Hierin staan tekens die niet zijn toegestaan.");
	points = (int64_t)str_points(t);
	if (!points && (rd->f->optional || !rd->f->lo)) {
		*ret = STR("");
		return FAULT_NONE;
	}
	if (!points)
		return wrong(rd, "Vul dit veld in.");
	if (points < rd->f->lo)
		return wrong(rd, "Dit is te kort.");
	if (points > rd->f->hi)
		return wrong(rd, "Dit is te lang.");
	*ret = t;
	return FAULT_NONE;
}

static bool code_valid(const struct route_field *f, struct str s)
{
	if (f->codes) {
		for (size_t i = 0; f->codes[i]; i++)
			if (str_eq(s, str_z(f->codes[i])))
				return true;
		return false;
	}
	if (!s.n || s.n > CODE_MAX)
		return false;
	for (size_t i = 0; i < s.n; i++)
		if (!strchr("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.-", s.p[i]) || !s.p[i])
			return false;
	return true;
}

static enum fault read_datum(struct reading *rd, struct str s)
{
	struct datum d;

	s = str_trim(s);
	if (!s.n)
		return rd->f->optional ? FAULT_NONE : wrong(rd, "Vul een datum in.");
	if (!datum_parse(s, rd->f->kind == FIELD_PDATUM, &d))
		return wrong(rd, "Vul een bestaande datum in, bijvoorbeeld 7-12-2026.");
	memcpy(rd->dest, &d, sizeof(d));
	return FAULT_NONE;
}

static enum fault read_int(struct reading *rd, struct str s)
{
	struct opt_int o = { true, 0 };

	s = str_trim(s);
	if (!s.n && rd->f->optional)
		return FAULT_NONE;
	if (!str_i64(s, &o.v) || o.v < rd->f->lo || o.v > rd->f->hi)
		return wrong(rd, "Vul hier een geldig getal in.");
	if (rd->f->kind == FIELD_OPT_INT)
		memcpy(rd->dest, &o, sizeof(o));
	else
		memcpy(rd->dest, &o.v, sizeof(o.v));
	return FAULT_NONE;
}

static enum fault read_id(struct reading *rd, struct str s, int64_t *ret)
{
	if (!s.n && rd->f->optional)
		return FAULT_NONE;
	if (!id_from_url(rd->r->app->sleutels.url, rd->f->id_kind, s, ret))
		return wrong(rd, "Kies een van de mogelijkheden.");
	return FAULT_NONE;
}

static enum fault read_many(struct reading *rd)
{
	struct in_list l = { 0, NULL };
	struct in_ids ids = { 0, NULL };
	enum fault worst = FAULT_NONE;

	if (rd->f->kind == FIELD_IDS)
		ids.v = ARENA_ARRAY(rd->r->arena, rd->n, int64_t);
	else
		l.v = ARENA_ARRAY(rd->r->arena, rd->n, struct str);
	for (size_t i = 0; i < rd->n; i++) {
		struct str s = rd->v[i].value;

		if (!s.n)
			continue;
		if (rd->f->kind == FIELD_IDS) {
			if (read_id(rd, s, &ids.v[ids.n]))
				worst = FAULT_INVALID;
			else
				ids.n++;
		} else if (!code_valid(rd->f, s)) {
			worst = wrong(rd, "Kies uit de mogelijkheden.");
		} else {
			l.v[l.n++] = s;
		}
	}
	if (!worst && !rd->f->optional && !l.n && !ids.n)
		worst = wrong(rd, "Kies ten minste één mogelijkheid.");
	if (rd->f->kind == FIELD_IDS)
		memcpy(rd->dest, &ids, sizeof(ids));
	else
		memcpy(rd->dest, &l, sizeof(l));
	return worst;
}

static enum fault read_map(struct reading *rd, const struct http_field *all, size_t nall)
{
	struct in_map m = { 0, ARENA_ARRAY(rd->r->arena, nall + 1, struct in_pair) };
	struct str prefix = str_cat(rd->r->arena, str_z(rd->f->name), STR("."));
	enum fault worst = FAULT_NONE;

	for (size_t i = 0; i < nall; i++) {
		struct in_pair p;
		struct str key;

		if (!str_starts(all[i].name, prefix))
			continue;
		key = (struct str){ all[i].name.p + prefix.n, all[i].name.n - prefix.n };
		if (!code_valid(&(struct route_field){ 0 }, key)) {
			worst = wrong(rd, "Onbekend veld.");
			continue;
		}
		p.key = key;
		if (read_text(rd, all[i].value, &p.value))
			worst = fault_field(rd->fi, str_dup(rd->r->arena, all[i].name).p, "Controleer dit veld.", NULL);
		else
			m.v[m.n++] = p;
	}
	memcpy(rd->dest, &m, sizeof(m));
	return worst;
}

static enum fault read_file(struct reading *rd)
{
	const struct http_file *found = NULL;

	for (size_t i = 0; i < rd->r->http->nfiles; i++)
		if (str_eq(rd->r->http->files[i].field, str_z(rd->f->name)) && rd->r->http->files[i].filename.n) {
			if (found)
				return wrong(rd, N_("Kies hier één bestand tegelijk."));
			found = &rd->r->http->files[i];
		}
	if (!found && !rd->f->optional)
		return wrong(rd, "Kies een bestand.");
	memcpy(rd->dest, &found, sizeof(found));
	return FAULT_NONE;
}

static enum fault read_code(struct reading *rd, struct str s)
{
	s = str_trim(s);
	if (!s.n && rd->f->optional)
		return FAULT_NONE;
	if (!code_valid(rd->f, s))
		return wrong(rd, "Kies een van de mogelijkheden.");
	memcpy(rd->dest, &s, sizeof(s));
	return FAULT_NONE;
}

static enum fault read_one(struct reading *rd)
{
	struct str s = rd->n ? rd->v[0].value : STR("");
	struct str text = STR("");
	bool yes;
	int64_t id = 0;

	if (rd->n > 1 && rd->f->kind != FIELD_BOOL)
		return wrong(rd, "Dit veld staat er twee keer.");
	switch (rd->f->kind) {
	case FIELD_LINE:
	case FIELD_TEXT:
		TRY(read_text(rd, s, &text));
		memcpy(rd->dest, &text, sizeof(text));
		return FAULT_NONE;
	case FIELD_INT:
	case FIELD_OPT_INT:
		return read_int(rd, s);
	case FIELD_DATUM:
	case FIELD_PDATUM:
		return read_datum(rd, s);
	case FIELD_CODE:
		return read_code(rd, s);
	case FIELD_BOOL:
		yes = rd->n && str_eq(rd->v[rd->n - 1].value, STR("1"));
		memcpy(rd->dest, &yes, sizeof(yes));
		return FAULT_NONE;
	case FIELD_ID:
		TRY(read_id(rd, s, &id));
		memcpy(rd->dest, &id, sizeof(id));
		return FAULT_NONE;
	default:
		return wrong(rd, "Onbekend veld.");
	}
}

/* All fields of that name, in order. */
static void field_collect(struct reading *rd, const struct http_field *all, size_t nall)
{
	struct http_field *v = ARENA_ARRAY(rd->r->arena, nall + 1, struct http_field);

	rd->n = 0;
	for (size_t i = 0; i < nall; i++)
		if (str_eq(all[i].name, str_z(rd->f->name)))
			v[rd->n++] = all[i];
	rd->v = v;
}

/* A field nobody asked for: refused in a POST, where it means a form that is not ours. */
static bool field_known(const struct route *rt, struct str name)
{
	if (str_eq(name, STR("_t")))
		return true;
	for (size_t i = 0; i < rt->nfields; i++) {
		struct str want = str_z(rt->fields[i].name);

		if (str_eq(name, want))
			return true;
		if (rt->fields[i].kind == FIELD_MAP && str_starts(name, want) && name.n > want.n && name.p[want.n] == '.')
			return true;
	}
	return false;
}

static bool file_known(const struct route *rt, struct str name)
{
	for (size_t i = 0; i < rt->nfields; i++)
		if (rt->fields[i].kind == FIELD_FILE && str_eq(name, str_z(rt->fields[i].name)))
			return true;
	return false;
}

#define UNKNOWN N_("Het formulier bevat een onbekend veld. Laad de pagina opnieuw.")

enum fault route_read(const struct req *r, const struct route *rt, const struct str *params, void *in,
	struct fault_info *fi)
{
	bool post = rt->method == HTTP_POST;
	const struct http_field *all = post ? r->http->fields : r->http->query;
	size_t nall = post ? r->http->nfields : r->http->nquery, np = 0;
	enum fault worst = FAULT_NONE;

	for (size_t i = 0; i < rt->nsegs; i++) {
		const struct route_field *f;
		int64_t id;

		if (rt->segs[i])
			continue;
		f = &rt->fields[np];
		if (!id_from_url(r->app->sleutels.url, f->id_kind, params[np++], &id))
			return fault_set(fi, FAULT_NOT_FOUND, NULL, NULL);
		memcpy((char *)in + f->offset, &id, sizeof(id));
	}
	for (size_t i = 0; post && i < nall; i++)
		if (!field_known(rt, all[i].name))
			worst = fault_set(fi, FAULT_INVALID, UNKNOWN, NULL);
	for (size_t i = 0; i < r->http->nfiles; i++)
		if (!file_known(rt, r->http->files[i].field))
			worst = fault_set(fi, FAULT_INVALID, UNKNOWN, NULL);
	for (size_t i = np; i < rt->nfields; i++) {
		struct reading rd = { .r = r, .f = &rt->fields[i], .dest = (char *)in + rt->fields[i].offset, .fi = fi };
		enum fault f;

		field_collect(&rd, all, nall);
		if (rd.f->kind == FIELD_MAP)
			f = read_map(&rd, all, nall);
		else if (rd.f->kind == FIELD_FILE)
			f = read_file(&rd);
		else if (rd.f->kind == FIELD_IDS || rd.f->kind == FIELD_LIST)
			f = read_many(&rd);
		else
			f = read_one(&rd);
		if (f && !worst)
			worst = f;
	}
	return worst;
}

struct str url_id(const struct req *r, enum id_kind kind, int64_t id)
{
	struct url_last *last = r->url;
	char *p;

	if (last && last->text.n && last->kind == (int)kind && last->id == id)
		return last->text;
	p = arena_alloc(r->arena, ID_URL_LEN + 1);
	id_to_url(r->app->sleutels.url, kind, id, p);
	if (last)
		*last = (struct url_last){ (int)kind, id, str_z(p) };
	return str_z(p);
}

struct str url_join(const struct req *r, const struct str *pieces, size_t n)
{
	struct buf b = buf_new(r->arena);

	for (size_t i = 0; i < n; i++)
		buf_add(&b, pieces[i]);
	return buf_str(&b);
}

struct str req_value(const struct req *r, const char *name, struct str now)
{
	const struct http_field *v = r->http->method == HTTP_POST ? r->http->fields : r->http->query;
	size_t n = r->http->method == HTTP_POST ? r->http->nfields : r->http->nquery;

	if (!r->reshow && r->http->method == HTTP_POST)
		return now;
	for (size_t i = 0; i < n; i++)
		if (str_eq(v[i].name, str_z(name)) && str_utf8(v[i].value))
			return v[i].value;
	return r->reshow ? STR("") : now;
}

bool req_chosen(const struct req *r, const char *name, struct str value, bool now)
{
	const struct http_field *v = r->http->method == HTTP_POST ? r->http->fields : r->http->query;
	size_t n = r->http->method == HTTP_POST ? r->http->nfields : r->http->nquery;
	bool there = false;

	for (size_t i = 0; i < n; i++) {
		if (!str_eq(v[i].name, str_z(name)))
			continue;
		there = true;
		if (str_eq(v[i].value, value))
			return true;
	}
	return r->reshow || there ? false : now;
}

const char *req_error(const struct req *r, const char *name)
{
	if (!r->reshow)
		return NULL;
	for (size_t i = 0; i < r->fi.nfields; i++)
		if (str_eq(str_z(r->fi.fields[i].field), str_z(name)))
			return r->fi.fields[i].text;
	return NULL;
}

bool req_mag(const struct req *r, enum recht recht)
{
	static const enum recht lezen[] = { RECHT_openbaar, RECHT_ingelogd, RECHT_casus_lezen };
	bool reads = !ctx_is_toen(&r->ctx);

	for (size_t i = 0; i < sizeof(lezen) / sizeof(lezen[0]); i++)
		reads |= recht == lezen[i];
	return reads && actor_mag(&r->ctx.actor, recht);
}

void url_part_add(struct buf *b, struct str s)
{
	static const char digits[] = "0123456789ABCDEF";

	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];

		if ((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || memchr("-._~", c, 4)) {
			buf_addc(b, (char)c);
		} else {
			buf_addc(b, '%');
			buf_addc(b, digits[c >> 4]);
			buf_addc(b, digits[c & 15]);
		}
	}
}
