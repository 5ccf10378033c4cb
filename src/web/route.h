/* Routes: the closed list of what can be asked of Schakel.
 *
 * src/web/routes.def is the source; tools/gen_routes.py makes the table, a struct per route with its typed fields and a
 * URL builder. A handler gets values that are checked: lengths, UTF-8, dates, codes, ids of the right kind.
 * Threading: constant data.
 */
#ifndef WEB_ROUTE_H
#define WEB_ROUTE_H

#include "basis/fault.h"
#include "basis/klok.h"
#include "basis/str.h"
#include "db/db.h"
#include "domein/ids.h"
#include "http/http.h"

struct req;

enum field_kind { FIELD_LINE, FIELD_TEXT, FIELD_INT, FIELD_OPT_INT, FIELD_DATUM, FIELD_PDATUM, FIELD_CODE, FIELD_BOOL,
	FIELD_FILE, FIELD_MAP, FIELD_ID, FIELD_IDS, FIELD_LIST };

struct in_list {
	size_t n;
	struct str *v;
};
struct in_ids {
	size_t n;
	int64_t *v;
};
struct in_pair {
	struct str key, value;
};
struct in_map { /* fields `name.KEY`, in the order of the form */
	size_t n;
	struct in_pair *v;
};
/* The value under key; STR_NULL when absent. */
struct str in_map_get(const struct in_map *m, struct str key);

struct route_field {
	const char *name;
	enum field_kind kind;
	bool optional;
	int64_t lo, hi;
	uint32_t id_kind;
	size_t offset;
	const char *const *codes; /* NULL: any code [a-z0-9_.-]{1,60} */
};

struct route {
	const char *name;
	enum http_method method;
	const char *path;
	size_t nsegs;
	const char *const *segs; /* NULL: a parameter */
	int right; /* enum recht */
	const char *doel;
	size_t nfields; /* path parameters first */
	const struct route_field *fields;
	size_t in_size;
	enum fault (*call)(struct req *r, const void *in);
	enum fault (*back)(struct req *r, const void *in);
	bool concept; /* input is kept when the session has expired */
};
extern const struct route routes[];
extern const size_t routes_n;

/* The route for a path; *ret_allowed says which methods the path knows when the method is not among them. */
const struct route *route_find(enum http_method m, struct str path, struct str *ret_params, unsigned *ret_allowed);
#define ROUTE_PARAMS_MAX 6

/* Reads params, query or form into `in` (route->in_size bytes, zeroed). What is wrong lands in fi, field by field. */
MUST_USE enum fault route_read(const struct req *r, const struct route *rt, const struct str *params, void *in,
	struct fault_info *fi);

struct str url_id(const struct req *r, enum id_kind kind, int64_t id);
struct str url_join(const struct req *r, const struct str *pieces, size_t n);

#endif
