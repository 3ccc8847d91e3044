"""An event as a file that calendars take (iCalendar, RFC 5545)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from content.modules.occasions import ZONE, ZONE_NAME, Occasion

LONGEST_LINE = 75  # bytes, without the end of the line
_ESCAPED = re.compile(r"[\\;,]")
_LINE_BREAK = re.compile(r"\r\n|\r|\n")
# Not allowed in a text (RFC 5545, 3.1).
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
# What the clock has shown in Germany since 1996.
_ZONE = f"""\
BEGIN:VTIMEZONE
TZID:{ZONE_NAME}
BEGIN:DAYLIGHT
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
TZNAME:CEST
DTSTART:19960331T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
END:DAYLIGHT
BEGIN:STANDARD
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
TZNAME:CET
DTSTART:19961027T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
END:STANDARD
END:VTIMEZONE""".splitlines()


@dataclass(frozen=True, slots=True)
class CalendarEvent:
    """What a calendar is told of an event. ``uid`` stays the same when the event changes."""

    uid: str
    changed_at: datetime
    title: str
    summary: str
    language: str
    url: str
    occasion: Occasion


def calendar_of(event: CalendarEvent) -> str:
    """Return the file of one event."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Lotse//Lotse//DE",
        *([] if event.occasion.is_all_day else _ZONE),
        "BEGIN:VEVENT",
        *_properties(event),
        "END:VEVENT",
        "END:VCALENDAR",
    ]
    return "".join(f"{folded(line)}\r\n" for line in lines)


def _properties(event: CalendarEvent) -> Iterator[str]:
    yield f"UID:{event.uid}"
    yield f"DTSTAMP:{_utc(event.changed_at)}"
    yield from _times(event.occasion)
    yield f"SUMMARY;LANGUAGE={event.language}:{escaped(event.title)}"
    if event.summary:
        yield f"DESCRIPTION;LANGUAGE={event.language}:{escaped(event.summary)}"
    if event.occasion.venue:
        yield f"LOCATION:{escaped(', '.join(event.occasion.lines))}"
    yield f"URL:{event.url}"


def _times(occasion: Occasion) -> Iterator[str]:
    if occasion.is_all_day:
        yield f"DTSTART;VALUE=DATE:{_day(occasion.first_day)}"
        # The first day on which it is no more.
        yield f"DTEND;VALUE=DATE:{_day(occasion.last_day + timedelta(days=1))}"
    else:
        yield f"DTSTART;TZID={ZONE_NAME}:{_local(occasion.starts_at)}"
        if occasion.ends_at:
            yield f"DTEND;TZID={ZONE_NAME}:{_local(occasion.ends_at)}"
    if until := occasion.repeats_until:
        last = datetime.combine(until, time.max, ZONE)
        yield f"RRULE:FREQ=WEEKLY;UNTIL={_day(until) if occasion.is_all_day else _utc(last)}"


def escaped(text: str) -> str:
    """Return a text as a value may say it, on one line."""
    marked = _ESCAPED.sub(lambda found: f"\\{found[0]}", text)
    return _CONTROL.sub("", _LINE_BREAK.sub(r"\\n", marked))


def folded(line: str) -> str:
    """Return a line in pieces that are short enough, with no character broken in two."""
    pieces, piece = [], ""
    for char in line:
        if len(f"{piece}{char}".encode()) > LONGEST_LINE:
            pieces.append(piece)
            piece = " "
        piece += char
    return "\r\n".join([*pieces, piece])


def _day(day: date) -> str:
    return day.strftime("%Y%m%d")


def _local(moment: datetime) -> str:
    return moment.astimezone(ZONE).strftime("%Y%m%dT%H%M%S")


def _utc(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
