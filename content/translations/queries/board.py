"""Pages with text, and how each stands in each language by the numbers that its translations keep of themselves."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Q
from wagtail.models import Page

from content.core.languages import LANGUAGES, SOURCE_LANGUAGE
from content.core.text import search_key
from content.districts.models import District, StateHome
from content.overrides.models import OverridePage
from content.translations.models import Translation
from content.translations.rules import below
from content.translations.schemas import schema_of, translated_models
from content.translations.segments import extract
from content.translations.staleness import Status, Tally

STATEWIDE = "land"
TARGETS = tuple(code for code in LANGUAGES if code != SOURCE_LANGUAGE)
_HOME = 2 * Page.steplen


@dataclass(frozen=True, slots=True)
class Scope:
    """Whose pages: the state's, or one district's; with the languages it publishes in."""

    slug: str
    name: str
    path: str
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TextPage:
    """A page with text.

    ``belongs_to`` is the path of the statewide page that it is, changes or stands beside, empty if there is none;
    ``key`` is what readers' reads of it are counted under.
    """

    page_id: int
    title: str
    path: str
    key: UUID
    belongs_to: str
    is_live: bool
    is_adapted: bool
    since: datetime | None

    @property
    def home(self) -> str:
        """The path of the home that it lies below."""
        return self.path[:_HOME]

    @property
    def depth(self) -> int:
        """How many pages lie between its home and it."""
        return (len(self.path) - _HOME) // Page.steplen - 1

    @property
    def module(self) -> str:
        """The path of the statewide topic that it is part of, empty if there is none."""
        return self.belongs_to[: _HOME + Page.steplen]


@dataclass(frozen=True, slots=True)
class Cell:
    """How a page stands in a language; without a tally nobody has begun. ``since`` is when it began to wait."""

    tally: Tally | None
    is_live: bool
    has_changes: bool
    since: datetime | None

    @property
    def status(self) -> Status:
        return self.tally.status if self.tally else Status.MISSING

    @property
    def is_waiting(self) -> bool:
        """Tell whether somebody has something to do, be it to publish."""
        return self.tally is None or self.tally.is_waiting or not self.is_live or self.has_changes

    def has_waited_since(self, moment: datetime) -> bool:
        """Tell whether it waited at a moment, and still does."""
        return self.is_waiting and self.since is not None and self.since <= moment

    @property
    def is_done(self) -> bool:
        """Tell whether readers have all of it, as the German is today."""
        return self.is_live and self.status is Status.UP_TO_DATE


@dataclass(frozen=True, slots=True)
class Board:
    """Pages in the tree's order; ``cell`` says how one stands in a language."""

    pages: list[TextPage]
    cells: dict[tuple[int, str], Cell]

    def cell(self, page: TextPage, code: str) -> Cell:
        """Return how a page stands in a language; what nobody has begun waits since the page is there."""
        return self.cells.get((page.page_id, code)) or _not_begun(page.since)


def board_of(paths: Collection[str], codes: Collection[str]) -> Board:
    """Return the pages below some paths and how they stand in some languages, in four queries."""
    return Board(_pages(paths), _cells(below(paths, "page__path"), codes))


def cells_of(page: Page) -> dict[str, Cell]:
    """Return how one page stands, by language in the order of the language table."""
    found = _cells(Q(page=page.pk), TARGETS)
    since = page.first_published_at or page.latest_revision_created_at
    return {code: found.get((page.pk, code)) or _not_begun(since) for code in TARGETS}


def scopes_within(paths: Collection[str]) -> list[Scope]:
    """Return the state and the districts that have pages below some paths, districts by name."""
    homes = StateHome.objects.values_list("path", "title")
    scopes = [Scope(STATEWIDE, title, path, TARGETS) for path, title in homes]
    districts = District.objects.filter(home__isnull=False).select_related("home").prefetch_related("offered")
    for district in sorted(districts, key=lambda district: (search_key(district.name), district.kind)):
        codes = tuple(language.code for language in district.languages if language.code in TARGETS)
        scopes.append(Scope(district.slug, district.name, district.home.path, codes))
    return [scope for scope in scopes if any(overlap(scope.path, path) for path in paths)]


def permission_check(paths: dict[str, list[str]]) -> Callable[[str, str], bool]:
    """Return a function that tells whether a page's path lies below those of a language."""
    beginnings = {code: tuple(found) for code, found in paths.items()}
    return lambda path, code: path.startswith(beginnings.get(code, ()))


def overlap(one: str, other: str) -> bool:
    """Tell whether one of two paths of the tree leads through the other."""
    return one.startswith(other) or other.startswith(one)


def _not_begun(since: datetime | None) -> Cell:
    return Cell(None, is_live=False, has_changes=False, since=since)


def _pages(paths: Collection[str]) -> list[TextPage]:
    # What was taken away from readers is nobody's task.
    wanted = below(paths) & (Q(live=True) | Q(first_published_at=None))
    rows = Page.objects.type(*translated_models()).filter(wanted).order_by("path").values_list(*_COLUMNS)
    wordless = _wordless(paths)
    return [page for page in _placed(rows) if page.page_id not in wordless]


_COLUMNS = (
    "pk",
    "title",
    "draft_title",
    "path",
    "translation_key",
    "live",
    "first_published_at",
    "latest_revision_created_at",
    "infopage__place__path",
    "overridepage__target__path",
    "overridepage__target__translation_key",
)


def _placed(rows: Iterable[Sequence[Any]]) -> Iterator[TextPage]:
    belonging: dict[str, str] = {}
    state = StateHome.objects.values_list("path", flat=True).first() or "-"
    for pk, title, draft_title, path, key, is_live, published, revised, place, target, target_key in rows:
        above = path[: -Page.steplen]
        belongs_to = path if path.startswith(state) else target or place or belonging.get(above, "")
        belonging[path] = belongs_to
        yield TextPage(
            page_id=pk,
            title=title if is_live else draft_title or title,
            path=path,
            key=target_key or key,
            belongs_to=belongs_to,
            is_live=is_live,
            is_adapted=target is not None,
            since=published or revised,
        )


def _wordless(paths: Collection[str]) -> set[int]:
    """Return the pages on which a district changes something without any word of its own."""
    schema = schema_of(OverridePage)
    stored = OverridePage.objects.filter(below(paths)).values_list("pk", "operations")
    return {pk for pk, operations in stored if not extract({"operations": list(operations.raw_data)}, schema)}


def _cells(wanted: Q, codes: Collection[str]) -> dict[tuple[int, str], Cell]:
    """Read the numbers alone: the texts of a whole state would take a second."""
    rows = Translation.objects.filter(wanted).into(codes)
    return {
        (page_id, code): Cell(
            Tally(total, missing, outdated, machine),
            is_live=live_at is not None,
            has_changes=has_changes,
            since=waiting_since or updated_at,
        )
        for page_id, code, total, missing, outdated, machine, waiting_since, updated_at, live_at, has_changes in (
            rows.values_list(
                "page_id",
                "language",
                "total",
                "missing",
                "outdated",
                "machine",
                "waiting_since",
                "updated_at",
                "live_at",
                "has_unpublished_changes",
            )
        )
    }
