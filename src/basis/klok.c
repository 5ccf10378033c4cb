/* The clock: arithmetic on days of the Gregorian calendar and the local time of Europe/Amsterdam. See klok.h.
 *
 * Days are counted from 1 January of the year 1 (day 0, a Monday). Only days of 1800-2199 are handed out: what falls
 * outside, or starts from a day that is not fully known, is "none".
 * Threading: the three values below are atomic; all else is plain arithmetic.
 */
#include "basis/klok.h"

#include <stdatomic.h>
#include <stdio.h>
#include <time.h>

#include "basis/arena.h"
#include "basis/klok_priv.h"

#define FIRST_YEAR 1800
#define LAST_YEAR 2199
#define EPOCH_DAY INT64_C(719162) /* 1 January 1970 */
#define EARLIEST_MS (-INT64_C(100000) * 86400000) /* about 1696 .. 2243: beyond it no day exists for us */
#define LATEST_MS (INT64_C(100000) * 86400000)

static _Atomic int64_t latest; /* the last moment that was given, so that the next is not before it */
static _Atomic int64_t ahead;  /* of the system's clock, in a test */
static _Atomic int64_t frozen; /* a test's moment, or 0 */

int64_t klok_forward(int64_t reading)
{
	int64_t before = atomic_load(&latest);

	while (before < reading && !atomic_compare_exchange_weak(&latest, &before, reading))
		;
	return before > reading ? before : reading;
}

static int64_t system_now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_REALTIME, &t);
	return (int64_t)t.tv_sec * SECOND_MS + t.tv_nsec / 1000000;
}

int64_t klok_now(void)
{
	int64_t now = atomic_load(&frozen);

	return now ? now : klok_forward(system_now() + atomic_load(&ahead));
}

void klok_begin(int64_t moment)
{
	atomic_store(&ahead, moment - system_now());
	atomic_store(&latest, moment);
}

void klok_freeze(int64_t moment)
{
	atomic_store(&frozen, moment);
}

int64_t klok_steady(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * SECOND_MS + t.tv_nsec / 1000000;
}

void klok_cond_init(pthread_cond_t *cond)
{
	pthread_condattr_t attr;

	(void)pthread_condattr_init(&attr);
	(void)pthread_condattr_setclock(&attr, CLOCK_MONOTONIC);
	(void)pthread_cond_init(cond, &attr);
	(void)pthread_condattr_destroy(&attr);
}

bool klok_cond_wait(pthread_cond_t *cond, pthread_mutex_t *mutex, int64_t until)
{
	const struct timespec t = { (time_t)(until / SECOND_MS), (long)(until % SECOND_MS * 1000000) };

	return pthread_cond_timedwait(cond, mutex, &t) == 0;
}

static bool is_leap(int jaar)
{
	return (jaar % 4 == 0 && jaar % 100 != 0) || jaar % 400 == 0;
}

static int month_days(int jaar, int maand)
{
	static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };

	return days[maand - 1] + (maand == 2 && is_leap(jaar));
}

/* Day number of 1 January. */
static int64_t year_start(int jaar)
{
	int64_t before = jaar - 1;

	return before * 365 + before / 4 - before / 100 + before / 400;
}

/* Unknown parts count as the first. */
static int64_t day_number(struct datum d)
{
	int jaar = datum_jaar(d), maand = datum_maand(d), dag = datum_dag(d), m;
	int64_t n = year_start(jaar) + (dag ? dag - 1 : 0);

	for (m = 1; m < maand; m++)
		n += month_days(jaar, m);
	return n;
}

static struct datum day_of_number(int64_t n)
{
	int jaar, maand = 1;

	if (n < year_start(FIRST_YEAR) || n >= year_start(LAST_YEAR + 1))
		return (struct datum){ 0 };
	jaar = (int)(n * 400 / 146097) + 1;
	while (year_start(jaar) > n)
		jaar--;
	while (year_start(jaar + 1) <= n)
		jaar++;
	n -= year_start(jaar);
	while (n >= month_days(jaar, maand))
		n -= month_days(jaar, maand++);
	return datum_of(jaar, maand, (int)n + 1);
}

struct datum datum_of(int jaar, int maand, int dag)
{
	return (struct datum){ jaar * 10000 + maand * 100 + dag };
}

int datum_jaar(struct datum d)
{
	return d.v / 10000;
}

int datum_maand(struct datum d)
{
	return d.v / 100 % 100;
}

int datum_dag(struct datum d)
{
	return d.v % 100;
}

bool datum_valid(struct datum d, bool partly)
{
	int jaar = datum_jaar(d), maand = datum_maand(d), dag = datum_dag(d);

	if (d.v <= 0 || jaar < FIRST_YEAR || jaar > LAST_YEAR || maand > 12)
		return false;
	if (maand == 0)
		return partly && dag == 0;
	return dag == 0 ? partly : dag <= month_days(jaar, maand);
}

struct datum datum_add_days(struct datum d, int n)
{
	if (!datum_valid(d, false))
		return (struct datum){ 0 };
	return day_of_number(day_number(d) + n);
}

