"""What a translation is worth today: compared, string by string, with the source as it is now."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Self

from content.translations.segments import Segment


class Origin(StrEnum):
    """Who made a string."""

    MACHINE = "MACHINE"
    PERSON = "PERSON"


class Status(StrEnum):
    """How a string, or a page as a whole, stands in a language."""

    MISSING = "MISSING"
    OUTDATED = "OUTDATED"
    MACHINE_TRANSLATED = "MACHINE_TRANSLATED"
    UP_TO_DATE = "UP_TO_DATE"


@dataclass(frozen=True, slots=True)
class String:
    """One string in another language, with the digest of the source text it was made from."""

    text: str
    digest: str
    origin: Origin = Origin.PERSON

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> Self:
        return cls(stored["text"], stored["digest"], Origin(stored["origin"]))

    def to_json(self) -> dict[str, str]:
        return {"text": self.text, "digest": self.digest, "origin": self.origin.value}


Strings = Mapping[str, String]


def status_of(segment: Segment, string: String | None) -> Status:
    """Return how one string stands."""
    if string is None:
        return Status.MISSING
    if string.digest != segment.digest:
        return Status.OUTDATED
    return Status.MACHINE_TRANSLATED if string.origin is Origin.MACHINE else Status.UP_TO_DATE


def overall(statuses: Iterable[Status]) -> Status:
    """Return the worst of several; of none, that everything is up to date."""
    found = set(statuses)
    return next((status for status in Status if status in found), Status.UP_TO_DATE)


def without_removed(strings: Strings, segments: Iterable[Segment]) -> dict[str, String]:
    """Return the strings whose place is still in the source, in its order."""
    return {segment.key: strings[segment.key] for segment in segments if segment.key in strings}
