"""What pages are made of, as templates take it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from content.core.languages import Language
from content.editions.manifest import Entry


@dataclass(frozen=True, slots=True)
class LanguageLink:
    """A language to switch to, and where that leads."""

    language: Language
    address: str
    is_current: bool = False
    is_translated: bool = True


@dataclass(frozen=True, slots=True)
class PageLink:
    """A page in a list, a breadcrumb or a tile."""

    entry: Entry
    address: str


@dataclass(frozen=True, slots=True)
class Checklist:
    """A list to be ticked, by its block's id, and how many of it can be done: none, one, ... all."""

    block: str
    counts: range

    @property
    def total(self) -> int:
        """How many things are on it."""
        return self.counts[-1]


@dataclass(frozen=True, slots=True)
class Change:
    """A page that has changed, and when."""

    entry: Entry
    address: str
    moment: datetime
