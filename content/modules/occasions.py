"""When and where an event takes place. An event that is repeated is so every week, at the same time by the clock."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

ZONE_NAME = "Europe/Berlin"
ZONE = ZoneInfo(ZONE_NAME)
WEEK = 7  # days


@dataclass(frozen=True, slots=True)
class Occasion:
    """When and where an event takes place, in German time; of one that is repeated, one of its times.

    ``repeats_until`` is the last day on which it may begin.
    """

    starts_at: datetime
    ends_at: datetime | None = None
    is_all_day: bool = False
    repeats_until: date | None = None
    venue: str = ""

    @classmethod
    def from_json(cls, said: Mapping[str, Any]) -> Occasion:
        """Return what ``to_json`` was made from."""
        return cls(
            starts_at=_moment(said["starts_at"]),
            ends_at=_moment(said["ends_at"]) if said["ends_at"] else None,
            is_all_day=said["is_all_day"],
            repeats_until=date.fromisoformat(said["repeats_until"]) if said["repeats_until"] else None,
            venue=said["venue"],
        )

    def to_json(self) -> dict[str, Any]:
        """Return it as JSON writes it, with its times in German time."""
        return {
            "starts_at": self.starts_at.astimezone(ZONE).isoformat(timespec="seconds"),
            "ends_at": self.ends_at.astimezone(ZONE).isoformat(timespec="seconds") if self.ends_at else None,
            "is_all_day": self.is_all_day,
            "repeats_until": self.repeats_until.isoformat() if self.repeats_until else None,
            "venue": self.venue,
        }

    @property
    def first_day(self) -> date:
        return self.starts_at.astimezone(ZONE).date()

    @property
    def last_day(self) -> date:
        """The day on which it ends; without an end, the one on which it begins."""
        return self.ends_at.astimezone(ZONE).date() if self.ends_at else self.first_day

    @property
    def is_on_one_day(self) -> bool:
        return self.first_day == self.last_day

    @property
    def lines(self) -> list[str]:
        """The lines of the venue: its name, then street and town."""
        return [line.strip() for line in self.venue.splitlines() if line.strip()]

    @property
    def place(self) -> str:
        """The name of the venue."""
        return next(iter(self.lines), "")

    def next_from(self, day: date) -> Occasion | None:
        """Return its first time that is not over before a day, or None if all of them are."""
        behind = (day - self.last_day).days
        if behind <= 0:
            return self
        # Not reckoned from the day that was asked for, behind which there may be no more days.
        weeks = -(-behind // WEEK)
        weeks_left = (self.repeats_until - self.first_day).days // WEEK if self.repeats_until else 0
        return self._later(weeks) if weeks <= weeks_left else None

    def is_over(self, day: date) -> bool:
        """Tell whether it was over before a day."""
        return self.next_from(day) is None

    def _later(self, weeks: int) -> Occasion:
        ends_at = _weeks_later(self.ends_at, weeks) if self.ends_at else None
        return replace(self, starts_at=_weeks_later(self.starts_at, weeks), ends_at=ends_at)


def _weeks_later(moment: datetime, weeks: int) -> datetime:
    # By the clock on the wall, whatever summer time does to it in between.
    return (moment.astimezone(ZONE).replace(tzinfo=None) + timedelta(weeks=weeks)).replace(tzinfo=ZONE)


def _moment(said: str) -> datetime:
    return datetime.fromisoformat(said).astimezone(ZONE)
