from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.districts.opening import (
    MOST_PERIODS,
    BadTimes,
    DayRow,
    Flaw,
    Period,
    parse,
    periods_of,
    rows,
    stored,
    written,
)

MORNING = [Period(1, "08:00", "12:00")]


@pytest.mark.parametrize(
    "typed",
    [
        pytest.param("Mo 8:00–12:00", id="dash"),
        pytest.param("Mo 8-12", id="hyphen-and-hours"),
        pytest.param("mo. 08.00 - 12.00 Uhr", id="points"),
        pytest.param("Montag: 8 bis 12 Uhr", id="words"),
        pytest.param("Montag von 8 bis 12 Uhr", id="from"),
        pytest.param("MO 8h–12h", id="h"),
        pytest.param("Monday 8:00 to 12:00", id="english"),
        pytest.param("\n Mo 8–12 \n\n", id="empty-lines"),
        pytest.param("Mo 8–12; Di geschlossen", id="semicolon-and-closed"),
    ],
)
def test_times_are_read_as_people_type_them(typed):
    assert parse(typed) == MORNING


@pytest.mark.parametrize(
    ("typed", "days"),
    [
        ("Mo–Do 8–12", [1, 2, 3, 4]),
        ("Montag bis Mittwoch 8–12", [1, 2, 3]),
        ("Di, Fr 8–12", [2, 5]),
        ("Mo, Mi und Fr 8–12", [1, 3, 5]),
        ("Mo-Di + Do 8–12", [1, 2, 4]),
        ("täglich 8–12", [1, 2, 3, 4, 5, 6, 7]),
        ("Sonnabend 8–12", [6]),
    ],
)
def test_a_line_may_be_for_several_days(typed, days):
    assert parse(typed) == [Period(day, "08:00", "12:00") for day in days]


@pytest.mark.parametrize(
    "asked",
    ["nach Vereinbarung", "(nach Terminvereinbarung)", "n. V.", "n.V.", "nur mit Termin", "by appointment"],
)
def test_a_time_may_be_by_appointment(asked):
    assert parse(f"Do 8–12, 14–18 {asked}") == [
        Period(4, "08:00", "12:00"),
        Period(4, "14:00", "18:00", by_appointment=True),
    ]


def test_a_day_may_stand_in_two_lines():
    assert parse("Mo 14–16\nMo 8–12") == [*MORNING, Period(1, "14:00", "16:00")]


def test_one_time_may_follow_upon_another():
    assert parse("Mo 8–12, 12–14 nach Vereinbarung") == [
        *MORNING,
        Period(1, "12:00", "14:00", by_appointment=True),
    ]


def test_a_day_may_have_no_end():
    assert [period.is_whole_day for period in parse("Sa 0–24\nSo 0–23:59")] == [True, False]


@pytest.mark.parametrize(
    ("typed", "line", "flaw", "words"),
    [
        ("Mo 8–12\nFreitg 8–12", 2, Flaw.NO_DAY, "Freitg"),
        ("8–12", 1, Flaw.NO_DAY, "8–12"),
        ("Fr–Mo 8–12", 1, Flaw.NO_DAY, "Fr–Mo"),
        ("Mo–Di–Mi 8–12", 1, Flaw.NO_DAY, "Mo–Di–Mi"),
        ("Mo", 1, Flaw.NO_TIMES, "Mo"),
        ("Mo nach Vereinbarung", 1, Flaw.NO_TIMES, "Mo nach Vereinbarung"),
        ("Mo 8", 1, Flaw.NO_TIME, "8"),
        ("Mo 8–25", 1, Flaw.NO_TIME, "8–25"),
        ("Mo 8–12:60", 1, Flaw.NO_TIME, "8–12:60"),
        ("Mo 8–12–14", 1, Flaw.NO_TIME, "8–12–14"),
        ("Mo 8–12 im Winter", 1, Flaw.NO_TIME, "8–12 im Winter"),
        ("Mo 12–8", 1, Flaw.NOT_AFTER, "12–8"),
        ("Mo 8–8", 1, Flaw.NOT_AFTER, "8–8"),
        ("Mo 8–12\n\nMo–Di 11–13", 3, Flaw.OVERLAP, "Mo–Di 11–13"),
        ("Mo 8–12, 8–9", 1, Flaw.OVERLAP, "Mo 8–12, 8–9"),
    ],
)
def test_times_that_make_no_sense(typed, line, flaw, words):
    with pytest.raises(BadTimes) as problem:
        parse(typed)

    assert (problem.value.line, problem.value.flaw, problem.value.words) == (line, flaw, words)


def test_a_week_has_only_so_many_times():
    lines = [f"Mo–So {hour}:00–{hour}:30" for hour in range(8)]

    with pytest.raises(BadTimes) as problem:
        parse("\n".join(lines))

    assert (problem.value.line, problem.value.flaw) == (MOST_PERIODS // 7 + 1, Flaw.TOO_MANY)


def test_days_that_are_alike_are_one_row():
    week = parse("Mo–Do 8–12\nFr 8–13")

    assert rows(week) == [
        DayRow(1, 4, (Period(1, "08:00", "12:00"),)),
        DayRow(5, 5, (Period(5, "08:00", "13:00"),)),
        DayRow(6, 7, ()),
    ]


def test_days_that_differ_only_in_whom_they_let_in_are_two_rows():
    assert [(row.first, row.last) for row in rows(parse("Mo 8–12\nDi 8–12 n. V."))] == [
        (1, 1),
        (2, 2),
        (3, 7),
    ]


@pytest.mark.parametrize(
    "value",
    [
        None,
        "Mo 8–12",
        [None],
        [{"weekday": 1, "opens": "08:00", "closes": "12:00"}],
        *(
            [{"weekday": 1, "opens": "08:00", "closes": "12:00", "by_appointment": False} | wrong]
            for wrong in (
                {"weekday": 0},
                {"weekday": 8},
                {"weekday": True},
                {"opens": "8:00"},
                {"opens": "aa:00"},
                {"closes": "24:01"},
                {"closes": "08:00"},
                {"by_appointment": 1},
                {"more": 1},
            )
        ),
        [{"weekday": 1, "opens": "08:00", "closes": "12:00", "by_appointment": False}] * 2,
    ],
)
def test_what_is_not_a_week_is_refused(value):
    with pytest.raises(BadTimes):
        periods_of(value)


@st.composite
def weeks(draw):
    """Any week that can be stored."""
    periods = []
    for day in draw(st.sets(st.integers(1, 7))):
        minutes = sorted(draw(st.sets(st.integers(0, 24 * 60), max_size=6)))
        spans = [span for number, span in enumerate(pairwise(minutes)) if number % 2 == 0]
        periods += [
            Period(day, *(f"{minute // 60:02}:{minute % 60:02}" for minute in span), draw(st.booleans()))
            for span in spans
        ]
    return sorted(periods)


@given(week=weeks())
def test_any_week_is_read_as_it_was_written(week):
    assert parse(written(week)) == week


@given(week=weeks())
def test_any_week_is_the_same_when_it_is_stored(week):
    assert periods_of(stored(week)) == week


@given(week=weeks())
def test_the_rows_of_any_week_are_its_seven_days(week):
    days = [day for row in rows(week) for day in range(row.first, row.last + 1)]

    assert days == [1, 2, 3, 4, 5, 6, 7]


def read(text):
    try:
        return parse(text)
    except BadTimes:
        return []


@given(text=st.text() | st.text("MoDiFrSa 0123456789:.,;–-\n"))
def test_any_text_is_a_week_or_refused(text):
    week = read(text)

    assert periods_of(stored(week)) == week
