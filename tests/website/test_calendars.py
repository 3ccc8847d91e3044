"""Events as calendars take them (RFC 5545)."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.modules.occasions import ZONE, Occasion
from content.website.calendars import LONGEST_LINE, CalendarEvent, calendar_of, escaped, folded

EVENT = CalendarEvent(
    uid="key@lotse.example.org",
    changed_at=datetime(2026, 11, 1, 9, 30, tzinfo=UTC),
    title="Café, Tee; Spiele",
    summary="Erst A.\nDann B.",
    language="de",
    url="https://lotse.example.org/mainz/de/cafe/",
    occasion=Occasion(
        datetime(2026, 12, 5, 14, tzinfo=ZONE),
        datetime(2026, 12, 5, 16, tzinfo=ZONE),
        venue="Bücherei\nMarkt 1",
    ),
)


def lines(**occasion):
    event = replace(EVENT, occasion=replace(EVENT.occasion, **occasion))
    text = calendar_of(event).replace("\r\n ", "")
    return text.removesuffix("\r\n").split("\r\n")


def test_a_calendar_holds_one_event():
    found = lines()

    assert found[:3] == ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Lotse//Lotse//DE"]
    assert found[found.index("BEGIN:VEVENT") :] == [
        "BEGIN:VEVENT",
        "UID:key@lotse.example.org",
        "DTSTAMP:20261101T093000Z",
        "DTSTART;TZID=Europe/Berlin:20261205T140000",
        "DTEND;TZID=Europe/Berlin:20261205T160000",
        "SUMMARY;LANGUAGE=de:Café\\, Tee\\; Spiele",
        "DESCRIPTION;LANGUAGE=de:Erst A.\\nDann B.",
        "LOCATION:Bücherei\\, Markt 1",
        "URL:https://lotse.example.org/mainz/de/cafe/",
        "END:VEVENT",
        "END:VCALENDAR",
    ]


def test_a_time_zone_that_is_named_is_told():
    found = lines()

    assert found[3:5] == ["BEGIN:VTIMEZONE", "TZID:Europe/Berlin"]
    assert found.count("END:VTIMEZONE") == 1


def test_an_event_may_be_short_of_everything():
    event = replace(EVENT, summary="", occasion=Occasion(EVENT.occasion.starts_at))

    names = {line.partition(":")[0].partition(";")[0] for line in calendar_of(event).split("\r\n")}

    assert {"DTEND", "DESCRIPTION", "LOCATION"} & names == set()


def test_whole_days_end_before_the_day_after():
    found = lines(is_all_day=True, ends_at=datetime(2026, 12, 6, tzinfo=ZONE), repeats_until=date(2027, 1, 9))

    assert [line for line in found if line.startswith(("DTSTART", "DTEND", "RRULE"))] == [
        "DTSTART;VALUE=DATE:20261205",
        "DTEND;VALUE=DATE:20261207",
        "RRULE:FREQ=WEEKLY;UNTIL=20270109",
    ]
    assert "BEGIN:VTIMEZONE" not in found


def test_every_week_ends_with_the_last_day():
    assert "RRULE:FREQ=WEEKLY;UNTIL=20270109T225959Z" in lines(repeats_until=date(2027, 1, 9))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\\b", "a\\\\b"),
        ("a,b;c", "a\\,b\\;c"),
        ("a\r\nb\rc\nd", "a\\nb\\nc\\nd"),
        ("a\x00\x1fb", "ab"),
        ("a:b", "a:b"),
    ],
    ids=["backslash", "separators", "lines", "control", "colon"],
)
def test_escaped(text, expected):
    assert escaped(text) == expected


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"])))
def test_folded_lines_are_short_and_hold_the_same(line):
    pieces = folded(line).split("\r\n")

    assert max(len(piece.encode()) for piece in pieces) <= LONGEST_LINE
    assert pieces[0] + "".join(piece[1:] for piece in pieces[1:]) == line
