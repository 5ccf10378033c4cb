/* Running numbers for people: AM-2026-0001 for an aanmelding, ZV-2026-0143 for a casus. They start anew each year. */
#ifndef DOMEIN_TELLER_H
#define DOMEIN_TELLER_H

#include "domein/ctx.h"

/* The next number of that kind ("AM", "ZV", "WG") in the local year of the moment. A number of a unit that fails is
 * given again; on PostgreSQL two units at once take turns. */
MUST_USE enum fault nummer_next_in(struct unit *u, const char *soort, int64_t moment, struct str *ret);

#endif
