/* The clock: moments, days and local time of Europe/Amsterdam.
 *
 * moment: int64_t, milliseconds since 1970-01-01 UTC. 0 means none.
 * struct datum: a day as the integer jjjjmmdd, month and day 00 when unknown (BRP); 0 means none. It sorts, and it is
 * what the database stores.
 * Local time follows the European summer-time rule (last Sundays of March and October, 01:00 UTC); no TZ database.
 */
#ifndef BASIS_KLOK_H
#define BASIS_KLOK_H

#include <pthread.h>

#include "basis/str.h"

#define SECOND_MS INT64_C(1000)
#define MINUTE_MS INT64_C(60000)
#define HOUR_MS INT64_C(3600000)
#define DAY_MS INT64_C(86400000)

struct datum {
	int32_t v;
};

struct tijd { /* local time */
	struct datum dag;
	int uur, minuut, seconde;
};

/* Never runs backwards in one process. */
int64_t klok_now(void);
/* For tests: the clock of the process runs on from this moment. */
void klok_begin(int64_t moment);
/* For tests: 0 lets it run again. */
void klok_freeze(int64_t moment);
/* Milliseconds that pass evenly whatever is done to the clock, from an unknown beginning: how long, never when. */
int64_t klok_steady(void);
/* A condition that is waited for by that clock, until a moment of it at the latest: false when that has passed. */
void klok_cond_init(pthread_cond_t *cond);
bool klok_cond_wait(pthread_cond_t *cond, pthread_mutex_t *mutex, int64_t until);

struct datum datum_of(int jaar, int maand, int dag);
int datum_jaar(struct datum d);
int datum_maand(struct datum d); /* 0: unknown */
int datum_dag(struct datum d);   /* 0: unknown */
/* An existing day of the calendar, 1800-2199; with partly: also jjjj0000 and jjjjmm00. */
bool datum_valid(struct datum d, bool partly);
/* None when d is not a whole day or the result leaves 1800-2199; so too for months. */
struct datum datum_add_days(struct datum d, int n);
/* Keeps the day, or the last of the month when it does not exist. */
struct datum datum_add_months(struct datum d, int n);
/* Unknown parts count as the first; 0 when either is none. */
int datum_days_between(struct datum from, struct datum to);
int datum_weekday(struct datum d); /* 1 Monday .. 7 Sunday; 0 when d is not a whole day */
/* Whole years on the day; -1 when the year of birth is unknown or after it. Unknown parts count as the last that is
 * possible, so that nobody is taken for an adult who may not be one (Wth 2). */
int datum_age(struct datum geboren, struct datum op);
/* Typed by people: "7-12-2026", "07-12-2026", "7 dec 2026", "2026-12-07"; with partly also "1992", "00-00-1992",
 * "3-1992". A year has four digits. */
bool datum_parse(struct str s, bool partly, struct datum *ret);
/* A time of day as typed: "9:30" or "09:30". */
bool tijd_parse(struct str s, int *ret_uur, int *ret_minuut);
/* "07-12-2026"; unknown parts as 00; no value for none. */
struct str datum_text(struct arena *a, struct datum d);
/* "2026-12-07", likewise. */
struct str datum_iso(struct arena *a, struct datum d);

struct tijd tijd_of(int64_t moment);
/* From local time: one that is skipped counts from the old offset, of one that comes twice the first is meant. */
int64_t moment_of(struct datum d, int uur, int minuut);
/* The same, but of one that comes twice the second. */
int64_t moment_last_of(struct datum d, int uur, int minuut);
struct datum datum_of_moment(int64_t moment);
struct datum datum_today(void);

#endif
