"""What a translation is worth today: compared, string by string, with the source as it is now."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, Self

from content.core.text import text_digest
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
    """One string in another language, with the digest of the source text it was made from.

    While it is outdated, readers do not get one that is withheld: the source has changed urgently.
    """

    text: str
    digest: str
    origin: Origin = Origin.PERSON
    is_withheld: bool = False

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> Self:
        return cls(
            stored["text"], stored["digest"], Origin(stored["origin"]), stored.get("is_withheld", False)
        )

    def to_json(self) -> dict[str, Any]:
        stored = {"text": self.text, "digest": self.digest, "origin": self.origin.value}
        return stored | ({"is_withheld": True} if self.is_withheld else {})


Strings = Mapping[str, String]


def seen(string: String | None) -> str:
    """Return the digest by which it is known what somebody saw in a place; empty if there was nothing."""
    return text_digest(string.text) if string else ""


@dataclass(frozen=True, slots=True)
class Change:
    """A place whose source text has become another: the digests of both."""

    before: str
    after: str


def status_of(segment: Segment, string: String | None) -> Status:
    """Return how one string stands."""
    if string is None:
        return Status.MISSING
    if string.digest != segment.digest:
        return Status.OUTDATED
    return Status.MACHINE_TRANSLATED if string.origin is Origin.MACHINE else Status.UP_TO_DATE


@dataclass(frozen=True, slots=True)
class Tally:
    """How many strings a source has, and how many of them are missing, outdated, or made by a machine."""

    total: int = 0
    missing: int = 0
    outdated: int = 0
    machine: int = 0

    @property
    def is_waiting(self) -> bool:
        """Tell whether somebody has something to do."""
        return bool(self.missing or self.outdated or self.machine)

    @property
    def status(self) -> Status:
        """How the page as a whole stands."""
        if self.missing:
            return Status.MISSING
        if self.outdated:
            return Status.OUTDATED
        return Status.MACHINE_TRANSLATED if self.machine else Status.UP_TO_DATE

    @property
    def up_to_date(self) -> int:
        """How many strings nobody has anything to do with."""
        return self.total - self.missing - self.outdated - self.machine


def tally(segments: Iterable[Segment], strings: Strings) -> Tally:
    """Count how the strings of a language stand to their source."""
    statuses = [status_of(segment, strings.get(segment.key)) for segment in segments]
    return Tally(
        total=len(statuses),
        missing=statuses.count(Status.MISSING),
        outdated=statuses.count(Status.OUTDATED),
        machine=statuses.count(Status.MACHINE_TRANSLATED),
    )


def followed(
    strings: Strings, changed: Mapping[str, Change], *, is_minor: bool, is_urgent: bool
) -> dict[str, String]:
    """Return the strings after the texts of some of their places have changed.

    What was made from the text before a minor change is valid for the one after it. After an urgent change whatever
    is not from the text of today is withheld, until that is again the text it was made from.
    """
    return {
        key: _followed(string, changed[key], is_minor=is_minor, is_urgent=is_urgent)
        if key in changed
        else string
        for key, string in strings.items()
    }


def _followed(string: String, change: Change, *, is_minor: bool, is_urgent: bool) -> String:
    if string.digest == change.after or (is_minor and string.digest == change.before):
        return replace(string, digest=change.after, is_withheld=False)
    return replace(string, is_withheld=True) if is_urgent else string


def entered(string: String, before: String | None, segment: Segment) -> String:
    """Return a string as it takes the place of another: what was withheld is until it is made from today's source."""
    is_withheld = before is not None and before.is_withheld and string.digest != segment.digest
    return replace(string, is_withheld=is_withheld)


def changes_between(before: Iterable[Segment], after: Iterable[Segment]) -> dict[str, Change]:
    """Return, by key, the places whose text is another than before; those that came or went are not among them."""
    was = {segment.key: segment.digest for segment in before}
    return {
        segment.key: Change(was[segment.key], segment.digest)
        for segment in after
        if segment.key in was and was[segment.key] != segment.digest
    }


def without_removed(strings: Strings, segments: Iterable[Segment]) -> dict[str, String]:
    """Return the strings whose place is still in the source, in its order."""
    return {segment.key: strings[segment.key] for segment in segments if segment.key in strings}
