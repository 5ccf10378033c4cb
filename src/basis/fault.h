/* Faults: what can go wrong, said once, in words for the user and a detail for the log.
 *
 * A function that can fail returns enum fault and leaves its ret_ arguments untouched. The struct fault_info is the
 * request's; the first message stands, callers above never overwrite it. Texts for the user are Dutch msgids.
 */
#ifndef BASIS_FAULT_H
#define BASIS_FAULT_H

#include <stdbool.h>
#include <stddef.h>

enum fault {
	FAULT_NONE = 0,
	FAULT_NOT_FOUND = -1, /* does not exist or may not be seen: the same answer */
	FAULT_DENIED = -2,    /* the right is missing */
	FAULT_INVALID = -3,   /* input; the fields say what */
	FAULT_CONFLICT = -4,  /* changed meanwhile by someone else */
	FAULT_BUSY = -5,      /* try again; too much at once */
	FAULT_UNCERTAIN = -6, /* the connection broke during commit: it may or may not have happened */
	FAULT_FULL = -7,      /* disk full: fail closed */
	FAULT_INTERNAL = -8,  /* ours; the log has the detail */
};

#define FAULT_FIELDS_MAX 32
#define FAULT_DETAIL_MAX 256

struct fault_field {
	const char *field; /* name as in routes.def */
	const char *text;  /* static msgid */
};

struct fault_info {
	enum fault fault;
	const char *text; /* for the user, static msgid; NULL: a standard text by kind */
	const char *rule; /* the rule or article that was broken ("WGS 2.31 lid 2", "invariant 2"); may be NULL */
	char detail[FAULT_DETAIL_MAX]; /* for the log; never personal data or SQL values */
	size_t nfields;
	struct fault_field fields[FAULT_FIELDS_MAX];
};

#define MUST_USE __attribute__((warn_unused_result))

/* Sets kind, text and rule if none stands yet; returns the fault that stands. fi may be NULL. */
enum fault fault_set(struct fault_info *fi, enum fault f, const char *text, const char *rule);
/* Adds what is wrong with one field; returns FAULT_INVALID. */
enum fault fault_field(struct fault_info *fi, const char *field, const char *text, const char *rule);
/* FAULT_INTERNAL (or f) with a detail for the log: two pieces of text joined by ": ". */
enum fault fault_detail(struct fault_info *fi, enum fault f, const char *what, const char *why);
void fault_clear(struct fault_info *fi);
/* The standard text for the user. */
const char *fault_text(enum fault f);
/* The name for the log: "not_found". */
const char *fault_name(enum fault f);

/* Leaves the function with the fault, if there is one. */
#define TRY(expr) do { enum fault try_f_ = (expr); if (try_f_) return try_f_; } while (0)

#endif
