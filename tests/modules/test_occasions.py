"""When an event takes place, and when it is over."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.modules.occasions import ZONE, Occasion


def at(day, clock="14:00"):
    return datetime.fromisoformat(f"{day}T{clock}").replace(tzinfo=ZONE)


CAFE = Occasion(at("2026-10-20"), at("2026-10-20", "16:00"), repeats_until=date(2026, 11, 10))
FAIR = Occasion(at("2026-12-05", "10:00"), at("2026-12-06", "18:00"), venue="Markthalle\n\n 55116 Mainz ")

occasions = st.builds(
    lambda starts_at, lasts, weeks: Occasion(
        starts_at.astimezone(ZONE),
        (starts_at + timedelta(hours=lasts)).astimezone(ZONE),
        repeats_until=starts_at.astimezone(ZONE).date() + timedelta(weeks=weeks)
        if weeks is not None
        else None,
    ),
    st.integers(0, 80_000).map(lambda hours: datetime(2020, 1, 1, tzinfo=UTC) + timedelta(hours=hours)),
    st.integers(0, 100),
    st.none() | st.integers(0, 60),
)
days = st.dates(date(2019, 1, 1), date(2033, 1, 1))


@pytest.mark.parametrize(
    ("day", "begins"),
    [
        pytest.param("2026-01-01", "2026-10-20 14:00", id="long-before"),
        pytest.param("2026-10-20", "2026-10-20 14:00", id="that-day"),
        pytest.param("2026-10-21", "2026-10-27 14:00", id="by-the-clock-after-summer-time"),
        pytest.param("2026-11-10", "2026-11-10 14:00", id="the-last-time"),
    ],
)
def test_next_time_of_what_takes_place_every_week(day, begins):
    coming = CAFE.next_from(date.fromisoformat(day))

    assert f"{coming.starts_at:%Y-%m-%d %H:%M}" == begins
    assert f"{coming.ends_at:%H:%M}" == "16:00"


@pytest.mark.parametrize(
    ("occasion", "day", "expected"),
    [
        pytest.param(CAFE, "2026-11-10", False, id="weekly-on-the-last-day"),
        pytest.param(CAFE, "2026-11-11", True, id="weekly-after-the-last-day"),
        pytest.param(FAIR, "2026-12-06", False, id="on-its-second-day"),
        pytest.param(FAIR, "2026-12-07", True, id="the-day-after"),
        pytest.param(Occasion(at("2026-12-05")), "2026-12-05", False, id="without-an-end-that-day"),
        pytest.param(Occasion(at("2026-12-05")), "2026-12-06", True, id="without-an-end-the-day-after"),
        pytest.param(CAFE, "9999-12-31", True, id="the-last-day-there-is"),
    ],
)
def test_what_is_over(occasion, day, expected):
    assert occasion.is_over(date.fromisoformat(day)) is expected


def test_days_are_those_of_germany():
    late = Occasion(datetime.fromisoformat("2026-12-04T23:30:00+00:00"))

    assert (late.first_day, late.last_day) == (date(2026, 12, 5), date(2026, 12, 5))


def test_venue_has_a_name_and_lines():
    assert (FAIR.place, FAIR.lines) == ("Markthalle", ["Markthalle", "55116 Mainz"])
    assert (CAFE.place, CAFE.lines) == ("", [])


def test_json_says_german_time():
    assert CAFE.to_json() == {
        "starts_at": "2026-10-20T14:00:00+02:00",
        "ends_at": "2026-10-20T16:00:00+02:00",
        "is_all_day": False,
        "repeats_until": "2026-11-10",
        "venue": "",
    }


@given(occasions)
def test_json_says_all_of_it(occasion):
    assert Occasion.from_json(occasion.to_json()) == occasion


@given(occasions, days)
def test_next_time_is_the_first_that_is_not_over(occasion, day):
    lasts = occasion.last_day - occasion.first_day
    last = occasion.repeats_until or occasion.first_day
    begins = [
        begin
        for week in range((last - occasion.first_day).days // 7 + 1)
        if (begin := occasion.first_day + timedelta(weeks=week)) + lasts >= day
    ]

    coming = occasion.next_from(day)

    assert (coming and coming.first_day) == (begins[0] if begins else None)
    assert occasion.is_over(day) is (not begins)
