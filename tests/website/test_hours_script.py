"""Whether an office is open now, as the script finds out."""

from datetime import date, timedelta

import pytest

from content.districts.opening import parse
from tests.website.running import answers_of

OFFICE = "Mo–Di 8–12, 14–16; Do 8–12, 14–18 nach Vereinbarung; Fr 8–13"
HOTLINE = "Mo–So 0–24"
NIGHT = "Fr 20–24; Sa 0–4"
WEEKEND = "Sa 0–24; So 0–24"
ASKED = "Mi 9–11 n. V."
EARLY = "So 1–4"

# In November Berlin is an hour ahead of UTC, in summer two.
MOMENTS = [
    pytest.param(OFFICE, "2026-11-30T06:59:59Z", ("opensToday", 1, "08:00"), id="before-it-opens"),
    pytest.param(OFFICE, "2026-11-30T07:00:00Z", ("openUntil", None, "12:00"), id="as-it-opens"),
    pytest.param(OFFICE, "2026-11-30T10:59:59Z", ("openUntil", None, "12:00"), id="before-it-closes"),
    pytest.param(OFFICE, "2026-11-30T11:00:00Z", ("opensToday", 1, "14:00"), id="as-it-closes-at-noon"),
    pytest.param(OFFICE, "2026-11-30T15:00:00Z", ("opens", 2, "08:00"), id="in-the-evening"),
    pytest.param(OFFICE, "2026-12-01T20:00:00Z", ("opens", 4, "08:00"), id="before-a-closed-day"),
    pytest.param(OFFICE, "2026-12-03T13:30:00Z", ("appointment", None, None), id="by-appointment"),
    pytest.param(OFFICE, "2026-12-03T12:00:00Z", ("opens", 5, "08:00"), id="by-appointment-is-not-open"),
    pytest.param(OFFICE, "2026-12-05T12:00:00Z", ("opens", 1, "08:00"), id="weekend"),
    pytest.param(OFFICE, "2026-07-06T06:00:00Z", ("openUntil", None, "12:00"), id="summer"),
    pytest.param(OFFICE, "2026-07-06T10:00:00Z", ("opensToday", 1, "14:00"), id="summer-noon"),
    pytest.param(OFFICE, "2026-11-29T23:30:00Z", ("opensToday", 1, "08:00"), id="past-midnight-in-berlin"),
    pytest.param(OFFICE, "2026-12-25T10:00:00Z", ("holiday", None, None), id="christmas"),
    pytest.param(OFFICE, "2026-04-03T08:00:00Z", ("holiday", None, None), id="good-friday"),
    pytest.param(OFFICE, "2026-04-05T08:00:00Z", ("opens", 2, "08:00"), id="easter-monday-is-passed-over"),
    pytest.param(OFFICE, "2026-11-01T10:00:00Z", ("holiday", None, None), id="all-saints"),
    pytest.param(HOTLINE, "2026-12-25T10:00:00Z", ("open", None, None), id="day-and-night-on-a-holiday"),
    pytest.param(NIGHT, "2026-12-04T22:59:00Z", ("openUntil", None, "04:00"), id="until-after-midnight"),
    pytest.param(NIGHT, "2026-12-04T23:00:00Z", ("openUntil", None, "04:00"), id="after-midnight"),
    pytest.param(WEEKEND, "2026-12-06T12:00:00Z", ("openUntil", None, "24:00"), id="until-midnight"),
    pytest.param(ASKED, "2026-11-30T12:00:00Z", ("closed", None, None), id="only-by-appointment"),
    pytest.param("Mo 8–9", "2026-03-30T12:00:00Z", ("closed", None, None), id="next-time-is-on-a-holiday"),
    pytest.param("Mo 8–9", "2026-11-30T12:00:00Z", ("opens", 1, "08:00"), id="in-a-week"),
    # The clock goes from 2:00 to 3:00 on 29 March 2026, from 3:00 to 2:00 on 25 October.
    pytest.param(EARLY, "2026-03-29T00:59:59Z", ("openUntil", None, "04:00"), id="before-the-hour-is-lost"),
    pytest.param(EARLY, "2026-03-29T01:00:00Z", ("openUntil", None, "04:00"), id="after-the-hour-is-lost"),
    pytest.param(EARLY, "2026-03-29T02:00:00Z", ("opens", 7, "01:00"), id="closed-an-hour-earlier"),
    pytest.param(EARLY, "2026-10-25T00:30:00Z", ("openUntil", None, "04:00"), id="in-the-hour"),
    pytest.param(EARLY, "2026-10-25T01:30:00Z", ("openUntil", None, "04:00"), id="in-the-hour-again"),
    pytest.param(EARLY, "2026-10-25T03:00:00Z", ("closed", None, None), id="closed-an-hour-later"),
    pytest.param(OFFICE, "2026-10-26T07:00:00Z", ("openUntil", None, "12:00"), id="winter-again"),
]


def week_of(typed):
    return [[p.weekday, p.opens, p.closes, p.by_appointment] for p in parse(typed)]


@pytest.fixture(scope="module", params=["UTC", "Pacific/Kiritimati", "America/Los_Angeles"])
def said(request):
    """What the script says at each moment on devices that are set to some time zone, by its week and moment."""
    cases = [moment.values[:2] for moment in MOMENTS]
    asked = [[week_of(week), moment] for week, moment in cases]
    answers = answers_of("hours", "status(it[0], new Date(it[1]))", asked, request.param)
    return dict(zip(cases, answers, strict=True))


@pytest.mark.parametrize(("week", "moment", "expected"), MOMENTS)
def test_what_is_said_of_an_office(said, week, moment, expected):
    answer = said[week, moment]

    assert (answer["say"], answer.get("day") if expected[1] else None, answer.get("time")) == expected


def easter(year):
    """Easter Sunday after Gauß and Lichtenberg, which the script does not use."""
    k = year // 100
    m, s = 15 + (3 * k + 3) // 4 - (8 * k + 13) // 25, 2 - (3 * k + 3) // 4
    a = year % 19
    d = (19 * a + m) % 30
    r = (d + a // 11) // 29
    og = 21 + d - r
    sz = 7 - (year + year // 4 + s) % 7
    return date(year, 3, 1) + timedelta(days=og + 7 - (og - sz) % 7 - 1)


def holidays(year):
    fixed = {date(year, month, day) for month, day in ((1, 1), (5, 1), (10, 3), (11, 1), (12, 25), (12, 26))}
    return fixed | {easter(year) + timedelta(days=days) for days in (-2, 1, 39, 50, 60)}


def test_public_holidays_are_those_of_the_state():
    first = date(2024, 1, 1)
    days = [first + timedelta(days=number) for number in range(366 * 30)]

    found = answers_of("hours", "isHoliday(Date.parse(it))", [day.isoformat() for day in days])

    assert [day for day, is_holiday in zip(days, found, strict=True) if is_holiday] == sorted(
        day for year in range(2024, 2055) for day in holidays(year) if day <= days[-1]
    )
