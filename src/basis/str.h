/* String slices and a growing buffer.
 *
 * What: `struct str` is a pointer and a length, never NUL-dependent; `struct buf` collects bytes in an arena.
 * Lifetimes: a slice borrows; what it points at belongs to an arena, a literal or the caller.
 * Threading: plain values, no shared state.
 */
#ifndef BASIS_STR_H
#define BASIS_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;

/* p == NULL means "no value" (SQL null); p != NULL with n == 0 is the empty text. */
struct str {
	const char *p;
	size_t n;
};

#define STR(lit) ((struct str){ "" lit, sizeof(lit) - 1 })
#define STR_NULL ((struct str){ NULL, 0 })
/* The same for the initialiser of a static table, where C17 wants constants. */
#define STR_INIT(lit) { "" lit, sizeof(lit) - 1 }

/* Marks a Dutch text that is data here and translated where it is shown; tools/gen_po.py collects them. */
#define N_(msgid) msgid

/* A slice over a NUL-terminated string; NULL gives STR_NULL. */
struct str str_z(const char *z);
/* The same bytes; no value equals the empty text. */
bool str_eq(struct str a, struct str b);
/* Byte order, shorter first on a common prefix: the order of SQLite BINARY and PostgreSQL "C". */
int str_cmp(struct str a, struct str b);
/* word is one of the words between commas; ",a,b," and "a, b" are the same list. */
bool str_csv_has(struct str csv, struct str word);
bool str_starts(struct str s, struct str prefix);
/* No value or no bytes. */
bool str_empty(struct str s);
/* Without leading and trailing ASCII white space. */
struct str str_trim(struct str s);
/* Valid UTF-8 (RFC 3629: no surrogates, no overlong forms) without NUL. */
bool str_utf8(struct str s);
/* Unicode code points in valid UTF-8. */
size_t str_points(struct str s);
/* A whole decimal number with optional minus; false on anything else, ret untouched. */
bool str_i64(struct str s, int64_t *ret);
/* Cuts s at the first sep: head before it, s after it. False (head = all, s empty) when sep is absent. */
bool str_cut(struct str *s, char sep, struct str *ret_head);

/* Copies into the arena; the copy is followed by a NUL that does not count, so .p can be handed to C APIs. */
struct str str_dup(struct arena *a, struct str s);
struct str str_cat(struct arena *a, struct str x, struct str y);
/* x, what is between, and y; the other alone when one is empty. */
struct str str_join(struct arena *a, struct str x, const char *between, struct str y);
struct str str_from_i64(struct arena *a, int64_t v);

struct buf {
	struct arena *arena;
	char *p;
	size_t n, cap;
};

struct buf buf_new(struct arena *a);
void buf_add(struct buf *b, struct str s);
void buf_addz(struct buf *b, const char *z);
void buf_addc(struct buf *b, char c);
void buf_add_i64(struct buf *b, int64_t v);
/* The bytes so far, NUL behind them; valid until the next add. */
struct str buf_str(struct buf *b);

#endif
