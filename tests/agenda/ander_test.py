"""What a parser that is not ours (python3-icalendar) reads in our calendar files, across the end of summer time; and the
rules that such parsers do not check: CRLF, 75 octets a line, no persons. Argument: the program that prints the files."""
import subprocess
import sys
from datetime import timezone

import icalendar


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
    raw, calendar = read(program, 'reeks')
    events = calendar.walk('VEVENT')
    assert calendar['METHOD'] == 'PUBLISH' and str(calendar['VERSION']) == '2.0'
    starts = [event.decoded('DTSTART').astimezone(timezone.utc).strftime('%m-%d %H:%M') for event in events]
    assert starts == ['10-19 08:30', '10-26 09:30', '11-02 09:30'], starts
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
        print('calendar files: 6 events read by icalendar', icalendar.__version__)
        return
    raise SystemExit('a line that is too long was not found')


main(sys.argv[1])
