"""What came of a run: of each page in each language, and of what was not brought over."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import Any

from content.takeover.losses import Loss
from content.takeover.offices import Proposal
from content.takeover.similarity import Likeness, Match


class Fate(StrEnum):
    """What became of a text."""

    CREATED = "CREATED"
    UPDATED = "UPDATED"
    UNCHANGED = "UNCHANGED"
    # It has changed there, and somebody has changed or deleted it here.
    CONFLICT = "CONFLICT"
    DELETED_HERE = "DELETED_HERE"
    # A translation that is built otherwise than the German.
    BUILT_OTHERWISE = "BUILT_OTHERWISE"
    # A translation that is only here.
    ONLY_HERE = "ONLY_HERE"
    GONE_THERE = "GONE_THERE"
    FAILED = "FAILED"


@dataclass(frozen=True, slots=True)
class TextReport:
    """What became of a page in one language, and what it lost."""

    language: str
    fate: Fate
    losses: Sequence[Loss] = ()
    reason: str = ""

    def to_json(self) -> dict[str, Any]:
        return {
            "language": self.language,
            "fate": self.fate.value,
            "losses": [loss.to_json() for loss in self.losses],
            "reason": self.reason,
        }


@dataclass(frozen=True, slots=True)
class Nearest:
    """The statewide page that says most of what a page says."""

    match: Match
    title: str
    languages: int

    def to_json(self) -> dict[str, Any]:
        return {
            "page_id": self.match.page_id,
            "title": self.title,
            "languages": self.languages,
            "likeness": self.match.likeness.value,
            "text": round(self.match.text, 2),
            "heading": round(self.match.title, 2),
        }


@dataclass(slots=True)
class PageReport:
    """What became of a page."""

    path: str
    title: str
    depth: int = 0
    page_id: int | None = None
    texts: list[TextReport] = field(default_factory=list)
    nearest: Nearest | None = None

    def to_json(self) -> dict[str, Any]:
        return {
            "path": self.path,
            "title": self.title,
            "page_id": self.page_id,
            "texts": [text.to_json() for text in self.texts],
            "nearest_statewide": self.nearest.to_json() if self.nearest else None,
        }


@dataclass(slots=True)
class Report:
    """What came of a run."""

    origin: str
    region: str
    region_name: str
    district: str
    is_tried: bool = False
    is_published: bool = False
    languages: Sequence[str] = ()
    unknown_languages: Sequence[str] = ()
    not_offered: Sequence[str] = ()
    pages: list[PageReport] = field(default_factory=list)
    only_elsewhere: Sequence[str] = ()
    proposals: Sequence[Proposal] = ()
    filled: list[str] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)
    addresses: int | None = None
    problems: list[str] = field(default_factory=list)

    @property
    def fates(self) -> Counter[Fate]:
        """How many texts each fate has had."""
        return Counter(text.fate for page in self.pages for text in page.texts)

    @property
    def losses(self) -> Counter[str]:
        """How often each kind of thing was lost."""
        return Counter(loss.kind for page in self.pages for text in page.texts for loss in text.losses)

    def alike(self, likeness: Likeness) -> list[PageReport]:
        """Return the pages that are this beside the nearest statewide page, the nearest first."""
        found = [page for page in self.pages if page.nearest and page.nearest.match.likeness is likeness]
        return sorted(found, key=lambda page: -page.nearest.match.score if page.nearest else 0)

    def to_json(self) -> dict[str, Any]:
        return {
            "origin": self.origin,
            "region": self.region,
            "district": self.district,
            "is_dry_run": self.is_tried,
            "is_published": self.is_published,
            "languages": list(self.languages),
            "unknown_languages": list(self.unknown_languages),
            "not_offered": list(self.not_offered),
            "texts": {fate.value: self.fates[fate] for fate in Fate},
            "losses": dict(sorted(self.losses.items())),
            "pages": [page.to_json() for page in self.pages],
            "without_german": list(self.only_elsewhere),
            "contacts": [
                {"role": found.role, "role_name": found.role_name, **asdict(found.contact)}
                for found in self.proposals
            ],
            "contacts_filled": self.filled,
            "not_brought_over": self.counts,
            "addresses_remembered": self.addresses,
            "problems": self.problems,
        }
