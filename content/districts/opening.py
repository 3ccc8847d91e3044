"""When an office is open in an ordinary week: as it is typed, stored and grouped.

People type a line for each day or row of days: ``Mo–Do 8:00–12:00, 14:00–16:00`` or ``Mi 14–18 Uhr nach Vereinbarung``.
Stored is a list of periods, each on one weekday, with times of the clock on the office's wall.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from enum import Enum, auto
from itertools import groupby, pairwise
from typing import Any

DAYS = ("Mo", "Di", "Mi", "Do", "Fr", "Sa", "So")
BY_APPOINTMENT = "nach Vereinbarung"
MOST_PERIODS = 50
_NAMES = {
    **{name.lower(): day for day, name in enumerate(DAYS, 1)},
    "montag": 1,
    "dienstag": 2,
    "mittwoch": 3,
    "donnerstag": 4,
    "freitag": 5,
    "samstag": 6,
    "sonnabend": 6,
    "sonntag": 7,
    **{name: day for day, name in enumerate(("mon", "tue", "wed", "thu", "fri", "sat", "sun"), 1)},
    "monday": 1,
    "tuesday": 2,
    "wednesday": 3,
    "thursday": 4,
    "friday": 5,
    "saturday": 6,
    "sunday": 7,
}
_LINE_END = re.compile(r"[\n;]")
_DASH = re.compile(r"\s*(?:[-‐‑‒–—−]|\bbis\b|\bto\b)\s*", re.IGNORECASE)
_AND = re.compile(r"\s*(?:[,+&/]|\bund\b|\bu\.|\band\b)\s*", re.IGNORECASE)
_FIRST_FIGURE = re.compile(r"\d|\b(?:geschlossen|zu|closed)\b", re.IGNORECASE)
_CLOSED = re.compile(r"(?:geschlossen|zu|closed)\.?", re.IGNORECASE)
_ASKED = re.compile(
    r"\(?(?:nur )?(?:(?:nach|mit) (?:termin)?(?:vereinbarung|absprache|termin)|n\. ?v\.?|by appointment(?: only)?)\)?",
    re.IGNORECASE,
)
_TIME = re.compile(r"(\d{1,2})(?:[:.](\d{2}))?(?: ?(?:uhr|h))?", re.IGNORECASE)


class Flaw(Enum):
    """What is wrong with something typed."""

    NO_DAY = auto()
    NO_TIMES = auto()
    NO_TIME = auto()
    NOT_AFTER = auto()
    OVERLAP = auto()
    TOO_MANY = auto()


class BadTimes(ValueError):
    """Opening times that make no sense: the number of the line, what is wrong, and the words it is about."""

    def __init__(self, line: int, flaw: Flaw, words: str) -> None:
        super().__init__(f"line {line}: {flaw.name}: {words}")
        self.line, self.flaw, self.words = line, flaw, words


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A time without a break on one weekday, counted as ISO does from Monday as 1; ``24:00`` is a day's end."""

    weekday: int
    opens: str
    closes: str
    by_appointment: bool = False

    @property
    def is_whole_day(self) -> bool:
        return (self.opens, self.closes) == ("00:00", "24:00")


@dataclass(frozen=True, slots=True)
class DayRow:
    """Weekdays in a row that have the same periods, perhaps none."""

    first: int
    last: int
    periods: tuple[Period, ...]


def parse(text: str) -> list[Period]:
    """Return the periods of a week as people type it. Raises ``BadTimes`` for the first line that makes no sense."""
    week: list[Period] = []
    for number, line in enumerate(_LINE_END.split(text), start=1):
        if line.strip():
            week = _with(week, _periods(line, number), number, line.strip())
    return week


def stored(periods: Iterable[Period]) -> list[dict[str, Any]]:
    """Return periods as JSON."""
    return [asdict(period) for period in periods]


def periods_of(value: Any) -> list[Period]:
    """Return the periods that JSON holds. Raises ``BadTimes`` unless it is what ``stored`` returns of a week."""
    if not isinstance(value, list):
        raise BadTimes(1, Flaw.NO_TIMES, "")
    week: list[Period] = []
    for number, entry in enumerate(value, start=1):
        week = _with(week, [_period(entry, number)], number, str(entry))
    return week


