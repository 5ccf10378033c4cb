/* Rows: from columns of either driver into structs in the arena, as the statement's table of columns says.
 *
 * Why here: both databases give the same rows or the same fault; a value of another type, a null where none may be and
 * a row too many are faults of ours, found at the first run. Texts are copied and followed by a NUL.
 */
#include <string.h>

#include "basis/arena.h"
#include "db/db_priv.h"

#define ROWS_MAX 10000
#define ROWS_FIRST 8

struct rows rows_new(const struct stmt *s, struct arena *a, struct fault_info *fi)
{
	return (struct rows){ .stmt = s, .arena = a, .fi = fi };
}

static enum fault rows_broken(struct rows *r, const char *why)
{
	return fault_detail(r->fi, FAULT_INTERNAL, r->stmt->name, why);
}

static enum fault rows_grow(struct rows *r)
{
	size_t cap = r->cap ? r->cap * 2 : r->stmt->kind == STMT_ONE ? 1 : ROWS_FIRST;
	char *v = arena_array(r->arena, cap, r->stmt->row_size);

	if (r->n)
		memcpy(v, r->v, r->n * r->stmt->row_size);
	r->v = v;
	r->cap = cap;
	return FAULT_NONE;
}

enum fault rows_next(struct rows *r, char **ret_row)
{
	size_t most = r->stmt->kind == STMT_ONE ? 1 : r->stmt->max_rows ? r->stmt->max_rows : ROWS_MAX;

	if (r->stmt->kind == STMT_EXEC)
		return rows_broken(r, "returns rows");
	if (r->n == most)
		return rows_broken(r, "more rows than it may");
	if (arena_over(r->arena))
		return fault_detail(r->fi, FAULT_BUSY, r->stmt->name, "arena is full");
	if (r->n == r->cap)
		TRY(rows_grow(r));
	*ret_row = r->v + r->n++ * r->stmt->row_size;
	return FAULT_NONE;
}

enum fault rows_put_int(struct rows *r, char *row, size_t col, int64_t v)
{
	const struct stmt_col *c = &r->stmt->cols[col];
	struct opt_int o = { true, v };
	int32_t small = (int32_t)v;
	bool yes = v == 1;

	switch (c->type) {
	case COL_INT:
		memcpy(row + c->offset, &v, sizeof(v));
		return FAULT_NONE;
	case COL_INT32:
		if (small != v)
			return rows_broken(r, c->name);
		memcpy(row + c->offset, &small, sizeof(small));
		return FAULT_NONE;
	case COL_BOOL:
		if (v != 0 && v != 1)
			return rows_broken(r, c->name);
		memcpy(row + c->offset, &yes, sizeof(yes));
		return FAULT_NONE;
	case COL_OPT_INT:
		memcpy(row + c->offset, &o, sizeof(o));
		return FAULT_NONE;
	default:
		return rows_broken(r, c->name);
	}
}

enum fault rows_put_str(struct rows *r, char *row, size_t col, enum value_type type, struct str s)
{
	const struct stmt_col *c = &r->stmt->cols[col];

	if (c->type != (type == VALUE_TEXT ? COL_TEXT : COL_BYTES))
		return rows_broken(r, c->name);
	if (arena_over(r->arena))
		return fault_detail(r->fi, FAULT_BUSY, r->stmt->name, "arena is full");
	s = str_dup(r->arena, s.n ? s : STR(""));
	memcpy(row + c->offset, &s, sizeof(s));
	return FAULT_NONE;
}

enum fault rows_put_null(struct rows *r, char *row, size_t col)
{
	const struct stmt_col *c = &r->stmt->cols[col];

	/* the row is zeroed: 0, no value, not set */
	(void)row;
	return c->nullable ? FAULT_NONE : rows_broken(r, c->name);
}

void rows_finish(struct rows *r, void *dest)
{
	void *v = r->v;

	if (!dest || r->stmt->kind == STMT_EXEC)
		return;
	if (r->stmt->kind == STMT_MANY) {
		memcpy(dest, &r->n, sizeof(r->n));
		dest = (char *)dest + sizeof(r->n);
	}
	memcpy(dest, &v, sizeof(v));
}
