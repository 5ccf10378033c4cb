/* CSV as people save it: RFC 4180, a byte order mark or none, comma, semicolon or tab, LF or CRLF.
 *
 * The separator is the one that stands most in the first line. Text must be UTF-8. Lifetimes: cells live in the arena.
 */
#ifndef KOPPELING_CSV_H
#define KOPPELING_CSV_H

#include "basis/fault.h"
#include "basis/str.h"

#define CSV_COLUMNS_MAX 200
#define CSV_ROWS_MAX 250000

struct csv_row {
	int64_t line; /* of its first byte, from 1 */
	size_t n;
	struct str *cells;
};
struct csv {
	struct csv_row head;
	size_t n;
	struct csv_row *rows;
};
/* FAULT_INVALID with the text of what is wrong in fi and its line in *ret_line (0: the whole file). */
MUST_USE enum fault csv_parse(struct arena *a, struct str text, struct csv *ret, int64_t *ret_line,
	struct fault_info *fi);

#endif