struct datum datum_add_months(struct datum d, int n)
{
	int64_t months;
	int jaar, maand, dag;

	if (!datum_valid(d, false))
		return (struct datum){ 0 };
	months = (int64_t)datum_jaar(d) * 12 + datum_maand(d) - 1 + n;
	if (months < FIRST_YEAR * 12 || months >= (LAST_YEAR + 1) * 12)
		return (struct datum){ 0 };
	jaar = (int)(months / 12);
	maand = (int)(months % 12) + 1;
	dag = datum_dag(d);
	return datum_of(jaar, maand, dag < month_days(jaar, maand) ? dag : month_days(jaar, maand));
}

int datum_days_between(struct datum from, struct datum to)
{
	if (!datum_valid(from, true) || !datum_valid(to, true))
		return 0;
	return (int)(day_number(to) - day_number(from));
}

int datum_weekday(struct datum d)
{
	return datum_valid(d, false) ? (int)(day_number(d) % 7) + 1 : 0;
}

int datum_age(struct datum geboren, struct datum op)
{
	int years, month = datum_maand(geboren), day = datum_dag(geboren);

	if (!datum_valid(geboren, true) || !datum_valid(op, true) || geboren.v > op.v)
		return -1;
	years = datum_jaar(op) - datum_jaar(geboren);
	if (month == 0)
		month = 12;
	if (day == 0)
		day = month_days(datum_jaar(geboren), month);
	if (op.v % 10000 < month * 100 + day && years > 0)
		years--;
	return years;
}

struct str datum_text(struct arena *a, struct datum d)
{
	char text[sizeof("00-00-0000")];

	if (!datum_valid(d, true))
		return STR_NULL;
	(void)snprintf(text, sizeof(text), "%02u-%02u-%04u", (unsigned)datum_dag(d) % 100U,
		(unsigned)datum_maand(d) % 100U, (unsigned)datum_jaar(d) % 10000U);
	return str_dup(a, str_z(text));
}

struct str datum_iso(struct arena *a, struct datum d)
{
	char text[sizeof("0000-00-00")];

	if (!datum_valid(d, true))
		return STR_NULL;
	(void)snprintf(text, sizeof(text), "%04u-%02u-%02u", (unsigned)datum_jaar(d) % 10000U,
		(unsigned)datum_maand(d) % 100U, (unsigned)datum_dag(d) % 100U);
	return str_dup(a, str_z(text));
}

/* The moment at which the clocks change: 01:00 UTC on the last Sunday of the month (directive 2000/84/EC). */
static int64_t change_moment(int jaar, int maand)
{
	int64_t last = day_number(datum_of(jaar, maand, 31));

	return (last - (last + 1) % 7 - EPOCH_DAY) * DAY_MS + HOUR_MS;
}

/* Floor of the division, for moments before 1970. */
static int64_t day_part(int64_t ms)
{
	return ms / DAY_MS - (ms % DAY_MS < 0);
}

struct tijd tijd_of(int64_t moment)
{
	struct tijd t = { { 0 }, 0, 0, 0 };
	struct datum d;
	int64_t in_day;

	if (moment < EARLIEST_MS || moment > LATEST_MS)
		return t;
	d = day_of_number(EPOCH_DAY + day_part(moment));
	if (!d.v)
		return t;
	moment += HOUR_MS;
	if (moment - HOUR_MS >= change_moment(datum_jaar(d), 3) && moment - HOUR_MS < change_moment(datum_jaar(d), 10))
		moment += HOUR_MS;
	in_day = moment - day_part(moment) * DAY_MS;
	t.dag = day_of_number(EPOCH_DAY + day_part(moment));
	t.uur = (int)(in_day / HOUR_MS);
	t.minuut = (int)(in_day / MINUTE_MS % 60);
	t.seconde = (int)(in_day / SECOND_MS % 60);
	return t;
}

int64_t moment_of(struct datum d, int uur, int minuut)
{
	int64_t local, spring, autumn;

	if (!datum_valid(d, false))
		return 0;
	local = (day_number(d) - EPOCH_DAY) * DAY_MS + uur * HOUR_MS + minuut * MINUTE_MS;
	/* both changes take effect at 03:00 by the clock that was running: 02:30 is read by the old offset, and of the
	 * 02:30 that comes twice the first is meant */
	spring = change_moment(datum_jaar(d), 3) + 2 * HOUR_MS;
	autumn = change_moment(datum_jaar(d), 10) + 2 * HOUR_MS;
	return local - (local >= spring && local < autumn ? 2 : 1) * HOUR_MS;
}

int64_t moment_last_of(struct datum d, int uur, int minuut)
{
	int64_t first = moment_of(d, uur, minuut);
	struct tijd later = tijd_of(first + HOUR_MS);

	return later.dag.v == d.v && later.uur == uur && later.minuut == minuut ? first + HOUR_MS : first;
}

struct datum datum_of_moment(int64_t moment)
{
	return moment ? tijd_of(moment).dag : (struct datum){ 0 };
}

struct datum datum_today(void)
{
	return datum_of_moment(klok_now());
}
