/* Writing calendar files (iCalendar, RFC 5545): for the file with a mail and for the feed of a user.
 *
 * Lines end in CRLF and are folded at 75 octets, never inside a character. Times are local with TZID=Europe/Amsterdam and
 * its VTIMEZONE along; the second half hour that comes twice when summer time ends, which local time cannot say, is in UTC.
 * Every event is CLASS:CONFIDENTIAL. There are no attendees: what goes into a calendar says what, when and where, never who.
 * Lifetimes: the result lives in the arena. Threading: pure.
 */
#ifndef BASIS_ICAL_H
#define BASIS_ICAL_H

#include "basis/klok.h"
#include "basis/str.h"

enum ical_method {
	ICAL_FEED,    /* no METHOD: a calendar that is read again and again */
	ICAL_PUBLISH, /* events to take into one's calendar; the same UID with a higher SEQUENCE replaces */
	ICAL_CANCEL,  /* events that are off */
};

struct ical_event {
	struct str uid;       /* the same for every version of the event: "123@schakel" */
	int64_t sequence;     /* rises with every change of time or place, and with cancelling */
	int64_t stempel;      /* moment of this version (DTSTAMP) */
	int64_t begin, einde; /* moments */
	struct datum dag;     /* a whole day instead of begin and einde */
	struct str titel;     /* neutral */
	struct str plaats, toelichting; /* "": none; toelichting may have lines */
	struct str url;       /* "": none; left out when it holds anything but printable ASCII */
	bool vervalt;         /* STATUS:CANCELLED */
};
struct ical {
	enum ical_method method;
	struct str naam;       /* of a feed, shown by calendar programs; "" none */
	struct str organisator; /* a URI ("https://schakel.example"), asked with a METHOD; "" none */
	size_t n;
	const struct ical_event *v;
};

/* The whole file. Texts may hold anything: they are escaped, control characters are left out. */
struct str ical_write(struct arena *a, const struct ical *c);

#endif
