"""What an import would change, decided once, looked at by a person, and then done."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any, Self

from content.core.text import normalised
from content.translations.exchange.documents import Refused, Translated, portable
from content.translations.staleness import Origin, Status, String, seen


class Fate(StrEnum):
    """What becomes of a string that came."""

    NEW = "NEW"
    CHANGED = "CHANGED"
    CONFIRMED = "CONFIRMED"
    CONFLICT = "CONFLICT"


@dataclass(frozen=True, slots=True)
class Arrival:
    """A string that is not yet what is stored, and the digest of the text that was, empty if there was none.

    One in conflict was made from another German than today's.
    """

    key: str
    fate: Fate
    text: str
    digest: str
    origin: Origin
    seen: str
    line: int
    is_withheld: bool = False

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> Self:
        return cls(**{**stored, "fate": Fate(stored["fate"]), "origin": Origin(stored["origin"])})

    @property
    def string(self) -> String:
        """What is to be stored."""
        return String(self.text, self.digest, self.origin, self.is_withheld)


@dataclass(frozen=True, slots=True)
class PagePlan:
    """What comes for one page in one language, and how many strings are as they were."""

    page_id: int
    language: str
    arrivals: tuple[Arrival, ...] = ()
    unchanged: int = 0

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> Self:
        arrivals = tuple(Arrival.from_json(arrival) for arrival in stored["arrivals"])
        return cls(**{**stored, "arrivals": arrivals})

    def count(self, fate: str) -> int:
        """Return how many strings meet a fate."""
        return sum(arrival.fate == fate for arrival in self.arrivals)

    @property
    def new(self) -> int:
        return self.count(Fate.NEW)

    @property
    def changed(self) -> int:
        return self.count(Fate.CHANGED) + self.count(Fate.CONFIRMED)

    @property
    def conflicts(self) -> int:
        return self.count(Fate.CONFLICT)


@dataclass(frozen=True, slots=True)
class Refusal:
    """Something that is not taken, with its file and line."""

    file: str
    line: int
    reason: str
    detail: str = ""
    tag: str = ""
    page_id: str = ""
    key: str = ""

    @classmethod
    def of(cls, file: str, refused: Refused, reason: str = "") -> Self:
        return cls(
            file,
            refused.line,
            reason or refused.reason.value,
            refused.detail,
            refused.tag,
            refused.page_id,
            refused.key,
        )


@dataclass(frozen=True, slots=True)
class Plan:
    """All that an upload would change, and all of it that is refused."""

    pages: tuple[PagePlan, ...] = ()
    refusals: tuple[Refusal, ...] = ()

    @classmethod
    def from_bytes(cls, stored: bytes) -> Self:
        found = json.loads(zlib.decompress(stored))
        return cls(
            tuple(PagePlan.from_json(page) for page in found["pages"]),
            tuple(Refusal(**refusal) for refusal in found["refusals"]),
        )

    def to_bytes(self) -> bytes:
        return zlib.compress(json.dumps(asdict(self)).encode(), 1)

    def conflicts(self) -> Iterator[tuple[str, PagePlan, Arrival]]:
        """Yield each string whose German has changed, with a name by which it can be chosen."""
        for number, page in enumerate(self.pages):
            for place, arrival in enumerate(page.arrivals):
                if arrival.fate is Fate.CONFLICT:
                    yield f"{number}-{place}", page, arrival


def arrival_of(came: Translated, present: String | None) -> Arrival | None:
    """Return what becomes of a string that came, or nothing if it says what is stored already.

    What a tool counts as finished is a person's; what it does not stays as unconfirmed as it was.
    """
    fate = _fate(came, present)
    if fate is None:
        return None
    digest = _digest(came, present)
    return Arrival(
        key=came.unit.key,
        fate=fate,
        text=came.text if came.is_unchanged else _text(came),
        digest=digest,
        origin=_origin(came, present),
        seen=seen(present),
        line=came.line,
        is_withheld=bool(present and present.is_withheld and digest != came.unit.digest),
    )


def _text(came: Translated) -> str:
    text = portable(came.text)
    is_one_line = not came.unit.is_rich and "\n" not in came.unit.source
    return normalised(text) if is_one_line else text


def _digest(came: Translated, present: String | None) -> str:
    stays_outdated = came.status is Status.OUTDATED and present and present.digest != came.unit.digest
    return present.digest if present and stays_outdated else came.digest


def _fate(came: Translated, present: String | None) -> Fate | None:
    if came.is_unchanged:
        confirms = present and _is_unconfirmed(came, present)
        is_finished = came.status is Status.UP_TO_DATE and not came.is_source_changed
        return Fate.CONFIRMED if confirms and is_finished else None
    if came.is_source_changed:
        return Fate.CONFLICT
    return Fate.CHANGED if present else Fate.NEW


def _is_unconfirmed(came: Translated, present: String) -> bool:
    return present.origin is Origin.MACHINE or present.digest != came.unit.digest


def _origin(came: Translated, present: String | None) -> Origin:
    match came.status:
        case Status.UP_TO_DATE:
            return Origin.PERSON
        case Status.OUTDATED if present and present.digest != came.unit.digest:
            # It stays outdated, and that says enough.
            return present.origin
        case _:
            return Origin.MACHINE
