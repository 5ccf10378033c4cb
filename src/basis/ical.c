/* Writing calendar files: see ical.h. */
#include "basis/ical.h"

#include <stdio.h>

#include "basis/arena.h"

#define OCTETS 75 /* of a line, without CRLF (RFC 5545 3.1) */

/* One content line: name with parameters, colon included, and the value as it goes out. */
static void line_add(struct buf *b, const char *name, struct str value)
{
	struct buf whole = buf_new(b->arena);
	struct str s;
	size_t room = OCTETS;

	buf_addz(&whole, name);
	buf_add(&whole, value);
	s = buf_str(&whole);
	while (s.n > room) {
		size_t n = room;

		while (n > 1 && ((unsigned char)s.p[n] & 0xc0) == 0x80)
			n--;
		buf_add(b, (struct str){ s.p, n });
		buf_addz(b, "\r\n ");
		s.p += n;
		s.n -= n;
		room = OCTETS - 1; /* the space that continues a line counts */
	}
	buf_add(b, s);
	buf_addz(b, "\r\n");
}

/* Type TEXT: RFC 5545 3.3.11. */
static void text_add(struct buf *b, const char *name, struct str s)
{
	struct buf t = buf_new(b->arena);

	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];

		if (c == '\n') {
			buf_addz(&t, "\\n");
			continue;
		}
		if (c < ' ' || c == 0x7f)
			continue;
		if (c == '\\' || c == ';' || c == ',')
			buf_addc(&t, '\\');
		buf_addc(&t, (char)c);
	}
	line_add(b, name, buf_str(&t));
}

static bool uri_ok(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if ((unsigned char)s.p[i] <= ' ' || (unsigned char)s.p[i] >= 0x7f)
			return false;
	return s.n > 0;
}

static void day_add(struct buf *b, const char *name, struct datum d)
{
	line_add(b, name, str_from_i64(b->arena, d.v));
}

static struct str stamp(struct arena *a, struct datum d, int hour, int minute, int second, const char *end)
{
	char text[32];

	snprintf(text, sizeof(text), "%08dT%02d%02d%02d%s", (int)d.v, hour, minute, second, end);
	return str_dup(a, str_z(text));
}

static struct str utc(struct arena *a, int64_t moment)
{
	int64_t days = moment / DAY_MS - (moment % DAY_MS < 0), rest = moment - days * DAY_MS;
	struct datum d = datum_add_days(datum_of(1970, 1, 1), (int)days);

	return stamp(a, d, (int)(rest / HOUR_MS), (int)(rest % HOUR_MS / MINUTE_MS), (int)(rest % MINUTE_MS / SECOND_MS),
		"Z");
}

static void moment_add(struct buf *b, const char *name, int64_t moment)
{
	struct tijd t = tijd_of(moment);
	struct buf n = buf_new(b->arena);

	buf_addz(&n, name);
	if (moment_of(t.dag, t.uur, t.minuut) + t.seconde * SECOND_MS != moment - moment % SECOND_MS) {
		buf_addc(&n, ':');
		line_add(b, buf_str(&n).p, utc(b->arena, moment));
		return;
	}
	buf_addz(&n, ";TZID=Europe/Amsterdam:");
	line_add(b, buf_str(&n).p, stamp(b->arena, t.dag, t.uur, t.minuut, t.seconde, ""));
}

/* The rule of the European Union since 1996; the one of summer since 1981. */
static void zone_add(struct buf *b)
{
	static const char *const lines[] = { "BEGIN:VTIMEZONE", "TZID:Europe/Amsterdam", "BEGIN:DAYLIGHT",
		"DTSTART:19810329T020000", "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU", "TZOFFSETFROM:+0100", "TZOFFSETTO:+0200",
		"TZNAME:CEST", "END:DAYLIGHT", "BEGIN:STANDARD", "DTSTART:19961027T030000",
		"RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU", "TZOFFSETFROM:+0200", "TZOFFSETTO:+0100", "TZNAME:CET",
		"END:STANDARD", "END:VTIMEZONE" };

	for (size_t i = 0; i < sizeof(lines) / sizeof(lines[0]); i++)
		line_add(b, lines[i], STR(""));
}

static void event_times(struct buf *b, const struct ical_event *e)
{
	line_add(b, "DTSTAMP:", utc(b->arena, e->stempel));
	if (e->dag.v) {
		day_add(b, "DTSTART;VALUE=DATE:", e->dag);
		day_add(b, "DTEND;VALUE=DATE:", datum_add_days(e->dag, 1));
		return;
	}
	moment_add(b, "DTSTART", e->begin);
	moment_add(b, "DTEND", e->einde);
}

static void event_add(struct buf *b, const struct ical *c, const struct ical_event *e)
{
	bool off = e->vervalt || c->method == ICAL_CANCEL;

	line_add(b, "BEGIN:VEVENT", STR(""));
	text_add(b, "UID:", e->uid);
	line_add(b, "SEQUENCE:", str_from_i64(b->arena, e->sequence));
	event_times(b, e);
	text_add(b, "SUMMARY:", e->titel);
	if (e->plaats.n)
		text_add(b, "LOCATION:", e->plaats);
	if (e->toelichting.n)
		text_add(b, "DESCRIPTION:", e->toelichting);
	if (uri_ok(e->url))
		line_add(b, "URL:", e->url);
	if (c->method != ICAL_FEED && uri_ok(c->organisator))
		line_add(b, "ORGANIZER;CN=Schakel:", c->organisator);
	line_add(b, "CLASS:CONFIDENTIAL", STR(""));
	line_add(b, "STATUS:", off ? STR("CANCELLED") : STR("CONFIRMED"));
	line_add(b, "TRANSP:", off || e->dag.v ? STR("TRANSPARENT") : STR("OPAQUE"));
	line_add(b, "END:VEVENT", STR(""));
}

struct str ical_write(struct arena *a, const struct ical *c)
{
	struct buf b = buf_new(a);
	bool timed = false;

	for (size_t i = 0; i < c->n; i++)
		timed |= !c->v[i].dag.v;
	line_add(&b, "BEGIN:VCALENDAR", STR(""));
	line_add(&b, "VERSION:2.0", STR(""));
	line_add(&b, "PRODID:-//Schakel//Schakel//NL", STR(""));
	line_add(&b, "CALSCALE:GREGORIAN", STR(""));
	if (c->method != ICAL_FEED)
		line_add(&b, "METHOD:", c->method == ICAL_CANCEL ? STR("CANCEL") : STR("PUBLISH"));
	if (c->naam.n)
		text_add(&b, "X-WR-CALNAME:", c->naam);
	if (timed)
		zone_add(&b);
	for (size_t i = 0; i < c->n; i++)
		event_add(&b, c, &c->v[i]);
	line_add(&b, "END:VCALENDAR", STR(""));
	return buf_str(&b);
}