def rows(periods: Iterable[Period]) -> list[DayRow]:
    """Return all seven days, those in a row that are alike as one."""
    by_day = {day: tuple(sorted(p for p in periods if p.weekday == day)) for day in range(1, 8)}
    found = []
    for _, group in groupby(
        by_day, key=lambda day: [(p.opens, p.closes, p.by_appointment) for p in by_day[day]]
    ):
        days = list(group)
        found.append(DayRow(days[0], days[-1], by_day[days[0]]))
    return found


def written(periods: Iterable[Period]) -> str:
    """Return periods as people type them, a line for each row of days; days without any are left out."""
    return "\n".join(
        f"{_named(row)} {', '.join(map(_written, row.periods))}" for row in rows(list(periods)) if row.periods
    )


def _named(row: DayRow) -> str:
    first, last = DAYS[row.first - 1], DAYS[row.last - 1]
    return first if first == last else f"{first}–{last}"


def _written(period: Period) -> str:
    times = f"{_short(period.opens)}–{_short(period.closes)}"
    return f"{times} {BY_APPOINTMENT}" if period.by_appointment else times


def _short(time: str) -> str:
    return time.removeprefix("0")


def _with(week: Sequence[Period], added: Sequence[Period], line: int, words: str) -> list[Period]:
    """Return a week with more periods in it, in order."""
    both = sorted([*week, *added])
    if len(both) > MOST_PERIODS:
        raise BadTimes(line, Flaw.TOO_MANY, words)
    if any(one.weekday == other.weekday and other.opens < one.closes for one, other in pairwise(both)):
        raise BadTimes(line, Flaw.OVERLAP, words)
    return both


def _periods(line: str, number: int) -> list[Period]:
    text = " ".join(line.split())
    found = _FIRST_FIGURE.search(text)
    if not found:
        raise BadTimes(number, Flaw.NO_TIMES, text)
    days = _days(text[: found.start()].strip(" :.,("), number, text)
    said = text[found.start() :]
    if _CLOSED.fullmatch(said):
        return []
    spans = [_span(part, number) for part in _AND.split(said.rstrip(" .,"))]
    return [Period(day, *span) for day in days for span in spans]


def _days(text: str, number: int, line: str) -> list[int]:
    days: list[int] = []
    for part in _AND.split("mo-so" if text.lower() in ("täglich", "daily") else text):
        ends = [_NAMES.get(name.strip(" .").lower()) for name in _DASH.split(part.removesuffix(" von"))]
        first, last = ends[0], ends[-1]
        if first is None or last is None or len(ends) > 2 or last < first:
            raise BadTimes(number, Flaw.NO_DAY, part or line)
        days.extend(range(first, last + 1))
    return days


def _span(text: str, number: int) -> tuple[str, str, bool]:
    asked = _ASKED.search(text)
    ends = _DASH.split(
        (text[: asked.start()] + text[asked.end() :] if asked else text).removeprefix("von ").strip()
    )
    times = [_time(end) for end in ends]
    opens, closes = times[0], times[-1]
    if len(times) != 2 or opens is None or closes is None:
        raise BadTimes(number, Flaw.NO_TIME, text)
    if closes <= opens:
        raise BadTimes(number, Flaw.NOT_AFTER, text)
    return opens, closes, asked is not None


def _time(text: str) -> str | None:
    found = _TIME.fullmatch(text.strip())
    if not found:
        return None
    hour, minute = int(found[1]), int(found[2] or 0)
    return f"{hour:02}:{minute:02}" if hour * 60 + minute <= 24 * 60 and minute < 60 else None


def _period(entry: Any, number: int) -> Period:
    match entry:
        case {"weekday": int(day), "opens": str(opens), "closes": str(closes), "by_appointment": bool(asked)}:
            period = Period(day, opens, closes, asked)
            is_time = _is_clock(opens) and _is_clock(closes) and opens < closes
            # Python takes True for 1, programs that get it do not.
            if is_time and 1 <= day <= 7 and entry == asdict(period) and day is not True:
                return period
    raise BadTimes(number, Flaw.NO_TIME, str(entry))


def _is_clock(text: str) -> bool:
    return len(text) == 5 and _time(text) == text
