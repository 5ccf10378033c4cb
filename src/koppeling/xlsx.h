/* Reading a sheet of an XLSX workbook (ECMA-376) as the rows of a CSV file.
 *
 * libzip unpacks, Expat parses. What a cell shows counts: shared and inline texts, numbers as written, dates as
 * 2026-12-07 (a number with a date format), booleans as 1 and 0; a formula gives the value that was saved with it. The
 * first row with a value is the head; rows without any value are left out.
 * A workbook from outside is not trusted: no part is unpacked beyond XLSX_PART_MAX, all of them beyond XLSX_ALL_MAX; a
 * document type is refused; columns and rows are those of csv.h. Lifetimes: cells live in the arena. Threading: pure.
 */
#ifndef KOPPELING_XLSX_H
#define KOPPELING_XLSX_H

#include "koppeling/csv.h"

#define XLSX_PART_MAX ((size_t)192 << 20)
#define XLSX_ALL_MAX ((size_t)256 << 20)

/* Is it a ZIP file, as an XLSX is? */
bool xlsx_is(struct str bytes);
/* blad: name of the sheet; "" the first. FAULT_INVALID with what is wrong in fi and the row in *ret_line (0: the whole
 * file). line of a row is its number in the sheet. */
MUST_USE enum fault xlsx_parse(struct arena *a, struct str bytes, struct str blad, struct csv *ret, int64_t *ret_line,
	struct fault_info *fi);

#endif
