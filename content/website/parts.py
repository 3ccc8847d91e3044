"""What pages are made of, as templates take it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from content.core.languages import Language
from content.districts.models import District, Place
from content.editions.manifest import Entry
from content.editions.texts import TextIn
from content.search.queries import Excerpt


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


@dataclass(frozen=True, slots=True)
class ResultLink:
    """A page that was found, the titles of those above it, and where it says what was looked for."""

    title: TextIn
    address: str
    above: list[TextIn]
    excerpt: Excerpt | None


@dataclass(frozen=True, slots=True)
class DistrictLink:
    """A district to choose, and the places by which it was found."""

    district: District
    name: TextIn | None
    address: str
    places: Sequence[Place] = ()


@dataclass(frozen=True, slots=True)
class HeadingLink:
    """A heading of a page, and the block it stands above."""

    block: str
    heading: TextIn


@dataclass(frozen=True, slots=True)
class FeedbackForm:
    """What a reader has entered so far, and what is wrong with it.

    ``vote`` is ``yes``, ``no`` or empty; ``about`` is ``barrier``, ``search`` with what was looked for, or empty;
    ``flaws`` are the names of fields that are empty or too long, or ``limit``.
    """

    vote: str = ""
    comment: str = ""
    contact: str = ""
    about: str = ""
    query: str = ""
    flaws: frozenset[str] = frozenset()
    is_sent: bool = False
