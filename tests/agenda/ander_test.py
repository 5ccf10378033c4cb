"""What three parsers that are not ours (python3-icalendar, python3-vobject and libical in C) read in our calendar files,
across the beginning and the end of summer time; and the rules that such parsers do not check: CRLF, 75 octets a line, no persons. Argument: the program that prints the files."""
import ctypes
import subprocess
import sys
from datetime import datetime, timezone

import icalendar
import vobject

# local half past ten, a week apart, in UTC
REEKSEN = {
    'reeks': ['10-19 08:30', '10-26 09:30', '11-02 09:30'],
    'zomer': ['03-22 09:30', '03-29 08:30', '04-05 08:30'],
}


def text(moment):
    return moment.astimezone(timezone.utc).strftime('%m-%d %H:%M')


class Icaltime(ctypes.Structure):  # struct icaltimetype of libical 3
    _fields_ = [(name, ctypes.c_int) for name in ('year', 'month', 'day', 'hour', 'minute', 'second', 'is_date',
                                                  'is_daylight')] + [('zone', ctypes.c_void_p)]


def libical():
    lib = ctypes.CDLL('libical.so.3')
    lib.icalparser_parse_string.restype = ctypes.c_void_p
    for name in ('icalcomponent_get_first_component', 'icalcomponent_get_next_component'):
        getattr(lib, name).restype = ctypes.c_void_p
        getattr(lib, name).argtypes = [ctypes.c_void_p, ctypes.c_int]
    for name in ('icalcomponent_get_dtstart', 'icalcomponent_get_dtend'):
        getattr(lib, name).restype = Icaltime
        getattr(lib, name).argtypes = [ctypes.c_void_p]
    lib.icaltime_as_timet_with_zone.restype = ctypes.c_long
    lib.icaltime_as_timet_with_zone.argtypes = [Icaltime, ctypes.c_void_p]
    lib.icalcomponent_count_errors.argtypes = [ctypes.c_void_p]
    lib.icalcomponent_get_location.restype = ctypes.c_char_p
    lib.icalcomponent_get_location.argtypes = [ctypes.c_void_p]
    lib.icalrestriction_check.argtypes = [ctypes.c_void_p]
    lib.icalcomponent_string_to_kind.argtypes = [ctypes.c_char_p]
    return lib


def read_libical(lib, raw):
    kind = lib.icalcomponent_string_to_kind(b'VEVENT')
    calendar = lib.icalparser_parse_string(raw)
    assert calendar and lib.icalcomponent_count_errors(calendar) == 0, 'libical finds errors'
    assert lib.icalrestriction_check(calendar) == 1, 'libical: a property too many or too few'
    event = lib.icalcomponent_get_first_component(calendar, kind)
    starts = []
    while event:
        start, end = (lib.icaltime_as_timet_with_zone(t, t.zone) for t in (lib.icalcomponent_get_dtstart(event),
                                                                          lib.icalcomponent_get_dtend(event)))
        assert end - start == 5400
        place = lib.icalcomponent_get_location(event).decode()
        assert place.startswith('Café Zuid; zaal 2, eerste') and place.endswith('één hoog')
        starts.append(text(datetime.fromtimestamp(start, timezone.utc)))
        event = lib.icalcomponent_get_next_component(calendar, kind)
    return starts


def read_vobject(raw):
    calendar = vobject.readOne(raw.decode())
    calendar.validate(raiseException=True)
    for event in calendar.vevent_list:
        assert (event.dtend.value - event.dtstart.value).total_seconds() == 5400
        assert event.summary.value == 'Casusoverleg' and event.location.value.startswith('Café Zuid; zaal 2, eerste')
        assert event.description.value.split('\n')[1] == 'Regel twee'
        assert not hasattr(event, 'attendee')
    return [text(event.dtstart.value) for event in calendar.vevent_list]


def others(program):
    lib = libical()
    for kind, expected in REEKSEN.items():
        raw, calendar = read(program, kind)
        seen = [text(event.decoded('DTSTART')) for event in calendar.walk('VEVENT')]
        assert seen == expected, (kind, seen)
        assert read_vobject(raw) == expected, (kind, read_vobject(raw))
        assert read_libical(lib, raw) == expected, (kind, read_libical(lib, raw))
    # planted: without its place in time an event is not taken
    broken = raw.replace(b'DTSTART', b'DTSTAART')
    for reader in (read_vobject, lambda r: read_libical(lib, r)):
        try:
            assert reader(broken) == expected
        except Exception:
            continue
        raise SystemExit('a file without DTSTART was taken')


def lines_of(raw):
    assert raw.endswith(b'\r\n')
    lines = raw[:-2].split(b'\r\n')
    assert not any(b'\n' in line or b'\r' in line for line in lines), 'a bare line end'
    for line in lines:
        assert len(line) <= 75, line
        line.decode('utf-8')
    return lines


def read(program, kind):
    raw = subprocess.run([program, kind], check=True, capture_output=True).stdout
    lines_of(raw)
    return raw, icalendar.Calendar.from_ical(raw)


def main(program):
    others(program)
    raw, calendar = read(program, 'reeks')
    events = calendar.walk('VEVENT')
    assert calendar['METHOD'] == 'PUBLISH' and str(calendar['VERSION']) == '2.0'
    starts = [event.decoded('DTSTART').astimezone(timezone.utc).strftime('%m-%d %H:%M') for event in events]
    assert starts == REEKSEN['reeks'], starts
    zone = calendar.walk('VTIMEZONE')[0].to_tz()
    own = [zone.localize(event.decoded('DTSTART').replace(tzinfo=None)).astimezone(timezone.utc).strftime('%m-%d %H:%M')
           for event in events]
    assert own == starts, own  # by our VTIMEZONE alone, too
    for event in events:
        assert (event.decoded('DTEND') - event.decoded('DTSTART')).total_seconds() == 5400
        assert str(event['SUMMARY']) == 'Casusoverleg' and str(event['CLASS']) == 'CONFIDENTIAL'
        assert str(event['LOCATION']).startswith('Café Zuid; zaal 2, eerste') and str(event['LOCATION']).endswith('één hoog')
        assert str(event['DESCRIPTION']).split('\n')[1] == 'Regel twee'
        assert str(event['URL']).endswith('12345678') and int(event['SEQUENCE']) == 1
        assert 'ATTENDEE' not in event
    assert len({str(event['UID']) for event in events}) == 3

    _, off = read(program, 'vervalt')
    assert off['METHOD'] == 'CANCEL'
    for before, event in zip(events, off.walk('VEVENT')):
        assert event['UID'] == before['UID'] and int(event['SEQUENCE']) > int(before['SEQUENCE'])
        assert str(event['STATUS']) == 'CANCELLED'

    # planted: a line of more than 75 octets, which that parser takes without a word, is found here
    long = raw.replace(b'\r\n ', b'')
    icalendar.Calendar.from_ical(long)
    try:
        lines_of(long)
    except AssertionError:
        print('calendar files: 6 events read by icalendar, vobject and libical')
        return
    raise SystemExit('a line that is too long was not found')


main(sys.argv[1])
