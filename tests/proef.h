/* How a test says that something must go well, or must be refused. */
#ifndef TESTS_PROEF_H
#define TESTS_PROEF_H

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "basis/fault.h"

/* It went well; else the test says what was refused and why. */
static inline void proef_good(const struct fault_info *fi, enum fault f)
{
	if (f)
		fail_msg("%s: %s %s %s %s %s", fault_name(f), fi->text ? fi->text : "", fi->rule ? fi->rule : "",
			fi->nfields ? fi->fields[0].field : "", fi->nfields ? fi->fields[0].text : "", fi->detail);
}

static inline bool proef_fault_on(const struct fault_info *fi, const char *field)
{
	for (size_t i = 0; i < fi->nfields; i++)
		if (strcmp(fi->fields[i].field, field) == 0)
			return true;
	return false;
}

/* Refused on that field among others, citing that rule (NULL: any). */
static inline void proef_refused(const struct fault_info *fi, enum fault f, const char *field, const char *rule)
{
	if (f != FAULT_INVALID || !proef_fault_on(fi, field))
		fail_msg("%s: not refused (%s, on %s) %s", field, fault_name(f), fi->nfields ? fi->fields[0].field : "none",
			fi->detail);
	if (rule && (!fi->rule || !strstr(fi->rule, rule)))
		fail_msg("%s: rule %s instead of %s", field, fi->rule ? fi->rule : "none", rule);
}

#endif
