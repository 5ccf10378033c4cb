/* The lens views of the tests, for both databases. */
#ifndef DB_DB_TEST_LENS_PROEF_H
#define DB_DB_TEST_LENS_PROEF_H

#include "basis/arena.h"
#include "db/lens.h"

#define PROEF_VERSION 3

struct proef_view {
	const char *name, *sql;
};
extern const struct proef_view proef_views[]; /* ends with NULL */
struct str proef_view_sql(struct arena *a, enum db_kind kind, const struct proef_view *v);

#endif
